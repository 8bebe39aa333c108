"""What the week's board shows, read at once; and the rules by which a lesson may be moved on it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5
from zoneinfo import ZoneInfo

from sqlmodel import Session

from hospital_iep.domain.timetable import LessonState, PlaceKind
from hospital_iep.domain.treatment import RoutineKind
from hospital_iep.operations import caseload, rooms, settings, week
from hospital_iep.operations.child_time import NOT_GIVEN_STATES, ChildTime, child_times
from hospital_iep.operations.permission import person
from hospital_iep.operations.problem import Names, PlanningCase, build, has_hours
from hospital_iep.operations.rooms import ClosedSpan
from hospital_iep.operations.week import LessonRow, Where
from hospital_iep.scheduling import explain, place
from hospital_iep.scheduling.facts import Fact
from hospital_iep.scheduling.planning_file import read_problem
from hospital_iep.scheduling.problem import Lesson, Problem
from hospital_iep.scheduling.rules import Code
from hospital_iep.scheduling.timetable import Timetable
from hospital_iep.store.memory import all_rows, kept
from hospital_iep.store.tables import Need, Place, Teacher, WardRoutine


@dataclass(frozen=True, slots=True)
class RoutineSpan:
    """One part of a ward's day."""

    name: str
    kind: RoutineKind
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class ShortNeed:
    """A need that is planned or taught for fewer minutes than agreed."""

    need_id: UUID
    student_id: UUID
    subject: str
    minutes_short: int
    minutes_agreed: int


@dataclass(frozen=True, slots=True)
class NeedRow:
    """Who is to be taught what."""

    student_id: UUID
    subject: str


@dataclass(frozen=True, slots=True)
class BoardFacts:
    """Everything about some days that a board can show. Published is a wall-clock time."""

    first: date
    last: date
    who: str
    lessons: tuple[LessonRow, ...]
    students: Mapping[UUID, caseload.StudentRow]
    teachers: Mapping[UUID, str]
    places: Mapping[UUID, str]
    times: Mapping[UUID, ChildTime]
    routines: Mapping[UUID, tuple[RoutineSpan, ...]]
    kinds: Mapping[UUID, PlaceKind]  # of the places
    school: settings.SchoolDay
    short: tuple[ShortNeed, ...]
    needs_by_id: Mapping[UUID, NeedRow]
    published: datetime | None
    changed: int
    has_hours: bool
    closed: tuple[ClosedSpan, ...]

    @property
    def wards(self) -> set[UUID]:
        """The places that are wards."""
        return {key for key, kind in self.kinds.items() if kind is PlaceKind.WARD}

    @property
    def rooms(self) -> dict[UUID, str]:
        """The classrooms with their names."""
        return {key: self.places[key] for key, kind in self.kinds.items() if kind is PlaceKind.CLASSROOM}

    @property
    def closed_in_school(self) -> list[ClosedSpan]:
        """When rooms cannot be used within the hours for lessons."""
        hours = [
            (datetime.combine(day, self.school.start), datetime.combine(day, self.school.end))
            for day in self.days()
        ]
        return list(rooms.during(self.closed, hours))

    def days(self) -> list[date]:
        """Return the school days, and other days on which there is a lesson."""
        taught = {row.data.start.date() for row in self.lessons}
        span = (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))
        return [day for day in span if day.weekday() in self.school.weekdays or day in taught]


def facts(session: Session, first: date, last: date) -> BoardFacts:
    """Return what a board of these days can show, both included."""
    rows = [row for row in week.lessons(session, first, last) if row.data.state is not LessonState.WITHDRAWN]
    students = {row.id: row for row in caseload.students(session)}
    told = week.last_publication(session, week.week_of(first)[0])
    zone = ZoneInfo(settings.value(session, "time_zone"))
    at = told.published_at.astimezone(zone).replace(tzinfo=None) if told and told.published_at else None
    needs = [need for need in all_rows(session, Need) if need.holds_in(first, last)]
    places = all_rows(session, Place)
    return BoardFacts(
        first=first,
        last=last,
        who=person(session).name,
        lessons=tuple(rows),
        students=students,
        teachers={row.id: row.name for row in all_rows(session, Teacher)},
        places={row.id: row.name for row in places},
        times=child_times(session, list(students), first, last),
        routines=_routines(session, first, last),
        kinds={row.id: row.kind for row in places},
        school=settings.school_day(session),
        short=tuple(_short(needs, rows, students, first, last)),
        needs_by_id={need.id: NeedRow(need.student_id, need.subject) for need in needs},
        published=at,
        changed=len(week.unpublished(session, first, last)),
        has_hours=has_hours(session, first, last),
        closed=tuple(rooms.closed(session, first, last)),
    )


