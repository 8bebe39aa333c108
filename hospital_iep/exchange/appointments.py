"""The rules for odd files: from what a file says to appointments in the hospital's wall-clock time.

A pure second step after reading (import.md, "Rules for odd files"): all-day, missing ends, cancelled,
tentative, free, floating times, the spring gap. Whatever a rule assumes is flagged on the appointment.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hospital_iep.domain.treatment import AppointmentStatus
from hospital_iep.exchange.answers import Answers
from hospital_iep.exchange.found import AppointmentFound, Flag, Found, PatientHint
from hospital_iep.exchange.other_appointments import from_lines, from_messages, from_rows
from hospital_iep.exchange.placing import CANCELLED_TITLE, Clock, placed
from hospital_iep.exchange.reading import Entry, FileFormat, Occurrence, Problem, Reading, moment_of
from hospital_iep.exchange.tables import from_sheets

__all__ = ["Answers", "Horizon", "as_appointments", "version_of"]


@dataclass(frozen=True, slots=True)
class Horizon:
    """The span an import keeps, in the hospital's wall clock: starts in ``[start, end)``."""

    start: datetime
    end: datetime

    @staticmethod
    def from_day(today: date, months: int = 18, back_days: int = 31) -> "Horizon":
        """Return the usual span: some weeks back, 18 months on."""
        begins = datetime.combine(today, time()) - timedelta(days=back_days)
        year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
        return Horizon(begins, datetime(year, month + 1, 1))  # noqa: DTZ001  wall-clock


def as_appointments(reading: Reading, zone: str, horizon: Horizon, answers: Answers | None = None) -> Found:
    """Return the appointments of a file on the hospital's clock, each once, newest version first kept.

    ``zone`` is the hospital's IANA zone; ``answers`` is what a person said about the file. Raises
    ``zoneinfo.ZoneInfoNotFoundError`` where the zone is none.
    """
    home = ZoneInfo(zone)
    said = answers or Answers()
    problems: list[Problem] = []
    made = list(_MAKERS.get(reading.format, _none)(reading, Clock(home, home), problems, said))
    inside = [one for one in made if _is_kept(one, horizon)]
    if left := len(made) - len(inside) + reading.left_out:
        span = f"{horizon.start:%Y-%m-%d} to {horizon.end:%Y-%m-%d}"
        dates = "1 date" if left == 1 else f"{left} dates"
        more = "more than " if reading.left_out_more else ""
        problems.append(Problem("file", f"{more}{dates} outside {span} left out"))
    problems += [
        Problem(
            one.where,
            f"{one.skipped:%Y-%m-%d %H:%M} does not exist in {one.zone_used}, the clocks skip it that night: "
            f"read as {one.start:%H:%M} to {one.end:%H:%M}",
        )
        for one in inside
        if one.skipped
    ]
    if reading.occurrences and (past := _entries_outside(reading, horizon)):  # of none the reader tells
        span = f"{horizon.start:%Y-%m-%d} to {horizon.end:%Y-%m-%d}"
        entries = "1 entry has" if past == 1 else f"{past} entries have"
        problems.append(Problem("file", f"{entries} no date in {span}: left out"))
    return Found(
        tuple(_newest(inside, problems, later_wins=reading.format is FileFormat.HL7)), tuple(problems)
    )


def _is_kept(one: AppointmentFound, horizon: Horizon) -> bool:
    """Return whether an appointment, or one of the times that a file names for it, lies inside the span."""
    starts = [one.start, *(choice.start for choice in one.choices)]
    return one.start is None or any(horizon.start <= start < horizon.end for start in starts if start)


def _entries_outside(reading: Reading, horizon: Horizon) -> int:
    """Return how many entries of a calendar have no date to keep and nothing else told about them.

    The reader looks no further than what is kept, so that it cannot count their dates.
    """
    placed = {one.entry for one in reading.occurrences}
    begins = sorted(entry.line for entry in reading.entries)
    lines = (problem.where.removeprefix("line ") for problem in reading.problems)
    told = {begins[max(bisect_right(begins, int(line)) - 1, 0)] for line in lines if line.isdecimal()}
    return sum(
        index not in placed
        and entry.start is not None
        and entry.line not in told
        and _calendar_status(entry) is not AppointmentStatus.CANCELLED
        and not horizon.start.date() <= date.fromisoformat(entry.start[:10]) < horizon.end.date()
        for index, entry in enumerate(reading.entries)
    )


def _floating_zone(name: str | None, home: ZoneInfo, problems: list[Problem]) -> ZoneInfo:
    if not name:
        return home
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        said = f"the file's zone {name[:60]} is not known: times without a zone are taken as the hospital's"
        problems.append(Problem("file", said, asks=True))
        return home


