"""The rail at the left edge: one button for each page, Lock at the bottom."""

import itertools
from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from hospital_iep.ui import icons
from hospital_iep.ui.theme import theme

WIDTH, BUTTON, LOW = 76, 56, 40


class RailButton(QToolButton):
    """One page: icon over word, with the number of things that wait, if any."""

    def __init__(self, key: str, text: str, icon: str, keys: str, act: Callable[[], object]) -> None:
        super().__init__()
        self.key = key
        self._icon = icon
        self._count = 0
        self._compact = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(f"{text} ({keys})")
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda *_: act())

    def set_compact(self, compact: bool) -> None:
        """Show the icon without its word (it stays in the tip and for screen readers)."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    def set_count(self, count: int, words: str = "") -> None:
        """Say how many things wait there; ``words`` says it for screen readers ("3 need you")."""
        self._count = count
        self.setAccessibleDescription(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        font = theme().font(12, 550)
        height = theme().px(LOW) if self._compact else theme().px(BUTTON)
        width = 0 if self._compact else QFontMetrics(font).horizontalAdvance(self.text())
        return QSize(max(WIDTH - 9, width), height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(WIDTH - 9, theme().px(LOW))  # the rail drops the words before it makes a window taller

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, box = theme(), self.rect()
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accentSoft" if self.isChecked() else "sunken"))
            painter.drawRoundedRect(box, 8, 8)
        ink = "accentText" if self.isChecked() else "text2"
        side = look.px(20)
        top = (box.height() - side) // 2 if self._compact else look.px(9)
        place = QRect((box.width() - side) // 2, top, side, side)
        icons.paint(painter, self._icon, place, ink)
        if not self._compact:
            painter.setPen(look.color(ink))
            painter.setFont(look.font(12, 650 if self.isChecked() else 550))
            words = box.adjusted(0, look.px(30), 0, -look.px(4))
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        if self._count:
            self._draw_count(painter, place)

    def _draw_count(self, painter: QPainter, icon: QRect) -> None:
        look, side = theme(), theme().px(16)
        left = min(icon.right() - side // 3, self.width() - side)
        badge = QRect(left, max(icon.top() - side // 3, 0), side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent"))
        painter.drawEllipse(badge)
        painter.setPen(look.color("onAccent"))
        painter.setFont(look.font(11.5, 650))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(min(self._count, 9)))


class Rail(QWidget):
    """All pages, top to bottom; Settings and Lock stand at the bottom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Pages"))
        self._buttons: dict[str, RailButton] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(4, 8, 4, 8)
        self._layout.setSpacing(2)
        self._layout.addStretch(1)
        self._upper = 0
        self._compact = False
        theme().changed.connect(self.fit)

    @property
    def buttons(self) -> list[RailButton]:
        """The buttons, top to bottom."""
        return list(self._buttons.values())

    @property
    def is_compact(self) -> bool:
        """Whether only icons are shown."""
        return self._compact

    def add(self, button: RailButton, *, bottom: bool = False) -> None:
        """Add a page's button below the last one of its group."""
        self._buttons[button.key] = button
        if bottom:
            self._layout.addWidget(button)
        else:
            self._layout.insertWidget(self._upper, button)
            self._upper += 1
        buttons = sorted(self._buttons.values(), key=self._layout.indexOf)
        for before, after in itertools.pairwise(buttons):
            self.setTabOrder(before, after)  # Tab goes down the rail, whatever was added first
        self.fit()

    def choose(self, key: str) -> None:
        """Mark the page that is in front."""
        for button in self._buttons.values():
            button.setCheckable(True)
            button.setChecked(button.key == key)
            button.update()
        self.update()

    def button(self, key: str) -> RailButton:
        """Return a page's button."""
        return self._buttons[key]

    def fit(self, height: int = 0) -> None:
        """Drop the words where the window is low (under 640) or they do not fit."""
        height = height or self.height()
        room = (theme().px(BUTTON) + 2) * len(self._buttons) + 16
        self._compact = height < max(640, room)
        for button in self._buttons.values():
            button.set_compact(self._compact)
        widest = max((button.sizeHint().width() for button in self._buttons.values()), default=0)
        self.setFixedWidth(max(WIDTH, widest + 9))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        chosen = next((button for button in self._buttons.values() if button.isChecked()), None)
        if chosen is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accent"))
        mark = chosen.geometry().adjusted(0, 12, 0, -12)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        mark.setX(self.width() - 3 if mirrored else 0)
        mark.setWidth(3)
        painter.drawRoundedRect(mark, 1.5, 1.5)
