"""A week without a case file: invented contents behind the same protocol that the page uses."""

from dataclasses import replace
from datetime import time
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from hospital_iep.ui.background import Job
from hospital_iep.ui.week.desk import (
    Choice,
    Fact,
    Proposal,
    ProposedMove,
    PublishedChange,
    Unlock,
    Unmet,
    WeekView,
    WhyHere,
    WhyNot,
)
from hospital_iep.ui.week.items import Change, Kind, Lens, Pinner
from hospital_iep.ui.week.moving import LegalSpan
from tests.ui.week.sample import at, pupil_repair, teacher_week, ward_day

ENGLISH = WhyNot(
    "Why can\u2019t English fit?",
    40,
    (
        Fact("Recovery on Tuesday until 15:00.", "scan"),
        Fact("After dialysis on Wed and Fri: level 1, needs 3.", "droplets"),
        Fact("One English lesson a day, and Thursday has one.", "book-open"),
    ),
    (
        Unlock("A second English, Thu 09:30, Ben Ode", 40, "second"),
        Unlock("Scan after 15:15 on Tuesday", 40),
    ),
)
REPAIR = Proposal(
    "repair",
    "The smallest change.",
    (
        ProposedMove(
            "m1",
            1,
            "Leo, Maths: Thu 11:05, Ana Ruiz",
            "The only other free 40 minutes at level 4.",
            "Leo M.-1-10:15",
            "Leo M.",
            tell="Tell: Leo M. and family, Sunflower ward.",
        ),
        ProposedMove(
            "m2",
            2,
            "Priya, Maths: Tue 10:15",
            "Takes the freed place. Same teacher, level 3.",
            "Priya S.-3-11:05",
            "Priya S.",
        ),
        ProposedMove(
            "m3",
            3,
            "Leo, English: not placed",
            "Goes to the make-up list, 40 minutes owed.",
            "Leo M.-1-13:35",
            "Leo M.",
            placed=False,
        ),
    ),
    trigger="New on Tuesday: scan, asleep, 09:45 to 11:00. From the ward calendar, 16:02.",
    trigger_icon="scan",
    tell="Tell 2 families, 1 ward",
    shortages=(ENGLISH,),
)
BETTER = replace(REPAIR, key="better", sentence="A better week, 3 more changes.", unfinished=True)


class Rules:
    """An invented placement: the afternoons of your own lane are free, all else is forbidden."""

    def legal_spans(self, item):
        return tuple(LegalSpan(f"ana-{day}", at(day, "13:30"), at(day, "16:30")) for day in range(5))

    def reason_at(self, item, lane, start, end):
        if not lane.startswith("ana"):
            return "this is a pupil\u2019s lane"
        if start.time() < time(13, 30):
            return "touches recovery until 13:30"
        return "" if end.time() <= time(16, 30) else "the school day ends at 16:30"


