"""What medicine does to a child's week: appointments, courses of treatment, ward routine, isolation, energy.

How a treatment takes and gives back energy stands in ``curve``; what follows from it for the child's
energy at each minute in ``energy``. Every clinical number is typical only: check with the team.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import IntEnum, StrEnum
from typing import Any

from pydantic import NaiveDatetime

from hospital_iep.domain.vocabulary import Data, ShareTier, choice, known, listing, wall_time

T0, T1, T2 = ShareTier.T0, ShareTier.T1, ShareTier.T2

HORIZON_YEARS = 10  # no course runs longer, its delays not counted; keeps a typing error from running on


class EnergyLevel(IntEnum):
    """How much a child can take on; the scale is our own and not validated."""

    BLOCKED = 0  # never teach
    PASSIVE = 1  # ten to fifteen minutes of stories, sound, cards; optional
    LOW = 2  # twenty to thirty minutes, practice only
    NORMAL = 3
    PRIME = 4  # tests and new content


class AppointmentStatus(StrEnum):
    """How an appointment stands."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"
    DELETED = "deleted"
    NO_SHOW = "no-show"


class AppointmentData(Data):
    """One appointment of a child, from a hospital's file or typed in.

    ``kind`` is the id of a treatment in the catalogue; ``matched_word`` is the word of the title that
    told it. ``source``, ``uid`` and ``recurrence_id`` together say which entry of which calendar this
    is; ``fingerprint`` does where a calendar's uids change. ``as_written`` keeps what the file said.
    """

    source: str = known("", tier=T0, label="From", max_length=80)
    uid: str = known("", tier=T0, max_length=500)
    recurrence_id: str = known("", tier=T0, max_length=60)
    sequence: int = known(0, tier=T0, ge=0)
    stamp: str = known("", tier=T0, label="Written there", max_length=40)
    last_modified: str = known("", tier=T0, label="Last changed there", max_length=40)
    fingerprint: str = known("", tier=T0, max_length=64)
    kind: str = known("unknown", tier=T2, label="Treatment", max_length=60)
    matched_word: str = known("", tier=T0, label="Recognised by", max_length=120)
    title: str = known("", tier=T0, label="Title", max_length=500)
    start: NaiveDatetime = wall_time(tier=T1, label="From")
    end: NaiveDatetime = wall_time(tier=T1, label="To")
    all_day: bool = known(default=False, tier=T0, label="All day")
    before_minutes: int = known(0, tier=T0, label="Before", ge=0, le=2880, unit="minutes")
    after_minutes: int = known(0, tier=T0, label="After", ge=0, le=2880, unit="minutes")
    teachable: bool = known(
        default=False, tier=T0, label="Can be taught through", help="It lowers energy instead of blocking"
    )
    status: AppointmentStatus = choice(
        AppointmentStatus, AppointmentStatus.CONFIRMED, tier=T0, label="Status"
    )
    shown_as_free: bool = known(default=False, tier=T0, label="The calendar says free")
    place: str = known("", tier=T0, label="Place", max_length=200)
    time_zone: str = known("", tier=T0, label="Time zone used", max_length=60)
    as_written: str = known("", tier=T0, label="As written in the file", max_length=300)
    note: str = known("", tier=T0, label="Note", max_length=1000)

    @property
    def takes_time(self) -> bool:
        """Whether it keeps the child from lessons; a no-show does not give its time back."""
        gone = {AppointmentStatus.CANCELLED, AppointmentStatus.DELETED}
        return not self.shown_as_free and self.status not in gone


class CoursePattern(StrEnum):
    """How the dates of a course follow each other."""

    ONCE = "once"
    DAILY = "daily"
    WEEKDAYS = "weekdays"  # on the weekdays named; with every_nth = 2 on every other of them
    EVERY_DAYS = "every-days"  # in cycles of a number of days
    MONTH_DAYS = "month-days"  # on days of the month, such as twice a month


