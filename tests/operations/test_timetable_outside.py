"""Outside the hospital a timetable is one child's: no other child's lesson, initials or number."""

import re
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from hospital_iep.documents.text import lines as plain_lines
from hospital_iep.domain.disclosure import Audience, DocumentKind
from hospital_iep.domain.service import NeedData
from hospital_iep.operations import caseload, documents, feeds, records, week
from hospital_iep.operations.documents import NotPermittedError, UnknownStudentError
from hospital_iep.operations.feeds import FeedAudience
from hospital_iep.operations.sheets import NeedsStudentError
from hospital_iep.store.tables import LessonNeed
from tests.operations.conftest import NOW

MONDAY = date(2026, 11, 23)
SUNDAY = MONDAY + timedelta(days=6)
OUTSIDE = [each for each in Audience if each is not Audience.STAFF]
pytestmark = pytest.mark.planned


def timetable(ask, student_id, audience):
    return ask(
        documents.prepare, DocumentKind.TIMETABLE, student_id, audience, today=MONDAY, monday=MONDAY
    ).document


def taught(ask):
    """Return each child's lessons of the week, by the child's key."""
    found = {}
    for row in ask(week.lessons, MONDAY, SUNDAY):
        for key in row.student_ids:
            found.setdefault(key, []).append(row)
    return found


@pytest.fixture
def group(ask, do):
    """Let another child join the first lesson; return both children, the one it was planned for first."""
    lesson = ask(week.lessons, MONDAY, SUNDAY)[0]
    one = lesson.student_ids[0]
    other = next(child.id for child in ask(caseload.students) if child.id != one and child.id in taught(ask))
    need = ask(records.listed, NeedData, student_id=other)[0]

    def join(session):
        session.add(LessonNeed(lesson_id=lesson.id, need_id=need.id))

    do(join)
    return one, other


def initials_in(document):
    return {
        each for block in document.blocks for row in getattr(block, "rows", ()) for each in row[1].split(", ")
    }


def test_a_family_reads_its_own_childs_lessons_only(ask, group):
    lessons = taught(ask)
    assert any(set(row.student_ids) == set(group) for row in lessons[group[0]])
    assert len(lessons) > 2
    for child in ask(caseload.students):
        if child.id not in lessons:
            continue
        sheet = timetable(ask, child.id, Audience.FAMILY)
        assert initials_in(sheet) == {child.initials}
        rows = [row for block in sheet.blocks for row in getattr(block, "rows", ())]
        assert len(rows) == len(lessons[child.id])


@pytest.mark.parametrize("audience", OUTSIDE)
def test_every_reader_outside_gets_one_child_or_nothing(ask, audience):
    for child in ask(caseload.students):
        try:
            sheet = timetable(ask, child.id, audience)
        except NotPermittedError:
            continue
        assert initials_in(sheet) <= {child.initials}
    with pytest.raises((UnknownStudentError, NotPermittedError)):
        timetable(ask, None, audience)


def test_no_file_kind_tells_of_another_child(ask, group):
    children = {child.id: child for child in ask(caseload.students)}
    one, other = (children[key].initials for key in group)
    draft = ask(documents.prepare, DocumentKind.TIMETABLE, group[0], Audience.FAMILY, today=MONDAY)
    with ZipFile(BytesIO(draft.render("docx"))) as packed:
        written = packed.read("word/document.xml").decode()
    for text in (draft.render("html").decode(), written, "\n".join(plain_lines(draft.document))):
        words = re.findall(r"[\w.]+", re.sub(r"<[^>]*>", " ", text))
        assert one in words
        assert other not in words


def test_the_staff_still_read_the_whole_week(ask):
    assert len(initials_in(timetable(ask, None, Audience.STAFF))) > 2


@pytest.mark.parametrize("audience", OUTSIDE)
def test_a_round_stays_with_the_staff(ask, audience):
    child = ask(caseload.students)[0]
    with pytest.raises(NotPermittedError):
        ask(documents.prepare, DocumentKind.ROUND, child.id, audience, today=MONDAY)


def test_a_familys_calendar_holds_its_own_childs_subjects_only(ask, do, group):
    one, other = group
    for row in ask(records.listed, NeedData, student_id=other):
        do(records.edit, NeedData, row.id, {"subject": "Secret"})

    def feed(audience, **who):
        return ask(feeds.lessons, MONDAY, SUNDAY, NOW, audience, details=True, **who).decode()

    assert "Secret" not in feed(FeedAudience.FAMILY, student_id=one)
    assert "Secret" in feed(FeedAudience.FAMILY, student_id=other)
    with pytest.raises(NeedsStudentError):
        feed(FeedAudience.FAMILY)
