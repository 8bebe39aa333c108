"""Settings: each change is a named step; keys, backups and the restore drill are tried for real."""

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from typing_extensions import override

from hospital_iep.domain.catalogues import treatment
from hospital_iep.domain.curve import read_segment
from hospital_iep.domain.rights import Role
from hospital_iep.domain.team import TeacherData
from hospital_iep.domain.timetable import PlaceData
from hospital_iep.domain.treatment import WardCurveData, WardRoutineData
from hospital_iep.operations import caseload, people, records, settings
from hospital_iep.operations import treatment as courses
from hospital_iep.operations.treatment import CurveOf
from hospital_iep.store import vault
from hospital_iep.store.backup import dates_in
from hospital_iep.store.database import Database
from hospital_iep.ui import preview as previewing
from hospital_iep.ui.opening import PRACTICE_PASSPHRASE
from hospital_iep.ui.preferences import Preferences, in_use
from hospital_iep.ui.settings.fields import (
    is_time,
    is_weekdays,
    read_time,
    read_weekdays,
    show_time,
    show_weekdays,
)
from hospital_iep.ui.settings.look import libraries
from hospital_iep.ui.settings.page import SettingsPage
from hospital_iep.ui.student.curve import evidence_words
from hospital_iep.ui.theme import theme
from tests.operations.conftest import ANA, CHEAP, PASSPHRASE, copied, practice_file  # noqa: F401  (a fixture)
from tests.store.sample import dump
from tests.ui.practice import practice_window
from tests.ui.test_accessibility_frame import unnamed


@pytest.fixture(autouse=True)
def own_preferences(monkeypatch, tmp_path):
    monkeypatch.setattr(in_use, "preferences", Preferences(theme="light"))
    monkeypatch.setattr(Preferences, "save", lambda *_: None)


@pytest.fixture
def window(qtbot, look, practice_file, tmp_path):  # noqa: F811
    with practice_window(practice_file[0], tmp_path, "settings", SettingsPage) as window:
        yield window


def type_into(field, text):
    field.editor.setText(text)
    field.editor.textEdited.emit(text)
    field.commit()


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_school_day_is_changed_and_taken_back(window, page):
    ward = page.part("ward")
    assert ward.values["weekdays"].text() == "Mon, Tue, Wed, Thu, Fri"
    type_into(ward.values["day_start"], "7.45")
    assert window.desk.read(settings.value, "day_start") == "07:45"
    assert window.desk.undo_label == "Changed the school day"
    window.undo()
    assert ward.values["day_start"].text() == window.desk.read(settings.value, "day_start") != "07:45"
    type_into(ward.values["day_start"], "soon")
    assert ward.values["day_start"].fault.sentence == "Type a time, as 9:30."
    type_into(ward.values["weekdays"], "Mon, Wed")
    assert window.desk.read(settings.value, "weekdays") == "0,2"


def test_times_that_end_before_they_begin_and_endless_numbers_are_refused(window, page):
    ward = page.part("ward")
    before = window.desk.undo_label
    type_into(ward.values["day_end"], "07:00")
    assert ward.values["day_end"].fault.sentence == "The school day ends after it begins."
    for number in ("601", "-1", "many", "9" * 10_000):
        type_into(ward.values["isolation_setup_minutes"], number)
        assert "up to 600" in ward.values["isolation_setup_minutes"].fault.sentence
    key, row = next(iter(ward.routine.rows.items()))
    begin, end = row["start"].text(), row["end"].text()
    type_into(row["start"], "23:00")
    assert "ends after it begins" in row["start"].fault.sentence
    assert window.desk.undo_label == before
    kept = window.desk.read(records.get, WardRoutineData, key).data
    assert (show_time(kept.start), show_time(kept.end)) == (begin, end)
    type_into(row["end"], "23:30")  # now both go together
    kept = window.desk.read(records.get, WardRoutineData, key).data
    assert (show_time(kept.start), show_time(kept.end)) == ("23:00", "23:30")
    assert row["start"].fault is None


