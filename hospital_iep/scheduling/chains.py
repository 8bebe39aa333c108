"""Ejection chains: a lesson that fits nowhere takes a place, and what stood there moves on in turn.

Where every hour is needed and lessons have one length, a lesson can only be added by moving others, often
ten or more one after the other, with no week on the way that is better than the first. A chain walks there:
each link takes the place that costs least to clear, and what was cleared is placed next. Lessons that are
often in the way become dearer, and one that was cleared does not soon come back to the same place, so that
a walk does not turn in circles. A chain that wins nothing is undone, link by link.

Where a lesson may stand is asked of the same cuts and masks as everywhere; here they are only read backwards:
which lessons would have to go.
"""

from collections.abc import Callable, Iterable
from random import Random
from typing import NamedTuple

from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.clearing import in_the_way
from hospital_iep.scheduling.ground import Option, runs
from hospital_iep.scheduling.insertion import Task, ones
from hospital_iep.scheduling.lesson import Placed, Way
from hospital_iep.scheduling.problem import DAY
from hospital_iep.scheduling.week import Week

SHORT, LONG = 16, 512
"""Links of a chain: few at first, twice as many each time that no lesson was won."""

LONG_ENOUGH = 64
"""Where lengths can be stretched, a round of such chains without success is the last."""

STIFF_SHARE, LOOSE_SHARE = 0.5, 0.1
"""How much of the search chains may take: much where lengths are fixed, for nothing else helps there."""

DEARER = 0.2
"""How much dearer a lesson becomes each time that it was in the way."""

SHORTEST_BAN, LONGEST_BAN = 4, 12
"""Links for which a lesson does not come back to where it was cleared away."""

FEW = 4
"""Of more ways a link tries so many; of more teachers those whom the students have, and two others."""

NOISE = 5.0
"""Tenths by which the price of a place is blurred, so that equal ones take turns."""

BANNED = 1e5
"""Added to the price of a place that is banned: it is taken only where there is no other."""


class Wish(NamedTuple):
    """A lesson to be placed: by one of the ways of a task, so many slots long at most; what it would win."""

    task: Task
    slots: int
    gain: int = 0


class Link(NamedTuple):
    """A place for a lesson, and the lessons that must go for it; ``value`` is its price, less is better."""

    value: float
    way: Way
    option: Option
    first: int
    last: int
    out: list[Placed]


def complete(week: Week, random: Random, budget: Budget, better: Callable[[], None]) -> None:
    """Add lessons by chains until none is lacking, or chains have had their share of the budget.

    What wins most is tried most. Each round without success makes longer chains. ``better`` is told of
    added lessons a few times a second.
    """
    chains = Chains(week, random)
    stiff = chains.is_stiff()
    links, begun = SHORT, budget.progress()
    end = begun + (1.0 - begun) * (STIFF_SHARE if stiff else LOOSE_SHARE)
    told, known = budget.elapsed(), week.cost
    while wishes := chains.lacking():
        before = week.cost
        for wish in wishes:
            if budget.progress() >= end:
                break
            if random.random() > (wish.gain / wishes[0].gain) ** 2:
                continue
            if chains.chain(wish, links, budget) and budget.elapsed() > told + 0.3:
                told, known = budget.elapsed(), week.cost
                better()
        won = week.cost < before
        if budget.progress() >= end or not (won or stiff or links < LONG_ENOUGH):
            break
        links = SHORT if won else min(LONG, 2 * links)
    if week.cost < known:
        better()


