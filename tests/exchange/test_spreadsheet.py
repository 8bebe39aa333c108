"""Tables: where the headings are, what they mean, doubtful dates, and archives that play tricks."""

from datetime import datetime

import pytest

from hospital_iep.domain.treatment import AppointmentStatus as Status
from hospital_iep.exchange.appointments import Answers, Horizon, as_appointments
from hospital_iep.exchange.columns import day_first, heading, length_of, moment_in
from hospital_iep.exchange.found import Flag
from hospital_iep.exchange.readers import read_here
from hospital_iep.exchange.reading import FileFormat
from hospital_iep.exchange.spreadsheet import read_tables
from tests.exchange.samples import END, START, packed, unpacked, workbook

HORIZON = Horizon(datetime(2026, 1, 1), datetime(2027, 6, 1))
HEAD = ["Date", "Start", "End", "Title", "Location", "MRN", "Patient name", "DOB", "Status"]
ROW = [
    "2026-03-02",
    "10:00",
    "11:15",
    "MRI head",
    "Room 3",
    "990001",
    "Tilda Testkind",
    "2015-05-04",
    "Booked",
]


def reasons(reading):
    return " / ".join(f"{one.where}: {one.reason}" for one in reading.problems)


def taken(data, answers=None):
    return as_appointments(read_here(data, start=START, end=END), "Europe/Berlin", HORIZON, answers)


def test_a_table_below_a_title():
    data = workbook({"Plan": [["Sunhill ward plan"], [], ["printed", datetime(2026, 2, 1)], HEAD, ROW]})
    reading = read_tables(data)
    (sheet,) = reading.sheets
    assert sheet.header_row == 3
    assert sheet.columns["MRN"] == "identifier"
    assert sheet.columns["DOB"] == "birth-date"
    assert set(sheet.columns.values()) == {
        "date", "start", "end", "title", "place", "identifier", "name", "birth-date", "status",
    }  # fmt: skip
    (one,) = taken(data).appointments
    assert (one.start, one.end) == (datetime(2026, 3, 2, 10), datetime(2026, 3, 2, 11, 15))
    assert (one.title, one.place, one.status) == ("MRI head", "Room 3", Status.CONFIRMED)
    (hint,) = one.hints
    assert (hint.identifier, hint.name, hint.birth_date) == ("990001", "Tilda Testkind", "2015-05-04")


@pytest.mark.parametrize("epoch", [False, True])
def test_date_cells_of_both_calendars(epoch):
    data = workbook(
        {"Plan": [["Start", "Title", "Minutes"], [datetime(2026, 3, 2, 10, 30), "CT", 45]]}, epoch_1904=epoch
    )
    (one,) = taken(data).appointments
    assert (one.start, one.end) == (datetime(2026, 3, 2, 10, 30), datetime(2026, 3, 2, 11, 15))


def test_a_hidden_sheet_is_asked_about():
    data = workbook({"Plan": [HEAD, ROW], "Old": [HEAD, ROW]}, hidden=("Old",))
    assert [sheet.hidden for sheet in read_tables(data).sheets] == [False, True]
    assert "sheet Old: is hidden" in reasons(read_tables(data))
    assert len(taken(data).appointments) == 1
    assert len(taken(data, Answers(hidden=True)).appointments) == 2


def test_merged_dates_count_for_each_row():
    data = workbook(
        {"Plan": [["Date", "Start", "Title"], ["2026-03-02", "10:00", "MRI"], [None, "12:00", "CT"]]},
        merged={"Plan": ["A2:A3"]},
    )
    assert [one.start.hour for one in taken(data).appointments] == [10, 12]


def test_doubtful_dates_are_asked_once_per_column():
    data = b"Date;Start;Title\n03/04/2026;10:00;MRI\n05/06/2026;10:00;CT\n"
    reading = read_tables(data)
    assert reading.sheets[0].asks == ("Date",)
    assert reasons(reading).count("read two ways") == 1
    assert all(Flag.ASK_DATE in one.flags for one in taken(data).appointments)
    assert taken(data, Answers(day_first=False)).appointments[0].start == datetime(2026, 3, 4, 10)
    (first, _) = taken(data, Answers(day_first=True)).appointments
    assert (first.start, first.flags) == (datetime(2026, 4, 3, 10), (Flag.NO_END,))


