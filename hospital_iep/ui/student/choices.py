"""The rows of the accommodations table: of the catalogue and own ones, chosen or not, and their drawing."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from hospital_iep.domain.accommodation import AccommodationData
from hospital_iep.ui import icons
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.tables import ROW_ROLE, Column, Index, RowsModel, TableView

TICK, TEXT, BED, HOME, SCHOOL, UNTIL, TESTS = range(7)
PLACES = {BED: "bed", HOME: "home", SCHOOL: "school"}
PICTURES = {BED: "bed", HOME: "house", SCHOOL: "school"}
KEYS = {Qt.Key.Key_B: "bed", Qt.Key.Key_H: "home", Qt.Key.Key_S: "school"}


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One accommodation: of the catalogue, suggested or not, chosen (then ``id`` and ``data`` are there)."""

    code: str
    text: str
    because: str
    group: str
    places: tuple[str, ...]
    exam: str
    id: UUID | None = None
    data: AccommodationData | None = None
    suggested: bool = False

    @property
    def chosen(self) -> bool:
        """Whether it is chosen for the child."""
        return self.id is not None


def place_words(place: str) -> str:
    """Return a place of teaching in words."""
    translate = QCoreApplication.translate
    words = {
        "bed": translate("Student", "bed"),
        "home": translate("Student", "home"),
        "school": translate("Student", "school"),
    }
    return words[place]


def exam_words(exam: str) -> str:
    """Return what holds in tests."""
    translate = QCoreApplication.translate
    words = {
        "ok": translate("Student", "Tests too"),
        "ask": translate("Student", "Ask board"),
        "changes": translate("Student", "Lessons only"),
    }
    return words.get(exam, translate("Student", "Lessons only"))


def short_day(day: date, today: date) -> str:
    """Return a day without its weekday, as "8 Mar"; with the year when it is not this one."""
    return day_words(day, today).partition(" ")[2]


def until_words(row: ChoiceRow, today: date) -> str:
    """Return until when a chosen one holds."""
    translate = QCoreApplication.translate
    if row.data is None:
        return ""
    if row.data.ends_on is not None:
        day = short_day(row.data.ends_on, today)
        if row.data.ends_on < today:
            return translate("Student", "Ended {day}").format(day=day)
        return translate("Student", "Until {day}").format(day=day)
    if row.data.review_on is not None:
        return translate("Student", "Review {day}").format(day=short_day(row.data.review_on, today))
    return translate("Student", "Standing")


def is_expired(row: ChoiceRow, today: date) -> bool:
    """Return whether a chosen one has ended, or its review is overdue."""
    if row.data is None:
        return False
    ended = row.data.ends_on is not None and row.data.ends_on < today
    return ended or (row.data.review_on is not None and row.data.review_on < today)


def spoken(row: ChoiceRow, today: date) -> str:
    """Return a row as a screen reader says it."""
    translate = QCoreApplication.translate
    where = ", ".join(place_words(place) for place in PLACES.values() if place in row.places)
    parts = [
        row.text,
        translate("Student", "chosen") if row.chosen else translate("Student", "not chosen"),
        where,
        until_words(row, today),
        exam_words(row.exam),
    ]
    return ", ".join(part for part in parts if part)


