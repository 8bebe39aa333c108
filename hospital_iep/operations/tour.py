"""The main job without a window: from a hospital calendar to a planned, repaired week and a re-entry packet.

Everything happens on the practice hospital, by the same operations as in the window. The same seed gives
equal bytes of every document, feed and JSON file; only the case file, which is encrypted, differs.
"""

import json
import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import Session

from hospital_iep.domain.disclosure import Audience, DocumentKind
from hospital_iep.domain.reentry import ItemState
from hospital_iep.domain.rights import Role
from hospital_iep.domain.student import StudentData
from hospital_iep.domain.treatment import AppointmentData
from hospital_iep.domain.vocabulary import repeatable_ids
from hospital_iep.exchange.appointments import Horizon, as_appointments
from hospital_iep.exchange.feeds import FeedAudience
from hospital_iep.exchange.read import read_file
from hospital_iep.operations import (
    documents,
    feeds,
    imports,
    practice,
    problem,
    records,
    reentry,
    today,
    week,
)
from hospital_iep.operations.child_time import child_times
from hospital_iep.operations.problem import PlanningCase
from hospital_iep.scheduling import worker
from hospital_iep.store.database import Database
from hospital_iep.store.vault import Person

ITERATIONS = 400
MOST_READ = 10_000
SEEN_FROM, SEEN_TO = datetime(1900, 1, 1, tzinfo=UTC), datetime(2199, 1, 1, tzinfo=UTC)

DOCUMENTS = (
    (DocumentKind.CHILD_TIMETABLE, Audience.CHILD, "child-timetable"),
    (DocumentKind.ACCOMMODATIONS, Audience.TEACHER, "accommodations"),
    (DocumentKind.PACKET, Audience.TEACHER, "packet-teacher"),
    (DocumentKind.PACKET, Audience.NURSE, "packet-nurse"),
    (DocumentKind.PACKET, Audience.DISTRICT, "packet-district"),
    (DocumentKind.PACKET, Audience.FAMILY, "packet-family"),
    (DocumentKind.EMERGENCY, Audience.TEACHER, "emergency-teacher"),
    (DocumentKind.CHECKLIST, Audience.FAMILY, "checklist-family"),
    (DocumentKind.PLAN, Audience.FAMILY, "plan-family"),
    (DocumentKind.PROGRESS, Audience.FAMILY, "progress-family"),
    (DocumentKind.HOURS, Audience.DISTRICT, "hours-district"),
    (DocumentKind.LETTER, Audience.TEACHER, "letter-teacher"),
)


class TourError(Exception):
    """The tour cannot begin: one sentence that says why."""


