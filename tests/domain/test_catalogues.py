"""The catalogues hold what the field's facts say, agree with each other, and refuse faults in words."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

import pytest

from hospital_iep.domain import catalogues
from hospital_iep.domain.catalogue_file import CatalogueError, record, records, unique
from hospital_iep.domain.curve import DisplayKind, Evidence
from hospital_iep.domain.expansion import expand
from hospital_iep.domain.reentry import Anchor, ItemState
from hospital_iep.domain.treatment import IsolationKind
from hospital_iep.domain.vocabulary import ShareTier
from hospital_iep.paths import resource

TABLE_6_2 = {
    "haemodialysis",
    "peritoneal-dialysis-apd",
    "peritoneal-dialysis-capd",
    "chemotherapy-infusion",
    "chemotherapy-cycle",
    "fever-neutropenia",
    "steroid-pulse",
    "radiotherapy",
    "stem-cell-transplant",
    "sedation",
    "lumbar-puncture",
    "seizure",
    "telemetry",
    "airway-clearance",
    "sickle-crisis",
    "opioid-oral",
    "opioid-iv",
    "sedating-medicine",
    "traumatic-brain-injury",
    "transfusion",
    "rehabilitation",
    "apheresis",
    "meal-supervision",
    "psychiatric-medication",
    "therapy-group",
    "hypoglycaemia",
    "intensive-care-step-down",
}
PLAIN = {"imaging", "procedure", "ward-round", "clinic", "meal", "rest", "visiting", "unknown"}
CLINICAL = ("treatments", "accommodations", "checklists", "graded-returns", "follow-up", "lesson-lengths")


def test_every_treatment_of_the_table_is_there():
    assert set(catalogues.treatments()) == TABLE_6_2 | PLAIN


@pytest.mark.parametrize("template", catalogues.treatments().values(), ids=lambda each: each.id)
def test_a_treatment_carries_its_evidence(template):
    assert template.segments
    assert template.kind in DisplayKind
    for segment in template.segments:
        assert segment.note, "each step says in words what it is"
        assert segment.evidence is Evidence.DEFAULT or segment.source.startswith("http")
        assert not segment.source or segment.source in template.sources
        assert set(segment.variants) <= set(template.variants)
        if segment.spread:
            assert segment.spread[0] <= segment.level <= segment.spread[1]
        if segment.isolation:
            assert segment.isolation in set(IsolationKind)
        if segment.level == 0:
            assert segment.max_lesson_minutes is None
    best = min(segment.evidence for segment in template.segments)
    assert best <= template.evidence


@pytest.mark.parametrize("template", catalogues.treatments().values(), ids=lambda each: each.id)
def test_a_usual_course_makes_dates_and_takes_time_or_energy(template):
    course = template.new_course(date(2026, 11, 23))
    dates = course.occurrences()
    expansion = expand(template, dates)
    assert dates
    assert expansion.blocks or expansion.windows
    if template.teachable:
        assert expansion.blocks == ()
    if template.id in PLAIN:
        assert all(each.level == 0 for each in expansion.windows)


@pytest.mark.parametrize("name", CLINICAL)
def test_clinical_catalogues_say_check_with_the_team(name):
    text = resource("catalogues", f"{name}.toml").read_text(encoding="utf-8")
    assert "check with the team" in text


def test_words_that_name_a_treatment_name_one_only():
    words = [word.casefold() for each in catalogues.treatments().values() for word in each.words]
    unique(words, "words")


def test_149_accommodations_in_their_groups():
    counts = {}
    for each in catalogues.accommodations().values():
        counts[each.code[0]] = counts.get(each.code[0], 0) + 1
    assert counts == {
        "P": 20, "R": 16, "S": 17, "T": 20, "F": 11, "I": 12, "M": 11, "C": 11, "N": 6, "U": 11, "E": 14,
    }  # fmt: skip
    assert sum(counts.values()) == 149


@pytest.mark.parametrize("each", catalogues.accommodations().values(), ids=lambda each: each.code)
def test_an_accommodation_says_what_to_do_and_not_why(each):
    assert each.text
    assert each.child
    assert each.answers
    assert each.places
    assert each.exam in {"ok", "ask", "changes"}
    assert each.who in {"teacher", "school", "nurse"}
    assert len(each.text) <= 300
    assert each.category.letter == each.code[0]
    if each.tier is ShareTier.T1:
        diagnoses = (
            r"cancer|leuk|sickle|cystic|fibrosis|dialysis|fistula|transplant|epilep|diabet|anorexi|hiv"
        )
        assert not re.search(diagnoses, each.text, re.IGNORECASE)


def test_the_suggestion_table_names_what_exists():
    effects = catalogues.side_effects()
    assert len(effects) == 25
    assert effects["fatigue"].codes[3:13] == tuple(f"F{n:02d}" for n in range(1, 11))
    assert [each.code for each in catalogues.suggested(("nausea", "post-ictal"))] == [
        "S05",
        "S13",
        "T08",
        "T09",
        "F01",
        "C11",
        "U09",
    ]


def test_the_core_checklist_and_twelve_overlays():
    lists = catalogues.checklists()
    assert {key: len(each.item) for key, each in lists.items()} == {
        "core": 26,
        "oncology": 15,
        "stem-cell-transplant": 10,
        "organ-transplant": 11,
        "kidney": 10,
        "sickle-cell": 12,
        "cystic-fibrosis": 10,
        "epilepsy": 12,
        "brain-injury": 12,
        "surgery": 13,
        "eating-disorder": 11,
        "mental-health": 12,
        "diabetes": 11,
    }
    assert [each.code for each in lists["core"].item] == [f"C{n}" for n in range(1, 27)]
    assert all(each.sources for each in lists.values())


def test_a_checklist_item_becomes_a_childs_items():
    core = {each.code: each for each in catalogues.checklists()["core"].item}
    calls = core["C20"].items()
    assert [each.offset_days for each in calls] == [2, 7, 14]
    assert {each.state for each in calls} == {ItemState.OPEN}
    for each in calls:
        each.slide(date(2026, 12, 1))
    assert [each.due_on for each in calls] == [date(2026, 12, 3), date(2026, 12, 8), date(2026, 12, 15)]
    assert core["C1"].items()[0].anchor is Anchor.ADMISSION
    assert core["C26"].items()[0].offset_days is None


def test_checklist_items_fit_their_fields_and_keep_confidence():
    for checklist in catalogues.checklists().values():
        for each in checklist.item:
            assert 0 < len(each.short) <= 60
            assert 0 < len(each.action) <= 300
            assert (each.anchor is None) == (each.offset_days is None)
    tiers = {item.code: item.tier for each in catalogues.checklists().values() for item in each.item}
    assert tiers["MH3"] is tiers["O11"] is tiers["C25"] is ShareTier.T3
    assert tiers["C1"] is ShareTier.T0


def test_graded_returns_have_criteria_and_an_end():
    schemes = catalogues.return_schemes()
    assert list(schemes) == list("ABCDEFGH")
    for each in schemes.values():
        assert each.step
        assert each.step_up
        assert each.step_down
        assert each.ends_after_weeks > 0
        assert each.basis == "default" or each.source.startswith("http")
        weeks = [step.week for step in each.step if step.week is not None]
        assert weeks == sorted(weeks)
        assert max(weeks, default=1) <= each.ends_after_weeks
        assert all(day in catalogues.WEEKDAYS for step in each.step for day in step.days)
    first_week = [step for step in schemes["A"].step if step.week == 1]
    assert [(step.days, step.hours) for step in first_week] == [(("mon", "wed", "fri"), 2.0)]


def test_follow_up_belongs_to_checklists():
    cadences = catalogues.follow_up()
    assert cadences["all"].days == (2, 7, 14, 28, 42, 90)
    assert set(cadences) - {"all"} <= set(catalogues.checklists())
    assert all(list(each.days) == sorted(each.days) for each in cadences.values())


def test_reasons_for_a_lesson_not_given():
    reasons = catalogues.cancellation_reasons()
    assert len(reasons) == 18
    assert [each.code for each in reasons.values() if each.silent] == ["DEATH"]
    assert {each.make_up for each in reasons.values()} == {"yes", "no", "rules"}
    assert reasons["TCH-ABS"].attributable_to == "provider"
    assert all(len(each.code) <= 20 for each in reasons.values())
    assert not any(re.search("refus|fail|non-compl", each.say, re.IGNORECASE) for each in reasons.values()
                   if each.code != "TECH-FAIL")  # fmt: skip


def test_lesson_lengths_follow_age_and_energy():
    born = date(2018, 6, 1)
    assert catalogues.lesson_length(born, date(2026, 5, 31)) == (20, 30)
    assert catalogues.lesson_length(born, date(2023, 6, 1)) == (15, 20)
    assert catalogues.lesson_length(born, date(2019, 1, 1)) is None
    assert catalogues.level_lengths()[1] == 15
    assert catalogues.isolation_minutes("airborne") == 7
    assert all(catalogues.isolation_minutes(kind) > 0 for kind in IsolationKind)


def test_ages_touch_without_gap():
    lengths = catalogues.lesson_lengths()
    assert all(one.ages[1] == other.ages[0] for one, other in pairwise(lengths))


def test_ward_routines_become_a_wards_own():
    for template in catalogues.ward_routines().values():
        made = [each.data() for each in template.event]
        assert all(each.name for each in made)
        assert any(each.protected for each in made)


def test_goal_stems_name_child_and_measure():
    stems = catalogues.goal_stems()
    unique([each.id for each in stems], "stems")
    assert {"reading", "writing", "maths"} <= {each.subject for each in stems}
    for each in stems:
        assert "{name}" in each.text
        assert len(re.findall(r"\{\w+\}", each.text)) >= 2


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Inner:
    n: int


@dataclass(frozen=True)
class Sample:
    name: str
    colour: Colour
    many: tuple[int, ...] = ()
    hours: float | None = None
    inner: Inner | None = None
    on: date | None = None


GOOD = {"name": "a", "colour": "red"}


def test_a_record_is_read_with_its_types():
    plain = GOOD | {"many": [1, 2], "hours": 2, "inner": {"n": 3}, "on": date(2026, 1, 1)}
    assert record(Sample, plain, "f") == Sample("a", Colour.RED, (1, 2), 2.0, Inner(3), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("plain", "words"),
    [
        (GOOD | {"size": 1}, "f.size: unknown"),
        ({"name": "a"}, "f.colour: is missing"),
        (GOOD | {"name": 3}, "f.name: text is expected, not 3"),
        (GOOD | {"colour": "blue"}, "f.colour: 'blue' is none of red"),
        (GOOD | {"many": 1}, "f.many: a list is expected"),
        (GOOD | {"many": [1, "x"]}, "f.many[1]: a whole number is expected"),
        (GOOD | {"many": [True]}, "f.many[0]: a whole number is expected"),
        (GOOD | {"inner": {"m": 1}}, "f.inner.m: unknown"),
        (GOOD | {"on": "soon"}, "f.on: a date is expected"),
        ("text", "f: a table is expected"),
    ],
)
def test_a_fault_is_one_line_that_says_where(plain, words):
    with pytest.raises(CatalogueError, match="^" + re.escape(words)):
        record(Sample, plain, "f")


def test_a_list_is_counted_in_the_fault():
    with pytest.raises(CatalogueError, match=re.escape("f[1].colour: is missing")):
        records(Sample, [GOOD, {"name": "b"}], "f")


def test_an_id_stands_once():
    with pytest.raises(CatalogueError, match="'a' stands there twice"):
        unique(["a", "b", "a"], "f")
