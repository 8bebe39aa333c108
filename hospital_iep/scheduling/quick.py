"""The search of :mod:`improve` in C, where it was compiled and ways are direct: many more steps a second.

The ground is written down as rows of numbers once; a search gets the lessons that stand and what it may
change. What it finds is put into the week lesson by lesson, and the week, which knows the rules, has the last
word: what it does not allow, or what is not better than before, is not taken over.
"""

import ctypes
import time
from collections.abc import Callable
from functools import cache
from random import Random

from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.ground import Ground
from hospital_iep.scheduling.improve import COLD, Improver
from hospital_iep.scheduling.quick_library import library
from hospital_iep.scheduling.quick_rows import MOST_DAYS, CGround, CLesson, Rows, fits
from hospital_iep.scheduling.ruin import Part
from hospital_iep.scheduling.week import Week

SLICE = 0.02
"""Seconds between two looks at the clock and at whether to stop."""

WARM, ENOUGH = 80.0, 2300
"""How warm a search begins that can make so many steps for each need; with fewer it begins cooler."""

MANY = 300
"""A search that can make enough steps ends cooler, the more needs above so many: each adds to the noise."""

STEPS = 64
"""Steps of the first slice, and of each where steps are counted: equal counts make equal weeks here."""


SIZES = 1000 * ctypes.sizeof(CGround) + ctypes.sizeof(CLesson)


def usable(ground: Ground) -> bool:
    """Whether the compiled search is there and can take this problem."""
    problem, there = ground.problem, library()
    return (
        there is not None
        and there.quick_sizes() == SIZES
        and problem.days <= MOST_DAYS
        and fits(problem)
        and ground.ways_are_direct
        and all(0 <= u.day < problem.days for u in ground.fixed)
    )


class QuickImprover:
    """A search over one week, like :class:`improve.Improver`: the week changes when it is told to."""

    def __init__(self, week: Week, random: Random, part: Part | None = None) -> None:
        self.week, self.random, self.ground = week, random, week.ground
        self.part = Part(week) if part is None else part
        self.rows = rows_of(week.ground)
        self.before = [u for u in week.movable() if self.part.movable(u)]
        self.best_cost = week.cost
        self.c = functions()
        self.search = self.c.quick_new(ctypes.byref(self.rows.c), self.rows.most_lessons)
        self._stand()

    def __del__(self) -> None:
        """Give the memory back."""
        if self.search:
            self.c.quick_free(self.search)

    def _stand(self) -> None:
        """Write down what stands; without a search where there is no room for it."""
        week, rows, ways, teachers = self.week, self.rows, self.part.own, self.part.teachers
        for u in week.lessons() if self.search else ():
            if not self.c.quick_stand(self.search, ctypes.byref(rows.lesson(u, movable=not u.fixed))):
                self.c.quick_free(self.search)
                self.search = None
                return
        self.own_way = bytes(i in ways for i in range(len(week.ground.ways)))
        self.own_teacher = bytes(teachers is None or t in teachers for t in range(len(week.problem.teachers)))
        self.c.quick_part(self.search, self.own_way, self.own_teacher, week.cost)

    def run(
        self,
        budget: Budget,
        warm: float | None = None,
        cold: float = COLD,
        better: Callable[[int], None] | None = None,
    ) -> None:
        """Search until the budget is over; ``better`` is told each new best cost."""
        if not self.search or not self.part.ways:
            return
        steps, hot = STEPS, WARM if warm is None else warm
        needs = len(self.part.needs)
        first, before, end = budget.progress(), budget.spent, cold
        while (progress := budget.progress()) < 1.0:
            if warm is None and progress > first:
                expected = (budget.spent - before) * (1.0 - first) / (progress - first)
                hot = max(cold, WARM * min(1.0, expected / (ENOUGH * needs)))
                end = cold * min(1.0, MANY / needs) if hot == WARM else cold
            temperature = hot * (end / hot) ** progress
            began = time.perf_counter()
            cost = self.c.quick_run(self.search, steps, temperature, self.random.getrandbits(64))
            took = time.perf_counter() - began
            budget.spent += steps
            if budget.iterations is None:
                steps = max(STEPS // 4, min(4 * steps, int(steps * SLICE / max(took, 1e-6))))
            if cost < self.best_cost:
                self.best_cost = cost
                if better is not None:
                    better(cost)

    def show(self) -> None:
        """Let the week be the best one so far."""
        self.finish()

    def finish(self) -> None:
        """Put the best lessons that were found in place, where the week allows them and is better for it."""
        week = self.week
        if not self.search or self.best_cost >= week.cost:
            return
        found = (CLesson * self.rows.most_lessons)()
        count = self.c.quick_best(self.search, found)
        cost = week.cost
        for lesson in self.before:
            week.remove(lesson)
        added = []
        for each in found[:count]:
            lesson = self.rows.placed(each)
            if week.allows(lesson):
                week.add(lesson)
                added.append(lesson)
        if week.cost < cost:
            self.before = added
            return
        for lesson in added:
            week.remove(lesson)
        for lesson in self.before:
            week.add(lesson)


def improver(
    week: Week, random: Random, part: Part | None = None, *, counted: bool = False
) -> Improver | QuickImprover:
    """Give the fastest search that is there; one of which steps are ``counted`` is the same everywhere."""
    if not counted and usable(week.ground):
        quick = QuickImprover(week, random, part)
        if quick.search:
            return quick
    return Improver(week, random, part)


def rows_of(ground: Ground) -> Rows:
    """Give the rows of a ground, written once."""
    if ground.rows is None:
        ground.rows = Rows(ground)
    return ground.rows


@cache
def functions() -> ctypes.CDLL:
    """Give the compiled functions with what they take and give."""
    c = library()
    if c is None:
        raise RuntimeError("no compiled search is here")
    pointer, number, wide = ctypes.c_void_p, ctypes.c_int32, ctypes.c_int64
    for name, gives, takes in (
        ("quick_new", pointer, [pointer, number]),
        ("quick_free", None, [pointer]),
        ("quick_stand", number, [pointer, pointer]),
        ("quick_part", None, [pointer, ctypes.c_char_p, ctypes.c_char_p, wide]),
        ("quick_run", wide, [pointer, number, ctypes.c_double, ctypes.c_uint64]),
        ("quick_best", number, [pointer, pointer]),
    ):
        function = getattr(c, name)
        function.restype, function.argtypes = gives, takes
    return c
