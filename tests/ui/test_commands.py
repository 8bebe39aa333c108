"""Commands: found by words, done by key; the palette by keyboard alone."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from hospital_iep.ui.commands import DO, FIND, GO, Command, Commands, answers, fit, key_caps, spans
from hospital_iep.ui.palette import Palette


def nothing():
    return None


@pytest.fixture
def owner(qtbot, look):
    owner = QWidget()
    owner.resize(1366, 768)
    qtbot.addWidget(owner)
    owner.show()
    owner.activateWindow()
    return owner


def press(widget, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))


def test_better_answers_come_first():
    says = Command("LM says not now", nothing, detail="Maths, 10:15")
    swap = Command("Not now: swap with the next visit", nothing)
    ledger = Command("Work ledger", nothing, words="not needed items")
    assert fit("not n", swap) > fit("not n", says) > 0
    assert fit("not needed", ledger) == 1
    assert fit("not needed zebra", ledger) == 0
    assert fit("maths", says) == 1


@pytest.mark.parametrize(
    ("typed", "said", "found"),
    [
        ("backup", "Back up now, backup", True),
        ("bakcup", "Back up now, backup", True),  # swapped
        ("bakup", "Back up now, backup", True),  # missing
        ("recobery she", "New recovery sheet", True),  # wrong letter, half a word
        ("accomodations", "Accommodations", True),
        ("acomodatons", "Accommodations", False),  # three slips
        ("wek", "Week", False),  # short words are typed whole
        ("plam", "Plan this week", True),
        ("plam zebra", "Plan this week", False),
    ],
)
def test_slips_of_the_keys_are_forgiven(typed, said, found):
    assert answers(typed, said, roughly=True) is found
    assert answers(typed, said) is (typed == "backup")


def test_a_slip_finds_only_where_nothing_fits_as_typed(owner):
    commands = Commands(owner)
    commands.add(Command("Wards and beds", nothing), Command("Words of the manual", nothing))
    assert [command.label for command in commands.find("ward")] == ["Wards and beds"]
    assert {command.label for command in commands.find("wyrds")} == {"Wards and beds", "Words of the manual"}
    assert commands.find("zebra") == []


def test_what_was_typed_is_marked():
    assert spans("not n", "LM says not now") == [(8, 5)]
    assert spans("plan week", "Plan this week") == [(0, 4), (10, 4)]
    assert spans("", "Plan") == []


def test_key_caps():
    assert key_caps("Ctrl+K") == ["Ctrl", "K"]
    assert key_caps("Ctrl+Shift+N") == ["Ctrl", "Shift", "N"]
    assert key_caps("") == []


def test_answers_are_grouped_by_section(owner):
    commands = Commands(owner)
    commands.add(
        Command("Week", nothing, section=GO),
        Command("Plan this week", nothing, section=DO),
        Command("Week's print", nothing, section=GO),
    )
    found = commands.find("week")
    assert [command.section for command in found] == [GO, GO, DO]


def test_providers_are_asked_and_pupils_come_first(owner):
    commands = Commands(owner)
    asked = []

    def pupils(typed):
        asked.append(typed)
        return [Command("Leo M.", nothing, "user", section=FIND)]

    commands.add(Command("Leave the ward", nothing))
    commands.add_provider(pupils)
    assert [command.label for command in commands.find("le")] == ["Leo M.", "Leave the ward"]
    assert asked == ["le"]


def test_keys_of_a_page_work_until_another_page_comes(owner, qtbot):
    commands = Commands(owner)
    done = []
    field = QLineEdit(owner)
    field.show()
    commands.set_page([Command("Plan", lambda: done.append("plan"), keys="Ctrl+Shift+P")])
    qtbot.keyClick(
        owner, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    commands.set_page([])
    qtbot.keyClick(
        owner, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert done == ["plan"]


def test_single_letters_do_not_steal_from_text(owner, qtbot):
    commands = Commands(owner)
    done = []
    field = QLineEdit(owner)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.show()
    commands.set_page([Command("Start lesson", lambda: done.append("s"), keys="S")])
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "sos")
    assert field.text() == "sos"
    assert done == []


def test_keys_only_listed_are_not_bound_and_not_offered(owner):
    commands = Commands(owner)
    commands.set_page([Command("Move by 5 minutes", nothing, keys="Up", help_only=True)])
    assert commands.find("move") == []
    assert [command.label for command in commands.listed()] == ["Move by 5 minutes"]


@pytest.fixture
def palette(owner, qtbot):
    commands = Commands(owner)
    done = []
    commands.add(
        Command("Not now: swap", lambda: done.append("swap"), "shuffle", detail="TG takes 10:15"),
        Command("Not now: shorten", lambda: done.append("shorten"), "timer", "N"),
        Command("Ward notes", lambda: done.append("notes"), "message-square", section=GO),
    )
    palette = Palette(owner, commands, initials_only=True)
    palette.done = done
    palette.open()
    return palette


def test_the_palette_is_driven_by_keys(palette):
    palette.field.setText("not")
    press(palette.field, Qt.Key.Key_Down)
    press(palette.field, Qt.Key.Key_Return)
    assert palette.done == ["shorten"]
    assert palette.isHidden()


def test_the_choice_steps_over_headings_and_around(palette):
    palette.field.setText("no")
    assert [palette.model.index(row, 0).data() for row in range(palette.model.rowCount())] == [
        "Do now",
        "Not now: swap",
        "Not now: shorten",
        "Go to",
        "Ward notes",
    ]
    chosen = []
    for _ in range(4):
        chosen.append(palette.list.currentIndex().data())
        press(palette.field, Qt.Key.Key_Down)
    assert chosen == ["Not now: swap", "Not now: shorten", "Ward notes", "Not now: swap"]
    press(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().data() == "Not now: swap"


def test_escape_closes_and_does_nothing(palette):
    palette.field.setText("ward")
    press(palette.field, Qt.Key.Key_Escape)
    assert palette.done == []
    assert palette.isHidden()


def test_no_answer_is_said(palette):
    palette.field.setText("zebra")
    assert palette.list.isHidden()
    press(palette.field, Qt.Key.Key_Return)
    assert palette.done == []


def test_answers_read_label_detail_and_section(palette):
    palette.field.setText("swap")
    rows = QAccessible.queryAccessibleInterface(palette.list)
    names = [rows.child(at).text(QAccessible.Text.Name) for at in range(rows.childCount())]
    assert "Not now: swap, TG takes 10:15" in names
    assert palette.field.accessibleName() == "Find or do anything"


def test_the_panel_is_as_tall_as_its_answers(palette):
    palette.look_up("")
    tall = palette.panel.height()
    palette.field.setText("ward")
    assert palette.panel.height() < tall
    assert palette.rect().contains(palette.panel.geometry())
