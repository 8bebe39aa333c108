"""Tables as hospitals export them: xls, xlsx, ods and csv, with what their columns seem to mean.

A workbook is an archive from outside: it is looked through before anything in it is opened, and never
unpacked to disk.
"""

import csv
import io
import re
import struct
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    XmlError,
    ZipError,
)

from hospital_iep.exchange.columns import Meaning, day_first, header_row
from hospital_iep.exchange.lines import decoded
from hospital_iep.exchange.reading import FileFormat, Problem, Reading, Sheet

MAX_MEMBERS = 2_000
MAX_UNPACKED = 150_000_000
MAX_SHEETS = 100
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_CELLS = 400_000
MAX_SPREAD = 4_000_000
MAX_TEXT = 2_000
GAP = 100
_TOO_WIDE = f"has cells beyond its first {MAX_COLUMNS} columns: they were not read"
csv.field_size_limit(20_000_000)  # a cell may be as long as a whole file

# A cell that is not empty, with its reference wherever it stands among the attributes.
_CELL = re.compile(rb"<(?:\w+:)?c\s(?=[^>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"'])[^>]*(?<!/)>")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DELIMITERS = (";", "\t", ",", "|")


_LOCKED = "EncryptedPackage".encode("utf-16-le")
# An xls begins with what it is; right after it stands how it is encrypted, if it is ([MS-XLS] 2.4.117).
_XLS_BEGINS = re.compile(rb"\x09\x08[\x08\x10]\x00\x00[\x05\x06]\x05\x00")
_FILE_PASS = 0x2F
_FIRST_RECORDS = 8
_PASSWORD = "the workbook is protected by a password: save a copy without one"  # noqa: S105  (it is words)


class _Refused(ValueError):
    """A workbook that is not opened; the text says why."""


def read_tables(data: bytes) -> Reading:
    """Return the sheets of a workbook or of a text table, each with its guessed columns."""
    problems: list[Problem] = []
    try:
        if data.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"\x09\x08")):
            sheets, encoding = list(_workbook(data, problems)), ""
        else:
            sheets, encoding = _text_table(data, problems)
    except _Refused as error:
        problems.append(Problem("file", str(error)))
        return Reading(FileFormat.SHEET, tuple(problems))
    if not any(sheet.rows or sheet.columns for sheet in sheets):
        problems.append(Problem("file", "no cell of this table holds anything"))
    return Reading(FileFormat.SHEET, tuple(problems), sheets=tuple(sheets), encoding=encoding)


# --- workbooks --------------------------------------------------------------------------------------


def _workbook(data: bytes, problems: list[Problem]) -> Iterator[Sheet]:
    if data.startswith(b"PK"):
        _look_through(data)
    elif _LOCKED in data or _has_file_pass(data):
        raise _Refused(_PASSWORD)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        raise _Refused(_PASSWORD) from None
    except (CalamineError, ZipError, XmlError, OSError, ValueError) as error:
        raise _Refused(f"the workbook is damaged or of an unknown kind ({type(error).__name__})") from None
    total = 0
    for number, facts in enumerate(book.sheets_metadata):
        if number >= MAX_SHEETS or total > MAX_CELLS:
            problems.append(
                Problem(
                    f"sheet {facts.name}", "the workbook is too large: this and later sheets were not read"
                )
            )
            return
        if facts.typ != SheetTypeEnum.WorkSheet:
            problems.append(Problem(f"sheet {facts.name}", "is a chart or macro sheet: it holds no rows"))
            yield Sheet(facts.name, facts.visible != SheetVisibleEnum.Visible)
            continue
        sheet = _sheet(book, facts.name, facts.visible != SheetVisibleEnum.Visible, problems)
        total += sum(len(row) for row in sheet.rows)
        yield sheet


def _has_file_pass(data: bytes) -> bool:
    """Return whether an xls says among its first records that it is encrypted."""
    begins = _XLS_BEGINS.search(data)
    at = begins.start() if begins else len(data)
    for _ in range(_FIRST_RECORDS):
        if at + 4 > len(data):
            return False
        kind, size = struct.unpack_from("<HH", data, at)
        if kind == _FILE_PASS:
            return True
        at += 4 + size
    return False


