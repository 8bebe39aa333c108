"""Decisions of Re-entry: move the return date, change an item, choose the graded return, change a day."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QShowEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QBoxLayout,
    QDoubleSpinBox,
    QLineEdit,
    QWidget,
)
from typing_extensions import override

from hospital_iep.domain.catalogues import return_schemes
from hospital_iep.domain.reentry import GradedReturnDayData, ItemState, ReturnDayKind, ReturnState
from hospital_iep.domain.team import TeamRole
from hospital_iep.operations import reentry
from hospital_iep.operations.reentry import ItemRow, ReentryRow, SlideRow
from hospital_iep.ui.cover import NameCover
from hospital_iep.ui.faults import NotDone
from hospital_iep.ui.forms import TextField
from hospital_iep.ui.reentry import words
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.announce import announce
from hospital_iep.ui.widgets.basics import Button, Wrapped, label
from hospital_iep.ui.widgets.calendar import Calendar
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.dates import DateField, day_words
from hospital_iep.ui.widgets.dialog import DialogBase
from hospital_iep.ui.widgets.empty import Banner
from hospital_iep.ui.widgets.layouts import column
from hospital_iep.ui.widgets.segments import Segments
from hospital_iep.ui.widgets.tables import Column, RowsModel, TableView

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window


LARGE = 130  # percent of text size from which calendar and table stand one above the other


class _Deciding(DialogBase):
    """A dialog that keeps what was typed and says in its own place why something was not done."""

    def __init__(self, window: "Window", title: str, *, wide: bool = False, intro: str = "") -> None:
        super().__init__(window, title, width=640 if wide else 480, intro=intro)
        self.window_ = window
        self.desk = window.desk
        self._names = NameCover(self, window.privacy, window.privacy.in_text)
        self.fault = Banner("", kind="danger", icon="circle-alert")
        self.body.addWidget(self.fault)
        self.fault.hide()

    def text_field(self, name: str, text: str, most: int) -> TextField:
        """Return a line of free text; while names are hidden, those in it are initials."""
        field = TextField(name)
        field.line.setMaxLength(most)
        field.show_value(text)
        return field

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._names.cover()

    def attempt(self, text: str, operation: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Do one step; returns whether it was done, a refusal stands in the dialog."""
        try:
            self.desk.do(text, operation, *args, **kwargs)
        except NotDone as fault:
            self.fault.say(str(fault))
            self.fault.show()
            return False
        return True


