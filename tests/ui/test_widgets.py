"""The widgets of every page: state in words, keys, shapes that fit."""

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QEnterEvent, QHelpEvent, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from hospital_iep.ui.forms import TextField
from hospital_iep.ui.keeping import forget_kept
from hospital_iep.ui.page import scrolling
from hospital_iep.ui.theme import ThemeChoice
from hospital_iep.ui.toast import SHOWN_MS, Toasts
from hospital_iep.ui.widgets.basics import Button, Card, Elided, IconButton, Wrapped, label
from hospital_iep.ui.widgets.bending import Bending, Pair
from hospital_iep.ui.widgets.chips import Avatar, Chip, FilterChips
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.dialog import DialogBase
from hospital_iep.ui.widgets.empty import Banner, EmptyState
from hospital_iep.ui.widgets.energy import EnergyButtons, bedside_word, plan_word
from hospital_iep.ui.widgets.flow import FlowLayout
from hospital_iep.ui.widgets.focus import FocusRing
from hospital_iep.ui.widgets.popover import Popover
from hospital_iep.ui.widgets.progress import ProgressRow
from hospital_iep.ui.widgets.segments import Segments

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def host(qtbot):
    host = QWidget()
    host.resize(600, 400)
    QVBoxLayout(host)
    qtbot.addWidget(host)
    host.show()
    host.activateWindow()
    return host


def put(host, widget):
    host.layout().addWidget(widget)
    QApplication.processEvents()
    return widget


def name_of(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def press(widget, key, text=""):
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))


def test_typed_markup_stays_text(host):
    words = put(host, label("<b>Leo</b>"))
    assert words.textFormat() is Qt.TextFormat.PlainText


