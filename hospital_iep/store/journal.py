"""What one operation changed: for repainting, for undo and for the audit.

A ``Recorder`` listens to the session of one operation and notes the rows it is about to write, as the
database holds them; when the operation is done it reads them again. So it sees what the database itself
does (a parent's removal taking its children along) and needs no help from the tables. Whatever would pass
it by (bulk UPDATE or DELETE, SQL text) is refused.

Tables that set ``__lasting__ = True`` (a document issued, a disclosure) are noted in ``Changes`` but are no
part of a step: undo does not touch them. An operation that as a whole cannot be taken back calls
``lasting(session)``; one that must leave no trace of what it removed (a purge) calls ``forget(session)``.
"""

import json
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Table, event
from sqlalchemy.orm import Mapper, ORMExecuteState, object_mapper
from sqlalchemy.orm import Session as OrmSession
from sqlmodel import Session, SQLModel

from hospital_iep.store.faults import EditedSince, LeansOnIt
from hospital_iep.store.vault import Person

STEPS_KEPT = 200  # for each person
LASTING, FORGET = "hospital_iep.lasting", "hospital_iep.forget"
FLUSHING = "hospital_iep.flushing"

Value = str | int | float | bytes | None
Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after, as the database holds it; ``None`` where it did not exist."""

    table: str
    raw_key: str
    before: Row | None = field(repr=False)
    after: Row | None = field(repr=False)

    @property
    def key(self) -> UUID:
        """The row's key."""
        return UUID(self.raw_key)

    @property
    def fields(self) -> list[str]:
        """The names of the fields that differ, the row version aside; all for a new or removed row."""
        old, new = self.before or {}, self.after or {}
        names = [name for name in {**old, **new} if name not in ("id", "row_version")]
        return [name for name in names if not (old and new) or old[name] != new[name]]

    @property
    def student_id(self) -> UUID | None:
        """The child the row tells of, where it says so itself."""
        row = self.after or self.before or {}
        found = self.raw_key if self.table == "student" else row.get("student_id")
        return UUID(found) if isinstance(found, str) else None

    @property
    def act(self) -> str:
        """Whether the row was added, changed or removed."""
        return "added" if self.before is None else "removed" if self.after is None else "changed"

    def inverse(self) -> "RowChange":
        """Return the change that takes this one back."""
        return RowChange(self.table, self.raw_key, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything one step changed; false where it changed nothing."""

    label: str
    rows: tuple[RowChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows)

    @property
    def tables(self) -> set[str]:
        """The names of the tables touched."""
        return {row.table for row in self.rows}

    def ids(self, table: str) -> set[UUID]:
        """Return the keys touched in a table."""
        return {row.key for row in self.rows if row.table == table}

    def inverse(self) -> "Changes":
        """Return the changes that take these back."""
        return Changes(self.label, tuple(row.inverse() for row in reversed(self.rows)))


def lasting(session: Session) -> None:
    """Declare that the running operation cannot be taken back, whatever rows it writes."""
    session.info[LASTING] = True


def forget(session: Session) -> None:
    """Declare the running operation lasting, and erase every earlier step of everybody with it."""
    session.info[LASTING] = session.info[FORGET] = True


class Recorder:
    """Notes every row that one session writes."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._connection = session.connection()
        self._driver: Any = self._connection.connection.driver_connection
        self._before: dict[tuple[str, str], Row | None] = {}
        self._followed: set[tuple[str, str]] = set()  # rows that go, with what goes along with them
        event.listen(session, "before_flush", self._note)
        event.listen(session, "after_flush", self._end_flush)
        event.listen(session, "do_orm_execute", _refuse_bulk)

    def changes(self, label: str) -> Changes:
        """Return what the session has changed so far; flushed changes only."""
        rows = []
        for (name, key), before in self._before.items():
            after = fetch(self._driver, name, key)
            if after != before:
                rows.append(RowChange(name, key, before, after))
        return Changes(label, tuple(rows))

    def _note(self, session: OrmSession, _context: object, _objects: object) -> None:
        for obj in session.new:
            if is_journalled(table := _table(obj)):
                self._before.setdefault((table.name, _raw_key(obj)), None)
        for obj in session.dirty:
            if is_journalled(table := _table(obj)) and session.is_modified(obj):
                self._see(table.name, _raw_key(obj))
                if isinstance(version := getattr(obj, "row_version", None), int):
                    obj.row_version = version + 1
        for obj in session.deleted:
            object_mapper(obj).confirm_deleted_rows = False  # its parent may have taken it along already
            if is_journalled(table := _table(obj)):
                self._see(table.name, _raw_key(obj))
                self._see_children(table.name, _raw_key(obj))
        self._connection.info[FLUSHING] = True

    def _end_flush(self, _session: OrmSession, _context: object) -> None:
        self._connection.info[FLUSHING] = False

    def _see(self, name: str, key: str) -> None:
        """Note a row before it is touched for the first time."""
        if (name, key) not in self._before:
            self._before[name, key] = fetch(self._driver, name, key)

    def _see_children(self, name: str, key: str) -> None:
        """Note the rows that the database removes or changes along with a row.

        A row that was noted before may go only now: by one link it merely forgets a parent, by another
        it goes with it.
        """
        if (name, key) in self._followed:
            return
        self._followed.add((name, key))
        for child, column, rule in references_to(name):
            found = self._driver.execute(
                f'SELECT id FROM "{child}" WHERE "{column}" = ?',  # noqa: S608  (names from our own tables)
                (key,),
            ).fetchall()
            for (child_key,) in found:
                self._see(child, child_key)
                if rule == "CASCADE":
                    self._see_children(child, child_key)


def is_journalled(table: Table) -> bool:
    """Return whether a table's rows are noted (the case file's own tables are not)."""
    return table.name not in _marked("__kept_outside_journal__")


def is_lasting(table: str) -> bool:
    """Return whether undo leaves a table's rows alone."""
    return table in _marked("__lasting__")


def references_to(name: str) -> tuple[tuple[str, str, str], ...]:
    """Return (table, column, ON DELETE rule) of every link to a table."""
    return _references_among(name, len(SQLModel.metadata.tables))


@cache
def _references_among(name: str, _tables: int) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (table.name, link.parent.name, link.ondelete or "")
        for table in SQLModel.metadata.tables.values()
        if is_journalled(table)
        for link in table.foreign_keys
        if link.column.table.name == name
    )


