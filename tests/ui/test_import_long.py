"""Long files: read, compared, written and taken back beside the window, which can stop it, and be locked."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hospital_iep.domain.treatment import AppointmentData
from hospital_iep.operations import imports, records
from hospital_iep.store.database import Database
from hospital_iep.ui import desk as desk_module
from hospital_iep.ui.faults import NotDone
from hospital_iep.ui.imports import page as import_page
from hospital_iep.ui.imports.page import ImportPage
from tests.operations.conftest import ANA, NOW, PASSPHRASE, practice_file  # noqa: F401  (a fixture)
from tests.store.sample import dump
from tests.ui.practice import practice_window
from tests.ui.test_import_page import read


@pytest.fixture
def window(qtbot, look, monkeypatch, practice_file, tmp_path):  # noqa: F811
    """Open the page where even a short file is a long one."""
    monkeypatch.setattr(import_page, "AT_ONCE", 0)
    monkeypatch.setattr(desk_module, "LONG_STEP", 0)
    monkeypatch.setattr(imports, "WRITTEN_AT_ONCE", 1)
    with practice_window(practice_file[0], tmp_path, "imports", ImportPage) as window:
        yield window


@pytest.fixture
def gate(monkeypatch):
    """Let the first row be written only when the gate opens."""
    opened, write = Event(), imports._write

    def wait(*args):
        opened.wait(30)
        return write(*args)

    monkeypatch.setattr(imports, "_write", wait)
    return opened


def done(qtbot, page):
    qtbot.waitUntil(lambda: page.job is None, timeout=60_000)
    QApplication.processEvents()


def reviewed(qtbot, page, child, file):
    read(qtbot, page, file)
    page.review.whole_file.choose(str(child))
    page.review.whole_file.chosen.emit(str(child))
    assert page.job is not None
    done(qtbot, page)


def taken(window, child):
    return [row.data.title for row in window.desk.read(records.listed, AppointmentData, student_id=child)]


def undone(qtbot, window, before):
    qtbot.waitUntil(lambda: not window.worker.busy, timeout=60_000)
    QApplication.processEvents()
    assert dump(window.desk.database) == before


def test_a_long_import_is_written_undone_and_done_again_beside_the_window(
    qtbot, window, page, child, calendar
):
    before = dump(window.desk.database)
    reviewed(qtbot, page, child, calendar)
    page.apply()
    assert page.views.currentWidget() is page.review
    assert not page.review.isEnabled()
    done(qtbot, page)
    assert page.start.applied.words.text().startswith("Imported 5 appointments")
    assert len(taken(window, child)) == 5
    after = dump(window.desk.database)
    window.undo()
    undone(qtbot, window, before)
    assert window.toasts.messages[-1].text == "Taken back: Imported appointments"
    window.redo()
    undone(qtbot, window, after)
    assert window.desk.undo_label == "Imported appointments"
    qtbot.mouseClick(page.start.earlier.back, Qt.MouseButton.LeftButton)
    done(qtbot, page)
    assert taken(window, child) == []
    assert page.start.applied.words.text().startswith("Taken back: 5 appointments")


def test_nothing_is_decided_of_a_file_that_is_being_written(qtbot, gate, window, page, child, calendar):
    reviewed(qtbot, page, child, calendar)
    page.apply()
    assert not page.panel.isEnabled()
    gate.set()
    done(qtbot, page)
    assert page.panel.isEnabled()


def test_cancel_while_writing_leaves_all_as_it_was(qtbot, gate, window, page, child, calendar):
    reviewed(qtbot, page, child, calendar)
    before = dump(window.desk.database)
    page.apply()
    page.busy.button.click()
    gate.set()
    done(qtbot, page)
    assert dump(window.desk.database) == before
    assert page.views.currentWidget() is page.review
    assert page.review.isEnabled()
    assert page.review.apply_button.text() == "Apply 5 lines"
    page.apply()
    done(qtbot, page)
    assert len(taken(window, child)) == 5


def test_while_a_long_step_is_written_others_wait_and_typed_text_is_kept(
    qtbot, gate, window, page, child, calendar
):
    reviewed(qtbot, page, child, calendar)
    page.apply()
    desk = window.desk
    with pytest.raises(NotDone):
        desk.do("Another", imports.give_to, [], child)
    with pytest.raises(NotDone):
        desk.undo()
    desk.keep_draft("page", "field", "half a wor")
    assert taken(window, child) == []  # reading goes on
    gate.set()
    done(qtbot, page)
    assert desk.drafts("page") == {"field": "half a wor"}
    desk.do("Another", imports.give_to, [], child)


def test_a_lock_while_writing_stops_it_and_keeps_what_is_typed(
    qtbot, gate, window, page, child, calendar, tmp_path
):
    reviewed(qtbot, page, child, calendar)
    before = dump(window.desk.database)
    page.apply()
    window.desk.settle()
    gate.set()
    window.desk.keep_draft("page", "field", "half a word")
    window.desk.database.close()
    qtbot.waitUntil(lambda: not window.worker.busy, timeout=60_000)
    QApplication.processEvents()
    with Database.open(tmp_path / "practice.case", ANA.name, PASSPHRASE, clock=lambda: NOW) as opened:
        assert [row for row in dump(opened) if not row.startswith("draft ")] == before
        assert opened.drafts() == {"page\nfield": "half a word"}


def test_a_fault_while_writing_is_one_sentence(qtbot, monkeypatch, window, page, child, calendar):
    reviewed(qtbot, page, child, calendar)
    before = dump(window.desk.database)

    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(imports, "_write", full)
    page.apply()
    done(qtbot, page)
    assert "disk is full" in page.start.fault.words.text()
    assert dump(window.desk.database) == before
    assert window.desk.state.kind == "not saved"


def test_cancel_while_comparing_goes_back_to_where_one_was(qtbot, window, page, child, calendar):
    reviewed(qtbot, page, child, calendar)
    page.review.whole_file.choose("")
    page.say_whose("")
    page.busy.button.click()
    done(qtbot, page)
    assert page.views.currentWidget() is page.review
    assert {line.item.student_id for line in page.review.lines} == {child}
    assert page.review.whole_file.value == str(child)
