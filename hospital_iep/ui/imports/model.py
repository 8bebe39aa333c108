"""The lines of a difference list: what each says, which are ticked, and how a line is read aloud."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from typing_extensions import override

from hospital_iep.domain.catalogues import treatment
from hospital_iep.exchange.compare import KnownAppointment
from hospital_iep.operations.caseload import StudentRow
from hospital_iep.operations.imports import ImportItem
from hospital_iep.ui.moments import clock
from hospital_iep.ui.privacy import Privacy
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.tables import Column, Index, RowsModel

WHAT, TITLE, CHILD, WHEN, KIND, LESSONS = range(6)
FOLDED = {"unchanged"}
ICONS = {
    "added": "calendar-plus",
    "moved": "arrow-right",
    "changed": "pencil",
    "cancelled": "circle-slash",
    "missing": "circle-question-mark",
    "conflict": "git-compare",
    "problem": "triangle-alert",
    "unchanged": "check",
}


@dataclass(slots=True)
class Line:
    """One line as it stands on the page: what would change, and whether it is ticked."""

    item: ImportItem
    ticked: bool

    @property
    def kind(self) -> str:
        """What kind of change it is ("moved")."""
        return self.item.difference.kind.value


def kind_words(kind: str) -> str:
    """Return a kind of change in a word."""
    translate = QCoreApplication.translate
    words = {
        "added": translate("Imports", "New"),
        "moved": translate("Imports", "Moved"),
        "changed": translate("Imports", "Changed"),
        "cancelled": translate("Imports", "Cancelled"),
        "missing": translate("Imports", "Missing"),
        "conflict": translate("Imports", "Conflict"),
        "problem": translate("Imports", "Problem"),
        "unchanged": translate("Imports", "Unchanged"),
    }
    return words[kind]


def counted(kind: str, number: int) -> str:
    """Return how many lines of a kind there are ("5 new", "2 problems")."""
    translate = QCoreApplication.translate
    several = {
        "conflict": translate("Imports", "{number} conflicts"),
        "problem": translate("Imports", "{number} problems"),
    }
    words = several.get(kind, "") if number > 1 else ""
    words = words or translate("Imports", "{number} {kind}")
    return words.format(number=number, kind=kind_words(kind).lower())


def span_words(start: datetime | None, end: datetime | None, today: date, *, all_day: bool = False) -> str:
    """Return when an appointment is, its day first ("Tue 24 Nov, 14:30 to 15:00").

    Where it ends on another day that day is named too; whole days name their last one.
    """
    translate = QCoreApplication.translate
    if start is None:
        return translate("Imports", "no date")
    day = day_words(start.date(), today)
    if end is None:
        words = translate("Imports", "{day}, all day") if all_day else translate("Imports", "{day}, {start}")
        return words.format(day=day, start=clock(start))
    last = _end_words(start, end, today, all_day=all_day)
    if not all_day:
        return translate("Imports", "{day}, {start} to {end}").format(day=day, start=clock(start), end=last)
    if last == day:
        return translate("Imports", "{day}, all day").format(day=day)
    return translate("Imports", "{day} to {last}, all day").format(day=day, last=last)


def _end_words(start: datetime, end: datetime, today: date, *, all_day: bool) -> str:
    """Return when an appointment ends: the time, with its day where that is another one; or the last day."""
    if all_day:
        return day_words(max(start, end - timedelta(microseconds=1)).date(), today)
    if end.date() == start.date():
        return clock(end)
    words = QCoreApplication.translate("Imports", "{day}, {start}")
    return words.format(day=day_words(end.date(), today), start=clock(end))


class Wording:
    """Says what the columns say; it knows the children's rows and how names may be written now."""

    def __init__(self, privacy: Privacy, today: Callable[[], date]) -> None:
        self.privacy = privacy
        self.today = today
        self.children: dict[UUID, StudentRow] = {}

    def name(self, key: UUID | None) -> str:
        """Return how a child may be written, or that none is known yet."""
        child = self.children.get(key) if key else None
        if child is None:
            return QCoreApplication.translate("Imports", "not known yet")
        return self.privacy.name(child.short_name, child.initials, str(child.id))

    def child(self, line: Line) -> str:
        """Return whose appointment a line is."""
        if line.kind == "problem" and line.item.difference.found is None:
            return ""
        if line.item.student_id is None and line.item.candidates:
            return QCoreApplication.translate("Imports", "Which one?")
        return self.name(line.item.student_id)

    def title(self, line: Line) -> str:
        """Return the appointment's own words, folded in privacy mode; of a problem, its reason."""
        difference = line.item.difference
        one = difference.found or difference.known
        if one is None:
            return difference.reason[:1].upper() + difference.reason[1:]
        return self.privacy.text(one.title, QCoreApplication.translate("Imports", "Title hidden"))

    def when(self, line: Line) -> str:
        """Return when it is; of what moved, the old time and the new one."""
        old, new = line.item.difference.known, line.item.difference.found
        if new is not None and new.choices:
            return QCoreApplication.translate("Imports", "Which time?")
        if new is None or new.start is None:
            return self.span(old) if old else ""
        if line.kind == "moved" and old is not None and old.start is not None:
            if old.end is not None and (old.start, old.all_day) == (new.start, new.all_day):
                words = QCoreApplication.translate("Imports", "{new}, before until {old}")
                before = _end_words(old.start, old.end, self.today(), all_day=old.all_day)
                return words.format(old=before, new=self.span(new))
            same_day = old.start.date() == new.start.date() and not (old.all_day or new.all_day)
            before = clock(old.start) if same_day else self.short(old)
            words = QCoreApplication.translate("Imports", "{old} → {new}")
            if same_day:
                words = QCoreApplication.translate("Imports", "{new}, before {old}")
            return words.format(old=before, new=self.span(new))
        return self.span(new)

    def short(self, one: Any) -> str:
        """Return the day and the start of an appointment."""
        return span_words(one.start, None, self.today(), all_day=one.all_day)

    def span(self, one: Any) -> str:
        """Return the time of an appointment, found or known."""
        return span_words(one.start, one.end, self.today(), all_day=one.all_day)

    def known(self, one: KnownAppointment) -> str:
        """Return whose a known appointment is, and when."""
        return ", ".join((self.name(UUID(one.whose) if one.whose else None), self.span(one)))

    def kind(self, line: Line) -> str:
        """Return what kind of treatment it is taken for."""
        if line.item.difference.found is None and line.item.difference.known is None:
            return ""
        return treatment(line.item.kind).name

    def lessons(self, line: Line) -> str:
        """Return which lessons it displaces ("2 lessons, 60 min")."""
        number = len(line.item.displaced)
        if not number:
            return ""
        minutes = line.item.displaced_minutes
        words = QCoreApplication.translate("Imports", "1 lesson, {minutes} min")
        if number > 1:
            words = QCoreApplication.translate("Imports", "{number} lessons, {minutes} min")
        return words.format(number=number, minutes=minutes)

    def speech(self, line: Line) -> str:
        """Return a line as a screen reader says it."""
        translate = QCoreApplication.translate
        parts = [kind_words(line.kind), self.title(line), self.child(line), self.when(line), self.kind(line)]
        if line.item.displaced:
            parts.append(translate("Imports", "displaces {lessons}").format(lessons=self.lessons(line)))
        if line.item.writes:
            parts.append(
                translate("Imports", "ticked") if line.ticked else translate("Imports", "not ticked")
            )
        return ", ".join(part for part in parts if part)

    def columns(self) -> list[Column[Line]]:
        """Return the columns of the difference list."""
        translate = QCoreApplication.translate
        return [
            Column(
                translate("Imports", "Change"),
                lambda line: kind_words(line.kind),
                icon=lambda line: ICONS[line.kind],
            ),
            Column(translate("Imports", "Appointment"), self.title),
            Column(translate("Imports", "Pupil"), self.child),
            Column(translate("Imports", "When"), self.when, key=_start),
            Column(translate("Imports", "Treated as"), self.kind),
            Column(
                translate("Imports", "Displaces"), self.lessons, key=lambda line: len(line.item.displaced)
            ),
        ]


