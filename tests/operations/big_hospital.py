"""A hospital of many wings: the practice hospital with its planned week, again and again.

Every further wing has wards, teachers, children and lessons of its own, called as those of the first wing
with a number behind: nobody takes "Leo Moonwater 3" for a child.
"""

from contextlib import contextmanager
from copy import deepcopy
from datetime import UTC, datetime
from itertools import product
from uuid import UUID, uuid4

from sqlmodel import SQLModel, select

from hospital_iep.domain.vocabulary import repeatable_ids
from hospital_iep.operations import caseload, practice
from hospital_iep.store import tables
from hospital_iep.store.database import Database
from hospital_iep.store.vault import Cost, Person
from tests.operations.planned import plan_week

IN_A_WING = 15  # children
BETWEEN_WARDS = 10  # minutes from a ward of one wing to one of another
ANA = Person(UUID(int=1), "Ana Ruizplay", "coordinator")
MADE = datetime(2026, 11, 23, 8, tzinfo=UTC)
OWN = (tables.Place, tables.Teacher, tables.Student)  # what a wing has of its own, with all that hangs on it
SHARED = (tables.Person, tables.HomeSchool)


@contextmanager
def big_hospital(path, children):
    """Make a case file of so many children, a multiple of 15, with a planned and told week, and open it."""
    wings, rest = divmod(children, IN_A_WING)
    assert not rest
    cheap = Cost(8, 1, 1)
    made, _key = Database.create(
        path, ANA, "correct horse battery", cost=cheap, practice=True, clock=lambda: MADE
    )
    with made as database:
        with repeatable_ids(1):
            database.perform("Practice hospital", practice.fill)
            plan_week(_asker(database), _doer(database), iterations=1)
        database.perform("More wings", add_wings, wings - 1)
        yield database


def add_wings(session, count):
    """Add so many wings like the one that is there, with its week."""
    first = [row for table in _tables() for row in session.exec(select(table)).all()]
    wings = [_add_wing(session, first, number) for number in range(2, count + 2)]
    wards = [row.id for row in first if isinstance(row, tables.Place) and row.kind == "ward"]
    wings.insert(0, {key: key for key in wards})
    for number, wing in enumerate(wings):
        for (one, other), before in product(product(wards, wards), wings[:number]):
            session.add(tables.Travel(from_id=before[one], to_id=wing[other], minutes=BETWEEN_WARDS))


def _tables():
    """Return the tables, parents before what hangs on them."""
    classes = {each.__tablename__: each for each in vars(tables).values() if hasattr(each, "__table__")}
    return [classes[each.name] for each in SQLModel.metadata.sorted_tables if each.name in classes]


def _add_wing(session, first, number):
    """Copy what the first wing has of its own; return which key stands for which."""
    same = {}
    for row in first:
        ends = [getattr(row, key.parent.name) for key in row.__table__.foreign_keys]
        if isinstance(row, SHARED) or not (isinstance(row, OWN) or any(end in same for end in ends)):
            continue
        key = uuid4()
        same |= {row.id: key, str(row.id): str(key)}
        values = {name: _put(deepcopy(getattr(row, name)), same) for name in type(row).model_fields}
        session.add(type(row)(**{**values, **_called(session, row, number, key)}))
    session.flush()
    return same


def _put(value, same):
    """Return a value with the keys of this wing in place of the first's, also where they are text."""
    if isinstance(value, list):
        return [_put(each, same) for each in value]
    return same.get(value, value) if isinstance(value, (UUID, str)) else value


def _called(session, row, number, key):
    if isinstance(row, tables.Student):
        return {
            "family_name": f"{row.family_name} {number}",
            "code": caseload.code_for(session, key),
            "hospital_number": f"{row.hospital_number}-{number}",
        }
    return {"name": f"{row.name} {number}"} if isinstance(row, OWN) else {}


def _asker(database):
    def ask(query, *arguments, **options):
        with database.session() as session:
            return query(session, *arguments, **options)

    return ask


def _doer(database):
    return lambda operation, *arguments, **options: database.perform(
        "Step", operation, *arguments, **options
    )[0]
