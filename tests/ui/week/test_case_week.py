"""The week's page on the practice hospital: planned, moved, explained, repaired, published."""

from datetime import date, datetime, timedelta
from threading import Event
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hospital_iep.operations import board, planning, practice, week
from hospital_iep.operations.planning import Idea
from hospital_iep.scheduling.plan import plan
from hospital_iep.scheduling.planning_file import write_timetable
from hospital_iep.store.database import Database
from hospital_iep.ui.background import Worker
from hospital_iep.ui.desk import Desk
from hospital_iep.ui.preview import Preview
from hospital_iep.ui.week.items import Change, Kind, Lens, Pinner
from hospital_iep.ui.week.page import WeekPage
from hospital_iep.ui.window import Window
from tests.store.sample import CHEAP, PASSPHRASE, RUTH, Clock

MONDAY, SUNDAY = practice.PRACTICE_WEEK, practice.PRACTICE_WEEK + timedelta(days=6)
BEFORE = datetime.combine(MONDAY, datetime.min.time()) - timedelta(hours=8)
TUESDAY = datetime.combine(MONDAY, datetime.min.time()) + timedelta(days=1, hours=7)


def planned(problem, iterations=60):
    import json

    return json.loads(write_timetable(problem, plan(problem, iterations=iterations, seed=1)))


@pytest.fixture
def hospital(tmp_path):
    database, _ = Database.create(tmp_path / "ward.case", RUTH, PASSPHRASE, cost=CHEAP, clock=Clock())
    database.perform("Fill", practice.fill)
    yield database
    database.close()


@pytest.fixture
def clock():
    return [BEFORE]


@pytest.fixture
def page(hospital, clock):
    worker = Worker()
    window = Window(
        Desk(hospital, lambda: date(2026, 11, 24), lambda: clock[0]), worker, "Ruth Example, teacher"
    )
    window.add_page("week", "Week", "calendar-days", WeekPage)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    page = window.open("week")
    QApplication.processEvents()
    yield page
    window.close()
    worker.close()


@pytest.fixture
def full(page, hospital, clock):
    """The page with a planned and published week, on Tuesday morning."""
    with hospital.session() as session:
        standing = board.standing(session, MONDAY, SUNDAY, BEFORE)
        moves = week.compare(session, standing.case, planned(standing.problem))
    page.desk.do("Plan", week.accept, moves)
    page.desk.do("Publish", week.publish, MONDAY, SUNDAY)
    clock[0] = TUESDAY
    page.week._forget()
    page.refresh()
    return page


def movable(page):
    return next(item for item in page.board.contents.items if item.is_lesson and item.movable)


def with_another_place(page):
    """A lesson, and another start at which it may stand in its own lane's week."""
    rules = page.week.placement(page.day)
    for item in page.board.contents.items:
        if item.is_lesson and item.movable:
            own = item.lane.partition(":")[0]
            for span in rules.legal_spans(item):
                if span.lane.startswith(own) and span.start != item.start:
                    return item, span
    raise AssertionError("the practice week is full")


def test_an_empty_week_counts_the_pupils_and_offers_to_plan(page):
    assert page.views.currentWidget() is page.empty
    assert page.empty.words.text() == "Nothing planned yet for 15 pupils."


def test_a_plan_is_proposed_shown_and_accepted_as_one_step(page, hospital):
    standing = page.week._stand(page.day)
    page.week._planned = standing
    page._proposed([Idea(planned(standing.problem))])
    ghosts = [item for item in page.board.contents.items if item.number]
    assert ghosts
    assert page.side.currentWidget() is page.proposals
    page.proposals.accept()
    assert hospital.undo_label == "Accepted a plan"
    assert page.scope_.state.text == "Not published yet"
    with hospital.session() as session:
        assert len(week.lessons(session, MONDAY, SUNDAY)) == len(page.proposals.rows)
    page.desk.undo()
    assert page.views.currentWidget() is page.empty


