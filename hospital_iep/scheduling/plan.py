"""One week from a planning problem: build or repair, improve, finish, bound, and what is unmet."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Protocol

from hospital_iep.scheduling import repair
from hospital_iep.scheduling.budget import Budget, never
from hospital_iep.scheduling.build import build
from hospital_iep.scheduling.chains import complete
from hospital_iep.scheduling.finish import finish, written
from hospital_iep.scheduling.ground import Ground
from hospital_iep.scheduling.improve import COLD
from hospital_iep.scheduling.problem import Lesson, Problem
from hospital_iep.scheduling.quick import improver
from hospital_iep.scheduling.timetable import Timetable
from hospital_iep.scheduling.week import Week

AFTERWARDS = 0.02
"""Seconds that finishing and explaining one unmet need takes, kept back from the search."""

EXPLAINING = 0.3
"""Share of that which finishing leaves for explaining."""

WRITING = 3.0
"""How much longer writing the timetable takes than telling of a better week."""

SECONDS_TO_LOOK = 2e-6
"""What a search takes for each need and teacher before its first step, about."""

SECONDS_TO_PRICE = 1e-4
"""What a first lower bound takes for each need and teacher, about."""

SECONDS_TO_LOAD = 0.3
"""What loading numpy takes before that, at most."""

SECONDS_BEYOND = 0.6
"""What a first lower bound may take beyond the time where no second process proves one."""

USUALLY_UNMET = 0.05
"""Share of the needs that a good week leaves below their target."""


@dataclass(frozen=True)
class Progress:
    """A better week: seconds since the start, its cost, the bound if there is one, its lessons."""

    seconds: float
    cost: int
    bound: int | None
    lessons: tuple[Lesson, ...] = ()


class Companion(Protocol):
    """A second process that works on the same problem while this one searches."""

    def search(self, week: Week, budget: Budget, warm: float | None, better: Callable[[], None]) -> None:
        """Search together until the budget is over; the week is better afterwards."""

    def bound(self) -> int | None:
        """Give the best lower bound that was proven meanwhile."""


def plan(
    problem: Problem,
    seconds: float | None = None,
    iterations: int | None = None,
    seed: int = 1,
    better: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] = never,
    companion: Companion | None = None,
) -> Timetable:
    """Plan the lessons of a problem, or repair where it has published lessons.

    Give ``seconds`` or ``iterations``; with ``iterations`` equal input gives an equal timetable. ``better``
    is told each better week; ``cancelled`` is asked often, and the best week so far comes back when it says
    yes.
    """
    budget = Budget(seconds, iterations, cancelled)
    return Planning(problem, budget, seed, better, companion).timetable()


class Planning:
    """One planning from start to end."""

    def __init__(
        self,
        problem: Problem,
        budget: Budget,
        seed: int,
        better: Callable[[Progress], None] | None,
        companion: Companion | None,
    ) -> None:
        self.problem, self.budget, self.seed, self.better = problem, budget, seed, better
        self.companion = companion
        self.random = Random(seed)  # noqa: S311 - chance for a search, not for a secret
        self.week = Week(Ground(problem))
        self.bound: int | None = None
        self.telling = 0.0

    def timetable(self) -> Timetable:
        """Run all steps."""
        week, budget = self.week, self.budget
        if self.problem.promised:
            repair.smallest(week, self.random)
        else:
            build(week, self.random, budget, self._tell)
        self._tell()
        self._search(self._search_budget())
        finish(week, self.random, self._until(-EXPLAINING * self._kept() - WRITING * self.telling))
        self._tell()
        self._prove()
        seconds = None if budget.iterations is not None else round(budget.elapsed(), 3)
        return self._written(seconds)

    def _search_budget(self) -> Budget:
        """Keep back the time for finishing and explaining, a tenth of all at most."""
        budget = self.budget
        if budget.seconds is None:
            return budget
        search = Budget(budget.seconds - self._kept(), cancelled=budget.cancelled)
        search.begun = budget.begun
        return search

    def _kept(self) -> float:
        """Seconds after the search."""
        usual = 0.05 + AFTERWARDS * USUALLY_UNMET * len(self.problem.needs)
        return min(0.1 * (self.budget.seconds or 0.0), usual)

    def _until(self, seconds_more: float) -> Budget:
        """Allow so many seconds beyond the whole budget; no limit where iterations are counted."""
        budget = self.budget
        if budget.seconds is None:
            return Budget(cancelled=budget.cancelled)
        later = Budget(budget.seconds + seconds_more, cancelled=budget.cancelled)
        later.begun = budget.begun
        return later

    def _search(self, budget: Budget) -> None:
        pairs = len(self.problem.needs) * len(self.problem.teachers)
        if budget.left() <= pairs * SECONDS_TO_LOOK:
            return
        complete(self.week, self.random, budget, self._tell)
        warm = repair.REPAIR_WARM if self.problem.promised else None
        if self.companion is not None:
            self.companion.search(self.week, budget, warm, self._tell)
            return
        search = improver(self.week, self.random, counted=budget.seconds is None)
        search.run(budget, warm, COLD)
        search.finish()

    def _prove(self) -> None:
        """Find a lower bound, with what is left of the time; no week costs less than nothing."""
        budget = self.budget
        if self.companion is not None:
            self.bound = self.companion.bound()
        if self.bound is None and budget.seconds is not None:
            pairs = len(self.problem.needs) * len(self.problem.teachers)
            beyond = 0.0 if self.companion is not None else SECONDS_BEYOND
            if SECONDS_TO_LOAD + pairs * SECONDS_TO_PRICE > beyond + budget.left():
                self.bound = 0
        if self.bound is None:
            from hospital_iep.scheduling.bound import lower_bound

            limit = Budget(iterations=budget.iterations and max(1, budget.iterations // 20))
            if budget.seconds is not None:
                limit = Budget(max(0.1, budget.left()), cancelled=budget.cancelled)
            self.bound = lower_bound(self.week.ground, self.week.cost, limit)

    def _tell(self) -> None:
        if self.better is not None:
            week, budget = self.week, self.budget
            begun = budget.elapsed()
            self.better(Progress(begun, week.cost, self.bound, week.as_lessons()))
            self.telling = budget.elapsed() - begun

    def _written(self, seconds: float | None) -> Timetable:
        return written(self.week, self.bound, self.seed, seconds, self._until(0.15))
