"""A course is delayed, changed and its dates moved: what is said before is what comes of it."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hospital_iep.domain.catalogues import treatment as template_of
from hospital_iep.operations import treatment
from hospital_iep.ui.student.delay import DelayDialog, MoveDialog
from hospital_iep.ui.student.gallery import LONGEST_WORDS, CourseDialog, GalleryDialog, read_numbers
from hospital_iep.ui.student.ward_curve import WardCurveDialog
from hospital_iep.ui.widgets.basics import Button
from tests.ui.test_accessibility_frame import unnamed
from tests.ui.test_sizes_frame import cut
from tests.ui.ward import TUESDAY

EARLIER = TUESDAY - timedelta(days=14)


@pytest.fixture
def add(window, part):
    """Give Leo a course, and show it."""

    def enter(kind="haemodialysis", starts_on=EARLIER, **fields):
        data = template_of(kind).new_course(starts_on).model_copy(update=fields)
        key = window.desk.do("Added", treatment.add_course, part.student_id, data)
        part.choose(key)
        part.detail._turn("dates")
        return lambda: next(row for row in part.view.courses if row.id == key)

    return enter


def starts(row):
    return {each.number: each.start for each in row.data.occurrences()}


def delay(part, row, days, number=None):
    box = DelayDialog(part, row)
    box.open()
    if number is not None:
        box.first.choice.choose(str(number))
    box.days.line.setText(days)
    box._show()
    return box


def changed(part, row, **texts):
    box = CourseDialog(part, row.data.model_copy(deep=True), row)
    box.open()
    for name, text in texts.items():
        getattr(box, name).line.setText(text)
    box.read()
    return box


def test_a_delay_with_four_times_a_day_begins_with_the_date_chosen(window, part, add):
    row = add("peritoneal-dialysis-capd", starts_on=TUESDAY - timedelta(days=1))
    before = starts(row())
    box = delay(part, row(), "3", 29)
    assert box.first.choice.currentText().endswith("29 of 112")
    assert "84 dates move, the first to Thu 3 Dec" in box.preview.text()
    assert box.button.text() == "Delay 84 dates"
    box.button.click()
    late = timedelta(days=3)
    assert starts(row()) == {number: at + late * (number >= 29) for number, at in before.items()}
    window.undo()
    assert starts(row()) == before
    window.redo()
    assert starts(row())[29] == before[29] + late


def test_in_a_running_cycle_nothing_past_moves(part, add):
    cycle = {"pattern": "every-days", "every_days": 28, "cycle_days": [1, 8, 15], "count": 3}
    row = add("chemotherapy-infusion", **cycle)
    before = starts(row())
    box = delay(part, row(), "7")
    assert box.first.choice.currentText() == "Tue 24 Nov, 09:00, cycle 1, day 15"
    assert "7 dates move" in box.preview.text()
    box.button.click()
    assert [number for number, at in starts(row()).items() if at != before[number]] == [3, 4, 5, 6, 7, 8, 9]


def test_a_minus_brings_forward_where_there_is_room_and_says_where_not(window, part, add):
    weekly = {"pattern": "weekdays", "weekdays": [1], "every_nth": 2, "count": 6}
    row = add(**weekly)
    before = starts(row())
    label = window.desk.undo_label
    box = delay(part, row(), "-14", 3)
    box.button.click()
    assert box.isVisible()
    assert "by 13 days at most. The date before it is Tue 24 Nov." in box.preview.text()
    assert box.preview.property("role") == "fault"
    assert window.desk.undo_label == label
    box.days.line.setText("-7")
    box.days.typed.emit("-7")
    assert box.button.text() == "Bring 4 dates forward"
    box.button.click()
    assert starts(row())[3] == before[3] - timedelta(days=7)
    delay(part, row(), "7", 3).button.click()
    assert starts(row()) == before


@pytest.mark.parametrize(
    ("fields", "days", "said"),
    [
        ({"pattern": "daily", "count": 30}, "-1", "come forward. It comes no earlier than today."),
        ({"pattern": "daily", "count": 30}, "0", "By 0 days no date moves."),
        ({"pattern": "weekdays", "weekdays": [2], "count": 9}, "-1", "No date moves"),
    ],
)
def test_a_delay_that_moves_nothing_is_refused(window, part, add, fields, days, said):
    row = add(**fields)
    label = window.desk.undo_label
    box = delay(part, row(), days)
    box.button.click()
    assert box.isVisible()
    assert said in box.preview.text()
    assert window.desk.undo_label == label
    box.reject()


def test_what_moves_is_counted_by_date_and_one_date_is_one(part, add):
    row = add("chemotherapy-infusion", starts_on=TUESDAY, pattern="every-days", every_days=21, count=6)
    part.detail._moved(6, datetime(2026, 11, 25, 9))
    assert "4 dates move" in delay(part, row(), "-20", 2).preview.text()
    box = delay(part, row(), "7", 5)
    assert box.preview.text().startswith("1 date moves, to ")
    assert box.button.text() == "Delay 1 date"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"skipped": [1, 2, 3]}, "All dates still to come are left out."),
        ({"starts_on": date(2026, 1, 6)}, "All dates are past"),
        ({"starts_on": None}, "The first day is not known yet."),
        (
            {"moved": [{"number": n, "start": f"2026-12-0{n}T09:00"} for n in (1, 2, 3)]},
            "those still to come were moved by hand",
        ),
    ],
)
def test_where_nothing_can_be_delayed_the_dialog_says_why(part, add, change, said):
    row = add(**({"starts_on": TUESDAY, "pattern": "daily", "count": 3} | change))
    box = delay(part, row(), "7")
    assert said in box.preview.text()
    assert not box.button.isVisible()
    assert not box.days.isVisible()
    box.reject()


def test_every_day_after_every_other_weekday_is_each_day(part, add):
    row = add(pattern="weekdays", weekdays=[0, 2, 4], every_nth=2, count=5)
    box = changed(part, row())
    box.pattern.choice.choose("daily")
    box._primary.click()
    assert row().data.every_nth == 1
    days = [each.date() for each in starts(row()).values()]
    assert days == [EARLIER + timedelta(days=n) for n in range(5)]


def test_a_second_time_a_day_keeps_left_out_and_moved_dates_and_names_what_it_can_not(window, part, add):
    row = add(starts_on=TUESDAY, pattern="daily", count=6, times=["09:00"], weekdays=[])
    elsewhere = datetime(2026, 12, 20, 10)
    part.detail._moved(4, elsewhere)
    part.detail.dates.selectRow(1)
    part.detail._skip()
    before = row().data
    box = changed(part, row(), times="09:00, 14:00")
    assert not box.not_kept.isVisible()
    box.times.line.setText("08:00, 14:00")
    box.read()
    assert box.not_kept.text() == "No longer moved by hand, as no date was there to move: Fri 27 Nov, 09:00."
    box.times.line.setText("09:00, 14:00")
    box.read()
    box._primary.click()
    days = [each.date() for each in starts(row()).values()]
    assert TUESDAY + timedelta(days=1) not in days
    assert days.count(TUESDAY + timedelta(days=3)) == 1
    assert elsewhere in starts(row()).values()
    window.undo()
    assert row().data == before


def test_the_selection_follows_a_date_that_is_moved_across_others(part, add):
    row = add(starts_on=TUESDAY, pattern="daily", count=6)
    part.detail.dates.selectRow(1)
    part.detail._moved(2, datetime(2026, 12, 20, 10))
    assert part.detail._date().number == 2
    assert part.detail.dates.currentIndex().row() == 5
    part.detail._skip()
    assert row().data.skipped == [2]


def test_the_selection_follows_a_date_beyond_those_read_at_first(part, add):
    add(starts_on=TUESDAY, pattern="daily", count=300)
    part.detail.dates.selectRow(1)
    part.detail._moved(2, datetime(2027, 12, 20, 10))
    assert part.detail._date().number == 2


def test_another_course_is_shown_at_its_next_date(part, add):
    add(starts_on=TUESDAY, pattern="daily", count=30)
    part.detail.dates.selectRow(20)
    add(starts_on=EARLIER, pattern="daily", count=30)
    assert part.detail._date().on.start.date() == TUESDAY


def test_what_was_typed_stays_with_its_course_and_its_date(part, add):
    first, second = add(pattern="daily", count=30), add(pattern="daily", count=31)
    box = delay(part, first(), "")
    box.days.line.setText("19")
    box.reject()
    other, same = DelayDialog(part, second()), DelayDialog(part, first())
    for each in (other, same):
        each.open()
    assert (other.days.text(), same.days.text()) == ("7", "19")

    def typed(row, number):
        on = next(each for each in row.data.occurrences() if each.number == number)
        box = MoveDialog(part, on, print, str(row.id))
        box.open()
        return box

    box = typed(first(), 3)
    box.at.line.setText("11:11")
    box.reject()
    assert typed(first(), 4).at.text() != "11:11"
    assert typed(second(), 3).at.text() != "11:11"
    assert typed(first(), 3).at.text() == "11:11"


def test_a_field_that_is_refused_names_its_limits(part, add):
    box = changed(part, add()(), minutes="14401")
    assert box.dates_title.text() == "Say how many minutes it lasts, from 1 to 14400."
    box.minutes.line.setText("14400")
    assert box.read().minutes == 14400
    box.place.line.setText("x" * 300)
    assert len(box.read().place) == LONGEST_WORDS
    box.reject()


def test_a_course_that_is_cut_says_so(part, add):
    row = add(pattern="weekdays", weekdays=[0], count=9)
    box = changed(part, row(), count="400")
    box.nth.choice.choose("3")
    box.read()
    assert box.dates_title.text() == "175 dates"
    assert "ten years at most: 175 of 400 dates" in box.not_kept.text()
    box.nth.choice.choose("1")
    box.read()
    assert not box.not_kept.isVisible()
    box.reject()


def test_what_is_not_kept_is_seen_before_it_is_saved(part, add, look):
    look.apply(percent=200)
    row = add(starts_on=TUESDAY, pattern="daily", count=6, times=["09:00"], skipped=[2, 3])
    box = changed(part, row())
    for _ in range(5):
        QApplication.processEvents()
    box.first.show_value((TUESDAY + timedelta(days=20)).isoformat())
    box.read()
    QApplication.processEvents()
    assert box.not_kept.visibleRegion().isEmpty()
    box._primary.click()
    assert not box.not_kept.visibleRegion().isEmpty()
    assert row().data.skipped == [2, 3]
    assert cut(box) == []
    box._primary.click()
    assert not box.isVisible()
    assert row().data.skipped == []


def test_a_list_of_days_is_whole_numbers():
    assert read_numbers("1e3", 21) is None
    assert read_numbers("1e+3", 21) is None
    assert read_numbers("1st, D8 and 15", 21) == [1, 8, 15]


def test_a_search_without_a_hit_says_so_and_offers_the_way_back(part, qtbot):
    box = GalleryDialog(part, print)
    box.open()
    qtbot.keyClicks(box.search, "xyzzy")
    assert box.none.isVisible()
    assert not box.drawing.isVisible()
    assert not box.words.isVisible()
    assert not box.choose_button.isEnabled()
    assert unnamed(box) == []
    back = next(each for each in box.none.findChildren(Button))
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert box.drawing.isVisible()
    assert len(box.model.rows) == len(box._all)
    assert box.choose_button.isEnabled()
    qtbot.keyClicks(box.search, "psychiatric")
    assert [each.id for each in box.model.rows] == ["psychiatric-medication"]
    box.reject()


def test_who_agreed_is_covered_while_names_are_hidden(window, part, add):
    row = add()
    name = part.card.row.full_name
    window.desk.do("Own", treatment.set_curve, row().id, row().curve, f"{name}, his mother")
    window.desk.do("Ward", treatment.set_ward_curve, row().id, row().curve, f"{name}, his mother")
    part.detail._turn("curve")
    assert name in part.detail.editor.ground.text()
    window.privacy.set(on=True)
    QApplication.processEvents()
    part = window.page.part
    part.choose(row().id)
    shown = part.detail
    step = shown.editor.open_step(0)
    step.hide()
    shown.which.keep.click()
    keep = next(each for each in window.findChildren(WardCurveDialog) if each.isVisible())
    hint = step.agreed._hint.text()
    for text in (shown.editor.ground.text(), shown.which.ground.text(), keep.agreed.line.text(), hint):
        assert "his mother" in text
        assert not any(word in text for word in name.split())
    assert keep.agreed.text() == f"{name}, his mother"
    keep.reject()
