"""Minutes taught of minutes agreed, as a bar with its words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Elided, label


class Bar(QWidget):
    """A share of a whole; ``hatched`` is a second share drawn as a pattern (missed for medical reasons)."""

    def __init__(self, share: float = 0.0, hatched: float = 0.0) -> None:
        super().__init__()
        self._share, self._hatched = share, hatched
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_share(self, share: float, hatched: float = 0.0) -> None:
        """Show other shares, 0 to 1 each."""
        self._share, self._hatched = share, hatched
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(80), theme().px(9))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(32), theme().px(9))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.fillPath(outline, look.color("surface"))
        painter.save()
        painter.setClipPath(outline)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        taught = box.width() * min(max(self._share, 0.0), 1.0)
        missed = box.width() * min(max(self._hatched, 0.0), 1.0)
        painter.fillRect(QRectF(0, 0, taught, self.height()), look.color("accent"))
        pattern = QBrush(look.color("text2"), Qt.BrushStyle.BDiagPattern)
        painter.fillRect(QRectF(taught, 0, missed, self.height()), pattern)
        painter.restore()
        painter.setPen(look.color("borderStrong"))
        painter.drawPath(outline)


class ProgressRow(QWidget):
    """Name, bar and words in one line: "LM ▬▬── 20 of 220"."""

    def __init__(
        self, name: str, words: str, share: float, hatched: float = 0.0, *, name_width: int = 44
    ) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        self._name = Elided(name, "strong")
        self._name.setFixedWidth(theme().px(name_width))
        self._bar = Bar(share, hatched)
        self._words = label(words)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._words.setMinimumWidth(theme().px(74))
        layout.addWidget(self._name)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._words)
        self.say(name, words, share, hatched)

    def say(self, name: str, words: str, share: float, hatched: float = 0.0) -> None:
        """Show other figures."""
        self._name.say(name)
        self._words.setText(words)
        self._bar.show_share(share, hatched)
        self.setAccessibleName(f"{name}, {words}")
