"""Dates of treatment become blocks and energy windows."""

from cProfile import Profile
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hospital_iep.domain.catalogues import treatment, treatments
from hospital_iep.domain.curve import (
    DaySpan,
    MinuteSpan,
    ShareSpan,
    edges,
    read_clock,
    read_segment,
    read_span,
    with_edges,
)
from hospital_iep.domain.expansion import expand, expand_appointments, recognise_as
from hospital_iep.domain.treatment import AppointmentData, AppointmentStatus

MONDAY = datetime.fromisoformat("2026-11-23")
DAY = timedelta(days=1)


def at(day, hour, minute=0):
    return MONDAY + timedelta(days=day, hours=hour, minutes=minute)


def one(kind, start, minutes=60, **fields):
    made = AppointmentData(start=start, end=start + timedelta(minutes=minutes))
    recognise_as(made, treatment(kind))
    for name, value in fields.items():
        setattr(made, name, value)
    return made


def level(expansion, moment):
    return min((each.level for each in expansion.windows if each.covers(moment)), default=None)


@pytest.mark.parametrize(
    ("text", "first", "last", "changed"),
    [
        ("start-60 to start", -90, 0, "start-90 to start"),
        ("start+30 to end-45", 20, -30, "start+20 to end-30"),
        ("end to end+120", 30, 180, "end+30 to end+180"),
        ("day 1 to 3", 2, 2, "day 2"),
        ("course 0% to 33%", 0, 50, "course 0% to 50%"),
    ],
)
def test_a_span_gets_other_edges(text, first, last, changed):
    assert str(with_edges(read_span(text), first, last)) == changed
    assert edges(read_span(changed)) == (first, last)
    assert with_edges(read_span(changed), *edges(read_span(text))) == read_span(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("end to end+120", 60, 60), ("day 1 to 3", 3, 2), ("course 0% to 33%", 50, 120)],
)
def test_a_span_never_ends_before_it_begins(text, first, last):
    with pytest.raises(ValueError, match="ends before it begins"):
        with_edges(read_span(text), first, last)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("start-60 to start", MinuteSpan),
        ("start+30 to end-45", MinuteSpan),
        ("end to midnight", MinuteSpan),
        ("day 1 to 3", DaySpan),
        ("day -7 to -1", DaySpan),
        ("course-day 0 to 6", DaySpan),
        ("after-course day 1 to 42", DaySpan),
        ("course 33% to 67%", ShareSpan),
    ],
)
def test_a_span_reads_back_as_written(text, kind):
    span = read_span(text)
    assert isinstance(span, kind)
    assert str(span) == text


@pytest.mark.parametrize("text", ["", "begin to end", "day 3 to 1", "start - 60 to start", "day one"])
def test_what_is_no_span_is_said(text):
    with pytest.raises(ValueError, match=r"span|before"):
        read_span(text)


@pytest.mark.parametrize("text", ["9:00 to 10:00", "10:00 to 09:00", "23:00 to 24:30", "morning"])
def test_what_is_no_time_of_day_is_said(text):
    with pytest.raises(ValueError, match="time of day"):
        read_clock(text)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"colour": "red"}, "unknown key 'colour'"),
        ({"level": 5}, "5"),
        ({"modes": ["phone"]}, "'phone' is not a mode"),
        ({"source": 3}, "source 3"),
        ({"max_lesson_minutes": 0}, "longest lesson"),
    ],
)
def test_a_wrong_segment_is_refused_in_words(fault, words):
    with pytest.raises(ValueError, match=words):
        read_segment({"phase": "after", "span": "day 1", "level": 2} | fault)


def test_every_segment_of_the_catalogue_survives_being_kept_as_plain_values():
    for template in treatments().values():
        for segment in template.segments:
            assert read_segment(segment.as_mapping()) == segment


def test_a_scan_is_a_block_with_its_way():
    expansion = expand_appointments(treatment("imaging"), [one("imaging", at(0, 10))])
    assert [(each.start, each.before_minutes, each.after_minutes) for each in expansion.blocks] == [
        (at(0, 10), 15, 15)
    ]
    assert expansion.windows == ()


def test_the_work_for_a_long_calendar_grows_with_it_and_not_with_its_square():
    def calls(days):
        counted = Profile()
        dates = [one("haemodialysis", at(day, 8, 15 * turn)) for day in range(days) for turn in (0, 1)]
        made = counted.runcall(expand_appointments, treatment("haemodialysis"), dates)
        assert len(made.windows) > 2 * days
        return sum(each.callcount for each in counted.getstats())

    assert calls(400) < 5 * calls(100)


def test_an_unknown_appointment_blocks_without_fatigue():
    expansion = expand_appointments(treatment("no such kind"), [one("unknown", at(0, 10))])
    assert len(expansion.blocks) == 1
    assert expansion.windows == ()


def test_dialysis_is_windows_with_modes_and_no_block():
    expansion = expand_appointments(treatment("haemodialysis"), [one("haemodialysis", at(1, 8), minutes=240)])
    assert expansion.blocks == ()
    assert level(expansion, at(1, 7, 30)) == 0  # needles
    assert level(expansion, at(1, 8, 15)) == 0
    assert level(expansion, at(1, 9)) == 2
    assert level(expansion, at(1, 11, 30)) == 1
    assert level(expansion, at(1, 13)) == 0
    assert level(expansion, at(1, 15)) == 1
    assert level(expansion, at(2, 10)) == 4
    middle = next(each for each in expansion.windows if each.covers(at(1, 9)))
    assert middle.modes == ("bedside", "remote")
    assert middle.max_lesson_minutes == 40


