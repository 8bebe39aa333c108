"""Re-entry: everything ready at the return date, and a packet for each reader."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hospital_iep.domain.disclosure import Audience
from hospital_iep.domain.reentry import GradedReturnDayData, ItemState
from hospital_iep.operations import caseload, reentry
from hospital_iep.operations.caseload import StudentRow
from hospital_iep.operations.documents import PACKET_AUDIENCES
from hospital_iep.operations.reentry import ItemRow, ReentryRow
from hospital_iep.ui import preview
from hospital_iep.ui.background import Job
from hospital_iep.ui.commands import Command
from hospital_iep.ui.page import Page, column, scrolling
from hospital_iep.ui.reentry import packet, words
from hospital_iep.ui.reentry.bar import DateBar
from hospital_iep.ui.reentry.dialogs import DayDialog, ItemDialog, MoveDate, NewItem, SchemeDialog
from hospital_iep.ui.reentry.graded import GradedCard
from hospital_iep.ui.reentry.items import ItemsCard
from hospital_iep.ui.reentry.packet import PacketCheck, PacketPanel
from hospital_iep.ui.settings.parts import AtLeast
from hospital_iep.ui.theme import theme
from hospital_iep.ui.toast import announce
from hospital_iep.ui.widgets.chips import Chip
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.empty import EmptyState
from hospital_iep.ui.widgets.scope import Scope

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window

MOST_LETTERS = 22  # of a name that the picker shows whole
PAGES_AFTER_MS = 400  # the count of pages follows when nothing else is being done


class ReentryPage(Page):
    """One child's way back to the home school."""

    help_page = "reentry"

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.title = self.tr("Re-entry")
        self.student_id: UUID | None = None
        self.shown: ReentryRow | None = None
        self.audience = Audience.TEACHER
        self._students: dict[UUID, StudentRow] = {}
        self._moved = ""  # what the last move of the date did, until another child or step
        self._moved_label = ""
        self._stale = True
        self._wanted = ""
        self._counting: packet.Offer | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        tr = self.tr
        self.picker = SearchCombo(tr("Pupil"))
        AtLeast(self.picker, 140)
        self.school = Chip("", "school")
        self.scope_ = Scope(self.picker, chip=self.school)
        inner = QWidget()
        body = column(inner, 16, 10)
        body.setContentsMargins(*(theme().px(each) for each in (16, 12, 10, 12)))
        self.bar = DateBar()
        self.items = ItemsCard(self.desk.today)
        body.addWidget(self.bar)
        body.addWidget(self.items)
        self.graded = GradedCard()
        body.addWidget(self.graded)
        body.addStretch(1)
        self.area = scrolling(inner)
        self.empty = EmptyState(
            "", tr("Start re-entry"), self.begin, icon="school", help_words=tr("How to begin")
        )
        self.empty.help_asked.connect(lambda: self.window_.open_manual("reentry"))
        outer = column(self, 0, 0)
        outer.addWidget(self.area)
        outer.addWidget(self.empty)
        self.empty.hide()
        self.panel = PacketPanel()

    def _connect(self) -> None:
        self.picker.chosen.connect(self._choose)
        self.bar.move_asked.connect(self.move_date)
        self.bar.undo_asked.connect(self.window_.undo)
        self.items.ticked.connect(self.tick)
        self.items.opened.connect(self.open_item)
        self.items.add_asked.connect(self.add_item)
        self.graded.edit_asked.connect(self.edit_scheme)
        self.graded.day_asked.connect(self.edit_day)
        panel = self.panel
        panel.chosen.connect(self._choose_reader)
        panel.consent_asked.connect(self.record_consent)
        panel.preview_asked.connect(self.preview)
        panel.build_asked.connect(self.build)
        panel.all_asked.connect(self.build_all)
        self.desk.changed.connect(self._on_changed)
        self.privacy.changed.connect(lambda _on: self.refresh())
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.refresh)
        theme().changed.connect(self._later)
        self._pages_soon = QTimer(self)
        self._pages_soon.setSingleShot(True)
        self._pages_soon.setInterval(PAGES_AFTER_MS)
        self._pages_soon.timeout.connect(self._count_pages)

    # -- the frame asks

    @override
    def scope(self) -> QWidget:
        return self.scope_

    @override
    def side_panel(self) -> QWidget | None:
        return self.panel if self.shown is not None else None

    @override
    def place(self) -> dict[str, Any]:
        found = {"audience": self.audience.value, "view": self.items.views.value}
        return found | ({"student_id": str(self.student_id)} if self.student_id else {})

    @override
    def enter(self, **target: Any) -> None:
        if target.get("student_id"):
            self._forget_move()
            self.student_id = UUID(str(target["student_id"]))
        if target.get("audience"):
            self.audience = Audience(target["audience"])
        if target.get("view"):
            self.items.views.choose(str(target["view"]))
        self._wanted = str(target.get("item", ""))
        self.refresh()

    @override
    def leave(self) -> None:
        self._pages_soon.stop()

    @override
    def first_focus(self) -> QWidget | None:
        if self.shown is None:
            return self.empty.button
        return self.items.first or self.bar.move_button

    @override
    def commands(self) -> Sequence[Command]:
        tr = self.tr
        if self.shown is None and not self._students:
            return [Command(tr("Add pupil"), self._add_pupil, "user-plus")]
        if self.shown is None:
            return [Command(tr("Start re-entry"), self.begin, "school")]
        found = [
            Command(tr("Move the return date"), self.move_date, "calendar-clock", "R"),
            Command(tr("Build all packets"), self.build_all, "layers", "Ctrl+B"),
            Command(tr("Build the packet"), self.build, "package"),
            Command(tr("Preview the packet"), self.preview, "eye", "Ctrl+P"),
            Command(tr("Edit the graded return"), self.edit_scheme, "pencil"),
            Command(tr("Add an item"), self.add_item, "plus", "Ctrl+N"),
            Command(tr("Timeline or list"), self.switch, "list", "Ctrl+T"),
            Command(tr("Record consent"), self.record_consent, "shield-check"),
        ]
        listed = ((tr("Tick the item"), "Space"), (tr("Open the item"), "Return"))
        found += [Command(text, self._nothing, "keyboard", key, help_only=True) for text, key in listed]
        return found

    def _nothing(self) -> None:
        """Do nothing: the timeline itself handles its keys; they are only listed."""

    # -- showing

    def _on_changed(self, _changes: object) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _later(self) -> None:
        if self.isVisible():
            self._soon.start()

    def _name(self, student: StudentRow) -> str:
        return self.privacy.name(student.short_name, student.initials, str(student.id))

    @property
    def called(self) -> str:
        """The child's name as it may be written now."""
        student = self._students.get(self.student_id) if self.student_id else None
        return self.privacy.name(student.called, student.initials, str(student.id)) if student else ""

    def _masked(self, text: str) -> str:
        """Return a part's title; in privacy mode the child's name in it gives way to the initials."""
        student = self._students.get(self.student_id) if self.student_id else None
        if student is None or not student.called:
            return text
        return self.privacy.in_text(text.replace(student.called, self.called))

    def refresh(self) -> None:
        """Read again and show; the focus stays on its item."""
        self._stale = False
        today = self.desk.today()
        self._students = {each.id: each for each in self.desk.read(caseload.students)}
        if self.student_id not in self._students:
            self.student_id = next(iter(self._students), None)
        names = {str(each.id): self._name(each) for each in self._students.values()}
        self.picker.set_choices(names, str(self.student_id or ""))
        self.picker.setMinimumContentsLength(min(max(map(len, names.values()), default=6), MOST_LETTERS))
        before = self.shown
        self.shown = None
        if self.student_id is not None:
            found = self.desk.read(reentry.reentry, self.student_id, today)
            self.shown = found if found is not None and (found.items or found.data.return_on) else None
        self.picker.setVisible(bool(self._students))
        self._show(today)
        if (before is None) != (self.shown is None) and self.window_.page is self:
            self.window_.panel_changed()
            self.window_.commands.set_page(self.commands())

    def _show(self, today: date) -> None:
        shown = self.shown
        self.area.setVisible(shown is not None)
        self.empty.setVisible(shown is None)
        self._show_school(shown.school if shown else "")
        if shown is None:
            self._show_empty()
            return
        spot = self.items.spot()
        holds = self.desk.undo_label == self._moved_label
        seen = words.with_texts(shown, self.privacy.in_text)
        self.bar.show_row(seen, self._moved if holds else "")
        self.items.show_row(seen, self.called)
        self.graded.show_row(seen, today)
        self._show_packet()
        wanted, self._wanted = self._wanted, ""
        mark = self.items.put_back(spot, wanted)
        if mark is not None:
            self.area.ensureWidgetVisible(mark)

    def _show_school(self, school: str) -> None:
        whole = self.tr("Home school: {school}").format(school=school) if school else ""
        self.school.say(whole, "school", short=school)
        self.scope_.fit()

    def _show_empty(self) -> None:
        if self._students:
            text = self.tr("The way back to school was not begun for {name}. A return date may follow later.")
            self.empty.say(text.format(name=self.called))
            self.empty.offer(self.tr("Start re-entry"), self.begin)
        else:
            self.empty.say(self.tr("No pupils yet. The way back to school begins on a pupil's first day."))
            self.empty.offer(self.tr("Add pupil"), self._add_pupil)

    def switch(self) -> None:
        """Show the list instead of the timeline, or the other way round."""
        self.items.switch()
        target = self.first_focus()
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose(self, key: str) -> None:
        self.student_id = UUID(key)
        self._forget_move()
        self.refresh()

    def _forget_move(self) -> None:
        self._moved = self._moved_label = ""

    def _add_pupil(self) -> None:
        self.window_.open("caseload", add=True)

    # -- the checklist

    def begin(self) -> None:
        """Fill the checklist from the catalogue; conditions and the date follow."""
        if self.student_id is not None:
            self.desk.do(self.tr("Started re-entry"), reentry.start, self.student_id)

    def tick(self, item: ItemRow) -> None:
        """Mark an item done, or open again."""
        if item.data.state is ItemState.OPEN:
            self.desk.do(self.tr("Ticked an item"), reentry.tick, item.id, self.desk.today())
            announce(self, self.tr("{what}, done.").format(what=words.title(item)))
        else:
            self.desk.do(self.tr("Opened an item again"), reentry.untick, item.id)
            announce(self, self.tr("{what}, open again.").format(what=words.title(item)))

    def open_item(self, item: ItemRow) -> None:
        """Show one item to change it."""
        return_on = self.shown.data.return_on if self.shown else None
        ItemDialog(self.window_, item, self.called, return_on).open()

    def add_item(self) -> None:
        """Add an item of one's own."""
        if self.student_id is not None and self.shown is not None:
            NewItem(self.window_, self.student_id, self.called, self.shown.data.return_on).open()

    def move_date(self) -> None:
        """Move the return date with everything that hangs on it."""
        if self.student_id is None or self.shown is None:
            return
        dialog = MoveDate(self.window_, self.student_id, self.shown)
        dialog.accepted.connect(lambda: self._after_move(dialog))
        dialog.open()

    def _after_move(self, dialog: MoveDate) -> None:
        tr, today = self.tr, self.desk.today()
        text = tr("The date is set. {count} dates follow it.")
        if dialog.before:
            text = tr("Moved from {day}. {count} dates slid with it.")
        before = day_words(dialog.before, today) if dialog.before else ""
        text = text.format(day=before, count=dialog.count)
        text = f"{text} {words.in_holiday(sum(each.in_holiday for each in dialog.moved))}".strip()
        self._moved, self._moved_label = text, self.desk.undo_label
        self.refresh()
        announce(self, text)

    def edit_scheme(self) -> None:
        """Choose the graded return."""
        if self.student_id is not None and self.shown is not None:
            SchemeDialog(self.window_, self.student_id, self.shown).open()

    def edit_day(self, day: GradedReturnDayData) -> None:
        """Change one day of the graded return."""
        if self.student_id is not None:
            DayDialog(self.window_, self.student_id, day).open()

    # -- the packet

    def _offer(self, audience: Audience) -> packet.Offer:
        assert self.student_id is not None
        return self.desk.read(
            packet.offer,
            self.student_id,
            audience,
            self.desk.today(),
            practice=self.desk.database.practice,
        )

    def _show_packet(self) -> None:
        if self.student_id is None or self.shown is None:
            return
        self.panel.show_offer(self._offer(self.audience), self.desk.today(), self.called, self._masked)
        self._pages_soon.start()

    def _choose_reader(self, key: str) -> None:
        self.audience = Audience(key)
        self._show_packet()

    def _count_pages(self) -> None:
        """Make the pages in the background, only to say how many there are."""
        offered = self.panel.offer
        if offered is None or offered.draft is None or not self.isVisible() or self.window_.worker.busy:
            return
        job: Job = preview.render_job(self.window_, offered.draft, "pdf")
        self._counting = offered
        job.succeeded.connect(self._counted)  # a method, so that it ends with the page

    def _counted(self, data: object) -> None:
        if self.panel.offer is self._counting and isinstance(data, bytes):
            self.panel.show_pages(preview.page_count(data))

    @property
    def _code(self) -> str:
        return self._students[self.student_id].code if self.student_id in self._students else ""

    def preview(self) -> None:
        """Show the packet's pages before it leaves."""
        offered = self.panel.offer
        if offered is not None and offered.draft is not None:
            preview.preview(self.window_, offered.draft, self._code)

    def build(self) -> None:
        """Build the packet for the chosen reader."""
        offered = self.panel.offer
        if offered is not None and offered.draft is not None:
            self._check({offered.audience: offered})

    def build_all(self) -> None:
        """Build the packets for all five readers; who may not be told is named with the reason."""
        if self.student_id is not None and self.shown is not None:
            self._check({audience: self._offer(audience) for audience in PACKET_AUDIENCES})

    def _check(self, offers: dict[Audience, packet.Offer]) -> None:
        dialog = PacketCheck(self.window_, offers, self._code)
        dialog.built.connect(self._built)
        dialog.open()

    def _built(self, count: int) -> None:
        one = self.tr("1 packet saved and written down as issued.")
        many = self.tr("{count} packets saved and written down as issued.").format(count=count)
        self.window_.toasts.say(one if count == 1 else many)

    def record_consent(self) -> None:
        """Go to the child's team and consent."""
        if self.student_id is not None:
            self.window_.open("student", student_id=str(self.student_id), section="team", at="record_button")
