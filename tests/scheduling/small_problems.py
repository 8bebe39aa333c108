"""A hospital of one corridor, small enough to know the answers by heart."""

import json

from hospital_iep.scheduling.check import check
from hospital_iep.scheduling.planning_file import read_problem, read_timetable

DAY = "2026-11-23"
FORMAT = "hospital-iep.timetable/1"


def at(clock, day=DAY):
    return f"{day}T{clock}"


def span(first, last, day=DAY, **more):
    return {"start": at(first, day), "end": at(last, day), **more}


def student(name, **changes):
    return {
        "id": name, "place": "ward", "available": [span("08:00", "16:00")],
        "lesson_minutes": {"min": 15, "max": 45}, **changes,
    }  # fmt: skip


def need(name, owner, **changes):
    return {
        "id": name, "student": owner, "subject": "reading", "requires_level": 1,
        "target_minutes": 30, **changes,
    }  # fmt: skip


def teacher(name="tia", **changes):
    return {"id": name, "subjects": ["reading"], "available": [span("08:00", "12:00")], **changes}


def corridor(**changes):
    """One teacher, Ann and Bob on one ward, thirty minutes of reading for each, one Monday."""
    return {
        "format": "hospital-iep.planning-problem/1",
        "timezone": "Europe/Berlin",
        "horizon": {"start": at("00:00"), "end": at("00:00", "2026-11-24")},
        "places": [
            {"id": "ward", "kind": "ward"},
            {"id": "tower", "kind": "ward"},
            {"id": "room", "kind": "classroom", "capacity": 2},
            {"id": "line", "kind": "remote"},
        ],
        "travel_minutes": [{"from": "ward", "to": "tower", "minutes": 10}],
        "isolation_setup_minutes": 5,
        "teachers": [teacher()],
        "students": [student("ann"), student("bob")],
        "needs": [need("ann-r", "ann"), need("bob-r", "bob")],
        **changes,
    }


def lesson(needs, first, last, place="ward", teacher="tia", day=DAY, name=None):
    needs = [needs] if isinstance(needs, str) else needs
    return {
        "id": name or f"{needs[0]}@{first}", "needs": needs, "teacher": teacher, "place": place,
        "start": at(first, day), "end": at(last, day),
    }  # fmt: skip


def read(problem):
    return read_problem(json.dumps(problem))


def report(problem, *lessons, **claims):
    known = read(problem)
    timetable = {"format": FORMAT, "lessons": list(lessons), **claims}
    return check(known, read_timetable(known, json.dumps(timetable)), claims=bool(claims))


def broken(problem, *lessons):
    return {entry.rule for entry in report(problem, *lessons).broken}
