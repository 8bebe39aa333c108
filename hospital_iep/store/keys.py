"""People and keys: who can open the case file. Lasting acts, all of them audited.

A new key (``change_key``) is what really ends the access of somebody who left: an old copy of the sidecar
opens only the file as it was before. It needs the passphrases of those who stay, or they are let in again.
"""

from uuid import UUID

from hospital_iep.store.audit import Kind
from hospital_iep.store.database import Database
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
