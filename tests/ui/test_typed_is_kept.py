"""What was typed into any dialog stands there again after a lock, also in fields that were already left."""

import json
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit

from hospital_iep.domain.catalogues import treatment as template_of
from hospital_iep.ui.caseload.add import AddPupil
from hospital_iep.ui.keeping import forget_kept, kept_texts, put_kept
from hospital_iep.ui.reentry.dialogs import NewItem
from hospital_iep.ui.settings.keys import AddPerson
from hospital_iep.ui.student.accommodations import OwnEntryDialog
from hospital_iep.ui.student.appointments import AppointmentDialog
from hospital_iep.ui.student.contact import ContactDialog
from hospital_iep.ui.student.delay import DelayDialog, MoveDialog
from hospital_iep.ui.student.emergency import EmergencyDialog
from hospital_iep.ui.student.energy import BestTimeDialog, CheckDialog
from hospital_iep.ui.student.gallery import CourseDialog, GalleryDialog
from hospital_iep.ui.student.goals import DataPointDialog
from hospital_iep.ui.student.health import FactDialog
from hospital_iep.ui.student.isolation import IsolationDialog, WindowDialog
from hospital_iep.ui.student.levels import AreaDialog
from hospital_iep.ui.student.log import WorkDialog
from hospital_iep.ui.student.section import NotNeededDialog
from hospital_iep.ui.student.services import ServiceDialog
from hospital_iep.ui.student.team import ConsentDialog, PersonDialog
from hospital_iep.ui.today.dialogs import LogDialog, NoteDialog
from hospital_iep.ui.week.away import AwayDialog
from hospital_iep.ui.week.room import RoomDialog
from hospital_iep.ui.widgets.dates import DateField
from tests.operations.conftest import practice_file  # noqa: F401  (fixture)
from tests.ui import bedside

NOW = datetime(2026, 11, 24, 11, 48)


@pytest.fixture
def window(look, practice_file, tmp_path):  # noqa: F811
    forget_kept()
    with bedside.practice_at(practice_file[0], tmp_path, NOW) as window:
        yield window
    forget_kept()


def part(window, section):
    leo = str(bedside.child(window, "LM").id)
    window.open("student", student_id=leo, section=section)
    bedside.settle()
    return window.page.part


def in_part(section, make):
    return lambda window: make(part(window, section))


DIALOGS = {
    "pupil": AddPupil,
    "note": lambda window: NoteDialog(window, {}, None, NOW),
    "log": lambda window: LogDialog(window, [], {}),
    "room": lambda window: RoomDialog(window, NOW.date()),
    "away": lambda window: AwayDialog(window, "", NOW.date()),
    "user": AddPerson,
    "re-entry": lambda window: NewItem(window, bedside.child(window, "LM").id, "Leo", None),
    "person": in_part("team", PersonDialog),
    "consent": in_part("team", ConsentDialog),
    "contact": in_part("team", ContactDialog),
    "fact": in_part("health", FactDialog),
    "emergency": in_part("health", EmergencyDialog),
    "area": in_part("present-levels", AreaDialog),
    "service": in_part("services", ServiceDialog),
    "entry": in_part("accommodations", OwnEntryDialog),
    "point": in_part("goals", lambda goals: DataPointDialog(goals, goals.goals[0].id)),
    "not-needed": in_part("transport", NotNeededDialog),
    "work": in_part("work", WorkDialog),
    "gallery": in_part("treatment", lambda each: GalleryDialog(each, print)),
    "course": in_part(
        "treatment", lambda each: CourseDialog(each, template_of("haemodialysis").new_course(NOW.date()))
    ),
    "move": in_part(
        "treatment", lambda each: MoveDialog(each, each.view.courses[0].data.occurrences()[1], print)
    ),
    "delay": in_part("treatment", lambda each: DelayDialog(each, each.view.courses[0])),
    "isolation": in_part("treatment", IsolationDialog),
    "window": in_part("treatment", WindowDialog),
    "best-time": in_part("treatment", BestTimeDialog),
    "check": in_part("treatment", CheckDialog),
    "appointment": in_part("treatment", AppointmentDialog),
}


