"""Treatment and energy of one child: courses, appointments, energy, isolation."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hospital_iep.domain.curve import TreatmentTemplate
from hospital_iep.operations import treatment
from hospital_iep.operations.treatment import CourseRow, TreatmentView
from hospital_iep.ui.commands import Command
from hospital_iep.ui.page import column
from hospital_iep.ui.student.appointments import AppointmentsPane
from hospital_iep.ui.student.course import CourseCard, remove_course
from hospital_iep.ui.student.course_list import CourseList, CourseWords
from hospital_iep.ui.student.energy import CheckDialog, EnergyPane
from hospital_iep.ui.student.gallery import CourseDialog, GalleryDialog, kind_words
from hospital_iep.ui.student.isolation import IsolationDialog, IsolationPane
from hospital_iep.ui.student.part import Head, Part
from hospital_iep.ui.student.words import moment_words
from hospital_iep.ui.widgets.basics import Button
from hospital_iep.ui.widgets.empty import EmptyState
from hospital_iep.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from hospital_iep.ui.student.page import StudentPage

COURSES, APPOINTMENTS, ENERGY, ISOLATION = "courses", "appointments", "energy", "isolation"


class TreatmentPart(Part):
    """Four panes under one head."""

    reads = frozenset(
        {
            "treatmentcourse",
            "appointment",
            "energycheck",
            "energywindow",
            "isolation",
            "student",
            "stay",
            "wardroutine",
            "wardcurve",
            "place",
            "lesson",
        }
    )

    def __init__(self, page: "StudentPage", student_id: UUID) -> None:
        super().__init__(page, student_id)
        tr = self.tr
        self.chosen: UUID | None = None
        self.view: TreatmentView | None = None
        self.head = Head(
            tr("Treatment, energy"), tr("Typical times. Check with the nurse. No dose is ever entered.")
        )
        self.add_button = Button(tr("Add treatment"), self.add_treatment, icon="plus", kind="primary")
        body = self.lay_out(self.head)
        self.head.add(self.add_button)
        self.lens = Segments(
            tr("Show"),
            {
                COURSES: tr("Courses"),
                APPOINTMENTS: tr("Appointments"),
                ENERGY: tr("Energy"),
                ISOLATION: tr("Isolation, times"),
            },
        )
        self.lens.chosen.connect(self.turn)
        body.addWidget(self.lens)
        self.appointments = AppointmentsPane(self)
        self.energy = EnergyPane(self)
        self.isolation = IsolationPane(self)
        self.panes_in_order = (self._courses_pane(), self.appointments, self.energy, self.isolation)
        for pane in self.panes_in_order:
            body.addWidget(pane, 1)
        self.turn(page.treatment_pane)

    def _courses_pane(self) -> QWidget:
        pane = QWidget()
        box = column(pane, 0, 12)
        self.list_card = CourseList()
        self.list_card.chosen.connect(self.choose)
        self.list_card.removed.connect(lambda key: remove_course(self, key))
        self.detail = CourseCard(self)
        self.empty = EmptyState(
            self.tr("No treatment yet. Choose a kind, and its dates and typical curve follow."),
            self.tr("Add treatment"),
            self.add_treatment,
            icon="heart-pulse",
        )
        for widget in (self.empty, self.list_card, self.detail):
            box.addWidget(widget)
        box.addStretch(1)
        return pane

    @override
    def first_focus(self) -> QWidget:
        return self.lens.button(self.lens.value)

    @override
    def commands(self) -> Sequence[Command]:
        tr = self.tr
        return [
            Command(tr("Add treatment"), self.add_treatment, "heart-pulse"),
            Command(tr("Add an energy check"), lambda: CheckDialog(self).open(), "energy-3"),
            Command(tr("Add isolation"), lambda: IsolationDialog(self).open(), "shield"),
        ]

    def turn(self, key: str) -> None:
        """Show one of the panes."""
        keys = (COURSES, APPOINTMENTS, ENERGY, ISOLATION)
        key = key if key in keys else COURSES
        self.page.treatment_pane = key
        self.lens.choose(key)
        for at, pane in enumerate(self.panes_in_order):  # in no stack: that is as tall as the tallest
            pane.setVisible(at == keys.index(key))

    # Showing

    @override
    def refresh(self) -> None:
        self.view = self.desk.read(treatment.view, self.student_id, self.desk.today())
        self._show_courses(self.view)
        self.appointments.show_view(self.view)
        self.energy.show_view(self.view)
        self.isolation.show_view(self.view)

    def _show_courses(self, view: TreatmentView) -> None:
        known = [row.id for row in view.courses]
        if self.chosen not in known:
            self.chosen = known[0] if known else None
        self.empty.setVisible(not known)
        self.empty.say(self._why_empty(len(view.appointments)))
        self.list_card.show_courses(view.courses, self._course_words)
        chosen = next((row for row in view.courses if row.id == self.chosen), None)
        self.detail.setVisible(chosen is not None)
        if chosen is not None:
            self.detail.show_course(chosen, self.name_of(chosen), self.card.data.energy_base)

    def _why_empty(self, appointments: int) -> str:
        if not appointments:
            return self.tr("No treatment yet. Choose a kind, and its dates and typical curve follow.")
        words = self.tr("No course is entered. {count} appointments stand under Appointments, and count.")
        if appointments == 1:
            words = self.tr("No course is entered. 1 appointment stands under Appointments, and counts.")
        return words.format(count=appointments)

    def name_of(self, row: CourseRow) -> str:
        """Return what a course may be called now: a treatment's name tells of the illness."""
        name = row.data.title or row.template.name
        return self.privacy.text(name, kind_words(row.template.kind))

    def _course_words(self, row: CourseRow) -> CourseWords:
        following = (
            self.tr("First day not known yet") if row.data.starts_on is None else self.tr("It is over")
        )
        if row.next_date is not None:
            following = self.tr("Next {when}, {count} to come").format(
                when=moment_words(row.next_date.start, self.desk.today()), count=row.left
            )
        return CourseWords(self.name_of(row), following, row.id == self.chosen)

    def choose(self, course_id: UUID) -> None:
        """Show one course in detail."""
        self.chosen = course_id
        if self.view is not None:
            self._show_courses(self.view)
        self.detail.lens.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_treatment(self) -> None:
        """Open the gallery, then the course."""
        GalleryDialog(self, self._add_course).open()

    def _add_course(self, template: TreatmentTemplate) -> None:
        self.turn(COURSES)
        CourseDialog(self, template.new_course(self.desk.today())).open()
