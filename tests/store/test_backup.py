"""Copies, and the way back: only what was read whole counts, and nothing good is lost on the way."""

import random
from datetime import datetime, timedelta

import pytest

from hospital_iep.store import audit, backup, keys
from hospital_iep.store.database import Database
from hospital_iep.store.faults import (
    AlreadyThere,
    BackupFailed,
    CaseFileFault,
    MissingKeys,
    NewerThere,
    WrongPassphrase,
)
from hospital_iep.store.vault import RECOVERY, sidecar
from tests.store.sample import CHEAP, OMAR, OTHER, PASSPHRASE, RUTH, add_student, dump, rename

WHO = ("Ruth Example", PASSPHRASE)


def test_a_copy_opens_and_holds_the_same(database, ada, tmp_path):
    target = tmp_path / "copies" / "ward.backup"
    target.parent.mkdir()
    copy = backup.backup(database, target)
    assert sorted(path.name for path in target.parent.iterdir()) == ["ward.backup", "ward.backup.keys"]
    assert copy["rows"] > 3
    before = dump(database)
    with Database.open(target, *WHO) as again:
        assert dump(again) == before
        assert again.undo_label == "Add student"


def test_a_copy_is_made_while_a_page_reads(database, ada, tmp_path):
    with database.session() as session:
        session.connection()
        database.perform("Rename", rename, ada, "Adele")
        backup.backup(database, tmp_path / "ward.backup")
    assert backup.verify(tmp_path / "ward.backup", *WHO)["sound"]


def test_a_copy_that_is_stopped_leaves_nothing(database, ada, tmp_path):
    shares = []

    def stop(share):
        shares.append(share)
        raise KeyboardInterrupt

    folder = tmp_path / "copies"
    with pytest.raises(KeyboardInterrupt):
        backup.backup_into(database, folder, stop)
    assert list(folder.iterdir()) == []
    assert shares
    assert 0 <= shares[0] <= 1
    assert database.audit_entries(kind="backed-up") == []


def test_a_copy_replaces_an_older_one_of_itself_and_nothing_else(database, ada, tmp_path):
    target, other = tmp_path / "ward.backup", tmp_path / "other"
    backup.backup(database, target)
    early = {path: path.read_bytes() for path in (target, sidecar(target))}
    database.perform("Rename", rename, ada, "Adele")
    backup.backup(database, target)
    with Database.open(target, *WHO) as ahead:
        ahead.perform("Rename", rename, ada, "Adelheid")
        ahead.perform("Rename", rename, ada, "Adina")
        ahead.perform("Rename", rename, ada, "Ada")
    before = target.read_bytes()
    with pytest.raises(NewerThere):
        backup.backup(database, target)
    assert target.read_bytes() == before
    backup.backup(database, target, replace=True)
    assert backup.verify(target, *WHO)["sound"]
    assert target.read_bytes() != early[target]
    other.write_text("a letter")
    with pytest.raises(AlreadyThere):
        backup.backup(database, other)
    assert other.read_text() == "a letter"


def test_a_damaged_case_file_never_replaces_a_good_copy(database, path, tmp_path):
    for number in range(200):
        database.perform("Add", add_student, f"Child {number}")
    target = tmp_path / "ward.backup"
    backup.backup(database, target)
    good = (target.read_bytes(), sidecar(target).read_bytes())
    database.close()
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with Database.open(path, *WHO) as damaged, pytest.raises(BackupFailed) as refused:
        backup.backup(damaged, target, replace=True)
    assert "all earlier backups were kept" in refused.value.sentence
    assert (target.read_bytes(), sidecar(target).read_bytes()) == good
    assert not list(tmp_path.glob("*.new*"))


# --- thinning out -----------------------------------------------------------------------------------

TODAY = datetime(2026, 3, 20, 12)  # in UTC, as the names of copies are


