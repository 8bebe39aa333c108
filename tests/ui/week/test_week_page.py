"""The week's page: by mouse and by key, from re-planning to publishing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from hospital_iep.ui.theme import ThemeChoice, theme
from hospital_iep.ui.week.items import Change, Lens, Pinner
from hospital_iep.ui.week.panel import UnmetRow
from hospital_iep.ui.week.publish import PublishDialog
from tests.ui.test_sizes_frame import overlapping
from tests.ui.week.sample import at

LEO = "Leo M.-1-10:15"
Key = Qt.Key


def texts(widget):
    QApplication.processEvents()  # what was just added is not shown before
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def proposed(page, week, qtbot):
    click(qtbot, page.bar.plan)
    week.finish()
    return page


def test_it_opens_with_the_week_its_state_and_what_is_not_placed(page):
    assert page.scope_.dates.words == "23 to 27 November 2026"
    assert page.scope_.state.text == "Published Fri 16:10"
    assert [row.unmet.pupil for row in page.panel.unmet.rows] == ["Maya R.", "Aisha B."]
    assert "20 of 80 min short" in texts(page.panel.unmet)
    assert not page.panel.selected.isVisible()


@pytest.mark.parametrize("width", [1366, 1280, 1093, 1024])
def test_every_button_of_the_bar_is_in_sight_at_any_width(window, page, width):
    window.resize(width, 700)
    QApplication.processEvents()
    bar = page.bar
    for button in (bar.lens, bar.person, bar.beside, bar.no_beside, bar.plan, bar.print, bar.publish):
        corner = button.mapTo(bar, button.rect().topLeft())
        assert bar.rect().contains(button.rect().translated(corner)), (width, button.accessibleName())


def test_choosing_a_lesson_shows_it_with_its_reason(page, qtbot):
    place = page.board.rect_of(LEO).center()
    qtbot.mouseClick(page.board.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.panel.selected.isVisible()
    shown = " ".join(texts(page.panel.selected))
    assert "Tue 24 Nov, 10:15 to 10:55, bed 4, Ana Ruiz" in shown
    assert "Best hours: the day after dialysis." in shown


def test_why_and_why_not_are_one_key_or_one_click(page, week, qtbot):
    page.board.select(LEO)
    page.board.setFocus()
    qtbot.keyClick(page.board, Key.Key_W)
    assert "Needs level 4 for new work." in texts(page.panel.selected)
    qtbot.keyClick(page.board, Key.Key_F8)
    row = page.panel.unmet.rows[0]
    assert row.why.hasFocus()
    qtbot.keyClick(row.why, Key.Key_Space)
    assert "Recovery on Tuesday until 15:00." in texts(row)
    assert week.asked == [("why", LEO), ("why_not", "n1")]


def test_pin_by_key_frees_by_key(page, week, qtbot):
    page.board.select(LEO)
    qtbot.keyClick(page.board, Key.Key_P)
    assert page.board.selected.pinned_by is Pinner.YOU
    assert page.panel.selected.pin_button.text() == "Free"
    qtbot.keyClick(page.board, Key.Key_P)
    assert week.asked == [("pin", LEO, True), ("pin", LEO, False)]


def test_a_lesson_moved_by_key_lands_and_stays_chosen(page, week, qtbot):
    page.board.select("Noah K.-0-13:35")
    for key in (Key.Key_M, Key.Key_Down, Key.Key_Return):
        qtbot.keyClick(page.board, key)
    assert week.asked == [("move", "Noah K.-0-13:35", at(0, "13:40"), "ana-0")]
    assert page.board.selected.start == at(0, "13:40")


def test_each_move_says_who_must_hear_of_it(proposed):
    first, second = proposed.proposals.rows[:2]
    assert "Tell: Leo M. and family, Sunflower ward." in texts(first)
    assert "Tell: Leo M. and family" in first.tick.accessibleDescription()
    assert not [text for text in texts(second) if "Tell" in text]


def test_nothing_moves_until_it_is_accepted(proposed, week):
    assert week.asked == [("plan",)]
    assert proposed.side.currentWidget() is proposed.proposals
    assert proposed.scope_.state.text == "Changes not accepted yet"
    assert "2 moves, 1 not placed" in texts(proposed.proposals)
    numbers = {item.number for item in proposed.board.contents.items if item.change is not Change.NONE}
    assert numbers == {1, 2, 3}


def test_accept_all_is_one_press_and_takes_the_unplaced_along(proposed, week, qtbot):
    qtbot.keyClick(proposed.proposals.rows[0].tick, Key.Key_Return)
    assert week.asked[-1] == ("accept", "repair", ("m1", "m2", "m3"))
    assert proposed.side.currentWidget() is proposed.panel
    assert proposed.scope_.state.text == "Published Fri 16:10"


def test_where_the_panel_lies_over_the_week_it_goes_once_a_proposal_is_decided(proposed, window, qtbot, look):
    look.apply(percent=200)
    QApplication.processEvents()
    assert window.has_drawer
    if not window.side.isVisible():
        window.toggle_panel()
    click(qtbot, proposed.proposals.accept_button)
    assert not window.side.isVisible()


def test_a_part_can_be_accepted(proposed, week, qtbot):
    qtbot.keyClick(proposed.proposals.rows[0].tick, Key.Key_Space)
    assert proposed.proposals.accept_button.text() == "Accept 1"
    click(qtbot, proposed.proposals.accept_button)
    assert week.asked[-1] == ("accept", "repair", ("m2",))


def test_arrows_walk_the_moves_and_the_board_follows(proposed, qtbot):
    assert proposed.board.selected.id == LEO
    qtbot.keyClick(proposed.proposals.rows[0].tick, Key.Key_Right)
    assert proposed.proposals.rows[1].tick.hasFocus()
    assert proposed.board.selected.id == "Priya S.-3-11:05"


def test_while_deciding_the_legend_stands_in_the_place_of_the_buttons(proposed, qtbot):
    said = [chip.text for chip in proposed.bar.legend if chip.isVisible()]
    assert said == ["Moves", "Pinned stay", "4 prime", "3 normal", "2 low", "1 passive", "0 blocked"]
    assert not proposed.bar.publish.isVisible()
    click(qtbot, proposed.proposals.keep_button)
    assert proposed.bar.publish.isVisible()
    assert not any(chip.isVisible() for chip in proposed.bar.legend)


def test_keep_as_is_changes_nothing(proposed, week, qtbot):
    click(qtbot, proposed.proposals.keep_button)
    assert week.asked == [("plan",)]
    assert all(item.change is Change.NONE for item in proposed.board.contents.items)


def test_another_idea_says_how_it_differs_and_that_it_may_not_be_the_best(proposed):
    other = proposed.proposals.ideas[1]
    proposed.proposals.choose(other)
    assert proposed.proposal is other
    shown = texts(proposed.proposals)
    assert "A better week, 3 more changes." in shown
    assert "Best found so far, maybe not the best." in shown


def test_the_smallest_change_is_shown_at_once_and_keeps_its_ticks_when_a_better_week_comes(page, week, qtbot):
    page.plan()
    week.job.found.emit(week.ideas[:1])
    shown = page.proposals.proposal
    assert page.side.currentWidget() is page.proposals
    assert not page.proposals.other_button.isVisible()
    click(qtbot, page.proposals.rows[0].tick)
    ticked = page.proposals.ticked()
    week.finish()
    assert page.proposals.proposal is shown
    assert page.proposals.ticked() == ticked
    assert page.proposals.other_button.isVisible()


def test_a_better_week_does_not_come_back_to_who_has_decided(page, week):
    page.plan()
    week.job.found.emit(week.ideas[:1])
    page.keep_as_is()
    week.finish()
    assert page.side.currentWidget() is page.panel


def test_a_proposal_without_moves_says_that_nothing_needs_to_move(page, week, window):
    week.ideas = ()
    page.plan()
    week.finish()
    assert page.side.currentWidget() is page.panel
    assert [toast.message.text for toast in window.toasts.shown] == ["Nothing needs to move."]


def test_planning_can_be_stopped_and_keeps_the_best(page, week, qtbot):
    page.plan()
    assert not page.bar.plan.isEnabled()
    page.planning.busy_bar.show()
    week.job.progressed.emit(0.4, "")
    assert page.planning.stop.isVisible()
    click(qtbot, page.planning.stop)
    assert week.asked == [("plan",), ("keep_best",)]
    week.finish()
    assert page.bar.plan.isEnabled()
    assert not page.planning.isVisible()


def test_fix_it_goes_to_the_first_change_that_makes_room(page, week, qtbot):
    click(qtbot, page.panel.unmet.rows[0].fix)
    button = QApplication.focusWidget()
    assert button.accessibleName().startswith("Change this: ")
    qtbot.keyClick(button, Key.Key_Space)
    assert week.asked[-1] == ("unlock", "n1", "second")


def test_review_lists_what_is_told_to_whom_and_publish_tells_it(page, week, qtbot):
    click(qtbot, page.bar.publish)
    dialog = page.findChild(PublishDialog)
    rows = [widget.accessibleName() for widget in dialog.findChildren(QWidget)]
    assert "Leo M., Maths. Tue 10:15 becomes Thu 11:05" in rows
    assert "Priya S., Maths. New: Tue 10:15" in rows
    click(qtbot, dialog.publish_button)
    assert week.asked == [("publish",)]


def test_every_lens_shows_its_own(page, qtbot):
    for lens in (Lens.PUPIL, Lens.WARD_DAY, Lens.TEACHER):
        click(qtbot, page.bar.lens.button(lens.value))
        assert page.board.contents.lens is lens
    assert page.place()["lens"] == "teacher"


def test_the_list_and_the_board_share_the_choice(page, qtbot):
    page.board.select(LEO)
    page.board.setFocus()
    qtbot.keyClick(page.board, Key.Key_T)
    assert page.views.currentWidget() is page.views.list
    assert page.views.list.chosen().id == LEO
    qtbot.keyClick(page.views.list, Key.Key_T)
    assert page.views.currentWidget() is page.board
    assert page.board.selected.id == LEO


def test_an_empty_week_says_why_and_offers_one_button(page, week, qtbot):
    week.empty = "Nothing planned. 6 pupils, 3 need times first."
    page.refresh()
    assert page.views.currentWidget() is page.views.empty
    assert "Nothing planned. 6 pupils, 3 need times first." in texts(page.views.empty)
    click(qtbot, page.views.empty.button)
    assert week.asked == [("plan",)]


def test_weeks_are_stepped_and_the_place_brings_them_back(page):
    page.step(1)
    place = page.place()
    assert place["day"] == "2026-12-01"
    page.step(-1)
    page.enter(**place)
    assert page.place() == place


def test_everything_that_takes_the_focus_has_a_name(proposed):
    for root in (proposed, proposed.side, proposed.scope_):
        for widget in root.findChildren(QWidget):
            here = widget.window() is proposed.window()  # a combo box keeps its list in a window of its own
            if here and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.inherits("QScrollArea"):
                named = widget.accessibleName() or getattr(widget, "text", lambda: "")()
                assert named, type(widget).__name__


@pytest.mark.parametrize("look", list(ThemeChoice)[1:])
@pytest.mark.parametrize(
    ("width", "height", "percent"),
    [(1366, 768, 100), (1093, 614, 100), (1366, 768, 200), (1093, 614, 200), (1024, 640, 200)],
)
def test_nothing_is_cut_at_any_size(window, page, look, width, height, percent):
    theme().apply(look, percent=percent)
    window.resize(width, height)
    page.board.select(LEO)
    QApplication.processEvents()
    for root in (page.bar, page.panel, page.scope_):
        for child in root.findChildren(QLabel):
            if child.isVisible() and not child.wordWrap() and not child.toolTip():
                wanted = child.fontMetrics().horizontalAdvance(child.text())
                assert child.width() >= wanted - 1, child.text()
    for button in (page.bar.plan, page.bar.publish, page.bar.print):
        assert page.rect().contains(
            button.geometry().translated(button.parentWidget().mapTo(page, button.rect().topLeft()))
        )
    assert page.board.viewport().height() > page.board.rect_of(LEO).height()
    assert page.bar.mapTo(page, page.bar.rect().bottomLeft()).y() < page.board.mapTo(page, QPoint()).y()
    assert overlapping(page.bar) == overlapping(page.scope_) == []


def test_what_is_not_placed_keeps_its_rows_where_nothing_changed(page):
    card = page.panel.unmet
    first, second = card.rows
    second.why.setFocus()
    page._why_not(second.unmet.need)
    said = texts(second)
    card.show_unmet([replace(first.unmet, minutes_short=10), second.unmet])
    assert card.rows[1] is second
    assert texts(second) == said
    assert second.why.hasFocus()
    assert card.rows[0] is not first
    assert "10 of 80 min short" in texts(card.rows[0])
    card.show_unmet([second.unmet])
    assert card.rows == [second]
    assert card.findChildren(UnmetRow) == [second]
    assert second.above.isHidden()
    card.show_unmet([])
    assert card.isHidden()
