"""One act for each thing that changes for a child: from now on, and with what it does to lessons."""

from datetime import datetime, timedelta

import pytest

from hospital_iep.domain.treatment import AppointmentData, IsolationData, IsolationKind, TreatmentCourseData
from hospital_iep.operations import board, caseload, happening, records, student, week
from hospital_iep.operations.child_time import child_times
from tests.operations.planned import MONDAY, SUNDAY

pytestmark = pytest.mark.planned
NOW = datetime(2026, 11, 23, 8, 37)


def astray(ask):
    return ask(board.astray, ask(board.standing, MONDAY, SUNDAY, NOW), NOW)


def time_of(ask, child, day=MONDAY):
    return ask(child_times, [child], day, day)[child]


def lessons_of(ask, child):
    return [row for row in ask(week.lessons, MONDAY, SUNDAY) if child in row.student_ids]


@pytest.fixture
def child(ask, children):
    """A child with lessons later today, in no isolation."""
    return next(
        key
        for key in children
        if any(row.data.start > NOW and row.data.start.date() == MONDAY for row in lessons_of(ask, key))
        and not ask(happening.now_of, key, NOW).isolated
    )


@pytest.mark.parametrize(("better", "by"), [(True, 1), (False, -1)])
def test_better_or_worse_is_one_level_for_the_rest_of_the_day(ask, do, child, better, by):
    before = time_of(ask, child)
    expected = before.forecast.level_at(NOW)
    level = do(happening.feels, child, NOW, better=better)
    assert level == min(max((expected or before.base) + by, 0), 4)
    assert time_of(ask, child).forecast.level_at(NOW) in {level, expected if expected == 0 else level}
    tomorrow = MONDAY + timedelta(days=1)
    assert time_of(ask, child, tomorrow).checks == []


def test_however_often_it_is_said_the_level_stays_on_the_scale(ask, do, child):
    assert [do(happening.feels, child, NOW + timedelta(minutes=n), better=True) for n in range(5)][-1] == 4
    worse = [do(happening.feels, child, NOW + timedelta(minutes=9 + n), better=False) for n in range(9)]
    assert min(worse) >= 0


def test_isolation_begins_now_once_and_ends_now(ask, do, child):
    do(happening.isolate, child, NOW, IsolationKind.CONTACT)
    do(happening.isolate, child, NOW + timedelta(minutes=5), IsolationKind.CONTACT)
    (row,) = ask(records.listed, IsolationData, student_id=child)
    assert (row.data.start, row.data.end) == (NOW, None)
    later = NOW + timedelta(hours=1)
    assert ask(happening.now_of, child, later).isolated == (IsolationKind.CONTACT,)
    do(happening.end_isolation, child, later)
    assert ask(happening.now_of, child, later).isolated == ()


def test_an_isolation_that_ends_as_it_begins_was_none(ask, do, child):
    do(happening.isolate, child, NOW, IsolationKind.CONTACT)
    do(happening.end_isolation, child, NOW)
    assert ask(records.listed, IsolationData, student_id=child) == []
    do(records.add, IsolationData(start=NOW, end=NOW), student_id=child)  # as the form could write it
    assert time_of(ask, child).isolation == []
    astray(ask)  # the scheduler still reads the week


def test_the_wards_to_move_to_are_the_others(ask, do, child):
    here = ask(caseload.student, child).place
    wards = ask(happening.now_of, child, NOW).wards
    assert here not in wards
    do(student.move_to, child, wards[0], NOW)
    assert here in ask(happening.now_of, child, NOW + timedelta(minutes=1)).wards
    assert time_of(ask, child).place_at(NOW - timedelta(minutes=1)) != time_of(ask, child).place_at(NOW)
    assert astray(ask).clashes > 0


def test_a_move_now_replaces_one_that_was_planned_for_later(ask, do, child):
    first, second = ask(happening.now_of, child, NOW).wards[:2]
    do(student.move_to, child, first, NOW + timedelta(days=1))
    do(student.move_to, child, second, NOW)
    found = [each.place_id for each in ask(child_times, [child], MONDAY, SUNDAY)[child].places]
    assert len(found) == 2  # where it lay, and where it lies now
    astray(ask)


def test_who_goes_home_has_no_lessons_left_and_undo_brings_all_back(ask, do, child, database):
    ahead = [row for row in lessons_of(ask, child) if row.data.start > NOW]
    before = astray(ask).clashes
    do(student.go_home, child, NOW)
    assert ask(happening.now_of, child, NOW).gone_home
    assert astray(ask).clashes >= before + len(ahead) > before
    database.undo()
    assert astray(ask).clashes == before


def test_a_treatment_is_added_on_the_next_quarter_moved_and_cancelled(ask, do, child):
    start = do(happening.add_treatment, child, NOW, "imaging")
    assert start == datetime(2026, 11, 23, 8, 45)
    (block,) = [each for each in ask(happening.now_of, child, NOW).treatments if each.kind == "imaging"]
    assert (block.end - block.start) == timedelta(minutes=45)
    do(happening.move_treatment, child, block, start + timedelta(hours=1))
    (moved,) = [each for each in ask(happening.now_of, child, NOW).treatments if each.kind == "imaging"]
    assert (moved.start, moved.end) == (start + timedelta(hours=1), block.end + timedelta(hours=1))
    with pytest.raises(happening.TreatmentIsOverError):
        do(happening.cancel_treatment, child, block)  # it is no longer there
    do(happening.cancel_treatment, child, moved)
    assert not [each for each in ask(happening.now_of, child, NOW).treatments if each.kind == "imaging"]
    assert ask(records.listed, AppointmentData, student_id=child)  # its row stays


def test_one_date_of_a_course_moves_or_falls_out_and_the_others_stay(ask, do, child):
    course = TreatmentCourseData(
        treatment="rehabilitation", starts_on=MONDAY, times=["14:00"], minutes=45, pattern="daily", count=4
    )
    do(records.add, course, student_id=child)

    def starts():
        found = ask(happening.now_of, child, NOW).treatments
        return [each for each in found if each.kind == "rehabilitation"]

    first, second = starts()[:2]
    do(happening.move_treatment, child, first, first.start + timedelta(hours=1))
    do(happening.cancel_treatment, child, second)
    assert [each.start.day for each in starts()] == [23, 25, 26]
    assert starts()[0].start.hour == 15


def test_what_may_be_added_is_a_short_list_that_ends_with_the_unknown(ask, child):
    kinds = [key for key, _name in ask(happening.now_of, child, NOW).kinds]
    assert len(kinds) == len(set(kinds)) <= 9
    assert kinds[-1] == "unknown"


def test_nobody_may_act_whose_role_does_not_include_it(ask, do, child, database):
    database.person = type(database.person)(database.person.id, "Kim", "administrator")
    with pytest.raises(Exception, match="administrator"):
        do(student.go_home, child, NOW)
