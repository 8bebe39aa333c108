"""A good problem file spoilt in one place, and which path must be blamed for it."""

import random
from collections.abc import Iterator
from typing import Any

from tests.scheduling.instances import DAY, Calendar, Problem


def _good() -> Problem:
    """A file with something in every list, so that each can be spoilt."""
    cal = Calendar("2026-11-23")
    morning = [cal.span(day, 480, 720) for day in range(2)]

    def student(name: str) -> dict[str, Any]:
        return {
            "id": name,
            "place": [{**cal.span(0, 0, DAY), "place": "ward"}, {**cal.span(1, 0, DAY), "place": "home"}],
            "available": morning,
            "lesson_minutes": {"min": 15, "max": 30},
            "min_break_minutes": 10,
            "max_minutes_per_day": 60,
            "can_leave_room": True,
            "keep_apart": ["germ"],
            "appointments": [
                {
                    "id": "a1",
                    "kind": "meal",
                    **cal.span(0, 600, 630),
                    "before_minutes": 5,
                    "after_minutes": 5,
                },
                {"id": "a2", "kind": "meal", **cal.span(1, 600, 630)},
            ],
            "energy": {
                "base": 3,
                "windows": [
                    cal.span(
                        0, 480, 540, level=2, max_lesson_minutes=20, modes=["bedside", "group"], source="x"
                    )
                ],
            },
            "isolation": [{**cal.span(1, 600, 700), "kind": "contact"}],
        }

    def need(name: str, owner: str) -> dict[str, Any]:
        return {
            "id": name,
            "student": owner,
            "subject": "art",
            "requires_level": 1,
            "target_minutes": 60,
            "minimum_minutes": 30,
            "max_minutes_per_day": 30,
            "max_lessons_per_day": 1,
            "mode": ["bedside", "classroom"],
            "teachers": ["ana"],
        }

    lesson = {"needs": ["ben-art"], "teacher": "ana", "place": "ward", **cal.span(0, 490, 510)}
    later = {"needs": ["eva-art"], "teacher": "ana", "place": "ward", **cal.span(0, 540, 560)}
    return {
        "format": "hospital-iep.planning-problem/1",
        "timezone": "Europe/Berlin",
        "horizon": {"start": cal.at(0, 0), "end": cal.at(2, 0)},
        "grid_minutes": 10,
        "now": cal.at(0, 300),
        "places": [
            {"id": "ward", "kind": "ward"},
            {"id": "class", "kind": "classroom", "capacity": 3},
            {"id": "home", "kind": "home"},
        ],
        "travel_minutes": [{"from": "ward", "to": "class", "minutes": 5}],
        "isolation_setup_minutes": 5,
        "teachers": [
            {
                "id": "ana",
                "subjects": ["art"],
                "available": morning,
                "busy": [cal.span(1, 480, 500)],
                "max_minutes_per_day": 200,
                "clearances": ["airborne"],
            }
        ],
        "students": [student("ben"), student("eva")],
        "needs": [
            need("ben-art", "ben"),
            need("eva-art", "eva"),
            {**need("ben-two", "ben"), "subject": "music"},
        ],
        "groups": [
            {
                "id": "g",
                "needs": ["ben-art", "eva-art"],
                "place": "class",
                "lesson_minutes": {"min": 20, "max": 30},
                "target_minutes": 30,
                "max_lessons_per_day": 1,
            }
        ],
        "locked_lessons": [lesson, later],
        "published_lessons": [lesson, {**lesson, "needs": ["gone"]}],
        "weights": {"travel": 7},
    }


MISSING = object()