@pytest.mark.parametrize(
    ("ages", "removed"),
    [
        ([], []),
        ([timedelta(days=4000)], []),
        ([timedelta(hours=h) for h in range(0, 48, 5)], []),
        ([timedelta(days=3), timedelta(days=3, hours=2)], [timedelta(days=3, hours=2)]),
        ([timedelta(days=20), timedelta(days=27)], []),
        ([timedelta(0), timedelta(days=17), timedelta(days=18)], [timedelta(days=18)]),
        ([timedelta(0), timedelta(days=70), timedelta(days=71)], [timedelta(days=71)]),
        ([timedelta(0), timedelta(days=800)], [timedelta(days=800)]),
        ([timedelta(days=-3), timedelta(days=-2), timedelta(0)], []),
    ],
    ids=["none", "the only one", "two days", "a day", "weeks", "a week", "a month", "years", "tomorrow"],
)
def test_which_copies_go(ages, removed):
    assert backup.to_thin_out([TODAY - age for age in ages], TODAY) == {TODAY - age for age in removed}


def test_a_year_of_daily_copies_thins_to_a_few_and_stays_so():
    days = [TODAY - timedelta(days=n) for n in range(365)]
    kept = set(days) - backup.to_thin_out(days, TODAY)
    assert 25 <= len(kept) <= 35
    assert backup.to_thin_out(kept, TODAY) == set()


def test_older_copies_go_only_after_the_new_one_was_read(database, ada, tmp_path, clock):
    folder = tmp_path / "copies"
    names = []
    for hours in (0, 24 * 5, 2, 24 * 4):
        clock.at += timedelta(hours=hours)
        names.append(backup.backup_into(database, folder))
    (folder / "notes.backup").write_text("not ours")
    assert sorted(backup.dates_in(folder, "ward")) == [names[0], names[2], names[3]]
    assert not sidecar(names[1]).exists()
    assert (folder / "notes.backup").exists()


# --- the way back -----------------------------------------------------------------------------------


@pytest.fixture
def copied(database, ada, tmp_path):
    target = tmp_path / "ward.backup"
    backup.backup(database, target)
    return target


def test_restore_to_an_empty_place(database, copied, tmp_path):
    before = dump(database, but=("audit_entry", "case_file_info"))
    place = tmp_path / "new" / "ward.case"
    place.parent.mkdir()
    backup.restore(copied, place, *WHO)
    with Database.open(place, *WHO) as again:
        assert dump(again, but=("audit_entry", "case_file_info")) == before
        assert again.audit_entries(kind="restored")
        assert again.check_audit() is None


def test_after_a_restore_automatic_copies_wait(database, copied, tmp_path):
    place = tmp_path / "again.case"
    backup.restore(copied, place, *WHO)
    with Database.open(place, *WHO) as again:
        assert backup.are_paused(again)
        assert backup.backup_into(again, tmp_path / "copies") is None
        backup.resume(again)
        assert backup.backup_into(again, tmp_path / "copies") is not None


def test_a_restore_never_replaces_later_work_unasked(database, ada, copied, path):
    database.perform("Rename", rename, ada, "Adele")
    database.close()
    before = path.read_bytes()
    with pytest.raises(NewerThere):
        backup.restore(copied, path, *WHO)
    assert path.read_bytes() == before
    backup.restore(copied, path, *WHO, replace=True)
    with Database.open(path, *WHO) as again:
        assert again.undo_label == "Add student"
    aside = path.with_name("ward.case.before-restore")
    with Database.open(aside, *WHO) as again:
        assert again.undo_label == "Rename"


def test_a_restore_over_the_same_state_needs_no_asking(database, copied, path):
    database.close()
    backup.restore(copied, path, *WHO)
    assert backup.verify(path, *WHO)["sound"]


def test_a_restore_never_replaces_another_case_file_unasked(copied, tmp_path):
    other = tmp_path / "other.case"
    Database.create(other, OMAR, OTHER, cost=CHEAP)[0].close()
    before = other.read_bytes()
    with pytest.raises(AlreadyThere):
        backup.restore(copied, other, *WHO)
    assert other.read_bytes() == before


def test_a_damaged_case_file_is_replaced_only_when_asked(database, copied, path):
    database.close()
    path.write_bytes(random.Random(1).randbytes(40960))
    with pytest.raises(NewerThere):
        backup.restore(copied, path, *WHO)
    backup.restore(copied, path, *WHO, replace=True)
    assert backup.verify(path, *WHO)["sound"]


