"""From rows to the contents of documents: everything a document may say, each piece with its share tier.

Nothing is filtered here; ``documents`` of this room asks ``documents.audience`` before anything is built.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from hospital_iep.documents.audience import Piece
from hospital_iep.documents.builders.accommodations import AccommodationsContents
from hospital_iep.documents.builders.child_timetable import ChildDay, ChildTimetableContents, DayItem
from hospital_iep.documents.builders.common import dated, prompt_words, short_date, team_role
from hospital_iep.documents.builders.packet import PacketContents
from hospital_iep.documents.builders.timetable import TimetableContents, TimetableDay, TimetableLesson
from hospital_iep.documents.exclusions import EMERGENCY, SAFETY
from hospital_iep.domain.attendance import AttendanceEvent
from hospital_iep.domain.catalogues import return_schemes
from hospital_iep.domain.disclosure import Audience
from hospital_iep.domain.reentry import GradedReturnDayData, ItemState, ReturnDayKind, ReturnState
from hospital_iep.domain.team import TeamRole
from hospital_iep.domain.timetable import LessonState
from hospital_iep.domain.treatment import RoutineKind
from hospital_iep.domain.vocabulary import ShareTier
from hospital_iep.operations import caseload, reentry, settings, week
from hospital_iep.operations.child_time import ChildTime, child_times
from hospital_iep.operations.condition import condition_words, functional, names_condition
from hospital_iep.operations.ready_made import in_language, in_words
from hospital_iep.store.tables import (
    Accommodation,
    Assignment,
    Attendance,
    Consent,
    EmergencyStep,
    HealthFact,
    HomeSchool,
    Need,
    Place,
    Student,
    Teacher,
    TeamMember,
    Voice,
    WardRoutine,
    WorkItem,
)
from hospital_iep.words import apart, say, together

T1, T2, T3, TC, TD = ShareTier.T1, ShareTier.T2, ShareTier.T3, ShareTier.TC, ShareTier.TD

CHILD_SAID_NO = "the child said no"
_PICTURES = {
    "dialysis": "treatment",
    "infusion": "treatment",
    "imaging": "treatment",
    "procedure": "treatment",
    "rehab": "move",
    "airway": "breathing",
    "talk": "talk",
}
_ROUTINE_PICTURES = {RoutineKind.ROUND: "doctors", RoutineKind.REST: "rest"}


def child_timetable(session: Session, student_id: UUID, monday: date) -> ChildTimetableContents:
    """Return the child's week in the child's words: no treatment's name, no other child."""
    child = session.get_one(Student, student_id)
    days = [monday + timedelta(days=number) for number in range(5)]
    times = child_times(session, [student_id], days[0], days[-1])[student_id]
    teachers = {row.id: row for row in session.exec(select(Teacher)).all()}
    rows = [row for row in week.lessons(session, days[0], days[-1]) if student_id in row.student_ids]
    rows = [row for row in rows if row.data.state is not LessonState.WITHDRAWN]
    routines = session.exec(select(WardRoutine)).all()
    shown = []
    for day in days:
        items = [
            DayItem("lesson", row.data.start.time(), row.subject, _first_name(teachers[row.teacher_id].name))
            for row in rows
            if row.data.start.date() == day
        ]
        items += _treatments(times, day) + _routine(routines, times, day)
        shown.append(ChildDay(day, tuple(sorted(items, key=lambda item: (item.at, item.kind)))))
    names = sorted({_first_name(teachers[row.teacher_id].name) for row in rows})
    teacher = names[0] if len(names) == 1 else ""
    return ChildTimetableContents(child.first_name, tuple(shown), teacher, _clock_hours(session))


def _clock_hours(session: Session) -> int:
    """Return on which clock prints for children say their times: of 24 or of 12 hours."""
    return int(settings.value(session, "hour_cycle") or "24")


def _first_name(name: str) -> str:
    return name.split(maxsplit=1)[0] if name.strip() else ""


