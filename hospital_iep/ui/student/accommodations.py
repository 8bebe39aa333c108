"""The section "Accommodations": what to do differently, where, until when; the sheet grows beside it."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from hospital_iep.domain.accommodation import AccommodationData
from hospital_iep.domain.catalogues import (
    AccommodationTemplate,
    accommodation_categories,
    accommodations,
    side_effects,
)
from hospital_iep.domain.plan import SectionKey
from hospital_iep.operations import contents, plan, student
from hospital_iep.ui.commands import Command
from hospital_iep.ui.forms import DayField, LongTextField, TextField
from hospital_iep.ui.student.choices import PLACES, ChoiceRow, ChoicesTable, is_expired, place_words
from hospital_iep.ui.student.find import FindField
from hospital_iep.ui.student.part import ChildDialog, side_column
from hospital_iep.ui.student.section import OpenPoint, Section
from hospital_iep.ui.student.sheet import Sheet
from hospital_iep.ui.theme import theme
from hospital_iep.ui.toast import announce
from hospital_iep.ui.widgets.basics import Button, label
from hospital_iep.ui.widgets.bending import Pair
from hospital_iep.ui.widgets.chips import FilterChips
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.empty import Banner, EmptyState
from hospital_iep.ui.widgets.flow import FlowLayout
from hospital_iep.ui.widgets.segments import Segments

CHOSEN, SUGGESTED, ALL = "chosen", "suggested", "all"


class AccommodationsSection(Section):
    """The catalogue of accommodations beside what it makes of the sheet."""

    key = SectionKey.ACCOMMODATIONS
    has_side = False
    fills = True

    @override
    def caption(self) -> str:
        return self.tr("What everyone does differently, so that {name} can learn.").format(name=self.called)

    @override
    def verbs(self) -> Sequence[QWidget]:
        self.see = Button(self.tr("What you see"), lambda: SignsDialog(self).open(), icon="eye")
        return (self.see,)

    @override
    def build(self) -> None:
        self.rows: list[ChoiceRow] = []
        self.signs: dict[str, str] = {}
        bar = QWidget()
        flow = FlowLayout(bar)
        self.lens = Segments(
            self.tr("Show"), {CHOSEN: self.tr("Chosen"), SUGGESTED: self.tr("Suggested"), ALL: self.tr("All")}
        )
        self.lens.chosen.connect(lambda _key: self.show_rows())
        groups = {"": self.tr("All groups")} | {each.letter: each.name for each in accommodation_categories()}
        self.group = SearchCombo(self.tr("Group"), groups, "")
        self.group.choose("")
        self.group.chosen.connect(lambda _key: self.show_rows())
        self.search = FindField(self.tr("Search all {count}").format(count=len(accommodations())))
        self.search.textChanged.connect(self._found)
        self.own = Button(self.tr("Own entry"), lambda: OwnEntryDialog(self).open(), icon="plus")
        self.group.setFixedWidth(theme().px(142))
        self.search.setFixedWidth(theme().px(160))
        for widget in (self.lens, self.group, self.search, self.own):
            flow.addWidget(widget)
        self.late = Banner("", self.tr("Look at them"), self._show_late, icon="clock-alert")
        self.late.hide()
        self.table = ChoicesTable(self.tr("Accommodations"), self.desk.today())
        self.table.setMinimumHeight(theme().px(250))
        self.table.ticked.connect(self.tick)
        self.table.placed.connect(self.place_at)
        self.table.opened.connect(self._open)
        self.empty = EmptyState(
            "", self.tr("What you see"), lambda: SignsDialog(self).open(), icon="lightbulb"
        )
        self.views = QStackedWidget()
        self.views.addWidget(self.table)
        self.views.addWidget(self.empty)
        self.hint = label(
            self.tr("Space chooses, B, H and S switch bed, home and school, Enter opens the details."), "hint"
        )
        self.hint.setWordWrap(True)
        self.body.addWidget(bar)
        self.body.addWidget(self.late)
        self.body.addWidget(self.views, 1)
        self.body.addWidget(self.hint)
        self._build_sheet()

    def _build_sheet(self) -> None:
        self.side, body = side_column(self.tr("“Do this” sheet"))
        head = QHBoxLayout()
        head.addWidget(label(self.tr("“Do this” sheet"), "section"), 1)
        if self.window_.has_page("documents"):
            child = str(self.student_id)
            head.addWidget(
                Button(
                    self.tr("Print"),
                    lambda: self.window_.open("documents", student_id=child, kind="accommodations"),
                    icon="printer",
                    size="small",
                )
            )
        body.addLayout(head)
        self.sheet = Sheet()
        body.addWidget(self.sheet)
        body.addStretch(1)

    @override
    def first_focus(self) -> QWidget:
        return self.table if self.views.currentWidget() is self.table else self.see

    # Showing

    @override
    def show_values(self) -> None:
        today = self.desk.today()
        signs = self.desk.read(plan.signs, self.student_id)
        self.signs = {code: each.name for each in reversed(signs) for code in each.codes}
        chosen = self.desk.read(plan.chosen, self.student_id)
        by_code = {row.data.code: row for row in chosen if row.data.code}
        rows = [self._own_row(row.id, row.data) for row in chosen if row.data.code not in accommodations()]
        order = {row.data.code: at for at, row in enumerate(chosen)}
        entries = sorted(accommodations().values(), key=lambda each: order.get(each.code, len(order)))
        for entry in entries:
            record = by_code.get(entry.code)
            rows.append(self._row(entry, record.id if record else None, record.data if record else None))
        self.rows = rows
        names = ", ".join(each.name.lower() for each in signs[:3])
        self.head.say(
            self.tr("Suggestions come from: {signs}. Check them with the nurse.").format(
                signs=self.privacy.text(names, self.tr("what was seen"))
            )
            if signs
            else self.caption()
        )
        ended = [row for row in rows if is_expired(row, today)]
        self.late.setVisible(bool(ended))
        self.late.say(
            self.tr("{count} ended or are due for review. Extend or end them.").format(count=len(ended))
        )
        self._show_sheet()
        self.show_rows()

    def _row(
        self, entry: AccommodationTemplate, record: UUID | None, data: AccommodationData | None
    ) -> ChoiceRow:
        why = self.signs.get(entry.code)
        because = self.tr("Because: {sign}").format(sign=why.lower()) if why else ", ".join(entry.answers)
        places = tuple(data.places) if data else tuple(str(place) for place in entry.places)
        return ChoiceRow(
            code=entry.code,
            text=self.in_private(data.text) if data else entry.text,
            because=self.privacy.text(because),
            group=entry.code[0],
            places=places,
            exam=entry.exam,
            id=record,
            data=data,
            suggested=why is not None,
        )

    def _own_row(self, record: UUID, data: AccommodationData) -> ChoiceRow:
        return ChoiceRow(
            code="",
            text=self.in_private(data.text),
            because=self.privacy.text(data.because) or self.tr("own entry"),
            group="",
            places=tuple(data.places),
            exam=data.exam_note,
            id=record,
            data=data,
        )

    def _show_sheet(self) -> None:
        page = self.desk.read(contents.accommodations, self.student_id, self.desk.today())
        chosen = [row for row in self.rows if row.chosen]
        ask = sum(row.exam == "ask" for row in chosen)
        self.sheet.show_contents(page, self.called, self.desk.today(), ask, len(page.because))

    def show_rows(self) -> None:
        """Show the rows of the lens, the group and what was typed; the current one stays current."""
        current = self.table.current()
        lens, group, typed = self.lens.value, self.group.value, self.search.text().casefold().split()
        wanted: dict[str, Callable[[ChoiceRow], bool]] = {
            CHOSEN: lambda row: row.chosen,
            SUGGESTED: lambda row: row.suggested and not row.chosen,
            ALL: lambda _row: True,
        }
        keep = wanted[ALL] if typed else wanted[lens]
        rows = [
            row
            for row in self.rows
            if keep(row)
            and (not group or row.group == group)
            and all(word in f"{row.text} {row.because} {row.code}".casefold() for word in typed)
        ]
        for key, words in (
            (CHOSEN, self.tr("Chosen, {count}")),
            (SUGGESTED, self.tr("Suggested, {count}")),
            (ALL, self.tr("All, {count}")),
        ):
            number = sum(wanted[key](row) for row in self.rows)
            self.lens.rename(key, words.format(count=number))
        self.table.rows.set_rows(rows)
        self.views.setCurrentWidget(self.table if rows else self.empty)
        self.empty.say(self._why_empty(lens, typed))
        if rows:
            self._choose(rows, current)

    def _why_empty(self, lens: str, typed: list[str]) -> str:
        if typed:
            return self.tr("No accommodation answers this.")
        if lens == SUGGESTED:
            return self.tr("Tick what you see, such as tired, sick, pain, and suggestions stand here.")
        return self.tr("Nothing chosen yet. Tick what you see, and suggestions follow.")

    def _choose(self, rows: list[ChoiceRow], current: ChoiceRow | None) -> None:
        same = [
            at
            for at, row in enumerate(rows)
            if current is not None and (row.code, row.text) == (current.code, current.text)
        ]
        index = self.table.rows.index(same[0] if same else 0, 1)
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _found(self) -> None:
        self.show_rows()
        announce(self, self.tr("{count} found").format(count=len(self.table.rows.rows)))

    def _show_late(self) -> None:
        self.lens.choose(CHOSEN)
        self.show_rows()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def more_points(self) -> list[OpenPoint]:
        today = self.desk.today()
        points = [
            OpenPoint(row.text, self.tr("Extend or end it"), "clock-alert", "warn", self.table)
            for row in self.rows
            if is_expired(row, today)
        ]
        if not any(row.chosen for row in self.rows):
            points.append(
                OpenPoint(
                    self.tr("Accommodations"), self.tr("Nothing chosen yet"), "circle", "text2", self.table
                )
            )
        return points

    # Doing

    @override
    def commands(self) -> Sequence[Command]:
        tr = self.tr
        return [
            Command(tr("Search the accommodations"), self.search.setFocus, "search", "/"),
            Command(tr("Tick what you see"), lambda: SignsDialog(self).open(), "eye"),
            *super().commands(),
        ]

    def tick(self, row: ChoiceRow) -> None:
        """Choose an accommodation, or take it out again."""
        if row.id is not None:
            self.desk.do(
                self.tr("Took out {text}").format(text=_short(row.text)),
                plan.take_out,
                self.student_id,
                AccommodationData,
                row.id,
            )
            return
        self.desk.do(
            self.tr("Added {text}").format(text=_short(row.text)),
            plan.choose,
            self.student_id,
            row.code,
            self.desk.today(),
            self.signs.get(row.code, ""),
        )

    def place_at(self, row: ChoiceRow, place: str) -> None:
        """Switch bed, home or school for a chosen one."""
        if row.id is None:
            return
        places = [each for each in PLACES.values() if (each in row.places) != (each == place)]
        self.write(row, {"places": places}, self.tr("Changed where: {text}").format(text=_short(row.text)))

    def write(self, row: ChoiceRow, values: dict[str, Any], words: str) -> None:
        """Change a chosen accommodation."""
        assert row.id is not None
        self.desk.do(
            words, plan.write, self.student_id, self.key, AccommodationData, row.id, values, self.desk.today()
        )

    def _open(self, index: QModelIndex) -> None:
        row = self.table.rows.at(index)
        if row.chosen:
            DetailDialog(self, row).open()
        else:
            self.tick(row)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


class SignsDialog(ChildDialog):
    """Tick what you see: each brings suggestions; none of it is on the teachers' sheet."""

    def __init__(self, section: AccommodationsSection) -> None:
        super().__init__(
            section,
            section.tr("What do you see?"),
            width=640,
            intro=section.tr("Each brings suggestions. It stays with the nurse's copy."),
        )
        self._section = section
        self.chips = FilterChips(
            self.tr("What you see"), {each.id: each.name for each in side_effects().values()}
        )
        seen = section.desk.read(student.side_effects_seen, section.student_id)
        self.chips.choose(frozenset(seen))
        self.chips.changed.connect(self._changed)
        self.body.addWidget(self.chips)
        self._before = self.chips.chosen()
        self.primary(self.tr("Show suggestions"), self._show)

    def _changed(self, keys: frozenset[str]) -> None:
        section = self._section
        today = section.desk.today()
        for sign in sorted(keys - self._before):
            words = self.tr("Seen: {sign}").format(sign=side_effects()[sign].name.lower())
            section.desk.do(words, plan.see_sign, section.student_id, sign, today)
        for sign in sorted(self._before - keys):
            words = self.tr("Not seen: {sign}").format(sign=side_effects()[sign].name.lower())
            section.desk.do(words, plan.unsee_sign, section.student_id, sign)
        self._before = keys

    def _show(self) -> None:
        self.accept()
        self._section.lens.choose(SUGGESTED)
        self._section.show_rows()
        self._section.table.setFocus(Qt.FocusReason.OtherFocusReason)


