"""The child's appointments: what kind each is, its buffers, and those that wait for their child."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from hospital_iep.domain.catalogues import treatment, treatments
from hospital_iep.domain.expansion import recognise_as
from hospital_iep.domain.treatment import AppointmentData, AppointmentStatus
from hospital_iep.operations import imports, plan
from hospital_iep.operations import treatment as treatment_operations
from hospital_iep.operations.records import Record
from hospital_iep.operations.treatment import TreatmentView
from hospital_iep.ui.forms import ChoiceField, DayField, TextField
from hospital_iep.ui.page import column
from hospital_iep.ui.student.gallery import read_times, read_whole
from hospital_iep.ui.student.part import ChildDialog, Part
from hospital_iep.ui.student.words import moment_words, time_words
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button, Wrapped, label, line
from hospital_iep.ui.widgets.bending import Pair
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.empty import Banner, EmptyState
from hospital_iep.ui.widgets.tables import Column, RowsModel, TableView

LONGEST_BUFFER = 2880
WHEN, KIND, TITLE, BUFFERS, STATE, FROM = range(6)
SHOWN = 50  # of those that wait
UNKNOWN = "unknown"


def status_words(status: AppointmentStatus) -> str:
    """Return how an appointment stands."""
    translate = QCoreApplication.translate
    words = {
        AppointmentStatus.CONFIRMED: translate("Student", "confirmed"),
        AppointmentStatus.TENTATIVE: translate("Student", "tentative"),
        AppointmentStatus.CANCELLED: translate("Student", "cancelled"),
        AppointmentStatus.DELETED: translate("Student", "gone from the calendar"),
        AppointmentStatus.NO_SHOW: translate("Student", "did not take place"),
    }
    return words[status]


def kinds() -> dict[str, str]:
    """Return the kinds of treatment an appointment can be, by name."""
    found = sorted(treatments().values(), key=lambda each: (each.id == UNKNOWN, each.name))
    return {each.id: each.name for each in found}


class AppointmentsPane(QWidget):
    """A table of appointments; Enter changes the kind and the buffers."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        tr, today = self.tr, part.desk.today
        box = column(self, 0, 10)
        self.tray = Banner("", tr("Look at them"), lambda: TrayDialog(part).open(), icon="archive")
        self.tray.hide()
        add = Button(
            tr("Add an appointment"),
            lambda: AppointmentDialog(part).open(),
            icon="calendar-plus",
            size="small",
        )
        head = QHBoxLayout()
        head.addWidget(
            Wrapped(tr("From the hospital's calendar, or entered here. Enter changes the kind."), "hint"), 1
        )
        head.addWidget(add)
        columns: list[Column[Record[AppointmentData]]] = [
            Column(tr("When"), lambda row: self._when(row.data), key=lambda row: row.data.start),
            Column(tr("Kind"), lambda row: part.privacy.text(treatment(row.data.kind).name, tr("hidden"))),
            Column(tr("Title"), lambda row: part.privacy.text(part.in_private(row.data.title))),
            Column(tr("Before, after"), self._buffers),
            Column(tr("State"), lambda row: status_words(row.data.status)),
            Column(tr("From"), lambda row: row.data.source or tr("entered here")),
        ]
        self.model: RowsModel[Record[AppointmentData]] = RowsModel(
            columns,
            lambda row: f"{moment_words(row.data.start, today())}, {treatment(row.data.kind).name}",
            self,
        )
        self.table = TableView(tr("Appointments"), self.model)
        self.table.set_widths((232, 190, 0, 112, 92, 140), giving_way=(FROM, STATE, BUFFERS))
        self.table.opened.connect(self._open)
        self.empty = EmptyState(
            tr("No appointments. They come with the hospital's calendar, or are entered here."),
            tr("Add an appointment"),
            lambda: AppointmentDialog(part).open(),
            icon="calendar-days",
        )
        self.views = QStackedWidget()
        self.views.addWidget(self.table)
        self.views.addWidget(self.empty)
        self.views.setMinimumHeight(theme().px(280))
        box.addWidget(self.tray)
        box.addLayout(head)
        box.addWidget(self.views, 1)

    def _when(self, data: AppointmentData) -> str:
        today = self._part.desk.today()
        same_day = data.end.date() == data.start.date()
        end = time_words(data.end) if same_day else moment_words(data.end, today)
        return self.tr("{start} to {end}").format(start=moment_words(data.start, today), end=end)

    def _buffers(self, row: Record[AppointmentData]) -> str:
        return self.tr("{before}, {after} min").format(
            before=row.data.before_minutes, after=row.data.after_minutes
        )

    def show_view(self, view: TreatmentView) -> None:
        """Show the appointments, those to come first."""
        midnight = datetime.combine(self._part.desk.today(), time())
        rows = sorted(view.appointments, key=lambda row: (row.data.end < midnight, row.data.start))
        self.model.set_rows(rows)
        self.views.setCurrentIndex(0 if rows else 1)
        if rows:
            self.table.selectRow(0)
        waiting = self._part.desk.read(imports.tray)
        self.tray.setVisible(bool(waiting))
        self.tray.say(
            self.tr("{count} imported appointments wait for their child.").format(count=len(waiting))
        )

    def _open(self, index: QModelIndex) -> None:
        AppointmentDialog(self._part, self.model.at(index)).open()


