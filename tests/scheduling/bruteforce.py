"""A second reading of the eleven rules and the costs: minute by minute, from the words of the contract alone.

Knows nothing of the product. Slow and plain on purpose: every question is asked of single minutes or of pairs
of lessons, so that a slip here and the same slip in the masks of the product are unlikely to meet.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from itertools import combinations, pairwise
from typing import Any

INFECTIOUS = {"contact", "droplet", "airborne", "enteric"}
WEIGHTS = {
    "below_minimum": 100,
    "below_target": 20,
    "energy": 1,
    "extra_teachers": 200,
    "travel": 5,
    "changed": 150,
    "uneven": 20,
}
DAY = 24 * 60


class FaultyTimetable(ValueError):
    """The timetable names what the problem lacks, or teaches needs together that are no group."""


class Lesson:
    """One lesson in whole minutes since the start of the horizon."""

    def __init__(self, week: "Week", raw: dict[str, Any]) -> None:
        self.needs = frozenset(raw["needs"])
        self.teacher, self.place = raw["teacher"], raw["place"]
        self.start, self.end = week.minute(raw["start"]), week.minute(raw["end"])
        self.key = (self.needs, self.teacher, self.place, self.start, self.end)

    @property
    def minutes(self) -> range:
        return range(self.start, self.end)

    @property
    def day(self) -> int:
        return self.start // DAY

    def __len__(self) -> int:
        return self.end - self.start


class Week:
    """A planning problem, asked about single minutes."""

    def __init__(self, problem: dict[str, Any]) -> None:
        self.problem = problem
        self.zero = datetime.fromisoformat(problem["horizon"]["start"])
        self.length = self.minute(problem["horizon"]["end"])
        self.grid = problem.get("grid_minutes", 5)
        self.now = None if problem.get("now") is None else self.minute(problem["now"])
        self.setup = problem.get("isolation_setup_minutes", 0)
        self.places = {place["id"]: place for place in problem["places"]}
        self.teachers = {teacher["id"]: teacher for teacher in problem["teachers"]}
        self.students = {student["id"]: student for student in problem["students"]}
        self.needs = {need["id"]: need for need in problem["needs"]}
        self.groups = {frozenset(group["needs"]): group for group in problem.get("groups", [])}
        self.ways: dict[frozenset[str], int] = {}
        for pair in problem.get("travel_minutes", []):
            self.ways[frozenset((pair["from"], pair["to"]))] = pair["minutes"]
        self.weights = {**WEIGHTS, **problem.get("weights", {})}
        self._free: dict[int, set[int]] = {}
        self._spans: dict[int, list[tuple[int, int, dict[str, Any]]]] = {}
        locked = [Lesson(self, raw) for raw in problem.get("locked_lessons", [])]
        self.published = {Lesson(self, raw).key for raw in problem.get("published_lessons", [])}
        begun = {key for key in self.published if self.now is not None and key[3] < self.now}
        self.fixed = {lesson.key for lesson in locked} | begun

    def minute(self, text: str) -> int:
        return int((datetime.fromisoformat(text) - self.zero).total_seconds() // 60)

    def spans(self, raw: list[dict[str, Any]]) -> list[tuple[int, int, dict[str, Any]]]:
        if id(raw) not in self._spans:
            self._spans[id(raw)] = [
                (self.minute(span["start"]), self.minute(span["end"]), span) for span in raw
            ]
        return self._spans[id(raw)]

    def within(self, raw: list[dict[str, Any]], lesson: Lesson) -> bool:
        """Whether every minute of the lesson is in one of the spans."""
        if id(raw) not in self._free:
            self._free[id(raw)] = {
                minute for first, last, _ in self.spans(raw) for minute in range(first, last)
            }
        free = self._free[id(raw)]
        return all(minute in free for minute in lesson.minutes)

    def touching(self, raw: list[dict[str, Any]], lesson: Lesson) -> list[dict[str, Any]]:
        return [
            span for first, last, span in self.spans(raw) if max(first, lesson.start) < min(last, lesson.end)
        ]

    def pupil(self, need: str) -> str:
        return self.needs[need]["student"]

    def pupils(self, lesson: Lesson) -> frozenset[str]:
        return frozenset(self.pupil(need) for need in lesson.needs)

    def remote(self, lesson: Lesson) -> bool:
        return self.places[lesson.place]["kind"] == "remote"

    def level(self, pupil: str, minute: int) -> int:
        energy = self.students[pupil].get("energy") or {}
        levels = [
            span["level"]
            for first, last, span in self.spans(energy.get("windows", []))
            if first <= minute < last
        ]
        return min(levels) if levels else energy.get("base", 3)

    def isolation(self, pupil: str, lesson: Lesson) -> set[str]:
        """Kinds of isolation that count in rules 5, 7 and 8: none on a screen."""
        if self.remote(lesson):
            return set()
        return {span["kind"] for span in self.touching(self.students[pupil].get("isolation", []), lesson)}

    def at_home(self, pupil: str, lesson: Lesson) -> bool:
        """Whether the place is the pupil's own at every minute; outside the horizon nobody has one."""
        place = self.students[pupil]["place"]
        if isinstance(place, str):
            return place == lesson.place and lesson.start >= 0 and lesson.end <= self.length
        return all(
            any(a <= minute < b and span["place"] == lesson.place for a, b, span in self.spans(place))
            for minute in lesson.minutes
        )

    def way(self, one: str, two: str) -> int:
        return 0 if one == two else self.ways.get(frozenset((one, two)), 0)

    def lessons(self, timetable: dict[str, Any]) -> list[Lesson]:
        found = []
        for raw in timetable["lessons"]:
            lesson = Lesson(self, raw)
            if (
                not lesson.needs <= set(self.needs)
                or lesson.teacher not in self.teachers
                or lesson.place not in self.places
            ):
                raise FaultyTimetable
            if not lesson.needs or (len(lesson.needs) > 1 and lesson.needs not in self.groups):
                raise FaultyTimetable
            found.append(lesson)
        return sorted(found, key=lambda lesson: (lesson.start, lesson.end))


