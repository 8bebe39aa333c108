"""Pasted text, line by line: what a ward writes into a mail or a chat, with dates, times and words.

A line that holds only a date stands over the lines below it. What has neither date nor time is told.
"""

import re
from datetime import date, datetime, time

from hospital_iep.exchange.columns import (
    clock_in,
    date_in,
    day_first,
    end_of,
    no_clock_in,
    no_date_in,
    span_in,
)
from hospital_iep.exchange.lines import decoded
from hospital_iep.exchange.reading import FileFormat, PastedLine, Problem, Reading

MAX_LINES = 5_000
MAX_LENGTH = 1_000

_WEEKDAY = re.compile(
    r"^\W*(mon|tues?|wednes|wed|thurs?|thu|fri|satur|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|"
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"mo|di|mi|do|fr|sa|so)(day)?\b[.,:]?\s*",
    re.I,
)
_TRIM = " \t,;:-\u2013\u2014|•*·."
_JOINTS = re.compile(r"\b(at|um|from|von|à|a las|on|am|den|le|el)\s*$|^\s*(at|um|from|von|on|uhr)\b", re.I)


def read_pasted(data: bytes, around: date) -> Reading:
    """Return the dated lines of a pasted text. Dates without a year are taken near ``around``, flagged."""
    problems: list[Problem] = []
    encoding, _, data = decoded(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        encoding, text = "cp1252", data.decode("cp1252", "replace")
    lines = text.splitlines()
    if len(lines) > MAX_LINES:
        problems.append(Problem(f"line {MAX_LINES + 1}", "the text is too long: later lines were not read"))
    first_day = day_first(lines[:MAX_LINES])
    if first_day is None:
        said = "dates such as 03/04 can be read two ways: the day is taken first, check it"
        problems.append(Problem("file", said, asks=True))
    page = _Page(first_day, around, problems)
    for number, line in enumerate(lines[:MAX_LINES], 1):
        if line.strip():
            page.take(number, line)
    page.close()
    return Reading(FileFormat.TEXT, tuple(problems), lines=tuple(page.found), encoding=encoding)


class _Page:
    """The lines read so far, and the day that stands over the next ones."""

    def __init__(self, first_day: bool | None, around: date, problems: list[Problem]) -> None:
        self.first_day = first_day
        self.around = around
        self.problems = problems
        self.found: list[PastedLine] = []
        self.heading: _Day | None = None
        self.unread: list[int] = []

    def take(self, number: int, line: str) -> None:
        if len(line) > MAX_LENGTH:
            said = f"is longer than {MAX_LENGTH} letters: what stands after them was not read"
            self.tell(number, said)
        one = _Line(line[:MAX_LENGTH], self.first_day, self.around)
        self.heading = None if one.no_date else one.day or self.heading
        if one.is_heading:
            return
        if one.no_date:
            self.tell(number, f"{one.no_date} is no date that exists: say which day is meant")
        elif one.no_time and one.clock is None:
            self.tell(number, f"{one.no_time} is no time of day: say when it begins")
        elif one.clock is None and one.day is None:
            self.unread.append(number)
        elif self.heading is None:
            self.tell(number, "a time without a date: say which day is meant")
        else:
            pasted = one.pasted(number, self.heading)
            if one.no_time:
                self.tell(number, f"{one.no_time} is no time of day: the end is not known")
            if pasted.start and pasted.end and pasted.end < pasted.start:
                self.tell(number, "the end lies before the start: check both times")
            self.found.append(pasted)

    def tell(self, number: int, said: str) -> None:
        self.problems.append(Problem(f"line {number}", said))

    def close(self) -> None:
        if self.unread:
            said = f"{len(self.unread)} line(s), the first here, hold neither date nor time and were not read"
            self.problems.append(Problem(f"line {self.unread[0]}", said))
        if not self.found:
            said = "no line of this text holds a date with something beside it"
            self.problems.append(Problem("file", said))


class _Day:
    """A day, the line that names it as written, and what was assumed about it."""

    def __init__(self, day: date, flags: tuple[str, ...], written: str) -> None:
        self.day = day
        self.flags = flags
        self.written = written


class _Line:
    """One line taken apart: its day, its times, and the words that are left."""

    def __init__(self, text: str, first_day: bool | None, around: date) -> None:
        self.written = text.strip()
        self.day: _Day | None = None
        self.clock: tuple[time, time | None] | None = None
        self.no_time = ""
        found = date_in(text, first_day is not False, around.year)
        if found is not None:
            day, rest = found
            written = re.search(r"\d{4}|[./-]\d{2}(?!\d)\s*$", text.replace(rest, " ")) is not None
            flags = ("ask-date",) if first_day is None and re.search(r"\d/\d|\d-\d", text) else ()
            if not written and not re.search(rf"{day.year}|[./-]{day.year % 100:02}\b", text):
                day, flags = _near(day, around), (*flags, "year-guessed")
            self.day = _Day(day, flags, self.written)
        self.no_date = no_date_in(text, around.year)
        self.day = None if self.no_date else self.day
        self._take_clock(_WEEKDAY.sub("", found[1]) if found else text)

    def _take_clock(self, text: str) -> None:
        span = span_in(text)
        wrong = no_clock_in(text) if span is None else None
        if span is not None:
            self.clock, text = span[:2], span[2]
        elif wrong is not None and not wrong[1]:
            self.no_time = wrong[0]
        elif (single := clock_in(text)) is not None:
            self.clock = single[0], None
            self.no_time = wrong[0] if wrong else ""
            text = single[1]
        words = _JOINTS.sub(" ", text.strip(_TRIM)).strip(_TRIM)
        self.title = re.sub(r"\s+", " ", words)

    @property
    def is_heading(self) -> bool:
        return self.day is not None and self.clock is None and not self.title and not self.no_time

    def pasted(self, number: int, heading: _Day) -> PastedLine:
        start = end = None
        if self.clock is not None:
            begins = datetime.combine(heading.day, self.clock[0])
            start = begins.isoformat(timespec="seconds")
            if self.clock[1] is not None:
                end = end_of(begins, self.clock[1]).isoformat(timespec="seconds")
        above = f"{heading.written} | " if self.day is None else ""
        written = above + self.written
        return PastedLine(number, heading.day.isoformat(), start, end, self.title, heading.flags, written)


def _near(day: date, around: date) -> date:
    """Return the day in the year that puts it nearest to the time asked for."""
    choices = []
    for year in (around.year - 1, around.year, around.year + 1):
        try:
            choices.append(day.replace(year=year))
        except ValueError:
            continue
    return min(choices, key=lambda one: abs((one - around).days - 120), default=day)
