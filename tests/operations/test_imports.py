"""Imports: nothing twice, nothing silently, everything can be taken back."""

import re
from datetime import date, datetime, timedelta

import pytest

from hospital_iep.domain.student import StudentData
from hospital_iep.domain.treatment import AppointmentData, AppointmentStatus
from hospital_iep.exchange.compare import DifferenceKind
from hospital_iep.operations import imports, practice, records, week
from tests.operations.planned import MONDAY, SUNDAY
from tests.store.sample import dump

CALENDAR = practice.calendar(MONDAY)
ZONE = "Europe/London"


def event(sequence=0, clock="100000", uid="scan@x.invalid", title="MRI scan", more=""):
    """Return a calendar of one event on Wednesday."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN", "BEGIN:VEVENT", f"UID:{uid}",
        f"DTSTAMP:20261120T0{sequence}0000Z", f"SEQUENCE:{sequence}", f"DTSTART:20261125T{clock}",
        f"DTEND:20261125T{int(clock) + 10000}", f"SUMMARY:{title}", *more.splitlines(),
        "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    return ("\r\n".join(lines) + "\r\n").encode()


@pytest.fixture
def bring(ask, do, children):
    """Read, preview and apply a file for the first child; return the preview and the import's key."""

    def run(data, *, only=None, whole=True, source="ward"):
        file_format, found = imports.read(data, ZONE, MONDAY)
        whose = children[0] if whole else None
        shown = ask(imports.preview, data, file_format, found, source=source, whole_file_for=whose)
        ticked = [
            item.number
            for item in shown.items
            if item.writes and (only is None or item.difference.kind in only)
        ]
        return shown, do(imports.apply, data, shown, ticked)

    return run


def kinds(shown):
    return [item.difference.kind for item in shown.items]


def rows(ask, children):
    return ask(records.listed, AppointmentData, student_id=children[0])


def test_the_same_file_twice_adds_and_changes_nothing(bring, database):
    first, _key = bring(CALENDAR)
    assert set(kinds(first)) == {DifferenceKind.ADDED}
    before = dump(database)
    again, key = bring(CALENDAR)
    assert set(kinds(again)) == {DifferenceKind.UNCHANGED}
    assert again.already_imported is not None
    assert key is None
    assert dump(database) == before


def test_import_undo_import_leaves_the_same_contents(bring, database, ask, children):
    empty = dump(database)
    bring(CALENDAR)
    database.undo()
    assert dump(database) == empty
    bring(CALENDAR)
    once = [(row.data.uid, row.data.start, row.data.kind) for row in rows(ask, children)]
    database.undo()
    assert dump(database) == empty
    bring(CALENDAR)
    assert [(row.data.uid, row.data.start, row.data.kind) for row in rows(ask, children)] == once


def test_the_newest_sequence_is_kept(bring, ask, children):
    bring(event(0, "100000"))
    shown, _key = bring(event(1, "110000"))
    assert kinds(shown) == [DifferenceKind.MOVED]
    older, _key = bring(event(0, "100000"))
    assert not [item for item in older.items if item.writes and item.difference.ticked]
    (row,) = [row for row in rows(ask, children) if row.data.uid == "scan@x.invalid"]
    if row.data.sequence == 0:  # a person may insist by ticking; the default never does
        pytest.fail("an older version was taken over")
    assert row.data.start == datetime(2026, 11, 25, 11)


def test_a_moved_appointment_is_shown_as_moved_with_old_and_new(bring, ask, children):
    bring(event(0, "100000"))
    shown, _key = bring(event(1, "133000"))
    (item,) = shown.items
    changed = {change.field: (change.old, change.new) for change in item.difference.changes}
    assert changed["start"] == ("2026-11-25 10:00", "2026-11-25 13:30")
    assert item.student_id == children[0]


def test_a_cancelled_appointment_gives_its_time_back(bring, ask, children):
    bring(event(0))
    shown, _key = bring(event(1, more="STATUS:CANCELLED"))
    assert kinds(shown) == [DifferenceKind.CANCELLED]
    (row,) = rows(ask, children)
    assert row.data.status is AppointmentStatus.CANCELLED
    assert not row.data.takes_time


