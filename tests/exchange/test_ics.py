"""Calendar files: what is read from odd ones, and that nothing is lost without a word."""

from datetime import UTC, datetime
from time import monotonic

import pytest

from hospital_iep.exchange import lines
from hospital_iep.exchange.ics import LOOK, read_calendar
from tests.exchange.samples import BERLIN_IN_FILE, END, START, calendar, event


def read(*parts, start=START, end=END):
    return read_calendar(calendar(*parts), start, end)


def starts(reading):
    return [one.start for one in reading.occurrences]


def reasons(reading):
    return " / ".join(f"{one.where}: {one.reason}" for one in reading.problems)


def test_a_plain_appointment():
    reading = read(
        event(
            "DTSTAMP:20260101T080000Z",
            "DTSTART;TZID=Europe/Berlin:20260302T140000",
            "DTEND;TZID=Europe/Berlin:20260302T150000",
            "SUMMARY:Physio\\, room 3",
            "LOCATION:Gym",
            "STATUS:CONFIRMED",
            "SEQUENCE:2",
        )
    )
    (one,) = reading.occurrences
    entry = reading.entries[one.entry]
    assert (one.kind, one.start, one.end) == ("utc", "2026-03-02T13:00:00Z", "2026-03-02T14:00:00Z")
    assert (entry.uid, entry.summary, entry.place, entry.sequence) == ("one@ward", "Physio, room 3", "Gym", 2)
    assert (entry.zone_written, entry.zone_used, entry.zone_source) == (
        "Europe/Berlin",
        "Europe/Berlin",
        "iana",
    )
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("line", "kind", "start", "end"),
    [
        ("DTSTART:20260302T140000Z", "utc", "2026-03-02T14:00:00Z", "2026-03-02T14:00:00Z"),
        ("DTSTART:20260302T140000", "floating", "2026-03-02T14:00:00", "2026-03-02T14:00:00"),
        ("DTSTART;VALUE=DATE:20260302", "date", "2026-03-02", "2026-03-03"),
        ("DTSTART:20260302", "date", "2026-03-02", "2026-03-03"),
        ("DTSTART;VALUE=DATE;TZID=Europe/Berlin:20260302", "date", "2026-03-02", "2026-03-03"),
        ("DTSTART;VALUE=DATE:20260302T140000Z", "date", "2026-03-02", "2026-03-03"),
        (
            "DTSTART;TZID=Europe/Berlin:20260302T140000Z",
            "utc",
            "2026-03-02T14:00:00Z",
            "2026-03-02T14:00:00Z",
        ),
        ("DTSTART:2026-03-02T14:00:00Z", "utc", "2026-03-02T14:00:00Z", "2026-03-02T14:00:00Z"),
        ("dtstart:20260302T240000Z", "utc", "2026-03-03T00:00:00Z", "2026-03-03T00:00:00Z"),
        (
            "DTSTART ; TZID = Europe/Berlin : 20260302T140000",
            "utc",
            "2026-03-02T13:00:00Z",
            "2026-03-02T13:00:00Z",
        ),
    ],
)
def test_kinds_of_start(line, kind, start, end):
    (one,) = read(event(line)).occurrences
    assert (one.kind, one.start, one.end) == (kind, start, end)


@pytest.mark.parametrize(
    ("duration", "end"),
    [
        ("PT45M", "2026-03-28T13:45:00Z"),
        ("P1D", "2026-03-29T12:00:00Z"),  # a day by the calendar: the clocks change in between
        ("PT24H", "2026-03-29T13:00:00Z"),
        ("P1W", "2026-04-04T12:00:00Z"),
        ("P1DT1H", "2026-03-29T13:00:00Z"),
    ],
)
def test_lengths(duration, end):
    (one,) = read(event("DTSTART;TZID=Europe/Berlin:20260328T140000", f"DURATION:{duration}")).occurrences
    assert one.end == end


def test_an_end_before_the_start_is_told_and_kept_as_written():
    reading = read(event("DTSTART:20260302T140000Z", "DTEND:20260302T130000Z"))
    assert reading.occurrences[0].end == "2026-03-02T13:00:00Z"
    assert "end lies before the start" in reasons(reading)


