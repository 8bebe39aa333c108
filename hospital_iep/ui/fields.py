"""What stands inside a form's field: one line, free text that grows, a number with its bounds."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy
from typing_extensions import override

from hospital_iep.ui.theme import theme

MOST_LINES = 12
_LINE_END = re.compile(r"[ \t]*[\r\n\v\f\x85\u2028\u2029]+[ \t]*")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with what was typed: what is allowed, and a likely fix for one click."""

    sentence: str
    fix_words: str = ""
    fix: str = ""


Check = Callable[[str], Fault | None]


def within(least: int, most: int, unit_sentence: str, fix_words: str) -> Check:
    """Return a check for a whole number; ``unit_sentence`` is "Enter 5 to 120 minutes.".

    Where a digit too many was typed, the number without it is offered ("Use 40").
    ``fix_words`` is "Use {value}".
    """

    def check(typed: str) -> Fault | None:
        text = typed.strip()
        if not text:
            return None
        if text.isdecimal() and least <= int(text) <= most:
            return None
        likely = text[:-1]
        if likely.isdecimal() and least <= int(likely) <= most:
            return Fault(unit_sentence, fix_words.format(value=likely), likely)
        return Fault(unit_sentence)

    return check


class LineEdit(QLineEdit):
    """One line of text; says when it is left.

    Line ends of what is pasted become spaces. ``most`` letters fit, if it is set; ``shortened`` says
    whether what was typed or pasted last was longer.
    """

    left = Signal()
    shortened = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.most: int | None = None
        self._is_cut = False
        self.textEdited.connect(self._tidy)

    def _tidy(self, typed: str) -> None:
        at = self.cursorPosition()
        before, after = _LINE_END.sub(" ", typed[:at]), _LINE_END.sub(" ", typed[at:])
        if not after and before != typed:
            before = before.rstrip()  # the end of a copied line
        over = 0 if self.most is None else max(0, len(before) + len(after) - self.most)
        before, after = before[: max(0, len(before) - over)], after[: self.most]
        if over or self._is_cut:
            self._is_cut = bool(over)
            self.shortened.emit(self._is_cut)
        if before + after != typed:
            self._put(before + after, len(before))

    def _put(self, text: str, at: int) -> None:
        """Put another text in place of what was typed, as one more step that Ctrl+Z takes back."""
        with QSignalBlocker(self):  # whoever hears of the typing reads what stands there now
            self.selectAll()
            self.insert(text)
            self.setCursorPosition(at)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class GrowingText(QPlainTextEdit):
    """Free text that grows to 12 lines and scrolls from there; Tab goes on to the next field."""

    left = Signal()

    def __init__(self, lines: int = 2) -> None:
        super().__init__()
        self._least = lines
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda *_: self._grow())
        theme().changed.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        lines = min(max(int(self.document().size().height()), self._least), MOST_LINES)
        height = QFontMetrics(theme().font()).lineSpacing() * lines + 2 * theme().px(6) + 10
        scrolls = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if lines == MOST_LINES
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setVerticalScrollBarPolicy(scrolls)
        if height != self.height():
            self.setFixedHeight(height)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self.height())

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
