"""The week: propose, accept, move, pin, publish. Nothing told to families moves by itself."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from hospital_iep.domain.rights import Act, Subject
from hospital_iep.domain.timetable import PINNED_BY_WARD, LessonData, LessonState
from hospital_iep.operations.permission import require
from hospital_iep.operations.problem import GONE_STATES, PAST_STATES, PlanningCase, lessons_between, needs_of
from hospital_iep.store.database import now as instant_now
from hospital_iep.store.memory import all_rows, kept
from hospital_iep.store.tables import Lesson, LessonNeed, Need, Publication

MOVABLE_STATES = {LessonState.DRAFT, LessonState.PUBLISHED}


@dataclass(frozen=True, slots=True)
class Where:
    """Where and when a lesson is, and who gives it."""

    teacher_id: UUID
    place_id: UUID
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Move:
    """One proposed change: ``old`` None is a new lesson, ``new`` None one that cannot stay.

    ``because`` says what forbids the old place; it is kept with the lesson.
    """

    number: int
    lesson_id: UUID | None
    need_ids: tuple[UUID, ...]
    old: Where | None
    new: Where | None
    told: bool
    because: str = ""


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson as board, list and round show it."""

    id: UUID
    data: LessonData
    teacher_id: UUID
    place_id: UUID
    need_ids: tuple[UUID, ...]
    student_ids: tuple[UUID, ...]
    subject: str
    changed: bool


@dataclass(frozen=True, slots=True)
class PublishedChange:
    """What a publication tells about one lesson: ``old`` None is new, ``new`` None is cancelled."""

    student_ids: tuple[UUID, ...]
    subject: str
    old: Where | None
    new: Where | None


