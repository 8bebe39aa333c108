"""From the case file to a planning problem, with the names by which the scheduler's answer is read back.

The problem holds codes and no names: it travels to a child process and into a file that others may read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, or_, select

from hospital_iep.domain.rights import Act, Subject
from hospital_iep.domain.timetable import LessonState, PlaceKind
from hospital_iep.domain.treatment import IsolationKind
from hospital_iep.operations import rooms, settings
from hospital_iep.operations.child_time import ChildTime, child_times, setup_minutes
from hospital_iep.operations.permission import require
from hospital_iep.operations.rooms import ClosedSpan
from hospital_iep.store.memory import all_rows, kept
from hospital_iep.store.tables import (
    Lesson,
    LessonNeed,
    Need,
    NeedGroup,
    NeedGroupMember,
    Place,
    Student,
    Teacher,
    TeacherBusy,
    TeachingHours,
    Travel,
)

AS_TOLD = "told"  # begins the id of a published lesson that nobody has moved, pinned or taken out since
UNKNOWN_WAY_MINUTES = 60  # between homes whose way nobody entered: long enough to be safe
PAST_STATES = {
    LessonState.IN_PROGRESS,
    LessonState.DONE,
    LessonState.SHORTENED,
    LessonState.MISSED_MEDICAL,
    LessonState.MISSED_OTHER,
}
MISSED_STATES = {LessonState.MISSED_MEDICAL, LessonState.MISSED_OTHER}
GONE_STATES = {LessonState.WITHDRAWN, LessonState.CANCELLED}

Plain = dict[str, Any]
_KINDS = {each.value for each in IsolationKind}


class Known(dict[str, UUID]):
    """The rows of one list by their ids, and the other way round."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: dict[UUID, str] = {}


@dataclass(slots=True)
class Names:
    """Which id of the problem is which row; an id is readable and unique within its list."""

    students: Known = field(default_factory=Known)
    teachers: Known = field(default_factory=Known)
    places: Known = field(default_factory=Known)
    needs: Known = field(default_factory=Known)
    groups: Known = field(default_factory=Known)
    blocks: Known = field(default_factory=Known)

    @staticmethod
    def enter(known: Known, wanted: str, key: UUID) -> str:
        """Give a row an id: the wanted one, or that with a number where it is taken."""
        name, number = wanted, 2
        while name in known:
            name, number = f"{wanted} {number}", number + 1
        known[name] = key
        known.ids.setdefault(key, name)
        return name

    @staticmethod
    def of(known: Known, key: UUID) -> str | None:
        """Return the id of a row, ``None`` where the problem does not hold it."""
        return known.ids.get(key)


@dataclass(frozen=True, slots=True)
class PlanningCase:
    """A planning problem as the file has it, and what its ids mean here.

    ``closed`` are the lessons that stand for a room that cannot be used, by their id.
    """

    problem: Plain
    names: Names
    first: date
    last: date
    closed: Mapping[str, ClosedSpan] = field(default_factory=dict)


def wall(moment: datetime) -> str:
    """Return a wall-clock time as the planning file writes it."""
    return moment.isoformat(timespec="minutes")


