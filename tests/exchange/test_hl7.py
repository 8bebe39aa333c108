"""Scheduling messages: their own delimiters, every contradiction, and other messages refused by name."""

from datetime import datetime

import pytest

from hospital_iep.domain.treatment import AppointmentStatus as Status
from hospital_iep.exchange.appointments import Horizon, as_appointments
from hospital_iep.exchange.found import Flag
from hospital_iep.exchange.hl7 import read_messages
from hospital_iep.exchange.readers import read_here
from tests.exchange.samples import END, START, siu

HORIZON = Horizon(datetime(2026, 1, 1), datetime(2027, 6, 1))


def only(data):
    (one,) = read_messages(data).messages
    return one


def reasons(reading):
    return " / ".join(f"{one.where}: {one.reason}" for one in reading.problems)


def test_one_message():
    one = only(siu())
    assert (one.event, one.start, one.end) == ("SIU^S12", "2026-03-02T14:00:00", "2026-03-02T15:00:00")
    assert (one.status, one.patient_ids, one.authorities) == ("booked", ("990001",), ("SUNHILL",))
    assert (one.filler_id, one.placer_id, one.sender) == ("F-77", "P-77", "WARDPLAN/SUNHILL")
    assert (one.patient_name, one.birth_date, one.title) == ("Tilda Testkind", "2015-05-04", "Chemotherapy")
    assert one.conflicts == ()


def test_the_order_of_trust_and_every_contradiction():
    extra = "TQ1|||||||20260302093000+0100|20260302103000+0100\rAIL|1||Room||20|20260303140000"
    one = only(siu(extra=extra))
    assert (one.start, one.end) == ("2026-03-02T08:30:00Z", "2026-03-02T09:30:00Z")
    assert [(said.field, said.value) for said in one.conflicts] == [
        ("TQ1-7/8", "2026-03-02T08:30:00Z to 2026-03-02T09:30:00Z"),
        ("SCH-11", "2026-03-02T14:00:00 to 2026-03-02T15:00:00"),
        ("AIL-6", "2026-03-03T14:00:00"),
    ]
    assert "names different times" in reasons(read_messages(siu(extra=extra)))


@pytest.mark.parametrize(
    ("segment", "field", "start", "end"),
    [
        ("AIS|1||X|20260305100000|||45|min", "AIS-4", "2026-03-05T10:00:00", "2026-03-05T10:45:00"),
        ("AIS|1||X|20260305100000|15|min|1|h", "AIS-4", "2026-03-05T10:15:00", "2026-03-05T11:15:00"),
        ("AIG|1||X|||||20260305100000|||45|m", "AIG-8", "2026-03-05T10:00:00", "2026-03-05T10:45:00"),
        ("AIL|1||X|||20260305100000|||45|min", "AIL-6", "2026-03-05T10:00:00", "2026-03-05T10:45:00"),
        ("AIP|1||X|||20260305100000", "AIP-6", "2026-03-05T10:00:00", "2026-03-05T10:00:00"),
    ],
)
def test_the_time_may_stand_in_a_resource(segment, field, start, end):
    data = siu(extra=segment).replace(b"^^60^20260302140000^20260302150000", b"")
    one = only(data)
    assert (one.start, one.end) == (start, end)
    assert field.startswith(segment[:3])


def test_its_own_delimiters_and_escapes():
    text = (
        siu()
        .decode()
        .replace("|", "#")
        .replace("^", "!")
        .replace("&", "*")
        .replace("~", "@")
        .replace("\\", "%")
    )
    text = text.replace("Chemotherapy", "Drip %F% day %T% night")
    one = only(text.encode())
    assert (one.event, one.start, one.title) == ("SIU^S12", "2026-03-02T14:00:00", "Drip # day * night")


@pytest.mark.parametrize("ends", ["\r", "\n", "\r\n", "\r\r\n"])
def test_many_messages_with_any_line_end(ends):
    text = (siu() + siu("S13", start="20260303140000")).decode().replace("\r", ends)
    assert [one.start[:10] for one in read_messages(text.encode()).messages] == ["2026-03-02", "2026-03-03"]