def _start(line: Line) -> str:
    one = line.item.difference.found or line.item.difference.known
    return one.start.isoformat() if one and one.start else ""


class LinesModel(RowsModel[Line]):
    """The difference list: rows with a tick in their first cell; ``ticks_changed`` says that one changed."""

    ticks_changed = Signal()

    def __init__(self, wording: Wording, parent: Any = None) -> None:
        super().__init__(wording.columns(), wording.speech, parent)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() == WHAT and self.at(index).item.writes:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid() and index.column() == WHAT:
            line = self.at(index)
            if not line.item.writes:
                return None
            return Qt.CheckState.Checked if line.ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self.at(index).item.writes:
            return False
        self.at(index).ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, self.index(index.row(), LESSONS))
        self.ticks_changed.emit()
        return True

    def say_again(self) -> None:
        """Write all rows again: privacy or a decision changed what they say."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, LESSONS))


def shown_lines(lines: Iterable[Line], *, unchanged: bool) -> list[Line]:
    """Return the lines to be shown: what asks something first, by time; unchanged ones only on request."""
    urgent = {"conflict": 0, "problem": 1}
    found = [line for line in lines if unchanged or line.kind not in FOLDED]
    return sorted(found, key=lambda line: (urgent.get(line.kind, 2), _start(line), line.item.number))
