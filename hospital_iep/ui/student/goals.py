"""The section "Goals": one sentence a goal, built from its parts, with plain questions and data points."""

from collections.abc import Sequence
from datetime import datetime, time
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hospital_iep.domain.catalogues import GoalStem, goal_stems
from hospital_iep.domain.plan import GoalData, SectionKey
from hospital_iep.domain.progress import ProgressEntryData
from hospital_iep.operations import plan, records
from hospital_iep.operations.records import Record
from hospital_iep.ui.commands import Command
from hospital_iep.ui.forms import ChoiceField, DayField, Form, LongTextField, TextField
from hospital_iep.ui.student.binding import Binding
from hospital_iep.ui.student.chart import Dot, EnergyChart
from hospital_iep.ui.student.part import ChildDialog, clear
from hospital_iep.ui.student.section import OpenPoint, Section
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button, Card, Icon, IconButton, Wrapped, label, line
from hospital_iep.ui.widgets.bending import Pair
from hospital_iep.ui.widgets.chips import Chip
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.energy import plan_word

EXAMPLES = 3
PARTS = ("condition", "behaviour", "criterion", "method", "ends_on")


def question_words(part: str, name: str) -> str:
    """Return a missing part of a goal as a plain question."""
    translate = QCoreApplication.translate
    words = {
        "condition": translate("Student", "When, and with what?"),
        "behaviour": translate("Student", "What will {name} do that one can see or hear?"),
        "criterion": translate("Student", "How well, and how often, is good enough?"),
        "method": translate("Student", "How is it measured?"),
        "ends_on": translate("Student", "By when?"),
    }
    return words[part].format(name=name)


class GoalRow(QWidget):
    """One goal in the list: its sentence first, how complete it is, and what it is about."""

    def __init__(self, section: "GoalsSection", row: Record[GoalData], *, chosen: bool) -> None:
        super().__init__()
        data = row.data
        box = QHBoxLayout(self)
        box.setContentsMargins(0, theme().px(4), 0, theme().px(4))
        box.setSpacing(theme().px(10))
        sentence = section.in_private(data.sentence()) or self.tr("A goal without words yet")
        words = QVBoxLayout()
        words.setSpacing(theme().px(2))
        words.addWidget(Wrapped(sentence, "strong" if chosen else ""))
        by = (
            self.tr("by {day}").format(day=day_words(data.ends_on, section.desk.today()))
            if data.ends_on
            else ""
        )
        words.addWidget(Wrapped(", ".join(part for part in (data.area, by) if part), "caption"))
        box.addLayout(words, 1)
        missing = len(data.missing_parts())
        if missing:
            said = self.tr("{done} of {all} parts").format(done=len(PARTS) - missing, all=len(PARTS))
            box.addWidget(Chip(said, "circle-dot", "accent"))
        else:
            box.addWidget(Chip(self.tr("Whole"), "circle-check", "ok"))
        self.button = Button(self.tr("Close") if chosen else self.tr("Edit"), size="small")
        self.button.setAccessibleName(
            self.tr("{verb}: {goal}").format(verb=self.button.text(), goal=sentence)
        )
        self.button.clicked.connect(lambda: section.choose(None if chosen else row.id))
        box.addWidget(self.button)
        remove = IconButton(
            "trash-2",
            self.tr("Remove goal: {goal}").format(goal=sentence),
            lambda: section.remove(row.id),
            size="small",
        )
        box.addWidget(remove)


