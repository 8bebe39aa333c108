"""The child's own page: cards with pictures and boxes to tick, batteries to circle, the week in a strip."""

from collections.abc import Sequence

from reportlab.lib import colors
from reportlab.platypus import Flowable
from typing_extensions import override

from hospital_iep.documents.model import Card, WeekDay
from hospital_iep.documents.pdf.pictures import battery, pictogram
from hospital_iep.documents.pdf.script import Written
from hospital_iep.documents.pdf.tags import Element, TaggedFigure

INK = colors.HexColor("#1A1A1A")
GAP = 8.0


class CardRow(Flowable):  # type: ignore[misc]
    """Two cards beside each other; each is one item of the day's list."""

    def __init__(
        self, cards: Sequence[tuple[int, Card, Element, list[Written]]], *, height: float, mirrored: bool
    ) -> None:
        super().__init__()
        self.cards, self.mirrored = cards, mirrored
        self.height = height

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
        canvas = self.canv
        bottom, height = GAP, self.height
        canvas.setStrokeColor(INK)
        canvas.setFillColor(colors.white)
        canvas.setLineWidth(3.2 if card.strong else 1.8)
        canvas.roundRect(x, bottom, width, height, 11, stroke=1, fill=1)
        label, body = item.kids
        canvas.setFillColor(INK)
        tab = 22.0
        canvas.roundRect(x, bottom + height - tab, tab, tab, 7, stroke=0, fill=1)
        canvas.begin_element(label, str(number))
        canvas.setFillColor(colors.white)
        canvas.setFont(texts[0].style.fontName, 12)
        canvas.drawCentredString(x + tab / 2, bottom + height - tab + 7, str(number))
        canvas.end_element()
        size = min(54.0, height - 22)
        figure = TaggedFigure(pictogram(card.pictogram, size), body.kids[0])
        figure.wrapOn(canvas, size, size)
        figure.drawOn(canvas, x + 26, bottom + (height - size) / 2)
        box = 26.0
        left = x + 26 + size + 12
        room = width - (left - x) - box - 22
        total = 0.0
        for text in texts:
            total += text.wrapOn(canvas, room, height)[1]
        y = bottom + (height + total) / 2
        for text in texts:
            y -= text.wrapOn(canvas, room, height)[1]
            text.drawOn(canvas, left, y)
        canvas.setStrokeColor(INK)
        canvas.setFillColor(colors.white)
        canvas.setLineWidth(1.8)
        canvas.roundRect(x + width - box - 12, bottom + (height - box) / 2, box, box, 5, stroke=1, fill=1)


class BatteryRow(Flowable):  # type: ignore[misc]
    """The energy scale to circle: five batteries with their words under them."""

    def __init__(self, items: Sequence[tuple[Element, Written]]) -> None:
        super().__init__()
        self.items = items

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        self.height = 52.0
        return width, self.height

    @override
    def draw(self) -> None:
        each = self.width / len(self.items)
        size = min(48.0, each - 16)
        for level, (figure, word) in enumerate(self.items):
            x = level * each
            drawn = TaggedFigure(battery(level, size), figure)
            drawn.wrapOn(self.canv, size, size)
            drawn.drawOn(self.canv, x + (each - size) / 2, self.height - size / 2 - 2)
            _, high = word.wrapOn(self.canv, each, 30)
            word.drawOn(self.canv, x, self.height - size / 2 - 6 - high)


class StripRow(Flowable):  # type: ignore[misc]
    """A week in pictures, a box for each day."""

    def __init__(self, days: Sequence[tuple[WeekDay, Written, list[Element]]], *, mirrored: bool) -> None:
        super().__init__()
        self.days, self.mirrored = days, mirrored

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        self.height = 66.0
        return width, self.height + 4

    @override
    def draw(self) -> None:
        each = (self.width - GAP * (len(self.days) - 1)) / len(self.days)
        for position, (day, name, figures) in enumerate(self.days):
            column = len(self.days) - 1 - position if self.mirrored else position
            x = column * (each + GAP)
            self.canv.setStrokeColor(INK)
            self.canv.setFillColor(colors.HexColor("#F2F2F2") if day.today else colors.white)
            self.canv.setLineWidth(2.8 if day.today else 1.3)
            self.canv.roundRect(x, 2, each, self.height - 4, 8, stroke=1, fill=1)
            _, high = name.wrapOn(self.canv, each, 30)
            name.drawOn(self.canv, x, self.height - 6 - high)
            shown = figures[:3]
            size = min(28.0, (each - 10) / max(1, len(shown)) - 4)
            left = x + (each - len(shown) * (size + 6) + 6) / 2
            for (picture, _), figure in zip(day.pictures, shown, strict=False):
                drawn = TaggedFigure(pictogram(picture, size), figure)
                drawn.wrapOn(self.canv, size, size)
                drawn.drawOn(self.canv, left, 9)
                left += size + 6


class ChangeRow(Flowable):  # type: ignore[misc]
    """A dashed card on which a change of plan is written by hand."""

    def __init__(self, figure: Element, texts: list[Written]) -> None:
        super().__init__()
        self.figure, self.texts = figure, texts

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        self.height = 74.0
        return width, self.height + GAP

    @override
    def draw(self) -> None:
        canvas = self.canv
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.8)
        canvas.setDash(5, 3)
        canvas.roundRect(0, GAP, self.width, self.height, 11, stroke=1, fill=0)
        canvas.setDash()
        canvas.line(self.width * 0.64, GAP + 18, self.width - 16, GAP + 18)
        drawn = TaggedFigure(pictogram("change", 46), self.figure)
        drawn.wrapOn(canvas, 46, 46)
        drawn.drawOn(canvas, 18, GAP + 14)
        room = self.width * 0.64 - 86
        total = 0.0
        for text in self.texts:
            total += text.wrapOn(canvas, room, 200)[1]
        y = GAP + (self.height + total) / 2
        for text in self.texts:
            y -= text.wrapOn(canvas, room, 200)[1]
            text.drawOn(canvas, 78, y)
