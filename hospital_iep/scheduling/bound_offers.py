"""What lessons there are in the lower bound, as tables: the cheapest of some students in one go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hospital_iep.scheduling.ground import Option, StartLimits
from hospital_iep.scheduling.lesson import Way
from hospital_iep.scheduling.quick_offers import Table, cheapest_starts
from hospital_iep.scheduling.walks import EVERYBODY, Counts, Numbers
from hospital_iep.scheduling.week import Week

NEVER = 1e15
"""The price of what cannot be."""


class Window(NamedTuple):
    """The slots of a day on which anybody teaches."""

    first: int
    slots: int


class Cell(NamedTuple):
    """What a round gives a need. A round is a teacher at a place over a few days, in order."""

    need: int
    round: int


class Sums(NamedTuple):
    """Prices summed up to each slot, as a lesson adds (at its end) and takes (at its start) them.

    A lesson of a student is ``student_end[end] - student_start[start]``; a teacher's likewise, by the time
    around the lesson, first without any. ``lessons`` is the price of each lesson of a need on a day.
    """

    student_end: Numbers
    student_start: Numbers
    teacher_end: Numbers
    teacher_start: Numbers
    lessons: Numbers


class Chosen(NamedTuple):
    """Lessons that were chosen: their rows in the table, first slots and lengths."""

    rows: Counts
    starts: Counts
    slots: Counts


class Weeks(NamedTuple):
    """What lessons cost at some prices, and what each cell takes.

    ``best`` and ``start`` are the cheapest lesson of each row and length; ``days`` the least that a cell's
    slots of a day cost, with one lesson, with two and so on; ``costs`` and ``slots`` what each cell costs,
    less what is ``paid`` for it, and takes, by the set of days on which the teacher comes; ``sets`` what
    each number of slots costs on them.
    """

    best: Numbers
    start: Counts
    days: list[Numbers]
    costs: Numbers
    slots: Counts
    paid: Numbers
    sets: Numbers


@dataclass(slots=True)
class Row:
    """Lessons of one need by a teacher on a day in one way: the fewest and most slots, what they use.

    ``round`` is the teacher at the place, ``at`` which of the round's days it is.
    """

    need: int
    teacher: int
    day: int
    way: Way
    option: Option
    least: int
    most: int
    free: int
    around: int = 0
    student_day: int = -1
    times: int = -1
    stop: int = -1
    round: int = -1
    at: int = -1


@dataclass(slots=True)
class Offers:
    """The lessons of some students. A round has so many ``days``."""

    week: Week
    window: Window
    lessons: Sequence[int]
    students: Sequence[int]
    rows: list[Row]
    days: int
    lengths: range = field(init=False)
    until: list[int] = field(init=False)
    longest: NDArray[np.uint8] = field(init=False)
    too_short: NDArray[np.bool_] = field(init=False)
    student_day: Counts = field(init=False)
    times: Counts = field(init=False)
    stop: Counts = field(init=False)
    need: Counts = field(init=False)
    day: Counts = field(init=False)
    around: Counts = field(init=False)
    ways: Counts = field(init=False)
    isolations: Counts = field(init=False)
    share: Numbers = field(init=False)
    kept: list[tuple[int, int, int, float]] = field(init=False)
    cells: list[Cell] = field(init=False)
    round: Counts = field(init=False)
    most: int = field(init=False)
    row_at: list[Counts] = field(init=False)
    ranks: list[tuple[Counts, Counts, Counts]] = field(init=False)
    repeats: list[Numbers] = field(init=False)

    def __post_init__(self) -> None:
        self.rows.sort(key=lambda row: -row.most)
        lo = min((row.least for row in self.rows), default=1)
        hi = max((row.most for row in self.rows), default=1)
        self.lengths = range(lo, hi + 1)
        self.until = [sum(row.most >= slots for row in self.rows) for slots in self.lengths]
        self._times()
        self._uses()
        self._cells()
        self.rows = []  # all of it is in the tables now: a hospital's would fill the memory

    # Tables, once

    def _times(self) -> None:
        """Find the longest lesson that can start at each slot."""
        first, count = self.window
        width = self.week.ground.slots
        packed = b"".join(
            (row.free & self.week.ground.full).to_bytes(-(-width // 8), "little") for row in self.rows
        )
        bits = np.frombuffer(packed, dtype=np.uint8).reshape(len(self.rows), -(-width // 8))
        free = np.unpackbits(bits, axis=1, bitorder="little")[:, first : first + count]
        self.longest = np.zeros((len(self.rows), count), dtype=np.uint8)
        run = np.zeros(len(self.rows), dtype=np.uint8)
        for i in range(count - 1, -1, -1):
            run = np.minimum(run, 250) + 1
            run *= free[:, i]
            self.longest[:, i] = run
        limits: dict[int, tuple[StartLimits, list[int]]] = {}
        for i, row in enumerate(self.rows):
            if row.option.limits is not None:
                limits.setdefault(id(row.option.limits), (row.option.limits, []))[1].append(i)
        for limit, rows in limits.values():
            cap = np.zeros(count, dtype=np.uint8)
            for slots in self.lengths:
                starts = limit.starts(slots) >> first
                cap[[i for i in range(count) if starts >> i & 1]] = slots
            self.longest[rows] = np.minimum(self.longest[rows], cap)
        np.minimum(
            self.longest,
            self._array(row.most for row in self.rows)[:, None],
            out=self.longest,
            casting="unsafe",
        )
        least = self._array(row.least for row in self.rows)
        self.too_short = least[:, None] > np.array(self.lengths)

    def _uses(self) -> None:
        """Note what each row pays for."""
        self.student_day = self._array(row.student_day for row in self.rows)
        self.times = self._array(row.times for row in self.rows)
        self.stop = self._array(row.stop for row in self.rows)
        self.need = self._array(row.need for row in self.rows)
        self.day = self._array(row.day for row in self.rows)
        self.around = self._array(row.around for row in self.rows)
        self.ways = self._array(row.way.index for row in self.rows)
        self.isolations = self._array(row.option.isolation for row in self.rows)
        self.share = np.array([1.0 / len(row.way.needs) for row in self.rows])
        changed, grid = self.week.problem.weights["changed"], self.week.ground.grid
        self.kept = []
        for i, row in enumerate(self.rows):
            for teacher, start, end in self.week.ground.promised[row.way.index]:
                at = (start - row.day * 1440) // grid - self.window.first
                slots = (end - start) // grid
                held = (
                    row.teacher in (teacher, EVERYBODY)
                    and start // 1440 == row.day
                    and row.least <= slots <= row.most
                )
                if held and 0 <= at < self.window.slots and self.longest[i, at] >= slots:
                    self.kept.append((i, at, slots, changed / len(row.way.needs)))

    def _cells(self) -> None:
        """Put rows of the same need and round together, by the round's days."""
        known: dict[Cell, int] = {}
        ranks: list[list[tuple[int, int, int]]] = []
        seen: dict[tuple[int, int], int] = {}
        for i, row in enumerate(self.rows):
            cell = known.setdefault(Cell(row.need, row.round), len(known))
            rank = seen[cell, row.at] = seen.get((cell, row.at), -1) + 1
            if rank == len(ranks):
                ranks.append([])
            ranks[rank].append((row.at, cell, i))
        self.cells = list(known)
        self.round = self._array(cell.round for cell in self.cells)
        self.ranks, self.row_at = [], []
        for found in ranks:
            at, cells, rows = np.array(found, dtype=np.int64).T
            self.ranks.append((at, cells, rows))
            where = np.full((self.days, len(self.cells)), -1, dtype=np.int64)
            where[at, cells] = rows
            self.row_at.append(where)
        lessons = self._array(self.lessons[cell.need] for cell in self.cells)
        self.repeats = [np.where(lessons > i, 0.0, NEVER) for i in range(int(lessons.max(initial=1)))]
        wanted = max(
            (self.wanted(n) for s in self.students for n in self.week.problem.needs_of[s]), default=0
        )
        self.most = max(wanted, self.lengths[-1])

    def wanted(self, n: int) -> int:
        """Tell how many slots a need still wants."""
        return max(0, self.week.problem.needs[n].target - self.week.need_minutes[n]) // self.week.ground.grid

    @staticmethod
    def _array(numbers: Iterable[int]) -> Counts:
        return np.array(list(numbers), dtype=np.int64)

    # Choosing, at each move of the prices

    def weeks(self, sums: Sums, slots: Numbers, tied: NDArray[np.bool_], every: bool) -> Weeks:
        """Choose the lessons of each cell for each set of days, or all days: those with ``every`` only.

        A number of slots is paid for with its price, or what it costs with all days where cells are ``tied``.
        """
        best, start = self._lessons(sums)
        days = self._days(best)
        costs = self._sets_of_days(days[-1], every)
        paid = np.vstack((np.zeros((1, len(self.cells))), slots))
        paid[:, tied] = np.where(costs[-1] < NEVER / 2, costs[-1], 0.0)[:, tied]
        sets, costs = costs, costs - paid
        taken = costs.argmin(axis=1)
        least = np.take_along_axis(costs, taken[:, None], axis=1)[:, 0]
        return Weeks(best, start, days, least, taken, paid, sets)

    def possible(self, sums: Sums) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Tell which lessons there are by day, length and cell, and which sums of slots by cell."""
        days = self._days(self._lessons(sums)[0])
        return days[0] < NEVER, self._sets_of_days(days[-1], every=True)[-1] < NEVER

    def every_day(self, sums: Sums) -> Numbers:
        """Give the least cost of each number of slots of each cell, with lessons on all days."""
        costs: Numbers = self._sets_of_days(self._days(self._lessons(sums)[0])[-1], every=True)[-1]
        return costs

    def _lessons(self, sums: Sums) -> tuple[Numbers, NDArray[np.int64]]:
        """Find the cheapest start of each length in each row, with its price."""
        best = np.full((len(self.longest), len(self.lengths)), NEVER)
        start = np.zeros(best.shape, dtype=np.int64)
        table = Table(self.times, self.stop, self.around, self.share, *sums[:4], self.longest)
        if not cheapest_starts(table, self.lengths, best, start):
            self._compare_starts(sums, best, start)
        for row, at, slots, saved in self.kept:
            cost = self._cost(sums, row, at, slots) - saved
            if cost < best[row, slots - self.lengths.start]:
                best[row, slots - self.lengths.start] = cost
                start[row, slots - self.lengths.start] = at
        best += sums.lessons[self.need, self.day][:, None]
        best[self.too_short] = NEVER
        return best, start

    def _compare_starts(self, sums: Sums, best: Numbers, start: NDArray[np.int64]) -> None:
        """Do the same here, for all rows at a time."""
        count, share = self.window.slots, self.share[:, None]
        end = sums.student_end[self.times] + share * sums.teacher_end[self.around, self.stop]
        begin = sums.student_start[self.times] + share * sums.teacher_start[self.around, self.stop]
        for i, (slots, until) in enumerate(zip(self.lengths, self.until, strict=True)):
            last = count + 1 - slots
            if last <= 0 or not until:
                break
            costs = end[:until, slots:] - begin[:until, :last]
            costs[self.longest[:until, :last] < slots] = NEVER
            start[:until, i] = costs.argmin(axis=1)
            best[:until, i] = costs[np.arange(until), start[:until, i]]

    def _cost(self, sums: Sums, row: int, at: int, slots: int) -> float:
        """Tell what one lesson of a row costs."""
        mine, theirs = self.times[row], (self.around[row], self.stop[row])
        end = sums.student_end[mine, at + slots] + self.share[row] * sums.teacher_end[theirs][at + slots]
        begin = sums.student_start[mine, at] + self.share[row] * sums.teacher_start[theirs][at]
        return float(end - begin)

    def _days(self, best: Numbers) -> list[Numbers]:
        """Find the least cost of the slots of each cell and day: with one lesson, then with more."""
        one = np.full((self.days, self.most + 1, len(self.cells)), NEVER)
        one[:, 0] = 0.0
        spans = slice(self.lengths.start, self.lengths.stop)
        for at, cells, rows in self.ranks:
            one[at, spans, cells] = np.minimum(one[at, spans, cells], best[rows])
        days = [one]
        for barred in self.repeats[1:]:
            before, more = days[-1], days[-1].copy()
            for slots in self.lengths:
                again = before[:, :-slots] + (one[:, slots] + barred)[:, None]
                np.minimum(more[:, slots:], again, out=more[:, slots:])
            days.append(more)
        return days

    @property
    def _amounts(self) -> range:
        """The slots that a day can have."""
        return range(self.lengths.start, min(self.most, self.lengths[-1] * len(self.repeats)) + 1)

    def _and_then(self, table: Numbers, day: Numbers) -> Numbers:
        """Add a day: the least cost of each sum of slots."""
        more = table.copy()
        for slots in self._amounts:
            np.minimum(more[:, slots:], table[:, :-slots] + day[slots], out=more[:, slots:])
        return more

    def _nothing(self) -> Numbers:
        """No slot for nothing, and no other way to have no day."""
        table = np.full((1, self.most + 1, len(self.cells)), NEVER)
        table[:, 0] = 0.0
        return table

    def _sets_of_days(self, days: Numbers, every: bool) -> Numbers:
        """Find the least cost of each sum of slots on each set of days: the bits of its number."""
        table = self._nothing()
        for day in days:
            more = self._and_then(table, day)
            table = more if every else np.concatenate((table, more))
        return table

    def taken(self, weeks: Weeks, slots: Counts, come: NDArray[np.bool_]) -> Chosen:
        """Find the lessons that make these slots of each cell, on the days on which its round comes."""
        left, tables = slots.copy(), [self._nothing()]
        days = np.where(come[:, None], weeks.days[-1], NEVER)
        days[:, 0] = 0.0
        for day in days:
            tables.append(self._and_then(tables[-1], day))
        found: list[tuple[Counts, Counts, Counts]] = []
        for at in range(len(days) - 1, -1, -1):
            now, before = tables[at + 1][0], tables[at][0]
            cells = np.arange(len(self.cells))
            cells = cells[now[left, cells] < before[left, cells]]
            if cells.size:
                amounts = self._last(before, days[at], left[cells], cells)
                left[cells] -= amounts
                found += self._lessons_of_day(weeks.days, at, cells, amounts)
        return self._rows_of(found, weeks)

    def _last(self, before: Numbers, day: Numbers, left: Counts, cells: Counts) -> Counts:
        """Find what the last day, or lesson, has of the slots that are left."""
        amounts = np.array(self._amounts)
        rest = left - amounts[:, None]
        costs = before[np.maximum(rest, 0), cells] + day[amounts[:, None], cells]
        costs[rest < 0] = 2 * NEVER
        last: Counts = amounts[costs.argmin(axis=0)]
        return last

    def _lessons_of_day(
        self, days: list[Numbers], at: int, cells: Counts, left: Counts
    ) -> list[tuple[Counts, Counts, Counts]]:
        """Find the lessons that the slots of a day are made of: days, cells and lengths."""
        found = []
        for more, before in zip(days[:0:-1], days[-2::-1], strict=True):
            taken = more[at, left, cells] < before[at, left, cells]
            which = cells[taken]
            if which.size:
                slots = self._last(before[at], days[0][at], left[taken], which)
                found.append((np.full(which.size, at), which, slots))
                left = left.copy()
                left[taken] -= slots
        one = left > 0
        found.append((np.full(int(one.sum()), at), cells[one], left[one]))
        return found

    def _rows_of(self, found: list[tuple[Counts, Counts, Counts]], weeks: Weeks) -> Chosen:
        if not found:
            nothing = np.zeros(0, dtype=np.int64)
            return Chosen(nothing, nothing, nothing)
        at, cell, slots = (np.concatenate(each) for each in zip(*found, strict=True))
        length = slots - self.lengths.start
        row = self.row_at[0][at, cell]
        for other in self.row_at[1:]:
            second = other[at, cell]
            better = (second >= 0) & (weeks.best[second, length] < weeks.best[row, length])
            row = np.where(better, second, row)
        return Chosen(row, weeks.start[row, length], slots)