class ChoicesTable(TableView):
    """The table; Space ticks, B H S switch places, Enter opens the details."""

    ticked = Signal(object)
    placed = Signal(object, str)

    def __init__(self, name: str, today: date) -> None:
        translate = QCoreApplication.translate
        columns: list[Column[ChoiceRow]] = [
            Column("", _chosen_words),
            Column(translate("Student", "Accommodation"), lambda row: row.text),
            *(
                Column(place_words(place).capitalize(), lambda row, place=place: _place(row, place))  # type: ignore[misc]
                for place in PLACES.values()
            ),
            Column(translate("Student", "Until"), lambda row: until_words(row, today)),
            Column(translate("Student", "Tests"), lambda row: exam_words(row.exam)),
        ]
        self.rows: RowsModel[ChoiceRow] = RowsModel(columns, lambda row: spoken(row, today))
        super().__init__(name, self.rows, tall=True)
        self.rows.setParent(self)
        self._today = today
        self.setItemDelegate(ChoiceDelegate(self, today))
        self._fit()
        theme().changed.connect(self._fit)

    def _fit(self) -> None:
        self.set_widths((44, 0, 46, 56, 62, 118, 118))

    @override
    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        room = self.width() * 100 / theme().percent
        self.setColumnHidden(TESTS, room < 620)
        self.setColumnHidden(UNTIL, room < 500)

    def current(self) -> ChoiceRow | None:
        """Return the row the keys act on."""
        index = self.currentIndex()
        return self.rows.at(index) if index.isValid() else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if row is not None and plain and event.key() == Qt.Key.Key_Space:
            self.ticked.emit(row)
        elif row is not None and plain and Qt.Key(event.key()) in KEYS:
            self.placed.emit(row, KEYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        row = self.rows.at(index)
        if index.column() == TICK:
            self.ticked.emit(row)
        elif index.column() in PLACES and row.chosen:
            self.placed.emit(row, PLACES[index.column()])


def _chosen_words(row: ChoiceRow) -> str:
    translate = QCoreApplication.translate
    return translate("Student", "chosen") if row.chosen else translate("Student", "not chosen")


def _place(row: ChoiceRow, place: str) -> str:
    translate = QCoreApplication.translate
    return translate("Student", "yes") if place in row.places else translate("Student", "no")


class ChoiceDelegate(QStyledItemDelegate):
    """Draws tick, two lines of text, the places as switches, and what holds in tests as a chip."""

    def __init__(self, parent: ChoicesTable, today: date) -> None:
        super().__init__(parent)
        self._today = today

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        row: ChoiceRow = index.data(ROW_ROLE)
        box = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        match index.column():
            case 0:
                self._tick(painter, box, on=row.chosen)
            case 1:
                self._words(painter, box.adjusted(theme().px(8), 0, -theme().px(6), 0), row)
            case 5:
                self._until(painter, box.adjusted(theme().px(10), 0, -2, 0), row)
            case 6:
                self._tests(painter, box, row)
            case column:
                self._switch(
                    painter, box, PICTURES[column], on=PLACES[column] in row.places, chosen=row.chosen
                )
        painter.restore()

    @staticmethod
    def _tick(painter: QPainter, box: QRect, *, on: bool) -> None:
        look, side = theme(), theme().px(18)
        square = QRect(box.center().x() - side // 2 + 2, box.center().y() - side // 2 + 1, side, side)
        painter.setPen(look.color("accent" if on else "borderStrong"))
        painter.setBrush(look.color("accent" if on else "surface"))
        painter.drawRoundedRect(square, 4, 4)
        if on:
            icons.paint(painter, "check", square.adjusted(2, 2, -2, -2), "onAccent")

    def _words(self, painter: QPainter, box: QRect, row: ChoiceRow) -> None:
        look = theme()
        first, second = look.font(13, 550), look.font(12)
        high, low = QFontMetrics(first).height(), QFontMetrics(second).height() if row.because else 0
        top = box.top() + (box.height() - high - low) // 2
        lines = [(row.text, first, "text", top, high), (row.because, second, "text2", top + high, low)]
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        for text, font, ink, at, height in lines:
            if text:
                painter.setFont(font)
                painter.setPen(look.color(ink))
                shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
                painter.drawText(QRect(box.left(), at, box.width(), height), align, shown)

    def _until(self, painter: QPainter, box: QRect, row: ChoiceRow) -> None:
        look, font = theme(), theme().font(12)
        painter.setFont(font)
        painter.setPen(look.color("warn" if is_expired(row, self._today) else "text"))
        shown = QFontMetrics(font).elidedText(
            until_words(row, self._today), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)

    @staticmethod
    def _tests(painter: QPainter, box: QRect, row: ChoiceRow) -> None:
        look, font = theme(), theme().font(12, 550)
        tone = {"ok": ("okSoft", "ok", "check"), "ask": ("warnSoft", "warn", "circle-question-mark")}.get(
            row.exam, ("sunken", "text2", "")
        )
        words, side = exam_words(row.exam), look.px(13)
        wide = QFontMetrics(font).horizontalAdvance(words) + look.px(18) + (side + 4 if tone[2] else 0)
        chip = QRect(box.left() + look.px(4), box.center().y() - look.px(10), wide, look.px(21))
        if box.width() < wide:
            chip.setWidth(box.width() - 4)
        painter.setPen(look.color("border") if look.name == "hc" else Qt.PenStyle.NoPen)
        painter.setBrush(look.color(tone[0]))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        left = chip.left() + look.px(8)
        if tone[2]:
            icons.paint(painter, tone[2], QRect(left, chip.center().y() - side // 2 + 1, side, side), tone[1])
            left += side + 4
        painter.setFont(font)
        painter.setPen(look.color(tone[1]))
        painter.drawText(
            QRect(left, chip.top(), chip.right() - left, chip.height()), Qt.AlignmentFlag.AlignVCenter, words
        )

    @staticmethod
    def _switch(painter: QPainter, box: QRect, picture: str, *, on: bool, chosen: bool) -> None:
        look, side = theme(), theme().px(27)
        place = QRect(box.center().x() - side // 2, box.center().y() - side // 2 + 1, side, side)
        painter.setPen(QPen(look.color("accent" if on else "border"), 1))
        painter.setBrush(look.color("accentSoft" if on else "surface"))
        painter.drawRoundedRect(place, 6, 6)
        gap = look.px(6)
        ink = "accentText" if on else "text3" if chosen else "border"
        icons.paint(painter, picture, place.adjusted(gap, gap, -gap, -gap), ink)
