"""What students can choose in the lower bound: a set of teachers, and how much each gives to each need."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hospital_iep.scheduling.bound_offers import NEVER, Offers, Sums
from hospital_iep.scheduling.bound_wholes import Whole, Wholes, gathered
from hospital_iep.scheduling.costs import uneven
from hospital_iep.scheduling.problem import DAY
from hospital_iep.scheduling.walks import EVERYBODY, REMOTE, Counts, Numbers

PAIRS = 16
"""Of so many teachers all pairs are looked at; of more, two are as good as all."""


class Priced(NamedTuple):
    """What slots and sets of teachers cost the students.

    ``costs`` by number of slots and column, ``slots`` the cheapest number; ``sets`` the least that a set of
    teachers costs, ``everything`` what wholes cost; ``less`` which need is cheapest to have less of than
    everything, and how much, where everything would be cheapest in pieces, else -1.
    """

    costs: Numbers
    slots: Counts
    sets: Numbers
    everything: Numbers
    less: list[tuple[int, int]]


class Students:
    """The students of a table. ``rounds`` is the teacher, the place and the part of the horizon of each."""

    def __init__(self, offers: Offers, rounds: Sequence[tuple[int, int, int]], sums: Sums) -> None:
        self.week, self.students, self.offers = offers.week, offers.students, offers
        self.nobody = len(offers.cells)
        days, weeks = offers.possible(sums)
        self.cannot = np.column_stack((~weeks, np.arange(len(weeks)) > 0)) * NEVER
        self.amounts = [slots for slots in range(1, len(weeks)) if weeks[slots].any()]
        self.cells_of: dict[tuple[int, int], list[int]] = {}
        for i, cell in enumerate(offers.cells):
            self.cells_of.setdefault((cell.need, rounds[cell.round][0]), []).append(i)
        self._teachers()
        self.wholes = self._wholes(weeks, rounds)
        self.whole_of = {i: k for k, i in enumerate(self.wholes.sets.tolist())}
        self._bar(days, np.array([rounds[cell.round][2] for cell in offers.cells]))

    def _teachers(self) -> None:
        """List the sets of teachers of each student, and those of each need that they make."""
        problem, known = self.week.problem, self.week.teachers_of
        able: dict[int, set[int]] = {n: set() for s in self.students for n in problem.needs_of[s]}
        for n, teacher in self.cells_of:
            able[n].add(teacher)
        made: dict[tuple[int, frozenset[int]], int] = {}
        wide = max((len(problem.needs_of[s]) for s in self.students), default=1)
        sets: list[list[int]] = []
        prices: list[float] = []
        self.bounds = []
        self.chosen_of: list[frozenset[int]] = []
        for s in self.students:
            begin = len(sets)
            everyone = frozenset().union(*(able[n] for n in problem.needs_of[s]))
            had = frozenset(() if EVERYBODY in everyone else known[s])
            for chosen, price in self._sets(everyone, had):
                taken = [made.setdefault((n, chosen & able[n]), len(made)) for n in problem.needs_of[s]]
                sets.append(taken + [-1] * (wide - len(taken)))
                prices.append(price)
                self.chosen_of.append(chosen)
            self.bounds.append((begin, len(sets)))
        order = self._members(list(made))
        self.wanted = np.append([self.offers.wanted(n) for n, _ in made], 0).astype(np.int64)
        self.wanted[order] = self.wanted[:-1].copy()
        self.lessons = np.array([self.offers.lessons[n] for n, _ in made], dtype=np.int64)[np.argsort(order)]
        self.sets = np.append(order, len(made))[np.array(sets, dtype=np.int64).reshape(len(sets), wide)]
        self.set_price = np.array(prices)

    def _wholes(self, possible: NDArray[np.bool_], rounds: Sequence[tuple[int, int, int]]) -> Wholes:
        """List where a set is one teacher, who alone and at one place can give the student everything."""
        found: list[Whole] = []
        problem, grid = self.week.problem, self.week.ground.grid
        for s, (begin, end) in zip(self.students, self.bounds, strict=True):
            wanted = {n: self.offers.wanted(n) for n in problem.needs_of[s]}
            short = sum(self.week.price(n, self.week.need_minutes[n] + wanted[n] * grid) for n in wanted)
            cost = short + self._behind(s)(sum(wanted.values()))
            some = [n for n in wanted if wanted[n]]
            most = problem.students[s].max_per_day
            limit = (DAY if most is None else most) // grid
            for i in range(begin, end if some else begin):
                cells = self._whole(some, self.chosen_of[i], rounds)
                if cells:
                    left = float(self.set_price[i]) + cost
                    found.append(Whole(cells, [wanted[n] for n in some], i, left, limit))
        return gathered(found, self.offers, possible)

    def _whole(
        self, needs: list[int], teachers: frozenset[int], rounds: Sequence[tuple[int, int, int]]
    ) -> list[int]:
        """Give the cells of needs if they are one teacher's, one for each and of one round, else none."""
        cells = [self.cells_of.get((n, t), []) for n in needs for t in teachers]
        of = {self.offers.cells[c].round for some in cells for c in some}
        whole = len(teachers) == len(of) == 1 and all(len(some) == 1 for some in cells)
        return [some[0] for some in cells] if whole and rounds[min(of)][1] != REMOTE else []

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

    def _members(self, made: list[tuple[int, frozenset[int]]]) -> Counts:
        """List the cells of each need with each set, those with most cells first; tell where each set is."""
        week, grid = self.week, self.week.ground.grid
        cells = [[i for t in sorted(have) for i in self.cells_of[n, t]] for n, have in made]
        order = sorted(range(len(made)), key=lambda i: -len(cells[i]))
        self.many = np.array([len(cells[i]) for i in order], dtype=np.int64)
        self.members = np.full((len(made), max([1, *map(len, cells)])), self.nobody)
        self.short = np.full((self.offers.most + 1, len(made)), NEVER)
        for column, i in enumerate(order):
            self.members[column, : len(cells[i])] = cells[i]
            n = made[i][0]
            for slots in range(self.offers.wanted(n) + 1):
                self.short[slots, column] = week.price(n, week.need_minutes[n] + slots * grid)
        return np.argsort(order)

    def _bar(self, lessons: NDArray[np.bool_], parts: Counts) -> None:
        """Rule out what sums of slots no lessons make: a day holds so many of a need, whoever gives them."""
        able = np.concatenate((lessons, np.zeros((*lessons.shape[:2], 1), dtype=bool)), axis=2)
        part_of = np.append(parts, -1)[self.members]
        reach = np.zeros(self.short.shape, dtype=bool)
        reach[0] = True
        for part in range(int(parts.max(initial=-1)) + 1):
            for day in able:
                offered = (day[:, self.members] & (part_of == part)).any(axis=2)
                for i in range(int(self.lessons.max(initial=0))):
                    more = reach.copy()
                    for slots in self.offers.lengths:
                        more[slots:] |= reach[:-slots] & (offered[slots] & (self.lessons > i))
                    reach = more
        self.short[~reach] = NEVER

    # Choosing, at each move of the prices

    def choose(self, paid: Numbers, price: Numbers | None = None) -> tuple[float, Counts, NDArray[np.bool_]]:
        """Choose the cheapest teachers and amounts: the cost of all, the slots of each cell, what is whole.

        With a ``price`` for everything, nobody buys everything of one teacher in pieces.
        """
        prices = np.hstack((paid, np.zeros((len(paid), 1)))) + self.cannot
        tables = [prices[:, self.members[:, 0]]]
        for k in range(1, self.members.shape[1]):
            wider = int((self.many > k).sum())
            one, other = tables[-1][:, :wider], prices[:, self.members[:wider, k]]
            more = one.copy()
            for slots in self.amounts:
                np.minimum(more[slots:], one[:-slots] + other[slots], out=more[slots:])
            tables.append(more)
        costs = tables[0] + self.short
        for table in tables[1:]:
            wide = table.shape[1]
            costs[:, :wide] = table + self.short[:, :wide]
        total, columns, have, whole = self._sets_chosen(costs, price)
        return total, self._taken(tables, prices, columns, have), whole

    def _taken(self, tables: list[Numbers], prices: Numbers, columns: Counts, have: Counts) -> Counts:
        """Find how many slots each cell gives."""
        taken = np.zeros(self.nobody + 1, dtype=np.int64)
        amounts = np.array([0, *self.amounts])[:, None]
        for k in range(len(tables) - 1, 0, -1):
            which = self.many[columns] > k
            cells = self.members[columns[which], k]
            rest = have[which] - amounts
            costs = tables[k - 1][np.maximum(rest, 0), columns[which]] + prices[amounts, cells]
            costs[rest < 0] = 3 * NEVER
            slots = amounts[costs.argmin(axis=0), 0]
            taken[cells] = slots
            have = have.copy()
            have[which] -= slots
        taken[self.members[columns, 0]] = have
        return taken[: self.nobody]

    def _sets_chosen(
        self, costs: Numbers, price: Numbers | None
    ) -> tuple[float, Counts, Counts, NDArray[np.bool_]]:
        """Choose a set of teachers for each student: the cost, each need's set, its slots, what is whole."""
        prices = self._priced(costs, price)
        total, chosen, have = 0.0, [], []
        is_whole = np.zeros(len(self.wholes.sets), dtype=bool)
        for s, (begin, end) in zip(self.students, self.bounds, strict=True):
            needs = len(self.week.problem.needs_of[s])
            if not needs:
                continue
            i, value, taken, whole = self._set_chosen(s, range(begin, end), prices)
            if whole >= 0:
                is_whole[whole] = True
            total += value
            chosen += self.sets[i, :needs].tolist()
            have += taken
        return total, np.array(chosen, dtype=np.int64), np.array(have, dtype=np.int64), is_whole

    def _priced(self, costs: Numbers, price: Numbers | None) -> Priced:
        """Price all sets of teachers; with a price for everything, pieces come to a little less than that."""
        least = np.append(costs.min(axis=0), 0.0)
        slots = np.append(costs.argmin(axis=0), 0)
        sets = self.set_price + least[self.sets].sum(axis=1)
        wholes = self.wholes.sets
        if price is None or not len(wholes):
            return Priced(costs, slots, sets, np.full(len(wholes), NEVER), [(0, -1)] * len(wholes))
        wanted, columns = self.wanted[self.sets[wholes]], self.sets[wholes]
        all_of_it = ((slots[columns] == wanted) | (wanted == 0)).all(axis=1)
        barred = np.append(costs, np.zeros((len(costs), 1)), axis=1)
        barred[self.wanted, np.arange(len(self.wanted))] = NEVER
        less = np.where(wanted > 0, (barred.min(axis=0) - least)[columns], NEVER)
        at, every = less.argmin(axis=1), np.arange(len(wholes))
        amounts = np.where(all_of_it, barred.argmin(axis=0)[columns[every, at]], -1)
        everything = np.minimum(self.wholes.left + price, NEVER)
        apart = sets[wholes] + np.where(all_of_it, less[every, at], 0.0)
        sets[wholes] = np.minimum(apart, everything)
        return Priced(costs, slots, sets, everything, list(zip(at.tolist(), amounts.tolist(), strict=True)))

    def _set_chosen(self, s: int, sets: range, prices: Priced) -> tuple[int, float, list[int], int]:
        """Choose the cheapest set of a student, with its cost and slots, and which whole it is or -1."""
        needs, behind = len(self.week.problem.needs_of[s]), self._behind(s)
        i = sets[int(prices.sets[sets.start : sets.stop].argmin())]
        value, taken = float(prices.sets[i]), prices.slots[self.sets[i, :needs]].tolist()
        whole = self.whole_of.get(i, -1)
        if whole >= 0 and prices.everything[whole] <= value:
            return i, value, self.wanted[self.sets[i, :needs]].tolist(), whole
        if whole >= 0 and prices.less[whole][1] >= 0:
            taken[prices.less[whole][0]] = prices.less[whole][1]
        return self._less_behind(s, sets, prices) if behind(sum(taken)) else (i, value, taken, -1)

    def _less_behind(self, s: int, sets: range, prices: Priced) -> tuple[int, float, list[int], int]:
        """Do the same where it costs something to be left behind."""
        needs, behind = len(self.week.problem.needs_of[s]), self._behind(s)
        best: tuple[int, float, list[int], int] = sets[0], 2 * NEVER, [0] * needs, -1
        for i in (sets.start + np.argsort(prices.sets[sets.start : sets.stop], kind="stable")).tolist():
            if prices.sets[i] >= best[1]:
                break
            columns = [prices.costs[:, c].tolist() for c in self.sets[i, :needs]]
            found, each = _evenly(columns, behind)
            whole = self.whole_of.get(i, -1)
            if self.set_price[i] + found < best[1]:
                best = i, self.set_price[i] + found, each, -1
            if whole >= 0 and prices.everything[whole] < best[1]:
                best = i, float(prices.everything[whole]), self.wanted[self.sets[i, :needs]].tolist(), whole
        return best

    def _behind(self, s: int) -> Callable[[int], float]:
        """Give what it costs that a student is left behind, by slots."""
        weight, grid = self.week.problem.weights["uneven"], self.week.ground.grid
        target, had = self.week.problem.targets[s], self.week.delivered[s]
        return lambda slots: float(weight * uneven(target, had + slots * grid))


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
