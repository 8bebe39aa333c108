"""The rules for odd files: what an import makes of what a file says."""

from datetime import date, datetime

import pytest

from hospital_iep.domain.treatment import AppointmentStatus as Status
from hospital_iep.exchange.appointments import Horizon, as_appointments
from hospital_iep.exchange.found import Flag, FoundKind
from hospital_iep.exchange.readers import read_here
from tests.exchange.samples import END, START, calendar, event

HORIZON = Horizon(datetime(2026, 1, 1), datetime(2027, 6, 1))


def found(*parts, zone="Europe/Berlin", horizon=HORIZON):
    return as_appointments(read_here(calendar(*parts), start=START, end=END), zone, horizon)


def only(*parts, **rest):
    (one,) = found(*parts, **rest).appointments
    return one


def test_a_moment_is_shown_on_the_hospitals_clock():
    one = only(event("DTSTART:20260702T080000Z", "DTEND:20260702T090000Z", "SUMMARY:MRI"))
    assert (one.start, one.end, one.kind) == (
        datetime(2026, 7, 2, 10),
        datetime(2026, 7, 2, 11),
        FoundKind.INSTANT,
    )
    assert one.blocks
    assert not one.flags


def test_a_floating_time_is_the_hospitals_unless_the_file_names_its_zone():
    assert only(event("DTSTART:20260702T080000")).start == datetime(2026, 7, 2, 8)
    elsewhere = only("X-WR-TIMEZONE:America/New_York", event("DTSTART:20260702T080000"))
    assert elsewhere.start == datetime(2026, 7, 2, 14)
    assert elsewhere.zone_used == "America/New_York"


def test_a_file_zone_that_nobody_knows_is_told():
    result = found("X-WR-TIMEZONE:Ward/Clock", event("DTSTART:20260702T080000"))
    assert result.appointments[0].start == datetime(2026, 7, 2, 8)
    assert "Ward/Clock is not known" in result.problems[0].reason


def test_an_unknown_zone_is_flagged_to_be_asked():
    assert Flag.ZONE_UNKNOWN in only(event("DTSTART;TZID=Ward:20260702T080000")).flags


def test_all_day_blocks_its_dates_end_exclusive():
    one = only(event("DTSTART;VALUE=DATE:20260702", "DTEND;VALUE=DATE:20260704"))
    assert one.all_day
    assert (one.start, one.end) == (datetime(2026, 7, 2), datetime(2026, 7, 4))
    same = only(event("DTSTART;VALUE=DATE:20260702", "DTEND;VALUE=DATE:20260702"))
    assert same.end == datetime(2026, 7, 3)


@pytest.mark.parametrize(
    ("lines", "flag"),
    [
        (["DTSTART:20260702T080000Z"], Flag.NO_END),
        (["DTSTART:20260702T080000Z", "DTEND:20260702T080000Z"], Flag.NO_END),
        (["DTSTART:20260702T080000Z", "DTEND:20260702T070000Z"], Flag.END_BEFORE_START),
    ],
)
def test_without_a_usable_end_thirty_minutes_are_kept_free(lines, flag):
    one = only(event(*lines))
    assert (one.start, one.end) == (datetime(2026, 7, 2, 10), datetime(2026, 7, 2, 10, 30))
    assert flag in one.flags


def test_a_time_in_the_spring_gap_shifts_forward():
    one = only(event("DTSTART:20260329T023000", "DTEND:20260329T033000"))
    assert one.start == datetime(2026, 3, 29, 3, 30)
    assert Flag.SPRING_GAP in one.flags


