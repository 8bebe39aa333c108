"""Which treatment an appointment is, guessed from its words and codes; the word that told is shown.

A guess only: a person confirms it, and what they choose is remembered for this hospital. What is not
recognised stays a block without fatigue.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from hospital_iep.domain.catalogues import treatments
from hospital_iep.exchange.found import AppointmentFound
from hospital_iep.paths import resource

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Guess:
    """A treatment kind (id of the catalogue), the word or code that told it, and where that word comes from.

    ``source`` is "learned" (this hospital's own), "code", "title", "category", "text" or "" where
    nothing was recognised.
    """

    kind: str = UNKNOWN
    word: str = ""
    source: str = ""

    @property
    def sure(self) -> bool:
        """Whether the guess rests on a code or on what people here have said."""
        return self.source in ("learned", "code")


@dataclass(frozen=True, slots=True)
class WordTable:
    """Words (folded) and codes with the kind they mean, and words that make a phrase mean nothing."""

    words: Mapping[str, str]
    codes: Mapping[str, str]
    silent: tuple[str, ...]


@lru_cache(maxsize=1)
def word_table() -> WordTable:
    """Return the words of the treatment catalogue together with the further words and codes.

    Raises ``ValueError`` where the table names a kind that the catalogue lacks.
    """
    kinds = treatments()
    words = {_folded(word): each.id for each in kinds.values() for word in each.words}
    table = tomllib.loads(resource("catalogues", "treatment-words.toml").read_text(encoding="utf-8"))
    codes: dict[str, str] = {}
    for row in table["kind"]:
        if row["id"] not in kinds:
            raise ValueError(f"treatment-words.toml names {row['id']}, which is no treatment")
        for language in row.get("words", {}).values():
            words.update({_folded(word): row["id"] for word in language})
        codes.update({code.casefold(): row["id"] for code in row.get("codes", [])})
    silent = tuple(_folded(word) for word in table["silent"])
    return WordTable(words, codes, silent)


def classify(one: AppointmentFound, learned: Mapping[str, str] | None = None) -> Guess:
    """Return the guess for a found appointment: learned words first, then codes, title, categories, text.

    ``learned`` are words of this source with the kind they mean; they beat everything else.
    """
    return guess(one.title, one.codes, one.words, learned)


def guess(
    title: str, codes: Iterable[str] = (), text: str = "", learned: Mapping[str, str] | None = None
) -> Guess:
    """Return the guess for a title with its codes, categories and further text."""
    table = word_table()
    codes = list(codes)
    own = {_folded(word): kind for word, kind in (learned or {}).items() if _folded(word)}
    for said in (title, *codes, text):
        if (word := _longest(own, _folded(said))) is not None:
            return Guess(own[word], word, "learned")
    for code in codes:
        if code.casefold() in table.codes:
            return Guess(table.codes[code.casefold()], code, "code")
    for source, said in (("title", title), *(("category", code) for code in codes), ("text", text)):
        word = _longest(table.words, _without_silent(_folded(said), table.silent))
        if word is not None:
            return Guess(table.words[word], word, source)
    return Guess()


def word_to_learn(title: str) -> str:
    """Return what to remember when a person corrects a guess: the title without numbers and names of days."""
    words = [word for word in _folded(title).split() if not any(sign.isdigit() for sign in word)]
    return " ".join(words[:6])


def _folded(text: str) -> str:
    """Return text as single words in small letters, so that punctuation and spacing do not matter."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _without_silent(text: str, silent: tuple[str, ...]) -> str:
    for word in silent:
        text = re.sub(rf"\b{re.escape(word)}\b", "·", text)
    return text


def _longest(words: Mapping[str, str], text: str) -> str | None:
    """Return the longest word of a table that stands in a text (whole words; in German also inside one)."""
    padded = f" {text} "
    whole = [word for word in words if word and f" {word} " in padded]
    if whole:
        return max(whole, key=lambda word: (len(word), word))
    inside = [word for word in words if len(word) >= _COMPOUND and word in text]
    return max(inside, key=lambda word: (len(word), word), default=None)


_COMPOUND = 6  # shorter words would be found inside others ("rest" in "arrest")
