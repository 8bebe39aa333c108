"""The two JSON files that are the scheduler's public interface: planning problem and timetable.

Every fault of a file is one line that begins with its JSON path, ``path: what is wrong: what would be
right``, collected and raised together as :class:`FaultyFile`. Unknown keys are ignored.

Source: ``hospital-iep.planning-problem/1`` and ``hospital-iep.timetable/1``.
"""

import json
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hospital_iep.scheduling.problem import (
    DAY,
    WEIGHTS,
    Appointment,
    EnergyWindow,
    Group,
    Isolation,
    IsolationKind,
    Lesson,
    Mode,
    Need,
    Place,
    PlaceKind,
    Problem,
    Span,
    Stay,
    Student,
    Teacher,
    join,
)
from hospital_iep.scheduling.reading import FaultyFile, Reader, parse, show, without_collecting
from hospital_iep.scheduling.timetable import Timetable

__all__ = ["FaultyFile", "read_problem", "read_timetable", "write_timetable"]

PROBLEM_FORMAT = "hospital-iep.planning-problem/1"
TIMETABLE_FORMAT = "hospital-iep.timetable/1"
GRIDS = (5, 10, 15, 20, 30)
_INDIVIDUAL_MODES = (Mode.BEDSIDE.value, Mode.CLASSROOM.value, Mode.REMOTE.value)
_MODES = tuple(mode.value for mode in Mode)
_PLACE_KINDS = tuple(kind.value for kind in PlaceKind)
_ISOLATION_KINDS = tuple(kind.value for kind in IsolationKind)


def read_problem(data: bytes | str) -> Problem:
    """Read and check a planning problem; raise :class:`FaultyFile` with every fault of it."""
    faults: list[str] = []
    with without_collecting():
        top = Reader(parse(data), "", faults)
        _read_format(top, PROBLEM_FORMAT)
        problem = _ProblemReader(top).read()
    if faults:
        raise FaultyFile(faults)
    return problem


def _read_format(top: Reader, name: str) -> None:
    if top.is_object and top.value.get("format") != name:
        wrong = (
            f"{show(top.value['format'])} is another kind of file" if "format" in top.value else "is missing"
        )
        top.fault("format", wrong, name)


