"""The child's emergency page as it is agreed: if you see this, do that, and whom to call; in order."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hospital_iep.domain.student import EmergencyStepData
from hospital_iep.operations import plan, records
from hospital_iep.operations.records import Record
from hospital_iep.ui.forms import LongTextField, TextField
from hospital_iep.ui.student.part import ChildDialog, clear
from hospital_iep.ui.student.section import Section
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Card, IconButton, Wrapped, label
from hospital_iep.ui.widgets.chips import Chip

LONGEST = {"if_you_see": 200, "do_this": 300, "call": 120, "agreed_with": 120}


class EmergencyCard(Card):
    """The steps in their order; each is changed in a dialog, moved and removed where it stands."""

    def __init__(self, section: Section) -> None:
        super().__init__(gap=10)
        self._section = section
        self.rows: list[Record[EmergencyStepData]] = []
        self.verbs: dict[tuple[UUID, str], IconButton] = {}
        self._shown: object = None

    def show_steps(self) -> None:
        """Read and show the steps again, where they changed."""
        section = self._section
        self.rows = section.desk.read(records.listed, EmergencyStepData, student_id=section.student_id)
        key = [(row.id, row.row_version) for row in self.rows]
        if key == self._shown:
            return
        self._shown = key
        clear(self.body)
        self.verbs.clear()
        if not self.rows:
            words = self.tr("No step yet. Ask the nurse what to do first; no diagnosis is needed for it.")
            self.body.addWidget(Wrapped(words, "quiet"))
        for number, row in enumerate(self.rows, 1):
            self.body.addWidget(self._step(number, row))

    def _step(self, number: int, row: Record[EmergencyStepData]) -> QWidget:
        section, data, tr = self._section, row.data, self.tr
        step = QWidget()
        box = QHBoxLayout(step)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme().px(10))
        box.addWidget(label(str(number), "strong"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme().px(2))
        said = section.in_private
        words.addWidget(Wrapped(tr("If you see: {sign}").format(sign=said(data.if_you_see)), "strong"))
        words.addWidget(Wrapped(tr("Do this: {act}").format(act=said(data.do_this))))
        if data.call:
            words.addWidget(Wrapped(tr("Call: {whom}").format(whom=said(data.call))))
        if data.agreed_with:
            agreed = tr("Agreed with {name}").format(name=said(data.agreed_with))
            words.addWidget(Wrapped(agreed, "caption"))
        else:
            state = QHBoxLayout()  # a chip keeps its width: alone it would hold the words above to it
            state.addWidget(Chip(tr("Not agreed yet"), "circle-question-mark", "warn"))
            state.addStretch(1)
            words.addLayout(state)
        box.addLayout(words, 1)
        verbs = QHBoxLayout()
        verbs.setSpacing(0)
        for button in self._verbs(number, row.id):
            verbs.addWidget(button)
        box.addLayout(verbs)
        box.setAlignment(verbs, Qt.AlignmentFlag.AlignTop)
        return step

    def _verbs(self, number: int, step_id: UUID) -> list[IconButton]:
        """Return what can be done with a step; while names are hidden its text is not opened."""
        offered = [
            ("up", "arrow-up", self.tr("Move step {number} up"), partial(self._move, step_id, -1)),
            ("down", "arrow-down", self.tr("Move step {number} down"), partial(self._move, step_id, 1)),
            ("edit", "pencil", self.tr("Edit step {number}"), partial(self.edit, step_id)),
            ("remove", "trash-2", self.tr("Remove step {number}"), partial(self._remove, step_id)),
        ]
        if self._section.privacy.on:
            offered = [each for each in offered if each[0] != "edit"]
        for name, icon, words, act in offered:
            self.verbs[step_id, name] = IconButton(icon, words.format(number=number), act, size="small")
        self.verbs[step_id, "up"].setEnabled(number > 1)
        self.verbs[step_id, "down"].setEnabled(number < len(self.rows))
        return [self.verbs[step_id, each[0]] for each in offered]

    def _move(self, step_id: UUID, by: int) -> None:
        keys = [row.id for row in self.rows]
        at = keys.index(step_id)
        keys.insert(at + by, keys.pop(at))
        words = self.tr("Moved an emergency step")
        self._section.desk.do(words, plan.put_in_order, EmergencyStepData, keys)
        self.show_steps()
        again = [self.verbs[step_id, name] for name in (("up", "down") if by < 0 else ("down", "up"))]
        next(each for each in again if each.isEnabled()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, step_id: UUID) -> None:
        section = self._section
        words = self.tr("Removed an emergency step")
        section.desk.do(words, plan.take_out, section.student_id, EmergencyStepData, step_id)

    def add(self) -> None:
        """Open the dialog for another step, below the others."""
        EmergencyDialog(self._section).open()

    def edit(self, step_id: UUID) -> None:
        """Open the dialog of a step."""
        EmergencyDialog(self._section, next(row for row in self.rows if row.id == step_id)).open()


class EmergencyDialog(ChildDialog):
    """One step of the emergency page."""

    def __init__(self, section: Section, step: Record[EmergencyStepData] | None = None) -> None:
        title = section.tr("Add an emergency step")
        if step is not None:
            title = section.tr("Change an emergency step")
        intro = section.tr("Everybody who teaches reads this. Write what to do, never the diagnosis.")
        super().__init__(section, title, width=640, intro=intro)
        self._section, self._step = section, step
        hint = self.tr("What anybody can see: pale, shaking, a wet dressing.")
        self.see = TextField(self.tr("If you see"), hint)
        self.act = LongTextField(self.tr("Do this"))
        self.call = TextField(self.tr("Call"), self.tr("Who, and the number."))
        self.agreed = TextField(self.tr("Agreed with"), self.tr("The nurse or doctor who said so."))
        self.fields: dict[str, TextField | LongTextField] = {
            "if_you_see": self.see,
            "do_this": self.act,
            "call": self.call,
            "agreed_with": self.agreed,
        }
        data = step.data if step else EmergencyStepData()
        for name, field in self.fields.items():
            field.show_value(getattr(data, name))
            self.body.addWidget(field)
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Add") if step is None else self.tr("Keep"), self._keep, icon="check")

    @override
    def record_key(self) -> str:
        return str(self._step.id) if self._step else ""

    def _keep(self) -> None:
        values = {name: field.text().strip() for name, field in self.fields.items()}
        for name, field in self.fields.items():
            fault = self._fault(name, values[name])
            if fault:
                field.not_written(fault)
                field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        section = self._section
        if self._step is None:
            words = self.tr("Added an emergency step")
            section.desk.do(words, plan.add_step, section.student_id, EmergencyStepData(**values))
        else:
            words = self.tr("Changed an emergency step")
            section.desk.do(words, records.edit, EmergencyStepData, self._step.id, values)
        self.accept()

    def _fault(self, name: str, text: str) -> str:
        """Return what is wrong with a text; nothing is ever cut off an emergency step."""
        if not text and name == "if_you_see":
            return self.tr("Say what to look for.")
        if not text and name == "do_this":
            return self.tr("Say what to do. A step without it helps nobody.")
        if len(text) > LONGEST[name]:
            words = self.tr("At most {most} characters; these are {count}.")
            return words.format(most=LONGEST[name], count=len(text))
        return ""
