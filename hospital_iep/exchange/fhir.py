"""FHIR resources as plain JSON, read leniently: R4 and R5, STU3, DSTU2, whole bundles or single resources.

Real files break their own schema; what can be read is read, and the rest is said. Times stay as
written.
"""

import json
from collections.abc import Iterator
from typing import Any

from hospital_iep.exchange.lines import decoded
from hospital_iep.exchange.reading import FileFormat, Problem, Reading, Row

MAX_RESOURCES = 50_000
MAX_NODES = 2_000_000

_TIMED = {
    "Appointment", "Encounter", "Slot", "Schedule", "ServiceRequest", "ProcedureRequest", "MedicationRequest",
    "MedicationOrder", "Procedure", "CarePlan",
}  # fmt: skip
_PLAIN_TYPES = ("serviceType", "appointmentType", "type", "reasonCode", "reason", "code", "description")
_OWN_TYPES = {
    "Encounter": ("serviceType", "type", "class", "reasonCode", "reason"),
    "Slot": ("serviceType", "appointmentType"),  # what may be booked (type, DSTU2) is not what is booked
}
_PERIODS = (
    "period", "actualPeriod", "performedPeriod", "occurrencePeriod", "planningHorizon", "scheduledPeriod",
)  # fmt: skip
_MOMENTS = ("occurrenceDateTime", "performedDateTime", "occurrenceTiming", "authoredOn")

Json = dict[str, Any]


def read_resources(data: bytes) -> Reading:
    """Return the rows of a FHIR file, with a problem for each resource that is no appointment's kin."""
    problems: list[Problem] = []
    encoding, note, data = decoded(data)
    if note:
        problems.append(Problem("file", note))
    tops = _parsed(data, problems)
    resources = list(_resources(tops, problems))
    if not resources:
        if not problems:
            problems.append(Problem("file", "JSON, but no FHIR resource (resourceType) stands in it"))
        recognised = FileFormat.FHIR if tops else FileFormat.UNKNOWN
        return Reading(recognised, tuple(problems), encoding=encoding)
    people = {
        name: one
        for where, one in resources
        if one["resourceType"] == "Patient"
        for name in _names(where, one)
    }
    rows = [row for where, one in resources if (row := _row(where, one, people, problems)) is not None]
    _note_others(resources, problems)
    version = _version([one for _, one in resources])
    return Reading(FileFormat.FHIR, tuple(problems), rows=tuple(rows), encoding=encoding, version=version)


