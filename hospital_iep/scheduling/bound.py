"""A proven lower bound of the cost of every timetable of a problem.

Two lessons may not use a teacher's slot, nor a student's, nor may a day's limits be exceeded. Here they
may, for a price (a Lagrangian relaxation): each student then chooses alone, exactly, the cheapest lessons
over the days and the cheapest set of teachers. Whatever the prices are, what all students pay less the
prices of everything there is to use is no more than any timetable costs; prices are moved so that this
number rises.

Left out, which makes the number lower and never false: rule 8, classrooms, that the members of a group meet
at the same time (each pays its share of the teacher), and that the needs of one student cannot share a day
by halves: where a student's few free hours are what is short, the bound is weak.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import accumulate, chain, combinations, repeat
from math import ceil, gcd
from operator import add, itemgetter, sub

from hospital_iep.scheduling.bound_parts import NEVER, Choice, Prices
from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.costs import uneven
from hospital_iep.scheduling.ground import Ground, Option
from hospital_iep.scheduling.insertion import ones
from hospital_iep.scheduling.lesson import Way
from hospital_iep.scheduling.visits import Visits
from hospital_iep.scheduling.week import Week

PATIENCE = 7
"""Moves without a gain worth naming before prices move less."""

KEPT = 0.7
"""Share of the last move of the prices that goes on in the next."""

WHOLE = 6.0
"""A day's limit counts as so many slots when prices move."""

Day = tuple[int, int]
"""A teacher or a student, and a day."""

Memo = dict[tuple[int, frozenset[int]], tuple[float, list[list[float]], list[float]]]
"""By need and teachers: the least cost, the sums of each day, the cost by slots delivered."""

State = tuple[list[tuple[list[float], float]], list[dict[int, float]]]
"""Prices to come back to."""


class Late(Exception):
    """Time was up before all students had chosen."""


def lower_bound(
    ground: Ground, cost: int, budget: Budget, better: Callable[[int], None] | None = None
) -> int:
    """Prove that no timetable costs less than this; ``cost`` is that of a timetable that is known.

    Prices move until the budget is over (an iteration is one move), the bound meets the cost, or nothing
    moves; 0 where the time was too short for a first one. ``better`` is told each bound as it rises.
    """
    proven = [0]

    def note(bound: int) -> None:
        proven.append(bound)
        if better is not None:
            better(bound)

    with suppress(Late):
        Relaxation(ground, budget).rise(cost, note)
    return proven[-1]


