"""The vault: who can open a case file, kept in the sidecar ``<case file>.keys`` beside it.

Each case file is encrypted with a random 256-bit key. The sidecar holds one *slot* per person and one
for the printed recovery key: the key, wrapped with AES-256-GCM under an Argon2id hash of the passphrase.
It also holds the *anchor* (where the audit chain stood last) and, in clear, staff names, roles and the
times of the last unlock. It never holds a word about a child. The case file and its sidecar travel as one.

``Vault.create`` makes one, ``Vault.read`` reads one, ``unlock`` opens a slot. All of the rest
needs the ``Unlocked`` that ``unlock`` gave. Every change is written as: new file, flushed to disk, the old
one kept as ``.bak``, replaced, folder flushed.

The text is canonical JSON with a checksum, so a changed bit is noticed before a passphrase is asked
for; a seal made with the key itself guards it against being rewritten by somebody without a key.

Imports nothing heavy: the unlock window reads this before the tables are loaded.
"""

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from hospital_iep.store import recovery_key
from hospital_iep.store.faults import (
    AlreadyThere,
    DamagedKeys,
    DiskFull,
    LastKey,
    MissingKeys,
    NewerVersion,
    ReadOnly,
    SameName,
    UnknownPerson,
    WeakPassphrase,
    WrongPassphrase,
)
from hospital_iep.store.files import backup_copy, sidecar, write_safely

FORMAT = "hospital-iep keys"
VERSION = 1
LEAST_CHARACTERS = 8  # of a passphrase (NIST SP 800-63B 5.1.1)
FAILURES_KEPT = 50
RECOVERY = "recovery key"  # who unlocks with the printed key
ADMINISTRATOR = "administrator"  # the role of somebody who holds the recovery key


def utc_now() -> datetime:
    """Return the present instant (aware, UTC)."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs (Argon2id): memory in KiB, passes, lanes.

    The default is the floor for real case files, about half a second; tests pass a cheaper one.
    """

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    def check(self) -> None:
        """Raise ``ValueError`` unless the cost can be borne; asked before any hashing."""
        lanes = 1 <= self.lanes <= 16
        if not (lanes and 8 * self.lanes <= self.memory_kib <= 1024 * 1024 and 1 <= self.passes <= 24):
            message = "the cost of a key slot is out of bounds"
            raise ValueError(message)


STANDARD = Cost()


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff who can open the case file."""

    id: UUID
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the audit chain stood: the case file may be ahead of it, never behind."""

    sequence: int
    hash: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to open the case file; ``person`` is None for the printed recovery key."""

    id: UUID
    person: Person | None
    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes
    last_unlock: str = ""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The key of a case file in somebody's hands; never printed, logged or stored."""

    key: bytes = field(repr=False)
    person: Person


@dataclass(frozen=True, slots=True)
class Failure:
    """An attempt that did not open the case file; goes to the audit at the next unlock."""

    at: str
    person: str


