"""Repeat a lesson in later weeks: every date with whether it fits, and why not."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QSpinBox, QVBoxLayout

from hospital_iep.operations import board, recurring, week
from hospital_iep.operations.recurring import Later
from hospital_iep.ui.theme import theme
from hospital_iep.ui.week.panel import clear
from hospital_iep.ui.week.reasons import FactWords
from hospital_iep.ui.week.speech import clock, long_date
from hospital_iep.ui.widgets.basics import label
from hospital_iep.ui.widgets.dialog import DialogBase

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window

_FOUR_WEEKS = 4


class RepeatDialog(DialogBase):
    """The dates of one lesson in the weeks to come; those that fit are ticked, the others say why not."""

    def __init__(
        self, window: "Window", lesson: UUID, heading: str, words: Callable[[board.Standing], FactWords]
    ) -> None:
        super().__init__(
            window,
            window.tr("Repeat in later weeks"),
            width=640,
            intro=window.tr("{lesson}. Each date is checked on its own; what you place is pinned.").format(
                lesson=heading
            ),
        )
        self._desk, self._lesson, self._words = window.desk, lesson, words
        self.weeks = QSpinBox()
        self.weeks.setRange(1, recurring.MOST_WEEKS)
        self.weeks.setValue(_FOUR_WEEKS)
        self.weeks.setSuffix(self.tr(" weeks"))
        self.weeks.setAccessibleName(self.tr("For how many weeks"))
        self.weeks.valueChanged.connect(self._look)
        self.ask(self.tr("For how many weeks"), self.weeks)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme().px(4))
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self.ticks: list[tuple[QCheckBox, Later]] = []
        self.cancel()
        self.place_button = self.primary(self.tr("Place 1 lesson"), self._place, icon="check")
        self._look()

    def _look(self) -> None:
        """Check every date anew."""
        clear(self._rows)
        self.ticks = []
        now: datetime = self._desk.now()
        for date in self._desk.read(recurring.later, self._lesson, self.weeks.value(), now):
            start, end = date.where.start, date.where.end
            tick = QCheckBox(f"{long_date(start.date())}, {clock(start)}\u2013{clock(end)}")
            reason = self._reason(date)
            tick.setEnabled(not reason)
            tick.setChecked(not reason)
            tick.setAccessibleDescription(reason)
            tick.toggled.connect(self._recount)
            self._rows.addWidget(tick)
            if reason:
                self._rows.addWidget(label(reason, "caption", wrap=True))
            self.ticks.append((tick, date))
        self._recount()

    def _reason(self, date: Later) -> str:
        if date.forbidden is None:
            return self.tr("This lesson is no longer agreed then.")
        line = self._words(date.standing).line([fact.as_json() for fact in date.forbidden])
        return f"{line[:1].upper()}{line[1:]}." if line else ""

    def _wanted(self) -> list[Later]:
        return [date for tick, date in self.ticks if tick.isChecked()]

    def _recount(self) -> None:
        count = len(self._wanted())
        one, many = self.tr("Place 1 lesson"), self.tr("Place {count} lessons").format(count=count)
        self.place_button.setText(one if count == 1 else many)
        self.place_button.setEnabled(count > 0)

    def _place(self) -> None:
        row = self._desk.read(week.lesson, self._lesson)
        dates = [date.where for date in self._wanted()]
        self._desk.do(self.tr("Repeated a lesson"), recurring.repeat, row.need_ids, dates)
        self.accept()
