"""How long the window stands still at each act: ``python -m tests.benchmarks.window_answers``.

A hospital of 15, 60 and 150 children with a planned and told week, and one child with 35 courses of
treatment. A timer beats all the while in the window's own loop; the longest pause between two beats, from
the act until the page has come to rest, is the stop; beside it stands the longest work of the window's own
thread between two beats, which a busy machine hardly changes. The aim is under 100 ms with 60 children.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter, thread_time
from uuid import UUID

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from hospital_iep.domain.treatment import CoursePattern, IsolationKind, TreatmentCourseData
from hospital_iep.operations import caseload, happening, records
from hospital_iep.store.database import Database
from hospital_iep.ui.opening import preload, read_ahead
from hospital_iep.ui.theme import ThemeChoice, theme
from hospital_iep.ui.today.page import TodayPage
from hospital_iep.ui.week.items import BoardItem
from hospital_iep.ui.week.page import WeekPage
from hospital_iep.ui.week.publish import PublishDialog
from hospital_iep.ui.window import Window
from tests.operations.big_hospital import big_hospital
from tests.ui.bedside import Watch, window_over

AIM = 100  # milliseconds, with 60 children
SIZES = (15, 60, 150)
COURSES = 35
BEAT = 1  # milliseconds
REST = 700  # milliseconds after an act, in which what it asked for later comes, too
MORNING = datetime(2026, 11, 24, 9, 20)
GOES_ON = "planning: "  # such an act is not brought to an end before the next


class Heart(QObject):
    """Beats in the window's loop and knows the longest pause since ``begin``."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = self.work = 0.0
        self._last = self._worked = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now, worked = perf_counter(), thread_time()
        self.longest = max(self.longest, now - self._last)
        self.work = max(self.work, worked - self._worked)
        self._last, self._worked = now, worked

    def during(self, act: Callable[[], object]) -> tuple[float, float]:
        """Do an act within the loop; return the longest pause and the longest work, in milliseconds."""
        self.longest = self.work = 0.0
        self._last, self._worked = perf_counter(), thread_time()
        self._timer.start(BEAT)
        QTimer.singleShot(0, self, lambda: act() and None)
        rest(REST)
        self._timer.stop()
        return self.longest * 1000, self.work * 1000


def rest(milliseconds: int) -> None:
    """Let the window's loop go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def courses_of(database: Database, child: UUID) -> None:
    """Give a child as many courses of treatment as a long illness brings."""
    monday = MORNING.date() - timedelta(days=MORNING.weekday())
    for number in range(COURSES):
        data = TreatmentCourseData(
            treatment=("physiotherapy", "chemotherapy", "dialysis", "imaging")[number % 4],
            starts_on=monday - timedelta(days=7 * number),
            times=["15:00"],
            minutes=30,
            pattern=CoursePattern.WEEKDAYS,
            weekdays=[number % 5],
            count=3,
        )
        database.perform("Course", records.add, data, student_id=child)


class Acts:
    """What is done in one window, each by its name."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.children = [row.id for row in window.desk.read(caseload.students)]
        self.child = self.children[3]

    @property
    def week(self) -> WeekPage:
        page = self.window.page
        assert isinstance(page, WeekPage)
        return page

    @property
    def today(self) -> TodayPage:
        page = self.window.page
        assert isinstance(page, TodayPage)
        return page

    def __iter__(self) -> Iterator[tuple[str, Callable[[], object]]]:
        window = self.window
        yield "open Week", lambda: window.open("week", day=MORNING.date().isoformat())
        yield "next week", lambda: self.week.step(1)
        yield GOES_ON + "begins", self.week.plan
        yield GOES_ON + "better weeks come", lambda: None
        yield GOES_ON + "stopped and best kept", lambda: self.week.week.keep_best(self.week.planning.job)
        yield "proposed week kept as is", self.week.keep_as_is
        yield "previous week", lambda: self.week.step(-1)
        yield "take a lesson up", self._hold
        yield "drop it elsewhere", self._drop
        yield "undo", window.undo
        yield "redo", window.redo
        yield from self._happenings("Week")
        yield "publish: look", self.week.publish
        yield "publish", self._publish
        yield "open Today", lambda: window.open("today")
        yield "not now: ways on", lambda: self.today.not_now(self._visit())
        yield "not now: noted", self._not_now
        yield "undo on Today", window.undo
        yield from self._happenings("Today")
        yield (
            "35 courses",
            lambda: window.open("student", student_id=str(self.children[0]), section="treatment"),
        )

    def _happenings(self, page: str) -> Iterator[tuple[str, Callable[[], object]]]:
        now = MORNING
        them = self.week.happening if page == "Week" else self.today.happening
        child = self.child
        block = self.window.desk.read(happening.now_of, child, now)
        other = block.wards[0]
        yield f"{page}: menu", lambda: them.menu_for(self.window, {child: "A child"}).deleteLater()
        yield f"{page}: better", lambda: them._feels(child, "Better", better=True)
        yield f"{page}: worse", lambda: them._feels(child, "Worse", better=False)
        yield f"{page}: isolated", lambda: them._isolate(child, IsolationKind.CONTACT, "Contact")
        yield f"{page}: isolation ends", lambda: them._end(child)
        yield f"{page}: treatment added", lambda: them._add(child, "imaging", "Scan")
        yield f"{page}: treatment moved", lambda: self._shift(them, child)
        yield f"{page}: ward move", lambda: them._move(child, other)
        yield f"{page}: goes home", lambda: them._go_home(child)
        yield f"{page}: undo", self.window.undo

    def _shift(self, them: object, child: UUID) -> None:
        blocks = self.window.desk.read(happening.now_of, child, MORNING).treatments
        block = next(each for each in blocks if each.kind == "imaging")
        them._shift(child, block, block.start + timedelta(hours=1), "Scan: 1 hour later.")  # type: ignore[attr-defined]

    def _movable(self) -> BoardItem:
        items = self.week.board.contents.items
        return next(each for each in items if each.movable and each.is_lesson)

    def _hold(self) -> None:
        item = self._movable()
        self.week.board.select(item.id)
        self.week.board.start_moving()

    def _drop(self) -> None:
        item = self._movable()
        self.week.board.move_requested.emit(item.id, item.start + timedelta(days=1), item.lane)

    def _publish(self) -> None:
        for dialog in self.week.findChildren(PublishDialog):
            dialog.accept()

    def _visit(self):  # type: ignore[no-untyped-def]
        return next(each for each in self.today.visits if each.lesson.data.start > MORNING)

    def _not_now(self) -> None:
        box = self.today.refusing
        assert box is not None
        box.ways[-1].click()  # type: ignore[attr-defined]