class _ProblemReader:
    """Reads the parts of a planning problem in the order in which they refer to each other."""

    def __init__(self, top: Reader) -> None:
        self.top = top
        self.faults = top.faults
        self.start = datetime(2000, 1, 1)  # noqa: DTZ001 - stands in where the horizon is faulty
        self.days = 1
        self.places: dict[str, int] = {}
        self.teachers: dict[str, int] = {}
        self.students: dict[str, int] = {}
        self.needs: dict[str, int] = {}

    def read(self) -> Problem:
        top = self.top
        timezone = self._timezone()
        self._horizon()
        grid = top.whole("grid_minutes", 5)
        if grid not in GRIDS:
            top.fault("grid_minutes", f"{show(grid)} is no grid", "5, 10, 15, 20 or 30")
        now = top.moment("now", None)
        setup = top.whole("isolation_setup_minutes", 0)
        places = tuple(self._place(each) for each in self._unique("places", self.places))
        travel = self._travel(places)
        teachers = tuple(self._teacher(each) for each in self._unique("teachers", self.teachers))
        students = tuple(self._student(each) for each in self._unique("students", self.students))
        needs = tuple(self._need(each) for each in self._unique("needs", self.needs))
        groups = tuple(self._group(each, needs) for each in self._unique("groups", {}, []))
        self._no_group_twice(groups)
        problem = Problem(
            timezone=timezone,
            start=self.start,
            days=self.days,
            grid=grid,
            now=None if now is None else self._minute(now),
            places=places,
            travel=travel,
            setup=setup,
            teachers=teachers,
            students=students,
            needs=needs,
            groups=groups,
            weights=self._weights(),
            locked=tuple(_lessons(top, "locked_lessons", self._minute)),
            published=tuple(_lessons(top, "published_lessons", self._minute)),
        )
        if not self.faults:
            self._fixed_lessons(problem)
        return problem

    def _minute(self, moment: datetime) -> int:
        since = moment - self.start
        return since.days * DAY + since.seconds // 60

    def _timezone(self) -> str:
        name = self.top.text("timezone")
        if name:
            try:
                ZoneInfo(name)
            except (ValueError, OSError, LookupError):
                self.top.fault("timezone", f"{show(name)} is no time zone", "an IANA name like Europe/Berlin")
        elif isinstance(self.top.value.get("timezone"), str):
            self.top.fault("timezone", "is empty", "an IANA name like Europe/Berlin")
        return name

    def _horizon(self) -> None:
        horizon = self.top.child("horizon")
        start, end = horizon.moment("start"), horizon.moment("end")
        if start is None or end is None:
            return
        for key, moment in (("start", start), ("end", end)):
            if moment.hour or moment.minute:
                horizon.fault(key, f"{moment:%H:%M} is not midnight", "a day at T00:00")
        if not timedelta(days=1) <= end - start <= timedelta(days=56):
            horizon.fault(
                "", f"is {(end - start).days} days long", "one day to eight weeks, start before end"
            )
        else:
            self.start, self.days = start, (end - start).days

    def _unique(self, key: str, index: dict[str, int], default: Any = None) -> list[Reader]:
        """Objects with an id each; fill the index, fault ids that stand twice."""
        found = self.top.objects(key) if default is None else self.top.objects(key, default)
        for i, each in enumerate(found):
            name = each.text("id")
            if isinstance(each.value.get("id"), str):
                if name in index:
                    each.fault("id", f"{show(name)} stands twice", f"an id of its own among the {key}")
                index.setdefault(name, i)
        return found

    def _place(self, each: Reader) -> Place:
        kind = PlaceKind(each.choice("kind", _PLACE_KINDS))
        return Place(each.text("id", ""), kind, each.whole("capacity", None, null=True))

    def _travel(self, places: tuple[Place, ...]) -> tuple[dict[int, int], ...]:
        travel: list[dict[int, int]] = [{} for _ in places]
        for each in self.top.objects("travel_minutes", []):
            one = each.reference("from", self.places, "place")
            other = each.reference("to", self.places, "place")
            minutes = each.whole("minutes")
            if one >= 0 and other >= 0 and one != other and not _remote(places, one, other):
                travel[one][other] = travel[other][one] = minutes
        return tuple(travel)

    def _spans(self, each: Reader, key: str, default: Any = None) -> list[Span]:
        found = each.objects(key) if default is None else each.objects(key, default)
        return [Span(*item.times(self._minute)) for item in found]

    def _teacher(self, each: Reader) -> Teacher:
        return Teacher(
            id=each.text("id", ""),
            subjects=frozenset(each.words("subjects")),
            available=join(self._spans(each, "available")),
            busy=tuple(sorted(self._spans(each, "busy", []))),
            max_per_day=each.whole("max_minutes_per_day", None, null=True),
            clearances=frozenset(each.words("clearances", [], _ISOLATION_KINDS)),
        )

    def _student(self, each: Reader) -> Student:
        length = each.child("lesson_minutes")
        energy = each.child("energy", {})
        shortest, longest = _lengths(length, least=1)
        return Student(
            id=each.text("id", ""),
            stays=self._stays(each),
            available=join(self._spans(each, "available")),
            appointments=self._appointments(each),
            base_level=energy.whole("base", 3, most=4),
            windows=tuple(self._window(item, i) for i, item in enumerate(energy.objects("windows", []))),
            isolation=tuple(
                Isolation(*item.times(self._minute), IsolationKind(item.choice("kind", _ISOLATION_KINDS)))
                for item in each.objects("isolation", [])
            ),
            shortest=shortest,
            longest=longest,
            min_break=each.whole("min_break_minutes", 0),
            max_per_day=each.whole("max_minutes_per_day", None, null=True),
            can_leave_room=each.flag("can_leave_room", default=False),
            keep_apart=frozenset(each.words("keep_apart", [])),
        )

    def _stays(self, each: Reader) -> tuple[Stay, ...]:
        if not isinstance(each.value.get("place"), list):
            place = each.reference("place", self.places, "place")
            return (Stay(0, self.days * 1440, place),)
        return tuple(
            Stay(*item.times(self._minute), item.reference("place", self.places, "place"))
            for item in each.objects("place")
        )

    def _appointments(self, each: Reader) -> tuple[Appointment, ...]:
        found, names = [], set()
        for item in each.objects("appointments", []):
            start, end = item.times(self._minute)
            before, after = item.whole("before_minutes", 0), item.whole("after_minutes", 0)
            name = item.text("id")
            if name and name in names:
                item.fault("id", f"{show(name)} stands twice", "an id of its own among the appointments")
            names.add(name)
            found.append(Appointment(start - before, end + after, name, item.text("kind", "")))
        return tuple(found)

    def _window(self, item: Reader, index: int) -> EnergyWindow:
        start, end = item.times(self._minute)
        modes = None
        if item.value.get("modes") is not None:
            modes = frozenset(item.words("modes", known=_MODES))
        return EnergyWindow(
            start,
            end,
            item.whole("level", most=4),
            item.whole("max_lesson_minutes", None, least=1, null=True),
            modes,
            item.text("source", "") if item.value.get("source") is not None else "",
            index,
        )

    def _need(self, each: Reader) -> Need:
        target, minimum = each.whole("target_minutes"), each.whole("minimum_minutes", 0)
        if minimum > target:
            each.fault("minimum_minutes", f"{minimum} is above the target of {target}", "at most the target")
        return Need(
            id=each.text("id", ""),
            student=each.reference("student", self.students, "student"),
            subject=each.text("subject"),
            level=each.whole("requires_level", least=1, most=4),
            target=target,
            minimum=minimum,
            max_per_day=each.whole("max_minutes_per_day", None, null=True),
            lessons_per_day=each.whole("max_lessons_per_day", 1),
            modes=self._modes(each),
            teachers=self._teachers(each),
        )

    def _modes(self, each: Reader) -> frozenset[str]:
        mode = each.value.get("mode", Mode.BEDSIDE.value)
        if not isinstance(mode, list):
            return frozenset({each.choice("mode", _INDIVIDUAL_MODES, Mode.BEDSIDE.value)})
        modes = frozenset(each.words("mode", known=_INDIVIDUAL_MODES))
        if not mode:
            each.fault("mode", "is an empty list", "at least one of bedside, classroom, remote")
        return modes

    def _teachers(self, each: Reader) -> frozenset[int] | None:
        if each.value.get("teachers") is None:
            return None
        return frozenset(self.teachers[name] for name in each.words("teachers", known=self.teachers))

    def _group(self, each: Reader, needs: tuple[Need, ...]) -> Group:
        length = each.child("lesson_minutes")
        shortest, longest = _lengths(length, least=0)
        names = each.words("needs", known=self.needs)
        members = tuple(self.needs[name] for name in names)
        students = {needs[n].student for n in members}
        if len(members) == len(each.items("needs", [])):
            if len(members) < 2:
                each.fault("needs", f"{len(members)} is too few", "two needs or more")
            elif len(students) < len(members):
                each.fault("needs", "a student stands twice", "needs of different students")
        return Group(
            id=each.text("id", ""),
            needs=members,
            place=each.reference("place", self.places, "place"),
            shortest=shortest,
            longest=longest,
            target=each.whole("target_minutes"),
            lessons_per_day=each.whole("max_lessons_per_day", 1),
        )

    def _no_group_twice(self, groups: tuple[Group, ...]) -> None:
        seen: set[frozenset[int]] = set()
        for i, group in enumerate(groups):
            if len(group.needs) > 1 and frozenset(group.needs) in seen:
                self.top.fault(
                    f"groups[{i}].needs", "are those of another group", "a set of needs of its own"
                )
            seen.add(frozenset(group.needs))

    def _weights(self) -> dict[str, int]:
        weights = self.top.child("weights", {})
        for name in sorted(set(weights.value) - set(WEIGHTS)):
            weights.fault(
                name if name.isidentifier() else show(name), "is no cost", "one of " + ", ".join(WEIGHTS)
            )
        return {name: weights.whole(name, usual) for name, usual in WEIGHTS.items()}

    def _fixed_lessons(self, problem: Problem) -> None:
        """Fault fixed lessons that cannot be written down: unknown ids, two locked ones at once."""
        for i, lesson in enumerate(problem.locked):
            _known(self.top, f"locked_lessons[{i}]", problem, lesson)
        for i, lesson in enumerate(problem.published):
            if problem.now is not None and lesson.start < problem.now:
                _known(self.top, f"published_lessons[{i}]", problem, lesson)
        if not self.faults:
            for i in _overlapping(problem):
                self.top.fault(
                    f"locked_lessons[{i}]", "overlaps another locked lesson", "one lesson at a time"
                )


