"""From the model to a tagged PDF: structure first, then layout, then the second pass."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from xml.sax.saxutils import escape

import reportlab.rl_config
from reportlab.lib import colors
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Table as PlainTable
from typing_extensions import override

from hospital_iep.documents import fonts
from hospital_iep.documents.direction import goes_left
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
    runs,
)
from hospital_iep.documents.pdf import pictures, tables
from hospital_iep.documents.pdf.child import (
    BatteryRow,
    CardRow,
    ChangeRow,
    StripRow,
    card_heights,
    strip_across,
    strip_height,
)
from hospital_iep.documents.pdf.page import Page
from hospital_iep.documents.pdf.script import ScriptParagraph, Written, words_of
from hospital_iep.documents.pdf.structure import Facts, finish
from hospital_iep.documents.pdf.styles import (
    ACCENT,
    FOOT,
    INK,
    MARGIN,
    SOFT,
    WARN,
    WARN_SOFT,
    page_size,
    styles_for,
)
from hospital_iep.documents.pdf.tags import Element, TaggedCanvas, TaggedField, TaggedFigure, TaggedParagraph
from hospital_iep.words import is_right_to_left, say

reportlab.rl_config.invariant = 1  # no clock and no random id in what reportlab writes


def render(document: Document, *, archive: bool = False) -> bytes:
    """Return a document as a tagged PDF (PDF/UA-1; with ``archive`` also PDF/A-3a).

    Equal documents give equal bytes.
    """
    fonts.register()
    raw, canvas, root = _lay_out(document)
    facts = Facts(document.title, document.language, document.issued_on, archive)
    return finish(raw, canvas, root, facts)


def _lay_out(document: Document) -> tuple[bytes, TaggedCanvas, Element]:
    drawer = _Drawer(document)
    buffer = io.BytesIO()
    made: list[TaggedCanvas] = []

    def canvas(*arguments: Any, **options: Any) -> TaggedCanvas:
        made.append(TaggedCanvas(*arguments, **options))
        return made[-1]

    template = Page(buffer, document)
    template.build(drawer.story(), canvasmaker=canvas)
    return buffer.getvalue(), made[-1], drawer.root


LONG_TITLE = 18  # letters that stand on one line beside the batteries


class _Drawer:
    """Makes the logical tree and the flowables of a document, block by block."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.right_to_left = is_right_to_left(document.language)
        self.styles = styles_for(document.look)
        self.root = Element("Document")
        self.sections: list[tuple[int, Element]] = [(0, self.root)]
        self.flow: list[Flowable] = []
        width, height = page_size(document)
        self.width, self.height = width - 2 * MARGIN, height - 2 * MARGIN - FOOT
        self.measured: dict[tuple[object, ...], float] = {}
        self.headings = 0
        self.across = 3  # pictures beside each other in a strip of a week
        self.opened: int | None = None  # where the headings begin under which nothing stands yet

    @property
    def here(self) -> Element:
        """The section that blocks now belong to."""
        return self.sections[-1][1]

    @property
    def side(self) -> str:
        """The side where text begins."""
        return "RIGHT" if self.right_to_left else "LEFT"

    def story(self) -> list[Flowable]:
        """Return the document's flowables."""
        for block in self.document.blocks:
            _BLOCKS[type(block)](self, block)
            if not isinstance(block, Heading):
                self.opened = None
        return self.flow

    # ---- text -----------------------------------------------------------------------------------

    def text(
        self, text: Text, style: Any, element: Element, *, bold: bool = False, bullet: str = "",
        label: Element | None = None,
    ) -> Written:  # fmt: skip
        """Return a paragraph in whichever way its script needs, with a bullet or number before it."""
        said = [run for run in runs(text) if run.text]
        languages = {run.language for run in said if run.text.strip()}
        if len(languages) == 1 and (language := languages.pop()):
            element.attributes["Lang"] = language
            said = [replace(run, language="") for run in said]
        words = "".join(run.text for run in said)
        if not (self.right_to_left or fonts.needs_care(words, self.styles.fonts) or len(languages) > 1):
            marked = "".join(_markup(run) for run in said) or " "
            return TaggedParagraph(marked, style, bulletText=bullet or None).tag(element, label)
        letters = [(letter, bold or run.bold, run.language) for run in said for letter in run.text]
        leftwards = goes_left(words)
        written = ScriptParagraph(
            words_of(letters, right_to_left=leftwards),
            style,
            element,
            right_to_left=self.right_to_left or leftwards,
            base=self.styles.fonts,
            measured=self.measured,
        )
        return written.with_bullet(bullet, label) if label is not None else written

    def heading(self, block: Heading) -> None:
        while self.sections[-1][0] >= block.level:
            self.sections.pop()
        self.sections.append((block.level, Element("Sect", self.here)))
        element = Element(f"H{block.level}", self.here)
        style = self.styles.headings[block.level]
        if self.document.look is Look.CHILD and len(block.text) > LONG_TITLE:
            # a long name must not push the day off its page
            style = self.styles.headings[2 if len(block.text) < 1.5 * LONG_TITLE else 3]
        written = self.text(block.text, style, element, bold=True)
        self.headings += 1
        written.outline = (block.level, block.text, f"h{self.headings}")
        if self.opened is None:
            self.opened = len(self.flow)
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
            self.flow.append(
                self.text(text, self.styles.item, Element("P", body), bullet=bullet, label=label)
            )
        self.flow.append(Spacer(1, self.styles.size * 0.4))

    # ---- tables ---------------------------------------------------------------------------------

    def key_values(self, block: KeyValues) -> None:
        self._table(block.caption, (), block.rows, (0.34, 0.66))

    def table(self, block: Table) -> None:
        self._table(block.caption, block.head, block.rows, block.widths)

    def _table(
        self,
        caption: str,
        head: tuple[str, ...],
        rows: tuple[tuple[Text, ...], ...],
        shares: tuple[float, ...],
    ) -> None:
        if not rows:
            return
        table = Element("Table", self.here)
        before: list[Flowable] = []
        if caption:
            element = Element("P", Element("Caption", table))
            before = [self.text(caption, self.styles.head, element, bold=True), Spacer(1, 3)]
        body_rows = rows
        drawn = []
        if head:
            drawn.append(self._row(head, Element("TR", Element("THead", table)), heading=True))
            body_rows = (head, *rows)
        body = Element("TBody", table)
        drawn += [self._row(row, Element("TR", body), heading=False) for row in rows]
        widths = tables.column_widths(shares, len(rows[0]), self.width)
        tall = tables.has_tall_row(body_rows, drawn, widths, self.height)
        made = tables.table_of(
            drawn, widths, headed=bool(head), tall=tall, mirrored=self.right_to_left
        )  # fmt: skip
        self._keep_together(before, sum(tables.height_of(row, widths) for row in drawn[:3]))
        self.flow += [*before, made, Spacer(1, self.styles.size * 0.9)]

    def _keep_together(self, before: list[Flowable], first_rows: float) -> None:
        """Begin a new page where headings, caption and the first rows would not all fit on this one."""
        start = len(self.flow) if self.opened is None else self.opened
        above = [*self.flow[start:], *before]
        for flowable in above:
            flowable.keepWithNext = 0
        needed = first_rows + sum(
            flowable.wrap(self.width, self.height)[1] + flowable.getSpaceBefore() + flowable.getSpaceAfter()
            for flowable in above
        )
        self.flow.insert(start, CondPageBreak(min(self.height * 0.6, needed)))

    def _together(self, flowables: list[Flowable]) -> None:
        """Keep flowables on one page, and the headings right above with them."""
        start = len(self.flow) if self.opened is None else self.opened
        above = self.flow[start:]
        for flowable in above:
            flowable.keepWithNext = 0  # reportlab would keep a heading with a group, but not the group whole
        self.flow[start:] = [KeepTogether([*above, *flowables])]

    def _row(self, cells: tuple[Text, ...], row: Element, *, heading: bool) -> tables.Row:
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
        drawn.hAlign = self.side
        together: list[Flowable] = [drawn]
        if block.caption:
            together.append(self.text(block.caption, self.styles.small, Element("P", self.here)))
        self._together(together)
        self.flow.append(Spacer(1, self.styles.size * 0.5))

    def callout(self, block: Callout) -> None:
        section = Element("Sect", self.here)
        inside: list[Flowable] = []
        if block.title:
            inside.append(self.text(block.title, self.styles.head, Element("P", section), bold=True))
        inside.append(self.text(block.text, self.styles.body_tight, Element("P", section)))
        warning = block.tone is Tone.WARNING
        high = sum(flowable.wrap(self.width - 20, 1e6)[1] for flowable in inside)
        box = PlainTable([[inside]], colWidths=[self.width], splitInRow=int(high > self.height * 0.8))
        edge = "LINEAFTER" if self.right_to_left else "LINEBEFORE"
        box.setStyle(
            [
                tables.EMBEDDED,
                ("BACKGROUND", (0, 0), (-1, -1), WARN_SOFT if warning else SOFT),
                (edge, (0, 0), (-1, -1), 3, WARN if warning else ACCENT),
                ("TOPPADDING", (0, 0), (-1, -1), 7),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
                ("LEFTPADDING", (0, 0), (-1, -1), 10),
                ("RIGHTPADDING", (0, 0), (-1, -1), 10),
            ]
        )
        self.flow += [box, Spacer(1, self.styles.size * 0.7)]

    def field(self, block: Field) -> None:
        element = Element("Form", self.here, Alt=block.label)
        size = (14.0, 14.0) if block.tick else (min(self.width, 320.0), 22.0)

        def make(canvas: Any, x: float, y: float) -> None:
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
                canvas.acroForm.checkbox(size=size[0], **common)
            else:
                canvas.acroForm.textfield(width=size[0], height=size[1], fontSize=10, **common)

        drawn = TaggedField(element, size, make, block.value)
        drawn.hAlign = self.side
        label = self.text(block.label, self.styles.body_tight, Element("P", self.here))
        self._together([label, Spacer(1, 3), drawn])
        self.flow.append(Spacer(1, self.styles.size * 0.8))

    def signature(self, block: Signature) -> None:
        language = self.document.language
        text = say("Signature of {who}, date", language, who=block.who)
        line = _Rule(self.width * 0.62)
        line.hAlign = self.side
        written = self.text(text, self.styles.small, Element("P", self.here))
        self._together([Spacer(1, 30), line, written])

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
            texts = [self.text(card.title, styles.card, Element("P", body), bold=True)]
            texts += [
                self.text(line, styles.cell, Element("P", body)) for line in (card.time, card.note) if line
            ]
            made.append((number, card, item, texts))
        pairs = [made[start : start + 2] for start in range(0, len(made), 2)]
        rows = [CardRow(pair, mirrored=self.right_to_left) for pair in pairs]
        needed = [row.needed(self.width) for row in rows]
        room = self.height - self._used()
        week = next((each.days for each in self.document.blocks if isinstance(each, WeekStrip)), ())
        self.across = strip_across(week, needed, room)
        heights = card_heights(needed, room - strip_height(week, self.across))
        for row, height in zip(rows, heights, strict=True):
            row.height = height
        self.flow += rows

    def _used(self) -> float:
        """Return how much of the page what was drawn since its beginning takes."""
        used = 0.0
        for flowable in reversed(self.flow):
            if isinstance(flowable, NewPage):
                break
            used += flowable.wrap(self.width, self.height)[1]
        return used

    def battery(self, block: Battery) -> None:
        question = self.text(block.question, self.styles.headings[4], Element("P", self.here), bold=True)
        parent = Element("L", self.here, ListNumbering="None")
        centred = _centred(self.styles.cell)
        items = [
            self.text(word, centred, Element("P", Element("LBody", Element("LI", parent))))
            for word in block.words
        ]
        row = BatteryRow(items, mirrored=self.right_to_left)
        if self.opened is None and len(self.flow) >= 2:
            self._beside([question, row])
        else:
            self.flow += [question, row, Spacer(1, 8)]

    def _beside(self, right: list[Flowable]) -> None:
        """Put something beside the page's title and date, over a strong line: the head of a child's page."""
        left = [self.flow.pop(-2), self.flow.pop()]
        widths = [self.width * 0.47, self.width * 0.53]
        cells = [left, right]
        head = PlainTable(
            [cells[::-1] if self.right_to_left else cells],
            colWidths=widths[::-1] if self.right_to_left else widths,
        )
        head.setStyle(
            [
                tables.EMBEDDED,
                ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
                ("LINEBELOW", (0, 0), (-1, -1), 2.4, INK),
            ]
        )
        head.outline = getattr(left[0], "outline", None)
        self.flow += [head, Spacer(1, 10)]

    def week_strip(self, block: WeekStrip) -> None:
        title = self.text(block.title, self.styles.headings[4], Element("P", self.here), bold=True)
        parent = Element("L", self.here, ListNumbering="None")
        centred = _centred(self.styles.head)
        days = []
        for day in block.days:
            body = Element("LBody", Element("LI", parent))
            name = self.text(day.name, centred, Element("P", body), bold=True)
            figures = [Element("Figure", body, Alt=alt) for _, alt in day.pictures]
            days.append((day, name, figures))
        self._together([title, StripRow(days, self.across, mirrored=self.right_to_left)])

    def change_card(self, block: ChangeCard) -> None:
        section = Element("Sect", self.here)
        texts = [
            self.text(block.title, self.styles.card, Element("P", section), bold=True),
            self.text(block.text, self.styles.cell, Element("P", section)),
        ]
        self.flow.append(ChangeRow(texts, mirrored=self.right_to_left))


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
