"""The caseload: entering a child in minutes, finding one, and seeing what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from hospital_iep.domain.attendance import AttendanceEvent
from hospital_iep.domain.plan import SectionKey, SectionState
from hospital_iep.domain.reentry import ItemState, ReturnState
from hospital_iep.domain.rights import Act, NotAllowedError, Subject
from hospital_iep.domain.student import StudentData
from hospital_iep.operations.permission import require
from hospital_iep.store.memory import all_rows, kept
from hospital_iep.store.tables import (
    Assignment,
    Attendance,
    ChecklistItem,
    HomeSchool,
    Need,
    OpenQuestion,
    Person,
    Place,
    Plan,
    PlanSection,
    PlanVersion,
    ReentryPlan,
    Stay,
    Student,
    Teacher,
)

CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"  # no vowels, nothing that reads like another


@dataclass(frozen=True, slots=True)
class StudentRow:
    """A child as lists and pickers show it; the privacy mode chooses between the names."""

    id: UUID
    code: str
    short_name: str
    initials: str
    full_name: str
    called: str
    place: str
    bed: str


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    """One line of the caseload page; ``None`` means not known yet."""

    student: StudentRow
    grade: str
    school: str
    teacher: str
    sections_done: int
    sections: int
    next_unknown: str
    taught_minutes: int
    agreed_minutes: int
    next_deadline: date | None
    next_deadline_for: str
    return_on: date | None
    return_state: ReturnState
    days_to_return: int | None


def code_for(session: Session, key: UUID) -> str:
    """Return a short code that no other child has; it says nothing about the child."""
    taken = set(session.exec(select(Student.code)).all())
    number = key.int
    while True:
        letters = []
        for _ in range(4):
            number, rest = divmod(number, len(CODE_LETTERS))
            letters.append(CODE_LETTERS[rest])
        code = "".join(letters)
        if code not in taken:
            return code
        number = number or key.int + len(taken)


def add_student(
    session: Session,
    data: StudentData,
    *,
    place_id: UUID | None = None,
    bed: str = "",
    school_id: UUID | None = None,
    teacher_id: UUID | None = None,
    since: datetime | None = None,
) -> UUID:
    """Enter a child with whatever is known, and start the short plan; everything else may follow later."""
    require(session, Act.WRITE, Subject.STUDENT)
    student = Student.model_validate(data, update={"school_id": school_id})
    student.code = data.code or code_for(session, student.id)
    session.add(student)
    if place_id is not None:
        session.add(Stay(student_id=student.id, place_id=place_id, bed=bed, start=since))
    if teacher_id is not None:
        session.add(Assignment(student_id=student.id, teacher_id=teacher_id))
    plan = Plan(student_id=student.id)
    session.add(plan)
    session.add(PlanVersion(plan_id=plan.id))
    for key in SectionKey:
        session.add(PlanSection(plan_id=plan.id, key=key))
    session.add(ReentryPlan(student_id=student.id))
    return student.id


def remove_student(session: Session, student_id: UUID) -> None:
    """Remove a child with all that belongs to them; one step, which undo takes back whole."""
    require(session, Act.WRITE, Subject.STUDENT, student_id)
    session.delete(session.get_one(Student, student_id))


def look_alikes(
    session: Session, given_name: str, family_name: str, birth_date: date | None
) -> list[StudentRow]:
    """Return children who may already be this one: same name, or same first name and date of birth."""
    wanted = (given_name.strip().casefold(), family_name.strip().casefold())
    found = []
    for row in session.exec(select(Student)).all():
        name = (row.given_name.casefold(), row.family_name.casefold())
        if name == wanted or (birth_date and row.birth_date == birth_date and name[0] == wanted[0]):
            found.append(row)
    return _rows(session, found)


def students(session: Session) -> list[StudentRow]:
    """Return every child the person may see, by ward, bed and name."""
    require(session, Act.READ, Subject.STUDENT)
    sources = (Student, Stay, Place, Assignment, Person)
    return [*kept(session, "students", lambda: _students(session), sources)]


def _students(session: Session) -> list[StudentRow]:
    found = _rows(session, _visible(session))
    return sorted(found, key=lambda row: (row.place, _bed_order(row.bed), row.code))


def student(session: Session, student_id: UUID) -> StudentRow:
    """Return one child's row."""
    require(session, Act.READ, Subject.STUDENT, student_id)
    return _rows(session, [session.get_one(Student, student_id)])[0]


def caseload(session: Session, today: date) -> list[CaseloadRow]:
    """Return the caseload as its page shows it, minutes counted for today's week."""
    found = _visible(session)
    rows = {row.id: row for row in _rows(session, found)}
    keys = list(rows)
    facts = _Facts(session, keys, today)
    listed = [_caseload_row(child, rows[child.id], facts, today) for child in found]
    return sorted(listed, key=lambda row: (row.student.place, _bed_order(row.student.bed), row.student.code))


def _bed_order(bed: str) -> tuple[int, str]:
    return (int(bed), "") if bed.isdigit() else (10_000, bed)


