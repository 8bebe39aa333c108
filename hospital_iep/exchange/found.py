"""One appointment as an import sees it, whatever kind of file it came in; the case file is not asked yet."""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hospital_iep.domain.treatment import AppointmentStatus
from hospital_iep.exchange.reading import Problem


class FoundKind(StrEnum):
    """How the time of an appointment was meant in its file."""

    INSTANT = "instant"
    FLOATING = "floating"
    DATE = "date"


class Flag(StrEnum):
    """A doubt about an appointment that a person should see beside it."""

    NO_END = "no-end"  # thirty minutes are kept free
    END_BEFORE_START = "end-before-start"
    ZONE_UNKNOWN = "zone-unknown"  # the hospital's zone was assumed: ask
    ZONE_DIFFERS = "zone-differs"
    SPRING_GAP = "spring-gap"  # a wall-clock time that the change of clocks skips
    MIXED_KINDS = "mixed-kinds"
    CONTRADICTION = "contradiction"  # the file names two times for it
    SETTLED = "settled"  # ... and a person said which one holds
    RANGE_REFUSED = "range-refused"
    STAY = "stay"  # a stay in hospital, no block
    NO_TIME = "no-time"  # a day without a time of day
    TITLE_CANCELLED = "title-cancelled"
    ASK_DATE = "ask-date"  # 03/04: day or month first


@dataclass(frozen=True, slots=True)
class PatientHint:
    """What a file says about whose appointment it is. A title alone never tells.

    ``authority`` is who gave the identifier; without one an identifier proves little.
    """

    identifier: str = ""
    authority: str = ""
    name: str = ""
    birth_date: str = ""


@dataclass(frozen=True, slots=True)
class TimeChoice:
    """One of the times that a file names for the same appointment, and the fields that say so."""

    fields: str
    start: datetime
    end: datetime
    all_day: bool = False


@dataclass(frozen=True, slots=True)
class AppointmentFound:
    """One appointment of a file after the rules for odd files; times in the hospital's wall clock.

    ``start`` is None for a cancellation that names only its appointment, and for what has no date.
    ``end`` is exclusive; an all-day appointment runs from midnight to midnight. ``where`` is the place
    in the file. ``free`` means that the calendar itself says the time is free. ``choices`` are the times
    of a file that contradicts itself: a person says which holds. ``skipped`` is a time as written that the
    clocks skip that night.
    """

    uid: str = ""
    recurrence_id: str = ""
    sequence: int = 0
    stamp: str = ""
    last_modified: str = ""
    kind: FoundKind = FoundKind.INSTANT
    start: datetime | None = None
    end: datetime | None = None
    all_day: bool = False
    zone_written: str = ""
    zone_used: str = ""
    status: AppointmentStatus = AppointmentStatus.CONFIRMED
    title: str = ""
    place: str = ""
    codes: tuple[str, ...] = ()
    words: str = ""
    hints: tuple[PatientHint, ...] = ()
    free: bool = False
    flags: tuple[Flag, ...] = ()
    where: str = ""
    as_written: str = ""
    choices: tuple[TimeChoice, ...] = ()
    skipped: datetime | None = None

    @property
    def blocks(self) -> bool:
        """Whether it takes time: a no-show does, a cancelled or deleted one gives its time back."""
        gone = (AppointmentStatus.CANCELLED, AppointmentStatus.DELETED)
        listed_only = self.start is None or Flag.STAY in self.flags
        return not (self.free or listed_only or self.status in gone)

    @property
    def soft(self) -> bool:
        """Whether it is not settled yet."""
        return self.status is AppointmentStatus.TENTATIVE


@dataclass(frozen=True, slots=True)
class Found:
    """The appointments of one file, and what the rules for odd files had to say about them."""

    appointments: tuple[AppointmentFound, ...] = ()
    problems: tuple[Problem, ...] = ()


def fingerprint(start: datetime | None, end: datetime | None, title: str, student: str = "") -> str:
    """Return what stays the same about an appointment when its calendar changes its UIDs."""
    words = " ".join(re.findall(r"\w+", title.casefold()))
    said = [start.isoformat() if start else "", end.isoformat() if end else "", words, student]
    return hashlib.sha256("\0".join(said).encode()).hexdigest()