def _parsed(data: bytes, problems: list[Problem]) -> list[Any]:
    """Return the JSON values of a file: one, or one a line (bulk data)."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        problems.append(Problem("file", "not UTF-8: read as Windows-1252, check accents and umlauts"))
        text = data.decode("cp1252", "replace")
    try:
        return [json.loads(text)]
    except RecursionError:
        problems.append(Problem("file", "the JSON is nested too deeply and was not read"))
        return []
    except ValueError as error:
        return _by_line(text, error, problems)


def _by_line(text: str, error: ValueError, problems: list[Problem]) -> list[Any]:
    found = []
    bad: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(json.loads(line))
        except (ValueError, RecursionError):
            bad.append(number)
    if not any(isinstance(one, dict) and "resourceType" in one for one in found):
        where = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "file"
        problems.append(Problem(where, "the JSON is damaged or cut off and was not read"))
        return []
    problems += [Problem(f"line {number}", "is damaged JSON and was not read") for number in bad[:100]]
    return found


def _resources(tops: list[Any], problems: list[Problem]) -> Iterator[tuple[str, Json]]:
    """Yield every resource with its place, outermost first, in the order of the file, without recursion."""
    stack: list[tuple[str, Any]] = [
        (f"resource {i}" if len(tops) > 1 else "", top) for i, top in enumerate(tops, 1)
    ]
    stack.reverse()
    count = nodes = 0
    while stack:
        where, node = stack.pop()
        nodes += 1
        if nodes > MAX_NODES or count >= MAX_RESOURCES:
            problems.append(
                Problem(where or "file", "the file holds too much: everything from here on was not read")
            )
            return
        if isinstance(node, dict):
            _note_left_out(where, node, problems)
            if isinstance(node.get("resourceType"), str):
                count += 1
                yield where or "resource", node
            children = [(_at(where, key), value) for key, value in node.items()]
            if isinstance(node.get("fullUrl"), str) and isinstance(node.get("resource"), dict):
                node["resource"]["__url"] = node["fullUrl"]
        elif isinstance(node, list):
            children = [(f"{where}[{index}]", value) for index, value in enumerate(node)]
        else:
            continue
        stack += [(at, value) for at, value in reversed(children) if isinstance(value, dict | list)]


def _note_left_out(where: str, node: Json, problems: list[Problem]) -> None:
    """Say what a bundle points to but does not hold: its next page, and what it asks to delete."""
    if node.get("resourceType") == "Bundle":
        links = (_dict(link).get("relation") for link in _list(node.get("link")))
        if "next" in links:
            said = "one page of several: the appointments of the next page are not in this file"
            problems.append(Problem(where or "file", said))
    asked = _dict(node.get("request"))
    if asked.get("method") == "DELETE" and not isinstance(node.get("resource"), dict):
        what = (_text(asked.get("url")) or "something unnamed")[:80]
        problems.append(Problem(where, f"asks to delete {what}: nothing is deleted, check it by hand"))


def _at(where: str, key: str) -> str:
    return f"{where}.{key[:40]}" if where else key[:40]


def _names(where: str, patient: Json) -> Iterator[str]:
    """Yield by what names a patient of this file may be referred to."""
    if isinstance(patient.get("id"), str):
        yield f"Patient/{patient['id']}"
        yield f"urn:uuid:{patient['id']}"
        yield f"#{patient['id']}"
    if isinstance(patient.get("__url"), str):
        yield patient["__url"]
    yield where


def _note_others(resources: list[tuple[str, Json]], problems: list[Problem]) -> None:
    for where, one in resources:
        kind = one["resourceType"]
        if kind not in _TIMED | {"Bundle", "Patient", "Parameters"} and ".contained" not in where:
            problems.append(Problem(where, f"{kind[:40]} is no appointment and was not read"))
    if all(one["resourceType"] in ("Bundle", "Patient", "Parameters") for _, one in resources):
        problems.append(Problem("file", "no appointment stands in this file"))


# --- one resource -----------------------------------------------------------------------------------


def _row(where: str, one: Json, people: dict[str, Json], problems: list[Problem]) -> Row | None:
    kind = one["resourceType"]
    if kind not in _TIMED:
        return None
    start, end = _span(one)
    _note_doubts(where, one, start, problems)
    patient = _patients(one, people)
    known = next((people[ref] for ref in patient or () if ref in people), {})
    return Row(
        resource_type=kind,
        patient=patient,
        start=start,
        end=end,
        status=_status(one),
        type=_type(one),
        id=_text(one.get("id")),
        version=_text(_dict(one.get("meta")).get("versionId")),
        updated=_text(_dict(one.get("meta")).get("lastUpdated")),
        identifiers=_identifiers(one),
        codes=tuple(dict.fromkeys(_codes(one))),
        place=_place(one),
        minutes=one.get("minutesDuration") if isinstance(one.get("minutesDuration"), int) else None,
        where=where,
        patient_name=_person(known),
        birth_date=_text(known.get("birthDate")) or "",
        patient_ids=_identifiers(known),
        words=(_text(one.get("description")) or "")[:500],
    )


def _note_doubts(where: str, one: Json, start: str | None, problems: list[Problem]) -> None:
    if one["resourceType"] == "Appointment" and start is None:
        problems.append(Problem(where, "an Appointment without a start: listed, it takes no time"))
    if one.get("recurrenceTemplate"):
        said = "repeats (recurrenceTemplate): only the date written out is taken, check the later ones"
        problems.append(Problem(where, said))
    for timing in _timings(one):
        code = _words(timing.get("code")) or _words(_dict(timing.get("code")))
        said = code or ("a repeating time" if timing.get("repeat") else "")
        if said:
            problems.append(
                Problem(where, f"says {said[:60]} instead of times of day: a note, no appointments")
            )


def _timings(one: Json) -> Iterator[Json]:
    for key in ("occurrenceTiming", "scheduledTiming"):
        if isinstance(one.get(key), dict):
            yield one[key]
    for dose in _list(one.get("dosageInstruction")):
        if isinstance(_dict(dose).get("timing"), dict):
            yield dose["timing"]


def _span(one: Json) -> tuple[str | None, str | None]:
    if one.get("start") is not None or one.get("end") is not None:
        return _text(one.get("start")), _text(one.get("end"))
    for key in _PERIODS:
        period = _dict(one.get(key))
        if period:
            return _text(period.get("start")), _text(period.get("end"))
    if one["resourceType"] == "Schedule":
        return None, None
    for key in _MOMENTS[:2]:
        if isinstance(one.get(key), str):
            return one[key], None
    return None, None


def _status(one: Json) -> str | None:
    said = _text(one.get("status"))
    if said is None and one["resourceType"] == "Slot":
        return _text(one.get("freeBusyType"))
    return said


def _patients(one: Json, people: dict[str, Json]) -> tuple[str, ...] | None:
    """Return who the resource is about: an appointment's participants that are patients, else its subject."""
    found: list[str] = []
    for member in _list(one.get("participant")):
        actor = _dict(_dict(member).get("actor"))
        said = _reference(actor)
        if said and ("Patient/" in said or said in people or actor.get("type") == "Patient"):
            found.append(said)
    for key in ("subject", "patient"):
        if not found and isinstance(one.get(key), dict) and (said := _reference(one[key])):
            found.append(said)
    return tuple(found) or None


