"""Every operation asks here before it reads or writes."""

from uuid import UUID

from sqlmodel import Session, select

from hospital_iep.domain.rights import Act, NotAllowedError, PersonData, Role, Subject, allowed
from hospital_iep.store.database import acting
from hospital_iep.store.tables import Assignment, Person


def person(session: Session) -> PersonData:
    """Return who is at the desk."""
    who = acting(session)
    return PersonData(name=who.name, role=Role(who.role))


def require(session: Session, act: Act, subject: Subject, student_id: UUID | None = None) -> PersonData:
    """Return who is at the desk, or raise ``NotAllowedError`` where their role does not let them."""
    who = person(session)
    assigned = student_id is None or who.role is not Role.HOMEBOUND_TEACHER or _assigned(session, student_id)
    if not allowed(who.role, act, subject, assigned=assigned):
        raise NotAllowedError(f"{who.role.value}: {act.value} {subject.value}")
    return who


def _assigned(session: Session, student_id: UUID) -> bool:
    query = (
        select(Assignment.id)
        .join(Person, Person.teacher_id == Assignment.teacher_id)  # type: ignore[arg-type]
        .where(Person.id == acting(session).id, Assignment.student_id == student_id)
    )
    return session.exec(query).first() is not None
