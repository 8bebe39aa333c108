"""What would make room for an unmet need: changes proven by the same question, ranked by the minutes won."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hospital_iep.scheduling import rules
from hospital_iep.scheduling.explain_lengths import Allowed, allowed, reachable
from hospital_iep.scheduling.explain_parts import Change
from hospital_iep.scheduling.explain_reach import Question
from hospital_iep.scheduling.lesson import Placed, at_own_place
from hospital_iep.scheduling.problem import DAY, Appointment, Mode, Problem
from hospital_iep.scheduling.rules import Code

Unlock = dict[str, Any]

MOST = 5
"""Unlocks worth reading."""

LONGER_DAY = 60
"""Minutes by which a day is tried to be longer."""

SHORTEST_SENSIBLE = 10
"""Nobody is offered lessons shorter than this."""

OTHER_TEACHERS = 8
"""Teachers of other subjects that are tried one by one."""


def unlocks(question: Question, kept: int) -> tuple[Unlock, ...]:
    """Find the changes that win minutes, best first. Only what is among the reasons can be one."""
    codes = {fact.code for i, fact in enumerate(question.facts) if kept >> i & 1}
    tried = [found for code, ask in _ASK.items() if code in codes for found in ask(question)]
    tried += _join_a_lesson(question)
    unique = {tuple(sorted(found.items())): found for found in tried if found["minutes"] > 0}
    return tuple(sorted(unique.values(), key=lambda found: (-found["minutes"], found["change"]))[:MOST])


def _won(question: Question, change: Change) -> int:
    return question.minutes_won(question.everything, change)


def _move_appointment(question: Question) -> Iterator[Unlock]:
    for part in question.parts:
        if isinstance(part.about, Appointment):
            yield {
                "change": "move-appointment",
                "student": question.student.id,
                "appointment": part.about.id,
                "minutes": _won(question, Change(without=part.about)),
            }


def _longer_day(question: Question) -> Iterator[Unlock]:
    """Let a teacher stay an hour longer on the days that are worked."""
    problem = question.problem
    for t in question.able:
        spans = problem.teachers[t].available
        last = {(span.end - 1) // DAY: span.end for span in spans}
        later = [
            (end, min(end + LONGER_DAY, (d + 1) * DAY), 0, Code.TEACHER_HOURS, None)
            for d, end in last.items()
        ]
        won = _won(question, Change(later=(t, question.mask(later))))
        yield {"change": "longer-day", "teacher": problem.teachers[t].id, "minutes": won}


def _longer_pupil_day(question: Question) -> Iterator[Unlock]:
    won = _won(question, Change(day_minutes=30))
    yield {"change": "longer-day", "student": question.student.id, "minutes": won}


def _other_teacher(question: Question) -> Iterator[Unlock]:
    """Other teachers as their week is, if they took the subject; or somebody new."""
    problem, found = question.problem, 0
    others = [t for t in range(len(problem.teachers)) if t not in question.able]
    for t in others[:OTHER_TEACHERS]:
        won = _won(question, Change(teacher=t))
        found = max(found, won)
        yield {"change": "other-teacher", "teacher": problem.teachers[t].id, "minutes": won}
    anybody = question.minutes_won(question.everything & ~question.only)
    if anybody > found:
        yield {"change": "other-teacher", "minutes": anybody}


def _lengths(question: Question) -> Iterator[Unlock]:
    grid = question.grid
    shorter = max(-(-SHORTEST_SENSIBLE // grid), question.shortest - max(1, 10 // grid))
    if shorter < question.shortest:
        won = _won(question, Change(shortest=shorter))
        yield {
            "change": "shorter-lesson",
            "student": question.student.id,
            "length": shorter * grid,
            "minutes": won,
        }
    longer = question.longest + max(1, 15 // grid)
    won = _won(question, Change(longest=longer))
    yield {"change": "longer-lesson", "student": question.student.id, "length": longer * grid, "minutes": won}


def _more_lessons(question: Question) -> Iterator[Unlock]:
    won = _won(question, Change(lessons=1))
    yield {"change": "more-lessons-a-day", "need": question.need.id, "minutes": won}


def _join_a_lesson(question: Question) -> Iterator[Unlock]:
    """Find the longest lesson of the subject for another student that this one could join."""
    problem, need, week = question.problem, question.need, question.week
    best, most = 0, min(question.student.longest, (question.goal - question.has) * question.grid)
    joined = None
    alike = (n for n, other in enumerate(problem.needs) if other.subject == need.subject)
    for u in (u for n in alike for u in week.of_need[n] if best < u.end - u.start <= most):
        if u.fixed or u.teacher not in question.able or need.student in u.way.students:
            continue
        if _could_join(question, u):
            best, joined = u.minutes, u
            if best == most:
                break
    if joined is not None:
        yield {"change": "group", "need": need.id, "lesson": joined.id, "minutes": best}


def _could_join(question: Question, u: Placed) -> bool:
    """Whether the student could be at this lesson, too: subject, time, energy, place and company allow it."""
    problem, student, need = question.problem, question.student, question.need
    if any(problem.needs[n].subject != need.subject for n in u.way.needs):
        return False
    if u.minutes > question.goal * question.grid - question.has * question.grid:
        return False
    if not student.shortest <= u.minutes <= student.longest or question.mask([_whole(u)]) & question.taken:
        return False
    limits = [*rules.energy_floor(student, need.level), *rules.window_limits(student, Mode.GROUP)]
    if any(rules.touches(cut, u.start, u.end) for cut in limits):
        return False
    others = [i for s in (*u.way.students, need.student) for i in problem.students[s].isolation]
    if not u.way.remote and any(i.start < u.end and u.start < i.end for i in others):
        return False
    here = at_own_place(problem, need.student, u.way.place, u.start, u.end)
    if not (here or u.way.remote or student.can_leave_room):
        return False
    return not rules.share_label(problem, (need.student,), u.way.students) and question.day_holds(
        u.day, u.minutes
    )


def _whole(u: Placed) -> rules.Cut:
    return u.start, u.end, 0, Code.OTHER_LESSON, u


_ASK = {
    Code.APPOINTMENT: _move_appointment,
    Code.TEACHER_HOURS: _longer_day,
    Code.TEACHER_FULL: _longer_day,
    Code.PUPIL_DAY_FULL: _longer_pupil_day,
    Code.ONLY_TEACHER: _other_teacher,
    Code.NO_TEACHER: _other_teacher,
    Code.LENGTHS: _lengths,
    Code.NEED_DAY_FULL: _more_lessons,
}


def length_unlocks(problem: Problem, n: int, fixed: int, short: int) -> tuple[Unlock, ...]:
    """Find the nearest lengths, or one more lesson a day, with which the target can be made at all."""
    given, grid = allowed(problem, n), problem.grid
    student = problem.students[problem.needs[n].student]
    found: list[Unlock] = []
    for low in range(student.shortest - grid, SHORTEST_SENSIBLE - 1, -grid):
        if reachable(problem, n, fixed, _with(given, low, student.longest, grid)):
            found.append({"change": "shorter-lesson", "student": student.id, "length": low, "minutes": short})
            break
    for high in range(student.longest + grid, student.longest + 30 + grid, grid):
        wider = replace(given, most=max(given.most, high))
        if reachable(problem, n, fixed, _with(wider, student.shortest, high, grid)):
            found.append({"change": "longer-lesson", "student": student.id, "length": high, "minutes": short})
            break
    need = problem.needs[n]
    if reachable(
        problem, n, fixed, replace(given, lessons=given.lessons + 1, most=max(given.most, need.target))
    ):
        found.append({"change": "more-lessons-a-day", "need": need.id, "minutes": short})
    return tuple(found)


def _with(given: Allowed, low: int, high: int, grid: int) -> Allowed:
    lengths = given.lengths | {m for m in range(grid, given.most + 1, grid) if low <= m <= high}
    return replace(given, lengths=lengths)