class Vault:
    """The sidecar of one case file.

    Attributes: ``path`` of the sidecar, ``case_file`` id, ``practice``, ``slots``, ``anchor``,
    ``failures`` since the last unlock, ``show_unlocks`` (whether times of last unlock are kept).
    """

    def __init__(self, path: Path, case_file: UUID, *, practice: bool) -> None:
        self.path = path
        self.case_file = case_file
        self.practice = practice
        self.slots: tuple[Slot, ...] = ()
        self.anchor = Anchor(0, "")
        self.failures: tuple[Failure, ...] = ()
        self.show_unlocks = True
        self._seal = ""

    # --- making and reading -----------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        case_file: Path,
        person: Person,
        passphrase: str,
        *,
        cost: Cost = STANDARD,
        practice: bool = False,
    ) -> tuple["Vault", Unlocked, str]:
        """Make the sidecar of a new case file; return it, its key, and the recovery key to print."""
        path = sidecar(case_file)
        if path.exists():
            raise AlreadyThere(file=path.name)
        vault = cls(path, uuid4(), practice=practice)
        unlocked = Unlocked(os.urandom(32), person)
        printed = recovery_key.new()
        mine = vault._wrapped(unlocked, person, passphrase, cost)
        paper = vault._wrapped(unlocked, None, recovery_key.secret_of(printed), cost)
        vault._write(unlocked, slots=(mine, paper))
        return vault, unlocked, printed

    @classmethod
    def read(cls, case_file: Path) -> "Vault":
        """Read the sidecar of a case file; raises ``MissingKeys`` or ``DamagedKeys``."""
        path = sidecar(case_file)
        try:
            text = path.read_bytes()
        except FileNotFoundError:
            raise MissingKeys(keys=path.name) from None
        try:
            return _parse(path, text)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise DamagedKeys(keys=path.name) from None

    @property
    def people(self) -> list[Person]:
        """The people who can open the case file, by name."""
        return sorted((s.person for s in self.slots if s.person), key=lambda person: person.name.casefold())

    @property
    def last_unlocks(self) -> dict[UUID, str]:
        """When each person last opened the case file (ISO, UTC), where that is kept."""
        return {slot.person.id: slot.last_unlock for slot in self.slots if slot.person and slot.last_unlock}

    # --- opening ----------------------------------------------------------------------------------

    def unlock(self, who: UUID | str, secret: str, *, clock: Callable[[], datetime] = utc_now) -> Unlocked:
        """Open a slot with a passphrase, or with the recovery key where ``who`` is ``RECOVERY``.

        Takes about half a second and 64 MiB. Raises ``WrongPassphrase`` with the same words whether the
        name or the passphrase is wrong, ``MistypedRecoveryKey``, or ``DamagedKeys``.
        """
        slot = self._slot(who)
        if who == RECOVERY:
            secret = recovery_key.secret_of(secret)
        key = self._open(slot, secret) if slot else None
        if key is None or slot is None:
            self._note_failure(who, clock())
            raise WrongPassphrase
        if self._seal != self._sealed_with(key):
            raise DamagedKeys(keys=self.path.name)
        return Unlocked(key, slot.person or Person(slot.id, RECOVERY, ADMINISTRATOR))

    def name_of(self, who: UUID | str) -> str:
        """Return the name to show for somebody who is opening the case file."""
        slot = self._slot(who)
        return slot.person.name if slot and slot.person else RECOVERY if slot else "somebody"

    def _slot(self, who: UUID | str) -> Slot | None:
        for slot in self.slots:
            if slot.person is None:
                if who == RECOVERY:
                    return slot
            elif who in (slot.person.id, slot.person.name):
                return slot
        return None

    def _open(self, slot: Slot, secret: str) -> bytes | None:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415  (heavy)
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

        try:
            stretched = AESGCM(_stretch(secret, slot.salt, slot.cost))
            return stretched.decrypt(slot.nonce, slot.sealed, self._bound(slot.id, slot.cost))
        except InvalidTag:
            return None

    def _bound(self, slot_id: UUID, cost: Cost) -> bytes:
        """Return what a slot is bound to: it opens in no other file, at no other cost."""
        return _canonical([FORMAT, VERSION, str(self.case_file), str(slot_id), asdict(cost)])

    def _note_failure(self, who: UUID | str, at: datetime) -> None:
        slot = self._slot(who)
        name = slot.person.name if slot and slot.person else RECOVERY if slot else ""
        self.failures = (*self.failures, Failure(at.isoformat(), name))[-FAILURES_KEPT:]
        with suppress(OSError, ReadOnly, DiskFull):  # the answer is "no" in any case
            self._save()

    # --- people -----------------------------------------------------------------------------------

    def add_person(
        self, unlocked: Unlocked, person: Person, passphrase: str, *, cost: Cost = STANDARD
    ) -> None:
        """Let another person open the case file."""
        if any(p.id == person.id or p.name == person.name for p in self.people) or person.name == RECOVERY:
            raise SameName
        fresh = self._wrapped(unlocked, person, passphrase, cost)
        self._write(unlocked, slots=(*self.slots, fresh))

    def remove_person(self, unlocked: Unlocked, person_id: UUID) -> None:
        """Take a person's slot away.

        Whoever kept an old copy of the sidecar can still open the case file with it: offer a new
        key (``Database.change_key``), which ends that.
        """
        keep = tuple(slot for slot in self.slots if not (slot.person and slot.person.id == person_id))
        if len(keep) == len(self.slots):
            raise UnknownPerson
        if not any(slot.person for slot in keep):
            raise LastKey
        self._write(unlocked, slots=keep, keep_old=False)

    def change_person(self, unlocked: Unlocked, person: Person) -> None:
        """Give a person another name or role; the passphrase stays."""
        if self._slot(person.id) is None:
            raise UnknownPerson
        if any(p.name == person.name and p.id != person.id for p in self.people) or person.name == RECOVERY:
            raise SameName
        renamed = tuple(
            replace(slot, person=person) if slot.person and slot.person.id == person.id else slot
            for slot in self.slots
        )
        self._write(unlocked, slots=renamed)

    def change_passphrase(
        self, unlocked: Unlocked, person_id: UUID, passphrase: str, *, cost: Cost = STANDARD
    ) -> None:
        """Give a person a new passphrase; the other slots stay as they are."""
        slot = self._slot(person_id)
        if slot is None or slot.person is None:
            raise UnknownPerson
        others = tuple(other for other in self.slots if other is not slot)
        fresh = self._wrapped(unlocked, slot.person, passphrase, cost)
        kept = replace(fresh, last_unlock=slot.last_unlock)
        self._write(unlocked, slots=(*others, kept), keep_old=False)

    def change_recovery_key(self, unlocked: Unlocked, *, cost: Cost = STANDARD) -> str:
        """Make a new recovery key to print; the old printout opens nothing any more."""
        printed = recovery_key.new()
        fresh = self._wrapped(unlocked, None, recovery_key.secret_of(printed), cost)
        people = tuple(slot for slot in self.slots if slot.person)
        self._write(unlocked, slots=(*people, fresh), keep_old=False)
        return printed

    def under_new_key(
        self, person: Person, passphrases: Mapping[UUID, str], *, cost: Cost = STANDARD
    ) -> tuple["Vault", Unlocked, str]:
        """Return an unwritten sidecar for a new key: slots for these passphrases and a new recovery key.

        Raises ``WrongPassphrase`` where one is not what opens the slot now.
        """
        staying = [self.unlock(who, passphrase).person for who, passphrase in passphrases.items()]
        if person not in staying and person.name != RECOVERY:
            raise UnknownPerson
        unlocked, printed = Unlocked(os.urandom(32), person), recovery_key.new()
        fresh = Vault(self.path, self.case_file, practice=self.practice)
        fresh.anchor, fresh.show_unlocks = self.anchor, self.show_unlocks
        slots = [fresh._wrapped(unlocked, each, passphrases[each.id], cost) for each in staying]
        fresh.slots = (*slots, fresh._wrapped(unlocked, None, recovery_key.secret_of(printed), cost))
        return fresh, unlocked, printed

    def save_as(self, path: Path, unlocked: Unlocked) -> None:
        """Write the sidecar under another name."""
        self.path = path
        self._write(unlocked)

    def keep_unlock_times(self, unlocked: Unlocked, *, shown: bool) -> None:
        """Switch the times of last unlock, which stand in clear, on or off."""
        slots = self.slots if shown else tuple(replace(slot, last_unlock="") for slot in self.slots)
        self._write(unlocked, slots=slots, show_unlocks=shown, keep_old=shown)

    def _wrapped(self, unlocked: Unlocked, person: Person | None, secret: str, cost: Cost) -> Slot:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415  (heavy)

        if len(secret) < LEAST_CHARACTERS:
            raise WeakPassphrase(least=LEAST_CHARACTERS)
        slot_id, salt, nonce = uuid4(), os.urandom(16), os.urandom(12)
        wrapping = AESGCM(_stretch(secret, salt, cost))
        sealed = wrapping.encrypt(nonce, unlocked.key, self._bound(slot_id, cost))
        return Slot(slot_id, person, cost, salt, nonce, sealed)

    # --- what the open case file writes -----------------------------------------------------------

    def opened(self, unlocked: Unlocked, at: datetime, anchor: Anchor) -> None:
        """Note an unlock and the anchor; forget the failed attempts before it, which the audit holds now."""
        stamp = at.isoformat(timespec="minutes") if self.show_unlocks else ""
        slots = tuple(
            replace(slot, last_unlock=stamp) if slot.person and slot.person.id == unlocked.person.id else slot
            for slot in self.slots
        )
        self._write(unlocked, slots=slots, failures=(), anchor=anchor)

    def set_anchor(self, unlocked: Unlocked, anchor: Anchor) -> None:
        """Note where the audit chain stands."""
        if anchor != self.anchor:
            self._write(unlocked, anchor=anchor)

    def copy_to(self, case_file: Path, unlocked: Unlocked, anchor: Anchor) -> "Vault":
        """Write the same slots beside a copy of the case file."""
        twin = Vault(sidecar(case_file), self.case_file, practice=self.practice)
        twin._write(unlocked, slots=self.slots, anchor=anchor, show_unlocks=self.show_unlocks)
        return twin

    # --- the text ---------------------------------------------------------------------------------

    def _content(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "version": VERSION,
            "case_file": str(self.case_file),
            "practice": self.practice,
            "show_unlocks": self.show_unlocks,
            "anchor": {"sequence": self.anchor.sequence, "hash": self.anchor.hash},
            "slots": [_slot_as_json(slot) for slot in self.slots],
        }

    def _sealed_with(self, key: bytes) -> str:
        import hmac  # noqa: PLC0415

        return hmac.new(key, b"hospital-iep seal" + _canonical(self._content()), "sha256").hexdigest()

    def _write(self, unlocked: Unlocked, *, keep_old: bool = True, **changed: object) -> None:
        """Write the sidecar with some attributes changed; where that fails, nothing has changed."""
        before = dict(self.__dict__)
        self.__dict__.update(changed)
        self._seal = self._sealed_with(unlocked.key)
        try:
            self._save()
        except BaseException:
            self.__dict__.update(before)
            raise
        if not keep_old:  # the copy still holds what was taken away
            backup_copy(self.path).unlink(missing_ok=True)

    def _save(self) -> None:
        body = {
            "failures": [{"at": failure.at, "person": failure.person} for failure in self.failures],
            "keys": self._content(),
            "seal": self._seal,
        }
        write_safely(self.path, _canonical({**body, "checksum": _checksum(body)}) + b"\n")


