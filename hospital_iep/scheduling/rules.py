"""The eleven hard rules of a timetable: each one named function, in this one place.

A rule says what it forbids as *cuts*. A cut ``(start, end, longer_than, code, cause)`` forbids every lesson
that touches ``[start, end)`` and is longer than ``longer_than`` minutes; ``code`` and ``cause`` say why.
Where ``start == end``, no lesson may run across that minute. The solver turns cuts into masks, the checker
and dragging test a lesson against them, and the explanation keeps or drops them one by one. Day limits are
cuts over the day, with ``longer_than`` the minutes that are left.

Fixed lessons are facts: rules 1 to 5 and 9 do not judge them, the others only together with a movable lesson.
The rules' numbers and words are those of the planning file.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

from hospital_iep.scheduling.lesson import isolated_as
from hospital_iep.scheduling.problem import (
    AIRBORNE,
    DAY,
    INFECTIOUS,
    PROTECTIVE,
    IsolationKind,
    Mode,
    Problem,
    Span,
    Student,
    gaps,
    join,
)

if TYPE_CHECKING:
    from hospital_iep.scheduling.lesson import Placed, Way


class Code(StrEnum):
    """What kind of fact stands in a lesson's way."""

    APPOINTMENT = "appointment"
    ENERGY = "energy"
    LESSON_CAP = "lesson-cap"
    MODE = "mode"
    PUPIL_HOURS = "pupil-hours"
    PUPIL_BREAK = "pupil-break"
    PUPIL_DAY_FULL = "pupil-day-full"
    NEED_DAY_FULL = "need-day-full"
    OTHER_LESSON = "other-lesson"
    TEACHER_HOURS = "teacher-hours"
    TEACHER_FULL = "teacher-full"
    ONLY_TEACHER = "only-teacher"
    NO_TEACHER = "no-teacher"
    CLEARANCE = "clearance"
    TRAVEL = "travel"
    ISOLATION_ORDER = "isolation-order"
    ROOM_FULL = "room-full"
    MAY_NOT_LEAVE = "may-not-leave"
    KEEP_APART = "keep-apart"
    GROUP_MEMBER = "group-member"
    LENGTHS = "lengths"
    COST = "cost"


WORDS = {
    1: "inside the horizon, on the grid, within one day",
    2: "student and teacher are available, no appointment and nothing busy is touched",
    3: "the student's energy suffices at every minute",
    4: "the length and the mode are those that the student and the energy windows allow",
    5: "the teacher teaches the subject, may teach this need, and holds the clearance",
    6: "one lesson of a student at a time, with the break, within the limits of the day",
    7: "one lesson of a teacher at a time, with travel and set-up, within the limit of the day",
    8: "no student in protective isolation after another one with an infection on the same day",
    9: "the place suits the need, nobody leaves a room who may not, no room is too full",
    10: "no need and no group gets more than its target",
    11: "fixed lessons stand unchanged and nothing else starts before now",
}
"""Each rule in words for people."""

Cut: TypeAlias = tuple[int, int, int, Code, Any]
"""start, end, longer_than, code, cause: a longer lesson that touches ``[start, end)`` is forbidden."""

EVER = 10**9
"""A minute after all others; ``-EVER`` is before them."""

_OTHER, _TRAVEL, _BREAK, _ORDER = Code.OTHER_LESSON, Code.TRAVEL, Code.PUPIL_BREAK, Code.ISOLATION_ORDER
_FULL, _APART = Code.ROOM_FULL, Code.KEEP_APART


def touches(cut: Cut, start: int, end: int) -> bool:
    """Whether a cut forbids the lesson ``[start, end)``."""
    return cut[0] < end and start < cut[1] and end - start > cut[2]


# Rule 1


def on_grid_within_a_day(problem: Problem, start: int, end: int) -> bool:
    """Rule 1: inside the horizon, on the grid, within one calendar day."""
    return (
        start >= 0
        and end <= problem.minutes
        and start // DAY == (end - 1) // DAY
        and start % problem.grid == 0
        and end % problem.grid == 0
    )


