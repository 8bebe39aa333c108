"""An open case file looks after itself: its anchor each minute, a backup each day."""

from datetime import datetime, timedelta

import pytest

from hospital_iep.operations import settings
from hospital_iep.store import backup
from hospital_iep.store.faults import BackupFailed
from hospital_iep.store.vault import Vault
from hospital_iep.ui.preferences import Preferences, in_use
from hospital_iep.ui.upkeep import Upkeep, last_backup
from hospital_iep.ui.window import Window


@pytest.fixture
def folder(tmp_path, monkeypatch):
    folder = tmp_path / "copies"
    monkeypatch.setattr(in_use, "preferences", Preferences(backup_folder=str(folder)))
    return folder


@pytest.fixture
def window(qtbot, look, desk, worker):
    window = Window(desk, worker, "Ana Ruiz, hospital teacher")
    qtbot.addWidget(window)
    return window


@pytest.fixture
def upkeep(window):
    return Upkeep(window)


def done(qtbot, worker):
    qtbot.waitUntil(lambda: not worker.busy, timeout=20_000)


def test_a_backup_is_made_once_a_day(qtbot, folder, desk, worker, window, upkeep):
    assert upkeep.is_due()
    upkeep.look()
    done(qtbot, worker)
    assert len(backup.dates_in(folder, desk.database.path.stem)) == 1
    assert last_backup(desk.database) is not None
    assert "Last verified backup" in window.status.backup.words.text()
    upkeep.look()
    assert not worker.busy


def test_when_a_copy_is_due():
    monday = datetime(2026, 1, 5, 8, 0)
    assert backup.is_due(None, monday)
    assert not backup.is_due(monday, monday + timedelta(hours=9))
    assert backup.is_due(monday + timedelta(hours=2), monday + timedelta(days=1))


def test_without_a_folder_or_after_a_restore_none_is_made(folder, desk, worker, upkeep):
    with desk.database.housekeeping() as connection:
        connection.execute("UPDATE case_file_info SET backups_paused = 1")
    upkeep.look()
    assert not worker.busy
    backup.resume(desk.database)
    in_use.preferences.backup_folder = ""
    upkeep.look()
    assert not worker.busy


def test_a_failure_is_said_once_and_tried_again(qtbot, folder, worker, window, upkeep, monkeypatch):
    def fails(*_):
        raise BackupFailed(why="the copy could not be read whole")

    monkeypatch.setattr(backup, "backup_into", fails)
    for _ in range(2):
        upkeep.look()
        done(qtbot, worker)
    assert len(window.toasts.messages) == 1
    assert upkeep.is_due()


def test_the_anchor_follows_each_minute(desk, upkeep):
    desk.do("Changed the school day", settings.set_value, "day_start", "08:30")
    upkeep.look()
    assert Vault.read(desk.database.path).anchor == desk.database.anchor()