def test_one_clear_date_settles_the_column():
    month_first = b"Date,Start,Title\n03/04/2026,10:00,MRI\n03/25/2026,10:00,CT\n"
    assert read_tables(month_first).sheets[0].asks == ()
    assert [one.start.day for one in taken(month_first).appointments] == [4, 25]
    assert day_first(["03/04/2026", "25/04/2026"]) is True
    assert day_first(["03.04.2026"]) is True
    assert day_first(["04/04/2026"]) is True


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_tables_of_any_cut_and_encoding(mark, codec):
    lines = ["Datum", "Uhrzeit", "Behandlung", "Ort"], ["02.03.2026", "10:00", "Prüfung, groß", "Zimmer 3"]
    quoted = "\r\n".join(mark.join(f'"{cell}"' for cell in line) for line in lines)
    (one,) = taken(quoted.encode(codec)).appointments
    assert (one.start, one.title, one.place) == (datetime(2026, 3, 2, 10), "Prüfung, groß", "Zimmer 3")


def test_excels_own_first_line_is_honoured():
    (one,) = taken(b"sep=;\nDate;Start;Title\n2026-03-02;9 am;MRI, head\n").appointments
    assert (one.start.hour, one.title) == (9, "MRI, head")


def test_rows_without_a_date_are_told_and_cancelled_ones_marked():
    result = taken(b"Date,Start,Title\n,10:00,MRI\n2026-03-02,10:00,Cancelled: CT\nsoon,10:00,X\n")
    assert [(one.title, one.status) for one in result.appointments] == [("CT", Status.CANCELLED)]
    assert [one.where for one in result.problems] == ["sheet table, row 2", "sheet table, row 4"]


def test_a_day_without_a_time_is_a_whole_day_and_flagged():
    (one,) = taken(b"Date,Title,Ward\n2026-03-02,MRI,3\n").appointments
    assert one.all_day
    assert Flag.NO_TIME in one.flags


def test_columns_can_be_said_by_a_person():
    data = b"Date,Foo,Start\n2026-03-02,MRI,10:00\n"
    said = Answers(columns=(("table", (("Date", "date"), ("Foo", "title"), ("Start", "start"))),))
    assert taken(data, said).appointments[0].title == "MRI"


def test_no_headings_are_told_and_nothing_is_taken():
    result = taken(b"1,2,3\n4,5,6\n7,8,9\n")
    assert result.appointments == ()
    assert "no headings" in result.problems[0].reason


@pytest.mark.parametrize(
    ("text", "meaning"),
    [("Start Time", "start"), ("Geburtsdatum", "birth-date"), ("Patient ID", "identifier"),
     ("Uhrzeit", "start"), ("Fecha", "date"), ("Heure de fin", "end"), ("Dauer (min)", "duration"),
     ("Favourite colour", None), (7, None)],
)  # fmt: skip
def test_headings(text, meaning):
    assert heading(text) == meaning


def test_lengths_and_moments_as_people_write_them():
    assert [length_of(cell).total_seconds() / 60 for cell in (45, "45 min", "1.5 h", "1:15", "2 Std.")] == [
        45,
        45,
        90,
        75,
        120,
    ]
    assert length_of("long") is None
    day, at = moment_in("Mon 2 March 2026, 2.30 pm")
    assert (day.isoformat(), at.isoformat()) == ("2026-03-02", "14:30:00")


def test_a_million_empty_rows_are_passed_over():
    rows = "".join(f'<row r="{n}"/>' for n in range(3, 60_000)) + '<row r="1000000"><c r="A1000000"/></row>'
    members = unpacked(workbook({"Plan": [HEAD, ROW]}))
    sheet = members["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", rows.encode() + b"</sheetData>")
    data = packed(members | {"xl/worksheets/sheet1.xml": sheet})
    assert len(taken(data).appointments) == 1


def test_a_long_gap_is_left_out_and_told():
    reading = read_tables(workbook({"Plan": [HEAD, ROW, *[[]] * 300, ROW]}))
    assert len(reading.sheets[0].rows) == 3
    assert "300 empty rows before it were left out" in reasons(reading)


