"""A plain sheet of sections: emergency page, checklist, plan, progress, hours, certification, letter.

One builder serves them all: each is a title, an opening, and sections of pieces, in lines or in a table.
"""

from dataclasses import dataclass
from datetime import date

from hospital_iep.documents.audience import Piece
from hospital_iep.documents.builders.common import Cover, long_date
from hospital_iep.documents.model import (
    Block,
    Bullets,
    Callout,
    Chart,
    Document,
    Field,
    Figure,
    Heading,
    Look,
    PageBreak,
    Paragraph,
    Signature,
    Table,
)
from hospital_iep.words import say


@dataclass(frozen=True, slots=True)
class SheetSection:
    """A heading with pieces: a table where it has column names, lines where it has none.

    ``own_page`` lets it begin on a new page; ``note`` is said under the pieces, where there are any.
    """

    heading: str
    pieces: tuple[Piece, ...]
    columns: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    charts: tuple[Chart, ...] = ()
    empty: str = ""
    own_page: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class SheetContents:
    """What a sheet holds; ``note`` is always shown (a limit of what the sheet is).

    ``kept_back`` says that not everything is left for this reader.
    """

    title: str
    opening: str = ""
    sections: tuple[SheetSection, ...] = ()
    note: str = ""
    fields: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    dated: date | None = None
    look: Look = Look.SCHOOL
    kept_back: bool = False


def build(contents: SheetContents, cover: Cover) -> Document:
    """Return the sheet."""
    language = cover.language
    blocks: list[Block] = [Heading(contents.title, 1)]
    if contents.dated is not None:
        blocks.append(Paragraph(long_date(contents.dated, language), small=True))
    if contents.opening:
        blocks.append(Paragraph(contents.opening))
    for section in contents.sections:
        blocks += _section(section, language)
    if contents.note:
        blocks.append(Callout(contents.note))
    for number, label in enumerate(contents.fields, 1):
        blocks.append(Field(label, f"field{number}"))
    blocks += [Signature(who) for who in contents.signers]
    if len(blocks) == 1:
        nothing = say("Nothing is written down yet.", language)
        if contents.kept_back:
            nothing = say("Nothing can be shared with you here yet.", language)
        blocks.append(Paragraph(nothing))
    return Document(
        title=contents.title,
        language=language,
        audience=cover.audience,
        blocks=tuple(blocks),
        issued_on=cover.issued_on,
        code=cover.code,
        version=cover.version,
        look=contents.look,
        recipient=cover.recipient,
        draft=cover.draft,
        practice=cover.practice,
        paper=cover.paper,
    )


def _section(section: SheetSection, language: str) -> list[Block]:
    if not section.pieces and not section.charts and not section.empty:
        return []
    blocks: list[Block] = [PageBreak()] if section.own_page else []
    blocks.append(Heading(section.heading, 2))
    for chart in section.charts:
        said = chart.alt(language)
        blocks.append(Figure(chart, said, said))
    if not section.pieces:
        if section.empty:
            blocks.append(Paragraph(section.empty))
        return blocks
    if not section.columns:
        blocks.append(Bullets(tuple(piece.text for piece in section.pieces)))
        return blocks + _note(section)
    width = len(section.columns)
    rows = tuple((piece.text, *piece.more, *("" for _ in range(width)))[:width] for piece in section.pieces)
    blocks.append(Table("", section.columns, rows, section.widths))  # the heading names it
    return blocks + _note(section)


def _note(section: SheetSection) -> list[Block]:
    return [Callout(section.note)] if section.note else []
