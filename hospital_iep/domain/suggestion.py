"""What a child's own checks of energy say about a curve: a suggestion, never a change.

A hierarchical estimate with partial pooling: each cell (a step of a curve, or two hours of the day where no
curve lies) differs from the template by what the child has in common over that treatment, plus something
of its own. Few observations leave the estimate near the template, many let the child speak. How widely
children differ from templates is learned from the observations too (empirical Bayes), from a cautious start.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from statistics import NormalDist, fmean

from hospital_iep.domain.curve import CurveSegment
from hospital_iep.domain.energy import BestTime, Forecast
from hospital_iep.domain.expansion import Origin
from hospital_iep.domain.treatment import EnergyLevel

LEAST = 5  # observations of a treatment before anything is suggested
BIN_HOURS = 2

# A cautious start, in levels: how far children differ from a template over a whole treatment and at one
# step of it, and how much one check scatters. Each counts as much as so many cells or observations.
SHARED_SPREAD = 0.5
OWN_SPREAD = 0.4
NOISE = 0.8
START_CELLS = 4.0
START_OBSERVATIONS = 10.0
SURE_ENOUGH = 0.75
INTERVAL = 0.9


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
    """One check of energy, and the level the template gave for it."""

    cell: Cell
    expected: float
    actual: float


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
        if window is None or window.origin is Origin.BASE:
            hour = check.at.hour - check.at.hour % BIN_HOURS
            found.append(Observation(Cell(Origin.BASE, f"{hour:02d}"), expected, check.level))
        elif window.origin is Origin.CURVE and window.cell and expected > EnergyLevel.BLOCKED:
            group, _, part = window.cell.partition("/")
            found.append(Observation(Cell(group, part), expected, check.level))
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
    for cell, group in seen.items():
        levels[cell] = fmean(each.expected for each in group)
    residuals = {cell: [each.actual - each.expected for each in group] for cell, group in seen.items()}
    spread = _spread(list(residuals.values()))
    by_group: dict[str, list[Cell]] = defaultdict(list)
    for cell in levels:
        by_group[cell.group].append(cell)
    found = []
    for cells in by_group.values():
        found += _group_estimates(cells, levels, residuals, spread)
    return found


@dataclass(frozen=True, slots=True)
class _Spread:
    """Variances: what cells of a treatment share, what each has alone, and the scatter of one check.

    ``doubt`` widens the intervals, because the variances themselves are learned from little.
    """

    shared: float
    own: float
    noise: float
    doubt: float


def _spread(residuals: Sequence[Sequence[float]]) -> _Spread:
    """Learn the variances from all of the child's cells, starting from the cautious ones."""
    within = sum(sum((each - fmean(cell)) ** 2 for each in cell) for cell in residuals)
    freedom = sum(len(cell) - 1 for cell in residuals)
    noise = (START_OBSERVATIONS * NOISE**2 + within) / (START_OBSERVATIONS + freedom)
    start = SHARED_SPREAD**2 + OWN_SPREAD**2
    scatter = [noise / len(cell) for cell in residuals]
    weights = [start / (start + each) for each in scatter]  # one check alone tells little of the spread
    signal = sum(
        weight * (fmean(cell) ** 2 - each)
        for weight, cell, each in zip(weights, residuals, scatter, strict=True)
    )
    total = max(0.02, (START_CELLS * start + signal) / (START_CELLS + sum(weights)))
    doubt = 1 + START_CELLS / (START_CELLS + len(residuals))
    return _Spread(SHARED_SPREAD**2 * total / start, OWN_SPREAD**2 * total / start, noise, doubt)


def _group_estimates(
    cells: Sequence[Cell],
    levels: Mapping[Cell, float],
    residuals: Mapping[Cell, Sequence[float]],
    spread: _Spread,
) -> list[Estimate]:
    """Return the estimates of one treatment; normal distributions throughout, so in closed form."""
    seen = [cell for cell in cells if cell in residuals]
    weights = {cell: 1 / (spread.own + spread.noise / len(residuals[cell])) for cell in seen}
    certainty = 1 / spread.shared + sum(weights.values())
    shared = sum(weights[cell] * fmean(residuals[cell]) for cell in seen) / certainty
    total = sum(len(residuals[cell]) for cell in seen)
    found = []
    for cell in cells:
        own = residuals.get(cell, ())
        if own:
            pull = spread.own / (spread.own + spread.noise / len(own))
            shift = shared + pull * (fmean(own) - shared)
            variance = pull * spread.noise / len(own) + (1 - pull) ** 2 / certainty
        else:
            shift, variance = shared, spread.own + 1 / certainty
        mean = min(4.0, max(0.0, levels[cell] + shift))
        deviation = (variance * spread.doubt) ** 0.5
        found.append(Estimate(cell, levels[cell], mean, deviation, len(own), total))
    return found


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
    low, high = curve[number].spread or (accepted.level, accepted.level)
    step = replace(
        curve[number],
        level=EnergyLevel(accepted.level),
        spread=(min(low, accepted.level), max(high, accepted.level)) if curve[number].spread else None,
    )
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
