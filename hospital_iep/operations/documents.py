"""Documents: gather, filter for the reader, build, and issue with its disclosure entry.

draft = prepare(session, kind, student_id, audience, today=...)   # nothing is written yet
data = draft.render("pdf")                                        # off the GUI thread
issue(session, draft, data, "pdf")                                # lasting: undo does not touch it
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from hospital_iep.documents import render
from hospital_iep.documents.audience import C, Withheld, for_audience
from hospital_iep.documents.builders import accommodations as accommodations_sheet
from hospital_iep.documents.builders import child_timetable as child_sheet
from hospital_iep.documents.builders import packet as packet_builder
from hospital_iep.documents.builders import sheet as plain_sheet
from hospital_iep.documents.builders import timetable as timetable_sheet
from hospital_iep.documents.builders.common import Cover
from hospital_iep.documents.exclusions import Exclusion
from hospital_iep.documents.model import Document, Heading
from hospital_iep.documents.text import unprintable
from hospital_iep.domain.disclosure import Audience, DocumentKind
from hospital_iep.domain.plan import PlanState
from hospital_iep.domain.rights import Act, Subject
from hospital_iep.operations import contents, sending, sheets, week
from hospital_iep.operations.permission import require
from hospital_iep.store import audit, journal
from hospital_iep.store.database import Database
from hospital_iep.store.database import now as instant_now
from hospital_iep.store.tables import (
    Consent,
    Disclosure,
    DocumentIssued,
    HomeSchool,
    Plan,
    PlanVersion,
    Student,
)
from hospital_iep.words import say

NEEDS_CONSENT = {Audience.TEACHER, Audience.NURSE, Audience.DISTRICT, Audience.CLASSMATES}
PACKET_AUDIENCES = (
    Audience.TEACHER,
    Audience.NURSE,
    Audience.DISTRICT,
    Audience.FAMILY,
    Audience.CLASSMATES,
)


class NotPermittedError(Exception):
    """Consent does not let this reader be told; says what is missing."""


class UnknownStudentError(Exception):
    """No child has this key or code."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A document before it is issued: what goes in, what stays out and why, and what allows it.

    ``notes`` is what the sender must mind before it leaves.
    """

    kind: DocumentKind
    audience: Audience
    student_id: UUID | None
    document: Document
    withheld: tuple[Withheld, ...]
    goes_in: tuple[str, ...]
    recipient: str
    consent_id: UUID | None
    allowed_because: str
    notes: tuple[sending.Note, ...] = ()

    @property
    def unprintable(self) -> tuple[str, ...]:
        """The signs that its printed pages cannot show."""
        return unprintable(self.document)

    def render(self, file_format: str) -> bytes:
        """Return the file; equal drafts give equal bytes."""
        return render(self.document, file_format)


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether a reader may be told at all, and by which consent."""

    allowed: bool
    because: str
    consent_id: UUID | None = None
    items: tuple[str, ...] = ()
    until: date | None = None
    exclusions: tuple[str, ...] = ()


def permission(session: Session, student_id: UUID | None, audience: Audience, today: date) -> Permission:
    """Return what lets an audience be told about a child today, or what is missing."""
    if audience not in NEEDS_CONSENT or student_id is None:
        return Permission(allowed=True, because="own family, child or staff of the hospital")
    found = contents.consents(session, student_id)
    for consent in found:
        if consent.covers(audience.value, today):
            because = f"consent signed {consent.signed_on}"
            return Permission(
                allowed=True,
                because=because,
                consent_id=consent.id,
                items=tuple(consent.items),
                until=consent.expires_on,
                exclusions=tuple(consent.exclusions),
            )
    return Permission(allowed=False, because=_missing(found, audience))


def _missing(found: Sequence[Consent], audience: Audience) -> str:
    """Say what is missing, as a text that is put into the reader's language where it is shown."""
    if not found:
        return say("no consent is recorded, and one that covers this reader is needed")
    if any(consent.revoked_on and audience.value in consent.audiences for consent in found):
        return say("the consent for this reader was revoked")
    if any(audience.value in consent.audiences for consent in found):
        return say("the consent for this reader does not hold today")
    return say("no consent covers this reader")


