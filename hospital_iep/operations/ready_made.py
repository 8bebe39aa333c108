"""Says what was chosen from a catalogue in a paper's language; what people typed stays as they typed it."""

from collections.abc import Sequence
from dataclasses import replace

from hospital_iep.documents.audience import Piece
from hospital_iep.domain.catalogues import paper_texts
from hospital_iep.words import say


def in_words(text: str, language: str) -> str:
    """Return a catalogue's text, or a row of them, in a language; every other text as it stands."""
    if text in paper_texts():
        return say(text, language)
    row = text.split(", ")
    if all(each in paper_texts() for each in row):
        return say(", ", language).join(say(each, language) for each in row)
    return text


def in_language(pieces: Sequence[Piece], language: str) -> tuple[Piece, ...]:
    """Return pieces whose text is said in a language; each keeps the words that it had."""
    return tuple(
        replace(piece, text=in_words(piece.text, language), was=piece.was or (piece.text,))
        for piece in pieces
    )
