"""A board, and the page in a real window over a real, empty case file; the week itself is rehearsed."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from hospital_iep.domain.vocabulary import repeatable_ids
from hospital_iep.operations import board as boards
from hospital_iep.operations import practice
from hospital_iep.operations import week as weeks
from hospital_iep.store.database import Database
from hospital_iep.ui.background import Worker
from hospital_iep.ui.desk import Desk
from hospital_iep.ui.theme import ThemeChoice, theme
from hospital_iep.ui.week.board import Board
from hospital_iep.ui.week.page import WeekPage
from hospital_iep.ui.window import Window
from tests.store.sample import CHEAP, PASSPHRASE, RUTH, Clock
from tests.ui.week.hospital import BEFORE, MONDAY, SUNDAY, TUESDAY, planned
from tests.ui.week.rehearsal import RehearsedWeek, Rules
from tests.ui.week.sample import NOW, teacher_week


@pytest.fixture(autouse=True)
def plain_look(qapp):
    """Every test starts in the light look at 100 %, and leaves no window behind."""
    _light()
    yield
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _light()


def _light():
    if (theme().name, theme().percent) != ("light", 100) or not QApplication.instance().styleSheet():
        theme().apply(ThemeChoice.LIGHT, percent=100)


@pytest.fixture
def board():
    board = Board()
    board.resize(1007, 592)
    board.show_contents(teacher_week(), Rules())
    board.show()
    board.setFocus()
    QApplication.processEvents()
    return board


@pytest.fixture
def week():
    return RehearsedWeek()


@pytest.fixture
def window(tmp_path, week):
    database, _ = Database.create(tmp_path / "ward.case", RUTH, PASSPHRASE, cost=CHEAP, clock=Clock())
    worker = Worker()
    desk = Desk(database, lambda: date(2026, 11, 24), lambda: NOW)
    week.changed.connect(desk.changed)
    window = Window(desk, worker, "Ana Ruiz, hospital teacher")
    window.add_page("week", "Week", "calendar-days", lambda window: WeekPage(window, week))
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    yield window
    window.close()
    worker.close()
    database.close()


@pytest.fixture
def page(window):
    page = window.open("week", beside="leo", day="2026-11-24")
    QApplication.processEvents()
    return page


@pytest.fixture
def hospital(tmp_path):
    database, _ = Database.create(tmp_path / "ward.case", RUTH, PASSPHRASE, cost=CHEAP, clock=Clock())
    with repeatable_ids(1):
        database.perform("Fill", practice.fill)
    yield database
    database.close()


@pytest.fixture
def clock():
    return [BEFORE]


@pytest.fixture
def practised(hospital, clock):
    """The week's page of the practice hospital, before its week."""
    worker = Worker()
    window = Window(
        Desk(hospital, lambda: date(2026, 11, 24), lambda: clock[0]), worker, "Ruth Example, teacher"
    )
    window.add_page("week", "Week", "calendar-days", WeekPage)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    page = window.open("week")
    QApplication.processEvents()
    yield page
    window.close()
    worker.close()


@pytest.fixture
def full(practised, hospital, clock):
    """The page with a planned and published week, on Tuesday morning."""
    with hospital.session() as session:
        standing = boards.standing(session, MONDAY, SUNDAY, BEFORE)
        moves = weeks.compare(session, standing.case, planned(standing.problem))
    page = practised
    page.desk.do("Plan", weeks.accept, moves)
    page.desk.do("Publish", weeks.publish, MONDAY, SUNDAY)
    clock[0] = TUESDAY
    page.week._forget()
    page.refresh()
    return page
