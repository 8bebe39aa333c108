"""Bringing appointments in: preview every change, ask where unsure, commit in one step, take back later.

The file is read outside the case file, in its guarded process; what comes in here is the ``Found`` of it.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from hospital_iep.domain.catalogues import treatment
from hospital_iep.domain.expansion import recognise_as
from hospital_iep.domain.rights import Act, Subject
from hospital_iep.domain.treatment import AppointmentData, AppointmentStatus
from hospital_iep.exchange.answers import Answers
from hospital_iep.exchange.appointments import Horizon, as_appointments
from hospital_iep.exchange.classify import word_to_learn
from hospital_iep.exchange.compare import DifferenceKind
from hospital_iep.exchange.found import AppointmentFound, Flag, Found, fingerprint
from hospital_iep.exchange.read import read_file
from hospital_iep.exchange.reading import FileFormat, Reading
from hospital_iep.operations import settings
from hospital_iep.operations.comparing import (
    ImportItem,
    Preview,
    Progress,
    decide,
    differences,
    standing,
)
from hospital_iep.operations.permission import require
from hospital_iep.store.database import now as instant_now
from hospital_iep.store.tables import Appointment, ColumnMapping, ImportBatch, LearnedWord

__all__ = ["ImportItem", "Preview", "decide", "differences", "standing"]
HORIZON_DAYS = 548  # eighteen months
WRITTEN_AT_ONCE = 200
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kept:
    """An appointment that an import's taking back left as it is, since somebody has edited it."""

    id: UUID
    student_id: UUID | None
    title: str
    start: datetime
    end: datetime
    all_day: bool


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking back an import did: rows put back, rows edited since, which stay, rows removed since."""

    restored: int
    kept: tuple[Kept, ...]
    removed_since: int

    @property
    def edited_since(self) -> tuple[UUID, ...]:
        """The keys of the appointments that were edited since."""
        return tuple(each.id for each in self.kept)


def read(
    data: bytes,
    time_zone: str,
    today: date,
    *,
    cancelled: Callable[[], bool] | None = None,
    progress: Progress | None = None,
) -> tuple[str, Found]:
    """Read a file and return its format and appointments, with nothing asked; touches no case file."""
    reading = look_into(data, time_zone, today, cancelled=cancelled, progress=progress)
    return reading.format.value, appointments(reading, time_zone, today)


def look_into(
    data: bytes,
    time_zone: str,
    today: date,
    *,
    cancelled: Callable[[], bool] | None = None,
    progress: Progress | None = None,
    size: int | None = None,
) -> Reading:
    """Return what a file says, read in its guarded process; touches no case file.

    ``size`` is the file's own, where ``data`` is only its beginning.
    """
    start, end = _span(today)
    wide = timedelta(days=1)  # zones: more is read than is kept
    return read_file(
        data,
        timezone=time_zone,
        start=(start - wide).replace(tzinfo=UTC),
        end=(end + wide).replace(tzinfo=UTC),
        cancelled=cancelled,
        progress=progress,
        size=size,
    )


def appointments(reading: Reading, time_zone: str, today: date, answers: Answers | None = None) -> Found:
    """Return the appointments of a file by what a person answered, with all that could not be read.

    Kept are appointments from a week ago on, for eighteen months.
    """
    found = as_appointments(reading, time_zone, Horizon(*_span(today)), answers)
    # What a message asks is asked at its own line, and no more once it is settled.
    asked = answers is not None or reading.format is FileFormat.HL7
    told = [each for each in (*reading.problems, *found.problems) if not (asked and each.asks)]
    return replace(found, problems=tuple(dict.fromkeys(told)))


def _span(today: date) -> tuple[datetime, datetime]:
    start = datetime.combine(today - timedelta(days=7), time())
    return start, start + timedelta(days=HORIZON_DAYS)


def preview(
    session: Session,
    data: bytes,
    file_format: str,
    found: Found,
    *,
    source: str,
    whole_file_for: UUID | None = None,
) -> Preview:
    """Return what a file would change, matched and classified; nothing is written."""
    return differences(
        standing(session, source, found),
        file_format,
        found,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        whole_file_for=whole_file_for,
    )


def remembered(session: Session, source: str) -> dict[str, str]:
    """Return what was said about the files of a source last time (see ``exchange.questions``)."""
    require(session, Act.READ, Subject.TREATMENT)
    query = select(ColumnMapping.header, ColumnMapping.meaning).where(ColumnMapping.source == source)
    return dict(session.exec(query).all())


# ---- applying --------------------------------------------------------------------------------------


def apply(
    session: Session,
    data: bytes,
    shown: Preview,
    ticked: Iterable[int],
    *,
    said: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> UUID | None:
    """Write the ticked lines of a preview in one step, keep the file, and return the import's key.

    Lines without a child go to the tray. Lessons are not touched: a repair is proposed for them. Where
    no line changes anything nothing at all is written, and there is no key. ``said`` is what a person
    answered about the file; it is remembered for its source.
    """
    who = require(session, Act.WRITE, Subject.TREATMENT)
    numbers = set(ticked)
    chosen = [item for item in shown.items if item.number in numbers and item.writes]
    if not chosen:
        return None
    batch = ImportBatch(
        source=shown.source,
        file_format=shown.file_format,
        sha256=shown.sha256,
        size=shown.size,
        imported_at=instant_now(session),
        imported_by=who.name,
        content=data,
        problems=[
            {"reason": item.difference.detail or item.difference.reason}
            for item in shown.items
            if item.difference.kind is DifferenceKind.PROBLEM
        ],
    )
    session.add(batch)
    session.flush()
    _remember_answers(session, shown.source, said or {})
    learned = {row.word: row for row in _learned(session, shown.source)}
    before: list[tuple[Appointment, dict[str, Any] | None]] = []
    for part in _parts(chosen, progress):
        rows = _rows(session, (item.difference.known.key for item in part if item.difference.known))
        before += [_write(session, batch, item, rows, learned) for item in part]
        session.flush()
    batch.before = [
        {"id": str(row.id), "left": _print_of_all(row), "values": values} for row, values in before
    ]
    return batch.id


def _parts(all_of_them: Sequence[T], progress: Progress | None) -> Iterator[Sequence[T]]:
    """Yield a long list in parts, with a report after each, so that one can stop in between."""
    for at in range(0, len(all_of_them), WRITTEN_AT_ONCE):
        yield all_of_them[at : at + WRITTEN_AT_ONCE]
        if progress is not None:
            progress(min(1.0, (at + WRITTEN_AT_ONCE) / len(all_of_them)))


def _rows(session: Session, keys: Iterable[str]) -> dict[UUID, Appointment]:
    """Return appointments by their keys, read in one go."""
    wanted = [UUID(key) for key in keys]
    found = session.exec(select(Appointment).where(col(Appointment.id).in_(wanted))).all() if wanted else []
    return {row.id: row for row in found}


def _write(
    session: Session,
    batch: ImportBatch,
    item: ImportItem,
    rows: Mapping[UUID, Appointment],
    learned: dict[str, LearnedWord],
) -> tuple[Appointment, dict[str, Any] | None]:
    difference = item.difference
    kind = difference.kind
    if difference.known is None:
        row = _new_row(batch, item)
        session.add(row)
        if item.chosen:
            _remember(session, row, item.kind, learned)
        batch.added += 1
        return row, None
    row = rows[UUID(difference.known.key)]
    values = _values(row)
    if kind is DifferenceKind.MISSING or difference.found is None:
        row.status = AppointmentStatus.CANCELLED
        batch.cancelled += 1
        return row, values
    if kind is DifferenceKind.CANCELLED:
        batch.cancelled += 1
    else:
        batch.moved += 1
    _take_over(row, difference.found)
    row.fingerprint = _print_of(row)
    if row.student_id is None:
        row.student_id = item.student_id
    if item.chosen:
        recognise_as(row, treatment(item.kind), row.matched_word)
        _remember(session, row, item.kind, learned)
    return row, values


def _new_row(batch: ImportBatch, item: ImportItem) -> Appointment:
    one = item.difference.found
    assert one is not None
    assert one.start is not None
    assert one.end is not None
    row = Appointment(
        start=one.start, end=one.end, source=batch.source, student_id=item.student_id, batch_id=batch.id
    )
    _take_over(row, one)
    recognise_as(row, treatment(item.kind), item.matched_word)
    row.fingerprint = _print_of(row)
    return row


def _take_over(row: Appointment, one: AppointmentFound) -> None:
    """Write what the file says into a row; what a person chose (child, kind, buffers) stays."""
    if one.start is not None and one.end is not None:
        row.start, row.end, row.all_day = one.start, one.end, one.all_day
    row.uid, row.recurrence_id = one.uid, one.recurrence_id
    row.sequence, row.stamp, row.last_modified = one.sequence, one.stamp, one.last_modified
    row.title, row.place = one.title, one.place
    row.status, row.shown_as_free = one.status, one.free or Flag.STAY in one.flags
    row.time_zone, row.as_written = one.zone_used, one.as_written
    row.note = ", ".join(flag.value for flag in one.flags)


def _print_of(row: Appointment) -> str:
    return fingerprint(row.start, row.end, row.title, str(row.student_id or ""))


def _values(row: Appointment) -> dict[str, Any]:
    data = AppointmentData.model_validate(row, from_attributes=True).model_dump(mode="json")
    keys = {"student_id": row.student_id, "batch_id": row.batch_id, "course_id": row.course_id}
    return {**data, **{name: str(key) if key else None for name, key in keys.items()}}


def take_back(session: Session, batch_id: UUID, *, progress: Progress | None = None) -> Undone:
    """Take a whole import back, also much later; rows edited since are listed and stay as they are.

    Edited is what says something else than the import left there. Where all that it wrote is so, as by a
    later import, it counts as not taken back and can be taken back another time.
    """
    require(session, Act.WRITE, Subject.TREATMENT)
    batch = session.get_one(ImportBatch, batch_id)
    restored = removed = 0
    kept: list[Kept] = []
    for part in _parts(batch.before, progress):
        rows = _rows(session, (entry["id"] for entry in part))
        for entry in part:
            row = rows.get(UUID(entry["id"]))
            if row is None:
                removed += 1
            elif not _stands_as_left(row, entry):
                kept.append(Kept(row.id, row.student_id, row.title, row.start, row.end, row.all_day))
            elif entry["values"] is None:
                session.delete(row)
                restored += 1
            else:
                _restore(row, entry["values"])
                restored += 1
        session.flush()
    if restored or not kept:
        batch.undone_at = instant_now(session)
    return Undone(restored, tuple(kept), removed)


def _print_of_all(row: Appointment) -> str:
    """Return what changes with anything that an appointment says."""
    said = json.dumps(_values(row), sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


def _stands_as_left(row: Appointment, entry: Mapping[str, Any]) -> bool:
    """Return whether an appointment says what an import left there (its version, where no more is known)."""
    if "left" in entry:
        return _print_of_all(row) == str(entry["left"])
    return row.row_version == int(entry["version"])


def _restore(row: Appointment, values: dict[str, Any]) -> None:
    data = AppointmentData.model_validate(values)
    for name in AppointmentData.model_fields:
        if getattr(row, name) != getattr(data, name):
            setattr(row, name, getattr(data, name))
    for name in ("student_id", "batch_id", "course_id"):
        key = UUID(values[name]) if values[name] else None
        if getattr(row, name) != key:
            setattr(row, name, key)


# ---- afterwards ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is shown of an appointment that waits for its child."""

    start: datetime
    end: datetime
    all_day: bool
    title: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class TrayRow:
    """An appointment that waits for its child."""

    id: UUID
    data: Waiting


