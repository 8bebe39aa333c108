"""Of every change exactly those hear whom it concerns."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hospital_iep.domain.timetable import PlaceKind
from hospital_iep.operations.telling import Told, who_hears
from hospital_iep.operations.week import Where

LEO, MAYA, NORA = (UUID(int=n) for n in (1, 2, 3))
ANA, BEN = UUID(int=11), UUID(int=12)
NORTH, SOUTH, ROOM, NORAS, ONLINE = (UUID(int=n) for n in range(21, 26))
KINDS = {
    NORTH: PlaceKind.WARD,
    SOUTH: PlaceKind.WARD,
    ROOM: PlaceKind.CLASSROOM,
    NORAS: PlaceKind.HOME,
    ONLINE: PlaceKind.REMOTE,
}
TEN = datetime(2026, 11, 24, 10)
BEDS = {LEO: NORTH, MAYA: SOUTH, NORA: NORAS}


def where(place, teacher=ANA, start=TEN):
    return Where(teacher, place, start, start + timedelta(minutes=30))


def hears(students, old, new, lies=lambda key, _at: BEDS.get(key)):
    return who_hears(students, old, new, KINDS, lies)


LATER = TEN + timedelta(hours=2)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (where(NORTH), where(NORTH, start=LATER), Told((LEO,), (), (NORTH,), (), (ANA,))),
        (where(NORTH), where(NORTH, BEN), Told((LEO,), (), (NORTH,), (), (ANA, BEN))),
        (where(NORTH), where(ROOM), Told((LEO,), (), (NORTH,), (ROOM,), (ANA,))),
        (where(ROOM), where(ONLINE), Told((LEO,), (), (NORTH,), (ROOM,), (ANA,))),
        (where(NORTH), None, Told((LEO,), (), (NORTH,), (), (ANA,))),
        (None, where(NORTH), Told((LEO,), (), (NORTH,), (), (ANA,))),
        (where(NORTH), where(NORTH), Told()),
        (None, None, Told()),
    ],
    ids=["time", "teacher", "to-a-room", "out-of-a-room", "falls-out", "new", "nothing", "never"],
)
def test_of_one_childs_lesson(old, new, expected):
    assert hears([LEO], old, new) == expected


def test_of_a_groups_lesson_every_child_and_every_ward():
    assert hears([LEO, MAYA], where(ROOM), where(ROOM, start=LATER)) == Told(
        (LEO, MAYA), (), (NORTH, SOUTH), (ROOM,), (ANA,)
    )


def test_of_a_visit_at_home_the_family_at_home_and_no_ward():
    assert hears([NORA], where(NORAS), where(NORAS, start=LATER)) == Told((), (NORA,), (), (), (ANA,))


def test_who_changes_wards_between_the_two_times_is_told_on_both():
    def lies(_key, at):
        return NORTH if at < LATER else SOUTH

    assert hears([LEO], where(NORTH), where(SOUTH, start=LATER), lies).wards == (NORTH, SOUTH)


@given(
    st.sets(st.sampled_from([LEO, MAYA, NORA]), min_size=1),
    st.sampled_from([None, NORTH, ROOM, NORAS, ONLINE]),
    st.sampled_from([None, NORTH, ROOM, NORAS, ONLINE]),
)
def test_every_child_hears_once_of_every_change(students, old, new):
    before = where(old) if old else None
    after = where(new, BEN) if new else None
    told = hears(students, before, after)
    if before is None and after is None:
        assert told == Told()
    else:
        assert sorted((*told.children, *told.at_home), key=str) == sorted(students, key=str)
        assert set(told.teachers) == {side.teacher_id for side in (before, after) if side}
