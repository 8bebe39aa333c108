"""How many minutes one need can reach with every other lesson where it is, and what stands in the way.

Each thing that stands in the way is a fact with the slots it takes; a question keeps some facts and drops the
others, and is answered exactly: which sums of minutes can the need's own individual lessons still make? Slots
of the whole horizon are the bits of one int, so that an answer takes a fraction of a millisecond.

The cuts come from :mod:`rules`; here they are only put in order by what a person would say as one thing.
"""

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from hospital_iep.scheduling import rules
from hospital_iep.scheduling.anew import own_lessons
from hospital_iep.scheduling.explain_days import Gap, Source, sums_of_day
from hospital_iep.scheduling.explain_parts import NOTHING, Cap, Change, Limit, Offer, Part
from hospital_iep.scheduling.explain_starts import Asked, Starts
from hospital_iep.scheduling.facts import Fact, span_of
from hospital_iep.scheduling.lesson import Placed, Way, make_way
from hospital_iep.scheduling.problem import (
    DAY,
    ISOLATION_CLASS,
    Appointment,
    EnergyWindow,
    Mode,
    PlaceKind,
)
from hospital_iep.scheduling.rules import Code, Cut
from hospital_iep.scheduling.week import Week

FEW_TEACHERS, SOME_TEACHERS = 2, 5
"""Up to two teachers each obstacle is told, up to five each teacher, beyond that all of them at once."""

ENDLESS = 10**6


