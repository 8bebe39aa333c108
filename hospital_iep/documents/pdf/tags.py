"""The tagging layer: which marks on a page belong to which element of the document's structure.

Everything on a page is an artifact unless a tagged leaf (a paragraph, a figure, a field) claims it, so
rules, backgrounds, headers and footers need no work. The logical tree is built first, in reading order;
layout only appends to it which marked content of which page is whose. reportlab 5.1 copies flowables when
it splits them: an element returns itself from ``__deepcopy__``, so both halves point at one element.
"""

from collections.abc import Callable
from typing import Any

from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph
from typing_extensions import override

ARTIFACT = "/Artifact BMC"


class Element:
    """One node of the logical structure, made in reading order before layout."""

    def __init__(self, role: str, parent: "Element | None" = None, **attributes: Any) -> None:
        self.role = role
        self.kids: list[Element] = []
        self.attributes = attributes
        if parent is not None:
            parent.kids.append(self)

    def __deepcopy__(self, memo: object) -> "Element":
        return self


Item = tuple[str, int, int]  # ("mark" or "annotation", page, number on the page)


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas that knows, for each stretch of page content, the element it belongs to."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self.items: dict[Element, list[Item | Element]] = {}
        self.page_elements: list[list[Element]] = []
        self._open: str | None = None
        self.annotation_element: Any = None
        self.text_element: Element | None = None
        self.at_end: Callable[[], None] | None = None  # draws what is known only when all pages are
        super().__init__(*arguments, **options)
        if self._open is None:
            self._open_artifact()  # page 1 does not pass through _startPage

    def _close(self) -> None:
        if self._open == "artifact" and self._code and self._code[-1] == ARTIFACT:
            self._code.pop()  # never leave an empty artifact behind
        elif self._open:
            self._code.append("EMC")
        self._open = None

    def _open_artifact(self) -> None:
        self._code.append(ARTIFACT)
        self._open = "artifact"

    def mark(self, element: Element, spoken: str | None = None) -> str:
        """Return the operator that opens marked content of an element on this page."""
        page = self._pageNumber - 1
        while len(self.page_elements) <= page:
            self.page_elements.append([])
        number = len(self.page_elements[page])
        self.page_elements[page].append(element)
        self.items.setdefault(element, []).append(("mark", page, number))
        actual = f" /ActualText <FEFF{spoken.encode('utf-16-be').hex()}>" if spoken else ""
        return f"/{element.role} <</MCID {number}{actual}>> BDC"

    def begin_element(self, element: Element, spoken: str | None = None) -> None:
        """Claim what is drawn from here on for an element."""
        self._close()
        self._code.append(self.mark(element, spoken))
        self._open = "element"

    def end_element(self) -> None:
        """Give the page back: what follows is an artifact again."""
        self._close()
        self._open_artifact()

    @override
    def drawText(self, text: Any) -> None:
        element = self.text_element
        if element is None:
            super().drawText(text)
            return
        label = getattr(text, "is_bullet", None)
        self._close()
        code, marks = text._code, dict(getattr(text, "marks", ()))
        out = [code[0], self.mark(label or element)]
        for position, operator in enumerate(code[1:], 1):
            for what, link in marks.get(position, ()):
                if what == "start" and link not in self.items[element]:
                    self.items[element].append(link)
                out += ["EMC", self.mark(link if what == "start" else element)]
            out.append(operator)
        out.append("EMC")
        text._code = out
        super().drawText(text)
        self._open_artifact()

    @override
    def _addAnnotation(self, annotation: Any, name: Any = None, addtopage: int = 1) -> None:
        element = self.annotation_element
        if isinstance(element, list):  # the links of the current line of text
            element = element.pop(0) if element else None
        if element is not None:
            here = ("annotation", self._pageNumber - 1, len(self._annotationrefs))
            self.items.setdefault(element, []).append(here)
        super()._addAnnotation(annotation, name, addtopage)

    @override
    def _startPage(self) -> None:
        super()._startPage()
        self._open_artifact()

    @override
    def showPage(self) -> None:
        self._close()
        super().showPage()

    def _drop_empty_last_page(self) -> None:
        if self.at_end is not None:
            self.at_end()
            self.at_end = None
        if self._open == "artifact" and [code for code in self._code if code.strip()] == [ARTIFACT]:
            self._code.clear()

    @override
    def save(self) -> None:
        self._drop_empty_last_page()
        super().save()

    @override
    def getpdfdata(self) -> Any:
        self._drop_empty_last_page()
        return super().getpdfdata()


