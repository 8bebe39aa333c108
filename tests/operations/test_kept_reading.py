"""What readers keep is what they would read again: after every act, its undo and its redo."""

from datetime import datetime, timedelta
from threading import Thread

import pytest

from hospital_iep.domain.timetable import StayData
from hospital_iep.domain.treatment import AppointmentData, IsolationKind, WardCurveData
from hospital_iep.operations import board, caseload, happening, records, rooms, settings, student, today, week
from hospital_iep.store.memory import kept
from hospital_iep.store.tables import Place, Stay
from tests.operations.planned import MONDAY, SUNDAY

NOW = datetime(2026, 11, 24, 9, 20)
DAY = NOW.date()


def everything(ask):
    return (
        ask(board.facts, MONDAY, SUNDAY),
        ask(board.standing, MONDAY, SUNDAY, NOW),
        ask(board.standing, DAY, DAY, NOW, asking_again=True),
        ask(board.astray_this_week, NOW),
        ask(caseload.students),
        ask(today.round_of, DAY),
        ask(week.unpublished, MONDAY, SUNDAY),
        ask(settings.value, "day_end"),
    )


def coming(ask):
    return next(row for row in ask(week.on_day, DAY) if row.data.start > NOW and len(row.need_ids) == 1)


def later(ask):
    row = coming(ask)
    half = timedelta(minutes=30)
    return week.Where(row.teacher_id, row.place_id, row.data.start + half, row.data.end + half)


def room(ask):
    return next(iter(ask(rooms.names)))


TIRED = [{"phase": "after", "span": "end to end+600", "level": 1}]
ACTS = {
    "feels worse": lambda ask, child: (happening.feels, child, NOW, {"better": False}),
    "isolated": lambda ask, child: (happening.isolate, child, NOW, IsolationKind.CONTACT),
    "one more treatment": lambda ask, child: (happening.add_treatment, child, NOW, "imaging"),
    "ward move": lambda ask, child: (student.move_to, child, "Otter ward", NOW),
    "goes home": lambda ask, child: (student.go_home, child, NOW),
    "lesson moved": lambda ask, child: (week.move_lesson, coming(ask).id, later(ask)),
    "lesson out": lambda ask, child: (week.take_out, coming(ask).id),
    "not now": lambda ask, child: (today.not_now, coming(ask).id, "MED-FEVER", NOW),
    "child removed": lambda ask, child: (caseload.remove_student, child),
    "school day": lambda ask, child: (settings.set_value, "day_end", "15:00"),
    "ward's curve": lambda ask, child: (
        records.add,
        WardCurveData(
            treatment="haemodialysis", curve=[{"phase": "after", "span": "end to end+600", "level": 1}]
        ),
        {"place_id": ask(board.facts, MONDAY, SUNDAY).times[child].places[0].place_id},
    ),
    "room closed": lambda ask, child: (
        rooms.close,
        next(iter(ask(rooms.names))),
        NOW,
        NOW + timedelta(hours=3),
    ),
    "appointment given to a child": lambda ask, child: (
        records.add,
        AppointmentData(kind="imaging", start=NOW, end=NOW + timedelta(hours=1)),
        {"student_id": child},
    ),
}


@pytest.mark.planned
@pytest.mark.parametrize("act", ACTS)
def test_what_is_kept_is_what_would_be_read(act, database, ask, do, children):
    before = everything(ask)
    operation, *what = ACTS[act](ask, children[0])
    more = what.pop() if isinstance(what[-1], dict) else {}
    do(operation, *what, **more)
    after = everything(ask)
    assert after != before
    for step in (lambda: None, database.undo, database.redo):
        step()
        found = everything(ask)
        database._memory.clear()
        assert found == everything(ask)


def test_it_is_made_once_until_one_of_its_sources_changes(ask, do, children):
    made = []

    def read(session, child, tables):
        return kept(session, ("test", child), lambda: made.append(child) or len(made), [child, *tables])

    one, other = children[:2]
    assert [ask(read, one, [Place]), ask(read, one, [Place]), ask(read, other, [Place])] == [1, 1, 2]
    do(happening.feels, other, NOW, better=True)
    assert ask(read, one, [Place]) == 1
    assert ask(read, other, [Place]) == 3
    do(records.add, StayData(), student_id=one, place_id=room(ask))
    assert ask(read, one, [Place]) == 4
    assert do(read, one, [Stay]) == 5  # whoever writes keeps nothing
    assert ask(read, one, [Place]) == 4


def test_a_reader_that_began_before_a_step_spoils_nothing(database, ask, do, children):
    child = children[0]
    with database.session() as session:
        early = board.facts(session, MONDAY, SUNDAY)
        writing = Thread(target=lambda: do(happening.isolate, child, NOW, IsolationKind.CONTACT))
        writing.start()
        writing.join()
        again = board.facts(session, MONDAY, SUNDAY)
    assert again == early
    assert ask(board.facts, MONDAY, SUNDAY).times[child].isolated_at(NOW) is not None
