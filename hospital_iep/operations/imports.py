"""Bringing appointments in: preview every change, ask where unsure, commit in one step, take back later.

The file is read outside the case file, in its guarded process; what comes in here is the ``Found`` of it.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from hospital_iep.domain.catalogues import treatment
from hospital_iep.domain.expansion import recognise_as
from hospital_iep.domain.rights import Act, Subject
from hospital_iep.domain.timetable import LessonState
from hospital_iep.domain.treatment import AppointmentData, AppointmentStatus
from hospital_iep.exchange import compare
from hospital_iep.exchange.appointments import Horizon, as_appointments
from hospital_iep.exchange.classify import classify, word_to_learn
from hospital_iep.exchange.compare import Difference, DifferenceKind, KnownAppointment
from hospital_iep.exchange.found import AppointmentFound, Flag, Found, PatientHint, fingerprint
from hospital_iep.exchange.read import read_file
from hospital_iep.operations import settings, week
from hospital_iep.operations.permission import require
from hospital_iep.store.database import now as instant_now
from hospital_iep.store.tables import Appointment, ImportBatch, LearnedWord, Student

HORIZON_DAYS = 548  # eighteen months
NO_END_MINUTES = 30
WRITES = {
    DifferenceKind.ADDED,
    DifferenceKind.MOVED,
    DifferenceKind.CHANGED,
    DifferenceKind.CANCELLED,
    DifferenceKind.MISSING,
    DifferenceKind.CONFLICT,
}


@dataclass(frozen=True, slots=True)
class ImportItem:
    """One line of the preview: what changes, for whom, which kind (``chosen`` by a person), its effect."""

    number: int
    difference: Difference
    student_id: UUID | None
    candidates: tuple[UUID, ...]
    kind: str
    matched_word: str
    displaced: tuple[UUID, ...]
    displaced_minutes: int
    chosen: bool = False

    @property
    def writes(self) -> bool:
        """Whether applying it changes anything."""
        found = self.difference.found
        dated = self.difference.known is not None or (found is not None and found.start is not None)
        return dated and self.difference.kind in WRITES


@dataclass(frozen=True, slots=True)
class Preview:
    """All that an import would do; nothing is written before the person applies it."""

    source: str
    file_format: str
    sha256: str
    size: int
    items: tuple[ImportItem, ...]
    refused: str
    already_imported: datetime | None


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking back an import did: rows put back, and those edited since, which stay."""

    restored: int
    edited_since: tuple[UUID, ...]


def read(
    data: bytes,
    time_zone: str,
    today: date,
    *,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[float], None] | None = None,
) -> tuple[str, Found]:
    """Read a file in its guarded process and return its format and appointments; touches no case file.

    Kept are appointments from a week ago on, for eighteen months.
    """
    start = datetime.combine(today - timedelta(days=7), time())
    end = start + timedelta(days=HORIZON_DAYS)
    wide = timedelta(days=1)  # zones: more is read than is kept
    reading = read_file(
        data,
        timezone=time_zone,
        start=(start - wide).replace(tzinfo=UTC),
        end=(end + wide).replace(tzinfo=UTC),
        cancelled=cancelled,
        progress=progress,
    )
    found = as_appointments(reading, time_zone, Horizon(start, end))
    problems = (*reading.problems, *(each for each in found.problems if each not in reading.problems))
    return reading.format.value, replace(found, problems=problems)


def preview(
    session: Session,
    data: bytes,
    file_format: str,
    found: Found,
    *,
    source: str,
    whole_file_for: UUID | None = None,
) -> Preview:
    """Return what a file would change, matched and classified; nothing is written.

    ``whole_file_for`` is the child the person says this file belongs to; identifiers in it go first.
    """
    require(session, Act.READ, Subject.TREATMENT)
    digest = hashlib.sha256(data).hexdigest()
    learned = {
        row.word: row.treatment for row in session.exec(select(LearnedWord)).all() if row.source == source
    }
    matcher = _Matcher(session, whole_file_for)
    known = _known(session, source)
    result = compare.compare(known, [_with_end(each) for each in found.appointments], found.problems)
    displaced = _Displaced(session, found)
    rows = {str(row.id): row for row in session.exec(select(Appointment)).all()}
    items = []
    for number, difference in enumerate(result.differences, 1):
        old = rows.get(difference.known.key) if difference.known else None
        student_id = old.student_id if old else None
        candidates: tuple[UUID, ...] = ()
        if student_id is None and difference.found is not None:
            student_id, candidates = matcher.of(difference.found.hints)
        kind, word = (old.kind, old.matched_word) if old else ("unknown", "")
        if old is None and difference.found is not None:
            guess = classify(difference.found, learned)
            kind, word = guess.kind, guess.word
        if difference.kind is DifferenceKind.MISSING and whole_file_for not in (None, student_id):
            continue  # a file of one child says nothing about the others
        item = ImportItem(number, difference, student_id, candidates, kind, word, (), 0)
        items.append(displaced.add_to(item))
    earlier = session.exec(select(ImportBatch).where(ImportBatch.sha256 == digest)).all()
    before = [row.imported_at for row in earlier if row.undone_at is None and row.source == source]
    return Preview(
        source=source,
        file_format=file_format,
        sha256=digest,
        size=len(data),
        items=tuple(items),
        refused=result.refused or "",
        already_imported=max(filter(None, before), default=None),
    )


