"""What an open case file needs by itself: the audit anchor each minute, and a backup each day."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from hospital_iep.ui import faults
from hospital_iep.ui.preferences import in_use

if TYPE_CHECKING:
    from hospital_iep.store.database import Database
    from hospital_iep.ui.window import Window

MINUTE_MS = 60_000


def backup_work(report: Callable[[float, str], None], database: "Database", folder: Path) -> Path | None:
    """Back an open case file up, off the window's thread; None while backups wait after a restore."""
    from hospital_iep.store import backup  # noqa: PLC0415  (after the first painting)

    return backup.backup_into(database, folder, lambda share: report(share, ""))


def last_backup(database: "Database") -> datetime | None:
    """Return when a backup was last made and read back, in local time."""
    for entry in database.audit_entries(kind="backed-up", limit=1):
        return datetime.fromisoformat(str(entry.at)).astimezone().replace(tzinfo=None)
    return None


def here() -> datetime:
    """Return the time of this computer."""
    return datetime.now(UTC).astimezone().replace(tzinfo=None)


class Upkeep(QObject):
    """Looks after the open case file once a minute, for as long as its window is open.

    A backup is made where a folder was chosen, the last one is not of today, nobody waits for other work,
    and no restored file is waiting to be looked at. One that fails is said once, and tried again later.
    """

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._database: Database = window.desk.database
        self._anchored = -1
        self._told = False
        self._timer = QTimer(self)
        self._timer.setInterval(MINUTE_MS)
        self._timer.timeout.connect(self.look)
        if not self._database.read_only:
            self._timer.start()

    def stop(self) -> None:
        """End with the window."""
        self._timer.stop()

    def look(self) -> None:
        """Do what is due; while long work runs, it waits for the next minute."""
        if self._window.worker.busy:
            return
        if self._database.revision != self._anchored:
            self._database.write_anchor()
            self._anchored = self._database.revision
        if self.is_due():
            folder = Path(in_use.preferences.backup_folder)
            job = self._window.worker.start(backup_work, self._database, folder)
            job.succeeded.connect(self._made)
            job.failed.connect(self._failed)

    def is_due(self) -> bool:
        """Return whether a backup is to be made by itself."""
        from hospital_iep.store import backup  # noqa: PLC0415

        if self._database.practice or not in_use.preferences.backup_folder:
            return False
        return backup.is_due(last_backup(self._database), here()) and not backup.are_paused(self._database)

    def _made(self, copy: Path | None) -> None:
        if copy is not None:
            self._told = False
            self._window.status.show_backup(here(), here())

    def _failed(self, error: Exception) -> None:
        if not self._told:
            self._told = True
            words = self.tr("The backup of today could not be made. {why}")
            self._window.toasts.say(words.format(why=faults.sentence(error)), is_fault=True)
