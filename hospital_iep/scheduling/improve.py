"""Making a valid week better: take a few lessons out, put them back better, and cool down slowly.

Each step makes room somewhere (for an unmet need, around a student, in a stretch of one or two teachers'
days), refills it, and keeps the result if it is better or, while it is still warm, a little worse. Every
state on the way is a valid week.
"""

from collections.abc import Callable
from dataclasses import replace
from math import log
from random import Random

from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.insertion import Task, Taste, best_of_task
from hospital_iep.scheduling.lesson import Placed, Way
from hospital_iep.scheduling.problem import DAY
from hospital_iep.scheduling.week import Week

LEANINGS = (0.0, 0.0, 0.0, 0.8, 0.95)
NOISES = (0.0, 0.0, 2.0, 6.0)
WARM, COLD = 150.0, 3.0

SHORT_FIRST = 0.5
"""How often a student's lessons are put back short at first and then lengthened."""


class Part:
    """What a search may change: some students' lessons, given by some teachers, in classrooms or not."""

    def __init__(
        self,
        week: Week,
        students: frozenset[int] | None = None,
        teachers: frozenset[int] | None = None,
        classrooms: bool = True,
    ) -> None:
        ground = week.ground
        self.teachers = teachers
        self.teachers_for: list[list[int]] = [
            ts if teachers is None else [t for t in ts if t in teachers] for ts in ground.teachers_for
        ]
        self.ways = [
            way
            for way in ground.ways
            if (students is None or all(s in students for s in way.students))
            and (classrooms or not way.classroom)
            and any(ground.options(way, t) for t in self.teachers_for[way.index])
        ]
        self.own = {way.index for way in self.ways}
        self.students = sorted({s for way in self.ways for s in way.students})
        self.needs = sorted({n for way in self.ways for n in way.needs})
        self.whole = students is None

    def movable(self, lesson: Placed) -> bool:
        """Whether the search may take a lesson out."""
        mine = self.teachers is None or lesson.teacher in self.teachers
        return mine and not lesson.fixed and lesson.way.index in self.own