def test_a_damaged_copy_is_not_restored(database, copied, path, tmp_path):
    content = bytearray(copied.read_bytes())
    content[-100] ^= 4
    copied.write_bytes(content)
    with pytest.raises(CaseFileFault):
        backup.restore(copied, tmp_path / "again.case", *WHO)
    assert not (tmp_path / "again.case").exists()


def test_a_copy_needs_its_slots_and_its_passphrase(copied, tmp_path):
    with pytest.raises(WrongPassphrase):
        backup.restore(copied, tmp_path / "again.case", "Ruth Example", "not this one")
    sidecar(copied).unlink()
    with pytest.raises(MissingKeys, match=r"ward\.backup\.keys"):
        backup.restore(copied, tmp_path / "again.case", *WHO)


def test_a_copy_opens_with_the_recovery_key_of_its_day(made, ada, tmp_path):
    database, printed = made
    copied = tmp_path / "ward.backup"
    backup.backup(database, copied)
    fresh, _ = keys.change_key(database, {RUTH.id: PASSPHRASE}, cost=CHEAP)
    assert backup.verify(copied, RECOVERY, printed)["sound"]
    with pytest.raises(WrongPassphrase):
        backup.verify(copied, RECOVERY, fresh)


# --- saying whether a file is whole -----------------------------------------------------------------


def test_a_whole_file_says_so(database, ada, path):
    database.close()
    report = backup.verify(path, *WHO)
    assert report["sound"] is True
    assert report["rows"]["student"] == 1
    assert report["anchor"] == {"sequence": report["audit"]["entries"], "held": True}
    assert report["audit"]["first_that_does_not_fit"] is None
    assert (report["people"], report["slots"], report["practice"]) == (1, 2, False)


def test_an_open_file_can_be_verified(database, ada, path):
    assert backup.verify(path, *WHO)["sound"]
    database.perform("Rename", rename, ada, "Adele")


def test_a_rewritten_audit_is_noticed(database, ada, path):
    with database.housekeeping() as connection:
        connection.execute("DROP TRIGGER audit_entry_is_never_changed")
        connection.execute("UPDATE audit_entry SET person_name = 'Mallory Madeup' WHERE sequence = 2")
    database.close()
    report = backup.verify(path, *WHO)
    assert report["faults"] == ["The audit does not fit from entry 2 on."]


def test_a_shortened_audit_is_noticed(database, ada, path):
    database.write_anchor()
    with database.housekeeping() as connection:
        last = audit.last_anchor(connection).sequence
        connection.execute("DROP TRIGGER audit_entry_is_never_deleted")
        connection.execute("DELETE FROM audit_entry WHERE sequence = ?", (last,))
    report = backup.verify(path, *WHO)
    assert report["anchor"]["held"] is False
    assert not report["sound"]


@pytest.mark.parametrize("which", ["case file", "backup"])
def test_damage_is_always_noticed(database, ada, path, tmp_path, request, which):
    """A changed bit, a lost tail, anywhere in the file: it does not open, or it says that it is damaged."""
    for number in range(60):
        database.perform("Add", add_student, f"Child {number}")
    copied = tmp_path / "ward.backup"
    backup.backup(database, copied)
    database.close()
    file = path if which == "case file" else copied
    whole = file.read_bytes()
    chance = random.Random(7)
    flips = 500 if request.config.getoption("--all") else 40
    damaged = []
    for _ in range(flips):
        content = bytearray(whole)
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        damaged.append(bytes(content))
    damaged += [whole[:length] for length in range(0, len(whole), 4096)]
    damaged += [whole[:1], whole[:4095], whole[:-1]]
    for content in damaged:
        file.write_bytes(content)
        try:
            report = backup.verify(file, *WHO)
        except CaseFileFault:
            continue
        assert not report["sound"]
        assert report["faults"]
    file.write_bytes(whole)
    assert backup.verify(file, *WHO)["sound"]
