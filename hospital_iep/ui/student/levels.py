"""The section "Present levels": what the child can do now, and how illness shows in learning."""

from collections.abc import Callable
from datetime import timedelta
from statistics import median

from PySide6.QtCore import QCoreApplication, Qt
from typing_extensions import override

from hospital_iep.domain.plan import PresentLevelData, SectionKey
from hospital_iep.domain.student import StudentData
from hospital_iep.operations import plan, treatment
from hospital_iep.operations.treatment import TreatmentView
from hospital_iep.ui.forms import Field, LongTextField, TextField
from hospital_iep.ui.student.binding import Binding, offer_unknown, show_value
from hospital_iep.ui.student.chart import Dot, EnergyChart
from hospital_iep.ui.student.part import ChildDialog
from hospital_iep.ui.student.section import Section
from hospital_iep.ui.widgets.basics import Button, Wrapped, label, line
from hospital_iep.ui.widgets.dates import day_words

STRENGTHS, READING, MATHS, WRITING = "Strengths", "Reading", "Maths", "Writing"
REPORT = "Home school's latest report"
TREATMENT = "How treatment shows in learning"
SENSES = "Hearing and vision"
AREAS = (STRENGTHS, READING, MATHS, WRITING, REPORT, TREATMENT, SENSES)
LONG = {STRENGTHS, TREATMENT}
WEEKS = 4


def area_words(area: str) -> str:
    """Return an area in the reader's language; the case file keeps the English one."""
    translate = QCoreApplication.translate
    words = {
        STRENGTHS: translate("Student", "Strengths"),
        READING: translate("Student", "Reading"),
        MATHS: translate("Student", "Maths"),
        WRITING: translate("Student", "Writing"),
        REPORT: translate("Student", "Home school's latest report"),
        TREATMENT: translate("Student", "How treatment shows in learning"),
        SENSES: translate("Student", "Hearing and vision"),
    }
    return words.get(area, area)


