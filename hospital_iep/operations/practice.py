"""The practice hospital: an invented ward made by code from a seed, never mixed with real children.

The cast stands in ``resources/sample/practice.toml``; the days are counted from the Monday of a week, and
the seed varies what a ward varies: minutes of delay, energy checks, what was taught last week.
"""

import tomllib
from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from hospital_iep.domain.accommodation import AccommodationData
from hospital_iep.domain.attendance import AttendanceEvent
from hospital_iep.domain.catalogues import accommodations, treatment
from hospital_iep.domain.consent import ConsentData, ConsentKind, SignatureMode
from hospital_iep.domain.plan import SectionKey, SectionState
from hospital_iep.domain.progress import WorkWeight
from hospital_iep.domain.reentry import ItemState, ReturnState
from hospital_iep.domain.rights import Role
from hospital_iep.domain.student import CareSetting, StudentData
from hospital_iep.domain.team import TeamRole
from hospital_iep.domain.timetable import PlaceKind
from hospital_iep.domain.treatment import (
    CheckMoment,
    CoursePattern,
    IsolationKind,
    Rater,
    RoutineKind,
)
from hospital_iep.operations import caseload, reentry, settings
from hospital_iep.paths import resource
from hospital_iep.store import tables
from hospital_iep.store.database import acting

PRACTICE_WEEK = date(2026, 11, 23)
WEEKS = 2
LEFT_OPEN = {"C2", "C8"}  # so that something is late, as it always is
BEHIND = {"leo", "milo", "zara"}
SECTIONS = (
    SectionKey.ABOUT,
    SectionKey.VOICE,
    SectionKey.GOALS,
    SectionKey.SERVICES,
    SectionKey.ACCOMMODATIONS,
    SectionKey.TRANSPORT,
)
BEGUN = {
    SectionKey.PRESENT_LEVELS,
    SectionKey.GOALS,
    SectionKey.ACCOMMODATIONS,
    SectionKey.SERVICES,
    SectionKey.TEAM,
}
NOTES = (
    "Slept well.",
    "Tired this morning, quiet room please.",
    "Right hand free, left arm sore.",
    "May sit in the chair until noon.",
    "Visitors after three o'clock.",
)
QUESTIONS = (
    ("statutory_plan", "Home school"),
    ("student_identifier", "Home school"),
    ("consultant", "Ward team"),
    ("expected_discharge_on", "Ward team"),
    ("", ""),
)

Plain = dict[str, Any]


@cache
def cast() -> Plain:
    """Return the invented people and places."""
    return tomllib.loads(resource("sample", "practice.toml").read_text(encoding="utf-8"))


