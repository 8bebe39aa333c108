"""What changes for a child in the middle of a week, each as one act with sensible defaults.

The forms know every detail; these acts know what is usually meant: this child, from this moment on. Each is
one step that undo takes back; what it does to lessons is asked afterwards (``board.astray``).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from hospital_iep.domain.catalogues import treatment
from hospital_iep.domain.energy import level_at
from hospital_iep.domain.rights import Act, Subject
from hospital_iep.domain.timetable import PlaceKind
from hospital_iep.domain.treatment import (
    AppointmentData,
    AppointmentStatus,
    IsolationData,
    IsolationKind,
    Rater,
)
from hospital_iep.operations import records, today, week
from hospital_iep.operations.child_time import UNKNOWN_KIND, TreatmentBlock, child_times
from hospital_iep.operations.permission import require
from hospital_iep.store.tables import Appointment, Isolation, Place, Student, TreatmentCourse

LOWEST, HIGHEST = 0, 4
_STEP = timedelta(minutes=15)  # what is added begins on the next quarter of an hour
_USUAL = ("imaging", "procedure", "sedation", "rehabilitation", "clinic")  # what comes up on any day
_MOST_KINDS = 8
_WHOLE_DAY = 1440  # minutes


class TreatmentIsOverError(Exception):
    """A treatment was to be moved that is no longer where it was."""

    def __init__(self) -> None:
        super().__init__("This treatment is no longer where it was. Look again.")


@dataclass(frozen=True, slots=True)
class Now:
    """What can change for a child at a moment.

    ``treatments`` are those of this week that are not over, ``kinds`` those that may be added; ``wards`` are
    the places where the child could lie instead; ``isolated`` says how it is isolated now.
    """

    student_id: UUID
    isolated: tuple[IsolationKind, ...]
    treatments: tuple[TreatmentBlock, ...]
    kinds: tuple[tuple[str, str], ...]
    wards: tuple[str, ...]
    gone_home: bool


def now_of(session: Session, student_id: UUID, at: datetime) -> Now:
    """Return what can change for a child at a moment."""
    require(session, Act.READ, Subject.TREATMENT, student_id)
    _first, last = week.week_of(at.date())
    child = child_times(session, [student_id], at.date(), last)[student_id]
    lies = child.place_at(at)
    rows = session.exec(select(Place).where(col(Place.kind).in_((PlaceKind.WARD, PlaceKind.HOME)))).all()
    gone = session.get_one(Student, student_id).discharged_on
    return Now(
        student_id=student_id,
        isolated=tuple(dict.fromkeys(row.kind for row in _isolations(session, student_id, at))),
        treatments=tuple(block for block in child.blocks if block.end > at),
        kinds=_kinds(session, student_id),
        wards=tuple(sorted(row.name for row in rows if row.id != lies and row.name)),
        gone_home=gone is not None and gone <= at.date(),
    )


def _kinds(session: Session, student_id: UUID) -> tuple[tuple[str, str], ...]:
    """Return the kinds of treatment this child is likeliest to get next: its own, then the usual ones."""
    courses = session.exec(select(TreatmentCourse).where(TreatmentCourse.student_id == student_id)).all()
    dates = session.exec(select(Appointment).where(Appointment.student_id == student_id)).all()
    own = [row.treatment for row in courses] + [row.kind for row in dates]
    found = dict.fromkeys(treatment(key).id for key in (*own, *_USUAL))
    kept = [key for key in found if key != UNKNOWN_KIND and treatment(key).typical_minutes < _WHOLE_DAY]
    return tuple((key, treatment(key).name) for key in [*kept[:_MOST_KINDS], UNKNOWN_KIND])


# ---- how the child is ------------------------------------------------------------------------------


def feels(session: Session, student_id: UUID, at: datetime, *, better: bool) -> int:
    """Write down that a child feels better or worse than was expected; return the level from now on today."""
    day = at.date()
    child = child_times(session, [student_id], day, day, asking_again=True)[student_id]
    expected = level_at(at, child.windows, child.base) or child.base
    level = min(max(expected + (1 if better else -1), LOWEST), HIGHEST)
    today.check_energy(session, student_id, at, level, rater=Rater.TEACHER)
    return level


# ---- isolation --------------------------------------------------------------------------------------


def _isolations(session: Session, student_id: UUID, at: datetime) -> list[Isolation]:
    rows = session.exec(select(Isolation).where(Isolation.student_id == student_id)).all()
    return [row for row in rows if row.start <= at and (row.end is None or at < row.end)]


def isolate(session: Session, student_id: UUID, at: datetime, kind: IsolationKind) -> None:
    """Isolate a child from now on, until somebody ends it; nothing changes where it already is so."""
    if kind not in {row.kind for row in _isolations(session, student_id, at)}:
        records.add(session, IsolationData(kind=kind, start=at), student_id=student_id)


def end_isolation(session: Session, student_id: UUID, at: datetime) -> None:
    """End every isolation of a child that holds now."""
    require(session, Act.WRITE, Subject.TREATMENT, student_id)
    for row in _isolations(session, student_id, at):
        if row.start < at:
            row.end = at
        else:
            session.delete(row)


# ---- treatment -------------------------------------------------------------------------------------


def add_treatment(session: Session, student_id: UUID, at: datetime, kind: str) -> datetime:
    """Enter a treatment that begins on the next quarter of an hour, as long as usual; return its begin."""
    template = treatment(kind)
    midnight = datetime.combine(at.date(), datetime.min.time())
    start = midnight - (midnight - at) // _STEP * _STEP
    data = AppointmentData(
        kind=template.id,
        title=template.name if template.id != UNKNOWN_KIND else "",
        start=start,
        end=start + timedelta(minutes=template.typical_minutes or 60),
        before_minutes=template.before_minutes,
        after_minutes=template.after_minutes,
        teachable=template.teachable,
    )
    records.add(session, data, student_id=student_id)
    return start


def move_treatment(session: Session, student_id: UUID, block: TreatmentBlock, start: datetime) -> None:
    """Move one date of treatment; the rest of its course stays. Raises ``TreatmentIsOverError``."""
    require(session, Act.WRITE, Subject.TREATMENT, student_id)
    row, number = _date(session, block)
    if isinstance(row, Appointment):
        row.start, row.end = start, start + (row.end - row.start)
    else:
        row.move(number, start)


def cancel_treatment(session: Session, student_id: UUID, block: TreatmentBlock) -> None:
    """Say that one date of treatment falls out. Raises ``TreatmentIsOverError``."""
    require(session, Act.WRITE, Subject.TREATMENT, student_id)
    row, number = _date(session, block)
    if isinstance(row, Appointment):
        row.status = AppointmentStatus.CANCELLED
    else:
        row.skip(number)


def _date(session: Session, block: TreatmentBlock) -> tuple[Appointment | TreatmentCourse, int]:
    """Return what a block was made of: an appointment, or a course and the number of the date in it."""
    if block.appointment_id is not None:
        row = session.get(Appointment, block.appointment_id)
        if row is not None and row.takes_time and row.start == block.start:
            return row, 0
    course = session.get(TreatmentCourse, block.course_id) if block.course_id is not None else None
    for each in course.occurrences() if course is not None else ():
        if each.start == block.start:
            assert course is not None
            return course, each.number
    raise TreatmentIsOverError
