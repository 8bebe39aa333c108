"""Meetings and reviews: when the plan is looked at again, by whom, and what came of it."""

from datetime import date
from enum import StrEnum

from pydantic import NaiveDatetime

from hospital_iep.domain.vocabulary import Data, ShareTier, choice, known, listing, wall_time

T1, T2 = ShareTier.T1, ShareTier.T2


class MeetingKind(StrEnum):
    """Why people meet."""

    PLAN = "plan"
    REENTRY = "re-entry"
    REVIEW = "review"
    HANDOVER = "handover"


class MeetingData(Data):
    """A meeting of the team; CEDS Service Plan Meeting Date (24665), Participants (24203)."""

    kind: MeetingKind | None = choice(MeetingKind, tier=T1, label="Meeting")
    at: NaiveDatetime | None = wall_time(None, tier=T1, label="When")
    place: str = known("", tier=T1, label="Where", ceds="Meeting Location (24202)", max_length=120)
    participants: list[str] = listing(tier=T1, label="Present")
    excused: list[str] = listing(tier=T1, label="Excused")
    minutes: str = known("", tier=T2, label="What was said and agreed", max_length=8000)
    actions: list[dict[str, str]] = listing(tier=T1, label="Who does what by when")


class ReviewKind(StrEnum):
    """What a review looks at."""

    PLAN = "plan"
    ACCOMMODATIONS = "accommodations"
    GRADED_RETURN = "graded-return"
    CERTIFICATION = "certification"
    ANNUAL = "annual"
    REEVALUATION = "re-evaluation"


class ReviewData(Data):
    """A review that is due or done."""

    kind: ReviewKind | None = choice(ReviewKind, tier=T1, label="Review of")
    due_on: date | None = known(None, tier=T1, label="Due")
    done_on: date | None = known(None, tier=T1, label="Done", ceds="Reevaluation Date (24207)")
    outcome: str = known("", tier=T1, label="What came of it", max_length=2000)
