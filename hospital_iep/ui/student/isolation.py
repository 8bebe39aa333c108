"""Isolation and times of another energy: each shows its effect on lessons before it is saved."""

from datetime import datetime, time, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hospital_iep.domain.catalogues import isolation_minutes
from hospital_iep.domain.curve import MODES
from hospital_iep.domain.student import StudentData
from hospital_iep.domain.treatment import EnergyWindowData, IsolationData, IsolationKind, MaterialsPolicy
from hospital_iep.operations import plan, records, treatment
from hospital_iep.operations.records import Record
from hospital_iep.operations.treatment import TreatmentView
from hospital_iep.ui.forms import ChoiceField, DayField, TextField
from hospital_iep.ui.page import column
from hospital_iep.ui.student.binding import Binding
from hospital_iep.ui.student.curve import mode_words
from hospital_iep.ui.student.gallery import read_times, read_whole
from hospital_iep.ui.student.part import ChildDialog, Part, clear
from hospital_iep.ui.student.words import isolation_words, moment_words
from hospital_iep.ui.widgets.basics import Button, Card, Icon, IconButton, Wrapped, label
from hospital_iep.ui.widgets.bending import Pair
from hospital_iep.ui.widgets.chips import Chip, FilterChips
from hospital_iep.ui.widgets.energy import EnergyButtons, plan_word

MOST_SETUP = 60  # minutes to dress and undress
FURTHEST_LESSON = timedelta(days=400)  # of an isolation without an end


