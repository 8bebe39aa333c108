"""Icons take the colours of the look; each name used exists."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter
from PySide6.QtWidgets import QMenu, QStyle

from hospital_iep import ui
from hospital_iep.paths import resource
from hospital_iep.ui import icons
from hospital_iep.ui.theme import ThemeChoice, tokens

FILES = sorted(file.name for file in resource("icons").iterdir() if file.name.endswith(".svg"))
OWN = {f"energy-{level}.svg" for level in range(5)}
SOURCES = sorted(Path(ui.__file__).parent.rglob("*.py"))


def colours(image: QImage) -> set[str]:
    found = set()
    for x in range(image.width()):
        for y in range(image.height()):
            pixel = image.pixelColor(x, y)
            if pixel.alpha() == 255:
                found.add(pixel.name().upper())
    return found


def test_licence_is_beside_the_icons():
    text = resource("icons", "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in text
    assert "Cole Bemis" in text


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_one_colour_on_the_24_grid(name):
    svg = resource("icons", name).read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in svg
    assert 'stroke="currentColor"' in svg
    assert ("lucide-static v1.62.0" in svg) != (name in OWN)


def test_an_icon_takes_its_token(look):
    image = icons.pixmap("square", tokens()["light"]["accent"], QSize(48, 48)).toImage()
    assert colours(image) == {tokens()["light"]["accent"]}


def test_an_icon_follows_the_look(look):
    icon = icons.icon("circle-check", "ok")
    before = icon.pixmap(QSize(32, 32)).toImage()
    look.apply(ThemeChoice.DARK)
    after = icon.pixmap(QSize(32, 32)).toImage()
    assert tokens()["light"]["ok"] in colours(before)
    assert tokens()["dark"]["ok"] in colours(after)


def test_modes_have_their_colours(look):
    icon = icons.icon("square", "text", "accentText")
    normal = icon.pixmap(QSize(32, 32)).toImage()
    on = icon.pixmap(QSize(32, 32), QIcon.Mode.Normal, QIcon.State.On).toImage()
    disabled = icon.pixmap(QSize(32, 32), QIcon.Mode.Disabled).toImage()
    assert colours(normal) == {tokens()["light"]["text"]}
    assert colours(on) == {tokens()["light"]["accentText"]}
    assert colours(disabled) == {tokens()["light"]["text3"]}


def test_rendered_at_device_pixels(look):
    picture = icons.icon("lock").pixmap(QSize(16, 16), 2.0)
    assert picture.size() == QSize(32, 32)
    assert picture.devicePixelRatio() == 2.0


def test_back_and_on_point_the_other_way_from_right_to_left(look, qapp):
    ink, size = tokens()["light"]["text"], QSize(24, 24)
    back, on = (icons.pixmap(f"chevron-{way}", ink, size).toImage() for way in ("left", "right"))
    check = icons.pixmap("check", ink, size).toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert icons.pixmap("chevron-left", ink, size).toImage() == on
        assert icons.pixmap("chevron-right", ink, size).toImage() == back
        assert icons.pixmap("check", ink, size).toImage() == check
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert icons.pixmap("chevron-left", ink, size).toImage() == back != on


def test_a_second_asking_draws_nothing(look):
    first = icons.pixmap("lock", "#123456", QSize(20, 20))
    assert icons.pixmap("lock", "#123456", QSize(20, 20)).cacheKey() == first.cacheKey()


def test_a_wide_icon_stands_at_the_leading_edge(look):
    image = icons.pixmap("square", "#FF0000", QSize(40, 20)).toImage()
    drawn = [x for x in range(40) if any(image.pixelColor(x, y).alpha() for y in range(20))]
    assert drawn
    assert max(drawn) < 20


def test_painting_an_unknown_icon_shows_a_question_mark(look):
    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    icons.paint(painter, "named-by-a-ward", QRect(0, 0, 24, 24), "accent")
    painter.end()
    assert colours(image) == {tokens()["light"]["accent"]}


def test_an_unknown_icon_is_a_fault(look):
    with pytest.raises(KeyError):
        icons.icon("no-such-drawing")


def names_used(tree):
    """Yield icon names given by keyword, or as the argument of ``Icon`` and ``icons.icon``."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        given = [word.value for word in node.keywords if word.arg == "icon"]
        if called in {"Icon", "icon", "IconButton", "show_icon"} and node.args:
            given.append(node.args[0])
        for value in given:
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
                yield value.value


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_each_name_used_exists(path):
    used = set(names_used(ast.parse(path.read_text(encoding="utf-8"))))
    assert {name for name in used if f"{name}.svg" not in FILES} == set()


def test_the_check_sees_a_name():
    assert list(names_used(ast.parse("Button(x, icon='no-such')"))) == ["no-such"]


@pytest.mark.parametrize("percent", [100, 200])
def test_icons_in_menus_grow_with_the_text(qtbot, look, percent):
    look.apply(percent=percent)
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction(icons.icon("sun"), "Feels better today")
    menu.ensurePolished()
    side = menu.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize, None, menu)
    assert side == 16 * percent // 100
