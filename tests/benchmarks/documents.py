"""How long paper takes: a packet of about 12 pages, 500 pages in one go, and what each script costs.

Figures are ratios to one page of plain English in the same run; seconds are printed beside them.

Run: ``python -m tests.benchmarks.documents``
"""

import io
import resource
import sys
import time
from dataclasses import replace

import pikepdf

from hospital_iep.documents import render
from hospital_iep.documents.builders import packet
from hospital_iep.documents.model import Document, Heading, Paragraph, Table
from tests.documents import contents


def timed(document: Document, file_format: str = "pdf") -> tuple[float, int]:
    """Return the seconds and the pages (0 for other files) of a rendering."""
    began = time.perf_counter()
    data = render(document, file_format)
    took = time.perf_counter() - began
    if file_format != "pdf":
        return took, 0
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return took, len(pdf.pages)


def book(pages: int, language: str) -> Document:
    """Return a document of about so many pages of paragraphs and tables."""
    words = contents.WORDS[language]
    blocks: list = [Heading("A book", 1)]
    for number in range(pages):
        blocks.append(Heading(f"Part {number}", 2))
        blocks += [Paragraph(words * 6)] * 5
        blocks.append(Table("", ("A", "B", "C"), ((f"{number}", words, "x"),) * 12, (1, 5, 1)))
    return Document("A book", language, "teacher", tuple(blocks), contents.MONDAY, code="PXMC")


def twelve_pages(language: str) -> Document:
    """Return a packet for the nurse of about twelve pages."""
    full = contents.packet_of("huge", language)
    short = {
        name: getattr(full, name)[:13]
        for name in ("health", "emergency", "work", "limits", "voices", "contacts", "attendance", "script")
    }
    sheet = contents.sheet_of("typical", language)
    return packet.build(
        replace(full, sheet=sheet, checklist=full.checklist[:30], **short),
        contents.cover(language, "nurse"),
    )


def main() -> None:
    render(contents.document("sheet", "empty"), "pdf")  # fonts are read once
    seconds, pages = timed(book(40, "en"))
    unit = seconds / pages
    print(f"one page of English {unit * 1000:.0f} ms (the unit)")
    for language in contents.LANGUAGES:
        seconds, pages = timed(twelve_pages(language))
        print(
            f"packet, {language}: {pages} pages, {seconds:.2f} s, {seconds / pages / unit:.1f} units a page"
        )
        took, _ = timed(twelve_pages(language), "docx")
        page, _ = timed(twelve_pages(language), "html")
        print(f"  as Word {took / seconds:.2f} of the PDF, as a page {page / seconds:.3f}")
    for language in sys.argv[1:] or ("en",):
        seconds, pages = timed(book(500, language))
        print(f"book, {language}: {pages} pages, {seconds:.1f} s, {seconds / pages / unit:.1f} units a page")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