class RehearsedWeek(QObject):
    """Answers the page from memory and writes down what was asked."""

    changed = Signal(object)

    def __init__(self):
        super().__init__()
        self.contents = teacher_week()
        self.asked = []
        self.ideas = (REPAIR, BETTER)
        self.empty = ""
        self.unmet = (
            Unmet("n1", "Maya R.", "Maths", 20, 80, "Infusion on Friday, and level 3 ends at 10:05."),
            Unmet("n2", "Aisha B.", "Maths", 15, 45, "Rest after scan, Wednesday afternoon."),
        )

    def choices(self, lens, day):
        names = {
            Lens.TEACHER: {"ana": "Ana Ruiz", "ben": "Ben Ode"},
            Lens.PUPIL: {"leo": "Leo M.", "maya": "Maya R."},
            Lens.WARD_DAY: {"dolphin": "Dolphin ward"},
        }
        return [Choice(key, name) for key, name in names[lens].items()]

    def beside(self, lens, person, day):
        return [Choice("leo", "Leo M."), Choice("maya", "Maya R.")] if lens is Lens.TEACHER else []

    def week(self, lens, person, beside, day, proposal=None):
        if self.empty:
            return WeekView(replace(self.contents, items=()), empty=self.empty)
        board = {Lens.PUPIL: pupil_repair, Lens.WARD_DAY: ward_day}.get(lens, lambda: self.contents)()
        if lens is Lens.TEACHER and proposal is not None:
            board = replace(board, items=(*map(self._leaving, board.items), *self._ghosts(board)))
        return WeekView(board, self.unmet, "Published Fri 16:10", 1)

    @staticmethod
    def _leaving(item):
        changes = {"Leo M.-1-10:15": (Change.FROM, 1), "Priya S.-3-11:05": (Change.FROM, 2)}
        changes["Leo M.-1-13:35"] = (Change.UNPLACED, 3)
        if item.kind is not Kind.LESSON or item.id not in changes:
            return item
        change, number = changes[item.id]
        return replace(item, change=change, number=number)

    @staticmethod
    def _ghosts(board):
        leo, priya = board.find("Leo M.-1-10:15")[0], board.find("Priya S.-3-11:05")[0]
        yield replace(leo, lane="ana-3", start=at(3, "11:05"), end=at(3, "11:45"), change=Change.TO, number=1)
        yield replace(
            priya, lane="ana-1", start=at(1, "10:15"), end=at(1, "10:45"), change=Change.TO, number=2
        )

    def placement(self, day):
        return Rules()

    def why(self, lesson):
        self.asked.append(("why", lesson))
        return WhyHere(
            "Best hours: the day after dialysis.", (Fact("Needs level 4 for new work.", "energy-4"),)
        )

    def why_not(self, need, day):
        self.asked.append(("why_not", need))
        return ENGLISH

    def plan(self, day):
        self.asked.append(("plan",))
        self.job = Job(self)
        return self.job

    def proposals(self, result, day):
        return result

    def finish(self):
        """The planner is done."""
        self.job.succeeded.emit(self.ideas)
        self.job.finished.emit()

    def keep_best(self, job):
        self.asked.append(("keep_best",))

    def still_holds(self):
        return True

    def accept(self, proposal, moves):
        self.asked.append(("accept", proposal.key, tuple(moves)))

    def unlock(self, need, key):
        self.asked.append(("unlock", need, key))

    def _change(self, lesson, **values):
        self.contents = replace(
            self.contents,
            items=tuple(replace(i, **values) if i.id == lesson else i for i in self.contents.items),
            _by_lane={},
        )
        self.changed.emit(None)

    def move(self, lesson, start, lane):
        self.asked.append(("move", lesson, start, lane))
        length = self.contents.find(lesson)[0].end - self.contents.find(lesson)[0].start
        self._change(lesson, start=start, end=start + length, lane=lane, pinned_by=Pinner.YOU)

    def resize(self, lesson, end):
        self.asked.append(("resize", lesson, end))
        self._change(lesson, end=end)

    def concerned(self, item, lens, person, day):
        return [Choice(str(UUID(int=1)), item.pupil)] if item is not None and item.pupil else []

    def pin(self, lesson, *, on, by_ward=False):
        self.asked.append(("pin", lesson, on))
        self._change(lesson, pinned_by=Pinner.YOU if on else None)

    def free(self, lesson):
        self.asked.append(("free", lesson))
        self.contents = replace(
            self.contents, items=tuple(i for i in self.contents.items if i.id != lesson), _by_lane={}
        )
        self.changed.emit(None)

    def unpublished(self, day):
        return [
            PublishedChange("Leo M.", "Maths", "Tue 10:15", "Thu 11:05"),
            PublishedChange("Priya S.", "Maths", "", "Tue 10:15"),
        ]

    def publish(self, day):
        self.asked.append(("publish",))

    def print(self, lens, person, day):
        self.asked.append(("print", lens))

    def astray(self, day):
        return ()

    def repeat(self, lesson):
        self.asked.append(("repeat", lesson))

    def open(self, lesson):
        self.asked.append(("open", lesson))
