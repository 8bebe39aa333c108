"""What a reader may not have is nowhere in the bytes they get: every reader, document and format."""

from dataclasses import fields, replace

import pytest

from hospital_iep.documents import render
from hospital_iep.documents.audience import READS, Piece, for_audience
from hospital_iep.documents.builders import accommodations, packet, sheet
from hospital_iep.documents.builders.accommodations import AccommodationsContents
from hospital_iep.documents.builders.packet import PacketContents
from hospital_iep.documents.builders.sheet import SheetContents, SheetSection
from hospital_iep.domain.disclosure import Audience
from hospital_iep.domain.vocabulary import ShareTier
from tests.documents import contents as samples
from tests.documents.reading import everything_in

T1, T2, T3 = ShareTier.T1, ShareTier.T2, ShareTier.T3


def pieces(place):
    """A sentinel of each kind for one place, in the first words and in the further columns."""
    return tuple(
        Piece(
            f"{place}{each.text}A", each.tier, part=place, item=each.item, kept=each.kept,
            more=(f"{place}{each.text}B", f"{place}{each.text}C"),
        )
        for each in samples.sentinels()
    )  # fmt: skip


def full_of(contents):
    """Return contents whose every field of pieces holds every sentinel."""
    changes = {
        field.name: pieces(field.name.upper())
        for field in fields(contents)
        if field.type in ("tuple[Piece, ...]", tuple[Piece, ...])
    }
    assert changes
    return replace(contents, **changes)


def everything():
    """Return each builder with contents that hold all sentinels."""
    inner = full_of(AccommodationsContents(called="Leo", safety=Piece("SAFETYQQT2SENTINELA", T2, part="s")))
    return {
        "packet": (packet.build, replace(full_of(PacketContents(called="Leo")), sheet=inner)),
        "accommodations": (accommodations.build, inner),
        "sheet": (
            sheet.build,
            SheetContents("A sheet", sections=(
                SheetSection("One", pieces("ONE"), ("A", "B", "C")), SheetSection("Two", pieces("TWO")),
            )),
        ),
    }  # fmt: skip


def allowed(each, audience, signed):
    if each.kept or each.tier is ShareTier.T0:
        return False
    return each.item in signed and bool(each.item) if each.tier is T3 else each.tier in READS[audience]


@pytest.mark.parametrize("signed", [(), ("psychology",)], ids=["nothing signed", "one item signed"])
@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("kind", ["packet", "accommodations", "sheet"])
def test_only_what_is_allowed(kind, audience, signed):
    build, contents = everything()[kind]
    kept, withheld = for_audience(contents, audience, signed)
    document = build(kept, samples.cover(audience=audience.value))
    forbidden = [each.text for each in samples.sentinels() if not allowed(each, audience, signed)]
    assert len(forbidden) >= 6
    for file_format in ("pdf", "docx", "html"):
        data = everything_in(render(document, file_format), file_format)
        assert [text for text in forbidden if text in data] == [], file_format
    shown = [each.text for each in samples.sentinels() if allowed(each, audience, signed)]
    page = render(document, "html").decode()
    assert [text for text in shown if text not in page] == []
    assert withheld
    assert all(each.reason and each.count for each in withheld)
    assert not any("QQ" in each.reason + each.part for each in withheld)  # the list itself tells nothing


def test_glyphs_are_searchable_so_the_leak_test_sees():
    """The leak test reads bytes: a shown sentinel must be found by the same means in each format."""
    contents = replace(PacketContents(called="Leo"), script=(Piece("QQSHOWNHERE", ShareTier.TC),))
    document = packet.build(contents, samples.cover(audience="classmates"))
    for file_format in ("docx", "html"):
        assert "QQSHOWNHERE" in everything_in(render(document, file_format), file_format)


def test_pdf_text_is_searched_as_read(tmp_path):
    from tests.documents.reading import pdf_text

    build, contents = everything()["packet"]
    for audience in Audience:
        kept, _ = for_audience(contents, audience)
        text = pdf_text(render(build(kept, samples.cover(audience=audience.value)), "pdf"))
        told = "".join(text.split())
        wrong = [s.text for s in samples.sentinels() if s.text in told and not allowed(s, audience, ())]
        assert wrong == []
        assert any(s.text in told for s in samples.sentinels())


def test_words_that_name_the_condition_are_the_nurses_unless_signed():
    contents = replace(
        PacketContents(called="Leo"),
        limits=(Piece("Dialysis on Monday", T1, item="dialysis", names_condition=True), Piece("No PE", T1)),
    )
    assert [p.text for p in for_audience(contents, Audience.TEACHER)[0].limits] == ["No PE"]
    assert len(for_audience(contents, Audience.NURSE)[0].limits) == 2
    assert len(for_audience(contents, Audience.TEACHER, ("dialysis",))[0].limits) == 2


def test_why_things_stay_out_is_told_once_for_each_part():
    contents = replace(
        PacketContents(called="Leo"), health=tuple(Piece(f"h{n}", T2, part="Health") for n in range(3))
    )
    kept, withheld = for_audience(contents, Audience.TEACHER)
    assert kept.health == ()
    assert [(w.part, w.reason, w.count) for w in withheld] == [("Health", "nurse and named lead only", 3)]


def test_the_child_sheet_has_no_code_no_recipient_and_no_version():
    document = samples.document("child_timetable", code="SECRETCODE", recipient="SECRETPERSON")
    for file_format in ("pdf", "docx", "html"):
        data = everything_in(render(document, file_format), file_format)
        assert "SECRETCODE" not in data
        assert "SECRETPERSON" not in data
