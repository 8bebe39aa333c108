"""How a value stands in a field of Settings, and how what was typed becomes a value again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import QCoreApplication

from hospital_iep.ui.fields import Check, Fault
from hospital_iep.ui.forms import ChoiceField, DayField, Field, TextField

MOST = 600  # minutes of a way, children in a room


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


def number_spec(name: str, words: str, hint: str = "", *, width: int = 130) -> Spec:
    """Return a whole number, or none."""
    return Spec(
        name,
        lambda: TextField(words, hint, check=is_number),
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
        datetime.fromisoformat,
        180,
    )


def list_spec(name: str, words: str, hint: str, *, width: int = 300) -> Spec:
    """Return several words with commas between them."""
    return Spec(name, lambda: TextField(words, hint), ", ".join, _split, width)


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
    hours, _, minutes = text.strip().replace(".", ":").partition(":")
    return time(int(hours), int(minutes or 0))


def show_weekdays(value: list[int]) -> str:
    """Return days of the week as they are typed."""
    words = weekday_words()
    return ", ".join(words[str(day)] for day in value)


def read_weekdays(text: str) -> list[int]:
    """Return the days of the week that were typed; raises ``ValueError`` for a word that is none."""
    words = {word.casefold(): int(number) for number, word in weekday_words().items()}
    typed = [each.casefold() for each in _split(text)]
    found = [next((day for word, day in words.items() if each.startswith(word)), None) for each in typed]
    if None in found:
        raise ValueError
    return sorted({day for day in found if day is not None})


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


def is_number(typed: str) -> Fault | None:
    """Say what is wrong with a whole number."""
    sentence = QCoreApplication.translate("Settings", "Type a whole number up to 600, or nothing.")
    return _check(_natural, sentence, may_be_empty=True)(typed)


def is_moment(typed: str) -> Fault | None:
    """Say what is wrong with a day and time."""
    sentence = QCoreApplication.translate("Settings", "Type a day and a time, as 2026-11-24 10:00.")
    return _check(datetime.fromisoformat, sentence)(typed)


def is_weekdays(typed: str) -> Fault | None:
    """Say what is wrong with days of the week."""
    sentence = QCoreApplication.translate("Settings", "Type days, as Mon, Tue, with commas between.")
    return _check(read_weekdays, sentence)(typed)


def _natural(text: str) -> int:
    number = int(text)
    if not 0 <= number <= MOST:
        raise ValueError
    return number
