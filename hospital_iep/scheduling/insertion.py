"""The best place for one more lesson.

All starts that the rules allow are one bit mask for each teacher's day and length; a few of them are weighed
(the ends of free runs, where energy changes, a published place), or, when a timetable is finished, every one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from hospital_iep.scheduling.ground import Option, runs, touching
from hospital_iep.scheduling.lesson import Placed, Way
from hospital_iep.scheduling.problem import DAY
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
    so that a target is split over several lessons; ``wander`` is how often a random start is weighed too;
    ``thrifty`` avoids leaving a rest too short for a lesson; ``every`` weighs every length and start;
    ``short`` weighs the shortest length only.
    """

    noise: float = 0.0
    per_minute: float = 0.0
    wander: float = 0.3
    thrifty: bool = True
    every: bool = False
    short: bool = False


EXACT = Taste(wander=0.0, thrifty=False, every=True)
"""Weighs everything, by exact cost."""


def best_spot(week: Week, way: Way, teachers: Iterable[int], taste: Taste, random: Random) -> Spot | None:
    """Find the best place for a lesson that lowers the cost; None where there is none."""
    wanted = week.minutes_wanted(way) // week.ground.grid
    if wanted < week.ground.shortest[way.index]:
        return None
    return _Choice(week, way, wanted, taste, random).over(teachers)


