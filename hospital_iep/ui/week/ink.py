"""What the board draws with: fonts, patterns, icons and short pieces of text in the look in use."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from hospital_iep.ui import icons
from hospital_iep.ui.theme import theme
from hospital_iep.ui.week.items import Look

KIND_ICONS = {
    Look.DIALYSIS: "droplets",
    Look.INFUSION: "syringe",
    Look.IMAGING: "scan",
    Look.PROCEDURE: "scissors",
    Look.REHAB: "dumbbell",
    Look.AIRWAY: "wind",
    Look.TALK: "stethoscope",
    Look.ROUTINE: "utensils",
}


def shade(color: QColor, opacity: float) -> QColor:
    """Return a colour with an opacity of 0 to 1."""
    result = QColor(color)
    result.setAlphaF(opacity)
    return result


class Face:
    """One font with its measures and the elided texts already worked out."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._measures = measures = QFontMetricsF(font)
        self.ascent = measures.ascent()
        self.height = measures.height()
        # of its own functions: to wrap Qt's, Python would first write out their whole documentation
        self.advance: Callable[[str], float] = lru_cache(4096)(self._advance)
        self._elided = lru_cache(8192)(self._elide)
        self.drawn: Callable[[str], QRectF] = lru_cache(4096)(self._drawn)

    def _advance(self, text: str) -> float:
        return self._measures.horizontalAdvance(text)

    def _elide(self, text: str, width: int) -> str:
        return self._measures.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _drawn(self, text: str) -> QRectF:
        return self._measures.tightBoundingRect(text)

    def fit(self, text: str, width: float) -> str:
        """Return the text, cut with an ellipsis where it is wider than ``width``."""
        if self.advance(text) <= width:
            return text
        return self._elided(text, int(width))


class Ink:
    """Everything that depends on the look: made anew when theme, text size or font change.

    ``mirrored`` is for a painter that is mirrored, as where reading goes from right to left: shapes follow
    it, letters and icons stand upright all the same.
    """

    def __init__(self, *, mirrored: bool = False) -> None:
        self.mirrored = mirrored
        look = theme()
        self.scale = look.percent / 100
        self.strong = Face(look.font(12.5, 650))
        self.plain = Face(look.font(12, 450))
        self.small = Face(look.font(11.5, 450))
        self.tiny = Face(look.font(9.5, 550))
        self.least = Face(look.font(9, 650))
        self.digit = Face(look.font(11.5, 650))
        self.title = Face(look.font(14, 650))
        self._struck = {
            face: Face(_struck(face.font))
            for face in (self.strong, self.plain, self.small, self.tiny, self.least)
        }
        self._patterns: dict[str, QBrush] = {}

    def px(self, size: float) -> float:
        """Return a length scaled with the text size."""
        return size * self.scale

    @staticmethod
    def color(token: str) -> QColor:
        """Return a token's colour."""
        return theme().color(token)

    def struck(self, face: Face) -> Face:
        """Return a face with a line through its letters."""
        return self._struck[face]

    # -- text and icons

    @contextmanager
    def upright(self, painter: QPainter, left: float, width: float) -> Iterator[None]:
        """Draw between ``left`` and ``left + width`` as on a painter that is not mirrored."""
        if not self.mirrored:
            yield
            return
        painter.save()
        painter.translate(2 * left + width, 0)
        painter.scale(-1, 1)
        yield
        painter.restore()

    def letters(self, painter: QPainter, face: Face, start: QPointF, text: str, color: QColor) -> None:
        """Draw a text from the left end of its base line on; which way it runs, its first letter says."""
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setFont(face.font)
        painter.setPen(color)
        with self.upright(painter, start.x(), face.advance(text)):
            painter.drawText(start, text)

    def text(
        self, painter: QPainter, face: Face, rect: QRectF, text: str, color: QColor, *, right: bool = False
    ) -> float:
        """Draw one line in the middle of ``rect``, elided to it; return the width it took."""
        shown = face.fit(text, rect.width())
        width = face.advance(shown)
        left = rect.right() - width if right else rect.left()
        base = rect.top() + (rect.height() - face.height) / 2 + face.ascent
        self.letters(painter, face, QPointF(left, base), shown, color)
        return width

    def icon(self, painter: QPainter, name: str, center: QPointF, size: float, token: str) -> None:
        """Draw an icon around a point."""
        side = round(self.px(size))
        corner = QPoint(round(center.x() - side / 2), round(center.y() - side / 2))
        with self.upright(painter, corner.x(), side):
            icons.paint(painter, name, QRect(corner, QSize(side, side)), token)

    def plate(
        self,
        painter: QPainter,
        face: Face,
        center: QPointF,
        text: str,
        *,
        color: str,
        width: float,
    ) -> None:
        """Draw a short text on a solid plate, so that it is readable over a pattern."""
        shown = face.fit(text, width - self.px(8))
        wide = face.advance(shown) + self.px(6)
        rect = QRectF(center.x() - wide / 2, center.y() - face.height / 2, wide, face.height)
        painter.fillRect(rect, self.color("surface"))
        start = QPointF(rect.left() + self.px(3), rect.top() + face.ascent)
        self.letters(painter, face, start, shown, self.color(color))

    def bubble(self, painter: QPainter, center: QPointF, number: int, fill: str) -> None:
        """Draw the number that links a move on the board with the panel."""
        radius = self.px(8.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.color(fill))
        painter.drawEllipse(center, radius, radius)
        top = center.y() - self.digit.height / 2
        start = QPointF(center.x() - self.digit.advance(str(number)) / 2, top + self.digit.ascent)
        self.letters(painter, self.digit, start, str(number), self.color("surface"))

    # -- patterns

    def pattern(self, name: str, token: str, ground: str = "") -> QBrush:
        """Return a tiled pattern in a token's colour, on a ground or on nothing."""
        key = f"{name} {token} {ground}"
        if key not in self._patterns:
            under = self.color(ground) if ground else None
            self._patterns[key] = _tile(name, self.color(token), under, self.scale)
        return self._patterns[key]

    def kind_pattern(self, look: Look) -> QBrush:
        """Return a treatment kind's pattern on its ground colour."""
        return self.pattern(look.value, f"k_{look.value}", f"k_{look.value}Bg")


