"""One program at a time: the lock beside a case file, with a note of who holds it.

``<case file>.lock`` is locked by the operating system, so a crash frees it; ``<case file>.holder`` says in
words who holds it, for the second program to show. Also tells network folders from disks, because
two computers writing over a network would damage the case file.

Imports nothing heavy: the unlock window reads this before the tables are loaded.
"""

import json
import os
import socket
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hospital_iep.store.faults import InUse, NetworkFolder, ReadOnly
from hospital_iep.store.files import finish_key_change

if TYPE_CHECKING:
    from filelock import BaseFileLock

NETWORK_KINDS = frozenset({
    "nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "afpfs", "coda", "ceph",
    "fuse.sshfs", "sshfs", "fuse.rclone", "davfs", "webdav", "fuse.davfs2", "9p", "glusterfs",
    "fuse.glusterfs", "lustre", "gfs2", "ocfs2", "beegfs", "orangefs", "fuse.s3fs", "network",
})  # fmt: skip


class CaseFileLock:
    """The lock of one case file; ``take`` it before opening, ``release`` it after closing."""

    def __init__(self, case_file: Path) -> None:
        self._case_file = case_file
        self._lock_path = case_file.with_name(case_file.name + ".lock")
        self._note_path = case_file.with_name(case_file.name + ".holder")
        self._lock: BaseFileLock | None = None

    def take(self, holder: str, since: datetime) -> None:
        """Take the lock at once; raises ``InUse`` with who holds it, ``ReadOnly`` where none can be made."""
        from filelock import FileLock, Timeout  # noqa: PLC0415  (heavy)

        lock = FileLock(self._lock_path, timeout=0, thread_local=False)
        try:
            lock.acquire()
        except Timeout:
            raise self._in_use() from None
        except OSError as error:
            raise ReadOnly from error
        self._lock = lock
        finish_key_change(self._case_file)
        note = {"holder": holder, "host": socket.gethostname(), "since": since.isoformat(timespec="minutes")}
        with suppress(OSError):  # the note is a kindness; the lock is what counts
            self._note_path.write_text(json.dumps(note), encoding="utf-8")

    def release(self) -> None:
        """Give the lock back; does nothing where it is not held."""
        if self._lock is None:
            return
        with suppress(OSError):
            self._note_path.unlink(missing_ok=True)
        self._lock.release()  # the empty file stays: removing it would let two programs lock two files
        self._lock = None

    def _in_use(self) -> InUse:
        try:
            note = json.loads(self._note_path.read_text(encoding="utf-8"))
            return InUse(holder=str(note["holder"]), host=str(note["host"]), since=str(note["since"]))
        except (OSError, ValueError, KeyError, TypeError):
            return InUse(holder="somebody", host="this computer", since="a moment ago")


def refuse_network(folder: Path) -> None:
    """Raise ``NetworkFolder`` where a folder does not lie on a disk of this computer."""
    if kind := network_kind(folder):
        raise NetworkFolder(kind=kind)


def network_kind(path: Path) -> str | None:
    """Return the kind of network file system that holds a path ("nfs4", "cifs"), or None on a disk."""
    if sys.platform == "win32":
        kind = _windows_kind(path)
    elif sys.platform == "darwin":
        kind = _mac_kind(path)
    else:
        try:
            mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None
        kind = kind_among(mounts, path)
    return kind if kind in NETWORK_KINDS else None


def kind_among(mounts: str, path: Path) -> str:
    """Return the file system that holds a path, from the text of ``/proc/mounts``."""
    best, kind = "", ""
    target = str(path.resolve())
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        place = fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        inside = target == place or target.startswith(place.rstrip("/") + "/")
        if inside and len(place) >= len(best):  # a later mount hides an earlier one
            best, kind = place, fields[2]
    return kind


def _windows_kind(path: Path) -> str:
    target = str(path.resolve())
    if target.startswith("\\\\") and not target.startswith("\\\\?\\"):
        return "network"
    import ctypes  # noqa: PLC0415

    drive = os.path.splitdrive(target)[0] + "\\"
    remote = 4  # DRIVE_REMOTE
    return "network" if ctypes.windll.kernel32.GetDriveTypeW(drive) == remote else ""  # type: ignore[attr-defined,unused-ignore]


def _mac_kind(path: Path) -> str:
    import subprocess  # noqa: PLC0415

    listing = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
    as_mounts = []
    for line in listing.splitlines():  # "//host/share on /Volumes/share (smbfs, nodev, nosuid)"
        _, found, rest = line.partition(" on ")
        place, _, options = rest.rpartition(" (")
        if found:
            as_mounts.append(f"- {place.replace(' ', chr(92) + '040')} {options.split(',')[0].rstrip(')')}")
    return kind_among("\n".join(as_mounts), path)
