"""Which teachers serve which student, before any lesson is placed.

A student taught by one teacher or two costs less than one seen by many, and a teacher of few wards walks
less. Choosing the caseload first, over small sets of teachers that can give everything a student needs, is
the largest single gain in a big hospital.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import exp
from random import Random

from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.ground import Ground
from hospital_iep.scheduling.problem import DAY

USABLE = 0.78
"""Share of a teacher's free minutes that lessons can fill, for the ways and breaks between them."""

OVERLOAD = 25
"""Tenths for each minute beyond what a teacher can fill: a little more than an unmet minute."""

WARD = 100.0
"""Tenths for each further ward that a teacher goes to."""

MOST_PAIRS = 300

MOST_PAIRED = 20
"""Teachers of whom pairs are made for one student."""

HOT, COLD = 200.0, 3.0


@dataclass(frozen=True)
class Cover:
    """Teachers who give all of a student's needs: teacher of each need, and what more than one costs.

    ``minutes`` are those of each of the ``different`` teachers.
    """

    teachers: tuple[int, ...]
    different: tuple[int, ...]
    minutes: tuple[int, ...]
    cost: float


class Caseload:
    """A choice of one cover for each student; None where a student has nothing to be taught."""

    def __init__(self, ground: Ground, random: Random) -> None:
        self.ground = ground
        self.problem = ground.problem
        self.random = random
        self.needs = [
            [n for n in needs if self.problem.needs[n].target and ground.tasks_of_needs[n]]
            for needs in self.problem.needs_of
        ]
        self.room = [self._room(t) for t in range(len(self.problem.teachers))]
        self.load = [0.0] * len(self.room)
        self.visits = [[0] * len(self.problem.places) for _ in self.room]
        self.home = [student.stays[0].place if student.stays else 0 for student in self.problem.students]
        self.covers = [self._covers(s) for s in range(len(self.problem.students))]
        self.chosen: list[Cover | None] = [None] * len(self.covers)

    def _room(self, t: int) -> float:
        """Minutes of lessons that a teacher can give over the horizon."""
        limit = self.problem.teachers[t].max_per_day
        most = DAY if limit is None else limit
        grid = self.ground.grid
        days = self.ground.teacher_days(t)
        return sum(min(most, int(free.bit_count() * grid * USABLE / 0.95)) for free in days) * 0.95

    def _can(self, n: int) -> list[int]:
        """Name the teachers who could give lessons of a need; only isolation is looked at closely."""
        found: set[int] = set()
        for way in self.ground.tasks_of_needs[n]:
            look = self.ground.isolated_way[way.index]
            for t in self.ground.teachers_for[way.index]:
                if t not in found and self.room[t] and (not look or self.ground.options(way, t)):
                    found.add(t)
        return sorted(found)

    def _covers(self, s: int) -> list[Cover]:
        able = {n: self._can(n) for n in self.needs[s]}
        self.needs[s] = [n for n in self.needs[s] if able[n]]
        needs = self.needs[s]
        if not needs:
            return []
        everyone = sorted(set().union(*(able[n] for n in needs)))
        sets = {n: frozenset(able[n]) for n in needs}
        alone = [t for t in everyone if all(t in sets[n] for n in needs)]
        covers = [self._cover([t] * len(needs), needs) for t in alone]
        if len(alone) < 3:
            covers += self._pairs(needs, sets, [t for t in everyone if t not in alone])
        if not covers:
            choices = [[self.random.choice(able[n]) for n in needs] for _ in range(10)]
            covers = [self._cover(choice, needs) for choice in choices]
        return covers

    def _pairs(self, needs: list[int], sets: dict[int, frozenset[int]], teachers: list[int]) -> list[Cover]:
        if len(teachers) > MOST_PAIRED:
            teachers = sorted(self.random.sample(teachers, MOST_PAIRED))
        found = [
            self._cover([first if first in sets[n] else second for n in needs], needs)
            for one, other in combinations(teachers, 2)
            if all(one in sets[n] or other in sets[n] for n in needs)
            for first, second in ((one, other), (other, one))
        ]
        return self.random.sample(found, MOST_PAIRS) if len(found) > MOST_PAIRS else found

    def _cover(self, teachers: list[int], needs: list[int]) -> Cover:
        given: dict[int, int] = dict.fromkeys(sorted(set(teachers)), 0)
        for t, n in zip(teachers, needs, strict=True):
            given[t] += self.problem.needs[n].target
        cost = self.problem.weights["extra_teachers"] * (len(given) - 1)
        return Cover(tuple(teachers), tuple(given), tuple(given.values()), cost)

    def _take(self, s: int, cover: Cover) -> float:
        """Give a student this cover; return what it costs more."""
        change, place = cover.cost, self.home[s]
        for t, minutes in zip(cover.different, cover.minutes, strict=True):
            beyond = self.load[t] - self.room[t]
            self.load[t] += minutes
            if beyond + minutes > 0:
                change += OVERLOAD * (minutes if beyond > 0 else beyond + minutes)
            visits = self.visits[t]
            if not visits[place]:
                change += WARD
            visits[place] += 1
        return change

    def _drop(self, s: int, cover: Cover) -> float:
        """Take a student's cover away; return what it costs more (it is negative)."""
        change, place = -cover.cost, self.home[s]
        for t, minutes in zip(cover.different, cover.minutes, strict=True):
            beyond = self.load[t] - self.room[t]
            self.load[t] -= minutes
            if beyond > 0:
                change -= OVERLOAD * min(minutes, beyond)
            visits = self.visits[t]
            visits[place] -= 1
            if not visits[place]:
                change -= WARD
        return change

    def _greedy(self) -> None:
        for s in sorted(range(len(self.covers)), key=lambda s: (self.home[s], s)):
            best: Cover | None = None
            least = 1e18
            some = self.covers[s]
            for cover in self.random.sample(some, min(len(some), 40)):
                change = self._take(s, cover)
                self._drop(s, cover)
                if change < least:
                    best, least = cover, change
            if best is not None:
                self._take(s, best)
                self.chosen[s] = best

    def anneal(self, steps: int, budget: Budget) -> None:
        """Choose covers, then exchange them at falling temperature; stops early when time is up."""
        self._greedy()
        choices = [s for s, covers in enumerate(self.covers) if len(covers) > 1]
        temperature = HOT
        for step in range(steps if choices else 0):
            if step % 256 == 0:
                progress = max(step / steps, budget.progress())
                if progress >= 1.0:
                    return
                temperature = HOT * (COLD / HOT) ** progress
            self._step(choices, temperature)

    def _step(self, choices: list[int], temperature: float) -> None:
        random = self.random
        s = random.choice(choices)
        cover, old = random.choice(self.covers[s]), self.chosen[s]
        if old is None or cover is old:
            return
        change = self._drop(s, old) + self._take(s, cover)
        if change <= 0 or random.random() < exp(-change / temperature):
            self.chosen[s] = cover
        else:
            self._drop(s, cover)
            self._take(s, old)

    def assignments(self, s: int) -> Iterator[tuple[int, int]]:
        """Each need of a student with its teacher."""
        cover = self.chosen[s]
        if cover is not None:
            yield from zip(self.needs[s], cover.teachers, strict=True)
