"""The chosen line beside the list: whose it is, what it is taken for, what changes, what it displaces."""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hospital_iep.domain.catalogues import treatment, treatments
from hospital_iep.exchange.found import Flag
from hospital_iep.ui.imports.conflict import Settle
from hospital_iep.ui.imports.model import Line, Wording, kind_words
from hospital_iep.ui.page import column, scrolling
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import label
from hospital_iep.ui.widgets.combo import SearchCombo

if TYPE_CHECKING:
    from hospital_iep.domain.curve import TreatmentTemplate


def treatment_choices() -> Mapping[str, str]:
    """Return the kinds of treatment of the catalogue, by name."""
    return dict(sorted(((key, each.name) for key, each in treatments().items()), key=lambda pair: pair[1]))


class LinePanel(QWidget):
    """What can be decided about one line; ``child_chosen`` and ``kind_chosen`` carry the key chosen."""

    child_chosen = Signal(str)
    kind_chosen = Signal(str)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self.line: Line | None = None
        inner = QWidget()
        body = column(inner, 16, 8)
        self.heading = label("", "section", wrap=True)
        self.title = label("", "strong", wrap=True)
        self.when = label("", wrap=True)
        self.reason = label("", "warning", wrap=True)
        self.detail = label("", "hint", wrap=True)
        self.settle = Settle(wording)
        self.child_label = label(self.tr("Pupil"), "label")
        self.child = SearchCombo(self.tr("Pupil of this appointment"))
        self.child_hint = label("", "hint", wrap=True)
        self.kind_label = label(self.tr("Treated as"), "label")
        self.kind = SearchCombo(self.tr("Kind of treatment"), treatment_choices())
        self.kind_hint = label("", "hint", wrap=True)
        self.curve = label("", "hint", wrap=True)
        self.lessons = label("", wrap=True)
        told: list[QWidget] = [self.heading, self.title, self.when, self.reason, self.detail, self.settle]
        whose: list[QWidget] = [self.child_label, self.child, self.child_hint]
        what: list[QWidget] = [self.kind_label, self.kind, self.kind_hint, self.curve, self.lessons]
        for group in (told, whose, what):
            for part in group:
                body.addWidget(part)
            body.addSpacing(theme().px(8))
        body.addStretch(1)
        self.child.chosen.connect(self.child_chosen)
        self.kind.chosen.connect(self.kind_chosen)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inner))
        self.show_line(None)

    def first_focus(self) -> QWidget:
        """Return where the focus belongs: what the line asks."""
        ways = self.settle.buttons.values()  # none where nothing is to be settled
        return next((button for button in ways if button.isChecked()), self.child)

    def show_line(self, line: Line | None) -> None:
        """Show another line, or none."""
        self.line = line
        decides = line is not None and line.item.writes
        for part in (self.child_label, self.child, self.child_hint):
            part.setVisible(decides)
        for part in (self.kind_label, self.kind, self.kind_hint, self.curve):
            part.setVisible(decides)
        if line is None:
            self.settle.hide()
            self.heading.setText(self.tr("Choose a line to decide about it."))
            for part in (self.title, self.when, self.reason, self.detail, self.lessons):
                part.hide()
            return
        words = self._wording
        self.settle.show_line(line)
        self._say(self.heading, kind_words(line.kind))
        is_told = line.item.difference.found is None and line.item.difference.known is None
        self._say(self.title, "" if is_told else words.title(line))
        self._say(self.when, words.when(line))
        self._say(self.reason, self.reason_of(line))
        detail = self.tr("In the file's own terms: {detail}").format(detail=line.item.difference.detail)
        self._say(self.detail, detail if line.item.difference.detail else "")
        lessons = words.lessons(line)
        displaces = self.tr("Displaces {lessons}.").format(lessons=lessons)
        self._say(self.lessons, displaces if lessons else "")
        if decides:
            self._show_choices(line)

    def reason_of(self, line: Line) -> str:
        """Return why the line asks, as the file's reader said it."""
        difference = line.item.difference
        told = [difference.reason] if difference.reason else []
        if difference.found is not None:
            doubts = [flag for flag in difference.found.flags if flag is not Flag.CONTRADICTION or not told]
            told += [flag_words(flag.value) for flag in doubts]
        return ". ".join(part[:1].upper() + part[1:] for part in told if part)

    def _say(self, part: QWidget, text: str) -> None:
        part.setProperty("text", text)
        part.setVisible(bool(text))

    def _show_choices(self, line: Line) -> None:
        item, words = line.item, self._wording
        known = item.difference.known is not None and item.student_id is not None
        first = [key for key in item.candidates if key in words.children]
        others = sorted((key for key in words.children if key not in first), key=words.name)
        choices = {"": self.tr("not known yet: into the tray")} if item.student_id is None else {}
        choices |= {str(key): self._candidate(key, sure=key in first) for key in (*first, *others)}
        self.child.set_choices(choices, str(item.student_id or ""))
        self.child.choose(str(item.student_id or ""))
        self.child.setEnabled(not known)
        self.child_hint.setText(self._child_hint(line, known=known))
        self.kind.choose(item.kind if item.kind in treatments() else "unknown")
        self.kind_hint.setText(self._kind_hint(line))
        self.curve.setText(curve_words(treatment(item.kind)))

    def _candidate(self, key: UUID, *, sure: bool) -> str:
        name = self._wording.name(key)
        return self.tr("{name}, named in the file").format(name=name) if sure else name

    def _child_hint(self, line: Line, *, known: bool) -> str:
        if known:
            return self.tr("Known from an earlier import.")
        if line.item.student_id is None and line.item.candidates:
            return self.tr("The file's name fits. A name alone does not decide: say who it is.")
        if line.item.student_id is None:
            return self.tr("Nothing in the file says whose it is. A title alone never does.")
        return ""

    def _kind_hint(self, line: Line) -> str:
        if line.item.chosen:
            return self.tr("You chose this. It is remembered for this source.")
        if line.item.matched_word:
            return self.tr("Recognised by the word “{word}”. Another choice is remembered.").format(
                word=line.item.matched_word
            )
        return self.tr("No word was recognised: time is kept free, no tiredness is assumed.")


