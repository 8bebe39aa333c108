"""The second pass: structure tree, parent tree, language and metadata, written with pikepdf."""

import io
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import ImageCms

from hospital_iep.documents.pdf.tags import Element, TaggedCanvas

PROGRAM = "Hospital IEP"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{now}</xmp:CreateDate><xmp:ModifyDate>{now}</xmp:ModifyDate>
<xmp:CreatorTool>{program}</xmp:CreatorTool><pdf:Producer>{program}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>{archive}</rdf:Description>{extension}
</rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
_ARCHIVE = "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
_EXTENSION = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:property><rdf:Seq>
<rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li>
</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""

_TEXT_ATTRIBUTES = ("Alt", "ActualText", "Lang", "T", "ID")
_OWNERS = {
    "Scope": "Table",
    "RowSpan": "Table",
    "ColSpan": "Table",
    "BBox": "Layout",
    "ListNumbering": "List",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says about itself; its clock is the document's date, so equal input is equal bytes."""

    title: str
    language: str
    issued_on: date
    archive: bool = False


def finish(raw: bytes, canvas: TaggedCanvas, root: Element, facts: Facts) -> bytes:
    """Return the finished file: what reportlab drew, with its structure and metadata."""
    pdf = pikepdf.open(io.BytesIO(raw))
    _Tree(pdf, canvas).write(root)
    _metadata(pdf, facts)
    _mend_unicode_maps(pdf)
    out = io.BytesIO()
    if facts.archive:
        _pack(pdf)
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            deterministic_id=True,
        )
    else:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def _pack(pdf: pikepdf.Pdf) -> None:
    """Compress each stream, except where the last byte would look like a line's end to a strict reader."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream):
            data = item.read_bytes()
            packed = zlib.compress(data, 9)
            if packed[-1:] in (b"\r", b"\n"):
                item.write(data)
            else:
                item.write(packed, filter=Name.FlateDecode)


class _Tree:
    """Writes the logical tree and the way back from each page to it."""

    def __init__(self, pdf: pikepdf.Pdf, canvas: TaggedCanvas) -> None:
        self.pdf, self.canvas = pdf, canvas
        self.pages = [page.obj for page in pdf.pages]
        self.objects: dict[Element, Any] = {}
        self.annotations: list[Any] = []

    def make(self, **entries: Any) -> Any:
        return self.pdf.make_indirect(Dictionary({f"/{key}": value for key, value in entries.items()}))

    def write(self, root: Element) -> None:
        tree = self.make(Type=Name.StructTreeRoot)
        tree["/K"] = Array([self.element(root, tree)])
        parents: Any = Array()
        for number, page in enumerate(self.pages):
            page["/StructParents"] = number
            page["/Tabs"] = Name.S
            marked = self.canvas.page_elements[number] if number < len(self.canvas.page_elements) else []
            row = self.pdf.make_indirect(Array([self.objects[element] for element in marked]))
            parents.extend([number, row])
        for number, owner in enumerate(self.annotations):
            parents.extend([len(self.pages) + number, owner])
        tree["/ParentTree"] = self.make(Nums=parents)
        tree["/ParentTreeNextKey"] = len(self.pages) + len(self.annotations)
        self.pdf.Root["/StructTreeRoot"] = tree
        self.pdf.Root["/MarkInfo"] = Dictionary(Marked=True)

    def content(self, element: Element) -> list[Any]:
        got = self.canvas.items.get(element, [])
        if element.role == "Link":  # the text first, then the place to click
            got = sorted(got, key=lambda item: isinstance(item, tuple) and item[0] == "annotation")
        return [*element.kids, *got]

    def is_drawn(self, element: Element) -> bool:
        """Return whether anything of an element is on a page; empty cells stay, or columns would shift."""
        if element.role in ("TD", "TH"):
            return True
        return any(not isinstance(kid, Element) or self.is_drawn(kid) for kid in self.content(element))

    def element(self, element: Element, parent: Any) -> Any:
        made = self.objects[element] = self.make(Type=Name.StructElem, S=Name("/" + element.role), P=parent)
        self.attributes(element, made)
        kids = Array()
        for kid in self.content(element):
            if isinstance(kid, Element):
                if self.is_drawn(kid):
                    kids.append(self.element(kid, made))
            elif kid[0] == "mark":
                kids.append(Dictionary(Type=Name.MCR, Pg=self.pages[kid[1]], MCID=kid[2]))
            else:
                kids.append(self.annotation(element, made, kid[1], kid[2]))
        if len(kids):
            made["/K"] = kids
        return made

    def attributes(self, element: Element, made: Any) -> None:
        for key in _TEXT_ATTRIBUTES:
            if element.attributes.get(key):
                made[f"/{key}"] = String(element.attributes[key])
        groups: dict[str, Any] = {}
        for key, owner in _OWNERS.items():
            value = element.attributes.get(key)
            if value is None:
                continue
            if isinstance(value, str):
                value = Name("/" + value)
            elif isinstance(value, list):
                value = Array(value)
            groups.setdefault(owner, Dictionary(O=Name("/" + owner)))[f"/{key}"] = value
        if element.role == "Figure":
            groups.setdefault("Layout", Dictionary(O=Name.Layout))["/Placement"] = Name.Block
        if groups:
            made["/A"] = next(iter(groups.values())) if len(groups) == 1 else Array(groups.values())

    def annotation(self, element: Element, made: Any, page: int, number: int) -> Any:
        annotation = self.pages[page].Annots[number]
        annotation["/StructParent"] = len(self.pages) + len(self.annotations)
        self.annotations.append(made)
        unnamed = annotation.get("/Contents") in (None, String(""))
        if annotation.get("/Subtype") == Name.Link and unnamed:
            annotation["/Contents"] = String(element.attributes.get("Alt") or "Link")
        if "/F" not in annotation:
            annotation["/F"] = 4
        if "/AP" in annotation:  # the archive standard allows the normal appearance only
            for key in [key for key in annotation.AP.keys() if key != "/N"]:  # noqa: SIM118  (no mapping)
                del annotation.AP[key]
            _trim(annotation.AP.N)
        if element.attributes.get("appearance"):
            self.appearance(annotation, page, element.attributes["appearance"])
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=self.pages[page])

    def appearance(self, annotation: Any, page: int, drawn: str) -> None:
        old = annotation.AP.N
        frame = old.read_bytes().split(b"/Tx BMC")[0]
        new = pikepdf.Stream(self.pdf, frame + drawn.encode())
        new["/Type"], new["/Subtype"], new["/BBox"] = Name.XObject, Name.Form, old.BBox
        new["/Resources"] = Dictionary(Font=self.pages[page].Resources.Font)
        annotation.AP["/N"] = self.pdf.make_indirect(new)


def _trim(appearance: Any) -> None:
    """Write appearances without the line end that reportlab does not count; a check box has one a state."""
    if isinstance(appearance, pikepdf.Stream):
        appearance.write(appearance.read_bytes().strip())
        return
    for state in appearance.keys():  # noqa: SIM118  (no mapping)
        _trim(appearance[state])


def _metadata(pdf: pikepdf.Pdf, facts: Facts) -> None:
    root = pdf.Root
    root["/Lang"] = String(facts.language)
    root["/ViewerPreferences"] = Dictionary(DisplayDocTitle=True)
    now = datetime.combine(facts.issued_on, time(), UTC)
    packet = _XMP.format(
        title=escape(facts.title),
        language=escape(facts.language),
        now=now.isoformat(),
        program=PROGRAM,
        archive=_ARCHIVE if facts.archive else "",
        extension=_EXTENSION if facts.archive else "",
    )
    stream = pikepdf.Stream(pdf, packet.encode())
    stream["/Type"], stream["/Subtype"] = Name.Metadata, Name.XML
    root["/Metadata"] = pdf.make_indirect(stream)
    stamp = String(now.strftime("D:%Y%m%d%H%M%S+00'00'"))
    pdf.trailer["/Info"] = pdf.make_indirect(
        Dictionary(
            Title=String(facts.title),
            Producer=String(PROGRAM),
            Creator=String(PROGRAM),
            CreationDate=stamp,
            ModDate=stamp,
        )
    )
    if facts.archive:
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        # The profile carries the time at which it was made: a fixed one, so that equal input is equal bytes.
        profile = profile[:24] + bytes.fromhex("07ea00010001000000000000") + profile[36:]
        colours = pikepdf.Stream(pdf, profile)
        colours["/N"] = 3
        intent = Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            DestOutputProfile=pdf.make_indirect(colours),
            OutputConditionIdentifier=String("sRGB"),
            Info=String("sRGB"),
        )
        root["/OutputIntents"] = Array([intent])


def _mend_unicode_maps(pdf: pikepdf.Pdf) -> None:
    """Mend what reportlab 5.1 writes: unused codes as U+0000, astral characters short, one long block."""
    for item in pdf.objects:
        if not (isinstance(item, Dictionary) and item.get("/Type") == Name.Font and "/ToUnicode" in item):
            continue
        stream = item.ToUnicode
        text = stream.read_bytes().decode("latin-1")
        pairs = re.findall(r"<(\w\w)> <(\w+)>", text.split("beginbfchar")[1])
        rows = [
            f"<{code}> <{chr(int(value, 16)).encode('utf-16-be').hex().upper()}>"
            for code, value in pairs
            if int(value, 16) not in (0, 0xFEFF, 0xFFFE)
        ]
        body = "\n".join(_block(rows[start : start + 100]) for start in range(0, len(rows), 100))
        head = re.sub(r"<00> <\w\w>", "<00> <FF>", re.split(r"\d+ beginbfchar", text)[0])
        stream.write((head + body + text.split("endbfchar")[1]).encode("latin-1"))


def _block(rows: Sequence[str]) -> str:
    return f"{len(rows)} beginbfchar\n" + "\n".join(rows) + "\nendbfchar"
