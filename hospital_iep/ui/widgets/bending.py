"""A line that bends: what stands at its end goes below where there is little room."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.flow import FlowLayout

NARROW = 560  # below it the buttons stand under the words


class Bending(QWidget):
    """Words at the left, buttons at the right; the buttons go below where it is narrow."""

    def __init__(self, words_: QWidget, buttons: Sequence[QWidget]) -> None:
        super().__init__()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme().px(8))
        self._words = words_
        self._line.addWidget(words_, 1)
        holder = QWidget()
        flow = FlowLayout(holder)
        for button in buttons:
            flow.addWidget(button)
        holder.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self._holder = holder
        if buttons:
            self._line.addWidget(holder, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            holder.setParent(self)
            holder.hide()

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask only for what the wider of the two parts needs: the other may go below."""
        wide = max(self._words.minimumSizeHint().width(), self._holder.minimumSizeHint().width())
        return QSize(wide, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        both = self._words.minimumSizeHint().width() + self._line.spacing() + self._holder.sizeHint().width()
        narrow = self.width() * 100 < NARROW * theme().percent or both > self.width()
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._line.direction() != way:
            self._line.setDirection(way)
            side = Qt.AlignmentFlag.AlignLeading if narrow else Qt.AlignmentFlag.AlignVCenter
            self._line.setAlignment(self._holder, side)
