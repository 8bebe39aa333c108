"""The best place for one more lesson.

Each option of a way opens some starts for each length, at what they cost; here the lengths, days and teachers
are compared.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import sub
from random import Random
from typing import NamedTuple

from hospital_iep.scheduling.ground import Option
from hospital_iep.scheduling.lesson import Placed, Way
from hospital_iep.scheduling.week import Week


class Spot(NamedTuple):
    """A place for a lesson; ``value`` is what the choice was ranked by, more is better."""

    value: float
    way: Way
    teacher: int
    day: int
    first: int
    last: int
    isolation: int


@dataclass(slots=True)
class Taste:
    """How choices lean, so that a search does not always take the same one.

    ``noise`` adds up to so many tenths a minute; ``per_minute`` between 0 and 1 ranks by value per minute,
    so that a target is split over several lessons; ``thrifty`` avoids leaving a rest too short for a lesson;
    ``short`` weighs the shortest length only.
    """

    noise: float = 0.0
    per_minute: float = 0.0
    thrifty: bool = True
    short: bool = False


LOST = 15
"""Tenths for each minute of a rest that is too short for a lesson."""

KEPT = 100
"""For each way so many lists of gains are kept: by what its need and its student have."""

EXACT = Taste(thrifty=False)
"""Weighs everything by exact cost."""


def best_spot(week: Week, way: Way, teachers: Iterable[int], taste: Taste, random: Random) -> Spot | None:
    """Find the best place for a lesson that lowers the cost; None where there is none."""
    ground = week.ground
    shortest = ground.shortest[way.index]
    wanted = week.minutes_wanted(way) // ground.grid
    longest = min(wanted, ground.longest[way.index])
    if longest < shortest:
        return None
    if taste.short:
        longest = shortest
    gains = gains_of(week, way, longest, wanted if taste.thrifty else 0)
    search = _Search(week, way, gains[: longest - shortest + 1], taste, random)
    for price, teacher in week.teachers_by_price(way, teachers):
        if search.most - price <= search.value:
            break
        search.over(ground.options(way, teacher), price)
    if search.best is None:
        return None
    option, slots, starts = search.best
    first = an_end(starts, random)
    return Spot(search.value, way, option.teacher, option.day, first, first + slots, option.isolation)


class _Search:
    """The best place so far, and what it is compared by."""

    __slots__ = ("best", "gains", "keep", "lean", "leaned", "most", "noise", "random", "value", "way", "week")

    def __init__(self, week: Week, way: Way, gains: list[float], taste: Taste, random: Random) -> None:
        ground = week.ground
        longest = ground.shortest[way.index] + len(gains) - 1
        self.week, self.way, self.gains, self.random = week, way, gains, random.random
        self.lean, self.noise = taste.per_minute, taste.noise * ground.grid
        self.leaned = [(1.0 - self.lean) * gain for gain in gains] if self.lean else gains
        self.keep = week.problem.weights["changed"] if ground.promised[way.index] else 0
        self.most = max(self.leaned) + self.keep + self.noise * longest - ground.least_detour
        self.value = -1e18 if self.lean else 0.0
        self.best: tuple[Option, int, int] | None = None

    def over(self, options: Iterable[Option], price: int) -> None:
        """Weigh the openings of options of a teacher who costs so much."""
        board, way, leaned, noise = self.week.openings, self.way, self.leaned, self.noise
        shortest, longest = self.week.ground.shortest[way.index], len(leaned)
        value, blur = self.value, 0.0
        more: float = self.keep
        for option in options:
            least = board.least(way, option.day)
            if noise:
                blur = noise * self.random()
                more = self.keep + blur * (shortest + longest)
            if max(map(sub, leaned, least)) + more - price <= value:
                continue
            openings = board.of(way, option)
            for i in range(min(len(openings), longest) - 1, -1, -1):
                if leaned[i] - least[i] + more - price > value:
                    cost, starts = openings[i]
                    worth = self.gains[i] - price - cost + blur * (shortest + i)
                    if worth > 0 and worth - self.lean * self.gains[i] > value:
                        value = worth - self.lean * self.gains[i]
                        self.best = option, shortest + i, starts
        self.value = value


def gains_of(week: Week, way: Way, longest: int, wanted: int = 0) -> list[float]:
    """Tell what a lesson of each length wins, the shortest first.

    Of ``wanted`` slots a lesson may leave a rest that no lesson can give: as much is lost.
    """
    n = way.needs[0]
    key = week.need_minutes[n], week.delivered[way.students[0]], wanted
    alone = way.group is None
    known = week.gains[way.index].get(key) if alone else None
    if known is not None and len(known) > longest - week.ground.shortest[way.index]:
        return known
    grid, shortest = week.ground.grid, week.ground.shortest[way.index]
    gains: list[float] = []
    for slots in range(shortest, longest + 1):
        gain: float = week.gain(way, slots * grid)
        rest = wanted - slots
        if rest > 0:
            most = week.ground.longest[way.index]
            lost = rest if rest < shortest else rest - min(rest, rest // shortest * most)
            gain -= LOST * grid * max(0, lost)
        gains.append(gain)
    if alone:
        kept = week.gains[way.index]
        if len(kept) >= KEPT:
            kept.clear()
        kept[key] = gains
    return gains


def an_end(starts: int, random: Random) -> int:
    """Pick an end of a run of starts: what is free stays in one piece."""
    ends = starts & ~(starts << 1 & starts >> 1)
    for _ in range(random.randrange(ends.bit_count())):
        ends &= ends - 1
    return (ends & -ends).bit_length() - 1


def ones(mask: int) -> Iterator[int]:
    """Positions of the set bits."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def cheapest_by_length(week: Week, way: Way, teacher: int, day: int | None = None) -> Iterator[Spot]:
    """Find, for each day and length, the spot that costs least beside its minutes and its teacher.

    ``value`` is that cost: energy, travel, and less where a published lesson is kept.
    """
    wanted = week.minutes_wanted(way) // week.ground.grid
    for option in week.ground.options(way, teacher):
        if day is None or option.day == day:
            for i, (price, starts) in enumerate(week.openings.of(way, option)):
                slots = week.ground.shortest[way.index] + i
                if starts and slots <= wanted:
                    first = (starts & -starts).bit_length() - 1
                    yield Spot(price, way, teacher, option.day, first, first + slots, option.isolation)


Task = tuple[Way, ...]
"""The ways of which one is chosen for each lesson: all of a need on its own, or the one of a group."""


def best_of_task(
    week: Week, task: Task, taste: Taste, random: Random, teachers: frozenset[int] | None = None
) -> Spot | None:
    """Find the best place for a lesson over all ways of a task."""
    best: Spot | None = None
    for way in task:
        allowed: Iterable[int] = week.ground.teachers_for[way.index]
        if teachers is not None:
            allowed = [t for t in allowed if t in teachers]
        spot = best_spot(week, way, allowed, taste, random)
        if spot is not None and (best is None or spot.value > best.value):
            best = spot
    return best


def fill(
    week: Week,
    tasks: Iterable[Task],
    taste: Taste,
    random: Random,
    teachers: frozenset[int] | None = None,
) -> list[Placed]:
    """Give tasks lessons as long as one lowers the cost; return the new lessons."""
    added: list[Placed] = []
    for task in tasks:
        while spot := best_of_task(week, task, taste, random, teachers):
            added.append(week.place(*spot[1:]))
    return added
