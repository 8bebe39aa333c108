"""What the command line prints of a file, and how its kind is told by what stands in it."""

import json
from datetime import UTC, datetime

import pytest

from hospital_iep.exchange.read import read_appointments, read_file
from hospital_iep.exchange.reading import FileFormat
from hospital_iep.exchange.sensing import sense
from tests.exchange.samples import END, START, calendar, event, siu, workbook

RESOURCE = json.dumps({"resourceType": "Slot", "start": "2026-03-02T10:00:00Z", "status": "free"}).encode()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (calendar(), FileFormat.ICS),
        (b"\xef\xbb\xbf\r\n begin:vcalendar\r\n", FileFormat.ICS),
        (calendar().decode().encode("utf-16"), FileFormat.ICS),
        (b"BEGIN:X\nBEGIN:VEVENT\n", FileFormat.ICS),
        (b"\x0b" + siu(), FileFormat.HL7),
        (b"FHS|^~\\&|x\r" + siu(), FileFormat.HL7),
        (b"MSH#!@%*#A\r", FileFormat.HL7),
        (RESOURCE, FileFormat.FHIR),
        (b"\n [ ]", FileFormat.FHIR),
        (workbook({"A": [[1]]}), FileFormat.SHEET),
        (b"\xd0\xcf\x11\xe0 rest", FileFormat.SHEET),
        (b"Date;Title\n1.2.2026;x\n", FileFormat.SHEET),
        (b"on 2.3.2026 at 10:00 MRI", FileFormat.TEXT),
        (b"hello there", FileFormat.UNKNOWN),
        (b"<html>2.3.2026</html>", FileFormat.UNKNOWN),
        (b"\x89PNG\r\n\x1a\n\0\0\0", FileFormat.UNKNOWN),
        (b"", FileFormat.UNKNOWN),
    ],
)
def test_the_kind_is_told_by_the_content(data, kind):
    assert sense(data) is kind


def test_a_calendar_as_printed(tmp_path):
    file = tmp_path / "plan.txt"
    file.write_bytes(
        calendar(event("DTSTART:20260302T100000", "DURATION:PT1H", "SUMMARY:MRI", "STATUS:Tentative"))
    )
    plain = read_appointments(file, START, END)
    assert plain == {
        "format": "ics",
        "problems": [],
        "events": [
            {
                "uid": "one@ward",
                "recurrence_id": None,
                "kind": "floating",
                "start": "2026-03-02T10:00:00",
                "end": "2026-03-02T11:00:00",
                "status": "Tentative",
                "summary": "MRI",
                "sequence": 0,
            }
        ],
    }


def test_messages_resources_and_sheets_as_printed():
    assert read_appointments(siu(), START, END)["messages"] == [
        {
            "event": "SIU^S12",
            "patient_ids": ["990001"],
            "start": "2026-03-02T14:00:00",
            "end": "2026-03-02T15:00:00",
            "status": "booked",
            "conflicts": [],
        }
    ]
    assert read_appointments(RESOURCE, START, END)["rows"] == [
        {
            "resourceType": "Slot",
            "patient": None,
            "start": "2026-03-02T10:00:00Z",
            "end": None,
            "status": "free",
            "type": None,
        }
    ]
    table = read_appointments(b"Date;Start;Title\n2026-03-02;10:00;MRI\n", START, END)
    assert table["sheets"] == [
        {
            "name": "table",
            "hidden": False,
            "rows": [["Date", "Start", "Title"], ["2026-03-02", "10:00", "MRI"]],
            "columns": {"Date": "date", "Start": "start", "Title": "title"},
        }
    ]


def test_a_file_of_no_known_kind_has_one_clear_problem():
    plain = read_appointments(b"hello there", START, END)
    assert plain["format"] == "unknown"
    assert [one["where"] for one in plain["problems"]] == ["file"]


def test_a_format_may_be_said():
    assert read_appointments(b"2.3.2026;10:00", START, END, format="text")["format"] == "text"
    assert read_appointments(b"nothing", START, END, format="ics")["format"] == "ics"


def test_without_a_window_it_is_from_this_month_for_eighteen():
    now = datetime.now(UTC)
    near = f"{now:%Y%m}28T100000Z"
    far = f"{now.year + 2}{now:%m}28T100000Z"
    plain = read_appointments(calendar(event(f"DTSTART:{near}"), event(f"DTSTART:{far}", uid="far")))
    assert [one["uid"] for one in plain["events"]] == ["one@ward"]


def test_a_file_that_is_not_there_is_an_error_of_the_caller(tmp_path):
    with pytest.raises(OSError, match="nothing"):
        read_appointments(tmp_path / "nothing.ics", START, END)


def test_a_file_that_is_too_large_is_refused_with_its_own_size(tmp_path):
    file = tmp_path / "large.ics"
    with file.open("wb") as large:
        large.truncate(45_200_000)
    (problem,) = read_appointments(file)["problems"]
    assert problem["reason"] == "the file has 45.2 MB: up to 20 MB are read"
    cut = read_file(bytes(20_000_001), start=START, end=END)
    assert cut.problems[0].reason == "the file is too large: up to 20 MB are read"
    known = read_file(bytes(20_000_001), start=START, end=END, size=45_200_000)
    assert "45.2 MB" in known.problems[0].reason
