"""What a file leaves open is asked, never guessed in silence; what was said once is known the next time."""

from datetime import datetime

import pytest

from hospital_iep.exchange.answers import NO_HEADINGS, Answers, column_names
from hospital_iep.exchange.appointments import Horizon, as_appointments
from hospital_iep.exchange.questions import Asks, OpenPoint, Questions, asks_something
from hospital_iep.exchange.readers import read_here
from hospital_iep.exchange.reading import Sheet
from tests.exchange.samples import END, START, calendar, event, siu, workbook

HORIZON = Horizon(datetime(2026, 1, 1), datetime(2027, 6, 1))
UNCLEAR = [["Date", "Start", "Title"], ["03/04/2026", "10:00", "Physio"], ["05/06/2026", "11:00", "MRI"]]


def asked(data, kept=None):
    return Questions(read_here(data, start=START, end=END), kept or {})


def taken(questions):
    return as_appointments(questions.reading, "Europe/Berlin", HORIZON, questions.answers()).appointments


def kinds(questions):
    return [(point.kind, point.name) for point in questions.open_points()]


def test_of_a_calendar_that_explains_itself_nothing_is_asked():
    assert not asks_something(read_here(calendar(event("DTSTART:20260302T100000Z")), start=START, end=END))
    assert not asks_something(read_here(siu(), start=START, end=END))
    assert asks_something(read_here(workbook({"Plan": UNCLEAR}), start=START, end=END))


def test_day_or_month_first_is_asked_once_per_column():
    questions = asked(workbook({"One": UNCLEAR, "Two": UNCLEAR}))
    assert kinds(questions) == [(Asks.ORDER, "Date")]
    questions.order("Date", first_day=False)
    assert kinds(questions) == []
    assert {one.start for one in taken(questions)} == {datetime(2026, 3, 4, 10), datetime(2026, 5, 6, 11)}
    questions.order("Date", first_day=True)
    assert {one.start for one in taken(questions)} == {datetime(2026, 4, 3, 10), datetime(2026, 6, 5, 11)}


def test_a_date_of_birth_that_can_be_read_two_ways_is_asked_for_itself():
    rows = [["Date", "Start", "Patient", "DOB"], ["2026-03-02", "10:00", "Tilda Testkind", "03/04/2015"]]
    questions = asked(workbook({"Plan": rows}))
    assert kinds(questions) == [(Asks.ORDER, "DOB")]
    questions.order("DOB", first_day=False)
    assert taken(questions)[0].hints[0].birth_date == "2015-03-04"


def test_a_hidden_sheet_is_read_only_if_somebody_says_so():
    rows = [["Date", "Start", "Title"], ["2026-03-02", "10:00", "Physio"]]
    questions = asked(workbook({"Plan": rows, "Old": rows}, hidden=("Old",)))
    assert questions.used == {"Plan"}
    assert len(taken(questions)) == 1
    questions.use("Old", used=True)
    assert len(taken(questions)) == 2
    questions.use("Old", used=False)
    questions.use("Plan", used=False)
    assert kinds(questions) == [(Asks.SHEETS, "")]


def test_headings_in_another_language_are_asked_for_and_remembered():
    rows = [["Viikko 10"], ["Päivä", "Aika", "Asia"], ["2026-03-02", "10:00", "Fysio"]]
    data = workbook({"Lista": rows})
    questions = asked(data)
    assert kinds(questions) == [(Asks.HEADINGS, "Lista")]
    questions.set_header("Lista", 1)
    assert kinds(questions) == [(Asks.DATE, "Lista")]
    for column, meaning in (("Päivä", "date"), ("Aika", "start"), ("Asia", "title")):
        questions.mean(column, meaning)
    (one,) = taken(questions)
    assert (one.start, one.title) == (datetime(2026, 3, 2, 10), "Fysio")
    again = asked(workbook({"Lista": [["Viikko 11"], [], *rows[1:]]}), questions.to_keep())
    assert again.as_last_time
    assert [one.title for one in taken(again)] == ["Fysio"]


def test_a_table_without_any_headings_has_its_columns_named_by_letter():
    rows = [["2026-03-02", "10:00", "Fysio"], ["2026-03-03", "11:00", "MRI"]]
    questions = asked(workbook({"Lista": rows}))
    questions.set_header("Lista", NO_HEADINGS)
    assert questions.columns() == ["column A", "column B", "column C"]
    questions.mean("column A", "date")
    questions.mean("column B", "start")
    questions.mean("column C", "title")
    assert [one.title for one in taken(questions)] == ["Fysio", "MRI"]
    assert asked(workbook({"Lista": rows[:1]}), questions.to_keep()).as_last_time


