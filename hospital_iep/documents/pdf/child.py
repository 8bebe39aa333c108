"""The child's own page: cards with pictures and boxes to tick, batteries to circle, the week in a strip.

The pictures stand beside their words, so they are decoration to who hears the page; in the strip of the
week they stand alone and say their words as alternative texts.
"""

from collections.abc import Sequence
from math import ceil
from typing import Any

from reportlab.lib import colors
from reportlab.platypus import Flowable
from typing_extensions import override

from hospital_iep.documents.model import Card, WeekDay
from hospital_iep.documents.pdf.pictures import battery, pictogram
from hospital_iep.documents.pdf.script import Written
from hospital_iep.documents.pdf.tags import Element, TaggedFigure

INK = colors.HexColor("#1A1A1A")
GAP = 9.0
BELOW = 136.0  # points of a page that the change card and the week strip's title take
TAB = 22.0
BOX = 26.0
PICTURE = 60.0
LINES = {3: 29.0, 4: 21.0}  # points of a line of pictures in the week's strip, by how many stand in it


def card_heights(needed: Sequence[float], room: float) -> list[float]:
    """Return how high each row of cards is drawn: a day fills its page, and no row cuts its words."""
    heights = [max(58.0, height) for height in needed]
    left = room - BELOW - sum(height + GAP for height in heights)
    while left > 0.5 and (low := min(heights)) < 112.0:
        lowest = [row for row, height in enumerate(heights) if height < low + 0.5]
        step = min(left / len(lowest), 2.0)
        for row in lowest:
            heights[row] += step
        left -= step * len(lowest)
    return heights


def _stack(canvas: Any, texts: Sequence[Written], x: float, middle: float, room: float) -> None:
    """Write texts under each other, centred on a height."""
    heights = [text.wrapOn(canvas, room, 1e6)[1] for text in texts]
    y = middle + sum(heights) / 2
    for text, high in zip(texts, heights, strict=True):
        y -= high
        text.drawOn(canvas, x, y)


class CardRow(Flowable):  # type: ignore[misc]
    """Two cards beside each other; each is one item of the day's list."""

    def __init__(self, cards: Sequence[tuple[int, Card, Element, list[Written]]], *, mirrored: bool) -> None:
        super().__init__()
        self.cards, self.mirrored = cards, mirrored
        self.height = 58.0

    def needed(self, width: float) -> float:
        """Return how high the row must be for its words."""
        self.width = width
        return 14 + max(
            sum(text.wrap(self._room(), 1e6)[1] for text in texts) for _, _, _, texts in self.cards
        )

    def _room(self) -> float:
        each = (self.width - GAP) / 2
        return float(each - 22 - PICTURE - 12 - BOX - 18)

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        return width, self.height + GAP

    @override
    def draw(self) -> None:
        each = (self.width - GAP) / 2
        for position, card in enumerate(self.cards):
            column = 1 - position if self.mirrored else position
            self._card(column * (each + GAP), each, *card)

    def _card(
        self, x: float, width: float, number: int, card: Card, item: Element, texts: list[Written]
    ) -> None:
        canvas, bottom, height = self.canv, GAP, self.height
        canvas.setStrokeColor(INK)
        canvas.setFillColor(colors.white)
        canvas.setLineWidth(3.6 if card.strong else 1.9)
        canvas.roundRect(x, bottom, width, height, 11, stroke=1, fill=1)
        tab = x + width - TAB if self.mirrored else x
        canvas.setFillColor(INK)
        canvas.roundRect(tab, bottom + height - TAB, TAB, TAB, 7, stroke=0, fill=1)
        canvas.begin_element(item.kids[0], str(number))
        canvas.setFillColor(colors.white)
        canvas.setFont(texts[0].style.fontName, 13)
        canvas.drawCentredString(tab + TAB / 2, bottom + height - TAB + 6.5, str(number))
        canvas.end_element()
        size, middle = min(PICTURE, height - 10), bottom + height / 2
        left = x + width - 22 - size if self.mirrored else x + 22
        pictogram(card.pictogram, size).drawOn(canvas, left, middle - size / 2)
        words = x + BOX + 18 if self.mirrored else x + 22 + PICTURE + 12
        _stack(canvas, texts, words, middle, self._room())
        box = x + 12 if self.mirrored else x + width - BOX - 12
        canvas.setStrokeColor(INK)
        canvas.setFillColor(colors.white)
        canvas.setLineWidth(1.9)
        canvas.roundRect(box, middle - BOX / 2, BOX, BOX, 6, stroke=1, fill=1)


