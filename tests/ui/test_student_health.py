"""What is agreed for an emergency, and health facts for the nurse and the lead: written and taken back."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from hospital_iep.domain.plan import SectionKey
from hospital_iep.domain.student import HealthFactData, HealthFactKind
from hospital_iep.operations import caseload, contents, plan, records
from hospital_iep.ui.student.emergency import EmergencyDialog
from hospital_iep.ui.student.health import FactDialog
from hospital_iep.ui.student.team import ConsentDialog, PersonDialog
from hospital_iep.ui.widgets.basics import Wrapped
from hospital_iep.ui.widgets.chips import Chip
from tests.ui.ward import TUESDAY, child, leos_window


@pytest.fixture
def window(qtbot, look, tmp_path_factory, tmp_path, worker):
    with leos_window(qtbot, worker, tmp_path_factory, tmp_path, section="about") as window:
        yield window


@pytest.fixture
def part(window):
    window.page.go(SectionKey.ABOUT.value)
    QApplication.processEvents()
    return window.page.part


def opened(window, kind):
    return next(each for each in window.findChildren(kind) if each.isVisible())


def signs(card):
    return [row.data.if_you_see for row in card.rows]


def words_in(card):
    return [each.text() for each in card.findChildren(QLabel)]


def names_in(card):
    return [each.accessibleName() for each in card.findChildren(QAbstractButton)]


def add_step(window, part, see, act, agreed=""):
    part.steps.add()
    box = opened(window, EmergencyDialog)
    box.see.line.setText(see)
    box.act.box.setPlainText(act)
    box.agreed.line.setText(agreed)
    box._keep()


def test_a_step_is_added_below_the_others_and_prints(window, part):
    before = signs(part.steps)
    add_step(window, part, "A wet dressing", "Press a clean cloth on it", "Nurse Bandage")
    assert signs(part.steps) == [*before, "A wet dressing"]
    assert window.desk.undo_label == "Added an emergency step"
    assert "Agreed with Nurse Bandage" in words_in(part.steps)
    page = window.desk.read(contents.emergency, part.student_id)
    assert (page[-1].text, page[-1].more[0]) == ("A wet dressing", "Press a clean cloth on it")
    window.undo()
    assert signs(part.steps) == before
    assert "If you see: A wet dressing" not in words_in(part.steps)


def test_a_step_says_what_is_missing_and_cuts_nothing_off(window, part):
    count = len(part.steps.rows)
    part.steps.add()
    box = opened(window, EmergencyDialog)
    box._keep()
    assert box.see.fault.sentence == "Say what to look for."
    box.see.line.setText("Pale lips")
    box._keep()
    assert "Say what to do" in box.act.fault.sentence
    box.act.box.setPlainText("x" * 301)
    box._keep()
    assert "At most 300 characters; these are 301." in box.act.fault.sentence
    assert len(part.steps.rows) == count
    box.act.box.setPlainText("Sit down")
    box._keep()
    row = part.steps.rows[-1]
    assert (row.data.if_you_see, row.data.do_this) == ("Pale lips", "Sit down")
    assert "Not agreed yet" in [each.text for each in part.steps.findChildren(Chip)]
    QApplication.processEvents()
    left = {
        each.mapTo(part, QPoint()).x() for each in part.steps.findChildren(Wrapped) if "ee: " in each.text()
    }
    assert max(left) - min(left) <= 8  # a step not agreed on stands in line with the others


def test_a_step_is_changed_moved_by_key_and_removed(window, part, qtbot):
    add_step(window, part, "First", "One")
    add_step(window, part, "Second", "Two")
    first, second = part.steps.rows[-2].id, part.steps.rows[-1].id
    order = signs(part.steps)
    up = part.steps.verbs[second, "up"]
    assert up.accessibleName() == f"Move step {len(order)} up"
    assert not part.steps.verbs[second, "down"].isEnabled()
    up.setFocus()
    qtbot.keyClick(up, Qt.Key.Key_Space)
    assert signs(part.steps)[-2:] == ["Second", "First"]
    assert part.steps.verbs[second, "up"].hasFocus() or len(order) == 2
    window.undo()
    assert signs(part.steps) == order
    part.steps.edit(first)
    box = opened(window, EmergencyDialog)
    box.call.line.setText("Ward 555 0100")
    box._keep()
    assert window.desk.undo_label == "Changed an emergency step"
    assert "Call: Ward 555 0100" in words_in(part.steps)
    part.steps.verbs[first, "remove"].click()
    assert signs(part.steps) == [each for each in order if each != "First"]
    add_step(window, part, "Third", "Three")
    assert signs(part.steps)[-1] == "Third"
    window.undo()
    window.undo()
    assert signs(part.steps) == order


def test_a_fact_is_kept_with_who_said_so_and_when(window, part):
    count = len(part.facts.rows)
    part.add_fact.click()
    box = opened(window, FactDialog)
    assert "Nurse and named lead only" in box.findChildren(QLabel)[1].text()
    box._keep()
    assert box.text.fault.sentence == "Say what it is."
    box.kind.choice.choose("allergy")
    box.text.line.setText("Strawberries")
    box.source.line.setText("Pat Moonwater")
    box.day.show_value("2026-11-20")
    box._keep()
    row = next(each for each in part.facts.rows if each.data.text == "Strawberries")
    assert (row.data.kind, row.data.observed_on) == (HealthFactKind.ALLERGY, date(2026, 11, 20))
    assert "Allergy: Strawberries" in words_in(part.facts)
    assert any(each.startswith("Said by Pat Moonwater, Fri 20 Nov") for each in words_in(part.facts))
    part.facts.edit(row.id)
    box = opened(window, FactDialog)
    assert box.source.text() == "Pat Moonwater"
    box.text.line.setText("Strawberries and nuts")
    box._keep()
    assert window.desk.undo_label == "Changed a health fact"
    assert "Allergy: Strawberries and nuts" in words_in(part.facts)
    window.undo()
    window.undo()
    assert len(part.facts.rows) == count


def test_a_fact_is_marked_and_removed(window, part):
    assert "Nurse and named lead only" in [each.accessibleName() for each in part.facts.findChildren(Chip)]
    row = part.facts.rows[0]
    part.facts._remove(row.id)
    assert row.id not in [each.id for each in part.facts.rows]
    assert window.desk.undo_label == "Removed a health fact"
    window.undo()
    assert row.id in [each.id for each in part.facts.rows]


def test_a_ticked_sign_shows_its_name_and_is_not_written_over(window, part):
    window.desk.do("Seen", plan.see_sign, part.student_id, "nausea", TUESDAY)
    row = next(each for each in part.facts.rows if each.data.text == "nausea")
    assert "Side effect: nausea" not in words_in(part.facts)
    assert any(each.startswith("Side effect: ") for each in words_in(part.facts))
    assert "Edit Side effect" not in names_in(part.facts)
    assert window.desk.read(records.get, HealthFactData, row.id).data.text == "nausea"


def test_hidden_names_hide_facts_and_shut_the_editors(window, part):
    add_step(window, part, "Leo is pale", "Sit Leo down")
    texts = [row.data.text for row in part.facts.rows]
    assert texts
    window.privacy.set(on=True)
    QApplication.processEvents()
    hidden = window.page.part
    shown = " ".join(words_in(hidden.steps) + words_in(hidden.facts))
    assert "is pale" in shown
    assert "Leo" not in shown
    assert not any(text in shown for text in texts)
    assert not any(name.startswith("Edit") for name in names_in(hidden.steps) + names_in(hidden.facts))
    window.privacy.set(on=False)


def test_every_button_has_a_name_and_nothing_is_cut_at_200_percent(window, part, look):
    add_step(window, part, "A very long sign that anybody can see from the door " * 3, "Call " * 40)
    look.apply(percent=200)
    window.resize(1366, 768)
    for _ in range(5):
        QApplication.processEvents()
    edge = part.mapToGlobal(part.rect().topRight()).x()
    for card in (part.steps, part.facts):
        assert all(names_in(card))
        for widget in (*card.findChildren(QLabel), *card.findChildren(QAbstractButton)):
            if widget.isVisible():
                assert widget.mapToGlobal(widget.rect().topRight()).x() <= edge


@pytest.mark.parametrize("name", ["emergency", "fact", "person", "consent"])
def test_half_typed_text_stays_with_its_child(window, part, name):
    def dialog():
        window.page.go("team" if name in {"person", "consent"} else "about")
        at = window.page.part
        made = {
            "emergency": EmergencyDialog,
            "fact": FactDialog,
            "person": PersonDialog,
            "consent": ConsentDialog,
        }[name](at)
        made.open()
        fields = {"emergency": "see", "fact": "text", "person": "name", "consent": "signer"}
        return made, getattr(made, fields[name]).line

    box, line = dialog()
    line.insert("Half a word")
    line.setModified(True)
    box.reject()
    other = next(row for row in window.desk.read(caseload.students) if row.called != "Leo")
    window.open("student", student_id=str(other.id), section="about")
    box, line = dialog()
    assert "Half" not in line.text()
    box.reject()
    window.open("student", student_id=str(child(window.desk, "Leo").id), section="about")
    box, line = dialog()
    assert line.text() == "Half a word"
    box.reject()
