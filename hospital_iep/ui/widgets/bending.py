"""Lines that bend: what stands at their end goes below where there is little room."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.flow import FlowLayout

NARROW = 560  # below it the buttons stand under the words
STACKED = 460  # fields stand below each other where there is less room


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
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # other words, or larger ones
            self._bend()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bend()

    def _bend(self) -> None:
        both = self._words.minimumSizeHint().width() + self._line.spacing() + self._holder.sizeHint().width()
        narrow = self.width() * 100 < NARROW * theme().percent or both > self.width()
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._line.direction() != way:
            self._line.setDirection(way)
            side = Qt.AlignmentFlag.AlignLeading if narrow else Qt.AlignmentFlag.AlignVCenter
            self._line.setAlignment(self._holder, side)


class Pair(QWidget):
    """Two or three short fields side by side, below each other where it is narrow."""

    def __init__(self, *fields: QWidget) -> None:
        super().__init__()
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        self._fields = fields
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme().px(18))
        for field in fields:
            self._box.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # a field was hidden, or has come
            self._bend()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bend()

    def _bend(self) -> None:
        shown = sum(not field.isHidden() for field in self._fields)
        narrow = self.width() < theme().px(STACKED if shown <= 2 else STACKED * 1.2)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if wanted != self._box.direction():
            self._box.setDirection(wanted)
            self._box.setSpacing(theme().px(12 if narrow else 18))
