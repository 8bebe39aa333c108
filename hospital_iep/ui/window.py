"""The window's frame: rail, header, content, side panel and status line."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hospital_iep.ui.background import Worker
from hospital_iep.ui.commands import GO, MANUAL, Command, Commands
from hospital_iep.ui.desk import Desk
from hospital_iep.ui.forms import Form
from hospital_iep.ui.header import Header
from hospital_iep.ui.hearing import Hearing
from hospital_iep.ui.keys import KeysDialog, MessagesDialog
from hospital_iep.ui.manual import Manual
from hospital_iep.ui.page import Page
from hospital_iep.ui.palette import Palette
from hospital_iep.ui.privacy import Peek, Privacy
from hospital_iep.ui.rail import Rail, RailButton
from hospital_iep.ui.status import StatusLine
from hospital_iep.ui.theme import theme
from hospital_iep.ui.toast import Toasts
from hospital_iep.ui.widgets.focus import FocusRing

TITLE = "Hospital IEP"
WIDE, MIDDLE = 1280, 1024  # below the first the side panel is a drawer, below the second over the content
_LOCK = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)
_UNKNOWN = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_U)


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that the window can open: its place in the rail, and how it is made."""

    key: str
    label: str
    icon: str
    factory: Callable[["Window"], Page]
    in_rail: bool = True


class SidePanel(QFrame):
    """The right edge: one page's panel, beside the content or as a drawer over it."""


