"""While the planner works: how far it is, Cancel, and "Stop and keep the best so far"."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hospital_iep.ui.background import Job
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button
from hospital_iep.ui.widgets.busy import BusyBar


class PlanningBar(QWidget):
    """Appears one second after planning began."""

    keep_best_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.job: Job | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        self.busy_bar = BusyBar()
        self.stop = Button(self.tr("Stop and keep the best so far"), self._stop, size="small")
        layout.addWidget(self.busy_bar, 1)
        layout.addWidget(self.stop)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether planning goes on."""
        return self.job is not None

    def watch(self, job: Job) -> None:
        """Follow a planning job."""
        self.job = job
        self.stop.setEnabled(True)
        self.show()
        self.stop.hide()
        self.busy_bar.watch(job, self.tr("Planning the week"))
        job.progressed.connect(lambda *_: self.stop.setVisible(self.busy_bar.isVisible()))
        job.finished.connect(self._finish)

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.keep_best_asked.emit()

    def _finish(self) -> None:
        self.job = None
        self.hide()
