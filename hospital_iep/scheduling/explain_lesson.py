"""Why a lesson is where it is, and where else it could be at which cost."""

from collections.abc import Iterator, Mapping
from typing import Any

from hospital_iep.scheduling.explain_reach import Question
from hospital_iep.scheduling.explain_words import PARTS, ended_once
from hospital_iep.scheduling.facts import Fact, span_of
from hospital_iep.scheduling.ground import Ground, runs
from hospital_iep.scheduling.insertion import ones
from hospital_iep.scheduling.lesson import Placed
from hospital_iep.scheduling.problem import DAY, Problem
from hospital_iep.scheduling.rules import Code
from hospital_iep.scheduling.timetable import Timetable
from hospital_iep.scheduling.week import Week
from hospital_iep.scheduling.weeks import standing_week

MOST = 5
"""Alternatives worth reading."""

BLOCKERS = 3
"""Facts named for what keeps a lesson from better hours."""


def explain_lesson(
    problem: Problem, timetable: Timetable, lesson_id: str, names: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Say why a lesson is where it is; raise KeyError where the timetable has no such lesson.

    Alternatives have the same length and needs, every other lesson where it is; a positive
    ``cost_difference`` (tenths) is dearer than now.
    """
    lesson = next((each for each in timetable.lessons if each.id == lesson_id), None)
    if lesson is None:
        raise KeyError(lesson_id)
    called = names or {}
    week = standing_week(Ground(problem), timetable.lessons)
    standing = next((u for u in week.lessons() if _is(problem, u, lesson.key)), None)
    if standing is None or standing.fixed:
        why = "It was fixed by hand or lies in the past." if standing else "It breaks a rule where it is."
        return {"lesson": lesson_id, "reasons": [], "alternatives": [], "sentences": [why]}
    others = sorted(_alternatives(week, standing), key=lambda a: (a[0], a[1], a[2]))
    facts = list(_reasons(week, standing, others))
    return {
        "lesson": lesson_id,
        "reasons": [fact.as_json() for fact in facts],
        "alternatives": [
            {
                "start": span_of(problem, start, start)[0],
                "teacher": problem.teachers[t].id,
                "cost_difference": difference,
            }
            for difference, start, t in _spread(others)
        ],
        "sentences": list(ended_once(_sentences(problem, standing, facts, others, called))),
    }


def _is(problem: Problem, u: Placed, key: tuple[tuple[str, ...], str, str, int, int]) -> bool:
    needs = tuple(sorted(problem.needs[n].id for n in u.way.needs))
    place, teacher = problem.places[u.way.place].id, problem.teachers[u.teacher].id
    return (needs, teacher, place, u.start, u.end) == (tuple(sorted(key[0])), *key[1:])


def _alternatives(week: Week, u: Placed) -> Iterator[tuple[int, int, int]]:
    """Yield cost difference, start and teacher of every other place; the week is the same afterwards."""
    cost = week.cost
    week.remove(u)
    if not week.unsettled([u]):
        ways = [way for way in week.ground.ways_of_need[u.way.needs[0]] if way.needs == u.way.needs]
        for way in ways:
            for teacher in week.ground.teachers_for[way.index]:
                for start, isolation in _starts(week, way, teacher, u.minutes):
                    if (start, teacher, way.place) == (u.start, u.teacher, u.way.place):
                        continue
                    other = Placed(start, start + u.minutes, way, teacher, start // DAY, isolation)
                    week.add(other)
                    yield week.cost - cost, start, teacher
                    week.remove(other)
    week.add(u)


def _starts(week: Week, way: Any, teacher: int, minutes: int) -> Iterator[tuple[int, int]]:
    ground = week.ground
    slots = minutes // ground.grid
    for option in ground.options(way, teacher):
        most, free = week.day_room(way, option.day)
        if minutes > min(most, week.minutes_wanted(way), week.teacher_minutes_left(teacher, option.day)):
            continue
        room = week.teacher_room(teacher, option.day, way, option.isolation)
        starts = runs(option.free & free & room.free, slots)
        if option.limits is not None:
            starts &= option.limits.starts(slots)
        for first in ones(starts):
            if not any(slots > longer and a < first + slots and first < b for a, b, longer in room.spans):
                yield option.day * DAY + first * ground.grid, option.isolation


def _spread(others: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Pick the best alternative of each day and teacher, then the best of all."""
    best: dict[tuple[int, int], tuple[int, int, int]] = {}
    for difference, start, teacher in others:
        best.setdefault((start // DAY, teacher), (difference, start, teacher))
    return sorted(best.values())[:MOST]


def _reasons(week: Week, u: Placed, others: list[tuple[int, int, int]]) -> Iterator[Fact]:
    problem = week.problem
    name = tuple(sorted(problem.needs[n].id for n in u.way.needs))
    place, teacher = problem.places[u.way.place].id, problem.teachers[u.teacher].id
    if (name, teacher, place, u.start, u.end) in problem.promised:
        yield Fact(code=Code.COST, part="changed", tenths=problem.weights["changed"])
    if len(u.way.needs) > 1:
        for s in u.way.students:
            yield Fact(code=Code.GROUP_MEMBER, student=problem.students[s].id)
        return
    yield from _in_the_way_of_better(week, u)
    if others and others[0][0] > 0:
        yield Fact(code=Code.COST, tenths=others[0][0])


def _in_the_way_of_better(week: Week, u: Placed) -> Iterator[Fact]:
    """Name the facts that take most of the hours at which the student has more energy than now."""
    n, problem, grid = u.way.needs[0], week.problem, week.ground.grid
    student = problem.needs[n].student
    first = (u.start - u.day * DAY) // grid
    slots = u.minutes // grid
    sums = week.ground.energy(student)
    now = sums[u.day][first + slots] - sums[u.day][first]
    better = 0
    for day, lost in enumerate(sums):
        for start in range(len(lost) - slots):
            if lost[start + slots] - lost[start] < now:
                better |= ((1 << slots) - 1) << (day * week.ground.slots + start)
    if not better:
        return
    question = Question(week, n)
    weighed: dict[int, int] = {}
    mine = [part for offer in question.offers if offer.teacher == u.teacher for part in offer.parts]
    for part in (*question.parts, *mine):
        weighed[part.bit] = weighed.get(part.bit, 0) | part.mask & better
    ranked = sorted(
        ((mask.bit_count(), -bit) for bit, mask in weighed.items() if mask and bit > 0), reverse=True
    )
    for _, bit in ranked[:BLOCKERS]:
        yield question.facts[(-bit).bit_length() - 1]


def _sentences(
    problem: Problem,
    u: Placed,
    facts: list[Fact],
    others: list[tuple[int, int, int]],
    names: Mapping[str, str],
) -> Iterator[str]:
    students = " and ".join(names.get(problem.students[s].id, problem.students[s].id) for s in u.way.students)
    at = problem.moment(u.start)
    cheaper = [other for other in others if other[0] < 0]
    if not others:
        yield f"{at:%A %H:%M} is the only time left for this lesson of {students}."
    elif cheaper:
        yield f"{len(cheaper)} other times would now be better for this lesson of {students}."
    elif others[0][0] == 0:
        yield f"{at:%A %H:%M} is as good as any other time that is free for {students}."
    else:
        yield f"{at:%A %H:%M} is the best time that is free for this lesson of {students}."
    blocked = [_BLOCKED[fact.code] for fact in facts if fact.code in _BLOCKED]
    if blocked:
        yield f"Hours with more energy are taken: {', '.join(dict.fromkeys(blocked))}."
    if any(fact.part == "changed" for fact in facts):
        yield "The family already knows this time; " + PARTS["changed"].format(who=students) + " if it moved."


_BLOCKED = {
    Code.APPOINTMENT: "by treatment or other appointments",
    Code.PUPIL_HOURS: "by hours outside learning time",
    Code.OTHER_LESSON: "by other lessons",
    Code.PUPIL_BREAK: "by breaks",
    Code.TEACHER_HOURS: "by the teacher's hours",
    Code.TEACHER_FULL: "by the teacher's other lessons",
    Code.TRAVEL: "by the teacher's way",
    Code.ENERGY: "by rest",
    Code.MODE: "by hours for other kinds of lessons",
}