def test_cells_too_far_apart_are_refused():
    members = unpacked(workbook({"Plan": [HEAD]}))
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    members["xl/worksheets/sheet1.xml"] = members["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", far)
    assert "spreads over 1048576 rows" in reasons(read_tables(packed(members)))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (packed({"readme.txt": "hello"}), "no workbook"),
        (packed({"xl/workbook.xml": "<broken"}), "damaged"),
        (workbook({"P": [HEAD]}, extra={"../evil": b"x"}), "unsafe names"),
        (workbook({"P": [HEAD]}, extra={"/etc/x": b"x"}), "unsafe names"),
        (workbook({"P": [HEAD]}, extra={f"xl/n{i}": b"" for i in range(2100)}), "members"),
        (workbook({"P": [HEAD]}, extra={"xl/media/big": b"\0" * 160_000_000}), "unpacks to more"),
        (workbook({"P": [HEAD, ROW]})[:900], "damaged or cut off"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 2000, "damaged or of an unknown kind"),
        (workbook({"P": []}), "no cell"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
        (packed({"content.xml": "x", "META-INF/manifest.xml": "<manifest:encryption-data/>"}), "password"),
    ],
    ids=["zip", "broken", "dots", "root", "members", "bomb", "cut", "ole", "empty", "locked", "locked-ods"],
)
def test_tricks_and_damage_are_refused_in_words(data, told):
    assert told in reasons(read_tables(data))


@pytest.mark.parametrize("begins", ["0908100000060500bb0dcc07000000000606 0000", "0908080000050500bb0dcc07"])
@pytest.mark.parametrize(
    ("record", "told"), [("2f000600010001000100", "password"), ("e1000200b004", "damaged")]
)
def test_an_old_workbook_that_is_encrypted_says_so(begins, record, told):
    file = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + bytes.fromhex(begins + record) + bytes(600)
    (problem,) = read_here(file, start=START, end=END).problems
    assert told in problem.reason
    assert "\n" not in problem.reason


def spans(text, answers=None):
    return [(one.start, one.end) for one in taken(text.encode(), answers).appointments]


def at(day, hour, minute=0):
    return datetime(2026, 7, day, hour, minute)


def test_dates_and_times_in_columns_of_their_own_at_both_ends():
    text = (
        "Subject,Start Date,Start Time,End Date,End Time\n"
        "Physio,7/5/2026,9:00:00 AM,7/5/2026,10:30:00 AM\n"
        "Night,7/25/2026,11:00:00 PM,7/26/2026,1:00:00 AM\n"
    )
    assert spans(text) == [(at(5, 9), at(5, 10, 30)), (at(25, 23), at(26, 1))]


def test_days_without_times_run_up_to_and_with_the_last():
    (one,) = taken(b"Start Date,End Date,What\n2026-07-05,2026-07-07,Stay on ward 4\n").appointments
    assert one.all_day
    assert (one.start, one.end) == (at(5, 0), at(8, 0))


@pytest.mark.parametrize(
    ("day", "begins", "ends", "expected"),
    [
        ("2026-07-05", "23:00", "24:00", (at(5, 23), at(6, 0))),
        ("2026-07-05", "0.375", "0.4375", (at(5, 9), at(5, 10, 30))),
        ("46208", "0,375", "0,4375", (at(5, 9), at(5, 10, 30))),
        ("46208.375", "", "46208.4375", (at(5, 9), at(5, 10, 30))),
        ("2026-07-05", "9", "10,5", (at(5, 9), at(5, 10, 30))),
        ("2026-07-05", "0930", "1015", (at(5, 9, 30), at(5, 10, 15))),
        ("2026-07-05", "09:00-10:30", "", (at(5, 9), at(5, 10, 30))),
        ("2026-07-05", "11 to 1 pm", "", (at(5, 11), at(5, 13))),
        ("", "2026-07-05T07:00:00Z", "2026-07-05T10:30:00+02:00", (at(5, 9), at(5, 10, 30))),
        ("", "2026-07-05 12:00 +05:00", "2026-07-05T13:30:00+0500", (at(5, 9), at(5, 10, 30))),
    ],
)
def test_times_as_programs_and_people_leave_them_in_cells(day, begins, ends, expected):
    assert spans(f"Date;Start;End;What\n{day};{begins};{ends};X\n") == [expected]


