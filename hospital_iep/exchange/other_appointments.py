"""Appointments out of messages, FHIR resources and pasted text, by the same rules as calendars."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from hospital_iep.domain.treatment import AppointmentStatus
from hospital_iep.exchange.answers import Answers
from hospital_iep.exchange.found import AppointmentFound, Flag, PatientHint, TimeChoice
from hospital_iep.exchange.placing import CANCELLED_TITLE, Clock, placed
from hospital_iep.exchange.reading import (
    Message,
    PastedLine,
    Problem,
    Reading,
    Row,
    TimeKind,
    instant_text,
    moment_of,
)

_STATUS = {
    "cancelled": AppointmentStatus.CANCELLED,
    "canceled": AppointmentStatus.CANCELLED,
    "discontinued": AppointmentStatus.CANCELLED,
    "dc": AppointmentStatus.CANCELLED,
    "abgesagt": AppointmentStatus.CANCELLED,
    "storniert": AppointmentStatus.CANCELLED,
    "cancelada": AppointmentStatus.CANCELLED,
    "annulé": AppointmentStatus.CANCELLED,
    "deleted": AppointmentStatus.DELETED,
    "entered-in-error": AppointmentStatus.DELETED,
    "noshow": AppointmentStatus.NO_SHOW,
    "no-show": AppointmentStatus.NO_SHOW,
    "no show": AppointmentStatus.NO_SHOW,
    "tentative": AppointmentStatus.TENTATIVE,
    "pending": AppointmentStatus.TENTATIVE,
    "proposed": AppointmentStatus.TENTATIVE,
    "waitlist": AppointmentStatus.TENTATIVE,
    "busy-tentative": AppointmentStatus.TENTATIVE,
    "requested": AppointmentStatus.TENTATIVE,
}


def status_of(said: str | None) -> AppointmentStatus:
    """Return how an appointment stands by the word of its file."""
    return _STATUS.get((said or "").strip().casefold(), AppointmentStatus.CONFIRMED)


# --- messages ---------------------------------------------------------------------------------------


def from_messages(
    reading: Reading, clock: Clock, problems: list[Problem], _answers: Answers
) -> Iterator[AppointmentFound]:
    """Yield the appointment of each message; a contradiction is flagged, never settled."""
    for one in reading.messages:
        name = one.filler_id or one.placer_id
        if not name:
            problems.append(
                Problem(f"message {one.index}", "names no appointment id: it cannot be followed later")
            )
        facts = AppointmentFound(
            uid=f"{name}@{one.sender}" if name else "",
            stamp=one.sent or "",
            status=status_of(one.status),
            title=one.title,
            place=one.place,
            codes=one.codes,
            hints=_message_hints(one),
            flags=(Flag.CONTRADICTION,) if one.conflicts else (),
            where=f"message {one.index}",
            as_written=f"{one.start} to {one.end}" if one.start else "",
        )
        placed_once = _timed(facts, one.start, one.end if one.has_end else None, clock)
        yield replace(placed_once, choices=_choices(one, clock))


def _choices(one: Message, clock: Clock) -> tuple[TimeChoice, ...]:
    """Return the times that a message names, each once; a start alone goes with an end named for it."""
    times: dict[tuple[datetime, datetime, bool], list[str]] = {}
    open_ends: list[tuple[datetime, datetime, bool, str]] = []
    for said in one.conflicts:
        laid = _timed(AppointmentFound(), said.start, said.end, clock)
        if laid.start is None or laid.end is None:
            continue
        if said.end:
            times.setdefault((laid.start, laid.end, laid.all_day), []).append(said.field)
        else:
            open_ends.append((laid.start, laid.end, laid.all_day, said.field))
    for start, end, all_day, field in open_ends:
        same = [fields for (begins, *_), fields in times.items() if begins == start]
        for fields in same or [times.setdefault((start, end, all_day), [])]:
            fields.append(field)
    return tuple(
        TimeChoice(", ".join(dict.fromkeys(fields)), start, end, all_day)
        for (start, end, all_day), fields in sorted(times.items())
    )


def _message_hints(one: Message) -> tuple[PatientHint, ...]:
    authorities = (*one.authorities, *[""] * len(one.patient_ids))
    hints = [
        PatientHint(number, authority, one.patient_name, one.birth_date or "")
        for number, authority in zip(one.patient_ids, authorities, strict=False)
    ]
    if not hints and one.patient_name:
        hints = [PatientHint(name=one.patient_name, birth_date=one.birth_date or "")]
    return tuple(hints)


def _timed(facts: AppointmentFound, start: str | None, end: str | None, clock: Clock) -> AppointmentFound:
    """Return an appointment with the times of ISO texts; listed without time where there is none."""
    begins = _moment(start)
    if begins is None:
        return replace(facts, flags=(*facts.flags, Flag.NO_TIME))
    if not isinstance(begins, datetime):
        return placed(replace(facts, flags=(*facts.flags, Flag.NO_TIME)), begins, None, TimeKind.DATE, clock)
    kind = TimeKind.UTC if begins.tzinfo else TimeKind.FLOATING
    return placed(facts, begins, _moment(end), kind, clock)


def _moment(text: str | None) -> date | datetime | None:
    if not text:
        return None
    try:
        return moment_of(text)
    except ValueError:
        return None


# --- FHIR -------------------------------------------------------------------------------------------


def from_rows(
    reading: Reading, clock: Clock, problems: list[Problem], _answers: Answers
) -> Iterator[AppointmentFound]:
    """Yield appointments and stays; free slots, requests and plans are notes and yield nothing."""
    for row in reading.rows:
        status = (row.status or "").casefold()
        if row.resource_type == "Slot":
            if status != "free":
                problems.append(
                    Problem(row.where, f"a slot ({status or 'no status'}) says nothing about a child")
                )
        elif row.resource_type in ("Appointment", "Encounter"):
            yield _from_row(row, status, clock, problems)
        elif row.start is not None:
            problems.append(
                Problem(row.where, f"a {row.resource_type} is a plan or record, not an appointment")
            )


def _from_row(row: Row, status: str, clock: Clock, problems: list[Problem]) -> AppointmentFound:
    start, end = _fhir_time(row.start), _fhir_time(row.end)
    if row.start and start is None:
        problems.append(Problem(row.where, "the start is no time that exists"))
    if end is None and start and row.minutes and isinstance(begins := _moment(start), datetime):
        end = (begins + timedelta(minutes=row.minutes)).isoformat()
    stay = row.resource_type == "Encounter" and status not in (
        "planned",
        "finished",
        "cancelled",
        "completed",
    )
    return _timed(
        AppointmentFound(
            uid=row.identifiers[0] if row.identifiers else f"{row.resource_type}/{row.id}" if row.id else "",
            stamp=_stamp(row),
            status=status_of(row.status),
            title=row.type or row.words,
            place=row.place,
            codes=row.codes,
            words=row.words,
            hints=_row_hints(row),
            flags=(Flag.STAY,) if stay else (),
            where=row.where,
            as_written=f"{row.start or '?'} to {row.end or '?'}",
        ),
        start,
        end,
        clock,
    )


def _stamp(row: Row) -> str:
    """Return what tells the newer of two versions as text that sorts: when updated, else the number."""
    updated = _moment(row.updated)
    if isinstance(updated, datetime):
        return instant_text(updated) if updated.tzinfo else updated.isoformat()
    return row.version.zfill(20) if row.version and row.version.isdigit() else ""


def _fhir_time(text: str | None) -> str | None:
    """Return a FHIR time if it is one; a year or a month alone is no time for an appointment."""
    return text if text and _moment(text) is not None else None


def _row_hints(row: Row) -> tuple[PatientHint, ...]:
    ids = [PatientHint(number, authority, row.patient_name, row.birth_date)
           for authority, _, number in (one.rpartition("|") for one in row.patient_ids)]  # fmt: skip
    refs = [PatientHint(said, "", row.patient_name, row.birth_date) for said in row.patient or ()]
    return tuple(ids + refs)


# --- pasted text ------------------------------------------------------------------------------------


def from_lines(
    reading: Reading, clock: Clock, _problems: list[Problem], answers: Answers
) -> Iterator[AppointmentFound]:
    """Yield an appointment for each dated line of a pasted text."""
    for written in reading.lines:
        unclear = "ask-date" in written.flags
        line = _month_first(written) if unclear and answers.day_first is False else written
        gone = CANCELLED_TITLE.match(line.title) is not None
        facts = AppointmentFound(
            status=AppointmentStatus.CANCELLED if gone else AppointmentStatus.CONFIRMED,
            title=CANCELLED_TITLE.sub("", line.title),
            flags=(Flag.ASK_DATE,) if unclear and answers.day_first is None else (),
            where=f"line {line.line}",
            as_written=line.written[:300],
        )
        yield _timed(facts, line.start or line.date, line.end, clock)


def _month_first(line: PastedLine) -> PastedLine:
    """Return a line whose date was read day first with its month first."""

    def turned(text: str | None) -> str | None:
        return f"{text[:5]}{text[8:10]}-{text[5:7]}{text[10:]}" if text else None

    nights = (date.fromisoformat(line.end[:10]) - date.fromisoformat(line.date)).days if line.end else 0
    day = turned(line.date) or ""
    end = line.end
    if end:
        end = (date.fromisoformat(day) + timedelta(days=nights)).isoformat() + end[10:]
    return replace(line, date=day, start=turned(line.start), end=end)