class IsolationPane(QWidget):
    """Two lists with their dialogs."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        tr = self.tr
        box = column(self, 0, 12)
        self.isolation = Card()
        self.windows = Card()
        self.add_isolation = Button(
            tr("Add isolation"), lambda: IsolationDialog(part).open(), icon="shield", size="small"
        )
        self.add_window = Button(
            tr("Add a time"), lambda: WindowDialog(part).open(), icon="clock", size="small"
        )
        for card, title, button in (
            (self.isolation, tr("Isolation"), self.add_isolation),
            (self.windows, tr("Times of another energy"), self.add_window),
        ):
            head = QHBoxLayout()
            head.addWidget(label(title, "section"), 1)
            head.addWidget(button)
            box.addLayout(head)
            box.addWidget(card)
        form = part.form("isolation")
        self.bind = Binding(part.desk, form, part.student_id, None, StudentData, part.student_id)
        box.addWidget(
            self.bind.words(
                "keep_apart",
                tr("Never together with others marked"),
                tr("Such as cystic-fibrosis. Children who share a word are never in one group or classroom."),
            )
        )
        box.addStretch(1)

    def show_view(self, view: TreatmentView) -> None:
        """Show both lists, and with whom the child is never together."""
        self.bind.show(self._part.card.data, {})
        clear(self.isolation.body)
        clear(self.windows.body)
        for one in view.isolation:
            self._isolation_row(one)
        if not view.isolation:
            words = self.tr("None. In isolation, visits are ordered protective first and enteric last.")
            self.isolation.body.addWidget(Wrapped(words, "quiet"))
        for each in view.windows:
            self._window_row(each)
        if not view.windows:
            words = self.tr("None. A bad night, visitors, a birthday: what a person knows and no curve does.")
            self.windows.body.addWidget(Wrapped(words, "quiet"))

    def _isolation_row(self, row: Record[IsolationData]) -> None:
        data, today = row.data, self._part.desk.today()
        box = QHBoxLayout()
        box.addWidget(Icon("shield", "text2"))
        box.addWidget(label(isolation_words(data.kind.value), "strong"))
        until = moment_words(data.end, today) if data.end else self.tr("open end")
        when = self.tr("{start} to {end}").format(start=moment_words(data.start, today), end=until)
        minutes = isolation_minutes(data.kind.value) if data.setup_minutes is None else data.setup_minutes
        setup = self.tr("{minutes} min to dress").format(minutes=minutes) if minutes else ""
        parts = (when, materials_words(data.materials), setup)
        box.addWidget(Wrapped(", ".join(part for part in parts if part), "caption"), 1)
        now = self._part.desk.now()
        if data.start <= now and (data.end is None or now < data.end):
            box.addWidget(Chip(self.tr("Now"), "shield-alert", "warn"))
            end = Button(self.tr("End it now"), size="small")
            end.clicked.connect(lambda: self._end(row))
            box.addWidget(end)
        name = self.tr("Remove isolation from {when}").format(when=when)
        box.addWidget(IconButton("trash-2", name, lambda: self._remove(IsolationData, row), size="small"))
        self.isolation.body.addLayout(box)

    def _end(self, row: Record[IsolationData]) -> None:
        now = self._part.desk.now().replace(second=0, microsecond=0)
        self._part.desk.do(self.tr("Ended an isolation"), records.edit, IsolationData, row.id, {"end": now})

    def _window_row(self, row: Record[EnergyWindowData]) -> None:
        data, today = row.data, self._part.desk.today()
        box = QHBoxLayout()
        box.addWidget(Icon(f"energy-{data.level}", "text2", 18))
        level = self.tr("Level {level}, {word}").format(level=data.level, word=plan_word(data.level))
        box.addWidget(label(level, "strong"))
        when = self.tr("{start} to {end}").format(
            start=moment_words(data.start, today), end=moment_words(data.end, today)
        )
        note, said_by = (
            self._part.privacy.text(self._part.in_private(text)) for text in (data.note, data.said_by)
        )
        parts = (when, note, said_by, mode_words(data.modes) if data.modes else "")
        box.addWidget(Wrapped(", ".join(part for part in parts if part), "caption"), 1)
        name = self.tr("Remove time from {when}").format(when=when)
        box.addWidget(IconButton("trash-2", name, lambda: self._remove(EnergyWindowData, row), size="small"))
        self.windows.body.addLayout(box)

    def _remove(
        self,
        kind: type[IsolationData] | type[EnergyWindowData],
        row: Record[IsolationData] | Record[EnergyWindowData],
    ) -> None:
        words = self.tr("Removed an isolation") if kind is IsolationData else self.tr("Removed a time")
        self._part.desk.do(words, records.remove, kind, row.id)


def materials_words(policy: MaterialsPolicy | None) -> str:
    """Return what becomes of books and devices."""
    translate = QCoreApplication.translate
    words = {
        MaterialsPolicy.STAYS_IN_ROOM: translate("Student", "things stay in the room"),
        MaterialsPolicy.WIPE: translate("Student", "wipe what comes out"),
        MaterialsPolicy.SINGLE_USE: translate("Student", "single use"),
    }
    return words[policy] if policy else ""


class SpanDialog(ChildDialog):
    """A time with its begin and end, and what it does to lessons."""

    def __init__(self, part: Part, title: str, intro: str) -> None:
        super().__init__(part, title, width=640, intro=intro)
        self._part = part
        now = part.desk.now()
        self.first = DayField(self.tr("From"), today=part.desk.today)
        self.first.show_value(now.date().isoformat())
        self.start = TextField(self.tr("At"))
        self.start.show_value("08:00")
        self.last = DayField(self.tr("To"), today=part.desk.today)
        self.end = TextField(self.tr("At"))
        self.end.show_value("18:00")
        self.effect = Wrapped("", "caption")
        for field in (self.first, self.last):
            field.committed.connect(self._day_chosen)
        for line in (self.start, self.end):
            line.typed.connect(lambda _text: self.show_effect())

    def _day_chosen(self, _day: str) -> None:
        if self.last.day.value is not None and not self.end.text().strip():
            self.end.show_value("18:00")
        self.show_effect()

    def refuse(self, *, open_end: bool = False) -> None:
        """Say what of the time is missing or cannot be, at the field where it is."""
        clock = self.tr("Write a time such as 08:00.")
        if self.first.day.value is None:
            self.first.not_written(self.tr("Say on which day it begins."))
        elif not read_times(self.start.text(), 1):
            self.start.not_written(clock)
        elif self.last.day.value is None and open_end:
            self.last.not_written(self.tr("Say on which day it ends. For an open end empty the time too."))
        elif self.last.day.value is None:
            self.last.not_written(self.tr("Say on which day it ends."))
        elif not read_times(self.end.text(), 1):
            self.end.not_written(clock)
        else:
            self.end.not_written(self.tr("It must end after it begins."))

    def span(self) -> tuple[datetime, datetime | None] | None:
        """Return begin and end (``None`` for an open one); ``None`` where they cannot be read."""
        start, end = read_times(self.start.text(), 1), read_times(self.end.text(), 1)
        first, last = self.first.day.value, self.last.day.value
        if first is None or not start:
            return None
        begin = datetime.combine(first, time.fromisoformat(start[0]))
        if last is None and not self.end.text().strip():
            return begin, None
        if last is None or not end:
            return None
        finish = datetime.combine(last, time.fromisoformat(end[0]))
        return (begin, finish) if begin < finish else None

    def show_effect(self) -> None:
        """Say how many lessons the time touches."""
        span = self.span()
        if span is None:
            self.effect.setText(self.tr("Write a begin before the end, with times such as 08:00."))
            return
        begin, end = span
        until = end or begin + FURTHEST_LESSON
        count = self._part.desk.read(treatment.lessons_in, self._part.student_id, begin, until)
        self.effect.setText(
            self.tr("{count} planned lessons lie in it. Re-plan the week after saving.").format(count=count)
            if count
            else self.tr("No planned lesson lies in it.")
        )


class IsolationDialog(SpanDialog):
    """A time in isolation; without an end it goes on."""

    def __init__(self, part: Part) -> None:
        super().__init__(
            part, part.tr("Add isolation"), part.tr("Without an end it goes on until somebody ends it.")
        )
        self.end.show_value("")
        kinds = {kind.value: isolation_words(kind.value) for kind in IsolationKind}
        self.kind = ChoiceField(self.tr("Kind"), kinds)
        self.kind.choice.choose(IsolationKind.PROTECTIVE.value)
        policies = {"": self.tr("Not said")} | {
            policy.value: materials_words(policy).capitalize() for policy in MaterialsPolicy
        }
        self.materials = ChoiceField(self.tr("Books and devices"), policies)
        self.materials.choice.choose("")
        self.setup = TextField(
            self.tr("Time to dress and undress"), self.tr("Empty: as usual."), self.tr("minutes")
        )
        for widget in (
            self.kind,
            Pair(self.first, self.start),
            Pair(self.last, self.end),
            Pair(self.materials, self.setup),
            self.effect,
        ):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Save"), self._save, icon="check")
        self.show_effect()

    def _save(self) -> None:
        span, typed = self.span(), self.setup.text().strip()
        setup = read_whole(typed, MOST_SETUP, 0)
        if typed and setup is None:
            self.setup.not_written(self.tr("Enter 0 to 60 minutes, or leave it empty."))
            return
        if span is None:
            self.refuse(open_end=True)
            return
        data = IsolationData(
            kind=IsolationKind(self.kind.text()),
            start=span[0],
            end=span[1],
            materials=MaterialsPolicy(self.materials.text()) if self.materials.text() else None,
            setup_minutes=setup,
        )
        part = self._part
        parents = {"student_id": part.student_id}
        part.desk.do(self.tr("Added an isolation"), plan.add, part.student_id, None, data, parents)
        self.accept()


class WindowDialog(SpanDialog):
    """A time with another energy than usual."""

    def __init__(self, part: Part) -> None:
        super().__init__(part, part.tr("Add a time"), part.tr("A bad night, visitors, a birthday."))
        self.last.show_value(part.desk.today().isoformat())
        self.level = EnergyButtons(self.tr("Energy"), 2)
        self.why = TextField(self.tr("Why"))
        self.why.line.setMaxLength(200)
        self.said_by = TextField(self.tr("Said by"))
        self.said_by.line.setMaxLength(120)
        self.modes = FilterChips(
            self.tr("Only by"), {mode: mode_words((mode,)).capitalize() for mode in MODES}
        )
        for widget in (
            label(self.tr("Energy"), "label"),
            self.level,
            Pair(self.first, self.start),
            Pair(self.last, self.end),
            label(self.tr("Only by these ways; none chosen means any"), "label"),
            self.modes,
            Pair(self.why, self.said_by),
            self.effect,
        ):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Save"), self._save, icon="check")
        self.show_effect()

    def _save(self) -> None:
        span = self.span()
        if span is None or span[1] is None:
            self.refuse()
            return
        level = self.level.level
        data = EnergyWindowData(
            start=span[0],
            end=span[1],
            level=2 if level is None else level,
            modes=[mode for mode in MODES if mode in self.modes.chosen()],
            note=self.why.text().strip(),
            said_by=self.said_by.text().strip(),
        )
        part = self._part
        parents = {"student_id": part.student_id}
        part.desk.do(
            self.tr("Added a time of another energy"), plan.add, part.student_id, None, data, parents
        )
        self.accept()
