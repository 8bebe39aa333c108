"""Brings an older case file to this version of the program, or leaves it exactly as it was.

``HEAD`` is the revision that this program reads and writes. Alembic is imported only where a case file has
another one.
"""

from pathlib import Path
from typing import Any

from hospital_iep.store import cipher
from hospital_iep.store.faults import NewerVersion
from hospital_iep.store.vault import Unlocked, Vault

HEAD = "0001"


def stamp(connection: Any) -> None:
    """Note in a new case file, made with the newest tables, that it needs no migration."""
    connection.execute(
        "CREATE TABLE alembic_version"
        " (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.execute("INSERT INTO alembic_version VALUES (?)", (HEAD,))


def bring_up(path: Path, vault: Vault, unlocked: Unlocked) -> None:
    """Migrate a case file to ``HEAD`` where it is not there yet."""
    connection = cipher.connect(path, unlocked.key)
    try:
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    finally:
        connection.close()
    if revision != HEAD:
        raise NewerVersion