class Window(QWidget):
    """The frame around all pages of an open case file.

    Pages find here what they need: ``desk`` (read and change), ``worker`` (long work),
    ``commands``, ``privacy`` (how to write a name), ``toasts`` (short messages), and
    ``open`` to go elsewhere. ``who`` is staff only: "Ana Ruiz, hospital teacher".
    """

    lock_asked = Signal()
    practice_asked = Signal()  # leave this case file for the practice hospital
    page_changed = Signal(str)

    def __init__(
        self, desk: Desk, worker: Worker, who: str, *, practice: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(TITLE)
        self.desk = desk
        self.worker = worker
        self.who = who
        self.practice = practice
        self.privacy = Privacy(self)
        self.commands = Commands(self)
        self.toasts = Toasts(self, desk.now)
        self._peek = Peek(self.privacy, self)
        self._hearing = _KeysAnywhere(self)
        self._entries: dict[str, Entry] = {}
        self._pages: dict[str, Page] = {}
        self._key = ""
        self._panel: QWidget | None = None
        self._drawer_open = False
        self._palette: Palette | None = None
        self._manual: Manual | None = None
        self._build()
        self._ring = FocusRing(self)
        self._focus_soon = QTimer(self)
        self._focus_soon.setSingleShot(True)
        self._focus_soon.setInterval(0)
        self._focus_soon.timeout.connect(self._refocus)
        self._connect()
        self._add_commands()

    def _build(self) -> None:
        self.rail = Rail(self)
        self.header = Header(self.privacy, self.who, self)
        self.header.practice.setVisible(self.practice)
        self.stack = QStackedWidget()
        ignored = QSizePolicy.Policy.Ignored  # pages scroll; none may make the window larger than the screen
        self.stack.setSizePolicy(ignored, ignored)
        self.side = SidePanel(self)
        self.side.setAccessibleName(self.tr("Side panel"))
        side = QVBoxLayout(self.side)
        side.setContentsMargins(0, 0, 0, 0)
        self.side.hide()
        self.status = StatusLine(self.who, self)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self.stack, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addLayout(self._middle, 1)
        right.addWidget(self.status)
        layout = QHBoxLayout(self)
        layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self.setSizePolicy(ignored, ignored)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(right, 1)
        keys = self.tr("Ctrl+L")
        lock = RailButton("lock", self.tr("Lock"), "lock", keys, self.lock_asked.emit)
        self.rail.add(lock, bottom=True)

    def _connect(self) -> None:
        self.header.search_asked.connect(self.open_palette)
        self.header.privacy_asked.connect(self.privacy.toggle)
        self.header.panel_button.clicked.connect(self.toggle_panel)
        self.header.back_asked.connect(self._go_back)
        self.header.who_menu.addAction(self.tr("Lock, or someone else"), self.lock_asked.emit)
        self.status.undo_asked.connect(self.undo)
        self.status.fix_asked.connect(self.try_again)
        self.status.lock_asked.connect(self.lock_asked)
        self.desk.saved.connect(self._show_saved)
        self.desk.changed.connect(lambda: self._show_saved(self.desk.state))
        self.desk.writes_again.connect(lambda: QTimer.singleShot(0, self, self._write_rest))
        self._show_saved(self.desk.state)
        theme().changed.connect(self._fit)
        self._hearing.listen()

    def _add_commands(self) -> None:
        tr = self.tr
        self.commands.add(
            Command(tr("Find or do anything"), self.open_palette, "search", "Ctrl+K", help_only=False),
            Command(tr("Undo"), self.undo, "undo-2", "Ctrl+Z"),
            Command(tr("Redo"), self.redo, "redo-2", "Ctrl+Y"),
            Command(tr("Switch between names and initials"), self.privacy.toggle, "eye-off", "F9"),
            Command(tr("Show or hide the side panel"), self.toggle_panel, "panel-right", "F7"),
            Command(tr("Next part of the window"), self.cycle, "layers", "F6"),
            Command(tr("Previous part of the window"), lambda: self.cycle(-1), "layers", "Shift+F6"),
            Command(tr("Messages"), self.show_messages, "message-square", "Ctrl+Shift+N"),
            Command(tr("Keys of this screen"), self.show_keys, "keyboard", "Ctrl+/", section=MANUAL),
            Command(
                tr("Manual for this page"), self.open_manual, "circle-question-mark", "F1", section=MANUAL
            ),
            Command(tr("Lock"), self.lock_asked.emit, "lock", "Ctrl+L"),
        )

    # Pages

    def add_page(
        self,
        key: str,
        label: str,
        icon: str,
        factory: Callable[["Window"], Page],
        *,
        bottom: bool = False,
        in_rail: bool = True,
    ) -> None:
        """Make a page known; ``factory`` is called with the window when it is first opened.

        ``bottom`` puts it beside Lock (Settings); ``in_rail=False`` is for pages that are opened
        from others, such as a student's.
        """
        self._entries[key] = Entry(key, label, icon, factory, in_rail)
        if not in_rail:
            return
        keys = f"Ctrl+{sum(entry.in_rail for entry in self._entries.values())}"
        button = RailButton(key, label, icon, keys, lambda: self.open(key))
        self.rail.add(button, bottom=bottom)
        if bottom:
            self.rail.add(self.rail.button("lock"), bottom=True)  # Lock stays last
        self.commands.add(Command(label, lambda: self.open(key), icon, keys, section=GO))

    def has_page(self, key: str) -> bool:
        """Return whether a page is known."""
        return key in self._entries

    def open_first(self) -> None:
        """Open the first page of the rail, if there is one."""
        first = next(iter(self._entries), "")
        if first:
            self.open(first)

    def close_all(self) -> None:
        """Close dialogs and pages for good (at lock): nothing of a child stays in memory."""
        self._hearing.stop_listening()
        self._peek.stop()
        self._pages.clear()
        self.hide()
        self.setParent(None)
        self.deleteLater()

    @property
    def key(self) -> str:
        """The key of the page in front."""
        return self._key

    @property
    def page(self) -> Page | None:
        """The page in front."""
        return self._pages.get(self._key)

    def page_of(self, key: str) -> Page:
        """Return a page, made now if need be."""
        if key not in self._pages:
            page = self._entries[key].factory(self)
            page.title_changed.connect(lambda: self._show_title(key))
            self._pages[key] = page
            self.stack.addWidget(page)
        return self._pages[key]

    def open(self, key: str, **target: Any) -> Page:
        """Bring a page to the front; ``target`` says what it shows (``student_id=…``)."""
        page = self.page_of(key)
        before = self.page
        if before is not None and before is not page:
            before.leave()
        changed = key != self._key
        self._key = key
        self.privacy.enter(key)
        self.stack.setCurrentWidget(page)
        page.enter(**target)
        if self._key != key and self.page is not None:
            return self.page  # it had nothing to show and led on to another page
        self.rail.choose(key if self._entries[key].in_rail else self._rail_parent(page))
        self._show_panel(page.side_panel())
        self._show_title(key)
        self.commands.set_page(page.commands())
        first = page.first_focus()
        if changed and first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page_changed.emit(key)
        return page

    def _rail_parent(self, page: Page) -> str:
        back = page.back()
        return back[0] if back else ""

    def _show_title(self, key: str) -> None:
        page = self.page
        if page is None or key != self._key:
            return
        back = page.back()
        self.header.show_page(page.title, page.scope(), back[1] if back else "")

    def _go_back(self) -> None:
        back = self.page.back() if self.page else None
        if back:
            self.open(back[0])

    # Side panel

    def _show_panel(self, panel: QWidget | None) -> None:
        layout = self.side.layout()
        assert layout is not None
        if panel is not self._panel:
            if self._panel is not None:
                layout.removeWidget(self._panel)
                self._panel.hide()
            self._panel = panel
            if panel is not None:
                layout.addWidget(panel)
                panel.show()
        self._fit()

    def panel_changed(self) -> None:
        """Ask the page in front for its side panel again (it appeared or went)."""
        if self.page is not None:
            self._show_panel(self.page.side_panel())

    def toggle_panel(self) -> None:
        """Open or close the drawer (F7)."""
        self._drawer_open = not self._drawer_open
        self._fit()
        if self._drawer_open and self._panel is not None:
            self._focus_first(self.side)

    @property
    def has_drawer(self) -> bool:
        """Whether the window is too narrow to show the side panel beside the content."""
        return self.width() * 100 < WIDE * theme().percent

    def _fit(self) -> None:
        """Follow the width: all panes, a drawer below 1280, a full cover below 1024."""
        drawer = self.has_drawer
        self.header.panel_button.setVisible(drawer and self._panel is not None)
        width = theme().px(self.page.panel_width if self.page else Page.panel_width)
        docked = self._middle.indexOf(self.side) >= 0
        self.side.setProperty("drawer", "true" if drawer else "false")
        self.side.style().unpolish(self.side)
        self.side.style().polish(self.side)
        if not drawer:
            if not docked:
                self._middle.addWidget(self.side)
            self.side.setFixedWidth(width)
            self.side.setVisible(self._panel is not None)
            return
        if docked:
            self._middle.removeWidget(self.side)
            self.side.setParent(self)
        layout = self.layout()
        assert layout is not None
        layout.activate()  # the drawer lies where the content is now, not where it was
        cover = self.width() * 100 < MIDDLE * theme().percent
        place = self.stack.geometry()
        wide = place.width() if cover else min(width, place.width())
        self.side.setFixedWidth(wide)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.side.setGeometry(
            place.left() if mirrored else place.right() + 1 - wide, place.top(), wide, place.height()
        )
        self.side.setVisible(self._drawer_open and self._panel is not None)
        self.side.raise_()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.fit(self.height())
        self.header.set_width(self.width() - self.rail.width())
        self._fit()

    # Steps, messages, help

    def undo(self) -> None:
        """Take back the last step."""
        if label := self.desk.undo_label:
            said, verb = self.tr("Taken back: {step}").format(step=label), self.tr("Redo")
            self.desk.move(self.worker, lambda: self.toasts.say(said, verb, self.redo))

    def redo(self) -> None:
        """Do again what was taken back."""
        if label := self.desk.redo_label:
            said, verb = self.tr("Done again: {step}").format(step=label), self.tr("Undo")
            self.desk.move(self.worker, lambda: self.toasts.say(said, verb, self.undo), redo=True)

    def try_again(self) -> None:
        """Write again what could not be written ("Fix"); what fails again is said again."""
        self._write_rest()
        self.desk.look_again()

    def _write_rest(self) -> None:
        """Write what the pages still hold: "saved" is said of all of it."""
        for page in list(self._pages.values()):
            page.leave()

    def _show_saved(self, state: Any) -> None:
        page = self.page
        in_red = page is not None and any(form.is_in_red for form in page.findChildren(Form))
        self.status.show_saved(state, in_red=in_red)
        self.status.show_undo(self.desk.undo_label)

    def open_palette(self) -> None:
        """Open the palette of commands (Ctrl+K)."""
        if self._palette is not None:
            return
        self._palette = Palette(self, self.commands, initials_only=self.privacy.on)
        self._palette.closed.connect(self._palette_gone)
        self._palette.open()

    def _palette_gone(self) -> None:
        self._palette = None

    def show_keys(self) -> None:
        """List the keys of this screen (Ctrl+/)."""
        KeysDialog(self, self.commands.listed()).open()

    def show_messages(self) -> None:
        """List the messages since the unlock (Ctrl+Shift+N)."""
        MessagesDialog(self, self.toasts.messages).open()

    def open_manual(self, page: str = "") -> Manual:
        """Open the manual at a page; without one, at that of what is focused (F1)."""
        if self._manual is None:
            self._manual = Manual(self)
        self._manual.turn_to(page or self._help_page())
        self._manual.show()
        self._manual.raise_()
        self._manual.activateWindow()
        return self._manual

    def _help_page(self) -> str:
        at = QApplication.focusWidget()
        while at is not None:
            page = at.property("help_page")
            if page:
                return str(page)
            at = at.parentWidget()
        return self.page.help_page if self.page else "index"

    # Focus

    def cycle(self, by: int = 1) -> None:
        """Move the focus to the next part: rail, header, content, side panel, status (F6)."""
        parts = [
            part for part in (self.rail, self.header, self.stack, self.side, self.status) if part.isVisible()
        ]
        focus = QApplication.focusWidget()
        at = next(
            (i for i, part in enumerate(parts) if focus and part.isAncestorOf(focus)), -1 if by > 0 else 0
        )
        for step in range(1, len(parts) + 1):
            if self._focus_first(parts[(at + by * step) % len(parts)]):
                return

    def _tab_order(self) -> list[QWidget]:
        """Return what Tab visits: part by part in reading order, within a part as it was built.

        Qt's own chain would put what a page builds later behind the status line.
        """
        parts: list[QWidget] = [self.rail, self.header, self.stack, self.side, self.status]
        groups: list[list[QWidget]] = [[] for _ in [*parts, self]]
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            if self.isAncestorOf(widget) and _takes_tab(widget):
                at = next((at for at, part in enumerate(parts) if part.isAncestorOf(widget)), len(parts))
                groups[at].append(widget)
            widget = widget.nextInFocusChain()
        return [widget for group in groups for widget in group]

    @override
    def focusNextPrevChild(self, forwards: bool, /) -> bool:
        order = self._tab_order()
        if not order:
            return False
        focus = QApplication.focusWidget()
        inside = focus is not None and any(part.isAncestorOf(focus) for part in (self.stack, self.side))
        if focus is not None and inside and not _takes_keys(focus):
            self.setFocus()  # what was pressed went away: not on to the rail, but to what takes its place
            self._focus_soon.start()
            return True
        at = order.index(focus) if focus in order else -1 if forwards else 0
        target = order[(at + (1 if forwards else -1)) % len(order)]
        reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
        target.setFocus(reason)
        parent = target.parentWidget()
        while parent is not None and parent is not self:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(target)
            parent = parent.parentWidget()
        return True

    def _refocus(self) -> None:
        """Put the focus back into the page where the page itself has not done so."""
        if QApplication.focusWidget() in (None, self) and QApplication.activeWindow() is self.window():
            self._focus_first(self.stack)

    def _focus_first(self, part: QWidget) -> bool:
        if part is self.rail and self._key in {button.key for button in self.rail.buttons}:
            self.rail.button(self._key).setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        if part is self.stack and self.page is not None and (first := self.page.first_focus()) is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        for widget in part.findChildren(QWidget):
            reachable = widget.isVisible() and widget.isEnabled()
            if reachable and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drawer_open and self.has_drawer:
            self.toggle_panel()
        else:
            super().keyPressEvent(event)


class _KeysAnywhere(Hearing):
    """Lock over a dialog or menu too; let through what a text box would take for itself.

    That is Ctrl+Z where it has nothing to take back, and Ctrl+U: on X11 it would erase the whole line.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    @override
    def heard(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.keyCombination() == _LOCK:  # from the window itself it comes as a command
                QTimer.singleShot(0, self._window, self._window.lock_asked.emit)
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undo = event.matches(QKeySequence.StandardKey.Undo)
            redo = event.matches(QKeySequence.StandardKey.Redo)
            is_steps = (undo or redo) and not _has_own_step(watched, undo=undo)
            if is_steps or event.keyCombination() == _UNKNOWN:
                event.ignore()
                return True
        return False


def _takes_keys(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()


def _takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return takes and _takes_keys(widget)


def _has_own_step(widget: QObject, *, undo: bool) -> bool:
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable() if undo else widget.isRedoAvailable()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        document = widget.document()
        return document.isUndoAvailable() if undo else document.isRedoAvailable()
    return True
