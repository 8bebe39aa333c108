"""The round of a day: where to go now, how the child is, what happened, what to do when it is not now."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from hospital_iep.domain.attendance import AttendanceEvent
from hospital_iep.domain.reentry import ItemState
from hospital_iep.domain.rights import Act, Subject
from hospital_iep.domain.timetable import LessonState, PlaceKind
from hospital_iep.domain.treatment import CheckMoment, Rater
from hospital_iep.operations import caseload, week
from hospital_iep.operations.child_time import ChildTime, child_times
from hospital_iep.operations.permission import require
from hospital_iep.operations.week import LessonRow
from hospital_iep.store.memory import all_rows
from hospital_iep.store.tables import (
    Appointment,
    Attendance,
    ChecklistItem,
    EnergyCheck,
    Goal,
    Lesson,
    LessonNeed,
    Need,
    OpenQuestion,
    Place,
    ReentryPlan,
    Student,
    Travel,
    WardNote,
    WardRoutine,
)

LATE_STATES = {LessonState.MISSED_MEDICAL, LessonState.MISSED_OTHER}
TAUGHT_STATES = {LessonState.DONE, LessonState.SHORTENED}


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit of the round: a lesson with where it is, how the child should be, and what to mind."""

    lesson: LessonRow
    students: tuple[caseload.StudentRow, ...]
    place: str
    bed: str
    walk_minutes: int
    expected_level: int
    forecast_level: int  # as it was before the child was asked today
    needed_level: int
    isolation: str
    safety: tuple[str, ...]
    goal: str
    taught_minutes: int
    level_before: int | None
    level_after: int | None


@dataclass(frozen=True, slots=True)
class MinutesRow:
    """What a child was taught this week, of what was agreed; medical misses are shown apart."""

    student: caseload.StudentRow
    taught: int
    agreed: int
    missed_medical: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that needs the person: at most a few, each with one button."""

    kind: str
    count: int
    student: caseload.StudentRow | None
    text: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A line from the ward."""

    student: caseload.StudentRow
    text: str
    at: datetime | None


def round_of(session: Session, day: date, teacher_id: UUID | None = None) -> list[Visit]:
    """Return a teacher's visits of a day in order (all teachers' without one), with the ways between."""
    rows = week.on_day(session, day, teacher_id)
    keys = sorted({key for row in rows for key in row.student_ids}, key=str)
    known = {row.id: row for row in caseload.students(session)}
    times = child_times(session, keys, day, day)
    children = {row.id: row for row in session.exec(select(Student).where(col(Student.id).in_(keys))).all()}
    places = {place.id: place for place in all_rows(session, Place)}
    ways = _ways(session)
    logs = _logs(session, [row.id for row in rows])
    checks = _checks(session, [row.id for row in rows])
    visits: list[Visit] = []
    before: LessonRow | None = None
    for row in rows:
        walk = 0
        if before is not None and before.teacher_id == row.teacher_id:
            walk = ways.get(frozenset((before.place_id, row.place_id)), 0)
        before = row
        here = [times[key] for key in row.student_ids if key in times]
        isolation = next(
            (found.kind.value for each in here if (found := each.isolated_at(row.data.start))), ""
        )
        remote = row.place_id in places and places[row.place_id].kind is PlaceKind.REMOTE
        level_before, level_after = checks.get(row.id, (None, None))
        students = tuple(known[key] for key in row.student_ids if key in known)
        visits.append(
            Visit(
                lesson=row,
                students=students,
                place=places[row.place_id].name if row.place_id in places else "",
                bed=students[0].bed if len(students) == 1 else "",
                walk_minutes=walk,
                expected_level=_lowest(here, row),
                forecast_level=_lowest([replace(each, checks=[]) for each in here], row),
                needed_level=_needed(session, row),
                isolation="" if remote else isolation,
                safety=tuple(
                    children[key].safety_line for key in row.student_ids if children[key].safety_line
                ),
                goal=_goal(session, row),
                taught_minutes=logs.get(row.id, 0),
                level_before=level_before,
                level_after=level_after,
            )
        )
    return visits


def _lowest(here: list[ChildTime], row: LessonRow) -> int:
    levels = [step[2] for each in here for step in each.steps(row.data.start, row.data.end)]
    return min(levels, default=3)


