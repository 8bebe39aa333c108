"""A small case file with a person and a child in it; all of them invented."""

import pytest

from hospital_iep.store.database import Database
from tests.store.sample import CHEAP, PASSPHRASE, RUTH, Clock, add_student


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ward.case"


@pytest.fixture
def made(path, clock):
    """A new case file, and its recovery key; closed at the end."""
    database, recovery_key = Database.create(path, RUTH, PASSPHRASE, cost=CHEAP, clock=clock)
    yield database, recovery_key
    assert database.open_sessions == 0
    database.close()


@pytest.fixture
def database(made):
    return made[0]


@pytest.fixture
def ada(database):
    return database.perform("Add student", add_student)[0]
