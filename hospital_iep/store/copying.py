"""A whole copy of a case file, and whether a copy is whole: for backups, restores, new keys and upgrades."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

from hospital_iep.store import audit, cipher, files
from hospital_iep.store.faults import DamagedCaseFile


def reading(path: Path, key: bytes) -> Any:
    """Open a driver connection that changes nothing, and leaves nothing beside a file that nobody uses."""
    in_use = path.with_name(path.name + "-wal").exists()
    return cipher.connect(path, key, mode="mode=ro" if in_use else "immutable=1", wal=False)


PAGES = 256
"""Pages that are copied between two words of how far it is."""


def copy_pages(
    connection: Any, fresh: Path, key: bytes, told: Callable[[float], None] = lambda _: None
) -> None:
    """Copy a database, as it is at this moment, into a file that needs nothing beside it but its slots.

    ``told`` hears the share that is done, and may raise to stop.
    """
    files.remove_case_file(fresh)
    with closing(cipher.connect(fresh, key, mode="mode=rwc", wal=False)) as copy:
        connection.backup(
            copy, pages=PAGES, progress=lambda _, left, pages: told(1 - left / max(1, pages)), sleep=0
        )
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()


def check(path: Path, key: bytes, case_file: UUID) -> int:
    """Open a copy and read all of it; return its number of rows or raise ``DamagedCaseFile``."""
    with closing(reading(path, key)) as connection:
        row = connection.execute("SELECT id, audit_key FROM case_file_info").fetchone()
        whole = row is not None and UUID(row[0]) == case_file and not cipher.faults_in(connection)
        if not whole or audit.check(connection, row[1]) is not None:
            raise DamagedCaseFile(file=path.name)
        return sum(cipher.counts(connection).values())
