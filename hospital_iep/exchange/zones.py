"""Which zone a calendar's times are in: IANA, Windows name, the file's own rules, or nobody knows.

Order (import.md): IANA > Windows name (CLDR) > the file's VTIMEZONE > X-LIC-LOCATION > ask. The spring
gap shifts forward, the repeated hour of autumn is the first one.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from hospital_iep.exchange.lines import Component, Property, property_of
from hospital_iep.exchange.reading import Problem
from hospital_iep.exchange.recurrence import RuleRefused, expand, parse_rule

_OFFSET = re.compile(r"^([+-])(\d{2}):?(\d{2})(?::?(\d{2}))?$")
_BASIC = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?)?Z?$")
_LATEST = datetime(2100, 1, 1)  # noqa: DTZ001  wall-clock, like everything in a zone's own rules


class Zone(Protocol):
    """Anything that knows how far a wall-clock time is from UTC."""

    def offset(self, wall: datetime) -> timedelta:
        """Return local time minus UTC at a wall-clock time."""

    def wall(self, moment: datetime) -> datetime:
        """Return the wall-clock time (naive) of a moment (aware)."""


@dataclass(frozen=True, slots=True)
class NamedZone:
    """A zone of the IANA database."""

    info: ZoneInfo

    def offset(self, wall: datetime) -> timedelta:
        """Return the offset; Python's own rule (fold 0) is ours in both gap and repeated hour."""
        return wall.replace(tzinfo=self.info).utcoffset() or timedelta(0)

    def wall(self, moment: datetime) -> datetime:
        """Return the wall-clock time of a moment."""
        return moment.astimezone(self.info).replace(tzinfo=None, fold=0)


@dataclass(frozen=True, slots=True)
class FileZone:
    """A zone by the rules that a file brings along: sorted onsets, each with the offsets around it."""

    onsets: tuple[datetime, ...]
    before: tuple[timedelta, ...]
    after: tuple[timedelta, ...]

    def offset(self, wall: datetime) -> timedelta:
        """Return the offset at a wall-clock time; inside a spring gap it is the one before the gap."""
        at = bisect_right(self.onsets, wall) - 1
        if at < 0:
            return self.before[0]
        gap = self.after[at] - self.before[at]
        return self.before[at] if wall < self.onsets[at] + gap else self.after[at]

    def wall(self, moment: datetime) -> datetime:
        """Return the wall-clock time of a moment."""
        naive = moment.astimezone(UTC).replace(tzinfo=None)
        offset = self.before[0]
        for onset, before, after in zip(self.onsets, self.before, self.after, strict=True):
            if onset - before > naive:
                break
            offset = after
        return naive + offset


@dataclass(frozen=True, slots=True)
class Found:
    """A zone, by which name, and how it was found: "iana", "windows", "file", "location"."""

    zone: Zone
    name: str
    source: str


def to_utc(wall: datetime, zone: Zone) -> datetime:
    """Return the moment of a wall-clock time in a zone."""
    return (wall - zone.offset(wall)).replace(tzinfo=UTC)