def _stretch(secret: str, salt: bytes, cost: Cost) -> bytes:
    import unicodedata  # noqa: PLC0415

    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415  (heavy)

    cost.check()
    return hash_secret_raw(
        unicodedata.normalize("NFC", secret).encode(),  # macOS types é as two characters
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=32,
        type=Type.ID,
    )


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def _checksum(body: Mapping[str, object]) -> str:
    return hashlib.sha256(_canonical(body)).hexdigest()


def _slot_as_json(slot: Slot) -> dict[str, Any]:
    person = slot.person
    return {
        "id": str(slot.id),
        "person": {"id": str(person.id), "name": person.name, "role": person.role} if person else None,
        "cost": asdict(slot.cost),
        "salt": slot.salt.hex(),
        "nonce": slot.nonce.hex(),
        "sealed": slot.sealed.hex(),
        "last_unlock": slot.last_unlock,
    }


def _slot_from_json(value: dict[str, Any]) -> Slot:
    who, cost = value["person"], Cost(**value["cost"])
    cost.check()
    return Slot(
        UUID(value["id"]),
        Person(UUID(who["id"]), who["name"], who["role"]) if who else None,
        cost,
        bytes.fromhex(value["salt"]),
        bytes.fromhex(value["nonce"]),
        bytes.fromhex(value["sealed"]),
        value["last_unlock"],
    )


def _parse(path: Path, text: bytes) -> Vault:
    body = json.loads(text)
    if _canonical(body) + b"\n" != text or body.pop("checksum") != _checksum(body):
        raise ValueError
    content = body["keys"]
    if content["format"] != FORMAT:
        raise ValueError
    if content["version"] > VERSION:
        raise NewerVersion
    vault = Vault(path, UUID(content["case_file"]), practice=content["practice"])
    vault.show_unlocks = content["show_unlocks"]
    vault.anchor = Anchor(content["anchor"]["sequence"], content["anchor"]["hash"])
    vault.slots = tuple(_slot_from_json(slot) for slot in content["slots"])
    vault.failures = tuple(Failure(item["at"], item["person"]) for item in body["failures"])
    vault._seal = body["seal"]  # noqa: SLF001  (of its own kind)
    return vault
