"""A field for a passphrase, with a button that shows what was typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Icon, IconButton


class SecretEdit(QLineEdit):
    """Hides what is typed, until ``reveal`` is pressed; ``icon`` is a drawing before the words."""

    def __init__(self, icon: str = "") -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(theme().px(14), 0, theme().px(6), 0)
        if icon:
            inside.addWidget(Icon(icon, "text2", 18))
        inside.addStretch(1)
        self.reveal = IconButton("eye", self.tr("Show the passphrase"), self.toggle)
        self.reveal.setProperty("measure", "small")
        self.reveal.setCursor(Qt.CursorShape.ArrowCursor)
        inside.addWidget(self.reveal)
        self.setTextMargins(theme().px(28) if icon else 0, 0, theme().px(30), 0)

    def toggle(self) -> None:
        """Show what was typed, or hide it again."""
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self.reveal.show_icon("eye-off" if hidden else "eye")
        self.reveal.rename(self.tr("Hide the passphrase") if hidden else self.tr("Show the passphrase"))
