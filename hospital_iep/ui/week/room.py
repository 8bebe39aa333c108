"""A room cannot be used for a time: note it, see what it does, look for other places; or open it again."""

from datetime import date, datetime, time
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from hospital_iep.domain.timetable import PlaceClosureData
from hospital_iep.operations import rooms, settings, week
from hospital_iep.operations.records import Record
from hospital_iep.ui.forms import ChoiceField, DayField, TextField
from hospital_iep.ui.student.gallery import read_times
from hospital_iep.ui.week.panel import clear
from hospital_iep.ui.week.speech import clock, short_date
from hospital_iep.ui.widgets.basics import Button, label
from hospital_iep.ui.widgets.bending import Pair
from hospital_iep.ui.widgets.dialog import DialogBase

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window


class RoomDialog(DialogBase):
    """Which room, from when until when. ``noted`` carries the day: lessons in it now ask for a repair."""

    noted = Signal(object)

    def __init__(self, window: "Window", day: date) -> None:
        super().__init__(window, window.tr("A room can\u2019t be used"), width=640)
        self._desk = window.desk
        names = {str(key): name for key, name in self._desk.read(rooms.names).items()}
        hours = self._desk.read(settings.school_day)
        self.room = ChoiceField(self.tr("Room"), names)
        self.room.show_value(next(iter(names), ""))
        self.first = DayField(self.tr("From"), today=self._desk.today)
        self.last = DayField(self.tr("To"), today=self._desk.today)
        self.start, self.end = TextField(self.tr("At")), TextField(self.tr("At"))
        for when in (self.first, self.last):
            when.show_value(day.isoformat())
        self.start.show_value(f"{hours.start:%H:%M}")
        self.end.show_value(f"{hours.end:%H:%M}")
        self.why = TextField(self.tr("Why"))
        self.why.line.setMaxLength(120)
        self.effect = label("", wrap=True)
        for field in (self.room, self.first, self.last):
            field.committed.connect(self._show_effect)
        for line in (self.start, self.end):
            line.typed.connect(self._show_effect)
        pairs = (Pair(self.first, self.start), Pair(self.last, self.end))
        for widget in (self.room, *pairs, self.why, self.effect):
            self.body.addWidget(widget)
        self.known = QVBoxLayout()
        self.body.addLayout(self.known)
        self.body.addStretch(1)
        self.cancel()
        self.note_button = self.primary(self.tr("Note and look for places"), self._note, icon="check")
        self._show_effect()

    def wish(self) -> tuple[UUID, datetime, datetime] | None:
        """Return room, begin and end; ``None`` where they cannot be read, end too early, or are over."""
        start, end = read_times(self.start.text(), 1), read_times(self.end.text(), 1)
        first, last = self.first.day.value, self.last.day.value
        if not self.room.text() or first is None or last is None or not start or not end:
            return None
        begin = datetime.combine(first, time.fromisoformat(start[0]))
        finish = datetime.combine(last, time.fromisoformat(end[0]))
        to_come = begin < finish and self._desk.now() < finish
        return (UUID(self.room.text()), begin, finish) if to_come else None

    def _show_effect(self, *_: object) -> None:
        wish = self.wish()
        self.note_button.setEnabled(wish is not None)
        self._show_known()
        if wish is None:
            no_room = self.tr("There is no classroom yet. Enter it in Settings, Ward.")
            unread = self.tr("Write a begin before the end, with times such as 08:00, and an end to come.")
            self.effect.setText(unread if self.room.text() else no_room)
            return
        rows = self._desk.read(week.at_place, *wish)
        count, children = len(rows), len({key for row in rows for key in row.student_ids})
        lessons = self.tr("1 lesson") if count == 1 else self.tr("{count} lessons").format(count=count)
        who = self.tr("1 child") if children == 1 else self.tr("{count} children").format(count=children)
        words = self.tr("In it then: {lessons}, {children}.")
        nobody = self.tr("No lesson is in it then.")
        self.effect.setText(words.format(lessons=lessons, children=who) if rows else nobody)

    def _show_known(self) -> None:
        """List when the room is already known to be closed, each with a way back."""
        clear(self.known)
        if not self.room.text():
            return
        for row in self._desk.read(rooms.closures, UUID(self.room.text()), self._desk.now()):
            said = closure_words(row)
            line = QHBoxLayout()
            line.addWidget(label(said, wrap=True), 1)
            again = Button(self.tr("Usable again"), partial(self._open_again, row), size="small")
            again.setAccessibleName(f"{again.text()}: {said}")
            line.addWidget(again, 0, Qt.AlignmentFlag.AlignTop)
            self.known.addLayout(line)

    def _note(self) -> None:
        wish = self.wish()
        if wish is None:
            return
        words = self.tr("Noted: a room can\u2019t be used")
        self._desk.do(words, rooms.close, *wish, self.why.text().strip())
        self.accept()
        self.noted.emit(wish[1].date())

    def _open_again(self, row: Record[PlaceClosureData]) -> None:
        self._desk.do(self.tr("Noted: a room is usable again"), rooms.open_again, row.id)
        self.accept()
        self.noted.emit(max(row.data.start.date(), self._desk.today()))


def closure_words(row: Record[PlaceClosureData]) -> str:
    """Return when a room cannot be used, and why."""
    data = row.data
    ends = [f"{short_date(each.date())} {clock(each)}" for each in (data.start, data.end)]
    return f"{ends[0]} \u2013 {ends[1]}" + (f", {data.reason}" if data.reason else "")
