"""Tables that split over pages: header rows again on each page, no heading alone at a page's end."""

from typing import Any

from reportlab.platypus import LongTable

from hospital_iep.documents.fonts import BODY
from hospital_iep.documents.model import Text, plain
from hospital_iep.documents.pdf.script import Written
from hospital_iep.documents.pdf.styles import RULE, SOFT

EMBEDDED = ("FONTNAME", (0, 0), (-1, -1), BODY)  # a table chooses a font though its cells bring their own
SIDE = 6.0  # points of air at each side of a cell
LONG = 1200  # letters in a row from which on it is measured whether it fits on a page

Row = list[list[Written]]


def column_widths(shares: tuple[float, ...], columns: int, width: float) -> list[float]:
    """Return the widths of columns from their shares; equal where no shares are given."""
    given = shares or tuple(1.0 for _ in range(columns))
    return [width * share / sum(given) for share in given]


def height_of(row: Row, widths: list[float]) -> float:
    """Return how high a row is when drawn."""
    pairs = zip(row, widths, strict=True)
    return 9.0 + max(float(cell[0].wrap(width - 2 * SIDE, 1e6)[1]) for cell, width in pairs)


def has_tall_row(
    texts: tuple[tuple[Text, ...], ...], rows: list[Row], widths: list[float], page: float
) -> bool:
    """Return whether a row would not fit on a page; only long texts are measured."""
    return any(
        sum(len(plain(cell)) for cell in cells) > LONG and height_of(row, widths) > page * 0.8
        for cells, row in zip(texts, rows, strict=True)
    )


def table_of(rows: list[Row], widths: list[float], *, headed: bool, tall: bool, mirrored: bool) -> LongTable:
    """Return the table.

    Rows that are taller than a page are split within; reportlab 5.1 would then print a repeated header
    twice, so such a table has its header once.
    """
    made = LongTable(
        [row[::-1] for row in rows] if mirrored else rows,
        colWidths=widths[::-1] if mirrored else widths,
        repeatRows=1 if headed and not tall else 0,
        splitInRow=1 if tall else 0,
    )
    style: list[tuple[Any, ...]] = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.6, RULE),
        ("LINEABOVE", (0, 0), (-1, 0), 0.6, RULE),
        EMBEDDED,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ("LEFTPADDING", (0, 0), (-1, -1), SIDE),
        ("RIGHTPADDING", (0, 0), (-1, -1), SIDE),
    ]
    if headed:
        style.append(("BACKGROUND", (0, 0), (-1, 0), SOFT))
    made.setStyle(style)
    return made