def test_a_person_may_say_it_cannot_be_taught_through():
    closed = one("haemodialysis", at(1, 8), minutes=240, teachable=False, before_minutes=20)
    expansion = expand_appointments(treatment("haemodialysis"), [closed])
    assert [(each.start, each.before_minutes, each.after_minutes) for each in expansion.blocks] == [
        (at(1, 8), 20, 120)
    ]
    assert level(expansion, at(1, 9)) is None  # the block says it
    assert level(expansion, at(1, 15)) == 1


def test_the_long_gap_costs_a_level():
    week = [one("haemodialysis", at(day, 8), minutes=240) for day in (0, 2, 4, 7)]
    expansion = expand_appointments(treatment("haemodialysis"), week)
    assert level(expansion, at(2, 9)) == 2
    assert level(expansion, at(7, 9)) == 1  # Friday to Monday


def test_a_short_treatment_keeps_its_steps_inside():
    expansion = expand_appointments(treatment("haemodialysis"), [one("haemodialysis", at(1, 8), minutes=20)])
    during = [each for each in expansion.windows if at(1, 8) <= each.start < at(1, 8, 20)]
    assert during
    assert all(each.end <= at(1, 8, 20) for each in during)


def test_a_cancelled_or_free_entry_makes_nothing():
    gone = [
        one("imaging", at(0, 10), status=AppointmentStatus.CANCELLED),
        one("imaging", at(0, 11), shown_as_free=True),
    ]
    expansion = expand_appointments(treatment("imaging"), gone)
    assert expansion.blocks == ()
    assert expansion.windows == ()


def test_a_chemotherapy_cycle_has_its_low_week_and_its_good_week():
    course = treatment("chemotherapy-cycle").new_course(MONDAY.date())
    expansion = expand(treatment("chemotherapy-cycle"), course.occurrences())
    levels = [level(expansion, at(day, 9, 59)) for day in range(21)]
    assert levels[1:4] == [2] * 3
    assert levels[4:7] == [3] * 3
    assert levels[7:15] == [2] * 8
    assert levels[15:21] == [4] * 6
    low = next(each for each in expansion.windows if each.covers(at(9, 9)))
    assert "group" not in low.modes
    assert "classroom" not in low.modes


def test_radiotherapy_wears_down_over_the_course():
    template = treatment("radiotherapy")
    course = template.new_course(MONDAY.date())
    dates = course.occurrences()
    expansion = expand(template, dates)
    last = dates[-1].start.date()
    assert len(expansion.blocks) == 30
    assert level(expansion, datetime.combine(dates[1].start.date(), time(15))) == 3
    assert level(expansion, datetime.combine(dates[15].start.date(), time(15))) == 2
    assert level(expansion, datetime.combine(last, time(15))) == 1
    assert level(expansion, datetime.combine(last + 30 * DAY, time(10))) == 2
    assert level(expansion, datetime.combine(last + 60 * DAY, time(10))) is None
    assert expansion.flags == ()


def test_cranial_radiotherapy_flags_the_sleepy_weeks():
    template = treatment("radiotherapy")
    dates = template.new_course(MONDAY.date()).occurrences()
    expansion = expand(template, dates, variant="cranial")
    assert level(expansion, datetime.combine(dates[-1].start.date() + 30 * DAY, time(10))) == 1
    assert [text for _, _, text in expansion.flags] == [
        "Very sleepy for days in these weeks: tell the nurse the same day"
    ]


def test_one_fraction_alone_says_nothing_about_a_course():
    expansion = expand_appointments(treatment("radiotherapy"), [one("radiotherapy", at(0, 10))])
    assert level(expansion, at(0, 9)) is None
    assert level(expansion, at(20, 9)) is None


@pytest.mark.parametrize(
    ("variant", "minutes"),
    [("with fever", 30), ("long-standing epilepsy", 90), ("rescue medicine given", 210), ("", 120)],
)
def test_recovery_after_a_seizure_depends_on_its_kind(variant, minutes):
    template = treatment("seizure")
    course = template.new_course(MONDAY.date())
    course.times = ["09:00"]
    (block,) = expand(template, course.occurrences(), variant=variant).blocks
    assert block.after_minutes == minutes


def test_a_ward_or_child_may_have_its_own_curve():
    own = [read_segment({"phase": "course", "span": "day 1 to 2", "level": 1, "note": "ours"})]
    expansion = expand_appointments(
        treatment("chemotherapy-infusion"), [one("chemotherapy-infusion", at(0, 10))], segments=own
    )
    assert level(expansion, at(2, 12)) == 1
    assert level(expansion, at(3, 12)) is None


def test_a_new_course_is_as_it_is_usually_given():
    dialysis = treatment("haemodialysis").new_course(date(2026, 11, 23))
    assert dialysis.treatment == "haemodialysis"
    assert [each.start.weekday() for each in dialysis.occurrences()[:3]] == [0, 2, 4]
    assert dialysis.minutes == 240


def test_a_treatment_without_length_is_still_seen():
    (block,) = expand_appointments(treatment("imaging"), [one("imaging", at(0, 10), minutes=0)]).blocks
    assert block.start < block.end


@given(
    kind=st.sampled_from(sorted(treatments())),
    starts=st.lists(st.integers(0, 60 * 24 * 40), min_size=1, max_size=6),
    minutes=st.integers(0, 700),
    teachable=st.booleans(),
)
def test_whatever_comes_makes_sound_spans(kind, starts, minutes, teachable):
    some = [
        one(kind, MONDAY + timedelta(minutes=start), minutes=minutes, teachable=teachable) for start in starts
    ]
    expansion = expand_appointments(treatment(kind), some)
    assert all(each.start < each.end for each in (*expansion.blocks, *expansion.windows))
    assert all(0 <= each.level <= 4 for each in expansion.windows)
    assert len(expansion.blocks) == (0 if teachable else len(some))
