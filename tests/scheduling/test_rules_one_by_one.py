"""Each hard rule: kept at its edge, broken one grid step beyond."""

import json

import pytest

from hospital_iep.scheduling.place import legal_starts, misplaced, why_not
from hospital_iep.scheduling.plan import plan
from hospital_iep.scheduling.planning_file import read_problem
from hospital_iep.scheduling.problem import Lesson
from hospital_iep.scheduling.rules import Code
from tests.scheduling.instances import hospital_problem
from tests.scheduling.small_problems import at, broken, corridor, lesson, need, read, span, student, teacher

ANN = lesson("ann-r", "09:00", "09:30")


def test_a_plain_lesson_breaks_nothing():
    assert broken(corridor(), ANN, lesson("bob-r", "09:30", "10:00")) == set()


@pytest.mark.parametrize(
    ("first", "last", "rules"),
    [("09:03", "09:33", {1}), ("09:00", "09:32", {1, 10}), ("07:55", "08:25", {2}), ("11:45", "12:15", {2})],
)
def test_rule_1_and_2_grid_and_hours(first, last, rules):
    assert broken(corridor(), lesson("ann-r", first, last)) == rules


def test_rule_1_a_lesson_stays_within_the_horizon():
    assert 1 in broken(corridor(), lesson("ann-r", "09:00", "09:30", day="2026-11-24"))


def test_rule_2_spans_that_touch_join():
    hours = [span("08:00", "09:15"), span("09:15", "12:00")]
    assert broken(corridor(teachers=[teacher(available=hours)]), ANN) == set()


def test_rule_2_buffers_belong_to_an_appointment():
    scan = span("08:30", "08:55", id="scan", kind="imaging", after_minutes=5)
    assert broken(corridor(students=[student("ann", appointments=[scan]), student("bob")]), ANN) == set()
    scan["after_minutes"] = 6
    assert broken(corridor(students=[student("ann", appointments=[scan]), student("bob")]), ANN) == {2}


def test_rule_3_the_least_level_counts_at_every_minute():
    windows = [span("08:00", "10:00", level=4), span("09:29", "09:40", level=1)]
    problem = corridor(
        students=[student("ann", energy={"base": 3, "windows": windows}), student("bob")],
        needs=[need("ann-r", "ann", requires_level=2), need("bob-r", "bob")],
    )
    assert broken(problem, ANN) == {3}
    assert broken(problem, lesson("ann-r", "08:55", "09:25")) == set()


def test_rule_3_blocked_is_blocked_for_every_need():
    energy = {"base": 0, "windows": [span("09:00", "09:30", level=1)]}
    problem = corridor(students=[student("ann", energy=energy), student("bob")])
    assert broken(problem, ANN) == set()
    assert broken(problem, lesson("ann-r", "09:05", "09:35")) == {3}


def test_rule_4_lengths_caps_and_modes_of_windows():
    assert broken(corridor(), lesson("ann-r", "09:00", "09:10")) == {4}
    capped = {"windows": [span("09:25", "10:00", level=3, max_lesson_minutes=25)]}
    assert broken(corridor(students=[student("ann", energy=capped), student("bob")]), ANN) == {4}
    only_remote = {"windows": [span("09:25", "10:00", level=3, modes=["remote"])]}
    assert broken(corridor(students=[student("ann", energy=only_remote), student("bob")]), ANN) == {4}


def test_rule_5_subject_permission_and_clearance():
    assert broken(corridor(teachers=[teacher(subjects=["art"])]), ANN) == {5}
    assert broken(corridor(needs=[need("ann-r", "ann", teachers=[]), need("bob-r", "bob")]), ANN) == {5}
    ill = student("ann", isolation=[span("09:25", "10:00", kind="airborne")])
    assert broken(corridor(students=[ill, student("bob")]), ANN) == {5}
    cleared = [teacher(clearances=["airborne"])]
    assert broken(corridor(students=[ill, student("bob")], teachers=cleared), ANN) == set()


def test_rule_6_break_and_limits_of_the_day():
    two = [need("ann-r", "ann", target_minutes=90, max_lessons_per_day=3), need("bob-r", "bob")]
    again = lesson("ann-r", "09:40", "10:10")
    assert (
        broken(
            corridor(needs=two, students=[student("ann", min_break_minutes=10), student("bob")]), ANN, again
        )
        == set()
    )
    assert broken(
        corridor(needs=two, students=[student("ann", min_break_minutes=11), student("bob")]), ANN, again
    ) == {6}
    assert broken(
        corridor(needs=two, students=[student("ann", max_minutes_per_day=55), student("bob")]), ANN, again
    ) == {6}
    two[0]["max_lessons_per_day"] = 1
    assert broken(corridor(needs=two), ANN, again) == {6}
    two[0].update(max_lessons_per_day=2, max_minutes_per_day=59)
    assert broken(corridor(needs=two), ANN, again) == {6}


