"""What the sender of a document must mind before it leaves: what a consent takes out, what was kept back."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from hospital_iep.documents import exclusions
from hospital_iep.documents.audience import EXCLUDED, FOR_THE_NURSE, READS, Withheld
from hospital_iep.documents.exclusions import EMERGENCY, SAFETY, Exclusion
from hospital_iep.documents.model import Document
from hospital_iep.documents.text import lines
from hospital_iep.domain.disclosure import Audience, DocumentKind
from hospital_iep.domain.vocabulary import ShareTier
from hospital_iep.operations import contents
from hospital_iep.operations.condition import condition_words
from hospital_iep.words import say

_WITH_EMERGENCY = {DocumentKind.PACKET, DocumentKind.EMERGENCY}


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence for the sender, put into their language where it is shown; ``about`` is what it quotes."""

    text: str
    about: str = ""

    def said(self, language: str = "en") -> str:
        """Return the note in a language."""
        return say(self.text, language).format(about=self.about)


def excluded(session: Session, student_id: UUID, texts: Iterable[str]) -> tuple[Exclusion, ...]:
    """Return what a consent's exclusions mean for a child."""
    condition = condition_words(session, student_id)
    return tuple(exclusions.read(text, condition) for text in texts if text.strip())


def notes(
    session: Session,
    kind: DocumentKind,
    student_id: UUID | None,
    audience: Audience,
    document: Document,
    withheld: Collection[Withheld],
    excluded_: Collection[Exclusion],
) -> tuple[Note, ...]:
    """Return what the sender must mind before a document leaves."""
    found = [*_unsure(document, excluded_)]
    if ShareTier.T1 in READS[audience]:
        found += _safety(withheld)
    if (
        student_id is not None
        and kind in _WITH_EMERGENCY
        and ShareTier.T1 in READS[audience]
        and ShareTier.T2 not in READS[audience]
        and contents.names_condition_in_emergency(session, student_id)
    ):
        text = say(
            "A line of the emergency page names the illness or a treatment, and everybody who teaches "
            "reads it. Write only what to see and what to do."
        )
        found.append(Note(text))
    return tuple(found)


def _unsure(document: Document, excluded_: Collection[Exclusion]) -> Iterator[Note]:
    """Say what no program can keep out for sure: words that name no part, and words that still stand."""
    said = list(lines(document)) if excluded_ else []
    for each in excluded_:
        if not each.known or each.stands_in(said):
            yield Note(say("The consent says \u201c{about}\u201d must stay out: check the pages."), each.text)


def _safety(withheld: Collection[Withheld]) -> Iterator[Note]:
    out = {(each.part, each.reason) for each in withheld}
    if (EMERGENCY, EXCLUDED) in out:
        text = say(
            "The consent takes the emergency page, or lines of it, out: this reader will not know what to do "
            "in an emergency. Ask the family how they are to be told."
        )
        yield Note(text)
    if (SAFETY, EXCLUDED) in out:
        text = say(
            "The consent takes the line \u201cAlways remember\u201d out: this reader will not know it. "
            "Ask the family how they are to be told."
        )
        yield Note(text)
    if (SAFETY, FOR_THE_NURSE) in out:
        text = say(
            "The line \u201cAlways remember\u201d names the illness or a treatment, so this reader does not "
            "get it. Write only what to do, without the reason."
        )
        yield Note(text)
