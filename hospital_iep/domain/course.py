"""What becomes of a course's dates: from which on it can be delayed, and what a changed course keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hospital_iep.domain.treatment import CoursePattern, Occurrence, TreatmentCourseData


def to_delay(course: TreatmentCourseData, today: date) -> list[Occurrence]:
    """Return the dates from which on the rest of a course can be delayed: those that are not past.

    A date moved by hand stays in a delay, so that none begins with it; nor does one begin before a date
    that is past.
    """
    dates = [each for each in course.occurrences() if not each.moved]
    past = max((each.number for each in dates if each.start.date() < today), default=0)
    return [each for each in dates if each.number > past]


def most_forward(course: TreatmentCourseData, on: Occurrence, today: date) -> tuple[int, date | None]:
    """Return by how many days the rest of a course from a date on can come earlier, and what stands before.

    It stays after the date before it, whose day is returned; where there is none from today on (``None``),
    it comes no earlier than today.
    """
    floor, day = datetime.combine(today, time()) - timedelta(minutes=1), None
    for each in course.occurrences():
        if each.number < on.number and floor < each.start < on.start:
            floor, day = each.start, each.start.date()
    return (on.start - floor - timedelta(minutes=1)).days, day


def moves(old: TreatmentCourseData, new: TreatmentCourseData) -> list[datetime]:
    """Return where the dates that a delay moves stand after it; each is known by its number."""
    before = {each.number: each.start for each in old.occurrences()}
    return sorted(each.start for each in new.occurrences() if before.get(each.number) != each.start)


@dataclass(frozen=True, slots=True)
class Unkept:
    """What a changed course can't keep: dates as they were planned, and whether its delays end."""

    left_out: Sequence[datetime] = ()
    moved: Sequence[datetime] = ()
    delays: bool = False


def carried_over(old: TreatmentCourseData, new: TreatmentCourseData) -> tuple[TreatmentCourseData, Unkept]:
    """Return a changed course with what was left out and moved before, and what of that it can't keep.

    A date stays the one of its day and time; the only one of its day stays so also at another time. A day
    that was left out as a whole is left out as a whole. Delays are counted in cycles or in days of treatment:
    they end where one becomes the other.
    """
    kept = new.model_copy(deep=True)
    if (old.pattern == CoursePattern.EVERY_DAYS) != (new.pattern == CoursePattern.EVERY_DAYS):
        kept.delays = []
    ended = kept.delays != old.delays
    before, after = _starts(old), _starts(kept)
    if before == after:
        return kept, Unkept(delays=ended)
    out, lost = set[int](), list[datetime]()
    for number in filter(before.__contains__, old.skipped):
        day = before[number].date()
        whole = all(each in old.skipped for each in _on(day, before))
        now = _on(day, after) if whole else _same(number, before, after)
        out.update(now)
        lost += [] if now else [before[number]]
    kept.skipped, kept.moved, unmoved = sorted(out), [], list[datetime]()
    for each in filter(lambda each: each["number"] in before, old.moved):
        now = _same(each["number"], before, after)
        kept.moved += [each | {"number": number} for number in now]
        unmoved += [] if now else [before[each["number"]]]
    return kept, Unkept(lost, unmoved, ended)


def _starts(course: TreatmentCourseData) -> dict[int, datetime]:
    return {number: start for number, (start, _) in enumerate(course.planned(), 1)}


def _on(day: date, starts: Mapping[int, datetime]) -> list[int]:
    return [number for number, start in starts.items() if start.date() == day]


def _same(number: int, before: Mapping[int, datetime], after: Mapping[int, datetime]) -> list[int]:
    """Return the number that a date has now: of its moment, or of its day where it is alone in it."""
    start = before[number]
    there = _on(start.date(), after)
    alone = len(there) == len(_on(start.date(), before)) == 1
    return there if alone else [each for each in there if after[each] == start][:1]
