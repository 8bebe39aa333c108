"""What changed, by keys alone; and the lock over a dialog, a menu and a proposal that stand open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from hospital_iep.domain.team import TeacherBusyData
from hospital_iep.domain.timetable import PlaceClosureData
from hospital_iep.domain.treatment import EnergyCheckData, IsolationData
from hospital_iep.operations import board, caseload, records, week
from tests.journeys.conftest import LONG, MONDAY
from tests.ui.week.hospital import SUNDAY, planned

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def journey(hospital):
    """The practice hospital on its Monday, with a planned and published week in front."""
    desk = hospital.window.desk
    standing = desk.read(board.standing, MONDAY, SUNDAY, hospital.watch.now)
    desk.do("Plan", week.accept, desk.read(week.compare, standing.case, planned(standing.problem)))
    desk.do("Publish", week.publish, MONDAY, SUNDAY)
    hospital.shortcut(Key.Key_3)
    return hospital


def popup_key(journey, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in the menu or the small box in front, where its focus is."""
    popup = QApplication.activePopupWidget()
    QTest.keyClick(popup.focusWidget() or popup, key, modifier)
    QTest.qWait(1)
    journey.settle()


def choose(journey, words: str) -> None:
    """Go down a menu to an entry and take it."""
    for _ in range(20):
        menu = QApplication.activePopupWidget()
        if menu.activeAction() is not None and menu.activeAction().text() == words:
            popup_key(journey, Key.Key_Return)
            return
        popup_key(journey, Key.Key_Down)
    raise AssertionError(words)


def write_into(journey, field, text: str) -> None:
    journey.tab_to(field)
    journey.write(text)


def count(journey, data) -> int:
    return len(journey.window.desk.read(records.listed, data))


def first_lesson(journey):
    journey.page.first_focus().setFocus()
    journey.key(Key.Key_Home)
    return journey.page.chosen


def test_a_room_a_teacher_and_a_child_by_keys(journey):
    page = journey.page
    journey.find("A room can")
    dialog = journey.dialog()
    write_into(journey, dialog.start.line, "9:00")
    write_into(journey, dialog.end.line, "10:00")
    write_into(journey, dialog.why.line, "painters")
    journey.key(Key.Key_Return)
    assert journey.dialog() is None
    (row,) = journey.window.desk.read(records.listed, PlaceClosureData)
    assert (row.data.start.hour, row.data.end.hour, row.data.reason) == (9, 10, "painters")
    journey.until(lambda: not page.planning.busy)
    page.keep_as_is()

    busy, checks = count(journey, TeacherBusyData), count(journey, EnergyCheckData)
    journey.find("A teacher is away")
    write_into(journey, journey.dialog().day.day.field, "fri")
    journey.key(Key.Key_Return)
    assert count(journey, TeacherBusyData) == busy + 1
    journey.until(lambda: not page.planning.busy)
    page.keep_as_is()

    item = first_lesson(journey)
    assert item is not None
    journey.find("Something changed")
    choose(journey, "Feels worse today")
    assert count(journey, EnergyCheckData) == checks + 1
    assert QApplication.activePopupWidget() is None
    journey.until(lambda: not page.planning.busy)
    for _ in range(3):
        journey.window.undo()
    assert (count(journey, EnergyCheckData), count(journey, TeacherBusyData)) == (checks, busy)
    assert count(journey, PlaceClosureData) == 0


def choose_within(journey, menu: str, words: str) -> None:
    """Go into the menu at an entry, and take an entry of it."""
    for _ in range(20):
        action = QApplication.activePopupWidget().activeAction()
        if action is not None and action.text() == menu:
            popup_key(journey, Key.Key_Right)
            choose(journey, words)
            return
        popup_key(journey, Key.Key_Down)
    raise AssertionError(menu)


def test_from_today_by_keys(journey):
    checks, isolations = count(journey, EnergyCheckData), count(journey, IsolationData)
    journey.shortcut(Key.Key_1)
    round_, visit = journey.page.round, journey.page.visits[0]
    journey.tab_to(round_.button(visit, "changed"))
    journey.key(Key.Key_Space)
    choose(journey, "Feels worse today")
    assert count(journey, EnergyCheckData) == checks + 1
    journey.tab_to(round_.button(visit, "changed"))
    journey.key(Key.Key_Space)
    choose_within(journey, "Isolated from now on", "Contact")
    assert count(journey, IsolationData) == isolations + 1
    journey.tab_to(round_.button(visit, "off"))
    label = journey.window.desk.undo_label
    journey.key(Key.Key_Space)
    popup_key(journey, Key.Key_Return)  # the first way on has the focus
    assert journey.window.desk.undo_label == "Noted: not now" != label


def ask_for_a_room(journey) -> None:
    journey.find("A room can")
    dialog = journey.dialog()
    write_into(journey, dialog.why.line, "painters are in")
    write_into(journey, dialog.start.line, "soon")


def ask_for_a_teacher(journey) -> None:
    journey.find("A teacher is away")


def open_the_menu(journey) -> None:
    first_lesson(journey)
    journey.find("Something changed")
    assert isinstance(QApplication.activePopupWidget(), QMenu)


def open_a_menu_in_the_menu(journey) -> None:
    first_lesson(journey)
    journey.page.board.clear_selection()
    journey.find("Something changed")
    popup_key(journey, Key.Key_Down)
    popup_key(journey, Key.Key_Right)


def propose(journey) -> None:
    first_lesson(journey)
    journey.find("Something changed")
    choose(journey, "Goes home now")
    journey.until(lambda: journey.page.proposal is not None)


def lock_by_key(journey) -> None:
    target = QApplication.activePopupWidget() or QApplication.focusWidget()
    QTest.keyClick(target, Key.Key_L, CTRL)
    journey.until(lambda: journey.window is None)


def lock_by_waiting(journey) -> None:
    journey.program.idle.expired.emit()


def test_the_lock_covers_what_stands_open(journey):
    names = {row.full_name for row in journey.window.desk.read(caseload.students)}
    names |= {name.split()[0] for name in names}
    ways = (ask_for_a_teacher, open_the_menu, open_a_menu_in_the_menu, propose, ask_for_a_room)
    for at, open_ in enumerate(ways):
        open_(journey)
        undo = journey.window.desk.undo_label
        (lock_by_waiting if at % 2 else lock_by_key)(journey)
        assert journey.window is None
        assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [
            journey.program.shell
        ]
        shown = " ".join(each.text() for each in journey.program.shell.findChildren(QLabel))
        assert not any(name in shown for name in names)
        with journey.qtbot.waitSignal(journey.program.opened, timeout=LONG):
            journey.click(journey.program.shell.unlock.button)
        journey.program.shell.activateWindow()
        journey.settle()
        assert journey.window.key == "week"
        assert journey.dialog() is None
        assert journey.window.desk.undo_label == undo
        assert journey.page.proposal is None
        assert journey.page.side.currentWidget() is journey.page.panel
    typed_is_kept(journey)


def typed_is_kept(journey) -> None:
    """What was half-typed stands in the dialog again, judged anew."""
    journey.find("A room can")
    dialog = journey.dialog()
    assert (dialog.why.line.text(), dialog.start.line.text()) == ("painters are in", "soon")
    assert not dialog.note_button.isEnabled()