@dataclass(slots=True)
class _Tour:
    """One tour: where it writes, what time it is, what it has told."""

    folder: Path
    seed: int
    tell: Callable[[str], None]
    monday: date
    now: datetime = field(init=False)
    database: Database = field(init=False)
    children: list[UUID] = field(default_factory=list)
    steps: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.now = datetime.combine(self.monday, time(8))

    @property
    def first_day(self) -> date:
        return self.monday

    @property
    def last_day(self) -> date:
        return self.monday + timedelta(days=6)

    def step(self, name: str, words: str, **facts: Any) -> None:
        """Tell a step in one line, and keep it for ``steps.json``."""
        self.steps.append({"step": name, "words": words, **facts})
        self.tell(f"{len(self.steps):2}. {words}")

    def write(self, name: str, content: bytes) -> None:
        (self.folder / name).write_bytes(content)

    def write_json(self, name: str, value: Any) -> None:
        text = json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False)
        self.write(name, (text + "\n").encode())

    def do(self, label: str, operation: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        return self.database.perform(label, operation, *arguments, **options)[0]

    def ask(self, query: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        with self.database.session() as session:
            return query(session, *arguments, **options)


def tour(
    folder: Path,
    *,
    seed: int = 1,
    calendar: bytes | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> None:
    """Do the main job into a folder; raises ``TourError`` where the calendar is none."""
    given = calendar is not None
    monday = _busiest_week(calendar) if calendar is not None else practice.PRACTICE_WEEK
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("practice.case*"):
        old.unlink()
    with repeatable_ids(seed):
        going = _Tour(folder, seed, tell, monday)
        data = calendar if calendar is not None else practice.calendar(monday, seed)
        try:
            _open(going)
            _import(going, data, given=given)
            _plan(going)
            _disrupt(going)
            _teach(going)
            _ready(going)
            _issue(going)
        finally:
            if hasattr(going, "database"):
                going.database.close()
    going.write_json("steps.json", going.steps)


def _busiest_week(calendar: bytes) -> date:
    """Return the Monday of the ISO week with most occurrences; the fixed week where there is none."""
    zone = practice.cast()["time_zone"]
    reading = read_file(calendar, timezone=zone, start=SEEN_FROM, end=SEEN_TO)
    if reading.format.value == "unknown":
        reason = reading.problems[0].reason if reading.problems else "it is no calendar"
        raise TourError(f"--calendar: {reason}: a calendar file (.ics)")
    horizon = Horizon(SEEN_FROM.replace(tzinfo=None), SEEN_TO.replace(tzinfo=None))
    found = as_appointments(reading, zone, horizon).appointments
    starts = sorted(one.start for one in found if one.start is not None)[:MOST_READ]
    weeks = Counter(week.week_of(start.date())[0] for start in starts)
    if not weeks:
        return practice.PRACTICE_WEEK
    return min(weeks, key=lambda monday: (-weeks[monday], monday))


def _open(going: _Tour) -> None:
    person = Person(uuid4(), practice.cast()["teacher"][0]["name"], Role.COORDINATOR.value)
    going.database, _ = Database.create(
        going.folder / "practice.case",
        person,
        secrets.token_urlsafe(24),
        practice=True,
        clock=lambda: going.now.replace(tzinfo=UTC),
    )
    going.step("case-file", "An encrypted case file was made for the practice hospital.")
    going.children = going.do("Practice hospital", practice.fill, going.monday, going.seed)
    count = len(going.children)
    going.step(
        "practice", f"{count} invented children, their treatments and plans were entered.", children=count
    )


def _import(going: _Tour, data: bytes, *, given: bool) -> None:
    zone = going.ask(imports.time_zone)
    file_format, found = imports.read(data, zone, going.monday)
    first = going.children[0]
    shown = going.ask(imports.preview, data, file_format, found, source="calendar", whole_file_for=first)
    ticked = [item.number for item in shown.items if item.writes]
    going.do("Import calendar", imports.apply, data, shown, ticked)
    again = going.ask(imports.preview, data, file_format, found, source="calendar", whole_file_for=first)
    problems = len(found.problems)
    words = f"{len(ticked)} appointments were imported, {problems} problems named."
    if given and not ticked:
        words = f"The calendar holds no appointment for these months, {problems} problems named."
    going.step(
        "import",
        words,
        imported=len(ticked),
        problems=problems,
        changes_when_read_again=sum(item.writes for item in again.items),
    )


def _solve(going: _Tour, name: str) -> tuple[PlanningCase, dict[str, Any]]:
    case: PlanningCase = going.ask(problem.build, going.first_day, going.last_day, now=going.now)
    prefix = f"{name}-" if name else ""
    going.write_json(f"{prefix}problem.json", case.problem)
    text = worker.run(json.dumps(case.problem), iterations=ITERATIONS, seconds=None, seed=going.seed)
    going.write(f"{prefix}timetable.json", text.encode())
    timetable: dict[str, Any] = json.loads(text)
    return case, timetable


def _plan(going: _Tour) -> None:
    case, timetable = _solve(going, "")
    moves = going.ask(week.compare, case, timetable)
    going.do("Accept the plan", week.accept, moves, "planned")
    short = sum(each["minutes_short"] for each in timetable["unmet"])
    going.step(
        "plan",
        f"The week was planned: {len(timetable['lessons'])} lessons, {short} minutes not placed.",
        lessons=len(timetable["lessons"]),
        minutes_short=short,
        cost=timetable["cost"],
        status=timetable["status"],
    )
    told = going.do("Publish the week", week.publish, going.first_day, going.last_day, "first plan")
    going.step("publish", f"The week was published: {told} lessons told to families and wards.", told=told)


def _disrupt(going: _Tour) -> None:
    """Move one treatment onto a told lesson, repair the week and accept the repair."""
    going.now += timedelta(days=1)
    hit = _lesson_to_hit(going)
    if hit is None:
        going.step("move", "No lesson is left this week that a treatment could move onto.")
    else:
        going.do("Move a treatment", _move_treatment, hit, going.now)
        day = f"{hit.data.start:%A %H:%M}"
        going.step("move", f"A treatment moved onto a lesson on {day}.", start=hit.data.start.isoformat())
    case, timetable = _solve(going, "repaired")
    moves = going.ask(week.compare, case, timetable)
    told = sum(move.told for move in moves)
    going.step(
        "repair", f"A repair was proposed: {len(moves)} changes, {told} of told lessons.", changes=len(moves)
    )
    going.do("Accept the repair", week.accept, moves, "treatment moved")
    again = going.do("Publish the repair", week.publish, going.first_day, going.last_day, "treatment moved")
    going.step("publish-repair", f"The repair was accepted and {again} changes were told.", told=again)


def _lesson_to_hit(going: _Tour) -> week.LessonRow | None:
    rows: list[week.LessonRow] = going.ask(week.lessons, going.first_day, going.last_day)
    later = [
        row for row in rows if row.data.start >= going.now + timedelta(hours=2) and len(row.student_ids) == 1
    ]
    order = {key: number for number, key in enumerate(going.children)}
    later.sort(key=lambda row: (order[row.student_ids[0]], row.data.start))
    return later[0] if later else None


def _move_treatment(session: Session, hit: week.LessonRow, now: datetime) -> None:
    """Move a later treatment of the child onto its lesson; where there is none, a clinic visit is entered."""
    student_id = hit.student_ids[0]
    times = child_times(session, [student_id], now.date(), now.date() + timedelta(days=6))[student_id]
    for block in times.closed_blocks:
        if block.appointment_id is not None and block.start > now and block.start < block.end:
            values = {"start": hit.data.start, "end": hit.data.start + (block.end - block.start)}
            records.edit(session, AppointmentData, block.appointment_id, values)
            return
    end = hit.data.start + timedelta(minutes=45)
    data = AppointmentData(kind="clinic", title="Clinic", start=hit.data.start, end=end)
    records.add(session, data, student_id=student_id)


def _teach(going: _Tour) -> None:
    """Log yesterday's lessons, one of them not now, and how the first child is today."""
    rows: list[week.LessonRow] = going.ask(week.on_day, going.monday)
    taught = 0
    for number, row in enumerate(rows):
        if number == len(rows) - 1 and number:
            going.do("Not now", today.not_now, row.id, "MED-SLEEP", going.now)
        else:
            taught += going.do("Log a lesson", today.log_lesson, row.id, level_after=3, at=row.data.end)
    going.step(
        "log", f"{len(rows)} lessons were logged, {taught} minutes taught.", lessons=len(rows), minutes=taught
    )
    going.do("Energy", today.check_energy, going.children[0], going.now, 3)
    going.step("energy", "The first child said how it is today: 3 of 4.", level=3)


def _ready(going: _Tour) -> None:
    back = going.ask(reentry.reentry, going.children[0], going.now.date())
    open_items = [item for item in back.items if item.data.state is ItemState.OPEN][:2]
    for item in open_items:
        going.do("Tick", reentry.tick, item.id, going.now.date())
    done = back.done + len(open_items)
    going.step(
        "re-entry",
        f"{len(open_items)} re-entry items were ticked, {done} of {len(back.items)} are done.",
        done=done,
    )


def _issue(going: _Tour) -> None:
    child = going.children[0]
    _document(going, DocumentKind.TIMETABLE, Audience.STAFF, None, "week")
    _document(going, DocumentKind.ROUND, Audience.STAFF, None, "round-staff")
    for kind, audience, name in DOCUMENTS:
        _document(going, kind, audience, child, name)
    stamp = going.now.replace(tzinfo=UTC)
    teacher = going.ask(_first_teacher, child)
    for reader, who in (
        (FeedAudience.TEACHER, {"teacher_id": teacher}),
        (FeedAudience.FAMILY, {"student_id": child}),
    ):
        data = going.ask(feeds.lessons, going.first_day, going.last_day, stamp, reader, **who)
        going.write(f"lessons-{reader.value}.ics", data)
    going.step("feeds", "Calendars for teacher and family were written; they name nobody.")
    data = going.ask(records.get, StudentData, child).data
    going.step("done", f"Done: on the papers the child is called {data.code}.", code=data.code)


def _document(
    going: _Tour, kind: DocumentKind, audience: Audience, student_id: UUID | None, name: str
) -> None:
    try:
        draft = going.ask(
            documents.prepare,
            kind,
            student_id,
            audience,
            today=going.now.date(),
            practice=True,
            monday=going.monday,
        )
    except documents.NotPermittedError as refused:
        going.step("refused", f"{name} was not issued: {refused}.")
        return
    pdf = draft.render("pdf")
    going.write(f"{name}.pdf", pdf)
    going.write(f"{name}.html", draft.render("html"))
    going.do("Issue document", documents.issue, draft, pdf, "pdf")
    withheld = sum(each.count for each in draft.withheld)
    going.step("issue", f"{name} was issued; {withheld} things stayed out.", document=name, withheld=withheld)


def _first_teacher(session: Session, student_id: UUID) -> UUID | None:
    rows = week.lessons(session, date.min + timedelta(days=40), date.max - timedelta(days=10))
    mine = Counter(row.teacher_id for row in rows if student_id in row.student_ids)
    known = Counter(row.teacher_id for row in rows)
    counted = mine or known
    return min(counted, key=lambda key: (-counted[key], str(key)), default=None)
