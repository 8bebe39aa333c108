"""Crashes, full disks, write protection, a second program: one plain sentence, and nothing lost."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from hospital_iep.store.database import Database
from hospital_iep.store.faults import (
    AlreadyThere,
    CaseFileFault,
    DamagedCaseFile,
    EmptyCaseFile,
    InUse,
    MissingKeys,
    NoCaseFile,
    NotACaseFile,
    OlderThanAnchor,
    WrongPassphrase,
)
from hospital_iep.store.vault import sidecar
from tests.store.sample import CHEAP, OMAR, OTHER, PASSPHRASE, RUTH, add_student, dump, rename

ROOT = Path(__file__).parents[2]
WHO = ("Ruth Example", PASSPHRASE)


def run(*arguments, before=()):
    command = [*before, sys.executable, "-m", "tests.store.child", *map(str, arguments)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout.splitlines()[-1])


def test_kill_in_a_commit_loses_nothing_acknowledged(tmp_path, request):
    kills = 200 if request.config.getoption("--all") else 12
    found = run("killed", tmp_path, kills)
    assert len(found) == kills
    assert [each for each in found if each["lost"] or each["torn"]] == []
    assert {(each["integrity"], each["audit"], each["steps"], each["undo"]) for each in found} == {
        ("ok", None, True, True)
    }
    assert found[-1]["students"] > 0


def small_disk():
    """Return a command that runs another with a disk of 12 MB at ``/mnt``, where the system allows it."""
    command = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
    script = 'mount -t tmpfs -o size=12m none /mnt && exec "$@"'
    allowed = (
        shutil.which("unshare")
        and not subprocess.run([*command, script, "sh", "true"], capture_output=True, check=False).returncode
    )
    return [*command, script, "sh"] if allowed else None


def test_a_full_disk_costs_nothing(tmp_path, request):
    grown = run("grown", tmp_path, 2_000_000)
    assert grown["same"]
    assert grown["whole"]
    assert "nothing was changed" in grown["fault"]
    if (disk := small_disk()) is None:
        return
    whole = ",whole" if request.config.getoption("--all") else ""
    found = run("full", tmp_path, f"/mnt{whole}", before=disk)
    assert {each["fault"] for each in found} == {"", "DiskFull"}
    refused = {each["act"] for each in found if each["fault"] and each["leave"] == 0}
    assert refused == {"save", "draft", "copy", "person", "new_key", "upgrade", "another", "opening"}
    assert {each["fault"] for each in found if each["leave"] > 10**7} == {""}
    assert [each for each in found if not each["whole"] or each["left"]] == []
    assert [each for each in found if each["fault"] and not each["same"]] == []


@pytest.fixture
def open_to_all():
    """A folder that every user may reach, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        folder = Path(name) / "stick"
        folder.mkdir()
        yield folder
        folder.chmod(0o755)


def test_a_write_protected_folder_opens_for_reading_only(open_to_all):
    said = run("protected", open_to_all, "yes" if os.geteuid() == 0 else "no")
    sentence = "The case file can only be read here: the file or its folder is write-protected."
    assert said["same"] is True
    assert {said[act] for act in ("open", "create", "perform", "undo", "draft")} == {sentence}
    assert said["wrong"] == "This name and this passphrase do not open the case file."
    assert said["files"] == [
        "ward.case",
        "ward.case.keys",
        "ward.case.keys.bak",
        "ward.case.lock",
    ]


# --- a second program -------------------------------------------------------------------------------


@contextmanager
def held(folder):
    command = [sys.executable, "-m", "tests.store.child", "hold", str(folder)]
    holder = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout.readline() == "open\n"
    try:
        yield holder
    finally:
        holder.kill()
        holder.communicate()


def test_the_second_program_says_who_holds_it(database, ada, path):
    database.close()
    with held(path.parent) as holder:
        with pytest.raises(InUse) as refused:
            Database.open(path, *WHO)
        assert refused.value.facts["holder"] == "Ruth Example"
        assert refused.value.sentence.startswith("The case file is open on ")
        holder.kill()
        holder.wait()
        with Database.open(path, *WHO) as again:
            assert again.undo_label == "Add student"


def test_the_same_program_cannot_open_it_twice(database, path):
    with pytest.raises(InUse, match="Ruth Example"):
        Database.open(path, *WHO)


def test_a_closed_case_file_says_so(database, ada, path):
    database.close()
    assert not database.is_open
    for act in (database.undo, database.drafts, lambda: database.perform("Rename", rename, ada, "Adele")):
        with pytest.raises(CaseFileFault, match="unlock it first"):
            act()
    assert sorted(each.name for each in path.parent.iterdir()) == [
        "ward.case",
        "ward.case.keys",
        "ward.case.keys.bak",
        "ward.case.lock",
    ]