def curve_words(template: "TreatmentTemplate") -> str:
    """Return what a kind of treatment means for the hours around it."""
    translate = QCoreApplication.translate
    parts = []
    if template.before_minutes:
        parts.append(translate("Imports", "{min} min to get ready").format(min=template.before_minutes))
    if template.after_minutes:
        parts.append(translate("Imports", "{min} min to recover").format(min=template.after_minutes))
    if template.teachable:
        parts.append(translate("Imports", "lessons are possible during it"))
    if not parts:
        return translate("Imports", "No time kept before or after.")
    return translate("Imports", "Typical, check with the nurse: {parts}.").format(parts=", ".join(parts))


def flag_words(flag: str) -> str:
    """Return a doubt about an appointment in words."""
    translate = QCoreApplication.translate
    words = {
        "no-end": translate("Imports", "no end in the file: 30 minutes are kept free"),
        "end-before-start": translate("Imports", "the end lies before the start"),
        "zone-unknown": translate("Imports", "unknown time zone: the hospital's was assumed"),
        "zone-differs": translate("Imports", "the file's time zone differs from the usual one that day"),
        "spring-gap": translate("Imports", "the clocks skip this time: moved one hour on"),
        "mixed-kinds": translate("Imports", "dates and times are mixed in this series"),
        "settled": translate("Imports", "the file contradicts itself; you said which time holds"),
        "contradiction": translate("Imports", "the file contradicts itself about the time"),
        "range-refused": translate("Imports", "a change of “this and all following” was not understood"),
        "stay": translate("Imports", "a stay in hospital, it blocks nothing"),
        "no-time": translate("Imports", "a day without a time"),
        "title-cancelled": translate("Imports", "its title says that it is cancelled"),
        "ask-date": translate("Imports", "day or month first? Look at the date"),
    }
    return words.get(flag, "")
