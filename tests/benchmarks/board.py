"""Repaint of the board with 400 blocks: ``python -m tests.benchmarks.board``.

The aim is 16 ms a frame on two cores, software raster, 1366 x 768: a drag stays smooth.
"""

import os
import statistics
import sys
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from time import perf_counter

from PySide6.QtWidgets import QApplication

from hospital_iep.ui.theme import ThemeChoice, theme
from hospital_iep.ui.week.board import Board
from hospital_iep.ui.week.items import (
    BoardContents,
    BoardItem,
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

AIM = 16.0  # milliseconds
MONDAY = date(2026, 11, 23)


def blocks(days: int, pupils: int, each: int) -> BoardContents:
    """Return a board with ``each`` blocks in every lane, all looks and states among them."""
    items: list[BoardItem] = []
    shown = []
    for day in range(days):
        start = datetime.combine(MONDAY + timedelta(days=day), time(8))
        lanes = []
        for pupil in range(pupils):
            lane = f"{pupil}-{day}"
            lanes.append(Lane(lane, str(pupil), f"P{pupil}", LaneKind.PUPIL, levels(start)))
            items += (block(lane, start, pupil, slot, each) for slot in range(each))
        shown.append(Day(start.date(), tuple(lanes), 6, 195))
    lens = Lens.PUPIL if days > 1 else Lens.WARD_DAY
    return BoardContents(lens, tuple(shown), tuple(items), datetime.combine(MONDAY, time(9, 22)))


def levels(start: datetime) -> tuple[EnergyStep, ...]:
    """Return a day's expected energy."""
    return tuple(
        EnergyStep(start + timedelta(hours=2 * n), start + timedelta(hours=2 * n + 2), level)
        for n, level in enumerate((2, 4, 0, 3))
    )


def block(lane: str, start: datetime, pupil: int, slot: int, each: int) -> BoardItem:
    """Return one block: every third a treatment, the others lessons in all their states."""
    length = 500 // each
    begin = start + timedelta(minutes=slot * length)
    end = begin + timedelta(minutes=max(length - 2, 5))
    key = f"{lane}-{slot}"
    if slot % 3 == 0:
        look = list(Look)[(pupil + slot) % len(Look)]
        return BoardItem(key, lane, Kind.TREATMENT, begin, end, look.value.capitalize(), look=look)
    state = list(State)[(pupil + slot) % len(State)]
    pin = Pinner.YOU if slot % 4 == 0 else None
    item = BoardItem(key, lane, Kind.LESSON, begin, end, "Maths", f"Pupil {pupil}", state=state)
    return replace(item, icon="calculator", pinned_by=pin)


def measure(contents: BoardContents, frames: int = 60) -> tuple[int, float, float, float]:
    """Return the blocks in sight, and the milliseconds of the first, the median and the worst repaint."""
    board = Board()
    board.resize(1274, 640)  # what the window of 1366 x 768 leaves
    board.show()
    QApplication.processEvents()  # until it is on the screen, nothing is painted
    board.show_contents(contents)
    spent = []
    for _ in range(frames):
        before = perf_counter()
        board.viewport().repaint()
        spent.append((perf_counter() - before) * 1000)
    view = board.viewport().rect()
    seen = sum(1 for item in contents.items if board.rect_of(item.id).intersects(view))
    board.close()
    board.deleteLater()
    return seen, spent[0], statistics.median(spent[1:]), max(spent[1:])


def main() -> int:
    """Print one line for each size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv)
    theme().apply(ThemeChoice.LIGHT)
    print("board                        in sight   first ms   median ms   worst ms   aim ms")
    boards = {
        "ward day, 8 pupils": blocks(1, 8, 10),
        "ward day, 8 pupils, dense": blocks(1, 8, 50),
        "week, 8 pupils x 5 days": blocks(5, 8, 10),
        "week, 1 pupil": blocks(5, 1, 10),
    }
    for name, contents in boards.items():
        seen, first, median, worst = measure(contents)
        print(f"{name:28} {seen:8} {first:10.1f} {median:11.1f} {worst:10.1f} {AIM:8.0f}")
    app.processEvents()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
