"""A ground as rows of numbers, as the search in C reads them."""

import ctypes
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain

from hospital_iep.scheduling.ground import Ground, Option
from hospital_iep.scheduling.lesson import Placed, Way
from hospital_iep.scheduling.problem import DAY, Problem

LABELS = 63
"""Labels of students who are kept apart, told from each other; more share a bit, which only bars more."""

MOST_DAYS = 64
"""Days of a horizon that the search has room for: eight weeks are 56."""

HEAVIEST, FARTHEST, LONGEST = 10_000, 10_000, 1_000_000
"""The largest weights, ways and targets, the last two in minutes, with which every sum keeps to its bits."""

NO_LIMIT = -1

# The members of ``Ground`` in compiled/ground.h, in its order.
COUNTS = "days grid slots first teachers students needs ways own_ways groups places setup".split()  # noqa: SIM905
WEIGHTS = {
    "extra": "extra_teachers",
    "travel": "travel",
    "changed": "changed",
    "minimum": "below_minimum",
    "target": "below_target",
    "uneven": "uneven",
}
ROWS = (  # noqa: SIM905
    "way_at way_need way_student way_place way_shortest way_longest way_room way_group way_remote way_labels "
    "teacher_at teacher_of option_at option_isolation option_limit option_free limits teacher_free "
    "teacher_max teacher_cleared student_max student_rest student_target student_home energy "
    "need_student need_target need_minimum need_max need_lessons single_at single any_at any own_at own "
    "group_target group_lessons distance capacity promise_at promise"
).split()
WIDE = {"way_labels", "option_free", "limits", "teacher_free"}
"""Rows of 64 bits; the others have 32."""


class CGround(ctypes.Structure):
    """``Ground`` of compiled/ground.h."""

    _fields_ = tuple((name, ctypes.c_int32) for name in (*COUNTS, *WEIGHTS)) + tuple(
        (name, ctypes.c_void_p) for name in ROWS
    )


class CLesson(ctypes.Structure):
    """``Lesson`` of compiled/ground.h: minutes of the day, indices, whether it may move."""

    _fields_ = tuple(
        (name, ctypes.c_int32) for name in ("start", "end", "way", "teacher", "day", "isolation", "movable")
    )


def fits(problem: Problem) -> bool:
    """Whether the numbers of a problem are small enough."""
    targets = [need.target for need in problem.needs] + [group.target for group in problem.groups]
    ways = (minutes for row in problem.travel for minutes in row.values())
    return (
        max(problem.weights.values()) <= HEAVIEST
        and max(ways, default=0) <= FARTHEST
        and max(targets, default=0) <= LONGEST
    )


