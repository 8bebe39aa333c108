"""The row above the board: whose week, who beside, re-plan, print, publish; and the dates in the header."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget
from typing_extensions import override

from hospital_iep.ui.theme import theme
from hospital_iep.ui.week.items import Lens
from hospital_iep.ui.week.speech import energy_word, range_words
from hospital_iep.ui.widgets.basics import Button, Elided, IconButton, label
from hospital_iep.ui.widgets.chips import Chip
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.flow import FlowLayout
from hospital_iep.ui.widgets.scope import Scope
from hospital_iep.ui.widgets.segments import Segments

LARGE = 130  # percent of text size from which the bar has two rows
MOST_LINES = 2  # a third would leave little of the board


class WeekScope(Scope):
    """Which week, and how far it is told: stands beside the title."""

    stepped = Signal(int)

    def __init__(self) -> None:
        translate = QCoreApplication.translate
        self.before = IconButton(
            "chevron-left", translate("WeekScope", "Previous week"), lambda: self._step(-1)
        )
        self.after = IconButton("chevron-right", translate("WeekScope", "Next week"), lambda: self._step(1))
        self.dates = Elided()
        self.state = Chip("")
        for button in (self.before, self.after):
            button.setProperty("kind", "")
        super().__init__(self.before, self.dates, self.after, chip=self.state)

    def _step(self, weeks: int) -> None:
        self.stepped.emit(weeks)

    def show_week(self, first: date, last: date, published: str, *, proposing: bool) -> None:
        """Write the dates and the state; both in fewer words where there is little room."""
        self.dates.say(range_words(first, last), range_words(first, last, short=True))
        if proposing:
            words = self.tr("Changes not accepted yet")
            self.state.say(words, "git-compare-arrows", "warn", short=self.tr("Changes"))
        elif published:
            self.state.say(published, "check", "ok", short=self.tr("Published"))
        else:
            self.state.say(self.tr("Not published yet"), "pencil", short=self.tr("Not yet"))
        self.fit()


def _legend() -> list[Chip]:
    """Return what the marks of a proposal mean, and the levels of energy."""
    translate = QCoreApplication.translate
    marks = [
        Chip(translate("WeekBar", "Moves"), "arrow-right"),
        Chip(translate("WeekBar", "Pinned stay"), "pin"),
    ]
    return marks + [Chip(f"{level} {energy_word(level)}", f"energy-{level}") for level in range(4, -1, -1)]


class WeekBar(QWidget):
    """Lens, person, beside; and at the far end re-plan, print, review and publish."""

    lens_chosen = Signal(str)
    person_chosen = Signal(str)
    beside_chosen = Signal(str)
    plan_asked = Signal()
    print_asked = Signal()
    publish_asked = Signal()

    def __init__(self) -> None:
        self._others: dict[str, str] = {}
        self._beside = ""
        super().__init__()
        self.flow = FlowLayout(self)
        self.lens = Segments(
            self.tr("Whose week"),
            {
                Lens.TEACHER.value: self.tr("Teacher"),
                Lens.PUPIL.value: self.tr("Pupil"),
                Lens.WARD_DAY.value: self.tr("Ward day"),
            },
            Lens.TEACHER.value,
            {Lens.TEACHER.value: "user", Lens.PUPIL.value: "bed", Lens.WARD_DAY.value: "layers"},
        )
        self.lens.chosen.connect(self.lens_chosen)
        self.person = SearchCombo(self.tr("Who"))
        self.person.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.person.chosen.connect(self.person_chosen)
        self.beside = Button(self.tr("Beside"), self._open_beside, icon="git-compare-arrows")
        self.no_beside = IconButton("x", self.tr("Nobody beside"), partial(self.beside_chosen.emit, ""))
        self._pair = pair = QWidget()
        both = QHBoxLayout(pair)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(theme().px(2))
        both.addWidget(self.beside)
        both.addWidget(self.no_beside)
        left: tuple[QWidget, ...] = (self.lens, self.person, pair)
        for widget in left:
            self.flow.addWidget(widget)
        self.flow.push()
        self.changes = label("", "quiet")
        self.plan = Button(self.tr("Re-plan"), self.plan_asked.emit, icon="refresh-cw")
        self.print = Button(self.tr("Print"), self.print_asked.emit, icon="printer")
        self.print.setAccessibleName(self.tr("Print"))
        self.print.setToolTip(self.tr("Print what is shown"))
        self.publish = Button(
            self.tr("Review and publish"), self.publish_asked.emit, icon="check", kind="primary"
        )
        self.changes.setMinimumHeight(theme().target(34))
        self.legend = _legend()
        self._planned = self._proposing = False
        right: tuple[QWidget, ...] = (self.changes, self.plan, self.print, self.publish, *self.legend)
        for entry in right:
            self.flow.addWidget(entry)

    def _fits(self) -> bool:
        return self.flow.sizeHint().width() <= self.width()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give up words before a second row: what Review says too, then those of Print and Beside."""
        name = self._others.get(self._beside, "")
        self.changes.setVisible(bool(self.changes.text()) and not self._proposing)
        for button, shown in ((self.plan, True), (self.print, True), (self.publish, self._planned)):
            button.setVisible(shown and not self._proposing)
        for chip in self.legend:
            chip.setVisible(self._proposing)
        self.print.setText(self.tr("Print"))
        self._show_pictures(shown=True)
        self.beside.setText(self.tr("Beside: {name}").format(name=name) if name else self.tr("Beside"))
        self._measure()
        shorter = partial(self.beside.setText, name or self.tr("Beside"))
        for give_up in (self.changes.hide, partial(self.print.setText, ""), shorter):
            if self._fits():
                break
            give_up()
            self._measure()
        if self.flow.lines(self.width()) > MOST_LINES:
            self._show_pictures(shown=False)
            self._measure()
        self.setFixedHeight(max(self.flow.heightForWidth(self.width()), 1))

    def _show_pictures(self, *, shown: bool) -> None:
        """Show icons beside words; Print stands with its icon alone."""
        self.lens.show_pictures(shown=shown)
        for button in (self.beside, self.plan, self.publish):
            button.show_picture(shown=shown)

    def _measure(self) -> None:
        """Measure Beside and its cross anew: a layout keeps old sizes until it is asked."""
        layout = self._pair.layout()
        assert layout is not None
        layout.invalidate()
        self._pair.updateGeometry()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()  # only now the style has given every button its size

    def show_choice(
        self, lens: Lens, people: Mapping[str, str], person: str, others: Mapping[str, str], beside: str
    ) -> None:
        """Show whose week it is and who stands beside."""
        self.lens.choose(lens.value)
        self.person.set_choices(people, person)
        longest = max(map(len, people.values()), default=4)
        two_rows = theme().percent > LARGE  # then the name need not leave room for the buttons
        self.person.setMinimumContentsLength(min(longest * (7 if two_rows else 6) // 8 + 1, 14))
        self.person.setVisible(bool(people))
        self._others = dict(others)
        name = self._others.get(beside, "")
        words = self.tr("Beside: {name}").format(name=name) if name else self.tr("Beside")
        self.beside.setAccessibleName(words)
        self.beside.setToolTip(words)
        self._beside = beside
        self.beside.setVisible(bool(others))
        self.no_beside.setVisible(bool(name))
        self.fit()

    def show_state(self, *, changes: int, planned: bool, proposing: bool) -> None:
        """Say how much is not told yet; publishing is the primary act only while it tells something.

        A proposal is decided in its own panel: meanwhile the legend stands in the buttons' place.
        """
        self._planned, self._proposing = planned, proposing
        one = self.tr("1 change to tell")
        many = self.tr("%n changes to tell", "", changes)
        self.changes.setText("" if not changes else one if changes == 1 else many)
        self.plan.setText(self.tr("Re-plan") if planned else self.tr("Plan this week"))
        self.publish.show_kind("primary" if changes else "")
        self.fit()

    def show_planning(self, *, on: bool) -> None:
        """Say on the button that planning goes on."""
        self.plan.setEnabled(not on)
        self.plan.setText(self.tr("Planning…") if on else self.tr("Re-plan"))
        self.fit()

    def _open_beside(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, name in self._others.items():
            menu.addAction(name, partial(self.beside_chosen.emit, key))
        menu.popup(self.beside.mapToGlobal(self.beside.rect().bottomLeft()))
