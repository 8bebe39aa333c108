"""Re-entry: everything ready at the return date, and a packet for each reader."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from hospital_iep.domain.disclosure import Audience
from hospital_iep.domain.reentry import GradedReturnDayData, ItemState, ReturnState
from hospital_iep.operations import caseload, reentry
from hospital_iep.operations.caseload import StudentRow
from hospital_iep.operations.documents import PACKET_AUDIENCES
from hospital_iep.operations.reentry import ItemRow, ReentryRow
from hospital_iep.ui import preview
from hospital_iep.ui.background import Job
from hospital_iep.ui.commands import Command
from hospital_iep.ui.page import Page, column, row, scrolling
from hospital_iep.ui.reentry import packet, words
from hospital_iep.ui.reentry.dialogs import DayDialog, ItemDialog, MoveDate, NewItem, SchemeDialog
from hospital_iep.ui.reentry.graded import GradedCard
from hospital_iep.ui.reentry.listing import Checklist
from hospital_iep.ui.reentry.packet import PacketCheck, PacketPanel
from hospital_iep.ui.reentry.timeline import Timeline
from hospital_iep.ui.settings.parts import AtLeast
from hospital_iep.ui.theme import theme
from hospital_iep.ui.toast import announce
from hospital_iep.ui.widgets.basics import Button, Card, Icon, Wrapped, label
from hospital_iep.ui.widgets.bending import Bending
from hospital_iep.ui.widgets.chips import Chip
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.empty import EmptyState
from hospital_iep.ui.widgets.flow import FlowLayout
from hospital_iep.ui.widgets.progress import Bar
from hospital_iep.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window

PAGES_AFTER_MS = 400  # the count of pages follows when nothing else is being done
SURE_TONES: dict[ReturnState, Any] = {
    ReturnState.UNKNOWN: "",
    ReturnState.PROJECTED: "warn",
    ReturnState.AGREED: "accent",
    ReturnState.HAPPENED: "ok",
}


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
        self.scope_ = QWidget()
        across = row(10)
        self.scope_.setLayout(across)
        self.picker = SearchCombo(tr("Pupil"))
        AtLeast(self.picker, 140)
        self.school = Chip("", "school")
        across.addWidget(self.picker)
        across.addWidget(self.school)
        inner = QWidget()
        body = column(inner, 16, 10)
        body.setContentsMargins(*(theme().px(each) for each in (16, 12, 10, 12)))
        self._inner = inner
        body.addWidget(self._date_bar())
        body.addWidget(self._checklist_card())
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

    def _date_bar(self) -> Card:
        tr = self.tr
        card = Card(margin=12)
        left = QWidget()
        across = row(12)
        across.setContentsMargins(0, 0, 0, 0)
        left.setLayout(across)
        across.addWidget(Icon("school", "accentText", 26))
        lines = QWidget()
        both = column(lines, 0, 0)
        both.addWidget(label(tr("Return date"), "caption"))
        self.date_words = label("", "focus")
        both.addWidget(self.date_words)
        across.addWidget(lines)
        self.sure = Chip("")
        across.addWidget(self.sure)
        self.move_button = Button(tr("Move date"), self.move_date, icon="calendar-clock")
        across.addWidget(self.move_button)
        across.addStretch(1)
        right = QWidget()
        ready = row(10)
        ready.setContentsMargins(0, 0, 0, 0)
        right.setLayout(ready)
        said = QWidget()
        two = column(said, 0, 0)
        two.addWidget(label(tr("Ready"), "caption"))
        self.ready_words = label("", "strong")
        two.addWidget(self.ready_words)
        ready.addWidget(said)
        self.ready_bar = Bar()
        self.ready_bar.setFixedWidth(theme().px(92))
        ready.addWidget(self.ready_bar)
        card.body.addWidget(Bending(left, [right]))
        self.moved_holder = QWidget()
        flow2 = FlowLayout(self.moved_holder, 8)
        self.moved_words = Wrapped("", "quiet")
        self.undo_button = Button(tr("Undo"), self.window_.undo, kind="link")
        flow2.addWidget(self.moved_words)
        flow2.addWidget(self.undo_button)
        card.body.addWidget(self.moved_holder)
        self.moved_holder.hide()
        return card

    def _checklist_card(self) -> Card:
        tr = self.tr
        card = Card(margin=0, gap=0)
        self.views = Segments(tr("Show as"), {"time": tr("Timeline"), "list": tr("List")})
        self.add_button = Button(tr("Add an item"), self.add_item, icon="plus", size="small")
        head = QWidget()
        self.undated = label("", "caption", wrap=True)
        beside = row(10)
        beside.addWidget(self.views)
        beside.addWidget(self.add_button)
        beside.addWidget(self.undated, 1)
        column(head, 10, 0).addLayout(beside)
        card.body.addWidget(head)
        self.timeline = Timeline()
        self.list = Checklist(self.desk.today)
        card.body.addWidget(self.timeline)
        card.body.addWidget(self.list)
        return card

    def _connect(self) -> None:
        self.picker.chosen.connect(self._choose)
        for view in (self.timeline, self.list):
            view.ticked.connect(self.tick)
            view.opened.connect(self.open_item)
        self.views.chosen.connect(lambda _key: self._show_view())
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
        found = {"audience": self.audience.value, "view": self.views.value}
        return found | ({"student_id": str(self.student_id)} if self.student_id else {})

    @override
    def enter(self, **target: Any) -> None:
        if target.get("student_id"):
            self._forget_move()
            self.student_id = UUID(str(target["student_id"]))
        if target.get("audience"):
            self.audience = Audience(target["audience"])
        if target.get("view"):
            self.views.choose(str(target["view"]))
        self._wanted = str(target.get("item", ""))
        self.refresh()

    @override
    def leave(self) -> None:
        self._pages_soon.stop()

    @override
    def first_focus(self) -> QWidget | None:
        if self.shown is None:
            return self.empty.button
        if self.views.value == "list" or self.shown.data.return_on is None:
            return self.list.table
        return self.timeline.first or self.move_button

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
        return text.replace(student.called, self.called)

    def refresh(self) -> None:
        """Read again and show; the focus stays on its item."""
        self._stale = False
        today = self.desk.today()
        self._students = {each.id: each for each in self.desk.read(caseload.students)}
        if self.student_id not in self._students:
            self.student_id = next(iter(self._students), None)
        names = {str(each.id): self._name(each) for each in self._students.values()}
        self.picker.set_choices(names, str(self.student_id or ""))
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
        self.school.setVisible(bool(shown and shown.school))
        if shown is None:
            self._show_empty()
            return
        if shown.school:
            self.school.say(self.tr("Home school: {school}").format(school=shown.school), "school")
        spot = self._spot()
        self._show_date(shown)
        self.timeline.show_row(shown, today, self.called)
        self.list.show_row(shown, self.called)
        self._show_undated(shown)
        self._show_view()
        self.graded.show_row(shown, today)
        self._show_packet()
        self._put_back(spot)

    def _show_empty(self) -> None:
        if self._students:
            text = self.tr("The way back to school was not begun for {name}. A return date may follow later.")
            self.empty.say(text.format(name=self.called))
            self.empty.offer(self.tr("Start re-entry"), self.begin)
        else:
            self.empty.say(self.tr("No pupils yet. The way back to school begins on a pupil's first day."))
            self.empty.offer(self.tr("Add pupil"), self._add_pupil)

    def _show_date(self, shown: ReentryRow) -> None:
        day = shown.data.return_on
        self.date_words.setText(words.full_day(day) if day else self.tr("Not known yet"))
        self.move_button.setText(self.tr("Move date") if day else self.tr("Set a date"))
        self.sure.say(words.sure(shown.data.return_state), tone=SURE_TONES[shown.data.return_state])
        self.ready_words.setText(words.ready(shown))
        self.ready_bar.show_share(
            shown.done / max(len(shown.items), 1), shown.late / max(len(shown.items), 1)
        )
        self.ready_bar.setAccessibleName(words.ready(shown))
        holds = bool(self._moved) and self.desk.undo_label == self._moved_label
        self.moved_words.setText(self._moved)
        self.moved_holder.setVisible(holds)

    def _show_undated(self, shown: ReentryRow) -> None:
        count = sum(item.data.due_on is None for item in shown.items)
        if shown.data.return_on is None:
            text = self.tr("Without a return date the list is ordered, not dated.")
        elif count:
            one = self.tr("1 item has no date; it stands in the list.")
            many = self.tr("{count} items have no date; they stand in the list.").format(count=count)
            text = one if count == 1 else many
        else:
            text = ""
        self.undated.setText(text)
        self.undated.setVisible(bool(text))

    def _show_view(self) -> None:
        dated = self.shown is not None and self.shown.data.return_on is not None
        as_list = self.views.value == "list" or not dated
        self.views.setVisible(dated)
        self.timeline.setVisible(not as_list)
        self.list.setVisible(as_list)

    def switch(self) -> None:
        """Show the list instead of the timeline, or the other way round."""
        self.views.choose("time" if self.views.value == "list" else "list")
        self._show_view()
        target = self.first_focus()
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _spot(self) -> str:
        at = QApplication.focusWidget()
        return str(at.property("spot") or "") if at is not None and self.timeline.isAncestorOf(at) else ""

    def _put_back(self, spot: str) -> None:
        wanted, self._wanted = self._wanted, ""
        mark = self.timeline.mark_of(wanted or spot) if wanted or spot else None
        if mark is not None and self.timeline.isVisibleTo(self):
            self.timeline.focus_mark(mark)
            self.area.ensureWidgetVisible(mark)
        elif wanted:
            self.views.choose("list")
            self._show_view()
            self.list.choose(wanted)
            self.list.table.setFocus()

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
            self.window_.open("student", student_id=str(self.student_id), section="team")