class MoveDate(_Deciding):
    """Move the return date: every date old and new, holidays marked, done ones stay."""

    def __init__(self, window: "Window", student_id: UUID, shown: ReentryRow) -> None:
        super().__init__(
            window,
            window.tr("Move the return date"),
            wide=True,
            intro=window.tr("A date is a plan, not a promise. Done items and dates set by hand stay."),
        )
        self.student_id = student_id
        self.before = shown.data.return_on
        self.moved: list[SlideRow] = []
        self.count = 0
        tr = self.tr
        today = self.desk.today
        self.field = DateField(tr("Return date"), self.before, today, lambda: self.before)
        self.field.button.hide()  # the calendar stands open below
        self.field.changed.connect(self._take)
        self.ask(tr("Return date"), self.field)
        states = {
            each.value: words.sure(each)
            for each in (ReturnState.UNKNOWN, ReturnState.PROJECTED, ReturnState.AGREED, ReturnState.HAPPENED)
        }
        state = shown.data.return_state
        if state is ReturnState.UNKNOWN and self.before is None:
            state = ReturnState.PROJECTED
        self.state = Segments(tr("How sure is it"), states, state.value)
        self.state.chosen.connect(self._sure)
        self.body.addWidget(self.state)
        side = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        side.setSpacing(theme().px(12))
        if theme().percent > LARGE:
            side.setDirection(QBoxLayout.Direction.TopToBottom)
        self.calendar = Calendar()
        least = self.calendar.minimumSizeHint()  # all seven days of a week
        self.calendar.setFixedSize(max(least.width(), theme().px(264)), max(least.height(), theme().px(216)))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, QTextCharFormat())  # red is for what is late
        at = self.before or today()
        self.calendar.setSelectedDate(QDate(at.year, at.month, at.day))
        self.calendar.clicked.connect(self._picked)
        self.calendar.activated.connect(self._picked)
        side.addWidget(self.calendar, 0, Qt.AlignmentFlag.AlignTop)
        right = QWidget()
        both = column(right, 0, 6)
        self.said = Wrapped("", "strong")
        both.addWidget(self.said)
        none = tr("no date")
        columns: list[Column[SlideRow]] = [
            Column(
                tr("What"),
                lambda each: words.translate(each.short),
                icon=lambda each: "triangle-alert" if each.in_holiday else "",
            ),
            Column(tr("Old"), lambda each: words.tick_day(each.old) if each.old else none),
            Column(tr("New"), lambda each: words.tick_day(each.new) if each.new else none),
        ]
        self.model: RowsModel[SlideRow] = RowsModel(columns, self._spoken, self)
        self.table = TableView(tr("Dates that move"), self.model)
        self.table.set_widths((0, 84, 84))
        self.table.setFixedHeight(theme().px(190))
        both.addWidget(self.table)
        side.addWidget(right, 1)
        self.body.addLayout(side)
        self.cancel()
        self.move_button: Button = self.primary(tr("Move dates"), self.slide)
        self._shown_state = state
        self._show()

    @property
    def value(self) -> date | None:
        """The date that was chosen, ``None`` for not known."""
        return None if self.state.value == ReturnState.UNKNOWN.value else self.field.value

    def _picked(self, day: QDate) -> None:
        self.field.show_value(date(day.year(), day.month(), day.day()))
        self._take(self.field.value)

    def _take(self, day: object) -> None:
        if day is not None and self.state.value == ReturnState.UNKNOWN.value:
            self.state.choose(ReturnState.PROJECTED.value)
        if isinstance(day, date):
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._show()

    def _sure(self, _key: str) -> None:
        self._show()

    def _show(self) -> None:
        """Show what would move."""
        rows = self.desk.read(reentry.what_moves, self.student_id, self.value)
        self.moved = [each for each in rows if not each.stays]
        tr = self.tr
        many = tr("{count} dates move.").format(count=len(self.moved))
        text = tr("1 date moves.") if len(self.moved) == 1 else many
        clash = words.in_holiday(sum(each.in_holiday for each in self.moved))
        text = f"{text} {clash}".strip()
        self.said.setText(text)
        self.model.set_rows(self.moved)
        same = not self.moved and self.state.value == self._shown_state.value and self.value == self.before
        self.move_button.setEnabled(not same)
        verb = tr("Move {count} dates").format(count=len(self.moved))
        if len(self.moved) == 1:
            verb = tr("Move 1 date")
        elif not self.moved:
            verb = tr("Set the date")
        self.move_button.setText(verb)
        announce(self, text)

    def _spoken(self, each: SlideRow) -> str:
        today = self.desk.today()
        none = self.tr("no date")
        old = day_words(each.old, today) if each.old else none
        new = day_words(each.new, today) if each.new else none
        text = self.tr("{what}, from {old} to {new}")
        if each.in_holiday:
            text = self.tr("{what}, from {old} to {new}, in the school holiday")
        return text.format(what=words.translate(each.short), old=old, new=new)

    def slide(self) -> None:
        """Move the date and everything that hangs on it, as one step."""
        state = ReturnState(self.state.value)
        done = self.attempt(
            self.tr("Moved return date"), reentry.move_return, self.student_id, self.value, state
        )
        if done:
            self.count = len(self.moved)
            self.accept()


