"""Pasted text: dates and times as people write them, headings over lines, and what was not read."""

from datetime import date, datetime, timedelta

import pytest

from hospital_iep.exchange.appointments import Horizon, as_appointments
from hospital_iep.exchange.found import Flag
from hospital_iep.exchange.pasted import read_pasted
from hospital_iep.exchange.readers import read_here
from tests.exchange.samples import END, START

AROUND = date(2026, 3, 1)
HORIZON = Horizon(datetime(2026, 1, 1), datetime(2027, 6, 1))


def read(text):
    return read_pasted(text.encode(), AROUND)


@pytest.mark.parametrize(
    ("line", "start", "end", "title"),
    [
        ("2026-03-02 14:30 MRI head", "2026-03-02T14:30:00", None, "MRI head"),
        ("Mon 2.3.2026, 14.30 Uhr: MRT Kopf", "2026-03-02T14:30:00", None, "MRT Kopf"),
        ("Montag, 2. März 2026 um 9 Uhr Dialyse", "2026-03-02T09:00:00", None, "Dialyse"),
        ("March 2, 2026 at 2 pm - Physio", "2026-03-02T14:00:00", None, "Physio"),
        ("2nd March 2026 2:15pm-3:00pm Physio", "2026-03-02T14:15:00", "2026-03-02T15:00:00", "Physio"),
        ("02/03/26 2-3 pm Physio", "2026-03-02T14:00:00", "2026-03-02T15:00:00", "Physio"),
        ("2.3.2026 11-1 pm Chemo", "2026-03-02T11:00:00", "2026-03-02T13:00:00", "Chemo"),
        (
            "2.3.2026 08:30\u201312:00 Chemo Tag 3",
            "2026-03-02T08:30:00",
            "2026-03-02T12:00:00",
            "Chemo Tag 3",
        ),
        ("2.3.2026 von 8 bis 12 Uhr Chemo", "2026-03-02T08:00:00", "2026-03-02T12:00:00", "Chemo"),
        (
            "2.3.2026 22:00-06:00 Dialysis at night",
            "2026-03-02T22:00:00",
            "2026-03-03T06:00:00",
            "Dialysis at night",
        ),
        ("2 de marzo de 2026 10:00 Quimio", "2026-03-02T10:00:00", None, "Quimio"),
        ("2 mars 2026 14h30 Kiné", "2026-03-02T14:30:00", None, "Kiné"),
        ("2.3.2026 MRI, time follows", None, None, "MRI, time follows"),
        ("2.3. 10:00 MRI", "2026-03-02T10:00:00", None, "MRI"),
    ],
)
def test_lines(line, start, end, title):
    (one,) = read(line).lines
    assert (one.date, one.start, one.end, one.title) == ("2026-03-02", start, end, title)


def test_a_date_alone_stands_over_the_lines_below():
    reading = read("Monday 2 March 2026\n10:00 MRI\n\n14:00-15:00 Physio\nTuesday 3 March 2026\n09:00 CT\n")
    assert [(one.start, one.title) for one in reading.lines] == [
        ("2026-03-02T10:00:00", "MRI"),
        ("2026-03-02T14:00:00", "Physio"),
        ("2026-03-03T09:00:00", "CT"),
    ]
    assert reading.problems == ()


def test_what_was_not_read_is_told():
    reading = read("Dear teacher,\n10:00 MRI\n2026-03-02 11:00 CT\nKind regards\n")
    assert len(reading.lines) == 1
    assert [(one.where, one.reason[:10]) for one in reading.problems] == [
        ("line 2", "a time wit"),
        ("line 1", "2 line(s),"),
    ]
    assert read("nothing here").problems


def test_doubtful_dates_and_missing_years_are_flagged():
    reading = read("03/04/2026 10:00 MRI")
    assert "two ways" in reading.problems[0].reason
    assert reading.lines[0].flags == ("ask-date",)
    (one,) = as_appointments(reading, "Europe/Berlin", HORIZON).appointments
    assert Flag.ASK_DATE in one.flags
    assert read("Mon 2.3. 10:00 MRI").lines[0].flags == ("year-guessed",)


