"""Enter presses the button that has the focus: outside of dialogs Qt itself lets only Space press it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QToolButton
from typing_extensions import override

from hospital_iep.ui.hearing import Hearing

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class EnterPresses(Hearing):
    """Presses the focused button by Enter, wherever no dialog does so by itself."""

    @override
    def heard(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(watched, QPushButton | QToolButton):
            return False
        if not isinstance(event, QKeyEvent) or event.key() not in _ENTER:
            return False
        if isinstance(watched.window(), QDialog) or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False  # the dialog's own, or a key of the page such as Ctrl+Enter
        if not event.isAutoRepeat():
            _press(watched)
        return True


def _press(button: QPushButton | QToolButton) -> None:
    instant = QToolButton.ToolButtonPopupMode.InstantPopup
    if isinstance(button, QToolButton) and button.menu() is not None and button.popupMode() == instant:
        button.showMenu()
    else:
        button.click()
