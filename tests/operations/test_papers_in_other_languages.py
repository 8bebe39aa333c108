"""Papers in Spanish and Arabic say no code and no English label of ours."""

from datetime import timedelta

import pytest

from hospital_iep.documents.builders.common import area_words, isolation_words, prompt_words, service_words
from hospital_iep.documents.text import spoken
from hospital_iep.domain.disclosure import Audience, DocumentKind
from hospital_iep.domain.service import ServiceData, ServiceKind
from hospital_iep.domain.treatment import IsolationKind
from hospital_iep.operations import cover, documents, records, week
from tests.operations.planned import MONDAY


def said(ask, kind, child, audience, language):
    draft = ask(documents.prepare, kind, child, audience, today=MONDAY, language=language)
    return spoken(draft.document)


@pytest.mark.parametrize("language", ["es", "ar"])
def test_every_code_has_its_words(language):
    for kind in ServiceKind:
        assert service_words(kind, language) not in (kind.value, service_words(kind, "en"))
    for kind in IsolationKind:
        assert isolation_words(kind.value, language) not in (kind.value, isolation_words(kind.value, "en"))
    assert isolation_words("", language) == ""
    assert prompt_words("Helps me", language) != "Helps me"
    assert area_words("Maths", language) != "Maths"
    assert area_words("Cooking", language) == prompt_words("Cooking", language) == "Cooking"


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Occupational therapy"), ("es", "Terapia ocupacional"), ("ar", "العلاج الوظيفي")],
)
def test_a_service_is_said_in_words_with_its_minutes(ask, do, children, language, words):
    service = ServiceData(kind=ServiceKind.OCCUPATIONAL_THERAPY, provider="K. Therapist", minutes_per_week=95)
    do(records.add, service, student_id=children[0])
    text = said(ask, DocumentKind.PLAN, children[0], Audience.DISTRICT, language)
    line = next(line for line in text.splitlines() if words in line)
    assert "95" in line
    assert "K. Therapist" in line
    assert "occupational-therapy" not in text


@pytest.mark.planned
@pytest.mark.parametrize(("language", "words"), [("es", "Aislamiento protector"), ("ar", "عزل وقائي")])
def test_the_round_says_an_isolation_in_words(ask, language, words):
    text = said(ask, DocumentKind.ROUND, None, Audience.STAFF, language)
    assert words in text
    assert "protective;" not in text


@pytest.mark.planned
@pytest.mark.parametrize(
    ("language", "labels"),
    [("es", ("Clase", "Energía", "Para esta visita")), ("ar", ("الدرس", "الطاقة", "لهذه الزيارة"))],
)
def test_a_handover_has_its_labels_in_the_language(ask, language, labels):
    tuesday = MONDAY + timedelta(days=1)
    teacher = ask(week.on_day, tuesday)[0].teacher_id
    text = spoken(ask(cover.handover, teacher, tuesday, issued_on=MONDAY, language=language).document)
    assert all(label in text for label in labels)
    assert not any(label in text for label in ("Lesson", "Energy", "For this visit"))


def test_the_sender_of_an_arabic_paper_has_its_names_apart(ask, children):
    draft = ask(
        documents.prepare, DocumentKind.PACKET, children[0], Audience.NURSE, today=MONDAY, language="ar"
    )
    assert "\u2068Leo\u2069" in draft.document.title
    assert draft.unprintable == ()
