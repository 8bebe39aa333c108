"""The bound: never above the cost of any timetable, and met where the answer is plain."""

import json
import subprocess
import sys
from itertools import product

import numpy as np
import pytest

from hospital_iep.scheduling import bound as bounding
from hospital_iep.scheduling import bound_students, quick_offers
from hospital_iep.scheduling.bound import Prices, Relaxation, lower_bound
from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.check import check
from hospital_iep.scheduling.ground import Ground
from hospital_iep.scheduling.plan import plan
from hospital_iep.scheduling.planning_file import read_problem, read_timetable
from hospital_iep.scheduling.problem import Lesson
from hospital_iep.scheduling.quick_library import library
from hospital_iep.scheduling.timetable import Timetable
from hospital_iep.scheduling.walks import REMOTE, Walks
from tests.scheduling.corners import random_problem
from tests.scheduling.filler import random_timetable
from tests.scheduling.instances import hospital_problem
from tests.scheduling.small_problems import corridor, lesson, need, read, report, span, student, teacher

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
    rough = [0]
    Relaxation(Ground(problem), Budget(iterations=40), pooled=True).rise(NO_COST, rough.append)
    assert 0 <= max(rough) <= cost


@pytest.mark.parametrize("seed", range(12))
def test_a_bound_is_below_weeks_in_which_teachers_choose_their_days(seed):
    """Any part of the contract, horizons of weeks too: so many moves that rounds choose their days."""
    raw = (
        hospital_problem((3, 6), seed, groups=seed % 2, days=3)
        if seed % 3 == 0
        else random_problem(seed + 1200, "small")
    )
    problem = read_problem(json.dumps(raw))
    drawn = read_timetable(problem, json.dumps(random_timetable(raw, seed)))
    cost = min(
        check(problem, drawn, claims=False).cost,
        plan(problem, iterations=150).claims["cost"],
    )
    assert 0 <= lower_bound(Ground(problem), NO_COST, Budget(iterations=bounding.TIED + 60)) <= cost


def test_a_large_hospital_has_a_bound_of_all_teachers_as_one(monkeypatch):
    problem = read_problem(json.dumps(hospital_problem((6, 30), 1)))
    cost = plan(problem, iterations=100).claims["cost"]
    bound = lower_bound(Ground(problem), cost, Budget(iterations=60))
    monkeypatch.setattr(bounding, "MOST_PAIRS", 0)
    assert 0 < lower_bound(Ground(problem), cost, Budget(iterations=60)) < bound <= cost


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


def test_a_better_week_that_becomes_known_lets_the_bound_rise_sooner():
    problem = read_problem(json.dumps(hospital_problem((3, 16), 2, groups=2)))
    cost = plan(problem, iterations=150).claims["cost"]
    moves = Budget(iterations=60)
    alone = lower_bound(Ground(problem), 100 * cost, Budget(iterations=60))
    assert alone < lower_bound(Ground(problem), 100 * cost, moves, known=lambda: cost) <= cost


@pytest.mark.parametrize("choice", ["pooled", "tied", "untied"])
@pytest.mark.parametrize("seed", range(20))
def test_whatever_the_prices_are_no_timetable_costs_less(seed, choice):
    """Prices drawn by lot find what is charged to a lesson and paid back to nobody."""
    problem = read_problem(json.dumps(random_problem(seed + 700, "small" if seed % 4 == 3 else "tiny")))
    cost = plan(problem, iterations=150).claims["cost"]
    relaxation = Relaxation(Ground(problem), Budget(), pooled=choice == "pooled")
    if choice == "untied":
        relaxation.untie(relaxation.prices)
    lot = np.random.default_rng(seed)
    free, values = relaxation.prices, []
    for most in (0.3, 3.0, 30.0):
        drawn = [most * lot.random(p.shape) * (lot.random(p.shape) < 0.5) for p in free]
        prices = Prices(*drawn)
        agreed = free.slots + lot.choice((-10.0, 1.0), free.slots.shape) * prices.slots
        apart = relaxation.members.balanced(prices.members * lot.choice((-1.0, 1.0), prices.members.shape))
        wholes = free.wholes + lot.choice((-10.0, 1.0), free.wholes.shape) * prices.wholes
        prices = prices._replace(slots=agreed, members=apart, wholes=wholes)
        prices.teacher_whole[np.isinf(relaxation.teacher_limit)] = 0.0
        prices.student_whole[np.isinf(relaxation.student_limit)] = 0.0
        relaxation.prices = prices
        values.append(relaxation.value()[0])
    assert max(values) <= cost + 1e-6


