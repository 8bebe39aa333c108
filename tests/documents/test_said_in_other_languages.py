"""Every text of a document is translated, with the same places to fill in."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent.parent


def texts() -> set[str]:
    found = extract_from_dir(ROOT / "hospital_iep" / "documents", keywords={"say": None})
    return {message for _, _, message, _, _ in found}


def places(text):
    return sorted(re.findall(r"\{\w+\}", text))


@pytest.mark.parametrize("language", ["es", "ar"])
def test_every_text_of_the_builders(language):
    file = ROOT / "resources" / "i18n" / language / "LC_MESSAGES" / "hospital_iep.po"
    with file.open("rb") as stream:
        known = {message.id: message.string for message in read_po(stream, locale=language) if message.id}
    wanted = texts()
    assert len(wanted) > 120
    assert {text for text in wanted if not known.get(text)} == set()
    assert {text for text, said in known.items() if said and places(text) != places(said)} == set()