@dataclass(frozen=True, slots=True)
class CourseDay:
    """A day as the ward counts it: the first day of treatment is day 1."""

    cycle: int
    day: int

    @property
    def text(self) -> str:
        """The count in the ward's words ("cycle 3, day 9")."""
        return f"cycle {self.cycle}, day {self.day}"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date of treatment within its course, in wall-clock time.

    ``number`` counts from 1 and stays the same when dates are moved, skipped or delayed.
    """

    number: int
    total: int
    start: datetime
    end: datetime
    on: CourseDay
    in_cycles: bool = False
    moved: bool = False
    previous_day: date | None = None
    course_first: date | None = None
    course_last: date | None = None

    @property
    def label(self) -> str:
        """Where in its course it stands ("cycle 3, day 1" or "12 of 30"); empty for a single date."""
        if self.in_cycles:
            return self.on.text
        return f"{self.number} of {self.total}" if self.total > 1 else ""


class TreatmentCourseData(Data):
    """A course of treatment entered once: what, from when, how often, and what was changed since.

    ``count`` is the number of dates, or of cycles where it runs in cycles; ``cycle_days`` are the days
    of treatment within a cycle as the ward counts them (day 1 is the first). Weekdays count from 0 =
    Monday. ``skipped`` and ``moved`` name dates by their number, so that a later delay does not lose them.
    ``delays`` begin with a cycle (with a day of treatment, where there are no cycles), of which the first
    ``kept`` dates stay.
    """

    treatment: str = known("", tier=T2, label="Treatment", max_length=60)
    variant: str = known("", tier=T2, label="Kind", max_length=60)
    title: str = known("", tier=T0, label="Called", max_length=120)
    starts_on: date | None = known(None, tier=T2, label="First day")
    times: list[str] = listing(tier=T0, label="Times of day", help="Wall-clock times such as 08:00")
    minutes: int = known(60, tier=T0, label="Lasts", ge=0, le=14400, unit="minutes")
    pattern: CoursePattern = choice(CoursePattern, CoursePattern.ONCE, tier=T2, label="How often")
    weekdays: list[int] = listing(tier=T2, label="Weekdays")
    every_days: int = known(21, tier=T2, label="Days in a cycle", ge=1, le=366, unit="days")
    every_nth: int = known(1, tier=T2, label="Every how many", ge=1, le=31)
    month_days: list[int] = listing(tier=T2, label="Days of the month")
    cycle_days: list[int] = listing(tier=T2, label="Days of treatment in a cycle")
    count: int = known(1, tier=T2, label="How many", ge=1, le=400)
    skipped: list[int] = listing(tier=T0, label="Left out")
    moved: list[dict[str, Any]] = listing(tier=T0, label="Moved", help="number, start")
    delays: list[dict[str, int]] = listing(
        tier=T0, label="Delays", help="from which cycle or day, dates kept, days"
    )
    stops_on: date | None = known(None, tier=T2, label="Stopped on")
    curve: list[dict[str, Any]] = listing(tier=T0, label="This child's own curve")
    curve_agreed_with: str = known("", tier=T0, label="Curve agreed with", max_length=120)
    place: str = known("", tier=T0, label="Place", max_length=200)
    note: str = known("", tier=T0, label="Note", max_length=1000)

    def skip(self, number: int) -> None:
        """Leave one date out; a curve of that date goes with it."""
        self.skipped = sorted({*self.skipped, number})

    def restore(self, number: int) -> None:
        """Put a date that was left out or moved back to where the course has it."""
        self.skipped = [each for each in self.skipped if each != number]
        self.moved = [each for each in self.moved if each["number"] != number]

    def move(self, number: int, start: datetime) -> None:
        """Move one date; the others stay, and a later delay does not touch what was moved by hand."""
        others = [each for each in self.moved if each["number"] != number]
        self.moved = [*others, {"number": number, "start": start.isoformat(timespec="minutes")}]

    def delay(self, first: int, days: int, kept: int = 0) -> None:
        """Shift the rest of the course from a cycle on (from a day of treatment on, where it has none).

        The first ``kept`` dates of that cycle or day stay. ``days`` may be negative to take a delay back, or
        to come early. Where the course keeps to weekdays, the rest goes on at its next weekday after the
        pause, and never before the date before it.
        """
        self.delays = [*self.delays, {"from": first, "days": days, "kept": kept}]

    def delay_from(self, number: int, days: int) -> None:
        """Shift a date and all after it, by their numbers; whatever comes before stays."""
        whole, kept = divmod(number - 1, self.dates_at_once)
        self.delay(whole + 1, days, kept)

    @property
    def dates_at_once(self) -> int:
        """How many dates a cycle has; how many a day of treatment has, where there are no cycles."""
        in_cycles = self.pattern == CoursePattern.EVERY_DAYS
        return len(self.times or [""]) * (len(self.cycle_days or [1]) if in_cycles else 1)

    def planned(self) -> list[tuple[datetime, CourseDay]]:
        """Return all dates by their number, as they are before single dates are moved or left out.

        No course runs longer than ten years from its first day, its delays not counted: what is beyond is
        none of its dates. Empty while the first day is unknown.
        """
        if self.starts_on is None:
            return []
        in_cycles = self.pattern == CoursePattern.EVERY_DAYS
        return list((_cycle_dates if in_cycles else _plain_dates)(self, self.starts_on))

    def occurrences(self) -> list[Occurrence]:
        """Return the dates of treatment in order of time, without those left out.

        Empty while the first day is unknown. Lengths are differences of wall-clock times.
        """
        planned = self.planned()
        starts = {each["number"]: datetime.fromisoformat(each["start"]) for each in self.moved}
        kept = [
            (starts.get(number, start), number, on, number in starts)
            for number, (start, on) in enumerate(planned, 1)
            if number not in self.skipped
        ]
        kept = sorted(each for each in kept if self.stops_on is None or each[0].date() <= self.stops_on)
        before = days_before([each[0].date() for each in kept])
        return [
            Occurrence(
                number=number,
                total=len(planned),
                start=start,
                end=start + timedelta(minutes=self.minutes),
                on=on,
                in_cycles=self.pattern == CoursePattern.EVERY_DAYS,
                moved=was_moved,
                previous_day=previous,
                course_first=kept[0][0].date(),
                course_last=kept[-1][0].date(),
            )
            for (start, number, on, was_moved), previous in zip(kept, before, strict=True)
        ]

    def day_of(self, day: date) -> CourseDay | None:
        """Return where a day lies in the course's cycles, ``None`` before the first day.

        Days after the last cycle still count on in it. A course without cycles is one cycle.
        """
        if self.starts_on is None or day < self.starts_on:
            return None
        if self.pattern != CoursePattern.EVERY_DAYS:
            return CourseDay(1, (day - self.starts_on).days + 1)
        begun = [each for each in enumerate(_cycle_starts(self, self.starts_on), 1) if each[1] <= day]
        if not begun:
            return None
        cycle, first = max(begun, key=lambda each: (each[1], each[0]))
        return CourseDay(cycle, (day - first).days + 1)


def days_before(days: Sequence[date]) -> Iterator[date | None]:
    """Yield for each of some days in order the last other day before it, ``None`` before the first."""
    before: date | None = None
    for at, day in enumerate(days):
        if at and days[at - 1] < day:
            before = days[at - 1]
        yield before


def _times(course: TreatmentCourseData) -> list[time]:
    return [time.fromisoformat(text) for text in course.times] or [time(9)]


def _horizon(first: date) -> date:
    return first + timedelta(days=366 * HORIZON_YEARS)


def _cycle_dates(course: TreatmentCourseData, first: date) -> Iterator[tuple[datetime, CourseDay]]:
    """Yield the dates of a course in cycles; a delay shifts a date and all that follow."""
    days, times = sorted(course.cycle_days or [1]), _times(course)
    within = [(day, at) for day in days for at in times]
    for cycle in range(1, course.count + 1):
        begins = first + timedelta(days=(cycle - 1) * course.every_days)
        for kept, (day, at) in enumerate(within):
            on = begins + timedelta(days=day - 1)
            if on > _horizon(first):
                return
            late = timedelta(days=_late(course, cycle, kept))
            yield datetime.combine(on + late, at), CourseDay(cycle, day)


def _cycle_starts(course: TreatmentCourseData, first: date) -> Iterator[date]:
    """Yield the first day of each cycle; a delay of a cycle shifts it and all that follow."""
    for cycle in range(1, course.count + 1):
        yield first + timedelta(days=(cycle - 1) * course.every_days + _late(course, cycle, 0))


def _late(course: TreatmentCourseData, cycle: int, kept: int) -> int:
    """Return by how many days a date of a cycle is late; ``kept`` dates of the cycle come before it."""
    return sum(each["days"] for each in course.delays if _delayed_from(each) <= (cycle, kept))


def _delayed_from(delay: Mapping[str, int]) -> tuple[int, int]:
    return delay["from"], delay.get("kept", 0)


def _plain_dates(course: TreatmentCourseData, first: date) -> Iterator[tuple[datetime, CourseDay]]:
    """Yield the dates of a course without cycles; a delay pauses it and its pattern goes on after.

    One that brings forward takes the first day of the pattern it leads to, after the day before it. Each
    counts from where the ones before it have led.
    """
    pauses: dict[tuple[int, int], list[int]] = {}
    for each in course.delays:
        pauses.setdefault(_delayed_from(each), []).append(each["days"])
    before: date | None = None
    for number, undelayed in enumerate(_plain_days(course, first), 1):
        day = undelayed if before is None or not pauses else _day_after(course, before)
        for kept, at in enumerate(_times(course)):
            for pause in pauses.get((number, kept), ()):
                day += timedelta(days=pause)
                if before is not None:
                    day = max(day, before if kept else before + timedelta(days=1))
                day = _pattern_day(course, day)
            yield datetime.combine(day, at), CourseDay(1, (day - first).days + 1)
            before = day


def _plain_days(course: TreatmentCourseData, first: date) -> Iterator[date]:
    """Yield the days of a course without cycles as they would be without a delay."""
    day, seen, last = first, 0, _horizon(first)
    while day <= last and seen < course.count * course.every_nth:
        if _in_pattern(course, day):
            if seen % course.every_nth == 0:
                yield day
            seen += 1
        day += timedelta(days=1)


def _pattern_day(course: TreatmentCourseData, day: date) -> date:
    """Return the first day of the pattern from a day on; there is one where the course has a date."""
    while not _in_pattern(course, day):
        day += timedelta(days=1)
    return day


def _day_after(course: TreatmentCourseData, before: date) -> date:
    """Return the next day of treatment after one: the next of the pattern, or every other of them."""
    for _ in range(course.every_nth):
        before = _pattern_day(course, before + timedelta(days=1))
    return before


def _in_pattern(course: TreatmentCourseData, day: date) -> bool:
    if course.pattern == CoursePattern.WEEKDAYS:
        return day.weekday() in course.weekdays
    if course.pattern == CoursePattern.MONTH_DAYS:
        return day.day in course.month_days
    return True


class WardCurveData(Data):
    """A ward's own curve of a treatment, in place of the catalogue's; segments as ``curve`` writes them."""

    treatment: str = known("", tier=T0, label="Treatment", max_length=60)
    curve: list[dict[str, Any]] = listing(tier=T0, label="The ward's own curve")
    agreed_with: str = known("", tier=T0, label="Agreed with", max_length=120)
    agreed_on: date | None = known(None, tier=T0, label="On")


class IsolationKind(StrEnum):
    """Why a child is isolated; in the order in which one visits: protective first, enteric last."""

    PROTECTIVE = "protective"
    CONTACT = "contact"
    DROPLET = "droplet"
    AIRBORNE = "airborne"
    ENTERIC = "enteric"


class MaterialsPolicy(StrEnum):
    """What becomes of books and devices that go into the room."""

    STAYS_IN_ROOM = "stays-in-room"
    WIPE = "wipe"
    SINGLE_USE = "single-use"


class IsolationData(Data):
    """A time in isolation; without an end it goes on."""

    kind: IsolationKind = choice(IsolationKind, IsolationKind.PROTECTIVE, tier=T1, label="Kind")
    start: NaiveDatetime = wall_time(tier=T1, label="From")
    end: NaiveDatetime | None = wall_time(None, tier=T1, label="To")
    materials: MaterialsPolicy | None = choice(MaterialsPolicy, tier=T1, label="Materials")
    setup_minutes: int | None = known(
        None, tier=T1, label="Time to dress and undress", ge=0, le=60, unit="minutes"
    )
    note: str = known("", tier=T2, label="Note", max_length=500)


class RoutineKind(StrEnum):
    """What returns on a ward every day."""

    HANDOVER = "handover"
    BLOOD_TESTS = "blood-tests"
    ROUND = "round"
    VITAL_SIGNS = "vital-signs"
    MEAL = "meal"
    REST = "rest"
    VISITING = "visiting"
    SCHOOL = "school"
    BEDTIME = "bedtime"
    OTHER = "other"


class WardRoutineData(Data):
    """What returns on a ward at the same time of day.

    ``weekdays`` count from 0 = Monday; none means every day. ``level`` is the energy it leaves for
    lessons: 0 keeps the time free of teaching (a protected meal), ``None`` only shows it.
    """

    name: str = known("", tier=T0, label="Name", max_length=80)
    kind: RoutineKind = choice(RoutineKind, RoutineKind.OTHER, tier=T0, label="Kind")
    weekdays: list[int] = listing(tier=T0, label="Weekdays")
    start: time = known(time(9), tier=T0, label="From")
    end: time = known(time(10), tier=T0, label="To")
    level: int | None = known(None, tier=T0, label="Energy left for lessons", ge=0, le=4)

    @property
    def protected(self) -> bool:
        """Whether no lesson may touch it."""
        return self.level == EnergyLevel.BLOCKED

    def holds_on(self, day: date) -> bool:
        """Return whether it takes place on a day."""
        return not self.weekdays or day.weekday() in self.weekdays


class EnergyWindowData(Data):
    """A time with another energy than usual, as a person says (a bad night, visitors, a birthday)."""

    start: NaiveDatetime = wall_time(tier=T0, label="From")
    end: NaiveDatetime = wall_time(tier=T0, label="To")
    level: int = known(2, tier=T0, label="Energy", ge=0, le=4, unit="level 0 to 4")
    max_lesson_minutes: int | None = known(
        None, tier=T0, label="Longest lesson", ge=1, le=240, unit="minutes"
    )
    modes: list[str] = listing(tier=T0, label="Only by", help="bedside, remote, classroom, group")
    note: str = known("", tier=T0, label="Why", max_length=200)
    said_by: str = known("", tier=T0, label="Said by", max_length=120)


class Rater(StrEnum):
    """Who says how much energy the child has."""

    CHILD = "child"
    PARENT = "parent"
    TEACHER = "teacher"
    NURSE = "nurse"


class CheckMoment(StrEnum):
    """When energy was asked for."""

    BEFORE = "before"
    AFTER = "after"
    OTHER = "other"


class EnergyCheckData(Data):
    """How the child said it is, by battery 0 to 4; it overrules the forecast for the rest of the day."""

    at: NaiveDatetime = wall_time(tier=T1, label="When")
    level: int = known(3, tier=T1, label="Energy", ge=0, le=4, unit="level 0 to 4")
    rater: Rater = choice(Rater, Rater.CHILD, tier=T1, label="Said by")
    moment: CheckMoment = choice(CheckMoment, CheckMoment.OTHER, tier=T1, label="Before or after a lesson")
    pain: int | None = known(None, tier=T2, label="Pain", ge=0, le=10, unit="0 to 10")
    note: str = known("", tier=T1, label="Note", max_length=300)
