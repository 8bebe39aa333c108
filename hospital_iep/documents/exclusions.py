"""What a consent says must stay out: its words, matched to the parts of documents and to their lines.

A consent is written by people ("the diagnosis", "medicines", "photos"). What names a part takes the whole
part out, in every language that papers can be in; every other word takes out the lines that it stands in.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from hospital_iep.words import say

LANGUAGES = ("en", "es", "ar")
DIAGNOSIS, HEALTH, EMERGENCY, SAFETY = "Diagnosis", "Health", "Emergency page", "Safety line"
_VOICES = "What the child wants you to know"
_TO_DO, _REASONS, _CONTACTS = "What to do", "Reasons for accommodations", "Contacts"
_WORK, _HOURS, _SCRIPT = "Work done, work excused", "Attendance and hours", "Words for classmates"

# The parts and kinds of pieces (see ``Piece``), each with the names that a consent may use for it.
_HEALTH_NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (DIAGNOSIS, (say("Diagnosis"), say("Diagnoses"), say("Illness"), say("Disease"), say("Condition"))),
    ("Medicine", (say("Medicine"), say("Medication"), say("Drugs"))),
    ("Device", (say("Device"),)),
    ("Allergy", (say("Allergy"),)),
    ("Restriction", (say("Restriction"),)),
    ("Side effect", (say("Side effect"),)),
    (HEALTH, (say("Health"), say("Medical"))),
)
_NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    *_HEALTH_NAMES,
    (HEALTH, (say("Health, for the nurse"), say("Health facts"), say("nurse and named lead only"))),
    (EMERGENCY, (say("Emergency page"), say("Emergency"), say("In an emergency"), say("Emergency plan"))),
    (SAFETY, (say("Safety line"), say("Always remember"))),
    (_TO_DO, (say("What to do"), say("Do this"), say("Please do"), say("Accommodations"))),
    (_TO_DO, (say("What helps"), say("What we do differently"))),
    ("What not to do", (say("What not to do"), say("Please don\u2019t"))),
    (_REASONS, (say("Reasons for accommodations"), say("Reasons"), say("Why, for nurse and named lead"))),
    ("Limits at school", (say("Limits at school"), say("Limits"))),
    ("Graded return", (say("Graded return"), say("The first weeks"))),
    ("Rules of the return", (say("Rules of the return"),)),
    (_WORK, (say("Work done, work excused"), say("Work done and work excused"), say("School work"))),
    (_WORK, (say("Work done"), say("Work excused"))),
    (
        "What the child wants you to know",
        (say("What the child wants you to know"), say("The child\u2019s words")),
    ),
    (_SCRIPT, (say("Words for classmates"), say("What we tell the class"), say("classmates' words only"))),
    (_HOURS, (say("Attendance and hours"), say("Attendance"), say("Hours"), say("district office only"))),
    ("Checklist", (say("Checklist"), say("Still to do"))),
    (_CONTACTS, (say("Contacts"), say("Who to ask"), say("Emergency contacts"), say("Phone numbers"))),
    ("Present levels", (say("Present levels"),)),
    ("Goals", (say("Goals"), say("Progress"))),
    ("Services", (say("Services"), say("Teaching each week"))),
    ("Meetings", (say("Meetings"),)),
)
_SAID_IN_LINES = {part for part, _ in _HEALTH_NAMES}
_ALSO = {_TO_DO: {_REASONS}, HEALTH: {DIAGNOSIS}}  # the reasons repeat what to do

# Words that say nothing about what stays out.
_SMALL = (
    "the an of and or any all his her their its my our child pupil about page pages no not name names "
    "information details everything anything "
    "el la los las un una de del su sus y o e u ni niño niña todo toda todos todas nombre información página "
    "من عن كل أي أو في على اسم صفحة معلومات"
)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """One thing that must stay out: the parts it names, and words that no line may have.

    A line stays out where it has all words of one of ``words``. ``known`` is false where something in the
    text names no part: then only a person can tell whether all of it stays out.
    """

    text: str
    parts: frozenset[str]
    words: tuple[frozenset[str], ...]
    known: bool

    def takes(self, names: Collection[str], lines: Iterable[str]) -> bool:
        """Return whether it keeps something of these names and lines out."""
        return not self.parts.isdisjoint(names) or self.stands_in(lines)

    def stands_in(self, lines: Iterable[str]) -> bool:
        """Return whether one of these lines has what must stay out."""
        said = [set(_stems(line)) for line in lines] if self.words else []
        return any(group <= line for group in self.words for line in said)


def read(text: str, condition: Collection[str] = ()) -> Exclusion:
    """Return what one exclusion of a consent means; ``condition`` are the telling words of the diagnosis."""
    parts: set[str] = set()
    words: set[frozenset[str]] = set()
    left: list[list[str]] = []
    for phrase in _phrases(text):
        stems = _stems(phrase)
        for name, part in _by_length():
            while (at := _find(name, stems)) is not None:
                stems[at : at + len(name)] = [""]
                parts |= {part} | _ALSO.get(part, set())
                if part in _SAID_IN_LINES:
                    words.add(frozenset(name))
        left += _groups(stems)
    words |= {frozenset(group) for group in left}
    known = bool(parts) and not left
    if DIAGNOSIS in parts:
        words |= {frozenset(_stems(word)) for word in condition}
    return Exclusion(text, frozenset(parts), tuple(sorted(words - {frozenset()}, key=sorted)), known)


@cache
def _by_length() -> list[tuple[tuple[str, ...], str]]:
    """Return each name of a part, in stems, the longest first: "emergency contacts" before "emergency"."""
    names = {
        tuple(_stems(phrase)): part
        for part, texts in reversed(_NAMES)
        for text in texts
        for language in LANGUAGES
        for phrase in _phrases(say(text, language))
    }
    return sorted(names.items(), key=lambda each: (-len(each[0]), each[0]))


@cache
def _small() -> frozenset[str]:
    return frozenset(_stems(_SMALL))


_BETWEEN = {"and", "or", "y", "o", "او", ""}


def _groups(stems: list[str]) -> Iterator[list[str]]:
    """Return what is left of a text, taken apart where a part was named and at "and"."""
    group: list[str] = []
    for stem in [*stems, ""]:
        if stem not in _BETWEEN:
            group += [] if stem in _small() else [stem]
        elif group:
            yield group
            group = []


def _phrases(text: str) -> list[str]:
    return re.split(r"[,;/\n،؛]", text)


def _find(name: tuple[str, ...], stems: list[str]) -> int | None:
    starts = range(len(stems) - len(name) + 1)
    return next((at for at in starts if tuple(stems[at : at + len(name)]) == name), None)


def _stems(text: str) -> list[str]:
    """Return the words of a text without case, accents, articles that are written on, and plural."""
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign)
    )
    return [_stem(word) for word in re.findall(r"[^\W_]+", plain)]


def _stem(word: str) -> str:
    for article in ("وال", "ال"):
        if word.startswith(article) and len(word) > len(article) + 2:
            return word.removeprefix(article)
    if len(word) < 4:
        return word
    stem = (word if word.endswith("ss") else word.removesuffix("s")).removesuffix("e")
    return stem[:-1] + "i" if stem.endswith("y") else stem
