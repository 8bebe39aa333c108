"""What holds whatever lessons stand: the ways to teach, and when each may be used, as bit masks.

A day is one Python int with a bit for each slot of the grid (288 at five minutes); a set bit means that a
lesson may use the slot. Masks are made of the cuts of :mod:`rules`, rounded outward to the grid. Parts are
compiled when they are first asked for, so that a small change costs little.
"""

from collections.abc import Iterable, Iterator
from copy import copy
from functools import cached_property, reduce
from itertools import accumulate
from operator import add, or_
from typing import TYPE_CHECKING, NamedTuple

from hospital_iep.scheduling import rules
from hospital_iep.scheduling.lesson import Placed, Way, make_way, placed
from hospital_iep.scheduling.problem import DAY, ISOLATION_CLASS, Mode, PlaceKind, Problem
from hospital_iep.scheduling.rules import Cut

if TYPE_CHECKING:
    from hospital_iep.scheduling.quick_rows import Rows


class Option(NamedTuple):
    """A teacher's day on which a way may be used: the free slots and the isolation class of such a lesson.

    ``limits`` says which starts each length may have; None where every start of free slots will do.
    ``number`` tells options of teachers from each other.
    """

    teacher: int
    day: int
    free: int
    isolation: int
    limits: "StartLimits | None"
    number: int = -1


class StartLimits:
    """The starts that a lesson of ``slots`` slots may have on a day, beside the free slots."""

    def __init__(
        self, full: int, caps: list[tuple[int, int, int]], isolation: list[tuple[int, int, int]]
    ) -> None:
        self.full = full
        self.caps = caps
        self.isolation = isolation
        self.isolation_class: int | None = None
        self.known: dict[int, int] = {}

    def of_class(self, isolation_class: int) -> "StartLimits":
        """Give the same limits for lessons of exactly this isolation class."""
        limits = StartLimits(self.full, self.caps, self.isolation)
        limits.isolation_class = isolation_class
        return limits

    def starts(self, slots: int) -> int:
        """Mask of allowed starts for this length."""
        mask = self.known.get(slots)
        if mask is None:
            mask = self.full & ~touching([c for c in self.caps if slots > c[2]], slots)
            if self.isolation_class is not None:
                for bit in (1, 2, 4):
                    with_bit = touching([i for i in self.isolation if i[2] & bit], slots)
                    mask &= with_bit if self.isolation_class & bit else ~with_bit
            self.known[slots] = mask
        return mask


Toll = tuple[int, int]
"""A price, and the mask of the starts that have it."""


class Ranks:
    """The starts of lessons on a day by the energy that they cost, the cheapest first, for each length."""

    def __init__(self, sums: list[int], free: int) -> None:
        self.sums = sums
        self.free = free
        self.known: dict[int, list[Toll]] = {}

    def of(self, slots: int) -> list[Toll]:
        """Give each price with the mask of its starts."""
        ranks = self.known.get(slots)
        if ranks is None:
            prices: dict[int, int] = {}
            sums, starts = self.sums, runs(self.free, slots)
            while starts:
                low = starts & -starts
                first = low.bit_length() - 1
                price = sums[first + slots] - sums[first]
                prices[price] = prices.get(price, 0) | low
                starts ^= low
            ranks = self.known[slots] = sorted(prices.items())
        return ranks


def touching(spans: Iterable[tuple[int, int, int]], slots: int) -> int:
    """Find starts of lessons of this length that touch one of the spans of slots."""
    mask = 0
    for start, end, _ in spans:
        first = max(0, start - slots + 1)
        if end > first:
            mask |= (1 << end) - (1 << first)
    return mask


def runs(free: int, slots: int) -> int:
    """Find starts from which so many free slots follow each other."""
    have = 1
    while have < slots and free:
        step = min(have, slots - have)
        free &= free >> step
        have += step
    return free


