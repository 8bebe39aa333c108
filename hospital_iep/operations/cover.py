"""A teacher is away for a day: write it down, and hand each child of that day over on one page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlmodel import Session, select

from hospital_iep.documents.audience import Piece, Withheld, for_audience
from hospital_iep.documents.builders.common import (
    Cover,
    clock,
    isolation_words,
    long_date,
    short_date,
)
from hospital_iep.documents.builders.sheet import SheetContents, SheetSection, build
from hospital_iep.documents.model import Look
from hospital_iep.domain.disclosure import Audience, DocumentKind
from hospital_iep.domain.rights import Act, Subject
from hospital_iep.domain.team import TeacherBusyData
from hospital_iep.domain.timetable import LessonState
from hospital_iep.domain.vocabulary import ShareTier
from hospital_iep.operations import caseload, contents, records, today, week
from hospital_iep.operations.documents import Draft, permission
from hospital_iep.operations.permission import require
from hospital_iep.operations.week import LessonRow
from hospital_iep.store.tables import Attendance, Teacher
from hospital_iep.words import apart, say, together

MOST_HELPS = 8  # more would not fit on the child's one page


def away(session: Session, teacher_id: UUID, day: date, reason: str = "") -> UUID:
    """Write down that a teacher does not teach on a day; their lessons of it then ask for a repair."""
    begin = datetime.combine(day, time())
    data = TeacherBusyData(start=begin, end=begin + timedelta(days=1), reason=reason)
    return records.add(session, data, teacher_id=teacher_id)


def lessons_of(session: Session, teacher_id: UUID, day: date) -> list[LessonRow]:
    """Return a teacher's lessons of a day: those still theirs, and those told as theirs, wherever now."""
    first, last = week.week_of(day)
    return [row for row in week.lessons(session, first, last) if _is_theirs(row, teacher_id, day)]


def _is_theirs(row: LessonRow, teacher_id: UUID, day: date) -> bool:
    data = row.data
    told = data.published_start is not None and data.published_start.date() == day
    return (row.teacher_id == teacher_id and data.start.date() == day) or (
        told and data.published_teacher == str(teacher_id)
    )


def handover(
    session: Session, teacher_id: UUID, day: date, *, issued_on: date, language: str, practice: bool = False
) -> Draft:
    """Return what colleagues need who take over a teacher's day: one page for each child, with initials."""
    require(session, Act.READ, Subject.DOCUMENT)
    rows = lessons_of(session, teacher_id, day)
    here = {key for row in rows for key in row.student_ids}
    children = [row for row in caseload.students(session) if row.id in here]
    sections, withheld = [], list[Withheld]()
    for number, child in enumerate(children):
        mine = [row for row in rows if child.id in row.student_ids]
        section = _page(session, child, mine, day, language)
        kept, more = for_audience(section, Audience.STAFF, ())
        sections.append(replace(kept, own_page=number > 0))
        withheld += more
    name = session.get_one(Teacher, teacher_id).name
    gathered = SheetContents(
        say("Handover: the lessons of {name}", language, name=name),
        opening=long_date(day, language) if children else say("No lessons.", language),
        sections=tuple(sections),
        look=Look.ROUND,
    )
    cover = Cover(language, Audience.STAFF.value, issued_on, practice=practice)
    return Draft(
        kind=DocumentKind.ROUND,
        audience=Audience.STAFF,
        student_id=None,
        document=build(gathered, cover),
        withheld=tuple(withheld),
        goes_in=tuple(section.heading for section in sections),
        recipient="",
        consent_id=None,
        allowed_because=permission(session, None, Audience.STAFF, issued_on).because,
    )


