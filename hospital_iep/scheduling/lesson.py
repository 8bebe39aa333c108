"""A way to give lessons of a need or a group, and a lesson that stands in the week."""

from dataclasses import dataclass

from hospital_iep.scheduling.problem import (
    DAY,
    ISOLATION_CLASS,
    Lesson,
    Mode,
    PlaceKind,
    Problem,
)


@dataclass(slots=True, eq=False)
class Way:
    """One way to give lessons: to whom, where, and in which mode.

    ``mode`` is None where the lesson fits no mode that its need allows (rule 9 says so).
    ``own`` says that this is the student's own place for all of the lesson (a group has no own place).
    ``students`` is sorted; ``shortest`` and ``longest`` are the minutes of rule 4.
    """

    index: int
    needs: tuple[int, ...]
    students: tuple[int, ...]
    place: int
    mode: Mode | None
    own: bool
    group: int | None
    remote: bool
    classroom: bool
    shortest: int
    longest: int


@dataclass(slots=True, eq=False)
class Placed:
    """A lesson that stands in the week; ``isolation`` is its class (0 where nobody is isolated)."""

    start: int
    end: int
    way: Way
    teacher: int
    day: int
    isolation: int
    fixed: bool = False
    id: str = ""

    @property
    def minutes(self) -> int:
        """Length."""
        return self.end - self.start


def make_way(
    problem: Problem, needs: tuple[int, ...], place: int, mode: Mode | None, own: bool, index: int = -1
) -> Way:
    """Build a way with what follows from its needs and its place."""
    group = problem.group_index.get(frozenset(needs)) if len(needs) > 1 else None
    students = tuple(sorted(problem.needs[n].student for n in needs))
    bounds = problem.students[students[0]] if group is None else problem.groups[group]
    kind = problem.places[place].kind
    return Way(
        index,
        needs,
        students,
        place,
        mode,
        own and group is None,
        group,
        kind is PlaceKind.REMOTE,
        kind is PlaceKind.CLASSROOM,
        bounds.shortest,
        bounds.longest,
    )


def isolation_class(problem: Problem, way: Way, start: int, end: int) -> int:
    """Tell the class of a lesson's isolation; a remote lesson counts as without."""
    found = 0
    if not way.remote:
        for s in way.students:
            for span in problem.students[s].isolation:
                if span.start < end and start < span.end:
                    found |= ISOLATION_CLASS[span.kind]
    return found


def isolated_as(problem: Problem, lesson: Placed, classes: int) -> tuple[int, ...]:
    """Name the students of a lesson who are isolated during it in one of these classes."""
    way = lesson.way
    if not lesson.isolation & classes:
        return ()
    if len(way.students) == 1:
        return way.students
    return tuple(
        s
        for s in way.students
        if any(
            ISOLATION_CLASS[span.kind] & classes and span.start < lesson.end and lesson.start < span.end
            for span in problem.students[s].isolation
        )
    )


def at_own_place(problem: Problem, student: int, place: int, start: int, end: int) -> bool:
    """Whether the place is the student's own for all of the time."""
    return any(
        stay.place == place and stay.start <= start and end <= stay.end
        for stay in problem.students[student].stays
    )


def fitting_modes(problem: Problem, needs: tuple[int, ...], place: int, start: int, end: int) -> list[Mode]:
    """Name the modes that a lesson at this place and time can have and its need allows (rule 9)."""
    if len(needs) > 1:
        return [Mode.GROUP]
    need = problem.needs[needs[0]]
    kind = problem.places[place].kind
    if kind is PlaceKind.REMOTE:
        fitting = [Mode.REMOTE]
    else:
        fitting = [Mode.BEDSIDE] if at_own_place(problem, need.student, place, start, end) else []
        if kind is PlaceKind.CLASSROOM:
            fitting.append(Mode.CLASSROOM)
    return [mode for mode in fitting if mode.value in need.modes]


def placed(problem: Problem, lesson: Lesson) -> Placed:
    """Put a lesson of the file into indices; its ids must be known."""
    needs = tuple(problem.need_index[need] for need in lesson.needs)
    group = problem.group_index.get(frozenset(needs)) if len(needs) > 1 else None
    if group is not None:
        needs = problem.groups[group].needs
    place = problem.place_index[lesson.place]
    modes = fitting_modes(problem, needs, place, lesson.start, lesson.end)
    own = at_own_place(problem, problem.needs[needs[0]].student, place, lesson.start, lesson.end)
    mode = _roomiest(problem, needs, modes, lesson.start, lesson.end)
    way = make_way(problem, needs, place, mode, own)
    return Placed(
        lesson.start,
        lesson.end,
        way,
        problem.teacher_index[lesson.teacher],
        lesson.start // DAY,
        isolation_class(problem, way, lesson.start, lesson.end),
        lesson.key in problem.fixed_keys,
        lesson.id,
    )


def _roomiest(
    problem: Problem, needs: tuple[int, ...], modes: list[Mode], start: int, end: int
) -> Mode | None:
    """Pick the mode that the windows the lesson touches allow, where there is one."""
    if len(modes) < 2:
        return modes[0] if modes else None
    windows = problem.students[problem.needs[needs[0]].student].windows
    touched = [w.modes for w in windows if w.modes is not None and w.start < end and start < w.end]
    return next((mode for mode in modes if all(mode.value in allowed for allowed in touched)), modes[0])


def unplaced(problem: Problem, lesson: Placed) -> Lesson:
    """Put a lesson of the week into the ids of the file."""
    return Lesson(
        tuple(sorted(problem.needs[n].id for n in lesson.way.needs)),
        problem.teachers[lesson.teacher].id,
        problem.places[lesson.way.place].id,
        lesson.start,
        lesson.end,
        lesson.id,
    )
