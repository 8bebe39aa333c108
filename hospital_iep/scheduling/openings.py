"""Where one more lesson may stand and what it costs there: the question that a search asks most.

For a way and a day of a teacher the answer is one opening for each length: the starts that cost least beside
the minutes won and the teacher. It depends on what stands on that day with that teacher and with those
students, and on nothing else; a search often comes back to a day as it was, so answers are kept.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hospital_iep.scheduling.ground import Option, Ranks, Toll, runs, touching
from hospital_iep.scheduling.lesson import Way
from hospital_iep.scheduling.problem import DAY

if TYPE_CHECKING:
    from hospital_iep.scheduling.week import Room, Week

Opening = tuple[int, int]
"""What a lesson costs at least (energy, way, less where a published one is kept), and the mask of the starts
at which it costs that."""

Kept = tuple[int, int, int]
"""Length and start of a published lesson in slots, and what it costs to keep it."""

NEVER = 1 << 40
"""The price of a length that no lesson can have."""

KEPT = 30_000
"""Answers that are kept: more would fill the memory in a great hospital."""


class Openings:
    """Where a lesson may stand on a day of a teacher: by length, the shortest first.

    What a length costs is found when it is asked for: most lengths are never compared.
    """

    __slots__ = ("_kept", "_option", "_prices", "_ranks", "_room", "_runs", "_shortest")

    def __init__(
        self, option: Option, shortest: int, runs_: list[int], ranks: Ranks, room: "Room", kept: list[Kept]
    ) -> None:
        self._option, self._shortest, self._runs = option, shortest, runs_
        self._ranks, self._room, self._kept = ranks, room, kept
        self._prices: list[Opening | None] = [None] * len(runs_)

    def __len__(self) -> int:
        return len(self._runs)

    def __iter__(self) -> Iterator[Opening]:
        return (self[i] for i in range(len(self)))

    def __getitem__(self, i: int) -> Opening:
        """Give the opening of a length, by how many slots it is longer than the shortest."""
        known = self._prices[i]
        if known is None:
            known = self._prices[i] = self._find(self._runs[i], self._shortest + i)
        return known

    def _find(self, starts: int, slots: int) -> Opening:
        limits, spans = self._option.limits, self._room.spans
        if limits is not None:
            starts &= limits.starts(slots)
        if spans:
            starts &= ~touching([span for span in spans if slots > span[2]], slots)
        if not starts:
            return NEVER, 0
        price, where = cheapest(starts, self._ranks.of(slots), self._room.tolls)
        for length, first, less in self._kept:
            if length == slots and starts >> first & 1 and less < price:
                price, where = less, 1 << first
        return price, where


NOWHERE: list[Opening] = []


class Board:
    """The openings of one week."""

    def __init__(self, week: "Week") -> None:
        self.week = week
        self.ground = week.ground
        self._known: dict[tuple[int, int], Openings | list[Opening]] = {}
        self._least: dict[tuple[int, int], list[int]] = {}

    def of(self, way: Way, option: Option) -> Openings | list[Opening]:
        """Give the openings of an option."""
        key = option.number, self.week.state(way, option.teacher, option.day)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= KEPT:
                self._known.clear()
            found = self._known[key] = self._find(way, option)
        return found

    def least(self, way: Way, day: int) -> list[int]:
        """Give what a lesson of each length, the shortest first, costs at least, whatever else stands."""
        key = way.index, day
        least = self._least.get(key)
        if least is None:
            ground, ranks = self.ground, self.ground.ranks(way, day)
            lengths = range(ground.shortest[way.index], ground.longest[way.index] + 1)
            prices = [rank[0][0] for rank in map(ranks.of, lengths) if rank]
            least = self._least[key] = [ground.least_detour + price for price in prices]
        return least

    def _find(self, way: Way, option: Option) -> Openings | list[Opening]:
        week, ground, day, teacher = self.week, self.ground, option.day, option.teacher
        grid, slots = ground.grid, ground.shortest[way.index]
        most, free = week.day_room(way, day)
        most = min(most, week.teacher_minutes_left(teacher, day)) // grid
        free &= option.free
        if most < slots or not free:
            return NOWHERE
        room = week.teacher_room(teacher, day, way, option.isolation)
        free &= room.free
        run = runs(free, slots)
        most = min(most, ground.longest[way.index])
        found = []
        while run and slots <= most:
            found.append(run)
            run &= free >> slots
            slots += 1
        if not found:
            return NOWHERE
        kept = list(self._kept(way, option)) if ground.promised[way.index] else []
        priced = week.priced(room, teacher, day, way)
        return Openings(option, ground.shortest[way.index], found, ground.ranks(way, day), priced, kept)

    def _kept(self, way: Way, option: Option) -> Iterator[Kept]:
        """Tell where a published lesson would be kept, and what that costs."""
        week, grid, base = self.week, self.ground.grid, option.day * DAY
        for teacher, start, end in sorted(self.ground.promised[way.index]):
            if teacher == option.teacher and base <= start < base + DAY:
                first, last = (start - base) // grid, (end - base) // grid
                price = week.energy_price(way, option.day, first, last)
                price += week.travel_price(teacher, option.day, way, start)
                yield last - first, first, price - week.problem.weights["changed"]


def cheapest(starts: int, ranks: Sequence[Toll], tolls: Sequence[Toll]) -> tuple[int, int]:
    """Find the starts whose two prices, each given as prices with their starts, come to the least."""
    best, where, least = 1 << 62, 0, tolls[0][0]
    for one, mask in ranks:
        if one + least > best:
            break
        here = mask & starts
        for other, there in tolls if here else ():
            found = here & there
            if found:
                if one + other < best:
                    best, where = one + other, found
                elif one + other == best:
                    where |= found
                break
    return best, where
