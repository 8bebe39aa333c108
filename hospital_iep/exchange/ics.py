"""Calendar files (RFC 5545) as hospitals and families send them: what each says, and what is wrong in it.

Nothing is dropped without a word: whatever was not understood is a problem with line and reason.
"""

import math
from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic

from icalendar.timezone import tzp

from hospital_iep.exchange.entries import Draft, draft_of
from hospital_iep.exchange.lines import Component, components
from hospital_iep.exchange.reading import FileFormat, Occurrence, Problem, Reading
from hospital_iep.exchange.recurrence import Budget
from hospital_iep.exchange.series import Series, Window
from hospital_iep.exchange.zones import Zones

MAX_OCCURRENCES = 100_000
LOOK = 200  # appointments after which the clock is looked at
_TOO_LONG = "reading takes too long: this and later appointments are not read"

Progress = Callable[[float], None]

_NOT_APPOINTMENTS = {
    "VTODO": "a to-do",
    "VJOURNAL": "a journal entry",
    "VFREEBUSY": "a free/busy list",
    "VAVAILABILITY": "an availability",
}
_SILENT = {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VALARM"}
_PARTS = {"AVAILABLE", "PARTICIPANT", "VLOCATION", "VRESOURCE"}


def read_calendar(
    data: bytes,
    start: datetime,
    end: datetime,
    progress: Progress | None = None,
    until: float = math.inf,
) -> Reading:
    """Return what a calendar file says about ``[start, end)`` (aware): entries, dates and problems.

    Floating and all-day starts are compared as if they were UTC. Never raises for what is in a file.
    ``until`` is the moment of the monotonic clock after which the rest is not read, and said so.
    """
    tzp.use_default()  # icalendar keeps custom zones of the file before
    problems: list[Problem] = []
    roots, encoding = components(data, problems)
    if not roots and b"BEGIN:V" in data:
        said = "a calendar is quoted inside other text: save it as a file of its own"
        problems.append(Problem("file", said))
    zones = Zones(problems)
    every = [(part, above) for root in roots for part, above in root.walk()]
    for block, _ in every:
        if block.name == "VTIMEZONE":
            zones.define(block)
    if roots and not any(block.name == "VCALENDAR" for block, _ in every):
        problems.append(
            Problem("file", "says nowhere that it is a calendar (has no VCALENDAR): it was read all the same")
        )
    events = [(block, above) for block, above in every if block.name == "VEVENT"]
    drafts = list[Draft]()
    half = (until + monotonic()) / 2  # the other half is for their dates
    for block, above in events:
        if _is_over(len(drafts), half):
            problems.append(Problem(f"line {block.line}", _TOO_LONG))
            break
        drafts.append(draft_of(block, above, zones, problems))
        block.lines.clear()
    _note_others(every, problems)
    window = Window(start.astimezone(UTC), end.astimezone(UTC))
    occurrences, left_out, left_out_more = _expanded(drafts, window, problems, progress, until)
    _note_silence(drafts, occurrences, window, problems)
    return Reading(
        format=FileFormat.ICS,
        problems=tuple(problems),
        entries=tuple(draft.entry for draft in drafts),
        occurrences=tuple(occurrences),
        encoding=encoding,
        left_out=left_out,
        left_out_more=left_out_more,
    )


def _is_over(done: int, until: float) -> bool:
    """Return whether the time is over; something is read however slow the machine is."""
    return done % LOOK == LOOK - 1 and monotonic() > until


def _note_others(every: list[tuple[Component, tuple[Component, ...]]], problems: list[Problem]) -> None:
    for block, above in every:
        if block.name == "VCALENDAR":
            stray = [line.number for line in block.lines if ":" not in line.text]
            problems += [
                Problem(f"line {number}", "is no calendar line (name, colon, value)") for number in stray
            ]
        if block.name in _NOT_APPOINTMENTS:
            what = f"{_NOT_APPOINTMENTS[block.name]} ({block.name}) is no appointment and was not read"
            problems.append(Problem(f"line {block.line}", what))
        elif block.name not in _SILENT | _PARTS and not any(one.name == "VALARM" for one in above):
            what = f"{block.name[:40] or 'a nameless block'} is not known and was not read"
            problems.append(Problem(f"line {block.line}", what))


def _expanded(
    drafts: list[Draft],
    window: Window,
    problems: list[Problem],
    progress: Progress | None,
    until: float,
) -> tuple[list[Occurrence], int, bool]:
    """Return the dates inside the window, how many more their series have, and whether there are yet more."""
    found: list[Occurrence] = []
    left_out, more = 0, False
    groups: dict[str, list[int]] = {}
    for index, draft in enumerate(drafts):
        groups.setdefault(draft.entry.uid or f"\0{index}", []).append(index)
    budget = Budget()
    for done, members in enumerate(groups.values()):
        if len(found) > MAX_OCCURRENCES:
            where = f"line {drafts[members[0]].entry.line}"
            problems.append(
                Problem(where, f"more than {MAX_OCCURRENCES} dates: this and later ones are not read")
            )
            break
        if _is_over(done, until):
            problems.append(Problem(f"line {drafts[members[0]].entry.line}", _TOO_LONG))
            break
        series = Series([(index, drafts[index]) for index in members], problems, budget)
        dates = series.occurrences(window)
        found += dates
        if dates:
            left_out, more = left_out + series.left_out, more or series.left_out_more
        if progress and done % 200 == 0:
            progress(done / len(groups))
    found.sort(key=lambda one: (one.start, one.end, one.entry))
    return found, left_out, more


def _note_silence(
    drafts: list[Draft], occurrences: list[Occurrence], window: Window, problems: list[Problem]
) -> None:
    """Say why a calendar shows nothing; an empty answer without a word looks like a free week."""
    if occurrences:
        return
    if not drafts:
        problems.append(Problem("file", "no appointment (VEVENT) stands in this calendar"))
    elif any(draft.start is not None for draft in drafts):
        span = f"{window.start:%Y-%m-%d} to {window.end:%Y-%m-%d}"
        none = f"none of its {len(drafts)} appointments has a date"
        said = "its one appointment has no date" if len(drafts) == 1 else none
        problems.append(Problem("file", f"{said} in {span}"))
