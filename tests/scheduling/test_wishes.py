"""Weeks begun with wishes: valid, ever better, and the optimum where one long search stays caught."""

import json
from collections import deque
from random import Random

import pytest

from hospital_iep.scheduling.bound import lower_bound
from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.check import check
from hospital_iep.scheduling.ground import Ground
from hospital_iep.scheduling.plan import plan
from hospital_iep.scheduling.planning_file import read_problem
from hospital_iep.scheduling.timetable import Timetable
from hospital_iep.scheduling.wishes import search
from tests.scheduling.corners import random_problem
from tests.scheduling.instances import hospital_problem
from tests.scheduling.oracle import best

NO_COST = 10**9


def wished(raw, weeks, least=0, seed=1):
    """The costs of the weeks that were told, and the last as a timetable of the problem."""
    problem = read_problem(json.dumps(raw))
    ground, wishes = Ground(problem), deque(maxlen=300)
    lower_bound(ground, NO_COST, Budget(iterations=120), wishes=wishes)
    told = []
    search(
        ground,
        wishes,
        Random(seed),
        Budget(iterations=weeks),
        lambda week: told.append((week.cost, week.as_lessons())),
        least,
    )
    return problem, told


@pytest.mark.parametrize("seed", range(6))
def test_each_week_that_is_told_is_valid_and_better(seed):
    raw = random_problem(seed + 900, "small") if seed % 2 else hospital_problem("tiny", seed, groups=1)
    problem, told = wished(raw, 4)
    assert told
    costs = [cost for cost, _ in told]
    assert costs == sorted(set(costs), reverse=True)
    for cost, lessons in told:
        report = check(problem, Timetable(lessons), claims=False)
        assert report.broken == ()
        assert report.cost == cost


def test_the_optimum_of_two_full_days_is_found():
    raw = hospital_problem("tiny", 27, days=2)
    proven = best(raw, 60)
    assert proven.closed
    assert plan(read_problem(json.dumps(raw)), iterations=1500, seed=2).claims["cost"] > proven.cost
    _, told = wished(raw, 150, least=proven.cost)
    assert told[-1][0] == proven.cost


def test_a_week_that_costs_no_more_than_the_bound_ends_the_search():
    _, told = wished(hospital_problem("tiny", 27, days=2), 150, least=NO_COST)
    assert len(told) == 1


def test_dearer_minutes_are_the_copys_own():
    ground = Ground(read_problem(json.dumps(hospital_problem("tiny", 1))))
    before = [list(day) for day in ground.energy(0)]
    prices = [[3 * slot for slot in range(ground.slots + 1)] for _ in before]
    dear = ground.dearer(prices)
    assert dear.energy(0) == [[cost + 3 * slot for slot, cost in enumerate(day)] for day in before]
    assert ground.energy(0) == before
