"""When something repeats: the rules of RFC 5545 (3.3.10), filtered against bombs and expanded by hand.

The libraries can be made to loop for ever by a legal line of text; here every step is counted.
Everything is wall-clock time without a zone: a series keeps its hour when the clocks change.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import product

MAX_INSTANCES = 20_000
MAX_DAYS = 800_000
MOST_COUNTED = 4_000  # dates of one rule outside the span asked for: ten years of days
ENDLESS_COUNTED = 100  # of a rule without an end

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY")
_RANGES = {
    "BYSECOND": (0, 60, False),
    "BYMINUTE": (0, 59, False),
    "BYHOUR": (0, 23, False),
    "BYMONTHDAY": (1, 31, True),
    "BYYEARDAY": (1, 366, True),
    "BYWEEKNO": (1, 53, True),
    "BYMONTH": (1, 12, False),
    "BYSETPOS": (1, 366, True),
}
_KNOWN = {*_RANGES, "FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY"}
_BYDAY = re.compile(r"^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$")


@dataclass(slots=True)
class Budget:
    """How many days the rules of one file may still look at; a file of bombs is stopped as a whole.

    ``counted`` are those looked at only to count the dates that are left out.
    """

    days: int = 6_000_000
    counted: int = 50_000


class RuleRefused(ValueError):
    """A rule that cannot be followed; its text says why, in words for the problem list."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One recurrence rule. ``until`` is as written; the caller turns it into ``last`` (inclusive)."""

    freq: str
    interval: int = 1
    count: int | None = None
    until: str | None = None
    wkst: int = 0
    byday: tuple[tuple[int, int], ...] = ()
    bysecond: tuple[int, ...] = ()
    byminute: tuple[int, ...] = ()
    byhour: tuple[int, ...] = ()
    bymonthday: tuple[int, ...] = ()
    byyearday: tuple[int, ...] = ()
    byweekno: tuple[int, ...] = ()
    bymonth: tuple[int, ...] = ()
    bysetpos: tuple[int, ...] = ()


@dataclass(slots=True)
class Expansion:
    """The dates of a rule inside a window, and why it was stopped early (None where it was not)."""

    starts: list[datetime]
    stopped: str | None = None


def parse_rule(text: str) -> Rule:
    """Return the rule that a line of text states, or raise :class:`RuleRefused` with the reason."""
    parts: dict[str, str] = {}
    for piece in filter(None, (p.strip() for p in text.split(";"))):
        name, equals, value = piece.partition("=")
        name = name.strip().upper()
        if not equals or not value.strip():
            raise RuleRefused(f"the rule has a part without a value ({piece[:30]})")
        if name.startswith("X-"):
            continue
        if name in parts:
            raise RuleRefused(f"the rule says {name} twice")
        parts[name] = value.strip().upper()
    unknown = sorted(set(parts) - _KNOWN)
    if unknown:
        raise RuleRefused(f"the rule uses {unknown[0][:30]}, which is not supported")
    return _checked_rule(parts)


def _checked_rule(parts: dict[str, str]) -> Rule:
    freq = parts.get("FREQ", "")
    if freq in ("MINUTELY", "SECONDLY"):
        raise RuleRefused(f"an appointment cannot repeat {freq.lower()}")
    if freq not in FREQUENCIES:
        raise RuleRefused(f"FREQ={freq[:30]} is no frequency" if freq else "the rule has no FREQ")
    lists = {name: _numbers(name, parts[name]) for name in _RANGES if name in parts}
    wkst = parts.get("WKST", "MO")
    if wkst not in WEEKDAYS:
        raise RuleRefused(f"WKST={wkst[:30]} is no weekday")
    rule = Rule(
        freq=freq,
        interval=_positive("INTERVAL", parts.get("INTERVAL", "1"), 10_000),
        count=_positive("COUNT", parts["COUNT"], 1_000_000) if "COUNT" in parts else None,
        until=parts.get("UNTIL"),
        wkst=WEEKDAYS.index(wkst),
        byday=_weekdays(parts["BYDAY"]) if "BYDAY" in parts else (),
        **{name.lower(): values for name, values in lists.items()},
    )
    if rule.bysetpos and not (rule.byday or any(name != "BYSETPOS" for name in lists)):
        raise RuleRefused("BYSETPOS stands without another BY part")
    return rule


