"""What a bound is made of: lessons to choose from, and the prices of what they use."""

from dataclasses import dataclass, field
from typing import Any

from hospital_iep.scheduling.ground import Option
from hospital_iep.scheduling.lesson import Way
from hospital_iep.scheduling.visits import Visit

NEVER = 1e15
"""The price of what cannot be."""


@dataclass(slots=True)
class Choice:
    """One lesson that could be: where its starts are, and what it uses beside its own slots."""

    way: Way
    option: Option
    slots: int
    starts: list[int]
    pick: Any
    kept: dict[int, float]
    share: float
    before: int
    after: int
    visit: Visit | None
    best: float = NEVER


@dataclass(slots=True)
class Prices:
    """Prices of the slots of a day and of its minutes as a whole, and how much of them was used."""

    limit: int | None
    slot: list[float]
    sums: list[float]
    whole: float = 0.0
    used: list[float] = field(default_factory=list)
    minutes: float = 0.0
    drift: list[float] = field(default_factory=list)
    swing: float = 0.0

    def paid_for(self) -> float:
        """Give the price of all there is to use."""
        return self.sums[-1] + (self.whole * self.limit if self.limit is not None else 0.0)
