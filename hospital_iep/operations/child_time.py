"""A child's time: appointments with their buffers, energy windows, isolation and place, minute by minute.

One reading serves the planning problem, the board, the round and the treatment page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from hospital_iep.domain.attendance import AttendanceEvent
from hospital_iep.domain.catalogues import cancellation_reasons, treatment
from hospital_iep.domain.curve import (
    CurveSegment,
    DisplayKind,
    Phase,
    TreatmentTemplate,
    buffer_minutes,
    read_segment,
)
from hospital_iep.domain.energy import BestTime, Forecast, best_times, routine_windows, window_of
from hospital_iep.domain.expansion import Origin, Window, expand, expand_appointments
from hospital_iep.domain.timetable import LessonState
from hospital_iep.domain.treatment import AppointmentStatus, EnergyCheckData, IsolationData
from hospital_iep.operations import settings
from hospital_iep.store.memory import all_rows, kept_of_each
from hospital_iep.store.tables import (
    Appointment,
    Attendance,
    EnergyCheck,
    EnergyWindow,
    Isolation,
    Lesson,
    LessonNeed,
    Need,
    Stay,
    Student,
    TreatmentCourse,
    WardCurve,
    WardRoutine,
)

UNKNOWN_KIND = "unknown"
NOT_GIVEN_STATES = {
    LessonState.WITHDRAWN,
    LessonState.CANCELLED,
    LessonState.MISSED_MEDICAL,
    LessonState.MISSED_OTHER,
}


@dataclass(frozen=True, slots=True)
class TreatmentBlock:
    """A treatment or appointment as the board draws it: its own time, and the buffers around it."""

    kind: str
    name: str
    display: DisplayKind
    icon: str
    start: datetime
    end: datetime
    before_minutes: int
    after_minutes: int
    label: str = ""
    appointment_id: UUID | None = None
    course_id: UUID | None = None
    tentative: bool = False
    closed: bool = True  # False where the child can be taught through it: windows say how


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """Where a child is from when until when."""

    start: datetime
    end: datetime
    place_id: UUID


@dataclass(frozen=True, slots=True)
class Declined:
    """A time at which a child is not asked again: it was not now, for this reason of the catalogue."""

    start: datetime
    end: datetime
    reason_code: str


@dataclass(slots=True)
class ChildTime:
    """All that decides when one child can learn, from ``start`` to ``end`` (midnights)."""

    student_id: UUID
    start: datetime
    end: datetime
    base: int
    best: tuple[BestTime, ...] = ()
    blocks: list[TreatmentBlock] = field(default_factory=list)
    given: list[Window] = field(default_factory=list)
    isolation: list[IsolationData] = field(default_factory=list)
    places: list[PlaceSpan] = field(default_factory=list)
    checks: list[EnergyCheckData] = field(default_factory=list)
    declined: list[Declined] = field(default_factory=list)  # windows of ``given`` hold these, too
    _windows: list[Window] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def forecast(self) -> Forecast:
        """What is known about the child's energy, checks included."""
        return Forecast(self.base, self.best, tuple(self.given), tuple(self.checks))

    @property
    def windows(self) -> list[Window]:
        """The energy windows as the planner takes them: best times and checks are in them."""
        if self._windows is None:
            self._windows = self.forecast.windows(self.start, self.end)
        return self._windows

    @property
    def closed_blocks(self) -> list[TreatmentBlock]:
        """The blocks in which there can be no lesson at all."""
        return [block for block in self.blocks if block.closed]

    def steps(self, start: datetime, end: datetime) -> list[tuple[datetime, datetime, int]]:
        """Return the stretches of equal energy between two moments; 0 where a treatment closes the time."""
        closed = [Window(*closed_span(block), level=0) for block in self.closed_blocks]
        forecast = Forecast(self.base, self.best, (*self.given, *closed), tuple(self.checks))
        merged: list[tuple[datetime, datetime, int]] = []
        for step in forecast.steps(start, end):
            if merged and merged[-1][2] == step.level:
                merged[-1] = (merged[-1][0], step.end, step.level)
            else:
                merged.append((step.start, step.end, step.level))
        return merged

    def place_at(self, moment: datetime) -> UUID | None:
        """Return where the child is at a moment, ``None`` where nobody knows."""
        return next((each.place_id for each in self.places if each.start <= moment < each.end), None)

    def isolated_at(self, moment: datetime) -> IsolationData | None:
        """Return the isolation that holds at a moment."""
        return next(
            (
                each
                for each in self.isolation
                if each.start <= moment and (each.end is None or moment < each.end)
            ),
            None,
        )


