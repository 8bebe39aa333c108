"""Calendars out: a teacher's, a family's, a school's lessons as an ``.ics`` file that names nobody."""

import hashlib
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, select

from hospital_iep.domain.rights import Act, Subject
from hospital_iep.exchange.feeds import FeedAudience, FeedEntry, calendar_file
from hospital_iep.operations import settings
from hospital_iep.operations.permission import require
from hospital_iep.operations.problem import lessons_between, needs_of
from hospital_iep.operations.sheets import NeedsStudentError
from hospital_iep.store import audit, journal
from hospital_iep.store.tables import Need

__all__ = ["FeedAudience", "given_out", "lessons"]
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
    details: bool = False,
) -> bytes:
    """Return the told lessons of a teacher or of a child's family as a calendar file.

    ``stamp`` is the moment it is made (aware). It holds times only: no name, number, ward or diagnosis;
    with ``details``, which a person chooses after a warning, the subject stands in the title.
    """
    require(session, Act.READ, Subject.WEEK, student_id)
    if audience is not FeedAudience.TEACHER and student_id is None:
        raise NeedsStudentError
    rows = lessons_between(session, first - timedelta(days=KEPT_DAYS), last)
    served = needs_of(session, rows)
    needs = {need.id: need for need in session.exec(select(Need)).all()}
    entries = []
    for row in rows:
        taught = [needs[key] for key in served[row.id] if key in needs]
        if student_id is not None:  # of a group's lesson a family reads what its own child is taught
            taught = [need for need in taught if need.student_id == student_id]
        mine = teacher_id in (None, row.teacher_id) and (student_id is None or taught)
        if mine and row.published_start is not None and row.published_end is not None:
            entries.append(
                FeedEntry(
                    key=row.id,
                    start=row.published_start,
                    end=row.published_end,
                    sequence=row.sequence,
                    cancelled_on=row.cancelled_on,
                    details=", ".join(sorted({need.subject for need in taught})) if details else "",
                )
            )
    zone = settings.value(session, "time_zone")
    return calendar_file(entries, audience=audience, zone=zone, stamp=stamp, details=details)


def given_out(session: Session, data: bytes, audience: FeedAudience, student_id: UUID | None = None) -> None:
    """Write down that a calendar file left: for whom, and its fingerprint. It stays."""
    require(session, Act.ISSUE, Subject.DOCUMENT, student_id)
    journal.lasting(session)
    detail = {"kind": "calendar", "audience": audience.value, "sha256": hashlib.sha256(data).hexdigest()}
    audit.note(session, audit.Kind.EXPORTED, student_id, detail)