@lru_cache(maxsize=256)
def iana(name: str) -> ZoneInfo | None:
    """Return the IANA zone of this name, or None; never a path, never an error."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_+/-]{0,60}", name):
        return None
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return None


@lru_cache(maxsize=1)
def _windows_names() -> dict[str, str]:
    return {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items()}


def windows(name: str) -> str | None:
    """Return the IANA name that CLDR gives for a Windows zone name."""
    return _windows_names().get(name.strip().casefold())


def _by_ending(name: str) -> str | None:
    """Return the IANA name at the end of a globally unique one ("/mozilla.org/2005/Europe/Paris")."""
    if not name.startswith("/"):
        return None
    parts = name.strip("/").split("/")
    for many in (3, 2):
        ending = "/".join(parts[-many:])
        if len(parts) >= many and iana(ending):
            return ending
    return None


@dataclass(slots=True)
class Zones:
    """The zones of one file: its own definitions, and what each name was understood as.

    One object a file: two files may define one name in two ways.
    """

    problems: list[Problem]
    defined: dict[str, FileZone] = field(default_factory=dict)
    locations: dict[str, str] = field(default_factory=dict)
    known: dict[str, Found | None] = field(default_factory=dict)

    def define(self, block: Component) -> None:
        """Learn a VTIMEZONE block; what it lacks is a problem."""
        facts = _properties(block, self.problems)
        name = facts["TZID"].text if "TZID" in facts else ""
        if not name:
            self.problems.append(
                Problem(
                    f"line {block.line}", "a time zone without a name (VTIMEZONE without TZID) was not used"
                )
            )
            return
        if "X-LIC-LOCATION" in facts:
            self.locations.setdefault(name, facts["X-LIC-LOCATION"].text)
        zone = _file_zone(block, self.problems)
        if zone is not None:
            if self.defined.setdefault(name, zone) != zone:
                said = f"the time zone {name[:60]} is described twice and differently: the first is used"
                self.problems.append(Problem(f"line {block.line}", said))
        elif not (iana(name) or windows(name)):
            self.problems.append(
                Problem(f"line {block.line}", f"the time zone {name[:60]} has no usable rules")
            )

    def find(self, name: str) -> Found | None:
        """Return the zone of a name as this file means it, or None where a person must be asked."""
        if name not in self.known:
            self.known[name] = self._find(name)
        return self.known[name]

    def _find(self, name: str) -> Found | None:
        named = iana(name) or iana(name.strip("/"))
        if named:
            return Found(NamedZone(named), named.key, "iana")
        if name.startswith("/") and name not in self.defined and (ending := _by_ending(name)):
            return _named(ending, "iana")
        olson = windows(name)
        if olson and (found := _named(olson, "windows")):
            return found
        if name in self.defined:
            return Found(self.defined[name], name, "file")
        return _named(self.locations.get(name, ""), "location")

    def doubt(self, name: str, written: str, wall: datetime) -> str | None:
        """Return words where a time names its zone and UTC (Z), or its file describes the zone otherwise."""
        if not written.strip().upper().endswith("Z"):
            return self.disagreement(name, wall)
        found = self.find(name)
        if found is None or found.zone.offset(wall):
            return f"says both UTC (Z) and the zone {name[:60]}: UTC was used"
        return None

    def disagreement(self, name: str, wall: datetime) -> str | None:
        """Return words where the file's own rules differ from the zone used on that day."""
        own = self.defined.get(name)
        found = self.find(name)
        if own is None or found is None or found.source == "file" or wall < own.onsets[0]:
            return None
        gap = own.offset(wall) - found.zone.offset(wall)
        if not gap:
            return None
        minutes = int(gap.total_seconds() // 60)
        said = f"the file's own rules for {name[:60]} differ from {found.name} by {minutes} minutes"
        return f"{said}: {found.name} was used"


def _named(name: str, source: str) -> Found | None:
    info = iana(name)
    return Found(NamedZone(info), name, source) if info else None


def _properties(block: Component, problems: list[Problem]) -> dict[str, Property]:
    facts: dict[str, Property] = {}
    for line in block.lines:
        try:
            one = property_of(line)
        except ValueError as error:
            problems.append(Problem(f"line {line.number}", str(error)))
            continue
        facts.setdefault(one.name, one)
    return facts


def wall_clock(text: str) -> datetime | None:
    """Return the wall-clock time in basic form (``20261123T140000``), or None."""
    found = _BASIC.match(text.strip())
    if not found:
        return None
    try:
        return datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None


def _offset(one: Property | None) -> timedelta | None:
    found = _OFFSET.match(one.value.strip()) if one else None
    if not found:
        return None
    hours, minutes, seconds = int(found[2]), int(found[3]), int(found[4] or 0)
    if hours > 23 or minutes > 59:
        return None
    size = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -size if found[1] == "-" else size


def _file_zone(block: Component, problems: list[Problem]) -> FileZone | None:
    onsets: dict[datetime, tuple[timedelta, timedelta]] = {}
    for part in block.parts:
        if part.name not in ("STANDARD", "DAYLIGHT"):
            continue
        facts = _properties(part, problems)
        start = wall_clock(facts["DTSTART"].value) if "DTSTART" in facts else None
        before, after = _offset(facts.get("TZOFFSETFROM")), _offset(facts.get("TZOFFSETTO"))
        before = after if before is None else before
        if start is None or before is None or after is None:
            problems.append(Problem(f"line {part.line}", f"{part.name} has no usable start or offset"))
            continue
        for onset in _onsets(part, start, before, problems):
            onsets[onset] = (before, after)
    if not onsets:
        return None
    when = sorted(onsets)
    return FileZone(tuple(when), tuple(onsets[w][0] for w in when), tuple(onsets[w][1] for w in when))


def _onsets(part: Component, start: datetime, before: timedelta, problems: list[Problem]) -> list[datetime]:
    found = [start]
    for line in part.lines:
        try:
            one = property_of(line)
            if one.name == "RDATE":
                dates = (wall_clock(piece.partition("/")[0]) for piece in one.value.split(","))
                found += [when for when in dates if when is not None]
            elif one.name == "RRULE":
                found += _rule_onsets(one.value, start, before)
        except RuleRefused as error:
            said = f"{error}: this change of the clocks is not known"
            problems.append(Problem(f"line {line.number}", said))
        except ValueError:
            continue  # already told when the block's properties were read
    return found


def _rule_onsets(text: str, start: datetime, before: timedelta) -> list[datetime]:
    rule = parse_rule(text)
    if rule.freq != "YEARLY":
        raise RuleRefused("clocks do not change more often than yearly")
    last = wall_clock(rule.until) if rule.until else None
    if last is not None and rule.until and rule.until.endswith("Z"):
        last += before
    return expand(rule, start, start, _LATEST, last).starts
