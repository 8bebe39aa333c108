"""What a file leaves open, asked in the window: nothing picked silently, by keyboard too, known next time."""

from dataclasses import astuple
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hospital_iep.domain.treatment import AppointmentData
from hospital_iep.operations import imports, records
from hospital_iep.ui.imports.page import ImportPage
from hospital_iep.ui.widgets.basics import Button
from tests.exchange.samples import calendar, event, workbook
from tests.operations.conftest import practice_file  # noqa: F401  (a fixture)
from tests.operations.test_import_choices import TWO_TIMES
from tests.store.sample import dump
from tests.ui.practice import practice_window
from tests.ui.test_accessibility_frame import unnamed
from tests.ui.test_import_page import give_all, read

TABLE = [
    ["Ward plan"],
    ["Date", "Start", "What", "Patient"],
    ["01/12/2026", "10:00", "Physio", "Tilda Testkind"],
    ["02/12/2026", "11:00", "MRI", "Mia Starling"],
]


@pytest.fixture
def window(qtbot, look, practice_file, tmp_path):  # noqa: F811
    with practice_window(practice_file[0], tmp_path, "imports", ImportPage) as window:
        yield window


def open_bytes(qtbot, page, folder, data, name="plan"):
    file = folder / name
    file.write_bytes(data)
    read(qtbot, page, file)


def choose(combo, key):
    combo.choose(key)
    combo.chosen.emit(key)


def press(qtbot, key, many=1):
    for _ in range(many):
        qtbot.keyClick(QApplication.focusWidget(), key)


def go_on(qtbot, page):
    qtbot.mouseClick(page.questions.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.job is None, timeout=60_000)


def test_a_table_is_asked_about_and_nothing_goes_on_before(qtbot, window, page, child, tmp_path):
    before = dump(window.desk.database)
    open_bytes(qtbot, page, tmp_path, workbook({"Plan": TABLE, "Old": TABLE[1:3]}, hidden=("Old",)))
    asked = page.questions
    assert page.views.currentWidget() is asked
    assert not asked.again.isVisible()
    assert asked.sheets["Plan"].isChecked()
    assert not asked.sheets["Old"].isChecked()
    assert asked.combos["column What"].value == "title"
    assert asked.combos["order Date"].isVisible()
    assert "order Start" not in asked.combos
    assert asked.combos["order Date"].value == ""
    assert not asked.go_on.isEnabled()
    assert asked.hint.text() == "Say whether the day or the month comes first in Date."
    assert page.first_focus() is asked.combos["order Date"]
    asked.go_on.clicked.emit()
    assert page.views.currentWidget() is asked
    choose(asked.combos["order Date"], "month")
    assert asked.sample.rows[0].when == "Mon 12 Jan, 10:00 to 10:30"
    choose(asked.combos["order Date"], "day")
    assert asked.sample.rows[0].when == "Tue 1 Dec, 10:00 to 10:30"
    assert asked.go_on.isEnabled()
    go_on(qtbot, page)
    assert page.views.currentWidget() is page.review
    assert page.review.summary.text() == "2 new"
    give_all(page, child)
    page.apply()
    rows = window.desk.read(records.listed, AppointmentData, student_id=child)
    assert {row.data.start for row in rows} == {datetime(2026, 12, 1, 10), datetime(2026, 12, 2, 11)}
    window.undo()
    assert dump(window.desk.database) == before


def shown_columns(view):
    """Return the columns of the first rows as the window shows them."""
    header = view.sample_table.horizontalHeader()
    titles = [view.sample.headerData(at, Qt.Orientation.Horizontal) for at in range(header.count())]
    return [title for at, title in enumerate(titles) if not header.isSectionHidden(at)]


