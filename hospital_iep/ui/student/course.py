"""One course in detail: its curve as drawing and table, and its real dates to move, skip or delay."""

from dataclasses import dataclass, replace
from datetime import datetime, time
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from hospital_iep.domain.curve import MODES, CurveSegment, MinuteSpan, Span, edges, with_edges
from hospital_iep.domain.treatment import EnergyLevel, Occurrence, TreatmentCourseData
from hospital_iep.operations import records, treatment
from hospital_iep.operations.treatment import CourseRow, CurveOf
from hospital_iep.ui.forms import ChoiceField, DayField, TextField
from hospital_iep.ui.page import column
from hospital_iep.ui.student.curve import (
    edge_sign,
    edge_words,
    evidence_words,
    mode_words,
    span_text,
    step_speech,
)
from hospital_iep.ui.student.drawing import CurveDrawing
from hospital_iep.ui.student.gallery import CourseDialog, read_times
from hospital_iep.ui.student.part import ChildDialog, Part
from hospital_iep.ui.student.section import Pair
from hospital_iep.ui.student.ward_curve import WhichCurve
from hospital_iep.ui.student.words import moment_words
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button, Card, Wrapped, label
from hospital_iep.ui.widgets.chips import FilterChips
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.energy import EnergyButtons, plan_word
from hospital_iep.ui.widgets.flow import FlowLayout
from hospital_iep.ui.widgets.segments import Segments
from hospital_iep.ui.widgets.tables import Column, RowsModel, TableView

CURVE, DATES = "curve", "dates"


@dataclass(frozen=True, slots=True)
class DateRow:
    """One date of the course, those left out included."""

    on: Occurrence
    skipped: bool

    @property
    def number(self) -> int:
        """Its number in the course; it stays when dates are moved or left out."""
        return self.on.number


