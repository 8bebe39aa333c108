"""The prices of the lower bound, and how they move."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from hospital_iep.scheduling.walks import Numbers

KEPT = 0.95
"""Share of the last move of the prices that goes on in the next."""

TOGETHER = 5
"""After so many moves the prices of a teacher's day move half as much together as at first."""

FINE = 65536.0
"""Prices are whole parts of a tenth: sums of them are exact."""


class Prices(NamedTuple):
    """What everything costs.

    Slots and minutes of the days of teachers, at each stop, and of students; coming to a stop; each lesson
    of a need on a day; slots of a group's lessons, from member to member; what a student pays a round for one
    slot of a need, for two and so on; and for everything. The last three may be less than nothing.
    """

    teacher: Numbers
    teacher_whole: Numbers
    student: Numbers
    student_whole: Numbers
    visits: Numbers
    lessons: Numbers
    members: Numbers
    slots: Numbers
    wholes: Numbers


OF_SLOTS = ("teacher", "student", "members")
"""The prices of each slot of a day."""

FASTER = 60.0
"""So much faster than prices of slots move those of visits, and at most those that students pay rounds."""

FASTER_EACH = (1.0, 1 / 36, 1.0, 1 / 36, FASTER, 5.0)
"""How much faster than prices of slots each kind of price moves, where students and rounds do not agree."""


def pull(prices: Prices, over: Prices, together: Numbers, moves: int) -> Prices:
    """Tell where prices should go: what is overused gets dearer, what is not cheaper.

    At first the places of a teacher's day get dearer ``together``: that a slot is wanted is soon clear, and
    only then where. What students pay rounds moves, all in all, about as far as the prices of time do.
    """
    over = over._replace(teacher=over.teacher + TOGETHER / (TOGETHER + moves) * together)
    wanted = [np.where((o > 0) | (p > 0), o, 0.0) for o, p in zip(over[:-3], prices[:-3], strict=True)]
    pulled = [fast * w for fast, w in zip(FASTER_EACH, wanted, strict=True)]
    apart = max(1.0, float((over.slots**2).sum() + (over.wholes**2).sum()))
    fast = min(FASTER, max(1.0, gain(pulled[:4], over[:4]) / apart))
    return Prices._make([*pulled, over.members, fast * over.slots, fast * over.wholes])


def gain(pulled: Sequence[Numbers], over: Sequence[Numbers]) -> float:
    """Tell what a move of length one would gain, were all straight."""
    return sum(float((p[p != 0] * o[p != 0]).sum()) for p, o in zip(pulled, over, strict=True))


def carried(pulled: Prices, step: float, drift: Prices | None) -> Prices:
    """Go on in part with the last move, so that prices do not swing to and fro."""
    step *= 1 - KEPT
    if drift is None:
        return Prices(*(step * p for p in pulled))
    return Prices(*(step * p + KEPT * d for p, d in zip(pulled, drift, strict=True)))


def moved(prices: Prices, drift: Prices) -> Prices:
    """Move prices along a direction."""
    new = [np.rint((p + d) * FINE) / FINE for p, d in zip(prices, drift, strict=True)]
    return Prices._make([*(np.maximum(p, 0.0) for p in new[:-3]), *new[-3:]])


def paid(whole: Numbers, limit: Numbers) -> float:
    """Give the price of all minutes of days that have a limit."""
    limited = np.isfinite(limit)
    return float((whole[limited] * limit[limited]).sum())


def summed(prices: Numbers) -> Numbers:
    """Sum up to each slot, from nothing."""
    return np.concatenate((np.zeros((len(prices), 1)), prices.cumsum(axis=1)), axis=1)
