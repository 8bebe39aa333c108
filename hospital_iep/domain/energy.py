"""The child's energy at each minute: forecast from curves, routine and what people say, and how it was.

Levels are 0 blocked, 1 passive, 2 low, 3 normal, 4 prime: our own scale, not validated. What observations
suggest about a curve stands in ``suggestion``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from hospital_iep.domain.expansion import Origin, Window
from hospital_iep.domain.treatment import (
    EnergyCheckData,
    EnergyLevel,
    EnergyWindowData,
    Rater,
    WardRoutineData,
)

DAY = timedelta(days=1)
Interval = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class BestTime:
    """A time of day at which the child usually has another energy than the base."""

    start: time
    end: time
    level: int


def best_times(plain: Iterable[Mapping[str, str]]) -> tuple[BestTime, ...]:
    """Read a student's best times (spans with start, end and level); incomplete ones are left out."""
    found = []
    for each in plain:
        if each.get("start") and each.get("end") and each.get("level"):
            start, end = time.fromisoformat(each["start"]), time.fromisoformat(each["end"])
            if start < end:
                found.append(BestTime(start, end, int(each["level"])))
    return tuple(found)


def window_of(entered: EnergyWindowData) -> Window:
    """Return what a person entered as an energy window."""
    return Window(
        entered.start,
        entered.end,
        entered.level,
        max_lesson_minutes=entered.max_lesson_minutes,
        modes=tuple(entered.modes),
        source=entered.note,
        origin=Origin.MANUAL,
    )


def routine_windows(routine: Iterable[WardRoutineData], first: date, last: date) -> list[Window]:
    """Return what a ward's routine makes of the days from ``first`` to ``last``, both included.

    Routine without a level is only shown and makes none. One that ends before it starts lasts over midnight,
    the one of the evening before ``first`` too.
    """
    windows = []
    begin = datetime.combine(first, time())
    for each in routine:
        if each.level is None:
            continue
        for number in range(-1, (last - first).days + 1):
            day = first + timedelta(days=number)
            start, end = datetime.combine(day, each.start), datetime.combine(day, each.end)
            end = end if start < end else end + DAY
            if each.holds_on(day) and begin < end:
                windows.append(Window(start, end, each.level, source=each.name, origin=Origin.ROUTINE))
    return windows


def level_at(moment: datetime, windows: Iterable[Window], base: int = EnergyLevel.NORMAL) -> int:
    """Return the energy at a moment: the lowest of the windows that cover it, the base where none does."""
    return min((each.level for each in windows if each.covers(moment)), default=base)


