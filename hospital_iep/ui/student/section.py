"""A section of the plan as a form that saves itself: state, open points, mark complete, not needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hospital_iep.domain.plan import PlanSectionData, SectionKey, SectionState
from hospital_iep.operations import plan, student
from hospital_iep.ui.commands import Command
from hospital_iep.ui.forms import Field, TextField, UnknownBox
from hospital_iep.ui.student.part import ChildDialog, Head, Part, clear, side_column
from hospital_iep.ui.student.words import STATE_ICONS, section_words, state_words
from hospital_iep.ui.theme import theme
from hospital_iep.ui.toast import announce
from hospital_iep.ui.widgets.basics import Button, Icon, Wrapped, label, line
from hospital_iep.ui.widgets.bending import Pair
from hospital_iep.ui.widgets.chips import Tone
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.empty import Banner

if TYPE_CHECKING:
    from hospital_iep.ui.student.page import StudentPage

SHOWN_POINTS = 8
TONES: dict[SectionState, Tone] = {
    SectionState.NOT_STARTED: "",
    SectionState.IN_PROGRESS: "accent",
    SectionState.UNKNOWN_YET: "warn",
    SectionState.COMPLETE: "ok",
    SectionState.NOT_NEEDED: "",
}


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something still open in a section; a press goes to its field."""

    title: str
    detail: str
    icon: str
    colour: str
    target: QWidget


