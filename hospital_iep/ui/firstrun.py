"""The first run, in three steps: a file; you and the recovery sheet; ward routine, or later."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hospital_iep.ui.preferences import first_case_file
from hospital_iep.ui.staff import ROLES, role_word
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.announce import announce
from hospital_iep.ui.widgets.basics import Button, Card, label
from hospital_iep.ui.widgets.chips import Chip
from hospital_iep.ui.widgets.secret import SecretEdit

LEAST_CHARACTERS = 8


@dataclass(frozen=True, slots=True)
class NewFile:
    """What a new case file is made of."""

    path: Path
    name: str
    role: str
    passphrase: str = field(repr=False)


class Step(QWidget):
    """One step, or a part of it: a title, what it is about, and what there is to do."""

    def __init__(self, number: int, title: str, intro: str, *, part: int = 0) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme().px(10))
        words = self.tr("Step {number} of 3, part {part} of 2") if part else self.tr("Step {number} of 3")
        chip = Chip(words.format(number=number, part=part), tone="accent")
        self.body.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(label(title, "welcome", wrap=True))
        self.body.addWidget(label(intro, "quiet", wrap=True))
        self.body.addSpacing(theme().px(4))
        self.setAccessibleName(title)


class FirstRun(QStackedWidget):
    """The three steps; nothing is made before the second one is complete."""

    create_asked = Signal(object)  # NewFile
    open_asked = Signal()
    existing_asked = Signal(object)  # Path of the case file that stands where one was to be made
    practice_asked = Signal()
    begun = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.path = first_case_file()
        self._recovery_key = ""
        self._make_where()
        self._make_who()
        self._make_sheet()
        self._make_last()

    @override
    def sizeHint(self) -> QSize:
        current = self.currentWidget()
        return current.sizeHint() if current is not None else super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        current = self.currentWidget()
        return current.minimumSizeHint() if current is not None else super().minimumSizeHint()

    def start(self) -> None:
        """Begin at the first step."""
        self._turn_to(0, self.new_button)

    def _turn_to(self, step: int, first: QWidget) -> None:
        self.setCurrentIndex(step)
        self.updateGeometry()
        first.setFocus()

    def _make_where(self) -> None:
        intro = self.tr(
            "All records of this laptop live in one encrypted case file. It opens only with a passphrase."
        )
        step = Step(1, self.tr("Where are your records?"), intro)
        self.new_button = Button(
            self.tr("Make a new case file"), self._go_new, icon="file-plus", kind="primary", size="bedside"
        )
        elsewhere = Button(self.tr("Make it in another folder"), self._choose_place, icon="folder-open")
        existing = Button(self.tr("Open a case file that exists"), self.open_asked.emit, icon="file-lock")
        practice = Button(
            self.tr("Practice with made-up pupils first"), self.practice_asked.emit, icon="flask-conical"
        )
        for button in (self.new_button, elsewhere, existing, practice):
            step.body.addWidget(button)
        self._place_words = label("", "caption", wrap=True)
        step.body.addWidget(self._place_words)
        self._show_place()
        step.body.addStretch(1)
        self.addWidget(step)

    def _show_place(self) -> None:
        self._place_words.setText(self.tr("New file: {path}").format(path=self.path))

    def _choose_place(self) -> None:
        name, _filter = QFileDialog.getSaveFileName(
            self, self.tr("Make a case file"), str(self.path), self.tr("Case files (*.case)")
        )
        if name:
            self.path = Path(name if name.endswith(".case") else f"{name}.case")
            self._show_place()
            self.say_fault("")
            self._go_new()

    def _go_new(self) -> None:
        self._turn_to(1, self.name)

    def _make_who(self) -> None:
        intro = self.tr("Your name stands in the unlock window. The passphrase is known only to you.")
        step = Step(2, self.tr("Who are you?"), intro, part=1)
        self.name = QLineEdit()
        self.role = QComboBox()
        for role in ROLES:
            self.role.addItem(role_word(role), role)
        self.passphrase = SecretEdit()
        self.again = SecretEdit()
        for field_, words in (
            (self.name, self.tr("Your name")),
            (self.role, self.tr("Your role")),
            (self.passphrase, self.tr("Passphrase")),
            (self.again, self.tr("The same passphrase again")),
        ):
            head = label(words, "label")
            head.setBuddy(field_)
            field_.setAccessibleName(words)
            step.body.addWidget(head)
            step.body.addWidget(field_)
        for secret in (self.passphrase, self.again):
            secret.returnPressed.connect(self._create)
        step.body.addWidget(
            label(
                self.tr("Four or five unrelated words are easy to keep and hard to guess."), "hint", wrap=True
            )
        )
        self._fault = label("", "fault", wrap=True)
        self._fault.hide()
        step.body.addWidget(self._fault)
        self.existing_button = Button(
            self.tr("Open the one that is there"), self._open_existing, icon="file-lock"
        )
        self.rename_button = Button(self.tr("Choose another name"), self._choose_place, icon="folder-open")
        for way in (self.existing_button, self.rename_button):
            way.hide()
            step.body.addWidget(way)
        self.create_button = Button(self.tr("Make the case file"), self._create, icon="check", kind="primary")
        step.body.addLayout(_line(Button(self.tr("Back"), self.start), self.create_button))
        step.body.addStretch(1)
        self.addWidget(step)

    def _create(self) -> None:
        fault, at = self._what_is_missing()
        self.say_fault(fault)
        if fault:
            at.setFocus()
            return
        self.create_button.setEnabled(False)
        self.create_button.setText(self.tr("Making it…"))
        role = str(self.role.currentData())
        new = NewFile(self.path, self.name.text().strip(), role, self.passphrase.text())
        self.create_asked.emit(new)

    def _what_is_missing(self) -> tuple[str, QWidget]:
        """Return what is missing, and where to type it."""
        if not self.name.text().strip():
            return self.tr("Enter your name: others see it when they unlock."), self.name
        if len(self.passphrase.text()) < LEAST_CHARACTERS:
            words = self.tr("The passphrase needs at least {least} characters.")
            return words.format(least=LEAST_CHARACTERS), self.passphrase
        if self.passphrase.text() != self.again.text():
            return self.tr("The two passphrases differ. Type the same one twice."), self.again
        return "", self.create_button

    def _open_existing(self) -> None:
        self.passphrase.clear()
        self.again.clear()
        self.say_fault("")
        self.existing_asked.emit(self.path)

    def could_not_make(self, fault: str, *, exists: bool = False) -> None:
        """Say why the file could not be made; one that ``exists`` can be opened, or another name be given."""
        self.say_fault(fault)
        self.existing_button.setVisible(exists)
        self.rename_button.setVisible(exists)
        (self.existing_button if exists else self.create_button).setFocus()

    def say_fault(self, text: str) -> None:
        """Say what is missing, or why the file could not be made."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
        self.existing_button.hide()
        self.rename_button.hide()
        self.create_button.setEnabled(True)
        self.create_button.setText(self.tr("Make the case file"))
        if text:
            announce(self, text, assertive=True)

    def _make_sheet(self) -> None:
        intro = self.tr(
            "If all passphrases are forgotten, only this key opens the file. Print it or copy it by hand,"
            " and lock it away from this laptop. It is shown once."
        )
        step = Step(2, self.tr("Keep the recovery sheet"), intro, part=2)
        card = Card()
        self._key_words = label("", "focus", wrap=True)
        self._key_words.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._key_words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self._key_words.setAccessibleName(self.tr("Recovery key"))
        card.body.addWidget(self._key_words)
        step.body.addWidget(card)
        step.body.addWidget(Button(self.tr("Print the sheet"), self._print, icon="printer"))
        self.put_away = QCheckBox(self.tr("The sheet is put away safely"))
        self.sheet_next = Button(self.tr("Next"), self._go_last, kind="primary")
        self.sheet_next.setEnabled(False)
        self.put_away.toggled.connect(self.sheet_next.setEnabled)
        step.body.addWidget(self.put_away)
        step.body.addLayout(_line(None, self.sheet_next))
        step.body.addStretch(1)
        self.addWidget(step)

    def show_recovery_key(self, recovery_key: str) -> None:
        """Show the key of the file that was just made; forgets the passphrase."""
        self._recovery_key = recovery_key
        self._key_words.setText(recovery_key)
        self.passphrase.clear()
        self.again.clear()
        self.put_away.setChecked(False)
        self._turn_to(2, self.put_away)

    def _go_last(self) -> None:
        self._recovery_key = ""
        self._key_words.setText("")
        self._turn_to(3, self.later_button)

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415  (only when printing)

        from hospital_iep.ui.recovery_sheet import recovery_sheet  # noqa: PLC0415

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Hospital IEP")  # a print queue is seen by others
        if QPrintDialog(printer, self).exec():
            today = date.today()  # noqa: DTZ011  (as on the wall)
            recovery_sheet(self._recovery_key, self.path.name, today).print_(printer)

    def _make_last(self) -> None:
        intro = self.tr(
            "With the ward's round, lunch and rest hour the plan avoids them by itself. It can wait."
        )
        step = Step(3, self.tr("Your ward's day"), intro)
        self.later_button = Button(
            self.tr("Later, open the program"), self._begin_later, kind="primary", size="bedside"
        )
        routine = Button(self.tr("Enter the ward routine now"), self._begin_now, icon="clock")
        step.body.addWidget(self.later_button)
        step.body.addWidget(routine)
        step.body.addStretch(1)
        self.addWidget(step)

    def _begin_later(self) -> None:
        self.begun.emit(False)  # noqa: FBT003  (Qt's signal)

    def _begin_now(self) -> None:
        self.begun.emit(True)  # noqa: FBT003  (Qt's signal)


def _line(left: QWidget | None, right: QWidget) -> QHBoxLayout:
    result = QHBoxLayout()
    if left is not None:
        result.addWidget(left)
    result.addStretch(1)
    result.addWidget(right)
    return result
