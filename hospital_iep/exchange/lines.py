"""Calendar text taken apart: bytes to lines, lines to components, each with its line number.

A damaged component must not take its calendar with it, so the text is cut into components before
any of them is understood (RFC 5545, 3.1 and 3.6).
"""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO

from icalendar.parser import Contentline

from hospital_iep.exchange.reading import Problem

MAX_COMPONENTS = 50_000
MAX_DEPTH = 20
MAX_LINE = 200_000
MAX_LINES = 1_000_000
MAX_PARAMETERS = 500

# A quotation mark opens a quoted part where another closes it; there is one way to read a line, so that none
# takes long.
_LENIENT = re.compile(
    r"^\s*([A-Za-z0-9_.-]+)\s*((?:;(?:[^\":;]|\"[^\"]*\"|\"(?![^\"]*\"))*+)*)\s*:(.*)$", re.S
)
_PARAMETER = re.compile(r";\s*([A-Za-z0-9-]+)\s*=\s*((?:\"[^\"]*\"|[^;\"])*)")
# A line without quotes or escapes in its parameters, as most are: no library is needed for it.
_USUAL = re.compile(r"^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=[^\";:,^\\=]*[^\";:,^\\=\s])*):(.*)$", re.S)
_ESCAPE = re.compile(r"\\([\\;,:nN\"])")
# How vCalendar 1.0 writes umlauts and long lines: "=C3=A4", and a "=" at the end of a line that goes on.
_QUOTED = re.compile(r";\s*(?:ENCODING\s*=\s*\"?)?QUOTED-PRINTABLE\b", re.I)
_QUOTED_HEAD = re.compile(rb"[^:]*;\s*(?:ENCODING\s*=\s*\"?)?QUOTED-PRINTABLE\b", re.I)
_QUOTED_BYTE = re.compile(rb"=([0-9A-Fa-f]{2})")
_BLOCK_MARK = re.compile(rb"(?:BEGIN|END):", re.I)


@dataclass(frozen=True, slots=True)
class Line:
    """One unfolded line and the number of its first physical line."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Property:
    """One content line understood: name, parameters (names in capitals) and raw value."""

    line: int
    name: str
    params: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value as plain text, escapes resolved."""
        return _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], self.value).strip()


@dataclass(slots=True)
class Component:
    """One BEGIN…END block: its own lines and the blocks inside it."""

    name: str
    line: int
    lines: list[Line] = field(default_factory=list)
    parts: list["Component"] = field(default_factory=list)

    def walk(
        self, above: tuple["Component", ...] = ()
    ) -> Iterator[tuple["Component", tuple["Component", ...]]]:
        """Yield this component and all inside it, each with those that enclose it (outermost first)."""
        yield self, above
        for part in self.parts:
            yield from part.walk((*above, self))


def decoded(data: bytes) -> tuple[str, str, bytes]:
    """Return the text encoding, a note for people ("" where all is well), and the bytes as one encoding.

    Byte order marks are honoured; UTF-16 without one is recognised by its zero bytes. What is not
    UTF-8 is read as Windows-1252 (the files of older Windows programs), with a note.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16", "", data.decode("utf-16", "replace").encode("utf-8")
    if data[:200].count(b"\0") * 3 > len(data[:200]) > 3:
        name = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
        return name, f"no byte order mark: read as {name}", data.decode(name, "replace").encode("utf-8")
    return "utf-8", "", data.removeprefix(b"\xef\xbb\xbf")


def _physical(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that hold anything, numbered from 1; LF, CRLF and lone CR end a line."""
    number = 0
    for raw in BytesIO(data):
        for piece in raw.removesuffix(b"\n").removesuffix(b"\r").split(b"\r"):
            number += 1
            if piece and piece.strip(b" \t"):
                yield number, piece


def _indent(data: bytes) -> bytes:
    """Return the white space before every line, where a whole file was indented on its way."""
    found = re.match(rb"\s*?([ \t]+)BEGIN:V", data, re.I)
    if not found or any(not raw.startswith(found[1]) for _, raw in _physical(data)):
        return b""
    return found[1]


class _Unfolder:
    """Joins folded lines on bytes, since some programs cut a line inside a character."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.encoding = "utf-8"

    def lines(self, data: bytes) -> Iterator[Line]:
        """Yield each unfolded line as text."""
        indent = _indent(data)
        if indent:
            self.problems.append(Problem("file", "every line is indented: the indentation was taken away"))
        first, parts, size = 0, list[bytes](), 0
        last = 0
        for number, written in _physical(data):
            raw = written.removeprefix(indent)
            open_ended = number == last + 1 and _goes_on(parts) and not _BLOCK_MARK.match(raw)
            last = number
            if open_ended:
                size += len(raw)
                parts[-1] = parts[-1].rstrip()[:-1]
                if size < MAX_LINE:
                    parts.append(raw)
                continue
            if raw[:1] in (b" ", b"\t") and parts:
                size += len(raw)
                if size < MAX_LINE:
                    parts.append(raw[1:])
                continue
            if parts:
                yield self._line(first, parts, size)
            first, parts, size = number, [raw], len(raw)
        if parts:
            yield self._line(first, parts, size)

    def _line(self, number: int, parts: list[bytes], size: int) -> Line:
        raw = b"".join(parts)
        if size >= MAX_LINE:
            self.problems.append(Problem(f"line {number}", f"is {size} bytes long: cut to {MAX_LINE}"))
            raw = raw[:MAX_LINE]
        if b"\0" in raw:
            self.problems.append(Problem(f"line {number}", "has zero bytes: they were left out"))
            raw = raw.replace(b"\0", b"")
        try:
            return Line(number, raw.decode("utf-8"))
        except UnicodeDecodeError:
            if self.encoding == "utf-8":
                self.encoding = "cp1252"
                said = "not UTF-8 from here on: read as Windows-1252, check accents and umlauts"
                self.problems.append(Problem(f"line {number}", said))
            return Line(number, raw.decode("cp1252", "replace"))


def _goes_on(parts: list[bytes]) -> bool:
    """Return whether a quoted-printable line says by its last sign that the next one belongs to it."""
    return bool(parts) and parts[-1].rstrip().endswith(b"=") and _QUOTED_HEAD.match(parts[0]) is not None


def block_words(name: str) -> str:
    """Return what a component is in a person's words, its own name in brackets."""
    words = {"VCALENDAR": "the calendar", "VEVENT": "an appointment", "VTIMEZONE": "a time zone"}
    return f"{words.get(name, 'a block')} ({name[:40]})"


