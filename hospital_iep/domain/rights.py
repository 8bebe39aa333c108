"""Who may do what: one pure rule that every operation asks.

Roles are enforced by the program, not by mathematics: whoever opens the case file holds its key.
"""

from enum import StrEnum

from hospital_iep.domain.vocabulary import Data, ShareTier, choice, known


class Role(StrEnum):
    """What a person of the staff is to the program."""

    TEACHER = "teacher"
    HOMEBOUND_TEACHER = "homebound-teacher"
    SOCIAL_WORKER = "social-worker"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"


class Act(StrEnum):
    """What a person wants to do."""

    READ = "read"
    WRITE = "write"
    ISSUE = "issue"
    PUBLISH = "publish"
    MANAGE = "manage"


class Subject(StrEnum):
    """What it is done to."""

    STUDENT = "student"
    PLAN = "plan"
    TREATMENT = "treatment"
    WEEK = "week"
    REENTRY = "re-entry"
    CONSENT = "consent"
    DOCUMENT = "document"
    REPORT = "report"
    WARD = "ward"
    PEOPLE = "people"
    BACKUP = "backup"
    AUDIT = "audit"


_TEACHING = {
    Subject.STUDENT: {Act.READ, Act.WRITE},
    Subject.PLAN: {Act.READ, Act.WRITE},
    Subject.TREATMENT: {Act.READ, Act.WRITE},
    Subject.WEEK: {Act.READ, Act.WRITE, Act.PUBLISH},
    Subject.REENTRY: {Act.READ, Act.WRITE},
    Subject.CONSENT: {Act.READ, Act.WRITE},
    Subject.DOCUMENT: {Act.READ, Act.ISSUE},
    Subject.REPORT: {Act.READ},
    Subject.WARD: {Act.READ, Act.WRITE},
    Subject.AUDIT: {Act.READ},
    Subject.BACKUP: {Act.READ},
}

_RIGHTS: dict[Role, dict[Subject, set[Act]]] = {
    Role.TEACHER: _TEACHING,
    Role.HOMEBOUND_TEACHER: _TEACHING,
    Role.SOCIAL_WORKER: {
        Subject.STUDENT: {Act.READ, Act.WRITE},
        Subject.PLAN: {Act.READ},
        Subject.TREATMENT: {Act.READ},
        Subject.WEEK: {Act.READ},
        Subject.REENTRY: {Act.READ, Act.WRITE},
        Subject.CONSENT: {Act.READ, Act.WRITE},
        Subject.DOCUMENT: {Act.READ, Act.ISSUE},
        Subject.WARD: {Act.READ},
        Subject.AUDIT: {Act.READ},
    },
    Role.COORDINATOR: {
        **_TEACHING,
        Subject.REPORT: {Act.READ, Act.ISSUE},
        Subject.BACKUP: {Act.READ, Act.MANAGE},
    },
    Role.ADMINISTRATOR: {
        Subject.PEOPLE: {Act.READ, Act.WRITE, Act.MANAGE},
        Subject.BACKUP: {Act.READ, Act.MANAGE},
        Subject.AUDIT: {Act.READ},
        Subject.WARD: {Act.READ, Act.WRITE},
    },
}


class PersonData(Data):
    """A person of the staff who may open the case file."""

    name: str = known("", tier=ShareTier.T0, label="Name", max_length=120)
    role: Role = choice(Role, Role.TEACHER, tier=ShareTier.T0, label="Role")


class NotAllowedError(Exception):
    """The person's role does not let them do this."""


def allowed(role: Role, act: Act, subject: Subject, *, assigned: bool = True) -> bool:
    """Return whether a role may do an act to a subject.

    ``assigned`` says whether the child is assigned to the person: it binds homebound teachers, who see
    their own children only. The administrator has no child's data by default.
    """
    if role is Role.HOMEBOUND_TEACHER and not assigned and subject is not Subject.WARD:
        return False
    return act in _RIGHTS[role].get(subject, set())
