"""Appointments from everywhere: a file dropped on the window, and the palette."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from typing_extensions import override

from hospital_iep.ui.commands import Command

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window


class FileDrop(QObject):
    """Takes one file that is dropped anywhere on the window and opens the import page with it."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        translate = QCoreApplication.translate
        window.commands.add(
            Command(
                translate("Imports", "Import appointments"),
                lambda: window.open("imports"),
                "calendar-plus",
                "Ctrl+I",
                words=translate("Imports", "calendar file ics HL7 FHIR table tray"),
            )
        )

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if dropped(event.mimeData()) is not None:
                event.acceptProposedAction()
                return True
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            path = dropped(event.mimeData())
            if path is not None:
                event.acceptProposedAction()
                self._window.open("imports", file=str(path))
                return True
        return False


def dropped(data: QMimeData) -> Path | None:
    """Return the one local file that is dragged, or nothing."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].is_file() else None
