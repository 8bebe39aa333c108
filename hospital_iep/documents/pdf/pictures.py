"""Pictograms, charts and batteries as reportlab drawings."""

from typing import Any

from reportlab.graphics.shapes import (
    STATE_DEFAULTS,
    DirectDraw,
    Drawing,
    Group,
    Path,
    Polygon,
    PolyLine,
    Rect,
    String,
)
from reportlab.graphics.shapes import Circle as DrawnCircle
from reportlab.graphics.shapes import Line as DrawnLine
from reportlab.lib import colors

from hospital_iep.documents.direction import goes_left
from hospital_iep.documents.fonts import BODY, BOLD
from hospital_iep.documents.model import Chart
from hospital_iep.documents.pdf.script import line_of
from hospital_iep.documents.pdf.styles import ACCENT, INK, QUIET, RULE
from hospital_iep.documents.pictograms import PICTOGRAMS, Box, Circle, Curve, Line, Shape

STATE_DEFAULTS["fontName"] = BODY  # each drawing begins by choosing a font, and only embedded ones may be

GRID = 64


def pictogram(name: str, size: float) -> Drawing:
    """Return a picture at a size in points."""
    drawing = Drawing(size, size)
    group = Group(*[_shape(shape) for shape in PICTOGRAMS[name]])
    scale = size / GRID
    group.transform = (scale, 0, 0, -scale, 0, size)  # y is counted downwards in the description
    drawing.add(group)
    return drawing


def _shape(shape: Shape) -> Any:
    fill = colors.HexColor(shape.fill) if shape.fill else None
    look = {
        "strokeColor": colors.HexColor("#1A1A1A"),
        "fillColor": fill,
        "strokeLineCap": 1,
        "strokeLineJoin": 1,
    }
    match shape:
        case Line(points, _, closed, width):
            flat = [value for point in points for value in point]
            if closed:
                return Polygon(flat, strokeWidth=width, **look)
            return PolyLine(flat, strokeWidth=width, **{k: v for k, v in look.items() if k != "fillColor"})
        case Circle(x, y, radius, _, width):
            if width == 0:
                look["strokeColor"] = None
            return DrawnCircle(x, y, radius, strokeWidth=width, **look)
        case Box(x, y, width, height, _, corner):
            return Rect(x, y, width, height, rx=corner, ry=corner, strokeWidth=3, **look)
        case Curve(start, parts, _, width):
            path = Path(strokeWidth=width, **look)
            path.moveTo(*start)
            for part in parts:
                path.curveTo(*[value for point in part for value in point])
            if fill is not None:
                path.closePath()  # reportlab fills closed paths only
            return path


class _Label(DirectDraw):  # type: ignore[misc]
    """A word under a point, of whatever script."""

    def __init__(self, middle: float, y: float, text: str) -> None:
        self.pieces = line_of(text, right_to_left=goes_left(text), size=9, base=(BODY, BOLD))
        self.width = sum(piece.width for piece in self.pieces)
        self.middle, self.y = middle, y

    def drawDirectly(self, renderer: Any) -> None:  # noqa: N802  (reportlab's name)
        """Draw it."""
        x = self.middle - self.width / 2
        for piece in self.pieces:
            piece.write(renderer._canvas, x, self.y, 9, QUIET)
            x += piece.width


def battery(level: int, width: float) -> Drawing:
    """Return a battery with as many bars as the level, 0 to 4."""
    height = width * 0.5
    drawing = Drawing(width + 4, height)
    drawing.add(
        Rect(
            0.8, 0.8, width - 1.6, height - 1.6, rx=4, ry=4, fillColor=None, strokeColor=INK, strokeWidth=1.6
        )
    )
    drawing.add(Rect(width, height * 0.32, 2.6, height * 0.36, fillColor=INK, strokeColor=None))
    bar = (width - 10) / 4
    for number in range(level):
        x = 5 + number * bar
        drawing.add(Rect(x, 4.5, bar - 2, height - 9, rx=1.5, ry=1.5, fillColor=INK, strokeColor=None))
    return drawing


def chart(description: Chart, width: float, height: float = 150) -> Drawing:
    """Return a line chart: values as a line with dots, the goal dashed, gaps left open."""
    drawing = Drawing(width, height)
    left, bottom, top = 34.0, 26.0, height - 10
    known = [point.value for point in description.points if point.value is not None]
    values = [*known, *([description.goal] if description.goal is not None else []), 0.0]
    highest = max(values) or 1.0
    count = max(1, len(description.points) - 1)

    def x_of(number: int) -> float:
        return left + 8 + number * (width - left - 20) / count

    def y_of(value: float) -> float:
        return bottom + (top - bottom) * value / highest

    drawing.add(DrawnLine(left, bottom, width - 4, bottom, strokeColor=RULE))
    drawing.add(DrawnLine(left, bottom, left, top, strokeColor=RULE))
    for share in (0, 0.5, 1):
        label = String(left - 5, y_of(highest * share) - 3, f"{highest * share:g}", textAnchor="end")
        label.fontName, label.fontSize, label.fillColor = BODY, 9, QUIET
        drawing.add(label)
    if description.goal is not None:
        goal = DrawnLine(left, y_of(description.goal), width - 4, y_of(description.goal))
        goal.strokeColor, goal.strokeDashArray = QUIET, [4, 3]
        drawing.add(goal)
    stretch: list[float] = []
    labels = [
        _Label(x_of(number), bottom - 13, point.label) for number, point in enumerate(description.points)
    ]
    room = (width - left) / (max((label.width for label in labels), default=0) + 6)
    every = -(-len(labels) // max(1, int(room)))
    for number, point in enumerate(description.points):
        if number % every == 0:
            drawing.add(labels[number])
        if point.value is None:
            _add_line(drawing, stretch)
            stretch = []
            continue
        stretch += [x_of(number), y_of(point.value)]
        drawing.add(
            DrawnCircle(
                x_of(number),
                y_of(point.value),
                3.2,
                fillColor=colors.white,
                strokeColor=ACCENT,
                strokeWidth=2,
            )
        )
    _add_line(drawing, stretch)
    return drawing


def _add_line(drawing: Drawing, points: list[float]) -> None:
    if len(points) > 2:
        drawing.contents.insert(0, PolyLine(points, strokeColor=ACCENT, strokeWidth=2))