class Rows:
    """All rows of one ground. Fixed lessons have ways of their own, after those that may be used."""

    def __init__(self, ground: Ground) -> None:
        self.ground, self.problem = ground, ground.problem
        self.kept: list[array[int]] = []
        self.c = CGround()
        self.way_of_fixed = {id(u): len(ground.ways) + i for i, u in enumerate(ground.fixed)}
        self.ways = [*ground.ways, *(u.way for u in ground.fixed)]
        self._counts()
        self._ways()
        self._options()
        self._people()
        self._needs()
        self.most_lessons = self._most_lessons()

    # Lessons

    def lesson(self, u: Placed, movable: bool) -> CLesson:
        """Write a lesson."""
        base = u.day * DAY
        way = self.way_of_fixed[id(u)] if u.fixed else u.way.index
        return CLesson(u.start - base, u.end - base, way, u.teacher, u.day, u.isolation, movable)

    def placed(self, each: CLesson) -> Placed:
        """Read a lesson."""
        base, way = each.day * DAY, self.ground.ways[each.way]
        return Placed(base + each.start, base + each.end, way, each.teacher, each.day, each.isolation)

    def _most_lessons(self) -> int:
        """Tell how many lessons there can be at a time, those of one step besides."""
        shortest = [min((way.shortest for way in ways), default=DAY) for ways in self.ground.ways_of_need]
        needs = zip(self.problem.needs, shortest, strict=True)
        return 1024 + len(self.ground.fixed) + sum(need.target // max(1, least) for need, least in needs)

    # Rows

    def _row(self, name: str, numbers: Iterable[int]) -> None:
        row = array("Q" if name in WIDE else "i", numbers)
        self.kept.append(row)
        setattr(self.c, name, row.buffer_info()[0] if row else None)

    def _lists(self, at: str, row: str, lists: Sequence[Sequence[int]]) -> None:
        """Write lists one after the other, and where each begins."""
        self._row(at, accumulate(map(len, lists), initial=0))
        self._row(row, chain.from_iterable(lists))

    def _counts(self) -> None:
        c, problem = self.c, self.problem
        taught = 0
        for t in range(len(problem.teachers)):
            for free in self.ground.teacher_days(t):
                taught |= free
        c.first = (taught & -taught).bit_length() - 1 if taught else 0
        c.slots = max(1, taught.bit_length() - c.first)
        c.days, c.grid, c.groups = problem.days, problem.grid, len(problem.groups)
        c.setup = _most(problem.setup)
        c.teachers, c.students, c.needs = len(problem.teachers), len(problem.students), len(problem.needs)
        c.ways, c.own_ways, c.places = len(self.ways), len(self.ground.ways), len(problem.places)
        for name, weight in WEIGHTS.items():
            setattr(c, name, problem.weights[weight])

    def _mask(self, mask: int) -> list[int]:
        """Cut the teaching hours out of a day's mask, in words of 64 slots."""
        mask = mask >> self.c.first & (1 << self.c.slots) - 1
        return [mask >> 64 * i & (1 << 64) - 1 for i in range(-(-self.c.slots // 64))]

    def _ways(self) -> None:
        ground, ways, problem = self.ground, self.ways, self.problem
        fixed = [u.way for u in ground.fixed]
        self._lists("way_at", "way_need", [way.needs for way in ways])
        self._row("way_student", (problem.needs[n].student for way in ways for n in way.needs))
        self._row("way_place", (way.place for way in ways))
        self._row("way_shortest", [*map(_most, ground.shortest), *(0 for _ in fixed)])
        self._row("way_longest", [*ground.longest, *(0 for _ in fixed)])
        self._row("way_room", (way.place if way.classroom else -1 for way in ways))
        self._row("way_group", (-1 if way.group is None else way.group for way in ways))
        self._row("way_remote", (way.remote for way in ways))
        names = sorted({name for student in problem.students for name in student.keep_apart})
        bits = {name: 1 << i % LABELS for i, name in enumerate(names)}
        self._row("way_labels", (self._labels(way, bits) for way in ways))
        self._lists("teacher_at", "teacher_of", ground.teachers_for)
        promised = [sorted(each) for each in ground.promised]
        self._row("promise_at", accumulate(map(len, promised), initial=0))
        self._row(
            "promise",
            (x for each in promised for t, a, b in each for x in (t, a // DAY, a % DAY, a % DAY + b - a)),
        )

    def _labels(self, way: Way, bits: dict[str, int]) -> int:
        labels = 0
        for s in way.students:
            for name in self.problem.students[s].keep_apart:
                labels |= bits[name]
        return labels

    def _options(self) -> None:
        ground, days = self.ground, self.problem.days
        at, options = [0], []
        for way in ground.ways:
            known = dict(ground.days_of(way)) if ground.teachers_for[way.index] else {}
            for day in range(days):
                options += [(way, option) for option in known.get(day, ())]
                at.append(len(options))
        self._row("option_at", at)
        self._row("option_isolation", (option.isolation for _, option in options))
        self._row("option_free", chain.from_iterable(self._mask(option.free) for _, option in options))
        limits: list[int] = []
        self._row("option_limit", [self._limit(way, option, limits) for way, option in options])
        self._row("limits", limits)

    def _limit(self, way: Way, option: Option, limits: list[int]) -> int:
        """Write which starts each length may have, where free slots alone do not say it; tell where."""
        if option.limits is None:
            return NO_LIMIT
        begin = len(limits)
        for slots in range(self.ground.shortest[way.index], self.ground.longest[way.index] + 1):
            limits += self._mask(option.limits.starts(slots))
        return begin

    def _people(self) -> None:
        ground, problem = self.ground, self.problem
        teachers, students = problem.teachers, problem.students
        days = [mask for t in range(len(teachers)) for mask in ground.teacher_days(t)]
        self._row("teacher_free", chain.from_iterable(map(self._mask, days)))
        self._row("teacher_max", (_or_none(teacher.max_per_day) for teacher in teachers))
        self._row("teacher_cleared", ("airborne" in teacher.clearances for teacher in teachers))
        self._row("student_max", (_or_none(student.max_per_day) for student in students))
        self._row("student_rest", (_most(student.min_break) for student in students))
        self._row("student_target", problem.targets)
        homeless = len(problem.places)
        self._row("student_home", (x.stays[0].place if x.stays else homeless for x in students))
        self._row("energy", self._energy())
        places = range(len(problem.places))
        self._row("distance", (problem.distance(a, b) for a in places for b in places))
        self._row("capacity", (_or_none(place.capacity) for place in problem.places))

    def _energy(self) -> Iterator[int]:
        first, last = self.c.first, self.c.first + self.c.slots
        for s in range(len(self.problem.students)):
            for sums in self.ground.energy(s):
                yield from sums[first : last + 1]

    def _needs(self) -> None:
        ground, problem = self.ground, self.problem
        needs = problem.needs
        self._row("need_student", (need.student for need in needs))
        self._row("need_target", (need.target for need in needs))
        self._row("need_minimum", (need.minimum for need in needs))
        self._row("need_max", (_or_none(need.max_per_day) for need in needs))
        self._row("need_lessons", (_most(need.lessons_per_day) for need in needs))
        self._lists("single_at", "single", [[way.index for way in task] for task in ground.tasks_of_needs])
        self._lists("any_at", "any", [[way.index for way in ways] for ways in ground.ways_of_need])
        self._lists("own_at", "own", problem.needs_of)
        self._row("group_target", (group.target for group in problem.groups))
        self._row("group_lessons", (_most(group.lessons_per_day) for group in problem.groups))


def _or_none(number: int | None) -> int:
    """Write a limit, -1 where there is none."""
    return -1 if number is None else _most(number)


def _most(number: int) -> int:
    """Write a number of which more than so much makes no difference."""
    return min(number, LONGEST)
