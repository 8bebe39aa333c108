"""The rules of a jurisdiction as data, and what follows from them: counters, deadlines, weekly minimum.

An unknown value is no rule, never 0: each function answers ``None`` where the pack says nothing. None of
this is legal advice; a pack carries its sources, how sure they are, and when they were last compared.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)
FADES_AFTER = timedelta(days=365)
LONGEST_WAIT = 400  # days ahead that a deadline is looked for


class SourceKind(StrEnum):
    """What sort of source a rule was taken from."""

    STATUTE = "statute"
    REGULATION = "regulation"
    AGENCY = "agency"
    DISTRICT_POLICY = "district-policy"
    SECONDARY = "secondary"


class Confidence(StrEnum):
    """How sure a pack is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class DayUnit(StrEnum):
    """Which days a deadline counts."""

    SCHOOL = "school"
    WORKING = "working"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Trigger:
    """From when on teaching is owed; every part is optional.

    ``spell_days``: intermittent absences count only from so many days at a time. ``anticipated``: an
    absence that is expected counts as well as one that has happened.
    """

    consecutive_days: int | None = None
    cumulative_days: int | None = None
    weeks: int | None = None
    window: str = ""
    window_months: int | None = None
    spell_days: int | None = None
    anticipated: bool = False
    need_not_be_consecutive: bool = False
    cumulative_needs_chronic: bool = False
    waived_for_chronic: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something must be done within ``n`` days after an event."""

    n: int
    unit: DayUnit
    from_event: str


@dataclass(frozen=True, slots=True)
class MinimumHours:
    """The least teaching for a band of grades; ``mode`` empty counts every way of teaching."""

    grades: str
    per_day: float | None = None
    per_week: float | None = None
    floor_per_week: float | None = None
    at_most_per_week: float | None = None
    separate_days: int | None = None
    mode: str = ""
    less_if_physician_certifies: bool = False


@dataclass(frozen=True, slots=True)
class Recertification:
    """How often the medical form is renewed."""

    every: int
    unit: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class ReviewRule:
    """How often something is reviewed; ``once``: so long after its event, and not again."""

    what: str
    every: int
    unit: str
    once: bool = False


@dataclass(frozen=True, slots=True)
class AdultPresent:
    """Whether an adult must be there while a child is taught at home."""

    required: bool
    min_age: int | None = None


@dataclass(frozen=True, slots=True)
class RulePack:
    """The rules of one jurisdiction, as its sources say; whatever is absent is unknown."""

    code: str
    name: str
    legal_basis: str
    sources: tuple[str, ...]
    source_kind: SourceKind
    confidence: Confidence
    eligible: str
    source_date: date | None = None
    effective_from: date | None = None
    verified_on: date | None = None
    trigger: Trigger | None = None
    signatories: tuple[str, ...] = ()
    hours_set_by: str = ""
    min_hours: tuple[MinimumHours, ...] = ()
    count_rule: str = ""
    start_deadline: Deadline | None = None
    decision_deadline: Deadline | None = None
    decided_by: str = ""
    max_weeks: int | None = None
    max_days: int | None = None
    recert: Recertification | None = None
    review: tuple[ReviewRule, ...] = ()
    make_up_required: bool | None = None
    make_up_reasons: tuple[str, ...] = ()
    adult_present: AdultPresent | None = None
    teacher_qualification: str = ""
    excluded_days: str = ""
    reentry_plan_required: bool | None = None
    appeal_days: int | None = None
    max_students_per_teacher: int | None = None
    notes: str = ""
    doubtful: tuple[str, ...] = ()

    @property
    def source_url(self) -> str:
        """The first source."""
        return self.sources[0]

    def is_faded(self, today: date) -> bool:
        """Return whether nobody has compared it with its sources within a year."""
        return self.verified_on is None or today - self.verified_on > FADES_AFTER

    def minimum_for(self, grade: str) -> MinimumHours | None:
        """Return the least hours for a grade ("3", "K"); ``None`` where no band says so for certain."""
        bands = [each for each in self.min_hours if _holds_grade(each.grades, grade)]
        return bands[0] if len(bands) == 1 else None


def _holds_grade(band: str, grade: str) -> bool:
    if band == "all" or (grade and band.casefold() == grade.casefold()):
        return True
    first, dash, last = band.partition("-")
    numbers = [_grade_number(each) for each in (first, last, grade)]
    low, high, at = numbers
    return bool(dash) and low is not None and high is not None and at is not None and low <= at <= high


def _grade_number(grade: str) -> int | None:
    text = grade.strip().upper()
    if text in {"K", "KG"}:
        return 0
    return int(text) if text.isdecimal() else None


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """Which days are school days and working days: Monday to Friday without holidays."""

    school_holidays: frozenset[date] = frozenset()
    public_holidays: frozenset[date] = frozenset()

    @classmethod
    def of(cls, holidays: Iterable[Mapping[str, str]]) -> "SchoolCalendar":
        """Make one from a home school's holidays (spans with first and last day, both included)."""
        days: set[date] = set()
        for each in holidays:
            if each.get("first"):
                first = date.fromisoformat(each["first"])
                last = date.fromisoformat(each.get("last") or each["first"])
                days.update(first + n * DAY for n in range((last - first).days + 1))
        return cls(frozenset(days))

    def counts(self, day: date, unit: DayUnit) -> bool:
        """Return whether a day counts in a unit."""
        if unit is DayUnit.CALENDAR:
            return True
        if day.weekday() >= 5 or day in self.public_holidays:
            return False
        return unit is DayUnit.WORKING or day not in self.school_holidays

    def after(self, event: date, n: int, unit: DayUnit) -> date | None:
        """Return the day ``n`` counted days after an event; the day of the event itself does not count.

        ``None`` where the calendar holds no such day within a year or so.
        """
        day, left = event, n
        while left > 0:
            day += DAY
            if (day - event).days > LONGEST_WAIT:
                return None
            left -= self.counts(day, unit)
        return day


