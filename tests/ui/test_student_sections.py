"""Each section of the plan edited as a teacher would, and taken back again."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlmodel import SQLModel

from hospital_iep.domain.plan import GoalData, SectionKey, SectionState
from hospital_iep.operations import plan, records, student
from hospital_iep.ui.forms import UnknownBox
from hospital_iep.ui.student.goals import DataPointDialog, fill_from, stems_for
from hospital_iep.ui.student.section import PointRow
from hospital_iep.ui.student.services import impossible
from hospital_iep.ui.student.team import ConsentDialog, PersonDialog
from hospital_iep.ui.student.words import table_words
from hospital_iep.ui.widgets.basics import Button
from hospital_iep.ui.widgets.dialog import DialogBase
from tests.ui.ward import TUESDAY, leos_window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, look, tmp_path_factory, tmp_path, worker):
    with leos_window(qtbot, worker, tmp_path_factory, tmp_path) as window:
        yield window


def section(window, key):
    window.page.go(key.value)
    QApplication.processEvents()
    return window.page.part


def type_into(qtbot, field, text):
    field.editor.setFocus()
    qtbot.waitUntil(field.editor.hasFocus)
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, text)
    field.commit()


def dialog(window):
    return next(each for each in window.findChildren(DialogBase) if each.isVisible())


def test_about_writes_a_field_and_undo_names_it(window, qtbot):
    part = section(window, SectionKey.ABOUT)
    field = part.bind.bound["grade"].field
    type_into(qtbot, field, "6")
    assert window.page.card.data.grade == "6"
    assert window.desk.undo_label == "Changed Grade"
    window.undo()
    assert field.text() == "5"


def test_a_date_of_birth_lies_in_the_past(window):
    born = section(window, SectionKey.ABOUT).bind.bound["birth_date"].field
    child = window.page.student_id
    before = window.desk.read(student.card, child).data.birth_date
    born.day.type("7.3.2098")
    born.commit()
    assert born.fault.sentence.startswith("A date of birth lies in the past.")
    born.day.type("31.2.2015")
    assert born.fault.sentence == "This is no day. Type it as 7.3.2016."
    assert window.desk.read(student.card, child).data.birth_date == before
    born.day.type("7.3.98")
    born.commit()
    assert born.fault is None
    assert window.desk.read(student.card, child).data.birth_date == date(1998, 3, 7)


def test_nothing_says_saved_while_a_field_in_sight_stands_in_red(window):
    said = window.status.saved.accessibleName
    born = section(window, SectionKey.ABOUT).bind.bound["birth_date"].field
    assert said() == "All changes saved"
    born.day.type("7.3.2098")
    born.commit()
    assert said() == "Not saved: what stands in red"
    assert window.status.fix.isHidden()
    rows = window.findChildren(PointRow)
    listed = [row.findChild(Button).accessibleDescription() for row in rows]
    assert any(detail.startswith("A date of birth lies in the past.") for detail in listed)
    section(window, SectionKey.GOALS)
    assert said() == "All changes saved"  # what was typed is kept, and asked for when one comes back
    born = section(window, SectionKey.ABOUT).bind.bound["birth_date"].field
    assert born.day.field.text() == "7.3.2098"
    assert said() == "Not saved: what stands in red"
    born.day.type("7.3.2015")
    assert said().startswith("Saved ")


def test_a_ward_move_keeps_the_old_ward(window, qtbot):
    part = section(window, SectionKey.ABOUT)
    type_into(qtbot, part.place, "Otter ward")
    assert window.page.card.row.place == "Otter ward"
    window.undo()
    assert window.page.card.row.place == "Dolphin ward"


@pytest.mark.parametrize(("name", "text"), [("place", "Otter ward"), ("school", "Another school")])
def test_ward_and_school_begin_the_section_and_answer_what_was_asked(window, qtbot, name, text):
    part = section(window, SectionKey.ABOUT)
    window.desk.do("New", plan.set_state, window.page.student_id, SectionKey.ABOUT, SectionState.NOT_STARTED)
    field = getattr(part, name)
    part._ask(name, field, TUESDAY)
    assert name in part.asked
    type_into(qtbot, field, text)
    assert name not in part.asked
    assert window.page.plan.sections[SectionKey.ABOUT].state is SectionState.IN_PROGRESS


def test_a_yes_or_no_shows_what_is_known(window):
    part = section(window, SectionKey.ABOUT)
    field = part.bind.bound["interpreter_needed"].field
    assert field.text() == "no"
    field.choice.choose("yes")
    field.choice.chosen.emit("yes")
    assert window.page.card.data.interpreter_needed is True


def test_unknown_yet_by_key_and_got_it(window, qtbot):
    part = section(window, SectionKey.PRESENT_LEVELS)
    field = part.levels["Writing"]
    field.editor.setFocus()
    qtbot.waitUntil(field.editor.hasFocus)
    qtbot.keyClick(field.editor, Qt.Key.Key_U, CTRL)
    assert part.asked["Writing"] == date(2026, 12, 1)
    assert field.editor.isHidden()
    assert any(point.detail == "Ask by Tue 1 Dec" for point in part.points())
    window.undo()
    assert "Writing" not in part.asked
    assert not field.editor.isHidden()


def test_unknown_yet_takes_the_place_of_what_was_refused(window):
    said = window.status.saved.accessibleName
    leaves = section(window, SectionKey.ABOUT).bind.bound["expected_discharge_on"].field
    leaves.day.type("someday")
    assert said() == "Not saved: what stands in red"
    leaves.ask_unknown()
    assert leaves.fault is None
    assert said().startswith("Saved ")
    section(window, SectionKey.GOALS)
    leaves = section(window, SectionKey.ABOUT).bind.bound["expected_discharge_on"].field
    assert leaves.editor.isHidden()
    assert (leaves.fault, leaves.text()) == (None, "")
    leaves.findChild(UnknownBox).got.click()  # what was typed is still there, and still no day
    assert leaves.day.field.text() == "someday"
    assert leaves.fault.sentence.startswith("This is no day.")
    assert said() == "Not saved: what stands in red"


def test_an_answer_closes_the_question(window, qtbot):
    part = section(window, SectionKey.PRESENT_LEVELS)
    window.desk.do("Ask", plan.ask, part.student_id, "Writing", TUESDAY)
    window.desk.do("Changed", plan.set_level, part.student_id, "Writing", "Two lines", TUESDAY)
    asked = [row.data.subject_field for row in window.desk.read(student.questions, part.student_id)]
    assert "Writing" not in asked
    assert part.levels["Writing"].text() == "Two lines"


def test_focus_out_of_bounds_offers_the_likely_number(window, qtbot):
    part = section(window, SectionKey.PRESENT_LEVELS)
    field = part.bind.bound["lesson_minutes_max"].field
    type_into(qtbot, field, "400")
    assert field.fault.fix == "40"
    assert window.page.card.data.lesson_minutes_max == 40
    field._take_fix()
    assert field.fault is None


def test_quoting_evidence_is_one_step(window):
    part = section(window, SectionKey.PRESENT_LEVELS)
    before = part.levels["How treatment shows in learning"].text()
    part._quote()
    after = part.levels["How treatment shows in learning"].text()
    assert after.startswith(before)
    assert "Median" in after
    window.undo()
    assert part.levels["How treatment shows in learning"].text() == before


def test_mark_complete_lists_what_is_open_and_goes_there(window, qtbot):
    part = section(window, SectionKey.PRESENT_LEVELS)
    part.mark_complete()
    box = dialog(window)
    box._go(part.levels["Writing"].editor)
    qtbot.waitUntil(part.levels["Writing"].editor.hasFocus)
    part.mark_complete()
    dialog(window)._finish()
    assert part.state.state is SectionState.COMPLETE
    assert window.page.nav.row("present-levels").accessibleName().endswith("Complete")
    window.undo()
    assert part.state.state is SectionState.IN_PROGRESS


def test_not_needed_says_why(window):
    part = section(window, SectionKey.TRANSPORT)
    part.mark_not_needed()
    box = dialog(window)
    box.reason.line.setText("walks to school")
    box._leave_out()
    assert part.banner.isVisibleTo(part)
    assert "walks to school" in part.banner.words.text()
    part.open_again()
    assert part.state.state is SectionState.IN_PROGRESS


def test_f8_walks_the_open_points(window, qtbot):
    part = section(window, SectionKey.PRESENT_LEVELS)
    targets = [point.target for point in part.points()]
    qtbot.keyClick(window, Qt.Key.Key_F8)
    qtbot.waitUntil(targets[0].hasFocus)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    qtbot.waitUntil(targets[1].hasFocus)


def test_voice_new_words_need_a_new_yes(window, qtbot):
    part = section(window, SectionKey.VOICE)
    field, share, _ = part.voices["Helps me"]
    assert share.value == "yes"
    type_into(qtbot, field, "A quiet room.")
    assert share.value == ""
    part._share("Helps me", "no")
    assert share.value == "no"
    window.undo()
    assert share.value == ""


def test_a_goal_is_built_and_its_missing_parts_asked(window, qtbot):
    part = section(window, SectionKey.GOALS)
    count = len(part.goals)
    qtbot.mouseClick(part.add_button, Qt.MouseButton.LeftButton)
    assert len(part.goals) == count + 1
    bound = part.bind.bound
    type_into(qtbot, bound["behaviour"].field, "Leo reads a map aloud")
    assert part.live.text() == "Leo reads a map aloud."
    row = next(each for each in part.goals if each.id == part.chosen)
    assert row.data.missing_parts() == ["condition", "criterion", "method", "ends_on"]
    assert part.questions.count() == 4
    window.undo()
    window.undo()
    assert len(part.goals) == count


def test_examples_fit_the_grade_and_fill_the_parts():
    stems = stems_for("5")
    assert stems
    data = GoalData()
    fill_from(data, stems[0], "Leo")
    assert data.area
    assert data.sentence()
    assert stems_for("") != []


def test_points_not_tried_stay_out_of_the_trend(window):
    part = section(window, SectionKey.GOALS)
    part.choose(part.goals[0].id)
    tried = part.trend_words.text()
    box = DataPointDialog(part, part.goals[0].id)
    box.open()
    box._add()
    assert "Enter a number" in box.value.fault.sentence
    box.kind.choice.choose("medical")
    box._add()
    assert part.trend_words.text().startswith(tried.partition(" ")[0])
    assert "1 not tried for medical reasons" in part.trend_words.text()


def test_accommodations_by_key(window, qtbot, qtmodeltester):
    part = section(window, SectionKey.ACCOMMODATIONS)
    qtmodeltester.check(part.table.rows)
    chosen = [row for row in part.rows if row.chosen]
    part.lens.choose("suggested")
    part.show_rows()
    part.table.setFocus()
    first = part.table.current()
    assert first.suggested
    qtbot.keyClick(part.table, Qt.Key.Key_Space)
    now = {row.code: row for row in part.rows if row.chosen}
    assert len(now) == len(chosen) + 1
    part.lens.choose("chosen")
    part.show_rows()
    at = next(n for n, row in enumerate(part.table.rows.rows) if row.code == first.code)
    part.table.selectRow(at)
    part.table.setCurrentIndex(part.table.rows.index(at, 1))
    before = now[first.code].places
    qtbot.keyClick(part.table, Qt.Key.Key_B)
    after = next(row for row in part.rows if row.code == first.code).places
    assert set(before) ^ set(after) == {"bed"}
    window.undo()
    window.undo()
    assert len([row for row in part.rows if row.chosen]) == len(chosen)


def test_what_is_seen_suggests(window):
    part = section(window, SectionKey.ACCOMMODATIONS)
    before = sum(row.suggested for row in part.rows)
    window.desk.do("Seen", plan.see_sign, part.student_id, "nausea", TUESDAY)
    assert sum(row.suggested for row in part.rows) > before
    assert "sickness" in part.head.caption.text()
    window.undo()
    assert sum(row.suggested for row in part.rows) == before


def test_the_sheet_names_no_reason(window):
    part = section(window, SectionKey.ACCOMMODATIONS)
    words = " ".join(each.text() for each in part.sheet.paper.findChildren(type(part.hint)))
    assert "Please do" in words
    assert "dialysis" not in words.casefold()


@pytest.mark.parametrize(
    ("minutes", "lengths", "nearest"),
    [
        (80, (20, 40, 1), None),
        (10, (20, 40, 1), 20),
        (400, (20, 40, 1), 200),
        (50, (30, 40, 1), 40),
        (0, (20, 40, 1), None),
    ],
)
def test_impossible_lengths(minutes, lengths, nearest):
    found = impossible(minutes, *lengths)
    assert (found[1] if found else None) == nearest


def test_impossible_minutes_are_said_and_not_written(window, qtbot):
    part = section(window, SectionKey.SERVICES)
    card = next(each for each in part.cards.values() if each.record.data.subject == "Maths")
    field = card.bind.bound["minutes_per_week"].field
    type_into(qtbot, field, "900")
    assert "At most 200 min" in field.fault.sentence
    assert field.fault.fix == "200"
    assert any(point.title == "Maths: Minutes a week" for point in part.points())
    field._take_fix()
    assert part.cards[card.record.id].record.data.minutes_per_week == 200
    window.undo()
    assert part.cards[card.record.id].record.data.minutes_per_week == 80


def test_modes_are_written_at_once(window):
    part = section(window, SectionKey.SERVICES)
    card = next(iter(part.cards.values()))
    card.modes.choose(frozenset({"remote"}))
    assert card.record.data.modes == ["remote"]
    window.undo()
    assert card.record.data.modes != ["remote"]
    assert card.modes.chosen() == frozenset(card.record.data.modes)


def test_consent_is_recorded_and_revoked(window):
    part = section(window, SectionKey.TEAM)
    count = len(part.consents)
    box = ConsentDialog(part)
    box.open()
    box._record()
    assert "Say who signed" in box.signer.fault.sentence
    box.signer.line.setText("Pat Moonwater")
    box._record()
    assert len(part.consents) == count + 1
    from hospital_iep.ui.student.team import RevokeDialog

    for row in list(part.consents):
        revoke = RevokeDialog(part, row)
        revoke.open()
        revoke._revoke()
    assert not any(row.data.is_valid_on(TUESDAY) for row in part.consents)
    assert any(point.title == "Consent" for point in part.points())
    assert {contact.consent for contact in part.people if contact.consent is not None} == {False}
    window.undo()
    assert any(row.data.is_valid_on(TUESDAY) for row in part.consents)


def test_a_person_is_added_and_edited(window):
    part = section(window, SectionKey.TEAM)
    box = PersonDialog(part)
    box.open()
    box.name.line.setText("Sam Paperclip")
    box._keep()
    contact = next(each for each in part.people if each.data.name == "Sam Paperclip")
    again = PersonDialog(part, contact)
    again.open()
    again.phone.line.setText("555 0333")
    again._keep()
    assert next(each for each in part.people if each.id == contact.id).data.phone == "555 0333"
    window.undo()
    assert next(each for each in part.people if each.id == contact.id).data.phone == ""


def test_transport_stands_with_the_way_back(window, qtbot):
    part = section(window, SectionKey.TRANSPORT)
    type_into(qtbot, part.bind.bound["transport"].field, "Taxi at 9, with the nurse")
    from hospital_iep.domain.reentry import ReentryPlanData

    row = window.desk.read(records.get, ReentryPlanData, part._record)
    assert row.data.transport == "Taxi at 9, with the nurse"
    assert window.page.plan.sections[SectionKey.TRANSPORT].state is SectionState.IN_PROGRESS


def test_half_typed_text_comes_back_after_a_crash(window, qtbot):
    part = section(window, SectionKey.PRESENT_LEVELS)
    field = part.levels["Reading"]
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, ", and more")
    part.fields_form.keep()
    typed = field.text()
    window.page._drop_part()  # as if the program had ended here: nothing was written
    window.page._show_part()
    assert window.page.part.levels["Reading"].text() == typed


def test_the_history_names_every_kind_of_record_in_words():
    its_own_word = {"plan", "goal", "accommodation", "service", "consent", "contact", "appointment"}
    its_own_word |= {"isolation", "lesson", "objective", "modification", "review", "meeting", "disclosure"}
    its_own_word |= {"place", "setting", "teacher"}
    unnamed = {
        "audit_entry",
        "case_file_info",
        "draft",
        "journal_row",
        "journal_step",
    }  # no record of anybody
    said = {name: table_words(name) for name in SQLModel.metadata.tables if name not in unnamed}
    assert {name for name, words in said.items() if name == words} <= its_own_word
