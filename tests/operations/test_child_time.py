"""What decides when a child can learn: courses, appointments, routine, isolation, checks and curves."""

import json
from datetime import date, datetime, time, timedelta

import pytest

from hospital_iep.domain.catalogues import treatment
from hospital_iep.domain.reentry import ReturnState
from hospital_iep.domain.service import NeedData
from hospital_iep.domain.student import StudentData
from hospital_iep.domain.treatment import (
    AppointmentData,
    CoursePattern,
    EnergyWindowData,
    IsolationData,
    IsolationKind,
    TreatmentCourseData,
    WardCurveData,
)
from hospital_iep.operations import (
    board,
    caseload,
    imports,
    practice,
    problem,
    records,
    reentry,
    student,
    today,
    week,
)
from hospital_iep.operations.child_time import child_times
from hospital_iep.scheduling.check import check
from hospital_iep.scheduling.planning_file import read_problem, read_timetable
from hospital_iep.ui.week.reasons import FactWords, sources_of
from tests.operations.planned import MONDAY, START, SUNDAY, plan_week

TUESDAY = MONDAY + timedelta(days=1)


def at(day, hour, minute=0):
    return datetime.combine(day, time(hour, minute))


@pytest.fixture
def ward(ask):
    return {row.data.name: row.id for row in ask(records.listed, practice_places())}


def practice_places():
    from hospital_iep.domain.timetable import PlaceData

    return PlaceData


@pytest.fixture
def kim(do, ward):
    """A child of one's own on Dolphin ward, with nothing yet."""
    return do(caseload.add_student, StudentData(given_name="Kim"), place_id=ward["Dolphin ward"], bed="20")


def time_of(ask, key, first=MONDAY, last=SUNDAY):
    return ask(child_times, [key], first, last)[key]


def level(ask, key, moment):
    return next(step[2] for step in time_of(ask, key).steps(moment, moment + timedelta(minutes=5)))


def test_without_treatment_only_the_ward_decides(ask, kim):
    assert time_of(ask, kim).blocks == []
    assert level(ask, kim, at(MONDAY, 10)) == 3
    assert level(ask, kim, at(MONDAY, 12, 10)) == 0  # protected lunch
    assert level(ask, kim, at(MONDAY, 9, 10)) == 0  # ward round


def test_a_procedure_closes_its_time_and_its_buffers(ask, do, kim):
    start = at(TUESDAY, 10)
    data = AppointmentData(
        kind="sedation", start=start, end=start + timedelta(hours=1), before_minutes=60, after_minutes=240
    )
    do(records.add, data, student_id=kim)
    (block,) = time_of(ask, kim).blocks
    assert block.closed
    assert level(ask, kim, at(TUESDAY, 9, 35)) == 0
    assert level(ask, kim, at(TUESDAY, 14, 30)) == 0
    assert level(ask, kim, at(TUESDAY, 15, 30)) in (1, 2)


def test_dialysis_can_be_taught_through(ask, do, kim):
    do(
        records.add,
        TreatmentCourseData(
            treatment="haemodialysis", starts_on=MONDAY, times=["13:30"], minutes=180,
            pattern=CoursePattern.WEEKDAYS, weekdays=[0, 2, 4], count=12,
        ),
        student_id=kim,
    )  # fmt: skip
    found = time_of(ask, kim)
    assert [block.closed for block in found.blocks] == [False, False, False]
    middle = [each for each in found.windows if each.covers(at(MONDAY, 15)) and each.modes]
    assert middle
    assert set(middle[0].modes) == {"bedside", "remote"}
    case = ask(problem.build, MONDAY, SUNDAY)
    assert all(student["id"] for student in case.problem["students"])


def test_the_calendar_counts_where_it_has_the_course_too(ask, do, kim):
    do(
        records.add,
        TreatmentCourseData(treatment="transfusion", starts_on=TUESDAY, times=["10:00"], minutes=120),
        student_id=kim,
    )
    start = at(TUESDAY, 14)
    do(
        records.add,
        AppointmentData(kind="transfusion", start=start, end=start + timedelta(hours=2)),
        student_id=kim,
    )
    assert [block.start for block in time_of(ask, kim).blocks] == [start]


