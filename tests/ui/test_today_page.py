"""Today by mouse and key: the three bedside jobs in as many clicks as promised, nothing said too much."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hospital_iep.domain.attendance import AttendanceData
from hospital_iep.domain.timetable import LessonState
from hospital_iep.domain.treatment import EnergyCheckData
from hospital_iep.operations import board, records, today, week
from hospital_iep.ui.keeping import forget_kept, kept_texts, put_kept
from hospital_iep.ui.preview import Preview
from hospital_iep.ui.theme import ThemeChoice
from hospital_iep.ui.today.dialogs import LogDialog, NoteDialog
from hospital_iep.ui.today.visits import CurrentVisit, VisitRow
from tests.operations.conftest import planned_file, practice_file  # noqa: F401  (fixtures)
from tests.ui.bedside import all_words, button, child, click, practice_at, settle
from tests.ui.test_accessibility_frame import unnamed
from tests.ui.test_sizes_frame import cut, outside, scrolls_sideways

EARLY = datetime(2026, 11, 24, 8, 0)


@pytest.fixture
def window(qtbot, look, planned_file, tmp_path):  # noqa: F811
    with practice_at(planned_file, tmp_path, EARLY) as window:
        window.open("today")
        QApplication.processEvents()
        yield window


@pytest.fixture
def visit(page):
    """Return the current visit, at its own time."""
    return page._current()


def state_of(window, visit):
    return window.desk.read(week.lesson, visit.lesson.id).data.state


def logs(window, visit):
    rows = window.desk.read(records.listed, AttendanceData, student_id=visit.students[0].id)
    return [row.data for row in rows if row.data.start and row.data.start.date() == date(2026, 11, 24)]


def test_the_round_shows_every_visit_in_order_and_enlarges_the_current_one(page):
    starts = [row.visit.lesson.data.start for row in page.round.rows]
    assert starts == sorted(starts)
    assert len(starts) == len(page.visits) > 3
    assert [type(row) for row in page.round.rows].count(CurrentVisit) == 1
    assert "visits to go" in page.greeting.text()
    assert page.round.rows[0].accessibleName().startswith(f"Visit 1 of {len(starts)}, now.")


def test_start_finish_energy_are_three_clicks(qtbot, window, page, visit):
    window.watch.now = visit.lesson.data.start
    click(qtbot, button(page, "Start lesson"))
    assert state_of(window, visit) is LessonState.IN_PROGRESS
    window.watch.now = visit.lesson.data.end
    click(qtbot, button(page, "Finish"))
    click(qtbot, page.finishing.energy.buttons[3])
    assert state_of(window, visit) is LessonState.DONE
    assert [log.minutes for log in logs(window, visit)] == [visit.lesson.data.minutes]
    checks = window.desk.read(records.listed, EnergyCheckData, student_id=visit.students[0].id)
    assert 3 in [row.data.level for row in checks if row.data.at.date() == date(2026, 11, 24)]
    assert "1 visit done" in page.greeting.text()


def test_the_same_by_three_keys(qtbot, window, page, visit):
    window.watch.now = visit.lesson.data.start
    row = page.round.chosen
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_S)
    row = page.round.chosen
    assert row.visit.lesson.id == visit.lesson.id
    window.watch.now = visit.lesson.data.end
    qtbot.keyClick(row, Qt.Key.Key_S)
    qtbot.keyClick(page.finishing.energy.buttons[0], "2")
    assert state_of(window, visit) is LessonState.DONE


def test_a_lesson_that_ends_early_is_a_lesson(qtbot, window, page, visit):
    window.watch.now = visit.lesson.data.start
    page.go_on(visit)
    window.watch.now = visit.lesson.data.start.replace(minute=visit.lesson.data.start.minute + 12)
    click(qtbot, button(page, "Finish"))
    assert page.finishing.minutes.value() == 12
    page.finishing.topic.setText("Halves")
    click(qtbot, page.finishing.without)
    assert state_of(window, visit) is LessonState.SHORTENED
    assert [(log.minutes, log.topic) for log in logs(window, visit)] == [(12, "Halves")]


def test_a_lesson_nobody_finished_offers_the_planned_minutes_and_asks(qtbot, window, page, visit):
    data = visit.lesson.data
    window.watch.now = data.start
    page.go_on(visit)
    window.watch.now = data.start + timedelta(hours=6)
    page.go_on(next(each for each in page.visits if each.lesson.id == visit.lesson.id))
    box = page.finishing
    assert box.minutes.value() == data.minutes
    assert box.question.text() == (
        f"It began at {data.start:%H:%M} and was not finished. Was it {data.minutes} min, as planned?"
    )
    box.close()
    window.watch.now = data.end + timedelta(minutes=5)
    page.go_on(next(each for each in page.visits if each.lesson.id == visit.lesson.id))
    assert page.finishing.minutes.value() == data.minutes + 5
    assert page.finishing.question.text() == ""
    page.finishing.close()


def test_to_change_a_log_loses_nothing_that_was_written(qtbot, window, page, visit):
    def written():
        return [(log.topic, log.adult_present, log.minutes) for log in logs(window, visit)]

    window.desk.do(
        "Log", today.log_lesson, visit.lesson.id, minutes=12, topic="Halves", adult="Nurse of the day"
    )
    done = next(each for each in page.visits if each.lesson.id == visit.lesson.id)
    page.edit_log(done)
    assert (page.finishing.topic.text(), page.finishing.adult.text()) == ("Halves", "Nurse of the day")
    page.finishing.minutes.setValue(15)
    click(qtbot, page.finishing.without)
    assert written() == [("Halves", "Nurse of the day", 15)]
    page.check_energy(next(each for each in page.visits if each.lesson.id == visit.lesson.id), 2)
    assert written() == [("Halves", "Nurse of the day", 15)]
    page.edit_log(next(each for each in page.visits if each.lesson.id == visit.lesson.id))
    page.finishing.topic.clear()
    click(qtbot, page.finishing.without)
    assert written() == [("", "Nurse of the day", 15)]  # what is taken out on purpose goes


def test_not_now_is_two_clicks_and_never_counted_against_the_child(qtbot, window, page, visit):
    click(qtbot, button(page, "Not now"))
    box = page.refusing
    assert box.reason == "MED-ROUND"
    assert box.ways[-1].text() == "To the make-up list"
    click(qtbot, box.ways[-1])
    assert state_of(window, visit) is LessonState.MISSED_MEDICAL
    assert [(log.reason_code, log.make_up_owed) for log in logs(window, visit)] == [("MED-ROUND", True)]
    assert "failed" not in all_words(page).casefold()
    window.undo()
    assert state_of(window, visit) is LessonState.PUBLISHED
    assert logs(window, visit) == []


def test_not_now_by_n_and_enter_takes_the_first_way(qtbot, window, page, visit):
    row = page.round.chosen
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_N)
    first = page.refusing.ways[0]
    qtbot.waitUntil(first.hasFocus)
    before = window.desk.read(week.lesson, visit.lesson.id)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    after = window.desk.read(week.lesson, visit.lesson.id)
    assert (after.data.start, after.data.end, after.data.state) != (
        before.data.start,
        before.data.end,
        before.data.state,
    )
    assert [log.reason_code for log in logs(window, visit)] == ["MED-ROUND"]


def test_the_reason_can_be_changed_and_escape_leaves_all_as_it_was(qtbot, window, page, visit):
    click(qtbot, button(page, "Not now"))
    qtbot.keyClick(page.refusing, Qt.Key.Key_Escape)
    assert state_of(window, visit) is LessonState.PUBLISHED
    click(qtbot, button(page, "Not now"))
    click(qtbot, page.refusing.reasons.button("ST-REFUSE"))
    click(qtbot, page.refusing.ways[-1])
    assert state_of(window, visit) is LessonState.MISSED_OTHER
    assert [log.reason_code for log in logs(window, visit)] == ["ST-REFUSE"]


def test_energy_is_one_click_and_offers_a_repair_where_it_differs(qtbot, window, page, visit):
    level = 1 if visit.forecast_level != 1 else 4
    click(qtbot, page.round.chosen.energy.buttons[level])
    current = page.round.chosen
    assert current.visit.level_before == level
    assert current.energy.level == level
    assert current.repair.isVisible()
    window.undo()
    assert page.round.chosen.visit.level_before is None


def test_the_energy_that_was_foreseen_offers_nothing(qtbot, page, visit):
    click(qtbot, page.round.chosen.energy.buttons[visit.forecast_level])
    assert not hasattr(page.round.chosen, "repair")


def test_keys_walk_the_round_and_say_the_energy(qtbot, page):
    rows = page.round.rows
    rows[0].setFocus()
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    key = rows[1].visit.lesson.id
    qtbot.keyClick(rows[1], "3")
    settle()
    row = page.round.chosen
    assert (row.visit.lesson.id, row.visit.level_before) == (key, 3)
    qtbot.keyClick(row, Qt.Key.Key_Up)
    assert page.round.rows[0].hasFocus()


def test_single_letters_can_be_switched_off(qtbot, window, page, visit):
    page.round.single_keys = False
    row = page.round.chosen
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_S)
    assert state_of(window, visit) is LessonState.PUBLISHED


def test_logged_as_planned_by_l_and_a_level(qtbot, window, page, visit):
    row = page.round.chosen
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_L)
    qtbot.keyClick(page.finishing.energy.buttons[0], "3")
    assert state_of(window, visit) is LessonState.DONE
    assert [log.minutes for log in logs(window, visit)] == [visit.lesson.data.minutes]


def test_an_act_leaves_the_cards_of_all_other_visits_as_they_are(window, page, visit):
    other = page.round.rows[-1]
    before = {row.visit.lesson.id: row for row in page.round.rows}
    page.check_energy(visit, 1)
    settle()
    after = {row.visit.lesson.id: row for row in page.round.rows}
    assert after[other.visit.lesson.id] is other
    assert after[visit.lesson.id] is not before[visit.lesson.id]
    assert {row.visit.lesson.id for row in page.round.rows} == before.keys()
    assert [row for row in page.round.findChildren(VisitRow) if row not in page.round.rows] == []


def test_every_card_says_names_or_initials_at_once(window, page):
    before = list(page.round.rows)
    window.privacy.toggle()
    settle()
    assert not set(before) & set(page.round.rows)


def test_the_focus_stays_on_the_visit(qtbot, window, page, visit):
    start = button(page, "Start lesson")
    start.setFocus()
    window.watch.now = visit.lesson.data.start
    qtbot.keyClick(start, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is button(page, "Finish")


def test_a_lesson_of_yesterday_is_logged_in_the_dialog(qtbot, window, page):
    page.log_any()
    dialog = window.findChild(LogDialog)
    key = dialog.which.value
    click(qtbot, dialog.energy.buttons[2])
    rows = window.desk.read(today.to_log, window.desk.now(), page._teacher)
    assert key not in [str(row.id) for row in rows]


def test_a_note_from_the_ward_stands_beside_the_round(qtbot, window, page, visit):
    click(qtbot, page.side.add_button)
    dialog = window.findChild(NoteDialog)
    click(qtbot, dialog.save_button)
    assert dialog.isVisible()  # an empty note is not written
    dialog.text.setPlainText("slept well")
    click(qtbot, dialog.save_button)
    assert "slept well" in all_words(page.side)
    window.undo()
    settle()
    assert "slept well" not in all_words(page.side)


def test_a_gap_is_offered_to_whom_minutes_are_owed_and_used_by_one_click(qtbot, window, page, visit):
    click(qtbot, button(page, "Not now"))
    page.refusing.others.chosen.emit("TECH-FAIL")  # not for the child's sake: its minutes stay open
    click(qtbot, page.refusing.ways[-1])
    page._look_ahead()
    settle()
    assert page.outlook.anyway is None
    gap = page.outlook.standby
    assert gap is not None
    assert "owed" in all_words(page.round)
    if gap.instead_of is None:
        before = len(page.visits)
        click(qtbot, button(page, "Use the gap"))
        assert len(page.visits) == before + 1


def test_lessons_that_no_longer_fit_are_said_and_lead_to_the_week(qtbot, window, page, visit):
    assert not page.banner.isVisible()
    later = page.round.rows[2].visit
    key = later.students[0].id
    window.desk.do("check", today.check_energy, key, window.desk.now(), 0)
    page._look_ahead()
    settle()
    assert page.banner.isVisible()
    assert "no longer" in page.banner.words.text()


def test_what_changed_for_a_child_is_two_clicks_and_leads_to_a_repair(qtbot, window, page):
    click(qtbot, button(page, "Something changed"))
    menu = QApplication.activePopupWidget()
    action = next(each for each in menu.actions() if each.text() == "Goes home now")
    action.trigger()
    menu.close()
    settle()
    assert window.desk.undo_label == "Went home"
    found = window.desk.read(board.astray_this_week, window.desk.now())
    assert found.clashes > 0
    assert f"{found.clashes} lessons of this week no longer fit" in page.banner.words.text()
    assert "Gone home." in window.toasts.messages[-1].text
    page._look_ahead()
    assert page.banner.isVisible()
    window.desk.undo()
    page._look_ahead()
    assert not page.banner.isVisible()


def test_a_lesson_that_the_ward_fixed_says_so(window, page):
    later = page.round.rows[1].visit.lesson
    window.desk.do("Pinned", week.pin, later.id, on=True, by_ward=True)
    settle()
    assert "Pinned by the ward" in all_words(page.round)
    window.desk.do("Pinned", week.pin, later.id, on=True)
    settle()
    assert "Pinned by the ward" not in all_words(page.round)


def test_the_round_sheet_opens_from_memory(qtbot, window, page):
    page.round_sheet()
    shown = window.findChild(Preview)
    qtbot.waitUntil(lambda: bool(shown.data), timeout=60_000)
    assert shown.data.startswith(b"%PDF")
    shown.close()


def test_a_day_without_visits_says_what_to_do(window, page):
    window.watch.now = datetime(2026, 11, 28, 9, 0)
    page.refresh()
    assert "No visits today" in page.empty.accessibleName()
    assert page.empty.button.isVisible()
    assert page.first_focus() is page.empty.button


def test_no_window_is_left_beside_the_program_when_visits_come_at_once(window, page):
    full = window.watch.now
    window.watch.now = datetime(2026, 11, 28, 9, 0)
    page.refresh()
    window.watch.now = full
    page.refresh()
    settle()
    assert not page.empty.isWindow()
    assert not page.empty.isVisible()
    assert page.round.rows


def test_initials_at_the_bedside(window, page):
    page.not_now(page._current())
    words = all_words(window) + all_words(page.refusing)
    for initials in ("LM", "MR", "AB"):
        row = child(window, initials)
        for name in (row.full_name, row.short_name, row.called):
            assert name not in words
    page.refusing.close()
    window.privacy.toggle()
    assert child(window, "MR").short_name in all_words(page)


def test_a_note_from_the_ward_names_nobody_at_the_bedside(window, page):
    row = child(window, "LM")
    note = f"{row.called} slept badly, like {row.full_name}'s bed neighbour Maya"
    window.desk.do("Noted", today.add_note, row.id, note, window.watch.now)
    settle()
    assert "LM slept badly, like LM's bed neighbour MR" in all_words(window)
    window.privacy.toggle()
    settle()
    assert f"{row.called} slept badly" in all_words(window)


def test_everything_has_a_name(window, page):
    assert unnamed(window) == []
    page.not_now(page._current())
    assert unnamed(page.refusing) == []
    page.refusing.close()


@pytest.mark.parametrize(
    ("look_", "size", "percent"),
    [
        (ThemeChoice.LIGHT, (1366, 768), 100),
        (ThemeChoice.DARK, (1093, 614), 100),
        (ThemeChoice.HIGH_CONTRAST, (1366, 768), 200),
        (ThemeChoice.LIGHT, (1093, 614), 200),
    ],
)
def test_nothing_is_cut(window, page, look, look_, size, percent):
    look.apply(look_, percent)
    window.resize(*size)
    page.check_energy(page._current(), 1)
    settle()
    page._outlook_soon.stop()  # its answer is laid out now, not in the middle of the check
    page._look_ahead()
    settle()
    assert cut(page) == []
    assert outside(window) == []
    assert scrolls_sideways(window) == []
    if window.has_drawer:
        window.toggle_panel()
        settle()
    assert cut(page.side) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_the_minutes_say_whole_what_they_count(window, page, look, percent):
    look.apply(ThemeChoice.LIGHT, percent, glove_targets=False)
    settle()
    if not page.side.isVisible():
        window.toggle_panel()
        settle()
    assert "By bed, taught of agreed" in all_words(page.side)


def test_when_all_is_done_the_round_is_done(window, page):
    for each in page.visits:
        window.desk.do("log", today.log_lesson, each.lesson.id, minutes=20, at=EARLY, level_after=2)
    settle()
    assert page.greeting.text().endswith("The round is done.")


def test_a_child_who_said_not_now_is_offered_a_gap_only_when_the_person_says_so(qtbot, window, page, visit):
    window.desk.do("Not now", today.not_now, visit.lesson.id, "MED-SLEEP", window.desk.now())
    page._look_ahead()
    settle()
    anyway = page.outlook.anyway
    assert anyway is not None
    assert anyway.student.id == visit.students[0].id
    assert "Asleep at" in all_words(page.round)
    assert "so not asked before" in all_words(page.round)
    before = len(page.visits)
    click(qtbot, button(page, "Offer anyway"))
    assert len(page.visits) == before + 1
    window.undo()
    settle()
    assert len(page.visits) == before


def test_the_round_is_never_squeezed_when_it_is_opened_again(qtbot, window, page, look):
    window.watch.now = EARLY.replace(hour=10, minute=14)
    squeezed = []
    for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
        window.open("caseload")
        qtbot.wait(50)
        look.apply(choice)
        window.open("today")
        for _ in range(8):
            qtbot.wait(10)
            squeezed += [row for row in page.round.rows if row.height() < row.minimumSizeHint().height()]
    assert squeezed == []


def test_what_is_typed_at_the_end_of_a_lesson_outlasts_a_lock_and_a_press_beside_it(qtbot, window, page):
    def finish(visit):
        page._finish(visit, visit.lesson.data.start, visit.lesson.data.end)
        settle()
        return page.finishing

    first, second = page.visits[:2]
    box = finish(first)
    for field, typed in ((box.topic, "Fractions"), (box.adult, "An aunt")):
        field.setFocus()
        qtbot.keyClicks(field, typed)
    kept = kept_texts(window)
    box.hide()
    forget_kept()
    put_kept(kept)
    other = finish(second)
    assert (other.topic.text(), other.adult.text()) == ("", "")
    other.close()
    for _ in range(2):
        box = finish(first)
        assert (box.topic.text(), box.adult.text()) == ("Fractions", "An aunt")
        box.close()
    click(qtbot, finish(first).without)
    assert kept_texts(window) == {}
