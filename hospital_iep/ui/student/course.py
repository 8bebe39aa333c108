"""One course in detail: its curve as drawing and table, and its real dates to move, skip or delay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from PySide6.QtWidgets import QWidget

from hospital_iep.domain.curve import CurveSegment
from hospital_iep.domain.treatment import Occurrence, TreatmentCourseData
from hospital_iep.operations import records, treatment
from hospital_iep.operations.treatment import CourseRow, CurveOf
from hospital_iep.ui.forms import ChoiceField, DayField, TextField
from hospital_iep.ui.page import column
from hospital_iep.ui.student.curve import evidence_words, is_changed
from hospital_iep.ui.student.curve_editor import CurveEditor, ShownCurve
from hospital_iep.ui.student.gallery import CourseDialog, read_times, read_whole
from hospital_iep.ui.student.part import ChildDialog, Part
from hospital_iep.ui.student.ward_curve import WhichCurve
from hospital_iep.ui.student.words import moment_words
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button, Card, Wrapped, label
from hospital_iep.ui.widgets.bending import Pair
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.flow import FlowLayout
from hospital_iep.ui.widgets.segments import Segments
from hospital_iep.ui.widgets.tables import Column, RowsModel, TableView

CURVE, DATES = "curve", "dates"
LONGEST_DELAY = 732  # days, two years


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
        self.pages = {CURVE: self._curve_page(), DATES: self._dates_page()}
        for page in self.pages.values():
            self.body.addWidget(page)
        self._turn(CURVE)

    def _turn(self, key: str) -> None:
        for each, page in self.pages.items():
            page.setVisible(each == key)

    # The curve

    def _curve_page(self) -> QWidget:
        tr = self.tr
        page = QWidget()
        box = column(page, 0, 8)
        self.editor = CurveEditor(
            tr("Change for this child"),
            tr("Pull a step up or down, or open it. It changes for this child; the template stays."),
        )
        self.editor.changed.connect(self._write_curve)
        self.which = WhichCurve(self._part)
        box.addWidget(self.editor)
        box.addWidget(self.which)
        return page

    def _write_curve(self, words: str, curve: Sequence[CurveSegment], agreed: str | None) -> None:
        if self.row is not None:
            self._part.desk.do(words, treatment.set_curve, self.row.id, curve, agreed or "")

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
        whose = {
            CurveOf.CHILD: self.tr("This child's own curve."),
            CurveOf.WARD: self.tr("{ward}'s own curve.").format(ward=row.ward),
            CurveOf.CATALOGUE: self.tr("Typical. Check with the nurse."),
        }
        own = whose[row.counts]
        agreed = self.tr("Not agreed on as it is now: check with the team.") if row.own_curve else ""
        if row.own_curve and data.curve_agreed_with:
            agreed = self.tr("Agreed with {name}.").format(name=data.curve_agreed_with)
        evidence = self.tr("Evidence: {evidence}.").format(evidence=evidence_words(row.template.evidence))
        if is_changed(row.curve):
            evidence += " " + self.tr("The steps that were changed here: local experience.")
        curve = ShownCurve(
            row.curve,
            data.minutes,
            data.variant or row.template.usual_variant,
            row.template.kind,
            base,
            key=f"{self._part.student_id}-{row.id}",
            agreed_with=data.curve_agreed_with,
            own=row.own_curve,
        )
        self.editor.show_curve(curve, " ".join(part for part in (own, agreed, evidence) if part))
        self.which.show_course(row)
        whole = data.model_copy(update={"skipped": []}).occurrences()
        at = self.dates.currentIndex().row()
        self.days.set_rows([DateRow(each, each.number in data.skipped) for each in whole])
        if at < 0:
            today = self._part.desk.today()
            at = next((n for n, each in enumerate(whole) if each.start.date() >= today), len(whole) - 1)
        if whole:
            self.dates.selectRow(min(at, len(whole) - 1))
        self._fit_verbs()


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
        times, day = read_times(self.at.text(), 1), self.day.day.value
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
        days = read_whole(self.days.text(), LONGEST_DELAY, -LONGEST_DELAY)
        if days is None or not self.first.text():
            return None
        data = self._row.data.model_copy(deep=True)
        data.delay(int(self.first.text()), days)
        return data

    def _show(self) -> None:
        data = self._data()
        if data is None:
            self.preview.setText(self.tr("Write a number of days, two years at most."))
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
