"""What a paper says to its reader is true and agreed; the sender is told what stays out or is unsure."""

from datetime import date

import pytest
from sqlmodel import select

from hospital_iep.documents.model import Field, Heading
from hospital_iep.documents.text import lines
from hospital_iep.domain.consent import ConsentData
from hospital_iep.domain.disclosure import Audience, DocumentKind
from hospital_iep.domain.student import EmergencyStepData, HealthFactData, StudentData
from hospital_iep.operations import caseload, contents, documents, records, reentry
from hospital_iep.store.tables import (
    Accommodation,
    ChecklistItem,
    EmergencyStep,
    Goal,
    HealthFact,
    PresentLevel,
    ReentryPlan,
    Service,
    Voice,
)

TODAY = date(2026, 11, 23)
EXCLUDED = "the consent excludes it"
K = DocumentKind


@pytest.fixture
def leo(ask):
    return next(row.id for row in ask(caseload.students) if row.called == "Leo")


@pytest.fixture
def maya(ask):
    return next(row.id for row in ask(caseload.students) if row.called == "Maya")


@pytest.fixture
def agreed(do, ask):
    """Return what records a newer consent of every reader, with what must stay out."""

    def record(child, *exclusions):
        data = ConsentData(
            audiences=["teacher", "nurse", "district", "classmates"],
            exclusions=list(exclusions),
            signed_on=TODAY,
            starts_on=TODAY,
            signer="Pat",
        )
        do(records.add, data, student_id=child)
        assert ask(contents.consents, child)[0].exclusions == list(exclusions)

    return record


@pytest.fixture
def paper(ask):
    def prepare(kind, child, audience, language="en"):
        return ask(documents.prepare, kind, child, audience, today=TODAY, language=language)

    return prepare


def said(draft):
    return "\n".join(lines(draft.document))


def reasons(draft):
    return {(each.part, each.reason) for each in draft.withheld}


def noted(draft):
    return " ".join(note.said() for note in draft.notes)


def contents_of(session, table, child):
    return list(session.exec(select(table).where(table.student_id == child)).all())


def todo(ask, child):
    """Return what stands on a child's checklist."""
    return [item.data for item in ask(reentry.reentry, child, TODAY).items]


def change(table, child, **values):
    """Return what changes every row that a child has in a table."""

    def act(session):
        rows = contents_of(session, table, child)
        assert rows
        for row in rows:
            for name, value in values.items():
                setattr(row, name, value)

    return act


def change_child(child, field, value):
    """Return what changes a child's own field."""

    def act(session):
        records.edit(session, StudentData, child, {field: value})

    return act


# ---- what a consent excludes -----------------------------------------------------------------------


def facts(ask, child, kind):
    return [row.text for row in ask(contents_of, HealthFact, child) if row.kind == kind]


def test_an_excluded_diagnosis_is_on_no_page_of_the_nurse(ask, agreed, paper, leo):
    assert "Chronic kidney disease" in said(paper(K.PACKET, leo, Audience.NURSE))
    agreed(leo, "diagnosis")
    draft = paper(K.PACKET, leo, Audience.NURSE)
    text = said(draft).casefold()
    assert facts(ask, leo, "diagnosis")
    assert not [word for word in ("kidney", "dialysis", "diagnosis") if word in text]
    assert ("Diagnosis, medicines", EXCLUDED) in reasons(draft)
    assert "check the pages" not in noted(draft)
    other = next(row.text for row in ask(contents_of, HealthFact, leo) if row.kind != "diagnosis")
    assert other.casefold() in text


@pytest.mark.parametrize("word", ["Emergency page", "emergency", "Página de emergencia"])
def test_an_excluded_emergency_page_is_out_and_the_sender_is_told_plainly(agreed, paper, leo, word):
    agreed(leo, word)
    draft = paper(K.PACKET, leo, Audience.TEACHER)
    assert "In an emergency" not in draft.goes_in
    assert "The arm bleeds" not in said(draft)
    assert "emergency" not in said(draft).casefold()
    assert ("Emergency page", EXCLUDED) in reasons(draft)
    assert "will not know what to do in an emergency" in noted(draft)


def test_an_excluded_safety_line_is_out_and_the_sender_is_told_plainly(agreed, paper, leo):
    agreed(leo, "always remember")
    draft = paper(K.ACCOMMODATIONS, leo, Audience.TEACHER)
    assert "Left arm is protected" not in said(draft)
    assert ("Safety line", EXCLUDED) in reasons(draft)
    assert "will not know it" in noted(draft)


def test_the_district_never_had_the_emergency_page_so_nothing_is_said_of_it(agreed, paper, leo):
    agreed(leo, "emergency page")
    assert noted(paper(K.PACKET, leo, Audience.DISTRICT)) == ""


