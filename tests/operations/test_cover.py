"""A teacher is away for a day: their lessons ask for cover, and each child is handed over on one page."""

import json
from datetime import timedelta

import pypdfium2
import pytest

from hospital_iep.operations import caseload, cover, planning, problem, student, week
from hospital_iep.scheduling.planning_file import read_problem, write_timetable
from hospital_iep.scheduling.repair import propose
from tests.operations.planned import MONDAY, START, SUNDAY

TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def teacher(ask):
    """The teacher with most lessons on Tuesday."""
    rows = ask(week.on_day, TUESDAY)
    return max({row.teacher_id for row in rows}, key=lambda key: sum(row.teacher_id == key for row in rows))


def repaired(ask, do):
    """Accept the smallest change."""
    case = ask(problem.build, MONDAY, SUNDAY, now=START)
    read = read_problem(json.dumps(planning.keep_today(case.problem)))
    small, _better = propose(read, iterations=1)
    moves = ask(week.compare, case, json.loads(write_timetable(read, small.timetable)))
    do(week.accept, moves)
    return moves


@pytest.mark.planned
def test_only_the_day_of_who_is_away_is_covered(ask, do, teacher):
    theirs = {row.id for row in ask(cover.lessons_of, teacher, TUESDAY)}
    assert theirs
    do(cover.away, teacher, TUESDAY, "ill")
    moves = repaired(ask, do)
    assert theirs <= {move.lesson_id for move in moves}
    assert ask(week.on_day, TUESDAY, teacher) == []
    today = [move for move in moves if move.old is not None and move.old.start.date() == MONDAY]
    assert today == []  # what is known of today stays
    assert {row.id for row in ask(cover.lessons_of, teacher, TUESDAY)} == theirs


@pytest.mark.planned
def test_one_page_a_child_with_initials_and_who_comes_instead(ask, do, teacher):
    children = {key for row in ask(cover.lessons_of, teacher, TUESDAY) for key in row.student_ids}
    do(cover.away, teacher, TUESDAY)
    repaired(ask, do)
    draft = ask(cover.handover, teacher, TUESDAY, issued_on=MONDAY, language="en")
    assert len(draft.goes_in) == len(children)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(draft.render("pdf"))]
    assert len(pages) == len(children)
    known = {row.id: row for row in ask(caseload.students)}
    for key in children:
        page = next(text for text in pages if f"{known[key].initials}, " in text)
        assert "Lesson" in page
    whole = "\n".join(pages)
    assert "Energy" in whole
    assert "What helps" in whole
    assert not [row.full_name for row in known.values() if row.full_name in whole]
    assert not [row.called for row in known.values() if f" {row.called} " in whole]


def test_a_day_without_lessons_is_said(ask):
    teacher = next(iter(ask(student.teacher_names)))
    draft = ask(cover.handover, teacher, TUESDAY, issued_on=MONDAY, language="en")
    assert draft.goes_in == ()
    assert "No lessons." in draft.render("html").decode()
