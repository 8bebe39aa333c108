"""Slips in Settings: what means nothing is refused in a sentence, and nothing typed is lost unsaid."""

from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from hospital_iep.domain.team import TeacherBusyData, TeacherData, TeachingHoursData
from hospital_iep.domain.timetable import PlaceData
from hospital_iep.domain.treatment import IsolationKind, WardRoutineData
from hospital_iep.operations import problem, records, settings
from hospital_iep.store.faults import DiskFull
from hospital_iep.ui import remember
from hospital_iep.ui.desk import SaveKind
from hospital_iep.ui.faults import NotDone, sentence
from hospital_iep.ui.preferences import Preferences, in_use
from hospital_iep.ui.settings.fields import (
    is_clearances,
    is_moment,
    is_time,
    is_weekdays,
    read_moment,
    read_time,
    read_weekdays,
)
from hospital_iep.ui.settings.page import SettingsPage
from tests.operations.conftest import practice_file  # noqa: F401  (a fixture)
from tests.ui.practice import practice_window


@pytest.fixture(autouse=True)
def own_preferences(monkeypatch):
    monkeypatch.setattr(in_use, "preferences", Preferences(theme="light"))
    monkeypatch.setattr(Preferences, "save", lambda *_: None)


@pytest.fixture
def window(qtbot, look, practice_file, tmp_path):  # noqa: F811
    with practice_window(practice_file[0], tmp_path, "settings", SettingsPage) as window:
        yield window


def type_into(field, text):
    field.editor.setText(text)
    field.editor.setModified(True)
    field.editor.textEdited.emit(text)
    field.commit()


def type_day(field, text):
    field.day.type(text)


def said(field):
    return field.fault.sentence if field.fault else ""


def kept(window, kind, key):
    return window.desk.read(records.get, kind, key).data


def rows_of(page, name):
    """Return a list of Settings, in front."""
    key = "people" if name in {"teachers", "hours", "busy"} else "ward"
    page.show_part(key)
    rows = getattr(page.part(key), name)
    if not rows.rows:
        rows.add()
    return rows


def first_row(rows):
    return next(iter(rows.rows.items()))


# Times and days


@pytest.mark.parametrize("typed", ["9" * 10, "9" * 5000, "9.5", "930", "25:00", "9:60", "", "-1", "9:30:15"])
def test_what_is_no_time_is_said(typed):
    assert is_time(typed).sentence == "Type a time, as 9:30."


def test_times_are_read_as_people_write_them():
    assert [read_time(each) for each in ("9", "7.45", " 09:30 ")] == [time(9), time(7, 45), time(9, 30)]


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-25 09:00Z",
        "2026-11-25 09:00+01:00",
        "0001-01-01 09:00",
        "3026-01-01 09:00",
        "2026-11-25 09:00:30",
        "2026-02-30 09:00",
        "2026-11-25",
    ],
)
def test_what_is_no_day_with_a_time_is_said(typed):
    assert is_moment(typed).sentence.startswith("Type a day and a time")


def test_a_day_with_a_time_is_read():
    assert read_moment("2026-11-25 9:05") == read_moment("2026-11-25T09:05") == datetime(2026, 11, 25, 9, 5)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("Mon-Fri", [0, 1, 2, 3, 4]),
        ("Mon to Fri", [0, 1, 2, 3, 4]),
        ("Mon \N{EN DASH} Wed, Sat", [0, 1, 2, 5]),
        ("Mon Tue Wed", [0, 1, 2]),
        ("Monday and Friday", [0, 4]),
        ("Tues; thurs.", [1, 3]),
        ("Fri-Mon", [0, 4, 5, 6]),
        ("", []),
    ],
)
def test_days_of_the_week_are_read_as_people_write_them(typed, days):
    assert read_weekdays(typed) == days


@pytest.mark.parametrize("typed", ["Monster", "M", "Mon-", "-Fri", "Mon to", "1-5", "Mon and", "Mon ? Tue"])
def test_words_that_are_no_days_are_refused(typed):
    assert is_weekdays(typed) is not None


@pytest.mark.parametrize(("language", "typed"), [("es", "lunes, vie"), ("pt", "segunda-feira, sexta-feira")])
def test_days_are_read_in_the_language_in_use(language, typed):
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        assert read_weekdays(typed) == [0, 4]
    finally:
        QLocale.setDefault(before)


def test_a_school_week_has_a_day(window, page):
    field = page.part("ward").values["weekdays"]
    type_into(field, "")
    assert "one school day at least" in said(field)
    assert window.desk.read(settings.value, "weekdays") == "0,1,2,3,4"


def test_endless_digits_do_not_hold_the_page(window, page):
    field = page.part("ward").values["day_start"]
    type_into(field, "9" * 40)
    page.leave()
    assert said(field) == "Type a time, as 9:30."


# Teachers and places


