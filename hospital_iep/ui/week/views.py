"""The week as a board or as a list: one item is chosen, whichever way it is shown."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from hospital_iep.ui.week.board import Board
from hospital_iep.ui.week.desk import WeekView
from hospital_iep.ui.week.items import BoardItem
from hospital_iep.ui.week.listview import WeekList
from hospital_iep.ui.week.moving import Placement
from hospital_iep.ui.widgets.empty import EmptyState


class WeekViews(QStackedWidget):
    """Board, list, and what stands in their place while nothing is planned."""

    plan_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.board = Board()
        self.list = WeekList()
        self.empty = EmptyState(
            self.tr("Nothing planned."), self.tr("Plan this week"), self.plan_asked.emit, icon="calendar-days"
        )
        for each in (self.board, self.list, self.empty):
            self.addWidget(each)
        self.board.list_requested.connect(self.show_list)
        self.list.board_requested.connect(self.show_board)
        self.list.move_wanted.connect(self.move_by_key)

    @property
    def chosen(self) -> BoardItem | None:
        """The chosen item."""
        return self.list.chosen() if self.currentWidget() is self.list else self.board.selected

    @property
    def first_focus(self) -> QWidget:
        """Where the focus begins."""
        current = self.currentWidget()
        if current is self.empty and self.empty.button is not None:
            return self.empty.button
        return self.list if current is self.list else self.board

    def show_week(self, view: WeekView, placement: Placement) -> None:
        """Show a week both ways; what is chosen stays chosen."""
        self.board.show_contents(view.board, placement)
        self.list.show_contents(view.board)
        if view.missing is None:
            self.empty.say(view.empty or self.tr("Nothing planned."))
            self.empty.offer(self.tr("Plan this week"), self.plan_asked.emit)
        else:
            self.empty.say(view.missing.sentence)
            self.empty.offer(view.missing.verb, view.missing.act)

    def show_empty(self, *, on: bool) -> None:
        """Put the words of an empty week in front, or the board again."""
        if on:
            self.setCurrentWidget(self.empty)
        elif self.currentWidget() is self.empty:
            self.setCurrentWidget(self.board)

    def show_list(self) -> None:
        """Show the week as a table; the chosen item stays chosen."""
        self._switch(self.list, self.list.choose)

    def show_board(self) -> None:
        """Show the week as a board."""
        self._switch(self.board, self.board.select)

    def _switch(self, view: QWidget, choose: Callable[[str], object]) -> None:
        if self.currentWidget() is self.empty:
            return  # an empty board or list would not say what to do
        item = self.chosen
        self.setCurrentWidget(view)
        if item is not None:
            choose(item.id)
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_selection(self) -> None:
        """Choose nothing."""
        self.board.clear_selection()
        self.list.clearSelection()

    def move_by_key(self, lesson: str) -> None:
        """Take a lesson up on the board, to be moved by keys."""
        self.show_board()
        if self.board.select(lesson):
            self.board.setFocus(Qt.FocusReason.OtherFocusReason)
            self.board.start_moving()
