"""The palette (Ctrl+K): find a pupil, a page or an action by typing."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hospital_iep.ui import icons
from hospital_iep.ui.commands import Command, Commands, key_caps, section_title, spans
from hospital_iep.ui.theme import theme
from hospital_iep.ui.toast import announce
from hospital_iep.ui.widgets.basics import Icon, key_cap, label, line

Index = QModelIndex | QPersistentModelIndex
ROW, HEADING, WIDTH = 44, 30, 658
_COMMAND = Qt.ItemDataRole.UserRole


class PaletteModel(QAbstractListModel):
    """The answers, with a heading before each group."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.typed = ""
        self._rows: list[Command | str] = []

    def show(self, typed: str, commands: Sequence[Command]) -> None:
        """Show other answers."""
        self.beginResetModel()
        self.typed = typed
        self._rows = []
        section = None
        for command in commands:
            if command.section != section:
                section = command.section
                self._rows.append(section_title(section))
            self._rows.append(command)
        self.endResetModel()

    def command(self, index: Index) -> Command | None:
        """Return the command of a row; ``None`` for a heading."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Command) else None

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if self.command(index) else Qt.ItemFlag.NoItemFlags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role == Qt.ItemDataRole.DisplayRole else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.label
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (row.label, row.detail) if part)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return " ".join([section_title(row.section), row.keys]).strip()
            case _:
                return row if role == _COMMAND else None


class PaletteDelegate(QStyledItemDelegate):
    """Draws an answer: icon, words with what was typed underlined, detail in grey, keys."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_command = index.data(_COMMAND) is not None
        return QSize(100, theme().px(ROW if is_command else HEADING))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        command = index.data(_COMMAND)
        if isinstance(command, Command):
            self._paint_command(painter, option, command, index)
        else:
            painter.setPen(theme().color("text2"))
            painter.setFont(theme().font(12, 650))
            box = option.rect.adjusted(theme().px(10), 0, 0, -2)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.restore()

    def _paint_command(self, painter: QPainter, option: Any, command: Command, index: Index) -> None:
        look = theme()
        box: QRect = option.rect.adjusted(1, 1, -1, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(QPen(look.color("focus"), 2))
            painter.setBrush(look.color("accentSoft"))
            painter.drawRoundedRect(box, 8, 8)
        side = look.px(28)
        tile = QRect(box.left() + look.px(9), box.center().y() - side // 2 + 1, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("surface" if chosen else "sunken"))
        painter.drawRoundedRect(tile, 6, 6)
        inner = look.px(6)
        icons.paint(painter, command.icon, tile.adjusted(inner, inner, -inner, -inner), "accentText")
        right = self._paint_keys(painter, box, command.keys)
        model = index.model()
        typed = model.typed if isinstance(model, PaletteModel) else ""
        self._paint_words(
            painter, QRect(tile.right() + look.px(12), box.top(), 0, box.height()), right, command, typed
        )

    def _paint_keys(self, painter: QPainter, box: QRect, keys: str) -> int:
        look, right = theme(), box.right() - theme().px(9)
        painter.setFont(look.font(11.5, 650))
        metrics = QFontMetrics(painter.font())
        for cap in reversed(key_caps(keys)):
            width = metrics.horizontalAdvance(cap) + look.px(11)
            place = QRect(right - width, box.center().y() - look.px(10), width, look.px(20))
            painter.setPen(look.color("border"))
            painter.setBrush(look.color("surface"))
            painter.drawRoundedRect(place, 4, 4)
            painter.setPen(look.color("text2"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, cap)
            right -= width + look.px(4)
        return right

    def _paint_words(self, painter: QPainter, start: QRect, right: int, command: Command, typed: str) -> None:
        look, x = theme(), start.left()
        baseline = start.center().y() + QFontMetrics(look.font(14, 550)).ascent() // 2 - 1
        position = 0
        marks = spans(typed, command.label)
        for begin, length in [*marks, (len(command.label), 0)]:
            for text, marked in (
                (command.label[position:begin], False),
                (command.label[begin : begin + length], True),
            ):
                if not text:
                    continue
                font = look.font(14, 650 if marked else 550)
                font.setUnderline(marked)
                painter.setFont(font)
                painter.setPen(look.color("text"))
                painter.drawText(x, baseline, text)
                x += QFontMetrics(font).horizontalAdvance(text)
            position = max(position, begin + length)
        painter.setFont(look.font(13))
        painter.setPen(look.color("text2"))
        room = right - x - look.px(20)
        detail = QFontMetrics(painter.font()).elidedText(
            command.detail, Qt.TextElideMode.ElideRight, max(room, 0)
        )
        painter.drawText(x + look.px(10), baseline, detail)


class PalettePanel(QWidget):
    """The white box in the middle."""


class Palette(QWidget):
    """Covers the window with a shade; Enter does the chosen command, Esc closes and keeps nothing."""

    closed = Signal()

    def __init__(self, window: QWidget, commands: Commands, *, initials_only: bool = False) -> None:
        super().__init__(window)
        self._commands = commands
        self._window = window
        self._back_to: QWidget | None = window.focusWidget()
        self.setAccessibleName(self.tr("Find or do anything"))
        self.panel = PalettePanel(self)
        self.panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        shadow = QGraphicsDropShadowEffect(self.panel)
        shadow.setBlurRadius(40)
        shadow.setOffset(0, 12)
        shadow.setColor(QColor(0, 0, 0, 90))
        self.panel.setGraphicsEffect(shadow)
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Find or do anything"))
        self.field.setPlaceholderText(self.tr("Type a pupil, a page or what you want to do"))
        self.model = PaletteModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Answers"))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._do)
        self.list.entered.connect(self._hover)
        self._none = label(self.tr("Nothing found. Try another word."), "quiet")
        self._none.setContentsMargins(16, 16, 16, 16)
        self._build(initials_only=initials_only)
        self.field.textChanged.connect(self.look_up)
        self.field.installEventFilter(self)
        window.installEventFilter(self)
        self.look_up("")

    def _build(self, *, initials_only: bool) -> None:
        px = theme().px
        top = QHBoxLayout()
        top.setContentsMargins(px(16), px(2), px(16), px(2))
        top.setSpacing(px(12))
        top.addWidget(Icon("search", "text", 20))
        top.addWidget(self.field, 1)
        top.addWidget(key_cap(self.tr("Esc")))
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), px(8), px(16), px(10))
        foot.setSpacing(px(5))
        for caps, words in ((("↑", "↓"), self.tr("choose")), ((self.tr("Enter"),), self.tr("do it"))):
            for cap in caps:
                foot.addWidget(key_cap(cap))
            foot.addWidget(label(words, "caption"))
            foot.addSpacing(px(8))
        foot.addStretch(1)
        kept = self.tr("Nothing typed here is kept.")
        foot.addWidget(
            label(self.tr("Initials only. {kept}").format(kept=kept) if initials_only else kept, "caption")
        )
        layout = QVBoxLayout(self.panel)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(line())
        rows = QVBoxLayout()
        rows.setContentsMargins(px(6), px(6), px(6), px(6))
        rows.addWidget(self.list)
        rows.addWidget(self._none)
        layout.addLayout(rows)
        layout.addWidget(line())
        layout.addLayout(foot)

    def open(self) -> None:
        """Show it over the window, with the focus in its field."""
        self._arrange()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_(self) -> None:
        """Close; the focus goes back to where it was."""
        self.hide()
        self.deleteLater()
        self.closed.emit()
        if self._back_to is not None and self._back_to.isVisible():
            self._back_to.setFocus(Qt.FocusReason.PopupFocusReason)

    def look_up(self, typed: str) -> None:
        """Show what answers the words typed."""
        found = self._commands.find(typed)
        self.model.show(typed, found)
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)
        self._step(1, start=-1)
        self._arrange()

    def _step(self, by: int, start: int | None = None) -> None:
        """Choose the next command, over the headings."""
        at = self.list.currentIndex().row() if start is None else start
        count = self.model.rowCount()
        for _ in range(count):
            at = (at + by) % count
            index = self.model.index(at, 0)
            if self.model.command(index):
                self.list.setCurrentIndex(index)
                announce(self.field, str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
                return

    def _hover(self, index: QModelIndex) -> None:
        if self.model.command(index):
            self.list.setCurrentIndex(index)

    def _do(self, index: QModelIndex) -> None:
        command = self.model.command(index)
        if command is not None:
            self.close_()
            command.act()

    def _arrange(self) -> None:
        self.setGeometry(self._window.rect())
        px = theme().px
        width = min(px(WIDTH), self.width() - 24)
        rows = [self.model.index(row, 0) for row in range(self.model.rowCount())]
        delegate = self.list.itemDelegate()
        tall = sum(delegate.sizeHint(QStyleOptionViewItem(), index).height() for index in rows) + 4
        top = min(93, max(12, self.height() // 12))
        self.list.setFixedHeight(max(min(tall, self.height() - 2 * top - px(120)), px(ROW)))
        layout = self.panel.layout()
        assert layout is not None
        layout.activate()
        self.panel.setGeometry((self.width() - width) // 2, top, width, layout.sizeHint().height())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._arrange()
        if watched is not self.field or event.type() != QEvent.Type.KeyPress:
            return False
        assert isinstance(event, QKeyEvent)
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                self._step(1)
            case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                self._step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._do(self.list.currentIndex())
            case Qt.Key.Key_Escape:
                self.close_()
            case _:
                return False
        return True

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shade = QColor("#0B1A1E")
        shade.setAlphaF(0.42)
        QPainter(self).fillRect(self.rect(), shade)
