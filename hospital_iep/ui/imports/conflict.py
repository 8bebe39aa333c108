"""A conflict, and what a person says about it: which of the file's times holds, which appointment it is."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from hospital_iep.operations.comparing import Choice
from hospital_iep.ui.imports.model import Line, Wording
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import label


class Settle(QWidget):
    """The ways to settle a conflict, each with the words of its source; ``chosen`` carries the key."""

    chosen = Signal(str)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self.buttons: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme().px(4))

    def show_line(self, line: Line) -> None:
        """Show the choices of a line; a line without any shows nothing."""
        self._clear()
        choices = line.item.choices
        self.setVisible(bool(choices))
        if not choices:
            return
        self._body.addWidget(label(self.tr("Which holds?"), "label"))
        for choice in choices:
            self._add(choice.key, self._words(line, choice), self._source(line, choice))
        known = line.item.asked or line.item.difference
        stays = self.tr("Leave it out: nothing is written")
        if known.known is not None:
            stays = self.tr("Leave it as it is here")
        here = self._wording.span(known.known) if known.known is not None else ""
        self._add("", stays, here)
        self.buttons[line.item.choice].setChecked(True)

    def _clear(self) -> None:
        self.buttons = {}
        while (item := self._body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _add(self, key: str, words: str, source: str) -> None:
        button = QRadioButton(words)
        button.setAccessibleName(f"{words}. {source}" if source else words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.addButton(button)
        self.buttons[key] = button
        self._body.addWidget(button)
        if source:
            self._body.addWidget(label(source, "hint", wrap=True))
        button.clicked.connect(lambda *_: self.chosen.emit(key))

    def _words(self, line: Line, choice: Choice) -> str:
        if choice.time is not None:
            return self._wording.span(choice.time)
        if choice.known is not None:
            return self.tr("The same as one known here")
        found = line.item.difference.found
        if (line.item.asked or line.item.difference).known is None:
            return self.tr("A new appointment")
        return self.tr("As the file says: {when}").format(when=self._wording.span(found))

    def _source(self, line: Line, choice: Choice) -> str:
        if choice.time is not None:
            where = line.item.difference.found.where if line.item.difference.found else ""
            fields = ", ".join(field_words(field) for field in choice.time.fields.split(", "))
            return self.tr("says {fields} of {where}").format(fields=fields, where=where)
        if choice.known is not None:
            return self._wording.known(choice.known)
        return ""


def field_words(field: str) -> str:
    """Return what a field of a message is for, with its name ("the schedule (SCH-11)")."""
    translate = QCoreApplication.translate
    words = {
        "TQ1": translate("Imports", "the timing ({field})"),
        "SCH": translate("Imports", "the schedule ({field})"),
        "AIS": translate("Imports", "the service ({field})"),
        "AIG": translate("Imports", "the equipment ({field})"),
        "AIL": translate("Imports", "the room ({field})"),
        "AIP": translate("Imports", "the staff ({field})"),
    }
    return words.get(field[:3], "{field}").format(field=field)