def test_clearances_are_of_the_five_kinds(window, page):
    teachers = rows_of(page, "teachers")
    key, row = first_row(teachers)
    type_into(row["clearances"], "Contact, AIRBORNE")
    assert kept(window, TeacherData, key).clearances == ["contact", "airborne"]
    type_into(row["clearances"], "contcat")
    assert "protective, contact, droplet, airborne, enteric" in said(row["clearances"])
    assert kept(window, TeacherData, key).clearances == ["contact", "airborne"]
    assert is_clearances("") is None


def test_clearances_an_older_file_holds_do_not_stop_the_planner(window, page):
    """What is no kind of isolation clears nobody."""
    key, _row = first_row(rows_of(page, "teachers"))
    window.desk.do("x", records.edit, TeacherData, key, {"clearances": ["Contact", "contcat"]})
    monday = window.desk.today()
    case = window.desk.read(problem.build, monday, monday + timedelta(days=4))
    cleared = {word for teacher in case.problem["teachers"] for word in teacher["clearances"]}
    assert "contact" in cleared
    assert cleared <= {each.value for each in IsolationKind}


def test_names_are_there_and_tell_apart(window, page):
    teachers = rows_of(page, "teachers")
    (key, row), (_, other) = list(teachers.rows.items())[:2]
    name = row["name"].text()
    type_into(row["name"], " ")
    assert said(row["name"]) == "Type the teacher's name."
    type_into(row["name"], other["name"].text().upper())
    assert "one of that name already" in said(row["name"])
    type_into(row["name"], "x" * 500)
    assert kept(window, TeacherData, key).name == "x" * 120
    type_into(row["name"], name)
    place = first_row(rows_of(page, "places"))[1]["name"]
    type_into(place, "")
    assert said(place) == "Type a name for the place."


def test_numbers_have_the_bounds_of_their_record(window, page):
    key, row = first_row(rows_of(page, "teachers"))
    type_into(row["max_minutes_per_day"], "720")
    assert kept(window, TeacherData, key).max_minutes_per_day == 720
    type_into(row["max_minutes_per_day"], "721")
    assert "up to 720" in said(row["max_minutes_per_day"])
    room = first_row(rows_of(page, "places"))[1]["capacity"]
    type_into(room, "0")
    assert said(room) == "Type a whole number from 1 to 600, or nothing."


def test_what_a_record_does_not_hold_is_said_with_its_fields_word(window, page):
    key, _row = first_row(rows_of(page, "places"))
    for values, told in (
        ({"name": "x" * 81}, "Name: at most 80 letters fit."),
        ({"capacity": 0}, "Room for: type 1 or more."),
        ({"capacity": "many"}, "Room for: this does not fit here. Type something else."),
    ):
        with pytest.raises(NotDone) as fault:
            window.desk.do("x", records.edit, PlaceData, key, values)
        assert sentence(fault.value) == told


def test_work_ends_after_it_begins(window, page):
    key, row = first_row(rows_of(page, "teachers"))
    type_day(row["works_from"], "2026-12-01")
    type_day(row["works_until"], "2026-11-01")
    assert said(row["works_until"]) == "It ends before it begins. Change the other day, or this one."
    assert kept(window, TeacherData, key).works_until is None
    type_day(row["works_until"], "2026-12-01")
    assert kept(window, TeacherData, key).works_until == date(2026, 12, 1)


def test_a_faulty_time_lets_no_reversed_span_in(window, page):
    key, row = first_row(rows_of(page, "routine"))
    before = kept(window, WardRoutineData, key)
    type_into(row["end"], "abc")
    type_into(row["start"], "23:00")
    assert "ends after it begins" in said(row["start"])
    after = kept(window, WardRoutineData, key)
    assert (after.start, after.end) == (before.start, before.end)


def test_a_wrong_day_stays_while_another_field_is_saved(window, page):
    key, row = first_row(rows_of(page, "teachers"))
    type_day(row["works_from"], "29.2.2027")
    assert "no day" in said(row["works_from"])
    type_into(row["subjects"], "art")
    assert kept(window, TeacherData, key).subjects == ["art"]
    assert row["works_from"].day.field.text() == "29.2.2027"
    assert "no day" in said(row["works_from"])


def test_pasted_lines_become_one(window, page):
    key, row = first_row(rows_of(page, "teachers"))
    QApplication.clipboard().setText("Ben\r\nTeachwell\n")
    row["name"].line.selectAll()
    row["name"].line.paste()
    assert row["name"].text() == "Ben Teachwell"
    row["name"].commit()
    assert kept(window, TeacherData, key).name == "Ben Teachwell"


# Faulty text outlasts a lock, in its own row


def slips(page):
    """Return a list, a field of it and a text with a fault, for each kind of list."""
    found = [
        ("places", "capacity", "9x"),
        ("routine", "end", "25:00"),
        ("teachers", "max_minutes_per_day", "many"),
        ("hours", "start", "25:00"),
        ("busy", "start", "tomorrow"),
    ]
    return [(rows_of(page, rows), name, text) for rows, name, text in found]


