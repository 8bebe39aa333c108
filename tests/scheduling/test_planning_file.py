"""The two files: what is read, every fault with its path, what is written."""

import json

import pytest

from hospital_iep.scheduling.planning_file import FaultyFile, read_problem, read_timetable, write_timetable
from tests.scheduling.small_problems import FORMAT, at, corridor, lesson, need, read, span, student, teacher


def faults(problem):
    with pytest.raises(FaultyFile) as caught:
        read_problem(problem if isinstance(problem, str | bytes) else json.dumps(problem))
    assert all("\n" not in line for line in caught.value.faults)
    return caught.value.faults


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "\x00",
        "NaN",
        b"\xff\xfe",
        "[" * 100_000,
        '{"a": ' * 50_000,
        '{"grid_minutes": ' + "9" * 5000 + "}",
    ],
)
def test_what_is_no_json_is_one_line(text):
    assert len(faults(text)) == 1


@pytest.mark.parametrize("text", ["[]", "null", "1e400", '"x"', "{}", "true"])
def test_any_json_is_answered(text):
    assert faults(text)


def changed(path, value):
    problem = corridor(
        groups=[{"id": "g", "needs": ["ann-r", "bob-r"], "place": "room",
                 "lesson_minutes": {"min": 20, "max": 30},
                 "target_minutes": 30}],
        locked_lessons=[lesson("ann-r", "09:00", "09:30")],
    )  # fmt: skip
    problem["students"][0]["energy"] = {"base": 3, "windows": [span("09:00", "10:00", level=2)]}
    problem["students"][0]["appointments"] = [span("11:00", "11:30", id="scan", kind="imaging")]
    problem["students"][0]["isolation"] = [span("08:00", "09:00", kind="contact")]
    at_ = problem
    for key in path[:-1]:
        at_ = at_[key]
    if value is ...:
        del at_[path[-1]]
    else:
        at_[path[-1]] = value
    return problem


WRONG = [
    (("format",), "hospital-iep.planning-problem/2", "format"),
    (("timezone",), "Mars/Olympus", "timezone"),
    (("timezone",), "../../etc/passwd", "timezone"),
    (("horizon", "end"), at("00:00"), "horizon"),
    (("horizon", "end"), at("12:00", "2026-11-24"), "horizon.end"),
    (("horizon",), ..., "horizon"),
    (("grid_minutes",), 7, "grid_minutes"),
    (("grid_minutes",), 5.0, "grid_minutes"),
    (("isolation_setup_minutes",), True, "isolation_setup_minutes"),
    (("places", 0, "kind"), "garden", "places[0].kind"),
    (("places", 1, "id"), "ward", "places[1].id"),
    (("travel_minutes", 0, "from"), "moon", "travel_minutes[0].from"),
    (("teachers", 0, "subjects"), "reading", "teachers[0].subjects"),
    (("teachers", 0, "busy"), [span("10:00", "09:00")], "teachers[0].busy[0]"),
    (("teachers", 0, "clearances"), ["lightning"], "teachers[0].clearances[0]"),
    (("teachers", 0, "available", 0, "start"), "2026-02-30T08:00", "teachers[0].available[0].start"),
    (("students", 0, "energy", "windows", 0, "level"), 7, "students[0].energy.windows[0].level"),
    (("students", 0, "energy", "windows", 0, "modes"), ["bed"], "students[0].energy.windows[0].modes[0]"),
    (("students", 0, "lesson_minutes", "min"), 60, "students[0].lesson_minutes.min"),
    (("students", 0, "lesson_minutes", "min"), 0, "students[0].lesson_minutes.min"),
    (("students", 0, "appointments", 0, "before_minutes"), -5, "students[0].appointments[0].before_minutes"),
    (("students", 0, "isolation", 0, "kind"), "moody", "students[0].isolation[0].kind"),
    (("students", 0, "can_leave_room"), "yes", "students[0].can_leave_room"),
    (("students", 0, "place"), "moon", "students[0].place"),
    (("needs", 0, "student"), "zoe", "needs[0].student"),
    (("needs", 0, "requires_level"), 0, "needs[0].requires_level"),
    (("needs", 0, "minimum_minutes"), 31, "needs[0].minimum_minutes"),
    (("needs", 0, "target_minutes"), 10**30, "needs[0].target_minutes"),
    (("needs", 0, "mode"), [], "needs[0].mode"),
    (("needs", 0, "teachers"), ["nobody"], "needs[0].teachers[0]"),
    (("needs", 1, "id"), "ann-r", "needs[1].id"),
    (("groups", 0, "needs"), ["ann-r"], "groups[0].needs"),
    (("groups", 0, "place"), None, "groups[0].place"),
    (("locked_lessons", 0, "needs"), ["zoe-r"], "locked_lessons[0].needs[0]"),
    (("locked_lessons", 0, "teacher"), "nobody", "locked_lessons[0].teacher"),
    (("weights",), {"kindness": 3}, "weights.kindness"),
    (("weights",), {"travel": -1}, "weights.travel"),
    (("students",), {}, "students"),
    (("students", 0), [], "students[0]"),
    (("needs",), ..., "needs"),
]


