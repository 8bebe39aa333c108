"""Opening and making case files, on the worker's thread: values in, an open case file out."""

import gc
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QCoreApplication, QTimeZone

from hospital_iep.ui.unlock import RECOVERY

if TYPE_CHECKING:
    from sqlmodel import Session

    from hospital_iep.store.database import Database
    from hospital_iep.ui.firstrun import NewFile

Report = Callable[..., None]
PRACTICE_PASSPHRASE = "practice hospital"  # noqa: S105  (everything in that file is invented)
WHOLE_SEARCH_AFTER = 1000
"""Searches among the younger objects before one for lost objects among all."""

PRELOADED = (
    "hospital_iep.store.database",
    "hospital_iep.operations.caseload",
    "hospital_iep.operations.today",
)


@dataclass(frozen=True, slots=True)
class Request:
    """What the unlock window asked for."""

    path: Path
    who: str
    passphrase: str = field(repr=False)
    read_only: bool = False


def preload(_report: Report) -> None:
    """Load the tables while the passphrase is typed."""
    from importlib import import_module  # noqa: PLC0415
    from importlib.util import find_spec  # noqa: PLC0415

    for name in PRELOADED:
        if find_spec(name) is not None:
            import_module(name)
    gc.freeze()  # each later search for lost objects would walk through all of it, and the window stand still
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, WHOLE_SEARCH_AFTER)  # and search all of the rest seldom; a lock does


def identity(who: str) -> UUID | str:
    """Return who it is as the case file knows people: by id, or the printed recovery key."""
    return who if who == RECOVERY else UUID(who)


def open_file(_report: Report, request: Request) -> "Database":
    """Open a case file; raises the store's own faults, each one clear sentence."""
    from hospital_iep.store.database import Database  # noqa: PLC0415  (after the first painting)

    who = identity(request.who)
    database = Database.open(request.path, who, request.passphrase, read_only=request.read_only)
    read_ahead(database, datetime.now())  # noqa: DTZ005  (wall-clock time)
    return database


def read_ahead(database: "Database", now: datetime) -> None:
    """Read what the first pages show of a day and its week, so that they open at once: it is then kept."""
    from hospital_iep.domain.rights import NotAllowedError  # noqa: PLC0415
    from hospital_iep.operations import board, caseload, week  # noqa: PLC0415

    day = now.date()
    with suppress(NotAllowedError), database.session() as session:
        caseload.students(session)
        for first, last in (week.week_of(day), (day, day)):
            board.facts(session, first, last)
            board.standing(session, first, last, now.replace(second=0, microsecond=0))


def make_file(_report: Report, new: "NewFile") -> "tuple[Database, str]":
    """Make a case file; return it, open, and its recovery key."""
    from hospital_iep.store.database import Database  # noqa: PLC0415
    from hospital_iep.store.vault import Person  # noqa: PLC0415

    new.path.parent.mkdir(parents=True, exist_ok=True)
    person = Person(uuid4(), new.name, new.role)
    database, recovery_key = Database.create(new.path, person, new.passphrase)
    zone = bytes(QTimeZone.systemTimeZoneId().data()).decode() or "UTC"
    ward = QCoreApplication.translate("FirstRun", "Ward")
    database.perform("Begin", _begin_for_good, zone, ward)
    return database, recovery_key


def _begin_for_good(session: "Session", zone: str, ward: str) -> None:
    """Write what a new case file begins with as a step that undo does not take back."""
    from hospital_iep.operations import beginning  # noqa: PLC0415
    from hospital_iep.store.journal import lasting  # noqa: PLC0415

    beginning.begin(session, zone, ward, "childrens-ward")
    lasting(session)


def _fill_for_good(session: "Session", monday: date) -> None:
    """Write the practice hospital as a step that undo does not take back."""
    from hospital_iep.operations import practice  # noqa: PLC0415
    from hospital_iep.store.journal import lasting  # noqa: PLC0415

    practice.fill(session, monday)
    lasting(session)


def open_practice(_report: Report, folder: Path, today: date) -> "Database":
    """Open this week's practice hospital; make it if it is not there yet, and drop older weeks'."""
    from hospital_iep.operations import practice  # noqa: PLC0415
    from hospital_iep.store.database import Database  # noqa: PLC0415
    from hospital_iep.store.faults import CaseFileFault  # noqa: PLC0415
    from hospital_iep.store.files import remove_case_file  # noqa: PLC0415
    from hospital_iep.store.vault import Cost, Person  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    weekend = today.weekday() > 4  # then the week to come, so that there is something to plan
    monday = today + timedelta(days=7 - today.weekday() if weekend else -today.weekday())
    path = folder / f"practice-{monday}.case"
    teacher = practice.cast()["teacher"][0]
    for old in folder.glob("practice-*.case"):
        if old != path:
            remove_case_file(old)
    if path.exists():
        try:
            return Database.open(path, teacher["name"], PRACTICE_PASSPHRASE)
        except CaseFileFault as fault:
            if type(fault).__name__ == "InUse":
                raise
            remove_case_file(path)  # invented: nothing is lost by making it again
    person = Person(uuid4(), teacher["name"], teacher["role"])
    database, _key = Database.create(path, person, PRACTICE_PASSPHRASE, cost=Cost(8, 1, 1), practice=True)
    try:
        database.perform("Practice hospital", _fill_for_good, monday)
    except BaseException:
        database.close()
        remove_case_file(path)
        raise
    return database
