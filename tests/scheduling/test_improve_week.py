"""The search: never worse, always valid, the same for the same seed; nothing is left to gain at the end."""

import json
from random import Random

import pytest

from hospital_iep.scheduling import anew
from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.build import build
from hospital_iep.scheduling.check import check
from hospital_iep.scheduling.finish import finish
from hospital_iep.scheduling.ground import Ground
from hospital_iep.scheduling.improve import Improver, Part
from hospital_iep.scheduling.insertion import EXACT, best_of_task
from hospital_iep.scheduling.plan import plan
from hospital_iep.scheduling.planning_file import read_problem, read_timetable, write_timetable
from hospital_iep.scheduling.timetable import Timetable
from hospital_iep.scheduling.week import Week
from tests.scheduling.corners import random_problem
from tests.scheduling.instances import hospital_problem


def searched(raw, iterations, seed=1):
    week = Week(Ground(read_problem(json.dumps(raw))))
    random = Random(seed)
    build(week, random, Budget())
    before = week.cost
    improver = Improver(week, random)
    improver.run(Budget(iterations=iterations))
    improver.finish()
    return week, before


@pytest.mark.parametrize("seed", range(10))
def test_a_search_ends_no_worse_and_valid(seed):
    raw = random_problem(seed + 50, "small") if seed % 2 else hospital_problem("tiny", seed, groups=1)
    week, before = searched(raw, 150, seed)
    report = check(week.problem, Timetable(week.as_lessons()), claims=False)
    assert report.broken == ()
    assert report.cost == week.cost <= before


def test_a_search_gains_on_a_full_ward():
    week, before = searched(hospital_problem("S", 1), 400)
    assert week.cost < before


def test_a_part_leaves_everything_else_where_it_is():
    raw = hospital_problem((4, 24), 2)
    week, _ = searched(raw, 0)
    part = Part(week, frozenset(range(8)), frozenset({0, 1}))
    kept = {u.key for u in week.as_lessons()}
    mine = {way.needs for way in part.ways}
    improver = Improver(week, Random(3), part)
    improver.run(Budget(iterations=200))
    improver.finish()
    names = {tuple(sorted(week.problem.needs[n].id for n in needs)) for needs in mine}
    gone = [u for u in kept - {u.key for u in week.as_lessons()} if u[0] not in names]
    assert gone == []


@pytest.mark.parametrize("seed", range(6))
def test_a_finished_week_has_no_single_improvement_left(seed):
    raw = random_problem(seed + 20, "small") if seed % 2 else hospital_problem("tiny", seed)
    week, _ = searched(raw, 30, seed)
    finish(week, Random(1), Budget())
    tasks = [*week.ground.tasks_of_groups, *week.ground.tasks_of_needs]
    assert [task for task in tasks if best_of_task(week, task, EXACT, Random(1))] == []
    for n, need in enumerate(week.problem.needs):
        if week.need_minutes[n] < need.target:
            before = week.cost, {u.key for u in week.as_lessons()}
            assert not anew.improve_alone(week, n)
            assert (week.cost, {u.key for u in week.as_lessons()}) == before


@pytest.mark.parametrize("seed", range(4))
def test_equal_input_and_iterations_give_equal_bytes(seed):
    raw = random_problem(seed, "small") if seed % 2 else hospital_problem("tiny", seed, groups=1)
    texts = set()
    for _ in range(2):
        problem = read_problem(json.dumps(raw))
        texts.add(write_timetable(problem, plan(problem, iterations=80, seed=seed)))
    assert len(texts) == 1


@pytest.mark.parametrize("seed", range(6))
def test_a_written_plan_is_right_in_all_it_claims(seed):
    problem = read_problem(json.dumps(random_problem(seed + 200, "small")))
    text = write_timetable(problem, plan(problem, iterations=60))
    report = check(problem, read_timetable(problem, text))
    assert (report.broken, report.false_claims) == ((), ())


def test_seconds_that_are_over_at_once_still_give_a_valid_week():
    problem = read_problem(json.dumps(hospital_problem("S", 2)))
    report = check(problem, plan(problem, seconds=0.0))
    assert (report.broken, report.false_claims) == ((), ())