# Rule 2


def student_hours(student: Student) -> Iterator[Cut]:
    """Rule 2 for the student: the hours for learning, and no appointment with its buffers."""
    for start, end in gaps(student.available, -EVER, EVER):
        yield start, end, 0, Code.PUPIL_HOURS, student
    for appointment in student.appointments:
        yield appointment.start, appointment.end, 0, Code.APPOINTMENT, appointment


def teacher_hours(problem: Problem, teacher: int) -> Iterator[Cut]:
    """Rule 2 for the teacher: the hours for teaching, and nothing busy."""
    who = problem.teachers[teacher]
    for start, end in (*gaps(who.available, -EVER, EVER), *who.busy):
        yield start, end, 0, Code.TEACHER_HOURS, who


# Rule 3


def energy_floor(student: Student, level: int) -> Iterator[Cut]:
    """Rule 3: at every minute the energy level is at least 1 and at least what the need requires."""
    least = max(1, level)
    for window in student.windows:
        if window.level < least:
            yield window.start, window.end, 0, Code.ENERGY, window
    if student.base_level < least:
        covered = join([Span(window.start, window.end) for window in student.windows])
        for start, end in gaps(covered, -EVER, EVER):
            yield start, end, 0, Code.ENERGY, student


# Rule 4


def window_limits(student: Student, mode: Mode | None) -> Iterator[Cut]:
    """Rule 4 for energy windows: the longest lesson, and the modes, of every window that is touched."""
    for window in student.windows:
        if window.max_lesson is not None:
            yield window.start, window.end, window.max_lesson, Code.LESSON_CAP, window
        if mode is not None and window.modes is not None and mode.value not in window.modes:
            yield window.start, window.end, 0, Code.MODE, window


def length_fits(way: "Way", minutes: int) -> bool:
    """Rule 4 for the length: what the student or the group can do."""
    return way.shortest <= minutes <= way.longest


# Rule 5


def may_teach(problem: Problem, teacher: int, needs: Iterable[int]) -> bool:
    """Rule 5: the teacher teaches the subject of each need and is allowed by it."""
    subjects = problem.teachers[teacher].subjects
    for n in needs:
        need = problem.needs[n]
        if need.subject not in subjects or (need.teachers is not None and teacher not in need.teachers):
            return False
    return True


def clearance(problem: Problem, teacher: int, way: "Way") -> Iterator[Cut]:
    """Rule 5: who goes to a student isolated as airborne holds the clearance for it."""
    if not way.remote and IsolationKind.AIRBORNE.value not in problem.teachers[teacher].clearances:
        for s in way.students:
            for span in problem.students[s].isolation:
                if span.kind is IsolationKind.AIRBORNE:
                    yield span.start, span.end, 0, Code.CLEARANCE, problem.teachers[teacher]


# Rule 6


def student_day(lessons: Iterable["Placed"], min_break: int) -> list[Cut]:
    """Rule 6: one lesson of a student at a time and the break between two on a day."""
    return [(u.start - min_break, u.end + min_break, 0, _OTHER, u) for u in lessons]


def minutes_left(limit: int | None, taught: int) -> int:
    """Rules 6, 7 and 10: what a limit of minutes leaves (negative: fixed lessons alone exceed it)."""
    return EVER if limit is None else limit - taught


# Rule 7


def between(problem: Problem, one: "Placed", way: "Way", isolation: int) -> int:
    """Rule 7: minutes between a lesson and a neighbour of this way in a teacher's round."""
    gap = problem.travel[one.way.place].get(way.place, 0)
    if problem.setup and (isolation or one.isolation) and one.way.students != way.students:
        gap += problem.setup * ((one.isolation > 0) + (isolation > 0))
    return gap


