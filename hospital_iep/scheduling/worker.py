"""Planning in child processes: the window stays free, better weeks come in as they are found.

:func:`run` blocks the thread that calls it (a job of the window, or the command line) but does no work
itself: it listens. The searching child sends every better week; where it does not end in time, or is
cancelled, the last week it sent is finished here, so that an answer comes back within a second of the
limit, always.
"""

import multiprocessing
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from threading import Thread
from typing import Any

from hospital_iep.scheduling.budget import never
from hospital_iep.scheduling.companion import Assistant, serve
from hospital_iep.scheduling.finish import unfinished
from hospital_iep.scheduling.plan import Progress, plan
from hospital_iep.scheduling.planning_file import read_problem, write_timetable
from hospital_iep.scheduling.problem import Lesson, Problem

LOOK = 0.02
"""Seconds between two looks at the children."""

GRACE = 0.5
"""Seconds beyond the limit after which a child is stopped; less where the problem took long to read."""

_context = multiprocessing.get_context("spawn")


def run(
    problem_json: str,
    seconds: float | None = 20.0,
    iterations: int | None = None,
    seed: int = 1,
    on_progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] = never,
) -> str:
    """Plan in child processes; return the timetable file's text.

    ``seconds`` or ``iterations`` limit the search as in :func:`plan.plan`. ``on_progress`` is told each
    better week in this thread; ``cancelled`` is asked every 20 ms, and the best week so far comes back
    within 0.2 s of its yes. Raises :class:`FaultyFile` for a problem that cannot be read.
    """
    return Planner(problem_json, seconds, iterations, seed, on_progress, cancelled).run()


class Planner:
    """One planning in child processes."""

    def __init__(
        self,
        problem_json: str,
        seconds: float | None = 20.0,
        iterations: int | None = None,
        seed: int = 1,
        on_progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] = never,
    ) -> None:
        self.begun = time.monotonic()
        self.problem = read_problem(problem_json)
        self.reading = time.monotonic() - self.begun
        self.iterations = iterations
        self.seconds = None if iterations is not None else seconds
        self.seed = seed
        self.on_progress = on_progress
        self.cancelled = cancelled
        self.last: Progress | None = None

    def run(self) -> str:
        """Run to the end and return the timetable's text."""
        ours, theirs = _context.Pipe()
        stop = _context.Event()
        inboxes, passed = [ours], [theirs]
        helping: tuple[Any, Any] | None = None
        children = []
        if self.seconds is not None and self.seconds >= 1.0:
            helping = _context.Pipe()
            inbox, outbox = _context.Pipe()
            inboxes.append(inbox)
            passed += [outbox, *helping]
            children.append(_context.Process(target=serve, args=(outbox, helping[1]), daemon=True))
        limit = (self.seconds, self.iterations, self.seed)
        arguments = (theirs, stop, limit, self.begun, helping and helping[0])
        children.insert(0, _context.Process(target=_search, args=arguments, daemon=True))
        sender = Thread(target=_hand_over, args=(self.problem, inboxes), daemon=True)
        try:
            for child in children:
                child.start()
            for connection in passed:
                connection.close()
            sender.start()
            text = self._listen(ours, stop)
        finally:
            for child in children:
                if child.is_alive():
                    child.kill()
                child.join()
            if sender.ident is not None:
                sender.join()
            for connection in inboxes:
                connection.close()
        return text if text is not None else self._from_last()

    def _elapsed(self) -> float:
        return time.monotonic() - self.begun

    def _listen(self, ours: Connection, stop: Any) -> str | None:
        """Take what the searching child sends until its answer; None where it gives none in time."""
        stopped_at: float | None = None
        while True:
            if stopped_at is None and self.cancelled():
                stop.set()
                stopped_at = self._elapsed()
            if stopped_at is not None and self._elapsed() > stopped_at + 0.12:
                return None
            if self.seconds is not None and self._elapsed() > self.seconds + max(
                0.1, GRACE - 2 * self.reading
            ):
                return None
            if not wait([ours], LOOK):
                continue
            try:
                kind, content = ours.recv()
            except EOFError:
                return None
            if kind == "done":
                return str(content)
            self._note(content)

    def _note(self, content: tuple[int, int | None, list[tuple[Any, ...]]]) -> None:
        cost, bound, lessons = content
        self.last = Progress(self._elapsed(), cost, bound, tuple(Lesson(*lesson) for lesson in lessons))
        if self.on_progress is not None:
            self.on_progress(self.last)

    def _from_last(self) -> str:
        """Write the last week that was sent, or the fixed lessons alone where none was."""
        lessons = self.problem.fixed if self.last is None else self.last.lessons
        bound = None if self.last is None else self.last.bound
        seconds = None if self.seconds is None else round(self._elapsed(), 3)
        return write_timetable(self.problem, unfinished(self.problem, lessons, bound, self.seed, seconds))


def _hand_over(problem: Problem, inboxes: list[Connection]) -> None:
    """Send the problem to each child; in a thread of its own, for a child reads only when it has started."""
    content = ForkingPickler.dumps(problem)
    for inbox in inboxes:
        with suppress(OSError):  # a child that was stopped meanwhile needs nothing
            inbox.send_bytes(content)


def _search(
    pipe: Connection,
    stop: Any,
    limit: tuple[float | None, int | None, int],
    begun: float,
    helping: Connection | None,
) -> None:
    """Plan in a child process the problem that comes first; send better weeks, then the timetable's text."""
    try:
        problem: Problem = pipe.recv()
    except EOFError:  # stopped before the problem came
        return
    seconds, iterations, seed = limit
    if seconds is not None:
        seconds = max(0.0, seconds - (time.monotonic() - begun))

    def better(progress: Progress) -> None:
        pipe.send(("better", (progress.cost, progress.bound, [tuple(x) for x in progress.lessons])))

    companion = None if helping is None else Assistant(helping)
    timetable = plan(problem, seconds, iterations, seed, better, stop.is_set, companion)
    pipe.send(("done", write_timetable(problem, timetable)))
    pipe.close()
