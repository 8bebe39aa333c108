"""What a person says about a file: which time holds, which appointment it is, what its columns mean."""

from datetime import datetime

import pytest

from hospital_iep.domain.treatment import AppointmentData
from hospital_iep.exchange.compare import DifferenceKind
from hospital_iep.exchange.questions import Questions
from hospital_iep.operations import imports, records
from tests.exchange.samples import siu, workbook
from tests.operations.planned import MONDAY
from tests.operations.test_imports import CALENDAR, ZONE, event
from tests.store.sample import dump

TWO_TIMES = siu(start="20261202140000", extra="AIS|1||MRI^MRI scan|20261202153000|||30|MIN").replace(
    b"20260302150000", b"20261202150000"
)


class Stopped(Exception):
    """Somebody pressed Cancel."""


@pytest.fixture
def shown(ask, children):
    """Read and preview a file for the first child."""

    def run(data, *, whole=True):
        file_format, found = imports.read(data, ZONE, MONDAY)
        whose = children[0] if whole else None
        return ask(imports.preview, data, file_format, found, source="ward", whole_file_for=whose)

    return run


def with_items(preview, items):
    return imports.Preview(
        preview.source, preview.file_format, preview.sha256, preview.size, tuple(items), "", None
    )


def conflict_of(preview):
    (item,) = [item for item in preview.items if item.difference.kind is DifferenceKind.CONFLICT]
    return item


def rows(ask, child):
    return ask(records.listed, AppointmentData, student_id=child)


def test_a_contradiction_writes_nothing_until_a_person_says_which_time_holds(
    ask, do, children, shown, database
):
    before = dump(database)
    preview = shown(TWO_TIMES)
    item = conflict_of(preview)
    assert not item.writes
    assert do(imports.apply, TWO_TIMES, preview, [item.number]) is None
    assert dump(database) == before
    said = [choice.time.fields for choice in item.choices]
    assert said == ["SCH-11", "AIS-4"]
    settled = ask(imports.decide, item, choice=item.choices[1].key)
    assert settled.writes
    do(imports.apply, TWO_TIMES, with_items(preview, [settled]), [settled.number])
    (row,) = rows(ask, children[0])
    assert (row.data.start, row.data.end) == (datetime(2026, 12, 2, 15, 30), datetime(2026, 12, 2, 16))
    after = dump(database)
    again = shown(TWO_TIMES)
    assert [item.difference.kind for item in again.items] == [DifferenceKind.UNCHANGED]
    database.undo()
    assert dump(database) == before
    database.redo()
    assert dump(database) == after


def test_a_choice_can_be_taken_back_before_it_is_applied(ask, shown):
    item = conflict_of(shown(TWO_TIMES))
    settled = ask(imports.decide, item, choice=item.choices[0].key)
    opened = ask(imports.decide, settled, choice="")
    assert opened == item
    other = ask(imports.decide, settled, choice=item.choices[1].key)
    assert other.difference.found.start == datetime(2026, 12, 2, 15, 30)


def test_of_two_alike_a_person_says_which_one_it_is(ask, do, children, shown):
    for child, uid in zip(children[:2], ("a", "b"), strict=True):
        data = event(uid=f"{uid}@x.invalid")
        file_format, found = imports.read(data, ZONE, MONDAY)
        preview = ask(imports.preview, data, file_format, found, source="ward", whole_file_for=child)
        added = [each for each in preview.items if each.difference.kind is DifferenceKind.ADDED]
        assert [each.student_id for each in added] == [child]  # at one time, but another child's
        do(imports.apply, data, preview, [added[0].number])
    item = conflict_of(shown(event(uid="new@x.invalid"), whole=False))
    same = [choice for choice in item.choices if choice.known is not None]
    assert {choice.known.whose for choice in same} == {child.hex for child in children[:2]}
    second = next(choice for choice in same if choice.known.whose == children[1].hex)
    settled = ask(imports.decide, item, choice=second.key)
    assert settled.student_id == children[1]
    assert settled.difference.known.key == second.known.key


