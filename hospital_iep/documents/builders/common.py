"""What every contents value begins with, and words that several builders share."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time

from hospital_iep.domain.service import ServiceKind
from hospital_iep.domain.treatment import IsolationKind
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


def year_date(day: date, language: str) -> str:
    """Return a date with its year and without its weekday ("24 November 2026")."""
    return say("{day} {month} {year}", language).format(
        day=day.day, month=month(day, language), year=day.year
    )


def short_date(day: date, language: str) -> str:
    """Return a date without its year ("24 November")."""
    return say("{day} {month}", language).format(day=day.day, month=month(day, language))


def chart_date(day: date | None, language: str) -> str:
    """Return a date short enough to stand under a point of a chart ("24 Nov"); an unknown one as "?"."""
    if day is None:
        return "?"
    names = (
        say("Jan", language),
        say("Feb", language),
        say("Mar", language),
        say("Apr", language),
        say("May", language),
        say("Jun", language),
        say("Jul", language),
        say("Aug", language),
        say("Sep", language),
        say("Oct", language),
        say("Nov", language),
        say("Dec", language),
    )
    return f"{day.day} {names[day.month - 1]}"


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


def service_words(kind: ServiceKind, language: str) -> str:
    """Return the kind of a service in words."""
    words = {
        ServiceKind.HOSPITAL_INSTRUCTION: say("Teaching in hospital", language),
        ServiceKind.HOMEBOUND_INSTRUCTION: say("Teaching at home", language),
        ServiceKind.REMOTE_INSTRUCTION: say("Teaching by video", language),
        ServiceKind.SPEECH: say("Speech therapy", language),
        ServiceKind.OCCUPATIONAL_THERAPY: say("Occupational therapy", language),
        ServiceKind.PHYSIOTHERAPY: say("Physiotherapy", language),
        ServiceKind.COUNSELLING: say("Counselling", language),
        ServiceKind.OTHER: say("Other service", language),
    }
    return words[kind]


def isolation_words(kind: str, language: str) -> str:
    """Return the kind of an isolation in words, by its code; nothing where nobody is isolated."""
    words: dict[str, str] = {
        IsolationKind.PROTECTIVE: say("Protective isolation", language),
        IsolationKind.CONTACT: say("Contact isolation", language),
        IsolationKind.DROPLET: say("Droplet isolation", language),
        IsolationKind.AIRBORNE: say("Airborne isolation", language),
        IsolationKind.ENTERIC: say("Enteric isolation", language),
    }
    return words.get(kind, kind)


def prompt_words(prompt: str, language: str) -> str:
    """Return the beginning of a child's own sentence; what is no known one is returned as it is."""
    words = {
        "I am good at": say("I am good at", language),
        "Helps me": say("Helps me", language),
        "Please don't": say("Please don't", language),
        "Hard right now": say("Hard right now", language),
        "Ask me first": say("Ask me first", language),
        "Tell my class": say("Tell my class", language),
    }
    return words.get(prompt, prompt)


def area_words(area: str, language: str) -> str:
    """Return an area of present levels in words; what is no known one is returned as it is."""
    words = {
        "Strengths": say("Strengths", language),
        "Reading": say("Reading", language),
        "Maths": say("Maths", language),
        "Writing": say("Writing", language),
        "Home school's latest report": say("Home school's latest report", language),
        "How treatment shows in learning": say("How treatment shows in learning", language),
        "Hearing and vision": say("Hearing and vision", language),
    }
    return words.get(area, area)
