"""People and keys of an open case file: all audited, and a new key is whole at whatever moment it stops."""

import shutil
from uuid import UUID

import pytest

from hospital_iep.store import backup, cipher, files, keys
from hospital_iep.store.database import Database
from hospital_iep.store.faults import Busy, DamagedCaseFile, LastKey, UnknownPerson, WrongPassphrase
from hospital_iep.store.vault import RECOVERY, Person, Unlocked, sidecar
from tests.store.sample import CHEAP, OMAR, OTHER, PASSPHRASE, RUTH, dump, rename

WHO = ("Ruth Example", PASSPHRASE)
KEPT = ("audit_entry",)


@pytest.fixture
def both(database, ada):
    keys.add_person(database, OMAR, OTHER, cost=CHEAP)
    return database


def acts(database):
    return [(e.detail["act"], e.subject_id) for e in reversed(database.audit_entries(kind="people and keys"))]


def test_every_change_of_people_is_audited(both):
    keys.change_person(both, Person(OMAR.id, OMAR.name, "administrator"))
    keys.change_passphrase(both, OMAR.id, "ten quiet tractors", cost=CHEAP)
    keys.change_recovery_key(both, cost=CHEAP)
    keys.remove_person(both, OMAR.id)
    assert acts(both) == [
        ("added", OMAR.id),
        ("changed", OMAR.id),
        ("new passphrase", OMAR.id),
        ("new recovery key", None),
        ("removed", OMAR.id),
    ]
    assert both.undo_label == "Add student"


def test_what_is_refused_is_not_audited(both):
    with pytest.raises(UnknownPerson):
        keys.remove_person(both, UUID(int=99))
    keys.remove_person(both, OMAR.id)
    with pytest.raises(LastKey):
        keys.remove_person(both, RUTH.id)
    assert [act for act, _ in acts(both)] == ["added", "removed"]


def test_a_new_key_opens_the_same_file_and_the_old_one_nothing(both, ada, path):
    old, before = both.unlocked.key, dump(both, but=KEPT)
    kept_slots = sidecar(path).read_bytes()
    printed, left_out = keys.change_key(both, {RUTH.id: PASSPHRASE}, cost=CHEAP)
    assert left_out == [OMAR]
    assert dump(both, but=KEPT) == before
    both.perform("Rename", rename, ada, "Adele")
    both.undo()
    both.close()
    with pytest.raises(WrongPassphrase):
        Database.open(path, OMAR.id, OTHER)
    with pytest.raises(Exception, match="not a database"):
        cipher.connect(path, old)
    for who, secret in (WHO, (RECOVERY, printed)):
        assert backup.verify(path, who, secret)["sound"]
    left = sorted(each.name for each in path.parent.iterdir())
    assert left == ["ward.case", "ward.case.keys", "ward.case.keys.bak", "ward.case.lock"]
    sidecar(path).write_bytes(kept_slots)  # a copy that somebody kept
    with pytest.raises(DamagedCaseFile):
        Database.open(path, OMAR.id, OTHER)


def test_everybody_who_is_there_keeps_their_passphrase(both, path):
    _, left_out = keys.change_key(both, {RUTH.id: PASSPHRASE, OMAR.id: OTHER}, cost=CHEAP)
    assert left_out == []
    both.close()
    with Database.open(path, OMAR.id, OTHER) as omars:
        assert omars.person == OMAR


def test_a_new_key_with_a_wrong_passphrase_changes_nothing(both, path):
    before = sidecar(path).read_bytes()
    with pytest.raises(WrongPassphrase):
        keys.change_key(both, {RUTH.id: PASSPHRASE, OMAR.id: "mistyped it"}, cost=CHEAP)
    with pytest.raises(UnknownPerson):
        keys.change_key(both, {OMAR.id: OTHER}, cost=CHEAP)
    both.close()
    assert backup.verify(path, *WHO)["sound"]
    assert len(sidecar(path).read_bytes()) >= len(before)


def test_a_new_key_waits_for_readers(both):
    with both.session() as session:
        session.connection()
        with pytest.raises(Busy):
            keys.change_key(both, {RUTH.id: PASSPHRASE}, cost=CHEAP)
    assert dump(both)


@pytest.mark.parametrize("moment", ["copy begun", "copy written", "slots written", "file replaced"])
def test_a_new_key_cut_off_at_any_moment_is_old_or_new(both, path, moment):
    """The states of the disk that ``change_key`` goes through, each met by the next opening."""
    before, old = dump(both, but=KEPT), both.unlocked
    fresh, unlocked, _ = both.vault.under_new_key(RUTH, {RUTH.id: PASSPHRASE}, cost=CHEAP)
    both.close()
    files.rekeyed(path).write_bytes(b"half")
    if moment != "copy begun":
        keys._export(path, old.key, unlocked.key)
    if moment in ("slots written", "file replaced"):
        fresh.save_as(files.rekeyed(sidecar(path)), unlocked)
    if moment == "file replaced":
        files.rekeyed(path).replace(path)
    with Database.open(path, *WHO, accept_older=True) as again:
        assert dump(again, but=KEPT) == before
        is_new = again.unlocked.key == unlocked.key
        assert is_new == (moment in ("slots written", "file replaced"))
    assert not list(path.parent.glob("*.rekeyed"))
    assert backup.verify(path, *WHO)["sound"]


def test_a_fault_while_making_the_new_key_leaves_no_beginnings(both, path):
    shutil.copy(path, path.with_name("aside"))
    files.rekeyed(sidecar(path)).mkdir()  # nothing can be written there
    before = dump(both, but=KEPT)
    with pytest.raises(OSError, match="directory"):
        keys.change_key(both, {RUTH.id: PASSPHRASE}, cost=CHEAP)
    files.rekeyed(sidecar(path)).rmdir()
    assert not files.rekeyed(path).exists()
    assert dump(both, but=KEPT) == before


def test_the_key_never_shows(both):
    assert both.unlocked.key.hex() not in repr(both.unlocked)
    assert repr(both.unlocked) == f"Unlocked(person={RUTH!r})"
    assert isinstance(both.unlocked, Unlocked)
