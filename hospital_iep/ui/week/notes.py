"""What a week asks for, in one line below the bar, with the one step that helps."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from hospital_iep.ui.week.desk import WeekView
from hospital_iep.ui.widgets.empty import Banner


class WeekNotes(Banner):
    """Leads to what is to be entered where something lacks, else to re-planning."""

    def __init__(self, plan: Callable[[], object]) -> None:
        self._replan = QCoreApplication.translate("WeekPage", "Re-plan")
        super().__init__("", self._replan, plan)
        self._plan = plan
        self._known: list[str] = []
        self.hide()

    def show_week(self, view: WeekView) -> None:
        """Say what is known of a week at once."""
        lacks = view.lacks
        self._known = [text for text in (view.fault, *view.asked, *(each.sentence for each in lacks)) if text]
        self.offer(*(lacks[0].verb, lacks[0].act) if lacks else (self._replan, self._plan))
        self.add(())

    def add(self, further: Sequence[str]) -> None:
        """Say something more about this week."""
        self.only(" ".join((*self._known, *further)))

    def only(self, text: str) -> None:
        """Say this and nothing else."""
        self.say(text)
        self.setVisible(bool(text))