def test_both_readings_stand_side_by_side_until_the_order_is_said(qtbot, page, tmp_path):
    rows = [*TABLE, ["05/05/2026", "09:00", "Physio", "Mia Starling"]]
    open_bytes(qtbot, page, tmp_path, workbook({"Plan": rows}))
    asked = page.questions
    two = ["In the file", "If the day comes first", "If the month comes first", "Appointment", "Pupil"]
    assert shown_columns(asked) == two
    first, second, same = asked.sample.rows
    assert (first.when, second.when) == ("", "")  # nothing is shown as if it were decided
    assert first.day_first == "Tue 1 Dec, 10:00 to 10:30"
    assert first.month_first == "Mon 12 Jan, 10:00 to 10:30"
    assert (same.when, same.day_first) == ("Tue 5 May, 09:00 to 09:30", "")
    cells = [asked.sample.index(2, at).data() for at in range(asked.sample.columnCount())]
    assert cells.count("Tue 5 May, 09:00 to 09:30") == 3  # the same both ways, in whichever column
    spoken = asked.sample.data(asked.sample.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "if the day comes first Tue 1 Dec, 10:00 to 10:30" in spoken
    assert "if the month comes first Mon 12 Jan, 10:00 to 10:30" in spoken
    choose(asked.combos["order Date"], "month")
    assert shown_columns(asked) == ["In the file", "When", "Appointment", "Pupil"]
    assert asked.sample.rows[0].when == "Mon 12 Jan, 10:00 to 10:30"
    choose(asked.combos["column Date"], "")
    choose(asked.combos["column Start"], "")
    assert "Date" in asked.hint.text() or "date" in asked.hint.text()


def test_a_birth_date_asked_about_leaves_the_time_decided(qtbot, page, tmp_path):
    rows = [["Date", "Start", "What", "Patient", "Date of birth"]]
    rows += [["2026-12-01", "10:00", "Physio", "Tilda Testkind", "03/04/2015"]]
    open_bytes(qtbot, page, tmp_path, workbook({"Plan": rows}))
    asked = page.questions
    assert not asked.go_on.isEnabled()
    assert shown_columns(asked) == ["In the file", "When", "Appointment", "Pupil"]
    assert asked.sample.rows[0].when == "Tue 1 Dec, 10:00 to 10:30"


def test_a_written_text_too_shows_both_readings(qtbot, page, tmp_path):
    open_bytes(qtbot, page, tmp_path, b"03/04/2026 10:00 Physio\n05/06/2026 11:00 MRI\n", "plan.txt")
    asked = page.questions
    assert page.views.currentWidget() is asked
    row = asked.sample.rows[0]
    assert "Fri 3 Apr" in row.day_first
    assert "Wed 4 Mar" in row.month_first
    choose(asked.combos["order"], "day")
    assert "Fri 3 Apr" in asked.sample.rows[0].when


def test_copied_lines_are_pasted_and_read(qtbot, window, page, child):
    before = dump(window.desk.database)
    QApplication.clipboard().setText(" ")
    qtbot.mouseClick(page.start.paste_button, Qt.MouseButton.LeftButton)
    assert "No text was copied." in page.start.fault.words.text()
    QApplication.clipboard().setText("13 Dec 2026, 10:00 to 11:00 Physio\n14 Dec 2026, 9:00 MRI")
    page.start.choose_button.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.job is None and page.views.currentWidget() is page.review, timeout=60_000)
    assert not page.start.fault.isVisibleTo(page.start)
    assert page.review.summary.text() == "2 new"
    page.paste()  # while one is looked at nothing is thrown away
    assert page.views.currentWidget() is page.review
    give_all(page, child)
    page.apply()
    rows = window.desk.read(records.listed, AppointmentData, student_id=child)
    assert {row.data.start for row in rows} == {datetime(2026, 12, 13, 10), datetime(2026, 12, 14, 9)}
    window.undo()
    assert dump(window.desk.database) == before


