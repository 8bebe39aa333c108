"""A classroom that cannot be used: its lessons leave, other rooms stay open, and all can return."""

import json
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from hospital_iep.domain.service import NeedData
from hospital_iep.domain.timetable import PlaceData, PlaceKind
from hospital_iep.operations import board, planning, problem, records, rooms, week
from hospital_iep.operations.records import FieldFaultError
from hospital_iep.scheduling.check import check
from hospital_iep.scheduling.plan import plan
from hospital_iep.scheduling.planning_file import read_problem, read_timetable, write_timetable
from hospital_iep.scheduling.repair import propose
from hospital_iep.scheduling.timetable import Timetable
from hospital_iep.store.tables import Need
from tests.operations.planned import MONDAY, START, SUNDAY

TUESDAY = MONDAY + timedelta(days=1)
NOON = time(12)


def at(day, hour, minute=0):
    return datetime.combine(day, time(hour, minute))


@pytest.fixture
def room(ask):
    return next(iter(ask(rooms.names)))


@pytest.fixture
def schooled(ask, do):
    """Every need is taught in a classroom only; a week so planned is told."""

    def all_to_the_classroom(session):
        for key in session.exec(problem.select(Need.id)).all():
            records.edit(session, NeedData, key, {"modes": ["classroom"]})

    do(all_to_the_classroom)
    return planned(ask, do)


def planned(ask, do):
    case, timetable = solved(ask)
    do(week.accept, ask(week.compare, case, timetable))
    do(week.publish, MONDAY, SUNDAY)
    return [row for row in ask(week.lessons, MONDAY, SUNDAY) if row.data.start.date() == TUESDAY]


def solved(ask):
    case = ask(problem.build, MONDAY, SUNDAY, now=START)
    read = read_problem(json.dumps(case.problem))
    text = write_timetable(read, plan(read, iterations=20))
    assert check(read, read_timetable(read, text)).right
    return case, json.loads(text)


def repair(ask, do):
    """Accept the smallest change."""
    case = ask(problem.build, MONDAY, SUNDAY, now=START)
    read = read_problem(json.dumps(planning.keep_today(case.problem)))
    small, _better = propose(read, iterations=1)
    found = ask(week.compare, case, json.loads(write_timetable(read, small.timetable)))
    moves = [replace(move, because="the room") for move in found]
    do(week.accept, moves)
    return moves


def clashing(ask):
    standing = ask(board.standing, MONDAY, SUNDAY, START)
    rows = ask(week.lessons, MONDAY, SUNDAY)
    return {row.id for row in rows if str(row.id) in standing.clashing()}


def test_a_closed_room_is_left_and_what_is_elsewhere_stays(ask, do, database, room, schooled):
    mornings = {row.id for row in schooled if row.data.start.time() < NOON}
    assert mornings
    assert clashing(ask) == set()
    do(rooms.close, room, at(TUESDAY, 0), at(TUESDAY, 12), "painters")
    assert clashing(ask) == mornings
    moves = repair(ask, do)
    assert mornings <= {move.lesson_id for move in moves}
    assert clashing(ask) == set()
    assert ask(week.at_place, room, at(TUESDAY, 0), at(TUESDAY, 12)) == []
    database.undo()
    database.undo()
    assert clashing(ask) == set()


def test_when_the_room_can_be_used_again_its_lessons_may_return(ask, do, room, schooled):
    key = do(rooms.close, room, at(TUESDAY, 0), at(TUESDAY, 12))
    repair(ask, do)
    assert ask(board.astray, ask(board.standing, MONDAY, SUNDAY, START), START).could_return == 0
    left = [row for row in ask(week.lessons, MONDAY, SUNDAY) if row.changed]
    do(rooms.open_again, key)
    assert ask(board.astray, ask(board.standing, MONDAY, SUNDAY, START), START).could_return > 0
    repair(ask, do)
    assert len([row for row in ask(week.lessons, MONDAY, SUNDAY) if row.changed]) < len(left)


