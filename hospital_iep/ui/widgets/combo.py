"""Choices in a list that is searched by typing."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)
from typing_extensions import override

SEARCHED_FROM = 8


class _Field(QLineEdit):
    """The field of a choice that can be searched: long words end in "…" until one types."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect().adjusted(2, 0, -2, 0)  # as wide as Qt's own margin in a field
        if self.hasFocus() or self.fontMetrics().horizontalAdvance(self.text()) <= room.width():
            super().paintEvent(event)
            return
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            room,
            self.style().visualAlignment(self.layoutDirection(), side),
            self.palette(),
            self.isEnabled(),
            shown,
            QPalette.ColorRole.Text,
        )
        painter.end()


class SearchCombo(QComboBox):
    """A choice by key; from 8 choices on its field can be typed into to find one.

    ``chosen`` carries the key, only when the person chose. Words that only one choice has stand for it;
    other text goes back to the last choice on leaving, and is ``unheard``.
    """

    chosen = Signal(str)
    unsettled = Signal(str)  # the sentence that says so

    def __init__(self, name: str, choices: Mapping[str, str] | None = None, value: str = "") -> None:
        super().__init__()
        self.unheard = ""  # what was typed last and is no choice
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_choices(choices or {}, value)
        self.activated.connect(self._activated)

    def _activated(self) -> None:
        self.unheard = ""
        self.chosen.emit(self.value)

    @property
    def value(self) -> str:
        """The key of the choice that holds; empty for none."""
        return str(self.currentData() or "")

    def set_choices(self, choices: Mapping[str, str], value: str = "") -> None:
        """Offer other choices (key, then words)."""
        kept = value or self.value
        self.clear()
        for key, text in choices.items():
            self.addItem(text, key)
        self._make_searchable(searchable=len(choices) >= SEARCHED_FROM)
        self.choose(kept)

    def choose(self, key: str) -> None:
        """Let a choice hold; says nothing."""
        self.setCurrentIndex(self.findData(key))
        field = self.lineEdit()
        if field is not None:
            field.setCursorPosition(0)  # a long choice shows its beginning

    def _make_searchable(self, *, searchable: bool) -> None:
        self.setEditable(searchable)
        if not searchable:
            return
        field = _Field()
        self.setLineEdit(field)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        field.setAccessibleName(self.accessibleName())
        field.setStyleSheet("border: none; padding: 0; background: transparent; min-height: 0;")
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        field.editingFinished.connect(self.settle)

    def settle(self) -> None:
        """Take the choice whose words were typed, or go back to the one that holds."""
        if not self.isEditable():
            return
        typed = self.currentText().strip()
        texts = [self.itemText(at).casefold() for at in range(self.count())]
        same = [at for at, text in enumerate(texts) if text == typed.casefold()]
        alike = [at for at, text in enumerate(texts) if typed and typed.casefold() in text]
        found = same[:1] or (alike if len(alike) == 1 else [])
        if found and found[0] != self.currentIndex():
            self.unheard = ""
            self.setCurrentIndex(found[0])
            self.chosen.emit(self.value)
        elif not found:
            self.unheard = typed
            self.setEditText(self.itemText(self.currentIndex()))

    def ask_again(self) -> None:
        """Show what was typed and is no choice once more, with the choices that are like it."""
        typed, self.unheard = self.unheard, ""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setEditText(typed)
        self.unsettled.emit(self.tr("No choice is called “{words}”. Choose one.").format(words=typed))
        completer = self.completer()
        if completer is not None:
            completer.setCompletionPrefix(typed)
            completer.complete()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self._whole_words())
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isEditable():
            super().paintEvent(event)
            return
        option, painter = self._option(), QStylePainter(self)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, self._room()
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option

    def _room(self) -> int:
        """Return how wide the words may be."""
        part, whole = QStyle.SubControl.SC_ComboBoxEditField, QStyle.ComplexControl.CC_ComboBox
        return self.style().subControlRect(whole, self._option(), part, self).width()

    def _whole_words(self) -> str:
        """Return the choice that holds, where there is no room for all of it; else nothing."""
        text = self.currentText()
        return text if self.fontMetrics().horizontalAdvance(text) > self._room() else ""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling a page must not change a choice on the way

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        field = self.lineEdit()
        if field is not None:
            field.setSelection(len(field.text()), -len(field.text()))  # its beginning stays in sight