class Section(Part):
    """A part that is a section of the plan.

    A subclass sets ``key`` and ``caption``, puts its fields into ``body`` in ``build``, and shows values
    in ``show_values``. ``counted`` are the fields that make "9 of 12".
    """

    key: SectionKey
    has_side = True
    fills = False  # whether the body takes all the height, as a table does

    def __init__(self, page: "StudentPage", student_id: UUID) -> None:
        super().__init__(page, student_id)
        self.counted: list[tuple[str, Field]] = []
        self.asked: dict[str, date | None] = {}
        self.state = PlanSectionData(key=self.key)
        self.head = Head(section_words(self.key, self.called), self.caption())
        self.complete_button = Button(
            self.tr("Mark complete"), self.mark_complete, icon="check", kind="primary"
        )
        self.again_button = Button(self.tr("Open again"), self.open_again, icon="pencil")
        self.not_needed_button = Button(self.tr("Not needed"), self.mark_not_needed, icon="circle-slash")
        self.fields_form = self.form(self.key.value)
        self.lay_out(self.head)
        self.banner = Banner(
            "", self.tr("Needed after all"), self.open_again, kind="sunken", icon="circle-slash"
        )
        self.banner.hide()
        self.body.addWidget(self.banner)
        if self.has_side:
            self.side, self.side_body = side_column(self.tr("Still open here"))
            self.points_box = QVBoxLayout()
            self.points_box.setSpacing(theme().px(6))
            self.side_body.addWidget(label(self.tr("Still open here"), "section"))
            self.side_body.addLayout(self.points_box)
        self.build()
        self.head.add(*self.verbs(), self.not_needed_button, self.again_button, self.complete_button)
        if not self.fills:
            self.body.addStretch(1)
        if self.has_side:
            self.build_side()
            self.side_body.addStretch(1)

    # For subclasses

    def caption(self) -> str:
        """Return what the section is about, in one line."""
        return ""

    def build(self) -> None:
        """Put the fields into the body."""

    def build_side(self) -> None:
        """Put more into the side panel, below what is still open."""

    def verbs(self) -> Sequence[QWidget]:
        """Return more of what can be done, left of "Not needed"."""
        return ()

    def show_values(self) -> None:
        """Read and show the fields."""

    def more_points(self) -> list[OpenPoint]:
        """Return open points beside the empty fields."""
        return []

    # Laying out

    def count(self, name: str, field: Field) -> Field:
        """Let a field count among those that are answered or open."""
        self.counted.append((name, field))
        field.typed.connect(lambda _text: self.show_points())
        field.fault_changed.connect(self.show_points)
        return field

    def add(self, *fields: QWidget) -> None:
        """Put a field, or a pair of short ones, into the body."""
        self.body.addWidget(fields[0] if len(fields) == 1 else Pair(*fields))

    def title_line(self, text: str, *beside: QWidget) -> None:
        """Put a heading into the body, with something at its right."""
        row = QHBoxLayout()
        row.setContentsMargins(0, theme().px(6), 0, 0)
        row.addWidget(label(text, "section"), 1)
        for widget in beside:
            row.addWidget(widget)
        self.body.addLayout(row)

    # Showing

    @override
    def refresh(self) -> None:
        self.state = self.page.plan.sections[self.key]
        questions = self.desk.read(student.questions, self.student_id)
        self.asked = {row.data.subject_field: row.data.ask_by for row in questions}
        self.show_values()
        self.show_points()

    def show_points(self) -> None:
        """Show the state of the section and what is still open in it."""
        points = self.points()
        state = self.state.state
        icon, _ = STATE_ICONS[state]
        words = state_words(state)
        if state is SectionState.IN_PROGRESS and self.counted:
            words = self.tr("{state}, {done} of {all}").format(
                state=words, done=len(self.counted) - len(self._empty()), all=len(self.counted)
            )
        self.head.chip.say(words, icon, TONES[state])
        self.head.chip.show()
        settled = state in plan.SETTLED
        self.complete_button.setVisible(not settled)
        self.again_button.setVisible(state is SectionState.COMPLETE)
        self.not_needed_button.setVisible(not settled)
        self.head.fit()
        self.banner.setVisible(state is SectionState.NOT_NEEDED)
        if state is SectionState.NOT_NEEDED:
            self.banner.say(self.tr("Not needed: {reason}").format(reason=self.state.reason))
        if self.has_side:
            self._list_points(points)

    def _empty(self) -> list[tuple[str, Field]]:
        return [(name, field) for name, field in self.counted if not field.text().strip()]

    def points(self) -> list[OpenPoint]:
        """Return everything that is open, in the order of the fields."""
        found = []
        for name, field in self.counted:
            if field.fault is not None:
                found.append(
                    OpenPoint(field.name, field.fault.sentence, "triangle-alert", "danger", field.editor)
                )
            elif not field.text().strip():
                found.append(self._unanswered(name, field))
        return found + self.more_points()

    def _unanswered(self, name: str, field: Field) -> OpenPoint:
        if name in self.asked:
            by = self.asked[name]
            words = self.tr("Unknown yet")
            if by is not None:
                words = self.tr("Ask by {day}").format(day=day_words(by, self.desk.today()))
            return OpenPoint(field.name, words, "circle-question-mark", "warn", field)
        return OpenPoint(field.name, self.tr("Nothing here yet"), "circle", "text2", field.editor)

    def _list_points(self, points: list[OpenPoint]) -> None:
        key = [(point.title, point.detail) for point in points]
        if key == getattr(self, "_listed", None):
            return
        self._listed = key
        clear(self.points_box)
        if not points:
            self.points_box.addWidget(Wrapped(self.tr("Nothing. Every point has an answer."), "quiet"))
        for point in points[:SHOWN_POINTS]:
            self.points_box.addWidget(PointRow(point, self))
        if len(points) > SHOWN_POINTS:
            rest = self.tr("and {count} more").format(count=len(points) - SHOWN_POINTS)
            self.points_box.addWidget(label(rest, "caption"))

    @override
    def go_to(self, target: QWidget) -> None:
        at = target.focusProxy() or target
        if isinstance(target, Field) and target.editor.isHidden():
            box = target.findChild(UnknownBox)
            at = box.got if isinstance(box, UnknownBox) else at
        self.area.ensureWidgetVisible(target)
        at.setFocus(Qt.FocusReason.OtherFocusReason)

    # Doing

    @override
    def commands(self) -> Sequence[Command]:
        tr = self.tr
        return [
            Command(tr("Next open point"), self.next_point, "circle-dot", "F8"),
            Command(tr("Mark this section complete"), self.mark_complete, "check"),
            Command(tr("This section is not needed"), self.mark_not_needed, "circle-slash"),
            Command(tr("This field is not known yet"), self._nothing, "keyboard", "Ctrl+U", help_only=True),
        ]

    def _nothing(self) -> None:
        """Do nothing: each field handles its key; it is only listed."""

    def next_point(self) -> None:
        """Go to the next open point after the focus (F8)."""
        points = self.points()
        if not points:
            announce(self, self.tr("Nothing is open here"))
            return
        focus = QApplication.focusWidget()
        order = [at for at, point in enumerate(points) if _holds(point.target, focus)]
        at = (order[-1] + 1) % len(points) if order else 0
        self.go_to(points[at].target)
        announce(self, f"{points[at].title}: {points[at].detail}")

    def mark_complete(self) -> None:
        """Mark the section complete; what is open is listed first. A settled one is opened again."""
        if self.state.state in plan.SETTLED:
            self.open_again()
            return
        self.commit()
        points = self.points()
        if points:
            CompleteDialog(self, points).open()
        else:
            self.finish()

    def finish(self) -> None:
        """Mark the section complete, as one step."""
        self._set(self.tr("Marked {section} complete"), SectionState.COMPLETE)

    def mark_not_needed(self) -> None:
        """Ask why the section is not needed."""
        NotNeededDialog(self).open()

    def leave_out(self, reason: str) -> None:
        """Mark the section as not needed, with its reason."""
        self._set(self.tr("{section} not needed"), SectionState.NOT_NEEDED, reason)

    def open_again(self) -> None:
        """Open a settled section again."""
        self._set(self.tr("Opened {section} again"), SectionState.IN_PROGRESS)

    def _set(self, words: str, state: SectionState, reason: str = "") -> None:
        self.desk.do(
            words.format(section=section_words(self.key, self.called)),
            plan.set_state,
            self.student_id,
            self.key,
            state,
            reason,
        )


