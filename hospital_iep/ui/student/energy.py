"""The child's energy: how it was said against what was forecast, best times, and what the checks suggest."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hospital_iep.domain.energy import Comparison
from hospital_iep.domain.student import StudentData
from hospital_iep.domain.suggestion import Suggestion
from hospital_iep.domain.treatment import CheckMoment, Rater
from hospital_iep.operations import plan, today, treatment
from hospital_iep.operations.treatment import CourseRow, TreatmentView
from hospital_iep.ui.forms import ChoiceField, DayField, TextField
from hospital_iep.ui.page import column
from hospital_iep.ui.student.binding import Binding
from hospital_iep.ui.student.chart import Dot, EnergyChart
from hospital_iep.ui.student.gallery import read_times
from hospital_iep.ui.student.part import ChildDialog, Part, clear
from hospital_iep.ui.student.words import moment_words
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button, Card, Icon, IconButton, Wrapped, label
from hospital_iep.ui.widgets.bending import Pair
from hospital_iep.ui.widgets.energy import EnergyButtons, bedside_word, plan_word
from hospital_iep.ui.widgets.tables import Column, RowsModel, TableView

LEAST = 5
OLDEST_CHECK = timedelta(days=366)


def rater_words(rater: Rater) -> str:
    """Return who said it."""
    translate = QCoreApplication.translate
    words = {
        Rater.CHILD: translate("Student", "the child"),
        Rater.PARENT: translate("Student", "a parent"),
        Rater.TEACHER: translate("Student", "a teacher"),
        Rater.NURSE: translate("Student", "a nurse"),
    }
    return words[rater]


class EnergyPane(QWidget):
    """Chart, suggestions, usual energy and best times, and the log of checks."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        tr, today_ = self.tr, part.desk.today
        box = column(self, 0, 12)
        self.card = Card()
        add = Button(tr("Add a check"), lambda: CheckDialog(part).open(), icon="plus", size="small")
        self.card.head(tr("Forecast and actual"), add)
        self.chart = EnergyChart(150)
        self.words = Wrapped("", "caption")
        self.card.body.addWidget(self.chart)
        self.card.body.addWidget(self.words)
        self.suggestions = Card()
        self.usual = Card()
        self.usual.head(tr("Usual energy and best times"))
        form = part.form("energy")
        self.bind = Binding(part.desk, form, part.student_id, None, StudentData, part.student_id)
        levels = {str(n): tr("{level}, {word}").format(level=n, word=plan_word(n)) for n in range(5)}
        self.usual.body.addWidget(
            self.bind.level("energy_base", tr("Usual energy"), levels, tr("Where nothing else is known."))
        )
        self.best = QVBoxLayout()
        self.usual.body.addLayout(self.best)
        more = Button(tr("Add a best time"), lambda: BestTimeDialog(part).open(), icon="plus", size="small")
        self.usual.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)
        columns: list[Column[Comparison]] = [
            Column(tr("When"), lambda row: moment_words(row.at, today_()), key=lambda row: row.at),
            Column(tr("Said"), lambda row: f"{row.actual} {bedside_word(row.actual)}"),
            Column(tr("Forecast"), lambda row: f"{row.expected} {plan_word(row.expected)}"),
            Column(tr("Said by"), lambda row: rater_words(row.rater)),
            Column(tr("Forecast from"), lambda row: part.privacy.text(row.source) or tr("usual energy")),
        ]
        self.model: RowsModel[Comparison] = RowsModel(
            columns,
            lambda row: tr("{when}, {actual} said, {expected} forecast").format(
                when=moment_words(row.at, today_()), actual=row.actual, expected=row.expected
            ),
            self,
        )
        self.table = TableView(tr("Energy checks"), self.model)
        self.table.set_widths((150, 90, 110, 100, 0))
        self.table.setMinimumHeight(theme().px(200))
        for widget in (self.card, self.suggestions, self.usual, self.table):
            box.addWidget(widget)
        box.addStretch(1)

    def show_view(self, view: TreatmentView) -> None:
        """Show the checks of the last 90 days."""
        rows = list(view.comparisons)
        self.model.set_rows(list(reversed(rows)))
        self.table.setVisible(bool(rows))
        striped = frozenset(each.start.date() for row in view.courses for each in row.data.occurrences())
        dots = [Dot(each.at, each.actual, each.expected) for each in rows]
        words = self._sentence(rows)
        self.chart.setVisible(len(rows) > 1)
        self.chart.show_dots(dots, words, self._part.desk.today(), striped)
        self.words.setText(words)
        self.bind.show(self._part.card.data, {})
        self._show_best()
        self._show_suggestions(view)

    def _sentence(self, rows: list[Comparison]) -> str:
        if not rows:
            return self.tr(
                "No checks yet. One tap on Today is a check; it overrules the forecast for the day."
            )
        apart = sum(abs(each.actual - each.expected) for each in rows) / len(rows)
        words = self.tr(
            "{count} checks. Circles are what was said, squares the forecast; treatment days are striped. "
            "They are {apart} levels apart on average."
        )
        return words.format(count=len(rows), apart=f"{apart:.1f}")

    def _show_best(self) -> None:
        clear(self.best)
        times = self._part.card.data.best_times
        for number, each in enumerate(times):
            row = QHBoxLayout()
            row.addWidget(Icon("clock", "text2"))
            level = int(each.get("level") or 3)
            words = self.tr("{start} to {end}: level {level}, {word}").format(
                start=each.get("start", ""), end=each.get("end", ""), level=level, word=plan_word(level)
            )
            row.addWidget(Wrapped(words), 1)
            name = self.tr("Remove: {time}").format(time=words)
            row.addWidget(IconButton("trash-2", name, lambda n=number: self._drop(n), size="small"))  # type: ignore[misc]
            self.best.addLayout(row)

    def _drop(self, number: int) -> None:
        times = [each for at, each in enumerate(self._part.card.data.best_times) if at != number]
        write_best(self._part, times, self.tr("Removed a best time"))

    def _show_suggestions(self, view: TreatmentView) -> None:
        clear(self.suggestions.body)
        self.suggestions.head(self.tr("What the checks suggest"))
        if not view.suggestions:
            words = self.tr("Nothing. It takes at least {least} checks that speak clearly.").format(
                least=LEAST
            )
            self.suggestions.body.addWidget(Wrapped(words, "quiet"))
        for each in view.suggestions:
            self._suggestion(each, view.courses)
        if view.suggestions:
            note = self.tr("Nothing changes by itself. Talk it over with the child and the nurse first.")
            self.suggestions.body.addWidget(Wrapped(note, "hint"))

    def _suggestion(self, each: Suggestion, courses: Sequence[CourseRow]) -> None:
        estimate = each.estimate
        row = QHBoxLayout()
        row.addWidget(Icon("lightbulb", "accentText"), 0, Qt.AlignmentFlag.AlignTop)
        what = self._part.privacy.text(treatment.about(each, courses), self.tr("This step"))
        words = self.tr("{what}: level {level} instead of {now}").format(
            what=what, level=each.level, now=round(estimate.template)
        )
        row.addLayout(_two_lines(words, self._numbers(each)), 1)
        self.suggestions.body.addLayout(row)
        if each.cell.is_time_of_day or any(each.cell.group == course.template.id for course in courses):
            button = Button(self.tr("Take it over"), size="small")
            button.setAccessibleName(self.tr("Take it over: {words}").format(words=words))
            button.clicked.connect(lambda: self._accept(each))
            row.addWidget(button)
        else:
            words = self.tr("Known from the calendar only. Add the treatment, and it can have its own curve.")
            self.suggestions.body.addWidget(Wrapped(words, "hint"))

    def _numbers(self, each: Suggestion) -> str:
        estimate = each.estimate
        words = self.tr(
            "{n} checks here, {all} in all; about {mean}, between {low} and {high} in 90 of 100 cases"
        )
        return words.format(
            n=estimate.count,
            all=estimate.group_count,
            mean=f"{estimate.mean:.1f}",
            low=f"{estimate.low:.1f}",
            high=f"{estimate.high:.1f}",
        )

    def _accept(self, each: Suggestion) -> None:
        part = self._part
        part.desk.do(self.tr("Took over a suggestion"), treatment.accept, part.student_id, each)


