"""Sizes and colours of paper by look: readable, quiet, and the same in black and white."""

from dataclasses import dataclass
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, LETTER, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from hospital_iep.documents.fonts import BODY, BOLD, CHILD, CHILD_BOLD
from hospital_iep.documents.model import Document, Look

INK = colors.HexColor("#14232A")
QUIET = colors.HexColor("#45575E")
RULE = colors.HexColor("#74868B")
ACCENT = colors.HexColor("#0B6472")
SOFT = colors.HexColor("#E9EEEE")
WARN = colors.HexColor("#804600")
WARN_SOFT = colors.HexColor("#FFF0D6")
MARGIN = 12 * mm
FOOT = 14 * mm

_BODY_SIZE = {Look.SCHOOL: 11.0, Look.SHEET: 13.0, Look.CHILD: 14.0, Look.ROUND: 10.0}


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles of one document."""

    body: Any
    body_tight: Any
    card: Any
    small: Any
    cell: Any
    head: Any
    item: Any
    headings: dict[int, Any]
    fonts: tuple[str, str]

    @property
    def size(self) -> float:
        """The size of body text in points."""
        return float(self.body.fontSize)


def page_size(document: Document) -> tuple[float, float]:
    """Return the paper's width and height in points."""
    size = LETTER if document.paper == "Letter" else A4
    width, height = landscape(size) if document.landscape else size
    return float(width), float(height)


def styles_for(look: Look) -> Styles:
    """Return the styles of a look, none smaller than its paper asks for."""
    size = _BODY_SIZE[look]
    child = look is Look.CHILD
    font, bold = (CHILD, CHILD_BOLD) if child else (BODY, BOLD)
    body = ParagraphStyle(
        "body",
        fontName=font,
        fontSize=size,
        leading=size * 1.42,
        spaceAfter=size * 0.5,
        textColor=INK,
        bulletFontName=font,
        bulletFontSize=size,
    )
    table = size if child else max(9.0, size - 1.5)
    cell = ParagraphStyle("cell", body, fontSize=table, leading=table * 1.35, spaceAfter=0)

    def heading(level: int, factor: float, before: float) -> Any:
        points = size * factor
        return ParagraphStyle(
            f"h{level}",
            body,
            fontName=bold,
            fontSize=points,
            leading=points * 1.25,
            spaceBefore=size * before,
            spaceAfter=size * 0.4,
            keepWithNext=1,
        )

    return Styles(
        body=body,
        body_tight=ParagraphStyle("tight", body, spaceAfter=0),
        card=ParagraphStyle("card", body, fontName=bold, fontSize=17, leading=20.5, spaceAfter=0),
        small=ParagraphStyle("small", cell, spaceAfter=size * 0.3, textColor=INK if child else QUIET),
        cell=cell,
        head=ParagraphStyle("head", cell, fontName=bold),
        item=ParagraphStyle(
            "item", body, leftIndent=size * 1.5, bulletIndent=size * 0.2, spaceAfter=size * 0.25
        ),
        headings={
            1: heading(1, 2.15 if child else 1.85, 0),
            2: heading(2, 1.6 if child else 1.3, 0 if child else 1.0),
            3: heading(3, 1.08, 0.7),
            4: heading(4, 1.0, 0.5),
        },
        fonts=(font, bold),
    )
