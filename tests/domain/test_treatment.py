"""Courses of treatment recur as hospitals do it, and bend when a date is moved, left out or delayed."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hospital_iep.domain.treatment import (
    AppointmentData,
    AppointmentStatus,
    CourseDay,
    CoursePattern,
    IsolationKind,
    TreatmentCourseData,
    WardRoutineData,
)
from hospital_iep.domain.vocabulary import facts

MONDAY = date(2026, 11, 2)


def course(**fields):
    return TreatmentCourseData.model_validate({"starts_on": MONDAY, "times": ["10:00"], **fields})


def days(of):
    return [each.start.date() for each in of.occurrences()]


def chemotherapy(**fields):
    return course(pattern="every-days", every_days=21, count=6, minutes=120, **fields)


def test_six_cycles_of_three_weeks():
    dates = chemotherapy().occurrences()
    assert [each.start.date() for each in dates] == [MONDAY + timedelta(days=21 * n) for n in range(6)]
    assert dates[2].label == "cycle 3, day 1"
    assert dates[2].end - dates[2].start == timedelta(minutes=120)


def test_days_of_treatment_within_a_cycle():
    dates = chemotherapy(cycle_days=[1, 8]).occurrences()
    assert [each.label for each in dates[:4]] == [
        "cycle 1, day 1",
        "cycle 1, day 8",
        "cycle 2, day 1",
        "cycle 2, day 8",
    ]
    assert len(dates) == 12


def test_any_day_is_counted_as_the_ward_does():
    assert chemotherapy().day_of(MONDAY + timedelta(days=42 + 8)) == CourseDay(3, 9)
    assert CourseDay(3, 9).text == "cycle 3, day 9"
    assert chemotherapy().day_of(MONDAY - timedelta(days=1)) is None


def test_a_delayed_cycle_shifts_the_rest():
    shifted = chemotherapy()
    before = days(shifted)
    shifted.delay(3, 7)
    assert days(shifted)[:2] == before[:2]
    assert days(shifted)[2:] == [each + timedelta(days=7) for each in before[2:]]
    assert shifted.day_of(before[2]) == CourseDay(2, 22)  # the late days still belong to cycle 2
    shifted.delay(3, -7)
    assert days(shifted) == before


def test_a_single_date_is_moved_skipped_and_put_back():
    bent = chemotherapy()
    before = days(bent)
    bent.skip(2)
    bent.move(4, datetime.fromisoformat("2027-01-06T14:00"))
    dates = {each.number: each for each in bent.occurrences()}
    assert sorted(dates) == [1, 3, 4, 5, 6]
    assert dates[4].start == datetime.fromisoformat("2027-01-06T14:00")
    assert dates[4].moved
    assert not dates[5].moved
    assert dates[3].total == 6
    bent.restore(2)
    bent.restore(4)
    assert days(bent) == before


def test_a_date_moved_by_hand_stays_when_the_cycle_is_delayed():
    bent = chemotherapy()
    bent.move(4, datetime.fromisoformat("2027-01-06T14:00"))
    bent.delay(3, 7)
    moved = [each for each in bent.occurrences() if each.moved]
    assert [each.start for each in moved] == [datetime.fromisoformat("2027-01-06T14:00")]


def test_dialysis_on_monday_wednesday_friday():
    dialysis = course(pattern="weekdays", weekdays=[0, 2, 4], count=5)
    assert [each.day for each in days(dialysis)] == [2, 4, 6, 9, 11]
    assert dialysis.occurrences()[3].previous_day == date(2026, 11, 6)
    assert dialysis.occurrences()[4].label == "5 of 5"


def test_every_other_dialysis_day():
    assert [
        each.day for each in days(course(pattern="weekdays", weekdays=[0, 2, 4], every_nth=2, count=4))
    ] == [
        2,
        6,
        11,
        16,
    ]


def test_a_pause_in_radiotherapy_goes_on_at_the_next_weekday():
    radiotherapy = course(pattern="weekdays", weekdays=[0, 1, 2, 3, 4], count=30)
    last = days(radiotherapy)[-1]
    radiotherapy.delay(3, 4)  # from Wednesday 4th over the week-end to Monday 9th
    assert [each.day for each in days(radiotherapy)[:4]] == [2, 3, 9, 10]
    assert len(days(radiotherapy)) == 30
    assert all(each.weekday() < 5 for each in days(radiotherapy))
    assert days(radiotherapy)[-1] > last


def test_twice_a_month():
    assert days(course(pattern="month-days", month_days=[2, 16], count=4)) == [
        date(2026, 11, 2),
        date(2026, 11, 16),
        date(2026, 12, 2),
        date(2026, 12, 16),
    ]


def test_four_exchanges_a_day():
    exchanges = course(pattern="daily", count=2, times=["07:00", "12:00", "16:30", "21:00"], minutes=35)
    assert [each.start.hour for each in exchanges.occurrences()] == [7, 12, 16, 21] * 2


def test_a_stopped_course_ends():
    assert len(days(chemotherapy(stops_on=date(2026, 11, 30)))) == 2


@pytest.mark.parametrize("pattern", list(CoursePattern))
def test_an_unknown_first_day_makes_no_dates(pattern):
    unknown = course(pattern=pattern, starts_on=None, weekdays=[1], month_days=[1])
    assert unknown.occurrences() == []
    assert unknown.day_of(MONDAY) is None


def test_a_course_that_names_no_weekday_makes_no_dates():
    assert days(course(pattern="weekdays", count=3)) == []


@given(
    pattern=st.sampled_from(list(CoursePattern)),
    count=st.integers(1, 30),
    weekdays=st.sets(st.integers(0, 6), min_size=1),
    nth=st.integers(1, 3),
    delays=st.lists(st.tuples(st.integers(1, 30), st.integers(0, 20)), max_size=4),
    skipped=st.sets(st.integers(1, 30), max_size=5),
)
def test_dates_keep_order_number_and_count(pattern, count, weekdays, nth, delays, skipped):
    some = course(
        pattern=pattern, count=count, weekdays=sorted(weekdays), every_nth=nth, month_days=[1, 15, 31]
    )
    for first, late in delays:
        some.delay(first, late)
    for number in skipped:
        some.skip(number)
    dates = some.occurrences()
    expected = [n for n in range(1, count + 1) if n not in skipped]
    assert [each.number for each in dates] == expected
    assert all(early.start <= late.start for early, late in pairwise(dates))
    if pattern is CoursePattern.WEEKDAYS:
        assert {each.start.weekday() for each in dates} <= weekdays
    for number in skipped:
        some.restore(number)
    assert len(some.occurrences()) == count


@pytest.mark.parametrize(
    ("status", "free", "takes"),
    [
        (AppointmentStatus.CONFIRMED, False, True),
        (AppointmentStatus.TENTATIVE, False, True),
        (AppointmentStatus.NO_SHOW, False, True),
        (AppointmentStatus.CANCELLED, False, False),
        (AppointmentStatus.DELETED, False, False),
        (AppointmentStatus.CONFIRMED, True, False),
    ],
)
def test_what_keeps_the_child_from_lessons(status, free, takes):
    one = AppointmentData(
        start=datetime.fromisoformat("2026-11-02T09:00"),
        end=datetime.fromisoformat("2026-11-02T10:00"),
        status=status,
        shown_as_free=free,
    )
    assert one.takes_time is takes


def test_routine_holds_on_its_weekdays_and_protects_at_level_0():
    meal = WardRoutineData(name="Lunch", weekdays=[0, 1], level=0)
    assert meal.protected
    assert meal.holds_on(MONDAY)
    assert not meal.holds_on(MONDAY + timedelta(days=2))
    assert WardRoutineData(name="Visiting").holds_on(MONDAY)
    assert not WardRoutineData(name="Visiting").protected


def test_isolation_is_visited_protective_first_and_enteric_last():
    assert [each.value for each in IsolationKind] == [
        "protective",
        "contact",
        "droplet",
        "airborne",
        "enteric",
    ]


def test_medical_words_never_reach_a_class_teacher():
    for cls in (AppointmentData, TreatmentCourseData):
        tiers = {each.name: each.tier.value for each in facts(cls)}
        medical = {"kind", "title", "treatment", "variant", "note", "matched_word"} & set(tiers)
        assert medical
        assert {tiers[name] for name in medical} <= {"T0", "T2"}
        assert set(tiers) == set(cls.model_fields)