def test_the_next_table_is_read_as_last_time_with_one_key(qtbot, window, page, child, tmp_path):
    open_bytes(qtbot, page, tmp_path, workbook({"Plan": TABLE}))
    choose(page.questions.combos["order Date"], "day")
    choose(page.questions.combos["column Patient"], "")
    go_on(qtbot, page)
    give_all(page, child)
    page.apply()
    later = [TABLE[1], ["03/12/2026", "09:00", "Dentist", "x"]]
    open_bytes(qtbot, page, tmp_path, workbook({"Week 49": later}), "later")
    asked = page.questions
    assert asked.again.isVisible()
    assert asked.combos["column Patient"].value == ""
    assert QApplication.focusWidget() is asked.go_on
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.job is None and page.views.currentWidget() is page.review, timeout=60_000)
    assert page.review.summary.text() == "1 new"
    assert page.review.asked.isVisible()
    qtbot.mouseClick(page.review.asked, Qt.MouseButton.LeftButton)
    assert page.views.currentWidget() is asked
    choose(asked.combos["order Date"], "month")
    go_on(qtbot, page)
    assert page.review.summary.text() == "1 problem"  # the twelfth of March is long past


def test_all_of_it_is_reachable_by_keyboard_and_named(qtbot, window, page, tmp_path):
    open_bytes(qtbot, page, tmp_path, workbook({"Plan": TABLE, "Old": TABLE[1:3]}, hidden=("Old",)))
    asked = page.questions
    assert unnamed(asked) == []
    visited = []
    for _ in range(40):
        press(qtbot, Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    wanted = [*asked.sheets.values(), *(combo for combo in asked.combos.values() if combo.isVisible())]
    assert set(wanted) <= set(visited)
    assert asked.combos["column What"].accessibleName() == "What holds"
    assert asked.combos["order Date"].accessibleName() == "Dates of Date"
    asked.combos["order Date"].setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert asked.questions.orders == {"Date": True}
    asked.leave_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert page.views.currentWidget() is page.start


def test_unknown_headings_and_a_sheet_more_are_asked_about(qtbot, page, tmp_path):
    rows = [["Päivä", "Asia"], ["2026-12-01 10:00", "Fysio"]]
    open_bytes(qtbot, page, tmp_path, workbook({"Lista": rows, "Old": TABLE[1:]}, hidden=("Old",)))
    asked = page.questions
    asked.sheets["Lista"].setChecked(True)
    assert asked.hint.text() == "Say where the headings of Lista stand."
    choose(asked.combos["header Lista"], "0")
    assert QApplication.focusWidget() is asked.combos["header Lista"]
    choose(asked.combos["column Päivä"], "date")
    choose(asked.combos["column Asia"], "title")
    assert asked.go_on.isEnabled()
    asked.sheets["Old"].setChecked(True)
    assert asked.hint.text() == "Say whether the day or the month comes first in Date."
    asked.sheets["Old"].setChecked(False)
    go_on(qtbot, page)
    assert page.review.summary.text() == "1 new"


def test_an_unknown_zone_is_asked_and_known_the_next_time(qtbot, window, page, child, tmp_path):
    data = calendar(event("DTSTART;TZID=Ward Time:20261126T100000", "SUMMARY:MRI"))
    open_bytes(qtbot, page, tmp_path, data)
    asked = page.questions
    assert asked.hint.text() == "Say which time zone Ward Time is."
    choose(asked.combos["zone Ward Time"], "America/New_York")
    go_on(qtbot, page)
    give_all(page, child)
    zone = window.desk.read(imports.time_zone)
    assert zone == "Europe/London"
    (line,) = page.review.lines
    assert line.item.difference.found.start == datetime(2026, 11, 26, 15)
    page.apply()
    open_bytes(qtbot, page, tmp_path, data)
    assert asked.again.isVisible()
    assert asked.combos["zone Ward Time"].value == "America/New_York"


def test_privacy_hides_what_the_rows_say(qtbot, window, page, tmp_path):
    open_bytes(qtbot, page, tmp_path, workbook({"Plan": TABLE}))
    window.privacy.set(on=True)
    asked = page.questions
    said = [part.words for part in asked.findChildren(type(page.busy.words)) if part.isVisible()]
    said += [asked.combos["header Plan"].itemText(at) for at in range(asked.combos["header Plan"].count())]
    said += [cell for row in asked.sample.rows for cell in astuple(row)]
    assert "Tilda" not in " ".join(said)
    assert "Physio" not in " ".join(said)
    window.privacy.set(on=False)
    assert "Tilda Testkind" in [row.who for row in asked.sample.rows]


def test_a_locked_workbook_is_one_sentence(qtbot, page, tmp_path):
    locked = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(2000)
        + "EncryptedPackage".encode("utf-16-le")
        + bytes(900)
    )
    open_bytes(qtbot, page, tmp_path, locked)
    assert page.views.currentWidget() is page.start
    assert (
        "protected by a password: save a copy without one. Nothing was changed."
        in page.start.fault.words.text()
    )


