"""Before a file is read: where it comes from, the file itself, the tray, and earlier imports."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from hospital_iep.operations.imports import BatchRow, TrayRow
from hospital_iep.ui.background import Job
from hospital_iep.ui.imports.model import Wording
from hospital_iep.ui.imports.waiting import Earlier, Tray
from hospital_iep.ui.page import column, scrolling
from hospital_iep.ui.theme import theme
from hospital_iep.ui.toast import announce
from hospital_iep.ui.widgets.basics import Button, Card, label
from hospital_iep.ui.widgets.busy import BusyBar
from hospital_iep.ui.widgets.empty import Banner
from hospital_iep.ui.widgets.layouts import row


class Start(QWidget):
    """The page while no file is open."""

    replan_asked = Signal()

    def __init__(self, wording: Wording, now: Callable[[], datetime]) -> None:
        super().__init__()
        inner = QWidget()
        body = column(inner, 16, 14)
        self.applied = Banner(
            "", self.tr("Re-plan the week"), self.replan_asked.emit, kind="now", icon="check"
        )
        self.fault = Banner("", kind="danger")
        body.addWidget(self.applied)
        body.addWidget(self.fault)
        body.addWidget(self._file_card())
        self.tray = Tray(wording)
        self.earlier = Earlier(now)
        body.addWidget(self.tray)
        body.addWidget(self.earlier)
        body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inner))
        self.applied.hide()
        self.fault.hide()

    def _file_card(self) -> Card:
        card = Card("dashed", margin=20, gap=10)
        card.head(self.tr("A file with appointments"))
        card.body.addWidget(
            label(
                self.tr(
                    "Drop it on the window, or choose it: a calendar (.ics), HL7 or FHIR messages, a table "
                    "(xls, xlsx, ods, csv) or text. Or copy the lines of a message or a list and paste them. "
                    "Every change is shown before anything is written."
                ),
                wrap=True,
            )
        )
        card.body.addWidget(label(self.tr("Where it comes from"), "label"))
        self.source = QLineEdit(self.tr("Hospital calendar"))
        self.source.setAccessibleName(self.tr("Where it comes from"))
        self.source.setMaximumWidth(theme().px(360))
        card.body.addWidget(self.source)
        card.body.addWidget(
            label(
                self.tr("The same name finds moved and cancelled appointments again, and remembered words."),
                "hint",
                wrap=True,
            )
        )
        line = row()
        self.choose_button = Button(self.tr("Choose a file…"), icon="folder-open", kind="primary")
        self.paste_button = Button(self.tr("Paste copied text"), icon="clipboard-list")
        line.addWidget(self.choose_button)
        line.addWidget(self.paste_button)
        line.addStretch(1)
        card.body.addLayout(line)
        self.busy = BusyBar()
        card.body.addWidget(self.busy)
        return card

    @property
    def source_name(self) -> str:
        """Where the file comes from, as the person calls it."""
        return self.source.text().strip() or self.tr("Hospital calendar")

    def first_focus(self) -> QWidget:
        """Return where the focus belongs."""
        if self.applied.isVisibleTo(self) and self.applied.button and self.applied.button.isVisibleTo(self):
            return self.applied.button
        return self.choose_button

    def show_rows(self, tray: Sequence[TrayRow], batches: Sequence[BatchRow]) -> None:
        """Show what waits and what was imported."""
        self.tray.show_rows(list(tray))
        self.earlier.show_rows(list(batches))
        completer = QCompleter(sorted({each.source for each in batches}), self.source)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.source.setCompleter(completer)
        if batches and not self.source.isModified():
            self.source.setText(batches[0].source)

    def show_reading(self, job: Job | None, title: str = "") -> None:
        """Follow a job on a file ("Reading the file"), or be ready for the next."""
        for part in (self.choose_button, self.paste_button, self.tray, self.earlier):
            part.setEnabled(job is None)
        self.choose_button.setText(self.tr("Choose a file…") if job is None else f"{title}…")
        if job is not None:
            self.busy.watch(job, title)

    def say_fault(self, text: str) -> None:
        """Say in one sentence why nothing was read; an empty text takes it away."""
        self.fault.setVisible(bool(text))
        self.fault.say(text)
        if text:
            announce(self, text)

    def show_applied(self, text: str, *, replan: bool) -> None:
        """Say what was done, and offer the re-plan where lessons are displaced; no text takes it away."""
        self.applied.say(text)
        self.applied.setVisible(bool(text))
        if self.applied.button is not None:
            self.applied.button.setVisible(replan)
            if replan:
                self.applied.button.setFocus()
        if text:
            announce(self, text)
