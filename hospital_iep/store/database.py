"""The case file, open: every read takes ``session()``, every write goes through ``perform()``.

    database, recovery_key = Database.create(path, person, passphrase)
    database = Database.open(path, "Ruth Example", passphrase)
    with database.session() as session: ...                       # reading only
    result, changes = database.perform("Tick item", reentry.tick, item_id, today)
    changes = database.undo()

An operation is a plain function ``(session, *args)``. Inside it ``acting(session)`` is the person who does it
and ``now(session)`` the time; ``audit.note`` adds to the audit, ``journal.lasting`` says that it cannot be
taken back. ``perform`` gives it one session and one transaction; in that transaction the journal (for undo)
and the audit are written too, so that after a fault or a crash all of it is there or none.

Everything refused is a ``CaseFileFault`` with one plain sentence (see ``faults``).
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session

from hospital_iep.store import audit, cipher, engines, files, journal, keeping, migrations, tables  # noqa: F401
from hospital_iep.store.audit import Kind, Note
from hospital_iep.store.faults import (
    AlreadyThere,
    Busy,
    CaseFileFault,
    Closed,
    DamagedCaseFile,
    NothingToUndo,
    OlderThanAnchor,
    OlderVersion,
    ReadOnly,
    Stale,
)
from hospital_iep.store.journal import Changes
from hospital_iep.store.lockfile import CaseFileLock, refuse_network
from hospital_iep.store.memory import Memory
from hospital_iep.store.vault import RECOVERY, STANDARD, Anchor, Cost, Person, Unlocked, Vault, utc_now

P = ParamSpec("P")
T = TypeVar("T")
Clock = Callable[[], datetime]

PERSON, CLOCK = "hospital_iep.person", "hospital_iep.clock"


def acting(session: Session) -> Person:
    """Return who does the running operation."""
    person: Person = session.info[PERSON]
    return person


def now(session: Session) -> datetime:
    """Return the present instant (aware, UTC), by the case file's clock."""
    clock: Clock = session.info[CLOCK]
    return clock()