def test_a_button_acts_once(host, qtbot):
    done = []
    button = put(host, Button("Start lesson", lambda: done.append(1), icon="play", kind="primary"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert done == [1, 1]
    assert name_of(button) == "Start lesson"


def test_small_and_bedside_heights(host):
    assert put(host, Button("Got it", size="small")).sizeHint().height() == 28
    assert put(host, Button("Re-plan")).sizeHint().height() == 34
    assert put(host, Button("Start lesson", size="bedside")).sizeHint().height() >= 44


def test_an_icon_alone_says_what_it_does(host):
    button = put(host, IconButton("eye", "Preview", keys="Ctrl+P"))
    assert name_of(button) == "Preview"
    assert "Ctrl+P" in button.toolTip()


def test_elided_words_keep_the_whole_text(host):
    words = Elided("Hospital education plan of a long name indeed", "title")
    put(host, words)
    words.setFixedWidth(80)
    QApplication.processEvents()
    assert words.text().endswith("…")
    assert words.words == words.toolTip() == words.accessibleName()


def test_the_few_words_of_elided_ones_are_never_shortened_by_a_layout(host):
    words = put(host, Elided())
    words.say("Published Fri 16:10", "Published")
    words.resize(words.minimumSizeHint())
    assert words.text() == "Published"
    assert words.toolTip() == "Published Fri 16:10"


def test_the_end_of_a_line_goes_below_when_its_words_grow(host):
    words, button = label("Mon 28"), Button("Move date")
    line = put(host, Bending(words, [button]))
    line.setFixedWidth(600)
    QApplication.processEvents()
    assert button.mapTo(line, QPoint()).x() > words.x()
    words.setText("Monday 28 December 2026, " * 4)
    QApplication.processEvents()
    QApplication.processEvents()
    assert button.mapTo(line, QPoint()).y() > words.geometry().bottom()


def test_wrapped_words_are_as_wide_as_they_are(host):
    words = put(host, Wrapped("Enter 5 to 120 minutes.", "fault"))
    assert words.sizeHint().width() < 300
    assert words.heightForWidth(60) > words.heightForWidth(300)


def test_a_chip_says_its_state(host):
    chip = put(host, Chip("Published Fri 16:10", "check", "ok"))
    assert chip.accessibleName() == "Published Fri 16:10"
    chip.say("Changes not accepted yet", "git-compare", "warn")
    assert (chip.text, chip.accessibleName()) == ("Changes not accepted yet",) * 2


def test_an_avatar_is_a_picture_too(host):
    avatar = put(host, Avatar.of("Ana Example", 30))
    assert isinstance(avatar.picture(), QPixmap)
    assert avatar.sizeHint().width() == 30


def test_filters_tell_which_are_on(host, qtbot):
    chips = put(host, FilterChips("Filter", {"mine": "Mine", "gaps": "With gaps"}))
    with qtbot.waitSignal(chips.changed) as change:
        chips._chips[1].click()
    assert change.args == [frozenset({"gaps"})]
    chips.choose(frozenset({"mine"}))
    assert chips.chosen() == {"mine"}


def test_segments_by_click_and_arrow(host, qtbot):
    lens = put(host, Segments("Lens", {"teacher": "Teacher", "pupil": "Pupil", "ward": "Ward day"}, "pupil"))
    with qtbot.waitSignal(lens.chosen) as chosen:
        qtbot.mouseClick(lens.button("ward"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["ward"]
    lens.button("ward").setFocus()
    press(lens.button("ward"), Qt.Key.Key_Right)
    assert lens.value == "teacher"
    lens.choose("pupil")
    assert lens.value == "pupil"


def test_energy_by_digit(host, qtbot):
    energy = put(host, EnergyButtons("How is LM right now?"))
    assert energy.level is None
    with qtbot.waitSignal(energy.chosen) as chosen:
        press(energy.buttons[0], Qt.Key.Key_3, "3")
    assert chosen.args == [3]
    assert energy.level == 3
    assert all(button.height() >= 44 for button in energy.buttons)
    assert name_of(energy.buttons[4]) == "Energy 4 Great"
    assert [bedside_word(n) for n in range(5)] == ["Stop", "Tired", "Low", "OK", "Great"]
    assert [plan_word(n) for n in (0, 4)] == ["blocked", "prime"]


def test_progress_says_figures(host):
    row = put(host, ProgressRow("LM", "20 of 220", 20 / 220))
    assert row.accessibleName() == "LM, 20 of 220"
    row.say("LM", "53 of 220", 53 / 220)
    assert row.accessibleName() == "LM, 53 of 220"


def test_an_empty_page_has_a_way_on(host, qtbot):
    done = []
    empty = put(
        host,
        EmptyState("No pupils yet.", "Add pupil", lambda: done.append(1), help_words="About the caseload"),
    )
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(empty.help_asked):
        qtbot.mouseClick(empty.link, Qt.MouseButton.LeftButton)
    assert done == [1]


def test_a_banner_says_something_else(host):
    banner = put(host, Banner("Ward calendar changed", "Review"))
    banner.say("Nothing changed")
    assert banner.words.text() == banner.accessibleName() == "Nothing changed"


def test_a_list_of_eight_is_searched(host, qtbot):
    combo = put(host, SearchCombo("Teacher", {str(n): f"Teacher {n}" for n in range(8)}, "2"))
    assert combo.isEditable()
    combo.lineEdit().setText("teacher 5")
    with qtbot.waitSignal(combo.chosen) as chosen:
        combo.lineEdit().editingFinished.emit()
    assert chosen.args == ["5"]
    combo.lineEdit().setText("nobody")
    combo.lineEdit().editingFinished.emit()
    assert (combo.value, combo.currentText()) == ("5", "Teacher 5")


def test_a_short_list_is_not(host):
    combo = put(host, SearchCombo("Who", {"a": "Ana", "b": "Ben"}))
    assert not combo.isEditable()
    combo.choose("b")
    assert combo.value == "b"


def test_flowing_widgets_wrap_and_mirror(host):
    row = QWidget()
    flow = FlowLayout(row)
    buttons = [Button(f"Choice {n}") for n in range(8)]
    for button in buttons:
        flow.addWidget(button)
    put(host, row)
    assert flow.heightForWidth(300) > flow.heightForWidth(2000)
    assert all(button.geometry().right() <= row.width() for button in buttons)
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.setGeometry(row.rect())
    assert buttons[0].geometry().right() == row.rect().right()


def test_what_is_pushed_stands_at_the_far_end_while_all_is_on_one_line(host):
    row = QWidget()
    flow = FlowLayout(row)
    first, last = Button("First"), Button("Last")
    flow.addWidget(first)
    flow.push()
    flow.addWidget(last)
    put(host, row)
    flow.setGeometry(QRect(0, 0, 600, 40))
    assert (first.geometry().left(), last.geometry().right()) == (0, 599)
    assert flow.lines(600) == 1
    narrow = first.sizeHint().width() + 1
    flow.setGeometry(QRect(0, 0, narrow, 90))
    assert last.geometry().left() == 0
    assert flow.lines(narrow) == 2


def test_what_is_pushed_begins_a_line_of_its_own_unless_that_makes_one_more(host):
    row = QWidget()
    flow = FlowLayout(row, 0)
    buttons = [QPushButton(name) for name in ("1", "2", "3", "4")]
    for button in buttons:
        button.setFixedSize(100, 30)
    flow.addWidget(buttons[0])
    flow.push()
    for button in buttons[1:]:
        flow.addWidget(button)
    put(host, row)
    flow.setGeometry(QRect(0, 0, 300, 90))
    assert [b.y() // 30 for b in buttons] == [0, 1, 1, 1]
    flow.setGeometry(QRect(0, 0, 200, 90))
    assert [b.y() // 30 for b in buttons] == [0, 0, 1, 1]
    assert flow.lines(200) == 2


def test_segments_can_give_up_their_icons(host):
    segments = put(host, Segments("Whose", {"a": "Teacher", "b": "Pupil"}, "a", {"a": "user", "b": "bed"}))
    whole = segments.sizeHint().width()
    segments.show_pictures(shown=False)
    assert segments.button("a").icon().isNull()
    assert segments.sizeHint().width() < whole
    segments.show_pictures(shown=True)
    assert segments.sizeHint().width() == whole


def test_the_ring_follows_the_focus(host, qtbot):
    button, field = put(host, Button("Re-plan")), put(host, QLineEdit())
    field.setAccessibleName("field")
    ring = FocusRing(host)
    button.setFocus()
    qtbot.waitUntil(ring.isVisible)
    assert ring.at is button
    assert ring.geometry().contains(button.geometry())
    button.move(button.pos() + QPoint(0, 20))
    assert ring.geometry().contains(button.geometry())
    field.setFocus()
    qtbot.waitUntil(ring.isHidden)


def test_the_ring_ends_where_its_scroll_area_ends(host, qtbot):
    inner = QWidget()
    column = QVBoxLayout(inner)
    buttons = [Button(f"Row {n}") for n in range(40)]
    for button in buttons:
        column.addWidget(button)
    area = put(host, scrolling(inner))
    assert isinstance(area, QScrollArea)
    ring = FocusRing(host)
    buttons[0].setFocus()
    qtbot.waitUntil(ring.isVisible)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    qtbot.waitUntil(ring.isHidden)


def test_a_toast_waits_for_the_pointer_and_keeps_a_list(host, qtbot):
    toasts = Toasts(host)
    undone = []
    toast = toasts.say("Leo said not now.", "Undo", lambda: undone.append(1))
    assert toast._timer.interval() == SHOWN_MS == 8000
    assert not toast.is_paused
    toast.enterEvent(QEnterEvent(QPoint(1, 1), QPoint(1, 1), QPoint(1, 1)))
    assert toast.is_paused
    toast.leaveEvent(QEvent(QEvent.Type.Leave))
    assert not toast.is_paused
    qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert undone == [1]
    assert toasts.shown == []
    assert [message.text for message in toasts.messages] == ["Leo said not now."]
    for number in range(5):
        toasts.say(f"Message {number}")
    assert [toast.message.text for toast in toasts.shown] == ["Message 2", "Message 3", "Message 4"]
    toasts.clear()
    assert toasts.messages == toasts.shown == []


class Asking(DialogBase):
    def __init__(self, parent):
        super().__init__(parent, "Add a note", width=480, intro="It stays in the case file.")
        self.field = QLineEdit()
        self.field.setObjectName("note")
        self.field.setAccessibleName("Note")
        self.body.addWidget(self.field)
        self.cancel()
        self.primary("Add the note")


def test_a_dialog_keeps_what_was_typed_when_left(host, qtbot):
    forget_kept()
    first = Asking(host)
    qtbot.addWidget(first)
    first.open()
    qtbot.waitUntil(first.field.hasFocus)
    qtbot.keyClicks(first.field, "slept well")
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert first.isHidden()
    again = Asking(host)
    qtbot.addWidget(again)
    again.open()
    assert again.field.text() == "slept well"
    assert again.width() == 480
    assert again.windowTitle() == "Hospital IEP"
    again.accept()
    third = Asking(host)
    qtbot.addWidget(third)
    third.open()
    assert third.field.text() == ""
    third.accept()


def many(dialog, count):
    for number in range(count):
        dialog.ask(f"Question {number}", QLineEdit())
    dialog.primary("Answer them")
    return dialog


@pytest.mark.parametrize("count", [2, 30], ids=["few", "many"])
@pytest.mark.parametrize("percent", [100, 200])
def test_a_dialog_is_no_higher_than_the_screen_and_its_buttons_stand_below_the_rest(
    host, look, qtbot, percent, count
):
    look.apply(ThemeChoice.LIGHT, percent)
    dialog = many(DialogBase(host, "Questions", intro="They are asked once."), count)
    qtbot.addWidget(dialog)
    dialog.open()
    QApplication.processEvents()
    assert dialog.height() < dialog.screen().availableGeometry().height()
    bar = dialog._area.verticalScrollBar()
    assert (bar.maximum() > 0) == (count == 30)
    assert dialog._area.geometry().bottom() < dialog.buttons.geometry().top()
    assert dialog.rect().contains(dialog.buttons.geometry())
    dialog.reject()


@pytest.mark.parametrize("percent", [90, 100, 130, 200])
def test_a_filter_is_round_at_its_ends_at_every_text_size(host, look, percent):
    look.apply(ThemeChoice.LIGHT, percent)
    chips = put(host, FilterChips("Filter", {"mine": "Mine"}))
    chips.choose(frozenset({"mine"}))
    chip = chips.findChild(QPushButton)
    picture = chip.grab().toImage()
    middle = picture.pixelColor(2, picture.height() // 2)
    assert middle != picture.pixelColor(1, 1)  # the corner is cut off
    assert chip.iconSize().height() == look.px(14)


def test_a_dialog_has_no_empty_room_under_fields_side_by_side_and_grows_with_a_sentence(host, look, qtbot):
    dialog = DialogBase(host, "Work", width=640)
    qtbot.addWidget(dialog)
    dialog.body.addWidget(Pair(TextField("Subject"), TextField("School teacher")))
    told = Wrapped("", "fault")
    told.hide()
    dialog.body.addWidget(told)
    dialog.primary("Add")
    dialog.open()
    QApplication.processEvents()
    below = dialog.findChild(Pair).geometry().bottom()
    assert dialog._area.height() - below < 20
    told.setText("Say what is missing. " * 12)
    told.show()
    qtbot.waitUntil(lambda: dialog._area.height() > below + told.height())
    assert dialog._area.verticalScrollBar().maximum() == 0
    dialog.reject()


@pytest.mark.parametrize("lines", [1, 60])
def test_a_dialog_stands_whole_on_the_screen_and_over_its_window(host, look, qtbot, lines):
    host.move(120, 60)
    dialog = DialogBase(host, "Publish", width=640)
    qtbot.addWidget(dialog)
    told = Wrapped("Nothing has changed. " * 40 * lines)
    dialog.body.addWidget(told)
    dialog.primary("Publish")
    dialog.open()
    QApplication.processEvents()
    screen = dialog.screen().availableGeometry()
    assert screen.contains(dialog.geometry())
    middle = host.frameGeometry().center().x() - dialog.width() // 2
    assert dialog.x() == max(min(middle, screen.right() - dialog.width()), screen.left())
    dialog.move(screen.left() + 3, screen.top())
    told.setText("Say what is missing. " * 400)
    qtbot.waitUntil(lambda: screen.contains(dialog.geometry()))
    assert dialog.x() == screen.left() + 3
    dialog.reject()


def test_fields_side_by_side_stand_below_each_other_where_there_is_no_room(host, look):
    fields = [TextField(name) for name in ("Document", "Pupil", "Teacher")]
    pair = put(host, Pair(*fields))

    def rows(width):
        pair.resize(width, 400)
        QApplication.processEvents()
        return len({field.y() for field in fields if field.isVisible()})

    assert (rows(600), rows(500)) == (1, 3)
    fields[2].hide()
    QApplication.processEvents()
    assert (rows(500), rows(400)) == (1, 2)


@pytest.mark.parametrize("kind", [QSpinBox, QDoubleSpinBox])
def test_a_number_can_be_read_and_no_hidden_arrow_changes_it(host, look, qtbot, kind):
    number = put(host, kind())
    number.setRange(0, 480)
    number.setValue(40)
    number.setSuffix(" min")
    QApplication.processEvents()
    line = number.lineEdit()
    assert line.width() > line.fontMetrics().horizontalAdvance(number.text())
    assert line.x() >= 8
    for x in (4, number.width() - 4):
        qtbot.mouseClick(number, Qt.MouseButton.LeftButton, pos=QPoint(x, number.height() // 2))
    assert number.value() == 40


def test_a_popover_gives_the_focus_back(host, qtbot):
    button = put(host, Button("Not now"))
    popover = Popover(button, "Not now", heading=True)
    popover.body.addWidget(Button("Swap with the next visit"))
    popover.open_at()
    assert popover.isVisible()
    press(popover, Qt.Key.Key_Escape)
    qtbot.waitUntil(button.hasFocus)


def test_a_card_has_a_head(host):
    card = put(host, Card())
    line = card.head("Needs you", Chip("3", tone="warn"))
    assert isinstance(line, QHBoxLayout)
    assert card.accessibleName() == "Needs you"


def test_a_flow_keeps_sight_of_its_widgets_whatever_happens_around_it(qtbot):
    card = QWidget()
    qtbot.addWidget(card)
    body = QVBoxLayout(card)
    flow = FlowLayout()
    lines = [QLineEdit() for _ in range(5)]
    for line in lines:
        flow.addWidget(line)
    body.addLayout(flow)
    card.show()
    assert all(shiboken6.createdByPython(flow.itemAt(at)) for at in range(5))  # else Python loses sight of it
    lines[0].setParent(None)
    lines[1].deleteLater()
    qtbot.waitUntil(lambda: flow.count() == 3)
    assert [flow.itemAt(at).widget() for at in range(3)] == lines[2:]
    assert flow.minimumSize().height() > 0
    while (item := flow.takeAt(0)) is not None:
        item.widget().deleteLater()
    assert flow.sizeHint().width() == 0


def edge_is_clear(combo):
    """Return whether nothing is drawn at the very end of the field: no letter cut in two."""
    picture, field = combo.grab().toImage(), QRect(0, 8, combo._room() + 12, combo.height() - 16)
    if combo.isEditable():
        field = combo.lineEdit().geometry()
    last = {picture.pixel(field.right() - 1, y) for y in range(field.top(), field.bottom())}
    return len(last) == 1


@pytest.mark.parametrize("count", [3, 8], ids=["short list", "searched"])
def test_a_long_choice_ends_in_dots_and_stands_whole_in_the_tip(host, qtbot, count):
    long = "Physiotherapy, occupational or speech therapy"
    combo = SearchCombo("Kind", {str(n): f"{long} {n}" for n in range(count)}, "2")
    combo.setFixedWidth(200)
    put(host, combo)
    host.setFocus()
    assert edge_is_clear(combo)
    QApplication.sendEvent(combo, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5)))
    assert combo.toolTip() == f"{long} 2"
    combo.setFixedWidth(560)
    QApplication.processEvents()
    QApplication.sendEvent(combo, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5)))
    assert combo.toolTip() == ""


def test_a_long_name_in_a_head_does_not_widen_its_card(qtbot, look):
    card = Card()
    qtbot.addWidget(card)
    card.head("What helps Maximiliane-Theodora Konstantinopolitanische")
    assert card.minimumSizeHint().width() < 200