def fetch(driver: Any, name: str, key: str) -> Row | None:
    """Read a row as the database holds it."""
    cursor = driver.execute(f'SELECT * FROM "{name}" WHERE id = ?', (key,))  # noqa: S608  (names of our own)
    row = cursor.fetchone()
    if row is None:
        return None
    return {column[0]: value for column, value in zip(cursor.description, row, strict=True)}


# --- steps, as the case file keeps them -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """One step that a person can take back or do again."""

    id: int
    label: str
    at: str
    undone: bool


def steps(driver: Any, person_id: UUID) -> list[Step]:
    """Return a person's steps, oldest first; those taken back stand last."""
    found = driver.execute(
        "SELECT id, label, at, undone FROM journal_step WHERE person_id = ? ORDER BY id", (person_id.hex,)
    )
    return [Step(number, label, at, bool(undone)) for number, label, at, undone in found]


def next_step(driver: Any, person_id: UUID, *, redo: bool) -> Step | None:
    """Return the step that undo would take back, or that redo would do again."""
    row = driver.execute(
        "SELECT id, label, at, undone FROM journal_step WHERE person_id = ?1 AND undone = ?2"
        " ORDER BY CASE WHEN ?2 THEN id ELSE -id END LIMIT 1",  # redo: the oldest of those taken back
        (person_id.hex, int(redo)),
    ).fetchone()
    return Step(row[0], row[1], row[2], bool(row[3])) if row else None


def rows_of(driver: Any, step: Step) -> int:
    """Return how many rows a step changed."""
    query = "SELECT count(*) FROM journal_row WHERE step_id = ?"
    (rows,) = driver.execute(query, (step.id,)).fetchone()
    return int(rows)


def keep(driver: Any, person: Person, at: str, changes: Changes) -> None:
    """Write a step; what the person had taken back before can no longer be done again."""
    rows = [row for row in changes.rows if not is_lasting(row.table)]
    if not rows:
        return
    driver.execute("DELETE FROM journal_step WHERE person_id = ? AND undone = 1", (person.id.hex,))
    cursor = driver.execute(
        "INSERT INTO journal_step (person_id, person_name, label, at, undone) VALUES (?,?,?,?,0)",
        (person.id.hex, person.name, changes.label, at),
    )
    for row in rows:
        driver.execute(
            "INSERT INTO journal_row (step_id, table_name, row_key, before, after) VALUES (?,?,?,?,?)",
            (cursor.lastrowid, row.table, row.raw_key, _as_text(row.before), _as_text(row.after)),
        )
    driver.execute(
        "DELETE FROM journal_step WHERE person_id = ?1 AND id NOT IN"
        " (SELECT id FROM journal_step WHERE person_id = ?1 ORDER BY id DESC LIMIT ?2)",
        (person.id.hex, STEPS_KEPT),
    )