def choose(combo, key):
    combo.choose(key)
    combo.chosen.emit(key)


def ward_curves_kept(window):
    return window.desk.read(records.listed, WardCurveData)


def test_a_wards_curve_is_begun_from_the_catalogue_and_changed(qtbot, window, page):
    card = page.part("ward").curves
    choose(card.kind, "transfusion")
    before = dump(window.desk.database)
    template = treatment("transfusion")
    assert "no curve of its own" in card.counts.text()
    assert "check with the team" in card.ground.text()
    assert evidence_words(template.evidence) in card.ground.text()
    assert not card.editor.isVisible()
    click(qtbot, card.begin_button)
    box = QApplication.activeModalWidget()
    assert unnamed(box) == []
    box._save()
    assert "Say who agreed" in box.agreed.fault.sentence
    assert ward_curves_kept(window) == []
    box.agreed.line.setText("Dr Quill")
    box._save()
    assert window.desk.undo_label == "Began a curve of the ward"
    (row,) = ward_curves_kept(window)
    assert tuple(read_segment(each) for each in row.data.curve) == template.segments
    assert "agreed with Dr Quill" in card.counts.text()
    assert card.editor.isVisible()
    assert not card.drawing.isVisible()
    assert "check with the team" in card.editor.ground.text()
    assert card.kind.currentText() == f"{template.name}, own curve"
    click(qtbot, card.editor.split_button)
    click(qtbot, card.editor.remove_button)
    box = card.editor.open_step(0)
    box.level.choose(1)
    box.agreed.line.setText("Nurse Bandage")
    box._keep()
    (row,) = ward_curves_kept(window)
    assert row.data.curve[0]["level"] == 1
    assert (row.data.agreed_with, row.data.agreed_on) == ("Nurse Bandage", window.desk.today())
    assert len(row.data.curve) == len(template.segments)
    card.editor._pull(0, 2)
    (row,) = ward_curves_kept(window)
    assert (row.data.agreed_with, row.data.agreed_on) == ("", None)
    assert "not agreed on as it is now. Check with the team." in card.counts.text()
    assert "local experience" in card.editor.ground.text()
    assert card.editor.agree_button.isVisible()
    window.undo()
    assert not card.editor.agree_button.isVisible()
    click(qtbot, card.back_button)
    assert ward_curves_kept(window) == []
    assert card.begin_button.isVisible()
    window.undo()
    assert len(ward_curves_kept(window)) == 1
    for _ in range(4):
        window.undo()
    assert dump(window.desk.database) == before
    assert not card.editor.isVisible()


def test_the_children_of_the_ward_follow_its_curve_and_others_do_not(qtbot, window, page):
    card = page.part("ward").curves
    pupils = window.desk.read(caseload.students)
    here = next(row for row in pupils if row.place == card.ward.currentText())
    far = next(row for row in pupils if row.place not in ("", card.ward.currentText()))
    course = treatment("apheresis").new_course(window.desk.today())
    for row in (here, far):
        window.desk.do("Add", courses.add_course, row.id, course)
    choose(card.kind, "apheresis")
    box = card.begin()
    assert "1 child there follows it." in box.effect.text()
    box.agreed.line.setText("Dr Quill")
    box._save()
    card.editor._pull(0, 3)

    def counts(row):
        views = window.desk.read(courses.view, row.id, window.desk.today()).courses
        return next(each for each in views if each.data == course)

    assert counts(here).counts is CurveOf.WARD
    assert int(counts(here).curve[0].level) == 3
    assert counts(far).counts is CurveOf.CATALOGUE
    choose(card.ward, str(next(at for at in map(card.ward.itemData, range(9)) if at != card.ward.value)))
    assert card.own is None


def test_a_hospital_without_a_ward_says_where_to_add_one(window, page):
    card = page.part("ward").curves
    card.show_wards({})
    assert card.no_ward.isVisible()
    hidden = (card.ward, card.kind, card.begin_button, card.back_button, card.editor, card.drawing)
    assert not [each for each in hidden if each.isVisible()]


