"""The section "Services": what is to be taught each week, and what else the child receives."""

from collections.abc import Sequence
from math import ceil
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from hospital_iep.domain.plan import SectionKey
from hospital_iep.domain.service import NeedData, ServiceData, ServiceKind
from hospital_iep.operations import plan, records
from hospital_iep.operations.records import Record
from hospital_iep.ui.fields import Check, Fault
from hospital_iep.ui.forms import ChoiceField, DayField, TextField
from hospital_iep.ui.page import column
from hospital_iep.ui.student.binding import Binding
from hospital_iep.ui.student.part import ChildDialog, clear
from hospital_iep.ui.student.section import OpenPoint, Section
from hospital_iep.ui.student.words import minutes_words
from hospital_iep.ui.widgets.basics import Button, Card, IconButton, Wrapped, label, line
from hospital_iep.ui.widgets.bending import Pair
from hospital_iep.ui.widgets.chips import FilterChips
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.energy import plan_word

SCHOOL_DAYS = 5


def impossible(minutes: int, shortest: int, longest: int, lessons_a_day: int) -> tuple[str, int] | None:
    """Return why minutes a week cannot be made of whole lessons, and the nearest that can; else ``None``."""
    translate = QCoreApplication.translate
    if minutes <= 0:
        return None
    most = longest * lessons_a_day * SCHOOL_DAYS
    if minutes < shortest:
        words = translate("Student", "Shorter than one lesson of {shortest} min.")
        return words.format(shortest=shortest), shortest
    if minutes > most:
        words = translate("Student", "At most {most} min: {lessons} a day of {longest} min.")
        return words.format(most=most, lessons=lessons_a_day, longest=longest), most
    lessons = ceil(minutes / longest)
    if lessons * shortest > minutes:
        words = translate("Student", "No whole lessons of {shortest} to {longest} min make {minutes}.")
        nearest = min((lessons - 1) * longest, lessons * shortest, key=lambda each: abs(each - minutes))
        return words.format(shortest=shortest, longest=longest, minutes=minutes), nearest
    return None


def service_words(kind: ServiceKind | None) -> str:
    """Return a kind of service in words."""
    translate = QCoreApplication.translate
    words = {
        ServiceKind.HOSPITAL_INSTRUCTION: translate("Student", "Teaching in hospital"),
        ServiceKind.HOMEBOUND_INSTRUCTION: translate("Student", "Teaching at home"),
        ServiceKind.REMOTE_INSTRUCTION: translate("Student", "Teaching by video"),
        ServiceKind.SPEECH: translate("Student", "Speech therapy"),
        ServiceKind.OCCUPATIONAL_THERAPY: translate("Student", "Occupational therapy"),
        ServiceKind.PHYSIOTHERAPY: translate("Student", "Physiotherapy"),
        ServiceKind.COUNSELLING: translate("Student", "Counselling"),
        ServiceKind.OTHER: translate("Student", "Other service"),
    }
    return words[kind] if kind else translate("Student", "Service")


