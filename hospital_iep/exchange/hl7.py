"""Scheduling messages (HL7 v2, SIU): one or many, in a file or as captured from a line (MLLP).

The time comes from TQ1, else SCH-11, else AIS, AIG, AIL, AIP. Where they contradict each other every
value is listed: real messages do, and none may be picked silently.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from hospital_iep.exchange.lines import decoded
from hospital_iep.exchange.reading import Conflict, FileFormat, Message, Problem, Reading, instant_text

MAX_MESSAGES = 50_000
MAX_SEGMENTS = 500

_TIME = re.compile(r"^(\d{4})(\d{2})?(\d{2})?(?:(\d{2})(\d{2})?(\d{2})?(?:\.\d+)?)?([+-]\d{4})?$")
_HEADERS = ("MSH", "FHS", "BHS")
_UNITS = {
    "S": 1,
    "SEC": 1,
    "M": 60,
    "MIN": 60,
    "MINUTES": 60,
    "MINUTE": 60,
    "SECONDS": 1,
    "H": 3600,
    "HR": 3600,
    "HOUR": 3600,
    "HOURS": 3600,
    "D": 86_400,
    "DAY": 86_400,
    "DAYS": 86_400,
}
_CHARSETS = {
    "8859/1": "latin-1", "8859/2": "iso8859-2", "8859/3": "iso8859-3", "8859/4": "iso8859-4",
    "8859/5": "iso8859-5", "8859/6": "iso8859-6", "8859/7": "iso8859-7", "8859/8": "iso8859-8",
    "8859/9": "iso8859-9", "8859/15": "iso8859-15", "UNICODE UTF-8": "utf-8", "UNICODE": "utf-8",
    "UTF-8": "utf-8", "GB 18030-2000": "gb18030", "BIG-5": "big5", "KS X 1001": "euc_kr",
    "ISO IR87": "iso2022_jp",
}  # fmt: skip
_KNOWN_NAMES = {
    "ADT": "admission",
    "ORU": "results",
    "ORM": "order",
    "MDM": "document",
    "SRM": "scheduling request",
}
_BY_EVENT = {"S15": "cancelled", "S16": "discontinued", "S17": "deleted", "S26": "noshow"}


@dataclass(frozen=True, slots=True)
class _Marks:
    """The signs by which one message is cut, as its own MSH-1 and MSH-2 say."""

    field: str = "|"
    component: str = "^"
    repetition: str = "~"
    escape: str = "\\"
    sub: str = "&"


@dataclass(frozen=True, slots=True)
class _Timing:
    """One place in a message that says when: start and end as text, in UTC where it has an offset."""

    field: str
    start: str
    end: str | None


class _Parsed:
    """One message cut into segments."""

    def __init__(self, lines: list[str], marks: _Marks) -> None:
        self.marks = marks
        self.segments: dict[str, list[list[str]]] = {}
        for line in lines:
            fields = line.split(marks.field)
            self.segments.setdefault(fields[0].strip(), []).append(fields)

    def all(self, name: str) -> list[list[str]]:
        return self.segments.get(name, [])

    def field(self, fields: list[str], number: int) -> str:
        at = number - 1 if fields[0].strip() in _HEADERS else number
        return fields[at] if 0 < at < len(fields) else ""

    def first(self, name: str, number: int) -> str:
        found = self.all(name)
        return self.field(found[0], number) if found else ""

    def repeats(self, text: str) -> list[str]:
        return [part for part in text.split(self.marks.repetition) if part.strip()]

    def part(self, text: str, number: int, sub: int | None = 1) -> str:
        parts = text.split(self.marks.component)
        piece = parts[number - 1] if number <= len(parts) else ""
        if sub is not None:
            piece = piece.split(self.marks.sub)[sub - 1]
        return self.plain(piece)

    def plain(self, text: str) -> str:
        """Return a value with its escape sequences resolved; HL7's own null ("") is nothing."""
        if text.strip() == '""':
            return ""
        if self.marks.escape not in text:
            return text.strip()
        sign = re.escape(self.marks.escape)
        named = {
            "F": self.marks.field, "S": self.marks.component, "T": self.marks.sub,
            "R": self.marks.repetition, "E": self.marks.escape, ".br": "\n",
        }  # fmt: skip
        return re.sub(
            f"{sign}(F|S|T|R|E|\\.br|[HN]|X[0-9A-Fa-f]*){sign}", lambda m: named.get(m[1], ""), text
        ).strip()