def test_without_a_ward_the_routine_says_where_to_add_one(page):
    part = page.part("ward")
    shown = (part.ward, part.template, part.use_template, part.routine)
    assert all(each.isVisible() for each in shown)
    assert not part.no_ward.isVisible()
    part.ward.set_choices({})
    part.show_routine_of("")
    assert part.no_ward.isVisible()
    assert not any(each.isVisible() for each in shown)


def test_a_place_is_added_changed_and_removed(qtbot, window, page):
    places = page.part("ward").places
    before = dump(window.desk.database)
    click(qtbot, places.add_button)
    key = next(key for key, fields in places.rows.items() if fields["name"].text() == "New place")
    type_into(places.rows[key]["name"], "Turtle ward")
    type_into(places.rows[key]["capacity"], "3")
    data = window.desk.read(records.get, PlaceData, key).data
    assert (data.name, data.capacity) == ("Turtle ward", 3)
    places.remove(key)
    assert key not in places.rows
    window.undo()
    assert key in places.rows
    for _ in range(3):
        window.undo()
    assert dump(window.desk.database) == before


def test_opening_settings_shows_no_other_window(qtbot, look, practice_file, tmp_path):  # noqa: F811
    shown = []

    class Watch(QObject):
        @override
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(type(watched).__name__)
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)
    try:
        with practice_window(practice_file[0], tmp_path, "settings", SettingsPage):
            QApplication.processEvents()
    finally:
        QApplication.instance().removeEventFilter(watch)
    assert shown == ["Window"]


def test_ways_and_routine_of_the_catalogue(qtbot, window, page):
    ward = page.part("ward")
    key, field = next(iter(ward.ways.items()))
    type_into(field, "13")
    assert {frozenset((row.from_id, row.to_id)): row.minutes for row in window.desk.read(settings.ways)}[
        key
    ] == 13
    window.undo()
    assert field.text() != "13"
    before = [row.data.name for row in window.desk.read(records.listed, WardRoutineData, **ward.routine.keys)]
    ward.template.choose(ward.template.itemData(1))
    click(qtbot, ward.use_template)
    after = [row.data.name for row in window.desk.read(records.listed, WardRoutineData, **ward.routine.keys)]
    assert after != before
    window.undo()
    assert [
        row.data.name for row in window.desk.read(records.listed, WardRoutineData, **ward.routine.keys)
    ] == before


def test_a_teachers_subjects_hours_and_busy_times(qtbot, window, page):
    page.show_part("people")
    part = page.part("people")
    key, fields = next(iter(part.teachers.rows.items()))
    type_into(fields["subjects"], "Maths, Art")
    assert window.desk.read(records.get, TeacherData, key).data.subjects == ["Maths", "Art"]
    count = len(part.hours.rows)
    click(qtbot, part.hours.add_button)
    assert len(part.hours.rows) == count + 1
    whose = part.teacher.currentText()
    names = {each.accessibleName() for each in part.hours.removers.values()}
    assert any(each.startswith(f"Remove the hours: {whose}, Mon ") for each in names)
    assert len(names) == count  # the new one begins as another one is
    click(qtbot, part.busy.add_button)
    assert (
        next(iter(part.busy.removers.values()))
        .accessibleName()
        .startswith(f"Remove the busy time: {whose}, Tue 24 Nov ")
    )
    busy = next(iter(part.busy.rows.values()))
    type_into(busy["reason"], "First-aid course")
    assert window.desk.undo_label == "Changed a busy time"


