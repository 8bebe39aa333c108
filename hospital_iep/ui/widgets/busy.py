"""The bar of a long job: what it does, how far it is, and Cancel."""

from time import monotonic

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from hospital_iep.ui.background import Job
from hospital_iep.ui.theme import theme
from hospital_iep.ui.toast import announce
from hospital_iep.ui.widgets.basics import Button, Elided

SHOWN_AFTER_MS = 1000
ESTIMATE_AFTER = 10.0  # seconds


class BusyBar(QWidget):
    """Appears one second after a job began, in the pane that waits for it.

    ``stop_words`` says what Cancel does where that is more than to stop ("Stop and keep the
    best so far"). ``cancelled`` comes when the person pressed it.
    """

    cancelled = Signal()

    def __init__(self, stop_words: str = "") -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(6))
        self.words = Elided("", "caption")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.button = Button(stop_words or self.tr("Cancel"), self._cancel, size="small")
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout()
        line.addWidget(self.words)
        line.addStretch(1)
        line.addWidget(self.button)
        layout.addLayout(line)
        layout.addWidget(self.bar)
        self._job: Job | None = None
        self._title = ""
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(SHOWN_AFTER_MS)
        self._delay.timeout.connect(self.show)
        self.hide()

    def watch(self, job: Job, title: str) -> None:
        """Follow a job; ``title`` says what is being done ("Planning the week")."""
        self._job, self._title = job, title
        self.button.setEnabled(True)
        self._say(title)
        self.bar.setRange(0, 0)
        self._delay.start()
        job.progressed.connect(self._progress)
        job.finished.connect(self._finish)

    def _progress(self, share: float, text: str) -> None:
        if share < 0:
            self.bar.setRange(0, 0)
        else:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(share * 1000))
        self._say(" ".join(part for part in (text or self._title, self._estimate(share)) if part))

    def _estimate(self, share: float) -> str:
        if self._job is None or share <= 0.02:
            return ""
        gone = monotonic() - self._job.started_at
        if gone < ESTIMATE_AFTER:
            return ""
        left = round(gone / share - gone)
        return self.tr("About {seconds} s left.").format(seconds=left)

    def _say(self, text: str) -> None:
        self.words.say(text)
        self.bar.setAccessibleName(text)
        self.setAccessibleName(text)

    def _cancel(self) -> None:
        self.button.setEnabled(False)
        self._say(self.tr("Stopping…"))
        announce(self, self.tr("Stopping"))
        if self._job is not None:
            self._job.cancel()
        self.cancelled.emit()

    def _finish(self) -> None:
        self._delay.stop()
        self._job = None
        self.hide()
