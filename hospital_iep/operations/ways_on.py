"""When it is not now: what else can be done with the visit, and who can use a gap. All within one day.

Every way is legal by the scheduler's own rules; each says what it does to others before it is taken.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session

from hospital_iep.domain.attendance import AttendanceEvent
from hospital_iep.domain.catalogues import cancellation_reasons
from hospital_iep.domain.rights import Act, Subject
from hospital_iep.operations import board, caseload, today, week
from hospital_iep.operations.child_time import NOT_GIVEN_STATES, Declined, child_times
from hospital_iep.operations.permission import require
from hospital_iep.operations.problem import Names
from hospital_iep.operations.week import LessonRow, Where
from hospital_iep.scheduling import place
from hospital_iep.scheduling.problem import Lesson, Span
from hospital_iep.store.memory import all_rows
from hospital_iep.store.tables import Attendance, Need

WAIT = 15  # minutes after which one looks in again
_STANDBY = "standby"


class WayKind(StrEnum):
    """What can be done with a visit that cannot begin."""

    SWAP = "swap"
    SHORTEN = "shorten"
    LATER = "later"
    MAKE_UP = "make-up"


@dataclass(frozen=True, slots=True)
class Way:
    """One way on. ``moves`` are the lessons that change place; ``lost`` minutes go to the make-up list."""

    kind: WayKind
    lost: int
    moves: tuple[tuple[UUID, Where], ...] = ()
    other: LessonRow | None = None  # who comes first where two visits change places

    def of(self, lesson_id: UUID) -> Where | None:
        """Return where a lesson goes by this way."""
        return next((where for key, where in self.moves if key == lesson_id), None)


@dataclass(frozen=True, slots=True)
class Standby:
    """A child who can be taught if a gap opens: minutes still to be placed or made up, and where.

    ``declined`` is the "not now" for which the child is left in peace, and until when.
    """

    student: caseload.StudentRow
    need_id: UUID
    subject: str
    minutes_short: int
    where: Where
    instead_of: UUID | None  # the visit that must fall away first; ``None`` where the time is free
    declined: Declined | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the rest of a day asks for: lessons that no longer fit, and who is next if a gap opens.

    ``anyway`` is a child left in peace for a while, who could be asked again all the same.
    """

    clashes: tuple[UUID, ...]
    standby: Standby | None
    anyway: Standby | None = None


def ways_on(session: Session, lesson_id: UUID, now: datetime) -> list[Way]:
    """Return what can be done with a visit that cannot begin, the best first; the make-up list is last."""
    row = week.lesson(session, lesson_id)
    day = row.data.start.date()
    standing = board.standing(session, day, day, now)
    give_up = Way(WayKind.MAKE_UP, row.data.minutes)
    if lesson_id not in standing.lessons:
        return [give_up]
    others = [each for each in week.on_day(session, day, row.teacher_id) if each.data.start > row.data.start]
    hand = _Hand(standing, row, now)
    found = [hand.swap(others), hand.shorten(), hand.later()]
    return [*(way for way in found if way is not None), give_up]


