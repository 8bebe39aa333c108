"""A child's treatment and energy: courses with their real dates and curves, checks, and what they suggest."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from hospital_iep.domain.catalogues import treatment, treatments
from hospital_iep.domain.curve import CurveSegment, Span, TreatmentTemplate, read_segment
from hospital_iep.domain.energy import Comparison, Forecast, best_times, forecast_and_actual
from hospital_iep.domain.rights import Act, Subject
from hospital_iep.domain.suggestion import (
    BIN_HOURS,
    Suggestion,
    best_times_with,
    curve_with,
    observe,
    suggestions,
)
from hospital_iep.domain.treatment import (
    AppointmentData,
    EnergyCheckData,
    EnergyLevel,
    EnergyWindowData,
    IsolationData,
    Occurrence,
    TreatmentCourseData,
    WardCurveData,
)
from hospital_iep.operations import imports, records, student, ward_curves, week
from hospital_iep.operations.child_time import ChildTime, child_times
from hospital_iep.operations.permission import require
from hospital_iep.operations.records import Record
from hospital_iep.store.tables import Place, Student, TreatmentCourse, WardCurve

LOOKED_BACK = timedelta(days=90)


class CurveOf(StrEnum):
    """Whose curve of a treatment it is; the later one goes before the earlier."""

    CATALOGUE = "catalogue"
    WARD = "ward"
    CHILD = "child"


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course as the list shows it: where it stands today, its next date, and the curve that counts.

    ``ward`` is where the child lies now, empty where nobody knows; ``ward_curve`` is what that ward
    agreed on for the treatment.
    """

    id: UUID
    data: TreatmentCourseData
    template: TreatmentTemplate
    curve: tuple[CurveSegment, ...]
    own_curve: bool
    label: str
    next_date: Occurrence | None
    left: int
    ward: str = ""
    ward_curve: WardCurveData | None = None

    @property
    def counts(self) -> CurveOf:
        """Whose curve counts: the child's own, else the ward's, else the catalogue's."""
        if self.own_curve:
            return CurveOf.CHILD
        return CurveOf.WARD if self.ward_curve is not None else CurveOf.CATALOGUE


@dataclass(frozen=True, slots=True)
class TreatmentView:
    """Everything the treatment page shows of one child."""

    courses: tuple[CourseRow, ...]
    appointments: tuple[Record[AppointmentData], ...]
    isolation: tuple[Record[IsolationData], ...]
    windows: tuple[Record[EnergyWindowData], ...]
    checks: tuple[Record[EnergyCheckData], ...]
    comparisons: tuple[Comparison, ...]
    suggestions: tuple[Suggestion, ...]


def view(session: Session, student_id: UUID, today: date) -> TreatmentView:
    """Return a child's treatment and energy; checks of the last 90 days are compared with the forecast."""
    require(session, Act.READ, Subject.TREATMENT, student_id)
    times = child_times(session, [student_id], today - LOOKED_BACK, today)[student_id]
    checks = records.listed(session, EnergyCheckData, student_id=student_id)
    return TreatmentView(
        courses=tuple(_courses(session, student_id, today)),
        appointments=tuple(records.listed(session, AppointmentData, student_id=student_id)),
        isolation=tuple(records.listed(session, IsolationData, student_id=student_id)),
        windows=tuple(records.listed(session, EnergyWindowData, student_id=student_id)),
        checks=tuple(sorted(checks, key=lambda row: row.data.at, reverse=True)),
        comparisons=tuple(forecast_and_actual(times.forecast)),
        suggestions=tuple(suggestions(observe(_under_the_curve_now(session, student_id, times)))),
    )


def _under_the_curve_now(session: Session, student_id: UUID, times: ChildTime) -> Forecast:
    """Return the forecast without the checks made where a ward's other curve counted.

    A step of a curve is known by its number, and another ward's curve may number other steps.
    """
    here = student.place_of(session, student_id)
    with_curves = {row.place_id for row in session.exec(select(WardCurve)).all() if row.curve}

    def counts(check: EnergyCheckData) -> bool:
        there = times.place_at(check.at)
        return there in {here, None} or not with_curves & {here, there}

    return replace(times.forecast, checks=tuple(check for check in times.checks if counts(check)))


def _courses(session: Session, student_id: UUID, today: date) -> Iterator[CourseRow]:
    """Yield a child's courses as they stand today on the ward where the child lies."""
    place_id = student.place_of(session, student_id)
    place = session.get(Place, place_id) if place_id is not None else None
    ward = place.name if place is not None else ""
    of_place = ward_curves.at_place(session, place_id) if place_id is not None else {}
    for row in records.listed(session, TreatmentCourseData, student_id=student_id):
        yield course_row(row, today, ward, of_place.get(treatment(row.data.treatment).id))


def course_row(
    row: Record[TreatmentCourseData], today: date, ward: str = "", of_ward: WardCurveData | None = None
) -> CourseRow:
    """Return one course as it stands today, on a ward that may have a curve of its own."""
    template = treatment(row.data.treatment)
    dates = row.data.occurrences()
    ahead = [each for each in dates if each.start.date() >= today]
    own = tuple(read_segment(plain) for plain in row.data.curve)
    on = row.data.day_of(today)
    label = ""
    if on is not None and dates and today <= dates[-1].start.date() + timedelta(days=row.data.every_days):
        label = on.text if dates[0].in_cycles else (ahead[0].label if ahead else dates[-1].label)
    of_place = tuple(read_segment(plain) for plain in of_ward.curve) if of_ward is not None else ()
    curve = own or of_place or template.segments
    following = next(iter(ahead), None)
    return CourseRow(
        row.id, row.data, template, curve, bool(own), label, following, len(ahead), ward, of_ward
    )