def test_every_lens_shows_what_was_planned_once_for_each_of_its_people(full):
    taught = {item.id for item in full.board.contents.items if item.is_lesson}
    assert taught
    assert full.scope_.state.text.startswith("Published")
    for choice in full.week.choices(Lens.PUPIL, full.day):
        view = full.week.week(Lens.PUPIL, choice.key, "", full.day)
        for item in view.board.items:
            if item.is_lesson:
                assert item.pupil == choice.name or item.group
    full._choose_lens(Lens.WARD_DAY.value)
    lanes = list(full.board.contents.lanes())
    assert len(lanes) > 4
    assert {item.kind for item in full.board.contents.items} >= {Kind.LESSON, Kind.TREATMENT, Kind.ROUTINE}


def test_a_lesson_may_go_exactly_where_it_is_lit(full):
    item = movable(full)
    rules = full.week.placement(full.day)
    lit = [span for span in rules.legal_spans(item) if span.lane.startswith(item.lane.partition(":")[0])]
    assert lit
    length = item.end - item.start
    day = full.board.contents.day_of(item.lane).date
    start = datetime.combine(day, datetime.min.time()) + timedelta(hours=8)
    while start.hour < 16:
        lane = f"{item.lane.partition(':')[0]}:{day.isoformat()}"
        allowed = any(
            span.start <= start and start + length <= span.end and span.lane == lane for span in lit
        )
        reason = rules.reason_at(item, lane, start, start + length)
        if start != item.start:
            assert (reason == "") == allowed, (start, reason)
        start += timedelta(minutes=5)


def test_another_childs_lane_is_no_place(full):
    item = movable(full)
    row = next(row for row in full.week._facts.lessons if str(row.id) == item.id)
    other = next(key for key in full.week._facts.students if key not in row.student_ids)
    lane = f"{other}:{item.start.date().isoformat()}"
    assert "another child" in full.week.placement(full.day).reason_at(item, lane, item.start, item.end)


def test_a_lesson_moved_by_key_is_pinned_and_undone(full, hospital, qtbot):
    item, span = with_another_place(full)
    full.board.move_requested.emit(item.id, span.start, span.lane)
    moved = full.board.contents.find(item.id)[0]
    assert (moved.start, moved.pinned_by) == (span.start, Pinner.YOU)
    assert full.view.changes == 1
    assert [change.after for change in full.week.unpublished(full.day)] != [""]
    full.desk.undo()
    assert full.board.contents.find(item.id)[0].start == item.start
    assert full.view.changes == 0


def test_pin_resize_and_free_are_steps_of_their_own(full, hospital):
    item = movable(full)
    full.board.pin_toggled.emit(item.id)
    assert hospital.undo_label == "Pinned a lesson"
    full.board.resize_requested.emit(item.id, item.end - timedelta(minutes=5))
    assert full.board.contents.find(item.id)[0].minutes == item.minutes - 5
    before = {each.need: each.minutes_short for each in full.view.unmet}
    full.board.free_requested.emit(item.id)
    assert full.board.contents.find(item.id) == ()
    after = {each.need: each.minutes_short for each in full.view.unmet}
    assert sum(after.values()) == sum(before.values()) + item.minutes - 5
    for _ in range(3):
        full.desk.undo()
    assert full.board.contents.find(item.id)[0].end == item.end


def test_why_and_why_not_are_said_in_words(full):
    item = movable(full)
    why = full.week.why(item.id)
    assert why.sentence.endswith(".")
    full.board.free_requested.emit(item.id)
    need = full.view.unmet[0].need
    found = full.week.why_not(need, full.day)
    assert found.heading.startswith("Why can\u2019t ")
    assert found.minutes_short > 0
    assert found.facts or found.sentence


def test_with_privacy_on_no_name_stands_anywhere_on_the_page(full):
    full.window_.privacy.set(on=True)
    names = {row.short_name for row in full.week._facts.students.values() if len(row.short_name) > 2}
    said = " ".join(f"{item.pupil} {item.why}" for item in full.board.contents.items)
    said += " ".join(each.pupil for each in full.view.unmet)
    said += " ".join(choice.name for choice in full.week.choices(Lens.PUPIL, full.day))
    lanes = " ".join(lane.title for lane in full.board.contents.lanes())
    assert not [name for name in names if name in said + lanes]