def _positive(name: str, text: str, most: int) -> int:
    if not re.fullmatch(r"\+?\d{1,9}", text):
        raise RuleRefused(f"{name}={text[:30]} is no whole number")
    number = int(text)
    if not 1 <= number <= most:
        raise RuleRefused(f"{name}={number} is outside 1 to {most}")
    return number


def _numbers(name: str, text: str) -> tuple[int, ...]:
    low, high, signed = _RANGES[name]
    found: set[int] = set()
    for piece in filter(None, text.split(",")):
        if not re.fullmatch(r"\s*[+-]?\d{1,3}\s*", piece):
            raise RuleRefused(f"{name} has {piece[:30]}, which is no number")
        number = int(piece)
        if not (low <= number <= high or (signed and low <= -number <= high)):
            raise RuleRefused(f"{name} has {number}, which is out of range")
        found.add(number)
    if not found:
        raise RuleRefused(f"{name} is empty")
    return tuple(sorted(found))


def _weekdays(text: str) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for piece in filter(None, (p.strip() for p in text.split(","))):
        match = _BYDAY.match(piece)
        if not match or abs(int(match[1] or 1)) not in range(1, 54):
            raise RuleRefused(f"BYDAY has {piece[:30]}, which is no weekday")
        found.append((int(match[1] or 0), WEEKDAYS.index(match[2])))
    if not found:
        raise RuleRefused("BYDAY is empty")
    return tuple(dict.fromkeys(found))


# --- which days of a period a rule means ---------------------------------------------------------


@lru_cache(maxsize=512)
def _week_one(year: int, wkst: int) -> date:
    """Return the first day of week 1: the week, begun on ``wkst``, with at least four days in the year."""
    first = date(year, 1, 1)
    back = (first.weekday() - wkst) % 7
    return first - timedelta(days=back) if back <= 3 else first + timedelta(days=7 - back)


def _week_numbers(day: date, wkst: int) -> tuple[int, int]:
    """Return the number of the day's week counted from the start and from the end of its year."""
    year = day.year
    if year < date.max.year and day >= _week_one(year + 1, wkst):
        year += 1
    elif day < _week_one(year, wkst):
        year -= 1
    start = _week_one(year, wkst)
    weeks = (_week_one(min(year + 1, date.max.year), wkst) - start).days // 7
    number = (day - start).days // 7 + 1
    return number, number - weeks - 1


def _nth_matches(day: date, nth: int, first: date, last: date) -> bool:
    if nth > 0:
        return (day - first).days // 7 + 1 == nth
    return (last - day).days // 7 + 1 == -nth


class _Days:
    """The day filter of one rule, with what RFC 5545 takes from the start where the rule is silent."""

    def __init__(self, rule: Rule, start: datetime) -> None:
        self.rule = rule
        self.months = frozenset(rule.bymonth)
        self.monthdays = frozenset(rule.bymonthday)
        self.weekdays = frozenset(wd for nth, wd in rule.byday if not nth or not self._counts(rule))
        self.nth = tuple((nth, wd) for nth, wd in rule.byday if nth and self._counts(rule))
        silent = not (rule.byday or rule.bymonthday or rule.byyearday)
        if silent and rule.freq in ("YEARLY", "MONTHLY") and not rule.byweekno:
            self.monthdays = frozenset({start.day})
            if rule.freq == "YEARLY" and not rule.bymonth:
                self.months = frozenset({start.month})
        elif silent and (rule.freq == "WEEKLY" or rule.byweekno):
            self.weekdays = frozenset({start.weekday()})

    @staticmethod
    def _counts(rule: Rule) -> bool:
        """Whether "2MO" counts inside this period (elsewhere the number has no meaning)."""
        return rule.freq in ("MONTHLY", "YEARLY") and not rule.byweekno

    def fits(self, day: date) -> bool:
        if self.months and day.month not in self.months:
            return False
        if (self.weekdays or self.nth) and not self._weekday_fits(day):
            return False
        return self._monthday_fits(day) and self._year_fits(day)

    def _weekday_fits(self, day: date) -> bool:
        weekday = day.weekday()
        if weekday in self.weekdays:
            return True
        wanted = [nth for nth, wd in self.nth if wd == weekday]
        if not wanted:
            return False
        if self.rule.freq == "MONTHLY" or self.months:
            first = day.replace(day=1)
            last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
        else:
            first, last = date(day.year, 1, 1), date(day.year, 12, 31)
        return any(_nth_matches(day, nth, first, last) for nth in wanted)

    def _monthday_fits(self, day: date) -> bool:
        if not self.monthdays or day.day in self.monthdays:
            return True
        return day.day - calendar.monthrange(day.year, day.month)[1] - 1 in self.monthdays

    def _year_fits(self, day: date) -> bool:
        rule = self.rule
        if rule.byyearday:
            number = day.timetuple().tm_yday
            length = 366 if calendar.isleap(day.year) else 365
            if number not in rule.byyearday and number - length - 1 not in rule.byyearday:
                return False
        if not rule.byweekno:
            return True
        return any(number in rule.byweekno for number in _week_numbers(day, rule.wkst))

    def in_month(self, year: int, month: int) -> list[date]:
        if self.months and month not in self.months:
            return []
        length = calendar.monthrange(year, month)[1]
        numbers: Iterator[int] | range = range(1, length + 1)
        if self.monthdays and min(self.monthdays) > 0:
            numbers = iter(sorted(day for day in self.monthdays if day <= length))
        return [day for day in (date(year, month, n) for n in numbers) if self.fits(day)]


