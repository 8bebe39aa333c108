"""The desk on a real case file: read, do, undo, redo, saved, refused, half-typed."""

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from hospital_iep.operations import settings
from hospital_iep.store.database import Database
from hospital_iep.ui.desk import Desk, SaveKind
from hospital_iep.ui.faults import NotDone
from tests.ui.conftest import PASSPHRASE


def put(session, name, value):
    settings.set_value(session, name, value)
    return value


def refuse(session):
    raise NotDone("Leo rests until 14:00.")


def break_disk(session):
    raise OperationalError("INSERT", {}, Exception("database or disk is full"))


@pytest.fixture
def heard(desk):
    """What the desk said."""
    said = {"changed": [], "saved": [], "refused": []}
    desk.changed.connect(said["changed"].append)
    desk.saved.connect(said["saved"].append)
    desk.refused.connect(said["refused"].append)
    return said


def test_a_step_is_done_announced_and_named(desk, heard):
    assert desk.do("Set the start of school", put, "start", "08:30") == "08:30"
    assert desk.read(settings.value, "start") == "08:30"
    assert len(heard["changed"]) == 1
    assert [state.kind for state in heard["saved"]] == [SaveKind.SAVING, SaveKind.SAVED]
    assert heard["saved"][-1].at == datetime.fromisoformat("2026-11-24T11:48")
    assert desk.undo_label == "Set the start of school"
    assert desk.redo_label == ""


def test_undo_and_redo_say_what_changed(desk, heard):
    desk.do("First", put, "start", "08:30")
    desk.do("Second", put, "start", "09:00")
    desk.undo()
    assert desk.read(settings.value, "start") == "08:30"
    assert (desk.undo_label, desk.redo_label) == ("First", "Second")
    desk.redo()
    assert desk.read(settings.value, "start") == "09:00"
    assert len(heard["changed"]) == 4


def test_steps_are_there_after_opening_again(desk, database):
    desk.do("First", put, "start", "08:30")
    path = Path(database.path)
    database.close()
    with Database.open(path, "Ana Example", PASSPHRASE) as again:
        assert Desk(again).undo_label == "First"


def test_a_refusal_is_a_sentence_and_everything_stays_saved(desk, heard):
    with pytest.raises(NotDone, match="Leo rests"):
        desk.do("Start lesson", refuse)
    assert heard["refused"] == ["Leo rests until 14:00."]
    assert desk.state.kind is SaveKind.SAVED
    assert heard["changed"] == []


def test_once_there_is_room_again_looking_says_so(desk, database, monkeypatch):
    with pytest.raises(NotDone, match="disk is full"):
        desk.do("Write a note", break_disk)
    with monkeypatch.context() as full:
        full.setattr(database, "save_draft", lambda *_: break_disk(None))
        desk.look_again()
        assert desk.state.kind is SaveKind.NOT_SAVED
        assert "full" in desk.state.reason
    desk.look_again()
    assert desk.state.kind is SaveKind.SAVED
    assert database.drafts() == {}


def test_a_full_disk_is_said_and_stays_said(desk, heard):
    with pytest.raises(NotDone, match="disk is full"):
        desk.do("Write a note", break_disk)
    assert desk.state.kind is SaveKind.NOT_SAVED
    assert "disk is full" in desk.state.reason


def test_nothing_to_undo_is_a_sentence(desk):
    with pytest.raises(NotDone, match="nothing to undo"):
        desk.undo()


def test_half_typed_text_is_kept_by_place_and_field(desk):
    desk.keep_draft("levels", "reading", "Grade 6, flu")
    desk.keep_draft("goals", "reading", "else")
    assert desk.drafts("levels") == {"reading": "Grade 6, flu"}
    desk.forget_draft("levels", "reading")
    assert desk.drafts("levels") == {}
    assert desk.drafts("goals") == {"reading": "else"}
    assert desk.undo_label == ""


def test_half_typed_text_survives_closing(desk, database):
    desk.keep_draft("levels", "reading", "Grade 6, flu")
    path = database.path
    database.close()
    with Database.open(path, "Ana Example", PASSPHRASE) as again:
        assert Desk(again).drafts("levels") == {"reading": "Grade 6, flu"}
    assert b"Grade 6" not in path.read_bytes()
