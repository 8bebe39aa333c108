"""Puts the program's enums and facts into words of the reader's language."""

import gettext
from functools import cache

from hospital_iep.paths import resource


@cache
def translations(language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language ("en", "es", "ar"), or one that leaves texts as they are."""
    file = resource("i18n", language, "LC_MESSAGES", "hospital_iep.mo")
    if not file.is_file():
        return gettext.NullTranslations()
    with file.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def say(text: str, language: str = "en") -> str:
    """Return a source text in a language; the source text itself where no translation is known."""
    return translations(language).gettext(text) if text else ""
