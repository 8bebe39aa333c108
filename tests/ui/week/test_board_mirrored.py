"""Where reading goes from right to left the axis stands at the right, onward is left, words are words."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hospital_iep.ui.week.ink import Ink
from tests.ui.week.sample import at

LEO = "Leo M.-1-10:15"
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def mirrored(board):
    board.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    return board


def test_every_block_stands_where_a_mirror_shows_it(board):
    before = {item: board.rect_of(item.id, item.lane) for item in board.contents.items}
    board.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    wide = board.viewport().width()
    for item, rect in before.items():
        there = board.rect_of(item.id, item.lane)
        assert (there.left(), there.top(), there.size()) == (
            wide - rect.left() - rect.width(),
            rect.top(),
            rect.size(),
        )


def test_a_click_chooses_and_a_drag_moves_what_lies_below_the_mouse(mirrored, qtbot):
    wishes = []
    mirrored.move_requested.connect(lambda *wish: wishes.append(wish))
    start = mirrored.rect_of(LEO, "ana-1").center()
    qtbot.mouseClick(mirrored.viewport(), Qt.MouseButton.LeftButton, pos=start)
    assert mirrored.selected.id == LEO
    end = QPoint(mirrored.point_of("ana-3", at(3, "11:05")).x(), start.y())
    assert end.x() < start.x()  # a later day lies to the left
    QTest.mousePress(mirrored.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(mirrored.viewport(), (start + end) / 2)
    QTest.mouseMove(mirrored.viewport(), end)
    assert mirrored.held.lane == "ana-3"
    QTest.mouseRelease(mirrored.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert [(name, lane) for name, _, lane in wishes] == [(LEO, "ana-3")] or mirrored.held is None


def test_the_first_day_stands_beside_the_hours_at_the_right(mirrored):
    wide = mirrored.viewport().width()
    ends = [mirrored.point_of(f"ana-{day}", at(day, "11:05")).x() for day in range(5)]
    assert ends == sorted(ends, reverse=True)
    first_day = [i for i in mirrored.contents.items if i.lane == "ana-0" and not i.is_background]
    assert max(mirrored.rect_of(i.id, i.lane).right() for i in first_day) < wide - 40


def test_the_left_key_goes_onward(mirrored, qtbot):
    mirrored.select(LEO, "ana-1")
    qtbot.keyClick(mirrored, Key.Key_Left, CTRL)
    assert mirrored.selected.id == "Aisha B.-2-10:10"
    qtbot.keyClick(mirrored, Key.Key_Right, CTRL)
    assert mirrored.selected.id == LEO
    qtbot.keyClick(mirrored, Key.Key_M)
    qtbot.keyClick(mirrored, Key.Key_Left)
    assert mirrored.held.start.date() == at(2, "10:15").date()


def picture(mirrored, draw):
    image = QImage(200, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    if mirrored:
        painter.translate(image.width(), 0)
        painter.scale(-1, 1)
    draw(painter, Ink(mirrored=mirrored))
    painter.end()
    return image


def drawn(image):
    """Where what was drawn begins and ends, and its strong points from there."""
    strong = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 100
    ]
    left, right = min(x for x, _ in strong), max(x for x, _ in strong)
    return left, right, {(x - left, y) for x, y in strong}


def unlike(first, second):
    """Points of one alone, where both lie best: letters may begin between two points."""
    return min(len(first ^ {(x + shift, y) for x, y in second}) for shift in (-1, 0, 1))


@pytest.mark.parametrize("what", ["text", "at the end", "icon"])
def test_letters_and_icons_stand_upright_in_the_mirror(qapp, what):
    room = QRectF(10, 4, 150, 20)

    def draw(painter, ink):
        if what == "icon":
            ink.icon(painter, "stethoscope", QPointF(30, 16), 16, "text")
        else:
            ink.text(painter, ink.strong, room, "Reading", ink.color("text"), right=what == "at the end")

    (left, right, plain), (there, _, upright) = (drawn(picture(way, draw)) for way in (False, True))
    in_a_mirror = {(right - left - x, y) for x, y in plain}
    assert unlike(upright, plain) * 2 < unlike(upright, in_a_mirror)
    assert abs(there - (200 - 1 - right)) <= 3  # letters have room before and behind that is not drawn
    assert there != left
