"""An upgrade arrives whole or not at all, and ends where a new case file begins."""

import hashlib
import os
import re
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlcipher3.dbapi2 as driver
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, String, event
from sqlalchemy.engine import Engine
from sqlmodel import SQLModel

from hospital_iep.store import cipher, engines, migrations
from hospital_iep.store.database import Database
from hospital_iep.store.faults import NewerVersion, OlderVersion, UpgradeFailed
from hospital_iep.store.migrations import draft
from hospital_iep.store.vault import Vault
from tests.store.sample import CHEAP, PASSPHRASE, RUTH, Clock, add_student

ROOT = Path(__file__).parents[2]
WHO = ("Ruth Example", PASSPHRASE)


def grow():
    """A sample of what a later version may do: a column, a table made anew, rows changed, a new table."""
    with op.batch_alter_table("student") as batch:
        batch.add_column(Column("shoe", String(20), nullable=False, server_default=""))
        batch.alter_column("grade", new_column_name="year_group")
        batch.create_index("ix_student_shoe", ["shoe"])
    with op.batch_alter_table("audit_entry", recreate="always") as batch:
        batch.add_column(Column("place", String(20)))
    op.execute("UPDATE student SET shoe = '36', year_group = '7'")
    op.create_table("locker", Column("id", String(32), primary_key=True))


LATER = SimpleNamespace(revision="9999", upgrade=grow)
NOW = SimpleNamespace(revision=migrations.head(), upgrade=lambda: None)
CHAIN = [NOW, LATER]


def shape(connection):
    """Return the statements of a schema, each table's lines sorted, without regard to white space."""
    found = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {
        (kind, name): sorted(" ".join(line.split()).rstrip(",") for line in re.split(r",?\n", sql))
        for kind, name, sql in found
    }


def state(path, key):
    """Return schema and rows of a file."""
    with closing(cipher.connect(path, key)) as connection:
        tables = sorted(cipher.counts(connection))
        return shape(connection), {
            name: sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"'))) for name in tables
        }


@pytest.fixture
def closed(database, path):
    """A case file of the present version with five children, closed; its vault and key."""
    for number in range(5):
        database.perform("Add", add_student, f"Child {number}")
    database.close()
    vault = Vault.read(path)
    return vault, vault.unlock(*WHO)


def bring_up(path, closed, chain=CHAIN):
    return migrations.bring_up(path, *closed, Clock(), revisions=chain)


@pytest.fixture
def at_statement():
    """Do something at the n-th statement that SQLAlchemy sends; counts them."""
    counted = SimpleNamespace(number=0, stop=None, act=None)

    def look(*_):
        counted.number += 1
        if counted.number == counted.stop:
            counted.act()

    event.listen(Engine, "before_cursor_execute", look)
    yield counted
    event.remove(Engine, "before_cursor_execute", look)


def test_every_revision_ends_where_a_new_file_begins(database):
    """If this fails: write the next revision (see ``migrations``)."""
    with closing(driver.connect(":memory:", isolation_level=None)) as connection:
        migrations.upgrade(connection, migrations.known_revisions())
        migrated = shape(connection)
        with engines.over(connection).connect() as wrapped:
            assert compare_metadata(MigrationContext.configure(wrapped), SQLModel.metadata) == []
    with database.looking() as connection:
        made = shape(connection)
    assert migrated == made


def test_what_case_files_have_been_through_never_changes():
    """Files of the first version exist: to change a table, write another revision."""
    first = draft.VERSIONS.joinpath("0001_first.sql").read_bytes()
    assert hashlib.sha256(first).hexdigest() == (
        "61621081383c5d1784178628c99303d817782feeeb833af77c5c2e2856c73998"
    )


def test_a_file_of_the_first_version_is_brought_up_with_its_children(path, closed):
    key = closed[1].key
    with closing(cipher.connect(path, key)) as connection:
        now = shape(connection)
        connection.execute("DROP TABLE placeclosure")
        migrations.stamp(connection, "0001")
    assert migrations.bring_up(path, *closed, Clock()) is True
    with Database.open(path, *WHO) as opened, opened.looking() as connection:
        assert shape(connection) == now
        assert connection.execute("SELECT count(*) FROM student").fetchone() == (5,)
    assert path.with_name("ward.case.before-0001").exists()


def test_a_draft_of_the_next_revision_runs(tmp_path):
    name, text = draft.following("Nothing yet")
    following = f"{int(migrations.head()) + 1:04}"
    assert name == f"{following}_nothing_yet"
    made = {}
    exec(compile(text, name, "exec"), made)
    assert made["revision"] == following
    assert callable(made["upgrade"])


