"""Words, buttons, lines and cards."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hospital_iep.ui import icons
from hospital_iep.ui.theme import theme

Role = Literal[
    "",
    "caption",
    "hint",
    "label",
    "strong",
    "section",
    "focus",
    "title",
    "welcome",
    "fault",
    "warning",
    "quiet",
]
Kind = Literal["", "primary", "danger", "link", "plain"]


def label(text: str = "", role: Role = "", *, wrap: bool = False) -> QLabel:
    """Return words in one of the type sizes; plain text always, so that nothing typed can be markup."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setProperty("role", role)
    result.setWordWrap(wrap)
    if wrap:
        result.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    _align(result)
    return result


def _align(words: QLabel) -> None:
    """Let words begin where the window begins: by itself Qt goes by the script of each text."""
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        words.setAlignment(right | Qt.AlignmentFlag.AlignVCenter)


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet looks at, and show it."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            return  # it will be looked at when it is first shown
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Icon(QWidget):
    """A drawing beside words; silent for screen readers."""

    def __init__(
        self, name: str, colour: str = "text2", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._colour, self._size = name, colour, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme().changed.connect(self.updateGeometry)

    def show_icon(self, name: str, colour: str = "") -> None:
        """Show another drawing."""
        self._name, self._colour = name, colour or self._colour
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = theme().px(self._size)
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._name, self.rect(), self._colour)


class Button(QPushButton):
    """A button with words, and an icon if wanted; a press runs ``act``."""

    def __init__(
        self,
        text: str,
        act: Callable[[], object] | None = None,
        *,
        icon: str = "",
        kind: Kind = "",
        size: Literal["", "small", "bedside"] = "",
        keys: str = "",
        hint: str = "",
    ) -> None:
        super().__init__(text)
        self.setProperty("kind", kind)
        self.setProperty("measure", size)  # "size" is Qt's own
        self._icon_name = icon
        self._kind = kind
        if icon:
            self.show_icon(icon)
        if keys:
            self.setShortcut(QKeySequence(keys))
        if hint:
            self.setToolTip(hint)
            self.setAccessibleDescription(hint)
        if act is not None:
            self.clicked.connect(lambda *_: act())
        self.setAutoDefault(False)
        theme().changed.connect(self._resize_icon)
        self._resize_icon()

    def show_kind(self, kind: Kind) -> None:
        """Be another kind of button from now on, such as no longer the primary one."""
        self._kind = kind
        set_look(self, "kind", kind)
        if self._icon_name:
            self.show_icon(self._icon_name)

    def show_icon(self, name: str) -> None:
        """Show an icon before the words."""
        colour = {"primary": "onAccent", "danger": "danger", "plain": "accentText", "link": "accentText"}.get(
            self._kind, "text"
        )
        self.setIcon(icons.icon(name, colour, "accentText"))

    def show_picture(self, *, shown: bool) -> None:
        """Show the icon, or the words alone where there is little room."""
        if shown and self._icon_name:
            self.show_icon(self._icon_name)
        else:
            self.setIcon(QIcon())

    def _resize_icon(self) -> None:
        side = theme().px(16)
        self.setIconSize(QSize(side + theme().px(5) if self.text() else side, side))


class IconButton(QToolButton):
    """A button that shows only an icon; ``name`` is what it does, for tooltip and screen reader."""

    def __init__(
        self,
        icon: str,
        name: str,
        act: Callable[[], object] | None = None,
        *,
        kind: Literal["", "plain"] = "plain",
        keys: str = "",
        size: Literal["", "small"] = "",
    ) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setProperty("measure", size)  # "size" is Qt's own
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setIcon(icons.icon(icon, "text", "accentText"))
        self.rename(name, keys)
        if act is not None:
            self.clicked.connect(lambda *_: act())
        theme().changed.connect(self._resize)
        self._resize()

    def rename(self, name: str, keys: str = "") -> None:
        """Say something else about what it does."""
        self.setAccessibleName(name)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{name} ({shown})" if shown else name)

    def show_icon(self, name: str, colour: str = "text") -> None:
        """Show another icon."""
        self.setIcon(icons.icon(name, colour))

    def _resize(self) -> None:
        side = theme().px(18)
        self.setIconSize(QSize(side, side))


class Card(QFrame):
    """A box on the page. ``kind``: "", "now", "dashed", "warn", "danger" or "sunken"."""

    def __init__(self, kind: str = "", *, margin: int = 14, gap: int = 8) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.body = QVBoxLayout(self)
        side = theme().px(margin)
        self.body.setContentsMargins(side, side, side, side)
        self.body.setSpacing(theme().px(gap))

    def head(self, title: str, *beside: QWidget) -> QHBoxLayout:
        """Put a section title on top, with further widgets at the right."""
        line = QHBoxLayout()
        line.addWidget(Wrapped(title, "section"), 1)
        for widget in beside:
            line.addWidget(widget)
        self.body.addLayout(line)
        self.setAccessibleName(title)
        return line


class Elided(QLabel):
    """One line of words that gives way: shortened where it does not fit, whole in the tip."""

    def __init__(self, text: str = "", role: Role = "") -> None:
        super().__init__()
        self._whole = self._short = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        _align(self)
        self.say(text)

    def say(self, text: str, short: str = "") -> None:
        """Show other words; ``short`` stands for them where there is no room, else they end in "…"."""
        self._whole, self._short = text, short or text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    @property
    def words(self) -> str:
        """The whole text."""
        return self._whole

    @property
    def short(self) -> str:
        """What stands for it where there is little room."""
        return self._short

    def _fit(self) -> None:
        self.ensurePolished()
        shown = self.fontMetrics().elidedText(self._short, Qt.TextElideMode.ElideRight, max(self.width(), 0))
        whole = self.fontMetrics().horizontalAdvance(self._whole) <= self.width()
        self.setText(self._whole if whole else shown)
        self.setToolTip("" if whole else self._whole)

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        self.ensurePolished()
        least = self._whole[:4] + "…" if self._short == self._whole else self._short
        width = self.fontMetrics().horizontalAdvance(least) + 2
        return QSize(min(width, self.sizeHint().width()), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class Wrapped(QLabel):
    """Words as wide as they are, on further lines where there is less room."""

    def __init__(self, text: str = "", role: Role = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        _align(self)

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 4
        return QSize(width, super().heightForWidth(width))


def line(*, upright: bool = False) -> QFrame:
    """Return a thin separating line."""
    result = QFrame()
    result.setProperty("role", "upright" if upright else "line")
    return result


def key_cap(text: str) -> QLabel:
    """Return a drawing of one key; silent, since the shortcut is said by what it belongs to."""
    result = QLabel(text)
    result.setProperty("role", "key")
    result.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return result
