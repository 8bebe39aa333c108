"""Repaint of the board with 400 blocks: ``python -m tests.benchmarks.board``.

The aim is 16 ms a frame on two cores, software raster, 1366 x 768: a drag stays smooth.
"""

import os
import statistics
import sys
import time
from dataclasses import replace
from datetime import date, datetime, timedelta

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


def blocks(count: int) -> BoardContents:
    """Return five days of eight pupils with ``count`` blocks, every look and state among them."""
    looks, states = list(Look), list(State)
    items: list[BoardItem] = []
    days = []
    for day in range(5):
        lanes = []
        for pupil in range(8):
            lane = f"{pupil}-{day}"
            start = datetime.combine(MONDAY + timedelta(days=day), datetime.min.time()) + timedelta(hours=8)
            levels = enumerate((2, 4, 0, 3))
            steps = tuple(
                EnergyStep(start + timedelta(hours=2 * n), start + timedelta(hours=2 * n + 2), level)
                for n, level in levels
            )
            lanes.append(Lane(lane, str(pupil), f"P{pupil}", LaneKind.PUPIL, steps))
            for slot in range(count // 40):
                begin = start + timedelta(minutes=slot * 480 // (count // 40))
                end = begin + timedelta(minutes=40)
                key = f"{lane}-{slot}"
                if slot % 3 == 0:
                    look = looks[(pupil + slot) % len(looks)]
                    items.append(
                        BoardItem(key, lane, Kind.TREATMENT, begin, end, look.value.capitalize(), look=look)
                    )
                    continue
                item = BoardItem(
                    key, lane, Kind.LESSON, begin, end, "Maths", f"Pupil {pupil}", icon="calculator"
                )
                state = states[(pupil + slot) % len(states)]
                items.append(replace(item, state=state, pinned_by=Pinner.YOU if slot % 4 == 0 else None))
        days.append(Day(MONDAY + timedelta(days=day), tuple(lanes), 6, 195))
    return BoardContents(Lens.PUPIL, tuple(days), tuple(items), datetime.fromisoformat("2026-11-24T09:22"))


def measure(count: int, frames: int = 60) -> tuple[int, float, float]:
    """Return the blocks painted and the median and worst milliseconds of one whole repaint."""
    board = Board()
    board.resize(4300, 700)  # wide enough that every one of the blocks is in sight
    board.show_contents(blocks(count))
    board.show()
    QApplication.processEvents()  # until it is on the screen, nothing is painted
    times = []
    for _ in range(frames):
        before = time.perf_counter()
        board.viewport().repaint()
        times.append((time.perf_counter() - before) * 1000)
    board.close()
    board.deleteLater()
    times = times[3:]  # the first frames fill the caches
    return len(board.contents.items), statistics.median(times), max(times)


def main() -> int:
    """Print one line for each size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv)
    theme().apply(ThemeChoice.LIGHT)
    print("blocks   median ms   worst ms   aim ms")
    for count in (80, 200, 400):
        shown, median, worst = measure(count)
        print(f"{shown:6}   {median:9.1f}   {worst:8.1f}   {AIM:6.0f}")
    app.processEvents()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
