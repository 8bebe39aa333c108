"""The difference list: what a file would change, a tick each, and whose file it is."""

from collections import Counter
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hospital_iep.operations.imports import ImportItem, Preview
from hospital_iep.ui.imports.model import (
    CHILD,
    KIND,
    LESSONS,
    TITLE,
    WHAT,
    WHEN,
    Line,
    LinesModel,
    Wording,
    counted,
    shown_lines,
)
from hospital_iep.ui.moments import when
from hospital_iep.ui.page import column
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.announce import announce
from hospital_iep.ui.widgets.basics import Button, label
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.empty import Banner, EmptyState
from hospital_iep.ui.widgets.flow import FlowLayout
from hospital_iep.ui.widgets.layouts import row
from hospital_iep.ui.widgets.tables import TableView

if TYPE_CHECKING:
    from datetime import datetime

WIDTHS = (116, 0, 136, 204, 164, 140)
CELL_MARGINS = 28
MEASURED = 500  # so many lines are measured at most
TITLE_WIDTH = 180  # what the appointment's own words need at least, before the kind is given more room
ORDER = ("added", "moved", "changed", "cancelled", "missing", "conflict", "problem", "unchanged")


class Review(QWidget):
    """What stands between a file and the case file: look, decide, apply."""

    apply_asked = Signal()
    left = Signal()
    whole_file_asked = Signal(str)
    line_chosen = Signal(object)
    drawer_asked = Signal()
    asked_again = Signal()

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self.lines: list[Line] = []
        self.preview: Preview | None = None
        page = column(self, 16, 10)
        self.summary = label("", "section", wrap=True)
        page.addWidget(self.summary)
        self.again = Banner("", kind="sunken", icon="history")
        self.refused = Banner("", kind="danger")
        self.waiting = Banner("", kind="warn", icon="circle-question-mark")
        for banner in (self.refused, self.again, self.waiting):
            page.addWidget(banner)
        page.addWidget(self._bar())
        self.model = LinesModel(wording, self)
        self.model.ticks_changed.connect(self._count)
        self.model.rowsInserted.connect(lambda *_: self._fit())
        self.table = TableView(self.tr("What the file would change"), self.model)
        self.table.installEventFilter(self)
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        page.addWidget(self.table, 1)
        self.nothing = EmptyState("", icon="check")
        page.addWidget(self.nothing, 1)
        page.addWidget(self._foot())

    def _bar(self) -> QWidget:
        bar = QWidget()
        flow = FlowLayout(bar)
        self.for_label = label(self.tr("This whole file is for"), "label")
        self._stand_high()
        theme().changed.connect(self._stand_high)
        self.whole_file = SearchCombo(self.tr("This whole file is for"))
        self.whole_file.chosen.connect(self.whole_file_asked)
        self.unchanged = Button("", self.show_lines, icon="list-filter")
        self.unchanged.setCheckable(True)
        self.tick_all = Button(self.tr("Tick all"), lambda: self._tick(on=True))
        self.tick_none = Button(self.tr("Tick none"), lambda: self._tick(on=False))
        self.asked = Button(self.tr("How it is read…"), self.asked_again.emit, icon="pencil")
        parts = (self.for_label, self.whole_file, self.tick_all, self.tick_none, self.unchanged, self.asked)
        for part in parts:
            flow.addWidget(part)
        return bar

    def _stand_high(self) -> None:
        """Let the label stand as high as what it names."""
        self.for_label.setMinimumHeight(theme().target(34))

    def _foot(self) -> QWidget:
        foot = QWidget()
        line = row()
        foot.setLayout(line)
        self.hint = label("", "caption", wrap=True)
        self.leave_button = Button(self.tr("Not this file"), self.left.emit)
        self.apply_button = Button(self.tr("Apply"), self.apply_asked.emit, icon="check", kind="primary")
        line.addWidget(self.hint, 1)
        line.addWidget(self.leave_button)
        line.addWidget(self.apply_button)
        return foot

    def show_preview(self, preview: Preview, now: "datetime", whole_file_for: UUID | None) -> None:
        """Show what a file would change; what was ticked or decided before is forgotten."""
        self.preview = preview
        self.lines = [Line(item, item.difference.ticked and item.writes) for item in preview.items]
        self.refused.setVisible(bool(preview.refused))
        self.refused.say(preview.refused[:1].upper() + preview.refused[1:])
        self.again.setVisible(preview.already_imported is not None)
        if preview.already_imported is not None:
            moment = when(preview.already_imported.astimezone().replace(tzinfo=None), now)
            self.again.say(
                self.tr(
                    "This file was already imported, {when}. The same file twice changes nothing."
                ).format(when=moment)
            )
        choices = {"": self.tr("several pupils, or said in the file")}
        choices |= {
            str(key): self._wording.name(key)
            for key in sorted(self._wording.children, key=self._wording.name)
        }
        self.whole_file.set_choices(choices)
        self.whole_file.choose(str(whole_file_for or ""))
        self.unchanged.setChecked(False)
        self.show_lines()

    def forget(self) -> None:
        """Forget the file."""
        self.preview, self.lines = None, []
        self.model.set_rows([])

    def show_lines(self) -> None:
        """Show the lines again, with the unchanged ones where they are asked for."""
        kept = self.line
        shown = shown_lines(self.lines, unchanged=self.unchanged.isChecked())
        self.model.set_rows(shown)
        self.table.setVisible(bool(shown))
        self.nothing.setVisible(not shown)
        self.nothing.say(self._why_nothing())
        folded = sum(line.kind == "unchanged" for line in self.lines)
        self.unchanged.setVisible(folded > 0)
        words = self.tr("Hide {number} unchanged") if self.unchanged.isChecked() else ""
        self.unchanged.setText((words or self.tr("Show {number} unchanged")).format(number=folded))
        self._count()
        if shown:
            asks = next((i for i, line in enumerate(shown) if line.kind == "conflict"), 0)
            usual = 0 if any(line.item.writes for line in shown) else asks
            same = (i for i, line in enumerate(shown) if kept and line.item.number == kept.item.number)
            at = next(same, usual)
            self.table.selectionModel().setCurrentIndex(
                self.model.index(at, 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )
        else:
            self.line_chosen.emit(None)
        self._fit()

    def _why_nothing(self) -> str:
        if self.lines:
            return self.tr("Nothing new: all that the file says is known already.")
        return self.tr("There is no appointment in this file for the coming months.")

    @property
    def line(self) -> Line | None:
        """The line that is chosen."""
        index = self.table.currentIndex()
        return self.model.at(index) if index.isValid() else None

    def put(self, item: ImportItem) -> None:
        """Show a line as it was decided."""
        line = next(line for line in self.lines if line.item.number == item.number)
        line.item = item
        self.model.say_again()
        self._count()

    def settled(self) -> None:
        """Count again: a conflict was settled, or left open."""
        self.model.say_again()
        self._count()

    def ticked(self) -> list[int]:
        """Return the numbers of the ticked lines."""
        return [line.item.number for line in self.lines if line.ticked]

    def say_again(self) -> None:
        """Write names and titles again."""
        self.model.say_again()
        if self.preview is not None:
            for number in range(1, self.whole_file.count()):
                self.whole_file.setItemText(
                    number, self._wording.name(UUID(self.whole_file.itemData(number)))
                )

    def _tick(self, *, on: bool) -> None:
        for line in self.lines:
            line.ticked = on and line.item.writes and line.kind != "missing"
        self.model.say_again()
        self._count()

    def _count(self) -> None:
        found = Counter(line.kind for line in self.lines)
        counts = {kind: found[kind] for kind in ORDER if found[kind]}
        said = " · ".join(counted(kind, number) for kind, number in counts.items())
        self.summary.setText(said or self.tr("Nothing found"))
        chosen = [line for line in self.lines if line.ticked]
        to_tray = sum(line.item.student_id is None for line in chosen)
        lessons = {key for line in chosen for key in line.item.displaced}
        self.apply_button.setEnabled(bool(chosen) and not (self.preview and self.preview.refused))
        writes = any(line.item.writes for line in self.lines)
        for button in (self.apply_button, self.tick_all, self.tick_none):
            button.setVisible(writes)
        for part in (self.for_label, self.whole_file):
            part.setVisible(any(line.item.difference.found is not None for line in self.lines))
        words = self.tr("Apply 1 line") if len(chosen) == 1 else self.tr("Apply {number} lines")
        words = words if chosen else self.tr("Apply the ticked lines")
        self.apply_button.setText(words.format(number=len(chosen)))
        self.waiting.setVisible(to_tray > 0)
        waits = self.tr("1 ticked appointment names no pupil: it would wait in the tray, without effect.")
        if to_tray > 1:
            waits = self.tr(
                "{number} ticked appointments name no pupil: they would wait in the tray, without effect."
            )
        self.waiting.say(waits.format(number=to_tray))
        hint = self.tr("Nothing in this file can be taken over.") if set(counts) - {"unchanged"} else ""
        if found["conflict"]:
            hint = self.tr("Nothing can be taken over yet. Choose the line in conflict and say what holds.")
        if writes:
            hint = self.tr("Undo takes the whole import back. Nothing missing is deleted without its tick.")
        if lessons:
            hint = self.tr("Displaces 1 lesson. Nothing moves by itself: re-plan afterwards.")
            if len(lessons) > 1:
                hint = self.tr("Displaces {number} lessons. Nothing moves by itself: re-plan afterwards.")
            hint = hint.format(number=len(lessons))
        if hint != self.hint.text():
            self.hint.setText(hint)
            announce(self, hint)

    def _chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.line_chosen.emit(self.model.at(current) if current.isValid() else None)

    def _open(self, _index: QModelIndex) -> None:
        self.drawer_asked.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Space tick the chosen lines, whichever column has the focus."""
        is_key = watched is self.table and event.type() == QEvent.Type.KeyPress
        if not is_key or not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Space:
            return False
        rows = [index.row() for index in self.table.selectionModel().selectedRows()]
        indexes = [self.model.index(at, WHAT) for at in rows]
        on = not all(self.model.at(index).ticked for index in indexes)
        for index in indexes:
            line = self.model.at(index)
            line.ticked = on and line.item.writes
        self.settled()
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _widest_time(self) -> int:
        """Return how wide the longest words about a time are, in pixels at 100 %; of many lines, of some."""
        rows = self.model.rows
        some = rows[:: max(1, len(rows) // MEASURED)]
        words = max((self._wording.when(line) for line in some), key=len, default="")
        wide = self.table.fontMetrics().horizontalAdvance(words) * 100 // theme().percent
        return wide + CELL_MARGINS

    def _fit(self) -> None:
        """Leave columns out where there is no room: first lessons, then kind; a problem fills its line."""
        room = self.width() * 100 // theme().percent
        wanted = any(line.item.displaced for line in self.lines)
        shown = self.model.rows
        told = [line.item.difference.found is None and line.item.difference.known is None for line in shown]
        hidden = {
            CHILD: room < 520,
            WHEN: False,
            KIND: room < 760,
            LESSONS: room < 900 or not wanted,
        }
        widths = list(WIDTHS)
        widths[WHEN] = min(max(WIDTHS[WHEN], self._widest_time()), max(WIDTHS[WHEN], room - 2 * TITLE_WIDTH))
        spare = room - TITLE_WIDTH - sum(width for at, width in enumerate(widths) if not hidden.get(at))
        widths[KIND] += max(0, spare // 2)
        self.table.set_widths(widths)
        self.whole_file.setMinimumWidth(theme().px(290))
        for at, hide in hidden.items():
            self.table.setColumnHidden(at, hide or all(told))
        self.table.clearSpans()
        for at in range(self.model.rowCount()):
            if told[at]:
                self.table.setSpan(at, TITLE, 1, LESSONS - TITLE + 1)
