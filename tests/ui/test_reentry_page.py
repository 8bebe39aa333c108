"""Re-entry by mouse and key: ticking, moving the date, graded return, and packets for those who may."""

import itertools
from datetime import date, datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QWidget

from hospital_iep.domain.consent import ConsentData
from hospital_iep.domain.disclosure import Audience
from hospital_iep.domain.reentry import ItemState, ReturnState
from hospital_iep.domain.team import TeamRole
from hospital_iep.operations import documents, records, reentry
from hospital_iep.ui import preview
from hospital_iep.ui.reentry import packet
from hospital_iep.ui.reentry.dialogs import DayDialog, ItemDialog, MoveDate, NewItem, SchemeDialog
from hospital_iep.ui.reentry.packet import PacketCheck
from hospital_iep.ui.theme import ThemeChoice
from tests.operations.conftest import practice_file  # noqa: F401  (fixture)
from tests.ui.bedside import all_words, button, child, click, practice_at, settle
from tests.ui.test_accessibility_frame import unnamed
from tests.ui.test_sizes_frame import cut, outside, overlapping, scrolls_sideways

NOW = datetime(2026, 11, 24, 10, 0)
LATER = date(2027, 1, 19)


@pytest.fixture
def window(qtbot, look, practice_file, tmp_path):  # noqa: F811
    with practice_at(practice_file[0], tmp_path, NOW) as window:
        yield window


@pytest.fixture
def leo(window):
    return child(window, "LM").id


@pytest.fixture
def page(window, leo, monkeypatch, tmp_path):
    monkeypatch.setattr(packet, "documents_folder", lambda: tmp_path)
    monkeypatch.setattr(packet, "_last_folder", [])
    page = window.open("reentry", student_id=str(leo))
    settle()
    yield page
    page._pages_soon.stop()


def shown(window, key):
    return window.desk.read(reentry.reentry, key, NOW.date())


def item_of(window, key, short):
    return next(item for item in shown(window, key).items if item.data.short == short)


def issued(window, key):
    return window.desk.read(documents.issued, key)


def test_the_timeline_has_each_dated_item_in_its_owners_row(page):
    marks = [mark for marks in page.items.timeline.marks.values() for mark in marks]
    dated = [item for item in page.shown.items if item.data.due_on]
    assert {mark.item.id for mark in marks} == {item.id for item in dated}
    for owner, row in page.items.timeline.marks.items():
        assert {mark.item.data.owner for mark in row} == {owner}
        spans = sorted((mark.y(), mark.x(), mark.x() + mark.width()) for mark in row)
        assert all(one[0] != other[0] or one[2] <= other[1] for one, other in itertools.pairwise(spans))


def test_a_late_item_says_so_aloud(window, page, leo):
    window.desk.do("open", reentry.untick, item_of(window, leo, "One contact on each side").id)
    mark = page.items.timeline.mark_of("One contact on each side")
    assert mark.accessibleName() == (
        "One contact on each side, Hospital teacher, due Sun 8 Nov, late by 16 days"
    )


@pytest.mark.parametrize("by_key", [False, True])
def test_an_item_is_ticked_and_opened_again(qtbot, window, page, leo, by_key):
    for state in (ItemState.DONE, ItemState.OPEN):
        mark = page.items.timeline.mark_of("Transport")
        if by_key:
            mark.setFocus()
            qtbot.keyClick(mark, Qt.Key.Key_Space)
            settle()
            assert QApplication.focusWidget() is page.items.timeline.mark_of("Transport")
        else:
            click(qtbot, mark)
        assert item_of(window, leo, "Transport").data.state is state
    window.undo()
    assert item_of(window, leo, "Transport").data.state is ItemState.DONE


def test_arrow_keys_walk_items_and_owners(qtbot, page):
    first = page.items.timeline.first
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    along = QApplication.focusWidget()
    assert along in page.items.timeline.marks[first.item.data.owner]
    qtbot.keyClick(along, Qt.Key.Key_Down)
    assert QApplication.focusWidget().item.data.owner is not first.item.data.owner


