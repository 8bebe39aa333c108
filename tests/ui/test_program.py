"""The program from first painting to the end: open, lock, return, crash, faults."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from hospital_iep.operations import caseload
from hospital_iep.store.database import Database
from hospital_iep.store.faults import Closed
from hospital_iep.ui import application, opening, pages, preferences
from hospital_iep.ui.application import Program, Shell, loses_none
from hospital_iep.ui.calm import FaultDialog
from hospital_iep.ui.faults import NotDone
from hospital_iep.ui.firstrun import NewFile
from hospital_iep.ui.page import Page, column
from hospital_iep.ui.preferences import Preferences
from hospital_iep.ui.widgets.basics import Button
from hospital_iep.ui.widgets.dialog import DialogBase
from tests.ui.conftest import PASSPHRASE

CHILD = "Leo Marshmallow"


class NotePage(Page):
    """Text fields that nobody saves, and the name of a child."""

    def __init__(self, window):
        super().__init__(window)
        self.title = CHILD
        self.number = 0
        self.line = QLineEdit()
        self.line.setAccessibleName("Title")
        self.note = QPlainTextEdit()
        self.note.setAccessibleName("Note")
        for widget in (self.line, self.note):
            column_of(self).addWidget(widget)
        self.pressed = 0
        self.button = Button("Note it", self.press)
        column_of(self).addWidget(self.button)

    def press(self):
        self.pressed += 1

    def enter(self, **target):
        self.number = target.get("number", self.number)

    def place(self):
        return {"number": self.number}


def column_of(page):
    return page.layout() or column(page)


class NoteDialog(DialogBase):
    def __init__(self, parent):
        super().__init__(parent, "Note")
        self.field = QLineEdit()
        self.field.setObjectName("field")
        self.field.setAccessibleName("Note")
        self.body.addWidget(self.field)
        self.primary("Keep the note")


def add_pages(window):
    window.add_page("today", "Today", "sun", NotePage)
    window.add_page("student", "Pupil", "user", NotePage)


@pytest.fixture
def folders(tmp_path, monkeypatch):
    monkeypatch.setattr("hospital_iep.ui.preferences.default_path", lambda: tmp_path / "settings" / "p.json")
    monkeypatch.setattr(application, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(preferences, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(pages, "add_pages", add_pages)
    return tmp_path


@pytest.fixture
def program(qtbot, look, folders):
    program = Program(Preferences())
    qtbot.addWidget(program.shell)
    yield program
    program.close()
    program.shell.hide()


def unlock(program, qtbot, passphrase=PASSPHRASE):
    view = program.shell.unlock
    view.secret.setText(passphrase)
    with qtbot.waitSignal(program.opened, timeout=20_000):
        view.button.click()
    program.shell.activateWindow()
    return program.window


@pytest.fixture
def opened(program, case_file, qtbot):
    program.start(case_file)
    unlock(program, qtbot)
    return program


def everything_shown(root):
    """Return each text, name, tip and title under a widget."""
    said = [root.windowTitle()]
    for widget in [root, *root.findChildren(QLineEdit().__class__.__mro__[1])]:
        said += [
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.toolTip(),
            widget.windowTitle(),
        ]
        for call in ("text", "toPlainText"):
            if callable(getattr(widget, call, None)):
                said.append(str(getattr(widget, call)()))
    return " ".join(said)


def test_none_is_not_lost():
    assert not loses_none()


def test_the_title_is_the_program_and_nothing_else(opened):
    opened.window.open("student")
    assert opened.shell.windowTitle() == "Hospital IEP"


def test_without_a_file_it_begins_with_the_first_run(program):
    program.start()
    assert program.shell.unlock.panes.currentIndex() == 1


def test_the_last_file_and_person_are_offered_again(opened, case_file, folders):
    kept = Preferences.load(folders / "settings" / "p.json")
    assert (kept.case_file, kept.last_person) == (str(case_file), "Ana Example")


def test_a_wrong_passphrase_is_refused_and_told(program, case_file, qtbot):
    program.start(case_file)
    view = program.shell.unlock
    view.secret.setText("wrong wrong wrong")
    view.button.click()
    qtbot.waitUntil(lambda: view._wait > 0, timeout=20_000)
    assert view._fault_words.text() == "This name and this passphrase do not open the case file."
    assert program.window is None
    view._wait_timer.stop()


def test_a_second_program_is_told_who_holds_the_file(program, case_file, qtbot):
    with Database.open(case_file, "Ana Example", PASSPHRASE):
        program.start(case_file)
        view = program.shell.unlock
        view.secret.setText(PASSPHRASE)
        view.button.click()
        qtbot.waitUntil(lambda: bool(view._fault_words.text()), timeout=20_000)
        assert "Ana Example" in view._fault_words.text()
        assert view.button.isEnabled()


def test_a_damaged_file_is_one_sentence(program, case_file, qtbot):
    case_file.write_bytes(b"\0" * case_file.stat().st_size)
    program.start(case_file)
    view = program.shell.unlock
    view.secret.setText(PASSPHRASE)
    view.button.click()
    qtbot.waitUntil(lambda: bool(view._fault_words.text()), timeout=20_000)
    assert "damaged" in view._fault_words.text()


def test_enter_presses_the_button_that_has_the_focus(opened, qtbot):
    page = opened.window.page
    page.button.setFocus()
    qtbot.waitUntil(page.button.hasFocus)
    qtbot.keyClick(page.button, Qt.Key.Key_Return)
    qtbot.keyClick(page.button, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert page.pressed == 2
    qtbot.keyClick(page.button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.pressed == 2
    page.line.returnPressed.connect(page.button.setFocus)
    page.line.setFocus()
    qtbot.waitUntil(page.line.hasFocus)
    qtbot.keyClick(page.line, Qt.Key.Key_Return)
    assert page.button.hasFocus()
    assert page.pressed == 2  # that Enter was for the line


def test_lock_keeps_the_text_and_unlock_returns_to_it(opened, qtbot):
    page = opened.window.open("student", number=7)
    page.note.setFocus()
    qtbot.waitUntil(page.note.hasFocus)
    qtbot.keyClicks(page.note, "After treatment Leo is slow")
    opened.lock()
    assert opened.window is None
    assert opened.database is None
    assert "Open texts kept: 1" in opened.shell.unlock.accessibleName()
    window = unlock(opened, qtbot)
    assert window.key == "student"
    assert window.page.number == 7
    assert window.page.note.toPlainText() == "After treatment Leo is slow"
    qtbot.waitUntil(window.page.note.hasFocus)


def test_text_in_a_dialog_is_there_when_it_is_opened_again(opened, qtbot):
    dialog = NoteDialog(opened.window)
    dialog.open()
    qtbot.keyClicks(dialog.field, "rang the school")
    opened.lock()
    window = unlock(opened, qtbot)
    again = NoteDialog(window)
    again.open()
    assert again.field.text() == "rang the school"
    again.accept()


def test_a_crash_loses_at_most_the_last_second(opened, case_file, qtbot):
    page = opened.window.open("student", number=7)
    page.note.setFocus()
    qtbot.waitUntil(page.note.hasFocus)
    opened._keeping.setInterval(1)
    qtbot.keyClicks(page.note, "After treatment")
    qtbot.waitUntil(lambda: "After treatment" in opened.window.desk.drafts("window").get("place", ""))
    kept = json.loads(opened.window.desk.drafts("window")["place"])
    assert kept["key"] == "student"
    assert application.KEPT_AFTER_MS < 1000
    assert b"After treatment" not in case_file.read_bytes()


def test_locked_shows_no_word_of_a_child_and_closes_all(opened, qtbot):
    opened.window.open("student")
    assert CHILD in everything_shown(opened.shell)
    dialog = NoteDialog(opened.window)
    dialog.open()
    opened.window.toasts.say(f"{CHILD} said not now.")
    QApplication.clipboard().setText(CHILD)
    opened.lock()
    QApplication.processEvents()
    assert CHILD not in everything_shown(opened.shell)
    assert CHILD.split(maxsplit=1)[0] not in QApplication.clipboard().text()
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not opened.shell] == []


def test_work_that_ends_after_the_lock_reaches_no_closed_page(opened, qtbot):
    go_on = threading.Event()
    job = opened.worker.start(lambda report: go_on.wait(5))
    desk, heard = opened.window.desk, []
    job.succeeded.connect(lambda result: heard.append(desk.read(caseload.students)))
    opened.lock()
    with qtbot.waitSignal(job.destroyed):
        go_on.set()
    assert heard == []
    with pytest.raises(Closed):
        desk.read(caseload.students)


def test_everything_is_covered_before_anything_is_written(opened, monkeypatch):
    shown = []
    page = opened.window.page
    monkeypatch.setattr(page, "leave", lambda: shown.append(opened.shell.stack.currentWidget()))
    opened.lock()
    assert shown == [opened.shell.unlock]


def test_a_full_disk_at_lock_keeps_the_text_in_memory(opened, qtbot, monkeypatch):
    page = opened.window.open("student")
    page.note.setFocus()
    qtbot.keyClicks(page.note, "still here")

    def full(place, text):
        raise OSError(28, "No space left")

    monkeypatch.setattr(opened.database, "save_draft", full)
    opened.lock()
    window = unlock(opened, qtbot)
    assert window.page.note.toPlainText() == "still here"


@pytest.mark.parametrize("step", ["leave", "place"])
def test_no_fault_of_a_page_keeps_the_case_file_open(opened, qtbot, monkeypatch, caplog, step):
    page = opened.window.page
    database = opened.database
    qtbot.keyClicks(page.note, f"{CHILD} slept")

    def broken():
        raise OverflowError(CHILD)

    monkeypatch.setattr(page, step, broken)
    opened.lock()
    assert opened.shell.stack.currentWidget() is opened.shell.unlock
    assert (opened.window, opened.database, database.is_open) == (None, None, False)
    assert "OverflowError in tests.ui.test_program" in caplog.text
    assert CHILD not in caplog.text
    window = unlock(opened, qtbot)
    assert ["Locking met a fault" in each.text for each in window.toasts.messages] == [True]
    if step == "leave":
        assert window.page.note.toPlainText() == f"{CHILD} slept"
    window.toasts.clear()
    opened.lock()
    assert unlock(opened, qtbot).toasts.messages == []


def test_idle_locks_after_a_warning_without_any_name(opened):
    opened.window.open("student")
    now = [1000.0]
    opened.idle._clock = lambda: now[0]
    opened.idle.start(5)
    now[0] += 5 * 60 - 30
    opened.idle.look()
    assert opened.window.toasts.messages[-1].text.startswith("Locks in 30 seconds")
    assert CHILD.split(maxsplit=1)[0] not in opened.window.toasts.messages[-1].text
    now[0] += 30
    opened.idle.look()
    assert opened.window is None


def test_a_long_sleep_locks_before_the_first_key(opened, qtbot):
    now = [1000.0]
    opened.idle._clock = lambda: now[0]
    opened.idle.start(5)
    now[0] += 3600
    qtbot.keyClick(opened.shell, Qt.Key.Key_A)
    assert opened.window is None


def test_a_key_begins_the_count_anew(opened, qtbot):
    now = [1000.0]
    opened.idle._clock = lambda: now[0]
    opened.idle.start(5)
    now[0] += 200
    qtbot.keyClick(opened.window, Qt.Key.Key_Shift)
    now[0] += 200
    opened.idle.look()
    assert opened.window is not None
    opened.idle.start(0)
    assert not opened.idle.is_running


def test_first_run_makes_a_file_and_opens_it(program, folders, qtbot, monkeypatch):
    program.start()
    run = program.shell.unlock.first_run
    new = NewFile(folders / "made" / "ward.case", "Ana Example", "teacher", PASSPHRASE)
    program.shell.unlock.create_asked.emit(new)
    qtbot.waitUntil(lambda: run.currentIndex() == 2, timeout=30_000)
    assert len(run._key_words.text().split("-")) == 6
    with qtbot.waitSignal(program.opened):
        run._begin_later()
    assert program.window.who == "Ana Example, hospital teacher"
    assert new.path.exists()


def test_whoever_closes_on_the_recovery_sheet_unlocks_the_file_the_next_time(program, folders, qtbot, look):
    program.start()
    new = NewFile(folders / "made" / "ward.case", "Ana Example", "teacher", PASSPHRASE)
    program.shell.unlock.create_asked.emit(new)
    qtbot.waitUntil(lambda: program.shell.unlock.first_run.currentIndex() == 2, timeout=30_000)
    program.shell.close()
    later = Program(Preferences.load(folders / "settings" / "p.json"))
    qtbot.addWidget(later.shell)
    later.start()
    view = later.shell.unlock
    assert view.panes.currentIndex() == 0
    assert view.case_file == new.path
    assert view.who.currentText() == "Ana Example, hospital teacher"
    with qtbot.waitSignal(later.opened, timeout=20_000):
        view.secret.setText(PASSPHRASE)
        view.button.click()
    later.close()
    later.shell.hide()


def test_a_case_file_in_the_usual_place_is_offered_where_nothing_is_remembered(program, case_file, folders):
    usual = folders / "data" / "hospital.case"
    usual.parent.mkdir()
    for file in case_file.parent.glob("ward.case*"):
        file.rename(usual.with_name(file.name.replace("ward", "hospital")))
    program.start()
    assert program.shell.unlock.panes.currentIndex() == 0
    assert program.shell.unlock.case_file == usual


def test_a_file_that_exists_already_can_be_opened_or_another_name_chosen(program, case_file, qtbot):
    program.start()
    run = program.shell.unlock.first_run
    run.path = case_file
    run.new_button.click()
    assert run.existing_button.isHidden()
    program.shell.unlock.create_asked.emit(NewFile(case_file, "Ana Example", "teacher", PASSPHRASE))
    qtbot.waitUntil(lambda: bool(run._fault.text()), timeout=30_000)
    assert run.rename_button.isVisible()
    run.existing_button.click()
    assert program.shell.unlock.panes.currentIndex() == 0
    assert program.shell.unlock.case_file == case_file
    assert program.shell.unlock.secret.isEnabled()


def test_a_file_that_cannot_be_made_is_one_sentence(program, case_file, qtbot):
    program.start()
    new = NewFile(case_file, "Ana Example", "teacher", PASSPHRASE)
    program.shell.unlock.create_asked.emit(new)
    run = program.shell.unlock.first_run
    qtbot.waitUntil(lambda: bool(run._fault.text()), timeout=30_000)
    assert "exists already" in run._fault.text()
    assert run.create_button.isEnabled()


def test_a_folder_that_cannot_be_reached_is_said_and_another_can_be_chosen(program, tmp_path, qtbot):
    program.start()
    (tmp_path / "a-file").write_text("no folder")
    new = NewFile(tmp_path / "a-file" / "ward.case", "Ana Example", "teacher", PASSPHRASE)
    program.shell.unlock.create_asked.emit(new)
    run = program.shell.unlock.first_run
    qtbot.waitUntil(lambda: bool(run._fault.text()), timeout=30_000)
    assert run._fault.text() == "This folder cannot be reached. Go back and choose another one."
    assert run.create_button.isEnabled()


def test_the_practice_hospital_opens_without_a_passphrase(program, qtbot):
    with qtbot.waitSignal(program.opened, timeout=60_000):
        program.start(practice=True)
    assert program.window.header.practice.isVisible()
    assert program.preferences.case_file == ""
    assert program.window.desk.undo_label == ""
    program.lock()
    with qtbot.waitSignal(program.opened, timeout=60_000):
        program.shell.unlock.button.click()


def test_a_refusal_nobody_caught_is_a_message(opened):
    opened.on_fault(NotDone, NotDone("Leo rests until 14:00."), None)
    assert opened.window.toasts.messages[-1].text == "Leo rests until 14:00."


def test_a_fault_is_calm_and_says_no_values(opened, qtbot, caplog):
    try:
        raise ValueError(CHILD)
    except ValueError as error:
        opened.on_fault(ValueError, error, error.__traceback__)
    dialog = opened.shell.findChild(FaultDialog)
    qtbot.addWidget(dialog)
    assert dialog.isVisible()
    assert "ValueError in tests" in dialog.details.text()
    assert dialog.details.isHidden()
    dialog.fold.click()
    assert dialog.details.isVisible()
    assert CHILD.split(maxsplit=1)[0] not in everything_shown(dialog) + caplog.text
    assert "ValueError" in caplog.text
    dialog.accept()


def test_closing_the_window_closes_the_case_file(opened, case_file, qtbot):
    opened.window.page.note.setFocus()
    qtbot.keyClicks(opened.window.page.note, "unsaved")
    opened.shell.close()
    assert opened.window is None
    with Database.open(case_file, "Ana Example", PASSPHRASE) as again:
        assert "unsaved" in json.dumps(again.drafts())


def test_the_shell_tells_of_its_first_painting_once(qtbot, look):
    shell = Shell()
    qtbot.addWidget(shell)
    painted = []
    shell.painted.connect(lambda: painted.append(1))
    shell.show()
    qtbot.waitUntil(lambda: bool(painted))
    shell.unlock.repaint()
    QApplication.processEvents()
    assert painted == [1]


def test_preloading_names_what_exists():
    from importlib.util import find_spec

    assert all(find_spec(name) for name in opening.PRELOADED)
    opening.preload(lambda *_: None)
    assert set(opening.PRELOADED) <= set(sys.modules)


SCRIPT = """
import sys
import threading
from pathlib import Path
from PySide6.QtCore import QTimer
from hospital_iep.ui.application import Program, make_application
from hospital_iep.ui.preferences import Preferences
app = make_application()
program = Program(Preferences())
program._preload = lambda: None
heavy = ("sqlmodel", "sqlalchemy", "pydantic", "reportlab", "alembic", "icalendar", "hospital_iep.domain")
def tell():
    print([name for name in heavy if name in sys.modules])
    program.shell.close()
