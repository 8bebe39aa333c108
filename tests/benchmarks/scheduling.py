"""How good and how fast the scheduler is: ``python -m tests.benchmarks.scheduling [--sizes S,M]``.

Prints dated tables in Markdown: planning (with and without groups), repair, explanation, small problems
against the proven optimum, and dense school weeks beside FET where ``fet-cl`` is installed. Every timetable
is judged by the second reading of the tests; a broken rule stops the benchmark. ``--quick`` is only a look.
"""

import argparse
import json
import os
import platform
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from hospital_iep.scheduling import explain
from hospital_iep.scheduling.ground import Ground
from hospital_iep.scheduling.plan import Progress, plan
from hospital_iep.scheduling.planning_file import read_problem, read_timetable
from hospital_iep.scheduling.reading import without_collecting
from hospital_iep.scheduling.repair import Proposal, propose
from hospital_iep.scheduling.weeks import standing_week
from hospital_iep.scheduling.worker import run
from tests.benchmarks import scheduling_fet
from tests.scheduling import bruteforce
from tests.scheduling.instances import SIZES, disrupted, hospital_problem, school_week

SECONDS = {"S": 10.0, "M": 20.0, "L": 60.0, "XL": 60.0}
MARKS = {"L": (5.0, 30.0)}
GROUPS = {"S": 3, "M": 8, "L": 24, "XL": 120}


class Broken(Exception):
    """A timetable breaks a rule: nothing else counts."""


def row(*cells: object) -> str:
    """One row of a table."""
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def heading(words: str) -> str:
    """The head of a table; a hyphen stands for a space."""
    names = [word.replace("-", " ") for word in words.split()]
    return row(*names) + "\n" + "|---" * len(names) + "|"


def judged(problem: dict[str, Any], timetable: dict[str, Any]) -> float:
    """Share of the asked minutes that the children get; every rule is kept."""
    broken = bruteforce.broken_rules(problem, timetable)
    if broken:
        raise Broken(sorted(broken))
    week = bruteforce.Week(problem)
    done = bruteforce.delivered(week, week.lessons(timetable))
    asked = sum(need["target_minutes"] for need in problem["needs"])
    return sum(min(need["target_minutes"], done[need["id"]]) for need in problem["needs"]) / max(1, asked)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="S,M,L,XL")
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--parts", default="plan,repair,explain,optimum,school")
    parser.add_argument("--quick", action="store_true", help="a quarter of the time, one seed")
    options = parser.parse_args()
    seeds = [int(seed) for seed in options.seeds.split(",")][: 1 if options.quick else None]
    factor = 0.25 if options.quick else 1.0
    print(f"## Scheduler, {date.today():%Y-%m-%d}")
    print(
        f"\n{os.cpu_count()} cores, {platform.system()} {platform.machine()},"
        f" Python {platform.python_version()}\n"
    )
    parts: dict[str, Callable[[], Iterator[str]]] = {
        "plan": lambda: planning(options.sizes.split(","), seeds, factor),
        "repair": lambda: repairing(options.sizes.split(","), seeds),
        "explain": lambda: explaining(options.sizes.split(","), seeds, factor),
        "optimum": lambda: against_the_optimum(6 if options.quick else 30, 60 * factor),
        "school": lambda: beside_fet(seeds, int(60 * factor)),
    }
    for part in options.parts.split(","):
        for line in parts[part]():
            print(line, flush=True)
        print()


def planning(sizes: list[str], seeds: list[int], factor: float) -> Iterator[str]:
    """Cost, what children get, the bound, and how soon."""
    yield heading(
        "size groups seed first-week-s cost bound above-bound delivered below-minimum at-marks seconds"
    )
    for size in sizes:
        for groups in (0, GROUPS[size]):
            for seed in seeds:
                yield _planned(size, groups, seed, SECONDS[size] * factor)


def _planned(size: str, groups: int, seed: int, seconds: float) -> str:
    problem = hospital_problem(size, seed, groups=groups)
    text = json.dumps(problem)
    seen: list[Progress] = []
    begun = time.perf_counter()
    written = json.loads(run(text, seconds=seconds, on_progress=seen.append))
    took = time.perf_counter() - begun
    share = judged(problem, written)
    cost, bound = written["cost"], written["bound"]
    above = "" if not bound else f"{100 * (cost - bound) / bound:.1f} %"
    first = f"{seen[0].seconds:.2f}" if seen else ""
    marks = "; ".join(
        f"{mark:.0f} s {_share_at(problem, text, seen, mark):.2%}"
        for mark in MARKS.get(size, ())
        if mark < seconds
    )
    below = written["costs"]["below_minimum"]
    return row(size, groups, seed, first, cost, bound, above, f"{share:.2%}", below, marks, f"{took:.1f}")


def _share_at(problem: dict[str, Any], text: str, seen: list[Progress], mark: float) -> float:
    """What the week was worth that stood after so many seconds."""
    before = [each for each in seen if each.seconds <= mark and each.lessons]
    if not before:
        return 0.0
    read = read_problem(text)
    lessons = [
        {
            "needs": list(x.needs),
            "teacher": x.teacher,
            "place": x.place,
            "start": read.moment(x.start).isoformat(timespec="minutes"),
            "end": read.moment(x.end).isoformat(timespec="minutes"),
            "id": x.id,
        }
        for x in before[-1].lessons
    ]
    return judged(problem, {"lessons": lessons})


