"""The files of a case file, and how they are replaced so that the old or the new one is always whole.

A case file ``ward.case`` has beside it ``ward.case.keys`` (the sidecar), ``.keys.bak`` (as it was before the
last change), ``.lock`` and ``.holder``, and while it is open ``-wal`` and ``-shm``. A change of the key
writes ``.rekeyed`` twins first; ``finish_key_change`` completes a change that was cut off, or takes it back.

Imports nothing heavy.
"""

import errno
import os
from contextlib import suppress
from pathlib import Path

from hospital_iep.store.faults import (
    DamagedCaseFile,
    DiskFull,
    EmptyCaseFile,
    FolderInstead,
    NoCaseFile,
    NotACaseFile,
    ReadOnly,
)

REKEYED = ".rekeyed"
PAGE = 4096  # bytes; a case file is made of whole pages, and SQLite takes an emptier one for a new database


def check_file(path: Path) -> None:
    """Refuse what cannot be a case file, before any key is asked for."""
    if path.is_dir():
        raise FolderInstead(file=path.name or str(path))
    if not path.is_file():
        raise NoCaseFile(file=path.name)
    size = path.stat().st_size
    if size == 0:
        raise EmptyCaseFile(file=path.name)
    with path.open("rb") as stream:
        start = stream.read(16)
    keys = (sidecar(path), backup_copy(sidecar(path)), rekeyed(sidecar(path)))
    if start == b"SQLite format 3\0" or (size % PAGE and not any(each.exists() for each in keys)):
        raise NotACaseFile(file=path.name)
    if size < PAGE:
        raise DamagedCaseFile(file=path.name)


def sidecar(case_file: Path) -> Path:
    """Return the sidecar's path of a case file."""
    return case_file.with_name(case_file.name + ".keys")


def rekeyed(path: Path) -> Path:
    """Return where a file under a new key stands until it takes the old one's place."""
    return path.with_name(path.name + REKEYED)


def finish_key_change(case_file: Path) -> None:
    """Complete a change of the key whose sidecar was written, or throw its beginnings away."""
    keys = sidecar(case_file)
    if rekeyed(keys).exists():  # written last: from here on the new key counts
        remove_wal(case_file)
        if rekeyed(case_file).exists():
            rekeyed(case_file).replace(case_file)
        rekeyed(keys).replace(keys)
        backup_copy(keys).unlink(missing_ok=True)
        flush_folder(case_file.parent)
    else:
        rekeyed(case_file).unlink(missing_ok=True)


def remove_wal(case_file: Path) -> None:
    """Remove what an earlier file of that name left beside it; it would be read into the new one."""
    for ending in ("-wal", "-shm", "-journal"):
        case_file.with_name(case_file.name + ending).unlink(missing_ok=True)


def remove_case_file(case_file: Path) -> None:
    """Remove a case file that was never finished, and all beside it."""
    for ending in ("", "-wal", "-shm", "-journal", ".keys", ".keys.bak", ".keys.new", ".lock", ".holder"):
        case_file.with_name(case_file.name + ending).unlink(missing_ok=True)


def take_place(fresh: Path, target: Path) -> None:
    """Put a finished file and its sidecar in the place of another pair, or where nothing is yet."""
    pairs = [(sidecar(fresh), sidecar(target)), (fresh, target)]
    if target.exists():  # the old slots open the new file, but the new anchor would refuse the old file
        pairs.reverse()
    try:
        remove_wal(target)
        for new, place in pairs:
            new.replace(place)
        flush_folder(target.parent)
    except OSError as error:
        raise _plain(error) from error


def set_aside(case_file: Path, ending: str) -> None:
    """Rename a case file and all that belongs to it, so that it can still be opened under the new name."""
    aside = case_file.with_name(case_file.name + ending)
    remove_wal(aside)
    for part in ("-wal", "", ".keys"):
        path = case_file.with_name(case_file.name + part)
        if path.exists():
            path.replace(aside.with_name(aside.name + part))
    remove_wal(case_file)


def backup_copy(path: Path) -> Path:
    """Return where the sidecar as it was before the last change is kept."""
    return path.with_name(path.name + ".bak")


def write_safely(path: Path, content: bytes) -> None:
    """Replace a file so that, wherever it stops, the old or the new one is whole; keeps ``.bak``."""
    new, kept = path.with_name(path.name + ".new"), backup_copy(path)
    try:
        write_flushed(new, content)
        if path.exists():
            write_flushed(kept.with_name(kept.name + ".new"), path.read_bytes())
            kept.with_name(kept.name + ".new").replace(kept)
        new.replace(path)
        flush_folder(path.parent)
    except OSError as error:
        for left in (new, kept.with_name(kept.name + ".new")):
            with suppress(OSError):
                left.unlink(missing_ok=True)
        raise _plain(error) from error


def write_flushed(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, through to the disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def flush_folder(folder: Path) -> None:
    """Flush the names in a folder to the disk, so that a replaced file stays replaced."""
    if os.name == "nt":  # Windows has no handle for it and keeps the order itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _plain(error: OSError) -> Exception:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DiskFull()
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return ReadOnly()
    return error