def test_bytes_of_the_line_protocol_and_envelopes_of_batches():
    data = b"FHS|^~\\&\rBHS|^~\\&\r\x0b" + siu() + b"\x1c\r\x0b" + siu("S14") + b"\x1c\rBTS|2\rFTS|1\r"
    reading = read_messages(data)
    assert [one.event for one in reading.messages] == ["SIU^S12", "SIU^S14"]
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("8859/1", "latin-1"), ("8859/5", "iso8859-5"), ("UNICODE UTF-8", "utf-8"), ("", "utf-8")],
)
def test_the_character_set_of_the_message(charset, codec):
    name = "Тильда" if codec == "iso8859-5" else "Jösé"
    text = siu().decode().replace("|P|2.5", f"|P|2.5||||||{charset}").replace("Tilda", name)
    assert only(text.encode(codec)).patient_name == f"{name} Testkind"


def test_no_character_set_and_not_utf8_is_told():
    reading = read_messages(siu().decode().replace("Tilda", "Jösé").encode("cp1252"))
    assert reading.messages[0].patient_name == "Jösé Testkind"
    assert "Windows-1252" in reasons(reading)


@pytest.mark.parametrize("kind", ["ADT^A01", "ORU^R01", "SRM^S01", ""])
def test_other_messages_are_refused_by_name(kind):
    data = siu().replace(b"SIU^S12", kind.encode())
    reading = read_messages(data + siu("S13"))
    assert [one.event for one in reading.messages] == ["SIU^S13"]
    assert f"message 1: {kind or 'a message without a type'}" in reasons(reading)


def test_segments_before_any_header_are_told():
    reading = read_here(b"PID|1||7\rSCH|1\r", start=START, end=END)
    assert reading.messages == ()
    assert "2 segments before any message header" in reasons(reading)


@pytest.mark.parametrize(
    ("event", "said", "status", "blocks"),
    [
        ("S12", "Booked", Status.CONFIRMED, True),
        ("S12", "Pending", Status.TENTATIVE, True),
        ("S15", "Cancelled", Status.CANCELLED, False),
        ("S15", "", Status.CANCELLED, False),
        ("S16", "Dc", Status.CANCELLED, False),
        ("S17", "Deleted", Status.DELETED, False),
        ("S26", "Noshow", Status.NO_SHOW, True),
    ],
)
def test_how_it_stands(event, said, status, blocks):
    reading = read_messages(siu(event, status=said))
    (one,) = as_appointments(reading, "Europe/Berlin", HORIZON).appointments
    assert (one.status, one.blocks) == (status, blocks)


def test_a_cancellation_that_says_booked_is_told():
    assert "means cancelled" in reasons(read_messages(siu("S15", status="Booked")))


@pytest.mark.parametrize("time", ["2026", "20261399", "tomorrow", "20260302140000+9999"])
def test_a_bad_time_is_told(time):
    reading = read_messages(siu(start=time))
    assert "SCH-11" in reasons(reading)
    assert reading.messages[0].start is None


def test_a_contradiction_stays_one_as_an_appointment():
    agreed = read_messages(siu(extra="AIL|1||Room|||20260302140000|||60|min"))
    (one,) = as_appointments(agreed, "Europe/Berlin", HORIZON).appointments
    assert Flag.CONTRADICTION not in one.flags
    reading = read_messages(siu(extra="AIL|1||Room|||20260303140000|||45|min"))
    (one,) = as_appointments(reading, "Europe/Berlin", HORIZON).appointments
    assert Flag.CONTRADICTION in one.flags
    assert (one.uid, one.start) == ("F-77@WARDPLAN/SUNHILL", datetime(2026, 3, 2, 14))
    assert one.hints[0].identifier == "990001"


def test_of_a_row_of_messages_the_last_counts():
    reading = read_messages(siu() + siu("S13", start="20260303140000") + siu("S15", status="Cancelled"))
    (one,) = as_appointments(reading, "Europe/Berlin", HORIZON).appointments
    assert (one.status, one.where) == (Status.CANCELLED, "message 3")


def test_a_second_patient_or_appointment_of_a_message_is_told():
    data = siu(extra="PID|2||990002^^^SUNHILL||Probe^Paul\rSCH|P-78|F-78")
    assert only(data).patient_ids == ("990001",)
    said = reasons(read_messages(data))
    assert "names 2 patients (PID): only the first is taken" in said
    assert "names 2 appointments (SCH)" in said


@pytest.mark.parametrize(
    "data", [siu(extra="TQ1|1||Q2D||||20260302140000"), siu().replace(b"|^^60", b"|^Q2D^60")]
)
def test_a_time_that_repeats_is_told(data):
    assert "says Q2D: a time that repeats" in reasons(read_messages(data))


def test_utf16_without_a_mark():
    assert only(siu().decode().encode("utf-16-le")).start == only(siu()).start
