"""Backups: verified encrypted copies of a case file with its slots, and the way back.

``backup`` copies an open case file while people work, opens the copy and reads all of it before it counts.
``backup_into`` does that into a folder under a dated name and thins out the older ones. ``restore`` puts a
copy in the place of a case file, never over one that holds later work unless told to. ``verify`` says
whether a case file or a backup is whole. A copy needs the passphrases of the day it was made.
"""

from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlcipher3.dbapi2 as driver

from hospital_iep.store import audit, cipher, copying, files
from hospital_iep.store.audit import Kind
from hospital_iep.store.database import Clock, Database
from hospital_iep.store.faults import (
    AlreadyThere,
    BackupFailed,
    CaseFileFault,
    DamagedCaseFile,
    DamagedKeys,
    MissingKeys,
    NewerThere,
    OlderThanAnchor,
)
from hospital_iep.store.lockfile import CaseFileLock
from hospital_iep.store.vault import Anchor, Unlocked, Vault, utc_now

STAMP = "%Y-%m-%d-%H%M%S"
ENDING = ".backup"
EVERY = timedelta(hours=20)
"""Between two copies that are made by themselves: each day of work has one."""

_COMING_AND_GOING = (Kind.CREATED, Kind.UNLOCKED, Kind.FAILED_UNLOCK, Kind.LOCKED, Kind.BACKED_UP)


def backup(
    database: Database,
    target: Path,
    *,
    replace: bool = False,
    told: Callable[[float], None] = lambda _: None,
) -> dict[str, Any]:
    """Write a verified copy with its slots to ``target``; people can go on working.

    An older backup of the same case file at ``target`` is replaced, once the new one was read whole. Raises
    ``AlreadyThere`` where something else stands there and ``NewerThere`` where it holds later work, unless
    ``replace``; ``DiskFull``; or ``BackupFailed`` where the copy or the case file is damaged. Nothing at
    ``target`` has changed then. ``told`` hears the share that is done, and may raise to stop. Returns
    ``file``, ``rows`` and ``sound``.
    """
    key, case_file = database.unlocked.key, database.vault.case_file
    if target.exists() and not replace:
        with database.looking() as connection:
            _refuse_newer(_last_work(connection), target, case_file, key)
    fresh = target.with_name(target.name + ".new")
    try:
        with cipher.plainly(target):
            with database.looking() as connection:
                copying.copy_pages(connection, fresh, key, told)
            rows = copying.check(fresh, key, case_file)
            with closing(copying.reading(fresh, key)) as copy:
                database.vault.copy_to(fresh, database.unlocked, audit.last_anchor(copy))
        files.take_place(fresh, target)
    except DamagedCaseFile as error:
        files.remove_case_file(fresh)
        raise BackupFailed(why="the case file or its copy could not be read whole") from error
    except BaseException:
        files.remove_case_file(fresh)
        raise
    if not database.read_only:
        database.write_audit(Kind.BACKED_UP, None, {"rows": rows})
        database.write_anchor()
    return {"file": target.name, "rows": rows, "sound": True}


def backup_into(
    database: Database, folder: Path, told: Callable[[float], None] = lambda _: None
) -> Path | None:
    """Write a dated copy into a folder, thin the older ones out, and return it; None while paused.

    Automatic backups pause after a restore, so that a copy that was put back by mistake does not push
    the good ones out, until ``resume``. Older copies go only after the new one was read back whole.
    """
    if are_paused(database):
        return None
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{database.path.stem}-{database.clock().astimezone(UTC).strftime(STAMP)}{ENDING}"
    copy = folder / name
    backup(database, copy, told=told)
    dated = dates_in(folder, database.path.stem)
    for stale in to_thin_out(dated.values(), database.clock().astimezone(UTC).replace(tzinfo=None)):
        for path, at in dated.items():
            if at == stale and path != copy:
                files.remove_case_file(path)
    return copy