def repairing(sizes: list[str], seeds: list[int]) -> Iterator[str]:
    """One X-ray over one lesson: how soon the smallest change is there, and what the better week brings."""
    yield "| size | seed | smallest change ms | changed | cost | better week s | changed | cost |"
    yield "|---|---|---|---|---|---|---|---|"
    for size in sizes:
        for seed in seeds:
            problem = hospital_problem(size, seed)
            planned = json.loads(run(json.dumps(problem), seconds=min(10.0, SECONDS[size])))
            changed = disrupted(problem, planned, seed)
            text = json.dumps(changed)
            first: list[tuple[float, Proposal]] = []
            begun = time.perf_counter()
            read = read_problem(text)
            small, better = propose(
                read,
                seconds=1.5,
                first=lambda found, begun=begun, first=first: first.append(
                    (time.perf_counter() - begun, found)
                ),
            )
            took = time.perf_counter() - begun
            for proposal in (small, better):
                judged(
                    changed,
                    {
                        "lessons": [
                            {
                                "needs": list(x.needs),
                                "teacher": x.teacher,
                                "place": x.place,
                                "id": x.id,
                                "start": read.moment(x.start).isoformat(timespec="minutes"),
                                "end": read.moment(x.end).isoformat(timespec="minutes"),
                            }
                            for x in proposal.timetable.lessons
                        ]
                    },
                )
            was, now = small.timetable.claims["cost"], better.timetable.claims["cost"]
            yield row(
                size,
                seed,
                f"{1000 * first[0][0]:.0f}",
                small.changed,
                was,
                f"{took:.1f}",
                better.changed,
                now,
            )


def explaining(sizes: list[str], seeds: list[int], factor: float) -> Iterator[str]:
    """Milliseconds a need, with proof of minimality and unlocks; a load at which many are unmet."""
    yield "| size | seed | unmet | verdicts | facts (median) | ms a need (median) | ms (most) |"
    yield "|---|---|---|---|---|---|---|"
    for size in sizes:
        for seed in seeds:
            text = json.dumps(hospital_problem(size, seed, load=1.3))
            read = read_problem(text)
            timetable = read_timetable(read, run(text, seconds=max(3.0, SECONDS[size] * factor / 4)))
            week = standing_week(Ground(read), timetable.lessons)
            times, facts, verdicts = [], [], []
            short = [n for n, need in enumerate(read.needs) if week.need_minutes[n] < need.target]
            with without_collecting():  # as the planning process explains a week's needs
                for n in short:
                    begun = time.perf_counter()
                    found = explain.explain_one(week, n)
                    times.append(1000 * (time.perf_counter() - begun))
                    facts.append(len(found.reasons))
                    verdicts.append(found.verdict)
            if times:
                said = ", ".join(f"{verdict} {verdicts.count(verdict)}" for verdict in sorted(set(verdicts)))
                typical = f"{statistics.median(facts):.0f}", f"{statistics.median(times):.1f}"
                yield row(size, seed, len(times), said, *typical, f"{max(times):.1f}")
            else:
                yield f"| {size} | {seed} | 0 | | | | |"


def against_the_optimum(count: int, seconds: float) -> Iterator[str]:
    """One teacher, four pupils: our cost beside the optimum that CP-SAT proves, in equal times."""
    # here, for our own children read this module again when they start, and OR-Tools takes seconds to load
    from tests.scheduling.oracle import NotModelled, best

    yield "| days | seed | CP-SAT s | optimum | closed | ours | our bound |"
    yield "|---|---|---|---|---|---|---|"
    closed = equal = tried = 0
    for number in range(count):
        days = 1 + number % 2
        problem = hospital_problem(SIZES["tiny"], number, days=days)
        ours = json.loads(run(json.dumps(problem), seconds=seconds))
        judged(problem, ours)
        begun = time.perf_counter()
        try:
            proven = best(problem, seconds, hint=ours)
        except NotModelled:
            continue
        took = time.perf_counter() - begun
        tried += 1
        closed += proven.closed
        equal += proven.closed and ours["cost"] == proven.cost
        mark = "yes" if proven.closed else f"no, at least {proven.bound}"
        yield row(days, number, f"{took:.1f}", proven.cost, mark, ours["cost"], ours["bound"])
    yield f"\n{tried} problems, {closed} closed by CP-SAT in {seconds:.0f} s, ours equal on {equal} of them."


def beside_fet(seeds: list[int], seconds: int) -> Iterator[str]:
    """Dense school weeks of which a full week is known to exist."""
    if scheduling_fet.program() is None:
        yield "FET is not beside it: the program fet-cl was not found."
    yield "| classes | groups | seed | ours delivered | seconds | FET delivered | seconds |"
    yield "|---|---|---|---|---|---|---|"
    for classes in (6, 12, 24):
        for seed in seeds:
            problem = school_week(classes, seed)
            begun = time.perf_counter()
            text = run(json.dumps(problem), seconds=seconds)
            took = time.perf_counter() - begun
            ours = judged(problem, json.loads(text))
            theirs, fet_took = "", ""
            if scheduling_fet.program() is not None:
                begun = time.perf_counter()
                found = scheduling_fet.solve(problem, 6, seconds)
                fet_took = f"{time.perf_counter() - begun:.1f}"
                theirs = f"{judged(problem, found):.2%}"
            groups = len(problem["groups"])
            yield row(classes, groups, seed, f"{ours:.2%}", f"{took:.1f}", theirs, fet_took)


def plan_here(problem: dict[str, Any], iterations: int) -> int:
    """Cost of a plan in this process, for a profiler."""
    return int(plan(read_problem(json.dumps(problem)), iterations=iterations).claims["cost"])


if __name__ == "__main__":
    main()
