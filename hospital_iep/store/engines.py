"""The SQLAlchemy engine over encrypted connections: who may write, and that nothing writes unseen."""

from collections.abc import Callable
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, ExecutionContext, create_engine, event
from sqlalchemy.pool import QueuePool

from hospital_iep.store.journal import FLUSHING

WRITES = "writes"  # the execution option of a session that may write
_HARMLESS = ("SELECT", "WITH", "VALUES", "PRAGMA", "EXPLAIN", "SAVEPOINT", "RELEASE", "ROLLBACK")


def make(connect: Callable[[], Any]) -> Engine:
    """Return an engine over driver connections; parameters never show in its errors."""
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=connect,
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=8,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "before_cursor_execute", _refuse_text)
    return engine


def over(connection: Any) -> Engine:
    """Return an engine over one driver connection, for making or changing tables."""
    return create_engine(
        "sqlite://", module=driver, creator=lambda: connection, poolclass=QueuePool, hide_parameters=True
    )


def _begin(connection: Connection) -> None:
    """Begin as the session asked for: writers take the write lock at once, readers cannot write."""
    writes = connection.get_execution_options().get(WRITES, False)
    connection.info[FLUSHING] = False
    raw: Any = connection.connection.driver_connection
    raw.execute(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
    raw.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
    if writes:
        raw.execute("PRAGMA defer_foreign_keys = ON")  # rows are written in no set order


def _refuse_text(
    connection: Connection,
    _cursor: object,
    statement: str,
    _parameters: object,
    _context: ExecutionContext | None,
    _many: bool,
) -> None:
    """Refuse SQL that writes past the journal."""
    harmless = statement.lstrip().upper().startswith(_HARMLESS)
    if not harmless and not connection.info.get(FLUSHING):
        message = "write rows through the session of Database.perform, so that they can be undone"
        raise RuntimeError(message)
