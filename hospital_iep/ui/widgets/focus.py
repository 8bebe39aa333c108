"""The focus ring: 2 px, with a gap of 2 px, around whatever the keyboard is at."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QScrollArea,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from hospital_iep.ui.theme import theme

_REACH = 4  # gap and ring
_FOLLOWED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}


class FocusRing(QWidget):
    """One ring for one window; it lies above everything and lets the pointer through.

    Text fields, lists and combo boxes show the focus by their own border; the ring is for
    buttons and for widgets that paint themselves (property ``ring``).
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._above = window
        self._at: QWidget | None = None
        self._watched: list[QObject] = []
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    @property
    def at(self) -> QWidget | None:
        """The widget that the ring is around."""
        return self._at

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched = []
        self._at = new if new is not None and self._is_ringed(new) else None
        if self._at is None:
            self.hide()
            return
        widget: QWidget | None = self._at
        while widget is not None and widget is not self._above:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._settle()

    def _is_ringed(self, widget: QWidget) -> bool:
        if widget.window() is not self.window() or not self._above.isAncestorOf(widget):
            return False
        own_border = isinstance(widget, QComboBox | QAbstractItemView)
        kinds = isinstance(widget, QAbstractButton | QTabBar | QAbstractSlider)
        return (kinds or bool(widget.property("ring"))) and not own_border

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOWED:
            self._settle()
        return False

    def _settle(self) -> None:
        """Lie around the widget, cut off where its scroll area ends."""
        at, above = self._at, self._above
        if at is None or not at.isVisible():
            self.hide()
            return
        place = QRect(at.mapTo(above, QPoint(0, 0)), at.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH)
        inside = above.rect()
        parent = at.parentWidget()
        while parent is not None and parent is not above:
            if isinstance(parent, QScrollArea):
                view = parent.viewport()
                inside &= QRect(view.mapTo(above, QPoint(0, 0)), view.size())
            parent = parent.parentWidget()
        self._drawn = place.translated(-(place & inside).topLeft())
        self.setGeometry(place & inside)
        self.raise_()
        self.setVisible(not (place & inside).isEmpty())
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("focus"), 2))
        painter.drawRoundedRect(self._drawn.adjusted(1, 1, -1, -1), 10, 10)
