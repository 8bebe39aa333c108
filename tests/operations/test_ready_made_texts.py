"""What was chosen from a catalogue is said in a paper's language; what it keeps out is the same in each."""

from datetime import date, timedelta

import pytest

from hospital_iep.documents.audience import Piece
from hospital_iep.documents.text import lines
from hospital_iep.domain.catalogues import accommodations, checklists, paper_texts, return_schemes
from hospital_iep.domain.consent import ConsentData
from hospital_iep.domain.disclosure import Audience, DocumentKind
from hospital_iep.domain.reentry import ReturnState
from hospital_iep.domain.vocabulary import ShareTier
from hospital_iep.operations import caseload, documents, plan, reentry
from hospital_iep.operations import records as kept
from hospital_iep.operations.condition import functional
from hospital_iep.operations.ready_made import in_language, in_words
from hospital_iep.words import say

TODAY = date(2026, 11, 23)
LANGUAGES = ("en", "es", "ar")
K, A = DocumentKind, Audience
HOMEWORK = "Cap homework in minutes"


@pytest.fixture
def leo(ask):
    return next(row.id for row in ask(caseload.students) if row.called == "Leo")


@pytest.fixture
def back(do, leo):
    """Begin a re-entry with the checklists and the scheme of a child on dialysis."""
    do(
        reentry.start, leo, overlays=["kidney", "organ-transplant"], scheme="G",
        return_on=TODAY + timedelta(days=14), state=ReturnState.AGREED,
    )  # fmt: skip
    return leo


@pytest.fixture
def paper(ask):
    def prepare(kind, child, audience, language="en"):
        return ask(documents.prepare, kind, child, audience, today=TODAY, language=language)

    return prepare


def said(draft):
    return [line.replace("\u2068", "").replace("\u2069", "") for line in lines(draft.document)]


def english(line):
    """Return the catalogue texts that a line has: all of it, a cell, or what stands beside a colon."""
    parts = set()
    for cell in (line, *line.split("; ")):
        splits = [(cell[:at], cell[at + 2 :]) for at in range(len(cell)) if cell.startswith(": ", at)]
        for part in (cell, *(side for split in splits for side in split)):
            parts |= {part, part.rstrip("."), *part.split(", ")}
    return parts & paper_texts()


@pytest.mark.parametrize("language", ["es", "ar"])
def test_a_text_of_a_catalogue_is_said_and_what_people_typed_stays(language):
    assert in_words(HOMEWORK, language) == say(HOMEWORK, language) != HOMEWORK
    row = in_words("memory, slow processing", language)
    assert row == say(", ", language).join((say("memory", language), say("slow processing", language)))
    for typed in ("Cap homework in 20 minutes", "memory, but better", "Contact {person}", "", "Diagnosis"):
        assert in_words(typed, language) == typed


def test_a_piece_keeps_the_words_that_it_had():
    piece = in_language([Piece(HOMEWORK, ShareTier.T1)], "es")[0]
    assert (piece.text, piece.was) == ("Limite los deberes en minutos", (HOMEWORK,))


@pytest.mark.parametrize("language", ["es", "ar"])
@pytest.mark.parametrize("audience", [A.TEACHER, A.NURSE])
def test_no_packet_holds_an_english_line_of_a_catalogue(ask, do, paper, language, audience):
    overlays = [name for name in checklists() if name != "core"]
    children = [row.id for row in ask(caseload.students)]
    do(agreed, children)
    found = 0
    for number, child in enumerate(children):
        scheme = list(return_schemes())[number % len(return_schemes())]
        do(reentry.start, child, overlays=overlays[number % 4 :: 4], scheme=scheme, return_on=TODAY)
        found += sum(bool(english(line)) for line in said(paper(K.PACKET, child, audience)))
        left = [line for line in said(paper(K.PACKET, child, audience, language)) if english(line)]
        assert left == []
    assert found > 100


def agreed(session, children, *exclusions):
    """Record a consent that covers teachers and nurse."""
    data = ConsentData(
        audiences=["teacher", "nurse"],
        exclusions=list(exclusions),
        signed_on=TODAY,
        starts_on=TODAY,
        signer="Pat",
    )
    for child in children:
        kept.add(session, data, student_id=child)


@pytest.mark.parametrize("language", ["es", "ar"])
@pytest.mark.parametrize("kind", [K.ACCOMMODATIONS, K.LETTER, K.CHECKLIST, K.PLAN])
def test_the_other_papers_hold_none_either(do, paper, back, kind, language):
    do(agreed, [back])
    for code in accommodations():
        do(plan.choose, back, code, TODAY)
    for audience in (A.TEACHER, A.NURSE):
        assert [line for line in said(paper(kind, back, audience)) if english(line)]
        assert [line for line in said(paper(kind, back, audience, language)) if english(line)] == []


def test_what_names_a_treatment_stays_out_in_every_language(do, paper, back):
    do(agreed, [back])
    told = {language: paper(K.PACKET, back, A.TEACHER, language) for language in LANGUAGES}
    for language, draft in told.items():
        nurse = said(paper(K.PACKET, back, A.NURSE, language))
        for text in ("Dialysis times", return_schemes()["G"].step_up):
            assert any(say(text, language) in line for line in nurse)
            assert not any(say(text, language) in line for line in said(draft))
        assert any(say("Food and fluid card", language) in line for line in said(draft))
        assert draft.withheld == told["en"].withheld
        assert draft.withheld


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exclusion_takes_its_line_out_in_every_language(do, paper, back, language):
    assert say(HOMEWORK, language) in said(paper(K.ACCOMMODATIONS, back, A.FAMILY, language))
    do(agreed, [back], "homework")
    draft = paper(K.ACCOMMODATIONS, back, A.TEACHER, language)
    assert say(HOMEWORK, language) not in said(draft)
    assert say("Set everything up for one hand", language) in said(draft)


def test_a_diagnosis_in_the_papers_language_is_looked_for_in_what_it_says():
    pieces = [Piece("Seizure plan", ShareTier.T1), Piece("Sports and heights", ShareTier.T1)]
    told = functional(in_language(pieces, "es"), {"convulsiones"})
    assert [piece.names_condition for piece in told] == [True, False]
