"""Planning in child processes: the window stays free, better weeks come in as they are found.

:func:`run` blocks the thread that calls it (a job of the window, or the command line) but does no work
itself: it listens. The searching child sends every better week; where it does not end in time, or is
cancelled, the last week it sent is finished here, so that an answer comes back within a second of the
limit, always. A child that cannot start, or dies on the way, is made up for: by the last week it sent, or
by planning here.
"""

import logging
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from threading import Lock, Thread
from types import ModuleType
from typing import Any

from hospital_iep.scheduling.budget import never
from hospital_iep.scheduling.companion import Assistant, serve
from hospital_iep.scheduling.finish import unfinished
from hospital_iep.scheduling.plan import Progress, plan
from hospital_iep.scheduling.planning_file import read_problem, write_timetable
from hospital_iep.scheduling.problem import Lesson, Problem
from hospital_iep.scheduling.repair import propose

LOOK = 0.02
"""Seconds between two looks at the children."""

LONG_READ = 0.3
"""Share of the seconds: where reading took more, handing the problem over would take the rest."""

GRACE = 0.5
"""Seconds beyond the limit after which a child is stopped; less where the problem took long to read."""

PATIENCE = 0.12
"""Seconds for a child that was told to stop; less where writing the last week here takes long, too."""

_context = multiprocessing.get_context("spawn")

HELPER = "helper"
"""Name of the second process."""

_starting = Lock()

_log = logging.getLogger(__name__)


