"""What the week's page asks for and what it is told: the page knows neither the case file nor a scheduler.

All texts are ready to be shown: in the window's language, with initials where privacy is on. Keys are
opaque: of lessons, needs, people and moves.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from hospital_iep.ui.background import Job
from hospital_iep.ui.week.items import BoardContents, BoardItem, Lens
from hospital_iep.ui.week.moving import Placement


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody, or a ward, that a lens can show."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Unmet:
    """A need that got less than agreed: "Maya R., Maths, 20 of 80 min short"."""

    need: str
    pupil: str
    subject: str
    minutes_short: int
    minutes_agreed: int
    sentence: str = ""
    impossible: bool = False  # no sum of allowed lessons reaches it, whoever teaches


@dataclass(frozen=True, slots=True)
class Fact:
    """One proven fact in words, with its icon."""

    text: str
    icon: str = "info"


@dataclass(frozen=True, slots=True)
class Unlock:
    """One change that would win minutes; ``key`` says where it is made, "" where there is no such place."""

    text: str
    minutes: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a need cannot be met: together the facts leave no room, without any one of them it fits."""

    heading: str
    minutes_short: int
    facts: tuple[Fact, ...] = ()
    unlocks: tuple[Unlock, ...] = ()
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class WhyHere:
    """Why a lesson is where it is."""

    sentence: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedMove:
    """One numbered change of a proposal. Without ``place`` nothing was found: it cannot be ticked.

    ``tell`` says who must hear of it, in one line.
    """

    key: str
    number: int
    heading: str
    reason: str = ""
    lesson: str = ""
    pupil: str = ""
    placed: bool = True
    tell: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A set of moves that the person may accept, in part or whole.

    ``sentence`` says in what it differs from the other ideas; ``trigger`` what made it necessary, with
    source and time; ``tell`` who must be told; ``unfinished`` that the planner was stopped early.
    """

    key: str
    sentence: str
    moves: tuple[ProposedMove, ...] = ()
    trigger: str = ""
    trigger_icon: str = "calendar-plus"
    tell: str = ""
    shortages: tuple[WhyNot, ...] = ()
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class PublishedChange:
    """One line of what is told by publishing: whose lesson, what was, what will be, who hears of it."""

    who: str
    what: str
    before: str = ""
    after: str = ""
    tell: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """What must be entered before all, or the best, can be planned, in one sentence; and the step there."""

    sentence: str
    verb: str
    act: Callable[[], object]


@dataclass(frozen=True, slots=True)
class WeekView:
    """One week as the page shows it."""

    board: BoardContents
    unmet: tuple[Unmet, ...] = ()
    published: str = ""  # "Published Fri 16:10", "" for a week that was never told
    changes: int = 0  # what families and wards do not know yet
    empty: str = ""  # the sentence for a week without lessons
    missing: Missing | None = None  # what must be entered before anything can be planned
    fault: str = ""  # why planning is impossible as entered, in one sentence
    asked: tuple[str, ...] = ()  # further sentences that the page shows as a banner
    lacks: tuple[Missing, ...] = ()  # what to enter for a better plan; the banner leads to the first


class WeekDesk(Protocol):
    """All that the week's page reads, asks and does. What changes the week is one undoable step each.

    ``day`` is any day of the week meant (with the ward-day lens, that day). ``person`` is a teacher,
    pupil or ward by the lens; ``beside`` a pupil, or a teacher beside a pupil, or "".
    """

    def choices(self, lens: Lens, day: date) -> Sequence[Choice]:
        """Return whom a lens can show, the person who works here first."""

    def beside(self, lens: Lens, person: str, day: date) -> Sequence[Choice]:
        """Return who can stand beside: a teacher's pupils, a pupil's teachers."""

    def week(
        self, lens: Lens, person: str, beside: str, day: date, proposal: Proposal | None = None
    ) -> WeekView:
        """Return the week; with a proposal, old and new places stand on the board with their numbers."""

    def astray(self, day: date) -> Sequence[str]:
        """Say which lessons no longer fit, and which could go back to where families know them."""

    def placement(self, day: date) -> Placement:
        """Return the rules for dragging in a week, as it stands now."""

    def why(self, lesson: str) -> WhyHere:
        """Return why a lesson is where it is."""

    def why_not(self, need: str, day: date) -> WhyNot:
        """Return why a need cannot be met, and what would make room."""

    def plan(self, day: date) -> Job:
        """Plan the week in the background; ``proposals`` reads the job's result.

        ``cancel`` on the job gives nothing up that stands; ``keep_best`` ends it with what was found.
        """

    def proposals(self, result: object, day: date) -> Sequence[Proposal]:
        """Return what a planning job found, best first, up to three.

        For a published week the first is the smallest change.
        """

    def keep_best(self, job: Job) -> None:
        """Stop planning and keep the best so far."""

    def still_holds(self) -> bool:
        """Return whether nothing that matters to a plan has changed since one was asked for."""

    def accept(self, proposal: Proposal, moves: Collection[str]) -> None:
        """Do the ticked moves, by their keys, as one step."""

    def unlock(self, need: str, key: str) -> None:
        """Open the place where a change that would make room is made: it is the person's own to make."""

    def move(self, lesson: str, start: datetime, lane: str) -> None:
        """Put a lesson elsewhere by hand, which pins it."""

    def resize(self, lesson: str, end: datetime) -> None:
        """Give a lesson another end by hand, which pins it."""

    def pin(self, lesson: str, *, on: bool, by_ward: bool = False) -> None:
        """Pin a lesson, for oneself or because the ward fixed it; or free it for planning."""

    def concerned(self, item: BoardItem | None, lens: Lens, person: str, day: date) -> Sequence[Choice]:
        """Return whom an item is about; without one the pupil whose week is shown, or else every pupil."""

    def free(self, lesson: str) -> None:
        """Take a lesson out of the week; its minutes wait among the needs."""

    def repeat(self, lesson: str) -> None:
        """Ask on which dates of later weeks a lesson returns; each date is checked before it is offered."""

    def unpublished(self, day: date) -> Sequence[PublishedChange]:
        """Return what publishing would tell, and to whom."""

    def publish(self, day: date) -> None:
        """Tell the week."""

    def print(self, lens: Lens, person: str, day: date) -> None:
        """Open the print of what is shown."""

    def open(self, lesson: str) -> None:
        """Open what belongs to an item: the pupil's page."""
