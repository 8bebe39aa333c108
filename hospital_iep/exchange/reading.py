"""What was read from an outside file: one value for every format, before any rule of ours is applied.

A :class:`Reading` says what the file says. The rules for odd files (all-day blocks, missing ends,
tentative and cancelled entries, floating times) are applied in a second step,
:func:`hospital_iep.exchange.appointments.as_appointments`, so that a person can always see both.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any


class FileFormat(StrEnum):
    """The kinds of file in which appointments arrive; sensed by content, never by file name."""

    ICS = "ics"
    HL7 = "hl7"
    FHIR = "fhir"
    SHEET = "sheet"
    TEXT = "text"
    UNKNOWN = "unknown"


class TimeKind(StrEnum):
    """How a start is meant: a moment, a wall-clock time without a zone, or whole days."""

    UTC = "utc"
    FLOATING = "floating"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that could not be read, was refused, or contradicts itself.

    ``where`` is a place a person can find ("line 12", "message 3, SCH-11", "sheet Plan, row 4");
    ``reason`` says in one sentence what was found and what was done about it. ``asks`` marks what a
    person is asked before the file is used.
    """

    where: str
    reason: str
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One calendar component as written: a single event, a series, or a changed occurrence of one.

    Instants are text as printed by ``read-appointments``. ``zone_written`` is the file's own zone
    name, ``zone_used`` the zone by which it was understood and ``zone_source`` how it was found.
    ``calendar_zone`` is the zone that its calendar names for times without one.
    """

    line: int = 0
    uid: str | None = None
    recurrence_id: str | None = None
    sequence: int = 0
    stamp: str | None = None
    last_modified: str | None = None
    method: str | None = None
    kind: TimeKind | None = None
    start: str | None = None
    end: str | None = None
    has_end: bool = True
    zone_written: str | None = None
    zone_used: str | None = None
    zone_source: str | None = None
    calendar_zone: str | None = None
    status: str | None = None
    summary: str = ""
    place: str = ""
    description: str = ""
    categories: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    transparent: bool = False
    rule: str | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date of an entry: what the calendar says happens, at the time as written.

    ``entry`` is the index in :attr:`Reading.entries` whose words apply to this date. ``skipped`` is its
    start or end on the wall clock of its zone where the clocks skip it that night.
    """

    entry: int
    kind: TimeKind
    start: str
    end: str
    recurrence_id: str | None = None
    flags: tuple[str, ...] = ()
    skipped: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """One of several times that a message gives for the same thing, with the field it stands in."""

    field: str
    start: str
    end: str | None = None

    @property
    def value(self) -> str:
        """The time in one text."""
        return f"{self.start} to {self.end}" if self.end else self.start


@dataclass(frozen=True, slots=True)
class Message:
    """One scheduling message (HL7 v2 SIU): times as written, contradictions listed, none picked silently."""

    event: str
    patient_ids: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    status: str | None = None
    conflicts: tuple[Conflict, ...] = ()
    filler_id: str | None = None
    placer_id: str | None = None
    sender: str = ""
    control_id: str | None = None
    sent: str | None = None
    patient_name: str = ""
    birth_date: str | None = None
    title: str = ""
    codes: tuple[str, ...] = ()
    place: str = ""
    index: int = 0
    has_end: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One FHIR resource that has to do with time: an Appointment, Encounter, Slot and their like."""

    resource_type: str
    patient: tuple[str, ...] | None = None
    start: str | None = None
    end: str | None = None
    status: str | None = None
    type: str | None = None
    id: str | None = None
    version: str | None = None
    updated: str | None = None
    identifiers: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    place: str = ""
    minutes: int | None = None
    where: str = ""
    patient_name: str = ""
    birth_date: str = ""
    patient_ids: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook: cells as text, numbers and ISO dates; guessed meanings of its columns.

    ``header_row`` counts from 0 and is None where no header was found. ``asks`` names columns whose
    dates can be read in two ways (``03/04``), to be asked once per column. ``merged`` are ranges of
    merged cells: first row and column, last row and column.
    """

    name: str
    hidden: bool = False
    rows: tuple[tuple[Any, ...], ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    header_row: int | None = None
    asks: tuple[str, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PastedLine:
    """One line of pasted text that holds a date: what stands in it, and what is left as the title.

    ``written`` is the line itself, after the line that names its day where that is another one.
    """

    line: int
    date: str
    start: str | None
    end: str | None
    title: str
    flags: tuple[str, ...] = ()
    written: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one file says, with each problem found on the way. A value: it touches nothing.

    ``left_out`` is how many further dates its series have outside the span that was asked for, and
    ``left_out_more`` says that they were not counted to the end.
    """

    format: FileFormat
    problems: tuple[Problem, ...] = ()
    entries: tuple[Entry, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    messages: tuple[Message, ...] = ()
    rows: tuple[Row, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    lines: tuple[PastedLine, ...] = ()
    encoding: str = ""
    version: str | None = None
    left_out: int = 0
    left_out_more: bool = False

    @property
    def recognised(self) -> bool:
        """Whether a format was recognised at all."""
        return self.format is not FileFormat.UNKNOWN


_PARTS: dict[str, Any] = {
    "problems": Problem,
    "entries": Entry,
    "occurrences": Occurrence,
    "messages": Message,
    "rows": Row,
    "sheets": Sheet,
    "lines": PastedLine,
}
_SINGLE = ("format", "encoding", "version", "left_out", "left_out_more")


def as_json(reading: Reading, before: bytes = b"") -> bytearray:
    """Return the reading as JSON, as it travels out of the reading process, after some bytes of the caller's.

    Made piece by piece in one place, since the process has little memory.
    """
    out = bytearray(before)
    out += b"[" + json.dumps({name: getattr(reading, name) for name in _SINGLE}).encode()
    for name, cls in _PARTS.items():
        names = [one.name for one in fields(cls)]
        out += b",["
        for number, one in enumerate(getattr(reading, name)):
            out += b"," if number else b""
            out += json.dumps([_plain(getattr(one, n)) for n in names]).encode()
        out += b"]"
    out += b"]"
    return out


def _plain(value: Any) -> Any:
    if isinstance(value, tuple) and value and isinstance(value[0], Conflict):
        return [[one.field, one.start, one.end] for one in value]
    return dict(value) if isinstance(value, Mapping) else value


def from_json(text: bytes | bytearray) -> Reading:
    """Return the reading that :func:`as_json` wrote."""
    single, *parts = json.loads(text)
    made: dict[str, Any] = {
        name: tuple(_made(cls, row) for row in rows)
        for (name, cls), rows in zip(_PARTS.items(), parts, strict=True)
    }
    return Reading(**(single | made | {"format": FileFormat(single["format"])}))


def _tupled(value: Any) -> Any:
    return tuple(_tupled(item) for item in value) if isinstance(value, list) else value


def _made(cls: Any, row: list[Any]) -> Any:
    values = dict(zip((one.name for one in fields(cls)), map(_tupled, row), strict=True))
    if "conflicts" in values:
        values["conflicts"] = tuple(Conflict(*one) for one in values["conflicts"])
    if values.get("kind") is not None:
        values["kind"] = TimeKind(values["kind"])
    return cls(**values)


def instant_text(moment: datetime) -> str:
    """Return a moment as ``2026-11-23T14:00:00Z``."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def moment_of(text: str) -> datetime | date:
    """Return the moment (aware, UTC), wall-clock time (naive) or date that a printed time stands for."""
    if len(text) == len("2026-11-23"):
        return date.fromisoformat(text)
    return datetime.fromisoformat(text)
