"""What one asks and does about the chosen item, and about a need without a place."""

from PySide6.QtCore import QCoreApplication, Qt
from typing_extensions import override

from hospital_iep.ui.toast import announce
from hospital_iep.ui.week.items import BoardItem, Pinner
from hospital_iep.ui.week.shown import WeekShown

translate = QCoreApplication.translate


class WeekChosen(WeekShown):
    """The week, with why its items are where they are; they can be pinned, moved and taken out."""

    @override
    def _connect(self) -> None:
        super()._connect()
        views, panel = self.views, self.panel
        for view in (views.board, views.list):
            view.item_selected.connect(self._selected)
            view.item_opened.connect(self._open_details)
            view.why_requested.connect(self._why)
            view.pin_toggled.connect(self._pin)
            view.free_requested.connect(self.week.free)
            view.next_unmet_requested.connect(self.next_unmet)
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
        panel.unmet.why_asked.connect(self._why_not)
        panel.unmet.fix_asked.connect(self._fix)
        panel.unmet.unlock_asked.connect(self.week.unlock)

    # -- one item

    def _selected(self, _item: str) -> None:
        self._show_chosen()
        self._front(self.panel if self.proposal is None else self.proposals)

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
            announce(self, translate("WeekPage", "Everything has its place."))

    def _why_not(self, need: str) -> None:
        why = self.week.why_not(need, self.day)
        self.panel.unmet.show_why(need, why)
        announce(self, " ".join((why.heading, *(fact.text for fact in why.facts))))

    def _fix(self, need: str) -> None:
        """Show what would make room, and go to the first change that can be made."""
        self._why_not(need)
        self.panel.unmet.focus_change(need)
