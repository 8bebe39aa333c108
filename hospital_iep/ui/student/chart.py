"""A small chart of energy, 0 to 4: how it was, and how it was expected, over days with treatment striped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.dates import day_words

TOP = 4


@dataclass(frozen=True, slots=True)
class Dot:
    """One observation: what was said, and what was expected, if that is compared."""

    at: datetime
    actual: float
    expected: float | None = None


class EnergyChart(QWidget):
    """Actual as circles on a line, expected as open squares on a dashed line; never by colour alone.

    ``summary`` says in one sentence what the chart shows: it is the accessible name.
    """

    def __init__(self, height: int = 128) -> None:
        super().__init__()
        self._height = height
        self._dots: Sequence[Dot] = ()
        self._striped: frozenset[date] = frozenset()
        self._top = float(TOP)
        self._today = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_dots(
        self,
        dots: Sequence[Dot],
        summary: str,
        today: date,
        striped: frozenset[date] = frozenset(),
        top: float = TOP,
    ) -> None:
        """Show observations in order of time."""
        self._dots, self._striped, self._today, self._top = dots, striped, today, max(top, 1.0)
        self.setAccessibleName(summary)
        self.setToolTip(summary)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), theme().px(self._height))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(self._height))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = look.font(11.5)
        painter.setFont(font)
        low, wide = QFontMetrics(font).height(), QFontMetrics(font).horizontalAdvance(f"{self._top:g}")
        plot = QRectF(self.rect()).adjusted(wide + look.px(8), look.px(6), -look.px(8), -low - look.px(4))
        if not self._dots or plot.width() < 10:
            painter.end()
            return
        self._grid(painter, plot, wide)
        self._stripes(painter, plot)
        self._series(painter, plot)
        self._ends(painter, plot, low)
        painter.end()

    def _span(self) -> tuple[datetime, datetime]:
        first, last = self._dots[0].at, self._dots[-1].at
        rest = max((last - first) * 0.03, timedelta(hours=8))
        return first - rest, last + rest

    def _x(self, plot: QRectF, at: datetime) -> float:
        begin, end = self._span()
        share = (at - begin) / (end - begin)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            share = 1 - share
        return plot.left() + plot.width() * min(max(share, 0.0), 1.0)

    def _y(self, plot: QRectF, value: float) -> float:
        return plot.bottom() - plot.height() * min(value / self._top, 1.0)

    def _grid(self, painter: QPainter, plot: QRectF, wide: int) -> None:
        look = theme()
        for number in range(TOP + 1):
            value = self._top * number / TOP
            y = self._y(plot, value)
            painter.setPen(QPen(look.color("border"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(look.color("text2"))
            box = QRectF(0, y - look.px(8), wide + look.px(2), look.px(16))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{value:g}")

    def _stripes(self, painter: QPainter, plot: QRectF) -> None:
        brush = QBrush(theme().color("k_dialysis"), Qt.BrushStyle.VerPattern)
        for day in sorted(self._striped):
            start = datetime(day.year, day.month, day.day)  # noqa: DTZ001  (wall-clock time)
            left, right = self._x(plot, start), self._x(plot, start + timedelta(days=1))
            if abs(right - left) > 1:
                painter.setOpacity(0.4)
                painter.fillRect(
                    QRectF(min(left, right), plot.top(), abs(right - left), plot.height()), brush
                )
                painter.setOpacity(1)

    def _series(self, painter: QPainter, plot: QRectF) -> None:
        look = theme()
        expected = [
            QPointF(self._x(plot, dot.at), self._y(plot, dot.expected))
            for dot in self._dots
            if dot.expected is not None
        ]
        painter.setPen(QPen(look.color("text2"), 1.4, Qt.PenStyle.DashLine))
        painter.drawPolyline(QPolygonF(expected))
        painter.setPen(QPen(look.color("text2"), 1.4))
        painter.setBrush(look.color("surface"))
        for point in expected:
            painter.drawRect(QRectF(point.x() - 3.5, point.y() - 3.5, 7, 7))
        actual = [QPointF(self._x(plot, dot.at), self._y(plot, dot.actual)) for dot in self._dots]
        painter.setPen(QPen(look.color("accent"), 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(actual))
        painter.setBrush(look.color("surface"))
        for point in actual:
            painter.drawEllipse(point, 3.4, 3.4)

    def _ends(self, painter: QPainter, plot: QRectF, low: int) -> None:
        painter.setPen(theme().color("text2"))
        box = QRectF(plot.left(), plot.bottom() + 2, plot.width(), low)
        first = day_words(self._dots[0].at.date(), self._today)
        last = day_words(self._dots[-1].at.date(), self._today)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeading, first)
        if last != first:
            painter.drawText(box, Qt.AlignmentFlag.AlignTrailing, last)