def _routines(session: Session, first: date, last: date) -> dict[UUID, tuple[RoutineSpan, ...]]:
    found: dict[UUID, list[RoutineSpan]] = {}
    for row in all_rows(session, WardRoutine):
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
            if not row.weekdays or day.weekday() in row.weekdays:
                start, end = datetime.combine(day, row.start), datetime.combine(day, row.end)
                found.setdefault(row.place_id, []).append(RoutineSpan(row.name, row.kind, start, end))
    return {key: tuple(sorted(spans, key=lambda each: each.start)) for key, spans in found.items()}


def _short(
    needs: list[Need],
    rows: list[LessonRow],
    students: Mapping[UUID, caseload.StudentRow],
    first: date,
    last: date,
) -> list[ShortNeed]:
    """Return the needs with fewer minutes than agreed, the shortest first."""
    planned: dict[UUID, int] = {}
    for row in rows:
        if row.data.state not in NOT_GIVEN_STATES:
            for key in row.need_ids:
                planned[key] = planned.get(key, 0) + row.data.minutes
    weeks = ((last - first).days + 7) // 7
    found = []
    for need in needs:
        agreed = need.minutes_per_week * weeks
        lacking = agreed - planned.get(need.id, 0)
        if lacking > 0 and need.student_id in students:
            found.append(ShortNeed(need.id, need.student_id, need.subject, lacking, agreed))
    return sorted(found, key=lambda each: (-each.minutes_short, each.subject, str(each.need_id)))


# ---- rules -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Standing:
    """The week as the scheduler sees it: what it knows, and every lesson that stands, by its key.

    Among the lessons are those that stand for a room that cannot be used.
    """

    case: PlanningCase
    problem: Problem
    lessons: Mapping[UUID, Lesson]

    def minute(self, moment: datetime) -> int:
        """Return a moment as minutes from the beginning."""
        return int((moment - self.problem.start).total_seconds()) // 60

    def moment(self, minute: int) -> datetime:
        """Return the moment of a minute."""
        return self.problem.start + timedelta(minutes=minute)

    def _moved(self, lesson_id: UUID, teacher_id: UUID | None, start: datetime, end: datetime) -> Lesson:
        lesson = self.lessons[lesson_id]
        teacher = Names.of(self.case.names.teachers, teacher_id) if teacher_id else None
        return lesson._replace(
            teacher=teacher or lesson.teacher, start=self.minute(start), end=self.minute(end)
        )

    def forbids(
        self, lesson_id: UUID, teacher_id: UUID | None, start: datetime, end: datetime
    ) -> list[tuple[int, Fact]]:
        """Return the rules that a lesson would break there, the nearest first, with their facts."""
        if not 0 <= self.minute(start) < self.minute(end) <= self.problem.minutes:
            return [(1, Fact(code=Code.PUPIL_HOURS))]
        moved = self._moved(lesson_id, teacher_id, start, end)
        return place.why_not(self.problem, self.lessons.values(), moved)

    def forbids_new(
        self, need_ids: Sequence[UUID], where: Where, key: str = "new"
    ) -> list[tuple[int, Fact]] | None:
        """Return the rules a further lesson would break, ``None`` where it can no longer be given at all."""
        lesson = _lesson(self.case, self.problem, need_ids, where, key)
        return None if lesson is None else place.why_not(self.problem, self.lessons.values(), lesson)

    def allowed(self, lesson_id: UUID, teacher_id: UUID | None = None) -> list[tuple[datetime, datetime]]:
        """Return the spans of allowed starts of a lesson of this length."""
        teacher = Names.of(self.case.names.teachers, teacher_id) if teacher_id else None
        spans = place.legal_starts(self.problem, self.lessons.values(), self.lessons[lesson_id], teacher)
        return [(self.moment(span.start), self.moment(span.end)) for span in spans]

    def clashing(self) -> frozenset[str]:
        """Return the lessons, as text of their keys, that may not be where they are."""
        return place.misplaced(self.problem, self.lessons.values())

    def why_here(self, lesson_id: UUID, names: Mapping[str, str]) -> dict[str, Any]:
        """Return why a lesson is where it is, as ``hospital-iep explain`` says it."""
        key = str(lesson_id)
        return explain.explain_lesson(self.problem, self._timetable(), key, names)

    def why_not(self, need_id: UUID, names: Mapping[str, str]) -> dict[str, Any] | None:
        """Return why a need cannot get more, ``None`` where it lacks nothing."""
        need = Names.of(self.case.names.needs, need_id)
        if need is None:
            return None
        found = explain.explain_needs(self.problem, self._timetable(), need, names)
        return found[0] if found else None

    def _timetable(self) -> Timetable:
        return Timetable(tuple(self.lessons.values()))


