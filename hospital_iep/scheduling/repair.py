"""A published week after medicine has moved: change as little as possible, and say what more would bring.

A repair never starts from nothing. Published lessons stay where they still may; what broke is placed again;
then a short search looks for a better week while every change costs what it costs a family.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from hospital_iep.scheduling.budget import Budget, never
from hospital_iep.scheduling.facts import Fact
from hospital_iep.scheduling.finish import finish, written
from hospital_iep.scheduling.ground import Ground
from hospital_iep.scheduling.improve import COLD
from hospital_iep.scheduling.insertion import Taste, fill
from hospital_iep.scheduling.place import why_not
from hospital_iep.scheduling.problem import Lesson, Problem
from hospital_iep.scheduling.quick import improver
from hospital_iep.scheduling.rules import Code
from hospital_iep.scheduling.timetable import Timetable
from hospital_iep.scheduling.week import Week
from hospital_iep.scheduling.weeks import known, put

PLAIN = Taste()

REPAIR_WARM = 20.0
"""A published week is searched nearly cold: it should stay what families know."""


EXAMINE_NOTHING = Budget(0.0)
"""No time: what is unmet is named only."""


class Change(StrEnum):
    """What happens to a published lesson, or that a lesson is new."""

    MOVED = "moved"
    CANCELLED = "cancelled"
    ADDED = "added"


@dataclass(frozen=True)
class Move:
    """One change of a published week: what was, what is, why, and whom to tell.

    ``reasons`` are the facts that forbid the lesson where it was; empty where it moves to make room or to
    make the week better. ``students`` and ``teachers`` are ids.
    """

    change: Change
    before: Lesson | None
    after: Lesson | None
    reasons: tuple[Fact, ...]
    students: tuple[str, ...]
    teachers: tuple[str, ...]


@dataclass(frozen=True)
class Proposal:
    """A timetable offered in place of the published one, and all that it changes."""

    timetable: Timetable
    moves: tuple[Move, ...]

    @property
    def changed(self) -> int:
        """Number of published lessons that are not kept."""
        return sum(move.before is not None for move in self.moves)


def smallest(week: Week, random: Random) -> list[Lesson]:
    """Keep what may stay of the published lessons, place again what broke; return what broke."""
    problem, ground = week.problem, week.ground
    wanted = [lesson for lesson in problem.published if lesson.key in problem.promised]
    broken = put(week, wanted)
    needs = sorted({problem.need_index[n] for u in broken for n in u.needs if n in problem.need_index})
    students = sorted({problem.needs[n].student for n in needs})
    groups = [task for task in ground.tasks_of_groups if any(n in needs for n in task[0].needs)]
    fill(week, groups, PLAIN, random)
    fill(week, [ground.tasks_of_needs[n] for n in needs], PLAIN, random)
    fill(week, [ground.tasks_of_needs[n] for s in students for n in problem.needs_of[s]], PLAIN, random)
    return broken


def soonest(problem: Problem, seed: int = 1, cancelled: Callable[[], bool] = never) -> Proposal:
    """Offer the smallest change alone; what is unmet is named but not examined."""
    random = Random(seed)  # noqa: S311 - chance for a search
    week = Week(Ground(problem))
    broken = smallest(week, random)
    finish(week, random, Budget(cancelled=cancelled))
    return _proposal(week, broken, seed, EXAMINE_NOTHING)


def propose(
    problem: Problem,
    seconds: float | None = 2.0,
    iterations: int | None = None,
    seed: int = 1,
    first: Callable[[Proposal], None] | None = None,
    cancelled: Callable[[], bool] = never,
) -> tuple[Proposal, Proposal]:
    """Offer the smallest change and the better week of a problem with published lessons.

    ``first`` is told the smallest change as soon as it is known, what is unmet named but not yet examined;
    the one that comes back is explained. Both are the same where the search finds nothing better in its
    seconds (or iterations).
    """
    budget = Budget(None if iterations is not None else seconds, iterations, cancelled)
    random = Random(seed)  # noqa: S311 - chance for a search
    week = Week(Ground(problem))
    broken = smallest(week, random)
    finish(week, random, Budget(cancelled=cancelled))
    if first is not None:
        first(_proposal(week, broken, seed, EXAMINE_NOTHING))
    small = _proposal(week, broken, seed, budget)
    before = week.cost
    search = improver(week, random, counted=budget.seconds is None)
    search.run(budget, REPAIR_WARM, COLD)
    search.finish()
    finish(week, random, Budget(cancelled=cancelled))
    if week.cost >= before:
        return small, small
    return small, _proposal(week, broken, seed, budget)


def _proposal(week: Week, broken: list[Lesson], seed: int, budget: Budget) -> Proposal:
    examining = budget if budget is EXAMINE_NOTHING else Budget(cancelled=budget.cancelled)
    timetable = written(week, None, seed, None, examining)
    return Proposal(timetable, tuple(moves(week.problem, week.ground, timetable.lessons, broken)))


def moves(
    problem: Problem, ground: Ground, lessons: Iterable[Lesson], broken: Iterable[Lesson] = ()
) -> list[Move]:
    """Compare a timetable with the published one: what moved, went and came, in order of time."""
    now = {lesson.key: lesson for lesson in lessons}
    gone = [
        lesson for lesson in problem.published if lesson.key in problem.promised and lesson.key not in now
    ]
    kept = {lesson.key for lesson in problem.published}
    new: dict[tuple[str, ...], list[Lesson]] = defaultdict(list)
    for lesson in now.values():
        if lesson.key not in kept and lesson.key not in problem.fixed_keys:
            new[lesson.needs].append(lesson)
    broken_keys = {lesson.key for lesson in broken}
    found = []
    for before in sorted(gone, key=lambda lesson: (lesson.start, lesson.needs)):
        reasons = _reasons(problem, ground, before) if before.key in broken_keys else ()
        others = new.get(before.needs, [])
        after = min(others, key=lambda lesson: abs(lesson.start - before.start), default=None)
        if after is not None:
            others.remove(after)
        change = Change.CANCELLED if after is None else Change.MOVED
        found.append(_move(problem, change, before, after, reasons))
    added = sorted(lesson for others in new.values() for lesson in others)
    found += [_move(problem, Change.ADDED, None, lesson, ()) for lesson in added]
    return sorted(found, key=_when)


def _when(move: Move) -> tuple[int, tuple[str, ...]]:
    lesson = move.before or move.after
    return (lesson.start, lesson.needs) if lesson is not None else (0, ())


def _move(
    problem: Problem, change: Change, before: Lesson | None, after: Lesson | None, reasons: tuple[Fact, ...]
) -> Move:
    lessons = [lesson for lesson in (before, after) if lesson is not None]
    names = {name for lesson in lessons for name in lesson.needs if name in problem.need_index}
    students = sorted({problem.students[problem.needs[problem.need_index[n]].student].id for n in names})
    teachers = sorted({lesson.teacher for lesson in lessons})
    return Move(change, before, after, reasons, tuple(students), tuple(teachers))


def _reasons(problem: Problem, ground: Ground, lesson: Lesson) -> tuple[Fact, ...]:
    """Say what forbids a published lesson where it was, beside other published lessons first."""
    if not lesson_is_known(problem, lesson):
        return (Fact(code=Code.NO_TEACHER, lesson=lesson.id),)
    alone = why_not(problem, problem.fixed, lesson)
    if not alone and known(ground, lesson) is not None:
        others = [other for other in problem.published if other.key != lesson.key]
        others = [other for other in others if lesson_is_known(problem, other)]
        alone = why_not(problem, (*problem.fixed, *others), lesson)
    return tuple(dict.fromkeys(fact for _, fact in alone))


def lesson_is_known(problem: Problem, lesson: Lesson) -> bool:
    """Whether the problem still has all that a lesson names."""
    if lesson.teacher not in problem.teacher_index or lesson.place not in problem.place_index:
        return False
    if any(name not in problem.need_index for name in lesson.needs):
        return False
    needs = frozenset(problem.need_index[name] for name in lesson.needs)
    return len(needs) == 1 or needs in problem.group_index
