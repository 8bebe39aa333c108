"""One calendar component understood: its facts as an entry, and what its dates are computed from."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeAlias, TypeVar

from hospital_iep.exchange.lines import Component, Property, property_of
from hospital_iep.exchange.reading import Entry, Problem, TimeKind
from hospital_iep.exchange.times import Duration, When, duration_of, period_of, when_of
from hospital_iep.exchange.zones import Zones

MAX_DATES = 20_000
MAX_LINES = 5_000
MAX_TEXT = 2_000
MAX_PEOPLE = 50

_Read = TypeVar("_Read")
_Reads: TypeAlias = Callable[[str, dict[str, str], Zones], _Read]

_WANTED = {
    "UID", "RECURRENCE-ID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND", "DURATION", "STATUS",
    "SUMMARY", "LOCATION", "DESCRIPTION", "CATEGORIES", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "RRULE",
    "EXRULE", "RDATE", "EXDATE", "ATTENDEE", "CONTACT",
}  # fmt: skip
_NOTHING = timedelta(0)
_SAID = {
    "UID": "the number of the appointment",
    "DTSTART": "the start",
    "DTEND": "the end",
    "DURATION": "the length",
    "RECURRENCE-ID": "the date that is changed",
    "RDATE": "the list of further dates",
    "EXDATE": "the list of dates left out",
    "RRULE": "the rule by which it repeats",
    "EXRULE": "the rule by which dates are left out",
    "DTSTAMP": "the time of writing",
    "LAST-MODIFIED": "the time of the last change",
}
_MANY = {"RRULE", "EXRULE", "RDATE", "EXDATE", "ATTENDEE", "CONTACT", "CATEGORIES", "DESCRIPTION"}


@dataclass(slots=True)
class Draft:
    """An entry with its times still computable: what a series is expanded from."""

    entry: Entry
    start: When | None = None
    end: When | None = None
    length: Duration | None = None
    recurrence: When | None = None
    and_future: bool = False
    rules: list[Property] = field(default_factory=list)
    exrules: list[Property] = field(default_factory=list)
    added: list[tuple[When, When | None]] = field(default_factory=list)
    removed: list[When] = field(default_factory=list)

    def end_for(self, start: When) -> When:
        """Return the end of a date of this entry that begins at ``start``; itself, where none is stated."""
        if self.length is not None:
            return start.after(self.length.days, self.length.exact)
        if self.end is None or self.start is None:
            return start.after(1, _NOTHING) if start.kind is TimeKind.DATE else start
        if start.kind is TimeKind.DATE:
            return start.after((self.end.wall.date() - self.start.wall.date()).days, _NOTHING)
        length = self.end.utc - self.start.utc
        if length <= _NOTHING and self.start.zone == self.end.zone and self.start.skipped:
            length = self.end.wall - self.start.wall
        return start.after(0, length)


def said_of(name: str) -> str:
    """Return what a property is in a person's words, its own name in brackets."""
    return f"{_SAID[name]} ({name})" if name in _SAID else f"the line {name}"