def test_what_was_changed_by_hand_is_not_overwritten_unasked(ask, do, children, shown, database):
    preview = shown(event(0))
    do(imports.apply, event(0), preview, [1])
    (row,) = rows(ask, children[0])
    do(records.edit, AppointmentData, row.id, {"start": datetime(2026, 11, 25, 9)})
    before = dump(database)
    again = shown(event(1, "140000"))
    item = conflict_of(again)
    assert do(imports.apply, event(1, "140000"), again, [item.number]) is None
    assert dump(database) == before
    settled = ask(imports.decide, item, choice="file")
    do(imports.apply, event(1, "140000"), with_items(again, [settled]), [settled.number])
    assert rows(ask, children[0])[0].data.start == datetime(2026, 11, 25, 14)


def test_an_appointment_given_to_its_child_is_not_taken_for_changed_by_hand(ask, do, children, shown):
    preview = shown(event(0), whole=False)
    do(imports.apply, event(0), preview, [1])
    (waiting,) = ask(imports.tray)
    do(imports.give_to, [waiting.id], children[0])
    kinds = [item.difference.kind for item in shown(event(1, "140000"), whole=False).items]
    assert kinds == [DifferenceKind.MOVED]


def test_what_was_answered_about_a_table_is_remembered_with_its_import(ask, do, database, children):
    rows = [["Datum", "Was", "Raum"], ["03/12/2026 10:00", "Physio", "Gym"]]
    data = workbook({"Plan": rows})
    reading = imports.look_into(data, ZONE, MONDAY)
    questions = Questions(reading, ask(imports.remembered, "ward"))
    questions.set_header("Plan", 0)
    questions.mean("Was", "title")
    questions.order("Datum", first_day=True)
    assert questions.open_points() == []
    found = imports.appointments(reading, ZONE, MONDAY, questions.answers())
    assert found.problems == ()
    preview = ask(imports.preview, data, "sheet", found, source="ward", whole_file_for=children[0])
    before = dump(database)
    do(imports.apply, data, preview, [1], said=questions.to_keep())
    kept = ask(imports.remembered, "ward")
    assert kept == {"Datum": "date/dmy", "Was": "title", "Raum": "place"}
    assert ask(imports.remembered, "another clinic") == {}
    assert Questions(reading, kept).as_last_time
    after = dump(database)
    database.undo()
    assert dump(database) == before
    database.redo()
    assert dump(database) == after


def test_a_stopped_import_has_written_nothing(monkeypatch, ask, shown, database):
    monkeypatch.setattr(imports, "WRITTEN_AT_ONCE", 2)
    preview = shown(CALENDAR)
    before = dump(database)
    shares = []

    def stop(share):
        shares.append(share)
        if len(shares) == 2:
            raise Stopped

    numbers = [item.number for item in preview.items]
    with pytest.raises(Stopped):
        database.perform("Import", imports.apply, CALENDAR, preview, numbers, progress=stop)
    assert dump(database) == before
    key, _changes = database.perform("Import", imports.apply, CALENDAR, preview, numbers)
    after = dump(database)
    shares.clear()
    with pytest.raises(Stopped):
        database.perform("Back", imports.take_back, key, progress=stop)
    assert dump(database) == after


def test_a_contradiction_asks_at_its_own_line_and_no_more_once_it_is_settled_or_taken(ask, do, shown):
    def kinds(preview):
        return [item.difference.kind for item in preview.items]

    preview = shown(TWO_TIMES)
    assert kinds(preview) == [DifferenceKind.CONFLICT]
    item = ask(imports.decide, preview.items[0], choice="time 1")
    do(imports.apply, TWO_TIMES, with_items(preview, [item]), [item.number])
    assert kinds(shown(TWO_TIMES)) == [DifferenceKind.UNCHANGED]


def test_a_contradiction_of_the_past_asks_nothing(shown):
    past = TWO_TIMES.replace(b"20261202", b"20251202")
    told = [item.difference.reason for item in shown(past).items]
    assert len(told) == 1
    assert told[0].startswith("1 date outside")


def test_a_contradiction_asks_where_only_its_second_time_is_near(shown):
    preview = shown(TWO_TIMES.replace(b"^^60^20261202140000", b"^^60^20251202140000"))
    assert DifferenceKind.CONFLICT in [item.difference.kind for item in preview.items]
