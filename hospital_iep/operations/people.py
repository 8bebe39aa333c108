"""Who may open the case file: added, changed, removed; one's own passphrase; a new sheet or key.

These are lasting acts on the keys beside the case file; each is audited, none can be undone.
"""

from collections.abc import Mapping
from uuid import UUID, uuid4

from hospital_iep.domain.rights import Act, NotAllowedError, Role, Subject, allowed
from hospital_iep.store import keys
from hospital_iep.store.database import Database
from hospital_iep.store.vault import STANDARD, Cost, Person


def people(database: Database) -> list[Person]:
    """Return who may open the case file, by name."""
    return sorted(database.vault.people, key=lambda person: person.name.casefold())


def may_manage(database: Database) -> bool:
    """Return whether one may manage people: the administrator, and everybody while there is none."""
    role = Role(database.person.role)
    nobody = all(Role(person.role) is not Role.ADMINISTRATOR for person in people(database))
    return nobody or allowed(role, Act.MANAGE, Subject.PEOPLE)


def add(database: Database, name: str, role: str, passphrase: str, *, cost: Cost = STANDARD) -> Person:
    """Let another person open the case file; who worked here before finds drafts and steps again.

    Raises ``SameName`` or ``WeakPassphrase``.
    """
    _require(database)
    person = Person(database.person_last_called(name) or uuid4(), name, Role(role).value)
    keys.add_person(database, person, passphrase, cost=cost)
    return person


def change_role(database: Database, person_id: UUID, role: str) -> None:
    """Give a person another role; it holds from their next unlock."""
    _require(database)
    person = next(each for each in people(database) if each.id == person_id)
    keys.change_person(database, Person(person.id, person.name, Role(role).value))


def remove(database: Database, person_id: UUID) -> None:
    """Take a person's key away. Raises ``LastKey`` where nobody would be left."""
    _require(database)
    keys.remove_person(database, person_id)


def change_own_passphrase(database: Database, passphrase: str, *, cost: Cost = STANDARD) -> None:
    """Give the person at the desk a new passphrase. Raises ``WeakPassphrase``."""
    keys.change_passphrase(database, database.person.id, passphrase, cost=cost)


def new_recovery_key(database: Database, *, cost: Cost = STANDARD) -> str:
    """Return a new recovery key to print; the old printout opens nothing any more."""
    _require(database)
    return keys.change_recovery_key(database, cost=cost)


def new_key(
    database: Database, passphrases: Mapping[UUID, str], *, cost: Cost = STANDARD
) -> tuple[str, list[Person]]:
    """Encrypt the case file anew, so that a copy of somebody who left opens nothing of what comes.

    ``passphrases`` are of those who are here to type them, one's own among them. Returns the new recovery
    key to print, and who must be let in again. Raises ``WrongPassphrase``, and then changes nothing.
    """
    _require(database)
    return keys.change_key(database, passphrases, cost=cost)


def _require(database: Database) -> None:
    if not may_manage(database):
        raise NotAllowedError(f"{database.person.role}: manage people")
