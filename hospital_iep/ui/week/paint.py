"""How one block of the board is drawn: treatments, buffers, routine and isolation.

Colour never stands alone: every block carries its pattern, an icon and a word, and a grey photocopy
loses nothing.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from hospital_iep.ui.week.ink import KIND_ICONS, Ink
from hospital_iep.ui.week.items import BoardItem, Change, Kind, LaneKind
from hospital_iep.ui.week.layout import Column
from hospital_iep.ui.week.lesson import paint_lesson
from hospital_iep.ui.week.speech import duration, when

_RADIUS = 5


def paint_item(painter: QPainter, ink: Ink, item: BoardItem, rect: QRectF, column: Column) -> None:
    """Draw one item into its rectangle."""
    if item.kind is Kind.LESSON:
        paint_lesson(painter, ink, item, rect, by_subject=column.lane.kind is LaneKind.PUPIL)
    elif item.kind is Kind.TREATMENT:
        _treatment(painter, ink, item, rect)
    elif item.kind is Kind.ROUTINE:
        _routine(painter, ink, item, rect)
    elif item.kind is Kind.ISOLATION:
        _isolation(painter, ink, rect)
    else:
        _buffer(painter, ink, item, rect)


def _routine(painter: QPainter, ink: Ink, item: BoardItem, rect: QRectF) -> None:
    painter.fillRect(rect, ink.color("sunken"))
    if rect.height() < ink.plain.height:
        return
    icon_room = ink.px(20)
    room = rect.width() - icon_room - ink.px(12)
    center = rect.center()
    if room < ink.px(24):
        ink.icon(painter, item.icon or "clock", center, 14, "text2")
        return
    word = ink.plain.fit(item.what, room)
    width = icon_room + ink.plain.advance(word)
    left = center.x() - width / 2
    ink.icon(painter, item.icon or "clock", QPointF(left + ink.px(7), center.y()), 14, "text2")
    place = QRectF(left + icon_room, rect.top(), room, rect.height())
    ink.text(painter, ink.plain, place, word, ink.color("text2"))


def _buffer(painter: QPainter, ink: Ink, item: BoardItem, rect: QRectF) -> None:
    """Before and after a treatment: dashed and hatched."""
    painter.setBrushOrigin(rect.topLeft())
    painter.setBrush(ink.pattern("hatch", "borderStrong", "surface"))
    painter.setPen(QPen(ink.color("borderStrong"), 1, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if rect.height() < ink.plain.height + 2 or rect.width() < ink.px(56):
        return
    word = item.what
    if item.minutes >= 60:
        word = f"{word}, {duration(item.minutes)}"
    ink.plate(painter, ink.plain, rect.center(), word, color="text2", ground="surface", width=rect.width())


def _treatment(painter: QPainter, ink: Ink, item: BoardItem, rect: QRectF) -> None:
    token = f"k_{item.look.value}"
    box = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    if item.change is Change.CLASH:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        halo = ink.color(token)
        halo.setAlphaF(0.25)
        painter.setPen(QPen(halo, 5))
        painter.drawRoundedRect(box, _RADIUS + 1, _RADIUS + 1)
    painter.setBrushOrigin(box.topLeft())
    painter.setBrush(ink.kind_pattern(item.look))
    painter.setPen(QPen(ink.color(token), 2 if item.change is Change.CLASH else 1))
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    if rect.width() >= ink.px(56):
        _treatment_words(painter, ink, item, box)
    else:
        _treatment_narrow(painter, ink, item, box)


def _treatment_words(painter: QPainter, ink: Ink, item: BoardItem, box: QRectF) -> None:
    token, ground = f"k_{item.look.value}", ink.color(f"k_{item.look.value}Bg")
    line = ink.strong.height + ink.px(2)
    if box.height() < line:
        line = box.height()
    tall = box.height() > 3 * line
    top = box.top() + (ink.px(6) if tall else max((min(box.height(), ink.px(34)) - line) / 2, 0))
    room = box.width() - ink.px(12)
    word = ink.strong.fit(item.what, room - ink.px(22))
    plate = QRectF(box.left() + ink.px(5), top, ink.strong.advance(word) + ink.px(26), line)
    painter.fillRect(plate, ground)
    ink.icon(painter, _icon(item), QPointF(plate.left() + ink.px(11), plate.center().y()), 14, token)
    ink.text(
        painter, ink.strong, plate.adjusted(ink.px(24), 0, ink.px(4), 0), word, ink.color(token)
    )
    if tall:
        time = ink.plain.fit(when(item), room)
        second = QRectF(plate.left(), plate.bottom() + ink.px(7), ink.plain.advance(time) + ink.px(8), line)
        painter.fillRect(second, ground)
        ink.text(painter, ink.plain, second.adjusted(ink.px(4), 0, 4, 0), time, ink.color(token))


def _treatment_narrow(painter: QPainter, ink: Ink, item: BoardItem, box: QRectF) -> None:
    """Beside the main lane: the word runs downwards."""
    token, ground = f"k_{item.look.value}", ink.color(f"k_{item.look.value}Bg")
    room = box.height() - ink.px(34)
    word = ink.strong.fit(item.what, room) if room > ink.px(30) else ""
    width = min(box.width() - 4, ink.strong.height + 2)
    long = ink.px(20) + (ink.strong.advance(word) + ink.px(8) if word else 0)
    plate = QRectF(box.center().x() - width / 2, box.center().y() - long / 2, width, long)
    painter.fillRect(plate.intersected(box.adjusted(1, 1, -1, -1)), ground)
    ink.icon(painter, _icon(item), QPointF(box.center().x(), plate.top() + ink.px(10)), 14, token)
    if word:
        painter.save()
        painter.translate(box.center().x(), plate.top() + ink.px(22))
        painter.rotate(90)
        line = QRectF(0, -ink.strong.height / 2, room, ink.strong.height)
        ink.text(painter, ink.strong, line, word, ink.color(token))
        painter.restore()


def _icon(item: BoardItem) -> str:
    return item.icon or KIND_ICONS[item.look]


def _isolation(painter: QPainter, ink: Ink, rect: QRectF) -> None:
    """A dotted strip with a shield at the lane's right edge."""
    painter.setBrush(ink.color("warnSoft"))
    painter.setPen(QPen(ink.color("warn"), 1, Qt.PenStyle.DotLine))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if rect.height() > ink.px(20):
        ink.icon(painter, "shield-alert", QPointF(rect.center().x(), rect.top() + ink.px(10)), 9, "warn")
