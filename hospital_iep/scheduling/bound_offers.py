"""What students can choose from in the lower bound, as tables: all that some students choose in one go."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hospital_iep.scheduling.costs import uneven
from hospital_iep.scheduling.ground import Option, StartLimits
from hospital_iep.scheduling.lesson import Way
from hospital_iep.scheduling.walks import EVERYBODY, Counts, Numbers
from hospital_iep.scheduling.week import Week

NEVER = 1e15
"""The price of what cannot be."""

PAIRS = 16
"""Of so many teachers all pairs are looked at; of more, two are as good as all."""


class Window(NamedTuple):
    """The slots of a day on which anybody teaches."""

    first: int
    slots: int


class Sums(NamedTuple):
    """Prices summed up to each slot, as a lesson adds (at its end) and takes (at its start) them.

    A lesson of a student is ``student_end[end] - student_start[start]``; a teacher's likewise, without and
    with the time around isolation.
    """

    student_end: Numbers
    student_start: Numbers
    teacher_end: Numbers
    teacher_start: Numbers
    visits: Numbers


class Chosen(NamedTuple):
    """Lessons that were chosen: their rows in the table, first slots and lengths."""

    rows: Counts
    starts: Counts
    slots: Counts


@dataclass(slots=True)
class Row:
    """Lessons of one need by a teacher on a day in one way: the fewest and most slots, what they use."""

    need: int
    teacher: int
    day: int
    way: Way
    option: Option
    least: int
    most: int
    free: int
    around: bool = False
    student_day: int = -1
    stop: int = -1
    payer: int = -1


@dataclass(slots=True)
class Offers:
    """The tables of some students."""

    week: Week
    window: Window
    lessons: Sequence[int]
    students: Sequence[int]
    rows: list[Row]
    needs: list[int] = field(init=False)
    lengths: range = field(init=False)
    until: list[int] = field(init=False)
    longest: NDArray[np.uint8] = field(init=False)
    too_short: NDArray[np.bool_] = field(init=False)
    student_day: Counts = field(init=False)
    stop: Counts = field(init=False)
    payer: Counts = field(init=False)
    around: Counts = field(init=False)
    ways: Counts = field(init=False)
    isolations: Counts = field(init=False)
    share: Numbers = field(init=False)
    kept: list[tuple[int, int, int, float]] = field(init=False)
    cells: dict[tuple[int, int], int] = field(init=False)
    ranks: list[tuple[Counts, Counts, Counts]] = field(init=False)
    row_at: list[Counts] = field(init=False)
    pairs: tuple[Counts, Counts] = field(init=False)
    many: list[tuple[int, Counts]] = field(init=False)
    need_of: Counts = field(init=False)
    short: Numbers = field(init=False)
    repeats: list[Numbers] = field(init=False)
    sets: Counts = field(init=False)
    set_price: Numbers = field(init=False)
    bounds: list[tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self.rows.sort(key=lambda row: -row.most)
        self.needs = [n for s in self.students for n in self.week.problem.needs_of[s]]
        lo = min((row.least for row in self.rows), default=1)
        hi = max((row.most for row in self.rows), default=1)
        self.lengths = range(lo, hi + 1)
        self.until = [sum(row.most >= slots for row in self.rows) for slots in self.lengths]
        self._times()
        self._uses()
        self._cells()
        self._teachers()
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
        self.stop = self._array(row.stop for row in self.rows)
        self.payer = self._array(row.payer for row in self.rows)
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
        """Put rows of the same need, teacher and day together."""
        self.cells = {}
        days = self.week.problem.days
        ranks: list[list[tuple[int, int, int]]] = []
        seen: dict[tuple[int, int], int] = {}
        for i, row in enumerate(self.rows):
            cell = self.cells.setdefault((row.need, row.teacher), len(self.cells))
            rank = seen[cell, row.day] = seen.get((cell, row.day), -1) + 1
            if rank == len(ranks):
                ranks.append([])
            ranks[rank].append((row.day, cell, i))
        self.ranks, self.row_at = [], []
        for found in ranks:
            days_of, cells, rows = np.array(found, dtype=np.int64).T
            self.ranks.append((days_of, cells, rows))
            where = np.full((days, len(self.cells) + 1), -1, dtype=np.int64)
            where[days_of, cells] = rows
            self.row_at.append(where)

    def _teachers(self) -> None:
        """List the sets of teachers of each student, and those of each need that they make."""
        week, problem = self.week, self.week.problem
        able: dict[int, set[int]] = {n: set() for n in self.needs}
        for n, teacher in self.cells:
            able[n].add(teacher)
        made: dict[tuple[int, frozenset[int]], int] = {}
        wide = max((len(problem.needs_of[s]) for s in self.students), default=1)
        sets: list[list[int]] = []
        prices: list[float] = []
        self.bounds = []
        for s in self.students:
            begin = len(sets)
            everyone = frozenset().union(*(able[n] for n in problem.needs_of[s]))
            known = frozenset(() if EVERYBODY in everyone else week.teachers_of[s])
            for chosen, price in self._sets(everyone, known):
                taken = [made.setdefault((n, chosen & able[n]), len(made)) for n in problem.needs_of[s]]
                sets.append(taken + [-1] * (wide - len(taken)))
                prices.append(price)
            self.bounds.append((begin, len(sets)))
        self.sets = np.array(sets, dtype=np.int64).reshape(len(sets), wide)
        self.sets[self.sets < 0] = len(made)
        self.set_price = np.array(prices)
        self._made(list(made))

    def _sets(
        self, everyone: frozenset[int], known: frozenset[int]
    ) -> Iterator[tuple[frozenset[int], float]]:
        """Yield sets of teachers with the cost of more than one; the last is all of them."""
        extra = self.week.problem.weights["extra_teachers"]
        new = sorted(everyone - known)
        first = 0 if known else 1
        most = min(len(new), 2 if len(new) <= PAIRS else 1)
        for count in range(most + 1):
            for chosen in combinations(new, count):
                yield known | frozenset(chosen), float(extra * max(0, count - first))
        if len(new) > most:
            yield everyone | known, float(extra * (most + 1 - first))

    def _made(self, made: list[tuple[int, frozenset[int]]]) -> None:
        week, problem, grid = self.week, self.week.problem, self.week.ground.grid
        nobody = len(self.cells)
        one, two, self.many = [], [], []
        for i, (n, teachers) in enumerate(made):
            members = [self.cells[n, t] for t in sorted(teachers)]
            if len(members) > 2:
                self.many.append((i, np.array(members)))
                members = []
            one.append(members[0] if members else nobody)
            two.append(members[-1] if members else nobody)
        self.pairs = np.array(one, dtype=np.int64), np.array(two, dtype=np.int64)
        wanted = {n: max(0, problem.needs[n].target - week.need_minutes[n]) // grid for n in self.needs}
        self.short = np.full((max(wanted.values(), default=0) + 1, len(made)), NEVER)
        costs = {
            n: [float(week.price(n, week.need_minutes[n] + i * grid)) for i in range(wanted[n] + 1)]
            for n in self.needs
        }
        for i, (n, _) in enumerate(made):
            self.short[: wanted[n] + 1, i] = costs[n]
        self.need_of = self._array(n for n, _ in made)
        lessons = self._array(self.lessons[n] for n, _ in made)
        self.repeats = [np.where(lessons > i, 0.0, NEVER) for i in range(int(lessons.max(initial=1)))]

    @staticmethod
    def _array(numbers: Iterable[int]) -> Counts:
        return np.array(list(numbers), dtype=np.int64)

    # Choosing, at each move of the prices

    def choose(self, sums: Sums) -> tuple[float, Chosen]:
        """Choose the cheapest teachers and lessons of each student: what they pay, and the lessons."""
        best, start = self._lessons(sums)
        by_cell = np.full((self.week.problem.days, len(self.lengths), len(self.cells) + 1), NEVER)
        for day, cell, rows in self.ranks:
            by_cell[day, :, cell] = np.minimum(by_cell[day, :, cell], best[rows])
        offers = np.minimum(by_cell[:, :, self.pairs[0]], by_cell[:, :, self.pairs[1]])
        for i, members in self.many:
            offers[:, :, i] = by_cell[:, :, members].min(axis=2)
        tables, costs = self._weeks(offers)
        total, chosen, have = self._sets_chosen(costs)
        return total, self._taken(tables, offers, by_cell, best, start, chosen, have)

    def _lessons(self, sums: Sums) -> tuple[Numbers, NDArray[np.int64]]:
        """Find the cheapest start of each length in each row, with its price."""
        count = self.window.slots
        share = self.share[:, None]
        end = sums.student_end[self.student_day] + share * sums.teacher_end[self.around, self.stop]
        begin = sums.student_start[self.student_day] + share * sums.teacher_start[self.around, self.stop]
        best = np.full((len(self.longest), len(self.lengths)), NEVER)
        start = np.zeros(best.shape, dtype=np.int64)
        for i, (slots, until) in enumerate(zip(self.lengths, self.until, strict=True)):
            last = count + 1 - slots
            if last <= 0 or not until:
                break
            costs = end[:until, slots:] - begin[:until, :last]
            costs += (self.longest[:until, :last] < slots) * NEVER
            start[:until, i] = costs.argmin(axis=1)
            best[:until, i] = costs[np.arange(until), start[:until, i]]
        for row, at, slots, saved in self.kept:
            cost = end[row, at + slots] - begin[row, at] - saved
            if cost < best[row, slots - self.lengths.start]:
                best[row, slots - self.lengths.start] = cost
                start[row, slots - self.lengths.start] = at
        best += sums.visits[self.payer][:, None]
        best[self.too_short] = NEVER
        return best, start

    def _weeks(self, offers: Numbers) -> tuple[list[Numbers], Numbers]:
        """Put days together: after each lesson a day may hold, the least cost of each sum of slots."""
        table = np.full(self.short.shape, NEVER)
        table[0] = 0.0
        tables = [table]
        for day in range(len(offers)):
            for barred in self.repeats:
                more = table.copy()
                for i, slots in enumerate(self.lengths):
                    if slots >= len(table):
                        break
                    np.minimum(more[slots:], table[:-slots] + (offers[day, i] + barred), out=more[slots:])
                table = more
                tables.append(table)
        return tables, table + self.short

    def _sets_chosen(self, costs: Numbers) -> tuple[float, Counts, Counts]:
        """Choose a set of teachers for each student: the cost, each need's set, and its slots."""
        problem = self.week.problem
        least = np.append(costs.min(axis=0), 0.0)
        slots = np.append(costs.argmin(axis=0), 0)
        prices = self.set_price + least[self.sets].sum(axis=1)
        total, chosen, have = 0.0, [], []
        for s, (begin, end) in zip(self.students, self.bounds, strict=True):
            needs = len(problem.needs_of[s])
            if not needs:
                continue
            behind = self._behind(s)
            i = begin + int(prices[begin:end].argmin())
            value, taken = float(prices[i]), slots[self.sets[i, :needs]].tolist()
            if behind(sum(taken)):
                value = NEVER
                for j in (begin + np.argsort(prices[begin:end], kind="stable")).tolist():
                    if prices[j] >= value:
                        break
                    columns = [costs[:, c].tolist() for c in self.sets[j, :needs]]
                    found, each = _evenly(columns, behind)
                    if self.set_price[j] + found < value:
                        i, value, taken = j, self.set_price[j] + found, each
            total += value
            chosen += self.sets[i, :needs].tolist()
            have += taken
        return total, self._array(chosen), self._array(have)

    def _behind(self, s: int) -> Callable[[int], float]:
        """Give what it costs that a student is left behind, by slots."""
        weight, grid = self.week.problem.weights["uneven"], self.week.ground.grid
        target, had = self.week.problem.targets[s], self.week.delivered[s]
        return lambda slots: float(weight * uneven(target, had + slots * grid))

    def _taken(
        self,
        tables: list[Numbers],
        offers: Numbers,
        by_cell: Numbers,
        best: Numbers,
        start: NDArray[np.int64],
        chosen: Counts,
        have: Counts,
    ) -> Chosen:
        """Find the lessons that the cheapest weeks are made of."""
        at = len(tables) - 1
        found: list[tuple[Counts, Counts, Counts]] = []
        for day in range(len(offers) - 1, -1, -1):
            for barred in reversed(self.repeats):
                now, before = tables[at], tables[at - 1]
                taken = now[have, chosen] < before[have, chosen]
                which, left = chosen[taken], have[taken]
                if which.size:
                    prices = np.full((len(self.lengths), which.size), NEVER)
                    for i, slots in enumerate(self.lengths):
                        fits = left >= slots
                        prices[i, fits] = (
                            before[left[fits] - slots, which[fits]]
                            + offers[day, i, which[fits]]
                            + barred[which[fits]]
                        )
                    length = prices.argmin(axis=0)
                    found.append((np.full(which.size, day), length, which))
                    have = have.copy()
                    have[taken] -= length + self.lengths.start
                at -= 1
        return self._rows_of(found, by_cell, best, start)

    def _rows_of(
        self,
        found: list[tuple[Counts, Counts, Counts]],
        by_cell: Numbers,
        best: Numbers,
        start: NDArray[np.int64],
    ) -> Chosen:
        if not found:
            nothing = np.zeros(0, dtype=np.int64)
            return Chosen(nothing, nothing, nothing)
        day, length, which = (np.concatenate(each) for each in zip(*found, strict=True))
        one, two = self.pairs[0][which], self.pairs[1][which]
        cell = np.where(by_cell[day, length, two] < by_cell[day, length, one], two, one)
        many = dict(self.many)
        for i in np.flatnonzero(cell == len(self.cells)):
            members = many[int(which[i])]
            cell[i] = members[by_cell[day[i], length[i], members].argmin()]
        row = self.row_at[0][day, cell]
        for other in self.row_at[1:]:
            second = other[day, cell]
            better = (second >= 0) & (best[second, length] < best[row, length])
            row = np.where(better, second, row)
        return Chosen(row, start[row, length], length + self.lengths.start)


def _evenly(costs: list[list[float]], behind: Callable[[int], float]) -> tuple[float, list[int]]:
    """Choose how many slots each need of a student gets, with what it costs to be left behind."""
    sums, chosen = [0.0], []
    for cost in costs:
        longer = [NEVER] * (len(sums) + len(cost) - 1)
        last = [0] * len(longer)
        for i, known in enumerate(sums):
            for r, more in enumerate(cost):
                if known + more < longer[i + r]:
                    longer[i + r], last[i + r] = known + more, r
        sums = longer
        chosen.append(last)
    total = min(range(len(sums)), key=lambda i: sums[i] + behind(i))
    value = sums[total] + behind(total)
    slots = [0] * len(costs)
    for i in range(len(costs) - 1, -1, -1):
        slots[i] = chosen[i][total]
        total -= slots[i]
    return value, slots
