"""Two small boxes beside their button: not now, with the ways on; and the end of a lesson."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QFormLayout, QLineEdit, QSpinBox, QWidget
from typing_extensions import override

from hospital_iep.domain.catalogues import cancellation_reasons
from hospital_iep.operations.today import Visit
from hospital_iep.operations.ways_on import Way
from hospital_iep.ui.keeping import Keeper
from hospital_iep.ui.moments import clock
from hospital_iep.ui.theme import theme
from hospital_iep.ui.today import words
from hospital_iep.ui.widgets.basics import Button, Wrapped, label, line
from hospital_iep.ui.widgets.chips import Chip
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.energy import EnergyButtons
from hospital_iep.ui.widgets.popover import Popover
from hospital_iep.ui.widgets.segments import Segments

# at the bedside, the likeliest first; all others are in the list below them
BEDSIDE = ("MED-ROUND", "MED-SLEEP", "MED-UNWELL", "ST-OFFWARD", "ST-REFUSE")
TIRED = 1  # at this level and below, a child is likelier unwell than with the ward team


def likeliest(visit: Visit, now: datetime, rounds: Sequence[tuple[datetime, datetime]] = ()) -> str:
    """Return the reason to offer first: what the child said, then the ward's hours, then the usual one."""
    if visit.level_before == 0:
        return "MED-SLEEP"
    if visit.level_before is not None and visit.level_before <= TIRED:
        return "MED-UNWELL"
    if any(start <= now < end for start, end in rounds):
        return "MED-ROUND"
    return "MED-ROUND" if now.hour < 12 else "MED-SLEEP"


class NotNowPopover(Popover):
    """Why not now, and what then: the likeliest reason holds, one press of a way does it."""

    chosen = Signal(str, object)  # reason code and Way

    def __init__(self, beside: QWidget, title: str, reason: str) -> None:
        super().__init__(beside, title, heading=True)
        tr = self.tr
        self._short = {
            "MED-ROUND": tr("Ward team"),
            "MED-SLEEP": tr("Asleep"),
            "MED-UNWELL": tr("Unwell"),
            "ST-OFFWARD": tr("Away"),
            "ST-REFUSE": tr("Said not now"),
        }
        self._reason = reason
        self.body.addWidget(label(tr("Why"), "label"))
        self.reasons = Segments(tr("Why not now"), self._short, reason)
        self.reasons.chosen.connect(self._take_reason)
        self.body.addWidget(self.reasons)
        others = {"": tr("Another reason…")}
        others |= {
            each.code: words.translate(each.name)
            for each in cancellation_reasons().values()
            if each.code not in self._short and not each.silent
        }
        self.others = SearchCombo(tr("Another reason"), others)
        self.others.chosen.connect(self._take_other)
        self.body.addWidget(self.others)
        self.body.addWidget(line())
        self.body.addWidget(label(tr("What then"), "label"))
        self.ways: list[Button] = []
        self.setMinimumWidth(max(theme().px(400), self.reasons.sizeHint().width() + theme().px(26)))

    @property
    def reason(self) -> str:
        """The code of the reason that holds."""
        return self._reason

    def _take_reason(self, code: str) -> None:
        self._reason = code
        self.others.choose("")

    def _take_other(self, code: str) -> None:
        self._reason = code or self.reasons.value

    def offer(self, ways: Sequence[Way], say: Callable[[Way], tuple[str, str, str]]) -> None:
        """Show the ways on, the best first; ``say`` gives verb, effect and icon."""
        for number, way in enumerate(ways):
            verb, effect, icon = say(way)
            kind = "primary" if number == 0 else ""
            button = Button(verb, lambda way=way: self._go(way), icon=icon, kind=kind)  # type: ignore[misc,arg-type]
            button.setAccessibleDescription(effect)
            if number == 0:
                button.setDefault(True)
            self.ways.append(button)
            self.body.addWidget(button)
            self.body.addWidget(Wrapped(effect, "caption"))

    def _go(self, way: Way) -> None:
        reason = self._reason
        self.close()
        self.chosen.emit(reason, way)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.ways:
            self.ways[0].setFocus(Qt.FocusReason.PopupFocusReason)


class FinishPopover(Popover):
    """The end of a lesson: all is filled in; choosing the energy after it saves.

    ``ask``: nobody pressed Finish in time; are the planned minutes right?
    """

    finished = Signal(int, object, str, str)  # minutes, level or None, topic, adult present

    def __init__(
        self,
        beside: QWidget,
        visit: Visit,
        title: str,
        began: datetime,
        now: datetime,
        noted: tuple[str, str] = ("", ""),
        *,
        ask: bool = False,
    ) -> None:
        super().__init__(beside, title, heading=True)
        self._keeper = Keeper(self, lambda: f"finish-{visit.lesson.id}")
        self._ended = False
        tr = self.tr
        minutes = max(0, round((now - began).total_seconds() / 60))
        chip = Chip(words.span(began, now), "clock", "accent")
        chip.setAccessibleName(tr("{start} to {end}").format(start=clock(began), end=clock(now)))
        self.body.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeading)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setSpacing(theme().px(8))
        self.minutes = QSpinBox()
        self.minutes.setRange(0, 480)
        self.minutes.setValue(minutes)
        self.minutes.setSuffix(tr(" min"))
        self.minutes.setAccessibleName(tr("Minutes taught"))
        self.question = Wrapped("", "strong")
        if ask:
            text = tr("It began at {start} and was not finished. Was it {minutes} min, as planned?")
            self.question.setText(text.format(start=clock(began), minutes=minutes))
            self.body.addWidget(self.question)
            self.minutes.setAccessibleDescription(self.question.text())
        topic, adult = noted  # what was written before is changed, never lost
        self.topic = QLineEdit(topic)
        self.topic.setAccessibleName(tr("What was new"))
        self.topic.setMaxLength(200)
        self.adult = QLineEdit(adult)
        self.adult.setAccessibleName(tr("Adult present"))
        self.adult.setMaxLength(120)
        form.addRow(label(tr("Taught")), self.minutes)
        form.addRow(label(tr("What was new")), self.topic)
        form.addRow(label(tr("Adult present")), self.adult)
        self.body.addLayout(form)
        if visit.goal:
            self.body.addWidget(Wrapped(tr("Goal: {goal}.").format(goal=visit.goal.rstrip(".")), "caption"))
        question = tr("Energy at the end: choosing it saves the lesson")
        self.body.addWidget(label(question, "label", wrap=True))
        self.energy = EnergyButtons(question)
        self.energy.chosen.connect(self._save)
        self.body.addWidget(self.energy)
        self.without = Button(tr("Save without energy"), lambda: self._save(None), kind="link")
        self.body.addWidget(self.without, 0, Qt.AlignmentFlag.AlignLeading)

    def _save(self, level: int | None) -> None:
        minutes, topic, adult = self.minutes.value(), self.topic.text().strip(), self.adult.text().strip()
        self._ended = True
        self.close()
        self.finished.emit(minutes, level, topic, adult)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keeper.begin()
        self.energy.buttons[0].setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed when it is left, also by a press beside it."""
        if not self._ended:
            self._keeper.keep()
        super().closeEvent(event)
