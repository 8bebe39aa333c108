"""The left side of the unlock window: what the program promises, and a week without names."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from hospital_iep import __version__
from hospital_iep.ui import icons
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button, label

WIDTH = 520
_BAR, _BLOCK, _PEN = QColor("#6AC6D1"), QColor("#19636C"), QColor("#7FB3BA")
# (column, top, height, kind) on a grid of 88 by 248: an invented week
_WEEK = (
    (0, 0, 40, "lesson"), (0, 52, 96, "treatment"), (0, 160, 40, "lesson"),
    (1, 30, 60, "lesson"), (1, 102, 36, "lesson"), (1, 150, 70, "free"),
    (2, 0, 110, "treatment"), (2, 122, 44, "lesson"), (2, 178, 30, "lesson"),
    (3, 44, 40, "lesson"), (3, 96, 52, "lesson"), (3, 160, 84, "treatment"),
    (4, 14, 70, "free"), (4, 96, 44, "lesson"), (4, 152, 56, "lesson"),
)  # fmt: skip


class WhiteIcon(QWidget):
    """An icon on the dark ground."""

    def __init__(self, name: str, size: int) -> None:
        super().__init__()
        self._name, self._size = name, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        side = theme().px(self._size)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, icons.pixmap(self._name, "#FFFFFF", self.size()))
        painter.end()


class WeekDrawing(QWidget):
    """Blocks of an invented week, as decoration; silent."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @override
    def sizeHint(self) -> QSize:
        return QSize(430, 248)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(100, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.height() < 120:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = min(self.width() / 432, self.height() / 248)
        painter.scale(scale, scale)
        for column, top, height, kind in _WEEK:
            _draw_block(painter, QRectF(column * 88 + 0.5, top + 0.5, 78, height), kind)
        painter.end()


def _draw_block(painter: QPainter, box: QRectF, kind: str) -> None:
    if kind == "lesson":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_BLOCK)
        painter.drawRoundedRect(box, 5, 5)
        painter.setBrush(_BAR)
        painter.drawRoundedRect(QRectF(box.left(), box.top(), 5, box.height()), 2, 2)
        return
    pen = QPen(_PEN, 1.2, Qt.PenStyle.DashLine if kind == "free" else Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if kind == "free" else QBrush(_PEN, Qt.BrushStyle.VerPattern))
    painter.drawRoundedRect(box, 5, 5)


class UnlockPicture(QWidget):
    """Name, three promises, the drawing, version, manual and practice data."""

    manual_asked = Signal()
    practice_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # a low window hides the picture; it never makes the window taller
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        px = theme().px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(56), px(48), px(34), px(28))
        layout.setSpacing(px(22))
        layout.addLayout(self._name())
        layout.addSpacing(px(28))
        for icon, promise, more in (
            (
                "cloud-off",
                self.tr("Works without a network"),
                self.tr("Nothing leaves this laptop unless you export it."),
            ),
            (
                "lock",
                self.tr("Encrypted while locked"),
                self.tr("Without your passphrase the file cannot be read."),
            ),
            (
                "undo-2",
                self.tr("Nothing half-typed is lost"),
                self.tr("Locking keeps your open text, encrypted."),
            ),
        ):
            layout.addLayout(self._promise(icon, promise, more))
        layout.addSpacing(px(16))
        layout.addWidget(WeekDrawing(), 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(16))
        version = label(self.tr("Version {number}").format(number=__version__), "caption")
        version.setProperty("role", "soft")
        foot.addWidget(version)
        foot.addWidget(Button(self.tr("Manual, F1"), self.manual_asked.emit, kind="link"))
        foot.addWidget(Button(self.tr("Practice with made-up pupils"), self.practice_asked.emit, kind="link"))
        foot.addStretch(1)
        layout.addLayout(foot)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(max(theme().px(WIDTH), self.layout().minimumSize().width()))  # type: ignore[union-attr]

    def _name(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme().px(14))
        line.addWidget(WhiteIcon("bed-single", 34))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label("Hospital IEP", "welcome"))
        words.addWidget(_soft(self.tr("School goes on, at the child's pace.")))
        line.addLayout(words, 1)
        return line

    def _promise(self, icon: str, promise: str, more: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme().px(12))
        line.addWidget(WhiteIcon(icon, 20), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(promise, "section"))
        words.addWidget(_soft(more))
        line.addLayout(words, 1)
        return line


def _soft(text: str) -> QWidget:
    result = label(text, wrap=True)
    result.setProperty("role", "soft")
    return result