def broken_rules(problem: dict[str, Any], timetable: dict[str, Any]) -> set[int]:
    """The numbers of the rules that the timetable breaks."""
    return broken_by(Week(problem), Week(problem).lessons(timetable))


def broken_by(week: Week, lessons: list[Lesson]) -> set[int]:
    """The same for lessons already read, in order of start."""
    broken: set[int] = set()
    for lesson in lessons:
        if lesson.key not in week.fixed:
            broken |= alone(week, lesson)
    for one, two in combinations(lessons, 2):
        if one.key not in week.fixed or two.key not in week.fixed:
            broken |= _pair(week, one, two)
    broken |= _rounds(week, lessons) | _sums(week, lessons) | _rooms(week, lessons)
    if week.fixed - {lesson.key for lesson in lessons}:
        broken.add(11)
    return broken


def alone(week: Week, lesson: Lesson) -> set[int]:
    """Rules that one movable lesson breaks by itself."""
    broken = set()
    if lesson.start < 0 or lesson.end > week.length or lesson.start // DAY != (lesson.end - 1) // DAY:
        broken.add(1)
    if lesson.start % DAY % week.grid or lesson.end % DAY % week.grid:
        broken.add(1)
    if week.now is not None and lesson.start < week.now:
        broken.add(11)
    teacher = week.teachers[lesson.teacher]
    if not week.within(teacher["available"], lesson) or week.touching(teacher.get("busy", []), lesson):
        broken.add(2)
    group = week.groups.get(lesson.needs) if len(lesson.needs) > 1 else None
    for need in lesson.needs:
        broken |= _member(week, lesson, need, group)
    for one, two in combinations(sorted(week.pupils(lesson)), 2):
        if set(week.students[one].get("keep_apart", [])) & set(week.students[two].get("keep_apart", [])):
            broken.add(9)
        for a, b in ((one, two), (two, one)):
            if "protective" in week.isolation(a, lesson) and week.isolation(b, lesson) & INFECTIOUS:
                broken.add(8)
    return broken


