"""Judging a timetable: which rules it breaks, what it costs, and whether what it claims is true."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from hospital_iep.scheduling import costs, rules
from hospital_iep.scheduling.lesson import Placed, isolated_as, placed
from hospital_iep.scheduling.problem import (
    DAY,
    INFECTIOUS,
    ISOLATION_CLASS,
    PROTECTIVE,
    WEIGHTS,
    Lesson,
    Problem,
)
from hospital_iep.scheduling.rules import Code, Cut
from hospital_iep.scheduling.timetable import Timetable

VERDICTS = frozenset({"impossible-lengths", "no-room", "costs-more"})

Hit = tuple[int, Cut]
"""The number of a rule and the cut of it that a lesson touches."""


@dataclass(frozen=True)
class Broken:
    """One rule broken by some lessons: its number, words for people, and ids of the lessons."""

    rule: int
    words: str
    lessons: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """What the check found. ``false_claims`` has one line for each claim of the file that is not true."""

    broken: tuple[Broken, ...]
    costs: dict[str, int]
    cost: int
    false_claims: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether no rule is broken and every claim is true."""
        return not self.broken and not self.false_claims


@dataclass
class Standing:
    """Lessons as they stand, found by teacher, student and room; rules and costs are asked over it."""

    problem: Problem
    lessons: list[Placed]
    of_teacher: dict[int, list[Placed]] = field(default_factory=lambda: defaultdict(list))
    of_student: dict[int, list[Placed]] = field(default_factory=lambda: defaultdict(list))
    of_need: dict[int, list[Placed]] = field(default_factory=lambda: defaultdict(list))
    in_room: dict[int, list[Placed]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.lessons.sort(key=lambda u: (u.start, u.end))
        for u in self.lessons:
            self.of_teacher[u.teacher].append(u)
            for s in u.way.students:
                self.of_student[s].append(u)
            for n in u.way.needs:
                self.of_need[n].append(u)
            if u.way.classroom:
                self.in_room[u.way.place].append(u)

    def hits(self, lesson: Placed) -> Iterator[Hit]:
        """Yield every cut that forbids the lesson where it is, with everything else where it is."""
        yield from self._itself(lesson)
        for number, cut in self.cuts(lesson):
            if rules.touches(cut, lesson.start, lesson.end) and (number != 8 or _follows(lesson, cut)):
                yield number, cut

    def _itself(self, u: Placed) -> Iterator[Hit]:
        """Yield what is wrong with the lesson wherever it stands."""
        problem = self.problem
        whole = (u.start, u.end, 0)
        if not rules.on_grid_within_a_day(problem, u.start, u.end):
            yield 1, (*whole, Code.LENGTHS, None)
        if problem.now is not None and u.start < problem.now:
            yield 11, (*whole, Code.TEACHER_HOURS, None)
        if not rules.length_fits(u.way, u.minutes):
            yield 4, (*whole, Code.LENGTHS, u.way)
        if not rules.may_teach(problem, u.teacher, u.way.needs):
            yield 5, (*whole, Code.ONLY_TEACHER, problem.teachers[u.teacher])
        if u.way.mode is None or (u.way.group is not None and not self._at_group_place(u)):
            yield 9, (*whole, Code.MODE, u.way)
        if u.way.group is not None:
            if rules.share_label(problem, u.way.students, u.way.students):
                yield 9, (*whole, Code.KEEP_APART, u)
            if self._mixes_isolation(u):
                yield 8, (*whole, Code.ISOLATION_ORDER, u)

    def _at_group_place(self, u: Placed) -> bool:
        return u.way.group is not None and self.problem.groups[u.way.group].place == u.way.place

    def _mixes_isolation(self, u: Placed) -> bool:
        if u.way.remote:
            return False
        classes = []
        for s in u.way.students:
            spans = self.problem.students[s].isolation
            classes.append([ISOLATION_CLASS[i.kind] for i in spans if i.start < u.end and u.start < i.end])
        return any(
            a != b and any(c & PROTECTIVE for c in one) and any(c & INFECTIOUS for c in other)
            for a, one in enumerate(classes)
            for b, other in enumerate(classes)
        )

    def cuts(self, u: Placed) -> Iterator[Hit]:
        """Yield every cut that lessons of this way and teacher meet on the day, by the number of the rule."""
        yield from self._static_cuts(u)
        yield from self._cuts_of_lessons(u)
        yield from self._limits(u)

    def _static_cuts(self, u: Placed) -> Iterator[Hit]:
        problem, way = self.problem, u.way
        for cut in rules.teacher_hours(problem, u.teacher):
            yield 2, cut
        for n in way.needs:
            student = problem.students[problem.needs[n].student]
            for cut in rules.student_hours(student):
                yield 2, cut
            for cut in rules.energy_floor(student, problem.needs[n].level):
                yield 3, cut
            for cut in rules.window_limits(student, way.mode):
                yield 4, cut
        for cut in rules.clearance(problem, u.teacher, way):
            yield 5, cut
        for cut in rules.place_suits(problem, way):
            yield 9, cut

    def _cuts_of_lessons(self, u: Placed) -> Iterator[Hit]:
        problem, way = self.problem, u.way
        for s in way.students:
            others = [v for v in self.of_student[s] if v is not u]
            today = [v for v in others if v.day == u.day]
            for cut in rules.student_day(today, problem.students[s].min_break):
                yield 6, cut
            for cut in rules.student_day([v for v in others if v.day != u.day], 0):
                yield 6, cut
        others = [v for v in self.of_teacher[u.teacher] if v is not u]
        round_ = [v for v in others if v.day == u.day]
        for cut in rules.teacher_round(problem, round_, way, u.isolation):
            yield 7, cut
        for v in others:
            if v.day != u.day:
                yield 7, (v.start, v.end, 0, Code.OTHER_LESSON, v)
        for cut in self._order_of_isolation(round_, u):
            yield 8, cut
        if way.classroom:
            for cut in rules.room(problem, [v for v in self.in_room[way.place] if v is not u], way):
                yield 9, cut

    def _order_of_isolation(self, today: list[Placed], u: Placed) -> list[Cut]:
        frail, ill = (isolated_as(self.problem, u, c) for c in (PROTECTIVE, INFECTIOUS))
        return rules.order_kept(self.problem, today, frail, ill)

    def _limits(self, u: Placed) -> Iterator[Hit]:
        problem = self.problem
        day, ever = (u.day * DAY, (u.day + 1) * DAY), (-rules.EVER, rules.EVER)
        today = [v for v in self.of_teacher[u.teacher] if v.day == u.day]
        who = problem.teachers[u.teacher]
        yield 7, (*day, _left(who.max_per_day, today, u), Code.TEACHER_FULL, who)
        for s in u.way.students:
            student = problem.students[s]
            today = [v for v in self.of_student[s] if v.day == u.day]
            yield 6, (*day, _left(student.max_per_day, today, u), Code.PUPIL_DAY_FULL, student)
        for n in u.way.needs:
            need = problem.needs[n]
            today = [v for v in self.of_need[n] if v.day == u.day]
            yield 6, (*day, _left(need.max_per_day, today, u), Code.NEED_DAY_FULL, need)
            if not _room_for_one(need.lessons_per_day, today, u):
                yield 6, (*day, 0, Code.NEED_DAY_FULL, need)
            yield 10, (*ever, _left(need.target, self.of_need[n], u), Code.LENGTHS, need)
        if u.way.group is not None:
            group = problem.groups[u.way.group]
            same = [v for v in self.of_need[u.way.needs[0]] if v.way.group == u.way.group]
            if not _room_for_one(group.lessons_per_day, [v for v in same if v.day == u.day], u):
                yield 6, (*day, 0, Code.NEED_DAY_FULL, group)
            yield 10, (*ever, _left(group.target, same, u), Code.LENGTHS, group)


def _follows(lesson: Placed, cut: Cut) -> bool:
    """Whether lessons that overlap follow each other as a cut of rule 8 says (the earlier start is first)."""
    u: Placed = cut[4]
    mine, other = (lesson.start, lesson.end), (u.start, u.end)
    return other <= mine if cut[0] == u.start else mine <= other


def _left(limit: int | None, lessons: list[Placed], lesson: Placed) -> int:
    return max(0, rules.minutes_left(limit, sum(v.minutes for v in lessons if v is not lesson)))


def _room_for_one(limit: int, lessons: list[Placed], lesson: Placed) -> bool:
    return sum(v is not lesson for v in lessons) < limit


def check(problem: Problem, timetable: Timetable, claims: bool = True) -> Report:
    """Judge a timetable of known ids: broken rules, costs, and the claims of its file.

    ``claims=False`` leaves out what the file says of itself, for a timetable that is not written yet.
    """
    standing, broken = _stand(problem, timetable)
    found: dict[tuple[int, str], set[str]] = {}
    for lesson in standing.lessons:
        if lesson.fixed:
            continue
        for number, cut in standing.hits(lesson):
            names = {lesson.id}
            if isinstance(cut[4], Placed):
                names.add(cut[4].id)
            found.setdefault((number, lesson.id), set()).update(names)
    for (number, _), names in sorted(found.items(), key=lambda item: item[0]):
        entry = Broken(number, rules.WORDS[number], tuple(sorted(names, key=_by_number)))
        if entry not in broken:
            broken.append(entry)
    broken.sort(key=lambda entry: (entry.rule, entry.lessons))
    counts, cost = cost_of(problem, standing, timetable)
    false = tuple(_false_claims(problem, standing, timetable, counts, cost)) if claims else ()
    return Report(tuple(broken), counts, cost, false)


def _by_number(name: str) -> tuple[int, str]:
    return len(name), name


def _stand(problem: Problem, timetable: Timetable) -> tuple[Standing, list[Broken]]:
    """Put the lessons as they stand, and say what rule 11 says of those that are twice or not there."""
    broken: list[Broken] = []
    seen: dict[Any, Lesson] = {}
    for lesson in timetable.lessons:
        if lesson.key in seen:
            names = tuple(sorted((seen[lesson.key].id, lesson.id), key=_by_number))
            broken.append(Broken(11, "a lesson stands twice", names))
        seen.setdefault(lesson.key, lesson)
    gone = [lesson.id for lesson in problem.fixed if lesson.key not in seen]
    if gone:
        broken.append(Broken(11, rules.WORDS[11], tuple(gone)))
    return Standing(problem, [placed(problem, lesson) for lesson in seen.values()]), broken


def stand(problem: Problem, lessons: tuple[Lesson, ...]) -> Standing:
    """Put lessons of known ids where rules and costs can be asked over them."""
    return _stand(problem, Timetable(lessons))[0]


def cost_of(problem: Problem, standing: Standing, timetable: Timetable) -> tuple[dict[str, int], int]:
    """Count each cost, and the cost in tenths."""
    counts = dict.fromkeys(WEIGHTS, 0)
    delivered = delivered_minutes(problem, standing)
    for n, need in enumerate(problem.needs):
        counts["below_minimum"] += costs.below_minimum(need, delivered[n])
        counts["below_target"] += costs.below_target(need, delivered[n])
    for s, student in enumerate(problem.students):
        lessons = standing.of_student[s]
        counts["energy"] += sum(costs.energy(student, u.start, u.end) for u in lessons)
        counts["extra_teachers"] += costs.extra_teachers(len({u.teacher for u in lessons}))
        got = sum(min(problem.needs[n].target, delivered[n]) for n in problem.needs_of[s])
        counts["uneven"] += costs.uneven(problem.targets[s], got)
    for lessons in standing.of_teacher.values():
        by_day: dict[int, list[Placed]] = defaultdict(list)
        for u in lessons:
            by_day[u.day].append(u)
        counts["travel"] += sum(costs.travel(problem, day) for day in by_day.values())
    kept = {lesson.key for lesson in timetable.lessons}
    counts["changed"] = len(problem.promised - kept)
    return counts, sum(problem.weights[name] * count for name, count in counts.items())


def delivered_minutes(problem: Problem, standing: Standing) -> list[int]:
    """Minutes that each need gets."""
    return [sum(u.minutes for u in standing.of_need[n]) for n in range(len(problem.needs))]


def _false_claims(
    problem: Problem, standing: Standing, timetable: Timetable, counts: dict[str, int], cost: int
) -> Iterator[str]:
    """Yield what the file says of itself and is not so."""
    claims = timetable.claims
    if not _same(claims.get("cost"), cost):
        yield f"cost: {_shown(claims.get('cost'))} is claimed: {cost}"
    said = claims.get("costs")
    if said is not None and not (
        isinstance(said, dict) and all(_same(said.get(name), count) for name, count in counts.items())
    ):
        yield f"costs: not what the lessons cost: {counts}"
    bound = claims.get("bound")
    if bound is not None and (isinstance(bound, bool) or not isinstance(bound, int | float) or bound > cost):
        yield f"bound: {_shown(bound)} is no lower bound of the cost: at most {cost}"
    status = claims.get("status")
    if status not in ("optimal", "feasible"):
        yield f"status: {_shown(status)} is no status: optimal or feasible"
    elif status == "optimal" and not _same(bound, cost):
        yield f"status: optimal is not proven: a bound of {cost}"
    yield from _false_unmet(problem, standing, timetable)


def _false_unmet(problem: Problem, standing: Standing, timetable: Timetable) -> Iterator[str]:
    said = {entry.get("need"): entry for entry in timetable.unmet}
    for need, delivered in zip(problem.needs, delivered_minutes(problem, standing), strict=True):
        short = costs.below_target(need, delivered)
        entry = said.pop(need.id, None)
        if entry is None:
            if short:
                yield f"unmet: {need.id} lacks {short} minutes and is not there: an entry for it"
        elif not short:
            yield f"unmet: {need.id} is there and lacks nothing: no entry for it"
        elif not _same(entry.get("minutes_short"), short):
            yield f"unmet: {need.id} does not lack {_shown(entry.get('minutes_short'))} minutes: {short}"
        elif entry.get("verdict") not in VERDICTS:
            yield f"unmet: {need.id} has no verdict: one of {', '.join(sorted(VERDICTS))}"


def _same(said: Any, count: int) -> bool:
    return isinstance(said, int | float) and not isinstance(said, bool) and said == count


def _shown(value: Any) -> str:
    return "nothing" if value is None else repr(value)[:40]
