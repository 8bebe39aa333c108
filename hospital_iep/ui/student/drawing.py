"""The drawing of a treatment's curve; where it may be changed, each step is pulled up or down."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from hospital_iep.domain.curve import CurveSegment, DisplayKind
from hospital_iep.ui.student.curve import CurveStep, day_steps, free_step, hour_steps, sample, step_speech
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.announce import announce

HIGHEST = 4


class CurveDrawing(QWidget):
    """Hours around the treatment above, the days after it below; height and digit tell the level.

    An ``editable`` one is changed where it is seen: a step is pulled to another height, or chosen with
    left and right and raised or lowered with up and down. Enter or a double click opens a step, or one to
    be added where none lies.
    """

    pulled = Signal(int, int)  # the number of a segment, and its new level
    picked = Signal(int)
    opened = Signal(int)
    free_opened = Signal(object)  # the step that would lie there (CurveSegment)
    menu_asked = Signal(object, object, object)  # the number of a segment, the moment there, where to open

    def __init__(self, *, small: bool = False, editable: bool = False) -> None:
        super().__init__()
        self._segments: Sequence[CurveSegment] = ()
        self._minutes = 0
        self._hours: list[CurveStep] = []
        self._days: list[CurveStep] = []
        self._kind = DisplayKind.ROUTINE
        self._small = small
        self._editable = editable
        self.chosen: int | None = None
        self._grabbed = QRectF()
        self._pull: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if editable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setProperty("ring", "true")
            self.setAccessibleDescription(
                self.tr(
                    "Left and right choose a step, up and down change its energy, Enter opens it, "
                    "Insert adds one, S splits it, Delete removes it."
                )
            )
        theme().changed.connect(self.updateGeometry)

    def show_curve(
        self,
        segments: Sequence[CurveSegment],
        minutes: int,
        variant: str,
        kind: DisplayKind,
        base: int = 3,
    ) -> None:
        """Show the curve of one kind of a treatment."""
        self._segments = segments
        self._minutes = minutes
        self._hours = hour_steps(segments, minutes, variant, base)
        self._days = day_steps(segments, variant, base)
        self._kind = kind
        self._pull = None
        if self.chosen not in self._numbers():
            self.chosen = None
        said = "; ".join(step_speech(each) for each in segments[:12])
        self.setAccessibleName(self.tr("Energy around the treatment. {steps}").format(steps=said))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        strip = 64 if self._small else 92
        return QSize(theme().px(220), theme().px(strip * 2 if self._days else strip))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(140), self.sizeHint().height())

    # Where things lie

    def _plots(self) -> tuple[QRectF, QRectF]:
        low = QFontMetrics(theme().font(11.5, 650)).height()
        high = self.height() / 2 if self._days else self.height()
        above, below = QRectF(0, 0, self.width(), high - 4), QRectF(0, high, self.width(), high - 2)
        return above.adjusted(0, low, 0, -low), below.adjusted(0, low, 0, -low)

    def columns(self) -> list[tuple[QRectF, CurveStep]]:
        """Return each step with the place over its whole height."""
        found = []
        for plot, steps in zip(self._plots(), (self._hours, self._days), strict=True):
            if steps:
                first, wide = steps[0].start, steps[-1].end - steps[0].start
                for step in steps:
                    left = plot.left() + plot.width() * (step.start - first) / wide
                    right = plot.left() + plot.width() * (step.end - first) / wide
                    found.append((QRectF(left, plot.top(), right - left, plot.height()), step))
        return found

    def _numbers(self) -> list[int]:
        numbers = (step.number for step in (*self._hours, *self._days))
        return list(dict.fromkeys(number for number in numbers if number is not None))

    def _at(self, point: QPointF) -> tuple[QRectF, CurveStep] | None:
        return next(
            (
                (place, step)
                for place, step in self.columns()
                if place.left() <= point.x() < place.right()
                and place.top() - 16 <= point.y() <= place.bottom() + 16
            ),
            None,
        )

    def _of_days(self, step: CurveStep) -> bool:
        return any(each is step for each in self._days)

    def _moment(self, point: QPointF, place: QRectF, step: CurveStep) -> datetime:
        """Return the moment around a usual date of the treatment that lies at a point of the drawing."""
        share = (point.x() - place.left()) / max(place.width(), 1)
        at = step.start + (step.end - step.start) * share
        begin = sample(self._minutes).start
        return begin + (timedelta(days=int(at)) if self._of_days(step) else timedelta(hours=at))

    # Changing

    def mark(self, number: int) -> None:
        """Show which step is chosen elsewhere; one that is not drawn takes the mark away."""
        self.chosen = number if number in self._numbers() else None
        self.update()

    def _choose(self, number: int) -> None:
        self.chosen = number
        self.update()
        self.picked.emit(number)
        announce(self, step_speech(self._segments[number]))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position()) if self._editable else None
        if found is None or found[1].number is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            self._grabbed = found[0]
            self._choose(found[1].number)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.chosen is not None and not self._grabbed.isEmpty():
            share = (self._grabbed.bottom() - event.position().y()) / self._grabbed.height()
            self._pull = min(HIGHEST, max(0, round(share * HIGHEST)))
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        level, self._pull, self._grabbed = self._pull, None, QRectF()
        self.update()
        if level is not None:
            self._give(level)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position()) if self._editable else None
        if found is not None and found[1].number is not None:
            self.opened.emit(found[1].number)
        elif found is not None:
            self.free_opened.emit(free_step(found[1], self._minutes, of_days=self._of_days(found[1])))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._editable:
            super().contextMenuEvent(event)
        elif event.reason() == QContextMenuEvent.Reason.Mouse:
            point = QPointF(event.pos())
            found = self._at(point)
            number = found[1].number if found is not None else None
            if number is not None:
                self._choose(number)
            moment = self._moment(point, *found) if found is not None else None
            self.menu_asked.emit(number, moment, event.globalPos())
        else:
            self.menu_asked.emit(self.chosen, None, self.mapToGlobal(self.rect().center()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, numbers = event.key(), self._numbers()
        if not self._editable or not numbers or event.modifiers():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            way = 1 if key == Qt.Key.Key_Right else -1
            at = numbers.index(self.chosen) + way if self.chosen is not None else 0
            self._choose(numbers[min(max(at, 0), len(numbers) - 1)])
        elif self.chosen is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._give(int(self._segments[self.chosen].level) + (1 if key == Qt.Key.Key_Up else -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def _give(self, level: int) -> None:
        if self.chosen is not None and 0 <= level <= HIGHEST:
            number = self.chosen
            if level != int(self._segments[number].level):
                self.pulled.emit(number, level)
                announce(self, step_speech(self._segments[number]))

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._hours:
            return
        painter, look = QPainter(self), theme()
        bold = look.font(11.5, 650)
        low = QFontMetrics(bold).height()
        for at, (place, step) in enumerate(self.columns()):
            if step.inside:
                ground = place.adjusted(0, -low, 0, 0)
                painter.fillRect(ground, look.color(f"k_{self._kind.value}Bg"))
            chosen = step.number is not None and step.number == self.chosen
            level = self._pull if chosen and self._pull is not None else step.level
            day = at - len(self._hours)
            digit = day < 1 or step.level != self._days[day - 1].level
            painter.setFont(bold)
            self._bar(painter, place.adjusted(0, 0, -1 if day >= 0 else 0, 0), level, low, digit=digit)
            if chosen:
                painter.setPen(QPen(look.color("focus"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(place.adjusted(1, 1, -1, -1))
        painter.setFont(look.font(11.5))
        painter.setPen(look.color("text2"))
        self._hour_marks(painter, low)
        if self._days:
            self._day_marks(painter, low)
        painter.end()

    def _hour_marks(self, painter: QPainter, low: int) -> None:
        plot = self._plots()[0]
        first, last = self._hours[0].start, self._hours[-1].end
        inside = [step for step in self._hours if step.inside]
        begin, end = inside[0].start, inside[-1].end
        marks = ((begin, self.tr("begin")), (end, self.tr("end, {hours} h").format(hours=f"{end - begin:g}")))
        done = -1.0
        for at, words in marks:
            x = plot.left() + plot.width() * (at - first) / (last - first)
            wide = QFontMetrics(painter.font()).horizontalAdvance(words)
            x = max(min(x, plot.right() - wide), done)
            painter.drawText(QRectF(x, plot.bottom() + 1, wide + 2, low), words)
            done = x + wide + theme().px(8)

    def _day_marks(self, painter: QPainter, low: int) -> None:
        plot = self._plots()[1]
        line = QRectF(plot.left(), plot.bottom() + 1, plot.width(), low)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, self.tr("day 1 after"))
        last = self.tr("day {day} after").format(day=len(self._days))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, last)

    @staticmethod
    def _bar(painter: QPainter, box: QRectF, level: int, low: int, *, digit: bool = True) -> None:
        look = theme()
        share = level / HIGHEST if level else 1.0
        bar = QRectF(box.left(), box.bottom() - box.height() * share, box.width(), box.height() * share)
        if level == 0:
            painter.setOpacity(0.75)
            painter.fillRect(bar, QBrush(look.color("text2"), Qt.BrushStyle.BDiagPattern))
            painter.setOpacity(1)
        else:
            painter.fillRect(bar, look.color("accent" if level == HIGHEST else "borderStrong"))
        painter.setPen(QPen(look.color("border")))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if digit and box.width() >= look.px(8):
            painter.setPen(look.color("text"))
            top = bar.top() - low if level else box.top() - low
            words = QRectF(box.left(), top, box.width(), low)
            painter.drawText(words, Qt.AlignmentFlag.AlignHCenter, str(level))
