"""How a value stands in a field of Settings, and how what was typed becomes a value again."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from hospital_iep.domain.treatment import IsolationKind
from hospital_iep.ui.fields import Check, Fault
from hospital_iep.ui.forms import ChoiceField, DayField, Field, TextField
from hospital_iep.ui.student.words import isolation_words
from hospital_iep.ui.widgets.dates import FIRST_YEAR, LAST_YEAR

MOST = 600  # minutes of a way, children in a room
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORDS = re.compile(r"-|[^\W_]+\.?|[^\w\s,;/&+]")


@dataclass(frozen=True, slots=True)
class Spec:
    """One field of a record: its name, what it shows and what it reads; width in pixels at 100 %."""

    name: str
    make: Callable[[], Field]
    show: Callable[[Any], str]
    read: Callable[[str], Any]
    width: int = 200


def text_spec(name: str, words: str, hint: str = "", *, width: int = 220) -> Spec:
    """Return a line of text."""
    return Spec(name, lambda: TextField(words, hint), str, str.strip, width)


def choice_spec(
    name: str, words: str, choices: Mapping[str, str], hint: str = "", *, width: int = 170
) -> Spec:
    """Return one of several; an empty key is no value."""
    return Spec(
        name,
        lambda: ChoiceField(words, choices, hint),
        lambda value: "" if value is None else str(getattr(value, "value", value)),
        lambda text: text or None,
        width,
    )


def name_spec(name: str, words: str, sentence: str) -> Spec:
    """Return a name, which may not be empty: ``sentence`` asks for it."""

    def check(typed: str) -> Fault | None:
        return None if typed.strip() else Fault(sentence)

    return Spec(name, lambda: TextField(words, check=check), str, str.strip, 220)


def number_spec(
    name: str, words: str, hint: str = "", *, width: int = 130, least: int = 0, most: int = MOST
) -> Spec:
    """Return a whole number, or none."""
    return Spec(
        name,
        lambda: TextField(words, hint, check=is_number(least, most)),
        lambda value: "" if value is None else str(value),
        lambda text: int(text) if text.strip() else None,
        width,
    )


def time_spec(name: str, words: str) -> Spec:
    """Return a time of day, as 9:00."""
    return Spec(name, lambda: TextField(words, check=is_time), show_time, read_time, 90)


def day_spec(name: str, words: str) -> Spec:
    """Return a day, or none."""
    return Spec(
        name,
        lambda: DayField(words),
        lambda value: value.isoformat() if value else "",
        lambda text: date.fromisoformat(text) if text else None,
        170,
    )


def moment_spec(name: str, words: str) -> Spec:
    """Return a day with a time, as 2026-11-24 10:00."""
    hint = QCoreApplication.translate("Settings", "As 2026-11-24 10:00")
    return Spec(
        name,
        lambda: TextField(words, hint, check=is_moment),
        lambda value: value.isoformat(sep=" ", timespec="minutes"),
        read_moment,
        180,
    )


def list_spec(name: str, words: str, hint: str, *, width: int = 300) -> Spec:
    """Return several words with commas between them."""
    return Spec(name, lambda: TextField(words, hint), ", ".join, _split, width)


def clearances_spec(name: str, words: str) -> Spec:
    """Return kinds of isolation with commas."""
    hint = ", ".join(isolation_words(each).lower() for each in IsolationKind)
    return Spec(
        name, lambda: TextField(words, hint, check=is_clearances), show_clearances, read_clearances, 300
    )


def weekdays_spec(name: str, words: str) -> Spec:
    """Return days of the week with commas; none means every day."""
    hint = QCoreApplication.translate("Settings", "As Mon, Tue; empty: every day")
    return Spec(name, lambda: TextField(words, hint, check=is_weekdays), show_weekdays, read_weekdays, 220)


def weekday_words() -> dict[str, str]:
    """Return the days of the week by number, 0 = Monday."""
    translate = QCoreApplication.translate
    words = (
        translate("Settings", "Mon"),
        translate("Settings", "Tue"),
        translate("Settings", "Wed"),
        translate("Settings", "Thu"),
        translate("Settings", "Fri"),
        translate("Settings", "Sat"),
        translate("Settings", "Sun"),
    )
    return {str(number): word for number, word in enumerate(words)}


def show_time(value: time) -> str:
    """Return a time of day as it is typed."""
    return value.strftime("%H:%M")


def read_time(text: str) -> time:
    """Return the time of day that was typed; raises ``ValueError`` for what is none."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise ValueError
    return time(int(found[1]), int(found[2] or 0))


def read_moment(text: str) -> datetime:
    """Return the day and time that were typed; raises ``ValueError`` for what is none."""
    day, _, at = " ".join(text.replace("T", " ").split()).partition(" ")
    if not _DAY.fullmatch(day) or not FIRST_YEAR <= int(day[:4]) <= LAST_YEAR:
        raise ValueError
    return datetime.combine(date.fromisoformat(day), read_time(at))


def show_clearances(value: list[str]) -> str:
    """Return kinds of isolation as they are typed."""
    return ", ".join(isolation_words(each).lower() for each in value)


