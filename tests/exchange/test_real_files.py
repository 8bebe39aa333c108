"""Real files that nobody here wrote, with what independent readers found in them.

All 195 calendars with an agreed list are read alike, so no miss needs a note here. A seeded sample is
read in a normal run, every file with --all.
"""

import csv
import json
import random
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hospital_iep.exchange.appointments import Horizon, as_appointments
from hospital_iep.exchange.read import printed, read_appointments
from hospital_iep.exchange.readers import read_here

EARLY, LATE = datetime(1990, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)
TABLE = Path(__file__).with_name("malformed.tsv")


def some(items, whole, many=40):
    items = sorted(items)
    return items if whole else random.Random(3).sample(items, min(many, len(items)))


def expectations(corpus, kind, whole, many=40):
    for path in some((corpus / kind / "expected").glob("*.json"), whole, many):
        said = json.loads(path.read_text(encoding="utf-8"))
        yield said, (corpus / said["file"]).read_bytes()


def shown(data, start=EARLY, end=LATE):
    reading = read_here(data, start=start, end=end)
    json.dumps(printed(reading))
    return reading, printed(reading)


def test_calendars_show_the_dates_that_other_readers_agree_on(corpus, whole):
    wrong = []
    for said, data in expectations(corpus, "ics", whole):
        start, end = (datetime.fromisoformat(said[key]) for key in ("window_start", "window_end"))
        _, plain = shown(data, start, end)
        names = (
            ("kind", "start", "end")
            if any(o["uid"] is None for o in said["occurrences"])
            else ("uid", "kind", "start", "end")
        )
        wanted = Counter(tuple(one[name] for name in names) for one in said["occurrences"])
        got = Counter(tuple(one[name] for name in names) for one in plain["events"])
        if wanted != got:
            wrong.append(said["file"])
    assert wrong == []


def test_broken_calendars_keep_what_can_be_saved(corpus, whole):
    """Entries, placed entries, UIDs, dates from 1990 to 2040 and problems, as found by reading the files."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t"))[1:]
    assert len(rows) == 182
    wrong = []
    for name, *numbers in rows if whole else random.Random(4).sample(rows, 60):
        data = (corpus / "ics" / "malformed" / name).read_bytes()
        reading, plain = shown(data)
        found = [
            len(reading.entries),
            sum(one.start is not None for one in reading.entries),
            len({one.uid for one in reading.entries if one.uid}),
            len(plain.get("events", [])),
            len(plain["problems"]),
        ]
        unfolded = re.sub(rb"\r?\n[ \t]", b"", data)
        if found != list(map(int, numbers)) or any(
            (one.uid or "").encode() not in unfolded for one in reading.entries
        ):
            wrong.append((name, found))
        if len(reading.entries) != len(re.findall(rb"(?im)^begin *: *vevent", data)):
            wrong.append((name, "an entry was lost"))
        assert plain.get("events") or plain["problems"]
        assert all(one["where"] and one["reason"] for one in plain["problems"])
    assert wrong == []


def test_messages(corpus, whole):
    for said, data in expectations(corpus, "hl7v2", whole):
        _, plain = shown(data)
        wanted = [one for one in said["messages"] if one["event"].startswith("SIU")]
        got = plain.get("messages", [])
        assert len(got) == len(wanted), said["file"]
        for ours, theirs in zip(got, wanted, strict=True):
            for name in ("event", "start", "end", "status"):
                assert ours[name] == theirs[name], said["file"]
            assert sorted(ours["patient_ids"]) == sorted(theirs["patient_ids"])
            starts = {one[1] for one in theirs["alternatives"]}
            assert bool(ours["conflicts"]) == (len(starts) > 1), said["file"]
        assert wanted or plain["problems"], said["file"]


def test_resources(corpus, whole):
    kinds = ("Appointment", "Encounter", "Slot")
    names = ("resourceType", "patient", "start", "end", "status", "type")
    for said, data in expectations(corpus, "fhir", whole):
        _, plain = shown(data)
        wanted = [[one[name] for name in names] for one in said["rows"] if one["resourceType"] in kinds]
        got = [[one[name] for name in names] for one in plain.get("rows", []) if one["resourceType"] in kinds]
        assert sorted(map(json.dumps, got)) == sorted(map(json.dumps, wanted)), said["file"]
        assert plain.get("rows") or plain["problems"], said["file"]


def cell(value):
    text = re.sub(r"(_x000D_|\s)+", " ", "" if value is None else str(value)).strip()
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        return f"{float(text):.6g}"
    return text if text and not re.search(r"\d|NaN|^(TRUE|FALSE)$", text, re.I) else ""


def cells(rows):
    return Counter(filter(None, (cell(value) for row in rows for value in row)))


def test_workbooks(corpus, whole):
    for said, data in expectations(corpus, "sheets", whole):
        _, plain = shown(data)
        if "sheets" not in said:
            assert "password" in plain["problems"][0]["reason"]
            continue
        got = {one["name"]: cells(one["rows"]) for one in plain.get("sheets", [])}
        for sheet in said["sheets"]:
            assert not cells(sheet["formatted_rows"]) - got.get(sheet["name"], Counter()), said["file"]


@pytest.mark.parametrize("kind", ["ics/files", "ics/malformed", "hl7v2/files", "fhir/files", "sheets/files"])
def test_each_becomes_appointments_without_an_error(corpus, whole, kind):
    horizon = Horizon(datetime(1990, 1, 1), datetime(2040, 1, 1))
    for path in some((corpus / kind).iterdir(), whole):
        reading, _ = shown(path.read_bytes())
        found = as_appointments(reading, "Europe/Berlin", horizon)
        for one in found.appointments:
            assert one.start is None or one.start < one.end, path.name
        again = as_appointments(reading, "Europe/Berlin", horizon)
        assert again == found


def test_a_file_of_the_folder_through_the_guarded_process(corpus):
    path = corpus / "ics" / "files" / "jazzband__test_data_basic.ics"
    plain = read_appointments(path, EARLY, LATE, "UTC")
    assert plain == shown(path.read_bytes())[1]
    assert len(plain["events"]) == 95