def test_the_return_date_moves_in_three_clicks_and_all_slide_in_one_step(qtbot, window, page, leo):
    before = [(item.id, item.data.due_on) for item in shown(window, leo).items]
    click(qtbot, page.bar.move_button)
    dialog = window.findChild(MoveDate)
    dialog.calendar.clicked.emit(QDate(LATER.year, LATER.month, LATER.day))
    count = len(dialog.moved)
    assert dialog.calendar.width() >= dialog.calendar.minimumSizeHint().width()  # Sunday is not cut
    assert dialog.move_button.text() == f"Move {count} dates"
    assert {row.id for row in dialog.model.rows} == {row.id for row in dialog.moved}
    click(qtbot, dialog.move_button)
    found = shown(window, leo)
    assert found.data.return_on == LATER
    assert sum(item.data.due_on != old for item, (_, old) in zip(found.items, before, strict=True)) == count
    assert f"{count} dates slid with it" in page.bar.moved_words.text()
    click(qtbot, page.bar.undo_button)
    assert [(item.id, item.data.due_on) for item in shown(window, leo).items] == before
    assert not page.bar.moved_holder.isVisible()


def test_the_return_date_moves_by_typing(qtbot, window, page, leo):
    page.move_date()
    dialog = window.findChild(MoveDate)
    qtbot.waitUntil(dialog.field.field.hasFocus)
    dialog.field.field.selectAll()
    qtbot.keyClicks(dialog.field.field, "R+7")
    qtbot.keyClick(dialog.field.field, Qt.Key.Key_Return)
    assert shown(window, leo).data.return_on == LATER


def test_a_date_that_is_not_known_leaves_the_list_in_order(qtbot, window, page, leo):
    page.move_date()
    dialog = window.findChild(MoveDate)
    click(qtbot, dialog.state.button(ReturnState.UNKNOWN.value))
    click(qtbot, dialog.move_button)
    assert shown(window, leo).data.return_on is None
    assert page.items.list.isVisible()
    assert not page.items.timeline.isVisible()
    assert "ordered, not dated" in page.items.undated.text()
    assert page.first_focus() is page.items.list.table


def test_the_first_date_is_set_and_not_moved_from_nowhere(qtbot, window, page, leo):
    window.desk.do("Not known", reentry.move_return, leo, None, ReturnState.UNKNOWN)
    settle()
    page.move_date()
    dialog = window.findChild(MoveDate)
    dialog.calendar.clicked.emit(QDate(LATER.year, LATER.month, LATER.day))
    click(qtbot, dialog.move_button)
    assert page.bar.moved_words.text().startswith(f"The date is set. {dialog.count} dates follow it.")


def test_the_childs_name_stays_readable_in_large_text(window, page, look):
    look.apply(ThemeChoice.LIGHT, 200, glove_targets=False)
    settle()
    picker = page.picker
    field = picker.lineEdit()
    assert field.width() > field.fontMetrics().horizontalAdvance(picker.currentText())


def test_a_clash_with_the_holiday_is_said_before(window, page):
    page.move_date()
    dialog = window.findChild(MoveDate)
    dialog.calendar.clicked.emit(QDate(2027, 1, 5))
    assert "fall in the school holiday" in dialog.said.text()
    dialog.reject()


def test_the_list_says_the_same_and_ticks_by_space(qtbot, window, page, leo):
    page.switch()
    settle()
    assert page.items.list.choose("Transport")
    qtbot.keyClick(page.items.list.table, Qt.Key.Key_Space)
    assert item_of(window, leo, "Transport").data.state is ItemState.DONE


def test_an_item_is_given_an_owner_and_a_date(qtbot, window, page, leo):
    page.open_item(item_of(window, leo, "Re-entry meeting"))
    dialog = window.findChild(ItemDialog)
    dialog.owner.choose("SL")
    dialog.due.field.setText("R-20")
    dialog.due.field.editingFinished.emit()
    click(qtbot, dialog.save_button)
    data = item_of(window, leo, "Re-entry meeting").data
    assert (data.owner.value, data.due_on, data.date_fixed) == ("SL", date(2026, 12, 23), True)


def test_not_needed_wants_a_reason(qtbot, window, page, leo):
    page.open_item(item_of(window, leo, "Transport"))
    dialog = window.findChild(ItemDialog)
    click(qtbot, dialog.other)
    assert dialog.isVisible()
    dialog.reason.line.setText("lives next door")
    click(qtbot, dialog.other)
    data = item_of(window, leo, "Transport").data
    assert (data.state, data.reason) == (ItemState.NOT_NEEDED, "lives next door")


def test_an_item_of_ones_own(qtbot, window, page, leo):
    click(qtbot, page.items.add_button)
    dialog = window.findChild(NewItem)
    click(qtbot, dialog.save_button)
    assert dialog.isVisible()
    dialog.what.setText("Lift key")
    click(qtbot, dialog.save_button)
    assert "Lift key" in [item.data.action for item in shown(window, leo).items]