def test_rule_7_travel_and_set_up():
    far = [student("ann"), student("bob", place="tower")]
    assert broken(corridor(students=far), ANN, lesson("bob-r", "09:35", "10:05", "tower")) == {7}
    assert broken(corridor(students=far), ANN, lesson("bob-r", "09:40", "10:10", "tower")) == set()
    ill = [student("ann", isolation=[span("08:00", "16:00", kind="contact")]), student("bob")]
    assert broken(corridor(students=ill), ANN, lesson("bob-r", "09:30", "10:00")) == {7}
    assert broken(corridor(students=ill), ANN, lesson("bob-r", "09:35", "10:05")) == set()


def test_rule_7_a_remote_lesson_takes_its_own_time_from_the_way():
    problem = corridor(
        students=[student("ann"), student("bob", place="tower"), student("cat")],
        needs=[need("ann-r", "ann"), need("bob-r", "bob"), need("cat-r", "cat", mode="remote")],
    )
    call = lesson("cat-r", "09:30", "10:00", "line")
    assert broken(problem, ANN, call, lesson("bob-r", "10:05", "10:35", "tower")) == {7}
    assert broken(problem, ANN, call, lesson("bob-r", "10:10", "10:40", "tower")) == set()


def test_rule_7_limit_of_a_teachers_day():
    assert broken(
        corridor(teachers=[teacher(max_minutes_per_day=59)]), ANN, lesson("bob-r", "10:00", "10:30")
    ) == {7}


def test_rule_8_a_child_who_is_frail_and_ill_is_no_danger_to_itself():
    whole = ("08:00", "16:00")
    both = [span(*whole, kind="protective"), span(*whole, kind="droplet")]
    together = lesson(["ann-r", "bob-r"], "09:00", "09:15", place="room")
    alone = lesson("ann-r", "09:30", "09:45")
    group = {
        "id": "g", "needs": ["ann-r", "bob-r"], "place": "room",
        "lesson_minutes": {"min": 15, "max": 45}, "target_minutes": 30,
    }  # fmt: skip
    for ill, expected in (("ann", set()), ("bob", {8})):
        students = [
            student("ann", isolation=both if ill == "ann" else both[:1]),
            student("bob", isolation=both[1:] if ill == "bob" else []),
        ]
        needs = [need("ann-r", "ann", max_lessons_per_day=2), need("bob-r", "bob")]
        problem = corridor(students=students, needs=needs, groups=[group], locked_lessons=[together])
        assert broken(problem, together, alone) == expected
        known = read(problem)
        moved = Lesson(("ann-r",), "tia", "ward", 570, 585, "x")
        assert {rule for rule, _ in why_not(known, known.fixed, moved)} == expected


def test_rule_8_protective_comes_before_infectious():
    weak = student("ann", isolation=[span("08:00", "16:00", kind="protective")])
    ill = student("bob", isolation=[span("08:00", "16:00", kind="droplet")])
    problem = corridor(students=[weak, ill])
    assert broken(problem, ANN, lesson("bob-r", "10:00", "10:30")) == set()
    assert broken(problem, ANN, lesson("bob-r", "08:15", "08:45")) == {8}


def test_rule_9_places():
    assert broken(corridor(), lesson("ann-r", "09:00", "09:30", "tower")) == {9}
    classroom = [need("ann-r", "ann", mode="classroom"), need("bob-r", "bob")]
    there = lesson("ann-r", "09:00", "09:30", "room")
    assert broken(corridor(needs=classroom), there) == {9}
    free = [student("ann", can_leave_room=True), student("bob")]
    assert broken(corridor(needs=classroom, students=free), there) == set()
    ill = [
        student("ann", can_leave_room=True, isolation=[span("09:25", "10:00", kind="enteric")]),
        student("bob"),
    ]
    assert broken(corridor(needs=classroom, students=ill), there) == {9}


def test_rule_9_a_child_who_moves_has_its_place_at_the_time_of_the_lesson():
    stays = [span("00:00", "09:15", place="ward"), span("09:15", "16:00", place="tower")]
    problem = corridor(students=[student("ann", place=stays), student("bob")])
    assert broken(problem, ANN) == {9}
    assert broken(problem, lesson("ann-r", "09:15", "09:45", "tower")) == set()