def _remote(places: tuple[Place, ...], *some: int) -> bool:
    return any(places[p].kind is PlaceKind.REMOTE for p in some)


def _lengths(length: Reader, least: int) -> tuple[int, int]:
    shortest, longest = length.whole("min", least=least), length.whole("max", least=least)
    if shortest > longest:
        length.fault("min", f"{shortest} is above max {longest}", "min at most max")
    return shortest, longest


def _lessons(top: Reader, key: str, minute: Any, default: Any = ()) -> list[Lesson]:
    """Read lessons as they are written; whether their ids are known is another question."""
    found, names = [], set()
    for i, each in enumerate(top.objects(key, list(default)) if default is not None else top.objects(key)):
        needs = each.words("needs")
        if len(set(needs)) < len(needs):
            each.fault("needs", "a need stands twice", "each need once")
        name = each.text("id", f"{key}[{i}]")
        if name in names:
            each.fault("id", f"{show(name)} stands twice", "an id of its own among the lessons")
        names.add(name)
        lesson = Lesson(
            tuple(sorted(set(needs))), each.text("teacher"), each.text("place"), *each.times(minute), name
        )
        if not needs and isinstance(each.value.get("needs"), list):
            each.fault("needs", "is empty", "one need, or all the needs of one group")
        found.append(lesson)
    return found


