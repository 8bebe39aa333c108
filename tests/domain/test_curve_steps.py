"""A curve is changed step by step: added, split, removed; what cannot be is refused by name."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from hospital_iep.domain.catalogues import treatment, treatments
from hospital_iep.domain.curve import (
    CountedFrom,
    CurveSegment,
    DaySpan,
    Evidence,
    MinuteSpan,
    Phase,
    Point,
    ShareSpan,
    read_segment,
    read_span,
)
from hospital_iep.domain.curve_steps import (
    MOST_STEPS,
    LastStepError,
    NoSuchStepError,
    TooManyStepsError,
    TooShortError,
    check_span,
    new_span,
    split_step,
    with_step,
    without_step,
)
from hospital_iep.domain.treatment import CourseDay, EnergyLevel, Occurrence

BEGIN = datetime(2026, 11, 23, 9)
DATE = Occurrence(
    1,
    1,
    BEGIN,
    BEGIN + timedelta(hours=4),
    CourseDay(1, 1),
    course_first=BEGIN.date(),
    course_last=BEGIN.date(),
)


def step(span, phase="after", level=2, **more):
    return read_segment({"phase": phase, "span": span, "level": level, **more})


def every_step():
    for template in treatments().values():
        for number, each in enumerate(template.segments):
            yield pytest.param(template, number, id=f"{template.id}-{number}-{each.span}")


def usual(template):
    end = BEGIN + timedelta(minutes=max(template.typical_minutes, 15))
    return Occurrence(1, 1, BEGIN, end, CourseDay(1, 1), course_first=BEGIN.date(), course_last=BEGIN.date())


def covered(segment, around):
    """Return each quarter hour and each number that a step holds, so that steps can be compared."""
    if isinstance(segment.span, ShareSpan):
        return set(range(segment.span.first, segment.span.last))
    found = set()
    for start, end in segment.spans(around):
        minutes = int((end - start).total_seconds() // 60)
        found |= {start + timedelta(minutes=each) for each in range(0, minutes, 5)}
    return found


@pytest.mark.parametrize(("template", "number"), list(every_step()))
def test_both_halves_of_a_split_step_hold_what_the_one_held(template, number):
    around, old = usual(template), template.segments[number]
    try:
        curve = split_step(template.segments, number, around)
    except TooShortError:
        (begin, end), *_ = old.spans(around) or [(around.start, around.start)]
        assert end - begin <= timedelta(minutes=5)
        return
    assert len(curve) == len(template.segments) + 1
    one, other = curve[number : number + 2]
    assert covered(one, around)
    assert covered(other, around)
    assert not covered(one, around) & covered(other, around)
    assert covered(one, around) | covered(other, around) == covered(old, around)
    for half in (one, other):
        kept = (half.level, half.evidence, half.source, half.note, half.variants, half.phase)
        assert kept == (old.level, old.evidence, old.source, old.note, old.variants, old.phase)
        assert read_segment(half.as_mapping()) == half  # it can be kept in the case file
    assert (*curve[:number], old, *curve[number + 2 :]) == template.segments


def test_a_step_is_split_where_one_points():
    curve = (step("end to end+120"),)
    at = DATE.end + timedelta(minutes=43)
    assert [str(each.span) for each in split_step(curve, 0, DATE, at)] == [
        "end to end+45",
        "end+45 to end+120",
    ]
    for beyond in (DATE.end - timedelta(hours=1), DATE.end + timedelta(hours=9)):
        one, other = split_step(curve, 0, DATE, beyond)
        assert covered(one, DATE)
        assert covered(other, DATE)
    days = (step("day 1 to 5"),)
    assert [str(each.span) for each in split_step(days, 0, DATE, DATE.start + timedelta(days=4))] == [
        "day 1 to 3",
        "day 4 to 5",
    ]


def test_one_day_is_split_at_noon_and_then_by_the_clock():
    one, other = split_step((step("day 1"),), 0, DATE)
    assert (one.clock, other.clock) == ((0, 720), (720, 1440))
    assert [each.clock for each in split_step((one,), 0, DATE)] == [(0, 360), (360, 720)]


@pytest.mark.parametrize("span", ["end to end+5", "start to start+1", "course 3% to 4%"])
def test_what_is_too_short_is_not_split(span):
    with pytest.raises(TooShortError):
        split_step((step(span, phase="course" if "%" in span else "after"),), 0, DATE)


def test_a_new_step_stands_in_the_order_of_time():
    curve = (step("start-60 to start", "before"), step("end to end+120"), step("day 1 to 2"))
    added = with_step(curve, step("end+30 to end+60"), DATE)
    assert [str(each.span) for each in added] == [
        "start-60 to start",
        "end to end+120",
        "end+30 to end+60",
        "day 1 to 2",
    ]
    assert with_step(curve, step("course-day 1", "course"), DATE)[-1].span.counted is CountedFrom.COURSE


@pytest.mark.parametrize(
    "span",
    [
        MinuteSpan(Point("end", 60), Point("end", 60)),
        MinuteSpan(Point("end", 60), Point("end", 30)),
        MinuteSpan(Point("end", 0), Point("end", 10**9)),
        MinuteSpan(Point("start", 300), Point("end", 0)),  # of four hours
        DaySpan(CountedFrom.TREATMENT, 2, 1),
        DaySpan(CountedFrom.COURSE, 1, 10**9),
        DaySpan(CountedFrom.COURSE, -(10**9), 1),
        ShareSpan(50, 50),
        ShareSpan(0, 101),
        ShareSpan(-1, 50),
    ],
    ids=str,
)
def test_a_step_that_lies_nowhere_is_refused(span):
    phase = Phase.DURING if isinstance(span, MinuteSpan) and span.first.anchor == "start" else Phase.AFTER
    with pytest.raises(NoSuchStepError):
        with_step((), CurveSegment(phase, span, EnergyLevel.LOW), DATE)


@pytest.mark.parametrize(
    ("phase", "counted"),
    [
        ("before", "start"),
        ("during", "start"),
        ("during", "end"),
        ("after", "end"),
        ("after", "day"),
        ("course", "course-day"),
        ("after", "after-course day"),
        ("course", "share"),
    ],
)
def test_every_place_for_a_new_step_begins_with_one_that_can_be(phase, counted):
    made = CurveSegment(Phase(phase), new_span(Phase(phase), counted), EnergyLevel.LOW)
    check_span(made, DATE)
    assert read_span(str(made.span)) == made.span


def test_the_last_step_stays_and_a_curve_has_an_end():
    of_two = (step("end to end+30", variants=["adult"]), step("end to end+60"))
    assert without_step(of_two, 0, "") == of_two[1:]
    with pytest.raises(LastStepError):
        without_step(of_two, 1, "child")  # the other is for another kind of it
    assert without_step(of_two, 1, "adult") == of_two[:1]
    full = (step("end to end+30"),) * MOST_STEPS
    with pytest.raises(TooManyStepsError):
        with_step(full, step("end to end+60"), DATE)
    with pytest.raises(TooManyStepsError):
        split_step(full, 0, DATE)


def test_a_changed_step_stands_on_local_experience_and_says_what_it_was():
    old = next(each for each in treatment("haemodialysis").segments if each.source and each.spread)
    made = old.changed_to(replace(old, level=EnergyLevel.PRIME))
    assert (made.evidence, made.changed_from, made.source) == (Evidence.LOCAL, old.evidence, old.source)
    assert made.spread == (old.spread[0], 4)
    assert old.changed_to(old) is old
    again = made.changed_to(replace(made, max_lesson_minutes=5))
    assert (again.evidence, again.changed_from) == (Evidence.LOCAL, old.evidence)
    assert read_segment(again.as_mapping()) == again
    assert "changed_from" not in old.as_mapping()
