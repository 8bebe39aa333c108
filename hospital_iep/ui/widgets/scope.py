"""What stands beside a page's title: its widgets in a row, and a state that gives way before they do."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QWidget
from typing_extensions import override

from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.chips import Chip


class Scope(QWidget):
    """A row that ends in a chip: where there is little room the chip loses its words, then it goes.

    What the chip says must be found elsewhere on the page, too. One that says nothing is not shown; whoever
    lets it say something else asks to ``fit``, for a chip that is not shown does not tell its row.
    """

    def __init__(self, *widgets: QWidget, chip: Chip) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme().px(10))
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the chip asks for no room
        self._chip = chip
        for widget in (*widgets, chip):
            self._row.addWidget(widget)

    def _others(self) -> Iterator[QLayoutItem]:
        for at in range(self._row.count() - 1):
            item = self._row.itemAt(at)
            if item is not None and not item.isEmpty():
                yield item

    @override
    def sizeHint(self) -> QSize:
        """Ask for room for the chip also while it is not shown, so that it can come back."""
        wide = sum(item.sizeHint().width() + self._row.spacing() for item in self._others())
        words = self._chip.text
        return QSize(wide + (self._chip.width_of(words) if words else 0), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for what stands before the chip."""
        return QSize(max(self._least() - self._row.spacing(), 0), super().minimumSizeHint().height())

    def _least(self) -> int:
        return sum(item.minimumSize().width() + self._row.spacing() for item in self._others())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # other words, or larger ones
            self._fit()
        return super().event(event)

    def fit(self) -> None:
        """Ask for the room that the chip's words want now, and show as much of it as there is."""
        self.updateGeometry()
        self._fit()

    def _fit(self) -> None:
        chip = self._chip
        room = self.width() - self._least()
        whole = self.sizeHint().width() <= self.width()
        words = chip.text if whole else chip.short if chip.width_of(chip.short) <= room else ""
        chip.show_words(shown=bool(words))
        chip.setFixedWidth(chip.width_of(words))
        chip.setVisible(bool(chip.text) and chip.width_of("") <= room)
