"""Every renderer says the same words in the same order; pages carry their marks; pieces stay out."""

import io
import re
import shutil
import subprocess
import zipfile
from html.parser import HTMLParser

import pytest
from docx import Document as WordDocument

from hospital_iep.documents import render
from hospital_iep.documents.audience import Piece, for_audience
from hospital_iep.documents.builders import packet
from hospital_iep.documents.model import Document, Figure, Heading, Table
from hospital_iep.documents.pictograms import PICTOGRAMS, SUBJECTS, as_svg, for_subject
from hospital_iep.documents.text import spoken
from hospital_iep.domain.disclosure import Audience
from hospital_iep.domain.vocabulary import ShareTier
from tests.documents import samples


class Words(HTMLParser):
    """Collects the words of a page's main part in order."""

    def __init__(self):
        super().__init__()
        self.words, self.depth, self.silent = [], 0, 0

    def handle_starttag(self, tag, attrs):
        self.depth += tag == "main"
        self.silent += tag in ("style", "title", "svg")

    def handle_endtag(self, tag):
        self.depth -= tag == "main"
        self.silent -= tag in ("style", "title", "svg")

    def handle_data(self, data):
        if self.depth and not self.silent:
            self.words += data.split()


def html_words(document):
    reader = Words()
    reader.feed(render(document, "html").decode())
    return reader.words


def pdf_words(document, tmp_path):
    file = tmp_path / "x.pdf"
    file.write_bytes(render(document, "pdf"))
    tree = subprocess.run(
        ["pdfinfo", "-struct-text", str(file)], capture_output=True, text=True, check=True
    ).stdout
    return " ".join(re.findall(r'"([^"\n]*)"', tree)).split()


def bare(words):
    """Leave out bullets, numbers of lists and quotation marks, which each renderer draws its own way."""
    joined = [re.sub("[\u201c\u201d\u2019\"']", "", word) for word in words]
    return [word for word in joined if not re.fullmatch(r"[•☐]|\d+\.|", word)]


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler is not installed")
@pytest.mark.parametrize("kind", ["accommodations", "packet", "timetable"])
def test_pdf_and_html_are_read_in_the_same_order(kind, tmp_path):
    document = samples.BUILDERS[kind]("en", "typical")
    fields = {"Our", "contact", "person", "We", "have", "read", "the", "emergency", "page"}
    page, tree = bare(html_words(document)), bare(pdf_words(document, tmp_path))
    assert [word for word in page if word not in fields] == [word for word in tree if word not in fields]
    assert len(page) > 30


@pytest.mark.parametrize("language", samples.LANGUAGES)
@pytest.mark.parametrize("kind", samples.BUILDERS)
def test_the_spoken_text_has_every_word_of_the_page(kind, language):
    document = samples.BUILDERS[kind](language, "typical")
    said = spoken(document)
    assert samples.WORDS[language][:8] in said or kind == "child-timetable"
    assert next(block for block in document.blocks if isinstance(block, Heading)).text in said


def test_word_has_headings_header_rows_and_controls():
    word = WordDocument(io.BytesIO(render(samples.everything(), "docx")))
    styles = [paragraph.style.name for paragraph in word.paragraphs]
    assert styles.count("Heading 1") == 1
    assert "Heading 2" in styles
    assert "Heading 3" in styles
    xml = zipfile.ZipFile(io.BytesIO(render(samples.everything(), "docx"))).read("word/document.xml").decode()
    assert "w:tblHeader" in xml
    assert "w:sdt" in xml
    assert 'w:alias w:val="Our contact"' in xml


def test_html_says_language_and_direction():
    page = render(samples.everything("ar"), "html").decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert '<th scope="col">' in page
    assert "http" not in re.sub(r"http-equiv", "", page)


@pytest.mark.parametrize("file_format", ["html", "docx"])
def test_practice_and_draft_are_said_on_the_document(file_format):
    document = samples.marked(samples.everything(), practice=True, draft=True)
    data = render(document, file_format)
    text = (
        data.decode()
        if file_format == "html"
        else zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    )
    assert "every person is invented" in text
    assert "draft" in text


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_every_page_carries_code_version_date_and_count(tmp_path):
    file = tmp_path / "x.pdf"
    file.write_bytes(render(samples.marked(samples.everything(rows=200), practice=True), "pdf"))
    text = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True
    ).stdout
    pages = text.split("\f")[:-1]
    assert len(pages) > 4
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "K7QM" in page
        assert "version 1" in page
        assert "2026-11-24" in page
        assert "every person is invented" in page