@dataclass(frozen=True, slots=True)
class Absence:
    """A spell away from school, both days included; the last may lie ahead where it is expected."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Counter:
    """How far one part of a trigger has come: ``counted`` by today, ``expected`` with what is ahead.

    ``met_on`` is the day on which it is reached, ``None`` where it is not in sight. ``what`` is
    "consecutive days", "days in all" or "weeks".
    """

    what: str
    needed: int
    counted: int
    expected: int
    met_on: date | None

    @property
    def left(self) -> int:
        """What is still missing today."""
        return max(0, self.needed - self.counted)


def trigger_counters(
    pack: RulePack,
    absences: Sequence[Absence],
    calendar: SchoolCalendar,
    today: date,
    *,
    year_began: date | None = None,
    chronic: bool | None = None,
) -> list[Counter]:
    """Return the counters of a pack's trigger; any one that is met makes teaching owed.

    ``year_began`` is the first day of the school year: where a rule counts within it and it is unknown,
    that counter is left out. ``chronic`` says whether the illness is; unknown counts as not.
    """
    trigger = pack.trigger
    if trigger is None:
        return []
    found = []
    if trigger.consecutive_days and not (trigger.waived_for_chronic and chronic):
        runs = _runs(_school_days(absences, calendar), calendar)
        found.append(_longest("consecutive days", trigger.consecutive_days, runs, today))
    if trigger.cumulative_days and (chronic or not trigger.cumulative_needs_chronic):
        days = _spell_days(absences, calendar, trigger.spell_days or 1)
        found += _cumulative(trigger, days, today, year_began)
    if trigger.weeks:
        spells = [_days(each.first, each.last) for each in absences]
        if trigger.need_not_be_consecutive:
            spells = [sorted({day for spell in spells for day in spell})]
        counter = _longest("weeks", trigger.weeks * 7, spells, today)
        found.append(
            Counter("weeks", trigger.weeks, counter.counted // 7, counter.expected // 7, counter.met_on)
        )
    return found


def _days(first: date, last: date) -> list[date]:
    return [first + n * DAY for n in range((last - first).days + 1)]


def _school_days(absences: Sequence[Absence], calendar: SchoolCalendar) -> list[date]:
    days = {day for each in absences for day in _days(each.first, each.last)}
    return sorted(day for day in days if calendar.counts(day, DayUnit.SCHOOL))


def _spell_days(absences: Sequence[Absence], calendar: SchoolCalendar, least: int) -> list[date]:
    """Return the days of absence in spells of at least so many school days."""
    runs = _runs(_school_days(absences, calendar), calendar)
    return [day for run in runs if len(run) >= least for day in run]


def _runs(days: Sequence[date], calendar: SchoolCalendar) -> list[list[date]]:
    """Return runs of days with no school day between them; a week-end does not end a run."""
    runs: list[list[date]] = []
    for day in days:
        if runs and calendar.after(runs[-1][-1], 1, DayUnit.SCHOOL) == day:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _longest(what: str, needed: int, runs: Sequence[Sequence[date]], today: date) -> Counter:
    past = max((sum(day <= today for day in run) for run in runs), default=0)
    ahead = max((len(run) for run in runs), default=0)
    met = min((run[needed - 1] for run in runs if len(run) >= needed), default=None)
    return Counter(what, needed, past, ahead, met)


def _cumulative(
    trigger: Trigger, days: Sequence[date], today: date, year_began: date | None
) -> list[Counter]:
    needed = trigger.cumulative_days or 0
    if trigger.window_months:
        ends = {first: later(first, trigger.window_months, "months") for first in days}
        windows = [[day for day in days if first <= day < end] for first, end in ends.items()]
        return [_longest("days in all", needed, windows, today)]
    if trigger.window == "school-year":
        if year_began is None:
            return []
        days = [day for day in days if day >= year_began]
    return [_longest("days in all", needed, [days], today)]


def due(deadline: Deadline | None, event: date | None, calendar: SchoolCalendar) -> date | None:
    """Return the last day of a deadline; ``None`` where there is no rule or the event has no date."""
    if deadline is None or event is None:
        return None
    return calendar.after(event, deadline.n, deadline.unit)


def recertification_due(pack: RulePack, certified_on: date | None, lead_days: int = 0) -> date | None:
    """Return by when the medical form must be renewed, earlier by a lead; ``None`` where unknown."""
    if pack.recert is None or certified_on is None:
        return None
    return later(certified_on, pack.recert.every, pack.recert.unit) - lead_days * DAY


def review_due(rule: ReviewRule, last_on: date | None) -> date | None:
    """Return when a review is due after the last one (after its event, for one that is held once)."""
    return None if last_on is None else later(last_on, rule.every, rule.unit)


def later(day: date, n: int, unit: str) -> date:
    """Return the day ``n`` days, weeks or calendar months later; the month's last day where it is shorter."""
    if unit == "months":
        years, month = divmod(day.month - 1 + n, 12)
        first = date(day.year + years, month + 1, 1)
        last = (first.replace(day=28) + 4 * DAY).replace(day=1) - DAY
        return min(first + (day.day - 1) * DAY, last)
    return day + n * {"days": 1, "weeks": 7}[unit] * DAY