def test_the_graded_return_is_chosen_and_a_day_changed(qtbot, window, page, leo):
    page.edit_scheme()
    dialog = window.findChild(SchemeDialog)
    dialog.scheme.choose("A")
    dialog.scheme.chosen.emit("A")
    dialog.down.line.setText("Tired two days running")
    click(qtbot, dialog.save_button)
    found = shown(window, leo)
    assert (found.scheme.scheme, found.scheme.step_down) == ("A", "Tired two days running")
    cell = page.graded.cells[1][0]
    click(qtbot, cell)
    dialog = window.findChild(DayDialog)
    click(qtbot, dialog.kind.button("online"))
    dialog.hours.setValue(1.0)
    click(qtbot, dialog.save_button)
    assert page.graded.cells[1][0].text() == "1 h online"


def test_one_packet_is_three_clicks_and_is_recorded(qtbot, window, page, leo, tmp_path):
    click(qtbot, page.panel.tabs[Audience.NURSE])
    assert page.panel.offer.audience is Audience.NURSE
    click(qtbot, page.panel.build_button)
    dialog = window.findChild(PacketCheck)
    click(qtbot, dialog.build_button)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=60_000)
    code = child(window, "LM").code
    (file,) = tmp_path.glob(f"{code}-*")
    assert file.name == f"{code}-packet-nurse-1.pdf"
    assert file.read_bytes().startswith(b"%PDF")
    (row,) = issued(window, leo)
    assert (row.audience, row.recipient, row.file_format) == (Audience.NURSE, "N. Bandage", "pdf")
    assert row.withheld


def test_all_five_are_two_clicks_and_who_may_not_be_told_is_named(qtbot, window, page, leo, tmp_path):
    click(qtbot, page.panel.all_button)
    dialog = window.findChild(PacketCheck)
    assert "Classmates: not built" in all_words(dialog)
    click(qtbot, dialog.build_button)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=60_000)
    assert {row.audience for row in issued(window, leo)} == {
        Audience.TEACHER,
        Audience.NURSE,
        Audience.DISTRICT,
        Audience.FAMILY,
    }
    names = [file.name for file in tmp_path.glob("*.pdf")]
    assert len(names) == 4
    assert not any("Leo" in name or "Moonwater" in name for name in names)


@pytest.mark.parametrize(("file_format", "start"), [("docx", b"PK"), ("html", b"<!")])
def test_other_formats_and_another_folder(
    qtbot, window, page, leo, tmp_path, monkeypatch, file_format, start
):
    target = tmp_path / "other"
    target.mkdir()
    monkeypatch.setattr(preview, "ask_folder", lambda *_: str(target))
    page.build()
    dialog = window.findChild(PacketCheck)
    click(qtbot, dialog.formats.button(file_format))
    click(qtbot, dialog.change)
    click(qtbot, dialog.build_button)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=60_000)
    (file,) = target.iterdir()
    assert file.suffix == f".{file_format}"
    assert file.read_bytes().startswith(start)


def test_without_a_folder_for_documents_files_go_where_the_person_is_at_home(monkeypatch, tmp_path):
    monkeypatch.setattr(packet.QStandardPaths, "writableLocation", lambda _place: str(tmp_path / "Documents"))
    monkeypatch.setattr(packet.Path, "home", lambda: tmp_path)
    assert packet.documents_folder() == tmp_path
    (tmp_path / "Documents").mkdir()
    assert packet.documents_folder() == tmp_path / "Documents"


def test_a_folder_that_cannot_be_written_loses_nothing(qtbot, window, page, leo, tmp_path):
    page.build()
    dialog = window.findChild(PacketCheck)
    dialog.folder = tmp_path / "gone"
    click(qtbot, dialog.build_button)
    qtbot.waitUntil(dialog.fault.isVisible, timeout=60_000)
    assert f"The folder {tmp_path / 'gone'} is not there." in dialog.fault.words.text()
    assert dialog.build_button.isEnabled()
    assert issued(window, leo) == []
    dialog.reject()


def test_without_consent_nothing_is_built_and_the_way_to_it_stands_in_its_place(
    qtbot, window, page, leo, monkeypatch
):
    for row in window.desk.read(records.listed, ConsentData, student_id=leo):
        window.desk.do("revoke", records.edit, ConsentData, row.id, {"revoked_on": date(2026, 11, 23)})
    settle()
    assert not page.panel.build_button.isVisible()
    assert not page.panel.preview_button.isVisible()
    assert page.panel.consent.text == "No consent"
    assert "was revoked" in all_words(page.panel)
    opened = []
    monkeypatch.setattr(window, "open", lambda key, **target: opened.append((key, target)))
    click(qtbot, page.panel.consent_button)
    assert opened == [("student", {"student_id": str(leo), "section": "team", "at": "record_button"})]
    page._choose_reader("family")
    assert page.panel.build_button.isVisible()


