"""Facts: what stands in a lesson's way, as data that the window puts into words."""

from dataclasses import dataclass, fields
from typing import Any

from hospital_iep.scheduling.lesson import Placed
from hospital_iep.scheduling.problem import Appointment, EnergyWindow, Need, Problem, Student, Teacher
from hospital_iep.scheduling.rules import Code, Cut


@dataclass(frozen=True)
class Fact:
    """One fact; only the fields that its code needs are set.

    ``appointment`` and ``lesson`` are ids, ``window`` the index among the student's energy windows, ``span``
    two wall-clock times ``YYYY-MM-DDTHH:MM``, ``tenths`` the cost that ``part`` would add.
    """

    code: Code
    teacher: str | None = None
    student: str | None = None
    appointment: str | None = None
    window: int | None = None
    lesson: str | None = None
    span: tuple[str, str] | None = None
    minutes: int | None = None
    part: str | None = None
    tenths: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Write the fact as the timetable file has it: only what is set."""
        found: dict[str, Any] = {}
        for each in fields(self):
            value = getattr(self, each.name)
            if value is not None:
                found[each.name] = list(value) if isinstance(value, tuple) else value
        found["code"] = self.code.value
        if self.span is not None:
            found["span"] = {"start": self.span[0], "end": self.span[1]}
        return found


def span_of(problem: Problem, start: int, end: int) -> tuple[str, str]:
    """Wall-clock times of a span, cut to the horizon."""
    start, end = max(0, min(start, problem.minutes)), max(0, min(end, problem.minutes))
    first, last = problem.moment(start), problem.moment(end)
    return first.isoformat(timespec="minutes"), last.isoformat(timespec="minutes")


def fact_of(problem: Problem, cut: Cut, student: int, teacher: int | None = None) -> Fact:
    """Name the fact behind a cut that a lesson of this student (and this teacher) meets."""
    start, end, longer_than, code, cause = cut
    about: dict[str, Any] = {"student": problem.students[student].id}
    if longer_than:
        about["minutes"] = longer_than
    if isinstance(cause, Appointment):
        about["appointment"] = cause.id
    elif isinstance(cause, EnergyWindow):
        about["window"] = cause.number
    elif isinstance(cause, Placed):
        about["lesson"] = cause.id
        if student not in cause.way.students or code in (Code.TRAVEL, Code.ISOLATION_ORDER):
            about["teacher"] = problem.teachers[cause.teacher].id
    elif isinstance(cause, Teacher):
        about["teacher"] = cause.id
    elif isinstance(cause, Student):
        about["student"] = cause.id
    elif isinstance(cause, Need) and code is Code.LENGTHS:
        about["minutes"] = longer_than
    if code is Code.TEACHER_HOURS and cause is None and teacher is not None:
        about["teacher"] = problem.teachers[teacher].id
    return Fact(code=code, span=span_of(problem, start, end), **about)
