"""The unlock window: who and passphrase, one sentence for each fault, and no word about a child."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from hospital_iep.store.vault import Vault
from hospital_iep.ui.unlock import LONGEST_DELAY, Kept, UnlockView
from hospital_iep.ui.widgets.chips import Chip
from tests.ui.conftest import PASSPHRASE


@pytest.fixture
def view(qtbot, look):
    view = UnlockView()
    view.resize(1366, 768)
    qtbot.addWidget(view)
    view.show()
    view.activateWindow()
    return view


def type_key(widget, text, modifiers=Qt.KeyboardModifier.NoModifier):
    QApplication.sendEvent(
        widget, QKeyEvent(QEvent.Type.KeyPress, Qt.Key(ord(text.upper())), modifiers, text)
    )


def test_it_shows_who_can_open_the_file_and_waits_for_the_passphrase(view, case_file, qtbot):
    assert view.show_file(case_file)
    assert [view.who.itemText(at) for at in range(view.who.count())] == ["Ana Example, hospital teacher"]
    qtbot.waitUntil(view.secret.hasFocus)
    assert view.secret.echoMode() is QLineEdit.EchoMode.Password


def test_enter_asks_once(view, case_file, qtbot):
    view.show_file(case_file)
    person = Vault.read(case_file).people[0]
    qtbot.keyClicks(view.secret, PASSPHRASE)
    with qtbot.waitSignal(view.unlock_asked) as asked:
        qtbot.keyClick(view.secret, Qt.Key.Key_Return)
    assert asked.args == [case_file, str(person.id), PASSPHRASE]
    assert view.button.text() == "Unlocking…"
    assert not view.button.isEnabled()
    with qtbot.assertNotEmitted(view.unlock_asked):
        qtbot.keyClick(view.secret, Qt.Key.Key_Return)


def test_an_empty_passphrase_asks_nothing(view, case_file, qtbot):
    view.show_file(case_file)
    with qtbot.assertNotEmitted(view.unlock_asked):
        qtbot.keyClick(view.secret, Qt.Key.Key_Return)


def test_each_refusal_waits_longer_with_the_same_words(view, case_file):
    view.show_file(case_file)
    waits = []
    for _ in range(7):
        view.refused("This name and this passphrase do not open the case file.")
        waits.append(view._wait)
        assert not view.button.isEnabled()
        assert view._fault_words.text() == "This name and this passphrase do not open the case file."
        while view._wait:
            view._count_down()
        assert view.button.isEnabled()
    assert waits == [1, 2, 4, 8, 16, LONGEST_DELAY, LONGEST_DELAY]
    view.opened()
    view.refused("again")
    assert view._wait == 1
    view._wait_timer.stop()


def test_while_waiting_enter_does_nothing(view, case_file, qtbot):
    view.show_file(case_file)
    view.refused("no")
    qtbot.keyClicks(view.secret, PASSPHRASE)
    with qtbot.assertNotEmitted(view.unlock_asked):
        qtbot.keyClick(view.secret, Qt.Key.Key_Return)
    view._wait_timer.stop()


@pytest.mark.parametrize(
    ("harm", "word"),
    [
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.unlink(), "There is no case file"),
        (lambda path: Path(f"{path}.keys").unlink(), "key file"),
        (lambda path: Path(f"{path}.keys").write_bytes(b"{}"), "damaged"),
    ],
)
def test_each_broken_file_is_one_sentence(view, case_file, harm, word):
    harm(case_file)
    assert not view.show_file(case_file)
    assert word in view._fault_words.text()
    assert view._fault_words.isVisible()
    assert "\n" not in view._fault_words.text()
    assert not view.button.isEnabled()
    assert view.other_file.isEnabled()


def test_reveal_shows_and_hides(view, case_file, qtbot):
    view.show_file(case_file)
    qtbot.mouseClick(view.reveal, Qt.MouseButton.LeftButton)
    assert view.secret.echoMode() is QLineEdit.EchoMode.Normal
    assert view.reveal.accessibleName() == "Hide the passphrase"
    qtbot.mouseClick(view.reveal, Qt.MouseButton.LeftButton)
    assert view.secret.echoMode() is QLineEdit.EchoMode.Password


def test_caps_lock_is_noticed_by_what_arrives(view, case_file):
    view.show_file(case_file)
    type_key(view.secret, "A")
    assert view._caps_words.isVisible()
    type_key(view.secret, "a")
    assert view._caps_words.isHidden()
    type_key(view.secret, "A", Qt.KeyboardModifier.ShiftModifier)
    assert view._caps_words.isHidden()
    type_key(view.secret, "a", Qt.KeyboardModifier.ShiftModifier)
    assert view._caps_words.isVisible()


def test_forgotten_asks_for_the_printed_key(view, case_file, qtbot):
    view.show_file(case_file)
    qtbot.mouseClick(view.forgotten, Qt.MouseButton.LeftButton)
    assert view.secret.accessibleName() == "Recovery key"
    assert "six groups of five" in view._explain.text()
    qtbot.keyClicks(view.secret, "ABCDE")
    with qtbot.waitSignal(view.unlock_asked) as asked:
        qtbot.keyClick(view.secret, Qt.Key.Key_Return)
    assert asked.args[1] == "recovery key"
    view.opened()
    assert view.secret.accessibleName() == "Passphrase"


def test_read_only_is_offered_where_it_helps(view, case_file, qtbot):
    view.show_file(case_file)
    qtbot.keyClicks(view.secret, PASSPHRASE)
    view.stopped("The case file can only be read here.", offer_reading=True)
    assert view._reading.isVisible()
    with qtbot.waitSignal(view.unlock_asked):
        qtbot.mouseClick(view._reading, Qt.MouseButton.LeftButton)
    assert view.read_only
    view.opened()
    assert not view.read_only


def test_kept_text_is_counted_not_quoted(view, case_file):
    from datetime import datetime

    view.show_file(case_file)
    view.show_kept(Kept(datetime.fromisoformat("2026-11-24T11:52"), 1))
    assert view.accessibleName().startswith("Welcome back. Locked at 11:52")
    assert "Open texts kept: 1" in view.accessibleName()
    view.show_kept(Kept())
    assert view._locked.isHidden()


def test_wrong_tries_are_told(view, case_file):
    vault = Vault.read(case_file)
    vault._note_failure("Ana Example", __import__("datetime").datetime.now(__import__("datetime").UTC))
    view.show_file(case_file)
    assert "1" in view._opened_words.text()


def test_another_file_is_asked_for(view, case_file, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(case_file), ""))
    with qtbot.waitSignal(view.file_chosen) as chosen:
        qtbot.mouseClick(view.other_file, Qt.MouseButton.LeftButton)
    assert chosen.args == [case_file]


def test_practice_needs_no_passphrase(view, qtbot):
    view.show_practice()
    with qtbot.waitSignal(view.practice_asked):
        qtbot.mouseClick(view.button, Qt.MouseButton.LeftButton)


def test_the_picture_gives_way(view):
    assert view.picture.isVisible()
    view.resize(800, 600)
    QApplication.processEvents()
    assert view.picture.isHidden()


def test_first_run_in_three_steps(view, tmp_path, qtbot):
    view.show_first_run()
    run = view.first_run
    run.path = tmp_path / "new.case"
    qtbot.waitUntil(run.new_button.hasFocus)
    qtbot.mouseClick(run.new_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(run.create_button, Qt.MouseButton.LeftButton)
    assert "Enter your name" in run._fault.text()
    qtbot.keyClicks(run.name, "Ana Example")
    qtbot.keyClicks(run.passphrase, "short")
    qtbot.mouseClick(run.create_button, Qt.MouseButton.LeftButton)
    assert "at least 8" in run._fault.text()
    run.passphrase.setText(PASSPHRASE)
    run.again.setText(PASSPHRASE + "!")
    qtbot.mouseClick(run.create_button, Qt.MouseButton.LeftButton)
    assert "differ" in run._fault.text()
    run.again.setText(PASSPHRASE)
    with qtbot.waitSignal(view.create_asked) as asked:
        qtbot.mouseClick(run.create_button, Qt.MouseButton.LeftButton)
    new = asked.args[0]
    assert (new.name, new.role, new.path) == ("Ana Example", "teacher", tmp_path / "new.case")
    assert PASSPHRASE not in repr(new)
    run.show_recovery_key("ABCDE-FGHJK-12345-MNPQR-STVWX-YZ234")
    assert run.passphrase.text() == run.again.text() == ""
    assert not run.sheet_next.isEnabled()
    qtbot.keyClick(run.put_away, Qt.Key.Key_Space)
    qtbot.mouseClick(run.sheet_next, Qt.MouseButton.LeftButton)
    assert run._key_words.text() == ""
    with qtbot.waitSignal(view.begun) as begun:
        qtbot.mouseClick(run.later_button, Qt.MouseButton.LeftButton)
    assert begun.args == [False]


def test_what_is_missing_is_said_and_the_cursor_stands_there(view):
    view.show_first_run()
    run = view.first_run
    run.new_button.click()
    run.create_button.setFocus()
    run.create_button.click()
    assert run.focusWidget() is run.name
    run.name.setText("Nora New")
    run.passphrase.setText("short")
    run.create_button.click()
    assert run.focusWidget() is run.passphrase
    run.passphrase.setText("four paper lanterns")
    run.create_button.click()
    assert run.focusWidget() is run.again
    assert run._fault.text() == "The two passphrases differ. Type the same one twice."


def test_first_run_elsewhere(view, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "ward"), ""))
    view.show_first_run()
    view.first_run._choose_place()
    assert view.first_run.path == tmp_path / "ward.case"
    assert view.first_run.currentIndex() == 1


def test_an_empty_passphrase_is_asked_for_and_not_called_wrong(view, case_file, qtbot):
    view.show_file(case_file)
    view.refused("This name and this passphrase do not open the case file.")
    view._wait = 0
    qtbot.keyClick(view.secret, Qt.Key.Key_Return)
    assert view._fault_words.text() == "Type the passphrase first."
    view._toggle_recovery()
    qtbot.keyClick(view.secret, Qt.Key.Key_Return)
    assert view._fault_words.text() == "Type the recovery key first."


def test_after_a_refusal_nobody_says_that_nobody_tried(view, case_file):
    view.show_file(case_file)
    assert view._opened_words.text() == "Nobody tried to open it since it was locked."
    view.refused("This name and this passphrase do not open the case file.")
    assert view._opened_words.text() == "Wrong attempts since it was last opened: 1."


def test_a_folder_is_called_a_folder(view, tmp_path):
    assert not view.show_file(tmp_path)
    assert view._fault_words.text() == f"“{tmp_path.name}” is a folder; choose the case file in it."


def test_no_two_steps_of_the_first_run_have_the_same_number(view):
    view.show_first_run()
    run = view.first_run
    said = [run.widget(at).findChild(Chip).text for at in range(run.count())]
    assert said == ["Step 1 of 3", "Step 2 of 3, part 1 of 2", "Step 2 of 3, part 2 of 2", "Step 3 of 3"]


def test_the_first_passphrase_can_be_shown(view, qtbot):
    view.show_first_run()
    view.first_run._go_new()
    for field in (view.first_run.passphrase, view.first_run.again):
        assert field.echoMode() is QLineEdit.EchoMode.Password
        qtbot.mouseClick(field.reveal, Qt.MouseButton.LeftButton)
        assert field.echoMode() is QLineEdit.EchoMode.Normal


def test_a_broken_file_after_a_wrong_passphrase_cannot_be_unlocked(view, case_file, tmp_path):
    view.show_file(case_file)
    view.refused("This name and this passphrase do not open the case file.")
    broken = tmp_path / "empty.case"
    broken.write_bytes(b"")
    view.show_file(broken)
    while view._wait:
        view._count_down()
    assert not view.button.isEnabled()
    assert not view._opened_words.isVisible()  # the wrong tries were another file's
    view.show_file(case_file)
    assert view.button.isEnabled()


def test_after_the_practice_hospital_a_file_asks_for_its_passphrase(view, case_file):
    view.show_practice()
    assert "asks for no passphrase" in view._subtitle.text()
    view.show_file(case_file)
    assert "stays encrypted" in view._subtitle.text()
    assert view.button.text() == "Unlock"


def test_its_column_grows_with_the_text(view, case_file, look):
    view.resize(1366, 768)
    view.show_file(case_file)
    look.apply(percent=200)
    QApplication.processEvents()
    for button in (view.other_person, view.other_file):
        assert button.width() >= button.sizeHint().width()
