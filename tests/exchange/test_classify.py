"""Treatments guessed from words and codes: whole words, the longest first, people here before everything."""

import pytest

from hospital_iep.domain.catalogues import treatments
from hospital_iep.exchange.classify import UNKNOWN, classify, guess, word_table, word_to_learn
from hospital_iep.exchange.found import AppointmentFound


@pytest.mark.parametrize(
    ("title", "kind", "word"),
    [
        ("Haemodialysis, chair 4", "haemodialysis", "haemodialysis"),
        ("HÄMODIALYSE Bett 3", "haemodialysis", "hämodialyse"),
        ("Hémodialyse", "haemodialysis", "hémodialyse"),
        ("Chemo: vincristine", "chemotherapy-infusion", "vincristine"),
        ("MRT Kopf", "imaging", "mrt"),
        ("Kontroll-CT", "imaging", "ct"),
        ("Blutentnahme nüchtern", "procedure", "blutentnahme"),
        ("Ponction lombaire", "lumbar-puncture", "ponction lombaire"),
        ("Chest physio", "airway-clearance", "chest physio"),
        ("Physio", "rehabilitation", "physio"),
        ("Strahlentherapie 12/30", "radiotherapy", "strahlentherapie"),
        ("Visite", "ward-round", "visite"),
        ("Mathematics with Ms Beispiel", UNKNOWN, ""),
        ("Arrested progress talk", UNKNOWN, ""),  # "rest" inside another word
        ("After chemo: talk", UNKNOWN, ""),
        ("", UNKNOWN, ""),
    ],
)
def test_titles(title, kind, word):
    found = guess(title)
    assert (found.kind, found.word) == (kind, word)


def test_codes_count_before_words():
    found = guess("Physio", ["277762005"])
    assert (found.kind, found.word, found.source, found.sure) == (
        "lumbar-puncture",
        "277762005",
        "code",
        True,
    )


def test_categories_and_text_count_after_the_title():
    assert guess("Room 3", ["MRI"]).source == "category"
    assert guess("Room 3", [], "bring the MRI consent form").source == "text"
    assert guess("Physio", ["MRI"]).kind == "rehabilitation"


def test_what_people_here_have_said_counts_first():
    learned = {"Sunroom": "therapy-group", "mri": "clinic"}
    assert guess("Sunroom 10 o'clock", learned=learned).kind == "therapy-group"
    found = guess("MRI", ["113091000"], learned=learned)
    assert (found.kind, found.source, found.sure) == ("clinic", "learned", True)


def test_what_to_remember_has_no_numbers():
    assert word_to_learn("Sunroom 3, 10:00 Group B2") == "sunroom group"


def test_an_appointment_is_classified_by_all_it_says():
    assert classify(AppointmentFound(title="Appt", words="Dialysis unit")).kind == "haemodialysis"


def test_the_tables_name_only_treatments_of_the_catalogue():
    table = word_table()
    known = set(treatments())
    assert set(table.words.values()) | set(table.codes.values()) <= known
    assert len(table.words) > 150
    assert {"haemodialysis", "chemotherapy-infusion", "imaging", "meal"} <= set(table.words.values())
