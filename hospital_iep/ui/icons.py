"""Icons: one-colour drawings that take their colour from the look in use."""

from collections import OrderedDict
from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

from hospital_iep.paths import resource
from hospital_iep.ui.theme import theme

_UNKNOWN = "circle-help"  # a ward's own catalogue may name a drawing that is not here
_KEPT = 512  # pixmaps; about 2 MB at 34 px and double resolution
_MIRRORED = {
    "chevron-left": "chevron-right",
    "chevron-right": "chevron-left",
    "arrow-left": "arrow-right",
    "arrow-right": "arrow-left",
}
_pixmaps: OrderedDict[tuple[str, str, int, int, bool], QPixmap] = OrderedDict()


@cache
def _drawing(name: str) -> bytes:
    file = resource("icons", f"{name}.svg")
    return (file if file.is_file() else resource("icons", f"{_UNKNOWN}.svg")).read_bytes()


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    """QtSvg takes ``currentColor`` from a ``color`` attribute on the root element."""
    svg = _drawing(name).replace(b"<svg", f'<svg color="{colour}"'.encode(), 1)
    return QSvgRenderer(QByteArray(svg))


def pixmap(name: str, colour: str, size: QSize) -> QPixmap:
    """Return a drawing at an exact size in device pixels, in a colour given as ``#RRGGBB``.

    Where the size is wider than tall, the drawing stands at the leading edge: that is how a
    button gets its gap between icon and words, which Qt does not let a style sheet set. Signs for back
    and on point the other way from right to left.
    """
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    drawn = _MIRRORED.get(name, name) if mirrored else name
    key = (drawn, colour, size.width(), size.height(), mirrored)
    if key in _pixmaps:
        _pixmaps.move_to_end(key)
        return _pixmaps[key]
    image = QPixmap(size)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    side = min(size.width(), size.height())
    corner = QPoint(size.width() - side if mirrored else 0, (size.height() - side) // 2)
    _renderer(drawn, colour).render(painter, QRectF(corner, QSize(side, side)))
    painter.end()
    _pixmaps[key] = image
    if len(_pixmaps) > _KEPT:
        _pixmaps.popitem(last=False)
    return image


def paint(painter: QPainter, name: str, rect: QRect, colour: str) -> None:
    """Draw an icon into a square of a widget that paints itself; ``colour`` is a token name.

    A name without a drawing shows a question mark: it may come from a catalogue, and painting never fails.
    """
    ratio = painter.device().devicePixelRatio()
    image = QPixmap(pixmap(name, theme().token(colour), rect.size() * ratio))
    image.setDevicePixelRatio(ratio)
    painter.drawPixmap(rect.topLeft(), image)


class TokenIconEngine(QIconEngine):
    """Draws one icon in the colours of its tokens, asked anew at every painting."""

    def __init__(self, name: str, normal: str, selected: str) -> None:
        super().__init__()
        self._name = name
        self._normal = normal
        self._selected = selected

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return theme().token("off")
        chosen = mode == QIcon.Mode.Selected or state == QIcon.State.On
        return theme().token(self._selected if chosen else self._normal)

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        image = QPixmap(pixmap(self._name, self._colour(mode, state), rect.size() * ratio))
        image.setDevicePixelRatio(ratio)
        painter.drawPixmap(rect.topLeft(), image)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return QPixmap(pixmap(self._name, self._colour(mode, state), size))

    @override
    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        image = QPixmap(pixmap(self._name, self._colour(mode, state), size * scale))
        image.setDevicePixelRatio(scale)
        return image

    @override
    def clone(self) -> QIconEngine:
        return TokenIconEngine(self._name, self._normal, self._selected)


@cache
def icon(name: str, colour: str = "text", selected: str = "") -> QIcon:
    """Return an icon by its file name in ``resources/icons``; colours are token names.

    ``selected`` is the colour of a checked button's icon; without one it is ``colour``.
    """
    if not resource("icons", f"{name}.svg").is_file():
        raise KeyError(name)
    return QIcon(TokenIconEngine(name, colour, selected or colour))
