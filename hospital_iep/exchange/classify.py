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


class Classifier:
    """Guesses for the appointments of one file; equal words are looked up once.

    ``learned`` are words of this source with the kind they mean; they beat everything else.
    """

    def __init__(self, learned: Mapping[str, str] | None = None) -> None:
        self._table = word_table()
        self._own = _Lexicon({_folded(word): kind for word, kind in (learned or {}).items()})
        self._known: dict[tuple[str, tuple[str, ...], str], Guess] = {}

    def of(self, one: AppointmentFound) -> Guess:
        """Return the guess for a found appointment: learned words, then codes, title, categories, text."""
        said = (one.title, one.codes, one.words)
        if said not in self._known:
            self._known[said] = self.guess(*said)
        return self._known[said]

    def guess(self, title: str, codes: Iterable[str] = (), text: str = "") -> Guess:
        """Return the guess for a title with its codes, categories and further text."""
        codes = list(codes)
        for said in (title, *codes, text):
            if (word := self._own.longest_in(_folded(said))) is not None:
                return Guess(self._own.kinds[word], word, "learned")
        for code in codes:
            if code.casefold() in self._table.codes:
                return Guess(self._table.codes[code.casefold()], code, "code")
        for source, said in (("title", title), *(("category", code) for code in codes), ("text", text)):
            word = _lexicon().longest_in(_silenced().sub("·", _folded(said)))
            if word is not None:
                return Guess(self._table.words[word], word, source)
        return Guess()


def classify(one: AppointmentFound, learned: Mapping[str, str] | None = None) -> Guess:
    """Return the guess for one found appointment (see ``Classifier``)."""
    return Classifier(learned).of(one)


def guess(
    title: str, codes: Iterable[str] = (), text: str = "", learned: Mapping[str, str] | None = None
) -> Guess:
    """Return the guess for a title with its codes, categories and further text."""
    return Classifier(learned).guess(title, codes, text)


def word_to_learn(title: str) -> str:
    """Return what to remember when a person corrects a guess: the title without numbers and names of days."""
    words = [word for word in _folded(title).split() if not any(sign.isdigit() for sign in word)]
    return " ".join(words[:6])


def _folded(text: str) -> str:
    """Return text as single words in small letters, so that punctuation and spacing do not matter."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


_COMPOUND = 6  # shorter words would be found inside others ("rest" in "arrest")


class _Lexicon:
    """Words and phrases (folded) with the kind they mean, made to be found quickly in a text."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self.kinds = {word: kind for word, kind in kinds.items() if word}
        self._most = max((word.count(" ") + 1 for word in self.kinds), default=0)
        self._beginnings: dict[str, list[str]] = {}
        for word in self.kinds:
            if len(word) >= _COMPOUND:
                self._beginnings.setdefault(word[:_COMPOUND], []).append(word)

    def longest_in(self, text: str) -> str | None:
        """Return the longest word that stands in a text (whole words; in German also inside one)."""
        parts = text.split()
        phrases = (
            " ".join(parts[at : at + many])
            for at in range(len(parts))
            for many in range(1, min(self._most, len(parts) - at) + 1)
        )
        whole = [phrase for phrase in phrases if phrase in self.kinds]
        if whole:
            return max(whole, key=lambda word: (len(word), word))
        inside = (
            word
            for at in range(len(text) - _COMPOUND + 1)
            for word in self._beginnings.get(text[at : at + _COMPOUND], ())
            if text.startswith(word, at)
        )
        return max(inside, key=lambda word: (len(word), word), default=None)


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    return _Lexicon(word_table().words)


@lru_cache(maxsize=1)
def _silenced() -> re.Pattern[str]:
    """Return what finds the phrases in which a word means nothing, longer ones first."""
    words = sorted(word_table().silent, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")
