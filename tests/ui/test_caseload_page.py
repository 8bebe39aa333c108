"""The caseload: a child is added by key or mouse in a minute, found by typing, and never named in private."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from hospital_iep.operations import caseload, student
from hospital_iep.store.faults import DiskFull
from hospital_iep.ui.caseload.model import MINUTES, PUPIL, cells, finds, passes, speech
from hospital_iep.ui.desk import Desk
from hospital_iep.ui.finding import add_finders
from tests.ui.ward import NOW, TUESDAY, open_copy, open_window


@pytest.fixture
def practice_desk(tmp_path_factory, tmp_path, qapp):
    database = open_copy(tmp_path_factory, tmp_path)
    yield Desk(database, lambda: TUESDAY, lambda: NOW)
    assert database.open_sessions == 0
    database.close()


@pytest.fixture
def filled(qtbot, look, practice_desk, worker):
    window = open_window(qtbot, practice_desk, worker)
    yield window
    window.toasts.clear()


@pytest.fixture
def empty(qtbot, look, desk, worker):
    window = open_window(qtbot, desk, worker)
    yield window
    window.toasts.clear()


def test_the_model_is_sound(filled, qtmodeltester):
    qtmodeltester.check(filled.page.model)
    assert filled.page.model.rowCount() == len(filled.page.model.rows) >= 14
    assert filled.page.count.text() == f"{len(filled.page.model.rows)} pupils"


def test_a_row_says_itself(filled):
    page = filled.page
    row = next(row for row in page.model.rows if row.student.called == "Leo")
    done = row.sections_done
    begin = f"Leo M., {done} of 8 sections, 0 of 240 minutes, Dolphin ward"
    assert speech(row, filled.privacy, TUESDAY).startswith(begin)
    said = cells(row, filled.privacy, TUESDAY)
    assert (said[PUPIL].first, said[MINUTES].first) == ("Leo M.", "0 of 240")
    at = page.model.rows.index(row)
    spoken = page.model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == speech(row, filled.privacy, TUESDAY)


def test_typing_in_the_table_finds_and_enter_opens(filled, qtbot):
    page = filled.page
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus)
    qtbot.keyClick(page.table, "m")
    qtbot.waitUntil(page.field.hasFocus)
    qtbot.keyClicks(page.field, "oonw")
    assert page.field.text() == "moonw"
    assert [row.student.called for row in page.model.rows] == ["Leo"]
    assert page.count.text().startswith("1 of ")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert filled.key == "student"
    assert filled.header.title.words == "Leo M."


def test_nothing_found_offers_all(filled, qtbot):
    page = filled.page
    page.field.setText("nobody of this name")
    assert page.views.currentWidget() is page.nothing
    qtbot.mouseClick(page.nothing.button, Qt.MouseButton.LeftButton)
    assert page.views.currentWidget() is page.table
    assert page.field.text() == ""


def test_filters_narrow_the_list(filled):
    page = filled.page
    page.filters.choose(frozenset({"mine"}))
    mine = {row.teacher for row in page.model.rows}
    assert mine == {"Ana Ruizplay"}
    everyone = page._all
    row = everyone[0]
    assert passes(row, frozenset(), "", TUESDAY)
    assert passes(row, frozenset({"open"}), "", TUESDAY) == (row.sections_done < row.sections)
    assert not passes(row, frozenset({"mine"}), "", TUESDAY)


def test_privacy_shows_initials_by_bed_and_searches_no_names(filled, qtbot):
    page = filled.page
    qtbot.keyClick(filled, Qt.Key.Key_F9)
    rows = page.model.rows
    names = {row.student.full_name for row in rows} | {row.student.short_name for row in rows}
    shown = [page.model.index(at, 0).data() for at in range(page.model.rowCount())]
    assert not any(name in text for text in shown for name in names)
    beds = [(row.student.place, int(row.student.bed)) for row in rows if row.student.bed.isdigit()]
    assert beds == sorted(beds)
    leo = next(row for row in rows if row.student.called == "Leo")
    assert not finds(leo, "moonwater", filled.privacy)
    assert finds(leo, "lm", filled.privacy)


def test_an_empty_caseload_says_what_to_do(empty):
    page = empty.page
    assert page.views.currentWidget() is page.empty
    assert page.empty.words.text().startswith("No pupils yet")
    assert page.first_focus() is page.empty.button
    asked = []
    empty.practice_asked.connect(lambda: asked.append(True))
    buttons = [
        each for each in page.empty.findChildren(QWidget) if getattr(each, "text", str)() == "Practice data"
    ]
    buttons[0].click()
    assert asked == [True]


def test_a_child_is_added_by_key_alone(empty, qtbot):
    page = empty.page
    qtbot.keyClick(empty, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = page._dialog
    qtbot.waitUntil(dialog.fields["given_name"].editor.hasFocus)
    typed = ("Mila", "Paperkite", "7.3.2016", None, "4", "Dolphin ward", "7", "Lakeview School")
    for text in typed:
        if text is not None:
            qtbot.keyClicks(QApplication.focusWidget(), text)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.fields["school"].editor, Qt.Key.Key_Return)
    assert empty.key == "student"
    rows = empty.desk.read(caseload.students)
    assert [(row.full_name, row.place, row.bed) for row in rows] == [("Mila Paperkite", "Dolphin ward", "7")]
    card = empty.desk.read(student.card, rows[0].id)
    assert (card.data.birth_date, card.data.grade, card.school.name) == (
        date(2016, 3, 7),
        "4",
        "Lakeview School",
    )
    assert empty.desk.read(student.questions, rows[0].id) == []
    empty.undo()
    assert empty.desk.read(caseload.students) == []
    assert empty.key == "caseload"
    empty.redo()
    assert len(empty.desk.read(caseload.students)) == 1


def test_what_is_unknown_is_asked_for(empty, qtbot):
    empty.page.add_pupil()
    dialog = empty.page._dialog
    qtbot.waitUntil(dialog.isVisible)
    qtbot.keyClicks(dialog.fields["given_name"].editor, "Mila")
    dialog.fields["birth_date"].setFocus()
    qtbot.waitUntil(dialog.fields["birth_date"].editor.field.hasFocus)
    qtbot.keyClick(
        dialog.fields["birth_date"].editor.field, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier
    )
    assert dialog.fields["birth_date"].editor.isHidden()
    qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    asked = empty.desk.read(student.questions, dialog.made)
    assert {row.data.subject_field for row in asked} == {
        "family_name",
        "birth_date",
        "grade",
        "place",
        "school",
    }
    assert {row.data.ask_by for row in asked} == {date(2026, 12, 1)}


@pytest.fixture
def box(empty, qtbot):
    """Return the dialog that adds a pupil, where nobody is yet."""
    empty.page.add_pupil()
    box = empty.page._dialog
    qtbot.waitUntil(box.isVisible)
    yield box
    if box.made is None:
        box.reject()


def paste(field, text):
    QApplication.clipboard().setText(text)
    field.line.paste()


def test_names_take_no_more_letters_than_are_kept(empty, box):
    given, grade, school = (box.fields[name] for name in ("given_name", "grade", "school"))
    for field in (given, box.fields["family_name"], grade, box.fields["place"], school, box.bed):
        paste(field, "x" * 500)
    assert len(grade.text()) == 20
    assert grade.editor.accessibleDescription() == "Only the first 20 letters fit. The rest was cut."
    box.add()
    card = empty.desk.read(student.card, box.made)
    assert (card.data.given_name, card.data.grade) == ("x" * 75, "x" * 20)
    assert card.school.name == "x" * 120


def test_a_hint_returns_when_all_fits(box, qtbot):
    ward = box.fields["place"]
    paste(ward, "x" * 81)
    assert "80 letters" in ward.editor.accessibleDescription()
    qtbot.keyClick(ward.line, Qt.Key.Key_Backspace)
    assert ward.editor.accessibleDescription() == "A new name makes a new ward."


def test_pasted_lines_are_one_row(empty, box):
    paste(box.fields["given_name"], "Mila\nMaria\r\n")
    box.add()
    assert empty.desk.read(student.card, box.made).data.given_name == "Mila Maria"


def test_a_bed_asks_for_its_ward(empty, box):
    paste(box.fields["given_name"], "Mila")
    paste(box.bed, "7")
    box.add()
    assert box.made is None
    assert box.bed.fault.sentence == "Type the ward too: the bed is kept with its ward."
    paste(box.fields["place"], "Dolphin ward")
    box.add()
    row = empty.desk.read(caseload.students)[0]
    assert (row.place, row.bed) == ("Dolphin ward", "7")


@pytest.mark.parametrize("typed", ["fri", "+14", "7.3.2098", "27 Nov", "2027-01-01"])
def test_nobody_is_born_in_the_future(empty, box, typed):
    born = box.fields["birth_date"]
    born.day.type(typed)
    assert born.fault.sentence.startswith("A date of birth lies in the past.")
    box.add()
    assert box.made is None
    born.ask_unknown()
    box.add()
    assert empty.desk.read(student.card, box.made).data.birth_date is None


def test_a_future_day_of_the_calendar_is_no_birth(box):
    born = box.fields["birth_date"]
    born.day.show_value(date(2030, 1, 1))
    born.commit()
    assert born.fault.sentence.startswith("A date of birth lies in the past.")


def test_a_short_year_of_birth_is_the_last_that_fits(empty, box):
    born = box.fields["birth_date"]
    born.day.type("7.3.98")
    assert born.fault is None
    box.add()
    assert empty.desk.read(student.card, box.made).data.birth_date == date(1998, 3, 7)


def test_what_could_not_be_added_says_why(empty, box, monkeypatch):
    def full(*_args, **_kwargs):
        raise DiskFull

    paste(box.fields["given_name"], "Mila")
    monkeypatch.setattr(empty.desk.database, "perform", full)
    box.add()
    assert box.fault.isVisible()
    assert "disk is full" in box.fault.text()


def test_a_child_who_is_there_already_is_noticed(filled, qtbot):
    page = filled.page
    qtbot.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    dialog = page._dialog
    qtbot.waitUntil(dialog.isVisible)
    qtbot.keyClicks(dialog.fields["given_name"].editor, "leo")
    qtbot.keyClicks(dialog.fields["family_name"].editor, "moonwater")
    dialog.look_for_same()
    assert dialog.same.isVisibleTo(dialog)
    assert "Leo Moonwater may be the same child" in dialog.same.words.text()
    qtbot.mouseClick(dialog.same.button, Qt.MouseButton.LeftButton)
    assert filled.header.title.words == "Leo M."


def test_tab_goes_round_all_fields_and_buttons_of_adding_a_pupil(empty, qtbot):
    empty.page.add_pupil()
    dialog = empty.page._dialog
    qtbot.waitUntil(dialog.fields["given_name"].editor.hasFocus)
    visited = []
    while (at := dialog.focusWidget()) not in visited:
        visited.append(at)
        qtbot.keyClick(at, Qt.Key.Key_Tab)
    fields = [each.editor.focusProxy() or each.editor for each in dialog.fields.values()]
    assert [each for each in visited if each in fields] == fields
    assert visited.index(dialog.bed.editor) == visited.index(dialog.fields["place"].editor) + 1
    assert dialog.add_button in visited
    assert at is visited[0]
    dialog.reject()


def test_the_palette_finds_pupils(filled):
    add_finders(filled)
    found = [command.label for command in filled.commands.find("leo")]
    assert "Leo M." in found


@pytest.mark.parametrize(("width", "percent"), [(1366, 100), (1093, 100), (1366, 200)])
def test_columns_give_way_and_nothing_scrolls_sideways(filled, look, width, percent):
    look.apply(percent=percent)
    filled.resize(width, 768)
    QApplication.processEvents()
    table = filled.page.table
    shown = [at for at in range(7) if not table.isColumnHidden(at)]
    assert PUPIL in shown
    assert sum(table.columnWidth(at) for at in shown) <= table.viewport().width() + 1
    assert table.columnWidth(PUPIL) >= look.px(120)