def test_what_is_missing_is_never_cancelled_by_default(bring):
    bring(CALENDAR)
    fewer = re.sub(rb"BEGIN:VEVENT\r\nUID:scan.*?END:VEVENT\r\n", b"", CALENDAR, flags=re.DOTALL)
    shown, _key = bring(fewer, only={DifferenceKind.ADDED})
    missing = [item for item in shown.items if item.difference.kind is DifferenceKind.MISSING]
    assert len(missing) == 1
    assert not missing[0].difference.ticked


def test_a_title_alone_never_decides_whose_it_is(bring, ask):
    shown, _key = bring(event(title="MRI Leo Moonwater"), whole=False)
    assert shown.items[0].student_id is None
    (waiting,) = ask(imports.tray)
    assert waiting.data.title == "MRI Leo Moonwater"


def test_the_tray_is_emptied_by_a_person(bring, ask, do, children):
    bring(event(), whole=False)
    (waiting,) = ask(imports.tray)
    do(imports.give_to, [waiting.id], children[1])
    assert ask(imports.tray) == []
    assert [row.id for row in ask(records.listed, AppointmentData, student_id=children[1])] == [waiting.id]


def test_a_corrected_kind_is_remembered_for_its_source_only(bring, ask, do, children):
    bring(event(title="Blue room"))
    (row,) = rows(ask, children)
    assert row.data.kind == "unknown"
    do(imports.call_it, row.id, "sedation")
    shown, _key = bring(event(uid="b@x.invalid", title="Blue room", clock="140000"))
    assert "sedation" in {item.kind for item in shown.items if item.difference.kind is DifferenceKind.ADDED}
    other, _key = bring(event(uid="c@x.invalid", title="Blue room"), source="another clinic")
    assert other.items[0].kind == "unknown"


def test_an_import_is_taken_back_later_and_what_was_edited_since_stays(bring, ask, do, children, database):
    before = rows(ask, children)
    _shown, key = bring(CALENDAR)
    imported = rows(ask, children)
    do(records.edit, AppointmentData, imported[0].id, {"note": "brought by bed"})
    undone = do(imports.take_back, key)
    assert undone.edited_since == (imported[0].id,)
    assert undone.restored == len(imported) - len(before) - 1
    assert [row.id for row in rows(ask, children)] == [imported[0].id]


def test_taking_back_a_move_puts_the_old_time_back(bring, ask, do, children):
    bring(event(0, "100000"))
    _shown, key = bring(event(1, "133000"))
    do(imports.take_back, key)
    (row,) = rows(ask, children)
    assert row.data.start == datetime(2026, 11, 25, 10)
    assert row.data.sequence == 0


@pytest.mark.planned
def test_lessons_displaced_are_named_and_not_moved(bring, ask, children):
    mine = [row for row in ask(week.lessons, MONDAY, SUNDAY) if row.student_ids == (children[0],)]
    target = next(row for row in mine if row.data.start.date() == date(2026, 11, 26))
    start = f"{target.data.start:%H%M%S}"
    data = event(title="X-ray").replace(b"20261125T100000", f"20261126T{start}".encode())
    data = data.replace(b"20261125T110000", f"20261126T{target.data.end:%H%M%S}".encode())
    shown, _key = bring(data)
    assert target.id in shown.items[0].displaced
    assert shown.items[0].displaced_minutes >= target.data.minutes
    after = ask(week.lesson, target.id)
    assert after.data.start == target.data.start


def test_two_children_of_one_name_are_asked_about(ask, do, bring):
    for _ in range(2):
        do(records.add, StudentData(given_name="Sam", family_name="Twinkle"))
    data = event(more="ATTENDEE;CN=Sam Twinkle:mailto:sam@x.invalid")
    shown, _key = bring(data, whole=False)
    item = shown.items[0]
    assert item.student_id is None
    assert len(item.candidates) in (0, 2)


