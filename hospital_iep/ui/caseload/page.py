"""The caseload's page: find a pupil, see gaps, open or add one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from hospital_iep.operations import caseload, student
from hospital_iep.operations.caseload import CaseloadRow
from hospital_iep.ui.caseload.add import AddPupil, practice_button
from hospital_iep.ui.caseload.model import CaseloadDelegate, columns, finds, passes, sorted_rows, speech
from hospital_iep.ui.commands import Command
from hospital_iep.ui.page import Page, column
from hospital_iep.ui.student.find import FindField
from hospital_iep.ui.theme import theme
from hospital_iep.ui.toast import announce
from hospital_iep.ui.widgets.basics import Button, label
from hospital_iep.ui.widgets.chips import FilterChips
from hospital_iep.ui.widgets.empty import EmptyState
from hospital_iep.ui.widgets.tables import RowsModel, TableView

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window

WIDTHS = (0, 150, 150, 176, 176, 190, 176)
DROPPED = (2, 4, 5, 1, 3, 6)  # what stays out first where there is little room
PUPIL_WIDTH = 190


class CaseloadPage(Page):
    """Every pupil in a table that is searched by typing."""

    help_page = "caseload"

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.title = self.tr("Caseload")
        self._all: list[CaseloadRow] = []
        self._mine = ""
        self._dialog: AddPupil | None = None
        self._build()
        self.desk.changed.connect(self._on_changed)
        self.privacy.changed.connect(lambda _on: self.show_rows())
        self._stale = True

    def _build(self) -> None:
        self.field = FindField(self.tr("Find a pupil"))
        self.field.textChanged.connect(self.show_rows)
        self.field.installEventFilter(self)
        self.filters = FilterChips(
            self.tr("Show only"),
            {
                "mine": self.tr("Mine"),
                "unknown": self.tr("Something to ask"),
                "open": self.tr("Plan not complete"),
                "due": self.tr("Due in 7 days"),
                "return": self.tr("Back in 30 days"),
            },
        )
        self.filters.changed.connect(lambda _on: self.show_rows())
        self.add_button = Button(self.tr("Add pupil"), self.add_pupil, icon="user-plus", kind="primary")
        bar = QHBoxLayout()
        bar.setSpacing(theme().px(10))
        bar.addWidget(self.field, 3)
        bar.addStretch(2)
        if self.window_.has_page("imports"):
            self.import_button = Button(
                self.tr("Import"), lambda: self.window_.open("imports"), icon="calendar-plus"
            )
            self.import_button.setAccessibleName(self.tr("Import appointments"))
            self.import_button.setToolTip(self.tr("Bring in a calendar file of the hospital"))
            bar.addWidget(self.import_button)
        bar.addWidget(self.add_button)
        self.count = label("", "caption")
        self.model: RowsModel[CaseloadRow] = RowsModel(
            columns(self.privacy, self.desk.today),
            lambda row: speech(row, self.privacy, self.desk.today()),
            self,
        )
        self.table = TableView(self.tr("Pupils"), self.model, tall=True)
        self.table.setItemDelegate(CaseloadDelegate(self.privacy, self.desk.today))
        self.table.itemDelegate().setParent(self.table)
        self.table.set_widths(WIDTHS)
        self.table.opened.connect(self._open)
        self.table.installEventFilter(self)
        self.table.horizontalHeader().setSectionsClickable(True)
        self.table.setSortingEnabled(False)
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self.empty = EmptyState(
            self.tr("No pupils yet. Adding one takes a minute; everything may be unknown yet."),
            self.tr("Add pupil"),
            self.add_pupil,
            icon="users",
            help_words=self.tr("How to begin"),
        )
        self.empty.help_asked.connect(lambda: self.window_.open_manual("caseload"))
        practice = practice_button(self.window_)
        self.empty.add(practice)
        practice.setVisible(not self.window_.practice)
        self.nothing = EmptyState(
            self.tr("No pupil answers this."), self.tr("Show all"), self.show_all, icon="search"
        )
        self.views = QStackedWidget()
        for view in (self.table, self.empty, self.nothing):
            self.views.addWidget(view)
        self.bar = QWidget()
        self.bar.setLayout(bar)
        bar.setContentsMargins(0, 0, 0, 0)
        page = column(self, 16, 10)
        page.addWidget(self.bar)
        page.addWidget(self.filters)
        page.addWidget(self.count)
        page.addWidget(self.views, 1)
        theme().changed.connect(self._fit)

    # The frame asks

    @override
    def commands(self) -> Sequence[Command]:
        tr = self.tr
        return [
            Command(tr("Add pupil"), self.add_pupil, "user-plus", "Ctrl+N"),
            Command(tr("Find a pupil in the list"), self.field.setFocus, "search", "Ctrl+F"),
            Command(tr("Show all pupils"), self.show_all, "users"),
            Command(tr("Open the pupil"), self._nothing, "user", "Return", help_only=True),
        ]

    def _nothing(self) -> None:
        """Do nothing: the table itself handles the key; it is only listed."""

    @override
    def enter(self, **target: Any) -> None:
        self.refresh()
        if target.get("add"):
            self.add_pupil()

    @override
    def first_focus(self) -> QWidget | None:
        current = self.views.currentWidget()
        if current is self.table:
            return self.table
        return self.empty.button if current is self.empty else self.field

    @override
    def place(self) -> dict[str, Any]:
        return {}

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    @override
    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave columns out until the pupil has room: first the teacher, then minutes, and so on."""
        room = self.width() * 100 / theme().percent - 48
        shown = sum(WIDTHS)
        self.table.set_widths(WIDTHS)
        for number in DROPPED:
            hidden = room - shown < PUPIL_WIDTH
            self.table.setColumnHidden(number, hidden)
            shown -= WIDTHS[number] if hidden else 0

    # Showing

    def _read(self) -> list[CaseloadRow]:
        return self.desk.read(caseload.caseload, self.desk.today())

    def _on_changed(self, _changes: object) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Read the caseload again."""
        self._stale = False
        self._all = self._read()
        names = self.desk.read(student.teacher_names)
        mine = self.desk.read(student.my_teacher)
        self._mine = names.get(mine, "") if mine else ""
        self.show_rows()

    def show_rows(self) -> None:
        """Show what answers the filters and what was typed; the chosen pupil stays chosen."""
        chosen = self.chosen()
        filters, typed = self.filters.chosen(), self.field.text()
        today = self.desk.today()
        rows = [
            row
            for row in self._all
            if passes(row, filters, self._mine, today) and finds(row, typed, self.privacy)
        ]
        self.model.set_rows(sorted_rows(rows, self.privacy))
        view: QWidget = self.table if rows else self.nothing if self._all else self.empty
        self.views.setCurrentWidget(view)
        for part in (self.bar, self.filters, self.count):
            part.setVisible(bool(self._all))
        if len(rows) == len(self._all):
            words = self.tr("1 pupil") if len(rows) == 1 else self.tr("%n pupils", "", len(rows))
        else:
            words = self.tr("{shown} of {all} pupils").format(shown=len(rows), all=len(self._all))
        if words != self.count.text():
            self.count.setText(words)
            announce(self, words)
        if rows:
            self._choose(chosen)

    def chosen(self) -> CaseloadRow | None:
        """Return the pupil of the current row."""
        index = self.table.currentIndex()
        return self.model.at(index) if index.isValid() else None

    def _choose(self, row: CaseloadRow | None) -> None:
        keys = [each.student.id for each in self.model.rows]
        at = keys.index(row.student.id) if row is not None and row.student.id in keys else 0
        index = self.model.index(at, 0)
        self.table.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )

    def _sort(self, column_: int) -> None:
        header = self.table.horizontalHeader()
        order = Qt.SortOrder.AscendingOrder
        if header.isSortIndicatorShown() and header.sortIndicatorSection() == column_:
            up = header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            order = Qt.SortOrder.DescendingOrder if up else Qt.SortOrder.AscendingOrder
        header.setSortIndicatorShown(True)
        header.setSortIndicator(column_, order)
        self.model.sort(column_, order)

    def show_all(self) -> None:
        """Turn off all filters and forget what was typed."""
        self.filters.choose(frozenset())
        self.field.clear()
        self.show_rows()

    # Doing

    def _open(self, index: QModelIndex) -> None:
        self.window_.open("student", student_id=str(self.model.at(index).student.id))

    def add_pupil(self) -> None:
        """Open the day-0 dialog."""
        self._dialog = AddPupil(self.window_)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.open()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let typing in the table go to the search, and arrow keys in the search to the table."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is self.table:
            text = event.text()
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            if plain and text and text.isprintable() and not text.isspace():
                self.field.setFocus()
                self.field.setText(self.field.text() + text)
                return True
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            index = self.table.currentIndex()
            if (
                event.key() != Qt.Key.Key_Down
                and index.isValid()
                and self.views.currentWidget() is self.table
            ):
                self._open(index)
            else:
                self.table.setFocus()
            return True
        elif event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            self.table.setFocus()
            return True
        return False
