"""The round: the visits of a day in order, what lies between them, and who could use a gap."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from hospital_iep.domain.timetable import LessonState
from hospital_iep.operations.today import TAUGHT_STATES, Visit
from hospital_iep.operations.ways_on import Outlook, Standby
from hospital_iep.ui.privacy import Privacy
from hospital_iep.ui.theme import theme
from hospital_iep.ui.today import words
from hospital_iep.ui.today.day import Day
from hospital_iep.ui.today.visits import Between, CurrentVisit, Shown, VisitRow
from hospital_iep.ui.widgets.basics import Button, Card, Icon, Wrapped, line
from hospital_iep.ui.widgets.kept import Kept
from hospital_iep.ui.widgets.layouts import column, row

LONG = timedelta(minutes=40)  # a time without a visit that is worth a line of its own


class Round(QWidget):
    """The visits from top to bottom; arrow keys walk them, letters act on the one that has the focus."""

    start_asked = Signal(object)  # a Visit
    not_now_asked = Signal(object)
    log_asked = Signal(object)
    edit_asked = Signal(object)
    reopen_asked = Signal(object)
    energy_asked = Signal(object, int)
    repair_asked = Signal()
    sheet_asked = Signal()
    gap_asked = Signal()
    anyway_asked = Signal()
    changed_asked = Signal(object)  # a Visit

    def __init__(self, privacy: Privacy) -> None:
        super().__init__()
        self.single_keys = True
        self.rows: list[VisitRow | CurrentVisit] = []
        self._privacy = privacy
        self._gap: Card | None = None
        self._gap_facts: object = None
        self._kept = Kept()
        privacy.changed.connect(self._forget)
        theme().changed.connect(self._forget)
        self._lines = column(self, 0, 10)
        self.setAccessibleName(self.tr("The round"))

    @property
    def chosen(self) -> VisitRow | CurrentVisit | None:
        """The row that has the focus, or the current visit."""
        at = QApplication.focusWidget()
        for each in self.rows:
            if each.hasFocus() or (at is not None and each.isAncestorOf(at)):
                return each
        current = [each for each in self.rows if isinstance(each, CurrentVisit)]
        return next(iter(current or self.rows), None)

    def button(self, visit: Visit, spot: str) -> QWidget:
        """Return the button of a visit that a popover belongs to."""
        wanted = f"{visit.lesson.id}:{spot}"
        for each in self.findChildren(Button):
            if each.property("spot") == wanted and each.isVisible():
                return each
        return self

    # -- showing

    def _forget(self) -> None:
        """Make everything anew when it is shown next: names or sizes are others now."""
        self._kept.forget()
        self._gap_facts = None

    def show_day(self, day: Day, current: Visit | None, now: datetime) -> None:
        """Show the visits of a day, one of them as the visit of this moment."""
        kept, top = self._kept, list[QWidget]()
        kept.begin()
        self.rows = []
        boxes: dict[bool, tuple[Card, list[QWidget]]] = {}  # before and after the visit of this moment
        before: Visit | None = None
        passed = False
        for number, visit in enumerate(day.visits, 1):
            is_now = current is not None and visit.lesson.id == current.lesson.id
            shown = Shown(visit, number, len(day.visits), is_now)
            facts = (shown, visit.lesson.data.end <= now)
            between = self._between(day, before, visit) if before else []
            before = visit
            if is_now:
                card = kept.get(("now", facts), partial(self._current_card, shown, now))
                top += [*self._lines_of("now", between), card]
                self.rows.append(card)
                passed = True
                continue
            if passed not in boxes:
                boxes[passed] = kept.get(("box", passed), self._box), []
                top.append(boxes[passed][0])
            elif not between:
                boxes[passed][1].append(kept.get(("line", passed, visit.lesson.id), line))
            found = kept.get(("row", passed, facts), partial(self._row, shown, now))
            boxes[passed][1].extend([*self._lines_of(passed, between), found])
            self.rows.append(found)
        if kept.new:
            self.hide()  # laid out once, whole: rows that appear one by one are squeezed
        kept.hold(self._lines, [*top, *([self._gap] if self._gap else [])])
        for box, inside in boxes.values():
            kept.hold(box.body, inside)

    def _lines_of(self, place: object, between: Sequence[tuple[str, str]]) -> list[QWidget]:
        return [self._kept.get(("between", place, each), partial(Between, *each)) for each in between]

    def _box(self) -> Card:
        box = Card(margin=0, gap=0)
        box.body.setContentsMargins(1, 1, 1, 1)
        box.setAccessibleName(self.tr("Visits"))
        return box

    def _row(self, shown: Shown, now: datetime) -> VisitRow:
        return VisitRow(shown, self._privacy, self._buttons(shown.visit, now))

    def _current_card(self, shown: Shown, now: datetime) -> CurrentVisit:
        card = CurrentVisit(shown, self._privacy, self._buttons(shown.visit, now, large=True))
        card.level_chosen.connect(lambda number: self.energy_asked.emit(shown.visit, number))
        card.repair_asked.connect(self.repair_asked)
        return card

    def _between(self, day: Day, before: Visit, visit: Visit) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        start, end = before.lesson.data.end, visit.lesson.data.start
        if end - start >= LONG:
            found.append(("utensils", self._pause_words(day, before, start, end)))
        if visit.walk_minutes:
            text = self.tr("{minutes} min walk to {place}").format(
                minutes=visit.walk_minutes, place=visit.place
            )
            found.append(("footprints", text))
        if before.students != visit.students and (before.isolation or visit.isolation):
            found.append(("shield", self._protection_words(day, before, visit)))
        return found

    def _protection_words(self, day: Day, before: Visit, visit: Visit) -> str:
        off, on = self.tr("take off protection"), self.tr("put on protection")
        what = [text for text, wanted in ((off, before.isolation), (on, visit.isolation)) if wanted]
        text = self.tr("{minutes} min to wash hands, {what}")
        return text.format(minutes=day.setup_minutes, what=", ".join(what))

    def _pause_words(self, day: Day, before: Visit, start: datetime, end: datetime) -> str:
        names = [
            each.name
            for each in day.pauses
            if each.place_id == before.lesson.place_id and each.start < end and start < each.end
        ]
        text = self.tr("{when}, no visit. Notes, calls, preparing.")
        if names:
            text = self.tr("{when}, {routine}. Notes, calls, preparing.")
        routine = ", ".join(dict.fromkeys(words.translate(name) for name in names))
        return text.format(when=words.span(start, end), routine=routine)

    def _buttons(self, visit: Visit, now: datetime, *, large: bool = False) -> list[Button]:
        """Return what can be done with a visit: each has its place, so that the focus finds it again."""
        tr, state = self.tr, visit.lesson.data.state
        size: Any = "bedside" if large else ""

        def make(text: str, asked: Any, icon: str, kind: Any = "") -> Button:
            return Button(text, lambda: asked.emit(visit), icon=icon, kind=kind, size=size)

        if state is LessonState.IN_PROGRESS:
            made = [("off", make(tr("Not now"), self.not_now_asked, "hand"))]
            made.append(("go", make(tr("Finish"), self.start_asked, "check", "primary")))
        elif state in words.OPEN_STATES:
            made = [("off", make(tr("Not now"), self.not_now_asked, "hand"))]
            if visit.lesson.data.end <= now:
                made.append(("log", make(tr("Log"), self.log_asked, "check")))
            verb = tr("Start lesson") if large else tr("Start")
            made.append(("go", make(verb, self.start_asked, "play", "primary" if large else "")))
        elif state in TAUGHT_STATES:
            made = [("go", make(tr("Edit log"), self.edit_asked, "pencil"))]
        else:
            made = [("go", make(tr("Open again"), self.reopen_asked, "undo-2"))]
        if large and (state in words.OPEN_STATES or state is LessonState.IN_PROGRESS):
            made.insert(0, ("changed", make(tr("Something changed"), self.changed_asked, "ellipsis")))
        name = words.heading(visit, self._privacy)
        for spot, button in made:
            button.setProperty("spot", f"{visit.lesson.id}:{spot}")
            button.setAccessibleName(f"{button.text()}: {name}")
        return [button for _, button in made]

    # -- a gap

    def show_gap(self, outlook: Outlook) -> None:
        """Show below the visits who could use a gap, and who would be offered it only on purpose."""
        gaps = [gap for gap in (outlook.standby, outlook.anyway) if gap is not None and self.rows]
        facts = [(gap, self._gap_words(gap)) for gap in gaps]
        if facts == self._gap_facts:
            return
        self._gap_facts = facts
        if self._gap is not None:
            self._gap.hide()
            self._gap.deleteLater()
            self._gap = None
        if not gaps:
            return
        self._gap = Card("dashed", margin=12)
        for gap in gaps:
            across = row(10)
            across.addWidget(Icon("hand-heart" if gap.declined is None else "hand", "text", 18))
            across.addWidget(Wrapped(self._gap_words(gap)), 1)
            if gap.declined is not None:
                button = Button(self.tr("Offer anyway"), self.anyway_asked.emit)
                button.setProperty("spot", "anyway")
                across.addWidget(button)
            elif gap.instead_of is None:
                button = Button(self.tr("Use the gap"), self.gap_asked.emit)
                button.setProperty("spot", "gap")
                across.addWidget(button)
            self._gap.body.addLayout(across)
        self._gap.setAccessibleName(" ".join(self._gap_words(gap) for gap in gaps))
        self._lines.addWidget(self._gap)

    def _gap_words(self, gap: Standby) -> str:
        if gap.declined is not None:
            return words.declined_words(gap.student, gap.declined, self._privacy)
        said = words.standby_words(gap, self._privacy)
        if gap.instead_of is None:
            return self.tr("If a gap opens: {who}").format(who=said)
        first = next((each.visit for each in self.rows if each.visit.lesson.id == gap.instead_of), None)
        whose = words.whom(first, self._privacy) if first else ""
        return self.tr("If {child} cannot: {who}").format(child=whose, who=said)

    # -- the keys

    def walk(self, by: int) -> None:
        """Go to the next or previous visit."""
        at = self.chosen
        if at is None:
            return
        number = min(max(self.rows.index(at) + by, 0), len(self.rows) - 1)
        self.rows[number].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.walk(1 if key == Qt.Key.Key_Down else -1)
            return
        at = self.chosen
        plain = self.single_keys and not event.modifiers()
        if not plain or at is None or not self._letter(event.text().casefold(), at.visit):
            super().keyPressEvent(event)

    def _letter(self, letter: str, visit: Visit) -> bool:
        acts = {"s": self.start_asked, "n": self.not_now_asked, "l": self.log_asked}
        if letter in acts:
            acts[letter].emit(visit)
        elif letter == "p":
            self.sheet_asked.emit()
        elif letter and letter in "01234":
            self.energy_asked.emit(visit, int(letter))
        else:
            return False
        return True
