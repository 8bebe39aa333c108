"""Which lessons a step of the search takes out, so that they and others can be put back better.

Some moves look for what costs: an unmet need, a lesson at a tiring hour, a student with more teachers than
needed, a way to another ward; others make room around a student or in a stretch of a day.
"""

from random import Random
from typing import NamedTuple

from hospital_iep.scheduling.ground import runs
from hospital_iep.scheduling.insertion import an_end
from hospital_iep.scheduling.lesson import Placed, Way
from hospital_iep.scheduling.problem import DAY
from hospital_iep.scheduling.week import Week

UNMET, FEWER = 0.35, 0.05
"""How often room is made for an unmet need, and a student who sees too many teachers is given fewer."""

URGENT = 0.4
"""How often the unmet need for which room is made is one below its minimum, where there are any."""

SHARES = (0.1, 0.3, 0.5, 0.7, 0.85, 1.0)
"""Of the other steps: up to which chance each of the moves is made."""

SHORT_FIRST = 0.5
"""How often a student's lessons are put back short at first and then lengthened."""

TIRED = 4
"""Of so many kinds of places the better ones are cleared more often."""

VISIT = 4
"""Lessons that are taken of one visit, at most."""


class Ruined(NamedTuple):
    """Lessons that go, the way that is served first, and whether it should be split.

    Without such a way: whether all should be short first.
    """

    lessons: list[Placed]
    first: Way | None = None
    split: bool = False


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