class CourseCard(Card):
    """The chosen course below the list."""

    def __init__(self, part: Part) -> None:
        super().__init__(margin=14, gap=10)
        self._part = part
        self.row: CourseRow | None = None
        tr = self.tr
        self.title = label("", "section")
        self.lens = Segments(tr("Show"), {CURVE: tr("Curve"), DATES: tr("Dates")})
        self.lens.chosen.connect(self._turn)
        head = QWidget()
        flow = FlowLayout(head)
        flow.addWidget(self.lens)
        flow.addWidget(Button(tr("Change course"), self._change, icon="pencil"))
        flow.addWidget(Button(tr("Delay the rest"), self._delay, icon="calendar-clock"))
        self.body.addWidget(self.title)
        self.body.addWidget(head)
        self.pages = QStackedWidget()
        self.pages.setStyleSheet("QStackedWidget { background: transparent; }")
        self.pages.addWidget(self._curve_page())
        self.pages.addWidget(self._dates_page())
        self.body.addWidget(self.pages)

    def _turn(self, key: str) -> None:
        self.pages.setCurrentIndex(0 if key == CURVE else 1)

    # The curve

    def _curve_page(self) -> QWidget:
        tr = self.tr
        page = QWidget()
        box = column(page, 0, 8)
        self.drawing = CurveDrawing(editable=True)
        self.drawing.pulled.connect(self._pull)
        self.drawing.opened.connect(self._open_step)
        self.ground = Wrapped("", "caption")
        columns: list[Column[tuple[int, CurveSegment]]] = [
            Column(tr("When"), lambda row: span_text(row[1])),
            Column(tr("Energy"), lambda row: f"{int(row[1].level)} {plan_word(int(row[1].level))}"),
            Column(tr("Longest lesson"), lambda row: self._longest(row[1])),
            Column(tr("How"), lambda row: mode_words(row[1].modes)),
            Column(tr("Evidence"), lambda row: evidence_words(row[1].evidence)),
            Column(tr("Why"), lambda row: self._why(row[1])),
        ]
        self.steps: RowsModel[tuple[int, CurveSegment]] = RowsModel(
            columns, lambda row: step_speech(row[1]), self
        )
        self.table = TableView(tr("Steps of the curve"), self.steps)
        self.table.set_widths((215, 92, 122, 130, 166, 0))
        self.table.setMinimumHeight(theme().px(220))
        self.table.opened.connect(self._edit_step)
        self.which = WhichCurve(self._part)
        hint = Wrapped(
            tr("Pull a step up or down, or open it. It changes for this child; the template stays."), "hint"
        )
        for widget in (self.drawing, self.ground, self.table, hint, self.which):
            box.addWidget(widget)
        return page

    def _longest(self, segment: CurveSegment) -> str:
        if segment.level == EnergyLevel.BLOCKED:
            return self.tr("no lesson")
        if segment.max_lesson_minutes is None:
            return self.tr("as usual")
        return self.tr("{minutes} min").format(minutes=segment.max_lesson_minutes)

    def _why(self, segment: CurveSegment) -> str:
        return " ".join(part for part in (segment.note, segment.source) if part)

    def _edit_step(self, index: QModelIndex) -> None:
        self._open_step(self.steps.at(index)[0])

    def _open_step(self, number: int) -> None:
        if self.row is not None:
            StepDialog(self._part, self.row, number, self.row.curve[number]).open()

    def _pull(self, number: int, level: int) -> None:
        if self.row is not None:
            curve = treatment.with_level(self.row.curve, number, level)
            words = self.tr("Changed the child's curve")
            self._part.desk.do(words, treatment.set_curve, self.row.id, curve)

    # The dates

    def _dates_page(self) -> QWidget:
        tr = self.tr
        today = self._part.desk.today
        page = QWidget()
        box = column(page, 0, 8)
        columns: list[Column[DateRow]] = [
            Column(tr("When"), lambda row: moment_words(row.on.start, today())),
            Column(tr("In the course"), lambda row: row.on.label),
            Column(tr("State"), self._state),
        ]
        self.days: RowsModel[DateRow] = RowsModel(
            columns,
            lambda row: f"{moment_words(row.on.start, today())}, {row.on.label}, {self._state(row)}",
            self,
        )
        self.dates = TableView(tr("Dates of the course"), self.days)
        self.dates.set_widths((200, 180, 0))
        self.dates.setMinimumHeight(theme().px(260))
        self.dates.opened.connect(lambda _index: self._move())
        self.dates.selectionModel().currentChanged.connect(lambda *_: self._fit_verbs())
        verbs = QWidget()
        flow = FlowLayout(verbs)
        self.move_button = Button(tr("Move this date"), self._move, icon="calendar-clock", size="small")
        self.skip_button = Button(tr("Leave it out"), self._skip, icon="circle-slash", size="small")
        self.restore_button = Button(tr("Put it back"), self._restore, icon="undo-2", size="small")
        for button in (self.move_button, self.skip_button, self.restore_button):
            flow.addWidget(button)
        box.addWidget(self.dates)
        box.addWidget(verbs)
        return page

    def _state(self, row: DateRow) -> str:
        if row.skipped:
            return self.tr("left out")
        if row.on.moved:
            return self.tr("moved by hand")
        past = row.on.start.date() < self._part.desk.today()
        return self.tr("past") if past else self.tr("as planned")

    def _date(self) -> DateRow | None:
        index = self.dates.currentIndex()
        return self.days.at(index) if index.isValid() else None

    def _fit_verbs(self) -> None:
        row = self._date()
        changed = row is not None and (row.skipped or row.on.moved)
        self.restore_button.setVisible(changed)
        self.skip_button.setVisible(row is not None and not row.skipped)
        self.move_button.setVisible(row is not None and not row.skipped)

    def _write(self, words: str, data: TreatmentCourseData) -> None:
        if self.row is not None:
            self._part.desk.do(words, treatment.replace_course, self.row.id, data)

    def _copy(self) -> TreatmentCourseData:
        assert self.row is not None
        return self.row.data.model_copy(deep=True)

    def _skip(self) -> None:
        row = self._date()
        if row is not None:
            data = self._copy()
            data.skip(row.number)
            self._write(self.tr("Left out one date"), data)

    def _restore(self) -> None:
        row = self._date()
        if row is not None:
            data = self._copy()
            data.restore(row.number)
            self._write(self.tr("Put one date back"), data)

    def _move(self) -> None:
        row = self._date()
        if row is not None and not row.skipped:
            MoveDialog(self._part, row.on, lambda start: self._moved(row.number, start)).open()

    def _moved(self, number: int, start: datetime) -> None:
        data = self._copy()
        data.move(number, start)
        self._write(self.tr("Moved one date"), data)

    def _delay(self) -> None:
        if self.row is not None:
            DelayDialog(self._part, self.row).open()

    def _change(self) -> None:
        if self.row is not None:
            CourseDialog(self._part, self._copy(), self.row).open()

    # Showing

    def show_course(self, row: CourseRow, name: str, base: int) -> None:
        """Show a course; ``name`` is what it may be called now."""
        self.row = row
        self.title.setText(name)
        data = row.data
        self.drawing.show_curve(row.curve, data.minutes, data.variant, row.template.kind, base)
        whose = {
            CurveOf.CHILD: self.tr("This child's own curve."),
            CurveOf.WARD: self.tr("{ward}'s own curve.").format(ward=row.ward),
            CurveOf.CATALOGUE: self.tr("Typical. Check with the nurse."),
        }
        own = whose[row.counts]
        agreed = ""
        if data.curve_agreed_with:
            agreed = self.tr("Agreed with {name}.").format(name=data.curve_agreed_with)
        evidence = self.tr("Evidence: {evidence}.").format(evidence=evidence_words(row.template.evidence))
        self.ground.setText(" ".join(part for part in (own, agreed, evidence) if part))
        self.which.show_course(row)
        at = self.table.currentIndex().row()
        variants = [
            (number, each)
            for number, each in enumerate(row.curve)
            if not each.variants or (data.variant or row.template.usual_variant) in each.variants
        ]
        self.steps.set_rows(variants)
        self.table.selectRow(min(max(at, 0), len(variants) - 1))
        whole = data.model_copy(update={"skipped": []}).occurrences()
        at = self.dates.currentIndex().row()
        self.days.set_rows([DateRow(each, each.number in data.skipped) for each in whole])
        if at < 0:
            today = self._part.desk.today()
            at = next((n for n, each in enumerate(whole) if each.start.date() >= today), len(whole) - 1)
        if whole:
            self.dates.selectRow(min(at, len(whole) - 1))
        self._fit_verbs()


