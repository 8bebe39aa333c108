"""The week: places, where a child lies, lessons, and how they stand."""

from datetime import date
from enum import StrEnum

from pydantic import AwareDatetime, NaiveDatetime

from hospital_iep.domain.vocabulary import Data, ShareTier, choice, instant, known, wall_time

T0, T1 = ShareTier.T0, ShareTier.T1


class PlaceKind(StrEnum):
    """What sort of place a lesson can be at."""

    WARD = "ward"
    CLASSROOM = "classroom"
    HOME = "home"
    REMOTE = "remote"


class PlaceData(Data):
    """A place of teaching: a ward, the hospital classroom, a child's home, or remote."""

    name: str = known("", tier=T0, label="Name", max_length=80)
    kind: PlaceKind = choice(PlaceKind, PlaceKind.WARD, tier=T0, label="Kind")
    capacity: int | None = known(None, tier=T0, label="Room for", ge=1, unit="children")


class PlaceClosureData(Data):
    """A time at which a place cannot be used: painters, a water leak, an exam of others."""

    start: NaiveDatetime = wall_time(tier=T0, label="From")
    end: NaiveDatetime = wall_time(tier=T0, label="To")
    reason: str = known("", tier=T0, label="Why", max_length=120)


class TravelData(Data):
    """The walk or drive between two places, the same both ways."""

    minutes: int = known(5, tier=T0, label="Minutes", ge=0, le=600, unit="minutes")


class StayData(Data):
    """Where a child lies from when until when; a ward move is a second stay."""

    bed: str = known("", tier=T0, label="Bed", max_length=20)
    start: NaiveDatetime | None = wall_time(None, tier=T0, label="From")
    end: NaiveDatetime | None = wall_time(None, tier=T0, label="To")


PINNED_BY_WARD = "the ward"  # stands in ``pinned_by`` where the ward fixed a lesson, not a person


class LessonState(StrEnum):
    """How a lesson stands; a child's missed lesson is never a fault."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    SHORTENED = "shortened"
    MISSED_MEDICAL = "missed-medical"
    MISSED_OTHER = "missed-other"
    CANCELLED = "cancelled"


class LessonData(Data):
    """One taught period.

    The ``published_…`` fields hold what families and wards were told; ``None`` where they were told
    nothing yet. ``withdrawn`` means: published once, taken out since, not yet told.
    """

    start: NaiveDatetime = wall_time(tier=T1, label="From")
    end: NaiveDatetime = wall_time(tier=T1, label="To")
    state: LessonState = choice(LessonState, LessonState.DRAFT, tier=T1, label="State")
    pinned_by: str = known("", tier=T0, label="Pinned by", max_length=120)
    published_start: NaiveDatetime | None = wall_time(None, tier=T1, label="Told to start")
    published_end: NaiveDatetime | None = wall_time(None, tier=T1, label="Told to end")
    published_teacher: str = known("", tier=T0, max_length=36)
    published_place: str = known("", tier=T0, max_length=36)
    sequence: int = known(0, tier=T0, label="Times told", ge=0)
    cancelled_on: date | None = known(None, tier=T0, label="Told as cancelled on")
    reason: str = known("", tier=T0, label="Last moved because", max_length=300)

    @property
    def minutes(self) -> int:
        """Length on the wall clock."""
        return round((self.end - self.start).total_seconds() / 60)

    @property
    def is_told(self) -> bool:
        """Whether families and wards know of this lesson."""
        return self.published_start is not None


class PublicationData(Data):
    """A week that was published: who was told what, when. It stays."""

    week: date | None = known(None, tier=T0, label="Week")
    published_at: AwareDatetime | None = instant(None, tier=T0, label="Published")
    published_by: str = known("", tier=T0, label="By", max_length=120)
    summary: str = known("", tier=T0, label="What changed", max_length=2000)


class WardNoteData(Data):
    """A line from the ward's morning handover about a child, for today's round."""

    at: NaiveDatetime | None = wall_time(None, tier=T0, label="When")
    text: str = known("", tier=T0, label="Note", max_length=300)
    author: str = known("", tier=T0, label="By", max_length=120)
