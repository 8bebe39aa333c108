"""Walking over the board by key: by time, by day, by lane."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import TypeVar

from PySide6.QtCore import Qt

from hospital_iep.ui.week.items import minute_of
from hospital_iep.ui.week.layout import GRID, Column, Layout, Placed
from hospital_iep.ui.week.moving import Held, Placement

_Key = Qt.Key
T = TypeVar("T")


class Walk:
    """Where a key leads from an item."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._entries = [entry for entry in layout.placed if not entry.item.is_background]

    def step(self, entry: Placed | None, key: int, *, control: bool) -> Placed | None:
        """Return the item a key leads to, or None where it leads nowhere.

        Arrows up and down go by time through the same person's days, left and right to the nearest in
        the neighbouring lane; with Control left and right go by day, up and down by lane.
        """
        arrows = {_Key.Key_Up: -1, _Key.Key_Down: 1, _Key.Key_Left: -1, _Key.Key_Right: 1}
        if key in (_Key.Key_Home, _Key.Key_End) and self._entries:
            ordered = sorted(self._entries, key=self._reading)
            return ordered[0 if key == _Key.Key_Home else -1]
        if key not in arrows or not self._entries:
            return None
        if entry is None:
            return self._beginning()
        direction = arrows[_Key(key)]
        across = key in (_Key.Key_Left, _Key.Key_Right)
        if control and across:
            return self._other_day(entry, direction)
        if across or control:
            return self._other_lane(entry, direction)
        return self._by_time(entry, direction)

    def lane_beside(self, lane_id: str, direction: int) -> Column | None:
        """Return the next lane of the same kind, for a lesson in the hand."""
        here = self._layout.column(lane_id)
        like = (here.lane.kind, here.lane.beside)
        lanes = [c for c in self._layout.columns if (c.lane.kind, c.lane.beside) == like]
        index = lanes.index(here) + direction
        return lanes[index] if 0 <= index < len(lanes) else None

    def carry(self, held: Held, placement: Placement, key: int, *, shift: bool) -> Held | None:
        """Return a lesson in the hand one step on: five minutes, a day, or (with Shift) its end."""
        if key in (_Key.Key_Up, _Key.Key_Down):
            step = timedelta(minutes=-GRID if key == _Key.Key_Up else GRID)
            if shift:
                return held.until(placement, held.end + step)
            moved = held.to(placement, held.lane, held.start + step)
            return moved if moved.start.date() == held.start.date() else None
        lane = self.lane_beside(held.lane, -1 if key == _Key.Key_Left else 1)
        if lane is None:
            return None
        return held.to(placement, lane.lane.id, datetime.combine(lane.day.date, held.start.time()))

    def _reading(self, entry: Placed) -> tuple[float, datetime]:
        return self._layout.column(entry.item.lane).left, entry.item.start

    def _beginning(self) -> Placed:
        """Start with what is next today, else with the first item."""
        now = self._layout.contents.now
        ordered = sorted(self._entries, key=self._reading)
        coming = [e for e in ordered if now and e.item.start.date() == now.date() and e.item.end > now]
        return (coming or ordered)[0]

    def _by_time(self, entry: Placed, direction: int) -> Placed | None:
        person = self._layout.column(entry.item.lane).lane.person
        same = [e for e in self._entries if self._layout.column(e.item.lane).lane.person == person]
        same.sort(key=lambda e: (e.item.start, e.item.end, e.item.id))
        index = same.index(entry) + direction
        return same[index] if 0 <= index < len(same) else None

    def _other_day(self, entry: Placed, direction: int) -> Placed | None:
        lane = self._layout.column(entry.item.lane).lane
        days = sorted({c.day.date for c in self._layout.columns})
        day = self._layout.column(entry.item.lane).day.date
        return self._walk(
            entry,
            [d for d in days if (d > day) == (direction > 0) and d != day][::direction],
            lambda column, d: column.day.date == d and column.lane.person == lane.person,
        )

    def _other_lane(self, entry: Placed, direction: int) -> Placed | None:
        columns = self._layout.columns
        index = columns.index(self._layout.column(entry.item.lane))
        following = columns[index + 1 :] if direction > 0 else columns[:index][::-1]
        return self._walk(entry, following, lambda column, other: column is other)

    def _walk(
        self, entry: Placed, places: Iterable[T], belongs: Callable[[Column, T], bool]
    ) -> Placed | None:
        """Return the item nearest in time in the first of some places that has any."""
        for place in places:
            found = [e for e in self._entries if belongs(self._layout.column(e.item.lane), place)]
            if found:
                return min(found, key=lambda e: abs(minute_of(e.item.start) - minute_of(entry.item.start)))
        return None