class NeedCard(Card):
    """One subject: its minutes, the energy it takes, how it may be taught."""

    def __init__(self, section: "ServicesSection", record: Record[NeedData]) -> None:
        super().__init__(margin=14, gap=10)
        self.record = record
        self._section = section
        tr = section.tr
        form = section.form(f"need-{record.id}")
        bind = Binding(
            section.desk, form, section.student_id, section.key, NeedData, record.id, f"{record.id}-"
        )
        self.bind = bind
        levels = {
            str(level): tr("{level}, {word}").format(level=level, word=plan_word(level))
            for level in range(1, 5)
        }
        subject = bind.text("subject", tr("Subject"), unknown=False)
        level = bind.level("requires_level", tr("Energy it takes"), levels)
        minutes = bind.number(
            "minutes_per_week",
            tr("Minutes a week"),
            0,
            1500,
            check=self._judge_minutes(),
            needed=True,
        )
        least = bind.number(
            "minimum_minutes", tr("At least"), 0, 1500, check=self._judge_least(), needed=True
        )
        lessons = bind.number("max_lessons_per_day", tr("Lessons a day"), 1, 10, needed=True)
        head = QHBoxLayout()
        self.title = label("", "section")
        head.addWidget(self.title, 1)
        self.remove = IconButton("trash-2", "", lambda: section.remove(NeedData, record.id), size="small")
        head.addWidget(self.remove)
        self.body.addLayout(head)
        self.body.addWidget(Pair(subject, level))
        self.body.addWidget(Pair(minutes, least, lessons))
        self.modes = FilterChips(
            tr("How it may be taught"),
            {
                "bedside": tr("At the bed"),
                "classroom": tr("In the classroom"),
                "remote": tr("By video"),
            },
        )
        self.modes.changed.connect(self._write_modes)
        line_ = QHBoxLayout()
        line_.addWidget(label(tr("How"), "label"))
        line_.addWidget(self.modes, 1)
        self.body.addLayout(line_)
        self._quiet = False

    def _judge_minutes(self) -> Check:
        def check(typed: str) -> Fault | None:
            if not typed.strip().isdecimal():
                return None
            child = self._section.card.data
            found = impossible(
                int(typed),
                child.lesson_minutes_min,
                child.lesson_minutes_max,
                self.record.data.max_lessons_per_day,
            )
            if found is None:
                return None
            use = self._section.tr("Use {value}").format(value=found[1])
            return Fault(found[0], use, str(found[1]))

        return check

    def _judge_least(self) -> Check:
        def check(typed: str) -> Fault | None:
            wanted = self.record.data.minutes_per_week
            if typed.strip().isdecimal() and int(typed) > wanted:
                words = self._section.tr("More than the {minutes} min a week.").format(minutes=wanted)
                return Fault(words, self._section.tr("Use {value}").format(value=wanted), str(wanted))
            return None

        return check

    def _write_modes(self, keys: frozenset[str]) -> None:
        modes = [mode for mode in ("bedside", "classroom", "remote") if mode in keys]
        if not self._quiet and modes != self.record.data.modes:
            self.bind.write(
                "modes",
                self._section.tr("how {subject} is taught").format(subject=self.record.data.subject),
                modes,
            )

    def show_record(self, record: Record[NeedData]) -> None:
        """Show the need as it stands."""
        self.record = record
        data = record.data
        self.bind.show(data, {})
        self._quiet = True
        self.modes.choose(frozenset(data.modes))
        self._quiet = False
        subject = data.subject or self._section.tr("New need")
        self.title.setText(subject)
        self.setAccessibleName(
            self._section.tr("{subject}, {minutes} min a week, energy {level}").format(
                subject=subject, minutes=data.minutes_per_week, level=data.requires_level
            )
        )
        self.remove.rename(self._section.tr("Remove {subject}").format(subject=subject))