class AppointmentDialog(ChildDialog):
    """One appointment: its kind decides buffers and tiredness; the source's word is remembered."""

    def __init__(self, part: Part, row: Record[AppointmentData] | None = None) -> None:
        title = part.tr("Add an appointment") if row is None else part.tr("Appointment")
        super().__init__(part, title, width=640)
        self._part, self._row = part, row
        now = part.desk.now()
        start = row.data.start if row else datetime.combine(now.date(), time(9))
        end = row.data.end if row else start + timedelta(hours=1)
        if row is not None and row.data.as_written:
            written = part.privacy.text(part.in_private(row.data.as_written))
            self.body.addWidget(Wrapped(self.tr("As written: {text}").format(text=written), "caption"))
        self.kind = ChoiceField(self.tr("What it is"), kinds(), self._recognised())
        self.kind.show_value(row.data.kind if row else UNKNOWN)
        self.name = TextField(self.tr("Title"))
        self.name.line.setMaxLength(500)
        self.name.show_value(row.data.title if row else "")
        self.day = DayField(self.tr("Day"), today=part.desk.today)
        self.day.show_value(start.date().isoformat())
        self.start = TextField(self.tr("From"))
        self.start.show_value(f"{start:%H:%M}")
        later = end.date() > start.date()
        on = day_words(end.date(), part.desk.today()) if later else ""
        self.end = TextField(self.tr("To"), self.tr("on {day}").format(day=on) if later else "")
        self.end.show_value(f"{end:%H:%M}")
        self.before = TextField(self.tr("Before"), note=self.tr("minutes"))
        self.before.show_value(str(row.data.before_minutes) if row else "0")
        self.after = TextField(self.tr("After"), note=self.tr("minutes"))
        self.after.show_value(str(row.data.after_minutes) if row else "0")
        for widget in (
            self.kind,
            self.name,
            Pair(self.day, self.start, self.end),
            Pair(self.before, self.after),
        ):
            self.body.addWidget(widget)
        self.kind.committed.connect(self._show_buffers)
        if row is not None:
            falls = (
                self.tr("It does not take place") if row.data.takes_time else self.tr("It does take place")
            )
            icon = "x" if row.data.takes_time else "undo-2"
            self.falls_out = Button(falls, self._fall_out, icon=icon)
            self.body.addWidget(self.falls_out, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Add") if row is None else self.tr("Keep"), self._keep, icon="check")

    @override
    def record_key(self) -> str:
        return f"appointment-{self._row.id if self._row else 'new'}"

    def _recognised(self) -> str:
        word = self._row.data.matched_word if self._row else ""
        return self.tr("Recognised by “{word}”.").format(word=word) if word else ""

    def _show_buffers(self, kind: str) -> None:
        template = treatment(kind or UNKNOWN)
        self.before.show_value(str(template.before_minutes))
        self.after.show_value(str(template.after_minutes))

    def _fall_out(self) -> None:
        """Give the appointment's time back to the child, or take it again, with what was changed beside."""
        values = self._values()
        if self._row is None or values is None:
            return
        off = self._row.data.takes_time
        status = AppointmentStatus.CANCELLED if off else AppointmentStatus.CONFIRMED
        words = self.tr("Cancelled an appointment") if off else self.tr("Took an appointment up again")
        self._change(words, values | {"status": status, "shown_as_free": False})

    def _span(self) -> tuple[datetime, datetime] | None:
        """Return begin and end as they are written; an appointment of several days keeps their number."""
        start, end, day = read_times(self.start.text(), 1), read_times(self.end.text(), 1), self.day.day.value
        if day is None or not start or not end:
            return None
        nights = self._row.data.end.date() - self._row.data.start.date() if self._row else timedelta()
        begin = datetime.combine(day, time.fromisoformat(start[0]))
        finish = datetime.combine(day + nights, time.fromisoformat(end[0]))
        return (begin, finish) if begin < finish else None

    def _values(self) -> dict[str, Any] | None:
        """Return what stands in the fields; ``None`` where it cannot be, and that is said."""
        span = self._span()
        before, after = (read_whole(field.text(), LONGEST_BUFFER, 0) for field in (self.before, self.after))
        if span is None:
            self.end.not_written(self.tr("Write a day and two times, such as 09:00 and 10:30."))
            return None
        if before is None or after is None:
            field = self.before if before is None else self.after
            field.not_written(self.tr("Enter 0 to 2880 minutes."))
            return None
        return {
            "title": self.name.text().strip(),
            "start": span[0],
            "end": span[1],
            "before_minutes": before,
            "after_minutes": after,
        }

    def _keep(self) -> None:
        values, part = self._values(), self._part
        if values is None:
            return
        if self._row is not None:
            self._change(self.tr("Changed an appointment"), values)
            return
        data = AppointmentData.model_validate(values)
        recognise_as(data, treatment(self.kind.text() or UNKNOWN))
        data.before_minutes, data.after_minutes = values["before_minutes"], values["after_minutes"]
        parents = {"student_id": part.student_id}
        part.desk.do(self.tr("Added an appointment"), plan.add, part.student_id, None, data, parents)
        self.accept()

    def _change(self, words: str, values: dict[str, Any]) -> None:
        """Write what was changed as one step; another kind is remembered for the word of its source."""
        assert self._row is not None
        kind, before = self.kind.text() or UNKNOWN, self._row.data
        changed = {name: value for name, value in values.items() if getattr(before, name) != value}
        called = kind if kind != before.kind else ""
        self._part.desk.do(words, treatment_operations.change_appointment, self._row.id, changed, called)
        self.accept()


class TrayDialog(ChildDialog):
    """Imported appointments that could not be matched to a child."""

    def __init__(self, part: Part) -> None:
        super().__init__(
            part,
            part.tr("Appointments without a child"),
            width=640,
            intro=part.tr("Give those to {name} that are theirs. The others stay here.").format(
                name=part.called
            ),
        )
        self._part = part
        today = part.desk.today()
        waiting = part.desk.read(imports.tray)
        for row in waiting[:SHOWN]:
            box = QHBoxLayout()
            when = moment_words(row.data.start, today)
            box.addWidget(label(when, "caption"))
            title = part.privacy.text(part.in_private(row.data.title), treatment(row.data.kind).name)
            box.addWidget(Wrapped(title), 1)
            button = Button(self.tr("Give to {name}").format(name=part.called), size="small")
            button.setAccessibleName(self.tr("Give: {when}").format(when=when))
            button.clicked.connect(lambda *_, key=row.id, button=button: self._give(key, button))
            box.addWidget(button)
            self.body.addLayout(box)
            self.body.addWidget(line())
        if len(waiting) > SHOWN:
            more = self.tr("{count} more wait on the page Import appointments.")
            self.body.addWidget(label(more.format(count=len(waiting) - SHOWN), "hint", wrap=True))
        self.body.addStretch(1)
        self.cancel(self.tr("Close"))

    def _give(self, key: UUID, button: Button) -> None:
        part = self._part
        part.desk.do(self.tr("Gave an appointment to its child"), imports.give_to, [key], part.student_id)
        button.setText(self.tr("Given"))
        button.setEnabled(False)