def tray(session: Session) -> list[TrayRow]:
    """Return the appointments that nobody could be matched to, by time."""
    require(session, Act.READ, Subject.TREATMENT)
    names = ["id", *(each.name for each in fields(Waiting))]
    query = select(*(getattr(Appointment, name) for name in names)).where(
        col(Appointment.student_id).is_(None)
    )
    ordered = sorted(session.exec(query).all(), key=lambda row: (row[1], str(row[0])))
    return [TrayRow(row[0], Waiting(*row[1:])) for row in ordered]


def give_to(session: Session, appointment_ids: Sequence[UUID], student_id: UUID) -> None:
    """Give appointments of the tray to a child."""
    require(session, Act.WRITE, Subject.TREATMENT, student_id)
    for part in _parts(appointment_ids, None):
        for row in _rows(session, map(str, part)).values():
            row.student_id = student_id


def call_it(session: Session, appointment_id: UUID, kind: str, *, remember: bool = True) -> None:
    """Say what kind of treatment an appointment is; its source's word is remembered for next time."""
    require(session, Act.WRITE, Subject.TREATMENT)
    row = session.get_one(Appointment, appointment_id)
    recognise_as(row, treatment(kind), row.matched_word)
    if remember:
        _remember(session, row, kind, {each.word: each for each in _learned(session, row.source)})