@pytest.mark.parametrize(
    ("lines", "status", "blocks"),
    [
        (["STATUS:CONFIRMED"], Status.CONFIRMED, True),
        (["STATUS:TENTATIVE"], Status.TENTATIVE, True),
        (["STATUS:CANCELLED"], Status.CANCELLED, False),
        (["STATUS:Canceled"], Status.CANCELLED, False),
        (["SUMMARY:Canceled: MRI"], Status.CANCELLED, False),
        (["SUMMARY:Abgesagt: MRT"], Status.CANCELLED, False),
        (["SUMMARY:Cancelled - MRI"], Status.CANCELLED, False),
        (["SUMMARY:Talk about cancelled visits"], Status.CONFIRMED, True),
        (["TRANSP:TRANSPARENT"], Status.CONFIRMED, False),
        (["X-MICROSOFT-CDO-BUSYSTATUS:FREE"], Status.CONFIRMED, False),
    ],
)
def test_cancelled_tentative_and_free(lines, status, blocks):
    one = only(event("DTSTART:20260702T080000Z", "DURATION:PT1H", *lines))
    assert (one.status, one.blocks) == (status, blocks)
    assert one.soft == (status is Status.TENTATIVE)


def test_the_word_for_cancelled_leaves_the_title():
    assert only(event("DTSTART:20260702T080000Z", "SUMMARY:Abgesagt: MRT Kopf")).title == "MRT Kopf"


def test_a_cancelled_calendar_cancels_its_entries():
    assert only("METHOD:CANCEL", event("DTSTART:20260702T080000Z")).status is Status.CANCELLED


def test_a_cancellation_may_name_only_its_appointment():
    one = only("METHOD:CANCEL", event("SEQUENCE:3"))
    assert (one.uid, one.start, one.status, one.sequence) == ("one@ward", None, Status.CANCELLED, 3)


def test_what_lies_outside_the_horizon_is_counted():
    result = found(event("DTSTART:20260702T080000Z", "RRULE:FREQ=MONTHLY;COUNT=14"))
    assert len(result.appointments) == 11
    assert "3 dates outside" in result.problems[0].reason  # June to August 2027


def test_entries_that_the_reader_left_in_the_past_are_counted_too():
    past = event("DTSTART:20240101T100000", uid="past@ward")
    ended = event("DTSTART:20240101T100000", "RRULE:FREQ=WEEKLY;COUNT=3", uid="ended@ward")
    called_off = event("DTSTART:20240101T100000", "STATUS:CANCELLED", uid="off@ward")
    going_on = event("DTSTART:20240101T100000", "RRULE:FREQ=WEEKLY", uid="on@ward")
    now = event("DTSTART:20260601T100000", uid="now@ward")
    told = [problem.reason for problem in found(past, ended, called_off, going_on, now).problems]
    assert "2 entries have no date in 2026-01-01 to 2027-06-01: left out" in told
    assert not any("entries" in one.reason or "entry" in one.reason for one in found(going_on, now).problems)


def test_the_usual_horizon_is_eighteen_months():
    usual = Horizon.from_day(date(2026, 8, 31))
    assert (usual.start, usual.end) == (datetime(2026, 7, 31), datetime(2028, 2, 1))


def test_each_date_of_a_series_has_its_own_key():
    result = found(event("DTSTART:20260702T080000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3"))
    assert [one.recurrence_id for one in result.appointments] == [
        f"2026-07-0{n}T08:00:00Z" for n in (2, 3, 4)
    ]


def test_of_two_versions_the_newer_counts():
    result = found(
        event("DTSTART:20260702T080000Z", "DTSTAMP:20260102T000000Z", "SUMMARY:new"),
        event("DTSTART:20260703T080000Z", "DTSTAMP:20260101T000000Z", "SUMMARY:old"),
    )
    assert [one.title for one in result.appointments] == ["new"]
    assert "another version" in result.problems[0].reason


def test_people_named_in_the_file_are_hints_only():
    one = only(event("DTSTART:20260702T080000Z", "ATTENDEE;CN=Tilda Testkind:mailto:x@example.org"))
    assert [(hint.name, hint.identifier) for hint in one.hints] == [("Tilda Testkind", "")]


