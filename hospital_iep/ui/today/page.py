"""Today: walk the round, say how the child is, start, finish, or not now."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from hospital_iep.domain.disclosure import Audience, DocumentKind
from hospital_iep.domain.timetable import LessonState
from hospital_iep.operations import caseload, documents, today, ways_on, week
from hospital_iep.operations.board import Astray
from hospital_iep.operations.today import Visit, Waiting
from hospital_iep.operations.ways_on import Outlook, Way
from hospital_iep.ui.commands import Command
from hospital_iep.ui.happening import Happening
from hospital_iep.ui.moments import clock
from hospital_iep.ui.page import Page, column, row, scrolling
from hospital_iep.ui.preview import preview
from hospital_iep.ui.theme import theme
from hospital_iep.ui.toast import announce
from hospital_iep.ui.today import spots, words
from hospital_iep.ui.today.day import Day, read_day
from hospital_iep.ui.today.dialogs import LogDialog, NoteDialog
from hospital_iep.ui.today.popovers import FinishPopover, NotNowPopover, likeliest
from hospital_iep.ui.today.round import Round
from hospital_iep.ui.today.side import TodaySide
from hospital_iep.ui.widgets.basics import Button, Elided, Wrapped
from hospital_iep.ui.widgets.chips import Chip
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.empty import Banner, EmptyState
from hospital_iep.ui.widgets.flow import FlowLayout
from hospital_iep.ui.widgets.scope import Scope

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window

MINUTE_MS = 60_000
LOOK_AHEAD_MS = 200  # after the round is on the screen


class TodayPage(Page):
    """The round of the person at the desk, on this day."""

    help_page = "today"

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.title = self.tr("Today")
        self.visits: list[Visit] = []
        self.outlook = Outlook((), None)
        self._day: Day | None = None
        self._in_week = 0  # lessons of the week that a change of this moment displaced
        self._shown_now: Visit | None = None
        self._teacher: UUID | None = None
        self._stale = True
        self._build()
        self.desk.changed.connect(self._on_changed)
        self.privacy.changed.connect(self._names_changed)
        theme().changed.connect(self._later)
        self._outlook_soon = QTimer(self)
        self._outlook_soon.setSingleShot(True)
        self._outlook_soon.setInterval(LOOK_AHEAD_MS)
        self._outlook_soon.timeout.connect(self._look_ahead)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.refresh)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self._tick)
        self._minute.start()

    def _build(self) -> None:
        self.day_words = Elided("", "quiet")
        self.clock = Chip("", "clock")
        self.scope_ = Scope(self.day_words, chip=self.clock)
        self.greeting = Wrapped("", "focus")
        self.summary = Wrapped("", "quiet")
        self.sheet_button = Button(self.tr("Round sheet"), self.round_sheet, icon="printer")
        self.log_button = Button(self.tr("Log a lesson"), self.log_any, icon="plus")
        self.banner = Banner("", self.tr("Review"), self.repair)
        self.banner.hide()
        inner = QWidget()
        self._body = column(inner, 16, 10)
        self._body.setContentsMargins(*(theme().px(each) for each in (16, 12, 8, 12)))
        top = row(12)
        greet = column(head := QWidget(), 0, 2)
        greet.addWidget(self.greeting)
        greet.addWidget(self.summary)
        top.addWidget(head, 1)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self.sheet_button)
        flow.addWidget(self.log_button)
        top.addWidget(buttons)
        self._body.addLayout(top)
        self._body.addWidget(self.banner)
        self.round = Round(self.privacy)
        self.empty = EmptyState("", self.tr("Plan this week"), self.plan, icon="sun")
        self._body.addWidget(self.round)
        self._body.addWidget(self.empty)
        self.empty.hide()
        self._body.addStretch(1)
        self.area = scrolling(inner)
        outer = column(self, 0, 0)
        outer.addWidget(self.area)
        self.side = TodaySide(self.privacy, self.desk.today)
        self.side.opened.connect(self._open)
        self.side.note_asked.connect(self.add_note)
        self.round.start_asked.connect(self.go_on)
        self.round.not_now_asked.connect(self.not_now)
        self.round.log_asked.connect(self.log)
        self.round.energy_asked.connect(self.check_energy)
        self.round.sheet_asked.connect(self.round_sheet)
        self.round.edit_asked.connect(self.edit_log)
        self.round.reopen_asked.connect(self.reopen)
        self.round.repair_asked.connect(self.repair)
        self.round.gap_asked.connect(self.use_gap)
        self.round.anyway_asked.connect(self.offer_anyway)
        self.round.changed_asked.connect(self.child_changed)
        self.happening = Happening(self.window_)
        self.happening.done.connect(self._after_change)
        self.finishing: FinishPopover | None = None
        self.refusing: NotNowPopover | None = None

    # -- the frame asks

    @override
    def scope(self) -> QWidget:
        return self.scope_

    @override
    def side_panel(self) -> QWidget:
        return self.side

    @override
    def first_focus(self) -> QWidget | None:
        at = self.round.chosen
        return at if at is not None else self.empty.button

    @override
    def enter(self, **target: Any) -> None:
        self.refresh()

    @override
    def commands(self) -> Sequence[Command]:
        tr = self.tr
        found = [
            Command(tr("Print the round sheet"), self.round_sheet, "printer", "Ctrl+P"),
            Command(tr("Log a lesson"), self.log_any, "plus", "Ctrl+N"),
            Command(tr("Add a note from the ward"), self.add_note, "message-square"),
            Command(tr("Re-plan this week"), self.plan, "refresh-cw"),
            Command(
                tr("Something changed for a child"),
                self._change_here,
                "bed",
                words=tr("isolation ward move discharge treatment better worse"),
            ),
        ]
        if self.outlook.standby is not None and self.outlook.standby.instead_of is None:
            found.append(Command(tr("Use the gap"), self.use_gap, "hand-heart"))
        if self.outlook.anyway is not None:
            found.append(Command(tr("Offer anyway"), self.offer_anyway, "hand"))
        listed = (
            (tr("Start or finish the visit"), "S"),
            (tr("Not now"), "N"),
            (tr("Energy from 0 to 4"), "0"),
            (tr("Log the visit as planned"), "L"),
            (tr("Round sheet"), "P"),
            (tr("Next visit"), "Down"),
            (tr("Previous visit"), "Up"),
        )
        found += [Command(text, self._nothing, "keyboard", key, help_only=True) for text, key in listed]
        return found

    def _nothing(self) -> None:
        """Do nothing: the round itself handles its keys; they are only listed."""

    # -- showing

    def _on_changed(self, _changes: object) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _names_changed(self, _on: bool) -> None:
        if self.in_front:
            self._show()

    def _later(self) -> None:
        if self.isVisible():
            self._soon.start()

    def _tick(self) -> None:
        """Move the clock on by a minute, and perhaps the current visit."""
        if not self.isVisible() or QApplication.activePopupWidget() is not None:
            return
        before = self._current()
        self._show_head()
        after = self._current()
        if (before.lesson.id if before else None) != (after.lesson.id if after else None) or self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Read the day again and show it; the focus stays where it was."""
        self._stale = False
        self._in_week = 0
        self._day = self.desk.read(read_day, self.desk.today())
        self.visits = list(self._day.visits)
        self._teacher = self._day.teacher_id
        self._shown_now = self._current()
        self._show()
        self._outlook_soon.start()

    def _look_ahead(self) -> None:
        """Ask the scheduler's rules which lessons no longer fit and who could use a gap."""
        if self._day is None or not self.isVisible():
            return
        found = self.desk.read(ways_on.outlook, self.desk.today(), self._teacher, self.desk.now())
        if found != self.outlook:
            self.outlook = found
            self._show_clashes()
            self.round.show_gap(found)

    def _current(self) -> Visit | None:
        return self._day.current(self.desk.now()) if self._day else None

    def _show_head(self) -> None:
        now = self.desk.now()
        today = self.desk.today()
        self.day_words.say(words.long_day(today), day_words(today, today))
        self.clock.say(clock(now), "clock")
        first = self._day.who.split()[0] if self._day and self._day.who else ""
        self.greeting.setText(words.greeting(first, now, self.visits))
        self.summary.setText(words.totals(self.visits))
        self.summary.setVisible(bool(self.visits))

    def _show(self) -> None:
        if self._day is None:
            return
        spot = spots.of_focus(self.window_)
        self._show_head()
        self._show_clashes()
        self.round.show_day(self._day, self._shown_now, self.desk.now())
        self.round.show_gap(self.outlook)
        self.round.setVisible(bool(self.visits))
        self.empty.setVisible(not self.visits)
        if not self.visits:
            self._show_empty()
        self.side.show_facts(self._day.waiting, self._day.minutes, self._day.notes)
        spots.put_back(spot, (self, self.side), self.first_focus())

    def _show_clashes(self) -> None:
        count, tr = len(self.outlook.clashes), self.tr
        one = tr("The ward calendar changed. 1 lesson today no longer fits.")
        many = tr("The ward calendar changed. {count} lessons today no longer fit.").format(count=count)
        if self._in_week > count:
            count = self._in_week
            one = tr("1 lesson of this week no longer fits.")
            many = tr("{count} lessons of this week no longer fit.").format(count=count)
        self.banner.say(one if count == 1 else many)
        self.banner.setVisible(count > 0)

    def _show_empty(self) -> None:
        free = len(self.desk.read(caseload.students))
        text = self.tr("No visits today. {count} pupils are free.").format(count=free)
        if free == 1:
            text = self.tr("No visits today. 1 pupil is free.")
        elif not free:
            text = self.tr("No visits today. There are no pupils yet.")
        self.empty.say(text)
        if free:
            self.empty.offer(self.tr("Plan this week"), self.plan)
        else:
            self.empty.offer(self.tr("Add pupil"), lambda: self.window_.open("caseload", add=True))

    # -- at the bedside

    def check_energy(self, visit: Visit, number: int) -> None:
        """Write down how the child is: before and during a lesson, or after one that is done."""
        if visit.lesson.data.state in today.TAUGHT_STATES:
            self._save_log(visit, visit.taught_minutes, number)
            return
        self.desk.do(self.tr("Noted energy"), today.check_visit, visit.lesson.id, self.desk.now(), number)
        announce(self, self.tr("Energy {level} noted.").format(level=words.bedside(number)))

    def go_on(self, visit: Visit) -> None:
        """Start the lesson, or finish the one that was begun."""
        state = visit.lesson.data.state
        if state in words.OPEN_STATES:
            self.desk.do(self.tr("Started a lesson"), today.start_lesson, visit.lesson.id, self.desk.now())
            announce(self, self.tr("Lesson began."))
        elif state is LessonState.IN_PROGRESS:
            began = self.desk.read(today.began, visit.lesson.id) or visit.lesson.data.start
            now, planned = self.desk.now(), timedelta(minutes=visit.lesson.data.minutes)
            forgotten = now - began > 2 * planned  # nobody pressed Finish in time
            self._finish(visit, began, began + planned if forgotten else now, ask=forgotten)
        elif state in today.TAUGHT_STATES:
            self.edit_log(visit)

    def _finish(
        self, visit: Visit, began: datetime, ended: datetime, spot: str = "go", *, ask: bool = False
    ) -> None:
        title = words.heading(visit, self.privacy)
        noted = self.desk.read(today.noted, visit.lesson.id)
        at = self.round.button(visit, spot)
        self.finishing = box = FinishPopover(at, visit, title, began, ended, noted, ask=ask)
        box.finished.connect(
            lambda minutes, level, topic, adult: self._save_log(visit, minutes, level, topic, adult)
        )
        box.open_at()

    def _save_log(
        self,
        visit: Visit,
        minutes: int,
        level: int | None,
        topic: str | None = None,
        adult: str | None = None,
    ) -> None:
        self.desk.do(
            self.tr("Logged a lesson"),
            today.log_lesson,
            visit.lesson.id,
            minutes=minutes,
            at=self.desk.now(),
            level_after=level,
            topic=topic,
            adult=adult,
        )
        text = self.tr("Saved: {what}, {minutes} min.")
        what = words.heading(visit, self.privacy) if self.privacy.on else visit.lesson.subject
        self.window_.toasts.say(text.format(what=what, minutes=minutes), self.tr("Undo"), self.window_.undo)

    def log(self, visit: Visit) -> None:
        """Write a lesson down as planned; only the energy after it is asked."""
        if visit.lesson.data.state in words.OPEN_STATES:
            data = visit.lesson.data
            spot = "log" if data.end <= self.desk.now() else "go"
            self._finish(visit, data.start, data.end, spot)
        elif visit.lesson.data.state is LessonState.IN_PROGRESS:
            self.go_on(visit)

    def edit_log(self, visit: Visit) -> None:
        """Change what was written of a lesson."""
        began = self.desk.read(today.began, visit.lesson.id) or visit.lesson.data.start
        self._finish(visit, began, began + timedelta(minutes=visit.taught_minutes))

    def reopen(self, visit: Visit) -> None:
        """Take back that it was not now."""
        self.desk.do(self.tr("Opened a visit again"), today.reopen, visit.lesson.id)

    def not_now(self, visit: Visit) -> None:
        """Ask why it is not now, and offer the ways on."""
        if visit.lesson.data.state not in words.OPEN_STATES | {LessonState.IN_PROGRESS}:
            return
        now = self.desk.now()
        title = self.tr("Not now: {what}").format(what=words.heading(visit, self.privacy))
        pauses = self._day.pauses if self._day else ()
        rounds = [(each.start, each.end) for each in pauses if each.place_id == visit.lesson.place_id]
        reason = likeliest(visit, now, rounds)
        self.refusing = box = NotNowPopover(self.round.button(visit, "off"), title, reason)
        known = {each.lesson.id: each for each in self.visits}

        def say(way: Way) -> tuple[str, str, str]:
            first = known.get(way.other.id) if way.other else None
            return words.way_words(way, visit, words.heading(first, self.privacy) if first else "")

        box.offer(self.desk.read(ways_on.ways_on, visit.lesson.id, now), say)
        box.chosen.connect(lambda reason, way: self._take(visit, reason, way))
        box.open_at()

    def _take(self, visit: Visit, reason: str, way: Way) -> None:
        self.desk.do(self.tr("Noted: not now"), ways_on.take, visit.lesson.id, way, reason, self.desk.now())
        name = words.translate(ways_on.reason_name(reason))
        text = self.tr("Noted: {reason}.").format(reason=name)
        self.window_.toasts.say(text, self.tr("Undo"), self.window_.undo)

    def child_changed(self, visit: Visit) -> None:
        """Offer what can have changed for a visit's child."""
        children = {row.id: words.child(row, self.privacy) for row in visit.students}
        if children:
            button = self.round.button(visit, "changed")
            menu = self.happening.menu_for(self, children)
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _change_here(self) -> None:
        at = self.round.chosen
        if at is not None:
            self.child_changed(at.visit)

    def _after_change(self, found: Astray) -> None:
        self._in_week = found.clashes
        self._show_clashes()

    def use_gap(self) -> None:
        """Place the lesson of the child who is next if a gap opens."""
        gap = self.outlook.standby
        if gap is not None and gap.instead_of is None:
            self.desk.do(self.tr("Used a gap"), week.add_lesson, [gap.need_id], gap.where)

    def offer_anyway(self) -> None:
        """Place a lesson for a child whom a "not now" leaves in peace: the person knows better."""
        gap = self.outlook.anyway
        if gap is not None:
            self.desk.do(self.tr("Offered again"), week.add_lesson, [gap.need_id], gap.where)

    # -- around the round

    def log_any(self) -> None:
        """Log a lesson of the last days."""
        rows = self.desk.read(today.to_log, self.desk.now(), self._teacher)
        if not rows:
            self.window_.toasts.say(self.tr("Every lesson of the last seven days is written down."))
            return
        dialog = LogDialog(self.window_, rows, self._names())
        dialog.open()

    def add_note(self) -> None:
        """Write down what the ward said."""
        names = self._names()
        if not names:
            self.window_.toasts.say(self.tr("There are no pupils yet."))
            return
        at = self.round.chosen
        students = at.visit.students if at is not None else ()
        chosen = students[0].id if students else None
        NoteDialog(self.window_, names, chosen, self.desk.now()).open()

    def _names(self) -> dict[UUID, str]:
        return {row.id: words.child(row, self.privacy) for row in self.desk.read(caseload.students)}

    def round_sheet(self) -> None:
        """Show the round on paper: initials, to print."""
        draft = self.desk.read(
            documents.prepare,
            DocumentKind.ROUND,
            None,
            Audience.STAFF,
            today=self.desk.today(),
            practice=self.desk.database.practice,
            language=words.language(),
            teacher_id=self._teacher,
        )
        preview(self.window_, draft)

    def plan(self) -> None:
        """Go to the week and ask for proposals; nothing moves by itself."""
        page = self.window_.open("week", day=self.desk.today().isoformat())
        act = getattr(page, "plan", None)
        if callable(act):
            act()

    def repair(self) -> None:
        """Go to the week and ask what would fit now."""
        self.plan()

    def _open(self, each: Waiting) -> None:
        if each.kind == "tray":
            self.window_.open("imports")
        elif each.kind == "question" and each.student is not None:
            self.window_.open("student", student_id=str(each.student.id), section="about")
        elif each.student is not None:
            self.window_.open("reentry", student_id=str(each.student.id), item=each.text)
