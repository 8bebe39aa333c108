"""What Today says: greeting, visits, ways on; on the screen and aloud."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from hospital_iep.domain.timetable import LessonState
from hospital_iep.operations.caseload import StudentRow
from hospital_iep.operations.child_time import Declined
from hospital_iep.operations.today import TAUGHT_STATES, Visit
from hospital_iep.operations.ways_on import Standby, Way, WayKind, reason_name
from hospital_iep.ui.moments import clock
from hospital_iep.ui.privacy import Privacy
from hospital_iep.ui.widgets.energy import bedside_word, plan_word
from hospital_iep.words import say

MORNING, NOON, EVENING, NIGHT = 5, 12, 18, 22  # the hours from which the day is greeted so
OPEN_STATES = {LessonState.DRAFT, LessonState.PUBLISHED}


def language() -> str:
    """Return the window's language."""
    short = QLocale().name().partition("_")[0]
    return short if short in ("en", "es", "ar") else "en"


def translate(text: str) -> str:
    """Return a text of the catalogue in the language of the window."""
    return say(text, language())


def long_day(day: date) -> str:
    """Return a day in full: "Tuesday 24 November 2026"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "dddd d MMMM yyyy")


def length(minutes: int) -> str:
    """Return a length of time: "40 min", "3 h 40"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return QCoreApplication.translate("Today", "{minutes} min").format(minutes=minutes)
    if not rest:
        return QCoreApplication.translate("Today", "{hours} h").format(hours=hours)
    return QCoreApplication.translate("Today", "{hours} h {minutes}").format(
        hours=hours, minutes=f"{rest:02}"
    )


def span(start: datetime, end: datetime) -> str:
    """Return "10:15 to 10:55"."""
    text = QCoreApplication.translate("Today", "{start} to {end}")
    return text.format(start=clock(start), end=clock(end))


def child(row: StudentRow, privacy: Privacy) -> str:
    """Return how a child may be written now."""
    return privacy.name(row.short_name, row.initials, str(row.id))


def called(row: StudentRow, privacy: Privacy) -> str:
    """Return the name a child goes by, as it may be written now."""
    return privacy.name(row.called, row.initials, str(row.id))


def whom(visit: Visit, privacy: Privacy) -> str:
    """Return the children of a visit."""
    return ", ".join(child(row, privacy) for row in visit.students)


def heading(visit: Visit, privacy: Privacy) -> str:
    """Return "LM, Maths"."""
    return f"{whom(visit, privacy)}, {visit.lesson.subject}"


def where(visit: Visit) -> str:
    """Return "Bed 4, Dolphin ward"."""
    bed = QCoreApplication.translate("Today", "Bed {bed}").format(bed=visit.bed) if visit.bed else ""
    return ", ".join(part for part in (bed, visit.place) if part)


def level(number: int) -> str:
    """Return "4, prime"."""
    text = QCoreApplication.translate("Today", "{level}, {word}")
    return text.format(level=number, word=plan_word(number))


def bedside(number: int) -> str:
    """Return "2 Low"."""
    return f"{number} {bedside_word(number)}"


def isolation_word(kind: str) -> str:
    """Return the word for an isolation."""
    words = {
        "protective": QCoreApplication.translate("Today", "Protective, seen first"),
        "contact": QCoreApplication.translate("Today", "Contact isolation"),
        "droplet": QCoreApplication.translate("Today", "Droplet isolation"),
        "airborne": QCoreApplication.translate("Today", "Airborne isolation"),
        "enteric": QCoreApplication.translate("Today", "Enteric isolation"),
    }
    return words.get(kind, kind)


def state_word(visit: Visit) -> str:
    """Return how far a visit is, in words; empty for one that is to come."""
    planned, taught = visit.lesson.data.minutes, visit.taught_minutes
    words = {
        LessonState.IN_PROGRESS: QCoreApplication.translate("Today", "Lesson began"),
        LessonState.DONE: QCoreApplication.translate("Today", "Done, {minutes} min"),
        LessonState.SHORTENED: QCoreApplication.translate("Today", "Done, {minutes} of {planned} min"),
        LessonState.MISSED_MEDICAL: QCoreApplication.translate("Today", "Not now, to make up"),
        LessonState.MISSED_OTHER: QCoreApplication.translate("Today", "Not now"),
    }
    return words.get(visit.lesson.data.state, "").format(minutes=taught, planned=planned)


def energy_said(visit: Visit) -> str:
    """Return "2 before, 3 after", as far as it was asked."""
    parts = []
    if visit.level_before is not None:
        before = QCoreApplication.translate("Today", "{level} before")
        parts.append(before.format(level=visit.level_before))
    if visit.level_after is not None:
        after = QCoreApplication.translate("Today", "{level} after")
        parts.append(after.format(level=visit.level_after))
    return ", ".join(parts)


