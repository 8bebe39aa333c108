"""Who can open a case file, and that a changed bit never opens one."""

import json
import os
import random
import subprocess
import sys
from dataclasses import asdict
from uuid import UUID

import pytest

from hospital_iep.store import recovery_key, vault
from hospital_iep.store.faults import (
    AlreadyThere,
    CaseFileFault,
    DamagedKeys,
    LastKey,
    MissingKeys,
    MistypedRecoveryKey,
    NewerVersion,
    SameName,
    UnknownPerson,
    WeakPassphrase,
    WrongPassphrase,
)
from hospital_iep.store.vault import RECOVERY, Anchor, Cost, Person, Vault, sidecar
from tests.store.sample import CHEAP, OMAR, OTHER, PASSPHRASE, RUTH


@pytest.fixture
def file(tmp_path):
    return tmp_path / "ward.case"


@pytest.fixture
def sealed(file):
    """A sidecar, its key, and its recovery key."""
    return Vault.create(file, RUTH, PASSPHRASE, cost=CHEAP)


def rewrite(file, change):
    """Change the content of a sidecar as somebody who knows the format, but not the key."""
    path = sidecar(file)
    body = json.loads(path.read_bytes())
    change(body)
    del body["checksum"]
    body["checksum"] = vault._checksum(body)
    path.write_bytes(vault._canonical(body) + b"\n")


@pytest.mark.parametrize("who", ["Ruth Example", RUTH.id])
def test_a_passphrase_opens_the_slot(file, sealed, who):
    unlocked = Vault.read(file).unlock(who, PASSPHRASE)
    assert (unlocked.key, unlocked.person) == (sealed[1].key, RUTH)
    assert len(unlocked.key) == 32
    assert unlocked.key.hex() not in repr(unlocked)


def test_the_same_passphrase_typed_otherwise_opens_it(file):
    Vault.create(file, RUTH, "caf\u00e9 au lait", cost=CHEAP)
    assert Vault.read(file).unlock(RUTH.id, "cafe\u0301 au lait").person == RUTH


def test_every_refusal_uses_the_same_words(file, sealed):
    sentences = set()
    for who, secret in [(RUTH.id, "wrong horse"), ("Nobody Here", PASSPHRASE), (UUID(int=9), PASSPHRASE)]:
        with pytest.raises(WrongPassphrase) as refused:
            Vault.read(file).unlock(who, secret)
        sentences.add(refused.value.sentence)
    with pytest.raises(WrongPassphrase) as refused:
        Vault.read(file).unlock(RECOVERY, recovery_key.new())
    sentences.add(refused.value.sentence)
    assert sentences == {"This name and this passphrase do not open the case file."}


def test_failed_attempts_are_remembered_until_the_next_unlock(file, sealed, clock):
    for who in (RUTH.id, "Nobody Here", RECOVERY):
        with pytest.raises(WrongPassphrase):
            Vault.read(file).unlock(who, recovery_key.new(), clock=clock)
    again = Vault.read(file)
    assert [failure.person for failure in again.failures] == ["Ruth Example", "", RECOVERY]
    again.opened(again.unlock(RUTH.id, PASSPHRASE), clock(), Anchor(3, "ab"))
    again = Vault.read(file)
    assert again.failures == ()
    assert again.anchor == Anchor(3, "ab")
    assert again.last_unlocks == {RUTH.id: "2026-03-02T08:00+00:00"}


def test_only_the_latest_failed_attempts_are_kept(file, sealed):
    opened = Vault.read(file)
    for _ in range(vault.FAILURES_KEPT + 5):
        with pytest.raises(WrongPassphrase):
            opened.unlock("Nobody Here", "not this")
    assert len(Vault.read(file).failures) == vault.FAILURES_KEPT


# --- the printed key --------------------------------------------------------------------------------


def test_the_recovery_key_opens_it_however_it_is_typed(file, sealed):
    key, printed = sealed[1].key, sealed[2]
    sloppy = f" {printed.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')}\n"
    for typed in (printed, sloppy, printed.replace("-", "")):
        unlocked = Vault.read(file).unlock(RECOVERY, typed)
        assert unlocked.key == key
        assert unlocked.person.role == vault.ADMINISTRATOR


