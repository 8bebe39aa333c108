"""Whatever changes in the middle of a week is two clicks away, says its effect, and leads to a repair."""

import gc
import json
from datetime import datetime, timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from hospital_iep.domain.treatment import IsolationKind
from hospital_iep.operations import board, happening, planning, rooms, week
from hospital_iep.operations.planning import Idea
from hospital_iep.operations.telling import Told
from hospital_iep.scheduling.planning_file import read_problem, write_timetable
from hospital_iep.scheduling.repair import propose
from hospital_iep.ui.week.away import AwayDialog
from hospital_iep.ui.week.ideas import told_words
from hospital_iep.ui.week.items import Kind, Pinner
from hospital_iep.ui.week.page import WeekPage
from hospital_iep.ui.week.publish import PublishDialog
from hospital_iep.ui.week.room import RoomDialog
from tests.ui.bedside import settle
from tests.ui.week.hospital import MONDAY


@pytest.fixture
def repaired(full, monkeypatch):
    """The page, whose planner finds the smallest change here instead of in another process."""

    def plan():
        standing = full.week._planned = full.week._stand(full.day)
        problem = read_problem(json.dumps(planning.keep_today(standing.case.problem)))
        small, _better = propose(problem, iterations=1)
        full.planner.take([Idea(json.loads(write_timetable(problem, small.timetable)), smallest=True)])

    monkeypatch.setattr(full, "plan", plan)
    return full


def texts(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def said(page):
    return page.window_.toasts.messages[-1].text


def choose_lesson(page, day=None):
    """Choose a lesson of one child that is still to come; return it and the child."""
    for item in page.board.contents.items:
        row = next((row for row in page.week._facts.lessons if str(row.id) == item.id), None)
        if row and item.movable and len(row.student_ids) == 1 and item.start.date() == (day or page.day):
            page.board.select(item.id)
            return item, row.student_ids[0]
    raise AssertionError("no lesson to come")


def open_menu(press):
    """Return the menu that a press opens."""
    press()
    QApplication.processEvents()
    return QApplication.activePopupWidget()


def pick(menu, *path):
    """Take an entry of a menu by its words, and close it; what it does is then shown and said."""
    for words in path[:-1]:
        action = next(each for each in menu.actions() if each.text().startswith(words))
        action.menu().aboutToShow.emit()
        menu = action.menu()
    next(each for each in menu.actions() if each.text() == path[-1]).trigger()
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QMenu):
            each.close()
    settle()


def scans(page, child):
    found = page.desk.read(happening.now_of, child, page.desk.now()).treatments
    return [block for block in found if block.kind == "imaging"]


ACTS = (
    (("Feels better today",), "Noted energy"),
    (("Feels worse today",), "Noted energy"),
    (("One more treatment, soon", "Scan, X-ray or ultrasound"), "Added a treatment"),
    (("Isolated from now on", "Contact"), "Added an isolation"),
    (("Goes home now",), "Went home"),
)


def test_each_is_two_clicks_says_its_effect_and_is_one_step(repaired, hospital):
    item, _child = choose_lesson(repaired)
    for path, label in ACTS:
        repaired.board.select(item.id)
        pick(open_menu(repaired.panel.child.click), *path)
        assert hospital.undo_label == label
        found = repaired.desk.read(board.astray_this_week, repaired.desk.now())
        assert ("no longer fit" in said(repaired)) is (found.clashes > 0)
        assert (repaired.proposal is not None) is (found.clashes > 0)
        repaired.keep_as_is()
        repaired.desk.undo()
        assert repaired.desk.read(board.astray_this_week, repaired.desk.now()).clashes == 0
    assert "no longer fit" in said(repaired)  # who goes home has lessons left


def test_a_proposal_goes_when_what_asked_for_it_is_undone(repaired, hospital):
    choose_lesson(repaired)
    pick(open_menu(repaired.child_changed), "Goes home now")
    assert repaired.proposal is not None
    repaired.desk.undo()
    assert repaired.proposal is None
    assert repaired.side.currentWidget() is repaired.panel
    assert said(repaired) == "Something has changed since this was proposed. Nothing was moved."
    assert repaired.view.changes == 0
    repaired.desk.redo()
    repaired.plan()
    assert repaired.proposal is not None
    repaired.privacy.toggle()  # changes nothing that a plan rests on
    assert repaired.proposal is not None


