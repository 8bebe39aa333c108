"""One date of a course at another day or time, and the rest of a course delayed."""

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import Qt
from typing_extensions import override

from hospital_iep.domain.course import most_forward, moves, to_delay
from hospital_iep.domain.treatment import Occurrence, TreatmentCourseData
from hospital_iep.operations import treatment
from hospital_iep.operations.treatment import CourseRow
from hospital_iep.ui.forms import ChoiceField, DayField, TextField
from hospital_iep.ui.student.gallery import read_times, read_whole
from hospital_iep.ui.student.part import ChildDialog, Part
from hospital_iep.ui.student.words import moment_words
from hospital_iep.ui.toast import announce
from hospital_iep.ui.widgets.basics import Wrapped, set_look
from hospital_iep.ui.widgets.bending import Pair
from hospital_iep.ui.widgets.dates import day_words

LONGEST_DELAY = 732  # days, two years


class MoveDialog(ChildDialog):
    """Another day or time for one date; the others stay. ``key`` says of which course it is."""

    def __init__(self, part: Part, on: Occurrence, then: Callable[[datetime], object], key: str = "") -> None:
        super().__init__(part, part.tr("Move this date"), intro=part.tr("The other dates stay."))
        self._then, self._key = then, f"{key}-{on.number}"
        self.day = DayField(self.tr("Day"), today=part.desk.today)
        self.day.show_value(on.start.date().isoformat())
        self.at = TextField(self.tr("Begins at"))
        self.at.show_value(f"{on.start:%H:%M}")
        self.body.addWidget(Pair(self.day, self.at))
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Move"), self._move, icon="check")

    @override
    def record_key(self) -> str:
        return self._key

    def _move(self) -> None:
        times, day = read_times(self.at.text(), 1), self.day.day.value
        if day is None or not times:
            self.at.not_written(self.tr("Write a day, and a time such as 08:30."))
            return
        self.accept()
        self._then(datetime.combine(day, time.fromisoformat(times[0])))


class DelayDialog(ChildDialog):
    """Shift the rest of a course: what was planned, and what becomes of it."""

    def __init__(self, part: Part, row: CourseRow) -> None:
        super().__init__(
            part,
            part.tr("Delay the rest of the course"),
            intro=part.tr("Everything from here on moves. Dates moved by hand stay."),
        )
        self._part, self._row = part, row
        today = part.desk.today()
        self._from = {str(each.number): each for each in to_delay(row.data, today)}
        choices = {
            key: f"{moment_words(each.start, today)}, {each.label}".rstrip(", ")
            for key, each in self._from.items()
        }
        self.first = ChoiceField(self.tr("From"), choices)
        self.first.choice.choose(next(iter(choices), ""))
        self.days = TextField(self.tr("By how many days"), self.tr("A minus brings it forward."))
        self.days.show_value("7")
        self.preview = Wrapped("", "caption")
        self.body.addWidget(self.first)
        self.body.addWidget(self.days)
        self.body.addWidget(self.preview)
        self.body.addStretch(1)
        self.cancel()
        self.button = self.primary(self.tr("Delay"), self._delay, icon="calendar-clock")
        for widget in (self.first, self.days, self.button):
            widget.setVisible(bool(choices))
        self.days.typed.connect(lambda _text: self._show())
        self.first.choice.chosen.connect(lambda _key: self._show())
        self._show()

    @override
    def record_key(self) -> str:
        return str(self._row.id)

    def _read(self) -> TreatmentCourseData | str:
        """Return the course as it will be, or why it can't be delayed so."""
        if not self._from:
            return self._nothing_to_delay()
        on = self._from.get(self.first.text())
        if on is None:
            return self.tr("Choose the date from which on it moves.")
        days = read_whole(self.days.text(), LONGEST_DELAY, -LONGEST_DELAY)
        if days is None:
            return self.tr("Write a number of days, two years at most.")
        if days == 0:
            return self.tr("By 0 days no date moves.")
        data, today = self._row.data.model_copy(deep=True), self._part.desk.today()
        most, before = most_forward(data, on, today)
        if -days > most:
            return self._too_early(most, before)
        data.delay_from(on.number, days)
        if not moves(self._row.data, data):
            return self.tr("No date moves by that: the course keeps to its days. Move single dates by hand.")
        return data

    def _too_early(self, most: int, before: date | None) -> str:
        why = self.tr("It comes no earlier than today.")
        if before is not None:
            day = day_words(before, self._part.desk.today())
            why = self.tr("The date before it is {day}.").format(day=day)
        one = self.tr("It can come forward by 1 day at most.")
        many = self.tr("It can come forward by %n days at most.", "", most)
        if most == 0:
            one = many = self.tr("It can\u2019t come forward.")
        return f"{one if most == 1 else many} {why}"

    def _nothing_to_delay(self) -> str:
        data, today = self._row.data, self._part.desk.today()
        if data.starts_on is None:
            return self.tr("The first day is not known yet. Say it with “Change course”.")
        whole = data.model_copy(update={"skipped": []}).occurrences()
        ahead = [each for each in whole if each.start.date() >= today]
        if not ahead:
            return self.tr("All dates are past: none is left to delay.")
        if all(each.number in data.skipped for each in ahead):
            return self.tr("All dates still to come are left out. Put one back to delay it.")
        return self.tr("No date is left to delay: those still to come were moved by hand. Move them singly.")

    def _show(self) -> None:
        data = self._read()
        set_look(self.preview, "role", "caption")
        if isinstance(data, str):
            self.preview.setText(data)
            self.button.setText(self.tr("Delay"))
            return
        moved, today = moves(self._row.data, data), self._part.desk.today()
        count = len(moved)
        one = self.tr("1 date moves, to {first}. The course then ends on {day}.")
        many = self.tr("%n dates move, the first to {first}. The course then ends on {day}.", "", count)
        self.preview.setText(
            (one if count == 1 else many).format(
                first=moment_words(moved[0], today),
                day=day_words(data.occurrences()[-1].start.date(), today),
            )
        )
        one, many = self.tr("Delay 1 date"), self.tr("Delay %n dates", "", count)
        if self.days.text().strip().startswith(("-", "\N{MINUS SIGN}")):
            one, many = self.tr("Bring 1 date forward"), self.tr("Bring %n dates forward", "", count)
        self.button.setText(one if count == 1 else many)

    def _delay(self) -> None:
        data = self._read()
        if isinstance(data, str):
            self._show()
            set_look(self.preview, "role", "fault")
            announce(self.preview, data)
            self.days.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        words = self.tr("Delayed the rest of a course")
        self._part.desk.do(words, treatment.replace_course, self._row.id, data)
        self.accept()
