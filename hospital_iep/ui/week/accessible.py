"""The board as a screen reader finds it: a list whose entries are lessons and treatments.

The list view (``T``) is the path that is tested with screen readers; this makes the painted board
answer as well.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget
from typing_extensions import override

from hospital_iep.ui.week.items import BoardItem
from hospital_iep.ui.week.speech import described, spoken

if TYPE_CHECKING:
    from hospital_iep.ui.week.board import Board

_installed: list[object] = []


class ItemAccessible(QAccessibleInterface):
    """One lesson or treatment of the list."""

    def __init__(self, board: "BoardAccessible", item: BoardItem) -> None:
        super().__init__()
        self._list = board
        self.item = item

    @override
    def isValid(self) -> bool:
        return self._list.isValid()

    @override
    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    @override
    def window(self) -> QWindow | None:  # type: ignore[override]
        return None

    @override
    def parent(self) -> QAccessibleInterface:
        return self._list

    @override
    def childCount(self) -> int:
        return 0

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    @override
    def rect(self) -> QRect:
        board = self._list.board
        place = board.rect_of(self.item.id, self.item.lane)
        return place.translated(board.viewport().mapToGlobal(QPoint()))

    @override
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        chosen = self._list.board.selected
        here = chosen is not None and (chosen.id, chosen.lane) == (self.item.id, self.item.lane)
        # the bit fields take whole numbers
        state.selectable = state.focusable = 1
        state.selected = int(here)
        state.focused = int(here and self._list.board.hasFocus())
        state.movable = int(self.item.movable)
        return state

    @override
    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return spoken(self.item)
        if kind == QAccessible.Text.Description:
            return described(self.item)
        return ""

    @override
    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing on the board is typed."""


class BoardAccessible(QAccessibleWidget):
    """The board itself: a list, in reading order."""

    def __init__(self, board: "Board") -> None:
        super().__init__(board, QAccessible.Role.List)
        self.board = board
        self._made: dict[BoardItem, ItemAccessible] = {}

    def _entries(self) -> tuple[BoardItem, ...]:
        return self.board.contents.reading_order()

    def entry(self, item: BoardItem) -> ItemAccessible:
        """Return the list's entry of an item; it lives as long as the board does."""
        if item not in self._made:
            self._made[item] = ItemAccessible(self, item)
        return self._made[item]

    @override
    def childCount(self) -> int:
        return len(self._entries())

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        entries = self._entries()
        return self.entry(entries[index]) if 0 <= index < len(entries) else None

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isinstance(child, ItemAccessible) and child.item in self._entries():
            return self._entries().index(child.item)
        return -1

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        for item in self._entries():
            if self.entry(item).rect().contains(x, y):
                return self.entry(item)
        return None

    @override
    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        chosen = self.board.selected
        return self.entry(chosen) if chosen is not None else None


def install() -> None:
    """Let Qt find the board's list; once for the process."""
    if _installed:
        return

    def make(class_name: str, found: QObject | None) -> QAccessibleInterface | None:
        from hospital_iep.ui.week.board import Board  # noqa: PLC0415  (the board installs this)

        return BoardAccessible(found) if class_name == "Board" and isinstance(found, Board) else None

    QAccessible.installFactory(make)
    _installed.append(make)