# --- one period after another ----------------------------------------------------------------------


Period = tuple[date, list[date]]


def _years(rule: Rule, days: _Days, start: datetime, since: date) -> Iterator[Period]:
    skip = max(0, since.year - start.year - 1) // rule.interval if rule.count is None else 0
    for year in range(start.year + skip * rule.interval, date.max.year, rule.interval):
        yield date(year, 1, 1), [d for m in range(1, 13) for d in days.in_month(year, m)]


def _months(rule: Rule, days: _Days, start: datetime, since: date) -> Iterator[Period]:
    first = start.year * 12 + start.month - 1
    gone = (since.year * 12 + since.month - 1) - first - 1
    skip = max(0, gone) // rule.interval if rule.count is None else 0
    for number in range(first + skip * rule.interval, date.max.year * 12, rule.interval):
        year, month = divmod(number, 12)
        yield date(year, month + 1, 1), days.in_month(year, month + 1)


def _weeks(rule: Rule, days: _Days, start: datetime, since: date) -> Iterator[Period]:
    first = start.toordinal() - (start.weekday() - rule.wkst) % 7
    skip = max(0, since.toordinal() - first - 7) // (7 * rule.interval) if rule.count is None else 0
    for number in range(first + skip * 7 * rule.interval, date.max.toordinal() - 7, 7 * rule.interval):
        week = [date.fromordinal(n) for n in range(max(number, 1), number + 7)]
        yield week[0], [day for day in week if days.fits(day)]


def _single_days(rule: Rule, days: _Days, start: datetime, since: date) -> Iterator[Period]:
    first = start.toordinal()
    skip = max(0, since.toordinal() - first) // rule.interval if rule.count is None else 0
    for number in range(first + skip * rule.interval, date.max.toordinal(), rule.interval):
        day = date.fromordinal(number)
        yield day, [day] if days.fits(day) else []


_PERIODS: dict[str, Callable[[Rule, _Days, datetime, date], Iterator[Period]]] = {
    "YEARLY": _years,
    "MONTHLY": _months,
    "WEEKLY": _weeks,
    "DAILY": _single_days,
}


def _clock_times(rule: Rule, start: datetime) -> list[time]:
    hours = rule.byhour or (start.hour,)
    minutes = rule.byminute or (start.minute,)
    seconds = tuple(min(second, 59) for second in rule.bysecond) or (start.second,)
    if len(hours) * len(minutes) * len(seconds) > 288:
        raise RuleRefused("the rule asks for more than 288 times a day")
    return sorted({time(*clock) for clock in product(hours, minutes, seconds)})


def _positions(rule: Rule, found: list[datetime]) -> list[datetime]:
    if not rule.bysetpos:
        return found
    picked = {found[p - 1 if p > 0 else p] for p in rule.bysetpos if abs(p) <= len(found)}
    return sorted(picked)


