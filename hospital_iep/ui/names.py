"""The children's names the case file knows, so that free text can be shown with initials."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hospital_iep.domain.rights import NotAllowedError
from hospital_iep.operations import caseload
from hospital_iep.ui.privacy import Veil

if TYPE_CHECKING:
    from hospital_iep.store.journal import Changes
    from hospital_iep.ui.window import Window


class KnownNames(QObject):
    """Gives the window's privacy its veil, read when it is first asked for and again after a change."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._desk = window.desk
        self._veil: Veil | None = None
        window.privacy.veil = self._read
        self._desk.changed.connect(self._forget)

    def _read(self) -> Veil:
        if self._veil is None:
            try:
                rows = self._desk.read(caseload.students)
            except NotAllowedError:
                rows = []  # whoever may see no pupil reads nothing about one
            names = {name: row.initials for row in rows for name in (row.full_name, row.called) if name}
            self._veil = Veil(names)
        return self._veil

    def _forget(self, changes: "Changes") -> None:
        if "student" in changes.tables:
            self._veil = None