def read_messages(data: bytes) -> Reading:
    """Return what a file of HL7 v2 messages says; anything but SIU is refused by its name."""
    problems: list[Problem] = []
    text, encoding = _decoded(data, problems)
    found: list[Message] = []
    for index, (lines, marks) in enumerate(_messages(text, problems), 1):
        if index > MAX_MESSAGES:
            problems.append(
                Problem(f"message {index}", f"more than {MAX_MESSAGES} messages: the rest was not read")
            )
            break
        parsed = _Parsed(lines, marks)
        message = _message(parsed, index, problems)
        if message is not None:
            found.append(message)
    if not found and not problems:
        problems.append(Problem("file", "no message stands in this file"))
    return Reading(FileFormat.HL7, tuple(problems), messages=tuple(found), encoding=encoding)


def _decoded(data: bytes, problems: list[Problem]) -> tuple[str, str]:
    wide, note, data = decoded(data)
    if note:
        problems.append(Problem("file", note))
    if wide != "utf-8":
        return data.decode("utf-8"), wide
    head = re.search(rb"MSH(.)[^\r\n]*", data)
    said = ""
    if head:
        fields = head[0].split(head[1])
        said = (
            fields[17].split(b"~")[0].decode("ascii", "replace").strip().upper() if len(fields) > 17 else ""
        )
    for name in (_CHARSETS.get(said), "utf-8"):
        if name:
            try:
                return data.decode(name), name
            except UnicodeDecodeError:
                continue
    problems.append(Problem("file", "not UTF-8: read as Windows-1252, check accents and umlauts"))
    return data.decode("cp1252", "replace"), "cp1252"


def _messages(text: str, problems: list[Problem]) -> Iterator[tuple[list[str], _Marks]]:
    """Cut a file into messages at each MSH; line-protocol bytes and batch envelopes fall away."""
    lines: list[str] = []
    marks = _Marks()
    before = 0
    for raw in re.split(r"[\r\n\x0b\x1c]+", text):
        line = raw.strip("\x00 \t")
        if line.startswith("MSH"):
            if lines:
                yield lines, marks
            lines, marks = [line], _marks(line)
        elif line[:3] in ("FHS", "BHS", "BTS", "FTS") or not line:
            continue
        elif not lines:
            before += 1
        elif len(lines) < MAX_SEGMENTS:
            lines.append(line)
        elif len(lines) == MAX_SEGMENTS:
            problems.append(Problem("file", f"a message has more than {MAX_SEGMENTS} segments: cut"))
            lines.append("ZZZ")
    if lines:
        yield lines, marks
    if before:
        what = "1 segment" if before == 1 else f"{before} segments"
        problems.append(Problem("file", f"{what} before any message header (MSH) not read"))


def _marks(line: str) -> _Marks:
    field = line[3:4] or "|"
    rest = line[4:].split(field, maxsplit=1)[0]
    usual = "^~\\&"
    component, repetition, escape, sub = (rest[i] if i < len(rest) else usual[i] for i in range(4))
    return _Marks(field, component, repetition, escape, sub)


