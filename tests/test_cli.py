"""The command line: exit statuses, JSON on standard output, one line a fault, never a traceback."""

import json
import subprocess
import sys

import pytest

from hospital_iep.cli import COMMANDS, main
from hospital_iep.operations import practice
from hospital_iep.store.database import Database
from tests.operations.conftest import ANA, CHEAP, NOW, PASSPHRASE

EVENT = practice.calendar(practice.PRACTICE_WEEK)


def problem():
    """Return a small planning problem."""
    day = "2026-11-23"
    return {
        "format": "hospital-iep.planning-problem/1",
        "timezone": "UTC",
        "horizon": {"start": f"{day}T00:00", "end": "2026-11-24T00:00"},
        "places": [{"id": "ward", "kind": "ward", "capacity": None}],
        "teachers": [
            {
                "id": "Ana",
                "subjects": ["Maths"],
                "available": [{"start": f"{day}T09:00", "end": f"{day}T10:00"}],
            }
        ],
        "students": [
            {
                "id": "K7QM",
                "place": "ward",
                "available": [{"start": f"{day}T08:00", "end": f"{day}T16:00"}],
                "lesson_minutes": {"min": 20, "max": 40},
            }
        ],
        "needs": [
            {"id": "maths", "student": "K7QM", "subject": "Maths", "requires_level": 2, "target_minutes": 60}
        ],
    }


@pytest.fixture
def files(tmp_path):
    (tmp_path / "problem.json").write_text(json.dumps(problem()))
    return tmp_path


def run(capsys, *arguments):
    """Run a command in this process; return its status, output and messages."""
    try:
        status = main([str(each) for each in arguments])
    except SystemExit as stop:
        status = stop.code
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    return status, said.out, said.err


def test_plan_check_and_explain_one_after_another(files, capsys):
    timetable = files / "timetable.json"
    assert run(capsys, "plan-week", files / "problem.json", "--out", timetable, "--iterations", "20")[0] == 0
    status, out, _ = run(capsys, "check", files / "problem.json", timetable)
    assert status == 0
    report = json.loads(out)
    assert report["broken"] == []
    assert report["cost"] == json.loads(timetable.read_text())["cost"]
    status, out, err = run(capsys, "explain", files / "problem.json", timetable)
    assert status == 0
    (entry,) = json.loads(out)
    assert entry["need"] == "maths"
    assert entry["minutes_short"] == 20
    assert entry["sentences"][0] in err
    status, out, _ = run(capsys, "explain", files / "problem.json", timetable, "--lesson", "L1")
    assert status == 0
    assert json.loads(out)["lesson"] == "L1"


def test_a_broken_rule_is_the_answer_no(files, capsys):
    timetable = files / "timetable.json"
    run(capsys, "plan-week", files / "problem.json", "--out", timetable, "--iterations", "5")
    spoiled = json.loads(timetable.read_text())
    spoiled["lessons"][0]["start"], spoiled["lessons"][0]["end"] = "2026-11-23T11:00", "2026-11-23T11:40"
    timetable.write_text(json.dumps(spoiled))
    status, out, err = run(capsys, "check", files / "problem.json", timetable)
    assert status == 1
    assert 2 in {each["rule"] for each in json.loads(out)["broken"]}
    assert "rule 2" in err


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"horizon": {"start": "2026-11-23T00:00", "end": "2026-11-23T00:00"}}, "horizon"),
        ({"teachers": 7}, "teachers"),
        ({"needs": [{"id": "x", "student": "no", "subject": "A", "requires_level": 1, "target_minutes": 5}]},
         "needs[0].student"),
        ({"timezone": "Moon/Base"}, "timezone"),
        ({"grid_minutes": 7}, "grid_minutes"),
    ],
)  # fmt: skip
def test_a_faulty_file_is_told_by_its_path(files, capsys, change, path):
    (files / "problem.json").write_text(json.dumps({**problem(), **change}))
    status, _, err = run(
        capsys, "plan-week", files / "problem.json", "--out", files / "t.json", "--iterations", "1"
    )
    assert status == 2
    assert any(line.startswith(path) for line in err.splitlines())
    assert not (files / "t.json").exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe\x00", b"NaN", b"[" * 100_000])
def test_what_is_no_planning_file_is_refused(files, capsys, content):
    (files / "problem.json").write_bytes(content)
    status, _, err = run(capsys, "plan-week", files / "problem.json", "--out", files / "t.json")
    assert status == 2
    assert err.strip()


def test_unknown_ids_and_missing_files_are_faults(files, capsys):
    run(capsys, "plan-week", files / "problem.json", "--out", files / "t.json", "--iterations", "1")
    assert run(capsys, "explain", files / "problem.json", files / "t.json", "--need", "no")[0] == 2
    assert run(capsys, "explain", files / "problem.json", files / "t.json", "--lesson", "L99")[0] == 2
    assert run(capsys, "check", files / "nowhere.json", files / "t.json")[0] == 2
    assert run(capsys, "plan-week", files / "problem.json", "--out", files / "no" / "t.json")[0] == 2


def test_reading_a_calendar(tmp_path, capsys):
    (tmp_path / "a.ics").write_bytes(EVENT)
    window = ("--from", "2026-11-23T00:00:00Z", "--to", "2026-11-30T00:00:00Z")
    status, out, _ = run(capsys, "read-appointments", tmp_path / "a.ics", *window)
    answer = json.loads(out)
    assert status == 0
    assert answer["format"] == "ics"
    assert len(answer["events"]) == 3
    (tmp_path / "b.bin").write_bytes(bytes(range(256)))
    status, out, _ = run(capsys, "read-appointments", tmp_path / "b.bin")
    assert status == 2
    assert json.loads(out)["problems"]


@pytest.mark.parametrize(
    "arguments", [["check"], ["plan-week", "x"], ["tour"], ["verify", "x"], ["--nothing"]]
)
def test_a_wrong_call_is_one_line(arguments, capsys):
    status, _, err = run(capsys, *arguments)
    assert status == 2
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command, capsys):
    status, out, _ = run(capsys, command, "--help")
    assert status == 0
    assert command in out