class BatteryRow(Flowable):  # type: ignore[misc]
    """The energy scale to circle: batteries from empty to full with their words under them."""

    def __init__(self, words: Sequence[Written], *, mirrored: bool) -> None:
        super().__init__()
        self.words, self.mirrored = words, mirrored

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        each = width / len(self.words)
        self.size = min(42.0, each - 12)
        self.below = max(word.wrap(each, 1e6)[1] for word in self.words)
        self.height = self.size / 2 + 6 + self.below
        return width, self.height

    @override
    def draw(self) -> None:
        each = self.width / len(self.words)
        for level, word in enumerate(self.words):
            place = len(self.words) - 1 - level if self.mirrored else level
            left = place * each + (each - self.size) / 2
            battery(level, self.size).drawOn(self.canv, left, self.height - self.size / 2 - 1)
            high = word.wrapOn(self.canv, each, 1e6)[1]
            word.drawOn(self.canv, place * each, self.below - high)


def strip_height(days: Sequence[WeekDay], across: int) -> float:
    """Return how high a week's strip is with so many pictures beside each other."""
    most = max((len(day.pictures) for day in days), default=0)
    return 68.0 + max(0.0, ceil(most / across) * LINES[across] - LINES[3])


def strip_across(days: Sequence[WeekDay], needed: Sequence[float], room: float) -> int:
    """Return how many pictures stand beside each other in the strip: more, and smaller, on a full page."""
    cards = sum(max(58.0, height) + GAP for height in needed)
    return next(
        (across for across in LINES if cards + BELOW + strip_height(days, across) <= room), max(LINES)
    )


class StripRow(Flowable):  # type: ignore[misc]
    """A week in pictures, a box for each day."""

    def __init__(
        self, days: Sequence[tuple[WeekDay, Written, list[Element]]], across: int, *, mirrored: bool
    ) -> None:
        super().__init__()
        self.days, self.across, self.mirrored = days, across, mirrored

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        self.height = strip_height([day for day, _, _ in self.days], self.across)
        return width, self.height + 4

    @override
    def draw(self) -> None:
        each = (self.width - GAP * (len(self.days) - 1)) / len(self.days)
        most = max(1, *(ceil(len(figures) / self.across) for _, _, figures in self.days))
        for position, (day, name, figures) in enumerate(self.days):
            column = len(self.days) - 1 - position if self.mirrored else position
            x = column * (each + GAP)
            self.canv.setStrokeColor(INK)
            self.canv.setFillColor(colors.HexColor("#F2F2F2") if day.today else colors.white)
            self.canv.setLineWidth(3.2 if day.today else 1.4)
            self.canv.roundRect(x, 2, each, self.height - 4, 8, stroke=1, fill=1)
            _, high = name.wrapOn(self.canv, each, 30)
            name.drawOn(self.canv, x, self.height - 7 - high)
            size = min(30.0, (each - 10) / max(1, min(len(figures), self.across)) - 4)
            drawn = [
                (pictogram(picture, size), figure)
                for (picture, _), figure in zip(day.pictures, figures, strict=True)
            ]
            lines = [drawn[start : start + self.across] for start in range(0, len(drawn), self.across)]
            bottom = 9 + LINES[self.across] * (most - 1)
            for line in lines:
                left = x + (each - len(line) * (size + 6) + 6) / 2
                for drawing, figure in line:
                    tagged = TaggedFigure(drawing, figure)
                    tagged.wrapOn(self.canv, size, size)
                    tagged.drawOn(self.canv, left, bottom)
                    left += size + 6
                bottom -= LINES[self.across]


class ChangeRow(Flowable):  # type: ignore[misc]
    """A dashed card on which a change of plan is written by hand."""

    def __init__(self, texts: list[Written], *, mirrored: bool) -> None:
        super().__init__()
        self.texts, self.mirrored = texts, mirrored

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        self.room = width * 0.62 - 86
        self.height = max(74.0, sum(text.wrap(self.room, 1e6)[1] for text in self.texts) + 14)
        return width, self.height + GAP

    @override
    def draw(self) -> None:
        canvas, middle = self.canv, GAP + self.height / 2
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.9)
        canvas.setDash(5, 3)
        canvas.roundRect(0, GAP, self.width, self.height, 11, stroke=1, fill=0)
        canvas.setDash()
        line = (16.0, self.width * 0.36) if self.mirrored else (self.width * 0.64, self.width - 16)
        canvas.line(line[0], middle - 18, line[1], middle - 18)
        left = self.width - 66 if self.mirrored else 18.0
        pictogram("change", 48).drawOn(canvas, left, middle - 24)
        words = self.width - 78 - self.room if self.mirrored else 80.0
        _stack(canvas, self.texts, words, middle, self.room)
