"""When nobody has touched the program for a while."""

from collections.abc import Callable
from time import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from hospital_iep.ui.hearing import Hearing

WARNING = 30  # seconds before the lock
_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class IdleWatch(Hearing):
    """Counts the seconds since the last key or move, by the clock on the wall.

    Time that the laptop slept counts too, so a lid that was closed for long locks at once. ``tick``
    carries the seconds left; ``warned`` comes 30 s before, ``expired`` at the end. ``typed``
    comes with each key, for keeping half-typed text.
    """

    tick = Signal(int)
    warned = Signal()
    expired = Signal()
    typed = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] = time) -> None:
        super().__init__(parent)
        self._clock = clock
        self._limit = 0
        self._last = clock()
        self._is_warned = False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)

    def start(self, minutes: int) -> None:
        """Begin to watch; 0 minutes never locks."""
        self._limit = minutes * 60
        self.touch()
        self.listen()  # only while a case file is open
        self._watch_windows()
        if minutes > 0:
            self._timer.start()
        else:
            self._timer.stop()
        self.tick.emit(self._limit)

    def stop(self) -> None:
        """Watch no more (while locked)."""
        self._timer.stop()
        self.stop_listening()
        for each in _outermost():
            each.removeEventFilter(self)

    def _watch_windows(self) -> None:
        """Hear windows without the focus, too: the pointer over them, and keys that nothing in them took."""
        for each in _outermost():
            each.installEventFilter(self)

    @property
    def is_running(self) -> bool:
        """Whether it counts."""
        return self._timer.isActive()

    def touch(self) -> None:
        """Begin to count anew."""
        self._last = self._clock()
        self._is_warned = False

    def look(self) -> None:
        """Compare with the clock (each second, and after the laptop woke)."""
        if not self.is_running:
            return
        self._watch_windows()
        left = round(self._limit - (self._clock() - self._last))
        self.tick.emit(max(left, 0))
        if left <= 0:
            self.stop()
            self.expired.emit()
        elif left <= WARNING and not self._is_warned:
            self._is_warned = True
            self.warned.emit()

    @override
    def heard(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            if self.is_running:
                self.look()  # a long sleep ends with a touch: that must not wake an unlocked window
            self.touch()
            if event.type() == QEvent.Type.KeyPress:
                self.typed.emit()
        return False


def _outermost() -> list[QObject]:
    return [*QGuiApplication.topLevelWindows(), *QApplication.topLevelWidgets()]