class _Reader:
    """Reads one VEVENT; each line under its own guard, so that one bad line costs only itself."""

    def __init__(
        self, block: Component, above: tuple[Component, ...], zones: Zones, problems: list[Problem]
    ) -> None:
        self.block = block
        self.zones = zones
        self.problems = problems
        self.single: dict[str, Property] = {}
        self.many: dict[str, list[Property]] = {}
        self.flags: list[str] = []
        self.full: set[str] = set()
        self.method = (_said_above(above, "METHOD") or "").upper()[:40] or None
        self.calendar_zone = (_said_above(above, "X-WR-TIMEZONE") or "")[:100] or None
        for line in block.lines:
            self._take(line)

    def note(self, line: int, reason: str) -> None:
        self.problems.append(Problem(f"line {line}", reason))

    def _take(self, line: Any) -> None:
        head = re.match(r"\s*([A-Za-z0-9-]+)", line.text)
        if head and head[1].upper() not in _WANTED and ":" in line.text:
            return
        try:
            one = property_of(line)
        except ValueError as error:
            self.note(line.number, str(error))
            return
        if one.name in _MANY:
            self._add(one)
        elif one.name in self.single and one.name in ("DTSTART", "DTEND", "UID", "RECURRENCE-ID"):
            self.note(line.number, f"{said_of(one.name)} stands twice: the first is used")
        else:
            self.single.setdefault(one.name, one)

    def _add(self, one: Property) -> None:
        kept = self.many.setdefault(one.name, [])
        if len(kept) < MAX_LINES:
            kept.append(one)
        elif one.name not in self.full:
            self.full.add(one.name)
            what = f"{said_of(one.name)} has more than {MAX_LINES} lines"
            self.note(one.line, f"{what}: the later ones are not read")

    def text(self, name: str) -> str:
        one = self.single.get(name)
        return one.text[:MAX_TEXT] if one else ""

    def guarded(self, one: Property, read: _Reads[_Read], text: str | None = None) -> _Read | None:
        """Return what ``read`` makes of a property's value (or a part of it), or None with a problem."""
        try:
            return read(one.value if text is None else text, one.params, self.zones)
        except (ValueError, OverflowError) as error:
            self.note(one.line, f"{said_of(one.name)} cannot be read: {error}")
            return None

    def time(self, name: str) -> When | None:
        one = self.single.get(name)
        if one is None:
            return None
        found = self.guarded(one, when_of)
        if found is None:
            return None
        when, unknown = found
        if unknown:
            self.flags.append("zone-unknown")
            said = (
                f"the zone {unknown[:60]} is not known: {said_of(name)} is shown as written, ask for the zone"
            )
            self.problems.append(Problem(f"line {one.line}", said, asks=True))
        elif one.params.get("TZID") and when.kind is TimeKind.UTC:
            differs = self.zones.doubt(one.params["TZID"].strip('"'), one.value, when.wall)
            if differs:
                self.flags.append("zone-differs")
                self.note(one.line, differs)
        return when

    def sequence(self) -> int:
        text = self.text("SEQUENCE")
        if text and not re.fullmatch(r"-?\d{1,9}", text):
            said = f"which version this is cannot be read (SEQUENCE {text[:20]}): it counts as the first"
            self.note(self.single["SEQUENCE"].line, said)
            return 0
        return int(text or 0)

    def moment(self, name: str) -> str | None:
        """Return a bookkeeping time (DTSTAMP, LAST-MODIFIED) as text; a bad one is told, not fatal."""
        one = self.single.get(name)
        found = self.guarded(one, when_of) if one else None
        return found[0].text if found else None

    def dates(self, name: str) -> list[tuple[When, When | None]]:
        found: list[tuple[When, When | None]] = []
        for one in self.many.get(name, []):
            if not one.value.strip():
                self.note(one.line, f"{said_of(name)} is empty")
            for piece in filter(None, (p.strip() for p in one.value.split(","))):
                if len(found) >= MAX_DATES:
                    what = f"{said_of(name)} has more than {MAX_DATES} dates"
                    self.note(one.line, f"{what}: the later ones are not read")
                    return found
                read = self.guarded(one, period_of, piece)
                if read:
                    found.append(read)
        return found

    def zone(self) -> dict[str, Any]:
        one = self.single.get("DTSTART")
        name = one.params.get("TZID", "").strip('"') if one else ""
        found = self.zones.find(name) if name else None
        return {
            "zone_written": name[:200] or None,
            "zone_used": found.name[:200] if found else None,
            "zone_source": found.source if found else None,
        }

    def people(self) -> tuple[str, ...]:
        said = [
            one.params.get("CN") or one.text
            for name in ("ATTENDEE", "CONTACT")
            for one in self.many.get(name, [])
        ]
        return tuple(dict.fromkeys(word.strip()[:120] for word in said[:MAX_PEOPLE] if word.strip()))


def _said_above(above: tuple[Component, ...], wanted: str) -> str | None:
    """Return what the calendar round an appointment says for all of its appointments."""
    for outer in reversed(above):
        for line in outer.lines:
            name, colon, value = line.text.partition(":")
            if colon and value.strip() and name.split(";")[0].strip().upper() == wanted:
                return value.strip()
    return None


