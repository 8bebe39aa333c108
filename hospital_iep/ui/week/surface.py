"""The surface the board is painted on: its contents, laid out, scrolled and zoomed, with one item chosen."""

from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from hospital_iep.ui.theme import theme
from hospital_iep.ui.week.ink import Ink
from hospital_iep.ui.week.items import BoardContents, BoardItem
from hospital_iep.ui.week.layout import Layout, Placed
from hospital_iep.ui.week.moving import Held
from hospital_iep.ui.week.scene import Scene
from hospital_iep.ui.week.stamps import Stamps

NARROWEST, WIDEST = 40, 160  # pixels an hour
_FITTING = (54, 96)  # an hour is at least and at most so high when the day is fitted to the window
_READABLE = (11, 12)  # pixels of a lesson that hold a word, a number and a word
_FOR_WORDS = 72  # an hour becomes at most so high to make the shortest lessons readable


class Surface(QAbstractScrollArea):
    """Paints the contents; what hand and keys do with them stands in ``Board``.

    Where reading goes from right to left the axis stands at the right and the days follow to its left:
    the layout is the same, and only here the way from it to the viewport and back is mirrored.
    """

    zoom_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._contents = BoardContents()
        self._zoom: int | None = None  # None: the day is fitted to the window
        self._ink: Ink | None = None
        self._stamps: Stamps | None = None
        self._layout = Layout(self._contents, 0, 62)
        self._current: tuple[str, str] = ("", "")  # item and lane
        self._held: Held | None = None
        theme().changed.connect(self._look_changed)

    # -- contents

    @property
    def contents(self) -> BoardContents:
        """What is shown."""
        return self._contents

    @property
    def selected(self) -> BoardItem | None:
        """The chosen item."""
        entry = self._entry()
        return entry.item if entry else None

    def rect_of(self, item_id: str, lane: str = "") -> QRect:
        """Return where an item stands in the viewport; empty if it is not shown."""
        for entry in self._layout.placed:
            if entry.item.id == item_id and lane in ("", entry.item.lane):
                return self._to_view(entry.rect).toRect()
        return QRect()

    def point_of(self, lane: str, moment: datetime) -> QPoint:
        """Return the middle of a lane at a time, in the viewport."""
        column = self._layout.column(lane)
        x = (column.inner_left + column.inner_right) / 2
        return self._to_view(QRectF(x, self._layout.y_of(moment), 0, 0)).topLeft().toPoint()

    # -- zoom

    @property
    def zoom(self) -> int:
        """Pixels an hour at 100 % text size."""
        return round(self._layout.hour / (theme().percent / 100))

    def set_zoom(self, pixels: int | None) -> None:
        """Set pixels an hour (40 to 160), or None to fit the day to the window."""
        self._zoom = None if pixels is None else min(max(pixels, NARROWEST), WIDEST)
        half = self.verticalScrollBar().value() + self._room() / 2
        middle = self._layout.first + half * 60 / self._layout.hour
        self._arrange()
        self.verticalScrollBar().setValue(round(self._layout.y(middle) - self._room() / 2))
        self.zoom_changed.emit(self.zoom)

    def _hour_height(self) -> float:
        scale = theme().percent / 100
        if self._zoom is not None:
            return self._zoom * scale
        first, last = self._contents.hours()
        fitting = self._room() / max((last - first) / 60, 1)
        lessons = [item for item in self._contents.items if item.is_lesson]
        shortest = min((item.minutes for item in lessons), default=60)
        readable = _READABLE[any(item.number for item in lessons)]
        least = max(_FITTING[0], min(readable * 60 / max(shortest, 1), _FOR_WORDS))
        return min(max(fitting, least * scale), _FITTING[1] * scale)

    def _room(self) -> int:
        return int(max(self.viewport().height() - self._layout.header, 1))

    # -- arranging

    def _arrange(self) -> None:
        scale = theme().percent / 100
        view = self.viewport().size()
        self._layout = Layout(self._contents, view.width(), self._hour_height(), scale)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setPageStep(self._room())
        down.setSingleStep(round(self._layout.hour / 4))
        down.setRange(0, max(0, round(self._layout.height - self._room())))
        across.setPageStep(max(view.width() - self._layout.axis, 1))
        across.setRange(0, max(0, round(self._layout.width - view.width() + self._layout.axis)))
        self.viewport().update()

    def _look_changed(self) -> None:
        self._ink = None
        self._arrange()

    def _origin(self) -> QPointF:
        """Where the content's zero lies in the viewport."""
        return QPointF(
            self._layout.axis - self.horizontalScrollBar().value(),
            self._layout.header - self.verticalScrollBar().value(),
        )

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _in_reading(self, rect: QRectF) -> QRectF:
        """Return a rectangle of the viewport as seen from where reading begins, and back."""
        if not self._mirrored:
            return rect
        return QRectF(self.viewport().width() - rect.right(), rect.top(), rect.width(), rect.height())

    def _to_view(self, rect: QRectF) -> QRectF:
        return self._in_reading(rect.translated(self._origin()))

    def _to_content(self, position: QPointF) -> QPointF:
        return self._in_reading(QRectF(position, QSizeF())).topLeft() - self._origin()

    def _over_items(self, position: QPointF) -> bool:
        from_start = self._in_reading(QRectF(position, QSizeF())).left()
        return from_start >= self._layout.axis and position.y() >= self._layout.header

    def _entry(self) -> Placed | None:
        for entry in self._layout.placed:
            if (entry.item.id, entry.item.lane) == self._current and not entry.item.is_background:
                return entry
        return None

    def _show(self, rect: QRectF) -> None:
        """Scroll as little as needed."""
        margin = 10
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        if rect.top() - margin < down.value():
            down.setValue(round(rect.top() - margin))
        elif rect.bottom() + margin > down.value() + self._room():
            down.setValue(round(min(rect.bottom() + margin - self._room(), rect.top() - margin)))
        wide = self.viewport().width() - self._layout.axis
        if rect.left() < across.value():
            across.setValue(round(rect.left()))
        elif rect.right() > across.value() + wide:
            across.setValue(round(rect.right() - wide))

    def announce(self, text: str, description: str = "") -> None:
        """Say something politely to a screen reader, and keep it as the board's description."""
        self.setAccessibleDescription(" ".join(part for part in (text, description) if part))
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    # -- painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        mirrored = self._mirrored
        if self._ink is None or self._stamps is None or self._stamps.ratio != ratio:
            self._ink = Ink(mirrored=mirrored)
            self._stamps = Stamps(self._ink, ratio)
        painter = QPainter(self.viewport())
        view = QRectF(self.viewport().rect())
        painter.fillRect(view, self._ink.color("surface"))
        if mirrored:
            painter.translate(view.width(), 0)
            painter.scale(-1, 1)
        current = self._entry() if self.hasFocus() else None
        chosen = self.selected
        pupil = chosen.pupil if chosen else ""
        scene = Scene(self._layout, self._ink, self._stamps, self._current[0], current, self._held, pupil)
        origin = self._origin()
        body = view.adjusted(self._layout.axis, self._layout.header, 0, 0)
        painter.save()
        painter.setClipRect(body)
        painter.translate(origin)
        seen = self._in_reading(QRectF(event.rect())).intersected(body)
        scene.paint(painter, seen.translated(-origin))
        painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scroll = float(self.verticalScrollBar().value())
        scene.paint_header(painter, QRectF(0, 0, view.width(), self._layout.header), origin.x())
        scene.paint_axis(painter, QRectF(0, self._layout.header, self._layout.axis, body.height()), scroll)
        painter.end()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._look_changed()
        super().changeEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(900, 560)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
