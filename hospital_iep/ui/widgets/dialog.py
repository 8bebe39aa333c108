"""The base of every dialog: a decision with an end."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget
from typing_extensions import override

from hospital_iep.ui.keeping import Keeper
from hospital_iep.ui.page import column, scrolling
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button, label
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.dates import DateField

_FRAME = 48  # the title bar and a little air
_ANY_HEIGHT = 16_777_215


class DialogBase(QDialog):
    """480 or 640 wide, first field focused, one primary button; Esc keeps what was typed.

    Add to ``body``; call ``primary`` once. What was typed into a dialog left by Esc stands
    there again when it is opened the next time before the lock.
    """

    def __init__(
        self, parent: QWidget, title: str, *, width: Literal[480, 640] = 480, intro: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Hospital IEP")  # never a name or a file: window titles leave the program
        self.setAccessibleName(title)
        self._width = width
        self._opened = self._stands = False
        self._keeper = Keeper(self, self.keep_key)
        outer = QVBoxLayout(self)
        side = theme().px(20)
        outer.setContentsMargins(side, side, side, side)
        outer.setSpacing(theme().px(14))
        self.title = label(title, "title", wrap=True)
        outer.addWidget(self.title)
        if intro:
            outer.addWidget(label(intro, "quiet", wrap=True))
        inner = QWidget()
        self.body = column(inner, margin=0)
        self._area = scrolling(inner)
        inner.installEventFilter(self)
        self._room = 0
        outer.addWidget(self._area, 1)
        self.buttons = QDialogButtonBox()
        self.buttons.rejected.connect(self.reject)
        outer.addWidget(self.buttons)
        self._primary: Button | None = None

    def primary(self, text: str, act: Callable[[], object] | None = None, *, icon: str = "") -> Button:
        """Add the button that ends the decision; ``act`` runs instead of closing with Accepted."""
        button = Button(text, lambda: self._act(act or self.accept), icon=icon, kind="primary")
        button.setDefault(True)
        self.buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        self._primary = button
        return button

    def _act(self, act: Callable[[], object]) -> None:
        """Do it, unless a day or a choice was typed that is none: what stood before would be taken unseen."""
        if self._all_understood():
            act()
        if self.isVisible():
            QTimer.singleShot(0, self, self._show_fault)  # once the sentence has its place

    def _all_understood(self) -> bool:
        for day in self.findChildren(DateField):
            if day.isVisibleTo(self):
                day.field.editingFinished.emit()  # reads what stands there, and says what is wrong
                if not day.is_understood:
                    day.field.setFocus(Qt.FocusReason.OtherFocusReason)
                    return False
        for choice in self.findChildren(SearchCombo):
            if choice.isVisibleTo(self):
                choice.settle()  # a list of suggestions that is still open keeps its field from it
                if choice.unheard:
                    choice.ask_again()
                    return False
        return True

    def _show_fault(self) -> None:
        """Bring the sentence that says what is wrong into the part that is seen."""
        said = (each for each in self._area.findChildren(QWidget) if each.property("role") == "fault")
        first = next((each for each in said if each.isVisibleTo(self)), None)
        if first is not None:
            self._area.ensureWidgetVisible(first, 0, theme().px(20))

    def cancel(self, text: str = "") -> Button:
        """Add the button that leaves everything as it is."""
        button = Button(text or self.tr("Cancel"))
        self.buttons.addButton(button, QDialogButtonBox.ButtonRole.RejectRole)
        return button

    def ask(self, words: str, field: QWidget) -> None:
        """Add a field with its words close above it."""
        pair = QVBoxLayout()
        pair.setSpacing(theme().px(5))
        pair.addWidget(label(words, "label"))
        pair.addWidget(field)
        self.body.addLayout(pair)

    def keep_key(self) -> str:
        """Return what kept text belongs to; override where one dialog serves several records."""
        return type(self).__qualname__

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._opened:
            return
        self._opened = True
        self._keeper.begin()
        self._fit()
        first = next((child for child in self._area.findChildren(QWidget) if _takes_text(child)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """Be as high as what stands in it; where the screen has less, the middle scrolls."""
        screen, outer, area = self.screen().availableGeometry(), self.layout(), self._area
        assert outer is not None
        width = min(theme().px(self._width), screen.width() - 40)
        self.setFixedWidth(width)
        area.setFixedHeight(0)
        least = max(outer.totalSizeHint().height(), outer.totalMinimumSize().height())
        around = max(outer.totalHeightForWidth(width), least)
        area.setFixedHeight(screen.height())  # so that everything is laid out in its own width
        outer.activate()
        tall = self._tall(area.viewport().width())
        room = max(screen.height() - around - _FRAME, 0)
        if tall > room:
            self.body.setContentsMargins(0, 0, theme().px(8), 0)  # between the fields and the bar
            tall = self._tall(area.viewport().width() - area.verticalScrollBar().sizeHint().width())
        area.setMaximumHeight(_ANY_HEIGHT)
        area.setMinimumHeight(min(tall, room))
        self._room = room
        outer.activate()
        self.resize(width, around + min(tall, room))
        self._stand()

    def _stand(self) -> None:
        """Stand over the middle of the window at first, and whole on the screen always."""
        screen, at = self.screen().availableGeometry(), self.pos()
        if not self._stands:
            middle = (self.parentWidget() or self).window().frameGeometry().center()
            at = middle - QPoint(self.width() // 2, (self.height() + _FRAME) // 2)
            self._stands = True
        right, bottom = screen.right() - self.width(), screen.bottom() - self.height() - _FRAME
        self.move(max(min(at.x(), right), screen.left()), max(min(at.y(), bottom), screen.top()))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with what stands in it, such as a sentence that says what is missing."""
        if event.type() == QEvent.Type.LayoutRequest and self._opened and self._area.height() < self._room:
            width = self._area.viewport().width()
            if self._tall(width) > self._area.height():
                self._fit()
        return False

    def _tall(self, width: int) -> int:
        """Return how high everything in the middle stands at a width."""
        self.body.activate()
        if self.body.hasHeightForWidth():
            return max(self.body.totalHeightForWidth(width), self.body.totalMinimumSize().height())
        return self.body.totalSizeHint().height()

    @override
    def reject(self) -> None:
        self._keeper.keep()
        super().reject()


def _takes_text(widget: QWidget) -> bool:
    return widget.focusPolicy() == Qt.FocusPolicy.StrongFocus and widget.isVisibleTo(widget.window())