def test_a_series_keeps_its_hour_when_the_clocks_change():
    reading = read(event("DTSTART;TZID=Europe/Berlin:20260325T090000", "RRULE:FREQ=WEEKLY;COUNT=2"))
    assert starts(reading) == ["2026-03-25T08:00:00Z", "2026-04-01T07:00:00Z"]


def test_the_spring_gap_shifts_forward_and_the_repeated_hour_is_the_first():
    gap = read(event("DTSTART;TZID=Europe/Berlin:20260329T023000"))
    twice = read(event("DTSTART;TZID=Europe/Berlin:20261025T023000"))
    assert starts(gap) == ["2026-03-29T01:30:00Z"]  # 03:30 summer time
    assert starts(twice) == ["2026-10-25T00:30:00Z"]  # still summer time
    own = BERLIN_IN_FILE
    assert starts(read(own, event("DTSTART;TZID=Ward Time:20260329T023000"))) == ["2026-03-29T01:30:00Z"]
    assert starts(read(own, event("DTSTART;TZID=Ward Time:20261025T023000"))) == ["2026-10-25T00:30:00Z"]


@pytest.mark.parametrize(
    ("zone", "used", "source"),
    [
        ("W. Europe Standard Time", "Europe/Berlin", "windows"),
        ("w. europe standard time", "Europe/Berlin", "windows"),
        ("/softwarestudio.org/Tzfile/Europe/Paris", "Europe/Paris", "iana"),
        ("/Europe/Stockholm", "Europe/Stockholm", "iana"),
        ("US/Pacific", "US/Pacific", "iana"),
    ],
)
def test_zone_names(zone, used, source):
    entry = read(event(f"DTSTART;TZID={zone}:20260302T140000")).entries[0]
    assert (entry.zone_used, entry.zone_source) == (used, source)


def test_the_files_own_zone_and_its_location():
    own = read(BERLIN_IN_FILE, event("DTSTART;TZID=Ward Time:20260702T140000"))
    assert starts(own) == ["2026-07-02T12:00:00Z"]
    assert own.entries[0].zone_source == "file"
    empty = "BEGIN:VTIMEZONE\nTZID:Ward\nX-LIC-LOCATION:Europe/Berlin\nEND:VTIMEZONE"
    located = read(empty, event("DTSTART;TZID=Ward:20260702T140000"))
    assert starts(located) == ["2026-07-02T12:00:00Z"]
    assert located.entries[0].zone_source == "location"


def test_a_zone_that_nobody_knows_is_asked_about():
    reading = read(event("DTSTART;TZID=Ward Clock:20260302T140000"))
    assert reading.occurrences[0].kind == "floating"
    assert "zone-unknown" in reading.occurrences[0].flags
    assert "Ward Clock is not known" in reasons(reading)


def test_rules_of_the_file_that_differ_from_the_known_zone_are_told():
    wrong = BERLIN_IN_FILE.replace("Ward Time", "Europe/Berlin").replace("+0200", "+0300")
    reading = read(wrong, event("DTSTART;TZID=Europe/Berlin:20260702T140000"))
    assert starts(reading) == ["2026-07-02T12:00:00Z"]
    assert "differ from Europe/Berlin by 60 minutes" in reasons(reading)


def test_two_files_may_define_one_zone_name_in_two_ways():
    later = BERLIN_IN_FILE.replace("+0200", "+0600").replace("+0100", "+0500")
    line = event("DTSTART;TZID=Ward Time:20260102T140000")
    assert starts(read(BERLIN_IN_FILE, line)) == ["2026-01-02T13:00:00Z"]
    assert starts(read(later, line)) == ["2026-01-02T09:00:00Z"]
    assert starts(read(BERLIN_IN_FILE, line)) == ["2026-01-02T13:00:00Z"]


SERIES = ("DTSTART;TZID=Europe/Berlin:20260302T090000", "DTEND;TZID=Europe/Berlin:20260302T100000")