def _needed(session: Session, row: LessonRow) -> int:
    needs = session.exec(select(Need).where(col(Need.id).in_(row.need_ids))).all()
    return max((need.requires_level for need in needs), default=0)


def _ways(session: Session) -> dict[frozenset[UUID], int]:
    return {frozenset((way.from_id, way.to_id)): way.minutes for way in all_rows(session, Travel)}


def _logs(session: Session, keys: list[UUID]) -> dict[UUID, int]:
    found: dict[UUID, int] = {}
    for log in session.exec(select(Attendance).where(col(Attendance.lesson_id).in_(keys))).all():
        if log.lesson_id is not None and log.event is AttendanceEvent.TAUGHT:
            found[log.lesson_id] = max(found.get(log.lesson_id, 0), log.minutes)
    return found


def _checks(session: Session, keys: list[UUID]) -> dict[UUID, tuple[int | None, int | None]]:
    found: dict[UUID, tuple[int | None, int | None]] = {}
    rows = session.exec(select(EnergyCheck).where(col(EnergyCheck.lesson_id).in_(keys))).all()
    for check in sorted(rows, key=lambda row: row.at):
        if check.lesson_id is None:
            continue
        before, after = found.get(check.lesson_id, (None, None))
        if check.moment is CheckMoment.AFTER:
            found[check.lesson_id] = (before, check.level)
        else:
            found[check.lesson_id] = (check.level, after)
    return found


def _goal(session: Session, row: LessonRow) -> str:
    need = session.get(Need, row.need_ids[0]) if len(row.need_ids) == 1 else None
    goal = session.get(Goal, need.goal_id) if need and need.goal_id else None
    return goal.behaviour if goal else ""


def minutes_this_week(session: Session, day: date, teacher_id: UUID | None = None) -> list[MinutesRow]:
    """Return taught and agreed minutes of each child the teacher teaches this week, by bed."""
    first, last = week.week_of(day)
    rows = week.lessons(session, first, last)
    mine = {key for row in rows if teacher_id in (None, row.teacher_id) for key in row.student_ids}
    missed: dict[UUID, int] = {}
    for row in rows:
        if row.data.state is LessonState.MISSED_MEDICAL:
            for key in row.student_ids:
                missed[key] = missed.get(key, 0) + row.data.minutes
    agreed: dict[UUID, int] = {}
    for need in session.exec(select(Need).where(col(Need.student_id).in_(mine))).all():
        if need.holds_in(first, last):
            agreed[need.student_id] = agreed.get(need.student_id, 0) + need.minutes_per_week
    begin, end = datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time())
    logs = select(Attendance).where(
        col(Attendance.student_id).in_(mine), col(Attendance.start) >= begin, col(Attendance.start) < end
    )
    taught: dict[UUID, int] = {}
    for log in session.exec(logs).all():
        if log.event is AttendanceEvent.TAUGHT:
            taught[log.student_id] = taught.get(log.student_id, 0) + log.minutes
    return [
        MinutesRow(row, taught.get(row.id, 0), agreed[row.id], missed.get(row.id, 0))
        for row in caseload.students(session)
        if agreed.get(row.id)
    ]


def waiting(session: Session, day: date, most: int = 5) -> list[Waiting]:
    """Return what needs the person, the nearest date first: tray, late items, questions."""
    require(session, Act.READ, Subject.STUDENT)
    known = {row.id: row for row in caseload.students(session)}
    found: list[Waiting] = []
    tray = session.exec(select(Appointment).where(col(Appointment.student_id).is_(None))).all()
    if tray:
        found.append(Waiting("tray", len(tray), None, "", None))
    plans = {plan.id: plan.student_id for plan in session.exec(select(ReentryPlan)).all()}
    near = select(ChecklistItem).where(
        col(ChecklistItem.due_on) <= day + timedelta(days=1), ChecklistItem.state == ItemState.OPEN
    )
    for item in session.exec(near).all():
        if plans[item.plan_id] in known:
            student = known[plans[item.plan_id]]
            found.append(Waiting("checklist", 1, student, item.short or item.action, item.due_on))
    for question in session.exec(select(OpenQuestion)).all():
        soon = question.ask_by is not None and question.ask_by <= day + timedelta(days=2)
        if question.answered_on is None and soon and question.student_id in known:
            student = known[question.student_id]
            found.append(Waiting("question", 1, student, question.subject_field, question.ask_by))
    found.sort(key=lambda each: (each.due_on or date.min, each.kind, each.text))
    return found[:most]


