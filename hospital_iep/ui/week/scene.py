"""The whole picture of the board: grid, lanes, energy, items, arrows, header and axis."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from hospital_iep.ui.week.ink import Ink, shade
from hospital_iep.ui.week.items import Change, EnergyStep, Lens, minute_of
from hospital_iep.ui.week.layout import Column, Layout, Placed
from hospital_iep.ui.week.moving import Held
from hospital_iep.ui.week.paint import paint_item
from hospital_iep.ui.week.speech import clock, day_name, duration
from hospital_iep.ui.week.stamps import Stamps

_MOST_ARROWS = 5


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment of the board, ready to be drawn."""

    layout: Layout
    ink: Ink
    stamps: Stamps
    selected: str = ""
    current: Placed | None = None  # drawn with the focus ring
    held: Held | None = None
    arrows_of: str = ""  # the pupil whose moves get arrows

    def paint(self, painter: QPainter, view: QRectF) -> None:
        """Draw what lies inside ``view`` (content pixels); the painter stands at the content's origin."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = [c for c in self.layout.columns if c.right > view.left() and c.left < view.right()]
        self._grounds(painter, columns, view)
        self._hours(painter, view)
        for entry in self.layout.placed:
            if entry.rect.intersects(view):
                self.stamps.press(painter, entry, self.layout.column(entry.item.lane))
        for column in columns:
            self._energy(painter, column)
        self._now(painter)
        self._rings(painter, view)
        self._arrows(painter)
        if self.held:
            self._hand(painter, self.held, view)

    # -- ground

    def _grounds(self, painter: QPainter, columns: list[Column], view: QRectF) -> None:
        for column in columns:
            strip = QRectF(column.left, view.top(), column.width, view.height())
            painter.fillRect(strip, self.ink.color("bg" if column.lane.beside else "surface"))
            if column.band and not column.lane.beside:
                for step in column.lane.energy:
                    self._faint_level(painter, column, step)
        painter.setPen(QPen(self.ink.color("border"), 1))
        for column in columns:
            if not column.lane.beside:
                painter.drawLine(QLineF(column.left, view.top(), column.left, view.bottom()))

    def _faint_level(self, painter: QPainter, column: Column, step: EnergyStep) -> None:
        """Tint a pupil's lane by level: nothing at 3, deeper grey for less, accent for prime."""
        rect = self._step_rect(column, step, column.width)
        tints = {1: ("text2", 0.16), 2: ("text2", 0.07), 4: ("accent", 0.08)}
        if step.level in tints:
            token, strength = tints[step.level]
            painter.fillRect(rect, shade(self.ink.color(token), strength))
        elif step.level == 0:
            painter.setBrushOrigin(rect.topLeft())
            painter.fillRect(rect, self.ink.pattern("hatch", "border", "surface"))

    def _step_rect(self, column: Column, step: EnergyStep, width: float) -> QRectF:
        top = self.layout.y_of(step.start)
        height = (step.end - step.start).total_seconds() / 3600 * self.layout.hour
        return QRectF(column.left, top, width, height)

    def _hours(self, painter: QPainter, view: QRectF) -> None:
        painter.setPen(QPen(self.ink.color("border"), 1))
        hour = -(-self.layout.first // 60) * 60
        while hour <= self.layout.last:
            y = round(self.layout.y(hour)) + 0.5
            painter.drawLine(QLineF(view.left(), y, min(view.right(), self.layout.width), y))
            hour += 60

    def _energy(self, painter: QPainter, column: Column) -> None:
        """Draw the band: its width is the level; the digit stands at each step."""
        ink = self.ink
        for step in column.lane.energy:
            if step.level == 0:
                rect = self._step_rect(column, step, column.band).adjusted(1, 0, 0, 0)
                painter.setBrushOrigin(rect.topLeft())
                painter.fillRect(rect, ink.pattern("blocked", "text2", "surface"))
            else:
                rect = self._step_rect(column, step, column.band * step.level / 4).adjusted(1, 0, 0, 0)
                painter.fillRect(rect, ink.color("accent" if step.level == 4 else "borderStrong"))
            left = column.left + column.band + ink.px(3)
            digit = QRectF(left, rect.top() + 1, ink.px(10), ink.digit.height)
            if digit.top() < self.layout.height - digit.height():
                ink.text(painter, ink.digit, digit, str(step.level), ink.color("text"))

    # -- over the items

    def _now(self, painter: QPainter) -> None:
        now = self.layout.contents.now
        columns = [c for c in self.layout.columns if now and c.day.date == now.date()]
        if not now or not columns:
            return
        y = self.layout.y(minute_of(now))
        red = self.ink.color("danger")
        painter.setPen(QPen(red, 2))
        painter.drawLine(QLineF(columns[0].left + 3, y, columns[-1].right, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(red)
        painter.drawEllipse(QPointF(columns[0].left + 4, y), 4, 4)

    def _rings(self, painter: QPainter, view: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        focus = self.ink.color("focus")
        for entry in self.layout.placed:
            if entry.item.id != self.selected or entry.item.is_background or not entry.rect.intersects(view):
                continue
            painter.setPen(QPen(focus, 2))
            painter.drawRoundedRect(entry.rect.adjusted(-1, -1, 1, 0), 6, 6)
        if self.current is not None:
            ring = self.current.rect.adjusted(-1, -1, 1, 0)
            painter.setPen(QPen(self.ink.color("surface"), 2))
            painter.drawRoundedRect(ring.adjusted(-2, -2, 2, 2), 8, 8)
            painter.setPen(QPen(focus, 2))
            painter.drawRoundedRect(ring.adjusted(-4, -4, 4, 4), 9, 9)

    def _arrows(self, painter: QPainter) -> None:
        """Old place to new, for the moves of one pupil; the others stand in the panel."""
        starts, ends = self._ends(Change.FROM), self._ends(Change.TO)
        numbers = sorted(starts.keys() & ends.keys())
        of_one = len({starts[number].item.pupil for number in numbers}) == 1
        wanted = [n for n in numbers if of_one or starts[n].item.pupil == self.arrows_of]
        for number in wanted[:_MOST_ARROWS]:
            self._arrow(painter, starts[number].rect, ends[number].rect)

    def _ends(self, change: Change) -> dict[int, Placed]:
        """Return a proposal's old or new places by number, those of the main lanes first."""
        found: dict[int, Placed] = {}
        for entry in self.layout.placed:
            if entry.item.change is change and entry.item.number:
                before = found.get(entry.item.number)
                if before is None or self.layout.column(before.item.lane).lane.beside:
                    found[entry.item.number] = entry
        return found

    def _arrow(self, painter: QPainter, source: QRectF, target: QRectF) -> None:
        forward = target.left() >= source.right() - 1
        same = abs(target.left() - source.left()) < 2
        start = QPointF(source.right() + 2 if forward or same else source.left() - 2, source.center().y())
        end = QPointF(target.left() - 2 if forward else target.right() + 2, target.center().y())
        bend = max(abs(end.x() - start.x()) / 2, 30.0)
        out = 1 if forward or same else -1
        path = QPainterPath(start)
        path.cubicTo(start + QPointF(out * bend, 0), end + QPointF(-bend if forward else bend, 0), end)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.ink.color("surface"), 7, c=Qt.PenCapStyle.RoundCap))
        painter.drawPath(path)
        painter.setPen(QPen(self.ink.color("focus"), 2.5))
        painter.drawPath(path)
        back = -10 if forward else 10
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.ink.color("focus"))
        painter.drawPolygon(QPolygonF([end, end + QPointF(back, -6), end + QPointF(back, 6)]))

    def _hand(self, painter: QPainter, held: Held, view: QRectF) -> None:
        """Draw a lesson in the hand: legal places lit, the ghost, and the reason where it may not go."""
        ink, layout = self.ink, self.layout
        lanes = {column.lane.id for column in layout.columns}
        for span in held.spans:
            if span.lane in lanes:
                painter.setBrush(shade(ink.color("ok"), 0.2))
                painter.setPen(QPen(ink.color("ok"), 1))
                place = layout.span(span.lane, span.start, span.end)
                painter.drawRoundedRect(place.adjusted(-2, 0, 2, 0), 4, 4)
        if held.lane not in lanes:
            return
        rect = layout.span(held.lane, held.start, held.end)
        painter.setOpacity(0.92)
        paint_item(painter, ink, held.ghost, rect, layout.column(held.lane))
        painter.setOpacity(1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink.color("danger" if held.reason else "focus"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 6, 6)
        self._label(painter, held, rect, view)

    def _label(self, painter: QPainter, held: Held, rect: QRectF, view: QRectF) -> None:
        """Time, or the one-line reason, on a plate by the ghost."""
        ink = self.ink
        span = QCoreApplication.translate("Week", "{start} to {end}")
        times = span.format(start=clock(held.start), end=clock(held.end))
        text = f"{times}: {held.reason}" if held.reason else times
        text = ink.plain.fit(text, view.width() - ink.px(40))
        width = ink.plain.advance(text) + ink.px(36 if held.reason else 16)
        height = ink.plain.height + ink.px(8)
        left = min(max(rect.left(), view.left() + 2), view.right() - width - 2)
        top = rect.bottom() + ink.px(5)
        if top + height > view.bottom():
            top = rect.top() - height - ink.px(5)
        plate = QRectF(left, top, width, height)
        token = "danger" if held.reason else "focus"
        painter.setBrush(ink.color("surface"))
        painter.setPen(QPen(ink.color(token), 1))
        painter.drawRoundedRect(plate, 5, 5)
        inner = plate.adjusted(ink.px(8), 0, -ink.px(4), 0)
        if held.reason:
            ink.icon(painter, "ban", QPointF(inner.left() + ink.px(7), plate.center().y()), 14, token)
            inner = inner.adjusted(ink.px(20), 0, 0, 0)
        ink.text(painter, ink.plain, inner, text, ink.color("danger" if held.reason else "text"))

    # -- header and axis

    def paint_axis(self, painter: QPainter, rect: QRectF, scroll: float) -> None:
        """Draw the hours at the left edge; the first may stand over the header's line."""
        ink = self.ink
        over = ink.small.height / 2
        painter.fillRect(rect, ink.color("surface"))
        painter.fillRect(QRectF(0, 0, rect.width() - 1, rect.top() - 1), ink.color("surface"))
        painter.save()
        painter.setClipRect(rect.adjusted(0, -over, 0, 0))
        hour = -(-self.layout.first // 60) * 60
        moment = datetime(2000, 1, 1)  # noqa: DTZ001  (only its clock is shown)
        while hour < min(self.layout.last + 1, 24 * 60):
            y = rect.top() + self.layout.y(hour) - scroll
            place = QRectF(0, y - over, rect.width() - ink.px(6), ink.small.height)
            if place.top() >= rect.top() - over - 1:
                text = clock(moment + timedelta(minutes=hour))
                ink.text(painter, ink.small, place, text, ink.color("text2"), right=True)
            hour += 60
        painter.restore()
        painter.setPen(QPen(ink.color("border"), 1))
        painter.drawLine(QLineF(rect.right() - 0.5, rect.top(), rect.right() - 0.5, rect.bottom()))

    def paint_header(self, painter: QPainter, rect: QRectF, left: float) -> None:
        """Draw the days and lanes; ``left`` is where the content's x = 0 lies."""
        ink, layout = self.ink, self.layout
        painter.fillRect(rect, ink.color("surface"))
        names = layout.header > ink.px(50)
        first_height = ink.px(31) if names else layout.header
        for day in layout.contents.days:
            columns = [c for c in layout.columns if c.day is day]
            if not columns:
                continue
            width = columns[-1].right - columns[0].left
            area = QRectF(left + columns[0].left, rect.top(), width, first_height)
            self._day_head(painter, area, columns[0])
            for column in columns if names else ():
                inset = ink.px(8) if not column.lane.beside else ink.px(3)
                place = QRectF(
                    left + column.left + inset, rect.top() + ink.px(29), column.width - inset - 2, ink.px(19)
                )
                face = ink.strong if layout.contents.lens is Lens.WARD_DAY else ink.small
                ink.text(painter, face, place, column.lane.title, ink.color("text2"))
            painter.setPen(QPen(ink.color("border"), 1))
            painter.drawLine(QLineF(area.left(), rect.top(), area.left(), rect.bottom()))
        painter.setPen(QPen(ink.color("borderStrong"), 1))
        line = rect.bottom() - 0.5
        painter.drawLine(QLineF(rect.left() + layout.axis, line, rect.right(), line))

    def _day_head(self, painter: QPainter, area: QRectF, column: Column) -> None:
        """Name of the day, "Today", what is new, and how much is taught."""
        ink, day = self.ink, column.day
        now = self.layout.contents.now
        inner = area.adjusted(ink.px(8), 0, -ink.px(8), 0)
        used = ink.text(painter, ink.title, inner, day_name(day.date), ink.color("text"))
        inner.setLeft(inner.left() + used + ink.px(8))
        if now and now.date() == day.date:
            word = QCoreApplication.translate("Week", "Today")
            inner.setLeft(self._pill(painter, inner, word, "accent", "onAccent") + ink.px(6))
        if day.note:
            inner.setLeft(self._pill(painter, inner, day.note, "infoSoft", "info") + ink.px(6))
        if day.lessons:
            self._summary(painter, inner, day.lessons, day.minutes)

    def _pill(self, painter: QPainter, room: QRectF, word: str, fill: str, text: str) -> float:
        ink = self.ink
        width = ink.digit.advance(word) + ink.px(14)
        if width > room.width():
            return room.left()
        rect = QRectF(room.left(), room.center().y() - ink.px(8.5), width, ink.px(17))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.color(fill))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        ink.text(painter, ink.digit, rect.adjusted(ink.px(7), 0, 0, 0), word, ink.color(text))
        return rect.right()

    def _summary(self, painter: QPainter, room: QRectF, lessons: int, minutes: int) -> None:
        """Say "6 lessons, 3 h 15" where it fits, else only the time."""
        ink = self.ink
        one = QCoreApplication.translate("Week", "1 lesson")
        many = QCoreApplication.translate("Week", "%n lessons", "", lessons)
        whole = f"{one if lessons == 1 else many} · {duration(minutes)}"
        for text in (whole, duration(minutes)):
            if ink.small.advance(text) <= room.width():
                ink.text(painter, ink.small, room, text, ink.color("text2"), right=True)
                return
