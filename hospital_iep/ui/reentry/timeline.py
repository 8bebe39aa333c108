"""The timeline: each owner's items against the return date, with today and the school's holidays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from hospital_iep.domain.team import TeamRole
from hospital_iep.operations.reentry import ItemRow, ReentryRow
from hospital_iep.ui import icons
from hospital_iep.ui.reentry import words
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Elided, Icon

TICKS = (-70, -56, -42, -28, -21, -14, -7, 0, 14, 28, 42)
EARLIEST, LATEST = -70, 42
BEFORE = 0.64  # the share of the width that lies before the return
OWNERS, HEAD, LANE, PAD = 152, 58, 26, 4
LABEL = 150  # how long a label may be


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to places: straight to the return, then tighter."""

    return_on: date
    first: int  # days from the return, negative
    left: int
    width: int

    def x(self, day: date) -> int:
        """Return the place of a day; what lies beyond stands at the edge."""
        days = min(max((day - self.return_on).days, self.first), LATEST)
        middle = self.left + self.width * BEFORE
        if days <= 0:
            return round(middle - middle_share(days, self.first) * self.width * BEFORE)
        return round(middle + days / LATEST * self.width * (1 - BEFORE))


def middle_share(days: int, first: int) -> float:
    """Return how far before the return a day lies, as a share."""
    return days / first if first else 0.0