def decide(
    session: Session, item: ImportItem, *, student_id: UUID | None = None, kind: str = ""
) -> ImportItem:
    """Return a line as a person decides it: whose it is, what kind it is, and what it displaces then."""
    require(session, Act.READ, Subject.TREATMENT, student_id)
    one = item.difference.found
    decided = replace(
        item,
        student_id=student_id or item.student_id,
        kind=kind or item.kind,
        chosen=item.chosen or bool(kind),
        displaced=(),
        displaced_minutes=0,
    )
    return _Displaced(session, Found((one,) if one else ())).add_to(decided)


def _with_end(one: AppointmentFound) -> AppointmentFound:
    """Give a timed appointment without an end half an hour, which its flag says."""
    if one.start is not None and (one.end is None or one.end <= one.start):
        flags = one.flags if Flag.NO_END in one.flags else (*one.flags, Flag.NO_END)
        return replace(one, end=one.start + timedelta(minutes=NO_END_MINUTES), flags=flags)
    return one


def _known(session: Session, source: str) -> list[KnownAppointment]:
    rows = session.exec(select(Appointment).where(Appointment.source == source)).all()
    return [
        KnownAppointment(
            key=str(row.id),
            uid=row.uid,
            recurrence_id=row.recurrence_id,
            sequence=row.sequence,
            stamp=row.stamp,
            last_modified=row.last_modified,
            start=row.start,
            end=row.end,
            all_day=row.all_day,
            status=row.status,
            title=row.title,
            place=row.place,
            free=row.shown_as_free,
        )
        for row in rows
    ]


class _Matcher:
    """Finds whose appointment it is: identifier, then name with date of birth; a name only asks."""

    def __init__(self, session: Session, whole_file_for: UUID | None) -> None:
        self.children = session.exec(select(Student)).all()
        self.whole_file_for = whole_file_for

    def of(self, hints: Iterable[PatientHint]) -> tuple[UUID | None, tuple[UUID, ...]]:
        """Return the child, or the candidates to ask about; a title alone never tells."""
        asked: list[UUID] = []
        for hint in hints:
            sure, maybe = self._by_hint(hint)
            if len(sure) == 1:
                return sure[0], ()
            asked += [key for key in (*sure, *maybe) if key not in asked]
        if asked:
            return None, tuple(asked)
        return self.whole_file_for, ()

    def _by_hint(self, hint: PatientHint) -> tuple[list[UUID], list[UUID]]:
        wanted = hint.identifier.strip()
        if wanted:
            found = [
                row.id for row in self.children if wanted in (row.hospital_number, row.student_identifier)
            ]
            if found:
                return (found, []) if hint.authority else ([], found)
        named = [row for row in self.children if hint.name and _same_name(row, hint.name)]
        if hint.birth_date:
            born = [row.id for row in named if str(row.birth_date) == hint.birth_date]
            return born, []
        return [], [row.id for row in named]


def _same_name(row: Student, name: str) -> bool:
    words = sorted(name.casefold().replace(",", " ").replace("^", " ").split())
    return words == sorted(row.full_name.casefold().split())


class _Displaced:
    """Which lessons an appointment would displace."""

    def __init__(self, session: Session, found: Found) -> None:
        days = [each.start.date() for each in found.appointments if each.start]
        self.lessons: dict[date, list[week.LessonRow]] = {}
        if days:
            wide = timedelta(days=2)
            for row in week.lessons(session, min(days) - wide, max(days) + wide):
                if row.data.state in (LessonState.DRAFT, LessonState.PUBLISHED):
                    self.lessons.setdefault(row.data.start.date(), []).append(row)

    def add_to(self, item: ImportItem) -> ImportItem:
        one = item.difference.found
        stays = item.difference.kind in (DifferenceKind.CANCELLED, DifferenceKind.UNCHANGED)
        if one is None or one.start is None or one.end is None or not one.blocks or stays:
            return item
        if item.student_id is None or treatment(item.kind).teachable:
            return item
        buffers = treatment(item.kind)
        begin = one.start - timedelta(minutes=buffers.before_minutes)
        end = one.end + timedelta(minutes=buffers.after_minutes)
        hit = [
            row
            for row in self._on(begin.date(), end.date())
            if item.student_id in row.student_ids and row.data.start < end and begin < row.data.end
        ]
        return replace(
            item,
            displaced=tuple(row.id for row in hit),
            displaced_minutes=sum(row.data.minutes for row in hit),
        )

    def _on(self, first: date, last: date) -> list[week.LessonRow]:
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        return [row for day in days if day in self.lessons for row in self.lessons[day]]


# ---- applying --------------------------------------------------------------------------------------