def read_clearances(text: str) -> list[str]:
    """Return the kinds of isolation that were typed; raises ``ValueError`` for a word that is none."""
    kinds = {each.value: each.value for each in IsolationKind}
    kinds |= {isolation_words(each).casefold(): each.value for each in IsolationKind}
    try:
        found = {kinds[each.casefold()] for each in _split(text)}
    except KeyError as error:
        raise ValueError from error
    return [each.value for each in IsolationKind if each in found]


def show_weekdays(value: list[int]) -> str:
    """Return days of the week as they are typed."""
    words = weekday_words()
    return ", ".join(words[str(day)] for day in value)


def read_weekdays(text: str) -> list[int]:
    """Return the days typed, one by one or as ranges; raises ``ValueError`` for a word that is none."""
    translate = QCoreApplication.translate
    to = translate("Settings", "to", "between two days of the week").casefold()
    also = translate("Settings", "and", "between two days of the week").casefold()
    names = _weekday_names()
    found: list[int] = []
    through = False  # the day before begins a range
    words = _WORDS.findall(_with_names_whole(text.casefold().replace("\N{EN DASH}", "-"), names))
    for number, word in enumerate(words):
        is_between = found and not through and number + 1 < len(words)
        if is_between and (word in {to, "-"}):
            through = True
        elif not (is_between and word == also):
            day = _weekday(word, names)
            found += _days_after(found[-1], day) if through else [day]
            through = False
    return sorted(set(found))


def _weekday_names() -> list[set[str]]:
    """Return by day all its names in the language in use, and the English ones."""
    here, english = QLocale(), QLocale.c()
    short, long = QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat
    named = [(here, long), (here, short), (english, long)]
    own = weekday_words()
    return [
        {own[str(day)].casefold(), *(locale.dayName(day + 1, form).casefold() for locale, form in named)}
        for day in range(7)
    ]


def _with_names_whole(text: str, names: Sequence[set[str]]) -> str:
    """Put a number in place of each name that is no single word ("segunda-feira"); refuse other numbers."""
    if any(letter.isdigit() for letter in text):
        raise ValueError
    for day, each in enumerate(names):
        for name in each:
            if not name.isalpha():
                text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", str(day), text)
    return text


def _weekday(word: str, names: Sequence[set[str]]) -> int:
    """Return the one day that a word, or its beginning, means."""
    if word.isdigit():
        return int(word)
    typed = word.removesuffix(".")
    found = [day for day, each in enumerate(names) if typed in each]
    if not found and len(typed) > 1:
        found = [day for day, each in enumerate(names) if any(name.startswith(typed) for name in each)]
    if len(found) != 1:
        raise ValueError
    return found[0]


def _days_after(first: int, last: int) -> list[int]:
    """Return the days after the first up to the last, over the end of the week if need be."""
    return [(first + step) % 7 for step in range(1, (last - first) % 7 + 1)]


def _split(text: str) -> list[str]:
    return [each.strip() for each in text.replace(";", ",").split(",") if each.strip()]


def _check(read: Callable[[str], Any], sentence: str, *, may_be_empty: bool = False) -> Check:
    def check(typed: str) -> Fault | None:
        if may_be_empty and not typed.strip():
            return None
        try:
            read(typed)
        except ValueError:
            return Fault(sentence)
        return None

    return check


def is_time(typed: str) -> Fault | None:
    """Say what is wrong with a time of day."""
    return _check(read_time, QCoreApplication.translate("Settings", "Type a time, as 9:30."))(typed)


def is_number(least: int = 0, most: int = MOST) -> Check:
    """Return what says what is wrong with a whole number."""
    translate = QCoreApplication.translate
    sentence = translate("Settings", "Type a whole number up to {most}, or nothing.")
    if least:
        sentence = translate("Settings", "Type a whole number from {least} to {most}, or nothing.")

    def read(typed: str) -> None:
        if not least <= int(typed) <= most:
            raise ValueError

    return _check(read, sentence.format(least=least, most=most), may_be_empty=True)


def is_moment(typed: str) -> Fault | None:
    """Say what is wrong with a day and time."""
    sentence = QCoreApplication.translate("Settings", "Type a day and a time, as 2026-11-24 10:00.")
    return _check(read_moment, sentence)(typed)


def is_clearances(typed: str) -> Fault | None:
    """Say what is wrong with kinds of isolation."""
    kinds = ", ".join(isolation_words(each).lower() for each in IsolationKind)
    words = QCoreApplication.translate("Settings", "Type one or more of these, with commas: {kinds}.")
    return _check(read_clearances, words.format(kinds=kinds))(typed)


def is_weekdays(typed: str) -> Fault | None:
    """Say what is wrong with days of the week."""
    sentence = QCoreApplication.translate("Settings", "Type days, as Mon, Tue or Mon to Fri.")
    return _check(read_weekdays, sentence)(typed)


def is_school_week(typed: str) -> Fault | None:
    """Say what is wrong with the days of the school week, of which there is one at least."""
    if not typed.strip():
        return Fault(QCoreApplication.translate("Settings", "Type one school day at least, as Mon to Fri."))
    return is_weekdays(typed)
