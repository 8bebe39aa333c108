"""Random timetables that keep every rule, and the same ones spoilt: food for two judges of the same words."""

import copy
import random
from typing import Any

from tests.scheduling.bruteforce import DAY, Lesson, Week, alone, broken_by
from tests.scheduling.instances import Calendar

Timetable = dict[str, Any]


def raw(needs: list[str], teacher: str, place: str, start: str, end: str) -> dict[str, Any]:
    return {"needs": needs, "teacher": teacher, "place": place, "start": start, "end": end}


def fixed_lessons(problem: dict[str, Any]) -> list[dict[str, Any]]:
    """The lessons that a right timetable must hold unchanged."""
    now = problem.get("now")
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for lesson in [
        *problem.get("locked_lessons", []),
        *[x for x in problem.get("published_lessons", []) if now and x["start"] < now],
    ]:
        found[
            frozenset(lesson["needs"]), lesson["teacher"], lesson["place"], lesson["start"], lesson["end"]
        ] = lesson
    return [
        raw(**{key: x[key] for key in ("needs", "teacher", "place", "start", "end")}) for x in found.values()
    ]


def numbered(lessons: list[dict[str, Any]]) -> Timetable:
    """A timetable file of these lessons."""
    order = sorted(lessons, key=lambda x: (x["start"], x["teacher"], x["needs"]))
    return {
        "format": "hospital-iep.timetable/1",
        "lessons": [
            {"id": f"L{n + 1}", **{k: v for k, v in x.items() if k != "id"}} for n, x in enumerate(order)
        ],
    }


def random_timetable(problem: dict[str, Any], seed: int, tries: int = 150) -> Timetable:
    """Lessons thrown at the week; those that break nothing stay."""
    rng = random.Random(f"filler {seed}")
    week = Week(problem)
    cal = Calendar(problem["horizon"]["start"])
    kept = fixed_lessons(problem)
    read = [Lesson(week, x) for x in kept]
    for _ in range(tries if week.teachers and week.needs else 0):
        candidate = _throw(rng, week, cal)
        lesson = Lesson(week, candidate)
        if alone(week, lesson) or any(lesson.key == other.key for other in read):
            continue
        together = sorted([*read, lesson], key=lambda x: (x.start, x.end))
        if not broken_by(week, together):
            kept.append(candidate)
            read = together
    return numbered(kept)


def _throw(rng: random.Random, week: Week, cal: Calendar) -> dict[str, Any]:
    grid, day = week.grid, rng.randrange(max(1, week.length // DAY))
    group = rng.choice(list(week.groups.values())) if week.groups and rng.random() < 0.2 else None
    need = week.needs[group["needs"][0] if group else rng.choice(list(week.needs))]
    student = week.students[need["student"]]
    limits = (group or student)["lesson_minutes"]
    length = (
        rng.randint(-(-limits["min"] // grid), max(-(-limits["min"] // grid), limits["max"] // grid)) * grid
    )
    start = rng.randrange(450, 1050) // grid * grid
    able = [
        name for name, teacher in week.teachers.items() if need["subject"] in teacher["subjects"]
    ] or list(week.teachers)
    if group:
        place = group["place"]
    elif rng.random() < 0.3:
        place = rng.choice(list(week.places))
    else:
        own = student["place"]
        place = own if isinstance(own, str) else rng.choice(own)["place"]
    return raw(
        list(group["needs"]) if group else [need["id"]],
        rng.choice(able),
        place,
        cal.at(day, start),
        cal.at(day, start + length),
    )


def spoilt(problem: dict[str, Any], timetable: Timetable, seed: int) -> Timetable:
    """One lesson moved, stretched, given to another, dropped or added: a rule is broken, or none."""
    rng = random.Random(f"spoilt {seed}")
    lessons = [{k: v for k, v in x.items() if k != "id"} for x in copy.deepcopy(timetable["lessons"])]
    week, cal = Week(problem), Calendar(problem["horizon"]["start"])
    if not week.teachers or not week.needs:
        return numbered(lessons)
    kind = rng.choice(
        [
            "move",
            "move",
            "nudge",
            "stretch",
            "teacher",
            "place",
            "drop",
            "add",
            "add",
            "add near",
            "day",
            "night",
        ]
    )
    if not lessons or kind == "add":
        lessons.append(_throw(rng, week, cal))
        return numbered(lessons)
    lesson = rng.choice(lessons)
    first, last = week.minute(lesson["start"]), week.minute(lesson["end"])
    if kind == "drop":
        lessons.remove(lesson)
    elif kind == "teacher":
        lesson["teacher"] = rng.choice(list(week.teachers))
    elif kind == "place":
        lesson["place"] = rng.choice(list(week.places))
    elif kind == "stretch":
        lesson["end"] = cal.at(
            0, max(first + 1, last + rng.choice([-1, 1, 1, 2, 4]) * rng.choice([week.grid, 5]))
        )
    else:
        if kind == "add near":
            other = _throw(rng, week, cal)
            length = week.minute(other["end"]) - week.minute(other["start"])
            first, lesson = last + rng.choice([0, 0, 1, 2]) * week.grid, other
            if rng.random() < 0.5:
                lesson["teacher"] = rng.choice(lessons)["teacher"]
            lessons.append(lesson)
            last = first + length
            shift = 0
        elif kind == "night":
            shift = DAY - first % DAY - rng.choice([0, 10, 30])
        elif kind == "day":
            shift = rng.choice([-1, 1, 2]) * DAY
        elif kind == "nudge":
            shift = rng.choice([-7, -1, 1, 3, 5, 10, -10])
        else:
            shift = rng.randrange(-30, 31) * week.grid
        lesson["start"], lesson["end"] = cal.at(0, first + shift), cal.at(0, last + shift)
    return numbered(lessons)