def test_a_mistyped_recovery_key_is_said_to_be_mistyped():
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    printed = recovery_key.new()
    assert [len(group) for group in printed.split("-")] == [5] * 6
    assert recovery_key.secret_of(printed) == printed.replace("-", "")[:26]
    missed = 0
    for place, character in enumerate(printed):
        for other in alphabet if character != "-" else "":
            if other != character:
                try:
                    recovery_key.secret_of(printed[:place] + other + printed[place + 1 :])
                    missed += 1
                except MistypedRecoveryKey:
                    pass
    assert missed <= 1  # one in a million each
    for wrong in ("", "ABCDE", printed[:-1], printed + "A", "\u0130" * 30):
        with pytest.raises(MistypedRecoveryKey):
            recovery_key.secret_of(wrong)


def test_a_new_recovery_key_ends_the_old_one(file, sealed):
    opened, unlocked, printed = sealed
    fresh = opened.change_recovery_key(unlocked, cost=CHEAP)
    with pytest.raises(WrongPassphrase):
        Vault.read(file).unlock(RECOVERY, printed)
    assert Vault.read(file).unlock(RECOVERY, fresh).key == unlocked.key


# --- people -----------------------------------------------------------------------------------------


def test_each_person_has_a_key_of_their_own(file, sealed):
    opened, unlocked, _ = sealed
    opened.add_person(unlocked, OMAR, OTHER, cost=CHEAP)
    assert Vault.read(file).people == [OMAR, RUTH]
    for who, secret in ((OMAR, OTHER), (RUTH, PASSPHRASE)):
        again = Vault.read(file).unlock(who.id, secret)
        assert (again.key, again.person) == (unlocked.key, who)
    with pytest.raises(WrongPassphrase):
        Vault.read(file).unlock(OMAR.id, PASSPHRASE)


def test_a_removed_person_is_gone_from_every_copy_beside_it(file, sealed):
    opened, unlocked, _ = sealed
    opened.add_person(unlocked, OMAR, OTHER, cost=CHEAP)
    opened.set_anchor(unlocked, Anchor(1, "aa"))
    opened.remove_person(unlocked, OMAR.id)
    for left in file.parent.iterdir():
        assert b"Omar" not in left.read_bytes()
    with pytest.raises(UnknownPerson):
        opened.remove_person(unlocked, OMAR.id)
    with pytest.raises(LastKey):
        opened.remove_person(unlocked, RUTH.id)
    assert Vault.read(file).unlock(RUTH.id, PASSPHRASE)


def test_a_new_passphrase_rewrites_one_slot(file, sealed):
    opened, unlocked, printed = sealed
    opened.add_person(unlocked, OMAR, OTHER, cost=CHEAP)
    before = {slot.id for slot in Vault.read(file).slots}
    opened.change_passphrase(unlocked, OMAR.id, "ten quiet tractors", cost=CHEAP)
    assert len(before & {slot.id for slot in Vault.read(file).slots}) == 2
    with pytest.raises(WrongPassphrase):
        Vault.read(file).unlock(OMAR.id, OTHER)
    for who, secret in ((OMAR.id, "ten quiet tractors"), (RUTH.id, PASSPHRASE), (RECOVERY, printed)):
        assert Vault.read(file).unlock(who, secret).key == unlocked.key
    with pytest.raises(UnknownPerson):
        opened.change_passphrase(unlocked, UUID(int=9), "ten quiet tractors", cost=CHEAP)


def test_a_person_can_change_name_and_role_and_keep_the_passphrase(file, sealed):
    opened, unlocked, _ = sealed
    opened.add_person(unlocked, OMAR, OTHER, cost=CHEAP)
    married = Person(OMAR.id, "Omar Sample-Made", "administrator")
    opened.change_person(unlocked, married)
    assert Vault.read(file).unlock("Omar Sample-Made", OTHER).person == married
    with pytest.raises(SameName):
        opened.change_person(unlocked, Person(OMAR.id, RUTH.name, "teacher"))
    with pytest.raises(UnknownPerson):
        opened.change_person(unlocked, Person(UUID(int=9), "New", "teacher"))


