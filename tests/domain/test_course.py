"""A course is delayed from a date on, comes earlier only where there is room, and keeps what it can."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hospital_iep.domain.course import carried_over, most_forward, moves, to_delay
from hospital_iep.domain.treatment import TreatmentCourseData

MONDAY = date(2026, 11, 2)
FOUR = ["07:00", "12:00", "16:30", "21:00"]


def course(**fields):
    return TreatmentCourseData.model_validate({"starts_on": MONDAY, "times": ["09:00"], **fields})


def delayed(old, number, days):
    new = old.model_copy(deep=True)
    new.delay_from(number, days)
    return new


def starts(of):
    return {each.number: each.start for each in of.occurrences()}


def shifts(old, new):
    """Return by how many days each date moves, by number."""
    after = starts(new)
    return {number: (after[number] - start).days for number, start in starts(old).items()}


def test_with_four_times_a_day_the_delay_begins_with_the_date_that_is_named():
    capd = course(pattern="daily", count=28, times=FOUR)
    for number in (5, 29, 6, 112):
        new = delayed(capd, number, 7)
        assert shifts(capd, new) == {n: 7 if n >= number else 0 for n in range(1, 113)}
        assert len(moves(capd, new)) == 113 - number


def test_a_day_that_is_parted_goes_on_with_its_next_times_on_the_next_weekday():
    three = course(pattern="weekdays", weekdays=[0, 2, 4], count=3, times=["08:00", "14:00"])
    new = delayed(three, 4, 1)  # from Wednesday afternoon on
    assert [f"{each.start:%a %d %H}" for each in new.occurrences()] == [
        "Mon 02 08",
        "Mon 02 14",
        "Wed 04 08",
        "Fri 06 14",
        "Mon 09 08",
        "Mon 09 14",
    ]


def test_a_running_cycle_is_delayed_from_the_date_that_is_named():
    cycles = course(pattern="every-days", every_days=21, cycle_days=[1, 8, 15], count=3)
    new = delayed(cycles, 3, 7)
    assert shifts(cycles, new) == {n: 7 if n >= 3 else 0 for n in range(1, 10)}
    assert new.occurrences()[2].label == "cycle 1, day 15"
    assert delayed(new, 3, -7).occurrences() == cycles.occurrences()


def test_a_delay_written_by_an_earlier_version_means_what_it_meant():
    cycles = course(pattern="every-days", every_days=21, cycle_days=[1, 8], count=2)
    cycles.delays = [{"from": 2, "days": 3}]
    assert [each.start.day for each in cycles.occurrences()] == [2, 9, 26, 3]
    daily = course(pattern="daily", count=3, times=["08:00", "14:00"], delays=[{"from": 2, "days": 3}])
    assert [each.start.day for each in daily.occurrences()] == [2, 2, 6, 6, 7, 7]


def test_every_other_monday_comes_forward_to_the_monday_between_and_a_delay_takes_it_back():
    mondays = course(pattern="weekdays", weekdays=[0], every_nth=2, count=4)
    earlier = delayed(mondays, 3, -7)
    assert shifts(mondays, earlier) == {1: 0, 2: 0, 3: -7, 4: -7}
    assert delayed(earlier, 3, 7).occurrences() == mondays.occurrences()


def test_each_delay_counts_from_where_the_one_before_it_led():
    mondays = course(pattern="weekdays", weekdays=[0], count=4)
    once = delayed(mondays, 3, 1)
    twice = delayed(once, 3, 1)
    assert (shifts(mondays, once)[3], shifts(mondays, twice)[3]) == (7, 14)
    assert delayed(twice, 3, -14).occurrences() == mondays.occurrences()
    useless = delayed(delayed(mondays, 3, -7), 3, 7)  # as an earlier version may have written it
    assert shifts(mondays, useless)[3] == 7


def test_where_every_day_is_taken_nothing_comes_forward():
    daily = course(pattern="daily", count=5)
    assert moves(daily, delayed(daily, 3, -2)) == []
    once = course(pattern="once")
    assert [each.start.date() for each in delayed(once, 1, -2).occurrences()] == [date(2026, 10, 31)]


def test_the_rest_comes_no_earlier_than_after_the_date_before_it_or_today():
    cycles = course(pattern="every-days", every_days=21, cycle_days=[1, 8], count=2)
    second = cycles.occurrences()[1]
    assert most_forward(cycles, second, MONDAY) == (6, MONDAY)
    assert most_forward(cycles, second, MONDAY + timedelta(days=3)) == (4, None)
    capd = course(pattern="daily", count=2, times=FOUR)
    assert most_forward(capd, capd.occurrences()[1], MONDAY) == (0, MONDAY)


def test_only_what_is_not_past_is_delayed():
    cycles = course(pattern="every-days", every_days=21, cycle_days=[1, 8, 15], count=2)
    cycles.move(2, datetime.fromisoformat("2026-12-30T09:00"))
    assert [each.number for each in to_delay(cycles, date(2026, 11, 20))] == [4, 5, 6]
    assert [each.number for each in to_delay(cycles, date(2026, 11, 12))] == [3, 4, 5, 6]
    assert to_delay(cycles, date(2027, 1, 1)) == []


def test_what_moves_is_counted_by_number_also_where_the_order_changes():
    cycles = course(pattern="every-days", every_days=21, count=6)
    cycles.move(6, datetime.fromisoformat("2026-11-03T09:00"))
    assert len(moves(cycles, delayed(cycles, 2, -20))) == 4


@given(
    pattern=st.sampled_from(["daily", "weekdays", "every-days", "month-days"]),
    count=st.integers(1, 12),
    times=st.integers(1, 3),
    nth=st.integers(1, 3),
    delays=st.lists(st.tuples(st.integers(1, 40), st.integers(-40, 40)), min_size=1, max_size=4),
)
def test_a_delay_leaves_what_is_before_it_and_keeps_the_order(pattern, count, times, nth, delays):
    some = course(
        pattern=pattern,
        count=count,
        times=FOUR[:times],
        weekdays=[0, 3],
        month_days=[1, 15],
        cycle_days=[1, 4],
        every_nth=nth if pattern == "weekdays" else 1,
    )
    for number, days in delays:
        dates = some.occurrences()
        on = dates[min(number, len(dates)) - 1]
        forward, _ = most_forward(some, on, MONDAY)
        new = delayed(some, on.number, max(days, -forward))
        assert list(starts(new)) == sorted(starts(new))
        assert all(moved == 0 for n, moved in shifts(some, new).items() if n < on.number)
        rest = [moved for n, moved in shifts(some, new).items() if n >= on.number]
        assert all(moved >= 0 for moved in rest) if days >= 0 else all(moved <= 0 for moved in rest)
        some = new


def test_left_out_and_moved_dates_stay_theirs_when_the_times_of_day_change():
    daily = course(pattern="daily", count=5)
    daily.skip(2)
    daily.move(4, datetime.fromisoformat("2026-11-20T10:00"))
    new, unkept = carried_over(daily, daily.model_copy(update={"times": ["09:00", "14:00"]}))
    days = [each.start.date() for each in new.occurrences()]
    assert date(2026, 11, 3) not in days
    assert days.count(date(2026, 11, 5)) == 1  # the afternoon; the morning was moved
    assert datetime.fromisoformat("2026-11-20T10:00") in starts(new).values()
    assert (unkept.left_out, unkept.moved, unkept.delays) == ([], [], False)


def test_what_a_changed_course_can_not_keep_is_named():
    twice = course(pattern="daily", count=5, times=["09:00", "14:00"])
    twice.skip(4)
    twice.move(5, datetime.fromisoformat("2026-11-20T10:00"))
    new, unkept = carried_over(twice, twice.model_copy(update={"times": ["08:00", "13:00"]}))
    assert (new.skipped, new.moved) == ([], [])
    assert unkept.left_out == [datetime.fromisoformat("2026-11-03T14:00")]
    assert unkept.moved == [datetime.fromisoformat("2026-11-04T09:00")]
    assert (twice.skipped, len(twice.moved)) == ([4], 1)  # the old one is as it was


def test_the_only_date_of_a_day_keeps_what_it_has_at_another_time():
    daily = course(pattern="daily", count=5)
    daily.move(4, datetime.fromisoformat("2026-11-20T10:00"))
    new, unkept = carried_over(
        daily, daily.model_copy(update={"times": ["08:00"], "starts_on": date(2026, 11, 3)})
    )
    assert [each["number"] for each in new.moved] == [3]
    assert unkept.moved == []


def test_delays_end_where_cycles_become_days():
    cycles = course(pattern="every-days", every_days=7, count=4)
    cycles.delay(3, 7)
    new, unkept = carried_over(cycles, cycles.model_copy(update={"pattern": "daily"}))
    assert new.delays == []
    assert unkept.delays
    assert cycles.delays
    same, unkept = carried_over(cycles, cycles.model_copy(update={"minutes": 30}))
    assert same.delays == cycles.delays
    assert not unkept.delays


@pytest.mark.parametrize(
    ("fields", "most"),
    [
        ({"pattern": "every-days", "every_days": 366}, 11),
        ({"pattern": "weekdays", "weekdays": [0], "every_nth": 3}, 175),
        ({"pattern": "month-days", "month_days": [31]}, 70),
        ({"pattern": "daily"}, 400),
    ],
)
def test_no_course_runs_longer_than_ten_years(fields, most):
    long = course(count=400, **fields)
    dates = long.occurrences()
    assert len(dates) == dates[0].total == most
    assert dates[-1].start.date() <= MONDAY + timedelta(days=3660)
    assert len(delayed(long, 2, 700).occurrences()) == most  # a delay takes no date away