def closed_span(block: TreatmentBlock) -> tuple[datetime, datetime]:
    """Return the time a block closes to lessons, buffers included."""
    return (
        block.start - timedelta(minutes=block.before_minutes),
        block.end + timedelta(minutes=block.after_minutes),
    )


def child_times(
    session: Session, keys: Sequence[UUID], first: date, last: date, *, asking_again: bool = False
) -> dict[UUID, ChildTime]:
    """Return the time of several children from the first day to the last, both included.

    ``asking_again`` forgets that it was not now for a child a moment ago. Readers share what they get.
    """
    begin, end = datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time())
    found = kept_of_each(
        session,
        ("child time", first, last),
        keys,
        (WardCurve, WardRoutine),
        lambda children: _times(session, children, first, last),
    )
    return found if asking_again else _with_declined(session, found, begin, end)


def _times(session: Session, keys: Sequence[UUID], first: date, last: date) -> dict[UUID, ChildTime]:
    begin, end = datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time())
    rows = session.exec(select(Student).where(col(Student.id).in_(keys))).all()
    found = {
        row.id: ChildTime(row.id, begin, end, row.energy_base, best_times(row.best_times)) for row in rows
    }
    _add_stays(session, found, begin, end)
    _add_courses(session, found, begin, end)
    _add_appointments(session, found, begin, end)
    _add_routine(session, found, first, last)
    _add_entered(session, found, begin, end)
    for child in found.values():
        child.blocks.sort(key=lambda block: (block.start, block.end, block.kind))
    return found


def _add_stays(session: Session, found: dict[UUID, ChildTime], begin: datetime, end: datetime) -> None:
    for stay in session.exec(select(Stay).where(col(Stay.student_id).in_(found))).all():
        start, finish = max(stay.start or begin, begin), min(stay.end or end, end)
        if start < finish:
            found[stay.student_id].places.append(PlaceSpan(start, finish, stay.place_id))
    for child in found.values():
        child.places.sort(key=lambda each: each.start)


def _add_courses(session: Session, found: dict[UUID, ChildTime], begin: datetime, end: datetime) -> None:
    """Add what courses make; where the calendar has the same treatment on a day, the calendar's counts."""
    query = select(TreatmentCourse).where(col(TreatmentCourse.student_id).in_(found))
    booked = _booked(session, found)
    of_wards = _ward_curves(session)
    for course in session.exec(query).all():
        template = treatment(course.treatment)
        child = found[course.student_id]
        own = [read_segment(plain) for plain in course.curve]
        curves = [CurveSpan(curve=own)] if own else _curves_of_wards(child, template, of_wards)
        dates = [
            each
            for each in course.occurrences()
            if (child.student_id, template.id, each.start.date()) not in booked
        ]
        for span in curves:
            expansion = expand(template, dates, variant=course.variant, segments=span.curve)
            child.given += span.cut(_within(expansion.windows, begin, end))
        variant = course.variant or template.usual_variant
        for span in curves:
            segments = span.curve or template.segments
            before, after = (buffer_minutes(segments, each, variant) for each in (Phase.BEFORE, Phase.AFTER))
            near = (begin - timedelta(minutes=after), end + timedelta(minutes=before))
            for each in dates:
                if span.start <= each.start < span.end and each.start < near[1] and near[0] < each.end:
                    drawn = _drawn(template, each.start, each.end, before, after, each.label)
                    child.blocks.append(replace(drawn, course_id=course.id, closed=not template.teachable))


def _booked(session: Session, found: dict[UUID, ChildTime]) -> set[tuple[UUID, str, date]]:
    """Return (child, treatment, day) of every appointment that takes time."""
    rows = session.exec(select(Appointment).where(col(Appointment.student_id).in_(found))).all()
    return {(row.student_id, row.kind, row.start.date()) for row in rows if row.student_id and row.takes_time}


