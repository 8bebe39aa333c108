"""Long work off the window's thread: one job at a time, with progress and cancel."""

import gc
import logging
import sys
from collections.abc import Callable
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

log = logging.getLogger(__name__)

YIELDS_AFTER_S = 0.001  # the window asks for its turn at each thing it paints, and waits so long each time
_USUAL_S = sys.getswitchinterval()


class Cancelled(Exception):
    """The person asked the job to stop."""


class Job(QObject):
    """One piece of long work, seen from the window.

    The work is a plain function whose first argument, ``report``, it calls now and then with
    the share done (0 to 1; below 0 if it cannot tell), a short text, and what it found so far.
    ``report`` raises ``Cancelled`` once ``cancel`` was called; work that cannot report often asks
    ``stopping``.
    All signals arrive on the window's thread; ``finished`` comes last, whatever happened.
    """

    progressed = Signal(float, str)
    found = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    finished = Signal()
    ended = Signal()  # also of a job that was dropped
    _reported = Signal(
        float, str
    )  # these go through the queue, so that whoever connects at once misses nothing
    _found = Signal(object)
    _done = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = Event()
        self._dropped = False
        self.started_at = monotonic()
        self._reported.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._found.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop.set()

    def drop(self) -> None:
        """Ask the work to stop and tell nobody how it ended: whoever waited for it is gone."""
        self._dropped = True
        self.cancel()

    @property
    def stopping(self) -> bool:
        """Whether the person asked to stop (may be read on any thread)."""
        return self._stop.is_set()

    def report(self, share: float, text: str = "", found: object = None) -> None:
        """Tell how far the work is, and what it found (called by the work, on its own thread)."""
        if self._stop.is_set():
            raise Cancelled
        self._reported.emit(share, text)
        if found is not None:
            self._found.emit(found)

    def run(self, work: Callable[..., Any], *args: Any) -> None:
        """Do the work (on the worker thread)."""
        result: object = None
        error: Exception | None = None
        try:
            result = work(self.report, *args)
        except Exception as exception:  # noqa: BLE001  (handed to the window's thread)
            error = exception
        self._done.emit(result, error)

    @Slot(float, str)
    def _tell(self, share: float, text: str) -> None:
        if not self._dropped:
            self.progressed.emit(share, text)

    @Slot(object)
    def _hand_over(self, found: object) -> None:
        if not self._dropped:
            self.found.emit(found)

    @Slot(object, object)
    def _deliver(self, result: object, error: Exception | None) -> None:
        if error is not None and not isinstance(error, Cancelled):
            # type only: an error's text may quote what it was working on
            log.error("background job failed: %s", type(error).__name__)
        if not self._dropped:
            if error is None:
                self.succeeded.emit(result)
            elif not isinstance(error, Cancelled):
                self.failed.emit(error)
            self.finished.emit()
        self.ended.emit()
        self.deleteLater()


class Worker(QObject):
    """The one thread that long work runs on.

    Work takes values and returns values; it touches neither widgets nor the case file. While it runs, Python
    looks for no lost objects: it would do so on this thread too, and a widget or timer of a page that was
    left, taken apart there, ends the program. It is made up for on the window's thread. And the work gives
    way to the window more often than Python's threads do by themselves.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor: ThreadPoolExecutor | None = None
        self._jobs: set[Job] = set()
        self._running = 0  # jobs on the way, with those that were dropped

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return bool(self._jobs)

    def start(self, work: Callable[..., Any], *args: Any) -> Job:
        """Queue some work and return the job to connect to."""
        job = Job(self)
        self._jobs.add(job)
        job.finished.connect(lambda: self._jobs.discard(job))
        job.ended.connect(self._on_ended)
        self._running += 1
        gc.disable()
        sys.setswitchinterval(YIELDS_AFTER_S)
        if self._executor is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  (not before the first painting)

            self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        self._executor.submit(job.run, work, *args)
        return job

    def _on_ended(self) -> None:
        self._running -= 1
        if self._running == 0:
            self._as_usual()

    def _as_usual(self) -> None:
        gc.enable()
        sys.setswitchinterval(_USUAL_S)

    def drop(self) -> None:
        """Stop all that runs or waits, and deliver nothing of it (the window is locked)."""
        for job in self._jobs:
            job.drop()
        self._jobs.clear()

    def close(self) -> None:
        """Cancel what is running and wait for it."""
        for job in list(self._jobs):
            job.cancel()
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
        self._jobs.clear()
        self._running = 0
        self._as_usual()