def _learned(session: Session, source: str) -> Sequence[LearnedWord]:
    return session.exec(select(LearnedWord).where(LearnedWord.source == source)).all()


def _remember(session: Session, row: Appointment, kind: str, known: dict[str, LearnedWord]) -> None:
    """Remember for its source what a word means, so that the next import knows."""
    word = word_to_learn(row.title)
    if not word:
        return
    if word not in known:
        known[word] = LearnedWord(source=row.source, word=word, treatment=kind)
        session.add(known[word])
    elif known[word].treatment != kind:
        known[word].treatment = kind


def _remember_answers(session: Session, source: str, said: Mapping[str, str]) -> None:
    """Remember for a source what a person answered about its files."""
    query = select(ColumnMapping).where(ColumnMapping.source == source)
    known = {row.header: row for row in session.exec(query).all()}
    for header, meaning in said.items():
        if header not in known:
            session.add(ColumnMapping(source=source, header=header, meaning=meaning))
        elif known[header].meaning != meaning:
            known[header].meaning = meaning


def time_zone(session: Session) -> str:
    """Return the zone in which the hospital's clocks run."""
    return settings.value(session, "time_zone")


@dataclass(frozen=True, slots=True)
class BatchRow:
    """An import that was made, without its file."""

    id: UUID
    source: str
    file_format: str
    imported_at: datetime
    imported_by: str
    added: int
    moved: int
    cancelled: int
    undone_at: datetime | None


def batches(session: Session) -> list[BatchRow]:
    """Return the imports that were made, newest first, without their files."""
    require(session, Act.READ, Subject.TREATMENT)
    names = [each.name for each in fields(BatchRow)]
    rows = session.exec(select(*(getattr(ImportBatch, name) for name in names))).all()
    return sorted((BatchRow(*row) for row in rows), key=lambda row: str(row.imported_at), reverse=True)