def _treatments(times: ChildTime, day: date) -> list[DayItem]:
    return [
        DayItem(_PICTURES.get(block.display.value, "treatment"), block.start.time())
        for block in times.blocks
        if block.start.date() == day and block.display.value != "routine" and block.start < block.end
    ]


def _routine_picture(routine: WardRoutine) -> str:
    """Return the picture of a part of the ward's day: of meals those two that a school day has."""
    if routine.kind is not RoutineKind.MEAL:
        return _ROUTINE_PICTURES.get(routine.kind, "")
    hour = routine.start.hour
    return "breakfast" if hour < 10 else "meal" if 11 <= hour < 15 else ""


def _routine(routines: Sequence[WardRoutine], times: ChildTime, day: date) -> list[DayItem]:
    items = []
    for routine in routines:
        picture = _routine_picture(routine)
        here = times.place_at(datetime.combine(day, routine.start))
        if picture and routine.holds_on(day) and here == routine.place_id:
            items.append(DayItem(picture, routine.start))
    return items


def timetable(
    session: Session,
    first: date,
    last: date,
    *,
    teacher_id: UUID | None = None,
    student_id: UUID | None = None,
    place_id: UUID | None = None,
    alone: bool = False,
) -> TimetableContents:
    """Return a week's lessons of a teacher, a child, a ward or everybody, with initials only.

    ``alone`` leaves out who else is taught in the child's lessons: it is for readers outside the hospital.
    """
    known = {row.id: row for row in caseload.students(session)}
    teachers = {row.id: row.name for row in session.exec(select(Teacher)).all()}
    places = {row.id: row.name for row in session.exec(select(Place)).all()}
    rows = [
        row
        for row in week.lessons(session, first, last)
        if row.data.state is not LessonState.WITHDRAWN
        and teacher_id in (None, row.teacher_id)
        and place_id in (None, row.place_id)
        and (student_id is None or student_id in row.student_ids)
    ]
    school = settings.school_day(session)
    days = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        lessons = tuple(
            TimetableLesson(
                start=row.data.start.time(),
                end=row.data.end.time(),
                who=", ".join(
                    known[key].initials
                    for key in row.student_ids
                    if key in known and (key == student_id or not alone)
                ),
                subject=row.subject,
                teacher=teachers.get(row.teacher_id, ""),
                place=places.get(row.place_id, ""),
            )
            for row in rows
            if row.data.start.date() == day
        )
        if lessons or day.weekday() in school.weekdays:
            days.append(TimetableDay(day, lessons))
    whose = ""
    if teacher_id is not None:
        whose = teachers.get(teacher_id, "")
    elif student_id is not None:
        whose = known[student_id].initials
    elif place_id is not None:
        whose = places.get(place_id, "")
    return TimetableContents(whose, tuple(days), hours=_clock_hours(session))


def accommodations(
    session: Session, student_id: UUID, today: date, language: str = "en", *, place: str = "school"
) -> AccommodationsContents:
    """Return what to do for a child at a place, with the reasons as nurse's pieces."""
    child = session.get_one(Student, student_id)
    rows = session.exec(select(Accommodation).where(Accommodation.student_id == student_id)).all()
    rows = sorted(rows, key=lambda row: (row.position, row.code))
    held = [row for row in rows if row.holds_on(today) and (not row.places or place in row.places)]
    voices = session.exec(select(Voice).where(Voice.student_id == student_id)).all()
    never = [
        Piece(voice.text, T1, part="What not to do", kept="" if voice.may_be_shared else CHILD_SAID_NO)
        for voice in sorted(voices, key=lambda voice: voice.position)
        if voice.prompt.casefold().startswith("please don")
    ]
    until = [row.review_on or row.ends_on for row in held]
    condition = condition_words(session, student_id)
    safety = [Piece(child.safety_line, T1, part=SAFETY)] if child.safety_line else []
    do = in_language([Piece(row.text, T1, part=say("What to do")) for row in held], language)
    return AccommodationsContents(
        called=child.called,
        grade=child.grade,
        agreed=bool(held or never),
        do=functional(do, condition),
        never=functional(never, condition),
        because=tuple(
            Piece(
                together(": ", (in_words(row.text, language), in_words(row.because, language)), language),
                T2,
                part="Reasons for accommodations",
                was=(f"{row.text}: {row.because}",),
            )
            for row in held
            if row.because
        ),
        safety=next(iter(functional(safety, condition)), None),
        valid_until=min((day for day in until if day), default=None),
        questions_to=_named_contact(session, student_id),
    )


