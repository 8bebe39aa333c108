"""The checklist's card: its items along the time, or as a list."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from hospital_iep.operations.reentry import ReentryRow
from hospital_iep.ui.reentry.listing import Checklist
from hospital_iep.ui.reentry.timeline import Timeline
from hospital_iep.ui.widgets.basics import Button, Card, label
from hospital_iep.ui.widgets.layouts import column, row
from hospital_iep.ui.widgets.segments import Segments


class ItemsCard(Card):
    """One child's checklist; without a return date it is a list, ordered and not dated."""

    ticked = Signal(object)  # an ItemRow
    opened = Signal(object)
    add_asked = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(margin=0, gap=0)
        tr = self.tr
        self._today = today
        self._dated = False
        self.views = Segments(tr("Show as"), {"time": tr("Timeline"), "list": tr("List")})
        self.add_button = Button(tr("Add an item"), self.add_asked.emit, icon="plus", size="small")
        head = QWidget()
        self.undated = label("", "caption", wrap=True)
        beside = row(10)
        beside.addWidget(self.views)
        beside.addWidget(self.add_button)
        beside.addWidget(self.undated, 1)
        column(head, 10, 0).addLayout(beside)
        self.body.addWidget(head)
        self.timeline = Timeline()
        self.list = Checklist(today)
        for view in (self.timeline, self.list):
            self.body.addWidget(view)
            view.ticked.connect(self.ticked)
            view.opened.connect(self.opened)
        self.views.chosen.connect(lambda _key: self._show_view())

    @property
    def as_list(self) -> bool:
        """Whether the items stand in a list."""
        return self.views.value == "list" or not self._dated

    @property
    def first(self) -> QWidget | None:
        """Where the focus begins; None where no item lies on the timeline."""
        return self.list.table if self.as_list else self.timeline.first

    def show_row(self, shown: ReentryRow, child: str) -> None:
        """Show a child's checklist, in both ways."""
        self._dated = shown.data.return_on is not None
        self.timeline.show_row(shown, self._today(), child)
        self.list.show_row(shown, child)
        self._show_undated(shown)
        self._show_view()

    def switch(self) -> None:
        """Show the list instead of the timeline, or the other way round."""
        self.views.choose("time" if self.views.value == "list" else "list")
        self._show_view()

    def _show_view(self) -> None:
        self.views.setVisible(self._dated)
        self.timeline.setVisible(not self.as_list)
        self.list.setVisible(self.as_list)

    def _show_undated(self, shown: ReentryRow) -> None:
        count = sum(item.data.due_on is None for item in shown.items)
        if not self._dated:
            text = self.tr("Without a return date the list is ordered, not dated.")
        elif count:
            one = self.tr("1 item has no date; it stands in the list.")
            many = self.tr("{count} items have no date; they stand in the list.").format(count=count)
            text = one if count == 1 else many
        else:
            text = ""
        self.undated.setText(text)
        self.undated.setVisible(bool(text))

    # -- the focus

    def spot(self) -> str:
        """Return the item of the timeline that has the focus, by a name that outlives its mark."""
        at = QApplication.focusWidget()
        return str(at.property("spot") or "") if at is not None and self.timeline.isAncestorOf(at) else ""

    def put_back(self, spot: str, wanted: str) -> QWidget | None:
        """Put the focus on the wanted item, or where it was; return the mark on the timeline that has it."""
        mark = self.timeline.mark_of(wanted or spot) if wanted or spot else None
        if mark is not None and self.timeline.isVisibleTo(self):
            self.timeline.focus_mark(mark)
            return mark
        if wanted:
            self.views.choose("list")
            self._show_view()
            self.list.choose(wanted)
            self.list.table.setFocus()
        return None
