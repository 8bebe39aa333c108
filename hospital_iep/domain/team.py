"""The people: the child's team, the contacts with them, and the staff who teach."""

from datetime import date, time
from enum import StrEnum

from pydantic import NaiveDatetime

from hospital_iep.domain.vocabulary import Data, ShareTier, choice, known, listing, wall_time

T0, T1, T2 = ShareTier.T0, ShareTier.T1, ShareTier.T2


class TeamRole(StrEnum):
    """A member's part in the team; the letters are the field's own."""

    HOSPITAL_TEACHER = "HT"
    HOMEBOUND_TEACHER = "HB"
    SOCIAL_WORKER = "SW"
    PHYSICIAN = "PHY"
    CLINIC_NURSE = "CNS"
    SCHOOL_NURSE = "SN"
    SCHOOL_LEAD = "SL"
    PARENT = "PA"
    STUDENT = "ST"
    CHILD_LIFE = "CLS"
    THERAPIST = "OT"
    PSYCHOLOGIST = "PSY"
    DIETITIAN = "DIE"
    DISTRICT = "DIST"


class TeamMemberData(Data):
    """Someone who has a part in one child's plan."""

    name: str = known("", tier=T1, label="Name", max_length=120)
    role: TeamRole | None = choice(TeamRole, tier=T1, label="Role")
    organisation: str = known("", tier=T1, label="Organisation", max_length=120)
    phone: str = known("", tier=T1, label="Phone", max_length=40)
    email: str = known("", tier=T1, label="E-mail", max_length=120)
    relationship: str = known("", tier=T2, label="Relationship to the child", max_length=60)
    named_contact: bool = known(default=False, tier=T1, label="The one contact on their side")


class ContactChannel(StrEnum):
    """How people were in touch."""

    PHONE = "phone"
    EMAIL = "e-mail"
    VISIT = "visit"
    VIDEO = "video"
    LETTER = "letter"


class ContactData(Data):
    """A contact with family, school or clinic, failed attempts included."""

    at: NaiveDatetime | None = wall_time(None, tier=T2, label="When")
    channel: ContactChannel | None = choice(ContactChannel, tier=T2, label="How")
    with_whom: str = known("", tier=T2, label="With", max_length=120)
    reached: bool | None = known(None, tier=T2, label="Reached")
    note: str = known("", tier=T2, label="Note", max_length=2000)
    follow_up_on: date | None = known(None, tier=T2, label="Follow up on")


class TeacherData(Data):
    """A teacher: what they teach, for how long, and where they may go.

    ``restrictions`` is the teacher's private record (immunity, pregnancy): it is never printed.
    """

    name: str = known("", tier=T1, label="Name", max_length=120)
    subjects: list[str] = listing(tier=T0, label="Teaches")
    max_minutes_per_day: int | None = known(
        None, tier=T0, label="Most teaching in a day", ge=0, le=720, unit="minutes"
    )
    clearances: list[str] = listing(tier=T0, label="Cleared for isolation")
    restrictions: str = known("", tier=T0, label="Private restrictions", max_length=1000)
    works_from: date | None = known(None, tier=T0, label="From")
    works_until: date | None = known(None, tier=T0, label="Until")


class TeachingHoursData(Data):
    """A span of the week in which a teacher teaches (weekday 0 = Monday)."""

    weekday: int = known(0, tier=T0, label="Weekday", ge=0, le=6)
    start: time = known(time(9), tier=T0, label="From")
    end: time = known(time(15), tier=T0, label="To")


class TeacherBusyData(Data):
    """A time at which a teacher cannot teach: a meeting, a course, a day ill."""

    start: NaiveDatetime = wall_time(tier=T0, label="From")
    end: NaiveDatetime = wall_time(tier=T0, label="To")
    reason: str = known("", tier=T0, label="Why", max_length=120)
