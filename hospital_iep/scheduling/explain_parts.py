"""The parts of a question about a need: what takes slots, what limits days, who could teach where.

Each part belongs to one fact, named by its bit; slots of the whole horizon are the bits of one int.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import NamedTuple

from hospital_iep.scheduling.lesson import Way


class Part(NamedTuple):
    """Slots that a fact takes; ``about`` is the single appointment, code or teacher behind it."""

    bit: int
    about: Hashable
    mask: int


class Limit(NamedTuple):
    """Slots that a fact leaves of each day."""

    bit: int
    left: tuple[int, ...]


class Cap(NamedTuple):
    """Spans of slots that only lessons longer than ``longer_than`` slots must avoid."""

    bit: int
    spans: tuple[tuple[int, int, int], ...]


@dataclass
class Offer:
    """A way and a teacher to give lessons of the need, and what takes slots there; None: anybody, free."""

    way: Way
    teacher: int | None
    free: int
    parts: list[Part] = field(default_factory=list)
    caps: list[Cap] = field(default_factory=list)
    isolation: int = 0
    limit: Limit | None = None


@dataclass(frozen=True)
class Change:
    """What is supposed to be otherwise, for an unlock: nothing unless set."""

    without: Hashable = None
    shortest: int | None = None
    longest: int | None = None
    lessons: int = 0
    day_minutes: int = 0
    later: tuple[int, int] | None = None
    teacher: int | None = None


NOTHING = Change()
