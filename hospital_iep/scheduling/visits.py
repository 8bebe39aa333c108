"""Prices of going somewhere: the part of the lower bound that knows travel.

A teacher who gives a lesson at a place must go there that day. Each place that is entered, but one, costs
at least the shortest way to it. Lessons pay for the visit they need, the teacher's day then chooses which
visits to pay for; with any prices the sum is no more than what the ways of any timetable cost.
"""

from dataclasses import dataclass, field

from hospital_iep.scheduling.problem import Problem

Day = tuple[int, int]
"""A teacher and a day."""


@dataclass(slots=True, eq=False)
class Visit:
    """A teacher at a place on a day: what going there costs at least, and what each need pays for it."""

    cost: float
    price: dict[int, float] = field(default_factory=dict)
    used: dict[int, float] = field(default_factory=dict)
    drift: dict[int, float] = field(default_factory=dict)
    made: bool = False


class Visits:
    """All visits that lessons could need."""

    def __init__(self, problem: Problem) -> None:
        self.most = [min(8, max(1, need.lessons_per_day)) for need in problem.needs]
        self.of_day: dict[Day, dict[int, Visit]] = {}
        self.nearest = [self._nearest(problem, place) for place in range(len(problem.places))]

    def _nearest(self, problem: Problem, place: int) -> float:
        """Tell what the shortest way to a place costs."""
        others = [p for p in range(len(problem.places)) if p != place and not problem.is_remote(p)]
        shortest = min((problem.distance(place, p) for p in others), default=0)
        return float(problem.weights["travel"] * shortest)

    def find(self, teacher: int, day: int, place: int) -> Visit | None:
        """Find the visit that a lesson needs; None where ways cost nothing."""
        if not self.nearest[place]:
            return None
        places = self.of_day.setdefault((teacher, day), {})
        if place not in places:
            places[place] = Visit(self.nearest[place])
        return places[place]

    def begin(self) -> None:
        """Forget what was used."""
        for places in self.of_day.values():
            for visit in places.values():
                visit.used = {}

    def value(self) -> float:
        """Choose the cheapest visits of every day at the present prices; return their sum (0 or less)."""
        return sum(self._choose(list(places.values())) for places in self.of_day.values())

    def _choose(self, visits: list[Visit]) -> float:
        paid = [sum(self.most[n] * price for n, price in visit.price.items()) for visit in visits]
        worth = [min(0.0, visit.cost - pay) for visit, pay in zip(visits, paid, strict=True)]
        total = sum(worth)
        # one place is the first of the day and costs no way: the one where that saves most
        spared = [
            (-visit.cost if gain < 0 else -pay) for visit, pay, gain in zip(visits, paid, worth, strict=True)
        ]
        first = min(range(len(visits)), key=spared.__getitem__)
        for i, visit in enumerate(visits):
            visit.made = worth[i] < 0 or (i == first and spared[i] < 0)
        return total + min(0.0, spared[first])

    # Prices move, as those of slots do

    def drifts(self, kept: float) -> float:
        """Take the direction of the next move; return its squared length."""
        length = 0.0
        for places in self.of_day.values():
            for visit in places.values():
                for n in visit.used.keys() | visit.price.keys():
                    over = visit.used.get(n, 0.0) - self.most[n] * visit.made
                    pull = over if over > 0 or visit.price.get(n) else 0.0
                    visit.drift[n] = pull + kept * visit.drift.get(n, 0.0)
                    length += visit.drift[n] ** 2
        return length

    def move(self, step: float) -> None:
        """Move the prices along the direction taken."""
        for places in self.of_day.values():
            for visit in places.values():
                for n, drift in visit.drift.items():
                    price = visit.price.get(n, 0.0) + step * drift
                    if price > 0:
                        visit.price[n] = price
                    else:
                        visit.price.pop(n, None)

    def state(self) -> list[dict[int, float]]:
        """Remember the prices."""
        return [dict(visit.price) for places in self.of_day.values() for visit in places.values()]

    def restore(self, state: list[dict[int, float]]) -> None:
        """Take remembered prices again."""
        visits = (visit for places in self.of_day.values() for visit in places.values())
        for visit, price in zip(visits, state, strict=True):
            visit.price = dict(price)
