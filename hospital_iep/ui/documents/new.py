"""A new document: what, of whom, for whom; what goes in, what stays out and why, before it exists."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from hospital_iep.domain.disclosure import Audience, DocumentKind
from hospital_iep.operations import caseload, documents, settings, student
from hospital_iep.operations.documents import Draft, NotPermittedError
from hospital_iep.ui import faults
from hospital_iep.ui import preview as previewing
from hospital_iep.ui.documents.words import (
    LANGUAGES,
    OF_A_TEACHER,
    OF_NOBODY,
    READERS,
    kind_words,
    reader_words,
    stays_out,
    unprintable_words,
)
from hospital_iep.ui.page import column
from hospital_iep.ui.reentry.words import language, translate
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.announce import announce
from hospital_iep.ui.widgets.basics import Button, Card, Icon, label
from hospital_iep.ui.widgets.bending import Pair
from hospital_iep.ui.widgets.busy import BusyBar
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.dates import DateField
from hospital_iep.ui.widgets.dialog import DialogBase
from hospital_iep.ui.widgets.empty import Banner
from hospital_iep.ui.widgets.layouts import row
from hospital_iep.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window

OF_A_WEEK = {DocumentKind.TIMETABLE, DocumentKind.CHILD_TIMETABLE}


class NewDocument(DialogBase):
    """Choose and look; Preview shows the pages, Save as writes the file and the record."""

    def __init__(self, window: "Window", kind: str = "", student_id: str = "", audience: str = "") -> None:
        super().__init__(window, window.tr("New document"), width=640)
        self._window = window
        self._desk = window.desk
        self.draft: Draft | None = None
        self._children = {str(each.id): each for each in self._desk.read(caseload.students)}
        self._teachers = self._desk.read(student.teacher_names)
        self._build(kind, student_id)
        self.cancel()
        self.save_button = Button(self.tr("Save as…"), self.save, icon="download")
        self.buttons.addButton(self.save_button, self.buttons.ButtonRole.ActionRole)
        self.preview_button = self.primary(self.tr("Preview"), self.preview, icon="eye")
        window.privacy.changed.connect(self._write_names)
        self._kind_changed()
        if audience in self._readers():
            self.reader.choose(audience)
            self._show_whose()
        self.prepare()

    def _build(self, kind: str, student_id: str) -> None:
        kinds = {each.value: kind_words(each) for each in DocumentKind}
        self.kind = SearchCombo(self.tr("Document"), kinds)
        self.kind.choose(kind or DocumentKind.CHILD_TIMETABLE.value)
        self.pupil = SearchCombo(self.tr("Pupil"))
        self._write_names()
        self.pupil.choose(student_id or next(iter(self._children), ""))
        self.teacher = SearchCombo(self.tr("Teacher"), {"": self.tr("all teachers")} | self._names())
        self.teacher.choose("")
        self.reader = SearchCombo(self.tr("For"))
        self.language = Segments(self.tr("Language"), LANGUAGES, "en")
        self.week = DateField(self.tr("Week of"), self._monday(), self._desk.today)
        self._of_pupil = self._field(self.tr("Pupil"), self.pupil)
        self._of_teacher = self._field(self.tr("Teacher"), self.teacher)
        self._of_week = self._field(self.tr("Week of"), self.week)
        for line in (
            Pair(self._field(self.tr("Document"), self.kind), self._of_pupil, self._of_teacher),
            Pair(self._field(self.tr("For"), self.reader), self._of_week),
            self._field(self.tr("Language"), self.language),
        ):
            self.body.addWidget(line)
        self.fault = Banner(
            "", self.tr("Record consent"), self._record_consent, kind="warn", icon="file-lock"
        )
        self.body.addWidget(self.fault)
        self.facts = Card("sunken")
        self.body.addWidget(self.facts)
        self.busy = BusyBar()
        self.body.addWidget(self.busy)
        self.body.addStretch(1)
        self.kind.chosen.connect(lambda _key: self._kind_changed(again=True))
        self.reader.chosen.connect(lambda _key: self._reader_changed())
        for combo in (self.pupil, self.teacher):
            combo.chosen.connect(lambda _key: self.prepare())
        self.language.chosen.connect(lambda _key: self.prepare())
        self.week.changed.connect(lambda _day: self.prepare())

    def _field(self, name: str, widget: QWidget) -> QWidget:
        holder = QWidget()
        layout = column(holder, 0, 4)
        layout.addWidget(label(name, "label"))
        layout.addWidget(widget)
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return holder

    def _names(self) -> dict[str, str]:
        return {str(key): name for key, name in self._teachers.items()}

    def _monday(self) -> date:
        today = self._desk.today()
        school = self._desk.read(settings.school_day)
        over = school.weekdays.isdisjoint(range(today.weekday(), 7))
        return today + timedelta(days=(7 if over else 0) - today.weekday())

    def _write_names(self, _on: object = None) -> None:
        privacy, kept = self._window.privacy, self.pupil.value
        names = {
            key: self.tr("{name}, {code}").format(
                name=privacy.name(each.short_name, each.initials, key), code=each.code
            )
            for key, each in self._children.items()
        }
        self.pupil.set_choices(names)
        self.pupil.choose(kept)
        if self.draft is not None:
            self._show_facts(self.draft)

    def _readers(self) -> dict[str, str]:
        return {each.value: reader_words(each) for each in READERS[DocumentKind(self.kind.value)]}

    def _kind_changed(self, *, again: bool = False) -> None:
        kind = DocumentKind(self.kind.value)
        kept = self.reader.value
        readers = self._readers()
        self.reader.set_choices(readers)
        self.reader.choose(kept if kept in readers else next(iter(readers)))
        self._show_whose()
        self._of_week.setVisible(kind in OF_A_WEEK)
        if again:
            self.prepare()

    def _reader_changed(self) -> None:
        self._show_whose()
        self.prepare()

    def _show_whose(self) -> None:
        self._of_pupil.setVisible(self._is_of_one)
        self._of_teacher.setVisible(self._is_of_staff)

    @property
    def _is_of_staff(self) -> bool:
        """Whether it is a teacher's day or week; a family's timetable is its own child's."""
        return DocumentKind(self.kind.value) in OF_A_TEACHER and self.reader.value == Audience.STAFF

    @property
    def _is_of_one(self) -> bool:
        """Whether it is about one child."""
        return DocumentKind(self.kind.value) not in OF_NOBODY and not self._is_of_staff

    @property
    def student_id(self) -> UUID | None:
        """The child it is about, where it is about one."""
        if not self._is_of_one or not self.pupil.value:
            return None
        return UUID(self.pupil.value)

    @property
    def code(self) -> str:
        """What stands for the child in the file name."""
        return self._children[self.pupil.value].code if self.student_id else ""

    def prepare(self) -> None:
        """Gather the document and show what goes in and what stays out; nothing is written."""
        kind = DocumentKind(self.kind.value)
        teacher = self.teacher.value if self._is_of_staff else ""
        day = self.week.value or self._desk.today()
        self.draft, fault, consent = None, "", False
        if self.student_id is None and self._is_of_one:
            self._show(self.tr("There are no pupils yet. Add one in the caseload first."), consent=False)
            return
        try:
            self.draft = self._desk.read(
                documents.prepare,
                kind,
                self.student_id,
                Audience(self.reader.value),
                today=self._desk.today(),
                language=self.language.value,
                practice=self._desk.database.practice,
                monday=day - timedelta(days=day.weekday()),
                teacher_id=UUID(teacher) if teacher else None,
            )
        except NotPermittedError as error:
            text = str(error)
            fault, consent = text[:1].upper() + text[1:] + ".", True
        except Exception as error:  # noqa: BLE001  (whatever is missing is said in the dialog, not on top of it)
            fault = faults.sentence(error)
        self._show(fault, consent=consent)

    def _show(self, fault: str, *, consent: bool) -> None:
        self.fault.setVisible(bool(fault))
        self.fault.say(fault)
        if self.fault.button is not None:
            self.fault.button.setVisible(consent and self._window.has_page("student"))
        for button in (self.preview_button, self.save_button):
            button.setEnabled(self.draft is not None)
        self.facts.setVisible(self.draft is not None)
        if self.draft is not None:
            self._show_facts(self.draft)
        if self.isVisible():
            self._fit()
        if fault:
            announce(self, fault)

    def _show_facts(self, draft: Draft) -> None:
        self.body.removeWidget(self.facts)
        old, self.facts = self.facts, Card("sunken", gap=4)
        self.body.insertWidget(self.body.count() - 2, self.facts)
        old.hide()
        old.deleteLater()
        body = self.facts.body
        for note in draft.notes:
            body.addWidget(Banner(self._masked(note.said(language())), icon="shield-alert"))
        body.addWidget(label(self.tr("Goes in"), "label"))
        for part in draft.goes_in or (self.tr("One page"),):
            body.addLayout(_fact("check", "ok", self._masked(part)))
        body.addSpacing(theme().px(4))
        body.addWidget(label(self.tr("Stays out, and why"), "label"))
        if not draft.withheld:
            body.addWidget(label(self.tr("Nothing has to stay out for this reader."), "hint", wrap=True))
        kept = ((translate(each.part), translate(each.reason), each.count) for each in draft.withheld)
        for part, reasons in stays_out(kept).items():
            body.addLayout(_fact("eye-off", "text2", f"{part}: {reasons}"))
        if signs := draft.unprintable:
            body.addLayout(_fact("triangle-alert", "warn", unprintable_words(signs)))
        body.addSpacing(theme().px(4))
        allowed = self.tr("Allowed because: {reason}").format(reason=draft.allowed_because)
        if draft.recipient:
            to = self.tr("To: {recipient}").format(recipient=draft.recipient)
            body.addWidget(label(to, wrap=True))
        body.addWidget(label(allowed, wrap=True))

    def _masked(self, text: str) -> str:
        """Return a heading; in privacy mode the child's name in it gives way to the initials."""
        child = self._children.get(self.pupil.value) if self.student_id else None
        if child is None or not self._window.privacy.on:
            return text
        return text.replace(child.called, child.initials)

    # Doing

    def preview(self) -> None:
        """Show the pages; printing and saving there are recorded."""
        if self.draft is not None:
            draft, code = self.draft, self.code
            self.accept()
            previewing.preview(self._window, draft, code)

    def save(self) -> None:
        """Write the file where the person says; it is recorded as issued."""
        draft = self.draft
        if draft is None:
            return
        name = previewing.suggested_name(draft, self.code, "pdf")
        filters = ";;".join(previewing.FORMATS.values())
        chosen = previewing.ask_path(self, self.tr("Save the document"), name, filters)
        if not chosen:
            return
        path = Path(chosen)
        file_format = path.suffix.removeprefix(".").casefold()
        if file_format not in previewing.FORMATS:
            path, file_format = path.with_name(f"{path.name}.pdf"), "pdf"
        self.save_button.setEnabled(False)
        job = previewing.render_job(self._window, draft, file_format)
        self.busy.watch(job, self.tr("Making the file"))
        job.succeeded.connect(lambda data: self._write(draft, path, file_format, data))
        job.failed.connect(lambda error: self._show(faults.sentence(error), consent=False))

    def _write(self, draft: Draft, path: Path, file_format: str, data: bytes) -> None:
        try:
            previewing.write_and_record(self._window, draft, path, file_format, data)
        except faults.NotDone as fault:
            self._show(str(fault), consent=False)
            return
        self._window.toasts.say(self.tr("Saved, and written down as issued."))
        self.accept()

    def _record_consent(self) -> None:
        child = self.student_id
        self.accept()
        self._window.open("student", student_id=str(child), section="team", at="record_button")


def _fact(icon: str, colour: str, text: str) -> QHBoxLayout:
    line = row()
    line.addWidget(Icon(icon, colour))
    line.addWidget(label(text, wrap=True), 1)
    return line
