"""A document as plain text in reading order: what a screen reader is given beside the picture of a page."""

import re

from hospital_iep.documents.model import (
    Battery,
    Block,
    Bullets,
    Callout,
    Cards,
    ChangeCard,
    Document,
    Field,
    Figure,
    Heading,
    KeyValues,
    Paragraph,
    Signature,
    Steps,
    Table,
    WeekStrip,
    plain,
)


def lines(document: Document) -> list[str]:
    """Return the document's text, a line for each thing that is read as one."""
    return [line for block in document.blocks for line in _lines(block)]


def _lines(block: Block) -> list[str]:  # noqa: C901  (one case for each kind of block)
    match block:
        case Heading(text) | Paragraph(text):
            return [plain(text)]
        case Bullets(items):
            return [plain(item) for item in items]
        case Steps(items):
            return [f"{number}. {plain(item)}" for number, item in enumerate(items, 1)]
        case KeyValues(rows, caption):
            return [*filter(None, [caption]), *(f"{name}: {plain(value)}" for name, value in rows)]
        case Table(caption, head, rows):
            heads = ", ".join(head)
            return [
                *filter(None, [caption]),
                heads,
                *(
                    "; ".join(
                        f"{name}: {text.removesuffix('.')}"
                        for name, cell in zip(head, row, strict=True)
                        if (text := plain(cell))
                    )
                    for row in rows
                ),
            ]
        case Figure(_, alt, caption):
            return [alt, *filter(None, [caption])]
        case Callout(text, title):
            return [*filter(None, [title]), plain(text)]
        case Field(label):
            return [label]
        case Signature(who):
            return [who]
        case Cards(cards):
            return [", ".join(filter(None, (card.title, card.time, card.note))) for card in cards]
        case Battery(question, words):
            return [question, *words]
        case WeekStrip(title, days):
            return [title, *(f"{day.name}: {', '.join(alt for _, alt in day.pictures)}" for day in days)]
        case ChangeCard(title, text):
            return [title, text]
        case _:
            return []


# Letters and signs that our fonts are known to have: for these alone no font needs to be loaded.
ORDINARY = re.compile(
    "[\\n -~\u00a1-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u2066-\u2069"
    "\u060c\u061b\u061f\u0621-\u063a\u0641-\u0652]+"
)


def unprintable(document: Document) -> tuple[str, ...]:
    """Return the signs of a document that no font of its pages has, each once; Word and HTML keep them."""
    said = "\n".join((*lines(document), document.recipient, document.footer))
    if not (rare := ORDINARY.sub("", said)):
        return ()
    from hospital_iep.documents import fonts  # noqa: PLC0415  (loads reportlab)

    return fonts.unprintable(rare)


def spoken(document: Document) -> str:
    """Return the whole text."""
    return "\n".join(lines(document))
