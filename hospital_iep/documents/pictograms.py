"""Pictures for children's pages, drawn in-house: 64 grid, stroke 3, pale fills that may vanish in print.

One description serves every renderer: each picture is a tuple of shapes, y counted downwards. Treatment is a
heart with a plus, never a machine or an organ. Each picture's own word is said beside it, not in it.
"""

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

INK = "#1A1A1A"
BLUE, GREEN, PEACH, ROSE, LILAC, SAND, MINT = (
    "#CFE5F5",
    "#D8EFE0",
    "#FBE3CF",
    "#FAD7DE",
    "#D9DEF7",
    "#FFEFC8",
    "#CDEBE8",
)
NONE = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A broken line through points, open, or closed and filled."""

    points: tuple[tuple[float, float], ...]
    fill: str = NONE
    closed: bool = False
    width: float = 3


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle."""

    x: float
    y: float
    radius: float
    fill: str = NONE
    width: float = 3


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, its corners rounded."""

    x: float
    y: float
    width: float
    height: float
    fill: str = NONE
    corner: float = 4


@dataclass(frozen=True, slots=True)
class Curve:
    """One or more cubic curves from a start: each three points."""

    start: tuple[float, float]
    parts: tuple[tuple[tuple[float, float], tuple[float, float], tuple[float, float]], ...]
    fill: str = NONE
    width: float = 3


Shape = Line | Circle | Box | Curve
Pictogram = tuple[Shape, ...]


def _dot(x: float, y: float, radius: float = 1.6) -> Circle:
    return Circle(x, y, radius, INK, 0)


def _smile(x: float, y: float, size: float) -> tuple[Shape, ...]:
    return (
        _dot(x - size * 0.4, y - size * 0.2),
        _dot(x + size * 0.4, y - size * 0.2),
        Curve(
            (x - size * 0.5, y + size * 0.25),
            (((x - size * 0.2, y + size * 0.7), (x + size * 0.2, y + size * 0.7), (x + size * 0.5, y + size * 0.25)),),
            width=2.5,
        ),
    )  # fmt: skip


_BOOK: Pictogram = (
    Line(((6, 14), (18, 11), (32, 17), (46, 11), (58, 14), (58, 50), (46, 47), (32, 54), (18, 47), (6, 50)),
         PEACH, closed=True),
    Line(((32, 17), (32, 54))),
    Line(((13, 24), (25, 26)), width=2.5),
    Line(((13, 33), (25, 35)), width=2.5),
    Line(((39, 26), (51, 24)), width=2.5),
    Line(((39, 35), (51, 33)), width=2.5),
)  # fmt: skip
_HEART: Pictogram = (
    Curve(
        (32, 56),
        (
            ((10, 40), (4, 30), (6, 20)),
            ((9, 8), (26, 6), (32, 20)),
            ((38, 6), (55, 8), (58, 20)),
            ((60, 30), (54, 40), (32, 56)),
        ),
        ROSE,
    ),
    Line(((32, 24), (32, 40))),
    Line(((24, 32), (40, 32))),
)
_SUN: Pictogram = (
    Circle(32, 34, 11, SAND),
    Line(((4, 54), (60, 54))),
    Line(((32, 10), (32, 16))),
    Line(((12, 18), (17, 23))),
    Line(((52, 18), (47, 23))),
    Line(((5, 36), (12, 36))),
    Line(((52, 36), (59, 36))),
)

PICTOGRAMS: dict[str, Pictogram] = {
    "maths": (
        Box(8, 8, 48, 48, MINT, 6),
        Line(((32, 8), (32, 56))),
        Line(((8, 32), (56, 32))),
        Line(((14, 20), (26, 20))),
        Line(((20, 14), (20, 26))),
        Line(((38, 20), (50, 20))),
        Line(((15, 39), (25, 49))),
        Line(((25, 39), (15, 49))),
        Line(((38, 41), (50, 41))),
        Line(((38, 48), (50, 48))),
    ),
    "reading": _BOOK,
    "writing": (
        Line(((10, 54), (14, 40), (44, 10), (54, 20), (24, 50)), PEACH, closed=True),
        Line(((38, 16), (48, 26))),
        Line(((30, 56), (58, 56))),
    ),
    "science": (
        Line(((25, 8), (39, 8))),
        Line(((27, 8), (27, 26), (12, 52), (16, 57), (48, 57), (52, 52), (37, 26), (37, 8)), GREEN, closed=True),
        Line(((19, 42), (45, 42))),
        _dot(26, 49, 2),
        _dot(37, 50, 2),
    ),
    "history": (
        Line(((8, 24), (32, 9), (56, 24)), SAND, closed=True),
        Line(((16, 28), (16, 48))),
        Line(((27, 28), (27, 48))),
        Line(((37, 28), (37, 48))),
        Line(((48, 28), (48, 48))),
        Line(((8, 54), (56, 54))),
    ),
    "language": (
        Box(5, 8, 36, 26, BLUE, 8),
        Line(((14, 34), (12, 43), (22, 34))),
        Box(28, 26, 31, 24, PEACH, 8),
        Line(((50, 50), (53, 58), (44, 50))),
        Line(((13, 18), (32, 18)), width=2.5),
        Line(((36, 38), (51, 38)), width=2.5),
    ),
    "art": (
        Curve((32, 8), (((58, 8), (62, 34), (46, 38)), ((36, 40), (44, 56), (30, 56)), ((2, 56), (0, 8), (32, 8))), LILAC),
        Circle(20, 24, 4, ROSE, 2),
        Circle(34, 18, 4, SAND, 2),
        Circle(46, 26, 4, GREEN, 2),
        Circle(18, 40, 4, BLUE, 2),
    ),
    "music": (
        Line(((24, 48), (24, 12), (52, 8), (52, 44))),
        Line(((24, 20), (52, 16))),
        Circle(17, 49, 7, LILAC),
        Circle(45, 45, 7, LILAC),
    ),
    "computer": (Box(6, 10, 52, 34, BLUE, 5), Line(((32, 44), (32, 54))), Line(((20, 55), (44, 55))), *_smile(32, 27, 13)),
    "treatment": _HEART,
    "rest": (
        Line(((6, 26), (6, 54))),
        Line(((6, 48), (58, 48), (58, 54))),
        Circle(17, 39, 6, PEACH),
        Line(((26, 46), (26, 34), (46, 34), (58, 40), (58, 48)), LILAC, closed=True),
        Line(((40, 8), (52, 8), (40, 20), (52, 20)), width=2.5),
        Line(((28, 16), (36, 16), (28, 24), (36, 24)), width=2.5),
    ),
    "meal": (
        Circle(32, 32, 17, SAND),
        Circle(32, 32, 9, width=2.5),
        Line(((7, 10), (7, 22), (10, 26), (10, 54))),
        Line(((13, 10), (13, 22), (10, 26))),
        Line(((56, 54), (56, 10), (51, 20), (51, 32), (56, 32))),
    ),
    "breakfast": (
        Curve((10, 28), (((10, 50), (46, 50), (46, 28)),), BLUE),
        Line(((10, 28), (46, 28))),
        Curve((46, 31), (((60, 29), (60, 44), (43, 41)),)),
        Line(((18, 53), (40, 53))),
        Line(((20, 10), (18, 15), (21, 21)), width=2.5),
        Line(((29, 10), (27, 15), (30, 21)), width=2.5),
        Line(((38, 10), (36, 15), (39, 21)), width=2.5),
    ),
    "wake": _SUN,
    "doctors": (
        Circle(32, 18, 11),
        *_smile(32, 18, 9),
        Curve((10, 57), (((10, 36), (20, 32), (32, 32)), ((44, 32), (54, 36), (54, 57))), GREEN),
        Line(((10, 57), (54, 57))),
        Curve((24, 34), (((24, 46), (36, 46), (36, 34)),), width=2.5),
        Circle(40, 48, 4, "#FFFFFF", 2.5),
    ),
    "move": (
        Circle(26, 12, 8),
        *_smile(26, 12, 7),
        Line(((27, 20), (28, 38), (16, 56))),
        Line(((28, 38), (44, 44), (48, 56))),
        Line(((27, 27), (46, 20))),
        Line(((27, 27), (14, 36))),
        Circle(53, 17, 6, SAND),
    ),
    "breathing": (
        Curve((8, 22), (((20, 14), (30, 26), (42, 20)), ((52, 15), (50, 6), (43, 9)))),
        Curve((8, 34), (((24, 26), (36, 38), (50, 32)), ((60, 28), (60, 20), (53, 21)))),
        Curve((8, 46), (((20, 40), (28, 50), (38, 46)), ((48, 42), (50, 56), (41, 55)))),
    ),
    "talk": (Box(6, 10, 52, 32, MINT, 10), Line(((20, 42), (18, 54), (32, 42))), _dot(20, 26, 2.5), _dot(32, 26, 2.5), _dot(44, 26, 2.5)),
    "play": (
        Box(7, 8, 22, 22, LILAC, 2),
        Line(((46, 8), (57, 28), (35, 28)), ROSE, closed=True),
        Circle(18, 46, 10, GREEN),
        Box(36, 36, 21, 21, SAND, 3),
        _dot(42, 42, 2),
        _dot(51, 51, 2),
        _dot(46.5, 46.5, 2),
    ),
    "visitor": (
        Circle(20, 22, 9, PEACH),
        Circle(44, 22, 9, BLUE),
        Curve((5, 56), (((5, 34), (35, 34), (35, 56)),), PEACH),
        Curve((30, 56), (((30, 34), (60, 34), (60, 56)),), BLUE),
    ),
    "home": (
        Line(((6, 32), (32, 9), (58, 32))),
        Line(((13, 28), (13, 56), (51, 56), (51, 28)), SAND),
        Line(((26, 56), (26, 40), (38, 40), (38, 56)), "#FFFFFF"),
    ),
    "school": (
        Line(((8, 56), (8, 30), (32, 16), (56, 30), (56, 56)), PEACH, closed=True),
        Line(((32, 16), (32, 5), (43, 8), (32, 12))),
        Box(26, 42, 12, 14, "#FFFFFF", 1),
        Circle(32, 31, 4, "#FFFFFF", 2.5),
    ),
    "quiet": (Curve((40, 8), (((14, 10), (8, 40), (28, 52)), ((40, 58), (54, 52), (57, 42)), ((36, 50), (22, 26), (40, 8))), LILAC),),
    "change": (
        Circle(32, 32, 25, SAND),
        Curve((23, 25), (((22, 12), (44, 13), (41, 27)), ((39, 34), (32, 33), (32, 42)))),
        _dot(32, 50, 2.2),
    ),
    "lesson": (
        Box(6, 10, 52, 34, GREEN, 3),
        Line(((16, 22), (34, 22)), width=2.5),
        Line(((16, 31), (44, 31)), width=2.5),
        Line(((20, 44), (14, 56))),
        Line(((44, 44), (50, 56))),
    ),
    "friend": (Box(6, 10, 52, 36, BLUE, 5), Circle(32, 28, 11, "#FFFFFF"), *_smile(32, 28, 9), Line(((32, 46), (32, 54))), Line(((22, 55), (42, 55)))),
}  # fmt: skip

SUBJECTS = {
    "maths": "maths",
    "mathematics": "maths",
    "algebra": "maths",
    "reading": "reading",
    "english": "reading",
    "language-arts": "reading",
    "writing": "writing",
    "science": "science",
    "physics": "science",
    "chemistry": "science",
    "biology": "science",
    "history": "history",
    "geography": "history",
    "social-studies": "history",
    "french": "language",
    "spanish": "language",
    "german": "language",
    "art": "art",
    "music": "music",
    "computing": "computer",
}


def for_subject(subject: str) -> str:
    """Return the name of a subject's picture; a subject without its own gets the one for a lesson."""
    return SUBJECTS.get(subject.strip().casefold(), "lesson")