def group_problem(**changes):
    students = [student(name, can_leave_room=True, **changes.pop(name, {})) for name in ("ann", "bob", "cat")]
    needs = [need(f"{name}-r", name) for name in ("ann", "bob", "cat")]
    group = {
        "id": "circle", "needs": ["ann-r", "bob-r"], "place": "room",
        "lesson_minutes": {"min": 20, "max": 30}, "target_minutes": 30, **changes,
    }  # fmt: skip
    return corridor(students=students, needs=needs, groups=[group])


CIRCLE = lesson(["ann-r", "bob-r"], "09:00", "09:30", "room")


def test_rules_of_groups():
    assert broken(group_problem(), CIRCLE) == set()
    assert broken(group_problem(target_minutes=25), CIRCLE) == {10}
    assert broken(group_problem(max_lessons_per_day=0), CIRCLE) == {6}
    assert broken(group_problem(place="tower"), CIRCLE) == {9}
    labels = {"keep_apart": ["quarrel"]}
    assert broken(group_problem(ann=labels, bob=labels), CIRCLE) == {9}


def test_rule_9_a_classroom_holds_no_more_than_its_capacity():
    problem = group_problem()
    problem["needs"][2]["mode"] = "classroom"
    problem["teachers"].append(teacher("tom"))
    third = lesson("cat-r", "09:15", "09:45", "room", "tom")
    assert broken(problem, CIRCLE, third) == {9}
    assert broken(problem, CIRCLE, lesson("cat-r", "09:30", "10:00", "room", "tom")) == set()


def test_rule_10_no_more_than_the_target():
    assert broken(corridor(), lesson("ann-r", "09:00", "09:35")) == {10}


def test_rule_11_fixed_lessons_stand_and_the_past_is_past():
    problem = corridor(now=at("10:00"), published_lessons=[ANN])
    assert broken(problem) == {11}
    assert broken(problem, ANN) == set()
    assert broken(problem, ANN, lesson("bob-r", "09:30", "10:00")) == {11}


def test_fixed_lessons_are_not_judged_even_where_medicine_moved_over_them():
    scan = span("09:00", "09:30", id="scan", kind="imaging")
    problem = corridor(students=[student("ann", appointments=[scan]), student("bob")], locked_lessons=[ANN])
    assert broken(problem, ANN) == set()
    assert broken(problem, ANN, lesson("bob-r", "09:15", "09:45")) == {7}


def dragged(problem, *standing, needs, first, last, place="ward"):
    known = read(problem)
    lessons = [
        Lesson(tuple(u["needs"]), u["teacher"], u["place"], known.minute(_moment(u["start"])),
               known.minute(_moment(u["end"])), u["id"])
        for u in (*standing, lesson(needs, first, last, place, name="moved"))
    ]  # fmt: skip
    return known, lessons


def _moment(text):
    from datetime import datetime

    return datetime.fromisoformat(text)


def test_dragging_names_what_stands_in_the_way():
    scan = span("10:00", "10:20", id="scan", kind="imaging")
    problem = corridor(students=[student("ann", appointments=[scan]), student("bob")])
    known, lessons = dragged(
        problem, lesson("bob-r", "09:30", "10:00"), needs="ann-r", first="09:45", last="10:15"
    )
    facts = {(number, fact.code) for number, fact in why_not(known, lessons, lessons[-1])}
    assert facts == {(2, Code.APPOINTMENT), (7, Code.OTHER_LESSON)}
    allowed = legal_starts(known, lessons, lessons[-1])
    clocks = [(known.moment(a).strftime("%H:%M"), known.moment(b).strftime("%H:%M")) for a, b in allowed]
    assert clocks == [("08:00", "09:05"), ("10:20", "11:35")]


def test_every_lit_place_is_free_and_every_dark_one_is_not():
    known, lessons = dragged(
        corridor(), lesson("bob-r", "09:30", "10:00"), needs="ann-r", first="09:00", last="09:30"
    )
    moved = lessons[-1]
    lit = legal_starts(known, lessons, moved)
    for start in range(0, 24 * 60 - 30, 5):
        free = not why_not(known, lessons, moved._replace(start=start, end=start + 30))
        assert free == any(a <= start < b for a, b in lit)


def test_misplaced_are_those_that_may_not_be_where_they_are():
    raw = hospital_problem("S", 2)
    problem = read_problem(json.dumps(raw))
    lessons = list(plan(problem, iterations=30).lessons)
    assert misplaced(problem, lessons) == frozenset()
    first = lessons[0]
    beside = next(u for u in lessons[1:] if u.teacher == first.teacher)
    lessons[0] = first._replace(start=beside.start, end=beside.start + first.minutes)
    wanted = {u.id for u in lessons if why_not(problem, lessons, u)}
    assert {first.id, beside.id} <= wanted
    assert misplaced(problem, lessons) == wanted
