"""The proposal panel: numbered moves with ticks, who must be told, what finds no room and why."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from hospital_iep.ui.page import column, scrolling
from hospital_iep.ui.theme import theme
from hospital_iep.ui.week.desk import Proposal, ProposedMove
from hospital_iep.ui.week.ink import Ink
from hospital_iep.ui.week.panel import WhyNotBox, clear
from hospital_iep.ui.widgets.basics import Button, Card, Icon, IconButton, label, line

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PAGE = 20  # moves that get their rows at once; a new week has hundreds, and each row is a dozen widgets


class Bubble(QWidget):
    """The number that stands on the board too; said by its row."""

    def __init__(self, number: int, *, placed: bool) -> None:
        super().__init__()
        self._number, self._placed = number, placed
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        side = theme().px(18)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ink = QPainter(self), Ink()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        ink.bubble(painter, middle, self._number, "focus" if self._placed else "warn")
        painter.end()


class MoveRow(QWidget):
    """One move: tick, number, what moves where, and why."""

    def __init__(self, move: ProposedMove, count: int) -> None:
        super().__init__()
        self.move_ = move
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, theme().px(7), 0, theme().px(7))
        layout.setSpacing(theme().px(9))
        self.tick = QCheckBox()
        self.tick.setChecked(move.placed)
        self.tick.setEnabled(move.placed)
        spoken = QCoreApplication.translate("Week", "Move {number} of {count}. {what}").format(
            number=move.number, count=count, what=move.heading
        )
        self.tick.setAccessibleName(spoken)
        why = QCoreApplication.translate("Week", "Why: {reason}").format(reason=move.reason)
        said = (why if move.reason else "", move.tell)
        self.tick.setAccessibleDescription(" ".join(text for text in said if text))
        top = Qt.AlignmentFlag.AlignTop
        policy = self.tick.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.tick.setSizePolicy(policy)
        layout.addWidget(self.tick, 0, top)
        self.tick.setVisible(move.placed)
        layout.addWidget(Bubble(move.number, placed=move.placed), 0, top)
        words = QVBoxLayout()
        words.setSpacing(theme().px(1))
        words.addWidget(label(move.heading, "label", wrap=True))
        if move.reason:
            words.addWidget(label(move.reason, "caption", wrap=True))
        if move.tell:
            words.addWidget(label(move.tell, "caption", wrap=True))
        layout.addLayout(words, 1)
        self.setAccessibleName(spoken)


class ProposalPanel(QWidget):
    """What the planner proposes, until the person says which of it.

    Moves further down get their rows when somebody comes near them; until then they count as ticked.
    """

    accepted = Signal(object, object)  # the proposal, and the keys of the ticked moves
    kept = Signal()  # everything stays as it is
    chosen = Signal(object)  # another idea
    move_shown = Signal(str, str)  # lesson and pupil, while walking through the moves
    look_on = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Proposal"))
        self.ideas: tuple[Proposal, ...] = ()
        self.proposal: Proposal | None = None
        self.rows: list[MoveRow] = []
        self._rows_box = QVBoxLayout()
        card = Card(margin=0, gap=0)
        column(self, 12, 0).addWidget(card)
        outer = card.body
        head = QWidget()
        top = column(head, 12, 6)
        title = QHBoxLayout()
        self._title = label("", "section", wrap=True)
        title.addWidget(self._title, 1)
        title.addWidget(IconButton("x", self.tr("Keep as is"), self.kept.emit, size="small"))
        top.addLayout(title)
        self._trigger = QHBoxLayout()
        top.addLayout(self._trigger)
        outer.addWidget(head)
        outer.addWidget(line())
        inner = QWidget()
        self._body = column(inner, 12, 8)
        self._area = scrolling(inner)
        outer.addWidget(self._area, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fetch_in_sight)
        self._area.verticalScrollBar().valueChanged.connect(lambda *_: self._soon.start())
        self._area.verticalScrollBar().rangeChanged.connect(lambda *_: self._soon.start())
        outer.addWidget(line())
        foot = QWidget()
        rows = column(foot, 10, 7)
        self.accept_button = Button(self.tr("Accept all"), self.accept, icon="check", kind="primary")
        self.other_button = Button(self.tr("Other ideas"), self._other_ideas)
        self.keep_button = Button(self.tr("Keep as is"), self.kept.emit)
        rows.addWidget(self.accept_button)
        others = QHBoxLayout()
        others.setSpacing(theme().px(7))
        others.addWidget(self.other_button, 1)
        others.addWidget(self.keep_button, 1)
        rows.addLayout(others)
        outer.addWidget(foot)

    def show_ideas(self, ideas: Sequence[Proposal]) -> None:
        """Show up to three proposals, the first in front."""
        self.ideas = tuple(ideas[:3])
        self.show_proposal(self.ideas[0])

    def add_ideas(self, ideas: Sequence[Proposal]) -> None:
        """Offer further ideas beside the one that is shown, which stays with its ticks."""
        self.ideas = tuple(ideas[:3])
        self.other_button.setVisible(len(self.ideas) > 1)

    def reword(self, ideas: Sequence[Proposal]) -> None:
        """Show the same proposals in other words; what is ticked and where somebody is stays."""
        same = [idea for idea in ideas if self.proposal is not None and idea.key == self.proposal.key]
        if not same:
            return
        unwanted = {row.move_.key for row in self.rows if row.move_.placed and not row.tick.isChecked()}
        made, place = len(self.rows), self._area.verticalScrollBar().value()
        at = next((i for i, row in enumerate(self.rows) if row.tick.hasFocus()), None)
        self.ideas = tuple(ideas[:3])
        self.show_proposal(same[0])
        while len(self.rows) < made:
            self._fetch()
        for row in self.rows:
            row.tick.setChecked(row.move_.placed and row.move_.key not in unwanted)
        if at is not None:
            self.rows[at].tick.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.verticalScrollBar().setValue(place)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show one proposal with all its moves ticked."""
        self.proposal = proposal
        repair = bool(proposal.trigger or proposal.tell)
        self._title.setText(self.tr("Proposed repair") if repair else self.tr("Proposed week"))
        self._show_trigger(proposal)
        clear(self._body)
        self.rows = []
        self._area.verticalScrollBar().setValue(0)
        self._counts(proposal)
        if proposal.sentence:
            self._body.addWidget(label(proposal.sentence, "caption", wrap=True))
        self._moves(proposal)
        for shortage in proposal.shortages:
            self._body.addWidget(line())
            self._body.addWidget(WhyNotBox(shortage))
        if proposal.unfinished:
            self._body.addWidget(
                label(self.tr("Best found so far, maybe not the best."), "caption", wrap=True)
            )
            self._body.addWidget(Button(self.tr("Keep looking"), self.look_on.emit, size="small"))
        self._body.addStretch(1)
        self.other_button.setVisible(len(self.ideas) > 1)
        self._recount()

    def _show_trigger(self, proposal: Proposal) -> None:
        clear(self._trigger)
        if proposal.trigger:
            top = Qt.AlignmentFlag.AlignTop
            self._trigger.addWidget(Icon(proposal.trigger_icon, "danger"), 0, top)
            self._trigger.addWidget(label(proposal.trigger, wrap=True), 1)

    def _counts(self, proposal: Proposal) -> None:
        placed = sum(move.placed for move in proposal.moves)
        unplaced = len(proposal.moves) - placed
        row = QHBoxLayout()
        row.addWidget(label(count_words(placed, unplaced), "strong", wrap=True), 1)
        if proposal.tell:
            row.addWidget(label(proposal.tell, "caption"))
        self._body.addLayout(row)

    def _moves(self, proposal: Proposal) -> None:
        self._rows_box = QVBoxLayout()
        self._rows_box.setSpacing(0)
        if proposal.moves:
            self._rows_box.addWidget(line())
        self._body.addLayout(self._rows_box)
        self._fetch()

    def _fetch(self) -> None:
        """Make the rows of the next moves."""
        moves = self.proposal.moves if self.proposal else ()
        for move in moves[len(self.rows) : len(self.rows) + PAGE]:
            row = MoveRow(move, len(moves))
            row.tick.toggled.connect(self._recount)
            row.tick.installEventFilter(self)
            self._rows_box.addWidget(row)
            self._rows_box.addWidget(line())
            if self.rows:
                QWidget.setTabOrder(self.rows[-1].tick, row.tick)
            self.rows.append(row)
            row.show()  # now, so that the focus can go there at once

    def _fetch_in_sight(self) -> None:
        """Make more rows where the last of them comes near to what is in sight."""
        high = self._area.viewport().height()
        near = self._area.verticalScrollBar().value() + high + high // 2
        if self.rows and 0 < self.rows[-1].y() <= near:  # 0: it has no place yet
            self._fetch()

    def ticked(self) -> tuple[str, ...]:
        """Return the keys of the moves that the person wants."""
        unwanted = {row.move_.key for row in self.rows if not row.tick.isChecked()}
        return tuple(key for key in self._possible() if key not in unwanted)

    def _possible(self) -> tuple[str, ...]:
        """Return the keys of the moves that have a place."""
        return tuple(move.key for move in self.proposal.moves if move.placed) if self.proposal else ()

    def _recount(self) -> None:
        """Write on the button how much is accepted; what finds no place goes with all of it."""
        wanted, possible = len(self.ticked()), len(self._possible())
        all_of_it = wanted == possible
        text = self.tr("Accept all") if all_of_it else self.tr("Accept {count}").format(count=wanted)
        self.accept_button.setText(text)
        self.accept_button.setEnabled(wanted > 0 or (all_of_it and bool(self.rows)))

    def accept(self) -> None:
        """Do the ticked moves. With all of them ticked, what finds no place is taken out as well."""
        if self.proposal is None or not self.accept_button.isEnabled():
            return
        wanted = self.ticked()
        if wanted == self._possible():
            wanted = tuple(move.key for move in self.proposal.moves)
        self.accepted.emit(self.proposal, wanted)

    def _other_ideas(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for idea in self.ideas:
            action = menu.addAction(idea.sentence, partial(self.choose, idea))
            action.setCheckable(True)
            action.setChecked(self.proposal is not None and idea.key == self.proposal.key)
        menu.popup(self.other_button.mapToGlobal(self.other_button.rect().bottomLeft()))

    def choose(self, idea: Proposal) -> None:
        """Show another idea."""
        self.show_proposal(idea)
        self.chosen.emit(idea)

    def focus_first(self) -> None:
        """Put the focus where deciding starts."""
        ticks = [row.tick for row in self.rows if row.move_.placed]
        (ticks[0] if ticks else self.keep_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def walk(self, by: int) -> None:
        """Go to the next or previous move, round to the other end of those in sight; the board follows."""
        rows = [row for row in self.rows if row.move_.placed]
        at = next((i for i, row in enumerate(rows) if row.tick.hasFocus()), -1 if by > 0 else 0)
        if at + by >= len(rows):
            self._fetch()
            rows = [row for row in self.rows if row.move_.placed]
        if rows:
            row = rows[(at + by) % len(rows)]
            row.tick.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._area.ensureWidgetVisible(row)
            self.move_shown.emit(row.move_.lesson, row.move_.pupil)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                self.walk(-1 if event.key() == Qt.Key.Key_Left else 1)
                return True
            if event.key() in _ENTER:
                self.accept()
                return True
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.kept.emit()
        else:
            super().keyPressEvent(event)


def count_words(placed: int, unplaced: int) -> str:
    """Return "2 moves, 1 not placed"."""
    one = QCoreApplication.translate("Week", "1 move")
    many = QCoreApplication.translate("Week", "%n moves", "", placed)
    none = QCoreApplication.translate("Week", "Nothing needs to move.")
    if not placed and not unplaced:
        return none
    words = one if placed == 1 else many
    if unplaced:
        left = QCoreApplication.translate("Week", "{count} not placed").format(count=unplaced)
        words = f"{words}, {left}"
    return words
