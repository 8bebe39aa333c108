"""The week of the open case file, as its page asks for it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from threading import Event
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject

from hospital_iep.domain.disclosure import Audience, DocumentKind
from hospital_iep.operations import board, documents, planning, telling
from hospital_iep.operations import week as timetable
from hospital_iep.operations.planning import Idea
from hospital_iep.ui.background import Job
from hospital_iep.ui.preview import preview
from hospital_iep.ui.week import lacking
from hospital_iep.ui.week.contents import Contents, lane_person
from hospital_iep.ui.week.desk import (
    Choice,
    Fact,
    Proposal,
    ProposedMove,
    PublishedChange,
    Unmet,
    WeekView,
    WhyHere,
    WhyNot,
)
from hospital_iep.ui.week.ideas import astray_words, idea_words, published_words, tell_words, told_words
from hospital_iep.ui.week.items import BoardItem, Lens
from hospital_iep.ui.week.placement import CasePlacement
from hospital_iep.ui.week.reasons import FactWords, closed_words, sources_of
from hospital_iep.ui.week.repeat import RepeatDialog
from hospital_iep.ui.week.speech import clock, day_name

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window

translate = QCoreApplication.translate
_MOST_SHORTAGES = 3


class CaseWeek(QObject):
    """Answers the page from the case file, and changes it by one undoable step each."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._facts: board.BoardFacts | None = None
        self._planned: board.Standing | None = None
        self._moves: dict[str, list[timetable.Move]] = {}
        self._stops: dict[Job, Event] = {}
        self._desk.changed.connect(self._forget)

    def _forget(self, *_: object) -> None:
        self._facts = None

    # -- reading

    def _days(self, day: date) -> tuple[date, date]:
        return timetable.week_of(day)

    def _read(self, day: date) -> board.BoardFacts:
        first, last = self._days(day)
        if self._facts is None or self._facts.first != first:
            self._facts = self._desk.read(board.facts, first, last)
        return self._facts

    def _stand(self, day: date) -> board.Standing:
        now = self._desk.now().replace(second=0, microsecond=0)
        return self._desk.read(board.standing, *self._days(day), now)

    def _name(self, key: UUID) -> str:
        student = self._facts.students.get(key) if self._facts else None
        if student is None:
            return translate("Week", "a child")
        return self._window.privacy.name(student.short_name, student.initials, str(key))

    def _names(self, standing: board.Standing) -> dict[str, str]:
        """Return how the scheduler's ids are called now: children by name or initials."""
        return {code: self._name(key) for code, key in standing.case.names.students.items()}

    def choices(self, lens: Lens, day: date) -> Sequence[Choice]:
        """Return whom a lens can show, the person who works here first."""
        facts = self._read(day)
        if lens is Lens.PUPIL:
            return [Choice(str(key), self._name(key)) for key in facts.students]
        if lens is Lens.WARD_DAY:
            there = Counter(
                place for child in facts.times.values() for place in {stay.place_id for stay in child.places}
            )
            return [Choice(str(key), facts.places.get(key, "")) for key, _ in there.most_common()]
        people = sorted(facts.teachers.items(), key=lambda each: (each[1] != facts.who, each[1]))
        return [Choice(str(key), name) for key, name in people]

    def beside(self, lens: Lens, person: str, day: date) -> Sequence[Choice]:
        """Return who can stand beside: a teacher's pupils first, then all; a pupil's teachers."""
        facts, key = self._read(day), UUID(person)
        if lens is Lens.PUPIL:
            return [Choice(str(each), name) for each, name in facts.teachers.items()]
        own = {pupil for row in facts.lessons if row.teacher_id == key for pupil in row.student_ids}
        ordered = sorted(facts.students, key=lambda each: each not in own)
        pupils = [Choice(str(each), self._name(each)) for each in ordered]
        return [*pupils, *(Choice(str(each), name) for each, name in facts.rooms.items())]

    def concerned(self, item: BoardItem | None, lens: Lens, person: str, day: date) -> Sequence[Choice]:
        """Return whom an item is about; without one the pupil whose week is shown, or else every pupil."""
        facts = self._read(day)
        row = next((each for each in facts.lessons if item and str(each.id) == item.id), None)
        shown = [UUID(person)] if lens is Lens.PUPIL and person else []
        meant = row.student_ids if row else [lane_person(item.lane)] if item else shown
        known = [key for key in meant if key in facts.students]
        return [Choice(str(key), self._name(key)) for key in known or facts.students]

    def week(
        self, lens: Lens, person: str, beside: str, day: date, proposal: Proposal | None = None
    ) -> WeekView:
        """Return the week; with a proposal, old and new places stand on the board with their numbers."""
        facts = self._read(day)
        shown = replace(facts, first=day, last=day) if lens is Lens.WARD_DAY else facts
        moves = self._moves.get(proposal.key, []) if proposal else []
        contents = Contents(shown, self._name, self._desk.now(), moves)
        made = contents.board(lens, UUID(person) if person else None, UUID(beside) if beside else None)
        short = [self._unmet(each) for each in facts.short]
        open_ = self._window.open
        lacks = [*lacking.without_ward(facts, self._name, open_), *lacking.without_routine(facts, open_)]
        return WeekView(
            made,
            tuple(short) if facts.lessons else (),
            published_words(facts.published, self._desk.today()),
            facts.changed,
            "" if facts.lessons else lacking.nothing_planned(facts),
            missing=None if facts.lessons else lacking.missing(facts, open_),
            asked=tuple(lacking.closed_rooms(facts)),
            lacks=tuple(lacks),
        )

    def astray(self, day: date) -> Sequence[str]:
        """Say which lessons no longer fit, and which could go back to where families know them."""
        if not self._read(day).lessons or self._days(day)[1] < self._desk.today():
            return ()
        found = self._desk.read(board.astray, self._stand(day), self._desk.now())
        return astray_words(found)

    def _unmet(self, short: board.ShortNeed) -> Unmet:
        return Unmet(
            str(short.need_id),
            self._name(short.student_id),
            short.subject,
            short.minutes_short,
            short.minutes_agreed,
        )

    # -- why

    def why(self, lesson: str) -> WhyHere:
        """Return why a lesson is where it is."""
        day = next(row.data.start.date() for row in self._known() if str(row.id) == lesson)
        standing = self._stand(day)
        if UUID(lesson) not in standing.lessons:
            return WhyHere(translate("Week", "It is over, or no longer part of what is planned."))
        found = standing.why_here(UUID(lesson), self._names(standing))
        row = next(row for row in self._known() if str(row.id) == lesson)
        pupils = ", ".join(self._name(key) for key in row.student_ids)
        first, *rest = self._words(standing).why_here(found, pupils, row.data.start)
        return WhyHere(first, tuple(Fact(text) for text in rest))

    def _known(self) -> Sequence[timetable.LessonRow]:
        return self._facts.lessons if self._facts else ()

    def why_not(self, need: str, day: date) -> WhyNot:
        """Return why a need cannot be met, and what would make room."""
        facts, standing = self._read(day), self._stand(day)
        known = facts.needs_by_id[UUID(need)]
        heading = translate("Week", "Why can\u2019t {subject} fit?").format(subject=known.subject)
        found = standing.why_not(UUID(need), self._names(standing))
        if found is None:
            return WhyNot(heading, 0, sentence=translate("Week", "It has what was agreed."))
        return self._why_not(standing, found, known.subject)

    def _why_not(self, standing: board.Standing, found: Mapping[str, Any], subject: str) -> WhyNot:
        """Put a verdict with its facts and what would help into words."""
        sentences = {
            "no-room": "",
            "costs-more": translate("Week", "More would fit, but at a price."),
            "impossible-lengths": translate("Week", "No lessons of the allowed lengths add up to it."),
        }
        words = self._words(standing)
        return WhyNot(
            translate("Week", "Why can\u2019t {subject} fit?").format(subject=subject),
            found["minutes_short"],
            words.rows(found["reasons"]),
            words.unlocks(found["unlock"], subject),
            sentences.get(found["verdict"], ""),
        )

    def _words(self, standing: board.Standing) -> FactWords:
        kinds = {each.id: each.kind for child in standing.problem.students for each in child.appointments}
        private = self._window.privacy.on  # what was noted about a window is for the teacher's eyes
        sources = {} if private else sources_of(standing.problem)
        return FactWords(self._names(standing), kinds, sources, closed_words(standing))

    # -- placing by hand

    def placement(self, day: date) -> CasePlacement:
        """Return the rules for dragging in a week, as it stands now."""
        return CasePlacement(self._read(day), lambda: self._stand(day), self._words)

    def _lesson(self, lesson: str) -> timetable.LessonRow:
        return self._desk.read(timetable.lesson, UUID(lesson))

    def move(self, lesson: str, start: datetime, lane: str) -> None:
        """Put a lesson elsewhere by hand, which pins it."""
        row = self._lesson(lesson)
        person = lane_person(lane)
        teacher = person if self._facts and person in self._facts.teachers else row.teacher_id
        where = timetable.Where(teacher, row.place_id, start, start + (row.data.end - row.data.start))
        self._desk.do(translate("Week", "Moved a lesson"), timetable.move_lesson, row.id, where)

    def resize(self, lesson: str, end: datetime) -> None:
        """Give a lesson another end by hand, which pins it."""
        row = self._lesson(lesson)
        where = timetable.Where(row.teacher_id, row.place_id, row.data.start, end)
        self._desk.do(
            translate("Week", "Changed a lesson\u2019s length"), timetable.move_lesson, row.id, where
        )

    def pin(self, lesson: str, *, on: bool, by_ward: bool = False) -> None:
        """Pin a lesson, for oneself or because the ward fixed it; or free it for planning."""
        label = translate("Week", "Pinned a lesson") if on else translate("Week", "Freed a lesson")
        self._desk.do(label, timetable.pin, UUID(lesson), on=on, by_ward=by_ward)

    def free(self, lesson: str) -> None:
        """Take a lesson out of the week; its minutes wait among the needs."""
        self._desk.do(translate("Week", "Took a lesson out"), timetable.take_out, UUID(lesson))

    def repeat(self, lesson: str) -> None:
        """Ask on which dates of later weeks a lesson returns; each date is checked before it is offered."""
        row = next((each for each in self._known() if str(each.id) == lesson), None)
        if row is not None:
            pupils = ", ".join(self._name(key) for key in row.student_ids)
            RepeatDialog(self._window, row.id, f"{pupils}, {row.subject}", self._words).open()

    # -- planning

    def plan(self, day: date) -> Job:
        """Plan the week in the background; ``proposals`` reads the job's result."""
        standing = self._planned = self._stand(day)
        stop = Event()
        job = self._window.worker.start(_find_ideas, standing.case.problem, stop)
        self._stops[job] = stop
        job.finished.connect(lambda: self._stops.pop(job, None))
        return job

    def keep_best(self, job: Job) -> None:
        """Stop planning and keep the best so far."""
        if job in self._stops:
            self._stops[job].set()

    def still_holds(self) -> bool:
        """Return whether nothing that matters to a plan has changed since one was asked for."""
        planned = self._planned
        return planned is None or _known(planned) == _known(self._stand(planned.case.first))

    def proposals(self, result: object, day: date) -> Sequence[Proposal]:
        """Return what a planning job found, best first."""
        assert isinstance(result, list)
        assert self._planned is not None
        self._moves.clear()
        self._read(day)
        return [self._proposal(idea, at, result[0]) for at, idea in enumerate(result)]

    def _proposal(self, idea: Idea, at: int, first: Idea) -> Proposal:
        assert self._planned is not None
        moves = self._desk.read(timetable.compare, self._planned.case, idea.timetable)
        key = f"idea-{at}"
        self._moves[key] = moves
        facts = self._read(self._planned.case.first)
        contents = Contents(facts, self._name, self._desk.now(), moves)
        told = [move for move in moves if move.told]
        return Proposal(
            key,
            idea_words(idea, moves, first),
            tuple(self._move(contents, move) for move in moves),
            trigger=self._trigger(contents, told),
            shortages=tuple(self._shortages(idea)),
            tell=tell_words(len({pupil for move in told for pupil in contents.pupils_of(move)})),
            unfinished=idea.unfinished,
        )

    def _trigger(self, contents: Contents, told: Sequence[timetable.Move]) -> str:
        """Return what made a repair necessary: the first lesson that may not stay, and why."""
        for move in told:
            line = self._forbidden(move)
            if line and move.old is not None:
                pupils = ", ".join(self._name(key) for key in contents.pupils_of(move))
                return f"{pupils}, {contents.subject_of(move)}, {_when(move.old)}: {line}."
        return ""

    def _shortages(self, idea: Idea) -> Iterator[WhyNot]:
        """Explain the needs that an idea leaves shortest."""
        standing = self._planned
        assert standing is not None
        short = sorted(idea.timetable["unmet"], key=lambda each: -int(each["minutes_short"]))
        for found in short[:_MOST_SHORTAGES]:
            need = next(each for each in standing.problem.needs if each.id == found["need"])
            pupil = self._names(standing).get(standing.problem.students[need.student].id, "")
            yield self._why_not(standing, found, f"{pupil}, {need.subject}")

    def _move(self, contents: Contents, move: timetable.Move) -> ProposedMove:
        pupils = ", ".join(self._name(key) for key in contents.pupils_of(move))
        what = f"{pupils}, {contents.subject_of(move)}"
        if move.new is None:
            heading = translate("Week", "{what}: not placed").format(what=what)
        else:
            teacher = self._facts.teachers.get(move.new.teacher_id, "") if self._facts else ""
            heading = f"{what}: {self._side(move.new, move.old)}, {teacher}"
        return ProposedMove(
            str(move.number),
            move.number,
            heading,
            self._reason(move),
            str(move.lesson_id or f"new-{move.number}"),
            pupils,
            placed=move.new is not None,
            tell=self._tell(contents.pupils_of(move), move.old, move.new) if self._is_told(move) else "",
        )

    def _side(self, one: timetable.Where | None, other: timetable.Where | None) -> str:
        """Return when a lesson is on one side of a change, and where if it is elsewhere on the other."""
        if one is None:
            return ""
        elsewhere = other is not None and one.place_id != other.place_id and self._facts is not None
        place = self._facts.places.get(one.place_id, "") if self._facts and elsewhere else ""
        return ", ".join(filter(None, (_when(one), place)))

    def _is_told(self, move: timetable.Move) -> bool:
        """Return whether anybody waits for what a move changes: nobody does in a week that was never told."""
        return move.told or (self._facts is not None and self._facts.published is not None)

    def _tell(self, pupils: Sequence[UUID], old: timetable.Where | None, new: timetable.Where | None) -> str:
        facts = self._facts
        assert facts is not None

        def lies(key: UUID, at: datetime) -> UUID | None:
            return facts.times[key].place_at(at) if key in facts.times else None

        return told_words(telling.who_hears(pupils, old, new, facts.kinds, lies), facts, self._name)

    def _reason(self, move: timetable.Move) -> str:
        """Say what forbids the old place, or that the lesson makes room or is new."""
        if move.old is None:
            return ""
        was = translate("Week", "Was {when}.").format(when=self._side(move.old, move.new))
        line = self._forbidden(move)
        if not line:
            return f"{was} {translate('Week', 'Makes room, or falls into better hours.')}"
        return f"{was} {line[:1].upper()}{line[1:]}."

    def _forbidden(self, move: timetable.Move, *, initials: bool = False) -> str:
        """Return why a lesson may not stay where it was, "" where it may; with initials for what is kept."""
        standing = self._planned
        if standing is None or move.old is None or move.lesson_id not in standing.lessons:
            return ""
        assert move.lesson_id is not None
        broken = standing.forbids(move.lesson_id, None, move.old.start, move.old.end)
        words = self._words(standing)
        if initials and self._facts is not None:
            known, codes = self._facts.students, standing.case.names.students
            words = words.calling({code: known[key].initials for code, key in codes.items() if key in known})
        return words.line([fact.as_json() for _, fact in broken])

    def accept(self, proposal: Proposal, moves: Collection[str]) -> None:
        """Do the ticked moves, by their keys, as one step."""
        wanted = [
            replace(move, because=self._forbidden(move, initials=True))
            for move in self._moves.pop(proposal.key, [])
            if str(move.number) in moves
        ]
        label = (
            translate("Week", "Accepted a plan")
            if not proposal.trigger
            else translate("Week", "Accepted a repair")
        )
        self._desk.do(label, timetable.accept, wanted)

    def unlock(self, need: str, key: str) -> None:
        """Open the place where a change that would make room is made: it is the person's own to make."""
        known = self._facts.needs_by_id.get(UUID(need)) if self._facts else None
        if known is not None:
            self._window.open("student", student_id=str(known.student_id), section=key)

    # -- telling

    def unpublished(self, day: date) -> Sequence[PublishedChange]:
        """Return what publishing would tell, and to whom."""
        self._read(day)
        changes = self._desk.read(timetable.unpublished, *self._days(day))
        return [
            PublishedChange(
                ", ".join(self._name(key) for key in change.student_ids),
                change.subject,
                self._side(change.old, change.new),
                self._side(change.new, change.old),
                self._tell(change.student_ids, change.old, change.new),
            )
            for change in changes
        ]

    def publish(self, day: date) -> None:
        """Tell the week."""
        self._desk.do(translate("Week", "Published the week"), timetable.publish, *self._days(day))

    def print(self, lens: Lens, person: str, day: date) -> None:
        """Show what a lens shows as it will be on paper: initials only; print and save record the issue."""
        key = UUID(person) if person else None
        student = key if lens is Lens.PUPIL else None
        draft = self._desk.read(
            documents.prepare,
            DocumentKind.TIMETABLE,
            student,
            Audience.STAFF,
            today=self._desk.today(),
            practice=self._desk.database.practice,
            monday=self._days(day)[0],
            teacher_id=key if lens is Lens.TEACHER else None,
            place_id=key if lens is Lens.WARD_DAY else None,
        )
        code = self._read(day).students[student].code if student else ""
        preview(self._window, draft, code)

    def open(self, lesson: str) -> None:
        """Open the page of the (first) pupil of a lesson."""
        row = next((each for each in self._known() if str(each.id) == lesson), None)
        if row is not None and row.student_ids:
            self._window.open("student", student_id=str(row.student_ids[0]))


def _find_ideas(report: Callable[..., None], problem: Mapping[str, object], stop: Event) -> list[Idea]:
    """Plan off the window's thread: the search itself is in child processes."""
    found = planning.ideas(problem, stop, report, lambda first: report(0.0, "", [first]))
    report(1.0, "")  # a cancelled job ends here and hands over nothing
    return found


def _known(standing: board.Standing) -> tuple[Mapping[str, Any], Mapping[UUID, Any]]:
    """Return all that a plan rests on but the time of day."""
    return {**standing.case.problem, "now": ""}, standing.lessons


def _when(where: timetable.Where) -> str:
    return f"{day_name(where.start.date())} {clock(where.start)}"
