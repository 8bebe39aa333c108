"""One child: entered on the first day, where they lie, and everything worth knowing in twenty seconds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from hospital_iep.domain.reentry import ItemState, ReturnState
from hospital_iep.domain.rights import Act, Subject
from hospital_iep.domain.student import HealthFactData, HomeSchoolData, OpenQuestionData, StudentData
from hospital_iep.domain.team import TeamMemberData, TeamRole
from hospital_iep.domain.timetable import PlaceData, PlaceKind, StayData
from hospital_iep.operations import caseload, records, reentry, week
from hospital_iep.operations.caseload import StudentRow
from hospital_iep.operations.child_time import TreatmentBlock, child_times
from hospital_iep.operations.permission import require
from hospital_iep.operations.records import Record
from hospital_iep.operations.week import LessonRow
from hospital_iep.store.database import acting
from hospital_iep.store.tables import (
    Accommodation,
    Attendance,
    ChecklistItem,
    Consent,
    Goal,
    GradedReturn,
    HomeSchool,
    Kept,
    Objective,
    OpenQuestion,
    Person,
    Place,
    Plan,
    PlanSection,
    PlanVersion,
    PresentLevel,
    ProgressEntry,
    ReentryPlan,
    Stay,
    Student,
    Teacher,
    TeamMember,
    Voice,
    WardNote,
    WorkItem,
)

DAY_ZERO = ("given_name", "family_name", "birth_date", "grade", "place", "school")
AUDIENCE_OF = {
    TeamRole.PARENT: "family",
    TeamRole.SCHOOL_LEAD: "teacher",
    TeamRole.SCHOOL_NURSE: "nurse",
    TeamRole.DISTRICT: "district",
}


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone on the child's team; ``consent`` says whether a valid consent covers them now.

    ``None`` where none is asked for: the hospital's own people.
    """

    id: UUID
    data: TeamMemberData
    consent: bool | None


