"""The cards of a round: one visit as a row or enlarged, and what lies between two."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from hospital_iep.domain.timetable import PINNED_BY_WARD, LessonState
from hospital_iep.operations.today import TAUGHT_STATES, Visit
from hospital_iep.ui.moments import clock
from hospital_iep.ui.privacy import Privacy
from hospital_iep.ui.theme import theme
from hospital_iep.ui.today import words
from hospital_iep.ui.widgets.basics import Button, Card, Icon, Wrapped, label
from hospital_iep.ui.widgets.bending import Bending
from hospital_iep.ui.widgets.chips import Avatar, Chip
from hospital_iep.ui.widgets.energy import EnergyButtons
from hospital_iep.ui.widgets.flow import FlowLayout
from hospital_iep.ui.widgets.layouts import column, row


@dataclass(frozen=True, slots=True)
class Shown:
    """A visit as its row needs it: its number in the round, and whether it is the one now."""

    visit: Visit
    number: int
    count: int
    now: bool


class Fact(QWidget):
    """Icon and words, as one piece that wraps with its neighbours."""

    def __init__(self, icon: str, text: str) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, theme().px(8), 0)
        line.setSpacing(theme().px(5))
        line.addWidget(Icon(icon, "text2", 15))
        line.addWidget(label(text, "quiet"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class VisitRow(QFrame):
    """One visit. Takes the focus; its keys are the round's."""

    def __init__(self, shown: Shown, privacy: Privacy, buttons: Sequence[Button]) -> None:
        super().__init__()
        self.shown = shown
        self.buttons = list(buttons)
        visit = shown.visit
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", "true")
        self.setProperty("peek", str(visit.students[0].id) if visit.students else "")
        self.setProperty("spot", f"{visit.lesson.id}:row")
        self.setAccessibleName(words.speech(visit, shown.number, shown.count, privacy, now=shown.now))
        line = row(12)
        line.setContentsMargins(*(theme().px(each) for each in (14, 8, 14, 8)))
        self.setLayout(line)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(self._time(), 0, top)
        line.addWidget(Avatar(visit.students[0].initials if visit.students else "?", 36), 0, top)
        line.addWidget(Bending(self._words(privacy), [*self._chips(), *buttons]), 1)

    @property
    def visit(self) -> Visit:
        """The visit it shows."""
        return self.shown.visit

    def _time(self) -> QWidget:
        data = self.visit.lesson.data
        box = QWidget()
        lines = column(box, 0, 0)
        done = data.state in TAUGHT_STATES
        start = label(clock(data.start), "quiet" if done else "section")
        lines.addWidget(start)
        lines.addWidget(label(words.length(data.minutes), "caption"))
        box.setFixedWidth(max(box.sizeHint().width(), theme().px(56)))
        return box

    def _words(self, privacy: Privacy) -> QWidget:
        visit = self.visit
        box = QWidget()
        lines = column(box, 0, 2)
        lines.addWidget(Wrapped(words.heading(visit, privacy), "strong"))
        facts = QWidget()
        flow = FlowLayout(facts, 4)
        for icon, text in self.facts():
            flow.addWidget(Fact(icon, text))
        lines.addWidget(facts)
        for line in visit.safety:
            lines.addLayout(_safety(line))
        return box

    def facts(self) -> list[tuple[str, str]]:
        """Return icon and words of what there is to know of the visit."""
        visit = self.visit
        said = words.energy_said(visit)
        found = [("bed", words.where(visit))]
        state = words.state_word(visit)
        if state:
            icon = "circle-check" if visit.lesson.data.state in TAUGHT_STATES else "clock"
            found = [(icon, state), *([(f"energy-{_last(visit)}", said)] if said else []), *found]
        else:
            found.append((f"energy-{visit.expected_level}", words.level(visit.expected_level)))
        if visit.isolation:
            found.append(("shield", words.isolation_word(visit.isolation)))
        return [(icon, text) for icon, text in found if text]

    def _chips(self) -> list[QWidget]:
        pinned = bool(self.visit.lesson.data.pinned_by) and self.visit.lesson.data.state in words.OPEN_STATES
        by_ward = self.visit.lesson.data.pinned_by == PINNED_BY_WARD
        said = self.tr("Pinned by the ward") if by_ward else self.tr("Pinned")
        return [Chip(said, "pin")] if pinned else []


def _safety(text: str) -> QHBoxLayout:
    line = row(5)
    line.addWidget(Icon("shield-alert", "warn", 15), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Wrapped(text), 1)
    return line


