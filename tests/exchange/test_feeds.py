"""Calendars out: read again by two parsers, the same bytes each time, and nobody named in them."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from hospital_iep.exchange.feeds import (
    FeedAudience,
    FeedEntry,
    FeedTime,
    FeedWords,
    calendar_file,
    feed_uid,
)
from hospital_iep.exchange.readers import read_here

STAMP = datetime(2026, 3, 1, 12, tzinfo=UTC)
KEY = UUID("11111111-2222-4333-8444-555555555555")
SECRET = "Tilda Testkind, MRN 990001, Ward Sunflower, leukaemia"


def entry(n=0, start=datetime(2026, 3, 2, 10), minutes=45, **rest):
    return FeedEntry(uuid5(KEY, str(n)), start, start + timedelta(minutes=minutes), **rest)


def made(entries, audience=FeedAudience.FAMILY, zone="Europe/Berlin", **rest):
    return calendar_file(entries, audience=audience, zone=zone, stamp=STAMP, **rest)


def minimal(data):
    """Read a calendar as plainly as a phone does: unfold, split at colons, keep the zone's blocks."""
    text = data.decode().replace("\r\n ", "")
    events, current, zone = [], None, []
    for line in text.split("\r\n"):
        if line == "BEGIN:VEVENT":
            current = {}
        elif line == "END:VEVENT":
            events.append(current)
            current = None
        elif current is not None:
            name, _, value = line.partition(":")
            current[name.partition(";")[0]] = value
        elif line.startswith(("DTSTART:", "TZOFFSETFROM:", "TZOFFSETTO:")):
            zone.append(line.partition(":")[2])
    rules = [(datetime.fromisoformat(zone[i]), zone[i + 1], zone[i + 2]) for i in range(0, len(zone), 3)]
    for one in events:
        for name in ("DTSTART", "DTEND"):
            wall = datetime.fromisoformat(one[name])
            offset = [after for onset, _, after in sorted(rules) if onset <= wall][-1]
            sign = 1 if offset[0] == "+" else -1
            one[name] = wall - sign * timedelta(hours=int(offset[1:3]), minutes=int(offset[3:5]))
    return events


def expected(entries, zone):
    home = ZoneInfo(zone)
    return sorted(
        (one.start.replace(tzinfo=home).astimezone(UTC), one.end.replace(tzinfo=home).astimezone(UTC))
        for one in entries
    )


ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
    "UTC",
]


@pytest.mark.parametrize("zone", ZONES)
@settings(max_examples=15, deadline=None)
@given(days=st.lists(st.integers(0, 700), min_size=1, max_size=12, unique=True), hour=st.integers(4, 21))
def test_three_readers_find_the_same_lessons(zone, days, hour):
    entries = [entry(n, datetime(2025, 11, 3, hour) + timedelta(days=n)) for n in days]
    data = made(entries, zone=zone)
    wanted = expected(entries, zone)
    plain = sorted(
        (one["DTSTART"].replace(tzinfo=UTC), one["DTEND"].replace(tzinfo=UTC)) for one in minimal(data)
    )
    library = sorted(
        (e.start.astimezone(UTC), e.end.astimezone(UTC)) for e in Calendar.from_ical(data).events
    )
    own = read_here(data, start=datetime(2025, 1, 1, tzinfo=UTC), end=datetime(2029, 1, 1, tzinfo=UTC))
    ours = sorted((datetime.fromisoformat(o.start), datetime.fromisoformat(o.end)) for o in own.occurrences)
    assert plain == wanted
    assert library == wanted
    assert ours == wanted
    assert own.problems == ()


@pytest.mark.parametrize("audience", list(FeedAudience))
@pytest.mark.parametrize("what", list(FeedTime))
def test_nobody_is_named_without_asking(audience, what):
    entries = [entry(what=what, details=SECRET, place=SECRET)]
    data = made(entries, audience)
    assert (b"SUMMARY:Lesson" if what is FeedTime.LESSON else b"SUMMARY:Busy") in data
    for word in ("Tilda", "Testkind", "990001", "Sunflower", "leukaemia", str(entries[0].key)):
        assert word.encode() not in data


@pytest.mark.parametrize(
    ("audience", "what", "shown"),
    [
        (FeedAudience.TEACHER, FeedTime.LESSON, True),
        (FeedAudience.TEACHER, FeedTime.MEDICAL, True),
        (FeedAudience.FAMILY, FeedTime.LESSON, True),
        (FeedAudience.FAMILY, FeedTime.MEDICAL, False),
        (FeedAudience.SCHOOL, FeedTime.MEDICAL, False),
        (FeedAudience.STUDENT, FeedTime.MEDICAL, False),
    ],
)
def test_details_only_where_chosen_and_medical_time_never_beyond_busy(audience, what, shown):
    data = made([entry(what=what, details="Maths", place="Room 3")], audience, details=True)
    assert (b"SUMMARY:Maths" in data) == shown
    assert (b"LOCATION:Room 3" in data) == shown


def test_the_same_input_gives_the_same_bytes_in_any_order():
    entries = [entry(n, datetime(2026, 3, 2, 8 + n)) for n in range(5)]
    assert made(entries) == made(list(reversed(entries)))


def test_uids_are_steady_differ_by_audience_and_tell_nothing():
    assert feed_uid(KEY, FeedAudience.FAMILY) == feed_uid(KEY, FeedAudience.FAMILY)
    assert len({feed_uid(KEY, audience) for audience in FeedAudience}) == len(FeedAudience)
    assert str(KEY) not in feed_uid(KEY, FeedAudience.FAMILY)


def test_a_change_keeps_the_uid_and_raises_the_sequence():
    before = minimal(made([entry(sequence=0)]))[0]
    after = minimal(made([entry(start=datetime(2026, 3, 2, 11), sequence=1)]))[0]
    assert (before["UID"], before["SEQUENCE"]) == (after["UID"], "0")
    assert after["SEQUENCE"] == "1"


@pytest.mark.parametrize(("days", "kept"), [(0, True), (30, True), (31, False)])
def test_cancelled_lessons_stay_thirty_days(days, kept):
    events = minimal(made([entry(cancelled_on=date(2026, 3, 1) - timedelta(days=days))]))
    assert [one["STATUS"] for one in events] == (["CANCELLED"] if kept else [])


def test_lines_are_folded_and_words_escaped():
    title = "Größe; Länge, \\ und\nmehr " * 9
    data = made([entry(details=title)], details=True, words=FeedWords(calendar="Stunden"))
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert read_here(data, start=STAMP, end=STAMP + timedelta(days=9)).entries[0].summary == title.strip()
    assert str(Calendar.from_ical(data).events[0]["SUMMARY"]) == title
    assert b"X-WR-CALNAME:Stunden" in data


def test_an_end_before_its_start_is_refused():
    with pytest.raises(ValueError, match="ends before"):
        made([entry(minutes=-5)])


def test_no_lessons_make_an_empty_calendar():
    assert minimal(made([])) == []
    assert made([]).startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