def _message(parsed: _Parsed, index: int, problems: list[Problem]) -> Message | None:
    where = f"message {index}"
    kind = parsed.first("MSH", 9)
    name, event = parsed.part(kind, 1), parsed.part(kind, 2)
    if name != "SIU":
        words = f"{name}^{event}".strip("^")[:30] or "a message without a type"
        meaning = f" ({_KNOWN_NAMES[name]})" if name in _KNOWN_NAMES else ""
        problems.append(Problem(where, f"{words}{meaning} is no appointment message (SIU) and was not read"))
        return None
    _note_left_out(parsed, where, problems)
    timings = list(_timings(parsed, where, problems))
    if not timings:
        problems.append(Problem(where, "no start time stands in the message"))
    conflicts = _conflicts(timings)
    if conflicts:
        said = ", ".join(f"{one.field} {one.value}" for one in conflicts)
        problems.append(Problem(where, f"names different times ({said}): say which one holds", asks=True))
    first = timings[0] if timings else None
    pid = parsed.first("PID", 3) or parsed.first("PID", 2)
    return Message(
        event=f"{name}^{event}",
        patient_ids=tuple(filter(None, (parsed.part(one, 1) for one in parsed.repeats(pid)))),
        start=first.start if first else None,
        end=(first.end or first.start) if first else None,
        has_end=bool(first and first.end),
        status=_status(parsed, event, where, problems),
        conflicts=conflicts,
        filler_id=parsed.part(parsed.first("SCH", 2), 1) or None,
        placer_id=parsed.part(parsed.first("SCH", 1), 1) or None,
        sender="/".join(filter(None, (parsed.part(parsed.first("MSH", n), 1) for n in (3, 4)))),
        control_id=parsed.first("MSH", 10) or None,
        sent=_quiet_time(parsed.first("MSH", 7)),
        patient_name=_person(parsed),
        birth_date=(_quiet_time(parsed.first("PID", 7)) or "")[:10] or None,
        authorities=tuple(parsed.part(one, 4) for one in parsed.repeats(pid) if parsed.part(one, 1)),
        title=_title(parsed),
        codes=_codes(parsed),
        place=_place(parsed),
        index=index,
    )


def _note_left_out(parsed: _Parsed, where: str, problems: list[Problem]) -> None:
    """Say what a message holds beside its one appointment of one patient at one time."""
    for segment, what in (("PID", "patients"), ("SCH", "appointments")):
        if (many := len(parsed.all(segment))) > 1:
            said = f"names {many} {what} ({segment}): only the first is taken, enter the others by hand"
            problems.append(Problem(where, said))
    patterns = [parsed.part(parsed.field(fields, 3), 1) for fields in parsed.all("TQ1")]
    patterns += [parsed.part(one, 2) for one in parsed.repeats(parsed.first("SCH", 11))]
    for pattern in dict.fromkeys(one for one in patterns if one and one.upper() != "ONCE"):
        said = f"says {pattern[:40]}: a time that repeats, only the date written out is taken"
        problems.append(Problem(where, said))


def _status(parsed: _Parsed, event: str, where: str, problems: list[Problem]) -> str | None:
    """Return what the kind of message means (S15, S16, S17, S26), else the filler's status (SCH-25)."""
    said = parsed.part(parsed.first("SCH", 25), 1).casefold()
    meant = _BY_EVENT.get(event)
    if meant is None:
        return said or None
    if said in ("booked", "pending", "started", "complete", "scheduled", "confirmed"):
        problems.append(Problem(f"{where}, SCH-25", f"says {said}, but the message ({event}) means {meant}"))
    return meant


def _person(parsed: _Parsed) -> str:
    name = parsed.repeats(parsed.first("PID", 5))
    return " ".join(filter(None, (parsed.part(name[0], 2), parsed.part(name[0], 1)))) if name else ""


def _title(parsed: _Parsed) -> str:
    """Return the words for what is planned: the service, else the appointment's type or reason."""
    for text in (
        parsed.first("AIS", 3),
        parsed.first("SCH", 8),
        parsed.first("SCH", 7),
        parsed.first("SCH", 6),
    ):
        words = parsed.part(text, 2) or parsed.part(text, 1)
        if words:
            return words[:500]
    return ""


def _codes(parsed: _Parsed) -> tuple[str, ...]:
    texts = [parsed.field(fields, 3) for fields in parsed.all("AIS")]
    texts += [parsed.first("SCH", number) for number in (6, 7, 8)]
    said = [parsed.part(text, number) for text in texts for number in (1, 2, 5)]
    return tuple(dict.fromkeys(word[:100] for word in said if word))


