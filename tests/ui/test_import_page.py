"""Importing appointments by mouse and key: look, decide, apply, take back; nothing happens by itself."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication

from hospital_iep.domain.treatment import AppointmentData
from hospital_iep.operations import imports, practice, records
from hospital_iep.ui.imports import page as import_page
from hospital_iep.ui.imports.drop import dropped
from hospital_iep.ui.imports.model import WHEN
from hospital_iep.ui.imports.page import ImportPage
from hospital_iep.ui.theme import ThemeChoice, theme
from tests.operations.conftest import planned_file, practice_file  # noqa: F401  (fixtures)
from tests.operations.test_imports import event
from tests.store.sample import dump
from tests.ui.practice import MONDAY, practice_window

CALENDAR = practice.calendar(MONDAY)


@pytest.fixture
def window(request, qtbot, look, practice_file, tmp_path):  # noqa: F811
    planned = request.node.get_closest_marker("planned")
    path = request.getfixturevalue("planned_file") if planned else practice_file[0]
    with practice_window(path, tmp_path, "imports", ImportPage) as window:
        yield window


def read(qtbot, page, file):
    page.open_file(file)
    qtbot.waitUntil(lambda: page.job is None, timeout=60_000)
    QApplication.processEvents()


def give_all(page, child):
    page.review.whole_file.choose(str(child))
    page.review.whole_file.chosen.emit(str(child))


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_three_steps_from_file_to_applied_and_one_to_undo(qtbot, monkeypatch, window, page, child, calendar):
    before = dump(window.desk.database)
    monkeypatch.setattr(import_page, "ask_for_file", lambda *_: str(calendar))
    click(qtbot, page.start.choose_button)
    qtbot.waitUntil(lambda: page.job is None, timeout=60_000)
    assert page.review.summary.text() == "5 new"
    give_all(page, child)
    assert {line.item.student_id for line in page.review.lines} == {child}
    assert page.review.apply_button.text() == "Apply 5 lines"
    click(qtbot, page.review.apply_button)
    rows = window.desk.read(records.listed, AppointmentData, student_id=child)
    assert "Kidney clinic" in {row.data.title for row in rows}
    assert window.desk.undo_label == "Imported appointments"
    window.undo()
    assert dump(window.desk.database) == before


def test_the_same_file_twice_changes_nothing(qtbot, window, page, child, calendar):
    read(qtbot, page, calendar)
    give_all(page, child)
    page.apply()
    after = dump(window.desk.database)
    read(qtbot, page, calendar)
    assert page.review.again.isVisible()
    assert page.review.summary.text() == "5 unchanged"
    assert page.review.nothing.isVisible()
    assert not page.review.apply_button.isEnabled()
    assert dump(window.desk.database) == after
    click(qtbot, page.review.unchanged)
    assert len(page.review.model.rows) == 5


def test_a_moved_appointment_is_shown_as_moved(qtbot, page, child, calendar):
    read(qtbot, page, calendar)
    give_all(page, child)
    page.apply()
    later = CALENDAR.replace(b"20261126T15", b"20261126T16").replace(b"20261126T14", b"20261126T15")
    assert later != CALENDAR
    calendar.write_bytes(later.replace(b"SEQUENCE:0", b"SEQUENCE:1"))
    read(qtbot, page, calendar)
    moved = [line for line in page.review.lines if line.kind == "moved"]
    assert [line.item.difference.found.title for line in moved] == ["Kidney clinic"]
    assert page.wording.when(moved[0]) == "Thu 26 Nov, 15:50 to 16:20, before 14:50"
    page.apply()
    assert page.start.applied.words.text().startswith("Imported 1 appointment")


def test_nobody_is_guessed_by_title_and_the_tray_holds_them(qtbot, window, page, child, calendar):
    read(qtbot, page, calendar)
    assert all(line.item.student_id is None for line in page.review.lines)
    assert page.review.waiting.isVisible()
    page.apply()
    assert len(window.desk.read(imports.tray)) == 5
    tray = page.start.tray
    assert tray.isVisible()
    tray.table.selectAll()
    tray.child.choose(str(child))
    tray.child.chosen.emit(str(child))
    click(qtbot, tray.give)
    assert window.desk.read(imports.tray) == []
    assert not tray.isVisible()


def test_a_kind_that_was_chosen_is_written_and_remembered(qtbot, window, page, child, calendar):
    read(qtbot, page, calendar)
    give_all(page, child)
    title = page.review.model.rows[0].item.difference.found.title
    assert page.review.model.rows[0].item.kind != "sedation"
    page.review.table.selectRow(0)
    page.panel.kind.choose("sedation")
    page.panel.kind.chosen.emit("sedation")
    assert "remembered" in page.panel.kind_hint.text()
    page.apply()
    rows = window.desk.read(records.listed, AppointmentData, student_id=child)
    assert {row.data.kind for row in rows if row.data.title == title} == {"sedation"}
    calendar.write_bytes(CALENDAR.replace(b"UID:", b"UID:other-").replace(b"T1", b"T0"))
    read(qtbot, page, calendar)
    again = [line for line in page.review.lines if line.item.difference.found]
    assert {line.item.kind for line in again if line.item.difference.found.title == title} == {"sedation"}


@pytest.mark.planned
def test_displaced_lessons_are_said_and_a_re_plan_is_offered(qtbot, window, page, practice_file, calendar):  # noqa: F811
    found = {}
    for each in practice_file[1]:
        read(qtbot, page, calendar)
        give_all(page, each)
        found = [line for line in page.review.lines if line.item.displaced]
        if found:
            break
        page.leave_file()
    assert found, "no child of the practice week has a lesson at those times"
    words = page.wording.lessons(found[0])
    assert words.startswith("1 lesson, ")
    assert "Nothing moves by itself" in page.review.hint.text()
    page.apply()
    assert page.start.applied.button.isVisible()
    assert "displaced" in page.start.applied.words.text()


def test_a_bad_file_is_one_sentence_and_changes_nothing(qtbot, window, page, tmp_path):
    before = dump(window.desk.database)
    bad = tmp_path / "photo.ics"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    read(qtbot, page, bad)
    assert page.start.fault.isVisible()
    assert page.start.fault.words.text().endswith("Nothing was changed.")
    assert page.views.currentWidget() is page.start
    page.open_file(tmp_path / "gone.ics")
    assert "not there any more" in page.start.fault.words.text()
    assert dump(window.desk.database) == before


def test_cancel_leaves_everything_as_it_was(qtbot, window, page, tmp_path):
    long = tmp_path / "long.ics"
    event = b"BEGIN:VEVENT\r\nUID:%d\r\nDTSTART:20261124T100000\r\nSUMMARY:x\r\nEND:VEVENT\r\n"
    body = b"".join(event % number for number in range(20_000))
    long.write_bytes(b"BEGIN:VCALENDAR\r\n" + body + b"END:VCALENDAR\r\n")
    page.open_file(long)
    assert not page.start.choose_button.isEnabled()
    page.start.busy.button.click()
    qtbot.waitUntil(lambda: page.job is None, timeout=30_000)
    assert page.views.currentWidget() is page.start
    assert page.start.choose_button.isEnabled()
    assert not page.start.fault.isVisible()


def test_an_earlier_import_is_taken_back_and_edited_rows_stay(qtbot, window, page, child, calendar):
    read(qtbot, page, calendar)
    give_all(page, child)
    page.apply()
    rows = window.desk.read(records.listed, AppointmentData, student_id=child)
    clinic = next(row for row in rows if row.data.title == "Kidney clinic")
    window.desk.do("Edited", records.edit, AppointmentData, clinic.id, {"place": "Room 9"})
    click(qtbot, page.start.earlier.back)
    titles = {row.data.title for row in window.desk.read(records.listed, AppointmentData, student_id=child)}
    assert "Kidney clinic" in titles
    assert "Dentist" not in titles
    told = page.start.applied.words.text()
    assert told.startswith("Taken back: 4 appointments. 1 was changed since and stays: ")
    assert ", Kidney clinic, Thu 26 Nov" in told
    assert not page.start.earlier.back.isEnabled()


def test_what_is_told_of_an_import_ends_when_it_is_undone(qtbot, window, page, child, calendar):
    read(qtbot, page, calendar)
    give_all(page, child)
    page.apply()
    banner = page.start.applied
    assert banner.isVisible()
    window.undo()
    assert not banner.isVisible()
    window.redo()
    click(qtbot, page.start.earlier.back)
    assert "Taken back" in banner.words.text()
    assert page.start.earlier.table.hasFocus()
    window.undo()
    assert not banner.isVisible()


def test_the_keys_stay_on_the_page_while_a_file_is_read(qtbot, window, page, calendar):
    page.start.choose_button.setFocus()
    page.open_file(calendar)
    assert page.isAncestorOf(QApplication.focusWidget()) or QApplication.focusWidget() is page
    page.open_file(calendar)
    assert "being read" in window.toasts.messages[-1].text
    qtbot.waitUntil(lambda: page.job is None, timeout=60_000)
    assert page.review.table.hasFocus()


def test_a_lock_while_a_file_is_open_is_told_and_nothing_was_written(qtbot, window, page, calendar):
    before = dump(window.desk.database)
    read(qtbot, page, calendar)
    page.leave()
    again = ImportPage(window)
    again.enter()
    assert "locked while a file was open" in again.start.fault.words.text()
    assert dump(window.desk.database) == before
    again.leave()
    third = ImportPage(window)
    third.enter()
    assert not third.start.fault.isVisibleTo(third)
    for made in (again, third):
        made.deleteLater()


def test_times_of_another_year_are_read_whole(qtbot, page, tmp_path):
    far = tmp_path / "far.ics"
    event = (
        "BEGIN:VEVENT\r\nUID:f{0}\r\nDTSTART:2027011{0}T090000\r\nDTEND:2027011{0}T100000\r\n"
        "SUMMARY:MRI\r\nEND:VEVENT\r\n"
    )
    events = "".join(event.format(day) for day in (2, 3, 4))
    far.write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n", newline="")
    read(qtbot, page, far)
    table = page.review.table
    words = page.wording.when(page.review.lines[0])
    assert "2027" in words
    assert table.columnWidth(WHEN) >= table.fontMetrics().horizontalAdvance(words) + 12


def test_space_ticks_and_the_tick_is_spoken(qtbot, page, calendar):
    read(qtbot, page, calendar)
    table, model = page.review.table, page.review.model
    table.setFocus()
    table.selectRow(0)
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith(", ticked")
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith(", not ticked")
    assert page.review.apply_button.text() == "Apply 4 lines"
    click(qtbot, page.review.tick_none)
    assert not page.review.apply_button.isEnabled()


def test_an_empty_calendar_of_a_known_source_is_refused(qtbot, page, child, calendar):
    read(qtbot, page, calendar)
    give_all(page, child)
    page.apply()
    calendar.write_bytes(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")
    read(qtbot, page, calendar)
    assert page.review.refused.isVisible()
    assert not page.review.apply_button.isEnabled()


def test_privacy_hides_titles_and_names(qtbot, window, page, child, calendar):
    read(qtbot, page, calendar)
    give_all(page, child)
    name = page.wording.children[child].short_name
    window.privacy.set(on=True)
    said = [page.review.model.index(0, column).data() for column in range(4)]
    assert "Title hidden" in said
    assert name not in " ".join(said)
    assert all(name != page.review.whole_file.itemText(at) for at in range(page.review.whole_file.count()))


def test_one_local_file_may_be_dropped(calendar, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(calendar))])
    assert dropped(data) == calendar
    data.setUrls([QUrl("https://example.invalid/a.ics")])
    assert dropped(data) is None
    data.setUrls([QUrl.fromLocalFile(str(calendar)), QUrl.fromLocalFile(str(tmp_path))])
    assert dropped(data) is None


BOMB = b"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:1
DTSTART:20260105T080000
DTEND:20260105T090000
SUMMARY:Physio
RRULE:FREQ=SECONDLY;BYSECOND=0,1,2
END:VEVENT
END:VCALENDAR
"""


