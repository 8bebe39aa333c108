"""Why a lesson is where it is: each alternative is allowed, and costs what it is said to cost."""

import json
from datetime import datetime

import pytest

from hospital_iep.scheduling.explain import explain_lesson, unmet
from hospital_iep.scheduling.plan import plan
from hospital_iep.scheduling.planning_file import read_problem, write_timetable
from tests.scheduling import bruteforce
from tests.scheduling.corners import random_problem
from tests.scheduling.instances import hospital_problem
from tests.scheduling.small_problems import corridor, student, teacher
from tests.scheduling.small_problems import lesson as plain

ANN = plain("ann-r", "09:00", "09:30", name="P1")


def planned(problem):
    read = read_problem(json.dumps(problem))
    timetable = plan(read, iterations=15)
    return read, timetable, json.loads(write_timetable(read, timetable))


def moved(written, lesson_id, alternative):
    """The timetables in which the lesson is at the alternative, at each place where it could be."""
    lesson = next(each for each in written["lessons"] if each["id"] == lesson_id)
    start, end = (datetime.fromisoformat(lesson[key]) for key in ("start", "end"))
    begins = datetime.fromisoformat(alternative["start"])
    times = {"start": alternative["start"], "end": (begins + (end - start)).isoformat(timespec="minutes")}
    others = [each for each in written["lessons"] if each is not lesson]
    return lambda place: {
        "lessons": [*others, {**lesson, **times, "teacher": alternative["teacher"], "place": place}]
    }


@pytest.mark.parametrize("seed", range(12))
def test_alternatives_are_allowed_and_cost_what_they_say(seed):
    problem = random_problem(seed, "small") if seed % 2 else hospital_problem((1, 6), seed, load=0.6)
    read, timetable, written = planned(problem)
    cost = bruteforce.cost(problem, written)
    for lesson in written["lessons"][:8]:
        said = explain_lesson(read, timetable, lesson["id"])
        assert said["sentences"]
        for alternative in said["alternatives"]:
            at = moved(written, lesson["id"], alternative)
            places = [place["id"] for place in problem["places"]]
            right = [at(place) for place in places if not bruteforce.broken_rules(problem, at(place))]
            assert alternative["cost_difference"] in {bruteforce.cost(problem, x) - cost for x in right}


def test_an_easy_week_has_alternatives():
    read, timetable, _ = planned(hospital_problem((1, 6), 2, load=0.6))
    assert any(explain_lesson(read, timetable, lesson.id)["alternatives"] for lesson in timetable.lessons)


def test_a_name_that_ends_in_a_full_stop_ends_its_sentence():
    problem = corridor(published_lessons=[ANN], students=[student("ann"), student("bob")])
    read = read_problem(json.dumps(problem))
    timetable = plan(read, iterations=15)
    names = {"ann": "Ann B.", "bob": "Bob C.", "tia": "Tia D."}
    for lesson in timetable.lessons:
        said = explain_lesson(read, timetable, lesson.id, names)["sentences"]
        assert any(name in text for text in said for name in names.values())
        assert all(text.endswith(".") and ".." not in text for text in said)
    nobody = corridor(teachers=[teacher(subjects=["art"])])
    read = read_problem(json.dumps(nobody))
    for entry in unmet(read, plan(read, iterations=5), names):
        assert all(text.endswith(".") and ".." not in text for text in entry.sentences), entry.sentences


def test_an_unknown_lesson_is_refused():
    read, timetable, _ = planned(hospital_problem((1, 2), 1))
    with pytest.raises(KeyError):
        explain_lesson(read, timetable, "L999")
