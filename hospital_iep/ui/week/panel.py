"""The week's side panel: the chosen item, what is not yet placed, and the legend."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from hospital_iep.ui.icons import icon
from hospital_iep.ui.page import column, hold, scrolling
from hospital_iep.ui.theme import theme
from hospital_iep.ui.week.desk import Fact, Unlock, Unmet, WhyHere, WhyNot
from hospital_iep.ui.week.ink import Ink
from hospital_iep.ui.week.items import BoardItem, Pinner, State
from hospital_iep.ui.week.speech import (
    clock,
    energy_word,
    heading,
    kind_word,
    pin_word,
    short_date,
    state_word,
)
from hospital_iep.ui.widgets.basics import Button, Card, Elided, Icon, IconButton, label, line
from hospital_iep.ui.widgets.chips import Chip
from hospital_iep.ui.widgets.flow import FlowLayout
from hospital_iep.ui.widgets.progress import Bar


def clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout."""
    while (entry := layout.takeAt(0)) is not None:
        widget, inner = entry.widget(), entry.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QVBoxLayout | QHBoxLayout):
            clear(inner)


def fact_row(fact: Fact) -> QWidget:
    """Return one fact with its icon."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme().px(8))
    layout.addWidget(Icon(fact.icon, "text2"), 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(label(fact.text, wrap=True), 1)
    return row


class SelectedCard(Card):
    """What is chosen on the board: when, where, how, and why it is there."""

    why_asked = Signal(str)
    pin_asked = Signal(str)
    move_asked = Signal(str)
    free_asked = Signal(str)
    open_asked = Signal(str)
    repeat_asked = Signal(str)
    ward_pin_asked = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(margin=12)
        self._item: BoardItem | None = None
        top = QHBoxLayout()
        self._title = Elided("", "section")
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(IconButton("x", self.tr("Choose nothing"), self.closed.emit, size="small"))
        self.body.addLayout(top)
        self._when = label("", "caption", wrap=True)
        self.body.addWidget(self._when)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, 6)
        self.body.addWidget(self._chips)
        self._why = label("", wrap=True)
        self._facts = QVBoxLayout()
        self.body.addWidget(self._why)
        self.body.addLayout(self._facts)
        buttons = QWidget()
        row = FlowLayout(buttons, 4)
        self.why_button = Button(
            self.tr("Why here?"), lambda: self._say(self.why_asked), icon="circle-question-mark", size="small"
        )
        self.pin_button = Button(self.tr("Pin"), lambda: self._say(self.pin_asked), icon="pin", size="small")
        self.more = IconButton("ellipsis", self.tr("More"), self._menu, kind="", size="small")
        for button in (self.why_button, self.pin_button, self.more):
            row.addWidget(button)
        self._buttons = buttons
        self.body.addWidget(buttons)
        self.hide()

    def _say(self, signal: SignalInstance) -> None:
        if self._item is not None:
            signal.emit(self._item.id)

    def show_item(self, item: BoardItem | None) -> None:
        """Show an item, or nothing."""
        changed = self._item is None or item is None or item.id != self._item.id
        self._item = item
        self.setVisible(item is not None)
        if item is None:
            return
        self._title.say(heading(item))
        self.setAccessibleName(heading(item))
        times = self.tr("{day}, {start} to {end}").format(
            day=short_date(item.start.date()), start=clock(item.start), end=clock(item.end)
        )
        self._when.setText(", ".join(part for part in (times, item.where, item.teacher) if part))
        self._show_chips(item)
        if changed:
            clear(self._facts)
            self._why.setText(item.why)
        self._why.setVisible(bool(self._why.text()))
        self._buttons.setVisible(item.is_lesson and item.state is not State.SPARE)
        by_hand = item.pinned_by not in (None, Pinner.PLANNER)
        self.pin_button.setText(self.tr("Free") if by_hand else self.tr("Pin"))
        self.pin_button.show_icon("pin-off" if by_hand else "pin")
        self.pin_button.setVisible(item.movable)
        self.more.setVisible(item.movable)

    def _show_chips(self, item: BoardItem) -> None:
        while (entry := self._flow.takeAt(0)) is not None:
            widget = entry.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if item.level is not None:
            words = self.tr("{word}, {level}").format(
                word=energy_word(item.level).capitalize(), level=item.level
            )
            self._flow.addWidget(Chip(words, f"energy-{item.level}", "accent"))
        word = state_word(item) if item.is_lesson else kind_word(item)
        self._flow.addWidget(Chip(word[:1].upper() + word[1:]))
        if item.note and item.note != word:
            self._flow.addWidget(Chip(item.note))
        if item.pinned_by:
            pinned = pin_word(item.pinned_by)
            self._flow.addWidget(Chip(pinned[:1].upper() + pinned[1:], "pin"))
        if item.protective:
            self._flow.addWidget(Chip(self.tr("Protective, first"), "shield"))
        self._chips.updateGeometry()

    def show_why(self, why: WhyHere) -> None:
        """Write the reasons."""
        self._why.setText(why.sentence)
        self._why.setVisible(bool(why.sentence))
        clear(self._facts)
        for fact in why.facts:
            self._facts.addWidget(fact_row(fact))

    def _menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("arrow-up-down"), self.tr("Move by key"), lambda: self._say(self.move_asked))
        menu.addAction(
            icon("calendar-days"), self.tr("Repeat in later weeks"), lambda: self._say(self.repeat_asked)
        )
        if self._item is not None and self._item.pinned_by is not Pinner.WARD:
            words = self.tr("Fixed by the ward")
            menu.addAction(icon("pin"), words, lambda: self._say(self.ward_pin_asked))
        menu.addAction(icon("undo-2"), self.tr("Take out of the week"), lambda: self._say(self.free_asked))
        menu.addAction(icon("user"), self.tr("Open the pupil"), lambda: self._say(self.open_asked))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


class UnmetRow(QWidget):
    """One need that got less than agreed."""

    def __init__(self, unmet: Unmet) -> None:
        super().__init__()
        self.unmet = unmet
        layout = column(self, 0, 5)
        self.above = line()
        layout.addWidget(self.above)
        top = QHBoxLayout()
        top.setSpacing(theme().px(8))
        name = ", ".join((unmet.pupil, unmet.subject))
        short = self.tr("{short} of {agreed} min short").format(
            short=unmet.minutes_short, agreed=unmet.minutes_agreed
        )
        top.addWidget(Elided(name, "strong"))
        top.addStretch(1)
        top.addWidget(label(short))
        layout.addLayout(top)
        done = unmet.minutes_agreed - unmet.minutes_short
        layout.addWidget(Bar(done / unmet.minutes_agreed if unmet.minutes_agreed else 0.0))
        self.reason = label(unmet.sentence, "caption", wrap=True)
        layout.addWidget(self.reason)
        self.reason.setVisible(bool(unmet.sentence))
        links = QHBoxLayout()
        self.why = Button(self.tr("Why can\u2019t it fit?"), kind="link")
        self.fix = Button(self.tr("Fix it"), kind="link")
        for link, words in ((self.why, self.why.text()), (self.fix, self.fix.text())):
            link.setAccessibleName(f"{words} {name}, {short}")
            links.addWidget(link)
        links.addStretch(1)
        layout.addLayout(links)
        self.more = QVBoxLayout()
        self.more.setSpacing(theme().px(6))
        layout.addLayout(self.more)
        self.setAccessibleName(f"{name}, {short}. {unmet.sentence}".strip())

    def change_button(self) -> QWidget | None:
        """Return the first button that leads to a change which would make room."""
        box = self.more.itemAt(0)
        answer = box.widget() if box is not None else None
        return answer.findChild(IconButton) if answer is not None else None


class UnmetCard(Card):
    """What found no place, each with its reason and what would make room."""

    why_asked = Signal(str)
    fix_asked = Signal(str)
    unlock_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(margin=12)
        self._count = Chip("", "triangle-alert", "warn")
        self.head(self.tr("Not yet placed"), self._count)
        self._rows_box = QVBoxLayout()
        self._rows_box.setSpacing(theme().px(8))
        self.body.addLayout(self._rows_box)
        self.rows: list[UnmetRow] = []

    def show_unmet(self, unmet: Sequence[Unmet]) -> None:
        """Show other needs; those already explained and unchanged stay explained."""
        known = {row.unmet: row for row in self.rows}
        self.rows = [known.get(entry) or self._new(entry) for entry in unmet]
        for at, row in enumerate(self.rows):
            row.above.setVisible(at > 0)
        hold(self._rows_box, self.rows)
        self._count.say(str(len(unmet)), "triangle-alert", "warn")
        self._count.setVisible(bool(unmet))
        self.setVisible(bool(unmet))

    def _new(self, unmet: Unmet) -> UnmetRow:
        row = UnmetRow(unmet)
        row.why.clicked.connect(lambda: self.why_asked.emit(unmet.need))
        row.fix.clicked.connect(lambda: self.fix_asked.emit(unmet.need))
        return row

    def show_why(self, need: str, why: WhyNot) -> None:
        """Write the proven reasons below a need."""
        for row in self.rows:
            if row.unmet.need == need:
                clear(row.more)
                row.more.addWidget(WhyNotBox(why, partial(self.unlock_asked.emit, need), heading=False))
                row.reason.setVisible(False)

    def focus_change(self, need: str) -> None:
        """Go to the first change that would make room for a need."""
        row = next((row for row in self.rows if row.unmet.need == need), None)
        button = row.change_button() if row is not None else None
        if button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_next(self) -> UnmetRow | None:
        """Go to the next need (F8), after the last to the first; returns it."""
        if not self.rows:
            return None
        at = next((i for i, row in enumerate(self.rows) if row.why.hasFocus() or row.fix.hasFocus()), -1)
        row = self.rows[(at + 1) % len(self.rows)]
        row.why.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return row


class WhyNotBox(QWidget):
    """The minimal facts that leave no room, and the single changes that would make some."""

    def __init__(
        self, why: WhyNot, act: Callable[[str], object] | None = None, *, heading: bool = True
    ) -> None:
        super().__init__()
        layout = column(self, 0, 6)
        if heading:
            top = QHBoxLayout()
            top.addWidget(label(why.heading, "strong", wrap=True), 1)
            short = self.tr("{minutes} min short").format(minutes=why.minutes_short)
            top.addWidget(Chip(short, "", "warn"))
            layout.addLayout(top)
        sentence = why.sentence or self.tr("Together they leave no room. Without any one it fits.")
        layout.addWidget(label(sentence, "caption", wrap=True))
        for fact in why.facts:
            layout.addWidget(fact_row(fact))
        if why.unlocks:
            layout.addWidget(label(self.tr("What would make room"), "strong"))
        for unlock in why.unlocks:
            layout.addWidget(_unlock_row(unlock, act))


def _unlock_row(unlock: Unlock, act: Callable[[str], object] | None) -> QWidget:
    card = Card(margin=7)
    row = QHBoxLayout()
    row.addWidget(label(unlock.text, wrap=True), 1)
    won = card.tr("+{minutes} min").format(minutes=unlock.minutes)
    row.addWidget(Chip(won, "", "ok"), 0, Qt.AlignmentFlag.AlignVCenter)
    if unlock.key and act is not None:
        words = card.tr("Change this: {change}").format(change=unlock.text)
        row.addWidget(IconButton("chevron-right", words, lambda: act(unlock.key), size="small"))
    card.body.addLayout(row)
    card.setAccessibleName(f"{unlock.text}, {won}")
    return card


class Swatch(QWidget):
    """A small drawing of one thing on the board, for the legend."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        theme().changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(17), theme().px(14))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ink = QPainter(self), Ink()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5)
        getattr(self, f"_{self._kind}")(painter, ink, box)
        painter.end()

    @staticmethod
    def _treatment(painter: QPainter, ink: Ink, box: QRectF) -> None:
        painter.setBrush(ink.pattern("dialysis", "k_dialysis", "k_dialysisBg"))
        painter.setPen(QPen(ink.color("k_dialysis"), 1))
        painter.drawRoundedRect(box, 3, 3)

    @staticmethod
    def _buffer(painter: QPainter, ink: Ink, box: QRectF) -> None:
        painter.setBrush(ink.pattern("hatch", "borderStrong", "surface"))
        painter.setPen(QPen(ink.color("borderStrong"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, 3, 3)

    @staticmethod
    def _lesson(painter: QPainter, ink: Ink, box: QRectF) -> None:
        painter.setBrush(ink.color("lessonBg"))
        painter.setPen(QPen(ink.color("lesson"), 1))
        painter.drawRoundedRect(box, 3, 3)
        bar = QRectF(box.left(), box.top(), ink.px(4), box.height())
        painter.fillRect(bar, ink.color("lesson"))

    @staticmethod
    def _proposed(painter: QPainter, ink: Ink, box: QRectF) -> None:
        painter.setBrush(ink.color("surface"))
        painter.setPen(QPen(ink.color("lesson"), 1.4, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, 3, 3)

    @staticmethod
    def _energy(painter: QPainter, ink: Ink, box: QRectF) -> None:
        painter.fillRect(QRectF(box.left() + 5, box.top(), 2, box.height() / 2), ink.color("borderStrong"))
        middle = box.top() + box.height() / 2
        painter.fillRect(QRectF(box.left() + 5, middle, 7, box.height() / 2), ink.color("accent"))


class Legend(Card):
    """What the shapes mean."""

    def __init__(self) -> None:
        super().__init__(margin=10)
        self.setAccessibleName(self.tr("Legend"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(6))
        grid.setVerticalSpacing(theme().px(8))
        levels = [(f"energy-{level}", f"{level} {energy_word(level)}") for level in range(4, -1, -1)]
        entries: list[tuple[QWidget, str]] = [
            (Swatch("treatment"), self.tr("Treatment")),
            (Swatch("buffer"), self.tr("Before, after")),
            (Swatch("lesson"), self.tr("Lesson")),
            (Swatch("proposed"), self.tr("Proposed")),
            (Icon("shield", "text2", 14), self.tr("Protective, first")),
            (Swatch("energy"), self.tr("Energy 0 to 4")),
            *((Icon(name, "text2", 14), words) for name, words in levels),
        ]
        self._levels: list[QWidget] = []
        for at, (picture, words) in enumerate(entries):
            said = label(words, "caption", wrap=True)
            grid.addWidget(picture, at // 2, at % 2 * 2, Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(said, at // 2, at % 2 * 2 + 1)
            self._levels += [picture, said] if at >= len(entries) - len(levels) else []
        grid.setColumnStretch(1, 6)
        grid.setColumnStretch(3, 5)
        self.body.addLayout(grid)
        self.show_levels(on=False)

    def show_levels(self, *, on: bool) -> None:
        """Name each energy level: in a pupil's own week they colour the whole lane."""
        for widget in self._levels:
            widget.setVisible(on)


class WeekPanel(QWidget):
    """Chosen item, needs without place, what can have changed, legend."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Chosen lesson and what is not placed"))
        self.selected = SelectedCard()
        self.unmet = UnmetCard()
        self.legend = Legend()
        self.changed = Card(margin=10, gap=6)
        self.changed.head(self.tr("Something changed"))
        self.child = Button(self.tr("For a child"), icon="bed", size="small")
        self.away = Button(self.tr("A teacher is away"), icon="door-open", size="small")
        self.room = Button(self.tr("A room can\u2019t be used"), icon="ban", size="small")
        acts = QWidget()
        flow = FlowLayout(acts, 6)
        for button in (self.child, self.away, self.room):
            flow.addWidget(button)
        self.changed.body.addWidget(acts)
        inner = QWidget()
        stack = column(inner, 12, 12)
        stack.addWidget(self.selected)
        stack.addWidget(self.unmet)
        stack.addWidget(self.changed)
        stack.addWidget(self.legend)
        stack.addStretch(1)
        outer = column(self, 0, 0)
        outer.addWidget(scrolling(inner))

    def name_child(self, name: str, *, any_: bool = True) -> None:
        """Say on its button whom a change is about; "" where that is asked, and with no child it is off."""
        self.child.setEnabled(any_)
        words = self.tr("For {name}").format(name=name) if name else self.tr("For a child")
        self.child.setText(words)
        self.child.setAccessibleName(f"{self.tr('Something changed')}: {words}")
