"""The section "About": who the child is, where they lie, and what every lesson must know."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter
from typing_extensions import override

from hospital_iep.domain.plan import SectionKey
from hospital_iep.domain.student import StudentData
from hospital_iep.operations import plan, student
from hospital_iep.ui.forms import TextField
from hospital_iep.ui.student.binding import Binding, offer_unknown, show_value
from hospital_iep.ui.student.emergency import EmergencyCard
from hospital_iep.ui.student.health import FactsCard
from hospital_iep.ui.student.section import Section
from hospital_iep.ui.widgets.basics import Button
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
            self.count("birth_date", bind.birth("birth_date", tr("Date of birth"))),
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
        self._lists()

    def _lists(self) -> None:
        """Put in what is agreed for an emergency, and below it what only the nurse and the lead may read."""
        tr = self.tr
        self.steps = EmergencyCard(self)
        self.add_step = Button(tr("Add a step"), self.steps.add, icon="plus", size="small")
        self.add_step.setAccessibleName(tr("Add an emergency step"))
        self.title_line(tr("In an emergency"), self.add_step)
        self.body.addWidget(self.steps)
        self.facts = FactsCard(self)
        self.add_fact = Button(tr("Add a health fact"), self.facts.add, icon="plus", size="small")
        self.title_line(tr("Health, for nurse and named lead only"), self.add_fact)
        self.body.addWidget(self.facts)

    @staticmethod
    def _offer(words: list[str]) -> QCompleter:
        completer = QCompleter(words)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        return completer

    def _save_place(self, text: str) -> None:
        if text.strip():
            self._write(self.tr("Moved to another ward"), "place", student.move_to, text, self.desk.now())

    def _save_bed(self, text: str) -> None:
        self._write(self.tr("Changed bed"), "bed", student.set_bed, text.strip()[:20])

    def _save_school(self, text: str) -> None:
        self._write(self.tr("Changed home school"), "school", student.set_school, text)

    def _write(self, words: str, name: str, act: Callable[..., object], *args: Any) -> None:
        today = self.desk.today()
        self.desk.do(words, plan.write_by, self.student_id, self.key, name, today, act, *args)

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
            show_value(field, field.text())  # the link goes where the field asks already
        self.steps.show_steps()
        self.facts.show_facts()
