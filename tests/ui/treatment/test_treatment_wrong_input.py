"""What cannot be is refused in each field of the treatment page's dialogs; nothing is written unseen."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from hospital_iep.domain.catalogues import treatment as template_of
from hospital_iep.domain.treatment import AppointmentData
from hospital_iep.operations import plan
from hospital_iep.ui.forms import DayField, TextField
from hospital_iep.ui.student.appointments import AppointmentDialog
from hospital_iep.ui.student.delay import DelayDialog, MoveDialog
from hospital_iep.ui.student.energy import BestTimeDialog, CheckDialog
from hospital_iep.ui.student.gallery import CourseDialog
from hospital_iep.ui.student.isolation import IsolationDialog, WindowDialog
from hospital_iep.ui.widgets.dates import read_date
from tests.ui.ward import TUESDAY

DAYS = ("letters", "31.12.9999", "1.1.1066", "30 feb", "9" * 10_000)
TIMES = ("letters", "25:00", "08:61", "-8:00", "9" * 10_000)
ONE_TIME = (*TIMES, "08:00, 14:00")
LISTS = ("none", "9" * 10_000, "0", "1, -8", "1-5", "1.5")  # no list of whole numbers
NUMBERS = ("letters", "1.5", "-1000", "9" * 10_000, "²")


def course(part, kind="haemodialysis", pattern=""):
    box = CourseDialog(part, template_of(kind).new_course(TUESDAY))
    if pattern:
        box.pattern.choice.choose(pattern)
        box.read()
    return box


def first_course(part):
    return part.view.courses[0]


FIELDS = [
    (course, "first", DAYS),
    (course, "times", TIMES),
    (course, "minutes", NUMBERS),
    (course, "count", NUMBERS),
    (lambda part: course(part, pattern="every-days"), "cycle", NUMBERS),
    (lambda part: course(part, pattern="every-days"), "cycle_days", (*LISTS, "22")),
    (lambda part: course(part, pattern="month-days"), "month_days", (*LISTS, "32")),
    (lambda part: DelayDialog(part, first_course(part)), "days", NUMBERS),
    (lambda part: MoveDialog(part, first_course(part).data.occurrences()[1], print), "day", DAYS),
    (lambda part: MoveDialog(part, first_course(part).data.occurrences()[1], print), "at", ONE_TIME),
    (BestTimeDialog, "start", ONE_TIME),
    (BestTimeDialog, "end", ONE_TIME),
    (CheckDialog, "day", DAYS),
    (CheckDialog, "at", ONE_TIME),
    (IsolationDialog, "first", DAYS),
    (IsolationDialog, "last", (*DAYS, "Wed 1 Jan 2020")),
    (IsolationDialog, "start", ONE_TIME),
    (IsolationDialog, "setup", NUMBERS),
    (WindowDialog, "first", DAYS),
    (WindowDialog, "last", (*DAYS, "Wed 1 Jan 2020")),
    (WindowDialog, "end", ONE_TIME),
    (AppointmentDialog, "day", DAYS),
    (AppointmentDialog, "start", (*ONE_TIME, "23:00")),
    (AppointmentDialog, "before", NUMBERS),
    (AppointmentDialog, "after", NUMBERS),
]


@pytest.mark.parametrize(
    ("make", "name", "wrong"), FIELDS, ids=[f"{number}-{each[1]}" for number, each in enumerate(FIELDS)]
)
def test_what_cannot_be_is_refused_and_stays_to_be_seen(window, part, make, name, wrong):
    before = window.desk.undo_label
    box = make(part)
    box.open()
    for chosen in (getattr(box, "level", None), getattr(box, "weekdays", None)):
        if hasattr(chosen, "buttons") and hasattr(chosen, "level"):
            chosen.choose(2)
    for typed in wrong:
        field = getattr(box, name)
        line = field.day.field if isinstance(field, DayField) else field.editor
        assert isinstance(field, DayField | TextField)
        line.setText(typed)
        line.textEdited.emit(typed)
        box._primary.click()
        assert box.isVisible(), typed[:20]
        assert line.text() == typed[: line.maxLength()]
        assert window.desk.undo_label == before
    box.reject()


def test_a_day_before_any_child_or_after_any_school_is_none():
    assert read_date("1.1.1900", TUESDAY) is not None
    assert read_date("31.12.1899", TUESDAY) is None
    assert read_date("31.12.2200", TUESDAY) is None
    assert read_date("x" * 10_000, TUESDAY) is None


def test_an_appointment_over_midnight_keeps_its_days_when_its_kind_is_changed(window, part):
    start = datetime(2026, 11, 25)
    data = AppointmentData(title="Telemetry", start=start, end=start + timedelta(days=2))
    window.desk.do("Added", plan.add, part.student_id, None, data, {"student_id": part.student_id})
    part.turn("appointments")

    def row():
        return next(each for each in part.appointments.model.rows if each.data.title == "Telemetry")

    box = AppointmentDialog(part, row())
    box.open()
    box.kind.choice.choose("imaging")
    box._primary.click()
    assert not box.isVisible()
    assert (row().data.kind, row().data.start, row().data.end) == ("imaging", data.start, data.end)
    QApplication.processEvents()
