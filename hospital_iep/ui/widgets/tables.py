"""Tables: lists of rows with a base model, read in pages, said well by screen readers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip
from typing_extensions import override

from hospital_iep.ui import icons
from hospital_iep.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R")
ROW, TALL_ROW, FETCHED = 34, 46, 200
LEAST = 130  # pixels at 100 %, for a column that takes what is left
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: its title (with the unit), and what a row says there.

    ``text`` gives the words; ``key`` what to sort by (the words, if left out); ``icon`` a
    drawing's name; ``number`` puts it at the right edge.
    """

    title: str
    text: Callable[[R], str]
    key: Callable[[R], Any] | None = None
    icon: Callable[[R], str] | None = None
    number: bool = False


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows of one kind in columns; shows 200 at a time and reads more as one scrolls.

    ``speech`` says a whole row for screen readers ("Leo M., 4 of 8 sections"): it is the
    accessible text of its first cell.
    """

    def __init__(
        self,
        columns: Sequence[Column[R]],
        speech: Callable[[R], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._speech = speech
        self._all: list[R] = []
        self._shown = 0
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._all = list(rows)
        self._sort()
        self._shown = min(len(self._all), FETCHED)
        self.endResetModel()

    @property
    def rows(self) -> list[R]:
        """All rows, in the order shown."""
        return list(self._all)

    def at(self, index: Index) -> R:
        """Return the row of an index."""
        return self._all[index.row()]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._shown

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._shown < len(self._all)

    @override
    def fetchMore(self, parent: Index) -> None:
        more = min(FETCHED, len(self._all) - self._shown)
        if more > 0:
            self.beginInsertRows(QModelIndex(), self._shown, self._shown + more - 1)
            self._shown += more
            self.endInsertRows()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._all[index.row()], self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.DecorationRole:
                name = column.icon(row) if column.icon else ""
                return icons.icon(name, "text2") if name else None
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, column, index.column())
            case _:
                return row if role == ROW_ROLE else None

    def _spoken(self, row: R, column: Column[R], number: int) -> str:
        if number == 0 and self._speech is not None:
            return self._speech(row)
        return f"{column.title}: {column.text(row)}"

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}{self._sort_words(section)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _sort_words(self, section: int) -> str:
        if self._sorted is None or self._sorted[0] != section:
            return ""
        down = self._sorted[1] == Qt.SortOrder.DescendingOrder
        return ", " + (self.tr("sorted downwards") if down else self.tr("sorted upwards"))

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self._columns):
            return
        self._sorted = (column, order)
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self._all[index.row()]) for index in self.persistentIndexList()]
        self._sort()
        places = {id(row): at for at, row in enumerate(self._all)}
        for index, row in kept:
            at = places[id(row)]
            new = self.index(at, index.column()) if at < self._shown else QModelIndex()
            self.changePersistentIndex(index, new)
        self.layoutChanged.emit()

    def _sort(self) -> None:
        if self._sorted is None:
            return
        column = self._columns[self._sorted[0]]
        key = column.key or (lambda row: column.text(row).casefold())
        down = self._sorted[1] == Qt.SortOrder.DescendingOrder
        self._all.sort(key=lambda row: _orderly(key(row)), reverse=down)


def _orderly(value: Any) -> tuple[bool, Any]:
    """Let rows without a value come after those with one."""
    return (value is None, "" if value is None else value)


class TableView(QTableView):
    """A table of rows: whole rows are chosen, Enter or a double click opens one."""

    opened = Signal(QModelIndex)

    def __init__(self, name: str, model: QAbstractItemModel, *, tall: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._row = TALL_ROW if tall else ROW
        self._widths: Sequence[int] = ()
        self._giving_way: Sequence[int] = ()
        self._shared = (0, 0)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setModel(model)
        self.doubleClicked.connect(self.opened)
        theme().changed.connect(self._size_rows)
        self._size_rows()

    def set_widths(self, widths: Sequence[int], giving_way: Sequence[int] = ()) -> None:
        """Give columns a width in pixels at 100 %; 0 lets a column take what is left.

        ``giving_way`` are columns that are left out, one after another, where there is no room for all.
        """
        self._widths, self._giving_way = widths, giving_way
        header = self.horizontalHeader()
        for column, width in enumerate(widths):
            mode = QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)
        self._share_width()

    def _share_width(self) -> None:
        """Share the width: what gives way is left out, then the fixed columns become narrower."""
        look, room = theme(), self.viewport().width()
        self._shared = (room, look.percent)
        for column in self._giving_way:
            self.showColumn(column)
        for column in self._giving_way:
            self.setColumnHidden(column, sum(self._needs().values()) > room)
        needs = self._needs()
        free = sum(need for column, need in needs.items() if not self._widths[column])
        fixed = sum(needs.values()) - free
        share = min(1.0, max(room - free, 0) / fixed) if fixed and room > free else 1.0
        for column, width in enumerate(self._widths):  # also of those that are left out: they may come back
            if width:
                self.setColumnWidth(column, int(look.px(width) * share))

    def _needs(self) -> dict[int, int]:
        """Return what each column shown asks for; one that takes what is left asks for the least."""
        shown = [column for column in range(len(self._widths)) if not self.isColumnHidden(column)]
        return {column: theme().px(self._widths[column] or LEAST) for column in shown}

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._widths and self._shared != (self.viewport().width(), theme().percent):
            self._share_width()

    def allow_sorting(self, column: int = 0) -> None:
        """Let a click on a header sort; starts with one column."""
        self.setSortingEnabled(True)
        self.sortByColumn(column, Qt.SortOrder.AscendingOrder)

    def _size_rows(self) -> None:
        header = self.verticalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(1)
        header.setDefaultSectionSize(theme().target(self._row))
        if self._widths:
            self._share_width()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().viewportEvent(event)
        QToolTip.showText(event.globalPos(), self.whole_words(self.indexAt(event.pos())), self)
        return True

    def whole_words(self, index: QModelIndex) -> str:
        """Return what a cell says, where it has no room for all of it; else nothing."""
        if not index.isValid() or self.sizeHintForIndex(index).width() <= self.visualRect(index).width():
            return ""
        return str(index.data() or "")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
