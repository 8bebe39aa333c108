"""Repair: what can stay stays, what broke moves with its reason, and the better week is offered beside it."""

import copy
import json

import pytest

from hospital_iep.scheduling.check import check
from hospital_iep.scheduling.plan import plan
from hospital_iep.scheduling.planning_file import read_problem, write_timetable
from hospital_iep.scheduling.repair import Change, propose
from hospital_iep.scheduling.rules import Code
from tests.scheduling.instances import disrupted, hospital_problem
from tests.scheduling.small_problems import corridor, lesson, read, span, student

PUBLISHED = [lesson("ann-r", "09:00", "09:30", name="P1"), lesson("bob-r", "10:00", "10:30", name="P2")]


def test_nothing_changed_means_nothing_moves():
    small, better = propose(read(corridor(published_lessons=PUBLISHED)), iterations=50)
    assert small.moves == better.moves == ()
    assert small.timetable.claims["costs"]["changed"] == 0


def test_only_the_lesson_that_medicine_hit_moves_and_says_why():
    scan = span("09:10", "09:40", id="scan", kind="imaging")
    problem = read(
        corridor(published_lessons=PUBLISHED, students=[student("ann", appointments=[scan]), student("bob")])
    )
    seen = []
    small, _ = propose(problem, iterations=50, first=seen.append)
    (move,) = small.moves
    assert [(each.moves, each.timetable.lessons) for each in seen] == [(small.moves, small.timetable.lessons)]
    assert (move.change, move.before.id, small.changed) == (Change.MOVED, "P1", 1)
    assert [fact.code for fact in move.reasons] == [Code.APPOINTMENT]
    assert move.reasons[0].appointment == "scan"
    assert (move.students, move.teachers) == (("ann",), ("tia",))


def test_a_lesson_that_finds_no_place_is_cancelled():
    scan = span("08:00", "12:00", id="scan", kind="imaging")
    problem = read(
        corridor(published_lessons=PUBLISHED, students=[student("ann", appointments=[scan]), student("bob")])
    )
    seen = []
    small, _ = propose(problem, iterations=50, first=seen.append)
    assert [(move.change, move.after) for move in small.moves] == [(Change.CANCELLED, None)]
    (early,), (explained,) = seen[0].timetable.unmet, small.timetable.unmet
    assert (early["need"], early["minutes_short"], early["reasons"]) == ("ann-r", 30, [])
    assert explained["minutes_short"] == 30
    assert [fact["code"] for fact in explained["reasons"]] == ["only-teacher", "appointment", "teacher-hours"]


def test_what_is_no_longer_there_counts_as_changed():
    gone = lesson("zoe-r", "11:00", "11:30", name="P3")
    small, _ = propose(read(corridor(published_lessons=[*PUBLISHED, gone])), iterations=20)
    assert small.timetable.claims["costs"]["changed"] == 1
    assert [move.before.id for move in small.moves] == ["P3"]


@pytest.mark.parametrize("seed", range(5))
def test_disrupted_weeks_are_repaired_with_few_changes(seed):
    raw = hospital_problem("S", seed, groups=1)
    problem = read_problem(json.dumps(raw))
    published = json.loads(write_timetable(problem, plan(problem, iterations=150)))
    problem = read_problem(json.dumps(disrupted(copy.deepcopy(raw), published, seed)))
    small, better = propose(problem, iterations=150)
    for proposal in (small, better):
        report = check(problem, proposal.timetable)
        assert (report.broken, report.false_claims) == ((), ())
        assert report.costs["changed"] == proposal.changed
    assert better.timetable.claims["cost"] <= small.timetable.claims["cost"]
    assert small.changed <= len(problem.promised) // 2