class LevelsSection(Section):
    """One field an area, with how and when it was seen; evidence from the lessons at the right."""

    key = SectionKey.PRESENT_LEVELS

    @override
    def caption(self) -> str:
        return self.tr("What {name} can do now, and how illness shows in learning.").format(name=self.called)

    @override
    def build(self) -> None:
        self.levels: dict[str, Field] = {}
        known = self.desk.read(plan.levels, self.student_id)
        others = [area for area in known if area not in AREAS]
        self.add(self._level(STRENGTHS))
        self.add(self._level(READING), self._level(MATHS))
        self.bind = Binding(
            self.desk, self.fields_form, self.student_id, self.key, StudentData, self.student_id
        )
        focus = self.bind.number(
            "lesson_minutes_max",
            self.tr("Longest focus on a good day"),
            5,
            120,
            note=self.tr("minutes"),
            needed=True,
        )
        self.add(self._level(WRITING), self.count("lesson_minutes_max", focus))
        self.add(self._level(TREATMENT))
        self.add(self._level(REPORT), self._level(SENSES))
        for area in others:
            self.add(self._level(area))
        more = Button(self.tr("Another area"), lambda: AreaDialog(self).open(), icon="plus", size="small")
        self.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)

    def _level(self, area: str) -> Field:
        field: Field
        words = area_words(area)
        note = self.tr("what helps, not the diagnosis") if area == TREATMENT else ""
        if area in LONG:
            field = LongTextField(words, note=note, lines=2, today=self.desk.today)
        else:
            field = TextField(words, note=note, today=self.desk.today)
            field.line.setMaxLength(2000)
        self.fields_form.add(area, field, self._saver(area))
        offer_unknown(field)
        field.unknown_asked.connect(
            lambda by: self.desk.do(
                self.tr("Unknown yet: {field}").format(field=words),
                plan.ask,
                self.student_id,
                area,
                by,
                self.key,
            )
        )
        field.got_it.connect(
            lambda: self.desk.do(
                self.tr("Got it: {field}").format(field=words),
                plan.answer,
                self.student_id,
                area,
                self.desk.today(),
            )
        )
        self.levels[area] = field
        return self.count(area, field)

    def _saver(self, area: str) -> Callable[[str], object]:
        def save(text: str) -> None:
            words = self.tr("Changed {field}").format(field=area_words(area))
            self.desk.do(words, plan.set_level, self.student_id, area, text.strip()[:2000], self.desk.today())

        return save

    @override
    def build_side(self) -> None:
        self.side_body.addWidget(line())
        self.side_body.addWidget(label(self.tr("From your lessons"), "section"))
        self.chart = EnergyChart()
        self.seen = Wrapped("", "caption")
        self.quote = Button(self.tr("Quote in this section"), self._quote, icon="plus")
        self.side_body.addWidget(self.chart)
        self.side_body.addWidget(self.seen)
        self.side_body.addWidget(self.quote, 0, Qt.AlignmentFlag.AlignLeading)

    @override
    def show_values(self) -> None:
        self.bind.show(self.card.data, self.asked)
        known = self.desk.read(plan.levels, self.student_id)
        for area, field in self.levels.items():
            row = known.get(area)
            show_value(field, row.data.text if row else "")
            field.set_hint(self._how(row.data) if row else "")
            if area in self.asked and not field.text().strip():
                field.show_unknown(self.asked[area])
            elif field.editor.isHidden():
                field.show_known()
        self._show_evidence(self.desk.read(treatment.view, self.student_id, self.desk.today()))

    def _how(self, data: PresentLevelData) -> str:
        parts = [data.source]
        if data.observed_on:
            parts.append(day_words(data.observed_on, self.desk.today()))
        if data.energy_level is not None:
            parts.append(self.tr("energy {level}").format(level=data.energy_level))
        return ", ".join(part for part in parts if part)

    def _show_evidence(self, view: TreatmentView) -> None:
        today = self.desk.today()
        since = today - timedelta(weeks=WEEKS)
        dots = [Dot(each.at, each.actual) for each in view.comparisons if each.at.date() >= since]
        days = frozenset(
            date.start.date()
            for course in view.courses
            for date in course.data.occurrences()
            if since <= date.start.date() <= today
        )
        self.sentence = self._sentence(dots, days)
        shown = bool(dots)
        self.chart.setVisible(shown)
        self.quote.setVisible(shown)
        self.seen.setText(self.sentence or self.tr("Energy checks of the last four weeks appear here."))
        self.chart.show_dots(dots, self.sentence, today, days)

    def _sentence(self, dots: list[Dot], days: frozenset[object]) -> str:
        if not dots:
            return ""
        on = [dot.actual for dot in dots if dot.at.date() in days]
        off = [dot.actual for dot in dots if dot.at.date() not in days]
        words = self.tr("Energy in {count} checks, last {weeks} weeks.").format(count=len(dots), weeks=WEEKS)
        if on and off:
            words += " " + self.tr("Median {on} on treatment days (striped), {off} on others.").format(
                on=f"{median(on):g}", off=f"{median(off):g}"
            )
        else:
            words += " " + self.tr("Median {median}.").format(median=f"{median(on or off):g}")
        return words

    def _quote(self) -> None:
        """Put what the checks say at the end of "How treatment shows in learning"."""
        field = self.levels[TREATMENT]
        before = field.text().strip()
        text = f"{before} {self.sentence}".strip()
        self._saver(TREATMENT)(text)
        self.go_to(field)


class AreaDialog(ChildDialog):
    """Another area, with what the child can do in it."""

    def __init__(self, section: LevelsSection) -> None:
        super().__init__(section, section.tr("Another area"))
        self._section = section
        self.area = TextField(self.tr("Area"), self.tr("Such as science, movement, independence."))
        self.area.line.setMaxLength(60)
        self.now = LongTextField(self.tr("Now"), lines=2)
        self.body.addWidget(self.area)
        self.body.addWidget(self.now)
        self.cancel()
        self.primary(self.tr("Add area"), self._add, icon="plus")

    def _add(self) -> None:
        area, text = self.area.text().strip(), self.now.text().strip()
        if not area or not text:
            (self.now if area else self.area).setFocus()
            return
        section = self._section
        words = self.tr("Added {area}").format(area=area)
        section.desk.do(words, plan.set_level, section.student_id, area, text[:2000], section.desk.today())
        self.accept()
        section.page.go(section.key.value)
