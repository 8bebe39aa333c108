"""Several lessons of one need on one day: which sums of slots they can make.

Of all lessons that make the same sum with the same teachers the ones that end first leave the most room for
the next, so that a small table answers exactly.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

NEVER = 10**6


@dataclass
class Source:
    """Starts by length on one day, for one teacher (None: anybody) at one place.

    ``left`` are the slots that the teacher's day still holds; None where that is no limit.
    """

    teacher: int | None
    place: int
    left: int | None
    starts: dict[int, int] = field(default_factory=dict)

    def copy(self) -> "Source":
        """Give the same, to which starts can be added."""
        return Source(self.teacher, self.place, self.left, self.starts.copy())


Gap = Callable[[Source, Source], int]
"""Slots of way between two lessons of the need that follow each other."""


@lru_cache(maxsize=512)
def within_a_day(days: int, slots: int, length: int) -> int:
    """Find the starts from which a lesson of this length ends on its day."""
    day = (1 << max(0, slots - length + 1)) - 1
    mask = 0
    for d in range(days):
        mask |= day << (d * slots)
    return mask


def lengths(sources: Iterable[Source]) -> int:
    """Give the lengths that one lesson can have, as bits."""
    found = 0
    for source in sources:
        for k in source.starts:
            found |= 1 << k
    return found


def sums_of_day(sources: list[Source], many: int, rest: int, most: int, gap: Gap | None) -> int:
    """Find the sums that up to ``many`` lessons of a day can make, as bits, with breaks between them."""
    shortest = min((k for source in sources for k in source.starts), default=NEVER)
    counts = min(many, most // shortest)
    if counts < 2:
        return lengths(sources) | 1
    if gap is None:
        tight = [source for source in sources if _is_tight(source, most)]
        others = _merged(source for source in sources if not _is_tight(source, most))
        if not tight:
            return _plain(others, counts, rest, most)
        sources = [*tight, Source(None, -1, None, others)]
    return _by_teacher(sources, (counts, rest, most), gap)


def _is_tight(source: Source, most: int) -> bool:
    """Whether the teacher's day can hold less than the student's."""
    return source.left is not None and source.left < most


def _merged(sources: Iterable[Source]) -> dict[int, int]:
    starts: dict[int, int] = {}
    for source in sources:
        for k, mask in source.starts.items():
            starts[k] = starts.get(k, 0) | mask
    return starts


def _first(mask: int, after: int) -> int:
    """First start that is not before a slot, or NEVER."""
    left = mask >> after
    return after + (left & -left).bit_length() - 1 if left else NEVER


def _plain(starts: dict[int, int], counts: int, rest: int, most: int) -> int:
    ends: dict[int, int] = {0: 0}
    totals = 1
    for _ in range(counts):
        after: dict[int, int] = {}
        for total, end in ends.items():
            for k, mask in starts.items():
                if total + k <= most:
                    then = _first(mask, end) + k + rest
                    if then < after.get(total + k, NEVER):
                        after[total + k] = then
        ends = after
        for total in after:
            totals |= 1 << total
    return totals


State = tuple[int, tuple[int, ...], int]
"""Total slots, slots used of each teacher with a limit, and the last source (-1: none yet)."""


def _by_teacher(sources: list[Source], limits: tuple[int, int, int], gap: Gap | None) -> int:
    counts, rest, most = limits
    teachers = sorted({s.teacher for s in sources if s.teacher is not None and _is_tight(s, most)})
    column: dict[int | None, int] = {teacher: n for n, teacher in enumerate(teachers)}
    of_source = [(s, column.get(s.teacher, -1), lengths([s])) for s in sources]
    states: dict[State, int] = {(0, (0,) * len(teachers), -1): 0}
    totals = 1
    for more in reversed(range(counts)):
        after: dict[State, int] = {}
        for (total, used, last), end in states.items():
            for number, (source, n, here) in enumerate(of_source):
                if not more and not here & ~(totals >> total):
                    continue  # of the last lessons only a new sum counts
                apart = rest if last < 0 or gap is None else max(rest, gap(sources[last], source))
                room = most - total
                if n >= 0 and source.left is not None:
                    room = min(room, source.left - used[n])
                for k, mask in source.starts.items():
                    if k > room:
                        continue
                    then = _first(mask, end + apart if last >= 0 else 0) + k
                    if then < NEVER:
                        totals |= 1 << (total + k)
                        then_used = used if n < 0 else (*used[:n], used[n] + k, *used[n + 1 :])
                        state = (total + k, then_used, number if gap else 0)
                        after[state] = min(then, after.get(state, NEVER))
        states = after
    return totals
