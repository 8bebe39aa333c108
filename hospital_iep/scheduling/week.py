"""The lessons as they stand while a week is being made: quick to change, always with its exact cost.

Nothing here decides; it keeps day lists, sums and the cost as lessons come and go, and answers where one more
lesson may stand as bit masks made of the cuts of :mod:`rules`.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from hospital_iep.scheduling import costs, rules
from hospital_iep.scheduling.check import Standing, cost_of
from hospital_iep.scheduling.ground import Ground, Toll, widened
from hospital_iep.scheduling.lesson import Placed, Way, unplaced
from hospital_iep.scheduling.openings import Board
from hospital_iep.scheduling.problem import DAY, Lesson
from hospital_iep.scheduling.rules import Cut
from hospital_iep.scheduling.timetable import Timetable, numbered


@dataclass(slots=True)
class Room:
    """What a teacher's day leaves for a way.

    ``free`` is a mask of slots, ``spans`` are slots that only longer lessons must avoid, ``tolls`` what the
    way there and on costs, the least first: nothing until somebody asks (:meth:`Week.priced`).
    """

    free: int
    spans: tuple[tuple[int, int, int], ...]
    tolls: tuple[Toll, ...] = ()


REMEMBERED = 64
"""States of a teacher's day whose free slots are kept: a search often comes back to one."""

_order = attrgetter("start", "end")