def build(
    session: Session, first: date, last: date, *, now: datetime | None = None, asking_again: bool = False
) -> PlanningCase:
    """Return the planning problem of the days from ``first`` to ``last``, both included.

    What starts before ``now`` is past. Lessons that were told to families are published, pinned ones locked.
    ``asking_again`` forgets that it was not now for a child a moment ago.
    """
    require(session, Act.READ, Subject.WEEK)
    names = Names()
    needs = [need for need in all_rows(session, Need) if need.holds_in(first, last)]
    keys = sorted({need.student_id for need in needs}, key=str)
    children = session.exec(select(Student).where(col(Student.id).in_(keys))).all()
    there = {child.id: child for child in children if _is_there(child, first, last)}
    times = child_times(session, list(there), first, last, asking_again=asking_again)
    days = _school_days(session, first, last)
    problem: Plain = {
        "format": "hospital-iep.planning-problem/1",
        "timezone": settings.value(session, "time_zone"),
        "horizon": {
            "start": wall(datetime.combine(first, time())),
            "end": wall(datetime.combine(last + timedelta(days=1), time())),
        },
        "grid_minutes": 5,
        "isolation_setup_minutes": setup_minutes(session, first, last),
        "weights": {},
    }
    if now is not None:
        problem["now"] = wall(now)
    problem["places"] = _places(session, names)
    problem["travel_minutes"] = _ways(session, names)
    problem["teachers"] = _teachers(session, names, first, last)
    problem["students"] = [
        _student(child, times[child.id], names, days)
        for child in sorted(there.values(), key=lambda each: each.code)
        if times[child.id].places
    ]
    weeks = ((last - first).days + 7) // 7
    problem["needs"] = [
        _need(need, names, weeks) for need in _in_order(needs, names) if _is_known(names, need.student_id)
    ]
    problem["groups"] = _groups(session, names, weeks)
    problem["locked_lessons"], problem["published_lessons"] = _lessons(session, names, first, last, now)
    places = {key: name for name, key in names.places.items()}
    closed = {
        f"closed {places[each.place_id]} {wall(each.start)}": each
        for each in rooms.during(rooms.closed(session, first, last), days)
    }
    rooms.write_down(problem, closed, places)
    return PlanningCase(problem, names, first, last, closed)


def _is_there(child: Student, first: date, last: date) -> bool:
    arrived = child.admitted_on is None or child.admitted_on <= last
    return (
        arrived
        and not child.remembered_silently
        and (child.discharged_on is None or first <= child.discharged_on or child.setting == "homebound")
    )


def _is_known(names: Names, student_id: UUID) -> bool:
    return student_id in names.students.ids


def _school_days(session: Session, first: date, last: date) -> list[tuple[datetime, datetime]]:
    school = settings.school_day(session)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [
        (datetime.combine(day, school.start), datetime.combine(day, school.end))
        for day in days
        if day.weekday() in school.weekdays
    ]


def span(start: datetime, end: datetime) -> Plain:
    """Return a span as the planning file writes it."""
    return {"start": wall(start), "end": wall(end)}


def _places(session: Session, names: Names) -> list[Plain]:
    plain = []
    for place in sorted(all_rows(session, Place), key=lambda each: (each.name, str(each.id))):
        name = names.enter(names.places, place.name or place.kind.value, place.id)
        capacity = place.capacity if place.kind is PlaceKind.CLASSROOM else None
        plain.append({"id": name, "kind": place.kind.value, "capacity": capacity})
    return plain


def _ways(session: Session, names: Names) -> list[Plain]:
    known: dict[frozenset[UUID], int] = {}
    for way in all_rows(session, Travel):
        known[frozenset((way.from_id, way.to_id))] = way.minutes
    homes = {place.id for place in all_rows(session, Place) if place.kind is PlaceKind.HOME}
    keys = sorted(names.places.items())
    ways = []
    for position, (name, key) in enumerate(keys):
        for other, other_key in keys[position + 1 :]:
            minutes = known.get(frozenset((key, other_key)))
            if minutes is None and key in homes and other_key in homes:
                minutes = UNKNOWN_WAY_MINUTES
            if minutes:
                ways.append({"from": name, "to": other, "minutes": minutes})
    return ways


def _teachers(session: Session, names: Names, first: date, last: date) -> list[Plain]:
    hours: dict[UUID, list[TeachingHours]] = {}
    for row in all_rows(session, TeachingHours):
        hours.setdefault(row.teacher_id, []).append(row)
    busy: dict[UUID, list[TeacherBusy]] = {}
    for absence in all_rows(session, TeacherBusy):
        busy.setdefault(absence.teacher_id, []).append(absence)
    begin, end = datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time())
    plain = []
    for teacher in sorted(all_rows(session, Teacher), key=lambda each: (each.name, str(each.id))):
        name = names.enter(names.teachers, teacher.name or "Teacher", teacher.id)
        spans = [
            span(datetime.combine(day, each.start), datetime.combine(day, each.end))
            for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
            for each in sorted(hours.get(teacher.id, []), key=lambda each: each.start)
            if each.weekday == day.weekday() and _works(teacher, day) and each.start < each.end
        ]
        entry: Plain = {
            "id": name,
            "subjects": sorted(teacher.subjects),
            "available": spans,
            "busy": [
                span(max(each.start, begin), min(each.end, end))
                for each in sorted(busy.get(teacher.id, []), key=lambda each: each.start)
                if each.start < end and begin < each.end
            ],
            "clearances": sorted(_KINDS & {each.casefold() for each in teacher.clearances}),
        }
        if teacher.max_minutes_per_day is not None:
            entry["max_minutes_per_day"] = teacher.max_minutes_per_day
        plain.append(entry)
    return plain