def two_wards(**changes):
    """Ann on the ward, Bob in the tower, ten minutes apart; both must be seen on one day."""
    places = [{"id": "ward", "kind": "ward"}, {"id": "tower", "kind": "ward"}]
    return corridor(places=places, students=[student("ann"), student("bob", place="tower")], **changes)


def test_the_way_between_two_wards_is_in_the_bound():
    way = 5 * 10
    bound = lower_bound(Ground(read(two_wards())), 60 + way, Budget(iterations=300))
    assert 60 + 0.9 * way < bound <= 60 + way


def test_wards_with_no_way_between_them_are_one_place_to_the_bound():
    """As where nobody wrote down how far they are apart: the same bound as on one ward, and as soon."""
    apart = hospital_problem((3, 40), 3)
    assert len({each["place"] for each in apart["students"]}) > 1
    apart["travel_minutes"] = []
    together = json.loads(json.dumps(apart))
    for each in together["students"]:
        each["place"] = "ward-1"
    problem = read_problem(json.dumps(apart))
    cost = plan(problem, iterations=150).claims["cost"]
    moves = bounding.TIED + 90
    bound = lower_bound(Ground(problem), cost, Budget(iterations=moves))
    assert bound == lower_bound(Ground(read_problem(json.dumps(together))), cost, Budget(iterations=moves))
    assert 0.7 * cost < bound <= cost


def test_places_alike_are_one_stop_and_a_remote_one_is_none():
    ways = [{"from": ward, "to": "hill", "minutes": 10} for ward in ("ward", "tower")]
    places = [*corridor()["places"], {"id": "hill", "kind": "ward"}]
    there = Walks(read(corridor(places=places, travel_minutes=ways)))
    stops = [there.visit((0, 0), place) for place in range(len(places))]
    ward, tower, room, line, hill = stops
    assert ward == tower
    assert len({ward, room, line, hill}) == 4
    assert line[1] == REMOTE
    assert there.visit((0, 1), 0) != ward


def test_the_time_on_the_way_is_in_the_bound():
    """Ann can be taught until half past only, Bob on the other ward from then on: one goes without."""
    both = [
        student("ann", available=[span("08:00", "08:30")], lesson_minutes={"min": 30, "max": 30}),
        student(
            "bob",
            place="tower",
            available=[span("08:30", "09:00")],
            lesson_minutes={"min": 30, "max": 30},
        ),
    ]
    problem = corridor(students=both)
    one = report(problem, lesson("ann-r", "08:00", "08:30"))
    assert not one.broken
    assert one.cost == 30 + 30 * 20 + 100 * 20
    bound = lower_bound(Ground(read(problem)), one.cost, Budget(iterations=300))
    assert 0.95 * one.cost < bound <= one.cost


def test_a_fixed_lesson_says_where_the_teacher_is():
    """Bob's lesson in the tower is fixed; to teach Ann that day is to walk there once."""
    students = [student("ann", available=[span("08:00", "10:00")]), student("bob", place="tower")]
    fixed = [lesson("bob-r", "09:00", "09:30", place="tower")]
    problem = corridor(students=students, locked_lessons=fixed)
    best = report(problem, lesson("ann-r", "08:00", "08:30"), *fixed)
    assert not best.broken
    assert best.cost == 60 + 5 * 10
    bound = lower_bound(Ground(read(problem)), best.cost, Budget(iterations=300))
    assert 0.95 * best.cost < bound <= best.cost


