"""People and keys: who can open the case file. Lasting acts, all of them audited.

A new key (``change_key``) is what really ends the access of somebody who left: an old copy of the sidecar
opens only the file as it was before. It needs the passphrases of those who stay, or they are let in again.
"""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from uuid import UUID

from hospital_iep.store import cipher, files, keeping
from hospital_iep.store.audit import Kind
from hospital_iep.store.database import Database
from hospital_iep.store.faults import DamagedCaseFile
from hospital_iep.store.vault import STANDARD, Cost, Person


def add_person(database: Database, person: Person, passphrase: str, *, cost: Cost = STANDARD) -> None:
    """Let another person open the case file; raises ``SameName`` or ``WeakPassphrase``."""
    database.vault.add_person(database.unlocked, person, passphrase, cost=cost)
    database.write_audit(Kind.PEOPLE, person.id, {"act": "added", "role": person.role})


def remove_person(database: Database, person_id: UUID) -> None:
    """Take a person's key away; offer ``change_key`` next. Raises ``UnknownPerson`` or ``LastKey``."""
    database.vault.remove_person(database.unlocked, person_id)
    database.write_audit(Kind.PEOPLE, person_id, {"act": "removed"})


def change_person(database: Database, person: Person) -> None:
    """Give a person another name or role; it holds from their next unlock."""
    database.vault.change_person(database.unlocked, person)
    database.write_audit(Kind.PEOPLE, person.id, {"act": "changed", "role": person.role})


def change_passphrase(database: Database, person_id: UUID, passphrase: str, *, cost: Cost = STANDARD) -> None:
    """Give a person a new passphrase; whoever holds the recovery key may do so for all."""
    database.vault.change_passphrase(database.unlocked, person_id, passphrase, cost=cost)
    database.write_audit(Kind.PEOPLE, person_id, {"act": "new passphrase"})


def change_recovery_key(database: Database, *, cost: Cost = STANDARD) -> str:
    """Return a new recovery key to print; the old printout opens nothing any more."""
    recovery_key = database.vault.change_recovery_key(database.unlocked, cost=cost)
    database.write_audit(Kind.PEOPLE, None, {"act": "new recovery key"})
    return recovery_key


def change_key(
    database: Database, passphrases: Mapping[UUID, str], *, cost: Cost = STANDARD
) -> tuple[str, list[Person]]:
    """Encrypt the whole case file anew under a new key.

    ``passphrases`` are those of the people who are there to type them, the acting person's among them; the
    others lose their key and are returned, to be let in again. Returns the new recovery key to print
    besides. Raises ``WrongPassphrase`` or ``DiskFull`` (it needs the file's size again), and has then
    changed nothing; cut off at any moment, the next opening completes it or throws it away.
    """
    vault, path = database.vault, database.path
    fresh, unlocked, printed = vault.under_new_key(database.unlocked.person, passphrases, cost=cost)
    with database.let_go(), cipher.plainly(path):
        try:
            _export(path, database.unlocked.key, unlocked.key)
            fresh.save_as(files.rekeyed(vault.path), unlocked)
        except BaseException:
            files.rekeyed(path).unlink(missing_ok=True)
            raise
        files.finish_key_change(path)
        fresh.path = vault.path
        database.vault, database.unlocked = fresh, unlocked
    left_out = [person for person in vault.people if person.id not in passphrases]
    database.write_audit(Kind.PEOPLE, None, {"act": "new key", "left out": [str(p.id) for p in left_out]})
    return printed, left_out


def _export(path: Path, old: bytes, new: bytes) -> None:
    """Write the whole file again under another key, and look whether it is all there."""
    target = files.rekeyed(path)
    target.unlink(missing_ok=True)
    with closing(cipher.connect(path, old)) as connection:
        connection.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(target), f"x'{new.hex()}'"))
        connection.execute("SELECT sqlcipher_export('fresh')").fetchone()
        connection.execute(f"PRAGMA fresh.application_id = {keeping.APPLICATION_ID}")
        connection.execute("DETACH DATABASE fresh")
        before = cipher.counts(connection)
    with closing(cipher.connect(target, new, wal=False)) as connection:
        if cipher.faults_in(connection) or cipher.counts(connection) != before:
            raise DamagedCaseFile(file=path.name)
