"""What the child receives (services) and what is to be taught (needs)."""

from datetime import date
from enum import StrEnum

from hospital_iep.domain.vocabulary import Data, ShareTier, choice, known, listing

T0, T1, TD = ShareTier.T0, ShareTier.T1, ShareTier.TD


class ServiceKind(StrEnum):
    """The kind of a service; Ed-Fi's service descriptors in the field's words."""

    HOSPITAL_INSTRUCTION = "hospital-instruction"
    HOMEBOUND_INSTRUCTION = "homebound-instruction"
    REMOTE_INSTRUCTION = "remote-instruction"
    SPEECH = "speech"
    OCCUPATIONAL_THERAPY = "occupational-therapy"
    PHYSIOTHERAPY = "physiotherapy"
    COUNSELLING = "counselling"
    OTHER = "other"


class ServiceData(Data):
    """A service as prescribed (34 CFR 300.320(a)(4), (7)); what was delivered stands in the lesson log."""

    kind: ServiceKind | None = choice(ServiceKind, tier=TD, label="Service")
    provider: str = known("", tier=TD, label="Given by", max_length=120)
    minutes_per_week: int | None = known(
        None, tier=TD, label="Minutes a week", ceds="Planned Service Duration (24493)", ge=0, unit="minutes"
    )
    times_per_week: int | None = known(
        None, tier=TD, label="Times a week", ceds="Planned Service Frequency (24492)", ge=0
    )
    location: str = known("", tier=TD, label="Where", max_length=60)
    in_group: bool | None = known(None, tier=TD, label="In a group")
    starts_on: date | None = known(None, tier=TD, label="From", ceds="Planned Service Start Date (24350)")
    ends_on: date | None = known(None, tier=TD, label="Until")


class LessonMode(StrEnum):
    """How a lesson is given."""

    BEDSIDE = "bedside"
    CLASSROOM = "classroom"
    REMOTE = "remote"


class NeedData(Data):
    """What is to be taught each week: a subject and its minutes.

    ``teachers``: ``None`` means anyone who teaches the subject.
    """

    subject: str = known("", tier=T1, label="Subject", max_length=60)
    minutes_per_week: int = known(60, tier=T1, label="Minutes a week", ge=0, le=6000, unit="minutes")
    minimum_minutes: int = known(0, tier=T1, label="At least", ge=0, le=6000, unit="minutes a week")
    requires_level: int = known(2, tier=T1, label="Energy it takes", ge=1, le=4, unit="level 1 to 4")
    max_minutes_per_day: int | None = known(None, tier=T1, label="Most in a day", ge=0, unit="minutes")
    max_lessons_per_day: int = known(1, tier=T1, label="Lessons a day", ge=1, le=10)
    modes: list[str] = listing(tier=T1, label="How")
    teachers: list[str] | None = listing(tier=T0, label="Taught by", optional=True)
    starts_on: date | None = known(None, tier=T1, label="From")
    ends_on: date | None = known(None, tier=T1, label="Until")

    def holds_in(self, first: date, last: date) -> bool:
        """Return whether the need is in force on any day from ``first`` to ``last``."""
        begun = self.starts_on is None or self.starts_on <= last
        return begun and (self.ends_on is None or first <= self.ends_on)


class NeedGroupData(Data):
    """Lessons given to several children together; each minute counts for each of their needs."""

    name: str = known("", tier=T0, label="Group", max_length=80)
    lesson_minutes_min: int = known(20, tier=T0, label="Shortest lesson", ge=1, unit="minutes")
    lesson_minutes_max: int = known(40, tier=T0, label="Longest lesson", ge=1, unit="minutes")
    target_minutes: int = known(40, tier=T0, label="Minutes a week", ge=0, unit="minutes")
    max_lessons_per_day: int = known(1, tier=T0, label="Lessons a day", ge=1)