@dataclass(frozen=True, slots=True)
class WeekBalance:
    """A week's minutes beside the least that is owed; ``None`` where there is no rule."""

    minimum: int | None
    planned: int
    delivered: int
    not_counted: int = 0

    @property
    def planned_short(self) -> int | None:
        """Minutes that the plan stays below the minimum."""
        return None if self.minimum is None else max(0, self.minimum - self.planned)

    @property
    def owed(self) -> int | None:
        """Minutes still to be given or made up."""
        return None if self.minimum is None else max(0, self.minimum - self.delivered)


def week_balance(
    pack: RulePack,
    grade: str,
    planned: Mapping[str, int],
    delivered: Mapping[str, int],
    *,
    certified_hours: float | None = None,
) -> WeekBalance:
    """Return a week's planned and delivered minutes (by mode) beside the pack's minimum for a grade.

    Where only teaching in person counts, remote minutes stand apart as ``not_counted``.
    ``certified_hours`` is a lower number that a physician certified, used where the pack allows that.
    """
    rule = pack.minimum_for(grade)
    in_person = rule is not None and rule.mode == "in-person"
    remote = "remote"
    counted = {
        name: sum(minutes for mode, minutes in of.items() if not (in_person and mode == remote))
        for name, of in (("planned", planned), ("delivered", delivered))
    }
    return WeekBalance(
        minimum=_minimum_minutes(rule, certified_hours),
        planned=counted["planned"],
        delivered=counted["delivered"],
        not_counted=delivered.get(remote, 0) if in_person else 0,
    )


def _minimum_minutes(rule: MinimumHours | None, certified_hours: float | None) -> int | None:
    if rule is None or rule.per_week is None:
        return None
    hours = rule.per_week
    if certified_hours is not None:
        if rule.less_if_physician_certifies:
            hours = min(hours, certified_hours)
        elif rule.floor_per_week is not None:
            hours = min(hours, max(certified_hours, rule.floor_per_week))
    return round(hours * 60)


def stricter(balances: Sequence[WeekBalance]) -> WeekBalance | None:
    """Return the balance that asks for most, where two jurisdictions hold; ``None`` for none at all."""
    return max(balances, key=lambda each: -1 if each.minimum is None else each.minimum, default=None)


def cap_used(pack: RulePack, taught_on: Iterable[date]) -> tuple[int, int] | None:
    """Return how many weeks (or days) of a pack's cap are used, and the cap; ``None`` without one."""
    days = set(taught_on)
    if pack.max_weeks is not None:
        return len({day.isocalendar()[:2] for day in days}), pack.max_weeks
    if pack.max_days is not None:
        return len(days), pack.max_days
    return None
