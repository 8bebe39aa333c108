"""The week as its page shows it: whose week it is, what stands in it, and what is chosen."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget
from typing_extensions import override

from hospital_iep.ui.happening import Happening
from hospital_iep.ui.page import Page, column
from hospital_iep.ui.theme import theme
from hospital_iep.ui.week.bar import WeekBar, WeekScope
from hospital_iep.ui.week.case import CaseWeek
from hospital_iep.ui.week.desk import Choice, Proposal, WeekDesk, WeekView
from hospital_iep.ui.week.items import BoardItem, Lens
from hospital_iep.ui.week.notes import WeekNotes
from hospital_iep.ui.week.panel import WeekPanel
from hospital_iep.ui.week.planning import Planner, PlanningBar
from hospital_iep.ui.week.proposal import ProposalPanel
from hospital_iep.ui.week.views import WeekViews

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window


translate = QCoreApplication.translate
_PANEL, _WIDE_PANEL = 282, 392
_LOOK_MS = 200  # after the week is on the screen


class WeekShown(Page):
    """Board or list of one week; goes to other weeks and people."""

    help_page = "week"
    panel_width = _PANEL

    def __init__(self, window: "Window", week: WeekDesk | None = None) -> None:
        super().__init__(window)
        self.title = translate("WeekPage", "Week")
        self.week: WeekDesk = week or CaseWeek(window)
        self.lens = Lens.TEACHER
        self.person = ""
        self.beside = ""
        self.day = self.desk.today()
        self.view: WeekView | None = None
        self.proposal: Proposal | None = None
        self._stale = True
        self._astray_soon = QTimer(self)
        self._astray_soon.setSingleShot(True)
        self._astray_soon.setInterval(_LOOK_MS)
        self._astray_soon.timeout.connect(self._look_astray)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.bar = WeekBar()
        self.scope_ = WeekScope()
        self.planning = PlanningBar()
        self.banner = WeekNotes(self.plan)
        self.planner = Planner(self.week, self.planning, lambda: self.day)
        self.views = WeekViews()
        self.board = self.views.board
        frame = QFrame()
        frame.setProperty("role", "card")
        inside = column(frame, 0, 0)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.views)
        layout = column(self, 12, 9)
        layout.setContentsMargins(theme().px(16), theme().px(8), theme().px(12), theme().px(12))
        layout.addWidget(self.bar)
        layout.addWidget(self.planning)
        layout.addWidget(self.banner)
        layout.addWidget(frame, 1)
        self.panel = WeekPanel()
        self.proposals = ProposalPanel()
        self.happening = Happening(self.window_)
        self.side = QStackedWidget()
        self.side.addWidget(self.panel)
        self.side.addWidget(self.proposals)

    def _connect(self) -> None:
        bar = self.bar
        self.scope_.stepped.connect(self.step)
        bar.lens_chosen.connect(self._choose_lens)
        bar.person_chosen.connect(self._choose_person)
        bar.beside_chosen.connect(self._choose_beside)
        bar.print_asked.connect(lambda: self.week.print(self.lens, self.person, self.day))
        self.desk.changed.connect(self._changed)
        self.privacy.changed.connect(self._changed)

    @abstractmethod
    def plan(self) -> None:
        """Ask the planner for proposals; nothing moves until they are accepted."""

    # -- the frame asks

    @override
    def scope(self) -> QWidget:
        return self.scope_

    @override
    def side_panel(self) -> QWidget:
        return self.side

    @override
    def first_focus(self) -> QWidget:
        return self.views.first_focus

    @override
    def place(self) -> dict[str, Any]:
        return {
            "lens": self.lens.value,
            "person": self.person,
            "beside": self.beside,
            "day": self.day.isoformat(),
            "item": self.chosen.id if self.chosen else "",
        }

    @override
    def enter(self, **target: Any) -> None:
        if "lens" in target:
            self.lens = Lens(target["lens"])
        self.person = str(target.get("person", self.person))
        self.beside = str(target.get("beside", self.beside))
        if "day" in target:
            self.day = date.fromisoformat(str(target["day"]))
        if target or self._stale:
            self.refresh()
        if "day" not in target:
            self._leave_a_week_that_is_over()
        if target.get("item"):
            self.board.select(str(target["item"]))

    # -- showing

    @property
    def chosen(self) -> BoardItem | None:
        """The chosen item."""
        return self.views.chosen

    def _changed(self, *_: object) -> None:
        if self.in_front:
            self.refresh()
        else:
            self._stale = True

    def refresh(self) -> None:
        """Read the week again and show it; what is chosen stays chosen."""
        self._stale = False
        people = {choice.key: choice.name for choice in self.week.choices(self.lens, self.day)}
        if self.person not in people:
            self.person = next(iter(people), "")
        others = self._others()
        if self.beside not in others:
            self.beside = ""
        self.bar.show_choice(self.lens, people, self.person, others, self.beside)
        self._read()

    def _others(self) -> dict[str, str]:
        if self.lens is Lens.WARD_DAY or not self.person:
            return {}
        return {choice.key: choice.name for choice in self.week.beside(self.lens, self.person, self.day)}

    def _read(self) -> None:
        self.view = view = self.week.week(self.lens, self.person, self.beside, self.day, self.proposal)
        self.views.show_week(view, self.week.placement(self.day))
        self.panel.unmet.show_unmet(view.unmet)
        self._show_chosen()
        self.scope_.show_week(*self._days(), view.published, proposing=self.proposal is not None)
        planned, proposing = bool(view.published or not view.empty), self.proposal is not None
        self.bar.show_state(changes=view.changes, planned=planned, proposing=proposing)
        self.panel.legend.show_levels(on=self.lens is Lens.PUPIL)
        self.banner.show_week(view)
        self._astray_soon.start()
        self.views.show_empty(on=bool(view.empty) and self.proposal is None)

    def _show_chosen(self) -> None:
        self.panel.selected.show_item(self.chosen)
        children = self._children()
        self.panel.name_child(children[0].name if len(children) == 1 else "", any_=bool(children))

    def _children(self) -> Sequence[Choice]:
        return self.week.concerned(self.chosen, self.lens, self.person, self.day)

    def _look_astray(self) -> None:
        """Say below the bar what asks for a repair, once the week stands on the screen."""
        if self.isVisible() and self.proposal is None and not self.planning.busy:
            self.banner.add(self.week.astray(self.day))

    def _days(self) -> tuple[date, date]:
        if self.lens is Lens.WARD_DAY:
            return self.day, self.day
        days = [day.date for day in self.view.board.days] if self.view else []
        monday = self.day - timedelta(days=self.day.weekday())
        return (days[0], days[-1]) if days else (monday, monday + timedelta(days=4))

    # -- going to another week, person or day

    def step(self, by: int) -> None:
        """Go some weeks on or back; with the ward-day lens, days."""
        self.day += timedelta(days=by if self.lens is Lens.WARD_DAY else 7 * by)
        self._leave_proposal()
        self.refresh()

    def _to_today(self) -> None:
        self.day = self.desk.today()
        self._leave_proposal()
        self.refresh()
        self._leave_a_week_that_is_over()

    def _leave_a_week_that_is_over(self) -> None:
        """After its last school day this week holds nothing to plan: show the week to come."""
        if self.day == self.desk.today() and self._days()[1] < self.day:
            self.day += timedelta(days=7 - self.day.weekday())
            self.refresh()

    def _choose_lens(self, lens: str) -> None:
        self.lens, self.person, self.beside = Lens(lens), "", ""
        self.refresh()

    def _choose_person(self, key: str) -> None:
        self.person, self.beside = key, ""
        self.refresh()

    def _choose_beside(self, key: str) -> None:
        self.beside = key
        self.refresh()

    # -- beside the week

    def _front(self, panel: QWidget) -> None:
        """Bring one of the two panels to the front; a proposal's sentences want more width."""
        self.side.setCurrentWidget(panel)
        width = _WIDE_PANEL if panel is self.proposals else _PANEL
        if width != self.panel_width:
            self.panel_width = width
            self.window_.panel_changed()

    def _open_drawer(self) -> None:
        if self.window_.has_drawer and not self.window_.side.isVisible():
            self.window_.toggle_panel()

    def _leave_proposal(self) -> None:
        had, self.proposal = self.proposal is not None, None
        self._front(self.panel)
        if had and self.window_.has_drawer and self.window_.side.isVisible():
            self.window_.toggle_panel()  # it lies over the week, which is looked at now

    def _focus_view(self) -> None:
        if self.isVisible():
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