def dates_in(folder: Path, stem: str) -> dict[Path, datetime]:
    """Return the dated copies of a case file in a folder, with the time in each name (UTC)."""
    found = {}
    for path in sorted(folder.glob(f"*{ENDING}")):
        if path.name.startswith(f"{stem}-"):
            with suppress(ValueError):
                text = path.name[len(stem) + 1 : -len(ENDING)]
                found[path] = datetime.strptime(text, STAMP)  # noqa: DTZ007  (UTC by its name)
    return found


def is_due(last: datetime | None, now: datetime) -> bool:
    """Return whether a copy is to be made by itself: there is none, or it is older than most of a day."""
    return last is None or now - last >= EVERY


def to_thin_out(dates: Iterable[datetime], today: datetime) -> set[datetime]:
    """Return which copies to remove.

    Kept are: all of the last two days, the last of each of the last 14 days, of each of the last 8 weeks,
    and of each month for two years; the newest always, and whatever is dated later than today.
    """
    newest_first = sorted(dates, reverse=True)
    keep = set(newest_first[:1])
    periods: set[tuple[object, ...]] = set()
    for at in newest_first:
        age = today - at
        wanted: list[tuple[object, ...]] = []
        if age <= timedelta(days=14):
            wanted.append(("day", at.date()))
        if age <= timedelta(weeks=8):
            wanted.append(("week", *at.isocalendar()[:2]))
        if age <= timedelta(days=731):
            wanted.append(("month", at.year, at.month))
        if age <= timedelta(days=2) or any(period not in periods for period in wanted):
            keep.add(at)
        periods.update(wanted)
    return set(newest_first) - keep


def are_paused(database: Database) -> bool:
    """Return whether automatic backups wait for a person since a restore."""
    with database.looking() as connection:
        (paused,) = connection.execute("SELECT backups_paused FROM case_file_info").fetchone()
    return bool(paused)


def resume(database: Database) -> None:
    """Let automatic backups go on: somebody looked at what was restored."""
    with database.housekeeping() as connection:
        connection.execute("UPDATE case_file_info SET backups_paused = 0")


def restore(
    source: Path,
    target: Path,
    who: UUID | str,
    passphrase: str,
    *,
    replace: bool = False,
    clock: Clock = utc_now,
) -> dict[str, Any]:
    """Put a verified backup, with its slots, in the place of a case file.

    Raises ``AlreadyThere`` where another case file stands at ``target``, ``NewerThere`` where what stands
    there holds later work or cannot be read to say so, unless ``replace``; what was there before is then
    kept beside it with the ending ``.before-restore``. Automatic backups pause until ``resume``. Returns
    ``file``, ``rows`` and ``sound``. A fault of the backup says so in ``about``.
    """
    try:
        files.check_file(source)
        vault = Vault.read(source)
        unlocked = vault.unlock(who, passphrase, clock=clock)
        with cipher.plainly(source):
            rows = copying.check(source, unlocked.key, vault.case_file)
    except CaseFileFault as fault:
        fault.about = source.name
        raise
    lock = CaseFileLock(target)
    lock.take(unlocked.person.name, clock())
    fresh = target.with_name(target.name + ".new")
    try:
        if target.exists() and not replace:
            with closing(copying.reading(source, unlocked.key)) as connection:
                _refuse_newer(_last_work(connection), target, vault.case_file, unlocked.key)
        with cipher.plainly(target):
            with closing(copying.reading(source, unlocked.key)) as connection:
                copying.copy_pages(connection, fresh, unlocked.key)
            vault.copy_to(fresh, unlocked, _mark_restored(fresh, unlocked, clock))
        if target.exists():
            files.set_aside(target, ".before-restore")
        files.take_place(fresh, target)
    except BaseException:
        files.remove_case_file(fresh)
        raise
    finally:
        lock.release()
    return {"file": target.name, "rows": rows, "sound": True}


