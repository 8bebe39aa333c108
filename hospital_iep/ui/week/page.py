"""The week's page: see, judge, change and publish the timetable."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget
from typing_extensions import override

from hospital_iep.operations.board import Astray
from hospital_iep.ui.commands import Command
from hospital_iep.ui.happening import Happening
from hospital_iep.ui.page import Page, column
from hospital_iep.ui.theme import theme
from hospital_iep.ui.toast import announce
from hospital_iep.ui.week.away import AwayDialog
from hospital_iep.ui.week.bar import WeekBar, WeekScope
from hospital_iep.ui.week.case import CaseWeek
from hospital_iep.ui.week.desk import Choice, Proposal, WeekDesk, WeekView
from hospital_iep.ui.week.items import BoardItem, Lens, Pinner
from hospital_iep.ui.week.notes import WeekNotes
from hospital_iep.ui.week.panel import WeekPanel
from hospital_iep.ui.week.planning import Planner, PlanningBar
from hospital_iep.ui.week.proposal import ProposalPanel, count_words
from hospital_iep.ui.week.publish import PublishDialog
from hospital_iep.ui.week.room import RoomDialog
from hospital_iep.ui.week.speech import range_words
from hospital_iep.ui.week.views import WeekViews

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window


_PANEL, _WIDE_PANEL = 282, 392
_LOOK_MS = 200  # after the week is on the screen


class WeekPage(Page):
    """Board or list, with the chosen item, what is not placed, and what the planner proposes."""

    help_page = "week"
    panel_width = _PANEL

    def __init__(self, window: "Window", week: WeekDesk | None = None) -> None:
        super().__init__(window)
        self.title = self.tr("Week")
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
        bar, views, panel, planner = self.bar, self.views, self.panel, self.planner
        self.scope_.stepped.connect(self.step)
        bar.lens_chosen.connect(self._choose_lens)
        bar.person_chosen.connect(self._choose_person)
        bar.beside_chosen.connect(self._choose_beside)
        bar.plan_asked.connect(self.plan)
        bar.print_asked.connect(lambda: self.week.print(self.lens, self.person, self.day))
        bar.publish_asked.connect(self.publish)
        for view in (views.board, views.list):
            view.item_selected.connect(self._selected)
            view.item_opened.connect(self._open_details)
            view.why_requested.connect(self._why)
            view.pin_toggled.connect(self._pin)
            view.free_requested.connect(self.week.free)
            view.next_unmet_requested.connect(self.next_unmet)
            view.changes_requested.connect(self._offer_changes)
        views.board.move_requested.connect(self.week.move)
        views.board.resize_requested.connect(self.week.resize)
        views.board.refused.connect(self.window_.toasts.say)
        panel.selected.why_asked.connect(self._why)
        panel.selected.pin_asked.connect(self._pin)
        panel.selected.move_asked.connect(views.move_by_key)
        panel.selected.free_asked.connect(self.week.free)
        panel.selected.open_asked.connect(self.week.open)
        panel.selected.repeat_asked.connect(self.week.repeat)
        panel.selected.closed.connect(self._deselect)
        panel.selected.ward_pin_asked.connect(self._pin_for_ward)
        panel.away.clicked.connect(self.teacher_away)
        panel.room.clicked.connect(self.room_closed)
        panel.child.clicked.connect(self.child_changed)
        self.happening.done.connect(self._after_change)
        panel.unmet.why_asked.connect(self._why_not)
        panel.unmet.fix_asked.connect(self._fix)
        panel.unmet.unlock_asked.connect(self.week.unlock)
        self.proposals.accepted.connect(self._accept)
        self.proposals.kept.connect(self.keep_as_is)
        self.proposals.chosen.connect(self._preview)
        self.proposals.move_shown.connect(self._show_move)
        self.proposals.look_on.connect(self.plan)
        views.plan_asked.connect(self.plan)
        planner.began.connect(lambda: bar.show_planning(on=True))
        planner.ended.connect(lambda: bar.show_planning(on=False))
        planner.found.connect(self._show_ideas)
        planner.found_more.connect(self._add_ideas)
        planner.nothing_found.connect(self._say_nothing)
        planner.failed.connect(self.banner.only)
        self.desk.changed.connect(self._changed)
        self.privacy.changed.connect(self._changed)

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

    @override
    def commands(self) -> Sequence[Command]:
        tr = self.tr
        keys = [
            Command(tr("Plan or re-plan this week"), self.plan, "refresh-cw", "Ctrl+R"),
            Command(tr("Review and publish the week"), self.publish, "check", "Ctrl+Shift+P"),
            Command(tr("Repeat this lesson in later weeks"), self._repeat, "calendar-days"),
            Command(tr("A teacher is away"), self.teacher_away, "user", words=tr("ill sick absent cover")),
            Command(
                tr("A room can\u2019t be used"), self.room_closed, "ban", words=tr("closed lost classroom")
            ),
            Command(
                tr("Something changed for a child"),
                self.child_changed,
                "bed",
                words=tr("isolation ward move discharge treatment better worse"),
            ),
            Command(tr("Previous week"), lambda: self.step(-1), "chevron-left", "Alt+Left"),
            Command(tr("Next week"), lambda: self.step(1), "chevron-right", "Alt+Right"),
            Command(tr("This week"), self._to_today, "calendar", "Alt+Home"),
            Command(tr("Show the week as a list"), self.views.show_list, "list"),
            Command(tr("Show the week as a board"), self.views.show_board, "calendar-days"),
            Command(tr("Next need without a place"), self.next_unmet, "triangle-alert", "F8"),
        ]
        pressed = (
            (tr("Why is this lesson here"), "W"),
            (tr("Move this lesson by key"), "M"),
            (tr("Pin this lesson, or free it"), "P"),
            (tr("Take this lesson out"), "Del"),
            (tr("Board or list"), "T"),
        )
        keys += [Command(words, self._nothing, "keyboard", key, help_only=True) for words, key in pressed]
        return keys

    def _nothing(self) -> None:
        """Do nothing: the board itself handles its keys; they are only listed."""

    # -- showing

    @property
    def chosen(self) -> BoardItem | None:
        """The chosen item."""
        return self.views.chosen

    def _changed(self, *_: object) -> None:
        if self.proposal is not None and not self.week.still_holds():
            self._drop_proposal()
        if self.isVisible():
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
        self.scope_.show_week(range_words(*self._days()), view.published, proposing=self.proposal is not None)
        planned, proposing = bool(view.published or not view.empty), self.proposal is not None
        self.bar.show_state(changes=view.changes, planned=planned, proposing=proposing)
        self.panel.legend.show_levels(on=self.lens is Lens.PUPIL)
        self.banner.show_week(view)
        self._astray_soon.start()
        self.views.show_empty(on=bool(view.empty) and self.proposal is None)

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

    # -- one item

    def _selected(self, _item: str) -> None:
        self._show_chosen()
        self._front(self.panel if self.proposal is None else self.proposals)

    def _show_chosen(self) -> None:
        self.panel.selected.show_item(self.chosen)
        children = self._children()
        self.panel.name_child(children[0].name if len(children) == 1 else "", any_=bool(children))

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

    def _deselect(self) -> None:
        self.views.clear_selection()
        self.panel.selected.show_item(None)

    def _open_details(self, _item: str) -> None:
        """Bring the chosen item's card to the front, with the focus in it."""
        self._front(self.panel)
        self.panel.selected.show_item(self.chosen)
        self._open_drawer()
        self.panel.selected.why_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _why(self, lesson: str) -> None:
        why = self.week.why(lesson)
        self._front(self.panel)
        self.panel.selected.show_item(self.chosen)
        self.panel.selected.show_why(why)
        self._open_drawer()
        announce(self, " ".join((why.sentence, *(fact.text for fact in why.facts))))

    def _pin(self, lesson: str) -> None:
        item = self._item(lesson)
        if item is not None:
            self.week.pin(lesson, on=item.pinned_by in (None, Pinner.PLANNER))

    def _pin_for_ward(self, lesson: str) -> None:
        self.week.pin(lesson, on=True, by_ward=True)

    def _repeat(self) -> None:
        if self.chosen is not None and self.chosen.is_lesson:
            self.week.repeat(self.chosen.id)

    def _item(self, lesson: str) -> BoardItem | None:
        found = self.board.contents.find(lesson)
        return found[0] if found else None

    # -- needs without a place

    def next_unmet(self) -> None:
        """Go to the next need without a place (F8)."""
        self._front(self.panel)
        self._open_drawer()
        row = self.panel.unmet.focus_next()
        if row is None:
            announce(self, self.tr("Everything has its place."))

    def _why_not(self, need: str) -> None:
        why = self.week.why_not(need, self.day)
        self.panel.unmet.show_why(need, why)
        announce(self, " ".join((why.heading, *(fact.text for fact in why.facts))))

    def _fix(self, need: str) -> None:
        """Show what would make room, and go to the first change that can be made."""
        self._why_not(need)
        self.panel.unmet.focus_change(need)

    # -- planning

    def teacher_away(self) -> None:
        """Ask who is away on which day; then look for cover as for any repair."""
        person = self.person if self.lens is Lens.TEACHER else ""
        dialog = AwayDialog(self.window_, person, max(self.day, self.desk.today()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.noted.connect(self._look_for_cover)
        dialog.open()

    def room_closed(self) -> None:
        """Ask which room cannot be used when; then look for other places as for any repair."""
        dialog = RoomDialog(self.window_, max(self.day, self.desk.today()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.noted.connect(self._look_for_cover)
        dialog.open()

    def child_changed(self) -> None:
        """Offer what can have changed for the child of the chosen item, or of the week shown."""
        button = self.panel.child
        self._offer_changes(button.mapToGlobal(button.rect().bottomLeft()))

    def _offer_changes(self, at: QPoint) -> None:
        children = {UUID(each.key): each.name for each in self._children()}
        if children:
            self.happening.menu_for(self, children).popup(at)
        else:
            self.window_.toasts.say(self.tr("There are no pupils yet."))

    def _children(self) -> Sequence[Choice]:
        return self.week.concerned(self.chosen, self.lens, self.person, self.day)

    def _after_change(self, found: Astray) -> None:
        if found.clashes or found.could_return:
            self._look_for_cover(self.desk.today())

    def _look_for_cover(self, day: date) -> None:
        shown = self.day == day and self.proposal is None and not self._stale
        self.day = day
        self._leave_proposal()
        if not shown:  # else it was read again when the change was written
            self.refresh()
        self.plan()

    def plan(self) -> None:
        """Ask the planner for proposals; nothing moves until they are accepted."""
        missing = self.view.missing if self.view is not None else None
        if missing is not None:
            self.window_.toasts.say(missing.sentence, missing.verb, missing.act)
        elif not self.planning.busy:
            self.planner.plan()

    def _add_ideas(self, result: object) -> None:
        if self.proposal is not None:  # else the person has decided already
            self.proposals.add_ideas(self.planner.useful(result))

    def _say_nothing(self) -> None:
        nothing = self.view is not None and bool(self.view.empty)
        no_room = self.tr(
            "No lesson could be placed. Look at the pupils' wards and times, and at the teachers'"
            " subjects and hours."
        )
        said = no_room if nothing else count_words(0, 0)
        self.window_.toasts.say(said)
        announce(self, said)
        self.refresh()

    def _drop_proposal(self) -> None:
        """Leave a proposal for a week that is no longer so: accepted, it would move lessons for nothing."""
        self._leave_proposal()
        said = self.tr("Something has changed since this was proposed. Nothing was moved.")
        self.window_.toasts.say(said, self.tr("Re-plan"), self.plan)

    def _show_ideas(self, useful: Sequence[Proposal]) -> None:
        if not self.week.still_holds():
            self._drop_proposal()
            return
        self.proposals.show_ideas(useful)
        self._preview(useful[0])
        self._front(self.proposals)
        self._open_drawer()
        placed = sum(move.placed for move in useful[0].moves)
        announce(self, count_words(placed, len(useful[0].moves) - placed))
        self.proposals.focus_first()

    def _preview(self, idea: Proposal) -> None:
        self.proposal = idea
        self._read()
        first = next((move.lesson for move in idea.moves if move.placed and move.lesson), "")
        if first:
            self.board.select(first)

    def _show_move(self, lesson: str, _pupil: str) -> None:
        if lesson and not self.board.select(lesson):
            self.board.clear_selection()

    def _accept(self, proposal: Proposal, moves: Sequence[str]) -> None:
        self._leave_proposal()
        self.week.accept(proposal, moves)
        self.refresh()
        self._focus_view()

    def keep_as_is(self) -> None:
        """Leave the proposal; what it would have repaired stays marked."""
        self._leave_proposal()
        self.refresh()
        self._focus_view()

    def _leave_proposal(self) -> None:
        self.proposal = None
        self._front(self.panel)

    def _focus_view(self) -> None:
        if self.isVisible():
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    # -- telling

    def publish(self) -> None:
        """Show what would be told to whom; Publish tells it."""
        words = range_words(*self._days())
        dialog = PublishDialog(self, words, self.week.unpublished(self.day))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._publish)
        dialog.open()

    def _publish(self) -> None:
        self.week.publish(self.day)
        self.window_.toasts.say(
            QCoreApplication.translate("WeekPage", "Week published."), self.tr("Undo"), self.window_.undo
        )
