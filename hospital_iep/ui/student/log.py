"""What was taught, what work travels, and who changed what: three tables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QModelIndex
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from hospital_iep.domain.attendance import AttendanceData, AttendanceEvent
from hospital_iep.domain.catalogues import cancellation_reasons
from hospital_iep.domain.progress import WorkItemData, WorkWeight
from hospital_iep.operations import plan, records, student
from hospital_iep.operations.records import Record
from hospital_iep.ui.commands import Command
from hospital_iep.ui.forms import ChoiceField, DayField, LongTextField, TextField
from hospital_iep.ui.page import column
from hospital_iep.ui.student.part import ChildDialog, Head, Part
from hospital_iep.ui.student.words import minutes_words, moment_words, table_words
from hospital_iep.ui.widgets.basics import Button
from hospital_iep.ui.widgets.bending import Pair
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.empty import EmptyState
from hospital_iep.ui.widgets.tables import Column, RowsModel, TableView

if TYPE_CHECKING:
    from hospital_iep.store.audit import Entry
    from hospital_iep.ui.student.page import StudentPage


LATEST = 2000  # entries of the audit that the history looks through


class TablePart(Part):
    """A part that is one table, or says why it is empty."""

    def lay_out_table(self, head: Head, table: TableView, empty: EmptyState) -> None:
        """Put head, table and empty state into place."""
        outer = column(self, 0, 0)
        outer.addWidget(head)
        content = QWidget()
        inside = column(content, 16, 10)
        self.views = QStackedWidget()
        self.table = table
        self.views.addWidget(table)
        self.views.addWidget(empty)
        inside.addWidget(self.views, 1)
        outer.addWidget(content, 1)

    def show_table(self, *, filled: bool) -> None:
        """Show the table, or why there is none."""
        self.views.setCurrentIndex(0 if filled else 1)
        if filled and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    @override
    def first_focus(self) -> QWidget | None:
        return self.table if self.views.currentIndex() == 0 else super().first_focus()


class LessonLog(TablePart):
    """Every lesson afterwards: minutes taught, or why it was not now."""

    reads = frozenset({"attendance", "lesson", "student"})

    def __init__(self, page: "StudentPage", student_id: UUID) -> None:
        super().__init__(page, student_id)
        tr, today = self.tr, self.desk.today
        self.head = Head(tr("Lessons and log"), "")
        columns: list[Column[Record[AttendanceData]]] = [
            Column(tr("When"), lambda row: _when(row.data.start, today()), key=lambda row: row.data.start),
            Column(tr("Subject"), lambda row: row.data.subject or tr("not said")),
            Column(tr("What happened"), lambda row: what_words(row.data)),
            Column(
                tr("Taught, minutes"),
                lambda row: str(row.data.minutes),
                key=lambda row: row.data.minutes,
                number=True,
            ),
            Column(tr("How"), lambda row: mode_words(row.data.mode)),
            Column(tr("Topic, note"), lambda row: self._note(row.data)),
        ]
        self.model: RowsModel[Record[AttendanceData]] = RowsModel(
            columns,
            lambda row: f"{_when(row.data.start, today())}, {row.data.subject}, {what_words(row.data)}",
            self,
        )
        table = TableView(tr("Lessons"), self.model)
        table.set_widths((150, 110, 160, 140, 110, 0), giving_way=(4,))
        table.opened.connect(self._edit)
        self.lay_out_table(
            self.head,
            table,
            EmptyState(
                tr("Lessons appear here after the first Finish."),
                tr("Open Today") if self.window_.has_page("today") else "",
                lambda: self.window_.open("today"),
                icon="book-open",
            ),
        )

    def _note(self, data: AttendanceData) -> str:
        text = ", ".join(part for part in (data.topic, data.note) if part)
        return self.privacy.text(self.in_private(text))

    @override
    def refresh(self) -> None:
        rows = self.desk.read(records.listed, AttendanceData, student_id=self.student_id)
        rows.sort(key=lambda row: str(row.data.start), reverse=True)
        self.model.set_rows(rows)
        taught = sum(row.data.minutes for row in rows if row.data.event is AttendanceEvent.TAUGHT)
        owed = sum(bool(row.data.make_up_owed) for row in rows)
        words = self.tr("{minutes} taught in {count} lessons.").format(
            minutes=minutes_words(taught), count=len(rows)
        )
        if owed:
            words += " " + self.tr("{count} to make up.").format(count=owed)
        words += " " + self.tr("Enter corrects a row; the history says who did.")
        if not rows:
            words = ""
        self.head.say(words)
        self.show_table(filled=bool(rows))

    def _edit(self, index: QModelIndex) -> None:
        LogDialog(self, self.model.at(index)).open()


def _when(at: datetime | None, today: date) -> str:
    return moment_words(at, today) if at else QCoreApplication.translate("Student", "not known yet")


def what_words(data: AttendanceData) -> str:
    """Return what became of a lesson: taught, or why not now; it is never counted against the child."""
    if data.event is AttendanceEvent.TAUGHT:
        return QCoreApplication.translate("Student", "Taught")
    reason = cancellation_reasons().get(data.reason_code)
    words = QCoreApplication.translate("Student", "Not now: {reason}")
    return words.format(reason=reason.name if reason else data.reason_code)


def mode_words(mode: str) -> str:
    """Return how a lesson was given."""
    translate = QCoreApplication.translate
    words = {
        "bedside": translate("Student", "at the bed"),
        "classroom": translate("Student", "classroom"),
        "remote": translate("Student", "by video"),
    }
    return words.get(mode, translate("Student", "not said"))


class LogDialog(ChildDialog):
    """Correct what was logged."""

    def __init__(self, part: LessonLog, row: Record[AttendanceData]) -> None:
        super().__init__(part, part.tr("Correct the log"))
        self._part, self._row = part, row
        self.minutes = TextField(self.tr("Taught, minutes"))
        self.minutes.show_value(str(row.data.minutes))
        self.topic = TextField(self.tr("Topic"))
        self.topic.line.setMaxLength(200)
        self.topic.show_value(row.data.topic)
        self.note = LongTextField(self.tr("Note"))
        self.note.show_value(row.data.note)
        for field in (self.minutes, self.topic, self.note):
            self.body.addWidget(field)
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Correct"), self._correct, icon="check")

    @override
    def record_key(self) -> str:
        return f"log-{self._row.id}"

    def _correct(self) -> None:
        typed = self.minutes.text().strip()
        if not typed.isdecimal() or int(typed) > 480:
            self.minutes.not_written(self.tr("Enter 0 to 480 minutes."))
            self.minutes.setFocus()
            return
        values = {
            "minutes": int(typed),
            "topic": self.topic.text().strip(),
            "note": self.note.text().strip()[:1000],
        }
        part = self._part
        part.desk.do(self.tr("Corrected the log"), records.edit, AttendanceData, self._row.id, values)
        self.accept()


def weight_words(weight: WorkWeight) -> str:
    """Return how much a piece of work matters."""
    translate = QCoreApplication.translate
    words = {
        WorkWeight.MUST: translate("Student", "Must"),
        WorkWeight.SHOULD: translate("Student", "Should"),
        WorkWeight.COULD: translate("Student", "Could"),
        WorkWeight.EXCUSED: translate("Student", "Excused"),
    }
    return words[weight]


class WorkLedger(TablePart):
    """Work between home school and hospital: asked for, received, done, sent back."""

    reads = frozenset({"workitem", "student"})

    def __init__(self, page: "StudentPage", student_id: UUID) -> None:
        super().__init__(page, student_id)
        tr = self.tr
        self.head = Head(tr("Work ledger"), tr("What the home school asked for, and how far it is."))
        self.add_button = Button(tr("Add work"), self.add_work, icon="plus", kind="primary")
        self.head.add(self.add_button)
        columns: list[Column[Record[WorkItemData]]] = [
            Column(tr("Subject"), lambda row: row.data.subject or tr("not said")),
            Column(tr("Work"), lambda row: self.in_private(row.data.title)),
            Column(
                tr("Weight"),
                lambda row: weight_words(row.data.weight),
                key=lambda row: _ORDER[row.data.weight],
            ),
            *(
                Column(title, self._day(name), key=lambda row, name=name: getattr(row.data, name))  # type: ignore[misc]
                for title, name in (
                    (tr("Asked for"), "asked_on"),
                    (tr("Received"), "received_on"),
                    (tr("Done"), "done_on"),
                    (tr("Sent back"), "sent_on"),
                )
            ),
        ]
        self.model: RowsModel[Record[WorkItemData]] = RowsModel(
            columns,
            lambda row: f"{row.data.subject}, {row.data.title}, {weight_words(row.data.weight)}",
            self,
        )
        table = TableView(tr("Work"), self.model)
        table.set_widths((110, 0, 90, 100, 100, 100, 100), giving_way=(3, 2))
        table.opened.connect(lambda index: WorkDialog(self, self.model.at(index)).open())
        self.lay_out_table(
            self.head,
            table,
            EmptyState(
                tr("No work yet. What the home school sends is entered here: must, should, could, excused."),
                tr("Add work"),
                self.add_work,
                icon="list-checks",
            ),
        )

    def _day(self, name: str) -> Callable[[Record[WorkItemData]], str]:
        def words(row: Record[WorkItemData]) -> str:
            day: date | None = getattr(row.data, name)
            return day_words(day, self.desk.today()) if day else self.tr("not yet")

        return words

    @override
    def commands(self) -> Sequence[Command]:
        return [Command(self.tr("Add work"), self.add_work, "plus", "Ins")]

    @override
    def refresh(self) -> None:
        rows = self.desk.read(records.listed, WorkItemData, student_id=self.student_id)
        rows.sort(key=lambda row: (row.data.done_on is not None, _ORDER[row.data.weight], row.data.subject))
        self.model.set_rows(rows)
        self.show_table(filled=bool(rows))

    def add_work(self) -> None:
        """Enter a piece of work."""
        WorkDialog(self).open()


_ORDER = {weight: at for at, weight in enumerate(WorkWeight)}


class WorkDialog(ChildDialog):
    """A piece of work and its four days."""

    def __init__(self, part: WorkLedger, row: Record[WorkItemData] | None = None) -> None:
        super().__init__(part, part.tr("Add work") if row is None else part.tr("Work"), width=640)
        self._part, self._row = part, row
        data = row.data if row else WorkItemData(asked_on=part.desk.today())
        today = part.desk.today
        self.title_field = TextField(self.tr("Work"))
        self.title_field.line.setMaxLength(200)
        self.title_field.show_value(data.title)
        self.subject = TextField(self.tr("Subject"))
        self.subject.line.setMaxLength(60)
        self.subject.show_value(data.subject)
        self.teacher = TextField(self.tr("School teacher"))
        self.teacher.line.setMaxLength(120)
        self.teacher.show_value(data.school_teacher)
        weights = {weight.value: weight_words(weight) for weight in WorkWeight}
        self.weight = ChoiceField(self.tr("Weight"), weights, segments=True)
        self.weight.choice.choose(data.weight.value)
        self.days: dict[str, DayField] = {}
        for name, words in (
            ("asked_on", self.tr("Asked for")),
            ("received_on", self.tr("Received")),
            ("done_on", self.tr("Done")),
            ("sent_on", self.tr("Sent back")),
        ):
            field = DayField(words, today=today)
            day: date | None = getattr(data, name)
            field.show_value(day.isoformat() if day else "")
            self.days[name] = field
        days = list(self.days.values())
        for widget in (
            self.title_field,
            Pair(self.subject, self.teacher),
            self.weight,
            Pair(*days[:2]),
            Pair(*days[2:]),
        ):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Add") if row is None else self.tr("Keep"), self._keep, icon="check")

    @override
    def record_key(self) -> str:
        return f"work-{self._row.id if self._row else 'new'}"

    def _keep(self) -> None:
        title = self.title_field.text().strip()
        if not title:
            self.title_field.setFocus()
            return
        values: dict[str, Any] = {
            "title": title,
            "subject": self.subject.text().strip(),
            "school_teacher": self.teacher.text().strip(),
            "weight": WorkWeight(self.weight.text()),
            **{name: field.day.value for name, field in self.days.items()},
        }
        part = self._part
        if self._row is None:
            data = WorkItemData.model_validate(values)
            parents = {"student_id": part.student_id}
            part.desk.do(self.tr("Added work"), plan.add, part.student_id, None, data, parents)
        else:
            part.desk.do(self.tr("Changed work"), records.edit, WorkItemData, self._row.id, values)
        self.accept()


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the history."""

    at: datetime
    who: str
    what: str
    where: str