def has_hours(session: Session, first: date, last: date) -> bool:
    """Return whether any teacher has teaching hours in these days."""
    return any(each["available"] for each in _teachers(session, Names(), first, last))


def _works(teacher: Teacher, day: date) -> bool:
    return (teacher.works_from is None or teacher.works_from <= day) and (
        teacher.works_until is None or day <= teacher.works_until
    )


def _student(
    child: Student, child_time: ChildTime, names: Names, days: Sequence[tuple[datetime, datetime]]
) -> Plain:
    code = names.enter(names.students, child.code, child.id)
    stays = child_time.places
    where: Any = Names.of(names.places, stays[0].place_id)
    if len({stay.place_id for stay in stays}) > 1:
        where = [
            {**span(stay.start, stay.end), "place": Names.of(names.places, stay.place_id)} for stay in stays
        ]
    entry: Plain = {
        "id": code,
        "place": where,
        "available": list(_within_stays(days, stays)),
        "appointments": _appointments(code, child_time, names),
        "energy": {"base": child_time.base, "windows": [_window(each) for each in child_time.windows]},
        "isolation": [
            {**span(each.start, each.end), "kind": each.kind.value}
            for each in sorted(child_time.isolation, key=lambda each: each.start)
            if each.end is not None
        ],
        "lesson_minutes": {
            "min": child.lesson_minutes_min,
            "max": max(child.lesson_minutes_min, child.lesson_minutes_max),
        },
        "min_break_minutes": child.min_break_minutes,
        "can_leave_room": bool(child.can_leave_room),
        "keep_apart": sorted(child.keep_apart),
    }
    if child.max_minutes_per_day is not None:
        entry["max_minutes_per_day"] = child.max_minutes_per_day
    return entry


def _within_stays(days: Sequence[tuple[datetime, datetime]], stays: Iterable[Any]) -> Iterable[Plain]:
    for start, end in days:
        for stay in stays:
            begin, finish = max(start, stay.start), min(end, stay.end)
            if begin < finish:
                yield span(begin, finish)


def _appointments(code: str, child_time: ChildTime, names: Names) -> list[Plain]:
    plain = []
    for block in child_time.closed_blocks:
        if block.start >= block.end:
            continue
        row = block.appointment_id or block.course_id or child_time.student_id
        plain.append(
            {
                "id": names.enter(names.blocks, f"{block.kind} {wall(block.start)} {code}", row),
                "kind": block.kind,
                **span(block.start, block.end),
                "before_minutes": block.before_minutes,
                "after_minutes": block.after_minutes,
            }
        )
    return plain


def _window(window: Any) -> Plain:
    plain: Plain = {**span(window.start, window.end), "level": int(window.level), "source": window.source}
    if window.max_lesson_minutes is not None:
        plain["max_lesson_minutes"] = window.max_lesson_minutes
    if window.modes:
        plain["modes"] = list(window.modes)
    return plain


def _in_order(needs: Iterable[Need], names: Names) -> list[Need]:
    codes = {key: code for code, key in names.students.items()}
    return sorted(needs, key=lambda need: (codes.get(need.student_id, ""), need.subject, str(need.id)))


def _need(need: Need, names: Names, weeks: int) -> Plain:
    code = Names.of(names.students, need.student_id) or ""
    target = need.minutes_per_week * weeks
    entry: Plain = {
        "id": names.enter(names.needs, f"{code} {need.subject}", need.id),
        "student": code,
        "subject": need.subject,
        "requires_level": need.requires_level,
        "target_minutes": target,
        "minimum_minutes": min(need.minimum_minutes * weeks, target),
        "max_lessons_per_day": need.max_lessons_per_day,
        "mode": need.modes or ["bedside"],
        "teachers": None,
    }
    if need.max_minutes_per_day is not None:
        entry["max_minutes_per_day"] = need.max_minutes_per_day
    if need.teachers is not None:
        entry["teachers"] = sorted(name for name, key in names.teachers.items() if str(key) in need.teachers)
    return entry