def test_a_person_is_let_in_and_can_open_the_file(qtbot, monkeypatch, window, page):
    monkeypatch.setattr(people.add, "__kwdefaults__", {"cost": CHEAP})
    page.show_part("people")
    part = page.part("people")
    click(qtbot, part.add_person)
    dialog = part.dialog
    dialog.name.setText("Bo Pretend")
    dialog.role.choose("social-worker")
    dialog.passphrase.setText("seven green umbrellas")
    dialog.again.setText("seven green umbrella")
    dialog.add()
    assert dialog.fault.text().startswith("The two passphrases differ")
    dialog.again.setText("seven green umbrellas")
    dialog.add()
    assert not dialog.isVisible()
    assert {combo.value for combo in part.roles.values()} == {"coordinator", "social-worker"}
    opened = vault.Vault.read(window.desk.database.path).unlock("Bo Pretend", "seven green umbrellas")
    assert opened.person.role == "social-worker"
    assert [person.name for person in people.people(window.desk.database)] == [ANA.name, "Bo Pretend"]
    assert window.desk.database.audit_entries(kind="people and keys")[0].detail["act"] == "added"
    key = next(person.id for person in people.people(window.desk.database) if person.name == "Bo Pretend")
    part.removers[key].click()
    part.remove_button.click()
    assert [person.name for person in people.people(window.desk.database)] == [ANA.name]


def test_a_new_key_is_offered_when_somebody_is_removed(qtbot, monkeypatch, window, page):
    for work in (people.add, people.new_key):
        monkeypatch.setattr(work, "__kwdefaults__", {"cost": CHEAP})
    database = window.desk.database
    cy = people.add(database, "Cy Pretend", "teacher", "six tall blue doors")
    di = people.add(database, "Di Pretend", "teacher", "two slow red trains")
    page.show_part("people")
    part = page.part("people")
    part.removers[di.id].click()
    part.remove_button.click()
    part.ask_new_key()
    dialog = part.dialog
    assert set(dialog.lines) == {database.person.id, cy.id}
    before = database.unlocked.key
    dialog.make()
    assert dialog.fault.isVisible()
    assert database.unlocked.key == before
    dialog.lines[database.person.id].setText(PASSPHRASE)
    dialog.make()
    assert database.unlocked.key != before
    assert dialog.key.text().count("-") == 5
    assert "Cy Pretend" in dialog.told.text()
    assert people.people(database) == [database.person]
    assert window.desk.read(caseload.students)
    dialog.reject()


def test_a_new_passphrase_opens_the_file(window, page, monkeypatch):
    monkeypatch.setattr(people.change_own_passphrase, "__kwdefaults__", {"cost": CHEAP})
    page.show_part("people")
    part = page.part("people")
    part.ask_passphrase()
    part.dialog.passphrase.setText("blue")
    part.dialog.again.setText("blue")
    part.dialog.change()
    assert part.dialog.fault.isVisible()
    part.dialog.passphrase.setText("nine paper lanterns")
    part.dialog.again.setText("nine paper lanterns")
    part.dialog.change()
    read = vault.Vault.read(window.desk.database.path)
    assert read.unlock(ANA.name, "nine paper lanterns").person.name == ANA.name


def test_the_recovery_key_is_shown_once_printed_with_its_use_and_forgotten(monkeypatch, page, tmp_path):
    monkeypatch.setattr(people.new_recovery_key, "__kwdefaults__", {"cost": CHEAP})
    page.show_part("people")
    part = page.part("people")
    part.ask_recovery()
    dialog = part.dialog
    dialog.make()
    assert dialog.key.text().count("-") == 5
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    monkeypatch.setattr(previewing, "ask_printer", lambda _parent: printer)
    dialog.print_()
    printed = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")[0].get_textpage().get_text_range()
    database = page.desk.database
    assert dialog.key.text() in printed
    assert f"Case file: {database.path.name}" in printed
    assert str(database.path.parent) not in printed
    assert "Hospital IEP" in printed
    assert "2026" in printed
    assert "Forgotten?" in printed
    assert "apart from the laptop" in printed
    dialog.reject()
    assert dialog.key.text() == ""


