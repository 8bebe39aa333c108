"""What kind of file this is, told by what stands in it; a file name can lie, and pasted text has none."""

import re

from hospital_iep.exchange.columns import header_row
from hospital_iep.exchange.reading import FileFormat

_HEAD = 65_536
_CALENDAR = re.compile(
    r"^[ \t]*BEGIN:V(CALENDAR|EVENT|TIMEZONE|TODO|JOURNAL|FREEBUSY|ALARM|AVAILABILITY)\b", re.I | re.M
)
_ANY_BLOCK = re.compile(r"^BEGIN:[^\r\n]*$", re.I | re.M)
_MESSAGE = re.compile(r"^[\s\x0b]*((FHS|BHS|MSH)[^\w\s]|(PID|SCH|EVN|PV1)\|)", re.M)
_DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}([./-]\d{2,4})?|\d{1,2}\.? [A-Za-zäéû]{3,9}\.?( \d{4})?"
)


def text_of(data: bytes) -> str:
    """Return the beginning of a file as text, whatever its encoding, for looking at only."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace").lstrip("\ufeff")
    if head[:200].count(b"\0") * 3 > len(head[:200]) > 3:
        return head.decode("utf-16-le" if head[1:2] == b"\0" else "utf-16-be", "replace")
    return head.decode("utf-8", "replace").lstrip("\ufeff")


def sense(data: bytes) -> FileFormat:
    """Return the format that the content shows; :attr:`FileFormat.UNKNOWN` where it shows none."""
    if data.startswith(
        (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"\x09\x08\x10\x00", b"\x09\x08\x08\x00")
    ):
        return FileFormat.SHEET
    text = text_of(data)
    bare = text.lstrip()
    if _CALENDAR.search(text) or _ANY_BLOCK.match(bare):
        return FileFormat.ICS
    if _MESSAGE.match(text):
        return FileFormat.HL7
    if bare[:1] in ("{", "["):
        return FileFormat.FHIR
    return _sense_text(text)


def _sense_text(text: str) -> FileFormat:
    lines = [line for line in text.splitlines() if line.strip()][:200]
    if not lines or "\0" in text or text.lstrip().startswith("<"):
        return FileFormat.UNKNOWN
    for mark in ("\t", ";", ",", "|"):
        counts = [line.count(mark) for line in lines]
        full = sum(1 for count in counts if count >= (1 if mark in "\t;|" else 2))
        if len(lines) > 1 and full >= 0.7 * len(lines):
            return FileFormat.SHEET
    if len(lines) == 1 and any(header_row([lines[0].split(mark)]) for mark in "\t;,|"):
        return FileFormat.SHEET
    if any(_DATE.search(line) for line in lines):
        return FileFormat.TEXT
    return FileFormat.UNKNOWN
