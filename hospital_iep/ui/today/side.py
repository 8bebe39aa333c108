"""Beside the round: what needs the person, minutes of the week, and what the ward said."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from hospital_iep.operations.today import MinutesRow, NoteRow, Waiting
from hospital_iep.ui.moments import clock
from hospital_iep.ui.privacy import Privacy
from hospital_iep.ui.student.words import field_words
from hospital_iep.ui.theme import theme
from hospital_iep.ui.today import words
from hospital_iep.ui.widgets.basics import Button, Card, Icon, Wrapped, label, line
from hospital_iep.ui.widgets.chips import Chip
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.kept import Kept
from hospital_iep.ui.widgets.layouts import column, row, scrolling
from hospital_iep.ui.widgets.progress import Bar, ProgressRow

ICONS = {"tray": ("calendar-plus", "info"), "checklist": ("school", "ok"), "question": ("file-text", "warn")}


class Tile(QWidget):
    """An icon on a tint; silent."""

    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._tone = tone
        box = column(self, 6, 0)
        box.addWidget(Icon(icon, tone, 18))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            theme().color(self._tone) if theme().name == "hc" else theme().color(f"{self._tone}Soft")
        )
        painter.setBrush(theme().color(f"{self._tone}Soft"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        painter.end()


class TodaySide(QWidget):
    """Three cards, read from top to bottom."""

    opened = Signal(object)  # a Waiting
    note_asked = Signal()

    def __init__(self, privacy: Privacy, today: Callable[[], date]) -> None:
        super().__init__()
        self._privacy, self._today = privacy, today
        self.setAccessibleName(self.tr("Beside the round"))
        self.buttons: list[Button] = []
        self.add_button: Button | None = None
        outer = column(self, 0, 0)
        self._inner = QWidget()
        whole = column(self._inner, 12, 10)
        self._cards = column(holder := QWidget(), 0, 10)
        whole.addWidget(holder)
        whole.addStretch(1)
        outer.addWidget(scrolling(self._inner))
        self._kept = Kept()
        privacy.changed.connect(self._kept.forget)
        theme().changed.connect(self._kept.forget)

    def show_facts(
        self, waiting: Sequence[Waiting], minutes: Sequence[MinutesRow], notes: Sequence[NoteRow]
    ) -> None:
        """Show what is so now."""
        self._kept.begin()
        said = [
            (words.child(note.student, self._privacy), self._privacy.in_text(note.text), note.at)
            for note in notes
        ]
        cards = (
            self._kept.get(("needs", waiting, self._today()), lambda: self._needs(waiting)),
            self._kept.get(("minutes", minutes), lambda: self._minutes(minutes)),
            self._kept.get(("notes", said), lambda: self._notes(said)),
        )
        self._kept.hold(self._cards, cards)

    def _needs(self, waiting: Sequence[Waiting]) -> Card:
        box = Card(gap=6)
        count = Chip(str(len(waiting)), tone="warn")
        box.head(self.tr("Needs you"), *([count] if waiting else []))
        self.buttons = []
        for each in waiting:
            box.body.addWidget(line())
            box.body.addWidget(self._need(each))
        if not waiting:
            box.body.addWidget(Wrapped(self.tr("Nothing waits for you."), "quiet"))
        return box

    def _need(self, each: Waiting) -> QWidget:
        holder = QWidget()
        if each.student is not None:
            holder.setProperty("peek", str(each.student.id))
        across = row(10)
        across.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(across)
        across.addWidget(Tile(*ICONS.get(each.kind, ("info", "info"))))
        title, detail, verb = self._say(each)
        lines = QWidget()
        text = column(lines, 0, 1)
        text.addWidget(Wrapped(title, "label"))
        text.addWidget(Wrapped(detail, "caption"))
        across.addWidget(lines, 1)
        button = Button(verb, lambda: self.opened.emit(each), size="small")
        button.setAccessibleName(f"{verb}: {title}, {detail}")
        button.setProperty("spot", f"needs:{each.kind}:{title}")
        self.buttons.append(button)
        across.addWidget(button)
        return holder

    def _say(self, each: Waiting) -> tuple[str, str, str]:
        tr = self.tr
        who = words.child(each.student, self._privacy) if each.student else ""
        day = day_words(each.due_on, self._today()) if each.due_on else ""
        late = bool(each.due_on and each.due_on < self._today())
        due = (tr("Due {day}, late") if late else tr("Due {day}")).format(day=day) if day else ""
        match each.kind:
            case "tray":
                entries = tr("1 entry") if each.count == 1 else tr("{count} entries").format(count=each.count)
                return (
                    tr("From the ward calendar"),
                    tr("{entries} without a pupil").format(entries=entries),
                    tr("Review"),
                )
            case "question":
                title = tr("Ask for {who}: {field}").format(who=who, field=field_words(each.text))
                return title, tr("Until {day}").format(day=day) if day else "", tr("Open")
            case _:
                return f"{who}, {words.translate(each.text)}", due, tr("Open")

    def _minutes(self, rows: Sequence[MinutesRow]) -> Card:
        box = Card(gap=7)
        box.head(self.tr("Minutes this week"))
        box.body.addWidget(Wrapped(self.tr("By bed, taught of agreed"), "caption"))
        for each in rows:
            name = words.child(each.student, self._privacy)
            said = self.tr("{taught} of {agreed}").format(taught=each.taught, agreed=each.agreed)
            agreed = max(each.agreed, 1)
            bar = ProgressRow(
                name,
                said,
                each.taught / agreed,
                each.missed_medical / agreed,
                name_width=44 if self._privacy.on else 84,
            )
            if each.missed_medical:
                missed = self.tr("{minutes} min missed for medical reasons").format(
                    minutes=each.missed_medical
                )
                bar.setAccessibleName(f"{bar.accessibleName()}, {missed}")
            bar.setProperty("peek", str(each.student.id))
            box.body.addWidget(bar)
        if any(each.missed_medical for each in rows):
            across = row(8)
            key = Bar(0.0, 1.0)
            key.setFixedWidth(theme().px(22))
            across.addWidget(key)
            across.addWidget(Wrapped(self.tr("Missed for medical reasons, being made up"), "caption"), 1)
            box.body.addLayout(across)
        if not rows:
            box.body.addWidget(Wrapped(self.tr("No minutes are agreed for this week yet."), "quiet"))
        return box

    def _notes(self, notes: Sequence[tuple[str, str, datetime | None]]) -> Card:
        box = Card(gap=6)
        times = [at for _, _, at in notes if at is not None]
        title = self.tr("From the ward")
        if times:
            title = self.tr("From the ward, {time}").format(time=clock(max(times)))
        box.head(title)
        for who, text, _ in notes:
            across = row(8)
            across.addWidget(label(who, "strong"))
            across.addWidget(Wrapped(text), 1)
            box.body.addLayout(across)
        if not notes:
            box.body.addWidget(Wrapped(self.tr("Nothing was noted today."), "quiet"))
        self.add_button = Button(self.tr("Add note"), self.note_asked.emit, icon="plus", size="small")
        self.add_button.setProperty("spot", "add-note")
        across = row(0)
        across.addWidget(self.add_button)
        across.addStretch(1)
        box.body.addLayout(across)
        return box
