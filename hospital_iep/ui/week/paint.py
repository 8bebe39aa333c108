"""How one block of the board is drawn: treatments, buffers, routine and isolation.

Colour never stands alone: every block carries its pattern, an icon and a word, and a grey photocopy
loses nothing.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from hospital_iep.ui.week.ink import KIND_ICONS, Face, Ink, shade
from hospital_iep.ui.week.items import BoardItem, Change, Kind, LaneKind
from hospital_iep.ui.week.layout import Column
from hospital_iep.ui.week.lesson import paint_lesson
from hospital_iep.ui.week.speech import clock, duration, when

_RADIUS = 5


def paint_item(painter: QPainter, ink: Ink, item: BoardItem, rect: QRectF, column: Column) -> None:
    """Draw one item into its rectangle."""
    if item.kind is Kind.LESSON:
        paint_lesson(painter, ink, item, rect, by_subject=column.lane.kind is LaneKind.PUPIL)
    elif item.kind is Kind.TREATMENT:
        _treatment(painter, ink, item, rect)
    elif item.kind is Kind.ROUTINE:
        _routine(painter, ink, item, rect)
    elif item.kind is Kind.CLOSED:
        _closed(painter, ink, item, rect)
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


def _closed(painter: QPainter, ink: Ink, item: BoardItem, rect: QRectF) -> None:
    """Hatch a room that cannot be used, with its word where it fits."""
    painter.setBrushOrigin(rect.topLeft())
    painter.setBrush(ink.pattern("hatch", "danger", "surface"))
    painter.setPen(QPen(ink.color("danger"), 1))
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    if rect.height() >= ink.plain.height + 2:
        wide = rect.width() >= ink.px(56)
        if wide:
            ink.plate(painter, ink.plain, rect.center(), item.what, color="danger", width=rect.width())
        else:
            ink.icon(painter, "ban", QPointF(rect.center().x(), rect.top() + ink.px(11)), 14, "danger")


def _buffer(painter: QPainter, ink: Ink, item: BoardItem, rect: QRectF) -> None:
    """Before and after a treatment: dashed and hatched."""
    painter.setBrushOrigin(rect.topLeft())
    painter.setBrush(ink.pattern("hatch", "borderStrong", "surface"))
    painter.setPen(QPen(ink.color("borderStrong"), 1, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if rect.height() < ink.plain.height + 2 or rect.width() < ink.px(56):
        return
    word = item.what
    if item.kind is Kind.AFTER and item.minutes >= 60:
        word = f"{word}, {duration(item.minutes)}"
    ink.plate(painter, ink.plain, rect.center(), word, color="text2", width=rect.width())


def _treatment(painter: QPainter, ink: Ink, item: BoardItem, rect: QRectF) -> None:
    token = f"k_{item.look.value}"
    box = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    if item.change is Change.CLASH:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(shade(ink.color(token), 0.25), 5))
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
    """Icon and word on a plate, the time below; a word too long for both goes without the icon."""
    line = min(ink.strong.height + ink.px(2), box.height())
    tall = box.height() > 3 * line
    top = box.top() + (ink.px(6) if tall else max((min(box.height(), ink.px(34)) - line) / 2, 0))
    room = box.width() - ink.px(10)
    roomy = ink.strong.advance(item.what) + ink.px(26) <= room
    first = QRectF(box.left() + ink.px(5), top, room, line)
    _plate(painter, ink, first, item, ink.strong, item.what, icon=roomy or not tall)
    times = when(item)
    if ink.plain.advance(times) + ink.px(8) > room:
        times = f"{clock(item.start)}\u2013{clock(item.end)}"
    if tall and (ink.plain.advance(times) + ink.px(8) <= room or not roomy):
        second = first.translated(0, line + ink.px(7))
        short = times if ink.plain.advance(times) + ink.px(26) <= room else clock(item.start)
        _plate(painter, ink, second, item, ink.plain, times if roomy else short, icon=not roomy)


def _plate(
    painter: QPainter, ink: Ink, room: QRectF, item: BoardItem, face: Face, text: str, *, icon: bool
) -> None:
    """Draw words on the solid ground of their kind, so that the pattern never runs through them."""
    token = f"k_{item.look.value}"
    before = ink.px(24 if icon else 4)
    shown = face.fit(text, room.width() - before - ink.px(2))
    plate = QRectF(room.left(), room.top(), face.advance(shown) + before + ink.px(3), room.height())
    painter.fillRect(plate.intersected(room), ink.color(f"{token}Bg"))
    if icon:
        ink.icon(painter, _icon(item), QPointF(plate.left() + ink.px(11), plate.center().y()), 14, token)
    ink.text(painter, face, room.adjusted(before, 0, 0, 0), shown, ink.color(token))


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
    """Draw a dotted strip with a shield at the lane's right edge."""
    painter.setBrush(ink.color("warnSoft"))
    painter.setPen(QPen(ink.color("warn"), 1, Qt.PenStyle.DotLine))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if rect.height() > ink.px(20) and rect.width() > ink.px(7):
        ink.icon(painter, "shield-alert", QPointF(rect.center().x(), rect.top() + ink.px(10)), 9, "warn")
