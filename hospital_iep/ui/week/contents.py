"""From what was read of the case file to what a board shows."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from hospital_iep.domain.timetable import PINNED_BY_WARD, LessonState
from hospital_iep.domain.treatment import RoutineKind
from hospital_iep.operations.board import BoardFacts, RoutineSpan
from hospital_iep.operations.child_time import ChildTime, TreatmentBlock
from hospital_iep.operations.week import MOVABLE_STATES, LessonRow, Move, Where
from hospital_iep.paths import resource
from hospital_iep.ui.week.items import (
    BoardContents,
    BoardItem,
    Change,
    Day,
    EnergyStep,
    Kind,
    Lane,
    LaneKind,
    Lens,
    Look,
    Pinner,
    State,
)

SUBJECT_ICONS = {
    "math": "calculator",
    "algebra": "calculator",
    "science": "flask-conical",
    "physics": "flask-conical",
    "chem": "flask-conical",
    "biology": "microscope",
    "art": "palette",
    "geograph": "map-pin",
    "french": "languages",
    "spanish": "languages",
    "german": "languages",
}
_ROUTINE_ICONS = {
    RoutineKind.MEAL: "utensils",
    RoutineKind.REST: "moon",
    RoutineKind.ROUND: "stethoscope",
}
_LEAVES_ROOM = {RoutineKind.SCHOOL, RoutineKind.VISITING}  # the time for lessons itself

Naming = Callable[[UUID], str]


def subject_icon(subject: str) -> str:
    """Return the icon of a subject by its name; a book where nothing fits better."""
    low = subject.casefold()
    return next((icon for part, icon in SUBJECT_ICONS.items() if part in low), "book-open")


@cache
def _is_drawn(name: str) -> bool:
    """Return whether there is such an icon; a ward's own catalogue may name others."""
    return bool(name) and resource("icons", f"{name}.svg").is_file()


