"""Planning: the question to the planner, and while it works how far it is, Cancel and "Stop"."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hospital_iep.ui import faults
from hospital_iep.ui.background import Job
from hospital_iep.ui.theme import theme
from hospital_iep.ui.week.desk import Proposal, WeekDesk
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


class Planner(QObject):
    """Asks for proposals, one question at a time, and hands over what is found as it comes."""

    began = Signal()
    ended = Signal()
    found = Signal(object)  # the useful proposals, best first
    found_more = Signal(object)  # a result that came after the first was handed over
    nothing_found = Signal()
    failed = Signal(str)  # why, in words

    def __init__(self, week: WeekDesk, bar: PlanningBar, day: Callable[[], date]) -> None:
        super().__init__(bar)
        self._week = week
        self._bar = bar
        self._day = day
        self._first_shown = False
        self._result: object = []
        bar.keep_best_asked.connect(self._keep_best)
        bar.busy_bar.cancelled.connect(self._keep_best)  # the job itself drops what comes

    def plan(self) -> None:
        """Plan the week of the day."""
        job = self._week.plan(self._day())
        self._bar.watch(job)
        self.began.emit()
        self._first_shown = False
        job.found.connect(self._take_first)
        job.succeeded.connect(self.take)
        job.failed.connect(self._fail)
        job.finished.connect(self.ended)

    def useful(self, result: object) -> list[Proposal]:
        """Return the proposals of a result that change something."""
        self._result = result
        return [idea for idea in self._week.proposals(result, self._day()) if idea.moves]

    def again(self) -> list[Proposal]:
        """Return the proposals that were found last, in the words of now: with names or initials."""
        return self.useful(self._result)

    def _take_first(self, result: object) -> None:
        """Hand over the smallest change at once; the search for a better week goes on beside it."""
        useful = self.useful(result)
        if useful:
            self._first_shown = True
            self.found.emit(useful)

    def take(self, result: object) -> None:
        """Hand over what the planner found in the end."""
        if self._first_shown:
            self.found_more.emit(result)
            return
        useful = self.useful(result)
        if useful:
            self.found.emit(useful)
        else:
            self.nothing_found.emit()

    def _fail(self, error: Exception) -> None:
        """Say in words why there is no plan; what stands stays."""
        if type(error).__name__ == "FaultyFile":
            words = self.tr("Something that was entered contradicts itself. Nothing was changed.")
        else:
            words = faults.sentence(error)
        self.failed.emit(words)

    def _keep_best(self) -> None:
        if self._bar.job is not None:
            self._week.keep_best(self._bar.job)