class Relaxation:
    """A problem whose slots are for sale."""

    def __init__(self, ground: Ground, budget: Budget) -> None:
        self.ground, self.problem, self.budget = ground, ground.problem, budget
        self.week = Week(ground)
        self.days = range(self.problem.days)
        self.first, self.count = self._window()
        self.energy = [
            [day[self.first : self.first + self.count + 1] for day in ground.energy(s)]
            for s in range(len(self.problem.students))
        ]
        self.teacher: dict[Day, Prices] = {}
        self.student: dict[Day, Prices] = {}
        self.visits = Visits(self.problem)
        self.choices: list[dict[int, list[Choice]]] = [{} for _ in self.problem.needs]
        self.remote = any(way.remote for way in ground.ways)
        for n in range(len(self.problem.needs)):
            if budget.late:
                raise Late
            for way in ground.ways_of_need[n]:
                self._add_choices(n, way)
        self.able = [
            frozenset(c.option.teacher for day in days.values() for c in day) for days in self.choices
        ]
        self.short = [self._short(n) for n in range(len(self.problem.needs))]
        self.constant = self._constant()
        self.step = self._granularity()

    def _window(self) -> tuple[int, int]:
        """Tell the first slot of a day on which anybody teaches, and how many there are from it."""
        taught = 0
        for t in range(len(self.problem.teachers)):
            for free in self.ground.teacher_days(t):
                taught |= free
        first = (taught & -taught).bit_length() - 1 if taught else 0
        return first, max(1, taught.bit_length() - first)

    # What there is to choose

    def _add_choices(self, n: int, way: Way) -> None:
        ground, week, grid = self.ground, self.week, self.ground.grid
        s = self.problem.needs[n].student
        wanted = week.minutes_wanted(way) // grid
        for teacher in ground.teachers_for[way.index]:
            for option in ground.options(way, teacher):
                day = option.day
                most, free = week.day_room(way, day)
                most = min(most, week.teacher_minutes_left(teacher, day)) // grid
                longest = min(ground.longest[way.index], wanted, most)
                self._prices_for(teacher, s, day)
                for slots in range(ground.shortest[way.index], longest + 1):
                    starts = list(ones(_starts(option, option.free & free, slots) >> self.first))
                    if starts:
                        choice = self._choice(way, option, slots, starts)
                        self.choices[n].setdefault(day, []).append(choice)

    def _choice(self, way: Way, option: Option, slots: int, starts: list[int]) -> Choice:
        grid = self.ground.grid
        base = option.day * 1440 + self.first * grid
        saved = self.problem.weights["changed"] / len(way.needs)
        kept = {
            first: -saved
            for first in starts
            if (option.teacher, base + first * grid, base + (first + slots) * grid)
            in self.ground.promised[way.index]
        }
        student = self.problem.students[way.students[0]]
        around = 0
        if option.isolation and not self.remote and student.min_break >= 2 * self.problem.setup:
            around = self.problem.setup // grid
        pick = itemgetter(*starts) if len(starts) > 1 else None
        rest = student.min_break // grid
        visit = None if way.remote else self.visits.find(option.teacher, option.day, way.place)
        return Choice(way, option, slots, starts, pick, kept, 1.0 / len(way.needs), around, rest, visit)

    def _prices_for(self, teacher: int, s: int, day: int) -> None:
        count, grid = self.count, self.ground.grid
        if (teacher, day) not in self.teacher:
            limit = self.problem.teachers[teacher].max_per_day
            left = None if limit is None else max(0, self.week.teacher_minutes_left(teacher, day)) // grid
            self.teacher[teacher, day] = Prices(left, [0.0] * count, [0.0] * (count + 1), drift=[0.0] * count)
        if (s, day) not in self.student:
            limit = self.problem.students[s].max_per_day
            left = None
            if limit is not None:
                left = max(0, limit - self.week.student_minutes[s].get(day, 0)) // grid
            self.student[s, day] = Prices(left, [0.0] * count, [0.0] * (count + 1), drift=[0.0] * count)

    def _short(self, n: int) -> list[float]:
        """Cost of a need by further slots delivered."""
        need, had, grid = self.problem.needs[n], self.week.need_minutes[n], self.ground.grid
        wanted = max(0, need.target - had) // grid
        return [float(self.week.price(n, had + slots * grid)) for slots in range(wanted + 1)]

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

    # The students choose

    def value(self) -> float:
        """Give the bound at the present prices; notes how much of everything was used."""
        for prices in chain(self.teacher.values(), self.student.values()):
            prices.used = [0.0] * self.count
            prices.minutes = 0.0
        self.visits.begin()
        total = self.constant + self.visits.value()
        for s in range(len(self.problem.students)):
            if self.budget.late:
                raise Late
            total += self._student(s)
        return total - sum(p.paid_for() for p in chain(self.teacher.values(), self.student.values()))

    def _student(self, s: int) -> float:
        """Choose the cheapest teachers and lessons of one student."""
        needs = self.problem.needs_of[s]
        for day in self.days:
            if (s, day) in self.student:
                self._price_day(s, day, needs)
        known = frozenset(self.week.teachers_of[s])
        everyone = frozenset().union(*(self.able[n] for n in needs))
        memo: Memo = {}
        floor = self._with(needs, everyone, memo)
        best, chosen, slots = NEVER, everyone, [0] * len(needs)
        for teachers, price in self._teacher_sets(everyone, known):
            if price + floor >= best:
                break
            if price + self._with(needs, teachers, memo) < best:
                value, have = self._evenly(s, [memo[n, teachers & self.able[n]][2] for n in needs])
                if price + value < best:
                    best, chosen, slots = price + value, teachers, have
        for n, have_slots in zip(needs, slots, strict=True):
            self._use(n, memo[n, chosen & self.able[n]][1], chosen, have_slots)
        return best

    def _evenly(self, s: int, costs: list[list[float]]) -> tuple[float, list[int]]:
        """Choose how many slots each need of a student gets, with what it costs to be left behind."""
        weight, grid = self.problem.weights["uneven"], self.ground.grid
        target, had = self.problem.targets[s], self.week.delivered[s]

        def behind(slots: int) -> float:
            return float(weight * uneven(target, had + slots * grid))

        slots = [min(range(len(cost)), key=cost.__getitem__) for cost in costs]
        if not behind(sum(slots)):
            return sum(map(min, costs)), slots
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
        for i in range(len(costs) - 1, -1, -1):
            slots[i] = chosen[i][total]
            total -= slots[i]
        return value, slots

    def _teacher_sets(
        self, everyone: frozenset[int], known: frozenset[int]
    ) -> Iterator[tuple[frozenset[int], float]]:
        """Yield sets of teachers with the cost of more than one, cheapest first; the last is all of them."""
        extra = self.problem.weights["extra_teachers"]
        new = sorted(everyone - known)
        first = 0 if known else 1
        for count in range(3 if len(new) > 2 - (not known) else len(new) + 1):
            for chosen in combinations(new, count):
                yield known | frozenset(chosen), float(extra * max(0, count - first))
        yield everyone | known, float(extra * max(0, min(3, len(new)) - first))

    def _price_day(self, s: int, day: int, needs: Iterable[int]) -> None:
        """Find the cheapest start of every choice of a student on a day."""
        own: dict[tuple[int, int], list[float]] = {}
        lists: dict[tuple[int, int, float, int, int], list[float]] = {}
        for n in needs:
            for choice in self.choices[n].get(day, ()):
                key = (choice.option.teacher, choice.slots, choice.share, choice.before, choice.after)
                costs = lists.get(key)
                if costs is None:
                    costs = lists[key] = self._costs(s, choice, own)
                if choice.kept:
                    first = _first(choice, costs)
                    choice.best = costs[first] + choice.kept.get(first, 0.0)
                else:
                    choice.best = min(choice.pick(costs)) if choice.pick else costs[choice.starts[0]]
                choice.best += self._whole(s, choice)
                if choice.visit is not None:
                    choice.best += choice.visit.price.get(n, 0.0)

    def _whole(self, s: int, choice: Choice) -> float:
        """Tell the price of the minutes of a lesson as part of two days."""
        day = choice.option.day
        mine, theirs = self.student[s, day].whole, self.teacher[choice.option.teacher, day].whole
        return choice.slots * (mine + choice.share * theirs)

    def _costs(self, s: int, choice: Choice, own: dict[tuple[int, int], list[float]]) -> list[float]:
        """Price a lesson by its start: energy, the student's slots with the break, the teacher's."""
        day, slots, around, share = choice.option.day, choice.slots, choice.before, choice.share
        base = own.get((slots, choice.after))
        if base is None:
            energy, mine = self.energy[s][day], self.student[s, day].sums
            used = slots + choice.after
            student = map(sub, chain(mine[used:], repeat(mine[-1], used)), mine)
            base = list(map(add, map(sub, energy[slots:], energy), student))
            own[slots, choice.after] = base
        sums = self.teacher[choice.option.teacher, day].sums
        used = slots + around
        after = chain(sums[used:], repeat(sums[-1], used))
        teacher: Iterable[float] = map(sub, after, chain(repeat(0.0, around), sums))
        if share != 1.0:
            teacher = (share * price for price in teacher)
        return list(map(add, base, teacher))

    def _with(
        self,
        needs: Iterable[int],
        teachers: frozenset[int],
        memo: Memo,
    ) -> float:
        """Sum what the needs of a student cost with these teachers."""
        total = 0.0
        for n in needs:
            key = (n, teachers & self.able[n])
            if key not in memo:
                memo[key] = self._need(n, key[1])
            total += memo[key][0]
        return total

    def _need(self, n: int, teachers: frozenset[int]) -> tuple[float, list[list[float]], list[float]]:
        """Put days together for one need: the least cost, and the table to find the lessons again."""
        short = self.short[n]
        table = [[0.0] + [NEVER] * (len(short) - 1)]
        for day in sorted(self.choices[n]):
            lengths = _by_length(self.choices[n][day], teachers)
            for _ in range(min(self.problem.needs[n].lessons_per_day, 8)):
                table.append(_one_more(table[-1], lengths))
        costs = list(map(add, table[-1], short))
        return min(costs), table, costs

    def _use(self, n: int, table: list[list[float]], teachers: frozenset[int], have: int) -> None:
        """Note what the cheapest lessons of a need use that has so many slots."""
        at = len(table) - 1
        for day in sorted(self.choices[n], reverse=True):
            choices = [c for c in self.choices[n][day] if c.option.teacher in teachers]
            for _ in range(min(self.problem.needs[n].lessons_per_day, 8)):
                if table[at][have] < table[at - 1][have]:
                    choice = _taken(choices, table[at - 1], table[at][have], have)
                    self._note(n, choice)
                    have -= choice.slots
                at -= 1

    def _note(self, n: int, choice: Choice) -> None:
        s, day, teacher = self.problem.needs[n].student, choice.option.day, choice.option.teacher
        mine, theirs = self.student[s, day], self.teacher[teacher, day]
        first = _first(choice, self._costs(s, choice, {}))
        last, end = first + choice.slots, self.count
        for i in range(max(0, first - choice.before), min(end, last + choice.before)):
            theirs.used[i] += choice.share
        for i in range(first, min(end, last + choice.after)):
            mine.used[i] += 1.0
        if choice.visit is not None:
            choice.visit.used[n] = choice.visit.used.get(n, 0.0) + 1.0
        theirs.minutes += choice.share * choice.slots
        mine.minutes += choice.slots

    # Prices move

    def rise(self, cost: int, better: Callable[[int], None]) -> None:
        """Move prices towards what is wanted by more than one; tell each better bound."""
        best, budget = self.value(), self.budget
        better(self._rounded(best, cost))
        reach, waited = 0.5, 0
        kept = self._state()
        while not budget.over and self._rounded(best, cost) < cost:
            budget.spent += 1
            if not self._move(reach * max(1.0, cost - best)):
                break
            value = self.value()
            if value > best:
                waited = 0 if value > best + 0.004 * (cost - best) else waited + 1
                best, kept = value, self._state()
                better(self._rounded(best, cost))
            else:
                waited += 1
            if waited > PATIENCE:
                reach, waited = reach * 0.65, 0
                self._restore(kept)
                self.value()
                if reach < 1e-4:
                    break

    def _rounded(self, value: float, cost: int) -> int:
        """Raise a bound to the next cost that there can be."""
        unit, base = self.step
        lowest = ceil(value - 1e-6 * max(1.0, abs(value)))
        return max(0, min(cost, lowest + (base - lowest) % unit))

    def _state(self) -> State:
        slots = [(p.slot[:], p.whole) for p in chain(self.teacher.values(), self.student.values())]
        return slots, self.visits.state()

    def _restore(self, kept: State) -> None:
        state, visits = kept
        self.visits.restore(visits)
        for prices, (slot, whole) in zip(
            chain(self.teacher.values(), self.student.values()), state, strict=True
        ):
            prices.slot, prices.whole = slot[:], whole
            prices.sums = list(accumulate(slot, initial=0.0))

    def _move(self, wanted: float) -> bool:
        """Raise the price of what is overused, lower that of what is not; False if nothing is to be moved.

        Part of the last move is kept, so that prices do not swing to and fro.
        """
        everything = [*self.teacher.values(), *self.student.values()]
        length = self.visits.drifts(KEPT)
        for p in everything:
            p.drift = [
                _pull(u, price) + KEPT * d if u or price or d else 0.0
                for u, price, d in zip(p.used, p.slot, p.drift, strict=True)
            ]
            length += sum(d * d for d in p.drift if d)
            if p.limit is not None:
                over = p.minutes - p.limit
                p.swing = (over if over > 0 or p.whole else 0.0) / WHOLE + KEPT * p.swing
                length += p.swing * p.swing
        if not length:
            return False
        step = wanted / length
        self.visits.move(step)
        for p in everything:
            p.slot = [
                max(0.0, price + step * d) if d else price for price, d in zip(p.slot, p.drift, strict=True)
            ]
            p.sums = list(accumulate(p.slot, initial=0.0))
            if p.limit is not None:
                p.whole = max(0.0, p.whole + step * p.swing / WHOLE)
        return True


