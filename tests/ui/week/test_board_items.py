"""What a board is made of: hours, reading order, who stands beside whom."""

from dataclasses import replace
from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from hospital_iep.ui.week.items import BoardContents, Kind, Lens
from hospital_iep.ui.week.layout import Layout, clusters
from tests.ui.week.sample import at, block, lesson, pupil_repair, teacher_week, ward_day


def test_the_axis_grows_to_what_lies_outside_the_opening_hours():
    early = block(0, "06:50", "07:20", Kind.TREATMENT, "Airway", "leo")
    late = block(0, "17:00", "18:10", Kind.TREATMENT, "Infusion", "leo")
    week = teacher_week()
    assert week.hours() == (8 * 60, 16 * 60 + 30)
    assert replace(week, items=(*week.items, early, late), _by_lane={}).hours() == (6 * 60 + 30, 18 * 60 + 30)


def test_what_runs_past_midnight_ends_the_axis_at_midnight():
    night = replace(block(0, "22:00", "23:00", Kind.TREATMENT, "Dialysis", "leo"), end=at(1, "02:00"))
    assert BoardContents(items=(night,)).hours() == (8 * 60, 24 * 60)


def test_reading_order_is_lane_by_lane_by_time_and_leaves_out_the_background():
    week = teacher_week()
    order = week.reading_order()
    lanes = [lane.id for lane in week.lanes()]
    assert [(lanes.index(item.lane), item.start) for item in order] == sorted(
        (lanes.index(item.lane), item.start) for item in order
    )
    assert not {item.kind for item in order} & {Kind.BEFORE, Kind.AFTER, Kind.ROUTINE}


def test_each_block_stands_at_its_time_within_its_lane():
    layout = Layout(teacher_week(), 1007, 62)
    for entry in layout.placed:
        column = layout.column(entry.item.lane)
        assert column.left <= entry.rect.left()
        assert entry.rect.right() <= column.right
        assert abs(entry.rect.top() - layout.y_of(entry.item.start)) <= 1
        assert abs(entry.rect.height() - entry.item.minutes * 62 / 60) <= 1


def test_a_time_read_back_from_its_height_is_the_same_time():
    layout = Layout(teacher_week(), 1007, 62)
    column = layout.columns[0]
    for clock in ("08:00", "09:35", "12:05", "16:25"):
        assert layout.moment(column, layout.y_of(at(0, clock))) == at(0, clock)


def test_a_ward_day_of_many_pupils_scrolls_sideways_rather_than_squeeze():
    narrow = Layout(ward_day(20), 600, 62)
    assert narrow.width > 600
    assert all(column.inner_right - column.inner_left > 40 for column in narrow.columns)


def test_the_proposal_overlaps_the_treatment_without_sharing_its_width():
    layout = Layout(pupil_repair(), 900, 62)
    scan = next(entry for entry in layout.placed if entry.item.what == "Scan, asleep")
    maths = next(entry for entry in layout.placed if entry.item.number == 1)
    assert maths.rect.left() == scan.rect.left()
    assert [entry.item.what for entry in layout.placed].index("Scan, asleep") < list(layout.placed).index(
        maths
    )


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 20)), max_size=25))
def test_items_at_one_time_never_share_a_part(spans):
    made = [
        lesson(0, f"{8 + s * 5 // 60:02}:{s * 5 % 60:02}", n * 5, f"P{i}", "Maths")
        for i, (s, n) in enumerate(spans)
    ]
    items = sorted(made, key=lambda item: (item.start, item.end, item.id))
    seen = []
    for cluster in clusters(items):
        for item, part in cluster:
            for other, taken in cluster:
                together = item.start < other.end and other.start < item.end
                assert other is item or not together or part != taken
        seen += [item for item, _ in cluster]
    assert seen == items


def test_an_empty_board_has_a_size_and_nothing_on_it():
    layout = Layout(BoardContents(Lens.PUPIL, opens=time(9), closes=time(15)), 800, 62)
    assert layout.width == 0
    assert layout.height == 6 * 62
    assert layout.column_at(10) is None