def week_of(day: date) -> tuple[date, date]:
    """Return the Monday and the Sunday of a day's week."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def lessons(session: Session, first: date, last: date) -> list[LessonRow]:
    """Return the lessons of some days, those withdrawn but not yet told included."""
    require(session, Act.READ, Subject.WEEK)
    sources = (Lesson, LessonNeed, Need)
    return [*kept(session, ("lesson rows", first, last), lambda: _lessons(session, first, last), sources)]


def _lessons(session: Session, first: date, last: date) -> list[LessonRow]:
    found = [row for row in lessons_between(session, first, last) if row.state is not LessonState.CANCELLED]
    served = needs_of(session, found)
    needs = {need.id: need for need in all_rows(session, Need)}
    return [_row(row, served[row.id], needs) for row in found]


def lesson(session: Session, lesson_id: UUID) -> LessonRow:
    """Return one lesson."""
    require(session, Act.READ, Subject.WEEK)
    row = session.get_one(Lesson, lesson_id)
    needs = {need.id: need for need in all_rows(session, Need)}
    return _row(row, needs_of(session, [row])[row.id], needs)


def _row(row: Lesson, served: Sequence[UUID], needs: Mapping[UUID, Need]) -> LessonRow:
    known = sorted((needs[key] for key in served if key in needs), key=lambda need: str(need.id))
    subjects = sorted({need.subject for need in known})
    return LessonRow(
        id=row.id,
        data=LessonData.model_validate(row, from_attributes=True),
        teacher_id=row.teacher_id,
        place_id=row.place_id,
        need_ids=tuple(need.id for need in known),
        student_ids=tuple(sorted({need.student_id for need in known}, key=str)),
        subject=" / ".join(subjects),
        changed=_is_changed(row),
    )


def _where(row: Lesson) -> Where:
    return Where(row.teacher_id, row.place_id, row.start, row.end)


def _told(row: Lesson) -> Where | None:
    if row.published_start is None or row.published_end is None:
        return None
    return Where(
        UUID(row.published_teacher), UUID(row.published_place), row.published_start, row.published_end
    )


def _is_changed(row: Lesson) -> bool:
    """Return whether families and wards know something else than what stands now."""
    stands = None if row.state in GONE_STATES else _where(row)
    return row.state not in PAST_STATES and stands != _told(row)


# ---- proposals -------------------------------------------------------------------------------------


def compare(session: Session, case: PlanningCase, timetable: Mapping[str, Any]) -> list[Move]:
    """Return what a planned timetable would change, numbered in order of time; nothing is written.

    What began before the problem's ``now`` is on record and never part of a proposal.
    """
    now = datetime.fromisoformat(case.problem["now"]) if "now" in case.problem else None
    rows = [
        row
        for row in lessons_between(session, case.first, case.last)
        if row.state in MOVABLE_STATES and (now is None or row.start >= now)
    ]
    served = {key: tuple(sorted(value, key=str)) for key, value in needs_of(session, rows).items()}
    waiting: dict[tuple[UUID, ...], list[Lesson]] = {}
    for row in rows:
        waiting.setdefault(served[row.id], []).append(row)
    fresh: list[tuple[tuple[UUID, ...], Where]] = []
    for plain in timetable["lessons"]:
        if not case.names.needs.keys() >= set(plain["needs"]):
            continue  # it stands for a room that cannot be used
        needs = tuple(sorted((case.names.needs[each] for each in plain["needs"]), key=str))
        where = _read_where(case, plain)
        same = next((row for row in waiting.get(needs, []) if _where(row) == where), None)
        if same is not None:
            waiting[needs].remove(same)
        elif now is None or where.start >= now:
            fresh.append((needs, where))
    return _pair(fresh, waiting)


def _pair(
    fresh: Iterable[tuple[tuple[UUID, ...], Where]], waiting: Mapping[tuple[UUID, ...], list[Lesson]]
) -> list[Move]:
    """Join each new place with a lesson of the same needs that lost its own: the nearest in time first."""
    changes: list[tuple[Lesson | None, tuple[UUID, ...], Where | None]] = []
    left = {needs: list(rows) for needs, rows in waiting.items()}
    for needs, where in fresh:
        rows = left.get(needs, [])
        nearest = min(rows, key=lambda row: (abs(row.start - where.start), str(row.id)), default=None)
        if nearest is not None:
            rows.remove(nearest)
        changes.append((nearest, needs, where))
    changes += [(row, needs, None) for needs, rows in left.items() for row in rows]
    changes.sort(key=_in_time)
    return [
        Move(
            number=number,
            lesson_id=row.id if row else None,
            need_ids=needs,
            old=_where(row) if row else None,
            new=where,
            told=row.is_told if row else False,
        )
        for number, (row, needs, where) in enumerate(changes, 1)
    ]


def _in_time(change: tuple[Lesson | None, tuple[UUID, ...], Where | None]) -> tuple[str, str]:
    row, needs, where = change
    start = where.start if where else row.start if row else None
    return (str(start), str(needs))


def _read_where(case: PlanningCase, plain: Mapping[str, Any]) -> Where:
    return Where(
        case.names.teachers[plain["teacher"]],
        case.names.places[plain["place"]],
        datetime.fromisoformat(plain["start"]),
        datetime.fromisoformat(plain["end"]),
    )


def accept(session: Session, moves: Iterable[Move], reason: str = "") -> int:
    """Write proposed changes and return how many; the window hands over those the person said yes to."""
    require(session, Act.WRITE, Subject.WEEK)
    count = 0
    for move in moves:
        count += 1
        because = move.because or reason
        if move.lesson_id is None and move.new is not None:
            _add(session, move.need_ids, move.new, because)
        elif move.lesson_id is not None:
            row = session.get_one(Lesson, move.lesson_id)
            if move.new is None:
                row.reason = because
                _take_out(session, row)
            else:
                _put(row, move.new, because)
    return count


def _add(session: Session, need_ids: Iterable[UUID], where: Where, reason: str) -> UUID:
    row = Lesson(
        teacher_id=where.teacher_id,
        place_id=where.place_id,
        start=where.start,
        end=where.end,
        reason=reason,
    )
    session.add(row)
    session.flush()
    for key in need_ids:
        session.add(LessonNeed(lesson_id=row.id, need_id=key))
    return row.id


def _put(row: Lesson, where: Where, reason: str) -> None:
    row.teacher_id, row.place_id = where.teacher_id, where.place_id
    row.start, row.end = where.start, where.end
    row.reason = reason
    if row.state is LessonState.PUBLISHED and _told(row) != where:
        row.state = LessonState.DRAFT
    elif row.state is LessonState.DRAFT and _told(row) == where:
        row.state = LessonState.PUBLISHED


def _take_out(session: Session, row: Lesson) -> None:
    """Delete a lesson nobody was told of; one that was told stays as withdrawn until that is told too."""
    if row.is_told:
        row.state, row.pinned_by = LessonState.WITHDRAWN, ""
    else:
        session.delete(row)


# ---- by hand ---------------------------------------------------------------------------------------


def add_lesson(session: Session, need_ids: Collection[UUID], where: Where) -> UUID:
    """Place a lesson by hand; it is pinned by the person, so that planning leaves it there."""
    who = require(session, Act.WRITE, Subject.WEEK)
    key = _add(session, need_ids, where, "")
    session.get_one(Lesson, key).pinned_by = who.name
    return key


def move_lesson(session: Session, lesson_id: UUID, where: Where) -> None:
    """Move or resize a lesson by hand, which pins it."""
    who = require(session, Act.WRITE, Subject.WEEK)
    row = session.get_one(Lesson, lesson_id)
    _put(row, where, "")
    row.pinned_by = who.name


def pin(session: Session, lesson_id: UUID, *, on: bool, by_ward: bool = False) -> None:
    """Pin a lesson where it is, for oneself or because the ward fixed it; or free it for planning."""
    who = require(session, Act.WRITE, Subject.WEEK)
    pinner = PINNED_BY_WARD if by_ward else who.name
    session.get_one(Lesson, lesson_id).pinned_by = pinner if on else ""


def take_out(session: Session, lesson_id: UUID) -> None:
    """Take a lesson out of the week."""
    require(session, Act.WRITE, Subject.WEEK)
    _take_out(session, session.get_one(Lesson, lesson_id))


# ---- publishing ------------------------------------------------------------------------------------


def unpublished(session: Session, first: date, last: date) -> list[PublishedChange]:
    """Return what families and wards do not know yet of some days, in order of time."""
    require(session, Act.READ, Subject.WEEK)
    found = [row for row in lessons_between(session, first, last) if _is_changed(row)]
    found = [row for row in found if row.state is not LessonState.CANCELLED]
    served = needs_of(session, found)
    needs = {need.id: need for need in all_rows(session, Need)}
    changes = []
    for row in found:
        shown = _row(row, served[row.id], needs)
        new = None if row.state in GONE_STATES else _where(row)
        changes.append(PublishedChange(shown.student_ids, shown.subject, _told(row), new))
    return changes


def told_place(row: LessonRow) -> Where | None:
    """Return where families and wards know a lesson to be; ``None`` where they know of none."""
    data = row.data
    if data.published_start is None or data.published_end is None:
        return None
    teacher, place = UUID(data.published_teacher), UUID(data.published_place)
    return Where(teacher, place, data.published_start, data.published_end)


def publish(session: Session, first: date, last: date, summary: str = "") -> int:
    """Tell: what stands now becomes what families and wards know; return how many lessons that changes.

    The publication itself is written down and stays, also where undo takes its effect back.
    """
    who = require(session, Act.PUBLISH, Subject.WEEK)
    count = 0
    for row in lessons_between(session, first, last):
        if row.state is LessonState.CANCELLED or not _is_changed(row):
            continue
        count += 1
        row.sequence += 1 if row.is_told else 0
        if row.state is LessonState.WITHDRAWN:
            row.state, row.cancelled_on = LessonState.CANCELLED, instant_now(session).date()
            continue
        row.state = LessonState.PUBLISHED
        row.published_start, row.published_end = row.start, row.end
        row.published_teacher, row.published_place = str(row.teacher_id), str(row.place_id)
    session.add(
        Publication(week=first, published_at=instant_now(session), published_by=who.name, summary=summary)
    )
    return count


def last_publication(session: Session, first: date) -> Publication | None:
    """Return when a week was last published, and by whom."""
    rows = session.exec(select(Publication).where(Publication.week == first)).all()
    return max(rows, key=lambda row: str(row.published_at), default=None)


def overlapping(session: Session, first: date, last: date, students: Collection[UUID]) -> list[LessonRow]:
    """Return the lessons of some days in which one of the children is taught."""
    return [row for row in lessons(session, first, last) if set(row.student_ids) & set(students)]


def at_place(session: Session, place_id: UUID, start: datetime, end: datetime) -> list[LessonRow]:
    """Return the lessons that stand at a place in a time."""
    return [
        row
        for row in lessons(session, start.date(), end.date())
        if row.place_id == place_id
        and row.data.start < end
        and start < row.data.end
        and row.data.state is not LessonState.WITHDRAWN
    ]


def on_day(session: Session, day: date, teacher_id: UUID | None = None) -> list[LessonRow]:
    """Return a day's lessons, of one teacher or all, by start."""
    found = [
        row
        for row in lessons(session, day, day)
        if row.data.start.date() == day and row.data.state is not LessonState.WITHDRAWN
    ]
    return [row for row in found if teacher_id is None or row.teacher_id == teacher_id]