def teacher_round(problem: Problem, lessons: Sequence["Placed"], way: "Way", isolation: int) -> list[Cut]:
    """Rule 7: one lesson of a teacher at a time, travel and set-up between neighbours that are not remote.

    ``lessons`` are the others of the teacher on that day, sorted. The cuts hold for one lesson of the way
    with this class of isolation.
    """
    cuts: list[Cut] = [(u.start, u.end, 0, _OTHER, u) for u in lessons]
    if way.remote:
        _remote_between(problem, lessons, cuts)
        return cuts
    last = len(lessons) - 1
    earlier_end = -EVER
    for i, u in enumerate(lessons):
        if u.way.remote:
            _gaps_around_remote(problem, lessons, i, way, isolation, cuts)
        else:
            gap = between(problem, u, way, isolation)
            if gap:
                start, end = u.start - gap, u.end + gap
                if start < earlier_end:
                    start = earlier_end
                if i < last and lessons[i + 1].start < end:
                    end = lessons[i + 1].start
                if start < u.start:
                    cuts.append((start, u.start, 0, _TRAVEL, u))
                if u.end < end:
                    cuts.append((u.end, end, 0, _TRAVEL, u))
        if u.end > earlier_end:
            earlier_end = u.end
    return cuts


def _gaps_around_remote(
    problem: Problem, lessons: Sequence["Placed"], i: int, way: "Way", isolation: int, cuts: list[Cut]
) -> None:
    """After a remote lesson the way from the last place counts on, before it the way to the next."""
    u = lessons[i]
    passed = 0
    for v in reversed(lessons[: i + 1]):
        if not v.way.remote:
            end = v.end + between(problem, v, way, isolation) + passed
            following = lessons[i + 1].start if i + 1 < len(lessons) else EVER
            if u.end < min(end, following):
                cuts.append((u.end, min(end, following), 0, _TRAVEL, v))
            break
        passed += v.minutes
    passed = 0
    for v in lessons[i:]:
        if not v.way.remote:
            start = v.start - between(problem, v, way, isolation) - passed
            earlier = lessons[i - 1].end if i else -EVER
            if max(start, earlier) < u.start:
                cuts.append((max(start, earlier), u.start, 0, _TRAVEL, v))
            break
        passed += v.minutes


def _remote_between(problem: Problem, lessons: Sequence["Placed"], cuts: list[Cut]) -> None:
    """Let a remote lesson take its own time from the way between its neighbours that are not remote."""
    before: Placed | None = None
    passed = 0
    for u in lessons:
        if u.way.remote:
            passed += u.minutes
            continue
        if before is not None:
            gap = between(problem, before, u.way, u.isolation)
            if gap:
                slack = u.start - before.end - gap - passed
                cuts.append((before.end, u.start, max(0, slack), _TRAVEL, u))
        before, passed = u, 0


def round_broken(problem: Problem, lessons: Sequence["Placed"]) -> tuple["Placed", "Placed"] | None:
    """Rule 7 over a whole day of a teacher: the first two neighbours that are too close, if any."""
    before: Placed | None = None
    passed = 0
    for u in lessons:
        if u.way.remote:
            passed += u.minutes
            continue
        if before is not None and not (before.fixed and u.fixed):
            gap = between(problem, before, u.way, u.isolation)
            if gap and u.start - before.end < gap + passed:
                return before, u
        before, passed = u, 0
    return None


# Rule 8


def protective_first(problem: Problem, lessons: Iterable["Placed"], way: "Way", isolation: int) -> list[Cut]:
    """Rule 8: on a day no student in protective isolation after another one with an infection.

    ``isolation`` is that of each student of the way.
    """
    frail = way.students if isolation & PROTECTIVE else ()
    return order_kept(problem, lessons, frail, way.students if isolation & INFECTIOUS else ())