def test_a_repair_marks_old_and_new_places_with_one_number(full, qtbot):
    item, span = with_another_place(full)
    standing = full.week._planned = full.week._stand(full.day)
    kept = [lesson for key, lesson in standing.lessons.items() if str(key) != item.id]
    problem, own, free = standing.problem, standing.lessons[UUID(item.id)], span.start
    begin = standing.minute(free)
    moved = own._replace(start=begin, end=begin + own.minutes)
    text = [
        {
            "id": f"L{at}",
            "needs": list(lesson.needs),
            "teacher": lesson.teacher,
            "place": lesson.place,
            "start": problem.moment(lesson.start).isoformat(timespec="minutes"),
            "end": problem.moment(lesson.end).isoformat(timespec="minutes"),
        }
        for at, lesson in enumerate([*kept, moved])
    ]
    full._proposed([Idea({"lessons": text, "unmet": []}, smallest=True)])
    marked = {each.change: each.number for each in full.board.contents.items if each.number}
    assert marked == {Change.FROM: 1, Change.TO: 1}
    assert full.proposals.proposal.tell == "Tell 1 family"
    assert full.proposals.proposal.moves[0].reason.startswith("Was ")
    qtbot.keyClick(full.proposals.rows[0].tick, Qt.Key.Key_Return)
    assert full.board.contents.find(item.id)[0].start == free


def test_planning_in_child_processes_can_be_stopped_with_what_was_found(hospital):
    with hospital.session() as session:
        standing = board.standing(session, MONDAY, SUNDAY, None)
    stop = Event()
    stop.set()
    found = planning.ideas(standing.case.problem, stop)
    assert len(found) == 1
    assert found[0].unfinished
    assert found[0].timetable["format"] == "hospital-iep.timetable/1"


def test_a_published_week_is_repaired_with_the_smallest_change_first(full, hospital):
    with hospital.session() as session:
        standing = board.standing(session, MONDAY, SUNDAY, TUESDAY)
    found = planning.ideas(standing.case.problem, Event())
    assert found[0].smallest
    assert {each["needs"][0] for each in found[0].timetable["lessons"]}


@pytest.mark.parametrize("lens", list(Lens))
def test_print_shows_what_the_lens_shows_with_initials_only(full, lens, qtbot):
    full._choose_lens(lens.value)
    full.bar.print_asked.emit()
    shown = full.window_.findChild(Preview)
    qtbot.waitUntil(lambda: shown.pages > 0, timeout=20_000)
    text = shown.text.toPlainText()
    names = {row.short_name for row in full.week._facts.students.values() if len(row.short_name) > 2}
    whose = {Lens.TEACHER: full.bar.person.currentText(), Lens.WARD_DAY: full.bar.person.currentText()}
    assert whose.get(lens, "") in text.splitlines()[0]
    assert "Time: " in text or "No lessons." in text
    assert not [name for name in names if name in text]
    shown.close()


def test_a_change_that_makes_room_opens_where_it_is_made(full, qtbot):
    opened = []
    full.window_.open = lambda key, **target: opened.append((key, target))
    need, known = next(iter(full.week._facts.needs_by_id.items()))
    full.week.unlock(str(need), "treatment")
    assert opened == [("student", {"student_id": str(known.student_id), "section": "treatment"})]


def test_why_here_is_said_in_the_windows_own_words(full):
    item = movable(full)
    known = {full.week.why(each.id).sentence for each in full.board.contents.items if each.is_lesson}
    assert any(
        "is the best time" in text or "only time left" in text or "as good as" in text for text in known
    )
    full.week.pin(item.id, on=True)
    assert full.week.why(item.id).sentence == "It was put there by hand, or it is over."
