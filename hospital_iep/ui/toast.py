"""Toasts: a short message with Undo that goes by itself, and the list of all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from hospital_iep.ui import icons
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.announce import announce
from hospital_iep.ui.widgets.basics import Button, IconButton, label

__all__ = ["Message", "Toast", "Toasts", "announce"]

SHOWN_MS = 8000
KEPT = 50
MARGIN = 16


@dataclass(frozen=True, slots=True)
class Message:
    """What was said, and when."""

    text: str
    at: datetime
    is_fault: bool = False


class Toast(QFrame):
    """One message at the bottom of the window; it waits while the pointer or the focus is on it."""

    gone = Signal()

    def __init__(
        self, parent: QWidget, message: Message, verb: str = "", act: Callable[[], object] | None = None
    ) -> None:
        super().__init__(parent)
        self.message = message
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme().px(14), theme().px(8), theme().px(8), theme().px(8))
        layout.setSpacing(theme().px(10))
        words = label(message.text, wrap=True)
        words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        layout.addWidget(words, 1)
        self.button: Button | None = None
        if verb and act is not None:
            self.button = Button(verb, lambda: self._press(act), size="small")
            layout.addWidget(self.button)
        self.close_button = IconButton("x", self.tr("Close message"), self.close_, size="small")
        self.close_button.setIcon(icons.icon("x", "surface"))
        layout.addWidget(self.close_button)
        self.setAccessibleName(message.text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.close_)
        self._timer.start()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    @property
    def is_paused(self) -> bool:
        """Whether it waits."""
        return not self._timer.isActive()

    def _press(self, act: Callable[[], object]) -> None:
        self.close_()
        act()

    def close_(self) -> None:
        """Go."""
        self._timer.stop()
        self.hide()
        self.gone.emit()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            self._timer.stop()
        elif not self.underMouse() and self.isVisible() and self.is_paused:
            self._timer.start()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()


class Toasts(QObject):
    """Shows messages one above the other, and keeps them for the list (Ctrl+Shift+N).

    A toast is never the only place of a fact. Messages live in memory and end with the lock.
    """

    changed = Signal()

    def __init__(self, window: QWidget, now: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(window)
        self._window = window
        self._now = now
        self._shown: list[Toast] = []
        self.messages: list[Message] = []
        window.installEventFilter(self)

    @property
    def shown(self) -> list[Toast]:
        """The toasts on the screen, oldest first."""
        return list(self._shown)

    def say(
        self, text: str, verb: str = "", act: Callable[[], object] | None = None, *, is_fault: bool = False
    ) -> Toast:
        """Show a message for 8 seconds; ``verb`` and ``act`` are its button ("Undo")."""
        message = Message(text, self._now(), is_fault)
        self.messages = [*self.messages, message][-KEPT:]
        toast = Toast(self._window, message, verb, act)
        toast.gone.connect(lambda: self._drop(toast))
        self._shown.append(toast)
        for old in self._shown[:-3]:
            old.close_()
        self._arrange()
        toast.show()
        toast.raise_()
        announce(self._window, text, assertive=is_fault)
        self.changed.emit()
        return toast

    def clear(self) -> None:
        """Forget all messages (at lock)."""
        for toast in list(self._shown):
            toast.close_()
        self.messages.clear()
        self.changed.emit()

    def _drop(self, toast: Toast) -> None:
        if toast in self._shown:
            self._shown.remove(toast)
            toast.deleteLater()
            self._arrange()

    def _arrange(self) -> None:
        bottom = self._window.height() - theme().px(28) - MARGIN
        for toast in reversed(self._shown):
            width = min(theme().px(460), self._window.width() - 2 * MARGIN)
            height = max(toast.heightForWidth(width), toast.sizeHint().height())
            toast.setGeometry((self._window.width() - width) // 2, bottom - height, width, height)
            bottom -= height + 8

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return False