class _Splitter:
    """Cuts lines into components; what does not fit becomes a problem, never an error."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.roots: list[Component] = []
        self.open: list[Component] = []
        self.outside = 0
        self.outside_from = 0
        self.count = 0
        self.full = False

    def note(self, number: int, reason: str) -> None:
        self.problems.append(Problem(f"line {number}", reason))

    def begin(self, number: int, name: str) -> None:
        self.count += 1
        if self.count > MAX_COMPONENTS:
            self.note(number, f"more than {MAX_COMPONENTS} entries: everything from here on was not read")
            self.full = True
            return
        if self.open and name == self.open[-1].name and name.startswith("V"):
            self.note(self.open[-1].line, f"{block_words(name)} is not closed before the next begins")
            self.open.pop()
        if len(self.open) >= MAX_DEPTH:
            self.note(number, f"entries stand more than {MAX_DEPTH} deep in one another: laid side by side")
            self.open.pop()
        made = Component(name, number)
        (self.open[-1].parts if self.open else self.roots).append(made)
        self.open.append(made)

    def end(self, number: int, name: str) -> None:
        if name not in [one.name for one in self.open]:
            self.note(number, f"the end of {block_words(name)} without its beginning")
            return
        while (last := self.open.pop()).name != name:
            self.note(last.line, f"{block_words(last.name)} is not closed")

    def close(self) -> None:
        if self.outside_from:
            lines = "1 line stands" if self.outside == 1 else f"from here on {self.outside} lines stand"
            said = f"{lines} outside any appointment and cannot be read"
            self.note(self.outside_from, said)
        for one in reversed(self.open) if not self.full else ():
            self.note(one.line, f"{block_words(one.name)} is not closed: the file may be cut off")

    def line(self, line: Line) -> None:
        head, colon, rest = line.text.partition(":")
        word = head.strip().upper()
        if colon and word == "BEGIN":
            self.begin(line.number, rest.strip().upper())
        elif colon and word == "END":
            self.end(line.number, rest.strip().upper())
        elif self.open:
            self.open[-1].lines.append(line)
        else:
            self.outside_from = self.outside_from or line.number
            self.outside += 1


def components(data: bytes, problems: list[Problem]) -> tuple[list[Component], str]:
    """Return the outermost components of a calendar, and the encoding it was read by.

    Unclosed components are closed at the end; every repair and everything left out is a problem.
    """
    encoding, note, data = decoded(data)
    if note:
        problems.append(Problem("file", note))
    unfolder, splitter = _Unfolder(problems), _Splitter(problems)
    for count, line in enumerate(unfolder.lines(data)):
        if count >= MAX_LINES:
            splitter.note(line.number, f"more than {MAX_LINES} lines: everything from here on was not read")
            splitter.full = True
            break
        splitter.line(line)
        if splitter.full:
            break
    splitter.close()
    return splitter.roots, unfolder.encoding if encoding == "utf-8" else encoding


def property_of(line: Line) -> Property:
    """Return one content line understood; spaces round names and unclosed quotes are forgiven.

    Raises ``ValueError`` with a sentence where the line is no content line at all.
    """
    one = _parsed(line)
    head = line.text[: len(line.text) - len(one.value)]
    return replace(one, value=_unquoted(one)) if _QUOTED.search(head) else one


def _unquoted(one: Property) -> str:
    """Return a quoted-printable value as text, by the character set that it names."""
    said = one.params.get("CHARSET", "utf-8").strip('"')
    for name in (said, "utf-8", "cp1252", "latin-1"):
        with contextlib.suppress(LookupError, UnicodeError):
            plain = _QUOTED_BYTE.sub(lambda found: bytes.fromhex(found[1].decode()), one.value.encode(name))
            return plain.decode(name).replace("\r\n", "\n").removesuffix("=")
    return one.value


def _parsed(line: Line) -> Property:
    usual = _USUAL.match(line.text)
    if usual:
        pairs = (piece.split("=", 1) for piece in usual[2].split(";")[1:])
        return Property(line.number, usual[1].upper(), {key.upper(): said for key, said in pairs}, usual[3])
    if line.text.count("=") > MAX_PARAMETERS:
        return _leniently(line)  # the library takes the square of their number
    try:
        name, params, value = Contentline(line.text, strict=False).raw_parts()  # type: ignore[no-untyped-call]
        plain = {str(key).upper(): _one(held) for key, held in params.items()}
        return Property(line.number, name.strip().upper(), plain, value)
    except (ValueError, IndexError, KeyError, TypeError):
        return _leniently(line)


def _one(held: object) -> str:
    return ",".join(map(str, held)) if isinstance(held, list | tuple) else str(held)


def _leniently(line: Line) -> Property:
    found = _LENIENT.match(line.text)
    if not found:
        raise ValueError("is no calendar line (name, colon, value)")
    params = {key.upper(): value.strip().strip('"') for key, value in _PARAMETER.findall(found[2])}
    return Property(line.number, found[1].upper(), params, found[3])
