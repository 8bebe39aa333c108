"""A lesson that returns every week: each date is checked on its own before it is placed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from hospital_iep.domain.rights import Act, Subject
from hospital_iep.operations import board, week
from hospital_iep.operations.permission import require
from hospital_iep.operations.week import Where
from hospital_iep.scheduling.facts import Fact

MOST_WEEKS = 8


@dataclass(frozen=True, slots=True)
class Later:
    """One date of a lesson in a later week, and what forbids it there.

    ``forbidden`` is empty where it may be, ``None`` where it is no longer agreed then.
    """

    where: Where
    forbidden: tuple[Fact, ...] | None
    standing: board.Standing


def later(session: Session, lesson_id: UUID, weeks: int, now: datetime) -> list[Later]:
    """Return the same weekday and time of a lesson in the weeks after, each with what forbids it."""
    require(session, Act.READ, Subject.WEEK)
    row = week.lesson(session, lesson_id)
    found = []
    for by in (timedelta(weeks=number) for number in range(1, min(weeks, MOST_WEEKS) + 1)):
        where = Where(row.teacher_id, row.place_id, row.data.start + by, row.data.end + by)
        standing = board.standing(session, *week.week_of(where.start.date()), now)
        broken = standing.forbids_new(row.need_ids, where)
        facts = None if broken is None else tuple(fact for _, fact in broken)
        found.append(Later(where, facts, standing))
    return found


def repeat(session: Session, need_ids: Sequence[UUID], dates: Iterable[Where]) -> int:
    """Place a lesson on further dates, pinned by the person; return how many."""
    return len([week.add_lesson(session, need_ids, where) for where in dates])