def test_backup_verify_and_restore_drill(qtbot, monkeypatch, window, page, tmp_path):
    folder = tmp_path / "copies"
    folder.mkdir()
    monkeypatch.setattr(previewing, "ask_folder", lambda *_: str(folder))
    page.show_part("file")
    part = page.part("file")
    click(qtbot, part.backup_button)
    qtbot.waitUntil(lambda: part.job is None, timeout=60_000)
    assert len(dates_in(folder, "practice")) == 1
    assert part.backup_result.text().startswith("Backed up and read back")
    assert part.last.text().startswith("Last backup, verified")
    for ask, told in ((part.ask_verify, part.result), (part.ask_drill, part.backup_result)):
        ask()
        part.dialog.line.setText(PASSPHRASE)
        part.dialog.accept()
        qtbot.waitUntil(lambda: part.job is None, timeout=60_000)
        assert told.text().startswith("Whole: "), told.text()
    assert len(list(folder.iterdir())) == 2  # the copy and its keys: the drill left nothing
    part.ask_verify()
    part.dialog.line.setText("wrong words here")
    part.dialog.accept()
    qtbot.waitUntil(lambda: part.job is None, timeout=60_000)
    assert "Whole" not in part.result.text()
    assert "wrong words" not in part.result.text()


@pytest.mark.parametrize("practice", [True, False])
def test_the_practice_hospital_says_its_passphrase_and_no_other_file_does(window, page, practice):
    window.practice = practice
    for part, ask in (("file", "ask_verify"), ("people", "ask_new_key")):
        page.show_part(part)
        getattr(page.part(part), ask)()
        dialog = page.part(part).dialog
        told = [each.text() for each in dialog.findChildren(QLabel) if PRACTICE_PASSPHRASE in each.text()]
        assert told == [f"In the practice hospital the passphrase is: {PRACTICE_PASSPHRASE}"] * practice
        dialog.reject()


def test_the_audit_list_is_read_and_checked(qtbot, page):
    page.show_part("file")
    part = page.part("file")
    assert part.audit.rowCount() >= 2
    click(qtbot, part.chain_button)
    assert part.chain_result.text() == "Nothing was changed or taken away."


def test_look_follows_at_once(page):
    page.show_part("look")
    part = page.part("look")
    part.text.choose("150")
    part.text.chosen.emit("150")
    assert theme().percent == 150
    part.theme.chosen.emit("dark")
    assert theme().name == "dark"
    part.idle.chosen.emit("10")
    assert in_use.preferences.idle_minutes == 10
    part.gloves.setChecked(True)
    assert theme().glove_targets


def test_search_finds_across_parts(page):
    page.field.setText("restore drill")
    QApplication.processEvents()
    shown = [card.accessibleName() for part in page.parts.values() for card in part.cards if card.isVisible()]
    assert shown == ["Backups"]
    page.field.setText("no such thing")
    assert page.nothing.isVisible()
    page.field.clear()
    assert page.part("ward").isVisible()
    assert not page.nothing.isVisible()


def test_people_are_managed_by_the_administrator_where_there_is_one(database_with):
    database, role = database_with
    assert people.may_manage(database) is (role is Role.ADMINISTRATOR)


@pytest.fixture(params=[Role.COORDINATOR, Role.ADMINISTRATOR])
def database_with(request, practice_file, tmp_path):  # noqa: F811
    with copied(practice_file[0], tmp_path) as database:
        people.add(database, "Root Pretend", "administrator", "four silver kettles", cost=CHEAP)
        if request.param is Role.COORDINATOR:
            yield database, request.param
            return
    with Database.open(tmp_path / "practice.case", "Root Pretend", "four silver kettles") as database:
        yield database, request.param


def test_about_lists_the_libraries_with_their_licences(page):
    page.show_part("about")
    found = {name.casefold(): licence for name, _version, licence in libraries()}
    assert "LGPL" in found["pyside6_essentials"] or "GPL" in found["pyside6_essentials"]
    assert found["sqlmodel"]
    assert page.part("about").model.rows == libraries()


def test_typed_times_and_days():
    assert read_time("9.30") == read_time("9:30")
    assert is_time("25:00") is not None
    assert read_weekdays("wed, Monday") == [0, 2]
    assert show_weekdays([0, 2]) == "Mon, Wed"
    assert is_weekdays("Noday") is not None
    assert is_weekdays("") is None