class GoalsSection(Section):
    """The goals, one open for editing at a time; the live sentence and its questions stand at the right."""

    key = SectionKey.GOALS

    @override
    def caption(self) -> str:
        return self.tr("What {name} is working towards, so that anyone can see it reached.").format(
            name=self.called
        )

    @override
    def verbs(self) -> Sequence[QWidget]:
        self.add_button = Button(self.tr("Add goal"), self.add_goal, icon="plus")
        return (self.add_button,)

    @override
    def build(self) -> None:
        self.goals: list[Record[GoalData]] = []
        self.chosen: UUID | None = None
        self._shown: list[object] = []
        self.bind: Binding | None = None
        self.edit_form: Form | None = None
        self.list_card = Card(margin=12, gap=4)
        self.body.addWidget(self.list_card)
        self.builder = QWidget()
        self.builder_box = QVBoxLayout(self.builder)
        self.builder_box.setContentsMargins(0, 0, 0, 0)
        self.builder_box.setSpacing(theme().px(14))
        self.builder.hide()
        self.body.addWidget(self.builder)

    @override
    def build_side(self) -> None:
        self.live_title = label(self.tr("The goal so far"), "section")
        self.live = Wrapped("", "")
        self.questions = QVBoxLayout()
        self.questions.setSpacing(theme().px(6))
        self.side_body.addWidget(line())
        self.side_body.addWidget(self.live_title)
        self.side_body.addWidget(self.live)
        self.side_body.addLayout(self.questions)

    @override
    def show_values(self) -> None:
        self.goals = self.desk.read(records.listed, GoalData, plan_id=self.page.plan.id)
        if self.chosen not in [row.id for row in self.goals]:
            self.chosen = None
        key: list[object] = [(row.id, row.row_version) for row in self.goals]
        key.append(self.chosen)
        if key != self._shown:
            self._shown = key
            self._list()
        row = next((each for each in self.goals if each.id == self.chosen), None)
        self.builder.setVisible(row is not None)
        if row is not None and self.bind is not None:
            self.bind.show(row.data, {})
            self._show_points_of(row)
        self._show_live(row)

    def _list(self) -> None:
        clear(self.list_card.body)
        if not self.goals:
            self._examples()
        for number, row in enumerate(self.goals):
            if number:
                self.list_card.body.addWidget(line())
            self.list_card.body.addWidget(GoalRow(self, row, chosen=row.id == self.chosen))

    def _examples(self) -> None:
        words = self.tr("No goals yet. Begin with an example of the grade, or with your own words.")
        self.list_card.body.addWidget(Wrapped(words, "quiet"))
        for stem in stems_for(self.card.data.grade)[:EXAMPLES]:
            row = QHBoxLayout()
            row.addWidget(Wrapped(stem.text.format_map(_Blank(self.called))), 1)
            button = Button(self.tr("Begin with it"), size="small")
            button.setAccessibleName(self.tr("Begin with: {goal}").format(goal=stem.id))
            button.clicked.connect(lambda *_, stem=stem: self.add_goal(stem))
            row.addWidget(button)
            self.list_card.body.addLayout(row)

    @override
    def more_points(self) -> list[OpenPoint]:
        points = []
        for row in self.goals:
            missing = row.data.missing_parts()
            if missing:
                title = row.data.area or self.tr("Goal")
                detail = " ".join(question_words(part, self.called) for part in missing[:2])
                points.append(OpenPoint(title, detail, "circle-question-mark", "warn", self.list_card))
        if not self.goals:
            points.append(
                OpenPoint(self.tr("Goals"), self.tr("Nothing here yet"), "circle", "text2", self.add_button)
            )
        return points

    @override
    def go_to(self, target: QWidget) -> None:
        row = next((each for each in self.goals if each.data.missing_parts()), None)
        if target is self.list_card and row is not None:
            self.choose(row.id)
            part = row.data.missing_parts()[0]
            if self.bind is not None:
                super().go_to(self.bind.bound[part].field)
            return
        super().go_to(target)

    # The builder

    def choose(self, goal_id: UUID | None) -> None:
        """Open one goal for editing, or close it."""
        if self.edit_form is not None:
            self.edit_form.commit()
        self.chosen = goal_id
        clear(self.builder_box)
        bind = self._build_builder(goal_id) if goal_id is not None else None
        self.bind = bind
        self.refresh()
        if bind is not None:
            bind.bound["area"].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_builder(self, goal_id: UUID) -> Binding:
        tr = self.tr
        if self.edit_form in self.forms and self.edit_form is not None:
            self.forms.remove(self.edit_form)
        self.edit_form = self.form(f"goal-{goal_id}")
        bind = Binding(self.desk, self.edit_form, self.student_id, self.key, GoalData, goal_id)
        levels = {"": tr("Any day")} | {
            str(level): tr("{level}, {word}, or more").format(level=level, word=plan_word(level))
            for level in range(1, 5)
        }
        statuses = {
            "not-started": tr("Not started"),
            "in-progress": tr("In progress"),
            "met": tr("Met"),
            "not-met": tr("Not met yet"),
            "set-aside": tr("Set aside"),
        }
        rows = (
            Pair(
                bind.text("area", tr("Subject or area"), unknown=False),
                bind.choice("status", tr("Where it stands"), statuses),
            ),
            bind.text(
                "condition", tr("When, with what"), tr("Given a text read aloud …"), lines=1, unknown=False
            ),
            bind.text(
                "behaviour", tr("Will do"), tr("Something one can see or hear."), lines=1, unknown=False
            ),
            bind.text(
                "criterion", tr("How well"), tr("In 4 of 5 tasks, on two days …"), lines=1, unknown=False
            ),
            bind.text("method", tr("Measured by"), unknown=False),
            Pair(
                bind.day("ends_on", tr("By"), unknown=False),
                bind.level("min_energy_level", tr("On days with energy"), levels),
            ),
            Pair(
                bind.text("baseline", tr("Now"), unknown=False),
                bind.text("unit", tr("Counted in"), tr("correct of 10, words a minute"), unknown=False),
            ),
            bind.text("own_words", tr("In {name}'s own words").format(name=self.called), unknown=False),
        )
        for row in rows:
            self.builder_box.addWidget(row)
        for bound in bind.bound.values():
            bound.field.typed.connect(lambda _text: self._show_typed())
        self._build_points(goal_id)
        return bind

    def _build_points(self, goal_id: UUID) -> None:
        card = Card()
        add = Button(
            self.tr("Add a data point"),
            lambda: DataPointDialog(self, goal_id).open(),
            icon="plus",
            size="small",
        )
        card.head(self.tr("Data points"), add)
        self.trend = EnergyChart(110)
        self.trend_words = Wrapped("", "caption")
        self.points_list = QVBoxLayout()
        card.body.addWidget(self.trend)
        card.body.addWidget(self.trend_words)
        card.body.addLayout(self.points_list)
        self.builder_box.addWidget(card)

    def _show_points_of(self, row: Record[GoalData]) -> None:
        entries = self.desk.read(records.listed, ProgressEntryData, goal_id=row.id)
        entries.sort(key=lambda each: (str(each.data.observed_on), str(each.id)))
        tried = [
            each.data for each in entries if each.data.value is not None and not each.data.not_tried_medical
        ]
        dots = [
            Dot(datetime.combine(each.observed_on, time(12)), each.value, row.data.target_value)
            for each in tried
            if each.observed_on is not None and each.value is not None
        ]
        self.trend.setVisible(len(dots) > 1)
        left_out = len(entries) - len(tried)
        words = self.tr("{count} points in the trend.").format(count=len(dots))
        if row.data.target_value is not None:
            words += " " + self.tr("Aim: {value} {unit} (dashed).").format(
                value=f"{row.data.target_value:g}", unit=row.data.unit
            )
        if left_out:
            words += " " + self.tr("{count} not tried for medical reasons, left out.").format(count=left_out)
        self.trend_words.setText(words)
        top = max([dot.actual for dot in dots] + [row.data.target_value or 0, 1])
        self.trend.show_dots(dots, words, self.desk.today(), top=top)
        clear(self.points_list)
        for each in reversed(entries[-6:]):
            self._point_row(each)

    def _point_row(self, entry: Record[ProgressEntryData]) -> None:
        box = QHBoxLayout()
        data = entry.data
        day = day_words(data.observed_on, self.desk.today()) if data.observed_on else self.tr("no day")
        value = self.tr("not tried, medical") if data.not_tried_medical else f"{data.value or 0:g}"
        box.addWidget(label(day, "caption"))
        box.addWidget(label(value, "strong"))
        box.addWidget(Wrapped(self.privacy.text(self.in_private(data.note)), "caption"), 1)
        box.addWidget(
            IconButton(
                "trash-2",
                self.tr("Remove data point of {day}").format(day=day),
                lambda: self.desk.do(
                    self.tr("Removed a data point"),
                    plan.take_out,
                    self.student_id,
                    ProgressEntryData,
                    entry.id,
                ),
                size="small",
            )
        )
        self.points_list.addLayout(box)

    def _show_typed(self) -> None:
        """Show the sentence as it is being typed."""
        if self.bind is None:
            return
        bound = self.bind.bound
        row = next((each for each in self.goals if each.id == self.chosen), None)
        if row is None:
            return
        typed = {name: bound[name].field.text() for name in PARTS[:4]}
        self._show_live(Record(row.id, row.data.model_copy(update=typed), row.row_version))

    def _show_live(self, row: Record[GoalData] | None) -> None:
        shown = row is not None
        self.live_title.setVisible(shown)
        self.live.setVisible(shown)
        clear(self.questions)
        if row is None:
            return
        sentence = self.in_private(row.data.sentence())
        self.live.setText(f"{sentence}." if sentence else self.tr("It grows here while you type."))
        for part in row.data.missing_parts():
            box = QHBoxLayout()
            box.addWidget(Icon("circle-question-mark", "warn"), 0, Qt.AlignmentFlag.AlignTop)
            box.addWidget(Wrapped(question_words(part, self.called)), 1)
            self.questions.addLayout(box)
        if not row.data.missing_parts():
            box = QHBoxLayout()
            box.addWidget(Icon("circle-check", "ok"), 0, Qt.AlignmentFlag.AlignTop)
            box.addWidget(Wrapped(self.tr("All five parts are there.")), 1)
            self.questions.addLayout(box)

    # Doing

    @override
    def commands(self) -> Sequence[Command]:
        return [Command(self.tr("Add goal"), self.add_goal, "plus", "Ctrl+Shift+G"), *super().commands()]

    def add_goal(self, stem: GoalStem | None = None) -> None:
        """Add a goal, from an example of the grade where one was chosen, and open it."""
        data = GoalData(starts_on=self.desk.today())
        if stem is not None:
            fill_from(data, stem, self.card.row.called)
        position = max((index for index, _ in enumerate(self.goals)), default=-1) + 1
        made = self.desk.do(
            self.tr("Added a goal"),
            plan.add,
            self.student_id,
            self.key,
            data,
            {"plan_id": self.page.plan.id, "position": position},
        )
        self.choose(made)

    def remove(self, goal_id: UUID) -> None:
        """Remove a goal with its data points; undo brings them back."""
        if goal_id == self.chosen:
            self.choose(None)
        self.desk.do(self.tr("Removed a goal"), plan.take_out, self.student_id, GoalData, goal_id)
        self.window_.toasts.say(self.tr("The goal is removed."), self.tr("Undo"), self.window_.undo)


