"""A child's time: appointments with their buffers, energy windows, isolation and place, minute by minute.

One reading serves the planning problem, the board, the round and the treatment page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from uuid import UUID

from sqlmodel import Session, col, select

from hospital_iep.domain.catalogues import treatment
from hospital_iep.domain.curve import DisplayKind, TreatmentTemplate, read_segment
from hospital_iep.domain.expansion import Window, expand, expand_appointments
from hospital_iep.domain.treatment import AppointmentStatus, EnergyCheckData, IsolationData
from hospital_iep.store.tables import (
    Appointment,
    EnergyCheck,
    EnergyWindow,
    Isolation,
    Stay,
    Student,
    TreatmentCourse,
    WardRoutine,
)

UNKNOWN_KIND = "unknown"


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


@dataclass(slots=True)
class ChildTime:
    """All that decides when one child can learn, between two midnights."""

    student_id: UUID
    base: int
    blocks: list[TreatmentBlock] = field(default_factory=list)
    windows: list[Window] = field(default_factory=list)
    isolation: list[IsolationData] = field(default_factory=list)
    places: list[PlaceSpan] = field(default_factory=list)
    checks: list[EnergyCheckData] = field(default_factory=list)

    @property
    def closed_blocks(self) -> list[TreatmentBlock]:
        """The blocks in which there can be no lesson at all."""
        return [block for block in self.blocks if block.closed]

    def level_at(self, moment: datetime) -> int:
        """Return the energy level at a minute: the lowest of the windows there, or the base."""
        return min((each.level for each in self.windows if each.covers(moment)), default=self.base)

    def steps(self, start: datetime, end: datetime) -> list[tuple[datetime, datetime, int]]:
        """Return the stretches of equal energy between two moments."""
        edges = {start, end}
        for each in self.windows:
            edges |= {edge for edge in (each.start, each.end) if start < edge < end}
        for block in self.closed_blocks:
            edges |= {edge for edge in closed_span(block) if start < edge < end}
        steps: list[tuple[datetime, datetime, int]] = []
        ordered = sorted(edges)
        for begin, finish in pairwise(ordered):
            level = 0 if self.is_blocked(begin) else self.level_at(begin)
            if steps and steps[-1][2] == level:
                steps[-1] = (steps[-1][0], finish, level)
            else:
                steps.append((begin, finish, level))
        return steps

    def is_blocked(self, moment: datetime) -> bool:
        """Return whether a treatment or its buffers cover a minute."""
        return any(begin <= moment < end for begin, end in map(closed_span, self.closed_blocks))


def closed_span(block: TreatmentBlock) -> tuple[datetime, datetime]:
    """Return the time a block closes to lessons, buffers included."""
    return (
        block.start - timedelta(minutes=block.before_minutes),
        block.end + timedelta(minutes=block.after_minutes),
    )


def child_times(session: Session, keys: Sequence[UUID], first: date, last: date) -> dict[UUID, ChildTime]:
    """Return the time of several children from the first day to the last, both included."""
    begin, end = datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time())
    rows = session.exec(select(Student).where(col(Student.id).in_(keys))).all()
    found = {row.id: ChildTime(row.id, row.energy_base) for row in rows}
    _add_stays(session, found, begin, end)
    _add_courses(session, found, begin, end)
    _add_appointments(session, found, begin, end)
    _add_routine(session, found, first, last)
    _add_entered(session, found, begin, end)
    for row in rows:
        found[row.id].windows += _best_times(row, first, last)
    for child in found.values():
        child.blocks.sort(key=lambda block: (block.start, block.end, block.kind))
        child.windows.sort(key=lambda window: (window.start, window.end, window.source, window.level))
    return found


def _add_stays(session: Session, found: dict[UUID, ChildTime], begin: datetime, end: datetime) -> None:
    for stay in session.exec(select(Stay).where(col(Stay.student_id).in_(found))).all():
        start, finish = max(stay.start or begin, begin), min(stay.end or end, end)
        if start < finish:
            found[stay.student_id].places.append(PlaceSpan(start, finish, stay.place_id))
    for child in found.values():
        child.places.sort(key=lambda each: each.start)


def _add_courses(session: Session, found: dict[UUID, ChildTime], begin: datetime, end: datetime) -> None:
    query = select(TreatmentCourse).where(col(TreatmentCourse.student_id).in_(found))
    for course in session.exec(query).all():
        template = treatment(course.treatment)
        own = [read_segment(plain) for plain in course.curve] or None
        dates = course.occurrences()
        expansion = expand(template, dates, variant=course.variant, segments=own)
        child = found[course.student_id]
        child.windows += _within(expansion.windows, begin, end)
        for each in dates:
            drawn = _drawn(
                template, each.start, each.end, template.before_minutes, template.after_minutes, each.label
            )
            child.blocks += _touching(
                replace(drawn, course_id=course.id, closed=not template.teachable), begin, end
            )


def _add_appointments(session: Session, found: dict[UUID, ChildTime], begin: datetime, end: datetime) -> None:
    query = select(Appointment).where(col(Appointment.student_id).in_(found))
    by_kind: dict[tuple[UUID, str], list[Appointment]] = {}
    for row in session.exec(query).all():
        if row.student_id is not None and row.takes_time:
            by_kind.setdefault((row.student_id, row.kind), []).append(row)
    for (student_id, kind), rows in by_kind.items():
        template = treatment(kind)
        child = found[student_id]
        child.windows += _within(expand_appointments(template, rows).windows, begin, end)
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


def _best_times(child: Student, first: date, last: date) -> list[Window]:
    """Return the child's best times as windows; they count only where nothing lowers them."""
    windows = []
    for best in child.best_times:
        start, end = time.fromisoformat(best["start"]), time.fromisoformat(best["end"])
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
            windows.append(  # noqa: PERF401  (two loops read better)
                Window(
                    start=datetime.combine(day, start),
                    end=datetime.combine(day, end),
                    level=int(best.get("level", "4")),
                    source="best time",
                )
            )
    return windows