@pytest.mark.parametrize(
    "line",
    [
        "EXDATE;TZID=Europe/Berlin:20260303T090000",
        "EXDATE:20260303T080000Z",
        "EXDATE:20260303T090000",
        "EXDATE;VALUE=DATE:20260303",
        "EXDATE:20260303",
    ],
)
def test_dates_taken_out_match_by_moment_or_by_day(line):
    reading = read(event(*SERIES, "RRULE:FREQ=DAILY;COUNT=3", line))
    assert starts(reading) == ["2026-03-02T08:00:00Z", "2026-03-04T08:00:00Z"]


def test_dates_taken_out_of_an_all_day_series_by_a_time():
    reading = read(event("DTSTART;VALUE=DATE:20260302", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20260303T000000"))
    assert starts(reading) == ["2026-03-02", "2026-03-04"]


def test_dates_added_also_as_periods():
    reading = read(event(*SERIES, "RDATE;VALUE=PERIOD:20260305T120000Z/PT3H", "RDATE:20260306T120000Z"))
    assert [(one.start, one.end) for one in reading.occurrences][1:] == [
        ("2026-03-05T12:00:00Z", "2026-03-05T15:00:00Z"),
        ("2026-03-06T12:00:00Z", "2026-03-06T13:00:00Z"),
    ]


def test_a_rule_of_exceptions():
    reading = read(event(*SERIES, "RRULE:FREQ=DAILY;COUNT=7", "EXRULE:FREQ=WEEKLY;BYDAY=SA,SU"))
    assert len(reading.occurrences) == 5


def test_until_as_a_day_includes_that_day_and_is_told():
    reading = read(event(*SERIES, "RRULE:FREQ=DAILY;UNTIL=20260304"))
    assert starts(reading)[-1] == "2026-03-04T08:00:00Z"
    assert "that whole day is included" in reasons(reading)


def test_until_in_utc_is_a_moment():
    reading = read(event(*SERIES, "RRULE:FREQ=DAILY;UNTIL=20260304T080000Z"))
    assert starts(reading)[-1] == "2026-03-04T08:00:00Z"


def changed(*lines, uid="one@ward"):
    return event(*lines, "SUMMARY:moved", uid=uid)


@pytest.mark.parametrize(
    "rid", ["RECURRENCE-ID;TZID=Europe/Berlin:20260303T090000", "RECURRENCE-ID:20260303T080000Z",
            "RECURRENCE-ID;VALUE=DATE:20260303"],
)  # fmt: skip
def test_a_changed_date_replaces_its_own_and_keeps_its_key(rid):
    reading = read(event(*SERIES, "RRULE:FREQ=DAILY;COUNT=3"), changed(rid, "DTSTART:20260310T080000Z"))
    assert starts(reading) == ["2026-03-02T08:00:00Z", "2026-03-04T08:00:00Z", "2026-03-10T08:00:00Z"]
    assert reading.occurrences[2].recurrence_id == "2026-03-03T08:00:00Z"


def test_a_changed_date_without_its_series_is_a_single_one():
    reading = read(changed("RECURRENCE-ID:20260303T080000Z", "DTSTART:20260303T100000Z"))
    assert starts(reading) == ["2026-03-03T10:00:00Z"]


def test_a_change_without_a_time_takes_its_date_only_where_it_cancels_it():
    series = event(*SERIES, "RRULE:FREQ=DAILY;COUNT=2")
    told = read(series, changed("RECURRENCE-ID:20260303T080000Z"))
    assert starts(told) == ["2026-03-02T08:00:00Z", "2026-03-03T08:00:00Z"]
    assert "cannot be placed" in reasons(told)
    gone = read(series, changed("RECURRENCE-ID:20260303T080000Z", "STATUS:CANCELLED"))
    assert starts(gone) == ["2026-03-02T08:00:00Z"]


def test_this_and_future_moves_the_rest():
    reading = read(
        event(*SERIES, "RRULE:FREQ=DAILY;COUNT=4"),
        changed(
            "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260304T090000",
            "DTSTART;TZID=Europe/Berlin:20260304T110000",
            "DURATION:PT30M",
        ),
    )
    assert [(one.start, one.end[11:16]) for one in reading.occurrences] == [
        ("2026-03-02T08:00:00Z", "09:00"),
        ("2026-03-03T08:00:00Z", "09:00"),
        ("2026-03-04T10:00:00Z", "10:30"),
        ("2026-03-05T10:00:00Z", "10:30"),
    ]
    assert reading.occurrences[3].recurrence_id == "2026-03-05T08:00:00Z"


def test_an_unknown_range_is_refused_aloud():
    reading = read(
        event(*SERIES, "RRULE:FREQ=DAILY;COUNT=2"),
        changed("RECURRENCE-ID;RANGE=THISANDPRIOR:20260303T080000Z", "DTSTART:20260303T100000Z"),
    )
    assert "RANGE=THISANDPRIOR is refused" in reasons(reading)


@pytest.mark.parametrize("order", [(0, 1, 0), (1, 0, 0), (0, 0, 1)])
def test_the_highest_sequence_of_one_file_counts(order):
    parts = [event(f"DTSTART:2026030{n + 2}T08000{n}Z", f"SEQUENCE:{s}") for n, s in enumerate(order)]
    reading = read(*parts)
    kept = order.index(1)
    assert starts(reading) == [f"2026-03-0{kept + 2}T08:00:0{kept}Z"]
    assert reasons(reading).count("the newer one is shown") == 2


def test_the_same_entry_twice_is_shown_once_and_told():
    reading = read(event(*SERIES), event(*SERIES))
    assert len(reading.occurrences) == 1
    assert "shown once" in reasons(reading)


def test_the_window_is_half_open():
    reading = read(
        event("DTSTART:20260302T000000Z", "RRULE:FREQ=DAILY;COUNT=5"),
        start=datetime(2026, 3, 3, tzinfo=UTC),
        end=datetime(2026, 3, 5, tzinfo=UTC),
    )
    assert starts(reading) == ["2026-03-03T00:00:00Z", "2026-03-04T00:00:00Z"]


def test_nothing_in_the_window_is_said():
    reading = read(event("DTSTART:20200302T000000Z"))
    assert reading.occurrences == ()
    assert "its one appointment has no date in 2026-01-01 to" in reasons(reading)


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=DAILY;INTERVAL=0", "FREQ=NEVER", "FREQ=DAILY;UNTIL=20269999", "nonsense"]
)
def test_a_rule_that_is_refused_keeps_the_first_date(rule):
    reading = read(event(*SERIES, f"RRULE:{rule}"))
    assert starts(reading) == ["2026-03-02T08:00:00Z"]
    assert "RRULE refused" in reasons(reading)


@pytest.mark.parametrize(
    "bad", ["DTSTART:INVALID", "DTSTART:20261301T080000Z", "DTSTART:", "DTSTART;VALUE=DATE:x"]
)
def test_a_bad_component_costs_only_itself(bad):
    reading = read(event(bad, uid="bad"), event(*SERIES, uid="good"))
    assert [reading.entries[one.entry].uid for one in reading.occurrences] == ["good"]
    assert "cannot be placed" in reasons(reading)


def test_a_bad_line_costs_only_itself():
    reading = read(event(*SERIES, "this is no line", "DURATION:forever", "SUMMARY:Still here"))
    assert reading.entries[0].summary == "Still here"
    assert "is no calendar line" in reasons(reading)
    assert "line 7" in reasons(reading)
    assert "the end is used" in reasons(reading)


@pytest.mark.parametrize("block", ["VTODO", "VJOURNAL", "VFREEBUSY", "VAVAILABILITY", "X-THING"])
def test_what_is_no_appointment_is_named(block):
    reading = read(f"BEGIN:{block}\nUID:1\nEND:{block}", event(*SERIES))
    assert len(reading.occurrences) == 1
    assert "line 3: " in reasons(reading)
    assert block in reasons(reading)


def test_a_calendar_that_is_cut_off_keeps_what_came_before():
    whole = calendar(event(*SERIES, uid="a"), event("DTSTART:20260305T080000Z", "SUMMARY:Cut", uid="b"))
    reading = read_calendar(whole[: whole.index(b"SUMMARY:Cut") + 11], START, END)
    assert len(reading.occurrences) == 2
    assert "not closed" in reasons(reading)


def test_components_without_a_calendar_are_read():
    reading = read_calendar(event(*SERIES).encode(), START, END)
    assert len(reading.occurrences) == 1
    assert "has no VCALENDAR" in reasons(reading)


def test_an_event_that_is_not_closed_does_not_swallow_the_next():
    text = calendar(event(*SERIES, uid="a").replace("\nEND:VEVENT", ""), event(*SERIES, uid="b"))
    reading = read_calendar(text, START, END)
    assert {entry.uid for entry in reading.entries} == {"a", "b"}
    assert "not closed before the next begins" in reasons(reading)


LINES = calendar(event(*SERIES, "SUMMARY:Größe prüfen")).decode()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (LINES.encode(), ""),
        (b"\xef\xbb\xbf" + LINES.encode(), ""),
        (LINES.encode("utf-16"), ""),
        (LINES.encode("utf-16-le"), "utf-16-le"),
        (LINES.encode("utf-16-be"), "utf-16-be"),
        (LINES.encode("cp1252"), "Windows-1252"),
        (LINES.replace("\n", "\r\n").encode(), ""),
        (LINES.replace("\n", "\r").encode(), ""),
        (LINES.replace("\n", "\n\n").encode(), ""),
        (LINES.replace("Größe prüfen", "Grö\r\n ße\r\n\t prüfen").encode(), ""),
        (LINES.encode().replace(b"Gr\xc3\xb6", b"Gr\xc3\r\n \xb6"), ""),  # folded inside a character
        ("".join(f"  {line}\n" for line in LINES.splitlines()).encode(), "indented"),
    ],
)
def test_encodings_line_ends_and_folds(data, told):
    reading = read_calendar(data, START, END)
    assert reading.entries[0].summary == "Größe prüfen"
    assert len(reading.occurrences) == 1
    assert (told in reasons(reading)) if told else not reading.problems