def _member(week: Week, lesson: Lesson, need: str, group: dict[str, Any] | None) -> set[int]:
    broken = set()
    wish, pupil = week.needs[need], week.pupil(need)
    student, teacher = week.students[pupil], week.teachers[lesson.teacher]
    if not week.within(student["available"], lesson):
        broken.add(2)
    for appointment in student.get("appointments", []):
        first = week.minute(appointment["start"]) - appointment.get("before_minutes", 0)
        last = week.minute(appointment["end"]) + appointment.get("after_minutes", 0)
        if any(first <= minute < last for minute in lesson.minutes):
            broken.add(2)
    if any(week.level(pupil, minute) < max(1, wish["requires_level"]) for minute in lesson.minutes):
        broken.add(3)
    limits = (group or student)["lesson_minutes"]
    windows = week.touching((student.get("energy") or {}).get("windows", []), lesson)
    caps = [
        window["max_lesson_minutes"] for window in windows if window.get("max_lesson_minutes") is not None
    ]
    if not limits["min"] <= len(lesson) <= limits["max"] or any(len(lesson) > cap for cap in caps):
        broken.add(4)
    allowed = wish.get("teachers")
    if wish["subject"] not in teacher["subjects"] or (allowed is not None and lesson.teacher not in allowed):
        broken.add(5)
    if "airborne" in week.isolation(pupil, lesson) and "airborne" not in teacher.get("clearances", []):
        broken.add(5)
    home, kind = week.at_home(pupil, lesson), week.places[lesson.place]["kind"]
    if group:
        modes = {"group"}
        if lesson.place != group["place"] or week.isolation(pupil, lesson):
            broken.add(9)
    else:
        wanted = wish.get("mode", "bedside")
        possible = (
            {"remote"}
            if kind == "remote"
            else ({"bedside"} if home else set()) | ({"classroom"} if kind == "classroom" else set())
        )
        modes = possible & ({wanted} if isinstance(wanted, str) else set(wanted))
        if not modes:
            broken.add(9)
    restrictions = [set(window["modes"]) for window in windows if window.get("modes") is not None]
    if modes and not any(all(mode in some for some in restrictions) for mode in modes):
        broken.add(4)
    if (
        not home
        and kind != "remote"
        and (not student.get("can_leave_room", False) or week.touching(student.get("isolation", []), lesson))
    ):
        broken.add(9)
    return broken


def _pair(week: Week, one: Lesson, two: Lesson) -> set[int]:
    """Rules about two lessons, the first of which starts no later."""
    broken = set()
    overlap = two.start < one.end and one.start < two.end
    if one.teacher == two.teacher:
        if overlap:
            broken.add(7)
        if one.day == two.day and any(
            week.isolation(before, one) & INFECTIOUS and "protective" in week.isolation(after, two)
            for before in week.pupils(one)
            for after in week.pupils(two)
            if before != after
        ):
            broken.add(8)
    for pupil in week.pupils(one) & week.pupils(two):
        rest = week.students[pupil].get("min_break_minutes", 0)
        if overlap or (one.day == two.day and two.start - one.end < rest):
            broken.add(6)
    return broken


def _visits(week: Week, lessons: Iterable[Lesson]) -> Iterable[tuple[Lesson, Lesson]]:
    """Consecutive lessons of a teacher's day that are not on a screen."""
    days: dict[tuple[str, int], list[Lesson]] = defaultdict(list)
    for lesson in lessons:
        if not week.remote(lesson):
            days[lesson.teacher, lesson.day].append(lesson)
    for visits in days.values():
        yield from pairwise(visits)


def _rounds(week: Week, lessons: list[Lesson]) -> set[int]:
    for one, two in _visits(week, lessons):
        if (one.key in week.fixed and two.key in week.fixed) or two.start < one.end:
            continue
        gap = week.way(one.place, two.place)
        if week.pupils(one) != week.pupils(two):
            gap += week.setup * sum(
                any(week.isolation(pupil, lesson) for pupil in week.pupils(lesson)) for lesson in (one, two)
            )
        screens = [
            x
            for x in lessons
            if x.teacher == one.teacher and week.remote(x) and one.end <= x.start and x.end <= two.start
        ]
        if gap and two.start - one.end < gap + sum(len(x) for x in screens):
            return {7}
    return set()


