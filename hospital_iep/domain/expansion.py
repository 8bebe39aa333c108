"""What dates of treatment make of a child's time: blocks, and windows of another energy."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hospital_iep.domain.curve import (
    CurveSegment,
    Evidence,
    MinuteSpan,
    Phase,
    TreatmentTemplate,
    buffer_minutes,
    is_buffer,
)
from hospital_iep.domain.treatment import AppointmentData, CourseDay, EnergyLevel, Occurrence, days_before


@dataclass(frozen=True, slots=True)
class Block:
    """A time taken by a treatment, with the minutes before and after it that are not for lessons."""

    kind: str
    start: datetime
    end: datetime
    before_minutes: int = 0
    after_minutes: int = 0
    label: str = ""


SHORTEST = timedelta(minutes=5)  # a block without a length would not be seen by the planner


class Origin(StrEnum):
    """Where an energy window comes from."""

    CURVE = "curve"
    ROUTINE = "routine"
    MANUAL = "manual"
    CHECK = "check"
    BASE = "base"


@dataclass(frozen=True, slots=True)
class Window:
    """A time with its own energy level, and what lessons in it may be.

    ``source`` says in words where it comes from ("Haemodialysis: often asleep"); ``cell`` names the
    segment of the curve, by which checks of energy are compared with it; ``cause`` is the start of
    the treatment behind it, ``None`` for routine and for what a person entered.
    """

    start: datetime
    end: datetime
    level: int
    max_lesson_minutes: int | None = None
    modes: tuple[str, ...] = ()
    source: str = ""
    cell: str = ""
    cause: datetime | None = None
    evidence: Evidence | None = None
    limits: tuple[str, ...] = ()
    origin: Origin = Origin.CURVE

    def covers(self, moment: datetime) -> bool:
        """Return whether it holds at a moment."""
        return self.start <= moment < self.end


@dataclass(frozen=True, slots=True)
class Expansion:
    """What dates of treatment make of a child's time: blocks, energy windows, and what to tell the nurse."""

    blocks: tuple[Block, ...] = ()
    windows: tuple[Window, ...] = ()
    flags: tuple[tuple[datetime, datetime, str], ...] = ()

    def __add__(self, other: "Expansion") -> "Expansion":
        return Expansion(self.blocks + other.blocks, self.windows + other.windows, self.flags + other.flags)


def expand(
    template: TreatmentTemplate,
    occurrences: Sequence[Occurrence],
    *,
    variant: str = "",
    segments: Sequence[CurveSegment] | None = None,
) -> Expansion:
    """Return the blocks and energy windows that the dates of a course make.

    ``segments`` are a ward's or a child's own curve. A treatment that can be taught through becomes
    windows with modes only. What holds for a course as a whole needs at least two dates.
    """
    curve = _Curve(template, tuple(segments or template.segments), variant or template.usual_variant)
    return _together(
        curve.one_date(each, curve.buffers, template.teachable, course=at == 0 and len(occurrences) > 1)
        for at, each in enumerate(occurrences)
    )


def expand_appointments(
    template: TreatmentTemplate,
    appointments: Sequence[AppointmentData],
    *,
    segments: Sequence[CurveSegment] | None = None,
    variant: str = "",
) -> Expansion:
    """Return what a child's appointments of one kind make, with the buffers that were set on each.

    Two or more count as a course, so that tiredness which builds up and a long gap before a date are
    known; the course is then only as long as the calendar shows it. Cancelled ones make nothing.
    """
    curve = _Curve(template, tuple(segments or template.segments), variant or template.usual_variant)
    taken = sorted((each for each in appointments if each.takes_time), key=lambda each: each.start)
    days = [each.start.date() for each in taken]

    def dates() -> Iterator[Expansion]:
        for position, (each, previous) in enumerate(zip(taken, days_before(days), strict=True)):
            occurrence = Occurrence(
                number=position + 1,
                total=len(taken),
                start=each.start,
                end=each.end,
                on=CourseDay(1, (days[position] - days[0]).days + 1),
                previous_day=previous,
                course_first=days[0],
                course_last=days[-1],
            )
            buffers = (each.before_minutes, each.after_minutes)
            first_of_many = position == 0 and days[0] != days[-1]
            yield curve.one_date(occurrence, buffers, each.teachable, course=first_of_many)

    return _together(dates())


