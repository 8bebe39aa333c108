"""Small files that the tests of this room write themselves."""

import io
import zipfile
from datetime import UTC, datetime
from xml.sax.saxutils import escape

START = datetime(2026, 1, 1, tzinfo=UTC)
END = datetime(2027, 7, 1, tzinfo=UTC)

BERLIN_IN_FILE = """BEGIN:VTIMEZONE
TZID:Ward Time
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE"""


def event(*lines: str, uid: str | None = "one@ward") -> str:
    """Return one VEVENT of these lines."""
    named = [f"UID:{uid}"] if uid else []
    return "\n".join(["BEGIN:VEVENT", *named, *lines, "END:VEVENT"])


def calendar(*parts: str) -> bytes:
    """Return a calendar of these components and lines."""
    return (
        "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *parts, "END:VCALENDAR", ""])
        .replace("\r\n", "\n")
        .encode()
    )


def siu(
    event_code: str = "S12", *, start: str = "20260302140000", status: str = "Booked", extra: str = ""
) -> bytes:
    """Return one scheduling message of an invented hospital."""
    sch = [""] * 26
    sch[0:3] = ["SCH", "P-77", "F-77"]
    sch[6] = "CHEMO^Chemotherapy"
    sch[11] = f"^^60^{start}^20260302150000"
    sch[25] = status
    segments = [
        f"MSH|^~\\&|WARDPLAN|SUNHILL|||20260301080000||SIU^{event_code}|C1|P|2.5",
        "|".join(sch),
        "PID|1||990001^^^SUNHILL||Testkind^Tilda||20150504",
        *filter(None, [extra]),
    ]
    return "\r".join(segments).encode() + b"\r"


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0"?>'
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
    '<xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


def workbook(
    sheets: dict[str, list[list[object]]],
    *,
    hidden: tuple[str, ...] = (),
    epoch_1904: bool = False,
    merged: dict[str, list[str]] | None = None,
    extra: dict[str, bytes] | None = None,
) -> bytes:
    """Return a small .xlsx; a datetime cell is a number with a date format."""
    numbered = list(enumerate(sheets, 1))
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{_KIND}.worksheet+xml"/>'
        for i, _ in numbered
    )
    state = ' state="hidden"'
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{i}" r:id="s{i}"{state if name in hidden else ""}/>'
        for i, name in numbered
    )
    relations = "".join(
        f'<Relationship Id="s{i}" Type="{_REL}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i, _ in numbered
    )
    epoch = '<workbookPr date1904="1"/>' if epoch_1904 else ""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACK}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>{types}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACK}/relationships"><Relationship Id="r1" '
        f'Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_REL}">{epoch}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACK}/relationships">{relations}'
        f'<Relationship Id="st" Type="{_REL}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
    }
    for i, name in numbered:
        joined = "".join(f'<mergeCell ref="{area}"/>' for area in (merged or {}).get(name, []))
        tail = f"<mergeCells>{joined}</mergeCells>" if joined else ""
        rows = "".join(_row(number, row, epoch_1904) for number, row in enumerate(sheets[name], 1))
        content = f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{tail}</worksheet>'
        members[f"xl/worksheets/sheet{i}.xml"] = content
    return packed(members | (extra or {}))


def packed(members: dict[str, str | bytes]) -> bytes:
    """Return a zip archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, str | bytes]:
    """Return the members of a zip archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _row(number: int, row: list[object], epoch_1904: bool) -> str:
    cells = []
    for index, value in enumerate(row):
        ref = f"{chr(64 + index // 26) if index > 25 else ''}{chr(65 + index % 26)}{number}"
        if value is None:
            continue
        if isinstance(value, datetime):
            base = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 30)
            cells.append(f'<c r="{ref}" s="1"><v>{(value - base).total_seconds() / 86400}</v></c>')
        elif isinstance(value, int | float):
            cells.append(f'<c r="{ref}"><v>{value}</v></c>')
        else:
            cells.append(f'<c r="{ref}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>')
    return f'<row r="{number}">{"".join(cells)}</row>'