def apply(session: Session, data: bytes, shown: Preview, ticked: Iterable[int]) -> UUID | None:
    """Write the ticked lines of a preview in one step, keep the file, and return the import's key.

    Lines without a child go to the tray. Lessons are not touched: a repair is proposed for them. Where
    no line changes anything nothing at all is written, and there is no key.
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
    before = [_write(session, batch, item, shown.source) for item in chosen]
    session.flush()
    batch.before = [
        {"id": str(row.id), "version": row.row_version, "values": values} for row, values in before
    ]
    return batch.id


def _write(
    session: Session, batch: ImportBatch, item: ImportItem, source: str
) -> tuple[Appointment, dict[str, Any] | None]:
    difference = item.difference
    kind = difference.kind
    if difference.known is None:
        row = _new_row(batch, item, source)
        session.add(row)
        if item.chosen:
            _remember(session, row, item.kind)
        batch.added += 1
        return row, None
    row = session.get_one(Appointment, UUID(difference.known.key))
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
        _remember(session, row, item.kind)
    return row, values


def _new_row(batch: ImportBatch, item: ImportItem, source: str) -> Appointment:
    one = item.difference.found
    assert one is not None
    assert one.start is not None
    assert one.end is not None
    row = Appointment(
        start=one.start, end=one.end, source=source, student_id=item.student_id, batch_id=batch.id
    )
    _take_over(row, one)
    recognise_as(row, treatment(item.kind), item.matched_word)
    row.fingerprint = _print_of(row)
    return row


def _take_over(row: Appointment, one: AppointmentFound) -> None:
    """Write what the file says into a row; what a person chose (child, kind, buffers) stays."""
    if one.start is not None and one.end is not None:
        row.start, row.end, row.all_day = one.start, one.end, one.all_day
    row.uid, row.recurrence_id = one.uid[:500], one.recurrence_id[:60]
    row.sequence, row.stamp, row.last_modified = one.sequence, one.stamp[:40], one.last_modified[:40]
    row.title, row.place = one.title[:500], one.place[:200]
    row.status, row.shown_as_free = one.status, one.free or Flag.STAY in one.flags
    row.time_zone, row.as_written = one.zone_used[:60], one.as_written[:300]
    row.note = ", ".join(flag.value for flag in one.flags)


def _print_of(row: Appointment) -> str:
    return fingerprint(row.start, row.end, row.title, str(row.student_id or ""))


def _values(row: Appointment) -> dict[str, Any]:
    data = AppointmentData.model_validate(row, from_attributes=True).model_dump(mode="json")
    keys = {"student_id": row.student_id, "batch_id": row.batch_id, "course_id": row.course_id}
    return {**data, **{name: str(key) if key else None for name, key in keys.items()}}


def take_back(session: Session, batch_id: UUID) -> Undone:
    """Take a whole import back, also much later; rows edited since are listed and stay as they are."""
    require(session, Act.WRITE, Subject.TREATMENT)
    batch = session.get_one(ImportBatch, batch_id)
    restored, edited = 0, []
    for entry in batch.before:
        row = session.get(Appointment, UUID(entry["id"]))
        if row is None or row.row_version != entry["version"]:
            edited.append(UUID(entry["id"]))
            continue
        restored += 1
        if entry["values"] is None:
            session.delete(row)
        else:
            _restore(row, entry["values"])
    batch.undone_at = instant_now(session)
    return Undone(restored, tuple(edited))


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
class TrayRow:
    """An appointment that waits for its child."""

    id: UUID
    data: AppointmentData


def tray(session: Session) -> list[TrayRow]:
    """Return the appointments that nobody could be matched to, by time."""
    require(session, Act.READ, Subject.TREATMENT)
    rows = session.exec(select(Appointment).where(col(Appointment.student_id).is_(None))).all()
    ordered = sorted(rows, key=lambda row: (row.start, str(row.id)))
    return [TrayRow(row.id, AppointmentData.model_validate(row, from_attributes=True)) for row in ordered]


def give_to(session: Session, appointment_ids: Sequence[UUID], student_id: UUID) -> None:
    """Give appointments of the tray to a child."""
    require(session, Act.WRITE, Subject.TREATMENT, student_id)
    for key in appointment_ids:
        session.get_one(Appointment, key).student_id = student_id


def call_it(session: Session, appointment_id: UUID, kind: str, *, remember: bool = True) -> None:
    """Say what kind of treatment an appointment is; its source's word is remembered for next time."""
    require(session, Act.WRITE, Subject.TREATMENT)
    row = session.get_one(Appointment, appointment_id)
    recognise_as(row, treatment(kind), row.matched_word)
    if remember:
        _remember(session, row, kind)


def _remember(session: Session, row: Appointment, kind: str) -> None:
    """Remember for its source what a word means, so that the next import knows."""
    word = word_to_learn(row.title)
    if not word:
        return
    query = select(LearnedWord).where(LearnedWord.source == row.source, LearnedWord.word == word)
    known = session.exec(query).first()
    if known is None:
        session.add(LearnedWord(source=row.source, word=word, treatment=kind))
    elif known.treatment != kind:
        known.treatment = kind


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
