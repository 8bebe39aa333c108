"""What a consent says must stay out is found in the words that people use, in each language of papers."""

import pytest

from hospital_iep.documents.audience import EXCLUDED, Piece, for_audience
from hospital_iep.documents.builders.packet import PacketContents
from hospital_iep.documents.exclusions import read
from hospital_iep.domain.disclosure import Audience
from hospital_iep.domain.vocabulary import ShareTier

T1, T2 = ShareTier.T1, ShareTier.T2


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("diagnosis", "Diagnosis"), ("The DIAGNOSIS", "Diagnosis"), ("his diagnoses", "Diagnosis"),
        ("name of the illness", "Diagnosis"), ("diagnostico", "Diagnosis"), ("التشخيص", "Diagnosis"),
        ("medicines", "Medicine"), ("medication", "Medicine"), ("allergies", "Allergy"),
        ("emergency page", "Emergency page"), ("Página de emergencia", "Emergency page"),
        ("Health, for the nurse", "Health"), ("nurse and named lead only", "Health"),
        ("Who to ask", "Contacts"), ("emergency contacts", "Contacts"), ("Still to do", "Checklist"),
        ("The first weeks", "Graded return"), ("Work done, work excused", "Work done, work excused"),
        ("always remember", "Safety line"), ("What to do", "Reasons for accommodations"),
    ],
)  # fmt: skip
def test_a_name_of_a_part_is_known(text, part):
    found = read(text)
    assert part in found.parts
    assert found.known


def test_one_name_takes_no_part_that_it_does_not_name():
    assert read("emergency contacts").parts == {"Contacts"}
    assert read("medicines").parts == {"Medicine"}
    assert read("diagnosis and side effects").parts == {"Diagnosis", "Side effect"}


@pytest.mark.parametrize("text", ["photos", "psychology notes", "medicines and hair loss", "name", "؟"])
def test_what_names_no_part_is_not_taken_for_known(text):
    assert not read(text).known


def test_other_words_take_out_the_lines_that_have_all_of_them():
    found = read("loss of hair; photos")
    assert found.takes((), ["No word about hair or its loss"])
    assert found.takes((), ["No photo in class"])
    assert not found.takes((), ["Wears a hat, hair is no topic"])


def test_the_diagnosis_is_also_its_words_in_other_lines():
    found = read("diagnosis", {"leukaemia"})
    assert found.takes((), ["Tired because of leukaemia"])
    assert not found.takes((), ["Rests after lunch"])


def health(kind, text):
    return Piece(kind, T2, part="Diagnosis, medicines", kind=kind, more=(text, "Ward"))


CONTENTS = PacketContents(
    called="Leo",
    health=(health("Diagnosis", "Leukaemia"), health("Medicine", "Drops"), health("Allergy", "Latex")),
    limits=(Piece("No PE", T1, part="Limits at school"), Piece("Drops at noon", T1, part="Limits at school")),
    emergency=(Piece("Hot", T1, part="Emergency page", more=("Call", "Clinic")),),
)


def left_for(audience, *texts):
    kept, withheld = for_audience(CONTENTS, audience, (), [read(text, {"leukaemia"}) for text in texts])
    reasons = {(each.part, each.reason, each.count) for each in withheld}
    return [piece.more[0] if piece.more else piece.text for piece in kept.health + kept.limits], reasons


def test_a_consent_takes_one_kind_of_a_part_and_says_so():
    left, reasons = left_for(Audience.NURSE, "diagnosis")
    assert left == ["Drops", "Latex", "No PE", "Drops at noon"]
    assert reasons == {("Diagnosis, medicines", EXCLUDED, 1)}


def test_a_consent_takes_a_part_and_lines_of_others():
    left, reasons = left_for(Audience.NURSE, "health", "drops")
    assert left == ["No PE"]
    assert reasons == {("Diagnosis, medicines", EXCLUDED, 3), ("Limits at school", EXCLUDED, 1)}


def test_what_a_child_keeps_back_stays_with_its_own_reason():
    said = Piece("No", T1, part="Limits at school", kept="the child said no")
    _, withheld = for_audience(PacketContents("Leo", limits=(said,)), Audience.NURSE, (), [read("limits")])
    assert [each.reason for each in withheld] == ["the child said no"]
