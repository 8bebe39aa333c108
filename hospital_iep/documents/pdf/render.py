"""From the model to a tagged PDF: structure first, then layout, then the second pass."""

import io
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

import reportlab.rl_config
from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    LongTable,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Table as PlainTable
from typing_extensions import override

from hospital_iep.documents import fonts
from hospital_iep.documents.model import (
    Battery,
    Block,
    Bullets,
    Callout,
    Cards,
    ChangeCard,
    Chart,
    Document,
    Field,
    Figure,
    Heading,
    KeyValues,
    Look,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Steps,
    Table,
    Text,
    Tone,
    WeekStrip,
    plain,
    runs,
)
from hospital_iep.documents.pdf import pictures
from hospital_iep.documents.pdf.child import BatteryRow, CardRow, ChangeRow, StripRow
from hospital_iep.documents.pdf.script import ScriptParagraph, Written, shaped_line
from hospital_iep.documents.pdf.structure import Facts, finish
from hospital_iep.documents.pdf.styles import (
    ACCENT,
    FOOT,
    INK,
    MARGIN,
    QUIET,
    RULE,
    SOFT,
    WARN,
    WARN_SOFT,
    page_size,
    styles_for,
)
from hospital_iep.documents.pdf.tags import Element, TaggedCanvas, TaggedField, TaggedFigure, TaggedParagraph
from hospital_iep.words import say

reportlab.rl_config.invariant = 1  # no clock and no random id in what reportlab writes


def render(document: Document, *, archive: bool = False) -> bytes:
    """Return a document as a tagged PDF (PDF/UA-1; with ``archive`` also PDF/A-3a).

    Laid out twice, so that "page x of y" knows y. Equal documents give equal bytes.
    """
    fonts.register()
    pages = _lay_out(document, 0)[2]
    raw, canvas, _, root = _lay_out(document, pages)
    facts = Facts(document.title, document.language, document.issued_on, archive)
    return finish(raw, canvas, root, facts)


def _lay_out(document: Document, pages: int) -> tuple[bytes, TaggedCanvas, int, Element]:
    drawer = _Drawer(document)
    buffer = io.BytesIO()
    made: list[TaggedCanvas] = []

    def canvas(*arguments: Any, **options: Any) -> TaggedCanvas:
        made.append(TaggedCanvas(*arguments, **options))
        return made[-1]

    template = _Template(buffer, document, pages)
    template.build(drawer.story(), canvasmaker=canvas)
    return buffer.getvalue(), made[-1], template.page, drawer.root


class _Template(BaseDocTemplate):  # type: ignore[misc]
    """The page: margins, foot, marks across the page; all of it artifacts."""

    def __init__(self, file: io.BytesIO, document: Document, pages: int) -> None:
        width, height = page_size(document)
        self.document, self.pages = document, pages
        super().__init__(
            file,
            pagesize=(width, height),
            initialFontName=fonts.BODY,
            title=document.title,
            creator="Hospital IEP",
        )
        self.width_, self.height_ = width, height
        inner = Frame(
            MARGIN, MARGIN + FOOT, width - 2 * MARGIN, height - 2 * MARGIN - FOOT,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        self.addPageTemplates(PageTemplate("page", [inner], onPage=self.furniture))

    def furniture(self, canvas: Any, _template: Any) -> None:
        document = self.document
        canvas.saveState()
        self._across(canvas)
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.7)
        line = MARGIN + FOOT - 5 * mm
        canvas.line(MARGIN, line, self.width_ - MARGIN, line)
        size = 9.0 if document.look is not Look.CHILD else 11.0
        language = document.language
        page = say("Page {page} of {pages}", language).format(
            page=canvas.getPageNumber(), pages=self.pages or "…"
        )
        self._line(canvas, line - size - 3, page, size, end=True)
        if document.look is Look.CHILD:
            self._line(canvas, line - size - 3, document.footer, size, end=False)
        else:
            version = say("version {number}", language).format(number=document.version)
            parts = [document.code, version, document.issued_on.isoformat()]
            if document.confidential:
                parts.insert(0, say("Confidential", language))
            if document.recipient:
                parts.append(say("for {recipient}", language).format(recipient=document.recipient))
            self._line(canvas, line - size - 3, " · ".join(part for part in parts if part), size, end=False)
        if document.practice:
            self._line(
                canvas,
                line - 2 * size - 6,
                say("Practice: every person is invented", language),
                size,
                end=False,
            )
        canvas.restoreState()

    def _line(self, canvas: Any, y: float, text: str, size: float, *, end: bool) -> None:
        right_to_left = fonts.is_right_to_left(self.document.language)
        pieces = shaped_line(text, right_to_left=right_to_left, bold=False, size=size)
        total = sum(piece[2] for piece in pieces)
        at_right = end != right_to_left
        x = self.width_ - MARGIN - total if at_right else MARGIN
        for font, part, width in pieces:
            line = canvas.beginText(x, y)
            line.setFont(font, size)
            line.setFillColor(QUIET)
            line._textOut(part)
            canvas.drawText(line)
            x += width

    def _across(self, canvas: Any) -> None:
        """Write "draft" or "practice" across the page, pale enough to read through."""
        words = [
            word
            for word, shown in (("draft", self.document.draft), ("practice", self.document.practice))
            if shown
        ]
        if not words:
            return
        language = self.document.language
        text = " · ".join(
            say("draft", language) if word == "draft" else say("practice", language) for word in words
        )
        canvas.saveState()
        canvas.translate(self.width_ / 2, self.height_ / 2)
        canvas.rotate(38)
        pieces = shaped_line(text, right_to_left=fonts.is_right_to_left(language), bold=True, size=76)
        x = -sum(piece[2] for piece in pieces) / 2
        for font, part, width in pieces:
            line = canvas.beginText(x, 0)
            line.setFont(font, 76)
            line.setFillColor(colors.HexColor("#F0F2F2"))
            line._textOut(part)
            canvas.drawText(line)
            x += width
        canvas.restoreState()

    @override
    def afterFlowable(self, flowable: Any) -> None:
        outline = getattr(flowable, "outline", None)
        if outline is not None:
            level, text, key = outline
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(text, key, level - 1, closed=level > 1)


