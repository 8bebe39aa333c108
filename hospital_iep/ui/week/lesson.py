"""How a lesson is drawn in each of its states."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from hospital_iep.ui.week.ink import Face, Ink
from hospital_iep.ui.week.items import BoardItem, Change, State
from hospital_iep.ui.week.speech import clock, state_word

_RADIUS = 5
_TEN_MINUTES = 14  # so low a lesson needs all its height for its words
_CLEAR = 1  # between words and outline
_STATE_ICONS = {
    State.DRAFT: "pencil",
    State.IN_PROGRESS: "play",
    State.DONE: "check",
    State.SHORTENED: "check",
    State.MISSED_MEDICAL: "heart-pulse",
    State.CANCELLED: "circle-slash",
}
_HATCHED = (State.MISSED_MEDICAL, State.MISSED_OTHER)
_PALE = (State.DONE, State.SHORTENED)


def paint_lesson(painter: QPainter, ink: Ink, item: BoardItem, rect: QRectF, *, by_subject: bool) -> None:
    """Draw a lesson; ``by_subject`` puts the subject in front, for a lane that is one pupil's."""
    box = rect.adjusted(0.5, 0.5, -0.5, -0.5 if rect.height() < ink.px(_TEN_MINUTES) else -1.5)
    _body(painter, ink, item, box)
    if item.state is State.SPARE:
        _spare(painter, ink, item, box)
    elif box.width() < ink.px(44):
        _narrow(painter, ink, item, box)
    elif item.number and box.width() < ink.px(84) and box.height() >= ink.px(34):
        _numbered(painter, ink, item, box, by_subject=by_subject)
    else:
        _words(painter, ink, item, box, by_subject=by_subject)


def text_token(item: BoardItem) -> str:
    """Return the colour of a lesson's words."""
    if item.change is Change.UNPLACED:
        return "warn"
    if item.change is Change.FROM or item.state is State.CANCELLED:
        return "text2"
    filled = item.change is Change.NONE and item.state not in (State.DRAFT, State.PROPOSED, State.SPARE)
    return "lessonText" if filled and item.state not in _HATCHED else "text"


def _body(painter: QPainter, ink: Ink, item: BoardItem, box: QRectF) -> None:
    fill, pen, bar = _style(ink, item)
    painter.setBrushOrigin(box.topLeft())
    painter.setBrush(fill)
    painter.setPen(pen)
    if item.state is State.SHORTENED:
        painter.drawPath(_cut(box))
    else:
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    if item.state is State.IN_PROGRESS:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), 3, 3)
    if bar:
        strip = QPainterPath()
        strip.addRoundedRect(box, _RADIUS, _RADIUS)
        painter.save()
        painter.setClipPath(strip, Qt.ClipOperation.IntersectClip)
        painter.fillRect(QRectF(box.left(), box.top(), ink.px(4), box.height()), ink.color(bar))
        painter.restore()


def _style(ink: Ink, item: BoardItem) -> tuple[QBrush | QColor, QPen, str]:
    """Return fill, outline and the colour of the left bar."""
    surface = ink.color("surface")
    if item.change is Change.FROM:
        return surface, QPen(ink.color("borderStrong"), 1, Qt.PenStyle.DashLine), "borderStrong"
    if item.change is Change.TO:
        return surface, QPen(ink.color("focus"), 2, Qt.PenStyle.DashLine), "focus"
    if item.change is Change.UNPLACED:
        return ink.color("warnSoft"), QPen(ink.color("warn"), 1, Qt.PenStyle.DashLine), "warn"
    if item.state in _HATCHED:
        return ink.pattern("missed", "borderStrong", "surface"), QPen(ink.color("lesson"), 1), "lesson"
    if item.state in _PALE:
        return _pale(ink), QPen(ink.color("lesson"), 1), "lesson"
    outlines = {
        State.DRAFT: (surface, QPen(ink.color("lesson"), 1), ""),
        State.PROPOSED: (surface, QPen(ink.color("lesson"), 1, Qt.PenStyle.DashLine), "lesson"),
        State.CANCELLED: (surface, QPen(ink.color("borderStrong"), 1, Qt.PenStyle.DotLine), ""),
        State.SPARE: (surface, QPen(ink.color("text2"), 1, Qt.PenStyle.DotLine), ""),
    }
    return outlines.get(item.state, (ink.color("lessonBg"), QPen(ink.color("lesson"), 1), "lesson"))


def _pale(ink: Ink) -> QColor:
    """Half way between the ground and a lesson."""
    first, second = ink.color("surface"), ink.color("lessonBg")
    return QColor(
        (first.red() + second.red()) // 2,
        (first.green() + second.green()) // 2,
        (first.blue() + second.blue()) // 2,
    )


