"""A real encrypted case file, a desk, a window; and nothing may be left over."""

import shutil
from datetime import date, datetime
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hospital_iep.operations import practice
from hospital_iep.store.database import Database
from hospital_iep.store.vault import Cost, Person
from hospital_iep.ui.background import Worker
from hospital_iep.ui.desk import Desk
from hospital_iep.ui.keeping import forget_kept
from hospital_iep.ui.preferences import Preferences, in_use
from hospital_iep.ui.theme import ThemeChoice, theme
from hospital_iep.ui.window import Window
from tests.ui.practice import MONDAY

PASSPHRASE = "correct horse battery"
CHEAP = Cost(8, 1, 1)


def delete_closed():
    """Delete what was closed now: without a running loop Qt keeps it, and each change of look visits it."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def nothing_left(qapp):
    """Begin with no preference or held key of another test, and fail a test that leaves a window open."""
    in_use.preferences = Preferences()
    if QApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Shift)  # its widget was gone before the key came up
    yield
    forget_kept()  # what a dialog kept for the next one of its kind is for this test alone
    delete_closed()
    left = [type(widget).__name__ for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    for widget in QApplication.topLevelWidgets():
        widget.hide()
    assert left == []


@pytest.fixture
def look(qapp):
    """Give the light look at 100 %, and put it back afterwards."""
    theme().apply(ThemeChoice.LIGHT, 100, glove_targets=False)
    yield theme()
    delete_closed()
    theme().apply(ThemeChoice.LIGHT, 100, glove_targets=False)


@pytest.fixture(scope="session")
def fresh_case_file(tmp_path_factory):
    """Make one case file of Ana Example for all tests to copy."""
    path = tmp_path_factory.mktemp("fresh") / "ward.case"
    person = Person(uuid4(), "Ana Example", "teacher")
    database, _key = Database.create(path, person, PASSPHRASE, cost=CHEAP)
    database.close()
    return path


@pytest.fixture
def case_file(fresh_case_file, tmp_path):
    """Return a case file of one's own, closed."""
    for file in fresh_case_file.parent.glob("ward.case*"):
        shutil.copy(file, tmp_path / file.name)
    return tmp_path / "ward.case"


@pytest.fixture
def database(case_file):
    with Database.open(case_file, "Ana Example", PASSPHRASE) as database:
        yield database
        assert database.open_sessions == 0


@pytest.fixture
def desk(database, qapp):
    return Desk(database, lambda: date(2026, 11, 24), lambda: datetime.fromisoformat("2026-11-24T11:48"))


@pytest.fixture
def worker(qapp):
    worker = Worker()
    yield worker
    assert not worker.busy
    worker.close()


@pytest.fixture
def window(qtbot, look, desk, worker):
    """Return the frame without pages; a test adds its own."""
    window = Window(desk, worker, "Ana Example, hospital teacher")
    qtbot.addWidget(window)
    window.resize(1366, 768)
    yield window
    window.toasts.clear()


@pytest.fixture
def page(window):
    """Return the page in front of a test's own window."""
    return window.page


@pytest.fixture
def child(practice_file):
    """Return the first child of a test's own practice hospital."""
    return practice_file[1][0]


@pytest.fixture
def calendar(tmp_path):
    """Write the practice hospital's calendar as a file."""
    file = tmp_path / "calendar.ics"
    file.write_bytes(practice.calendar(MONDAY))
    return file