def test_zero_bytes_are_left_out_and_told():
    reading = read(event(*SERIES, "SUMMARY:Phy\0sio"))
    assert reading.entries[0].summary == "Physio"
    assert "zero bytes" in reasons(reading)


def test_the_files_zone_for_floating_times_is_noted():
    said = read("X-WR-TIMEZONE:Europe/Paris", event("DTSTART:20260302T140000"))
    assert said.entries[0].calendar_zone == "Europe/Paris"


def test_method_people_and_categories_come_along():
    entry = read(
        "METHOD:CANCEL",
        event(
            *SERIES,
            'ATTENDEE;CN="Testkind, Tilda":mailto:t@example.org',
            "CATEGORIES:Therapy,Gym\\, small",
            "TRANSP:TRANSPARENT",
        ),
    ).entries[0]
    assert (entry.method, entry.people, entry.transparent) == ("CANCEL", ("Testkind, Tilda",), True)
    assert entry.categories == ("Therapy", "Gym, small")


NAMED = {
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\n": "an appointment (VEVENT) is not closed: the file may be cut off",
    "BEGIN:VCALENDAR\nEND:VEVENT\n": "the end of an appointment (VEVENT) without its beginning",
    "one\nBEGIN:VCALENDAR\nEND:VCALENDAR\n": "1 line stands outside any appointment and cannot be read",
    "one\ntwo\nBEGIN:VCALENDAR\nEND:VCALENDAR\n": "from here on 2 lines stand outside any appointment",
    calendar(event("DTSTART:none")).decode(): "the start (DTSTART) cannot be read: none is no date or time",
    calendar(event(*SERIES, "SEQUENCE:x")).decode(): "which version this is cannot be read (SEQUENCE x)",
    calendar(event(*SERIES, "DTSTART:20260302")).decode(): "the start (DTSTART) stands twice",
}