# --- what is no case file ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", EmptyCaseFile),
        (b"\0", DamagedCaseFile),
        (b"x" * 4095, DamagedCaseFile),
        (b"x" * 40960, DamagedCaseFile),
        (b"SQLite format 3\0" + bytes(8000), NotACaseFile),
        (None, NoCaseFile),
    ],
    ids=["0 bytes", "1 byte", "less than a page", "noise", "not encrypted", "none"],
)
def test_what_is_no_case_file_is_refused_and_left_alone(database, path, content, fault):
    database.close()
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    before = sorted(each.name for each in path.parent.iterdir())
    with pytest.raises(fault) as refused:
        Database.open(path, *WHO)
    assert path.name in refused.value.sentence
    assert sorted(each.name for each in path.parent.iterdir()) == before
    assert content is None or path.read_bytes() == content


def test_a_missing_key_file_is_named(database, path):
    database.close()
    sidecar(path).unlink()
    with pytest.raises(MissingKeys, match=r"“ward\.case\.keys” is missing"):
        Database.open(path, *WHO)


def test_the_key_file_of_another_case_file_is_noticed(database, path, tmp_path):
    other = tmp_path / "other.case"
    Database.create(other, RUTH, PASSPHRASE, cost=CHEAP)[0].close()
    database.close()
    sidecar(other).replace(sidecar(path))
    with pytest.raises(DamagedCaseFile, match="belongs to another case file"):
        Database.open(path, *WHO)


def test_a_wrong_passphrase_leaves_no_lock_and_goes_to_the_audit(database, path):
    database.close()
    for who, secret in (("Ruth Example", "not this"), ("Nobody Here", PASSPHRASE)):
        with pytest.raises(WrongPassphrase):
            Database.open(path, who, secret)
    with Database.open(path, *WHO) as again:
        tried = again.audit_entries(kind="failed unlock")
        assert [entry.detail["name"] for entry in tried] == ["", "Ruth Example"]
    with Database.open(path, *WHO) as again:
        assert len(again.audit_entries(kind="failed unlock")) == 2


def test_the_recovery_key_opens_it_and_lets_everybody_in_again(made, path):
    from hospital_iep.store import keys
    from hospital_iep.store.vault import RECOVERY

    database, printed = made
    keys.add_person(database, OMAR, OTHER, cost=CHEAP)
    database.close()
    with Database.open(path, RECOVERY, printed) as recovered:
        assert recovered.person.role == "administrator"
        assert recovered.audit_entries(kind="recovery key used")
        keys.change_passphrase(recovered, RUTH.id, "found again at last", cost=CHEAP)
    with Database.open(path, RUTH.id, "found again at last") as again:
        assert again.person == RUTH


def test_a_new_case_file_replaces_nothing(database, path, tmp_path):
    before = path.read_bytes()
    with pytest.raises(AlreadyThere):
        Database.create(path, OMAR, OTHER, cost=CHEAP)
    assert path.read_bytes() == before


def test_what_was_begun_in_vain_is_cleared_away(tmp_path):
    with pytest.raises(CaseFileFault):
        Database.create(tmp_path / "new.case", RUTH, "short", cost=CHEAP)
    assert [each for each in tmp_path.iterdir() if not each.name.endswith(".lock")] == []


def test_an_old_copy_put_back_is_noticed(database, ada, path):
    database.close()
    old = path.read_bytes()
    with Database.open(path, *WHO) as later:
        later.perform("Rename", rename, ada, "Adele")
    path.write_bytes(old)
    with pytest.raises(OlderThanAnchor):
        Database.open(path, *WHO)
    with Database.open(path, *WHO, accept_older=True) as accepted:
        (entry,) = accepted.audit_entries(kind="older copy accepted")
        assert entry.detail["expected"] > entry.detail["found"]
    Database.open(path, *WHO).close()


def test_a_lost_end_of_the_log_is_noticed(database, ada, path):
    """Damage in the WAL makes SQLite drop what follows, without a word; the anchor tells."""
    database.perform("Rename", rename, ada, "Adele")
    database.write_anchor()
    copies = {
        each.name: each.read_bytes() for each in path.parent.iterdir() if not each.name.endswith("-shm")
    }
    wal = bytearray(copies["ward.case-wal"])
    assert len(wal) > 9000
    wal[-3000] ^= 1
    database.close()
    for name, content in {**copies, "ward.case-wal": bytes(wal)}.items():
        path.with_name(name).write_bytes(content)
    with pytest.raises(OlderThanAnchor):
        Database.open(path, *WHO)


def test_practice_is_known_from_the_first_moment(tmp_path):
    path = tmp_path / "practice.case"
    Database.create(path, RUTH, PASSPHRASE, cost=CHEAP, practice=True)[0].close()
    with Database.open(path, *WHO) as again:
        assert again.practice is True


def test_reading_only_changes_no_byte(database, ada, path):
    database.close()
    before = {each.name: each.read_bytes() for each in path.parent.iterdir()}
    with Database.open(path, *WHO, read_only=True) as again:
        assert any("Ada" in line for line in dump(again))
        assert again.check_audit() is None
    assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == before


def test_two_files_are_two_worlds(database, ada, tmp_path):
    with Database.create(tmp_path / "other.case", OMAR, OTHER, cost=CHEAP)[0] as other:
        other.perform("Add", add_student, "Bea")
        assert not any("Ada" in line for line in dump(other))
        assert not any("Bea" in line for line in dump(database))
