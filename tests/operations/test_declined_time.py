"""After a "not now" the child is left in peace for a while: no gap and no plan takes those minutes."""

import json
from datetime import timedelta

import pytest

from hospital_iep.operations import board, practice, problem, today, ways_on, week
from hospital_iep.operations.child_time import child_times
from hospital_iep.scheduling.plan import plan
from hospital_iep.scheduling.planning_file import read_problem

MONDAY, SUNDAY = practice.PRACTICE_WEEK, practice.PRACTICE_WEEK + timedelta(days=6)

pytestmark = pytest.mark.planned


@pytest.fixture
def visit(ask):
    """A visit after which its only child has no other one for an hour."""
    rows = sorted(ask(week.lessons, MONDAY, SUNDAY), key=lambda row: (row.data.start, str(row.id)))
    for row in rows:
        own = [each for each in rows if set(each.student_ids) & set(row.student_ids) and each.id != row.id]
        soon = [each for each in own if timedelta() <= each.data.start - row.data.start <= timedelta(hours=1)]
        if len(row.student_ids) == 1 and not soon:
            return row
    raise AssertionError("every child is seen twice within an hour")


@pytest.fixture
def declined(ask, visit):
    """Tell the times of the visit's day at which its child is left in peace."""
    day, key = visit.data.start.date(), visit.student_ids[0]
    return lambda: ask(child_times, [key], day, day)[key].declined


def window_of(ask, row, now):
    """The blocked energy windows that begin at a moment, of the visit's child in the planning problem."""
    case = ask(problem.build, MONDAY, SUNDAY, now=now)
    name = next(name for name, key in case.names.students.items() if key == row.student_ids[0])
    child = next(each for each in case.problem["students"] if each["id"] == name)
    return [
        each
        for each in child["energy"]["windows"]
        if each["level"] == 0 and each["start"] == problem.wall(now)
    ]


def test_a_child_asleep_is_left_in_peace_for_an_hour_and_undo_takes_it_back(
    ask, do, database, visit, declined
):
    at = visit.data.start
    before = ask(problem.build, MONDAY, SUNDAY, now=at).problem
    do(today.not_now, visit.id, "MED-SLEEP", at)
    (quiet,) = declined()
    assert (quiet.start, quiet.reason_code) == (at, "MED-SLEEP")
    assert quiet.end == max(at + timedelta(hours=1), visit.data.end)
    (window,) = window_of(ask, visit, at)
    assert (window["end"], window["source"]) == (problem.wall(quiet.end), "Asleep")
    database.undo()
    assert declined() == []
    assert ask(problem.build, MONDAY, SUNDAY, now=at).problem == before


@pytest.mark.parametrize("reason", ["TCH-ABS", "ROOM", "TECH-FAIL"])
def test_what_was_not_for_the_childs_sake_leaves_the_time_open(do, visit, declined, reason):
    do(today.not_now, visit.id, reason, visit.data.start)
    assert declined() == []


def test_a_short_reason_lasts_as_long_as_the_visit_would_have(do, ask, visit, declined):
    at = visit.data.start - timedelta(minutes=20)
    do(today.not_now, visit.id, "ST-OFFWARD", at)
    assert declined()[0].end == max(visit.data.end, at + timedelta(minutes=30))


def test_what_is_noted_after_the_visit_closes_nothing(do, visit, declined):
    do(today.not_now, visit.id, "MED-SLEEP", visit.data.end + timedelta(minutes=5))
    assert declined() == []


def test_a_fever_lasts_all_day_unless_the_child_is_asked(do, visit, declined):
    at = visit.data.start
    do(today.not_now, visit.id, "MED-FEVER", at)
    until = declined()[0].end
    assert until > at + timedelta(hours=1)
    asked = at + timedelta(minutes=40)
    do(today.check_energy, visit.student_ids[0], asked, 3)
    assert declined()[0].end == asked


def test_a_later_visit_that_was_agreed_stands(ask, do, visit, declined):
    at = visit.data.start
    way = next(way for way in ask(ways_on.ways_on, visit.id, at) if way.of(visit.id) is not None)
    before = ask(ways_on.outlook, at.date(), visit.teacher_id, at).clashes
    do(ways_on.take, visit.id, way, "MED-SLEEP", at)
    assert declined()[0].end <= way.of(visit.id).start
    assert ask(ways_on.outlook, at.date(), visit.teacher_id, at).clashes == before


def test_the_gap_goes_to_another_child_and_to_this_one_only_when_a_person_says_so(ask, do, visit, declined):
    at = visit.data.start
    do(today.not_now, visit.id, "MED-SLEEP", at)
    quiet = declined()[0]
    found = ask(ways_on.outlook, at.date(), visit.teacher_id, at)
    if found.standby is not None and found.standby.student.id == visit.student_ids[0]:
        assert found.standby.where.start >= quiet.end
    assert found.anyway.student.id == visit.student_ids[0]
    assert found.anyway.declined == quiet
    assert at <= found.anyway.where.start < quiet.end
    key = do(week.add_lesson, [found.anyway.need_id], found.anyway.where)
    standing = ask(board.standing, at.date(), at.date(), at)
    where = found.anyway.where
    assert standing.forbids(key, None, where.start, where.end) == []


def test_planning_anew_leaves_the_child_in_peace(ask, do, visit, declined):
    at = visit.data.start
    do(today.not_now, visit.id, "MED-SLEEP", at)
    quiet = declined()[0]
    case = ask(problem.build, MONDAY, SUNDAY, now=at)
    value = read_problem(json.dumps(case.problem))
    child = next(name for name, key in case.names.students.items() if key == visit.student_ids[0])
    own = {need["id"] for need in case.problem["needs"] if need["student"] == child}
    for lesson in plan(value, iterations=5).lessons:
        if own & set(lesson.needs):
            assert value.moment(lesson.start) >= quiet.end or value.moment(lesson.end) <= quiet.start, lesson
