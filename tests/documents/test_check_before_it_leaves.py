"""What is found in a document before it leaves, how hard texts are to read, and which colours paper has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hospital_iep.documents.check import Finding, Flaw, check, contrast, grade, prose
from hospital_iep.documents.model import Bullets, Document, Field, Figure, Heading, Look, Paragraph, Table
from hospital_iep.documents.pdf import styles
from tests.documents import contents as samples

HARD = (
    "The student exhibits diminished physiological endurance subsequent to intensive interventions, "
    "necessitating implementation of environmental accommodations and periodic reassessment. "
)
EASY = "Leo gets tired. He rests after lunch. Let him leave the room. He can read. Call Ana if he is hot. "


def of(*blocks, **more):
    given_ = {"code": "PXMC", "audience": "teacher", "language": "en", **more}
    return Document(
        "A test", given_.pop("language"), given_.pop("audience"), blocks, samples.MONDAY, **given_
    )


TITLE = Heading("A test", 1)
FLAWED = {
    Flaw.NO_TITLE: of(Paragraph("x")),
    Flaw.TITLE_NOT_FIRST: of(Paragraph("x"), TITLE, Paragraph("y")),
    Flaw.TWO_TITLES: of(TITLE, Paragraph("x"), TITLE, Paragraph("y")),
    Flaw.EMPTY_HEADING: of(TITLE, Heading(" ", 2), Paragraph("x")),
    Flaw.ALONE_HEADING: of(TITLE, Heading("Work", 2), Heading("Rest", 2), Paragraph("x")),
    Flaw.EMPTY_ITEM: of(TITLE, Bullets(("x", " "))),
    Flaw.EMPTY_TABLE: of(TITLE, Table("Work", ("Subject",), ())),
    Flaw.ALT_SAYS_NOTHING: of(TITLE, Figure("rest", "An image.")),
    Flaw.SAME_FIELD: of(TITLE, Field("One", "a"), Field("Two", "a")),
    Flaw.HARD_TO_READ: of(TITLE, Paragraph(HARD * 8)),
    Flaw.NO_CODE: of(TITLE, Paragraph("x"), code=""),
}


@pytest.mark.parametrize("flaw", Flaw)
def test_each_flaw_is_found_alone(flaw):
    assert {finding.flaw for finding in check(FLAWED[flaw])} == {flaw}


def test_where_it_is_is_said():
    assert check(FLAWED[Flaw.EMPTY_ITEM]) == [Finding(Flaw.EMPTY_ITEM, 1)]


@pytest.mark.parametrize("builder", samples.BUILDERS)
@pytest.mark.parametrize("size", samples.SIZES)
@pytest.mark.parametrize("language", samples.LANGUAGES)
def test_the_builders_documents_have_none(builder, size, language):
    assert check(samples.document(builder, size, language)) == []


def test_a_family_is_asked_to_read_less_than_a_school():
    text = Paragraph((EASY + "The nurse at school keeps an additional supply of everything he needs. ") * 6)
    middle = grade(prose(of(TITLE, text)))
    assert 1 < middle < 6
    assert check(of(TITLE, text, audience="family")) == []
    harder = Paragraph((EASY + HARD) * 4)
    assert grade(prose(of(TITLE, harder))) > 6
    assert Flaw.HARD_TO_READ in {found.flaw for found in check(of(TITLE, harder, audience="family"))}


def test_grades_of_known_texts():
    assert grade("") == 0.0
    assert grade(EASY) < 2
    assert grade(HARD) > 20
    # 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59
    assert grade("The cat sat on the mat.") == pytest.approx(-1.4, abs=0.06)


@pytest.mark.parametrize("look", Look)
def test_paper_sizes_are_at_least_those_asked_for(look):
    least = {Look.SCHOOL: (11, 9), Look.SHEET: (11, 9), Look.CHILD: (14, 14), Look.ROUND: (10, 9)}[look]
    made = styles.styles_for(look)
    assert made.body.fontSize >= least[0]
    assert min(made.cell.fontSize, made.head.fontSize, made.small.fontSize) >= least[1] - 0.5 * (
        look is Look.ROUND
    )


PAIRS = [
    (ink, ground)
    for ink in (styles.INK, styles.QUIET)
    for ground in ("#FFFFFF", styles.SOFT, styles.WARN_SOFT)
] + [(styles.WARN, "#FFFFFF"), (styles.ACCENT, "#FFFFFF"), (styles.WARN, styles.WARN_SOFT)]


def as_hex(colour):
    return colour if isinstance(colour, str) else "#" + colour.hexval()[2:]


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_every_pair_of_colours_on_paper_can_be_read(ink, ground):
    assert contrast(as_hex(ink), as_hex(ground)) >= 4.5


def test_the_words_across_the_page_do_not_hide_what_stands_on_them():
    assert contrast(as_hex(styles.INK), "#F0F2F2") >= 4.5
    assert contrast(as_hex(styles.QUIET), "#F0F2F2") >= 4.5


@given(st.integers(0, 0xFFFFFF), st.integers(0, 0xFFFFFF))
def test_contrast_is_between_1_and_21_whichever_way_round(one, other):
    first, second = f"#{one:06x}", f"#{other:06x}"
    assert 1 <= contrast(first, second) <= 21.000001
    assert contrast(first, second) == contrast(second, first)
    assert contrast(first, first) == 1
