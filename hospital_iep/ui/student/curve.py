"""A treatment's curve as steps around one date of treatment, and said step by step."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from PySide6.QtCore import QCoreApplication

from hospital_iep.domain.curve import (
    CountedFrom,
    CurveSegment,
    DaySpan,
    Evidence,
    MinuteSpan,
    Phase,
    Point,
    ShareSpan,
)
from hospital_iep.domain.treatment import CourseDay, EnergyLevel, Occurrence
from hospital_iep.ui.widgets.energy import plan_word

MIDDAY = datetime(2000, 1, 3, 9)  # noqa: DTZ001  (any Monday: only distances are drawn)
LONGEST = timedelta(hours=30)
DAYS_SHOWN = 30


@dataclass(frozen=True, slots=True)
class CurveStep:
    """A stretch over which the level stays the same; ``inside`` while the treatment runs.

    ``number`` is that of the segment that makes the level, ``None`` where none lies.
    """

    start: float
    end: float
    level: int
    inside: bool = False
    number: int | None = None


def sample(minutes: int) -> Occurrence:
    """Return one date of treatment to draw a curve around."""
    end = MIDDAY + timedelta(minutes=max(minutes, 15))
    return Occurrence(1, 1, MIDDAY, end, CourseDay(1, 1), course_first=MIDDAY.date(), course_last=end.date())


def hour_steps(segments: Sequence[CurveSegment], minutes: int, variant: str, base: int) -> list[CurveStep]:
    """Return the steps around one date of treatment; hours count from its begin."""
    one = sample(minutes)
    spans = [
        (start, min(end, one.end + LONGEST), int(each.level), number)
        for number, each in enumerate(segments)
        if isinstance(each.span, MinuteSpan) and each.holds_for(variant, one)
        for start, end in each.spans(one)
    ]
    edges = sorted({one.start, one.end, *(each[0] for each in spans), *(each[1] for each in spans)})
    room = timedelta(minutes=30)
    edges = [edges[0] - room, *edges, edges[-1] + room]
    steps: list[CurveStep] = []
    for first, last in pairwise(edges):
        inside = one.start <= first < one.end
        covering = [(level, number) for start, end, level, number in spans if start <= first < end]
        level, of = min(covering, default=(0 if inside else base, None))
        begin, stop = ((each - one.start).total_seconds() / 3600 for each in (first, last))
        if steps and (steps[-1].level, steps[-1].inside, steps[-1].number) == (level, inside, of):
            steps[-1] = replace(steps[-1], end=stop)
        else:
            steps.append(CurveStep(begin, stop, level, inside, of))
    return steps


def day_steps(segments: Sequence[CurveSegment], variant: str, base: int) -> list[CurveStep]:
    """Return the days from the one after the treatment on; empty where the curve tells none."""
    days: dict[int, tuple[int, int]] = {}
    for number, each in enumerate(segments):
        if not isinstance(each.span, DaySpan) or (each.variants and variant not in each.variants):
            continue
        for day in range(max(each.span.first, 1), min(each.span.last, DAYS_SHOWN) + 1):
            days[day] = min(days.get(day, (4, number)), (int(each.level), number))
    if not days:
        return []
    found = [(day, *days.get(day, (base, None))) for day in range(1, max(days) + 2)]
    return [CurveStep(day, day + 1, level, number=number) for day, level, number in found]


def free_step(stretch: CurveStep, minutes: int, *, of_days: bool) -> CurveSegment:
    """Return the step that would lie over a stretch of the drawing where none lies yet."""
    if of_days:
        span = DaySpan(CountedFrom.TREATMENT, round(stretch.start), round(stretch.end) - 1)
        return CurveSegment(Phase.AFTER, span, EnergyLevel(stretch.level))
    anchor, since = "start", 0
    phase = Phase.DURING if stretch.inside else Phase.BEFORE
    if not stretch.inside and stretch.start >= 0:
        phase, anchor, since = Phase.AFTER, "end", max(minutes, 15)
    first, last = (Point(anchor, round(each * 60) - since) for each in (stretch.start, stretch.end))
    return CurveSegment(phase, MinuteSpan(first, last), EnergyLevel(stretch.level))


def span_text(segment: CurveSegment) -> str:
    """Return where a step lies, in words: "0 to 2 h after", "day 1 to 3"."""
    translate = QCoreApplication.translate
    span = segment.span
    if isinstance(span, MinuteSpan):
        text = _minute_span(segment.phase, span)
    elif isinstance(span, ShareSpan):
        words = translate("Curve", "{first} to {last} % of the course")
        text = words.format(first=span.first, last=span.last)
    else:
        counted = {
            "day": translate("Curve", "day {days} after it"),
            "course-day": translate("Curve", "day {days} of the course"),
            "after-course day": translate("Curve", "day {days} after the course"),
        }
        words, first, last = counted[span.counted.value], span.first, span.last
        if span.counted is CountedFrom.TREATMENT and last < 0:
            words, first, last = translate("Curve", "day {days} before it"), -first, -last
        if span.counted is CountedFrom.TREATMENT and first == last == 0:
            words = translate("Curve", "on the day of it")
        text = words.format(days=str(first) if first == last else f"{first} to {last}")
    if segment.clock:
        begin, end = (f"{each // 60:02d}:{each % 60:02d}" for each in segment.clock)
        text += ", " + translate("Curve", "{first} to {last}").format(first=begin, last=end)
    return text


def _minute_span(phase: Phase, span: MinuteSpan) -> str:
    translate = QCoreApplication.translate
    if phase is Phase.BEFORE:
        words = translate("Curve", "{length} before")
        return words.format(length=_length(abs(span.last.minutes - span.first.minutes)))
    if phase is Phase.DURING:
        words = translate("Curve", "during: {first} to {last}")
        return words.format(first=_point(span.first), last=_point(span.last))
    if span.last.anchor == "midnight":
        return translate("Curve", "after, until midnight")
    words = translate("Curve", "{first} to {last} after")
    first, last = span.first.minutes, span.last.minutes
    same_unit = last < 60 or first == 0 or first >= 60
    begin = (f"{first}" if last < 60 else _hours(first)) if same_unit else _length(first)
    return words.format(first=begin, last=_length(last))


def _point(point: Point) -> str:
    translate = QCoreApplication.translate
    if point.anchor == "start" and not point.minutes:
        return translate("Curve", "begin")
    if point.anchor == "end" and not point.minutes:
        return translate("Curve", "end")
    if point.anchor == "start":
        return translate("Curve", "{length} in").format(length=_length(point.minutes))
    return translate("Curve", "{length} before the end").format(length=_length(abs(point.minutes)))


def _hours(minutes: int) -> str:
    return f"{minutes // 60}" if minutes % 60 == 0 else f"{minutes / 60:.1f}"


def _length(minutes: int) -> str:
    translate = QCoreApplication.translate
    if minutes < 60:
        return translate("Curve", "{minutes} min").format(minutes=minutes)
    return translate("Curve", "{hours} h").format(hours=_hours(minutes))


def evidence_words(evidence: Evidence) -> str:
    """Return how good the ground for a number is, with its letter."""
    translate = QCoreApplication.translate
    words = {
        Evidence.CHILDREN: translate("Curve", "A, studies of children"),
        Evidence.ADULTS: translate("Curve", "B, studies of adults"),
        Evidence.CLINICAL: translate("Curve", "C, leaflet or consensus"),
        Evidence.DEFAULT: translate("Curve", "D, an assumption"),
        Evidence.LOCAL: translate("Curve", "L, local experience"),
    }
    return words[evidence]


def ground_words(segment: CurveSegment) -> str:
    """Return on what a step stands, and its source; of a changed one, what it was changed from."""
    words = [evidence_words(segment.evidence)]
    if segment.changed_from is not None:
        was = QCoreApplication.translate("Curve", "changed from: {evidence}")
        words = [f"{words[0]};", was.format(evidence=evidence_words(segment.changed_from))]
    return " ".join(filter(None, (*words, segment.source)))


def is_changed(curve: Sequence[CurveSegment]) -> bool:
    """Return whether a curve has steps that were changed on a ward or for a child."""
    return any(each.evidence is Evidence.LOCAL for each in curve)


def mode_words(modes: Sequence[str]) -> str:
    """Return how lessons may be given in a step."""
    translate = QCoreApplication.translate
    words = {
        "bedside": translate("Curve", "at the bed"),
        "remote": translate("Curve", "by video"),
        "classroom": translate("Curve", "classroom"),
        "group": translate("Curve", "group"),
    }
    return ", ".join(words[mode] for mode in modes) or translate("Curve", "any")


def step_speech(segment: CurveSegment) -> str:
    """Return one step as a screen reader says it: "0 to 2 h after: level 0, blocked"."""
    words = QCoreApplication.translate("Curve", "{span}: level {level}, {word}")
    level = int(segment.level)
    return words.format(span=span_text(segment), level=level, word=plan_word(level))


def edge_words(segment: CurveSegment) -> tuple[str, str] | None:
    """Return what the two numbers of a step's span count, ``None`` where it ends at midnight."""
    translate = QCoreApplication.translate
    if isinstance(segment.span, ShareSpan):
        return (translate("Curve", "% of the course"),) * 2
    if isinstance(segment.span, DaySpan):
        return (translate("Curve", "days"),) * 2
    points = (segment.span.first, segment.span.last)
    if any(point.anchor == "midnight" for point in points):
        return None
    words = {
        ("start", -1): translate("Curve", "minutes before it begins"),
        ("start", 1): translate("Curve", "minutes after it begins"),
        ("end", -1): translate("Curve", "minutes before it ends"),
        ("end", 1): translate("Curve", "minutes after it ends"),
    }
    first, last = (words[point.anchor, edge_sign(segment, point)] for point in points)
    return first, last


def edge_sign(segment: CurveSegment, point: Point) -> int:
    """Return -1 where minutes are counted back from a point."""
    back = segment.phase is Phase.BEFORE or (segment.phase is Phase.DURING and point.anchor == "end")
    return -1 if point.minutes < 0 or (point.minutes == 0 and back) else 1
