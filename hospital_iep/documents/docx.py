"""Documents as Word files: real headings, header rows, alternative texts, content controls."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from docx import Document as WordDocument
from docx.enum.table import WD_TABLE_DIRECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from hospital_iep.documents.direction import goes_left, stretches
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
    Signature,
    Steps,
    Table,
    Text,
    WeekStrip,
    plain,
    runs,
)
from hospital_iep.words import is_right_to_left, say, together

_EPOCH = (1980, 1, 1, 0, 0, 0)


def render(document: Document) -> bytes:
    """Return a document as a Word file; equal documents give equal bytes."""
    return _fixed(_Writer(document).write())


class _Writer:
    """Writes the blocks into a Word document in their order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.word: Any = WordDocument()
        self.right_to_left = is_right_to_left(document.language)
        core = self.word.core_properties
        core.title, core.language, core.author = document.title, document.language, "Hospital IEP"
        core.created = core.modified = datetime.combine(document.issued_on, time())
        style = self.word.styles["Normal"]
        style.font.name = "Andika" if document.look is Look.CHILD else "Noto Sans"
        style.font.size = Pt(14 if document.look is Look.CHILD else 11)
        self._language(document.language)

    def write(self) -> bytes:
        """Return the file's bytes."""
        self._marks()
        for block in self.document.blocks:
            _BLOCKS[type(block)](self, block)
        self._foot()
        out = io.BytesIO()
        self.word.save(out)
        return out.getvalue()

    def _language(self, language: str) -> None:
        defaults = (
            self.word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
        )
        found = defaults.find(qn("w:lang"))
        if found is None:
            found = OxmlElement("w:lang")
            defaults.append(found)
        found.set(qn("w:val"), language)
        found.set(qn("w:bidi"), language)

    def _marks(self) -> None:
        language = self.document.language
        if self.document.draft:
            self.paragraph_of(say("draft", language)).runs[0].bold = True
        if self.document.practice:
            self.paragraph_of(say("Practice: every person is invented", language)).runs[0].bold = True

    def _foot(self) -> None:
        document, language = self.document, self.document.language
        if document.look is Look.CHILD:
            text = document.footer
        else:
            version = say("version {number}", language, number=document.version)
            parts = [document.code, version, document.issued_on.isoformat()]
            if document.confidential:
                parts.insert(0, say("Confidential", language))
            if document.recipient:
                parts.append(say("for {recipient}", language, recipient=document.recipient))
            text = together(" · ", parts, language)
        self.fill(self.word.sections[0].footer.paragraphs[0], text)

    def paragraph_of(self, text: Text, style: str | None = None) -> Any:
        """Add a paragraph, turned for right-to-left languages."""
        made = self.word.add_paragraph(style=style)
        self.fill(made, text)
        return made

    def fill(self, paragraph: Any, text: Text) -> None:
        """Write a text with its marks into a paragraph, each stretch in its own direction."""
        for run in runs(text):
            for stretch, leftwards in self._stretches(run.text, text):
                written = paragraph.add_run(stretch)
                written.bold, written.italic = run.bold or None, run.italic or None
                if leftwards:
                    written._r.get_or_add_rPr().append(OxmlElement("w:rtl"))
        if self._goes_left(text):
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        elif self.right_to_left:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _goes_left(self, text: Text) -> bool:
        words = plain(text)
        return goes_left(words) if words.strip() else self.right_to_left

    def _stretches(self, part: str, text: Text) -> list[tuple[str, bool]]:
        """Return a run cut where the direction changes; no mark of direction reaches Word."""
        return stretches(part, leftwards=self._goes_left(text)) or [("", False)]

    def heading(self, block: Heading) -> None:
        made = self.word.add_heading(level=block.level)
        self.fill(made, block.text)

    def paragraph(self, block: Paragraph) -> None:
        self.paragraph_of(block.text)

    def bullets(self, block: Bullets) -> None:
        for item in block.items:
            self.paragraph_of(item, "List Bullet")

    def steps(self, block: Steps) -> None:
        for item in block.items:
            self.paragraph_of(item, "List Number")

    def key_values(self, block: KeyValues) -> None:
        if block.rows:
            self.table_of(block.caption, (), tuple(block.rows))

    def table(self, block: Table) -> None:
        if block.rows:
            self.table_of(block.caption, block.head, block.rows)

    def table_of(self, caption: str, head: tuple[str, ...], rows: tuple[tuple[Text, ...], ...]) -> None:
        """Add a table with its caption, header row and row headers."""
        if caption:
            self.paragraph_of(caption).runs[0].bold = True
        made = self.word.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
        if self.right_to_left:
            made.table_direction = WD_TABLE_DIRECTION.RTL
        if head:
            cells = made.add_row()
            for cell, text in zip(cells.cells, head, strict=True):
                self.fill(cell.paragraphs[0], text)
                cell.paragraphs[0].runs[0].bold = True
            mark = OxmlElement("w:tblHeader")
            mark.set(qn("w:val"), "true")
            cells._tr.get_or_add_trPr().append(mark)
        for row in rows:
            for cell, words in zip(made.add_row().cells, row, strict=True):
                self.fill(cell.paragraphs[0], words)
        described = OxmlElement("w:tblCaption")
        described.set(qn("w:val"), caption or self.document.title)
        made._tbl.tblPr.append(described)

    def figure(self, block: Figure) -> None:
        self.paragraph_of(block.alt)
        if isinstance(block.picture, Chart) and block.picture.points:
            rows = tuple(
                (point.label, "" if point.value is None else format(point.value, "g"))
                for point in block.picture.points
            )
            self.table_of(block.caption or block.picture.title, (), rows)
        elif block.caption:
            self.paragraph_of(block.caption)

    def callout(self, block: Callout) -> None:
        if block.title:
            self.paragraph_of(block.title, "Intense Quote")
        self.paragraph_of(block.text, None if block.title else "Intense Quote")

    def field(self, block: Field) -> None:
        made = self.paragraph_of(f"{block.label}: ")
        control, properties = OxmlElement("w:sdt"), OxmlElement("w:sdtPr")
        alias = OxmlElement("w:alias")
        alias.set(qn("w:val"), block.label)
        properties.append(alias)
        properties.append(OxmlElement("w:text"))
        control.append(properties)
        content, run, text = OxmlElement("w:sdtContent"), OxmlElement("w:r"), OxmlElement("w:t")
        text.text = block.value or ("☐" if block.tick else "__________")
        run.append(text)
        content.append(run)
        control.append(content)
        made._p.append(control)

    def signature(self, block: Signature) -> None:
        self.paragraph_of("______________________________")
        self.paragraph_of(say("Signature of {who}, date", self.document.language, who=block.who))

    def page_break(self, _block: PageBreak) -> None:
        self.word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def cards(self, block: Cards) -> None:
        for card in block.cards:
            text = together(", ", (card.title, card.time, card.note), self.document.language)
            self.paragraph_of(f"{text}  ☐", "List Number")

    def battery(self, block: Battery) -> None:
        self.paragraph_of(block.question).runs[0].bold = True
        self.paragraph_of("   ".join(f"☐ {word}" for word in block.words))

    def week_strip(self, block: WeekStrip) -> None:
        rows = tuple((day.name, ", ".join(alt for _, alt in day.pictures)) for day in block.days)
        self.table_of(block.title, (), rows)

    def change_card(self, block: ChangeCard) -> None:
        self.paragraph_of(block.title).runs[0].bold = True
        self.paragraph_of(block.text)


def _fixed(data: bytes) -> bytes:
    """Write the parts again with one fixed time, so that equal documents are equal files."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()


_BLOCKS: dict[type[Block], Callable[[_Writer, Any], None]] = {
    Heading: _Writer.heading,
    Paragraph: _Writer.paragraph,
    Bullets: _Writer.bullets,
    Steps: _Writer.steps,
    KeyValues: _Writer.key_values,
    Table: _Writer.table,
    Figure: _Writer.figure,
    Callout: _Writer.callout,
    Field: _Writer.field,
    Signature: _Writer.signature,
    PageBreak: _Writer.page_break,
    Cards: _Writer.cards,
    Battery: _Writer.battery,
    WeekStrip: _Writer.week_strip,
    ChangeCard: _Writer.change_card,
}
