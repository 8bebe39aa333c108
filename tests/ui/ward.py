"""A practice hospital to try the pages on: made once, then copied for each test; really encrypted."""

import shutil
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

from PySide6.QtWidgets import QApplication

from hospital_iep.domain.vocabulary import repeatable_ids
from hospital_iep.operations import caseload, practice
from hospital_iep.store.database import Database
from hospital_iep.store.vault import Cost, Person
from hospital_iep.ui.caseload.page import CaseloadPage
from hospital_iep.ui.desk import Desk
from hospital_iep.ui.keeping import forget_kept
from hospital_iep.ui.student.page import StudentPage
from hospital_iep.ui.window import Window

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 11, 48)
ANA = Person(UUID(int=7), "Ana Ruizplay", "teacher")
PASSPHRASE = "correct horse battery"
_made = {}


def practice_case(tmp_path_factory):
    """Return the folder of a practice case file, closed; made at the first call."""
    if "folder" not in _made:
        folder = tmp_path_factory.mktemp("ward")
        database, _ = Database.create(
            folder / "ward.case", ANA, PASSPHRASE, cost=Cost(8, 1, 1), practice=True
        )
        with repeatable_ids(1):
            database.perform("Practice hospital", practice.fill, MONDAY, 1)
        database.close()
        _made["folder"] = folder
    return _made["folder"]


def open_copy(tmp_path_factory, tmp_path):
    """Return an open copy of the practice case file."""
    for file in practice_case(tmp_path_factory).iterdir():
        shutil.copy(file, tmp_path / file.name)
    return Database.open(tmp_path / "ward.case", ANA.id, PASSPHRASE)


def open_window(qtbot, desk, worker, key="caseload", **target):
    """Return a window with both pages, one of them in front."""
    forget_kept()
    window = Window(desk, worker, "Ana Ruizplay, hospital teacher")
    qtbot.addWidget(window)
    window.add_page("caseload", "Caseload", "users", CaseloadPage)
    window.add_page("student", "Pupil", "user", StudentPage, in_rail=False)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    window.open(key, **target)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    return window


@contextmanager
def leos_window(qtbot, worker, tmp_path_factory, tmp_path, **target):
    """Open Leo's page over a copy of the practice case file; all is closed again afterwards."""
    database = open_copy(tmp_path_factory, tmp_path)
    desk = Desk(database, lambda: TUESDAY, lambda: NOW)
    window = open_window(qtbot, desk, worker, "student", student_id=str(child(desk, "Leo").id), **target)
    yield window
    window.toasts.clear()
    assert database.open_sessions == 0
    database.close()


def child(desk, called):
    """Return a child of the practice hospital by first name."""
    return next(row for row in desk.read(caseload.students) if row.called == called)
