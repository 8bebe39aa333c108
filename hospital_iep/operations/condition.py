"""Which texts name a child's condition: those are for nurse and named lead, not for everybody."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from uuid import UUID

from sqlmodel import Session, select

from hospital_iep.documents.audience import Piece
from hospital_iep.domain.catalogues import checklists
from hospital_iep.domain.vocabulary import ShareTier
from hospital_iep.exchange.classify import guess
from hospital_iep.store.tables import HealthFact, ReentryPlan

# Kinds whose words say nothing about a condition.
PLAIN_KINDS = {"unknown", "meal", "rest", "visiting", "ward-round", "clinic"}
COMMON_WORDS = {
    "after",
    "being",
    "before",
    "school",
    "treatment",
    "major",
    "other",
    "times",
    "first",
    "invented",
    "medicine",
    "adjusted",
    "stages",
    "operated",
    "chronic",
}


def functional(pieces: Sequence[Piece], condition: Collection[str]) -> tuple[Piece, ...]:
    """Return pieces, those for readers without health facts that name the condition marked as such.

    What cannot be said without the condition is no text for everybody: a treatment's word, or a word of the
    child's own diagnosis. Words for classmates are the child's own, approved as they stand. What was put into
    the reader's language is judged as it was written, so every language of a paper holds the same; words of
    the diagnosis are looked for in both.
    """
    return tuple(
        replace(piece, names_condition=True)
        if piece.tier in (ShareTier.T1, ShareTier.TD) and _tells(piece, condition)
        else piece
        for piece in pieces
    )


def _tells(piece: Piece, condition: Collection[str]) -> bool:
    said = (piece.text, *piece.more)
    written = any(names_condition(text, condition) for text in piece.was or said)
    return written or any(_has_word(text, condition) for text in said)


def names_condition(text: str, condition: Collection[str]) -> bool:
    """Return whether a text speaks of a treatment, or has a word of the child's diagnosis."""
    return _has_word(text, condition) or guess(text).kind not in PLAIN_KINDS


def _has_word(text: str, condition: Collection[str]) -> bool:
    return not set(condition).isdisjoint(re.findall(r"[^\W\d_]{5,}", text.casefold()))


def condition_words(session: Session, student_id: UUID) -> set[str]:
    """Return the telling words of a child's diagnoses and condition checklists."""
    rows = session.exec(select(HealthFact).where(HealthFact.student_id == student_id)).all()
    texts = [row.text for row in rows if row.kind == "diagnosis"]
    plan = session.exec(select(ReentryPlan).where(ReentryPlan.student_id == student_id)).first()
    texts += [checklists()[name].name for name in (plan.overlays if plan else []) if name in checklists()]
    words = {word for text in texts for word in re.findall(r"[^\W\d_]{5,}", text.casefold())}
    return words - COMMON_WORDS
