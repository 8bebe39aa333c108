"""The week as a table: the path that screen readers take."""

import pytest
from PySide6.QtCore import Qt

from hospital_iep.ui.week.listview import WeekList, WeekListModel
from tests.ui.week.sample import pupil_repair, teacher_week

LEO = "Leo M.-1-10:15"
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def rows(qtmodeltester):
    model = WeekListModel()
    model.show_contents(teacher_week())
    return model


@pytest.fixture
def table(qtbot):
    table = WeekList()
    qtbot.addWidget(table)
    table.show_contents(teacher_week())
    table.resize(900, 500)
    table.show()
    return table


def test_the_model_keeps_qts_rules(rows, qtmodeltester):
    qtmodeltester.check(rows)


def test_a_lesson_in_two_lanes_is_one_row(rows):
    ids = [rows.item(row).id for row in range(rows.rowCount())]
    assert len(ids) == len(set(ids))
    assert LEO in ids


def test_rows_stand_in_order_of_time_and_buffers_are_part_of_their_treatment(rows):
    items = [rows.item(row) for row in range(rows.rowCount())]
    assert [item.start for item in items] == sorted(item.start for item in items)
    assert {str(item.kind) for item in items} == {"lesson", "treatment", "routine"}


def test_the_first_cell_says_the_whole_item_and_each_other_its_column(rows):
    row = rows.row_of(LEO)
    assert rows.index(row, 0).data(SPOKEN) == (
        "Leo M., Maths, Tuesday 24 November, 10:15 to 10:55, bed 4, published, energy 4 prime."
    )
    assert rows.index(row, 5).data(SPOKEN) == "Energy: 4 prime"
    assert "W why" in rows.index(row, 1).data(Qt.ItemDataRole.AccessibleDescriptionRole)


def test_both_places_of_a_proposed_move_are_rows(rows):
    rows.show_contents(pupil_repair())
    states = [rows.index(row, 6).data() for row in range(rows.rowCount())]
    assert "move 1, leaves this place" in states
    assert "move 1, proposed here" in states
    assert "3, not placed" in states


def test_what_is_not_known_of_a_lesson_is_said_in_words(rows):
    row = rows.row_of("Maya R.-0-09:35")
    assert rows.index(row, 5).data() == "not yet"


def test_the_tables_keys_tell_the_boards_wishes(table, qtbot):
    wishes = []
    for name in ("why_requested", "pin_toggled", "move_wanted", "free_requested", "board_requested"):
        getattr(table, name).connect(lambda *values, name=name: wishes.append((name, *values)))
    table.choose(LEO)
    for key in (Qt.Key.Key_W, Qt.Key.Key_P, Qt.Key.Key_M, Qt.Key.Key_Delete, Qt.Key.Key_T):
        qtbot.keyClick(table, key)
    assert wishes == [
        ("why_requested", LEO),
        ("pin_toggled", LEO),
        ("move_wanted", LEO),
        ("free_requested", LEO),
        ("board_requested",),
    ]


def test_the_chosen_row_stays_chosen(table):
    table.choose(LEO)
    table.show_contents(teacher_week())
    assert table.chosen().id == LEO


def test_columns_give_way_before_the_list_scrolls_sideways(table, look):
    look.apply(percent=200)
    table.resize(1230, 400)
    table.show()
    assert table.horizontalScrollBar().maximum() == 0
    assert not any(table.isColumnHidden(column) for column in (0, 1, 2, 3, 6))
    assert table.isColumnHidden(5)
    look.apply(percent=100)
    table.resize(1600, 400)
    assert not any(table.isColumnHidden(column) for column in range(8))
