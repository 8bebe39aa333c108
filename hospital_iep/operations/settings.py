"""What holds for the whole case file: time zone, school day, set-up time, what a person chose."""

from dataclasses import dataclass
from datetime import time
from itertools import combinations
from uuid import UUID

from sqlmodel import Session, select

from hospital_iep.domain.catalogues import ward_routines
from hospital_iep.domain.rights import Act, Subject
from hospital_iep.domain.timetable import PlaceKind, TravelData
from hospital_iep.operations.permission import require
from hospital_iep.store.memory import all_rows
from hospital_iep.store.tables import Place, Setting, Travel, WardRoutine

DEFAULTS = {
    "time_zone": "UTC",
    "day_start": "08:00",
    "day_end": "16:30",
    "weekdays": "0,1,2,3,4",
    "isolation_setup_minutes": "5",
    "language": "en",
    "child_word": "student",
    "hour_cycle": "24",
}


@dataclass(frozen=True, slots=True)
class SchoolDay:
    """When lessons can be at all: weekdays (0 = Monday) and the span of the day."""

    weekdays: frozenset[int]
    start: time
    end: time


def value(session: Session, name: str) -> str:
    """Return a setting, or its default; an unknown name without a value is empty."""
    found = next((row.value for row in all_rows(session, Setting) if row.name == name), None)
    return DEFAULTS.get(name, "") if found is None else found


def set_value(session: Session, name: str, new: str) -> None:
    """Change a setting."""
    require(session, Act.WRITE, Subject.WARD)
    row = session.exec(select(Setting).where(Setting.name == name)).first()
    if row is None:
        session.add(Setting(name=name, value=new))
    elif row.value != new:
        row.value = new


def school_day(session: Session) -> SchoolDay:
    """Return when lessons can be at all."""
    return SchoolDay(
        frozenset(int(day) for day in value(session, "weekdays").split(",") if day),
        time.fromisoformat(value(session, "day_start")),
        time.fromisoformat(value(session, "day_end")),
    )


@dataclass(frozen=True, slots=True)
class WayRow:
    """The way between two places, the same both ways; ``minutes`` is None where nobody has said."""

    from_id: UUID
    to_id: UUID
    between: tuple[str, str]
    minutes: int | None


def ways(session: Session) -> list[WayRow]:
    """Return the way between each two places that one walks or drives to, by name."""
    require(session, Act.READ, Subject.WARD)
    places = [row for row in session.exec(select(Place)).all() if row.kind is not PlaceKind.REMOTE]
    known = {frozenset((row.from_id, row.to_id)): row.minutes for row in session.exec(select(Travel)).all()}
    ordered = sorted(places, key=lambda row: (row.name, str(row.id)))
    return [
        WayRow(one.id, other.id, (one.name, other.name), known.get(frozenset((one.id, other.id))))
        for one, other in combinations(ordered, 2)
    ]


def set_way(session: Session, from_id: UUID, to_id: UUID, minutes: int | None) -> None:
    """Say how many minutes the way between two places takes; None for not known."""
    require(session, Act.WRITE, Subject.WARD)
    ends = {from_id, to_id}
    rows = [row for row in session.exec(select(Travel)).all() if {row.from_id, row.to_id} == ends]
    if minutes is None:
        for row in rows:
            session.delete(row)
    elif not rows:
        data = TravelData.model_validate({"minutes": minutes})
        session.add(Travel.model_validate(data, update={"from_id": from_id, "to_id": to_id}))
    else:
        for row in rows:
            row.minutes = TravelData.model_validate({"minutes": minutes}).minutes


def use_routine(session: Session, place_id: UUID, routine: str) -> None:
    """Give a ward the day of a template of the catalogue, in place of what it had."""
    require(session, Act.WRITE, Subject.WARD)
    for row in session.exec(select(WardRoutine).where(WardRoutine.place_id == place_id)).all():
        session.delete(row)
    for event in ward_routines()[routine].event:
        session.add(WardRoutine.model_validate(event.data(), update={"place_id": place_id}))
