"""A small box beside the button that opened it."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import label


class Popover(QFrame):
    """Opens below (or above) its button, closes on Esc or a click elsewhere; the focus goes back."""

    def __init__(self, beside: QWidget, title: str, *, heading: bool = False) -> None:
        super().__init__(beside, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Hospital IEP")
        self.setAccessibleName(title)
        self._beside = beside
        self.body = QVBoxLayout(self)
        side = theme().px(12)
        self.body.setContentsMargins(side, side, side, side)
        self.body.setSpacing(theme().px(8))
        if heading:
            self.body.addWidget(label(title, "section"))

    def open_at(self) -> None:
        """Show it where there is room."""
        self.adjustSize()
        corner = self._beside.mapToGlobal(QPoint(0, self._beside.height() + 4))
        room: QRect = self._beside.screen().availableGeometry()
        x = min(max(corner.x(), room.left()), room.right() - self.width())
        y = corner.y()
        if y + self.height() > room.bottom():
            y = max(self._beside.mapToGlobal(QPoint(0, 0)).y() - self.height() - 4, room.top())
        self.move(x, y)
        self.show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            self._beside.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            super().keyPressEvent(event)