class Improver:
    """A search over one week. ``best_cost`` falls; :meth:`finish` puts the best lessons in place."""

    def __init__(self, week: Week, random: Random, part: Part | None = None) -> None:
        self.week, self.random, self.ground = week, random, week.ground
        self.part = Part(week) if part is None else part
        self.best_cost = week.cost
        self.best = self._movable()
        self.unmet: list[Way] = []
        self._together: dict[int, list[int]] = {}
        for s in self.part.students:
            self._together.setdefault(self._home(s), []).append(s)

    def _home(self, s: int) -> int:
        stays = self.week.problem.students[s].stays
        return stays[0].place if stays else -1

    def _movable(self) -> list[Placed]:
        of_need, movable = self.week.of_need, self.part.movable
        return [u for n in self.part.needs for u in of_need[n] if u.way.needs[0] == n and movable(u)]

    def run(
        self,
        budget: Budget,
        warm: float = WARM,
        cold: float = COLD,
        better: Callable[[int], None] | None = None,
    ) -> None:
        """Search until the budget is over; ``better`` is told each new best cost."""
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
                self._look_for_unmet()
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

    def _look_for_unmet(self) -> None:
        grid = self.ground.grid
        self.unmet = [
            way for way in self.part.ways if way.group is None and self.week.minutes_wanted(way) >= grid
        ]

    def _step(self, current: int, temperature: float) -> int:
        """Ruin and recreate once; return the cost that stands afterwards."""
        week, random = self.week, self.random
        removed, first, split = self._ruin()
        removed = [u for u in dict.fromkeys(removed) if self.part.movable(u)]
        if not removed and first is None:
            return current
        for lesson in removed:
            week.remove(lesson)
        if not self.ground.rounds_are_short:
            for lesson in week.unsettled(removed):
                if not self.part.movable(lesson):
                    self._put_back([], removed)
                    return current
                week.remove(lesson)
                removed.append(lesson)
        added = self._recreate(removed, first, split)
        after = week.cost
        if after <= current or after < current - temperature * log(random.random() + 1e-12):
            return after
        self._put_back(added, removed)
        return current

    def _put_back(self, added: list[Placed], removed: list[Placed]) -> None:
        for lesson in reversed(added):
            self.week.remove(lesson)
        for lesson in removed:
            self.week.add(lesson)

    # Ruin: which lessons go, the way that is served first, and whether it should be split (without such a
    # way: whether all should be short first)

    def _ruin(self) -> tuple[list[Placed], Way | None, bool]:
        random = self.random
        choice = random.random()
        if choice < 0.35 and self.unmet:
            return self._room_for_unmet()
        if choice < 0.55:
            return self._students(), None, random.random() < SHORT_FIRST
        if choice < 0.80:
            return self._stretch_of_day(), None, False
        if choice < 0.92:
            return self._two_teachers(), None, False
        return self._needs()

    def _random_option(self, way: Way) -> tuple[int, int, int]:
        """Pick a teacher, day and free mask at random; a mask of 0 where the pick can give no lesson."""
        teacher = self.random.choice(self.part.teachers_for[way.index])
        options = self.ground.options(way, teacher)
        if not options:
            return teacher, 0, 0
        option = self.random.choice(options)
        return teacher, option.day, option.free

    def _room_for_unmet(self) -> tuple[list[Placed], Way | None, bool]:
        """Clear one place, or two for a split, where an unmet need could go."""
        random, week = self.random, self.week
        way = random.choice(self.unmet)
        if random.random() < 0.1:
            way = self._of_worst_student() or way
        split = random.random() < 0.5
        removed: list[Placed] = []
        for _ in range(2 if split else 1):
            removed += self._clear_place(way, split)
        own = [u for n in way.needs for u in week.of_need[n]]
        days = {u.day for u in removed}
        removed += [u for u in own if split or u.day in days or random.random() < 0.3]
        return removed, way, split

    def _of_worst_student(self) -> Way | None:
        """Pick a way of the student who is left furthest behind."""
        targets, delivered = self.week.problem.targets, self.week.delivered
        worst = min(self.part.students, key=lambda s: delivered[s] / targets[s] if targets[s] else 9.0)
        ways = [way for way in self.ground.ways_of_student[worst] if way.index in self.part.own]
        return self.random.choice(ways) if ways else None

    def _clear_place(self, way: Way, split: bool) -> list[Placed]:
        """Find the lessons in the way of one lesson at a place taken at random."""
        random, grid = self.random, self.ground.grid
        teacher, day, free = self._random_option(way)
        if not free:
            return []
        shortest, longest = self.ground.shortest[way.index], self.ground.longest[way.index]
        wanted = max(shortest, self.week.minutes_wanted(way) // grid)
        slots = shortest + random.randint(0, 2) if split else min(longest, wanted)
        first = random.randrange(free.bit_length())
        later = free >> first
        first += (later & -later).bit_length() - 1
        start = day * DAY + first * grid
        end = start + slots * grid
        gap = 0 if split else self.week.problem.setup
        found = [
            u
            for u in self.week.of_teacher[teacher].get(day, ())
            if u.start < end + gap and start - gap < u.end
        ]
        for s in way.students:
            rest = self.week.problem.students[s].min_break
            found += [
                u
                for u in self.week.of_student[s].get(day, ())
                if u.start < end + rest and start - rest < u.end
            ]
        return found

    def _students(self) -> list[Placed]:
        """Take all lessons of a student, or of two in one place."""
        random = self.random
        one = random.choice(self.part.students)
        chosen = [one]
        if random.random() < 0.5:
            chosen.append(random.choice(self._together[self._home(one)]))
        return [u for s in chosen for n in self.week.problem.needs_of[s] for u in self.week.of_need[n]]

    def _stretch_of_day(self) -> list[Placed]:
        """Take a few neighbours in a teacher's day."""
        random = self.random
        teacher, day, _ = self._random_option(random.choice(self.part.ways))
        lessons = self.week.of_teacher[teacher].get(day)
        if not lessons:
            return []
        count, at = random.randint(2, 5), random.randrange(len(lessons))
        begin = max(0, at - count // 2)
        return lessons[begin : begin + count]

    def _two_teachers(self) -> list[Placed]:
        """Take a stretch out of two teachers' days, so that they can exchange lessons."""
        random, grid = self.random, self.ground.grid
        way = random.choice(self.part.ways)
        teacher, day, free = self._random_option(way)
        other = random.choice(self.part.teachers_for[way.index])
        if not free:
            return []
        low, high = (free & -free).bit_length() - 1, free.bit_length() - 1
        start = day * DAY + random.randint(low, high) * grid
        end = start + random.randint(30, 90)
        return [
            u
            for t in sorted({teacher, other})
            for u in self.week.of_teacher[t].get(day, ())
            if u.start < end and start < u.end
        ]

    def _needs(self) -> tuple[list[Placed], Way | None, bool]:
        """Take all lessons of a need, sometimes of three."""
        random = self.random
        way = random.choice(self.part.ways)
        ways = [way]
        if random.random() < 0.5:
            ways += [random.choice(self.part.ways) for _ in range(2)]
        return [u for w in ways for n in w.needs for u in self.week.of_need[n]], way, False

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
        if self.unmet:
            ways.update((way.index, way) for way in random.choices(self.unmet, k=3))
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
