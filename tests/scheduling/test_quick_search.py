"""The search in C: what it finds is what the week counts, no rule is broken, and Python does the rest."""

import json
from collections import Counter
from random import Random

import pytest

from hospital_iep.scheduling import quick
from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.build import build
from hospital_iep.scheduling.ground import Ground
from hospital_iep.scheduling.improve import Improver
from hospital_iep.scheduling.planning_file import read_problem, write_timetable
from hospital_iep.scheduling.quick import QuickImprover, improver, usable
from hospital_iep.scheduling.quick_library import library
from hospital_iep.scheduling.ruin import Part
from hospital_iep.scheduling.timetable import Timetable
from hospital_iep.scheduling.week import Week
from tests.scheduling import bruteforce
from tests.scheduling.corners import random_problem
from tests.scheduling.instances import disrupted, hospital_problem

ALL, SAMPLE = 1200, 100

pytestmark = pytest.mark.skipif(library() is None, reason="quick.c is not compiled here")


def week_of(raw, seed=1):
    week = Week(Ground(read_problem(json.dumps(raw))))
    build(week, Random(seed), Budget())
    return week


def written(week):
    return json.loads(write_timetable(week.problem, Timetable(week.as_lessons())))


def places(week):
    return {(u.way.index, u.teacher, u.start, u.end) for u in week.movable()}


def raw_problem(seed):
    """Any corner of the contract; hospitals with groups and remote lessons, before and after a disruption."""
    if seed % 3:
        return random_problem(seed, "large" if seed % 40 == 7 else "small")
    raw = hospital_problem((3, 20), seed, groups=3)
    raw["places"].append({"id": "screen", "kind": "remote"})
    for need in raw["needs"][:: 2 + seed % 5]:
        need["mode"] = ["remote", "bedside"] if seed % 2 else "remote"
    if seed % 6 == 0:
        return raw
    return disrupted(raw, written(week_of(raw)), seed)