def _cut(box: QRectF) -> QPainterPath:
    """Return a box whose lower edge is torn: the lesson ended before its time."""
    path = QPainterPath(box.topLeft())
    path.lineTo(box.topRight())
    path.lineTo(box.right(), box.bottom() - 5)
    teeth = max(2, round(box.width() / 10))
    step = box.width() / teeth
    for tooth in range(1, teeth + 1):
        path.lineTo(box.right() - tooth * step + step / 2, box.bottom())
        path.lineTo(box.right() - tooth * step, box.bottom() - 5)
    path.closeSubpath()
    return path


def _spare(painter: QPainter, ink: Ink, item: BoardItem, box: QRectF) -> None:
    word = ink.plain.fit(item.what, box.width() - ink.px(34))
    left = box.center().x() - (ink.plain.advance(word) + ink.px(22)) / 2
    ink.icon(painter, "hand", QPointF(left + ink.px(7), box.center().y()), 14, "text2")
    place = QRectF(left + ink.px(22), box.top(), box.width(), box.height())
    ink.text(painter, ink.plain, place, word, ink.color("text2"))


def _narrow(painter: QPainter, ink: Ink, item: BoardItem, box: QRectF) -> None:
    center = QPointF(box.center().x() + ink.px(1.5), box.center().y())
    if item.number:
        ink.bubble(painter, center, item.number, _bubble_token(item))
        return
    if box.height() >= ink.px(9):
        size = min(14, box.height() / ink.scale)
        ink.icon(painter, item.icon or "book-open", center, size, text_token(item))


def _numbered(painter: QPainter, ink: Ink, item: BoardItem, box: QRectF, *, by_subject: bool) -> None:
    """Beside another proposal there is little room: the number above, the name below."""
    middle = QPointF(box.left() + ink.px(14), box.top() + ink.px(11))
    ink.bubble(painter, middle, item.number, _bubble_token(item))
    if item.icon:
        ink.icon(painter, item.icon, middle + QPointF(ink.px(19), 0), 13, text_token(item))
    top = box.top() + ink.px(20)
    lower = QRectF(box.left() + ink.px(7), top, box.width() - ink.px(9), ink.plain.height)
    _text(painter, ink, ink.plain, lower, item.what if by_subject else item.pupil or item.what, item)


def _bubble_token(item: BoardItem) -> str:
    return "warn" if item.change is Change.UNPLACED else "focus"


def _words(painter: QPainter, ink: Ink, item: BoardItem, box: QRectF, *, by_subject: bool) -> None:
    line, drawn = ink.strong.height, ink.strong.drawn("Hg")
    if box.height() < drawn.height() + 2 * _CLEAR + 1:
        _low(painter, ink, item, box, by_subject=by_subject)
        return
    two = box.height() >= ink.px(33) and (not by_subject or _needs_two(ink, item, box))
    top = box.top() + ((box.height() - line - ink.plain.height) / 2 if two else (box.height() - line) / 2)
    if box.height() < line + ink.px(4):  # here the letters stand in the middle, not their line
        top = round(box.center().y() - drawn.center().y()) - ink.strong.ascent
    first = QRectF(box.left() + ink.px(10), top, box.width() - ink.px(15), line)
    if item.number:
        middle = QPointF(first.left() + ink.px(8), first.center().y())
        ink.bubble(painter, middle, item.number, _bubble_token(item))
        first.setLeft(first.left() + ink.px(23))
    if by_subject and not two:
        _subject_line(painter, ink, item, first)
    else:
        _person_lines(painter, ink, item, first, two=two, by_subject=by_subject)


def _low(painter: QPainter, ink: Ink, item: BoardItem, box: QRectF, *, by_subject: bool) -> None:
    """Ten minutes are lower than a line: as much as fits whole, in small type, or the bar alone."""
    number = f"{item.number} " if item.number else ""
    first, *rest = [item.what] if by_subject else [item.pupil or item.what, item.what]
    texts = [" ".join((first, *rest)), first, "".join(word[0] for word in first.split())]
    place = box.adjusted(ink.px(10), 0, -ink.px(4), 0)
    for text in (f"{number}{text}" for text in dict.fromkeys(texts)):
        for face in (ink.small, ink.tiny, ink.least):
            drawn = face.drawn(text)
            if drawn.height() + 2 * _CLEAR + 1 <= box.height() and drawn.width() <= place.width():
                middle = QPointF(place.left(), round(box.center().y() - drawn.center().y()))
                _line(painter, ink, face, middle, text, item)
                return


def _line(painter: QPainter, ink: Ink, face: Face, start: QPointF, text: str, item: BoardItem) -> None:
    """Draw a text from its base line on: its glyphs stand in the middle, not its line."""
    struck = item.change in (Change.FROM, Change.UNPLACED)
    ink.letters(painter, ink.struck(face) if struck else face, start, text, ink.color(text_token(item)))


