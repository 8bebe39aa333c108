"""One course in detail: its curve as drawing and table, and its real dates to move, skip or delay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from hospital_iep.domain.curve import CurveSegment
from hospital_iep.domain.treatment import Occurrence, TreatmentCourseData
from hospital_iep.operations import records, treatment
from hospital_iep.operations.treatment import CourseRow, CurveOf
from hospital_iep.ui.page import column
from hospital_iep.ui.student.curve import evidence_words, is_changed
from hospital_iep.ui.student.curve_editor import CurveEditor, ShownCurve
from hospital_iep.ui.student.delay import DelayDialog, MoveDialog
from hospital_iep.ui.student.gallery import CourseDialog
from hospital_iep.ui.student.part import Part
from hospital_iep.ui.student.ward_curve import WhichCurve
from hospital_iep.ui.student.words import moment_words
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button, Card, label
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
        if self.row is not None and row is not None and not row.skipped:
            key = str(self.row.id)
            MoveDialog(self._part, row.on, lambda start: self._moved(row.number, start), key).open()

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
        chosen = self._date() if self.row is not None and self.row.id == row.id else None
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
        agreed_with = self._part.in_private(data.curve_agreed_with)
        if row.own_curve and agreed_with:
            agreed = self.tr("Agreed with {name}.").format(name=agreed_with)
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
            agreed_with=agreed_with,
            own=row.own_curve,
        )
        self.editor.show_curve(curve, " ".join(part for part in (own, agreed, evidence) if part))
        self.which.show_course(row)
        self._show_dates(data, chosen)

    def _show_dates(self, data: TreatmentCourseData, chosen: DateRow | None) -> None:
        """Show the dates; the one that was chosen stays so wherever it is now, else it is the next one."""
        whole = data.model_copy(update={"skipped": []}).occurrences()
        self.days.set_rows([DateRow(each, each.number in data.skipped) for each in whole])
        today = self._part.desk.today()
        ahead = (at for at, each in enumerate(whole) if each.start.date() >= today)
        same = (at for at, each in enumerate(whole) if chosen is not None and each.number == chosen.number)
        at = next(chain(same, ahead), len(whole) - 1)
        while at >= self.days.rowCount() and self.days.canFetchMore(QModelIndex()):
            self.days.fetchMore(QModelIndex())
        if whole:
            self.dates.selectRow(at)
        self._fit_verbs()


def remove_course(part: Part, course_id: UUID) -> None:
    """Remove a course with its dates; undo brings it back."""
    part.desk.do(part.tr("Removed a course"), records.remove, TreatmentCourseData, course_id)
    part.window_.toasts.say(part.tr("The course is removed."), part.tr("Undo"), part.window_.undo)
