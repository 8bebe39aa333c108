"""Brings an older case file to this version of the program, or leaves it exactly as it was.

``REVISIONS`` lists every revision in order, each a module in ``versions`` with ``upgrade()`` written with
Alembic's ``op``; its name up to the first underscore is what a case file notes. The last is the one
that this program reads and writes. Nothing of Alembic is imported where a case file is at the last already.

To change a table: change its class, then ``python -m hospital_iep.store.migrations.draft "what changes"``
writes the next revision from the difference; read it, correct it, add it to ``REVISIONS``. The tests compare
a file that went through every revision with a new one. A revision that was once written is never changed.

``bring_up`` makes a verified backup beside the file first (``.before-0001``), then runs all in one
transaction, with the links checked before it is committed; stopped at any statement, the old version
opens. Steps that could be undone are forgotten: they were written in the old shape.
"""

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from hospital_iep.store import audit, cipher, copying, engines, files
from hospital_iep.store.faults import CaseFileFault, NewerVersion, UpgradeFailed
from hospital_iep.store.vault import Unlocked, Vault

REVISIONS = ("0001_first", "0002_place_closure")

_AUDIT_TRIGGERS = (
    """CREATE TRIGGER IF NOT EXISTS audit_entry_is_never_changed BEFORE UPDATE ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END""",
    """CREATE TRIGGER IF NOT EXISTS audit_entry_is_never_deleted BEFORE DELETE ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END""",
)


class Revision(Protocol):
    """One change of the tables."""

    revision: str

    def upgrade(self) -> None:
        """Change the tables, with Alembic's ``op``."""


def head() -> str:
    """Return the revision that this program reads and writes."""
    return REVISIONS[-1].partition("_")[0]


def revision_of(connection: Any) -> str:
    """Return the revision that a case file notes; empty where it notes none."""
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found[0]) if found else ""


def stamp(connection: Any, revision: str) -> None:
    """Note in a case file which revision its tables have."""
    connection.execute(
        "CREATE TABLE IF NOT EXISTS alembic_version"
        " (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.execute("DELETE FROM alembic_version")
    connection.execute("INSERT INTO alembic_version VALUES (?)", (revision,))


def guard_audit(connection: Any) -> None:
    """Make the audit append-only; again after each upgrade, for a table made anew loses its triggers."""
    for trigger in _AUDIT_TRIGGERS:
        connection.execute(trigger)


def bring_up(
    path: Path,
    vault: Vault,
    unlocked: Unlocked,
    clock: Callable[[], datetime],
    *,
    revisions: Sequence[Revision] | None = None,
) -> bool:
    """Migrate a case file where it is not at the last revision; return whether anything was done.

    Raises ``NewerVersion``, ``DiskFull`` or ``UpgradeFailed``, and has then changed nothing.
    """
    last = revisions[-1].revision if revisions else head()
    with closing(cipher.connect(path, unlocked.key)) as connection:
        found = revision_of(connection)
        if found == last:
            return False
        chain = revisions or known_revisions()
        names = [each.revision for each in chain]
        if found not in names:
            raise NewerVersion
        _keep_copy(connection, path, vault, unlocked, found)
        at = clock().isoformat(timespec="milliseconds")
        try:
            with cipher.plainly(path):
                upgrade(
                    connection,
                    chain[names.index(found) + 1 :],
                    lambda inside: _finish(inside, unlocked, at, last),
                )
        except CaseFileFault:
            raise
        except Exception as error:
            raise UpgradeFailed(why=type(error).__name__) from error
    return True


def upgrade(
    connection: Any, revisions: Sequence[Revision], then: Callable[[Any], None] = lambda _connection: None
) -> None:
    """Run revisions, and ``then`` something more, in one transaction of a driver connection."""
    from alembic.migration import MigrationContext  # noqa: PLC0415  (heavy, and seldom needed)
    from alembic.operations import Operations  # noqa: PLC0415

    connection.execute("PRAGMA foreign_keys = OFF")  # making a table anew must not take its children along
    with engines.over(connection).connect() as wrapped, wrapped.begin():  # or Alembic would commit in between
        connection.execute("BEGIN IMMEDIATE")
        try:
            with Operations.context(MigrationContext.configure(wrapped)):
                for each in revisions:
                    each.upgrade()
            guard_audit(connection)
            stamp(connection, revisions[-1].revision)
            then(connection)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                message = "a link is torn"
                raise RuntimeError(message)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    connection.execute("PRAGMA foreign_keys = ON")


def known_revisions() -> list[Revision]:
    """Return every revision, the first first."""
    return [
        cast("Revision", import_module(f"hospital_iep.store.migrations.versions.{name}"))
        for name in REVISIONS
    ]


def _keep_copy(connection: Any, path: Path, vault: Vault, unlocked: Unlocked, revision: str) -> None:
    """Keep a verified copy of the file as it was, with its slots, ending in ``.before-`` and the revision."""
    target = path.with_name(f"{path.name}.before-{revision}")
    fresh = target.with_name(target.name + ".new")
    try:
        with cipher.plainly(target):
            copying.copy_pages(connection, fresh, unlocked.key)
            copying.check(fresh, unlocked.key, vault.case_file)
        vault.copy_to(fresh, unlocked, audit.last_anchor(connection))
        files.take_place(fresh, target)
    except BaseException:
        files.remove_case_file(fresh)
        raise


def _finish(connection: Any, unlocked: Unlocked, at: str, revision: str) -> None:
    """Forget the steps, which have the old shape, and write the upgrade into the audit."""
    connection.execute("DELETE FROM journal_row")
    connection.execute("DELETE FROM journal_step")
    (audit_key,) = connection.execute("SELECT audit_key FROM case_file_info").fetchone()
    note = audit.Note(audit.Kind.UPGRADED, None, {"revision": revision})
    audit.append(connection, audit_key, unlocked.person, at, [note])
