"""Openings: each start is allowed and costs what is said, none costs less, and none is stale."""

import json
from random import Random

import pytest

from hospital_iep.scheduling import costs, rules
from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.build import build
from hospital_iep.scheduling.ground import Ground, widened
from hospital_iep.scheduling.insertion import ones
from hospital_iep.scheduling.lesson import Placed
from hospital_iep.scheduling.openings import Board
from hospital_iep.scheduling.planning_file import read_problem
from hospital_iep.scheduling.problem import DAY
from hospital_iep.scheduling.week import Week
from tests.scheduling.corners import random_problem
from tests.scheduling.instances import hospital_problem
from tests.scheduling.small_problems import corridor, need, read, student, teacher


def built(seed):
    raw = random_problem(seed, "small") if seed % 2 else hospital_problem((2, 10), seed, groups=2)
    week = Week(Ground(read_problem(json.dumps(raw))))
    build(week, Random(seed), Budget(iterations=1))
    random = Random(seed)
    for lesson in random.sample(week.movable(), len(week.movable()) // 4):
        week.remove(lesson)
    while unsettled := week.unsettled(week.movable()):
        for lesson in unsettled:
            week.remove(lesson)
    return week


def options_of(week, way):
    ground = week.ground
    return [option for t in ground.teachers_for[way.index] for option in ground.options(way, t)]


def lesson_at(week, way, option, first, slots):
    grid, base = week.ground.grid, option.day * DAY
    start, end = base + first * grid, base + (first + slots) * grid
    return Placed(start, end, way, option.teacher, option.day, option.isolation)


def price_of(week, lesson):
    """What a lesson costs beside what its minutes win and its teacher costs, counted by placing it."""
    before, way = week.cost, lesson.way
    free = week.gain(way, lesson.minutes) - week.teacher_price(way, lesson.teacher)
    week.add(lesson)
    price = week.cost - before + free
    week.remove(lesson)
    return price


def test_the_first_student_in_the_first_classroom_is_seen_by_another_teacher():
    """What stands is known by marks: those of a student and of a room must never take each other away."""
    raw = corridor(teachers=[teacher(), teacher("tom")])
    raw["places"].sort(key=lambda place: place["kind"] != "classroom")
    raw["students"] = [student("ann", can_leave_room=True)]
    raw["needs"] = [need("ann-r", "ann", mode="classroom", target_minutes=60)]
    week = Week(Ground(read(raw)))
    (way,) = week.ground.ways
    by_tia, by_tom = (week.ground.options(way, t)[0] for t in (0, 1))
    before = week.state(way, 1, 0)
    assert len(week.openings.of(way, by_tom))
    week.add(lesson_at(week, way, by_tia, 9 * 12, 6))
    assert week.state(way, 1, 0) != before
    assert not len(week.openings.of(way, by_tom)), "one lesson of a need on a day"


def test_openings_are_the_cheapest_of_all_allowed_starts():
    assert sum(cheapest_of_all(seed) for seed in range(8)) > 200


def cheapest_of_all(seed):
    """Judge the openings of some ways by trying every start; return how many."""
    week, random, opened = built(seed), Random(seed), 0
    ground, grid = week.ground, week.ground.grid
    for way in random.sample(ground.ways, min(6, len(ground.ways))):
        wanted = week.minutes_wanted(way) // grid
        for option in options_of(week, way):
            shortest = ground.shortest[way.index]
            said = {shortest + i: each for i, each in enumerate(week.openings.of(way, option)) if each[1]}
            for slots in range(shortest, min(wanted, ground.longest[way.index]) + 1):
                all_lessons = [
                    lesson_at(week, way, option, first, slots) for first in range(ground.slots - slots + 1)
                ]
                prices = {
                    first: price_of(week, lesson)
                    for first, lesson in enumerate(all_lessons)
                    if week.allows(lesson)
                }
                assert (slots in said) == bool(prices)
                if prices:
                    price, starts = said[slots]
                    assert price == min(prices.values())
                    assert all(prices[first] == price for first in ones(starts))
                    assert (
                        price >= week.openings.least(way, option.day)[slots - shortest]
                        or (ground.promised[way.index])
                    )
                    opened += 1
    return opened


@pytest.mark.parametrize("seed", range(8))
def test_what_was_kept_is_what_would_be_found_anew(seed):
    week, random = built(seed), Random(seed)
    ways = random.sample(week.ground.ways, min(8, len(week.ground.ways)))
    for _ in range(20):
        movable = week.movable()
        gone = random.sample(movable, min(3, len(movable)))
        for lesson in gone:
            week.remove(lesson)
        anew = Board(week)
        for way in ways:
            for option in options_of(week, way):
                assert list(week.openings.of(way, option)) == list(anew.of(way, option))
        if random.random() < 0.7:
            for lesson in gone:
                week.add(lesson)


@pytest.mark.parametrize("seed", range(10))
def test_a_plain_round_leaves_free_what_its_cuts_leave_free(seed):
    """The masks by place say the same as rule 7, lesson by lesson."""
    week = built(2 * seed)
    ground, problem = week.ground, week.problem
    assert ground.rounds_are_plain
    for way in ground.ways:
        for option in options_of(week, way):
            lessons = week.of_teacher[option.teacher].get(option.day, ())
            if any(u.fixed or set(u.way.students) & set(way.students) for u in lessons):
                continue
            cuts = rules.teacher_round(problem, lessons, way, option.isolation)
            cuts += rules.protective_first(problem, lessons, way, option.isolation)
            blocked = ground.by_day(ground.bits(cuts))[option.day]
            room = week.teacher_room(option.teacher, option.day, way, option.isolation)
            assert room.free == ground.full & ~blocked
            for toll, mask in week.priced(room, option.teacher, option.day, way).tolls:
                for first in ones(mask & room.free):
                    start = option.day * DAY + first * ground.grid
                    detour = costs.detour(problem, lessons, way.place, start)
                    assert toll == problem.weights["travel"] * detour


def test_widening_reaches_so_far_and_no_further():
    assert widened(0b1000000, 0) == 0b1000000
    assert widened(0b1000000, 1) == 0b11100000
    assert widened(0b1000000, 5) == 0b111111111110
    assert set(ones(widened(1 << 8 | 1 << 14, 2))) == {6, 7, 8, 9, 10, 12, 13, 14, 15, 16}


def test_a_lesson_put_back_costs_what_it_did():
    week = built(2)
    before, cost = {u.start: u for u in week.movable()}, week.cost
    gone = list(before.values())[:3]
    for lesson in gone:
        week.remove(lesson)
    week.put_back(gone, [], cost)
    assert week.cost == cost == week_cost(week)
    assert {u.start: u for u in week.movable()} == before


def week_cost(week):
    return sum(week.problem.weights[part] * count for part, count in week.parts().items())
