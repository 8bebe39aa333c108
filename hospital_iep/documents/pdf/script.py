"""Paragraphs in right-to-left and complex scripts, which reportlab's own get wrong.

Lines break between logical words; each line is put into visual order by the Unicode bidirectional
algorithm, run by run, and each run is shaped by HarfBuzz. The text as it is spoken goes into ActualText.
"""

from collections.abc import Iterator
from typing import Any

from bidi import algorithm
from bidi.mirror import MIRRORED
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.textobject import shapeStr
from reportlab.platypus import Flowable
from typing_extensions import override

from hospital_iep.documents.fonts import BODY, BOLD, script_of
from hospital_iep.documents.pdf.tags import Element, TaggedParagraph


def level_runs(text: str, *, right_to_left: bool) -> list[tuple[int, str]]:
    """Return the runs of a line in visual order, each with its embedding level (odd: right to left)."""
    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(right_to_left)
    storage["base_dir"] = "R" if right_to_left else "L"
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    found: list[tuple[int, str]] = []
    for character in storage["chars"]:
        if found and found[-1][0] == character["level"]:
            found[-1] = (found[-1][0], found[-1][1] + character["ch"])
        else:
            found.append((character["level"], character["ch"]))
    for level in range(max((level for level, _ in found), default=0), 0, -1):  # rule L2, on whole runs
        start = 0
        while start < len(found):
            end = start
            while end < len(found) and found[end][0] >= level:
                end += 1
            if end > start:
                found[start:end] = found[start:end][::-1]
            start = max(end, start + 1)
    return found


def by_script(text: str, *, bold: bool) -> Iterator[tuple[str, str]]:
    """Yield stretches of one font each: (font name, text); spaces stay with what stands before them."""
    current, stretch = "", ""
    for character in text:
        script = script_of(character)
        if character.isspace() or script == current or not stretch:
            stretch += character
            current = script if not character.isspace() else current
            continue
        yield _font(current, bold=bold), stretch
        current, stretch = script, character
    if stretch:
        yield _font(current, bold=bold), stretch


def _font(script: str, *, bold: bool) -> str:
    if not script:
        return BOLD if bold else BODY
    return f"{script}-Bold" if bold else script


def shaped_line(text: str, *, right_to_left: bool, bold: bool, size: float) -> list[tuple[str, Any, float]]:
    """Return a line in visual order as (font, shaped text, width) pieces."""
    pieces = []
    for level, run in level_runs(text, right_to_left=right_to_left):
        stretches = list(by_script(run, bold=bold))
        for font, stretch in reversed(stretches) if level % 2 else stretches:
            if font in (BODY, BOLD):
                written = _mirrored(stretch) if level % 2 else stretch
                pieces.append((font, written, stringWidth(written, font, size)))
            else:
                shaped = shapeStr(stretch, font, size)
                pieces.append((font, shaped, _width(shaped, stretch, font, size)))
    return pieces


def _mirrored(text: str) -> str:
    return "".join(MIRRORED.get(character, character) for character in reversed(text))


def _width(shaped: Any, text: str, font: str, size: float) -> float:
    data = getattr(shaped, "__shapeData__", None)
    if not data:
        return float(stringWidth(text, font, size))
    return float(sum(glyph.width for glyph in data) * size / 1000)


class ScriptParagraph(Flowable):  # type: ignore[misc]
    """A paragraph of any script, with its own line breaking; splits over pages like other paragraphs."""

    def __init__(
        self, text: str, style: Any, element: Element, *, right_to_left: bool, bold: bool = False
    ) -> None:
        super().__init__()
        self.words = text.split()
        self.style, self.element, self.right_to_left, self.bold = style, element, right_to_left, bold
        self.bullet = ""
        self.bullet_label: Element | None = None
        self.lines: list[list[str]] = []

    @override
    def getSpaceBefore(self) -> float:
        return float(self.style.spaceBefore)

    @override
    def getSpaceAfter(self) -> float:
        return float(self.style.spaceAfter)

    @override
    def getKeepWithNext(self) -> int:
        return int(getattr(self.style, "keepWithNext", 0))

    def with_bullet(self, bullet: str, label: Element) -> "ScriptParagraph":
        """Put a bullet or number before it, on the side where the text begins."""
        self.bullet, self.bullet_label = bullet, label
        return self

    def _line(self, words: list[str]) -> list[tuple[str, Any, float]]:
        return shaped_line(
            " ".join(words), right_to_left=self.right_to_left, bold=self.bold, size=self.style.fontSize
        )

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        room = width - self.style.leftIndent
        self.lines = []
        current: list[str] = []
        for word in self.words:
            if current and _length(self._line([*current, word])) > room:
                self.lines.append(current)
                current = []
            current.append(word)
        self.lines.append(current)
        self.width, self.height = width, len(self.lines) * self.style.leading
        return self.width, self.height

    @override
    def split(self, width: float, height: float) -> list[Flowable]:
        self.wrap(width, height)
        count = int(height // self.style.leading)
        if count < 1 or count >= len(self.lines):
            return []
        return [self._part(self.lines[:count], first=True), self._part(self.lines[count:], first=False)]

    def _part(self, lines: list[list[str]], *, first: bool) -> "ScriptParagraph":
        words = " ".join(word for line in lines for word in line)
        part = ScriptParagraph(
            words, self.style, self.element, right_to_left=self.right_to_left, bold=self.bold
        )
        if first and self.bullet_label is not None:
            part.with_bullet(self.bullet, self.bullet_label)
        return part

    @override
    def draw(self) -> None:
        canvas = self.canv
        if self.bullet and self.bullet_label is not None:
            canvas.begin_element(self.bullet_label, self.bullet)
            self._write(self.bullet_x(), 0, [(BODY, self.bullet, 0.0)])
            canvas.end_element()
        canvas.begin_element(self.element, " ".join(self.words))
        for number, words in enumerate(self.lines):
            pieces = self._line(words)
            total = _length(pieces)
            left = self.width - self.style.leftIndent - total if self.right_to_left else self.style.leftIndent
            if self.style.alignment == 1:
                left = (self.width - total) / 2
            self._write(left, number, pieces)
        canvas.end_element()

    def bullet_x(self) -> float:
        """Return where the bullet stands: right of right-to-left text, left of the other."""
        if self.right_to_left:
            return float(self.width - self.style.leftIndent + 4)
        return float(self.style.bulletIndent)

    def _write(self, x: float, number: int, pieces: list[tuple[str, Any, float]]) -> None:
        y = self.height - self.style.leading * (number + 1) + (self.style.leading - self.style.fontSize)
        for font, text, width in pieces:
            line = self.canv.beginText(x, y)
            line.setFont(font, self.style.fontSize)
            line.setFillColor(self.style.textColor)
            line._textOut(text)
            self.canv.drawText(line)
            x += width


def _length(pieces: list[tuple[str, Any, float]]) -> float:
    return sum((piece[2] for piece in pieces), 0.0)


Written = TaggedParagraph | ScriptParagraph
