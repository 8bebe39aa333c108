"""A curve to be changed: in the drawing or in the table, a step pulled, opened, added, split or removed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from hospital_iep.domain.curve import CurveSegment, DisplayKind, Evidence, Phase
from hospital_iep.domain.curve_steps import (
    LastStepError,
    TooManyStepsError,
    TooShortError,
    new_span,
    split_step,
    with_step,
    without_step,
)
from hospital_iep.domain.treatment import EnergyLevel
from hospital_iep.operations import treatment
from hospital_iep.ui.page import column
from hospital_iep.ui.student.curve import (
    evidence_words,
    ground_words,
    mode_words,
    sample,
    span_text,
    step_speech,
)
from hospital_iep.ui.student.curve_step import AgreedDialog, StepDialog
from hospital_iep.ui.student.drawing import CurveDrawing
from hospital_iep.ui.theme import theme
from hospital_iep.ui.toast import announce
from hospital_iep.ui.widgets.basics import Button, Wrapped
from hospital_iep.ui.widgets.energy import plan_word
from hospital_iep.ui.widgets.flow import FlowLayout
from hospital_iep.ui.widgets.tables import Column, RowsModel, TableView

LONGEST, HOW, WHY = 2, 3, 5  # columns that give way where it is narrow


@dataclass(frozen=True, slots=True)
class ShownCurve:
    """A curve as the editor shows it; ``key`` is whose it is, so that half-typed text finds its place again.

    ``agreed_with`` is who agreed on it, ``None`` where that is asked elsewhere; ``own`` says that it is a
    ward's or a child's own.
    """

    segments: Sequence[CurveSegment]
    minutes: int
    variant: str
    kind: DisplayKind
    base: int
    key: str
    agreed_with: str | None = None
    own: bool = False


class CurveEditor(QWidget):
    """Drawing and table of one curve. ``changed`` carries what was done, the new curve, and who agreed."""

    changed = Signal(str, object, object)

    def __init__(self, verb: str, hint: str) -> None:
        super().__init__()
        self._verb = verb
        self.curve: ShownCurve | None = None
        box = column(self, 0, 8)
        self.drawing = CurveDrawing(editable=True)
        self.drawing.pulled.connect(self._pull)
        self.drawing.opened.connect(self.open_step)
        self.drawing.picked.connect(self._pick)
        self.drawing.menu_asked.connect(self._open_menu)
        self.drawing.free_opened.connect(self.add_step)
        self.ground = Wrapped("", "caption")
        self.fault = Wrapped("", "caption")
        self.fault.hide()
        self._add_table()
        self._add_keys()
        for widget in (
            self.drawing,
            self.ground,
            self._verbs(),
            self.fault,
            self.table,
            Wrapped(hint, "hint"),
        ):
            box.addWidget(widget)

    def _add_table(self) -> None:
        tr = self.tr
        columns: list[Column[tuple[int, CurveSegment]]] = [
            Column(tr("When"), lambda row: span_text(row[1])),
            Column(tr("Energy"), lambda row: f"{int(row[1].level)} {plan_word(int(row[1].level))}"),
            Column(tr("Longest lesson"), lambda row: self._longest(row[1])),
            Column(tr("How"), lambda row: mode_words(row[1].modes)),
            Column(tr("Evidence"), lambda row: evidence_words(row[1].evidence)),
            Column(tr("Why"), lambda row: self._why(row[1])),
        ]
        self.steps: RowsModel[tuple[int, CurveSegment]] = RowsModel(
            columns, lambda row: step_speech(row[1]), self
        )
        self.table = TableView(tr("Steps of the curve"), self.steps, tall=True)
        self.table.setWordWrap(True)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(theme().px(290))
        self.table.setAccessibleDescription(
            tr("Enter opens a step, Insert adds one, S splits, Delete removes.")
        )
        self.table.opened.connect(lambda index: self.open_step(self.steps.at(index)[0]))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(
            lambda at: self._open_menu(self.number, None, self.table.viewport().mapToGlobal(at))
        )
        self.table.selectionModel().currentChanged.connect(self._on_row)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what a step is and how sure that is where it is narrow; opened, a step says the rest."""
        super().resizeEvent(event)
        narrow = self.width() < theme().px(880)
        for at in (LONGEST, HOW, WHY):
            self.table.setColumnHidden(at, narrow)
        self.table.set_widths((0, 110, 0, 0, 200, 0) if narrow else (250, 92, 122, 150, 170, 0))

    def _add_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ins": self._add,
            "S": self._split,
            "Del": self.remove,
        }
        for widget in (self.drawing, self.table):
            for key, act in keys.items():
                shortcut = QShortcut(QKeySequence(key), widget)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(act)

    def _verbs(self) -> QWidget:
        tr = self.tr
        verbs = QWidget()
        flow = FlowLayout(verbs)
        self.add_button = Button(tr("Add a step"), self._add, icon="plus", size="small")
        self.split_button = Button(tr("Split the step"), self._split, icon="scissors", size="small")
        self.open_button = Button(tr("Change the step"), self._open, icon="pencil", size="small")
        self.remove_button = Button(tr("Remove the step"), self.remove, icon="trash-2", size="small")
        self.agree_button = Button(tr("Say who agreed"), self.ask_who_agreed, icon="user-check", size="small")
        buttons = (self.add_button, self.split_button, self.open_button, self.remove_button)
        for button in (*buttons, self.agree_button):
            flow.addWidget(button)
        return verbs

    def _longest(self, segment: CurveSegment) -> str:
        if segment.level == EnergyLevel.BLOCKED:
            return self.tr("no lesson")
        if segment.max_lesson_minutes is None:
            return self.tr("as usual")
        return self.tr("{minutes} min").format(minutes=segment.max_lesson_minutes)

    def _why(self, segment: CurveSegment) -> str:
        ground = ground_words(segment) if segment.changed_from is not None else segment.source
        return " ".join(part for part in (segment.note, ground) if part)

    # Showing and choosing

    def show_curve(self, curve: ShownCurve, ground: str) -> None:
        """Show a curve, and the words on what it is founded."""
        same = self.curve is not None and self.curve.key == curve.key
        kept = self.number if same else None
        self.curve = curve
        self.fault.hide()
        self.ground.setText(ground)
        self.agree_button.setVisible(curve.own and not curve.agreed_with)
        self.drawing.show_curve(curve.segments, curve.minutes, curve.variant, curve.kind, curve.base)
        rows = [
            (number, each)
            for number, each in enumerate(curve.segments)
            if not each.variants or curve.variant in each.variants
        ]
        self.steps.set_rows(rows)
        before = [at for at, (number, _) in enumerate(rows) if kept is not None and number <= kept]
        self.table.selectRow(before[-1] if before else 0)

    @property
    def number(self) -> int | None:
        """The number of the chosen step in the curve."""
        index = self.table.currentIndex()
        return self.steps.at(index)[0] if index.isValid() else None

    def _pick(self, number: int) -> None:
        """Choose in the table what was chosen in the drawing."""
        at = next((at for at, row in enumerate(self.steps.rows) if row[0] == number), None)
        if at is not None:
            self.table.selectRow(at)

    def _on_row(self, index: QModelIndex) -> None:
        """Mark in the drawing what is chosen in the table."""
        if index.isValid():
            self.drawing.mark(self.steps.at(index)[0])

    def _open_menu(self, number: int | None, moment: datetime | None, at: QPoint) -> None:
        """Offer what can be done at a place of the drawing, or with a row of the table."""
        menu = QMenu(self)
        menu.addAction(self.tr("Add a step"), self._add)
        if number is not None:
            self._pick(number)
            menu.addAction(self.tr("Split the step here") if moment else self.tr("Split the step"))
            menu.actions()[-1].triggered.connect(lambda: self.split(moment))
            menu.addAction(self.tr("Change the step"), self._open)
            menu.addAction(self.tr("Remove the step"), self.remove)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    # Changing

    def _pull(self, number: int, level: int) -> None:
        if self.curve is not None:
            curve = treatment.with_level(self.curve.segments, number, level)
            self.changed.emit(self.tr("Changed a step of the curve"), curve, None)

    def _open(self) -> None:
        if self.number is not None:
            self.open_step(self.number)

    def _add(self) -> None:
        self.add_step()

    def _split(self) -> None:
        self.split()

    def open_step(self, number: int) -> StepDialog | None:
        """Open one step of the curve."""
        if self.curve is None:
            return None
        segments = self.curve.segments

        def keep(step: CurveSegment, agreed: str) -> None:
            curve = (*segments[:number], step, *segments[number + 1 :])
            self.changed.emit(self.tr("Changed a step of the curve"), curve, agreed)

        return self._dialog(segments[number], keep, str(number), new=False)

    def add_step(self, step: CurveSegment | None = None) -> StepDialog | None:
        """Ask for a new step; ``step`` is what it would be where a free stretch was opened."""
        if self.curve is None:
            return None
        shown = self.curve
        phase = Phase.AFTER
        usual = CurveSegment(phase, new_span(phase, "end"), EnergyLevel.LOW, evidence=Evidence.DEFAULT)

        def keep(made: CurveSegment, agreed: str) -> None:
            curve = with_step(shown.segments, made, sample(shown.minutes))
            self.changed.emit(self.tr("Added a step to the curve"), curve, agreed)
            self._pick(next(at for at, each in enumerate(curve) if each is made))

        return self._dialog(step or usual, keep, "new", new=True)

    def _dialog(
        self, step: CurveSegment, keep: Callable[[CurveSegment, str], None], key: str, *, new: bool
    ) -> StepDialog | None:
        shown = self.curve
        if shown is None:
            return None
        dialog = StepDialog(
            self.window(),
            step,
            sample(shown.minutes),
            keep,
            key=f"{shown.key}-{key}",
            verb=self.tr("Add the step") if new else self._verb,
            agreed_with=shown.agreed_with,
            new=new,
        )
        dialog.open()
        return dialog

    def split(self, at: datetime | None = None) -> None:
        """Split the chosen step in two, at a moment around the treatment or in its middle."""
        number, shown = self.number, self.curve
        if number is None or shown is None:
            return
        try:
            curve = split_step(shown.segments, number, sample(shown.minutes), at)
        except TooShortError:
            self._refuse(self.tr("This step is too short to be split."))
        except TooManyStepsError:
            self._refuse(self.tr("This curve has as many steps as one can have. Remove one first."))
        else:
            self.changed.emit(self.tr("Split a step of the curve"), curve, None)
            words = self.tr("Split in two: {one}; {other}")
            one, other = (step_speech(each) for each in curve[number : number + 2])
            announce(self, words.format(one=one, other=other))

    def remove(self) -> None:
        """Remove the chosen step; a curve keeps at least one."""
        number, shown = self.number, self.curve
        if number is None or shown is None:
            return
        try:
            curve = without_step(shown.segments, number, shown.variant)
        except LastStepError:
            self._refuse(self.tr("A curve needs a step: this is the only one left."))
        else:
            said = span_text(shown.segments[number])
            self.changed.emit(self.tr("Removed a step of the curve"), curve, None)
            announce(self, self.tr("Removed: {step}").format(step=said))

    def ask_who_agreed(self) -> AgreedDialog | None:
        """Ask who agreed on the curve as it is now."""
        shown = self.curve
        if shown is None:
            return None

        def keep(name: str) -> None:
            self.changed.emit(self.tr("Noted who agreed on a curve"), shown.segments, name)

        dialog = AgreedDialog(self.window(), keep, key=shown.key)
        dialog.open()
        return dialog

    def _refuse(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.show()
        announce(self, sentence)
