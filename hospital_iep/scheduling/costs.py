"""The costs of a timetable: each one named function of the part of the week that it looks at.

The whole cost of a week is the sum over its parts (needs, students, teachers' days); the change that a
lesson makes is the same function after it minus before it. Counts are whole numbers; the problem's weights,
in tenths, make them one cost.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from hospital_iep.scheduling.problem import Need, Problem, Student

if TYPE_CHECKING:
    from hospital_iep.scheduling.lesson import Placed

RESTED = 4
"""The level from which lost energy is counted."""


def below_minimum(need: Need, delivered: int) -> int:
    """Minutes that a need stays below its minimum."""
    return max(0, need.minimum - delivered)


def below_target(need: Need, delivered: int) -> int:
    """Minutes that a need stays below its target."""
    return max(0, need.target - delivered)


def level_at(student: Student, minute: int) -> int:
    """Energy level at a minute: the least of the windows over it, else the base."""
    levels = [window.level for window in student.windows if window.start <= minute < window.end]
    return min(levels) if levels else student.base_level


def energy(student: Student, start: int, end: int) -> int:
    """Lost energy of one student over a lesson: each minute times (4 - the level at that minute)."""
    touched = [window for window in student.windows if window.start < end and start < window.end]
    edges = {start, end}
    for window in touched:
        edges.update((max(start, window.start), min(end, window.end)))
    lost, at = 0, sorted(edges)
    for a, b in pairwise(at):
        levels = [window.level for window in touched if window.start <= a < window.end]
        lost += (b - a) * (RESTED - (min(levels) if levels else student.base_level))
    return lost


def extra_teachers(teachers: int) -> int:
    """Teachers of a student beyond the first."""
    return max(0, teachers - 1)


def travel(problem: Problem, day: Sequence["Placed"]) -> int:
    """Travel minutes of a teacher's day between consecutive lessons at places that are not remote."""
    minutes, last = 0, -1
    for lesson in day:
        if not lesson.way.remote:
            if last >= 0:
                minutes += problem.distance(last, lesson.way.place)
            last = lesson.way.place
    return minutes


def detour(problem: Problem, day: Sequence["Placed"], place: int, start: int) -> int:
    """How many travel minutes a lesson at this place and start adds to a teacher's day without it."""
    if problem.is_remote(place):
        return 0
    before = after = -1
    for lesson in day:
        way = lesson.way
        if not way.remote:
            if lesson.start < start:
                before = way.place
            else:
                after = way.place
                break
    here, added = problem.travel[place], 0
    if before >= 0:
        added += here.get(before, 0)
    if after >= 0:
        added += here.get(after, 0)
        if before >= 0:
            added -= problem.travel[before].get(after, 0)
    return added


def uneven(target: int, delivered: int) -> int:
    """How far a student is left behind: p squared / 100, p the whole percent of the target not delivered."""
    if target <= 0 or delivered >= target:
        return 0
    percent = 100 * (target - delivered) // target
    return percent * percent // 100
