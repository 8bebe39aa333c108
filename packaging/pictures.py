"""Make the README's pictures from the running program: ``python packaging/pictures.py [folder]``.

Offscreen, on the practice hospital with its week planned; look at each picture before it is committed.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from hospital_iep.operations import caseload, problem, week
from hospital_iep.scheduling import worker
from hospital_iep.ui.application import Program, make_application
from hospital_iep.ui.desk import Desk
from hospital_iep.ui.preferences import Preferences
from hospital_iep.ui.theme import ThemeChoice, theme

ROOT = Path(__file__).resolve().parent.parent
SIZE = (1366, 768)


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Let the window work until a condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError
        QApplication.processEvents()
        time.sleep(0.01)


def settle(seconds: float = 2.5) -> None:
    """Let the window draw itself."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)


def monday_of(desk: Desk) -> date:
    """Return the Monday of the practice hospital's own week."""
    return date.fromisoformat(desk.database.path.stem.removeprefix("practice-"))


def plan(desk: Desk) -> None:
    """Plan and publish the week of the practice hospital."""
    monday = monday_of(desk)
    sunday = monday + timedelta(days=6)
    if desk.read(week.lessons, monday, sunday):
        return
    case = desk.read(problem.build, monday, sunday, now=datetime.combine(monday, datetime.min.time()))
    text = worker.run(json.dumps(case.problem), iterations=200, seconds=None)
    moves = desk.read(week.compare, case, json.loads(text))
    desk.do("Plan", week.accept, moves)
    desk.do("Publish", week.publish, monday, sunday)


def main() -> None:
    """Make every picture."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    make_application()
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = home
        program = Program(Preferences())
        program.shell.resize(*SIZE)
        program.start(practice=True)
        wait_for(lambda: program.window is not None)
        window = program.window
        assert window is not None
        plan(window.desk)
        tuesday = monday_of(window.desk) + timedelta(days=1)
        window.desk.now = lambda: datetime.combine(tuesday, datetime.min.time()).replace(hour=10, minute=14)
        window.desk.today = lambda: tuesday
        students = window.desk.read(caseload.students)
        leo = next(row for row in students if row.called == "Leo")
        steps: list[tuple[str, str, dict[str, str]]] = [
            ("today", "today", {}),
            ("caseload", "caseload", {}),
            ("week", "week", {}),
            ("pupil", "student", {"student_id": str(leo.id)}),
            ("reentry", "reentry", {}),
            ("documents", "documents", {}),
            ("settings", "settings", {}),
        ]
        for look, ending in ((ThemeChoice.LIGHT, ""), (ThemeChoice.DARK, "-dark")):
            theme().apply(look, 100, glove_targets=False)
            for name, page, target in steps:
                if window.has_page(page) and (not ending or name == "week"):
                    window.open(page, **target)
                    settle()
                    program.shell.grab().save(str(folder / f"{name}{ending}.png"))
        program.lock()
        theme().apply(ThemeChoice.LIGHT, 100, glove_targets=False)
        settle()
        program.shell.grab().save(str(folder / "unlock.png"))
        program.close()


if __name__ == "__main__":
    main()