def _visible(session: Session) -> list[Student]:
    seen = []
    for row in session.exec(select(Student)).all():
        try:
            require(session, Act.READ, Subject.STUDENT, row.id)
        except NotAllowedError:
            continue
        seen.append(row)
    return seen


def _rows(session: Session, found: Iterable[Student]) -> list[StudentRow]:
    children = list(found)
    where = places_now(session, [child.id for child in children])
    rows = []
    for child in children:
        place, bed = where.get(child.id, ("", ""))
        rows.append(
            StudentRow(
                child.id,
                child.code,
                child.short_name,
                child.initials,
                child.full_name,
                child.called,
                place,
                bed,
            )
        )
    return rows


def places_now(session: Session, keys: list[UUID], at: datetime | None = None) -> dict[UUID, tuple[str, str]]:
    """Return each child's place and bed, at a moment or as last known."""
    names = {place.id: place.name for place in all_rows(session, Place)}
    found: dict[UUID, tuple[datetime, tuple[str, str]]] = {}
    for stay in session.exec(select(Stay).where(col(Stay.student_id).in_(keys))).all():
        begins = stay.start or datetime.min  # noqa: DTZ901  (wall-clock time, in the case file's zone)
        over = at is not None and (begins > at or (stay.end is not None and stay.end <= at))
        if not over and (stay.student_id not in found or begins >= found[stay.student_id][0]):
            found[stay.student_id] = (begins, (names.get(stay.place_id, ""), stay.bed))
    return {key: where for key, (_, where) in found.items()}


class _Facts:
    """What the caseload page counts, read once for all children."""

    def __init__(self, session: Session, keys: list[UUID], today: date) -> None:
        monday = today - timedelta(days=today.weekday())
        begin, end = datetime.combine(monday, time()), datetime.combine(monday + timedelta(days=7), time())
        self.schools = {row.id: row.name for row in session.exec(select(HomeSchool)).all()}
        teachers = {row.id: row.name for row in all_rows(session, Teacher)}
        self.teacher: dict[UUID, str] = {}
        for row in session.exec(select(Assignment).where(col(Assignment.student_id).in_(keys))).all():
            self.teacher.setdefault(row.student_id, teachers.get(row.teacher_id, ""))
        self.agreed: dict[UUID, int] = {}
        for need in session.exec(select(Need).where(col(Need.student_id).in_(keys))).all():
            if need.holds_in(monday, monday + timedelta(days=6)):
                self.agreed[need.student_id] = self.agreed.get(need.student_id, 0) + need.minutes_per_week
        self.taught: dict[UUID, int] = {}
        for log in session.exec(select(Attendance).where(col(Attendance.student_id).in_(keys))).all():
            if log.event is AttendanceEvent.TAUGHT and log.start and begin <= log.start < end:
                self.taught[log.student_id] = self.taught.get(log.student_id, 0) + log.minutes
        plans = {row.id: row.student_id for row in session.exec(select(Plan)).all()}
        self.sections: dict[UUID, list[SectionState]] = {}
        for section in session.exec(select(PlanSection)).all():
            self.sections.setdefault(plans[section.plan_id], []).append(section.state)
        self.reentry = {row.student_id: row for row in session.exec(select(ReentryPlan)).all()}
        self.items: dict[UUID, list[ChecklistItem]] = {}
        for item in session.exec(select(ChecklistItem)).all():
            self.items.setdefault(item.plan_id, []).append(item)
        self.questions: dict[UUID, list[OpenQuestion]] = {}
        for question in session.exec(select(OpenQuestion)).all():
            if question.answered_on is None:
                self.questions.setdefault(question.student_id, []).append(question)


def _caseload_row(child: Student, row: StudentRow, facts: _Facts, today: date) -> CaseloadRow:
    states = facts.sections.get(child.id, [])
    done = sum(state in (SectionState.COMPLETE, SectionState.NOT_NEEDED) for state in states)
    reentry = facts.reentry.get(child.id)
    items = facts.items.get(reentry.id, []) if reentry else []
    due = sorted(
        (
            (item.due_on, item.short or item.action)
            for item in items
            if item.state is ItemState.OPEN and item.due_on
        ),
    )
    questions = sorted(facts.questions.get(child.id, []), key=lambda each: (each.ask_by or date.max, each.id))
    return CaseloadRow(
        student=row,
        grade=child.grade,
        school=facts.schools.get(child.school_id, "") if child.school_id else "",
        teacher=facts.teacher.get(child.id, ""),
        sections_done=done,
        sections=len(states) or len(SectionKey),
        next_unknown=questions[0].subject_field if questions else "",
        taught_minutes=facts.taught.get(child.id, 0),
        agreed_minutes=facts.agreed.get(child.id, 0),
        next_deadline=due[0][0] if due else None,
        next_deadline_for=due[0][1] if due else "",
        return_on=reentry.return_on if reentry else None,
        return_state=reentry.return_state if reentry else ReturnState.UNKNOWN,
        days_to_return=(reentry.return_on - today).days if reentry and reentry.return_on else None,
    )
