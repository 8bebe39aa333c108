"""What the columns of a table mean, guessed from their headings; and dates and times as people write them."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any


class Meaning(StrEnum):
    """What a column of appointments can hold."""

    DATE = "date"
    START = "start"
    END = "end"
    END_DATE = "end-date"
    DURATION = "duration"
    TITLE = "title"
    PLACE = "place"
    NAME = "name"
    FIRST_NAME = "first-name"
    LAST_NAME = "last-name"
    IDENTIFIER = "identifier"
    BIRTH_DATE = "birth-date"
    STATUS = "status"
    NOTE = "note"


_HEADINGS: dict[Meaning, str] = {
    Meaning.BIRTH_DATE: (
        "birth date, date of birth, birthdate, dob, born, geburtsdatum, geb, geburtstag, fecha de "
        "nacimiento, date de naissance"
    ),
    Meaning.START: (
        "start, start time, starts, begin, begins, beginn, from, von, ab, startzeit, time, "
        "from to, start end, time from to, von bis, uhrzeit von bis, zeit von bis, "
        "uhrzeit, zeit, hora, hora de inicio, inicio, heure, début, heure de début, appointment time, appt "
        "time, terminzeit, start datetime, start date time, desde"
    ),
    Meaning.END: (
        "end, end time, ends, until, to, ende, bis, endzeit, fin, hora de fin, heure de fin, hasta, "
        "finish, end datetime, end date time"
    ),
    Meaning.END_DATE: (
        "end date, date of end, last day, enddatum, letzter tag, fecha de fin, fecha final, date de fin"
    ),
    Meaning.DATE: (
        "date, day, datum, tag, fecha, día, jour, appointment date, appt date, termindatum, date of "
        "appointment, visit date, start date, begin date, first day, startdatum, erster tag, fecha de "
        "inicio, date de début"
    ),
    Meaning.DURATION: ("duration, minutes, min, length, mins, dauer, duración, durée, minuten"),
    Meaning.TITLE: (
        "title, subject, summary, appointment, appointment type, event, what, activity, procedure, "
        "treatment, service, reason, titel, betreff, termin, terminart, behandlung, maßnahme, leistung, "
        "asunto, cita, tratamiento, motivo, objet, rendez vous, traitement, motif, type, visit type, "
        "description, beschreibung, was, untersuchung"
    ),
    Meaning.PLACE: (
        "place, location, where, room, clinic, department, unit, ort, raum, zimmer, abteilung, station, "
        "ward, lugar, sala, lieu, salle, service unit, resource"
    ),
    Meaning.FIRST_NAME: ("first name, given name, forename, vorname, nombre, prénom"),
    Meaning.LAST_NAME: ("last name, surname, family name, nachname, familienname, apellido, apellidos, nom"),
    Meaning.NAME: (
        "name, patient, patient name, child, student, pupil, kind, patientenname, paciente, full name, nom "
        "du patient, schüler"
    ),
    Meaning.IDENTIFIER: (
        "mrn, patient id, id, identifier, hospital number, nhs number, patient number, medical record "
        "number, patientennummer, fallnummer, pid, historia, nip, record number, case number, patienten id"
    ),
    Meaning.STATUS: ("status, state, estado, statut, appointment status"),
    Meaning.NOTE: ("note, notes, comment, comments, remark, bemerkung, notiz, kommentar, nota, remarque"),
}
_BY_WORDS = {word: meaning for meaning, words in _HEADINGS.items() for word in words.split(", ")}

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner enero ene janvier janv",
            "february feb februar febrero février févr fév",
            "march mar märz mrz marzo mars",
            "april apr abril abr avril avr",
            "may mai mayo",
            "june jun juni junio juin",
            "july jul juli julio juillet juil",
            "august aug agosto ago août",
            "september sep sept septiembre septembre",
            "october oct oktober okt octubre octobre",
            "november nov noviembre novembre",
            "december dec dezember dez diciembre dic décembre déc",
        ),
        1,
    )
    for name in names.split()
}

_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d.:/-])(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/:-])\.?(?!\d)")
_WORDED = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\.?\s*(?:de\s+)?([^\W\d_]{3,10})\.?,?\s*(?:de\s+)?(\d{4})?(?!\d)", re.I
)
_WORDED_FIRST = re.compile(r"([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?(?![\d:])", re.I)
_DATES = ((_ISO, "ymd"), (_NUMERIC, "dm"), (_WORDED, "worded"), (_WORDED_FIRST, "month first"))
_CLOCK = re.compile(
    r"(?<![\d:.])(\d{1,2})(?:[:h.](\d{2})(?::(\d{2}))?)?\s*(a\.?m\.?|p\.?m\.?|uhr|h)?(?![\d:])", re.I
)
_RANGE = re.compile(
    r"(?<![\d:.])(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s*(a\.?m\.?|p\.?m\.?)?\s*(?:uhr\s*)?"
    r"(?:-|\u2013|\u2014|to|till|until|bis|à|hasta)\s*"
    r"(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s*(a\.?m\.?|p\.?m\.?|uhr|h)?(?![\d:])",
    re.I,
)
# What is written as a time of day is, whether it exists or not ("25:00"); points alone may be a number.
_CLOCK_LIKE = re.compile(
    r"(?<![\d:.])\d{1,2}(?:[:h]\d{2}(?::\d{2})?(?:\s*(?:[ap]\.?m\b|uhr\b))?|(?:\.\d{2})?\s*(?:[ap]\.?m\b|uhr\b))"
    r"(?![\d:])",
    re.I,
)
_INSTANT = re.compile(r"^\s*\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})\s*$")
_NUMBER = re.compile(r"^\s*(\d{1,5}(?:[.,]\d+)?)\s*$")
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001  day 0 as spreadsheets count
_DAYS = (20_000, 80_000)  # the years 1954 to 2119
_DAY_ENDS = re.compile(r"(?<![\d:.])24[:.h]00(?::00)?(?![\d:])")
_NIGHT = timedelta(hours=16)
_LENGTH = re.compile(r"^\s*(\d{1,4})(?:[.,](\d+))?\s*(min\w*|m|h\w*|std\.?|stunden?)?\s*$", re.I)


def heading(text: Any) -> Meaning | None:
    """Return what a column with this heading holds, or None where that cannot be told."""
    if not isinstance(text, str):
        return None
    words = re.sub(r"\s+", " ", re.sub(r"\([^)]*\)|[^\w\s]|_", " ", text)).strip().casefold()
    return _BY_WORDS.get(words)


def header_row(rows: Sequence[Sequence[Any]], deep: int = 30) -> tuple[int, dict[str, str]] | None:
    """Return the row of headings and what each means, looking past titles and notes above it.

    A row counts as header where at least two of its cells mean something, one of them a time.
    """
    best: tuple[int, dict[str, str]] | None = None
    for index, row in enumerate(rows[:deep]):
        columns: dict[str, str] = {}
        for cell in row:
            meaning = heading(cell)
            if meaning is not None and meaning.value not in columns.values():
                columns[str(cell).strip()] = meaning.value
        timed = {Meaning.DATE, Meaning.START} & set(columns.values())
        if len(columns) >= 2 and timed and (best is None or len(columns) > len(best[1])):
            best = index, columns
    return best


def day_first(texts: Iterable[Any]) -> bool | None:
    """Return whether a column of dates names the day first; None where every date can be read both ways.

    Dates with points name the day first; where nothing is ambiguous the answer is true.
    """
    unclear = False
    for text in texts:
        found = _NUMERIC.search(text) if isinstance(text, str) and not _ISO.search(text) else None
        if not found or found[2] == ".":
            continue
        first, second = int(found[1]), int(found[3])
        if first > 12 >= second:
            return True
        if second > 12 >= first:
            return False
        unclear = unclear or first != second
    return None if unclear else True


def date_in(text: str, first_day: bool = True, year: int | None = None) -> tuple[date, str] | None:
    """Return the first date in a text and the text without it; ``year`` fills in for dates without one."""
    for pattern, order in _DATES:
        for found in pattern.finditer(text):
            made = _date_of(found, order, first_day, year)
            if made is not None:
                return made, (text[: found.start()] + " " + text[found.end() :]).strip()
    return None


def no_date_in(text: str, year: int) -> str:
    """Return the text that is written as a date and is none ("29.2.2027"), where no date stands before it."""
    dates: list[int] = []
    others: list[tuple[int, str]] = []
    for pattern, order in _DATES:
        for found in pattern.finditer(text):
            if _date_of(found, order, first_day=True, year=year) is not None:
                dates.append(found.start())
            elif _means_a_date(found, order):
                others.append((found.start(), found[0].strip()))
    at, written = min(others, default=(len(text), ""))
    return "" if any(start <= at for start in dates) else written


def _means_a_date(found: re.Match[str], order: str) -> bool:
    """Return whether a date is meant: other numbers beside each other are times, amounts or versions."""
    if order == "ymd":
        return 1900 <= int(found[1]) < 2200
    if order == "dm":
        low, high = sorted((int(found[1]), int(found[3])))
        written_out = found[4] is not None and len(found[4]) == 4
        return written_out or (found[2] != "-" and 1 <= low <= 12 and 28 < high <= 31)
    return (found[2] if order == "worded" else found[1]).casefold() in _MONTHS


def _date_of(found: re.Match[str], order: str, first_day: bool, year: int | None) -> date | None:
    if order == "ymd":
        parts = int(found[1]), int(found[2]), int(found[3])
    elif order == "dm":
        one, two = int(found[1]), int(found[3])
        day, month = (one, two) if first_day or found[2] == "." or one > 12 else (two, one)
        if month > 12 >= day:
            day, month = month, day
        parts = _year(found[4], year), month, day
    else:
        word, number = (found[2], found[1]) if order == "worded" else (found[1], found[2])
        parts = _year(found[3], year), _MONTHS.get(word.casefold(), 0), int(number)
    try:
        return date(*parts)
    except ValueError:
        return None


def _year(said: str | None, year: int | None) -> int:
    if not said:
        return year or 0
    return int(said) + (2000 if len(said) == 2 else 0)


def clock_in(text: str) -> tuple[time, str] | None:
    """Return the first time of day in a text ("14:30", "2 pm", "9 Uhr", "14h30") and the text without it."""
    for found in _CLOCK.finditer(text):
        hour, minute, second = int(found[1]), int(found[2] or 0), int(found[3] or 0)
        word = (found[4] or "").casefold().replace(".", "")
        if not found[2] and not word:
            continue
        if word in ("am", "pm"):
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if word == "pm" else 0)
        if hour > 23 or minute > 59 or second > 59:
            continue
        return time(hour, minute, second), (text[: found.start()] + " " + text[found.end() :]).strip()
    return None


def no_clock_in(text: str) -> tuple[str, bool] | None:
    """Return the first text that is written as a time of day and is none ("25:00"), else None.

    With it goes whether a time that exists stands before it, as in "10:00-25:00".
    """
    after = False
    for found in _CLOCK_LIKE.finditer(text):
        if clock_in(found[0]) is None:
            return found[0].strip(), after
        after = True
    return None


def length_of(cell: Any) -> timedelta | None:
    """Return a length of time from a cell: minutes as a number, "1.5 h", "45 min", or a clock span."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return timedelta(minutes=float(cell)) if 0 < cell <= 1440 else None
    text = str(cell or "")
    clock = re.fullmatch(r"\s*(\d{1,2}):(\d{2})(?::\d{2})?\s*", text)
    if clock:
        return timedelta(hours=int(clock[1]), minutes=int(clock[2]))
    found = _LENGTH.match(text)
    if not found:
        return None
    number = float(f"{found[1]}.{found[2] or 0}")
    hours = (found[3] or "").casefold().startswith(("h", "s"))
    return timedelta(minutes=number * (60 if hours else 1)) if 0 < number <= 1440 else None