def speech(visit: Visit, number: int, count: int, privacy: Privacy, *, now: bool) -> str:
    """Return a visit as one sentence for screen readers."""
    template = (
        QCoreApplication.translate("Today", "Visit {number} of {count}, now.")
        if now
        else QCoreApplication.translate("Today", "Visit {number} of {count}.")
    )
    expected = QCoreApplication.translate("Today", "energy expected {level}")
    data = visit.lesson.data
    parts = [
        heading(visit, privacy),
        span(data.start, data.end),
        where(visit),
        state_word(visit) or expected.format(level=level(visit.expected_level)),
        energy_said(visit),
        isolation_word(visit.isolation) if visit.isolation else "",
    ]
    first = template.format(number=number, count=count)
    rest = ", ".join(part for part in parts if part)
    return " ".join([first, f"{rest}.", *visit.safety])


def greeting(who: str, now: datetime, visits: Sequence[Visit]) -> str:
    """Return the page's first line: a greeting, and how far the round is."""
    if MORNING <= now.hour < NOON:
        hello = QCoreApplication.translate("Today", "Good morning, {name}.")
    elif NOON <= now.hour < EVENING:
        hello = QCoreApplication.translate("Today", "Good afternoon, {name}.")
    elif EVENING <= now.hour < NIGHT:
        hello = QCoreApplication.translate("Today", "Good evening, {name}.")
    else:
        hello = QCoreApplication.translate("Today", "Hello, {name}.")
    return f"{hello.format(name=who)} {progress(visits)}".strip()


def progress(visits: Sequence[Visit]) -> str:
    """Return "1 visit done, 5 to go."; nothing on a day without a round."""
    if not visits:
        return ""
    done = sum(visit.lesson.data.state in TAUGHT_STATES for visit in visits)
    left = sum(visit.lesson.data.state in OPEN_STATES | {LessonState.IN_PROGRESS} for visit in visits)
    if not left:
        return QCoreApplication.translate("Today", "The round is done.")
    one = QCoreApplication.translate("Today", "1 visit done, {left} to go.")
    many = QCoreApplication.translate("Today", "{done} visits done, {left} to go.")
    none = QCoreApplication.translate("Today", "{left} visits to go.")
    last = QCoreApplication.translate("Today", "1 visit to go.")
    words = {0: last if left == 1 else none, 1: one}.get(done, many)
    return words.format(done=done, left=left)


def totals(visits: Sequence[Visit]) -> str:
    """Return "3 h 40 planned, 28 min taught."; nothing on a day without a round."""
    if not visits:
        return ""
    planned = sum(visit.lesson.data.minutes for visit in visits)
    taught = sum(visit.taught_minutes for visit in visits)
    text = QCoreApplication.translate("Today", "{planned} planned, {taught} taught.")
    return text.format(planned=length(planned), taught=length(taught))


def way_words(way: Way, visit: Visit, other: str) -> tuple[str, str, str]:
    """Return the verb, the effect and the icon of a way on; ``other`` is who comes first in a swap."""
    tr = QCoreApplication.translate
    mine = way.of(visit.lesson.id)
    at = clock(mine.start) if mine else ""
    lost = length(way.lost)
    match way.kind:
        case WayKind.SWAP:
            verb = tr("Today", "Swap with {other}").format(other=other)
            effect = tr("Today", "This visit follows at {time}. No minutes are lost.").format(time=at)
            return verb, effect, "arrow-up-down"
        case WayKind.SHORTEN:
            verb = tr("Today", "Shorter, from {time}").format(time=at)
            text = tr("Today", "{minutes} min instead of {planned}. {lost} to make up.")
            planned = visit.lesson.data.minutes
            return verb, text.format(minutes=planned - way.lost, planned=planned, lost=lost), "timer"
        case WayKind.LATER:
            verb = tr("Today", "Later today, at {time}").format(time=at)
            return verb, tr("Today", "Nothing else moves. No minutes are lost."), "clock"
        case WayKind.MAKE_UP:
            verb = tr("Today", "To the make-up list")
            return verb, tr("Today", "{lost} to make up. This time is free.").format(lost=lost), "list-checks"


def standby_words(gap: Standby, privacy: Privacy) -> str:
    """Return who is next if a gap opens."""
    text = QCoreApplication.translate("Today", "{who}, {subject}, {short} owed. {when}, {place}.")
    bed = (
        QCoreApplication.translate("Today", "bed {bed}").format(bed=gap.student.bed)
        if gap.student.bed
        else ""
    )
    return text.format(
        who=child(gap.student, privacy),
        subject=gap.subject,
        short=length(gap.minutes_short),
        when=span(gap.where.start, gap.where.end),
        place=bed or gap.student.place,
    )


def declined_words(student: StudentRow, declined: Declined, privacy: Privacy) -> str:
    """Return why a child is not offered a gap, and until when."""
    reason = translate(reason_name(declined.reason_code))
    values = {"who": child(student, privacy), "reason": reason, "at": clock(declined.start)}
    if declined.end.date() > declined.start.date():
        return QCoreApplication.translate(
            "Today", "{who}: {reason} at {at}, so not asked again today."
        ).format(**values)
    text = QCoreApplication.translate("Today", "{who}: {reason} at {at}, so not asked before {until}.")
    return text.format(until=clock(declined.end), **values)
