"""What leaves as paper or file: one model, several renderers.

    document = builders.packet.build(contents)          # a frozen contents value, already filtered
    data = render(document, "pdf")                       # or "docx", "html"

Which parts of a contents value a reader may have is decided before, in ``audience``.
"""

from hospital_iep.documents.model import Document

FORMATS = ("pdf", "docx", "html")


def render(document: Document, file_format: str, *, archive: bool = False) -> bytes:
    """Return a document as a file; the libraries are loaded only now."""
    if file_format == "pdf":
        from hospital_iep.documents.pdf.render import render as as_pdf  # noqa: PLC0415

        return as_pdf(document, archive=archive)
    if file_format == "docx":
        from hospital_iep.documents.docx import render as as_word  # noqa: PLC0415

        return as_word(document)
    if file_format == "html":
        from hospital_iep.documents.html import render as as_page  # noqa: PLC0415

        return as_page(document)
    raise ValueError(f"no such format: {file_format}")