def span_in(text: str) -> tuple[time, time, str] | None:
    """Return the times of a range ("9:00-10:30", "2 to 3 pm") and the text without it.

    An end at 24:00 is midnight, earlier than the start. A lone "9-11" without minutes, am, pm or Uhr is none.
    """
    found = _RANGE.search(text)
    if found is None:
        return None
    first, last = (found[3] or "").casefold().replace(".", ""), (found[6] or "").casefold().replace(".", "")
    if not (found[2] or found[5] or first or last):
        return None
    if last in ("am", "pm") and not first:
        first = last if int(found[1]) % 12 <= int(found[4]) % 12 else ("am" if last == "pm" else "pm")
    midnight = (int(found[4]), int(found[5] or 0)) == (24, 0)
    begins, ends = _time(found[1], found[2], first), time() if midnight else _time(found[4], found[5], last)
    if begins is None or ends is None:
        return None
    return begins, ends, f"{text[: found.start()]} {text[found.end() :]}"


def end_of(start: datetime, ends: time) -> datetime:
    """Return when a span ends that was written with two times only ("22:00-06:00" ends on the next day).

    One that would run on for most of a day was hardly meant: it ends, as written, before it begins.
    """
    end = datetime.combine(start.date(), ends)
    overnight = end + timedelta(days=1)
    through_the_night = start.hour >= 12 and overnight - start <= _NIGHT
    return overnight if end < start and (through_the_night or ends == time()) else end


