"""The way back from a damaged case file: its newest backup is offered, and put in its place on a press."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from hospital_iep.ui import opening
from hospital_iep.ui.faults import sentence
from hospital_iep.ui.moments import when
from hospital_iep.ui.preferences import in_use

if TYPE_CHECKING:
    from hospital_iep.store.database import Database
    from hospital_iep.store.vault import Person
    from hospital_iep.ui.background import Worker
    from hospital_iep.ui.unlock import UnlockView

BROKEN = frozenset({
    "DamagedCaseFile", "DamagedKeys", "MissingKeys", "EmptyCaseFile", "NoCaseFile", "OlderThanAnchor",
})  # fmt: skip
"""The faults that a backup is the answer to; all others leave the case file whole."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup: its file, when it was made (here), and who could open it then; nobody if it is damaged."""

    path: Path
    at: datetime
    people: "tuple[Person, ...]"


def find_copies(_report: opening.Report, folder: Path, case_file: Path) -> list[Copy]:
    """Return the backups of a case file in a folder, newest first; those of another file are left out."""
    from hospital_iep.store.backup import dates_in  # noqa: PLC0415  (after the first painting)
    from hospital_iep.store.faults import CaseFileFault  # noqa: PLC0415
    from hospital_iep.store.files import check_file  # noqa: PLC0415
    from hospital_iep.store.vault import Vault  # noqa: PLC0415

    try:
        own = Vault.read(case_file).case_file
    except CaseFileFault:
        own = None
    found = []
    for path, at in dates_in(folder, case_file.stem).items():
        people: tuple[Person, ...] = ()
        try:
            check_file(path)
            vault = Vault.read(path)
        except (CaseFileFault, OSError):
            pass  # it is said when its turn comes
        else:
            if own not in {None, vault.case_file}:
                continue
            people = tuple(vault.people)
        here = at.replace(tzinfo=UTC).astimezone().replace(tzinfo=None)
        found.append(Copy(path, here, people))
    return sorted(found, key=lambda copy: copy.at, reverse=True)


def restore_copy(report: opening.Report, copy: Path, request: opening.Request) -> "Database":
    """Put a backup in the place of a case file, keep what was there beside it, and open it."""
    from hospital_iep.store import backup  # noqa: PLC0415  (after the first painting)
    from hospital_iep.store.lockfile import refuse_network  # noqa: PLC0415

    refuse_network(request.path.parent)  # it would be refused after the file was replaced
    backup.restore(copy, request.path, opening.identity(request.who), request.passphrase, replace=True)
    return opening.open_file(report, request)


class Restoring(QObject):
    """Looks for backups where the unlock window met a broken file, and restores the one that is asked for."""

    restored = Signal(object, str)  # Database, and what to say of it

    def __init__(self, view: "UnlockView", worker: "Worker") -> None:
        super().__init__(view)
        self._view = view
        self._worker = worker
        self._copies: list[Copy] = []
        view.broken.connect(self.look)
        view.restore_asked.connect(self._restore)
        view.offer.older_asked.connect(self._go_on)
        view.offer.folder_asked.connect(self._choose_folder)
        view.offer.new_asked.connect(view.show_first_run)

    def look(self, folder: str = "") -> None:
        """Look for backups if what the unlock window met is a broken file; changes nothing."""
        view, folder = self._view, folder or in_use.preferences.backup_folder
        if view.met not in BROKEN or view.case_file is None:
            return
        self._copies = []
        view.offer.begin(new=view.met == "NoCaseFile")
        if not folder:
            view.offer.say_none(self.tr("No backup of it is known on this computer."))
            return
        case_file = view.case_file
        job = self._worker.start(find_copies, Path(folder), case_file)
        job.succeeded.connect(partial(self._found, case_file, folder))
        job.failed.connect(lambda _error: self._found(case_file, folder, []))

    def _found(self, case_file: Path, folder: str, copies: list[Copy]) -> None:
        if self._view.case_file != case_file or self._view.met not in BROKEN:
            return  # somebody went on meanwhile
        self._copies = copies
        if copies:
            self._offer(self.tr("The newest backup is of {when}."))
        else:
            self._view.offer.say_none(self.tr("No backup of it was found in {folder}.").format(folder=folder))

    def _offer(self, words: str) -> None:
        copy = self._copies[0]
        if copy.people:
            self._view.offer_backup(words.format(when=self._when(copy)), copy.people)
        else:
            self._go_on_from_damaged()

    def _go_on_from_damaged(self) -> None:
        told = self.tr("The backup of {when} cannot be read whole.")
        self._view.say_fault(told.format(when=self._when(self._copies[0])))
        self._go_on()

    def _go_on(self) -> None:
        """Offer the next older backup."""
        self._copies = self._copies[1:]
        if self._copies:
            self._offer(self.tr("The next older backup is of {when}."))
        else:
            self._view.offer.say_none(self.tr("There is no older backup."))

    def _restore(self, path: Path, who: str, passphrase: str) -> None:
        copy = self._copies[0]
        job = self._worker.start(restore_copy, copy.path, opening.Request(path, who, passphrase))
        told = self.tr(
            "The case file is as it was {when}. Automatic backups wait until somebody has looked at it: "
            "Settings, File and backup."
        ).format(when=self._when(copy))
        job.succeeded.connect(lambda database: self.restored.emit(database, told))
        job.failed.connect(self._not_restored)

    def _not_restored(self, error: Exception) -> None:
        view, kind = self._view, type(error).__name__
        view.set_busy(busy=False)
        told = self.tr("This name and this passphrase do not open the backup of {when}.")
        if kind == "WrongPassphrase":
            view.refused(told.format(when=self._when(self._copies[0])))
            view.offer.older.setVisible(len(self._copies) > 1)
        elif kind == "MistypedRecoveryKey":
            view.refused(sentence(error))
        elif getattr(error, "about", ""):
            self._go_on_from_damaged()
        else:
            view.say_fault(sentence(error))

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self._view, self.tr("Folder of your backups"))
        if folder:
            self.look(folder)

    def _when(self, copy: Copy) -> str:
        return when(copy.at, datetime.now(UTC).astimezone().replace(tzinfo=None))
