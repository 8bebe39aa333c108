"""The section "About": who the child is, where they lie, and what every lesson must know."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout
from typing_extensions import override

from hospital_iep.domain.plan import SectionKey
from hospital_iep.domain.student import HealthFactData, HealthFactKind, StudentData
from hospital_iep.operations import plan, records, student
from hospital_iep.operations.records import Record
from hospital_iep.ui.forms import ChoiceField, TextField
from hospital_iep.ui.student.binding import Binding, offer_unknown, show_value
from hospital_iep.ui.student.part import clear
from hospital_iep.ui.student.section import Section
from hospital_iep.ui.widgets.basics import Button, Card, Icon, IconButton, Wrapped, label
from hospital_iep.ui.widgets.dialog import DialogBase
from hospital_iep.ui.widgets.empty import Banner


class AboutSection(Section):
    """Facts of the child's record; each may be unknown."""

    key = SectionKey.ABOUT

    @override
    def caption(self) -> str:
        return self.tr("Who {name} is, where, and what every lesson must know.").format(name=self.called)

    @override
    def build(self) -> None:
        tr = self.tr
        bind = Binding(self.desk, self.fields_form, self.student_id, self.key, StudentData, self.student_id)
        self.bind = bind
        hidden = self.privacy.on
        if hidden:
            self.body.addWidget(
                Banner(tr("Names are hidden. F9 shows and edits them."), kind="sunken", icon="eye-off")
            )
        else:
            self.add(
                self.count("given_name", bind.text("given_name", tr("First name"))),
                self.count("family_name", bind.text("family_name", tr("Family name"))),
            )
            self.add(
                bind.text("preferred_name", tr("Likes to be called"), unknown=False),
                bind.text("pronouns", tr("Pronouns"), unknown=False),
            )
        self.add(
            self.count("birth_date", bind.day("birth_date", tr("Date of birth"))),
            self.count("grade", bind.text("grade", tr("Grade"))),
        )
        self.place = TextField(tr("Ward"), tr("Another ward from now on; the old one stays known."))
        self.bed = TextField(tr("Bed"))
        self.school = TextField(tr("Home school"), tr("A new name makes a new school."))
        for name, field, save in (
            ("place", self.place, self._save_place),
            ("bed", self.bed, self._save_bed),
            ("school", self.school, self._save_school),
        ):
            self.fields_form.add(name, field, save)
            if name != "bed":
                offer_unknown(field)
                field.unknown_asked.connect(lambda by, name=name, field=field: self._ask(name, field, by))
                field.got_it.connect(lambda name=name, field=field: self._got_it(name, field))
            self.count(name, field)
        self.place.line.setCompleter(self._offer(self.desk.read(student.place_names)))
        self.school.line.setCompleter(self._offer(self.desk.read(student.school_names)))
        self.add(self.place, self.bed)
        self.add(
            self.school,
            self.count(
                "statutory_plan", bind.text("statutory_plan", tr("Plan at school"), tr("IEP, 504, EHCP"))
            ),
        )
        self.add(
            self.count("admitted_on", bind.day("admitted_on", tr("Admitted"))),
            self.count("expected_discharge_on", bind.day("expected_discharge_on", tr("Expected to leave"))),
        )
        self.add(
            self.count("home_language", bind.text("home_language", tr("Home language"))),
            bind.yes_no("interpreter_needed", tr("Interpreter needed")),
        )
        settings = {
            "": tr("Not known"),
            "inpatient": tr("On the ward"),
            "day-case": tr("Day care"),
            "outpatient": tr("Outpatient"),
            "homebound": tr("At home"),
        }
        self.add(bind.choice("setting", tr("Cared for"), settings))
        self.title_line(tr("In every lesson"))
        self.add(
            self.count(
                "safety_line",
                bind.text("safety_line", tr("Always remember"), tr("What to do, without the reason.")),
            )
        )
        self.add(bind.yes_no("can_leave_room", tr("May leave the room")))
        self.add(
            bind.number(
                "lesson_minutes_min", tr("Shortest useful lesson"), 5, 240, note=tr("minutes"), needed=True
            ),
            bind.number("lesson_minutes_max", tr("Longest lesson"), 5, 240, note=tr("minutes"), needed=True),
            bind.number("min_break_minutes", tr("Rest between"), 0, 480, note=tr("minutes"), needed=True),
        )
        self.add(
            bind.number("max_minutes_per_day", tr("Most teaching in a day"), 0, 720, note=tr("minutes")),
            bind.text("student_identifier", tr("School's student number")),
        )
        self.title_line(tr("Health, for nurse and named lead only"))
        self.facts_card = Card(gap=6)
        self.body.addWidget(self.facts_card)
        add = Button(tr("Add a health fact"), self._add_fact, icon="plus", size="small")
        self.body.addWidget(add, 0, Qt.AlignmentFlag.AlignLeading)

    @staticmethod
    def _offer(words: list[str]) -> QCompleter:
        completer = QCompleter(words)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        return completer

    def _save_place(self, text: str) -> None:
        if text.strip():
            self.desk.do(
                self.tr("Moved to another ward"), student.move_to, self.student_id, text, self.desk.now()
            )

    def _save_bed(self, text: str) -> None:
        self.desk.do(self.tr("Changed bed"), student.set_bed, self.student_id, text.strip()[:20])

    def _save_school(self, text: str) -> None:
        self.desk.do(self.tr("Changed home school"), student.set_school, self.student_id, text)

    def _ask(self, name: str, field: TextField, by: Any) -> None:
        words = self.tr("Unknown yet: {field}").format(field=field.name)
        self.desk.do(words, plan.ask, self.student_id, name, by, self.key)

    def _got_it(self, name: str, field: TextField) -> None:
        words = self.tr("Got it: {field}").format(field=field.name)
        self.desk.do(words, plan.answer, self.student_id, name, self.desk.today())

    @override
    def show_values(self) -> None:
        card = self.card
        self.bind.show(card.data, self.asked)
        for name, field, text in (
            ("place", self.place, card.row.place),
            ("bed", self.bed, card.row.bed),
            ("school", self.school, card.school.name if card.school else ""),
        ):
            show_value(field, text)
            if name in self.asked and not field.text():
                field.show_unknown(self.asked[name])
            elif field.editor.isHidden():
                field.show_known()
        self._show_facts()

    def _show_facts(self) -> None:
        rows = self.desk.read(records.listed, HealthFactData, student_id=self.student_id)
        key = [(row.id, row.row_version) for row in rows]
        if key == getattr(self, "_facts", None):
            return
        self._facts = key
        clear(self.facts_card.body)
        if not rows:
            words = self.tr("Nothing yet. Teachers never read this; it goes to the nurse's copy.")
            self.facts_card.body.addWidget(Wrapped(words, "quiet"))
        for row in rows:
            self._fact_row(row)

    def _fact_row(self, row: Record[HealthFactData]) -> None:
        line = QHBoxLayout()
        line.addWidget(Icon("shield", "text2"))
        kind = fact_words(row.data.kind)
        text = self.privacy.text(self.in_private(row.data.text), self.tr("hidden"))
        line.addWidget(label(kind, "strong"))
        line.addWidget(Wrapped(text), 1)
        remove = IconButton(
            "trash-2",
            self.tr("Remove {fact}").format(fact=kind),
            lambda: self._remove(row.id),
            size="small",
        )
        line.addWidget(remove)
        self.facts_card.body.addLayout(line)

    def _remove(self, fact_id: UUID) -> None:
        self.desk.do(
            self.tr("Removed a health fact"), plan.take_out, self.student_id, HealthFactData, fact_id
        )

    def _add_fact(self) -> None:
        FactDialog(self).open()


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


