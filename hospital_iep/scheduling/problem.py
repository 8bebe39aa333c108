"""What a week of hospital teaching asks for: places, teachers, students, needs, groups, fixed lessons.

All values are frozen. Times are whole minutes from the start of the horizon, by the wall clock (no daylight
saving); lengths are whole minutes. Students, teachers, places and needs refer to each other by their index
in the problem's tuples; ids stay as they were written. A lesson keeps ids, because a published lesson may
name what is no longer there.

Source: the planning-problem file, format ``hospital-iep.planning-problem/1``.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

DAY = 1440
"""Minutes of a day."""


class PlaceKind(StrEnum):
    """What sort of place a lesson is given in."""

    WARD = "ward"
    CLASSROOM = "classroom"
    HOME = "home"
    REMOTE = "remote"


class Mode(StrEnum):
    """How a lesson is given; a group lesson has its own mode."""

    BEDSIDE = "bedside"
    REMOTE = "remote"
    CLASSROOM = "classroom"
    GROUP = "group"


class IsolationKind(StrEnum):
    """Why a student is kept apart; all but protective can be carried on to another student."""

    PROTECTIVE = "protective"
    CONTACT = "contact"
    DROPLET = "droplet"
    AIRBORNE = "airborne"
    ENTERIC = "enteric"


INFECTIOUS, PROTECTIVE, AIRBORNE = 1, 2, 4
"""The bits of an isolation class: what a teacher's round must know of the isolation of a lesson."""

ISOLATION_CLASS = {
    IsolationKind.PROTECTIVE: PROTECTIVE,
    IsolationKind.CONTACT: INFECTIOUS,
    IsolationKind.DROPLET: INFECTIOUS,
    IsolationKind.AIRBORNE: INFECTIOUS | AIRBORNE,
    IsolationKind.ENTERIC: INFECTIOUS,
}

WEIGHTS = {
    "below_minimum": 100,
    "below_target": 20,
    "energy": 1,
    "extra_teachers": 200,
    "travel": 5,
    "changed": 150,
    "uneven": 20,
}
"""Tenths a unit of each cost counts, unless the problem says otherwise."""


class Span(NamedTuple):
    """Half-open minutes ``[start, end)``."""

    start: int
    end: int


class Stay(NamedTuple):
    """Where a student is (index of the place) from start to end."""

    start: int
    end: int
    place: int


class Appointment(NamedTuple):
    """A treatment or other appointment; ``start`` and ``end`` already include the buffers around it."""

    start: int
    end: int
    id: str
    kind: str


class EnergyWindow(NamedTuple):
    """A stretch with its own energy level, and what it allows of a lesson that touches it."""

    start: int
    end: int
    level: int
    max_lesson: int | None
    modes: frozenset[str] | None
    source: str
    number: int


class Isolation(NamedTuple):
    """A stretch of isolation."""

    start: int
    end: int
    kind: IsolationKind


@dataclass(frozen=True)
class Place:
    """A ward, classroom, home or remote place; ``capacity`` counts for classrooms only."""

    id: str
    kind: PlaceKind
    capacity: int | None = None


@dataclass(frozen=True)
class Teacher:
    """Who teaches what, when. ``available`` is sorted and joined."""

    id: str
    subjects: frozenset[str]
    available: tuple[Span, ...]
    busy: tuple[Span, ...] = ()
    max_per_day: int | None = None
    clearances: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Student:
    """A child with hours, treatments, energy and isolation. ``available`` is sorted and joined."""

    id: str
    stays: tuple[Stay, ...]
    available: tuple[Span, ...]
    appointments: tuple[Appointment, ...]
    base_level: int
    windows: tuple[EnergyWindow, ...]
    isolation: tuple[Isolation, ...]
    shortest: int
    longest: int
    min_break: int = 0
    max_per_day: int | None = None
    can_leave_room: bool = False
    keep_apart: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Need:
    """Minutes of a subject that one student should have over the horizon."""

    id: str
    student: int
    subject: str
    level: int
    target: int
    minimum: int = 0
    max_per_day: int | None = None
    lessons_per_day: int = 1
    modes: frozenset[str] = frozenset({"bedside"})
    teachers: frozenset[int] | None = None


@dataclass(frozen=True)
class Group:
    """Lessons given to the students of several needs together."""

    id: str
    needs: tuple[int, ...]
    place: int
    shortest: int
    longest: int
    target: int
    lessons_per_day: int = 1