class _Drawer:
    """Makes the logical tree and the flowables of a document, block by block."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.right_to_left = fonts.is_right_to_left(document.language)
        self.styles = styles_for(document.look)
        self.root = Element("Document")
        self.sections: list[tuple[int, Element]] = [(0, self.root)]
        self.flow: list[Flowable] = []
        self.width = page_size(document)[0] - 2 * MARGIN
        self.headings = 0

    @property
    def here(self) -> Element:
        """The section that blocks now belong to."""
        return self.sections[-1][1]

    def story(self) -> list[Flowable]:
        """Return the document's flowables."""
        for block in self.document.blocks:
            _BLOCKS[type(block)](self, block)
        return self.flow

    # ---- text -----------------------------------------------------------------------------------

    def text(self, text: Text, style: Any, element: Element, *, bold: bool = False) -> Written:
        """Return a paragraph in whichever way its script needs."""
        said = runs(text)
        languages = {run.language for run in said if run.text.strip()}
        if len(languages) == 1 and (language := languages.pop()):
            element.attributes["Lang"] = language
        words = plain(text)
        if self.right_to_left or fonts.needs_shaping(words):
            heavy = bold or all(run.bold for run in said)
            return ScriptParagraph(words, style, element, right_to_left=self._goes_left(words), bold=heavy)
        marked = "".join(_markup(run) for run in said)
        return TaggedParagraph(marked or " ", style).tag(element)

    def _goes_left(self, text: str) -> bool:
        if self.right_to_left:
            return True
        return any(fonts.script_of(character) in ("Arabic", "Hebrew") for character in text)

    def heading(self, block: Heading) -> None:
        while self.sections[-1][0] >= block.level:
            self.sections.pop()
        self.sections.append((block.level, Element("Sect", self.here)))
        element = Element(f"H{block.level}", self.here)
        written = self.text(block.text, self.styles.headings[block.level], element, bold=True)
        self.headings += 1
        if self.flow:  # never a heading alone at the foot of a page
            self.flow.append(CondPageBreak(written.style.leading + 84))
        written.outline = (block.level, block.text, f"h{self.headings}")
        self.flow.append(written)

    def paragraph(self, block: Paragraph) -> None:
        style = self.styles.small if block.small else self.styles.body
        self.flow.append(self.text(block.text, style, Element("P", self.here)))

    def bullets(self, block: Bullets) -> None:
        self._list([(item, "•") for item in block.items], "Disc")

    def steps(self, block: Steps) -> None:
        self._list([(item, f"{number}.") for number, item in enumerate(block.items, 1)], "Decimal")

    def _list(self, items: list[tuple[Text, str]], numbering: str) -> None:
        parent = Element("L", self.here, ListNumbering=numbering)
        for text, bullet in items:
            item = Element("LI", parent)
            label, body = Element("Lbl", item), Element("LBody", item)
            element = Element("P", body)
            written = self.text(text, self.styles.item, element)
            if isinstance(written, ScriptParagraph):
                written.with_bullet(bullet, label)
            else:
                marked = "".join(_markup(run) for run in runs(text))
                written = TaggedParagraph(marked or " ", self.styles.item, bulletText=bullet).tag(
                    element, label
                )
            self.flow.append(written)
        self.flow.append(Spacer(1, self.styles.size * 0.4))

    # ---- tables ---------------------------------------------------------------------------------

    def key_values(self, block: KeyValues) -> None:
        rows = tuple((name, value) for name, value in block.rows)
        self._table(block.caption, (), rows, (0.34, 0.66))

    def table(self, block: Table) -> None:
        self._table(block.caption, block.head, block.rows, block.widths)

    def _table(
        self,
        caption: str,
        head: tuple[str, ...],
        rows: tuple[tuple[Text, ...], ...],
        widths: tuple[float, ...],
    ) -> None:
        if not rows:
            return
        table = Element("Table", self.here)
        before: list[Flowable] = []
        if caption:
            written = self.text(caption, self.styles.head, Element("P", Element("Caption", table)), bold=True)
            before = [written, Spacer(1, 3)]
        drawn = []
        if head:
            drawn.append(self._row(head, Element("TR", Element("THead", table)), heading=True))
        body = Element("TBody", table)
        drawn += [self._row(row, Element("TR", body), heading=False) for row in rows]
        columns = len(rows[0])
        shares = widths or tuple(1 / columns for _ in range(columns))
        total = sum(shares)
        sizes = [self.width * share / total for share in shares]
        made = LongTable(
            [row[::-1] for row in drawn] if self.right_to_left else drawn,
            colWidths=sizes[::-1] if self.right_to_left else sizes,
            repeatRows=1 if head else 0,
        )
        made.setStyle(
            [
                ("LINEBELOW", (0, 0), (-1, -1), 0.6, RULE),
                ("LINEABOVE", (0, 0), (-1, 0), 0.6, RULE),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
                ("LEFTPADDING", (0, 0), (-1, -1), 6),
                *([("BACKGROUND", (0, 0), (-1, 0), SOFT)] if head else []),
            ]
        )
        self.flow += [*before, made, Spacer(1, self.styles.size * 0.9)]

    def _row(self, cells: tuple[Text, ...], row: Element, *, heading: bool) -> list[list[Written]]:
        drawn = []
        for number, cell in enumerate(cells):
            heads = heading or number == 0
            scope = ("Column" if heading else "Row") if heads else None
            element = Element("TH" if heads else "TD", row, Scope=scope)
            style = self.styles.head if heads else self.styles.cell
            drawn.append([self.text(cell, style, Element("P", element), bold=heads)])
        return drawn

    # ---- figures and boxes ----------------------------------------------------------------------

    def figure(self, block: Figure) -> None:
        element = Element("Figure", self.here, Alt=block.alt)
        if isinstance(block.picture, Chart):
            drawing = pictures.chart(block.picture, min(self.width, 440))
        else:
            drawing = pictures.pictogram(block.picture, 64)
        drawn = TaggedFigure(drawing, element)
        drawn.hAlign = "RIGHT" if self.right_to_left else "LEFT"
        together: list[Flowable] = [drawn]
        if block.caption:
            together.append(self.text(block.caption, self.styles.small, Element("P", self.here)))
        self.flow += [KeepTogether(together), Spacer(1, self.styles.size * 0.5)]

    def callout(self, block: Callout) -> None:
        section = Element("Sect", self.here)
        inside: list[Flowable] = []
        if block.title:
            inside.append(self.text(block.title, self.styles.head, Element("P", section), bold=True))
        inside.append(self.text(block.text, self.styles.cell, Element("P", section)))
        warning = block.tone is Tone.WARNING
        box = PlainTable([[inside]], colWidths=[self.width])
        edge = "LINEAFTER" if self.right_to_left else "LINEBEFORE"
        box.setStyle(
            [
                ("BACKGROUND", (0, 0), (-1, -1), WARN_SOFT if warning else SOFT),
                (edge, (0, 0), (-1, -1), 3, WARN if warning else ACCENT),
                ("TOPPADDING", (0, 0), (-1, -1), 7),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
                ("LEFTPADDING", (0, 0), (-1, -1), 10),
            ]
        )
        self.flow += [box, Spacer(1, self.styles.size * 0.7)]

    def field(self, block: Field) -> None:
        label = self.text(block.label, self.styles.cell, Element("P", self.here))
        element = Element("Form", self.here, Alt=block.label)
        size = (14.0, 14.0) if block.tick else (min(self.width, 320.0), 20.0)

        def make(canvas: Any, x: float, y: float) -> None:
            form = canvas.acroForm
            common = {
                "name": block.name,
                "tooltip": block.label,
                "x": x,
                "y": y,
                "relative": False,
                "annotationFlags": "print",
                "borderColor": INK,
                "fillColor": colors.white,
                "borderWidth": 1,
            }
            if block.tick:
                form.checkbox(size=size[0], **common)
            else:
                form.textfield(width=size[0], height=size[1], fontSize=10, **common)

        drawn = TaggedField(element, size, make, block.value)
        drawn.hAlign = "RIGHT" if self.right_to_left else "LEFT"
        self.flow += [label, Spacer(1, 2), drawn, Spacer(1, self.styles.size * 0.6)]

    def signature(self, block: Signature) -> None:
        language = self.document.language
        text = say("Signature of {who}, date", language).format(who=block.who)
        line = _Rule(self.width * 0.62)
        line.hAlign = "RIGHT" if self.right_to_left else "LEFT"
        self.flow += [Spacer(1, 26), line, self.text(text, self.styles.small, Element("P", self.here))]

    def page_break(self, _block: PageBreak) -> None:
        self.flow.append(NewPage())

    # ---- the child's page -----------------------------------------------------------------------

    def cards(self, block: Cards) -> None:
        parent = Element("L", self.here, ListNumbering="Decimal")
        styles = self.styles
        made = []
        for number, card in enumerate(block.cards, 1):
            item = Element("LI", parent)
            Element("Lbl", item)
            body = Element("LBody", item)
            Element("Figure", body, Alt=card.title)
            texts = [self.text(card.title, styles.headings[4], Element("P", body), bold=True)]
            texts += [
                self.text(line, styles.cell, Element("P", body)) for line in (card.time, card.note) if line
            ]
            made.append((number, card, item, texts))
        rows = [made[start : start + 2] for start in range(0, len(made), 2)]
        height = max(58.0, min(84.0, 470.0 / max(1, len(rows))))
        self.flow += [CardRow(row, height=height, mirrored=self.right_to_left) for row in rows]

    def battery(self, block: Battery) -> None:
        question = self.text(block.question, self.styles.headings[4], Element("P", self.here), bold=True)
        parent = Element("L", self.here, ListNumbering="None")
        centred = _centred(self.styles.cell)
        items = []
        for level, word in enumerate(block.words):
            body = Element("LBody", Element("LI", parent))
            alt = f"{word}: {level} / {len(block.words) - 1}"
            items.append((Element("Figure", body, Alt=alt), self.text(word, centred, Element("P", body))))
        self.flow += [question, BatteryRow(items), Spacer(1, 8)]

    def week_strip(self, block: WeekStrip) -> None:
        title = self.text(block.title, self.styles.headings[4], Element("P", self.here), bold=True)
        parent = Element("L", self.here, ListNumbering="None")
        centred = _centred(self.styles.head)
        days = []
        for day in block.days:
            body = Element("LBody", Element("LI", parent))
            name = self.text(day.name, centred, Element("P", body), bold=True)
            figures = [Element("Figure", body, Alt=alt) for _, alt in day.pictures[:3]]
            days.append((day, name, figures))
        self.flow.append(KeepTogether([title, StripRow(days, mirrored=self.right_to_left)]))

    def change_card(self, block: ChangeCard) -> None:
        section = Element("Sect", self.here)
        figure = Element("Figure", section, Alt="?")
        texts = [
            self.text(block.title, self.styles.headings[4], Element("P", section), bold=True),
            self.text(block.text, self.styles.cell, Element("P", section)),
        ]
        self.flow.append(ChangeRow(figure, texts))


