"""Where lessons of a need may start, for the facts that a question keeps and a change that is supposed.

Where a day holds one lesson of the need, only its length counts, not who gives it: the teachers' starts are
put together first, then cut to days: a hospital of many teachers is asked about as soon as a small one.
"""

from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hospital_iep.scheduling.explain_days import Source, within_a_day
from hospital_iep.scheduling.explain_parts import NOTHING, Cap, Change, Offer
from hospital_iep.scheduling.ground import runs, touching
from hospital_iep.scheduling.problem import ISOLATION_CLASS
from hospital_iep.scheduling.rules import Code

if TYPE_CHECKING:
    from hospital_iep.scheduling.explain_reach import Question

Sources = dict[tuple[int | None, int], Source]
"""What one day offers, by teacher and place."""


class Asked(NamedTuple):
    """The facts kept, the change supposed, free slots of the student, lengths, and most slots of each day."""

    kept: int
    change: Change
    free: int
    shortest: int
    longest: int
    most: tuple[int, ...]

    def of_all(self) -> "Asked":
        """Give the same without a change of one teacher: what many questions share."""
        return self._replace(change=NOTHING)


class Starts:
    """The starts of all offers of a question."""

    def __init__(self, question: "Question") -> None:
        self.question = question
        self._caps: dict[Hashable, int] = {}
        self._lengths: dict[Asked, list[int]] = {}
        self._sources: dict[Asked, list[Sources]] = {}

    def lengths(self, asked: Asked) -> list[int]:
        """Give by day the lengths that one lesson can have, as bits."""
        shared = asked.of_all()
        known = self._lengths.get(shared)
        if known is None:
            known = self._lengths[shared] = self._lengths_of(self.question.offers, shared)
        more = self._changed_offers(asked.change)
        if not more:
            return known
        return [one | other for one, other in zip(known, self._lengths_of(more, asked), strict=True)]

    def sources(self, asked: Asked) -> list[Sources]:
        """Give by day, teacher and place, where a lesson may start."""
        shared = asked.of_all()
        known = self._sources.get(shared)
        if known is None:
            known = self._sources[shared] = [{} for _ in asked.most]
            self._note_sources(self.question.offers, shared, known)
        more = self._changed_offers(asked.change)
        if more:
            known = [{key: source.copy() for key, source in day.items()} for day in known]
            self._note_sources(more, asked, known)
        return known

    def _changed_offers(self, change: Change) -> list[Offer]:
        """Give the offers that a change makes better; all others are as without it."""
        if change.later is not None:
            return [one for one in self.question.offers if one.teacher == change.later[0]]
        return [] if change.teacher is None else self.question.offers_of_new_teacher(change.teacher)

    def _slots(self, one: Offer, asked: Asked) -> int:
        """Free slots of an offer."""
        kept, change = asked.kept, asked.change
        if one.teacher is None and kept & self.question.only:
            return 0
        slots, later = one.free & asked.free, 0
        if change.later is not None and change.later[0] == one.teacher:
            later = change.later[1]
        for bit, about, mask in one.parts:
            if kept & bit:
                slots &= ~(mask & ~later if about is Code.TEACHER_HOURS else mask)
        return slots

    def _lengths_of(self, offers: Iterable[Offer], asked: Asked) -> list[int]:
        question, (_, _, _, shortest, longest, most) = self.question, asked
        joined: dict[tuple[bool, int, tuple[Cap, ...]], dict[int, int]] = {}
        seen: set[Hashable] = set()
        for one in offers:
            slots = self._slots(one, asked)
            run = runs(slots, shortest)
            alike = one.way.remote, one.isolation, tuple(one.caps)
            left = one.limit.left if one.limit is not None and asked.kept & one.limit.bit else None
            if not run or (slots, left, alike) in seen:
                continue
            seen.add((slots, left, alike))
            starts = joined.setdefault(alike, {})
            for k in range(shortest, longest + 1):
                if not run:
                    break
                on_days = run if left is None else run & days_with(left, k, question.slots)
                starts[k] = starts.get(k, 0) | on_days
                run &= slots >> k
        found = [0] * question.days
        for (remote, isolation, caps), starts in joined.items():
            kept_caps = self._kept_caps(caps, asked.kept)
            for k, on_days in starts.items():
                here = on_days & self._allowed(remote, isolation, kept_caps, k)
                for d, day in enumerate(question.day_masks if here else ()):
                    if here & day and k <= most[d]:
                        found[d] |= 1 << k
        return found

    def _note_sources(self, offers: Iterable[Offer], asked: Asked, found: list[Sources]) -> None:
        question, (_, _, _, shortest, longest, most) = self.question, asked
        for one in offers:
            slots = self._slots(one, asked)
            run = runs(slots, shortest)
            key = (one.teacher, one.way.place)
            caps = self._kept_caps(one.caps, asked.kept)
            left = one.limit.left if one.limit is not None and asked.kept & one.limit.bit else None
            for k in range(shortest, longest + 1):
                if not run:
                    break
                here = run & self._allowed(one.way.remote, one.isolation, caps, k)
                for d, day in enumerate(question.day_masks if here else ()):
                    if here & day and k <= most[d] and (left is None or k <= left[d]):
                        source = found[d].get(key)
                        if source is None:
                            source = found[d][key] = Source(*key, None if left is None else left[d])
                        source.starts[k] = source.starts.get(k, 0) | (here & day) >> (d * question.slots)
                run &= slots >> k

    def _kept_caps(self, caps: Iterable[Cap], kept: int) -> list[Cap]:
        return [cap for cap in (*self.question.caps, *caps) if not cap.bit or kept & cap.bit]

    def _allowed(self, remote: bool, isolation: int, caps: Sequence[Cap], k: int) -> int:
        """Find the starts of lessons of this length that end on their day and that no cap forbids."""
        here = within_a_day(self.question.days, self.question.slots, k)
        if not remote and self.question.student.isolation:
            here &= self._class_starts(isolation, k)
        for cap in caps:
            here &= ~self._capped(cap.spans, k)
        return here

    def _capped(self, spans: tuple[tuple[int, int, int], ...], k: int) -> int:
        known = self._caps.get((spans, k))
        if known is None:
            known = self._caps[spans, k] = touching([span for span in spans if k > span[2]], k)
        return known

    def _class_starts(self, isolation: int, k: int) -> int:
        """Find the starts whose lessons have exactly this class of isolation."""
        key = (isolation, k)
        known = self._caps.get(key)
        if known is None:
            question, grid = self.question, self.question.grid
            known = question.full
            spans = [
                (i.start // grid, -(-i.end // grid), ISOLATION_CLASS[i.kind])
                for i in question.student.isolation
            ]
            for bit in (1, 2, 4):
                with_bit = touching([span for span in spans if span[2] & bit], k)
                known &= with_bit if isolation & bit else ~with_bit
            self._caps[key] = known
        return known


@lru_cache(maxsize=4096)
def days_with(left: tuple[int, ...], k: int, slots: int) -> int:
    """Mask the days on which so many slots are left."""
    day = (1 << slots) - 1
    return sum(day << (d * slots) for d, rest in enumerate(left) if rest >= k)
