"""What Re-entry says: owners, states, dates, readers; on the screen and aloud."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from hospital_iep.domain.catalogues import return_schemes
from hospital_iep.domain.disclosure import Audience
from hospital_iep.domain.reentry import ItemState, ReturnDayKind, ReturnState
from hospital_iep.domain.team import TeamRole
from hospital_iep.operations.reentry import ItemRow, ReentryRow
from hospital_iep.ui.student.words import role_words
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.words import say

WRITTEN = ("en", "es", "ar")  # the languages that papers can be in
OWNERS = (
    TeamRole.HOSPITAL_TEACHER,
    TeamRole.HOMEBOUND_TEACHER,
    TeamRole.SOCIAL_WORKER,
    TeamRole.PHYSICIAN,
    TeamRole.CLINIC_NURSE,
    TeamRole.THERAPIST,
    TeamRole.PSYCHOLOGIST,
    TeamRole.DIETITIAN,
    TeamRole.CHILD_LIFE,
    TeamRole.SCHOOL_NURSE,
    TeamRole.SCHOOL_LEAD,
    TeamRole.DISTRICT,
    TeamRole.PARENT,
    TeamRole.STUDENT,
)
OWNER_ICONS = {
    TeamRole.PHYSICIAN: "stethoscope",
    TeamRole.CLINIC_NURSE: "stethoscope",
    TeamRole.SCHOOL_NURSE: "heart-pulse",
    TeamRole.SCHOOL_LEAD: "school",
    TeamRole.DISTRICT: "building-2",
    TeamRole.PARENT: "house",
    TeamRole.STUDENT: "smile",
}
SOON = 7  # days


def language() -> str:
    """Return the window's language where papers and catalogues are written in it, else English."""
    short = QLocale().name().split("_", maxsplit=1)[0]
    return short if short in WRITTEN else "en"


def translate(text: str) -> str:
    """Return a text of a catalogue in the window's language."""
    return say(text, language())


def owner(role: TeamRole | None, child: str = "") -> str:
    """Return who an item belongs to; the child by the name that may be written now."""
    if role is TeamRole.STUDENT and child:
        return child
    if role is None:
        return QCoreApplication.translate("Reentry", "Nobody yet")
    return role_words(role.value)


def title(item: ItemRow) -> str:
    """Return what an item is, in short."""
    return translate(item.data.short or item.data.action)


def with_texts(row: ReentryRow, change: Callable[[str], str]) -> ReentryRow:
    """Return a child's re-entry, to be shown, with other texts of its items and of its graded return."""
    items = tuple(
        replace(
            item,
            data=item.data.model_copy(
                update={"short": change(item.data.short), "action": change(item.data.action)}
            ),
        )
        for item in row.items
    )
    scheme = row.scheme
    if scheme is not None:
        rules = {"step_up": change(scheme.step_up), "step_down": change(scheme.step_down)}
        scheme = scheme.model_copy(update=rules)
    return replace(row, items=items, scheme=scheme)


def state(item: ItemRow) -> str:
    """Return where an item stands, in words."""
    if item.late:
        return QCoreApplication.translate("Reentry", "late")
    words = {
        ItemState.OPEN: QCoreApplication.translate("Reentry", "open"),
        ItemState.DONE: QCoreApplication.translate("Reentry", "done"),
        ItemState.NOT_NEEDED: QCoreApplication.translate("Reentry", "not needed"),
    }
    return words[item.data.state]


def icon(item: ItemRow, today: date, return_on: date | None) -> tuple[str, str]:
    """Return the drawing and the colour of an item's state."""
    if item.data.state is ItemState.DONE:
        return "circle-check", "ok"
    if item.data.state is ItemState.NOT_NEEDED:
        return "circle-slash", "text3"
    if item.late:
        return "triangle-alert", "danger"
    due = item.data.due_on
    if due is not None and return_on is not None and due > return_on:
        return "phone", "text2"
    if due is not None and (due - today).days <= SOON:
        return "circle-dot", "accentText"
    return "circle", "text2"


def due(item: ItemRow, today: date) -> str:
    """Return when an item is due, and how late it is."""
    day = item.data.due_on
    if day is None:
        return QCoreApplication.translate("Reentry", "no date yet")
    text = day_words(day, today)
    if not item.late:
        return text
    days = (today - day).days
    one = QCoreApplication.translate("Reentry", "{day}, late by one day")
    many = QCoreApplication.translate("Reentry", "{day}, late by {days} days")
    return (one if days == 1 else many).format(day=text, days=days)