class ServicesSection(Section):
    """Needs as cards that save themselves; services as a list."""

    key = SectionKey.SERVICES

    @override
    def caption(self) -> str:
        return self.tr("What {name} is taught each week; the timetable is planned from it.").format(
            name=self.called
        )

    @override
    def verbs(self) -> Sequence[QWidget]:
        self.add_button = Button(self.tr("Add subject"), self.add_need, icon="plus")
        return (self.add_button,)

    @override
    def build(self) -> None:
        self.cards: dict[UUID, NeedCard] = {}
        self.total = Wrapped("", "quiet")
        self.body.addWidget(self.total)
        self.needs = QWidget()
        self.needs_box = column(self.needs, 0, 12)
        self.body.addWidget(self.needs)
        self.title_line(
            self.tr("Other services"),
            Button(self.tr("Add a service"), lambda: ServiceDialog(self).open(), icon="plus", size="small"),
        )
        self.services = Card(gap=6)
        self.body.addWidget(self.services)
        self._services: object = None

    @override
    def show_values(self) -> None:
        rows = self.desk.read(records.listed, NeedData, student_id=self.student_id)
        rows.sort(key=lambda row: (row.data.subject.casefold(), str(row.id)))
        keys = {row.id for row in rows}
        for key in [each for each in self.cards if each not in keys]:
            card = self.cards.pop(key)
            card.hide()
            self.needs_box.removeWidget(card)
            card.deleteLater()
        for row in rows:
            if row.id not in self.cards:
                self.cards[row.id] = NeedCard(self, row)
                self.needs_box.addWidget(self.cards[row.id])
            self.cards[row.id].show_record(row)
        self._say_total([row.data for row in rows])
        self._show_services()

    def _say_total(self, needs: list[NeedData]) -> None:
        if not needs:
            self.total.setText(
                self.tr(
                    "Nothing to teach yet. Add a subject and its minutes a week; the planner does the rest."
                )
            )
            return
        minutes = sum(need.minutes_per_week for need in needs)
        child = self.card.data
        one = self.tr("{total} a week in 1 subject. Lessons of {least} to {most} min.")
        many = self.tr("{total} a week in {count} subjects. Lessons of {least} to {most} min.")
        words = (one if len(needs) == 1 else many).format(
            total=minutes_words(minutes),
            count=len(needs),
            least=child.lesson_minutes_min,
            most=child.lesson_minutes_max,
        )
        self.total.setText(words)

    def _show_services(self) -> None:
        rows = self.desk.read(records.listed, ServiceData, student_id=self.student_id)
        key = [(row.id, row.row_version) for row in rows]
        if key == self._services:
            return
        self._services = key
        clear(self.services.body)
        if not rows:
            self.services.body.addWidget(
                Wrapped(self.tr("None entered: therapy, speech, counselling."), "quiet")
            )
        for number, row in enumerate(rows):
            if number:
                self.services.body.addWidget(line())
            self._service_row(row)

    def _service_row(self, row: Record[ServiceData]) -> None:
        data, today = row.data, self.desk.today()
        box = QHBoxLayout()
        box.addWidget(label(service_words(data.kind), "strong"))
        parts = [
            self.tr("{minutes} min a week").format(minutes=data.minutes_per_week)
            if data.minutes_per_week
            else "",
            self.tr("{times} times").format(times=data.times_per_week) if data.times_per_week else "",
            data.provider,
            data.location,
            self.tr("until {day}").format(day=day_words(data.ends_on, today)) if data.ends_on else "",
        ]
        box.addWidget(Wrapped(", ".join(part for part in parts if part), "caption"), 1)
        name = self.tr("Remove {service}").format(service=service_words(data.kind))
        box.addWidget(IconButton("trash-2", name, lambda: self.remove(ServiceData, row.id), size="small"))
        self.services.body.addLayout(box)

    @override
    def more_points(self) -> list[OpenPoint]:
        points = []
        if not self.cards:
            points.append(
                OpenPoint(
                    self.tr("Subjects"), self.tr("Nothing to teach yet"), "circle", "text2", self.add_button
                )
            )
        for card in self.cards.values():
            for bound in card.bind.bound.values():
                fault = bound.field.fault
                if fault is not None:
                    title = f"{card.record.data.subject}: {bound.field.name}"
                    points.append(
                        OpenPoint(title, fault.sentence, "triangle-alert", "danger", bound.field.editor)
                    )
            if not card.record.data.subject:
                field = card.bind.bound["subject"].field
                points.append(
                    OpenPoint(field.name, self.tr("Nothing here yet"), "circle", "text2", field.editor)
                )
        return points

    def add_need(self) -> None:
        """Add a subject and put the focus into its name."""
        child = self.card.data
        modes = ["bedside", "classroom"] if child.can_leave_room else ["bedside"]
        data = NeedData(minutes_per_week=child.lesson_minutes_max * 2, modes=modes)
        made = self.desk.do(
            self.tr("Added a subject"),
            plan.add,
            self.student_id,
            self.key,
            data,
            {"student_id": self.student_id},
        )
        if made in self.cards:
            self.go_to(self.cards[made].bind.bound["subject"].field.editor)

    def remove(self, kind: type[NeedData] | type[ServiceData], record_id: UUID) -> None:
        """Remove a need or a service; undo brings it back."""
        words = self.tr("Removed a subject") if kind is NeedData else self.tr("Removed a service")
        self.desk.do(words, plan.take_out, self.student_id, kind, record_id)


class ServiceDialog(ChildDialog):
    """A service the child receives beside lessons."""

    def __init__(self, section: ServicesSection) -> None:
        super().__init__(section, section.tr("Add a service"), width=640)
        self._section = section
        kinds = {kind.value: service_words(kind) for kind in ServiceKind}
        self.kind = ChoiceField(self.tr("Service"), kinds)
        self.kind.show_value(ServiceKind.PHYSIOTHERAPY.value)
        self.provider = TextField(self.tr("Given by"))
        self.minutes = TextField(self.tr("Minutes a week"))
        self.times = TextField(self.tr("Times a week"))
        self.location = TextField(self.tr("Where"))
        self.ends = DayField(self.tr("Until"), today=section.desk.today)
        self.body.addWidget(Pair(self.kind, self.provider))
        self.body.addWidget(Pair(self.minutes, self.times))
        self.body.addWidget(Pair(self.location, self.ends))
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Add"), self._add, icon="plus")

    def _add(self) -> None:
        for field in (self.minutes, self.times):
            if field.text().strip() and not field.text().strip().isdecimal():
                field.not_written(self.tr("Enter a whole number, or leave it empty."))
                field.setFocus()
                return
        minutes, times = self.minutes.text().strip(), self.times.text().strip()
        data = ServiceData(
            kind=ServiceKind(self.kind.text() or "other"),
            provider=self.provider.text().strip()[:120],
            minutes_per_week=int(minutes) if minutes else None,
            times_per_week=int(times) if times else None,
            location=self.location.text().strip()[:60],
            starts_on=self._section.desk.today(),
            ends_on=self.ends.day.value,
        )
        section = self._section
        section.desk.do(
            self.tr("Added a service"),
            plan.add,
            section.student_id,
            section.key,
            data,
            {"student_id": section.student_id},
        )
        self.accept()
