"""Whether a target can be put together from lessons at all, whatever the week holds.

This is asked when the need is typed in, before there is any timetable.
"""

from dataclasses import dataclass

from hospital_iep.scheduling.problem import Problem


@dataclass(frozen=True)
class Allowed:
    """Minutes that one lesson of a need may have, on the grid, and what a day allows of them."""

    lengths: frozenset[int]
    lessons: int
    most: int


def allowed(problem: Problem, n: int) -> Allowed:
    """Collect the lengths of the need's own lessons and of its groups' lessons, and the limits of a day."""
    need = problem.needs[n]
    student = problem.students[need.student]
    bounds = [(student.shortest, student.longest)]
    bounds += [(group.shortest, group.longest) for group in problem.groups if n in group.needs]
    limits = [need.target, need.max_per_day, student.max_per_day]
    most = min(limit for limit in limits if limit is not None)
    on_grid = range(problem.grid, most + 1, problem.grid)
    lengths = frozenset(m for m in on_grid if any(low <= m <= high for low, high in bounds))
    return Allowed(lengths, need.lessons_per_day, most)


def reachable(problem: Problem, n: int, fixed: int = 0, given: Allowed | None = None) -> bool:
    """Whether some lessons on the days of the horizon, after the fixed minutes, make exactly the target."""
    given = given or allowed(problem, n)
    goal = problem.needs[n].target - fixed
    if goal < 0:
        return False
    day, last = 1, (1 << (given.most + 1)) - 1
    for _ in range(min(given.lessons, given.most // min(given.lengths, default=1))):
        more = day
        for length in given.lengths:
            more |= day << length
        day = more & last
    reached, limit = 1, (1 << (goal + 1)) - 1
    for _ in range(problem.days):
        new, rest = reached, day & ~1
        while rest:
            low = rest & -rest
            new |= reached << (low.bit_length() - 1)
            rest ^= low
        reached = new & limit
        if reached >> goal & 1:
            return True
    return bool(reached >> goal & 1)
