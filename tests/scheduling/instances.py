"""Planning problems from a seed: everything planning-file.md allows, small to large, and faulty files.

`hospital_problem` follows what hospital schools report (the sizes of the benchmark); `random_problem` visits the
corners of the contract; `faulty_problems` spoils a good file in one place and says which path must be blamed.
Standard library only; all names are invented.
"""

import copy
import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

Problem = dict[str, Any]

SUBJECTS = [("mathematics", 3), ("language-arts", 3), ("science", 2), ("social-studies", 2), ("reading", 1), ("art", 1)]
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


def hospital_problem(size: str | tuple[int, int], seed: int, *, load: float = 1.1, groups: int = 0, days: int = 5) -> Problem:
    """One or more school weeks of a hospital: treatments, tired afternoons, isolation, subjects shared out."""
    teachers, students = SIZES[size] if isinstance(size, str) else size
    rng = random.Random(f"hospital {teachers} {students} {seed}")
    cal = Calendar("2026-11-23")
    wards = [f"ward-{number + 1}" for number in range(max(1, round(students / 14)))]
    places = [{"id": ward, "kind": "ward"} for ward in wards] + [{"id": "classroom", "kind": "classroom", "capacity": 6}]
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


def _hospital_teacher(rng: random.Random, cal: Calendar, number: int, teachers: int, days: int) -> dict[str, Any]:
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


def _hospital_pupil(rng: random.Random, cal: Calendar, name: str, wards: list[str], days: int) -> dict[str, Any]:
    appointments: list[dict[str, Any]] = []
    windows: list[dict[str, Any]] = []
    isolation: list[dict[str, Any]] = []

    def book(day: int, start: int, length: int, kind: str, before: int = 0, after: int = 0) -> None:
        if day < days:
            appointments.append({"id": f"{name}-a{len(appointments) + 1}", "kind": kind, "before_minutes": before,
                                 "after_minutes": after, **cal.span(day, start, start + length)})

    def feel(day: int, start: int, end: int, level: int, source: str, **more: Any) -> None:
        if day < days:
            windows.append(cal.span(day, start, end, level=level, source=source, **more))

    for day in range(days):
        book(day, rng.choice([450, 480, 510]), 20, "ward-round")
        book(day, 720, 30, "meal")
        if rng.random() < 0.45:
            feel(day, 780, 780 + rng.choice([30, 45, 60]), 0, "rest-hour")
    whole = cal.span(0, 0, DAY * days)
    kind = rng.choices(["dialysis", "chemo", "ortho", "cf", "neuro", "mental", "sickle"], [2, 4, 3, 2, 2, 2, 2])[0]
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


def _treatment_week(rng: random.Random, kind: str, first: int, last: int, book: Callable[..., None], feel: Callable[..., None]) -> None:
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


def _hospital_needs(rng: random.Random, pupil: dict[str, Any], want: float, days: int) -> list[dict[str, Any]]:
    low, high = pupil["lesson_minutes"]["min"], pupil["lesson_minutes"]["max"]
    picks = rng.sample(SUBJECTS, rng.choice([2, 3, 3, 4]))
    needs = []
    for subject, level in picks:
        target = max(low, five(want / len(picks) * rng.uniform(0.7, 1.3)))
        while not any(count * low <= target <= count * high for count in range(1, days + 1)):
            target -= 5
        needs.append({
            "id": f"{pupil['id']}-{subject}", "student": pupil["id"], "subject": subject, "requires_level": level,
            "target_minutes": target, "minimum_minutes": five(target * 0.6), "max_minutes_per_day": high,
            "max_lessons_per_day": 1, "mode": "bedside",
        })
    return needs


def _hospital_groups(rng: random.Random, pupils: list[dict[str, Any]], needs: list[dict[str, Any]], wanted: int) -> list[dict[str, Any]]:
    free = {pupil["id"] for pupil in pupils if pupil["can_leave_room"] and not pupil["isolation"]}
    groups: list[dict[str, Any]] = []
    for subject, _ in SUBJECTS:
        pool = [n for n in needs if n["subject"] == subject and n["student"] in free and n["target_minutes"] >= 30]
        rng.shuffle(pool)
        while len(pool) >= 3 and len(groups) < wanted:
            members = [pool.pop() for _ in range(min(len(pool), rng.choice([3, 4, 5])))]
            target = max(30, five(min(need["target_minutes"] for need in members) / 2))
            groups.append({
                "id": f"group-{len(groups) + 1}", "needs": [need["id"] for need in members], "place": "classroom",
                "lesson_minutes": {"min": 30, "max": 45}, "target_minutes": target, "max_lessons_per_day": 1,
            })
    return groups