def _two_lines(first: str, second: str) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(theme().px(2))
    box.addWidget(Wrapped(first, "strong"))
    box.addWidget(Wrapped(second, "caption"))
    return box


def write_best(part: Part, times: list[dict[str, str]], words: str) -> None:
    """Write the child's best times as one step."""
    part.desk.do(
        words, plan.write, part.student_id, None, StudentData, part.student_id, {"best_times": times}
    )


class BestTimeDialog(ChildDialog):
    """Hours at which the child usually has another energy."""

    def __init__(self, part: Part) -> None:
        super().__init__(part, part.tr("Add a best time"))
        self._part = part
        self.start = TextField(self.tr("From"), self.tr("Such as 09:30"))
        self.end = TextField(self.tr("To"))
        self.level = EnergyButtons(self.tr("Energy"), 4)
        self.body.addWidget(Pair(self.start, self.end))
        self.body.addWidget(label(self.tr("Energy"), "label"))
        self.body.addWidget(self.level)
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Add"), self._add, icon="plus")

    def _add(self) -> None:
        start, end = read_times(self.start.text(), 1), read_times(self.end.text(), 1)
        if not start or not end or start[0] >= end[0]:
            self.end.not_written(self.tr("Write two times, such as 09:30 and 11:00."))
            return
        level = self.level.level
        best = {"start": start[0], "end": end[0], "level": str(4 if level is None else level)}
        times = sorted([*self._part.card.data.best_times, best], key=lambda each: each["start"])
        write_best(self._part, times, self.tr("Added a best time"))
        self.accept()


class CheckDialog(ChildDialog):
    """How the child says it is, entered afterwards."""

    def __init__(self, part: Part) -> None:
        super().__init__(part, part.tr("Add a check"))
        self._part = part
        now = part.desk.now()
        self.level = EnergyButtons(self.tr("Energy"))
        raters = {rater.value: rater_words(rater).capitalize() for rater in Rater}
        self.rater = ChoiceField(self.tr("Said by"), raters, segments=True)
        self.day = DayField(self.tr("Day"), today=part.desk.today)
        self.day.show_value(now.date().isoformat())
        self.at = TextField(self.tr("At"))
        self.at.show_value(f"{now:%H:%M}")
        self.body.addWidget(label(self.tr("How is it?"), "label"))
        self.body.addWidget(self.level)
        self.body.addWidget(self.rater)
        self.body.addWidget(Pair(self.day, self.at))
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Add"), self._add, icon="plus")

    def _add(self) -> None:
        times, day = read_times(self.at.text(), 1), self.day.day.value
        level = self.level.level
        if level is None or not times or day is None:
            self.at.not_written(self.tr("Choose an energy, a day and a time such as 10:30."))
            return
        part, now = self._part, self._part.desk.now()
        at = datetime.combine(day, time.fromisoformat(times[0]))
        if not now - OLDEST_CHECK <= at <= now:
            self.at.not_written(self.tr("A check is of the last year, and not of a time to come."))
            return
        part.desk.do(
            self.tr("Added an energy check"),
            today.check_energy,
            part.student_id,
            at,
            level,
            rater=Rater(self.rater.text()),
            moment=CheckMoment.OTHER,
        )
        self.accept()