def _newest(
    found: list[AppointmentFound], problems: list[Problem], *, later_wins: bool
) -> list[AppointmentFound]:
    """Return each appointment once; an older version in the same file is told and left out.

    ``later_wins``: of two equally old versions the later in the file counts, as in a row of messages.
    """
    kept: dict[tuple[str, str, int], AppointmentFound] = {}
    for index, one in enumerate(found):
        key = (one.uid, one.recurrence_id, 0 if one.uid else index)
        other = kept.get(key)
        if other is None:
            kept[key] = one
            continue
        tie = version_of(one) == version_of(other) and later_wins
        newer, older = (one, other) if version_of(one) > version_of(other) or tie else (other, one)
        kept[key] = newer
        if replace(newer, where="") != replace(older, where=""):
            said = f"another version of the same appointment as {newer.where}: the newer one is used"
            problems.append(Problem(older.where, said))
    return list(kept.values())


def version_of(one: AppointmentFound) -> tuple[int, str, str]:
    """Return what tells the newer of two versions in one file: SEQUENCE, LAST-MODIFIED, DTSTAMP."""
    return one.sequence, one.last_modified, one.stamp


def _none(*_: object) -> Iterator[AppointmentFound]:
    return iter(())


# --- calendars ----------------------------------------------------------------------------------------


def _from_calendar(
    reading: Reading, clock: Clock, problems: list[Problem], answers: Answers
) -> Iterator[AppointmentFound]:
    placed = {one.entry for one in reading.occurrences}
    said = dict(answers.zones)
    clocks = {name: Clock(clock.zone, ZoneInfo(zone)) for name, zone in said.items()}
    calendars = {
        name: Clock(clock.zone, _floating_zone(said.get(name or "", name), clock.zone, problems))
        for name in dict.fromkeys(entry.calendar_zone for entry in reading.entries)
    }
    for one in reading.occurrences:
        entry = reading.entries[one.entry]
        own = clocks.get(entry.zone_written or "") if Flag.ZONE_UNKNOWN in entry.flags else None
        found = _calendar_date(one, entry, own or calendars[entry.calendar_zone])
        flags = tuple(flag for flag in found.flags if flag is not Flag.ZONE_UNKNOWN)
        yield replace(found, flags=flags) if own else found
    for index, entry in enumerate(reading.entries):
        status = _calendar_status(entry)
        if (
            index not in placed
            and entry.start is None
            and entry.uid
            and status is AppointmentStatus.CANCELLED
        ):
            yield replace(_calendar_facts(entry), recurrence_id=entry.recurrence_id or "")


def _calendar_status(entry: Entry) -> AppointmentStatus:
    said = (entry.status or "").strip().upper()
    if said in ("CANCELLED", "CANCELED") or entry.method == "CANCEL" or CANCELLED_TITLE.match(entry.summary):
        return AppointmentStatus.CANCELLED
    if said == "TENTATIVE":
        return AppointmentStatus.TENTATIVE
    return AppointmentStatus.CONFIRMED


def _calendar_facts(entry: Entry) -> AppointmentFound:
    flags = [Flag(flag) for flag in entry.flags if flag in set(Flag)]
    if CANCELLED_TITLE.match(entry.summary):
        flags.append(Flag.TITLE_CANCELLED)
    return AppointmentFound(
        uid=entry.uid or "",
        sequence=max(0, entry.sequence),
        stamp=entry.stamp or "",
        last_modified=entry.last_modified or "",
        zone_written=entry.zone_written or "",
        zone_used=entry.zone_used or "",
        status=_calendar_status(entry),
        title=CANCELLED_TITLE.sub("", entry.summary) or entry.summary,
        place=entry.place,
        codes=entry.categories,
        words=entry.description,
        hints=tuple(PatientHint(name=name) for name in entry.people),
        free=entry.transparent,
        flags=tuple(flags),
        where=f"line {entry.line}",
    )


def _calendar_date(one: Occurrence, entry: Entry, clock: Clock) -> AppointmentFound:
    facts = replace(
        _calendar_facts(entry),
        recurrence_id=one.recurrence_id or "",
        skipped=datetime.fromisoformat(one.skipped) if one.skipped else None,
        as_written=f"{one.start} to {one.end}" + (f" ({entry.zone_written})" if entry.zone_written else ""),
    )
    return placed(facts, moment_of(one.start), moment_of(one.end) if entry.has_end else None, one.kind, clock)


Maker = Callable[[Reading, Clock, list[Problem], Answers], Iterator[AppointmentFound]]

_MAKERS: dict[FileFormat, Maker] = {
    FileFormat.ICS: _from_calendar,
    FileFormat.HL7: from_messages,
    FileFormat.FHIR: from_rows,
    FileFormat.SHEET: from_sheets,
    FileFormat.TEXT: from_lines,
}
