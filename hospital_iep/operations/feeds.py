"""Calendars out: a teacher's, a family's, a school's lessons as an ``.ics`` file that names nobody."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, select

from hospital_iep.domain.rights import Act, Subject
from hospital_iep.exchange.feeds import FeedAudience, FeedEntry, calendar_file
from hospital_iep.operations import settings
from hospital_iep.operations.permission import require
from hospital_iep.operations.problem import lessons_between, needs_of
from hospital_iep.store.tables import Need

KEPT_DAYS = 30  # a cancelled lesson stays in the feed this long, so that calendars take it out


def lessons(
    session: Session,
    first: date,
    last: date,
    stamp: datetime,
    audience: FeedAudience,
    *,
    teacher_id: UUID | None = None,
    student_id: UUID | None = None,
) -> bytes:
    """Return the told lessons of a teacher or of a child's family as a calendar file.

    ``stamp`` is the moment it is made (aware). It holds times only: no name, number, ward or diagnosis.
    """
    require(session, Act.READ, Subject.WEEK, student_id)
    rows = lessons_between(session, first - timedelta(days=KEPT_DAYS), last)
    served = needs_of(session, rows)
    children = {need.id: need.student_id for need in session.exec(select(Need)).all()}
    entries = []
    for row in rows:
        mine = teacher_id in (None, row.teacher_id) and (
            student_id is None or student_id in {children.get(key) for key in served[row.id]}
        )
        if mine and row.published_start is not None and row.published_end is not None:
            entries.append(
                FeedEntry(
                    key=row.id,
                    start=row.published_start,
                    end=row.published_end,
                    sequence=row.sequence,
                    cancelled_on=row.cancelled_on,
                )
            )
    zone = settings.value(session, "time_zone")
    return calendar_file(entries, audience=audience, zone=zone, stamp=stamp)
