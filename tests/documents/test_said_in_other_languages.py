"""Every text of a document is translated, with the same places to fill in."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from hospital_iep.documents.builders.accommodations import AccommodationsContents, build
from hospital_iep.domain.catalogues import paper_texts
from hospital_iep.domain.disclosure import Audience
from tests.documents.samples import cover

ROOT = Path(__file__).resolve().parent.parent.parent


def papers() -> list[Path]:
    """Every module whose words reach a paper: the documents' own, and what gathers contents for them."""
    room = ROOT / "hospital_iep"
    feeding = [
        path
        for path in room.rglob("*.py")
        if "ui" not in path.relative_to(room).parts
        and "hospital_iep.documents" in path.read_text(encoding="utf-8")
    ]
    return sorted({*(room / "documents").rglob("*.py"), *feeding})


def texts() -> set[str]:
    found = set()
    for path in papers():
        with path.open("rb") as stream:
            found |= {message for _, message, _, _ in extract("python", stream, keywords={"say": None})}
    return found


def test_what_gathers_the_contents_is_looked_at_too():
    names = {path.name for path in papers()}
    assert {"contents.py", "sheets.py", "cover.py", "documents.py", "common.py", "page.py"} <= names
    assert {"Transport", "Last time", "Protective isolation"} <= texts()


def places(text):
    return sorted(re.findall(r"\{\w+\}", text))


def translated(language):
    file = ROOT / "resources" / "i18n" / language / "LC_MESSAGES" / "hospital_iep.po"
    with file.open("rb") as stream:
        return {
            message.id: "" if message.fuzzy else message.string
            for message in read_po(stream, locale=language)
            if message.id
        }


@pytest.mark.parametrize("language", ["es", "ar"])
def test_every_text_of_the_builders(language):
    known = translated(language)
    wanted = texts()
    assert len(wanted) > 240
    assert {text for text in wanted if not known.get(text)} == set()
    assert {text for text, said in known.items() if said and places(text) != places(said)} == set()


@pytest.mark.parametrize("language", ["es", "ar"])
def test_every_text_of_the_catalogues_that_papers_print(language):
    known = translated(language)
    wanted = paper_texts()
    assert len(wanted) > 450
    assert {"Cap homework in minutes", "Return date and scheme", "tiredness", "Haemodialysis"} <= wanted
    assert {text for text in wanted if not known.get(text) or known[text] == text} == set()


def test_a_latin_name_does_not_turn_the_title_of_an_arabic_sheet_round():
    contents = AccommodationsContents(called="Zara", grade="9")
    heading = build(contents, cover("ar", Audience.TEACHER)).blocks[0]
    assert heading.text.startswith("\u2068Zara\u2069")
    assert build(contents, cover("en", Audience.TEACHER)).blocks[0].text == "Zara, grade 9"