def test_what_cannot_be_read_aloud_cannot_be_made():
    with pytest.raises(ValueError, match="alternative text"):
        Figure("treatment", " ")
    with pytest.raises(ValueError, match="header"):
        Table("x", ("a", ""), ())
    with pytest.raises(ValueError, match="cell for each header"):
        Table("x", ("a", "b"), (("1",),))
    with pytest.raises(ValueError, match="skips a level"):
        Document("t", "en", "teacher", (Heading("a", 1), Heading("b", 3)), samples.DAY)


SENTINELS = {tier: f"zzsentinel{tier.value.lower()}zz" for tier in ShareTier}
READS = {
    Audience.TEACHER: {"T1"},
    Audience.NURSE: {"T1", "T2"},
    Audience.DISTRICT: {"TD"},
    Audience.CLASSMATES: {"TC"},
    Audience.FAMILY: {"T1", "T2", "TC", "TD"},
}


def all_tiers(columns=2):
    return tuple(
        Piece(
            f"{word} a",
            tier,
            part="Part",
            item=f"item-{tier.value}",
            more=tuple(word for _ in range(columns)),
        )
        for tier, word in SENTINELS.items()
    )


def packet_of_sentinels():
    rows = all_tiers()
    return packet.PacketContents(
        called="Leo", health=rows, emergency=rows, work=rows, graded_return=all_tiers(5), rules=rows,
        limits=rows, voices=rows, contacts=rows, attendance=rows, script=rows, checklist=rows,
    )  # fmt: skip


def raw_text(data, file_format):
    if file_format == "html":
        return data.decode()
    if file_format == "docx":
        parts = zipfile.ZipFile(io.BytesIO(data))
        return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    import pikepdf

    pdf = pikepdf.open(io.BytesIO(data))
    pieces = []
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream):
            try:
                pieces.append(item.read_bytes().decode("latin-1"))
            except pikepdf.PdfError:
                pieces.append(item.read_raw_bytes().decode("latin-1"))
        pieces.append(repr(item))
    return "".join(pieces)


@pytest.mark.parametrize("file_format", ["pdf", "docx", "html"])
@pytest.mark.parametrize("audience", READS)
def test_nothing_withheld_is_in_the_bytes(audience, file_format, tmp_path):
    kept, withheld = for_audience(packet_of_sentinels(), audience)
    data = render(packet.build(kept, samples.cover(audience=audience.value)), file_format)
    text = raw_text(data, file_format)
    if file_format == "pdf" and shutil.which("pdftotext"):
        file = tmp_path / "x.pdf"
        file.write_bytes(data)
        text += subprocess.run(
            ["pdftotext", str(file), "-"], capture_output=True, text=True, check=True
        ).stdout
    for tier, word in SENTINELS.items():
        if tier.value in READS[audience]:
            assert word in text
        else:
            assert word not in text
    assert {each.reason for each in withheld}


def test_a_single_item_needs_its_own_signature():
    contents = packet_of_sentinels()
    without, _ = for_audience(contents, Audience.NURSE)
    signed, _ = for_audience(contents, Audience.NURSE, {"item-T3"})
    word = SENTINELS[ShareTier.T3]
    assert word not in spoken(packet.build(without, samples.cover(audience="nurse")))
    assert word in spoken(packet.build(signed, samples.cover(audience="nurse")))


def test_what_the_child_asked_to_keep_stays_out_for_every_reader():
    said = Piece("zz secret", ShareTier.T1, part="Voice", kept="the child said no")
    for audience in Audience:
        kept, withheld = for_audience(packet.PacketContents(called="Leo", limits=(said,)), audience)
        assert kept.limits == ()
        assert withheld[0].reason == "the child said no"


@pytest.mark.parametrize("name", PICTOGRAMS)
def test_every_picture_can_be_drawn_by_both_renderers(name):
    from hospital_iep.documents.pdf.pictures import pictogram

    assert pictogram(name, 40).contents
    assert f'aria-label="{name}"' in as_svg(name, 40, name)


def test_every_subject_has_a_picture():
    assert {for_subject(subject) for subject in SUBJECTS} <= set(PICTOGRAMS)
    assert for_subject("Basket weaving") == "lesson"