def _together(dates: Iterable[Expansion]) -> Expansion:
    """Return what several dates make, in one go: a year of appointments is long."""
    all_dates = list(dates)
    return Expansion(
        tuple(block for each in all_dates for block in each.blocks),
        tuple(window for each in all_dates for window in each.windows),
        tuple(flag for each in all_dates for flag in each.flags),
    )


def recognise_as(appointment: AppointmentData, template: TreatmentTemplate, word: str = "") -> None:
    """Make an appointment one of a kind of treatment: its buffers and way of teaching follow."""
    appointment.kind = template.id
    appointment.matched_word = word
    appointment.before_minutes = template.before_minutes
    appointment.after_minutes = template.after_minutes
    appointment.teachable = template.teachable


class _Curve:
    """The curve that counts for one kind of a treatment."""

    def __init__(self, template: TreatmentTemplate, segments: Sequence[CurveSegment], variant: str) -> None:
        self.template = template
        self.variant = variant
        self._segments = tuple(segments)
        self._of = {through: self._told(through=through) for through in (False, True)}
        before, after = (buffer_minutes(segments, phase, variant) for phase in (Phase.BEFORE, Phase.AFTER))
        self.buffers = (before, after)  # minutes that the curve itself keeps free

    def _told(self, *, through: bool) -> list[tuple[int, CurveSegment]]:
        """Return the segments that windows tell, with their numbers."""
        segments = enumerate(self._segments)
        return [(number, each) for number, each in segments if not self._is_block(each, through)]

    def one_date(
        self, occurrence: Occurrence, buffers: tuple[int, int], through: bool, *, course: bool
    ) -> Expansion:
        """Return what one date makes; ``course`` adds what holds once for the whole course."""
        chosen = [
            (number, each)
            for number, each in self._of[through]
            if each.holds_for(self.variant, occurrence) and (course or not each.of_course)
        ]
        expansion = _windows(self.template, occurrence, chosen)
        if through:
            return expansion + _closed(self.template, occurrence, *buffers)
        end = max(occurrence.end, occurrence.start + SHORTEST)
        block = Block(self.template.id, occurrence.start, end, *buffers, occurrence.label)
        return expansion + Expansion(blocks=(block,))

    def _is_block(self, segment: CurveSegment, through: bool) -> bool:
        """Return whether a segment is told by the block or the buffers instead of a window."""
        if any(is_buffer(segment, phase, self.variant) for phase in (Phase.BEFORE, Phase.AFTER)):
            return True
        inside = segment.phase is Phase.DURING and isinstance(segment.span, MinuteSpan)
        return inside and not through


def _windows(
    template: TreatmentTemplate, occurrence: Occurrence, segments: list[tuple[int, CurveSegment]]
) -> Expansion:
    windows: list[Window] = []
    flags: list[tuple[datetime, datetime, str]] = []
    for number, each in segments:
        for start, end in each.spans(occurrence):
            windows.append(
                Window(
                    start=start,
                    end=end,
                    level=int(each.level),
                    max_lesson_minutes=each.max_lesson_minutes,
                    modes=each.modes,
                    source=f"{template.name}: {each.note}" if each.note else template.name,
                    cell=f"{template.id}/{number}",
                    cause=occurrence.start,
                    evidence=each.evidence,
                    limits=each.limits,
                )
            )
            if each.flag:
                flags.append((start, end, each.flag))
    return Expansion(windows=tuple(windows), flags=tuple(flags))


def _closed(template: TreatmentTemplate, occurrence: Occurrence, before: int, after: int) -> Expansion:
    """Return the buffers of a treatment that is not a block: windows of level 0."""
    spans = (
        (occurrence.start - timedelta(minutes=before), occurrence.start, "getting ready"),
        (occurrence.end, occurrence.end + timedelta(minutes=after), "recovering"),
    )
    return Expansion(
        windows=tuple(
            Window(
                start, end, int(EnergyLevel.BLOCKED), source=f"{template.name}: {why}", cause=occurrence.start
            )
            for start, end, why in spans
            if start < end
        )
    )
