"""How a treatment takes and gives back energy: the curve of a treatment, made of segments.

A curve is a list of segments around the dates of treatment (domain table 6.2). Its numbers are typical
only and carry their evidence: A a study of children, B of adults, C a leaflet or consensus, D a default.
What a ward or a child has otherwise is L, local experience: no study says so.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from typing_extensions import override

from hospital_iep.domain.treatment import EnergyLevel, Occurrence, TreatmentCourseData

MODES = ("bedside", "remote", "classroom", "group")
DAY = timedelta(days=1)


class Evidence(StrEnum):
    """How good the ground for a number is."""

    CHILDREN = "A"
    ADULTS = "B"
    CLINICAL = "C"
    DEFAULT = "D"
    LOCAL = "L"


class DisplayKind(StrEnum):
    """How the board draws a treatment (colour, pattern, icon, word)."""

    DIALYSIS = "dialysis"
    INFUSION = "infusion"
    IMAGING = "imaging"
    PROCEDURE = "procedure"
    REHAB = "rehab"
    AIRWAY = "airway"
    TALK = "talk"
    ROUTINE = "routine"


class Phase(StrEnum):
    """Where in a treatment a segment lies."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    COURSE = "course"


class CountedFrom(StrEnum):
    """What the days of a segment are counted from."""

    TREATMENT = "day"
    COURSE = "course-day"
    AFTER_COURSE = "after-course day"


@dataclass(frozen=True, slots=True)
class Point:
    """A moment around one date of treatment: minutes from its start or end, or the midnight after it."""

    anchor: str
    minutes: int = 0

    @override
    def __str__(self) -> str:
        return f"{self.anchor}{self.minutes:+d}" if self.minutes else self.anchor

    def on(self, occurrence: Occurrence) -> datetime:
        """Return the wall-clock time of this point for one date of treatment."""
        if self.anchor == "midnight":
            return datetime.combine(occurrence.start.date(), time()) + DAY
        moment = occurrence.start if self.anchor == "start" else occurrence.end
        return moment + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class MinuteSpan:
    """From one point around a date of treatment to another."""

    first: Point
    last: Point

    @override
    def __str__(self) -> str:
        return f"{self.first} to {self.last}"


@dataclass(frozen=True, slots=True)
class DaySpan:
    """Whole days after the treatment, its course's begin or its course's end; both ends included."""

    counted: CountedFrom
    first: int
    last: int

    @override
    def __str__(self) -> str:
        days = f"{self.first} to {self.last}" if self.last != self.first else str(self.first)
        return f"{self.counted} {days}"

    def days(self, occurrence: Occurrence) -> tuple[date, date]:
        """Return the first day and the day after the last."""
        start = occurrence.start.date()
        anchors = {
            CountedFrom.TREATMENT: start,
            CountedFrom.COURSE: occurrence.course_first or start,
            CountedFrom.AFTER_COURSE: occurrence.course_last or start,
        }
        anchor = anchors[self.counted]
        return anchor + timedelta(days=self.first), anchor + timedelta(days=self.last + 1)


@dataclass(frozen=True, slots=True)
class ShareSpan:
    """A share of the way from the first to the last date of the course, in percent."""

    first: int
    last: int

    @override
    def __str__(self) -> str:
        return f"course {self.first}% to {self.last}%"

    def days(self, occurrence: Occurrence) -> tuple[date, date]:
        """Return the first day and the day after the last."""
        start = occurrence.course_first or occurrence.start.date()
        length = ((occurrence.course_last or occurrence.start.date()) - start).days + 1
        return (
            start + timedelta(days=length * self.first // 100),
            start + timedelta(days=length * self.last // 100),
        )


Span = MinuteSpan | DaySpan | ShareSpan


def edges(span: Span) -> tuple[int, int]:
    """Return the two numbers of a span: minutes from its points, days, or percent."""
    if isinstance(span, MinuteSpan):
        return span.first.minutes, span.last.minutes
    return span.first, span.last


def with_edges(span: Span, first: int, last: int) -> Span:
    """Return a span from other minutes, days or percent; ValueError where it would end before it begins."""
    moved: Span
    if isinstance(span, MinuteSpan):
        moved = MinuteSpan(replace(span.first, minutes=first), replace(span.last, minutes=last))
        backward = span.first.anchor == span.last.anchor and first >= last
    else:
        moved = replace(span, first=first, last=last)
        backward = last < first or (isinstance(span, ShareSpan) and not 0 <= first < last <= 100)
    if backward:
        raise ValueError(f"{moved} ends before it begins")
    return moved


_POINT = r"(?:(start|end)([+-]\d+)?|(midnight))"
_MINUTES = re.compile(rf"{_POINT} to {_POINT}")
_DAYS = re.compile(r"(day|course-day|after-course day) (-?\d+)(?: to (-?\d+))?")
_SHARE = re.compile(r"course (\d+)% to (\d+)%")
_CLOCK = re.compile(r"([01]\d|2[0-4]):([0-5]\d) to ([01]\d|2[0-4]):([0-5]\d)")


def read_span(text: str) -> Span:
    """Read a span as curves write it ("start-60 to start", "day 1 to 3"); ValueError names what is wrong."""
    if found := _MINUTES.fullmatch(text):
        anchor, minutes, midnight, anchor2, minutes2, midnight2 = found.groups()
        return MinuteSpan(
            Point(anchor or midnight, int(minutes or 0)), Point(anchor2 or midnight2, int(minutes2 or 0))
        )
    if found := _DAYS.fullmatch(text):
        first, last = int(found[2]), int(found[3] or found[2])
        if last < first:
            raise ValueError(f"{text!r} ends before it begins")
        return DaySpan(CountedFrom(found[1]), first, last)
    if found := _SHARE.fullmatch(text):
        return ShareSpan(int(found[1]), int(found[2]))
    raise ValueError(f"{text!r} is not a span such as 'start-60 to start' or 'day 1 to 3'")


def read_clock(text: str) -> tuple[int, int]:
    """Read "08:30 to 09:00" as minutes after midnight; ValueError where it is no span within a day."""
    found = _CLOCK.fullmatch(text)
    if found:
        first, last = int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])
        if first < last <= 24 * 60:
            return first, last
    raise ValueError(f"{text!r} is not a time of day such as '08:30 to 09:00'")


