"""What left the hospital: documents issued, and to whom what was disclosed and why it was allowed.

A disclosure is recorded for each document sent (34 CFR 99.32); both stay, undo does not touch them.
"""

from enum import StrEnum

from pydantic import AwareDatetime

from hospital_iep.domain.vocabulary import Data, ShareTier, choice, instant, known, listing

T0 = ShareTier.T0


class Audience(StrEnum):
    """Who a document is for."""

    TEACHER = "teacher"
    NURSE = "nurse"
    DISTRICT = "district"
    FAMILY = "family"
    CLASSMATES = "classmates"
    CHILD = "child"
    STAFF = "staff"


class DocumentKind(StrEnum):
    """The documents the program writes."""

    TIMETABLE = "timetable"
    CHILD_TIMETABLE = "child-timetable"
    PACKET = "packet"
    ACCOMMODATIONS = "accommodations"
    EMERGENCY = "emergency"
    PLAN = "plan"
    PROGRESS = "progress"
    CHECKLIST = "checklist"
    ROUND = "round"
    HOURS = "hours"
    CERTIFICATION = "certification"
    ATTENDANCE = "attendance"
    MEETING = "meeting"
    LETTER = "letter"


class DocumentIssuedData(Data):
    """A document that was issued: its kind, reader, version and fingerprint, never its text."""

    kind: DocumentKind = choice(DocumentKind, DocumentKind.TIMETABLE, tier=T0, label="Document")
    audience: Audience = choice(Audience, Audience.STAFF, tier=T0, label="For")
    version: int = known(1, tier=T0, label="Version", ge=1)
    language: str = known("en", tier=T0, label="Language", max_length=10)
    format: str = known("pdf", tier=T0, label="File kind", max_length=10)
    issued_at: AwareDatetime | None = instant(None, tier=T0, label="Issued")
    issued_by: str = known("", tier=T0, label="By", max_length=120)
    sha256: str = known("", tier=T0, label="Fingerprint", max_length=64)
    draft: bool = known(default=False, tier=T0, label="Marked draft")
    sent_by_mistake: bool = known(default=False, tier=T0, label="Sent by mistake")


class DisclosureData(Data):
    """One disclosure: what went to whom, by which consent, and what was withheld."""

    recipient: str = known("", tier=T0, label="To", max_length=200)
    purpose: str = known("", tier=T0, label="Purpose", max_length=300)
    parts: list[str] = listing(tier=T0, label="What went")
    withheld: list[dict[str, str]] = listing(tier=T0, label="What stayed out, and why")
    allowed_because: str = known("", tier=T0, label="Allowed because", max_length=300)
    disclosed_at: AwareDatetime | None = instant(None, tier=T0, label="When")
    disclosed_by: str = known("", tier=T0, label="By", max_length=120)