def _reference(node: Json) -> str | None:
    said = _text(node.get("reference"))
    if said:
        return said
    identifier = _dict(node.get("identifier"))
    value = _text(identifier.get("value"))
    if value:
        return f"{_text(identifier.get('system')) or ''}|{value}"
    return None


def _type(one: Json) -> str | None:
    for key in _OWN_TYPES.get(one["resourceType"], _PLAIN_TYPES):
        for item in _list(one.get(key)):
            words = _words(item)
            if words:
                return words
    return None


def _words(item: Any) -> str | None:
    """Return the words of a text, a coded concept, or a concept behind a reference (R5)."""
    if isinstance(item, str):
        return item.strip() or None
    if not isinstance(item, dict):
        return None
    if isinstance(item.get("concept"), dict):
        return _words(item["concept"])
    for said in (
        item.get("text"),
        item.get("display"),
        *(_dict(c).get("display") for c in _list(item.get("coding"))),
    ):
        if isinstance(said, str) and said.strip():
            return said
    codes = [_text(_dict(c).get("code")) for c in _list(item.get("coding"))]
    return next((code for code in codes if code), None)


def _codes(one: Json) -> Iterator[str]:
    for key in (*_PLAIN_TYPES, "specialty", "serviceCategory"):
        for item in _list(one.get(key)):
            concept = _dict(_dict(item).get("concept")) or _dict(item)
            for coding in _list(concept.get("coding")):
                for part in ("code", "display"):
                    if said := _text(_dict(coding).get(part)):
                        yield said[:100]


def _identifiers(one: Json) -> tuple[str, ...]:
    found = []
    for item in _list(one.get("identifier")):
        value = _text(_dict(item).get("value"))
        if value:
            found.append(f"{_text(_dict(item).get('system')) or ''}|{value}"[:200])
    return tuple(found[:20])


def _place(one: Json) -> str:
    for member in _list(one.get("participant")):
        actor = _dict(_dict(member).get("actor"))
        if "Location/" in (_text(actor.get("reference")) or "") or actor.get("type") == "Location":
            return (_text(actor.get("display")) or "")[:200]
    for item in _list(one.get("location")):
        said = _text(_dict(_dict(item).get("location")).get("display")) or _text(_dict(item).get("display"))
        if said:
            return said[:200]
    return ""


def _person(patient: Json) -> str:
    for name in _list(patient.get("name")):
        node = _dict(name)
        said = _text(node.get("text"))
        parts = [
            str(part) for key in ("given", "family") for part in _list(node.get(key)) if isinstance(part, str)
        ]
        if said or parts:
            return (said or " ".join(parts))[:200]
    return ""


def _version(resources: list[Json]) -> str | None:
    """Return the FHIR version that the file shows, or None where it shows none."""
    for one in resources:
        said = " ".join(
            [str(one.get("fhirVersion", "")), *map(str, _list(_dict(one.get("meta")).get("profile")))]
        )
        for word, version in (("STU3", "STU3"), ("DSTU2", "DSTU2"), ("/R4/", "R4"), ("/R5/", "R5")):
            if word in said:
                return version
    for one in resources:
        if one["resourceType"] in _MARKS and (found := _MARKS[one["resourceType"]](one)):
            return found
    return None


def _appointment_version(one: Json) -> str | None:
    if (
        any(isinstance(_dict(item).get("concept"), dict) for item in _list(one.get("serviceType")))
        or "subject" in one
    ):
        return "R5"
    if isinstance(one.get("reason"), list) and any("concept" in _dict(item) for item in one["reason"]):
        return "R5"
    if isinstance(one.get("reason"), dict) or isinstance(one.get("type"), dict):
        return "DSTU2"
    if "indication" in one or "incomingReferral" in one or isinstance(one.get("reason"), list):
        return "STU3"
    return "R4" if "reasonCode" in one or "serviceType" in one else None


def _encounter_version(one: Json) -> str | None:
    if isinstance(one.get("class"), list) or "actualPeriod" in one:
        return "R5"
    return "DSTU2" if isinstance(one.get("class"), str) else None


def _slot_version(one: Json) -> str | None:
    return "DSTU2" if "freeBusyType" in one or isinstance(one.get("type"), dict) else None


_MARKS = {"Appointment": _appointment_version, "Encounter": _encounter_version, "Slot": _slot_version}


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _dict(value: Any) -> Json:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str | None:
    return value[:500] if isinstance(value, str) and value else None