@dataclass(frozen=True, slots=True)
class CurveSegment:
    """One step of a curve: over which span which energy, and what a lesson there may be.

    ``modes`` empty means any mode. ``spread`` is the range the literature gives around ``level``.
    ``limits`` say what else holds ("one-arm", "no-tests"); ``flag`` is something to tell the nurse.
    ``changed_from`` is the evidence it had before it was changed here; ``source`` is still that one's.
    """

    phase: Phase
    span: Span
    level: EnergyLevel
    note: str = ""
    evidence: Evidence = Evidence.DEFAULT
    source: str = ""
    clock: tuple[int, int] | None = None
    spread: tuple[int, int] | None = None
    max_lesson_minutes: int | None = None
    modes: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    after_gap_days: int | None = None
    isolation: str = ""
    flag: str = ""
    changed_from: Evidence | None = None

    @property
    def of_course(self) -> bool:
        """Whether it holds once for the course and not at each date of it."""
        return isinstance(self.span, ShareSpan) or (
            isinstance(self.span, DaySpan) and self.span.counted is not CountedFrom.TREATMENT
        )

    def holds_for(self, variant: str, occurrence: Occurrence) -> bool:
        """Return whether it applies to this kind of the treatment and this date."""
        if self.variants and variant not in self.variants:
            return False
        if self.after_gap_days is None:
            return True
        before = occurrence.previous_day
        return before is not None and (occurrence.start.date() - before).days >= self.after_gap_days

    def spans(self, occurrence: Occurrence) -> list[tuple[datetime, datetime]]:
        """Return where it lies for one date of treatment; parts that come out empty are left out."""
        if isinstance(self.span, MinuteSpan):
            begin, end = self.span.first.on(occurrence), self.span.last.on(occurrence)
            if self.phase is Phase.DURING:
                begin, end = max(begin, occurrence.start), min(end, occurrence.end)
            return [(begin, end)] if begin < end else []
        first, last = self.span.days(occurrence)
        midnight = datetime.combine(first, time())
        if self.clock is None:
            return [(midnight, datetime.combine(last, time()))] if first < last else []
        begin_minute, end_minute = (timedelta(minutes=each) for each in self.clock)
        days = (midnight + timedelta(days=n) for n in range((last - first).days))
        return [(day + begin_minute, day + end_minute) for day in days]

    def changed_to(self, made: "CurveSegment") -> "CurveSegment":
        """Return what this step was made into: it stands on local experience, whatever it stood on before.

        Which evidence and source it was changed from stays readable. The range that was known gives way
        where the new level lies outside it.
        """
        if made == self:
            return self
        spread = made.spread
        if spread is not None:
            spread = min(spread[0], int(made.level)), max(spread[1], int(made.level))
        was = self.changed_from or self.evidence
        return replace(made, spread=spread, evidence=Evidence.LOCAL, changed_from=was)

    def as_mapping(self) -> dict[str, Any]:
        """Return it as plain values, as a ward's or a child's own curve keeps it."""
        plain: dict[str, Any] = {
            "phase": self.phase.value,
            "span": str(self.span),
            "level": int(self.level),
            "evidence": self.evidence.value,
        }
        if self.clock:
            plain["clock"] = " to ".join(f"{each // 60:02d}:{each % 60:02d}" for each in self.clock)
        if self.spread:
            plain["range"] = list(self.spread)
        for name in ("modes", "limits", "variants"):
            if value := getattr(self, name):
                plain[name] = list(value)
        for name in ("note", "source", "max_lesson_minutes", "after_gap_days", "isolation", "flag"):
            if value := getattr(self, name):
                plain[name] = value
        if self.changed_from is not None:
            plain["changed_from"] = self.changed_from.value
        return plain


