"""A damaged case file: the unlock window offers its newest good backup, and restores it on a press only."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from hospital_iep.operations import settings
from hospital_iep.store import backup
from hospital_iep.store.database import Database
from hospital_iep.store.vault import RECOVERY, Person
from hospital_iep.ui import application, pages, preferences
from hospital_iep.ui.application import Program
from hospital_iep.ui.moments import when
from hospital_iep.ui.preferences import Preferences
from tests.ui.conftest import CHEAP, PASSPHRASE
from tests.ui.test_program import add_pages

NOON = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
OLDER, NEWER = NOON - timedelta(days=9), NOON - timedelta(days=8)


def flipped(path):
    """Turn bits over in each page of a file, as a dying disk does."""
    content = bytearray(path.read_bytes())
    content[::512] = bytes(each ^ 0x55 for each in content[::512])
    path.write_bytes(content)


def keys(path):
    return Path(f"{path}.keys")


HARMS = {
    "flipped bytes": flipped,
    "0 bytes": lambda path: path.write_bytes(b""),
    "keys missing": lambda path: keys(path).unlink(),
    "keys damaged": lambda path: keys(path).write_bytes(b"{}"),
    "gone": lambda path: path.unlink(),
}


def said_of(at):
    here = at.astimezone().replace(tzinfo=None)
    return when(here, datetime.now(UTC).astimezone().replace(tzinfo=None))


def contents(folder):
    """Return all bytes of a case file and what lies beside it, without the lock that comes and goes."""
    return {
        each.name: each.read_bytes()
        for each in folder.glob("ward.case*")
        if each.suffix not in {".lock", ".holder"}
    }


@pytest.fixture
def copies(case_file, tmp_path):
    """Return the folder with two backups: one from before the ward got its name, one from after."""
    folder = tmp_path / "copies"
    for name, at in (("Older ward", OLDER), ("Newer ward", NEWER)):
        with Database.open(case_file, "Ana Example", PASSPHRASE) as database:
            database.perform("Name", settings.set_value, "hospital", name)
            database.clock = lambda at=at: at
            backup.backup_into(database, folder)
    assert len(backup.dates_in(folder, "ward")) == 2
    return folder


def newest(folder):
    dated = backup.dates_in(folder, "ward")
    return max(dated, key=dated.__getitem__)


@pytest.fixture
def program(qtbot, look, tmp_path, monkeypatch):
    monkeypatch.setattr("hospital_iep.ui.preferences.default_path", lambda: tmp_path / "settings" / "p.json")
    for module in (application, preferences):
        monkeypatch.setattr(module, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(pages, "add_pages", add_pages)
    program = Program(Preferences(backup_folder=str(tmp_path / "copies"), last_person="Ana Example"))
    qtbot.addWidget(program.shell)
    yield program
    program.close()
    program.shell.hide()


@pytest.fixture
def view(program):
    return program.shell.unlock


def meet(program, case_file, qtbot):
    """Start on a broken file, as far as somebody gets without restoring."""
    view = program.shell.unlock
    with qtbot.waitSignal(program.shell.painted, timeout=20_000):
        program.start(case_file)
    qtbot.waitUntil(lambda: not program.worker.busy, timeout=20_000)
    if view.button.isEnabled():
        view.secret.setText(PASSPHRASE)
        view.button.click()
    qtbot.waitUntil(view.offer.isVisible, timeout=20_000)


def press(program, qtbot, passphrase=PASSPHRASE):
    view = program.shell.unlock
    view.secret.setText(passphrase)
    qtbot.mouseClick(view.offer.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not program.worker.busy, timeout=20_000)
    QApplication.sendPostedEvents(None, QEvent.Type.MetaCall)


def hospital(program):
    with program.database.session() as session:
        return settings.value(session, "hospital")


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_the_newest_backup_is_offered_and_restored_on_a_press(program, view, case_file, copies, qtbot, harm):
    harm(case_file)
    before = contents(case_file.parent)
    meet(program, case_file, qtbot)
    assert view._fault_words.text()
    assert view.offer.words.text() == f"The newest backup is of {said_of(NEWER)}."
    assert view.offer.button.text() == "Restore it"
    assert view.offer.button.accessibleDescription() == view.offer.words.text()
    assert view.who.currentText() == "Ana Example, hospital teacher"
    assert contents(case_file.parent) == before
    with qtbot.waitSignal(program.opened, timeout=20_000):
        press(program, qtbot)
    assert hospital(program) == "Newer ward"
    assert backup.are_paused(program.database)
    (told,) = program.window.toasts.messages
    assert said_of(NEWER) in told.text
    assert "Settings, File and backup" in told.text
    aside = {name.replace(".before-restore", ""): held for name, held in contents(case_file.parent).items()
             if ".before-restore" in name}  # fmt: skip
    assert aside == {name: held for name, held in before.items() if name in aside}
    assert ("ward.case" in aside) == ("ward.case" in before)
    assert not view.offer.isVisible()


def test_nothing_is_replaced_by_enter_in_the_passphrase(program, view, case_file, copies, qtbot):
    case_file.write_bytes(b"")
    meet(program, case_file, qtbot)
    before = contents(case_file.parent)
    qtbot.keyClicks(view.secret, PASSPHRASE)
    qtbot.keyClick(view.secret, Qt.Key.Key_Return)
    assert not program.worker.busy
    assert contents(case_file.parent) == before
    program.shell.activateWindow()
    qtbot.waitUntil(view.offer.button.hasFocus)
    with qtbot.waitSignal(program.opened, timeout=20_000):
        qtbot.keyClick(view.offer.button, Qt.Key.Key_Return)


def test_without_a_passphrase_it_asks_for_one(program, view, case_file, copies, qtbot):
    keys(case_file).unlink()
    before = contents(case_file.parent)
    meet(program, case_file, qtbot)
    qtbot.mouseClick(view.offer.button, Qt.MouseButton.LeftButton)
    assert view._fault_words.text() == "Type the passphrase first."
    assert view.offer.stands
    assert contents(case_file.parent) == before


def test_a_wrong_passphrase_is_said_and_keeps_the_newest_on_offer(program, view, case_file, copies, qtbot):
    case_file.write_bytes(b"")
    before = contents(case_file.parent)
    meet(program, case_file, qtbot)
    press(program, qtbot, "wrong wrong wrong")
    qtbot.waitUntil(lambda: view._wait > 0, timeout=20_000)
    told = f"This name and this passphrase do not open the backup of {said_of(NEWER)}."
    assert view._fault_words.text() == told
    assert not view.offer.button.isEnabled()  # it waits as after any wrong passphrase
    while view._wait:
        view._count_down()
    assert contents(case_file.parent) == before
    assert view.offer.words.text() == f"The newest backup is of {said_of(NEWER)}."
    qtbot.mouseClick(view.offer.older, Qt.MouseButton.LeftButton)
    assert view.offer.words.text() == f"The next older backup is of {said_of(OLDER)}."
    assert not view.offer.older.isVisible()
    with qtbot.waitSignal(program.opened, timeout=20_000):
        press(program, qtbot)
    assert hospital(program) == "Older ward"


@pytest.mark.parametrize("harm", [HARMS[name] for name in ("flipped bytes", "0 bytes", "keys missing")])
def test_a_damaged_backup_is_said_and_the_older_one_offered(program, view, case_file, copies, qtbot, harm):
    harm(newest(copies))
    flipped(case_file)
    before = contents(case_file.parent)
    meet(program, case_file, qtbot)
    if said_of(NEWER) in view.offer.words.text():  # only reading all of it tells
        press(program, qtbot)
        qtbot.waitUntil(lambda: said_of(OLDER) in view.offer.words.text(), timeout=20_000)
    assert view._fault_words.text() == f"The backup of {said_of(NEWER)} cannot be read whole."
    assert view.offer.words.text() == f"The next older backup is of {said_of(OLDER)}."
    assert contents(case_file.parent) == before
    with qtbot.waitSignal(program.opened, timeout=20_000):
        press(program, qtbot)
    assert hospital(program) == "Older ward"


def test_where_no_backup_is_whole_it_says_so(program, view, case_file, copies, qtbot):
    for copy in backup.dates_in(copies, "ward"):
        copy.write_bytes(b"")
    case_file.write_bytes(b"")
    meet(program, case_file, qtbot)
    assert view.offer.words.text() == "There is no older backup."
    assert not view.offer.stands


def test_where_no_backup_is_known_it_asks_for_their_folder(
    program, view, case_file, copies, qtbot, monkeypatch
):
    program.preferences.backup_folder = ""
    case_file.write_bytes(b"")
    meet(program, case_file, qtbot)
    assert view.offer.words.text() == "No backup of it is known on this computer."
    assert not view.offer.stands
    empty = case_file.parent / "empty"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(empty))
    qtbot.mouseClick(view.offer.folder, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "found" in view.offer.words.text(), timeout=20_000)
    assert view.offer.words.text() == f"No backup of it was found in {empty}."
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(copies))
    qtbot.mouseClick(view.offer.folder, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.offer.stands, timeout=20_000)
    assert said_of(NEWER) in view.offer.words.text()


def test_a_backup_of_another_case_file_is_not_offered(program, view, case_file, copies, qtbot, tmp_path):
    elsewhere = tmp_path / "elsewhere" / "ward.case"
    elsewhere.parent.mkdir()
    other, _key = Database.create(
        elsewhere, Person(uuid4(), "Ana Example", "teacher"), PASSPHRASE, cost=CHEAP
    )
    other.close()
    elsewhere.write_bytes(b"")
    meet(program, elsewhere, qtbot)
    assert view.offer.words.text() == f"No backup of it was found in {copies}."


def test_a_whole_file_that_is_only_held_offers_nothing(program, view, case_file, copies, qtbot):
    with Database.open(case_file, "Ana Example", PASSPHRASE):
        program.start(case_file)
        view.secret.setText(PASSPHRASE)
        view.button.click()
        qtbot.waitUntil(lambda: bool(view._fault_words.text()), timeout=20_000)
        assert not view.offer.isVisible()


def test_the_recovery_key_restores_too(program, view, case_file, copies, qtbot):
    case_file.write_bytes(b"")
    meet(program, case_file, qtbot)
    qtbot.mouseClick(view.forgotten, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(view.restore_asked) as asked:
        press(program, qtbot, "ABCDE")
    assert asked.args[1] == RECOVERY
    qtbot.waitUntil(lambda: "mistyped" in view._fault_words.text(), timeout=20_000)
    assert view.offer.stands
    view._wait_timer.stop()


def test_turning_to_a_whole_file_takes_the_offer_away(program, view, case_file, copies, qtbot, tmp_path):
    broken = tmp_path / "broken.case"
    broken.write_bytes(b"")
    meet(program, broken, qtbot)
    program.choose_file(case_file)
    assert not view.offer.isVisible()
    assert view.button.isEnabled()


def test_where_the_last_file_is_gone_its_backup_comes_before_a_new_one(
    program, view, case_file, copies, qtbot
):
    case_file.unlink()
    program.preferences.case_file = str(case_file)
    with qtbot.waitSignal(program.shell.painted, timeout=20_000):
        program.start()
    qtbot.waitUntil(lambda: view.offer.stands, timeout=20_000)
    assert view.offer.words.text() == f"The newest backup is of {said_of(NEWER)}."
    qtbot.mouseClick(view.offer.new, Qt.MouseButton.LeftButton)
    assert view.panes.currentWidget().isAncestorOf(view.first_run)
    assert not case_file.exists()


def test_a_damaged_file_offers_no_new_one(program, view, case_file, copies, qtbot):
    case_file.write_bytes(b"")
    meet(program, case_file, qtbot)
    assert not view.offer.new.isVisible()


def test_each_button_is_reached_by_tab_in_the_order_it_stands(program, view, case_file, copies, qtbot):
    case_file.write_bytes(b"")
    meet(program, case_file, qtbot)
    program.shell.activateWindow()
    qtbot.waitUntil(view.secret.hasFocus)
    met = []
    for _ in range(4):
        qtbot.keyClick(program.shell.focusWidget(), Qt.Key.Key_Tab)
        met.append(program.shell.focusWidget())
    assert view.offer.button in met
    assert met.index(view.offer.button) < met.index(view.other_person)


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_of_the_offer_is_cut(program, view, case_file, copies, qtbot, look, percent):
    look.apply(percent=percent)
    case_file.write_bytes(b"")
    meet(program, case_file, qtbot)
    view.offer.older.show()
    view.offer.folder.show()
    view.offer.new.show()
    QApplication.processEvents()
    offer = view.offer
    for button in (offer.button, offer.older, offer.folder, offer.new):
        assert button.width() >= button.sizeHint().width()
        assert button.height() >= button.sizeHint().height()
    for words in (offer.words, offer.hint):
        assert words.height() >= words.heightForWidth(words.width())
