"""Faults become one sentence; logs get type and place, never values."""

import errno
from datetime import UTC, datetime

import pytest

from hospital_iep.domain.rights import NotAllowedError
from hospital_iep.store.faults import DiskFull, InUse, WrongPassphrase
from hospital_iep.ui import faults
from hospital_iep.ui.moments import when


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (OSError(errno.ENOSPC, "Leo"), "full"),
        (PermissionError(errno.EACCES, "Leo"), "written"),
        (FileNotFoundError(errno.ENOENT, "Leo"), "not there"),
        (OSError(errno.EIO, "Leo"), "disk"),
        (RuntimeError("database or disk is full: Leo"), "full"),
        (RuntimeError("attempt to write a readonly database Leo"), "reading only"),
        (RuntimeError("database is locked Leo"), "Another program"),
        (RuntimeError("disk I/O error Leo"), "Verify"),
        (RuntimeError("UNIQUE constraint failed: Leo"), "go together"),
        (ValueError("Leo"), "Something went wrong"),
        (NotAllowedError("teacher: view audit"), "role"),
    ],
)
def test_one_sentence_without_values(error, word):
    text = faults.sentence(error)
    assert word in text
    assert "Leo" not in text
    assert text.endswith(".")


def test_our_own_exceptions_speak_for_themselves():
    for error in (DiskFull(), WrongPassphrase(), InUse(host="ward-2", holder="Ben", since="10:00")):
        assert faults.sentence(error) == str(error)
    assert faults.sentence(faults.NotDone("Leo rests.")) == "Leo rests."


def test_a_file_in_use_says_since_when_as_days_and_times_are_said_everywhere():
    since = datetime.now(UTC)
    text = faults.sentence(InUse(host="ward-2", holder="Ben", since=since.isoformat(timespec="minutes")))
    local = since.astimezone().replace(tzinfo=None)
    assert f"since {when(local, local)};" in text
    assert "today" in text
    assert "T" + f"{since:%H}" not in text


def test_place_names_type_and_place_only():
    def fail():
        raise ValueError("Leo has a fever")

    with pytest.raises(ValueError, match="fever") as caught:
        fail()
    where = faults.place(caught.value)
    assert where.startswith("ValueError in ")
    assert "fail, line" in where
    assert "Leo" not in where
    assert faults.place(ValueError("Leo")) == "ValueError"
