"""A layout that flows like words: left to right, then the next line; mirrored for right to left."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget, QWidgetItem
from typing_extensions import override

from hospital_iep.ui.theme import theme


class FlowLayout(QLayout):
    """Widgets one after another, wrapped where the width ends."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._end: int | None = None
        self.setContentsMargins(QMargins())
        if parent is not None:
            parent.setLayout(self)
            policy = parent.sizePolicy()
            policy.setHeightForWidth(True)
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            parent.setSizePolicy(policy)

    @override
    def addWidget(self, widget: QWidget) -> None:
        """Add a widget at the end.

        Its item is made here: Python loses sight of one that Qt makes, and asking it for its size then
        ends the program.
        """
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def push(self) -> None:
        """Let all that is added from here on stand at the far end while everything is on one line.

        Where it is not, it begins a line of its own, unless that makes one line more.
        """
        self._end = len(self._items)

    def lines(self, width: int) -> int:
        """Return how many lines there are in this width."""
        return self._place(QRect(0, 0, width, 0), move=False)[1]

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)[0]

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + theme().px(self._gap) * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> tuple[int, int]:
        """Place all, or only measure; returns height and lines."""
        if self._end is None:
            return self._flow(rect, move=move)
        if self.sizeHint().width() <= rect.width():
            return self._flow(rect, move=move, spare=rect.width() - self.sizeHint().width())
        parted = self._flow(rect, move=False, parted=True)[1] <= self._flow(rect, move=False)[1]
        return self._flow(rect, move=move, parted=parted)

    def _flow(self, rect: QRect, *, move: bool, spare: int = 0, parted: bool = False) -> tuple[int, int]:
        """Let all follow each other; ``spare`` pixels, or a new line if ``parted``, before the far end."""
        gap = theme().px(self._gap)
        x, y, height, lines = rect.x(), rect.y(), 0, 1
        far = False
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for at, item in enumerate(self._items):
            if item.isEmpty():
                continue
            begins_far = not far and self._end is not None and at >= self._end
            if begins_far:
                far, x = True, x + spare
            hint = item.sizeHint()
            width = min(hint.width(), rect.width()) if move else hint.width()
            if x > rect.x() and (x + width > rect.right() + 1 or (begins_far and parted)):
                x, y, height, lines = rect.x(), y + height + gap, 0, lines + 1
            if move:
                left = rect.right() + 1 - (x - rect.x()) - width if mirrored else x
                item.setGeometry(QRect(QPoint(left, y), QSize(width, hint.height())))
            x += width + gap
            height = max(height, hint.height())
        return y + height - rect.y(), lines
