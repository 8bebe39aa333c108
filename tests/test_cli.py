"""The command line: exit statuses, JSON on standard output, one line a fault, never a traceback."""

import json
import subprocess
import sys

import pytest

from hospital_iep.cli import COMMANDS, main
from hospital_iep.domain.vocabulary import repeatable_ids
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
    with database, repeatable_ids(1):
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


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty: one JSON object in UTF-8"),
        (b" \n", "is empty: one JSON object in UTF-8"),
        (b'{"a": 1,\n  b}', "is no JSON, from line 2, character 3 on: one JSON object in UTF-8"),
        (b'{"a": "\xff"}', "is no text in UTF-8, from byte 8 on: one JSON object in UTF-8"),
        (b'{"a": NaN}', "NaN is no number in JSON: one JSON object in UTF-8"),
        (b'{"a": ' + b"9" * 5000 + b"}", "holds a number far too large: one JSON object in UTF-8"),
        (b"[]", "a list is not an object: an object"),
    ],
)
def test_a_file_that_is_no_json_is_named_in_plain_words(files, capsys, content, said):
    faulty = files / "problem.json"
    faulty.write_bytes(content)
    status, _, err = run(capsys, "check", faulty, files / "t.json")
    assert (status, err.splitlines()[0]) == (2, f"{faulty}: {said}")


def test_a_fault_inside_a_planning_file_names_place_and_file(files, capsys):
    (files / "problem.json").write_text(json.dumps({**problem(), "timezone": "Moon/Base"}))
    status, _, err = run(capsys, "check", files / "problem.json", files / "t.json")
    wrong, right = '"Moon/Base" is no time zone', "an IANA name like Europe/Berlin"
    assert (status, err) == (2, f"timezone: {wrong}: {right} (in problem.json)\n")


def test_another_kind_of_file_says_so(files, capsys):
    (files / "problem.json").write_text(json.dumps({**problem(), "format": "hospital-iep.timetable/1"}))
    _, _, err = run(capsys, "check", files / "problem.json", files / "t.json")
    assert err.startswith('format: "hospital-iep.timetable/1" is another kind of file: hospital-iep.planning')
    without = problem()
    del without["format"]
    (files / "problem.json").write_text(json.dumps(without))
    _, _, err = run(capsys, "check", files / "problem.json", files / "t.json")
    assert err.startswith("format: is missing: hospital-iep.planning-problem/1")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["--timezone", "Nowhere/Land"], "'Nowhere/Land' is no time zone"),
        (["--timezone", "../../etc/passwd"], "is no time zone"),
        (["--from", "2026-02-01T00:00:00Z", "--to", "2026-01-01T00:00:00Z"], "--to: 2026-01-01"),
    ],
)
def test_reading_refuses_what_cannot_be_meant(tmp_path, capsys, call, said):
    (tmp_path / "a.ics").write_bytes(EVENT)
    status, out, err = run(capsys, "read-appointments", tmp_path / "a.ics", *call)
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert said in err


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["planweek", "x"], "did you mean plan-week?"),
        (["Verify"], "did you mean verify?"),
        (["frobnicate"], "see hospital-iep --help"),
    ],
)
def test_a_mistyped_command_is_not_taken_for_a_case_file(tmp_path, monkeypatch, capsys, call, said):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("hospital_iep.ui.application.run_window", lambda *_, **__: pytest.fail("a window"))
    status, _, err = run(capsys, *call)
    assert (status, len(err.splitlines())) == (2, 1)
    assert err.startswith(f"{call[0]}: is no command, nor is there a case file of that name: ")
    assert said in err


@pytest.mark.parametrize("name", ["ward.case", "folder/ward", "ward"])
def test_what_may_be_a_case_file_opens_the_window(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ward").touch()
    opened = []
    monkeypatch.setattr(
        "hospital_iep.ui.application.run_window", lambda path, **_: opened.append(str(path)) or 0
    )
    assert main([name]) == 0
    assert opened == [name]


def test_a_folder_or_noise_is_no_case_file(case, tmp_path, capsys):
    (_path, _children), who = case
    (tmp_path / "noise.case").write_bytes(bytes(range(250)) * 40)
    for name, said in (("", "is a folder; choose"), ("noise.case", "is not a case file of this program")):
        status, _, err = run(capsys, "verify", tmp_path / name, *who)
        assert status == 2
        assert said in err


def test_restore_names_the_file_that_is_at_fault(case, tmp_path, capsys):
    (path, _children), who = case
    again = tmp_path / "again.case"
    _, _, err = run(capsys, "restore", tmp_path / "nowhere.case", again, *who)
    assert err.startswith("nowhere.case: There is no case file “nowhere.case” here.")
    (tmp_path / "copy.case").write_bytes(path.read_bytes())
    _, _, err = run(capsys, "restore", tmp_path / "copy.case", again, *who)
    assert err.startswith("copy.case: The key file “copy.case.keys” is missing")
    again.write_bytes(b"something else")
    run(capsys, "backup", path, tmp_path / "sound.case", *who)
    status, _, err = run(capsys, "restore", tmp_path / "sound.case", again, *who)
    assert status == 2
    assert err.startswith("again.case: ")
