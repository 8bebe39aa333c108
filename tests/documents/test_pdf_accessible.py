"""Every document is a tagged PDF that keeps PDF/UA-1, and the gate bites where something is missing."""

import io
import shutil
import subprocess

import page
import pikepdf
import pytest
from pikepdf import Array, Name

from hospital_iep.documents import render
from hospital_iep.documents.model import Chart, Field, Figure, Heading, Paragraph, Point, Table
from tests.documents import samples


def failures(data, tmp_path, profile="ua1"):
    file = tmp_path / "x.pdf"
    file.write_bytes(data)
    result = page.validate_pdf(str(file), profile=profile)
    assert result.rules.total > 90
    return [(each.rule_id, each.message) for each in result.failures]


@pytest.mark.parametrize("language", samples.LANGUAGES)
@pytest.mark.parametrize("size", samples.SIZES)
@pytest.mark.parametrize("kind", samples.BUILDERS)
def test_every_document_keeps_pdf_ua(kind, size, language, tmp_path):
    assert failures(render(samples.BUILDERS[kind](language, size), "pdf"), tmp_path) == []


@pytest.mark.parametrize("language", samples.LANGUAGES)
def test_every_block_keeps_pdf_ua_and_archives(language, tmp_path):
    document = samples.everything(language)
    assert failures(render(document, "pdf"), tmp_path) == []
    archived = render(document, "pdf", archive=True)
    assert failures(archived, tmp_path, "3a") == []
    assert failures(archived, tmp_path) == []


@pytest.mark.parametrize("language", samples.LANGUAGES)
def test_signs_no_font_has_and_arabic_days_under_a_chart_keep_pdf_ua(language, tmp_path):
    days = tuple(Point(f"{number} سبتمبر", float(number)) for number in range(1, 9))
    chart = Chart("李 ليو", "😀", days)
    blocks = (
        Heading("李华 ليو 555 0200", 1),
        Paragraph("≥ 38 → 😀 \u2068Leo\u2069 ليو"),
        Table("বাংলা", ("A", "B"), (("李", "\u202a+971 555\u202c"),)),
        Figure(chart, chart.alt(language), "李"),
        Field("李 name", "who", value="Ana"),
    )
    document = samples.marked(samples.everything(language), blocks=blocks, recipient="李")
    for archive in (False, True):
        data = render(document, "pdf", archive=archive)
        assert failures(data, tmp_path) == []
    assert failures(data, tmp_path, "3a") == []


def walk(element):
    yield element
    kids = element.get("/K")
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == Name.StructElem:
            yield from walk(kid)


def of_role(pdf, role):
    return [each for each in walk(pdf.Root.StructTreeRoot.K[0]) if Name("/" + role) == each.S]


def without_artifacts(pdf):
    sheet = pdf.pages[0]
    sheet.contents_coalesce()
    data = sheet.Contents.read_bytes().replace(b"/Artifact BMC", b"/Foo BMC")
    sheet.obj["/Contents"] = pdf.make_stream(data)


def delete(things, key):
    assert things, "the defect found nothing to spoil"
    for each in things:
        del each[key]


def without_field_names(pdf):
    delete([a for p in pdf.pages for a in p.obj.get("/Annots", []) if "/TU" in a], "/TU")
    delete(of_role(pdf, "Form"), "/Alt")  # either of the two names the field


DEFECTS = {
    "alternative text removed": lambda pdf: delete(of_role(pdf, "Figure"), "/Alt"),
    "header scope removed": lambda pdf: delete(of_role(pdf, "TH"), "/A"),
    "language removed": lambda pdf: delete([pdf.Root], "/Lang"),
    "mark info removed": lambda pdf: delete([pdf.Root], "/MarkInfo"),
    "metadata removed": lambda pdf: delete([pdf.Root], "/Metadata"),
    "title not displayed": lambda pdf: delete([pdf.Root], "/ViewerPreferences"),
    "heading level skipped": lambda pdf: of_role(pdf, "H2")[0].__setitem__("/S", Name.H4),
    "field without a name": without_field_names,
    "cell taken out of a row": lambda pdf: of_role(pdf, "TR")[1].K.__delitem__(0),
    "content outside the structure": without_artifacts,
    "structure removed": lambda pdf: delete([pdf.Root], "/StructTreeRoot"),
    "tab order removed": lambda pdf: delete([p.obj for p in pdf.pages if "/Annots" in p.obj], "/Tabs"),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_the_gate_reports_a_planted_defect(defect, tmp_path):
    pdf = pikepdf.open(io.BytesIO(render(samples.everything(), "pdf")))
    DEFECTS[defect](pdf)
    out = io.BytesIO()
    pdf.save(out)
    assert failures(out.getvalue(), tmp_path) != []


def test_equal_documents_are_equal_bytes():
    for file_format in ("pdf", "docx", "html"):
        document = samples.everything("ar")
        assert render(document, file_format) == render(document, file_format)


@pytest.mark.parametrize("language", samples.LANGUAGES)
def test_every_font_is_embedded_with_its_unicode_map(language):
    pdf = pikepdf.open(io.BytesIO(render(samples.everything(language), "pdf")))
    fonts = [
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == Name.Font
    ]
    used = [each for each in fonts if each.get("/Subtype") == Name.TrueType]
    assert used
    for font in used:
        assert "/ToUnicode" in font
        assert "/FontFile2" in font.FontDescriptor


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_no_fault(tmp_path):
    file = tmp_path / "x.pdf"
    file.write_bytes(render(samples.back_to_school("en", "huge"), "pdf"))
    assert subprocess.run(["qpdf", "--check", str(file)], capture_output=True, check=False).returncode == 0


def structure_text(pdf):
    """Return the marked content of each leaf in reading order, as (role, number of marks)."""
    return [str(each.S) for each in walk(pdf.Root.StructTreeRoot.K[0])]


def test_a_long_table_loses_no_row_and_its_header_is_read_once():
    document = samples.everything(rows=400)
    pdf = pikepdf.open(io.BytesIO(render(document, "pdf")))
    rows = of_role(pdf, "TR")
    assert len(rows) == 1 + 400 + 2  # the header once, every row, two contacts
    heads = [each for each in of_role(pdf, "TH") if each.A.Scope == Name.Column]
    assert len(heads) == 3
    assert len(pdf.pages) > 8