def _ward_curves(session: Session) -> dict[tuple[UUID, str], list[CurveSegment]]:
    """Return the wards' own curves by place and treatment."""
    return {
        (row.place_id, row.treatment): [read_segment(plain) for plain in row.curve]
        for row in all_rows(session, WardCurve)
        if row.curve
    }


@dataclass(frozen=True, slots=True)
class CurveSpan:
    """A time over which one curve of a treatment counts; without a curve the catalogue's does."""

    start: datetime = datetime.min  # noqa: DTZ901  (wall-clock time)
    end: datetime = datetime.max  # noqa: DTZ901  (wall-clock time)
    curve: Sequence[CurveSegment] | None = None

    def cut(self, windows: Iterable[Window]) -> Iterator[Window]:
        """Yield the parts of windows that lie in it."""
        for each in windows:
            start, end = max(each.start, self.start), min(each.end, self.end)
            if start < end:
                whole = (start, end) == (each.start, each.end)
                yield each if whole else replace(each, start=start, end=end)


def _curves_of_wards(
    child: ChildTime, template: TreatmentTemplate, of_wards: dict[tuple[UUID, str], list[CurveSegment]]
) -> list[CurveSpan]:
    """Return whose curve counts when: that of the ward where the child lies at the moment.

    Where the child was or will be outside the stays that are known, the nearest stay's ward counts.
    """
    spans: list[CurveSpan] = []
    for stay in child.places:
        curve = of_wards.get((stay.place_id, template.id))
        if not spans:
            spans.append(CurveSpan(curve=curve))
        elif curve is not spans[-1].curve:
            spans[-1] = replace(spans[-1], end=stay.start)
            spans.append(CurveSpan(stay.start, curve=curve))
    return spans or [CurveSpan()]


def _add_appointments(session: Session, found: dict[UUID, ChildTime], begin: datetime, end: datetime) -> None:
    query = select(Appointment).where(col(Appointment.student_id).in_(found))
    of_wards = _ward_curves(session)
    by_kind: dict[tuple[UUID, str], list[Appointment]] = {}
    for row in session.exec(query).all():
        if row.student_id is not None and row.takes_time:
            by_kind.setdefault((row.student_id, row.kind), []).append(row)
    for (student_id, kind), rows in by_kind.items():
        template = treatment(kind)
        child = found[student_id]
        for span in _curves_of_wards(child, template, of_wards):
            windows = expand_appointments(template, rows, segments=span.curve).windows
            child.given += span.cut(_within(windows, begin, end))
        for row in rows:
            drawn = _drawn(template, row.start, row.end, row.before_minutes, row.after_minutes, "")
            child.blocks += _touching(
                replace(
                    drawn,
                    name=row.title if template.id == UNKNOWN_KIND and row.title else template.name,
                    appointment_id=row.id,
                    closed=not row.teachable,
                    tentative=row.status is AppointmentStatus.TENTATIVE,
                ),
                begin,
                end,
            )


def _drawn(
    template: TreatmentTemplate, start: datetime, end: datetime, before: int, after: int, label: str
) -> TreatmentBlock:
    return TreatmentBlock(
        kind=template.id,
        name=template.name,
        display=template.kind,
        icon=template.icon,
        start=start,
        end=end,
        before_minutes=before,
        after_minutes=after,
        label=label,
    )


def _touching(block: TreatmentBlock, begin: datetime, end: datetime) -> list[TreatmentBlock]:
    first, last = closed_span(block)
    return [block] if first < end and begin < last else []


def _within(windows: Iterable[Window], begin: datetime, end: datetime) -> list[Window]:
    return [each for each in windows if each.start < end and begin < each.end]


def _add_routine(session: Session, found: dict[UUID, ChildTime], first: date, last: date) -> None:
    routines: dict[UUID, list[WardRoutine]] = {}
    for row in all_rows(session, WardRoutine):
        routines.setdefault(row.place_id, []).append(row)
    windows = {key: routine_windows(routine, first, last) for key, routine in routines.items()}
    for child in found.values():
        for stay in child.places:
            child.given += CurveSpan(stay.start, stay.end).cut(windows.get(stay.place_id, ()))


