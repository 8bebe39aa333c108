"""Add a pupil on the first day: a few fields, each of which may be unknown yet."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCompleter

from hospital_iep.domain.student import HomeSchoolData, StudentData
from hospital_iep.domain.timetable import PlaceData, StayData
from hospital_iep.domain.vocabulary import Data
from hospital_iep.operations import caseload, student
from hospital_iep.ui.birth import BirthField
from hospital_iep.ui.faults import NotDone
from hospital_iep.ui.forms import ASK_WITHIN, Field, TextField
from hospital_iep.ui.limits import limited
from hospital_iep.ui.student.binding import offer_unknown
from hospital_iep.ui.widgets.announce import announce
from hospital_iep.ui.widgets.basics import Button, label
from hospital_iep.ui.widgets.bending import Pair
from hospital_iep.ui.widgets.dialog import DialogBase
from hospital_iep.ui.widgets.empty import Banner

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window


class AddPupil(DialogBase):
    """The day-0 dialog: what is known now, and a question with a date for what is not."""

    def __init__(self, window: "Window") -> None:
        super().__init__(
            window,
            window.tr("Add pupil"),
            width=640,
            intro=window.tr("None of this is required. What is not known yet is asked for later."),
        )
        self._window = window
        self._desk = window.desk
        self.unknown: set[str] = set()
        self.likely: UUID | None = None
        self.made: UUID | None = None
        self.fields: dict[str, Field] = {}
        self._build()
        self.cancel()
        self.add_button = self.primary(self.tr("Add and open"), self.add, icon="user-plus")
        self._doubt = QTimer(self)
        self._doubt.setSingleShot(True)
        self._doubt.setInterval(300)
        self._doubt.timeout.connect(self.look_for_same)

    def _build(self) -> None:
        today = self._desk.today
        places = self._desk.read(student.place_names)
        schools = self._desk.read(student.school_names)

        def text(words: str, kind: type[Data], name: str, hint: str = "") -> TextField:
            return limited(TextField(words, hint, today=today), kind, name, hint)

        self._put("given_name", text(self.tr("First name"), StudentData, "given_name"))
        self._put("family_name", text(self.tr("Family name"), StudentData, "family_name"))
        self._put(
            "birth_date",
            BirthField(self.tr("Date of birth"), self.tr("Day, month, year"), today=today),
        )
        self._put("grade", text(self.tr("Grade"), StudentData, "grade"))
        ward = text(self.tr("Ward"), PlaceData, "name", self.tr("A new name makes a new ward."))
        self._put("place", ward)
        bed = text(self.tr("Bed"), StayData, "bed", self.tr("May stay empty; it is not asked for."))
        self.bed = bed
        school = text(
            self.tr("Home school"), HomeSchoolData, "name", self.tr("A new name makes a new school.")
        )
        self._put("school", school)
        _complete(ward, places)
        _complete(school, schools)
        known = self.fields
        for line in (
            Pair(known["given_name"], known["family_name"]),
            Pair(known["birth_date"], known["grade"]),
            Pair(ward, bed),
            school,
        ):
            self.body.addWidget(line)
        self.same = Banner("", self.tr("Open that pupil"), self._open_same, icon="users")
        self.same.hide()
        self.body.addWidget(self.same)
        self.body.addWidget(
            label(self.tr("Treatment, needs and consent come next, on the pupil's page."), "hint", wrap=True)
        )
        self.fault = label("", "fault", wrap=True)
        self.fault.hide()
        self.body.addWidget(self.fault)

    def _put(self, name: str, field: Field) -> None:
        self.fields[name] = field
        field.setObjectName(name)
        offer_unknown(field)
        field.unknown_asked.connect(lambda by: self._ask(name, by))
        field.got_it.connect(lambda: self.unknown.discard(name))
        if name in ("given_name", "family_name"):
            field.typed.connect(lambda _text: self._doubt.start())
        if name == "birth_date":
            field.committed.connect(lambda _text: self.look_for_same())

    def _ask(self, name: str, by: date) -> None:
        self.unknown.add(name)
        self.fields[name].show_value("")
        self.fields[name].show_unknown(by)

    def data(self) -> StudentData:
        """Return the child as far as it is known."""
        born = self._text("birth_date")
        return StudentData(
            given_name=self._text("given_name"),
            family_name=self._text("family_name"),
            birth_date=date.fromisoformat(born) if born else None,
            grade=self._text("grade"),
            admitted_on=self._desk.today(),
        )

    def _text(self, name: str) -> str:
        return "" if name in self.unknown else self.fields[name].text().strip()

    def look_for_same(self) -> None:
        """Say who may already be this child; it never keeps anyone from adding."""
        data = self.data()
        found = []
        if data.given_name:
            found = self._desk.read(caseload.look_alikes, data.given_name, data.family_name, data.birth_date)
        self.likely = found[0].id if found else None
        if found:
            row = found[0]
            name = self._window.privacy.name(row.full_name, row.initials)
            where = ", ".join(part for part in (row.place, row.bed) if part)
            words = self.tr("{name} may be the same child: {where}.").format(name=name, where=where)
            self.same.say(words if where else self.tr("{name} may be the same child.").format(name=name))
        self.same.setVisible(bool(found))

    def _open_same(self) -> None:
        self.reject()
        self._window.open("student", student_id=str(self.likely))

    def add(self) -> None:
        """Enter the child as one step, and open its page."""
        self.bed.commit()
        if self.bed.text().strip() and not self._text("place"):
            self.bed.not_written(self.tr("Type the ward too: the bed is kept with its ward."))
        known = [field for name, field in self.fields.items() if name not in self.unknown]
        wrong = next((field for field in (*known, self.bed) if field.fault is not None), None)
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        data = self.data()
        empty = {name for name in student.DAY_ZERO if not self.fields[name].text().strip()}
        try:
            self.made = self._desk.do(
                self.tr("Added pupil"),
                student.enter,
                data,
                place=self._text("place"),
                bed=self.bed.text().strip(),
                school=self._text("school"),
                unknown=sorted(empty | self.unknown),
                ask_by=self._desk.today() + ASK_WITHIN,
            )
        except NotDone as fault:
            self.fault.setText(str(fault))  # what was typed stays here
            self.fault.show()
            announce(self, str(fault), assertive=True)
            return
        self.accept()
        self._window.open("student", student_id=str(self.made), section="overview")


def _complete(field: TextField, words: list[str]) -> None:
    """Offer known names while one types."""
    completer = QCompleter(words, field.line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.line.setCompleter(completer)


def practice_button(window: "Window") -> Button:
    """Return the button that opens the practice hospital."""
    return Button(window.tr("Practice data"), window.practice_asked.emit, icon="flask-conical")