def _named_contact(session: Session, student_id: UUID) -> str:
    query = (
        select(Teacher.name)
        .join(Assignment, Assignment.teacher_id == Teacher.id)  # type: ignore[arg-type]
        .where(Assignment.student_id == student_id)
    )
    return session.exec(query).first() or ""


def packet(session: Session, student_id: UUID, today: date, language: str = "en") -> PacketContents:
    """Return everything a re-entry packet may say, for all readers together."""
    child = session.get_one(Student, student_id)
    school = session.get(HomeSchool, child.school_id) if child.school_id else None
    back = reentry.reentry(session, student_id, today)
    condition = condition_words(session, student_id)
    contents = PacketContents(
        called=child.called,
        school=school.name if school else "",
        grade=child.grade,
        return_on=back.data.return_on if back else None,
        return_is_agreed=bool(back and back.data.return_state in (ReturnState.AGREED, ReturnState.HAPPENED)),
        sheet=accommodations(session, student_id, today, language),
        health=_health(session, student_id, language),
        emergency=emergency(session, student_id),
        emergency_note=emergency_note(session, student_id, language),
        work=functional(_work(session, student_id, language), condition),
        voices=functional(_voices(session, student_id, language), condition),
        contacts=_contacts(session, student_id, language, condition),
        attendance=attendance(session, student_id, language),
    )
    if back is None:
        return contents
    limits = [
        Piece(line, T1, part="Limits at school") for line in back.data.limits.splitlines() if line.strip()
    ]
    for label, value in (
        (say("Place to rest", language), back.data.rest_place),
        (say("Transport", language), back.data.transport),
    ):
        if value:
            limits.append(Piece(f"{label}: {apart(value, language)}", T1, part="Limits at school"))
    approved = "" if back.data.script_approved_on else "the child has not approved the words"
    script = tuple(
        Piece(line, TC, part="Words for classmates", kept=approved)
        for line in back.data.class_script.splitlines()
        if line.strip()
    )
    return replace(
        contents,
        limits=functional(limits, condition),
        script=script,
        graded_return=graded_return(back, language),
        rules=functional(_rules(back, language), condition),
        checklist=checklist(back, language, condition),
    )


_KINDS = {
    "diagnosis": "Diagnosis",
    "medicine": "Medicine",
    "device": "Device",
    "allergy": "Allergy",
    "restriction": "Restriction",
    "side-effect": "Side effect",
}


def _health(session: Session, student_id: UUID, language: str) -> tuple[Piece, ...]:
    rows = session.exec(select(HealthFact).where(HealthFact.student_id == student_id)).all()
    order = {"diagnosis": 0, "medicine": 1, "device": 2, "allergy": 3, "restriction": 4, "side-effect": 5}
    ordered = sorted(rows, key=lambda row: (order.get(row.kind or "", 9), row.text))
    return tuple(
        Piece(
            say(_KINDS.get(row.kind or "", "Health"), language),
            T2,
            part=say("Diagnosis, medicines"),
            kind=_KINDS.get(row.kind or "", ""),
            more=(in_words(row.text, language), row.source),
            was=(row.text,),
        )
        for row in ordered
    )


