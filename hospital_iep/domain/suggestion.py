"""What a child's own checks of energy say about a curve: a suggestion, never a change.

A hierarchical estimate with partial pooling: each cell (a step of a curve, or two hours of the day where no
curve lies) departs from the template by what the child has in common over that treatment, plus something
of its own. Few observations leave the estimate near the template, many let the child speak. Checks are
taken for what they are, whole levels from 0 to 4 that scatter, and several on one day for less than as
many on different days. How far children depart from templates is not known before: everything from
hardly to widely is weighed by how well it fits the observations, and small departures are held likelier.

All numbers here are our own (evidence D: a default, not from a study), and so is what comes of them:
typical only, check with the team.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from functools import cache
from math import exp, log, prod
from operator import mul
from statistics import NormalDist, fmean

from hospital_iep.domain.curve import CurveSegment
from hospital_iep.domain.energy import BestTime, Forecast
from hospital_iep.domain.expansion import Origin
from hospital_iep.domain.treatment import EnergyLevel

LEAST = 5  # observations of a treatment before anything is suggested
BIN_HOURS = 2

# What is held possible before any observation, in levels, and how likely beside the others: how widely
# children depart from a template (over a whole treatment, and at one step of it), how much a check scatters.
STEP = 0.25
DEPARTURES = tuple(number * STEP for number in range(-12, 13))
SPREADS = {0.1: 4.0, 0.2: 3.0, 0.4: 2.0, 0.8: 1.0}
SCATTERS = {0.6: 1.0, 0.8: 2.0, 1.1: 1.0}
ODD_STEPS, ODD_SPREAD = 0.02, 1.0  # one step in fifty goes its own way
SAME_DAY = 0.5  # how much checks of one day resemble each other
SURE_ENOUGH = 0.55
INTERVAL = 0.9
WIDENED = 1.25  # intervals also hold for children who depart further than most


@dataclass(frozen=True, slots=True)
class Cell:
    """What an observation is about: a step of a treatment's curve, or hours of the day ("base", "10").

    ``group`` is the treatment's id and ``part`` the number of the segment in the curve that counts.
    """

    group: str
    part: str

    @property
    def is_time_of_day(self) -> bool:
        """Whether it is about the base and not about a treatment."""
        return self.group == Origin.BASE


@dataclass(frozen=True, slots=True)
class Observation:
    """One check of energy, and the level the template gave for it; without a day it stands alone."""

    cell: Cell
    expected: float
    actual: int
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is thought of one cell: ``mean`` with the interval ``low`` to ``high`` (90 %), in levels.

    ``count`` are its own observations, ``group_count`` those of the whole treatment.
    """

    cell: Cell
    template: float
    mean: float
    deviation: float
    count: int
    group_count: int

    @property
    def low(self) -> float:
        """Lower end of the interval."""
        return max(0.0, self.mean - self._reach)

    @property
    def high(self) -> float:
        """Upper end of the interval."""
        return min(4.0, self.mean + self._reach)

    @property
    def _reach(self) -> float:
        return NormalDist().inv_cdf((1 + INTERVAL) / 2) * self.deviation


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A level that fits this child better; it is offered, and a person decides."""

    estimate: Estimate
    level: int

    @property
    def cell(self) -> Cell:
        """What it is about."""
        return self.estimate.cell


def observe(forecast: Forecast) -> list[Observation]:
    """Return the checks that say something about a curve or the time of day.

    Those in blocked time, in ward routine or in a window that a person entered are left out.
    """
    found = []
    for check in forecast.checks:
        expected, window = forecast.expected_at(check.at)
        day = check.at.date()
        if window is None or window.origin is Origin.BASE:
            hour = check.at.hour - check.at.hour % BIN_HOURS
            found.append(Observation(Cell(Origin.BASE, f"{hour:02d}"), expected, check.level, day))
        elif window.origin is Origin.CURVE and window.cell and expected > EnergyLevel.BLOCKED:
            group, _, part = window.cell.partition("/")
            found.append(Observation(Cell(group, part), expected, check.level, day))
    return found


def estimates(
    observations: Iterable[Observation], template: Mapping[Cell, float] | None = None
) -> list[Estimate]:
    """Return the estimate of each cell that was observed, and of the unobserved ones of ``template``.

    ``template`` gives the level of cells of which there may be no observation yet: what the child
    shows at other steps of the same treatment moves them too.
    """
    seen: dict[Cell, list[Observation]] = defaultdict(list)
    for each in observations:
        seen[each.cell].append(each)
    levels = dict(template or {})
    for cell, checks in seen.items():
        levels[cell] = fmean(each.expected for each in checks)
    by_group: dict[str, list[Cell]] = defaultdict(list)
    for cell in levels:
        by_group[cell.group].append(cell)
    found = []
    for cells in by_group.values():
        count = sum(len(seen.get(cell, ())) for cell in cells)
        for cell, belief in _beliefs(cells, seen).items():
            departure, deviation = _middle_and_deviation(belief)
            mean = min(4.0, max(0.0, levels[cell] + departure))
            own = len(seen.get(cell, ()))
            found.append(Estimate(cell, levels[cell], mean, WIDENED * deviation, own, count))
    return found


def _beliefs(cells: Sequence[Cell], seen: Mapping[Cell, Sequence[Observation]]) -> dict[Cell, list[float]]:
    """Return how probable each of ``DEPARTURES`` is at each step of one treatment, up to a factor.

    Bayes' rule, summed over all that is held possible: what the child has in common over the treatment,
    how far single steps lie from that, and how much a check scatters.
    """
    fits = _fits(cells, seen)
    beliefs = {cell: [0.0] * len(DEPARTURES) for cell in cells}
    for scatter, likely in SCATTERS.items():
        for spread, odds in SPREADS.items():
            around = _around(spread)
            columns = tuple(zip(*around, strict=True))
            alone = {cell: [max(_sum(row, fits[cell][scatter]), 1e-300) for row in around] for cell in cells}
            all_told = [
                likely * odds * prod(column) for column in zip(_in_common(), *alone.values(), strict=True)
            ]
            for cell, belief in beliefs.items():
                others = [whole / own for whole, own in zip(all_told, alone[cell], strict=True)]
                for at, column in enumerate(columns):
                    belief[at] += fits[cell][scatter][at] * _sum(column, others)
    return beliefs


def _fits(
    cells: Sequence[Cell], seen: Mapping[Cell, Sequence[Observation]]
) -> dict[Cell, dict[float, list[float]]]:
    """Return by cell and scatter how well each departure fits the checks there (the best as 1)."""
    days = Counter(each.day for cell in cells for each in seen.get(cell, ()))
    fits = {}
    for cell in cells:
        logs = {scatter: [0.0] * len(DEPARTURES) for scatter in SCATTERS}
        for each in seen.get(cell, ()):
            weight = 1.0 if each.day is None else 1 / (1 + SAME_DAY * (days[each.day] - 1))
            for scatter, row in logs.items():
                said = _log_chances(each.expected, each.actual, scatter)
                logs[scatter] = [old + weight * new for old, new in zip(row, said, strict=True)]
        best = max(max(row) for row in logs.values())
        fits[cell] = {scatter: [exp(each - best) for each in row] for scatter, row in logs.items()}
    return fits


@cache
def _log_chances(expected: float, actual: int, scatter: float) -> tuple[float, ...]:
    """Return for each departure the logarithm of the chance that the child says this whole level."""
    chances = []
    for departure in DEPARTURES:
        said = NormalDist(min(4.0, max(0.0, expected + departure)), scatter)
        below = said.cdf(actual - 0.5) if actual > 0 else 0.0
        above = said.cdf(actual + 0.5) if actual < 4 else 1.0
        chances.append(log(max(above - below, 1e-9)))
    return tuple(chances)


@cache
def _in_common() -> tuple[float, ...]:
    """Return how likely each departure is for a treatment as a whole, before any observation."""
    rows = [[odds * each for each in _bell(0.0, spread)] for spread, odds in SPREADS.items()]
    return tuple(map(sum, zip(*rows, strict=True)))


@cache
def _around(spread: float) -> tuple[tuple[float, ...], ...]:
    """Return by what the child has in common how likely each departure is for one step."""
    return tuple(
        tuple(
            (1 - ODD_STEPS) * near + ODD_STEPS * far
            for near, far in zip(_bell(shared, spread), _bell(shared, ODD_SPREAD), strict=True)
        )
        for shared in DEPARTURES
    )


def _bell(middle: float, spread: float) -> list[float]:
    """Return a normal distribution over ``DEPARTURES``."""
    heights = [exp(-(((each - middle) / spread) ** 2) / 2) for each in DEPARTURES]
    return [each / sum(heights) for each in heights]


def _sum(weights: Iterable[float], values: Iterable[float]) -> float:
    total: float = sum(map(mul, weights, values))
    return total


def _middle_and_deviation(belief: Sequence[float]) -> tuple[float, float]:
    """Return mean and standard deviation of a belief; the departures are steps, so never quite sure."""
    total = sum(belief)
    mean = _sum(belief, DEPARTURES) / total
    variance = _sum(belief, [(each - mean) ** 2 for each in DEPARTURES]) / total
    return mean, (variance + STEP**2 / 12) ** 0.5


def suggestions(observations: Iterable[Observation]) -> list[Suggestion]:
    """Return the levels that fit this child better than the curve, most certain first.

    Only after at least five observations of the treatment, only where the child was seen at that step,
    by one level at a time, and only where the data speak for it clearly; blocked time is never touched.
    """
    found = []
    for each in estimates(observations):
        if each.group_count >= LEAST and each.count:
            now = round(each.template)
            aim = max(1, round(each.mean))
            level = now + max(-1, min(1, aim - now))
            if level != now and _sureness(each, now, level) >= SURE_ENOUGH:
                found.append(Suggestion(each, level))
    return sorted(
        found, key=lambda each: -_sureness(each.estimate, round(each.estimate.template), each.level)
    )


def _sureness(estimate: Estimate, now: int, level: int) -> float:
    """Return how probable it is that the suggested level is nearer to the truth than the present one."""
    belief = NormalDist(estimate.mean, estimate.deviation)
    below = belief.cdf((now + level) / 2)
    return 1 - below if level > now else below


def curve_with(curve: Sequence[CurveSegment], accepted: Suggestion) -> tuple[CurveSegment, ...]:
    """Return a child's own curve after a person accepted a suggestion about one of its steps.

    ValueError where the suggestion is about another treatment's step or the time of day.
    """
    if accepted.cell.is_time_of_day or not 0 <= int(accepted.cell.part) < len(curve):
        raise ValueError("the suggestion is not about this curve")
    number = int(accepted.cell.part)
    step = curve[number].changed_to(replace(curve[number], level=EnergyLevel(accepted.level)))
    return (*curve[:number], step, *curve[number + 1 :])


def best_times_with(times: Sequence[BestTime], accepted: Suggestion) -> tuple[BestTime, ...]:
    """Return a child's best times after a person accepted a suggestion about hours of the day.

    What was said about these hours before gives way; the rest of an earlier span stays.
    """
    if not accepted.cell.is_time_of_day:
        raise ValueError("the suggestion is not about a time of day")
    first = int(accepted.cell.part)
    last = first + BIN_HOURS
    start, end = time(first), time(last) if last < 24 else time.max
    kept: list[BestTime] = []
    for each in times:
        parts = ((each.start, min(each.end, start)), (max(each.start, end), each.end))
        kept += [BestTime(begin, stop, each.level) for begin, stop in parts if begin < stop]
    return tuple(sorted([*kept, BestTime(start, end, accepted.level)], key=lambda each: each.start))