def test_a_file_of_this_version_is_left_alone(path, closed):
    before = path.read_bytes()
    assert migrations.bring_up(path, *closed, Clock()) is False
    assert path.read_bytes() == before
    assert migrations.head() == "0002"


def test_alembic_is_not_loaded_for_a_file_of_this_version(path, closed):
    program = (
        "import sys; from pathlib import Path; from hospital_iep.store.database import Database\n"
        f"Database.open(Path({str(path)!r}), *{WHO!r}).close()\n"
        "print('alembic' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_an_older_file_is_brought_up(path, closed):
    key = closed[1].key
    before = state(path, key)
    assert bring_up(path, closed) is True
    assert bring_up(path, closed) is False
    schema, rows = state(path, key)
    assert rows["alembic_version"] == ["('9999',)"]
    assert len(rows["student"]) == 5
    assert all("'36'" in row for row in rows["student"])
    assert rows["journal_step"] == []
    assert ("trigger", "audit_entry_is_never_deleted") in schema
    assert ("trigger", "audit_entry_is_never_changed") in schema
    with closing(cipher.connect(path, key)) as connection:
        assert cipher.faults_in(connection) == []
    kept = path.with_name(f"ward.case.before-{migrations.head()}")
    assert state(kept, key) == before
    with Database.open(kept, *WHO) as old:
        assert old.undo_label == "Add"


def test_stopped_at_any_statement_nothing_has_changed(path, closed, at_statement):
    before = state(path, closed[1].key)

    def stop():
        raise OSError("the lid was closed")

    at_statement.act, stops = stop, 0
    while True:
        at_statement.number, at_statement.stop = 0, stops + 1
        try:
            bring_up(path, closed)
            break
        except UpgradeFailed as fault:
            sentence = fault.sentence
        stops += 1
        assert state(path, closed[1].key) == before
        at_statement.stop = None
        Database.open(path, *WHO).close()
        closed = (Vault.read(path), closed[1])
        before = state(path, closed[1].key)
    assert stops >= 10
    assert "it is unchanged (OSError)" in sentence


def test_killed_at_any_statement_the_old_version_opens(path, closed, request):
    before = state(path, closed[1].key)[1]["student"]
    stops = range(1, 30) if request.config.getoption("--all") else (2, 7)
    for stop in stops:
        program = f"from tests.store.test_migrations import die_at; die_at({stop}, {str(path)!r})"
        ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
        if ran.returncode == 0:  # it had no so many statements
            break
        assert ran.returncode == -signal.SIGKILL
        with Database.open(path, *WHO):
            pass
        assert state(path, closed[1].key)[1]["student"] == before


def die_at(stop, file):
    """In a child process: upgrade, and be killed at the n-th statement."""
    seen = []

    def look(*_):
        seen.append(1)
        if len(seen) == stop:
            os.kill(os.getpid(), signal.SIGKILL)

    path = Path(file)
    vault = Vault.read(path)
    event.listen(Engine, "before_cursor_execute", look)
    bring_up(path, (vault, vault.unlock(*WHO)))


def test_an_upgrade_that_tears_a_link_is_taken_back(path, closed):
    def tear():
        op.execute("CREATE TABLE child (id INTEGER, parent INTEGER REFERENCES student (id))")
        op.execute("INSERT INTO child VALUES (1, 7)")

    before = state(path, closed[1].key)
    with pytest.raises(UpgradeFailed):
        bring_up(path, closed, [NOW, SimpleNamespace(revision="9999", upgrade=tear)])
    assert state(path, closed[1].key) == before


def test_a_file_of_a_later_version_asks_for_a_newer_program(path, closed):
    bring_up(path, closed)
    with pytest.raises(NewerVersion):
        Database.open(path, *WHO)


def test_a_new_file_notes_the_last_revision(path, clock):
    database, _ = Database.create(path, RUTH, PASSPHRASE, cost=CHEAP, clock=clock)
    with database.looking() as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
            (migrations.head(),)
        ]
    database.close()


def test_an_older_file_is_not_opened_for_reading_only(path, closed):
    with closing(cipher.connect(path, closed[1].key)) as connection:
        migrations.stamp(connection, "0000")
    with pytest.raises(OlderVersion):
        Database.open(path, *WHO, read_only=True)
    with pytest.raises(NewerVersion):
        Database.open(path, *WHO)
