"""One day of the person at the desk, as the page of today shows it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from hospital_iep.domain.timetable import LessonState
from hospital_iep.operations import student, today
from hospital_iep.operations.child_time import setup_minutes
from hospital_iep.operations.permission import person
from hospital_iep.operations.today import MinutesRow, NoteRow, Pause, Visit, Waiting
from hospital_iep.ui.today import words

if TYPE_CHECKING:
    from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class Day:
    """Everything that is read for the page, at once."""

    who: str
    teacher_id: UUID | None
    visits: tuple[Visit, ...]
    pauses: tuple[Pause, ...]
    waiting: tuple[Waiting, ...]
    minutes: tuple[MinutesRow, ...]
    notes: tuple[NoteRow, ...]
    setup_minutes: int

    def current(self, now: datetime) -> Visit | None:
        """Return the visit of this moment: the one begun, else the next that nothing is written of."""
        states = {visit.lesson.id: visit.lesson.data.state for visit in self.visits}
        begun = [visit for visit in self.visits if states[visit.lesson.id] is LessonState.IN_PROGRESS]
        to_come = [visit for visit in self.visits if states[visit.lesson.id] in words.OPEN_STATES]
        still = [visit for visit in to_come if visit.lesson.data.end > now]
        return next(iter([*begun, *still, *to_come]), None)


def read_day(session: "Session", day: date) -> Day:
    """Read the day of the person at the desk."""
    teacher = student.my_teacher(session)
    return Day(
        who=person(session).name,
        teacher_id=teacher,
        visits=tuple(today.round_of(session, day, teacher)),
        pauses=tuple(today.pauses(session, day)),
        waiting=tuple(today.waiting(session, day)),
        minutes=tuple(today.minutes_this_week(session, day, teacher)),
        notes=tuple(today.ward_notes(session, day)),
        setup_minutes=setup_minutes(session, day, day),
    )