def _sheet(book: CalamineWorkbook, name: str, hidden: bool, problems: list[Problem]) -> Sheet:
    where = f"sheet {name}"
    if hidden:
        problems.append(Problem(where, "is hidden: it is listed, and used only if you say so", asks=True))
    try:
        source = book.get_sheet_by_name(name)
        rows = _rows(source, where, problems)
        merged = source.merged_cell_ranges or []
    except (CalamineError, ZipError, XmlError, OSError, ValueError) as error:
        problems.append(Problem(where, f"is damaged and was not read ({type(error).__name__})"))
        return Sheet(name, hidden)
    return _described(name, hidden, rows, problems, tuple((a[0], a[1], b[0], b[1]) for a, b in merged[:5000]))


def _look_through(data: bytes) -> None:
    """Refuse an archive that is no workbook, unpacks to too much, or plays tricks with names."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError):
        raise _Refused("the archive is damaged or cut off") from None
    members = archive.infolist()
    names = [one.filename for one in members]
    if len(names) > MAX_MEMBERS:
        raise _Refused(f"the archive has {len(names)} members, more than a workbook has")
    if len(set(names)) != len(names) or any(_tricky(name) for name in names):
        raise _Refused("the archive has doubled or unsafe names: no program saves a workbook so")
    if not any(name == "content.xml" or name.startswith("xl/") for name in names):
        raise _Refused("the archive is no workbook (.xlsx or .ods)")
    if any(one.flag_bits & 1 for one in members) or b"encryption-data" in _manifest(archive, names):
        raise _Refused(_PASSWORD)
    if sum(one.file_size for one in members) > MAX_UNPACKED:
        raise _Refused(f"the workbook unpacks to more than {MAX_UNPACKED // 1_000_000} MB")
    for one in members:
        if one.filename.startswith("xl/worksheets/") and one.filename.endswith(".xml"):
            _measure(archive, one)


def _manifest(archive: zipfile.ZipFile, names: list[str]) -> bytes:
    """Return the beginning of an OpenDocument's list of members, where encryption is written."""
    if "META-INF/manifest.xml" not in names:
        return b""
    try:
        with archive.open("META-INF/manifest.xml") as file:
            return file.read(1 << 20)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise _Refused("the archive is damaged or cut off") from None


