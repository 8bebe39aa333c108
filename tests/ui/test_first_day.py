"""A new case file, page by page: each says in one sentence why it is empty and offers the next step."""

from datetime import date, datetime, time
from uuid import uuid4

import pytest

from hospital_iep.domain.service import NeedData
from hospital_iep.domain.student import StudentData
from hospital_iep.domain.team import TeacherData, TeachingHoursData
from hospital_iep.operations import caseload, records, student
from hospital_iep.store.database import Database
from hospital_iep.store.vault import Person
from hospital_iep.ui.closed import ClosedPage
from hospital_iep.ui.finding import pupils
from hospital_iep.ui.theme import ThemeChoice, theme
from hospital_iep.ui.today import words
from tests.ui.bedside import click, settle, window_over
from tests.ui.conftest import CHEAP, PASSPHRASE
from tests.ui.test_accessibility_frame import unnamed
from tests.ui.test_sizes_frame import cut, outside, scrolls_sideways

SUNDAY = datetime(2026, 11, 22, 5, 35)


@pytest.fixture
def role():
    return "teacher"


@pytest.fixture
def window(qtbot, look, tmp_path, role):
    person = Person(uuid4(), "Ann Tired", role)
    database, _key = Database.create(tmp_path / "new.case", person, PASSPHRASE, cost=CHEAP)
    with window_over(database, SUNDAY.date, lambda: SUNDAY, "Ann Tired") as window:
        yield window
    database.close()


def add_child(window, place="Dolphin", **known):
    return window.desk.do(
        "Added", student.enter, StudentData(**known),
        place=place, bed="", school="", unknown=[], ask_by=date(2026, 12, 1),
    )  # fmt: skip


def state_need(window, key):
    need = NeedData(subject="Maths", minutes_per_week=60, requires_level=2)
    window.desk.do("Stated", records.add, need, student_id=key)


def opened(window, key):
    page = window.open(key)
    settle()
    return page


def add_dialog(window):
    return window.page._dialog


def test_today_without_pupils_greets_and_offers_to_add_one(qtbot, window):
    page = opened(window, "today")
    assert page.greeting.text() == "Good morning, Ann."
    assert not page.summary.isVisible()
    assert page.empty.words.text() == "No visits today. There are no pupils yet."
    assert page.empty.button.text() == "Add pupil"
    click(qtbot, page.empty.button)
    assert window.key == "caseload"
    assert add_dialog(window).isVisible()


def test_today_with_a_pupil_offers_to_plan(window):
    add_child(window)
    assert opened(window, "today").empty.button.text() == "Plan this week"


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [
        (0, "Hello"),
        (4, "Hello"),
        (5, "Good morning"),
        (12, "Good afternoon"),
        (18, "Good evening"),
        (23, "Hello"),
    ],
)
def test_the_greeting_fits_the_hour(hour, greeting):
    assert words.greeting("Ann", datetime.combine(SUNDAY, time(hour)), ()) == f"{greeting}, Ann."


def test_reentry_without_pupils_offers_to_add_one(qtbot, window):
    page = opened(window, "reentry")
    assert page.empty.words.text().startswith("No pupils yet.")
    click(qtbot, page.empty.button)
    assert add_dialog(window).isVisible()


def test_a_child_without_a_name_is_called_by_the_code(qtbot, window):
    add_child(window)
    (row,) = window.desk.read(caseload.students)
    page = opened(window, "reentry")
    assert f"was not begun for {row.code}." in page.empty.words.text()
    assert page.empty.button.text() == "Start re-entry"
    click(qtbot, page.empty.button)
    assert page.called == row.code


@pytest.mark.parametrize(
    ("known", "called", "short", "initials"),
    [
        ({}, "K7QM", "K7QM", "K7QM"),
        ({"family_name": "Marsh"}, "K7QM", "M.", "M"),
        ({"given_name": "سلمى", "family_name": "مريم"}, "سلمى", "سلمى م", "سم"),
        ({"given_name": "Leonard", "preferred_name": "Leo", "family_name": "Marsh"}, "Leo", "Leo M.", "LM"),
    ],
)
def test_what_a_child_is_called(known, called, short, initials):
    child = StudentData(code="K7QM", **known)
    assert (child.called, child.short_name, child.initials) == (called, short, initials)


def planned(window):
    """Ask for a plan; return the page, and the words of the message that came."""
    page = opened(window, "week")
    page.plan()
    assert page.planning.job is None, "nothing to plan, and yet it plans"
    return page, window.toasts.messages[-1].text


def test_planning_without_pupils_offers_to_add_one(qtbot, window):
    page, said = planned(window)
    assert said == page.views.empty.words.text() == "There are no pupils yet, so there is nothing to plan."
    click(qtbot, page.views.empty.button)
    assert add_dialog(window).isVisible()


