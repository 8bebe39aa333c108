"""Who may read what: the share tiers applied to contents, before any builder sees them.

Minimum necessary = the tiers of the reader, and single items (T3) only where a signed consent names them.
What stays out is told to the sender with its reason, never to the reader.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from hospital_iep.documents.exclusions import DIAGNOSIS, HEALTH, Exclusion
from hospital_iep.domain.disclosure import Audience
from hospital_iep.domain.vocabulary import ShareTier
from hospital_iep.words import say

T1, T2, T3, TC, TD = ShareTier.T1, ShareTier.T2, ShareTier.T3, ShareTier.TC, ShareTier.TD

READS: dict[Audience, frozenset[ShareTier]] = {
    Audience.TEACHER: frozenset({T1}),
    Audience.STAFF: frozenset({T1}),
    Audience.NURSE: frozenset({T1, T2}),
    Audience.DISTRICT: frozenset({TD}),
    Audience.CLASSMATES: frozenset({TC}),
    Audience.FAMILY: frozenset({T1, T2, TC, TD}),
    Audience.CHILD: frozenset({T1, TC}),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing a document may say, with who may read it.

    ``item`` names it where a consent must agree to it singly (T3); ``kept`` is why somebody asked to
    keep it back ("the child said no"), which no tier overrules. ``names_condition`` marks words for teachers
    or the district that cannot be said without the condition: without their own signed item they are the
    nurse's. ``kind`` says what it is where its part holds several kinds, and ``not_for`` names a reader who
    never gets it, whatever its tier. ``was`` are its words before they were said in the reader's language:
    what keeps it out is looked for there too.
    """

    text: str
    tier: ShareTier
    part: str = ""
    item: str = ""
    kept: str = ""
    more: tuple[str, ...] = ()
    names_condition: bool = False
    kind: str = ""
    not_for: Audience | None = None
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something that stayed out: which part, how many things of it, and why."""

    part: str
    reason: str
    count: int = 1


C = TypeVar("C")

EXCLUDED = say("the consent excludes it")
FOR_THE_NURSE = say("nurse and named lead only")
_FOR = {
    T1: say("for those who teach"),
    T2: FOR_THE_NURSE,
    TC: say("classmates' words only"),
    TD: say("district office only"),
}


def may_read(
    piece: Piece, audience: Audience, signed: Collection[str], excluded: Collection[Exclusion] = ()
) -> str:
    """Return an empty text where an audience may read a piece, else the reason why not."""
    if piece.kept:
        return piece.kept
    if piece.tier is ShareTier.T0:
        return say("stays in the hospital")
    if any(each.takes(_names(piece), (piece.text, *piece.more, *piece.was)) for each in excluded):
        return EXCLUDED
    if piece.tier is T3:
        return "" if piece.item and piece.item in signed else say("not in the consent")
    if piece.not_for is audience:
        return say("a list for the adults")
    missing = _needed(piece, signed) - READS[audience]
    return _FOR[T2 if T2 in missing else piece.tier] if missing else ""


def _needed(piece: Piece, signed: Collection[str]) -> set[ShareTier]:
    """Return the tiers that a reader of a piece must have."""
    telling = piece.tier in (T1, TD) and piece.names_condition and piece.item not in signed
    return {piece.tier, T2} if telling else {piece.tier}


def _names(piece: Piece) -> set[str]:
    """Return by which names a consent can keep a piece out."""
    names = {piece.kind or piece.part, piece.part}
    if piece.names_condition:
        names |= {HEALTH, DIAGNOSIS}
    if piece.tier is T2:
        names.add(HEALTH)
    return names


def for_audience(
    contents: C, audience: Audience, signed: Collection[str] = (), excluded: Collection[Exclusion] = ()
) -> tuple[C, list[Withheld]]:
    """Return contents with only what an audience may read, and the list of what stayed out.

    ``signed`` are the single items that the consent agrees to, ``excluded`` is what must stay out even so.

    Every field that holds pieces is filtered, also within contents that stand in contents; other fields are
    words the reader may always have (their own name, dates of issue), which the contents' class must keep
    free of anything about the child's health.
    """
    out: dict[tuple[str, str], int] = {}
    kept = _filtered(contents, lambda piece: may_read(piece, audience, signed, excluded), out)
    return kept, [Withheld(part, reason, count) for (part, reason), count in out.items()]


Reason = Callable[[Piece], str]


def _filtered(contents: C, reason_of: Reason, out: dict[tuple[str, str], int]) -> C:
    changes: dict[str, Any] = {}
    for field in fields(contents):  # type: ignore[arg-type]
        value = getattr(contents, field.name)
        if isinstance(value, Piece):
            if reason := reason_of(value):
                changes[field.name] = replace(value, text="", more=())
                _count(out, value, reason)
        elif isinstance(value, tuple):
            changes[field.name] = tuple(_kept(value, reason_of, out))
        elif is_dataclass(value) and not isinstance(value, type):
            changes[field.name] = _filtered(value, reason_of, out)
    return replace(contents, **changes)  # type: ignore[type-var]


def _kept(values: tuple[Any, ...], reason_of: Reason, out: dict[tuple[str, str], int]) -> Iterator[Any]:
    for value in values:
        if isinstance(value, Piece):
            if reason := reason_of(value):
                _count(out, value, reason)
            else:
                yield value
        elif is_dataclass(value) and not isinstance(value, type):
            yield _filtered(value, reason_of, out)
        else:
            yield value


def _count(out: dict[tuple[str, str], int], piece: Piece, reason: str) -> None:
    if piece.text or piece.more:
        out[piece.part, reason] = out.get((piece.part, reason), 0) + 1