# path of what is spoilt, what it becomes, and the path that the fault line must begin with (None: the same)
# ruff: noqa: E501
_FAULTS: list[tuple[str, Any, str | None]] = [
    ("format", "hospital-iep.planning-problem/2", None), ("format", MISSING, None), ("format", 1, None),
    ("timezone", MISSING, None), ("timezone", "Mars/Olympus", None), ("timezone", 3, None), ("timezone", "../etc/passwd", None),
    ("horizon", MISSING, None), ("horizon", [], None), ("horizon.start", MISSING, "horizon"), ("horizon.end", "2026-11-23T00:00", "horizon"),
    ("horizon.end", "2026-11-25T00:30", "horizon"), ("horizon.end", "2027-02-25T00:00", "horizon"), ("horizon.start", "2026-11-23", "horizon.start"),
    ("horizon.start", "2026-11-23T00:00:00", "horizon.start"), ("horizon.start", "2026-11-31T00:00", "horizon.start"),
    ("grid_minutes", 7, None), ("grid_minutes", True, None), ("grid_minutes", "5", None), ("grid_minutes", 5.0, None), ("grid_minutes", 0, None),
    ("now", "yesterday", None), ("now", "2026-11-23T24:00", None), ("now", 8, None), ("now", "2026-11-23T08:00Z", None),
    ("places", MISSING, None), ("places", {}, None), ("places[0]", "ward", None), ("places[0].id", MISSING, None), ("places[0].id", 4, None),
    ("places[1].id", "ward", None), ("places[0].kind", "garden", None), ("places[0].kind", MISSING, None), ("places[0].kind", ["ward"], None),
    ("places[1].capacity", -1, None), ("places[1].capacity", "many", None), ("places[1].capacity", 2.5, None),
    ("travel_minutes", {}, None), ("travel_minutes[0].from", "moon", None), ("travel_minutes[0].to", MISSING, None),
    ("travel_minutes[0].minutes", -5, None), ("travel_minutes[0].minutes", MISSING, None), ("travel_minutes[0].minutes", True, None),
    ("isolation_setup_minutes", -5, None), ("isolation_setup_minutes", "5", None),
    ("teachers", MISSING, None), ("teachers[0].subjects", MISSING, None), ("teachers[0].subjects", "art", None),
    ("teachers[0].subjects[0]", 3, "teachers[0].subjects"), ("teachers[0].available", MISSING, None), ("teachers[0].available[1]", [], None),
    ("teachers[0].available[0].start", "08:00", None), ("teachers[0].available[0].end", "2026-11-23T08:00", "teachers[0].available[0]"),
    ("teachers[0].busy[0].end", MISSING, None), ("teachers[0].busy[0].end", "2026-11-23T01:00", "teachers[0].busy[0]"),
    ("teachers[0].max_minutes_per_day", -1, None), ("teachers[0].max_minutes_per_day", 1.5, None), ("teachers[0].clearances", ["flu"], "teachers[0].clearances"),
    ("students", MISSING, None), ("students[0]", None, None), ("students[1].id", "ben", None), ("students[0].place", MISSING, None),
    ("students[0].place", "moon", None), ("students[0].place[1].place", "moon", None), ("students[0].place[1].start", "soon", None),
    ("students[0].place[0].end", "2026-11-22T00:00", "students[0].place[0]"), ("students[0].available", MISSING, None),
    ("students[1].available[0].end", 7, None), ("students[0].appointments[1].id", "a1", None), ("students[0].appointments[0].id", MISSING, None),
    ("students[0].appointments[0].start", "2026-11-23T10:00:00", None), ("students[0].appointments[0].end", "2026-11-23T09:00", "students[0].appointments[0]"),
    ("students[0].appointments[0].before_minutes", -5, None), ("students[0].appointments[0].after_minutes", "5", None),
    ("students[0].energy", [], None), ("students[0].energy.base", 5, None), ("students[0].energy.base", -1, None), ("students[0].energy.windows", {}, None),
    ("students[1].energy.windows[0].level", 5, None), ("students[1].energy.windows[0].level", MISSING, None), ("students[1].energy.windows[0].level", "low", None),
    ("students[1].energy.windows[0].max_lesson_minutes", 0, None), ("students[1].energy.windows[0].modes", ["bath"], "students[1].energy.windows[0].modes"),
    ("students[1].energy.windows[0].modes", "bedside", "students[1].energy.windows[0].modes"), ("students[1].energy.windows[0].end", "2026-11-23T08:00", "students[1].energy.windows[0]"),
    ("students[1].isolation[0].kind", "flu", None), ("students[1].isolation[0].kind", MISSING, None), ("students[1].isolation[0].start", 0, None),
    ("students[0].lesson_minutes", MISSING, None), ("students[0].lesson_minutes.min", 0, "students[0].lesson_minutes"), ("students[0].lesson_minutes.min", 40, "students[0].lesson_minutes"),
    ("students[0].lesson_minutes.max", MISSING, "students[0].lesson_minutes"), ("students[0].min_break_minutes", -1, None), ("students[0].max_minutes_per_day", "60", None),
    ("students[0].can_leave_room", "yes", None), ("students[0].can_leave_room", 1, None), ("students[0].keep_apart", "germ", None), ("students[0].keep_apart", [1], "students[0].keep_apart"),
    ("needs", MISSING, None), ("needs[1].id", "ben-art", None), ("needs[0].student", "tom", None), ("needs[0].student", MISSING, None), ("needs[0].subject", MISSING, None),
    ("needs[0].subject", 1, None), ("needs[0].requires_level", 0, None), ("needs[0].requires_level", 5, None), ("needs[0].requires_level", MISSING, None),
    ("needs[0].target_minutes", MISSING, None), ("needs[0].target_minutes", -10, None), ("needs[0].minimum_minutes", 70, "needs[0].minimum_minutes"),
    ("needs[0].max_minutes_per_day", -1, None), ("needs[0].max_lessons_per_day", "1", None), ("needs[0].mode", "bath", None), ("needs[0].mode", [], None),
    ("needs[0].mode", ["bedside", "group"], "needs[0].mode"), ("needs[0].teachers", "ana", None), ("needs[0].teachers", ["eve"], "needs[0].teachers"),
    ("groups[0].needs", ["ben-art"], "groups[0].needs"), ("groups[0].needs", ["ben-art", "gone"], "groups[0].needs"), ("groups[0].needs", ["ben-art", "ben-art"], "groups[0].needs"),
    ("groups[0].needs", ["ben-art", "ben-two"], "groups[0].needs"), ("groups[0].place", "moon", None), ("groups[0].lesson_minutes", MISSING, None),
    ("groups[0].lesson_minutes.min", 60, "groups[0].lesson_minutes"), ("groups[0].target_minutes", MISSING, None), ("groups[0].max_lessons_per_day", -1, None),
    ("groups", "none", None), ("groups[0].id", MISSING, None),
    ("locked_lessons[0].needs", [], "locked_lessons[0].needs"), ("locked_lessons[0].needs", ["gone"], "locked_lessons[0].needs"),
    ("locked_lessons[0].needs", ["ben-art", "ben-two"], "locked_lessons[0].needs"), ("locked_lessons[0].teacher", "eve", None), ("locked_lessons[0].place", "moon", None),
    ("locked_lessons[0].start", "2026-11-23T09:00", "locked_lessons[0]"), ("locked_lessons[0].end", MISSING, None), ("locked_lessons[1].start", "2026-11-23T08:20", "locked_lessons["),
    ("published_lessons[0].end", "2026-11-23T08:00", "published_lessons[0]"), ("published_lessons[0].start", "never", None), ("published_lessons[1].needs", "gone", None),
    ("published_lessons[1].teacher", MISSING, None), ("published_lessons[0]", 5, None),
    ("weights", [], None), ("weights.speed", 3, "weights"), ("weights.travel", -1, "weights"), ("weights.travel", 1.5, "weights"), ("weights.travel", True, "weights"), ("weights.travel", "3", "weights"),
]  # fmt: skip