def test_what_was_found_for_a_week_that_has_changed_meanwhile_is_not_offered(repaired, hospital):
    choose_lesson(repaired)
    pick(open_menu(repaired.child_changed), "Goes home now")
    idea = repaired.proposal
    repaired.keep_as_is()
    repaired.desk.undo()
    repaired._show_ideas([idea])
    assert repaired.proposal is None
    assert said(repaired).startswith("Something has changed")


def test_a_treatment_is_moved_and_falls_out(repaired, hospital):
    item, child = choose_lesson(repaired)
    later = repaired.desk.now() + timedelta(hours=8)
    start = repaired.desk.do("Scan", happening.add_treatment, child, later, "imaging")
    (block,) = scans(repaired, child)
    repaired.board.select(item.id)
    pick(open_menu(repaired.panel.child.click), f"{block.name}, Tue 24", "1 hour later")
    assert hospital.undo_label == "Moved a treatment"
    assert [each.start for each in scans(repaired, child)] == [start + timedelta(hours=1)]
    repaired.keep_as_is()
    repaired.board.select(item.id)
    pick(open_menu(repaired.panel.child.click), f"{block.name}, Tue 24", "Falls out")
    assert hospital.undo_label == "Cancelled a treatment"
    assert scans(repaired, child) == []


def test_isolation_ends_where_it_holds_and_is_offered_only_there(full, hospital):
    _item, child = choose_lesson(full)
    words = [action.text() for action in open_menu(full.panel.child.click).actions()]
    held = full.desk.read(happening.now_of, child, full.desk.now()).isolated
    assert ("Isolation ends now" in words) is bool(held)
    QApplication.activePopupWidget().close()
    full.desk.do("Isolated", happening.isolate, child, full.desk.now(), IsolationKind.DROPLET)
    full.board.select(_item.id)
    pick(open_menu(full.panel.child.click), "Isolation ends now")
    assert hospital.undo_label == "Ended an isolation"
    assert full.desk.read(happening.now_of, child, full.desk.now()).isolated == ()


def test_a_ward_move_offers_the_other_wards(repaired, hospital):
    _item, child = choose_lesson(repaired)
    wards = repaired.desk.read(happening.now_of, child, repaired.desk.now()).wards
    pick(open_menu(repaired.panel.child.click), "Moves to another ward", wards[0])
    assert hospital.undo_label == "Moved to another ward"
    assert wards[0] in said(repaired)
    assert repaired.proposal is not None


def test_without_a_choice_every_child_has_its_own_menu(full):
    full.board.clear_selection()
    menu = open_menu(full.panel.child.click)
    assert len(menu.actions()) == len(full.week._facts.students)
    own = menu.actions()[0].menu()
    assert own.actions() == []
    own.aboutToShow.emit()
    assert own.actions()
    menu.close()


def test_a_menu_that_stands_open_keeps_the_menus_in_it(full):
    full.board.clear_selection()
    full.panel.child.click()
    gc.collect()
    menu = QApplication.activePopupWidget()
    own = menu.actions()[0].menu()
    own.popup(menu.pos())
    assert own.actions()
    own.close()
    menu.close()


def test_a_day_or_a_time_that_is_over_is_said_and_not_noted(full, hospital):
    label = hospital.undo_label
    room = RoomDialog(full.window_, full.day)
    room.open()
    fill(room, MONDAY)
    room.first.committed.emit("")
    assert not room.note_button.isEnabled()
    room.reject()
    away = AwayDialog(full.window_, "", MONDAY)
    away.open()
    assert away.effect.text() == "That day is over: nobody needs cover."
    assert not away.note_button.isEnabled()
    away.day.show_value("")
    away.day.committed.emit("")
    assert away.effect.text() == "Write the day."
    away.reject()
    assert hospital.undo_label == label


@pytest.mark.parametrize("reason", list(QContextMenuEvent.Reason)[:2])
def test_the_boards_own_menu_is_that_of_the_block(full, reason):
    item, _child = choose_lesson(full)
    full.board.clear_selection()
    if reason is QContextMenuEvent.Reason.Keyboard:
        full.board.select(item.id)
    at = full.board.rect_of(item.id).center()
    event = QContextMenuEvent(reason, at, full.board.viewport().mapToGlobal(at))
    menu = open_menu(lambda: full.board.contextMenuEvent(event))
    assert "Feels worse today" in [action.text() for action in menu.actions()]
    assert full.board.selected.id == item.id
    menu.close()
    empty = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(2, 2), QPoint(2, 2))
    full.board.contextMenuEvent(empty)
    assert QApplication.activePopupWidget() is None


