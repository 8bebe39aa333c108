"""A room that cannot be used for a time: written down, and told to the planner as a room that is taken.

A planning problem knows no opening hours of a room. So a closed one is written as the others would meet it:
a lesson that the hospital fixed there, with a guest whom every child is kept apart from. That closes this
room alone, for this time alone; other rooms and the bedside stay as they are.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from hospital_iep.domain.timetable import PlaceClosureData, PlaceKind
from hospital_iep.operations import records
from hospital_iep.operations.records import FieldFaultError, Record
from hospital_iep.store.tables import Place, PlaceClosure

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ClosedSpan:
    """A time at which a room cannot be used, within one day, and why."""

    place_id: UUID
    start: datetime
    end: datetime
    reason: str


def close(session: Session, place_id: UUID, start: datetime, end: datetime, reason: str = "") -> UUID:
    """Write down that a room cannot be used; the lessons in it then ask for a repair."""
    if end <= start:
        raise FieldFaultError("end", "The end comes after the beginning.")
    data = PlaceClosureData(start=start, end=end, reason=reason)
    return records.add(session, data, place_id=place_id)


def open_again(session: Session, closure_id: UUID) -> None:
    """Take back that a room cannot be used; lessons that left it may then return."""
    records.remove(session, PlaceClosureData, closure_id)


def names(session: Session) -> dict[UUID, str]:
    """Return the classrooms by key, in order of name."""
    rows = session.exec(select(Place).where(Place.kind == PlaceKind.CLASSROOM)).all()
    return {row.id: row.name for row in sorted(rows, key=lambda row: row.name)}


def closures(session: Session, place_id: UUID, since: datetime) -> list[Record[PlaceClosureData]]:
    """Return when a room cannot be used from a moment on."""
    rows = records.listed(session, PlaceClosureData, place_id=place_id)
    return [row for row in rows if row.data.end > since]


def closed(session: Session, first: date, last: date) -> list[ClosedSpan]:
    """Return the times of some days at which a classroom cannot be used, day by day, each time once."""
    begin, end = datetime.combine(first, time()), datetime.combine(last + timedelta(days=1), time())
    rows = session.exec(
        select(PlaceClosure)
        .join(Place, col(Place.id) == col(PlaceClosure.place_id))
        .where(Place.kind == PlaceKind.CLASSROOM, PlaceClosure.start < end, PlaceClosure.end > begin)
    ).all()
    spans = [span for row in rows for span in _by_day(row, begin, end)]
    joined: list[ClosedSpan] = []
    for span in sorted(spans, key=lambda each: (str(each.place_id), each.start, each.end)):
        before = joined[-1] if joined else None
        if before is not None and before.place_id == span.place_id and span.start < before.end:
            reasons = dict.fromkeys([*before.reason.split(", "), span.reason])
            until = max(before.end, span.end)
            joined[-1] = replace(before, end=until, reason=", ".join(filter(None, reasons)))
        else:
            joined.append(span)
    return joined


def _by_day(row: PlaceClosure, begin: datetime, end: datetime) -> Iterator[ClosedSpan]:
    start, last = max(row.start, begin), min(row.end, end)
    while start < last:
        midnight = datetime.combine(start.date() + timedelta(days=1), time())
        yield ClosedSpan(row.place_id, start, min(midnight, last), row.reason)
        start = midnight


def during(spans: Iterable[ClosedSpan], days: Iterable[tuple[datetime, datetime]]) -> Iterator[ClosedSpan]:
    """Yield the parts of closed times that lie in the hours for lessons."""
    hours = {start.date(): (start, end) for start, end in days}
    for span in spans:
        opens, closes = hours.get(span.start.date(), (span.end, span.start))
        start, end = max(span.start, opens), min(span.end, closes)
        if start < end:
            yield replace(span, start=start, end=end)


def write_down(problem: Plain, spans: Mapping[str, ClosedSpan], places: Mapping[UUID, str]) -> None:
    """Put closed rooms into a planning problem, each time as a lesson with its key of ``spans`` as id."""
    marks = [f"not in a closed room: {pupil['id']}" for pupil in problem["students"]] if spans else []
    for mark, pupil in zip(marks, problem["students"], strict=bool(spans)):
        pupil["keep_apart"] = [*pupil["keep_apart"], mark]
    for place_id in dict.fromkeys(span.place_id for span in spans.values()):
        here = {key: span for key, span in spans.items() if span.place_id == place_id}
        _add_guest(problem, places[place_id], here, marks)


def _add_guest(problem: Plain, place: str, spans: Mapping[str, ClosedSpan], marks: list[str]) -> None:
    """Let a guest, with a teacher who is nowhere else, take the room."""
    guest, minutes, lessons = f"closed: {place}", 0, []
    for key, span in spans.items():
        start, end = _outward(span, problem["grid_minutes"])
        minutes += int((end - start).total_seconds()) // 60
        times = {"start": f"{start:%Y-%m-%dT%H:%M}", "end": f"{end:%Y-%m-%dT%H:%M}"}
        lessons.append({"id": key, "needs": [guest], "teacher": guest, "place": place, **times})
    problem["locked_lessons"] += lessons
    problem["teachers"].append({"id": guest, "subjects": [guest], "available": []})
    lengths = {"min": 1, "max": minutes}
    stays: Plain = {"place": place, "available": [], "lesson_minutes": lengths, "keep_apart": marks}
    stays["energy"] = {"base": 4}  # costs nothing
    problem["students"].append({"id": guest, **stays})
    wanted = {"requires_level": 1, "target_minutes": minutes, "mode": "classroom"}
    problem["needs"].append({"id": guest, "student": guest, "subject": guest, **wanted})


def _outward(span: ClosedSpan, grid: int) -> tuple[datetime, datetime]:
    """Return a span whose ends lie on the grid."""
    day, step = datetime.combine(span.start.date(), time()), timedelta(minutes=grid)
    return day + (span.start - day) // step * step, day - (day - span.end) // step * step
