"""Documents, readers, languages and file kinds in words."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from hospital_iep.domain.disclosure import Audience, DocumentKind

A = Audience
# Only readers who may read something of it: a page that had to stay empty would say that there is nothing.
READERS: Mapping[DocumentKind, tuple[Audience, ...]] = {
    DocumentKind.TIMETABLE: (A.STAFF, A.FAMILY),
    DocumentKind.CHILD_TIMETABLE: (A.CHILD, A.FAMILY),
    DocumentKind.PACKET: (A.TEACHER, A.NURSE, A.DISTRICT, A.FAMILY, A.CLASSMATES),
    DocumentKind.ACCOMMODATIONS: (A.TEACHER, A.NURSE, A.FAMILY, A.STAFF),
    DocumentKind.EMERGENCY: (A.NURSE, A.TEACHER, A.FAMILY, A.STAFF),
    DocumentKind.PLAN: (A.FAMILY, A.TEACHER, A.DISTRICT, A.STAFF),
    DocumentKind.PROGRESS: (A.FAMILY, A.TEACHER),
    DocumentKind.CHECKLIST: (A.FAMILY, A.TEACHER, A.NURSE, A.STAFF),
    DocumentKind.ROUND: (A.STAFF,),
    DocumentKind.HOURS: (A.DISTRICT, A.FAMILY),
    DocumentKind.CERTIFICATION: (A.DISTRICT,),
    DocumentKind.ATTENDANCE: (A.DISTRICT,),
    DocumentKind.MEETING: (A.FAMILY,),
    DocumentKind.LETTER: (A.FAMILY, A.TEACHER, A.NURSE),
}
OF_A_TEACHER = {DocumentKind.TIMETABLE, DocumentKind.ROUND}  # for the staff, of one teacher or of all
OF_NOBODY = {DocumentKind.ROUND}  # of the ward's day, never of one child
MOST_SIGNS = 12  # named one by one
LANGUAGES = {"en": "English", "es": "Español", "ar": "العربية"}


def kind_words(kind: DocumentKind) -> str:
    """Return a kind of document in words."""
    translate = QCoreApplication.translate
    words = {
        DocumentKind.TIMETABLE: translate("Documents", "Timetable"),
        DocumentKind.CHILD_TIMETABLE: translate("Documents", "Child's timetable"),
        DocumentKind.PACKET: translate("Documents", "Re-entry packet"),
        DocumentKind.ACCOMMODATIONS: translate("Documents", "Accommodations sheet"),
        DocumentKind.EMERGENCY: translate("Documents", "Emergency page"),
        DocumentKind.PLAN: translate("Documents", "Plan"),
        DocumentKind.PROGRESS: translate("Documents", "Progress report"),
        DocumentKind.CHECKLIST: translate("Documents", "Return checklist"),
        DocumentKind.ROUND: translate("Documents", "Round sheet"),
        DocumentKind.HOURS: translate("Documents", "Hours taught"),
        DocumentKind.CERTIFICATION: translate("Documents", "Physician form"),
        DocumentKind.ATTENDANCE: translate("Documents", "Attendance"),
        DocumentKind.MEETING: translate("Documents", "Meeting record"),
        DocumentKind.LETTER: translate("Documents", "Letter"),
    }
    return words[kind]


def reader_words(audience: Audience) -> str:
    """Return who a document is for."""
    translate = QCoreApplication.translate
    words = {
        A.TEACHER: translate("Documents", "Home-school teacher"),
        A.NURSE: translate("Documents", "School nurse"),
        A.DISTRICT: translate("Documents", "District"),
        A.FAMILY: translate("Documents", "Family"),
        A.CLASSMATES: translate("Documents", "Classmates"),
        A.CHILD: translate("Documents", "The child"),
        A.STAFF: translate("Documents", "Hospital staff"),
    }
    return words[audience]


def recipient_words(recipient: str, audience: Audience) -> str:
    """Return to whom a document went; where nobody is named, who it is for."""
    return reader_words(audience) if recipient in ("", audience.value) else recipient


def unprintable_words(signs: Sequence[str]) -> str:
    """Return that some signs of a document cannot be printed, and which."""
    translate = QCoreApplication.translate
    words = translate("Documents", "{count} signs can't be printed: {signs}. The pages show \ufffd for each.")
    if len(signs) == 1:
        words = translate("Documents", "1 sign can't be printed: {signs}. The pages show \ufffd for it.")
    more = "\u2026" if len(signs) > MOST_SIGNS else ""
    return words.format(count=len(signs), signs=" ".join(signs[:MOST_SIGNS]) + more)


def stays_out(found: Iterable[tuple[str, str, object]]) -> dict[str, str]:
    """Return each part that stays out once, with every reason and how many things it keeps back."""
    reasons: dict[str, list[str]] = {}
    for part, reason, count in found:
        words = QCoreApplication.translate("Documents", "{reason} ({count})")
        reasons.setdefault(part, []).append(words.format(reason=reason, count=count))
    return {part: ", ".join(each) for part, each in reasons.items()}
