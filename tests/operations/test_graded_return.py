"""The graded return keeps to the days on which the home school is open, on the page and on paper."""

from datetime import date, timedelta

import pytest

from hospital_iep.documents.model import Bullets, Table
from hospital_iep.domain.disclosure import Audience, DocumentKind
from hospital_iep.domain.reentry import ReturnDayKind, ReturnState
from hospital_iep.operations import caseload, documents, reentry
from hospital_iep.store.tables import HomeSchool, Student
from tests.operations.conftest import NOW

TODAY = NOW.date()
RETURN = date(2026, 12, 2)
HOLIDAYS = [date(2026, 12, 21) + timedelta(days=number) for number in range(14)]


@pytest.fixture
def milo(ask):
    return next(row.id for row in ask(caseload.students) if row.called == "Milo")


@pytest.fixture
def shown(ask, milo):
    return lambda: ask(reentry.reentry, milo, TODAY)


def of_week(row, monday):
    found = {day.on: day for day in row.days}
    days = (monday + timedelta(days=number) for number in range(5))
    return [(day.kind.value, day.hours) if (day := found.get(on)) else None for on in days]


def test_no_day_of_the_return_lies_in_the_school_holidays(shown):
    row = shown()
    assert row.data.return_on == RETURN
    assert not {day.on for day in row.days} & set(HOLIDAYS)
    assert row.closed == tuple(day for day in HOLIDAYS if day.weekday() < 5)


def test_the_steps_go_on_the_next_school_day_and_the_return_ends_later(shown):
    full, half = ("school", None), ("school", 3.5)
    assert of_week(shown(), date(2027, 1, 4)) == [full, half, full, half, full]
    assert shown().scheme.ends_on == date(2027, 1, 12)  # four weeks from the return, and the two closed ones
    assert shown().scheme.review_on == date(2026, 12, 16)


def test_a_single_closed_day_moves_the_steps_after_it_by_one(do, shown, milo):
    def close(session):
        child = session.get_one(Student, milo)
        school = session.get_one(HomeSchool, child.school_id)
        school.holidays = [{"first": "2026-12-09", "last": "2026-12-09", "name": "Teachers' day"}]

    do(close)
    do(reentry.set_scheme, milo, "A")
    on = ("school", 3.0)
    assert of_week(shown(), date(2026, 12, 7)) == [on, on, None, ("none", None), on]
    assert of_week(shown(), date(2026, 12, 14))[:2] == [on, ("school", 3.5)]


def test_a_return_in_the_holidays_begins_on_the_next_school_day(do, shown, milo):
    do(reentry.move_return, milo, date(2026, 12, 28), ReturnState.PROJECTED)
    assert of_week(shown(), date(2027, 1, 4))[0] == ("school", 2.0)
    assert shown().days[0].on == date(2027, 1, 4)
    assert shown().closed == tuple(date(2026, 12, 28) + timedelta(days=number) for number in range(5))


def test_a_return_that_follows_the_treatment_does_not_wait_for_the_school(do, shown, milo):
    do(reentry.set_scheme, milo, "E")
    row = shown()
    by_day = {day.on: day for day in row.days}
    assert not set(by_day) & set(HOLIDAYS)
    day = next(on for on in by_day if on > HOLIDAYS[-1] and (on - RETURN).days % 21 + 1 == 15)
    assert by_day[day].kind is ReturnDayKind.SCHOOL
    assert row.scheme.ends_on == RETURN + timedelta(weeks=18, days=-1)


def test_hours_laid_out_before_the_holiday_was_known_are_not_shown(do, shown, milo):
    christmas = date(2026, 12, 25)
    do(reentry.set_day, milo, christmas, ReturnDayKind.SCHOOL, None)
    assert christmas in shown().closed
    assert christmas not in {day.on for day in shown().days}


@pytest.mark.parametrize(("scheme", "waits"), [("A", True), ("G", False)])
def test_the_packet_says_closed_and_what_becomes_of_the_steps(ask, do, milo, scheme, waits):
    do(reentry.set_scheme, milo, scheme)
    draft = ask(documents.prepare, DocumentKind.PACKET, milo, Audience.FAMILY, today=TODAY)
    tables = [block for block in draft.document.blocks if isinstance(block, Table)]
    rows = next(table.rows for table in tables if table.caption == "Hours at school, week by week")
    words = {row[0]: row[1:] for row in rows}
    assert words["21 December"] == words["28 December"] == ("closed",) * 5
    assert "closed" not in words["4 January"]
    said = [
        str(item) for block in draft.document.blocks if isinstance(block, Bullets) for item in block.items
    ]
    (rule,) = [item for item in said if "school is closed" in item]
    assert ("go on the next school day" in rule) is waits