@dataclass(frozen=True, slots=True)
class Card:
    """Who the child is and where: what stands above every part of the workspace."""

    row: StudentRow
    data: StudentData
    school_id: UUID | None
    school: HomeSchoolData | None
    place_id: UUID | None
    lessons_logged: int
    work_open: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The child in twenty seconds."""

    helps: tuple[str, ...]
    wants: tuple[str, ...]
    safety: tuple[str, ...]
    isolation: str
    lessons: tuple[LessonRow, ...]
    blocks: tuple[TreatmentBlock, ...]
    levels: tuple[tuple[datetime, datetime, int], ...]
    taught: int
    agreed: int
    dates: tuple[tuple[date, str], ...]
    contacts: tuple[Contact, ...]
    note: str
    questions: tuple[Record[OpenQuestionData], ...]
    return_on: date | None
    return_state: ReturnState


def enter(
    session: Session,
    data: StudentData,
    *,
    place: str = "",
    bed: str = "",
    school: str = "",
    unknown: Sequence[str] = (),
    ask_by: date | None = None,
    since: datetime | None = None,
) -> UUID:
    """Enter a child on the first day, with whatever is known; a new ward or school is made by its name.

    ``unknown`` names the fields somebody still has to ask for, until ``ask_by``.
    """
    key = caseload.add_student(
        session,
        data,
        place_id=_place_called(session, place),
        bed=bed,
        school_id=_school_called(session, school),
        teacher_id=my_teacher(session),
        since=since,
    )
    for name in unknown:
        session.add(OpenQuestion(student_id=key, subject_table="student", subject_field=name, ask_by=ask_by))
    return key


def _place_called(session: Session, name: str) -> UUID | None:
    wanted = name.strip()
    if not wanted:
        return None
    for row in session.exec(select(Place)).all():
        if row.name.casefold() == wanted.casefold():
            return row.id
    return records.add(session, PlaceData(name=wanted, kind=PlaceKind.WARD))


def _school_called(session: Session, name: str) -> UUID | None:
    wanted = name.strip()
    if not wanted:
        return None
    for row in session.exec(select(HomeSchool)).all():
        if row.name.casefold() == wanted.casefold():
            return row.id
    return records.add(session, HomeSchoolData(name=wanted))


def place_names(session: Session) -> list[str]:
    """Return the wards and other places where a child can be, by name."""
    return sorted(
        row.name for row in session.exec(select(Place)).all() if row.kind in (PlaceKind.WARD, PlaceKind.HOME)
    )


def school_names(session: Session) -> list[str]:
    """Return the home schools that are known, by name."""
    return sorted(row.name for row in session.exec(select(HomeSchool)).all())


def teacher_names(session: Session) -> dict[UUID, str]:
    """Return the teachers by key."""
    rows = session.exec(select(Teacher)).all()
    return {row.id: row.name for row in sorted(rows, key=lambda row: row.name)}


def my_teacher(session: Session) -> UUID | None:
    """Return which teacher the person at the desk is, if they teach."""
    who = acting(session)
    person = session.get(Person, who.id)
    if person is not None and person.teacher_id is not None:
        return person.teacher_id
    return session.exec(select(Teacher.id).where(Teacher.name == who.name)).first()


def card(session: Session, student_id: UUID) -> Card:
    """Return who the child is and where."""
    require(session, Act.READ, Subject.STUDENT, student_id)
    child = session.get_one(Student, student_id)
    school = session.get(HomeSchool, child.school_id) if child.school_id else None
    stay = _stay(session, student_id)
    work = session.exec(select(WorkItem).where(WorkItem.student_id == student_id)).all()
    logged = session.exec(select(Attendance.id).where(Attendance.student_id == student_id)).all()
    return Card(
        row=caseload.student(session, student_id),
        data=StudentData.model_validate(child, from_attributes=True),
        school_id=child.school_id,
        school=HomeSchoolData.model_validate(school, from_attributes=True) if school else None,
        place_id=stay.place_id if stay else None,
        lessons_logged=len(logged),
        work_open=sum(item.done_on is None and item.weight != "excused" for item in work),
    )


def _stay(session: Session, student_id: UUID) -> Stay | None:
    stays = session.exec(select(Stay).where(Stay.student_id == student_id)).all()
    return max(stays, key=lambda stay: str(stay.start or ""), default=None)


def place_of(session: Session, student_id: UUID) -> UUID | None:
    """Return where a child lies now, ``None`` where nobody knows (the caller asks for the right)."""
    stay = _stay(session, student_id)
    return stay.place_id if stay is not None else None


def move_to(session: Session, student_id: UUID, place: str, at: datetime) -> None:
    """Say that the child lies on another ward from now on; where they were before stays known."""
    require(session, Act.WRITE, Subject.STUDENT, student_id)
    place_id = _place_called(session, place)
    now = _stay(session, student_id)
    if place_id is None or (now is not None and now.place_id == place_id):
        return
    _end_stays(session, student_id, at)
    records.add(
        session, StayData(start=at if now is not None else None), student_id=student_id, place_id=place_id
    )


def go_home(session: Session, student_id: UUID, at: datetime) -> None:
    """Say that the child leaves hospital now: it lies nowhere here any more."""
    require(session, Act.WRITE, Subject.STUDENT, student_id)
    session.get_one(Student, student_id).discharged_on = at.date()
    _end_stays(session, student_id, at)


def _end_stays(session: Session, student_id: UUID, at: datetime) -> None:
    """End the stay that holds at a moment; one that was only planned for later is none any more."""
    for stay in session.exec(select(Stay).where(Stay.student_id == student_id)).all():
        if stay.start is not None and stay.start >= at:
            session.delete(stay)
        elif stay.end is None or stay.end > at:
            stay.end = at


def set_bed(session: Session, student_id: UUID, bed: str) -> None:
    """Say which bed the child has on their ward; needs a ward."""
    require(session, Act.WRITE, Subject.STUDENT, student_id)
    stay = _stay(session, student_id)
    if stay is None:
        raise NoWardError
    stay.bed = bed


class NoWardError(Exception):
    """A bed was named before a ward."""

    def __init__(self) -> None:
        super().__init__("Say which ward first. Then the bed.")


def set_school(session: Session, student_id: UUID, name: str) -> None:
    """Say which home school the child goes back to; an unknown one is made by its name."""
    require(session, Act.WRITE, Subject.STUDENT, student_id)
    session.get_one(Student, student_id).school_id = _school_called(session, name)


def overview(session: Session, student_id: UUID, today: date) -> Overview:
    """Return the child in twenty seconds: what helps, what to mind, today, the next dates, the people."""
    require(session, Act.READ, Subject.STUDENT, student_id)
    child = session.get_one(Student, student_id)
    times = child_times(session, [student_id], today, today)[student_id]
    begin, end = datetime.combine(today, time(8)), datetime.combine(today, time(16, 30))
    first, last = week.week_of(today)
    taken = [row for row in week.lessons(session, today, today) if student_id in row.student_ids]
    line = next((row for row in caseload.caseload(session, today) if row.student.id == student_id), None)
    isolation = next((each.kind.value for each in times.isolation), "")
    back = reentry.reentry(session, student_id, today)
    return Overview(
        helps=_helps(session, student_id, today),
        wants=_voices(session, student_id),
        safety=(child.safety_line,) if child.safety_line else (),
        isolation=isolation,
        lessons=tuple(sorted(taken, key=lambda row: row.data.start)),
        blocks=tuple(block for block in times.blocks if block.start < end and begin < block.end),
        levels=tuple(times.steps(begin, end)),
        taught=line.taught_minutes if line else 0,
        agreed=line.agreed_minutes if line else 0,
        dates=tuple(_dates(child, back, today)[:3]),
        contacts=tuple(contacts(session, student_id, today)),
        note=_latest_note(session, student_id, first, last),
        questions=tuple(questions(session, student_id)),
        return_on=back.data.return_on if back else None,
        return_state=back.data.return_state if back else ReturnState.UNKNOWN,
    )


def _helps(session: Session, student_id: UUID, today: date) -> tuple[str, ...]:
    rows = session.exec(select(Accommodation).where(Accommodation.student_id == student_id)).all()
    held = [row for row in rows if row.holds_on(today) and (not row.places or "bed" in row.places)]
    return tuple(row.text for row in sorted(held, key=lambda row: (row.position, row.code))[:4])


def _voices(session: Session, student_id: UUID) -> tuple[str, ...]:
    rows = session.exec(select(Voice).where(Voice.student_id == student_id)).all()
    ordered = sorted(rows, key=lambda row: row.position)
    return tuple(f"{row.prompt}: {row.text}" for row in ordered if row.text)


def _dates(child: Student, back: reentry.ReentryRow | None, today: date) -> list[tuple[date, str]]:
    found = []
    if child.expected_discharge_on and child.expected_discharge_on >= today:
        found.append((child.expected_discharge_on, "discharge"))
    if back is not None:
        if back.data.return_on:
            found.append((back.data.return_on, "return"))
        found += [
            (item.data.due_on, item.data.short or item.data.action)
            for item in back.items
            if item.data.state is ItemState.OPEN and item.data.due_on
        ]
    soon = today - timedelta(days=30)
    return sorted(each for each in found if each[0] >= soon)


def _latest_note(session: Session, student_id: UUID, first: date, last: date) -> str:
    notes = [
        note
        for note in session.exec(select(WardNote).where(WardNote.student_id == student_id)).all()
        if note.at is not None and first <= note.at.date() <= last
    ]
    newest = max(notes, key=lambda note: str(note.at), default=None)
    return newest.text if newest else ""


def contacts(session: Session, student_id: UUID, today: date) -> list[Contact]:
    """Return the child's team with a mark whether a valid consent lets them be told."""
    require(session, Act.READ, Subject.STUDENT, student_id)
    given = session.exec(select(Consent).where(Consent.student_id == student_id)).all()
    rows = session.exec(select(TeamMember).where(TeamMember.student_id == student_id)).all()
    found = []
    for row in sorted(rows, key=lambda row: (not row.named_contact, row.name)):
        audience = AUDIENCE_OF.get(row.role) if row.role else None
        mark = any(each.covers(audience, today) for each in given) if audience else None
        found.append(Contact(row.id, TeamMemberData.model_validate(row, from_attributes=True), mark))
    return found