def settle(window: Window) -> None:
    """Stop what an act began in the background, and close what it opened."""
    page = window.page
    if isinstance(page, WeekPage) and page.planning.job is not None:
        page.week.keep_best(page.planning.job)
        while page.planning.busy:
            rest(50)
    if isinstance(page, WeekPage) and page.proposal is not None:
        page.keep_as_is()
    rest(300)


@contextmanager
def opened(children: int) -> Iterator[Window]:
    """Open the window over a hospital of so many children."""
    watch = Watch(MORNING)
    with tempfile.TemporaryDirectory() as folder:
        with big_hospital(Path(folder) / "ward.case", children) as database:
            with database.session() as session:
                first = caseload.students(session)[0].id
            courses_of(database, first)
            path = database.path
        with (
            Database.open(path, "Ana Ruizplay", "correct horse battery") as database,
            window_over(database, watch.today, watch, "Ana Ruizplay, coordinator") as window,
        ):
            read_ahead(database, MORNING)  # as opening a case file does, beside the window's thread
            yield window


def measure(children: int) -> dict[str, tuple[float, float]]:
    """Return the longest stop and the longest work of each act, in milliseconds."""
    heart, stops = Heart(), {}
    with opened(children) as window:
        rest(1500)
        for name, act in Acts(window):
            stops[name] = heart.during(act)
            print(f"{children:4} {name:25} {stops[name][0]:8.0f} {stops[name][1]:8.0f}", file=sys.stderr)
            if not name.startswith(GOES_ON):
                settle(window)
    return stops


def main() -> int:
    """Print one line for each act."""
    app = QApplication.instance() or QApplication(sys.argv)
    theme().apply(ThemeChoice.LIGHT)
    preload(lambda *_: None)  # as at the unlock: it says, too, how seldom Python looks for lost objects
    sizes = [int(each) for each in sys.argv[1:]] or SIZES
    found = {children: measure(children) for children in sizes}
    print("longest stop (work) in ms", *(f"{children:>7} children" for children in sizes))
    for name in found[sizes[0]]:
        stops = (found[children][name] for children in sizes)
        print(f"{name:25}", *(f"{stop:8.0f} ({work:5.0f})" for stop, work in stops))
    app.processEvents()
    return 0


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    raise SystemExit(main())
