"""The overview: the child in twenty seconds, and the questions of the first day."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from hospital_iep.domain.timetable import LessonState
from hospital_iep.operations import student
from hospital_iep.operations.student import Contact
from hospital_iep.operations.student import Overview as Seen
from hospital_iep.ui.commands import Command
from hospital_iep.ui.student.part import Head, Part, clear
from hospital_iep.ui.student.words import (
    field_words,
    isolation_words,
    role_words,
    section_words,
    span_words,
    time_words,
)
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button, Card, Icon, Wrapped, label
from hospital_iep.ui.widgets.chips import Chip
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.progress import ProgressRow

if TYPE_CHECKING:
    from hospital_iep.ui.student.page import StudentPage

WHERE_ASKED = {"place": "about", "school": "about", "bed": "about"}
STACKED = 620


class EnergyBand(QWidget):
    """Today's energy as steps from left to right: height and digit tell the level, level 0 is hatched."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[tuple[datetime, datetime, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_steps(self, steps: tuple[tuple[datetime, datetime, int], ...]) -> None:
        """Show the levels of a day."""
        self._steps = steps
        said = [
            self.tr("{span}: level {level}").format(span=span_words(start, end), level=level)
            for start, end, level in steps
        ]
        self.setAccessibleName(self.tr("Energy expected today: {steps}").format(steps="; ".join(said)))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(58))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(100), theme().px(58))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._steps:
            return
        painter, look = QPainter(self), theme()
        font = look.font(11.5, 650)
        painter.setFont(font)
        low = QFontMetrics(font).height()
        first, last = self._steps[0][0], self._steps[-1][1]
        tall = self.height() - 2 * low - 2
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for start, end, level in self._steps:
            left = self.width() * ((start - first) / (last - first))
            right = self.width() * ((end - first) / (last - first))
            if mirrored:
                left, right = self.width() - right, self.width() - left
            high = tall * (level / 4) if level else tall
            box = QRectF(left, low + tall - high, right - left - 1, high)
            if level == 0:
                painter.fillRect(box, look.color("sunken"))
                painter.fillRect(box, QBrush(look.color("text2"), Qt.BrushStyle.BDiagPattern))
            else:
                painter.fillRect(box, look.color("accent" if level == 4 else "borderStrong"))
            painter.setPen(look.color("text"))
            if right - left > look.px(9):
                words = QRectF(left, box.top() - low, right - left - 1, low)
                if level == 0:
                    words = QRectF(left, 0, right - left - 1, low)
                painter.drawText(words, Qt.AlignmentFlag.AlignHCenter, str(level))
        painter.setPen(look.color("text2"))
        painter.setFont(look.font(11.5))
        line = QRectF(0, self.height() - low, self.width(), low)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeading, time_words(first))
        painter.drawText(line, Qt.AlignmentFlag.AlignTrailing, time_words(last))
        painter.end()


