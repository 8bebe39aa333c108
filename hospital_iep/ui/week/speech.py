"""What a screen reader says about the board, and the short words that stand on it."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from hospital_iep.ui.week.items import BoardItem, Change, Kind, Pinner, State
from hospital_iep.ui.widgets.dates import day_words


def clock(moment: datetime) -> str:
    """Return a time of day, "10:15"."""
    return moment.strftime("%H:%M")


def duration(minutes: int) -> str:
    """Return a length of time: "40 min", "3 h 40", "4 h"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return QCoreApplication.translate("Week", "{minutes} min").format(minutes=minutes)
    if not rest:
        return QCoreApplication.translate("Week", "{hours} h").format(hours=hours)
    return QCoreApplication.translate("Week", "{hours} h {minutes}").format(hours=hours, minutes=f"{rest:02}")


def long_date(day: date) -> str:
    """Return a day in full: "Tuesday 24 November"."""
    locale = QLocale()
    return f"{locale.dayName(day.isoweekday())} {day.day} {locale.monthName(day.month)}"


def short_date(day: date) -> str:
    """Return a day in short: "Tue 24 Nov"."""
    locale = QLocale()
    short = QLocale.FormatType.ShortFormat
    return f"{locale.dayName(day.isoweekday(), short)} {day.day} {locale.monthName(day.month, short)}"


def day_name(day: date) -> str:
    """Return the head of a column: "Tue 24"."""
    return f"{QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)} {day.day}"


def energy_word(level: int) -> str:
    """Return the plan's word for an energy level."""
    words = (
        QCoreApplication.translate("Week", "blocked"),
        QCoreApplication.translate("Week", "passive"),
        QCoreApplication.translate("Week", "low"),
        QCoreApplication.translate("Week", "normal"),
        QCoreApplication.translate("Week", "prime"),
    )
    return words[level]


def state_word(item: BoardItem) -> str:
    """Return the word for how far a lesson is, or for what a proposal does with it."""
    if item.change is not Change.NONE:
        return _change_word(item)
    words = {
        State.DRAFT: QCoreApplication.translate("Week", "draft"),
        State.PROPOSED: QCoreApplication.translate("Week", "proposed"),
        State.PUBLISHED: QCoreApplication.translate("Week", "published"),
        State.IN_PROGRESS: QCoreApplication.translate("Week", "now"),
        State.DONE: QCoreApplication.translate("Week", "done"),
        State.SHORTENED: QCoreApplication.translate("Week", "shortened"),
        State.MISSED_MEDICAL: QCoreApplication.translate("Week", "to make up"),
        State.MISSED_OTHER: QCoreApplication.translate("Week", "not taught"),
        State.CANCELLED: QCoreApplication.translate("Week", "cancelled"),
        State.SPARE: QCoreApplication.translate("Week", "spare"),
    }
    return words[item.state]


def _change_word(item: BoardItem) -> str:
    words = {
        Change.FROM: QCoreApplication.translate("Week", "move {number}, leaves this place"),
        Change.TO: QCoreApplication.translate("Week", "move {number}, proposed here"),
        Change.UNPLACED: QCoreApplication.translate("Week", "{number}, not placed"),
        Change.CLASH: QCoreApplication.translate("Week", "new, the cause of the proposal"),
    }
    return words[item.change].format(number=item.number)


def pin_word(pinned_by: Pinner) -> str:
    """Return who pinned a lesson."""
    words = {
        Pinner.YOU: QCoreApplication.translate("Week", "pinned by you"),
        Pinner.COLLEAGUE: QCoreApplication.translate("Week", "pinned by a colleague"),
        Pinner.WARD: QCoreApplication.translate("Week", "pinned by the ward"),
        Pinner.PLANNER: QCoreApplication.translate("Week", "kept by the planner, too near to move"),
    }
    return words[pinned_by]


