"""The contents of the plain sheets: emergency page, checklist, plan, progress, hours, forms, letter."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from hospital_iep.documents.audience import Piece
from hospital_iep.documents.builders.common import (
    area_words,
    chart_date,
    clock,
    dated,
    isolation_words,
    service_words,
    short_date,
)
from hospital_iep.documents.builders.sheet import SheetContents, SheetSection
from hospital_iep.documents.model import Chart, Look, Point
from hospital_iep.domain.disclosure import DocumentKind
from hospital_iep.domain.vocabulary import ShareTier
from hospital_iep.operations import caseload, contents, reentry, today, week
from hospital_iep.operations.condition import condition_words, functional, names_condition
from hospital_iep.operations.today import Visit
from hospital_iep.store.tables import (
    Goal,
    Meeting,
    Need,
    Plan,
    PresentLevel,
    ProgressEntry,
    Service,
    Student,
    Teacher,
)
from hospital_iep.words import say, together

T1, T2, TD = ShareTier.T1, ShareTier.T2, ShareTier.TD


class NeedsStudentError(Exception):
    """This sheet is about one child."""


def gather(
    session: Session,
    kind: DocumentKind,
    student_id: UUID | None,
    day: date,
    language: str,
    teacher_id: UUID | None = None,
) -> SheetContents:
    """Return what a plain sheet may say; ``documents`` filters it for the reader.

    ``teacher_id`` asks for one teacher's round; without it the sheet has everybody's, a page for each.
    """
    if kind is DocumentKind.ROUND:
        return _round(session, day, language, teacher_id)
    if student_id is None:
        raise NeedsStudentError
    return _MAKERS[kind](session, session.get_one(Student, student_id), day, language)


def _round(session: Session, day: date, language: str, teacher_id: UUID | None) -> SheetContents:
    names = {row.id: row.name for row in session.exec(select(Teacher)).all()}
    visits = today.round_of(session, day, teacher_id)
    title, sections = say("Round sheet", language), list[SheetSection]()
    if teacher_id is not None:
        title = say("Round sheet: {whose}", language).format(whose=names[teacher_id])
    else:
        going = sorted({visit.lesson.teacher_id for visit in visits}, key=lambda key: (names[key], str(key)))
        for number, key in enumerate(going):
            theirs = [visit for visit in visits if visit.lesson.teacher_id == key]
            sections.append(replace(_visits(names[key], theirs, language), own_page=number > 0))
    if not sections:
        sections = [_visits(say("Visits", language), visits, language)]
    return SheetContents(title, sections=tuple(sections), dated=day, look=Look.ROUND)


def _visits(heading: str, visits: Sequence[Visit], language: str) -> SheetSection:
    """Return one round: each visit a row, with room to write what was taught."""
    pieces = tuple(
        Piece(
            f"{clock(visit.lesson.data.start.time())} - {clock(visit.lesson.data.end.time())}",
            T1,
            more=(
                ", ".join(student.initials for student in visit.students),
                visit.lesson.subject,
                together(" ", (visit.place, visit.bed), language),
                together("; ", (isolation_words(visit.isolation, language), *visit.safety), language),
                "",
            ),
        )
        for visit in visits
    )
    columns = (
        say("Time", language),
        say("Who", language),
        say("Subject", language),
        say("Place", language),
        say("Mind", language),
        say("Taught, energy", language),
    )
    return SheetSection(
        heading, pieces, columns, (2, 1.3, 2, 2.4, 4, 2.6), empty=say("No visits today.", language)
    )


def _emergency(session: Session, child: Student, _day: date, language: str) -> SheetContents:
    columns = (say("If you see", language), say("Do this", language), say("Call", language))
    section = SheetSection(
        say("What to look for and what to do", language),
        contents.emergency(session, child.id),
        columns,
        (3, 4, 2),
        empty=say("Nothing is agreed yet.", language),
        note=contents.emergency_note(session, child.id, language),
    )
    title = say("Emergency page: {name}", language, name=child.called)
    return SheetContents(title, sections=(section,))


def _checklist(session: Session, child: Student, day: date, language: str) -> SheetContents:
    back = reentry.reentry(session, child.id, day)
    columns = (say("What", language), say("Who", language), say("By", language))
    pieces = contents.checklist(back, language, condition_words(session, child.id)) if back else ()
    section = SheetSection(
        say("Still to do", language), pieces, columns, (4, 1.5, 2), empty=say("Nothing is open.", language)
    )
    title = say("Back to school: checklist for {name}", language, name=child.called)
    return SheetContents(title, sections=(section,))


def _plan(session: Session, child: Student, day: date, language: str) -> SheetContents:
    plans = session.exec(select(Plan).where(Plan.student_id == child.id)).all()
    keys = [plan.id for plan in plans]
    levels = [row for row in session.exec(select(PresentLevel)).all() if row.plan_id in keys]
    goals = [row for row in session.exec(select(Goal)).all() if row.plan_id in keys]
    needs = session.exec(select(Need).where(Need.student_id == child.id)).all()
    services = session.exec(select(Service).where(Service.student_id == child.id)).all()
    sheet = contents.accommodations(session, child.id, day, language, place="bed")
    condition = condition_words(session, child.id)
    sections = (
        SheetSection(
            say("Present levels", language),
            functional(
                [
                    Piece(
                        area_words(row.area, language), T1, part="Present levels", more=(row.text, row.source)
                    )
                    for row in sorted(levels, key=lambda row: row.position)
                ],
                condition,
            ),
            (say("Area", language), say("Now", language), say("How we know", language)),
            (2, 5, 2),
        ),
        SheetSection(
            say("Goals", language),
            functional(
                [
                    Piece(row.sentence(), T1, part="Goals")
                    for row in sorted(goals, key=lambda row: row.position)
                    if row.sentence()
                ],
                condition,
            ),
        ),
        SheetSection(say("What we do differently", language), sheet.do),
        SheetSection(
            say("Teaching each week", language),
            functional(_teaching(needs, day, language), condition),
            (say("Subject", language), say("Minutes", language)),
            (4, 2),
        ),
        SheetSection(
            say("Services", language),
            tuple(
                Piece(
                    service_words(row.kind, language) if row.kind else say("Service", language),
                    TD,
                    part="Services",
                    more=(row.provider, "" if row.minutes_per_week is None else str(row.minutes_per_week)),
                    names_condition=names_condition(row.provider, condition),  # what is given is no diagnosis
                )
                for row in sorted(services, key=lambda row: (row.provider, str(row.kind)))
            ),
            (say("Service", language), say("Given by", language), say("Minutes a week", language)),
            (3, 3, 2),
        ),
    )
    title = say("Clinical-education plan: {name}", language, name=child.called)
    note = say("This is a clinical-education plan. It is not the legal IEP.", language)
    return SheetContents(title, sections=sections, note=note)


def _teaching(needs: Sequence[Need], day: date, language: str) -> tuple[Piece, ...]:
    """Return what is taught in the week of a day; after it, with its first day, what begins later."""
    first, last = week.week_of(day)
    rows = sorted(needs, key=lambda row: row.subject)
    taught = [(row.subject, row) for row in rows if row.holds_in(first, last)]
    later = [(row.starts_on, row) for row in rows if row.starts_on and row.starts_on > last]
    for begins, row in sorted(later, key=lambda each: each[0]):
        words = say("from {date}", language).format(date=dated(begins, language, years={day.year}))
        taught.append((f"{row.subject}, {words}", row))
    return tuple(Piece(text, T1, part="Services", more=(str(row.minutes_per_week),)) for text, row in taught)


def _progress(session: Session, child: Student, _day: date, language: str) -> SheetContents:
    plans = {plan.id for plan in session.exec(select(Plan).where(Plan.student_id == child.id)).all()}
    goals = [row for row in session.exec(select(Goal)).all() if row.plan_id in plans]
    condition = condition_words(session, child.id)
    sections = []
    for goal in sorted(goals, key=lambda row: row.position):
        entries = session.exec(select(ProgressEntry).where(ProgressEntry.goal_id == goal.id)).all()
        entries = sorted(entries, key=lambda row: str(row.observed_on))
        points = tuple(
            Point(
                chart_date(entry.observed_on, language),
                None if entry.not_tried_medical else entry.value,
            )
            for entry in entries
        )
        title = goal.area or say("Goal", language)
        charts = (Chart(title, goal.unit or "", points, goal.target_value),) if points else ()
        goes = [Piece(goal.sentence(), T1, part="Goals", more=(goal.area, goal.unit))]  # they are its heading
        sections.append(SheetSection(title, functional(goes, condition), charts=charts))
    title = say("Progress: {name}", language, name=child.called)
    return SheetContents(title, sections=tuple(sections))


def _hours(session: Session, child: Student, _day: date, language: str) -> SheetContents:
    columns = (say("Week of", language), say("Minutes taught", language), say("Minutes agreed", language))
    section = SheetSection(
        say("Instruction in hospital", language),
        contents.attendance(session, child.id, language),
        columns,
        empty=say("Nothing was taught yet.", language),
    )
    return SheetContents(
        say("Hours of instruction, pupil {code}", language, code=child.code),
        sections=(section,),
        signers=(say("the hospital teacher", language),),
    )


def _certification(_session: Session, child: Student, _day: date, language: str) -> SheetContents:
    fields = (
        say("Condition confines the pupil to home or hospital (yes, no)", language),
        say("From", language),
        say("Expected until", language),
        say("Minutes of instruction a day the pupil can manage", language),
        say("What the teacher should mind", language),
        say("Licence type and number", language),
    )
    return SheetContents(
        say("Physician's certification, pupil {code}", language, code=child.code),
        opening=say("To be filled in by the treating physician.", language),
        fields=fields,
        signers=(say("the physician", language), say("parent or carer", language)),
    )


def _meeting(session: Session, child: Student, _day: date, language: str) -> SheetContents:
    rows = session.exec(select(Meeting).where(Meeting.student_id == child.id)).all()
    pieces = tuple(
        Piece(
            short_date(row.at.date(), language) if row.at else say("not known yet", language),
            T2,
            part="Meetings",
            more=(together(", ", row.participants, language), row.minutes),
        )
        for row in sorted(rows, key=lambda row: str(row.at))
    )
    columns = (say("When", language), say("Present", language), say("What was agreed", language))
    section = SheetSection(
        say("Meetings", language),
        pieces,
        columns,
        (1.5, 2, 5),
        empty=say("No meeting is recorded yet.", language),
    )
    title = say("Meetings about {name}", language, name=child.called)
    return SheetContents(title, sections=(section,))


def _letter(session: Session, child: Student, day: date, language: str) -> SheetContents:
    row = caseload.student(session, child.id)
    opening = say(
        "{name} is taught in hospital at the moment. Please call us with any question.",
        language,
        name=row.called,
    )
    sheet = contents.accommodations(session, child.id, day, language)
    section = SheetSection(say("What helps", language), sheet.do)
    title = say("Letter to the school", language)
    return SheetContents(
        title,
        opening=opening,
        sections=(section,),
        signers=(say("the hospital teacher", language),),
        dated=day,
    )


_MAKERS: dict[DocumentKind, Callable[[Session, Student, date, str], SheetContents]] = {
    DocumentKind.EMERGENCY: _emergency,
    DocumentKind.CHECKLIST: _checklist,
    DocumentKind.PLAN: _plan,
    DocumentKind.PROGRESS: _progress,
    DocumentKind.HOURS: _hours,
    DocumentKind.ATTENDANCE: _hours,
    DocumentKind.CERTIFICATION: _certification,
    DocumentKind.MEETING: _meeting,
    DocumentKind.LETTER: _letter,
}
