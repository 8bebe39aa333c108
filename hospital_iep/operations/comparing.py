"""What a file would change: matched to children, classified, compared, with the lessons it would displace.

``standing`` reads from the case file all that this takes, in one go; ``differences`` is plain work on
values, for any thread. Nothing here writes.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import String, type_coerce
from sqlmodel import Session, col, select

from hospital_iep.domain.catalogues import treatment
from hospital_iep.domain.rights import Act, Subject
from hospital_iep.domain.timetable import LessonState
from hospital_iep.exchange import compare
from hospital_iep.exchange.classify import Classifier
from hospital_iep.exchange.compare import Difference, DifferenceKind, KnownAppointment
from hospital_iep.exchange.found import AppointmentFound, Flag, Found, PatientHint, TimeChoice, fingerprint
from hospital_iep.operations.permission import require
from hospital_iep.store.tables import Appointment, ImportBatch, LearnedWord, Lesson, LessonNeed, Need, Student

NO_END_MINUTES = 30
LONGEST_UID = 500
REPORTED_EVERY = 500
WRITES = {
    DifferenceKind.ADDED,
    DifferenceKind.MOVED,
    DifferenceKind.CHANGED,
    DifferenceKind.CANCELLED,
    DifferenceKind.MISSING,
}
Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to settle a conflict: a time the file names, a known appointment, or what the file says."""

    key: str
    time: TimeChoice | None = None
    known: KnownAppointment | None = None


@dataclass(frozen=True, slots=True)
class ImportItem:
    """One line of the preview: what changes, for whom, which kind (``chosen`` by a person), its effect.

    A conflict writes nothing until a person settles it: ``asked`` is then the conflict as it was, ``choice``
    what holds.
    """

    number: int
    difference: Difference
    student_id: UUID | None
    candidates: tuple[UUID, ...]
    kind: str
    matched_word: str
    displaced: tuple[UUID, ...]
    displaced_minutes: int
    chosen: bool = False
    asked: Difference | None = None
    choice: str = ""

    @property
    def writes(self) -> bool:
        """Whether applying it changes anything."""
        found = self.difference.found
        dated = self.difference.known is not None or (found is not None and found.start is not None)
        return dated and self.difference.kind in WRITES

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The ways to settle it, where it is or was a conflict."""
        asked = self.asked or self.difference
        if asked.kind is not DifferenceKind.CONFLICT or asked.found is None:
            return ()
        if asked.found.choices:
            return tuple(Choice(f"time {at}", time=each) for at, each in enumerate(asked.found.choices, 1))
        same = tuple(Choice(f"same {at}", known=each) for at, each in enumerate(asked.alike, 1))
        return (*same, Choice("file"))


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
class Standing:
    """What the case file has to say about the appointments of a source, read at one moment."""

    source: str
    known: tuple[Any, ...]
    learned: dict[str, str]
    children: tuple[Any, ...]
    lessons: tuple[Any, ...]
    pupils: tuple[Any, ...]
    imported: tuple[tuple[str, datetime], ...]


def standing(session: Session, source: str, found: Found) -> Standing:
    """Read what a file of a source is compared with; rows stay as they come, for speed."""
    require(session, Act.READ, Subject.TREATMENT)
    require(session, Act.READ, Subject.WEEK)
    one = Appointment
    known = session.exec(
        select(  # type: ignore[call-overload]
            _plain(one.id), one.uid, one.recurrence_id, one.sequence, one.stamp, one.last_modified, one.start,
            one.end, one.all_day, one.status, one.title, one.place, one.shown_as_free,
            _plain(one.student_id), one.kind, one.matched_word, one.fingerprint,
        ).where(one.source == source)
    ).all()  # fmt: skip
    learned = select(LearnedWord.word, LearnedWord.treatment).where(LearnedWord.source == source)
    children = session.exec(
        select(  # type: ignore[call-overload]
            Student.id, Student.hospital_number, Student.student_identifier, Student.given_name,
            Student.family_name, Student.code, Student.birth_date,
        )
    ).all()  # fmt: skip
    days = [each.start for each in found.appointments if each.start]
    lessons, pupils = _lessons(session, min(days), max(days)) if days else ((), ())
    batches = session.exec(
        select(ImportBatch.sha256, ImportBatch.imported_at).where(
            ImportBatch.source == source, col(ImportBatch.undone_at).is_(None)
        )
    ).all()
    return Standing(
        source,
        tuple(known),
        dict(session.exec(learned).all()),
        tuple(children),
        lessons,
        pupils,
        tuple((sha, at) for sha, at in batches if at is not None),
    )


def _plain(column: Any) -> Any:
    """Return a key as the text it is kept as."""
    return type_coerce(column, String)


def _lessons(session: Session, first: datetime, last: datetime) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Return the lessons of a span, and which pupils each is for."""
    wide = timedelta(days=3)
    span = (col(Lesson.start) > first - wide, col(Lesson.start) < last + wide)
    standing_still = col(Lesson.state).in_((LessonState.DRAFT, LessonState.PUBLISHED))
    lessons = session.exec(select(Lesson.id, Lesson.start, Lesson.end).where(*span, standing_still)).all()
    pupils = session.exec(
        select(LessonNeed.lesson_id, Need.student_id)
        .join(Need, col(Need.id) == LessonNeed.need_id)
        .join(Lesson, col(Lesson.id) == LessonNeed.lesson_id)
        .where(*span, standing_still)
    ).all()
    return tuple(lessons), tuple(pupils)


