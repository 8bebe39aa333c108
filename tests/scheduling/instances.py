"""Planning problems from a seed: hospitals as they are, school weeks, and weeks after medicine moved.

`hospital_problem` follows what hospital schools report (the sizes of the benchmark). The corners of the
contract are in `corners`, faulty files in `faults`. Standard library only; all names are invented.
"""

import copy
import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

Problem = dict[str, Any]

SUBJECTS = [
    ("mathematics", 3),
    ("language-arts", 3),
    ("science", 2),
    ("social-studies", 2),
    ("reading", 1),
    ("art", 1),
]
INFECTIOUS = ["contact", "droplet", "airborne", "enteric"]
SIZES = {"tiny": (1, 4), "S": (1, 12), "M": (4, 48), "L": (12, 150), "XL": (60, 800)}
DAY = 24 * 60


class Calendar:
    """Times of one problem: day number and minute of the day to the file's text."""

    def __init__(self, start: str) -> None:
        self.start = datetime.fromisoformat(start)

    def at(self, day: int, minute: int) -> str:
        return (self.start + timedelta(days=day, minutes=minute)).isoformat(timespec="minutes")

    def span(self, day: int, first: int, last: int, **more: Any) -> dict[str, Any]:
        return {"start": self.at(day, first), "end": self.at(day, last), **more}


def five(minutes: float) -> int:
    return round(minutes / 5) * 5


# ---------------------------------------------------------------------------------------------------------
# Hospitals as they are


def hospital_problem(
    size: str | tuple[int, int], seed: int, *, load: float = 1.1, groups: int = 0, days: int = 5
) -> Problem:
    """School weeks of a hospital: treatments, tired afternoons, isolation, subjects shared out."""
    teachers, students = SIZES[size] if isinstance(size, str) else size
    rng = random.Random(f"hospital {teachers} {students} {seed}")
    cal = Calendar("2026-11-23")
    wards = [f"ward-{number + 1}" for number in range(max(1, round(students / 14)))]
    places = [{"id": ward, "kind": "ward"} for ward in wards] + [
        {"id": "classroom", "kind": "classroom", "capacity": 6}
    ]
    travel = [
        {"from": a["id"], "to": b["id"], "minutes": rng.choice([5, 5, 10])}
        for number, a in enumerate(places)
        for b in places[number + 1 :]
    ]
    staff = [_hospital_teacher(rng, cal, number, teachers, days) for number in range(teachers)]
    for subject, _ in SUBJECTS:
        if not any(subject in teacher["subjects"] for teacher in staff):
            staff[rng.randrange(teachers)]["subjects"].append(subject)
    pupils, needs = [], []
    for number in range(students):
        pupil = _hospital_pupil(rng, cal, f"student-{number + 1:03d}", wards, days)
        pupils.append(pupil)
        needs += _hospital_needs(rng, pupil, load * teachers * 250 * days / students, days)
    return {
        "format": "hospital-iep.planning-problem/1",
        "timezone": "America/Chicago",
        "horizon": {"start": cal.at(0, 0), "end": cal.at(days, 0)},
        "grid_minutes": 5,
        "places": places,
        "travel_minutes": travel,
        "isolation_setup_minutes": 5,
        "teachers": staff,
        "students": pupils,
        "needs": needs,
        "groups": _hospital_groups(rng, pupils, needs, groups),
    }


def _hospital_teacher(
    rng: random.Random, cal: Calendar, number: int, teachers: int, days: int
) -> dict[str, Any]:
    names = [subject for subject, _ in SUBJECTS]
    hours = []
    for day in range(days):
        if day % 7 < 5 and rng.random() >= 0.06:
            first, last = rng.choice([(480, 930), (510, 960), (540, 990)])
            hours += [cal.span(day, first, 720), cal.span(day, 750, last)]
    return {
        "id": f"teacher-{number + 1}",
        "subjects": names if teachers < 3 else sorted(rng.sample(names, 4)),
        "available": hours,
        "busy": [cal.span(day, 510, 540) for day in range(0, days, 7)],
        "max_minutes_per_day": 330,
        "clearances": ["airborne"] if teachers == 1 or rng.random() < 0.7 else [],
    }


