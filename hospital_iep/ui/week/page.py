"""The week's page: see, judge, change and publish the timetable."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from typing_extensions import override

from hospital_iep.operations.board import Astray
from hospital_iep.ui.commands import Command
from hospital_iep.ui.toast import announce
from hospital_iep.ui.week.away import AwayDialog
from hospital_iep.ui.week.chosen import WeekChosen
from hospital_iep.ui.week.desk import Proposal
from hospital_iep.ui.week.items import Lens
from hospital_iep.ui.week.proposal import count_words
from hospital_iep.ui.week.publish import PublishDialog
from hospital_iep.ui.week.room import RoomDialog
from hospital_iep.ui.week.speech import range_words


class WeekPage(WeekChosen):
    """Board or list, with the chosen item, what is not placed, and what the planner proposes."""

    @override
    def _connect(self) -> None:
        super()._connect()
        bar, views, panel, planner = self.bar, self.views, self.panel, self.planner
        bar.plan_asked.connect(self.plan)
        bar.publish_asked.connect(self.publish)
        views.plan_asked.connect(self.plan)
        views.board.changes_requested.connect(self._offer_changes)
        views.list.changes_requested.connect(self._offer_changes)
        panel.away.clicked.connect(self.teacher_away)
        panel.room.clicked.connect(self.room_closed)
        panel.child.clicked.connect(self.child_changed)
        self.happening.done.connect(self._after_change)
        self.proposals.accepted.connect(self._accept)
        self.proposals.kept.connect(self.keep_as_is)
        self.proposals.chosen.connect(self._preview)
        self.proposals.move_shown.connect(self._show_move)
        self.proposals.look_on.connect(self.plan)
        planner.began.connect(lambda: bar.show_planning(on=True))
        planner.ended.connect(lambda: bar.show_planning(on=False))
        planner.found.connect(self._show_ideas)
        planner.found_more.connect(self._add_ideas)
        planner.nothing_found.connect(self._say_nothing)
        self.privacy.changed.connect(self._reword)
        planner.failed.connect(self.banner.only)

    def _reword(self, *_: object) -> None:
        """Say a proposal anew: a name may not stay where initials are asked for."""
        if self.proposal is not None and self.week.still_holds():
            self.proposals.reword(self.planner.again())
            self.proposal = self.proposals.proposal

    @override
    def _changed(self, *_: object) -> None:
        if self.proposal is not None and not self.week.still_holds():
            self._drop_proposal()
        super()._changed()

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

    # -- what changes in the middle of a week

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

    # -- planning

    @override
    def plan(self) -> None:
        """Ask the planner for proposals; nothing moves until they are accepted."""
        missing = self.view.missing if self.view is not None else None
        if missing is not None:
            self.window_.toasts.say(missing.sentence, missing.verb, missing.act)
        elif not self.planning.busy:
            self.planner.plan()

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
