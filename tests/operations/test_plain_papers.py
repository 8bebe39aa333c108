"""What stands on the plain papers: the plan's teaching, the hours' weeks, the rounds, the clock."""

from datetime import date, datetime, time

import pytest
from sqlmodel import select

from hospital_iep.documents.model import Cards, Heading, PageBreak, Table
from hospital_iep.domain.attendance import AttendanceData
from hospital_iep.domain.disclosure import Audience, DocumentKind
from hospital_iep.domain.service import NeedData
from hospital_iep.operations import caseload, documents, records, settings, student, week
from hospital_iep.store.tables import Attendance
from tests.operations.conftest import NOW

MONDAY = NOW.date()


@pytest.fixture
def leo(ask):
    return next(row.id for row in ask(caseload.students) if row.called == "Leo")


@pytest.fixture
def paper(ask):
    def made(kind, student_id, audience=Audience.FAMILY, **wishes):
        return ask(documents.prepare, kind, student_id, audience, today=MONDAY, **wishes).document

    return made


def rows_below(document, heading):
    """Return the rows of the table under a heading."""
    at = next(
        at for at, each in enumerate(document.blocks) if isinstance(each, Heading) and each.text == heading
    )
    return [list(row) for row in document.blocks[at + 1].rows]


def tables_of(document):
    return [block for block in document.blocks if isinstance(block, Table)]


def test_the_plan_has_what_is_taught_in_its_week_and_says_from_when_what_begins_later(do, paper, leo):
    heading = "Teaching each week"
    before = rows_below(paper(DocumentKind.PLAN, leo), heading)
    for subject, begins, ends in (
        ("Latin", None, date(2026, 11, 20)),
        ("Drama", None, MONDAY),
        ("Art", date(2026, 12, 7), None),
        ("Welsh", date(2027, 1, 4), None),
    ):
        need = NeedData(subject=subject, minutes_per_week=45, starts_on=begins, ends_on=ends)
        do(records.add, need, student_id=leo)
    rows = rows_below(paper(DocumentKind.PLAN, leo), heading)
    assert rows[-2:] == [["Art, from 7 December", "45"], ["Welsh, from 4 January 2027", "45"]]
    assert sorted(rows[:-2]) == sorted([*before, ["Drama", "45"]])


@pytest.mark.parametrize(
    ("year", "said"), [(2025, ["17 November 2025", "16 November 2026"]), (2026, ["16 November"])]
)
def test_the_hours_say_the_year_where_the_weeks_are_of_more_than_one(do, paper, leo, year, said):
    def teach(session):
        for row in session.exec(select(Attendance).where(Attendance.student_id == leo)):
            session.delete(row)
        for day in (date(year, 11, 17 if year == 2025 else 16), date(2026, 11, 16)):
            data = AttendanceData(start=datetime.combine(day, time(10)), minutes=30)
            session.add(Attendance.model_validate(data, update={"student_id": leo}))

    do(teach)
    (table,) = tables_of(paper(DocumentKind.HOURS, leo))
    assert [row[0] for row in table.rows] == said


@pytest.mark.planned
def test_a_round_of_all_teachers_has_a_page_for_each_under_their_name(ask, paper):
    document = paper(DocumentKind.ROUND, None, Audience.STAFF)
    names = ask(student.teacher_names)
    lessons = ask(week.on_day, MONDAY)
    going = sorted({names[row.teacher_id] for row in lessons})
    assert len(going) > 1
    headings = [each.text for each in document.blocks if isinstance(each, Heading)]
    assert headings == ["Round sheet", *going]
    assert sum(isinstance(each, PageBreak) for each in document.blocks) == len(going) - 1
    for name in going:
        theirs = [row for row in lessons if names[row.teacher_id] == name]
        assert [row[2] for row in rows_below(document, name)] == [row.subject for row in theirs]


@pytest.mark.planned
def test_a_round_of_one_teacher_is_named_after_them_and_has_their_visits(ask, paper):
    lessons = ask(week.on_day, MONDAY)
    key = lessons[0].teacher_id
    document = paper(DocumentKind.ROUND, None, Audience.STAFF, teacher_id=key)
    assert document.title == f"Round sheet: {ask(student.teacher_names)[key]}"
    assert len(rows_below(document, "Visits")) == sum(row.teacher_id == key for row in lessons)


@pytest.mark.planned
@pytest.mark.parametrize("hours", ["24", "12"])
def test_timetable_and_wall_sheet_keep_to_the_clock_that_was_chosen(ask, do, paper, hours):
    do(settings.set_value, "hour_cycle", hours)
    child = ask(week.lessons, MONDAY, MONDAY)[0].student_ids[0]
    said = [row[0] for table in tables_of(paper(DocumentKind.TIMETABLE, child)) for row in table.rows]
    cards = [each for each in paper(DocumentKind.CHILD_TIMETABLE, child).blocks if isinstance(each, Cards)]
    said += [card.time for each in cards for card in each.cards]
    assert len(cards) == 5
    halves = {text[-3:] for text in said}
    assert halves == {" am", " pm"} if hours == "12" else all(text[-3] == ":" for text in said)