class _Rule(Flowable):  # type: ignore[misc]
    """A line to write on."""

    def __init__(self, width: float) -> None:
        super().__init__()
        self.width, self.height = width, 2

    @override
    def draw(self) -> None:
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.8)
        self.canv.line(0, 1, self.width, 1)


def _centred(style: Any) -> Any:
    return style.clone("centred", alignment=1, spaceAfter=0)


def _markup(run: Run) -> str:
    text = escape(run.text).replace("\n", "<br/>")
    if run.bold:
        text = f"<b>{text}</b>"
    return f"<i>{text}</i>" if run.italic else text


_BLOCKS: dict[type[Block], Callable[[_Drawer, Any], None]] = {
    Heading: _Drawer.heading,
    Paragraph: _Drawer.paragraph,
    Bullets: _Drawer.bullets,
    Steps: _Drawer.steps,
    KeyValues: _Drawer.key_values,
    Table: _Drawer.table,
    Figure: _Drawer.figure,
    Callout: _Drawer.callout,
    Field: _Drawer.field,
    Signature: _Drawer.signature,
    PageBreak: _Drawer.page_break,
    Cards: _Drawer.cards,
    Battery: _Drawer.battery,
    WeekStrip: _Drawer.week_strip,
    ChangeCard: _Drawer.change_card,
}