def test_two_columns_of_one_meaning_are_asked_about():
    rows = [["Date", "Start", "Title", "Was"], ["2026-03-02", "10:00", "Physio", "x"]]
    questions = asked(workbook({"Plan": rows}))
    questions.mean("Was", "title")
    assert kinds(questions) == [(Asks.TWICE, "title")]
    questions.mean("Title", "")
    assert [one.title for one in taken(questions)] == ["x"]


def test_a_column_that_is_not_used_stays_so_the_next_time():
    rows = [["Date", "Start", "Title", "Room"], ["2026-03-02", "10:00", "Physio", "Gym"]]
    questions = asked(workbook({"Plan": rows}))
    assert taken(questions)[0].place == "Gym"
    questions.mean("Room", "")
    assert taken(asked(workbook({"Plan": rows}), questions.to_keep()))[0].place == ""


def test_the_order_of_dates_is_known_the_next_time_and_a_new_column_is_asked():
    questions = asked(workbook({"Plan": UNCLEAR}))
    questions.order("Date", first_day=False)
    again = asked(workbook({"Plan": UNCLEAR}), questions.to_keep())
    assert again.as_last_time
    assert taken(again)[0].start == datetime(2026, 3, 4, 10)
    wider = [
        [*row, more]
        for row, more in zip(UNCLEAR, ("Until", "03/04/2026 11:00", "05/06/2026 12:00"), strict=True)
    ]
    wider[0][3] = "End"
    other = asked(workbook({"Plan": wider}), questions.to_keep())
    assert not other.as_last_time
    assert kinds(other) == [(Asks.ORDER, "End")]


def test_a_zone_that_only_the_hospital_knows_is_asked():
    questions = asked(calendar(event("DTSTART;TZID=Ward Time:20260702T100000")))
    assert kinds(questions) == [(Asks.ZONE, "Ward Time")]
    questions.zones["Ward Time"] = "America/New_York"
    (one,) = taken(questions)
    assert one.start == datetime(2026, 7, 2, 16)
    assert one.flags == ("no-end",)
    assert asked(calendar(event("DTSTART;TZID=Ward Time:20260702T100000")), questions.to_keep()).as_last_time


def test_the_same_zone_name_in_two_files_is_each_files_own():
    def file(offset):
        zone = f"BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:{offset}"
        zone += f"\nTZOFFSETTO:{offset}\nEND:STANDARD\nEND:VTIMEZONE"
        return calendar(zone, event("DTSTART;TZID=X:20260302T120000", "DTEND;TZID=X:20260302T130000"))

    starts = []
    for offset in ("+0100", "-0500", "+0100"):
        reading = read_here(file(offset), start=START, end=END)
        assert not asks_something(reading)
        starts.append(as_appointments(reading, "Europe/Berlin", HORIZON).appointments[0].start.hour)
    assert starts == [12, 18, 12]


def test_dates_of_a_pasted_text_are_asked():
    questions = asked(b"03/04/2026 23:00-01:00 Sleep study\n05/06/2026 Clinic\n")
    assert questions.open_points()[0].kind is Asks.ORDER
    questions.order_text(first_day=False)
    assert not questions.open_points()
    night, clinic = taken(questions)
    assert (night.start, night.end) == (datetime(2026, 3, 4, 23), datetime(2026, 3, 5, 1))
    assert clinic.start == datetime(2026, 5, 6)
    questions.order_text(first_day=True)
    assert taken(questions)[0].end == datetime(2026, 4, 4, 1)


@pytest.mark.parametrize("rows", [(), (("a", "b"), ("a", ""), (None, "x", "y"))])
def test_every_column_has_a_name_of_its_own(rows):
    for header in (NO_HEADINGS, 0, 1):
        names = column_names(Sheet("x", rows=rows), header)
        assert len(set(names)) == len(names) == max((len(row) for row in rows), default=0)


def test_what_is_open_is_a_value():
    assert OpenPoint(Asks.SHEETS) == OpenPoint(Asks.SHEETS, "")
    assert Answers().order("x") is None
