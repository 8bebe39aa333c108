"""What a file leaves open, asked in one view: sheets, columns, the order of dates, time zones."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from zoneinfo import available_timezones

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from hospital_iep.exchange.answers import NO_HEADINGS
from hospital_iep.exchange.appointments import Horizon, as_appointments
from hospital_iep.exchange.columns import Meaning, date_in
from hospital_iep.exchange.questions import Asks, OpenPoint, Questions
from hospital_iep.exchange.reading import Sheet
from hospital_iep.ui.imports.model import Wording, span_words
from hospital_iep.ui.page import column, scrolling
from hospital_iep.ui.theme import theme
from hospital_iep.ui.toast import announce
from hospital_iep.ui.widgets.basics import Button, Card, Elided, label
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.empty import Banner
from hospital_iep.ui.widgets.flow import FlowLayout
from hospital_iep.ui.widgets.layouts import row
from hospital_iep.ui.widgets.tables import ROW, Column, RowsModel, TableView

SAMPLE_ROWS = 6
EVER = Horizon(datetime(1, 1, 1), datetime(9999, 1, 1))  # noqa: DTZ001  (wall clocks)
MOST_COLUMNS, MOST_SHEETS, FEW_SHEETS = 16, 24, 4  # more would take long to lay out
TOLD_WIDTH, CHOICE_WIDTH, ROW_WIDTH = 250, 230, 420


@dataclass(frozen=True, slots=True)
class Sampled:
    """One of the first rows: as it stands, and what it would be; two times while its date is still asked."""

    written: str
    when: str
    day_first: str = ""
    month_first: str = ""
    title: str = ""
    who: str = ""


def meaning_words() -> dict[str, str]:
    """Return what a column can hold, in words; first that it is not used."""
    translate = QCoreApplication.translate
    return {
        "": translate("Imports", "not used"),
        Meaning.DATE: translate("Imports", "date"),
        Meaning.START: translate("Imports", "start"),
        Meaning.END: translate("Imports", "end"),
        Meaning.END_DATE: translate("Imports", "last day"),
        Meaning.DURATION: translate("Imports", "minutes"),
        Meaning.TITLE: translate("Imports", "appointment"),
        Meaning.PLACE: translate("Imports", "place"),
        Meaning.NAME: translate("Imports", "pupil's name"),
        Meaning.FIRST_NAME: translate("Imports", "first name"),
        Meaning.LAST_NAME: translate("Imports", "family name"),
        Meaning.IDENTIFIER: translate("Imports", "pupil's number"),
        Meaning.BIRTH_DATE: translate("Imports", "date of birth"),
        Meaning.STATUS: translate("Imports", "status"),
        Meaning.NOTE: translate("Imports", "note"),
    }


class QuestionsView(QWidget):
    """All questions about one file on one page; ``answered`` comes when none is left and one goes on."""

    answered = Signal()
    left = Signal()

    def __init__(self, wording: Wording, today: Callable[[], date]) -> None:
        super().__init__()
        self._wording = wording
        self._today = today
        self._zone = "UTC"
        self.questions: Questions | None = None
        self.combos: dict[str, SearchCombo] = {}  # by what they ask ("column Date", "order Date", "zone X")
        self.sheets: dict[str, QCheckBox] = {}
        self._columns_shown = MOST_COLUMNS
        self._two_ways = False
        page = column(self, 16, 10)
        self.heading = label(self.tr("How is this file to be read?"), "section", wrap=True)
        page.addWidget(self.heading)
        self.again = Banner(
            self.tr("Answered as last time. Change what is different now."), kind="sunken", icon="history"
        )
        page.addWidget(self.again)
        self._inner = QWidget()
        self._body = column(self._inner, 0, 12)
        self._asked = QWidget()
        self._body.addWidget(self._asked)
        self._body.addWidget(self._sample_card())
        self._body.addStretch(1)
        self.area = scrolling(self._inner)
        page.addWidget(self.area, 1)
        page.addWidget(self._foot())

    def _sample_card(self) -> Card:
        self.sample_card = Card()
        self.sample_card.head(self.tr("The first rows, as they are read now"))
        self.sample: RowsModel[Sampled] = RowsModel(
            [
                Column(self.tr("In the file"), lambda each: each.written),
                Column(self.tr("When"), lambda each: each.when),
                Column(self.tr("If the day comes first"), lambda each: each.day_first or each.when),
                Column(self.tr("If the month comes first"), lambda each: each.month_first or each.when),
                Column(self.tr("Appointment"), lambda each: each.title),
                Column(self.tr("Pupil"), lambda each: each.who),
            ],
            self._sample_speech,
            parent=self,
        )
        self.sample_table = TableView(self.tr("The first rows, as they are read now"), self.sample)
        self.sample_card.body.addWidget(self.sample_table)
        return self.sample_card

    def _sample_speech(self, row: Sampled) -> str:
        if not row.day_first:
            return ", ".join(filter(None, (row.written, row.when, row.title, row.who)))
        words = self.tr("{row}: if the day comes first {one}, if the month comes first {other}")
        return words.format(row=row.written, one=row.day_first, other=row.month_first)

    def _foot(self) -> QWidget:
        foot = QWidget()
        line = row()
        foot.setLayout(line)
        self.hint = label("", "caption", wrap=True)
        self.leave_button = Button(self.tr("Not this file"), self.left.emit)
        self.go_on = Button(self.tr("Continue"), self._go_on, icon="arrow-right", kind="primary")
        line.addWidget(self.hint, 1)
        line.addWidget(self.leave_button)
        line.addWidget(self.go_on)
        return foot

    # Asking

    def ask(self, questions: Questions, home_zone: str) -> None:
        """Show the questions of a file, with the answers that are known."""
        self.questions = questions
        self._zone = home_zone
        self._columns_shown = MOST_COLUMNS
        self.again.setVisible(questions.as_last_time)
        self._build()
        self._follow()

    def forget(self) -> None:
        """Forget the file."""
        self.questions = None
        self.sample.set_rows([])
        self._build()

    def say_again(self) -> None:
        """Write again what privacy hides or shows."""
        if self.questions is not None:
            self._build()
            self._follow()

    def first_focus(self) -> QWidget:
        """Return what is to be answered first, or the way on."""
        must = [combo for combo in self.combos.values() if combo.property("must") and combo.isVisibleTo(self)]
        asked = [combo for combo in must if not combo.value]
        return asked[0] if asked else self.go_on if self.go_on.isEnabled() else self.leave_button

    def _build(self) -> None:
        """Lay out all questions anew; a change of sheets or headings asks about other columns."""
        old, self._asked = self._asked, QWidget()
        self.combos, self.sheets = {}, {}
        body = column(self._asked, 0, 12)
        asked = self.questions
        if asked is not None:
            for card in (self._sheets(asked), self._columns(asked), self._zones(asked), self._text(asked)):
                if card is not None:
                    body.addWidget(card)
        self._body.replaceWidget(old, self._asked)
        old.hide()
        old.deleteLater()

    def _sheets(self, asked: Questions) -> Card | None:
        if not asked.sheets:
            return None
        card = Card()
        several = len(asked.sheets) > 1 or asked.sheets[0].hidden
        card.head(
            self.tr("Which sheets hold appointments?") if several else self.tr("Where do the headings stand?")
        )
        for at, sheet in enumerate(asked.sheets):
            if several:
                card.body.addWidget(self._sheet_box(asked, sheet))
            sure = sheet.header_row is not None and len(asked.sheets) > FEW_SHEETS
            if sheet.name in asked.used and not sure and at < MOST_SHEETS:
                name = self.tr("Headings of {sheet}").format(sheet=sheet.name)
                combo = self._combo(
                    f"header {sheet.name}",
                    name,
                    self._header_choices(asked, sheet),
                    must=True,
                    wide=ROW_WIDTH,
                )
                header = asked.headers[sheet.name]
                combo.choose("" if header is None else str(header))
                combo.chosen.connect(lambda key, name=sheet.name: self._choose_header(name, key))
                card.body.addWidget(self._line(name, "", combo))
        return card

    def _sheet_box(self, asked: Questions, sheet: Sheet) -> QCheckBox:
        words = self.tr("{sheet}, {rows} rows")
        if sheet.hidden:
            words = self.tr("{sheet}, {rows} rows, hidden in the workbook")
        box = QCheckBox(words.format(sheet=sheet.name, rows=len(sheet.rows)))
        box.setChecked(sheet.name in asked.used)
        box.toggled.connect(lambda on, name=sheet.name: self._use(name, on=on))
        self.sheets[sheet.name] = box
        return box

    def _header_choices(self, asked: Questions, sheet: Sheet) -> dict[str, str]:
        choices = {"": self.tr("choose")} if asked.headers[sheet.name] is None else {}
        for at, cells in islice(enumerate(sheet.rows), 12):
            shown = " | ".join(str(cell) for cell in cells if cell not in (None, ""))
            said = self._wording.privacy.text(shown[:60], self.tr("hidden"))
            choices[str(at)] = self.tr("row {number}: {cells}").format(number=at + 1, cells=said)
        header = asked.headers[sheet.name]
        if header is not None and header >= len(choices):
            choices[str(header)] = self.tr("row {number}").format(number=header + 1)
        return choices | {str(NO_HEADINGS): self.tr("there are none")}

    def _columns(self, asked: Questions) -> Card | None:
        names = asked.columns()
        if not names:
            return None
        card = Card()
        card.head(self.tr("What do the columns hold?"))
        unclear = set(asked.unclear())
        shown = [
            name for at, name in enumerate(names) if at < self._columns_shown or asked.meanings.get(name)
        ]
        for name in shown:
            combo = self._combo(
                f"column {name}", self.tr("{column} holds").format(column=name), meaning_words()
            )
            combo.choose(asked.meanings.get(name, ""))
            combo.chosen.connect(lambda key, name=name: self._mean(name, key))
            parts = [combo]
            if name in unclear:
                order = self._combo(
                    f"order {name}", self.tr("Dates of {column}").format(column=name), {}, must=True
                )
                order.set_choices(
                    self._order_choices(asked.examples(name, 40)), self._order_key(asked.orders.get(name))
                )
                order.chosen.connect(lambda key, name=name: self._order(name, key))
                parts.append(order)
            examples = self._wording.privacy.text(" · ".join(each[:24] for each in asked.examples(name)))
            card.body.addWidget(self._line(name, examples, *parts))
        if len(shown) < len(names):
            words = self.tr("Show {number} more columns, which are not used")
            card.body.addWidget(
                Button(words.format(number=len(names) - len(shown)), self._show_more, size="small")
            )
        return card

    def _zones(self, asked: Questions) -> Card | None:
        if not asked.zones:
            return None
        card = Card()
        card.head(self.tr("Where do these clocks run?"))
        zones = {
            "": self.tr("choose"),
            self._zone: self.tr("as here: {zone}").format(zone=self._zone.replace("_", " ")),
        }
        zones |= {
            zone: zone.replace("_", " ") for zone in sorted(available_timezones()) if zone != self._zone
        }
        for name, zone in asked.zones.items():
            combo = self._combo(
                f"zone {name}", self.tr("Time zone of {name}").format(name=name[:60]), zones, must=True
            )
            combo.choose(zone)
            combo.chosen.connect(lambda key, name=name: self._choose_zone(name, key))
            hint = self.tr("The file names this time zone and does not explain it.")
            card.body.addWidget(self._line(name[:60], hint, combo))
        return card

    def _text(self, asked: Questions) -> Card | None:
        if not asked.unclear_text:
            return None
        card = Card()
        card.head(self.tr("Day or month first?"))
        combo = self._combo("order", self.tr("Dates of this text"), {}, must=True)
        days = [line.date for line in asked.reading.lines if "ask-date" in line.flags]
        written = [f"{int(day[8:])}/{int(day[5:7])}/{day[:4]}" for day in days]
        combo.set_choices(self._order_choices(written), self._order_key(asked.text_order))
        combo.chosen.connect(self._order_text)
        card.body.addWidget(self._line(self.tr("Dates such as 03/04"), "", combo))
        return card

    def _combo(
        self, key: str, name: str, choices: dict[str, str], *, must: bool = False, wide: int = CHOICE_WIDTH
    ) -> SearchCombo:
        combo = SearchCombo(name, choices)
        combo.setProperty("must", must)
        combo.setFixedWidth(theme().px(wide))
        self.combos[key] = combo
        return combo

    def _line(self, name: str, hint: str, *asked: QWidget) -> QWidget:
        """Return one question: what it is about, what stands there, and the choices beside it or below."""
        line, told = QWidget(), QWidget()
        told.setFixedWidth(theme().px(TOLD_WIDTH))
        words = column(told, 0, 0)
        words.addWidget(Elided(name, "strong"))
        words.addWidget(Elided(hint, "hint"))
        flow = FlowLayout(line)
        for part in (told, *asked):
            flow.addWidget(part)
        return line

    def _order_choices(self, examples: list[str]) -> dict[str, str]:
        """Return both ways to read a date, by an example of the column itself."""
        day, month = self.tr("day first"), self.tr("month first")
        for text in examples:
            year = self._today().year
            first = date_in(text, first_day=True, year=year)
            second = date_in(text, first_day=False, year=year)
            if first and second and first[0] != second[0]:
                words = self.tr("{order}: {day}")
                day = words.format(order=day, day=day_words(first[0], self._today()))
                month = words.format(order=month, day=day_words(second[0], self._today()))
                break
        return {"": self.tr("day or month first?"), "day": day, "month": month}

    @staticmethod
    def _order_key(order: bool | None) -> str:
        return "" if order is None else "day" if order else "month"

    # Answering

    def _use(self, name: str, *, on: bool) -> None:
        if self.questions is not None:
            self.questions.use(name, used=on)
            self._build()
            self.sheets[name].setFocus()
            self._follow()

    def _choose_header(self, name: str, key: str) -> None:
        if self.questions is not None and key:
            alike = [sheet for sheet in self.questions.used if self.questions.headers[sheet] is None]
            for sheet in {name, *alike}:
                self.questions.set_header(sheet, int(key))
            self._build()
            self.combos[f"header {name}"].setFocus()
            self._follow()

    def _mean(self, name: str, meaning: str) -> None:
        if self.questions is not None:
            before = self.questions.unclear()
            self.questions.mean(name, meaning)
            if self.questions.unclear() != before:  # the order of its dates is asked now, or no more
                self._build()
                self.combos[f"column {name}"].setFocus()
            self._follow()

    def _order(self, name: str, key: str) -> None:
        if self.questions is not None and key:
            self.questions.order(name, first_day=key == "day")
            self._follow()

    def _order_text(self, key: str) -> None:
        if self.questions is not None and key:
            self.questions.order_text(first_day=key == "day")
            self._follow()

    def _choose_zone(self, name: str, zone: str) -> None:
        if self.questions is not None:
            self.questions.zones[name] = zone
            self._follow()

    def _show_more(self) -> None:
        """Show further columns of a wide table."""
        self._columns_shown += MOST_COLUMNS
        self._build()
        self._follow()

    def _go_on(self) -> None:
        if self.questions is not None and not self.questions.open_points():
            self.answered.emit()

    # Following

    def _follow(self) -> None:
        """Show what the answers make of the first rows, and what is still to be said."""
        asked = self.questions
        if asked is None:
            return
        points = asked.open_points()
        self.go_on.setEnabled(not points)
        hint = self.open_words(points[0]) if points else ""
        if hint != self.hint.text():
            self.hint.setText(hint)
            announce(self, hint)
        self._show_sample(asked)

    def _show_sample(self, asked: Questions) -> None:
        rows, two_ways = self._sampled(asked), False
        if any(point.kind is Asks.ORDER for point in asked.open_points()):
            one, other = (self._sampled(asked, first_day=first) for first in (True, False))
            pairs = [(row, day.when, month.when) for row, day, month in zip(rows, one, other, strict=True)]
            two_ways = any(day != month for _, day, month in pairs)
            if two_ways:
                rows = [
                    replace(row, when="", day_first=day, month_first=month) if day != month else row
                    for row, day, month in pairs
                ]
        self.sample.set_rows(rows)
        self._two_ways = two_ways
        self._fit_sample()
        self.sample_card.setVisible(bool(rows))
        self.sample_table.setFixedHeight(theme().target(ROW) * (min(len(rows), 2 * SAMPLE_ROWS) + 1) + 6)

    def _fit_sample(self) -> None:
        """Show the columns that say something, as wide as there is room; of two readings those first."""
        roomy = self.width() >= theme().px(1000)
        both, told = self._two_ways, roomy or not self._two_ways
        for at, shown in enumerate((True, not both, both, both, told, told)):
            self.sample_table.setColumnHidden(at, not shown)
        if roomy:
            self.sample_table.set_widths((0, 230, 200, 200, 150, 150))
        else:
            self.sample_table.set_widths((0,) * self.sample.columnCount())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_sample()

    def _sampled(self, asked: Questions, *, first_day: bool | None = None) -> list[Sampled]:
        """Return the first rows as the answers make them; ``first_day`` stands for what is still asked."""
        found = as_appointments(asked.sample(SAMPLE_ROWS), self._zone, EVER, asked.answers(first_day))
        words, today = self._wording, self._today()
        rows = [
            Sampled(
                words.privacy.text(one.as_written, self.tr("hidden")),
                span_words(one.start, one.end, today, all_day=one.all_day),
                title=words.privacy.text(one.title, self.tr("Title hidden")),
                who=words.privacy.text(
                    ", ".join(dict.fromkeys(hint.name or hint.identifier for hint in one.hints))
                ),
            )
            for one in found.appointments[:SAMPLE_ROWS]
        ]
        return rows + [Sampled(each.where, each.reason) for each in found.problems[:SAMPLE_ROWS]]

    def open_words(self, point: OpenPoint) -> str:
        """Return in words what is still to be answered."""
        name = meaning_words().get(point.name, point.name) if point.kind is Asks.TWICE else point.name
        words = {
            Asks.SHEETS: self.tr("Choose at least one sheet."),
            Asks.HEADINGS: self.tr("Say where the headings of {name} stand."),
            Asks.DATE: self.tr("Say which column of {name} holds the date or the start."),
            Asks.TWICE: self.tr("Two columns hold the {name}: choose one."),
            Asks.ORDER: self.tr("Say whether the day or the month comes first in {name}."),
            Asks.ZONE: self.tr("Say which time zone {name} is."),
        }
        if point.kind is Asks.ORDER and "order" in self.combos:
            return self.tr("Say whether the day or the month comes first.")
        return words[point.kind].format(name=name[:60])
