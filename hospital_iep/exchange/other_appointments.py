"""Appointments out of messages, FHIR resources, tables and pasted text, by the same rules as calendars."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from hospital_iep.domain.treatment import AppointmentStatus
from hospital_iep.exchange.columns import Meaning, date_in, day_first, length_of, moment_in
from hospital_iep.exchange.found import AppointmentFound, Flag, PatientHint
from hospital_iep.exchange.placing import CANCELLED_TITLE, Clock, placed
from hospital_iep.exchange.reading import (
    Message,
    Problem,
    Reading,
    Row,
    Sheet,
    TimeKind,
    instant_text,
    moment_of,
)

_STATUS = {
    "cancelled": AppointmentStatus.CANCELLED,
    "canceled": AppointmentStatus.CANCELLED,
    "discontinued": AppointmentStatus.CANCELLED,
    "dc": AppointmentStatus.CANCELLED,
    "abgesagt": AppointmentStatus.CANCELLED,
    "storniert": AppointmentStatus.CANCELLED,
    "cancelada": AppointmentStatus.CANCELLED,
    "annulé": AppointmentStatus.CANCELLED,
    "deleted": AppointmentStatus.DELETED,
    "entered-in-error": AppointmentStatus.DELETED,
    "noshow": AppointmentStatus.NO_SHOW,
    "no-show": AppointmentStatus.NO_SHOW,
    "no show": AppointmentStatus.NO_SHOW,
    "tentative": AppointmentStatus.TENTATIVE,
    "pending": AppointmentStatus.TENTATIVE,
    "proposed": AppointmentStatus.TENTATIVE,
    "waitlist": AppointmentStatus.TENTATIVE,
    "busy-tentative": AppointmentStatus.TENTATIVE,
    "requested": AppointmentStatus.TENTATIVE,
}


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person has said about a table: per sheet which column is what, day first, hidden sheets too.

    ``columns`` maps a sheet's name to headings and their meanings and replaces the guess.
    """

    day_first: bool | None = None
    hidden: bool = False
    columns: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()

    def of(self, sheet: Sheet) -> dict[str, str]:
        """Return the columns of a sheet: as said, else as guessed."""
        return dict(dict(self.columns).get(sheet.name, tuple(sheet.columns.items())))


def status_of(said: str | None) -> AppointmentStatus:
    """Return how an appointment stands by the word of its file."""
    return _STATUS.get((said or "").strip().casefold(), AppointmentStatus.CONFIRMED)


# --- messages ---------------------------------------------------------------------------------------


def from_messages(reading: Reading, clock: Clock, problems: list[Problem]) -> Iterator[AppointmentFound]:
    """Yield the appointment of each message; a contradiction is flagged, never settled."""
    for one in reading.messages:
        name = one.filler_id or one.placer_id
        if not name:
            problems.append(
                Problem(f"message {one.index}", "names no appointment id: it cannot be followed later")
            )
        facts = AppointmentFound(
            uid=f"{name}@{one.sender}" if name else "",
            stamp=one.sent or "",
            status=status_of(one.status),
            title=one.title,
            place=one.place,
            codes=one.codes,
            hints=_message_hints(one),
            flags=(Flag.CONTRADICTION,) if one.conflicts else (),
            where=f"message {one.index}",
            as_written=f"{one.start} to {one.end}" if one.start else "",
        )
        yield _timed(facts, one.start, one.end if one.has_end else None, clock)


def _message_hints(one: Message) -> tuple[PatientHint, ...]:
    authorities = (*one.authorities, *[""] * len(one.patient_ids))
    hints = [
        PatientHint(number, authority, one.patient_name, one.birth_date or "")
        for number, authority in zip(one.patient_ids, authorities, strict=False)
    ]
    if not hints and one.patient_name:
        hints = [PatientHint(name=one.patient_name, birth_date=one.birth_date or "")]
    return tuple(hints)


def _timed(facts: AppointmentFound, start: str | None, end: str | None, clock: Clock) -> AppointmentFound:
    """Return an appointment with the times of ISO texts; listed without time where there is none."""
    begins = _moment(start)
    if begins is None:
        return replace(facts, flags=(*facts.flags, Flag.NO_TIME))
    if not isinstance(begins, datetime):
        return placed(replace(facts, flags=(*facts.flags, Flag.NO_TIME)), begins, None, TimeKind.DATE, clock)
    kind = TimeKind.UTC if begins.tzinfo else TimeKind.FLOATING
    return placed(facts, begins, _moment(end), kind, clock)


def _moment(text: str | None) -> date | datetime | None:
    if not text:
        return None
    try:
        return moment_of(text)
    except ValueError:
        return None


# --- FHIR -------------------------------------------------------------------------------------------


def from_rows(reading: Reading, clock: Clock, problems: list[Problem]) -> Iterator[AppointmentFound]:
    """Yield appointments and stays; free slots, requests and plans are notes and yield nothing."""
    for row in reading.rows:
        status = (row.status or "").casefold()
        if row.resource_type == "Slot":
            if status != "free":
                problems.append(
                    Problem(row.where, f"a slot ({status or 'no status'}) says nothing about a child")
                )
        elif row.resource_type in ("Appointment", "Encounter"):
            yield _from_row(row, status, clock, problems)
        elif row.start is not None:
            problems.append(
                Problem(row.where, f"a {row.resource_type} is a plan or record, not an appointment")
            )