def emergency(session: Session, student_id: UUID) -> tuple[Piece, ...]:
    """Return the lines of a child's emergency page: what to see, what to do, whom to call."""
    rows = session.exec(select(EmergencyStep).where(EmergencyStep.student_id == student_id)).all()
    return tuple(
        Piece(row.if_you_see, T1, part=EMERGENCY, more=(row.do_this, row.call))
        for row in sorted(rows, key=lambda row: row.position)
    )


def emergency_note(session: Session, student_id: UUID, language: str) -> str:
    """Say with whom the emergency page is agreed; a name that tells the condition is left out."""
    steps = session.exec(select(EmergencyStep).where(EmergencyStep.student_id == student_id)).all()
    if not steps:
        return ""
    condition = condition_words(session, student_id)
    names = dict.fromkeys(
        say("the clinic", language) if names_condition(step.agreed_with, condition) else step.agreed_with
        for step in sorted(steps, key=lambda step: step.position)
        if step.agreed_with.strip()
    )
    text = say("Agreed with {names}; no medical advice of ours.", language)
    if not names:
        text = say("Not agreed with the clinic yet; no medical advice of ours.", language)
    elif not all(step.agreed_with.strip() for step in steps):
        text = say("Agreed only in part, with {names}; no medical advice of ours.", language)
    return text.format(names=", ".join(names))


def names_condition_in_emergency(session: Session, student_id: UUID) -> bool:
    """Return whether a line of the emergency page names the condition; it goes to all staff even so."""
    condition = condition_words(session, student_id)
    return any(
        names_condition(text, condition)
        for piece in emergency(session, student_id)
        for text in (piece.text, *piece.more)
    )


def _work(session: Session, student_id: UUID, language: str) -> tuple[Piece, ...]:
    rows = session.exec(select(WorkItem).where(WorkItem.student_id == student_id)).all()
    pieces = []
    for row in sorted(rows, key=lambda row: (row.subject, row.title)):
        state = say("open", language)
        if row.weight == "excused":
            state = say("excused", language)
        elif row.sent_on:
            state = say("sent back", language)
        elif row.done_on:
            state = say("done", language)
        pieces.append(Piece(row.subject, T1, part="Work done, work excused", more=(row.title, state)))
    return tuple(pieces)


def _voices(session: Session, student_id: UUID, language: str) -> tuple[Piece, ...]:
    rows = session.exec(select(Voice).where(Voice.student_id == student_id)).all()
    return tuple(
        Piece(
            prompt_words(row.prompt, language), T1, part="What the child wants you to know", more=(row.text,),
            kept="" if row.may_be_shared else CHILD_SAID_NO,
        )
        for row in sorted(rows, key=lambda row: row.position)
    )  # fmt: skip


def _contacts(
    session: Session, student_id: UUID, language: str, condition: Collection[str]
) -> tuple[Piece, ...]:
    rows = session.exec(select(TeamMember).where(TeamMember.student_id == student_id)).all()
    return tuple(
        Piece(
            row.name,
            T2 if row.role in ("PHY", "PSY") else T1,
            part="Contacts",
            more=(team_role(row.role or "", language) or row.organisation, row.phone),
            names_condition=not row.role and names_condition(row.organisation, condition),
        )
        for row in sorted(rows, key=lambda row: (row.role or "", row.name))
    )


def attendance(session: Session, student_id: UUID, language: str) -> tuple[Piece, ...]:
    """Return the minutes taught in each week, for the district: no clinical detail."""
    rows = session.exec(select(Attendance).where(Attendance.student_id == student_id)).all()
    weeks: dict[date, int] = {}
    for row in rows:
        if row.start is not None and row.event is AttendanceEvent.TAUGHT:
            monday = week.week_of(row.start.date())[0]
            weeks[monday] = weeks.get(monday, 0) + row.minutes
    needs = session.exec(select(Need).where(Need.student_id == student_id)).all()
    pieces = []
    years = {monday.year for monday in weeks}
    for monday, minutes in sorted(weeks.items()):
        agreed = sum(
            need.minutes_per_week for need in needs if need.holds_in(monday, monday + timedelta(days=6))
        )
        text = dated(monday, language, years=years)
        pieces.append(Piece(text, TD, part="Attendance and hours", more=(str(minutes), str(agreed))))
    return tuple(pieces)


