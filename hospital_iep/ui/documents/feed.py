"""A calendar file for a teacher or a family: times only, unless somebody chooses more after a warning."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from hospital_iep.operations import caseload, feeds, student
from hospital_iep.operations.feeds import FeedAudience
from hospital_iep.ui import faults
from hospital_iep.ui import preview as previewing
from hospital_iep.ui.page import column
from hospital_iep.ui.widgets.basics import label
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.dialog import DialogBase
from hospital_iep.ui.widgets.empty import Banner
from hospital_iep.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window

WEEKS = {"1": 1, "4": 4, "12": 12}


class CalendarFile(DialogBase):
    """Whose lessons, how far ahead, and whether subjects may stand in it."""

    def __init__(self, window: "Window") -> None:
        super().__init__(
            window,
            window.tr("Calendar file"),
            intro=window.tr(
                "For a phone or computer calendar (.ics). Each entry says “Lesson”: no name, ward or "
                "treatment. It shows what was published; a new file replaces the old entries."
            ),
        )
        self._window = window
        self._desk = window.desk
        self._children = {str(each.id): each for each in self._desk.read(caseload.students)}
        teachers = {str(key): name for key, name in self._desk.read(student.teacher_names).items()}
        self.reader = Segments(
            self.tr("For"),
            {
                FeedAudience.TEACHER.value: self.tr("Teacher"),
                FeedAudience.FAMILY.value: self.tr("Family"),
            },
        )
        self.teacher = SearchCombo(self.tr("Teacher"), teachers)
        self.pupil = SearchCombo(self.tr("Pupil"), self._names())
        self.teacher.choose(next(iter(teachers), ""))
        self.pupil.choose(next(iter(self._children), ""))
        self.weeks = Segments(
            self.tr("How far ahead"),
            {"1": self.tr("1 week"), "4": self.tr("4 weeks"), "12": self.tr("12 weeks")},
            "4",
        )
        self.details = QCheckBox(self.tr("Write the subject instead of “Lesson”"))
        self.warning = Banner(
            self.tr("Calendars on phones are read by others: the subject tells that a child is taught here.")
        )
        self.nobody = Banner("")
        self.fault = Banner("", kind="danger")
        self._of_teacher = self._field(self.tr("Teacher"), self.teacher)
        self._of_pupil = self._field(self.tr("Pupil"), self.pupil)
        for part in (
            self._field(self.tr("For"), self.reader),
            self._of_teacher,
            self._of_pupil,
            self._field(self.tr("How far ahead"), self.weeks),
            self.details,
            self.warning,
            self.nobody,
            self.fault,
        ):
            self.body.addWidget(part)
        self.cancel()
        self.save_button = self.primary(self.tr("Save as…"), self.save, icon="download")
        self.reader.chosen.connect(lambda _key: self._show())
        self.details.toggled.connect(lambda _on: self._show())
        window.privacy.changed.connect(lambda _on: self._write_names())
        self.fault.hide()
        self._show()

    def _field(self, name: str, widget: QWidget) -> QWidget:
        holder = QWidget()
        layout = column(holder, 0, 4)
        layout.addWidget(label(name, "label"))
        layout.addWidget(widget)
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return holder

    def _names(self) -> dict[str, str]:
        privacy = self._window.privacy
        return {
            key: self.tr("{name}, {code}").format(
                name=privacy.name(each.short_name, each.initials, key), code=each.code
            )
            for key, each in self._children.items()
        }

    def _write_names(self) -> None:
        self.pupil.set_choices(self._names(), self.pupil.value)

    def _show(self) -> None:
        of_teacher = self.reader.value == FeedAudience.TEACHER.value
        self._of_teacher.setVisible(of_teacher)
        self._of_pupil.setVisible(not of_teacher)
        self.warning.setVisible(self.details.isChecked())
        able = bool(self.teacher.value if of_teacher else self.pupil.value)
        self.save_button.setEnabled(able)
        nobody = self.tr("There are no pupils yet. Add one in the caseload first.")
        if of_teacher:
            nobody = self.tr("There is no teacher yet. Enter one in Settings, People.")
        self.nobody.say(nobody)
        self.nobody.setVisible(not able)
        if self.isVisible():
            self._fit()

    def save(self) -> None:
        """Write the calendar file where the person says; that it left is written down."""
        audience = FeedAudience(self.reader.value)
        of_teacher = audience is FeedAudience.TEACHER
        child = None if of_teacher else UUID(self.pupil.value)
        name = "lessons-teacher.ics" if of_teacher else f"{self._children[self.pupil.value].code}-lessons.ics"
        chosen = previewing.ask_path(
            self, self.tr("Save the calendar file"), name, self.tr("Calendar (*.ics)")
        )
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix.casefold() == ".ics" else path.with_name(f"{path.name}.ics")
        first = self._desk.today()
        last = first + timedelta(weeks=WEEKS[self.weeks.value])
        try:
            data = self._desk.read(
                feeds.lessons,
                first,
                last,
                self._desk.now().astimezone(),
                audience,
                teacher_id=UUID(self.teacher.value) if of_teacher else None,
                student_id=child,
                details=self.details.isChecked(),
            )
            path.write_bytes(data)
            self._desk.do(self.tr("Gave a calendar out"), feeds.given_out, data, audience, child)
        except Exception as error:  # noqa: BLE001  (said in the dialog, where the person looks)
            self.fault.say(faults.sentence(error))
            self.fault.show()
            return
        self._window.toasts.say(self.tr("Saved. That it left is in the audit list."))
        self.accept()
