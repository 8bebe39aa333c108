"""Where everything on the board stands: days and lanes across, time down.

Positions are in content pixels: x from the right edge of the time axis, y from the first shown
minute. The board subtracts its scroll position and adds axis and header.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from PySide6.QtCore import QPointF, QRectF

from hospital_iep.ui.week.items import (
    BoardContents,
    BoardItem,
    Day,
    Kind,
    Lane,
    LaneKind,
    Lens,
    minute_of,
)

GRID = 5  # minutes
TARGET = 24  # pixels that a hand needs to hit a block
_LAYERS = {
    Kind.ROUTINE: 0,
    Kind.CLOSED: 0,
    Kind.BEFORE: 1,
    Kind.AFTER: 1,
    Kind.ISOLATION: 2,
    Kind.TREATMENT: 3,
    Kind.LESSON: 4,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One lane's strip. ``left`` to ``right`` is all of it, ``inner`` where its items stand."""

    day: Day
    lane: Lane
    left: float
    right: float
    band: float  # width of the energy band's widest step; 0 without energy
    inner_left: float
    inner_right: float

    @property
    def width(self) -> float:
        """Width of the whole strip."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Placed:
    """An item and its rectangle."""

    item: BoardItem
    rect: QRectF


class Layout:
    """The geometry of one set of contents at one width, zoom and text size."""

    def __init__(self, contents: BoardContents, width: float, hour: float, scale: float = 1.0) -> None:
        """Lay out ``contents`` in ``width`` pixels with ``hour`` pixels an hour; ``scale`` is text size."""
        self.contents = contents
        self.scale = scale
        self.hour = hour
        self.axis = round(43 * scale)
        self.first, self.last = contents.hours()
        self.header = round((54 if self._lanes_have_names() else 40) * scale)
        self.columns = self._columns(max(width - self.axis, 0.0))
        self.width = self.columns[-1].right if self.columns else 0.0
        self.height = self.y(self.last)
        self._lefts = [column.left for column in self.columns]
        self._by_lane = {column.lane.id: column for column in self.columns}
        self.placed = tuple(self._place())

    def _lanes_have_names(self) -> bool:
        return self.contents.lens is Lens.WARD_DAY or any(len(day.lanes) > 1 for day in self.contents.days)

    def _columns(self, available: float) -> list[Column]:
        days = [day for day in self.contents.days if day.lanes]
        if not days:
            return []
        weights = [[self._weight(lane) for lane in day.lanes] for day in days]
        wanted = sum(map(sum, weights))
        unit = available / wanted if wanted else 0.0
        isolated = {item.lane for item in self.contents.items if item.kind is Kind.ISOLATION}
        columns = []
        left = exact = 0.0  # rounded one by one, the columns together would be wider than the board
        for day, shares in zip(days, weights, strict=True):
            for lane, share in zip(day.lanes, shares, strict=True):
                exact += max(share * unit, self._narrowest(lane))
                right = int(exact + 0.01)
                columns.append(self._column(day, lane, left, right, isolated=lane.id in isolated))
                left = right
        return columns

    def _weight(self, lane: Lane) -> float:
        """Share of the width: as the pixels of one day of 192 in a window of 1366."""
        if lane.beside:
            return 53.0
        return 120.0 if self.contents.lens is Lens.WARD_DAY else 140.0

    def _narrowest(self, lane: Lane) -> float:
        """Return the width below which the board scrolls sideways instead."""
        return self._band(lane) + (36 if lane.beside else 88) * self.scale

    def _band(self, lane: Lane) -> float:
        """Return the energy band's width; it is no text and grows only a little with it."""
        return (13 if lane.beside else 16) * (0.6 + 0.4 * self.scale) if lane.energy else 0.0

    def _column(self, day: Day, lane: Lane, left: float, right: float, *, isolated: bool) -> Column:
        s = self.scale
        band = self._band(lane)
        digit = 11 * s if lane.energy else 0.0
        edge = 4 * s
        inner_left = left + band + (digit if lane.energy else edge)
        inner_right = right - edge - ((4 if lane.beside else 9) * s if isolated else 0.0)
        return Column(day, lane, left, right, band, inner_left, max(inner_right, inner_left + 8))

    def _place(self) -> Iterable[Placed]:
        placed: list[tuple[int, Placed]] = []
        for column in self.columns:
            layers: dict[int, list[BoardItem]] = {}
            for item in self.contents.in_lane(column.lane.id):
                layers.setdefault(_LAYERS[item.kind], []).append(item)
            for layer, items in layers.items():
                placed += ((layer, entry) for entry in self._beside_each_other(column, layer, items))
        placed.sort(key=lambda pair: pair[0])
        return (entry for _, entry in placed)

    def _beside_each_other(self, column: Column, layer: int, items: list[BoardItem]) -> Iterable[Placed]:
        """Give items of one layer that overlap in time equal parts of the lane's width."""
        if layer in (0, 2):
            yield from (Placed(item, self._strip(column, item)) for item in items)
            return
        for cluster in clusters(items):
            count = 1 + max(part for _, part in cluster)
            width = (column.inner_right - column.inner_left) / count
            for item, part in cluster:
                left = column.inner_left + part * width
                top, bottom = self.y_of(item.start), self.y_of(item.start) + item.minutes * self.hour / 60
                right = left + width - (2 if count > 1 else 0)
                yield Placed(item, _snapped(left, top, right, bottom))

    def _strip(self, column: Column, item: BoardItem) -> QRectF:
        """Routine fills the lane; isolation is a strip at its right edge."""
        top = self.y_of(item.start)
        height = item.minutes * self.hour / 60
        if item.kind is Kind.ISOLATION:
            right = column.right - 2 * self.scale
            width = (4 if column.lane.beside else 9) * self.scale
            return _snapped(right - width, top, right, top + height)
        left = column.inner_left if column.lane.kind is LaneKind.PUPIL else column.left
        right = column.inner_right if column.lane.kind is LaneKind.PUPIL else column.right
        return _snapped(left, top, right, top + height)

    def y(self, minute: float) -> float:
        """Return the height of a minute of the day."""
        return (minute - self.first) * self.hour / 60

    def y_of(self, moment: datetime) -> float:
        """Return the height of a moment of its day."""
        return self.y(minute_of(moment))

    def column(self, lane_id: str) -> Column:
        """Return a lane's column (KeyError if it is not shown)."""
        return self._by_lane[lane_id]

    def column_at(self, x: float) -> Column | None:
        """Return the column under a position."""
        index = bisect_right(self._lefts, x) - 1
        if 0 <= index < len(self.columns) and x < self.columns[index].right:
            return self.columns[index]
        return None

    def moment(self, column: Column, y: float) -> datetime:
        """Return the time at a height in a column's day, on the five-minute grid."""
        minute = self.first + y * 60 / self.hour
        snapped = round(minute / GRID) * GRID
        within = min(max(snapped, 0), 24 * 60 - GRID)
        return datetime.combine(column.day.date, time()) + timedelta(minutes=within)

    def span(self, lane_id: str, start: datetime, end: datetime) -> QRectF:
        """Return the rectangle of a stretch of time within a lane."""
        column = self.column(lane_id)
        top = self.y_of(start)
        height = (end - start).total_seconds() / 3600 * self.hour
        return QRectF(column.inner_left, top, column.inner_right - column.inner_left, height)

    def shows(self, lane_id: str) -> bool:
        """Return whether there is a column for a lane."""
        return lane_id in self._by_lane

    def at(self, position: QPointF) -> Placed | None:
        """Return the topmost thing to be chosen at a position; a low lesson also from just beside it."""
        for entry in reversed(self.placed):
            if not entry.item.is_background and entry.rect.contains(position):
                return entry
        near = [
            (abs(entry.rect.center().y() - position.y()), at)
            for at, entry in enumerate(self.placed)
            if entry.item.is_lesson and _grown(entry.rect).contains(position)
        ]
        return self.placed[min(near)[1]] if near else None


def _grown(rect: QRectF) -> QRectF:
    """Return a rectangle that is high enough for a hand."""
    more = max(TARGET - rect.height(), 0) / 2
    return rect.adjusted(0, -more, 0, more)


def _snapped(left: float, top: float, right: float, bottom: float) -> QRectF:
    """Return a rectangle on whole pixels, so that outlines are crisp."""
    return QRectF(round(left), round(top), round(right) - round(left), max(round(bottom) - round(top), 2))


def clusters(items: list[BoardItem]) -> Iterable[list[tuple[BoardItem, int]]]:
    """Group items that overlap in time and give each the lowest free part beside the others."""
    cluster: list[tuple[BoardItem, int]] = []
    until: datetime | None = None
    for item in items:
        if cluster and until is not None and item.start >= until:
            yield cluster
            cluster = []
        taken = {part for other, part in cluster if other.end > item.start}
        part = next(part for part in range(len(taken) + 1) if part not in taken)
        until = max(until, item.end) if cluster and until is not None else item.end
        cluster.append((item, part))
    if cluster:
        yield cluster