class Ruin:
    """The moves of one search."""

    def __init__(self, week: Week, part: Part, random: Random) -> None:
        self.week, self.part, self.random, self.ground = week, part, random, week.ground
        self.unmet: list[Way] = []
        self.urgent: list[Way] = []
        self.scattered: list[int] = []
        self.moves = (
            self._students,
            self._room_for_better,
            self._stretch_of_day,
            self._two_teachers,
            self._two_visits,
            self._needs,
        )
        self._alone = {s: self._alone_able(s) for s in part.students}
        self._together: dict[int, list[int]] = {}
        for s in part.students:
            self._together.setdefault(self._home(s), []).append(s)

    def _home(self, s: int) -> int:
        stays = self.week.problem.students[s].stays
        return stays[0].place if stays else -1

    def _alone_able(self, s: int) -> list[int]:
        """Name the teachers who can give all that a student needs."""
        week = self.week
        able = [
            {t for way in self.ground.tasks_of_needs[n] for t in self.part.teachers_for[way.index]}
            for n in week.problem.needs_of[s]
            if week.problem.needs[n].target
        ]
        return sorted(set.intersection(*able)) if able else []

    def look(self) -> None:
        """Look for what moves are there for: now and then, as it takes long."""
        week, grid = self.week, self.ground.grid
        self.unmet = [way for way in self.part.ways if way.group is None and week.minutes_wanted(way) >= grid]
        needs = week.problem.needs
        self.urgent = [
            way for way in self.unmet if week.need_minutes[way.needs[0]] < needs[way.needs[0]].minimum
        ]
        self.scattered = [
            s for s, alone in self._alone.items() if len(week.teachers_of[s]) > (1 if alone else 2)
        ]

    def choose(self) -> Ruined:
        """Make one of the moves by chance."""
        random = self.random
        if self.unmet and random.random() < UNMET:
            return self._room_for_unmet()
        if self.scattered and random.random() < FEWER:
            return self._fewer_teachers()
        return random.choices(self.moves, cum_weights=SHARES)[0]()

    def _random_option(self, way: Way) -> tuple[int, int, int]:
        """Pick a teacher, day and free mask at random; a mask of 0 where the pick can give no lesson."""
        teacher = self.random.choice(self.part.teachers_for[way.index])
        options = self.ground.options(way, teacher)
        if not options:
            return teacher, 0, 0
        option = self.random.choice(options)
        return teacher, option.day, option.free

    def _room_for_unmet(self) -> Ruined:
        """Clear one place, or two for a split, where an unmet need could go."""
        random, week = self.random, self.week
        way = random.choice(self.unmet)
        if self.urgent and random.random() < URGENT:
            way = random.choice(self.urgent)
        elif random.random() < 0.1:
            way = self._of_worst_student() or way
        split = random.random() < 0.5
        removed: list[Placed] = []
        for _ in range(2 if split else 1):
            removed += self._clear_place(way, split)
        own = [u for n in way.needs for u in week.of_need[n]]
        days = {u.day for u in removed}
        removed += [u for u in own if split or u.day in days or random.random() < 0.3]
        return Ruined(removed, way, split)

    def _room_for_better(self) -> Ruined:
        """Clear a place where a lesson would cost its student less energy."""
        random = self.random
        lessons = self.week.of_need[random.choice(self.part.needs)]
        u = random.choice(lessons) if lessons else None
        if u is None or not self.part.movable(u):
            return Ruined([])
        return Ruined([u, *self._good_place(u, u.teacher)], u.way)

    def _good_place(self, u: Placed, teacher: int) -> list[Placed]:
        """Find the lessons in the way of one lesson, given by this teacher, at a place that costs little."""
        random, ground = self.random, self.ground
        way, slots = u.way, u.minutes // ground.grid
        options = ground.options(way, teacher)
        if not options:
            return []
        option = random.choice(options)
        starts = runs(option.free, slots)
        if option.limits is not None:
            starts &= option.limits.starts(slots)
        found = [starts & mask for _, mask in ground.ranks(way, option.day).of(slots) if starts & mask]
        if not found:
            return []
        first = an_end(found[min(len(found) - 1, int(random.random() ** 2 * TIRED))], random)
        start = option.day * DAY + first * ground.grid
        end = start + slots * ground.grid
        return self._standing(way, teacher, option.day, start, end, 0)

    def _fewer_teachers(self) -> Ruined:
        """Clear places with some teachers of a student for what the others give."""
        random, week = self.random, self.week
        s = random.choice(self.scattered)
        known, alone = sorted(week.teachers_of[s]), self._alone[s]
        if len(known) < 2:
            return Ruined([])
        staying = {random.choice(alone)} if alone else set(known) - {random.choice(known)}
        removed: list[Placed] = []
        first: Way | None = None
        for n in week.problem.needs_of[s]:
            for u in week.of_need[n]:
                if u.teacher not in staying and self.part.movable(u):
                    able = [t for t in self.part.teachers_for[u.way.index] if t in staying]
                    if not able:
                        return Ruined([])
                    first = first or u.way
                    removed += [u, *self._good_place(u, random.choice(able))]
        return Ruined(removed, first)

    def _standing(self, way: Way, teacher: int, day: int, start: int, end: int, gap: int) -> list[Placed]:
        """Find what is in the way of a lesson that keeps so far away from the teacher's others."""
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
        return self._standing(way, teacher, day, start, end, gap)

    def _students(self) -> Ruined:
        """Take all lessons of a student, or of two in one place."""
        random = self.random
        one = random.choice(self.part.students)
        chosen = [one]
        if random.random() < 0.5:
            chosen.append(random.choice(self._together[self._home(one)]))
        needs = [n for s in chosen for n in self.week.problem.needs_of[s]]
        lessons = [u for n in needs for u in self.week.of_need[n]]
        return Ruined(lessons, None, random.random() < SHORT_FIRST)

    def _stretch_of_day(self) -> Ruined:
        """Take a few neighbours in a teacher's day."""
        random = self.random
        teacher, day, _ = self._random_option(random.choice(self.part.ways))
        lessons = self.week.of_teacher[teacher].get(day)
        if not lessons:
            return Ruined([])
        count, at = random.randint(2, 5), random.randrange(len(lessons))
        begin = max(0, at - count // 2)
        return Ruined(lessons[begin : begin + count])

    def _two_teachers(self) -> Ruined:
        """Take a stretch out of two teachers' days, so that they can exchange lessons."""
        random, grid = self.random, self.ground.grid
        way = random.choice(self.part.ways)
        teacher, day, free = self._random_option(way)
        other = random.choice(self.part.teachers_for[way.index])
        if not free:
            return Ruined([])
        low, high = (free & -free).bit_length() - 1, free.bit_length() - 1
        start = day * DAY + random.randint(low, high) * grid
        end = start + random.randint(30, 90)
        both = [u for t in sorted({teacher, other}) for u in self.week.of_teacher[t].get(day, ())]
        return Ruined([u for u in both if u.start < end and start < u.end])

    def _two_visits(self) -> Ruined:
        """Take what a teacher gives one after the other in one place, twice, so that visits can be one."""
        random = self.random
        teacher = random.choice(self.part.teachers_for[random.choice(self.part.ways).index])
        days = [day for day in self.week.of_teacher[teacher].values() if day]
        found: list[Placed] = []
        for day in random.choices(days, k=2) if days else ():
            at = random.randrange(len(day))
            first, last, place = at, at + 1, day[at].way.place
            while first > 0 and day[first - 1].way.place == place and last - first < VISIT:
                first -= 1
            while last < len(day) and day[last].way.place == place and last - first < VISIT:
                last += 1
            found += day[first:last]
        return Ruined(found)

    def _needs(self) -> Ruined:
        """Take all lessons of a need, sometimes of three."""
        random = self.random
        way = random.choice(self.part.ways)
        ways = [way]
        if random.random() < 0.5:
            ways += [random.choice(self.part.ways) for _ in range(2)]
        return Ruined([u for w in ways for n in w.needs for u in self.week.of_need[n]], way)
