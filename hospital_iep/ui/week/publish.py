"""Review and publish: what changed since families and wards were last told, and who is told."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hospital_iep.ui.week.desk import PublishedChange
from hospital_iep.ui.widgets.basics import Icon, label, line
from hospital_iep.ui.widgets.dialog import DialogBase


class PublishDialog(DialogBase):
    """Lists every change for whom it concerns; Publish makes it what everybody knows."""

    def __init__(self, parent: QWidget, week: str, changes: Sequence[PublishedChange]) -> None:
        title = QCoreApplication.translate("PublishDialog", "Publish {week}").format(week=week)
        super().__init__(parent, title, width=640)
        if not changes:
            self.body.addWidget(
                label(self.tr("Nothing has changed since it was last told."), "quiet", wrap=True)
            )
        for change in changes:
            self.body.addWidget(self._row(change))
            self.body.addWidget(line())
        after = self.tr("Undo works until the first print or export. After that, publish again and phone.")
        self.body.addWidget(label(after, "caption", wrap=True))
        self.cancel()
        self.publish_button = self.primary(self.tr("Publish"), icon="check")
        self.publish_button.setEnabled(bool(changes))

    def _row(self, change: PublishedChange) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.addWidget(Icon(_icon(change), "text2"))
        layout.addWidget(label(f"{change.who}, {change.what}", "strong", wrap=True), 2)
        words = self._words(change)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(label(words, wrap=True))
        if change.tell:
            told.addWidget(label(change.tell, "caption", wrap=True))
        layout.addLayout(told, 3)
        row.setAccessibleName(f"{change.who}, {change.what}. {words} {change.tell}".rstrip())
        return row

    def _words(self, change: PublishedChange) -> str:
        if not change.before:
            return self.tr("New: {after}").format(after=change.after)
        if not change.after:
            return self.tr("Falls out: {before}").format(before=change.before)
        return self.tr("{before} becomes {after}").format(before=change.before, after=change.after)


def _icon(change: PublishedChange) -> str:
    if not change.before:
        return "plus"
    return "arrow-right" if change.after else "minus"
