"""A lesson that was not taught is still owed: planning takes it neither as given nor as promised."""

from datetime import timedelta

import pytest

from hospital_iep.domain.timetable import LessonState
from hospital_iep.operations import practice, problem, today, week
from tests.operations.conftest import planned_file, practice_file  # noqa: F401  (fixtures)

MONDAY, SUNDAY = practice.PRACTICE_WEEK, practice.PRACTICE_WEEK + timedelta(days=6)


@pytest.mark.planned
@pytest.mark.parametrize("later", [0, 90])
def test_not_now_is_neither_given_nor_promised(database, later):
    with database.session() as session:
        row = min(week.lessons(session, MONDAY, SUNDAY), key=lambda each: each.data.start)
    database.perform("Not now", today.not_now, row.id, "MED-ROUND", row.data.start)
    now = row.data.start + timedelta(minutes=later)
    with database.session() as session:
        assert week.lesson(session, row.id).data.state is LessonState.MISSED_MEDICAL
        built = problem.build(session, MONDAY, SUNDAY, now=now).problem
    known = [each["id"] for key in ("locked_lessons", "published_lessons") for each in built[key]]
    assert not [each for each in known if str(row.id) in each]
