"""What a week still lacks before the planner can plan it, or plan it well."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from hospital_iep.operations import board
from hospital_iep.operations.rooms import ClosedSpan
from hospital_iep.operations.settings import SchoolDay
from hospital_iep.ui.week.desk import Missing
from hospital_iep.ui.week.speech import clock, day_name

translate = QCoreApplication.translate


def missing(facts: board.BoardFacts, open_: Callable[..., Any]) -> Missing | None:
    """Return what must be entered before anything can be planned; None where the planner may try."""
    if not facts.students:
        words = translate("Week", "There are no pupils yet, so there is nothing to plan.")
        return Missing(words, translate("Week", "Add pupil"), lambda: open_("caseload", add=True))
    if not facts.needs_by_id:
        words = translate("Week", "It is not stated for any pupil yet what is to be taught.")
        first = str(next(iter(facts.students)))
        return Missing(
            words,
            translate("Week", "State what is to be taught"),
            lambda: open_("student", student_id=first, section="services"),
        )
    nowhere = _without_ward(facts)
    if nowhere and len(nowhere) == len(_wanted(facts)):
        words = translate(
            "Week", "No pupil to be taught has a ward yet. Without one no lesson can be planned."
        )
        return Missing(
            words,
            translate("Week", "Enter the ward"),
            lambda: open_("student", student_id=str(nowhere[0]), section="about", at="place"),
        )
    if not facts.has_hours:
        words = translate("Week", "No teacher has teaching hours this week.")
        verb = translate("Week", "Enter teaching hours")
        return Missing(words, verb, lambda: open_("settings", part="people"))
    return None


def nothing_planned(facts: board.BoardFacts) -> str:
    """Say that nothing is planned, for how many, and for whom nothing can be."""
    count = len(facts.students)
    one = translate("Week", "Nothing planned yet for 1 pupil.")
    many = translate("Week", "Nothing planned yet for {count} pupils.")
    said = (one if count == 1 else many).format(count=count)
    silent = count - len({need.student_id for need in facts.needs_by_id.values()} & set(facts.students))
    if not silent:
        return said
    one = translate("Week", "For 1 of them it is not stated what is to be taught.")
    many = translate("Week", "For {count} of them it is not stated what is to be taught.")
    return f"{said} {(one if silent == 1 else many).format(count=silent)}"


def closed_rooms(facts: board.BoardFacts) -> Iterator[str]:
    """Say which rooms cannot be used in these days, and when."""
    for key, name in facts.rooms.items():
        spans = [span for span in facts.closed_in_school if span.place_id == key]
        if spans:
            when = ", ".join(f"{day_name(each.start.date())} {_hours(each, facts.school)}" for each in spans)
            words = translate("Week", "{room} can\u2019t be used: {when}.")
            yield words.format(room=name, when=when)


def _hours(span: ClosedSpan, school: SchoolDay) -> str:
    whole = (span.start.time(), span.end.time()) == (school.start, school.end)
    return translate("Week", "all day") if whole else f"{clock(span.start)}\u2013{clock(span.end)}"


def without_ward(
    facts: board.BoardFacts, name: Callable[[UUID], str], open_: Callable[..., Any]
) -> Iterator[Missing]:
    """Name the children that are to be taught but are nowhere: the planner has to leave them out."""
    for key in _without_ward(facts):
        words = translate("Week", "{name} has no ward yet. Without one no lesson can be planned.")
        yield Missing(
            words.format(name=name(key)),
            translate("Week", "Enter the ward"),
            partial(open_, "student", student_id=str(key), section="about", at="place"),
        )


def _wanted(facts: board.BoardFacts) -> list[UUID]:
    needed = {need.student_id for need in facts.needs_by_id.values()}
    return [key for key in facts.students if key in needed]


def _without_ward(facts: board.BoardFacts) -> list[UUID]:
    return [key for key in _wanted(facts) if not facts.times[key].places]


def without_routine(facts: board.BoardFacts, open_: Callable[..., Any]) -> Iterator[Missing]:
    """Name the wards of children to be taught whose meals and rest nobody has entered."""
    lived = {stay.place_id for key in _wanted(facts) for stay in facts.times[key].places}
    for key in sorted((lived & facts.wards) - set(facts.routines), key=lambda each: facts.places[each]):
        words = translate("Week", "{ward} has no routine yet, so meals, rounds and rest are not kept free.")
        yield Missing(
            words.format(ward=facts.places[key]),
            translate("Week", "Enter the routine"),
            partial(open_, "settings", part="ward", routine_of=str(key)),
        )