def read_segment(plain: Mapping[str, Any], sources: Sequence[str] = ()) -> CurveSegment:
    """Read a segment as catalogues and own curves keep it.

    ``source`` is an address, or the number of one of ``sources``. ValueError says what is wrong.
    """
    unknown = set(plain) - _SEGMENT_KEYS
    if unknown:
        raise ValueError(f"unknown key {sorted(unknown)[0]!r}")
    source = plain.get("source", "")
    if isinstance(source, int):
        if not 1 <= source <= len(sources):
            raise ValueError(f"source {source} is not in the list of sources")
        source = sources[source - 1]
    modes = tuple(plain.get("modes", ()))
    if strange := set(modes) - set(MODES):
        raise ValueError(f"{sorted(strange)[0]!r} is not a mode; modes are {', '.join(MODES)}")
    longest = plain.get("max_lesson_minutes")
    if longest is not None and not 1 <= longest <= 240:
        raise ValueError(f"a longest lesson of {longest} minutes is outside 1 to 240")
    spread = plain.get("range")
    return CurveSegment(
        phase=Phase(plain["phase"]),
        span=read_span(plain["span"]),
        level=EnergyLevel(plain["level"]),
        note=plain.get("note", ""),
        evidence=Evidence(plain.get("evidence", "D")),
        source=source,
        clock=read_clock(plain["clock"]) if "clock" in plain else None,
        spread=(spread[0], spread[1]) if spread else None,
        max_lesson_minutes=longest,
        modes=modes,
        limits=tuple(plain.get("limits", ())),
        variants=tuple(plain.get("variants", ())),
        after_gap_days=plain.get("after_gap_days"),
        isolation=plain.get("isolation", ""),
        flag=plain.get("flag", ""),
        changed_from=Evidence(plain["changed_from"]) if "changed_from" in plain else None,
    )


_SEGMENT_KEYS = {
    "phase",
    "span",
    "level",
    "note",
    "evidence",
    "source",
    "clock",
    "range",
    "max_lesson_minutes",
    "modes",
    "limits",
    "variants",
    "after_gap_days",
    "isolation",
    "flag",
    "changed_from",
}


@dataclass(frozen=True, slots=True)
class TreatmentTemplate:
    """What the catalogue knows about a kind of treatment; typical only, check with the team.

    ``teachable`` treatments lower energy while they run; the others block their time. ``course`` are
    the usual settings of a course, as ``TreatmentCourseData`` names them.
    """

    id: str
    name: str
    kind: DisplayKind
    icon: str
    typical_minutes: int
    segments: tuple[CurveSegment, ...]
    evidence: Evidence
    sources: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    teachable: bool = False
    whole_days: bool = False
    unplanned: bool = False
    limits: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    course: Mapping[str, Any] | None = None

    @property
    def before_minutes(self) -> int:
        """Minutes before it in which nobody teaches."""
        return buffer_minutes(self.segments, Phase.BEFORE, self.usual_variant)

    @property
    def after_minutes(self) -> int:
        """Minutes after it in which nobody teaches."""
        return buffer_minutes(self.segments, Phase.AFTER, self.usual_variant)

    def new_course(self, starts_on: date | None = None) -> TreatmentCourseData:
        """Return a course as it is usually given, to be changed before it is saved."""
        usual = {
            "treatment": self.id,
            "variant": self.usual_variant,
            "minutes": self.typical_minutes,
            "starts_on": starts_on,
        }
        return TreatmentCourseData.model_validate({**usual, **(self.course or {})})

    @property
    def usual_variant(self) -> str:
        """The variant that counts where none is said."""
        return self.variants[0] if self.variants else ""


def buffer_minutes(segments: Sequence[CurveSegment], phase: Phase, variant: str) -> int:
    """Return how long before or after the treatment a curve keeps free of lessons, in minutes."""
    return max((_reach(each) for each in segments if is_buffer(each, phase, variant)), default=0)


def is_buffer(segment: CurveSegment, phase: Phase, variant: str) -> bool:
    """Return whether a segment is the blocked time that touches the treatment itself."""
    if segment.phase is not phase or segment.level is not EnergyLevel.BLOCKED:
        return False
    if segment.variants and variant not in segment.variants:
        return False
    near, far = Point("start"), Point("end")
    if not isinstance(segment.span, MinuteSpan):
        return False
    if phase is Phase.BEFORE:
        return segment.span.last == near and segment.span.first.anchor == "start"
    return segment.span.first == far and segment.span.last.anchor == "end"


def _reach(segment: CurveSegment) -> int:
    assert isinstance(segment.span, MinuteSpan)
    return abs(segment.span.last.minutes - segment.span.first.minutes)