@pytest.mark.parametrize(("text", "said"), NAMED.items())
def test_a_problem_names_things_as_people_do(text, said):
    assert said in reasons(read_calendar(text.encode(), START, END))


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["DTSTART;TZID=Europe/Berlin:20260302T140000Z"], "says both UTC (Z) and the zone Europe/Berlin"),
        (
            ["DTSTART:20260302T140000Z", "RRULE:FREQ=DAILY;COUNT=3;UNTIL=20260310T000000Z"],
            "says how often it repeats and until when",
        ),
        (
            ["DTSTART:20260302T140000Z", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20260303T150000Z"],
            "leaves out 2026-03-03 (EXDATE) at a time at which it has no date",
        ),
    ],
)
def test_a_contradiction_in_an_appointment_is_told(lines, told):
    assert told in reasons(read(event(*lines)))


def test_dates_left_out_as_they_should_be_are_no_contradiction():
    series = ["DTSTART:20260302T140000Z", "RRULE:FREQ=DAILY;COUNT=3"]
    assert not read(event(*series, "EXDATE:20260303T140000Z", "EXDATE:20260410T140000Z")).problems


def test_a_zone_described_twice_is_told_only_where_the_descriptions_differ():
    other = BERLIN_IN_FILE.replace("+0200", "+0300")
    lines = event("DTSTART;TZID=Ward Time:20260302T140000")
    assert "described twice and differently" in reasons(read(BERLIN_IN_FILE, other, lines))
    assert not read(BERLIN_IN_FILE, BERLIN_IN_FILE, lines).problems