class _Blank(dict[str, str]):
    """Fills a stem's places with lines to be filled in, and the child's name."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name)

    def __missing__(self, key: str) -> str:
        return "…"


def stems_for(grade: str) -> list[GoalStem]:
    """Return the examples that fit a grade first; all of them where the grade is not known."""
    number = "".join(letter for letter in grade if letter.isdigit())
    if not number:
        return list(goal_stems())
    fitting = [stem for stem in goal_stems() if _covers(stem.grades, int(number))]
    subjects: dict[str, GoalStem] = {}
    for stem in fitting:
        subjects.setdefault(stem.subject, stem)
    return list(subjects.values()) or list(goal_stems())


def _covers(grades: str, grade: int) -> bool:
    first, _, last = grades.replace("K", "0").partition("-")
    return int(first) <= grade <= int(last or first)


def fill_from(data: GoalData, stem: GoalStem, name: str) -> None:
    """Fill a goal's parts from an example: what comes before the name, what after, and the last parts."""
    text = stem.text.format_map(_Blank(name))
    before, _, after = text.partition(f", {name} ")
    parts = after.split(", ") if after else [text]
    data.area = stem.subject.capitalize()
    data.condition = before if after else ""
    data.behaviour = f"{name} {parts[0]}" if after else parts[0]
    data.criterion = parts[1] if len(parts) > 1 else ""
    data.method = ", ".join(parts[2:])
    data.min_energy_level = 2 if stem.steady else None


