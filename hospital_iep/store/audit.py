"""The audit: who saw and changed what, chained so that nothing can be taken out or rewritten unnoticed.

Operations call ``note(session, kind, subject_id, detail)`` for what edits do not say by themselves (a child's
record seen, a document issued, printed, handed on). Edits are written by ``Database.perform``: tables, keys
and names of fields, never values. Every entry is written in the same transaction as what it tells of.

Each entry's hash is HMAC-SHA-256 over the entry before it and its own content. The last (sequence, hash) is
the *anchor*; copies of it stand in the sidecar, in backups and on issued packets. ``check`` walks the chain;
``holds`` says whether the case file still holds an anchor: it may be ahead of it, never behind.
"""

import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlmodel import Session

from hospital_iep.store.journal import Changes
from hospital_iep.store.vault import Anchor, Person

PENDING = "hospital_iep.audit"


class Kind(StrEnum):
    """What an entry tells of."""

    CREATED = "created"
    UNLOCKED = "unlocked"
    FAILED_UNLOCK = "failed unlock"
    LOCKED = "locked"
    SEEN = "seen"
    EDITED = "edited"
    UNDONE = "undone"
    REDONE = "redone"
    ISSUED = "issued"
    EXPORTED = "exported"
    PRINTED = "printed"
    HANDED_ON = "handed on"
    RECEIVED = "received"
    PEOPLE = "people and keys"
    RECOVERED = "recovery key used"
    BACKED_UP = "backed-up"
    RESTORED = "restored"
    UPGRADED = "upgraded"
    PURGED = "purged"
    ACCEPTED_OLDER = "older copy accepted"


@dataclass(frozen=True, slots=True)
class Note:
    """An entry before it is chained."""

    kind: str
    subject_id: UUID | None = None
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands in the case file."""

    sequence: int
    at: str
    person_id: UUID
    person_name: str
    kind: str
    subject_id: UUID | None
    detail: dict[str, Any]


def note(
    session: Session, kind: Kind | str, subject_id: UUID | None = None, detail: dict[str, Any] | None = None
) -> None:
    """Add an entry to what the running operation writes; ``detail`` holds no value of any record."""
    session.info[PENDING].append(Note(str(kind), subject_id, detail or {}))


def edits(kind: Kind, operation: str, changes: Changes) -> list[Note]:
    """Return an entry for each child whose rows changed: tables, keys, acts and names of fields."""
    groups: dict[UUID | None, list[list[Any]]] = {}
    for row in changes.rows:
        fields = row.fields if row.act == "changed" else []
        groups.setdefault(row.student_id, []).append([row.table, row.raw_key, row.act, fields])
    return [Note(kind, child, {"operation": operation, "rows": rows}) for child, rows in groups.items()]


def append(connection: Any, audit_key: str, person: Person, at: str, notes: Iterable[Note]) -> None:
    """Chain and write entries through a driver connection that is inside a transaction."""
    last = last_anchor(connection)
    sequence, previous = last.sequence, last.hash
    for each in notes:
        sequence += 1
        subject = each.subject_id.hex if each.subject_id else None
        detail = json.dumps(each.detail, sort_keys=True, separators=(",", ":"))
        row = (sequence, at, person.id.hex, person.name, each.kind, subject, detail)
        previous = _hash(audit_key, previous, row)
        connection.execute(
            "INSERT INTO audit_entry (sequence, at, person_id, person_name, kind, subject_id, detail, hash)"
            " VALUES (?,?,?,?,?,?,?,?)",
            (*row, previous),
        )


def last_anchor(connection: Any) -> Anchor:
    """Return where the chain stands; sequence 0 for none."""
    newest = "SELECT sequence, hash FROM audit_entry ORDER BY sequence DESC LIMIT 1"
    row = connection.execute(newest).fetchone()
    return Anchor(*row) if row else Anchor(0, "")


def holds(connection: Any, anchor: Anchor) -> bool:
    """Return whether the entry of an anchor is still there, unchanged."""
    if anchor.sequence == 0:
        return True
    row = connection.execute("SELECT hash FROM audit_entry WHERE sequence = ?", (anchor.sequence,)).fetchone()
    return row is not None and hmac.compare_digest(str(row[0]), anchor.hash)


def check(connection: Any, audit_key: str) -> int | None:
    """Walk the whole chain; return the first sequence that does not fit, or None."""
    previous, expected = "", 1
    for *row, stored in connection.execute(
        "SELECT sequence, at, person_id, person_name, kind, subject_id, detail, hash"
        " FROM audit_entry ORDER BY sequence"
    ):
        if row[0] != expected or _hash(audit_key, previous, row) != stored:
            return expected
        previous, expected = stored, expected + 1
    return None


def last_called(connection: Any, name: str) -> UUID | None:
    """Return the id of whoever last worked under a name, or None."""
    row = connection.execute(
        "SELECT person_id FROM audit_entry WHERE person_name = ? ORDER BY sequence DESC LIMIT 1", (name,)
    ).fetchone()
    return UUID(row[0]) if row else None


def entries(
    connection: Any, *, subject_id: UUID | None = None, kind: str | None = None, limit: int = 500
) -> list[Entry]:
    """Return the latest entries, newest first, of one child or one kind where asked."""
    found = connection.execute(
        "SELECT sequence, at, person_id, person_name, kind, subject_id, detail FROM audit_entry"
        " WHERE (?1 IS NULL OR subject_id = ?1) AND (?2 IS NULL OR kind = ?2)"
        " ORDER BY sequence DESC LIMIT ?3",
        (subject_id.hex if subject_id else None, kind, limit),
    )
    return [
        Entry(number, at, UUID(who), name, what, UUID(about) if about else None, json.loads(detail))
        for number, at, who, name, what, about, detail in found
    ]


def _hash(audit_key: str, previous: str, row: Iterable[Any]) -> str:
    text = json.dumps([previous, *row], separators=(",", ":"))
    return hmac.new(bytes.fromhex(audit_key), text.encode(), "sha256").hexdigest()