def test_problems_are_said_in_plain_words_and_fill_their_lines(qtbot, page, tmp_path):
    file = tmp_path / "bomb.ics"
    file.write_bytes(BOMB)
    read(qtbot, page, file)
    review, panel = page.review, page.panel
    assert review.summary.text() == "2 problems"
    said = [review.model.index(row, 1).data() for row in range(2)]
    assert said[0] == "Line 9: how this repeats was not understood: only the dates written out are shown"
    assert said[1].startswith("Its one appointment has no date in 2026-11-")
    assert panel.reason.text() == said[0]
    assert "RRULE refused, an appointment cannot repeat secondly" in panel.detail.text()
    assert [at for at in range(6) if not review.table.isColumnHidden(at)] == [0, 1]
    assert [review.table.whole_words(review.model.index(row, 1)) for row in range(2)] == ["", ""]
    assert not review.apply_button.isVisible()
    assert not review.whole_file.isVisible()
    assert review.hint.text() == "Nothing in this file can be taken over."


def test_a_problem_among_appointments_has_the_whole_line(qtbot, page, tmp_path):
    event = CALENDAR.split(b"BEGIN:VEVENT")[1].split(b"END:VEVENT")[0]
    bad = BOMB.split(b"BEGIN:VEVENT")[1].split(b"END:VEVENT")[0]
    file = tmp_path / "both.ics"
    ends = b"END:VEVENT\r\n"
    file.write_bytes(
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT"
        + event
        + ends
        + b"BEGIN:VEVENT"
        + bad
        + ends
        + b"END:VCALENDAR\r\n"
    )
    read(qtbot, page, file)
    review = page.review
    (at,) = [row for row, line in enumerate(review.model.rows) if line.kind == "problem"]
    assert review.summary.text().endswith("1 problem")
    assert review.table.columnSpan(at, 1) == 5
    assert review.table.whole_words(review.model.index(at, 1)) == ""
    assert review.table.columnSpan(1 - at, 1) == 1
    assert review.apply_button.isVisible()
    review.tick_none.click()
    assert (review.apply_button.text(), review.apply_button.isEnabled()) == ("Apply the ticked lines", False)