def _place(parsed: _Parsed) -> str:
    text = parsed.first("AIL", 3) or parsed.first("PV1", 3)
    return " ".join(filter(None, (parsed.part(text, number) for number in (1, 2, 3))))[:200]


# --- when -------------------------------------------------------------------------------------------


def _timings(parsed: _Parsed, where: str, problems: list[Problem]) -> Iterator[_Timing]:
    """Yield each place that says when, in the order of trust."""
    for fields in parsed.all("TQ1"):
        yield from _timing("TQ1-7/8", parsed.field(fields, 7), parsed.field(fields, 8), None, where, problems)
    length = _length(parsed, parsed.first("SCH", 9), parsed.first("SCH", 10))
    for text in parsed.repeats(parsed.first("SCH", 11)):
        yield from _timing("SCH-11", parsed.part(text, 4), parsed.part(text, 5), length, where, problems)
    for name, start, offset, minutes in (
        ("AIS", 4, 5, 7),
        ("AIG", 8, 9, 11),
        ("AIL", 6, 7, 9),
        ("AIP", 6, 7, 9),
    ):
        for fields in parsed.all(name):
            own = _length(parsed, parsed.field(fields, minutes), parsed.field(fields, minutes + 1))
            shift = _length(parsed, parsed.field(fields, offset), parsed.field(fields, offset + 1))
            text = parsed.field(fields, start)
            yield from _timing(f"{name}-{start}", text, "", own, where, problems, shift)


def _length(parsed: _Parsed, number: str, unit: str) -> timedelta | None:
    text, word = parsed.part(number, 1), parsed.part(unit, 1).upper() or "MIN"
    if not re.fullmatch(r"-?\d{1,6}(\.\d+)?", text) or word not in _UNITS:
        return None
    return timedelta(seconds=float(text) * _UNITS[word])


def _timing(
    field: str,
    start: str,
    end: str,
    length: timedelta | None,
    where: str,
    problems: list[Problem],
    shift: timedelta | None = None,
) -> Iterator[_Timing]:
    if not start.strip() or start.strip() == '""':
        return
    try:
        begins, timed = _moment(start.strip())
        ends = _moment(end.strip())[0] if end.strip() else None
    except ValueError as error:
        problems.append(Problem(f"{where}, {field}", str(error)))
        return
    if shift is not None:
        begins += shift
    if ends is None and length is not None:
        ends = begins + length
    text = _text(begins) if timed else begins.date().isoformat()
    yield _Timing(field, text, _text(ends) if ends is not None and timed else None)


def _moment(text: str) -> tuple[datetime, bool]:
    """Return a written time (aware where it has an offset) and whether a time of day stands in it."""
    found = _TIME.match(text)
    if not found or not found[3]:
        raise ValueError(f"{text[:40]} is no date or time")
    try:
        wall = datetime(*(int(part or 0) for part in found.groups()[:6]))  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        raise ValueError(f"{text[:40]} is no date or time that exists") from None
    if not found[7]:
        return wall, found[4] is not None
    sign = -1 if found[7][0] == "-" else 1
    offset = sign * timedelta(hours=int(found[7][1:3]), minutes=int(found[7][3:5]))
    if abs(offset) >= timedelta(days=1):
        raise ValueError(f"{text[:40]} has an offset that exists nowhere")
    return wall.replace(tzinfo=timezone(offset)).astimezone(UTC), found[4] is not None


def _text(when: datetime) -> str:
    return instant_text(when) if when.tzinfo else when.isoformat(timespec="seconds")


def _quiet_time(text: str) -> str | None:
    try:
        when, timed = _moment(text.strip())
    except (ValueError, OverflowError):
        return None
    return _text(when) if timed else when.date().isoformat()


def _conflicts(timings: list[_Timing]) -> tuple[Conflict, ...]:
    """Return every timing where not all agree on the start (or on the end, where both say one)."""
    starts = {one.start for one in timings}
    ends = {one.end for one in timings if one.end}
    if len(starts) < 2 and len(ends) < 2:
        return ()
    return tuple(dict.fromkeys(Conflict(one.field, one.start, one.end) for one in timings))