def test_planning_without_needs_offers_to_state_them(qtbot, window):
    key = add_child(window)
    page, said = planned(window)
    assert said == page.views.empty.words.text() == "It is not stated for any pupil yet what is to be taught."
    click(qtbot, page.views.empty.button)
    assert window.key == "student"
    assert window.page.place()["section"] == "services"
    assert window.page.place()["student_id"] == str(key)


def test_planning_without_a_ward_offers_to_enter_it(qtbot, window):
    key = add_child(window, place="")
    state_need(window, key)
    page, said = planned(window)
    assert said == page.views.empty.words.text()
    assert said == "No pupil to be taught has a ward yet. Without one no lesson can be planned."
    click(qtbot, page.views.empty.button)
    assert (window.key, window.page.key) == ("student", "about")
    assert window.page.student_id == key


def test_after_the_last_school_day_the_week_to_come_is_shown(qtbot, window):
    page = opened(window, "week")
    assert SUNDAY.weekday() == 6
    assert page._days() == (date(2026, 11, 23), date(2026, 11, 27))
    page.step(-1)
    opened(window, "today")
    opened(window, "week")
    assert page._days() == (date(2026, 11, 16), date(2026, 11, 20))  # who looks back stays there
    page._to_today()
    assert page._days() == (date(2026, 11, 23), date(2026, 11, 27))


def test_a_timetable_is_of_the_week_that_is_still_to_come(window):
    add_child(window)
    page = opened(window, "documents")
    for today, monday in ((SUNDAY.date(), date(2026, 11, 23)), (date(2026, 11, 20), date(2026, 11, 16))):
        window.desk.today = lambda today=today: today
        page.make_document("child-timetable")
        assert page.dialog.week.value == monday
        page.dialog.reject()


def test_one_subject_is_said_as_one(window):
    key = add_child(window)
    state_need(window, key)
    part = window.open("student", student_id=str(key), section="services").part
    assert part.total.text().startswith("60 min a week in 1 subject. ")
    state_need(window, key)
    settle()
    assert part.total.text().startswith("2 h a week in 2 subjects. ")


def test_planning_without_hours_offers_to_enter_them(qtbot, window):
    state_need(window, add_child(window))
    page, said = planned(window)
    assert said == page.views.empty.words.text() == "No teacher has teaching hours this week."
    click(qtbot, page.views.empty.button)
    assert (window.key, window.page.key) == ("settings", "people")


def test_with_hours_the_empty_week_counts_and_offers_to_plan(window):
    state_need(window, add_child(window))
    teacher = window.desk.do("Teacher", records.add, TeacherData(name="Ann", subjects=["Maths"]))
    hours = TeachingHoursData(weekday=0, start=time(9), end=time(12))
    window.desk.do("Hours", records.add, hours, teacher_id=teacher)
    page = opened(window, "week")
    assert page.views.empty.words.text() == "Nothing planned yet for 1 pupil."
    assert page.views.empty.button.text() == "Plan this week"
    add_child(window)
    settle()
    said = "Nothing planned yet for 2 pupils. For 1 of them it is not stated what is to be taught."
    assert page.views.empty.words.text() == said


def test_documents_offer_a_new_one_once(window):
    page = opened(window, "documents")
    assert not page.new_button.isVisible()
    assert page.empty.button.isVisible()
    assert page.first_focus() is page.empty.button
    assert page.calendar_button.width() < page.width() / 3


def test_cancel_is_no_wider_than_its_words(window):
    busy = opened(window, "imports").start.busy
    busy.show()
    settle()
    assert busy.button.width() <= busy.button.sizeHint().width()
    assert busy.words.geometry().right() < busy.button.geometry().left()


@pytest.mark.parametrize("role", ["administrator"])
@pytest.mark.parametrize("key", ["today", "caseload", "week", "reentry", "documents", "imports"])
def test_a_page_that_a_role_does_not_include_says_so(qtbot, window, key):
    page = opened(window, key)
    assert isinstance(page, ClosedPage)
    assert page.empty.words.text().startswith(f"Your role, administrator, does not include “{page.title}”.")
    click(qtbot, page.empty.button)
    assert window.key == "settings"


@pytest.mark.parametrize("role", ["administrator"])
def test_whoever_may_see_no_pupil_finds_none(window):
    assert pupils(window, "a") == []


@pytest.mark.parametrize("role", ["social-worker"])
def test_who_may_read_but_not_import(window):
    assert isinstance(opened(window, "imports"), ClosedPage)
    assert not isinstance(opened(window, "documents"), ClosedPage)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("key", ["today", "week", "reentry", "documents"])
def test_nothing_is_cut_on_an_empty_page(window, key, percent):
    theme().apply(ThemeChoice.LIGHT, percent, glove_targets=False)
    page = opened(window, key)
    assert cut(page) == []
    assert outside(page) == []
    assert scrolls_sideways(page) == []
    assert unnamed(page) == []
