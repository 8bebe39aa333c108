"""The week's page on the practice hospital: planned, moved, explained, repaired, published."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Event
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from hospital_iep.domain.treatment import AppointmentData, AppointmentStatus, RoutineKind, WardRoutineData
from hospital_iep.operations import board, caseload, cover, planning, records, week
from hospital_iep.operations.child_time import PlaceSpan
from hospital_iep.operations.planning import Idea
from hospital_iep.scheduling.planning_file import read_problem, write_timetable
from hospital_iep.scheduling.repair import propose
from hospital_iep.ui.preview import Preview
from hospital_iep.ui.settings.page import SettingsPage
from hospital_iep.ui.week.away import AwayDialog
from hospital_iep.ui.week.contents import Contents
from hospital_iep.ui.week.ideas import differs
from hospital_iep.ui.week.items import Change, Kind, Lens, Pinner
from hospital_iep.ui.week.repeat import RepeatDialog
from tests.ui.week.hospital import MONDAY, SUNDAY, TUESDAY, planned


@pytest.fixture
def page(practised):
    return practised


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
    assert page.views.currentWidget() is page.views.empty
    assert page.views.empty.words.text() == "Nothing planned yet for 15 pupils."


def test_a_plan_is_proposed_shown_and_accepted_as_one_step(page, hospital):
    standing = page.week._stand(page.day)
    page.week._planned = standing
    page.planner.take([Idea(planned(standing.problem))])
    ghosts = [item for item in page.board.contents.items if item.number]
    assert ghosts
    assert page.side.currentWidget() is page.proposals
    page.proposals.accept()
    assert hospital.undo_label == "Accepted a plan"
    assert page.scope_.state.text == "Not published yet"
    with hospital.session() as session:
        assert len(week.lessons(session, MONDAY, SUNDAY)) == len(page.proposals.proposal.moves)
    page.desk.undo()
    assert page.views.currentWidget() is page.views.empty


def test_a_ward_without_routine_is_named_and_borrows_no_other_wards_lunch(full, hospital):
    assert not full.view.lacks
    assert not any(text for text in full.view.asked)
    name = full.week._facts.places[next(iter(full.week._facts.wards))]
    with hospital.session() as session:
        routines = [
            row.id
            for ward in full.week._facts.wards
            if full.week._facts.places[ward] == name
            for row in records.listed(session, WardRoutineData, place_id=ward)
        ]
    assert routines
    for key in routines:
        full.desk.do("Remove", records.remove, WardRoutineData, key)
    assert [each for each in full.view.lacks if name in each.sentence]
    assert full.banner.isVisible()

    def drawn(facts, lessons):
        contents = Contents(replace(facts, lessons=lessons), full.week._name, TUESDAY, [])
        teacher = lessons[0].teacher_id
        return [
            item
            for item in contents.board(Lens.TEACHER, teacher, None).items
            if item.kind is Kind.ROUTINE and item.lane.startswith(str(teacher))
        ]

    facts = full.week._facts
    there = next(row for row in facts.lessons if facts.places[row.place_id] == name)
    elsewhere = next(row for row in facts.lessons if row.place_id in facts.routines)
    assert drawn(facts, (there,)) == []
    assert drawn(facts, (elsewhere,))


def test_the_note_of_a_missing_routine_leads_to_that_wards_routine(full, qtbot):
    window, wards = full.window_, full.week._facts.wards
    window.add_page("settings", "Settings", "settings", SettingsPage)
    ward = sorted(wards, key=lambda each: full.week._facts.places[each])[-1]
    assert full.banner.button.text() == "Re-plan"
    for row in full.desk.read(records.listed, WardRoutineData, place_id=ward):
        full.desk.do("Remove", records.remove, WardRoutineData, row.id)
    qtbot.mouseClick(full.banner.button, Qt.MouseButton.LeftButton)
    assert window.page.key == "ward"
    part = window.page.part("ward")
    assert part.ward.value == str(ward)
    QApplication.processEvents()
    assert part.use_template.hasFocus()
    assert not part.use_template.visibleRegion().isEmpty()
    qtbot.keyClick(part.use_template, Qt.Key.Key_Space)
    window.open("week")
    assert not full.view.lacks
    assert full.banner.button.text() == "Re-plan"


def test_publishing_is_the_primary_act_only_while_there_is_something_to_tell(full):
    assert full.view.changes == 0
    assert full.bar.publish.property("kind") == ""
    item = movable(full)
    full.week.free(item.id)
    assert full.view.changes == 1
    assert full.bar.publish.property("kind") == "primary"
    full._publish()
    assert full.bar.publish.property("kind") == ""


def routine_behind(full, lessons, moves=(), lens=Lens.TEACHER, **other):
    facts = replace(full.week._facts, lessons=lessons, **other)
    contents = Contents(facts, full.week._name, TUESDAY, moves)
    person = moves[0].new.teacher_id if lens is Lens.TEACHER else next(iter(facts.times))
    return {
        item.what
        for item in contents.board(lens, person, None).items
        if item.kind is Kind.ROUTINE and item.start.date() == TUESDAY.date()
    }


def test_a_proposal_shows_the_routine_of_the_ward_it_goes_to_and_no_other(full):
    facts = full.week._facts
    row = next(each for each in facts.lessons if each.place_id in facts.wards)
    other = next(each for each in facts.lessons if each.place_id not in (row.place_id, *facts.rooms))
    where = week.Where(row.teacher_id, row.place_id, TUESDAY, TUESDAY + timedelta(minutes=30))
    move = week.Move(1, None, row.need_ids, None, where, told=False)
    there = {other.place_id: (meal("There"),)}
    both = {row.place_id: (meal("Here"),), **there}
    assert routine_behind(full, (), [move], routines=both) == {"Here"}
    assert routine_behind(full, (), [move], routines=there) == set()
    stood = replace(other, teacher_id=row.teacher_id)
    moving = replace(move, lesson_id=stood.id)
    assert routine_behind(full, (stood,), [moving], routines=both) == {"Here"}


def meal(name, hour=12):
    start = TUESDAY.replace(hour=hour)
    return board.RoutineSpan(name, RoutineKind.MEAL, start, start + timedelta(hours=1))


def test_a_pupil_who_moves_wards_at_noon_has_the_routine_of_where_it_then_lies(full):
    facts = full.week._facts
    key, child = next(iter(facts.times.items()))
    first, second = sorted(facts.wards, key=str)[:2]
    noon = TUESDAY.replace(hour=12, minute=30)
    spans = [PlaceSpan(child.start, noon, first), PlaceSpan(noon, child.end, second)]
    times = {key: replace(child, places=spans)}
    meals = {ward: (meal(f"10 {ward}", 10), meal(f"14 {ward}", 14)) for ward in (first, second)}
    shown = routine_behind(full, (), lens=Lens.PUPIL, times=times, routines=meals)
    assert shown == {f"10 {first}", f"14 {second}"}


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
    full.planner.take([Idea({"lessons": text, "unmet": []}, smallest=True)])
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
    first = []
    found = planning.ideas(standing.case.problem, Event(), first=first.append)
    assert first == found[:1]
    assert found[0].smallest
    assert {each["needs"][0] for each in found[0].timetable["lessons"]}


def test_what_is_known_of_today_stays_and_says_who_keeps_it(full):
    near = [item for item in full.board.contents.items if item.is_lesson and item.start.date() == full.day]
    assert near
    assert {item.pinned_by for item in near} == {Pinner.PLANNER}
    later = {
        item.pinned_by
        for item in full.board.contents.items
        if item.is_lesson and item.start.date() != full.day
    }
    assert later == {None}
    problem = full.week._stand(full.day).case.problem
    told = {
        f"today {each['id']}" for each in problem["published_lessons"] if each["start"][:10] == f"{full.day}"
    }
    assert {each["id"] for each in planning.keep_today(problem)["locked_lessons"]} == told


def test_what_medicine_moved_over_and_what_a_person_took_out_is_not_kept(full):
    near = [item for item in full.board.contents.items if item.is_lesson and item.start.date() == full.day]
    taken, hit = near[0], near[-1]
    full.board.free_requested.emit(taken.id)
    row = next(row for row in full.week._facts.lessons if str(row.id) == hit.id)
    scan = AppointmentData(title="Scan", start=hit.start, end=hit.end)
    full.desk.do("Scan", records.add, scan, student_id=row.student_ids[0])
    problem = planning.keep_today(full.week._stand(full.day).case.problem)
    kept = {each["id"].rpartition(" ")[2] for each in problem["locked_lessons"]}
    assert kept
    assert not kept & {taken.id, hit.id}


def test_a_free_week_has_others_to_choose_from_each_with_how_it_differs(page, monkeypatch):
    def here(text, seed, **_limits):  # the first is built only: there is something to gain
        return json.dumps(planned(read_problem(text), 1 if seed == 1 else 60, seed))

    monkeypatch.setattr(planning.worker, "run", here)
    problem = page.week._stand(page.day).case.problem
    found = planning.ideas(problem, Event())
    assert 2 <= len(found) <= planning.MOST_IDEAS
    page.week._planned = page.week._stand(page.day)
    page.planner.take(found)
    said = [idea.sentence for idea in page.proposals.ideas]
    assert said[0].startswith("A new week")
    assert all(text.startswith("Other hours") for text in said[1:])
    assert page.proposals.other_button.isVisible()


def test_a_teacher_who_is_away_is_noted_and_cover_is_looked_for(full, hospital, monkeypatch, qtbot):
    asked = []
    monkeypatch.setattr(full, "plan", lambda: asked.append(full.day))
    full.panel.away.click()
    dialog = full.window_.findChild(AwayDialog)
    theirs = [item for item in full.board.contents.items if item.is_lesson and item.start.date() == full.day]
    assert dialog.effect.text().startswith(f"{len(theirs)} lessons of that day")
    dialog.pages.click()
    shown = full.window_.findChild(Preview)
    text = shown.text.toPlainText()
    assert "Handover: the lessons of" in text
    assert text.count("What helps") >= 1
    qtbot.waitUntil(lambda: shown.pages > 0, timeout=20_000)
    assert shown.pages == len({item.pupil for item in theirs if not item.group})
    shown.close()
    dialog.note_button.click()
    assert asked == [full.day]
    assert hospital.undo_label == "Noted: a teacher is away"
    item = theirs[-1]
    assert "does not work" in full.week.placement(full.day).reason_at(item, item.lane, item.start, item.end)


def test_a_lesson_returns_only_on_the_dates_that_fit_and_the_others_say_why(full, hospital):
    item = next(item for item in full.board.contents.items if item.is_lesson and item.movable)
    row = next(row for row in full.week._facts.lessons if str(row.id) == item.id)
    scan = AppointmentData(
        title="Scan", start=item.start + timedelta(weeks=2), end=item.end + timedelta(weeks=2)
    )
    full.desk.do("Scan", records.add, scan, student_id=row.student_ids[0])
    away = item.start.date() + timedelta(weeks=3)
    full.desk.do("Away", cover.away, row.teacher_id, away)
    full.board.select(item.id)
    full.panel.selected.repeat_asked.emit(item.id)
    dialog = full.window_.findChild(RepeatDialog)
    first, scanned, alone, last = (tick for tick, _date in dialog.ticks)
    assert [tick.isChecked() for tick in (first, scanned, alone, last)] == [True, False, False, True]
    assert "ouches an appointment" in scanned.accessibleDescription()
    assert "does not work then" in alone.accessibleDescription()
    last.setChecked(False)
    assert dialog.place_button.text() == "Place 1 lesson"
    dialog.place_button.click()
    after = item.start.date() + timedelta(weeks=1)
    with hospital.session() as session:
        placed = week.lessons(session, after, after)
    assert [(each.data.start, each.need_ids) for each in placed] == [
        (item.start + timedelta(weeks=1), row.need_ids)
    ]
    assert placed[0].data.pinned_by
    full.desk.undo()
    with hospital.session() as session:
        assert week.lessons(session, after, after) == []


def repair(page):
    """Accept the smallest change, found here instead of in another process."""
    standing = page.week._planned = page.week._stand(page.day)
    problem = read_problem(json.dumps(planning.keep_today(standing.case.problem)))
    small, _better = propose(problem, iterations=1)
    page.planner.take([Idea(json.loads(write_timetable(problem, small.timetable)), smallest=True)])
    page.proposals.accept()


def moved_whole(page):
    """Let a scan fall on a lesson that one change repairs; return the lesson as it was, and the scan."""
    for hit in [
        item for item in page.board.contents.items if item.is_lesson and item.start.date() > page.day
    ]:
        row = next(row for row in page.week._facts.lessons if str(row.id) == hit.id)
        scan = AppointmentData(title="Scan", start=hit.start, end=hit.end)
        key = page.desk.do("Scan", records.add, scan, student_id=row.student_ids[0])
        page._look_astray()
        assert "1 lesson no longer fits where it is." in page.banner.words.text()
        repair(page)
        if page.view.changes == 1 and page.desk.read(week.lesson, row.id).data.start != hit.start:
            return row, key
        page.desk.undo()
        page.desk.undo()
    raise AssertionError("no lesson of the week can be moved whole")


def test_when_its_reason_is_gone_a_lesson_is_offered_its_known_time_again(full):
    full._look_astray()
    assert not full.banner.isVisible()
    row, key = moved_whole(full)
    assert "appointment" in full.desk.read(week.lesson, row.id).data.reason
    full._look_astray()
    assert not full.banner.isVisible()
    full.desk.do("No scan", records.edit, AppointmentData, key, {"status": AppointmentStatus.CANCELLED})
    full._look_astray()
    assert "could go back" in full.banner.words.text()
    repair(full)
    assert full.desk.read(week.lesson, row.id).data.start == row.data.start
    assert full.view.changes == 0
    full._look_astray()
    assert not full.banner.isVisible()


def week_of(energy, teachers, way, short):
    lesson = {"needs": ["n"], "start": "2026-11-24T10:00", "end": "2026-11-24T10:40"}
    costs = {"energy": energy, "extra_teachers": teachers, "travel": way, "below_target": short}
    return {"lessons": [lesson], "costs": costs}


@pytest.mark.parametrize(
    ("week_", "gains", "said"),
    [
        (week_of(40, 1, 30, 20), False, "Other hours, as good."),
        (week_of(20, 1, 30, 20), True, "Other hours: more lessons in good hours."),
        (week_of(40, 0, 95, 20), True, "Other hours: second teachers: 1 fewer, 1 h 05 more on the way."),
        (week_of(80, 1, 30, 20), False, "Other hours: fewer lessons in good hours."),
        (week_of(40, 1, 20, 60), True, "Other hours: 10 min less on the way, 40 min less placed."),
    ],
)
def test_a_week_says_what_it_gives_and_takes(week_, gains, said):
    first = week_of(40, 1, 30, 20)
    assert planning.compare(week_, first).gains == gains
    assert differs(week_, first) == said


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


def test_names_go_from_a_proposal_too_when_initials_are_asked_for(page):
    standing = page.week._stand(page.day)
    page.week._planned = standing
    page.planner.take([Idea(planned(standing.problem))])
    page.privacy.set(on=False)
    panel, names = page.proposals, {row.short_name for row in page.desk.read(caseload.students)}

    def said():
        words = [label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)]
        return "\n".join([*words, *(row.tick.accessibleName() for row in panel.rows)])

    assert any(name in said() for name in names)
    panel.rows[0].tick.click()
    page.privacy.set(on=True)
    assert not [name for name in names if name in said()]
    assert not panel.rows[0].tick.isChecked()
    assert page.proposal is panel.proposal
    page.keep_as_is()