class _Choice:
    """One search for a place."""

    __slots__ = (
        "best",
        "days",
        "gains",
        "ground",
        "longest",
        "promised",
        "random",
        "shortest",
        "taste",
        "value",
        "wanted",
        "way",
        "week",
    )

    def __init__(self, week: Week, way: Way, wanted: int, taste: Taste, random: Random) -> None:
        ground = week.ground
        self.week, self.ground, self.way, self.taste, self.random = week, ground, way, taste, random
        self.wanted = wanted
        self.shortest, self.longest = ground.shortest[way.index], min(ground.longest[way.index], wanted)
        self.promised = ground.promised[way.index]
        self.gains: dict[int, float] = {}
        self.days: dict[int, tuple[int, int]] = {}
        self.best: tuple[int, int, int, int, int] | None = None
        self.value = -1e18 if taste.per_minute else 0.0

    def over(self, teachers: Iterable[int]) -> Spot | None:
        """Weigh all options of these teachers, those first who are not new to the students."""
        way, options, price_of = self.way, self.ground.options, self.week.teacher_price
        most = self._most()
        for price, teacher in sorted([(price_of(way, t), t) for t in teachers], key=_price_first):
            if most - price <= self.value:
                break
            for option in options(way, teacher):
                starts = self.starts_on(option)
                if starts:
                    self._weigh(option, starts, price)
        if self.best is None:
            return None
        teacher, day, first, slots, isolation = self.best
        return Spot(self.value, way, teacher, day, first, first + slots, isolation)

    def _most(self) -> float:
        """No place can be worth more than this, with a teacher who costs nothing."""
        minutes = self.longest * self.ground.grid
        keep = self.week.problem.weights["changed"] if self.promised else 0
        gain = (1 - self.taste.per_minute) * self.week.gain(self.way, minutes)
        return gain + keep + self.taste.noise * minutes

    def starts_on(self, option: Option) -> dict[int, int] | None:
        """Mask of allowed starts by length; None where no lesson is allowed."""
        week, day, grid, shortest = self.week, option.day, self.ground.grid, self.shortest
        room = self.days.get(day)
        if room is None:
            most, free = week.day_room(self.way, day)
            room = self.days[day] = (min(self.longest, most // grid), free)
        most, free = room
        free &= option.free
        if most < shortest or not free:
            return None
        left = week.teacher_minutes_left(option.teacher, day) // grid
        if left < most:
            most = left
            if most < shortest:
                return None
        room_free, spans = week.teacher_room(option.teacher, day, self.way, option.isolation)
        free &= room_free
        run = runs(free, shortest)
        return self._starts(option, free, run, spans, most) if run else None

    def _weigh(self, option: Option, starts: dict[int, int], price: int) -> None:
        keep = self.week.problem.weights["changed"] if self.promised else 0
        grid, taste = self.ground.grid, self.taste
        for slots in self._lengths(starts):
            gain = self.gains.get(slots)
            if gain is None:
                gain = self.gains[slots] = self._gain(slots)
            gain -= price
            leaned = taste.per_minute * (gain + price)
            noise = taste.noise * slots * grid
            if gain + keep + noise - leaned > self.value:
                self._weigh_starts(option, slots, starts[slots], gain, leaned, noise)

    def _starts(
        self, option: Option, free: int, run: int, spans: Sequence[tuple[int, int, int]], most: int
    ) -> dict[int, int]:
        """Mask of allowed starts by length."""
        starts: dict[int, int] = {}
        slots, limits = self.shortest, option.limits
        while True:
            allowed = run
            if limits is not None:
                allowed &= limits.starts(slots)
            if spans:
                allowed &= ~touching([span for span in spans if slots > span[2]], slots)
            if allowed:
                starts[slots] = allowed
            slots += 1
            if slots > most:
                return starts
            run &= free >> (slots - 1)
            if not run:
                return starts

    def _lengths(self, starts: dict[int, int]) -> Iterable[int]:
        """Lengths worth weighing: the longest, and those that leave a rest that can still be taught."""
        if self.taste.every:
            return starts
        if self.taste.short:
            return [min(starts)]
        longest = max(starts)
        found = {longest: None}
        rest = self.wanted - longest
        shortest, random = self.shortest, self.random
        if 0 < rest < shortest:
            found[self.wanted - shortest] = None
        if longest > shortest:
            if self.taste.per_minute:
                found[random.randint(shortest, longest)] = None
                found[rest if rest > shortest else (self.wanted + 1) // 2] = None
                if random.random() < 0.5:
                    found[shortest] = None
            elif random.random() < 0.15:
                found[random.randint(shortest, longest)] = None
        return [slots for slots in found if slots in starts]

    def _gain(self, slots: int) -> float:
        week, way, grid = self.week, self.way, self.ground.grid
        gain: float = week.gain(way, slots * grid)
        if self.taste.thrifty:
            rest = self.wanted - slots
            if rest > 0:
                shortest = self.shortest
                longest = max(1, self.ground.longest[way.index])
                lost = rest if rest < shortest else rest - min(rest, rest // shortest * longest)
                gain -= 15 * grid * max(0, lost)
        return gain

    def _weigh_starts(
        self, option: Option, slots: int, starts: int, gain: float, leaned: float, noise: float
    ) -> None:
        week, way, random = self.week, self.way, self.random.random
        teacher, day = option.teacher, option.day
        grid, base = self.ground.grid, day * DAY
        energy = [self.ground.energy(s)[day] for s in way.students]
        keep = week.problem.weights["changed"]
        lessons = week.of_teacher[teacher].get(day)
        for first in self._candidates(option, slots, starts):
            last = first + slots
            value = gain
            for sums in energy:
                value -= sums[last] - sums[first]
            start = base + first * grid
            if lessons:
                value -= week.travel_price(teacher, day, way, start)
            if self.promised and (teacher, start, base + last * grid) in self.promised:
                value += keep
            if noise:
                value += noise * random()
            if value <= 0:
                continue
            value -= leaned
            if value > self.value:
                self.value = value
                self.best = (teacher, day, first, slots, option.isolation)

    def _candidates(self, option: Option, slots: int, starts: int) -> Iterator[int]:
        """Find starts worth weighing."""
        if self.taste.every:
            yield from ones(starts)
            return
        yield from _ends_of_runs(starts)
        for edge in self.ground.edges(self.way.students[0])[option.day]:
            if starts >> edge & 1:
                yield edge
            if edge >= slots and starts >> (edge - slots) & 1:
                yield edge - slots
        if self.random.random() < self.taste.wander:
            first = self.random.randrange(self.ground.slots)
            later = starts >> first
            if later:
                yield first + (later & -later).bit_length() - 1
        if self.promised:
            yield from self._published(option, slots, starts)

    def _published(self, option: Option, slots: int, starts: int) -> Iterator[int]:
        """Find starts at which a published lesson would be kept."""
        for teacher, start, end in sorted(self.promised):
            first = (start - option.day * DAY) // self.ground.grid
            same = teacher == option.teacher and end - start == slots * self.ground.grid
            if same and 0 <= first < self.ground.slots and starts >> first & 1:
                yield first


def _price_first(priced: tuple[int, int]) -> int:
    return priced[0]


def _ends_of_runs(starts: int) -> Iterator[int]:
    """Find the first and last start of each run of starts."""
    while starts:
        low = starts & -starts
        first = low.bit_length() - 1
        carried = starts + low
        end = ((starts ^ carried) & ~starts).bit_length() - 1
        yield first
        if end - 1 > first:
            yield end - 1
        starts = starts >> end << end


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
    grid = week.ground.grid
    wanted = week.minutes_wanted(way) // grid
    if wanted < week.ground.shortest[way.index]:
        return
    choice = _Choice(week, way, wanted, EXACT, Random(0))  # noqa: S311 - everything is weighed
    for option in week.ground.options(way, teacher):
        if day is None or option.day == day:
            for slots, starts in (choice.starts_on(option) or {}).items():
                price, first = _cheapest(week, way, option, starts, slots)
                yield Spot(price, way, teacher, option.day, first, first + slots, option.isolation)


def _cheapest(week: Week, way: Way, option: Option, starts: int, slots: int) -> tuple[int, int]:
    return min((_price(week, way, option, first, slots), first) for first in ones(starts))


def _price(week: Week, way: Way, option: Option, first: int, slots: int) -> int:
    grid, day = week.ground.grid, option.day
    start = day * DAY + first * grid
    price = week.energy_price(way, day, first, first + slots)
    price += week.travel_price(option.teacher, day, way, start)
    if (option.teacher, start, start + slots * grid) in week.ground.promised[way.index]:
        price -= week.problem.weights["changed"]
    return price


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