def _from_row(row: Row, status: str, clock: Clock, problems: list[Problem]) -> AppointmentFound:
    start, end = _fhir_time(row.start), _fhir_time(row.end)
    if row.start and start is None:
        problems.append(Problem(row.where, "the start is no time that exists"))
    if end is None and start and row.minutes and isinstance(begins := _moment(start), datetime):
        end = (begins + timedelta(minutes=row.minutes)).isoformat()
    stay = row.resource_type == "Encounter" and status not in (
        "planned",
        "finished",
        "cancelled",
        "completed",
    )
    return _timed(
        AppointmentFound(
            uid=row.identifiers[0] if row.identifiers else f"{row.resource_type}/{row.id}" if row.id else "",
            stamp=_stamp(row),
            status=status_of(row.status),
            title=row.type or row.words,
            place=row.place,
            codes=row.codes,
            words=row.words,
            hints=_row_hints(row),
            flags=(Flag.STAY,) if stay else (),
            where=row.where,
            as_written=f"{row.start or '?'} to {row.end or '?'}",
        ),
        start,
        end,
        clock,
    )


def _stamp(row: Row) -> str:
    """Return what tells the newer of two versions as text that sorts: when updated, else the number."""
    updated = _moment(row.updated)
    if isinstance(updated, datetime):
        return instant_text(updated) if updated.tzinfo else updated.isoformat()
    return row.version.zfill(20) if row.version and row.version.isdigit() else ""


def _fhir_time(text: str | None) -> str | None:
    """Return a FHIR time if it is one; a year or a month alone is no time for an appointment."""
    return text if text and _moment(text) is not None else None


def _row_hints(row: Row) -> tuple[PatientHint, ...]:
    ids = [PatientHint(number, authority, row.patient_name, row.birth_date)
           for authority, _, number in (one.rpartition("|") for one in row.patient_ids)]  # fmt: skip
    refs = [PatientHint(said, "", row.patient_name, row.birth_date) for said in row.patient or ()]
    return tuple(ids + refs)


# --- tables -----------------------------------------------------------------------------------------


def from_sheets(
    reading: Reading, clock: Clock, problems: list[Problem], answers: Answers
) -> Iterator[AppointmentFound]:
    """Yield an appointment for each row below the headings that has a date; others are told."""
    for sheet in reading.sheets:
        columns = answers.of(sheet)
        if not sheet.rows or (sheet.hidden and not answers.hidden):
            continue
        if sheet.header_row is None or not columns:
            problems.append(Problem(f"sheet {sheet.name}", "no headings: none of its rows was taken"))
            continue
        yield from _Table(sheet, columns, answers).appointments(clock, problems)


class _Table:
    """One sheet with the meaning of its columns."""

    def __init__(self, sheet: Sheet, columns: dict[str, str], answers: Answers) -> None:
        self.sheet = sheet
        self.header = sheet.header_row or 0
        headings = [str(cell).strip() for cell in sheet.rows[self.header]]
        self.at = {meaning: headings.index(text) for text, meaning in columns.items() if text in headings}
        self.asked = bool(sheet.asks) and answers.day_first is None
        self.first_day = answers.day_first if answers.day_first is not None else self._guessed_order()
        self.rows = _filled(sheet)

    def _guessed_order(self) -> bool:
        places = [self.at[m] for m in (Meaning.DATE, Meaning.START) if m in self.at]
        cells = (row[i] for i in places for row in self.sheet.rows[self.header + 1 :] if i < len(row))
        return day_first(cells) is not False

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
            yield self._appointment(row, day, at, where, clock)

    def _when(self, row: Sequence[Any], *meanings: Meaning) -> tuple[date | None, time | None]:
        day: date | None = None
        at: time | None = None
        for meaning in meanings:
            found_day, found_time = moment_in(self.text(row, meaning), self.first_day)
            day, at = day or found_day, found_time or at
        return day, at

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
        if at is None:
            facts = replace(facts, flags=(*facts.flags, Flag.NO_TIME))
            return placed(facts, day, None, TimeKind.DATE, clock)
        start = datetime.combine(day, at)
        return placed(facts, start, self._end(row, start), TimeKind.FLOATING, clock)

    def _end(self, row: Sequence[Any], start: datetime) -> datetime | None:
        day, at = moment_in(self.text(row, Meaning.END), self.first_day)
        if at is not None:
            return datetime.combine(day or start.date(), at)
        length = length_of(self.cell(row, Meaning.DURATION))
        return start + length if length else None

    def _hints(self, row: Sequence[Any]) -> tuple[PatientHint, ...]:
        parts = (self.text(row, Meaning.FIRST_NAME), self.text(row, Meaning.LAST_NAME))
        name = self.text(row, Meaning.NAME) or " ".join(filter(None, parts))
        born = date_in(self.text(row, Meaning.BIRTH_DATE), self.first_day)
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


# --- pasted text ------------------------------------------------------------------------------------


def from_lines(reading: Reading, clock: Clock, _problems: list[Problem]) -> Iterator[AppointmentFound]:
    """Yield an appointment for each dated line of a pasted text."""
    for line in reading.lines:
        gone = CANCELLED_TITLE.match(line.title) is not None
        facts = AppointmentFound(
            status=AppointmentStatus.CANCELLED if gone else AppointmentStatus.CONFIRMED,
            title=CANCELLED_TITLE.sub("", line.title),
            flags=(Flag.ASK_DATE,) if line.flags else (),
            where=f"line {line.line}",
            as_written=" ".join(filter(None, (line.start or line.date, line.title)))[:300],
        )
        yield _timed(facts, line.start or line.date, line.end, clock)
