"""The search, its bound and its claims against proven optima of small problems."""

import itertools
import json

from hospital_iep.scheduling.check import check
from hospital_iep.scheduling.plan import plan
from hospital_iep.scheduling.planning_file import read_problem, read_timetable, write_timetable
from tests.scheduling import bruteforce
from tests.scheduling.corners import random_problem
from tests.scheduling.oracle import NotModelled, best

ALL, SAMPLE = 150, 8
SECONDS, MOST = 20, 1500


def pytest_generate_tests(metafunc):
    if "seed" in metafunc.fixturenames:
        count = ALL if metafunc.config.getoption("--all") else SAMPLE
        metafunc.parametrize("seed", modelled(count))


def modelled(count):
    """Seeds of problems with lessons to give whose optimum is soon proven."""
    found = []
    for seed in itertools.count():
        problem = random_problem(seed, "tiny")
        if (
            problem.get("grid_minutes", 5) >= 10
            and not problem.get("locked_lessons")
            and problem["teachers"][0]["available"]
        ):
            found.append(seed)
        if len(found) == count:
            return found
    return found


def test_the_search_finds_the_optimum_and_the_bound_stays_below(seed):
    problem = random_problem(seed, "tiny")
    read = read_problem(json.dumps(problem))
    timetable = plan(read, iterations=400)
    written = write_timetable(read, timetable)
    assert check(read, read_timetable(read, written)).right
    found = json.loads(written)
    assert bruteforce.broken_rules(problem, found) == set()
    assert found["cost"] == bruteforce.cost(problem, found)
    try:
        proven = best(problem, SECONDS, most=MOST, workers=1)
    except NotModelled:
        return  # too many places for a lesson: judged above all the same
    assert bruteforce.broken_rules(problem, proven.timetable) == set()
    assert found["bound"] is None or found["bound"] <= proven.cost
    assert found["cost"] >= proven.bound
    if proven.closed:
        assert found["cost"] == proven.cost