def test_another_room_and_the_bedside_stay_open(ask, do, room, schooled):
    other = do(records.add, PlaceData(name="Little classroom", kind=PlaceKind.CLASSROOM))
    row = schooled[0]
    standing = ask(board.standing, MONDAY, SUNDAY, START)

    def may_be_at(standing, place):
        where = week.Where(row.teacher_id, place, row.data.start, row.data.end)
        return standing.forbids_new(row.need_ids, where, str(row.id)) == []

    assert may_be_at(standing, room)
    assert may_be_at(standing, other)
    do(rooms.close, room, at(TUESDAY, 0), at(TUESDAY, 24 - 1))
    standing = ask(board.standing, MONDAY, SUNDAY, START)
    assert not may_be_at(standing, room)
    assert may_be_at(standing, other)


def test_a_plan_made_anew_keeps_out_of_it_and_proposes_nothing_for_the_guest(ask, do, room, schooled):
    do(rooms.close, room, at(MONDAY, 0), at(SUNDAY, 23, 59), "flood")
    case, timetable = solved(ask)
    kinds = {each["id"]: each["kind"] for each in case.problem["places"]}
    taught = [each for each in timetable["lessons"] if set(each["needs"]) <= set(case.names.needs)]
    assert not [each for each in taught if kinds[each["place"]] == "classroom"]
    guests = [each for each in timetable["lessons"] if each not in taught]
    assert len(guests) == 5  # one a school day
    moved = {key for move in ask(week.compare, case, timetable) for key in move.need_ids}
    assert moved <= set(case.names.needs.values())
    assert {each["need"] for each in timetable["unmet"]} <= set(case.names.needs)


def test_a_closed_room_costs_nothing_of_itself(ask, do, room):
    """No lesson stands anywhere: what the file costs is what is not taught, and that is the same."""

    def cost():
        read = read_problem(json.dumps(ask(problem.build, MONDAY, SUNDAY).problem))
        return check(read, Timetable(read.fixed), claims=False).costs

    before = cost()
    do(rooms.close, room, at(TUESDAY, 0), at(TUESDAY, 12))
    assert cost() == before


def test_overlapping_times_count_once_and_begin_and_end_with_the_grid(ask, do, room):
    do(rooms.close, room, at(TUESDAY, 9, 2), at(TUESDAY, 10, 58), "exam")
    do(rooms.close, room, at(TUESDAY, 10), at(TUESDAY, 11, 31), "exam")
    do(rooms.close, room, at(TUESDAY, 10), at(TUESDAY, 10, 30), "noise")
    spans = ask(rooms.closed, MONDAY, SUNDAY)
    assert [(each.start, each.end, each.reason) for each in spans] == [
        (at(TUESDAY, 9, 2), at(TUESDAY, 11, 31), "exam, noise")
    ]
    case = ask(problem.build, MONDAY, SUNDAY, now=START)
    (lesson,) = [each for each in case.problem["locked_lessons"] if each["id"] in case.closed]
    assert (lesson["start"][-5:], lesson["end"][-5:]) == ("09:00", "11:35")
    read_problem(json.dumps(case.problem))


def test_a_time_outside_the_hours_for_lessons_closes_nothing(ask, do, room):
    plain = ask(problem.build, MONDAY, SUNDAY, now=START).problem
    do(rooms.close, room, at(SUNDAY, 0), at(SUNDAY, 23))
    do(rooms.close, room, at(TUESDAY, 0), at(TUESDAY, 1))
    assert ask(problem.build, MONDAY, SUNDAY, now=START).problem == plain


def test_an_end_before_the_beginning_is_refused(ask, do, room):
    with pytest.raises(FieldFaultError):
        do(rooms.close, room, at(TUESDAY, 10), at(TUESDAY, 10))
    assert ask(rooms.closures, room, START) == []
