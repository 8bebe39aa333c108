"""A timetable as a value: lessons, what is unmet, and what is claimed of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from hospital_iep.scheduling.problem import Lesson


@dataclass(frozen=True)
class Timetable:
    """Lessons that answer a planning problem.

    ``claims`` holds ``status``, ``cost``, ``costs`` and ``bound`` as the file says them; ``unmet`` the
    entries of the file. ``seconds`` is None where an iteration budget was used.
    """

    lessons: tuple[Lesson, ...]
    claims: dict[str, Any] = field(default_factory=dict)
    unmet: tuple[dict[str, Any], ...] = ()
    seed: int = 1
    seconds: float | None = None


def numbered(lessons: Iterable[Lesson]) -> tuple[Lesson, ...]:
    """Sort by start, teacher, needs and name them L1 to Ln."""
    ordered = sorted(lessons, key=lambda lesson: (lesson.start, lesson.teacher, lesson.needs, lesson.end))
    return tuple(lesson._replace(id=f"L{i}") for i, lesson in enumerate(ordered, 1))