class _Filling:
    """Writes the practice hospital into an empty case file."""

    def __init__(self, session: Session, monday: date, seed: int) -> None:
        self.session = session
        self.monday = monday
        self.random = Random(seed)  # noqa: S311  (practice data, nothing secret)
        self.places: dict[str, UUID] = {}
        self.teachers: dict[str, UUID] = {}
        self.schools: dict[str, UUID] = {}

    def day(self, number: int) -> date:
        return self.monday + timedelta(days=number)

    def at(self, number: int, clock: str) -> datetime:
        return datetime.combine(self.day(number), time.fromisoformat(clock))

    def keep(self, row: tables.Kept) -> UUID:
        self.session.add(row)
        return row.id

    def ward(self) -> None:
        """Make places, ways, routines, teachers and schools."""
        settings.set_value(self.session, "time_zone", cast()["time_zone"])
        for each in cast()["place"]:
            self.places[each["id"]] = self.keep(
                tables.Place(name=each["name"], kind=PlaceKind(each["kind"]), capacity=each.get("capacity"))
            )
        self.session.flush()
        for each in cast()["way"]:
            one, other = (self.places[name] for name in each["between"])
            self.keep(tables.Travel(from_id=one, to_id=other, minutes=each["minutes"]))
        for each in cast()["routine"]:
            for place in each["place"]:
                self.keep(
                    tables.WardRoutine(
                        place_id=self.places[place],
                        name=each["name"],
                        kind=RoutineKind(each["kind"]),
                        weekdays=each.get("weekdays", []),
                        start=time.fromisoformat(each["start"]),
                        end=time.fromisoformat(each["end"]),
                        level=each["level"],
                    )
                )
        for each in cast()["school"]:
            self.schools[each["id"]] = self.keep(
                tables.HomeSchool(
                    name=each["name"],
                    phone=each["phone"],
                    district=each["district"],
                    lead_name=each["lead"],
                    nurse_name=each["nurse"],
                    nurse_phone=each["nurse_phone"],
                    holidays=[
                        {"first": str(self.day(first)), "last": str(self.day(last)), "name": name}
                        for first, last, name in each["holidays"]
                    ],
                )
            )

    def staff(self) -> None:
        """Make the teachers with their hours, and everybody who may open the case file."""
        for each in cast()["teacher"]:
            key = self.keep(
                tables.Teacher(
                    name=each["name"],
                    subjects=each["subjects"],
                    max_minutes_per_day=each["max_minutes_per_day"],
                    clearances=each["clearances"],
                )
            )
            self.teachers[each["id"]] = key
            self.session.flush()
            for weekday, start, end in each["hours"]:
                self.keep(
                    tables.TeachingHours(
                        teacher_id=key,
                        weekday=weekday,
                        start=time.fromisoformat(start),
                        end=time.fromisoformat(end),
                    )
                )
            person = tables.Person(name=each["name"], role=Role(each["role"]), teacher_id=key)
            if each["name"] == acting(self.session).name:
                person.id = acting(self.session).id
            self.keep(person)
        for each in cast()["person"]:
            self.keep(tables.Person(name=each["name"], role=Role(each["role"])))

    def child(self, each: Plain) -> UUID:
        """Enter one child with everything the ward knows."""
        given, family = each["name"]
        born = date(
            self.monday.year - each["age"], 1 + self.random.randrange(12), 1 + self.random.randrange(28)
        )
        shortest, longest = each["lesson"]
        data = StudentData(
            given_name=given,
            family_name=family,
            birth_date=born,
            grade=each["grade"],
            home_language=each["language"],
            interpreter_needed=each["language"] != "English",
            setting=CareSetting(each.get("setting", "inpatient")),
            jurisdiction=each["jurisdiction"],
            admitted_on=self.day(-7 - self.random.randrange(14)),
            interests=each["interests"],
            safety_line=each["safety"],
            lesson_minutes_min=shortest,
            lesson_minutes_max=longest,
            can_leave_room=each["can_leave_room"],
            keep_apart=each.get("keep_apart", []),
            student_identifier=f"PRACTICE-{self.random.randrange(1000, 9999)}",
            hospital_number=f"PRACTICE-{each['id'].upper()}",
        )
        key = caseload.add_student(
            self.session,
            data,
            place_id=self.places[each["place"]],
            bed=each["bed"],
            school_id=self.schools[each["school"]],
            teacher_id=self.teachers[each["teacher"]],
        )
        self.session.flush()
        self.health(key, each)
        self.ward_life(key, each)
        self.treatment(key, each)
        self.plan(key, each)
        self.team(key, each)
        self.back_to_school(key, each)
        return key

    def health(self, key: UUID, each: Plain) -> None:
        for kind, text in each["health"]:
            self.keep(
                tables.HealthFact(
                    student_id=key, kind=kind, text=text, source="Ward team", observed_on=self.day(-3)
                )
            )
        for position, (see, do, call) in enumerate(each["emergency"]):
            self.keep(
                tables.EmergencyStep(
                    student_id=key, position=position, if_you_see=see, do_this=do, call=call,
                    agreed_with="Ward team",
                )
            )  # fmt: skip
        for position, (prompt, text, shared) in enumerate(each["voices"]):
            self.keep(
                tables.Voice(
                    student_id=key, position=position, prompt=prompt, text=text, may_be_shared=shared,
                    told_on=self.day(-3),
                )
            )  # fmt: skip

    def ward_life(self, key: UUID, each: Plain) -> None:
        """Add what the ward says in the morning, and work that travels to and from school."""
        for number in range(5):
            if self.random.random() < 0.3:
                text = self.random.choice(NOTES)
                self.keep(
                    tables.WardNote(student_id=key, at=self.at(number, "07:50"), text=text, author="Ward")
                )
        for subject, *_rest in each["needs"][:2]:
            done = self.random.random() < 0.5
            self.keep(
                tables.WorkItem(
                    student_id=key, subject=subject, title=f"{subject}: unit {self.random.randrange(2, 9)}",
                    weight=self.random.choice([WorkWeight.MUST, WorkWeight.SHOULD, WorkWeight.EXCUSED]),
                    asked_on=self.day(-6), received_on=self.day(-4), done_on=self.day(-3) if done else None,
                )
            )  # fmt: skip

    def treatment(self, key: UUID, each: Plain) -> None:
        for kind, first, last in each.get("isolation", []):
            self.keep(
                tables.Isolation(
                    student_id=key,
                    kind=IsolationKind(kind),
                    start=self.at(first, "08:00"),
                    end=self.at(last, "18:00"),
                )
            )
        for kind, weekdays, clock, minutes, *weeks in each["course"]:
            course = tables.TreatmentCourse(
                student_id=key,
                treatment=kind,
                starts_on=self.day(min(weekdays)),
                times=[clock],
                minutes=minutes or treatment(kind).typical_minutes,
                pattern=CoursePattern.WEEKDAYS,
                weekdays=weekdays,
                count=len(weekdays) * (weeks[0] if weeks else WEEKS),
            )
            self.keep(course)
        for number in range(-4, 0):
            self.keep(
                tables.EnergyCheck(
                    student_id=key,
                    at=self.at(number, "10:00") + timedelta(minutes=5 * self.random.randrange(12)),
                    level=self.random.choice([2, 3, 3, 4]),
                    rater=Rater.CHILD,
                    moment=CheckMoment.BEFORE,
                )
            )

    def plan(self, key: UUID, each: Plain) -> None:
        plan = self.session.exec(_plan_of(key)).one()
        plan.starts_on = self.day(-5)
        plan.next_review_on = self.day(23)
        for position, (area, text, source, level) in enumerate(each["levels"]):
            self.keep(
                tables.PresentLevel(
                    plan_id=plan.id, position=position, area=area, text=text, source=source,
                    observed_on=self.day(-4), energy_level=level,
                )
            )  # fmt: skip
        goals: dict[str, UUID] = {}
        for position, (area, condition, behaviour, criterion, method, now, aim, unit) in enumerate(
            each["goals"]
        ):
            goal = tables.Goal(
                plan_id=plan.id, position=position, area=area, condition=condition, behaviour=behaviour,
                criterion=criterion, method=method, unit=unit, baseline_value=now, target_value=aim,
                starts_on=self.day(-5), ends_on=self.day(70),
            )  # fmt: skip
            self.keep(goal)
            self.session.flush()
            goals[area] = goal.id
            for number in (-11, -8, -4):
                value = now + self.random.choice([0, 0, 1]) * (1 if aim > now else 0)
                self.keep(tables.ProgressEntry(goal_id=goal.id, observed_on=self.day(number), value=value))
        catalogue = accommodations()
        for position, code in enumerate(each["accommodations"]):
            entry = catalogue[code]
            data = AccommodationData(
                code=code,
                text=entry.text,
                because=", ".join(entry.answers),
                places=[str(place) for place in entry.places],
                starts_on=self.day(-5),
                review_on=self.day(28),
                advised_by="Ward team",
            )
            self.keep(
                tables.Accommodation.model_validate(data, update={"student_id": key, "position": position})
            )
        for number, (subject, minutes, least, level) in enumerate(each["needs"]):
            self.keep(
                tables.Need(
                    student_id=key, subject=subject, minutes_per_week=minutes, minimum_minutes=least,
                    requires_level=level, modes=_modes(each), teachers=self.may_teach(each),
                    goal_id=goals.get(subject),
                )
            )  # fmt: skip
            self.keep(
                tables.Attendance(
                    student_id=key, start=self.at(-3, "09:30") + timedelta(minutes=40 * number),
                    minutes=5 * self.random.randrange(3, 7), subject=subject,
                    event=AttendanceEvent.TAUGHT, mode="bedside",
                )
            )  # fmt: skip
        self.sections(plan.id)
        self.question(key)

    def sections(self, plan_id: UUID) -> None:
        """Let the plan's sections stand where a ward's plans stand: each a little further or less."""
        done = set(SECTIONS[: self.random.randrange(2, len(SECTIONS))])
        for section in self.session.exec(_sections_of(plan_id)).all():
            if section.key in done:
                section.state = SectionState.COMPLETE
            elif section.key in BEGUN:
                section.state = SectionState.IN_PROGRESS

    def question(self, key: UUID) -> None:
        """Leave something to ask about most children."""
        field, whom = self.random.choice(QUESTIONS)
        if field:
            self.keep(
                tables.OpenQuestion(
                    student_id=key, subject_table="student", subject_field=field, ask_whom=whom,
                    ask_by=self.day(self.random.randrange(2, 9)),
                )
            )  # fmt: skip

    def may_teach(self, each: Plain) -> list[str]:
        """Return who may teach a child: the homebound teacher at home, the ward's teachers in hospital."""
        at_home = each["place"] == "kettle-lane"
        return sorted(str(self.teachers[name]) for name in (("cleo",) if at_home else ("ana", "ben")))

    def team(self, key: UUID, each: Plain) -> None:
        family = each["name"][1]
        school = next(one for one in cast()["school"] if one["id"] == each["school"])
        for name, role, organisation, phone, contact in (
            (f"Pat {family}", TeamRole.PARENT, "", "555 0199", False),
            (school["lead"], TeamRole.SCHOOL_LEAD, school["name"], school["phone"], True),
            (school["nurse"], TeamRole.SCHOOL_NURSE, school["name"], school["nurse_phone"], False),
            ("Dr Quill Inkwell", TeamRole.PHYSICIAN, "Practice hospital", "555 0200", False),
        ):
            self.keep(
                tables.TeamMember(
                    student_id=key, name=name, role=role, organisation=organisation, phone=phone,
                    named_contact=contact,
                )
            )  # fmt: skip
        agreed = each["consent"]
        data = ConsentData(
            kind=ConsentKind.TWO_WAY,
            discloser="Practice hospital",
            recipient=school["name"],
            audiences=agreed["audiences"],
            items=agreed["items"],
            purpose="Return to school",
            signed_on=self.day(-4),
            starts_on=self.day(-4),
            expires_on=self.day(agreed["days"]),
            signer=f"Pat {family}",
            relationship="parent",
            signature=SignatureMode.PAPER,
            copy_given=True,
            child_assent=True,
        )
        self.keep(tables.Consent.model_validate(data, update={"student_id": key}))

    def back_to_school(self, key: UUID, each: Plain) -> None:
        plan = each["reentry"]
        days = plan.get("days")
        reentry.start(
            self.session,
            key,
            overlays=plan["overlays"],
            scheme=plan["scheme"],
            return_on=None if days is None else _on_school_day(self.day(days)),
            state=ReturnState(plan["state"]),
        )
        self.session.flush()
        query = select(tables.ChecklistItem).where(col(tables.ChecklistItem.due_on) < self.monday)
        early = [item for item in self.session.exec(query).all() if item.state is ItemState.OPEN]
        for item in sorted(early, key=lambda item: (str(item.plan_id), item.position)):
            if item.due_on is not None and not (item.code in LEFT_OPEN and each["id"] in BEHIND):
                item.tick(item.due_on, cast()["teacher"][0]["name"])