class ItemDialog(_Deciding):
    """One item of the checklist: who, until when; done, or not needed and why."""

    def __init__(self, window: "Window", item: ItemRow, child: str, return_on: date | None) -> None:
        super().__init__(window, words.title(item), intro=words.translate(item.data.action))
        self.item = item
        tr = self.tr
        data = item.data
        owners = {"": words.owner(None)} | {each.value: words.owner(each, child) for each in words.OWNERS}
        self.owner = SearchCombo(tr("Owner"), owners, data.owner.value if data.owner else "")
        self.who = self.text_field(tr("Who"), data.owner_name, 120)
        self.due = DateField(tr("Due"), data.due_on, self.desk.today, lambda: return_on)
        self.reason = self.text_field(tr("Why it is not needed"), data.reason, 300)
        self.ask(tr("Owner"), self.owner)
        self.body.addWidget(self.who)
        self.ask(tr("Due"), self.due)
        self.body.addWidget(self.reason)
        hint = tr(
            "A date set here no longer moves with the return date. \u201cR-7\u201d counts from the return."
        )
        self.body.addWidget(label(hint, "hint", wrap=True))
        if data.evidence:
            evidence = tr("Evidence: {what}").format(what=words.translate(data.evidence))
            self.body.addWidget(label(evidence, "hint", wrap=True))
        again = data.state is not ItemState.OPEN
        self.other = Button(
            tr("Open again") if again else tr("Not needed"), self.open_again if again else self.not_needed
        )
        self.buttons.addButton(self.other, self.buttons.ButtonRole.DestructiveRole)
        self.cancel()
        self.save_button: Button = self.primary(tr("Save"), self.save)

    def save(self) -> None:
        """Write owner and date."""
        if not self.due.is_understood:
            self.fault.say(
                self.tr(
                    "This date was not understood. Try \u201cfri\u201d, \u201c+14\u201d or \u201cR-7\u201d."
                )
            )
            self.fault.show()
            return
        owner = TeamRole(self.owner.value) if self.owner.value else None
        name = self.who.text().strip()
        done = self.attempt(
            self.tr("Changed a checklist item"),
            reentry.edit_item,
            self.item.id,
            owner=owner,
            owner_name=name,
            due_on=self.due.value,
        )
        if done:
            self.accept()

    def not_needed(self) -> None:
        """Say that it is not needed; a reason belongs to it."""
        reason = self.reason.text().strip()
        if not reason:
            self.fault.say(self.tr("Say in a few words why it is not needed."))
            self.fault.show()
            self.reason.setFocus()
            return
        if self.attempt(self.tr("Marked an item as not needed"), reentry.not_needed, self.item.id, reason):
            self.accept()

    def open_again(self) -> None:
        """Open it again."""
        if self.attempt(self.tr("Opened an item again"), reentry.untick, self.item.id):
            self.accept()


class NewItem(_Deciding):
    """An item of one's own."""

    def __init__(self, window: "Window", student_id: UUID, child: str, return_on: date | None) -> None:
        super().__init__(window, window.tr("Add an item"))
        self.student_id = student_id
        tr = self.tr
        self.what = QLineEdit()
        self.what.setAccessibleName(tr("What"))
        self.what.setMaxLength(300)
        owners = {each.value: words.owner(each, child) for each in words.OWNERS}
        self.owner = SearchCombo(tr("Owner"), owners, TeamRole.HOSPITAL_TEACHER.value)
        self.due = DateField(tr("Due"), None, self.desk.today, lambda: return_on)
        for name, field in ((tr("What"), self.what), (tr("Owner"), self.owner), (tr("Due"), self.due)):
            self.ask(name, field)
        self.cancel()
        self.save_button: Button = self.primary(tr("Add"), self.save)

    def save(self) -> None:
        """Add it."""
        text = self.what.text().strip()
        if not text:
            self.fault.say(self.tr("Write in a few words what is to be done."))
            self.fault.show()
            return
        owner = TeamRole(self.owner.value)
        arguments = (self.student_id, text, owner, self.due.value)
        if self.attempt(self.tr("Added a checklist item"), reentry.add_item, *arguments):
            self.what.clear()
            self.accept()


