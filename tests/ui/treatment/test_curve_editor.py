"""Steps of a curve are added, split and removed: by mouse, by key, in the drawing and in the table."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QStyle

from hospital_iep.domain.catalogues import treatment as template_of
from hospital_iep.domain.curve_steps import MOST_STEPS
from hospital_iep.domain.treatment import AppointmentData
from hospital_iep.operations import plan, today, treatment
from hospital_iep.ui.student.curve import span_text
from hospital_iep.ui.student.curve_editor import HOW
from hospital_iep.ui.widgets.basics import Wrapped
from tests.ui.test_accessibility_frame import unnamed
from tests.ui.test_sizes_frame import cut
from tests.ui.ward import NOW


@pytest.fixture
def editor(part):
    return part.detail.editor


def curve(part):
    return part.view.courses[0].curve


def spans(part):
    return [str(each.span) for each in curve(part)]


def chosen(editor, span):
    """Choose the row of a step in the table; return its number."""
    rows = [number for number, each in editor.steps.rows if str(each.span) == span]
    editor._pick(rows[0])
    assert editor.number == rows[0]
    return rows[0]


def press(widget, qtbot, key):
    widget.setFocus()
    qtbot.keyClick(widget, key)


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_step_is_added_by_a_button_and_counts_in_its_place(window, part, editor, qtbot):
    before = curve(part)
    click(qtbot, editor.add_button)
    box = QApplication.activeModalWidget()
    assert unnamed(box) == []
    box.first.line.setText("130")
    box.last.line.setText("160")
    box._keep()
    assert box.isVisible()
    assert "how much energy" in box.no_level.text()
    box.level.choose(1)
    box._keep()
    assert not box.isVisible()
    (number,) = (at for at, each in enumerate(curve(part)) if str(each.span) == "end+130 to end+160")
    assert (int(curve(part)[number].level), curve(part)[number].evidence.value) == (1, "D")
    assert editor.number == number  # the new one is chosen
    assert window.desk.undo_label == "Added a step to the curve"
    window.undo()
    assert curve(part) == before
    assert not part.view.courses[0].own_curve


def test_a_step_is_split_and_removed_by_keys_in_the_table(window, part, editor, qtbot):
    number = chosen(editor, "end to end+120")
    before = curve(part)
    press(editor.table, qtbot, Qt.Key.Key_S)
    assert spans(part)[number : number + 2] == ["end to end+60", "end+60 to end+120"]
    assert editor.number == number
    assert window.desk.undo_label == "Split a step of the curve"
    press(editor.table, qtbot, Qt.Key.Key_Delete)
    assert "end to end+60" not in spans(part)
    assert "end+60 to end+120" in spans(part)
    assert window.desk.undo_label == "Removed a step of the curve"
    window.undo()
    window.undo()
    assert curve(part) == before


def test_a_step_is_added_split_and_removed_by_keys_in_the_drawing(window, part, editor, qtbot):
    drawing = editor.drawing
    chosen(editor, "end to end+120")
    assert drawing.chosen == editor.number  # what is chosen in the one is chosen in the other
    many = len(curve(part))
    press(drawing, qtbot, Qt.Key.Key_S)
    assert len(curve(part)) == many + 1
    press(drawing, qtbot, Qt.Key.Key_Right)
    assert editor.number == drawing.chosen
    assert spans(part)[drawing.chosen] == "end+60 to end+120"
    press(drawing, qtbot, Qt.Key.Key_Delete)
    assert "end+60 to end+120" not in spans(part)
    press(drawing, qtbot, Qt.Key.Key_Insert)
    box = QApplication.activeModalWidget()
    assert box.title.text() == "Add a step"
    box.reject()
    assert len(curve(part)) == many


def menu_at(drawing, point):
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, drawing.mapToGlobal(point))
    QApplication.sendEvent(drawing, event)
    return QApplication.activePopupWidget()


def test_the_menu_of_the_drawing_splits_where_one_points(part, editor, qtbot):
    drawing = editor.drawing
    number = chosen(editor, "end to end+120")
    place = next(place for place, step in drawing.columns() if step.number == number)
    at = QPoint(round(place.left() + place.width() * 0.25), round(place.center().y()))
    menu = menu_at(drawing, at)
    assert isinstance(menu, QMenu)
    actions = {each.text(): each for each in menu.actions()}
    assert list(actions) == ["Add a step", "Split the step here", "Change the step", "Remove the step"]
    actions["Split the step here"].trigger()
    menu.close()
    first, last = spans(part)[number : number + 2]
    minutes = int(first.removeprefix("end to end+"))
    assert minutes % 5 == 0
    assert 20 <= minutes <= 40
    assert last == f"end+{minutes} to end+120"


def test_a_double_click_where_no_step_lies_asks_for_one_there(part, editor, qtbot):
    drawing = editor.drawing
    place, step = next(
        (place, step) for place, step in drawing.columns() if step.number is None and step.start < 0
    )
    assert drawing.columns()[0][1] is step
    qtbot.mouseDClick(drawing, Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    box = QApplication.activeModalWidget()
    assert box.place.text() == "before start"
    assert (box.first.text(), box.last.text()) == (str(round(-step.start * 60)), str(round(-step.end * 60)))
    box.level.choose(2)
    box._keep()
    assert f"start{round(step.start * 60)} to start{round(step.end * 60)}" in spans(part)


def test_a_step_can_lie_at_each_place(part, editor):
    box = editor.add_step()
    for key in [box.place.choice.itemData(at) for at in range(box.place.choice.count())]:
        box.place.choice.choose(key)
        box.place.choice.chosen.emit(key)
        assert box._span() is not None, key
        assert box.counted.text()
    box.place.choice.choose("after day")
    box.place.choice.chosen.emit("after day")
    box.first.line.setText("2")
    box.last.line.setText("3")
    box.clock_first.line.setText("13:00")
    box._keep()
    assert "two times" in box.clock_last.fault.sentence
    box.clock_last.line.setText("12:00")
    box._keep()
    assert "two times" in box.clock_last.fault.sentence
    box.clock_last.line.setText("24:00")
    box.level.choose(1)
    box._keep()
    added = next(each for each in curve(part) if str(each.span) == "day 2 to 3" and each.clock)
    assert added.clock == (13 * 60, 24 * 60)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("", ""),
        ("ten", "20"),
        ("60", "30"),
        ("30", "30"),
        ("0", "9" * 9),
        ("0", "9" * 10_000),
        ("1.5", "3"),
        ("x" * 10_000, "5"),
    ],
    ids=["empty", "letters", "backward", "nothing", "years", "endless", "broken", "long"],
)
def test_a_step_that_cannot_be_is_refused_in_one_sentence(window, part, editor, first, last):
    before = window.desk.undo_label
    box = editor.add_step()
    box.level.choose(2)
    box.first.line.setText(first)
    box.last.line.setText(last)
    box._keep()
    assert box.isVisible()
    assert box.last.fault.sentence == "Write two whole numbers; a step ends after it begins, within 14 days."
    for wrong in ("9" * 10_000, "soon", "0", "241"):
        box.longest.line.setText(wrong)
        box._keep()
        assert "1 to 240" in box.longest.fault.sentence
    box.reject()
    assert window.desk.undo_label == before


def test_the_last_step_and_one_too_short_are_refused_in_words(window, part, editor, qtbot):
    while len(editor.steps.rows) > 1:
        click(qtbot, editor.remove_button)
    assert not editor.fault.isVisible()
    kept = curve(part)
    click(qtbot, editor.remove_button)
    assert editor.fault.isVisible()
    assert editor.fault.text() == "A curve needs a step: this is the only one left."
    assert curve(part) == kept
    for _ in range(12):
        click(qtbot, editor.split_button)
    assert editor.fault.text() == "This step is too short to be split."
    assert len(curve(part)) > 2


def test_a_full_curve_takes_no_more(window, part, editor, qtbot):
    row = part.view.courses[0]
    whole = next(each for each in row.curve if str(each.span) == "end to end+120")
    window.desk.do("Full", treatment.set_curve, row.id, [whole] * MOST_STEPS)
    click(qtbot, editor.split_button)
    assert "Remove one first." in editor.fault.text()
    box = editor.add_step()
    box.level.choose(2)
    box._keep()
    assert "Remove one first." in box.last.fault.sentence
    assert len(curve(part)) == MOST_STEPS
    box.reject()


def test_days_before_a_treatment_are_said_as_such():
    segments = template_of("stem-cell-transplant").segments
    assert [span_text(each) for each in segments[:3]] == [
        "day 7 to 1 before it",
        "on the day of it",
        "day 1 to 14 after it",
    ]


def test_nothing_of_a_steps_dialog_is_cut_at_200_percent(part, editor, look):
    look.apply(percent=200)
    box = editor.add_step()
    for _ in range(5):
        QApplication.processEvents()
    assert cut(box) == []
    box.reject()


def test_what_a_step_allows_is_read_whole_in_the_table(part, editor):
    for _ in range(5):
        QApplication.processEvents()
    at = next(at for at, (_, each) in enumerate(editor.steps.rows) if len(each.modes) > 1)
    how = editor.steps.index(at, HOW)
    room = editor.table.visualRect(how).width() - 2 * editor.table.style().pixelMetric(
        QStyle.PixelMetric.PM_FocusFrameHMargin
    )
    assert editor.table.fontMetrics().horizontalAdvance(how.data()) < room


def test_a_suggestion_names_the_step_of_the_curve_that_counts(window, part, editor, qtbot):
    chosen(editor, "end to end+120")
    click(qtbot, editor.split_button)
    row = part.view.courses[0]
    for week in range(1, 7):
        for each in row.data.occurrences():
            at = each.start + timedelta(hours=1, minutes=week)
            if at < NOW:
                window.desk.do("Check", today.check_energy, part.student_id, at, 0)
    found = [each for each in part.view.suggestions if each.cell.group == row.template.id]
    assert found
    said = treatment.about(found[0], part.view.courses)
    assert curve(part)[int(found[0].cell.part)].note in said
    part.energy._accept(found[0])
    assert int(curve(part)[int(found[0].cell.part)].level) == found[0].level


def test_a_treatment_of_the_calendar_only_says_where_its_curve_could_be_kept(window, part):
    for day in range(2, 23):
        start = datetime(2026, 11, day, 9)
        data = AppointmentData(
            title="Physio", kind="rehabilitation", start=start, end=start + timedelta(hours=1)
        )
        window.desk.do("Add", plan.add, part.student_id, None, data, {"student_id": part.student_id})
        window.desk.do("Check", today.check_energy, part.student_id, start + timedelta(minutes=80), 0)
    part.turn("energy")
    known = {row.template.id for row in part.view.courses}
    assert {each.cell.group for each in part.view.suggestions} & {"rehabilitation"} - known
    said = [each.text() for each in part.energy.findChildren(Wrapped)]
    assert any("Known from the calendar only" in text for text in said)
