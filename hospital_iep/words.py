"""Puts the program's enums and facts into words of the reader's language."""

import gettext
from collections.abc import Iterable
from functools import cache

from hospital_iep.paths import resource

RIGHT_TO_LEFT = ("ar", "he", "fa", "ur")
FIRST_STRONG, END_APART = "\u2068", "\u2069"  # what stands between has the direction of its first letter


@cache
def translations(language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language ("en", "es", "ar"), or one that leaves texts as they are."""
    file = resource("i18n", language, "LC_MESSAGES", "hospital_iep.mo")
    if not file.is_file():
        return gettext.NullTranslations()
    with file.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def say(text: str, language: str = "en", /, **parts: object) -> str:
    """Return a source text in a language; the source text itself where no translation is known.

    ``parts`` go into its places; a text among them keeps its own direction of writing.
    """
    said = translations(language).gettext(text) if text else ""
    if not parts:
        return said
    return said.format_map(
        {name: apart(part, language) if isinstance(part, str) else part for name, part in parts.items()}
    )


def is_right_to_left(language: str) -> bool:
    """Return whether a language is written from right to left."""
    return language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT


def apart(text: str, language: str) -> str:
    """Return a text as it stands among words of a language: neither it nor its neighbours are turned round.

    (Unicode's first strong isolate, where the language is written from right to left.)
    """
    return f"{FIRST_STRONG}{text}{END_APART}" if text and is_right_to_left(language) else text


def together(separator: str, parts: Iterable[str], language: str) -> str:
    """Return the parts that are not empty in a row, each in its own direction of writing."""
    return separator.join(apart(part, language) for part in parts if part)
