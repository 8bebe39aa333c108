"""The painted board answers a screen reader as a list of its items."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from tests.ui.week.sample import teacher_week


def test_the_board_is_a_list_in_reading_order(board):
    found = QAccessible.queryAccessibleInterface(board)
    assert found.role() == QAccessible.Role.List
    assert found.text(QAccessible.Text.Name) == "Week board"
    items = board.contents.reading_order()
    assert found.childCount() == len(items)
    for index, item in enumerate(items):
        child = found.child(index)
        assert child.role() == QAccessible.Role.ListItem
        assert child.text(QAccessible.Text.Name).startswith(f"{item.pupil}, {item.what}".strip(", "))
        assert found.indexOfChild(child) == index
    assert found.child(len(items)) is None


def test_an_entry_knows_its_place_and_whether_it_is_chosen(board):
    board.select("Leo M.-1-10:15", "ana-1")
    QApplication.processEvents()
    found = QAccessible.queryAccessibleInterface(board)
    chosen = found.focusChild()
    assert chosen.text(QAccessible.Text.Name).startswith("Leo M., Maths, Tuesday 24 November, 10:15 to 10:55")
    assert "No other free 40 minutes" in chosen.text(QAccessible.Text.Description)
    assert chosen.state().selected
    middle = chosen.rect().center()
    assert found.childAt(middle.x(), middle.y()) is chosen
    assert not found.child(0).state().selected


def test_the_list_follows_the_contents(board):
    found = QAccessible.queryAccessibleInterface(board)
    before = found.childCount()
    week = teacher_week()
    board.show_contents(type(week)(week.lens, week.days, week.items[1:], week.now))
    assert found.childCount() == before - 1