def _known(top: Reader, path: str, problem: Problem, lesson: Lesson) -> None:
    """Fault what a lesson names that the problem lacks."""
    for i, need in enumerate(lesson.needs):
        if need not in problem.need_index:
            top.fault(f"{path}.needs[{i}]", f"{show(need)} is unknown", "the id of a need of the problem")
            return
    if lesson.teacher not in problem.teacher_index:
        top.fault(
            f"{path}.teacher", f"{show(lesson.teacher)} is unknown", "the id of a teacher of the problem"
        )
    if lesson.place not in problem.place_index:
        top.fault(f"{path}.place", f"{show(lesson.place)} is unknown", "the id of a place of the problem")
    needs = frozenset(problem.need_index[need] for need in lesson.needs)
    if len(needs) > 1 and needs not in problem.group_index:
        top.fault(f"{path}.needs", "are those of no group", "one need, or all the needs of one group")


def _overlapping(problem: Problem) -> list[int]:
    """Find the locked lessons that overlap an earlier one for a teacher or a student."""
    held: dict[tuple[str, str | int], list[tuple[int, int, int]]] = {}
    for i, lesson in enumerate(problem.locked):
        held.setdefault(("teacher", lesson.teacher), []).append((lesson.start, lesson.end, i))
        for need in lesson.needs:
            student = problem.needs[problem.need_index[need]].student
            held.setdefault(("student", student), []).append((lesson.start, lesson.end, i))
    found = set()
    for lessons in held.values():
        latest = None
        for start, end, i in sorted(lessons):
            if latest is not None and start < latest:
                found.add(i)
            latest = end if latest is None else max(latest, end)
    return sorted(found)


def read_timetable(problem: Problem, data: bytes | str) -> Timetable:
    """Read a timetable of this problem; raise :class:`FaultyFile` with every fault of the file.

    Whether its lessons keep the rules and its claims are true is :func:`check.check`'s question.
    """
    faults: list[str] = []
    top = Reader(parse(data), "", faults)
    _read_format(top, TIMETABLE_FORMAT)
    lessons = _lessons(top, "lessons", problem.minute, default=None)
    if not faults:
        for i, lesson in enumerate(lessons):
            _known(top, f"lessons[{i}]", problem, lesson)
    claims: dict[str, Any] = {
        key: top.value[key] for key in ("status", "cost", "costs", "bound") if key in top.value
    }
    unmet = _unmet(top, problem)
    if faults:
        raise FaultyFile(faults)
    return Timetable(
        lessons=tuple(lessons),
        claims=claims,
        unmet=tuple(unmet),
        seed=top.whole("seed", 1) if _is_whole(top.value.get("seed")) else 1,
        seconds=top.value.get("seconds") if isinstance(top.value.get("seconds"), int | float) else None,
    )


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10_000_000


def _unmet(top: Reader, problem: Problem) -> list[dict[str, Any]]:
    """Read the entries about unmet needs as they stand, with known needs."""
    entries = []
    for each in top.objects("unmet", []):
        each.reference("need", problem.need_index, "need")
        entries.append(each.value)
    return entries


def write_timetable(problem: Problem, timetable: Timetable) -> str:
    """Write a timetable: exact keys, sorted, one line feed at the end."""
    content = {
        "format": TIMETABLE_FORMAT,
        "lessons": [write_lesson(problem, lesson) for lesson in timetable.lessons],
        "unmet": list(timetable.unmet),
        "status": timetable.claims.get("status"),
        "cost": timetable.claims.get("cost"),
        "costs": timetable.claims.get("costs"),
        "bound": timetable.claims.get("bound"),
        "seed": timetable.seed,
        "seconds": timetable.seconds,
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_lesson(problem: Problem, lesson: Lesson) -> dict[str, Any]:
    """Write a lesson as the files have it."""
    return {
        "id": lesson.id,
        "needs": list(lesson.needs),
        "teacher": lesson.teacher,
        "place": lesson.place,
        "start": write_moment(problem, lesson.start),
        "end": write_moment(problem, lesson.end),
    }


def write_moment(problem: Problem, minute: int) -> str:
    """Write a minute as the wall-clock time of the files."""
    return problem.moment(minute).isoformat(timespec="minutes")
