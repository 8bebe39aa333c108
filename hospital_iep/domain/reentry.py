"""Going back to the home school: the date, the checklist, the graded return."""

from datetime import date, timedelta
from enum import StrEnum

from hospital_iep.domain.team import TeamRole
from hospital_iep.domain.vocabulary import Data, ShareTier, choice, known, listing

T0, T1, T2 = ShareTier.T0, ShareTier.T1, ShareTier.T2


class ReturnState(StrEnum):
    """How sure the return date is; it is never promised."""

    UNKNOWN = "unknown"
    PROJECTED = "projected"
    AGREED = "agreed"
    HAPPENED = "happened"


class ReentryPlanData(Data):
    """A child's way back to the home school."""

    return_on: date | None = known(None, tier=T1, label="Return date")
    return_state: ReturnState = choice(ReturnState, ReturnState.UNKNOWN, tier=T1, label="How sure")
    overlays: list[str] = listing(tier=T0, label="Condition checklists")
    limits: str = known("", tier=T1, label="Limits at school", max_length=1000)
    rest_place: str = known("", tier=T1, label="Place to rest", max_length=120)
    transport: str = known("", tier=T1, label="Transport", max_length=200)
    catch_up: str = known("", tier=T1, label="What is waived, what is made up", max_length=1000)
    class_script: str = known("", tier=ShareTier.TC, label="What classmates are told", max_length=1000)
    script_approved_on: date | None = known(None, tier=T0, label="Words approved by the child")


class ItemState(StrEnum):
    """Where a checklist item stands."""

    OPEN = "open"
    DONE = "done"
    NOT_NEEDED = "not-needed"


class Anchor(StrEnum):
    """What an item's date hangs on."""

    RETURN = "R"
    ADMISSION = "A"
    DISCHARGE = "D"
    TREATMENT = "T"


class ChecklistItemData(Data):
    """One thing that must be settled before or after the return."""

    code: str = known("", tier=T0, label="Catalogue code", max_length=10)
    action: str = known("", tier=T1, label="What", max_length=300)
    short: str = known("", tier=T1, label="In short", max_length=60)
    owner: TeamRole | None = choice(TeamRole, tier=T1, label="Owner")
    owner_name: str = known("", tier=T1, label="Who", max_length=120)
    anchor: Anchor = choice(Anchor, Anchor.RETURN, tier=T0, label="Hangs on")
    offset_days: int | None = known(None, tier=T0, label="Days from it", unit="days")
    due_on: date | None = known(None, tier=T1, label="Due")
    date_fixed: bool = known(default=False, tier=T0, label="Date was set by hand")
    evidence: str = known("", tier=T1, label="Evidence", max_length=120)
    share_tier: ShareTier = choice(ShareTier, ShareTier.T0, tier=T0, label="Who may read it")
    mandatory: bool = known(default=True, tier=T0, label="Needed before the return")
    state: ItemState = choice(ItemState, ItemState.OPEN, tier=T1, label="State")
    done_on: date | None = known(None, tier=T1, label="Done")
    done_by: str = known("", tier=T1, label="By", max_length=120)
    reason: str = known("", tier=T0, label="Why it is not needed", max_length=300)

    def tick(self, on: date, by: str) -> None:
        """Mark the item done."""
        self.state, self.done_on, self.done_by = ItemState.DONE, on, by

    def untick(self) -> None:
        """Mark the item open again."""
        self.state, self.done_on, self.done_by = ItemState.OPEN, None, ""

    def is_late(self, today: date) -> bool:
        """Return whether the item is open after its date; an item without a date is never late."""
        return self.state is ItemState.OPEN and self.due_on is not None and self.due_on < today

    def slide(self, anchor_day: date | None) -> None:
        """Put the date where its anchor says; done items, dates set by hand and undated anchors stay."""
        if self.state is ItemState.OPEN and not self.date_fixed and self.offset_days is not None:
            self.due_on = anchor_day + timedelta(days=self.offset_days) if anchor_day else None


class GradedReturnData(Data):
    """The scheme by which hours at school grow; always with criteria and an end."""

    scheme: str = known("", tier=T0, label="Scheme", max_length=40)
    step_up: str = known("", tier=T1, label="Step up when", max_length=300)
    step_down: str = known("", tier=T1, label="Step down when", max_length=300)
    review_on: date | None = known(None, tier=T1, label="Review")
    ends_on: date | None = known(None, tier=T1, label="Ends")


class ReturnDayKind(StrEnum):
    """What a day of the graded return holds."""

    SCHOOL = "school"
    ONLINE = "online"
    HOME = "home"
    TREATMENT = "treatment"
    NONE = "none"


class GradedReturnDayData(Data):
    """One day of the graded return; ``hours`` ``None`` means the full school day."""

    on: date | None = known(None, tier=T1, label="Day")
    kind: ReturnDayKind = choice(ReturnDayKind, ReturnDayKind.SCHOOL, tier=T1, label="What")
    hours: float | None = known(None, tier=T1, label="Hours", ge=0, le=12, unit="hours")
