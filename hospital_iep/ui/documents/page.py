"""The documents' page: what was issued, to whom, why it was allowed, and what stayed out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from hospital_iep.domain.disclosure import DocumentKind
from hospital_iep.operations import caseload, documents
from hospital_iep.operations.caseload import StudentRow
from hospital_iep.operations.documents import IssuedRow
from hospital_iep.ui.commands import Command
from hospital_iep.ui.documents.feed import CalendarFile
from hospital_iep.ui.documents.new import NewDocument
from hospital_iep.ui.documents.panel import IssuedPanel
from hospital_iep.ui.documents.words import kind_words, reader_words, recipient_words
from hospital_iep.ui.moments import when
from hospital_iep.ui.page import Page, column
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.announce import announce
from hospital_iep.ui.widgets.basics import Button, label
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.dialog import DialogBase
from hospital_iep.ui.widgets.empty import EmptyState
from hospital_iep.ui.widgets.flow import FlowLayout
from hospital_iep.ui.widgets.layouts import row
from hospital_iep.ui.widgets.tables import Column, RowsModel, TableView

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window

DOCUMENT, PUPIL, READER, VERSION, RECIPIENT, WHEN, BY, BECAUSE = range(8)
WIDTHS = (0, 80, 156, 72, 150, 124, 130, 190)
NEEDS = {BECAUSE: 1150, BY: 860, VERSION: 780, RECIPIENT: 720, READER: 460}  # the room a column asks for


class DocumentsPage(Page):
    """Every document that left, newest first; it stays on record."""

    help_page = "documents"

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.title = self.tr("Documents")
        self._all: list[IssuedRow] = []
        self._children: dict[UUID, StudentRow] = {}
        self.dialog: DialogBase | None = None
        self.mark_button: Button | None = None
        self.panel = IssuedPanel(self.desk.now, self._masked)
        self.panel.mistake_asked.connect(self.ask_mistake)
        self._build()
        self.desk.changed.connect(self._on_changed)
        self.privacy.changed.connect(lambda _on: self._names_changed())

    def _build(self) -> None:
        self.pupil = SearchCombo(self.tr("Show documents of"))
        self.kind = SearchCombo(self.tr("Show documents of this kind"))
        kinds = {each.value: kind_words(each) for each in DocumentKind}
        self.kind.set_choices({"": self.tr("All documents"), **kinds}, "")
        self.kind.choose("")
        for combo in (self.pupil, self.kind):
            combo.chosen.connect(lambda _key: self.show_rows())
        self.calendar_button = Button(self.tr("Calendar file…"), self.make_calendar, icon="calendar-days")
        self.new_button = Button(
            self.tr("New document…"), self.make_document, icon="file-plus", kind="primary"
        )
        self.filters = QWidget()
        flow = FlowLayout(self.filters)
        flow.addWidget(self.pupil)
        flow.addWidget(self.kind)
        bar = row()
        bar.addWidget(self.filters, 1)
        bar.addStretch(0)  # where the filters are away, the buttons keep their size
        bar.addWidget(self.calendar_button)
        bar.addWidget(self.new_button)
        self.count = label("", "caption")
        self.model: RowsModel[IssuedRow] = RowsModel(self._columns(), self._speech, self)
        self.table = TableView(self.tr("Documents that were issued"), self.model)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.opened.connect(self._open)
        self.empty = EmptyState(
            self.tr("No document has left yet. What you issue is listed here, with what stayed out and why."),
            self.tr("New document…"),
            self.make_document,
            icon="files",
            help_words=self.tr("About documents"),
        )
        self.empty.help_asked.connect(lambda: self.window_.open_manual("documents"))
        self.nothing = EmptyState(
            self.tr("No document answers this."), self.tr("Show all"), self.show_all, icon="search"
        )
        self.views = QStackedWidget()
        for view in (self.table, self.empty, self.nothing):
            self.views.addWidget(view)
        page = column(self, 16, 10)
        page.addLayout(bar)
        page.addWidget(self.count)
        page.addWidget(self.views, 1)

    def _columns(self) -> list[Column[IssuedRow]]:
        tr = self.tr
        return [
            Column(tr("Document"), self._document, icon=_mark),
            Column(tr("Pupil"), self._code),
            Column(tr("For"), lambda each: reader_words(each.audience)),
            Column(tr("Version"), lambda each: str(each.version), number=True),
            Column(tr("To"), lambda each: recipient_words(each.recipient, each.audience)),
            Column(tr("When"), self._when, key=lambda each: each.issued_at),
            Column(tr("By"), lambda each: each.issued_by),
            Column(tr("Allowed because"), lambda each: each.allowed_because),
        ]

    def _document(self, each: IssuedRow) -> str:
        words = kind_words(each.kind)
        return self.tr("{document}, by mistake").format(document=words) if each.sent_by_mistake else words

    def _masked(self, each: IssuedRow, text: str) -> str:
        """Return a part's title; in privacy mode the child's name in it gives way to the initials."""
        child = self._children.get(each.student_id) if each.student_id else None
        if child is None or not self.privacy.on:
            return text
        for name in sorted({child.full_name, child.short_name, child.called}, key=len, reverse=True):
            text = text.replace(name, child.initials) if name else text
        return text

    def _names_changed(self) -> None:
        self._show_filters()
        self.panel.show_row(self.panel.row)

    def _code(self, each: IssuedRow) -> str:
        child = self._children.get(each.student_id) if each.student_id else None
        return child.code if child else self.tr("ward")

    def _when(self, each: IssuedRow) -> str:
        return when(each.issued_at.astimezone().replace(tzinfo=None), self.desk.now())

    def _speech(self, each: IssuedRow) -> str:
        return self.tr("{document}, pupil {code}, for {reader}, {when}").format(
            document=self._document(each),
            code=self._code(each),
            reader=reader_words(each.audience),
            when=self._when(each),
        )

    # The frame asks

    @override
    def enter(self, **target: Any) -> None:
        self.refresh()
        if target.get("new") or target.get("kind"):
            self.make_document(
                **{key: target[key] for key in ("kind", "student_id", "audience") if key in target}
            )
        elif target.get("student_id"):
            self.pupil.choose(str(target["student_id"]))
            self.show_rows()

    @override
    def side_panel(self) -> QWidget | None:
        return self.panel if self._all else None

    @override
    def first_focus(self) -> QWidget | None:
        current = self.views.currentWidget()
        if current is self.table:
            return self.table
        return self.empty.button if current is self.empty else self.nothing.button

    @override
    def commands(self) -> Sequence[Command]:
        tr = self.tr
        return [
            Command(tr("New document"), self.make_document, "file-plus", "Ctrl+N"),
            Command(tr("Calendar file for a teacher or a family"), self.make_calendar, "calendar-days"),
            Command(tr("Show all documents"), self.show_all, "files"),
        ]

    def _on_changed(self, _changes: object) -> None:
        if self.isVisible():
            self.refresh()

    # Showing

    def refresh(self) -> None:
        """Read what was issued again."""
        self._children = {each.id: each for each in self.desk.read(caseload.students)}
        self._all = self.desk.read(documents.issued)
        self._show_filters()
        self.show_rows()
        if self.window_.page is self:
            self.window_.panel_changed()

    def _show_filters(self) -> None:
        chosen = self.pupil.value
        names = {
            str(key): self.privacy.name(each.short_name, each.initials, str(key))
            for key, each in self._children.items()
        }
        self.pupil.set_choices({"": self.tr("All pupils"), **names})
        self.pupil.choose(chosen)

    def show_rows(self) -> None:
        """Show the documents that pass the filters; the chosen one stays chosen."""
        kept = self.panel.row
        rows = [
            each
            for each in self._all
            if self.pupil.value in ("", str(each.student_id)) and self.kind.value in ("", each.kind.value)
        ]
        self.model.set_rows(rows)
        view: QWidget = self.table if rows else self.nothing if self._all else self.empty
        self.views.setCurrentWidget(view)
        self.filters.setVisible(bool(self._all))
        self.new_button.setVisible(bool(self._all))  # the empty page offers it itself
        self.count.setVisible(bool(self._all))
        words = self.tr("1 document") if len(rows) == 1 else self.tr("{number} documents")
        words = words.format(number=len(rows))
        if words != self.count.text():
            self.count.setText(words)
            announce(self, words)
        if rows:
            at = next((i for i, each in enumerate(rows) if kept and each.id == kept.id), 0)
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(
                self.model.index(at, 0), flags.ClearAndSelect | flags.Rows
            )
        else:
            self.panel.show_row(None)
        self._fit()

    def show_all(self) -> None:
        """Take all filters away."""
        self.pupil.choose("")
        self.kind.choose("")
        self.show_rows()

    def _chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.panel.show_row(self.model.at(current) if current.isValid() else None)

    def _open(self, _index: QModelIndex) -> None:
        if self.window_.has_drawer and not self.panel.isVisible():
            self.window_.toggle_panel()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() * 100 / theme().percent
        self.table.set_widths(WIDTHS)
        for number, least in NEEDS.items():
            self.table.setColumnHidden(number, room < least)
        for combo in (self.pupil, self.kind):
            combo.setMinimumWidth(theme().px(190))

    # Doing

    def make_document(self, kind: str = "", student_id: str = "", audience: str = "") -> None:
        """Open the dialog for a new document."""
        child = student_id or self.pupil.value
        self._open_dialog(NewDocument(self.window_, kind, child, audience))

    def make_calendar(self) -> None:
        """Open the dialog for a calendar file."""
        self._open_dialog(CalendarFile(self.window_))

    def ask_mistake(self, issued: IssuedRow) -> None:
        """Ask before a document is marked as sent by mistake: the mark stays."""
        dialog = DialogBase(
            self.window_,
            self.tr("Mark as sent by mistake"),
            intro=self.tr(
                "The mark stays on record and cannot be undone. It does not call the document back: "
                "ask whoever received it to destroy it."
            ),
        )
        dialog.body.addWidget(label(self._speech(issued), wrap=True))
        dialog.cancel()
        self.mark_button = dialog.primary(
            self.tr("Mark it"), lambda: self._mark(dialog, issued), icon="triangle-alert"
        )
        self._open_dialog(dialog)

    def _mark(self, dialog: DialogBase, issued: IssuedRow) -> None:
        self.desk.do(self.tr("Marked as sent by mistake"), documents.mark_mistake, issued.id)
        dialog.accept()

    def _open_dialog(self, dialog: DialogBase) -> None:
        self.dialog = dialog
        dialog.open()


def _mark(each: IssuedRow) -> str:
    return "triangle-alert" if each.sent_by_mistake else "file-text"
