"""Does the suggestion find a child's true energy curve? A simulation with known truth, seeds and all.

Each simulated child has a true curve that departs from the template: by something shared over a treatment,
by something at each step, or not at all. Checks are the truth with scatter, as whole levels 0 to 4. The error
is the mean distance from the truth over all steps of the curve, of the template and of the estimate, and of
the curve in whole levels that comes of taking over every suggestion.

The estimate knows nothing of the scenarios. Those of ``OTHERS`` are made in ways it does not assume.

Run: ``python -m tests.benchmarks.energy [children per scenario] [first seed]``
"""

import random
import sys
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from hospital_iep.domain.catalogues import treatments
from hospital_iep.domain.suggestion import Cell, Observation, estimates, suggestions

COUNTS = (5, 10, 20, 40)
FIRST_DAY = date(2026, 9, 1)


@dataclass(frozen=True)
class Scenario:
    """How far children are from the template, in levels, and how much one check scatters.

    ``slope`` grows over the steps, ``odd`` is the way one step alone goes, ``whole`` makes the truth whole
    levels. ``per_day`` checks share how good the day is (``day``); ``slips`` are checks that scatter three
    times as much; ``favourite`` is the share of checks that one step gets.
    """

    name: str
    shared: float
    own: float
    scatter: float = 0.8
    slope: float = 0.0
    odd: float = 0.0
    whole: bool = False
    per_day: int = 1
    day: float = 0.0
    slips: float = 0.0
    favourite: float = 0.0


SCENARIOS = (
    Scenario("near the template", 0.3, 0.2),
    Scenario("some way off", 0.6, 0.5),
    Scenario("some way off, rough checks", 0.6, 0.5, 1.1),
    Scenario("far off", 1.0, 0.7),
    Scenario("one steady shift", 0.8, 0.1),
    Scenario("each step for itself", 0.1, 0.9),
)
OTHERS = (
    Scenario("true levels are whole", 0.7, 0.5, whole=True),
    Scenario("one odd step", 0.0, 0.1, odd=1.5),
    Scenario("ever more or less over the steps", 0.3, 0.1, slope=1.0),
    Scenario("good and bad days, three checks each", 0.6, 0.5, 0.6, per_day=3, day=0.6),
    Scenario("now and then a slip", 0.6, 0.5, 0.7, slips=0.15),
    Scenario("mostly asked at one step", 0.6, 0.5, favourite=0.6),
)


def template_cells() -> dict[str, dict[Cell, float]]:
    """Return the curves with several steps that can be taught in, and the day without treatment."""
    curves = {"base": {Cell("base", f"{hour:02d}"): 3.0 for hour in (8, 10, 12, 14, 16)}}
    for each in treatments().values():
        cells = {
            Cell(each.id, str(number)): float(segment.level)
            for number, segment in enumerate(each.segments)
            if segment.level > 0
        }
        if len(cells) >= 3:
            curves[each.id] = cells
    return curves


def true_curve(scenario, template, dice):
    """Return one child's true levels."""
    shift = dice.gauss(0, scenario.shared)
    truth = {cell: level + shift + dice.gauss(0, scenario.own) for cell, level in template.items()}
    if scenario.slope:
        slope = dice.gauss(0, scenario.slope)
        for position, cell in enumerate(template):
            truth[cell] += slope * (2 * position / (len(template) - 1) - 1)
    if scenario.odd:
        truth[dice.choice(list(template))] += dice.choice((-1, 1)) * scenario.odd
    truth = {cell: min(4.0, max(0.0, level)) for cell, level in truth.items()}
    return {cell: round(level) for cell, level in truth.items()} if scenario.whole else truth


def child(scenario, template, seed, counts=COUNTS):
    """Yield (how many checks, these checks, truth) of one child, at each of ``counts``."""
    dice = random.Random(f"{scenario.name}/{seed}")
    truth = true_curve(scenario, template, dice)
    cells = list(template)
    checks, day = [], 0.0
    for number in range(max(counts)):
        if scenario.day and number % scenario.per_day == 0:
            day = dice.gauss(0, scenario.day)
        often = scenario.favourite and dice.random() < scenario.favourite
        cell = cells[0] if often else dice.choice(cells)
        error = dice.gauss(0, scenario.scatter)
        if scenario.slips and dice.random() < scenario.slips:
            error *= 3
        said = min(4, max(0, round(truth[cell] + day + error)))
        on = FIRST_DAY + timedelta(days=number // scenario.per_day)
        checks.append(Observation(cell, template[cell], said, on))
        if len(checks) in counts:
            yield len(checks), list(checks), truth


def errors(scenarios, seeds, counts=COUNTS):
    """Return the errors of template, estimate and accepted steps, and the share inside, by scenario."""
    sums = defaultdict(list)
    curves = list(template_cells().values())
    for scenario in scenarios:
        for seed in seeds:
            template = curves[seed % len(curves)]
            for count, checks, truth in child(scenario, template, seed, counts):
                found = {each.cell: each for each in estimates(checks, template)}
                accepted = template | {each.cell: float(each.level) for each in suggestions(checks)}
                sums[scenario.name, count].append(
                    (
                        fmean(abs(template[cell] - truth[cell]) for cell in template),
                        fmean(abs(found[cell].mean - truth[cell]) for cell in template),
                        fmean(abs(accepted[cell] - truth[cell]) for cell in template),
                        fmean(found[cell].low <= truth[cell] <= found[cell].high for cell in template),
                    )
                )
    return {key: [fmean(column) for column in zip(*rows, strict=True)] for key, rows in sums.items()}


def better(error, template):
    """Return by which share of the template's error an error is smaller; below 0 where it is larger."""
    return 1 - error / template


def table(result):
    """Yield the lines of the table."""
    columns = "checks | template is off by | estimate | better by | accepted steps | better by | in interval"
    yield f"| children whose curve is | {columns} |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    rows = [(name, count, row) for (name, count), row in result.items()]
    for count in COUNTS:
        of_count = [row for (_, number), row in result.items() if number == count]
        rows.append(("**all**", count, [fmean(column) for column in zip(*of_count, strict=True)]))
    for name, count, (template, estimate, accepted, inside) in rows:
        yield (
            f"| {name} | {count} | {template:.2f} | {estimate:.2f} | {better(estimate, template):+.0%} "
            f"| {accepted:.2f} | {better(accepted, template):+.0%} | {inside:.0%} |"
        )


def main() -> None:
    children = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    for scenarios in (SCENARIOS, OTHERS):
        for line in table(errors(scenarios, range(first, first + children))):
            print(line)
        print()


if __name__ == "__main__":
    main()