def order_kept(
    problem: Problem, lessons: Iterable["Placed"], frail: Sequence[int], ill: Sequence[int]
) -> list[Cut]:
    """Rule 8 for a lesson of these students in protective isolation, and these with an infection.

    One child can be both, and is no danger to itself.
    """
    cuts: list[Cut] = []
    for u in lessons:
        if not u.isolation:
            continue
        if frail and _different(isolated_as(problem, u, INFECTIOUS), frail):
            cuts.append((u.start, (u.day + 1) * DAY, 0, _ORDER, u))
        if ill and _different(isolated_as(problem, u, PROTECTIVE), ill):
            cuts.append((u.day * DAY, u.end, 0, _ORDER, u))
    return cuts


def _different(some: Iterable[int], others: Sequence[int]) -> bool:
    """Whether one of the first is not the same student as one of the second."""
    return any(a != b for a in some for b in others)


# Rule 9


def own_place_only(problem: Problem, student: int, place: int) -> Iterator[Cut]:
    """Rule 9: the times at which this place is not the student's own, for all of a lesson."""
    stays = sorted(
        Span(stay.start, stay.end) for stay in problem.students[student].stays if stay.place == place
    )
    who = problem.students[student]
    for start, end in gaps(join(stays), -EVER, EVER):
        yield start, end, 0, Code.MAY_NOT_LEAVE, who
    for _, end in stays[:-1]:
        yield end, end, 0, Code.MAY_NOT_LEAVE, who


def place_suits(problem: Problem, way: "Way") -> Iterator[Cut]:
    """Rule 9: who may be at the place of a way, and when."""
    if way.remote:
        return
    for s in way.students:
        student = problem.students[s]
        if way.own or not student.can_leave_room:
            yield from own_place_only(problem, s, way.place)
        elif way.group is None:
            for span in student.isolation:
                yield span.start, span.end, 0, Code.MAY_NOT_LEAVE, student
        if way.group is not None:
            for span in student.isolation:
                yield span.start, span.end, 0, Code.GROUP_MEMBER, student


def share_label(problem: Problem, some: Iterable[int], others: Collection[int]) -> bool:
    """Rule 9: whether two different students are to be kept apart."""
    students = problem.students
    labelled = [a for a in some if students[a].keep_apart]
    return any(a != b and students[a].keep_apart & students[b].keep_apart for a in labelled for b in others)


def room(problem: Problem, lessons: Sequence["Placed"], way: "Way") -> list[Cut]:
    """Rule 9: a classroom holds at most its capacity, and not two who are kept apart.

    ``lessons`` are the others in the same classroom on that day.
    """
    cuts: list[Cut] = [
        (u.start, u.end, 0, _APART, u) for u in lessons if share_label(problem, way.students, u.way.students)
    ]
    capacity = problem.places[way.place].capacity
    if capacity is None:
        return cuts
    for u in lessons:
        at_start = [v for v in lessons if v.start <= u.start < v.end]
        if sum(len(v.way.students) for v in at_start) + len(way.students) > capacity:
            cuts.append((u.start, min(v.end for v in at_start), 0, _FULL, u))
    for e in sorted({u.end for u in lessons}):
        after = [v for v in lessons if v.start <= e < v.end]
        if after and sum(len(v.way.students) for v in after) + len(way.students) > capacity:
            cuts.append((e, min(v.end for v in after), 0, _FULL, after[0]))
    if len(way.students) > capacity:
        cuts.append((-EVER, EVER, 0, _FULL, way))
    return cuts


# Rule 10 is minutes_left of a need's or a group's target over the whole horizon.

# Rule 11


def past(problem: Problem) -> Iterator[Cut]:
    """Rule 11: nothing but fixed lessons starts before now."""
    if problem.now is not None:
        yield -EVER, problem.now, 0, Code.TEACHER_HOURS, None


def airborne_only_cleared(isolation: int, cleared: bool) -> bool:
    """Rule 5 for a whole class of lessons: whether this teacher may give them."""
    return cleared or not isolation & AIRBORNE
