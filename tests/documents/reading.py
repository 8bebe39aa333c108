"""What a file says, in the order in which it is read; every renderer must agree."""

import io
import re
import subprocess
import zipfile
from html.parser import HTMLParser

import pikepdf
from pikepdf import Array, Dictionary, Name


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def as_poppler_reads(data: bytes, folder) -> str:
    """Return the text of the structure tree by another program, without list labels.

    It takes the glyphs and not what is to be said in their place: for scripts written from left to right.
    """
    file = folder / "x.pdf"
    file.write_bytes(data)
    out = subprocess.run(["pdfinfo", "-struct-text", file], capture_output=True, text=True, check=True).stdout
    said, label_at = [], None
    for line in out.splitlines():
        indent = len(line) - len(line.lstrip())
        if label_at is not None and indent <= label_at:
            label_at = None
        if line.strip().startswith(("Lbl", "Figure")):
            label_at = indent
        elif label_at is None and line.strip().startswith('"'):
            said.append(line.strip()[1:-1])
    return "".join(said)


def pdf_text(data: bytes) -> str:
    """Return what the structure says without list labels: replacement texts where given, else glyphs."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.obj.objgen: _marked_text(page) for page in pdf.pages}
        return _said(pdf.Root.StructTreeRoot.K[0], pages)


def _said(element, pages) -> str:
    if str(element.S) in ("/Lbl", "/Figure"):
        return ""
    if "/ActualText" in element:
        return str(element.ActualText)
    kids = element.get("/K")
    said = ""
    for kid in kids if isinstance(kids, Array) else [kids] if kids is not None else []:
        if kid.get("/Type") == Name.MCR:
            said += pages[kid.Pg.objgen].get(int(kid.MCID), "")
        elif kid.get("/Type") == Name.StructElem:
            said += _said(kid, pages)
    return said


def _marked_text(page) -> dict[int, str]:
    """Return the glyphs of each marked content of a page as text, by the fonts' Unicode maps."""
    maps = {name: _unicode_map(font) for name, font in page.obj.Resources.Font.items()}
    found: dict[int, str] = {}
    marks, font = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                marks.append(int(operands[1].MCID) if "/MCID" in operands[1] else None)
            case "BMC":
                marks.append(None)
            case "EMC":
                marks.pop()
            case "Tf":
                font = maps[str(operands[0])]
            case "Tj" | "TJ" if marks and marks[-1] is not None:
                parts = operands[0] if str(operator) == "TJ" else [operands[0]]
                codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
                found[marks[-1]] = found.get(marks[-1], "") + "".join(font.get(code, "?") for code in codes)
    return found


def _unicode_map(font) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    pairs = re.findall(r"<(\w\w)> <(\w{4,})>", font.ToUnicode.read_bytes().decode("latin-1"))
    return {int(code, 16): bytes.fromhex(value).decode("utf-16-be") for code, value in pairs}


class _Page(HTMLParser):
    """Keeps the text of the main part; pictures and the table under a chart stand in the page alone."""

    SKIPPED = ("svg", "style")

    def __init__(self):
        super().__init__()
        self.said, self.skip, self.main, self.figure = [], 0, False, False

    def handle_starttag(self, tag, attrs):
        self.main = self.main or tag == "main"
        self.figure = self.figure or tag == "figure"
        if tag in self.SKIPPED or (tag == "table" and self.figure):
            self.skip += 1

    def handle_endtag(self, tag):
        if tag in self.SKIPPED or (tag == "table" and self.figure):
            self.skip -= 1
        if tag == "figure":
            self.figure = False
        if tag == "main":
            self.main = False

    def handle_data(self, data):
        if self.main and not self.skip:
            self.said.append(data)


def html_text(data: bytes) -> str:
    page = _Page()
    page.feed(data.decode())
    return "".join(page.said)


def everything_in(data: bytes, file_format: str) -> str:
    """Return all that bytes hold, streams unpacked: where a leak could hide."""
    if file_format == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return "".join(
                f"{name}\n{parts.read(name).decode('utf-8', 'ignore')}" for name in parts.namelist()
            )
    if file_format == "html":
        return data.decode()
    found = [data.decode("latin-1")]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream):
                found.append(item.read_bytes().decode("latin-1"))
            found.append(_strings(item))
    return "\n".join(found)


def _strings(item) -> str:
    if isinstance(item, pikepdf.String):
        return str(item)
    if isinstance(item, Array):
        return "\n".join(_strings(each) for each in item if not getattr(each, "is_indirect", False))
    if isinstance(item, Dictionary):
        kids = (value for _, value in item.items())
        return "\n".join(_strings(kid) for kid in kids if not getattr(kid, "is_indirect", False))
    return ""


def elements(pdf: pikepdf.Pdf):
    """Yield the elements of the structure in their order."""

    def walk(element):
        yield element
        kids = element.get("/K")
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and kid.get("/Type") == Name.StructElem:
                yield from walk(kid)

    yield from walk(pdf.Root.StructTreeRoot.K[0])


def of_role(pdf: pikepdf.Pdf, role: str) -> list:
    return [element for element in elements(pdf) if str(element.S) == "/" + role]
