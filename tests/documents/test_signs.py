"""What no font of ours has is printed as a visible sign, and the sender knows of it before."""

import subprocess
from dataclasses import replace
from datetime import date

import pytest

from hospital_iep.documents import fonts, render
from hospital_iep.documents.model import Document, Heading, Look, Paragraph, Table
from hospital_iep.documents.text import ORDINARY, unprintable
from tests.documents import samples

TYPED = "李华 さくら বাংলা 😀 Leo"


def paper(text, language="en", **more):
    blocks = (Heading(text, 1), Paragraph(text), Table("", ("A", "B"), ((text, text),)))
    return Document("Paper", language, "nurse", blocks, date(2026, 11, 24), code="K7QM", **more)


def printed(document, tmp_path):
    file = tmp_path / "x.pdf"
    file.write_bytes(render(document, "pdf"))
    return subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("look", [Look.SCHOOL, Look.CHILD])
def test_a_sign_stands_where_no_font_has_the_letter(language, look):
    fonts.register()
    base = ("Child", "Child-Bold") if look is Look.CHILD else ("Body", "Body-Bold")
    for bold in (False, True):
        font = fonts.font_for("李", base, bold=bold)
        assert fonts.writable("李a", font) == "\ufffda"
    assert render(paper(TYPED, language, look=look), "pdf").startswith(b"%PDF")


def test_the_page_is_not_empty_there(tmp_path):
    document = replace(paper("李 a"), blocks=(Heading("Paper", 1), Paragraph("x"), Paragraph("😀")))
    empty = replace(document, blocks=document.blocks[:2])
    assert _ink(document, tmp_path) > _ink(empty, tmp_path)


def _ink(document, tmp_path):
    file = tmp_path / "x.pdf"
    file.write_bytes(render(document, "pdf"))
    subprocess.run(["pdftoppm", "-r", "40", "-gray", str(file), str(tmp_path / "x")], check=True)
    return sum(255 - shade for shade in next(tmp_path.glob("x*.pgm")).read_bytes()[16:])


def test_the_sender_is_told_each_sign_once():
    assert unprintable(paper("李李 😀")) == ("李", "😀")
    assert unprintable(paper("Léo ليو — “שלמה” 38,5 °C")) == ()
    assert unprintable(paper("a", recipient="李")) == ("李",)
    assert unprintable(paper("a\u200db\ufe0f c\u00ad")) == ()  # joiners show nothing anyway


def test_a_sign_of_the_other_font_is_borrowed(tmp_path):
    assert unprintable(paper("38 ≥ 37 → call")) == ()
    assert "≥" in printed(paper("38 ≥ 37"), tmp_path)


def test_what_counts_as_ordinary_is_in_the_fonts():
    fonts.register()
    ordinary = [chr(code) for code in range(0x21, 0x3000) if ORDINARY.fullmatch(chr(code))]
    assert len(ordinary) > 300
    assert fonts.unprintable("".join(ordinary)) == ()


@pytest.mark.parametrize("kind", samples.BUILDERS)
@pytest.mark.parametrize("language", samples.LANGUAGES)
def test_our_own_words_can_all_be_printed(kind, language):
    assert unprintable(samples.BUILDERS[kind](language, "typical")) == ()