class Contents:
    """Builds the board of one lens; ``naming`` says how a child may be called now."""

    def __init__(self, facts: BoardFacts, naming: Naming, now: datetime, moves: Iterable[Move] = ()) -> None:
        self._facts = facts
        self._naming = naming
        self._now = now
        self._moves = tuple(moves)
        self._lessons = {row.id: row for row in facts.lessons}

    def board(self, lens: Lens, person: UUID | None, beside: UUID | None) -> BoardContents:
        """Return the board: a teacher's or pupil's week, or one day of a ward."""
        days, items = [], []
        for day in self._facts.days():
            lanes = tuple(self._lanes(lens, person, beside, day))
            first = lanes[0].id if lanes else ""
            placed = [item for lane in lanes for item in self._items(lane, day)]
            items += placed
            counted = [each for each in placed if each.lane == first and each.is_lesson]
            counted = [each for each in counted if each.change not in (Change.FROM, Change.UNPLACED)]
            total = sum(each.minutes for each in counted)
            days.append(
                Day(day, lanes, len(counted), total) if lens is not Lens.WARD_DAY else Day(day, lanes)
            )
        school = self._facts.school
        return BoardContents(lens, tuple(days), tuple(items), self._now, school.start, school.end)

    # -- lanes

    def _lanes(self, lens: Lens, person: UUID | None, beside: UUID | None, day: date) -> Iterator[Lane]:
        if lens is Lens.WARD_DAY:
            yield from (self._pupil(key, day) for key in self._on_ward(person, day))
            return
        if person is None:
            return
        yield self._teacher(person, day) if lens is Lens.TEACHER else self._pupil(person, day)
        if beside in self._facts.rooms:
            name = self._facts.rooms[beside]
            yield Lane(lane_id(beside, day), str(beside), name, LaneKind.ROOM, beside=True)
        elif beside is not None:
            other = self._pupil(beside, day) if lens is Lens.TEACHER else self._teacher(beside, day)
            yield replace(other, beside=True)

    def _on_ward(self, ward: UUID | None, day: date) -> list[UUID]:
        noon = datetime.combine(day, self._facts.school.start) + timedelta(hours=4)
        there = [key for key, child in self._facts.times.items() if child.place_at(noon) == ward]
        order = {key: number for number, key in enumerate(self._facts.students)}
        return sorted(there, key=lambda key: order[key])

    def _teacher(self, key: UUID, day: date) -> Lane:
        return Lane(lane_id(key, day), str(key), self._facts.teachers.get(key, ""), LaneKind.TEACHER)

    def _pupil(self, key: UUID, day: date) -> Lane:
        child = self._facts.times[key]
        first, last = self._facts.school.start, self._facts.school.end
        steps = child.steps(datetime.combine(day, first), datetime.combine(day, last))
        energy = tuple(EnergyStep(*step) for step in steps)
        return Lane(lane_id(key, day), str(key), self._naming(key), LaneKind.PUPIL, energy)

    # -- items

    def _items(self, lane: Lane, day: date) -> Iterator[BoardItem]:
        key = UUID(lane.person)
        for row in self._facts.lessons:
            if key in (row.teacher_id, row.place_id, *row.student_ids) and row.data.start.date() == day:
                yield self._marked(self._lesson(row, lane))
        yield from self._ghosts(lane, key, day)
        if lane.kind is LaneKind.ROOM:
            yield from self._closed(lane, key, day)
            return
        yield from self._routine(lane, day)
        if lane.kind is LaneKind.PUPIL:
            yield from self._treatments(lane, self._facts.times[key], day)

    def _lesson(self, row: LessonRow, lane: Lane) -> BoardItem:
        data = row.data
        pupils = [key for key in row.student_ids if key in self._facts.students]
        return BoardItem(
            id=str(row.id),
            lane=lane.id,
            kind=Kind.LESSON,
            start=data.start,
            end=data.end,
            what=row.subject,
            pupil=self._called(pupils),
            teacher=self._facts.teachers.get(row.teacher_id, ""),
            where=self._where(row),
            icon="users" if len(pupils) > 1 else subject_icon(row.subject),
            state=State(data.state.value) if data.state.value in set(State) else State.CANCELLED,
            level=self._level(pupils, data.start, data.end),
            pinned_by=self._pinner(row),
            protective=self._is_protective(pupils, data.start),
            group=len(pupils) > 1,
            note=self._told(row),
            why=data.reason,
            movable=data.state in MOVABLE_STATES and data.start >= self._now,
        )

    def _told(self, row: LessonRow) -> str:
        data = row.data
        if data.state in MOVABLE_STATES and any(
            each.place_id == row.place_id and each.start < data.end and data.start < each.end
            for each in self._facts.closed
        ):
            return QCoreApplication.translate("Week", "room closed")
        if row.data.state is LessonState.MISSED_MEDICAL:
            return QCoreApplication.translate("Week", "to make up")
        return row.data.reason if row.data.state is LessonState.MISSED_OTHER else ""

    def _called(self, pupils: Sequence[UUID]) -> str:
        if len(pupils) == 1:
            return self._naming(pupils[0])
        return QCoreApplication.translate("Week", "Group of {count}").format(count=len(pupils))

    def _where(self, row: LessonRow) -> str:
        student = self._facts.students.get(row.student_ids[0]) if len(row.student_ids) == 1 else None
        ward = self._facts.places.get(row.place_id, "")
        if student is not None and student.bed and student.place == ward:
            bed = QCoreApplication.translate("Week", "bed {bed}").format(bed=student.bed)
            return f"{bed}, {ward}"
        return ward

    def _level(self, pupils: Iterable[UUID], start: datetime, end: datetime) -> int | None:
        levels = [
            level
            for key in pupils
            if key in self._facts.times
            for _, _, level in self._facts.times[key].steps(start, end)
        ]
        return min(levels, default=None)

    def _pinner(self, row: LessonRow) -> Pinner | None:
        """Return who keeps a lesson where it is; the planner keeps what is known of today."""
        name, start = row.data.pinned_by, row.data.start
        if name == PINNED_BY_WARD:
            return Pinner.WARD
        if name:
            return Pinner.YOU if name == self._facts.who else Pinner.COLLEAGUE
        told = row.data.state is LessonState.PUBLISHED and not row.changed
        near = start.date() == self._now.date() and start >= self._now
        return Pinner.PLANNER if told and near else None

    def _is_protective(self, pupils: Iterable[UUID], start: datetime) -> bool:
        held = (self._facts.times[key].isolated_at(start) for key in pupils if key in self._facts.times)
        return any(each is not None and each.kind.value == "protective" for each in held)

    def _visits(self, teacher: UUID) -> list[tuple[date, UUID]]:
        """Return when a teacher is on which ward, where a proposal puts it for what the proposal moves."""
        moved = {move.lesson_id for move in self._moves}
        kept = [
            (row.data.start.date(), row.place_id)
            for row in self._facts.lessons
            if row.teacher_id == teacher and row.id not in moved
        ]
        new = [move.new for move in self._moves if move.new is not None and move.new.teacher_id == teacher]
        visits = [*kept, *((where.start.date(), where.place_id) for where in new)]
        return [each for each in visits if each[1] in self._facts.wards]

    def _ward_of(self, teacher: UUID, day: date) -> UUID | None:
        """Return the ward whose routine lies behind a teacher's day: that of most visits, or of most pupils.

        Another ward's meals and rest say nothing about these lessons: it may have no routine.
        """
        visits = self._visits(teacher)
        places = [place for at, place in visits if at == day] or [place for _, place in visits]
        if not places:
            noon = datetime.combine(day, self._facts.school.start) + timedelta(hours=4)
            lie = [child.place_at(noon) for child in self._facts.times.values()]
            places = [place for place in lie if place is not None]
        found = Counter(places).most_common(1)
        return found[0][0] if found else None

    def _behind(self, lane: Lane, day: date) -> list[RoutineSpan]:
        """Return the routine behind a lane; behind a pupil at each time that of the ward it then lies on."""
        key, routines = UUID(lane.person), self._facts.routines
        if lane.kind is LaneKind.TEACHER:
            ward = self._ward_of(key, day)
            return list(routines.get(ward, ())) if ward is not None else []
        child = self._facts.times[key]
        wards = dict.fromkeys(stay.place_id for stay in child.places)
        spans = [(ward, span) for ward in wards for span in routines.get(ward, ())]
        return [span for ward, span in spans if child.place_at(span.start) == ward]

    def _routine(self, lane: Lane, day: date) -> Iterator[BoardItem]:
        spans = self._behind(lane, day)
        opens, closes = (
            datetime.combine(day, at) for at in (self._facts.school.start, self._facts.school.end)
        )
        for at, span in enumerate(spans):
            begin, end = max(span.start, opens), min(span.end, closes)
            if begin < end and span.kind not in _LEAVES_ROOM and not lane.beside:
                icon = _ROUTINE_ICONS.get(span.kind, "clock")
                key = f"routine-{lane.id}-{at}"
                yield BoardItem(key, lane.id, Kind.ROUTINE, begin, end, span.name, icon=icon)

    def _closed(self, lane: Lane, room: UUID, day: date) -> Iterator[BoardItem]:
        """Yield when a room cannot be used, within the hours for lessons."""
        what = QCoreApplication.translate("Week", "Closed")
        for span in self._facts.closed_in_school:
            if span.place_id == room and span.start.date() == day:
                yield BoardItem(
                    id=f"closed-{lane.id}-{span.start:%H%M}",
                    lane=lane.id,
                    kind=Kind.CLOSED,
                    start=span.start,
                    end=span.end,
                    what=what,
                    where=lane.title,
                    icon="ban",
                    why=span.reason,
                )

    def _treatments(self, lane: Lane, child: ChildTime, day: date) -> Iterator[BoardItem]:
        for block in child.blocks:
            if block.start < block.end and block.start.date() == day:
                yield from self._treatment(lane, child, block)
        for isolation in child.isolation:
            begin = max(isolation.start, datetime.combine(day, self._facts.school.start))
            end = min(isolation.end or child.end, datetime.combine(day, self._facts.school.end))
            if begin < end:
                words = QCoreApplication.translate("Week", "{kind} isolation")
                what = words.format(kind=isolation.kind.value.capitalize())
                key = f"isolation-{lane.id}-{begin:%H%M}"
                yield BoardItem(key, lane.id, Kind.ISOLATION, begin, end, what, pupil=lane.title)

    def _treatment(self, lane: Lane, child: ChildTime, block: TreatmentBlock) -> Iterator[BoardItem]:
        key = f"{block.appointment_id or block.course_id or block.kind}-{block.start:%m%d%H%M}"
        what = ", ".join(part for part in (block.name, block.label) if part)
        look = Look(block.display.value)
        icon = block.icon if _is_drawn(block.icon) else ""
        yield BoardItem(
            key, lane.id, Kind.TREATMENT, block.start, block.end, what, lane.title, icon=icon, look=look
        )
        if block.before_minutes:
            begin = block.start - timedelta(minutes=block.before_minutes)
            word = QCoreApplication.translate("Week", "Prepare")
            yield BoardItem(f"before-{key}", lane.id, Kind.BEFORE, begin, block.start, word, lane.title)
        if block.after_minutes:
            end = min(block.end + timedelta(minutes=block.after_minutes), child.end)
            word = QCoreApplication.translate("Week", "Recover")
            yield BoardItem(f"after-{key}", lane.id, Kind.AFTER, block.end, end, word, lane.title)

    # -- proposals

    def _marked(self, item: BoardItem) -> BoardItem:
        """Mark a lesson that a proposal moves or takes out."""
        for move in self._moves:
            if str(move.lesson_id) == item.id:
                change = Change.FROM if move.new is not None else Change.UNPLACED
                return replace(item, change=change, number=move.number, movable=False)
        return item

    def _ghosts(self, lane: Lane, key: UUID, day: date) -> Iterator[BoardItem]:
        for move in self._moves:
            where = move.new
            if where is None or where.start.date() != day:
                continue
            pupils = self.pupils_of(move)
            if key in (where.teacher_id, where.place_id, *pupils):
                yield self._ghost(move, where, pupils, lane)

    def _ghost(self, move: Move, where: Where, pupils: Sequence[UUID], lane: Lane) -> BoardItem:
        subject = self.subject_of(move)
        return BoardItem(
            id=str(move.lesson_id or f"new-{move.number}"),
            lane=lane.id,
            kind=Kind.LESSON,
            start=where.start,
            end=where.end,
            what=subject,
            pupil=self._called(pupils),
            teacher=self._facts.teachers.get(where.teacher_id, ""),
            where=self._facts.places.get(where.place_id, ""),
            icon="users" if len(pupils) > 1 else subject_icon(subject),
            state=State.PROPOSED,
            level=self._level(pupils, where.start, where.end),
            protective=self._is_protective(pupils, where.start),
            group=len(pupils) > 1,
            change=Change.TO if move.lesson_id is not None else Change.NONE,
            number=move.number,
        )

    def pupils_of(self, move: Move) -> list[UUID]:
        """Return whom a move concerns."""
        return sorted({self._facts.needs_by_id[key].student_id for key in move.need_ids}, key=str)

    def subject_of(self, move: Move) -> str:
        """Return the subject of a move."""
        return " / ".join(sorted({self._facts.needs_by_id[key].subject for key in move.need_ids}))


def lane_id(person: UUID, day: date) -> str:
    """Return the key of a person's lane on a day."""
    return f"{person}:{day.isoformat()}"


def lane_person(lane: str) -> UUID:
    """Return whose lane it is."""
    return UUID(lane.partition(":")[0])
