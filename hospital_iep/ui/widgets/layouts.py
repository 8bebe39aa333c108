"""Rows, columns and scrolling areas with the window's spacing."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from hospital_iep.ui.theme import theme


def column(parent: QWidget, margin: int = 16, gap: int = 12) -> QVBoxLayout:
    """Give a widget a vertical layout with the window's spacing."""
    layout = QVBoxLayout(parent)
    side = theme().px(margin)
    layout.setContentsMargins(side, side, side, side)
    layout.setSpacing(theme().px(gap))
    return layout


class AtTop(QVBoxLayout):
    """Stands at the top of its room, as high as its words need at the width there is."""

    @override
    def setGeometry(self, rect: QRect) -> None:
        needed = self.heightForWidth(rect.width()) if self.hasHeightForWidth() else self.sizeHint().height()
        super().setGeometry(QRect(rect.topLeft(), QSize(rect.width(), min(rect.height(), needed))))


def centred(content: QWidget) -> QWidget:
    """Return a pane with some content in its middle, as wide as that may be."""
    outer = QWidget()
    across = QHBoxLayout(outer)
    side = theme().px(24)
    across.setContentsMargins(side, side, side, side)
    down = QVBoxLayout()
    down.addStretch(1)
    down.addWidget(content)
    down.addStretch(1)
    across.addStretch(1)
    across.addLayout(down, 100)
    across.addStretch(1)
    return outer


def row(gap: int = 8) -> QHBoxLayout:
    """Return a horizontal layout with the window's spacing and no margins."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme().px(gap))
    return layout


def hold(box: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Let a box hold just these widgets in this order; those that are there stay, the others are deleted."""
    held = [item.widget() for n in range(box.count()) if (item := box.itemAt(n)) is not None]
    for widget in held:
        if widget is not None and widget not in widgets:
            box.removeWidget(widget)
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
    parent, new = box.parentWidget(), [widget for widget in widgets if widget not in held]
    hidden = parent is None or parent.isHidden()
    if parent is not None and len(new) > 1:
        parent.hide()  # each widget that comes onto the screen alone lays out all of them again
    for at, widget in enumerate(widgets):
        if box.indexOf(widget) != at:
            box.insertWidget(at, widget)
    if parent is not None:
        parent.setVisible(not hidden)


def scrolling(content: QWidget) -> QScrollArea:
    """Put content into an area that scrolls vertically only and takes no focus itself."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setProperty("role", "content")
    area.setWidget(content)
    return area