def school_week(classes: int, seed: int, *, periods: int = 6, spare: int = 2) -> Problem:
    """A dense school: every hour of every class is needed, lessons have one length; a full week is known to exist.

    Each class is five pupils who are taught in groups only, each class and subject has its teacher. As no teacher has
    more lessons than the week has hours, a week without a gap exists (the edges of a bipartite graph are coloured).
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
        for name in members:
            students.append({"id": name, "place": f"room-{number + 1}", "available": day_spans, "can_leave_room": True,
                             "lesson_minutes": {"min": 45, "max": 45}})
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
            needs += [{"id": key, "student": name, "subject": subject, "requires_level": 1, "target_minutes": 45 * count,
                       "max_lessons_per_day": 2, "mode": "classroom", "teachers": [teacher]} for key, name in zip(ids, members, strict=True)]
            groups.append({"id": f"group-{len(groups) + 1}", "needs": ids, "place": f"room-{number + 1}", "max_lessons_per_day": 2,
                           "lesson_minutes": {"min": 45, "max": 45}, "target_minutes": 45 * count})
    return {
        "format": "hospital-iep.planning-problem/1", "timezone": "Europe/Berlin", "grid_minutes": 15, "places": places,
        "horizon": {"start": cal.at(0, 0), "end": cal.at(5, 0)},
        "teachers": [{"id": name, "subjects": sorted(subjects[name]), "available": day_spans} for name in teachers],
        "students": students, "needs": needs, "groups": groups,
    }


def disrupted(problem: Problem, timetable: dict[str, Any], seed: int) -> Problem:
    """The same week after the medicine moved: what was planned is published, one lesson now meets an X-ray."""
    rng = random.Random(f"disrupted {seed}")
    changed = copy.deepcopy(problem)
    keys = ("needs", "teacher", "place", "start", "end")
    changed["published_lessons"] = [{key: lesson[key] for key in keys} for lesson in timetable["lessons"]]
    if not timetable["lessons"]:
        return changed
    owner = {need["id"]: need["student"] for need in problem["needs"]}
    hit = rng.choice(timetable["lessons"])
    pupil = next(s for s in changed["students"] if s["id"] == owner[hit["needs"][0]])
    pupil.setdefault("appointments", []).append({
        "id": "moved-here", "kind": "imaging", "start": hit["start"], "end": hit["end"], "before_minutes": 15, "after_minutes": 10,
    })
    return changed


# ---------------------------------------------------------------------------------------------------------
# The corners of the contract


def random_problem(seed: int, scale: str = "small") -> Problem:
    """A problem from anywhere in the contract; `scale` is tiny (the oracle closes it), small, or large."""
    return _Corners(random.Random(f"corners {seed} {scale}"), scale).build()


class _Corners:
    """Draws one problem; each part reads what the earlier ones drew."""

    def __init__(self, rng: random.Random, scale: str) -> None:
        self.rng, self.scale = rng, scale
        self.tiny = scale == "tiny"
        self.grid = rng.choice([5, 5, 5, 10, 15, 20, 30]) if not self.tiny else rng.choice([5, 10, 15, 15, 20, 30])
        self.days = rng.choice([1, 2, 3]) if self.tiny else rng.choice([1, 1, 2, 3, 5, 5, 5, 7, 8, 14])
        if not self.tiny and rng.random() < 0.02:
            self.days = rng.choice([28, 56])
        # some horizons hold the night on which the clocks change
        self.zone, start = rng.choice([("America/Chicago", "2026-11-23"), ("America/Chicago", "2026-10-30"),
                                       ("Europe/Berlin", "2026-03-27"), ("Asia/Tokyo", "2027-02-26"), ("UTC", "2026-12-28")])
        self.cal = Calendar(start)
        self.lessons: list[dict[str, Any]] = []

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def tick(self, first: int, last: int) -> int:
        """A minute between two, mostly on the grid, for hospitals do not keep to grids."""
        minute = self.rng.randrange(first, last)
        return minute if self.chance(0.15) else minute // self.grid * self.grid

    def span(self, first: int = 420, last: int = 1080, longest: int = 240, **more: Any) -> dict[str, Any]:
        day, start = self.rng.randrange(self.days), self.tick(first, last)
        length = max(5, self.tick(10, longest))
        return self.cal.span(day, start, start + length, **more)

    def build(self) -> Problem:
        rng, days = self.rng, self.days
        teachers = 1 if self.tiny else rng.randrange(1, 5) if self.scale == "small" else rng.randrange(4, 9)
        pupils = rng.randrange(1, 5) if self.tiny else rng.randrange(1, 11) if self.scale == "small" else rng.randrange(15, 50)
        if not self.tiny and self.chance(0.03):
            teachers = 0
        self.places = self._places()
        self.subjects = [name for name, _ in rng.sample(SUBJECTS, rng.randrange(2, 5))]
        self.teachers = [self._teacher(number) for number in range(teachers)]
        self.students = [self._student(number) for number in range(pupils)]
        self.needs = [need for student in self.students for need in self._needs(student)]
        self.groups = self._groups() if self.chance(0.4) else []
        problem: Problem = {
            "format": "hospital-iep.planning-problem/1",
            "timezone": self.zone,
            "horizon": {"start": self.cal.at(0, 0), "end": self.cal.at(days, 0)},
            "grid_minutes": self.grid,
            "places": self.places,
            "teachers": self.teachers,
            "students": self.students,
            "needs": self.needs,
        }
        self._maybe(problem, "travel_minutes", self._travel(), 0.8)
        self._maybe(problem, "isolation_setup_minutes", rng.choice([0, 5, 5, 7, 10, 20]), 0.7)
        self._maybe(problem, "groups", self.groups, 1.0 if self.groups else 0.3)
        if self.chance(0.15):
            problem["weights"] = {name: rng.choice([0, 1, 3, 50, 400]) for name in rng.sample(
                ["below_minimum", "below_target", "energy", "extra_teachers", "travel", "changed", "uneven"], rng.randrange(1, 4))}
        if problem.get("grid_minutes") == 5 and self.chance(0.3):
            del problem["grid_minutes"]
        self._history(problem)
        if self.chance(0.1):
            problem["note_of_another_program"] = {"kept": True}
        return problem

    def _maybe(self, problem: Problem, key: str, value: Any, share: float) -> None:
        if self.chance(share):
            problem[key] = value

    def _places(self) -> list[dict[str, Any]]:
        rng = self.rng
        places: list[dict[str, Any]] = [{"id": f"ward-{n + 1}", "kind": "ward"} for n in range(rng.randrange(1, 4))]
        for n in range(rng.choice([0, 1, 1, 2])):
            places.append({"id": f"classroom-{n + 1}", "kind": "classroom", "capacity": rng.choice([None, 0, 1, 2, 3, 6])})
        places += [{"id": f"home-{n + 1}", "kind": "home"} for n in range(rng.choice([0, 0, 1, 2]))]
        places += [{"id": f"screen-{n + 1}", "kind": "remote"} for n in range(rng.choice([0, 1, 1, 2]))]
        if self.chance(0.2):
            places[0]["capacity"] = 1
        rng.shuffle(places)
        return places

    def _ids(self, *kinds: str) -> list[str]:
        return [place["id"] for place in self.places if place["kind"] in kinds]

    def _travel(self) -> list[dict[str, Any]]:
        rng = self.rng
        pairs = []
        for number, a in enumerate(self.places):
            for b in self.places[number + 1 :]:
                if self.chance(0.75):
                    far = "home" in (a["kind"], b["kind"])
                    one, two = rng.sample([a["id"], b["id"]], 2)
                    pairs.append({"from": one, "to": two, "minutes": rng.choice([15, 25, 40] if far else [0, 3, 5, 5, 10])})
        return pairs

    def _hours(self, share: float, first: int, last: int) -> list[dict[str, Any]]:
        spans = []
        for day in range(self.days):
            if not self.chance(share):
                continue
            start, end = self.tick(first, first + 90), self.tick(last - 90, last)
            noon = self.tick(690, 760)
            if self.chance(0.5):
                gap = self.rng.choice([0, 30, 30])           # touching spans join
                spans += [self.cal.span(day, start, noon), self.cal.span(day, noon + gap, end)]
            else:
                spans.append(self.cal.span(day, start, end))
        if self.chance(0.05):
            spans = [self.cal.span(0, 0, DAY * self.days)]   # all night: lessons may end at midnight, not cross it
        self.rng.shuffle(spans)
        return spans

    def _teacher(self, number: int) -> dict[str, Any]:
        rng = self.rng
        teacher: dict[str, Any] = {
            "id": f"teacher-{number + 1}",
            "subjects": sorted(self.subjects if self.tiny else rng.sample(self.subjects, rng.randrange(1, len(self.subjects) + 1))),
            "available": self._hours(0.9, 450, 990),
        }
        self._maybe(teacher, "busy", [self.span(longest=90) for _ in range(rng.randrange(3))], 0.6)
        self._maybe(teacher, "max_minutes_per_day", rng.choice([0, 60, 100, 150, 240, 240, 300]), 0.4)
        self._maybe(teacher, "clearances", rng.choice([[], ["airborne"], ["airborne", "contact"]]), 0.6)
        return teacher

    def _student(self, number: int) -> dict[str, Any]:
        rng = self.rng
        low = self.rng.choice([1, 10, 15, 15, 20])
        student: dict[str, Any] = {
            "id": f"student-{number + 1}",
            "place": self._own_place(),
            "available": self._hours(0.9, 450, 1080),
            "lesson_minutes": {"min": low, "max": low + rng.choice([0, 10, 20, 30, 45])},
        }
        if self.chance(0.8):
            student["appointments"] = [self._appointment(n) for n in range(rng.randrange(1 + min(self.days * 2, 8)))]
        if self.chance(0.8):
            student["energy"] = {"base": rng.choice([0, 1, 2, *[3] * 9, 4]), "windows": [self._window() for _ in range(rng.randrange(6))]}
            if student["energy"]["base"] == 3 and self.chance(0.5):
                del student["energy"]["base"]
        if self.chance(0.45):
            student["isolation"] = [self._isolation() for _ in range(rng.choice([1, 1, 2]))]
        self._maybe(student, "min_break_minutes", rng.choice([0, 5, 10, 17, 30]), 0.6)
        self._maybe(student, "max_minutes_per_day", rng.choice([0, 30, 45, 60, 60, 90, 90, 120, 120]), 0.5)
        self._maybe(student, "can_leave_room", self.chance(0.7), 0.8)
        self._maybe(student, "keep_apart", rng.sample(["germ-A", "germ-B"], rng.randrange(1, 3)), 0.25)
        return student

    def _own_place(self) -> Any:
        rng = self.rng
        rooms = self._ids("ward", "home") if self.chance(0.95) else self._ids("ward", "home", "classroom")
        if self.chance(0.75) or len(rooms) < 2:
            return rng.choice(rooms)
        one, two = rng.sample(rooms, 2)
        minute = self.tick(60, DAY * self.days - 60)
        away = rng.choice([0, 0, 45])                      # on the way a child has no place of its own
        return [{**self.cal.span(0, 0, minute), "place": one}, {**self.cal.span(0, minute + away, DAY * self.days), "place": two}]

    def _appointment(self, number: int) -> dict[str, Any]:
        appointment = {"id": f"a{number + 1}", "kind": self.rng.choice(["imaging", "meal", "chemotherapy", "physiotherapy"]),
                       **self.span(longest=150)}
        self._maybe(appointment, "before_minutes", self.rng.choice([0, 5, 15, 12]), 0.5)
        self._maybe(appointment, "after_minutes", self.rng.choice([0, 10, 30, 7]), 0.5)
        return appointment

    def _window(self) -> dict[str, Any]:
        rng = self.rng
        window = self.span(level=rng.choice([0, 1, 1, 2, 2, 2, 3, 4]), source="invented", longest=360)
        self._maybe(window, "max_lesson_minutes", rng.choice([5, 15, 20, 30]), 0.25)
        self._maybe(window, "modes", rng.sample(["bedside", "remote", "classroom", "group"], rng.randrange(4)), 0.2)
        if self.chance(0.2):
            window["max_lesson_minutes"] = None
        return window

    def _isolation(self) -> dict[str, Any]:
        kind = self.rng.choice([*INFECTIOUS, "protective", "protective"])
        if self.chance(0.4):
            return {**self.cal.span(0, 0, DAY * self.days), "kind": kind}
        start = self.tick(0, DAY * self.days - 60)          # starts or ends in the middle of a day
        return {**self.cal.span(0, start, start + self.tick(60, 3 * DAY)), "kind": kind}

    def _needs(self, student: dict[str, Any]) -> list[dict[str, Any]]:
        rng, needs = self.rng, []
        low, high = student["lesson_minutes"]["min"], student["lesson_minutes"]["max"]
        for subject in rng.sample(self.subjects, rng.randrange(1, min(3 if self.tiny else 4, len(self.subjects) + 1))):
            target = max(0, five(rng.uniform(0.5, 2.5) * max(low, high))) if self.chance(0.95) else 0
            need = {"id": f"{student['id']}-{subject}", "student": student["id"], "subject": subject,
                    "requires_level": rng.choice([1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4]), "target_minutes": target}
            self._maybe(need, "minimum_minutes", rng.choice([0, target // 2, target]), 0.7)
            self._maybe(need, "max_minutes_per_day", rng.choice([high, high * 2, 45]), 0.5)
            self._maybe(need, "max_lessons_per_day", rng.choice([0, 1, 1, 2, 2, 2, 3]), 0.4)
            if self.chance(0.5):
                modes = rng.sample(["bedside", "bedside", "classroom", "remote"], rng.randrange(1, 4))
                modes = list(dict.fromkeys(modes))
                need["mode"] = modes[0] if len(modes) == 1 and self.chance(0.5) else modes
            if self.chance(0.2):
                chosen = rng.sample([t["id"] for t in self.teachers], rng.randrange(len(self.teachers) + 1))
                need["teachers"] = None if self.chance(0.2) else chosen
            needs.append(need)
        return needs

    def _groups(self) -> list[dict[str, Any]]:
        rng, groups, seen = self.rng, [], set()
        for subject in self.subjects:
            pool = [need for need in self.needs if need["subject"] == subject or self.chance(0.05)]
            pool = list({need["student"]: need for need in pool}.values())
            for _ in range(2):
                if len(pool) < 2:
                    continue
                members = rng.sample(pool, rng.randrange(2, min(4, len(pool)) + 1))
                names = frozenset(need["id"] for need in members)
                if names in seen:
                    continue
                seen.add(names)
                low = rng.choice([10, 15, 20, 30])
                group = {"id": f"group-{len(groups) + 1}", "needs": [need["id"] for need in members],
                         "place": rng.choice([place["id"] for place in self.places]),
                         "lesson_minutes": {"min": low, "max": low + rng.choice([0, 15, 30])},
                         "target_minutes": rng.choice([30, 45, 60, 90])}
                self._maybe(group, "max_lessons_per_day", rng.choice([1, 2]), 0.4)
                groups.append(group)
        return groups

    def _history(self, problem: Problem) -> None:
        """What is already published, what is pinned, and how far the week has gone."""
        rng = self.rng
        if not self.chance(0.5) or not self.teachers or not self.needs:
            return
        now = self.tick(420, DAY * self.days - 420) if self.chance(0.6) else None
        if now is not None:
            problem["now"] = self.cal.at(0, now)
        published, locked = [], []
        for _ in range(rng.randrange(1, 8 if not self.tiny else 4)):
            lesson = self._some_lesson()
            if lesson is None:
                continue
            kept = {key: value for key, value in lesson.items() if not key.startswith("_")}
            if self.chance(0.3):
                locked.append(kept)
            if self.chance(0.8) or kept not in locked:
                published.append(kept)
            self.lessons.append(lesson)
        late = max(now or 0, DAY * self.days - 300)
        if self.chance(0.4):                               # a lesson of somebody who has left
            published.append({"needs": [rng.choice(["gone-need", self.needs[0]["id"]])], "teacher": rng.choice(["gone-teacher"]),
                              "place": rng.choice(["gone-place", self.places[0]["id"]]), **self.cal.span(0, late, late + 30)})
        self._maybe(problem, "published_lessons", published, 1.0 if published else 0.2)
        self._maybe(problem, "locked_lessons", locked, 1.0 if locked else 0.2)

    def _some_lesson(self) -> dict[str, Any] | None:
        """A lesson that may break rules (medicine moved over it), but never stands on another fixed one."""
        rng = self.rng
        group = rng.choice(self.groups) if self.groups and self.chance(0.25) else None
        need = rng.choice(self.needs)
        names = group["needs"] if group else [need["id"]]
        owner = {n["id"]: n["student"] for n in self.needs}
        pupils = {owner[name] for name in names}
        if group:
            place = group["place"]
        else:
            own = next(s["place"] for s in self.students if s["id"] == need["student"])
            place = own if isinstance(own, str) and self.chance(0.8) else rng.choice(self.places)["id"]
        able = [t["id"] for t in self.teachers if need["subject"] in t["subjects"]] or [self.teachers[0]["id"]]
        teacher = rng.choice(able)
        day = rng.randrange(self.days)
        start = rng.randrange(480, 960) // self.grid * self.grid
        length = max(1, round(rng.choice([15, 20, 30, 45]) / self.grid)) * self.grid
        if self.chance(0.1):
            start += 2
        for other in self.lessons:
            if other["_day"] == day and start < other["_to"] + 45 and other["_from"] < start + length + 45 and (
                    other["teacher"] == teacher or pupils & other["_pupils"]):
                return None
        return {"needs": list(names), "teacher": teacher, "place": place, **self.cal.span(day, start, start + length),
                "_day": day, "_from": start, "_to": start + length, "_pupils": pupils}


# ---------------------------------------------------------------------------------------------------------
# Faulty files


def _good() -> Problem:
    """A file with something in every list, so that each can be spoilt."""
    cal = Calendar("2026-11-23")
    morning = [cal.span(day, 480, 720) for day in range(2)]

    def student(name: str) -> dict[str, Any]:
        return {
            "id": name, "place": [{**cal.span(0, 0, DAY), "place": "ward"}, {**cal.span(1, 0, DAY), "place": "home"}],
            "available": morning, "lesson_minutes": {"min": 15, "max": 30}, "min_break_minutes": 10,
            "max_minutes_per_day": 60, "can_leave_room": True, "keep_apart": ["germ"],
            "appointments": [{"id": "a1", "kind": "meal", **cal.span(0, 600, 630), "before_minutes": 5, "after_minutes": 5},
                             {"id": "a2", "kind": "meal", **cal.span(1, 600, 630)}],
            "energy": {"base": 3, "windows": [cal.span(0, 480, 540, level=2, max_lesson_minutes=20, modes=["bedside", "group"], source="x")]},
            "isolation": [{**cal.span(1, 600, 700), "kind": "contact"}],
        }

    def need(name: str, owner: str) -> dict[str, Any]:
        return {"id": name, "student": owner, "subject": "art", "requires_level": 1, "target_minutes": 60, "minimum_minutes": 30,
                "max_minutes_per_day": 30, "max_lessons_per_day": 1, "mode": ["bedside", "classroom"], "teachers": ["ana"]}

    lesson = {"needs": ["ben-art"], "teacher": "ana", "place": "ward", **cal.span(0, 490, 510)}
    later = {"needs": ["eva-art"], "teacher": "ana", "place": "ward", **cal.span(0, 540, 560)}
    return {
        "format": "hospital-iep.planning-problem/1", "timezone": "Europe/Berlin",
        "horizon": {"start": cal.at(0, 0), "end": cal.at(2, 0)}, "grid_minutes": 10, "now": cal.at(0, 300),
        "places": [{"id": "ward", "kind": "ward"}, {"id": "class", "kind": "classroom", "capacity": 3}, {"id": "home", "kind": "home"}],
        "travel_minutes": [{"from": "ward", "to": "class", "minutes": 5}], "isolation_setup_minutes": 5,
        "teachers": [{"id": "ana", "subjects": ["art"], "available": morning, "busy": [cal.span(1, 480, 500)],
                      "max_minutes_per_day": 200, "clearances": ["airborne"]}],
        "students": [student("ben"), student("eva")],
        "needs": [need("ben-art", "ben"), need("eva-art", "eva"), {**need("ben-two", "ben"), "subject": "music"}],
        "groups": [{"id": "g", "needs": ["ben-art", "eva-art"], "place": "class", "lesson_minutes": {"min": 20, "max": 30},
                    "target_minutes": 30, "max_lessons_per_day": 1}],
        "locked_lessons": [lesson, later], "published_lessons": [lesson, {**lesson, "needs": ["gone"]}], "weights": {"travel": 7},
    }


MISSING = object()

# path of what is spoilt, what it becomes, and the path that the fault line must begin with (None: the same)
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
            continue                                       # one fault a list, none that hides another
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
