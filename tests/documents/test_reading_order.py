"""The same words in the same order, whichever way a document is read; and the same bytes each time."""

import pytest

from hospital_iep.documents import render
from hospital_iep.documents.text import spoken
from tests.documents import contents as samples
from tests.documents.reading import as_poppler_reads, everything_in, html_text, pdf_text, squeezed


@pytest.mark.parametrize("language", samples.LANGUAGES)
@pytest.mark.parametrize("builder", samples.BUILDERS)
def test_pdf_reads_as_the_page_does(builder, language, tmp_path):
    document = samples.document(builder, "typical", language)
    data = render(document, "pdf")
    as_page = squeezed(html_text(render(document, "html")))
    assert len(as_page) > 200
    assert squeezed(pdf_text(data)) == as_page
    if language != "ar":
        assert squeezed(as_poppler_reads(data, tmp_path)) == as_page


@pytest.mark.parametrize("builder", samples.BUILDERS)
def test_words_of_neighbouring_lines_are_not_glued(builder):
    data = render(samples.document(builder, "huge"), "pdf")
    known = set(html_text(render(samples.document(builder, "huge"), "html").replace(b"<", b" <")).split())
    assert [word for word in pdf_text(data).split() if len(word) > 30 and word not in known] == []
    assert "roomwhenever" not in pdf_text(data)


@pytest.mark.parametrize("builder", samples.BUILDERS)
def test_the_preview_text_and_word_say_it_all(builder):
    document = samples.document(builder)
    page = render(document, "html").replace(b"<", b" <")
    words = {word for word in html_text(page).split() if word.isalpha()}
    assert len(words) > 10
    heard = squeezed(spoken(document))
    assert {word for word in words if word not in heard} <= {"Signature", "of", "date"}
    written = squeezed(everything_in(render(document, "docx"), "docx"))
    assert {word for word in words if word not in written} == set()


@pytest.mark.parametrize("file_format", ["pdf", "docx", "html"])
@pytest.mark.parametrize("builder", samples.BUILDERS)
def test_equal_contents_equal_bytes(builder, file_format):
    first = render(samples.document(builder), file_format)
    assert first == render(samples.document(builder), file_format)
    assert first != render(samples.document(builder, "empty"), file_format)


@pytest.mark.parametrize("language", samples.LANGUAGES)
def test_the_page_says_its_language_and_direction(language):
    data = render(samples.document("packet", language=language), "html").decode()
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in data
    assert "http" not in data.replace("http-equiv", "")
    assert "<script" not in data
