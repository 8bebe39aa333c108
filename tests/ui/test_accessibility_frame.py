"""Everything a keyboard can reach has a name, in reading order, and nothing traps the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hospital_iep.ui.calm import FaultDialog
from hospital_iep.ui.commands import Command
from hospital_iep.ui.keys import KeysDialog, MessagesDialog
from hospital_iep.ui.manual import Manual
from hospital_iep.ui.page import Page, column
from hospital_iep.ui.palette import Palette
from hospital_iep.ui.unlock import UnlockView
from hospital_iep.ui.widgets.basics import Button


def reachable(root):
    """Return what can take the focus and is shown."""
    return [
        widget
        for widget in [root, *root.findChildren(QWidget)]
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible() and widget.isEnabled()
    ]


def unnamed(root):
    """Return what can take the focus but says nothing, or has no role."""
    found = []
    for widget in reachable(root):
        said = QAccessible.queryAccessibleInterface(widget)
        if not said.text(QAccessible.Text.Name) or said.role() == QAccessible.Role.NoRole:
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def tab_order(root):
    """Return what Tab visits, once round."""
    root.activateWindow()
    start = reachable(root)[0]
    start.setFocus(Qt.FocusReason.TabFocusReason)
    if hasattr(root, "rail"):
        root.rail.button("today").setFocus(Qt.FocusReason.TabFocusReason)
    order = []
    for _ in range(200):
        focus = QApplication.focusWidget()
        if focus is None or (order and focus is order[0]):
            break
        order.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return order


class ReadingPage(Page):
    def __init__(self, window):
        super().__init__(window)
        self.title = "Today"
        body = column(self)
        for name in ("First", "Second"):
            body.addWidget(Button(name))
        self.panel = QWidget()
        QVBoxLayout(self.panel).addWidget(Button("Review"))

    def side_panel(self):
        return self.panel


@pytest.fixture
def frame(window):
    window.add_page("today", "Today", "sun", ReadingPage)
    window.add_page("settings", "Settings", "settings", ReadingPage, bottom=True)
    window.show()
    window.activateWindow()
    window.open("today")
    window.desk.keep_draft("a", "b", "c")
    QApplication.processEvents()
    return window


@pytest.fixture
def unlock(qtbot, look, case_file):
    view = UnlockView()
    view.resize(1366, 768)
    qtbot.addWidget(view)
    view.show()
    view.activateWindow()
    view.show_file(case_file)
    return view


def test_the_check_sees_a_nameless_field(frame):
    field = QLineEdit(frame.page)
    field.setObjectName("field")
    field.show()
    assert unnamed(frame) == ["QLineEdit field"]


@pytest.mark.parametrize("size", [(1366, 768), (1093, 614), (900, 600)])
def test_frame(frame, size):
    frame.resize(*size)
    QApplication.processEvents()
    assert unnamed(frame) == []


def test_frame_with_palette_and_toast(frame, qtbot):
    frame.toasts.say("Leo said not now.", "Undo", lambda: None)
    frame.open_palette()
    assert unnamed(frame) == []
    frame._palette.close_()
    qtbot.waitUntil(lambda: frame._palette is None)
    frame.toasts.clear()


def test_unlock_and_first_run(unlock):
    assert unnamed(unlock) == []
    unlock.stopped("The case file can only be read here.", offer_reading=True)
    assert unnamed(unlock) == []
    unlock.show_first_run()
    for step in range(unlock.first_run.count()):
        unlock.first_run.setCurrentIndex(step)
        QApplication.processEvents()
        assert unnamed(unlock) == []


@pytest.mark.parametrize(
    "make",
    [
        lambda parent: KeysDialog(parent, [Command("Undo", print, keys="Ctrl+Z")]),
        lambda parent: MessagesDialog(parent, []),
        lambda parent: FaultDialog(parent, "ValueError in x"),
        Manual,
    ],
)
def test_dialogs(frame, make):
    dialog = make(frame)
    dialog.show()
    QApplication.processEvents()
    assert unnamed(dialog) == []
    dialog.close()


def test_tab_goes_through_the_frame_in_reading_order(frame):
    parts = []
    for widget in tab_order(frame):
        part = next(
            (
                name
                for name in ("rail", "header", "stack", "side", "status")
                if getattr(frame, name).isAncestorOf(widget)
            ),
            "",
        )
        if part and (not parts or parts[-1] != part):
            parts.append(part)
    assert parts in (
        ["rail", "header", "stack", "side", "status"],
        ["rail", "header", "stack", "side", "status", "rail"],
    )


def test_tab_goes_down_the_rail(frame):
    tops = [w.mapTo(frame, w.rect().topLeft()).y() for w in tab_order(frame) if frame.rail.isAncestorOf(w)]
    assert tops == sorted(tops)
    assert len(tops) == len(frame.rail.buttons)


def test_tab_goes_down_the_unlock_window_and_traps_nowhere(unlock):
    order = tab_order(unlock)
    column_ = [w for w in order if unlock.panes.isAncestorOf(w)]
    tops = [w.mapTo(unlock, w.rect().center()).y() // 24 for w in column_]
    assert tops == sorted(tops)
    assert {unlock.who, unlock.secret, unlock.reveal, unlock.other_file} <= set(order)


def test_the_palette_gives_the_keyboard_back(frame, qtbot):
    frame.header.search.setFocus()
    qtbot.waitUntil(frame.header.search.hasFocus)
    palette = Palette(frame, frame.commands)
    palette.open()
    qtbot.waitUntil(palette.field.hasFocus)
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(frame.header.search.hasFocus)


def test_privacy_leaves_no_full_name_in_the_frame(frame):
    frame.privacy.set(on=True)
    for widget in [frame, *frame.findChildren(QWidget)]:
        said = f"{widget.accessibleName()} {widget.toolTip()} {widget.windowTitle()}"
        assert "Leo Marsh" not in said


def test_icons_beside_words_are_silent(frame):
    from hospital_iep.ui.widgets.basics import Icon

    for icon in frame.findChildren(Icon):
        assert icon.accessibleName() == ""
        assert icon.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_every_button_has_words_or_a_tip(frame):
    for button in frame.findChildren(QPushButton):
        if button.isVisible():
            assert button.text() or button.toolTip() or button.accessibleName()