class History(TablePart):
    """Who saw or changed what, when: names of fields, never their values."""

    def __init__(self, page: "StudentPage", student_id: UUID) -> None:
        super().__init__(page, student_id)
        tr, today = self.tr, self.desk.today
        self.head = Head(
            tr("History"), tr("Who saw or changed what. Fields are named, their contents are not.")
        )
        columns: list[Column[Happening]] = [
            Column(tr("When"), lambda row: moment_words(row.at, today()), key=lambda row: row.at),
            Column(tr("Who"), lambda row: row.who),
            Column(tr("What"), lambda row: row.what),
            Column(tr("Where"), lambda row: row.where),
        ]
        self.model: RowsModel[Happening] = RowsModel(
            columns, lambda row: f"{moment_words(row.at, today())}, {row.who}, {row.what}, {row.where}", self
        )
        table = TableView(tr("History"), self.model)
        table.set_widths((160, 170, 150, 0))
        self.lay_out_table(self.head, table, EmptyState(tr("Nothing has happened here yet."), icon="history"))

    @override
    def refresh(self) -> None:
        database = self.desk.database
        own = database.audit_entries(subject_id=self.student_id, limit=LATEST)
        keys = self.desk.read(student.record_keys, self.student_id)
        plan_rows = [
            found
            for entry in database.audit_entries(limit=LATEST)
            if entry.subject_id is None and (found := _of_these(entry, keys)) is not None
        ]
        entries = sorted([*own, *plan_rows], key=lambda entry: -entry.sequence)
        self.model.set_rows([_happening(entry) for entry in entries])
        self.show_table(filled=bool(entries))