def setup_minutes(session: Session, first: date, last: date) -> int:
    """Return how long dressing or undressing for an isolation may take in these days, in minutes.

    The usual time of the service, or more where more was entered for an isolation of these days: a plan
    knows one time for all, and it must be enough for each.
    """
    begin, end = datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time())
    entered = [
        row.setup_minutes or 0
        for row in session.exec(select(Isolation)).all()
        if row.start < end and (row.end is None or begin < row.end)
    ]
    return max([int(settings.value(session, "isolation_setup_minutes")), *entered])


def _add_entered(session: Session, found: dict[UUID, ChildTime], begin: datetime, end: datetime) -> None:
    for row in session.exec(select(EnergyWindow).where(col(EnergyWindow.student_id).in_(found))).all():
        if row.start < end and begin < row.end:
            found[row.student_id].given.append(window_of(row))
    for isolation in session.exec(select(Isolation).where(col(Isolation.student_id).in_(found))).all():
        if isolation.start < end and (isolation.end is None or begin < isolation.end):
            data = IsolationData.model_validate(isolation, from_attributes=True)
            data.end = data.end or end
            if data.start < data.end:  # one that was taken back in the same minute is none
                found[isolation.student_id].isolation.append(data)
    said = select(EnergyCheck).where(
        col(EnergyCheck.student_id).in_(found), col(EnergyCheck.at) >= begin, col(EnergyCheck.at) < end
    )
    for check in session.exec(said).all():
        found[check.student_id].checks.append(EnergyCheckData.model_validate(check, from_attributes=True))


def _with_declined(
    session: Session, found: dict[UUID, ChildTime], begin: datetime, end: datetime
) -> dict[UUID, ChildTime]:
    """Leave a child in peace after a "not now": as long as the reason lasts, or the visit would have.

    Somebody looks in again at the child's next visit of the day, and a child that was asked how it is may be
    asked to learn: the time ends there.
    """
    said = select(Attendance).where(
        col(Attendance.student_id).in_(found),
        Attendance.event == AttendanceEvent.NOT_NOW,
        col(Attendance.start) >= begin,
        col(Attendance.start) < end,
    )
    logs = [(log, log.start) for log in session.exec(said).all() if log.start is not None]
    asked = {log.student_id for log, _ in logs}
    if not asked:
        return found
    found |= {key: replace(found[key], given=[*found[key].given], declined=[]) for key in asked}
    visits = _visits(session, asked, begin, end)
    for log, at in logs:
        child, reason = found[log.student_id], cancellation_reasons().get(log.reason_code)
        own_day = visits[child.student_id]
        own = next((row for row in own_day if row.id == log.lesson_id), None)
        if reason is None or not reason.lasts_minutes or (own is not None and own.end <= at):
            continue
        looked_in = [
            datetime.combine(at.date() + timedelta(days=1), time()),
            *(row.start for row in own_day if row.state not in NOT_GIVEN_STATES and row.start >= at),
            *(check.at for check in child.checks if check.at > at),
        ]
        usual = max(at + timedelta(minutes=reason.lasts_minutes), own.end if own is not None else at)
        until = min(usual, *looked_in)
        if at < until:
            child.declined.append(Declined(at, until, log.reason_code))
            child.given.append(Window(at, until, 0, source=reason.name, origin=Origin.MANUAL))
    return found


def _visits(session: Session, keys: set[UUID], begin: datetime, end: datetime) -> dict[UUID, list[Lesson]]:
    """Return every lesson of some children that begins in a time, those that were not given, too."""
    rows = session.exec(
        select(Lesson, Need.student_id)
        .join(LessonNeed, col(LessonNeed.lesson_id) == col(Lesson.id))
        .join(Need, col(Need.id) == col(LessonNeed.need_id))
        .where(col(Need.student_id).in_(keys), col(Lesson.start) >= begin, col(Lesson.start) < end)
    ).all()
    return {key: [lesson for lesson, student_id in rows if student_id == key] for key in keys}
