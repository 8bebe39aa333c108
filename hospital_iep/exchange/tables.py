"""Appointments out of tables: each row below the headings, by what its columns mean."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from hospital_iep.domain.treatment import AppointmentStatus
from hospital_iep.exchange.answers import Answers, column_names
from hospital_iep.exchange.columns import (
    Meaning,
    date_in,
    day_first,
    end_of,
    ends_the_day,
    instant_in,
    is_number,
    length_of,
    moment_in,
    no_clock_in,
    span_in,
)
from hospital_iep.exchange.found import AppointmentFound, Flag, PatientHint
from hospital_iep.exchange.other_appointments import status_of
from hospital_iep.exchange.placing import CANCELLED_TITLE, Clock, placed
from hospital_iep.exchange.reading import Problem, Reading, Sheet, TimeKind


def from_sheets(
    reading: Reading, clock: Clock, problems: list[Problem], answers: Answers
) -> Iterator[AppointmentFound]:
    """Yield an appointment for each row below the headings that has a date; others are told."""
    for sheet in reading.sheets:
        columns, header = answers.of(sheet), answers.header(sheet)
        if not sheet.rows or not answers.reads(sheet):
            continue
        if header is None or not columns:
            problems.append(Problem(f"sheet {sheet.name}", "no headings: none of its rows was taken"))
            continue
        yield from _Table(sheet, header, columns, answers).appointments(clock, problems)


class _Table:
    """One sheet with the meaning of its columns."""

    def __init__(self, sheet: Sheet, header: int, columns: dict[str, str], answers: Answers) -> None:
        self.sheet = sheet
        self.header = header
        names = column_names(sheet, header)
        self.at = {meaning: names.index(name) for name, meaning in columns.items() if name in names}
        self.names = {meaning: name for name, meaning in columns.items()}
        self.answers = answers
        self.asked = any(answers.order(name) is None for name in sheet.asks)
        self.guessed = self._guessed_order()
        self.rows = _filled(sheet)

    def _guessed_order(self) -> bool:
        places = [self.at[m] for m in (Meaning.DATE, Meaning.START, Meaning.END_DATE) if m in self.at]
        cells = (row[i] for i in places for row in self.sheet.rows[self.header + 1 :] if i < len(row))
        return day_first(cells) is not False

    def first_day(self, meaning: Meaning) -> bool:
        """Return whether the dates of a column name the day first: as said, else as the table's own do."""
        said = self.answers.order(self.names.get(meaning, ""))
        return self.guessed if said is None else said

    def cell(self, row: Sequence[Any], meaning: Meaning) -> Any:
        index = self.at.get(meaning)
        return row[index] if index is not None and index < len(row) else None

    def text(self, row: Sequence[Any], meaning: Meaning) -> str:
        value = self.cell(row, meaning)
        return "" if value is None else str(value).strip()

    def appointments(self, clock: Clock, problems: list[Problem]) -> Iterator[AppointmentFound]:
        for number, row in enumerate(self.rows[self.header + 1 :], self.header + 2):
            if not any(cell not in (None, "") for cell in row):
                continue
            where = f"sheet {self.sheet.name}, row {number}"
            day, at = self._when(row, Meaning.DATE, Meaning.START)
            if day is None:
                problems.append(Problem(where, "has no date that can be read and was not taken"))
                continue
            if wrong := self._no_start(row):
                problems.append(Problem(where, f"{wrong} is no time of day: the row was not taken"))
                continue
            if wrong := self._no_time(row, Meaning.END):
                problems.append(Problem(where, f"{wrong} is no time of day: the end is not known"))
            if at is None and (doubtful := self._doubtful_start(row)):
                said = f"{doubtful} may be several times of day: the whole day is taken"
                problems.append(Problem(where, said))
            yield self._appointment(row, day, at, where, clock)

    def _no_start(self, row: Sequence[Any]) -> str:
        """Return what stands for the start of a row and is no time of day, empty where all is well."""
        return self._no_time(row, Meaning.START) or self._no_time(row, Meaning.DATE)

    def _doubtful_start(self, row: Sequence[Any]) -> str:
        """Return a plain number that stands for the start and is neither a day nor a time of day."""
        cell = self.cell(row, Meaning.START)
        is_none = is_number(cell) and not ends_the_day(cell) and moment_in(cell) == (None, None)
        return str(cell) if is_none else ""

    def _no_time(self, row: Sequence[Any], meaning: Meaning) -> str:
        """Return what a cell holds as its time that is none ("25:00"); words ("morning") are no fault."""
        cell, written = self.cell(row, meaning), self.text(row, meaning)
        if ends_the_day(cell) or self._span(row, meaning):
            return ""
        first_day = self.first_day(meaning)
        found = date_in(written, first_day)
        wrong = no_clock_in(found[1] if found else written)
        if wrong is not None:
            return wrong[0]
        timed = meaning in (Meaning.START, Meaning.END) and any(sign.isdigit() for sign in written)
        timed = timed and not is_number(cell)
        return written if timed and moment_in(cell, first_day) == (None, None) else ""

    def _when(self, row: Sequence[Any], *meanings: Meaning) -> tuple[date | None, time | None]:
        day: date | None = None
        at: time | None = None
        for meaning in meanings:
            timed = meaning in (Meaning.START, Meaning.END)
            found_day, found = moment_in(self.cell(row, meaning), self.first_day(meaning), clock=timed)
            span = self._span(row, meaning)
            found = span[0] if span else found
            day, at = day or found_day, at if found is None else found
        return day, at

    def _span(self, row: Sequence[Any], meaning: Meaning) -> tuple[time, time] | None:
        """Return both times where one cell holds them ("9:00-10:30")."""
        written = self.text(row, meaning)
        if meaning not in (Meaning.DATE, Meaning.START):
            return None
        found = date_in(written, self.first_day(meaning))
        span = span_in(found[1] if found else written)
        return span[:2] if span else None

    def _appointment(
        self, row: Sequence[Any], day: date, at: time | None, where: str, clock: Clock
    ) -> AppointmentFound:
        title = self.text(row, Meaning.TITLE)
        gone = CANCELLED_TITLE.match(title) is not None
        status = AppointmentStatus.CANCELLED if gone else status_of(self.text(row, Meaning.STATUS))
        facts = AppointmentFound(
            status=status,
            title=CANCELLED_TITLE.sub("", title),
            place=self.text(row, Meaning.PLACE),
            words=self.text(row, Meaning.NOTE),
            hints=self._hints(row),
            flags=(Flag.ASK_DATE,) if self.asked else (),
            where=where,
            as_written=" | ".join(str(cell) for cell in row if cell not in (None, ""))[:300],
        )
        moment = instant_in(self.cell(row, Meaning.START)) or instant_in(self.cell(row, Meaning.DATE))
        if moment is not None:
            return placed(facts, moment, self._end(row, moment), TimeKind.UTC, clock)
        if at is None and ends_the_day(self.cell(row, Meaning.START)):
            day, at = day + timedelta(days=1), time()
        if at is None:
            facts = replace(facts, flags=(*facts.flags, Flag.NO_TIME))
            return placed(facts, day, self._last_day(row, day), TimeKind.DATE, clock)
        start = datetime.combine(day, at)
        return placed(facts, start, self._end(row, start), TimeKind.FLOATING, clock)

    def _last_day(self, row: Sequence[Any], first: date) -> date | None:
        """Return the day after the last: a table that names days without times means the last one too."""
        last, _ = self._when(row, Meaning.END, Meaning.END_DATE)
        return last + timedelta(days=1 if last >= first else 0) if last else None

    def _end(self, row: Sequence[Any], start: datetime) -> datetime | None:
        written = self.cell(row, Meaning.END)
        moment = instant_in(written)
        if moment is not None:
            return moment
        day, at = self._when(row, Meaning.END_DATE, Meaning.END)
        day = day or start.date()
        if at is not None:
            return datetime.combine(day, at)
        if ends_the_day(written):
            return datetime.combine(day + timedelta(days=1), time())
        length = length_of(self.cell(row, Meaning.DURATION))
        return start + length if length else self._span_end(row, start)

    def _span_end(self, row: Sequence[Any], start: datetime) -> datetime | None:
        span = self._span(row, Meaning.START) or self._span(row, Meaning.DATE)
        if span is None:
            return None
        return end_of(start, span[1])

    def _hints(self, row: Sequence[Any]) -> tuple[PatientHint, ...]:
        parts = (self.text(row, Meaning.FIRST_NAME), self.text(row, Meaning.LAST_NAME))
        name = self.text(row, Meaning.NAME) or " ".join(filter(None, parts))
        born = date_in(self.text(row, Meaning.BIRTH_DATE), self.first_day(Meaning.BIRTH_DATE))
        number = self.text(row, Meaning.IDENTIFIER)
        if not (name or number):
            return ()
        return (PatientHint(number, "", name, born[0].isoformat() if born else ""),)


def _filled(sheet: Sheet) -> list[list[Any]]:
    """Return the rows with the value of a merged range in each of its cells."""
    rows = [list(row) for row in sheet.rows]
    for top, left, bottom, right in sheet.merged:
        if top >= len(rows) or left >= len(rows[top]) or (bottom - top) * (right - left + 1) > 10_000:
            continue
        value = rows[top][left]
        for row in rows[top : bottom + 1]:
            row.extend([None] * (min(right, 200) + 1 - len(row)))
            for index in range(left, min(right, 200) + 1):
                row[index] = value if row[index] in (None, "") else row[index]
    return rows
