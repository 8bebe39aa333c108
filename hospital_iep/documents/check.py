"""Looks at a document before it leaves: what a reader with a screen reader or little time would stumble on.

What can never be right is refused when the model is made; this finds what only the whole document shows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hospital_iep.documents.model import (
    Block,
    Bullets,
    Callout,
    Document,
    Field,
    Figure,
    Heading,
    KeyValues,
    Look,
    Paragraph,
    Steps,
    Table,
    plain,
)

MOST_GRADE = {"family": 6.0, "classmates": 6.0, "child": 6.0}
SCHOOL_GRADE = 9.0
LEAST_WORDS = 100  # a reading level of fewer words says nothing
LEAST_CONTRAST = 4.5


class Flaw(StrEnum):
    """What a document can have wrong."""

    NO_TITLE = "no title"
    TITLE_NOT_FIRST = "the document does not begin with its title"
    TWO_TITLES = "more than one title"
    EMPTY_HEADING = "an empty heading"
    ALONE_HEADING = "a heading with nothing under it"
    EMPTY_ITEM = "an empty list item"
    EMPTY_TABLE = "a table without rows"
    ALT_SAYS_NOTHING = "an alternative text that only says it is a picture"
    SAME_FIELD = "two fields of one name"
    HARD_TO_READ = "harder to read than its readers should need"
    NO_CODE = "no code on a confidential paper"


@dataclass(frozen=True, slots=True)
class Finding:
    """A flaw, and the block it was found at (its number, from 0)."""

    flaw: Flaw
    block: int


def check(document: Document) -> list[Finding]:
    """Return what is wrong with a document; an empty list where nothing is."""
    found = [*_titles(document), *_headings(document), *_fields(document)]
    for number, block in enumerate(document.blocks):
        found += [Finding(flaw, number) for flaw in _block(block)]
    if document.confidential and not document.code and document.look is Look.SCHOOL:
        found.append(Finding(Flaw.NO_CODE, 0))
    limit = MOST_GRADE.get(document.audience, SCHOOL_GRADE)
    text = prose(document)
    if document.language.startswith("en") and len(_words(text)) >= LEAST_WORDS and grade(text) > limit:
        found.append(Finding(Flaw.HARD_TO_READ, 0))
    return found


def _titles(document: Document) -> Iterator[Finding]:
    titles = [
        number
        for number, block in enumerate(document.blocks)
        if isinstance(block, Heading) and block.level == 1
    ]
    if not titles:
        yield Finding(Flaw.NO_TITLE, 0)
    elif titles[0] != 0:
        yield Finding(Flaw.TITLE_NOT_FIRST, titles[0])
    if document.look is not Look.CHILD:  # each day of a child's week has its own page and title
        for number in titles[1:]:
            yield Finding(Flaw.TWO_TITLES, number)


def _headings(document: Document) -> Iterator[Finding]:
    blocks = document.blocks
    for number, block in enumerate(blocks):
        if not isinstance(block, Heading):
            continue
        if not block.text.strip():
            yield Finding(Flaw.EMPTY_HEADING, number)
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        if after is None or (isinstance(after, Heading) and after.level <= block.level):
            yield Finding(Flaw.ALONE_HEADING, number)


def _fields(document: Document) -> Iterator[Finding]:
    names: set[str] = set()
    for number, block in enumerate(document.blocks):
        if isinstance(block, Field):
            if block.name in names:
                yield Finding(Flaw.SAME_FIELD, number)
            names.add(block.name)


_ONLY_PICTURE = re.compile(r"\s*(an? )?(image|picture|chart|graph|figure|photo|icon)[\s.]*\Z", re.IGNORECASE)


def _block(block: Block) -> Iterator[Flaw]:
    match block:
        case Bullets(items) | Steps(items):
            if not all(plain(item).strip() for item in items):
                yield Flaw.EMPTY_ITEM
        case Table(_, _, rows) | KeyValues(rows):
            if not rows:
                yield Flaw.EMPTY_TABLE
        case Figure(_, alt):
            if _ONLY_PICTURE.match(alt):
                yield Flaw.ALT_SAYS_NOTHING
        case _:
            return


# ---- how hard it is to read ------------------------------------------------------------------------


def prose(document: Document) -> str:
    """Return the sentences of a document; names, tables and headings say nothing about how hard they are."""
    lines: list[str] = []
    for block in document.blocks:
        match block:
            case Paragraph(text) | Callout(text):
                lines.append(plain(text))
            case Bullets(items) | Steps(items):
                lines += [plain(item) for item in items]
            case _:
                continue
    return "\n".join(line if line.rstrip().endswith((".", "!", "?")) else f"{line}." for line in lines)


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of an English text (Kincaid and others, 1975); 0 for no text."""
    words = _words(text)
    if not words:
        return 0.0
    sentences = max(1, len(re.findall(r"[.!?:]+(?=\s|$)", text)))
    syllables = sum(_syllables(word) for word in words)
    return round(0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59, 1)


def _words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z]+(?:['\u2019][A-Za-z]+)?", text)


def _syllables(word: str) -> int:
    low = word.lower()
    count = len(re.findall(r"[aeiouy]+", low))
    if count > 1 and low.endswith("e") and not low.endswith(("le", "ee")):
        count -= 1
    return max(1, count)


# ---- colours ---------------------------------------------------------------------------------------


def contrast(ink: str, ground: str) -> float:
    """Return the contrast of two colours ("#14232A"), 1 to 21 (WCAG 2, relative luminance)."""
    light, dark = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour.lstrip("#")[place : place + 2], 16) / 255 for place in (0, 2, 4))
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
