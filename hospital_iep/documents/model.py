"""What a document says, before any page is drawn: one declarative value for every renderer.

A block states its meaning (a heading, a table with header cells, a figure with its alternative text), never
its layout. What cannot be read aloud cannot be made: a figure without alternative text, a table without
header cells and a skipped heading level are refused.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hospital_iep.words import apart, say


class Look(StrEnum):
    """Which paper a document is: it decides sizes, font and page furniture."""

    SCHOOL = "school"  # packets, plans, letters: body 11 pt
    SHEET = "sheet"  # one page to pin up in the staff room: body 13 pt
    CHILD = "child"  # the child's own pages and wall sheets: 14 pt and more, no code
    ROUND = "round"  # working sheets: body 10 pt, initials only


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; ``language`` only where it differs from the document's."""

    text: str
    bold: bool = False
    italic: bool = False
    language: str = ""


Text = str | tuple[Run, ...]


def plain(text: Text) -> str:
    """Return a text without its marks."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


def runs(text: Text) -> tuple[Run, ...]:
    """Return a text as runs."""
    return (Run(text),) if isinstance(text, str) else text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title."""

    text: str
    level: int = 2

    def __post_init__(self) -> None:
        if not 1 <= self.level <= 4:
            raise ValueError("a heading has level 1 to 4")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: Text
    small: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """A list whose order matters."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Names with their values, such as contacts; unknown values are said as unknown by the builder."""

    rows: tuple[tuple[str, Text], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``head`` are its column headers, the first cell of each row heads the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[float, ...] = ()  # shares of the width; equal where empty

    def __post_init__(self) -> None:
        if not self.head or not all(self.head):
            raise ValueError("every column of a table has a header")
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError("every row of a table has a cell for each header")


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a chart; ``value`` None is a gap, ``mark`` an unusual state worth seeing."""

    label: str
    value: float | None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A line chart: one series, its unit, and a goal to hold it against."""

    title: str
    unit: str
    points: tuple[Point, ...]
    goal: float | None = None

    def alt(self, language: str = "en") -> str:
        """Return what the chart shows, in a sentence for who cannot see it."""
        known = [point for point in self.points if point.value is not None]
        if not known:
            return say("{title}: no values yet.", language, title=self.title)
        first, last = known[0], known[-1]
        text = say(
            "{title}: {count} values{unit}, from {first} on {start} to {last} on {end}.", language
        ).format(
            title=apart(self.title, language),
            count=len(known),
            unit=f" ({apart(self.unit, language)})" if self.unit else "",
            first=f"{first.value:g}",
            start=first.label,
            last=f"{last.value:g}",
            end=last.label.removesuffix("."),  # the sentence ends there
        )
        if self.goal is None:
            return text
        return text + " " + say("The goal is {goal}.", language, goal=f"{self.goal:g}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart or a pictogram with its alternative text; ``caption`` stands under it."""

    picture: Chart | str
    alt: str
    caption: str = ""

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("a figure needs an alternative text")


class Tone(StrEnum):
    """How a callout is meant."""

    NOTE = "note"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Callout:
    """A box that must not be overlooked."""

    text: Text
    title: str = ""
    tone: Tone = Tone.NOTE


@dataclass(frozen=True, slots=True)
class Field:
    """Something to fill in, on paper or on the screen; ``tick`` is a box, else a line of text."""

    label: str
    name: str
    tick: bool = False
    value: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to sign on, with name and date."""

    who: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins on a new page."""


@dataclass(frozen=True, slots=True)
class Card:
    """One thing of a child's day: picture, words, time, and a box to tick."""

    title: str
    pictogram: str
    time: str = ""
    note: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Cards:
    """A child's day as numbered cards, in their order; read as a list."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Battery:
    """The child's own energy scale to circle: five batteries from empty to full, with their words."""

    question: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day in the strip of a week: its name and the pictures of what it holds, with their words."""

    name: str
    pictures: tuple[tuple[str, str], ...]
    today: bool = False


@dataclass(frozen=True, slots=True)
class WeekStrip:
    """A week in pictures."""

    title: str
    days: tuple[WeekDay, ...]


@dataclass(frozen=True, slots=True)
class ChangeCard:
    """A card on which a change of plan is written with the child."""

    title: str
    text: str


Block = (
    Heading
    | Paragraph
    | Bullets
    | Steps
    | KeyValues
    | Table
    | Figure
    | Callout
    | Field
    | Signature
    | PageBreak
    | Cards
    | Battery
    | WeekStrip
    | ChangeCard
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document to issue.

    ``code`` stands for the child on each page of school papers; ``recipient`` is who it is for;
    ``draft`` and ``practice`` are printed across every page; ``footer`` is a line of the child's own.
    """

    title: str
    language: str
    audience: str
    blocks: tuple[Block, ...]
    issued_on: date
    code: str = ""
    version: int = 1
    look: Look = Look.SCHOOL
    recipient: str = ""
    footer: str = ""
    draft: bool = False
    practice: bool = False
    confidential: bool = True
    paper: str = "A4"
    landscape: bool = False

    def __post_init__(self) -> None:
        level = 0
        for block in self.blocks:
            if isinstance(block, Heading):
                if block.level > level + 1:
                    raise ValueError(f"heading {block.text!r} skips a level")
                level = block.level