class StepDialog(ChildDialog):
    """One step of the child's own curve."""

    def __init__(self, part: Part, row: CourseRow, number: int, segment: CurveSegment) -> None:
        super().__init__(part, span_text(segment), intro=segment.note)
        self._part, self._row, self._number, self._segment = part, row, number, segment
        self.level = EnergyButtons(self.tr("Energy"), int(segment.level))
        self.longest = TextField(
            self.tr("Longest lesson"), self.tr("Empty: as usual at this energy."), self.tr("minutes")
        )
        self.longest.show_value(str(segment.max_lesson_minutes or ""))
        names = {mode: mode_words((mode,)).capitalize() for mode in MODES}
        self.modes = FilterChips(self.tr("How"), names)
        self.modes.choose(frozenset(segment.modes))
        self.agreed = TextField(self.tr("Agreed with"))
        self.agreed.show_value(row.data.curve_agreed_with)
        self.first, self.last = TextField(self.tr("From")), TextField(self.tr("To"))
        counted = edge_words(segment)
        if counted is not None:
            fields = zip((self.first, self.last), counted, edges(segment.span), strict=True)
            for field, words, number_ in fields:
                field.line.setAccessibleDescription(words)
                field.show_value(str(abs(number_) if isinstance(segment.span, MinuteSpan) else number_))
            first, last = counted
            self.body.addWidget(Pair(self.first, self.last))
            self.body.addWidget(
                Wrapped(self.tr("From: {first}. To: {last}.").format(first=first, last=last), "hint")
            )
        for widget in (
            label(self.tr("Energy"), "label"),
            self.level,
            self.longest,
            label(self.tr("Only by these ways; none chosen means any"), "label"),
            self.modes,
            self.agreed,
        ):
            self.body.addWidget(widget)
        source = evidence_words(segment.evidence)
        self.body.addWidget(Wrapped(" ".join(part for part in (source, segment.source) if part), "caption"))
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Change for this child"), self._keep, icon="check")

    @override
    def record_key(self) -> str:
        return f"step-{self._row.id}-{self._number}"

    def _keep(self) -> None:
        typed = self.longest.text().strip()
        if typed and not (typed.isdecimal() and 1 <= int(typed) <= 240):
            self.longest.not_written(self.tr("Enter 1 to 240 minutes, or leave it empty."))
            self.longest.setFocus()
            return
        span = self._span()
        if span is None:
            self.last.not_written(self.tr("Write two whole numbers; a step ends after it begins."))
            self.last.setFocus()
            return
        level = self.level.level
        curve = treatment.with_level(
            self._row.curve, self._number, int(self._segment.level) if level is None else level
        )
        step = replace(
            curve[self._number],
            span=span,
            max_lesson_minutes=int(typed) if typed else None,
            modes=tuple(mode for mode in MODES if mode in self.modes.chosen()),
        )
        curve = (*curve[: self._number], step, *curve[self._number + 1 :])
        self._part.desk.do(
            self.tr("Changed the child's curve"),
            treatment.set_curve,
            self._row.id,
            curve,
            self.agreed.text().strip()[:120],
        )
        self.accept()

    def _span(self) -> Span | None:
        """Return where the step lies as it is written, ``None`` where that cannot be."""
        span = self._segment.span
        if edge_words(self._segment) is None:
            return span
        try:
            first, last = int(self.first.text()), int(self.last.text())
            if isinstance(span, MinuteSpan):
                first *= edge_sign(self._segment, span.first)
                last *= edge_sign(self._segment, span.last)
            return with_edges(span, first, last)
        except ValueError:
            return None


