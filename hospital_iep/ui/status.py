"""The status line: saved, undo, offline, last verified backup, who, time to lock."""

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget
from typing_extensions import override

from hospital_iep.ui import icons
from hospital_iep.ui.desk import SaveKind, SaveState
from hospital_iep.ui.moments import clock, when
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Icon, key_cap

HEIGHT = 28


class StatusItem(QWidget):
    """Icon and words; where the line is too narrow, the icon alone with the words in its tip."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme().px(6))
        self.icon = Icon(icon, "text2", 14)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self._layout.addWidget(self.icon)
        self._layout.addWidget(self.words)

    def say(self, text: str, icon: str = "", colour: str = "") -> None:
        """Show a state."""
        self.words.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)
        if icon:
            self.icon.show_icon(icon, colour)

    def shorten(self, *, short: bool) -> None:
        """Show the icon alone, or everything."""
        self.words.setVisible(not short)

    def full_width(self) -> int:
        """Return the width with words."""
        gap = self._layout.spacing()
        return self.icon.sizeHint().width() + gap + self.words.sizeHint().width()


class PressItem(QPushButton):
    """A status that can be pressed (undo, lock), with its key drawn beside it."""

    def __init__(self, icon: str, keys: str) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self._icon = icon
        self._text = ""
        self._cap = key_cap(keys)
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 2, 0)
        layout.addStretch(1)
        layout.addWidget(self._cap)
        self.setIcon(icons.icon(icon, "text2"))
        theme().changed.connect(self._resize_icon)
        self._resize_icon()

    def _resize_icon(self) -> None:
        self.setIconSize(QSize(theme().px(14) + theme().px(6), theme().px(14)))

    def say(self, text: str) -> None:
        """Show what a press does."""
        self._text = text
        self.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def shorten(self, *, short: bool) -> None:
        """Show the icon alone, or everything."""
        self.setText("" if short else self._text)
        self._cap.setVisible(not short)
        self.updateGeometry()

    def full_width(self) -> int:
        """Return the width with words and key."""
        words = QFontMetrics(theme().font(12)).horizontalAdvance(self._text)
        return words + self._cap.sizeHint().width() + theme().px(14 + 6 + 14)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.full_width() if self.text() else theme().px(26), hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class StatusLine(QWidget):
    """The line below the content; each part says its whole sentence to screen readers."""

    undo_asked = Signal()
    fix_asked = Signal()
    lock_asked = Signal()

    def __init__(self, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Status"))
        self.saved = StatusItem("check")
        self.fix = QPushButton(self.tr("Fix"))
        self.fix.setAutoDefault(False)
        self.fix.clicked.connect(self.fix_asked)
        self.fix.hide()
        self.undo = PressItem("undo-2", self.tr("Ctrl Z"))
        self.undo.clicked.connect(self.undo_asked)
        self.undo.hide()
        self.offline = StatusItem("cloud-off")
        self.offline.say(self.tr("Works offline"))
        self.backup = StatusItem("hard-drive")
        self.backup.hide()
        self.who = StatusItem("user")
        self.who.say(who)
        self.lock = PressItem("lock", self.tr("Ctrl L"))
        self.lock.clicked.connect(self.lock_asked)
        self.lock.say(self.tr("Lock"))
        self._layout = QHBoxLayout(self)
        for widget in (self.saved, self.fix, self.undo, self.offline, self.backup):
            self._layout.addWidget(widget)
        self._layout.addStretch(1)
        self._layout.addWidget(self.who)
        self._layout.addWidget(self.lock)
        self.show_saved(SaveState(SaveKind.SAVED))
        theme().changed.connect(self._fit)
        self._fit()

    def show_saved(self, state: SaveState, *, in_red: bool = False) -> None:
        """Say how it stands with what was typed; ``in_red``: a field shows a fault and was not written."""
        self.fix.setVisible(state.kind is SaveKind.NOT_SAVED)
        if state.kind is SaveKind.SAVING:
            self.saved.say(self.tr("Saving"), "refresh-cw", "text2")
        elif state.kind is SaveKind.NOT_SAVED:
            self.saved.say(
                self.tr("Not saved: {reason}").format(reason=state.reason), "triangle-alert", "danger"
            )
        elif in_red:
            self.saved.say(self.tr("Not saved: what stands in red"), "triangle-alert", "danger")
        elif state.at is None:
            self.saved.say(self.tr("All changes saved"), "check", "text2")
        else:
            self.saved.say(self.tr("Saved {time}").format(time=clock(state.at)), "check", "text2")
        self.shorten()

    def show_undo(self, label: str) -> None:
        """Name the step that Ctrl+Z takes back; empty hides it."""
        self.undo.setVisible(bool(label))
        if label:
            self.undo.say(self.tr("Undo: {step}").format(step=label))
        self.shorten()

    def show_backup(self, at: datetime | None, now: datetime) -> None:
        """Say when the last backup was verified; ``None``: never."""
        self.backup.show()
        if at is None:
            self.backup.say(self.tr("No verified backup yet"), "hard-drive", "warn")
        else:
            self.backup.say(
                self.tr("Last verified backup: {when}").format(when=when(at, now)), "hard-drive", "text2"
            )
        self.shorten()

    def show_time_to_lock(self, seconds: int) -> None:
        """Say when the window locks by itself; 0 or less: never."""
        if seconds <= 0:
            self.lock.say(self.tr("Lock"))
        elif seconds < 60:
            self.lock.say(self.tr("Locks in less than a minute"))
        else:
            self.lock.say(self.tr("Locks in {minutes} min").format(minutes=seconds // 60))
        self.shorten()

    def shorten(self) -> None:
        """Drop words where the line is too narrow, the least needed first; what was not saved stays."""
        gap = theme().px(20)
        order: list[StatusItem | PressItem] = [self.offline, self.who, self.backup, self.lock, self.undo]
        shown = [item for item in [self.saved, *order] if not item.isHidden()]
        width = sum(item.full_width() + gap for item in shown) + 2 * theme().px(16)
        width += self.fix.sizeHint().width() if not self.fix.isHidden() else 0
        for item in order:
            if item.isHidden():
                continue
            short = width > self.width()
            item.shorten(short=short)
            if short:
                width -= item.full_width() - theme().px(20)

    def _fit(self) -> None:
        self.setFixedHeight(theme().px(HEIGHT))
        self._layout.setContentsMargins(theme().px(16), 0, theme().px(16), 0)
        self._layout.setSpacing(theme().px(18))
        self.shorten()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.shorten()
