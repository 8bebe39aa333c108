"""Which lessons would have to go for one more: the cuts of :mod:`rules` read backwards."""

from collections.abc import Callable, Iterator, Sequence

from hospital_iep.scheduling import rules
from hospital_iep.scheduling.ground import Option
from hospital_iep.scheduling.lesson import Placed, Way
from hospital_iep.scheduling.problem import DAY
from hospital_iep.scheduling.week import Week

Held = dict[int, tuple[Placed, int]]
"""By identity: lessons in the way, each with the mask of the starts at which it must go."""

Limit = tuple[Sequence[Placed], int, bool]
"""Lessons under one limit, how far one more would exceed it, and whether that is in minutes or in lessons."""


def in_the_way(
    week: Week, way: Way, option: Option, slots: int, starts: int, price: Callable[[Placed], float]
) -> Held | None:
    """Map each lesson to those of the starts at which it must go; None where nothing helps on this day.

    Where a limit leaves the choice, a lesson goes that overlaps anyway, else the one with the least price.
    A neighbour gone, the way from the one behind it may be too long: who places the lesson looks again.
    """
    grid, base = week.ground.grid, option.day * DAY
    minutes = slots * grid
    held: Held = {}
    for start, end, longer_than, _, u in _cuts(week, way, option):
        if minutes > longer_than:
            if not isinstance(u, Placed):
                return None
            first = max(0, (start - base) // grid - slots + 1)
            last = min(week.ground.slots, -((base - end) // grid))
            if first < last:
                _add(held, u, (1 << last) - (1 << first))
    for limit in _limits(week, way, option, minutes):
        if not _keep(limit, held, starts, price):
            return None
    return held


def _cuts(week: Week, way: Way, option: Option) -> Iterator[rules.Cut]:
    """Cuts of the lessons that stand on that day."""
    problem, day = week.problem, option.day
    lessons = week.of_teacher[option.teacher].get(day)
    if lessons:
        yield from rules.teacher_round(problem, lessons, way, option.isolation)
        if option.isolation:
            yield from rules.protective_first(problem, lessons, way, option.isolation)
    seen: set[tuple[int, int]] = set()
    for s in way.students:
        rest = problem.students[s].min_break
        today = [u for u in week.of_student[s].get(day, ()) if (id(u), rest) not in seen]
        if today:
            yield from rules.student_day(today, rest)
            seen.update((id(u), rest) for u in today)
    if way.classroom:
        yield from rules.room(problem, week.in_room[way.place].get(day, ()), way)


def _limits(week: Week, way: Way, option: Option, minutes: int) -> Iterator[Limit]:
    """Rules 6, 7 and 10: what would be too much on that day, or of a need."""
    problem, day = week.problem, option.day
    left = week.teacher_minutes_left(option.teacher, day)
    if left < minutes:
        yield week.of_teacher[option.teacher][day], minutes - left, True
    for s in way.students:
        limit = problem.students[s].max_per_day
        if limit is not None and (over := week.student_minutes[s].get(day, 0) + minutes - limit) > 0:
            yield week.of_student[s][day], over, True
    for n in way.needs:
        yield from _limits_of_need(week, n, day, minutes)
    if way.group is not None:
        lessons = week.group_day_lessons[way.group].get(day, 0)
        over = lessons + 1 - problem.groups[way.group].lessons_per_day
        if over > 0:
            yield [u for u in _of_day(week, way.needs[0], day) if u.way is way], over, False


def _limits_of_need(week: Week, n: int, day: int, minutes: int) -> Iterator[Limit]:
    need, lessons = week.problem.needs[n], week.need_day_lessons[n].get(day, 0)
    over = minutes - (need.target - week.need_minutes[n])
    if over > 0:
        yield [u for u in week.of_need[n] if u.way.group is None], over, True
    if lessons >= need.lessons_per_day:
        yield _of_day(week, n, day), lessons + 1 - need.lessons_per_day, False
    if need.max_per_day is not None:
        over = week.need_day_minutes[n].get(day, 0) + minutes - need.max_per_day
        if over > 0:
            yield _of_day(week, n, day), over, True


def _of_day(week: Week, n: int, day: int) -> list[Placed]:
    return [u for u in week.of_need[n] if u.day == day]


def _keep(limit: Limit, held: Held, starts: int, price: Callable[[Placed], float]) -> bool:
    """Let lessons go until a limit is kept at every start: one that is enough, else the longest ones."""
    lessons, over, in_minutes = limit
    able = [u for u in lessons if not u.fixed]
    enough = [u for u in able if (u.minutes if in_minutes else 1) >= over]
    if enough:
        for u in enough:
            if id(u) in held:
                starts &= ~held[id(u)][1]
        if starts:
            _add(held, min(enough, key=price), starts)
        return True
    for u in sorted(able, key=lambda u: -u.minutes):
        _add(held, u, starts)
        over -= u.minutes if in_minutes else 1
        if over <= 0:
            return True
    return False


def _add(held: Held, u: Placed, mask: int) -> None:
    known = held.get(id(u))
    held[id(u)] = (u, mask if known is None else known[1] | mask)
