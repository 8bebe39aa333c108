"""The graded return: weeks by days, hours growing, with the rules and the end."""

from collections.abc import Collection
from datetime import date, timedelta

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from hospital_iep.domain.catalogues import return_schemes
from hospital_iep.domain.reentry import GradedReturnDayData, ReturnDayKind
from hospital_iep.operations.reentry import ReentryRow
from hospital_iep.ui import icons
from hospital_iep.ui.reentry import words
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button, Card, Icon, Wrapped, label
from hospital_iep.ui.widgets.chips import Chip
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.layouts import row

FULL = 6.0  # hours that fill a cell's bar
ICONS = {
    ReturnDayKind.ONLINE: "monitor",
    ReturnDayKind.HOME: "house",
    ReturnDayKind.TREATMENT: "droplets",
    ReturnDayKind.NONE: "moon",
}


class DayCell(QAbstractButton):
    """One day: what it holds in words, and a bar as long as its hours. A press changes it."""

    walked = Signal(object, int, int)

    def __init__(self, day: GradedReturnDayData, today: date) -> None:
        super().__init__()
        assert day.on is not None
        self.day = day
        self.setText(words.return_day(day.kind, day.hours))
        self.setAccessibleName(f"{day_words(day.on, today)}, {self.text()}")
        self.setAccessibleDescription(self.tr("Enter or Space changes the day."))
        self.setToolTip(self.accessibleName())
        self.setProperty("ring", "true")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(78), theme().px(27))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(44), theme().px(27))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        school = self.day.kind is ReturnDayKind.SCHOOL
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(box, 5, 5)
        painter.fillPath(outline, look.color("lessonBg" if school else "surface"))
        if school:
            share = 1.0 if self.day.hours is None else min(self.day.hours / FULL, 1.0)
            painter.setClipPath(outline)
            high = look.px(4)
            left = (
                box.width() * (1 - share) if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0
            )
            painter.fillRect(
                QRectF(left, box.height() - high, box.width() * share, high + 1), look.color("accent")
            )
            painter.setClipping(False)
        painter.setPen(look.color("accent" if school else "border"))
        painter.drawPath(outline)
        painter.setFont(look.font(12, 550))
        painter.setPen(look.color("lessonText" if school else "text2"))
        name = ICONS.get(self.day.kind, "")
        side = look.px(14) if name else 0
        room = self.width() - side - look.px(10)
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        wide = painter.fontMetrics().horizontalAdvance(text) + (side + look.px(4) if side else 0)
        left_ = (self.width() - wide) // 2
        if name:
            icons.paint(painter, name, QRect(left_, (self.height() - side) // 2, side, side), "text2")
        place = QRect(
            left_ + (wide - painter.fontMetrics().horizontalAdvance(text)), 0, wide, self.height() - 2
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
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
            self.click()
        elif key in steps and not event.modifiers():
            self.walked.emit(self, *steps[Qt.Key(key)])
        else:
            super().keyPressEvent(event)


class GradedCard(Card):
    """The card with the grid."""

    edit_asked = Signal()
    day_asked = Signal(object)  # GradedReturnDayData

    def __init__(self) -> None:
        super().__init__()
        self.scheme = Chip("")
        self.edit = Button(self.tr("Edit"), self.edit_asked.emit, icon="pencil", size="small")
        self.edit.setAccessibleName(self.tr("Edit the graded return"))
        self.head(self.tr("Graded return"), self.scheme, self.edit)
        self._holder: QWidget | None = None
        self.cells: list[list[DayCell]] = []

    def show_row(self, shown: ReentryRow, today: date) -> None:
        """Show a child's graded return."""
        if self._holder is not None:
            self._holder.hide()
            self._holder.deleteLater()
        scheme = return_schemes().get(shown.scheme.scheme) if shown.scheme else None
        name = words.translate(scheme.name) if scheme else self.tr("no scheme yet")
        self.scheme.say(name)
        self._holder = QWidget()
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(4))
        grid.setVerticalSpacing(theme().px(3))
        self.body.addWidget(self._holder)
        self.cells = []
        days = [day for day in shown.days if day.on is not None]
        if not days:
            text = self.tr("The days follow once there is a return date.")
            grid.addWidget(Wrapped(text, "quiet"), 0, 0)
            return
        last = self._fill(grid, days, shown.closed, today)
        self._rules(grid, last, shown, today)

    def _fill(
        self, grid: QGridLayout, days: list[GradedReturnDayData], closed: Collection[date], today: date
    ) -> int:
        dates = {day.on for day in days if day.on} | set(closed)
        weekdays = sorted({on.weekday() for on in dates})
        mondays = sorted({on - timedelta(days=on.weekday()) for on in dates})
        known = {day.on: day for day in days}
        for column, weekday in enumerate(weekdays, 1):
            head = label(day_words(mondays[0] + timedelta(days=weekday), today).split()[0], "caption")
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(head, 0, column)
            grid.setColumnStretch(column, 1)
        for line, monday in enumerate(mondays, 1):
            grid.addWidget(label(words.tick_day(monday), "label"), line, 0)
            cells = []
            for column, weekday in enumerate(weekdays, 1):
                on = monday + timedelta(days=weekday)
                day = known.get(on)
                if on in closed:
                    shut = label(self.tr("closed"), "caption")
                    shut.setAccessibleName(self.tr("{day}, closed").format(day=day_words(on, today)))
                    shut.setAlignment(Qt.AlignmentFlag.AlignCenter)
                    grid.addWidget(shut, line, column)
                elif day is not None:
                    cell = DayCell(day, today)
                    cell.clicked.connect(lambda _=False, day=day: self.day_asked.emit(day))
                    cell.walked.connect(self._walk)
                    grid.addWidget(cell, line, column)
                    cells.append(cell)
            if cells:
                self.cells.append(cells)
        if self.cells:
            self.cells[0][0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return len(mondays) + 1

    def _rules(self, grid: QGridLayout, at: int, shown: ReentryRow, today: date) -> None:
        if shown.scheme is None:
            return
        lines = [("school", words.when_closed(shown.scheme.scheme))] if shown.closed else []
        lines += [
            ("chevron-up", self.tr("Step up: {rule}").format(rule=words.translate(shown.scheme.step_up))),
            (
                "chevron-down",
                self.tr("Step down: {rule}").format(rule=words.translate(shown.scheme.step_down)),
            ),
        ]
        ends = day_words(shown.scheme.ends_on, today) if shown.scheme.ends_on else self.tr("not set")
        review = day_words(shown.scheme.review_on, today) if shown.scheme.review_on else self.tr("not set")
        lines.append(("flag", self.tr("Ends {ends}, review {review}").format(ends=ends, review=review)))
        for number, (icon, text) in enumerate(lines):
            across = row(6)
            across.addWidget(Icon(icon, "text2", 15), 0, Qt.AlignmentFlag.AlignTop)
            across.addWidget(Wrapped(text, "caption"), 1)
            grid.addLayout(across, at + number, 0, 1, grid.columnCount())

    def _walk(self, cell: DayCell, along: int, down: int) -> None:
        line = next(at for at, cells in enumerate(self.cells) if cell in cells)
        column = self.cells[line].index(cell)
        line = min(max(line + down, 0), len(self.cells) - 1)
        mirrored = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        cells = self.cells[line]
        target = cells[min(max(column + along * mirrored, 0), len(cells) - 1)]
        for each in (other for others in self.cells for other in others):
            each.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        target.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
