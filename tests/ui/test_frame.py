"""The frame: pages, rail, header, side panel, keys, status."""

from datetime import datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hospital_iep.operations import settings
from hospital_iep.ui.commands import Command
from hospital_iep.ui.desk import SaveKind, SaveState
from hospital_iep.ui.keys import KeysDialog, MessagesDialog
from hospital_iep.ui.page import Page, column
from hospital_iep.ui.widgets.basics import label

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class RoundPage(Page):
    """A page with everything a page may have."""

    help_page = "today"

    def __init__(self, window):
        super().__init__(window)
        self.title = "Today"
        self.entered = []
        self.left = 0
        self.planned = 0
        self.field = QLineEdit(self)
        self.field.setAccessibleName("Note")
        column(self).addWidget(self.field)
        self.scope_ = label("Tuesday 24 November 2026")
        self.panel = QWidget()
        QVBoxLayout(self.panel).addWidget(QPushButton("Review"))

    def scope(self):
        return self.scope_

    def side_panel(self):
        return self.panel

    def commands(self):
        return [Command("Plan this week", self.plan, "calendar-days", "Ctrl+Shift+P")]

    def plan(self):
        self.planned += 1

    def enter(self, **target):
        self.entered.append(target)

    def leave(self):
        self.left += 1

    def first_focus(self):
        return self.field


class PlainPage(Page):
    def __init__(self, window):
        super().__init__(window)
        self.title = "Caseload"


class StudentPage(Page):
    def __init__(self, window):
        super().__init__(window)
        self.title = "Leo M."

    def back(self):
        return "caseload", "Caseload"


@pytest.fixture
def frame(window):
    window.add_page("today", "Today", "sun", RoundPage)
    window.add_page("caseload", "Caseload", "users", PlainPage)
    window.add_page("settings", "Settings", "settings", PlainPage, bottom=True)
    window.add_page("student", "Pupil", "user", StudentPage, in_rail=False)
    window.show()
    window.activateWindow()
    window.open("today")
    QApplication.processEvents()
    return window


def test_the_title_never_says_more_than_the_program(frame):
    assert frame.windowTitle() == "Hospital IEP"
    frame.open("student")
    assert frame.windowTitle() == "Hospital IEP"


def test_pages_are_made_when_first_opened(frame):
    assert set(frame._pages) == {"today"}
    frame.open("caseload")
    assert set(frame._pages) == {"today", "caseload"}


def test_opening_passes_the_target_and_leaves_the_other(frame):
    today = frame.page
    frame.open("caseload")
    assert today.left == 1
    frame.open("today", visit="3")
    assert today.entered == [{}, {"visit": "3"}]
    assert frame.header.title.words == "Today"


def test_the_rail_marks_the_page_in_front(frame):
    assert [button.key for button in frame.rail.buttons] == ["lock", "today", "caseload", "settings"]
    assert frame.rail.button("today").isChecked()
    frame.open("student")
    assert frame.rail.button("caseload").isChecked()
    assert not frame.rail.button("today").isChecked()


def test_lock_is_the_lowest_button(frame):
    tops = {button.key: button.geometry().top() for button in frame.rail.buttons}
    assert sorted(tops, key=tops.get) == ["today", "caseload", "settings", "lock"]


def test_rail_by_key_and_click(frame, qtbot):
    qtbot.keyClick(frame, Qt.Key.Key_2, CTRL)
    assert frame.key == "caseload"
    qtbot.mouseClick(frame.rail.button("today"), Qt.MouseButton.LeftButton)
    assert frame.key == "today"


def test_the_way_back(frame, qtbot):
    frame.open("student")
    assert frame.header.back.text() == "Caseload"
    qtbot.mouseClick(frame.header.back, Qt.MouseButton.LeftButton)
    assert frame.key == "caseload"
    assert frame.header.back.isHidden()