@pytest.mark.parametrize("begins", ["9.3", "9,25", "25", "2460", "0"])
def test_a_number_that_may_be_several_times_is_none(begins):
    result = taken(f"Date;Start;What\n2026-07-05;{begins};X\n".encode())
    (one,) = result.appointments
    assert Flag.NO_TIME in one.flags
    assert result.problems[0].reason == f"{begins} may be several times of day: the whole day is taken"


def test_what_lies_beyond_the_last_column_read_is_told():
    text = ",".join(["Date", "Start", "What", *(f"c{at}" for at in range(300))])
    row = ",".join(["2026-07-05", "09:00", "X", *(["v"] * 300)])
    assert "beyond its first 200 columns" in reasons(read_tables(f"{text}\n{row}\n".encode()))
    sheet = workbook({"Plan": [text.split(","), row.split(",")]})
    assert "beyond its first 200 columns" in reasons(read_tables(sheet))


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows():
    data = b'Date,Start,What\n2026-07-04,8:00,"two\nlines"\n2026-07-05,9:00,"open\n2026-07-06,9:00,kept\n'
    assert [one.title for one in taken(data).appointments] == ["two\nlines", '"open', "kept"]
    assert "line 4: a quotation mark is opened here and never closed" in reasons(read_tables(data))


def test_a_very_long_cell_does_not_cost_the_rows_after_it():
    data = f'Date,Start,What\n2026-07-05,9:00,"{"x" * 200_000}"\n2026-07-06,9:00,after\n'.encode()
    assert [one.title for one in taken(data).appointments][1:] == ["after"]


def table(*rows):
    return "\n".join(["Date;Start;End;Title", *rows, "2026-03-09;10:00;11:00;Echo"]).encode()


@pytest.mark.parametrize("start", ["25:00", "9:75", "25:00-26:00", "13:30 pm", "255:10:10"])
def test_a_start_that_is_no_time_of_day_is_a_problem_and_no_whole_day(start):
    result = taken(table(f"2026-03-02;{start};;MRI"))
    assert [one.title for one in result.appointments] == ["Echo"]
    said = f"{start.partition('-')[0]} is no time of day: the row was not taken"
    assert [(one.where, one.reason) for one in result.problems] == [("sheet table, row 2", said)]


def test_an_end_that_is_no_time_of_day_is_told():
    result = taken(table("2026-03-02;10:00;25:00;MRI"))
    assert "25:00 is no time of day: the end is not known" in result.problems[0].reason
    assert Flag.NO_END in result.appointments[0].flags


@pytest.mark.parametrize("start", ["", "morning", "to be said"])
def test_a_day_without_a_time_stays_one(start):
    result = taken(table(f"2026-03-02;{start};;MRI"))
    assert result.problems == ()
    assert Flag.NO_TIME in result.appointments[0].flags


def test_two_times_in_one_cell_that_go_backwards_are_no_night():
    backwards, night = taken(
        table("2026-03-02;10:00-9:00;;MRI", "2026-03-03;22:00-06:00;;Dialysis")
    ).appointments[:2]
    assert Flag.END_BEFORE_START in backwards.flags
    assert (night.end, night.flags) == (datetime(2026, 3, 4, 6), ())


@pytest.mark.parametrize(
    "data",
    [
        b"Name;Date;Start;End;Title\n",
        b"Name,Date,Start,End,Title",
        workbook({"Plan": [["Sunhill"], HEAD]}),
    ],
)
def test_headings_without_a_row_are_told(data):
    reading = read_here(data, start=START, end=END)
    assert reading.format is FileFormat.SHEET
    assert [one.reason for one in reading.problems] == ["it has headings and no row below them"]
    assert not any(sheet.rows for sheet in reading.sheets)


def test_one_line_of_text_is_no_table():
    assert read_here(b"Dear Sir, the date, the time and the place follow\n", start=START, end=END).format is (
        FileFormat.UNKNOWN
    )
