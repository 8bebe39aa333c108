"""A teacher is away for a day: note it, look for cover, and hand the children over."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal

from hospital_iep.operations import cover, student
from hospital_iep.ui.forms import ChoiceField, DayField
from hospital_iep.ui.preview import preview
from hospital_iep.ui.today.words import language
from hospital_iep.ui.widgets.basics import Button, label
from hospital_iep.ui.widgets.dialog import DialogBase

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window


class AwayDialog(DialogBase):
    """Who is away, and on which day. ``noted`` carries the day: its lessons now ask for a repair."""

    noted = Signal(object)

    def __init__(self, window: "Window", teacher: str, day: date) -> None:
        super().__init__(window, window.tr("A teacher is away"), width=640)
        self._window = window
        self._desk = window.desk
        self._names: Mapping[UUID, str] = self._desk.read(student.teacher_names)
        names = {str(key): name for key, name in self._names.items()}
        self.teacher = ChoiceField(self.tr("Who"), names)
        self.teacher.show_value(teacher if teacher in names else next(iter(names), ""))
        self.teacher.committed.connect(self._show_effect)
        self.day = DayField(self.tr("Day"), today=self._desk.today)
        self.day.show_value(day.isoformat())
        self.day.committed.connect(self._show_effect)
        self.effect = label("", wrap=True)
        for widget in (self.teacher, self.day, self.effect):
            self.body.addWidget(widget)
        self.pages = Button(self.tr("Handover pages"), self._hand_over, icon="printer")
        self.body.addWidget(self.pages, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addStretch(1)
        self.cancel()
        self.note_button = self.primary(self.tr("Note and look for cover"), self._note, icon="check")
        self._show_effect()

    def _wish(self) -> tuple[UUID, date] | None:
        key, day = self.teacher.text(), self.day.day.value
        return (UUID(key), day) if key and day is not None else None

    def _show_effect(self, *_: object) -> None:
        wish = self._wish()
        rows = self._desk.read(cover.lessons_of, *wish) if wish is not None else []
        children = len({key for row in rows for key in row.student_ids})
        count = len(rows)
        lessons = self.tr("1 lesson") if count == 1 else self.tr("{count} lessons").format(count=count)
        who = self.tr("1 child") if children == 1 else self.tr("{count} children").format(count=children)
        said = self.tr("{lessons} of that day, {children}.").format(lessons=lessons, children=who)
        over = wish is not None and wish[1] < self._desk.today()
        if not self._names:
            said = self.tr("There is no teacher yet. Enter one in Settings, People.")
        elif over:
            said = self.tr("That day is over: nobody needs cover.")
        elif wish is None:
            said = self.tr("Write the day.")
        elif not rows:
            said = self.tr("No lesson on that day.")
        self.effect.setText(said)
        self.pages.setEnabled(bool(rows))
        self.note_button.setEnabled(wish is not None and not over)

    def _note(self) -> None:
        wish = self._wish()
        if wish is None:
            return
        words = self.tr("Noted: a teacher is away")
        self._desk.do(words, cover.away, *wish, self.tr("away"))
        self.accept()
        self.noted.emit(wish[1])

    def _hand_over(self) -> None:
        """Show the pages that the colleagues get who come instead."""
        wish = self._wish()
        if wish is not None:
            draft = self._desk.read(
                cover.handover,
                *wish,
                issued_on=self._desk.today(),
                language=language(),
                practice=self._desk.database.practice,
            )
            preview(self._window, draft)