@dataclass(frozen=True, slots=True)
class Pause:
    """A time of a ward's day that lies between visits: lunch, rest, round."""

    name: str
    place_id: UUID
    start: datetime
    end: datetime


def pauses(session: Session, day: date) -> list[Pause]:
    """Return the wards' own times of a day in order."""
    require(session, Act.READ, Subject.WEEK)
    found = [
        Pause(row.name, row.place_id, datetime.combine(day, row.start), datetime.combine(day, row.end))
        for row in all_rows(session, WardRoutine)
        if not row.weekdays or day.weekday() in row.weekdays
    ]
    return sorted(found, key=lambda each: (each.start, each.name))


def ward_notes(session: Session, day: date) -> list[NoteRow]:
    """Return the ward's notes of a day."""
    known = {row.id: row for row in caseload.students(session)}
    rows = [
        NoteRow(known[note.student_id], note.text, note.at)
        for note in session.exec(select(WardNote)).all()
        if note.student_id in known and note.at is not None and note.at.date() == day
    ]
    return sorted(rows, key=lambda row: (str(row.at), row.student.code))


# ---- what happens at the bedside -------------------------------------------------------------------


def check_energy(
    session: Session,
    student_id: UUID,
    at: datetime,
    level: int,
    *,
    rater: Rater = Rater.CHILD,
    moment: CheckMoment = CheckMoment.BEFORE,
    lesson_id: UUID | None = None,
) -> UUID:
    """Write down how a child says it is; it overrules the forecast for the rest of the day."""
    require(session, Act.WRITE, Subject.TREATMENT, student_id)
    row = EnergyCheck(
        student_id=student_id, at=at, level=level, rater=rater, moment=moment, lesson_id=lesson_id
    )
    session.add(row)
    return row.id


def check_visit(session: Session, lesson_id: UUID, at: datetime, level: int) -> None:
    """Write down how everybody of a visit says it is, before the lesson or in it."""
    require(session, Act.WRITE, Subject.WEEK)
    for student_id in _students_of(session, session.get_one(Lesson, lesson_id)):
        check_energy(session, student_id, at, level, lesson_id=lesson_id)


def add_note(session: Session, student_id: UUID, text: str, at: datetime) -> UUID:
    """Write down what the ward said about a child."""
    require(session, Act.WRITE, Subject.STUDENT, student_id)
    row = WardNote(student_id=student_id, text=text, at=at)
    session.add(row)
    return row.id


def began(session: Session, lesson_id: UUID) -> datetime | None:
    """Return when a lesson was begun, ``None`` where it was not."""
    require(session, Act.READ, Subject.WEEK)
    starts = [log.start for log in _logs_of(session, lesson_id) if log.start]
    return min(starts, default=None)


def noted(session: Session, lesson_id: UUID) -> tuple[str, str]:
    """Return what was new in a lesson, and the adult who was there, as far as it is written down."""
    require(session, Act.READ, Subject.WEEK)
    logs = _logs_of(session, lesson_id)
    return (
        next((log.topic for log in logs if log.topic), ""),
        next((log.adult_present for log in logs if log.adult_present), ""),
    )


def to_log(session: Session, now: datetime, teacher_id: UUID | None = None, days: int = 7) -> list[LessonRow]:
    """Return lessons of the last days that nobody has written anything about yet, the latest first."""
    rows = week.lessons(session, now.date() - timedelta(days=days), now.date())
    open_states = {LessonState.DRAFT, LessonState.PUBLISHED, LessonState.IN_PROGRESS}
    rows = [
        row
        for row in rows
        if row.data.start <= now and row.data.state in open_states and teacher_id in (None, row.teacher_id)
    ]
    return sorted(rows, key=lambda row: (row.data.start, str(row.id)), reverse=True)


def start_lesson(session: Session, lesson_id: UUID, at: datetime) -> None:
    """Begin a lesson; from now on it is a fact that no plan moves."""
    require(session, Act.WRITE, Subject.WEEK)
    row = session.get_one(Lesson, lesson_id)
    row.state = LessonState.IN_PROGRESS
    _log(session, row, at, 0)


