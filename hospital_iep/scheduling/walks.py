"""Where teachers are, minute by minute: the part of the lower bound that knows the way between places.

Lessons pay for each slot in which they need a teacher at a place, and for that the teacher comes there that
day. A day of a teacher then is the walk through places that earns most: what is paid where the teacher is,
and once more on coming there, less what the ways cost; on the way nothing is earned. With any prices all
days earn no less than what the lessons of any timetable pay less what its ways cost.

Fixed lessons say where the teacher is when they begin, and no more. On a day that has them, or that may hold
a remote lesson, which can be given on the way, ways cost but take no time.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hospital_iep.scheduling.problem import DAY, Problem

Numbers = NDArray[np.float64]
Counts = NDArray[np.int64]

Day = tuple[int, int]
"""A teacher or a student, and a day."""

REMOTE = -1
"""In place of a place: a remote lesson."""

EVERYBODY = -1
"""In place of a teacher: all of them as one."""

NOWHERE = -1e12
"""What is earned where the teacher cannot be."""


class Walked(NamedTuple):
    """What all days earn, how much of each stop is there by slot, and how often the teacher comes to it."""

    earned: float
    there: Numbers
    comings: Numbers


def _first_alike(problem: Problem) -> list[int]:
    """Give for each place the first from which every way is as long: then there is none between them."""
    first: dict[frozenset[tuple[int, int]], int] = {}
    ways = (frozenset((to, far) for to, far in minutes.items() if far) for minutes in problem.travel)
    return [first.setdefault(way, place) for place, way in enumerate(ways)]


class Walks:
    """All days of teachers. A stop is a place, or all that is remote, on a day of a teacher."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.here = _first_alike(problem)
        self.stops: dict[tuple[Day, int], int] = {}
        self.fixed: dict[Day, dict[int, int]] = {}
        self.pools: dict[int, Numbers] = {}
        for lesson in problem.fixed:
            day = problem.teacher_index[lesson.teacher], lesson.start // DAY
            place = problem.place_index[lesson.place]
            starts = self.fixed.setdefault(day, {})
            if not problem.is_remote(place):
                starts[lesson.start % DAY // problem.grid] = self.here[place]
                self._stop(day, self.here[place])

    def _stop(self, day: Day, place: int) -> int:
        return self.stops.setdefault((day, place), len(self.stops))

    def visit(self, day: Day, place: int) -> tuple[int, int]:
        """Give the number of a stop, and its place: the first of those with no way between them."""
        away = day[0] == EVERYBODY or self.problem.is_remote(place)
        place = REMOTE if away else self.here[place]
        return self._stop(day, place), place

    def pool(self, day: int, teachers: Numbers) -> None:
        """Tell how many teachers there are by slot, where all are as one on a day."""
        self.pools[self._stop((EVERYBODY, day), REMOTE)] = teachers

    def close(self, first: int, slots: int) -> None:
        """Make the tables of all days, once all stops are known; days begin with this slot."""
        self.slots = slots
        places: dict[Day, list[int]] = {}
        for day, place in self.stops:
            places.setdefault(day, []).extend([place] if place != REMOTE else [])
        days, most, nobody = len(places), max([1, *map(len, places.values())]), len(self.stops)
        self.at = np.full((days, most), nobody)
        self.remote = np.full(days, nobody)
        self.day_of = np.zeros(nobody, dtype=np.int64)
        self.barred = np.zeros((days, most, slots), dtype=bool)
        self.toll = np.full((days, most, most), -NOWHERE)
        time = np.zeros((days, most, most), dtype=np.int64)
        near = dict(self._nearest())
        for i, (day, known) in enumerate(places.items()):
            here = known or [REMOTE]
            self.remote[i] = self.stops.get((day, REMOTE), nobody)
            timeless = day in self.fixed or (day, REMOTE) in self.stops
            for b, place in enumerate(here):
                self.at[i, b] = self.stops[day, place]
                for a, other in enumerate(here):
                    if a != b:
                        self.toll[i, b, a] = self.problem.weights["travel"] * near[other, place]
                        time[i, b, a] = 0 if timeless else -(-near[other, place] // self.problem.grid)
            self.barred[i, len(here) :] = True
            for slot, place in self.fixed.get(day, {}).items():
                if first <= slot < first + slots:
                    self.barred[i, [b for b in range(most) if here[b : b + 1] != [place]], slot - first] = (
                        True
                    )
            self.day_of[
                [self.stops[day, place] for place in (*known, REMOTE) if (day, place) in self.stops]
            ] = i
        self.many = np.array(
            [self.pools.get(stop, np.ones(slots)) for stop in (*self.stops.values(), nobody)]
        )
        self._look_back(time)
        self.several = most > 1

    def _nearest(self) -> Iterator[tuple[tuple[int, int], int]]:
        """Tell the shortest way between places, over others where that is shorter."""
        among = sorted({place for _, place in self.stops if place != REMOTE})
        if not among:
            return
        far = np.array([[0 if a == b else self.problem.distance(a, b) for b in among] for a in among])
        for k in range(len(among)):
            far = np.minimum(far, far[:, k, None] + far[None, k])
        for i, a in enumerate(among):
            for j, b in enumerate(among):
                yield (a, b), int(far[i, j])

    def _look_back(self, time: Counts) -> None:
        """Tell where, in the flat table of the best so far, each way began as seen from where it ends."""
        days, most, _ = time.shape
        self.time, self.longest = time, int(time.max(initial=0))
        here = np.arange(days * most).reshape(days, 1, most)
        self.back = (self.longest - time) * (days * most) + here

    def together(self, numbers: Numbers) -> Numbers:
        """Add up each slot over the stops of a day, and give the sum to each of them."""
        padded = np.vstack((numbers, np.zeros((1, self.slots))))
        each: Numbers = padded[self.at].sum(axis=1)
        return each[self.day_of]

    def choose(self, prices: Numbers, visits: Numbers) -> Walked:
        """Choose the walks that earn most at the prices of stops, by slot, and of coming to them."""
        padded = np.vstack((prices, np.zeros((1, self.slots)))) * self.many
        gain, remote = padded[self.at], padded[self.remote][:, None]
        away = gain < remote
        gain = np.maximum(gain, remote)
        gain[self.barred] = NOWHERE
        coming = np.append(visits, 0.0)[self.at]
        if coming.shape[1] == 1:  # nobody goes anywhere
            return Walked(float(gain.sum() + coming.sum()), self.many[:-1], np.ones(len(self.stops)))
        gain = np.ascontiguousarray(gain.transpose(2, 0, 1))
        best = np.full((self.longest + self.slots + 1, *coming.shape), NOWHERE)
        best[self.longest] = coming
        flat = best.reshape(-1)
        for slot in range(self.slots):
            now = best[self.longest + slot]
            came = flat[self.back + slot * coming.size] - self.toll
            np.maximum(now, came.max(axis=2) + coming, out=now)
            np.add(now, gain[slot], out=best[self.longest + slot + 1])
        return self._walked(best, gain, away)

    def _walked(self, best: Numbers, gain: Numbers, away: NDArray[np.bool_]) -> Walked:
        """Find the walks themselves, from their ends; ``away`` is where a remote lesson earns more."""
        there = np.zeros((len(self.stops) + 1, self.slots))
        came = np.zeros(len(self.stops) + 1)
        size = self.at.size
        every, flat = np.arange(len(self.at)), best.reshape(-1)
        now, on_way = best[-1].argmax(axis=1), np.zeros(len(self.at), dtype=np.int64)
        for slot in range(self.slots - 1, -1, -1):
            stops = np.where(away[every, now, slot], self.remote, self.at[every, now])
            there[stops[on_way == 0], slot] = self.many[stops[on_way == 0], slot]
            on_way = np.maximum(on_way - 1, 0)
            stayed = best[self.longest + slot - 1, every, now] + gain[slot - 1, every, now]
            moved = (on_way == 0) & (best[self.longest + slot, every, now] > stayed) & (slot > 0)
            if moved.any():
                which, to = every[moved], now[moved]
                earned = flat[self.back[which, to] + slot * size] - self.toll[which, to]
                now[which] = earned.argmax(axis=1)
                on_way[which] = self.time[which, to, now[which]]
                np.add.at(came, self.at[which, to], 1.0)
        np.add.at(came, self.at[every, now], 1.0)
        return Walked(float(best[-1].max(axis=1).sum()), there[:-1], came[:-1])
