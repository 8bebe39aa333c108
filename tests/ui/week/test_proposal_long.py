"""A proposal of a whole week: hundreds of moves, of which only those near get their rows."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hospital_iep.ui.week.desk import Proposal, ProposedMove
from hospital_iep.ui.week.proposal import PAGE, ProposalPanel

Key = Qt.Key
MANY = 200


def settle():
    for _ in range(5):
        QApplication.processEvents()


@pytest.fixture
def panel(qtbot):
    panel = ProposalPanel()
    qtbot.addWidget(panel)
    panel.resize(360, 600)
    moves = tuple(
        ProposedMove(
            f"m{n}", n, f"Child {n}, Maths: Thu 11:05", "", f"lesson {n}", "A child", placed=n % 50 > 0
        )
        for n in range(1, MANY + 1)
    )
    panel.show()
    panel.show_ideas([Proposal("idea-0", "All of it.", moves)])
    panel.activateWindow()
    settle()
    return panel


@pytest.fixture
def accepted(panel):
    taken = []
    panel.accepted.connect(lambda _, keys: taken.append(keys))
    return taken


def test_only_the_first_rows_are_made_and_all_are_counted(panel):
    assert len(panel.rows) == PAGE
    assert panel.rows[0].tick.accessibleName().startswith(f"Move 1 of {MANY}")
    assert len(panel.ticked()) == MANY - 4
    assert panel.accept_button.text() == "Accept all"


def test_all_is_all_of_them_those_without_a_place_too(panel, accepted):
    panel.accept()
    assert accepted == [tuple(f"m{n}" for n in range(1, MANY + 1))]


def test_what_is_not_wanted_stays_out_and_what_was_not_seen_goes_along(panel, accepted):
    panel.rows[2].tick.click()
    assert panel.accept_button.text() == f"Accept {MANY - 5}"
    panel.accept()
    assert accepted == [tuple(f"m{n}" for n in range(1, MANY + 1) if n % 50 and n != 3)]


def test_scrolling_down_brings_every_row_in_its_order(panel):
    bar = panel._area.verticalScrollBar()
    for _ in range(MANY):
        bar.setValue(bar.maximum())
        settle()
        if len(panel.rows) == MANY:
            break
    assert [row.move_.number for row in panel.rows] == list(range(1, MANY + 1))
    tops = [row.mapTo(panel._area.widget(), row.rect().topLeft()).y() for row in panel.rows]
    assert tops == sorted(set(tops))


def test_a_tall_window_is_filled_without_scrolling(panel):
    panel.resize(360, 3000)
    settle()
    assert PAGE < len(panel.rows) < MANY


def test_arrows_walk_on_past_the_rows_that_were_made(panel, qtbot):
    shown = []
    panel.move_shown.connect(lambda lesson, _: shown.append(lesson))
    panel.focus_first()
    for _ in range(PAGE + 3):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Right)
    settle()
    assert shown[-1] == f"lesson {PAGE + 4}"
    assert QApplication.focusWidget() is panel.rows[PAGE + 3].tick


def test_another_idea_begins_at_its_top(panel):
    bar = panel._area.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    few = Proposal("idea-1", "Few.", panel.proposal.moves[:3])
    panel.choose(few)
    settle()
    assert (bar.value(), len(panel.rows)) == (0, 3)


def test_other_words_leave_ticks_place_and_focus_as_they_were(panel, accepted, qtbot):
    panel.focus_first()
    for _ in range(PAGE + 1):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Right)
    settle()
    panel.rows[2].tick.click()
    made, place = len(panel.rows), panel._area.verticalScrollBar().value()
    old = panel.proposal
    initials = tuple(replace(move, heading=f"C{move.number}, Maths") for move in old.moves)
    panel.reword([replace(old, key="another", moves=()), replace(old, moves=initials)])
    settle()
    assert len(panel.rows) >= made
    assert all("Child" not in row.tick.accessibleName() for row in panel.rows)
    assert QApplication.focusWidget() is panel.rows[PAGE + 1].tick
    assert panel._area.verticalScrollBar().value() == place
    panel.accept()
    assert accepted == [tuple(f"m{n}" for n in range(1, MANY + 1) if n % 50 and n != 3)]