def graded_return(back: reentry.ReentryRow, language: str) -> tuple[Piece, ...]:
    """Return the graded return, a piece for each week with its five days; treatment is not named."""
    words = {day.on: _return_day(day, language) for day in back.days if day.on is not None}
    words |= dict.fromkeys(back.closed, say("closed", language))
    weeks: dict[date, list[str]] = {}
    for day, text in words.items():
        if day.weekday() < 5:
            row = weeks.setdefault(week.week_of(day)[0], [""] * 5)
            row[day.weekday()] = text
    return tuple(
        Piece(short_date(monday, language), T1, part="Graded return", more=tuple(row))
        for monday, row in sorted(weeks.items())
    )


def _return_day(day: GradedReturnDayData, language: str) -> str:
    words = {
        ReturnDayKind.ONLINE: say("online", language),
        ReturnDayKind.HOME: say("at home", language),
        ReturnDayKind.TREATMENT: say("away", language),
        ReturnDayKind.NONE: "-",
    }
    if day.kind is not ReturnDayKind.SCHOOL:
        return words[day.kind]
    if day.hours is None:
        return say("full day", language)
    return say("{hours} h", language, hours=f"{day.hours:g}")


def _rules(back: reentry.ReentryRow, language: str) -> tuple[Piece, ...]:
    if back.scheme is None or not back.days:
        return ()
    lines: list[tuple[str, tuple[str, ...]]] = []
    if back.closed:
        lines.append((_when_closed(back.scheme.scheme, language), ()))
    for text, rule in (
        (say("Step up: {rule}.", language), back.scheme.step_up),
        (say("Step down: {rule}.", language), back.scheme.step_down),
    ):
        if rule:
            lines.append((text.format(rule=apart(in_words(rule, language), language)), (rule,)))
    if back.scheme.ends_on:
        ends = short_date(back.scheme.ends_on, language)
        lines.append((say("Ends on {date}.", language, date=ends), ()))
    return tuple(Piece(line, T1, part="Rules of the return", was=was) for line, was in lines)


def _when_closed(scheme: str, language: str) -> str:
    """Return what becomes of the steps on days on which the school is shut."""
    known = return_schemes().get(scheme)
    if known is not None and known.follows_treatment:
        return say("On days when the school is closed there are no hours.", language)
    return say(
        "On days when the school is closed there are no hours; the steps go on the next school day.", language
    )


def role_words(role: TeamRole | None, language: str) -> str:
    """Return a team role in words; nothing where nobody is named."""
    return team_role(role.value, language) if role is not None else ""


def checklist(back: reentry.ReentryRow, language: str, condition: Collection[str]) -> tuple[Piece, ...]:
    """Return what is still to do, each item with its own share tier; classmates never get it."""
    rows = [item for item in back.items if item.data.state is ItemState.OPEN]
    rows.sort(key=lambda item: (str(item.data.due_on or "9999"), item.data.code))
    pieces = [
        Piece(
            item.data.short or item.data.action,
            item.data.share_tier,
            part="Checklist",
            not_for=Audience.CLASSMATES,
            item=item.data.code,
            more=(
                role_words(item.data.owner, language),
                short_date(item.data.due_on, language)
                if item.data.due_on
                else say("not known yet", language),
            ),
        )
        for item in rows
    ]
    return functional(in_language(pieces, language), condition)


def consents(session: Session, student_id: UUID) -> list[Consent]:
    """Return a child's consents, the newest first."""
    rows = session.exec(select(Consent).where(col(Consent.student_id) == student_id)).all()
    return sorted(rows, key=lambda row: (str(row.signed_on), str(row.id)), reverse=True)
