"""What is done differently so that the child can learn: accommodations and modifications."""

from datetime import date
from enum import StrEnum

from hospital_iep.domain.vocabulary import Data, ShareTier, choice, known, listing

T1, T2 = ShareTier.T1, ShareTier.T2


class TeachingPlace(StrEnum):
    """Where an accommodation holds."""

    BED = "bed"
    HOME = "home"
    SCHOOL = "school"


class AccommodationData(Data):
    """One accommodation: what to do, where, from when until when, and who advised it.

    ``because`` is the side effect it answers and may name a condition: only nurse and named lead read it.
    """

    code: str = known("", tier=T1, label="Catalogue code", max_length=10)
    text: str = known("", tier=T1, label="Do this", ceds="Accommodation Description (24666)", max_length=300)
    because: str = known("", tier=T2, label="Because", max_length=200)
    applicability: str = known(
        "", tier=T1, label="When", ceds="Accommodation Applicability (24667)", max_length=200
    )
    places: list[str] = listing(tier=T1, label="Where")
    subjects: list[str] = listing(tier=T1, label="In which subjects")
    who_implements: str = known("", tier=T1, label="Who does it", max_length=120)
    exam_note: str = known("", tier=T1, label="In tests and exams", max_length=120)
    starts_on: date | None = known(None, tier=T1, label="From")
    review_on: date | None = known(None, tier=T1, label="Review")
    ends_on: date | None = known(None, tier=T1, label="Until")
    advised_by: str = known("", tier=T2, label="Advised by", max_length=120)

    def holds_on(self, day: date) -> bool:
        """Return whether the accommodation is in force on a day; unknown dates do not limit it."""
        begun = self.starts_on is None or self.starts_on <= day
        return begun and (self.ends_on is None or day <= self.ends_on)


class ModificationKind(StrEnum):
    """What a modification changes."""

    CONTENT = "content"
    AMOUNT = "amount"
    GRADING = "grading"
    COURSE_LOAD = "course-load"


class ModificationData(Data):
    """A change of what is expected of the child, not only of how it is taught."""

    kind: ModificationKind | None = choice(ModificationKind, tier=T1, label="Changes")
    subject: str = known("", tier=T1, label="Subject", max_length=60)
    text: str = known("", tier=T1, label="What is expected instead", max_length=500)
    starts_on: date | None = known(None, tier=T1, label="From")
    ends_on: date | None = known(None, tier=T1, label="Until")