def faulty_problems() -> Iterator[tuple[str, Problem, str]]:
    """Each: words for the test's name, the spoilt file, and what its fault line must begin with."""
    for path, value, blamed in _FAULTS:
        problem = _good()
        _put(problem, path, value)
        shown = "missing" if value is MISSING else repr(value)
        yield f"{path}={shown}", problem, blamed or path
    problem = _good()
    problem["groups"].append({**problem["groups"][0], "id": "h", "needs": ["eva-art", "ben-art"]})
    yield "two groups of the same needs", problem, "groups[1].needs"


def good_problem() -> Problem:
    """The file that `faulty_problems` spoils."""
    return _good()


def doubly_faulty(seed: int) -> tuple[Problem, list[str]]:
    """A file with several independent faults: each must have its line."""
    rng = random.Random(f"faults {seed}")
    problem, blamed, parts = _good(), [], set()
    for path, value, prefix in rng.sample(_FAULTS, 12):
        part = path.split(".")[0]
        owner = part.split("[")[0]
        hides = owner in ("horizon", "groups", "locked_lessons", "published_lessons") or path.endswith(".id")
        if value is MISSING or owner in parts or "." not in path or hides:
            continue  # one fault a list, none that hides another
        parts.add(owner)
        _put(problem, path, value)
        blamed.append(prefix or path)
    return problem, blamed


def _put(problem: Problem, path: str, value: Any) -> None:
    steps: list[str | int] = []
    for part in path.replace("]", "").split("."):
        name, *numbers = part.split("[")
        steps += [name, *(int(number) for number in numbers)]
    here: Any = problem
    for step in steps[:-1]:
        here = here[step]
    if value is MISSING:
        del here[steps[-1]]
    else:
        here[steps[-1]] = value