def _person_lines(
    painter: QPainter, ink: Ink, item: BoardItem, first: QRectF, *, two: bool, by_subject: bool
) -> None:
    """Who in bold, then what: below where it is tall enough, else behind."""
    first.setRight(_corner(painter, ink, item, QPointF(first.right(), first.center().y())))
    who = item.what if by_subject else item.pupil or item.what
    used = _text(painter, ink, ink.strong, first, who, item)
    if two:
        left = first.left()
        right = first.right() + ink.px(17) * sum(1 for _ in _marks(item)) - ink.px(1)
        lower = QRectF(left, first.bottom(), right - left, ink.plain.height)
        _second_line(painter, ink, item, lower, "" if by_subject else item.what)
    elif item.pupil and not by_subject:
        rest = first.adjusted(used + ink.px(4), 0, 0, 0)
        if rest.width() > ink.px(18):
            _text(painter, ink, ink.plain, rest, item.what, item)


def _needs_two(ink: Ink, item: BoardItem, box: QRectF) -> bool:
    """In a pupil's lane one line is enough unless the state has a word or the time finds no room."""
    marks = ink.px(17) * sum(1 for _ in _marks(item))
    number = ink.px(23) if item.number else 0
    room = box.width() - ink.px(20) - marks - number
    return bool(_tail(item) != clock(item.start)) or (
        ink.strong.advance(item.what) + ink.plain.advance(_tail(item)) > room
    )


def _tail(item: BoardItem) -> str:
    """Return the state's own word, or the start time where the state says nothing more."""
    if item.note:
        return item.note
    told = (State.PUBLISHED, State.PROPOSED, State.SPARE)
    return clock(item.start) if item.change is not Change.NONE or item.state in told else state_word(item)


def _text(painter: QPainter, ink: Ink, face: Face, rect: QRectF, text: str, item: BoardItem) -> float:
    if item.change in (Change.FROM, Change.UNPLACED):
        face = ink.struck(face)
    if item.state in _HATCHED and item.change is Change.NONE:
        plate = QRectF(
            rect.left() - 2, rect.top(), face.advance(face.fit(text, rect.width())) + 4, rect.height()
        )
        painter.fillRect(plate, ink.color("surface"))
    return ink.text(painter, face, rect, text, ink.color(text_token(item)))


def _subject_line(painter: QPainter, ink: Ink, item: BoardItem, rect: QRectF) -> None:
    """In a pupil's lane: icon, subject in bold, its marks, start time at the right."""
    tail = _tail(item)
    room = ink.plain.advance(tail)
    marks = ink.px(17) * sum(1 for _ in _marks(item))
    wanted = ink.strong.advance(item.what)
    if rect.width() - room - marks > min(wanted, ink.px(34)):
        end = QRectF(rect.right() - room - 1, rect.top(), room + 1, rect.height())
        _text(painter, ink, ink.plain, end, tail, item)
        rect = rect.adjusted(0, 0, -room - ink.px(4), 0)
    rect.setRight(_corner(painter, ink, item, QPointF(rect.right(), rect.center().y())))
    if not item.number and item.icon and rect.width() >= wanted + ink.px(21):
        middle = QPointF(rect.left() + ink.px(7), rect.center().y())
        ink.icon(painter, item.icon, middle, 14, text_token(item))
        rect = rect.adjusted(ink.px(20), 0, 0, 0)
    _text(painter, ink, ink.strong, rect, item.what, item)


def _second_line(painter: QPainter, ink: Ink, item: BoardItem, rect: QRectF, what: str) -> None:
    """Below the first: icon, subject, and the state's word or the start time at the right."""
    tail = _tail(item)
    if not what:
        _text(painter, ink, ink.plain, rect, tail, item)
        return
    room = ink.plain.advance(tail)
    wanted = ink.plain.advance(what)
    if rect.width() - room > min(wanted, ink.px(30)):
        end = QRectF(rect.right() - room - 1, rect.top(), room + 1, rect.height())
        _text(painter, ink, ink.plain, end, tail, item)
        rect = rect.adjusted(0, 0, -room - ink.px(4), 0)
    if item.icon and rect.width() >= min(wanted, ink.px(44)) + ink.px(17):
        middle = QPointF(rect.left() + ink.px(6), rect.center().y())
        ink.icon(painter, item.icon, middle, 13, text_token(item))
        rect = rect.adjusted(ink.px(17), 0, 0, 0)
    _text(painter, ink, ink.plain, rect, what, item)


def _marks(item: BoardItem) -> Iterator[str]:
    """Yield the icons of a lesson's corner, the most telling first."""
    if item.change is Change.NONE and item.state in _STATE_ICONS:
        yield _STATE_ICONS[item.state]
    elif item.change is Change.NONE and item.state is State.MISSED_OTHER:
        yield "hand"
    if item.pinned_by:
        yield "pin"
    if item.protective:
        yield "shield"
    if item.group and item.icon != "users":
        yield "users"


def _corner(painter: QPainter, ink: Ink, item: BoardItem, right_middle: QPointF) -> float:
    """Draw the corner's icons from the right; return where the text has to end."""
    right = right_middle.x()
    for name in _marks(item):
        ink.icon(painter, name, QPointF(right - ink.px(7), right_middle.y()), 13, text_token(item))
        right -= ink.px(17)
    return right