class FactDialog(DialogBase):
    """A health fact, with who said so."""

    def __init__(self, section: AboutSection) -> None:
        super().__init__(
            section.window_,
            section.tr("Add a health fact"),
            intro=section.tr("Class teachers never read this. No dose is ever entered."),
        )
        self._section = section
        kinds = {kind.value: fact_words(kind) for kind in HealthFactKind}
        self.kind = ChoiceField(self.tr("Kind"), kinds)
        self.kind.show_value(HealthFactKind.DIAGNOSIS.value)
        self.text = TextField(self.tr("What"))
        self.source = TextField(self.tr("Said by"))
        for field in (self.kind, self.text, self.source):
            self.body.addWidget(field)
        self.cancel()
        self.primary(self.tr("Add"), self._add, icon="plus")

    def _add(self) -> None:
        text = self.text.text().strip()
        if not text:
            self.text.setFocus()
            return
        data = HealthFactData(
            kind=HealthFactKind(self.kind.text() or "diagnosis"),
            text=text[:500],
            source=self.source.text().strip()[:120],
            observed_on=self._section.desk.today(),
        )
        section = self._section
        section.desk.do(
            self.tr("Added a health fact"),
            plan.add,
            section.student_id,
            None,
            data,
            {"student_id": section.student_id},
        )
        self.accept()
