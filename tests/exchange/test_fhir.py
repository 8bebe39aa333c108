"""FHIR as plain JSON: four versions, bundles and single resources, and what is no appointment."""

import json
from datetime import datetime

import pytest

from hospital_iep.domain.treatment import AppointmentStatus as Status
from hospital_iep.exchange.appointments import Horizon, as_appointments
from hospital_iep.exchange.found import Flag
from hospital_iep.exchange.read import printed
from hospital_iep.exchange.readers import read_here
from tests.exchange.samples import END, START

HORIZON = Horizon(datetime(2026, 1, 1), datetime(2027, 6, 1))

R4 = {
    "resourceType": "Appointment",
    "id": "a1",
    "identifier": [{"system": "urn:sunhill", "value": "77"}],
    "status": "booked",
    "serviceType": [{"coding": [{"code": "277762005", "display": "Lumbar puncture"}]}],
    "reasonCode": [{"text": "not this"}],
    "start": "2026-03-02T10:00:00+01:00",
    "end": "2026-03-02T11:00:00+01:00",
    "participant": [
        {"actor": {"reference": "Patient/p1"}, "status": "accepted"},
        {"actor": {"reference": "Location/l1", "display": "Day ward"}},
    ],
}
PATIENT = {
    "resourceType": "Patient",
    "id": "p1",
    "identifier": [{"system": "urn:sunhill:mrn", "value": "990001"}],
    "name": [{"given": ["Tilda"], "family": "Testkind"}],
    "birthDate": "2015-05-04",
}


def read(value):
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return read_here(data, start=START, end=END)


def bundle(*resources):
    return {
        "resourceType": "Bundle",
        "entry": [{"fullUrl": f"urn:x:{i}", "resource": one} for i, one in enumerate(resources)],
    }


def reasons(reading):
    return " / ".join(f"{one.where}: {one.reason}" for one in reading.problems)


def appointments(value):
    return as_appointments(read(value), "Europe/Berlin", HORIZON).appointments


def test_an_appointment_as_written():
    assert printed(read(R4))["rows"] == [
        {
            "resourceType": "Appointment",
            "patient": ["Patient/p1"],
            "start": "2026-03-02T10:00:00+01:00",
            "end": "2026-03-02T11:00:00+01:00",
            "status": "booked",
            "type": "Lumbar puncture",
        }
    ]


def test_the_patient_of_the_bundle_is_a_hint():
    (one,) = appointments(bundle(PATIENT, R4))
    assert (one.start, one.end, one.place) == (datetime(2026, 3, 2, 10), datetime(2026, 3, 2, 11), "Day ward")
    first = one.hints[0]
    assert (first.identifier, first.authority, first.name, first.birth_date) == (
        "990001", "urn:sunhill:mrn", "Tilda Testkind", "2015-05-04",
    )  # fmt: skip
    assert one.uid == "urn:sunhill|77"


R5 = {
    **{k: v for k, v in R4.items() if k != "reasonCode"},
    "serviceType": [{"concept": {"text": "Chemo day"}}],
    "subject": {"reference": "Patient/p1"},
    "reason": [{"concept": {"text": "x"}}],
}
DSTU2 = {**R4, "serviceType": None, "type": {"text": "Psychology"}, "reason": {"text": "Worry"}}
STU3 = {**R4, "meta": {"profile": ["https://example.org/STU3/Appointment"]}}


@pytest.mark.parametrize(
    ("resource", "version", "kind"),
    [
        (R4, "R4", "Lumbar puncture"),
        (R5, "R5", "Chemo day"),
        (DSTU2, "DSTU2", "Psychology"),
        (STU3, "STU3", "Lumbar puncture"),
    ],
)
def test_the_version_is_sensed_and_each_is_read(resource, version, kind):
    reading = read(resource)
    assert reading.version == version
    assert (reading.rows[0].type, reading.rows[0].patient) == (kind, ("Patient/p1",))


@pytest.mark.parametrize(
    ("status", "meant", "blocks"),
    [
        ("booked", Status.CONFIRMED, True),
        ("pending", Status.TENTATIVE, True),
        ("proposed", Status.TENTATIVE, True),
        ("cancelled", Status.CANCELLED, False),
        ("entered-in-error", Status.DELETED, False),
        ("noshow", Status.NO_SHOW, True),
    ],
)
def test_how_it_stands(status, meant, blocks):
    (one,) = appointments({**R4, "status": status})
    assert (one.status, one.blocks) == (meant, blocks)


def test_the_newer_version_counts():
    older = {**R4, "meta": {"versionId": "9"}, "status": "booked"}
    newer = {**R4, "meta": {"versionId": "10"}, "status": "cancelled"}
    (one,) = appointments(bundle(newer, older))
    assert one.status is Status.CANCELLED
    older["meta"] = {"lastUpdated": "2026-03-01T10:00:00+02:00"}
    newer["meta"] = {"lastUpdated": "2026-03-01T09:00:00Z"}
    (one,) = appointments(bundle(older, newer))
    assert one.status is Status.CANCELLED