class Database:
    """An open case file.

    Attributes: ``path``; ``person`` who unlocked it; ``practice`` (the invented hospital: never printed or
    exported as real); ``read_only``; ``revision``, which rises with every change; ``vault``, ``unlocked``.
    Closed by ``close`` or at the end of a ``with``.
    """

    def __init__(
        self, path: Path, vault: Vault, unlocked: Unlocked, clock: Clock, *, read_only: bool
    ) -> None:
        self.path = path
        self.vault = vault
        self.person = unlocked.person
        self.practice = vault.practice
        self.read_only = read_only
        self.revision = 0
        self.open_sessions = 0
        self.clock = clock
        self.unlocked = unlocked
        self._memory = Memory()
        self._lock = RLock()
        self._performing = False
        self._closing = ExitStack()
        self._audit_key = ""
        self._engine: Engine | None = engines.make(self._connect)

    # --- making, opening, closing -----------------------------------------------------------------

    @classmethod
    def create(
        cls,
        path: Path,
        person: Person,
        passphrase: str,
        *,
        cost: Cost = STANDARD,
        practice: bool = False,
        clock: Clock = utc_now,
    ) -> tuple["Database", str]:
        """Make a new case file and open it; return it and the recovery key to print.

        Raises ``AlreadyThere``, ``NetworkFolder``, ``ReadOnly``, ``DiskFull`` or ``WeakPassphrase``, and then
        leaves no file behind.
        """
        if path.exists():
            raise AlreadyThere(file=path.name)
        refuse_network(path.parent)
        with ExitStack() as undone:
            lock = CaseFileLock(path)
            lock.take(person.name, clock())
            undone.callback(lock.release)
            vault, unlocked, recovery_key = Vault.create(
                path, person, passphrase, cost=cost, practice=practice
            )
            undone.callback(files.remove_case_file, path)
            with (
                cipher.plainly(path),
                closing(cipher.connect(path, unlocked.key, mode="mode=rwc")) as connection,
            ):
                made_at = clock().isoformat()
                keeping.write_schema(connection, vault.case_file, practice=practice, made_at=made_at)
            database = cls(path, vault, unlocked, clock, read_only=False)
            undone.callback(database._dispose)
            database._check_identity(accept_older=False)
            database._start(lock, Kind.CREATED, ())
            undone.pop_all()
        return database, recovery_key

    @classmethod
    def open(
        cls,
        path: Path,
        who: UUID | str,
        passphrase: str,
        *,
        read_only: bool = False,
        accept_older: bool = False,
        clock: Clock = utc_now,
    ) -> "Database":
        """Open a case file as a person (name or id) or with the recovery key (``vault.RECOVERY``).

        ``read_only`` opens it where it lies on read-only media or in a network folder; ``accept_older``
        opens a copy that is older than its key file says, and writes that into the audit.
        """
        files.check_file(path)
        vault = Vault.read(path)
        with ExitStack() as undone:
            lock = CaseFileLock(path)
            if not read_only:
                refuse_network(path.parent)
                lock.take(vault.name_of(who), clock())
                undone.callback(lock.release)
                vault = Vault.read(path)  # again: taking the lock may have completed a change of the key
            unlocked = vault.unlock(who, passphrase, clock=clock)
            database = cls.open_unlocked(
                path, vault, unlocked, lock, read_only=read_only, accept_older=accept_older, clock=clock
            )
            undone.pop_all()
        return database

    @classmethod
    def open_unlocked(
        cls,
        path: Path,
        vault: Vault,
        unlocked: Unlocked,
        lock: CaseFileLock,
        *,
        read_only: bool = False,
        accept_older: bool = False,
        clock: Clock = utc_now,
    ) -> "Database":
        """Open a case file step by step, as the unlock window does, so that the tables load meanwhile.

        In this order: ``lock.take``, ``Vault.read``, ``vault.unlock``, then this.
        """
        files.check_file(path)
        with ExitStack() as undone, cipher.plainly(path):
            if not read_only:
                migrations.bring_up(path, vault, unlocked, clock)
            database = cls(path, vault, unlocked, clock, read_only=read_only)
            undone.callback(database._dispose)
            notes = database._check_identity(accept_older=accept_older)
            if read_only:
                database.revision = database.anchor().sequence
            else:
                database._start(
                    lock, Kind.RECOVERED if unlocked.person.name == RECOVERY else Kind.UNLOCKED, notes
                )
            undone.pop_all()
        return database

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Write the anchor, forget the key, give the lock back; safe to call twice."""
        with self._lock:
            if self._engine is None:
                return
            try:
                if not self.read_only:
                    with suppress(CaseFileFault, OSError):  # a full disk must not keep anyone from locking
                        self.write_audit(Kind.LOCKED)
                        self.write_anchor()
            finally:
                self._dispose()
                self._closing.close()

    @property
    def is_open(self) -> bool:
        """Whether it can still be read."""
        return self._engine is not None

    def _start(self, lock: CaseFileLock, kind: Kind, notes: tuple[Note, ...]) -> None:
        """Note the unlock in audit and sidecar; from here on, closing gives the lock back."""
        with self.housekeeping() as connection:
            failures = [
                Note(Kind.FAILED_UNLOCK, None, {"at": failure.at, "name": failure.person})
                for failure in self.vault.failures
            ]
            self._audit(connection, [*failures, *notes, Note(kind)])
            self.revision = audit.last_anchor(connection).sequence
        self.vault.opened(self.unlocked, self.clock(), self.anchor())
        self._closing.callback(lock.release)

    def _check_identity(self, *, accept_older: bool) -> tuple[Note, ...]:
        with self.looking() as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            row = connection.execute("SELECT id, audit_key FROM case_file_info").fetchone()
            if application != keeping.APPLICATION_ID or row is None or UUID(row[0]) != self.vault.case_file:
                raise DamagedCaseFile(file=self.path.name)
            if migrations.revision_of(connection) != migrations.head():
                raise OlderVersion
            self._audit_key = row[1]
            if audit.holds(connection, self.vault.anchor):
                return ()
            found = audit.last_anchor(connection).sequence
        if not accept_older:
            raise OlderThanAnchor
        return (Note(Kind.ACCEPTED_OLDER, None, {"expected": self.vault.anchor.sequence, "found": found}),)

    # --- connections ------------------------------------------------------------------------------

    def _connect(self) -> Any:
        mode = "immutable=1" if self.read_only else "mode=rw"
        return cipher.connect(self.path, self.unlocked.key, mode=mode, wal=not self.read_only)

    @property
    def _alive(self) -> Engine:
        if self._engine is None:
            raise Closed
        return self._engine

    def _dispose(self) -> None:
        engine, self._engine = self._engine, None
        self._memory.clear()
        if engine is not None:
            engine.dispose()

    @contextmanager
    def let_go(self) -> Iterator[None]:
        """Let go of the file, for as long as it takes to put another in its place; for ``keys``."""
        with self._lock:
            if self.open_sessions or self._performing:
                raise Busy
            engine, self._engine = self._alive, None
            engine.dispose()
            self._memory.clear()
            try:
                yield
            finally:
                self._engine = engine

    @contextmanager
    def looking(self) -> Iterator[Any]:
        """Give a driver connection for a short look."""
        with cipher.plainly(self.path):
            pooled = self._alive.raw_connection()
            try:
                yield pooled.driver_connection
            finally:
                pooled.close()

    @contextmanager
    def housekeeping(self, *, links_checked: bool = True) -> Iterator[Any]:
        """Write through the driver, in one transaction; for what the case file keeps about itself."""
        if self.read_only:
            raise ReadOnly
        with self._lock, cipher.plainly(self.path):
            pooled = self._alive.raw_connection()
            connection: Any = pooled.driver_connection
            try:
                connection.execute("PRAGMA query_only = OFF")
                if not links_checked:
                    connection.execute("PRAGMA foreign_keys = OFF")
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                connection.execute("PRAGMA foreign_keys = ON")
                pooled.close()

    # --- reading and writing ----------------------------------------------------------------------

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Open a session for reading: one steady view of the case file; writing fails."""
        with cipher.plainly(self.path), Session(self._alive, expire_on_commit=False) as session:
            session.info.update({PERSON: self.person, CLOCK: self.clock})
            self._memory.lend(session)
            self.open_sessions += 1
            try:
                yield session
            finally:
                self.open_sessions -= 1

    @contextmanager
    def unchanged_since(self, revision: int) -> Iterator[None]:
        """Keep others from writing, or raise ``Stale`` where somebody already has."""
        with self._lock:
            if revision != self.revision:
                raise Stale
            yield

    def perform(
        self, label: str, operation: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> tuple[T, Changes]:
        """Run one operation in one transaction; return its result and what it changed.

        ``label`` names the step for *Undo* ("Tick item"). If anything is raised, by the operation or by
        the disk, the case file is exactly as before.
        """
        with self._writing() as session:
            recorder = journal.Recorder(session)
            result = operation(session, *args, **kwargs)
            session.flush()
            changes = recorder.changes(label)
            connection = _driver(session)
            if session.info[journal.FORGET]:
                journal.forget_steps(connection)
            if not session.info[journal.LASTING]:
                journal.keep(connection, self.person, self._stamp(), changes)
            name = getattr(operation, "__name__", "operation")
            self._audit(connection, [*audit.edits(Kind.EDITED, name, changes), *session.info[audit.PENDING]])
            session.commit()
            if changes:
                self._memory.changed(changes)
                self.revision += 1
        return result, changes

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        if self.read_only:
            raise ReadOnly
        with self._lock, cipher.plainly(self.path):
            if self._performing:
                message = "an operation runs inside another: call its function with the same session"
                raise RuntimeError(message)
            engine = self._alive.execution_options(**{engines.WRITES: True})
            self._performing = True
            try:
                with Session(engine, expire_on_commit=False) as session:
                    session.info.update(
                        {
                            PERSON: self.person,
                            CLOCK: self.clock,
                            audit.PENDING: [],
                            journal.LASTING: False,
                            journal.FORGET: False,
                        }
                    )
                    connection = _driver(session)
                    try:
                        yield session
                    finally:
                        if connection.in_transaction:  # SQLAlchemy leaves a failed COMMIT as it is
                            connection.rollback()
            finally:
                self._performing = False

    # --- undo and redo ----------------------------------------------------------------------------

    @property
    def undo_label(self) -> str | None:
        """What ``undo`` would take back."""
        return self._next_label(redo=False)

    @property
    def redo_label(self) -> str | None:
        """What ``redo`` would do again."""
        return self._next_label(redo=True)

    def _next_label(self, *, redo: bool) -> str | None:
        with self.looking() as connection:
            step = journal.next_step(connection, self.person.id, redo=redo)
        return step.label if step else None

    def next_step_rows(self, *, redo: bool) -> int:
        """Return how many rows ``undo`` (or ``redo``) would write."""
        with self.looking() as connection:
            step = journal.next_step(connection, self.person.id, redo=redo)
            return journal.rows_of(connection, step) if step else 0

    def steps(self) -> list[journal.Step]:
        """Return the person's steps, oldest first, for a list to go back through."""
        with self.looking() as connection:
            return journal.steps(connection, self.person.id)

    def undo(self) -> Changes:
        """Take back the person's last step.

        Raises ``NothingToUndo``, or ``EditedSince`` or ``LeansOnIt`` where others have built on it.
        """
        return self._move(redo=False)

    def redo(self) -> Changes:
        """Do again what the person last took back; raises as ``undo`` does."""
        return self._move(redo=True)

    def _move(self, *, redo: bool) -> Changes:
        with self.housekeeping(links_checked=False) as connection:
            step = journal.next_step(connection, self.person.id, redo=redo)
            if step is None:
                raise NothingToUndo
            done = journal.read_step(connection, step)
            changes = done if redo else done.inverse()
            journal.replay(connection, step, changes)
            kind = Kind.REDONE if redo else Kind.UNDONE
            self._audit(connection, audit.edits(kind, "step", changes))
        self._memory.changed(changes)
        self.revision += 1
        return changes

    # --- half-typed text --------------------------------------------------------------------------

    def save_draft(self, place: str, text: str) -> None:
        """Keep the half-typed text of a field (``place`` names it) until it is committed or cleared."""
        with self.housekeeping() as connection:
            connection.execute(
                "INSERT INTO draft (person_id, place, text, at) VALUES (?1, ?2, ?3, ?4)"
                " ON CONFLICT (person_id, place) DO UPDATE SET text = ?3, at = ?4",
                (self.person.id.hex, place, text, self._stamp()),
            )

    def drafts(self) -> dict[str, str]:
        """Return the person's half-typed texts by place."""
        query = "SELECT place, text FROM draft WHERE person_id = ? ORDER BY place"
        with self.looking() as connection:
            return dict(connection.execute(query, (self.person.id.hex,)).fetchall())

    def clear_draft(self, place: str) -> None:
        """Forget a half-typed text, because it was committed or given up."""
        with self.housekeeping() as connection:
            connection.execute(
                "DELETE FROM draft WHERE person_id = ? AND place = ?", (self.person.id.hex, place)
            )

    # --- audit ------------------------------------------------------------------------------------

    def audit_entries(
        self, *, subject_id: UUID | None = None, kind: str | None = None, limit: int = 500
    ) -> list[audit.Entry]:
        """Return the latest audit entries, newest first, of one child or kind where asked."""
        with self.looking() as connection:
            return audit.entries(connection, subject_id=subject_id, kind=kind, limit=limit)

    def person_last_called(self, name: str) -> UUID | None:
        """Return the id of whoever last worked here under a name, to give them their drafts back."""
        with self.looking() as connection:
            return audit.last_called(connection, name)

    def write_audit(
        self, kind: Kind | str, subject_id: UUID | None = None, detail: dict[str, Any] | None = None
    ) -> None:
        """Add one entry by itself, for what no operation does (a lock, a backup)."""
        with self.housekeeping() as connection:
            self._audit(connection, [Note(str(kind), subject_id, detail or {})])

    def check_audit(self) -> int | None:
        """Walk the audit chain; return the first entry that does not fit, or None."""
        with self.looking() as connection:
            return audit.check(connection, self._audit_key)

    def anchor(self) -> Anchor:
        """Return where the audit chain stands, for an issued packet or a backup."""
        with self.looking() as connection:
            return audit.last_anchor(connection)

    def write_anchor(self) -> None:
        """Note in the sidecar where the audit chain stands; called at lock, backup, issue, every minute."""
        if self.read_only:
            return
        with self._lock:
            self.vault.set_anchor(self.unlocked, self.anchor())

    def _audit(self, connection: Any, notes: list[Note]) -> None:
        if notes:
            audit.append(connection, self._audit_key, self.person, self._stamp(), notes)

    def _stamp(self) -> str:
        return self.clock().astimezone(UTC).isoformat(timespec="milliseconds")


def _driver(session: Session) -> Any:
    return session.connection().connection.driver_connection
