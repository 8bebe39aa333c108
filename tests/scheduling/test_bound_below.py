"""The bound: never above the cost of any timetable, and met where the answer is plain."""

import json
from itertools import product

import pytest

from hospital_iep.scheduling.bound import lower_bound
from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.check import check
from hospital_iep.scheduling.ground import Ground
from hospital_iep.scheduling.plan import plan
from hospital_iep.scheduling.planning_file import read_problem
from hospital_iep.scheduling.problem import Lesson
from hospital_iep.scheduling.timetable import Timetable
from tests.scheduling.corners import random_problem
from tests.scheduling.instances import hospital_problem
from tests.scheduling.small_problems import corridor, need, read, student, teacher

NO_COST = 10**9


@pytest.mark.parametrize("seed", range(15))
def test_a_bound_is_below_what_a_search_finds(seed):
    raw = (
        hospital_problem("tiny", seed, groups=seed % 3)
        if seed % 3 == 0
        else random_problem(seed + 300, "small")
    )
    problem = read_problem(json.dumps(raw))
    cost = plan(problem, iterations=150).claims["cost"]
    bound = lower_bound(Ground(problem), NO_COST, Budget(iterations=40))
    assert 0 <= bound <= cost


def test_a_bound_is_below_every_timetable_of_a_corridor():
    """All pairs of lessons that a coarse grid allows, tried one by one."""
    needs = [
        need("ann-r", "ann", minimum_minutes=15, target_minutes=60),
        need("bob-r", "bob", target_minutes=60),
    ]
    problem = read(corridor(
        grid_minutes=30, needs=needs, teachers=[teacher()],
        students=[student("ann", lesson_minutes={"min": 30, "max": 60}, energy={"base": 2}),
                  student("bob", lesson_minutes={"min": 30, "max": 60}, max_minutes_per_day=30)],
    ))  # fmt: skip
    spans = [None, *((a, a + k) for a in range(480, 720, 30) for k in (30, 60))]
    costs = []
    for ann, bob in product(spans, spans):
        lessons = [
            Lesson((name,), "tia", "ward", *where)
            for name, where in (("ann-r", ann), ("bob-r", bob))
            if where is not None
        ]
        report = check(problem, Timetable(tuple(lessons)), claims=False)
        if not report.broken:
            costs.append(report.cost)
    bound = lower_bound(Ground(problem), NO_COST, Budget(iterations=60))
    assert 0 < bound <= min(costs)
    assert plan(problem, iterations=60).claims["cost"] == min(costs)


def test_an_easy_week_is_proven_optimal():
    timetable = plan(read(corridor()), iterations=40)
    assert timetable.claims["status"] == "optimal"
    assert timetable.claims["bound"] == timetable.claims["cost"] == 60


def test_prices_only_ever_raise_the_bound():
    problem = read_problem(json.dumps(hospital_problem("tiny", 4)))
    cost = plan(problem, iterations=100).claims["cost"]
    bounds = [lower_bound(Ground(problem), cost, Budget(iterations=count)) for count in (0, 10, 60)]
    assert bounds == sorted(bounds)