class DataPointDialog(ChildDialog):
    """One observation for a goal; "not tried, medical" keeps it out of the trend."""

    def __init__(self, section: GoalsSection, goal_id: UUID) -> None:
        super().__init__(section, section.tr("Add a data point"))
        self._section, self._goal_id = section, goal_id
        self.day = DayField(self.tr("On"), today=section.desk.today)
        self.day.show_value(section.desk.today().isoformat())
        kinds = {"tried": self.tr("Tried"), "medical": self.tr("Not tried, medical")}
        self.kind = ChoiceField(self.tr("Was it tried?"), kinds, segments=True)
        self.value = TextField(self.tr("Value"), self.tr("A number, in the goal's own unit."))
        self.help = TextField(self.tr("Help given"))
        self.note = LongTextField(self.tr("Note"), lines=1)
        for field in (self.value, self.kind, self.day, self.help, self.note):
            self.body.addWidget(field)
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Add point"), self._add, icon="plus")

    @override
    def record_key(self) -> str:
        return str(self._goal_id)

    def _add(self) -> None:
        medical = self.kind.text() == "medical"
        typed = self.value.text().strip().replace(",", ".")
        try:
            value = float(typed) if typed else None
        except ValueError:
            value = None
        if value is None and not medical:
            self.value.not_written(self.tr("Enter a number, or choose “Not tried, medical”."))
            self.value.setFocus()
            return
        data = ProgressEntryData(
            observed_on=self.day.day.value or self._section.desk.today(),
            value=None if medical else value,
            prompt_level=self.help.text().strip()[:60],
            note=self.note.text().strip()[:1000],
            not_tried_medical=medical,
        )
        section = self._section
        section.desk.do(
            self.tr("Added a data point"),
            plan.add,
            section.student_id,
            section.key,
            data,
            {"goal_id": self._goal_id},
        )
        self.accept()
