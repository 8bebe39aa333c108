"""What every contents value begins with, and words that several builders share."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time

from hospital_iep.words import say


@dataclass(frozen=True, slots=True)
class Cover:
    """What a document needs besides its contents; nothing in it is about the child's health."""

    language: str
    audience: str
    issued_on: date
    code: str = ""
    version: int = 1
    recipient: str = ""
    draft: bool = False
    practice: bool = False
    paper: str = "A4"


def weekday(day: date, language: str) -> str:
    """Return the name of a day's weekday."""
    names = (
        say("Monday", language),
        say("Tuesday", language),
        say("Wednesday", language),
        say("Thursday", language),
        say("Friday", language),
        say("Saturday", language),
        say("Sunday", language),
    )
    return names[day.weekday()]


def short_weekday(day: date, language: str) -> str:
    """Return the short name of a day's weekday, for narrow columns."""
    names = (
        say("Mon", language),
        say("Tue", language),
        say("Wed", language),
        say("Thu", language),
        say("Fri", language),
        say("Sat", language),
        say("Sun", language),
    )
    return names[day.weekday()]


def month(day: date, language: str) -> str:
    """Return the name of a day's month."""
    names = (
        say("January", language),
        say("February", language),
        say("March", language),
        say("April", language),
        say("May", language),
        say("June", language),
        say("July", language),
        say("August", language),
        say("September", language),
        say("October", language),
        say("November", language),
        say("December", language),
    )
    return names[day.month - 1]


def long_date(day: date | None, language: str) -> str:
    """Return a date with its weekday in words; an unknown one says so."""
    if day is None:
        return say("not known yet", language)
    return say("{weekday} {day} {month} {year}", language).format(
        weekday=weekday(day, language), day=day.day, month=month(day, language), year=day.year
    )


def short_date(day: date, language: str) -> str:
    """Return a date without its year ("24 November")."""
    return say("{day} {month}", language).format(day=day.day, month=month(day, language))


def dated(day: date, language: str, *, years: Collection[int]) -> str:
    """Return a date beside others of some years: with its own where they are not all of the same one."""
    if set(years) <= {day.year}:
        return short_date(day, language)
    words = say("{day} {month} {year}", language)
    return words.format(day=day.day, month=month(day, language), year=day.year)


def clock(at: time) -> str:
    """Return a time of day on the 24-hour clock."""
    return f"{at.hour:02d}:{at.minute:02d}"


def chosen_clock(at: time, hours: int, language: str) -> str:
    """Return a time of day on the clock that was chosen for prints, of 24 or of 12 hours."""
    if hours != 12:
        return clock(at)
    words = say("{time} am", language) if at.hour < 12 else say("{time} pm", language)
    return words.format(time=f"{(at.hour - 1) % 12 + 1}:{at.minute:02d}")


def team_role(code: str, language: str) -> str:
    """Return a team member's part in words; what is no known part is returned as it is."""
    words = {
        "HT": say("Hospital teacher", language),
        "HB": say("Teacher at home", language),
        "SW": say("Social worker", language),
        "PHY": say("Physician", language),
        "CNS": say("Clinic nurse", language),
        "SN": say("School nurse", language),
        "SL": say("School lead", language),
        "PA": say("Family", language),
        "ST": say("The pupil", language),
        "CLS": say("Child life specialist", language),
        "OT": say("Therapist", language),
        "PSY": say("Psychologist", language),
        "DIE": say("Dietitian", language),
        "DIST": say("District office", language),
    }
    return words.get(code, code)
