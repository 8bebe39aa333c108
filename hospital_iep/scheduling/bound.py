"""A proven lower bound of the cost of every timetable of a problem.

Two lessons may not use a teacher's slot, nor a student's, nor may a day's limits be exceeded, and a teacher
is at one place at a time. Here all this may be, for a price (a Lagrangian relaxation). Three then choose:

- each student the cheapest set of teachers, and how many slots each gives to each need;
- each round, which is a teacher at a place over the days of a week, the days on which the teacher comes
  there, and the cheapest lessons of those days for each need;
- each day of a teacher the walk through the places, with the time and the cost of its ways, that earns most
  of what the lessons pay for slots, and the rounds for coming.

That a student and a round agree on the slots of a need has prices, too: one for each number of slots.
Whatever the prices are, what students and rounds pay less what all walks earn, and less the prices of the
students' own time, is no more than any timetable costs; prices are moved so that this number rises. At
first a round is paid just what the slots of each need cost it with lessons on all days, as nobody pays for
coming: prices of time are soon good then.

The members of a group choose their lessons each for itself, each with its share of the teacher; what one has
and the others have not is paid for, too (``bound_members.py``).

A round that can give a student everything sells that for one price, on days that can hold it
(``bound_wholes.py``).

Left out, which makes the number lower and never false: rule 8, classrooms, and that the needs of one student
cannot share the hours of a day by halves (which raised the bound of no week that was measured). It is weak
where ways are long: a teacher's week may be half on one ward and half on another, with no way between them.

Where a hospital is large for the time that there is, all teachers are one who can be at many places at a
time: ways, second teachers and the time around isolation are then left out, too.
"""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import reduce
from itertools import pairwise
from math import ceil, gcd, inf
from operator import or_

import numpy as np
from numpy.typing import NDArray

from hospital_iep.scheduling.bound_members import Members
from hospital_iep.scheduling.bound_offers import NEVER, Chosen, Offers, Row, Sums, Weeks, Window
from hospital_iep.scheduling.bound_prices import OF_SLOTS, Prices, carried, gain, moved, paid, pull, summed
from hospital_iep.scheduling.bound_students import Students
from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.ground import Ground, Option
from hospital_iep.scheduling.lesson import Placed, Way
from hospital_iep.scheduling.problem import DAY
from hospital_iep.scheduling.walks import EVERYBODY, REMOTE, Counts, Day, Walks
from hospital_iep.scheduling.week import Week
from hospital_iep.scheduling.wishes import Wish

REACH = 1.0
"""How far the first move goes: for the bound to be what the known timetable costs, were all straight."""

LAST, STILL, FEW = 0.06, 3, 6
"""With ``FEW`` teachers and more, after more than ``STILL`` moves without a gain worth naming, prices move
less as time goes by, down to ``LAST``: moves take long there, and too few fit into the time to wait longer.
"""

TIED = 60
"""After so many moves rounds begin to choose their days: prices of time should be good by then."""

PATIENCE = 60
"""With fewer: after so many moves without a gain worth naming prices move less, from the best so far."""

WORTH = 0.001
"""A gain worth naming, as a share of what there is between the bound and the known cost."""

VAIN = 0.01
"""Less than this share of that is next to nothing for so many moves."""

SLOWER = 0.6
"""Share of the length of a move that is left then."""

DAYS = 5
"""A round has so many days at most: all their sets are looked at."""

ROWS = 1200
"""Rows of a table: the students in it are priced in one go, and what that needs fits near the processor."""

PAIRS_A_SECOND = 2000
"""With more pairs of a need and a teacher for a second that there is, all teachers as one prove more."""

MOST_PAIRS = 60_000
"""More of them would fill the memory."""


class Late(Exception):
    """Time was up before all students had chosen."""


