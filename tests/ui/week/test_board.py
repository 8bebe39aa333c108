"""The board: chosen, moved, pinned and asked about by mouse and by key; drawn in every look."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip

from hospital_iep.ui.theme import ThemeChoice, theme
from hospital_iep.ui.week.ink import Ink
from hospital_iep.ui.week.items import Change, Kind
from hospital_iep.ui.week.lesson import paint_lesson
from hospital_iep.ui.week.speech import described, spoken
from hospital_iep.ui.week.surface import NARROWEST, WIDEST
from tests.ui.week.rehearsal import Rules
from tests.ui.week.sample import at, pupil_repair, teacher_week, ward_day

LEO = "Leo M.-1-10:15"
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def press(board, qtbot):
    def press(*keys, modifier=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            qtbot.keyClick(board, key, modifier)

    return press


@pytest.fixture
def heard(board):
    """Every wish that the board tells."""
    wishes = []
    for name in (
        "item_opened",
        "move_requested",
        "resize_requested",
        "pin_toggled",
        "why_requested",
        "free_requested",
        "next_unmet_requested",
        "list_requested",
        "refused",
    ):
        getattr(board, name).connect(lambda *values, name=name: wishes.append((name, *values)))
    return wishes


def drag(qtbot, board, start, end):
    view = board.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, (start + end) / 2)
    qtbot.mouseMove(view, end)


def drop(qtbot, board, end):
    qtbot.mouseRelease(board.viewport(), Qt.MouseButton.LeftButton, pos=end)


# -- walking


def test_arrows_go_by_time_through_the_same_persons_days(board, press):
    board.select("Priya S.-1-15:10")
    press(Key.Key_Down)
    assert board.selected.id == "Maya R.-2-09:35"
    press(Key.Key_Up)
    assert board.selected.id == "Priya S.-1-15:10"


def test_without_a_choice_the_first_key_chooses_what_comes_next_today(board, press):
    press(Key.Key_Down)
    assert board.selected.id == "Maya R.-1-09:35"


def test_control_arrows_go_by_day_and_by_lane(board, press):
    board.select(LEO, "ana-1")
    press(Key.Key_Right, modifier=CTRL)
    assert board.selected.id == "Aisha B.-2-10:10"
    press(Key.Key_Left, modifier=CTRL)
    assert board.selected.id == LEO
    press(Key.Key_Down, modifier=CTRL)
    assert (board.selected.id, board.selected.lane) == (LEO, "leo-1")
    press(Key.Key_Up, modifier=CTRL)
    assert board.selected.lane == "ana-1"


def test_home_and_end_go_to_the_weeks_ends_and_the_edge_is_an_edge(board, press):
    press(Key.Key_Home)
    assert board.selected.id == "Maya R.-0-09:35"
    press(Key.Key_Up)
    assert board.selected.id == "Maya R.-0-09:35"
    press(Key.Key_End)
    assert board.selected.lane == "leo-4"


def test_every_choice_can_be_reached_by_arrows_alone(board, press):
    press(Key.Key_Home)
    seen = {board.selected.id}
    for _ in range(60):
        press(Key.Key_Down)
        seen.add(board.selected.id)
    mine = {item.id for item in board.contents.reading_order() if item.lane.startswith("ana")}
    assert seen == mine


# -- acting


@pytest.mark.parametrize(
    ("key", "wish"),
    [
        (Key.Key_Return, ("item_opened", LEO)),
        (Key.Key_P, ("pin_toggled", LEO)),
        (Key.Key_W, ("why_requested", LEO)),
        (Key.Key_Delete, ("free_requested", LEO)),
        (Key.Key_F8, ("next_unmet_requested",)),
        (Key.Key_T, ("list_requested",)),
    ],
)
def test_each_key_tells_its_wish(board, press, heard, key, wish):
    board.select(LEO)
    press(key)
    assert heard == [wish]


def test_single_letter_keys_can_be_switched_off(board, press, heard):
    board.single_keys = False
    board.select(LEO)
    press(Key.Key_P, Key.Key_W, Key.Key_M, Key.Key_T)
    assert heard == []
    assert board.held is None


def test_a_treatment_cannot_be_moved_pinned_or_freed(board, press, heard):
    treatment = next(item for item in board.contents.items if item.what == "Dialysis")
    board.select(treatment.id)
    press(Key.Key_M, Key.Key_P, Key.Key_Delete)
    assert heard == []
    assert board.held is None


# -- moving by key


def test_move_mode_moves_by_five_minutes_and_enter_places(board, press, heard):
    board.select("Noah K.-0-13:35", "ana-0")
    press(Key.Key_M, Key.Key_Down, Key.Key_Down, Key.Key_Right)
    assert board.held.start == at(1, "13:45")
    press(Key.Key_Return)
    assert heard == [("move_requested", "Noah K.-0-13:35", at(1, "13:45"), "ana-1")]
    assert board.held is None


def test_escape_keeps_it_where_it_was(board, press, heard):
    board.select("Noah K.-0-13:35")
    press(Key.Key_M, Key.Key_Down, Key.Key_Escape)
    assert heard == []
    assert board.held is None


def test_a_forbidden_place_says_why_and_enter_there_does_nothing(board, press, heard):
    board.select("Noah K.-0-13:35")
    press(Key.Key_M, Key.Key_Up, Key.Key_Up)
    assert board.held.reason == "touches recovery until 13:30"
    assert "touches recovery until 13:30" in board.accessibleDescription()
    press(Key.Key_Return)
    assert heard == [("refused", "Stays where it was: touches recovery until 13:30.")]


def test_shift_changes_the_end(board, press, heard):
    board.select("Noah K.-0-13:35")
    press(Key.Key_M)
    press(Key.Key_Down, Key.Key_Down, modifier=SHIFT)
    press(Key.Key_Return)
    assert heard == [("resize_requested", "Noah K.-0-13:35", at(0, "14:25"))]


def test_an_end_never_comes_before_its_beginning(board, press):
    board.select("Noah K.-0-13:35")
    press(Key.Key_M)
    press(*[Key.Key_Up] * 12, modifier=SHIFT)
    assert board.held.end == at(0, "13:40")


def test_losing_the_focus_lets_go(board, press, qtbot):
    board.select("Noah K.-0-13:35")
    press(Key.Key_M)
    board.clearFocus()
    assert board.held is None


# -- moving by mouse


def test_a_drag_to_a_legal_place_asks_for_the_move(board, qtbot, heard):
    start = board.rect_of("Noah K.-0-13:35", "ana-0").center()
    grip = timedelta(minutes=20)  # taken in the middle of 40 minutes
    end = board.point_of("ana-2", at(2, "15:00") + grip)
    drag(qtbot, board, start, end)
    assert {span.lane for span in board.held.spans} == {f"ana-{day}" for day in range(5)}
    assert board.held.start == at(2, "15:00")
    drop(qtbot, board, end)
    assert heard == [("move_requested", "Noah K.-0-13:35", at(2, "15:00"), "ana-2")]


def test_letting_go_over_a_forbidden_place_moves_nothing_and_says_why(board, qtbot, heard):
    start = board.rect_of("Noah K.-0-13:35", "ana-0").center()
    end = board.point_of("ana-1", at(1, "09:00"))
    drag(qtbot, board, start, end)
    assert board.held.reason == "touches recovery until 13:30"
    drop(qtbot, board, end)
    assert heard == [("refused", "Stays where it was: touches recovery until 13:30.")]
    assert board.held is None
    assert board.selected.id == "Noah K.-0-13:35"


def test_a_drag_into_another_persons_lane_says_why_not(board, qtbot, heard):
    drag(qtbot, board, board.rect_of("Noah K.-0-13:35").center(), board.point_of("leo-1", at(1, "15:00")))
    assert "pupil" in board.held.reason
    drop(qtbot, board, board.point_of("leo-1", at(1, "15:00")))
    assert [name for name, *_ in heard] == ["refused"]


def test_the_lower_edge_resizes(board, qtbot, heard):
    rect = board.rect_of("Noah K.-0-13:35", "ana-0")
    edge = QPoint(rect.center().x(), rect.bottom() - 1)
    end = board.point_of("ana-0", at(0, "14:30"))
    drag(qtbot, board, edge, end)
    drop(qtbot, board, end)
    assert heard == [("resize_requested", "Noah K.-0-13:35", at(0, "14:30"))]


def test_a_click_chooses_and_a_click_beside_chooses_nothing(board, qtbot):
    chosen = []
    board.item_selected.connect(chosen.append)
    qtbot.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=board.rect_of(LEO).center())
    qtbot.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=board.point_of("ana-0", at(0, "08:20")))
    assert chosen == [LEO, ""]


def test_a_small_tremble_is_no_drag(board, qtbot, heard):
    start = board.rect_of("Noah K.-0-13:35").center()
    drag(qtbot, board, start, start + QPoint(2, 2))
    assert board.held is None
    drop(qtbot, board, start + QPoint(2, 2))
    assert heard == []


def second_press(board, at_):
    """Press for the second time, as it arrives after a click."""
    view, kind = board.viewport(), QEvent.Type.MouseButtonDblClick
    where, left = QPointF(at_), Qt.MouseButton.LeftButton
    there = QPointF(view.mapToGlobal(at_))
    QApplication.sendEvent(view, QMouseEvent(kind, where, there, left, left, Qt.KeyboardModifier.NoModifier))


def test_a_tap_and_a_drag_move_and_a_double_click_opens(board, qtbot, heard):
    start, end = board.rect_of("Noah K.-0-13:35", "ana-0").center(), board.point_of("ana-2", at(2, "15:20"))
    view = board.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=start)
    second_press(board, start)
    assert heard == []
    qtbot.mouseMove(view, end)
    drop(qtbot, board, end)
    assert heard == [("move_requested", "Noah K.-0-13:35", at(2, "15:00"), "ana-2")]
    heard.clear()
    second_press(board, start)
    drop(qtbot, board, start)
    assert heard == [("item_opened", "Noah K.-0-13:35")]


@pytest.fixture
def low(board):
    """The board at its smallest zoom with a lesson of ten minutes, seven pixels high; its rectangle."""
    contents = teacher_week()
    noah = contents.find("Noah K.-0-13:35")[0]
    short = replace(noah, end=noah.start + timedelta(minutes=10))
    others = tuple(item for item in contents.items if item.id != noah.id)
    board.show_contents(replace(contents, items=(*others, short)), Rules())
    board.set_zoom(NARROWEST)
    rect = board.rect_of(noah.id, "ana-0")
    assert rect.height() == 7
    return rect


@pytest.mark.parametrize("below_its_top", [-6, 0, 3, 6, 10])
def test_a_low_lesson_is_taken_anywhere_and_moved_by_ten_minutes(board, qtbot, heard, low, below_its_top):
    start = QPoint(low.center().x(), low.top() + below_its_top)
    end = start + QPoint(0, 7)
    drag(qtbot, board, start, end)
    drop(qtbot, board, end)
    assert heard == [("move_requested", "Noah K.-0-13:35", at(0, "13:45"), "ana-0")]


def test_who_drags_the_lower_edge_aside_moves_the_lesson(board, qtbot, heard):
    rect = board.rect_of("Noah K.-0-13:35", "ana-0")
    start = QPoint(rect.center().x(), rect.bottom() - 1)
    end = QPoint(board.point_of("ana-2", at(2, "15:00")).x(), start.y())
    drag(qtbot, board, start, end)
    drop(qtbot, board, end)
    assert heard == [("move_requested", "Noah K.-0-13:35", at(2, "13:35"), "ana-2")]


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ({"movable": False}, "It has begun or is over, so it stays."),
        ({"movable": False, "change": Change.FROM, "number": 1}, "First accept the proposal,"),
        ({"movable": False, "kind": Kind.TREATMENT}, "Here only lessons are moved by hand."),
    ],
)
def test_what_cannot_be_moved_says_so_once(board, qtbot, heard, what, said):
    contents = teacher_week()
    noah = replace(contents.find("Noah K.-0-13:35")[0], **what)
    others = tuple(item for item in contents.items if item.id != noah.id)
    board.show_contents(replace(contents, items=(*others, noah)))
    start, end = board.rect_of(noah.id, "ana-0").center(), board.point_of("ana-2", at(2, "15:00"))
    drag(qtbot, board, start, end)
    drop(qtbot, board, end)
    ((name, text),) = heard
    assert (name, text.startswith(said)) == ("refused", True)


def test_a_drag_goes_on_when_the_week_is_read_again_meanwhile(board, qtbot, heard):
    start, end = board.rect_of("Noah K.-0-13:35", "ana-0").center(), board.point_of("ana-2", at(2, "15:20"))
    drag(qtbot, board, start, end)
    board.show_contents(teacher_week())
    drop(qtbot, board, end)
    assert heard == [("move_requested", "Noah K.-0-13:35", at(2, "15:00"), "ana-2")]


def test_a_drag_ends_when_its_lesson_lies_elsewhere_meanwhile(board, qtbot, heard):
    start, end = board.rect_of("Noah K.-0-13:35", "ana-0").center(), board.point_of("ana-2", at(2, "15:20"))
    drag(qtbot, board, start, end)
    board.show_contents(ward_day())
    assert board.held is None
    drop(qtbot, board, end)
    assert heard == []


def test_a_lesson_at_the_edge_of_the_view_lies_still_while_it_is_carried_aside(board, qtbot, heard):
    board.set_zoom(WIDEST)
    bar = board.verticalScrollBar()
    bar.setValue(
        bar.value() + board.rect_of("Noah K.-0-13:35", "ana-0").top() - round(board._layout.header) + 5
    )
    scrolled, rect = bar.value(), board.rect_of("Noah K.-0-13:35", "ana-0")
    start = QPoint(rect.center().x(), rect.top() + 8)
    end = QPoint(board.point_of("ana-2", at(2, "15:00")).x(), start.y())
    drag(qtbot, board, start, end)
    assert bar.value() == scrolled
    drop(qtbot, board, end)
    assert heard == [("move_requested", "Noah K.-0-13:35", at(2, "13:35"), "ana-2")]


# -- zoom, contents, words


def test_control_and_wheel_zoom_within_bounds(board):
    def wheel(by):
        middle = QPointF(board.viewport().rect().center())
        none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(middle, middle, QPoint(), QPoint(0, by), none, CTRL, phase, False)  # noqa: FBT003
        QApplication.sendEvent(board.viewport(), event)

    before = board.zoom
    wheel(120)
    assert board.zoom == before + 8
    for _ in range(30):
        wheel(120)
    assert board.zoom == WIDEST
    for _ in range(40):
        wheel(-120)
    assert board.zoom == NARROWEST


def test_the_chosen_lesson_stays_chosen_when_the_week_is_read_again(board):
    board.select(LEO)
    board.show_contents(teacher_week())
    assert board.selected.id == LEO
    board.show_contents(ward_day())
    assert board.selected is None


def test_the_tip_says_the_whole_text_that_the_block_had_to_cut(board):
    place = board.rect_of(LEO).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, board.viewport().mapToGlobal(place))
    QApplication.sendEvent(board.viewport(), event)
    assert QToolTip.text().startswith("Leo M., Maths, Tuesday 24 November, 10:15 to 10:55, bed 4")
    QToolTip.hideText()


def test_an_item_is_said_as_one_sentence_with_its_keys(board):
    item = board.contents.find(LEO)[0]
    assert spoken(item) == (
        "Leo M., Maths, Tuesday 24 November, 10:15 to 10:55, bed 4, published, energy 4 prime."
    )
    assert described(item).endswith("Enter details, W why, M move, P pin, Delete frees it.")


@pytest.mark.parametrize("look", list(ThemeChoice)[1:])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_board_is_drawn_in_every_look_and_size(board, look, percent):
    theme().apply(look, percent=percent)
    for contents in (teacher_week(), pupil_repair(), ward_day()):
        board.show_contents(contents)
        image = board.viewport().grab().toImage()
        across, down = range(0, image.width(), 3), range(0, image.height(), 3)
        colours = {image.pixelColor(x, y).name() for x in across for y in down}
        assert theme().color("surface").name() in colours
        assert len(colours) > 40


def test_a_grey_picture_keeps_every_kind_of_treatment_apart_by_its_pattern(board):
    """Without colour, no two kinds may look alike: their grey pictures differ in many pixels."""
    board.show_contents(ward_day())
    image = board.viewport().grab().toImage()
    pictures = []
    for item in board.contents.items:
        if item.kind == "treatment":
            rect = board.rect_of(item.id).adjusted(3, -3, -3, -3)
            box = image.copy(rect.left(), rect.bottom() - 12, 40, 10)
            light = [box.pixelColor(x, y).lightness() for x in range(40) for y in range(10)]
            middle = sum(light) / len(light)
            pictures.append([value < middle - 4 for value in light])
    assert len(pictures) == 8
    for at_, first in enumerate(pictures):
        for second in pictures[at_ + 1 :]:
            assert sum(a != b for a, b in zip(first, second, strict=True)) >= 12


@pytest.mark.parametrize("height", range(5, 19))
def test_the_words_of_a_low_lesson_never_reach_its_outline(qapp, height):
    item = replace(teacher_week().find(LEO)[0], what="Geography", pupil="Priya J.")
    box, ink = QRectF(2, 2, 140, height), Ink()
    worded, bare = (QImage(150, 30, QImage.Format.Format_ARGB32_Premultiplied) for _ in range(2))
    for image, shown in ((worded, item), (bare, replace(item, what=" ", pupil=""))):
        image.fill(0)
        painter = QPainter(image)
        paint_lesson(painter, ink, shown, box, by_subject=False)
        painter.end()
    for x in range(12, 140):
        for y in (2, height):  # the outline above and below
            assert worded.pixel(x, y) == bare.pixel(x, y), (x, y)


def test_the_shortest_lessons_have_room_for_a_word(board):
    board.resize(1007, 420)  # a low window: the day does not fit anyway
    QApplication.processEvents()
    low = board.zoom
    contents = board.contents
    leo = next(item for item in contents.items if item.id == LEO)
    short = replace(leo, end=leo.start + timedelta(minutes=10))
    board.show_contents(replace(contents, items=tuple(short if i == leo else i for i in contents.items)))
    assert board.zoom > low
    assert board.rect_of(LEO).height() >= Ink().least.drawn("Leo M.").height() + 3