def draft_of(block: Component, above: tuple[Component, ...], zones: Zones, problems: list[Problem]) -> Draft:
    """Return one VEVENT understood as far as it can be; every doubt is a problem with its line."""
    reader = _Reader(block, above, zones, problems)
    draft = Draft(Entry())
    draft.start = reader.time("DTSTART")
    draft.end = reader.time("DTEND")
    draft.length = None if draft.end else _length(reader)
    if draft.end is not None and "DURATION" in reader.single:
        reader.note(reader.single["DURATION"].line, "end and duration both stand: the end is used")
    draft.recurrence = reader.time("RECURRENCE-ID")
    draft.rules = reader.many.get("RRULE", [])
    draft.exrules = reader.many.get("EXRULE", [])
    draft.added = reader.dates("RDATE")
    draft.removed = [when for when, _ in reader.dates("EXDATE")]
    draft.and_future = _range(reader)
    _check_span(draft, reader)
    draft.entry = _entry(draft, reader)
    return draft


def _duration_of(text: str, _params: dict[str, str], _zones: Zones) -> Duration:
    return duration_of(text)


def _length(reader: _Reader) -> Duration | None:
    one = reader.single.get("DURATION")
    return reader.guarded(one, _duration_of) if one else None


def _range(reader: _Reader) -> bool:
    one = reader.single.get("RECURRENCE-ID")
    said = one.params.get("RANGE", "").upper() if one else ""
    if one and said not in ("", "THISANDFUTURE"):
        reader.note(
            one.line,
            "the change was applied to one date only, check the series"
            f" (RANGE={said[:30]} is refused: what it covers was not understood)",
        )
        reader.flags.append("range-refused")
    return said == "THISANDFUTURE"


def _check_span(draft: Draft, reader: _Reader) -> None:
    line = reader.block.line
    if draft.start is None:
        if "DTSTART" not in reader.single:
            reader.note(line, "the appointment has no start (DTSTART) and cannot be placed")
        else:
            reader.note(line, "the appointment has no start that can be read and cannot be placed")
        return
    if draft.end is not None and (draft.end.kind is TimeKind.DATE) != (draft.start.kind is TimeKind.DATE):
        reader.note(line, "start and end are of different kinds (day and time): check both")
        reader.flags.append("mixed-kinds")
        draft.end = _alike(draft.start, draft.end)
    if draft.end is not None and draft.end.kind is TimeKind.FLOATING and draft.start.zone:
        draft.end = When(draft.start.kind, draft.end.wall, draft.start.zone)
    if draft.end_for(draft.start).utc < draft.start.utc:
        reader.note(line, "the end lies before the start")
        reader.flags.append("end-before-start")


def _alike(start: When, end: When) -> When:
    """Return the end as the kind of the start, on the day as written."""
    if start.kind is TimeKind.DATE:
        return When(TimeKind.DATE, end.wall.replace(hour=0, minute=0, second=0))
    return start.at(end.wall)


def _entry(draft: Draft, reader: _Reader) -> Entry:
    categories = ",".join(one.value for one in reader.many.get("CATEGORIES", [])).replace("\\,", "\0")
    busy = reader.text("X-MICROSOFT-CDO-BUSYSTATUS").upper()
    if draft.start is not None and draft.start.kind is not TimeKind.DATE and not (draft.end or draft.length):
        reader.flags.append("no-end")
    return Entry(
        line=reader.block.line,
        uid=reader.text("UID") or None,
        recurrence_id=draft.recurrence.text if draft.recurrence else None,
        sequence=reader.sequence(),
        stamp=reader.moment("DTSTAMP"),
        last_modified=reader.moment("LAST-MODIFIED"),
        method=reader.method,
        kind=draft.start.kind if draft.start else None,
        start=draft.start.text if draft.start else None,
        end=draft.end_for(draft.start).text if draft.start else None,
        has_end=bool(draft.end or draft.length),
        status=reader.text("STATUS") or None,
        summary=reader.text("SUMMARY"),
        place=reader.text("LOCATION"),
        description="\n".join(one.text for one in reader.many.get("DESCRIPTION", []))[:MAX_TEXT],
        categories=tuple(c.strip().replace("\0", ",")[:100] for c in categories.split(",") if c.strip())[:50],
        people=reader.people(),
        transparent=reader.text("TRANSP").upper() == "TRANSPARENT" or busy == "FREE",
        rule=draft.rules[0].value[:500] if draft.rules else None,
        flags=tuple(dict.fromkeys(reader.flags)),
        calendar_zone=reader.calendar_zone,
        **reader.zone(),
    )
