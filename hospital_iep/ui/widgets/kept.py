"""Widgets that stay as long as they show the same."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

W = TypeVar("W", bound=QWidget)


class Kept:
    """Widgets by what they show: one that would show the same is used again, not made anew."""

    def __init__(self) -> None:
        self._before: list[tuple[object, QWidget]] = []
        self._now: list[tuple[object, QWidget]] = []
        self._gone: list[QWidget] = []
        self.new = False  # whether something had to be made since ``begin``

    def begin(self) -> None:
        """Begin to show again."""
        self._before, self._now, self.new = self._now, [], False

    def forget(self) -> None:
        """Use nothing again: names, sizes or colours are others now."""
        self._now = []

    def get(self, facts: object, make: Callable[[], W]) -> W:
        """Return what shows these facts; ``facts`` begin with what kind of widget it is."""
        for at, (known, widget) in enumerate(self._before):
            if known == facts:
                del self._before[at]
                self._now.append((facts, widget))
                return widget  # type: ignore[return-value]  # the kind is part of the facts
        made = make()
        self.new = True
        self._now.append((facts, made))
        return made

    def hold(self, box: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
        """Let a box hold just these widgets in this order; the others go."""
        held = [item.widget() for at in range(box.count()) if (item := box.itemAt(at)) is not None]
        self._gone = [widget for widget in self._gone if isValid(widget)]
        for widget in held:
            if widget is not None and widget not in widgets:
                box.removeWidget(widget)
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
                self._gone.append(widget)  # until then: a press in it may still be under way
        for at, widget in enumerate(widgets):
            if box.indexOf(widget) != at:
                box.insertWidget(at, widget)
