"""``hospital-iep --self-test``: does this installation work? For installers; leaves nothing behind."""

import json
import os
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

from hospital_iep.scheduling.quick_library import library


def self_test() -> int:
    """Open a window offscreen, make a case file, plan a week, write a PDF, close; 0 where all of it works."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed: list[str] = []
    sys.stdout.write(f"search: {'compiled' if library() else 'in Python, slower'}\n")
    with tempfile.TemporaryDirectory() as folder:
        for name, part in (("case file, plan and PDF", _case_file), ("window", _window)):
            try:
                part(Path(folder))
            except Exception as error:  # noqa: BLE001  (whatever it is, the installer is told)
                failed.append(name)
                sys.stderr.write(f"{name}: {type(error).__name__}\n")
    sys.stdout.write("self-test failed\n" if failed else "self-test passed\n")
    return 1 if failed else 0


def _case_file(folder: Path) -> None:
    from hospital_iep.domain.disclosure import Audience, DocumentKind  # noqa: PLC0415
    from hospital_iep.operations import documents, practice, problem, week  # noqa: PLC0415
    from hospital_iep.scheduling import worker  # noqa: PLC0415
    from hospital_iep.store.database import Database  # noqa: PLC0415
    from hospital_iep.store.vault import Cost, Person  # noqa: PLC0415

    monday, phrase = practice.PRACTICE_WEEK, uuid4().hex
    person = Person(uuid4(), "Self Test", "coordinator")
    path = folder / "self-test.case"
    database, _key = Database.create(path, person, phrase, cost=Cost(8, 1, 1), practice=True)
    with database:
        children, _ = database.perform("Practice", practice.fill, monday)
        with database.session() as session:
            case = problem.build(session, monday, monday + timedelta(days=6))
        text = worker.run(json.dumps(case.problem), iterations=5, seconds=None)
        with database.session() as session:
            moves = week.compare(session, case, json.loads(text))
        database.perform("Accept", week.accept, moves)
        with database.session() as session:
            draft = documents.prepare(
                session,
                DocumentKind.CHILD_TIMETABLE,
                children[0],
                Audience.CHILD,
                today=date.fromisoformat(str(monday)),
                practice=True,
            )
        if not draft.render("pdf").startswith(b"%PDF"):
            raise RuntimeError("no PDF was made")
    with Database.open(path, person.name, phrase) as again, again.session() as session:
        if not week.lessons(session, monday, monday + timedelta(days=6)):
            raise RuntimeError("the lessons were not kept")


def _window(_folder: Path) -> None:
    from hospital_iep.ui.application import Shell, loses_none, make_application  # noqa: PLC0415

    app = make_application()
    if loses_none():
        raise RuntimeError("this PySide6 loses references to None")
    shell = Shell()
    shell.unlock.show_first_run()
    shell.show()
    app.processEvents()
    if shell.grab().isNull():
        raise RuntimeError("the window was not painted")
    shell.close()
