"""The practice hospital on a real encrypted case file, made once and copied for each test."""

import shutil
from datetime import UTC, datetime
from uuid import UUID

import pytest

from hospital_iep.domain.vocabulary import repeatable_ids
from hospital_iep.operations import practice
from hospital_iep.store.database import Database
from hospital_iep.store.vault import Cost, Person
from tests.operations.planned import plan_week

PASSPHRASE = "correct horse battery"
CHEAP = Cost(8, 1, 1)
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
ANA = Person(UUID(int=1), "Ana Ruizplay", "coordinator")


@pytest.fixture(scope="session")
def practice_file(tmp_path_factory):
    """Make the practice hospital's case file; return it and its children in the cast's order."""
    path = tmp_path_factory.mktemp("practice") / "practice.case"
    database, _key = Database.create(path, ANA, PASSPHRASE, cost=CHEAP, practice=True, clock=lambda: NOW)
    with database, repeatable_ids(1):
        children, _changes = database.perform("Practice hospital", practice.fill)
    return path, children


@pytest.fixture(scope="session")
def planned_file(practice_file, tmp_path_factory):
    """Plan and tell the practice week once."""
    folder = tmp_path_factory.mktemp("planned")
    with copied(practice_file[0], folder) as opened:
        plan_week(asker(opened), doer(opened), iterations=1)
    return folder / "practice.case"


def copied(path, folder):
    """Copy a case file with its slots and open it."""
    for file in path.parent.glob("practice.case*"):
        shutil.copy(file, folder / file.name)
    return Database.open(folder / "practice.case", ANA.name, PASSPHRASE, clock=lambda: NOW)


@pytest.fixture
def database(request, practice_file, tmp_path):
    """Open a copy of the practice hospital; of its planned week where a test is marked so."""
    planned = request.node.get_closest_marker("planned")
    path = request.getfixturevalue("planned_file") if planned else practice_file[0]
    with copied(path, tmp_path) as opened:
        yield opened
        assert opened.open_sessions == 0


@pytest.fixture
def children(practice_file):
    return practice_file[1]


def asker(database):
    """Return what runs a query."""

    def run(query, *arguments, **options):
        with database.session() as session:
            return query(session, *arguments, **options)

    return run


def doer(database):
    """Return what runs an operation as one step."""
    return lambda operation, *arguments, **options: database.perform(
        "Step", operation, *arguments, **options
    )[0]


@pytest.fixture
def ask(database):
    return asker(database)


@pytest.fixture
def do(database):
    return doer(database)