def _sums(week: Week, lessons: list[Lesson]) -> set[int]:
    """Rules 6, 7 and 10 as sums by (rule, whose, when), where a movable lesson has part in them."""
    amount: Counter[tuple[Any, ...]] = Counter()
    moved: set[tuple[Any, ...]] = set()
    limit: dict[tuple[Any, ...], int] = {}

    def add(lesson: Lesson, key: tuple[Any, ...], much: int, most: int | None) -> None:
        if most is not None:
            amount[key] += much
            limit[key] = most
            if lesson.key not in week.fixed:
                moved.add(key)

    for lesson in lessons:
        long, day = len(lesson), lesson.day
        add(
            lesson,
            (7, "teacher", lesson.teacher, day),
            long,
            week.teachers[lesson.teacher].get("max_minutes_per_day"),
        )
        for need in lesson.needs:
            wish, pupil = week.needs[need], week.pupil(need)
            add(lesson, (6, "pupil", pupil, day), long, week.students[pupil].get("max_minutes_per_day"))
            add(lesson, (6, "need", need, day), long, wish.get("max_minutes_per_day"))
            add(lesson, (6, "need lessons", need, day), 1, wish.get("max_lessons_per_day", 1))
            add(lesson, (10, "need", need), long, wish["target_minutes"])
        if len(lesson.needs) > 1:
            group = week.groups[lesson.needs]
            add(lesson, (6, "group lessons", lesson.needs, day), 1, group.get("max_lessons_per_day", 1))
            add(lesson, (10, "group", lesson.needs), long, group["target_minutes"])
    return {key[0] for key in moved if amount[key] > limit[key]}


def _rooms(week: Week, lessons: list[Lesson]) -> set[int]:
    rooms: dict[tuple[str, int], list[Lesson]] = defaultdict(list)
    for lesson in lessons:
        if week.places[lesson.place]["kind"] == "classroom":
            for minute in lesson.minutes:
                rooms[lesson.place, minute].append(lesson)
    for (place, _), here in rooms.items():
        if all(lesson.key in week.fixed for lesson in here):
            continue
        pupils = [pupil for lesson in here for pupil in week.pupils(lesson)]
        most = week.places[place].get("capacity")
        if most is not None and len(pupils) > most:
            return {9}
        for one, two in combinations(pupils, 2):
            if one != two and set(week.students[one].get("keep_apart", [])) & set(
                week.students[two].get("keep_apart", [])
            ):
                return {9}
    return set()


def delivered(week: Week, lessons: Iterable[Lesson]) -> Counter[str]:
    """Minutes each need has."""
    done: Counter[str] = Counter()
    for lesson in lessons:
        for need in lesson.needs:
            done[need] += len(lesson)
    return done


def counts(problem: dict[str, Any], timetable: dict[str, Any]) -> dict[str, int]:
    """Each part of the cost as the contract counts it, before its weight."""
    week = Week(problem)
    return counts_of(week, week.lessons(timetable))


def counts_of(week: Week, lessons: list[Lesson]) -> dict[str, int]:
    """The same for lessons already read, in order of start."""
    done = delivered(week, lessons)
    teachers: dict[str, set[str]] = defaultdict(set)
    tired = 0
    for lesson in lessons:
        for pupil in week.pupils(lesson):
            teachers[pupil].add(lesson.teacher)
            tired += sum(4 - week.level(pupil, minute) for minute in lesson.minutes)
    keys = {lesson.key for lesson in lessons}
    asked: Counter[str] = Counter()
    short: Counter[str] = Counter()
    for need, wish in week.needs.items():
        asked[wish["student"]] += wish["target_minutes"]
        short[wish["student"]] += max(0, wish["target_minutes"] - done[need])
    shares = [100 * short[pupil] // asked[pupil] for pupil in asked if asked[pupil]]
    return {
        "below_minimum": sum(
            max(0, wish.get("minimum_minutes", 0) - done[need]) for need, wish in week.needs.items()
        ),
        "below_target": sum(max(0, wish["target_minutes"] - done[need]) for need, wish in week.needs.items()),
        "energy": tired,
        "extra_teachers": sum(len(seen) - 1 for seen in teachers.values()),
        "travel": sum(week.way(one.place, two.place) for one, two in _visits(week, lessons)),
        "changed": sum(
            1 for key in week.published if key not in keys and (week.now is None or key[3] >= week.now)
        ),
        "uneven": sum(share * share // 100 for share in shares),
    }


def cost(problem: dict[str, Any], timetable: dict[str, Any]) -> int:
    """The cost in tenths."""
    week = Week(problem)
    return cost_of(week, week.lessons(timetable))


def cost_of(week: Week, lessons: list[Lesson]) -> int:
    """The same for lessons already read, in order of start."""
    return sum(week.weights[part] * count for part, count in counts_of(week, lessons).items())