def gallery() -> dict[str, list[TreatmentTemplate]]:
    """Return the kinds of treatment to choose from, by how the board draws them."""
    found: dict[str, list[TreatmentTemplate]] = {}
    for each in treatments().values():
        if each.id != "unknown":
            found.setdefault(each.kind.value, []).append(each)
    return found


def add_course(session: Session, student_id: UUID, data: TreatmentCourseData) -> UUID:
    """Enter a course of treatment."""
    return records.add(session, data, student_id=student_id)


def replace_course(session: Session, course_id: UUID, data: TreatmentCourseData) -> None:
    """Change a course as a whole: its pattern, its times, and what was moved, left out or delayed."""
    records.edit(session, TreatmentCourseData, course_id, data.model_dump())


def set_curve(
    session: Session, course_id: UUID, curve: Sequence[CurveSegment], agreed_with: str = ""
) -> None:
    """Give a child its own curve for a course; an empty one goes back to the ward's or the catalogue's.

    Who agreed on an earlier curve has not agreed on this one: it stands as not agreed until somebody does.
    """
    plain = [each.as_mapping() for each in curve]
    course = session.get_one(TreatmentCourse, course_id)
    if plain == course.curve:
        agreed_with = agreed_with or course.curve_agreed_with
    records.edit(session, TreatmentCourseData, course_id, {"curve": plain, "curve_agreed_with": agreed_with})


def set_ward_curve(
    session: Session,
    course_id: UUID,
    curve: Sequence[CurveSegment],
    agreed_with: str = "",
    agreed_on: date | None = None,
) -> None:
    """Give the ward where the child of a course lies its own curve of that treatment; none takes it away.

    It counts for every child there without a curve of their own, from the next planning on. Raises
    ``NoWardError`` where nobody knows the child's ward.
    """
    course = session.get_one(TreatmentCourse, course_id)
    place_id = student.place_of(session, course.student_id)
    if place_id is None:
        raise student.NoWardError
    kind = treatment(course.treatment).id
    ward_curves.keep(session, place_id, kind, curve, agreed_with, agreed_on)


def children_following(session: Session, course_id: UUID) -> int:
    """Return how many other children of the ward have a course's treatment and no curve of their own."""
    course = session.get_one(TreatmentCourse, course_id)
    require(session, Act.READ, Subject.TREATMENT, course.student_id)
    place_id = student.place_of(session, course.student_id)
    if place_id is None:
        return 0
    return len(ward_curves.following(session, place_id, course.treatment) - {course.student_id})


def with_level(curve: Sequence[CurveSegment], number: int, level: int) -> tuple[CurveSegment, ...]:
    """Return a curve with another level in one step, which then stands on local experience."""
    step = curve[number].changed_to(replace(curve[number], level=EnergyLevel(level)))
    return (*curve[:number], step, *curve[number + 1 :])


def accept(session: Session, student_id: UUID, suggestion: Suggestion) -> None:
    """Take a suggestion over because a person said so: into the child's own curve, or its best times."""
    require(session, Act.WRITE, Subject.TREATMENT, student_id)
    child = session.get_one(Student, student_id)
    if suggestion.cell.is_time_of_day:
        times = best_times_with(best_times(child.best_times), suggestion)
        child.best_times = [
            {"start": f"{each.start:%H:%M}", "end": f"{each.end:%H:%M}", "level": str(each.level)}
            for each in times
        ]
        return
    query = select(TreatmentCourse).where(
        TreatmentCourse.student_id == student_id, TreatmentCourse.treatment == suggestion.cell.group
    )
    about_span: Span | None = None
    for course in session.exec(query).all():
        of_ward = ward_curves.of_place(
            session, student.place_of(session, student_id), treatment(course.treatment).id
        )
        plain = course.curve or (of_ward.curve if of_ward is not None else [])
        curve = [read_segment(each) for each in plain] or list(treatment(course.treatment).segments)
        step = _step_about(curve, suggestion)
        about_span = about_span or (step.span if step is not None else None)
        if step is not None and step.span == about_span:  # another course's curve may have other steps
            course.curve = [each.as_mapping() for each in curve_with(curve, suggestion)]
            course.curve_agreed_with = ""


def about(suggestion: Suggestion, courses: Sequence[CourseRow]) -> str:
    """Return what a suggestion is about: the treatment's step, or the hours of the day."""
    if suggestion.cell.is_time_of_day:
        first = int(suggestion.cell.part)
        return f"{first:02d}:00 to {first + BIN_HOURS:02d}:00"
    template = treatment(suggestion.cell.group)
    curve = next((row.curve for row in courses if row.template.id == template.id), template.segments)
    step = _step_about(curve, suggestion)
    return f"{template.name}: {step.note}" if step is not None and step.note else template.name


def _step_about(curve: Sequence[CurveSegment], suggestion: Suggestion) -> CurveSegment | None:
    number = int(suggestion.cell.part)
    return curve[number] if number < len(curve) else None


def change_appointment(
    session: Session, appointment_id: UUID, values: Mapping[str, Any], kind: str = ""
) -> None:
    """Change an appointment; a new ``kind`` is remembered for the word of its source."""
    if kind:
        imports.call_it(session, appointment_id, kind)
    records.edit(session, AppointmentData, appointment_id, values)


def lessons_in(session: Session, student_id: UUID, start: datetime, end: datetime) -> int:
    """Return how many of a child's lessons lie in a time: what an isolation or a window would touch."""
    rows = week.lessons(session, start.date(), end.date())
    return sum(
        student_id in row.student_ids and row.data.start < end and start < row.data.end for row in rows
    )