def test_a_wards_own_curve_goes_before_the_catalogue_and_a_childs_before_the_wards(ask, do, kim, ward):
    course = TreatmentCourseData(treatment="rehabilitation", starts_on=TUESDAY, times=["10:00"], minutes=30)
    key = do(records.add, course, student_id=kim)
    after = at(TUESDAY, 10, 40)
    usual = level(ask, kim, after)
    segments = [each.as_mapping() for each in treatment("rehabilitation").segments]
    for each in segments:
        if each["phase"] == "after":
            each["level"] = 1
    do(records.add, WardCurveData(treatment="rehabilitation", curve=segments), place_id=ward["Dolphin ward"])
    assert level(ask, kim, after) == 1 != usual
    for each in segments:
        if each["phase"] == "after":
            each["level"] = 2
            each.pop("range", None)
    do(records.edit, TreatmentCourseData, key, {"curve": segments})
    assert level(ask, kim, after) == 2


def tired_after(kind, level_after, minutes=0):
    """Return a curve of the catalogue with another level after the treatment."""
    segments = [each.as_mapping() for each in treatment(kind).segments]
    for each in segments:
        if each["phase"] == "after":
            each["level"] = level_after
            each.pop("range", None)
    if minutes:
        blocked = {"phase": "before", "span": f"start-{minutes} to start", "level": 0}
        segments = [blocked, *(each for each in segments if each["phase"] != "before")]
    return segments


def test_the_wards_curve_follows_the_child_to_another_ward_at_each_moment(ask, do, kim, ward):
    """Rehabilitation on Tuesday and Thursday; on Thursday the child moves while still tired from it."""
    course = TreatmentCourseData(
        treatment="rehabilitation", starts_on=TUESDAY, times=["10:00"], minutes=30,
        pattern=CoursePattern.WEEKDAYS, weekdays=[1, 3], count=4,
    )  # fmt: skip
    do(records.add, course, student_id=kim)
    for name, left in (("Dolphin ward", 1), ("Otter ward", 4)):
        data = WardCurveData(treatment="rehabilitation", curve=tired_after("rehabilitation", left))
        do(records.add, data, place_id=ward[name])
    moved = at(TUESDAY + timedelta(days=2), 10, 50)
    do(student.move_to, kim, "Otter ward", moved)
    assert level(ask, kim, at(TUESDAY, 10, 40)) == 1
    assert level(ask, kim, at(TUESDAY, 10, 55)) == 1
    assert level(ask, kim, moved - timedelta(minutes=5)) == 1
    assert level(ask, kim, moved) == 4
    late = time_of(ask, kim, MONDAY + timedelta(days=7), SUNDAY + timedelta(days=7))
    assert late.forecast.level_at(at(TUESDAY + timedelta(days=7), 10, 40)) == 4


def test_an_appointment_too_has_the_curve_of_the_ward_at_each_moment(ask, do, kim, ward):
    do(
        records.add,
        WardCurveData(treatment="rehabilitation", curve=tired_after("rehabilitation", 1)),
        place_id=ward["Otter ward"],
    )
    for day in (TUESDAY, TUESDAY + timedelta(days=2)):
        data = AppointmentData(kind="rehabilitation", start=at(day, 10), end=at(day, 10, 30))
        do(records.add, data, student_id=kim)
    usual = level(ask, kim, at(TUESDAY + timedelta(days=2), 10, 40))
    do(student.move_to, kim, "Otter ward", at(TUESDAY + timedelta(days=1), 12))
    assert level(ask, kim, at(TUESDAY, 10, 40)) == usual != 1
    assert level(ask, kim, at(TUESDAY + timedelta(days=2), 10, 40)) == 1


