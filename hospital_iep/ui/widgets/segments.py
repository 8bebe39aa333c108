"""Segments: up to five choices side by side, one of which holds."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from hospital_iep.ui import icons
from hospital_iep.ui.theme import theme


class SegmentButton(QPushButton):
    """One choice."""


class Segments(QWidget):
    """Choices side by side, chosen by click, by arrow key, or by Tab and Space; ``chosen`` carries the key.

    ``icons`` gives a choice its icon by key.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        choices: Mapping[str, str],
        value: str = "",
        pictures: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, SegmentButton] = {}
        last = len(choices) - 1
        ends = ("first", "last")
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            ends = ("last", "first")  # which corners are round
        for at, (key, text) in enumerate(choices.items()):
            button = SegmentButton(text)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleDescription(name)
            place = "only" if last == 0 else ends[0] if at == 0 else ends[1] if at == last else "middle"
            button.setProperty("place", place)
            button.clicked.connect(lambda *_, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._buttons[key] = button
            layout.addWidget(button)
        self._pictures = dict(pictures or {})
        self.show_pictures(shown=True)
        theme().changed.connect(self._resize_icons)
        self._resize_icons()
        if value or choices:
            self.choose(value or next(iter(choices)))

    @property
    def value(self) -> str:
        """The key of the choice that holds."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Let another choice hold; says nothing."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def rename(self, key: str, text: str) -> None:
        """Write another word on a choice ("Chosen, 6")."""
        self._buttons[key].setText(text)

    def button(self, key: str) -> QPushButton:
        """Return the button of a choice."""
        return self._buttons[key]

    def show_pictures(self, *, shown: bool) -> None:
        """Show the icons, or the words alone where there is little room."""
        for key, name in self._pictures.items():
            picture = icons.icon(name, "text", "accentText") if shown else QIcon()
            self._buttons[key].setIcon(picture)

    def _resize_icons(self) -> None:
        side = theme().px(16)
        for button in self._buttons.values():
            size = button.iconSize()
            size.setWidth(side + theme().px(5) if button.text() else side)
            size.setHeight(side)
            button.setIconSize(size)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys, steps = list(self._buttons), {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() not in steps or not keys:
            super().keyPressEvent(event)
            return
        mirrored = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        at = keys.index(self.value) + steps[Qt.Key(event.key())] * mirrored
        key = keys[at % len(keys)]
        self.choose(key)
        self._buttons[key].setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(key)