def _hospital_pupil(
    rng: random.Random, cal: Calendar, name: str, wards: list[str], days: int
) -> dict[str, Any]:
    appointments: list[dict[str, Any]] = []
    windows: list[dict[str, Any]] = []
    isolation: list[dict[str, Any]] = []

    def book(day: int, start: int, length: int, kind: str, before: int = 0, after: int = 0) -> None:
        if day < days:
            appointments.append(
                {
                    "id": f"{name}-a{len(appointments) + 1}",
                    "kind": kind,
                    "before_minutes": before,
                    "after_minutes": after,
                    **cal.span(day, start, start + length),
                }
            )

    def feel(day: int, start: int, end: int, level: int, source: str, **more: Any) -> None:
        if day < days:
            windows.append(cal.span(day, start, end, level=level, source=source, **more))

    for day in range(days):
        book(day, rng.choice([450, 480, 510]), 20, "ward-round")
        book(day, 720, 30, "meal")
        if rng.random() < 0.45:
            feel(day, 780, 780 + rng.choice([30, 45, 60]), 0, "rest-hour")
    whole = cal.span(0, 0, DAY * days)
    kind = rng.choices(
        ["dialysis", "chemo", "ortho", "cf", "neuro", "mental", "sickle"], [2, 4, 3, 2, 2, 2, 2]
    )[0]
    for week in range(0, days, 7):
        _treatment_week(rng, kind, week, min(week + 7, days), book, feel)
    if kind == "cf" or (kind == "chemo" and rng.random() < 0.5):
        isolation.append({**whole, "kind": "contact" if kind == "cf" else "protective"})
    for day in range(days):
        if rng.random() < 0.5:
            feel(day, 540, 660, 4, "best-time")
        if rng.random() < 0.4:
            feel(day, 840, 960, rng.choice([2, 2, 1]), "afternoon", max_lesson_minutes=rng.choice([20, 30]))
    if rng.random() < 0.35:
        book(rng.randrange(days), five(540 + rng.randrange(330)), rng.choice([20, 30, 45]), "imaging", 15, 10)
    if rng.random() < 0.12 and not isolation:
        isolation.append({**whole, "kind": rng.choice(["contact", "droplet", "airborne"])})
    return {
        "id": name,
        "place": rng.choice(wards),
        "available": [cal.span(day, 480, 1080) for day in range(days)],
        "appointments": appointments,
        "energy": {"base": 3, "windows": windows},
        "isolation": isolation,
        "can_leave_room": rng.random() < 0.6,
        "lesson_minutes": {"min": rng.choice([15, 20]), "max": rng.choice([30, 40, 45, 60])},
        "min_break_minutes": rng.choice([10, 15, 30]),
        "max_minutes_per_day": rng.choice([60, 90, 120]),
    }


def _treatment_week(
    rng: random.Random, kind: str, first: int, last: int, book: Callable[..., None], feel: Callable[..., None]
) -> None:
    week = range(first, min(first + 5, last))
    if kind == "dialysis":
        for day in (0, 2, 4) if rng.random() < 0.6 else (1, 3):
            start, length = rng.choice([420, 480, 750]), rng.choice([210, 240])
            book(first + day, start, length, "haemodialysis", 15, 15)
            tired = min(start + length + 135, 1200)
            feel(first + day, start + length + 15, tired, 0, "haemodialysis")
            feel(first + day, tired, 1205, 1, "haemodialysis")
    elif kind == "chemo":
        course = first + rng.randrange(3)
        book(course, five(540 + rng.randrange(90)), rng.choice([120, 180, 240]), "chemotherapy", 30, 30)
        for day in (course + 1, course + 2):
            feel(day, 420, 630, 0, "chemotherapy")
            feel(day, 630, 1080, 1, "chemotherapy")
    elif kind == "ortho":
        for day in week:
            book(day, five(540 + rng.randrange(300)), 45, "physiotherapy", 10, 15)
    elif kind == "cf":
        for day in week:
            book(day, 540, 40, "airway-clearance", 0, 10)
            book(day, 900, 40, "airway-clearance", 0, 10)
    elif kind == "neuro":
        for day in week:
            feel(day, 840, 1080, 1, "medication")
        book(rng.choice(week), five(600 + rng.randrange(200)), 60, "eeg", 15, 30)
    elif kind == "mental":
        for day in week:
            book(day, 600, 60, "group-therapy", 5, 10)
    else:
        crisis = rng.choice(week)
        feel(crisis, 420, 1140, 0, "pain-crisis")
        feel(crisis + 1, 420, 1140, 1, "pain-crisis")


def _hospital_needs(
    rng: random.Random, pupil: dict[str, Any], want: float, days: int
) -> list[dict[str, Any]]:
    low, high = pupil["lesson_minutes"]["min"], pupil["lesson_minutes"]["max"]
    picks = rng.sample(SUBJECTS, rng.choice([2, 3, 3, 4]))
    needs = []
    for subject, level in picks:
        target = max(low, five(want / len(picks) * rng.uniform(0.7, 1.3)))
        while not any(count * low <= target <= count * high for count in range(1, days + 1)):
            target -= 5
        needs.append(
            {
                "id": f"{pupil['id']}-{subject}",
                "student": pupil["id"],
                "subject": subject,
                "requires_level": level,
                "target_minutes": target,
                "minimum_minutes": five(target * 0.6),
                "max_minutes_per_day": high,
                "max_lessons_per_day": 1,
                "mode": "bedside",
            }
        )
    return needs


