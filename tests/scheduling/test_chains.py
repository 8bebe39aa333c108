"""Chains: they fill a week to its last hour, leave valid weeks, and a failed one leaves no trace."""

import json
from random import Random

import pytest

from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.build import build
from hospital_iep.scheduling.chains import LONG, LONG_ENOUGH, Chains, complete
from hospital_iep.scheduling.check import check, stand
from hospital_iep.scheduling.clearing import in_the_way
from hospital_iep.scheduling.ground import Ground, runs
from hospital_iep.scheduling.improve import Improver
from hospital_iep.scheduling.insertion import ones
from hospital_iep.scheduling.lesson import Placed, unplaced
from hospital_iep.scheduling.planning_file import read_problem, write_timetable
from hospital_iep.scheduling.problem import DAY
from hospital_iep.scheduling.rules import Code
from hospital_iep.scheduling.timetable import Timetable
from hospital_iep.scheduling.week import Week
from tests.scheduling import bruteforce
from tests.scheduling.corners import random_problem
from tests.scheduling.instances import hospital_problem, school_week


def built(raw, seed=1):
    week = Week(Ground(read_problem(json.dumps(raw))))
    build(week, Random(seed), Budget())
    return week


def untold():
    """Nobody listens."""


def lacking(week):
    return sum(need.target for need in week.problem.needs) - sum(week.need_minutes)


def standing(week):
    return week.cost, {u.key for u in week.as_lessons()}


def assert_valid_and_counted(raw, week):
    timetable = Timetable(week.as_lessons())
    assert bruteforce.broken_rules(raw, json.loads(write_timetable(week.problem, timetable))) == set()
    assert check(week.problem, timetable, claims=False).cost == week.cost


def mixed(seed):
    """A week with corners of all rules, a ward, or a ward with groups whose lessons have one length."""
    if seed % 3 == 0:
        return random_problem(seed + 300, "small")
    raw = hospital_problem("tiny" if seed % 2 else "S", seed, groups=2, load=1.4)
    if seed % 3 == 1:
        for each in raw["students"] + raw["groups"]:
            each["lesson_minutes"] = {"min": 30, "max": 30}
    return raw


@pytest.mark.parametrize("seed", range(15))
def test_every_chain_leaves_a_valid_week_with_its_exact_cost(seed):
    raw = mixed(seed)
    week = built(raw, seed)
    tried = Chains(week, Random(seed))
    for wish in tried.lacking()[:12]:
        before = standing(week)
        won = tried.chain(wish, 24, Budget())
        assert_valid_and_counted(raw, week)
        assert week.cost < before[0] if won else standing(week) == before


def test_a_chain_that_wins_nothing_is_undone_to_the_last_lesson():
    """Ten lessons are asked of a day with room for six: what moved must all come back."""
    raw = school_week(3, 1, periods=4)
    for group in raw["groups"]:
        group["target_minutes"] *= 2
    for need in raw["needs"]:
        need["target_minutes"] *= 2
    week = built(raw)
    complete(week, Random(1), Budget(iterations=3000), untold)
    tried = Chains(week, Random(2))
    undone = 0
    for wish in tried.lacking():
        before, parts, budget = standing(week), week.parts(), Budget()
        if not tried.chain(wish, 40, budget):
            assert (standing(week), week.parts()) == (before, parts)
            undone += budget.spent > 1
    assert undone > 3


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_chains_fill_a_dense_week_that_search_alone_leaves_incomplete(seed):
    raw = school_week(3, seed, periods=5)
    searched = built(raw)
    improver = Improver(searched, Random(1))
    improver.run(Budget(iterations=100))
    improver.finish()
    assert lacking(searched) > 0

    week = built(raw)
    complete(week, Random(1), Budget(iterations=5000), untold)
    assert lacking(week) == 0
    assert_valid_and_counted(raw, week)


def test_a_lesson_each_day_and_double_hours_are_filled_too():
    """Lessons of one and of two hours side by side, the long ones on different days."""
    raw = school_week(3, 5, spare=1)
    for group in raw["groups"]:
        lessons = group["target_minutes"] // 45
        if lessons % 2 == 0:
            group["lesson_minutes"] = {"min": 90, "max": 90}
            group["max_lessons_per_day"] = 1
    for student in raw["students"]:
        student["lesson_minutes"] = {"min": 45, "max": 90}
    week = built(raw)
    before = lacking(week)
    complete(week, Random(1), Budget(iterations=20000), untold)
    assert lacking(week) < 0.2 * before
    assert_valid_and_counted(raw, week)


def test_equal_input_and_links_give_equal_weeks():
    weeks = [built(school_week(3, 2)) for _ in range(2)]
    for week in weeks:
        complete(week, Random(7), Budget(iterations=60), untold)
    assert standing(weeks[0]) == standing(weeks[1])


def test_chains_stop_when_asked_and_leave_a_valid_week():
    raw = school_week(3, 1)
    week = built(raw)
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) > 10

    budget = Budget(cancelled=cancelled)
    complete(week, Random(1), budget, untold)
    assert budget.spent <= 10
    assert_valid_and_counted(raw, week)


def test_chains_leave_most_of_the_time_to_the_search_where_lengths_can_be_stretched():
    loose, stiff = Budget(iterations=1000), Budget(iterations=1000)
    raw = hospital_problem("S", 3)
    week = built(raw)
    complete(week, Random(1), loose, untold)
    assert lacking(week) > 0
    assert 0 < loose.spent < 100 + LONG_ENOUGH

    for student in raw["students"]:
        student["lesson_minutes"] = {"min": 30, "max": 30}
    for need in raw["needs"]:
        need["target_minutes"] = 150
    week = built(raw)
    complete(week, Random(1), stiff, untold)
    assert lacking(week) > 0
    assert 450 < stiff.spent < 500 + LONG


def test_what_is_cleared_lets_the_lesson_stand():
    """With all the lessons gone that are said to be in the way, the rules allow each start."""
    tested = sum(cleared_starts(mixed(seed), seed) for seed in range(12))
    assert tested > 100


def cleared_starts(raw, seed):
    """Judge one start of each option of some ways by the rules, after clearing it; return how many."""
    week, random, judged = built(raw, seed), Random(seed), 0
    ground, problem = week.ground, week.problem
    for way in random.sample(ground.ways, min(12, len(ground.ways))):
        slots = ground.shortest[way.index]
        if slots > min(ground.longest[way.index], problem.needs[way.needs[0]].target // ground.grid):
            continue
        for option in [o for t in ground.teachers_for[way.index] for o in ground.options(way, t)]:
            starts = runs(option.free, slots)
            if option.limits is not None:
                starts &= option.limits.starts(slots)
            held = in_the_way(week, way, option, slots, starts, lambda u: u.minutes)
            if held is None or not starts:
                continue
            first = random.choice(list(ones(starts)))
            gone = {i for i, (_, mask) in held.items() if mask >> first & 1}
            if any(held[i][0].fixed for i in gone):
                continue
            rest = tuple(unplaced(problem, u) for u in week.lessons() if id(u) not in gone)
            start = option.day * DAY + first * ground.grid
            end = start + slots * ground.grid
            lesson = Placed(start, end, way, option.teacher, option.day, option.isolation)
            hits = list(stand(problem, rest).hits(lesson))
            broken = {(number, cut[3]) for number, cut in hits if number != 10}  # wishes look at targets
            assert broken <= {(7, Code.TRAVEL)}  # from a neighbour behind one that is gone
            judged += 1
    return judged
