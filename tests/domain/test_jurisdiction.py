"""Counters, deadlines and the weekly minimum of a jurisdiction; what is unknown is no rule."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hospital_iep.domain.catalogues import jurisdictions
from hospital_iep.domain.jurisdiction import (
    Absence,
    DayUnit,
    Deadline,
    SchoolCalendar,
    WeekBalance,
    cap_used,
    due,
    later,
    recertification_due,
    review_due,
    stricter,
    trigger_counters,
    week_balance,
)

MONDAY = date(2026, 11, 2)
DAY = timedelta(days=1)
PLAIN = SchoolCalendar()


def pack(code):
    return jurisdictions()[code]


def away(first, days):
    return Absence(MONDAY + first * DAY, MONDAY + (first + days - 1) * DAY)


def counters(code, absences, today=MONDAY + 30 * DAY, **rest):
    return {each.what: each for each in trigger_counters(pack(code), absences, PLAIN, today, **rest)}


def test_every_jurisdiction_carries_source_and_confidence():
    packs = jurisdictions()
    assert len(packs) == 25  # 23 jurisdictions, and the two federal frames of the United States
    for each in packs.values():
        assert each.source_url.startswith("http")
        assert each.confidence
        assert each.legal_basis
        assert each.eligible


def test_a_pack_fades_a_year_after_it_was_compared():
    ny = pack("US-NY")
    assert ny.verified_on is not None
    assert not ny.is_faded(ny.verified_on + 365 * DAY)
    assert ny.is_faded(ny.verified_on + 366 * DAY)
    assert pack("NZ").verified_on is None
    assert pack("NZ").is_faded(MONDAY)


def test_a_week_end_does_not_end_a_run_of_school_days():
    counter = counters("US-TN", [away(0, 5), away(7, 8)])["consecutive days"]
    assert counter.expected == 5 + 6
    assert counter.met_on == date(2026, 11, 16)


def test_a_day_at_school_ends_it():
    counter = counters("US-TN", [away(0, 4), away(7, 8)])["consecutive days"]
    assert counter.expected == 6
    assert counter.met_on is None
    assert counter.left == 5


def test_holidays_are_no_school_days():
    calendar = SchoolCalendar.of([{"first": "2026-11-09", "last": "2026-11-13", "name": "Autumn"}])
    (counter,) = trigger_counters(pack("US-TN"), [away(0, 14)], calendar, MONDAY + 30 * DAY)
    assert counter.expected == 5


def test_today_counts_what_has_been_and_expects_what_is_ahead():
    counter = counters("US-TN", [away(0, 21)], today=MONDAY + 2 * DAY)["consecutive days"]
    assert (counter.counted, counter.expected, counter.left) == (3, 15, 8)
    assert counter.met_on == date(2026, 11, 16)


def test_intermittent_days_count_from_two_at_a_time():
    spells = [away(7 * n, 2) for n in range(5)]
    single = [away(7 * n, 1) for n in range(12)]
    year = MONDAY - 60 * DAY
    assert counters("US-IL", spells, MONDAY + 90 * DAY, year_began=year)["days in all"].counted == 10
    assert counters("US-IL", single, MONDAY + 90 * DAY, year_began=year)["days in all"].counted == 0
    assert counters("US-MA", single, MONDAY + 90 * DAY, year_began=year)["days in all"].counted == 12


def test_days_before_the_school_year_do_not_count():
    spells = [away(-30, 4), away(0, 3)]
    counter = counters("US-MA", spells, year_began=MONDAY - 7 * DAY)["days in all"]
    assert counter.counted == 3


def test_without_the_begin_of_the_year_its_counter_is_left_out():
    assert "days in all" not in counters("US-MA", [away(0, 20)])


def test_ten_days_within_any_three_months():
    dense = [away(14 * n, 2) for n in range(5)]
    thin = [away(35 * n, 2) for n in range(5)]
    assert counters("US-NY", dense, MONDAY + 300 * DAY)["days in all"].met_on == date(2026, 12, 29)
    assert counters("US-NY", thin, MONDAY + 300 * DAY)["days in all"].met_on is None


def test_weeks_of_confinement_need_not_be_consecutive_in_texas():
    spells = [away(0, 14), away(28, 14)]
    texas = counters("US-TX", spells, MONDAY + 90 * DAY)["weeks"]
    assert (texas.counted, texas.needed, texas.met_on) == (4, 4, MONDAY + 41 * DAY)
    assert counters("US-WA", spells, MONDAY + 90 * DAY)["weeks"].met_on is None


def test_chronic_illness_opens_or_waives_a_counter():
    assert "days in all" not in counters("US-FL", [away(0, 5)])
    assert "days in all" in counters("US-FL", [away(0, 5)], chronic=True)
    assert counters("US-MN", [away(0, 5)], chronic=True) == {}
    assert "consecutive days" in counters("US-MN", [away(0, 5)])


def test_a_pack_without_trigger_counts_nothing():
    assert counters("US-504", [away(0, 90)]) == {}


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (DayUnit.CALENDAR, date(2026, 12, 23)),
        (DayUnit.WORKING, date(2026, 12, 28)),
        (DayUnit.SCHOOL, date(2027, 1, 8)),
    ],
)
def test_a_deadline_counts_its_own_days(unit, expected):
    calendar = SchoolCalendar(
        school_holidays=frozenset(date(2026, 12, 21) + n * DAY for n in range(12)),
        public_holidays=frozenset({date(2026, 12, 25)}),
    )
    assert due(Deadline(5, unit, "notice"), date(2026, 12, 18), calendar) == expected


def test_no_rule_or_no_event_is_no_deadline():
    assert due(None, MONDAY, PLAIN) is None
    assert due(pack("US-NY").start_deadline, None, PLAIN) is None
    assert due(pack("US-NY").start_deadline, MONDAY, PLAIN) == date(2026, 11, 9)


def test_a_calendar_of_holidays_only_has_no_deadline():
    endless = SchoolCalendar(school_holidays=frozenset(MONDAY + n * DAY for n in range(800)))
    assert endless.after(MONDAY, 1, DayUnit.SCHOOL) is None


@given(
    start=st.dates(date(2026, 1, 1), date(2027, 1, 1)), n=st.integers(0, 40), unit=st.sampled_from(DayUnit)
)
def test_a_deadline_lies_after_exactly_n_counted_days(start, n, unit):
    end = PLAIN.after(start, n, unit)
    assert end is not None
    days = (start + k * DAY for k in range(1, (end - start).days + 1))
    assert sum(PLAIN.counts(day, unit) for day in days) == n
    assert n == 0 or PLAIN.counts(end, unit)


@pytest.mark.parametrize(
    ("code", "grade", "minutes"),
    [
        ("US-NY", "3", 600),
        ("US-NY", "K", 600),
        ("US-NY", "9", 900),
        ("US-NY", "13", None),
        ("US-NY", "", None),
        ("US-TX", "", 240),
        ("US-MI", "3", None),
        ("US-MI", "IDEA", 120),
        ("GB-ENG", "3", None),
        ("US-MN", "3", None),
    ],
)
def test_the_minimum_is_the_grades_or_unknown(code, grade, minutes):
    balance = week_balance(pack(code), grade, {"bedside": 100}, {"bedside": 60})
    assert balance.minimum == minutes
    if minutes is None:
        assert balance.owed is None
        assert balance.planned_short is None
    else:
        assert balance.owed == minutes - 60
        assert balance.planned_short == minutes - 100


def test_remote_minutes_stand_apart_where_only_in_person_counts():
    given_ = {"bedside": 120, "remote": 180}
    texas = week_balance(pack("US-TX"), "5", given_, given_)
    assert (texas.delivered, texas.not_counted, texas.owed) == (120, 180, 120)
    new_york = week_balance(pack("US-NY"), "5", given_, given_)
    assert (new_york.delivered, new_york.not_counted) == (300, 0)


def test_a_certified_lower_number_holds_only_where_the_rules_allow_it():
    assert week_balance(pack("US-IL"), "5", {}, {}, certified_hours=2).minimum == 120
    assert week_balance(pack("US-NY"), "5", {}, {}, certified_hours=2).minimum == 300  # the floor
    assert week_balance(pack("US-TX"), "5", {}, {}, certified_hours=2).minimum == 240


def test_more_than_owed_is_not_less_than_nothing():
    balance = WeekBalance(60, 90, 90)
    assert (balance.owed, balance.planned_short) == (0, 0)


def test_the_stricter_of_two_jurisdictions_is_shown():
    texas, york = (week_balance(pack(code), "9", {}, {}) for code in ("US-TX", "US-NY"))
    unknown = week_balance(pack("GB-ENG"), "9", {}, {})
    assert stricter([unknown, texas, york]) == york
    assert stricter([unknown]) == unknown
    assert stricter([]) is None


def test_caps_count_distinct_weeks_or_days():
    taught = [MONDAY, MONDAY + DAY, MONDAY + 7 * DAY]
    assert cap_used(pack("US-WA"), taught) == (2, 18)
    assert cap_used(pack("US-VA"), [*taught, MONDAY]) == (3, 45)
    assert cap_used(pack("US-NY"), taught) is None


def test_the_form_is_renewed_in_time():
    assert recertification_due(pack("US-VA"), MONDAY, lead_days=14) == MONDAY + (63 - 14) * DAY
    assert recertification_due(pack("US-VA"), None) is None
    assert recertification_due(pack("US-NY"), MONDAY) is None


@pytest.mark.parametrize(
    ("day", "n", "unit", "expected"),
    [
        (date(2026, 1, 31), 1, "months", date(2026, 2, 28)),
        (date(2028, 1, 31), 1, "months", date(2028, 2, 29)),
        (date(2026, 11, 2), 36, "months", date(2029, 11, 2)),
        (date(2026, 11, 2), 2, "months", date(2027, 1, 2)),
        (date(2026, 11, 2), 9, "weeks", date(2027, 1, 4)),
        (date(2026, 11, 2), 30, "days", date(2026, 12, 2)),
    ],
)
def test_clocks_run_in_calendar_months(day, n, unit, expected):
    assert later(day, n, unit) == expected


def test_reviews_come_due_after_the_last_one():
    yearly = next(each for each in pack("US-IDEA").review if each.what == "IEP review")
    assert review_due(yearly, MONDAY) == date(2027, 11, 2)
    assert review_due(yearly, None) is None


def test_every_clock_of_every_pack_has_a_unit_that_is_known():
    for each in jurisdictions().values():
        for rule in each.review:
            assert review_due(rule, MONDAY) > MONDAY
        if each.recert:
            assert recertification_due(each, MONDAY) > MONDAY


def test_texas_asks_for_four_hours_in_person_and_georgia_for_a_way_back():
    assert pack("US-TX").min_hours[0].mode == "in-person"
    assert pack("US-GA").reentry_plan_required
    assert pack("US-NY").reentry_plan_required is None
