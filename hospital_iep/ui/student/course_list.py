"""A child's courses one below the other; the rows are kept and only what changed in them is shown anew.

Many courses come a few at a time, so that the window goes on answering while their rows are made.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hospital_iep.operations.treatment import CourseRow, CurveOf
from hospital_iep.ui.page import column, hold
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button, Card, Icon, IconButton, Wrapped, line
from hospital_iep.ui.widgets.chips import Chip, Tone

AT_ONCE = 8  # rows; more are made in turns


@dataclass(frozen=True, slots=True)
class CourseWords:
    """What the list says of a course: its name as it may be written now, and its next date."""

    name: str
    following: str
    chosen: bool


class CourseList(Card):
    """All courses; ``chosen`` and ``removed`` carry the key of one."""

    chosen = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__(margin=12, gap=6)
        self._lines: list[CourseLine] = []
        self._rows: Sequence[CourseRow] = ()
        self._words: Callable[[CourseRow], CourseWords] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(lambda: self._show(len(self._lines) + AT_ONCE))

    def show_courses(self, rows: Sequence[CourseRow], words: Callable[[CourseRow], CourseWords]) -> None:
        """Show the courses; a row that is there already is used again."""
        self._rows, self._words = rows, words
        self._show(max(AT_ONCE, len(self._lines)))

    def _show(self, count: int) -> None:
        """Show so many of the courses; the others follow."""
        assert self._words is not None
        known = {each.key: each for each in self._lines}
        self._lines = [known.get(row.id) or self._new(row) for row in self._rows[:count]]
        for at, (each, row) in enumerate(zip(self._lines, self._rows, strict=False)):
            each.show_course(row, self._words(row), first=at == 0)
        hold(self.body, self._lines)
        self.setVisible(bool(self._rows))
        if count < len(self._rows):
            self._soon.start()

    def _new(self, row: CourseRow) -> "CourseLine":
        made = CourseLine(row)
        made.show_button.clicked.connect(lambda: self.chosen.emit(row.id))
        made.remove_button.clicked.connect(lambda: self.removed.emit(row.id))
        return made


class CourseLine(QWidget):
    """One course: what it is, its next date, whose curve counts; shown below or to be shown there."""

    def __init__(self, row: CourseRow) -> None:
        super().__init__()
        self.key: UUID = row.id
        self._said: tuple[CourseRow, CourseWords] | None = None
        whole = column(self, 0, 6)
        self._above = line()
        whole.addWidget(self._above)
        box = QHBoxLayout()
        box.setSpacing(theme().px(10))
        whole.addLayout(box)
        self._icon = Icon(row.template.icon, f"k_{row.template.kind.value}", 20)
        self._name, self._following = Wrapped("", "strong"), Wrapped("", "caption")
        words = QVBoxLayout()
        words.setSpacing(theme().px(1))
        words.addWidget(self._name)
        words.addWidget(self._following)
        self._box, self._marks = box, dict[int, Chip]()
        self.show_button = Button(self.tr("Show"), size="small")
        self.remove_button = IconButton("trash-2", "", size="small")
        box.addWidget(self._icon)
        box.addLayout(words, 1)
        box.addWidget(self.show_button)
        box.addWidget(self.remove_button)

    def show_course(self, row: CourseRow, words: CourseWords, *, first: bool) -> None:
        """Show the course as it stands now, with a line above all but the first."""
        self._above.setVisible(not first)
        if self._said == (row, words):
            return
        self._said = row, words
        self._icon.show_icon(row.template.icon, f"k_{row.template.kind.value}")
        self._name.setText(words.name)
        self._following.setText(words.following)
        self._mark(0, row.label[:1].upper() + row.label[1:], "calendar-check", "accent")
        whose = {
            CurveOf.CHILD: (self.tr("Own curve"), "user-check"),
            CurveOf.WARD: (self.tr("Ward's curve"), "users"),
            CurveOf.CATALOGUE: ("", ""),
        }
        self._mark(1, *whose[row.counts], "info")
        self._mark(2, self.tr("Shown below") if words.chosen else "", "chevron-down")
        self.show_button.setVisible(not words.chosen)
        self.show_button.setAccessibleName(self.tr("Show {course}").format(course=words.name))
        self.remove_button.rename(self.tr("Remove {course}").format(course=words.name))

    def _mark(self, place: int, text: str, icon: str, tone: Tone = "") -> None:
        """Show a chip at its place among the others, made when it is first needed; none without words."""
        chip = self._marks.get(place)
        if chip is None and text:
            chip = self._marks[place] = Chip(text, icon, tone)
            before = sum(each < place for each in self._marks)
            self._box.insertWidget(self._box.indexOf(self.show_button) - len(self._marks) + 1 + before, chip)
        if chip is not None:
            chip.setVisible(bool(text))
            if text:
                chip.say(text, icon, tone)
