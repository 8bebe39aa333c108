"""What can have changed for a child, as a menu: one press does it and says its effect."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from hospital_iep.domain.treatment import IsolationKind
from hospital_iep.operations import board, happening, student
from hospital_iep.operations.child_time import TreatmentBlock
from hospital_iep.operations.week import week_of
from hospital_iep.ui.icons import icon
from hospital_iep.ui.moments import clock
from hospital_iep.ui.student.words import isolation_words
from hospital_iep.ui.today.words import translate as said_in_words
from hospital_iep.ui.week.ideas import astray_words
from hospital_iep.ui.week.speech import day_name

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window

_MOST_TREATMENTS = 6


class Happening(QObject):
    """Offers what can have changed, each one undoable step; ``done`` carries what then asks for a repair."""

    done = Signal(object)  # board.Astray

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def menu_for(self, parent: QWidget, children: Mapping[UUID, str]) -> QMenu:
        """Return the menu of one child, or of several by name, each with its own."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(children) == 1:
            self._fill(menu, next(iter(children)))
            return menu
        for key, name in children.items():
            own = QMenu(name, menu)  # one that the menu makes itself may be lost to Python while it is open
            own.setIcon(icon("user"))
            menu.addMenu(own)
            own.aboutToShow.connect(partial(self._fill, own, key))
        return menu

    def _fill(self, menu: QMenu, child: UUID) -> None:
        menu.clear()
        tr, at = self.tr, self._now()
        now = self._desk.read(happening.now_of, child, at)
        for words, better, name in (
            (tr("Feels better today"), True, "sun"),
            (tr("Feels worse today"), False, "moon"),
        ):
            menu.addAction(icon(name), words, partial(self._feels, child, words, better=better))
        menu.addSeparator()
        for block in now.treatments[:_MOST_TREATMENTS]:
            self._treatment(menu, child, block)
        added = menu.addMenu(icon("calendar-plus"), tr("One more treatment, soon"))
        for kind, name in now.kinds:
            words = said_in_words(name)
            added.addAction(words, partial(self._add, child, kind, words))
        menu.addSeparator()
        isolated = menu.addMenu(icon("shield"), tr("Isolated from now on"))
        for each in IsolationKind:
            words = isolation_words(each.value)
            action = isolated.addAction(words, partial(self._isolate, child, each, words))
            action.setEnabled(each not in now.isolated)
        if now.isolated:
            menu.addAction(icon("shield-alert"), tr("Isolation ends now"), partial(self._end, child))
        wards = menu.addMenu(icon("bed"), tr("Moves to another ward"))
        for ward in now.wards:
            wards.addAction(ward, partial(self._move, child, ward))
        wards.setEnabled(bool(now.wards))
        if not now.gone_home:
            menu.addAction(icon("house"), tr("Goes home now"), partial(self._go_home, child))
        menu.addSeparator()
        menu.addAction(icon("pencil"), tr("With all details…"), partial(self._open, child))

    def _treatment(self, menu: QMenu, child: UUID, block: TreatmentBlock) -> None:
        name, tr = said_in_words(block.name), self.tr
        when = f"{day_name(block.start.date())} {clock(block.start)}"
        own = menu.addMenu(icon("stethoscope"), f"{name}, {when}")
        for words, by in (
            (tr("1 hour later"), timedelta(hours=1)),
            (tr("1 hour earlier"), timedelta(hours=-1)),
            (tr("A day later"), timedelta(days=1)),
        ):
            own.addAction(words, partial(self._shift, child, block, block.start + by, f"{name}: {words}."))
        own.addAction(tr("Falls out"), partial(self._cancel, child, block, f"{name}, {when}"))

    # -- the acts

    def _now(self) -> datetime:
        return self._desk.now().replace(second=0, microsecond=0)

    def _do(self, label: str, said: str, act: Callable[..., Any], *what: Any, **more: Any) -> None:
        """Do one act as one step; once the pages show it, say it with what then asks for a repair."""
        self._desk.do(label, act, *what, **more)
        self._then(lambda: self._look(said))

    def _then(self, act: Callable[[], object]) -> None:
        """Do something when what was pressed meanwhile has been answered."""
        QTimer.singleShot(0, self, lambda: act() and None if self._desk.database.is_open else None)

    def _look(self, said: str) -> None:
        """Read the week as the rules see it; whoever asks next gets the same without reading again."""
        now = self._now()
        self._desk.read(board.standing, *week_of(now.date()), now)
        self._then(lambda: self._say(said, now))

    def _say(self, said: str, now: datetime) -> None:
        found = self._desk.read(board.astray_this_week, now)
        effect = astray_words(found) or [self.tr("Every lesson still fits.")]
        self._window.toasts.say(" ".join((said, *effect)), self.tr("Undo"), self._window.undo)
        self.done.emit(found)

    def _feels(self, child: UUID, said: str, *, better: bool) -> None:
        self._do(self.tr("Noted energy"), f"{said}.", happening.feels, child, self._now(), better=better)

    def _shift(self, child: UUID, block: TreatmentBlock, start: datetime, said: str) -> None:
        self._do(self.tr("Moved a treatment"), said, happening.move_treatment, child, block, start)

    def _cancel(self, child: UUID, block: TreatmentBlock, treatment: str) -> None:
        said = self.tr("Falls out: {treatment}.").format(treatment=treatment)
        self._do(self.tr("Cancelled a treatment"), said, happening.cancel_treatment, child, block)

    def _add(self, child: UUID, kind: str, words: str) -> None:
        said = self.tr("{treatment} was added.").format(treatment=words)
        self._do(self.tr("Added a treatment"), said, happening.add_treatment, child, self._now(), kind)

    def _isolate(self, child: UUID, kind: IsolationKind, words: str) -> None:
        said = self.tr("{kind} isolation from now on.").format(kind=words)
        self._do(self.tr("Added an isolation"), said, happening.isolate, child, self._now(), kind)

    def _end(self, child: UUID) -> None:
        said = self.tr("The isolation is over.")
        self._do(self.tr("Ended an isolation"), said, happening.end_isolation, child, self._now())

    def _move(self, child: UUID, ward: str) -> None:
        said = self.tr("Now on {ward}.").format(ward=ward)
        self._do(self.tr("Moved to another ward"), said, student.move_to, child, ward, self._now())

    def _go_home(self, child: UUID) -> None:
        self._do(self.tr("Went home"), self.tr("Gone home."), student.go_home, child, self._now())

    def _open(self, child: UUID) -> None:
        self._window.open("student", student_id=str(child), section="treatment")