# ---- a room


def at(day, hour):
    return datetime.combine(day, datetime.min.time()) + timedelta(hours=hour)


@pytest.fixture
def room(full):
    """The classroom."""
    return next(iter(full.desk.read(rooms.names)))


@pytest.fixture
def day(full, room):
    """A day to come on which somebody is taught in the classroom, as families know."""
    standing = full.week._stand(full.day)
    for row in full.week._facts.lessons:
        where = week.Where(row.teacher_id, room, row.data.start, row.data.end)
        if row.data.start.date() > full.day and not standing.forbids_new(row.need_ids, where, str(row.id)):
            full.desk.do("To the classroom", week.move_lesson, row.id, where)
            full.desk.do("Freed", week.pin, row.id, on=False)
            full.desk.do("Publish", week.publish, MONDAY, MONDAY + timedelta(days=6))
            return row.data.start.date()
    raise AssertionError("nobody can be taught in the classroom")


def fill(dialog, day, start="08:00", end="16:30"):
    dialog.first.show_value(day.isoformat())
    dialog.last.show_value(day.isoformat())
    for field, text in ((dialog.start, start), (dialog.end, end)):
        field.line.setText(text)
        field.typed.emit(text)


def test_a_room_that_cannot_be_used_is_noted_and_its_lessons_find_others(
    repaired, hospital, room, day, qtbot
):
    there = {row.id for row in repaired.desk.read(week.at_place, room, at(day, 0), at(day, 23))}
    repaired.panel.room.click()
    dialog = repaired.window_.findChild(RoomDialog)
    fill(dialog, day)
    assert dialog.effect.text().startswith(f"In it then: {len(there)} lesson")
    dialog.why.line.setText("painters")
    dialog.note_button.click()
    assert hospital.undo_label == "Noted: a room can\u2019t be used"
    assert "all day" in repaired.banner.words.text()
    moves = repaired.proposals.rows
    assert there <= {UUID(row.move_.lesson) for row in moves}
    reasons = [row.move_.reason for row in moves if UUID(row.move_.lesson) in there]
    assert all("cannot be used then (painters)" in reason for reason in reasons)
    name = repaired.desk.read(rooms.names)[room]
    told = next(row.move_.tell for row in moves if UUID(row.move_.lesson) in there)
    assert told.startswith("Tell: ")
    assert name in told
    repaired.proposals.accept()
    repaired._look_astray()
    assert "no longer" not in repaired.banner.words.text()
    changes = repaired.week.unpublished(repaired.day)
    repaired.publish()
    asked = repaired.findChild(PublishDialog)
    assert all(change.tell in texts(asked) for change in changes)
    asked.reject()


def test_when_the_room_is_usable_again_its_moves_are_offered_back(repaired, room, day):
    repaired.desk.do("Closed", rooms.close, room, at(day, 0), at(day, 23), "flood")
    repaired.plan()
    repaired.proposals.accept()
    repaired.desk.undo()
    repaired.desk.redo()
    dialog = RoomDialog(repaired.window_, repaired.day)
    dialog.noted.connect(repaired._look_for_cover)
    dialog.open()
    again = next(
        each for each in dialog.findChildren(type(dialog.note_button)) if each.text() == "Usable again"
    )
    assert "flood" in again.accessibleName()
    again.click()
    assert repaired.desk.read(rooms.closed, MONDAY, MONDAY + timedelta(days=6)) == []
    assert repaired.proposal is not None  # lessons may go back to where families know them
    assert not dialog.isVisible()