def test_page_commands_by_key_and_palette(frame, qtbot):
    qtbot.keyClick(frame, Qt.Key.Key_P, CTRL | SHIFT)
    assert frame.page.planned == 1
    qtbot.keyClick(frame, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(frame._palette.field, "plan this")
    qtbot.keyClick(frame._palette.field, Qt.Key.Key_Return)
    assert frame.page.planned == 2
    qtbot.keyClick(frame, Qt.Key.Key_K, CTRL)  # at once again
    assert frame._palette.field.text() == ""
    frame._palette.close_()
    assert frame._palette is None


def test_the_focus_returns_from_the_palette(frame, qtbot):
    frame.page.field.setFocus()
    qtbot.waitUntil(frame.page.field.hasFocus)
    frame.open_palette()
    qtbot.waitUntil(frame._palette.field.hasFocus)
    qtbot.keyClick(frame._palette.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(frame.page.field.hasFocus)


def test_privacy_by_key(frame, qtbot):
    assert frame.privacy.on  # Today begins with initials
    qtbot.keyClick(frame, Qt.Key.Key_F9)
    assert not frame.privacy.on
    assert frame.header.privacy_button.accessibleName() == "Names: Full names"
    qtbot.mouseClick(frame.header.privacy_button, Qt.MouseButton.LeftButton)
    assert frame.header.privacy_button.accessibleName() == "Names: Initials only"


def test_f6_goes_round_the_parts(frame, qtbot):
    frame.page.field.setFocus()
    qtbot.waitUntil(frame.page.field.hasFocus)
    frame.status.lock.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    parts = []
    for _ in range(5):
        qtbot.keyClick(frame, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        parts.append(
            next(
                name
                for name in ("rail", "header", "stack", "side", "status")
                if getattr(frame, name).isAncestorOf(focus)
            )
        )
    assert parts == ["side", "status", "rail", "header", "stack"]
    qtbot.keyClick(frame, Qt.Key.Key_F6, SHIFT)
    assert frame.header.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize("gone", [QWidget.hide, lambda button: button.setDisabled(True)])
def test_the_focus_stays_on_the_page_when_what_was_pressed_goes_away(frame, qtbot, gone):
    button = QPushButton("Start", frame.page)
    frame.page.layout().addWidget(button)
    button.show()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    gone(button)
    qtbot.waitUntil(frame.page.field.hasFocus)


def test_side_panel_wide_middle_and_narrow(frame, qtbot):
    assert frame.side.isVisible()
    assert not frame.has_drawer
    frame.resize(1200, 700)
    QApplication.processEvents()
    assert frame.has_drawer
    assert frame.side.isHidden()
    assert frame.header.panel_button.isVisible()
    qtbot.keyClick(frame, Qt.Key.Key_F7)
    assert frame.side.isVisible()
    assert frame.side.geometry().right() == frame.stack.mapTo(frame, frame.stack.rect().topRight()).x()
    qtbot.keyClick(frame, Qt.Key.Key_Escape)
    assert frame.side.isHidden()
    frame.resize(900, 700)
    QApplication.processEvents()
    frame.toggle_panel()
    assert frame.side.width() == frame.stack.width()
    frame.toggle_panel()
    frame.resize(1366, 768)
    QApplication.processEvents()
    assert frame.side.isVisible()
    assert frame.side.geometry().left() > frame.stack.geometry().left()


def test_a_low_window_shows_icons_alone(frame):
    assert not frame.rail.is_compact
    frame.resize(1093, 614)
    QApplication.processEvents()
    assert frame.rail.is_compact
    assert frame.rail.button("today").toolTip() == "Today (Ctrl+1)"
    assert frame.rail.button("today").accessibleName() == "Today"


def test_undo_by_key_with_a_message_and_redo(frame, qtbot):
    frame.desk.do("Moved return date", settings.set_value, "start", "08:30")
    assert frame.status.undo.text() == "Undo: Moved return date"
    frame.page.field.setFocus()
    qtbot.waitUntil(frame.page.field.hasFocus)
    qtbot.keyClick(frame.page.field, Qt.Key.Key_Z, CTRL)  # the field has nothing of its own
    assert frame.desk.read(settings.value, "start") == ""
    assert frame.status.undo.isHidden()
    toast = frame.toasts.shown[-1]
    assert toast.message.text == "Taken back: Moved return date"
    qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert frame.desk.read(settings.value, "start") == "08:30"


def test_a_text_boxs_own_undo_comes_first(frame, qtbot):
    frame.desk.do("Moved return date", settings.set_value, "start", "08:30")
    frame.page.field.setFocus()
    qtbot.waitUntil(frame.page.field.hasFocus)
    qtbot.keyClicks(frame.page.field, "typed")
    qtbot.keyClick(frame.page.field, Qt.Key.Key_Z, CTRL)
    assert frame.page.field.text() == ""
    assert frame.desk.read(settings.value, "start") == "08:30"
    qtbot.keyClick(frame.page.field, Qt.Key.Key_Z, CTRL)
    assert frame.desk.read(settings.value, "start") == ""


class TakesEveryKey(QLineEdit):
    """Takes each key before it can be a command, as text boxes on X11 take Ctrl+U to erase the line."""

    def event(self, event):
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


def test_a_text_box_does_not_take_the_key_for_unknown_yet(frame, qtbot):
    field = TakesEveryKey(frame.page)
    frame.page.layout().addWidget(field)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_U, CTRL, "\x15")
    asked.ignore()
    QApplication.sendEvent(field, asked)
    assert not asked.isAccepted()


def test_status_says_saving_saved_and_not_saved(frame, qtbot):
    status = frame.status
    status.show_saved(SaveState(SaveKind.SAVING))
    assert status.saved.accessibleName() == "Saving"
    status.show_saved(SaveState(SaveKind.SAVED, datetime.fromisoformat("2026-11-24T11:48")))
    assert status.saved.accessibleName().startswith("Saved 11:48")
    assert status.fix.isHidden()
    status.show_saved(SaveState(SaveKind.NOT_SAVED, reason="disk full."))
    assert status.saved.accessibleName() == "Not saved: disk full."
    with qtbot.waitSignal(status.fix_asked):
        status.fix.click()
    assert frame.page.left == 1  # the page writes again


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime.fromisoformat("2026-11-24T16:05"), "today 16:05"),
        (datetime.fromisoformat("2026-11-23T16:05"), "yesterday 16:05"),
        (datetime.fromisoformat("2026-11-20T16:05"), "Friday 16:05"),
        (datetime.fromisoformat("2026-10-01T16:05"), "2026"),
        (None, "No verified backup yet"),
    ],
)
def test_status_says_the_last_backup(frame, at, words):
    frame.status.show_backup(at, datetime.fromisoformat("2026-11-24T17:00"))
    assert words in frame.status.backup.accessibleName()


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "Lock"), (240, "Locks in 4 min"), (59, "Locks in less than a minute")]
)
def test_status_says_the_time_to_lock(frame, seconds, words):
    frame.status.show_time_to_lock(seconds)
    assert frame.status.lock.accessibleName() == words


