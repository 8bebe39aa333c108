"""A case file of one's own: a week of short lessons is planned, and dragged by mouse and touchpad."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hospital_iep.ui.week.surface import NARROWEST
from tests.journeys.test_main_job import add_child, import_calendar, make_case_file, part

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
SMALL, LARGE = (1366, 768), (1920, 1080)


@pytest.mark.parametrize("length", [10, 15, 20, 30])
def test_short_lessons_are_dragged(journey, monkeypatch, tmp_path, length):
    make_case_file(journey)
    child = add_child(journey)
    short_lessons(journey, length)
    import_calendar(journey, monkeypatch, tmp_path, child)
    state_need(journey, 3 * length)
    page = plan(journey)
    for size, zoom, take in (
        (LARGE, None, take_at_the_lower_edge),
        (LARGE, NARROWEST, take_in_the_middle),
        (SMALL, None, tap_and_take),
        (SMALL, NARROWEST, take_in_the_middle),
        (SMALL, NARROWEST, take_at_the_lower_edge),
    ):
        journey.program.shell.resize(*size)
        page.board.set_zoom(zoom)
        journey.settle()
        moved_undone_redone(journey, take, length)
    goes_back_and_says_why(journey)


def lesson_and_place(page):
    """Return the first lesson, and where on another day it may lie."""
    item = min((each for each in page.board.contents.items if each.is_lesson), key=lambda each: each.start)
    rules, own = page.week.placement(page.day), item.lane.partition(":")[0]
    spans = [span for span in rules.legal_spans(item) if span.lane.startswith(own)]
    return item, next(span for span in spans if span.start.date() != item.start.date())


def take_in_the_middle(view, rect) -> QPoint:
    QTest.mousePress(view, LEFT, pos=rect.center())
    return rect.center()


def take_at_the_lower_edge(view, rect) -> QPoint:
    at = QPoint(rect.center().x(), rect.bottom())
    QTest.mousePress(view, LEFT, pos=at)
    return at


def tap_and_take(view, rect) -> QPoint:
    """Tap, then touch again and hold: on a touchpad the second press arrives as a double-click."""
    at = rect.center()
    QTest.mouseClick(view, LEFT, pos=at)
    kind, none = QEvent.Type.MouseButtonDblClick, Qt.KeyboardModifier.NoModifier
    again = QMouseEvent(kind, QPointF(at), QPointF(view.mapToGlobal(at)), LEFT, LEFT, none)
    QApplication.sendEvent(view, again)
    return at


def drag(journey, take, item, to) -> None:
    board, view = journey.page.board, journey.page.board.viewport()
    grip = take(view, board.rect_of(item.id))
    by = to - board.rect_of(item.id).center()
    for part_of_way in (0.1, 0.6, 1):
        QTest.mouseMove(view, grip + by * part_of_way)
    journey.picture("dragging")
    QTest.mouseRelease(view, LEFT, pos=grip + by)
    journey.settle()


def moved_undone_redone(journey, take, length) -> None:
    page = journey.page
    item, place = lesson_and_place(page)
    start = place.start + timedelta(minutes=10)
    drag(journey, take, item, page.board.point_of(place.lane, start + timedelta(minutes=length / 2)))

    def where():
        shown = page.board.contents.find(item.id)[0]
        return shown.start, shown.minutes, shown.pinned_by is not None

    assert where() == (start, length, True), take.__name__
    assert page.board.hasFocus()
    journey.press("Undo", journey.window.status)
    assert where() == (item.start, length, False)
    journey.key(Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert where() == (start, length, True)
    journey.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert where() == (item.start, length, False)


def goes_back_and_says_why(journey) -> None:
    """Before the school day there is no place: the lesson stays, and one line stays to be read."""
    page = journey.page
    item, _place = lesson_and_place(page)
    before = journey.window.desk.undo_label
    early = page.board.point_of(item.lane, item.start.replace(hour=8, minute=40))
    drag(journey, take_in_the_middle, item, early)
    assert page.board.contents.find(item.id)[0] == item
    assert journey.window.desk.undo_label == before
    toast = journey.window.toasts.shown[-1]
    assert toast.isVisible()
    assert toast.message.text.startswith("Stays where it was: ")
    assert page.board.selected.id == item.id
    journey.picture("went-back")


def write(journey, field, text) -> None:
    field.setFocus()
    journey.write(text)
    journey.key(Key.Key_Tab)


def short_lessons(journey, length) -> None:
    part(journey, "about")
    bound = journey.page.part.bind.bound
    for name in ("lesson_minutes_min", "lesson_minutes_max"):
        write(journey, bound[name].field.editor, str(length))
    journey.picture("short-lessons")


def state_need(journey, minutes) -> None:
    part(journey, "services")
    section = journey.page.part
    journey.click(section.add_button)
    (made,) = section.cards
    journey.type("Maths")
    journey.key(Key.Key_Tab)
    write(journey, section.cards[made].bind.bound["minutes_per_week"].field.editor, str(minutes))
    journey.picture("need")


def plan(journey):
    journey.shortcut(Key.Key_3)
    page = journey.page
    journey.click(page.views.empty.button)
    journey.until(lambda: page.proposal is not None)
    journey.click(page.proposals.accept_button)
    assert page.proposal is None
    journey.picture("accepted")
    return page
