"""The reading process: bounded in time and memory, cancelled at once, without network or disk."""

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from hospital_iep.exchange import guard
from hospital_iep.exchange.read import MAX_BYTES, Cancelled, read_file
from hospital_iep.exchange.readers import read_here
from hospital_iep.exchange.reading import FileFormat, as_json, from_json
from tests.exchange.samples import END, START, calendar, event, packed, siu, workbook

PLAIN = calendar(
    event("DTSTART;TZID=Europe/Berlin:20260302T090000", "DTEND:20260302T090000Z", "SUMMARY:Zahnarzt")
)
TABLE = [["Date", "Start", "Title"], ["2026-03-02", "10:00", "MRI"]]


@pytest.mark.parametrize(
    "data",
    [
        PLAIN,
        siu(extra="AIL|1||Room||20|20260303140000"),
        json.dumps(
            {"resourceType": "Appointment", "status": "booked", "start": "2026-03-02T10:00:00Z"}
        ).encode(),
        workbook({"Plan": TABLE}, merged={"Plan": ["A1:A2"]}),
        b"3.3.2026 14:30 MRI\n",
        b"\x00\x01\x02",
    ],
    ids=["calendar", "messages", "resources", "tables", "text", "nothing"],
)
def test_the_process_says_what_reading_here_says(data):
    guarded = read_file(data, start=START, end=END)
    assert guarded == read_here(data, start=START, end=END)
    assert from_json(as_json(guarded)) == guarded


def test_a_reader_that_takes_too_long_is_stopped():
    reading = read_file(PLAIN, start=START, end=END, seconds=0)
    assert reading.format is FileFormat.UNKNOWN
    assert [one.reason for one in reading.problems] == [
        "reading was stopped after 0 seconds: nothing of this file was taken"
    ]


def test_cancel_stops_at_once():
    asked = threading.Event()
    asked.set()
    with pytest.raises(Cancelled):
        read_file(PLAIN, start=START, end=END, cancelled=asked.is_set)


def test_a_file_that_needs_too_much_memory_is_refused_in_words():
    reading = read_file(b"[" + b"[]," * 2_500_000 + b"[]]", start=START, end=END)
    assert len(reading.problems) == 1
    assert "memory" in reading.problems[0].reason


def test_a_file_that_is_too_large_is_not_even_started():
    reading = read_file(b"x" * (MAX_BYTES + 1), start=START, end=END)
    assert "20 MB" in reading.problems[0].reason


def test_progress_is_told():
    parts = [event("DTSTART:20260302T090000Z", uid=f"u{i}") for i in range(500)]
    told: list[float] = []
    reading = read_file(calendar(*parts), start=START, end=END, progress=told.append)
    assert len(reading.occurrences) == 500
    assert told == sorted(told)
    assert told


def test_an_unforeseen_error_shows_its_place_and_no_value():
    try:
        raise KeyError("Tilda Testkind")
    except KeyError as error:
        said = guard._place(error)
    assert "KeyError in test_guard.py" in said
    assert "Tilda" not in said


def inside(code: str) -> str:
    """Run code under the limits of a reading process and return what it printed."""
    script = f"import sys; from hospital_iep.exchange import guard; guard._limit()\n{code}"
    root = str(Path(guard.__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=root, check=False, timeout=60
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.socket().bind(('127.0.0.1', 0))",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.remove('nothing-here')",
        "open('written-by-a-reader', 'w')",
        "import os; os.open('written-by-a-reader', os.O_CREAT | os.O_WRONLY)",
        "import pathlib; pathlib.Path('written-by-a-reader').mkdir()",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1/')",
    ],
)
def test_the_process_has_no_network_starts_nothing_and_writes_nothing(code):
    assert "PermissionError" in inside(code)
    assert not Path("written-by-a-reader").exists()


def test_the_process_cannot_take_more_memory_than_allowed():
    said = inside(f"bytearray({guard.MEMORY + 1})")
    assert "MemoryError" in said or sys.platform == "win32"  # Windows bounds only the time


HOSTILE_SIZES = """
import resource
from datetime import UTC, datetime
from hospital_iep.exchange.read import read_file

if __name__ == "__main__":
    many = (b"BEGIN:VCALENDAR\\n" + b"a\\n" * 300_000, b"BEGIN:VEVENT\\n" * 60_000, b"[" + b"[]," * 900_000)
    for data in many:
        start, end = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
        assert read_file(data, start=start, end=end).problems
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows bounds only the time")
def test_hostile_sizes_stay_under_the_memory_limit(tmp_path):
    script = tmp_path / "sizes.py"  # a process of its own: it counts these readers and no other children
    script.write_text(HOSTILE_SIZES)
    run = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert int(run.stdout) / (1024 if sys.platform == "linux" else 1 << 20) < 300


def test_a_process_that_finds_no_memory_writes_nothing_to_the_terminal(capfd):
    cells = "".join(f"<table:table-cell><text:p>{letter}</text:p></table:table-cell>" for letter in "abcd")
    cells = cells.replace("<table:table-cell>", "<table:table-cell office:value-type='string'>")
    cells = f"<table:table-row table:number-rows-repeated='1048576'>{cells}</table:table-row>"
    names = " ".join(
        f"xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'"
        for name in ("office", "table", "text")
    )
    body = f"<office:body><office:spreadsheet><table:table table:name='A'>{cells}</table:table>"
    content = f"<office:document-content {names}>{body}</office:spreadsheet></office:body>"
    book = packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": f"{content}</office:document-content>",
        }
    )
    reading = read_file(book, start=START, end=END)
    assert "memory" in reading.problems[0].reason
    assert capfd.readouterr().err == ""
