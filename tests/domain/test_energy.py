"""The child's energy at each minute, and what a check changes."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hospital_iep.domain.energy import (
    BestTime,
    Forecast,
    best_times,
    forecast_and_actual,
    level_at,
    routine_windows,
    window_of,
)
from hospital_iep.domain.expansion import Origin, Window
from hospital_iep.domain.treatment import EnergyCheckData, EnergyWindowData, Rater, WardRoutineData

DAY = datetime.fromisoformat("2026-11-23")


def at(hour, minute=0, day=0):
    return DAY + timedelta(days=day, hours=hour, minutes=minute)


def window(start, end, level, **fields):
    return Window(start, end, level, source=f"{level}", **fields)


def check(moment, level, rater=Rater.CHILD):
    return EnergyCheckData(at=moment, level=level, rater=rater)


def test_the_lowest_window_counts_and_the_base_where_none_lies():
    windows = [window(at(9), at(12), 2), window(at(11), at(13), 4)]
    assert [level_at(at(hour), windows, 3) for hour in (8, 9, 11, 12, 13)] == [3, 2, 2, 4, 3]


def test_best_times_are_part_of_the_base():
    forecast = Forecast(
        base=2, best_times=(BestTime(time(9), time(11), 4),), given=(window(at(10), at(12), 3),)
    )
    assert [forecast.level_at(at(hour)) for hour in (8, 9, 10, 11, 12)] == [2, 4, 3, 3, 2]
    assert forecast.level_at(at(9, day=1)) == 4


def test_best_times_are_read_from_the_students_record():
    plain = [{"start": "09:00", "end": "11:00", "level": "4"}, {"start": "13:00"}, {"start": "9", "end": ""}]
    assert best_times(plain) == (BestTime(time(9), time(11), 4),)


def test_a_check_overrules_the_rest_of_its_day_only():
    forecast = Forecast(given=(window(at(8), at(8, day=2), 2),), checks=(check(at(10), 4),))
    assert forecast.level_at(at(9, 59)) == 2
    assert forecast.level_at(at(10)) == 4
    assert forecast.level_at(at(23, 59)) == 4
    assert forecast.level_at(at(0, day=1)) == 2


def test_the_next_check_of_the_day_takes_over():
    forecast = Forecast(checks=(check(at(13), 1), check(at(10), 4)))
    assert [forecast.level_at(at(hour)) for hour in (9, 10, 12, 13, 20)] == [3, 4, 4, 1, 1]


def test_a_check_does_not_open_blocked_time_or_ward_routine():
    forecast = Forecast(
        given=(
            window(at(11), at(12), 0),
            window(at(12), at(13), 1, origin=Origin.ROUTINE),
        ),
        checks=(check(at(10), 4),),
    )
    assert [forecast.level_at(at(hour)) for hour in (10, 11, 12, 13)] == [4, 0, 1, 4]


def test_a_treatment_still_to_come_lowers_a_good_morning():
    after = window(at(15), at(18), 1, cause=at(12))
    going_on = window(at(8), at(18), 2, cause=at(7))
    forecast = Forecast(given=(after, going_on), checks=(check(at(10), 4),))
    assert forecast.level_at(at(11)) == 4
    assert forecast.level_at(at(16)) == 1


def test_what_a_lesson_may_be_stays_after_a_check():
    forecast = Forecast(
        given=(window(at(8), at(12), 2, modes=("bedside",), max_lesson_minutes=20),),
        checks=(check(at(10), 4),),
    )
    caps = [each for each in forecast.windows(at(10), at(12)) if each.modes]
    assert [(each.level, each.max_lesson_minutes, each.start) for each in caps] == [(4, 20, at(10))]


def test_a_stop_stops():
    assert Forecast(checks=(check(at(10), 0),)).level_at(at(15)) == 0


def test_routine_makes_windows_on_its_days():
    routine = [
        WardRoutineData(name="Lunch", start=time(12), end=time(13), level=0, weekdays=[0]),
        WardRoutineData(name="Visiting", start=time(14), end=time(16)),
        WardRoutineData(name="Night", start=time(21), end=time(6), level=0),
    ]
    made = routine_windows(routine, date(2026, 11, 23), date(2026, 11, 24))
    assert [(each.source, each.start, each.end) for each in made] == [
        ("Lunch", at(12), at(13)),
        ("Night", at(21, day=-1), at(6)),
        ("Night", at(21), at(6, day=1)),
        ("Night", at(21, day=1), at(6, day=2)),
    ]


def test_the_night_before_counts_by_its_own_weekday():
    night = WardRoutineData(name="Night", start=time(21), end=time(6), level=0, weekdays=[6])
    sunday = routine_windows([night], date(2026, 11, 23), date(2026, 11, 23))
    assert [(each.start, each.end) for each in sunday] == [(at(21, day=-1), at(6))]
    assert not routine_windows([night], date(2026, 11, 24), date(2026, 11, 24))


def test_what_a_person_enters_becomes_a_window():
    made = window_of(EnergyWindowData(start=at(9), end=at(10), level=1, modes=["remote"], note="Bad night"))
    assert (made.level, made.modes, made.source, made.origin) == (1, ("remote",), "Bad night", Origin.MANUAL)


def test_the_band_is_steps_without_gaps():
    forecast = Forecast(given=(window(at(9), at(12), 2), window(at(11), at(13), 1)))
    steps = forecast.steps(at(8), at(14))
    assert [(each.start.hour, each.end.hour, each.level) for each in steps] == [
        (8, 9, 3),
        (9, 11, 2),
        (11, 13, 1),
        (13, 14, 3),
    ]


def test_forecast_beside_actual_for_the_chart():
    forecast = Forecast(
        given=(window(at(9), at(12), 2),), checks=(check(at(10), 4), check(at(8), 1, Rater.NURSE))
    )
    assert [(each.at, each.expected, each.actual, each.rater) for each in forecast_and_actual(forecast)] == [
        (at(8), 3, 1, Rater.NURSE),
        (at(10), 2, 4, Rater.CHILD),  # the forecast, not what the earlier check made of it
    ]


minutes = st.integers(0, 48 * 60)
spans = st.tuples(minutes, st.integers(1, 600), st.integers(0, 4), st.sampled_from(list(Origin)[:3]))
made_windows = st.lists(spans, max_size=6).map(
    lambda all_: tuple(
        window(DAY + timedelta(minutes=a), DAY + timedelta(minutes=a + n), level, origin=origin)
        for a, n, level, origin in all_
    )
)
made_checks = st.lists(st.tuples(minutes, st.integers(0, 4)), max_size=3).map(
    lambda all_: tuple(check(DAY + timedelta(minutes=a), level) for a, level in all_)
)


@given(given_=made_windows, checks=made_checks, base=st.integers(1, 4))
def test_steps_windows_and_single_minutes_agree(given_, checks, base):
    forecast = Forecast(base, (BestTime(time(9), time(11), 4),), given_, checks)
    start, end = DAY, DAY + timedelta(days=2)
    steps = forecast.steps(start, end)
    assert steps[0].start == start
    assert steps[-1].end == end
    assert all(one.end == next_.start for one, next_ in pairwise(steps))
    windows = forecast.windows(start, end)
    assert all(start <= each.start < each.end <= end for each in windows)
    for step in steps:
        assert forecast.level_at(step.start) == step.level == level_at(step.start, windows, base)


@pytest.mark.parametrize("level", [0, 1, 4])
def test_blocked_time_is_never_opened(level):
    forecast = Forecast(given=(window(at(10), at(11), 0),), checks=(check(at(9), level),))
    assert forecast.level_at(at(10, 30)) == 0
