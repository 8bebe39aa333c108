"""One need's own lessons placed anew while every other lesson stays: the best that can be had.

Days meet only in the sum of minutes and in the teachers of the student, so the best lesson of each length,
day and teacher is weighed once, exactly, and a table over days and minutes puts them together. This both
finishes a timetable (no need can be placed better on its own) and says of an unmet need whether more is
possible at all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hospital_iep.scheduling.insertion import Spot, cheapest_by_length
from hospital_iep.scheduling.lesson import Placed
from hospital_iep.scheduling.week import Week

UNREACHED = 10**15


@dataclass(frozen=True)
class Arrangement:
    """Lessons for one need in place of its own; ``change`` of the cost and ``more`` minutes against now."""

    change: int
    more: int
    lessons: tuple[Placed, ...]


@dataclass(frozen=True)
class _Day:
    """Lessons that a day can hold for the need, and what they cost beside their minutes."""

    slots: int
    price: int
    spots: tuple[Spot, ...]


def own_lessons(week: Week, n: int) -> list[Placed]:
    """List the movable lessons that the need has on its own."""
    return [u for u in week.of_need[n] if len(u.way.needs) == 1 and not u.fixed]


def arrangements(week: Week, n: int) -> list[Arrangement]:
    """Find the best arrangements of the need's own lessons with more minutes than now, cheapest first.

    The week is the same afterwards.
    """
    return _try_anew(week, n, least_more=1)


def improve_alone(week: Week, n: int) -> bool:
    """Place a need's own lessons anew where that lowers the cost; say whether it did."""
    better = [found for found in _try_anew(week, n, least_more=-UNREACHED) if found.change < 0]
    if not better:
        return False
    apply(week, n, better[0])
    return True


def apply(week: Week, n: int, arrangement: Arrangement) -> None:
    """Put an arrangement in place of a need's own lessons."""
    for lesson in own_lessons(week, n):
        week.remove(lesson)
    for lesson in arrangement.lessons:
        week.add(lesson)


@dataclass(frozen=True)
class _Goal:
    """What is compared with: the cost and minutes now, and how many more minutes are asked for."""

    cost: int
    had: int
    least_more: int


def _try_anew(week: Week, n: int, least_more: int) -> list[Arrangement]:
    old = own_lessons(week, n)
    goal = _Goal(week.cost, sum(lesson.minutes for lesson in old), least_more)
    for lesson in old:
        week.remove(lesson)
    found: list[Arrangement] = []
    if not week.unsettled(old):
        table = _days(week, n)
        for teachers in _teacher_sets(week, n, table):
            found += _combine(week, n, table, teachers, goal)
    for lesson in old:
        week.add(lesson)
    return sorted(found, key=lambda a: (a.change, -a.more))


Table = dict[int, dict[tuple[frozenset[int], int], _Day]]
"""By day: the cheapest lessons by their teachers and total slots."""


def _days(week: Week, n: int) -> Table:
    """Weigh the best lesson of each length for every day and teacher."""
    table: Table = {}
    for way in week.ground.tasks_of_needs[n]:
        for teacher in week.ground.teachers_for[way.index]:
            for spot in cheapest_by_length(week, way, teacher):
                _keep(table, spot.day, _Day(spot.last - spot.first, int(spot.value), (spot,)))
    if week.problem.needs[n].lessons_per_day > 1:
        for day in list(table):
            _add_second_lessons(week, n, table, day)
    return table


def _keep(table: Table, day: int, entry: _Day) -> None:
    known = table.setdefault(day, {})
    key = (frozenset(spot.teacher for spot in entry.spots), entry.slots)
    if key not in known or entry.price < known[key].price:
        known[key] = entry


def _add_second_lessons(week: Week, n: int, table: Table, day: int) -> None:
    """Weigh a second lesson after the cheapest first one of each length, and so on to the day's limit."""
    front = list(_cheapest_of_each_length(table[day].values()))
    for _ in range(min(week.problem.needs[n].lessons_per_day, 6) - 1):
        longer: list[_Day] = []
        for entry in front:
            stood = [week.place(*spot[1:]) for spot in entry.spots]
            for way in week.ground.tasks_of_needs[n]:
                for teacher in week.ground.teachers_for[way.index]:
                    for spot in cheapest_by_length(week, way, teacher, day):
                        slots = entry.slots + spot.last - spot.first
                        longer.append(_Day(slots, entry.price + int(spot.value), (*entry.spots, spot)))
            for lesson in reversed(stood):
                week.remove(lesson)
        for entry in longer:
            _keep(table, day, entry)
        front = list(_cheapest_of_each_length(longer))


def _cheapest_of_each_length(entries: Iterable[_Day]) -> Iterator[_Day]:
    best: dict[int, _Day] = {}
    for entry in entries:
        if entry.slots not in best or entry.price < best[entry.slots].price:
            best[entry.slots] = entry
    yield from best.values()


def _teacher_sets(week: Week, n: int, table: Table) -> list[frozenset[int]]:
    """Name the sets of teachers to try: those the student has, alone or with one more."""
    s = week.problem.needs[n].student
    known = frozenset(week.teachers_of[s])
    able = sorted({t for day in table.values() for teachers, _ in day for t in teachers})
    sets = [known] if known else []
    return sets + [known | {t} for t in able if t not in known]


def _combine(week: Week, n: int, table: Table, teachers: frozenset[int], goal: _Goal) -> list[Arrangement]:
    """Put the days together: for each sum of minutes the cheapest choice, then those worth naming."""
    grid = week.ground.grid
    wanted = (week.problem.needs[n].target - week.need_minutes[n]) // grid
    sums: list[tuple[int, tuple[_Day, ...]] | None] = [None] * (wanted + 1)
    sums[0] = (0, ())
    for day in sorted(table):
        entries = [e for (who, _), e in table[day].items() if who <= teachers]
        entries = list(_cheapest_of_each_length(entries))
        for total in range(wanted, 0, -1):
            for entry in entries:
                before = sums[total - entry.slots] if entry.slots <= total else None
                if before is not None:
                    price, known = before[0] + entry.price, sums[total]
                    if known is None or price < known[0]:
                        sums[total] = (price, (*before[1], entry))
    return [
        found
        for total, best in enumerate(sums)
        if best is not None and (found := _arrangement(week, best[1], total * grid, goal)) is not None
    ]


def _arrangement(week: Week, days: tuple[_Day, ...], minutes: int, goal: _Goal) -> Arrangement | None:
    """Put lessons in place, count, and take them out again."""
    if minutes - goal.had < goal.least_more:
        return None
    lessons = [week.place(*spot[1:]) for day in days for spot in day.spots]
    found = Arrangement(week.cost - goal.cost, minutes - goal.had, tuple(lessons))
    for lesson in reversed(lessons):
        week.remove(lesson)
    return found
