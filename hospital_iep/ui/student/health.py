"""Facts about the child's health, for the nurse and the named lead only: what, who said so, and when."""

from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hospital_iep.domain.catalogues import side_effects
from hospital_iep.domain.student import HealthFactData, HealthFactKind
from hospital_iep.operations import plan, records
from hospital_iep.operations.records import Record
from hospital_iep.ui.forms import ChoiceField, DayField, TextField
from hospital_iep.ui.student.part import ChildDialog, clear
from hospital_iep.ui.student.section import Section
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Card, Icon, IconButton, Wrapped
from hospital_iep.ui.widgets.bending import Pair
from hospital_iep.ui.widgets.chips import Chip
from hospital_iep.ui.widgets.dates import day_words

LONGEST = {"text": 500, "source": 120}


def fact_words(kind: HealthFactKind | None) -> str:
    """Return a kind of health fact in words."""
    translate = QCoreApplication.translate
    words = {
        HealthFactKind.DIAGNOSIS: translate("Student", "Diagnosis"),
        HealthFactKind.MEDICINE: translate("Student", "Medicine"),
        HealthFactKind.DEVICE: translate("Student", "Device"),
        HealthFactKind.ALLERGY: translate("Student", "Allergy"),
        HealthFactKind.RESTRICTION: translate("Student", "Restriction"),
        HealthFactKind.SIDE_EFFECT: translate("Student", "Side effect"),
    }
    return words[kind] if kind else translate("Student", "Health")


def _is_ticked(data: HealthFactData) -> bool:
    """Return whether a fact is a sign ticked with the accommodations: its text is the catalogue's key."""
    return data.kind is HealthFactKind.SIDE_EFFECT and data.text in side_effects()


class FactsCard(Card):
    """The facts, marked with who may read them; while names are hidden they are hidden too."""

    def __init__(self, section: Section) -> None:
        super().__init__(gap=8)
        self._section = section
        self.rows: list[Record[HealthFactData]] = []
        self._shown: object = None

    def show_facts(self) -> None:
        """Read and show the facts again, where they changed."""
        section = self._section
        self.rows = section.desk.read(records.listed, HealthFactData, student_id=section.student_id)
        order = list(HealthFactKind)
        self.rows.sort(key=lambda row: order.index(row.data.kind) if row.data.kind else len(order))
        key = [(row.id, row.row_version) for row in self.rows]
        if key == self._shown:
            return
        self._shown = key
        clear(self.body)
        mark = Chip(self.tr("Nurse and named lead only"), "shield", "info")
        self.body.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeading)
        if not self.rows:
            words = self.tr("Nothing yet. Teachers never read this; it goes to the nurse's copy.")
            self.body.addWidget(Wrapped(words, "quiet"))
        for row in self.rows:
            self.body.addWidget(self._fact(row))

    def _fact(self, row: Record[HealthFactData]) -> QWidget:
        section, data = self._section, row.data
        kind = fact_words(data.kind)
        fact = QWidget()
        box = QHBoxLayout(fact)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme().px(10))
        box.addWidget(Icon("shield", "text2"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme().px(1))
        text = side_effects()[data.text].name if _is_ticked(data) else data.text
        shown = section.privacy.text(section.in_private(text), self.tr("hidden"))
        words.addWidget(Wrapped(self.tr("{kind}: {fact}").format(kind=kind, fact=shown)))
        words.addWidget(Wrapped(self._ground(data), "caption"))
        box.addLayout(words, 1)
        if not section.privacy.on and not _is_ticked(data):
            name = self.tr("Edit {fact}").format(fact=kind)
            box.addWidget(IconButton("pencil", name, lambda: self.edit(row.id), size="small"))
        name = self.tr("Remove {fact}").format(fact=kind)
        box.addWidget(IconButton("trash-2", name, lambda: self._remove(row.id), size="small"))
        return fact

    def _ground(self, data: HealthFactData) -> str:
        section = self._section
        who = self.tr("Nobody named")
        if data.source:
            who = self.tr("Said by {name}").format(name=section.in_private(data.source))
        when = self.tr("day not known")
        if data.observed_on:
            when = day_words(data.observed_on, section.desk.today())
        return f"{who}, {when}"

    def _remove(self, fact_id: UUID) -> None:
        section = self._section
        words = self.tr("Removed a health fact")
        section.desk.do(words, plan.take_out, section.student_id, HealthFactData, fact_id)

    def add(self) -> None:
        """Open the dialog for another fact."""
        FactDialog(self._section).open()

    def edit(self, fact_id: UUID) -> None:
        """Open the dialog of a fact."""
        FactDialog(self._section, next(row for row in self.rows if row.id == fact_id)).open()


class FactDialog(ChildDialog):
    """A health fact, with who said so and when."""

    def __init__(self, section: Section, fact: Record[HealthFactData] | None = None) -> None:
        super().__init__(
            section,
            section.tr("Add a health fact") if fact is None else section.tr("Change a health fact"),
            intro=section.tr(
                "Nurse and named lead only: class teachers never read it. No dose is ever entered."
            ),
        )
        self._section, self._fact = section, fact
        today = section.desk.today
        data = fact.data if fact else HealthFactData(kind=HealthFactKind.DIAGNOSIS, observed_on=today())
        self.kind = ChoiceField(self.tr("Kind"), {kind.value: fact_words(kind) for kind in HealthFactKind})
        self.kind.show_value(data.kind.value if data.kind else "")
        self.text = TextField(self.tr("What"))
        self.text.show_value(data.text)
        self.source = TextField(self.tr("Said by"))
        self.source.show_value(data.source)
        self.day = DayField(self.tr("On"), self.tr("Empty: not known."), today=today)
        self.day.show_value(data.observed_on.isoformat() if data.observed_on else "")
        for widget in (self.kind, self.text, Pair(self.source, self.day)):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Add") if fact is None else self.tr("Keep"), self._keep, icon="check")

    @override
    def record_key(self) -> str:
        return str(self._fact.id) if self._fact else ""

    def _keep(self) -> None:
        typed = {"text": self.text.text().strip(), "source": self.source.text().strip()}
        for name, field in (("text", self.text), ("source", self.source)):
            fault = self._fault(name, typed[name])
            if fault:
                field.not_written(fault)
                field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        if not self.day.day.is_understood:
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        kind = self.kind.text()
        values = {
            **typed,
            "kind": HealthFactKind(kind) if kind else None,
            "observed_on": self.day.day.value,
        }
        section = self._section
        if self._fact is None:
            words, parents = self.tr("Added a health fact"), {"student_id": section.student_id}
            data = HealthFactData.model_validate(values)
            section.desk.do(words, plan.add, section.student_id, section.key, data, parents)
        else:
            words = self.tr("Changed a health fact")
            section.desk.do(words, records.edit, HealthFactData, self._fact.id, values)
        self.accept()

    def _fault(self, name: str, text: str) -> str:
        if not text and name == "text":
            return self.tr("Say what it is.")
        if len(text) > LONGEST[name]:
            words = self.tr("At most {most} characters; these are {count}.")
            return words.format(most=LONGEST[name], count=len(text))
        return ""