def _daily_or_longer(
    rule: Rule, start: datetime, since: datetime
) -> Iterator[tuple[datetime, list[datetime]]]:
    days = _Days(rule, start)
    clock = _clock_times(rule, start)
    for begins, found in _PERIODS[rule.freq](rule, days, start, since.date()):
        moments = [datetime.combine(day, at) for day in found for at in clock]
        yield datetime.combine(begins, time()), _positions(rule, moments)


def _hourly(rule: Rule, start: datetime, since: datetime) -> Iterator[tuple[datetime, list[datetime]]]:
    days = _Days(rule, start)
    step = timedelta(hours=rule.interval)
    skip = max(0, (since - start) // step) if rule.count is None else 0
    at = start + skip * step
    clock = _clock_times(Rule("DAILY", byminute=rule.byminute, bysecond=rule.bysecond, byhour=(0,)), start)
    while at.year < date.max.year:
        fits = days.fits(at.date()) and (not rule.byhour or at.hour in rule.byhour)
        hour = datetime.combine(at.date(), time(at.hour))
        moments = [hour.replace(minute=t.minute, second=t.second) for t in clock] if fits else []
        yield hour, _positions(rule, moments)
        at += step


_DAYS_IN = {"YEARLY": 366, "MONTHLY": 31, "WEEKLY": 7, "DAILY": 1, "HOURLY": 1}


def expand(
    rule: Rule,
    start: datetime,
    since: datetime,
    until: datetime,
    last: datetime | None,
    budget: Budget | None = None,
) -> Expansion:
    """Return the starts of a rule in ``[since, until)``, all in the wall-clock time of ``start``.

    ``last`` is the rule's own inclusive end. Dates before ``start`` never count. The work is bounded,
    for the rule and by the ``budget`` of its file: :attr:`Expansion.stopped` says where a bound was met.
    """
    counting = _Counting(rule, start, since, until, last)
    whole = budget or Budget()
    spent = 0
    periods = _hourly if rule.freq == "HOURLY" else _daily_or_longer
    # A rule may name its first date's weekday later than its period begins; look one period back.
    for begins, moments in periods(rule, start, since - timedelta(days=1)):
        if begins >= until or (last is not None and begins > last):
            break
        spent += _DAYS_IN[rule.freq]
        whole.days -= _DAYS_IN[rule.freq]
        if spent > MAX_DAYS or whole.days < 0:
            said = "the rule" if spent > MAX_DAYS else "the rules of this file together"
            return Expansion(counting.found, f"{said} would look at too many days: later dates are not read")
        if counting.take(moments):
            break
    return Expansion(counting.found, counting.stopped)


def outside(
    rule: Rule, start: datetime, since: datetime, until: datetime, last: datetime | None, budget: Budget
) -> Expansion:
    """Return the starts of a rule that are not in ``[since, until)``, up to a bound, to be counted."""
    found: list[datetime] = []
    left = rule.count
    most = ENDLESS_COUNTED if rule.count is None and last is None else MOST_COUNTED
    periods = _hourly if rule.freq == "HOURLY" else _daily_or_longer
    for begins, moments in periods(rule, start, start):
        if left == 0 or (last is not None and begins > last):
            break
        budget.counted -= _DAYS_IN[rule.freq]
        if budget.counted < 0 or len(found) >= most:
            return Expansion(found[:most], "not counted to the end")
        dates = [one for one in moments if one >= start and (last is None or one <= last)][:left]
        left = None if left is None else left - len(dates)
        found += [one for one in dates if not since <= one < until]
    return Expansion(found)


class _Counting:
    """Takes the dates of one period after another, until the rule or a bound ends them."""

    def __init__(
        self, rule: Rule, start: datetime, since: datetime, until: datetime, last: datetime | None
    ) -> None:
        self.found: list[datetime] = []
        self.stopped: str | None = None
        self.left = rule.count
        self.room = MAX_INSTANCES
        self.start, self.since, self.until, self.last = start, since, until, last

    def take(self, moments: list[datetime]) -> bool:
        """Take the dates of a period; true where they are the last."""
        for moment in moments:
            if moment < self.start:
                continue
            if self.last is not None and moment > self.last:
                return True
            if self.left is not None:
                self.left -= 1
            if self.room == 0:
                self.stopped = f"more than {MAX_INSTANCES} dates: the later ones are not read"
                return True
            self.room -= 1
            if self.since <= moment < self.until:
                self.found.append(moment)
            if self.left == 0:
                return True
        return False
