"""A calendar with chemotherapy, a dialysis course, routine and isolation become a checked, explained week."""

import json
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from hospital_iep import cli
from hospital_iep.domain.catalogues import treatment as template_of
from hospital_iep.domain.service import NeedData
from hospital_iep.domain.treatment import AppointmentData, IsolationData, IsolationKind, WardRoutineData
from hospital_iep.operations import caseload, imports, records, treatment, week
from hospital_iep.scheduling.planning_file import write_lesson
from tests.ui.week.hospital import BEFORE, MONDAY, SUNDAY, planned

CYCLE = [datetime(2026, 11, 24, 10) + timedelta(days=21 * n) for n in range(4)]
CALENDAR = "\r\n".join(
    [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//oncology//EN", "BEGIN:VEVENT",
        "UID:cycle@oncology.invalid", "DTSTAMP:20261120T080000Z", "DTSTART:20261124T100000",
        "DTEND:20261124T140000", "RRULE:FREQ=DAILY;INTERVAL=21;COUNT=4", "SUMMARY:Chemo cycle, day 1",
        "END:VEVENT", "END:VCALENDAR", "",
    ]
)  # fmt: skip


@pytest.fixture
def page(practised):
    return practised


@pytest.fixture
def children(page):
    """The children by first name."""
    return {row.called: row.id for row in page.desk.read(caseload.students)}


@pytest.fixture
def entered(page, children, tmp_path):
    """What is known of the week: a calendar read from a file, a course, an isolation; and more is wanted."""
    desk = page.desk
    file = tmp_path / "oncology.ics"
    file.write_text(CALENDAR, encoding="utf-8", newline="")
    data = file.read_bytes()
    file_format, found = imports.read(data, "Europe/London", MONDAY)
    oskar = children["Oskar"]
    shown = desk.read(imports.preview, data, file_format, found, source="oncology", whole_file_for=oskar)
    desk.do("Import", imports.apply, data, shown, [item.number for item in shown.items if item.writes])
    course = template_of("haemodialysis").new_course(MONDAY)
    desk.do("Course", treatment.add_course, oskar, course)
    airborne = IsolationData(kind=IsolationKind.AIRBORNE, start=BEFORE)
    desk.do("Isolation", records.add, airborne, student_id=children["Jonah"])
    for name, child in children.items():
        for row in desk.read(records.listed, NeedData, student_id=child):
            if name not in ("Oskar", "Jonah"):
                desk.do(
                    "Fewer", records.remove, NeedData, row.id
                )  # or another child's lesson is a reason too
            elif name != "Jonah":
                more = {
                    "minutes_per_week": 240,
                    "requires_level": 3,
                    "max_lessons_per_day": 8,
                }
                desk.do("More", records.edit, NeedData, row.id, more)
    return page


@pytest.fixture
def told(entered, tmp_path, capsys):
    """The page of that week: planned, checked as ``hospital-iep check`` does it, accepted and published."""
    page, desk = entered, entered.desk
    standing = page.week._stand(page.day)
    timetable = planned(standing.problem)
    assert len(timetable["lessons"]) > 5
    assert run_check(tmp_path, standing.case.problem, timetable) == 0
    assert json.loads(capsys.readouterr().out)["broken"] == []
    desk.do("Plan", week.accept, desk.read(week.compare, standing.case, timetable))
    desk.do("Publish", week.publish, MONDAY, SUNDAY)
    page.refresh()
    stands = page.week._stand(page.day)
    plain = [write_lesson(stands.problem, each) for each in stands.lessons.values()]
    assert sorted(map(as_values, plain)) == sorted(map(as_values, timetable["lessons"]))
    return page


def as_values(plain):
    return sorted(plain["needs"]), plain["teacher"], plain["place"], plain["start"], plain["end"]


def run_check(folder, problem, timetable):
    files = folder / "problem.json", folder / "timetable.json"
    for file, content in zip(files, (problem, timetable), strict=True):
        file.write_text(json.dumps(content), encoding="utf-8")
    return cli.main(["check", *map(str, files)])


def texts(widget):
    QApplication.processEvents()
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_the_file_gives_the_cycle(entered, children):
    kept = entered.desk.read(records.listed, AppointmentData, student_id=children["Oskar"])
    assert [(row.data.kind, row.data.start) for row in kept] == [("chemotherapy-cycle", at) for at in CYCLE]


def test_every_lesson_says_on_the_board_why_it_is_there(told, children):
    asked = set()
    for child in {key for row in told.week._facts.lessons for key in row.student_ids}:
        told.enter(lens="pupil", person=str(child))
        for item in [each for each in told.board.contents.items if each.is_lesson]:
            assert told.board.select(item.id)
            told._why(item.id)
            why = told.week.why(item.id)
            assert why.sentence.endswith(".")
            assert all(part in texts(told.panel.selected) for part in (why.sentence, *facts_of(why)))
            asked.add(item.id)
    assert asked == {str(row.id) for row in told.week._facts.lessons}


def facts_of(why):
    return [fact.text for fact in why.facts]


def test_every_need_that_lacks_minutes_says_on_the_board_what_leaves_no_room(told, children):
    said = {}
    for unmet in told.view.unmet:
        told._why_not(unmet.need)
        facts = facts_of(told.week.why_not(unmet.need, told.day))
        assert facts
        row = next(row for row in told.panel.unmet.rows if row.unmet.need == unmet.need)
        assert all(fact in texts(row) for fact in facts)
        child = told.week._facts.needs_by_id[UUID(unmet.need)].student_id
        said[child] = said.get(child, "") + " ".join(facts)
    assert template_of("chemotherapy-cycle").name in said[children["Oskar"]]
    assert template_of("haemodialysis").name in said[children["Oskar"]]
    assert "not cleared for airborne isolation" in said[children["Jonah"]]
    ward = told.week._facts.times[children["Oskar"]].places[0].place_id
    routine = {row.data.name for row in told.desk.read(records.listed, WardRoutineData, place_id=ward)}
    assert any(f"({name})" in said[children["Oskar"]] for name in routine)
