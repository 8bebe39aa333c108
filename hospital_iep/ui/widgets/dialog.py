"""The base of every dialog: a decision with an end."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget
from typing_extensions import override

from hospital_iep.ui import remember
from hospital_iep.ui.page import column, scrolling
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button, label
from hospital_iep.ui.widgets.dates import DateField

_kept: dict[str, dict[str, str]] = {}


def forget_kept() -> None:
    """Forget what closed dialogs kept (at lock)."""
    _kept.clear()


def kept_texts(window: QWidget) -> dict[str, dict[str, str]]:
    """Return what stands half-typed in open and in closed dialogs of a window."""
    texts = dict(_kept)
    for dialog in window.findChildren(DialogBase):
        typed = remember.half_typed(dialog) if dialog.isVisible() else {}
        if typed:
            texts[dialog.keep_key()] = typed
    return texts


def put_kept(texts: dict[str, dict[str, str]]) -> None:
    """Let dialogs find, when they are opened, what was half-typed before a lock."""
    _kept.update(texts)


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
        self._opened = False
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
        """Do it, unless a day was typed that is none: then the day before it would be taken unseen."""
        for day in self.findChildren(DateField):
            if day.isVisibleTo(self):
                day.field.editingFinished.emit()  # reads what stands there, and says what is wrong
                if not day.is_understood:
                    day.field.setFocus(Qt.FocusReason.OtherFocusReason)
                    return
        act()

    def cancel(self, text: str = "") -> Button:
        """Add the button that leaves everything as it is."""
        button = Button(text or self.tr("Cancel"))
        self.buttons.addButton(button, QDialogButtonBox.ButtonRole.RejectRole)
        return button

    def keep_key(self) -> str:
        """Return what kept text belongs to; override where one dialog serves several records."""
        return type(self).__qualname__

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._opened:
            return
        self._opened = True
        remember.put_back(self, _kept.pop(self.keep_key(), {}))
        self._fit()
        first = next((child for child in self._area.findChildren(QWidget) if _takes_text(child)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        screen = self.screen().availableGeometry()
        width = min(theme().px(self._width), screen.width() - 40)
        side = 2 * theme().px(20)
        layout = self.body
        tall = (
            layout.heightForWidth(width - side) if layout.hasHeightForWidth() else layout.sizeHint().height()
        )
        self._area.setMinimumHeight(min(tall + 2, screen.height() * 6 // 10))
        self.setFixedWidth(width)
        self.adjustSize()

    @override
    def reject(self) -> None:
        typed = remember.half_typed(self)
        if typed:
            _kept[self.keep_key()] = typed
        super().reject()


def _takes_text(widget: QWidget) -> bool:
    return widget.focusPolicy() == Qt.FocusPolicy.StrongFocus and widget.isVisibleTo(widget.window())
