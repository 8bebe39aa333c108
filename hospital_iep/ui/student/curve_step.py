"""One step of a curve in a dialog: where it lies, how much energy it leaves, and what lessons may be then."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hospital_iep.domain.curve import (
    MODES,
    CountedFrom,
    CurveSegment,
    MinuteSpan,
    Phase,
    Span,
    edges,
    with_edges,
)
from hospital_iep.domain.curve_steps import NoSuchStepError, TooManyStepsError, check_span, new_span
from hospital_iep.domain.treatment import EnergyLevel, Occurrence
from hospital_iep.ui.forms import ChoiceField, Field, TextField
from hospital_iep.ui.student.curve import edge_sign, edge_words, ground_words, mode_words, span_text
from hospital_iep.ui.student.gallery import read_times
from hospital_iep.ui.widgets.basics import Wrapped, label
from hospital_iep.ui.widgets.bending import Pair
from hospital_iep.ui.widgets.chips import FilterChips
from hospital_iep.ui.widgets.dialog import DialogBase
from hospital_iep.ui.widgets.energy import EnergyButtons

Keep = Callable[[CurveSegment, str], object]
LONGEST_NAME = 120


def place_words() -> dict[str, str]:
    """Return where a new step can lie, by its phase and what it is counted from."""
    translate = QCoreApplication.translate
    return {
        "before start": translate("Curve", "before it"),
        "during start": translate("Curve", "while it runs, counted from its begin"),
        "during end": translate("Curve", "while it runs, counted back from its end"),
        "after end": translate("Curve", "after it, in minutes"),
        f"after {CountedFrom.TREATMENT}": translate("Curve", "days after it"),
        f"course {CountedFrom.COURSE}": translate("Curve", "days of the course"),
        f"after {CountedFrom.AFTER_COURSE}": translate("Curve", "days after the course"),
        "course share": translate("Curve", "a share of the course"),
    }


class StepDialog(DialogBase):
    """Changes one step, or makes a new one; ``keep`` gets it with who agreed.

    ``around`` is a usual date of the treatment: a step that lies nowhere around it is refused.
    """

    def __init__(
        self,
        parent: QWidget,
        step: CurveSegment,
        around: Occurrence,
        keep: Keep,
        *,
        key: str,
        verb: str,
        agreed_with: str | None = None,
        new: bool = False,
    ) -> None:
        title = QCoreApplication.translate("StepDialog", "Add a step") if new else span_text(step)
        super().__init__(parent, title, width=640, intro=step.note)
        self._step, self._around, self._keep_step, self._key, self._new = step, around, keep, key, new
        self._agreed_with = agreed_with
        self._build_where()
        self._build_what()
        self._show_edges(step.span)
        self.body.addStretch(1)
        self.cancel()
        self.primary(verb, self._keep, icon="check")

    @override
    def keep_key(self) -> str:
        return f"step-{self._key}"

    def _build_where(self) -> None:
        tr = self.tr
        self.place = ChoiceField(tr("Where it lies"), place_words())
        self.first, self.last = TextField(tr("From")), TextField(tr("To"))
        self.pair = Pair(self.first, self.last)
        self.counted = Wrapped("", "hint")
        self.clock_first, self.clock_last = TextField(tr("Each day from")), TextField(tr("Each day until"))
        self.clock = Pair(self.clock_first, self.clock_last)
        self.clock_hint = Wrapped(tr("Times such as 08:30. Empty: the whole day."), "hint")
        if self._new:
            self.body.addWidget(self.place)
            self.body.addWidget(
                Wrapped(tr("Where steps lie over each other, the lower energy counts."), "hint")
            )
            at = self._step.span.first.anchor if isinstance(self._step.span, MinuteSpan) else "day"
            self.place.choice.choose(f"{self._step.phase} {at}")
            self.place.choice.chosen.connect(self._turn)
        for widget in (self.pair, self.counted, self.clock, self.clock_hint):
            self.body.addWidget(widget)

    def _build_what(self) -> None:
        tr, step = self.tr, self._step
        self.level = EnergyButtons(tr("Energy"), None if self._new else int(step.level))
        self.no_level = Wrapped("", "caption")
        self.no_level.hide()
        self.longest = TextField(tr("Longest lesson"), tr("Empty: as usual at this energy."), tr("minutes"))
        self.longest.show_value(str(step.max_lesson_minutes or ""))
        self.modes = FilterChips(tr("How"), {mode: mode_words((mode,)).capitalize() for mode in MODES})
        self.modes.choose(frozenset(step.modes))
        asked = tr("Before this change: {name}. Ask again; left empty, it shows as not agreed.")
        hint = asked.format(name=self._agreed_with) if self._agreed_with else ""
        self.agreed = TextField(tr("Agreed with"), hint)
        self.agreed.setVisible(self._agreed_with is not None)
        for widget in (
            label(tr("Energy"), "label"),
            self.level,
            self.no_level,
            self.longest,
            label(tr("Only by these ways; none chosen means any"), "label"),
            self.modes,
            self.agreed,
        ):
            self.body.addWidget(widget)
        self.body.addWidget(Wrapped(ground_words(step), "caption"))

    def _turn(self, key: str) -> None:
        """Let a new step lie somewhere else."""
        if key:
            phase, _, counted = key.partition(" ")
            self._step = replace(
                self._step, phase=Phase(phase), span=new_span(Phase(phase), counted), clock=None
            )
            self._show_edges(self._step.span)

    def _show_edges(self, span: Span) -> None:
        counted = edge_words(self._step)
        self.pair.setVisible(counted is not None)
        self.counted.setVisible(counted is not None)
        if counted is not None:
            first, last = counted
            for field, words, number in zip((self.first, self.last), counted, edges(span), strict=True):
                field.line.setAccessibleDescription(words)
                field.show_value(str(abs(number) if isinstance(span, MinuteSpan) else number))
            self.counted.setText(self.tr("From: {first}. To: {last}.").format(first=first, last=last))
        for widget in (self.clock, self.clock_hint):
            widget.setVisible(not isinstance(span, MinuteSpan))
        for field, minute in zip(
            (self.clock_first, self.clock_last), self._step.clock or ("", ""), strict=True
        ):
            field.show_value(f"{minute // 60:02d}:{minute % 60:02d}" if isinstance(minute, int) else "")

    # Keeping

    def _keep(self) -> None:
        typed = self.longest.text().strip()
        if typed and not (typed.isdecimal() and len(typed) <= 3 and 1 <= int(typed) <= 240):
            self._refuse(self.longest, self.tr("Enter 1 to 240 minutes, or leave it empty."))
            return
        span, clock = self._span(), self._clock()
        if span is None:
            self._refuse(self.last, self._span_fault())
        elif clock is None:
            self._refuse(self.clock_last, self.tr("Write two times such as 08:30 and 12:00, or none."))
        elif self.level.level is None:
            self.no_level.setText(self.tr("Choose how much energy is left, 0 to 4."))
            self.no_level.show()
            self.level.buttons[2].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._give(self._made(self.level.level, span, clock or None, int(typed) if typed else None))

    def _made(
        self, level: int, span: Span, clock: tuple[int, ...] | None, longest: int | None
    ) -> CurveSegment:
        modes = tuple(mode for mode in MODES if mode in self.modes.chosen())
        made = replace(
            self._step,
            span=span,
            clock=(clock[0], clock[1]) if clock else None,
            level=EnergyLevel(level),
            max_lesson_minutes=longest,
            modes=self._step.modes if {*modes} == {*self._step.modes} else modes,
        )
        return made if self._new else self._step.changed_to(made)

    def _give(self, made: CurveSegment) -> None:
        try:
            self._keep_step(made, self.agreed.text().strip()[:LONGEST_NAME])
        except TooManyStepsError:
            self._refuse(
                self.last, self.tr("This curve has as many steps as one can have. Remove one first.")
            )
        else:
            self.accept()

    @staticmethod
    def _refuse(field: Field, sentence: str) -> None:
        field.not_written(sentence)
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _span_fault(self) -> str:
        if isinstance(self._step.span, MinuteSpan) and self._step.phase is Phase.DURING:
            length = (self._around.end - self._around.start).total_seconds() // 60
            words = self.tr("Write two whole numbers; a step ends after it begins, within {minutes} minutes.")
            return words.format(minutes=int(length))
        if isinstance(self._step.span, MinuteSpan):
            return self.tr("Write two whole numbers; a step ends after it begins, within 14 days.")
        if isinstance(self._step.span, type(new_span(Phase.COURSE, "share"))):
            return self.tr("Write two whole numbers from 0 to 100; a step ends after it begins.")
        return self.tr("Write two whole numbers of days, up to 400; a step ends after it begins.")

    def _span(self) -> Span | None:
        """Return where the step lies as it is written, ``None`` where that cannot be."""
        span = self._step.span
        if edge_words(self._step) is None:
            return span
        try:
            first, last = int(self.first.text()), int(self.last.text())
            if isinstance(span, MinuteSpan):
                if first < 0 or last < 0:
                    return None  # the words beside the field say from where they count
                first *= edge_sign(self._step, span.first)
                last *= edge_sign(self._step, span.last)
            moved = with_edges(span, first, last)
            if self._new or moved != span:
                check_span(replace(self._step, span=moved), self._around)
                if not self._within(moved):
                    return None
        except (ValueError, NoSuchStepError):
            return None
        return moved

    def _within(self, span: Span) -> bool:
        """Whether a step of the treatment itself lies inside its usual time."""
        if self._step.phase is not Phase.DURING or not isinstance(span, MinuteSpan):
            return True
        around = self._around
        return around.start <= span.first.on(around) and span.last.on(around) <= around.end

    def _clock(self) -> tuple[int, ...] | None:
        """Return from when to when each day, empty for the whole day, ``None`` where that cannot be."""
        typed = [field.text().strip() for field in (self.clock_first, self.clock_last)]
        if isinstance(self._step.span, MinuteSpan) or not any(typed):
            return ()
        found = [24 * 60 if text in ("24", "24:00") else _minute(text) for text in typed]
        if None in found:
            return None
        first, last = (minute for minute in found if minute is not None)
        return (first, last) if first < last else None


class AgreedDialog(DialogBase):
    """Asks who agreed on a curve as it is now; ``keep`` gets the name."""

    def __init__(self, parent: QWidget, keep: Callable[[str], object], *, key: str) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent,
            translate("AgreedDialog", "Who agreed on this curve?"),
            intro=translate("AgreedDialog", "It was changed. Check it with the team."),
        )
        self._keep_name, self._key = keep, key
        self.agreed = TextField(self.tr("Agreed with"), self.tr("The nurse or doctor of the ward."))
        self.body.addWidget(self.agreed)
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Agreed"), self._save, icon="check")

    @override
    def keep_key(self) -> str:
        return f"agreed-{self._key}"

    def _save(self) -> None:
        name = self.agreed.text().strip()[:LONGEST_NAME]
        if not name:
            self.agreed.not_written(self.tr("Write who agreed."))
            self.agreed.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()
        self._keep_name(name)


def _minute(text: str) -> int | None:
    times = read_times(text, 1)
    if times is None:
        return None
    at = time.fromisoformat(times[0])
    return at.hour * 60 + at.minute
