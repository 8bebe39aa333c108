"""Tables: pages of 200, sorting that keeps the choice, and what a screen reader hears."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from hospital_iep.ui.widgets.tables import FETCHED, Column, RowsModel, TableView


@dataclass(frozen=True)
class Pupil:
    name: str
    minutes: int | None


COLUMNS = [
    Column("Pupil", lambda pupil: pupil.name, icon=lambda pupil: "user" if pupil.minutes else ""),
    Column(
        "Minutes",
        lambda pupil: "not yet" if pupil.minutes is None else str(pupil.minutes),
        key=lambda pupil: pupil.minutes,
        number=True,
    ),
]
ROWS = [Pupil("Leo M.", 20), Pupil("Aisha B.", None), Pupil("maya R.", 155)]


@pytest.fixture
def model(qapp):
    model = RowsModel(COLUMNS, lambda pupil: f"{pupil.name}, {pupil.minutes} minutes")
    model.set_rows(ROWS)
    return model


def column(model, number):
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_model_keeps_qts_rules(model, qtmodeltester):
    qtmodeltester.check(model)


def test_cells(model):
    assert column(model, 0) == ["Leo M.", "Aisha B.", "maya R."]
    assert column(model, 1) == ["20", "not yet", "155"]
    number = model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)
    assert number & Qt.AlignmentFlag.AlignRight
    assert model.index(1, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.at(model.index(2, 0)) is ROWS[2]


def test_sorting_ignores_case_and_puts_unknown_last(model):
    model.sort(0)
    assert column(model, 0) == ["Aisha B.", "Leo M.", "maya R."]
    model.sort(1)
    assert column(model, 1) == ["20", "155", "not yet"]
    head = model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert head == "Minutes, sorted upwards"


def test_the_chosen_row_stays_chosen_when_sorted(qtbot, look, model):
    view = TableView("Caseload", model)
    qtbot.addWidget(view)
    view.show()
    view.selectRow(0)
    model.sort(0)
    assert [model.at(index).name for index in view.selectionModel().selectedRows()] == ["Leo M."]


def test_many_rows_come_in_pages(qapp):
    model = RowsModel(COLUMNS)
    model.set_rows([Pupil(f"P{number}", number) for number in range(5000)])
    assert model.rowCount() == FETCHED
    model.fetchMore(model.index(-1, -1))
    assert model.rowCount() == 2 * FETCHED
    assert len(model.rows) == 5000


def test_enter_opens_a_row(qtbot, look, model):
    view = TableView("Caseload", model)
    qtbot.addWidget(view)
    view.show()
    view.setCurrentIndex(model.index(1, 0))
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert model.at(opened.args[0]).name == "Aisha B."


def test_row_heights_follow_the_look(qtbot, look, model):
    low, tall = TableView("A", model), TableView("B", model, tall=True)
    for view in (low, tall):
        qtbot.addWidget(view)
    assert (low.rowHeight(0), tall.rowHeight(0)) == (34, 46)
    look.apply(percent=200)
    assert (low.rowHeight(0), tall.rowHeight(0)) == (68, 92)


def test_what_a_screen_reader_hears(qtbot, look, model):
    view = TableView("Caseload", model)
    qtbot.addWidget(view)
    view.show()
    table = QAccessible.queryAccessibleInterface(view)
    assert table.text(QAccessible.Text.Name) == "Caseload"
    said = [table.child(at).text(QAccessible.Text.Name) for at in range(table.childCount())]
    assert "Leo M., 20 minutes" in said
    assert "Minutes: not yet" in said


def test_a_cell_without_room_tells_its_words_in_the_tip(qtbot, look, model):
    view = TableView("Pupils", model)
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.set_widths((30, 0))
    view.show()
    cell = model.index(0, 0)
    assert view.whole_words(cell) == "Leo M."
    QApplication.sendEvent(
        view.viewport(),
        QHelpEvent(QEvent.Type.ToolTip, view.visualRect(cell).center(), view.mapToGlobal(QPoint(10, 40))),
    )
    assert QToolTip.text() == "Leo M."
    QToolTip.hideText()
    view.set_widths((200, 0))
    assert view.whole_words(cell) == ""
    assert view.whole_words(model.index(-1, 0)) == ""


def test_columns_give_way_where_the_text_is_large(qtbot, look):
    model = RowsModel([Column(name, str) for name in ("When", "Subject", "Topic", "How", "Note")])
    view = TableView("Lessons", model)
    qtbot.addWidget(view)
    view.resize(1000, 300)
    view.show()
    view.set_widths((150, 110, 180, 0, 110), giving_way=(4,))
    assert not view.isColumnHidden(4)
    look.apply(percent=200)
    view.resize(1000, 300)
    assert view.isColumnHidden(4)
    widths = [view.columnWidth(column) for column in range(4)]
    assert sum(widths) <= view.viewport().width()
    assert min(widths) >= 2 * 90
    look.apply(percent=100)
    assert not view.isColumnHidden(4)


def test_a_column_that_comes_back_has_its_width_again(qtbot, look):
    model = RowsModel([Column(name, str) for name in ("Pupil", "Place", "Teacher")])
    view = TableView("Pupils", model)
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show()
    view.set_widths((0, 150, 150))
    view.hideColumn(2)
    view.resize(900, 300)
    view.set_widths((0, 150, 150))
    view.showColumn(2)
    assert view.columnWidth(2) == 150