@pytest.mark.parametrize("ending", ["", ":20260302T140000", ';Y="open:20260302T140000'])
def test_a_start_with_thousands_of_quoted_parameters_is_answered(ending):
    line = "DTSTART;" + 'X="a";' * 5_000 + "Z=1" + ending
    reading = read(event(line), event("DTSTART:20260303T140000", uid="two@ward"))
    assert starts(reading)[-1] == "2026-03-03T14:00:00"
    assert (len(starts(reading)) == 2) == bool(ending)
    assert ending or "no start" in reasons(reading)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:H=C3=A4modialyse", "Hämodialyse"),
        ("SUMMARY;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:H=E4modialyse", "Hämodialyse"),
        ("SUMMARY;QUOTED-PRINTABLE:Arzt=20A=0D=0AZimmer 2", "Arzt A\nZimmer 2"),
        (
            "SUMMARY;ENCODING=QUOTED-PRINTABLE:Dialyse im=\r\n dritten=\r\n=20Stock",
            "Dialyse im dritten Stock",
        ),
        ("SUMMARY;ENCODING=QUOTED-PRINTABLE:Dialyse=\r\n", "Dialyse"),
        ("SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=no-such:50=25 =ZZ", "50% =ZZ"),
        ("SUMMARY:a=3D, as written=", "a=3D, as written="),
    ],
)
def test_titles_of_vcalendar_1_are_decoded(written, meant):
    reading = read(event("DTSTART:20260302T140000", written, "LOCATION:Gym"))
    assert [(one.summary, one.place) for one in reading.entries] == [(meant, "Gym")]
    assert not reading.problems


def test_a_quoted_line_that_says_it_goes_on_takes_no_appointment_with_it():
    lines = event("DTSTART:20260302T140000", "SUMMARY;ENCODING=QUOTED-PRINTABLE:Dialyse=")
    reading = read(lines, event("DTSTART:20260303T140000", uid="two@ward"))
    assert [one.summary for one in reading.entries][:1] == ["Dialyse"]
    assert len(starts(reading)) == 2


def test_where_the_time_is_over_what_was_read_is_answered_and_the_rest_told():
    many = [event("DTSTART:20260302T140000", uid=f"{number}@ward") for number in range(3 * LOOK)]
    reading = read_calendar(calendar(*many), START, END, until=monotonic() - 1)
    assert 0 < len(starts(reading)) < len(reading.entries) + 1 < LOOK + 1
    assert "takes too long: this and later appointments are not read" in reasons(reading)
    whole = read_calendar(calendar(*many), START, END)
    assert len(starts(whole)) == len(many)
    assert not whole.problems


def test_a_file_that_was_left_off_is_not_called_cut_off(monkeypatch):
    monkeypatch.setattr(lines, "MAX_COMPONENTS", 3)
    reading = read(*(event("DTSTART:20260302T140000", uid=f"{number}@ward") for number in range(9)))
    assert len(starts(reading)) == 2
    assert reasons(reading).count("everything from here on was not read") == 1
    assert "cut off" not in reasons(reading)