class ItemMark(QAbstractButton):
    """One item: state and words. Space or a click ticks it, Enter opens it."""

    opened = Signal(object)
    walked = Signal(object, int, int)  # itself, steps along, steps down

    def __init__(self, item: ItemRow, look: tuple[str, str], speech: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.item = item
        self._icon, self._ink = look
        self.flipped = False
        self.setText(words.title(item))
        self.setAccessibleName(speech)
        self.setAccessibleDescription(self.tr("Space ticks it, Enter opens it."))
        self.setToolTip(speech)
        self.setProperty("ring", "true")
        self.setProperty("spot", str(item.id))
        self.setCheckable(True)
        self.setChecked(item.data.done_on is not None)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def wanted(self) -> int:
        """Return how wide it would like to be."""
        words_ = self.fontMetrics().horizontalAdvance(self.text())
        return theme().px(LANE) + min(words_, theme().px(LABEL)) + theme().px(6)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.wanted(), theme().px(LANE - 2))

    @override
    def nextCheckState(self) -> None:
        """Keep the tick: the page shows it when it is written."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        side = look.px(18)
        top = (self.height() - side) // 2
        room = look.px(LANE - 2)
        at = self.width() - room if self.flipped else 0
        ground = QColor(look.color("sunken" if self.underMouse() else "surface"))
        ground.setAlpha(225)  # a plate under the words, so that lines behind them do not strike them out
        painter.fillRect(self.rect().adjusted(0, 3, 0, -3), ground)
        icons.paint(painter, self._icon, QRect(at + (room - side) // 2, top, side, side), self._ink)
        box = self.rect().adjusted(0, 0, -room, 0) if self.flipped else self.rect().adjusted(room, 0, 0, 0)
        painter.setFont(look.font(12, 650 if self.item.late else 450))
        painter.setPen(look.color("danger" if self.item.late else "text"))
        side_ = Qt.AlignmentFlag.AlignRight if self.flipped else Qt.AlignmentFlag.AlignLeft
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side_ | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, text)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.item)
        elif key in steps and not event.modifiers():
            self.walked.emit(self, *steps[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.opened.emit(self.item)


def _free_place(
    ends: list[list[tuple[int, int]]], places: Sequence[tuple[int, bool]], wide: int
) -> tuple[int, int, bool]:
    """Return the first lane and place with room, the words at the right before those at the left."""
    for lane, taken in enumerate(ends):
        for start, flipped in places:
            if all(start >= end + 4 or start + wide <= begin - 4 for begin, end in taken):
                return lane, start, flipped
    ends.append([])
    return len(ends) - 1, *places[0]


class Timeline(QWidget):
    """Rows by owner; grows with what is in it."""

    ticked = Signal(object)  # an ItemRow
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Checklist by owner and date"))
        self._row: ReentryRow | None = None
        self._today = date.min
        self._child = ""
        self.marks: dict[TeamRole | None, list[ItemMark]] = {}
        self._heads: dict[TeamRole | None, tuple[Icon, Elided]] = {}
        self._bands: list[tuple[int, int]] = []  # top and height of each owner
        self._scale: Scale | None = None

    def show_row(self, row: ReentryRow, today: date, child: str) -> None:
        """Show a child's re-entry; without a return date there is nothing to show."""
        self._row, self._today, self._child = row, today, child
        for marks in self.marks.values():
            for mark in marks:
                mark.hide()
                mark.deleteLater()
        for icon, name in self._heads.values():
            for part in (icon, name):
                part.hide()
                part.deleteLater()
        self.marks, self._heads = {}, {}
        if row.data.return_on is not None:
            for owner in (*words.OWNERS, None):
                items = [item for item in row.items if item.data.owner is owner and item.data.due_on]
                if items:
                    self._add_owner(owner, items)
        self._lay_out()
        self._one_stop()
        self.update()

    def _add_owner(self, owner: TeamRole | None, items: Sequence[ItemRow]) -> None:
        assert self._row is not None
        icon = Icon(words.OWNER_ICONS.get(owner, "user") if owner else "user", "text2", 16, self)
        name = Elided(words.owner(owner, self._child))
        name.setParent(self)
        icon.show()
        name.show()
        self._heads[owner] = (icon, name)
        marks = []
        for item in sorted(items, key=lambda each: (str(each.data.due_on), each.data.code)):
            look = words.icon(item, self._today, self._row.data.return_on)
            mark = ItemMark(item, look, words.speech(item, self._today, self._child), self)
            mark.clicked.connect(lambda _=False, item=item: self.ticked.emit(item))
            mark.opened.connect(self.opened)
            mark.walked.connect(self._walk)
            mark.show()
            marks.append(mark)
        self.marks[owner] = marks

    # -- where everything lies

    def _lay_out(self) -> None:
        row, look = self._row, theme()
        if row is None or row.data.return_on is None:
            self._scale, self._bands = None, []
            self.setFixedHeight(0)
            return
        first = min([-28, *((day - row.data.return_on).days for day in self._shown_days(row))])
        left = look.px(OWNERS)
        width = max(self.width() - left - look.px(16), look.px(120))
        self._scale = Scale(row.data.return_on, max(first, EARLIEST), left, width)
        top = look.px(HEAD)
        self._bands = []
        for owner, marks in self.marks.items():
            lanes = self._place(marks, top)
            high = lanes * look.px(LANE) + 2 * look.px(PAD)
            icon, name = self._heads[owner]
            side = icon.sizeHint().width()
            icon.setGeometry(look.px(12), top + look.px(PAD) + (look.px(LANE) - side) // 2, side, side)
            name.setGeometry(
                look.px(34),
                top + look.px(PAD),
                left - look.px(38),
                max(look.px(LANE), name.sizeHint().height()),
            )
            self._bands.append((top, high))
            top += high
        self.setFixedHeight(top)

    def _shown_days(self, row: ReentryRow) -> list[date]:
        return [self._today, *(item.data.due_on for item in row.items if item.data.due_on is not None)]

    def _place(self, marks: Sequence[ItemMark], top: int) -> int:
        """Put an owner's items into as many lanes as they need; returns how many."""
        assert self._scale is not None
        look, half = theme(), theme().px(LANE - 2) // 2
        ends: list[list[tuple[int, int]]] = []
        for mark in marks:
            assert mark.item.data.due_on is not None
            x, wide, high = self._scale.x(mark.item.data.due_on), mark.wanted(), look.px(LANE - 2)
            least, most = look.px(OWNERS) - half, self.width() - look.px(4)
            places = [(x - half, False), (x + half - wide, True)]
            fitting = [each for each in places if least <= each[0] and each[0] + wide <= most]
            lane, start, mark.flipped = _free_place(ends, fitting or [(max(least, most - wide), True)], wide)
            ends[lane].append((start, start + wide))
            mark.setGeometry(start, top + look.px(PAD) + lane * look.px(LANE), wide, high)
        return max(len(ends), 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(400), self.height())

    # -- drawing

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scale is None or self._row is None:
            return
        painter = QPainter(self)
        self._draw_holidays(painter)
        self._draw_ticks(painter)
        self._draw_bands(painter)
        self._draw_today(painter)
        painter.end()

    def _draw_holidays(self, painter: QPainter) -> None:
        assert self._scale is not None
        assert self._row is not None
        look, top = theme(), theme().px(HEAD)
        last = self._scale.return_on + timedelta(days=LATEST)
        begin = self._scale.return_on + timedelta(days=self._scale.first)
        for holiday in self._row.holidays:
            if holiday.last < begin or last < holiday.first:
                continue
            left = self._scale.x(max(holiday.first, begin))
            right = self._scale.x(min(holiday.last + timedelta(days=1), last))
            box = QRect(left, top, max(right - left, 3), self.height() - top)
            painter.fillRect(box, look.color("bg"))
            painter.fillRect(box, QBrush(look.color("border"), Qt.BrushStyle.BDiagPattern))
            painter.setFont(look.font(11.5))
            painter.setPen(look.color("text2"))
            name = self.tr("School holiday")
            words_ = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, box.width() - 4)
            line = painter.fontMetrics().height()
            place = QRect(box.left() + 3, self.height() - line - 2, box.width() - 4, line)
            plate = QSize(painter.fontMetrics().horizontalAdvance(words_), line)
            painter.fillRect(QRect(place.topLeft(), plate), look.color("surface"))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, words_)

    def _draw_ticks(self, painter: QPainter) -> None:
        assert self._scale is not None
        look = theme()
        taken: list[tuple[int, int]] = []
        wanted = [days for days in TICKS if days >= self._scale.first]
        for days in sorted(wanted, key=lambda each: (each != 0, each % 14 != 0, abs(each))):
            day = self._scale.return_on + timedelta(days=days)
            x = self._scale.x(day)
            head = words.offset(days) if days else self.tr("Return")
            painter.setFont(look.font(12, 650))
            wide = max(painter.fontMetrics().horizontalAdvance(head), look.px(50))
            left = min(max(x - wide // 2, look.px(OWNERS) - look.px(30)), self.width() - wide)
            if any(left < end and begin < left + wide for begin, end in taken):
                continue
            taken.append((left, left + wide))
            painter.setPen(look.color("accentText" if days == 0 else "text"))
            middle = Qt.AlignmentFlag.AlignHCenter
            painter.drawText(QRect(left, look.px(5), wide, look.px(18)), middle, head)
            painter.setFont(look.font(11.5))
            painter.setPen(look.color("text2"))
            painter.drawText(
                QRect(left - 8, look.px(22), wide + 16, look.px(18)), middle, words.tick_day(day)
            )
            painter.setPen(QPen(look.color("accent"), 2) if days == 0 else look.color("border"))
            painter.drawLine(x, look.px(HEAD), x, self.height())

    def _draw_bands(self, painter: QPainter) -> None:
        painter.setPen(theme().color("border"))
        for top, _ in self._bands:
            painter.drawLine(0, top, self.width(), top)

    def _draw_today(self, painter: QPainter) -> None:
        assert self._scale is not None
        look = theme()
        if not (self._today - self._scale.return_on).days - self._scale.first >= 0:
            return
        if (self._today - self._scale.return_on).days > LATEST:
            return
        x = self._scale.x(self._today)
        painter.setPen(QPen(look.color("danger"), 2, Qt.PenStyle.DashLine))
        painter.drawLine(x, look.px(HEAD) - 14, x, self.height())
        painter.setFont(look.font(11.5, 650))
        text = self.tr("Today, {day}").format(day=words.tick_day(self._today))
        wide = painter.fontMetrics().horizontalAdvance(text) + 6
        line = painter.fontMetrics().height()
        left = x + 3 if x + 3 + wide < self.width() else x - 3 - wide
        box = QRectF(left, look.px(HEAD) - line - 1, wide, line)
        painter.fillRect(box, look.color("surface"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    # -- the keyboard

    def _one_stop(self) -> None:
        """Let Tab stop once: at the first item that is late or open, from which arrow keys go on."""
        marks = [mark for each in self.marks.values() for mark in each]
        late = [mark for mark in marks if mark.item.late]
        still = [mark for mark in marks if mark.item.data.done_on is None]
        for mark in (late or still or marks)[:1]:
            mark.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def first(self) -> ItemMark | None:
        """The item at which Tab stops."""
        marks = [mark for each in self.marks.values() for mark in each]
        return next((mark for mark in marks if mark.focusPolicy() == Qt.FocusPolicy.StrongFocus), None)

    def mark_of(self, key: str) -> ItemMark | None:
        """Return the mark of an item by its key or its short words."""
        for marks in self.marks.values():
            for mark in marks:
                if key in (str(mark.item.id), mark.item.data.short, mark.item.data.action):
                    return mark
        return None

    def focus_mark(self, mark: ItemMark) -> None:
        """Put the focus on an item; Tab comes back to it."""
        for marks in self.marks.values():
            for each in marks:
                each.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        mark.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        mark.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _walk(self, mark: ItemMark, along: int, down: int) -> None:
        rows = list(self.marks.values())
        at = next(number for number, marks in enumerate(rows) if mark in marks)
        if along:
            mirrored = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
            marks = rows[at]
            self.focus_mark(marks[min(max(marks.index(mark) + along * mirrored, 0), len(marks) - 1)])
            return
        target = rows[min(max(at + down, 0), len(rows) - 1)]
        self.focus_mark(min(target, key=lambda each: abs(each.x() - mark.x())))
