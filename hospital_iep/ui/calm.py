"""The dialog for a fault of the program: what happened, what is safe, what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from hospital_iep.ui.widgets.basics import Button, label
from hospital_iep.ui.widgets.dialog import DialogBase


class FaultDialog(DialogBase):
    """Says that one action failed; the details fold out and hold no personal data."""

    def __init__(self, parent: QWidget, where: str) -> None:
        super().__init__(parent, self.tr("That did not work"))
        self.body.addWidget(
            label(
                self.tr(
                    "The program met a fault of its own. What you saved is safe, and what you typed is kept."
                    " You can go on. If it happens again, lock, and start the program anew."
                ),
                wrap=True,
            )
        )
        self._where = where
        self.details: QLabel = label(where, "caption", wrap=True)
        self.details.hide()
        self.fold = Button(self.tr("Show details"), self._fold, kind="link")
        self.body.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.details)
        copy = Button(self.tr("Copy details"), self._copy, icon="copy", size="small")
        self.body.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addStretch(1)
        self.primary(self.tr("Go on"))

    def _fold(self) -> None:
        self.details.setVisible(self.details.isHidden())
        hidden = self.details.isHidden()
        self.fold.setText(self.tr("Show details") if hidden else self.tr("Hide details"))
        self._fit()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._where)