def test_the_time_kept_free_before_a_treatment_is_that_of_the_curve_that_counts(ask, do, kim, ward):
    course = TreatmentCourseData(
        treatment="rehabilitation", starts_on=TUESDAY, times=["10:00"], minutes=30,
        pattern=CoursePattern.WEEKDAYS, weekdays=[1, 3], count=2,
    )  # fmt: skip
    key = do(records.add, course, student_id=kim)
    assert [block.before_minutes for block in time_of(ask, kim).blocks] == [
        treatment("rehabilitation").before_minutes
    ] * 2
    of_ward = tired_after("rehabilitation", 2, minutes=20)
    do(records.add, WardCurveData(treatment="rehabilitation", curve=of_ward), place_id=ward["Otter ward"])
    do(student.move_to, kim, "Otter ward", at(TUESDAY + timedelta(days=1), 12))
    assert [block.before_minutes for block in time_of(ask, kim).blocks][1] == 20
    do(records.edit, TreatmentCourseData, key, {"curve": tired_after("rehabilitation", 2, minutes=45)})
    assert [block.before_minutes for block in time_of(ask, kim).blocks] == [45, 45]


def test_what_the_child_says_overrules_the_forecast_until_midnight(ask, do, kim):
    do(records.add, EnergyWindowData(start=at(TUESDAY, 10), end=at(TUESDAY, 12), level=1), student_id=kim)
    assert level(ask, kim, at(TUESDAY, 11)) == 1
    do(today.check_energy, kim, at(TUESDAY, 10, 30), 4)
    assert level(ask, kim, at(TUESDAY, 11)) == 4
    assert level(ask, kim, at(TUESDAY, 12, 10)) == 0  # lunch stays protected
    assert level(ask, kim, at(TUESDAY + timedelta(days=1), 11)) == 3


def test_a_week_from_a_calendar_a_course_routine_and_isolation_keeps_every_rule(ask, do, children):
    """Chemotherapy from a file, dialysis as a course, routine, isolation from mid-day, a ward move."""
    zone = ask(imports.time_zone)
    calendar = practice.calendar(MONDAY).replace(b"SUMMARY:Kidney clinic", b"SUMMARY:Chemo day 1, cycle 2")
    file_format, found = imports.read(calendar, zone, MONDAY)
    shown = ask(imports.preview, calendar, file_format, found, source="ward", whole_file_for=children[5])
    do(imports.apply, calendar, shown, [item.number for item in shown.items])
    kinds = {row.data.kind for row in ask(records.listed, AppointmentData, student_id=children[5])}
    assert "chemotherapy-infusion" in kinds or "chemotherapy-cycle" in kinds
    do(
        records.add,
        IsolationData(kind=IsolationKind.CONTACT, start=at(TUESDAY, 11, 30), end=at(SUNDAY, 12)),
        student_id=children[4],
    )
    dialysis = TreatmentCourseData(
        treatment="haemodialysis", starts_on=MONDAY, times=["12:30"], minutes=240,
        pattern=CoursePattern.WEEKDAYS, weekdays=[0, 2, 4], count=12,
    )  # fmt: skip
    do(records.add, dialysis, student_id=children[3])
    do(student.move_to, children[3], "Otter ward", at(TUESDAY + timedelta(days=1), 11))
    case, timetable = plan_week(ask, do, iterations=20)
    value = read_problem(json.dumps(case.problem))
    report = check(value, read_timetable(value, json.dumps(timetable)))
    assert report.right
    assert len(timetable["lessons"]) > 40
    (chemo,) = (block.start for block in time_of(ask, children[5]).blocks if "chemo" in block.kind)
    round_and_lunch = at(TUESDAY, 9, 10), at(TUESDAY, 12, 15)
    assert "Chemotherapy" in reasons_at(ask, children[5], chemo)
    assert "Haemodialysis: Being connected" in reasons_at(ask, children[3], at(MONDAY, 12, 35))
    assert "Ward round" in reasons_at(ask, children[1], round_and_lunch[0])
    assert "Lunch, protected" in reasons_at(ask, children[1], round_and_lunch[1])
    isolated = problem_of(ask, children[4], case)["isolation"]
    assert [each["kind"] for each in isolated] == ["contact"]