def heading(item: BoardItem) -> str:
    """Return what an item is: "Leo M., Maths"."""
    return ", ".join(part for part in (item.pupil, item.what) if part)


def when(item: BoardItem) -> str:
    """Return when it is: "10:15 to 10:55"."""
    text = QCoreApplication.translate("Week", "{start} to {end}")
    return text.format(start=clock(item.start), end=clock(item.end))


def energy(level: int) -> str:
    """Return an energy level with its word: "energy 4 prime"."""
    text = QCoreApplication.translate("Week", "energy {level} {word}")
    return text.format(level=level, word=energy_word(level))


def spoken(item: BoardItem) -> str:
    """Return an item as one sentence: who, what, day, time, where, state, energy."""
    parts = [heading(item), long_date(item.start.date()), when(item), item.where]
    if item.is_lesson:
        parts.append(state_word(item))
        parts.append(item.note)
        if item.pinned_by:
            parts.append(pin_word(item.pinned_by))
        if item.protective:
            parts.append(QCoreApplication.translate("Week", "protective, seen first"))
    elif item.change is not Change.NONE:
        parts.append(state_word(item))
    if item.level is not None:
        parts.append(energy(item.level))
    return ", ".join(part for part in parts if part) + "."


def keys(item: BoardItem) -> str:
    """Return the keys that work on an item, for its description."""
    if item.is_lesson and item.movable:
        return QCoreApplication.translate("Week", "Enter details, W why, M move, P pin, Delete frees it.")
    if item.is_lesson:
        return QCoreApplication.translate("Week", "Enter details, W why.")
    return QCoreApplication.translate("Week", "Enter details.")


def described(item: BoardItem) -> str:
    """Return why an item is where it is, then the keys."""
    return " ".join(part for part in (item.why, keys(item)) if part)


def fixed_words(item: BoardItem) -> str:
    """Return why an item cannot be taken into the hand."""
    if item.change is not Change.NONE:
        return QCoreApplication.translate("Week", "First accept the proposal, or keep the week as it is.")
    if item.is_lesson:
        return QCoreApplication.translate("Week", "It has begun or is over, so it stays.")
    return QCoreApplication.translate("Week", "Here only lessons are moved by hand.")


def kind_word(item: BoardItem) -> str:
    """Return the word for what kind of thing an item is."""
    words = {
        Kind.LESSON: QCoreApplication.translate("Week", "Lesson"),
        Kind.TREATMENT: QCoreApplication.translate("Week", "Treatment"),
        Kind.BEFORE: QCoreApplication.translate("Week", "Prepare"),
        Kind.AFTER: QCoreApplication.translate("Week", "Recover"),
        Kind.ROUTINE: QCoreApplication.translate("Week", "Ward routine"),
        Kind.ISOLATION: QCoreApplication.translate("Week", "Isolation"),
        Kind.CLOSED: QCoreApplication.translate("Week", "Room closed"),
    }
    return words[item.kind]


def range_words(first: date, last: date, *, short: bool = False) -> str:
    """Return the days shown: "23 to 27 November 2026", or one day in full; short, "23 to 27 Nov"."""
    locale = QLocale()
    if first == last:
        return day_words(first, first) if short else f"{long_date(first)} {first.year}"
    if short:
        form = "d" if first.month == last.month else "d MMM"
        ends = [
            locale.toString(QDate(each.year, each.month, each.day), how)
            for each, how in ((first, form), (last, "d MMM"))
        ]
        return QCoreApplication.translate("Week", "{start} to {end}").format(start=ends[0], end=ends[1])
    start = str(first.day)
    if (first.year, first.month) != (last.year, last.month):
        start = f"{first.day} {locale.monthName(first.month)}"
        if first.year != last.year:
            start = f"{start} {first.year}"
    end = f"{last.day} {locale.monthName(last.month)} {last.year}"
    return QCoreApplication.translate("Week", "{start} to {end}").format(start=start, end=end)
