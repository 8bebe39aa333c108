"""Planning in child processes: an answer always, in time, and the best so far when cancelled."""

import json
import multiprocessing
import subprocess
import sys
import threading
from types import SimpleNamespace

import pytest

from hospital_iep.scheduling import worker
from hospital_iep.scheduling.check import check
from hospital_iep.scheduling.ground import Ground
from hospital_iep.scheduling.planning_file import FaultyFile, read_problem, read_timetable
from hospital_iep.scheduling.repair import soonest
from tests.scheduling.instances import disrupted, hospital_problem
from tests.scheduling.small_problems import corridor, student


def right(raw, text):
    problem = read_problem(json.dumps(raw))
    report = check(problem, read_timetable(problem, text))
    return report.broken == () and report.false_claims == ()


def test_better_weeks_come_in_and_the_last_is_the_answer():
    raw = hospital_problem("S", 1)
    seen = []
    text = worker.run(json.dumps(raw), seconds=1.5, on_progress=seen.append)
    assert right(raw, text)
    costs = [progress.cost for progress in seen]
    assert costs == sorted(costs, reverse=True)
    assert json.loads(text)["cost"] == costs[-1]
    assert 0 <= json.loads(text)["bound"] <= costs[-1]


def test_iterations_give_equal_bytes_in_every_process():
    raw = json.dumps(hospital_problem("tiny", 3, groups=1))
    texts = {worker.run(raw, iterations=60, seed=5) for _ in range(2)}
    assert len(texts) == 1


def test_cancelling_gives_the_best_week_so_far():
    raw = hospital_problem("S", 2)
    found = threading.Event()
    text = worker.run(json.dumps(raw), seconds=60, on_progress=lambda _: found.set(), cancelled=found.is_set)
    assert right(raw, text)
    assert json.loads(text)["lessons"]


def test_cancelled_before_anything_was_found():
    raw = corridor()
    assert right(raw, worker.run(json.dumps(raw), seconds=60, cancelled=lambda: True))


def large_week(seed, *, direct):
    """A large week; where the direct way is the longer one Python searches, and both processes do."""
    raw = hospital_problem((7, 30), seed)
    if not direct:
        raw["travel_minutes"][0]["minutes"] = 60
    return raw


@pytest.mark.parametrize("direct", [True, False])
def test_a_large_week_is_planned_by_either_search(direct):
    raw = large_week(1, direct=direct)
    assert Ground(read_problem(json.dumps(raw))).ways_are_direct == direct
    assert right(raw, worker.run(json.dumps(raw), seconds=4))


@pytest.mark.parametrize(("ends", "direct"), [("2026-11-24T00:00", True), ("2026-11-23T12:00", False)])
def test_long_time_around_isolation_is_no_detour_unless_isolation_changes_in_the_day(ends, direct):
    """Then one pupil can be taught isolated, and at once again not isolated, with no time between them."""
    isolated = [{"start": "2026-11-23T00:00", "end": ends, "kind": "contact"}]
    raw = corridor(isolation_setup_minutes=45, students=[student("ann", isolation=isolated), student("bob")])
    assert Ground(read_problem(json.dumps(raw))).ways_are_direct == direct


def test_a_faulty_problem_is_refused_before_any_process_starts():
    with pytest.raises(FaultyFile):
        worker.run("{}")


def test_a_week_in_which_nothing_can_be_placed_comes_back():
    raw = corridor(teachers=[])
    text = worker.run(json.dumps(raw), seconds=1.2)
    assert right(raw, text)
    assert {entry["need"] for entry in json.loads(text)["unmet"]} == {"ann-r", "bob-r"}


def kill_children(*_):
    for child in multiprocessing.active_children():
        child.kill()
    return False


@pytest.mark.parametrize("limit", [{"seconds": 1.5}, {"iterations": 20}])
def test_children_killed_at_their_start_are_made_up_for_here(limit, capfd, caplog):
    raw = hospital_problem("tiny", 1)
    text = worker.run(json.dumps(raw), **limit, cancelled=kill_children)
    assert right(raw, text)
    assert json.loads(text)["lessons"]
    assert capfd.readouterr().err == ""
    assert len(caplog.messages) == 1


def test_children_killed_on_the_way_leave_the_last_week(capfd):
    raw = hospital_problem("S", 2)
    seen = []

    def note(progress):
        seen.append(progress.cost)
        kill_children()

    text = worker.run(json.dumps(raw), seconds=4, on_progress=note)
    assert right(raw, text)
    assert json.loads(text)["cost"] == seen[-1]
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize("direct", [True, False])
def test_a_helper_killed_on_the_way_is_done_without(direct, capfd):
    raw = large_week(2, direct=direct)
    killed = []

    def kill_helper(_):
        for child in multiprocessing.active_children():
            if child.name == worker.HELPER and not killed:
                child.kill()
                killed.append(child)

    text = worker.run(json.dumps(raw), seconds=4, on_progress=kill_helper)
    assert killed
    assert right(raw, text)
    assert json.loads(text)["unmet"] == [] or json.loads(text)["bound"] is not None
    assert capfd.readouterr().err == ""


def test_without_processes_the_week_is_planned_here(monkeypatch):
    def refuse(_):
        raise OSError("no more processes")

    monkeypatch.setattr(worker._context.Process, "start", refuse)
    raw = hospital_problem("tiny", 2)
    text = worker.run(json.dumps(raw), seconds=1.5)
    assert right(raw, text)
    assert json.loads(text)["lessons"]


def test_a_script_on_standard_input_can_plan():
    script = (
        "import json\n"
        "from hospital_iep.scheduling import worker\n"
        f"print(worker.run({json.dumps(json.dumps(corridor()))}, seconds=1.5))\n"
    )
    done = subprocess.run([sys.executable, "-"], input=script, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert right(corridor(), done.stdout)


@pytest.mark.parametrize("hours", [True, False])
def test_a_problem_that_takes_long_to_read_is_planned_here(hours, monkeypatch):
    monkeypatch.setattr(worker, "LONG_READ", 0.0)
    raw = hospital_problem("S", 4)
    if not hours:
        for each in raw["teachers"]:
            each["available"] = []
    text = worker.run(json.dumps(raw), seconds=0.8)
    assert right(raw, text)
    assert bool(json.loads(text)["lessons"]) is hours


def moved_week():
    raw = hospital_problem("S", 3)
    return disrupted(raw, json.loads(worker.run(json.dumps(raw), iterations=60)), 1)


def test_a_better_week_than_the_smallest_change_keeps_every_rule():
    raw = moved_week()
    problem = read_problem(json.dumps(raw))
    text = worker.better_week(problem, 1.0)
    assert right(raw, text)
    assert json.loads(text)["cost"] <= soonest(problem).timetable.claims["cost"]


def test_a_search_for_a_better_week_ends_when_asked(monkeypatch):
    problem = read_problem(json.dumps(moved_week()))
    assert worker.better_week(problem, 60.0, lambda: True) is None

    def none(**_):
        raise OSError("no more processes")

    monkeypatch.setattr(worker, "_context", SimpleNamespace(Pipe=multiprocessing.Pipe, Process=none))
    assert worker.better_week(problem, 1.0) is None
