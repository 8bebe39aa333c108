"""The tour: the main job from a calendar to a packet, judged, and equal for equal seeds."""

import json

import pytest

from hospital_iep.operations import tour as touring
from hospital_iep.operations.tour import TourError, tour
from hospital_iep.scheduling.check import check
from hospital_iep.scheduling.planning_file import read_problem, read_timetable

DIFFERS = "practice.case"  # encrypted anew each time


@pytest.fixture(scope="module")
def toured(tmp_path_factory):
    """Do the tour twice with one seed."""
    folders = [tmp_path_factory.mktemp("tour") for _ in range(2)]
    lines = []
    for folder in folders:
        tour(folder, seed=3, tell=lines.append)
    return *folders, lines


def test_every_step_is_told_and_every_file_is_there(toured):
    folder, _again, lines = toured
    steps = json.loads((folder / "steps.json").read_text())
    assert len(lines) == 2 * len(steps)
    assert [step["step"] for step in steps][:8] == [
        "case-file", "practice", "import", "plan", "publish", "move", "repair", "publish-repair",
    ]  # fmt: skip
    names = {file.name for file in folder.iterdir()}
    for name in ("week", "child-timetable", "accommodations", "packet-teacher", "packet-nurse"):
        assert {f"{name}.pdf", f"{name}.html"} <= names
    assert {"lessons-teacher.ics", "lessons-family.ics", "practice.case", "practice.case.keys"} <= names


def test_both_timetables_keep_every_rule(toured):
    folder = toured[0]
    for prefix in ("", "repaired-"):
        problem = read_problem((folder / f"{prefix}problem.json").read_bytes())
        timetable = read_timetable(problem, (folder / f"{prefix}timetable.json").read_bytes())
        assert timetable.lessons
        assert check(problem, timetable).right


def test_reading_the_same_calendar_again_changes_nothing(toured):
    steps = json.loads((toured[0] / "steps.json").read_text())
    imported = next(step for step in steps if step["step"] == "import")
    assert imported["imported"] == 5
    assert imported["changes_when_read_again"] == 0


def test_the_repair_keeps_most_of_what_was_told(toured):
    steps = {step["step"]: step for step in json.loads((toured[0] / "steps.json").read_text())}
    assert 0 < steps["repair"]["changes"] < steps["publish"]["told"] / 4


def test_equal_seeds_give_equal_bytes(toured):
    one, two, _lines = toured
    names = {file.name for file in one.iterdir() if not file.name.startswith(DIFFERS)}
    assert names == {file.name for file in two.iterdir() if not file.name.startswith(DIFFERS)}
    assert [name for name in sorted(names) if (one / name).read_bytes() != (two / name).read_bytes()] == []


def test_nothing_readable_stands_beside_the_papers(toured):
    folder = toured[0]
    for file in folder.glob(f"{DIFFERS}*"):
        assert b"Moonwater" not in file.read_bytes()
        assert b"dialysis" not in file.read_bytes()
    for name in ("problem.json", "timetable.json", "lessons-teacher.ics", "lessons-family.ics"):
        text = (folder / name).read_text()
        for word in ("Leo", "Moonwater", "Maya", "Rainbowson"):
            assert word not in text
    for name in ("lessons-teacher.ics", "lessons-family.ics"):
        text = (folder / name).read_text()
        for word in ("Maths", "Dolphin", "dialysis", "Ana", "PRACTICE"):
            assert word not in text


def test_a_calendar_of_one_event_decides_the_week(tmp_path, monkeypatch):
    monkeypatch.setattr(touring, "ITERATIONS", 5)
    event = (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VEVENT\r\nUID:a@x.invalid\r\n"
        b"DTSTAMP:20100101T000000Z\r\nDTSTART:20100519T100000Z\r\nDTEND:20100519T110000Z\r\n"
        b"SUMMARY:X-ray\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    tour(tmp_path, calendar=event)
    problem = json.loads((tmp_path / "problem.json").read_text())
    assert problem["horizon"]["start"] == "2010-05-17T00:00"
    kinds = {each["kind"] for student in problem["students"] for each in student["appointments"]}
    assert "imaging" in kinds


def test_what_is_no_calendar_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(TourError, match="calendar"):
        tour(tmp_path, calendar=b"\x00\x01 this is no calendar at all")
    assert not (tmp_path / "practice.case").exists()