class Week:
    """Lessons in place, starting with the fixed ones. ``cost`` is the exact cost, in tenths."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        problem = self.problem = ground.problem
        count = problem.days
        self.of_teacher: list[dict[int, list[Placed]]] = [defaultdict(list) for _ in problem.teachers]
        self.teacher_minutes: list[dict[int, int]] = [defaultdict(int) for _ in problem.teachers]
        self.of_student: list[dict[int, list[Placed]]] = [defaultdict(list) for _ in problem.students]
        self.student_minutes: list[dict[int, int]] = [defaultdict(int) for _ in problem.students]
        self.in_room: list[dict[int, list[Placed]]] = [defaultdict(list) for _ in problem.places]
        self.of_need: list[list[Placed]] = [[] for _ in problem.needs]
        self.need_minutes = [0] * len(problem.needs)
        self.need_day_minutes: list[dict[int, int]] = [defaultdict(int) for _ in problem.needs]
        self.need_day_lessons: list[dict[int, int]] = [defaultdict(int) for _ in problem.needs]
        self.group_minutes = [0] * len(problem.groups)
        self.group_day_lessons: list[dict[int, int]] = [defaultdict(int) for _ in problem.groups]
        self.teachers_of: list[dict[int, int]] = [{} for _ in problem.students]
        self.delivered = [0] * len(problem.students)
        self._rooms: list[list[dict[int, dict[int, Room]]]] = [
            [{} for _ in range(count)] for _ in problem.teachers
        ]
        self.gains: list[dict[tuple[int, int, int], list[float]]] = [{} for _ in ground.ways]
        self._states = [[0] * count for _ in problem.teachers]
        self.openings = Board(self)
        self._student_states = [[0] * count for _ in problem.students]
        self._room_states = [[0] * count for _ in problem.places]
        self._student_free: list[list[int | None]] = [[None] * count for _ in problem.students]
        self._held: list[list[dict[tuple[int, bool], int]]] = [
            [{} for _ in range(count)] for _ in problem.teachers
        ]
        self._plain = [[ground.rounds_are_plain] * count for _ in problem.teachers]
        weights = problem.weights
        self._minimum, self._target = weights["below_minimum"], weights["below_target"]
        self._extra, self._uneven = weights["extra_teachers"], weights["uneven"]
        self._travel, self._changed = weights["travel"], weights["changed"]
        self.cost = 0
        for lesson in ground.fixed:
            self._enter(lesson)
        fixed = Timetable(problem.fixed)
        self.cost = cost_of(problem, Standing(problem, list(ground.fixed)), fixed)[1]

    # What stands

    def lessons(self) -> list[Placed]:
        """List every lesson, fixed ones too, each once."""
        seen = {id(u): u for lessons in self.of_need for u in lessons}
        return sorted(seen.values(), key=lambda u: (u.start, u.teacher, u.way.needs))

    def movable(self) -> list[Placed]:
        """Lessons that are not fixed."""
        return [u for u in self.lessons() if not u.fixed]

    def as_lessons(self) -> tuple[Lesson, ...]:
        """Give every lesson by the ids of the file, numbered; the lessons here take the same ids."""
        given = [(unplaced(self.problem, u), u) for u in self.lessons()]
        names = {lesson.key: lesson.id for lesson in numbered(lesson for lesson, _ in given)}
        for lesson, u in given:
            u.id = names[lesson.key]
        return numbered(lesson for lesson, _ in given)

    def parts(self) -> dict[str, int]:
        """Count each part of the cost."""
        given = Timetable(tuple(unplaced(self.problem, u) for u in self.lessons()))
        return cost_of(self.problem, Standing(self.problem, self.lessons()), given)[0]

    def parts_of(self, n: int, days: Iterable[tuple[int, int]]) -> dict[str, int]:
        """Count what need ``n``, its student and these teachers' days add to each part of the cost.

        A published lesson that is kept counts as one less changed.
        """
        problem, need, lessons = self.problem, self.problem.needs[n], self.of_need[n]
        s, student = need.student, self.problem.students[need.student]
        of_student = [u for today in self.of_student[s].values() for u in today]
        promised = self.ground.promised
        kept = [u for u in lessons if not u.fixed and (u.teacher, u.start, u.end) in promised[u.way.index]]
        return {
            "below_minimum": costs.below_minimum(need, self.need_minutes[n]),
            "below_target": costs.below_target(need, self.need_minutes[n]),
            "energy": sum(costs.energy(student, u.start, u.end) for u in of_student),
            "extra_teachers": costs.extra_teachers(len(self.teachers_of[s])),
            "travel": sum(costs.travel(problem, self.of_teacher[t].get(day, ())) for t, day in days),
            "changed": -len(kept),
            "uneven": costs.uneven(problem.targets[s], self.delivered[s]),
        }

    def price(self, n: int, minutes: int) -> int:
        """Cost of a need that has so many minutes: below its minimum and below its target."""
        need = self.problem.needs[n]
        short = need.target - minutes
        if short <= 0:
            return 0
        lacking = need.minimum - minutes
        return self._target * short + (self._minimum * lacking if lacking > 0 else 0)

    def gain(self, way: Way, minutes: int) -> int:
        """Tell what more minutes for the needs of a way win, before energy, travel and teachers."""
        won = 0
        for n, s in zip(way.needs, self._students(way), strict=True):
            now = self.need_minutes[n]
            won += self.price(n, now) - self.price(n, now + minutes)
            total, got = self.problem.targets[s], self.delivered[s]
            won += self._uneven * (costs.uneven(total, got) - costs.uneven(total, got + minutes))
        return won

    def _students(self, way: Way) -> Sequence[int]:
        if len(way.needs) == 1:
            return way.students
        return [self.problem.needs[n].student for n in way.needs]

    def teacher_price(self, way: Way, teacher: int) -> int:
        """Tell what it costs that this teacher may be new to students of the way."""
        new = 0
        for s in way.students:
            known = self.teachers_of[s]
            if known and teacher not in known:
                new += self._extra
        return new

    def teachers_by_price(self, way: Way, teachers: Iterable[int]) -> list[tuple[int, int]]:
        """Order teachers by what it costs that they may be new to students of the way."""
        if len(way.students) > 1:
            return sorted((self.teacher_price(way, t), t) for t in teachers)
        known = self.teachers_of[way.students[0]]
        extra = self._extra if known else 0
        first = [(0, t) for t in teachers if t in known]
        return first + [(extra, t) for t in teachers if t not in known]

    def travel_price(self, teacher: int, day: int, way: Way, start: int) -> int:
        """Tell what the way there and on costs a teacher's day that does not hold the lesson."""
        lessons = self.of_teacher[teacher].get(day)
        if not lessons:
            return 0
        return self._travel * costs.detour(self.problem, lessons, way.place, start)

    def energy_price(self, way: Way, day: int, first: int, last: int) -> int:
        """Energy that a lesson over the slots ``[first, last)`` of a day loses."""
        lost = 0
        for s in way.students:
            sums = self.ground.energy(s)[day]
            lost += sums[last] - sums[first]
        return lost

    # Lessons come and go

    def place(self, way: Way, teacher: int, day: int, first: int, last: int, isolation: int) -> Placed:
        """Put a lesson over the slots ``[first, last)`` of a day; it must be allowed there."""
        grid = self.ground.grid
        lesson = Placed(day * DAY + first * grid, day * DAY + last * grid, way, teacher, day, isolation)
        self.add(lesson)
        return lesson

    def add(self, lesson: Placed) -> None:
        """Put a movable lesson in place."""
        way, teacher, day = lesson.way, lesson.teacher, lesson.day
        change = self.travel_price(teacher, day, way, lesson.start)
        change -= self.gain(way, lesson.end - lesson.start)
        change += self.teacher_price(way, teacher) + self._own_price(lesson)
        self._enter(lesson)
        self.cost += change

    def remove(self, lesson: Placed) -> None:
        """Take a movable lesson out."""
        self._leave(lesson)
        way, teacher, day = lesson.way, lesson.teacher, lesson.day
        change = self.travel_price(teacher, day, way, lesson.start)
        change -= self.gain(way, lesson.end - lesson.start)
        change += self.teacher_price(way, teacher) + self._own_price(lesson)
        self.cost -= change

    def put_back(self, removed: Iterable[Placed], added: Iterable[Placed], cost: int) -> None:
        """Undo a change: the lessons that were removed stand again as before, at the cost of then."""
        for lesson in added:
            self._leave(lesson)
        for lesson in removed:
            self._enter(lesson)
        self.cost = cost

    def _own_price(self, lesson: Placed) -> int:
        """Energy, and what keeping a published lesson saves."""
        grid, base = self.ground.grid, lesson.day * DAY
        first, last = (lesson.start - base) // grid, (lesson.end - base) // grid
        price = self.energy_price(lesson.way, lesson.day, first, last)
        promised = self.ground.promised[lesson.way.index]
        if promised and (lesson.teacher, lesson.start, lesson.end) in promised:
            price -= self._changed
        return price

    def _enter(self, u: Placed) -> None:
        minutes, day, teacher, way = u.end - u.start, u.day, u.teacher, u.way
        insort(self.of_teacher[teacher][day], u, key=_order)
        self.teacher_minutes[teacher][day] += minutes
        for s in way.students:
            self.of_student[s][day].append(u)
            self.student_minutes[s][day] += minutes
            known = self.teachers_of[s]
            known[teacher] = known.get(teacher, 0) + 1
        for n in way.needs:
            self.of_need[n].append(u)
            self._count(n, day, minutes, 1)
        self._note(u, minutes, 1)

    def _leave(self, u: Placed) -> None:
        minutes, day, teacher, way = u.end - u.start, u.day, u.teacher, u.way
        self.of_teacher[teacher][day].remove(u)
        self.teacher_minutes[teacher][day] -= minutes
        for s in way.students:
            self.of_student[s][day].remove(u)
            self.student_minutes[s][day] -= minutes
            known = self.teachers_of[s]
            if known[teacher] == 1:
                del known[teacher]
            else:
                known[teacher] -= 1
        for n in way.needs:
            self.of_need[n].remove(u)
            self._count(n, day, -minutes, -1)
        self._note(u, -minutes, -1)

    def _count(self, n: int, day: int, minutes: int, lessons: int) -> None:
        need = self.problem.needs[n]
        before = self.need_minutes[n]
        after = self.need_minutes[n] = before + minutes
        self.delivered[need.student] += min(need.target, after) - min(need.target, before)
        self.need_day_minutes[n][day] += minutes
        self.need_day_lessons[n][day] += lessons

    def _note(self, u: Placed, minutes: int, lessons: int) -> None:
        day, way = u.day, u.way
        if way.group is not None:
            self.group_minutes[way.group] += minutes
            self.group_day_lessons[way.group][day] += lessons
        if way.classroom:
            room = self.in_room[way.place][day]
            if lessons > 0:
                room.append(u)
            else:
                room.remove(u)
        if 0 <= day < self.problem.days:
            mark = hash((u.start, u.end, way.index))
            if u.fixed:
                self._plain[u.teacher][day] = False
            if self._plain[u.teacher][day]:
                self._hold(u)
            self._states[u.teacher][day] ^= mark
            for s in way.students:
                self._student_states[s][day] ^= hash((mark, s))
                self._student_free[s][day] = None
            if way.classroom:
                self._room_states[way.place][day] ^= hash((mark, way.place, 0))

    def _hold(self, u: Placed) -> None:
        """Turn over the slots of a lesson in the mask of its place and of whether somebody is isolated."""
        grid, base = self.ground.grid, u.day * DAY
        held, key = self._held[u.teacher][u.day], (u.way.place, u.isolation > 0)
        mask = held.get(key, 0) ^ ((1 << (u.end - base) // grid) - (1 << (u.start - base) // grid))
        if mask:
            held[key] = mask
        else:
            del held[key]

    # Where one more lesson may stand

    def minutes_wanted(self, way: Way) -> int:
        """Minutes that rule 10 still allows a way."""
        needs = self.problem.needs
        wanted = min([needs[n].target - self.need_minutes[n] for n in way.needs])
        if way.group is not None:
            wanted = min(wanted, self.problem.groups[way.group].target - self.group_minutes[way.group])
        return wanted

    def day_room(self, way: Way, day: int) -> tuple[int, int]:
        """Minutes that the day's limits leave for a lesson of a way, and the slots free for its students."""
        problem = self.problem
        most, free = DAY, self.ground.full
        for n in way.needs:
            need = problem.needs[n]
            if self.need_day_lessons[n].get(day, 0) >= need.lessons_per_day:
                return 0, 0
            if need.max_per_day is not None:
                most = min(most, need.max_per_day - self.need_day_minutes[n].get(day, 0))
        for s in way.students:
            limit = problem.students[s].max_per_day
            if limit is not None:
                most = min(most, limit - self.student_minutes[s].get(day, 0))
            known = self._student_free[s][day]
            free &= self._free_of(s, day) if known is None else known
        if way.group is not None:
            group = problem.groups[way.group]
            if self.group_day_lessons[way.group].get(day, 0) >= group.lessons_per_day:
                return 0, 0
        if way.classroom and free:
            free &= ~self._bits(rules.room(problem, self.in_room[way.place].get(day, ()), way), day)
        return most, free

    def _free_of(self, s: int, day: int) -> int:
        lessons = self.of_student[s].get(day, ())
        cuts = rules.student_day(lessons, self.problem.students[s].min_break)
        free = self._student_free[s][day] = ~self._bits(cuts, day)
        return free

    def state(self, way: Way, teacher: int, day: int) -> int:
        """Give a mark of all that stands on a day and says where a lesson of a way may stand."""
        students = way.students
        state = self._states[teacher][day] ^ self._student_states[students[0]][day]
        for s in students[1:]:
            state ^= self._student_states[s][day]
        if way.classroom:
            state ^= self._room_states[way.place][day]
        return state

    def teacher_room(self, teacher: int, day: int, way: Way, isolation: int) -> Room:
        """Tell what rules 7 and 8 leave of a teacher's day for a lesson of a way."""
        lessons = self.of_teacher[teacher].get(day, ())
        if self.ground.isolated_way[way.index]:
            way_students = frozenset(way.students)
            for u in lessons:
                if not way_students.isdisjoint(u.way.students):  # set-up and order spare the same students
                    return self._room_by_cuts(lessons, day, way, isolation)
        state = self._states[teacher][day]
        states = self._rooms[teacher][day]
        rooms = states.get(state)
        if rooms is None:
            if len(states) >= REMEMBERED:
                states.clear()
            rooms = states[state] = {}
        key = -1 if way.remote else way.place * 8 + isolation
        room = rooms.get(key)
        if room is None:
            room = rooms[key] = self._room(teacher, day, way, isolation)
        return room

    def _room(self, teacher: int, day: int, way: Way, isolation: int) -> Room:
        lessons = self.of_teacher[teacher].get(day, ())
        if not self._plain[teacher][day]:
            return self._room_by_cuts(lessons, day, way, isolation)
        free = self._free_between(teacher, day, way.place, isolation)
        if isolation:
            free &= ~self._bits(rules.protective_first(self.problem, lessons, way, isolation), day)
        return Room(free, ())

    def _room_by_cuts(self, lessons: Sequence[Placed], day: int, way: Way, isolation: int) -> Room:
        cuts = rules.teacher_round(self.problem, lessons, way, isolation)
        if isolation:
            cuts += rules.protective_first(self.problem, lessons, way, isolation)
        spans: tuple[tuple[int, int, int], ...] = ()
        if way.remote:
            spans = tuple(self.ground.day_spans(day, (cut for cut in cuts if cut[2])))
        return Room(self.ground.full & ~self._bits(cuts, day), spans)

    def _free_between(self, teacher: int, day: int, place: int, isolation: int) -> int:
        """Tell what rule 7 leaves free where a neighbour's lesson is longer than any way past it."""
        travel, setup, grid = self.problem.travel[place], self.problem.setup, self.ground.grid
        here = setup if isolation else 0
        taken = 0
        for (other, isolated), mask in self._held[teacher][day].items():
            gap = travel.get(other, 0)
            if isolated:
                gap += setup
            taken |= widened(mask, -(-(gap + here) // grid))
        return self.ground.full & ~taken

    def priced(self, room: Room, teacher: int, day: int, way: Way) -> Room:
        """Give the room with its tolls, reckoned when they are first asked for."""
        if not room.tolls:
            room.tolls = self._tolls(self.of_teacher[teacher].get(day, ()), day, way)
        return room

    def _tolls(self, lessons: Sequence[Placed], day: int, way: Way) -> tuple[Toll, ...]:
        """Tell what the way to a lesson's place and on costs at each start, the least first."""
        travel, full = self.problem.travel, self.ground.full
        here, before, begin, price = travel[way.place], -1, 0, 0
        tolls: dict[int, int] = {}
        last: Placed | None = None
        for u in () if way.remote else (*lessons, None):
            if u is None:
                more = here.get(before, 0)
            elif u.way.remote:
                continue
            elif (after := u.way.place) == before:
                more = 2 * here.get(after, 0)
            else:
                more = here.get(after, 0)
                if before >= 0:
                    more += here.get(before, 0) - travel[before].get(after, 0)
                before = after
            if more != price:
                if last is not None:
                    end = (last.start - day * DAY) // self.ground.grid + 1
                    tolls[price] = tolls.get(price, 0) | ((1 << end) - (1 << begin))
                    begin = end
                price = more
            last = u
        tolls[price] = tolls.get(price, 0) | (full & -(1 << begin))
        return tuple(sorted((price * self._travel, mask) for price, mask in tolls.items()))

    def _bits(self, cuts: Iterable[Cut], day: int) -> int:
        """Slots of a day that cuts for all lengths touch."""
        grid, base, slots = self.ground.grid, day * DAY, self.ground.slots
        mask = 0
        for start, end, longer_than, _, _ in cuts:
            if longer_than == 0:
                first, last = (start - base) // grid, -((base - end) // grid)
                if first < 0:
                    first = 0
                if last > slots:
                    last = slots
                if first < last:
                    mask |= (1 << last) - (1 << first)
        return mask

    def teacher_minutes_left(self, teacher: int, day: int) -> int:
        """Minutes that rule 7 leaves of a teacher's day."""
        limit = self.problem.teachers[teacher].max_per_day
        return DAY if limit is None else limit - self.teacher_minutes[teacher].get(day, 0)

    def allows(self, u: Placed) -> bool:
        """Whether a lesson that does not stand yet may be put in its place."""
        way, ground = u.way, self.ground
        minutes = u.end - u.start
        slots = minutes // ground.grid
        first = (u.start - u.day * DAY) // ground.grid
        option = next(
            (o for o in ground.options(way, u.teacher) if o.day == u.day and o.isolation == u.isolation), None
        )
        if option is None or not ground.shortest[way.index] <= slots <= ground.longest[way.index]:
            return False
        most, free = self.day_room(way, u.day)
        if minutes > min(most, self.minutes_wanted(way), self.teacher_minutes_left(u.teacher, u.day)):
            return False
        room = self.teacher_room(u.teacher, u.day, way, u.isolation)
        wanted = ((1 << slots) - 1) << first
        if option.free & free & room.free & wanted != wanted:
            return False
        if option.limits is not None and not option.limits.starts(slots) >> first & 1:
            return False
        return not any(slots > longer and a < first + slots and first < b for a, b, longer in room.spans)

    def unsettled(self, lessons: Iterable[Placed]) -> list[Placed]:
        """Find movable lessons that must go, too, because what stood between them and a neighbour is gone."""
        found = []
        for teacher, day in sorted({(u.teacher, u.day) for u in lessons}):
            today = list(self.of_teacher[teacher].get(day, ()))
            while pair := rules.round_broken(self.problem, today):
                gone = pair[1] if not pair[1].fixed else pair[0]
                today.remove(gone)
                found.append(gone)
        return found