class Chains:
    """Chains over one week, and what was learned from them: which lessons are often in the way."""

    def __init__(self, week: Week, random: Random) -> None:
        self.week, self.ground, self.problem, self.random = week, week.ground, week.problem, random
        self._weight: dict[int, float] = {}
        self._step = 0
        self._log: list[tuple[bool, Placed]] = []
        self._bans: dict[tuple[int, int, int], int] = {}
        self._starts: dict[tuple[int, int, int], list[tuple[Option, int]]] = {}

    # Which lessons are wished for

    def lacking(self) -> list[Wish]:
        """List the lessons that needs and groups lack, those that win most first."""
        ground = self.ground
        found: list[Wish] = []
        for task in (*ground.tasks_of_groups, *ground.tasks_of_needs):
            if task:
                wanted, shortest = self.wanted(task[0]), ground.shortest[task[0].index]
                if wanted >= shortest:
                    slots = self._length(task[0], wanted)
                    gain = self.week.gain(task[0], slots * ground.grid)
                    if gain > 0:
                        found.append(Wish(task, slots, gain))
        return sorted(found, key=lambda wish: -wish.gain)

    def is_stiff(self) -> bool:
        """Whether most of what is asked for can be given in lessons of one length."""
        ground, needs = self.ground, self.problem.needs
        fixed = {
            n
            for way in ground.ways
            if ground.shortest[way.index] == ground.longest[way.index]
            for n in way.needs
        }
        return 2 * sum(needs[n].target for n in fixed) > sum(need.target for need in needs)

    def wanted(self, way: Way) -> int:
        """Slots that rule 10 allows a way, where a group may take the place of its members' own lessons."""
        week, grid = self.week, self.ground.grid
        if way.group is None:
            return week.minutes_wanted(way) // grid
        most = self.problem.groups[way.group].target - week.group_minutes[way.group]
        for n in way.needs:
            left = self.problem.needs[n].target - week.need_minutes[n]
            if left < most:
                own = sum(u.minutes for u in week.of_need[n] if u.way.group is None and not u.fixed)
                most = min(most, left + own)
        return most // grid

    def _length(self, way: Way, wanted: int) -> int:
        """Take the longest lesson that leaves a rest that can still be taught."""
        shortest, longest = self.ground.shortest[way.index], self.ground.longest[way.index]
        slots = min(longest, wanted)
        if 0 < wanted - slots < shortest <= wanted - shortest:
            slots = wanted - shortest
        return slots

    # One chain

    def chain(self, first: Wish, links: int, budget: Budget) -> bool:
        """Try a chain; the week is better afterwards, or as it was. Say whether it is better."""
        week = self.week
        self._log.clear()
        self._bans.clear()
        before = best = week.cost
        kept = 0
        open_wishes = [first]
        for self._step in range(links):
            if not open_wishes or budget.over:
                break
            budget.spent += 1
            wish = self._hardest(open_wishes)
            link = self._cheapest(wish)
            if link is None:
                continue
            gone = self._clear(link)
            if gone is None:
                break
            open_wishes += [self._displaced(u) for u in gone]
            if not self._stand(link):
                open_wishes.append(wish)
            if week.cost < best:
                best, kept = week.cost, len(self._log)
        self._undo(kept)
        return best < before

    def _displaced(self, u: Placed) -> Wish:
        """Note that a lesson was in the way; it is to be placed anew."""
        way = u.way
        self._weight[way.index] = self._weight.get(way.index, 1.0) + DEARER
        ban = self.random.randint(SHORTEST_BAN, LONGEST_BAN)
        self._bans[way.index, u.teacher, u.start] = self._step + ban
        return Wish(self._task(way), u.minutes // self.ground.grid)

    def _task(self, way: Way) -> Task:
        return (way,) if way.group is not None else self.ground.tasks_of_needs[way.needs[0]]

    def _hardest(self, open_wishes: list[Wish]) -> Wish:
        """Take out the wish that is worth most and was most often in the way."""
        random = self.random.random
        ranks = [
            len(task[0].students) * slots * self._weight.get(task[0].index, 1.0) * (0.8 + 0.4 * random())
            for task, slots, _ in open_wishes
        ]
        return open_wishes.pop(ranks.index(max(ranks)))

    def _clear(self, link: Link) -> list[Placed] | None:
        """Take out what is in the way, and what cannot stand without it; None where that cannot be."""
        gone = list(link.out)
        for u in link.out:
            self._remove(u)
        if not self.ground.rounds_are_short:
            for u in self.week.unsettled(link.out):
                if u.fixed:
                    return None
                self._remove(u)
                gone.append(u)
        return gone

    def _stand(self, link: Link) -> bool:
        """Put the lesson in its place, where that is free by now."""
        _, way, option, first, last, _ = link
        grid, base = self.ground.grid, option.day * DAY
        lesson = Placed(
            base + first * grid, base + last * grid, way, option.teacher, option.day, option.isolation
        )
        if not self.week.allows(lesson):
            return False
        self.week.add(lesson)
        self._log.append((True, lesson))
        return True

    def _remove(self, lesson: Placed) -> None:
        self.week.remove(lesson)
        self._log.append((False, lesson))

    def _undo(self, kept: int) -> None:
        """Take back everything after the first entries of the log."""
        while len(self._log) > kept:
            placed, lesson = self._log.pop()
            if placed:
                self.week.remove(lesson)
            else:
                self.week.add(lesson)

    # The best link

    def _cheapest(self, wish: Wish) -> Link | None:
        """Find the place for a wish that is cheapest to clear; None where no place can be cleared."""
        best: Link | None = None
        ways = wish.task if len(wish.task) <= FEW else self.random.sample(wish.task, FEW)
        for way in ways:
            slots = min(wish.slots, self.wanted(way), self.ground.longest[way.index])
            if slots >= self.ground.shortest[way.index]:
                for teacher in self._teachers(way):
                    for option, starts in self._options(way, teacher, slots):
                        best = self._weigh(way, option, slots, starts, best)
        return best

    def _teachers(self, way: Way) -> Iterable[int]:
        teachers = self.ground.teachers_for[way.index]
        if len(teachers) <= FEW:
            return teachers
        known = [t for t in teachers if any(t in self.week.teachers_of[s] for s in way.students)]
        return dict.fromkeys((*known, *self.random.choices(teachers, k=2)))

    def _options(self, way: Way, teacher: int, slots: int) -> list[tuple[Option, int]]:
        """Give the days of a teacher with the starts that are allowed as far as no other lesson stands."""
        key = way.index, teacher, slots
        known = self._starts.get(key)
        if known is None:
            known = self._starts[key] = []
            for option in self.ground.options(way, teacher):
                starts = runs(option.free, slots)
                if option.limits is not None:
                    starts &= option.limits.starts(slots)
                if starts:
                    known.append((option, starts))
        return known

    def _weigh(self, way: Way, option: Option, slots: int, starts: int, best: Link | None) -> Link | None:
        """Compare the starts of a day with the best so far: where what must go changes, or the energy."""
        held = in_the_way(self.week, way, option, slots, starts, self._price)
        if held is None:
            return best
        week, random, teacher, day = self.week, self.random.random, option.teacher, option.day
        movable = []
        changes = starts ^ starts << 1
        for u, mask in held.values():
            changes |= mask ^ mask << 1
            if u.fixed:
                starts &= ~mask
            else:
                movable.append((mask, self._price(u), u))
        for edge in self.ground.edges(way.students[0])[day]:
            changes |= 1 << edge | 1 << max(0, edge - slots)
        price = week.teacher_price(way, teacher)
        for first in ones(starts & (changes | changes >> 1)):
            value = price + NOISE * random() + sum([cost for mask, cost, _ in movable if mask >> first & 1])
            if best is not None and value >= best.value:
                continue
            start = day * DAY + first * self.ground.grid
            value += week.energy_price(way, day, first, first + slots)
            value += week.travel_price(teacher, day, way, start)
            if self._bans.get((way.index, teacher, start), -1) > self._step:
                value += BANNED
            if best is None or value < best.value:
                out = [u for mask, _, u in movable if mask >> first & 1]
                best = Link(value, way, option, first, first + slots, out)
        return best

    def _price(self, u: Placed) -> float:
        """Tell what it counts that a lesson must go: its minutes, and how often it was in the way."""
        minutes = u.minutes * len(u.way.students)
        return self.problem.weights["below_target"] * minutes * self._weight.get(u.way.index, 1.0)
