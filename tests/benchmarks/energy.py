"""Does the suggestion find a child's true energy curve? A simulation with known truth, seeds and all.

Each simulated child has a true curve that departs from the template: by something shared over a treatment,
by something at each step, or not at all. Checks are the truth with scatter, as whole levels 0 to 4. The error
is the mean distance from the truth over all steps of the curve, of the template and of the estimate.

Run: ``python -m tests.benchmarks.energy [children per scenario]``
"""

import random
import sys
from collections import defaultdict
from dataclasses import dataclass
from statistics import fmean

from hospital_iep.domain.catalogues import treatments
from hospital_iep.domain.suggestion import Cell, Observation, estimates, suggestions

COUNTS = (5, 10, 20, 40)


@dataclass(frozen=True)
class Scenario:
    """How far children are from the template, in levels, and how much one check scatters."""

    name: str
    shared: float
    own: float
    scatter: float


SCENARIOS = (
    Scenario("near the template", 0.3, 0.2, 0.8),
    Scenario("some way off", 0.6, 0.5, 0.8),
    Scenario("some way off, rough checks", 0.6, 0.5, 1.1),
    Scenario("far off", 1.0, 0.7, 0.8),
    Scenario("one steady shift", 0.8, 0.1, 0.8),
    Scenario("each step for itself", 0.1, 0.9, 0.8),
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


def child(scenario, template, seed):
    """Yield (checks so far, truth) of one child, at each of ``COUNTS``."""
    dice = random.Random(f"{scenario.name}/{seed}")
    shift = dice.gauss(0, scenario.shared)
    truth = {
        cell: min(4.0, max(0.0, level + shift + dice.gauss(0, scenario.own)))
        for cell, level in template.items()
    }
    checks = []
    for count in range(1, max(COUNTS) + 1):
        cell = dice.choice(list(template))
        said = min(4, max(0, round(truth[cell] + dice.gauss(0, scenario.scatter))))
        checks.append(Observation(cell, template[cell], said))
        if count in COUNTS:
            yield count, list(checks), truth


def errors(children):
    """Return the errors of template, estimate and accepted steps, and the share inside, by scenario."""
    sums = defaultdict(list)
    curves = list(template_cells().values())
    for scenario in SCENARIOS:
        for seed in range(children):
            template = curves[seed % len(curves)]
            for count, checks, truth in child(scenario, template, seed):
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


def table(result):
    """Yield the lines of the table."""
    columns = "checks | template is off by | estimate | better by | accepted steps | better by | in interval"
    yield f"| children whose curve is | {columns} |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    for (name, count), (before, after, accepted, inside) in result.items():
        yield (
            f"| {name} | {count} | {before:.2f} | {after:.2f} | {1 - after / before:+.0%} "
            f"| {accepted:.2f} | {1 - accepted / before:+.0%} | {inside:.0%} |"
        )
    for count in COUNTS:
        columns = [rows for (_, number), rows in result.items() if number == count]
        before, after, accepted, inside = (fmean(column) for column in zip(*columns, strict=True))
        yield (
            f"| **all** | {count} | {before:.2f} | {after:.2f} | **{1 - after / before:+.0%}** "
            f"| {accepted:.2f} | {1 - accepted / before:+.0%} | {inside:.0%} |"
        )


def main() -> None:
    children = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    for line in table(errors(children)):
        print(line)


if __name__ == "__main__":
    main()