class TaggedParagraph(Paragraph):  # type: ignore[misc]
    """A paragraph whose text belongs to an element, its bullet to a label, its links to Link elements."""

    element: Element | None = None
    label: Element | None = None
    continued = False

    def tag(self, element: Element, label: Element | None = None) -> "TaggedParagraph":
        """Say whose text this is."""
        self.element, self.label = element, label
        self.links: dict[Any, Element] = {}
        return self

    @override
    def split(self, width: float, height: float) -> Any:
        parts = super().split(width, height)
        for position, part in enumerate(parts):
            if part is not self:
                part.element, part.label, part.links = self.element, self.label, self.links
                part.continued = bool(position) or self.continued
        return parts

    @override
    def beginText(self, x: float, y: float) -> Any:
        text = super().beginText(x, y)
        text.marks = {}
        open_links: dict[Any, Element] = {}
        queue = self.canv.annotation_element

        def record(link: Any, what: str) -> None:
            if what == "start":
                element = self.links.setdefault(link, Element("Link"))  # one Link for all its lines
                open_links[link] = element
                queue.append(element)
                text.marks.setdefault(len(text._code) - 1, []).append(("start", element))
            else:
                text.marks.setdefault(len(text._code), []).append(("end", open_links.pop(link)))

        text._linkRecord = record
        out = text._textOut

        def with_space(words: Any, TStar: int = 0) -> Any:  # noqa: N803  (reportlab's name)
            """Write a real space at line ends; without it assistive technology glues words together."""
            return out(words + " " if TStar and isinstance(words, str) else words, TStar)

        text._textOut = with_space
        return text

    @override
    def draw(self) -> None:
        canvas = self.canv
        if self.element is None or (self.element in canvas.items and not self.continued):
            super().draw()  # a header row drawn again on the next page: an artifact
            return
        canvas.text_element, canvas.annotation_element = self.element, []
        begin = canvas.beginText
        if self.bulletText and self.label is not None:

            def begin_bullet(*arguments: Any, **options: Any) -> Any:
                text = begin(*arguments, **options)
                text.is_bullet = self.label
                canvas.beginText = begin
                return text

            canvas.beginText = begin_bullet
        try:
            super().draw()
        finally:
            canvas.__dict__.pop("beginText", None)
            canvas.text_element = canvas.annotation_element = None


class TaggedFigure(Flowable):  # type: ignore[misc]
    """A flowable (a drawing) that is one figure with its alternative text."""

    def __init__(self, inner: Flowable, element: Element) -> None:
        super().__init__()
        self.inner, self.element = inner, element

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = self.inner.wrap(width, height)
        return self.width, self.height

    @override
    def draw(self) -> None:
        canvas = self.canv
        x, y = canvas.absolutePosition(0, 0)
        self.element.attributes["BBox"] = [x, y, x + self.width, y + self.height]
        canvas.begin_element(self.element)
        self.inner.drawOn(canvas, 0, 0)
        canvas.end_element()


class TaggedField(Flowable):  # type: ignore[misc]
    """A form field in the flow; ``make`` creates exactly one widget on the canvas at a point.

    ``shown`` is its value, drawn with an embedded font: reportlab would use a bare Helvetica.
    """

    def __init__(
        self,
        element: Element,
        size: tuple[float, float],
        make: Callable[[Any, float, float], None],
        shown: str = "",
        font: tuple[str, float] = ("Body", 10),
    ) -> None:
        super().__init__()
        self.element, self.make, self.shown, self.font = element, make, shown, font
        self.width, self.height = size

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return self.width, self.height

    @override
    def draw(self) -> None:
        canvas = self.canv
        canvas.annotation_element = self.element
        self.make(canvas, *canvas.absolutePosition(0, 0))
        canvas.annotation_element = None
        if self.shown:
            name, size = self.font
            font = getFont(name)
            pieces = [
                f"/{font.getSubsetInternalName(part, canvas._doc)[1:]} {size} Tf <{codes.hex()}> Tj"
                for part, codes in font.splitString(self.shown, canvas._doc)
            ]
            base = (self.height - size) / 2 + size * 0.2
            self.element.attributes["appearance"] = (
                f"/Tx BMC q BT 0 g 4 {base:.2f} Td {' '.join(pieces)} ET Q EMC"
            )
