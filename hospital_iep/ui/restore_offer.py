"""What the unlock window says about backups where a case file does not open, and the button that restores."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.announce import announce
from hospital_iep.ui.widgets.basics import Button, label


class RestoreOffer(QWidget):
    """One backup with "Restore it", or the word that none is known; hidden where the file is whole."""

    pressed = Signal()
    older_asked = Signal()
    folder_asked = Signal()
    new_asked = Signal()

    def __init__(self, after: QWidget) -> None:
        super().__init__()
        self._after = after  # what Tab comes from
        self._stands = False
        self.hide()

    def begin(self, *, new: bool) -> None:
        """Get ready to say something; ``new`` offers a new case file too."""
        if self.layout() is None:  # where the file is whole, the first painting does not wait for all this
            self._make()
        self.new.setVisible(new)

    def _make(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme().px(4), 0, 0)
        column.setSpacing(theme().px(6))
        self.words = label("", "strong", wrap=True)
        self.hint = label(
            self.tr(
                "What was written after it is not in it. It is opened with the passphrase of that day. "
                "What is here now is kept beside it."
            ),
            "hint",
            wrap=True,
        )
        self.button = Button(self.tr("Restore it"), self.pressed.emit, icon="refresh-cw")
        self.older = Button(self.tr("Offer an older one"), self.older_asked.emit, icon="history")
        self.folder = Button(
            self.tr("Choose the folder of your backups…"), self.folder_asked.emit, icon="folder-open"
        )
        self.new = Button(self.tr("Make a new case file"), self.new_asked.emit, icon="plus")
        for widget in (self.words, self.hint, self.button, self.older, self.folder, self.new):
            column.addWidget(widget)
        for before, then in pairwise([self._after, self.button, self.older, self.folder, self.new]):
            self.setTabOrder(before, then)
        self.withdraw()

    @property
    def stands(self) -> bool:
        """Whether a backup is offered."""
        return self._stands

    def offer(self, words: str) -> None:
        """Offer a backup; ``words`` say of when it is."""
        self._say(words, found=True)

    def say_none(self, words: str) -> None:
        """Say that there is no backup to offer, and ask where some may be."""
        self._say(words, found=False)

    def withdraw(self) -> None:
        """Say nothing: the file is whole, or nobody knows yet."""
        self._stands = False
        self.hide()

    def allow(self, *, able: bool, busy: bool) -> None:
        """Let the buttons be pressed or not, and say when it restores."""
        if self.layout() is None:
            return
        for button in (self.button, self.older, self.folder, self.new):
            button.setEnabled(able)
        self.button.setText(self.tr("Restoring…") if busy else self.tr("Restore it"))

    def _say(self, words: str, *, found: bool) -> None:
        self._stands = found
        self.words.setText(words)
        self.button.setAccessibleDescription(words)
        self.older.hide()
        self.hint.setVisible(found)
        self.button.setVisible(found)
        self.folder.setVisible(not found)
        self.allow(able=True, busy=False)
        self.show()
        announce(self, words)