def test_the_members_of_a_group_meet():
    """Ann is well late and Bob early; they can be taught together only, and one is unwell then."""
    students = [
        student(
            name,
            lesson_minutes={"min": 30, "max": 30},
            energy={"base": 4, "windows": [{**span(*hours), "level": 1, "source": "guess"}]},
        )
        for name, hours in (("ann", ("08:00", "10:00")), ("bob", ("10:00", "12:00")))
    ]
    needs = [need(f"{name}-r", name, mode="classroom", requires_level=1) for name in ("ann", "bob")]
    group = {
        "id": "both",
        "needs": ["ann-r", "bob-r"],
        "place": "ward",
        "lesson_minutes": {"min": 30, "max": 30},
        "target_minutes": 30,
    }
    problem = corridor(students=students, needs=needs, groups=[group])
    together = lesson("ann-r", "08:00", "08:30")
    together["needs"] = ["ann-r", "bob-r"]
    best = report(problem, together)
    assert not best.broken
    assert best.cost == 30 * 3
    bound = lower_bound(Ground(read(problem)), best.cost, Budget(iterations=300))
    assert 0.95 * best.cost < bound <= best.cost


def three_days(**changes):
    """Ann on the ward is taught every day; each two of three pupils in the tower share one day."""
    days = ["2026-11-23", "2026-11-24", "2026-11-25"]
    hours = [span("08:00", "12:00", day) for day in days]
    short = {"lesson_minutes": {"min": 30, "max": 30}}
    pairs = {"bob": hours[:2], "bea": hours[1:], "ben": hours[::2]}
    return corridor(
        horizon={"start": hours[0]["start"][:11] + "00:00", "end": "2026-11-26T00:00"},
        places=[{"id": "ward", "kind": "ward"}, {"id": "tower", "kind": "ward"}],
        teachers=[teacher(available=hours)],
        students=[
            student("ann", available=hours, **short),
            *(student(name, available=two, place="tower", **short) for name, two in pairs.items()),
        ],
        needs=[need("ann-r", "ann", target_minutes=90), *(need(f"{name}-r", name) for name in pairs)],
        **changes,
    )


def test_all_pupils_of_a_place_agree_on_the_days_the_teacher_comes():
    """The teacher comes to the tower on two days: no one day suits all three. Each alone would pay half."""
    days = ["2026-11-23", "2026-11-24", "2026-11-25"]
    lessons = [lesson("ann-r", "08:00", "08:30", day=day, name=f"ann {day}") for day in days]
    lessons += [
        lesson(f"{name}-r", start, end, place="tower", day=day)
        for name, start, end, day in (
            ("bob", "09:00", "09:30", days[1]),
            ("bea", "09:30", "10:00", days[1]),
            ("ben", "09:00", "09:30", days[2]),
        )
    ]
    best = report(three_days(), *lessons)
    assert not best.broken
    way = 5 * 10
    assert best.cost == 6 * 30 + 2 * way
    bound = lower_bound(Ground(read(three_days())), best.cost, Budget(iterations=400))
    assert 6 * 30 + 1.9 * way < bound <= best.cost


def test_what_a_teacher_gives_a_pupil_must_fit_the_pupil_s_days():
    """Bob may have thirty minutes a day and wants sixty: the teacher comes to the tower on two days."""
    days = ["2026-11-23", "2026-11-24"]
    hours = [span("08:00", "12:00", day) for day in days]
    usual = {"available": hours, "lesson_minutes": {"min": 30, "max": 30}}
    problem = corridor(
        horizon={"start": "2026-11-23T00:00", "end": "2026-11-25T00:00"},
        teachers=[teacher(available=hours)],
        students=[student("ann", **usual), student("bob", place="tower", max_minutes_per_day=30, **usual)],
        needs=[need("ann-r", "ann", target_minutes=60), need("bob-r", "bob"), need("bob-w", "bob")],
    )
    lessons = [lesson("ann-r", "08:00", "08:30", day=day, name=f"ann {day}") for day in days]
    for name, day in zip(("bob-r", "bob-w"), days, strict=True):
        lessons.append(lesson(name, "09:00", "09:30", place="tower", day=day))
    best = report(problem, *lessons)
    assert not best.broken
    way = 5 * 10
    assert best.cost == 4 * 30 + 2 * way
    bound = lower_bound(Ground(read(problem)), best.cost, Budget(iterations=400))
    assert 4 * 30 + 1.9 * way < bound <= best.cost


