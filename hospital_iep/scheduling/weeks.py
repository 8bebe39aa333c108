"""From a timetable to a week in which lessons can be moved."""

from collections.abc import Iterable

from hospital_iep.scheduling.ground import Ground
from hospital_iep.scheduling.lesson import Placed, Way, placed
from hospital_iep.scheduling.problem import Lesson
from hospital_iep.scheduling.week import Week


def way_of(ground: Ground, lesson: Placed) -> Way | None:
    """Find the way among the problem's ways by which a lesson is given; None where there is none."""
    needs = frozenset(lesson.way.needs)
    ways = [
        way
        for way in ground.ways_of_need[lesson.way.needs[0]]
        if way.place == lesson.way.place and frozenset(way.needs) == needs
    ]
    exact = [way for way in ways if (way.mode, way.own) == (lesson.way.mode, lesson.way.own)]
    return next(iter(exact or ways), None)


def put(week: Week, lessons: Iterable[Lesson]) -> list[Lesson]:
    """Put lessons in place that may stand there; return those that may not, in the order given.

    Fixed lessons stand already and are passed over; a lesson of unknown ids may not stand.
    """
    problem, refused = week.problem, []
    for lesson in lessons:
        if lesson.key in problem.fixed_keys:
            continue
        found = known(week.ground, lesson)
        if found is not None and week.allows(found):
            week.add(found)
        else:
            refused.append(lesson)
    return refused


def known(ground: Ground, lesson: Lesson) -> Placed | None:
    """Find a lesson of the file among the ways of the problem; None where its ids or its way are gone."""
    problem = ground.problem
    if lesson.teacher not in problem.teacher_index or lesson.place not in problem.place_index:
        return None
    if any(name not in problem.need_index for name in lesson.needs):
        return None
    if len(lesson.needs) > 1:
        needs = frozenset(problem.need_index[name] for name in lesson.needs)
        if needs not in problem.group_index:
            return None
    found = placed(problem, lesson)
    way = way_of(ground, found)
    if way is None or found.teacher not in ground.teachers_for[way.index]:
        return None
    if found.start % problem.grid or found.end % problem.grid or not 0 <= found.day < problem.days:
        return None
    return Placed(found.start, found.end, way, found.teacher, found.day, found.isolation, id=lesson.id)


def standing_week(ground: Ground, lessons: Iterable[Lesson]) -> Week:
    """Make a week of lessons that keep the rules; those that break one are left out."""
    week = Week(ground)
    put(week, lessons)
    return week