program.shell.painted.disconnect()
program.shell.painted.connect(tell)
program.start(Path(sys.argv[1]))
app.exec()
"""


def test_nothing_heavy_is_loaded_before_the_first_painting(case_file, tmp_path):
    root = Path(application.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(case_file)],
        capture_output=True,
        text=True,
        cwd=root,
        check=True,
        env={
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": str(tmp_path),
            "HOME": str(tmp_path),
            "PATH": "",
        },
    )
    assert done.stdout.strip() == "[]", done.stderr


FONTS = """
from PySide6.QtWidgets import QWidget
from hospital_iep.ui.application import Program, make_application
from hospital_iep.ui.preferences import Preferences
app = make_application()
shell = Program(Preferences()).shell
print({each.font().family() for each in shell.unlock.findChildren(QWidget)})
"""


def test_the_first_window_is_written_in_the_programs_own_font(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", FONTS],
        capture_output=True,
        text=True,
        cwd=Path(application.__file__).parents[2],
        check=True,
        env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "PATH": ""},
    )
    assert done.stdout.strip() == "{'Inter'}", done.stderr


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="Windows ends programs in its own way")
@pytest.mark.parametrize("kind", ["SIGINT", "SIGTERM"])
def test_a_signal_closes_the_window_in_order(kind, tmp_path):
    """It ends with 0 and by itself: not cut off in the middle, and not deaf while it waits."""
    code = (
        "import signal, sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from hospital_iep.ui import application\n"
        "painted = application.Program._preload\n"
        "def tell(program):\n"
        "    painted(program)\n"
        "    QTimer.singleShot(0, lambda: print('painted', flush=True))\n"
        "application.Program._preload = tell\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "status = application.run_window()\n"
        "print('closed', flush=True)\n"
        "sys.exit(status)\n"
    )
    home = {"XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env={**os.environ, **home}
    ) as program:
        assert program.stdout.readline() == "painted\n"
        program.send_signal(getattr(signal, kind))
        rest, _ = program.communicate(timeout=120)
    assert rest == "closed\n"
    assert program.returncode == 0
