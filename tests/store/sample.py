"""What the tests of the case file share: invented people, and ways to look into a file."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from hospital_iep.store import tables
from hospital_iep.store.vault import Cost, Person

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
RUTH = Person(UUID(int=1), "Ruth Example", "teacher")
OMAR = Person(UUID(int=2), "Omar Sample", "coordinator")
PASSPHRASE = "blue kettle on the roof"
OTHER = "nine quiet tractors"


@dataclass
class Clock:
    """A clock that moves a second at each look."""

    at: datetime = datetime(2026, 3, 2, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


def add_student(session, name="Ada", *, key=None):
    student = tables.Student.model_validate(
        {"id": key or uuid4(), "given_name": name, "family_name": "Invented"}
    )
    session.add(student)
    return student.id


def rename(session, key, name):
    session.get(tables.Student, key).given_name = name


def remove(session, key):
    session.delete(session.get(tables.Student, key))


STEPS = ("audit_entry", "journal_step", "journal_row")


def dump(database, *, but=STEPS):
    """Return every row of the case file as text, sorted; what keeps the steps themselves aside."""
    with database.session() as session:
        connection = session.connection().connection.driver_connection
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return sorted(
            f"{name} {row!r}"
            for name in names
            if name not in but
            for row in connection.execute(f'SELECT * FROM "{name}"')
        )