@pytest.mark.parametrize(("path", "value", "blamed"), WRONG)
def test_a_fault_begins_with_its_path(path, value, blamed):
    assert faults(changed(path, value))[0].split(": ")[0] == blamed


def test_every_fault_is_found_at_once():
    problem = corridor(grid_minutes=7, timezone="nowhere")
    problem["needs"][1]["student"] = "zoe"
    assert [line.split(": ")[0] for line in faults(problem)] == [
        "timezone",
        "grid_minutes",
        "needs[1].student",
    ]


def test_locked_lessons_may_not_overlap():
    twice = [lesson("ann-r", "09:00", "09:30"), lesson("bob-r", "09:15", "09:45")]
    assert faults(corridor(locked_lessons=twice))[0].startswith("locked_lessons[1]: ")


def test_a_published_lesson_may_name_what_is_gone_but_not_in_the_past():
    gone = lesson("zoe-r", "09:00", "09:30", teacher="nobody")
    assert read(corridor(published_lessons=[gone])).promised
    line = faults(corridor(published_lessons=[gone], now=at("10:00")))[0]
    assert line.startswith("published_lessons[0].needs[0]: ")


def test_groups_have_different_members():
    group = {
        "id": "g",
        "needs": ["ann-r", "bob-r"],
        "place": "room",
        "lesson_minutes": {"min": 20, "max": 30},
        "target_minutes": 30,
    }
    again = {**group, "id": "h", "needs": ["bob-r", "ann-r"]}
    assert faults(corridor(groups=[group, again]))[0].startswith("groups[1].needs: ")
    two = [need("ann-r", "ann"), need("bob-r", "ann")]
    assert faults(corridor(groups=[group], needs=two))[0].startswith("groups[0].needs: ")


def test_defaults():
    problem = read(corridor())
    assert (problem.grid, problem.now, problem.days) == (5, None, 1)
    assert problem.weights["changed"] == 150
    assert problem.students[0].base_level == 3
    assert problem.needs[0].lessons_per_day == 1
    assert problem.needs[0].teachers is None


def test_travel_is_symmetric_and_a_missing_pair_is_nothing():
    problem = read(corridor())
    ward, tower, room = (problem.place_index[name] for name in ("ward", "tower", "room"))
    assert (problem.distance(ward, tower), problem.distance(tower, ward)) == (10, 10)
    assert problem.distance(ward, room) == 0


def test_weeks_in_which_the_clock_changes_are_weeks_like_others():
    raw = corridor()
    raw["horizon"] = {"start": "2026-10-25T00:00", "end": "2026-10-26T00:00"}
    raw["teachers"] = [teacher(available=[span("01:00", "05:00", "2026-10-25")])]
    raw["students"] = [student("ann", available=[span("01:00", "05:00", "2026-10-25")]), student("bob")]
    problem = read(raw)
    assert problem.teachers[0].available[0] == (60, 300)


def test_unknown_keys_are_ignored():
    problem = corridor(colour="blue")
    problem["students"][0]["nickname"] = "A"
    assert read(problem).students[0].id == "ann"


def timetable_faults(timetable):
    with pytest.raises(FaultyFile) as caught:
        read_timetable(read(corridor()), json.dumps(timetable))
    return caught.value.faults


@pytest.mark.parametrize(
    ("one", "blamed"),
    [
        (lesson("zoe-r", "09:00", "09:30"), "lessons[0].needs[0]"),
        (lesson(["ann-r", "bob-r"], "09:00", "09:30"), "lessons[0].needs"),
        (lesson("ann-r", "09:00", "09:30", place="moon"), "lessons[0].place"),
        (lesson("ann-r", "09:00", "09:30", teacher="moon"), "lessons[0].teacher"),
        (lesson("ann-r", "09:30", "09:00"), "lessons[0]"),
        ({"id": "L1"}, "lessons[0].needs"),
    ],
)
def test_a_timetable_names_only_what_the_problem_has(one, blamed):
    assert timetable_faults({"format": FORMAT, "lessons": [one]})[0].split(": ")[0] == blamed


def test_a_timetable_reads_as_it_was_written():
    problem = read(corridor())
    raw = {"format": FORMAT, "lessons": [lesson("ann-r", "09:00", "09:30", name="L1")], "cost": 3,
           "costs": {},
           "bound": None, "status": "feasible", "unmet": [], "seed": 4, "seconds": None}  # fmt: skip
    text = write_timetable(problem, read_timetable(problem, json.dumps(raw)))
    assert json.loads(text) == raw
    assert list(json.loads(text)) == sorted(raw)