def _page(
    session: Session, child: caseload.StudentRow, rows: Sequence[LessonRow], day: date, language: str
) -> SheetSection:
    said = [
        *_lessons(session, rows, language),
        *_at_the_bed(session, rows, language),
        *_lately(session, child, day, language),
    ]
    sheet = contents.accommodations(session, child.id, day, language, place="bed")
    pieces = [Piece(what, ShareTier.T1, more=(_unnamed(text, child),)) for what, text in said]
    helps = say("What helps", language)
    pieces += [_row(helps, piece, child) for piece in sheet.do[:MOST_HELPS]]
    pieces += [_row(say("Please don\u2019t", language), piece, child) for piece in sheet.never]
    bed = say("bed {bed}", language, bed=child.bed) if child.bed else ""
    heading = together(", ", (child.initials, child.place, bed), language)
    columns = (say("What", language), say("For this visit", language))
    return SheetSection(heading, tuple(pieces), columns, (2, 8))


def _row(what: str, piece: Piece, child: caseload.StudentRow) -> Piece:
    """Turn one thing to do into a row of the page; who may read it stays."""
    return replace(piece, text=what, more=(_unnamed(piece.text, child),))


def _unnamed(text: str, child: caseload.StudentRow) -> str:
    """Return a text with the child's initials for its name."""
    for name in sorted({child.full_name, child.called, child.called.split(" ")[0]}, key=len, reverse=True):
        text = text.replace(name, child.initials) if name else text
    return text


def _lessons(session: Session, rows: Sequence[LessonRow], language: str) -> Iterator[tuple[str, str]]:
    names = {row.id: row.name for row in session.exec(select(Teacher)).all()}
    for row in rows:
        if row.data.state is LessonState.WITHDRAWN:
            yield (
                say("Lesson", language),
                say(
                    "{subject} falls out; {minutes} min are owed.",
                    language,
                    subject=row.subject,
                    minutes=row.data.minutes,
                ),
            )
            continue
        start, end = row.data.start, row.data.end
        span = apart(f"{clock(start.time())} - {clock(end.time())}", language)
        what = (f"{short_date(start.date(), language)} {span}", row.subject, names.get(row.teacher_id, ""))
        yield say("Lesson", language), together(", ", what, language)


def _at_the_bed(session: Session, rows: Sequence[LessonRow], language: str) -> Iterator[tuple[str, str]]:
    """Say what to mind, how the child should be, and what is worked on, by the visits as they stand."""
    keys = {row.id for row in rows}
    days = {row.data.start.date() for row in rows if row.data.state is not LessonState.WITHDRAWN}
    visits = [
        visit for on in sorted(days) for visit in today.round_of(session, on) if visit.lesson.id in keys
    ]
    kinds = [isolation_words(visit.isolation, language) for visit in visits if visit.isolation]
    for line in dict.fromkeys([*kinds, *(line for visit in visits for line in visit.safety)]):
        yield say("Mind", language), line
    for visit in visits:
        level = say(
            "{level} of 4 expected, the lesson takes {needed}",
            language,
            level=visit.expected_level,
            needed=visit.needed_level,
        )
        yield say("Energy", language), f"{clock(visit.lesson.data.start.time())}: {level}"
    for goal in dict.fromkeys(visit.goal for visit in visits if visit.goal):
        yield say("Working on", language), goal


def _lately(
    session: Session, child: caseload.StudentRow, day: date, language: str
) -> Iterator[tuple[str, str]]:
    """Say what was done last in each subject, and what the ward told on the day."""
    logs = session.exec(select(Attendance).where(Attendance.student_id == child.id)).all()
    last: dict[str, Attendance] = {}
    for log in sorted(logs, key=lambda log: str(log.start)):
        if log.topic and log.start is not None and log.start.date() <= day:
            last[log.subject] = log
    for subject, log in last.items():
        assert log.start is not None
        said = together(": ", (subject, log.topic), language)
        yield (
            say("Last time", language),
            f"{short_date(log.start.date(), language)}, {said}",
        )
    for note in today.ward_notes(session, day):
        if note.student.id == child.id:
            yield say("From the ward", language), note.text