@pytest.fixture
def case(tmp_path, practice_case):
    (tmp_path / "passphrase").write_text(f"{PASSPHRASE}\n")
    return practice_case, ("--person", ANA.name, "--passphrase-file", tmp_path / "passphrase")


@pytest.fixture
def practice_case(tmp_path):
    path = tmp_path / "ward.case"
    database, _key = Database.create(path, ANA, PASSPHRASE, cost=CHEAP, practice=True, clock=lambda: NOW)
    with database:
        children, _changes = database.perform("Practice", practice.fill)
    return path, children


def test_issue_writes_a_file_and_a_disclosure(case, tmp_path, capsys):
    (path, children), who = case
    out = tmp_path / "packet.html"
    base = ("issue", path, "--document", "packet", "--student", children[0], "--out", out, *who)
    status, _, err = run(capsys, *base, "--audience", "nurse")
    assert status == 0, err
    assert "fistula" in out.read_text().lower()
    assert "every person is invented" in out.read_text()
    status, _, err = run(capsys, *base, "--audience", "teacher")
    assert status == 0
    assert "fistula" not in out.read_text().lower()


def test_issue_without_consent_is_the_answer_no(case, tmp_path, capsys):
    (path, children), who = case
    out = tmp_path / "packet.pdf"
    base = ("issue", path, "--document", "packet", "--audience", "classmates", "--out", out, *who)
    status, _, err = run(capsys, *base, "--student", children[0])
    assert status == 1
    assert "consent" in err
    assert not out.exists()
    assert run(capsys, *base, "--student", "nobody")[0] == 2


def test_verify_backup_and_restore(case, tmp_path, capsys):
    (path, _children), who = case
    status, out, _ = run(capsys, "verify", path, *who)
    assert status == 0
    assert json.loads(out)
    copy, again = tmp_path / "copy.case", tmp_path / "again.case"
    assert run(capsys, "backup", path, copy, *who)[0] == 0
    assert run(capsys, "restore", copy, again, *who)[0] == 0
    assert run(capsys, "verify", again, *who)[0] == 0
    wrong = tmp_path / "wrong"
    wrong.write_text("not this one\n")
    status, _, err = run(capsys, "verify", path, "--person", ANA.name, "--passphrase-file", wrong)
    assert status == 2
    assert len(err.strip().splitlines()) == 1
    (tmp_path / "empty.case").write_bytes(b"")
    assert run(capsys, "verify", tmp_path / "empty.case", *who)[0] == 2
    spoiled = bytearray(again.read_bytes())
    spoiled[len(spoiled) // 2] ^= 255
    again.write_bytes(spoiled)
    assert run(capsys, "verify", again, *who)[0] in (1, 2)


def test_subcommands_load_no_qt(files):
    code = (
        "import sys; from hospital_iep.cli import main; "
        f"main(['plan-week', {str(files / 'problem.json')!r}, "
        f"'--out', {str(files / 't.json')!r}, '--iterations', '1']); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
