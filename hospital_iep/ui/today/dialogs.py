"""Log a lesson afterwards, and write down what the ward said."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSpinBox
from typing_extensions import override

from hospital_iep.operations import today
from hospital_iep.operations.week import LessonRow
from hospital_iep.ui.faults import NotDone
from hospital_iep.ui.theme import theme
from hospital_iep.ui.today import words
from hospital_iep.ui.widgets.basics import Button, label
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.dialog import DialogBase
from hospital_iep.ui.widgets.empty import Banner
from hospital_iep.ui.widgets.energy import EnergyButtons

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window


class _Asking(DialogBase):
    """A dialog that says in its own place why something was not done."""

    def __init__(self, window: "Window", title: str, intro: str) -> None:
        super().__init__(window, title, intro=intro)
        self._window = window
        self._desk = window.desk
        self._fault = Banner("", kind="danger", icon="circle-alert")
        self.body.addWidget(self._fault)
        self._fault.hide()

    def say_fault(self, text: str) -> None:
        """Say why it was not done; everything typed stays."""
        self._fault.say(text)
        self._fault.show()


class LogDialog(_Asking):
    """A lesson of the last days that was taught and not written down yet."""

    def __init__(self, window: "Window", rows: Sequence[LessonRow], names: Mapping[UUID, str]) -> None:
        super().__init__(
            window,
            window.tr("Log a lesson"),
            window.tr("Minutes are as planned. Choosing the energy saves the lesson."),
        )
        self._rows = {str(row.id): row for row in rows}
        choices = {key: self._say(row, names) for key, row in self._rows.items()}
        self.which = SearchCombo(self.tr("Lesson"), choices, next(iter(choices), ""))
        self.which.chosen.connect(self._show)
        self.ask(self.tr("Lesson"), self.which)
        self.minutes = QSpinBox()
        self.minutes.setRange(0, 480)
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setAccessibleName(self.tr("Minutes taught"))
        self.ask(self.tr("Minutes taught"), self.minutes)
        self.topic = QLineEdit()
        self.topic.setMaxLength(200)
        self.topic.setAccessibleName(self.tr("What was new"))
        self.ask(self.tr("What was new"), self.topic)
        question = self.tr("Energy at the end")
        self.body.addWidget(label(question, "label"))
        self.energy = EnergyButtons(question)
        self.energy.chosen.connect(self.save)
        self.body.addWidget(self.energy)
        self.cancel()
        self.save_button = self.primary(self.tr("Save without energy"), lambda: self.save(None))
        self._show(self.which.value)

    def _say(self, row: LessonRow, names: Mapping[UUID, str]) -> str:
        who = ", ".join(names.get(key, "") for key in row.student_ids)
        text = self.tr("{day}, {when}: {who}, {subject}")
        return text.format(
            day=day_words(row.data.start.date(), self._desk.today()),
            when=words.span(row.data.start, row.data.end),
            who=who,
            subject=row.subject,
        )

    def _show(self, key: str) -> None:
        self.minutes.setValue(self._rows[key].data.minutes if key in self._rows else 0)

    def save(self, level: int | None) -> None:
        """Write the lesson down."""
        row = self._rows[self.which.value]
        try:
            self._desk.do(
                self.tr("Logged a lesson"),
                today.log_lesson,
                row.id,
                minutes=self.minutes.value(),
                at=row.data.end,
                level_after=level,
                topic=self.topic.text().strip(),
            )
        except NotDone as fault:
            self.say_fault(str(fault))
            return
        self.topic.clear()
        self.accept()


class NoteDialog(_Asking):
    """What the ward said about a child this morning."""

    def __init__(
        self, window: "Window", names: Mapping[UUID, str], chosen: UUID | None, now: datetime
    ) -> None:
        super().__init__(
            window,
            window.tr("Note from the ward"),
            window.tr(
                "Short, and only what a lesson needs: how the night was, which arm, where the child is."
            ),
        )
        self._now = now
        self._about = chosen
        self.who = SearchCombo(
            self.tr("Pupil"), {str(key): name for key, name in names.items()}, str(chosen or "")
        )
        self.ask(self.tr("Pupil"), self.who)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Note"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme().px(96))
        self.ask(self.tr("Note"), self.text)
        self.cancel()
        self.save_button: Button = self.primary(self.tr("Add note"), self.save)

    @override
    def keep_key(self) -> str:
        return f"{type(self).__qualname__}-{self._about or ''}"

    def save(self) -> None:
        """Write the note down."""
        text = self.text.toPlainText().strip()
        if not text or not self.who.value:
            self.say_fault(self.tr("Choose a pupil and write a few words."))
            return
        try:
            self._desk.do(
                self.tr("Added a note from the ward"),
                today.add_note,
                UUID(self.who.value),
                text[:1000],
                self._now,
            )
        except NotDone as fault:
            self.say_fault(str(fault))
            return
        self.text.clear()
        self.accept()