def _last(visit: Visit) -> int:
    return next((each for each in (visit.level_after, visit.level_before) if each is not None), 0)


class CurrentVisit(Card):
    """The visit of this moment, enlarged: how is the child, start, not now."""

    level_chosen = Signal(int)
    repair_asked = Signal()

    def __init__(self, shown: Shown, privacy: Privacy, buttons: Sequence[Button]) -> None:
        super().__init__("now", margin=14, gap=10)
        self.shown = shown
        self.buttons = list(buttons)
        visit = shown.visit
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", "true")
        self.setProperty("peek", str(visit.students[0].id) if visit.students else "")
        self.setProperty("spot", f"{visit.lesson.id}:row")
        self.setAccessibleName(words.speech(visit, shown.number, shown.count, privacy, now=shown.now))
        self._head(privacy)
        foot = QWidget()
        asked = column(foot, 0, 6)
        name = words.child(visit.students[0], privacy) if len(visit.students) == 1 else ""
        question = (
            self.tr("How is {name} right now?").format(name=name)
            if name
            else self.tr("How are they right now?")
        )
        asked.addWidget(label(question, "label", wrap=True))
        self.energy = EnergyButtons(question, visit.level_before)
        for button in self.energy.buttons:
            button.setProperty("spot", f"{visit.lesson.id}:energy-{button.level}")
        self.energy.chosen.connect(self.level_chosen)
        asked.addWidget(self.energy)
        self.body.addWidget(Bending(foot, buttons))
        self._repair()

    @property
    def visit(self) -> Visit:
        """The visit it shows."""
        return self.shown.visit

    def _head(self, privacy: Privacy) -> None:
        visit = self.visit
        line = row(12)
        initials = visit.students[0].initials if visit.students else "?"
        line.addWidget(Avatar(initials, 44), 0, Qt.AlignmentFlag.AlignTop)
        box = QWidget()
        lines = column(box, 0, 3)
        title = QWidget()
        flow = FlowLayout(title, 8)
        flow.addWidget(label(words.heading(visit, privacy), "focus"))
        flow.addWidget(Chip(self._when(), "clock", "accent"))
        expected = self.tr("Expected {level}").format(level=words.level(visit.forecast_level))
        flow.addWidget(Chip(expected, f"energy-{visit.forecast_level}"))
        if visit.isolation:
            flow.addWidget(Chip(words.isolation_word(visit.isolation), "shield", "warn"))
        lines.addWidget(title)
        goal = self.tr("Goal: {goal}.").format(goal=visit.goal.rstrip(".")) if visit.goal else ""
        goal = privacy.text(goal)
        parts = [goal, f"{words.where(visit)}."]
        lines.addWidget(Wrapped(" ".join(part for part in parts if part), "quiet"))
        for text in visit.safety:
            lines.addLayout(_safety(text))
        line.addWidget(box, 1)
        self.body.addLayout(line)

    def _when(self) -> str:
        data = self.visit.lesson.data
        when = words.span(data.start, data.end)
        if data.state is LessonState.IN_PROGRESS:
            return self.tr("Lesson began, {when}").format(when=when)
        return (self.tr("Now, {when}") if self.shown.now else self.tr("Next, {when}")).format(when=when)

    def _repair(self) -> None:
        """Offer to look at the plan again where the child is not as foreseen."""
        visit = self.visit
        if visit.level_before is None or visit.level_before == visit.forecast_level:
            return
        text = self.tr("Expected {expected}, now {said}. {subject} takes {needed}.").format(
            expected=words.level(visit.forecast_level),
            said=words.bedside(visit.level_before),
            subject=visit.lesson.subject,
            needed=visit.needed_level,
        )
        line = row(8)
        line.addWidget(Icon("info", "info"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Wrapped(text, "quiet"), 1)
        self.repair = Button(
            self.tr("See what fits"), self.repair_asked.emit, icon="refresh-cw", size="small"
        )
        self.repair.setProperty("spot", f"{visit.lesson.id}:repair")
        line.addWidget(self.repair)
        self.body.addLayout(line)


class Between(QWidget):
    """What lies between two visits: a walk, putting on protection, the ward's own time."""

    def __init__(self, icon: str, text: str) -> None:
        super().__init__()
        line = row(10)
        line.setContentsMargins(*(theme().px(each) for each in (14, 5, 14, 5)))
        self.setLayout(line)
        line.addWidget(Icon(icon, "text2", 15), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Wrapped(text, "caption"), 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("sunken"))
        painter.setPen(theme().color("border"))
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.end()