def test_what_it_finds_is_what_the_week_counts_and_breaks_no_rule(request):
    seen = Counter()
    count = ALL if request.config.getoption("--all") else SAMPLE
    for seed in range(count):
        raw = raw_problem(seed)
        week = week_of(raw, seed)
        if not usable(week.ground):
            continue
        before = week.cost
        search = QuickImprover(week, Random(seed))
        search.run(Budget(iterations=3000), 60.0)
        search.finish()
        assert week.cost == search.best_cost <= before, seed  # the week refused nothing and counts the same
        timetable = written(week)
        assert bruteforce.broken_rules(raw, timetable) == set(), seed
        assert bruteforce.cost(raw, timetable) == week.cost, seed
        lessons = week.movable()
        seen["problems"] += 1
        seen["better"] += week.cost < before
        seen["groups"] += any(u.way.group is not None for u in lessons)
        seen["classrooms"] += any(u.way.classroom for u in lessons)
        seen["isolated"] += any(u.isolation for u in lessons)
        seen["fixed"] += bool(week.ground.fixed)
        seen["published"] += any(week.ground.promised)
        seen["kept"] += any((u.teacher, u.start, u.end) in week.ground.promised[u.way.index] for u in lessons)
        seen["remote"] += any(u.way.remote for u in lessons)
        seen["limits"] += any(
            o.limits for u in lessons for _, some in week.ground.days_of(u.way) for o in some
        )
    assert all(seen[each] >= count // 50 for each in ("problems", "groups", "classrooms", "isolated")), seen
    assert all(seen[each] >= count // 50 for each in ("fixed", "published", "kept", "limits", "remote")), seen
    assert seen["better"] > seen["problems"] / 2


def test_counted_steps_make_equal_weeks():
    found = []
    for _ in range(2):
        week = week_of(hospital_problem("S", 2))
        search = QuickImprover(week, Random(5))
        search.run(Budget(iterations=5000))
        search.finish()
        found.append(places(week))
    assert found[0] == found[1]


def test_it_goes_further_than_python_s_search():
    raw = hospital_problem("S", 1)
    week, other = week_of(raw), week_of(raw)
    search, slow = QuickImprover(week, Random(1)), Improver(other, Random(1))
    search.run(Budget(iterations=100_000))
    slow.run(Budget(iterations=1000))
    search.finish()
    slow.finish()
    assert week.cost < other.cost


def test_a_part_leaves_everything_else_where_it_is():
    week = week_of(hospital_problem((4, 24), 2))
    part = Part(week, frozenset(range(8)), frozenset({0, 1}))
    before, cost = places(week), week.cost
    search = QuickImprover(week, Random(3), part)
    search.run(Budget(iterations=5000), 60.0)
    search.finish()
    changed = before ^ places(week)
    assert week.cost < cost
    assert changed
    assert all(way in part.own and teacher in {0, 1} for way, teacher, _, _ in changed)


def test_the_week_shows_the_best_one_while_it_goes_on():
    week = week_of(hospital_problem("S", 1))
    search = QuickImprover(week, Random(1))
    told = []

    def better(cost):
        search.show()
        told.append((cost, week.cost))

    search.run(Budget(iterations=5000), better=better)
    assert len(told) > 2
    assert all(cost == shown for cost, shown in told)


def test_what_the_week_refuses_is_not_taken_over(monkeypatch):
    week = week_of(hospital_problem("S", 1))
    before, cost = places(week), week.cost
    search = QuickImprover(week, Random(1))
    search.run(Budget(iterations=2000))
    assert search.best_cost < cost
    monkeypatch.setattr(week, "allows", lambda lesson: lesson.day != 0)
    search.finish()
    assert (places(week), week.cost) == (before, cost)


def test_a_search_that_is_cancelled_stops_soon():
    week = week_of(hospital_problem("S", 1))
    asked = []
    budget = Budget(60.0, cancelled=lambda: len(asked) > 20 or asked.append(1) is not None)
    QuickImprover(week, Random(1)).run(budget)
    assert len(asked) == 21


def test_python_searches_where_steps_are_counted_or_the_direct_way_is_the_longer_one():
    raw = hospital_problem("M", 1)
    plain = week_of(raw)
    assert isinstance(improver(plain, Random(1)), QuickImprover)
    assert isinstance(improver(plain, Random(1), counted=True), Improver)
    raw["travel_minutes"][0]["minutes"] = 60
    assert isinstance(improver(week_of(raw), Random(1)), Improver)


def test_python_searches_where_nothing_was_compiled(monkeypatch):
    monkeypatch.setattr(quick, "library", lambda: None)
    assert isinstance(improver(week_of(hospital_problem("S", 1)), Random(1)), Improver)


def test_python_searches_where_a_day_holds_more_than_the_lists_do():
    raw = hospital_problem((1, 3), 1)
    need = raw["needs"][0]
    raw["locked_lessons"] = [
        {
            "needs": [need["id"]],
            "teacher": raw["teachers"][0]["id"],
            "place": next(s["place"] for s in raw["students"] if s["id"] == need["student"]),
            "start": f"2026-11-23T{hour:02}:{minute:02}",
            "end": f"2026-11-23T{hour:02}:{minute + 5:02}",
        }
        for hour in range(9, 14)
        for minute in range(0, 50, 5)
    ]
    week = week_of(raw)
    assert usable(week.ground)
    assert isinstance(improver(week, Random(1)), Improver)


def larger(path):
    """A small problem with one number as large as a file may have it."""
    raw = hospital_problem((2, 8), 1)
    owner = raw
    for key in path[:-1]:
        owner = owner.setdefault(key, {}) if isinstance(key, str) else owner[key]
    owner[path[-1]] = 10**7
    return raw


@pytest.mark.parametrize(
    "path",
    [
        ("weights", "energy"),
        ("weights", "uneven"),
        ("travel_minutes", 0, "minutes"),
        ("needs", 0, "target_minutes"),
    ],
)
def test_python_searches_where_numbers_are_too_large(path):
    assert isinstance(improver(week_of(larger(path)), Random(1)), Improver)


@pytest.mark.parametrize(
    "path",
    [
        ("isolation_setup_minutes",),
        ("students", 0, "min_break_minutes"),
        ("students", 0, "max_minutes_per_day"),
        ("students", 0, "lesson_minutes", "max"),
        ("needs", 0, "max_minutes_per_day"),
        ("needs", 0, "max_lessons_per_day"),
        ("teachers", 0, "max_minutes_per_day"),
        ("places", 0, "capacity"),
    ],
)
def test_limits_without_end_are_searched_and_valid(path):
    raw = larger(path)
    week = week_of(raw)
    search = improver(week, Random(1))
    search.run(Budget(iterations=500))
    search.finish()
    assert week.cost == search.best_cost
    assert bruteforce.broken_rules(raw, written(week)) == set()