def _pull(used: float, price: float) -> float:
    return used - 1.0 if price > 0 or used > 1.0 else 0.0


def _starts(option: Option, free: int, slots: int) -> int:
    run = free
    for i in range(1, slots):
        run &= free >> i
    return run if option.limits is None else run & option.limits.starts(slots)


def _first(choice: Choice, costs: Sequence[float]) -> int:
    """Find the cheapest start of a choice."""
    return min(choice.starts, key=lambda i: costs[i] + choice.kept.get(i, 0.0))


def _by_length(choices: Iterable[Choice], teachers: frozenset[int]) -> dict[int, float]:
    lengths: dict[int, float] = {}
    for choice in choices:
        if choice.option.teacher in teachers and choice.best < lengths.get(choice.slots, NEVER):
            lengths[choice.slots] = choice.best
    return lengths


def _one_more(sums: list[float], lengths: dict[int, float]) -> list[float]:
    """Give the least cost of each sum of slots after one more lesson, or none."""
    new = sums
    for slots, price in lengths.items():
        if slots < len(sums):
            new = list(map(min, new, chain([NEVER] * slots, map(price.__add__, sums))))
    return new


def _taken(choices: list[Choice], before: list[float], value: float, have: int) -> Choice:
    """Find the choice that made a sum of slots as cheap as it is."""
    fitting = [c for c in choices if c.slots <= have]
    return min(fitting, key=lambda c: abs(before[have - c.slots] + c.best - value))