def prepare(
    session: Session,
    kind: DocumentKind,
    student_id: UUID | None,
    audience: Audience,
    *,
    today: date,
    language: str = "en",
    practice: bool = False,
    monday: date | None = None,
    teacher_id: UUID | None = None,
    place_id: UUID | None = None,
) -> Draft:
    """Gather a document's contents, filter them for the reader, build it. Writes nothing.

    Raises ``NotPermittedError`` where no consent lets the reader be told.
    """
    require(session, Act.READ, Subject.DOCUMENT, student_id)
    may = permission(session, student_id, audience, today)
    if kind is DocumentKind.ROUND and audience is not Audience.STAFF:
        may = Permission(
            allowed=False, because=say("a round tells of many children, so it stays with the staff")
        )
    if not may.allowed:
        raise NotPermittedError(may.because)
    child = session.get_one(Student, student_id) if student_id else None
    recipient = _recipient(session, child, audience)
    cover = Cover(
        language=language,
        audience=audience.value,
        issued_on=today,
        code=child.code if child else "",
        version=_next_version(session, kind, audience, student_id),
        recipient=recipient,
        draft=_is_draft(session, kind, student_id),
        practice=practice,
    )
    first = monday or week.week_of(today)[0]
    excluded = sending.excluded(session, student_id, may.exclusions) if student_id else ()
    wish = _Wish(
        session, student_id, audience, today, first, teacher_id, place_id, language, may.items, excluded
    )
    document, withheld = _MAKERS.get(kind, _sheet(kind))(wish, cover)
    return Draft(
        kind=kind,
        audience=audience,
        student_id=student_id,
        document=document,
        withheld=tuple(withheld),
        goes_in=tuple(
            block.text
            for block in document.blocks
            if isinstance(block, Heading) and block.text != document.title
        ),
        recipient=recipient,
        consent_id=may.consent_id,
        allowed_because=may.because,
        notes=sending.notes(session, kind, student_id, audience, document, withheld, excluded),
    )


@dataclass(frozen=True, slots=True)
class _Wish:
    """Which document of whom for whom."""

    session: Session
    student_id: UUID | None
    audience: Audience
    today: date
    monday: date
    teacher_id: UUID | None
    place_id: UUID | None
    language: str
    signed: tuple[str, ...]
    excluded: tuple[Exclusion, ...]

    def filtered(self, gathered: C) -> tuple[C, list[Withheld]]:
        """Return contents with what the reader may have, and what stayed out."""
        return for_audience(gathered, self.audience, self.signed, self.excluded)

    @property
    def child(self) -> UUID:
        if self.student_id is None:
            raise UnknownStudentError
        return self.student_id


Maker = Callable[[_Wish, Cover], tuple[Document, list[Withheld]]]


def _child_timetable(wish: _Wish, cover: Cover) -> tuple[Document, list[Withheld]]:
    return child_sheet.build(contents.child_timetable(wish.session, wish.child, wish.monday), cover), []


def _timetable(wish: _Wish, cover: Cover) -> tuple[Document, list[Withheld]]:
    last = wish.monday + timedelta(days=6)
    if wish.audience is not Audience.STAFF:  # outside, a sheet is one child's and names no other
        gathered = contents.timetable(wish.session, wish.monday, last, student_id=wish.child, alone=True)
        return timetable_sheet.build(gathered, cover), []
    gathered = contents.timetable(
        wish.session,
        wish.monday,
        last,
        teacher_id=wish.teacher_id,
        student_id=wish.student_id,
        place_id=wish.place_id,
    )
    return timetable_sheet.build(gathered, cover), []


def _accommodations(wish: _Wish, cover: Cover) -> tuple[Document, list[Withheld]]:
    gathered = contents.accommodations(wish.session, wish.child, wish.today, wish.language)
    kept, withheld = wish.filtered(gathered)
    return accommodations_sheet.build(kept, cover), withheld


def _packet(wish: _Wish, cover: Cover) -> tuple[Document, list[Withheld]]:
    gathered = contents.packet(wish.session, wish.child, wish.today, wish.language)
    kept, withheld = wish.filtered(gathered)
    if wish.audience in (Audience.DISTRICT, Audience.CLASSMATES):
        kept = replace(kept, sheet=None)
    return packet_builder.build(kept, cover), withheld


def _sheet(kind: DocumentKind) -> Maker:
    def make(wish: _Wish, cover: Cover) -> tuple[Document, list[Withheld]]:
        gathered = sheets.gather(
            wish.session, kind, wish.student_id, wish.today, wish.language, wish.teacher_id
        )
        withheld: list[Withheld] = []
        sections = []
        for section in gathered.sections:
            kept, more = wish.filtered(section)
            if section.pieces and not kept.pieces:  # what stayed out is neither drawn nor said to be missing
                kept = replace(kept, charts=(), empty="")
            sections.append(kept)
            withheld += more
        told = replace(gathered, sections=tuple(sections), kept_back=bool(withheld))
        return plain_sheet.build(told, cover), withheld

    return make


_MAKERS: dict[DocumentKind, Maker] = {
    DocumentKind.CHILD_TIMETABLE: _child_timetable,
    DocumentKind.TIMETABLE: _timetable,
    DocumentKind.ACCOMMODATIONS: _accommodations,
    DocumentKind.PACKET: _packet,
}


def _recipient(session: Session, child: Student | None, audience: Audience) -> str:
    school = session.get(HomeSchool, child.school_id) if child and child.school_id else None
    if school is None:
        return ""
    return {
        Audience.TEACHER: school.lead_name,
        Audience.NURSE: school.nurse_name,
        Audience.DISTRICT: school.district,
    }.get(audience, "")