class MoveDialog(ChildDialog):
    """Another day or time for one date; the others stay."""

    def __init__(self, part: Part, on: Occurrence, then: object) -> None:
        super().__init__(part, part.tr("Move this date"), intro=part.tr("The other dates stay."))
        self._then = then
        self.day = DayField(self.tr("Day"), today=part.desk.today)
        self.day.show_value(on.start.date().isoformat())
        self.at = TextField(self.tr("Begins at"))
        self.at.show_value(f"{on.start:%H:%M}")
        self.body.addWidget(Pair(self.day, self.at))
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Move"), self._move, icon="check")

    def _move(self) -> None:
        times, day = read_times(self.at.text()), self.day.day.value
        if day is None or not times:
            self.at.not_written(self.tr("Write a day, and a time such as 08:30."))
            return
        self.accept()
        if callable(self._then):
            self._then(datetime.combine(day, time.fromisoformat(times[0])))


class DelayDialog(ChildDialog):
    """Shift the rest of a course: what was planned, and what becomes of it."""

    def __init__(self, part: Part, row: CourseRow) -> None:
        super().__init__(
            part,
            part.tr("Delay the rest of the course"),
            intro=part.tr("Everything from here on moves. Dates moved by hand stay."),
        )
        self._part, self._row = part, row
        dates = row.data.occurrences()
        ahead = [each for each in dates if each.start.date() >= part.desk.today()] or dates[-1:]
        today = part.desk.today()
        choices: dict[str, str] = {}
        for each in ahead:
            key = str(each.on.cycle if each.in_cycles else each.number)
            choices.setdefault(key, f"{moment_words(each.start, today)}, {each.label}".rstrip(", "))
        self.first = ChoiceField(self.tr("From"), choices)
        self.first.choice.choose(next(iter(choices), ""))
        self.days = TextField(self.tr("By how many days"), self.tr("A minus brings it forward."))
        self.days.show_value("7")
        self.preview = Wrapped("", "caption")
        self.body.addWidget(self.first)
        self.body.addWidget(self.days)
        self.body.addWidget(self.preview)
        self.body.addStretch(1)
        self.cancel()
        self.button = self.primary(self.tr("Delay"), self._delay, icon="calendar-clock")
        self.days.typed.connect(lambda _text: self._show())
        self.first.choice.chosen.connect(lambda _key: self._show())
        self._show()

    def _data(self) -> TreatmentCourseData | None:
        typed = self.days.text().strip().replace("\u2212", "-")
        if not typed.lstrip("-").isdecimal() or not self.first.text():
            return None
        data = self._row.data.model_copy(deep=True)
        data.delay(int(self.first.text()), int(typed))
        return data

    def _show(self) -> None:
        data = self._data()
        if data is None:
            self.preview.setText(self.tr("Write a number of days."))
            return
        old, new = self._row.data.occurrences(), data.occurrences()
        today = self._part.desk.today()
        moved = sum(a.start != b.start for a, b in zip(old, new, strict=False))
        last = day_words(new[-1].start.date(), today) if new else ""
        self.preview.setText(
            self.tr("{count} dates move. The course then ends on {day}.").format(count=moved, day=last)
        )
        self.button.setText(self.tr("Delay {count} dates").format(count=moved))

    def _delay(self) -> None:
        data = self._data()
        if data is None:
            self.days.setFocus()
            return
        words = self.tr("Delayed the rest of a course")
        self._part.desk.do(words, treatment.replace_course, self._row.id, data)
        self.accept()


def remove_course(part: Part, course_id: UUID) -> None:
    """Remove a course with its dates; undo brings it back."""
    part.desk.do(part.tr("Removed a course"), records.remove, TreatmentCourseData, course_id)
    part.window_.toasts.say(part.tr("The course is removed."), part.tr("Undo"), part.window_.undo)
