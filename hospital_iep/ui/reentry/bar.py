"""The bar above a checklist: the return date, how sure it is, how much is ready, what the last move did."""

from typing import Any

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from hospital_iep.domain.reentry import ReturnState
from hospital_iep.operations.reentry import ReentryRow
from hospital_iep.ui.reentry import words
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button, Card, Elided, Icon, Wrapped, label
from hospital_iep.ui.widgets.bending import Bending
from hospital_iep.ui.widgets.chips import Chip
from hospital_iep.ui.widgets.flow import FlowLayout
from hospital_iep.ui.widgets.layouts import column, row
from hospital_iep.ui.widgets.progress import Bar

SURE_TONES: dict[ReturnState, Any] = {
    ReturnState.UNKNOWN: "",
    ReturnState.PROJECTED: "warn",
    ReturnState.AGREED: "accent",
    ReturnState.HAPPENED: "ok",
}


class DateBar(Card):
    """The return date of one child, with the button that moves it."""

    move_asked = Signal()
    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__(margin=12)
        self._left = self._date()
        self.body.addWidget(Bending(self._left, [self._ready()]))
        self.moved_holder = QWidget()
        flow = FlowLayout(self.moved_holder, 8)
        self.moved_words = Wrapped("", "quiet")
        self.undo_button = Button(self.tr("Undo"), self.undo_asked.emit, kind="link")
        flow.addWidget(self.moved_words)
        flow.addWidget(self.undo_button)
        self.body.addWidget(self.moved_holder)
        self.moved_holder.hide()

    def _date(self) -> QWidget:
        left = QWidget()
        across = row(12)
        across.setContentsMargins(0, 0, 0, 0)
        left.setLayout(across)
        across.addWidget(Icon("school", "accentText", 26))
        lines = QWidget()
        both = column(lines, 0, 0)
        both.addWidget(label(self.tr("Return date"), "caption"))
        self.date_words = Elided("", "focus")
        both.addWidget(self.date_words)
        across.addWidget(lines)
        self.sure = Chip("")
        across.addWidget(self.sure)
        self.move_button = Button(self.tr("Move date"), self.move_asked.emit, icon="calendar-clock")
        across.addWidget(self.move_button)
        across.addStretch(1)
        return left

    def _ready(self) -> QWidget:
        right = QWidget()
        ready = row(10)
        ready.setContentsMargins(0, 0, 0, 0)
        right.setLayout(ready)
        said = QWidget()
        two = column(said, 0, 0)
        two.addWidget(label(self.tr("Ready"), "caption"))
        self.ready_words = label("", "strong")
        two.addWidget(self.ready_words)
        ready.addWidget(said)
        self.ready_bar = Bar()
        self.ready_bar.setFixedWidth(theme().px(92))
        ready.addWidget(self.ready_bar)
        return right

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for no width: the state gives way before the page does."""
        return QSize(1, super().minimumSizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._share()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Let the state be read whole where one line has the room, and what is ready stand below it."""
        margins = self.body.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        spare = self.date_words.sizeHint().width() - self.date_words.minimumSizeHint().width()
        whole = self._left.sizeHint().width() - spare <= room
        across = QSizePolicy.Policy.Fixed if whole else QSizePolicy.Policy.Maximum
        if self.sure.sizePolicy().horizontalPolicy() is not across:
            self.sure.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def show_row(self, shown: ReentryRow, moved: str) -> None:
        """Show a child's return date, and in words what the last move of it did, if that still holds."""
        day = shown.data.return_on
        if day is None:
            self.date_words.say(self.tr("Not known yet"))
        else:
            self.date_words.say(words.full_day(day), words.full_day(day, short=True))
        self.move_button.setText(self.tr("Move date") if day else self.tr("Set a date"))
        self.sure.say(words.sure(shown.data.return_state), tone=SURE_TONES[shown.data.return_state])
        self.ready_words.setText(words.ready(shown))
        self.ready_bar.show_share(
            shown.done / max(len(shown.items), 1), shown.late / max(len(shown.items), 1)
        )
        self.ready_bar.setAccessibleName(words.ready(shown))
        self.moved_words.setText(moved)
        self.moved_holder.setVisible(bool(moved))
