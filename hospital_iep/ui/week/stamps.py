"""Blocks drawn once and kept: a repaint of a full week only copies them."""

from collections import OrderedDict

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from hospital_iep.ui.week.ink import Ink
from hospital_iep.ui.week.items import BoardItem, LaneKind
from hospital_iep.ui.week.layout import Column, Placed
from hospital_iep.ui.week.paint import paint_item

_MARGIN = 4  # a clash glows beyond its box
_ENOUGH = 48_000_000  # bytes of pictures
_Key = tuple[BoardItem, bool, float, float]


class Stamps:
    """The pictures of items in one look; a changed item has another key and is drawn anew."""

    def __init__(self, ink: Ink, ratio: float) -> None:
        self.ratio = ratio
        self._ink = ink
        self._kept: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._bytes = 0

    def press(self, painter: QPainter, entry: Placed, column: Column) -> None:
        """Put an item's picture where it stands."""
        rect = entry.rect
        corner = QPointF(rect.left() - _MARGIN, rect.top() - _MARGIN)
        with self._ink.upright(painter, corner.x(), rect.width() + 2 * _MARGIN):
            painter.drawPixmap(corner, self._picture(entry.item, column, rect.size()))

    def _picture(self, item: BoardItem, column: Column, size: QSizeF) -> QPixmap:
        key = (item, column.lane.kind is LaneKind.PUPIL, size.width(), size.height())
        found = self._kept.get(key)
        if found is None:
            found = self._draw(item, column, size)
            self._kept[key] = found
            self._bytes += _weight(found)
            while self._bytes > _ENOUGH and len(self._kept) > 1:
                self._bytes -= _weight(self._kept.popitem(last=False)[1])
        return found

    def _draw(self, item: BoardItem, column: Column, size: QSizeF) -> QPixmap:
        whole = QSizeF(size.width() + 2 * _MARGIN, size.height() + 2 * _MARGIN) * self.ratio
        pixmap = QPixmap(whole.toSize())
        pixmap.setDevicePixelRatio(self.ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        with self._ink.upright(painter, 0, size.width() + 2 * _MARGIN):
            paint_item(painter, self._ink, item, QRectF(QPointF(_MARGIN, _MARGIN), size), column)
        painter.end()
        return pixmap


def _weight(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