def test_a_word_that_names_no_part_is_shown_and_its_lines_stay_out(agreed, paper, leo, do):
    do(change(ReentryPlan, leo, limits="No PE until March\nNo photos in class"))
    agreed(leo, "photos", "siblings")
    draft = paper(K.PACKET, leo, Audience.TEACHER)
    assert "No PE until March" in said(draft)
    assert "photos" not in said(draft)
    assert ("Limits at school", EXCLUDED) in reasons(draft)
    assert [note.about for note in draft.notes if "check the pages" in note.said()] == ["photos", "siblings"]
    assert "siblings" in draft.notes[1].said("es")
    assert draft.notes[1].said("es") != draft.notes[1].said()


def test_what_still_stands_outside_the_filtered_lines_is_shown(agreed, paper, leo, do):
    do(change_child(leo, "preferred_name", "Latex"))
    agreed(leo, "latex")
    draft = paper(K.PACKET, leo, Audience.NURSE)
    assert "“latex” must stay out: check the pages" in noted(draft)


def test_every_paper_minds_what_is_excluded(agreed, paper, leo):
    agreed(leo, "goals", "what to do", "checklist")
    for kind, audience in ((K.PLAN, Audience.TEACHER), (K.PROGRESS, Audience.TEACHER)):
        draft = paper(kind, leo, audience)
        assert ("Goals", EXCLUDED) in reasons(draft)
        assert "compares them" not in said(draft)
    for kind in (K.LETTER, K.ACCOMMODATIONS, K.PACKET):
        assert ("What to do", EXCLUDED) in reasons(paper(kind, leo, Audience.NURSE)), kind
    assert ("Checklist", EXCLUDED) in reasons(paper(K.CHECKLIST, leo, Audience.NURSE))


def test_the_family_needs_no_consent_and_gets_all(agreed, paper, leo):
    agreed(leo, "diagnosis")
    assert "Chronic kidney disease" in said(paper(K.PACKET, leo, Audience.FAMILY))


def test_what_the_consent_took_out_is_written_down_with_the_issue(agreed, paper, ask, do, leo):
    agreed(leo, "diagnosis")
    draft = paper(K.PACKET, leo, Audience.NURSE)
    do(documents.issue, draft, draft.render("html"), "html")
    row = ask(documents.issued, leo)[0]
    assert EXCLUDED in {each["reason"] for each in row.withheld}


# ---- each reader only what is theirs ----------------------------------------------------------------


def test_classmates_get_no_list_of_the_adults(agreed, paper, ask, leo):
    agreed(leo)
    items = [item for item in todo(ask, leo) if item.share_tier == "TC"]
    assert items
    for kind in (K.PACKET, K.CHECKLIST):
        draft = paper(kind, leo, Audience.CLASSMATES)
        assert not [item.short for item in items if item.short in said(draft)]
        assert "Still to do" not in draft.goes_in
        assert ("Checklist", "a list for the adults") in reasons(draft)


def test_the_district_reads_no_word_of_treatment(paper, ask, leo):
    assert "Teaching at dialysis" in [item.short for item in todo(ask, leo)]
    for kind in (K.PACKET, K.CHECKLIST):
        draft = paper(kind, leo, Audience.DISTRICT)
        assert "dialysis" not in said(draft).casefold()
        assert ("Checklist", "nurse and named lead only") in reasons(draft)
        assert "Close or change service" in said(draft)
    assert "Teaching at dialysis" in said(paper(K.PACKET, leo, Audience.FAMILY))
    nurse = paper(K.PACKET, leo, Audience.NURSE)  # what is the district's is not the nurse's because of it
    assert "Teaching at dialysis" not in said(nurse)
    assert ("Checklist", "district office only") in reasons(nurse)


@pytest.mark.parametrize(
    ("table", "field", "kind", "audience"),
    [
        (Voice, "text", K.PACKET, Audience.TEACHER),
        (Goal, "behaviour", K.PLAN, Audience.TEACHER),
        (Goal, "behaviour", K.PROGRESS, Audience.TEACHER),
        (Goal, "area", K.PROGRESS, Audience.TEACHER),
        (PresentLevel, "text", K.PLAN, Audience.TEACHER),
        (ChecklistItem, "short", K.CHECKLIST, Audience.TEACHER),
        (Service, "provider", K.PLAN, Audience.DISTRICT),
    ],
)
def test_every_text_for_readers_without_health_facts_is_looked_at(
    do, ask, paper, leo, table, field, kind, audience
):
    def write(session):
        if table is Service:
            session.add(Service(student_id=leo, provider="Tutor"))
            session.flush()
        for row in session.exec(select(table)).all():
            setattr(row, field, "Qq after dialysis")

    do(write)
    text = said(paper(kind, leo, audience))
    assert "Qq" not in text
    assert "Qq" in said(paper(kind, leo, Audience.FAMILY))