def finish_lesson(session: Session, lesson_id: UUID, at: datetime, *, level_after: int | None = None) -> int:
    """End a lesson that was begun; minutes taught are those since it began. Returns them."""
    require(session, Act.WRITE, Subject.WEEK)
    row = session.get_one(Lesson, lesson_id)
    began = next((log.start for log in _logs_of(session, lesson_id) if log.start), row.start)
    minutes = max(0, round((at - began).total_seconds() / 60))
    return log_lesson(session, lesson_id, minutes=minutes, at=at, level_after=level_after)


def log_lesson(
    session: Session,
    lesson_id: UUID,
    *,
    minutes: int | None = None,
    at: datetime | None = None,
    level_after: int | None = None,
    topic: str | None = None,
    adult: str | None = None,
) -> int:
    """Write down that a lesson was taught, as planned where no minutes are given. Returns the minutes.

    Without ``topic`` or ``adult`` what was written of them stays.
    """
    require(session, Act.WRITE, Subject.WEEK)
    row = session.get_one(Lesson, lesson_id)
    taught = row.minutes if minutes is None else minutes
    row.state = LessonState.DONE if taught >= row.minutes else LessonState.SHORTENED
    _log(session, row, row.start, taught, topic=topic, adult=adult)
    if level_after is not None:
        for student_id in _students_of(session, row):
            check_energy(
                session, student_id, at or row.end, level_after, moment=CheckMoment.AFTER, lesson_id=row.id
            )
    return taught


def not_now(
    session: Session, lesson_id: UUID, reason_code: str, at: datetime, *, make_up: bool = True
) -> None:
    """Write down that it is not now, and why; it is never counted against the child."""
    require(session, Act.WRITE, Subject.WEEK)
    row = session.get_one(Lesson, lesson_id)
    medical = reason_code.startswith("MED")
    row.state = LessonState.MISSED_MEDICAL if medical else LessonState.MISSED_OTHER
    for log in _logs_of(session, lesson_id):
        session.delete(log)
    for need in _needs_of(session, row):
        session.add(
            Attendance(
                student_id=need.student_id,
                lesson_id=row.id,
                need_id=need.id,
                event=AttendanceEvent.NOT_NOW,
                start=at,
                minutes=0,
                reason_code=reason_code,
                make_up_owed=make_up,
                subject=need.subject,
            )
        )


def reopen(session: Session, lesson_id: UUID) -> None:
    """Take back what was logged for a lesson."""
    require(session, Act.WRITE, Subject.WEEK)
    row = session.get_one(Lesson, lesson_id)
    for log in _logs_of(session, lesson_id):
        session.delete(log)
    row.state = LessonState.PUBLISHED if row.is_told else LessonState.DRAFT


def _log(
    session: Session,
    row: Lesson,
    at: datetime,
    minutes: int,
    topic: str | None = None,
    adult: str | None = None,
) -> None:
    known = {log.need_id: log for log in _logs_of(session, row.id)}
    for need in _needs_of(session, row):
        log = known.get(need.id)
        if log is None:
            session.add(
                Attendance(
                    student_id=need.student_id,
                    lesson_id=row.id,
                    need_id=need.id,
                    start=at,
                    minutes=minutes,
                    subject=need.subject,
                    topic=topic or "",
                    adult_present=adult or "",
                )
            )
        else:
            log.minutes, log.event = minutes, AttendanceEvent.TAUGHT
            log.topic = log.topic if topic is None else topic
            log.adult_present = log.adult_present if adult is None else adult


def _logs_of(session: Session, lesson_id: UUID) -> list[Attendance]:
    return list(session.exec(select(Attendance).where(Attendance.lesson_id == lesson_id)).all())


def _needs_of(session: Session, row: Lesson) -> list[Need]:
    keys = session.exec(select(LessonNeed.need_id).where(LessonNeed.lesson_id == row.id)).all()
    return sorted(
        session.exec(select(Need).where(col(Need.id).in_(keys))).all(), key=lambda need: str(need.id)
    )


def _students_of(session: Session, row: Lesson) -> list[UUID]:
    return sorted({need.student_id for need in _needs_of(session, row)}, key=str)