class SchemeDialog(_Deciding):
    """The graded return: which scheme, when to step up, when down, and its end."""

    def __init__(self, window: "Window", student_id: UUID, shown: ReentryRow) -> None:
        super().__init__(
            window,
            window.tr("Graded return"),
            intro=window.tr("Typical schemes. Check with the team. Another scheme lays all days out again."),
        )
        self.student_id = student_id
        tr = self.tr
        scheme = shown.scheme
        choices: Mapping[str, str] = {
            key: tr("{name}, {weeks} weeks, {suits}").format(
                name=words.translate(each.name),
                weeks=each.ends_after_weeks,
                suits=words.translate(each.suits),
            )
            for key, each in return_schemes().items()
        }
        self.scheme = SearchCombo(tr("Scheme"), choices, scheme.scheme if scheme else "A")
        self.scheme.chosen.connect(self._take)
        self.up = self.text_field(tr("Step up when"), scheme.step_up if scheme else "", 300)
        self.down = self.text_field(tr("Step down when"), scheme.step_down if scheme else "", 300)
        start = shown.data.return_on
        self.review = DateField(
            tr("Review"), scheme.review_on if scheme else None, self.desk.today, lambda: start
        )
        self.ends = DateField(tr("Ends"), scheme.ends_on if scheme else None, self.desk.today, lambda: start)
        self.ask(tr("Scheme"), self.scheme)
        self.body.addWidget(self.up)
        self.body.addWidget(self.down)
        self.ask(tr("Review"), self.review)
        self.ask(tr("Ends"), self.ends)
        self.cancel()
        self.save_button: Button = self.primary(tr("Save"), self.save)

    def _take(self, key: str) -> None:
        """Show the words of the scheme that was chosen; its dates follow from the return date."""
        chosen = return_schemes()[key]
        self.up.show_value(words.translate(chosen.step_up))
        self.down.show_value(words.translate(chosen.step_down))

    def save(self) -> None:
        """Write it."""
        done = self.attempt(
            self.tr("Changed the graded return"),
            reentry.edit_scheme,
            self.student_id,
            self.scheme.value,
            step_up=self.up.text().strip(),
            step_down=self.down.text().strip(),
            review_on=self.review.value,
            ends_on=self.ends.value,
        )
        if done:
            self.accept()


class DayDialog(_Deciding):
    """One day of the graded return: where, and how many hours."""

    def __init__(self, window: "Window", student_id: UUID, day: GradedReturnDayData) -> None:
        assert day.on is not None
        super().__init__(window, words.full_day(day.on))
        self.student_id, self.day = student_id, day.on
        tr = self.tr
        kinds = {
            ReturnDayKind.SCHOOL.value: tr("School"),
            ReturnDayKind.ONLINE.value: tr("Online"),
            ReturnDayKind.HOME.value: tr("At home"),
            ReturnDayKind.TREATMENT.value: tr("Treatment"),
            ReturnDayKind.NONE.value: tr("At rest"),
        }
        self.kind = Segments(tr("What the day holds"), kinds, day.kind.value)
        self.hours = QDoubleSpinBox()
        self.hours.setAccessibleName(tr("Hours"))
        self.hours.setRange(0.0, 12.0)
        self.hours.setSingleStep(0.5)
        self.hours.setDecimals(1)
        self.hours.setSpecialValueText(tr("full day"))
        self.hours.setValue(day.hours or 0.0)
        self.ask(tr("What the day holds"), self.kind)
        self.ask(tr("Hours"), self.hours)
        self.body.addWidget(label(tr("0 hours means the full school day."), "hint", wrap=True))
        self.cancel()
        self.save_button: Button = self.primary(tr("Save"), self.save)

    def save(self) -> None:
        """Write it."""
        done = self.attempt(
            self.tr("Changed a day of the graded return"),
            reentry.set_day,
            self.student_id,
            self.day,
            ReturnDayKind(self.kind.value),
            self.hours.value() or None,
        )
        if done:
            self.accept()