def widened(mask: int, slots: int) -> int:
    """Add so many slots before and after each run."""
    have = 0
    while have < slots:
        step = min(have + 1, slots - have) if have else 1
        mask |= mask << step | mask >> step
        have += step
    return mask


class Ground:
    """A problem compiled for the search; ``rows`` are the same for the search in C, once asked for."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.grid = problem.grid
        self.slots = DAY // problem.grid
        self.full = (1 << self.slots) - 1
        self.fixed: list[Placed] = [placed(problem, lesson) for lesson in problem.fixed]
        self.ways: list[Way] = []
        self.ways_of_need: list[list[Way]] = [[] for _ in problem.needs]
        self.ways_of_student: list[list[Way]] = [[] for _ in problem.students]
        self._make_ways()
        self.teachers_for: list[list[int]] = [self._teachers_for(way) for way in self.ways]
        self.shortest = [max(1, -(-way.shortest // self.grid)) for way in self.ways]
        self.longest = [self._longest(way) // self.grid for way in self.ways]
        self.isolated_way = [
            not way.remote and any(problem.students[s].isolation for s in way.students) for way in self.ways
        ]
        self.promised = self._promised()
        self._options: list[dict[int, tuple[Option, ...]]] = [{} for _ in self.ways]
        self._options_made = 0
        self._way_days: list[list[tuple[int, list[Option]]] | None] = [None] * len(self.ways)
        self._teacher_days: list[list[int] | None] = [None] * len(problem.teachers)
        self._off_duty: list[int | None] = [None] * len(problem.teachers)
        self._energy: list[list[list[int]] | None] = [None] * len(problem.students)
        self._edges: list[list[tuple[int, ...]] | None] = [None] * len(problem.students)
        self._ranks: dict[tuple[tuple[int, ...], int], Ranks] = {}
        self.rows: Rows | None = None

    # The ways

    def _make_ways(self) -> None:
        problem = self.problem
        written: dict[tuple[int, ...], set[int]] = {}
        for lesson in problem.published:
            if lesson.place in problem.place_index and all(n in problem.need_index for n in lesson.needs):
                needs = tuple(problem.need_index[n] for n in lesson.needs)
                written.setdefault(needs, set()).add(problem.place_index[lesson.place])
        for n in range(len(problem.needs)):
            for place, mode, own in self._places_for(n, written.get((n,), set())):
                self._add(make_way(problem, (n,), place, mode, own, len(self.ways)))
        for group in problem.groups:
            self._add(
                make_way(problem, group.needs, group.place, Mode.GROUP, own=False, index=len(self.ways))
            )

    def _add(self, way: Way) -> None:
        if way.group is not None and rules.share_label(self.problem, way.students, way.students):
            return
        self.ways.append(way)
        for n in way.needs:
            self.ways_of_need[n].append(way)
        for s in way.students:
            self.ways_of_student[s].append(way)

    def _places_for(self, n: int, written: set[int]) -> Iterator[tuple[int, Mode, bool]]:
        """Say where lessons of a need can be; whether that is the student's own place."""
        modes = self.problem.needs[n].modes
        student = self.problem.students[self.problem.needs[n].student]
        places = self._by_kind
        own = sorted({stay.place for stay in student.stays})
        if Mode.BEDSIDE in modes:
            yield from ((place, Mode.BEDSIDE, True) for place in own if place not in places[PlaceKind.REMOTE])
        if Mode.CLASSROOM in modes:
            rooms = places[PlaceKind.CLASSROOM]
            yield from ((place, Mode.CLASSROOM, True) for place in rooms if place in own)
            if student.can_leave_room:
                yield from ((place, Mode.CLASSROOM, False) for place in rooms)
        if Mode.REMOTE in modes:
            remote = places[PlaceKind.REMOTE]  # all alike: the first will do, and one that is published
            yield from ((p, Mode.REMOTE, False) for p in remote if p == remote[0] or p in written)

    @cached_property
    def _by_kind(self) -> dict[PlaceKind, list[int]]:
        places = list(enumerate(self.problem.places))
        return {kind: [p for p, place in places if place.kind is kind] for kind in PlaceKind}

    def _teachers_for(self, way: Way) -> list[int]:
        teachers = range(len(self.problem.teachers))
        return [t for t in teachers if rules.may_teach(self.problem, t, way.needs)]

    def _longest(self, way: Way) -> int:
        problem = self.problem
        bounds = [way.longest, DAY]
        bounds += [m for n in way.needs if (m := problem.needs[n].max_per_day) is not None]
        bounds += [m for s in way.students if (m := problem.students[s].max_per_day) is not None]
        return min(bounds)

    def _promised(self) -> list[set[tuple[int, int, int]]]:
        """Give the published lessons of each way that can be kept: teacher, start, end."""
        problem = self.problem
        found: list[set[tuple[int, int, int]]] = [set() for _ in self.ways]
        for needs, teacher, place, start, end in problem.promised:
            if teacher not in problem.teacher_index or place not in problem.place_index:
                continue
            if not all(name in problem.need_index for name in needs):
                continue
            wanted = {problem.need_index[name] for name in needs}
            for way in self.ways_of_need[min(wanted)]:
                if set(way.needs) == wanted and way.place == problem.place_index[place]:
                    found[way.index].add((problem.teacher_index[teacher], start, end))
        return found

    @cached_property
    def tasks_of_needs(self) -> list[tuple[Way, ...]]:
        """The ways of each need on its own."""
        return [tuple(way for way in ways if way.group is None) for ways in self.ways_of_need]

    @cached_property
    def tasks_of_groups(self) -> list[tuple[Way, ...]]:
        """The way of each group that can ever meet."""
        return [(way,) for way in self.ways if way.group is not None]

    @cached_property
    def ways_are_direct(self) -> bool:
        """Whether a way over a third place, with the shortest lesson there, is never shorter than without.

        Taking out a lesson that is not remote then never brings two neighbours too close. Where isolation
        begins or ends during a day, a lesson can stand between two that need the time around isolation and
        need none itself: that must not be longer than the lesson.
        """
        problem = self.problem
        shortest = min((way.shortest for way in self.ways), default=0)
        changes = any(
            each.start % DAY or each.end % DAY for student in problem.students for each in student.isolation
        )
        if (changes and problem.setup > shortest) or len(problem.places) > 80:
            return False
        places = [p for p in range(len(problem.places)) if not problem.is_remote(p)]
        far = {(a, b): problem.distance(a, b) for a in places for b in places}
        return all(
            far[a, c] <= far[a, b] + far[b, c] + shortest for a in places for b in places for c in places
        )

    @cached_property
    def rounds_are_short(self) -> bool:
        """Whether taking any lesson out of a teacher's round can never bring two neighbours too close."""
        problem = self.problem
        remote = any(problem.is_remote(p) for p in range(len(problem.places)))
        return self.ways_are_direct and not (remote and any(map(any, map(dict.values, problem.travel))))

    @cached_property
    def least_detour(self) -> int:
        """What the way over a third place costs at least: nothing where the direct way is never longer."""
        problem = self.problem
        longest = max((minutes for row in problem.travel for minutes in row.values()), default=0)
        places = range(len(problem.places))
        direct = len(places) <= 80 and all(
            problem.distance(a, c) <= problem.distance(a, b) + problem.distance(b, c)
            for a in places
            for b in places
            for c in places
        )
        return 0 if direct else -longest * problem.weights["travel"]

    @cached_property
    def rounds_are_plain(self) -> bool:
        """Whether, besides, no lesson of a round is remote."""
        anywhere = range(len(self.problem.places))
        return self.rounds_are_short and not any(self.problem.is_remote(p) for p in anywhere)

    # The masks

    def bits(self, cuts: Iterable[Cut]) -> int:
        """Slots of the whole horizon that cuts for all lengths touch."""
        grid, end_of_all = self.grid, self.slots * self.problem.days
        mask = 0
        for start, end, longer_than, _, _ in cuts:
            if longer_than == 0:
                first, last = max(0, start // grid), min(end_of_all, -(-end // grid))
                if first < last:
                    mask |= (1 << last) - (1 << first)
        return mask

    def by_day(self, mask: int) -> list[int]:
        """Split a mask of the whole horizon into days."""
        return [mask >> (d * self.slots) & self.full for d in range(self.problem.days)]

    def day_spans(self, day: int, cuts: Iterable[Cut]) -> list[tuple[int, int, int]]:
        """Spans of slots of the cuts that only limit starts: of longer lessons, or across a minute."""
        found = []
        for start, end, longer_than, _, _ in cuts:
            if (longer_than or start == end) and start < (day + 1) * DAY and day * DAY < end:
                first, last = (start - day * DAY) // self.grid, -(-(end - day * DAY) // self.grid)
                found.append((first, last, longer_than // self.grid))
        return found

    def off_duty(self, t: int) -> int:
        """Slots of the whole horizon at which a teacher does not teach, or is busy."""
        known = self._off_duty[t]
        if known is None:
            known = self._off_duty[t] = self.bits(rules.teacher_hours(self.problem, t))
        return known

    def teacher_days(self, t: int) -> list[int]:
        """Free slots of a teacher by day: hours, nothing busy, not past, no fixed lesson from another day."""
        days = self._teacher_days[t]
        if days is None:
            blocked = self.off_duty(t) | self.bits(rules.past(self.problem))
            blocked |= self.bits(rules.student_day([u for u in self.fixed if u.teacher == t], 0))
            days = self._teacher_days[t] = self.by_day(~blocked)
        return days

    @cached_property
    def _student_blocked(self) -> list[int]:
        """Slots that each student cannot use for any lesson."""
        held: list[list[Placed]] = [[] for _ in self.problem.students]
        for u in self.fixed:
            for s in u.way.students:
                held[s].append(u)
        return [
            self.bits(rules.student_hours(student)) | self.bits(rules.student_day(held[s], 0))
            for s, student in enumerate(self.problem.students)
        ]

    def days_of(self, way: Way) -> list[tuple[int, list[Option]]]:
        """Give the days on which a way may be used by any teacher: free slots, isolation, limits."""
        known = self._way_days[way.index]
        if known is not None:
            return known
        problem = self.problem
        cuts = list(rules.place_suits(problem, way))
        blocked = 0
        for n in way.needs:
            need = problem.needs[n]
            student = problem.students[need.student]
            blocked |= self._student_blocked[need.student]
            cuts += rules.energy_floor(student, need.level)
            cuts += rules.window_limits(student, way.mode)
        days: list[tuple[int, list[Option]]] = []
        least = self.shortest[way.index]
        limiting = [cut for cut in cuts if cut[2] or cut[0] == cut[1]]
        for day, free in enumerate(self.by_day(~(blocked | self.bits(cuts)))):
            if runs(free, least):
                days.append((day, self._variants(way, day, free, limiting)))
        self._way_days[way.index] = days
        return days

    def _variants(self, way: Way, day: int, free: int, limiting: list[Cut]) -> list[Option]:
        """One option for each isolation class that a lesson of the way can have on a day (teacher -1)."""
        caps = self.day_spans(day, limiting)
        spans = [] if way.remote else [i for s in way.students for i in self.problem.students[s].isolation]
        today = [i for i in spans if i.start < (day + 1) * DAY and day * DAY < i.end]
        whole = [i for i in today if i.start <= day * DAY and (day + 1) * DAY <= i.end]
        always = 0
        for i in whole:
            always |= ISOLATION_CLASS[i.kind]
        parts = []
        for i in today:
            first, last = (i.start - day * DAY) // self.grid, -(-(i.end - day * DAY) // self.grid)
            parts.append((max(first, 0), min(last, self.slots), ISOLATION_CLASS[i.kind]))
        limits = StartLimits(self.full, caps, parts)
        if len(whole) == len(today):
            return [Option(-1, day, free, always, limits if caps else None)]
        classes = {always}
        for _, _, bits in parts:
            classes |= {known | bits for known in classes}
        return [Option(-1, day, free, c, limits.of_class(c)) for c in sorted(classes)]

    def options(self, way: Way, teacher: int) -> tuple[Option, ...]:
        """Give the days on which this teacher may use this way, with what static rules leave free."""
        known = self._options[way.index].get(teacher)
        if known is None:
            known = self._options[way.index][teacher] = tuple(self._options_of(way, teacher))
        return known

    def _options_of(self, way: Way, teacher: int) -> Iterator[Option]:
        days = self.teacher_days(teacher)
        least = self.shortest[way.index]
        clearance = self.problem.teachers[teacher].clearances
        cleared = "airborne" in clearance
        for day, variants in self.days_of(way):
            for variant in variants:
                free = variant.free & days[day]
                if runs(free, least) and rules.airborne_only_cleared(variant.isolation, cleared):
                    yield Option(teacher, day, free, variant.isolation, variant.limits, self._options_made)
                    self._options_made += 1

    # Energy

    def energy(self, s: int) -> list[list[int]]:
        """By day, the weighted energy lost up to each slot (prefix sums of slots + 1 numbers)."""
        known = self._energy[s]
        if known is None:
            known = self._energy[s] = list(self._energy_days(s))
        return known

    def dearer(self, prices: list[list[int]]) -> "Ground":
        """Give the same ground where each minute costs more: by day, what is added up to each slot."""
        other = copy(self)
        other._energy = [  # noqa: SLF001 - another of this kind
            [[a + b for a, b in zip(*both, strict=True)] for both in zip(self.energy(s), prices, strict=True)]
            for s in range(len(self.problem.students))
        ]
        other._ranks = {}  # noqa: SLF001
        other.rows = None
        return other

    @cached_property
    def _taught(self) -> list[int]:
        """By day, the slots at which any teacher teaches."""
        days = [self.teacher_days(t) for t in range(len(self.problem.teachers))]
        return [reduce(or_, masks, 0) for masks in zip(*days, strict=True)]

    def ranks(self, way: Way, day: int) -> Ranks:
        """Give the starts of lessons for the students of a way on a day by the energy that they cost."""
        key = way.students, day
        known = self._ranks.get(key)
        if known is None:
            free, sums = self._taught[day], [0] * (self.slots + 1)
            for s in way.students:
                free &= ~(self._student_blocked[s] >> day * self.slots)
                sums = list(map(add, sums, self.energy(s)[day]))
            known = self._ranks[key] = Ranks(sums, free)
        return known

    def _energy_days(self, s: int) -> Iterator[list[int]]:
        student, grid = self.problem.students[s], self.grid
        weight, minutes = self.problem.weights["energy"], self.problem.minutes
        lost = bytearray([4 - student.base_level]) * minutes
        for window in sorted(student.windows, key=lambda w: -w.level):
            a, b = max(0, window.start), min(minutes, window.end)
            if a < b:
                lost[a:b] = bytes([4 - window.level]) * (b - a)
        for d in range(self.problem.days):
            day = lost[d * DAY : (d + 1) * DAY]
            slots = map(sum, zip(*(day[i::grid] for i in range(grid)), strict=True))
            yield list(accumulate((weight * x for x in slots), initial=0))

    def edges(self, s: int) -> list[tuple[int, ...]]:
        """By day, the slots at which the student's energy changes: good starts and ends lie there."""
        known = self._edges[s]
        if known is None:
            found: list[set[int]] = [set() for _ in range(self.problem.days)]
            for window in self.problem.students[s].windows:
                for minute in (window.start, window.end):
                    if 0 <= minute < self.problem.minutes:
                        found[minute // DAY].add(minute % DAY // self.grid)
            known = self._edges[s] = [tuple(sorted(day)) for day in found]
        return known