def test_lock_by_key_rail_and_status(frame, qtbot):
    asked = []
    frame.lock_asked.connect(lambda: asked.append(1))
    qtbot.keyClick(frame, Qt.Key.Key_L, CTRL)
    qtbot.mouseClick(frame.rail.button("lock"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(frame.status.lock, Qt.MouseButton.LeftButton)
    assert len(asked) == 3


def test_keys_of_this_screen(frame, qtbot):
    qtbot.keyClick(frame, Qt.Key.Key_Slash, CTRL)
    dialog = frame.findChild(KeysDialog)
    qtbot.addWidget(dialog)
    words = [child.text() for child in dialog.findChildren(type(label()))]
    assert "Plan this week" in words
    assert words.index("Plan this week") < words.index("Undo")
    dialog.accept()


def test_messages_are_listed(frame, qtbot):
    frame.toasts.say("Ward calendar read.")
    qtbot.keyClick(frame, Qt.Key.Key_N, CTRL | SHIFT)
    dialog = frame.findChild(MessagesDialog)
    qtbot.addWidget(dialog)
    assert "Ward calendar read." in [child.text() for child in dialog.findChildren(type(label()))]
    dialog.accept()


def test_practice_data_is_named(qtbot, look, desk, worker):
    from hospital_iep.ui.window import Window

    window = Window(desk, worker, "Ana Example, hospital teacher", practice=True)
    qtbot.addWidget(window)
    window.show()
    assert window.header.practice.isVisible()
    assert window.header.practice.accessibleName() == "Practice data"


def test_help_opens_the_page_of_what_is_focused(frame, qtbot):
    frame.page.field.setFocus()
    qtbot.waitUntil(frame.page.field.hasFocus)
    assert frame._help_page() == "today"
    frame.page.field.setProperty("help_page", "log")
    assert frame._help_page() == "log"
    qtbot.keyClick(frame, Qt.Key.Key_F1)
    assert frame._manual.isVisible()
    assert frame._manual.page == "log"
    frame._manual.reject()