class Overview(Part):
    """What helps, what to mind, today, the plan, minutes, dates and people."""

    def __init__(self, page: "StudentPage", student_id: UUID) -> None:
        super().__init__(page, student_id)
        self.head = Head(self.called, "")
        self.button = Button(self.tr("Continue plan"), self._continue, icon="clipboard-list", kind="primary")
        self.lay_out(self.head, gap=12)
        self.head.add(self.button)
        self.top = QVBoxLayout()
        self.top.setSpacing(theme().px(12))
        self.body.addLayout(self.top)
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setSpacing(theme().px(12))
        self.left, self.right = QVBoxLayout(), QVBoxLayout()
        for side in (self.left, self.right):
            side.setSpacing(theme().px(12))
            self.columns.addLayout(side, 1)
        self.body.addLayout(self.columns)
        self.body.addStretch(1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme().px(STACKED)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.columns.setDirection(down if narrow else across)

    @override
    def first_focus(self) -> QWidget:
        return self.button

    @override
    def commands(self) -> list[Command]:
        return [Command(self.tr("Continue the plan"), self._continue, "clipboard-list")]

    def _continue(self) -> None:
        self.page.go(self.page.next_open().value)

    @override
    def refresh(self) -> None:
        seen = self.desk.read(student.overview, self.student_id, self.desk.today())
        self.head.title.say(self.called)
        self.head.say(self._lead())
        for box in (self.top, self.left, self.right):
            clear(box)
        self._day_zero(seen)
        self._safety(seen)
        self._helps(seen)
        self._today(seen)
        self._plan(seen)
        self._dates(seen)
        self._people(seen)
        self.left.addStretch(1)
        self.right.addStretch(1)

    def _lead(self) -> str:
        card = self.card
        parts = [
            self.tr("Grade {grade}").format(grade=card.data.grade) if card.data.grade else "",
            card.school.name if card.school else self.tr("Home school not known yet"),
            card.data.home_language,
        ]
        return ", ".join(part for part in parts if part)

    def _day_zero(self, seen: Seen) -> None:
        if not seen.questions:
            return
        box = Card("warn")
        box.head(self.tr("Still to ask"), Chip(str(len(seen.questions)), "circle-question-mark", "warn"))
        for row in seen.questions[:6]:
            line = QHBoxLayout()
            words = field_words(row.data.subject_field)
            when = ""
            if row.data.ask_by:
                when = self.tr("ask by {day}").format(day=day_words(row.data.ask_by, self.desk.today()))
            line.addWidget(label(words, "strong"))
            line.addWidget(
                Wrapped(", ".join(part for part in (row.data.ask_whom, when) if part), "caption"), 1
            )
            button = Button(self.tr("Answer"), size="small")
            button.setAccessibleName(self.tr("Answer: {field}").format(field=words))
            button.clicked.connect(lambda *_, name=row.data.subject_field: self._answer(name))
            line.addWidget(button)
            box.body.addLayout(line)
        self.top.addWidget(box)

    def _answer(self, name: str) -> None:
        """Open the section where a question belongs, and put the focus into its field."""
        from hospital_iep.domain.student import StudentData  # noqa: PLC0415
        from hospital_iep.ui.student.section import Section  # noqa: PLC0415

        about = name in WHERE_ASKED or name in StudentData.model_fields
        self.page.go("about" if about else "present-levels")
        part = self.page.part
        if isinstance(part, Section):
            target = next((field for key, field in part.counted if key == name), None)
            if target is not None:
                part.go_to(target)

    def _safety(self, seen: Seen) -> None:
        lines = list(seen.safety)
        if seen.isolation:
            kind = isolation_words(seen.isolation)
            lines.append(self.tr("Isolation: {kind}. Wash, dress, then enter.").format(kind=kind))
        if not lines:
            return
        box = Card("", margin=12)
        for text in lines:
            row = QHBoxLayout()
            row.addWidget(Icon("shield-alert", "danger", 18), 0, Qt.AlignmentFlag.AlignTop)
            words = Wrapped(self.in_private(text), "strong")
            row.addWidget(words, 1)
            box.body.addLayout(row)
        box.setAccessibleName(self.tr("Always remember: {lines}").format(lines=" ".join(lines)))
        self.top.addWidget(box)

    def _helps(self, seen: Seen) -> None:
        box = Card()
        box.head(self.tr("What helps {name}").format(name=self.called))
        if not seen.helps and not seen.wants:
            box.body.addWidget(Wrapped(self.tr("Chosen accommodations stand here."), "quiet"))
            more = Button(
                self.tr("Choose accommodations"), lambda: self.page.go("accommodations"), size="small"
            )
            box.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)
        for text in seen.helps:
            row = QHBoxLayout()
            row.addWidget(Icon("check", "ok"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Wrapped(self.in_private(text)), 1)
            box.body.addLayout(row)
        if seen.wants and not self.privacy.on:
            for text in seen.wants[:2]:
                row = QHBoxLayout()
                row.addWidget(Icon("message-circle", "info"), 0, Qt.AlignmentFlag.AlignTop)
                row.addWidget(Wrapped(text), 1)
                box.body.addLayout(row)
        self.left.addWidget(box)

    def _today(self, seen: Seen) -> None:
        box = Card()
        box.head(self.tr("Today"), label(day_words(self.desk.today(), self.desk.today()), "caption"))
        if seen.levels:
            band = EnergyBand()
            band.show_steps(seen.levels)
            box.body.addWidget(label(self.tr("Energy expected, 0 to 4"), "caption"))
            box.body.addWidget(band)
        lines: list[tuple[datetime, str, str, str, LessonState | None]] = [
            (
                row.data.start,
                span_words(row.data.start, row.data.end),
                row.subject,
                "book-open",
                row.data.state,
            )
            for row in seen.lessons
        ]
        lines += [
            (block.start, span_words(block.start, block.end), block.name, block.icon, None)
            for block in seen.blocks
        ]
        for _, when, what, icon, state in sorted(lines, key=lambda each: each[0]):
            row = QHBoxLayout()
            row.addWidget(Icon(icon, "text2"))
            row.addWidget(label(when, "caption"))
            shown = self.privacy.text(what, self.tr("Treatment")) if state is None else what
            row.addWidget(Wrapped(shown), 1)
            if state is LessonState.DONE:
                row.addWidget(Chip(self.tr("Done"), "check", "ok"))
            box.body.addLayout(row)
        if not lines:
            box.body.addWidget(Wrapped(self.tr("No lessons and no treatment today."), "quiet"))
        if seen.note:
            note = self.privacy.text(self.in_private(seen.note), self.tr("A note from the ward is hidden."))
            box.body.addWidget(Wrapped(self.tr("From the ward: {note}").format(note=note), "caption"))
        self.left.addWidget(box)

    def _plan(self, seen: Seen) -> None:
        page = self.page
        box = Card()
        done, total = page.plan.settled, len(page.plan.sections)
        box.head(self.tr("Plan and minutes"))
        words = self.tr("{done} of {all}").format(done=done, all=total)
        box.body.addWidget(ProgressRow(self.tr("Plan"), words, done / max(total, 1), name_width=62))
        if seen.agreed:
            words = self.tr("{taught} of {agreed}").format(taught=seen.taught, agreed=seen.agreed)
            share = seen.taught / seen.agreed
        else:
            words, share = self.tr("not agreed yet"), 0.0
        box.body.addWidget(ProgressRow(self.tr("Minutes"), words, share, name_width=62))
        following = section_words(page.next_open(), self.called)
        if done < total:
            box.body.addWidget(Wrapped(self.tr("Next: {section}").format(section=following), "caption"))
        self.right.addWidget(box)

    def _dates(self, seen: Seen) -> None:
        box = Card()
        box.head(self.tr("Next dates"))
        named = {"discharge": self.tr("Expected to leave hospital"), "return": self.tr("Back to school")}
        for day, what in seen.dates:
            row = QHBoxLayout()
            late = day < self.desk.today()
            row.addWidget(Icon("clock-alert" if late else "calendar", "danger" if late else "text2"))
            words = day_words(day, self.desk.today())
            if late:
                words = self.tr("{day}, late").format(day=words)
            row.addWidget(label(words, "caption"))
            row.addWidget(Wrapped(named.get(what, what)), 1)
            box.body.addLayout(row)
        if not seen.dates:
            box.body.addWidget(Wrapped(self.tr("No dates yet."), "quiet"))
        if self.window_.has_page("reentry"):
            link = Button(self.tr("Open re-entry"), lambda: self.page.go("reentry"), kind="link")
            box.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        self.right.addWidget(box)

    def _people(self, seen: Seen) -> None:
        box = Card()
        box.head(self.tr("People"))
        for contact in seen.contacts[:5]:
            box.body.addLayout(self._person(contact))
        if not seen.contacts:
            box.body.addWidget(Wrapped(self.tr("Nobody yet."), "quiet"))
        link = Button(self.tr("Team and consent"), lambda: self.page.go("team"), kind="link")
        box.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        self.right.addWidget(box)

    def _person(self, contact: Contact) -> QHBoxLayout:
        row = QHBoxLayout()
        data = contact.data
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Wrapped(self.in_private(data.name), "strong"))
        below = ", ".join(part for part in (role_words(data.role or ""), data.phone) if part)
        words.addWidget(Wrapped(below, "caption"))
        row.addLayout(words, 1)
        if contact.consent is not None:
            yes = contact.consent
            chip = Chip(
                self.tr("Consent") if yes else self.tr("No consent"),
                "shield-check" if yes else "shield-alert",
                "ok" if yes else "warn",
            )
            row.addWidget(chip)
        return row
