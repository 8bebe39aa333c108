"""Forms save themselves, judge on leaving, know "unknown yet", and lose no keystroke."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from hospital_iep.operations import settings
from hospital_iep.ui.desk import SaveKind
from hospital_iep.ui.faults import NotDone
from hospital_iep.ui.fields import MOST_LINES, Fault, within
from hospital_iep.ui.forms import (
    KEPT_AFTER_MS,
    SAVED_AFTER_MS,
    ChoiceField,
    DayField,
    Form,
    LongTextField,
    TextField,
)

TUESDAY = date(2026, 11, 24)
FOCUS = within(5, 120, "Enter 5 to 120 minutes.", "Use {value}")


@pytest.fixture
def host(qtbot, look):
    host = QWidget()
    host.resize(500, 400)
    QVBoxLayout(host)
    qtbot.addWidget(host)
    host.show()
    host.activateWindow()
    return host


def put(host, field):
    host.layout().addWidget(field)
    QApplication.processEvents()
    return field


@pytest.fixture
def reading(host):
    return put(host, TextField("Reading", hint="Teacher check", today=lambda: TUESDAY))


@pytest.fixture
def focus(host):
    return put(host, TextField("Longest focus", note="minutes", check=FOCUS))


def leave(field, host, qtbot):
    other = put(host, TextField("Elsewhere"))
    other.line.setFocus()
    qtbot.waitUntil(lambda: not field.editor.hasFocus())


def enter(field, qtbot):
    field.editor.setFocus()
    qtbot.waitUntil(field.editor.hasFocus)


def veil(text):
    return text.replace("Leo", "LM")


@pytest.mark.parametrize("kind", [TextField, LongTextField])
def test_a_text_that_names_somebody_is_shown_with_initials_and_kept_as_written(host, qtbot, kind):
    field = put(host, kind("Reading"))
    written = []
    field.committed.connect(written.append)
    field.show_value("Leo reads")
    field.hide_names(veil)
    assert field._read() == "LM reads"
    assert field.text() == "Leo reads"
    assert "F9" in field.editor.accessibleDescription()
    enter(field, qtbot)
    qtbot.keyClicks(field.editor, "x")
    field.commit()
    assert written == []
    field.show_value("Maya reads")
    assert field._read() == field.text() == "Maya reads"
    qtbot.keyClicks(field.editor, "x")
    assert field.is_half_typed


def test_a_name_typed_just_now_is_covered_when_the_field_is_left(host, qtbot):
    field = put(host, TextField("Reading"))
    written = []
    field.committed.connect(written.append)
    field.hide_names(veil)
    enter(field, qtbot)
    qtbot.keyClicks(field.editor, "Leo")
    field.commit()
    field.show_value("Leo")  # the page shows what was written
    qtbot.keyClicks(field.editor, " reads")
    assert field.line.text() == "Leo reads"
    leave(field, host, qtbot)
    assert written == ["Leo", "Leo reads"]
    assert field.line.text() == "LM reads"
    assert field.text() == "Leo reads"
    field.hide_names(str)
    assert field.line.text() == "Leo reads"


def test_half_typed_text_comes_back_to_be_typed_on(host):
    field = put(host, TextField("Reading"))
    field.show_value("Leo reads")
    field.hide_names(veil)
    field.put_back("Leo reads alo")
    assert (field.line.text(), field.line.isReadOnly()) == ("Leo reads alo", False)
    field.commit()
    assert field.line.text() == "LM reads alo"


def test_bounds_offer_the_likely_number():
    assert FOCUS("40") is None
    assert FOCUS("") is None
    assert FOCUS("400") == Fault("Enter 5 to 120 minutes.", "Use 40", "40")
    assert FOCUS("forty") == Fault("Enter 5 to 120 minutes.")


def test_leaving_writes_once(reading, host, qtbot):
    written = []
    reading.committed.connect(written.append)
    enter(reading, qtbot)
    qtbot.keyClicks(reading.line, "Grade 6")
    leave(reading, host, qtbot)
    assert written == ["Grade 6"]
    assert not reading._rest.isActive()


def test_a_pause_writes_without_leaving(reading, qtbot):
    assert SAVED_AFTER_MS == 800
    reading._rest.setInterval(1)
    enter(reading, qtbot)
    with qtbot.waitSignal(reading.committed) as written:
        qtbot.keyClicks(reading.line, "Grade 6")
    assert written.args == ["Grade 6"]


def test_showing_a_value_writes_nothing(reading):
    written = []
    reading.committed.connect(written.append)
    reading.show_value("Grade 6")
    reading.commit()
    assert written == []
    assert reading.text() == "Grade 6"


def test_what_is_being_typed_is_not_overwritten(reading, qtbot):
    reading.show_value("Grade 5")
    enter(reading, qtbot)
    qtbot.keyClicks(reading.line, "!")
    reading.show_value("Grade 4")
    assert reading.text() == "Grade 5!"


def test_faults_come_on_leaving_with_a_fix_for_one_click(focus, host, qtbot):
    written = []
    focus.committed.connect(written.append)
    enter(focus, qtbot)
    qtbot.keyClicks(focus.line, "400")
    focus._on_rest()
    assert focus.fault is None  # never while typing
    leave(focus, host, qtbot)
    assert focus._hint.text() == "Enter 5 to 120 minutes."
    assert focus.editor.property("state") == "fault"
    assert focus.editor.accessibleDescription() == "Enter 5 to 120 minutes."
    assert written == []
    qtbot.mouseClick(focus._fix, Qt.MouseButton.LeftButton)
    assert written == ["40"]
    assert focus.fault is None
    assert focus._below.isHidden()


def test_a_fault_goes_when_one_types_on(focus, host, qtbot):
    focus.show_value("400")
    assert focus.fault is not None
    enter(focus, qtbot)
    qtbot.keyClick(focus.line, Qt.Key.Key_Backspace)
    assert focus.fault is None


def test_unknown_yet_by_key_and_back(reading, qtbot):
    enter(reading, qtbot)
    with qtbot.waitSignal(reading.unknown_asked) as asked:
        qtbot.keyClick(reading.line, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [date(2026, 12, 1)]
    reading.show_unknown(date(2026, 11, 27))
    assert reading.editor.isHidden()
    assert reading._unknown.accessibleName() == "Reading: Unknown yet, ask by Fri 27 Nov"
    reading.resize(290, reading.height())
    qtbot.waitUntil(lambda: reading._unknown._words.text() == "Ask by Fri 27 Nov")
    reading.resize(500, reading.height())
    qtbot.waitUntil(lambda: reading._unknown._words.text() == "Unknown yet, ask by Fri 27 Nov")
    assert reading._unknown.got.hasFocus()
    with qtbot.waitSignal(reading.got_it):
        qtbot.keyClick(reading._unknown.got, Qt.Key.Key_Space)
    assert reading.editor.isVisible()
    assert reading.editor.hasFocus()


def test_not_needed_says_why(reading, qtbot):
    reading.show_not_needed("walks to school")
    assert reading._not_needed.accessibleName() == "Reading: Not needed: walks to school"
    assert reading.editor.isHidden()
    reading.show_known()
    assert reading.editor.isVisible()


def test_free_text_grows_and_then_scrolls(host):
    field = put(host, LongTextField("Note", lines=2))
    low = field.box.height()
    field.show_value("\n".join("line" for _ in range(6)))
    grown = field.box.height()
    field.show_value("\n".join("line" for _ in range(40)))
    tallest = field.box.height()
    field.show_value("\n".join("line" for _ in range(MOST_LINES)))
    assert low < grown < tallest == field.box.height()


def test_tab_leaves_free_text(host, qtbot):
    field = put(host, LongTextField("Note"))
    other = put(host, TextField("Next"))
    enter(field, qtbot)
    qtbot.keyClick(field.box, Qt.Key.Key_Tab)
    qtbot.waitUntil(other.line.hasFocus)
    assert field.text() == ""


@pytest.mark.parametrize("segments", [True, False])
def test_a_choice_is_written_at_once(host, qtbot, segments):
    field = put(host, ChoiceField("Hearing", {"fine": "No concern", "ask": "Concern"}, segments=segments))
    field.show_value("fine")
    written = []
    field.committed.connect(written.append)
    field.choice.choose("ask")
    field.choice.chosen.emit("ask")
    assert written == ["ask"]


def test_a_day_is_written_as_iso(host, qtbot):
    field = put(host, DayField("Return date", today=lambda: TUESDAY))
    with qtbot.waitSignal(field.committed) as written:
        field.day.field.setText("fri")
        field.day.field.editingFinished.emit()
    assert written.args == ["2026-11-27"]
    field.day.field.setText("soonish")
    field.day.field.editingFinished.emit()
    assert "no day" in field.fault.sentence


@pytest.fixture
def form(desk, reading, focus):
    form = Form(desk, "levels/1")

    def save(name):
        return lambda text: desk.do(f"Changed {name}", settings.set_value, name, text)

    form.add("reading", reading, save("reading"))
    form.add("focus", focus, save("focus"))
    return form


def test_a_form_writes_one_step_for_a_visit(form, reading, desk, host, qtbot):
    enter(reading, qtbot)
    qtbot.keyClicks(reading.line, "Grade 6")
    leave(reading, host, qtbot)
    assert desk.read(settings.value, "reading") == "Grade 6"
    assert desk.undo_label == "Changed reading"
    assert desk.drafts("levels/1") == {}


def test_half_typed_text_is_in_the_case_file_within_a_second(form, reading, desk, qtbot):
    assert KEPT_AFTER_MS < 1000
    form._timer.setInterval(1)
    enter(reading, qtbot)
    qtbot.keyClicks(reading.line, "Grade 6, flu")
    qtbot.waitUntil(lambda: desk.drafts("levels/1") == {"reading": "Grade 6, flu"})
    assert desk.read(settings.value, "reading") == ""
    reading.commit()
    assert desk.drafts("levels/1") == {}


def test_wrong_text_is_kept_and_comes_back(form, focus, desk, host, qtbot):
    enter(focus, qtbot)
    qtbot.keyClicks(focus.line, "400")
    form.commit()
    assert desk.drafts("levels/1") == {"focus": "400"}
    again = put(host, TextField("Longest focus", check=FOCUS))
    anew = Form(desk, "levels/1")
    anew.add("focus", again, lambda text: None)
    again.show_value("")
    anew.put_back()
    assert again.text() == "400"


def test_a_day_that_is_typed_is_kept_before_it_is_read_and_comes_back(desk, host, qtbot):
    written = []

    def day_form():
        field = put(host, DayField("Return date", today=lambda: TUESDAY))
        form = Form(desk, "return/1")
        form.add("return", field, written.append)
        field.show_value("2026-12-01")
        return field, form

    field, form = day_form()
    form._timer.setInterval(1)
    enter(field, qtbot)
    field.day.field.selectAll()
    qtbot.keyClicks(field.day.field, "30 f")
    qtbot.waitUntil(lambda: desk.drafts("return/1") == {"return": "30 f"})
    field.commit()
    assert field.fault.sentence.startswith("This is no day.")
    assert field.day.field.property("state") == "fault"
    form.keep()

    field, form = day_form()
    form.put_back()
    assert field.day.field.text() == "30 f"
    assert field.fault.sentence.startswith("This is no day.")
    enter(field, qtbot)
    field.day.field.selectAll()
    qtbot.keyClicks(field.day.field, "30 Nov")
    assert field.fault is None  # never judged while typing
    assert written == []
    form.commit()  # as at a lock, while one still types
    assert written == ["2026-11-30"]
    assert desk.drafts("return/1") == {}


def test_what_cannot_be_written_stays_and_is_said(desk, reading, host, qtbot):
    form = Form(desk, "levels/1")

    def refuse(text):
        raise NotDone("Your role does not include this.")

    form.add("reading", reading, refuse)
    enter(reading, qtbot)
    qtbot.keyClicks(reading.line, "Grade 6")
    leave(reading, host, qtbot)
    assert reading.text() == "Grade 6"
    assert reading._hint.text() == "Your role does not include this."
    assert reading.is_half_typed
    form.keep()
    assert desk.drafts("levels/1") == {"reading": "Grade 6"}


def test_a_full_disk_while_keeping_is_said(form, reading, desk, qtbot, monkeypatch):
    def full(place, text):
        raise OSError(28, "No space left")

    monkeypatch.setattr(desk.database, "save_draft", full)
    enter(reading, qtbot)
    qtbot.keyClicks(reading.line, "Grade 6")
    form.keep()
    assert desk.state.kind is SaveKind.NOT_SAVED
    assert "disk is full" in desk.state.reason
    assert reading.text() == "Grade 6"


def test_a_day_long_ago_shows_how_it_is_typed(qtbot):
    field = DayField("Date of birth", today=lambda: date(2026, 11, 24), example="7.3.2016")
    qtbot.addWidget(field)
    assert field.day.field.placeholderText() == "7.3.2016"
    field.day.field.setText("born long ago")
    assert "7.3.2016" in field._check_day("born long ago").sentence
    field.day.field.setText("7.3.2016")
    field.day.field.editingFinished.emit()
    assert field.text() == "2016-03-07"
