"""Dialogs about keys: a person, one's own passphrase, a recovery sheet, a new key. None can be undone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from hospital_iep.operations import people
from hospital_iep.ui import faults
from hospital_iep.ui import preview as previewing
from hospital_iep.ui.opening import PRACTICE_PASSPHRASE
from hospital_iep.ui.recovery_sheet import recovery_sheet
from hospital_iep.ui.staff import ROLES, role_word
from hospital_iep.ui.widgets.announce import announce
from hospital_iep.ui.widgets.basics import Button, label
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.dialog import DialogBase

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window


def practice_words() -> str:
    """Return what to type in the practice hospital, whose passphrase nobody chose."""
    text = QCoreApplication.translate("Settings", "In the practice hospital the passphrase is: {passphrase}")
    return text.format(passphrase=PRACTICE_PASSPHRASE)


class KeyDialog(DialogBase):
    """A dialog that says under its fields what is missing."""

    def __init__(self, window: "Window", title: str, intro: str) -> None:
        super().__init__(window, title, intro=intro)
        self._window = window
        self._database = window.desk.database
        self.fault = label("", "fault", wrap=True)
        self.fault.hide()

    def field(self, words: str, *, secret: bool = False) -> QLineEdit:
        """Add a line to type in; what is ``secret`` is never kept."""
        line = QLineEdit()
        line.setAccessibleName(words)
        if secret:
            line.setEchoMode(QLineEdit.EchoMode.Password)
        self.ask(words, line)
        return line

    def say(self, text: str) -> None:
        """Say what is missing or went wrong."""
        self.fault.setText(text)
        self.fault.setVisible(bool(text))
        if text:
            announce(self, text, assertive=True)

    def try_(self, work: Callable[[], object]) -> bool:
        """Do it, or say why not."""
        try:
            work()
        except Exception as error:  # noqa: BLE001  (one sentence in the dialog; nothing was changed)
            self.say(faults.sentence(error))
            return False
        return True

    def same(self, one: QLineEdit, other: QLineEdit) -> bool:
        """Return whether a passphrase was typed twice alike, or say that it was not."""
        if one.text() == other.text():
            return True
        self.say(self.tr("The two passphrases differ. Type the same one twice."))
        return False


class AddPerson(KeyDialog):
    """Lets another person open the case file."""

    def __init__(self, window: "Window") -> None:
        super().__init__(
            window,
            window.tr("Add a person"),
            window.tr("They type their own passphrase here. Give the least rights that do."),
        )
        self.name = self.field(self.tr("Name"))
        self.role = SearchCombo(self.tr("Role"), {each: role_word(each) for each in ROLES})
        self.role.choose("teacher")
        self.ask(self.tr("Role"), self.role)
        self.passphrase = self.field(self.tr("Passphrase"), secret=True)
        self.again = self.field(self.tr("The same passphrase again"), secret=True)
        self.body.addWidget(self.fault)
        self.cancel()
        self.add_button = self.primary(self.tr("Add"), self.add, icon="user-plus")

    def add(self) -> None:
        """Add the person, or say what is missing."""
        name = self.name.text().strip()
        if not name:
            self.say(self.tr("Type the person's name."))
        elif self.same(self.passphrase, self.again) and self.try_(
            lambda: people.add(self._database, name, self.role.value, self.passphrase.text())
        ):
            self._window.toasts.say(self.tr("{name} can open this case file now.").format(name=name))
            self.accept()


class ChangePassphrase(KeyDialog):
    """Gives the person at the desk a new passphrase."""

    def __init__(self, window: "Window") -> None:
        super().__init__(
            window,
            window.tr("Change my passphrase"),
            window.tr("Several words are easier to keep and harder to guess than signs."),
        )
        self.passphrase = self.field(self.tr("New passphrase"), secret=True)
        self.again = self.field(self.tr("The same passphrase again"), secret=True)
        self.body.addWidget(self.fault)
        self.cancel()
        self.change_button = self.primary(self.tr("Change it"), self.change, icon="key-round")

    def change(self) -> None:
        """Change it, or say what is missing."""
        if self.same(self.passphrase, self.again) and self.try_(
            lambda: people.change_own_passphrase(self._database, self.passphrase.text())
        ):
            self._window.toasts.say(self.tr("Your new passphrase holds from now on."))
            self.accept()


class NewRecoverySheet(KeyDialog):
    """Makes a new recovery key, shows it once and prints it from memory."""

    def __init__(self, window: "Window", title: str = "", intro: str = "") -> None:
        super().__init__(
            window,
            title or window.tr("New recovery sheet"),
            intro
            or window.tr(
                "It opens the case file if all passphrases are forgotten. The old sheet opens nothing "
                "any more: destroy it."
            ),
        )
        self._ask()
        self.key = label("", "focus", wrap=True)
        self.key.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.key.setAccessibleName(self.tr("Recovery key"))
        self.key.hide()
        self.body.addWidget(self.key)
        self.print_button = Button(self.tr("Print the sheet"), self.print_, icon="printer")
        self.print_button.hide()
        self.body.addWidget(self.print_button)
        self.body.addWidget(self.fault)
        self.leave = self.cancel()
        self.make_button = self.primary(self.verb, self.make, icon="key-round")
        window.lock_asked.connect(self.reject)

    @property
    def verb(self) -> str:
        """What the main button does."""
        return self.tr("Make a new sheet")

    def _ask(self) -> None:
        """Ask for what is needed first: nothing for a sheet."""

    def make(self) -> None:
        """Make the key and show it."""
        if not self.try_(self._make):
            return
        self.make_button.hide()
        self.leave.setText(self.tr("It is put away safely"))
        for part in (self.key, self.print_button):
            part.show()
        self._fit()
        self.print_button.setFocus()

    def _make(self) -> None:
        self.key.setText(people.new_recovery_key(self._database))

    def print_(self) -> None:
        """Print the sheet from memory."""
        printer = previewing.ask_printer(self)
        if printer is not None:
            database, today = self._database, self._window.desk.today()
            recovery_sheet(self.key.text(), database.path.name, today).print_(printer)

    @override
    def reject(self) -> None:
        """Close and forget the key."""
        self.key.setText("")
        super().reject()


class NewFileKey(NewRecoverySheet):
    """Encrypts the case file anew, for those who are here; shows the new recovery key once."""

    def __init__(self, window: "Window") -> None:
        super().__init__(
            window,
            window.tr("New key for the case file"),
            window.tr(
                "What is written from now on opens for nobody who was removed, not even with an old copy of "
                "the keys. Each person types their passphrase here; who is not here is let in again later. "
                "It takes some seconds."
            ),
        )

    @property
    @override
    def verb(self) -> str:
        return self.tr("Make a new key")

    @override
    def _ask(self) -> None:
        self.lines = {
            person.id: self.field(self.tr("Passphrase of {name}").format(name=person.name), secret=True)
            for person in people.people(self._database)
        }
        if self._window.practice:
            self.body.addWidget(label(practice_words(), "hint", wrap=True))
        self.told = label("", wrap=True)
        self.told.hide()
        self.body.addWidget(self.told)

    @override
    def _make(self) -> None:
        typed = {person: line.text() for person, line in self.lines.items() if line.text()}
        typed.setdefault(self._database.person.id, "")
        key, left_out = people.new_key(self._database, typed)
        self.fault.hide()
        self.key.setText(key)
        told = self.tr(
            "The file has a new key. This is its recovery key; the old sheet opens nothing any more."
        )
        if left_out:
            names = ", ".join(person.name for person in left_out)
            told += " " + self.tr("Add again, with a passphrase: {names}.").format(names=names)
        self.told.setText(told)
        self.told.show()
        for line in self.lines.values():
            line.clear()
            line.setEnabled(False)
