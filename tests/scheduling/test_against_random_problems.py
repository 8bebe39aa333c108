"""The rules and costs of the product against a second reading of the contract, over problems from a seed."""

import json
from collections import Counter

import pytest

from hospital_iep.scheduling.check import check
from hospital_iep.scheduling.planning_file import FaultyFile, read_problem, read_timetable
from tests.scheduling import bruteforce
from tests.scheduling.corners import random_problem
from tests.scheduling.faults import doubly_faulty, faulty_problems, good_problem
from tests.scheduling.filler import random_timetable, spoilt
from tests.scheduling.instances import hospital_problem

ALL, SAMPLE = 2000, 40
SPOILT = 6


def pytest_generate_tests(metafunc):
    if "seed" in metafunc.fixturenames:
        count = ALL if metafunc.config.getoption("--all") else SAMPLE
        metafunc.parametrize("seed", range(count))


def scale_of(seed):
    return "large" if seed % 40 == 39 else "tiny" if seed % 4 == 0 else "small"


def judged(problem, timetable):
    read = read_problem(json.dumps(problem))
    report = check(read, read_timetable(read, json.dumps(timetable)), claims=False)
    return {broken.rule for broken in report.broken}, report


def test_both_readings_agree_on_right_and_spoilt_timetables(seed):
    problem = random_problem(seed, scale_of(seed))
    right = random_timetable(problem, seed)
    assert judged(problem, right)[0] == bruteforce.broken_rules(problem, right) == set()
    for variant in range(SPOILT):
        timetable = spoilt(problem, right, seed * SPOILT + variant)
        found, report = judged(problem, timetable)
        expected = bruteforce.broken_rules(problem, timetable)
        if has_twins(timetable):  # a lesson twice: the words do not say what it costs
            assert found, variant
            continue
        if 7 in expected:  # at the same time nobody is seen before another: the order is either's
            found, expected = found - {8}, expected - {8}
        assert found == expected, variant
        if 7 not in expected:  # whose lessons overlap has no order of visits
            assert report.costs == bruteforce.counts(problem, timetable), variant
            assert report.cost == bruteforce.cost(problem, timetable), variant


def has_twins(timetable):
    keys = Counter(
        json.dumps({key: value for key, value in lesson.items() if key != "id"}, sort_keys=True)
        for lesson in timetable["lessons"]
    )
    return any(count > 1 for count in keys.values())


def test_the_sample_breaks_each_rule():
    seen = Counter()
    for seed in range(60):
        problem = random_problem(seed, scale_of(seed))
        right = random_timetable(problem, seed)
        for variant in range(SPOILT):
            seen.update(bruteforce.broken_rules(problem, spoilt(problem, right, seed * SPOILT + variant)))
    assert set(seen) >= set(range(1, 12)) - {8}


@pytest.mark.parametrize(("frail_first", "rules"), [(True, set()), (False, {8})])
def test_protective_isolation_comes_before_infection(frail_first, rules):
    problem = two_in_isolation()
    hours = [("09:00", "09:20"), ("10:00", "10:20")]
    frail, ill = hours if frail_first else hours[::-1]
    lessons = [
        {
            "id": f"L{n}",
            "needs": [need],
            "teacher": "teacher-1",
            "place": "ward",
            "start": f"2026-11-23T{start}",
            "end": f"2026-11-23T{end}",
        }
        for n, (need, (start, end)) in enumerate([("frail", frail), ("ill", ill)])
    ]
    timetable = {"format": "hospital-iep.timetable/1", "lessons": lessons}
    assert judged(problem, timetable)[0] == bruteforce.broken_rules(problem, timetable) == rules


def two_in_isolation():
    day = [{"start": "2026-11-23T08:00", "end": "2026-11-23T12:00"}]
    whole = {"start": "2026-11-23T00:00", "end": "2026-11-24T00:00"}
    return {
        "format": "hospital-iep.planning-problem/1",
        "timezone": "UTC",
        "horizon": whole,
        "places": [{"id": "ward", "kind": "ward"}],
        "teachers": [{"id": "teacher-1", "subjects": ["art"], "available": day}],
        "students": [
            {
                "id": name,
                "place": "ward",
                "available": day,
                "lesson_minutes": {"min": 20, "max": 20},
                "isolation": [{**whole, "kind": kind}],
            }
            for name, kind in (("frail", "protective"), ("ill", "enteric"))
        ],
        "needs": [
            {"id": name, "student": name, "subject": "art", "requires_level": 1, "target_minutes": 20}
            for name in ("frail", "ill")
        ],
    }


def test_a_hospital_week_is_judged_alike():
    problem = hospital_problem("S", 3, groups=2)
    timetable = random_timetable(problem, 3, tries=800)
    found, report = judged(problem, timetable)
    assert found == set()
    assert report.costs == bruteforce.counts(problem, timetable)
    assert len(timetable["lessons"]) > 10


FAULTY = list(faulty_problems())


@pytest.mark.parametrize(("problem", "path"), [case[1:] for case in FAULTY], ids=[case[0] for case in FAULTY])
def test_a_faulty_file_is_refused_with_its_path(problem, path):
    with pytest.raises(FaultyFile) as caught:
        read_problem(json.dumps(problem))
    assert any(line.startswith(path) for line in caught.value.faults), caught.value.faults
    assert all("\n" not in line and line.count(": ") >= 1 for line in caught.value.faults)


def test_the_file_that_is_spoilt_was_good():
    assert read_problem(json.dumps(good_problem())).days == 2


def test_every_fault_has_its_line():
    for number in range(60):
        problem, blamed = doubly_faulty(number)
        if not blamed:
            continue
        with pytest.raises(FaultyFile) as caught:
            read_problem(json.dumps(problem))
        for path in blamed:
            assert any(line.startswith(path) for line in caught.value.faults), (path, caught.value.faults)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "5",
        "{",
        '"x"',
        '{"format": 1}',
        "\ufeff{}",
        '{"a": NaN}',
        "[" * 100_000,
        '{"format": "' + "x" * 200_000 + '"}',
        "\x00",
    ],
)
def test_nonsense_is_refused_in_words(text):
    with pytest.raises(FaultyFile) as caught:
        read_problem(text)
    assert caught.value.faults
    assert all(len(line) < 500 for line in caught.value.faults)
