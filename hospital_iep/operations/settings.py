"""What holds for the whole case file: time zone, school day, set-up time, what a person chose."""

from dataclasses import dataclass
from datetime import time

from sqlmodel import Session, select

from hospital_iep.domain.rights import Act, Subject
from hospital_iep.operations.permission import require
from hospital_iep.store.tables import Setting

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
    row = session.exec(select(Setting).where(Setting.name == name)).first()
    return row.value if row else DEFAULTS.get(name, "")


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
