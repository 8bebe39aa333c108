"""The pupil's page: navigation at the left, one part of the workspace beside it."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hospital_iep.domain.plan import PlanState, SectionKey
from hospital_iep.operations import caseload, plan, student
from hospital_iep.operations.plan import PlanRow
from hospital_iep.operations.student import Card
from hospital_iep.ui.commands import Command
from hospital_iep.ui.page import Page
from hospital_iep.ui.student.nav import Entry, Nav, NavBar
from hospital_iep.ui.student.part import Part
from hospital_iep.ui.student.words import STATE_ICONS, section_words, state_words
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.chips import Chip

if TYPE_CHECKING:
    from hospital_iep.store.journal import Changes
    from hospital_iep.ui.window import Window

# The parts by key: module in this package, and class. Those not here open a page of their own.
PARTS = {
    "overview": ("overview", "Overview"),
    SectionKey.ABOUT.value: ("about", "AboutSection"),
    SectionKey.VOICE.value: ("voice", "VoiceSection"),
    SectionKey.PRESENT_LEVELS.value: ("levels", "LevelsSection"),
    SectionKey.GOALS.value: ("goals", "GoalsSection"),
    SectionKey.ACCOMMODATIONS.value: ("accommodations", "AccommodationsSection"),
    SectionKey.SERVICES.value: ("services", "ServicesSection"),
    SectionKey.TEAM.value: ("team", "TeamSection"),
    SectionKey.TRANSPORT.value: ("transport", "TransportSection"),
    "treatment": ("treatment", "TreatmentPart"),
    "lessons": ("log", "LessonLog"),
    "work": ("log", "WorkLedger"),
    "history": ("log", "History"),
}
NARROW = 1024


class StudentPage(Page):
    """One child's workspace."""

    help_page = "pupil"

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.card: Card
        self.plan: PlanRow
        self.student_id: UUID | None = None
        self.key = "overview"
        self.treatment_pane = "courses"
        self.part: Part | None = None
        self._seen: set[UUID] = set()
        self._stale = False
        self._chip = Chip("", "clipboard-list")
        self.nav = Nav()
        self.nav.chosen.connect(self.go)
        self.bar = NavBar()
        self.bar.chosen.connect(self.go)
        self._slot = QVBoxLayout()
        self._slot.setContentsMargins(0, 0, 0, 0)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addLayout(self._slot, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.nav)
        outer.addLayout(right, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._rebuild)
        self.desk.changed.connect(self._on_changed)
        self.privacy.changed.connect(lambda _on: self._soon.start())
        theme().changed.connect(self._fit)

    # The frame asks

    @override
    def scope(self) -> QWidget | None:
        return self._chip

    @override
    def back(self) -> tuple[str, str] | None:
        return "caseload", self.tr("Caseload")

    @override
    def side_panel(self) -> QWidget | None:
        return self.part.side if self.part else None

    @override
    def place(self) -> dict[str, Any]:
        return {"student_id": str(self.student_id), "section": self.key} if self.student_id else {}

    @override
    def first_focus(self) -> QWidget | None:
        return self.part.first_focus() if self.part else None

    @override
    def enter(self, **target: Any) -> None:
        """Show a child (``student_id``) at a part (``section``: a part's or a plan section's key).

        ``at`` names what of the part gets the focus: the field or the button that was asked for.
        """
        wanted = target.get("student_id")
        key = str(target.get("section", ""))
        student_id = UUID(str(wanted)) if wanted else self.student_id
        changed = student_id != self.student_id
        if student_id is None or (changed and not self._is_there(student_id)):
            self.window_.open("caseload")
            return
        if changed and self.part is not None:
            self.part.commit()
        self.student_id = student_id
        if changed:
            self._note_seen(student_id)
        if key in PARTS:
            self.key = key
        elif changed:
            self.key = "overview"
        self._read()
        if changed or key or self.part is None or self._stale:
            self._show_part()
        part, at = self.part, getattr(self.part, str(target.get("at", "")), None)
        if part is not None and isinstance(at, QWidget):
            QTimer.singleShot(0, part, lambda: part.go_to(at))  # once it is laid out at the front

    def _note_seen(self, student_id: UUID) -> None:
        """Write into the audit that this child's record was opened, once for each unlock."""
        if student_id not in self._seen and not self.desk.database.read_only:
            self._seen.add(student_id)
            self.desk.database.write_audit("seen", student_id)

    @override
    def leave(self) -> None:
        if self.part is not None:
            self.part.commit()

    @override
    def commands(self) -> Sequence[Command]:
        tr = self.tr
        own = [
            Command(tr("Next section"), lambda: self.step(1), "chevron-right", "Ctrl+PgDown"),
            Command(tr("Previous section"), lambda: self.step(-1), "chevron-left", "Ctrl+PgUp"),
        ]
        own += [
            Command(
                tr("Open: {part}").format(part=entry.text),
                lambda key=entry.key: self.go(key),  # type: ignore[misc]
                entry.icon or "clipboard-list",
            )
            for entry in self._entries()
            if entry.key != self.key
        ]
        return [*(self.part.commands() if self.part else ()), *own]

    # Showing

    def _read(self) -> None:
        assert self.student_id is not None
        self.card = self.desk.read(student.card, self.student_id)
        self.plan = self.desk.read(plan.plan_of, self.student_id)
        self._write_names()
        entries = self._entries()
        self.nav.show_entries(entries)
        self.nav.mark(self.key)
        self.bar.show_entries(entries, self.key)

    @property
    def name(self) -> str:
        """The child's name as it may be written now."""
        row = self.card.row
        return self.privacy.name(row.short_name, row.initials, str(row.id))

    def _write_names(self) -> None:
        row = self.card.row
        self.title = self.name
        self._chip.say(self._plan_words(), "clipboard-list")
        grade = self.tr("Grade {grade}").format(grade=self.card.data.grade) if self.card.data.grade else ""
        bed = self.tr("bed {bed}").format(bed=row.bed) if row.bed else ""
        where = ", ".join(part for part in (grade, bed) if part)
        self.nav.card.say(
            self.name, row.initials, "\n".join(part for part in (where, row.place) if part), str(row.id)
        )
        self.title_changed.emit()

    def _plan_words(self) -> str:
        words = {
            PlanState.DRAFT: self.tr("Hospital education plan, draft {number}"),
            PlanState.REVIEW: self.tr("Hospital education plan, in review, {number}"),
            PlanState.FINAL: self.tr("Hospital education plan, version {number}"),
        }
        return words[self.plan.state].format(number=self.plan.version)

    def _entries(self) -> list[Entry]:
        tr, has = self.tr, self.window_.has_page
        name = self.privacy.name(
            self.card.row.called or self.card.row.code, self.card.row.initials, str(self.card.row.id)
        )
        done = tr("{done} of {all}").format(done=self.plan.settled, all=len(self.plan.sections))
        entries = [
            Entry("overview", tr("Overview"), "id-card"),
            Entry("plan", tr("Plan"), "clipboard-list", done, state=tr("sections done")),
        ]
        for key, data in self.plan.sections.items():
            icon, colour = STATE_ICONS[data.state]
            entries.append(
                Entry(
                    key.value,
                    section_words(key, name),
                    state_icon=icon,
                    state_colour=colour,
                    state=state_words(data.state),
                    inner=True,
                )
            )
        entries.append(Entry("treatment", tr("Treatment, energy"), "heart-pulse"))
        if has("week"):
            entries.append(Entry("week", tr("Week"), "calendar-days"))
        logged, work = self.card.lessons_logged, self.card.work_open
        entries.append(Entry("lessons", tr("Lessons and log"), "book-open", str(logged) if logged else ""))
        entries.append(Entry("work", tr("Work ledger"), "list-checks", str(work) if work else ""))
        if has("reentry"):
            entries.append(Entry("reentry", tr("Re-entry"), "school"))
        if has("documents"):
            entries.append(Entry("documents", tr("Documents"), "files"))
        return [*entries, Entry("history", tr("History"), "history")]

    def go(self, key: str) -> None:
        """Open a part of the workspace, or the page that shows it."""
        child = str(self.student_id)
        if key in ("week", "reentry", "documents"):
            self.nav.mark(self.key)
            target = {"lens": "pupil", "person": child} if key == "week" else {"student_id": child}
            self.window_.open(key, **target)
            return
        if key == "plan":
            key = self.next_open().value
        if self.part is not None:
            self.part.commit()
        self.key = key
        self._read()
        self._show_part()
        first = self.first_focus()
        if first is not None:
            first.setFocus()

    def next_open(self) -> SectionKey:
        """Return the first section that is neither complete nor not needed; the first if all are."""
        keys = [key for key, data in self.plan.sections.items() if data.state not in plan.SETTLED]
        return keys[0] if keys else SectionKey.ABOUT

    def step(self, by: int) -> None:
        """Go to the next or the previous part."""
        keys = [entry.key for entry in self._entries() if entry.key in PARTS]
        self.go(keys[(keys.index(self.key) + by) % len(keys)])

    def _show_part(self) -> None:
        assert self.student_id is not None
        self._stale = False
        self._soon.stop()  # names that just changed are written now
        self._drop_part()
        module, name = PARTS[self.key]
        make: Callable[[StudentPage, UUID], Part]
        make = getattr(import_module(f"hospital_iep.ui.student.{module}"), name)
        self.part = make(self, self.student_id)
        self.part.setObjectName(f"part-{self.key}")
        self._slot.addWidget(self.part)
        self.part.refresh()
        self.part.put_back()
        self.part.show()  # now: what a layout shows later is not shown at all while a popover closes
        if self.window_.page is self:
            self.window_.panel_changed()
            self.window_.commands.set_page(self.commands())
        self._fit()

    def _drop_part(self) -> None:
        if self.part is None:
            return
        old, self.part = self.part, None
        if self.window_.page is self:
            self.window_.panel_changed()
        if old.side is not None:
            old.side.setParent(None)
            old.side.deleteLater()
        old.hide()
        self._slot.removeWidget(old)
        old.setParent(None)
        old.deleteLater()

    def _rebuild(self) -> None:
        """Write all names again; what is half-typed is kept."""
        if self.student_id is None:
            return
        if self.part is not None:
            self.part.commit()
        self._read()
        if not self.isVisible():
            self._stale = True
            return
        focus = QApplication.focusWidget()
        inside = focus is not None and self.part is not None and self.part.isAncestorOf(focus)
        said = _said(focus) if inside and focus is not None else None
        self._show_part()
        if said is not None and self.part is not None:
            alike = (each for each in self.part.findChildren(QWidget) if _said(each) == said)
            again = next(alike, None) or self.part.first_focus()
            if again is not None:
                again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, changes: "Changes") -> None:
        if self.student_id is None:
            return
        if self.student_id in changes.ids("student") and not self._is_there(self.student_id):
            self.student_id = None
            if self.isVisible():
                self.window_.open("caseload")
            return
        if not self.isVisible():
            self._stale = True
            return
        self._read()
        if self.part is not None and (not self.part.reads or self.part.reads & changes.tables):
            self.part.refresh()

    def _is_there(self, student_id: UUID) -> bool:
        rows = self.desk.read(caseload.students)
        return any(row.id == student_id for row in rows)

    # Widths

    def _fit(self) -> None:
        narrow = self.window_.width() * 100 < NARROW * theme().percent
        self.nav.setVisible(not narrow)
        self.bar.setVisible(narrow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _said(widget: QWidget) -> tuple[type, str]:
    """Return what a widget of the page is known by when the page is made anew."""
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return type(widget), widget.accessibleName() or words