def problem_of(ask, key, case):
    """Return what a planning case says of a child."""
    code = next(code for code, each in case.names.students.items() if each == key)
    return next(each for each in case.problem["students"] if each["id"] == code)


def reasons_at(ask, key, moment):
    """Return what the board says where one asks to have a child's lesson at a moment."""
    standing = ask(board.standing, MONDAY, SUNDAY, START)
    lesson = next(row for row in ask(week.lessons, MONDAY, SUNDAY) if row.student_ids == (key,))
    found = standing.forbids(lesson.id, None, moment, moment + timedelta(minutes=20))
    kinds = {each.id: each.kind for child in standing.problem.students for each in child.appointments}
    words = FactWords({}, kinds, sources_of(standing.problem))
    return " ".join(row.text for row in words.rows([fact.as_json() for _, fact in found]))


def test_the_plan_leaves_the_time_that_was_entered_for_an_isolation(ask, do, children):
    def minutes():
        return ask(problem.build, MONDAY, SUNDAY).problem["isolation_setup_minutes"]

    usual = minutes()
    isolation = IsolationData(kind=IsolationKind.AIRBORNE, start=at(TUESDAY, 8), setup_minutes=usual + 7)
    key = do(records.add, isolation, student_id=children[4])
    assert minutes() == usual + 7
    do(records.edit, IsolationData, key, {"setup_minutes": 1})
    assert minutes() == usual
    do(records.edit, IsolationData, key, {"setup_minutes": 30, "start": at(SUNDAY, 8) + timedelta(days=1)})
    assert minutes() == usual


def test_published_lessons_of_the_past_are_facts_even_when_their_teacher_left(ask, do):
    plan_week(ask, do, iterations=5)
    rows = ask(week.lessons, MONDAY, SUNDAY)
    gone = rows[0].teacher_id

    from hospital_iep.domain.team import TeacherData

    do(records.remove, TeacherData, gone)
    case = ask(problem.build, MONDAY, SUNDAY, now=at(TUESDAY, 8))
    value = read_problem(json.dumps(case.problem))
    assert value.published is not None


def test_the_problem_holds_codes_and_no_names(ask, children):
    case = ask(problem.build, MONDAY, SUNDAY, now=START)
    text = json.dumps(case.problem, ensure_ascii=False)
    for each in practice.cast()["child"]:
        assert each["name"][0] not in text
        assert each["name"][1] not in text
    assert len(case.names.students) == len(children)


def test_moving_the_return_date_slides_what_is_open_and_nothing_else(ask, do, children):
    back = ask(reentry.reentry, children[0], MONDAY)
    done = [item for item in back.items if item.data.done_on]
    fixed = next(item for item in back.items if item.data.offset_days == -7 and not item.data.done_on)
    do(reentry.set_due, fixed.id, date(2027, 1, 1))
    count = do(reentry.move_return, children[0], date(2027, 1, 19), ReturnState.PROJECTED)
    after = ask(reentry.reentry, children[0], MONDAY)
    by_key = {item.id: item.data for item in after.items}
    assert count > 10
    assert by_key[fixed.id].due_on == date(2027, 1, 1)
    assert all(by_key[item.id].due_on == item.data.due_on for item in done)
    moved = next(item for item in after.items if item.data.offset_days == 2 and item.data.anchor == "R")
    assert moved.data.due_on == date(2027, 1, 21)


def test_needs_of_two_weeks_are_counted_twice(ask, do, kim):
    do(records.add, NeedData(subject="Maths", minutes_per_week=50, minimum_minutes=20), student_id=kim)
    case = ask(problem.build, MONDAY, MONDAY + timedelta(days=13))
    code = next(code for code, key in case.names.students.items() if key == kim)
    need = next(each for each in case.problem["needs"] if each["student"] == code)
    assert need["target_minutes"] == 100
    assert need["minimum_minutes"] == 40