def _on_school_day(day: date) -> date:
    """Return a day, or the Monday after it at a weekend: nobody goes back to school on a Saturday."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day


def _modes(each: Plain) -> list[str]:
    return (
        ["bedside", "classroom"] if each["can_leave_room"] and each["place"] != "kettle-lane" else ["bedside"]
    )


def _plan_of(student_id: UUID) -> Any:
    return select(tables.Plan).where(tables.Plan.student_id == student_id)


def _sections_of(plan_id: UUID) -> Any:
    return select(tables.PlanSection).where(tables.PlanSection.plan_id == plan_id)


def fill(session: Session, monday: date = PRACTICE_WEEK, seed: int = 1) -> list[UUID]:
    """Write the practice hospital into an empty case file; return the children in the cast's order.

    The same Monday and seed make the same rows, keys included, where keys are repeatable
    (``vocabulary.repeatable_ids``).
    """
    filling = _Filling(session, monday, seed)
    filling.ward()
    filling.staff()
    session.flush()
    return [filling.child(each) for each in cast()["child"]]


def calendar(monday: date, seed: int = 1) -> bytes:
    """Return the practice hospital's own calendar file: two weeks of the first child's appointments."""
    random = Random(seed)  # noqa: S311  (practice data, nothing secret)
    events = [
        ("physio", "Physiotherapy", 1, "14:30", 30),
        ("clinic", "Kidney clinic", 3, "14:50", 30),
        ("scan", "Ultrasound scan", 2, "13:45", 30),
        ("dentist", "Dentist", 8, "10:00", 40),
        ("psychology", "Psychology", 10, "13:30", 45),
    ]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Practice hospital//Invented//EN"]
    for uid, title, number, clock, minutes in events:
        late = timedelta(minutes=5 * random.randrange(2))
        start = datetime.combine(monday + timedelta(days=number), time.fromisoformat(clock)) + late
        end = start + timedelta(minutes=minutes)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{uid}@practice.invalid",
            f"DTSTAMP:{monday:%Y%m%d}T060000Z",
            f"DTSTART:{start:%Y%m%dT%H%M%S}",
            f"DTEND:{end:%Y%m%dT%H%M%S}",
            f"SUMMARY:{title}",
            "SEQUENCE:0",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return ("\r\n".join(lines) + "\r\n").encode()
