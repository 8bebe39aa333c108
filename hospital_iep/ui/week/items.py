"""What the board shows: plain values, made by whoever reads the case file.

Times are wall-clock times of the case file's time zone; spans are half-open. Names are written as
they may be shown: with privacy on, whoever makes the contents puts initials here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum


class Lens(StrEnum):
    """Whose time the columns show."""

    TEACHER = "teacher"
    PUPIL = "pupil"
    WARD_DAY = "ward-day"


class Kind(StrEnum):
    """What an item is."""

    LESSON = "lesson"
    TREATMENT = "treatment"
    BEFORE = "before"  # getting ready for a treatment
    AFTER = "after"  # recovering from it
    ROUTINE = "routine"  # the ward's own: round, lunch, rest
    ISOLATION = "isolation"
    CLOSED = "closed"  # a room that cannot be used


class Look(StrEnum):
    """The eight kinds of treatment that have their own colour, pattern and icon."""

    DIALYSIS = "dialysis"
    INFUSION = "infusion"
    IMAGING = "imaging"
    PROCEDURE = "procedure"
    REHAB = "rehab"
    AIRWAY = "airway"
    TALK = "talk"
    ROUTINE = "routine"


class State(StrEnum):
    """How far a lesson is; ui.md's table of shapes and marks follows these."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    PUBLISHED = "published"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    SHORTENED = "shortened"
    MISSED_MEDICAL = "missed-medical"
    MISSED_OTHER = "missed-other"
    CANCELLED = "cancelled"
    SPARE = "spare"


class Change(StrEnum):
    """What a proposal does with a lesson."""

    NONE = ""
    FROM = "from"  # the place it leaves
    TO = "to"  # the place it gets
    UNPLACED = "unplaced"  # it has to leave and finds no new place
    CLASH = "clash"  # what caused the proposal


class Pinner(StrEnum):
    """Who says that a lesson stays when the week is planned again."""

    YOU = "you"
    COLLEAGUE = "colleague"
    WARD = "ward"
    PLANNER = "planner"  # too near to be moved


class LaneKind(StrEnum):
    """Whose time one lane shows."""

    TEACHER = "teacher"
    PUPIL = "pupil"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class BoardItem:
    """One block in one lane. The same lesson may stand in two lanes under the same ``id``.

    ``pupil`` is who is taught ("Leo M.", "Group of 2"), ``what`` the subject, the treatment's or the
    routine's word. ``number`` links a proposal's move on the board, in the panel and in speech.
    ``note`` is the state's own words ("20 of 40", "to make up", "said not now").
    """

    id: str
    lane: str
    kind: Kind
    start: datetime
    end: datetime
    what: str
    pupil: str = ""
    teacher: str = ""
    where: str = ""
    icon: str = ""
    state: State = State.PUBLISHED
    look: Look = Look.ROUTINE
    level: int | None = None
    pinned_by: Pinner | None = None
    protective: bool = False
    group: bool = False
    change: Change = Change.NONE
    number: int = 0
    note: str = ""
    why: str = ""
    movable: bool = False

    @property
    def minutes(self) -> int:
        """Length in minutes."""
        return int((self.end - self.start).total_seconds()) // 60

    @property
    def is_background(self) -> bool:
        """Whether it lies behind everything else and is never chosen."""
        return self.kind in (Kind.ROUTINE, Kind.BEFORE, Kind.AFTER)

    @property
    def is_lesson(self) -> bool:
        """Whether it is a lesson, in whatever state."""
        return self.kind is Kind.LESSON


@dataclass(frozen=True, slots=True)
class EnergyStep:
    """A stretch of one expected energy level, 0 (blocked) to 4 (prime)."""

    start: datetime
    end: datetime
    level: int


@dataclass(frozen=True, slots=True)
class Lane:
    """One column of one day: one teacher's or one pupil's time, or what happens in one room.

    ``person`` is the key of the teacher, pupil or room; lanes of the same person on other days share it.
    """

    id: str
    person: str
    title: str
    kind: LaneKind
    energy: tuple[EnergyStep, ...] = ()
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """One day's lanes; ``lessons`` and ``minutes`` sum up the first lane, ``note`` marks news ("New")."""

    date: date
    lanes: tuple[Lane, ...]
    lessons: int = 0
    minutes: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class BoardContents:
    """Everything one board shows at one moment."""

    lens: Lens = Lens.TEACHER
    days: tuple[Day, ...] = ()
    items: tuple[BoardItem, ...] = ()
    now: datetime | None = None
    opens: time = time(8)
    closes: time = time(16, 30)
    _by_lane: dict[str, tuple[BoardItem, ...]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[str, list[BoardItem]] = {lane.id: [] for lane in self.lanes()}
        for item in sorted(self.items, key=lambda item: (item.start, item.end, item.id)):
            if item.lane in found:
                found[item.lane].append(item)
        self._by_lane.update((lane, tuple(items)) for lane, items in found.items())

    def lanes(self) -> Iterator[Lane]:
        """Yield every lane, day by day, left to right."""
        for day in self.days:
            yield from day.lanes

    def lane(self, lane_id: str) -> Lane:
        """Return a lane by its key (KeyError if there is none)."""
        for lane in self.lanes():
            if lane.id == lane_id:
                return lane
        raise KeyError(lane_id)

    def day_of(self, lane_id: str) -> Day:
        """Return the day a lane stands in (KeyError if there is none)."""
        for day in self.days:
            if any(lane.id == lane_id for lane in day.lanes):
                return day
        raise KeyError(lane_id)

    def in_lane(self, lane_id: str) -> tuple[BoardItem, ...]:
        """Return the items of a lane in order of time."""
        return self._by_lane.get(lane_id, ())

    def reading_order(self) -> tuple[BoardItem, ...]:
        """Return what can be chosen, in the order it is read: lane by lane, each by time."""
        return tuple(
            item for lane in self.lanes() for item in self.in_lane(lane.id) if not item.is_background
        )

    def find(self, item_id: str) -> tuple[BoardItem, ...]:
        """Return every block of one lesson or treatment."""
        return tuple(item for item in self.items if item.id == item_id)

    def hours(self) -> tuple[int, int]:
        """Return the first and the last minute of the day that the axis must show.

        The opening hours, grown to full half hours by what lies outside of them.
        """
        first = self.opens.hour * 60 + self.opens.minute
        last = self.closes.hour * 60 + self.closes.minute
        for item in self.items:
            if item.kind is Kind.ROUTINE:
                continue
            first = min(first, minute_of(item.start))
            last = max(last, minute_of(item.start) + item.minutes)
        return first // 30 * 30, min(-(-last // 30) * 30, 24 * 60)


def minute_of(moment: datetime) -> int:
    """Return the minute of the day."""
    return moment.hour * 60 + moment.minute
