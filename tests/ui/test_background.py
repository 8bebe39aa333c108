"""Long work: progress, result, failure and cancel all arrive on the window's thread."""

import gc
import sys
import threading
import time
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject, QTimer

from hospital_iep.ui.widgets import busy
from hospital_iep.ui.widgets.busy import BusyBar


def count(report, n):
    for i in range(n):
        report(i / n, f"step {i}")
        time.sleep(0.005)
    return threading.current_thread().name


def fail(report):
    raise ValueError("Leo has 40 of 220 minutes")


def test_work_runs_elsewhere_and_reports_here(qtbot, worker):
    seen = []
    job = worker.start(count, 5)
    job.progressed.connect(lambda share, text: seen.append((threading.current_thread(), share, text)))
    with qtbot.waitSignal(job.succeeded) as result:
        pass
    assert result.args[0].startswith("work")
    assert [text for _, _, text in seen] == [f"step {i}" for i in range(5)]
    assert {thread for thread, *_ in seen} == {threading.main_thread()}
    qtbot.waitUntil(lambda: not worker.busy)


def test_cancel_stops_quietly(qtbot, worker):
    job = worker.start(count, 100_000)
    outcomes = []
    job.succeeded.connect(outcomes.append)
    job.failed.connect(outcomes.append)
    with qtbot.waitSignal(job.finished):
        job.cancel()
    assert job.stopping
    assert outcomes == []


def test_dropped_work_stops_and_tells_nobody(qtbot, worker):
    heard = []
    running, waiting = worker.start(count, 100_000), worker.start(count, 1)
    for job in (running, waiting):
        for signal in (job.succeeded, job.failed, job.finished, job.progressed):
            signal.connect(lambda *said: heard.append(said))
    worker.drop()
    assert running.stopping
    assert not worker.busy
    with qtbot.waitSignals([running.destroyed, waiting.destroyed]):
        pass
    assert heard == []


def test_failure_arrives_and_its_text_is_not_logged(qtbot, worker, caplog):
    job = worker.start(fail)
    with qtbot.waitSignal(job.failed) as failure:
        pass
    assert str(failure.args[0]) == "Leo has 40 of 220 minutes"
    qtbot.waitUntil(lambda: not worker.busy)
    assert "ValueError" in caplog.text
    assert "Leo" not in caplog.text


def test_while_work_runs_the_window_gets_its_turn_more_often(qtbot, worker):
    usual = sys.getswitchinterval()
    first, second = worker.start(lambda _report: sys.getswitchinterval()), worker.start(count, 2)
    turns = []
    first.succeeded.connect(turns.append)
    with qtbot.waitSignal(second.ended):
        pass
    assert turns[0] < usual / 2
    qtbot.waitUntil(lambda: sys.getswitchinterval() == usual)


def test_jobs_run_one_after_another(qtbot, worker):
    order = []
    first = worker.start(count, 3)
    second = worker.start(count, 1)
    first.finished.connect(lambda: order.append(1))
    second.finished.connect(lambda: order.append(2))
    qtbot.waitUntil(lambda: not worker.busy)
    assert order == [1, 2]


def test_the_bar_follows_a_job_and_cancels(qtbot, look, worker, monkeypatch):
    monkeypatch.setattr(busy, "SHOWN_AFTER_MS", 0)
    bar = BusyBar("Stop and keep the best so far")
    qtbot.addWidget(bar)
    assert bar.isHidden()
    job = worker.start(count, 100_000)
    bar.watch(job, "Planning the week")
    qtbot.waitUntil(bar.isVisible)
    qtbot.waitUntil(lambda: bar.words.words.startswith("step"))
    with qtbot.waitSignals([bar.cancelled, job.finished]):
        bar.button.click()
    assert not bar.button.isEnabled()
    qtbot.waitUntil(bar.isHidden)


def test_an_unknown_share_shows_no_figure(qtbot, look, worker):
    bar = BusyBar()
    qtbot.addWidget(bar)

    def work(report):
        report(-1, "Reading the calendar")

    job = worker.start(work)
    bar.watch(job, "Reading")
    with qtbot.waitSignal(job.finished):
        pass
    assert bar.bar.maximum() == 0
    assert bar.accessibleName() == "Reading the calendar"


class Lost(QObject):
    """An object of a page that was left: it holds on to itself, and its timer still runs."""

    ends: ClassVar[list] = []

    def __init__(self):
        super().__init__()
        self.itself = self
        self.timer = QTimer(self)
        self.timer.start(1)

    def __del__(self):
        Lost.ends.append(threading.current_thread())


def litter(report):
    """Leave so many objects that hold on to each other that Python would look for lost ones."""
    for number in range(40):
        report(number / 40)
        for _ in range(2_000):
            one = []
            one.append(one)
        time.sleep(0.002)
    return gc.isenabled()


@pytest.mark.parametrize("dropped", [False, True])
def test_lost_objects_of_the_window_are_taken_apart_on_its_own_thread(qtbot, worker, dropped):
    Lost.ends.clear()
    for _ in range(50):
        Lost()
    job = worker.start(litter)
    results = []
    job.succeeded.connect(results.append)
    if dropped:
        worker.drop()
    qtbot.waitUntil(gc.isenabled, timeout=20_000)
    assert results == ([] if dropped else [False])
    gc.collect()
    assert len(Lost.ends) == 50
    assert set(Lost.ends) == {threading.main_thread()}