def _next_version(session: Session, kind: DocumentKind, audience: Audience, student_id: UUID | None) -> int:
    rows = session.exec(select(DocumentIssued).where(DocumentIssued.student_id == student_id)).all()
    return 1 + max((row.version for row in rows if row.kind is kind and row.audience is audience), default=0)


def _is_draft(session: Session, kind: DocumentKind, student_id: UUID | None) -> bool:
    """Return whether the plan behind a document is still a draft; only the plan itself says so on paper."""
    if kind is not DocumentKind.PLAN or student_id is None:
        return False
    plans = select(Plan.id).where(Plan.student_id == student_id)
    versions = session.exec(select(PlanVersion).where(col(PlanVersion.plan_id).in_(plans))).all()
    return not any(version.state is PlanState.FINAL for version in versions)


# ---- issuing ---------------------------------------------------------------------------------------


def issue(session: Session, draft: Draft, data: bytes, file_format: str) -> UUID:
    """Write down that a document was issued, to whom, by which consent, and what stayed out. It stays."""
    who = require(session, Act.ISSUE, Subject.DOCUMENT, draft.student_id)
    journal.lasting(session)
    moment = instant_now(session)
    row = DocumentIssued(
        kind=draft.kind,
        audience=draft.audience,
        version=draft.document.version,
        language=draft.document.language,
        format=file_format,
        issued_at=moment,
        issued_by=who.name,
        sha256=hashlib.sha256(data).hexdigest(),
        draft=draft.document.draft,
        student_id=draft.student_id,
    )
    session.add(row)
    session.add(
        Disclosure(
            document_id=row.id,
            student_id=draft.student_id,
            consent_id=draft.consent_id,
            recipient=draft.recipient or draft.audience.value,
            purpose=draft.kind.value,
            parts=list(draft.goes_in),
            withheld=[
                {"part": each.part, "reason": each.reason, "count": str(each.count)}
                for each in draft.withheld
            ],
            allowed_because=draft.allowed_because,
            disclosed_at=moment,
            disclosed_by=who.name,
        )
    )
    detail = {"kind": draft.kind.value, "audience": draft.audience.value, "sha256": row.sha256}
    audit.note(session, audit.Kind.ISSUED, draft.student_id, detail)
    return row.id


@dataclass(frozen=True, slots=True)
class IssuedRow:
    """A document that left, with its disclosure."""

    id: UUID
    kind: DocumentKind
    audience: Audience
    student_id: UUID | None
    version: int
    language: str
    file_format: str
    issued_at: Any
    issued_by: str
    recipient: str
    allowed_because: str
    parts: tuple[str, ...]
    withheld: tuple[dict[str, str], ...]
    sent_by_mistake: bool


def issued(session: Session, student_id: UUID | None = None) -> list[IssuedRow]:
    """Return what was issued, newest first; of one child or of all."""
    require(session, Act.READ, Subject.DOCUMENT, student_id)
    disclosures = {row.document_id: row for row in session.exec(select(Disclosure)).all()}
    rows = []
    for row in session.exec(select(DocumentIssued)).all():
        if student_id is not None and row.student_id != student_id:
            continue
        told = disclosures.get(row.id)
        rows.append(
            IssuedRow(
                id=row.id,
                kind=row.kind,
                audience=row.audience,
                student_id=row.student_id,
                version=row.version,
                language=row.language,
                file_format=row.format,
                issued_at=row.issued_at,
                issued_by=row.issued_by,
                recipient=told.recipient if told else "",
                allowed_because=told.allowed_because if told else "",
                parts=tuple(told.parts) if told else (),
                withheld=tuple(told.withheld) if told else (),
                sent_by_mistake=row.sent_by_mistake,
            )
        )
    return sorted(rows, key=lambda row: str(row.issued_at), reverse=True)


def mark_mistake(session: Session, document_id: UUID) -> None:
    """Write down that a document was sent by mistake; what was sent stays on record."""
    require(session, Act.ISSUE, Subject.DOCUMENT)
    journal.lasting(session)
    session.get_one(DocumentIssued, document_id).sent_by_mistake = True


def find_student(session: Session, wanted: str) -> UUID:
    """Return the child with a key or a code."""
    for row in session.exec(select(Student)).all():
        if wanted in (str(row.id), row.id.hex, row.code):
            return row.id
    raise UnknownStudentError


def issue_to_file(
    database: Database,
    *,
    kind: str,
    student: str,
    audience: str,
    file_format: str,
    language: str,
    write: Callable[[bytes], None],
    tell: Callable[[str], object],
) -> bytes:
    """Build a document, write it with ``write``, and record it; the command line's way of issuing.

    ``tell`` is told what the sender must mind.
    """
    today = database.clock().astimezone().date()
    with database.session() as session:
        student_id = find_student(session, student)
        draft = prepare(
            session,
            DocumentKind(kind),
            student_id,
            Audience(audience),
            today=today,
            language=language,
            practice=database.practice,
        )
    for note in draft.notes:
        tell(note.said())
    data = draft.render(file_format)
    database.perform("Issue document", issue, draft, data, file_format)
    write(data)
    return data
