"""Where a lesson may go: the answer to a drag, from the same rules that the solver and the check use."""

from collections.abc import Iterable

from hospital_iep.scheduling import rules
from hospital_iep.scheduling.check import Standing, stand
from hospital_iep.scheduling.facts import Fact, fact_of
from hospital_iep.scheduling.lesson import placed
from hospital_iep.scheduling.problem import DAY, Lesson, PlaceKind, Problem, Span


def why_not(problem: Problem, lessons: Iterable[Lesson], moved: Lesson) -> list[tuple[int, Fact]]:
    """Say what forbids a lesson where it was moved to: the rule's number and the fact, nearest rule first.

    ``lessons`` are all that stand; one with the id of ``moved`` is taken out first. Empty where it may go.
    """
    standing = _without(problem, lessons, moved)
    lesson = placed(problem, moved)
    found: dict[tuple[int, Fact], None] = {}
    for number, cut in standing.hits(lesson):
        found[number, fact_of(problem, cut, lesson.way.students[0], lesson.teacher)] = None
    return list(found)


def misplaced(problem: Problem, lessons: Iterable[Lesson]) -> frozenset[str]:
    """Find the lessons that a rule forbids where they stand, fixed ones too; return their ids."""
    standing = stand(problem, tuple(lessons))
    return frozenset(u.id for u in standing.lessons if next(standing.hits(u), None) is not None)


def legal_starts(
    problem: Problem, lessons: Iterable[Lesson], moved: Lesson, teacher: str | None = None
) -> list[Span]:
    """Find the starts at which a lesson of this length and place may stand, as spans of minutes on the grid.

    A span ``[start, end)`` means: every grid minute in it is an allowed start. ``teacher`` asks for another
    one than the lesson's own.
    """
    if teacher is not None:
        moved = moved._replace(teacher=teacher)
    standing = _without(problem, lessons, moved)
    grid, length = problem.grid, moved.minutes
    allowed: list[int] = []
    for day in range(problem.days):
        blocked = _blocked_on(problem, standing, moved, day)
        allowed.extend(
            start
            for start in range(day * DAY, (day + 1) * DAY - length + 1, grid)
            if not any(a < start + length and start < b for a, b in blocked)
            and not _hit(standing, moved, start, start + length)
        )
    return _as_spans(allowed, grid)


def _without(problem: Problem, lessons: Iterable[Lesson], moved: Lesson) -> Standing:
    """Stand the other lessons that share a teacher, a student, or a classroom with the one that moves."""
    students = {problem.needs[problem.need_index[name]].student for name in moved.needs}
    needs = {problem.needs[n].id for s in students for n in problem.needs_of[s]}
    shared = problem.places[problem.place_index[moved.place]].kind is PlaceKind.CLASSROOM
    beside = tuple(
        lesson
        for lesson in lessons
        if lesson.id != moved.id
        and (
            lesson.teacher == moved.teacher
            or (shared and lesson.place == moved.place)
            or not needs.isdisjoint(lesson.needs)
        )
    )
    return stand(problem, beside)


def _blocked_on(problem: Problem, standing: Standing, moved: Lesson, day: int) -> list[tuple[int, int]]:
    """Find what cannot be allowed on a day whatever the lesson's place in it: the quick refusal."""
    lesson = placed(problem, moved._replace(start=day * DAY, end=day * DAY + moved.minutes))
    blocked = []
    for s in lesson.way.students:
        student = problem.students[s]
        blocked += [(c[0], c[1]) for c in rules.student_hours(student)]
        blocked += [(v.start, v.end) for v in standing.of_student[s]]
    blocked += [(c[0], c[1]) for c in rules.teacher_hours(problem, lesson.teacher)]
    blocked += [(v.start, v.end) for v in standing.of_teacher[lesson.teacher]]
    if problem.now is not None:
        blocked.append((-rules.EVER, problem.now))
    return [(a, b) for a, b in blocked if a < (day + 1) * DAY and day * DAY < b]


def _hit(standing: Standing, moved: Lesson, start: int, end: int) -> bool:
    lesson = placed(standing.problem, moved._replace(start=start, end=end))
    return any(True for _ in standing.hits(lesson))


def _as_spans(starts: list[int], grid: int) -> list[Span]:
    spans: list[Span] = []
    for start in starts:
        if spans and spans[-1].end == start:
            spans[-1] = Span(spans[-1].start, start + grid)
        else:
            spans.append(Span(start, start + grid))
    return spans