@pytest.mark.parametrize("name", [RUTH.name, RECOVERY])
def test_two_people_cannot_share_a_name(file, sealed, name):
    with pytest.raises(SameName):
        sealed[0].add_person(sealed[1], Person(UUID(int=3), name, "teacher"), OTHER, cost=CHEAP)
    assert sealed[0].people == [RUTH]


def test_a_short_passphrase_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(WeakPassphrase):
        Vault.create(tmp_path / "new.case", RUTH, "short", cost=CHEAP)
    assert list(tmp_path.iterdir()) == []


def test_a_sidecar_is_never_overwritten(file, sealed):
    with pytest.raises(AlreadyThere):
        Vault.create(file, OMAR, OTHER, cost=CHEAP)


def test_times_of_unlock_can_be_switched_off(file, sealed, clock):
    opened, unlocked, _ = sealed
    opened.opened(unlocked, clock(), Anchor(1, "aa"))
    opened.keep_unlock_times(unlocked, shown=False)
    for left in file.parent.iterdir():
        assert b"2026" not in left.read_bytes()
    opened.opened(unlocked, clock(), Anchor(2, "ab"))
    assert Vault.read(file).last_unlocks == {}


# --- cost -------------------------------------------------------------------------------------------


def test_the_standard_cost_is_the_floor():
    assert asdict(vault.STANDARD) == {"memory_kib": 64 * 1024, "passes": 3, "lanes": 4}


@pytest.mark.parametrize(
    "cost",
    [
        {"memory_kib": 2**31, "passes": 1, "lanes": 1},
        {"memory_kib": 8, "passes": 1000000, "lanes": 1},
        {"memory_kib": 8, "passes": 1, "lanes": 0},
        {"memory_kib": 8, "passes": 1, "lanes": 2**20},
        {"memory_kib": 7, "passes": 1, "lanes": 1},
        {"memory_kib": 8, "passes": 1},
        {"memory_kib": "8", "passes": 1, "lanes": 1},
    ],
)
def test_an_absurd_cost_is_refused_before_hashing(file, sealed, cost):
    rewrite(file, lambda body: body["keys"]["slots"][0].update(cost=cost))
    with pytest.raises(DamagedKeys):
        Vault.read(file)


def test_a_slot_opens_at_no_other_cost(file, sealed):
    rewrite(file, lambda body: body["keys"]["slots"][0].update(cost=asdict(Cost(16, 1, 1))))
    with pytest.raises(WrongPassphrase):
        Vault.read(file).unlock(RUTH.id, PASSPHRASE)


# --- damage and tampering ---------------------------------------------------------------------------


def test_a_missing_sidecar_is_named(file):
    with pytest.raises(MissingKeys, match=r"The key file “ward\.case\.keys” is missing beside the case file"):
        Vault.read(file)