def test_a_contradiction_is_settled_in_the_window(qtbot, window, page, child, tmp_path):
    before = dump(window.desk.database)
    open_bytes(qtbot, page, tmp_path, TWO_TIMES)
    give_all(page, child)
    (line,) = [line for line in page.review.lines if line.kind == "conflict"]
    assert not line.ticked
    assert page.wording.when(line) == "Which time?"
    assert page.review.line is line  # what asks is chosen first, and the page says that it does
    assert page.review.hint.text().startswith("Nothing can be taken over yet.")
    page.review._tick(on=True)
    assert not line.ticked
    assert not page.review.apply_button.isEnabled()
    page.panel.show_line(line)
    settle = page.panel.settle
    assert settle.buttons[""].isChecked()
    assert unnamed(page.panel) == []
    first, second, _out = settle.buttons.values()
    assert first.accessibleName() == "Wed 2 Dec, 14:00 to 15:00. says the schedule (SCH-11) of message 1"
    assert second.accessibleName() == "Wed 2 Dec, 15:30 to 16:00. says the service (AIS-4) of message 1"
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert (line.kind, line.ticked) == ("added", True)
    qtbot.waitUntil(list(settle.buttons.values())[1].hasFocus)
    assert page.review.apply_button.text() == "Apply 1 line"
    qtbot.mouseClick(settle.buttons[""], Qt.MouseButton.LeftButton)
    assert (line.kind, line.ticked) == ("conflict", False)
    page.review.table.setFocus()
    qtbot.keyClick(page.review.table, Qt.Key.Key_Return)
    qtbot.waitUntil(settle.buttons[""].hasFocus)
    qtbot.mouseClick(list(settle.buttons.values())[1], Qt.MouseButton.LeftButton)
    page.refresh()  # something else changed: what was decided stays
    (line,) = [line for line in page.review.lines if line.ticked]
    assert line.item.difference.found.start == datetime(2026, 12, 2, 15, 30)
    page.apply()
    (row,) = window.desk.read(records.listed, AppointmentData, student_id=child)
    assert row.data.start == datetime(2026, 12, 2, 15, 30)
    window.undo()
    assert dump(window.desk.database) == before


def test_a_wide_workbook_of_many_sheets_is_asked_about_in_portions(qtbot, page, tmp_path):
    wide = [["Päivä", *(f"Sarake {number}" for number in range(24))], ["03/04/2026", *["x"] * 24]]
    open_bytes(qtbot, page, tmp_path, workbook({f"S{number}": wide for number in range(12)}))
    asked = page.questions
    assert len(asked.sheets) == 12
    choose(asked.combos["header S0"], "0")  # the others have the same layout
    assert asked.hint.text() == "Say which column of S0 holds the date or the start."
    assert "column Sarake 20" not in asked.combos
    (more,) = [button for button in asked.findChildren(Button) if button.text().startswith("Show ")]
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert "column Sarake 20" in asked.combos
    choose(asked.combos["column Päivä"], "date")
    assert QApplication.focusWidget() is asked.combos["column Päivä"]
    choose(asked.combos["order Päivä"], "day")
    assert asked.go_on.isEnabled()
