"""How is the child now: five batteries, 0 to 4."""

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from hospital_iep.ui import icons
from hospital_iep.ui.theme import theme


def bedside_word(level: int) -> str:
    """Return the bedside's word for an energy level: "Stop" to "Great"."""
    words = (
        QCoreApplication.translate("Energy", "Stop"),
        QCoreApplication.translate("Energy", "Tired"),
        QCoreApplication.translate("Energy", "Low"),
        QCoreApplication.translate("Energy", "OK"),
        QCoreApplication.translate("Energy", "Great"),
    )
    return words[level]


def plan_word(level: int) -> str:
    """Return the plan's word for an energy level: "blocked" to "prime"."""
    words = (
        QCoreApplication.translate("Energy", "blocked"),
        QCoreApplication.translate("Energy", "passive"),
        QCoreApplication.translate("Energy", "low"),
        QCoreApplication.translate("Energy", "normal"),
        QCoreApplication.translate("Energy", "prime"),
    )
    return words[level]


class EnergyButton(QPushButton):
    """One level: battery over digit and word; at least 44 px high."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self.level = level
        self.words = f"{level} {bedside_word(level)}"
        self.setAccessibleName(
            QCoreApplication.translate("Energy", "Energy {words}").format(words=self.words)
        )
        self.setCheckable(True)
        self.setAutoDefault(False)
        theme().changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(62), max(theme().px(52), 44))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, look, box = QPainter(self), theme(), self.rect()
        ink = "accentText" if self.isChecked() else "text"
        side = look.px(22)
        place = QRect((box.width() - side) // 2, look.px(6), side, side)
        icons.paint(painter, f"energy-{self.level}", place, ink)
        painter.setPen(look.color(ink))
        painter.setFont(look.font(12, 650))
        painter.drawText(
            box.adjusted(0, look.px(27), 0, -look.px(4)), Qt.AlignmentFlag.AlignCenter, self.words
        )


class EnergyButtons(QWidget):
    """The five levels; keys 0 to 4 choose while one has the focus. ``chosen`` carries the level."""

    chosen = Signal(int)

    def __init__(self, name: str, level: int | None = None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(6))
        self._group = QButtonGroup(self)
        self.buttons = [EnergyButton(number) for number in range(5)]
        for button in self.buttons:
            button.setAccessibleDescription(name)
            button.clicked.connect(lambda *_, level=button.level: self.chosen.emit(level))
            self._group.addButton(button, button.level)
            layout.addWidget(button)
        if level is not None:
            self.choose(level)

    @property
    def level(self) -> int | None:
        """The level that is chosen, if any."""
        number = self._group.checkedId()
        return number if number >= 0 else None

    def choose(self, level: int) -> None:
        """Mark a level; says nothing."""
        self.buttons[level].setChecked(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text() in "01234" and not event.modifiers():
            self.buttons[int(event.text())].click()
        else:
            super().keyPressEvent(event)