def test_without_a_start_it_is_listed_and_takes_no_time():
    value = {key: R4[key] for key in ("resourceType", "id", "status")}
    assert "listed, it takes no time" in reasons(read(value))
    (one,) = appointments(value)
    assert (one.start, one.blocks) == (None, False)


def test_minutes_make_the_end():
    (one,) = appointments({**R4, "end": None, "minutesDuration": 20})
    assert one.end == datetime(2026, 3, 2, 10, 20)


def test_free_slots_and_running_stays_block_nothing():
    slot = {"resourceType": "Slot", "freeBusyType": "FREE", "start": R4["start"], "end": R4["end"]}
    stay = {"resourceType": "Encounter", "status": "in-progress", "class": {"display": "inpatient"},
            "subject": {"reference": "Patient/p1"}, "period": {"start": "2026-03-01T08:00:00Z"}}  # fmt: skip
    rows = printed(read(bundle(slot, stay)))["rows"]
    assert [(row["status"], row["type"], row["patient"]) for row in rows] == [
        ("FREE", None, None),
        ("in-progress", "inpatient", "Patient/p1"),
    ]
    (one,) = appointments(bundle(slot, stay))
    assert Flag.STAY in one.flags
    assert not one.blocks


def test_twice_a_day_is_a_note():
    order = {
        "resourceType": "MedicationRequest",
        "dosageInstruction": [{"timing": {"code": {"coding": [{"code": "BID"}]}}}],
    }
    assert "BID" in reasons(read(order))
    assert appointments(order) == ()


def test_other_resources_are_named():
    reading = read(bundle({"resourceType": "Location"}, R4))
    assert len(reading.rows) == 1
    assert "Location is no appointment" in reasons(reading)
    assert "no appointment stands" in reasons(read(PATIENT))


@pytest.mark.parametrize(
    "field", ["start", "status", "participant", "serviceType", "identifier", "meta", "id"]
)
@pytest.mark.parametrize("value", [7, [], {}, [[]], None, True, "x", {"coding": 3}, [{"actor": 4}], [None]])
def test_any_shape_of_a_field_is_read_leniently(field, value):
    reading = read({**R4, field: value})
    assert len(reading.rows) == 1
    assert len(as_appointments(reading, "Europe/Berlin", HORIZON).appointments) <= 1


def test_one_resource_a_line():
    data = b"\n".join(json.dumps(one).encode() for one in (R4, {**R4, "id": "a2"})) + b'\n{"cut'
    reading = read(data)
    assert len(reading.rows) == 2
    assert "line 3: is damaged JSON" in reasons(reading)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'{"resourceType": "Appointment", ', "damaged or cut off"),
        (b"[" * 100_000, "nested too deeply"),
        (b"{}", "no FHIR resource"),
        (b'[1, "x", null]', "no FHIR resource"),
        (b'<Bundle xmlns="http://hl7.org/fhir"/>', "as XML is not read"),
    ],
)
def test_what_is_no_fhir_json_is_told(data, told):
    assert told in reasons(read(data))


def test_utf16_and_byte_order_marks():
    text = json.dumps(R4)
    for data in (text.encode("utf-16"), b"\xef\xbb\xbf" + text.encode()):
        assert len(read(data).rows) == 1


def test_what_a_bundle_points_to_but_does_not_hold_is_told():
    page = {**bundle(R4), "type": "searchset", "link": [{"relation": "next", "url": "x"}]}
    assert "one page of several" in reasons(read(page))
    delete = {"request": {"method": "DELETE", "url": "Appointment/12"}}
    assert "asks to delete Appointment/12" in reasons(read({"resourceType": "Bundle", "entry": [delete]}))


def test_a_series_that_stands_as_one_appointment_is_told():
    assert "repeats (recurrenceTemplate)" in reasons(
        read({**R4, "recurrenceTemplate": [{"occurrenceCount": 6}]})
    )


def test_letters_of_an_older_program_are_read_and_told():
    reading = read(
        json.dumps({**R4, "serviceType": [{"text": "Prüfung"}]}, ensure_ascii=False).encode("cp1252")
    )
    assert reading.rows[0].type == "Prüfung"
    assert "read as Windows-1252" in reasons(reading)


def test_only_a_line_end_ends_a_resource():
    line = json.dumps({**R4, "description": "a\u2028b"}, ensure_ascii=False)
    assert len(read(f"{line}\n{line}\n".encode()).rows) == 2


def test_a_running_stay_is_told_as_what_blocks_nothing_alone():
    stay = {"resourceType": "Encounter", "status": "in-progress", "period": {"start": "2026-03-01T08:00:00Z"}}
    (one,) = appointments(bundle(stay))
    assert one.flags == (Flag.STAY,)
    assert not one.blocks