class Lesson(NamedTuple):
    """One lesson by the ids of the file; what identifies it is everything but its own id."""

    needs: tuple[str, ...]
    teacher: str
    place: str
    start: int
    end: int
    id: str = ""

    @property
    def key(self) -> tuple[tuple[str, ...], str, str, int, int]:
        """What makes two lessons the same lesson."""
        return self[:5]

    @property
    def minutes(self) -> int:
        """Length."""
        return self.end - self.start


@dataclass(frozen=True)
class Problem:
    """A planning problem that was read without fault.

    ``travel[a]`` maps a place index to the minutes from place ``a``; a missing pair is 0, as every pair with
    a remote place is, and each place with itself.
    """

    timezone: str
    start: datetime
    days: int
    places: tuple[Place, ...]
    teachers: tuple[Teacher, ...]
    students: tuple[Student, ...]
    needs: tuple[Need, ...]
    groups: tuple[Group, ...] = ()
    grid: int = 5
    now: int | None = None
    travel: tuple[dict[int, int], ...] = ()
    setup: int = 0
    locked: tuple[Lesson, ...] = ()
    published: tuple[Lesson, ...] = ()
    weights: dict[str, int] = field(default_factory=lambda: dict(WEIGHTS))

    @property
    def minutes(self) -> int:
        """Length of the horizon."""
        return self.days * DAY

    def moment(self, minute: int) -> datetime:
        """Tell the wall-clock moment of a minute."""
        return self.start + timedelta(minutes=minute)

    def minute(self, moment: datetime) -> int:
        """Tell the minute of a wall-clock moment."""
        return round((moment - self.start).total_seconds()) // 60

    @cached_property
    def teacher_index(self) -> dict[str, int]:
        """Index of each teacher by id."""
        return {teacher.id: i for i, teacher in enumerate(self.teachers)}

    @cached_property
    def student_index(self) -> dict[str, int]:
        """Index of each student by id."""
        return {student.id: i for i, student in enumerate(self.students)}

    @cached_property
    def need_index(self) -> dict[str, int]:
        """Index of each need by id."""
        return {need.id: i for i, need in enumerate(self.needs)}

    @cached_property
    def place_index(self) -> dict[str, int]:
        """Index of each place by id."""
        return {place.id: i for i, place in enumerate(self.places)}

    @cached_property
    def group_index(self) -> dict[frozenset[int], int]:
        """Index of the group that consists of exactly these needs."""
        return {frozenset(group.needs): i for i, group in enumerate(self.groups)}

    @cached_property
    def needs_of(self) -> tuple[tuple[int, ...], ...]:
        """The needs of each student."""
        found: list[list[int]] = [[] for _ in self.students]
        for i, need in enumerate(self.needs):
            found[need.student].append(i)
        return tuple(map(tuple, found))

    @cached_property
    def targets(self) -> tuple[int, ...]:
        """Summed target minutes of each student."""
        return tuple(sum(self.needs[n].target for n in needs) for needs in self.needs_of)

    @cached_property
    def fixed(self) -> tuple[Lesson, ...]:
        """Locked lessons, and published ones that start before now: they stand as they are."""
        past = [p for p in self.published if self.now is not None and p.start < self.now]
        return tuple({lesson.key: lesson for lesson in (*past, *self.locked)}.values())

    @cached_property
    def fixed_keys(self) -> frozenset[tuple[tuple[str, ...], str, str, int, int]]:
        """The keys of the fixed lessons."""
        return frozenset(lesson.key for lesson in self.fixed)

    @cached_property
    def promised(self) -> frozenset[tuple[tuple[str, ...], str, str, int, int]]:
        """The keys of the published lessons from now on: each that is not kept counts as changed."""
        return frozenset(p.key for p in self.published if self.now is None or p.start >= self.now)

    def is_remote(self, place: int) -> bool:
        """Whether nobody walks to this place."""
        return self.places[place].kind is PlaceKind.REMOTE

    def distance(self, one: int, other: int) -> int:
        """Travel minutes between two places."""
        return self.travel[one].get(other, 0)


def join(spans: list[Span]) -> tuple[Span, ...]:
    """Sort spans and join those that touch or overlap."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def gaps(spans: tuple[Span, ...], start: int, end: int) -> list[Span]:
    """Find what joined, sorted spans leave uncovered of ``[start, end)``."""
    left, at = [], start
    for span in spans:
        if span.start > at:
            left.append(Span(at, min(span.start, end)))
        at = max(at, span.end)
        if at >= end:
            return left
    left.append(Span(at, end))
    return left
