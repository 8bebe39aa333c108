"""The people: teachers with their hours, and who may open the case file."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hospital_iep.domain.team import TeacherBusyData, TeacherData, TeachingHoursData
from hospital_iep.operations import people, records
from hospital_iep.ui import faults
from hospital_iep.ui.moments import clock
from hospital_iep.ui.settings.fields import (
    choice_spec,
    clearances_spec,
    day_spec,
    list_spec,
    moment_spec,
    name_spec,
    number_spec,
    text_spec,
    time_spec,
    weekday_words,
)
from hospital_iep.ui.settings.keys import AddPerson, ChangePassphrase, NewFileKey, NewRecoverySheet
from hospital_iep.ui.settings.parts import AtLeast, Part, RecordList, SettingCard
from hospital_iep.ui.staff import ROLES, role_word
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button, IconButton, label
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.dialog import DialogBase
from hospital_iep.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window

MOST_MINUTES = 720  # of a day, as many as a teacher's record holds


class PeoplePart(Part):
    """Who teaches, and who opens the file."""

    def __init__(self, window: "Window", *, may_read: bool, may_write: bool) -> None:
        super().__init__(window)
        self.may_read, self.may_write = may_read, may_write
        self.dialog: DialogBase | None = None
        self.remove_button: Button | None = None
        self._shown: list[tuple[UUID, str, str]] = []
        if may_read:
            self._add_teachers()
            self._add_hours()
        self._add_staff()

    def _add_teachers(self) -> None:
        tr = self.tr
        card = self.add(
            SettingCard(
                tr("Teachers"),
                tr(
                    "The planner gives lessons only in their subjects and hours. Private restrictions are "
                    "never printed."
                ),
            )
        )
        self.teachers = RecordList(
            self.desk,
            TeacherData,
            [
                name_spec("name", tr("Name"), tr("Type the teacher's name.")),
                list_spec("subjects", tr("Teaches"), tr("With commas; empty: everything")),
                number_spec("max_minutes_per_day", tr("Most minutes a day"), width=150, most=MOST_MINUTES),
                clearances_spec("clearances", tr("Cleared for isolation")),
                text_spec("restrictions", tr("Private restrictions"), width=260),
                day_spec("works_from", tr("Works from")),
                day_spec("works_until", tr("Works until")),
            ],
            labels=(tr("Changed a teacher"), tr("Add a teacher"), tr("Remove the teacher")),
            new=lambda: TeacherData(name=tr("New teacher")),
            may_write=self.may_write,
        )
        card.body.addWidget(self.teachers)

    def _add_hours(self) -> None:
        tr = self.tr
        card = self.add(
            SettingCard(
                tr("Teaching hours and busy times"),
                tr("Lessons are planned inside the hours and around busy times."),
            )
        )
        self.teacher = SearchCombo(tr("Teacher of these hours"))
        self.teacher.chosen.connect(lambda _key: self._show_hours())
        card.body.addWidget(self.teacher)
        self.hours = RecordList(
            self.desk,
            TeachingHoursData,
            [
                choice_spec("weekday", tr("Weekday"), weekday_words(), width=120),
                time_spec("start", tr("From")),
                time_spec("end", tr("To")),
            ],
            labels=(tr("Changed teaching hours"), tr("Add hours"), tr("Remove the hours")),
            new=lambda: TeachingHoursData(start=time(9), end=time(12)),
            called=self._hours_called,
            may_write=self.may_write,
        )
        self.busy = RecordList(
            self.desk,
            TeacherBusyData,
            [moment_spec("start", tr("From")), moment_spec("end", tr("To")), text_spec("reason", tr("Why"))],
            labels=(tr("Changed a busy time"), tr("Add a busy time"), tr("Remove the busy time")),
            new=self._new_busy,
            called=self._busy_called,
            may_write=self.may_write,
        )
        self._of_teacher: list[QWidget] = [self.teacher]
        for title, part in ((tr("Hours"), self.hours), (tr("Busy times"), self.busy)):
            self._of_teacher += [label(title, "strong"), part]
            card.body.addWidget(self._of_teacher[-2])
            card.body.addWidget(part)
        self._nobody = label(tr("There is no teacher yet. Add one above."), wrap=True)
        card.body.addWidget(self._nobody)

    def _hours_called(self, data: TeachingHoursData) -> str:
        day = weekday_words()[str(data.weekday)]
        hours = f"{clock(data.start)}\u2013{clock(data.end)}"
        return f"{self.teacher.currentText()}, {day} {hours}"

    def _busy_called(self, data: TeacherBusyData) -> str:
        day = day_words(data.start.date(), self.desk.today())
        return f"{self.teacher.currentText()}, {day} {clock(data.start)}\u2013{clock(data.end)}"

    def _new_busy(self) -> TeacherBusyData:
        start = datetime.combine(self.desk.today() + timedelta(days=1), time(9))
        return TeacherBusyData(start=start, end=start + timedelta(hours=1))

    def _show_hours(self) -> None:
        shown = bool(self.teacher.value)
        self._nobody.setVisible(not shown)
        for each in self._of_teacher:
            each.setVisible(shown)
        for part in (self.hours, self.busy):
            if shown:
                part.keys = {"teacher_id": UUID(self.teacher.value)}
                part.refresh()

    # Who opens the file

    def _add_staff(self) -> None:
        tr = self.tr
        card = self.add(
            SettingCard(
                tr("Who can open this case file"),
                tr(
                    "Each has an own passphrase. A role is kept by the program, not by the encryption. "
                    "A changed role holds from the next unlock. These steps are written down and cannot "
                    "be undone."
                ),
            )
        )
        self.staff_layout = FlowLayout(gap=8)
        card.body.addLayout(self.staff_layout)
        self.roles: dict[UUID, SearchCombo] = {}
        self.removers: dict[UUID, IconButton] = {}
        self.staff_hint = label("", "hint", wrap=True)
        card.body.addWidget(self.staff_hint)
        self.add_person = Button(tr("Add a person…"), self.ask_person, icon="user-plus")
        self.passphrase = Button(tr("Change my passphrase…"), self.ask_passphrase, icon="key-round")
        self.recovery = Button(tr("New recovery sheet…"), self.ask_recovery, icon="printer")
        self.new_key = Button(self.tr("New key for the file…"), self.ask_new_key, icon="lock")
        line = FlowLayout()
        for button in (self.add_person, self.passphrase, self.recovery, self.new_key):
            line.addWidget(button)
        card.body.addLayout(line)

    def ask_person(self) -> None:
        """Open the dialog that lets another person in."""
        self._open(AddPerson(self.window_))

    def ask_passphrase(self) -> None:
        """Open the dialog for one's own new passphrase."""
        self._open(ChangePassphrase(self.window_))

    def ask_recovery(self) -> None:
        """Open the dialog for a new recovery sheet."""
        self._open(NewRecoverySheet(self.window_))

    def ask_new_key(self) -> None:
        """Open the dialog that encrypts the case file anew."""
        self._open(NewFileKey(self.window_))

    def _open(self, dialog: DialogBase) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda _result: self._show_staff())
        dialog.open()

    def _show_staff(self) -> None:
        database = self.desk.database
        manage = people.may_manage(database)
        found = people.people(database)
        shown = [(person.id, person.name, person.role) for person in found]
        if shown != self._shown:
            self._shown = shown
            self._build_staff(shown)
        for combo in self.roles.values():
            combo.setEnabled(manage)
        for key, button in self.removers.items():
            button.setVisible(manage and key != database.person.id)
        self.add_person.setVisible(manage)
        self.recovery.setVisible(manage)
        self.new_key.setVisible(manage)
        self.staff_hint.setText("" if manage else self.tr("Your administrator adds and removes people."))

    def _build_staff(self, shown: list[tuple[UUID, str, str]]) -> None:
        while (item := self.staff_layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.roles, self.removers = {}, {}
        for key, name, role in shown:
            words = label(name, "strong")
            AtLeast(words, 160)
            words.setMinimumHeight(theme().target(34))
            combo = SearchCombo(
                self.tr("Role of {name}").format(name=name), {each: role_word(each) for each in ROLES}
            )
            combo.choose(role)
            AtLeast(combo, 210)
            combo.chosen.connect(partial(self._change_role, key))
            remove = IconButton(
                "trash-2", self.tr("Remove {name}").format(name=name), partial(self._remove, key)
            )
            self.roles[key], self.removers[key] = combo, remove
            for part in (words, combo, remove):
                self.staff_layout.addWidget(part)

    def _change_role(self, key: UUID, role: str) -> None:
        self._act(
            lambda: people.change_role(self.desk.database, key, role),
            self.tr("The role holds from the next unlock."),
        )

    def _remove(self, key: UUID) -> None:
        name = next(name for each, name, _role in self._shown if each == key)
        dialog = DialogBase(
            self.window_,
            self.tr("Remove {name}").format(name=name),
            intro=self.tr(
                "Their passphrase opens this case file no more. An old copy of it stays readable to them."
            ),
        )
        dialog.cancel()
        self.remove_button = dialog.primary(
            self.tr("Remove"), lambda: self._removed(key, dialog), icon="trash-2"
        )
        self._open(dialog)

    def _removed(self, key: UUID, dialog: DialogBase) -> None:
        dialog.accept()
        self._act(
            lambda: people.remove(self.desk.database, key),
            self.tr("Removed. A copy they kept goes on opening what comes, until the file has a new key."),
            self.tr("New key…"),
            self.ask_new_key,
        )

    def _act(
        self,
        work: Callable[[], object],
        told: str,
        next_words: str = "",
        next_act: Callable[[], None] | None = None,
    ) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001  (said as one sentence; nothing was changed)
            self.window_.toasts.say(faults.sentence(error), is_fault=True)
        else:
            self.window_.toasts.say(told, next_words, next_act)
        self._shown = []
        self._show_staff()

    @override
    def refresh(self) -> None:
        """Show what the case file holds now."""
        self._show_staff()
        if not self.may_read:
            return
        self.teachers.refresh()
        names = {str(each.id): each.data.name for each in self.desk.read(records.listed, TeacherData)}
        kept = self.teacher.value if self.teacher.value in names else next(iter(names), "")
        self.teacher.set_choices(names)
        self.teacher.choose(kept)
        self._show_hours()

    @override
    def commit(self) -> None:
        """Write what is half-typed."""
        super().commit()
        if self.may_read:
            for form in (*self.teachers.forms, *self.hours.forms, *self.busy.forms):
                form.commit()
