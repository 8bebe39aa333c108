"""Two processes on one week: parts share out everybody, leave each other alone, and never harm the whole."""

import json
import multiprocessing
import threading
from collections import Counter
from random import Random

import pytest

from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.build import build
from hospital_iep.scheduling.check import check
from hospital_iep.scheduling.companion import (
    FREE,
    SMALL,
    Assistant,
    merge,
    pack,
    search_beside,
    search_part,
    serve,
    split,
    unpack,
)
from hospital_iep.scheduling.ground import Ground
from hospital_iep.scheduling.planning_file import read_problem, write_timetable
from hospital_iep.scheduling.timetable import Timetable
from hospital_iep.scheduling.week import Week
from tests.scheduling import bruteforce
from tests.scheduling.corners import random_problem
from tests.scheduling.instances import hospital_problem

SIZE = (8, 60)
COLD = [20.0, 3.0]


def built(raw):
    week = Week(Ground(read_problem(json.dumps(raw))))
    build(week, Random(1), Budget(iterations=1))
    return week


def lessons(week):
    return {pack(u) for u in week.movable()}


def assert_valid_and_counted(raw, week):
    timetable = Timetable(week.as_lessons())
    assert bruteforce.broken_rules(raw, json.loads(write_timetable(week.problem, timetable))) == set()
    assert check(week.problem, timetable, claims=False).cost == week.cost


def test_parts_share_out_every_teacher_and_every_student_evenly():
    week = built(hospital_problem(SIZE, 1, groups=6))
    parts = split(week, 4, Random(1))
    assert sorted(t for _, teachers in parts for t in teachers) == list(range(8))
    assert sorted(s for students, _ in parts for s in students) == list(range(60))
    assert {len(teachers) for _, teachers in parts} == {2}


def test_a_student_is_in_the_part_that_teaches_most():
    week = built(hospital_problem(SIZE, 2))
    for students, teachers in split(week, 2, Random(1)):
        for s in students:
            known = week.teachers_of[s]
            assert 2 * sum(known.get(t, 0) for t in teachers) >= sum(known.values())


def test_those_whom_everybody_shares_do_not_always_meet():
    week = built(hospital_problem(SIZE, 1))
    together = Counter(
        tuple(sorted(teachers)) for seed in range(12) for _, teachers in split(week, 2, Random(seed))
    )
    assert len(together) > 6


@pytest.mark.parametrize("classrooms", [True, False])
def test_searching_a_part_leaves_the_rest_alone(classrooms):
    raw = hospital_problem(SIZE, 3, groups=8, load=1.3)
    week = built(raw)
    students, teachers = split(week, 2, Random(1))[0]
    before, cost = lessons(week), week.cost
    search_part(week, students, teachers, Budget(iterations=150), COLD, 1, classrooms)
    changed = before ^ lessons(week)
    assert changed
    assert week.cost < cost
    for way, teacher, *_ in changed:
        assert teacher in teachers
        assert set(week.ground.ways[way].students) <= set(students)
        assert classrooms or not week.ground.ways[way].classroom
    assert_valid_and_counted(raw, week)


@pytest.mark.parametrize("seed", range(4))
def test_what_both_processes_found_stands_together(seed):
    raw = hospital_problem(SIZE, seed, groups=8, load=1.3)
    week = built(raw)
    mine, theirs = split(week, 2, Random(seed))
    other = Week(Ground(week.problem))
    for u in week.movable():
        other.add(u)
    search_part(other, *theirs, Budget(iterations=80), COLD, seed, classrooms=False)
    search_part(week, *mine, Budget(iterations=80), COLD, seed)
    cost = week.cost
    found = [pack(u) for u in other.movable()]
    merge(week, found, set(theirs[0]))
    assert week.cost < cost
    assert {each for each in found if set(week.ground.ways[each[0]].students) <= set(theirs[0])} <= lessons(
        week
    )
    assert_valid_and_counted(raw, week)


@pytest.mark.parametrize("seed", range(6))
def test_taking_over_lessons_that_fit_badly_leaves_the_week_as_it_was(seed):
    """The other process sends a week with half of its lessons gone: worse, and so not taken."""
    raw = random_problem(seed + 40, "large") if seed % 2 else hospital_problem(SIZE, seed)
    week = built(raw)
    before, cost = lessons(week), week.cost
    merge(week, sorted(before)[::2], set(range(len(week.problem.students))))
    assert week.cost == cost
    assert lessons(week) == before
    assert_valid_and_counted(raw, week)


def test_a_cost_that_comes_after_the_bound_disturbs_nothing():
    week = built(hospital_problem("tiny", 1))
    (given, inbox), (asking, pipe) = multiprocessing.Pipe(), multiprocessing.Pipe()
    second = threading.Thread(target=serve, args=(inbox, pipe))
    second.start()
    given.send(week.problem)
    asking.send(("bound", (10 * week.cost, 0.5)))
    asking.send(("cost", week.cost))
    bounds = []
    while asking.poll(1.5):
        bounds.append(asking.recv())
    assert 0 <= max(bound for bound in bounds if isinstance(bound, int)) <= week.cost
    asking.send(("cost", week.cost - 1))
    asking.send(("search", ([pack(u) for u in week.movable()], [], 0.1, COLD, 1)))
    assert set(asking.recv()) == lessons(week)
    asking.close()
    second.join()


def test_a_second_process_that_has_proven_searches_too():
    raw = hospital_problem((2, 24), 1)
    week = built(raw)
    assert len(week.problem.needs) > SMALL
    (given, inbox), (asking, pipe) = multiprocessing.Pipe(), multiprocessing.Pipe()
    second = threading.Thread(target=serve, args=(inbox, pipe))
    second.start()
    given.send(week.problem)
    asking.send(("bound", (week.cost, 1.0)))
    while asking.recv() != FREE:
        pass
    asking.send(("beside", ([pack(u) for u in week.movable()], 1.0, 20.0)))
    for cost in range(week.cost, week.cost - 2000, -1):  # costs go on coming in, and never fill the pipe
        asking.send(("cost", cost))
    assert asking.poll(5.0)
    cost, found = asking.recv()
    asking.close()
    second.join()
    better = Week(week.ground)
    for each in found:
        better.add(unpack(week.ground, each))
    assert better.cost == cost < week.cost
    assert_valid_and_counted(raw, better)


def test_the_second_process_is_asked_once_when_it_is_free():
    week = built(hospital_problem((2, 24), 1))
    ours, theirs = multiprocessing.Pipe()
    theirs.send(FREE)
    Assistant(ours).search(week, Budget(1.5), None, lambda: None)
    asked = []
    while theirs.poll():
        asked.append(theirs.recv())
    (content,) = [content for kind, content in asked if kind == "beside"]
    standing, seconds, warm = content
    assert 0.0 < seconds < 1.5
    assert COLD[1] <= warm <= COLD[0] * 4
    other = Week(week.ground)
    for each in standing:
        other.add(unpack(week.ground, each))
    assert week.cost <= other.cost < asked[0][1][0]


def test_a_search_beside_that_finds_nothing_better_says_nothing():
    week = built(hospital_problem("tiny", 1))
    ours, theirs = multiprocessing.Pipe()
    search_beside(week.ground, ([pack(u) for u in week.movable()], 0.0, 3.0), theirs)
    assert not ours.poll(0.1)