def test_a_safety_line_that_names_the_condition_is_kept_back_and_the_sender_told_how_to_write_it(
    do, paper, leo
):
    do(change_child(leo, "safety_line", "Dialysis arm: no cuff"))
    for kind in (K.PACKET, K.ACCOMMODATIONS):
        draft = paper(kind, leo, Audience.TEACHER)
        assert "Dialysis arm" not in said(draft)
        assert ("Safety line", "nurse and named lead only") in reasons(draft)
        assert "Write only what to do, without the reason." in noted(draft)
    nurse = paper(K.PACKET, leo, Audience.NURSE)
    assert "Dialysis arm" in said(nurse)
    assert noted(nurse) == ""
    do(change_child(leo, "safety_line", "Left arm: no cuff"))
    told = paper(K.PACKET, leo, Audience.TEACHER)
    assert "Left arm: no cuff" in said(told)
    assert noted(told) == ""


def test_an_emergency_line_reaches_all_who_teach_and_the_sender_is_told_where_it_names_the_condition(
    do, paper, leo
):
    do(records.add, EmergencyStepData(if_you_see="Shivers after dialysis", do_this="Call"), student_id=leo)
    draft = paper(K.EMERGENCY, leo, Audience.TEACHER)
    assert "Shivers after dialysis" in said(draft)
    assert "Write only what to see and what to do." in noted(draft)
    assert noted(paper(K.EMERGENCY, leo, Audience.NURSE)) == ""


# ---- nothing is said to be missing that was kept back, nothing agreed that is not --------------------


@pytest.mark.parametrize("kind", [K.ACCOMMODATIONS, K.PACKET, K.LETTER, K.CHECKLIST, K.PROGRESS, K.EMERGENCY])
@pytest.mark.parametrize("audience", [Audience.TEACHER, Audience.CLASSMATES])
def test_what_was_kept_back_is_not_said_to_be_missing(agreed, paper, leo, kind, audience):
    agreed(leo, "what to do", "what not to do", "checklist", "goals", "emergency", "words for classmates")
    draft = paper(kind, leo, audience)
    text = said(draft)
    assert draft.withheld
    for untrue in ("Nothing is agreed", "Nothing is written", "Nothing is open", "Below is what helps"):
        assert untrue not in text
    blocks = draft.document.blocks
    for number, block in enumerate(blocks):  # no heading without anything under it
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        assert not isinstance(block, Heading) or after is not None


def test_where_nothing_is_agreed_it_is_still_said(do, paper, leo):
    def forget(session):
        for table in (Accommodation, Voice):
            for row in contents_of(session, table, leo):
                session.delete(row)

    do(forget)
    assert "Nothing is agreed yet." in said(paper(K.ACCOMMODATIONS, leo, Audience.TEACHER))
    assert "What helps" not in said(paper(K.LETTER, leo, Audience.TEACHER))


def test_a_sheet_of_which_nothing_is_left_says_what_is_true(agreed, do, paper, leo):
    do(change_child(leo, "safety_line", ""))
    agreed(leo, "what to do", "what not to do")
    draft = paper(K.ACCOMMODATIONS, leo, Audience.TEACHER)
    assert "Nothing can be shared with you here yet." in said(draft)


def test_a_safety_line_alone_still_stands_in_the_packet(do, paper, leo):
    def forget(session):
        for table in (Accommodation, Voice):
            for row in contents_of(session, table, leo):
                session.delete(row)

    do(forget)
    assert "Left arm is protected" in said(paper(K.PACKET, leo, Audience.TEACHER))


@pytest.mark.parametrize("kind", [K.EMERGENCY, K.PACKET])
def test_with_whom_the_emergency_page_is_agreed_is_true(do, paper, leo, kind):
    assert "Agreed with Ward team; no medical advice" in said(paper(kind, leo, Audience.TEACHER))
    do(records.add, EmergencyStepData(if_you_see="Pale", do_this="Call"), student_id=leo)
    assert "Agreed only in part, with Ward team;" in said(paper(kind, leo, Audience.TEACHER))
    do(change(EmergencyStep, leo, agreed_with=""))
    text = said(paper(kind, leo, Audience.TEACHER))
    assert "Not agreed with the clinic yet" in text
    assert "Agreed with" not in text
    do(change(EmergencyStep, leo, agreed_with="Dialysis ward"))
    assert "Agreed with the clinic;" in said(paper(kind, leo, Audience.TEACHER))

    def forget(session):
        for row in contents_of(session, EmergencyStep, leo):
            session.delete(row)

    do(forget)
    assert "greed with" not in said(paper(kind, leo, Audience.TEACHER))


def test_nobody_confirms_an_emergency_page_that_they_did_not_get(agreed, do, paper, leo):
    def fields(draft):
        return [block.label for block in draft.document.blocks if isinstance(block, Field)]

    assert "We have read the emergency page" in fields(paper(K.PACKET, leo, Audience.TEACHER))
    agreed(leo, "emergency page")
    assert fields(paper(K.PACKET, leo, Audience.TEACHER)) == ["Our contact person"]


def test_a_diagnosis_of_several_words_is_found_in_what_others_wrote(agreed, do, paper, maya):
    do(records.add, HealthFactData(kind="restriction", text="No sun: leukaemia medicine"), student_id=maya)
    agreed(maya, "Illness")
    assert "leukaemia" not in said(paper(K.PACKET, maya, Audience.NURSE)).casefold()