class Question:
    """What stands in the way of more minutes for need ``n``; the week is the same afterwards."""

    def __init__(self, week: Week, n: int) -> None:
        self.week, self.n = week, n
        self.problem, self.grid = week.problem, week.ground.grid
        self.need = self.problem.needs[n]
        self.student = self.problem.students[self.need.student]
        self.slots, self.days = week.ground.slots, self.problem.days
        self.full = (1 << (self.slots * self.days)) - 1
        self.day_masks = [((1 << self.slots) - 1) << (d * self.slots) for d in range(self.days)]
        self.facts: list[Fact] = []
        self._bits: dict[Hashable, int] = {}
        self.starts = Starts(self)
        own = own_lessons(week, n)
        for lesson in own:
            week.remove(lesson)
        if week.unsettled(own):  # own lessons hold neighbours apart: they must stay
            for lesson in own:
                week.add(lesson)
            own = []
        self.has = sum(lesson.minutes for lesson in own) // self.grid
        base = week.need_minutes[n]
        self.goal = max(self.has, (self.need.target - base) // self.grid)
        self._compile()
        for lesson in own:
            week.add(lesson)

    # What stands in the way

    @property
    def everything(self) -> int:
        """All facts kept."""
        return (1 << len(self.facts)) - 1

    def _bit(self, key: Hashable, code: Code, **about: Any) -> int:
        bit = self._bits.get(key)
        if bit is None:
            bit = self._bits[key] = 1 << len(self.facts)
            self.facts.append(Fact(code=code, **about))
        return bit

    def mask(self, cuts: Iterable[Cut]) -> int:
        """Slots that cuts for lessons of all lengths touch."""
        grid, end_of_all, found = self.grid, self.slots * self.days, 0
        for start, end, longer_than, _, _ in cuts:
            if longer_than == 0:
                first, last = max(0, start // grid), min(end_of_all, -(-end // grid))
                if first < last:
                    found |= (1 << last) - (1 << first)
        return found

    def _spans(self, cuts: Iterable[Cut]) -> tuple[tuple[int, int, int], ...]:
        """Spans of cuts that only limit longer lessons, or lessons across a minute."""
        return tuple(
            (cut[0] // self.grid, -(-cut[1] // self.grid), cut[2] // self.grid)
            for cut in cuts
            if (cut[2] or cut[0] == cut[1]) and cut[0] < self.problem.minutes and cut[1] > 0
        )

    def _compile(self) -> None:
        self.free = self.full & ~self.mask(rules.past(self.problem))
        self.parts: list[Part] = []
        self.caps: list[Cap] = []
        self._student_side()
        self._other_lessons()
        self._limits()
        able = [t for t in range(len(self.problem.teachers)) if rules.may_teach(self.problem, t, (self.n,))]
        self.able = able
        self.offers: list[Offer] = []
        self.travel_bits: dict[int, int] = {}
        ways = list(self._ways())
        if any(self.problem.distance(a.place, b.place) for a in ways for b in ways):
            self.travel_bits = {t: self._teacher_bit(t, Code.TRAVEL) for t in able}
        for way in ways:
            for teacher in able:
                self.offers += self._with_teacher(way, teacher)
            self.offers += self._with_teacher(way, None)
        if able:
            only = self.problem.teachers[able[0]].id if len(able) == 1 else None
            self.only = self._bit("only", Code.ONLY_TEACHER, teacher=only, student=self.student.id)
        else:
            self.only = self._bit("only", Code.NO_TEACHER, student=self.student.id)

    def _student_side(self) -> None:
        student, who = self.student, self.student.id
        hours = [cut for cut in rules.student_hours(student) if cut[3] is Code.PUPIL_HOURS]
        if mask := self.mask(hours):
            self.parts.append(Part(self._bit("hours", Code.PUPIL_HOURS, student=who), None, mask))
        kinds: dict[str, list[Appointment]] = {}
        for appointment in student.appointments:
            kinds.setdefault(appointment.kind or appointment.id, []).append(appointment)
        for cut in rules.student_hours(student):
            if isinstance(cut[4], Appointment) and (mask := self.mask([cut])):
                same = kinds[cut[4].kind or cut[4].id]
                first, last = min(a.start for a in same), max(a.end for a in same)
                bit = self._bit(
                    ("appointment", cut[4].kind or cut[4].id), Code.APPOINTMENT, student=who,
                    appointment=same[0].id, span=span_of(self.problem, first, last),
                    minutes=sum(a.end - a.start for a in same),
                )  # fmt: skip
                self.parts.append(Part(bit, cut[4], mask))
        for cut in rules.energy_floor(student, self.need.level):
            if mask := self.mask([cut]):
                self.parts.append(Part(self._energy_bit(cut[4]), None, mask))
        longest = tuple(cut for cut in rules.window_limits(student, None))
        if longest:
            least = min(cut[2] for cut in longest)
            bit = self._bit("cap", Code.LESSON_CAP, student=who, minutes=least)
            self.caps.append(Cap(bit, self._spans(longest)))

    def _energy_bit(self, cause: Any) -> int:
        who = self.student.id
        if not isinstance(cause, EnergyWindow):
            return self._bit(("energy", None), Code.ENERGY, student=who, minutes=None)
        same = [
            w for w in self.student.windows if w.source == cause.source and w.level < max(1, self.need.level)
        ]
        first, last = min(w.start for w in same), max(w.end for w in same)
        return self._bit(
            ("energy", cause.source), Code.ENERGY, student=who, window=same[0].number,
            span=span_of(self.problem, first, last),
        )  # fmt: skip

    def _other_lessons(self) -> None:
        taken: list[Cut] = []
        around: list[Cut] = []
        rest = self.student.min_break
        for day, lessons in self.week.of_student[self.need.student].items():
            taken += rules.student_day(lessons, 0)
            for start, end, *more in rules.student_day(lessons, rest):
                around.append((max(start, day * DAY), min(end, (day + 1) * DAY), *more))
        if taken:
            bit = self._bit("lessons", Code.OTHER_LESSON, student=self.student.id)
            self.parts.append(Part(bit, None, self.mask(taken)))
        self.rest = -(-rest // self.grid)
        self.break_bit = 0
        if rest:
            self.break_bit = self._bit("break", Code.PUPIL_BREAK, student=self.student.id, minutes=rest)
            self.parts.append(Part(self.break_bit, None, self.mask(around)))

    def _limits(self) -> None:
        need, student, week, who = self.need, self.student, self.week, self.student.id
        self.day_limits: list[Limit] = []
        self.pupil_day_bit = 0
        if student.max_per_day is not None:
            taught = week.student_minutes[need.student]
            bit = self._bit("day", Code.PUPIL_DAY_FULL, student=who, minutes=student.max_per_day)
            self.day_limits.append(self._limit(bit, student.max_per_day, taught))
            self.pupil_day_bit = bit
        if need.max_per_day is not None:
            bit = self._bit("need-day", Code.NEED_DAY_FULL, student=who)
            self.day_limits.append(self._limit(bit, need.max_per_day, week.need_day_minutes[self.n]))
        self.need_day_bit = self._bit("need-day", Code.NEED_DAY_FULL, student=who)
        given = week.need_day_lessons[self.n]
        self.lessons_left = [max(0, need.lessons_per_day - given.get(d, 0)) for d in range(self.days)]
        self.shortest = max(1, -(-student.shortest // self.grid))
        self.longest = student.longest // self.grid
        self.shortest_bit = self._bit(
            "shortest", Code.LENGTHS, student=who, minutes=student.shortest, part="shortest"
        )
        self.longest_bit = self._bit(
            "longest", Code.LENGTHS, student=who, minutes=student.longest, part="longest"
        )

    def _limit(self, bit: int, most: int, taught: dict[int, int]) -> Limit:
        return Limit(bit, tuple(max(0, most - taught.get(d, 0)) // self.grid for d in range(self.days)))

    def _ways(self) -> Iterator[Way]:
        """Where individual lessons of the need can be; classrooms also where the student may not leave."""
        problem, need = self.problem, self.need
        own = sorted({stay.place for stay in self.student.stays})
        remote = False
        for number, place in enumerate(problem.places):
            if place.kind is PlaceKind.REMOTE:
                if Mode.REMOTE in need.modes and not remote:
                    remote = True
                    yield self._way(number, Mode.REMOTE, own=False)
                continue
            if Mode.BEDSIDE in need.modes and number in own:
                yield self._way(number, Mode.BEDSIDE, own=True)
            if Mode.CLASSROOM in need.modes and place.kind is PlaceKind.CLASSROOM:
                if number in own:
                    yield self._way(number, Mode.CLASSROOM, own=True)
                yield self._way(number, Mode.CLASSROOM, own=False)

    def _way(self, place: int, mode: Mode, own: bool) -> Way:
        """Give the way of the search, where there is one, or one that only a question knows."""
        for way in self.week.ground.tasks_of_needs[self.n]:
            if (way.place, way.mode, way.own) == (place, mode, own):
                return way
        return make_way(self.problem, (self.n,), place, mode, own)

    def _with_teacher(self, way: Way, teacher: int | None) -> Iterator[Offer]:
        """One for each class of isolation that lessons of the way can have."""
        base = self._static(way, teacher)
        spans = () if way.remote else self.problem.students[self.need.student].isolation
        classes = {0}
        for span in spans:
            bits = ISOLATION_CLASS[span.kind]
            classes |= {known | bits for known in classes}
        if any(s.start <= 0 and s.end >= self.problem.minutes for s in spans):
            whole = 0
            for s in spans:
                if s.start <= 0 and s.end >= self.problem.minutes:
                    whole |= ISOLATION_CLASS[s.kind]
            classes = {c for c in classes if c & whole == whole}
        for isolation in sorted(classes):
            one = Offer(way, teacher, base.free, list(base.parts), list(base.caps), isolation, base.limit)
            if teacher is not None:
                self._round(one, teacher)
            yield one

    def _static(self, way: Way, teacher: int | None) -> Offer:
        problem, who = self.problem, self.student.id
        one = Offer(way, teacher, self.full)
        places = list(rules.place_suits(problem, way))
        if way.own:
            one.free &= ~self.mask(places)
            if spans := self._spans(places):
                one.caps.append(Cap(0, spans))
        elif places:
            bit = self._bit("leave", Code.MAY_NOT_LEAVE, student=who)
            one.parts.append(Part(bit, None, self.mask(places)))
            one.caps.append(Cap(bit, self._spans(places)))
        modes = [cut for cut in rules.window_limits(self.student, way.mode) if cut[3] is Code.MODE]
        if modes:
            one.parts.append(Part(self._bit("mode", Code.MODE, student=who), None, self.mask(modes)))
        if way.classroom:
            self._room(one)
        if teacher is None:
            return one
        hours = self._teacher_bit(teacher, Code.TEACHER_HOURS)
        one.parts.append(Part(hours, Code.TEACHER_HOURS, self.week.ground.off_duty(teacher)))
        self._add(one, teacher, Code.CLEARANCE, list(rules.clearance(problem, teacher, way)))
        if (most := problem.teachers[teacher].max_per_day) is not None:
            bit = self._teacher_bit(teacher, Code.TEACHER_FULL)
            one.limit = self._limit(bit, most, self.week.teacher_minutes[teacher])
        return one

    def _room(self, one: Offer) -> None:
        cuts: list[Cut] = []
        for lessons in self.week.in_room[one.way.place].values():
            cuts += rules.room(self.problem, lessons, one.way)
        if not cuts:
            cuts = rules.room(self.problem, [], one.way)
        for code in (Code.ROOM_FULL, Code.KEEP_APART):
            if some := [cut for cut in cuts if cut[3] is code]:
                bit = self._bit(code, code, student=self.student.id)
                one.parts.append(Part(bit, None, self.mask(some)))

    def _round(self, one: Offer, teacher: int) -> None:
        """Add what the teacher's other lessons take, each by itself where obstacles are told apart."""
        if len(self.able) > FEW_TEACHERS and one.way.index >= 0:
            self._whole_round(one, teacher)
            return
        cuts: list[Cut] = []
        for day, lessons in self.week.of_teacher[teacher].items():
            if lessons:
                today = rules.teacher_round(self.problem, lessons, one.way, one.isolation)
                today += rules.protective_first(self.problem, lessons, one.way, one.isolation)
                cuts += [self._of_day(day, cut) for cut in today]
        for code in (Code.OTHER_LESSON, Code.TRAVEL, Code.ISOLATION_ORDER):
            self._add(one, teacher, code, [cut for cut in cuts if cut[3] is code])

    def _whole_round(self, one: Offer, teacher: int) -> None:
        """Add the same as one thing, from the masks that the week keeps for all who are at the place."""
        taken, spans = self.mask(rules.student_day(self._over_midnight(teacher), 0)), []
        for day, shift in enumerate(range(0, self.slots * self.days, self.slots)):
            room = self.week.teacher_room(teacher, day, one.way, one.isolation)
            taken |= (room.free ^ self.week.ground.full) << shift
            spans += [(first + shift, last + shift, limit) for first, last, limit in room.spans]
        bit = self._teacher_bit(teacher, Code.OTHER_LESSON)
        if taken:
            one.parts.append(Part(bit, Code.OTHER_LESSON, taken))
        if spans:
            one.caps.append(Cap(bit, tuple(spans)))

    def _over_midnight(self, teacher: int) -> list[Placed]:
        """List a teacher's fixed lessons that reach into another day."""
        fixed = self.week.ground.fixed
        return [u for u in fixed if u.teacher == teacher and (u.day < 0 or u.end > (u.day + 1) * DAY)]

    @staticmethod
    def _of_day(day: int, cut: Cut) -> Cut:
        """Cut a travel or order cut to its day: rounds do not reach over midnight."""
        if cut[3] is Code.OTHER_LESSON:
            return cut
        return (max(cut[0], day * DAY), min(cut[1], (day + 1) * DAY), *cut[2:])

    def _teacher_bit(self, teacher: int, code: Code) -> int:
        name = self.problem.teachers[teacher].id
        if len(self.able) > SOME_TEACHERS:
            return self._bit("teachers", Code.TEACHER_FULL, minutes=None)
        if len(self.able) > FEW_TEACHERS:
            return self._bit(("teacher", teacher), Code.TEACHER_FULL, teacher=name)
        return self._bit(("teacher", teacher, code), code, teacher=name)

    def _add(self, one: Offer, teacher: int, code: Code, cuts: list[Cut]) -> None:
        if not cuts:
            return
        bit = self._teacher_bit(teacher, code)
        if mask := self.mask(cuts):
            one.parts.append(Part(bit, code, mask))
        if spans := self._spans(cuts):
            one.caps.append(Cap(bit, spans))

    @property
    def taken(self) -> int:
        """Slots at which the student is not to be had."""
        taken = ~self.free
        for part in self.parts:
            taken |= part.mask
        return taken

    def day_holds(self, day: int, minutes: int) -> bool:
        """Whether the day's limits leave so many minutes for one more lesson."""
        slots = -(-minutes // self.grid)
        return self.lessons_left[day] > 0 and all(slots <= limit.left[day] for limit in self.day_limits)

    # The answer

    def can_more(self, kept: int, change: Change = NOTHING) -> bool:
        """Whether the need can get more than it has where these facts hold."""
        return self.sums(kept, change, self.has + 1) >> (self.has + 1) != 0

    def minutes_won(self, kept: int, change: Change = NOTHING) -> int:
        """Most minutes more than now."""
        return max(0, self.sums(kept, change).bit_length() - 1 - self.has) * self.grid

    def sums(self, kept: int, change: Change = NOTHING, enough: int = ENDLESS) -> int:
        """Find the sums of slots that own lessons can make, as bits, up to the target.

        With ``enough`` it is content to find one sum of so many slots.
        """
        asked = self.asked(kept, change)
        many = [self._lessons_left(kept, d) + change.lessons for d in range(self.days)]
        sums = [found if many[d] else 0 for d, found in enumerate(self.starts.lengths(asked))]
        reached = self._add_days(sums)
        if reached >> enough or max(many, default=0) < 2:
            return reached
        rest = self.rest if kept & self.break_bit else 0
        for d, found in enumerate(self.starts.sources(asked)):
            if found and many[d] > 1:
                one_place_each = len({teacher for teacher, _ in found}) == len(found)
                gap = None if one_place_each else self._gap(kept)
                sums[d] |= sums_of_day(list(found.values()), many[d], rest, asked.most[d], gap)
        return self._add_days(sums)

    def _gap(self, kept: int) -> Gap:
        """Tell the way between own lessons of one teacher at two places; none where that fact is dropped."""

        def gap(one: Source, other: Source) -> int:
            if one.teacher is None or one.teacher != other.teacher:
                return 0
            minutes = self.problem.distance(one.place, other.place)
            bit = self.travel_bits.get(one.teacher, -1)
            return -(-minutes // self.grid) if kept & bit else 0

        return gap

    def _add_days(self, totals: list[int]) -> int:
        """Add up one total, or none, of each day."""
        reached, limit = 1, (1 << (self.goal + 1)) - 1
        for each in totals:
            new, rest = reached, each & ~1
            while rest:
                low = rest & -rest
                new |= reached << (low.bit_length() - 1)
                rest ^= low
            reached = new & limit
        return reached

    def _lessons_left(self, kept: int, day: int) -> int:
        return self.lessons_left[day] if kept & self.need_day_bit else ENDLESS

    def _most_per_day(self, kept: int, change: Change) -> list[int]:
        most = [self.goal] * self.days
        for limit in self.day_limits:
            if kept & limit.bit:
                extra = change.day_minutes // self.grid if limit.bit == self.pupil_day_bit else 0
                if limit.bit == self.need_day_bit and change.lessons:
                    extra += self.longest * change.lessons
                most = [min(m, left + extra) for m, left in zip(most, limit.left, strict=True)]
        return most

    def asked(self, kept: int, change: Change = NOTHING) -> Asked:
        """Put together what the facts kept and the change leave of the student's time and of lengths."""
        most, free = self._most_per_day(kept, change), self.free
        for bit, about, mask in self.parts:
            if kept & bit and (change.without is None or about is not change.without):
                free &= ~mask
        shortest = (change.shortest or self.shortest) if kept & self.shortest_bit else 1
        longest = (change.longest or self.longest) if kept & self.longest_bit else ENDLESS
        return Asked(kept, change, free, shortest, min(longest, max(most, default=0)), tuple(most))

    def offers_of_new_teacher(self, teacher: int) -> list[Offer]:
        """Give the offers of a teacher who does not teach this need, with hours and lessons as they are."""
        bits, count = self._bits.copy(), len(self.facts)
        new = [one for way in self._ways() for one in self._with_teacher(way, teacher)]
        self._bits = bits
        del self.facts[count:]
        for one in new:  # what is in this teacher's way is never dropped
            one.parts = [part._replace(bit=-1) if part.about is not None else part for part in one.parts]
            one.caps = [cap._replace(bit=0) if cap.bit >> count else cap for cap in one.caps]
            one.limit = one.limit and one.limit._replace(bit=-1)
        return new