def test_each_calendar_of_a_file_has_its_own_zone_for_floating_times():
    parts = [
        calendar(f"X-WR-TIMEZONE:{zone}", event("DTSTART:20260702T080000", uid=zone))
        for zone in ("America/New_York", "Europe/London", "Ward/Clock")
    ]
    reading = read_here(b"".join([*parts, calendar(event("DTSTART:20260702T080000"))]), start=START, end=END)
    result = as_appointments(reading, "Europe/Berlin", HORIZON)
    assert [one.start.hour for one in result.appointments] == [14, 9, 8, 8]
    assert [one.reason for one in result.problems if "Ward/Clock is not known" in one.reason]


def test_every_date_of_a_long_series_outside_the_horizon_is_counted():
    def told(*rule):
        return found(event("DTSTART:20260702T080000Z", "DURATION:PT1H", *rule)).problems[0].reason

    span = "outside 2026-01-01 to 2027-06-01 left out"
    assert told("RRULE:FREQ=DAILY;COUNT=3650") == f"3316 dates {span}"
    assert told("RRULE:FREQ=WEEKLY;COUNT=520") == f"472 dates {span}"
    assert told("RRULE:FREQ=WEEKLY;UNTIL=20360626T080000Z") == f"474 dates {span}"
    assert told("RRULE:FREQ=WEEKLY;COUNT=520", "EXDATE:20280106T080000Z") == f"471 dates {span}"
    assert told("RRULE:FREQ=WEEKLY") == f"more than 105 dates {span}"


def test_a_file_of_endless_series_is_not_counted_for_ever():
    endless = [
        event("DTSTART:20200101T080000Z", "RRULE:FREQ=DAILY", uid=f"{number}@ward") for number in range(200)
    ]
    reading = read_here(calendar(*endless), start=START, end=END)
    assert reading.left_out_more
    assert reading.left_out < 60_000


@pytest.mark.parametrize(
    ("zone", "end", "until"),
    [
        (";TZID=Europe/Berlin", "20260329T030000", datetime(2026, 3, 29, 4)),
        (";TZID=Europe/Berlin", "20260329T033000", datetime(2026, 3, 29, 4, 30)),
        (";TZID=Europe/Berlin", "20260329T060000", datetime(2026, 3, 29, 6)),
        ("", "20260329T030000", datetime(2026, 3, 29, 4)),
        ("", "20260329T033000", datetime(2026, 3, 29, 4, 30)),
        ("", "20260329T060000", datetime(2026, 3, 29, 6)),
    ],
)
def test_a_start_that_the_clocks_skip_is_told_with_what_it_was_read_as(zone, end, until):
    result = found(event(f"DTSTART{zone}:20260329T023000", f"DTEND{zone}:{end}"))
    (one,) = result.appointments
    assert (one.start, one.end) == (datetime(2026, 3, 29, 3, 30), until)
    assert one.flags == (Flag.SPRING_GAP,)
    (problem,) = result.problems
    said = (
        "2026-03-29 02:30 does not exist in Europe/Berlin, the clocks skip it that night: read as 03:30 to "
    )
    assert problem.reason == f"{said}{until:%H:%M}"


def test_an_end_that_the_clocks_skip_is_told():
    for zone in ("", ";TZID=Europe/Berlin"):
        result = found(event(f"DTSTART{zone}:20260329T010000", f"DTEND{zone}:20260329T023000"))
        assert result.appointments[0].end == datetime(2026, 3, 29, 3, 30)
        assert "2026-03-29 02:30 does not exist" in result.problems[0].reason


def test_one_date_of_a_series_falls_on_a_time_that_the_clocks_skip():
    series = ("DTSTART;TZID=Europe/Berlin:20260322T023000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3")
    result = found(event(*series))
    assert [Flag.SPRING_GAP in one.flags for one in result.appointments] == [False, True, False]
    assert [one.start.hour for one in result.appointments] == [2, 3, 2]
    assert len(result.problems) == 1


def test_a_wrong_end_stays_wrong_in_the_night_of_the_clocks():
    one = only(event("DTSTART:20260329T023000", "DTEND:20260329T010000"))
    assert set(one.flags) == {Flag.SPRING_GAP, Flag.END_BEFORE_START}
