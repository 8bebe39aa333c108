"""Add or change a course of treatment: the gallery of templates, the recurrence, and its real dates."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime, time
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hospital_iep.domain.catalogues import treatment as template_of
from hospital_iep.domain.course import Unkept, carried_over
from hospital_iep.domain.curve import DisplayKind, TreatmentTemplate
from hospital_iep.domain.treatment import CoursePattern, TreatmentCourseData
from hospital_iep.operations import treatment
from hospital_iep.operations.treatment import CourseRow
from hospital_iep.ui.forms import ChoiceField, DayField, Field, TextField
from hospital_iep.ui.page import column
from hospital_iep.ui.student.curve import evidence_words
from hospital_iep.ui.student.drawing import CurveDrawing
from hospital_iep.ui.student.find import FindField
from hospital_iep.ui.student.part import ChildDialog, Part
from hospital_iep.ui.student.words import moment_words
from hospital_iep.ui.theme import theme
from hospital_iep.ui.toast import announce
from hospital_iep.ui.widgets.basics import Button, Wrapped, label, set_look
from hospital_iep.ui.widgets.bending import Pair
from hospital_iep.ui.widgets.chips import FilterChips
from hospital_iep.ui.widgets.tables import Column, RowsModel, TableView

SHOWN_DATES = 8
NAMED_DATES = 6  # of those that can't be kept
LONGEST, LONGEST_WORDS, MOST = 14400, 200, 400  # minutes (ten days), letters, dates or cycles
MOST_DIGITS = 6
_NUMBERS = re.compile(r"\d{1,6}")
_NO_LIST = re.compile(  # "-8", "1-5", "1.5", "1e3": not a list of whole numbers; "1st, day 8" is one
    r"[-\u2212\u2013]\s*\d|\d\.\d|\d[^\W\d]+\+?\d"
)


def kind_words(kind: DisplayKind) -> str:
    """Return a kind of treatment in words."""
    translate = QCoreApplication.translate
    words = {
        DisplayKind.DIALYSIS: translate("Treatment", "Dialysis"),
        DisplayKind.INFUSION: translate("Treatment", "Infusion, medicine"),
        DisplayKind.IMAGING: translate("Treatment", "Imaging, radiotherapy"),
        DisplayKind.PROCEDURE: translate("Treatment", "Procedure"),
        DisplayKind.REHAB: translate("Treatment", "Therapy, rehab"),
        DisplayKind.AIRWAY: translate("Treatment", "Airway"),
        DisplayKind.TALK: translate("Treatment", "Clinic, talk"),
        DisplayKind.ROUTINE: translate("Treatment", "Other"),
    }
    return words[kind]


class GalleryDialog(ChildDialog):
    """The kinds of treatment with their typical curves; Enter chooses one."""

    def __init__(self, part: Part, then: Callable[[TreatmentTemplate], object]) -> None:
        super().__init__(
            part,
            part.tr("Add treatment"),
            width=640,
            intro=part.tr("Typical times. Check with the nurse. No dose is ever entered."),
        )
        self._then = then
        self._all = [each for group in treatment.gallery().values() for each in group]
        self.search = FindField(self.tr("Search {count} treatments").format(count=len(self._all)))
        columns: list[Column[TreatmentTemplate]] = [
            Column(self.tr("Treatment"), lambda each: each.name),
            Column(self.tr("Kind"), lambda each: kind_words(each.kind)),
            Column(self.tr("Evidence"), lambda each: evidence_words(each.evidence)),
        ]
        self.model: RowsModel[TreatmentTemplate] = RowsModel(columns, None, self)
        self.table = TableView(self.tr("Kinds of treatment"), self.model, tall=True)
        self.table.set_widths((0, 190, 170), giving_way=(2, 1))
        self.table.setWordWrap(True)
        self.table.setMinimumHeight(theme().px(230))
        self.table.opened.connect(lambda _index: self._choose())
        self.table.selectionModel().currentChanged.connect(self._show)
        self.drawing = CurveDrawing()
        self.words = Wrapped("", "caption")
        self.search.textChanged.connect(self._filter)
        self.none = QWidget()
        box = column(self.none, 0, 10)
        sentence = self.tr("No treatment has that name. Try another word, or only its beginning.")
        box.addWidget(Wrapped(sentence, "quiet"))
        back = Button(self.tr("Show all treatments"), self._show_all, size="small")
        box.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        for widget in (self.search, self.table, self.none, self.drawing, self.words):
            self.body.addWidget(widget)
        self.cancel()
        self.choose_button = self.primary(self.tr("Choose"), self._choose)
        self._filter()

    def _filter(self) -> None:
        typed = self.search.text().casefold().split()
        rows = [
            each
            for each in self._all
            if all(word in f"{each.name} {' '.join(each.words)}".casefold() for word in typed)
        ]
        rows.sort(key=lambda each: (kind_words(each.kind), each.name))
        self.model.set_rows(rows)
        for widget in (self.table, self.drawing, self.words):
            widget.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self.choose_button.setEnabled(bool(rows))
        if rows:
            self.table.selectRow(0)
        else:
            announce(self, self.tr("No treatment has that name."))

    def _show_all(self) -> None:
        self.search.clear()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        each = self.model.at(index)
        self.drawing.show_curve(each.segments, each.typical_minutes, each.usual_variant, each.kind)
        through = (
            self.tr("Can be taught through.") if each.teachable else self.tr("No lessons while it runs.")
        )
        self.words.setText(f"{kind_words(each.kind)}. {evidence_words(each.evidence)}. {through}")

    def _choose(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            chosen = self.model.at(index)
            self.accept()
            self._then(chosen)


def read_times(text: str, most: int = 0) -> list[str] | None:
    """Return times of day as "08:00"; ``None`` where one is no time, or there are more than ``most``."""
    found = []
    for part in text.replace(";", ",").split(","):
        typed = part.strip().replace(".", ":")
        if not typed:
            continue
        hour, _, minute = typed.partition(":")
        if len(typed) > len("00:00") or not hour.isdecimal() or not (minute or "0").isdecimal():
            return None
        if int(hour) > 23 or int(minute or 0) > 59:
            return None
        found.append(f"{time(int(hour), int(minute or 0)):%H:%M}")
    return None if most and len(found) > most else sorted(set(found)) or None


def read_whole(text: str, most: int, least: int = 1) -> int | None:
    """Return a whole number from ``least`` to ``most``; ``None`` for anything else, however long."""
    typed = text.strip().replace("\N{MINUS SIGN}", "-")
    digits = typed.removeprefix("-")
    if not digits.isdecimal() or len(digits) > MOST_DIGITS:
        return None
    return int(typed) if least <= int(typed) <= most else None


def read_numbers(text: str, most: int) -> list[int] | None:
    """Return whole numbers from 1 to ``most``; ``None`` where there are none, or others."""
    if _NO_LIST.search(text):
        return None
    found = sorted({int(each) for each in _NUMBERS.findall(text)})
    return found if found and found[0] >= 1 and found[-1] <= most else None


class CourseDialog(ChildDialog):
    """What, from when, how often; below it the real dates that come of it."""

    def __init__(self, part: Part, data: TreatmentCourseData, row: CourseRow | None = None) -> None:
        template = template_of(data.treatment)
        super().__init__(
            part, template.name, width=640, intro=part.tr("Typical times. Check with the nurse.")
        )
        self._part, self._data, self._row, self._template = part, data, row, template
        self._brought_to_sight = ""
        self._build()
        self.cancel()
        self.primary(part.tr("Save"), self._save, icon="check")
        self.read()

    @override
    def record_key(self) -> str:
        return f"course-{self._row.id if self._row else self._data.treatment}"

    def _build(self) -> None:
        tr, data = self.tr, self._data
        self.first = DayField(
            tr("First day"), tr("Day 1, as the ward counts it."), today=self._part.desk.today
        )
        self.first.show_value(data.starts_on.isoformat() if data.starts_on else "")
        self.times = TextField(tr("Times of day"), tr("Such as 08:00, 14:00"))
        self.times.show_value(", ".join(data.times) or "09:00")
        self.minutes = TextField(tr("Lasts"), note=tr("minutes"))
        self.minutes.show_value(str(data.minutes))
        patterns = {
            "once": tr("Once"),
            "daily": tr("Every day"),
            "weekdays": tr("On weekdays"),
            "every-days": tr("In cycles of days"),
            "month-days": tr("On days of the month"),
        }
        self.pattern = ChoiceField(tr("How often"), patterns)
        self.pattern.choice.choose(data.pattern.value)
        self.count = TextField(tr("How many dates"))
        self.count.show_value(str(data.count))
        names = (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))
        self.weekdays = FilterChips(tr("Weekdays"), {str(at): name for at, name in enumerate(names)})
        self.weekdays.choose(frozenset(str(each) for each in data.weekdays))
        self.nth = ChoiceField(
            tr("Of these days"),
            {"1": tr("Each"), "2": tr("Every other"), "3": tr("Every third")},
            segments=True,
        )
        self.nth.choice.choose(str(data.every_nth))
        self.cycle = TextField(tr("Days in a cycle"))
        self.cycle.show_value(str(data.every_days))
        self.cycle_days = TextField(tr("Treatment on days"), tr("Day 1 is the first: 1, 8, 15"))
        self.cycle_days.show_value(", ".join(map(str, data.cycle_days or [1])))
        self.month_days = TextField(tr("Days of the month"), tr("Twice a month: 1, 15"))
        self.month_days.show_value(", ".join(map(str, data.month_days or [1, 15])))
        self.variant = ChoiceField(tr("Kind"), {each: each for each in self._template.variants})
        self.variant.choice.choose(data.variant or self._template.usual_variant)
        self.place = TextField(tr("Where"))
        self.place.show_value(data.place)
        self.place.line.setMaxLength(LONGEST_WORDS)
        self.weekday_box = QWidget()
        box = column(self.weekday_box, 0, 6)
        box.addWidget(label(tr("Weekdays"), "label"))
        box.addWidget(self.weekdays)
        box.addWidget(self.nth)
        self.cycle_box = Pair(self.cycle, self.cycle_days)
        self.dates = Wrapped("", "")
        self.not_kept = Wrapped("", "fault")
        self.dates_title = label("", "strong")
        self.body.addWidget(Pair(self.first, self.times, self.minutes))
        if self._template.variants:
            self.body.addWidget(self.variant)
        self.body.addWidget(Pair(self.pattern, self.count))
        for widget in (
            self.weekday_box,
            self.cycle_box,
            self.month_days,
            self.place,
            self.dates_title,
            self.dates,
            self.not_kept,
        ):
            self.body.addWidget(widget)
        for field in (self.times, self.minutes, self.count, self.cycle, self.cycle_days, self.month_days):
            field.typed.connect(lambda _text: self.read())
        self.first.committed.connect(lambda _text: self.read())
        self.pattern.choice.chosen.connect(lambda _key: self.read())
        self.nth.choice.chosen.connect(lambda _key: self.read())
        self.weekdays.changed.connect(lambda _keys: self.read())

    def read(self) -> TreatmentCourseData | None:
        """Read the fields, and show the dates that come of them; ``None`` where something is missing."""
        pattern = self._pattern()
        set_look(self.dates_title, "role", "strong")
        self.weekday_box.setVisible(pattern is CoursePattern.WEEKDAYS)
        self.cycle_box.setVisible(pattern is CoursePattern.EVERY_DAYS)
        self.month_days.setVisible(pattern is CoursePattern.MONTH_DAYS)
        self.count.setVisible(pattern is not CoursePattern.ONCE)
        values = self._values(pattern)
        missing = next((name for name, value in values.items() if value is None), "")
        if missing:
            self.dates_title.setText(self._missing(missing))
            self.dates.setText("")
            self.not_kept.hide()
            return None
        changed = self._data.model_copy(update={**values, "pattern": pattern})
        data, unkept = carried_over(self._data, changed)
        self._show_dates(data)
        self._show_not_kept(data, unkept)
        return data

    def _values(self, pattern: CoursePattern) -> dict[str, Any]:
        values: dict[str, Any] = {
            "starts_on": self.first.day.value,
            "times": read_times(self.times.text()),
            "minutes": read_whole(self.minutes.text(), LONGEST),
            "count": 1 if pattern is CoursePattern.ONCE else read_whole(self.count.text(), MOST),
            "variant": self.variant.text() if self._template.variants else "",
            "place": self.place.text().strip(),
            "every_nth": 1,
        }
        if pattern is CoursePattern.WEEKDAYS:
            values["weekdays"] = sorted(int(key) for key in self.weekdays.chosen()) or None
            values["every_nth"] = int(self.nth.text() or 1)
        if pattern is CoursePattern.EVERY_DAYS:
            values["every_days"] = read_whole(self.cycle.text(), 366)
            values["cycle_days"] = read_numbers(self.cycle_days.text(), values["every_days"] or 366)
        if pattern is CoursePattern.MONTH_DAYS:
            values["month_days"] = read_numbers(self.month_days.text(), 31)
        return values

    def _refuse(self) -> None:
        """Say what is missing where it belongs, so that it is seen however long the dialog is."""
        name = next(name for name, value in self._values(self._pattern()).items() if value is None)
        places: dict[str, Field] = {
            "starts_on": self.first,
            "times": self.times,
            "minutes": self.minutes,
            "count": self.count,
            "every_days": self.cycle,
            "cycle_days": self.cycle_days,
            "month_days": self.month_days,
        }
        if name in places:
            places[name].not_written(self._missing(name))
            places[name].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            set_look(self.dates_title, "role", "fault")
            self.weekdays.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pattern(self) -> CoursePattern:
        return CoursePattern(self.pattern.text() or "once")

    def _missing(self, name: str) -> str:
        words = {
            "starts_on": self.tr("Say the first day, and the dates appear here."),
            "times": self.tr("Times of day are written as 08:00, 14:00."),
            "minutes": self.tr("Say how many minutes it lasts, from 1 to {most}.").format(most=LONGEST),
            "count": self.tr("Say how many, from 1 to 400."),
            "weekdays": self.tr("Choose at least one weekday."),
            "every_days": self.tr("Say how many days a cycle has, from 1 to 366."),
            "cycle_days": self.tr("Say the days of treatment within a cycle, such as 1, 8."),
            "month_days": self.tr("Say the days of the month, such as 1, 15."),
        }
        return words[name]

    def _show_dates(self, data: TreatmentCourseData) -> None:
        dates = data.occurrences()
        today = self._part.desk.today()
        title = self.tr("1 date") if len(dates) == 1 else self.tr("{count} dates").format(count=len(dates))
        self.dates_title.setText(title)
        lines = []
        for each in dates[:SHOWN_DATES]:
            words = moment_words(each.start, today)
            lines.append(f"{words} ({each.label})" if each.label else words)
        if len(dates) > SHOWN_DATES:
            lines.append(self.tr("… until {day}").format(day=moment_words(dates[-1].start, today)))
        self.dates.setText("\n".join(lines))

    def _show_not_kept(self, data: TreatmentCourseData, unkept: Unkept) -> None:
        """Say what is beyond the length of a course, and what was changed in it and can't stay."""
        tr, said = self.tr, []
        asked, fit = data.count * data.dates_at_once, len(data.planned())
        if fit < asked:
            words = tr("A course runs ten years at most: {fit} of {asked} dates fit in. Add the rest later.")
            said.append(words.format(fit=fit, asked=asked))
        if unkept.left_out:
            words = tr("No longer left out, as no date is there now: {dates}.")
            said.append(words.format(dates=self._moments(unkept.left_out)))
        if unkept.moved:
            words = tr("No longer moved by hand, as no date was there to move: {dates}.")
            said.append(words.format(dates=self._moments(unkept.moved)))
        if unkept.delays:
            said.append(tr("Its delays end, as the dates now follow each other in another way."))
        self.not_kept.setText("\n".join(said))
        self.not_kept.setVisible(bool(said))

    def _is_unread(self) -> bool:
        """Scroll to what is not kept where it was out of sight; the next press saves."""
        note = self.not_kept
        in_sight = note.visibleRegion().boundingRect().height() == note.height()
        if note.isHidden() or in_sight or note.text() == self._brought_to_sight:
            return False
        self._brought_to_sight = note.text()
        self._area.ensureWidgetVisible(note)
        announce(note, note.text())
        return True

    def _moments(self, dates: Sequence[datetime]) -> str:
        words = [moment_words(each, self._part.desk.today()) for each in sorted(dates)]
        if len(words) > NAMED_DATES:
            more = self.tr("and {count} more").format(count=len(words) - NAMED_DATES)
            words = [*words[:NAMED_DATES], more]
        return "; ".join(words)

    def _save(self) -> None:
        data = self.read()
        if data is None:
            self._refuse()
            return
        if self._is_unread():
            return
        part = self._part
        if self._row is None:
            part.desk.do(self.tr("Added a treatment"), treatment.add_course, part.student_id, data)
        else:
            part.desk.do(self.tr("Changed a course"), treatment.replace_course, self._row.id, data)
        self.accept()
