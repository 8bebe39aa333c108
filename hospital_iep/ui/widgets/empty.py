"""The empty state: one sentence why, one button, one link to the manual; and the stale banner."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button, Card, Icon, label


class EmptyState(QWidget):
    """Says why there is nothing here and what to do about it."""

    help_asked = Signal()

    def __init__(
        self,
        sentence: str,
        verb: str = "",
        act: Callable[[], object] | None = None,
        *,
        icon: str = "circle",
        help_words: str = "",
    ) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        side = theme().px(24)
        layout.setContentsMargins(side, side, side, side)
        layout.setSpacing(theme().px(12))
        layout.addStretch(1)
        layout.addWidget(Icon(icon, "text3", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        self.words = label(sentence, "quiet", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.words)
        self._act = act
        self.button: Button | None = None
        if verb:
            self.button = Button(verb, self._do, kind="primary")
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.link: Button | None = None
        if help_words:
            self.link = Button(help_words, self.help_asked.emit, kind="link")
            layout.addWidget(self.link, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        self._lines = layout
        self.setAccessibleName(sentence)

    def say(self, sentence: str) -> None:
        """Give another reason."""
        self.words.setText(sentence)
        self.setAccessibleName(sentence)

    def offer(self, verb: str, act: Callable[[], object]) -> None:
        """Offer another step by the button."""
        self._act = act
        if self.button is not None:
            self.button.setText(verb)

    def add(self, button: QWidget) -> None:
        """Put another way to go on below the others."""
        self._lines.insertWidget(self._lines.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _do(self) -> None:
        if self._act is not None:
            self._act()


class Banner(Card):
    """One line above the content: something is stale, late or needs a look, with one button."""

    def __init__(
        self,
        text: str,
        verb: str = "",
        act: Callable[[], object] | None = None,
        *,
        kind: str = "warn",
        icon: str = "triangle-alert",
    ) -> None:
        super().__init__(kind, margin=10)
        line = QHBoxLayout()
        line.setSpacing(theme().px(10))
        ink = {"warn": "warn", "danger": "danger"}.get(kind, "text2")
        line.addWidget(Icon(icon, ink))
        self.words = label(text, wrap=True)
        line.addWidget(self.words, 1)
        self._act = act
        self.button: Button | None = None
        if verb:
            self.button = Button(verb, self._do, size="small")
            line.addWidget(self.button)
        self.body.addLayout(line)
        self.setAccessibleName(text)

    def say(self, text: str) -> None:
        """Say something else."""
        self.words.setText(text)
        self.setAccessibleName(text)

    def offer(self, verb: str, act: Callable[[], object]) -> None:
        """Offer another step by the button."""
        self._act = act
        if self.button is not None:
            self.button.setText(verb)

    def _do(self) -> None:
        if self._act is not None:
            self._act()
