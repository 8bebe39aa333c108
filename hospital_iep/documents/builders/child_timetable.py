"""The child's wall sheet: the day in pictures, boxes to tick, a card for changes; no diagnosis."""

from dataclasses import dataclass
from datetime import date, time

from hospital_iep.documents.builders.common import (
    Cover,
    chosen_clock,
    short_weekday,
    weekday,
    year_date,
)
from hospital_iep.documents.model import (
    Battery,
    Block,
    Card,
    Cards,
    ChangeCard,
    Document,
    Heading,
    Look,
    PageBreak,
    Paragraph,
    WeekDay,
    WeekStrip,
)
from hospital_iep.documents.pictograms import for_subject
from hospital_iep.words import say

MOST_CARDS = 10


@dataclass(frozen=True, slots=True)
class DayItem:
    """Something that happens in a child's day, in the child's words.

    ``kind`` is a picture's name ("rest", "meal", "treatment", …) or "lesson", which takes its subject's.
    """

    kind: str
    at: time
    subject: str = ""
    with_whom: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChildDay:
    """One day of the sheet."""

    day: date
    items: tuple[DayItem, ...]


@dataclass(frozen=True, slots=True)
class ChildTimetableContents:
    """What the sheet holds: the name the child goes by and the days; nothing else about the child."""

    called: str
    days: tuple[ChildDay, ...]
    teacher: str = ""
    hours: int = 24


def build(contents: ChildTimetableContents, cover: Cover) -> Document:
    """Return the sheet: a page for each day, with the whole week below."""
    language = cover.language
    title = say("{name}\u2019s week", language, name=contents.called)
    if not contents.called:
        title = say("My week", language)
    blocks: list[Block] = []
    for number, day in enumerate(contents.days):
        if number:
            blocks.append(PageBreak())
        blocks += _day(contents, day, language)
    if not contents.days:
        blocks += [Heading(title, 1), Paragraph(say("Nothing is planned yet.", language))]
    return Document(
        title=title,
        language=language,
        audience=cover.audience,
        blocks=tuple(blocks),
        issued_on=cover.issued_on,
        look=Look.CHILD,
        footer=say("If you are too tired, say “not now”. That is always OK.", language),
        practice=cover.practice,
        draft=cover.draft,
        confidential=False,
        paper=cover.paper,
    )


def _day(contents: ChildTimetableContents, day: ChildDay, language: str) -> list[Block]:
    name = weekday(day.day, language)
    title = say("{name}\u2019s {weekday}", language, name=contents.called, weekday=name)
    cards = tuple(_card(item, contents.hours, language) for item in _fitting(day.items))
    teacher = contents.teacher or say("your teacher", language)
    blocks: list[Block] = [
        Heading(title if contents.called else name, 1),
        Paragraph(year_date(day.day, language)),
        Battery(say("My battery now. Circle one.", language), _battery_words(language)),
    ]
    if cards:
        blocks.append(Cards(cards))
    else:
        blocks.append(Paragraph(say("No lessons today. You choose.", language)))
    blocks.append(
        ChangeCard(
            say("Change card", language),
            say(
                "Plans can change. If they do, {teacher} writes it here with you:", language, teacher=teacher
            ),
        )
    )
    if len(contents.days) > 1:
        strip = tuple(_strip_day(each, day.day, language) for each in contents.days)
        blocks.append(WeekStrip(say("My week", language), strip))
    return blocks


def _fitting(items: tuple[DayItem, ...]) -> list[DayItem]:
    """Return the day's items; where there are too many for a page, meals and rounds go, no lesson does."""
    kept = sorted(items, key=lambda item: item.at)
    for least in ("wake", "breakfast", "doctors", "meal", "rest"):
        while len(kept) > MOST_CARDS and any(item.kind == least for item in kept):
            kept.remove(next(item for item in kept if item.kind == least))
    return kept


def _card(item: DayItem, hours: int, language: str) -> Card:
    picture = for_subject(item.subject) if item.kind == "lesson" else item.kind
    return Card(
        title=_title(item, language),
        pictogram=picture,
        time=chosen_clock(item.at, hours, language),
        note=item.note,
        strong=item.kind == "lesson",
    )


def _title(item: DayItem, language: str) -> str:
    if item.kind == "lesson" and item.with_whom:
        return say("{subject} with {teacher}", language, subject=item.subject, teacher=item.with_whom)
    if item.kind == "lesson":
        return item.subject
    return _words(language).get(item.kind, item.kind)


def _words(language: str) -> dict[str, str]:
    return {
        "wake": say("Wake up", language),
        "breakfast": say("Breakfast", language),
        "meal": say("Lunch", language),
        "rest": say("Rest time", language),
        "doctors": say("Doctors say hello", language),
        "treatment": say("Treatment", language),
        "move": say("Moving", language),
        "breathing": say("Breathing time", language),
        "talk": say("Talking time", language),
        "play": say("Free time", language),
        "visitor": say("Visitors", language),
        "quiet": say("Quiet time", language),
    }


def _strip_day(each: ChildDay, today: date, language: str) -> WeekDay:
    wanted = [item for item in each.items if item.kind in ("lesson", "treatment", "move", "breathing")]
    pictures = []
    for item in sorted(wanted, key=lambda item: (item.kind != "treatment", item.at)):
        name = for_subject(item.subject) if item.kind == "lesson" else item.kind
        word = item.subject if item.kind == "lesson" else _words(language)[item.kind]
        if item.kind == "lesson" or (name, word) not in pictures:
            pictures.append((name, word))
    return WeekDay(short_weekday(each.day, language), tuple(pictures), today=each.day == today)


def _battery_words(language: str) -> tuple[str, ...]:
    return (
        say("empty", language),
        say("tired", language),
        say("low", language),
        say("OK", language),
        say("full", language),
    )
