"""Import appointments: choose a file, see every change, apply in one step, take back when need be."""

from collections.abc import Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget
from typing_extensions import override

from hospital_iep.domain.treatment import AppointmentData
from hospital_iep.operations import caseload, imports, records
from hospital_iep.operations.imports import ImportItem
from hospital_iep.ui import faults
from hospital_iep.ui.commands import Command
from hospital_iep.ui.imports.detail import LinePanel
from hospital_iep.ui.imports.model import Line, Wording, span_words
from hospital_iep.ui.imports.reading import read_work
from hospital_iep.ui.imports.review import Review
from hospital_iep.ui.imports.start import Start
from hospital_iep.ui.page import Page, column

if TYPE_CHECKING:
    from hospital_iep.ui.background import Job
    from hospital_iep.ui.window import Window

LARGEST = 20_000_000  # bytes; the reader says so in words, it is only not read for nothing
NAMED = 4  # so many lines are named in a message


def ask_for_file(parent: QWidget, title: str, filters: str) -> str:
    """Return the file that the person chose, or nothing (a test puts its own in this place)."""
    return QFileDialog.getOpenFileName(parent, title, "", filters)[0]


class ImportPage(Page):
    """From a hospital's file to appointments of the children, with nothing dropped unsaid."""

    help_page = "appointments"

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.title = self.tr("Import appointments")
        self.wording = Wording(self.privacy, self.desk.today)
        self.job: Job | None = None
        self._stop = Event()
        self._data = b""
        self._read: tuple[str, Any] = ("", None)
        self._whole_file_for: UUID | None = None
        self.applied: UUID | None = None
        self.start = Start(self.wording, self.desk.now)
        self.review = Review(self.wording)
        self.panel = LinePanel(self.wording)
        self.views = QStackedWidget()
        self.views.addWidget(self.start)
        self.views.addWidget(self.review)
        column(self, 0, 0).addWidget(self.views)
        self._connect()

    def _connect(self) -> None:
        start, review = self.start, self.review
        start.choose_button.clicked.connect(lambda *_: self.choose_file())
        start.busy.cancelled.connect(self._stop_reading)
        start.replan_asked.connect(self.replan)
        start.tray.given.connect(self.give)
        start.earlier.back_asked.connect(self.take_back)
        review.apply_asked.connect(self.apply)
        review.left.connect(self.leave_file)
        review.whole_file_asked.connect(self.say_whose)
        review.line_chosen.connect(self.panel.show_line)
        review.drawer_asked.connect(self._open_drawer)
        self.panel.child_chosen.connect(self.choose_child)
        self.panel.kind_chosen.connect(self.choose_kind)
        self.desk.changed.connect(self._on_changed)
        self.privacy.changed.connect(lambda _on: self._names_changed())

    # The frame asks

    @override
    def enter(self, **target: Any) -> None:
        self.refresh()
        if target.get("file"):
            self.open_file(Path(str(target["file"])))

    @override
    def back(self) -> tuple[str, str] | None:
        return ("week", self.tr("Week")) if self.window_.has_page("week") else None

    @override
    def side_panel(self) -> QWidget | None:
        return self.panel if self.views.currentWidget() is self.review else None

    @override
    def first_focus(self) -> QWidget | None:
        if self.views.currentWidget() is self.review:
            return self.review.table if self.review.table.isVisibleTo(self) else self.review.leave_button
        return self.start.first_focus()

    @override
    def commands(self) -> Sequence[Command]:
        tr = self.tr
        return [
            Command(tr("Choose a calendar file"), self.choose_file, "folder-open", "Ctrl+O"),
            Command(tr("Apply the ticked lines"), self.apply, "check", "Ctrl+Return"),
            Command(tr("Tick or untick the line"), self._nothing, "check", "Space", help_only=True),
            Command(tr("Decide about the line"), self._nothing, "pencil", "Return", help_only=True),
        ]

    def _nothing(self) -> None:
        """Do nothing: the table itself handles the key; it is only listed."""

    def _on_changed(self, _changes: object) -> None:
        if self.isVisible():
            self.refresh()

    def _names_changed(self) -> None:
        if not self.wording.children:
            return
        self.review.say_again()
        self.panel.show_line(self.review.line if self.views.currentWidget() is self.review else None)
        self._show_start()

    def refresh(self) -> None:
        """Read the children, the tray and the earlier imports again; compare an open file again."""
        self.wording.children = {row.id: row for row in self.desk.read(caseload.students)}
        self._show_start()
        if self.views.currentWidget() is self.review:
            self._compare()

    def _show_start(self) -> None:
        batches = self.desk.read(imports.batches)
        self.start.show_rows(self.desk.read(imports.tray), batches)

    # Reading

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        kinds = "*.ics *.ical *.hl7 *.json *.xls *.xlsx *.ods *.csv *.txt"
        filters = ";;".join((self.tr("Appointments ({kinds})").format(kinds=kinds), self.tr("All files (*)")))
        name = ask_for_file(self, self.tr("Calendar file"), filters)
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Read a file off the window's thread; its differences are shown when it is read."""
        if self.job is not None:
            return
        self.start.say_fault("")
        self.start.applied.hide()
        try:
            with path.open("rb") as file:
                self._data = file.read(LARGEST + 1)
        except OSError as error:
            self._show_view(self.start)
            self.start.say_fault(faults.sentence(error))
            return
        self._whole_file_for = None
        self._stop = Event()
        zone = self.desk.read(imports.time_zone)
        self._show_view(self.start)
        job = self.window_.worker.start(read_work, self._data, zone, self.desk.today(), self._stop)
        self.job = job
        self.start.show_reading(job)
        job.succeeded.connect(self._on_read)
        job.failed.connect(lambda error: self.start.say_fault(faults.sentence(error)))
        job.finished.connect(self._on_finished)

    def _stop_reading(self) -> None:
        self._stop.set()

    def _on_finished(self) -> None:
        self.job = None
        self.start.show_reading(None)

    def _on_read(self, read: tuple[str, Any]) -> None:
        if self._stop.is_set():
            return
        self._read = read
        found = read[1]
        if read[0] == "unknown" and not found.appointments:
            reason = found.problems[0].reason if found.problems else ""
            self.start.say_fault(
                self.tr("No appointments could be read: {reason}. Nothing was changed.").format(
                    reason=reason.rstrip(".")
                )
            )
            return
        self._show_view(self.review)
        self._compare()
        first = self.first_focus()
        if first is not None and self.isVisible():
            first.setFocus()

    def _compare(self) -> None:
        """Compare the file with what is known now."""
        file_format, found = self._read
        shown = self.desk.read(
            imports.preview,
            self._data,
            file_format,
            found,
            source=self.start.source_name,
            whole_file_for=self._whole_file_for,
        )
        self.review.show_preview(shown, self.desk.now(), self._whole_file_for)

    # Deciding

    def say_whose(self, key: str) -> None:
        """Say that the whole file belongs to one child, or to several."""
        self._whole_file_for = UUID(key) if key else None
        self._compare()

    def choose_child(self, key: str) -> None:
        """Say whose the chosen line is."""
        line = self.panel.line
        if line is not None and key:
            self._put(self.desk.read(imports.decide, line.item, student_id=UUID(key)))

    def choose_kind(self, kind: str) -> None:
        """Say what kind of treatment the chosen line is."""
        line = self.panel.line
        if line is not None and kind:
            self._put(self.desk.read(imports.decide, line.item, kind=kind))

    def _put(self, item: ImportItem) -> None:
        self.review.put(item)
        self.panel.show_line(self.panel.line)

    # Doing

    def apply(self) -> None:
        """Write the ticked lines as one step."""
        preview = self.review.preview
        if self.views.currentWidget() is not self.review or preview is None:
            return
        if not self.review.apply_button.isEnabled():
            return
        lines = [line for line in self.review.lines if line.ticked]
        items = tuple(line.item for line in self.review.lines)
        shown = type(preview)(
            preview.source,
            preview.file_format,
            preview.sha256,
            preview.size,
            items,
            preview.refused,
            preview.already_imported,
        )
        self._show_view(self.start)  # first: what changes is not compared again
        label = self.tr("Imported appointments")
        self.applied = self.desk.do(
            label, imports.apply, self._data, shown, [each.item.number for each in lines]
        )
        self._data = b""
        self.refresh()
        self.start.show_applied(self._said(lines), replan=self._displaces(lines))

    @staticmethod
    def _displaces(lines: Sequence[Line]) -> bool:
        return any(line.item.displaced for line in lines)

    def _said(self, lines: Sequence[Line]) -> str:
        lessons = {key for line in lines for key in line.item.displaced}
        one, many = self.tr("Imported 1 appointment."), self.tr("Imported {number} appointments.")
        words = (one if len(lines) == 1 else many).format(number=len(lines))
        told = self.tr("No lesson is displaced.")
        if lessons:
            told = self.tr("1 lesson is displaced.")
        if len(lessons) > 1:
            told = self.tr("{number} lessons are displaced.").format(number=len(lessons))
        return f"{words} {told}"

    def leave_file(self) -> None:
        """Leave the file as it is: nothing is written."""
        self._data = b""
        self._read = ("", None)
        self._show_view(self.start)
        self.start.choose_button.setFocus()

    def replan(self) -> None:
        """Open the week, where a re-plan is proposed for the displaced lessons."""
        page = self.window_.open("week")
        plan = getattr(page, "plan", None)
        if plan is not None:
            plan()

    def give(self, keys: list[UUID], student_id: UUID) -> None:
        """Give appointments of the tray to a child."""
        self.desk.do(self.tr("Gave appointments to a pupil"), imports.give_to, keys, student_id)

    def take_back(self, batch_id: UUID) -> None:
        """Take an import back; what was edited since is listed."""
        undone = self.desk.do(self.tr("Took an import back"), imports.take_back, batch_id)
        words = self.tr("Taken back: {number} appointments.").format(number=undone.restored)
        kept = [text for key in undone.edited_since[:NAMED] if (text := self._edited(key))]
        if undone.edited_since:
            words += " " + self.tr("{number} were changed since and stay: {which}").format(
                number=len(undone.edited_since), which="; ".join(kept)
            )
        self.start.show_applied(words, replan=False)

    def _edited(self, key: UUID) -> str:
        try:
            row = self.desk.read(records.get, AppointmentData, key)
        except Exception:  # noqa: BLE001  (it was removed since: there is nothing to name)
            return ""
        return span_words(row.data.start, row.data.end, self.desk.today(), all_day=row.data.all_day)

    # Showing

    def _show_view(self, view: QWidget) -> None:
        self.views.setCurrentWidget(view)
        if self.window_.page is self:
            self.window_.panel_changed()

    def _open_drawer(self) -> None:
        if self.window_.has_drawer and not self.panel.isVisible():
            self.window_.toggle_panel()
        self.panel.child.setFocus()
