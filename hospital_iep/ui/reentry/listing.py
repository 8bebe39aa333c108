"""The checklist as a list: the same items as the timeline, for reading one after the other."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hospital_iep.operations.reentry import ItemRow, ReentryRow
from hospital_iep.ui.reentry import words
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.layouts import column
from hospital_iep.ui.widgets.tables import FETCHED, ROW, Column, RowsModel, TableView


class Checklist(QWidget):
    """A table of items by date; Space ticks, Enter opens."""

    ticked = Signal(object)
    opened = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._child = ""
        self._return_on: date | None = None
        tr = self.tr
        columns: list[Column[ItemRow]] = [
            Column(tr("What"), words.title, icon=lambda item: words.icon(item, today(), self._return_on)[0]),
            Column(tr("Owner"), lambda item: words.owner(item.data.owner, self._child)),
            Column(
                tr("Due"),
                lambda item: words.due(item, today()),
                key=lambda item: item.data.due_on or date.max,
            ),
            Column(tr("State"), words.state),
        ]
        self.model: RowsModel[ItemRow] = RowsModel(
            columns, lambda item: words.speech(item, today(), self._child), self
        )
        self.table = TableView(tr("Checklist"), self.model)
        self.table.set_widths((0, 150, 150, 100))
        self.table.opened.connect(lambda index: self.opened.emit(self.model.at(index)))
        self.table.installEventFilter(self)
        self.table.allow_sorting(2)
        column(self, 0, 0).addWidget(self.table)

    def show_row(self, row: ReentryRow, child: str) -> None:
        """Show a child's checklist in the order of its dates; without dates, as it was written."""
        self._child, self._return_on = child, row.data.return_on
        chosen = self.chosen()
        self.model.set_rows(row.items)
        self.table.setFixedHeight(theme().target(ROW) * min(len(row.items), FETCHED) + theme().px(40))
        if chosen is not None:
            self.choose(str(chosen.id))

    def chosen(self) -> ItemRow | None:
        """Return the item of the current row."""
        index = self.table.currentIndex()
        return self.model.at(index) if index.isValid() else None

    def choose(self, key: str) -> bool:
        """Go to an item by its key or its short words."""
        for at, item in enumerate(self.model.rows):
            if key in (str(item.id), item.data.short, item.data.action):
                self.table.setCurrentIndex(self.model.index(at, 0, QModelIndex()))
                return True
        return False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            item = self.chosen()
            if event.key() == Qt.Key.Key_Space and item is not None:
                self.ticked.emit(item)
                return True
        return False
