"""Prices of going somewhere: the part of the lower bound that knows travel.

A teacher who gives a lesson at a place must go there that day. Each place that is entered, but one, costs
at least the shortest way to it from another place of that day. Lessons pay for the visit they need, the
teacher's day then chooses which visits to pay for; with any prices the sum is no more than what the ways of
any timetable cost.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hospital_iep.scheduling.problem import DAY, Problem

Numbers = NDArray[np.float64]
Counts = NDArray[np.int64]

Day = tuple[int, int]
"""A teacher or a student, and a day."""


class Visits:
    """All visits that lessons could need: of a teacher on a day to a place, each paid for by needs.

    ``lessons`` is how many lessons each need can have on a day.
    """

    def __init__(self, problem: Problem, lessons: Sequence[int]) -> None:
        self.problem = problem
        self.lessons = lessons
        self.stops: dict[Day, list[int]] = {}
        self.payers: dict[tuple[int, Day, int], int] = {}
        for lesson in problem.fixed:
            self._stop((problem.teacher_index[lesson.teacher], lesson.start // DAY), lesson.place)

    def _stop(self, day: Day, name: str) -> None:
        place = self.problem.place_index[name]
        if not self.problem.is_remote(place) and place not in self.stops.setdefault(day, []):
            self.stops[day].append(place)

    def payer(self, need: int, day: Day, place: int) -> int:
        """Give the number of a need that pays for a visit; -1 where nobody goes anywhere."""
        if self.problem.is_remote(place):
            return -1
        self._stop(day, self.problem.places[place].id)
        return self.payers.setdefault((need, day, place), len(self.payers))

    def close(self) -> None:
        """Tell what each visit costs, once all payers are known."""
        weight, distance = self.problem.weights["travel"], self.problem.distance
        visits: dict[tuple[Day, int], int] = {}
        costs: list[int] = []
        firsts: list[int] = []
        for day, places in self.stops.items():
            firsts.append(len(costs))
            for place in places:
                visits[day, place] = len(costs)
                costs.append(weight * min((distance(p, place) for p in places if p != place), default=0))
        self.cost = np.array(costs, dtype=np.float64)
        self.firsts = np.array(firsts, dtype=np.int64)
        self.day = np.repeat(np.arange(len(firsts)), [len(places) for places in self.stops.values()])
        self.visit = np.array([visits[day, place] for _, day, place in self.payers], dtype=np.int64)
        self.free = self.cost[self.visit] == 0
        self.most = np.array([self.lessons[n] for n, _, _ in self.payers], dtype=np.float64)
        self.payers.clear()

    def choose(self, prices: Numbers) -> tuple[float, Numbers]:
        """Choose the cheapest visits of all days: their sum (0 or less), and what each payer may use.

        What costs nothing may be used without end, so that its price stays 0.
        """
        if not prices.size:
            return 0.0, prices
        paid = np.bincount(self.visit, weights=self.most * prices, minlength=len(self.cost))
        worth = np.minimum(0.0, self.cost - paid)
        # one place is the first of the day and costs no way: where that saves most, or a share of such
        spared = np.where(worth < 0, -self.cost, -paid)
        saved = np.minimum.reduceat(spared, self.firsts)
        first = spared == saved[self.day]
        share = first / np.bincount(self.day, weights=first)[self.day]
        made = np.where(worth < 0, 1.0, share)
        return float(worth.sum() + saved.sum()), np.where(self.free, np.inf, made[self.visit] * self.most)