@pytest.mark.parametrize("percent", [100, 200])
def test_the_pupil_column_and_the_whole_file_choice_have_room(qtbot, window, page, calendar, percent):
    theme().apply(ThemeChoice.LIGHT, percent, glove_targets=False)
    read(qtbot, page, calendar)
    review = page.review
    assert review.model.index(0, 2).data() == "not known yet"
    assert review.table.whole_words(review.model.index(0, 2)) == ""
    assert review.table.whole_words(review.model.index(0, 3)) == ""
    assert review.table.columnWidth(1) >= theme().px(130)
    assert review.whole_file._whole_words() == ""


def test_what_was_done_is_told_as_it_was_and_what_nothing_could_be_taken_back_of_stays(
    qtbot, window, page, child, tmp_path
):
    def bring(*event_of):
        file = tmp_path / "one.ics"
        file.write_bytes(event(*event_of[:2], more="".join(event_of[2:])))
        read(qtbot, page, file)
        give_all(page, child)
        page.apply()
        return page.start.applied.words.text()

    def take_back(added):
        rows = page.start.earlier.model.rows
        page.start.earlier.table.selectRow([row.added for row in rows].index(added))
        click(qtbot, page.start.earlier.back)
        return page.start.applied.words.text()

    assert bring(0, "100000").startswith("Imported 1 appointment. ")
    assert bring(1, "100000", "STATUS:CANCELLED").startswith("Cancelled 1 appointment. ")
    assert take_back(added=1).startswith("Taken back: 0 appointments. 1 was changed since and stays: ")
    told = page.start.applied.words.text()
    page.refresh()
    assert page.start.applied.words.text() == told
    assert take_back(added=0) == "Taken back: 1 appointment."
    assert take_back(added=1) == "Taken back: 1 appointment."
