"""The case file's own tables: what it is, how to take steps back, who did what, half-typed text.

None of these rows is undone or redone, and no document shows them.
"""

import secrets
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlmodel import Field, SQLModel, Text, UniqueConstraint

from hospital_iep.store import engines, migrations

APPLICATION_ID = 0x48494550  # "HIEP": tells this program's files from every other SQLite file


class CaseFileInfo(SQLModel, table=True):
    """What this case file is: one row.

    ``audit_key`` chains the audit; ``backups_paused`` is set by a restore until a person goes on.
    """

    __tablename__ = "case_file_info"
    __kept_outside_journal__: ClassVar[bool] = True

    id: UUID = Field(primary_key=True)
    practice: bool = False
    made_at: str
    audit_key: str
    backups_paused: bool = False


class JournalStep(SQLModel, table=True):
    """One step that a person can take back: what it was called, by whom, when, whether it is undone."""

    __tablename__ = "journal_step"
    __kept_outside_journal__: ClassVar[bool] = True

    id: int | None = Field(default=None, primary_key=True)
    person_id: UUID = Field(index=True)
    person_name: str
    label: str
    at: str
    undone: bool = False


class JournalRow(SQLModel, table=True):
    """One row of a step as the database held it before and after (JSON; empty where it did not exist)."""

    __tablename__ = "journal_row"
    __kept_outside_journal__: ClassVar[bool] = True

    id: int | None = Field(default=None, primary_key=True)
    step_id: int = Field(foreign_key="journal_step.id", ondelete="CASCADE", index=True)
    table_name: str
    row_key: str = Field(index=True)
    before: str = Field(default="", sa_type=Text)
    after: str = Field(default="", sa_type=Text)


class AuditEntry(SQLModel, table=True):
    """Who did or saw what, and when (aware UTC); chained by HMAC, never changed or deleted.

    ``detail`` is JSON: names of tables and fields, parts, recipients, checksums; never a field's value.
    """

    __tablename__ = "audit_entry"
    __kept_outside_journal__: ClassVar[bool] = True

    sequence: int = Field(primary_key=True)
    at: str
    person_id: UUID
    person_name: str
    kind: str = Field(index=True)
    subject_id: UUID | None = Field(default=None, index=True)
    detail: str = Field(default="{}", sa_type=Text)
    hash: str


class Draft(SQLModel, table=True):
    """Half-typed text of a field, so that locking or a crash loses none."""

    __kept_outside_journal__: ClassVar[bool] = True
    __table_args__ = (UniqueConstraint("person_id", "place"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: UUID
    place: str
    text: str = Field(sa_type=Text)
    at: datetime


def write_schema(connection: Any, case_file: UUID, *, practice: bool, made_at: str) -> None:
    """Make every table in a new, empty file, by a driver connection; one transaction."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    with engines.over(connection).connect() as wrapped:
        connection.execute("BEGIN IMMEDIATE")
        SQLModel.metadata.create_all(wrapped, checkfirst=False)
        migrations.guard_audit(connection)
        migrations.stamp(connection, migrations.head())
        connection.execute(
            "INSERT INTO case_file_info (id, practice, made_at, audit_key, backups_paused)"
            " VALUES (?,?,?,?,0)",
            (case_file.hex, int(practice), made_at, secrets.token_hex(32)),
        )
        connection.execute("COMMIT")