def test_the_room_is_hatched_beside_and_its_lessons_stand_in_their_hours(full, room, day):
    full.desk.do("Closed", rooms.close, room, at(day, 9), at(day, 12), "exam")
    full._choose_beside(str(room))
    items = [item for item in full.board.contents.items if item.lane.startswith(str(room))]
    (closed,) = [item for item in items if item.kind is Kind.CLOSED]
    assert (closed.start, closed.end, closed.why) == (at(day, 9), at(day, 12), "exam")
    lessons = [item for item in items if item.is_lesson]
    rows = full.desk.read(week.at_place, room, at(MONDAY, 0), at(MONDAY + timedelta(days=4), 23))
    assert {item.id for item in lessons} == {str(row.id) for row in rows}
    assert {item.note for item in lessons if item.start < closed.end and closed.start < item.end} <= {
        "room closed"
    }
    full.views.show_list()
    words = [full.views.list.rows.index(n, 6).data() for n in range(full.views.list.rows.rowCount())]
    assert "Room closed" in words


def test_a_time_that_cannot_be_read_is_said_and_nothing_is_noted(full, hospital):
    label = hospital.undo_label
    dialog = RoomDialog(full.window_, full.day)
    dialog.open()
    for start, end in (("12:00", "09:00"), ("09:00", "09:00"), ("soon", "12:00"), ("", "")):
        fill(dialog, full.day, start, end)
        assert not dialog.note_button.isEnabled()
        assert "08:00" in dialog.effect.text()
        dialog._note()
    assert hospital.undo_label == label
    dialog.reject()


def test_an_empty_case_file_has_no_room_and_no_child_to_change(page, window):
    page.panel.room.click()
    dialog = window.findChild(RoomDialog)
    assert "no classroom yet" in dialog.effect.text()
    assert not dialog.note_button.isEnabled()
    dialog.reject()
    page.board.clear_selection()
    page.child_changed()
    assert QApplication.activePopupWidget() is None


def test_the_case_weeks_panel_says_what_an_empty_case_file_lacks(window):
    page = WeekPage(window)
    page.refresh()
    assert not page.panel.child.isEnabled()
    page.child_changed()
    assert said(page) == "There are no pupils yet."
    page.teacher_away()
    dialog = window.findChild(AwayDialog)
    assert dialog.effect.text() == "There is no teacher yet. Enter one in Settings, People."
    assert not dialog.note_button.isEnabled()
    dialog.reject()
    page.deleteLater()


# ---- pins and who hears


def test_the_ward_pins_and_its_pin_says_so(full, hospital):
    item, _child = choose_lesson(full, MONDAY + timedelta(days=3))
    menu = open_menu(full.panel.selected.more.click)
    pick(menu, "Fixed by the ward")
    assert full.board.contents.find(item.id)[0].pinned_by is Pinner.WARD
    locked = full.week._stand(full.day).case.problem["locked_lessons"]
    assert f"pinned {item.id}" in {each["id"] for each in locked}
    full.board.select(item.id)
    menu = open_menu(full.panel.selected.more.click)
    assert "Fixed by the ward" not in [action.text() for action in menu.actions()]
    menu.close()
    full._pin(item.id)  # frees it
    assert full.board.contents.find(item.id)[0].pinned_by is None


def test_who_hears_is_said_with_initials_while_privacy_is_on(repaired, room, day):
    repaired.window_.privacy.set(on=True)
    repaired.desk.do("Closed", rooms.close, room, at(day, 0), at(day, 23))
    repaired.plan()
    names = [row.short_name for row in repaired.week._facts.students.values()]
    tells = [row.move_.tell for row in repaired.proposals.rows]
    assert any(tells)
    assert not [name for name in names if any(name in tell for tell in tells)]


def test_a_group_and_a_family_at_home_are_named_as_such_and_the_person_at_the_desk_is_not():
    leo, maya, nora = (UUID(int=n) for n in range(3))
    ward, room, ana, ben = (UUID(int=n) for n in range(10, 14))
    facts = SimpleNamespace(
        places={ward: "Dolphin ward", room: "Classroom"},
        teachers={ana: "Ana Ruiz", ben: "Ben Ode"},
        who="Ana Ruiz",
    )
    names = {leo: "Leo M.", maya: "Maya R.", nora: "Nora P."}.__getitem__
    group = Told((leo, maya), (), (ward,), (room,), (ana,))
    assert told_words(group, facts, names) == (
        "Tell: the 2 children of the group and their families, Dolphin ward, Classroom."
    )
    home = Told((), (nora,), (), (), (ana, ben))
    assert told_words(home, facts, names) == "Tell: Nora P.\u2019s family at home, Ben Ode."
    assert told_words(Told((), (), (), (), (ana,)), facts, names) == ""