def _add_routine(session: Session, found: dict[UUID, ChildTime], first: date, last: date) -> None:
    routines: dict[UUID, list[WardRoutine]] = {}
    for row in session.exec(select(WardRoutine)).all():
        routines.setdefault(row.place_id, []).append(row)
    for child in found.values():
        for stay in child.places:
            child.windows += routine_windows(routines.get(stay.place_id, []), stay, first, last)


def routine_windows(
    routines: Iterable[WardRoutine], stay: PlaceSpan, first: date, last: date
) -> list[Window]:
    """Return what a ward's routine leaves of a child's energy while the child lies there."""
    windows = []
    for routine in routines:
        if routine.level is None:
            continue
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
            if not routine.holds_on(day):
                continue
            start = max(datetime.combine(day, routine.start), stay.start)
            end = min(datetime.combine(day, routine.end), stay.end)
            if start < end:
                windows.append(Window(start=start, end=end, level=routine.level, source=routine.name))
    return windows


def _add_entered(session: Session, found: dict[UUID, ChildTime], begin: datetime, end: datetime) -> None:
    for row in session.exec(select(EnergyWindow).where(col(EnergyWindow.student_id).in_(found))).all():
        if row.start < end and begin < row.end:
            found[row.student_id].windows.append(
                Window(
                    start=row.start,
                    end=row.end,
                    level=row.level,
                    max_lesson_minutes=row.max_lesson_minutes,
                    modes=tuple(row.modes),
                    source=row.note,
                )
            )
    for isolation in session.exec(select(Isolation).where(col(Isolation.student_id).in_(found))).all():
        if isolation.start < end and (isolation.end is None or begin < isolation.end):
            data = IsolationData.model_validate(isolation, from_attributes=True)
            data.end = data.end or end
            found[isolation.student_id].isolation.append(data)
    for check in session.exec(select(EnergyCheck).where(col(EnergyCheck.student_id).in_(found))).all():
        if begin <= check.at < end:
            found[check.student_id].checks.append(EnergyCheckData.model_validate(check, from_attributes=True))