def differences(
    case: Standing,
    file_format: str,
    found: Found,
    *,
    sha256: str,
    size: int,
    whole_file_for: UUID | None = None,
    progress: Progress | None = None,
) -> Preview:
    """Return what a file would change about what the case file had when it was read.

    ``whole_file_for`` is the child the person says this file belongs to; identifiers in it go first.
    """
    rows = {row[0]: row for row in case.known}
    matcher = _Matcher(case.children, whole_file_for)
    words = Classifier(case.learned)
    displaced = Displaced(case.lessons, case.pupils)
    known = [_known(row) for row in case.known]
    result = compare.compare(
        known, [_as_kept(_with_end(each)) for each in found.appointments], found.problems, matcher.key_of
    )
    items = []
    for number, difference in enumerate(result.differences, 1):
        if progress is not None and number % REPORTED_EVERY == 0:
            progress(number / len(result.differences))
        old = rows.get(difference.known.key) if difference.known else None
        student_id = UUID(old[13]) if old and old[13] else None
        candidates: tuple[UUID, ...] = ()
        if student_id is None and difference.found is not None:
            student_id, candidates = matcher.of(difference.found.hints)
        kind, word = (old[14], old[15]) if old else ("unknown", "")
        if old is None and difference.found is not None:
            guess = words.of(difference.found)
            kind, word = guess.kind, guess.word
        if difference.kind is DifferenceKind.MISSING and whole_file_for not in (None, student_id):
            continue  # a file of one child says nothing about the others
        item = ImportItem(number, difference, student_id, candidates, kind, word, (), 0)
        items.append(displaced.add_to(item))
    return Preview(
        source=case.source,
        file_format=file_format,
        sha256=sha256,
        size=size,
        items=tuple(items),
        refused=result.refused or "",
        already_imported=max((at for sha, at in case.imported if sha == sha256), default=None),
    )


def decide(
    session: Session,
    item: ImportItem,
    *,
    student_id: UUID | None = None,
    kind: str = "",
    choice: str | None = None,
) -> ImportItem:
    """Return a line as a person decides it: whose it is, what kind it is, what holds, what it displaces then.

    ``choice`` is the key of one of its choices; an empty one leaves a conflict open, and so out.
    """
    require(session, Act.READ, Subject.TREATMENT, student_id)
    if choice is not None:
        item = _settled(session, item, choice)
    decided = replace(
        item,
        student_id=student_id or item.student_id,
        kind=kind or item.kind,
        chosen=item.chosen or bool(kind),
        displaced=(),
        displaced_minutes=0,
    )
    one = item.difference.found
    if one is None or one.start is None or one.end is None:
        return decided
    return Displaced(*_lessons(session, one.start, one.end)).add_to(decided)


def _settled(session: Session, item: ImportItem, key: str) -> ImportItem:
    asked = item.asked or item.difference
    chosen = next((each for each in item.choices if each.key == key), None)
    if chosen is None:
        return replace(item, difference=asked, asked=None, choice="")
    difference = compare.settled(asked, time=chosen.time, known=chosen.known)
    if chosen.known is None:
        return replace(item, difference=difference, asked=asked, choice=key)
    row = session.get_one(Appointment, UUID(chosen.known.key))
    return replace(
        item,
        difference=difference,
        asked=asked,
        choice=key,
        student_id=row.student_id or item.student_id,
        kind=row.kind,
        matched_word=row.matched_word,
    )


def _with_end(one: AppointmentFound) -> AppointmentFound:
    """Give a timed appointment without an end half an hour, which its flag says."""
    if one.start is not None and (one.end is None or one.end <= one.start):
        flags = one.flags if Flag.NO_END in one.flags else (*one.flags, Flag.NO_END)
        return replace(one, end=one.start + timedelta(minutes=NO_END_MINUTES), flags=flags)
    return one


