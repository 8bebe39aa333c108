"""Add, edit and remove any record: the one way a form changes the case file.

A record is named by its data class (``GoalData``), never by its table; what is read comes back as data.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from pydantic import ValidationError
from sqlmodel import Session, SQLModel, col, select

from hospital_iep.domain import (
    accommodation,
    attendance,
    consent,
    intake,
    plan,
    progress,
    reentry,
    review,
    service,
    student,
    team,
    timetable,
    treatment,
)
from hospital_iep.domain.rights import Act, PersonData, Subject
from hospital_iep.domain.vocabulary import facts
from hospital_iep.operations.permission import require
from hospital_iep.store import tables
from hospital_iep.store.tables import Kept

D = TypeVar("D", bound=SQLModel)

_TABLES: dict[type[SQLModel], tuple[type[Kept], Subject]] = {
    student.StudentData: (tables.Student, Subject.STUDENT),
    student.HomeSchoolData: (tables.HomeSchool, Subject.STUDENT),
    student.HealthFactData: (tables.HealthFact, Subject.STUDENT),
    student.EmergencyStepData: (tables.EmergencyStep, Subject.STUDENT),
    student.VoiceData: (tables.Voice, Subject.STUDENT),
    student.OpenQuestionData: (tables.OpenQuestion, Subject.STUDENT),
    team.TeamMemberData: (tables.TeamMember, Subject.STUDENT),
    team.ContactData: (tables.Contact, Subject.STUDENT),
    team.TeacherData: (tables.Teacher, Subject.WARD),
    team.TeachingHoursData: (tables.TeachingHours, Subject.WARD),
    team.TeacherBusyData: (tables.TeacherBusy, Subject.WARD),
    consent.ConsentData: (tables.Consent, Subject.CONSENT),
    plan.PlanData: (tables.Plan, Subject.PLAN),
    plan.PlanVersionData: (tables.PlanVersion, Subject.PLAN),
    plan.PlanSectionData: (tables.PlanSection, Subject.PLAN),
    plan.PresentLevelData: (tables.PresentLevel, Subject.PLAN),
    plan.GoalData: (tables.Goal, Subject.PLAN),
    plan.ObjectiveData: (tables.Objective, Subject.PLAN),
    progress.ProgressEntryData: (tables.ProgressEntry, Subject.PLAN),
    progress.WorkItemData: (tables.WorkItem, Subject.PLAN),
    accommodation.AccommodationData: (tables.Accommodation, Subject.PLAN),
    accommodation.ModificationData: (tables.Modification, Subject.PLAN),
    service.ServiceData: (tables.Service, Subject.PLAN),
    service.NeedData: (tables.Need, Subject.PLAN),
    service.NeedGroupData: (tables.NeedGroup, Subject.PLAN),
    review.MeetingData: (tables.Meeting, Subject.PLAN),
    review.ReviewData: (tables.Review, Subject.PLAN),
    treatment.TreatmentCourseData: (tables.TreatmentCourse, Subject.TREATMENT),
    treatment.AppointmentData: (tables.Appointment, Subject.TREATMENT),
    treatment.EnergyWindowData: (tables.EnergyWindow, Subject.TREATMENT),
    treatment.EnergyCheckData: (tables.EnergyCheck, Subject.TREATMENT),
    treatment.IsolationData: (tables.Isolation, Subject.TREATMENT),
    treatment.WardRoutineData: (tables.WardRoutine, Subject.WARD),
    treatment.WardCurveData: (tables.WardCurve, Subject.WARD),
    timetable.PlaceData: (tables.Place, Subject.WARD),
    timetable.PlaceClosureData: (tables.PlaceClosure, Subject.WARD),
    timetable.TravelData: (tables.Travel, Subject.WARD),
    timetable.StayData: (tables.Stay, Subject.STUDENT),
    timetable.LessonData: (tables.Lesson, Subject.WEEK),
    timetable.WardNoteData: (tables.WardNote, Subject.STUDENT),
    attendance.AttendanceData: (tables.Attendance, Subject.WEEK),
    reentry.ReentryPlanData: (tables.ReentryPlan, Subject.REENTRY),
    reentry.ChecklistItemData: (tables.ChecklistItem, Subject.REENTRY),
    reentry.GradedReturnData: (tables.GradedReturn, Subject.REENTRY),
    reentry.GradedReturnDayData: (tables.GradedReturnDay, Subject.REENTRY),
    intake.LearnedWordData: (tables.LearnedWord, Subject.TREATMENT),
    intake.ColumnMappingData: (tables.ColumnMapping, Subject.TREATMENT),
    PersonData: (tables.Person, Subject.PEOPLE),
}


class FieldFaultError(Exception):
    """A value that a field cannot hold; names the field and says what is allowed, never the value.

    ``label`` is the field's own word, ``rule`` what was not kept ("string_too_long") and ``bound`` its
    number, for a sentence in the reader's language.
    """

    def __init__(self, field: str, sentence: str, label: str = "", rule: str = "", bound: int = 0) -> None:
        super().__init__(f"{field}: {sentence}")
        self.field = field
        self.sentence = sentence
        self.label, self.rule, self.bound = label, rule, bound


@dataclass(frozen=True, slots=True)
class Record(Generic[D]):
    """A row as the window sees it: its key, its data, and the version it was read at."""

    id: UUID
    data: D
    row_version: int


def add(session: Session, data: SQLModel, **keys: Any) -> UUID:
    """Add a record under its parents (``student_id=...``) and return its key."""
    table, subject = _TABLES[type(data)]
    require(session, Act.WRITE, subject, keys.get("student_id"))
    try:
        row = table.model_validate(data, update=keys)
    except ValidationError as error:
        raise _fault(type(data), error) from None
    session.add(row)
    return row.id


def edit(session: Session, kind: type[SQLModel], record_id: UUID, values: Mapping[str, Any]) -> None:
    """Change fields of a record; a value the field cannot hold raises ``FieldFaultError``."""
    row = _row(session, kind, record_id, Act.WRITE)
    current = {name: getattr(row, name) for name in kind.model_fields}
    try:
        checked = kind.model_validate({**current, **values})
    except ValidationError as error:
        raise _fault(kind, error) from None
    for name in values:
        if getattr(row, name) != getattr(checked, name):
            setattr(row, name, getattr(checked, name))


def _fault(kind: type[SQLModel], error: ValidationError) -> FieldFaultError:
    """Return the first fault of a record with what its field says about itself."""
    first = error.errors(include_input=False, include_url=False)[0]
    name = str(first["loc"][0]) if first["loc"] else ""
    label = next((each.label for each in facts(kind) if each.name == name), name)
    bound = next((each for each in first.get("ctx", {}).values() if isinstance(each, int)), 0)
    return FieldFaultError(name, first["msg"], label, first["type"], bound)


def link(session: Session, kind: type[SQLModel], record_id: UUID, **keys: UUID | int | None) -> None:
    """Point a record at another parent, or change its position."""
    row = _row(session, kind, record_id, Act.WRITE)
    for name, key in keys.items():
        setattr(row, name, key)


def remove(session: Session, kind: type[SQLModel], record_id: UUID) -> None:
    """Remove a record with all that belongs to it."""
    session.delete(_row(session, kind, record_id, Act.WRITE))


def get(session: Session, kind: type[D], record_id: UUID) -> Record[D]:
    """Return one record."""
    return _record(kind, _row(session, kind, record_id, Act.READ))


def listed(session: Session, kind: type[D], **keys: Any) -> list[Record[D]]:
    """Return the records under the given parents, in their written order."""
    table, subject = _TABLES[kind]
    require(session, Act.READ, subject, keys.get("student_id"))
    query = select(table)
    for name, key in keys.items():
        query = query.where(getattr(table, name) == key)
    rows: Sequence[Kept] = session.exec(query).all()
    return [_record(kind, row) for row in sorted(rows, key=_written_order)]


def _written_order(row: Kept) -> tuple[Any, ...]:
    moment = getattr(row, "start", None) or getattr(row, "at", None)
    return (getattr(row, "position", 0), str(moment or ""), str(row.id))


def _row(session: Session, kind: type[SQLModel], record_id: UUID, act: Act) -> Kept:
    table, subject = _TABLES[kind]
    row = session.get_one(table, record_id)
    student_id = record_id if kind is student.StudentData else getattr(row, "student_id", None)
    require(session, act, subject, student_id)
    return row


def _record(kind: type[D], row: Kept) -> Record[D]:
    return Record(row.id, kind.model_validate(row, from_attributes=True), row.row_version)


def children(session: Session, table: type[Kept], column: str, keys: Sequence[UUID]) -> Sequence[Any]:
    """Return all rows of a table whose parent is among the keys (for queries of this room)."""
    return session.exec(select(table).where(col(getattr(table, column)).in_(keys))).all()
