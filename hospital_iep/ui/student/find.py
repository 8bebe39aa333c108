"""The field in which one types to find something in a list."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy
from typing_extensions import override

from hospital_iep.ui import icons
from hospital_iep.ui.theme import theme


class FindField(QLineEdit):
    """One line with a magnifier before it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setMinimumWidth(theme().px(150))
        self.setMaximumWidth(theme().px(460))
        room = theme().px(22)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(0 if mirrored else room, 0, room if mirrored else 0, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side, gap = theme().px(16), theme().px(11)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - gap - side if mirrored else gap
        painter = QPainter(self)
        icons.paint(painter, "search", QRect(left, (self.height() - side) // 2, side, side), "text2")
        painter.end()