def test_record_consent_leads_to_the_button_that_records_one(qtbot, window, page):
    page.record_consent()
    qtbot.waitUntil(lambda: window.focusWidget() is window.page.part.record_button)


def test_what_stays_out_stands_with_its_reason(page):
    words = all_words(page.panel)
    for each in page.panel.offer.draft.withheld:
        assert each.part in words
        assert each.reason in words


def test_what_the_sender_must_mind_stands_before_the_packet_is_built(qtbot, window, page, leo):
    day = NOW.date()
    data = ConsentData(
        audiences=["teacher"], exclusions=["siblings", "emergency"], signed_on=day, starts_on=day
    )
    window.desk.do("A consent", records.add, data, student_id=leo)
    page._choose_reader("teacher")
    settle()
    asked = (
        "\u201csiblings\u201d must stay out: check the pages.",
        "will not know what to do in an emergency",
    )
    assert all(each in all_words(page.panel) for each in asked)
    assert "the consent excludes it" in all_words(page.panel)
    click(qtbot, page.panel.build_button)
    check = window.findChild(PacketCheck)
    assert all(each in all_words(check) for each in asked)
    check.reject()


def test_a_part_that_stays_out_for_several_reasons_is_one_line(window, page):
    page._choose_reader("teacher")
    settle()
    parts = [each.part for each in page.panel.offer.draft.withheld]
    assert parts.count("Checklist") > 1
    lines = [each.accessibleName() for each in page.panel.findChildren(QWidget) if each.isVisible()]
    kept = [line for line in lines if line.startswith("Checklist, ")]
    assert len(kept) == 1
    for each in page.panel.offer.draft.withheld:
        if each.part == "Checklist":
            assert f"{each.reason} ({each.count})" in kept[0]


def test_the_pages_are_counted_in_the_background(qtbot, page):
    page._count_pages()
    qtbot.waitUntil(lambda: "pages" in page.panel.goes_in.text(), timeout=60_000)


def test_a_child_without_re_entry_starts_it(qtbot, window, page):
    from hospital_iep.domain.student import StudentData
    from hospital_iep.operations import caseload

    key = window.desk.do("add", caseload.add_student, StudentData(given_name="Nell", family_name="Test"))
    window.open("reentry", student_id=str(key))
    settle()
    assert window.page.empty.isVisible()
    assert not window.side.isVisible()
    window.page.empty.button.setFocus()
    click(qtbot, window.page.empty.button)
    assert shown(window, key).items
    assert window.page.isAncestorOf(window.focusWidget())
    assert window.side.isVisible()


def test_a_long_name_is_whole_in_the_picker_where_the_header_has_room(window, page):
    from hospital_iep.domain.student import StudentData
    from hospital_iep.operations import caseload

    long = StudentData(given_name="Zebulonia-Marie", family_name="Test")
    key = window.desk.do("add", caseload.add_student, long)
    window.open("reentry", student_id=str(key))
    settle()
    assert page.picker.currentText() == "Zebulonia-Marie T."
    needed = page.picker.fontMetrics().horizontalAdvance(page.picker.currentText())
    assert page.picker.lineEdit().contentsRect().width() - 4 >= needed


def test_initials_only(window, page):
    window.privacy.set(on=True)
    settle()
    row = child(window, "LM")
    words = all_words(window)
    for name in (row.full_name, row.short_name, row.called):
        assert name not in words
    assert "What LM wants you to know" in words
    assert "LM" in [page.picker.itemText(at) for at in range(page.picker.count())]


def test_an_item_of_ones_own_names_nobody_in_privacy_mode(window, page):
    row = child(window, "LM")
    asked = f"Ask {row.called} and Maya Rainbowson"
    window.desk.do("Added", reentry.add_item, row.id, asked, TeamRole.HOSPITAL_TEACHER, date(2026, 12, 1))
    settle()
    assert asked in all_words(window)
    window.privacy.set(on=True)
    settle()
    assert asked not in all_words(window)
    assert "Ask LM and MR" in all_words(window)
    window.privacy.set(on=False)
    settle()
    assert asked in all_words(window)


