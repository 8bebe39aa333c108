"""Papers written from right to left: numbers, Latin words and what staff typed are never turned round."""

import io
import re
import subprocess
import zipfile
from datetime import date

import pytest

from hospital_iep.documents import fonts, render
from hospital_iep.documents.direction import goes_left, stretches
from hospital_iep.documents.model import Bullets, Document, Heading, KeyValues, Paragraph, Table
from hospital_iep.documents.pdf.script import levels, line_of, visual_runs
from hospital_iep.words import apart, is_right_to_left, say, together
from tests.documents import samples

BASE = ("Body", "Body-Bold")


def seen(text, *, right_to_left=True):
    """Return a line as the eye meets it, from the left of the paper to the right."""
    runs = visual_runs(levels(text, right_to_left=right_to_left))
    shown = [text[places.start : places.stop][:: -1 if level % 2 else 1] for level, places in runs]
    return re.sub("[\u2066-\u2069\u202a-\u202e]", "", "".join(shown))


@pytest.mark.parametrize(
    ("text", "leftwards"),
    [
        ("555 0200", False),
        ("8 of 10 tries", False),
        ("1 Kettle Lane", False),
        ("10:15 - 10:45", False),
        ("", False),
        ("12 يناير", True),
        ("\u2068Leo\u2069 يعود", True),  # the name speaks for itself only
        ("\u2068Leo\u2069, \u2068ليو\u2069", False),
        ("(שלמה)", True),
        ("ليو Leo", True),
        ("Leo ليو", False),
        ("\u20ff \U0001faf8 ليو", True),
    ],
)
def test_the_first_strong_letter_decides(text, leftwards):
    assert goes_left(text) is leftwards


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("555 0200", "555 0200"),
        ("1 Kettle Lane", "1 Kettle Lane"),
        ("8 of 10 tries.", "8 of 10 tries."),
        ("2026-11-24", "2026-11-24"),
        ("10:15 - 10:45", "10:15 - 10:45"),
        ("\u202a+971 555 0200\u202c", "+971 555 0200"),
    ],
)
def test_what_is_put_into_an_arabic_sentence_keeps_its_order(typed, shown):
    sentence = say("Questions: {name}.", "ar", name=typed)
    assert shown in seen(sentence)
    assert seen(sentence).startswith(".")  # the sentence's own stop stays at its end, the left


def test_without_marks_that_number_would_be_turned_round():
    assert "0200 555" in seen("اتصل 555 0200")
    assert "555 0200" in seen(f"اتصل {apart('555 0200', 'ar')}")
    assert apart("555 0200", "en") == "555 0200"
    assert together(", ", ("", "a"), "en") == "a"


def test_a_part_within_a_part_and_marks_without_an_end():
    assert seen("د \u2068x \u2068ب ت\u2069 y\u2069 ج") == "ج x ت ب y د"
    assert sorted(seen("د \u2068x 1")) == sorted("د x 1")
    deep = "\u2068" * 300 + "x" + "\u2069" * 300
    assert len(levels(deep, right_to_left=True)) == len(deep)


@pytest.mark.parametrize("text", ["ليو \u2068Leo\u2069 \u00ad\u200d x", "\U0001fae8 ليو", "\u2069\u202c 1"])
def test_every_letter_has_a_level(text):
    assert len(levels(text, right_to_left=True)) == len(text)


def test_dates_and_times_within_arabic_sentences_read_from_the_right():
    assert seen("الثلاثاء 12 يناير 2027") == "2027 " + "يناير"[::-1] + " 12 " + "الثلاثاء"[::-1]
    assert "08:30" in seen("الساعة 08:30 صباحا")


def test_marks_of_direction_are_never_drawn():
    fonts.register()
    pieces = line_of("\u2068Leo\u2069 \u200fيعود", right_to_left=True, size=10, base=BASE)
    assert not re.search("[\u200e\u200f\u2066-\u2069]", "".join(piece.spoken for piece in pieces))
    assert [piece.spoken.strip() for piece in pieces if piece.spoken.strip()] == ["يعود", "Leo"]


def arabic(*blocks):
    return Document("ورقة", "ar", "nurse", (Heading("ورقة", 1), *blocks), date(2026, 11, 24), code="K7QM")


PHONES = Table("", ("الاسم", "الهاتف"), (("Pat Moonwater", "555 0200"), ("ليو", "1 Kettle Lane")))


def test_the_printed_page_has_them_in_order(tmp_path):
    long = "ليو Leo waits by the door and then he rings 555 0200 twice " * 4
    document = arabic(PHONES, Bullets(("8 of 10 tries on two days",)), Paragraph(long))
    file = tmp_path / "x.pdf"
    file.write_bytes(render(document, "pdf"))
    words = subprocess.run(
        ["pdftotext", "-bbox", str(file), "-"], capture_output=True, text=True, check=True
    ).stdout
    found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)".*?>([^<]+)</word>', words)
    lines = {}
    for x, y, word in found:
        lines.setdefault(round(float(y)), []).append((float(x), word))
    shown = [" ".join(word for _, word in sorted(line)) for line in lines.values()]
    assert any("555 0200" in line for line in shown)
    assert any("1 Kettle Lane" in line for line in shown)
    assert any("8 of 10 tries" in line for line in shown)
    assert not any("0200 555" in line for line in shown)


def test_html_marks_what_runs_the_other_way():
    page = render(arabic(PHONES, KeyValues((("المدرسة", "Lakeview"), ("الصف", "خمسة")))), "html").decode()
    assert '<td dir="auto">555 0200</td>' in page
    assert '<td dir="auto">Lakeview</td>' in page
    assert "<td>خمسة</td>" in page
    assert "[dir=rtl] [dir=auto]{text-align:right}" in page  # the column keeps its side
    named = render(arabic(Paragraph(say("Questions: {name}.", "ar", name="Ana"))), "html").decode()
    assert "<bdi>Ana</bdi>" in named
    assert "\u2068" not in named
    assert 'dir="auto"' not in render(samples.everything("es"), "html").decode()


def test_word_marks_each_stretch_with_its_own_direction():
    document = arabic(PHONES, Paragraph(say("Questions: {name}.", "ar", name="555 0200")))
    with zipfile.ZipFile(io.BytesIO(render(document, "docx"))) as file:
        xml = file.read("word/document.xml").decode()
    runs = {
        text: "w:rtl" in run
        for run in re.findall(r"<w:r>.*?</w:r>", xml, re.DOTALL)
        for text in re.findall(r"<w:t[^>]*>([^<]*)</w:t>", run)
    }
    assert runs["555 0200"] is False
    assert runs["1 Kettle Lane"] is False
    assert runs["ليو"] is True
    assert "w:bidiVisual" in xml
    assert "\u2068" not in xml


def test_a_text_is_cut_at_its_isolates():
    text = say("Questions: {name}.", "ar", name="Ana")
    parts = stretches(text, leftwards=True)
    assert ("Ana", False) in parts
    assert "".join(part for part, _ in parts) == text.replace("\u2068", "").replace("\u2069", "")
    assert is_right_to_left("ar-EG")
    assert not is_right_to_left("es")