def as_svg(name: str, size: int, alt: str) -> str:
    """Return a picture as an inline SVG that says its alternative text."""
    shapes = "".join(_svg(shape) for shape in PICTOGRAMS[name])
    said = f'role="img" aria-label={quoteattr(alt)}' if alt else 'aria-hidden="true"'
    title = f"<title>{escape(alt)}</title>" if alt else ""
    return (
        f'<svg viewBox="0 0 64 64" width="{size}" height="{size}" {said} fill="none" stroke="{INK}" '
        f'stroke-linecap="round" stroke-linejoin="round">{title}{shapes}</svg>'
    )


def _svg(shape: Shape) -> str:
    fill = f' fill="{shape.fill}"' if shape.fill else ""
    match shape:
        case Line(points, _, closed, width):
            tag = "polygon" if closed else "polyline"
            joined = " ".join(f"{x:g},{y:g}" for x, y in points)
            return f'<{tag} points="{joined}" stroke-width="{width:g}"{fill}/>'
        case Circle(x, y, radius, _, width):
            return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" stroke-width="{width:g}"{fill}/>'
        case Box(x, y, width, height, _, corner):
            return (
                f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{corner:g}" '
                f'stroke-width="3"{fill}/>'
            )
        case Curve(start, parts, _, width):
            path = f"M{start[0]:g} {start[1]:g}" + "".join(
                "C" + " ".join(f"{x:g} {y:g}" for x, y in part) for part in parts
            )
            return f'<path d="{path}" stroke-width="{width:g}"{fill}/>'