def questions(session: Session, student_id: UUID) -> list[Record[OpenQuestionData]]:
    """Return what is still to be asked, the nearest date first."""
    rows = records.listed(session, OpenQuestionData, student_id=student_id)
    still = [row for row in rows if row.data.answered_on is None]
    return sorted(still, key=lambda row: (row.data.ask_by or date.max, row.data.subject_field))


def side_effects_seen(session: Session, student_id: UUID) -> dict[str, UUID]:
    """Return the side effects that were ticked for a child, with the fact that says so."""
    rows = records.listed(session, HealthFactData, student_id=student_id)
    return {row.data.text: row.id for row in rows if row.data.kind == "side-effect"}


def record_keys(session: Session, student_id: UUID) -> set[UUID]:
    """Return the keys of all rows that belong to a child through a plan, a goal or the way back to school.

    The audit files such rows without the child; the child's history finds them by these keys.
    """
    require(session, Act.READ, Subject.AUDIT, student_id)
    plans = session.exec(select(Plan.id).where(Plan.student_id == student_id)).all()
    backs = session.exec(select(ReentryPlan.id).where(ReentryPlan.student_id == student_id)).all()
    found = {*plans, *backs}
    parts: tuple[tuple[type[Kept], str, Sequence[UUID]], ...] = (
        (PlanVersion, "plan_id", plans),
        (PlanSection, "plan_id", plans),
        (PresentLevel, "plan_id", plans),
        (Goal, "plan_id", plans),
        (ChecklistItem, "plan_id", backs),
        (GradedReturn, "plan_id", backs),
    )
    for table, column, keys in parts:
        found |= {row.id for row in records.children(session, table, column, keys)}
    goals = session.exec(select(Goal.id).where(col(Goal.plan_id).in_(plans))).all()
    for below in (Objective, ProgressEntry):
        found |= {row.id for row in records.children(session, below, "goal_id", goals)}
    return found