def fields_of(box):
    """Return what can be typed in, as a person sees it."""
    return [
        each
        for each in box.findChildren(QLineEdit) + box.findChildren(QPlainTextEdit)
        if each.isVisible()
        and each.isEnabled()
        and not isinstance(each.parent(), QComboBox)
        and (isinstance(each, QPlainTextEdit) or each.echoMode() == QLineEdit.EchoMode.Normal)
    ]


def words_for(field, number):
    if isinstance(field.parent(), DateField):
        return f"+{number}"
    return f"{number}" if isinstance(field.parent(), QAbstractSpinBox) else f"Leo {number}"


def shown(box):
    """Return what each field shows, without its unit, in their order."""
    return [
        each.toPlainText() if isinstance(each, QPlainTextEdit) else each.text().removesuffix(" min")
        for each in fields_of(box)
    ]


def fill(qtbot, box):
    """Type into one field after the other, and leave each by going on; return what was typed.

    Names are hidden by F9 on the way: from there what was left may be covered, and is lost no more.
    """
    typed = []
    for number, field in enumerate(fields_of(box), 11):
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        field.selectAll()
        qtbot.keyClicks(field, words_for(field, number))
        if number == 11:
            qtbot.keyClick(field, Qt.Key.Key_F9)
        typed.append(shown(box)[number - 11])
    QApplication.focusWidget().clearFocus()
    bedside.settle()
    days = [isinstance(field.parent(), DateField) for field in fields_of(box)]
    return [now if is_day else then for is_day, now, then in zip(days, shown(box), typed, strict=True)]


def open_(box):
    box.open()
    box.activateWindow()
    bedside.settle()
    return box


def lock_and_unlock(window, box):
    """Keep what the case file keeps at a lock, forget all else, and take it over again."""
    kept = json.dumps(kept_texts(window))
    box.hide()
    forget_kept()
    put_kept(json.loads(kept))


@pytest.mark.parametrize("kind", DIALOGS)
def test_typed_text_outlasts_the_lock(window, qtbot, kind):
    box = open_(DIALOGS[kind](window))
    begun = shown(box)
    typed = fill(qtbot, box)
    assert typed
    assert all(now != before for now, before in zip(typed, begun, strict=True))
    lock_and_unlock(window, box)
    again = open_(DIALOGS[kind](window))
    window.privacy.set(on=False)
    assert shown(again) == typed
    again.accept()


def test_what_was_chosen_comes_back_with_what_was_typed(window, qtbot):
    """A consent that was half entered covers the same readers as before the lock."""
    box = open_(DIALOGS["consent"](window))
    box.readers.choose(frozenset({"district"}))
    box.kind.choice.choose("gdpr")
    box.assent.choice.choose("no")
    assert kept_texts(window) == {}
    qtbot.keyClicks(box.signer.line, "Mia Marsh")
    lock_and_unlock(window, box)
    again = open_(DIALOGS["consent"](window))
    assert again.readers.chosen() == {"district"}
    assert (again.kind.text(), again.assent.text(), again.signer.text()) == ("gdpr", "no", "Mia Marsh")
    again.accept()


def test_a_covered_name_that_could_not_be_written_stays(window, qtbot):
    box = open_(DIALOGS["consent"](window))
    box.recipient.setFocus()
    box.recipient.line.selectAll()
    qtbot.keyClicks(box.recipient.line, "Leo Marsh")
    window.privacy.set(on=True)
    box.signer.setFocus()
    bedside.settle()
    assert "Leo" not in box.recipient.line.text()
    box.readers.choose(frozenset())
    box._record()
    assert box.recipient.fault is not None
    assert box.recipient.text() == "Leo Marsh"
    box.accept()