class _Hand:
    """One visit in the hand, over the day as it stands."""

    def __init__(self, standing: board.Standing, row: LessonRow, now: datetime) -> None:
        self.standing, self.row, self.now = standing, row, now
        self.lesson = standing.lessons[row.id]
        grid = standing.problem.grid
        begin = max(standing.minute(now), self.lesson.start)
        self.soon = -(-begin // grid) * grid  # the first minute on the grid that is not over

    def swap(self, others: Iterable[LessonRow]) -> Way | None:
        """Let the next visit that can come first; this one follows as soon as it may."""
        lessons = self.standing.lessons
        for other in others:
            free = (
                other.id in lessons and not other.data.pinned_by and other.data.state in week.MOVABLE_STATES
            )
            if not free or set(other.student_ids) & set(self.row.student_ids):
                continue
            ahead = lessons[other.id]
            ahead = ahead._replace(start=self.soon, end=self.soon + ahead.minutes)
            rest = self._without(self.row.id, other.id)
            if place.why_not(self.standing.problem, rest, ahead):
                continue
            start = self._first([*rest, ahead], self.lesson, ahead.end)
            if start is not None:
                moves = ((other.id, self._where(ahead, other)), (self.row.id, self._at(start)))
                return Way(WayKind.SWAP, 0, moves, other)
        return None

    def shorten(self) -> Way | None:
        """Look in again in a quarter of an hour, and end as planned."""
        least = self._least()
        short = self.lesson._replace(start=self.soon + WAIT)
        if short.minutes < least or place.why_not(self.standing.problem, self._without(self.row.id), short):
            return None
        where = self._where(short, self.row)
        return Way(WayKind.SHORTEN, self.lesson.minutes - short.minutes, ((self.row.id, where),))

    def later(self) -> Way | None:
        """Put it where there is room later in the day; nothing else moves."""
        start = self._first(self._without(self.row.id), self.lesson, self.soon + WAIT)
        return None if start is None else Way(WayKind.LATER, 0, ((self.row.id, self._at(start)),))

    def _least(self) -> int:
        problem = self.standing.problem
        pupils = {problem.needs[problem.need_index[name]].student for name in self.lesson.needs}
        return max(problem.students[pupil].shortest for pupil in pupils)

    def _without(self, *keys: UUID) -> list[Lesson]:
        return [lesson for key, lesson in self.standing.lessons.items() if key not in keys]

    def _first(self, others: Collection[Lesson], lesson: Lesson, since: int) -> int | None:
        spans = place.legal_starts(self.standing.problem, others, lesson)
        return first_start(spans, since, self.standing.problem.grid)

    def _at(self, start: int) -> Where:
        return self._where(self.lesson._replace(start=start, end=start + self.lesson.minutes), self.row)

    def _where(self, lesson: Lesson, row: LessonRow) -> Where:
        begin, end = self.standing.moment(lesson.start), self.standing.moment(lesson.end)
        return Where(row.teacher_id, row.place_id, begin, end)


def first_start(spans: Iterable[Span], since: int, grid: int) -> int | None:
    """Return the first allowed start on the grid that is not before ``since``."""
    for span in spans:
        start = max(span.start, -(-since // grid) * grid)
        if start < span.end:
            return start
    return None


def take(session: Session, lesson_id: UUID, way: Way, reason_code: str, at: datetime) -> None:
    """Go one way on: write down why it was not now, and move what the way moves, as one step."""
    require(session, Act.WRITE, Subject.WEEK)
    if way.kind is WayKind.MAKE_UP:
        today.not_now(session, lesson_id, reason_code, at)
        return
    row = week.lesson(session, lesson_id)
    for need_id in row.need_ids:
        need = session.get_one(Need, need_id)
        session.add(
            Attendance(
                student_id=need.student_id,
                need_id=need.id,
                event=AttendanceEvent.NOT_NOW,
                start=at,
                minutes=0,
                reason_code=reason_code,
                make_up_owed=bool(way.lost),
                subject=need.subject,
            )
        )
    for key, where in way.moves:
        week.move_lesson(session, key, where)


# ---- the rest of the day ---------------------------------------------------------------------------


def outlook(session: Session, day: date, teacher_id: UUID | None, now: datetime) -> Outlook:
    """Return which lessons of the day no longer fit, and which child is next if a gap opens for a teacher."""
    standing = board.standing(session, day, day, now)
    coming = [
        row
        for row in week.on_day(session, day)
        if row.id in standing.lessons and row.data.start >= now and row.data.state in week.MOVABLE_STATES
    ]
    clashes = tuple(row.id for row in coming if standing.forbids(row.id, None, row.data.start, row.data.end))
    if teacher_id is None:
        return Outlook(clashes, None)
    mine = [row for row in coming if row.teacher_id == teacher_id]
    return Outlook(
        clashes, _standby(session, standing, mine, teacher_id, now), _anyway(session, day, teacher_id, now)
    )


def _anyway(session: Session, day: date, teacher_id: UUID, now: datetime) -> Standby | None:
    """Return which child that is left in peace could use the time before that is over."""
    short = short_needs(session, now.date())
    known = {row.id: row for row in caseload.students(session)}
    keys = sorted({student_id for student_id, _, _ in short.values() if student_id in known}, key=str)
    times = child_times(session, keys, day, day)
    quiet = {key: each for key in keys for each in times[key].declined if each.start <= now < each.end}
    if not quiet:
        return None
    standing = board.standing(session, day, day, now, asking_again=True)
    for need_id, (student_id, subject, lacking) in short.items():
        where = _gap(standing, need_id, lacking, teacher_id, now) if student_id in quiet else None
        if where is not None and where.start < quiet[student_id].end:
            return Standby(known[student_id], need_id, subject, lacking, where, None, quiet[student_id])
    return None


def _standby(
    session: Session, standing: board.Standing, mine: list[LessonRow], teacher_id: UUID, now: datetime
) -> Standby | None:
    """Return who fits into free time; where nobody does, who fits if the next visit falls away."""
    short = short_needs(session, now.date())
    known = {row.id: row for row in caseload.students(session)}
    for instead in (None, *mine[:1]):
        gap = _without(standing, instead)
        for need_id, (student_id, subject, lacking) in short.items():
            if student_id not in known or (instead is not None and student_id in instead.student_ids):
                continue
            where = _gap(gap, need_id, lacking, teacher_id, now)
            if where is not None:
                return Standby(
                    known[student_id], need_id, subject, lacking, where, instead.id if instead else None
                )
    return None


def _without(standing: board.Standing, row: LessonRow | None) -> board.Standing:
    if row is None:
        return standing
    return replace(standing, lessons={key: each for key, each in standing.lessons.items() if key != row.id})


def _gap(
    standing: board.Standing, need_id: UUID, lacking: int, teacher_id: UUID, now: datetime
) -> Where | None:
    names, problem = standing.case.names, standing.problem
    need, teacher = Names.of(names.needs, need_id), Names.of(names.teachers, teacher_id)
    if need is None or teacher is None:
        return None
    pupil = problem.students[problem.needs[problem.need_index[need]].student]
    plain = next(each for each in standing.case.problem["students"] if each["id"] == pupil.id)
    if not isinstance(plain["place"], str):
        return None  # a child who moves today is not a stopgap
    minutes = min(lacking, pupil.longest) // problem.grid * problem.grid
    since = standing.minute(now)
    if minutes < pupil.shortest or minutes <= 0:
        return None
    lesson = Lesson((need,), teacher, plain["place"], since, since + minutes, _STANDBY)
    start = first_start(place.legal_starts(problem, standing.lessons.values(), lesson), since, problem.grid)
    if start is None:
        return None
    begin, end = standing.moment(start), standing.moment(start + minutes)
    return Where(teacher_id, names.places[plain["place"]], begin, end)


def short_needs(session: Session, day: date) -> Mapping[UUID, tuple[UUID, str, int]]:
    """Return the needs of a day's week with minutes neither taught nor planned, the most owed first.

    Each with the child, the subject and the minutes.
    """
    first, last = week.week_of(day)
    given: dict[UUID, int] = {}
    for row in week.lessons(session, first, last):
        if row.data.state not in NOT_GIVEN_STATES:
            for key in row.need_ids:
                given[key] = given.get(key, 0) + row.data.minutes
    found = {}
    for need in all_rows(session, Need):
        lacking = need.minutes_per_week - given.get(need.id, 0)
        if need.holds_in(first, last) and lacking > 0:
            found[need.id] = (need.student_id, need.subject, lacking)
    return dict(sorted(found.items(), key=lambda each: (-each[1][2], str(each[0]))))


def reason_name(code: str) -> str:
    """Return the catalogue's name of a reason."""
    found = cancellation_reasons().get(code)
    return found.name if found else code
