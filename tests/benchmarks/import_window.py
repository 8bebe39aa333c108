"""How long the window stands still while a large calendar is imported, undone and taken back.

A calendar of n appointments goes through the import page as a person would do it: read, compared, all
ticked, compared again for one child, applied, undone, done again, taken back. A timer beats every 10 ms in
the window's thread; shown are the seconds of each step and the longest time between two beats, in
milliseconds: by the clock, by the processor time of the whole program (a busy machine lengthens only the
first), and by that of the window's own thread.

Run: ``QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.import_window [appointments]``
"""

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time, thread_time
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from hospital_iep.domain.vocabulary import repeatable_ids
from hospital_iep.operations import practice
from hospital_iep.store.database import Database
from hospital_iep.store.vault import Cost, Person
from hospital_iep.ui import opening
from hospital_iep.ui.application import make_application
from hospital_iep.ui.background import Worker
from hospital_iep.ui.desk import Desk
from hospital_iep.ui.imports.page import ImportPage
from hospital_iep.ui.window import Window
from tests.benchmarks.exchange import calendar

TODAY = date(2026, 1, 5)
NOW = datetime(2026, 1, 5, 8)


class Heart:
    """Beats in the window's thread and keeps the longest time between two beats."""

    def __init__(self) -> None:
        self.timer = QTimer()
        self.timer.timeout.connect(self.beat)
        self.start()

    def start(self) -> None:
        """Begin anew."""
        self.last = perf_counter(), process_time(), thread_time()
        self.longest: tuple[float, ...] = (0.0, 0.0, 0.0)
        self.timer.start(10)

    def beat(self) -> None:
        """Measure one beat."""
        now = perf_counter(), process_time(), thread_time()
        gone = (at - before for at, before in zip(now, self.last, strict=True))
        self.longest = tuple(max(pair) for pair in zip(self.longest, gone, strict=True))
        self.last = now


def step(name: str, heart: Heart, act: Callable[[], object], over: Callable[[], bool]) -> None:
    """Do one step, wait for its end, and print how it went."""
    heart.start()
    began = perf_counter()
    act()
    while True:
        QApplication.processEvents()
        if over():
            break
        QApplication.instance().thread().msleep(1)
    for _ in range(20):
        QApplication.processEvents()
    heart.beat()
    seconds = perf_counter() - began
    still = "".join(f"{longest * 1000:8.0f} ms" for longest in heart.longest)
    print(f"{name:24}{seconds:7.2f} s{still}")


def main() -> None:
    """Print the table."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    make_application("en")
    opening.preload(lambda *_: None)
    with TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "calendar.ics"
        file.write_bytes(calendar(many))
        person = Person(UUID(int=1), "Ana Ruizplay", "coordinator")
        database, _key = Database.create(
            folder / "practice.case",
            person,
            "correct horse battery",
            cost=Cost(8, 1, 1),
            practice=True,
            clock=lambda: NOW.replace(tzinfo=UTC),
        )
        with database, repeatable_ids(1):
            children, _changes = database.perform("Practice hospital", practice.fill)
            worker = Worker()
            window = Window(Desk(database, lambda: TODAY, lambda: NOW), worker, "Ana Ruizplay")
            window.add_page("imports", "Import", "calendar-plus", ImportPage)
            window.resize(1366, 768)
            window.show()
            page = window.open("imports")
            assert isinstance(page, ImportPage)
            try:
                measure(window, page, file, str(children[0]))
            finally:
                worker.close()
                window.close_all()
                QApplication.processEvents()


def measure(window: Window, page: ImportPage, file: Path, child: str) -> None:
    """Go through one import, step by step."""
    heart = Heart()
    review = page.review

    def done() -> bool:
        return page.job is None and not window.worker.busy

    step("read and compared", heart, lambda: page.open_file(file), done)
    step("none ticked", heart, review.tick_none.click, done)
    step("all ticked", heart, review.tick_all.click, done)
    step("scrolled to the end", heart, review.table.scrollToBottom, done)
    step("compared for one child", heart, lambda: page.say_whose(child), done)
    step("applied", heart, page.apply, done)
    step("undone", heart, window.undo, done)
    step("done again", heart, window.redo, done)
    step("the same file again", heart, lambda: page.open_file(file), done)
    step("left", heart, page.leave_file, done)
    step("taken back", heart, page.start.earlier.back.click, done)
    heart.timer.stop()


if __name__ == "__main__":
    main()