@pytest.mark.parametrize("field", ["salt", "nonce", "sealed"])
def test_no_changed_bit_of_a_slot_opens_it(file, sealed, field):
    """With the checksum made to fit, so that only the wrapping is left to notice (608 bits in all)."""
    whole = sidecar(file).read_bytes()
    (slot,) = [slot for slot in sealed[0].slots if slot.person]
    value = getattr(slot, field)
    assert sum(len(getattr(slot, name)) for name in ("salt", "nonce", "sealed")) * 8 == 608
    place = next(n for n, s in enumerate(json.loads(whole)["keys"]["slots"]) if s["id"] == str(slot.id))
    for bit in range(len(value) * 8):
        flipped = bytearray(value)
        flipped[bit // 8] ^= 1 << bit % 8
        rewrite(file, lambda body, v=flipped: body["keys"]["slots"][place].update({field: v.hex()}))
        with pytest.raises((WrongPassphrase, DamagedKeys)):
            Vault.read(file).unlock(RUTH.id, PASSPHRASE)
        sidecar(file).write_bytes(whole)


def test_every_changed_bit_of_the_sidecar_is_noticed(file, sealed, request):
    whole = sidecar(file).read_bytes()
    bits = range(len(whole) * 8)
    if not request.config.getoption("--all"):
        bits = random.Random(1).sample(bits, 600)
    for bit in bits:
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        sidecar(file).write_bytes(flipped)
        with pytest.raises((DamagedKeys, NewerVersion)):
            Vault.read(file)


def test_every_truncation_of_the_sidecar_is_noticed(file, sealed):
    whole = sidecar(file).read_bytes()
    for length in range(0, len(whole), 7):
        sidecar(file).write_bytes(whole[:length])
        with pytest.raises(DamagedKeys):
            Vault.read(file)


@pytest.mark.parametrize(
    "content",
    [b"", b"0", b"[]", b"null", b"[" * 100_000, b'{"checksum":1}', b"\xff\xfe", b"x" * 3_000_000],
    ids=["empty", "0", "list", "null", "deep", "bare", "bytes", "long"],
)
def test_anything_else_in_its_place_is_damage(file, content):
    sidecar(file).write_bytes(content)
    with pytest.raises(DamagedKeys):
        Vault.read(file)


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body["keys"]["slots"][0]["person"].update(role="administrator"),
        lambda body: body["keys"]["slots"][0]["person"].update(name="Mallory Madeup"),
        lambda body: body["keys"]["anchor"].update(sequence=0, hash=""),
        lambda body: body["keys"].update(practice=True),
        lambda body: body["keys"]["slots"].pop(),
        lambda body: body.update(seal="00"),
    ],
    ids=["role", "name", "anchor", "practice", "slot", "seal"],
)
def test_what_is_rewritten_without_the_key_is_noticed(file, change):
    opened, unlocked, _ = Vault.create(file, RUTH, PASSPHRASE, cost=CHEAP)
    opened.set_anchor(unlocked, Anchor(5, "abc"))
    rewrite(file, change)
    with pytest.raises(DamagedKeys):
        Vault.read(file).unlock(RUTH.id, PASSPHRASE)


def test_a_slot_opens_no_other_case_file(file, sealed, tmp_path):
    other = tmp_path / "other.case"
    Vault.create(other, RUTH, PASSPHRASE, cost=CHEAP)
    slots = json.loads(sidecar(other).read_bytes())["keys"]["slots"]
    rewrite(file, lambda body: body["keys"].update(slots=slots))
    with pytest.raises(WrongPassphrase):
        Vault.read(file).unlock(RUTH.id, PASSPHRASE)


def test_a_later_format_asks_for_a_newer_program(file, sealed):
    rewrite(file, lambda body: body["keys"].update(version=vault.VERSION + 1))
    with pytest.raises(NewerVersion):
        Vault.read(file)


def test_the_sidecar_before_is_kept_and_opens(file, sealed):
    opened, unlocked, _ = sealed
    opened.set_anchor(unlocked, Anchor(1, "aa"))
    vault.backup_copy(sidecar(file)).replace(sidecar(file))
    assert Vault.read(file).unlock(RUTH.id, PASSPHRASE).key == unlocked.key


def test_only_the_owner_may_read_it(file, sealed):
    forbidden = 0o077 if os.name == "posix" else 0
    assert sidecar(file).stat().st_mode & forbidden == 0


def test_no_fault_needs_more_than_a_sentence():
    kinds = [CaseFileFault]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        assert kind.words.endswith(".")
        assert "\n" not in kind.words


def test_importing_it_loads_nothing_heavy():
    heavy = [
        "sqlalchemy",
        "sqlmodel",
        "pydantic",
        "cryptography",
        "argon2",
        "filelock",
        "sqlcipher3",
        "asyncio",
    ]
    program = (
        "import sys; import hospital_iep.store.vault, hospital_iep.store.lockfile, hospital_iep.store.faults;"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