def run(
    problem_json: bytes | str,
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


def better_week(problem: Problem, seconds: float, cancelled: Callable[[], bool] = never) -> str | None:
    """Search in a child process for a better week than the smallest change of a published one.

    Returns the timetable file's text; None where ``cancelled`` said yes, within 20 ms, or no child could
    search.
    """
    ours, theirs = _context.Pipe(duplex=False)
    try:
        child = _context.Process(target=_repair, args=(theirs, problem, seconds), daemon=True)
        child.start()
    except OSError:  # no more processes, files or memory to be had
        return None
    theirs.close()
    try:
        while not cancelled():
            if ours.poll(LOOK):
                return str(ours.recv())
    except EOFError:
        _log.warning("repair: a child process ended early")
    finally:
        child.kill()
        child.join()
        ours.close()
    return None


def _repair(found: Connection, problem: Problem, seconds: float) -> None:
    """Send the better week (in the child)."""
    _, better = propose(problem, seconds=seconds)
    found.send(write_timetable(problem, better.timetable))
    found.close()


class Planner:
    """One planning in child processes."""

    def __init__(
        self,
        problem_json: bytes | str,
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
        self.child_is_gone = False

    def run(self) -> str:
        """Run to the end and return the timetable's text."""
        if self.seconds is not None and self.reading > LONG_READ * self.seconds:
            return self._here()
        with_helper = self.seconds is not None and self.seconds >= 1.0
        limit = (self.seconds, self.iterations, self.seed)
        text = None
        try:
            children = _Children(self.problem, limit, self.begun, with_helper)
        except OSError:  # no more processes, files or memory to be had
            self.child_is_gone = True
        else:
            try:
                text = self._listen(children)
            finally:
                children.end()
        if text is not None:
            return text
        if self.child_is_gone:
            _log.warning("planning: a child process could not start or ended early")
            if self.last is None or self.seconds is None:
                return self._here()
        return self._from_last()

    def _elapsed(self) -> float:
        return time.monotonic() - self.begun

    def _listen(self, children: "_Children") -> str | None:
        """Take what the searching child sends until its answer; None where it gives none in time."""
        stopped_at: float | None = None
        patience, grace = max(LOOK, PATIENCE - self.reading / 2), max(0.1, GRACE - 2 * self.reading)
        while True:
            if stopped_at is None and self.cancelled():
                children.stop.set()
                stopped_at = self._elapsed()
            if stopped_at is not None and self._elapsed() > stopped_at + patience:
                return None
            if self.seconds is not None and self._elapsed() > self.seconds + grace:
                return None
            if not wait([children.found], LOOK):
                continue
            try:
                kind, content = children.found.recv()
            except (EOFError, OSError):
                self.child_is_gone = True
                return None
            if kind == "done":
                return str(content)
            self._note(content)

    def _note(self, content: tuple[int, int | None, list[tuple[Any, ...]]]) -> None:
        cost, bound, lessons = content
        self.last = Progress(self._elapsed(), cost, bound, tuple(Lesson(*lesson) for lesson in lessons))
        if self.on_progress is not None:
            self.on_progress(self.last)

    def _here(self) -> str:
        """Plan in this process, with what is left of the time."""
        seconds = None
        if self.seconds is not None:  # writing takes about as long as reading did
            seconds = max(0.0, self.seconds - self._elapsed() - self.reading)
            if seconds < self.reading:  # compiling it takes as long again
                return self._from_last()
        timetable = plan(self.problem, seconds, self.iterations, self.seed, self.on_progress, self.cancelled)
        return write_timetable(self.problem, timetable)

    def _from_last(self) -> str:
        """Write the last week that was sent, or the fixed lessons alone where none was."""
        lessons = self.problem.fixed if self.last is None else self.last.lessons
        bound = None if self.last is None else self.last.bound
        seconds = None if self.seconds is None else round(self._elapsed(), 3)
        return write_timetable(self.problem, unfinished(self.problem, lessons, bound, self.seed, seconds))


class _Children:
    """The searching process and, where the time is worth it, its helper: started, to be ended.

    Weeks and the answer come through ``found``. Raises OSError where the system has no process to give.
    """

    def __init__(
        self, problem: Problem, limit: tuple[float | None, int | None, int], begun: float, with_helper: bool
    ) -> None:
        self.stop = _context.Event()
        self.found, theirs = _context.Pipe()
        self.inboxes, passed = [self.found], [theirs]
        helping: tuple[Any, Any] | None = None
        self.processes = []
        if with_helper:
            helping = _context.Pipe()
            inbox, outbox = _context.Pipe()
            self.inboxes.append(inbox)
            passed += [outbox, *helping]
            self.processes.append(
                _context.Process(target=_assist, args=(outbox, helping[1]), name=HELPER, daemon=True)
            )
        arguments = (theirs, self.stop, limit, begun, helping and helping[0])
        self.processes.insert(0, _context.Process(target=_search, args=arguments, daemon=True))
        self.sender = Thread(target=_hand_over, args=(problem, self.inboxes), daemon=True)
        try:
            with _without_program():
                for process in self.processes:
                    process.start()
            for connection in passed:
                connection.close()
            self.sender.start()
        except OSError:
            self.end()
            raise

    def end(self) -> None:
        """Kill what still runs and close what is open."""
        for process in self.processes:
            if process.pid is not None:
                process.kill()
                process.join()
        if self.sender.ident is not None:
            self.sender.join()
        for connection in self.inboxes:
            connection.close()


@contextmanager
def _without_program() -> Iterator[None]:
    """Let children start without reading the calling program again.

    They need nothing of it, and it may be no file (a script on standard input) or start to work when read.
    """
    with _starting:
        program = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = program


def _quiet() -> None:
    """Keep a child's own words from the terminal: whoever listens to it says in one line that it died."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)


def _assist(inbox: Connection, pipe: Connection) -> None:
    """Help the searching process, in a child process."""
    _quiet()
    serve(inbox, pipe)


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
    _quiet()
    problem: Problem = pipe.recv()
    seconds, iterations, seed = limit
    if seconds is not None:
        seconds = max(0.0, seconds - (time.monotonic() - begun))

    def better(progress: Progress) -> None:
        pipe.send(("better", (progress.cost, progress.bound, [tuple(x) for x in progress.lessons])))

    companion = None if helping is None else Assistant(helping)
    timetable = plan(problem, seconds, iterations, seed, better, stop.is_set, companion)
    pipe.send(("done", write_timetable(problem, timetable)))
    pipe.close()
