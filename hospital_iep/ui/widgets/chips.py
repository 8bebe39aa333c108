"""Chips: a state in colour, icon and word together; and filters as chips."""

from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from hospital_iep.ui import icons
from hospital_iep.ui.privacy import initials
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Elided, Icon, set_look
from hospital_iep.ui.widgets.flow import FlowLayout

Tone = Literal["", "accent", "warn", "danger", "ok", "info", "solid"]
_INK = {"": "text2", "accent": "accentText", "solid": "onAccent"}
_GROUND = {"": "sunken", "solid": "accent"}


class Chip(QWidget):
    """A state: icon and word on a tint ("Published Fri 16:10")."""

    def __init__(self, text: str, icon: str = "", tone: Tone = "") -> None:
        super().__init__()
        self._tone: Tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme().px(9), theme().px(3), theme().px(9), theme().px(3))
        layout.setSpacing(theme().px(5))
        self._icon = Icon(icon or "circle", _INK.get(tone, tone), 14)
        self._words = Elided(text)
        layout.addWidget(self._icon)
        layout.addWidget(self._words)
        self._icon.setVisible(bool(icon))  # once it has a parent: before, it would be a window of its own
        self.setProperty("tone", tone)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        """The word on it."""
        return self._words.words

    @property
    def short(self) -> str:
        """What stands for it where there is little room."""
        return self._words.short

    def width_of(self, words: str) -> int:
        """Return the width with these words on it; without any the icon stands alone."""
        self._words.ensurePolished()
        margins, gap = self.contentsMargins(), 0
        layout = self.layout()
        if layout is not None:
            margins, gap = layout.contentsMargins(), layout.spacing()
        icon = 0 if self._icon.isHidden() else self._icon.sizeHint().width()
        wide = self._words.fontMetrics().horizontalAdvance(words) + 2 if words else 0
        return margins.left() + icon + (gap if icon and wide else 0) + wide + margins.right()

    def show_words(self, *, shown: bool) -> None:
        """Show the word, or the icon alone: then the word stands in the tip, and is still said."""
        self._words.setVisible(shown or self._icon.isHidden())
        self.setToolTip("" if shown else self.text)

    def say(self, text: str, icon: str = "", tone: Tone = "", *, short: str = "") -> None:
        """Show another state; ``short`` stands for the words where there is no room."""
        self._words.say(text, short)
        self.setAccessibleName(text)
        self._icon.setVisible(bool(icon))
        if icon:
            self._icon.show_icon(icon, _INK.get(tone, tone))
        self._tone = tone
        set_look(self, "tone", tone)
        set_look(self._words, "tone", tone)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().color("border") if theme().name == "hc" else Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(_GROUND.get(self._tone, f"{self._tone}Soft")))
        radius = self.height() / 2
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), radius, radius)


def sign_size(text: str, side: float) -> float:
    """Return the size of the letters in a round sign: a code in place of a name is longer than initials."""
    return side * (0.36 if len(text) <= 2 else 0.27)


class Avatar(QWidget):
    """A round sign with initials; ``peek`` names the child for privacy's Alt key."""

    def __init__(self, text: str, size: int = 36) -> None:
        super().__init__()
        self._text, self._size = text, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def say(self, text: str) -> None:
        """Show other initials."""
        self._text = text
        self.update()

    @classmethod
    def of(cls, name: str, size: int = 36) -> "Avatar":
        """Return the sign of a person by name."""
        return cls(initials(name), size)

    @override
    def sizeHint(self) -> QSize:
        side = theme().px(self._size)
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def picture(self) -> QPixmap:
        """Return it as a picture, for a button."""
        ratio = self.devicePixelRatioF()
        image = QPixmap(self.sizeHint() * ratio)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self._draw(painter, QRect(QPoint(0, 0), self.sizeHint()))
        painter.end()
        return image

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._draw(painter, self.rect())
        painter.end()

    def _draw(self, painter: QPainter, box: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accentSoft"))
        painter.drawEllipse(box)
        painter.setPen(theme().color("accentText"))
        painter.setFont(theme().font(sign_size(self._text, self._size), 650))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text)


class FilterChip(QPushButton):
    """A filter that is on or off."""

    def __init__(self, key: str, text: str) -> None:
        super().__init__(text)
        self.key = key
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.toggled.connect(self._show)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        side = theme().px(14)
        self.setIconSize(QSize(side, side))

    def _show(self, on: bool) -> None:
        self.setIcon(icons.icon("check", "accentText") if on else icons.icon("plus", "text2"))


class FilterChips(QWidget):
    """A row of filters; ``changed`` carries the keys of those that are on."""

    changed = Signal(frozenset)

    def __init__(self, name: str, choices: dict[str, str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        layout = FlowLayout(self)
        self._chips = [FilterChip(key, text) for key, text in choices.items()]
        for chip in self._chips:
            chip.setAccessibleDescription(name)
            chip.toggled.connect(lambda: self.changed.emit(self.chosen()))
            layout.addWidget(chip)

    def chosen(self) -> frozenset[str]:
        """Return the keys of the filters that are on."""
        return frozenset(chip.key for chip in self._chips if chip.isChecked())

    def choose(self, keys: frozenset[str]) -> None:
        """Turn these filters on and all others off."""
        for chip in self._chips:
            chip.setChecked(chip.key in keys)
