"""The week as a table: the same items as the board, for the keyboard and for screen readers."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from hospital_iep.ui import icons
from hospital_iep.ui.theme import theme
from hospital_iep.ui.week.ink import KIND_ICONS
from hospital_iep.ui.week.items import BoardContents, BoardItem, Kind
from hospital_iep.ui.week.speech import (
    described,
    energy_word,
    kind_word,
    pin_word,
    short_date,
    spoken,
    state_word,
    when,
)

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_Key = Qt.Key
_NOWHERE = QModelIndex()
ITEM = Qt.ItemDataRole.UserRole
_GIVING_WAY = (5, 4, 7)  # energy, where, why: told in full beside the list for the chosen item


class WeekListModel(QAbstractTableModel):
    """Lessons, treatments, isolation and ward routine in order of time; the same lesson once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[BoardItem, ...] = ()
        self._heads = (
            self.tr("Day"),
            self.tr("Time"),
            self.tr("Who"),
            self.tr("What"),
            self.tr("Where"),
            self.tr("Energy"),
            self.tr("State"),
            self.tr("Why"),
        )

    def show_contents(self, contents: BoardContents) -> None:
        """Show the items of a board."""
        seen: set[tuple[str, str, object]] = set()
        rows = []
        for item in sorted(contents.items, key=lambda item: (item.start, item.end, item.pupil)):
            key = (item.id, item.change, item.start)
            if key not in seen and item.kind not in (Kind.BEFORE, Kind.AFTER):
                seen.add(key)
                rows.append(item)
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_of(self, item_id: str) -> int:
        """Return the row of an item, or -1."""
        return next((row for row, item in enumerate(self._rows) if item.id == item_id), -1)

    def item(self, row: int) -> BoardItem:
        """Return the item of a row."""
        return self._rows[row]

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        names = (_Role.DisplayRole, _Role.AccessibleTextRole)
        if orientation is Qt.Orientation.Horizontal and role in names and 0 <= section < len(self._heads):
            return self._heads[section]
        return None

    @override
    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self._rows[index.row()]
        column = index.column()
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return self._text(item, column)
        if role == _Role.AccessibleTextRole:
            if column == 0:
                return spoken(item)
            return f"{self._heads[column]}: {self._text(item, column)}"
        return self._rest(item, column, role)

    @staticmethod
    def _rest(item: BoardItem, column: int, role: int) -> Any:
        if role == _Role.AccessibleDescriptionRole:
            return described(item)
        if role == _Role.DecorationRole and column == 3:
            return icons.icon(
                item.icon or ("book-open" if item.is_lesson else KIND_ICONS[item.look]), "text2"
            )
        if role == _Role.FontRole and column == 2:
            return theme().font(13, 650)
        return item if role == ITEM else None

    def _text(self, item: BoardItem, column: int) -> str:
        return (
            lambda: short_date(item.start.date()),
            lambda: when(item),
            lambda: item.pupil or item.teacher or kind_word(item),
            lambda: item.what,
            lambda: item.where or (self.tr("not yet") if item.is_lesson else ""),
            lambda: self._energy(item),
            lambda: self._state(item),
            lambda: item.why,
        )[column]()

    def _energy(self, item: BoardItem) -> str:
        if item.level is None:
            return self.tr("not yet") if item.is_lesson else ""
        return f"{item.level} {energy_word(item.level)}"

    @staticmethod
    def _state(item: BoardItem) -> str:
        if not item.is_lesson:
            return kind_word(item)
        parts = [state_word(item), item.note if item.note != state_word(item) else ""]
        if item.pinned_by:
            parts.append(pin_word(item.pinned_by))
        return ", ".join(part for part in parts if part)


class WeekList(QTableView):
    """The table with the board's keys; signals as the board's, items by their ``id``."""

    item_selected = Signal(str)
    item_opened = Signal(str)
    pin_toggled = Signal(str)
    why_requested = Signal(str)
    free_requested = Signal(str)
    move_wanted = Signal(str)
    next_unmet_requested = Signal()
    changes_requested = Signal(QPoint)  # what can have changed for the chosen item's child; a global point
    board_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.single_keys = True
        self.rows = WeekListModel(self)
        self._wide: dict[int, int] = {}
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("Week as a list"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self.activated.connect(lambda index: self.item_opened.emit(self.rows.item(index.row()).id))
        theme().changed.connect(self._measure)
        self._measure()

    def show_contents(self, contents: BoardContents) -> None:
        """Show other contents and keep the chosen item."""
        chosen = self.chosen()
        self.rows.show_contents(contents)
        self._measure()
        if chosen is not None:
            self.choose(chosen.id)

    def chosen(self) -> BoardItem | None:
        """Return the item of the current row."""
        index = self.currentIndex()
        return self.rows.item(index.row()) if index.isValid() else None

    def choose(self, item_id: str) -> None:
        """Go to an item's row."""
        row = self.rows.row_of(item_id)
        if row >= 0 and row != self.currentIndex().row():
            self.setCurrentIndex(self.rows.index(row, 0))

    def _measure(self) -> None:
        """Fit rows and columns to the text size."""
        self.verticalHeader().setDefaultSectionSize(theme().target(34))
        measures = QFontMetrics(theme().font(13))
        bold = QFontMetrics(self._bold())
        for column in range(self.rows.columnCount() - 1):
            texts = [self.rows.index(row, column).data() for row in range(self.rows.rowCount())]
            face = bold if column == 2 else measures
            wide = max((face.horizontalAdvance(text) for text in {*texts, self._head(column)}), default=0)
            extra = theme().px(50 if column == 3 else 26)
            self._wide[column] = min(wide + extra, theme().px(160))
        self._share()

    def _share(self) -> None:
        """Give each column its width; where there is no room for all, some give way."""
        head, room = self.horizontalHeader(), self.viewport().width()
        shown = {**self._wide, self.rows.columnCount() - 1: theme().px(110)}
        for column in _GIVING_WAY:
            head.setSectionHidden(column, sum(shown.values()) > room)
            if head.isSectionHidden(column):
                del shown[column]
        for column, wide in self._wide.items():
            if column == max(shown):
                continue  # the last one takes what is left
            head.resizeSection(column, wide)
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    @staticmethod
    def _bold() -> QFont:
        return theme().font(13, 650)

    def _head(self, column: int) -> str:
        return str(self.rows.headerData(column, Qt.Orientation.Horizontal))

    def _row_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self.item_selected.emit(self.rows.item(current.row()).id)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen() is not None:
            self.changes_requested.emit(event.globalPos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._act(event.key()):
            super().keyPressEvent(event)

    def _act(self, key: int) -> bool:
        if key == _Key.Key_F8:
            self.next_unmet_requested.emit()
            return True
        if key == _Key.Key_T and self.single_keys:
            self.board_requested.emit()
            return True
        item = self.chosen()
        if item is None or not item.is_lesson:
            return False
        signals = {_Key.Key_W: self.why_requested, _Key.Key_P: self.pin_toggled}
        if item.movable:
            signals |= {_Key.Key_M: self.move_wanted, _Key.Key_Delete: self.free_requested}
        if key not in signals or not (self.single_keys or key == _Key.Key_Delete):
            return False
        signals[_Key(key)].emit(item.id)
        return True
