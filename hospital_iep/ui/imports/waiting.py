"""Beside the file: appointments that wait for their child, and earlier imports that can be taken back."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hospital_iep.domain.catalogues import treatment
from hospital_iep.operations.imports import BatchRow, TrayRow
from hospital_iep.ui.imports.model import Wording, span_words
from hospital_iep.ui.moments import when
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button, Card, label
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.layouts import row
from hospital_iep.ui.widgets.tables import ROW, Column, RowsModel, TableView

SHOWN_ROWS = 6


class Tray(Card):
    """Appointments without a child; ``given`` carries their keys and the child's."""

    given = Signal(object, object)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self.head(self.tr("Tray: appointments without a pupil"))
        self.body.addWidget(
            label(self.tr("They block nothing until somebody says whose they are."), "hint", wrap=True)
        )
        self.model: RowsModel[TrayRow] = RowsModel(
            [
                Column(self.tr("When"), self._when, key=lambda each: each.data.start),
                Column(self.tr("Appointment"), self._title),
                Column(self.tr("Treated as"), lambda each: treatment(each.data.kind).name),
                Column(self.tr("From"), lambda each: each.data.source),
            ],
            parent=self,
        )
        self.table = TableView(self.tr("Appointments without a pupil"), self.model)
        self.table.set_widths((210, 0, 150, 150))
        self.body.addWidget(self.table)
        self.child = SearchCombo(self.tr("Pupil to give them to"))
        self.give = Button(self.tr("Give to this pupil"), self._give, icon="user-check")
        line = row()
        line.addWidget(self.child, 1)
        line.addWidget(self.give)
        self.body.addLayout(line)
        self.child.chosen.connect(lambda _key: self._fit())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._fit())

    def _when(self, each: TrayRow) -> str:
        return span_words(each.data.start, each.data.end, self._wording.today(), all_day=each.data.all_day)

    def _title(self, each: TrayRow) -> str:
        return self._wording.privacy.text(each.data.title, self.tr("Title hidden"))

    def show_rows(self, rows: list[TrayRow]) -> None:
        """Show what waits now."""
        self.setVisible(bool(rows))
        self.model.set_rows(rows)
        fit_height(self.table, len(rows))
        keys = sorted(self._wording.children, key=self._wording.name)
        self.child.set_choices({str(key): self._wording.name(key) for key in keys})
        if rows:
            self.table.selectRow(0)
        self._fit()

    def chosen(self) -> list[UUID]:
        """Return the keys of the chosen appointments."""
        return [self.model.at(index).id for index in self.table.selectionModel().selectedRows()]

    def _fit(self) -> None:
        self.give.setEnabled(bool(self.chosen()) and bool(self.child.value))

    def _give(self) -> None:
        self.given.emit(self.chosen(), UUID(self.child.value))


class Earlier(Card):
    """Imports that were made; ``back_asked`` carries the key of the one to take back."""

    back_asked = Signal(object)

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.head(self.tr("Earlier imports"))
        self.model: RowsModel[BatchRow] = RowsModel(
            [
                Column(self.tr("When"), self._when, key=lambda each: each.imported_at),
                Column(self.tr("From"), lambda each: each.source),
                Column(self.tr("By"), lambda each: each.imported_by),
                Column(self.tr("What it did"), self._did),
            ],
            parent=self,
        )
        self.table = TableView(self.tr("Earlier imports"), self.model)
        self.table.set_widths((170, 0, 150, 260))
        self.body.addWidget(self.table)
        self.back = Button(self.tr("Take this import back"), self._back, icon="undo-2")
        self.hint = label(
            self.tr("Lines that somebody has changed since stay as they are, and are listed."),
            "hint",
            wrap=True,
        )
        line = row()
        line.addWidget(self.hint, 1)
        line.addWidget(self.back)
        self.body.addLayout(line)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._fit())

    def _when(self, each: BatchRow) -> str:
        return when(each.imported_at.astimezone().replace(tzinfo=None), self._now())

    def _did(self, each: BatchRow) -> str:
        if each.undone_at is not None:
            return self.tr("taken back")
        return self.tr("{added} new, {moved} changed, {cancelled} cancelled").format(
            added=each.added, moved=each.moved, cancelled=each.cancelled
        )

    def show_rows(self, rows: list[BatchRow]) -> None:
        """Show the imports made so far."""
        self.setVisible(bool(rows))
        self.model.set_rows(rows)
        fit_height(self.table, len(rows))
        if rows:
            self.table.selectRow(0)
        self._fit()

    def chosen(self) -> BatchRow | None:
        """Return the import of the current row."""
        index = self.table.currentIndex()
        return self.model.at(index) if index.isValid() else None

    def _fit(self) -> None:
        chosen = self.chosen()
        self.back.setEnabled(chosen is not None and chosen.undone_at is None)

    def _back(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.back_asked.emit(chosen.id)


def fit_height(table: QWidget, rows: int) -> None:
    """Give a table on a scrolling page the height of its rows, up to a few."""
    table.setFixedHeight(theme().target(ROW) * (min(rows, SHOWN_ROWS) + 1) + 6)