def _holds(target: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (target is focus or target.isAncestorOf(focus))


class PointRow(QWidget):
    """One open point: icon, what, and what about it; a press goes there."""

    def __init__(self, point: OpenPoint, section: Section) -> None:
        super().__init__()
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme().px(8))
        picture = QVBoxLayout()
        picture.setContentsMargins(0, theme().px(5), 0, 0)
        picture.addWidget(Icon(point.icon, point.colour))
        picture.addStretch(1)
        box.addLayout(picture)
        words = QVBoxLayout()
        words.setSpacing(0)
        link = Button(point.title, lambda: section.go_to(point.target), kind="link")
        link.setProperty("measure", "small")
        link.setStyleSheet("text-align: left; text-decoration: none; padding: 0;")
        link.setAccessibleDescription(point.detail)
        words.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        words.addWidget(Wrapped(point.detail, "caption"))
        box.addLayout(words, 1)


class CompleteDialog(ChildDialog):
    """Lists what is open before a section is marked complete."""

    def __init__(self, section: Section, points: list[OpenPoint]) -> None:
        super().__init__(
            section,
            section.tr("Mark {section} complete?").format(section=section_words(section.key, section.called)),
            intro=section.tr("These points are still open. They print as “not yet known”."),
        )
        self._section = section
        for point in points:
            row = QHBoxLayout()
            row.addWidget(Icon(point.icon, point.colour))
            row.addWidget(Wrapped(f"{point.title}: {point.detail}"), 1)
            button = Button(self.tr("Go there"), size="small")
            button.setAccessibleName(self.tr("Go to {field}").format(field=point.title))
            button.clicked.connect(lambda *_, target=point.target: self._go(target))
            row.addWidget(button)
            self.body.addLayout(row)
            self.body.addWidget(line())
        self.cancel(self.tr("Not yet"))
        self.primary(self.tr("Mark complete"), self._finish, icon="check")

    def _go(self, target: QWidget) -> None:
        self.reject()
        self._section.go_to(target)

    def _finish(self) -> None:
        self.accept()
        self._section.finish()


class NotNeededDialog(ChildDialog):
    """Asks why a section is not needed; then it does not print."""

    def __init__(self, section: Section) -> None:
        name = section_words(section.key, section.called)
        super().__init__(
            section,
            section.tr("{section} is not needed?").format(section=name),
            intro=section.tr("It is left out of print. What stands in it is kept."),
        )
        self._section = section
        self.reason = TextField(self.tr("Why"), self.tr("One line, for those who come after you."))
        self.reason.line.setMaxLength(300)
        self.body.addWidget(self.reason)
        self.cancel()
        self.primary(self.tr("Not needed"), self._leave_out, icon="circle-slash")

    @override
    def record_key(self) -> str:
        return str(self._section.key)

    def _leave_out(self) -> None:
        self.accept()
        self._section.leave_out(self.reason.text().strip())
