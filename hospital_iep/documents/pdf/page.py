"""The page itself: margins, the foot, and the words across it; all of it is an artifact."""

import io
from typing import Any

from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
from typing_extensions import override

from hospital_iep.documents import fonts
from hospital_iep.documents.model import Document, Look
from hospital_iep.documents.pdf.script import line_of
from hospital_iep.documents.pdf.styles import FOOT, MARGIN, QUIET, RULE, page_size
from hospital_iep.words import is_right_to_left, say, together

ACROSS = 76.0
RULE_AT = MARGIN + FOOT - 5 * mm


def foot_of(document: Document) -> str:
    """Return the line that every page of a school paper carries; a child's page has its own line."""
    if document.look is Look.CHILD:
        return document.footer
    language = document.language
    parts = [
        say("Confidential", language) if document.confidential else "",
        document.code,
        say("version {number}", language, number=document.version),
        document.issued_on.isoformat(),
        say("for {recipient}", language, recipient=document.recipient) if document.recipient else "",
    ]
    return together(" · ", parts, language)


def marks_of(document: Document) -> tuple[str, ...]:
    """Return the words that stand across every page."""
    language = document.language
    draft = (say("draft", language),) if document.draft else ()
    return (*draft, *((say("practice", language),) if document.practice else ()))


class Page(BaseDocTemplate):  # type: ignore[misc]
    """Lays a document's flowables onto its pages.

    "Page x of y" is a form that each page points to and that is drawn when y is known, so that nothing is
    laid out twice.
    """

    def __init__(self, file: io.BytesIO, document: Document) -> None:
        width, height = page_size(document)
        self.document = document
        super().__init__(
            file,
            pagesize=(width, height),
            initialFontName=fonts.BODY,
            title=document.title,
            creator="Hospital IEP",
        )
        self.paper = width, height
        inner = Frame(
            MARGIN,
            MARGIN + FOOT,
            width - 2 * MARGIN,
            height - 2 * MARGIN - FOOT,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        self.addPageTemplates(PageTemplate("page", [inner], onPage=self.furniture))

    def furniture(self, canvas: Any, _template: Any) -> None:
        """Draw what is on every page beside its text."""
        document, language = self.document, self.document.language
        canvas.saveState()
        self._across(canvas)
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.7)
        canvas.line(MARGIN, RULE_AT, self.paper[0] - MARGIN, RULE_AT)
        size, first = self._foot()
        canvas.doForm(f"page{canvas.getPageNumber()}")
        self._line(canvas, first, foot_of(document), size, end=False)
        if document.practice:
            words = say("Practice: every person is invented", language)
            self._line(canvas, first - size - 3, words, size, end=False)
        canvas.restoreState()

    def _foot(self) -> tuple[float, float]:
        """Return the size of the foot's text and the height of its first line."""
        size = 11.0 if self.document.look is Look.CHILD else 9.0
        return size, RULE_AT - size - 4

    @override
    def beforeDocument(self) -> None:
        canvas = self.canv

        def number() -> None:
            size, first = self._foot()
            for page in range(1, self.page + 1):
                text = say("Page {page} of {pages}", self.document.language)
                canvas.beginForm(f"page{page}", 0, 0, *self.paper)
                self._line(canvas, first, text.format(page=page, pages=self.page), size, end=True)
                canvas.endForm()

        canvas.at_end = number

    def _line(self, canvas: Any, y: float, text: str, size: float, *, end: bool) -> None:
        right_to_left = is_right_to_left(self.document.language)
        pieces = line_of(
            text,
            right_to_left=right_to_left,
            size=size,
            base=(fonts.CHILD, fonts.CHILD_BOLD)
            if self.document.look is Look.CHILD
            else (fonts.BODY, fonts.BOLD),
        )
        total = sum(piece.width for piece in pieces)
        x = self.paper[0] - MARGIN - total if end != right_to_left else MARGIN
        for piece in pieces:
            piece.write(canvas, x, y, size, QUIET)
            x += piece.width

    def _across(self, canvas: Any) -> None:
        """Write "draft" or "practice" across the page, pale enough to read through."""
        text = " · ".join(marks_of(self.document))
        if not text:
            return
        pieces = line_of(
            text,
            right_to_left=is_right_to_left(self.document.language),
            size=ACROSS,
            base=(fonts.BODY, fonts.BOLD),
            bold=True,
        )
        canvas.saveState()
        canvas.translate(self.paper[0] / 2, self.paper[1] / 2)
        canvas.rotate(38)
        x = -sum(piece.width for piece in pieces) / 2
        for piece in pieces:
            piece.write(canvas, x, 0, ACROSS, colors.HexColor("#F0F2F2"))
            x += piece.width
        canvas.restoreState()

    @override
    def afterFlowable(self, flowable: Any) -> None:
        outline = getattr(flowable, "outline", None)
        if outline is not None:
            level, text, key = outline
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(text, key, level - 1, closed=level > 1)
