"""The one-page "Do this" sheet for everyone who teaches the child: what to do, never why."""

from dataclasses import dataclass
from datetime import date

from hospital_iep.documents.audience import Piece
from hospital_iep.documents.builders.common import Cover, long_date
from hospital_iep.documents.model import Block, Bullets, Callout, Document, Heading, Look, Paragraph, Tone
from hospital_iep.words import apart, say


@dataclass(frozen=True, slots=True)
class AccommodationsContents:
    """What the sheet holds; ``because`` are reasons that only nurse and named lead may read.

    ``agreed`` says that something is agreed, also where none of it is left for this reader.
    """

    called: str
    grade: str = ""
    do: tuple[Piece, ...] = ()
    never: tuple[Piece, ...] = ()
    because: tuple[Piece, ...] = ()
    safety: Piece | None = None
    valid_until: date | None = None
    questions_to: str = ""
    agreed: bool = False

    @property
    def says_something(self) -> bool:
        """Whether anything is left that a reader can do or should know."""
        safety = self.safety is not None and self.safety.text
        return bool(self.do or self.never or self.because or safety)


def build(contents: AccommodationsContents, cover: Cover) -> Document:
    """Return the sheet."""
    language = cover.language
    grade = say(", grade {grade}", language, grade=contents.grade) if contents.grade else ""
    title = apart(contents.called, language) + grade
    blocks: list[Block] = [Heading(title.strip(" ,") or say("Do this", language), 1)]
    audience = say("For everyone who teaches {name}", language, name=contents.called)
    blocks.append(Paragraph(audience, small=True))
    if contents.agreed and not contents.says_something:
        blocks.append(Paragraph(say("Nothing can be shared with you here yet.", language)))
    blocks += sheet(contents, language, level=2)
    return Document(
        title=say("Do this: {name}", language, name=contents.called),
        language=language,
        audience=cover.audience,
        blocks=tuple(blocks),
        issued_on=cover.issued_on,
        code=cover.code,
        version=cover.version,
        look=Look.SHEET,
        recipient=cover.recipient,
        draft=cover.draft,
        practice=cover.practice,
        paper=cover.paper,
    )


def sheet(contents: AccommodationsContents, language: str, level: int) -> list[Block]:
    """Return the sheet's blocks, for a page of its own or as a part of a packet."""
    blocks: list[Block] = []
    if contents.safety is not None and contents.safety.text:
        blocks.append(Callout(contents.safety.text, say("Always remember", language), Tone.WARNING))
    if contents.do:
        blocks.append(Heading(say("Please do", language), level))
        blocks.append(Bullets(tuple(piece.text for piece in contents.do)))
    if contents.never:
        blocks.append(Heading(say("Please don\u2019t", language), level))
        blocks.append(Bullets(tuple(piece.text for piece in contents.never)))
    if contents.because:
        blocks.append(Heading(say("Why, for nurse and named lead", language), level))
        blocks.append(Bullets(tuple(piece.text for piece in contents.because)))
    if not (contents.do or contents.never or contents.agreed):
        blocks.append(Paragraph(say("Nothing is agreed yet.", language)))
    if contents.valid_until or contents.questions_to:
        parts = []
        if contents.valid_until:
            until = long_date(contents.valid_until, language)
            parts.append(say("Valid until {date}.", language, date=until))
        if contents.questions_to:
            parts.append(say("Questions: {name}.", language, name=contents.questions_to))
        blocks.append(Paragraph(" ".join(parts), small=True))
    return blocks
