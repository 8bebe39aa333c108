"""Connections to the encrypted file, and what its errors mean in words.

Every connection is made here: raw key, no log, never creating a file by accident. Everything that
reads or writes the file runs under ``plainly``, so that people meet a ``CaseFileFault``.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError

from hospital_iep.store.faults import (
    Busy,
    CaseFileFault,
    DamagedCaseFile,
    DiskFull,
    DiskTrouble,
    ReadOnly,
)

BUSY_MILLISECONDS = 2000
_CROWDED = 256 * 1024  # below this much free space, a failed write means a full disk
_SAID = {
    "disk is full": driver.SQLITE_FULL,
    "malformed": driver.SQLITE_CORRUPT,
    "not a database": driver.SQLITE_NOTADB,
    "locked": driver.SQLITE_BUSY,
    "readonly": driver.SQLITE_READONLY,
    "disk I/O error": driver.SQLITE_IOERR,
    "unable to open": driver.SQLITE_CANTOPEN,
}


def connect(path: Path, key: bytes, *, mode: str = "mode=rw", wal: bool = True) -> Any:
    """Open a driver connection in autocommit; ``mode`` is ``mode=rw``, ``mode=rwc`` or ``immutable=1``.

    ``cipher_memory_security`` stays off on purpose: it is process-wide and 3 to 18 times slower.
    """
    uri = f"{path.resolve().as_uri()}?{mode}"
    connection = driver.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # fails on a wrong key
        if wal:
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def counts(connection: Any) -> dict[str, int]:
    """Return the number of rows of every table."""
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608  (from the schema)
        for name in sorted(names)
        if not name.startswith("sqlite_")
    }


def faults_in(connection: Any) -> list[str]:
    """Read every page and link of an open file; return what is wrong, in SQLite's words, none if whole."""
    found = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    found += [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [
        f"{row[0]}: a link to {row[2]} is torn" for row in connection.execute("PRAGMA foreign_key_check")
    ]
    return found


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Raise the plain fault that an error of the database or the disk stands for."""
    try:
        yield
    except driver.Error as error:
        fault = fault_for(error, path)
        if fault is None:
            raise
        raise fault from error
    except DBAPIError as error:
        fault = fault_for(error.orig, path)
        if fault is None:
            raise
        raise fault from error


def fault_for(error: BaseException | None, path: Path) -> CaseFileFault | None:
    """Return what an error of the driver means for people; None where it is a fault of the program."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code <= 1:  # none, or SQLITE_ERROR
        code = _code_said(error)
    if code in (driver.SQLITE_CORRUPT, driver.SQLITE_NOTADB):
        return DamagedCaseFile(file=path.name)
    if code == driver.SQLITE_FULL:
        return DiskFull()
    if code in (driver.SQLITE_BUSY, driver.SQLITE_LOCKED):
        return Busy()
    if code == driver.SQLITE_READONLY:
        return ReadOnly()
    if code in (driver.SQLITE_IOERR, driver.SQLITE_CANTOPEN):
        return _disk_fault(path)
    return None


def _disk_fault(path: Path) -> CaseFileFault:
    if not os.access(path.parent, os.W_OK):
        return ReadOnly()
    if shutil.disk_usage(path.parent).free < _CROWDED:
        return DiskFull()
    return DiskTrouble()


def _code_said(error: BaseException | None) -> int:
    """Return the code that the text of an error stands for: the backup and export leave the number out."""
    said = str(error)
    return next((code for words, code in _SAID.items() if words in said), 0)