def speech(item: ItemRow, today: date, child: str) -> str:
    """Return an item as one sentence: "Name one contact, school lead, due 29 December, late by one day"."""
    parts = [title(item), owner(item.data.owner, child)]
    if item.data.state is ItemState.OPEN:
        parts.append(QCoreApplication.translate("Reentry", "due {when}").format(when=due(item, today)))
        if item.in_holiday:
            parts.append(QCoreApplication.translate("Reentry", "in the school holiday"))
    else:
        parts.append(state(item))
        if item.data.done_on:
            parts.append(day_words(item.data.done_on, today))
    return ", ".join(parts)


def offset(days: int) -> str:
    """Return the days from the return: a sign and a number."""
    return f"\u2212{-days}" if days < 0 else f"+{days}"


def tick_day(day: date) -> str:
    """Return a date as the axis says it: "15 Dec"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM")


def full_day(day: date, *, short: bool = False) -> str:
    """Return a date in full: "Tue 12 January 2027", or with its month short."""
    shape = "ddd d MMM yyyy" if short else "ddd d MMMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), shape)


def sure(state_: ReturnState) -> str:
    """Return how sure the return date is."""
    words = {
        ReturnState.UNKNOWN: QCoreApplication.translate("Reentry", "not known"),
        ReturnState.PROJECTED: QCoreApplication.translate("Reentry", "projected"),
        ReturnState.AGREED: QCoreApplication.translate("Reentry", "agreed"),
        ReturnState.HAPPENED: QCoreApplication.translate("Reentry", "happened"),
    }
    return words[state_]


def reader(audience: Audience) -> str:
    """Return who a packet is for."""
    words = {
        Audience.TEACHER: QCoreApplication.translate("Reentry", "Teacher"),
        Audience.NURSE: QCoreApplication.translate("Reentry", "Nurse"),
        Audience.DISTRICT: QCoreApplication.translate("Reentry", "District"),
        Audience.FAMILY: QCoreApplication.translate("Reentry", "Family"),
        Audience.CLASSMATES: QCoreApplication.translate("Reentry", "Classmates"),
        Audience.CHILD: QCoreApplication.translate("Reentry", "Child"),
        Audience.STAFF: QCoreApplication.translate("Reentry", "Staff"),
    }
    return words[audience]


def return_day(kind: ReturnDayKind, hours: float | None) -> str:
    """Return what a day of the graded return holds: "2 h", "full", "1 h online"."""
    time = QCoreApplication.translate("Reentry", "{hours} h").format(hours=f"{hours:g}") if hours else ""
    words = {
        ReturnDayKind.SCHOOL: time or QCoreApplication.translate("Reentry", "full"),
        ReturnDayKind.ONLINE: QCoreApplication.translate("Reentry", "{time} online")
        .format(time=time)
        .strip(),
        ReturnDayKind.HOME: QCoreApplication.translate("Reentry", "{time} at home").format(time=time).strip(),
        ReturnDayKind.TREATMENT: QCoreApplication.translate("Reentry", "treatment"),
        ReturnDayKind.NONE: QCoreApplication.translate("Reentry", "at rest"),
    }
    return words[kind]


def when_closed(scheme: str) -> str:
    """Return what becomes of the steps on days on which the school is shut."""
    known = return_schemes().get(scheme)
    if known is not None and known.follows_treatment:
        return QCoreApplication.translate("Reentry", "When the school is closed there are no hours.")
    return QCoreApplication.translate(
        "Reentry", "When the school is closed there are no hours; the steps go on the next school day."
    )


def ready(row: ReentryRow) -> str:
    """Return "3 of 19, 1 late"."""
    needed = sum(item.data.state is not ItemState.NOT_NEEDED for item in row.items)
    text = QCoreApplication.translate("Reentry", "{done} of {all}").format(done=row.done, all=needed)
    if row.late:
        text += QCoreApplication.translate("Reentry", ", {late} late").format(late=row.late)
    return text


def in_holiday(count: int) -> str:
    """Return how many dates fall in the school holiday; empty for none."""
    if not count:
        return ""
    one = QCoreApplication.translate("Reentry", "1 falls in the school holiday.")
    many = QCoreApplication.translate("Reentry", "{count} fall in the school holiday.")
    return one if count == 1 else many.format(count=count)
