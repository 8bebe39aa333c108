"""Hears what a person does, without being asked for every event of the program.

A filter on the whole program is asked for each of the thousands of events that making a page sends, and
each asking goes through Python: that alone made a page three times as slow. What a person does arrives
first at the window that has the focus, and keys then go to the widget that has it.
"""

from abc import abstractmethod

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid
from typing_extensions import override


class Hearing(QObject):
    """Follows the focus; ``heard`` is asked for each event there, and everywhere while a menu is open."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at: dict[str, QObject] = {}
        self._listens = self._wide = False

    def listen(self) -> None:
        """Begin to hear."""
        app = _app()
        if not self._listens:
            self._listens = True
            app.focusWindowChanged.connect(self._follow_window)
            app.focusChanged.connect(self._follow_widget)
        self._follow_window(app.focusWindow())
        self._follow_widget(None, app.focusWidget())

    def stop_listening(self) -> None:
        """Hear no more."""
        if not self._listens:
            return
        self._listens = self._wide = False
        app = _app()
        app.focusWindowChanged.disconnect(self._follow_window)
        app.focusChanged.disconnect(self._follow_widget)
        app.removeEventFilter(self)
        self._follow_window(None)
        self._follow_widget(None, None)

    @abstractmethod
    def heard(self, watched: QObject, event: QEvent) -> bool:
        """Return whether the event ends here."""

    def _follow_window(self, window: QObject | None) -> None:
        self._move("window", window)

    def _follow_widget(self, _old: QObject | None, widget: QObject | None) -> None:
        self._move("widget", widget)

    def _move(self, place: str, to: QObject | None) -> None:
        before = self._at.pop(place, None)
        if before is not None and isValid(before):
            before.removeEventFilter(self)
        if to is not None:
            self._at[place] = to
            to.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._wide and QApplication.activePopupWidget() is None:
            self._wide = False
            _app().removeEventFilter(self)
        elif event.type() == QEvent.Type.FocusOut and QApplication.activePopupWidget() is not None:
            self._wide = True  # a menu and the menus in it get their keys themselves, without the focus
            _app().installEventFilter(self)
        return self.heard(watched, event)


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