def _groups(session: Session, names: Names, weeks: int) -> list[Plain]:
    members: dict[UUID, list[str]] = {}
    for member in all_rows(session, NeedGroupMember):
        need = Names.of(names.needs, member.need_id)
        if need is not None:
            members.setdefault(member.group_id, []).append(need)
    plain = []
    for group in sorted(all_rows(session, NeedGroup), key=lambda each: (each.name, str(each.id))):
        place = Names.of(names.places, group.place_id)
        if place is None or len(members.get(group.id, [])) < 2:
            continue
        plain.append(
            {
                "id": names.enter(names.groups, group.name or "Group", group.id),
                "needs": sorted(members[group.id]),
                "place": place,
                "lesson_minutes": {"min": group.lesson_minutes_min, "max": group.lesson_minutes_max},
                "target_minutes": group.target_minutes * weeks,
                "max_lessons_per_day": group.max_lessons_per_day,
            }
        )
    return plain


def lessons_between(session: Session, first: date, last: date) -> list[Lesson]:
    """Return the lessons whose present or told start lies in the days, by start."""
    begin, end = datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time())
    told, start = col(Lesson.published_start), col(Lesson.start)
    query = select(Lesson).where(or_((start >= begin) & (start < end), (told >= begin) & (told < end)))
    found = kept(session, ("lessons", first, last), lambda: session.exec(query).all(), [Lesson])
    return sorted(found, key=lambda row: (row.start, str(row.teacher_id), str(row.id)))


def needs_of(session: Session, lessons: Iterable[Lesson]) -> Mapping[UUID, Sequence[UUID]]:
    """Return the needs each lesson serves."""
    keys = tuple(lesson.id for lesson in lessons)
    return kept(session, ("needs of", keys), lambda: _needs_of(session, keys), [LessonNeed])


def _needs_of(session: Session, keys: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = {key: [] for key in keys}
    for link in session.exec(select(LessonNeed).where(col(LessonNeed.lesson_id).in_(keys))).all():
        found[link.lesson_id].append(link.need_id)
    return found


def _lessons(
    session: Session, names: Names, first: date, last: date, now: datetime | None
) -> tuple[list[Plain], list[Plain]]:
    lessons = lessons_between(session, first, last)
    served = needs_of(session, lessons)
    locked, published = [], []
    for row in lessons:
        if row.state is LessonState.CANCELLED or row.state in MISSED_STATES:
            continue  # what was not taught is still owed
        needs = sorted(filter(None, (Names.of(names.needs, key) for key in served[row.id])))
        whole = bool(needs) and len(needs) == len(served[row.id])
        past = now is not None and row.start < now
        if whole and row.state not in GONE_STATES and (row.pinned_by or (past and row.state in PAST_STATES)):
            where = (row.teacher_id, row.place_id, row.start, row.end)
            if _is_whole(where, names):
                locked.append(_lesson(f"pinned {row.id}", needs, where, names))
        if needs and row.published_start is not None and row.published_end is not None:
            teacher, place = UUID(row.published_teacher), UUID(row.published_place)
            told = (teacher, place, row.published_start, row.published_end)
            fixed = now is not None and row.published_start < now
            if not fixed or (whole and _is_whole(told, names)):  # a past fact must name what is still there
                stands = row.state not in GONE_STATES and not row.pinned_by
                stands = stands and told == (row.teacher_id, row.place_id, row.start, row.end)
                name = f"{AS_TOLD if stands else 'was told'} {row.id}"
                published.append(_lesson(name, needs, told, names))
    return locked, published


def _is_whole(where: tuple[UUID, UUID, datetime, datetime], names: Names) -> bool:
    return Names.of(names.teachers, where[0]) is not None and Names.of(names.places, where[1]) is not None


def _lesson(name: str, needs: list[str], where: tuple[UUID, UUID, datetime, datetime], names: Names) -> Plain:
    teacher, place, start, end = where
    return {
        "id": name,
        "needs": needs,
        "teacher": Names.of(names.teachers, teacher) or "gone",
        "place": Names.of(names.places, place) or "gone",
        **span(start, end),
    }
