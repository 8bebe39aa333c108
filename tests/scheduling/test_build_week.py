"""The first week: valid, and the search's fast answers are the rules' answers."""

import json
from random import Random

import pytest

from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.build import build, build_coarsely
from hospital_iep.scheduling.check import check, stand
from hospital_iep.scheduling.ground import Ground, runs
from hospital_iep.scheduling.lesson import Placed, isolation_class, unplaced
from hospital_iep.scheduling.plan import plan
from hospital_iep.scheduling.planning_file import read_problem
from hospital_iep.scheduling.problem import DAY
from hospital_iep.scheduling.timetable import Timetable
from hospital_iep.scheduling.week import Week
from tests.scheduling.corners import random_problem
from tests.scheduling.instances import hospital_problem
from tests.scheduling.small_problems import corridor, teacher


def built(raw, seed=1):
    week = Week(Ground(read_problem(json.dumps(raw))))
    build(week, Random(seed), Budget())
    return week


def test_runs():
    assert runs(0b111101111, 3) == 0b001100011


@pytest.mark.parametrize("seed", range(12))
def test_a_first_week_breaks_no_rule(seed):
    week = built(random_problem(seed, "small"), seed)
    report = check(week.problem, Timetable(week.as_lessons()), claims=False)
    assert report.broken == ()
    assert report.cost == week.cost


@pytest.mark.parametrize("size", ["tiny", "S"])
def test_a_ward_gets_most_of_its_minutes_at_once(size):
    week = built(hospital_problem(size, 3, load=0.9))
    assert sum(week.need_minutes) >= 0.75 * sum(need.target for need in week.problem.needs)


def test_nobody_who_may_teach_leaves_everything_unmet():
    assert built(corridor(teachers=[teacher(subjects=["art"])])).lessons() == []


def test_no_teachers_and_no_needs():
    assert built(corridor(teachers=[])).lessons() == []
    assert built(corridor(needs=[])).lessons() == []
    assert built(corridor(students=[], needs=[])).cost == 0


def test_the_best_corridor_is_found_at_once():
    week = built(corridor())
    assert {u.needs[0]: u.minutes for u in week.as_lessons()} == {"ann-r": 30, "bob-r": 30}


@pytest.mark.parametrize("seed", range(10))
def test_masks_allow_exactly_what_the_rules_allow(seed):
    """Every start of every way and teacher on a half-built week, against the rules one by one."""
    week = built(random_problem(seed + 100, "tiny"), seed)
    random = Random(seed)
    for lesson in week.movable():
        if random.random() < 0.5:
            week.remove(lesson)
    problem, grid = week.problem, week.ground.grid
    standing = stand(problem, tuple(unplaced(problem, u) for u in week.lessons()))
    differences = []
    for way in week.ground.ways:
        for t in week.ground.teachers_for[way.index]:
            for _ in range(25):
                length = grid * random.randint(1, max(1, way.longest // grid + 1))
                start = random.randrange(0, problem.minutes, grid)
                start = min(start, start // DAY * DAY + DAY - length)
                isolation = isolation_class(problem, way, start, start + length)
                lesson = Placed(start, start + length, way, t, start // DAY, isolation)
                free = not any(True for _ in standing.hits(lesson))
                if week.allows(lesson) != free:
                    differences.append((way.needs, t, start, length, free))
    assert differences == []


def test_without_time_for_a_caseload_ward_after_ward_is_placed():
    week = Week(Ground(read_problem(json.dumps(hospital_problem("S", 3, load=0.9)))))
    build_coarsely(week, Random(1), Budget())
    report = check(week.problem, Timetable(week.as_lessons()), claims=False)
    assert (report.broken, report.cost) == ((), week.cost)
    assert sum(week.need_minutes) >= 0.6 * sum(need.target for need in week.problem.needs)


def test_no_time_at_all_still_gives_a_week():
    problem = read_problem(json.dumps(hospital_problem("S", 3)))
    timetable = plan(problem, seconds=0.0)
    report = check(problem, timetable)
    assert (report.broken, report.false_claims) == ((), ())