def test_faulty_text_comes_back_into_its_own_row(window, page):
    names = [(rows.objectName(), list(rows.rows)[-1], name, text) for rows, name, text in slips(page)]
    for (rows, name, text), (_, key, _, _) in zip(slips(page), names, strict=True):
        type_into(rows.rows[key][name], text)
    type_into(page.part("ward").values["day_start"], "25:00")
    typed = remember.half_typed(page)
    first = PlaceData(name="A new first place", kind="classroom")
    window.desk.do("x", records.add, first)  # rows move meanwhile
    anew = SettingsPage(window)
    for part in ("ward", "people"):
        anew.show_part(part)
    for form in anew.findChildren(type(page.part("ward").forms[0])):
        form._kept = {}
    remember.put_back(anew, typed)
    lists = {rows.objectName(): rows for rows, _, _ in slips(anew)}
    for kind, key, name, text in names:
        field = lists[kind].rows[key][name]
        assert (kind, field.text(), bool(said(field))) == (kind, text, True)
        others = [row[name].text() for other, row in lists[kind].rows.items() if other != key]
        assert text not in others
    assert said(anew.part("ward").values["day_start"]) == "Type a time, as 9:30."
    anew.deleteLater()


def test_faulty_text_of_another_teacher_waits_for_that_teacher(window, page):
    people = page.part("people")
    page.show_part("people")
    names = {str(each.id): each for each in window.desk.read(records.listed, TeacherData)}
    first = people.teacher.value
    other = next(key for key in names if key != first)
    key, row = first_row(people.hours)
    type_into(row["start"], "25:00")
    people.teacher.choose(other)
    people.teacher.chosen.emit(other)
    assert key not in people.hours.rows
    people.teacher.choose(first)
    people.teacher.chosen.emit(first)
    assert people.hours.rows[key]["start"].text() == "25:00"
    type_into(people.hours.rows[key]["start"], "09:00")
    assert kept(window, TeachingHoursData, key).start == time(9)


# A disk that takes nothing


@pytest.fixture
def disk(window, monkeypatch):
    """Return what fills and frees the disk."""
    perform, save = window.desk.database.perform, window.desk.database.save_draft
    full = [True]

    def refuse(work):
        def tried(*args, **kwargs):
            if full[0]:
                raise DiskFull
            return work(*args, **kwargs)

        return tried

    monkeypatch.setattr(window.desk.database, "perform", refuse(perform))
    monkeypatch.setattr(window.desk.database, "save_draft", refuse(save))
    return full


def test_a_way_is_shown_as_not_saved_until_it_is(window, page, disk):
    way = next(iter(page.part("ward").ways.values()))
    page.show_part("ward")
    type_into(way, "33")
    assert "disk is full" in said(way)
    assert way.text() == "33"
    page.part("ward").refresh()
    assert way.text() == "33"
    disk[0] = False
    window.try_again()
    assert window.desk.state.kind is SaveKind.SAVED
    assert said(way) == ""
    assert 33 in [each.minutes for each in window.desk.read(settings.ways)]


def test_a_day_says_that_it_is_not_saved(window, page, disk):
    _key, row = first_row(rows_of(page, "teachers"))
    type_day(row["works_from"], "2026-12-01")
    assert "disk is full" in said(row["works_from"])
    assert window.desk.state.kind is SaveKind.NOT_SAVED


def test_saved_means_all_that_waited(window, page, disk, qtbot):
    """When the disk takes one field again, what it did not take before is written too."""
    key, row = first_row(rows_of(page, "teachers"))
    type_day(row["works_from"], "2026-12-01")
    disk[0] = False
    type_into(row["subjects"], "art")
    qtbot.waitUntil(lambda: kept(window, TeacherData, key).works_from == date(2026, 12, 1))
    assert said(row["works_from"]) == ""
    assert window.desk.state.kind is SaveKind.SAVED


def test_a_refusal_does_not_say_that_the_disk_is_back(window, page, disk):
    key, row = first_row(rows_of(page, "teachers"))
    type_day(row["works_from"], "2026-12-01")
    disk[0] = False
    with pytest.raises(NotDone):
        window.desk.do("x", records.edit, TeacherData, key, {"max_minutes_per_day": 9999})
    assert window.desk.state.kind is SaveKind.NOT_SAVED
    window.try_again()
    assert window.desk.state.kind is SaveKind.SAVED
    assert kept(window, TeacherData, key).works_from == date(2026, 12, 1)


def test_the_clock_of_prints_shows_what_is_kept(window, page, disk):
    look = page.part("look")
    page.show_part("look")
    look.hours.choose("12")
    with pytest.raises(NotDone):
        look._set_hours("12")
    assert look.hours.value == window.desk.read(settings.value, "hour_cycle") == "24"


def test_a_busy_time_with_a_zone_is_refused(window, page):
    key, row = first_row(rows_of(page, "busy"))
    before = kept(window, TeacherBusyData, key)
    type_into(row["start"], "2026-11-25 09:00Z")
    assert said(row["start"]).startswith("Type a day and a time")
    assert kept(window, TeacherBusyData, key) == before