def _time(hour: str, minute: str | None, word: str) -> time | None:
    number = int(hour)
    if word in ("am", "pm"):
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if word == "pm" else 0)
    try:
        return time(number, int(minute or 0))
    except ValueError:
        return None


def instant_in(cell: Any) -> datetime | None:
    """Return the moment that a cell names with its distance from UTC ("2026-07-05T10:00:00Z"), else None."""
    if not isinstance(cell, str) or not _INSTANT.match(cell):
        return None
    try:
        return datetime.fromisoformat(re.sub(r"\s+(?=Z|[+-])", "", cell.strip()))
    except ValueError:
        return None


def is_number(cell: Any) -> bool:
    """Return whether a cell holds a plain number, of its own kind or as text."""
    return (isinstance(cell, int | float) and not isinstance(cell, bool)) or (
        isinstance(cell, str) and _NUMBER.match(cell) is not None
    )


def ends_the_day(cell: Any) -> bool:
    """Return whether a cell says 24:00: midnight, of the day after the one it stands beside."""
    return cell == 24 or (isinstance(cell, str) and _DAY_ENDS.search(cell) is not None)


def moment_in(cell: Any, first_day: bool = True, *, clock: bool = True) -> tuple[date | None, time | None]:
    """Return the date and the time of day that a cell holds, each None where it holds none.

    Numbers are days as spreadsheets count them, or a part of a day. ``clock``: whether a small number may be
    an hour (9, 9.5) or stand for a time without its colon (0930).
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _counted(float(cell), str(cell), clock)
    if not isinstance(cell, str):
        return None, None
    try:
        if re.match(r"^\d{4}-\d{2}-\d{2}T", cell):
            moment = datetime.fromisoformat(cell)
            return moment.date(), moment.time().replace(tzinfo=None)
    except ValueError:
        return None, None
    found = date_in(cell, first_day)
    rest = found[1] if found else cell
    at = clock_in(rest)
    if found is None and at is None and (number := _NUMBER.match(cell)):
        return _counted(float(number[1].replace(",", ".")), number[1], clock)
    return (found[0] if found else None), (at[0] if at else None)


def _counted(number: float, written: str, clock: bool) -> tuple[date | None, time | None]:
    """Return the day and time that a number counts, as spreadsheets do where a cell has no format."""
    whole, part = divmod(number, 1)
    if _DAYS[0] <= number < _DAYS[1]:
        moment = _FIRST_DAY + timedelta(days=whole, seconds=round(part * 86_400))
        return moment.date(), moment.time() if part else None
    if 0 < number < 1 and (seconds := round(part * 86_400)) < 86_400:
        return None, (_FIRST_DAY + timedelta(seconds=seconds)).time()
    if clock and 1 <= number < 24 and part in (0, 0.5):
        return None, time(int(whole), int(part * 60))
    if clock and re.fullmatch(r"\d{3,4}", written) and int(written[:-2]) < 24 and int(written[-2:]) < 60:
        return None, time(int(written[:-2]), int(written[-2:]))
    return None, None
