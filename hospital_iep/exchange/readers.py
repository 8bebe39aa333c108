"""Which reader takes which file. Runs inside the guarded process; tests may call it in their own."""

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from hospital_iep.exchange.reading import FileFormat, Problem, Reading
from hospital_iep.exchange.sensing import sense

Progress = Callable[[float], None]


MAX_PROBLEMS = 2_000


def read_here(
    data: bytes,
    *,
    format: str = "auto",  # noqa: A002  (the field's own word)
    start: datetime,
    end: datetime,
    progress: Progress | None = None,
    until: float = math.inf,
) -> Reading:
    """Return what a file says about ``[start, end)`` (aware), without any guard round it.

    A long calendar is read as far as it goes ``until`` a moment of the monotonic clock, and says so.
    """
    reading = _read(data, format, start, end, progress, until)
    unique = list(dict.fromkeys(reading.problems))
    if len(unique) > MAX_PROBLEMS:
        more = Problem("file", f"and {len(unique) - MAX_PROBLEMS} more problems of these kinds")
        unique = [*unique[:MAX_PROBLEMS], more]
    return replace(reading, problems=tuple(unique))


def _read(
    data: bytes, asked: str, start: datetime, end: datetime, progress: Progress | None, until: float
) -> Reading:
    kind = sense(data) if asked == "auto" else FileFormat(asked)
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        return Reading(FileFormat.UNKNOWN, (Problem("file", "the file is empty"),))
    if kind is FileFormat.ICS:
        from hospital_iep.exchange.ics import read_calendar  # noqa: PLC0415  (heavy, and only one is needed)

        return read_calendar(data, start, end, progress, until)
    if kind is FileFormat.HL7:
        from hospital_iep.exchange.hl7 import read_messages  # noqa: PLC0415

        return read_messages(data)
    if kind is FileFormat.FHIR:
        from hospital_iep.exchange.fhir import read_resources  # noqa: PLC0415

        return read_resources(data)
    if kind is FileFormat.SHEET:
        from hospital_iep.exchange.spreadsheet import read_tables  # noqa: PLC0415

        return read_tables(data)
    if kind is FileFormat.TEXT:
        from hospital_iep.exchange.pasted import read_pasted  # noqa: PLC0415

        return read_pasted(data, start.date())
    if data.lstrip()[:200].startswith(b"<") and b"hl7.org" in data[:2000]:
        said = "HL7 FHIR or CDA as XML is not read: ask the hospital for JSON or a calendar file"
        return Reading(FileFormat.UNKNOWN, (Problem("file", said),))
    known = "calendar (.ics), HL7 v2, FHIR (JSON), spreadsheet or text with dates"
    return Reading(
        FileFormat.UNKNOWN, (Problem("file", f"this is no kind of file that is read here: {known}"),)
    )
