"""Pages as they are drawn: long tables, headings at the end of a page, the child's day on one page."""

import io
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from hospital_iep.documents import fonts, render
from hospital_iep.documents.builders.common import chart_date
from hospital_iep.documents.model import Chart, Document, Field, Heading, Paragraph, Point, Signature, Table
from hospital_iep.documents.pdf.pictures import chart
from hospital_iep.documents.pdf.script import levels, visual_runs
from tests.documents import contents as samples

HEAD = ("Number", "Work", "State")


def pages_of(document, folder):
    file = folder / "x.pdf"
    file.write_bytes(render(document, "pdf"))
    out = subprocess.run(
        ["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True
    ).stdout
    return out.split("\f")[:-1]


def with_rows(rows, *before):
    blocks = (Heading("A test", 1), *before, Table("Work", HEAD, rows, (1, 5, 1)))
    return Document("A test", "en", "teacher", blocks, samples.MONDAY, code="PXMC")


def test_four_hundred_rows_each_once_under_one_header_a_page(tmp_path):
    rows = tuple((f"N{n:03}", "Fractions " * (1 + n % 9), f"S{n:03}") for n in range(400))
    pages = pages_of(with_rows(rows), tmp_path)
    assert len(pages) > 8
    assert [page.count("Number") for page in pages] == [1] * len(pages)
    whole = "".join(pages)
    assert [whole.count(f"N{n:03}") for n in range(400)] == [1] * 400
    assert [whole.count(f"S{n:03}") for n in range(400)] == [1] * 400


def test_a_row_taller_than_a_page_is_split_and_loses_no_word(tmp_path):
    words = " ".join(f"w{n:04}" for n in range(2500))
    pages = pages_of(with_rows((("1", "short", "a"), ("2", words, "b"), ("3", "short", "c"))), tmp_path)
    assert len(pages) >= 3
    whole = "".join(pages)
    assert [n for n in range(2500) if whole.count(f"w{n:04}") != 1] == []
    assert max(page.count("Number") for page in pages) == 1


@pytest.mark.parametrize("lines", range(24, 42))
def test_no_heading_stands_alone_at_the_end_of_a_page(lines, tmp_path):
    before = tuple(Paragraph(f"Line {n}") for n in range(lines))
    rows = tuple((f"{n}", "Fractions", "done") for n in range(9))
    for page in pages_of(with_rows(rows, *before, Heading("Work to do", 2)), tmp_path):
        assert ("Work to do" in page) == ("Number" in page and "0 " in page)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("called", ["Leo", "Maximiliana-Konstanze the Second"])
def test_each_day_of_a_child_has_one_page(paper, called, tmp_path):
    contents = replace(samples.child_of("typical"), called=called)
    document = samples.BUILDERS["child_timetable"][0](contents, samples.cover(audience="child", paper=paper))
    pages = pages_of(document, tmp_path)
    assert len(pages) == 5
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of 5" in page
        assert "My week" in page
        assert "10:15" in page
        assert "PXMC" not in page


@pytest.mark.parametrize(
    ("text", "right_to_left", "seen"),
    [
        ("abc", False, "abc"),
        ("אבג", True, "אבג"),
        ("אב 12 גד", True, ["גד", "12", "אב"]),
        ("say אב now", False, ["say", "אב", "now"]),
        ("אב say גד", True, ["גד", "say", "אב"]),
    ],
)
def test_runs_stand_in_visual_order(text, right_to_left, seen):
    runs = visual_runs(levels(text, right_to_left=right_to_left))
    shown = [text[places.start : places.stop].strip() for _, places in runs]
    assert [part for part in shown if part] == ([seen] if isinstance(seen, str) else seen)
    assert sorted(place for _, places in runs for place in places) == list(range(len(text)))


@pytest.mark.parametrize("language", samples.LANGUAGES)
@pytest.mark.parametrize("tail", [Field("Our contact", "contact"), Signature("Pat")])
def test_a_heading_is_never_the_last_line_of_a_page(language, tail, tmp_path):
    """Whatever stands before it, what is kept whole below a heading takes the heading along."""
    turned = 0
    for lines in range(27, 36):
        blocks = (Heading("Title", 1), *[Paragraph("line")] * lines, Heading("Zebra", 2), tail)
        document = Document("Title", language, "nurse", blocks, samples.MONDAY)
        pages = pages_of(document, tmp_path)
        with_heading = next(page for page in pages if "Zebra" in page)
        words = {Field: "contact", Signature: "Pat"}[type(tail)]
        assert words in with_heading
        turned += "Zebra" in pages[-1] and len(pages) > 1
    assert turned


@pytest.mark.parametrize(("language", "said"), [("en", "1 Sep"), ("es", "1 sept"), ("ar", "1 سبتمبر")])
def test_a_chart_names_its_days_in_the_papers_language(language, said):
    assert chart_date(date(2026, 9, 1), language) == said
    assert chart_date(None, language) == "?"
    fonts.register()
    points = tuple(Point(chart_date(date(2026, 9, 1 + n), language), n) for n in range(28))
    shown = [shape for shape in chart(Chart("T", "", points), 440).contents if hasattr(shape, "pieces")]
    spans = [(label.middle - label.width / 2, label.middle + label.width / 2) for label in shown]
    assert len(spans) > 4
    assert all(end < begin for (_, end), (begin, _) in pairwise(spans))


@pytest.mark.parametrize("language", samples.LANGUAGES)
@pytest.mark.parametrize("file_format", ["pdf", "html", "docx"])
def test_a_childs_day_names_its_year(language, file_format, tmp_path):
    document = samples.document("child_timetable", language=language)
    if file_format == "pdf":
        assert all("2026" in page for page in pages_of(document, tmp_path))
        return
    data = render(document, file_format)
    if file_format == "docx":
        data = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    assert data.decode().count("2026") == 5
