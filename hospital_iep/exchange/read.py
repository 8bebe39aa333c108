"""Reading one outside file: the guarded way for the program, and what the command line prints of it."""

from collections.abc import Callable
from datetime import UTC, datetime
from os import SEEK_END
from pathlib import Path
from typing import Any

from hospital_iep.exchange.guard import SECONDS, Cancelled, run_guarded
from hospital_iep.exchange.reading import FileFormat, Problem, Reading, Row, from_json

MAX_BYTES = 20_000_000
FORMATS = ("auto", "ics", "hl7", "fhir", "sheet", "text")

__all__ = ["FORMATS", "MAX_BYTES", "Cancelled", "read_appointments", "read_file"]


def read_file(
    data: bytes,
    *,
    format: str = "auto",  # noqa: A002  (the field's own word)
    timezone: str = "UTC",
    start: datetime,
    end: datetime,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[float], None] | None = None,
    seconds: float = SECONDS,
    size: int | None = None,
) -> Reading:
    """Return what a file says about ``[start, end)`` (aware), read in a guarded process of its own.

    A file that is too large, hangs or breaks its reader is answered with a :class:`Reading` that holds
    one clear problem. Raises :class:`Cancelled` when ``cancelled`` says so. ``timezone`` is the
    hospital's, for messages and tables whose times have none where moments are asked for. ``size`` is the
    file's own, where ``data`` holds only as much as shows that it is too large.
    """
    if len(data) > MAX_BYTES:
        said = f"has {size / 1e6:.1f} MB" if size else "is too large"
        return _refused(f"the file {said}: up to {MAX_BYTES / 1e6:.0f} MB are read")
    request = {
        "format": format,
        "timezone": timezone,
        "start": start.astimezone(UTC).isoformat(),
        "end": end.astimezone(UTC).isoformat(),
    }
    answer = run_guarded(request, data, seconds=seconds, cancelled=cancelled, progress=progress)
    return from_json(answer) if isinstance(answer, bytes) else _refused(answer)


def _refused(reason: str) -> Reading:
    return Reading(FileFormat.UNKNOWN, (Problem("file", reason),))


def read_appointments(
    source: Path | bytes,
    from_: datetime | None = None,
    to: datetime | None = None,
    timezone: str = "UTC",
    format: str = "auto",  # noqa: A002  (the field's own word)
) -> dict[str, Any]:
    """Return the object that ``hospital-iep read-appointments`` prints (commands.md).

    ``from_`` and ``to`` (aware) default to a month back and 18 months on from now. A file that cannot
    be opened raises ``OSError``; everything else is in the object's problems.
    """
    now = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    start = from_ or now.replace(day=1)
    end = to or start.replace(
        year=start.year + 1 + (start.month > 6), month=(start.month + 5) % 12 + 1, day=1
    )
    data, size = (source, len(source)) if isinstance(source, bytes) else _bytes_of(source)
    return printed(read_file(data, format=format, timezone=timezone, start=start, end=end, size=size))


def _bytes_of(path: Path) -> tuple[bytes, int]:
    """Return a file's bytes, but never more than are needed to refuse it, and how many it has."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1), file.seek(0, SEEK_END)


def printed(reading: Reading) -> dict[str, Any]:
    """Return a reading in the shape of commands.md: what the file says, and each problem."""
    plain: dict[str, Any] = {
        "format": reading.format.value,
        "problems": [{"where": one.where, "reason": one.reason} for one in reading.problems],
    }
    plain |= _BODIES[reading.format](reading)
    return plain


def _events(reading: Reading) -> dict[str, Any]:
    rows = []
    for one in reading.occurrences:
        entry = reading.entries[one.entry]
        rows.append(
            {
                "uid": entry.uid,
                "recurrence_id": one.recurrence_id,
                "kind": one.kind.value,
                "start": one.start,
                "end": one.end,
                "status": entry.status,
                "summary": entry.summary,
                "sequence": entry.sequence,
            }
        )
    return {"events": rows}


def _messages(reading: Reading) -> dict[str, Any]:
    return {
        "messages": [
            {
                "event": one.event,
                "patient_ids": list(one.patient_ids),
                "start": one.start,
                "end": one.end,
                "status": one.status,
                "conflicts": [{"field": said.field, "value": said.value} for said in one.conflicts],
            }
            for one in reading.messages
        ]
    }


def _who(row: Row) -> list[str] | str | None:
    """Return an appointment's patients as a list; what has one subject names it alone, as in FHIR itself."""
    if row.patient is None:
        return None
    return list(row.patient) if row.resource_type == "Appointment" else row.patient[0]


def _rows(reading: Reading) -> dict[str, Any]:
    return {
        "rows": [
            {
                "resourceType": one.resource_type,
                "patient": _who(one),
                "start": one.start,
                "end": one.end,
                "status": one.status,
                "type": one.type,
            }
            for one in reading.rows
        ]
    }


def _sheets(reading: Reading) -> dict[str, Any]:
    return {
        "sheets": [
            {
                "name": one.name,
                "hidden": one.hidden,
                "rows": [list(row) for row in one.rows],
                "columns": dict(one.columns),
            }
            for one in reading.sheets
        ]
    }


def _lines(reading: Reading) -> dict[str, Any]:
    return {
        "lines": [
            {"line": one.line, "date": one.date, "start": one.start, "end": one.end, "title": one.title}
            for one in reading.lines
        ]
    }


_BODIES: dict[FileFormat, Callable[[Reading], dict[str, Any]]] = {
    FileFormat.ICS: _events,
    FileFormat.HL7: _messages,
    FileFormat.FHIR: _rows,
    FileFormat.SHEET: _sheets,
    FileFormat.TEXT: _lines,
    FileFormat.UNKNOWN: lambda _: {},
}
