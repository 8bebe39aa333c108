"""Who must hear of it when a lesson is moved, added or taken out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hospital_iep.domain.timetable import PlaceKind
from hospital_iep.operations.week import Where


@dataclass(frozen=True, slots=True)
class Told:
    """Who must hear of one change: keys of children, places and teachers, each once.

    ``at_home`` are children who are visited at home, where the family opens the door: they are not in
    ``children``. ``wards`` are those where a child lies at the old or the new time, ``rooms`` the classrooms.
    """

    children: tuple[UUID, ...] = ()
    at_home: tuple[UUID, ...] = ()
    wards: tuple[UUID, ...] = ()
    rooms: tuple[UUID, ...] = ()
    teachers: tuple[UUID, ...] = ()


def who_hears(
    student_ids: Iterable[UUID],
    old: Where | None,
    new: Where | None,
    kinds: Mapping[UUID, PlaceKind],
    lies: Callable[[UUID, datetime], UUID | None],
) -> Told:
    """Return who must hear of a change of a lesson of these children from ``old`` to ``new``.

    ``kinds`` says what each place is, ``lies`` where a child lies at a moment. Of a group's lesson every
    member hears; of another teacher both do.
    """
    sides = [side for side in (old, new) if side is not None]
    if not sides or old == new:
        return Told()
    beds = {key: [lies(key, side.start) for side in sides] for key in student_ids}

    def places(keys: Iterable[UUID | None], kind: PlaceKind) -> list[UUID]:
        return [key for key in dict.fromkeys(keys) if key is not None and kinds.get(key) is kind]

    visited = [side.place_id for side in sides]
    home = {
        key
        for key, lain in beds.items()
        if places(lain, PlaceKind.HOME) or (len(beds) == 1 and places(visited, PlaceKind.HOME))
    }
    return Told(
        children=tuple(key for key in beds if key not in home),
        at_home=tuple(key for key in beds if key in home),
        wards=tuple(places((key for lain in beds.values() for key in lain), PlaceKind.WARD)),
        rooms=tuple(places(visited, PlaceKind.CLASSROOM)),
        teachers=tuple(dict.fromkeys(side.teacher_id for side in sides)),
    )
