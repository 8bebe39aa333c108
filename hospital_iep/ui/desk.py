"""The desk: where every page reads and changes the open case file."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from hospital_iep.ui import faults

if TYPE_CHECKING:
    from sqlmodel import Session

    from hospital_iep.store.database import Database
    from hospital_iep.store.journal import Changes
    from hospital_iep.ui.background import Job, Worker

P = ParamSpec("P")
T = TypeVar("T")
LONG_STEP = 200  # rows; more take longer to write than a window may stand still
_TRIED = "disk\ntried"  # a place for half-typed text that nobody types at
_OF_THE_DISK = {"DiskFull", "DiskTrouble", "Busy", "ReadOnly", "Closed", "DamagedCaseFile"}
log = logging.getLogger(__name__)


class SaveKind(StrEnum):
    """How it stands with what was typed."""

    SAVING = "saving"
    SAVED = "saved"
    NOT_SAVED = "not saved"


@dataclass(frozen=True, slots=True)
class SaveState:
    """What the status line says about saving; ``reason`` is a sentence if something was not saved."""

    kind: SaveKind
    at: datetime | None = None
    reason: str = ""


class Desk(QObject):
    """Runs operations as labelled, undoable steps and tells all pages what they changed.

    ``changed`` carries the ``Changes`` of the step; a model that shows such rows reads again.
    ``writes_again`` comes when the disk takes a step again: what it did not take before is to be tried.
    ``saved`` carries a ``SaveState``. ``refused`` carries the sentence of what was not done.
    """

    changed = Signal(object)
    saved = Signal(object)
    refused = Signal(str)
    writes_again = Signal()

    def __init__(
        self,
        database: "Database",
        today: Callable[[], date] = date.today,
        now: Callable[[], datetime] = datetime.now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.database = database
        self.today = today
        self.now = now
        self.state = SaveState(SaveKind.SAVED)
        self._failed: SaveState | None = None  # while the disk has not taken what came
        self._long: Job | None = None
        self._then: Callable[[], object] | None = None  # what follows it
        self._waiting: dict[tuple[str, str], str | None] = {}  # half-typed meanwhile; None: taken over
        self.undo_label = database.undo_label or ""  # what undo would take back; empty for nothing
        self.redo_label = database.redo_label or ""

    def read(self, query: "Callable[Concatenate[Session, P], T]", *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query."""
        with self.database.session() as session:
            return query(session, *args, **kwargs)

    def do(
        self,
        label: str,
        operation: "Callable[Concatenate[Session, P], T]",
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run an operation as one undoable step named ``label`` ("Moved return date").

        Raises ``NotDone`` with a sentence to show if it was refused or could not be written;
        nothing was changed then. A page that does not catch it need not: the window shows it.
        """
        self._refuse_beside()
        self._tell(SaveState(SaveKind.SAVING))
        try:
            result, changes = self.database.perform(label, operation, *args, **kwargs)
        except Exception as error:
            raise self._refuse(error) from error
        self._look_up_steps()
        self._tell(SaveState(SaveKind.SAVED, self.now()))
        self._announce(changes)
        return result

    def undo(self) -> None:
        """Take back the last step."""
        self._step(self.database.undo)

    def redo(self) -> None:
        """Do again what was last taken back."""
        self._step(self.database.redo)

    # Long steps: written off the window's thread, one at a time

    def later(
        self,
        worker: "Worker",
        label: str,
        operation: "Callable[Concatenate[Session, P], Any]",
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> "Job":
        """Run a long operation as one undoable step off the window's thread; return its job.

        The operation takes ``progress`` and is stopped by it: then nothing was changed. Meanwhile all can
        be read, other steps are refused with a sentence, and half-typed text is kept for afterwards. The
        job succeeds with the operation's result and the changes.
        """
        return self._start(worker, _perform, self.database, label, operation, args, kwargs)

    def move(self, worker: "Worker", then: Callable[[], object], *, redo: bool = False) -> None:
        """Take back the last step (or do it again), a long one off the window's thread; ``then`` follows."""
        if self.database.next_step_rows(redo=redo) > LONG_STEP:
            self._start(worker, _move, self.database.redo if redo else self.database.undo)
            self._then = then
            return
        (self.redo if redo else self.undo)()
        then()

    def settle(self) -> None:
        """Stop a long step that is not written yet; what is written from now on waits for its end."""
        if self._long is not None:
            self._long.cancel()
            self._end_long()

    def _start(self, worker: "Worker", work: Callable[..., Any], *args: Any) -> "Job":
        self._refuse_beside()
        self._tell(SaveState(SaveKind.SAVING))
        job = worker.start(work, *args)
        self._long = job
        job.succeeded.connect(self._on_written)
        job.failed.connect(self._refuse)
        job.finished.connect(lambda: self._end_long() if self._long is job else None)
        return job

    def _on_written(self, done: "tuple[Any, Changes]") -> None:
        if self._long is None:
            return  # the window closed meanwhile
        then = self._then
        self._end_long()
        self._look_up_steps()
        self._announce(done[1])
        if then is not None:
            then()

    def _end_long(self) -> None:
        self._long = self._then = None
        waiting, self._waiting = self._waiting, {}
        for (place, field), text in waiting.items():
            if text is None:
                self.forget_draft(place, field)
            else:
                self.keep_draft(place, field, text)
        if self.state.kind is SaveKind.SAVING:
            self._tell(SaveState(SaveKind.SAVED, self.now()))

    def _refuse_beside(self) -> None:
        if self._long is not None:
            text = self.tr("Something long is being written. Try again when it is done.")
            self.refused.emit(text)
            raise faults.NotDone(text)

    # Half-typed text: kept in the case file, outside undo, by the place and field it belongs to.

    def drafts(self, place: str) -> dict[str, str]:
        """Return what was half-typed at a place: field, then text."""
        start = f"{place}\n"
        kept = self.database.drafts() if self._may_write else {}
        return {name.removeprefix(start): text for name, text in kept.items() if name.startswith(start)}

    def keep_draft(self, place: str, field: str, text: str) -> None:
        """Keep half-typed text; a fault is said in the status line and the text stays in its field."""
        if not self._may_write:
            return
        if self._long is not None:
            self._waiting[place, field] = text
            return
        try:
            self.database.save_draft(f"{place}\n{field}", text)
        except Exception as error:  # noqa: BLE001  (any fault here means: not on the disk)
            log.warning("half-typed text not kept: %s", faults.place(error))
            self._tell(SaveState(SaveKind.NOT_SAVED, reason=faults.sentence(error)))

    def forget_draft(self, place: str, field: str) -> None:
        """Forget half-typed text that was taken over."""
        if self._long is not None:
            self._waiting[place, field] = None
        elif self._may_write and field in self.drafts(place):
            self.database.clear_draft(f"{place}\n{field}")

    def look_again(self) -> None:
        """See whether the disk can be written again, where the last step could not be."""
        if self.state.kind is not SaveKind.NOT_SAVED:
            return
        try:
            self.database.save_draft(_TRIED, "")
            self.database.clear_draft(_TRIED)
        except Exception as error:  # noqa: BLE001  (any fault here means: not on the disk)
            self._tell(SaveState(SaveKind.NOT_SAVED, reason=faults.sentence(error)))
        else:
            self._tell(SaveState(SaveKind.SAVED, self.now()))

    @property
    def _may_write(self) -> bool:
        return not self.database.read_only

    def _step(self, move: "Callable[[], Changes]") -> None:
        self._refuse_beside()
        self._tell(SaveState(SaveKind.SAVING))
        try:
            changes = move()
        except Exception as error:
            raise self._refuse(error) from error
        self._look_up_steps()
        self._tell(SaveState(SaveKind.SAVED, self.now()))
        self._announce(changes)

    def _refuse(self, error: Exception) -> faults.NotDone:
        """Sort a fault: a refusal leaves all as it was, anything else means it is not on the disk."""
        text = faults.sentence(error)
        log.warning("step not done: %s", faults.place(error))
        if type(error).__module__.startswith("hospital_iep.") and type(error).__name__ not in _OF_THE_DISK:
            self._tell(self._failed or SaveState(SaveKind.SAVED, self.now()))  # a refusal tried no disk
        else:
            self._tell(SaveState(SaveKind.NOT_SAVED, reason=text))
        self.refused.emit(text)
        return faults.NotDone(text)

    def _look_up_steps(self) -> None:
        self.undo_label = self.database.undo_label or ""
        self.redo_label = self.database.redo_label or ""

    def tell_again(self) -> None:
        """Say again how it stands with what was typed: what a field holds became wrong or right."""
        self.saved.emit(self.state)

    def _tell(self, state: SaveState) -> None:
        self.state = state
        self.saved.emit(state)
        if state.kind is SaveKind.NOT_SAVED:
            self._failed = state
        elif state.kind is SaveKind.SAVED and self._failed is not None:
            self._failed = None
            self.writes_again.emit()

    def _announce(self, changes: "Changes") -> None:
        if changes:
            self.changed.emit(changes)


def _perform(
    report: Callable[..., None],
    database: "Database",
    label: str,
    operation: Callable[..., T],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> "tuple[T, Changes]":
    """Run a long operation (on the worker's thread)."""
    return database.perform(label, operation, *args, progress=report, **kwargs)


def _move(_report: Callable[..., None], move: "Callable[[], Changes]") -> "tuple[None, Changes]":
    """Take a long step back or do it again (on the worker's thread)."""
    return None, move()
