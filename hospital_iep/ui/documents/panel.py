"""Beside the list: what went, what stayed out and why, and a note where it was sent by mistake."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hospital_iep.operations.documents import IssuedRow
from hospital_iep.ui.documents.words import LANGUAGES, kind_words, reader_words, recipient_words, stays_out
from hospital_iep.ui.moments import when
from hospital_iep.ui.page import column, scrolling
from hospital_iep.ui.reentry.words import translate
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button, Icon, label
from hospital_iep.ui.widgets.chips import Chip
from hospital_iep.ui.widgets.layouts import row


class IssuedPanel(QWidget):
    """One document that left; ``mistake_asked`` carries it."""

    mistake_asked = Signal(object)

    def __init__(self, now: Callable[[], datetime], masked: Callable[[IssuedRow, str], str]) -> None:
        super().__init__()
        self._now = now
        self._masked = masked  # writes a part's title as names may be written now
        self.row: IssuedRow | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._inner = QWidget()
        column(self._inner, 16, 8)
        self._area = scrolling(self._inner)
        outer.addWidget(self._area)
        self.mistake = Button("")
        self.show_row(None)

    def show_row(self, issued: IssuedRow | None) -> None:
        """Show another document, or none."""
        self.row = issued
        self._inner = QWidget()
        body = column(self._inner, 16, 8)
        if issued is None:
            body.addWidget(label(self.tr("Choose a document to see what went in it."), "quiet", wrap=True))
        else:
            self._fill(body, issued)
        body.addStretch(1)
        self._inner.setProperty("role", "content")
        self._area.setWidget(self._inner)

    def _fill(self, body: QVBoxLayout, issued: IssuedRow) -> None:
        body.addWidget(label(kind_words(issued.kind), "section", wrap=True))
        if issued.sent_by_mistake:
            body.addWidget(Chip(self.tr("Sent by mistake"), "triangle-alert", "warn"))
        moment = when(issued.issued_at.astimezone().replace(tzinfo=None), self._now())
        facts = [
            (self.tr("For"), reader_words(issued.audience)),
            (self.tr("To"), recipient_words(issued.recipient, issued.audience)),
            (self.tr("Issued"), self.tr("{when} by {who}").format(when=moment, who=issued.issued_by)),
            (
                self.tr("Language, file"),
                f"{LANGUAGES.get(issued.language, issued.language)}, {issued.file_format.upper()}",
            ),
            (self.tr("Allowed because"), issued.allowed_because),
        ]
        for name, text in facts:
            if text:
                body.addWidget(label(name, "caption"))
                body.addWidget(label(text, wrap=True))
        body.addSpacing(theme().px(6))
        body.addWidget(label(self.tr("What went"), "label"))
        for part in issued.parts or (self.tr("One page without parts"),):
            body.addLayout(_fact("check", "ok", self._masked(issued, part)))
        body.addWidget(label(self.tr("What stayed out, and why"), "label"))
        if not issued.withheld:
            body.addWidget(label(self.tr("Nothing had to stay out."), "hint", wrap=True))
        kept = (
            (translate(each.get("part", "")), translate(each.get("reason", "")), each.get("count", "1"))
            for each in issued.withheld
        )
        for part, reasons in stays_out(kept).items():
            body.addLayout(_fact("eye-off", "text2", f"{part}: {reasons}"))
        if not issued.sent_by_mistake:
            self.mistake = Button(
                self.tr("It was sent by mistake"),
                lambda: self.mistake_asked.emit(issued),
                icon="triangle-alert",
            )
            body.addSpacing(theme().px(8))
            body.addWidget(self.mistake)


def _fact(icon: str, colour: str, text: str) -> QHBoxLayout:
    line = row()
    line.addWidget(Icon(icon, colour))
    line.addWidget(label(text, wrap=True), 1)
    return line