def _hospital_groups(
    rng: random.Random, pupils: list[dict[str, Any]], needs: list[dict[str, Any]], wanted: int
) -> list[dict[str, Any]]:
    free = {pupil["id"] for pupil in pupils if pupil["can_leave_room"] and not pupil["isolation"]}
    groups: list[dict[str, Any]] = []
    for subject, _ in SUBJECTS:
        pool = [
            n for n in needs if n["subject"] == subject and n["student"] in free and n["target_minutes"] >= 30
        ]
        rng.shuffle(pool)
        while len(pool) >= 3 and len(groups) < wanted:
            members = [pool.pop() for _ in range(min(len(pool), rng.choice([3, 4, 5])))]
            target = max(30, five(min(need["target_minutes"] for need in members) / 2))
            groups.append(
                {
                    "id": f"group-{len(groups) + 1}",
                    "needs": [need["id"] for need in members],
                    "place": "classroom",
                    "lesson_minutes": {"min": 30, "max": 45},
                    "target_minutes": target,
                    "max_lessons_per_day": 1,
                }
            )
    return groups


def school_week(classes: int, seed: int, *, periods: int = 6, spare: int = 2) -> Problem:
    """A dense school: every hour of every class is needed, lessons have one length; a full week exists.

    Each class is five pupils who are taught in groups only, each class and subject has its teacher. As no
    teacher has more lessons than the week has hours, a week without a gap exists (the edges of a bipartite
    graph are coloured).
    """
    rng = random.Random(f"school {classes} {seed} {periods}")
    cal, hours = Calendar("2026-11-23"), 5 * periods
    day_spans = [cal.span(day, 480, 480 + 45 * periods) for day in range(5)]
    teachers = [f"teacher-{number + 1}" for number in range(classes + spare)]
    load = dict.fromkeys(teachers, 0)
    students, needs, groups = [], [], []
    places = [{"id": f"room-{number + 1}", "kind": "classroom"} for number in range(classes)]
    subjects: dict[str, set[str]] = {name: set() for name in teachers}
    for number in range(classes):
        members = [f"pupil-{number + 1}-{seat + 1}" for seat in range(5)]
        students += [
            {
                "id": name,
                "place": f"room-{number + 1}",
                "available": day_spans,
                "can_leave_room": True,
                "lesson_minutes": {"min": 45, "max": 45},
            }
            for name in members
        ]
        left = hours
        while left:
            subject = f"subject-{number + 1}-{len(groups)}"
            count = min(left, rng.choice([2, 3, 4, 5]))
            free = [name for name in teachers if load[name] + count <= hours]
            if not free:
                free = [max(teachers, key=lambda name: hours - load[name])]
                count = hours - load[free[0]]
            teacher = rng.choice(free)
            load[teacher] += count
            left -= count
            subjects[teacher].add(subject)
            ids = [f"{name}-{subject}" for name in members]
            needs += [
                {
                    "id": key,
                    "student": name,
                    "subject": subject,
                    "requires_level": 1,
                    "target_minutes": 45 * count,
                    "max_lessons_per_day": periods,
                    "mode": "classroom",
                    "teachers": [teacher],
                }
                for key, name in zip(ids, members, strict=True)
            ]
            groups.append(
                {
                    "id": f"group-{len(groups) + 1}",
                    "needs": ids,
                    "place": f"room-{number + 1}",
                    "max_lessons_per_day": periods,
                    "lesson_minutes": {"min": 45, "max": 45},
                    "target_minutes": 45 * count,
                }
            )
    return {
        "format": "hospital-iep.planning-problem/1",
        "timezone": "Europe/Berlin",
        "grid_minutes": 15,
        "places": places,
        "horizon": {"start": cal.at(0, 0), "end": cal.at(5, 0)},
        "teachers": [
            {"id": name, "subjects": sorted(subjects[name]), "available": day_spans} for name in teachers
        ],
        "students": students,
        "needs": needs,
        "groups": groups,
    }


def disrupted(problem: Problem, timetable: dict[str, Any], seed: int) -> Problem:
    """The same week after medicine moved: the plan is published, one lesson now meets an X-ray."""
    rng = random.Random(f"disrupted {seed}")
    changed = copy.deepcopy(problem)
    keys = ("needs", "teacher", "place", "start", "end")
    changed["published_lessons"] = [{key: lesson[key] for key in keys} for lesson in timetable["lessons"]]
    if not timetable["lessons"]:
        return changed
    owner = {need["id"]: need["student"] for need in problem["needs"]}
    hit = rng.choice(timetable["lessons"])
    pupil = next(s for s in changed["students"] if s["id"] == owner[hit["needs"][0]])
    pupil.setdefault("appointments", []).append(
        {
            "id": "moved-here",
            "kind": "imaging",
            "start": hit["start"],
            "end": hit["end"],
            "before_minutes": 15,
            "after_minutes": 10,
        }
    )
    return changed
