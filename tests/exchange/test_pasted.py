"""Pasted text: dates and times as people write them, headings over lines, and what was not read."""

from datetime import date, datetime

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
