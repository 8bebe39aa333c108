"""Each cost, counted by hand; and the whole equals the sum of the steps."""

import json
from random import Random

import pytest

from hospital_iep.scheduling import costs
from hospital_iep.scheduling.check import check
from hospital_iep.scheduling.ground import Ground
from hospital_iep.scheduling.insertion import Taste, fill
from hospital_iep.scheduling.planning_file import read_problem
from hospital_iep.scheduling.timetable import Timetable
from hospital_iep.scheduling.week import Week
from tests.scheduling.corners import random_problem
from tests.scheduling.instances import hospital_problem
from tests.scheduling.small_problems import corridor, lesson, need, report, span, student, teacher


def test_nothing_taught_costs_minimum_target_and_unevenness():
    needs = [need("ann-r", "ann", minimum_minutes=20), need("bob-r", "bob")]
    counted = report(corridor(needs=needs)).costs
    assert counted == {
        "below_minimum": 20, "below_target": 60, "energy": 0, "extra_teachers": 0, "travel": 0,
        "changed": 0, "uneven": 200,
    }  # fmt: skip
    assert report(corridor(needs=needs)).cost == 20 * 100 + 60 * 20 + 200 * 20


def test_energy_counts_each_minute_below_prime():
    windows = [span("09:00", "09:10", level=4), span("09:05", "09:20", level=1)]
    problem = corridor(students=[student("ann", energy={"base": 2, "windows": windows}), student("bob")])
    assert report(problem, lesson("ann-r", "09:00", "09:30")).costs["energy"] == 5 * 0 + 15 * 3 + 10 * 2


def test_a_second_teacher_and_the_way_between_wards():
    problem = corridor(
        teachers=[teacher(), teacher("tom")],
        students=[student("ann"), student("bob", place="tower")],
        needs=[need("ann-r", "ann", target_minutes=60, max_lessons_per_day=2), need("bob-r", "bob")],
    )
    counted = report(
        problem,
        lesson("ann-r", "09:00", "09:30"),
        lesson("bob-r", "10:00", "10:30", "tower"),
        lesson("ann-r", "11:00", "11:30", teacher="tom"),
    ).costs
    assert (counted["extra_teachers"], counted["travel"]) == (1, 10)


def test_a_published_lesson_that_moves_is_changed_and_an_added_one_is_not():
    problem = corridor(published_lessons=[lesson("ann-r", "09:00", "09:30")])
    assert (
        report(problem, lesson("ann-r", "09:00", "09:30"), lesson("bob-r", "10:00", "10:30")).costs["changed"]
        == 0
    )
    assert report(problem, lesson("ann-r", "09:05", "09:35")).costs["changed"] == 1


@pytest.mark.parametrize(
    ("target", "got", "count"), [(100, 100, 0), (100, 91, 0), (100, 90, 1), (30, 20, 10), (0, 0, 0)]
)
def test_unevenness(target, got, count):
    assert costs.uneven(target, got) == count


@pytest.mark.parametrize("seed", range(6))
def test_every_step_changes_the_cost_by_what_the_whole_changes(seed):
    raw = hospital_problem("tiny", seed, groups=1) if seed % 2 else random_problem(seed, "small")
    problem = read_problem(json.dumps(raw))
    week = Week(Ground(problem))
    random = Random(seed)
    placed = fill(week, [*week.ground.tasks_of_groups, *week.ground.tasks_of_needs], Taste(noise=5.0), random)
    random.shuffle(placed)
    for lesson_ in (*placed, None):
        whole = check(problem, Timetable(week.as_lessons()), claims=False)
        assert whole.broken == ()
        assert whole.cost == week.cost
        if lesson_ is not None:
            week.remove(lesson_)
