"""The plan for learning: its versions, sections, present levels and goals.

It is a clinical-education plan. It is never the statutory IEP, and says so; contents follow
34 CFR 300.320(a), names follow CEDS.
"""

from datetime import date
from enum import StrEnum

from pydantic import AwareDatetime

from hospital_iep.domain.vocabulary import Data, ShareTier, choice, instant, known, listing

T0, T1, T2 = ShareTier.T0, ShareTier.T1, ShareTier.T2


class PlanKind(StrEnum):
    """How far the plan has grown."""

    SHORT_STAY = "short-stay"
    CLINICAL_EDUCATION = "clinical-education"


class PlanState(StrEnum):
    """Where a version of the plan stands."""

    DRAFT = "draft"
    REVIEW = "review"
    FINAL = "final"


class SectionState(StrEnum):
    """Where one section of the plan stands."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    UNKNOWN_YET = "unknown-yet"
    COMPLETE = "complete"
    NOT_NEEDED = "not-needed"


class SectionKey(StrEnum):
    """The sections of a plan, in their order."""

    ABOUT = "about"
    VOICE = "voice"
    PRESENT_LEVELS = "present-levels"
    GOALS = "goals"
    ACCOMMODATIONS = "accommodations"
    SERVICES = "services"
    TEAM = "team"
    TRANSPORT = "transport"


class PlanData(Data):
    """A child's plan over one period."""

    kind: PlanKind = choice(PlanKind, PlanKind.SHORT_STAY, tier=T1, label="Kind of plan")
    linked_plan: str = known("", tier=T1, label="Belongs to (IEP, 504, EHCP …)", max_length=60)
    starts_on: date | None = known(
        None, tier=T1, label="Starts", ceds="Individualized Program Planned Service Start Date (24350)"
    )
    ends_on: date | None = known(None, tier=T1, label="Ends", ceds="Service Plan End Date (24664)")
    next_review_on: date | None = known(None, tier=T1, label="Next review")


class PlanVersionData(Data):
    """One version of a plan; a final one is frozen, an amendment is a new version."""

    number: int = known(1, tier=T1, label="Version", ge=1)
    state: PlanState = choice(PlanState, PlanState.DRAFT, tier=T1, label="State")
    finalised_at: AwareDatetime | None = instant(None, tier=T1, label="Finalised")
    finalised_by: str = known("", tier=T1, label="By", max_length=120)
    amendment: str = known(
        "", tier=T1, label="What changed", ceds="Amendment Description (24670)", max_length=1000
    )
    amendment_reason: str = known(
        "", tier=T1, label="Why", ceds="Amendment Reason Description (24669)", max_length=1000
    )
    contents: list[dict[str, str]] = listing(tier=T0, label="The plan as it was finalised")


class PlanSectionData(Data):
    """The state of one section of a plan."""

    key: SectionKey = choice(SectionKey, SectionKey.ABOUT, tier=T0, label="Section")
    state: SectionState = choice(SectionState, SectionState.NOT_STARTED, tier=T0, label="State")
    reason: str = known("", tier=T0, label="Why it is not needed", max_length=300)


class PresentLevelData(Data):
    """What the child can do now in one area, with its source and date.

    CEDS: IEP Present Level Academic (24686), Functional (24687), Student Strengths (24690).
    """

    area: str = known("", tier=T1, label="Area", max_length=60)
    text: str = known("", tier=T1, label="Now", max_length=2000)
    source: str = known("", tier=T1, label="How we know", max_length=200)
    observed_on: date | None = known(None, tier=T1, label="On")
    energy_level: int | None = known(None, tier=T2, label="Energy then", ge=0, le=4, unit="level 0 to 4")


class GoalStatus(StrEnum):
    """Where a goal stands; CEDS Goal Status (24684)."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    MET = "met"
    NOT_MET = "not-met"
    SET_ASIDE = "set-aside"


class GoalData(Data):
    """One annual goal as the team wrote it (34 CFR 300.320(a)(2))."""

    area: str = known("", tier=T1, label="Subject or area", ceds="IEP Goal Type (24679)", max_length=60)
    condition: str = known("", tier=T1, label="When, with what", max_length=300)
    behaviour: str = known("", tier=T1, label="Will do", ceds="Goal Description (23903)", max_length=300)
    criterion: str = known(
        "", tier=T1, label="How well", ceds="Goal Success Criteria (23902)", max_length=300
    )
    method: str = known(
        "", tier=T1, label="Measured by", ceds="Goal Measurement Description (24676)", max_length=300
    )
    baseline: str = known(
        "", tier=T1, label="Now", ceds="Goal Current Performance Description (24671)", max_length=300
    )
    unit: str = known(
        "", tier=T1, label="Unit", ceds="Goal Measurement Criterion Metric (24674)", max_length=40
    )
    baseline_value: float | None = known(None, tier=T1, label="Value now")
    target_value: float | None = known(None, tier=T1, label="Value aimed at")
    starts_on: date | None = known(None, tier=T1, label="From", ceds="Goal Start Date (24169)")
    ends_on: date | None = known(None, tier=T1, label="By", ceds="Goal End Date (24170)")
    min_energy_level: int | None = known(None, tier=T1, label="On days with energy of at least", ge=0, le=4)
    status: GoalStatus = choice(GoalStatus, GoalStatus.NOT_STARTED, tier=T1, label="Status")
    own_words: str = known("", tier=T1, label="In the child's own words", max_length=300)

    def missing_parts(self) -> list[str]:
        """Return the parts of a SMART goal that are still empty, as field names in written order."""
        parts = ("condition", "behaviour", "criterion", "method")
        missing = [name for name in parts if not getattr(self, name).strip()]
        return missing if self.ends_on is not None else [*missing, "ends_on"]

    def sentence(self) -> str:
        """Return the goal as one sentence, from the parts that are there."""
        parts = [self.condition, self.behaviour, self.criterion, self.method]
        return ", ".join(part.strip().rstrip(".,") for part in parts if part.strip())


class ObjectiveData(Data):
    """A short-term objective or benchmark on the way to a goal."""

    text: str = known("", tier=T1, label="Step", max_length=300)
    due_on: date | None = known(None, tier=T1, label="By")
    met_on: date | None = known(None, tier=T1, label="Met")
