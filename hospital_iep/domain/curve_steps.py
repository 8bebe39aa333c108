"""Changing a curve step by step: a step added, split in two, or removed; the other steps stay as they are."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from hospital_iep.domain.curve import (
    CountedFrom,
    CurveSegment,
    DaySpan,
    MinuteSpan,
    Phase,
    Point,
    ShareSpan,
    Span,
)
from hospital_iep.domain.treatment import Occurrence

MOST_STEPS = 60
FURTHEST_MINUTES, FURTHEST_DAYS = 14 * 24 * 60, 400
NOON, MIDNIGHT = 12 * 60, 24 * 60


class NoSuchStepError(ValueError):
    """A step that cannot be: it ends before it begins, lies nowhere, or lies too far away."""


class TooShortError(ValueError):
    """A step too short to be split in two."""


class LastStepError(ValueError):
    """The last step of a curve; a curve without any would be none."""


class TooManyStepsError(ValueError):
    """More steps than a curve may have."""


def with_step(
    curve: Sequence[CurveSegment], step: CurveSegment, around: Occurrence
) -> tuple[CurveSegment, ...]:
    """Return a curve with one step more, after those that begin before it.

    ``around`` is a usual date of the treatment. Raises ``NoSuchStepError`` where the step lies nowhere
    around it, ``TooManyStepsError`` where the curve is full.
    """
    check_span(step, around)
    if len(curve) >= MOST_STEPS:
        raise TooManyStepsError
    at = next((n for n, each in enumerate(curve) if _begin(each, around) > _begin(step, around)), len(curve))
    return (*curve[:at], step, *curve[at:])


def without_step(curve: Sequence[CurveSegment], number: int, variant: str) -> tuple[CurveSegment, ...]:
    """Return a curve without one of its steps; ``LastStepError`` where none would be left for the variant."""
    left = (*curve[:number], *curve[number + 1 :])
    if not any(not each.variants or variant in each.variants for each in left):
        raise LastStepError
    return left


def split_step(
    curve: Sequence[CurveSegment], number: int, around: Occurrence, at: datetime | None = None
) -> tuple[CurveSegment, ...]:
    """Return a curve with one step in two that follow each other, both as the one was.

    It is split ``at`` a moment around a usual date of the treatment, else in its middle: minutes by fives,
    days as whole ones, a single day at noon. ``TooShortError`` where it is too short for two.
    """
    if len(curve) >= MOST_STEPS:
        raise TooManyStepsError
    one, other = _halves(curve[number], around, at)
    return (*curve[:number], one, other, *curve[number + 1 :])


def check_span(step: CurveSegment, around: Occurrence) -> None:
    """Raise ``NoSuchStepError`` for a step that lies nowhere around a usual date, or too far from it."""
    span = step.span
    if isinstance(span, MinuteSpan):
        far = max(abs(span.first.minutes), abs(span.last.minutes)) > FURTHEST_MINUTES
        if far or not step.spans(around):
            raise NoSuchStepError
    elif isinstance(span, DaySpan):
        if span.last < span.first or max(abs(span.first), abs(span.last)) > FURTHEST_DAYS:
            raise NoSuchStepError
    elif not 0 <= span.first < span.last <= 100:
        raise NoSuchStepError


def new_span(phase: Phase, counted: str) -> Span:
    """Return where a new step of a phase lies at first; ``counted`` is "start", "end", "share" or of days."""
    if counted == "share":
        return ShareSpan(0, 50)
    if counted in set(CountedFrom):
        return DaySpan(CountedFrom(counted), 1, 1)
    first, last = {Phase.BEFORE: (-30, 0), Phase.AFTER: (0, 60)}.get(phase, (0, 30))
    if phase is Phase.DURING and counted == "end":
        first, last = -30, 0
    return MinuteSpan(Point(counted, first), Point(counted, last))


def _begin(step: CurveSegment, around: Occurrence) -> tuple[int, datetime | int]:
    """Return what puts steps in order: those in minutes by their begin, then days, then shares."""
    if isinstance(step.span, MinuteSpan):
        return 0, step.span.first.on(around)
    if isinstance(step.span, DaySpan):
        return 1 + tuple(CountedFrom).index(step.span.counted), step.span.first
    return 4, step.span.first


def _halves(step: CurveSegment, around: Occurrence, at: datetime | None) -> tuple[CurveSegment, CurveSegment]:
    span = step.span
    if isinstance(span, MinuteSpan):
        point = _middle(step, span, around, at)
        return (
            replace(step, span=replace(span, last=point)),
            replace(step, span=replace(span, first=point)),
        )
    if isinstance(span, DaySpan) and span.first == span.last:
        return _half_days(step)
    wanted = None
    if at is not None and isinstance(span, DaySpan) and span.counted is CountedFrom.TREATMENT:
        wanted = (at.date() - around.start.date()).days
    if isinstance(span, DaySpan):
        middle = wanted if wanted is not None else (span.first + span.last + 1) // 2
        middle = min(max(middle, span.first + 1), span.last)
        days = replace(span, last=middle - 1), replace(span, first=middle)
        return replace(step, span=days[0]), replace(step, span=days[1])
    middle = (span.first + span.last) // 2
    if middle in (span.first, span.last):
        raise TooShortError
    shares = replace(span, last=middle), replace(span, first=middle)
    return replace(step, span=shares[0]), replace(step, span=shares[1])


def _half_days(step: CurveSegment) -> tuple[CurveSegment, CurveSegment]:
    first, last = step.clock or (0, MIDNIGHT)
    middle = NOON if step.clock is None else (first + last) // 10 * 5
    if not first < middle < last:
        raise TooShortError
    return replace(step, clock=(first, middle)), replace(step, clock=(middle, last))


def _middle(step: CurveSegment, span: MinuteSpan, around: Occurrence, at: datetime | None) -> Point:
    """Return the point where a step is split, counted from where its begin is counted from."""
    (begin, end), *_ = step.spans(around) or [(around.start, around.start)]
    minutes = (end - begin).total_seconds() / 60
    wanted = minutes / 2 if at is None else (at - begin).total_seconds() / 60
    split = min(max(round(wanted / 5) * 5, 5), (minutes - 1) // 5 * 5)
    if not 0 < split < minutes:
        raise TooShortError
    anchor = "start" if span.first.anchor == "start" else "end"
    since = begin - Point(anchor).on(around)
    return Point(anchor, int(since.total_seconds() // 60 + split))