def test_a_name_that_only_asks_is_answered_by_whose_file_it_is_and_another_childs_is_not(ask, do):
    sam = do(records.add, StudentData(given_name="Sam", family_name="Twinkle"))
    kim = do(records.add, StudentData(given_name="Kim", family_name="Starling"))
    file_format, found = imports.read(
        event(more="ATTENDEE;CN=Sam Twinkle:mailto:sam@x.invalid"), ZONE, MONDAY
    )

    def whose(child):
        shown = ask(imports.preview, b"", file_format, found, source="ward", whole_file_for=child)
        return shown.items[0].student_id

    assert (whose(None), whose(sam), whose(kim)) == (None, sam, None)


def test_a_suddenly_empty_calendar_is_refused(bring, ask, children):
    bring(CALENDAR)
    file_format, found = imports.read(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", ZONE, MONDAY)
    shown = ask(imports.preview, b"", file_format, found, source="ward", whole_file_for=children[0])
    assert shown.refused


def test_far_dates_are_left_out_and_said(ask, children):
    far = event().replace(b"20261125", b"20360101")
    file_format, found = imports.read(far, ZONE, MONDAY)
    assert file_format == "ics"
    assert found.appointments == () or found.appointments[0].start > datetime(2036, 1, 1) - timedelta(days=1)


def test_texts_that_are_longer_than_the_case_file_keeps_change_nothing_at_the_next_import(bring):
    long = event(uid="u" * 600, title="t" * 600, more="LOCATION:" + "p" * 300)
    again = event(uid="u" * 600 + "2", title="another", clock="140000")
    for data in (long, again):
        bring(data, only={DifferenceKind.ADDED})
        shown, key = bring(data, only={DifferenceKind.ADDED})
        assert DifferenceKind.UNCHANGED in kinds(shown)
        assert not [item for item in shown.items if item.difference.ticked]
        assert key is None


def contents(ask, children):
    return [(row.id, row.data.start, row.data.end, row.data.title) for row in rows(ask, children)]


def test_two_imports_of_one_appointment_are_taken_back_one_after_the_other(bring, ask, do, children):
    before = contents(ask, children)
    _shown, first = bring(event(0, "100000"))
    between = contents(ask, children)
    _shown, second = bring(event(1, "133000"))
    do(imports.take_back, second)
    assert contents(ask, children) == between
    undone = do(imports.take_back, first)
    assert (undone.restored, undone.kept) == (1, ())
    assert contents(ask, children) == before


def test_an_import_of_which_nothing_can_be_taken_back_yet_can_be_another_time(bring, ask, do, children):
    before = contents(ask, children)
    _shown, first = bring(event(0, "100000"))
    _shown, second = bring(event(1, "133000"))
    assert do(imports.take_back, first).restored == 0
    taken = {batch.id: batch.undone_at is not None for batch in ask(imports.batches)}
    assert taken == {first: False, second: False}
    do(imports.take_back, second)
    assert do(imports.take_back, first).restored == 1
    assert contents(ask, children) == before
    assert all(batch.undone_at for batch in ask(imports.batches))


def test_what_was_edited_since_is_listed_whole_and_what_was_removed_since_does_not_stay(
    bring, ask, do, children
):
    _shown, key = bring(CALENDAR)
    first, second, *others = [row for row in rows(ask, children) if row.data.uid]
    do(records.edit, AppointmentData, first.id, {"title": "Brought by bed"})
    do(records.remove, AppointmentData, second.id)
    undone = do(imports.take_back, key)
    (kept,) = undone.kept
    assert (kept.id, kept.student_id, kept.title) == (first.id, children[0], "Brought by bed")
    assert (kept.start, kept.end, kept.all_day) == (first.data.start, first.data.end, first.data.all_day)
    assert (undone.restored, undone.removed_since) == (len(others), 1)


def test_an_edit_that_was_undone_is_no_edit(bring, ask, do, children, database):
    _shown, key = bring(event())
    (row,) = [row for row in rows(ask, children) if row.data.uid == "scan@x.invalid"]
    do(records.edit, AppointmentData, row.id, {"title": "Other"})
    do(records.edit, AppointmentData, row.id, {"title": row.data.title})
    assert do(imports.take_back, key).kept == ()


def test_a_file_of_headings_alone_says_so():
    reading = imports.look_into(b"Name;Date;Start;End;Title\n", ZONE, MONDAY)
    assert [one.reason for one in reading.problems] == ["it has headings and no row below them"]
