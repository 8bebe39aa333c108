"""Moving and resizing a lesson: what is held, where it may land, and why not elsewhere.

The board knows no rule of its own. Whoever shows it hands over a ``Placement`` that does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from hospital_iep.ui.week.items import BoardItem
from hospital_iep.ui.week.layout import GRID


@dataclass(frozen=True, slots=True)
class LegalSpan:
    """A stretch of one lane in which the whole lesson may lie; it is lit while a lesson is held."""

    lane: str
    start: datetime
    end: datetime


class Placement(Protocol):
    """What the planner's rules say about one lesson."""

    def legal_spans(self, item: BoardItem) -> Sequence[LegalSpan]:
        """Return where the lesson may lie, with every other lesson where it is."""

    def reason_at(self, item: BoardItem, lane: str, start: datetime, end: datetime) -> str:
        """Return why the lesson may not lie there, in one line; "" where it may."""


class Anywhere:
    """A placement without rules, for a board that only shows."""

    def legal_spans(self, item: BoardItem) -> Sequence[LegalSpan]:  # noqa: ARG002
        """Light nothing."""
        return ()

    def reason_at(self, item: BoardItem, lane: str, start: datetime, end: datetime) -> str:  # noqa: ARG002
        """Allow everything."""
        return ""


@dataclass(frozen=True, slots=True)
class Held:
    """A lesson in the hand: where it is now, where it would land, and why not."""

    item: BoardItem
    lane: str
    start: datetime
    end: datetime
    spans: tuple[LegalSpan, ...]
    reason: str = ""

    @classmethod
    def take(cls, item: BoardItem, placement: Placement) -> "Held":
        """Take a lesson up; it hovers where it lies."""
        return cls(item, item.lane, item.start, item.end, tuple(placement.legal_spans(item)))

    def lies_as(self, item: BoardItem) -> bool:
        """Return whether the lesson still lies where it was taken up, and may still be moved."""
        before = (self.item.id, self.item.lane, self.item.start, self.item.end)
        return item.movable and before == (item.id, item.lane, item.start, item.end)

    def again(self, item: BoardItem, placement: Placement) -> "Held":
        """Hover where it hovers, by what holds now."""
        return Held.take(item, placement).over(placement, self.lane, self.start, self.end)

    @property
    def has_moved(self) -> bool:
        """Whether it hovers somewhere else than it lies."""
        return (self.lane, self.start, self.end) != (self.item.lane, self.item.start, self.item.end)

    @property
    def may_land(self) -> bool:
        """Whether letting go now changes anything."""
        return self.has_moved and not self.reason

    @property
    def ghost(self) -> BoardItem:
        """The block as it would lie."""
        return replace(self.item, lane=self.lane, start=self.start, end=self.end)

    def to(self, placement: Placement, lane: str, start: datetime) -> "Held":
        """Hover over another place, with the same length."""
        return self.over(placement, lane, start, start + (self.end - self.start))

    def until(self, placement: Placement, end: datetime) -> "Held":
        """Hover with another end: at least one step of the grid long, within the day."""
        shortest = self.start + timedelta(minutes=GRID)
        midnight = datetime.combine(self.start.date(), datetime.min.time()) + timedelta(days=1)
        return self.over(placement, self.lane, self.start, min(max(end, shortest), midnight))

    def over(self, placement: Placement, lane: str, start: datetime, end: datetime) -> "Held":
        """Hover over another place with any length."""
        if (lane, start, end) == (self.lane, self.start, self.end):
            return self
        there = replace(self, lane=lane, start=start, end=end, reason="")
        if not there.has_moved:
            return there
        return replace(there, reason=placement.reason_at(self.item, lane, start, end))