def _as_kept(one: AppointmentFound) -> AppointmentFound:
    """Return an appointment with its texts cut as the case file keeps them, so that they compare equal."""
    uid = one.uid
    if len(uid) > LONGEST_UID:  # two may begin alike
        uid = uid[: LONGEST_UID - 64] + hashlib.sha256(uid.encode("utf-8", "replace")).hexdigest()
    return replace(
        one,
        uid=uid,
        recurrence_id=one.recurrence_id[:60],
        stamp=one.stamp[:40],
        last_modified=one.last_modified[:40],
        title=one.title[:500],
        place=one.place[:200],
        zone_used=one.zone_used[:60],
        as_written=one.as_written[:300],
    )


def _known(row: Sequence[Any]) -> KnownAppointment:
    start, end, title, student, print_of_it = row[6], row[7], row[10], row[13], row[16]
    whose = ("", str(UUID(student))) if student else ("",)
    as_it_came = not print_of_it or print_of_it in [fingerprint(start, end, title, each) for each in whose]
    return replace(KnownAppointment(*row[:13]), edited=not as_it_came, whose=student or "")


class _Matcher:
    """Finds whose appointment it is: identifier, then name with date of birth; a name only asks.

    That question is answered where a person said that the file is for one of those who may be meant.
    """

    def __init__(self, children: Iterable[Sequence[Any]], whole_file_for: UUID | None) -> None:
        self.whole_file_for = whole_file_for
        self.by_number: dict[str, list[UUID]] = {}
        self.by_name: dict[tuple[str, ...], list[tuple[UUID, str]]] = {}
        for key, hospital_number, student_number, given, family, code, born in children:
            for number in {hospital_number, student_number} - {""}:
                self.by_number.setdefault(number, []).append(key)
            name = _name_words(f"{given} {family}".strip() or code)
            self.by_name.setdefault(name, []).append((key, str(born)))

    def of(self, hints: Iterable[PatientHint]) -> tuple[UUID | None, tuple[UUID, ...]]:
        """Return the child, or the candidates to ask about; a title alone never tells."""
        asked: list[UUID] = []
        for hint in hints:
            sure, maybe = self._by_hint(hint)
            if len(sure) == 1:
                return sure[0], ()
            asked += [key for key in (*sure, *maybe) if key not in asked]
        if asked and self.whole_file_for not in asked:
            return None, tuple(asked)
        return self.whole_file_for, ()

    def key_of(self, one: AppointmentFound) -> str:
        """Return the key of an appointment's child as the case file keeps it, empty for unknown."""
        student_id, _candidates = self.of(one.hints)
        return student_id.hex if student_id else ""

    def _by_hint(self, hint: PatientHint) -> tuple[list[UUID], list[UUID]]:
        found = self.by_number.get(hint.identifier.strip(), [])
        if found:
            return (found, []) if hint.authority else ([], found)
        named = self.by_name.get(_name_words(hint.name), []) if hint.name else []
        if hint.birth_date:
            return [key for key, born in named if born == hint.birth_date], []
        return [], [key for key, _born in named]


def _name_words(name: str) -> tuple[str, ...]:
    return tuple(sorted(name.casefold().replace(",", " ").replace("^", " ").split()))


class Displaced:
    """Which lessons an appointment would displace."""

    def __init__(self, lessons: Iterable[Sequence[Any]], pupils: Iterable[Sequence[Any]]) -> None:
        self.whose: dict[UUID, set[UUID]] = {}
        for key, pupil in pupils:
            self.whose.setdefault(key, set()).add(pupil)
        self.on: dict[date, list[Sequence[Any]]] = {}
        for lesson in sorted(lessons, key=lambda each: (each[1], str(each[0]))):
            self.on.setdefault(lesson[1].date(), []).append(lesson)

    def add_to(self, item: ImportItem) -> ImportItem:
        """Return a line with the lessons it would displace."""
        one = item.difference.found
        stays = item.difference.kind in (DifferenceKind.CANCELLED, DifferenceKind.UNCHANGED)
        if one is None or one.start is None or one.end is None or not one.blocks or stays:
            return item
        buffers = treatment(item.kind)
        if item.student_id is None or buffers.teachable or not self.on:
            return item
        begin = one.start - timedelta(minutes=buffers.before_minutes)
        end = one.end + timedelta(minutes=buffers.after_minutes)
        hit = [
            (key, start, until)
            for key, start, until in self._between(begin.date(), end.date())
            if item.student_id in self.whose.get(key, ()) and start < end and begin < until
        ]
        return replace(
            item,
            displaced=tuple(key for key, _start, _until in hit),
            displaced_minutes=sum(int((until - start).total_seconds()) // 60 for _key, start, until in hit),
        )

    def _between(self, first: date, last: date) -> list[Sequence[Any]]:
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        return [lesson for day in days for lesson in self.on.get(day, ())]