def _tricky(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.split("/") or "\\" in name or ":" in name


def _measure(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Refuse a sheet whose cells lie so far apart that the space between them would fill the memory."""
    wide = deep = unpacked = 0
    rest = b""
    try:
        with archive.open(member) as file:
            while chunk := file.read(1 << 20):
                unpacked += len(chunk)
                if unpacked > MAX_UNPACKED:
                    raise _Refused("a sheet unpacks to more than it says")
                block = rest + chunk
                for found in _CELL.finditer(block):
                    wide, deep = max(wide, _column(found[1])), max(deep, int(found[2]))
                rest = block[-200:]
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        if isinstance(error, _Refused):
            raise
        raise _Refused("the archive is damaged or protected by a password") from None
    if wide * deep > MAX_SPREAD:
        raise _Refused(f"a sheet spreads over {deep} rows and {wide} columns, more than can be a plan")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _rows(source: CalamineSheet, where: str, problems: list[Problem]) -> list[tuple[Any, ...]]:
    """Return the rows as plain cells from the top of the sheet; long gaps are said and left out."""
    rows: list[tuple[Any, ...]] = []
    begins = source.start
    empty = begins[0] if begins else 0
    left = begins[1] if begins else 0
    cells = 0
    wide = False
    for number, raw in enumerate(source.iter_rows(), empty + 1):
        wide = wide or any(value not in (None, "") for value in raw[MAX_COLUMNS:])
        row = _trimmed([None] * left + [_cell(value) for value in raw[:MAX_COLUMNS]])
        if not row:
            empty += 1
            continue
        if empty > GAP:
            problems.append(Problem(f"{where}, row {number}", f"{empty} empty rows before it were left out"))
            empty = 0
        rows += [()] * empty
        rows.append(row)
        empty = 0
        cells += len(row)
        if len(rows) >= MAX_ROWS or cells > MAX_CELLS:
            problems.append(
                Problem(f"{where}, row {number}", "the sheet is too long: later rows were not read")
            )
            break
    if wide:
        problems.append(Problem(where, _TOO_WIDE))
    return rows


def _trimmed(row: list[Any]) -> tuple[Any, ...]:
    while row and row[-1] in (None, ""):
        row.pop()
    return tuple(row)


def _cell(value: Any) -> Any:
    """Return a cell as text, number or ISO date."""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)[:MAX_TEXT] or None
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        seconds = int(value.total_seconds())
        return f"{seconds // 3600}:{seconds % 3600 // 60:02}:{seconds % 60:02}"
    return value if isinstance(value, int) else str(value)


def _described(
    name: str,
    hidden: bool,
    rows: Sequence[tuple[Any, ...]],
    problems: list[Problem],
    merged: tuple[tuple[int, int, int, int], ...] = (),
) -> Sheet:
    """Return a sheet with its header, the guessed meaning of its columns, and what must be asked."""
    found = header_row(rows)
    if found is None:
        if rows:
            said = "no row of headings was recognised: say which column holds what"
            problems.append(Problem(f"sheet {name}", said, asks=True))
        return Sheet(name, hidden, tuple(rows), merged=merged)
    at, columns = found
    if not any(cell not in (None, "") for row in rows[at + 1 :] for cell in row):
        problems.append(Problem(f"sheet {name}", "it has headings and no row below them"))
        return Sheet(name, hidden, (), columns, at, merged=merged)
    asks = tuple(_unclear(rows, at, columns))
    for column in asks:
        said = "dates such as 03/04 can be read two ways: say whether the day or the month comes first"
        problems.append(Problem(f"sheet {name}, column {column}", said, asks=True))
    return Sheet(name, hidden, tuple(rows), columns, at, asks, merged)


def _unclear(rows: Sequence[tuple[Any, ...]], at: int, columns: dict[str, str]) -> Iterator[str]:
    headings = [str(cell).strip() for cell in rows[at]]
    for text, meaning in columns.items():
        if meaning not in (Meaning.DATE, Meaning.START, Meaning.END, Meaning.END_DATE):
            continue
        index = headings.index(text)
        if day_first(row[index] for row in rows[at + 1 :] if index < len(row)) is None:
            yield text


# --- text tables ------------------------------------------------------------------------------------


def _text_table(data: bytes, problems: list[Problem]) -> tuple[list[Sheet], str]:
    encoding, note, data = decoded(data)
    if note:
        problems.append(Problem("file", note))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        encoding = "cp1252"
        problems.append(Problem("file", "not UTF-8: read as Windows-1252, check accents and umlauts"))
        text = data.decode("cp1252", "replace")
    lines = text.splitlines()
    if lines and (said := re.fullmatch(r"sep=(.)", lines[0].strip(), re.I)):
        lines, mark = lines[1:], said[1]
    else:
        mark = _delimiter(lines[:60])
    rows: list[tuple[Any, ...]] = []
    cells = 0
    wide = False
    try:
        for number, raw in enumerate(_records(lines, mark, problems), 1):
            wide = wide or any(cell.strip() for cell in raw[MAX_COLUMNS:])
            row = _trimmed([cell.strip()[:MAX_TEXT] or None for cell in raw[:MAX_COLUMNS]])
            cells += len(row)
            if number > MAX_ROWS or cells > MAX_CELLS:
                problems.append(Problem(f"row {number}", "the table is too long: later rows were not read"))
                break
            rows.append(row)
    except csv.Error as error:
        problems.append(
            Problem(f"row {len(rows) + 1}", f"the table is damaged here ({error}): later rows were not read")
        )
    if wide:
        problems.append(Problem("file", _TOO_WIDE))
    while rows and not rows[-1]:
        rows.pop()
    return [_described("table", hidden=False, rows=rows, problems=problems)], encoding


def _records(lines: list[str], mark: str, problems: list[Problem]) -> Iterator[list[str]]:
    """Yield the rows of a text table; where a quotation mark is never closed, it is a mark like any other."""
    reader = csv.reader(iter([f"{line}\n" for line in lines]), delimiter=mark)
    begins = 0
    for row in reader:
        ends = reader.line_num
        if ends == len(lines) and ends > begins + 1 and _unclosed(lines[begins:], mark):
            said = "a quotation mark is opened here and never closed: it was taken as written"
            problems.append(Problem(f"line {begins + 1}", said))
            yield from csv.reader(iter(lines[begins:]), delimiter=mark, quoting=csv.QUOTE_NONE)
            return
        yield row
        begins = ends


def _unclosed(lines: list[str], mark: str) -> bool:
    """Return whether a row runs to the end of its file without its last quotation mark."""
    try:
        list(csv.reader(iter([f"{line}\n" for line in lines]), delimiter=mark, strict=True))
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def _delimiter(lines: list[str]) -> str:
    """Return the sign that cuts the lines into the steadiest number of columns."""

    def steadiness(mark: str) -> tuple[float, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=mark) if row]
        if not counts:
            return 0, 0
        usual = max(set(counts), key=lambda count: (counts.count(count), count))
        return (counts.count(usual) / len(counts) if usual > 1 else 0), usual

    try:
        return max(_DELIMITERS, key=steadiness)
    except csv.Error:
        return ","