def verify(path: Path, who: UUID | str, passphrase: str) -> dict[str, Any]:
    """Read all of a case file or backup and say whether it is whole; changes nothing.

    Returns ``sound``, ``faults`` (sentences), ``case_file``, ``practice``, ``people``, ``slots``, ``rows`` by
    table, ``audit`` (entries, first that does not fit) and ``anchor`` (sequence, held). Raises a
    ``CaseFileFault`` where it cannot be opened at all.
    """
    files.check_file(path)
    vault = Vault.read(path)
    unlocked = vault.unlock(who, passphrase)
    report: dict[str, Any] = {
        "case_file": str(vault.case_file),
        "practice": vault.practice,
        "people": len(vault.people),
        "slots": len(vault.slots),
        "faults": [],
    }
    with cipher.plainly(path), closing(copying.reading(path, unlocked.key)) as connection:
        for look in (_look_at_pages, _look_at_rows, _look_at_audit):
            try:
                report["faults"] += look(connection, vault, report)
            except driver.DatabaseError as error:
                fault = cipher.fault_for(error, path)
                if fault is None:
                    raise
                report["faults"].append(fault.sentence)
    report["sound"] = not report["faults"]
    return report


# --- small steps ------------------------------------------------------------------------------------


def _refuse_newer(last_work: int, target: Path, case_file: UUID, key: bytes) -> None:
    """Raise unless what stands at ``target`` is the same case file, and holds no later work."""
    try:
        if Vault.read(target).case_file != case_file:
            raise AlreadyThere(file=target.name)
    except (MissingKeys, DamagedKeys) as fault:
        raise AlreadyThere(file=target.name) from fault
    try:
        with closing(copying.reading(target, key)) as there:
            if _last_work(there) > last_work:
                raise NewerThere(file=target.name)
    except driver.Error as error:
        raise NewerThere(file=target.name) from error


def _last_work(connection: Any) -> int:
    """Return the sequence of the last entry that tells of more than coming and going."""
    marks = ", ".join("?" * len(_COMING_AND_GOING))
    query = f"SELECT coalesce(max(sequence), 0) FROM audit_entry WHERE kind NOT IN ({marks})"  # noqa: S608
    (sequence,) = connection.execute(query, _COMING_AND_GOING).fetchone()
    return int(sequence)


def _mark_restored(fresh: Path, unlocked: Unlocked, clock: Clock) -> Anchor:
    at = clock().isoformat(timespec="milliseconds")
    with closing(cipher.connect(fresh, unlocked.key, wal=False)) as connection:
        (audit_key,) = connection.execute("SELECT audit_key FROM case_file_info").fetchone()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE case_file_info SET backups_paused = 1")
        audit.append(connection, audit_key, unlocked.person, at, [audit.Note(Kind.RESTORED)])
        connection.execute("COMMIT")
        return audit.last_anchor(connection)


def _look_at_pages(connection: Any, _vault: Vault, _report: dict[str, Any]) -> list[str]:
    return [f"The content is damaged: {fault}." for fault in cipher.faults_in(connection)[:20]]


def _look_at_rows(connection: Any, vault: Vault, report: dict[str, Any]) -> list[str]:
    report["rows"] = cipher.counts(connection)
    found = connection.execute("SELECT id FROM case_file_info").fetchone()
    if found is None or UUID(found[0]) != vault.case_file:
        return ["The key file belongs to another case file."]
    return []


def _look_at_audit(connection: Any, vault: Vault, report: dict[str, Any]) -> list[str]:
    (audit_key,) = connection.execute("SELECT audit_key FROM case_file_info").fetchone()
    first = audit.check(connection, audit_key)
    held = audit.holds(connection, vault.anchor)
    report["audit"] = {"entries": audit.last_anchor(connection).sequence, "first_that_does_not_fit": first}
    report["anchor"] = {"sequence": vault.anchor.sequence, "held": held}
    faults = [] if first is None else [f"The audit does not fit from entry {first} on."]
    return faults if held else [*faults, OlderThanAnchor().sentence]