@dataclass(frozen=True, slots=True)
class Step:
    """A time over which the level stays the same, with the sources that make it so."""

    start: datetime
    end: datetime
    level: int
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is known about a child's energy: base, best times, windows of all origins, and checks.

    ``given`` are windows of curves, routine and people; ``checks`` how the child said it was.
    """

    base: int = EnergyLevel.NORMAL
    best_times: tuple[BestTime, ...] = ()
    given: tuple[Window, ...] = ()
    checks: tuple[EnergyCheckData, ...] = ()

    def windows(self, start: datetime, end: datetime, *, checked: bool = True) -> list[Window]:
        """Return the energy windows from ``start`` to ``end``, as the planner takes them.

        Best times are part of the base: they hold only where no other window lies. A check overrules
        the forecast for the rest of its day, or until the next check; blocked times stay blocked, and
        a treatment that only begins later may still lower the level. Without ``checked``, the bare
        forecast.
        """
        touching = [each for each in self.given if each.start < end and start < each.end]
        windows = touching + self._base_windows(touching, start, end)
        if checked:
            for check, until in self._reigns():
                if check.at < end and start < until:
                    windows = [part for each in windows for part in _overruled(each, check, until)]
                    windows.append(
                        Window(
                            check.at, until, check.level, source=f"said by {check.rater}", origin=Origin.CHECK
                        )
                    )
        inside = [replace(each, start=max(each.start, start), end=min(each.end, end)) for each in windows]
        return sorted((each for each in inside if each.start < each.end), key=_in_time)

    def level_at(self, moment: datetime) -> int:
        """Return the energy at a moment."""
        return level_at(moment, self.windows(moment, moment + timedelta(minutes=1)), self.base)

    def expected_at(self, moment: datetime) -> tuple[int, Window | None]:
        """Return what is forecast for a moment without checks, and the window that says so."""
        windows = self.windows(moment, moment + timedelta(minutes=1), checked=False)
        lowest = min(windows, key=lambda each: (each.level, each.origin is not Origin.CURVE), default=None)
        return (lowest.level if lowest else self.base), lowest

    def steps(self, start: datetime, end: datetime) -> list[Step]:
        """Return the level from ``start`` to ``end`` as steps, for the band on the board."""
        windows = self.windows(start, end)
        edges = sorted({start, end, *(each.start for each in windows), *(each.end for each in windows)})
        steps: list[Step] = []
        for first, last in pairwise(edges):
            covering = [each for each in windows if each.covers(first)]
            level = level_at(first, covering, self.base)
            sources = tuple(each.source for each in covering if each.level == level and each.source)
            if steps and (steps[-1].level, steps[-1].sources) == (level, sources):
                steps[-1] = replace(steps[-1], end=last)
            else:
                steps.append(Step(first, last, level, sources))
        return steps

    def _reigns(self) -> list[tuple[EnergyCheckData, datetime]]:
        """Return each check with the moment until which it counts."""
        checks = sorted(self.checks, key=lambda each: each.at)
        nights = [datetime.combine(each.at.date(), time()) + DAY for each in checks]
        following = [each.at for each in checks[1:]] + nights[-1:]
        ends = [min(night, after) for night, after in zip(nights, following, strict=True)]
        return list(zip(checks, ends, strict=True))

    def _base_windows(self, given: Sequence[Window], start: datetime, end: datetime) -> list[Window]:
        """Return the best times where no other window lies."""
        taken = sorted((each.start, each.end) for each in given)
        windows = []
        for day in _days(start, end):
            for best in self.best_times:
                span = (datetime.combine(day, best.start), datetime.combine(day, best.end))
                windows += [
                    Window(first, last, best.level, source="best time of day", origin=Origin.BASE)
                    for first, last in _outside(span, taken)
                ]
        return windows


def _in_time(window: Window) -> tuple[datetime, datetime, int, str]:
    return window.start, window.end, window.level, window.source


def _days(start: datetime, end: datetime) -> Iterator[date]:
    day = start.date()
    while datetime.combine(day, time()) < end:
        yield day
        day += DAY


def _outside(span: Interval, taken: Sequence[Interval]) -> Iterator[Interval]:
    """Yield the parts of a span that no interval of ``taken`` (in order of start) covers."""
    at, end = span
    for start, stop in taken:
        if at < start < end:
            yield at, start
        at = max(at, stop) if start < end else at
        if at >= end:
            return
    if at < end:
        yield at, end


def _overruled(window: Window, check: EnergyCheckData, until: datetime) -> Iterator[Window]:
    """Yield a window as it stands after a check: before it, while the check counts, and after."""
    first, last = max(window.start, check.at), min(window.end, until)
    firm = window.level == EnergyLevel.BLOCKED or window.origin in {Origin.ROUTINE, Origin.CHECK}
    if firm or first >= last:
        yield window
        return
    still_to_come = window.cause is not None and min(window.cause, window.start) > check.at
    level = min(window.level, check.level) if still_to_come else check.level
    if window.start < first:
        yield replace(window, end=first)
    yield replace(window, start=first, end=last, level=level)
    if last < window.end:
        yield replace(window, start=last)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One check beside what was forecast for that moment, for the chart of forecast and actual."""

    at: datetime
    expected: int
    actual: int
    rater: Rater
    source: str = ""


def forecast_and_actual(forecast: Forecast) -> list[Comparison]:
    """Return each check of energy beside its forecast, in order of time."""
    series = []
    for check in sorted(forecast.checks, key=lambda each: each.at):
        expected, window = forecast.expected_at(check.at)
        series.append(
            Comparison(check.at, expected, check.level, check.rater, window.source if window else "")
        )
    return series
