"""The workspace's navigation: the child's card, the parts, and the plan's sections with their states."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from hospital_iep.ui import icons
from hospital_iep.ui.page import column, scrolling
from hospital_iep.ui.student.part import Surface
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Wrapped
from hospital_iep.ui.widgets.chips import Avatar
from hospital_iep.ui.widgets.combo import SearchCombo

WIDTH = 212


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: ``count`` stands at its right edge, or the icon of a section's state."""

    key: str
    text: str
    icon: str = ""
    count: str = ""
    state_icon: str = ""
    state_colour: str = "text2"
    state: str = ""
    inner: bool = False


class NavRow(QAbstractButton):
    """One part of the workspace."""

    stepped = Signal(int)

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.entry = entry
        self.show_entry(entry)
        theme().changed.connect(self.updateGeometry)

    def show_entry(self, entry: Entry) -> None:
        """Show another state of the same part."""
        self.entry = entry
        self.setText(entry.text)
        self.setAccessibleName(", ".join(part for part in (entry.text, entry.count, entry.state) if part))
        self.setToolTip(entry.state)
        self.update()

    @override
    def nextCheckState(self) -> None:
        """Stay: the page says which part is in front."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(WIDTH - 16), theme().target(30 if self.entry.inner else 34))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, box = QPainter(self), theme(), self.rect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accentSoft" if self.isChecked() else "sunken"))
            painter.drawRoundedRect(box, 7, 7)
        if self.isChecked() and look.name == "hc":
            painter.setPen(look.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 7, 7)
        ink = "accentText" if self.isChecked() else "text"
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side, gap = look.px(16), look.px(10)
        inner = box.adjusted(gap, 0, -gap, 0)
        if self.entry.icon:
            self._icon(painter, inner, side, self.entry.icon, ink, at_end=mirrored)
        indent = look.px(25)
        words = inner.adjusted(0, 0, -indent, 0) if mirrored else inner.adjusted(indent, 0, 0, 0)
        words = self._end(painter, words, mirrored=mirrored)
        font = look.font(13, 650 if self.isChecked() else 550)
        painter.setFont(font)
        painter.setPen(look.color(ink))
        shown = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)

    def _end(self, painter: QPainter, words: QRect, *, mirrored: bool) -> QRect:
        """Draw the count or the state at the far edge; return what is left for the words."""
        look = theme()
        if self.entry.state_icon:
            side = look.px(16)
            self._icon(
                painter, words, side, self.entry.state_icon, self.entry.state_colour, at_end=not mirrored
            )
            room = side + look.px(3)
        elif self.entry.count:
            font = look.font(12)
            painter.setFont(font)
            painter.setPen(look.color("text2"))
            end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
            painter.drawText(words, end, self.entry.count)
            room = QFontMetrics(font).horizontalAdvance(self.entry.count) + look.px(6)
        else:
            return words
        return words.adjusted(room, 0, 0, 0) if mirrored else words.adjusted(0, 0, -room, 0)

    @staticmethod
    def _icon(painter: QPainter, box: QRect, side: int, name: str, colour: str, *, at_end: bool) -> None:
        left = box.right() + 1 - side if at_end else box.left()
        icons.paint(painter, name, QRect(left, box.center().y() - side // 2 + 1, side, side), colour)


class NameCard(QWidget):
    """The child's sign, name, and where they are."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme().px(8), 0, 0, theme().px(6))
        line.setSpacing(theme().px(10))
        self.sign = Avatar("", 38)
        line.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme().px(1))
        self.name = Wrapped("", "section")
        self.where = Wrapped("", "caption")
        words.addWidget(self.name)
        words.addWidget(self.where)
        line.addLayout(words, 1)

    def say(self, name: str, initials: str, where: str, key: str) -> None:
        """Show a child."""
        self.sign.say(initials)
        self.name.setText(name)
        self.where.setText(where)
        self.where.setVisible(bool(where))
        self.setProperty("peek", key)
        self.setAccessibleName(", ".join(part for part in (name, where) if part))


class Nav(Surface):
    """All parts, top to bottom; ``chosen`` carries the key of one. Arrow keys walk, Enter opens."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(Qt.Edge.RightEdge)
        self.setAccessibleName(self.tr("Parts of the pupil's page"))
        self._rows: dict[str, NavRow] = {}
        outer = column(self, 0, 0)
        outer.setContentsMargins(0, 0, 1, 0)
        content = QWidget()
        self.body = column(content, 10, 2)
        self.body.setContentsMargins(theme().px(10), theme().px(14), theme().px(5), theme().px(10))
        self.card = NameCard()
        self.body.addWidget(self.card)
        self.body.addStretch(1)
        outer.addWidget(scrolling(content))
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(theme().px(WIDTH))

    def show_entries(self, entries: list[Entry]) -> None:
        """Show the parts in order; those that are there already only change their state."""
        for at, entry in enumerate(entries):
            row = self._rows.get(entry.key)
            if row is None:
                row = NavRow(entry)
                row.clicked.connect(lambda *_, key=entry.key: self.chosen.emit(key))
                row.stepped.connect(lambda by, row=row: self._step(row, by))
                self._rows[entry.key] = row
                self.body.insertWidget(1 + at, row)
            row.show_entry(entry)

    def _step(self, row: NavRow, by: int) -> None:
        rows = list(self._rows.values())
        at = rows.index(row) + by
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self, key: str) -> None:
        """Mark the part in front."""
        for name, row in self._rows.items():
            row.setChecked(name == key)

    def row(self, key: str) -> NavRow:
        """Return the line of a part."""
        return self._rows[key]


class NavBar(Surface):
    """The same parts as one list above the content, where the window is narrow."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(Qt.Edge.BottomEdge)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme().px(12), theme().px(6), theme().px(12), theme().px(6))
        self.combo = SearchCombo(self.tr("Part of the pupil's page"))
        self.combo.chosen.connect(self.chosen)
        line.addWidget(self.combo)

    def show_entries(self, entries: list[Entry], key: str) -> None:
        """Show the parts, and which one is in front."""
        self.combo.set_choices({entry.key: entry.text for entry in entries}, key)
