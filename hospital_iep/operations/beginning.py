"""A new case file begins with the person who made it, a ward and a usual day: enough to teach tomorrow."""

from datetime import time

from sqlmodel import Session, select

from hospital_iep.domain.catalogues import ward_routines
from hospital_iep.domain.rights import Role
from hospital_iep.domain.timetable import PlaceKind
from hospital_iep.store.database import acting
from hospital_iep.store.tables import Person, Place, Setting, Teacher, TeachingHours, WardRoutine

SUBJECTS = ("Maths", "English", "Reading", "Science", "History", "Art")
HOURS = ((time(9), time(12)), (time(13, 30), time(16)))


def begin(session: Session, time_zone: str, ward: str, routine: str = "") -> None:
    """Enter the acting person, one ward, remote lessons, and a routine of the catalogue; all to be edited.

    A second call changes nothing. Who teaches gets usual hours and subjects, which Settings can change.
    """
    who = acting(session)
    if session.exec(select(Place)).first() is None:
        place = Place(name=ward, kind=PlaceKind.WARD)
        session.add(place)
        session.add(Place(name="Video lesson", kind=PlaceKind.REMOTE))
        session.flush()
        if routine:
            for event in ward_routines()[routine].event:
                session.add(WardRoutine.model_validate(event.data(), update={"place_id": place.id}))
        session.add(Setting(name="time_zone", value=time_zone))
    if session.get(Person, who.id) is not None:
        return
    role = Role(who.role)
    teacher = None
    if role in (Role.TEACHER, Role.HOMEBOUND_TEACHER):
        teacher = Teacher(name=who.name, subjects=list(SUBJECTS))
        session.add(teacher)
        session.flush()
        for weekday in range(5):
            for start, end in HOURS:
                session.add(TeachingHours(teacher_id=teacher.id, weekday=weekday, start=start, end=end))
    session.add(Person(id=who.id, name=who.name, role=role, teacher_id=teacher.id if teacher else None))
