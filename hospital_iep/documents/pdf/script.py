"""Paragraphs in right-to-left and complex scripts, which reportlab's own get wrong.

Lines break between logical words; each line is put into visual order by the Unicode bidirectional
algorithm, run by run, and each run is shaped by HarfBuzz. The text as it is spoken goes into ActualText.
Paragraphs that change language within are written here too: each language is a Span of its own.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from unicodedata import bidirectional

from bidi import algorithm
from bidi.mirror import MIRRORED
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.textobject import shapeStr
from reportlab.platypus import Flowable
from typing_extensions import override

from hospital_iep.documents.direction import MARKS, isolate_goes_left, isolates
from hospital_iep.documents.fonts import BODY, BOLD, font_for, writable
from hospital_iep.documents.pdf.tags import Element, TaggedParagraph

Letter = tuple[str, bool, str]  # a character, whether it is bold, its language where it differs
Placed = tuple[str, bool, str, int]  # and its level among what runs to the left and to the right
NEUTRAL, JOINED = "\ufffc", "\u0300"  # signs that go with their surroundings, and with what is before them
ISOLATING = {"LRI", "RLI", "FSI", "PDI"}
DEEPEST = 60  # isolates within isolates; no paper has more than two or three


@dataclass(frozen=True, slots=True)
class Drawn:
    """A stretch of one line in one font: what is written, how wide, and where it stands in the text."""

    font: str
    shaped: Any
    width: float
    spoken: str
    language: str
    position: int

    def write(self, canvas: Any, x: float, y: float, size: float, colour: Any) -> None:
        """Draw the stretch at a point."""
        line = canvas.beginText(x, y)
        line.setFont(self.font, size)
        line.setFillColor(colour)
        line._textOut(self.shaped)
        canvas.drawText(line)


def levels(text: str, *, right_to_left: bool) -> list[int]:
    """Return the embedding level of each character (odd: right to left)."""
    return _levels(text, int(right_to_left))


def _levels(text: str, base: int) -> list[int]:
    """Return the levels of a text; an isolate within counts as one neutral sign and has its own levels."""
    parts = isolates(text) if base < DEEPEST else []
    outer, place = "", 0
    for part in parts:
        outer += text[place : part.start] + NEUTRAL
        place = part.stop
    around = iter(_plain_levels(outer + text[place:], base))
    found: list[int] = []
    for part in parts:
        found += [next(around) for _ in range(part.start - len(found))]
        level, inner = next(around), text[part.start + 1 : part.stop]
        leftwards = isolate_goes_left(text[part.start : part.stop])
        deeper = (base + 1) | 1 if leftwards else (base + 2) & ~1
        found += [level, *_levels(inner, deeper)]
    return [*found, *around]


def _plain_levels(text: str, base: int) -> list[int]:
    storage = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "R" if base % 2 else "L"
    algorithm.get_embedding_levels("".join(map(_resolvable, text)), storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    return [int(character["level"]) for character in storage["chars"]]


def _resolvable(character: str) -> str:
    """Return what stands for a character here: the library drops some kinds and refuses unknown ones."""
    kind = bidirectional(character)
    if kind in algorithm.X9_REMOVED or kind in ISOLATING:
        return JOINED
    return character if kind else NEUTRAL


def visual_runs(found: Sequence[int]) -> list[tuple[int, range]]:
    """Return the runs of a line in visual order, each with its level and its place in the text."""
    runs: list[tuple[int, range]] = []
    for level, group in groupby(range(len(found)), key=lambda place: found[place]):
        places = list(group)
        runs.append((level, range(places[0], places[-1] + 1)))
    for level in range(max(found, default=0), 0, -1):  # rule L2, on whole runs
        start = 0
        while start < len(runs):
            end = start
            while end < len(runs) and runs[end][0] >= level:
                end += 1
            if end > start:
                runs[start:end] = runs[start:end][::-1]
            start = max(end, start + 1)
    return runs


def by_font(letters: Sequence[Placed], base: tuple[str, str]) -> Iterator[tuple[str, list[Placed]]]:
    """Yield stretches of one font and one language; spaces stay with what stands before them."""
    current: tuple[str, str] | None = None
    stretch: list[Placed] = []
    for letter in letters:
        character, bold, language, _level = letter
        key = (font_for(character, base, bold=bold), language)
        if current is None or key == current or (character.isspace() and language == current[1]):
            current = current or key
            stretch.append(letter)
            continue
        yield current[0], stretch
        current, stretch = key, [letter]
    if current is not None:
        yield current[0], stretch


def shaped_line(letters: Sequence[Placed], *, size: float, base: tuple[str, str]) -> list[Drawn]:
    """Return a line in visual order."""
    pieces = []
    for level, places in visual_runs([letter[3] for letter in letters]):
        position = places.start
        stretches = []
        for font, stretch in by_font(letters[places.start : places.stop], base):
            stretches.append(_drawn(font, stretch, size, position, mirrored=bool(level % 2), base=base))
            position += len(stretch)
        pieces += stretches[::-1] if level % 2 else stretches
    return pieces


def line_of(
    text: str, *, right_to_left: bool, size: float, base: tuple[str, str], bold: bool = False
) -> list[Drawn]:
    """Return a short text on one line, in visual order."""
    words = words_of([(letter, bold, "") for letter in text], right_to_left=right_to_left)
    return shaped_line(_joined(words), size=size, base=base)


def _drawn(
    font: str, stretch: list[Placed], size: float, position: int, *, mirrored: bool, base: tuple[str, str]
) -> Drawn:
    spoken, language = "".join(letter[0] for letter in stretch), stretch[0][2]
    text = writable(spoken, font)
    if font in base:
        written = _mirrored(text) if mirrored else text
        return Drawn(font, written, float(stringWidth(written, font, size)), spoken, language, position)
    shaped = shapeStr(text, font, size)
    return Drawn(font, shaped, _width(shaped, text, font, size), spoken, language, position)


def _mirrored(text: str) -> str:
    return "".join(MIRRORED.get(character, character) for character in reversed(text))


def _width(shaped: Any, text: str, font: str, size: float) -> float:
    data = getattr(shaped, "__shapeData__", None)
    if not data:
        return float(stringWidth(text, font, size))
    return float(sum(glyph.width for glyph in data) * size / 1000)


class ScriptParagraph(Flowable):  # type: ignore[misc]
    """A paragraph of any script, with its own line breaking; splits over pages like other paragraphs.

    ``words`` are lists of letters with their levels; ``right_to_left`` says on which side it stands; ``base``
    are the regular and bold font of what needs no font of its own; ``measured`` remembers the widths of words
    for one document, never longer.
    """

    def __init__(
        self,
        words: Sequence[Sequence[Placed]],
        style: Any,
        element: Element,
        *,
        right_to_left: bool,
        base: tuple[str, str] = (BODY, BOLD),
        measured: dict[tuple[object, ...], float] | None = None,
    ) -> None:
        super().__init__()
        self.measured = {} if measured is None else measured
        self.width = self.height = 0.0
        self.words = words
        self.style, self.element, self.right_to_left, self.base = style, element, right_to_left, base
        self.bullet = ""
        self.bullet_label: Element | None = None
        self.continued = False
        self.lines: list[list[Sequence[Placed]]] = []

    @override
    def getSpaceBefore(self) -> float:
        return float(self.style.spaceBefore)

    @override
    def getSpaceAfter(self) -> float:
        return float(self.style.spaceAfter)

    @override
    def getKeepWithNext(self) -> int:
        return int(getattr(self, "keepWithNext", getattr(self.style, "keepWithNext", 0)))

    def with_bullet(self, bullet: str, label: Element) -> "ScriptParagraph":
        """Put a bullet or number before it, on the side where the text begins."""
        self.bullet, self.bullet_label = bullet, label
        return self

    def _line(self, words: Sequence[Sequence[Placed]]) -> list[Drawn]:
        return shaped_line(_joined(words), size=self.style.fontSize, base=self.base)

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if self.lines and width == self.width:
            return self.width, self.height
        room = width - self.style.leftIndent
        self.lines = []
        current: list[Sequence[Placed]] = []
        used, space = 0.0, stringWidth(" ", self.base[0], self.style.fontSize)
        for word in _fitting(self.words, self._wide, room):
            wide = self._wide(word)  # words do not shape each other: a line is as wide as its words
            if current and used + space + wide > room:
                self.lines.append(current)
                current, used = [], 0.0
            used += wide + (space if current else 0.0)
            current.append(word)
        self.lines.append(current)
        self.width, self.height = width, len(self.lines) * self.style.leading
        return self.width, self.height

    def _wide(self, word: Sequence[Placed]) -> float:
        key = (self.style.fontSize, *word)
        if key not in self.measured:
            self.measured[key] = _length(self._line([word]))
        return self.measured[key]

    @override
    def split(self, width: float, height: float) -> list[Flowable]:
        self.wrap(width, height)
        count = int(height // self.style.leading)
        if count < 1 or count >= len(self.lines):
            return []
        return [self._part(self.lines[:count], first=True), self._part(self.lines[count:], first=False)]

    def _part(self, lines: list[list[Sequence[Placed]]], *, first: bool) -> "ScriptParagraph":
        words = [word for line in lines for word in line]
        part = ScriptParagraph(
            words,
            self.style,
            self.element,
            right_to_left=self.right_to_left,
            base=self.base,
            measured=self.measured,
        )
        if first and self.bullet_label is not None:
            part.with_bullet(self.bullet, self.bullet_label)
        part.continued = self.continued or not first
        return part

    @override
    def draw(self) -> None:
        canvas = self.canv
        if self.element in canvas.items and not self.continued:
            self._draw_lines(canvas)  # a header row drawn again on the next page: an artifact
            return
        if self.bullet and self.bullet_label is not None:
            canvas.begin_element(self.bullet_label, self.bullet)
            mark = Drawn(BODY, self.bullet, 0.0, self.bullet, "", 0)
            mark.write(canvas, self._bullet_x(), self._y(0), self.style.fontSize, self.style.textColor)
            canvas.end_element()
        if any(letter[2] for word in self.words for letter in word):
            self._draw_lines(canvas, spans=True)
            return
        spoken = _spoken(self.words)
        _say(self.element, spoken)
        canvas.begin_element(self.element, spoken)
        self._draw_lines(canvas)
        canvas.end_element()

    def _draw_lines(self, canvas: Any, *, spans: bool = False) -> None:
        for number, words in enumerate(self.lines):
            placed, x = [], self._left(pieces := self._line(words))
            for piece in pieces:
                placed.append((x, piece))
                x += piece.width
            placed.sort(key=lambda pair: pair[1].position)  # drawn as it is read
            for place, (left, piece) in enumerate(placed):
                if spans:
                    last = place == len(placed) - 1
                    span, spoken = self._span(piece.language), piece.spoken + " " * last
                    _say(span, spoken, apart=False)
                    canvas.begin_element(span, spoken)
                piece.write(canvas, left, self._y(number), self.style.fontSize, self.style.textColor)
                if spans:
                    canvas.end_element()

    def _span(self, language: str) -> Element:
        """Return the element for the next stretch of a language, the one before it if that is the same."""
        kids = self.element.kids
        if not kids or kids[-1].attributes.get("Lang", "") != language:
            Element("Span", self.element, Lang=language)
        return kids[-1]

    def _left(self, pieces: list[Drawn]) -> float:
        total = _length(pieces)
        if self.style.alignment == 1:
            return float((self.width - total) / 2)
        if self.right_to_left:
            return float(self.width - self.style.leftIndent - total)
        return float(self.style.leftIndent)

    def _bullet_x(self) -> float:
        """Return where the bullet stands: right of right-to-left text, left of the other."""
        if self.right_to_left:
            width = stringWidth(self.bullet, BODY, self.style.fontSize)
            return float(self.width - self.style.bulletIndent - width)
        return float(self.style.bulletIndent)

    def _y(self, number: int) -> float:
        leading, size = self.style.leading, self.style.fontSize
        return float(self.height - leading * (number + 1) + (leading - size))


def _say(element: Element, spoken: str, *, apart: bool = True) -> None:
    """Let an element say its text in the order of speech; the halves of a split paragraph say it together."""
    said = element.attributes.get("ActualText", "")
    element.attributes["ActualText"] = f"{said} {spoken}" if said and apart else said + spoken


def _fitting(
    words: Sequence[Sequence[Placed]], wide: Callable[[Sequence[Placed]], float], room: float
) -> Iterator[Sequence[Placed]]:
    """Yield the words; one that is wider than a line comes in parts."""
    for word in words:
        rest = word
        while len(rest) > 1 and wide(rest) > room:
            count = next(
                count for count in range(len(rest) - 1, 0, -1) if count == 1 or wide(rest[:count]) <= room
            )
            yield rest[:count]
            rest = rest[count:]
        yield rest


def words_of(letters: Sequence[Letter], *, right_to_left: bool) -> list[list[Placed]]:
    """Return the words of a text with the levels of their letters.

    A word begins with the space before it, unless it is the first; marks of direction have done their work.
    """
    found = levels("".join(letter[0] for letter in letters), right_to_left=right_to_left)
    placed = [
        (*letter, level) for letter, level in zip(letters, found, strict=True) if letter[0] not in MARKS
    ]
    words: list[list[Placed]] = []
    between = 0
    for is_space, group in groupby(placed, key=lambda letter: letter[0].isspace()):
        stretch = list(group)
        if is_space:
            between = stretch[0][3]
        elif words:
            _, bold, language, _ = words[-1][-1]
            same = language == stretch[0][2]
            words.append([(" ", bold, language if same else "", between), *stretch])
        else:
            words.append(stretch)
    return words


def _bare(word: Sequence[Placed]) -> Sequence[Placed]:
    return word[1:] if word[0][0] == " " else word


def _joined(words: Sequence[Sequence[Placed]]) -> list[Placed]:
    """Return the letters of a line: it does not begin with a space."""
    return [letter for number, word in enumerate(words) for letter in (word if number else _bare(word))]


def _spoken(words: Sequence[Sequence[Placed]]) -> str:
    return "".join(letter[0] for letter in _joined(words))


def _length(pieces: list[Drawn]) -> float:
    return sum((piece.width for piece in pieces), 0.0)


Written = TaggedParagraph | ScriptParagraph