def _struck(font: QFont) -> QFont:
    struck = QFont(font)
    struck.setStrikeOut(True)
    return struck


def _tile(name: str, color: QColor, ground: QColor | None, scale: float) -> QBrush:
    """Draw one tile; sizes are chosen so that the tile repeats without a seam."""
    side, draw = _DRAWINGS[name]
    size = max(4, round(side * min(scale, 1.5)))
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(ground or Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setPen(QPen(shade(color, 0.95 if name == "blocked" else 0.45), 1.6 if name == "blocked" else 1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, name in _SMOOTH)
    draw(painter, size)
    painter.end()
    return QBrush(pixmap)


def _vertical(painter: QPainter, size: int) -> None:
    painter.drawLine(size // 2, 0, size // 2, size)


def _horizontal(painter: QPainter, size: int) -> None:
    painter.drawLine(0, size // 2, size, size // 2)


def _diagonal(painter: QPainter, size: int) -> None:
    for shift in (-size, 0, size):
        painter.drawLine(QPointF(shift - 1, size + 1), QPointF(shift + size + 1, -1))


def _cross(painter: QPainter, size: int) -> None:
    _diagonal(painter, size)
    for shift in (-size, 0, size):
        painter.drawLine(QPointF(shift - 1, -1), QPointF(shift + size + 1, size + 1))


def _steep(painter: QPainter, size: int) -> None:
    for shift in (-size, -size * 0.7, 0, size * 0.3, size, size * 1.3):
        painter.drawLine(QPointF(shift, size + 1), QPointF(shift + size / 2, 0))
        painter.drawLine(QPointF(shift - size / 2, size + 1), QPointF(shift, 0))


def _dots(painter: QPainter, size: int) -> None:
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QPointF(size / 2, size / 2), 1.0, 1.0)


def _plain(_painter: QPainter, _size: int) -> None:
    """Routine has no pattern."""


_SMOOTH = {"infusion", "procedure", "airway", "imaging", "talk", "hatch", "blocked", "missed"}
_DRAWINGS: dict[str, tuple[int, Callable[[QPainter, int], None]]] = {
    "dialysis": (6, _vertical),
    "infusion": (8, _diagonal),
    "imaging": (6, _dots),
    "procedure": (9, _cross),
    "rehab": (6, _horizontal),
    "airway": (12, _steep),
    "talk": (12, _dots),
    "routine": (8, _plain),
    "hatch": (7, _diagonal),
    "missed": (7, _diagonal),
    "blocked": (4, _diagonal),
}
