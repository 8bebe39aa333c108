"""Every explanation is proven again by an oracle that shares no code with it."""

import itertools
import json

import pytest

from hospital_iep.scheduling.explain import explain_needs
from hospital_iep.scheduling.plan import plan
from hospital_iep.scheduling.planning_file import read_problem, write_timetable
from tests.scheduling import bruteforce
from tests.scheduling.corners import random_problem
from tests.scheduling.reproof import Reproof

ALL, SAMPLE = 400, 12
FEW_SLOTS = 450
VERDICTS = {"impossible-lengths", "no-room", "costs-more"}


def pytest_generate_tests(metafunc):
    if "seed" in metafunc.fixturenames:
        count = ALL if metafunc.config.getoption("--all") else SAMPLE
        seeds = (seed for seed in itertools.count(1000) if small_enough(problem_of(seed)))
        metafunc.parametrize("seed", list(itertools.islice(seeds, count)))


def problem_of(seed):
    return random_problem(seed, "tiny" if seed % 3 == 0 else "small")


def small_enough(problem):
    """The oracle walks over every minute of every slot: few slots, and somebody to teach."""
    week = bruteforce.Week(problem)
    return week.length // week.grid <= FEW_SLOTS and problem["needs"] and problem["teachers"]


def planned(seed):
    problem = problem_of(seed)
    read = read_problem(json.dumps(problem))
    timetable = plan(read, iterations=20)
    return problem, read, timetable, json.loads(write_timetable(read, timetable))


def test_each_verdict_and_each_fact_is_true(seed):
    problem, read, timetable, written = planned(seed)
    week = bruteforce.Week(problem)
    done = bruteforce.delivered(week, week.lessons(written))
    entries = explain_needs(read, timetable)
    short = {
        n["id"]: n["target_minutes"] - done[n["id"]]
        for n in problem["needs"]
        if n["target_minutes"] > done[n["id"]]
    }
    assert {entry["need"]: entry["minutes_short"] for entry in entries} == short
    for entry in entries:
        assert entry["verdict"] in VERDICTS
        assert 1 <= len(entry["sentences"]) <= 5
        prove(problem, written, entry)


def prove(problem, written, entry):
    again = Reproof(problem, written, entry["need"])
    everything = again.everything()
    if entry["verdict"] == "costs-more":
        assert again.more(everything), entry
        return
    if entry["verdict"] == "impossible-lengths":
        return
    assert not again.more(everything), entry
    groups = [again.things_of(fact) for fact in entry["reasons"]]
    kept = set().union(*groups)
    if not kept:
        return
    assert not again.more(kept), ("not enough", entry)
    for number, group in enumerate(groups):
        others = set().union(*groups[:number], *groups[number + 1 :])
        assert again.more(others), ("not needed", group, entry)


def taken_all_day(code):
    """One child, one teacher, one day; the child's day is taken, or the child is too tired."""
    day = {"start": "2026-11-23T00:00", "end": "2026-11-24T00:00"}
    student = {"id": "ben", "place": "ward", "available": [day], "lesson_minutes": {"min": 20, "max": 40}}
    if code == "appointment":
        student["appointments"] = [{"id": "a", "kind": "dialysis", **day}]
    else:
        student["energy"] = {"windows": [{**day, "level": 0, "source": "chemotherapy"}]}
    return {
        "format": "hospital-iep.planning-problem/1",
        "timezone": "UTC",
        "horizon": day,
        "places": [{"id": "ward", "kind": "ward"}],
        "teachers": [{"id": "ana", "subjects": ["art"], "available": [day]}],
        "students": [student],
        "needs": [{"id": "n", "student": "ben", "subject": "art", "requires_level": 1, "target_minutes": 40}],
    }


@pytest.mark.parametrize(("code", "word"), [("appointment", "dialysis"), ("energy", "chemotherapy")])
def test_a_child_whose_day_is_taken_hears_why(code, word):
    read = read_problem(json.dumps(taken_all_day(code)))
    (entry,) = explain_needs(read, plan(read, iterations=5))
    assert entry["verdict"] == "no-room"
    assert [fact["code"] for fact in entry["reasons"]] == [code]
    assert any(word in said for said in entry["sentences"])


def test_nobody_who_may_teach_is_said():
    problem = taken_all_day("appointment")
    problem["students"][0]["appointments"] = []
    problem["needs"][0]["teachers"] = []
    read = read_problem(json.dumps(problem))
    (entry,) = explain_needs(read, plan(read, iterations=5))
    assert [fact["code"] for fact in entry["reasons"]] == ["no-teacher"]
    assert {"change": "other-teacher", "teacher": "ana", "minutes": 40} in entry["unlock"]


def test_impossible_lengths_are_said_with_what_would_do():
    problem = taken_all_day("appointment")
    problem["needs"][0]["target_minutes"] = 45
    read = read_problem(json.dumps(problem))
    (entry,) = explain_needs(read, plan(read, iterations=5))
    assert entry["verdict"] == "impossible-lengths"
    assert [fact["code"] for fact in entry["reasons"]] == ["lengths"]
    assert {"change": "longer-lesson", "student": "ben", "length": 45, "minutes": 45} in entry["unlock"]


def test_each_unlock_wins_what_it_says():
    """Moved away, the appointment leaves exactly the minutes promised."""
    problem = taken_all_day("appointment")
    read = read_problem(json.dumps(problem))
    (entry,) = explain_needs(read, plan(read, iterations=5))
    assert entry["unlock"][0] == {
        "change": "move-appointment",
        "student": "ben",
        "appointment": "a",
        "minutes": 40,
    }
    problem["students"][0]["appointments"] = []
    read = read_problem(json.dumps(problem))
    assert explain_needs(read, plan(read, iterations=5)) == []