def forget_steps(driver: Any) -> None:
    """Erase every step of everybody."""
    driver.execute("DELETE FROM journal_step")


def read_step(driver: Any, step: Step) -> Changes:
    """Return what a step changed when it was first done."""
    rows = driver.execute(
        "SELECT table_name, row_key, before, after FROM journal_row WHERE step_id = ? ORDER BY id", (step.id,)
    )
    changes = [RowChange(table, key, _from_text(old), _from_text(new)) for table, key, old, new in rows]
    return Changes(step.label, tuple(changes))


def replay(driver: Any, step: Step, changes: Changes) -> None:
    """Write the changes of a step or their inverse, inside a transaction with foreign keys off.

    Raises ``EditedSince`` or ``LeansOnIt`` where that would overwrite or orphan what was written since.
    """
    for row in changes.rows:
        if fetch(driver, row.table, row.raw_key) != row.before:
            raise EditedSince(label=changes.label, who=_who_since(driver, step, row))
    for row in changes.rows:  # all leave before any comes, so that unique values may swap places
        driver.execute(f'DELETE FROM "{row.table}" WHERE id = ?', (row.raw_key,))  # noqa: S608
    for row in changes.rows:
        if row.after is not None:
            names = ", ".join(f'"{name}"' for name in row.after)
            marks = ", ".join("?" * len(row.after))
            driver.execute(
                f'INSERT INTO "{row.table}" ({names}) VALUES ({marks})',  # noqa: S608
                tuple(row.after.values()),
            )
    for row in changes.rows:
        if not _is_whole(driver, row):
            raise LeansOnIt(label=changes.label)
    driver.execute("UPDATE journal_step SET undone = 1 - undone WHERE id = ?", (step.id,))


def _is_whole(driver: Any, row: RowChange) -> bool:
    """Return whether every link from and to a replayed row has both ends."""
    if row.after is None:
        return not any(
            _exists(driver, child, column, row.raw_key) for child, column, _rule in references_to(row.table)
        )
    for link in SQLModel.metadata.tables[row.table].foreign_keys:
        value = row.after[link.parent.name]
        if value is not None and not _exists(driver, link.column.table.name, link.column.name, value):
            return False
    return True


def _exists(driver: Any, table: str, column: str, value: Value) -> bool:
    found = driver.execute(f'SELECT 1 FROM "{table}" WHERE "{column}" = ? LIMIT 1', (value,))  # noqa: S608
    return found.fetchone() is not None


def _who_since(driver: Any, step: Step, row: RowChange) -> str:
    found = driver.execute(
        "SELECT person_name FROM journal_step JOIN journal_row ON step_id = journal_step.id"
        " WHERE table_name = ? AND row_key = ? AND step_id != ? ORDER BY step_id DESC LIMIT 1",
        (row.table, row.raw_key, step.id),
    ).fetchone()
    return str(found[0]) if found else "somebody"


def _as_text(row: Row | None) -> str:
    if row is None:
        return ""
    plain = {name: {"hex": v.hex()} if isinstance(v, bytes) else v for name, v in row.items()}
    return json.dumps(plain, separators=(",", ":"))


def _from_text(text: str) -> Row | None:
    if not text:
        return None
    return {
        name: bytes.fromhex(value["hex"]) if isinstance(value, dict) else value
        for name, value in json.loads(text).items()
    }


def _marked(flag: str) -> frozenset[str]:
    return _marked_among(flag, len(SQLModel.metadata.tables))


@cache
def _marked_among(flag: str, _tables: int) -> frozenset[str]:
    mappers = SQLModel._sa_registry.mappers  # noqa: SLF001  (SQLModel has no public way)
    return frozenset(_name(mapper) for mapper in mappers if getattr(mapper.class_, flag, False))


def _name(mapper: Mapper[Any]) -> str:
    assert isinstance(mapper.local_table, Table)
    return mapper.local_table.name


def _table(obj: object) -> Table:
    table = object_mapper(obj).local_table
    assert isinstance(table, Table)
    return table


def _raw_key(obj: Any) -> str:
    key: UUID = obj.id
    return key.hex


def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_update or state.is_delete or state.is_insert:
        message = "write rows through the session, one by one, so that they can be undone"
        raise RuntimeError(message)
