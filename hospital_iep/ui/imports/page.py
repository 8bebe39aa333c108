"""Import appointments: choose a file, answer what it leaves open, see every change, apply, take back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from uuid import UUID

from PySide6.QtWidgets import QApplication, QFileDialog, QStackedWidget, QWidget
from typing_extensions import override

from hospital_iep.exchange.compare import Difference
from hospital_iep.exchange.found import Found
from hospital_iep.exchange.questions import Questions
from hospital_iep.exchange.reading import FileFormat
from hospital_iep.operations import caseload, imports
from hospital_iep.operations.imports import ImportItem, Kept, Preview, Undone
from hospital_iep.ui import faults
from hospital_iep.ui.commands import Command
from hospital_iep.ui.imports.detail import LinePanel
from hospital_iep.ui.imports.model import Line, Wording
from hospital_iep.ui.imports.questions import QuestionsView
from hospital_iep.ui.imports.reading import FileRead, compare_work, found_work, read_work
from hospital_iep.ui.imports.review import Review
from hospital_iep.ui.imports.start import Start
from hospital_iep.ui.page import Page, column
from hospital_iep.ui.widgets.busy import BusyBar

if TYPE_CHECKING:
    from hospital_iep.ui.background import Job
    from hospital_iep.ui.window import Window

_left_open: set[str] = set()  # case files in which a file to import stood open when the page was left
SMALL = 200_000  # bytes of a file that are written at once
AT_ONCE = 200  # so many appointments are compared or written before a bar would show


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
        self._open_jobs = 0
        self._then: Callable[[Any], None] = _unsaid  # what follows the running job
        self._read: FileRead | None = None
        self._found = Found()
        self._said: dict[str, str] = {}
        self._whole_file_for: UUID | None = None
        self._compared_for: UUID | None = None
        self.applied: UUID | None = None
        self._told_of: tuple[UUID, bool] | None = None  # the import that is told of, and whether it stands
        self.start = Start(self.wording, self.desk.now)
        self.questions = QuestionsView(self.wording, self.desk.today)
        self.review = Review(self.wording)
        self.panel = LinePanel(self.wording)
        self.busy = BusyBar()
        self.views = QStackedWidget()
        for view in (self.start, self.questions, self.review):
            self.views.addWidget(view)
        body = column(self, 0, 0)
        body.addWidget(self.views, 1)
        body.addWidget(self.busy)
        self._connect()

    def _connect(self) -> None:
        start, review = self.start, self.review
        start.choose_button.clicked.connect(lambda *_: self.choose_file())
        start.paste_button.clicked.connect(lambda *_: self.paste())
        start.replan_asked.connect(self.replan)
        start.tray.given.connect(self.give)
        start.earlier.back_asked.connect(self.take_back)
        self.questions.answered.connect(self._on_answered)
        self.questions.left.connect(self.leave_file)
        review.apply_asked.connect(self.apply)
        review.left.connect(self.leave_file)
        review.asked_again.connect(self.ask_again)
        review.whole_file_asked.connect(self.say_whose)
        review.line_chosen.connect(self.panel.show_line)
        review.drawer_asked.connect(self._open_drawer)
        self.panel.child_chosen.connect(self.choose_child)
        self.panel.kind_chosen.connect(self.choose_kind)
        self.panel.settle.chosen.connect(self.settle)
        self.desk.changed.connect(self._on_changed)
        self.privacy.changed.connect(lambda _on: self._names_changed())

    # The frame asks

    @override
    def leave(self) -> None:
        if self._read is not None or self.job is not None:
            _left_open.add(self._case_file())

    def _case_file(self) -> str:
        return str(self.desk.database.path)

    @override
    def enter(self, **target: Any) -> None:
        self.refresh()
        if self._case_file() in _left_open and self._read is None and self.job is None:
            self.start.say_fault(
                self.tr(
                    "The program was locked while a file was open here. What stands under “Earlier imports” "
                    "was written, nothing else. Choose the file again to go on."
                )
            )
        _left_open.discard(self._case_file())
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
        view = self.views.currentWidget()
        if view is self.review:
            return self.review.table if self.review.table.isVisibleTo(self) else self.review.leave_button
        return self.questions.first_focus() if view is self.questions else self.start.first_focus()

    @override
    def commands(self) -> Sequence[Command]:
        tr = self.tr
        return [
            Command(tr("Choose a calendar file"), self.choose_file, "folder-open", "Ctrl+O"),
            Command(tr("Paste copied appointments"), self.paste, "clipboard-list", "Ctrl+V"),
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
        self.questions.say_again()
        self._show_start()

    def refresh(self) -> None:
        """Read the children, the tray and the earlier imports again; compare an open file again."""
        self.wording.children = {row.id: row for row in self.desk.read(caseload.students)}
        self._show_start()
        if self.views.currentWidget() is self.review and self.job is None:
            self._compare(keep=True)

    def _show_start(self) -> None:
        batches = self.desk.read(imports.batches)
        self.start.show_rows(self.desk.read(imports.tray), batches)
        standing = {row.id: row.undone_at is None for row in batches}
        if self._told_of is not None and standing.get(self._told_of[0]) is not self._told_of[1]:
            self._tell("", replan=False)  # what it tells was undone

    # Reading

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        kinds = "*.ics *.ical *.hl7 *.json *.xls *.xlsx *.ods *.csv *.txt"
        filters = ";;".join((self.tr("Appointments ({kinds})").format(kinds=kinds), self.tr("All files (*)")))
        name = ask_for_file(self, self.tr("Calendar file"), filters)
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Read a file off the window's thread; its questions or its differences are shown when it is read."""
        if self._make_room():
            try:
                file = path.open("rb")
            except OSError as error:
                self.start.say_fault(faults.sentence(error))
                return
            self._read_from(file)

    def paste(self) -> None:
        """Read the text that was copied, as a file's: lines of a message, a list, a calendar."""
        text = QApplication.clipboard().text()
        if self.views.currentWidget() is self.start and self._make_room():
            if not text.strip():
                self.start.say_fault(
                    self.tr("No text was copied. Copy the lines first, then paste them here.")
                )
                return
            self._read_from(BytesIO(text.encode("utf-8", "replace")))

    def _make_room(self) -> bool:
        """Leave the file that is open for another; return whether one can be read now."""
        if self.job is not None:
            self.window_.toasts.say(
                self.tr("A file is being read. Let it end, or cancel it, then try again.")
            )
            return False
        self.start.say_fault("")
        self._tell("", replan=False)
        self.leave_file()
        return True

    def _read_from(self, file: BinaryIO) -> None:
        zone = self.desk.read(imports.time_zone)
        self._run(self.tr("Reading the file"), self._on_read, read_work, file, zone, self.desk.today())

    def _run(self, title: str, then: Callable[[Any], None], work: Callable[..., Any], *args: Any) -> None:
        """Do long work off the window's thread, with a bar; ``then`` gets its result."""
        self._follow(self.window_.worker.start(work, *args), title, then)

    def _follow(self, job: "Job", title: str, then: Callable[[Any], None]) -> None:
        self.job = job
        self._open_jobs += 1
        if self.views.currentWidget() is self.start:
            self.start.show_reading(job, title)
        else:
            self.busy.watch(job, title)
            self.views.setEnabled(False)
            self.panel.setEnabled(False)  # what would be decided now would come too late
        if self.isVisible():
            self.setFocus()  # the pressed button is off now; keys must not go on to the rail
        self._then = then
        job.succeeded.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)

    def _on_done(self, result: Any) -> None:
        if self.job is not None and not self.job.stopping:
            self._then(result)

    def _on_failed(self, error: Exception) -> None:
        self._show_view(self.start)
        self.start.say_fault(faults.sentence(error))

    def _on_finished(self) -> None:
        self._open_jobs -= 1
        if self._open_jobs:
            return  # one step led on to the next
        self.job = None
        if self._whole_file_for != self._compared_for:  # the comparison was stopped
            self._whole_file_for = self._compared_for
            self.review.whole_file.choose(str(self._compared_for or ""))
        self.views.setEnabled(True)
        self.panel.setEnabled(True)
        self.start.show_reading(None)
        first = self.first_focus()
        if first is not None and self.isVisible():
            first.setFocus()
            if self.questions.area.isAncestorOf(first):
                self.questions.area.ensureWidgetVisible(first)

    def _on_read(self, read: FileRead) -> None:
        self._read, reading = read, read.reading
        nothing = reading.format is FileFormat.UNKNOWN or (
            reading.format is FileFormat.SHEET and not any(sheet.rows for sheet in reading.sheets)
        )
        if nothing:
            reason = reading.problems[0].reason if reading.problems else ""
            self.leave_file()
            self.start.say_fault(
                self.tr("No appointments could be read: {reason}. Nothing was changed.").format(
                    reason=reason.rstrip(".")
                )
            )
        elif read.found is None:
            kept = self.desk.read(imports.remembered, self.start.source_name)
            self.questions.ask(Questions(reading, kept), self.desk.read(imports.time_zone))
            self._show_view(self.questions)
        else:
            self._on_found(read.found)

    def _on_answered(self) -> None:
        asked, read = self.questions.questions, self._read
        if asked is None or read is None or self.job is not None:
            return
        self._said = asked.to_keep()
        zone = self.desk.read(imports.time_zone)
        words = self.tr("Reading the file")
        self._run(words, self._on_found, found_work, read.reading, zone, self.desk.today(), asked.answers())

    def ask_again(self) -> None:
        """Show the questions about the open file again, with their answers."""
        if self.questions.questions is not None and self.job is None:
            self._show_view(self.questions)
            self.questions.first_focus().setFocus()

    def _on_found(self, found: Found) -> None:
        self._found = found
        self._compare()

    def _compare(self, *, keep: bool = False) -> None:
        """Compare the file with what is known now; ``keep`` what a person decided before."""
        read, found = self._read, self._found
        if read is None:
            return
        case = self.desk.read(imports.standing, self.start.source_name, found)
        then = partial(self._on_compared, keep=keep)
        if len(found.appointments) + len(case.known) <= AT_ONCE:
            then(compare_work(_unsaid, case, read, found, self._whole_file_for))
            return
        words = self.tr("Comparing with what is known")
        self._run(words, then, compare_work, case, read, found, self._whole_file_for)

    def _on_compared(self, shown: Preview, *, keep: bool) -> None:
        self.review.asked.setVisible(self.questions.questions is not None)
        self._compared_for = self._whole_file_for
        decided = self._decided() if keep else {}
        self.review.show_preview(shown, self.desk.now(), self._whole_file_for)
        for line in self.review.lines if decided else ():
            old = decided.get(_key_of(line.item.difference))
            if old is not None and (old.item.asked or old.item.difference) == line.item.difference:
                line.item, line.ticked = replace(old.item, number=line.item.number), old.ticked
        if decided:
            self.review.show_lines()
        self._show_view(self.review)

    # Deciding

    def _decided(self) -> dict[Any, Line]:
        """Return the lines about which a person decided something."""
        preview = self.review.preview
        pairs = zip(self.review.lines, preview.items if preview else (), strict=True)
        return {
            _key_of(item.difference): line
            for line, item in pairs
            if line.item is not item or line.ticked != (item.difference.ticked and item.writes)
        }

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

    def settle(self, choice: str) -> None:
        """Say what holds of the chosen line's conflict; an empty choice leaves it open, and out."""
        line = self.panel.line
        if line is not None:
            self._put(self.desk.read(imports.decide, line.item, choice=choice))
            line.ticked = line.item.writes
            self.review.settled()
            self.panel.settle.buttons[line.item.choice].setFocus()  # made anew with the line

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
        shown = replace(preview, items=tuple(line.item for line in self.review.lines))
        numbers = [each.item.number for each in lines]
        label = self.tr("Imported appointments")
        data = self._read.data if self._read is not None else b""
        if len(lines) <= AT_ONCE and len(data) <= SMALL:
            self._show_view(self.start)  # first: what changes is not compared again
            key = self.desk.do(label, imports.apply, data, shown, numbers, said=self._said)
            self._on_applied(lines, (key, None))
            return
        then = partial(self._on_applied, lines)
        job = self.desk.later(
            self.window_.worker, label, imports.apply, data, shown, numbers, said=self._said
        )
        self._follow(job, self.tr("Writing the appointments"), then)

    def _on_applied(self, lines: Sequence[Line], done: tuple[UUID | None, Any]) -> None:
        self.applied = done[0]
        self.leave_file()
        self.refresh()
        self._tell(self._told(lines), replan=self._displaces(lines), of=self.applied)

    @staticmethod
    def _displaces(lines: Sequence[Line]) -> bool:
        return any(line.item.displaced for line in lines)

    def _told(self, lines: Sequence[Line]) -> str:
        lessons = {key for line in lines for key in line.item.displaced}
        gone = sum(line.kind in ("cancelled", "missing") for line in lines)
        parts = []
        if written := len(lines) - gone:
            one, many = self.tr("Imported 1 appointment."), self.tr("Imported {number} appointments.")
            parts.append((one if written == 1 else many).format(number=written))
        if gone:
            one, many = self.tr("Cancelled 1 appointment."), self.tr("Cancelled {number} appointments.")
            parts.append((one if gone == 1 else many).format(number=gone))
        told = self.tr("No lesson is displaced.")
        if lessons:
            told = self.tr("1 lesson is displaced.")
        if len(lessons) > 1:
            told = self.tr("{number} lessons are displaced.").format(number=len(lessons))
        return " ".join((*parts, told))

    def leave_file(self) -> None:
        """Leave the file as it is: nothing is written."""
        self._read, self._found, self._said = None, Found(), {}
        self._whole_file_for = self._compared_for = None
        self.questions.forget()
        self.review.forget()
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
        batch = next(row for row in self.start.earlier.model.rows if row.id == batch_id)
        label = self.tr("Took an import back")
        if batch.added + batch.moved + batch.cancelled <= AT_ONCE:
            self._on_taken_back(batch_id, (self.desk.do(label, imports.take_back, batch_id), None))
            return
        job = self.desk.later(self.window_.worker, label, imports.take_back, batch_id)
        then = partial(self._on_taken_back, batch_id)
        self._follow(job, self.tr("Taking the import back"), then)

    def _on_taken_back(self, batch_id: UUID, done: tuple[Undone, Any]) -> None:
        undone = done[0]
        one, many = self.tr("Taken back: 1 appointment."), self.tr("Taken back: {number} appointments.")
        parts = [(one if undone.restored == 1 else many).format(number=undone.restored)]
        if undone.removed_since:
            one, many = self.tr("1 was removed since."), self.tr("{number} were removed since.")
            parts.append((one if undone.removed_since == 1 else many).format(number=undone.removed_since))
        if undone.kept:
            one = self.tr("1 was changed since and stays: {which}.")
            many = self.tr("{number} were changed since and stay: {which}.")
            which = "; ".join(self._named(each) for each in undone.kept)
            parts.append(
                (one if len(undone.kept) == 1 else many).format(number=len(undone.kept), which=which)
            )
        self._tell(
            " ".join(parts), replan=False, of=batch_id, stands=bool(undone.kept) and not undone.restored
        )
        if self.isVisible():
            self.start.earlier.table.setFocus()

    def _tell(self, words: str, *, replan: bool, of: UUID | None = None, stands: bool = True) -> None:
        """Say what was done of an import, as long as it holds; no words take it away."""
        self._told_of = None if of is None else (of, stands)
        self.start.show_applied(words, replan=replan)

    def _named(self, one: Kept) -> str:
        title = self.privacy.text(one.title, self.tr("Title hidden"))
        said = (self.wording.name(one.student_id), title, self.wording.span(one))
        return ", ".join(part for part in said if part)

    # Showing

    def _show_view(self, view: QWidget) -> None:
        self.views.setCurrentWidget(view)
        if self.window_.page is self:
            self.window_.panel_changed()

    def _open_drawer(self) -> None:
        if self.window_.has_drawer and not self.panel.isVisible():
            self.window_.toggle_panel()
        self.panel.first_focus().setFocus()


def _unsaid(*_: object) -> None:
    """Take the reports of work that is done at once."""


def _key_of(difference: Difference) -> tuple[Any, ...]:
    """Return what finds a line again in a second comparison."""
    known, found = difference.known, difference.found
    where = (found.uid, found.recurrence_id, found.where) if found else ()
    return difference.kind, known.key if known else "", difference.reason, *where
