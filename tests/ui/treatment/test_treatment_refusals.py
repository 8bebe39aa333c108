"""What the dialogs of the treatment page refuse is said where it is seen; what was typed beside is kept."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hospital_iep.domain.curve import Phase, read_span
from hospital_iep.domain.treatment import AppointmentData, EnergyWindowData
from hospital_iep.operations import plan, problem, week
from hospital_iep.ui.student.appointments import AppointmentDialog
from hospital_iep.ui.student.curve import span_text
from hospital_iep.ui.student.energy import CheckDialog
from hospital_iep.ui.student.gallery import CourseDialog
from hospital_iep.ui.student.isolation import IsolationDialog, WindowDialog
from hospital_iep.ui.widgets.basics import Wrapped
from tests.ui.ward import NOW, TUESDAY


def opened(box):
    box.open()
    box.activateWindow()
    QApplication.processEvents()
    return box


def type_into(qtbot, line, text):
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def press(qtbot, box):
    qtbot.mouseClick(box._primary, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_words_of_several_kinds_are_asked_again_and_those_of_one_are_taken(window, part, qtbot):
    before = window.desk.undo_label
    box = opened(AppointmentDialog(part))
    type_into(qtbot, box.kind.choice.lineEdit(), "dialysis")
    press(qtbot, box)
    assert box.isVisible()
    assert "dialysis" in box.kind.fault.sentence
    assert box.kind.choice.currentText() == "dialysis"
    assert window.desk.undo_label == before
    QApplication.activePopupWidget().close()
    type_into(qtbot, box.kind.choice.lineEdit(), "haemodia")
    press(qtbot, box)
    assert not box.isVisible()
    assert "haemodialysis" in {row.data.kind for row in part.view.appointments}


def test_an_appointment_that_falls_out_keeps_what_was_changed_beside_it(window, part, qtbot):
    start = datetime(2026, 11, 25, 9)
    data = AppointmentData(title="Telemetry", start=start, end=start + timedelta(hours=1))
    window.desk.do("Added", plan.add, part.student_id, None, data, {"student_id": part.student_id})

    def row(title):
        return next(each for each in part.view.appointments if each.data.title == title)

    box = opened(AppointmentDialog(part, row("Telemetry")))
    type_into(qtbot, box.name.line, "Telemetry off")
    type_into(qtbot, box.before.line, "x")
    box.falls_out.click()
    assert box.isVisible()
    assert row("Telemetry").data.takes_time
    type_into(qtbot, box.before.line, "15")
    box.falls_out.click()
    assert not box.isVisible()
    changed = row("Telemetry off").data
    assert (changed.takes_time, changed.before_minutes) == (False, 15)
    window.undo()
    assert row("Telemetry").data.takes_time


def test_an_isolation_without_an_end_counts_all_lessons_to_come(window, part):
    case = window.desk.read(problem.build, TUESDAY, TUESDAY)
    names, needs = case.names, case.problem["needs"]
    need = next(each for each in needs if names.students[each["student"]] == part.student_id)
    where = week.Where(
        next(iter(names.teachers.values())),
        next(iter(names.places.values())),
        datetime(2026, 11, 26, 10),
        datetime(2026, 11, 26, 10, 30),
    )
    window.desk.do("Added", week.add_lesson, [names.needs[need["id"]]], where)
    box = opened(IsolationDialog(part))
    box.start.show_value("18:00")
    box.show_effect()
    assert box.effect.text().startswith("1 planned")
    box.reject()


def test_a_time_of_end_without_its_day_is_asked_for(window, part, qtbot):
    box = opened(IsolationDialog(part))
    assert (box.last.day.value, box.end.text()) == (None, "")
    type_into(qtbot, box.end.line, "12:00")
    press(qtbot, box)
    assert box.isVisible()
    assert "day it ends" in box.last.fault.sentence
    type_into(qtbot, box.last.day.field, "fri")
    press(qtbot, box)
    assert not box.isVisible()
    assert part.view.isolation[0].data.end == datetime(2026, 11, 27, 12)


def test_a_day_of_end_brings_a_time(window, part, qtbot):
    box = opened(IsolationDialog(part))
    type_into(qtbot, box.last.day.field, "fri")
    press(qtbot, box)
    assert part.view.isolation[0].data.end == datetime(2026, 11, 27, 18)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [("first", "", "begins"), ("start", "x", "08:00"), ("last", "", "ends"), ("end", "06:00", "after")],
)
def test_each_missing_part_of_a_time_is_named(part, qtbot, field, typed, said):
    box = opened(WindowDialog(part))
    at = getattr(box, field)
    line = at.day.field if hasattr(at, "day") else at.line
    type_into(qtbot, line, typed or " ")
    if not typed:
        line.clear()
    press(qtbot, box)
    assert box.isVisible()
    assert said in at.fault.sentence
    box.reject()


@pytest.mark.parametrize("day", ["1.1.1901", "24.12.2026", "1.1.2150"])
def test_a_check_is_neither_of_long_ago_nor_of_a_time_to_come(window, part, qtbot, day):
    before = len(part.view.checks)
    box = opened(CheckDialog(part))
    box.level.choose(2)
    type_into(qtbot, box.day.day.field, day)
    press(qtbot, box)
    assert box.isVisible()
    assert "last year" in box.at.fault.sentence
    type_into(qtbot, box.day.day.field, f"{NOW - timedelta(days=1):%d.%m.%Y}")
    press(qtbot, box)
    assert not box.isVisible()
    assert len(part.view.checks) == before + 1


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ("end+15 to end+45", "15 to 45 min after"),
        ("end to end+30", "0 to 30 min after"),
        ("end+15 to end+120", "15 min to 2 h after"),
        ("end+60 to end+120", "1 to 2 h after"),
        ("end to end+90", "0 to 1.5 h after"),
    ],
)
def test_a_step_after_it_has_one_unit_or_names_both(part, span, words):
    step = replace(part.view.courses[0].curve[0], phase=Phase.AFTER, span=read_span(span), clock=None)
    assert span_text(step) == words


@pytest.mark.parametrize(("first", "last"), [("1", "400"), ("-5", "20"), ("20", "-5")])
def test_a_step_while_it_runs_lies_in_the_treatment(part, qtbot, first, last):
    editor = part.detail.editor
    (number,) = [at for at, step in editor.steps.rows if str(step.span) == "start to start+30"]
    before = part.view.courses[0].curve
    box = editor.open_step(number)
    box.first.line.setText(first)
    box.last.line.setText(last)
    box._keep()
    assert box.isVisible()
    assert "within 210 minutes" in box.last.fault.sentence
    assert part.view.courses[0].curve == before
    box.reject()


def test_a_name_among_who_said_it_is_hidden_with_the_others(window, part, qtbot):
    start = datetime.combine(TUESDAY, NOW.time())
    data = EnergyWindowData(start=start, end=start + timedelta(hours=1), level=2, said_by="Leo Moonwater")
    window.desk.do("Added", plan.add, part.student_id, None, data, {"student_id": part.student_id})
    part.turn("isolation")

    def said():
        windows = window.page.part.isolation.windows
        return " ".join(each.text() for each in windows.findChildren(Wrapped))

    assert "Leo" in said()
    window.privacy.set(on=True)
    qtbot.waitUntil(lambda: "Leo" not in said())
    window.privacy.set(on=False)


@pytest.mark.parametrize("percent", [150, 200])
def test_the_sentence_that_refuses_comes_into_sight(part, qtbot, look, percent):
    look.apply(percent=percent)
    box = opened(CourseDialog(part, part.view.courses[0].data, part.view.courses[0]))
    box.count.line.setText("letters")
    box._area.verticalScrollBar().setValue(0)
    press(qtbot, box)
    assert "1 to 400" in box.count.fault.sentence
    hint = box.count._hint
    qtbot.waitUntil(lambda: not hint.visibleRegion().isEmpty())
    assert hint.visibleRegion().boundingRect().height() == hint.height()
    box.reject()
