"""Two lists in dialogs: the keys of this screen, and the messages since the unlock."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from hospital_iep.ui.commands import Command, key_caps
from hospital_iep.ui.moments import clock
from hospital_iep.ui.theme import theme
from hospital_iep.ui.toast import Message
from hospital_iep.ui.widgets.basics import Icon, key_cap, label
from hospital_iep.ui.widgets.dialog import DialogBase


class KeysDialog(DialogBase):
    """Every key that works now, with what it does (Ctrl+/)."""

    def __init__(self, parent: QWidget, commands: Sequence[Command]) -> None:
        super().__init__(parent, self.tr("Keys of this screen"))
        grid = QGridLayout()
        grid.setVerticalSpacing(theme().px(8))
        grid.setColumnStretch(1, 1)
        for row, command in enumerate(command for command in commands if command.keys):
            keys = QWidget()
            keys.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # keys are named so everywhere
            caps = QHBoxLayout(keys)
            caps.setContentsMargins(0, 0, 0, 0)
            caps.setSpacing(4)
            for cap in key_caps(command.keys):
                caps.addWidget(key_cap(cap))
            caps.addStretch(1)
            keys.setAccessibleName(command.keys)
            grid.addWidget(keys, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label(command.label, wrap=True), row, 1)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.primary(self.tr("Close"))


class MessagesDialog(DialogBase):
    """What toasts have said since the unlock, newest first (Ctrl+Shift+N)."""

    def __init__(self, parent: QWidget, messages: Sequence[Message]) -> None:
        super().__init__(parent, self.tr("Messages"))
        for message in reversed(messages):
            line = QHBoxLayout()
            fault = message.is_fault
            line.addWidget(Icon("triangle-alert" if fault else "check", "danger" if fault else "text2"))
            line.addWidget(label(clock(message.at), "caption"))
            line.addWidget(label(message.text, wrap=True), 1)
            self.body.addLayout(line)
        if not messages:
            self.body.addWidget(label(self.tr("No messages since you unlocked."), "quiet"))
        self.body.addStretch(1)
        self.primary(self.tr("Close"))