def lower_bound(
    ground: Ground,
    cost: int,
    budget: Budget,
    better: Callable[[int], None] | None = None,
    wishes: deque[Wish] | None = None,
    known: Callable[[], int] | None = None,
    settled: int | None = None,
) -> int:
    """Prove that no timetable costs less than this; ``cost`` is that of a timetable that is known.

    Prices move until the budget is over (an iteration is one move), the bound meets the cost, or nothing
    moves; 0 where the time was too short for a first one. ``better`` is told each bound as it rises;
    ``wishes`` gets what the students chose at each move; ``known`` gives the least cost known by then: the
    nearer it is, the better is known how far prices should move. With ``settled`` it is over, too, when so
    many times in a row shorter moves brought next to nothing.
    """
    proven = [0]

    def note(bound: int) -> None:
        if bound > proven[-1] or len(proven) == 1:
            proven.append(bound)
            if better is not None:
                better(bound)

    pairs = len(ground.problem.needs) * len(ground.problem.teachers)
    pooled = pairs > min(PAIRS_A_SECOND * budget.left(), MOST_PAIRS)
    with suppress(Late):
        Relaxation(ground, budget, pooled, wishes).rise(cost, note, known, settled)
    return proven[-1]


class Relaxation:
    """A problem whose slots are for sale; ``pooled`` is with all teachers as one who is there many times."""

    def __init__(
        self, ground: Ground, budget: Budget, pooled: bool = False, wishes: deque[Wish] | None = None
    ) -> None:
        self.ground, self.problem, self.budget, self.wishes = ground, ground.problem, budget, wishes
        self.week = Week(ground)
        self.window = self._window()
        self.remote = any(way.remote for way in ground.ways)
        self.student_days: dict[Day, int] = {}
        self.teacher_days: dict[Day, int] = {}
        self.around = {(0, 0): 0}
        self.members = Members()
        self.lessons = [self._lessons(n) for n in range(len(self.problem.needs))]
        self.walks = Walks(self.problem)
        self.pooled = pooled
        self.rounds: dict[tuple[int, int, int], int] = {}
        self.at = self._days()
        self.all_left = [
            sum(max(0, self.week.teacher_minutes_left(t, day)) for t in range(len(self.problem.teachers)))
            for day in range(self.problem.days)
        ]
        self.tables = list(self._tables())
        self._pool()
        self.constant = self._constant()
        self.step = self._granularity()
        self.walks.close(*self.window)
        self.members.close()
        self._limits()
        self._rounds()
        self.prices = self._free()

    def _window(self) -> Window:
        """Tell the first slot of a day on which anybody teaches, and how many there are from it."""
        taught = 0
        for t in range(len(self.problem.teachers)):
            for free in self.ground.teacher_days(t):
                taught |= free
        first = (taught & -taught).bit_length() - 1 if taught else 0
        return Window(first, max(1, taught.bit_length() - first))

    def _days(self) -> dict[int, tuple[int, int]]:
        """Tell for each day on which anybody teaches which part of the horizon it is in, and where."""
        days, teachers = range(self.problem.days), range(len(self.problem.teachers))
        taught = [day for day in days if any(self.ground.teacher_days(t)[day] for t in teachers)]
        if self.pooled:
            return {day: (0, day) for day in days}
        return {day: divmod(i, DAYS) for i, day in enumerate(taught)}

    # What there is to choose

    def _tables(self) -> Iterator[Offers]:
        """Put students together until a table is full."""
        students: list[int] = []
        rows: list[Row] = []
        for s, needs in enumerate(self.problem.needs_of):
            if self.budget.late:
                raise Late
            own = [row for n in needs for way in self.ground.ways_of_need[n] for row in self._rows(n, way)]
            if students and len(rows) + len(own) > ROWS:
                yield self._table(students, rows)
                students, rows = [], []
            students.append(s)
            rows += own
        if students:
            yield self._table(students, rows)

    def _table(self, students: list[int], rows: list[Row]) -> Offers:
        days = 1 + max((at for _, at in self.at.values()), default=0)
        return Offers(self.week, self.window, self.lessons, students, rows, days)

    def _lessons(self, n: int) -> int:
        """Tell how many lessons a need can have on a day."""
        least = min((self.ground.shortest[way.index] for way in self.ground.ways_of_need[n]), default=1)
        slots = max(0, self.problem.needs[n].target - self.week.need_minutes[n]) // self.ground.grid
        return max(1, min(self.problem.needs[n].lessons_per_day, slots // least))

    def _rows(self, n: int, way: Way) -> Iterator[Row]:
        """List what lessons a way allows for a need, by teacher and day."""
        ground, week, grid = self.ground, self.week, self.ground.grid
        s = self.problem.needs[n].student
        wanted = week.minutes_wanted(way) // grid
        least = ground.shortest[way.index]
        rooms: dict[int, tuple[int, int]] = {}
        for teacher, option in self._options(way):
            day = option.day
            if day not in rooms:
                rooms[day] = week.day_room(way, day)
            most = min(rooms[day][0], self._minutes_left(teacher, day)) // grid
            most = min(ground.longest[way.index], wanted, most, self.window.slots)
            if most < least:
                continue
            row = Row(n, teacher, day, way, option, least, most, option.free & rooms[day][1])
            row.around = self._around(row, s)
            row.student_day = self.student_days.setdefault((s, day), len(self.student_days))
            row.times = self.members.times(row.student_day, way, teacher, day)
            row.stop, place = self.walks.visit((teacher, day), way.place)
            part, row.at = self.at[day]
            row.round = self.rounds.setdefault((teacher, place, part), len(self.rounds))
            yield row

    def _options(self, way: Way) -> Iterator[tuple[int, Option]]:
        """Give the teachers who may use a way, or all of them as one, each with its days."""
        ground = self.ground
        teachers = ground.teachers_for[way.index]
        if not self.pooled:
            yield from ((t, option) for t in teachers for option in ground.options(way, t))
        elif teachers:
            for day, options in ground.days_of(way):
                free = reduce(or_, (ground.teacher_days(t)[day] for t in teachers))
                for option in options:
                    yield EVERYBODY, option._replace(free=option.free & free)

    def _pool(self) -> None:
        """Count how many teachers there are at each slot, where all are as one."""
        first, count = self.window
        for day in range(self.problem.days if self.pooled else 0):
            masks = [self.ground.teacher_days(t)[day] >> first for t in range(len(self.problem.teachers))]
            there = [float(sum(mask >> i & 1 for mask in masks)) for i in range(count)]
            self.walks.pool(day, np.array(there))

    def _minutes_left(self, teacher: int, day: int) -> int:
        """Tell how many minutes of a day a teacher, or all as one, may still teach."""
        return self.all_left[day] if teacher == EVERYBODY else self.week.teacher_minutes_left(teacher, day)

    def _around(self, row: Row, s: int) -> int:
        """Give the number of the slots before and after a lesson that are nobody else's in any timetable.

        The time around isolation, half of the student's break at most: two lessons of one student that
        follow each other need none between them.
        """
        problem, grid = self.problem, self.ground.grid
        if not row.option.isolation or self.remote or self.pooled:
            return 0
        both = min(2 * (problem.setup // grid), problem.students[s].min_break // grid)
        return self.around.setdefault((both // 2, both - both // 2), len(self.around))

    def _constant(self) -> float:
        """Tell what the fixed lessons cost whatever else is planned."""
        parts, weights = self.week.parts(), self.problem.weights
        return float(sum(weights[part] * parts[part] for part in ("energy", "extra_teachers", "changed")))

    def _granularity(self) -> tuple[int, int]:
        """Costs differ by multiples of a number: the multiple, and the cost that all are counted from."""
        problem, grid, weights = self.problem, self.ground.grid, self.problem.weights
        unit = gcd(weights["extra_teachers"], weights["changed"], weights["uneven"])
        for need in problem.needs:
            unit = gcd(unit, weights["below_target"] * gcd(grid, need.target))
            unit = gcd(unit, weights["below_minimum"] * gcd(grid, need.minimum))
        for had in self.week.need_minutes:
            unit = gcd(unit, gcd(weights["below_target"], weights["below_minimum"]) * gcd(grid, had))
        for distances in problem.travel:
            unit = gcd(unit, *(weights["travel"] * minutes for minutes in distances.values()))
        for s in range(len(problem.students)):
            for sums in self.ground.energy(s):
                unit = gcd(unit, *map(int, sums))
                if unit == 1:
                    break
        return max(1, unit), self.week.cost

    # What is for sale

    def _limits(self) -> None:
        """Gather the limits of days, and each student's energy and break."""
        problem, grid, (first, count) = self.problem, self.ground.grid, self.window
        days = [self.teacher_days.setdefault(day, len(self.teacher_days)) for day, _ in self.walks.stops]
        self.day_of_stop = np.array(days, dtype=np.int64)
        self.teacher_limit = np.full(len(self.teacher_days), np.inf)
        for i, (t, day) in enumerate(self.teacher_days):
            if t == EVERYBODY or problem.teachers[t].max_per_day is not None:
                self.teacher_limit[i] = max(0, self._minutes_left(t, day)) // grid
        self.student_limit = np.full(len(self.student_days), np.inf)
        self.energy = np.zeros((len(self.student_days), count + 1))
        rests = np.zeros(len(self.student_days), dtype=np.int64)
        for (s, day), i in self.student_days.items():
            limit = problem.students[s].max_per_day
            if limit is not None:
                self.student_limit[i] = max(0, limit - self.week.student_minutes[s].get(day, 0)) // grid
            self.energy[i] = self.ground.energy(s)[day][first : first + count + 1]
            rests[i] = problem.students[s].min_break // grid
        self.lesson_limit = np.repeat(np.array(self.lessons, dtype=np.float64)[:, None], problem.days, axis=1)
        at = np.arange(count + 1)
        self.rested = np.minimum(at + rests[:, None], count)
        before, after = np.array(list(self.around)).T[:, :, None]
        self.before, self.after = np.maximum(at - before, 0), np.minimum(at + after, count)

    def _rounds(self) -> None:
        """Note the days of rounds: the stop of each, and all the sets of them that there are."""
        count = self.tables[0].days if self.tables else 1
        nowhere = len(self.walks.stops)
        self.round_stops = np.full((len(self.rounds), count), nowhere)
        for (teacher, place, part), i in self.rounds.items():
            for day, (other, at) in self.at.items():
                if part == other and place != REMOTE:
                    self.round_stops[i, at] = self.walks.stops.get(((teacher, day), place), nowhere)
        self.power = (np.arange(1 << count if not self.pooled else 1)[:, None] >> np.arange(count) & 1) == 1
        self.all_days = np.array([place == REMOTE for _, place, _ in self.rounds], dtype=bool)
        self.sets = np.ones((1, count), dtype=bool)

    def _free(self) -> Prices:
        """Give everything for nothing; cells are tied: a round is paid what their slots cost on all days."""
        days, count = len(self.student_days), self.window.slots
        first = [0, *np.cumsum([len(table.cells) for table in self.tables]).tolist()]
        self.columns = [slice(a, b) for a, b in pairwise(first)]
        most = max((table.most for table in self.tables), default=0)
        prices = Prices(
            np.zeros((len(self.walks.stops), count)),
            np.zeros(len(self.teacher_days)),
            np.zeros((days, count)),
            np.zeros(days),
            np.zeros(len(self.walks.stops)),
            np.zeros((len(self.problem.needs), self.problem.days)),
            np.zeros((len(self.members.members), count)),
            np.zeros((most, first[-1])),
            np.zeros(0),
        )
        sums = self._sums(prices)
        self.students = [Students(table, list(self.rounds), sums) for table in self.tables]
        self.tied = [np.ones(len(table.cells), dtype=bool) for table in self.tables]
        first = [0, *np.cumsum([len(students.wholes.sets) for students in self.students]).tolist()]
        self.whole_columns = [slice(a, b) for a, b in pairwise(first)]
        return prices._replace(wholes=np.zeros(first[-1]))

    def untie(self, prices: Prices) -> bool:
        """Let rounds choose their days from now on, at first at these prices; tell whether that is new."""
        if len(self.sets) > 1 or self.pooled or not self.walks.several:
            return False
        self.prices = prices
        sums = self._sums(self.prices)
        for i, (table, cells) in enumerate(zip(self.tables, self.columns, strict=True)):
            costs = np.where((every := table.every_day(sums)) < NEVER, every, 0.0)
            self.prices.slots[: table.most, cells] = costs[1:]
            wholes = self.students[i].wholes.costs(costs[None])[0]
            self.prices.wholes[self.whole_columns[i]] = np.where(wholes < NEVER, wholes, 0.0)
            self.tied[i] = self.all_days[table.round]
        self.sets = self.power
        return True

    # Students and rounds choose

    def value(self) -> tuple[float, Prices]:
        """Give the bound at the present prices, and by how much everything is used more than it is there."""
        prices = self.prices
        sums = self._sums(prices)
        untied = len(self.sets) > 1
        visits = prices.visits * untied
        earned, there, came = self.walks.choose(prices.teacher, visits)
        total = self.constant - earned - float(prices.student.sum())
        total -= paid(prices.teacher_whole, self.teacher_limit)
        total -= paid(prices.student_whole, self.student_limit)
        total -= float((prices.lessons * self.lesson_limit).sum())
        if self.wishes is not None:
            self.wishes.append(Wish([], self._dear(prices)))
        costs = self.sets @ np.append(visits, 0.0)[self.round_stops].T
        costs[:-1, self.all_days] = NEVER
        found: list[tuple[Weeks, NDArray[np.bool_]]] = []
        for table, cells, tied in zip(self.tables, self.columns, self.tied, strict=True):
            if self.budget.late:
                raise Late
            weeks = table.weeks(sums, prices.slots[: table.most, cells], tied, len(self.sets) == 1)
            wholes = self.students[len(found)].wholes
            price = prices.wholes[self.whole_columns[len(found)]]
            saved = wholes.saved(wholes.costs(weeks.sets), price, weeks.costs) * untied
            for i, (of_cells, of_wholes) in enumerate(zip(weeks.costs, saved, strict=True)):
                costs[i] += np.bincount(table.round, weights=of_cells, minlength=len(self.rounds))
                costs[i] += np.bincount(wholes.round, weights=of_wholes, minlength=len(self.rounds))
            found.append((weeks, saved < 0))
        chosen = costs.argmin(axis=0)
        total += float(costs.min(axis=0).sum())
        come = np.bincount(
            self.round_stops.ravel(), weights=self.sets[chosen].ravel(), minlength=len(came) + 1
        )
        used = Prices(*(np.zeros(shape) for shape in self._shapes()))
        used.visits[:] = (come[:-1] - came) * untied
        every = len(self.sets) - 1
        for i, (table, cells, (weeks, saves)) in enumerate(
            zip(self.tables, self.columns, found, strict=True)
        ):
            if self.budget.late:
                raise Late
            wholes, prices_of = self.students[i].wholes, self.whole_columns[i]
            cost, wanted, bought = self.students[i].choose(
                weeks.paid, prices.wholes[prices_of] if untied else None
            )
            total += cost
            sets = np.where(self.tied[i], every, chosen[table.round])
            given = np.where(self.tied[i], wanted, weeks.slots[sets, np.arange(len(wanted))])
            sold = saves[chosen[wholes.round], np.arange(len(bought))]
            used.wholes[prices_of] = bought.astype(float) - sold
            given = wholes.give(given, sold)
            self._use(table, table.taken(weeks, given, self.sets[sets].T), used)
            for slots, more in ((wholes.without(given, sold), -1.0), (wholes.without(wanted, bought), 1.0)):
                some = np.flatnonzero(slots)
                used.slots[slots[some] - 1, cells.start + some] += more
        return total, used._replace(
            teacher=used.teacher.cumsum(axis=1)[:, :-1] - there,
            teacher_whole=used.teacher_whole - self.teacher_limit,
            student=used.student.cumsum(axis=1)[:, :-1] - 1.0,
            student_whole=used.student_whole - self.student_limit,
            lessons=used.lessons - self.lesson_limit,
            members=self.members.apart(used.members.cumsum(axis=1)[:, :-1]),
        )

    def _shapes(self) -> list[tuple[int, ...]]:
        """Give the shape of each price, with one more slot of each day: lessons end there."""
        shapes = {kind: price.shape for kind, price in self.prices._asdict().items()}
        return [(*shape[:-1], shape[-1] + (kind in OF_SLOTS)) for kind, shape in shapes.items()]

    def _sums(self, prices: Prices) -> Sums:
        """Sum up prices and energy to each slot."""
        at = np.arange(self.window.slots + 1)
        mine, theirs = summed(prices.student), summed(prices.teacher)
        lost = self.energy + prices.student_whole[:, None] * at
        together = summed(prices.members)
        taught = prices.teacher_whole[self.day_of_stop, None] * at
        return Sums(
            self.members.add(lost + np.take_along_axis(mine, self.rested, axis=1), together),
            self.members.add(lost + mine, together),
            theirs[:, self.after].swapaxes(0, 1) + taught,
            theirs[:, self.before].swapaxes(0, 1) + taught,
            prices.lessons,
        )

    def _use(self, table: Offers, chosen: Chosen, used: Prices) -> None:
        """Note what lessons use."""
        rows, starts, slots = chosen
        if self.wishes is not None:
            self.wishes[-1].lessons.extend(self._wished(table, rows, starts, slots))
        share, days = table.share[rows], table.student_day[rows]
        around, stop = table.around[rows], table.stop[rows]
        ends = starts + slots
        np.add.at(used.teacher, (stop, self.before[around, starts]), share)
        np.add.at(used.teacher, (stop, self.after[around, ends]), -share)
        np.add.at(used.teacher_whole, self.day_of_stop[stop], share * slots)
        np.add.at(used.student, (days, starts), 1.0)
        np.add.at(used.student, (days, self.rested[days, ends]), -1.0)
        np.add.at(used.student_whole, days, slots)
        member = self.members.of_times[table.times[rows]]
        grouped = member >= 0
        np.add.at(used.members, (member[grouped], starts[grouped]), 1.0)
        np.add.at(used.members, (member[grouped], ends[grouped]), -1.0)
        np.add.at(used.lessons, (table.need[rows], table.day[rows]), 1.0)

    def _wished(self, table: Offers, rows: Counts, starts: Counts, slots: Counts) -> Iterator[Placed]:
        """Write lessons that were chosen as lessons of a week."""
        grid, teacher_days = self.ground.grid, list(self.teacher_days)
        for row, first, length in zip(rows.tolist(), starts.tolist(), slots.tolist(), strict=True):
            teacher, day = teacher_days[self.day_of_stop[table.stop[row]]]
            start = day * DAY + (first + self.window.first) * grid
            way = self.ground.ways[table.ways[row]]
            yield Placed(start, start + length * grid, way, teacher, day, int(table.isolations[row]))

    def _dear(self, prices: Prices) -> list[list[int]]:
        """Sum up by day what a slot costs of a teacher, on the average of teachers and places."""
        sums: list[list[int]] = []
        for day in range(self.problem.days):
            own = [stop for ((_, taught), _), stop in self.walks.stops.items() if taught == day]
            to_slot = np.zeros(self.ground.slots + 1)
            if own:
                each = prices.teacher[own] + prices.teacher_whole[self.day_of_stop[own], None]
                first = self.window.first + 1
                to_slot[first : first + self.window.slots] = each.mean(axis=0)
            sums.append(np.rint(to_slot.cumsum()).astype(np.int64).tolist())
        return sums

    # Prices move

    def rise(
        self,
        cost: int,
        better: Callable[[int], None],
        known: Callable[[], int] | None = None,
        settled: int | None = None,
    ) -> None:
        """Move prices towards what is wanted by more than one; tell each better bound."""
        budget = self.budget
        best, over = self.value()
        better(self._rounded(best, cost))
        by_clock = len(self.problem.teachers) >= FEW and budget.limited
        reach, waited, risen = REACH, 0, -inf
        before, vain, now = best, 0, 0.0
        kept = self.prices, over
        drift: Prices | None = None
        while not budget.over and self._rounded(best, cost) < cost:
            if budget.spent >= TIED and self.untie(kept[0]):
                _, over = self.value()
                kept = self.prices, over
                drift, waited, risen = None, 0, -inf
            pulled = pull(self.prices, over, self.walks.together(over.teacher), budget.spent)
            budget.spent += 1
            cost = min(cost, known()) if known else cost
            most = gain(pulled, over)
            if most <= 0:
                break
            if by_clock:
                began, now = now, budget.progress()
                if waited > STILL:
                    reach *= (LAST / reach) ** min(1.0, (now - began) / max(1e-9, 1.0 - began))
            drift = carried(pulled, reach * max(1.0, cost - best) / most, drift)
            prices = moved(self.prices, drift)
            self.prices = prices._replace(members=self.members.balanced(prices.members))
            value, over = self.value()
            waited = 0 if value > risen + WORTH * (cost - best) else waited + 1
            risen = max(risen, value)
            if value > best:
                best, kept = value, (self.prices, over)
                better(self._rounded(best, cost))
            if waited > PATIENCE and not by_clock:
                self.prices, over = kept
                drift, waited, risen = None, 0, -inf
                reach *= SLOWER
                vain = vain + 1 if best - before < VAIN * (cost - best) else 0
                before = best
                if reach < 1e-4 or vain == settled:
                    break

    def _rounded(self, value: float, cost: int) -> int:
        """Raise a bound to the next cost that there can be."""
        unit, base = self.step
        lowest = ceil(value - 1e-6 * max(1.0, abs(value)))
        return max(0, min(cost, lowest + (base - lowest) % unit))