def test_one_clear_date_settles_the_others():
    reading = read("03/04/2026 10:00 MRI\n03/25/2026 10:00 CT")
    assert [one.date for one in reading.lines] == ["2026-03-04", "2026-03-25"]


def test_pasted_text_is_recognised_and_becomes_appointments():
    reading = read_here(b"2.3.2026 14:30 MRT\n4.3.2026 Abgesagt: CT", start=START, end=END)
    first, second = as_appointments(reading, "Europe/Berlin", HORIZON).appointments
    assert (first.start, first.end) == (datetime(2026, 3, 2, 14, 30), datetime(2026, 3, 2, 15))
    assert (second.title, second.status.value, second.all_day) == ("CT", "cancelled", True)


def test_an_end_at_24_is_midnight():
    (one,) = read("2.3.2026 22:00-24:00 Dialysis").lines
    assert (one.end, one.title) == ("2026-03-03T00:00:00", "Dialysis")


def test_the_rest_of_a_very_long_line_is_told():
    reading = read("2.3.2026 9:00 Physio " + "x" * 1000)
    assert "longer than 1000 letters" in reading.problems[0].reason
    assert reading.lines[0].start == "2026-03-02T09:00:00"


def told(reading):
    return [(one.where, one.reason) for one in reading.problems]


@pytest.mark.parametrize(
    "day", ["29.2.2027", "31 Nov 2026", "31.11.2026", "31.11.", "2027-02-29", "Nov 31, 2026"]
)
def test_a_date_that_does_not_exist_is_a_problem_and_never_another_day(day):
    reading = read(f"28.2.2027 9:00 Dialysis\n{day} 11:00 MRI\n12:00 CT\n1.3.2027 8:00 Echo")
    assert [one.title for one in reading.lines] == ["Dialysis", "Echo"]
    assert told(reading) == [
        ("line 2", f"{day} is no date that exists: say which day is meant"),
        ("line 3", "a time without a date: say which day is meant"),
    ]


@pytest.mark.parametrize(
    "words", ["MRI 9.30 to 10", "Dose 2.75 mg", "3 times 45 min", "Ward 24/7", "Bed 1-32"]
)
def test_other_numbers_are_no_dates(words):
    reading = read(f"2.3.2026 9:00 {words}")
    assert len(reading.lines) == 1
    assert reading.problems == ()


@pytest.mark.parametrize("line", ["2.3.2026 10:00-9:00 MRI", "2.3.2026 14:00-13:00 MRI"])
def test_an_end_before_the_start_is_told_and_is_no_night(line):
    reading = read(line)
    assert told(reading) == [("line 1", "the end lies before the start: check both times")]
    (one,) = as_appointments(reading, "Europe/Berlin", HORIZON).appointments
    assert Flag.END_BEFORE_START in one.flags
    assert one.end - one.start == timedelta(minutes=30)


@pytest.mark.parametrize("clock", ["25:00", "25:00-26:00", "9:75", "13:30 pm", "25 Uhr", "24:00"])
def test_a_start_that_is_no_time_of_day_is_a_problem_and_no_whole_day(clock):
    reading = read(f"2.3.2026 {clock} MRI")
    assert reading.lines == ()
    assert told(reading)[0] == ("line 1", f"{clock.partition('-')[0]} is no time of day: say when it begins")


def test_an_end_that_is_no_time_of_day_is_told():
    reading = read("2.3.2026 10:00-25:00 MRI")
    assert [(one.start, one.end) for one in reading.lines] == [("2026-03-02T10:00:00", None)]
    assert told(reading) == [("line 1", "25:00 is no time of day: the end is not known")]


def test_what_stands_in_the_file_is_shown_as_written():
    reading = read("Wed 03/04/2026\n10:00 MRI\n05/04/2026  11:00 - CT")
    assert [one.as_written for one in as_appointments(reading, "Europe/Berlin", HORIZON).appointments] == [
        "Wed 03/04/2026 | 10:00 MRI",
        "05/04/2026  11:00 - CT",
    ]
