"""Making a valid week better: take a few lessons out, put them back better, and cool down slowly.

Each step makes room somewhere (see :mod:`ruin`), refills it, and keeps the result if it is better or, while
it is still warm, a little worse. Every state on the way is a valid week.
"""

from collections.abc import Callable
from dataclasses import replace
from math import log
from random import Random

from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.insertion import Task, Taste, best_of_task
from hospital_iep.scheduling.lesson import Placed, Way
from hospital_iep.scheduling.ruin import Part, Ruin
from hospital_iep.scheduling.week import Week

LEANINGS = (0.0, 0.0, 0.0, 0.8, 0.95)
NOISES = (0.0, 0.0, 2.0, 6.0)
WARM, COLD = 30.0, 3.0
"""How much worse a step may be, in tenths, about: at first, and at last."""


class Improver:
    """A search over one week. ``best_cost`` falls; :meth:`finish` puts the best lessons in place."""

    def __init__(self, week: Week, random: Random, part: Part | None = None) -> None:
        self.week, self.random, self.ground = week, random, week.ground
        self.part = Part(week) if part is None else part
        self.best_cost = week.cost
        self.best = self._movable()
        self.ruin = Ruin(week, self.part, random)

    def show(self) -> None:
        """Let the week be the best one so far: it is, when ``better`` is told."""

    def _movable(self) -> list[Placed]:
        of_need, movable = self.week.of_need, self.part.movable
        return [u for n in self.part.needs for u in of_need[n] if u.way.needs[0] == n and movable(u)]

    def run(
        self,
        budget: Budget,
        warm: float | None = None,
        cold: float = COLD,
        better: Callable[[int], None] | None = None,
    ) -> None:
        """Search until the budget is over; ``better`` is told each new best cost."""
        warm = WARM if warm is None else warm
        if not self.part.ways:
            return
        current = self.week.cost
        temperature = warm
        steps = 0
        while True:
            if steps % 8 == 0:
                progress = budget.progress()
                if progress >= 1.0:
                    return
                temperature = warm * (cold / warm) ** progress
            if steps % 128 == 0:
                self.ruin.look()
            steps += 1
            budget.spent += 1
            current = self._step(current, temperature)
            if current < self.best_cost:
                self.best_cost, self.best = current, self._movable()
                if better is not None:
                    better(current)

    def finish(self) -> None:
        """Put the best lessons that were found in place."""
        if self.week.cost == self.best_cost:
            return
        for lesson in self._movable():
            self.week.remove(lesson)
        for lesson in self.best:
            self.week.add(lesson)

    def _step(self, current: int, temperature: float) -> int:
        """Ruin and recreate once; return the cost that stands afterwards."""
        week, random = self.week, self.random
        removed, first, split = self.ruin.choose()
        removed = [u for u in dict.fromkeys(removed) if self.part.movable(u)]
        if not removed and first is None:
            return current
        for lesson in removed:
            week.remove(lesson)
        if not self.ground.rounds_are_short:
            for lesson in week.unsettled(removed):
                if not self.part.movable(lesson):
                    week.put_back(removed, [], current)
                    return current
                week.remove(lesson)
                removed.append(lesson)
        added = self._recreate(removed, first, split)
        after = week.cost
        if after <= current or after < current - temperature * log(random.random() + 1e-12):
            return after
        week.put_back(removed, added, current)
        return current

    # Recreate

    def _recreate(self, removed: list[Placed], first: Way | None, split: bool) -> list[Placed]:
        random, week = self.random, self.week
        tasks = self._tasks(removed, first)
        taste = Taste(noise=random.choice(NOISES), per_minute=random.choice(LEANINGS))
        usual = taste.per_minute
        added = self._short_first(tasks, taste) if split and first is None else []
        for i, task in enumerate(tasks):
            taste.per_minute = 0.95 if split and i == 0 and first is not None else usual
            while spot := best_of_task(week, task, taste, random, self.part.teachers):
                added.append(week.place(*spot[1:]))
        return added

    def _short_first(self, tasks: list[Task], taste: Taste) -> list[Placed]:
        """Give each task a short lesson first, then let each be longer: scarce minutes are shared out."""
        week, random, teachers = self.week, self.random, self.part.teachers
        short = replace(taste, short=True)
        # each is looked for when those before it stand
        spots = (best_of_task(week, task, short, random, teachers) for task in tasks)
        lessons = [week.place(*spot[1:]) for spot in spots if spot is not None]
        for i, lesson in enumerate(lessons):
            week.remove(lesson)
            settled = self.ground.rounds_are_short or not week.unsettled([lesson])
            spot = best_of_task(week, self._task(lesson.way), taste, random, teachers) if settled else None
            if spot is None:
                week.add(lesson)
            else:
                lessons[i] = week.place(*spot[1:])
        return lessons

    def _tasks(self, removed: list[Placed], first: Way | None) -> list[Task]:
        """Order what is placed again: what room was made for, then by chance or by lack."""
        random, ground, own = self.random, self.ground, self.part.own
        ways: dict[int, Way] = {}
        for lesson in removed:
            for n in lesson.way.needs:
                ways.update((way.index, way) for way in ground.ways_of_need[n] if way.index in own)
        if self.ruin.unmet:
            ways.update((way.index, way) for way in random.choices(self.ruin.unmet, k=3))
        if first is not None:
            ways.pop(first.index, None)
        order = list(ways.values())
        random.shuffle(order)
        if random.random() < 0.5:
            order.sort(key=lambda way: -self.week.minutes_wanted(way) * (1 + random.random() * 0.3))
        if first is not None:
            order.insert(0, first)
        return list(dict.fromkeys(self._task(way) for way in order))

    def _task(self, way: Way) -> Task:
        if way.group is not None:
            return (way,)
        return self.ground.tasks_of_needs[way.needs[0]]