@pytest.mark.skipif(library() is None, reason="quick.c is not compiled here")
@pytest.mark.parametrize("raw", [hospital_problem((3, 16), 2, groups=2), random_problem(1203, "large")])
def test_the_bound_is_the_same_in_c_and_without(raw, monkeypatch):
    problem, found = read_problem(json.dumps(raw)), []
    cost = plan(problem, iterations=150).claims["cost"]
    for compiled in (True, False):
        bounds: list[int] = []
        if not compiled:
            monkeypatch.setattr(quick_offers, "library", lambda: None)
        lower_bound(Ground(problem), cost, Budget(iterations=bounding.TIED + 30), bounds.append)
        found.append(bounds)
    assert found[0] == found[1]
    assert len(found[0]) > 3


def test_a_day_too_short_for_both_is_in_the_bound():
    """Of sixty minutes a teacher may give thirty a day: best is half for each."""
    problem = corridor(teachers=[teacher(max_minutes_per_day=30)])
    halves = report(problem, lesson("ann-r", "08:00", "08:15"), lesson("bob-r", "08:15", "08:30"))
    assert not halves.broken
    assert halves.cost == 2 * 15 * 20 + 2 * 25 * 20 + 30
    bound = lower_bound(Ground(read(problem)), halves.cost, Budget(iterations=300))
    assert 0.95 * halves.cost < bound <= halves.cost


def test_ten_short_lessons_on_one_day_are_no_fault_of_the_bound():
    ann = student("ann", lesson_minutes={"min": 5, "max": 5})
    wanted = need("ann-r", "ann", target_minutes=50, max_lessons_per_day=10)
    timetable = plan(read(corridor(students=[ann], needs=[wanted])), iterations=100)
    assert timetable.claims["bound"] == timetable.claims["cost"] == 50


def test_tables_of_few_students_and_teachers_say_the_same(monkeypatch):
    """How students are put together is no matter; pairs of teachers left out make the bound lower only."""
    problem = read_problem(json.dumps(hospital_problem((3, 9), 2, groups=1)))
    first, values = Relaxation(Ground(problem), Budget()), []
    monkeypatch.setattr(bounding, "ROWS", 30)
    for pairs in (bound_students.PAIRS, 1):
        monkeypatch.setattr(bound_students, "PAIRS", pairs)
        small = Relaxation(Ground(problem), Budget())
        assert len(small.tables) > len(first.tables)
        values.append(small.value()[0])
    assert first.value()[0] == values[0] >= values[1]


def test_planning_does_not_wait_for_numpy():
    asked = "import sys, hospital_iep.scheduling.worker; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_a_bound_that_rises_no_more_ends_sooner_where_that_is_asked():
    problem = read_problem(json.dumps(hospital_problem("S", 2)))
    cost = plan(problem, iterations=200).claims["cost"]
    patient, settled = Budget(iterations=3000), Budget(iterations=3000)
    last = lower_bound(Ground(problem), cost, patient)
    early = lower_bound(Ground(problem), cost, settled, settled=3)
    assert settled.spent < patient.spent < 3000
    assert 0.95 * last <= early <= last <= cost


def test_with_many_teachers_prices_settle_by_the_clock_and_without_one_by_themselves():
    problem = read_problem(json.dumps(hospital_problem((6, 12), 2, load=0.5)))
    cost = plan(problem, iterations=100).claims["cost"]
    few, many, endless = Budget(iterations=100), Budget(iterations=800), Budget()
    short, long, settled = (lower_bound(Ground(problem), cost, limit) for limit in (few, many, endless))
    assert (few.spent, many.spent) == (100, 800)
    assert endless.spent > 800
    assert 0 < short < long < cost
    assert abs(settled - long) < 0.01 * settled
