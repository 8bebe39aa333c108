"""Calendars out: a week as an ``.ics`` file for the child, the teachers, the family and the school.

A feed names nobody: no name, number, ward or diagnosis, and no file of ours ever says more than "Lesson"
or "Busy" unless a person has chosen to show details, after a warning. Medical time is never more than
"Busy" for family and school. The same input gives the same bytes (RFC 5545).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

CANCELLED_KEPT = timedelta(days=30)
_NAMESPACE = uuid5(NAMESPACE_URL, "urn:hospital-iep:feed")


class FeedAudience(StrEnum):
    """Who a calendar is made for."""

    STUDENT = "student"
    TEACHER = "teacher"
    FAMILY = "family"
    SCHOOL = "school"


class FeedTime(StrEnum):
    """What a time in a calendar is."""

    LESSON = "lesson"
    MEDICAL = "medical"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One time to be shown: a lesson, or time that medicine takes. Times are wall-clock in the feed's zone.

    ``key`` is the case file's own key (never printed: the UID is made from it). ``sequence`` rises with
    each change that was given out. ``details`` is shown only where details were chosen. ``place`` as well.
    """

    key: UUID
    start: datetime
    end: datetime
    what: FeedTime = FeedTime.LESSON
    sequence: int = 0
    cancelled_on: date | None = None
    details: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class FeedWords:
    """The words of a calendar, in the language of whoever gets it."""

    lesson: str = "Lesson"
    busy: str = "Busy"
    calendar: str = "Lessons"


def feed_uid(key: UUID, audience: FeedAudience) -> str:
    """Return the UID of an entry in one audience's calendar: always the same, and it tells nothing."""
    return f"{uuid5(_NAMESPACE, f'{audience.value}:{key}')}@hospital-iep"


def calendar_file(
    entries: Iterable[FeedEntry],
    *,
    audience: FeedAudience,
    zone: str,
    stamp: datetime,
    words: FeedWords | None = None,
    details: bool = False,
) -> bytes:
    """Return the bytes of a calendar file. ``stamp`` (aware) is the moment it is made, DTSTAMP throughout.

    ``details`` shows the details of lessons; of medical time only to the teacher. Cancelled entries stay
    for 30 days as cancelled, so that calendars take them out. Raises ``ValueError`` for an end before its
    start and ``zoneinfo.ZoneInfoNotFoundError`` for a zone that is none.
    """
    said = words or FeedWords()
    home = ZoneInfo(zone)
    chosen = sorted(_kept(entries, stamp), key=lambda one: (one.start, one.end, str(one.key)))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hospital IEP//Timetable//EN", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{_text(said.calendar)}", f"X-WR-TIMEZONE:{zone}"]
    if chosen:
        lines += _zone_lines(home, zone, chosen[0].start, max(one.end for one in chosen))
    for one in chosen:
        lines += _event(one, audience, zone, stamp, said, details)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _kept(entries: Iterable[FeedEntry], stamp: datetime) -> Iterator[FeedEntry]:
    for one in entries:
        if one.end < one.start:
            raise ValueError("an entry of the calendar ends before it starts")
        if one.cancelled_on is None or stamp.date() - one.cancelled_on <= CANCELLED_KEPT:
            yield one


def _event(
    one: FeedEntry, audience: FeedAudience, zone: str, stamp: datetime, words: FeedWords, details: bool
) -> list[str]:
    lesson = one.what is FeedTime.LESSON
    title = words.lesson if lesson else words.busy
    open_to_all = details and (lesson or audience is FeedAudience.TEACHER)
    if open_to_all and one.details:
        title = one.details
    lines = [
        "BEGIN:VEVENT",
        f"UID:{feed_uid(one.key, audience)}",
        f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"SEQUENCE:{one.sequence}",
        f"DTSTART;TZID={zone}:{_wall(one.start)}",
        f"DTEND;TZID={zone}:{_wall(one.end)}",
        f"SUMMARY:{_text(title)}",
        f"STATUS:{'CANCELLED' if one.cancelled_on else 'CONFIRMED'}",
        f"TRANSP:{'TRANSPARENT' if one.cancelled_on else 'OPAQUE'}",
        "CLASS:PRIVATE",
    ]
    if open_to_all and one.place:
        lines.append(f"LOCATION:{_text(one.place)}")
    return [*lines, "END:VEVENT"]


def _wall(when: datetime) -> str:
    """Return a wall-clock time; strftime pads years differently on different systems."""
    return f"{when.year:04}{when.month:02}{when.day:02}T{when.hour:02}{when.minute:02}{when.second:02}"


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> bytes:
    """Return one line folded at 75 octets, never inside a character (RFC 5545, 3.1)."""
    whole, pieces, room = line, [], 75
    while len(whole.encode()) > room:
        cut = room
        while len(whole[:cut].encode()) > room:
            cut -= 1
        pieces.append(whole[:cut])
        whole, room = whole[cut:], 74
    return "\r\n ".join([*pieces, whole]).encode() + b"\r\n"


# --- the zone's own rules ---------------------------------------------------------------------------


def _zone_lines(home: ZoneInfo, zone: str, first: datetime, last: datetime) -> list[str]:
    """Return a VTIMEZONE that holds every change of the clocks from a year before to a year after."""
    begins = datetime(max(first.year - 1, 1900), 1, 1, tzinfo=UTC)
    offset, name, summer = _facts(home, begins)
    # A first block from which on the rules are known, for readers that know none before the first change.
    changes = [((begins + offset).replace(tzinfo=None), offset, offset, name, summer)]
    changes += _changes(home, begins, last.year + 1)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone}"]
    for onset, before, after, name, summer in changes:
        kind = "DAYLIGHT" if summer else "STANDARD"
        lines += [
            f"BEGIN:{kind}",
            f"DTSTART:{_wall(onset)}",
            f"TZOFFSETFROM:{_offset(before)}",
            f"TZOFFSETTO:{_offset(after)}",
            f"TZNAME:{_text(name)}",
            f"END:{kind}",
        ]
    return [*lines, "END:VTIMEZONE"]


Change = tuple[datetime, timedelta, timedelta, str, bool]


def _changes(home: ZoneInfo, moment: datetime, last_year: int) -> Iterator[Change]:
    """Yield each change of the clocks: wall time before it, offsets around it, name, whether summer time."""
    end = datetime(last_year + 1, 1, 1, tzinfo=UTC)
    while moment < end:
        later = moment + timedelta(days=7)
        if _facts(home, moment) != _facts(home, later):
            change = _between(home, moment, later)
            before, after = _facts(home, change - timedelta(seconds=1)), _facts(home, change)
            yield (change + before[0]).replace(tzinfo=None), before[0], after[0], after[1], after[2]
        moment = later


def _facts(home: ZoneInfo, moment: datetime) -> tuple[timedelta, str, bool]:
    local = moment.astimezone(home)
    return local.utcoffset() or timedelta(0), local.tzname() or "", bool(local.dst())


def _between(home: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """Return the first second after a change that lies between two moments."""
    before = _facts(home, low)
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        if middle == low:
            break
        if _facts(home, middle) == before:
            low = middle
        else:
            high = middle
    return high


def _offset(offset: timedelta) -> str:
    seconds = int(offset.total_seconds())
    sign = "-" if seconds < 0 else "+"
    hours, rest = divmod(abs(seconds), 3600)
    text = f"{sign}{hours:02}{rest // 60:02}"
    return text + (f"{rest % 60:02}" if rest % 60 else "")
