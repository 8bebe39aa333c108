"""Rows, columns and scrolling areas with the window's spacing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hospital_iep.ui.theme import theme


def column(parent: QWidget, margin: int = 16, gap: int = 12) -> QVBoxLayout:
    """Give a widget a vertical layout with the window's spacing."""
    layout = QVBoxLayout(parent)
    side = theme().px(margin)
    layout.setContentsMargins(side, side, side, side)
    layout.setSpacing(theme().px(gap))
    return layout


def row(gap: int = 8) -> QHBoxLayout:
    """Return a horizontal layout with the window's spacing and no margins."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme().px(gap))
    return layout


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
