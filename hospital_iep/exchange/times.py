"""Times as calendars write them: a moment, a wall-clock time, or a day, each with what it was taken for."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hospital_iep.exchange.reading import TimeKind
from hospital_iep.exchange.zones import Found, NamedZone, Zone, Zones, to_utc

_VALUE = re.compile(
    r"^(\d{4})-?(\d{2})-?(\d{2})(?:[Tt ](?:(\d{2}):?(\d{2}):?(\d{2})?(?:[.,]\d+)?)?)?([Zz])?$"
)
_DURATION = re.compile(
    r"^([+-])?P(?=.)(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?$"
)

UTC_ZONE = NamedZone(ZoneInfo("UTC"))
_UTC = Found(UTC_ZONE, "UTC", "iana")


@dataclass(frozen=True, slots=True)
class When:
    """One time: its kind, the wall clock as written (midnight for days), and the zone of a moment."""

    kind: TimeKind
    wall: datetime
    zone: Zone | None = None

    @property
    def utc(self) -> datetime:
        """The moment; floating times and days as if they were UTC."""
        return to_utc(self.wall, self.zone) if self.zone else self.wall.replace(tzinfo=UTC)

    @property
    def skipped(self) -> bool:
        """Whether the clocks skip this time when they go forward: it does not exist."""
        return self.zone is not None and self.zone.wall(self.utc) != self.wall

    def at(self, wall: datetime) -> "When":
        """Return the same kind of time at another wall clock."""
        return When(self.kind, wall, self.zone)

    def after(self, days: int, exact: timedelta) -> "When":
        """Return this time plus days by the calendar and an exact span, as a moment where it is one."""
        moved = self.at(self.wall + timedelta(days=days)) if days else self
        if not exact:
            return moved
        if self.zone:
            return When(self.kind, moved.utc.replace(tzinfo=None) + exact, UTC_ZONE)
        return moved.at(moved.wall + exact)

    @property
    def text(self) -> str:
        """The time as ``read-appointments`` prints it."""
        if self.kind is TimeKind.DATE:
            return self.wall.date().isoformat()
        if self.kind is TimeKind.FLOATING:
            return self.wall.isoformat(timespec="seconds")
        return self.utc.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length as RFC 5545 means it: days by the calendar, hours and less exactly."""

    days: int
    exact: timedelta


def duration_of(text: str) -> Duration:
    """Return the length that a DURATION states, or raise ``ValueError`` with words."""
    found = _DURATION.match(text.strip().upper())
    if not found or not any(found.groups()[1:]):
        raise ValueError(f"{text[:40]} is no duration")
    sign = -1 if found[1] == "-" else 1
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    exact = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return Duration(sign * (weeks * 7 + days), sign * exact)


def _clock(text: str) -> tuple[datetime, bool, bool]:
    """Return the wall clock of a written time, whether a time of day stands in it, and whether it is UTC."""
    found = _VALUE.match(text)
    if not found:
        raise ValueError(f"{text[:40] or 'an empty value'} is no date or time")
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    if year == 0:
        raise ValueError(f"{text[:40]} has no year")
    late = timedelta(days=1) if (hour, minute, second) == (24, 0, 0) else timedelta(0)
    try:
        wall = datetime(year, month, day, 0 if late else hour, minute, min(second, 59))  # noqa: DTZ001
        return wall + late, found[4] is not None, found[7] is not None
    except (ValueError, OverflowError):
        raise ValueError(f"{text[:40]} is no date or time that exists") from None


def when_of(text: str, params: dict[str, str], zones: Zones) -> tuple[When, str | None]:
    """Return a written time and, where its zone is not known to anybody, the name to ask about.

    VALUE=DATE beats a TZID; a final Z beats a TZID too. Raises ``ValueError`` with words.
    """
    wall, timed, universal = _clock(text.strip())
    if not timed or params.get("VALUE", "").upper() == "DATE":
        return When(TimeKind.DATE, wall.replace(hour=0, minute=0, second=0)), None
    if universal:
        return When(TimeKind.UTC, wall, UTC_ZONE), None
    name = params.get("TZID", "").strip().strip('"')
    if not name:
        return When(TimeKind.FLOATING, wall), None
    found = zones.find(name)
    if found is None:
        return When(TimeKind.FLOATING, wall), name
    return When(TimeKind.UTC, wall, found.zone), None


def period_of(text: str, params: dict[str, str], zones: Zones) -> tuple[When, When | None]:
    """Return the start of one RDATE value, and its own end where it is a period (``start/end``)."""
    first, slash, second = text.partition("/")
    start, _ = when_of(first, {k: v for k, v in params.items() if k != "VALUE" or v.upper() == "DATE"}, zones)
    if not slash:
        return start, None
    if second.lstrip("+-").upper().startswith("P"):
        length = duration_of(second)
        return start, start.after(length.days, length.exact)
    end, _ = when_of(second, {k: v for k, v in params.items() if k == "TZID"}, zones)
    return start, end
