"""Planning and repairing a week in child processes: the thread that waits does no work itself.

How freely a week is planned depends on how near it is. What families know of today stays, where it still
may; the rest of a published week is repaired with few changes; a week that nobody was told of is free.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Event
from typing import Any

from hospital_iep.operations.problem import AS_TOLD
from hospital_iep.scheduling import worker
from hospital_iep.scheduling.place import why_not
from hospital_iep.scheduling.planning_file import read_problem, write_timetable
from hospital_iep.scheduling.problem import Problem
from hospital_iep.scheduling.repair import lesson_is_known, soonest

PLAN_SECONDS = 8.0
OTHER_SECONDS = 2.0
REPAIR_SECONDS = 1.4
OTHER_WEIGHTS: tuple[Mapping[str, int], ...] = (
    {"energy": 4},  # lessons in the hours in which children can take most on
    {"extra_teachers": 1000, "travel": 25},  # few teachers for a child, short ways for a teacher
    {},  # the usual weights: other hours
)
MOST_IDEAS = 3
NOTICED = 0.05  # levels of energy a minute: a smaller difference is none to a child


@dataclass(frozen=True, slots=True)
class Idea:
    """One timetable to propose; ``unfinished`` where the search was stopped before its end."""

    timetable: Mapping[str, Any]
    smallest: bool = False
    unfinished: bool = False


def ideas(
    problem: Mapping[str, Any],
    stop: Event,
    report: Callable[[float, str], None] = lambda *_: None,
    first: Callable[[Idea], None] = lambda _: None,
) -> list[Idea]:
    """Return timetables for a problem, the one to propose first.

    For a published week the smallest change and a better week; for a free one up to three weeks that weigh
    good hours, teachers and ways differently. ``stop`` ends the search with the best so far, within 0.2 s.
    ``report`` is told the share of the time, ``first`` the smallest change as soon as it is known, long
    before the better week.
    Raises ``FaultyFile`` for a problem that cannot be planned as it was entered.
    """
    value = read_problem(json.dumps(problem))
    if problem["published_lessons"]:
        kept = keep_today(problem)
        return _repair(value if kept is problem else read_problem(json.dumps(kept)), stop, first)
    whole = PLAN_SECONDS + OTHER_SECONDS * len(OTHER_WEIGHTS)
    found = _plan(problem, stop, PLAN_SECONDS, lambda seconds: report(min(seconds / whole, 1.0), ""))
    best = Idea(found, unfinished=stop.is_set() and found["status"] != "optimal")
    return [best, *_others(problem, found, stop, lambda seconds: report(min(seconds / whole, 1.0), ""))]


def _plan(
    problem: Mapping[str, Any], stop: Event, seconds: float, past: Callable[[float], None], seed: int = 1
) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(
        worker.run(
            json.dumps(problem),
            seconds=seconds,
            seed=seed,
            on_progress=lambda progress: past(progress.seconds),
            cancelled=stop.is_set,
        )
    )
    return found


def _others(
    problem: Mapping[str, Any], first: Mapping[str, Any], stop: Event, past: Callable[[float], None]
) -> list[Idea]:
    """Plan again with other weights; a week that gains nothing, or is one already found, is left out.

    With the usual weights it need not gain: where it places as much, a teacher may like its hours better.
    """
    known, others = [first["lessons"]], []
    for at, weights in enumerate(OTHER_WEIGHTS):
        if stop.is_set() or len(known) == MOST_IDEAS:
            break
        begun = PLAN_SECONDS + OTHER_SECONDS * at
        past(begun)
        other = {**problem, "weights": {**problem.get("weights", {}), **weights}}
        found = _plan(other, stop, OTHER_SECONDS, lambda seconds, begun=begun: past(begun + seconds), 2 + at)  # type: ignore[misc]
        beside = compare(found, first)
        wanted = beside.gains or (not weights and beside.placed >= 0)
        if wanted and not stop.is_set() and found["lessons"] not in known:
            known.append(found["lessons"])
            others.append(Idea(found))
    return others


@dataclass(frozen=True, slots=True)
class Difference:
    """What one week has more than another: energy it asks, second teachers, minutes of way and taught."""

    tired: float
    teachers: int
    way: int
    placed: int

    @property
    def gains(self) -> bool:
        """Whether it is better in anything that one notices."""
        return self.tired < -NOTICED or self.teachers < 0 or self.way < 0 or self.placed > 0


def compare(week: Mapping[str, Any], other: Mapping[str, Any]) -> Difference:
    """Return in what a planned week differs from another one of the same problem."""
    here, there = week["costs"], other["costs"]
    return Difference(
        _tiredness(week) - _tiredness(other),
        here["extra_teachers"] - there["extra_teachers"],
        here["travel"] - there["travel"],
        there["below_target"] - here["below_target"],
    )


def _tiredness(week: Mapping[str, Any]) -> float:
    """Return how far below prime a minute of teaching lies on average, in levels."""
    minutes = 0
    for lesson in week["lessons"]:
        length = datetime.fromisoformat(lesson["end"]) - datetime.fromisoformat(lesson["start"])
        minutes += int(length.total_seconds()) // 60 * len(lesson["needs"])
    return float(week["costs"]["energy"]) / minutes if minutes else 0.0


def keep_today(problem: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a problem in which the told lessons of today are locked that still keep every rule.

    What medicine moved over is free, and so is what a person has moved or pinned since it was told.
    """
    now = str(problem.get("now", ""))
    near = [
        each
        for each in problem["published_lessons"]
        if each["id"].startswith(f"{AS_TOLD} ") and now <= each["start"] and each["start"][:10] == now[:10]
    ]
    if not near:
        return problem
    read = read_problem(json.dumps(problem))
    told = {lesson.id: lesson for lesson in read.published if lesson_is_known(read, lesson)}
    kept, stands = [], list(read.fixed)
    for each in sorted(near, key=lambda plain: str(plain["start"])):
        lesson = told.get(each["id"])
        if lesson is not None and not why_not(read, stands, lesson):
            stands.append(lesson)
            kept.append({**each, "id": f"today {each['id']}"})
    return {**problem, "locked_lessons": [*problem["locked_lessons"], *kept]}


def _repair(problem: Problem, stop: Event, first: Callable[[Idea], None]) -> list[Idea]:
    """Find the smallest change here, in a moment; then let a child process look for a better week."""
    small = json.loads(write_timetable(problem, soonest(problem, cancelled=stop.is_set).timetable))
    first(Idea(small, smallest=True))
    found = worker.better_week(problem, REPAIR_SECONDS, stop.is_set)
    result = [Idea(small, smallest=True, unfinished=found is None)]
    better = json.loads(found) if found else small
    return result if better["lessons"] == small["lessons"] else [*result, Idea(better)]