def test_names_in_the_dialogs_are_initials_and_what_was_written_stays(qtbot, window, page, leo):
    row = child(window, "LM")
    who, why = f"{row.called}'s aunt", f"{row.called} and Maya Rainbowson share a taxi"
    item = item_of(window, leo, "Transport")
    window.desk.do("Said who", reentry.edit_item, item.id, owner=None, owner_name=who, due_on=None)
    window.desk.do("Said why", reentry.not_needed, item.id, why)
    window.privacy.set(on=True)
    settle()
    page.open_item(item_of(window, leo, "Transport"))
    dialog = window.findChild(ItemDialog)
    settle()
    assert (dialog.who.line.text(), dialog.reason.line.text()) == ("LM's aunt", "LM and MR share a taxi")
    qtbot.keyClick(dialog.who.line, Qt.Key.Key_F9)  # as the field says
    assert (dialog.who.line.text(), dialog.reason.line.text()) == (who, why)
    qtbot.keyClick(dialog.who.line, Qt.Key.Key_F9)
    assert dialog.who.line.text() == "LM's aunt"
    click(qtbot, dialog.save_button)
    data = item_of(window, leo, "Transport").data
    assert (data.owner_name, data.reason) == (who, why)


def test_names_in_the_rules_of_the_graded_return_are_initials(qtbot, window, page, leo):
    row = child(window, "LM")
    page.edit_scheme()
    dialog = window.findChild(SchemeDialog)
    dialog.up.line.setText(f"{row.called} asks for more")
    click(qtbot, dialog.save_button)
    window.privacy.set(on=True)
    settle()
    assert "Step up: LM asks for more" in all_words(window)
    page.edit_scheme()
    dialog = next(each for each in window.findChildren(SchemeDialog) if each.isVisible())
    settle()
    assert dialog.up.line.text() == "LM asks for more"
    click(qtbot, dialog.save_button)
    assert shown(window, leo).scheme.step_up == f"{row.called} asks for more"


def test_a_place_brings_the_page_back(window, page, leo):
    page._choose_reader("nurse")
    page.switch()
    place = page.place()
    window.open("today")
    window.open("reentry", **place)
    assert (page.student_id, page.audience, page.items.views.value) == (leo, Audience.NURSE, "list")


def test_everything_has_a_name(window, page):
    assert unnamed(window) == []
    for act, kind in (
        (page.move_date, MoveDate),
        (page.edit_scheme, SchemeDialog),
        (page.add_item, NewItem),
        (page.build, PacketCheck),
    ):
        act()
        dialog = window.findChild(kind)
        assert unnamed(dialog) == []
        dialog.reject()


@pytest.mark.parametrize(
    ("look_", "size", "percent"),
    [
        (ThemeChoice.LIGHT, (1366, 768), 100),
        (ThemeChoice.DARK, (1093, 614), 100),
        (ThemeChoice.HIGH_CONTRAST, (1366, 768), 200),
        (ThemeChoice.LIGHT, (1093, 614), 200),
        (ThemeChoice.LIGHT, (1024, 640), 200),
    ],
)
def test_nothing_is_cut(window, page, look, look_, size, percent):
    look.apply(look_, percent)
    window.resize(*size)
    page.refresh()
    settle()
    assert cut(page) == []
    assert outside(window) == []
    assert scrolls_sideways(window) == []
    assert overlapping(page.scope_) == []
    date = page.bar.date_words
    assert date.fontMetrics().horizontalAdvance(date.text()) <= date.width()
    assert "2026" in date.text() or "2027" in date.text()
    if window.has_drawer:
        window.toggle_panel()
        settle()
    assert cut(page.panel) == []


def test_a_school_stands_in_the_head_only_where_one_is_known(window, page):
    assert page.school.isVisible()
    named = page.school.text
    page._show_school("")
    assert not page.school.isVisible()
    window.resize(1200, 700)
    settle()
    assert not page.school.isVisible()
    page._show_school(named.rpartition(": ")[2])
    settle()
    assert (page.school.isVisible(), page.school.text) == (True, named)


def test_palette_and_keys_know_the_page(window, page):
    keys = {command.keys for command in page.commands()}
    assert {"R", "Ctrl+B"} <= keys
    assert button(page, "Move date").isEnabled()


def test_days_on_which_the_school_is_closed_say_so_beside_the_scheme(qtbot, window):
    milo = child(window, "MT").id
    page = window.open("reentry", student_id=str(milo))
    settle()
    words = all_words(page.graded)
    assert words.splitlines().count("closed") == 10
    assert "the steps go on the next school day" in words
    assert all(cell.day.on not in page.shown.closed for cells in page.graded.cells for cell in cells)
    first = page.graded.cells[0][0]
    first.setFocus()
    for _ in range(len(page.graded.cells)):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.graded.cells[-1][0]
    page._pages_soon.stop()
