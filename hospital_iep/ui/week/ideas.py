"""Sentences about a whole week: what an idea is worth, what asks for a repair, and when it was told."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QLocale

from hospital_iep.operations.board import Astray, BoardFacts
from hospital_iep.operations.planning import NOTICED, Difference, Idea, compare
from hospital_iep.operations.telling import Told
from hospital_iep.operations.week import Move
from hospital_iep.ui.week.speech import clock, duration, short_date

translate = QCoreApplication.translate


def idea_words(idea: Idea, moves: Sequence[Move], first: Idea) -> str:
    """Return in one sentence what kind of week an idea is, beside the first one."""
    if idea.smallest:
        return translate("Week", "The smallest change.")
    told = sum(move.told for move in moves)
    if idea is not first and not told:
        return differs(idea.timetable, first.timetable)
    short = sum(each["minutes_short"] for each in idea.timetable["unmet"])
    left = translate("Week", "{short} not placed").format(short=duration(short)) if short else ""
    changed = translate("Week", "{count} changes to what is known").format(count=told) if told else ""
    parts = [
        translate("Week", "A better week") if told else translate("Week", "A new week"),
        changed,
        left,
    ]
    return ", ".join(part for part in parts if part) + "."


def tell_words(families: int) -> str:
    """Return how many families would have to be told; nothing for none."""
    if not families:
        return ""
    one, many = translate("Week", "Tell 1 family"), translate("Week", "Tell %n families", "", families)
    return one if families == 1 else many


def told_words(told: Told, facts: BoardFacts, name: Callable[[UUID], str]) -> str:
    """Return who must hear of a change, in one line; the person at the desk knows already."""
    family = translate("Week", "{name} and family")
    door = translate("Week", "{name}\u2019s family at home")
    group = translate("Week", "the {count} children of the group and their families")
    said = [family.format(name=name(key)) for key in told.children]
    if len(said) + len(told.at_home) > 1:
        said = [group.format(count=len(said) + len(told.at_home))]
    said += [door.format(name=name(key)) for key in told.at_home]
    said += [facts.places.get(key, "") for key in (*told.wards, *told.rooms)]
    said += [facts.teachers.get(key, "") for key in told.teachers if facts.teachers.get(key) != facts.who]
    who = ", ".join(filter(None, said))
    return translate("Week", "Tell: {who}.").format(who=who) if who else ""


def differs(week: Mapping[str, Any], first: Mapping[str, Any]) -> str:
    """Return what a week gives and takes beside the first one."""
    said = ", ".join(_parts(compare(week, first)))
    if not said:
        return translate("Week", "Other hours, as good.")
    return translate("Week", "Other hours: {what}.").format(what=said)


def astray_words(found: Astray) -> list[str]:
    """Return what asks for a repair; nothing where everything may stay."""
    words = []
    if found.clashes:
        one = translate("Week", "1 lesson no longer fits where it is.")
        many = translate("Week", "{count} lessons no longer fit where they are.")
        words.append((one if found.clashes == 1 else many).format(count=found.clashes))
    if found.could_return:
        one = translate("Week", "1 lesson could go back to the time that families know.")
        many = translate("Week", "{count} lessons could go back to the times that families know.")
        words.append((one if found.could_return == 1 else many).format(count=found.could_return))
    return words


def _parts(found: Difference) -> Iterator[str]:
    if found.tired < -NOTICED:
        yield translate("Week", "more lessons in good hours")
    elif found.tired > NOTICED:
        yield translate("Week", "fewer lessons in good hours")
    if found.teachers:
        fewer = translate("Week", "second teachers: {count} fewer")
        more = translate("Week", "second teachers: {count} more")
        yield (fewer if found.teachers < 0 else more).format(count=abs(found.teachers))
    if found.way:
        less, more = translate("Week", "{time} less on the way"), translate("Week", "{time} more on the way")
        yield (less if found.way < 0 else more).format(time=duration(abs(found.way)))
    if found.placed:
        more, less = translate("Week", "{time} more placed"), translate("Week", "{time} less placed")
        yield (more if found.placed > 0 else less).format(time=duration(abs(found.placed)))


def published_words(at: datetime | None, today: date) -> str:
    """Return when a week was told ("Published Fri 16:10"), nothing for one that was not."""
    if at is None:
        return ""
    day = at.date()
    near = abs((today - day).days) < 7
    named = QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat) if near else short_date(day)
    return translate("Week", "Published {day} {time}").format(day=named, time=clock(at))