def _of_these(entry: "Entry", keys: set[UUID]) -> "Entry | None":
    """Return an entry with only the rows of one child, ``None`` where it has none of them."""
    rows = [row for row in entry.detail.get("rows", []) if UUID(str(row[1])) in keys]
    return replace(entry, detail={"rows": rows}) if rows else None


def kind_words(kind: str) -> str:
    """Return what an audit entry tells of, in words."""
    translate = QCoreApplication.translate
    words = {
        "seen": translate("Student", "Opened"),
        "edited": translate("Student", "Changed"),
        "undone": translate("Student", "Taken back"),
        "redone": translate("Student", "Done again"),
        "issued": translate("Student", "Issued"),
        "exported": translate("Student", "Exported"),
        "printed": translate("Student", "Printed"),
        "handed on": translate("Student", "Handed on"),
        "received": translate("Student", "Received"),
    }
    return words.get(kind, kind.replace("-", " ").capitalize())


def _happening(entry: "Entry") -> Happening:
    seen: dict[str, list[str]] = {}
    for row in entry.detail.get("rows", []):
        fields = seen.setdefault(table_words(str(row[0])), [])
        fields += [str(name).replace("_", " ") for name in row[3] if name not in fields]
    parts = [f"{table} ({', '.join(fields[:4])})" if fields else table for table, fields in seen.items()]
    at = datetime.fromisoformat(entry.at).astimezone().replace(tzinfo=None)
    return Happening(at, entry.person_name, kind_words(str(entry.kind)), ", ".join(parts[:6]))
