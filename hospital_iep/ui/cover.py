"""Names in the fields of a dialog: covered while names are hidden; F9 works there too, as the fields say."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hospital_iep.ui.forms import Field
from hospital_iep.ui.privacy import Privacy


class NameCover(QObject):
    """Shows initials in a dialog's texts as long as names are hidden; ``veil`` makes them."""

    def __init__(self, dialog: QWidget, privacy: Privacy, veil: Callable[[str], str]) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._veil = veil
        QShortcut(QKeySequence("F9"), dialog).activated.connect(privacy.toggle)
        privacy.changed.connect(self.cover)

    def cover(self, *_: object) -> None:
        """Write every text as it may be seen now."""
        for field in self._dialog.findChildren(Field):
            field.hide_names(self._veil)
