"""A week's lessons on paper, for a teacher, a pupil or a ward: initials only where it hangs on a wall."""

from dataclasses import dataclass
from datetime import date, time

from hospital_iep.documents.builders.common import Cover, chosen_clock, long_date, short_date, weekday
from hospital_iep.documents.model import Block, Document, Heading, Look, Paragraph, Table
from hospital_iep.words import say


@dataclass(frozen=True, slots=True)
class TimetableLesson:
    """One lesson of the week; ``state`` is a word such as "draft" or "pinned"."""

    start: time
    end: time
    who: str
    subject: str
    teacher: str
    place: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class TimetableDay:
    """A day with its lessons in order."""

    day: date
    lessons: tuple[TimetableLesson, ...]


@dataclass(frozen=True, slots=True)
class TimetableContents:
    """What the sheet holds: whose week, its days, what could not be placed; and the clock of its times."""

    whose: str
    days: tuple[TimetableDay, ...]
    unmet: tuple[str, ...] = ()
    hours: int = 24


def build(contents: TimetableContents, cover: Cover) -> Document:
    """Return the sheet."""
    language = cover.language
    title = say("Lessons of the week", language)
    if contents.whose:
        title = say("Lessons: {whose}", language, whose=contents.whose)
    blocks: list[Block] = [Heading(title, 1)]
    if contents.days:
        first, last = contents.days[0].day, contents.days[-1].day
        span = say(
            "{first} to {last}", language, first=long_date(first, language), last=long_date(last, language)
        )
        blocks.append(Paragraph(span))
    else:
        blocks.append(Paragraph(say("Nothing is planned yet.", language)))
    head = (
        say("Time", language),
        say("Who", language),
        say("Subject", language),
        say("Teacher", language),
        say("Place", language),
    )
    widths = (3.2, 1.6, 3, 3, 3) if contents.hours == 12 else (2.4, 2, 3, 3, 3)
    for day in contents.days:
        name = f"{weekday(day.day, language)}, {short_date(day.day, language)}"
        blocks.append(Heading(name, 2))
        if not day.lessons:
            blocks.append(Paragraph(say("No lessons.", language)))
            continue
        rows = tuple(_row(lesson, contents.hours, language) for lesson in day.lessons)
        blocks.append(Table("", head, rows, widths))
    if contents.unmet:
        blocks.append(Heading(say("Not placed", language), 2))
        blocks += [Paragraph(line) for line in contents.unmet]
    return Document(
        title=title,
        language=language,
        audience=cover.audience,
        blocks=tuple(blocks),
        issued_on=cover.issued_on,
        code=cover.code,
        version=cover.version,
        look=Look.ROUND,
        recipient=cover.recipient,
        draft=cover.draft,
        practice=cover.practice,
        paper=cover.paper,
    )


def _row(lesson: TimetableLesson, hours: int, language: str) -> tuple[str, ...]:
    span = " - ".join(chosen_clock(at, hours, language) for at in (lesson.start, lesson.end))
    subject = f"{lesson.subject} ({lesson.state})" if lesson.state else lesson.subject
    return span, lesson.who, subject, lesson.teacher, lesson.place