class OwnEntryDialog(ChildDialog):
    """An accommodation in one's own words."""

    def __init__(self, section: AccommodationsSection) -> None:
        super().__init__(
            section,
            section.tr("Own entry"),
            intro=section.tr("What to do, without the reason. Teachers read it word for word."),
        )
        self._section = section
        self.text = LongTextField(self.tr("Do this"), lines=2)
        self.body.addWidget(self.text)
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Add"), self._add, icon="plus")

    def _add(self) -> None:
        text = " ".join(self.text.text().split())[:300]
        if not text:
            self.text.setFocus()
            return
        section = self._section
        section.desk.do(
            self.tr("Added {text}").format(text=_short(text)),
            plan.own_entry,
            section.student_id,
            text,
            section.desk.today(),
        )
        self.accept()
        section.lens.choose(CHOSEN)
        section.show_rows()


class DetailDialog(ChildDialog):
    """Everything about one chosen accommodation."""

    def __init__(self, section: AccommodationsSection, row: ChoiceRow) -> None:
        super().__init__(section, section.tr("Accommodation"), width=640)
        assert row.data is not None
        self._section, self._row = section, row
        data, today = row.data, section.desk.today
        self.text = LongTextField(self.tr("Do this"), self.tr("Without the reason."), lines=1)
        self.text.show_value(data.text)
        self.because = TextField(self.tr("Because"), self.tr("Nurse and named lead only."))
        self.because.show_value(data.because)
        self.when = TextField(self.tr("When"))
        self.when.show_value(data.applicability)
        self.who = TextField(self.tr("Who does it"))
        self.who.show_value(data.who_implements)
        self.review = DayField(self.tr("Review"), today=today)
        self.review.show_value(data.review_on.isoformat() if data.review_on else "")
        self.ends = DayField(self.tr("Ends"), self.tr("Empty: standing."), today=today)
        self.ends.show_value(data.ends_on.isoformat() if data.ends_on else "")
        self.exam = TextField(self.tr("In tests and exams"))
        self.exam.show_value(data.exam_note)
        self.places = FilterChips(
            self.tr("Where"), {place: place_words(place).capitalize() for place in PLACES.values()}
        )
        self.places.choose(frozenset(data.places))
        fields = (
            self.text,
            label(self.tr("Where"), "label"),
            self.places,
            Pair(self.because, self.when),
            Pair(self.who, self.exam),
            Pair(self.review, self.ends),
        )
        for field in fields:
            self.body.addWidget(field)
        self.body.addStretch(1)
        self.cancel()
        self.primary(self.tr("Keep"), self._keep, icon="check")

    @override
    def record_key(self) -> str:
        return f"accommodation-{self._row.id}"

    def _keep(self) -> None:
        text = " ".join(self.text.text().split())[:300]
        values = {
            "text": text or self._row.text,
            "because": self.because.text().strip()[:200],
            "applicability": self.when.text().strip()[:200],
            "who_implements": self.who.text().strip()[:120],
            "exam_note": self.exam.text().strip()[:120],
            "review_on": self.review.day.value,
            "ends_on": self.ends.day.value,
            "places": [place for place in PLACES.values() if place in self.places.chosen()],
        }
        self._section.write(self._row, values, self.tr("Changed {text}").format(text=_short(text)))
        self.accept()
