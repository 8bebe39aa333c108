"""Planning and repairing a week in child processes: the thread that waits does no work itself."""

import json
import multiprocessing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from threading import Event
from typing import Any

from hospital_iep.scheduling import worker
from hospital_iep.scheduling.planning_file import read_problem, write_timetable
from hospital_iep.scheduling.repair import propose

PLAN_SECONDS = 10.0
REPAIR_SECONDS = 2.0
_LOOK = 0.05

_context = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Idea:
    """One timetable to propose; ``unfinished`` where the search was stopped before its end."""

    timetable: Mapping[str, Any]
    smallest: bool = False
    unfinished: bool = False


def ideas(
    problem: Mapping[str, Any], stop: Event, report: Callable[[float, str], None] = lambda *_: None
) -> list[Idea]:
    """Return timetables for a problem, best first: for a published week the smallest change and a better one.

    ``stop`` ends the search with the best so far, within 0.2 s. ``report`` is told the share of the time.
    Raises ``FaultyFile`` for a problem that cannot be planned as it was entered.
    """
    text = json.dumps(problem)
    read_problem(text)
    if problem["published_lessons"]:
        return _repair(text, stop)
    found = json.loads(
        worker.run(
            text,
            seconds=PLAN_SECONDS,
            on_progress=lambda progress: report(min(progress.seconds / PLAN_SECONDS, 1.0), ""),
            cancelled=stop.is_set,
        )
    )
    return [Idea(found, unfinished=stop.is_set() and found["status"] != "optimal")]


def _repair(text: str, stop: Event) -> list[Idea]:
    ours, theirs = _context.Pipe(duplex=False)
    child = _context.Process(target=_repair_child, args=(theirs, text), daemon=True)
    child.start()
    theirs.close()
    found: list[Mapping[str, Any]] = []
    ended = False
    try:
        while not ended and not (stop.is_set() and found):
            if ours.poll(_LOOK):
                ended = _take(ours, found)
    finally:
        if child.is_alive() and not ended:
            child.kill()
        child.join()
        ours.close()
    result = [Idea(found[0], smallest=True, unfinished=not ended)] if found else []
    return result + [Idea(each) for each in found[1:] if each["lessons"] != found[0]["lessons"]]


def _take(pipe: Connection, found: list[Mapping[str, Any]]) -> bool:
    """Take one timetable; returns whether the child has said all."""
    try:
        found.append(json.loads(pipe.recv()))
    except EOFError:
        return True
    return False


def _repair_child(pipe: Connection, text: str) -> None:
    """Send the smallest change as soon as it is known, then the better week."""
    problem = read_problem(text)
    _, better = propose(
        problem,
        seconds=REPAIR_SECONDS,
        first=lambda small: pipe.send(write_timetable(problem, small.timetable)),
    )
    pipe.send(write_timetable(problem, better.timetable))
    pipe.close()
