"""Every builder, language and size is PDF/UA-1, archive copies PDF/A-3a too, and other tools agree."""

import io
import subprocess
import sys
from pathlib import Path

import page
import pikepdf
import pytest

from hospital_iep.documents import render
from hospital_iep.documents.model import Document, Figure, Heading, Paragraph, Run
from tests.documents import contents as samples
from tests.documents.reading import elements, of_role, pdf_text, squeezed

COMBINATIONS = [
    (builder, size, language)
    for builder in samples.BUILDERS
    for size in samples.SIZES
    for language in samples.LANGUAGES
]
SAMPLE = [
    each
    for each in COMBINATIONS
    if each[1] == "typical" or each in (("sheet", "huge", "en"), ("packet", "empty", "ar"))
]


def pytest_generate_tests(metafunc):
    if "combination" in metafunc.fixturenames:
        chosen = COMBINATIONS if metafunc.config.getoption("--all") else SAMPLE
        metafunc.parametrize("combination", chosen, ids="-".join)


def faults(data, profile):
    report = page.validate_pdf_bytes(data, profile=profile)
    assert report.rules.total > 90
    return {(failure.rule_id, failure.message) for failure in report.failures}


def test_archive_copies_are_accessible_and_fit_to_keep(combination):
    builder, size, language = combination
    document = samples.document(builder, size, language, practice=size == "typical", draft=size == "huge")
    kept = render(document, "pdf", archive=True)
    assert faults(kept, "ua1") == set()
    assert faults(kept, "3a") == set()


@pytest.mark.parametrize("builder", samples.BUILDERS)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_whole_for_other_readers_with_all_fonts_inside(builder, paper, tmp_path):
    file = tmp_path / "x.pdf"
    file.write_bytes(render(samples.document(builder, "typical", "ar", paper=paper), "pdf"))
    subprocess.run(["qpdf", "--check", file], check=True, capture_output=True)
    fonts = subprocess.run(["pdffonts", file], check=True, capture_output=True, text=True).stdout
    rows = [line.split() for line in fonts.splitlines()[2:]]
    assert rows
    # what is typed into a field later is set by the reader's own program, in the one font that all have
    written = [row for row in rows if row[0] != "Helvetica" or builder not in ("packet", "sheet")]
    assert {tuple(row[-5:-2]) for row in written} == {("yes", "yes", "yes")}, fonts  # embedded, Unicode
    size = subprocess.run(["pdfinfo", file], check=True, capture_output=True, text=True).stdout
    assert ("595.276 x 841.89" if paper == "A4" else "612 x 792") in size


def test_a_second_judge_finds_no_error(tmp_path):
    files = []
    for builder in samples.BUILDERS:
        files.append(tmp_path / f"{builder}.pdf")
        files[-1].write_bytes(render(samples.document(builder), "pdf"))
    tool = Path(sys.executable).parent / "outloud"
    told = subprocess.run(
        [tool, "--skip", "TBL-014", "-q", *files], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.count("0 error(s)") == len(files)


def of_blocks(*blocks, language="en"):
    return Document(
        "A test", language, "teacher", (Heading("A test", 1), *blocks), samples.MONDAY, code="PXMC"
    )


def test_a_language_within_a_paragraph_is_tagged():
    text = (Run("The word "), Run("شكرا", language="ar"), Run(" means thanks, "), Run("danke", language="de"))
    document = of_blocks(Paragraph(text), Paragraph((Run("Hola a todos", language="es"),)))
    data = render(document, "pdf")
    assert faults(data, "ua1") == set()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        spans = [(str(each.get("/Lang", "")), str(each.S)) for each in of_role(pdf, "Span")]
        assert [language for language, _ in spans] == ["", "ar", "", "de"]
        assert [str(each.Lang) for each in elements(pdf) if each.S == "/P" and "/Lang" in each] == ["es"]


@pytest.mark.parametrize("language", ["he", "hi"])
def test_other_scripts(language, tmp_path):
    words = {"he": "ליאו נח אחרי הצהריים (20 דקות).", "hi": "लियो दोपहर के भोजन के बाद आराम करता है।"}[language]
    document = of_blocks(Paragraph(words * 20), Figure("rest", words), language=language)
    data = render(document, "pdf")
    assert faults(data, "ua1") == set()
    assert squeezed(words * 20) in squeezed(pdf_text(data))