def standing(
    session: Session, first: date, last: date, now: datetime | None, *, asking_again: bool = False
) -> Standing:
    """Return the days as the scheduler sees them; a lesson it cannot know is left out.

    ``asking_again`` forgets that it was not now for a child a moment ago.
    """
    begun = now if now is not None and now >= datetime.combine(first, time()) else None
    key = ("standing", first, last, begun, asking_again)
    return kept(session, key, lambda: _standing(session, first, last, begun, asking_again=asking_again))


def _standing(
    session: Session, first: date, last: date, now: datetime | None, *, asking_again: bool
) -> Standing:
    case = build(session, first, last, now=now, asking_again=asking_again)
    problem = read_problem(json.dumps(case.problem))
    lessons = {}
    for row in week.lessons(session, first, last):
        where = Where(row.teacher_id, row.place_id, row.data.start, row.data.end)
        taught = row.data.state not in NOT_GIVEN_STATES
        lesson = _lesson(case, problem, row.need_ids, where, str(row.id)) if taught else None
        if lesson is not None:
            lessons[row.id] = lesson
    for lesson in problem.locked:
        if lesson.id in case.closed:
            lessons[uuid5(NAMESPACE_OID, lesson.id)] = lesson
    return Standing(case, problem, lessons)


@dataclass(frozen=True, slots=True)
class Astray:
    """Lessons that ask for a repair: those that may not stay, those whose reason to move is gone."""

    clashes: int
    could_return: int


def astray(session: Session, standing: Standing, now: datetime) -> Astray:
    """Count the lessons to come that no longer fit, and those that could go back to what is known."""
    clashes = could_return = 0
    clashing = standing.clashing()
    for row in week.lessons(session, standing.case.first, standing.case.last):
        told = week.told_place(row)
        if row.id in standing.lessons and row.data.start >= now and row.data.state in week.MOVABLE_STATES:
            clashes += str(row.id) in clashing
        if row.data.reason and row.changed and not row.data.pinned_by and told and told.start >= now:
            could_return += standing.forbids_new(row.need_ids, told, str(row.id)) == []
    return Astray(clashes, could_return)


def astray_this_week(session: Session, now: datetime) -> Astray:
    """Count the lessons that ask for a repair in the week of a moment, from then on."""
    return astray(session, standing(session, *week.week_of(now.date()), now), now)


def _lesson(
    case: PlanningCase, problem: Problem, need_ids: Sequence[UUID], at: Where, lesson_key: str
) -> Lesson | None:
    needs = [Names.of(case.names.needs, key) for key in need_ids]
    teacher = Names.of(case.names.teachers, at.teacher_id)
    where = Names.of(case.names.places, at.place_id)
    start, end = (int((moment - problem.start).total_seconds()) // 60 for moment in (at.start, at.end))
    known = [need for need in needs if need is not None]
    if not known or len(known) < len(needs) or teacher is None or where is None:
        return None
    if not 0 <= start < end <= problem.minutes:
        return None
    return Lesson(tuple(sorted(known)), teacher, where, start, end, lesson_key)
