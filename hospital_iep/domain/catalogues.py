"""The field's ready-made knowledge: treatments, accommodations, checklists, schemes, lengths, reasons.

The texts are seeds written for this program; clinical and legal ones are typical only: check with the team.
Each function returns one catalogue, read and checked once.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from hospital_iep.domain.catalogue_file import CatalogueError, load, unique
from hospital_iep.domain.curve import (
    DisplayKind,
    Evidence,
    TreatmentTemplate,
    read_segment,
)
from hospital_iep.domain.treatment import TreatmentCourseData

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@cache
def treatments() -> Mapping[str, TreatmentTemplate]:
    """Return the kinds of treatment by id, in the order of the catalogue; "unknown" is one of them."""
    tables = load("treatments").get("treatment", [])
    unique([str(each.get("id")) for each in tables], "treatments.toml: treatment")
    found = (_treatment(each, f"treatments.toml: treatment[{n}]") for n, each in enumerate(tables))
    return MappingProxyType({each.id: each for each in found})


def treatment(kind: str) -> TreatmentTemplate:
    """Return a kind of treatment by id; the unknown kind (a block without fatigue) where there is none."""
    return treatments().get(kind) or treatments()["unknown"]


def recognise(title: str, learned: Mapping[str, str] | None = None) -> tuple[TreatmentTemplate, str]:
    """Return the kind of treatment that a calendar's title speaks of, and the word that told it.

    ``learned`` are this hospital's own words with the id they mean; they go before the catalogue's.
    Among several words the longest counts. The unknown kind and no word where nothing is recognised.
    """
    text = title.casefold()
    for words in (learned or {}, _words()):
        found = [word for word in words if _stands_in(word.casefold(), text)]
        if found:
            word = max(found, key=len)
            return treatment(words[word]), word
    return treatments()["unknown"], ""


@cache
def _words() -> Mapping[str, str]:
    return {word: each.id for each in treatments().values() for word in each.words}


def _stands_in(word: str, text: str) -> bool:
    """Return whether a word stands in a text as a whole word; "ct" is not in "doctor"."""
    at = text.find(word)
    while at >= 0:
        around = text[max(at - 1, 0) : at] + text[at + len(word) : at + len(word) + 1]
        if word and not any(each.isalnum() for each in around):
            return True
        at = text.find(word, at + 1)
    return False


def _treatment(plain: Mapping[str, Any], where: str) -> TreatmentTemplate:
    unknown = set(plain) - _TREATMENT_KEYS
    missing = {"id", "name", "kind", "icon", "typical_minutes", "evidence", "sources", "segment"} - set(plain)
    if unknown or missing:
        key = sorted(unknown or missing)[0]
        raise CatalogueError(f"{where}.{key}: {'unknown' if unknown else 'is missing'}")
    segments = []
    for number, each in enumerate(plain["segment"]):
        try:
            segments.append(read_segment(each, plain["sources"]))
        except (ValueError, KeyError, TypeError) as fault:
            raise CatalogueError(f"{where}.segment[{number}]: {fault}") from fault
    try:
        return TreatmentTemplate(
            id=plain["id"],
            name=plain["name"],
            kind=DisplayKind(plain["kind"]),
            icon=plain["icon"],
            typical_minutes=plain["typical_minutes"],
            segments=tuple(segments),
            evidence=Evidence(plain["evidence"]),
            sources=tuple(plain["sources"]),
            words=tuple(plain.get("words", ())),
            teachable=plain.get("teachable", False),
            whole_days=plain.get("whole_days", False),
            unplanned=plain.get("unplanned", False),
            limits=tuple(plain.get("limits", ())),
            variants=tuple(plain.get("variants", ())),
            course=MappingProxyType(_course(plain.get("course", {}))),
        )
    except ValueError as fault:
        raise CatalogueError(f"{where}: {fault}") from fault


def _course(plain: Mapping[str, Any]) -> dict[str, Any]:
    """Return the usual settings of a course, with weekdays as numbers from 0 = Monday."""
    course = dict(plain)
    if "weekdays" in course:
        course["weekdays"] = [WEEKDAYS.index(each) for each in course["weekdays"]]
    strange = set(course) - set(TreatmentCourseData.model_fields)
    if strange:
        raise ValueError(f"course.{sorted(strange)[0]}: unknown")
    TreatmentCourseData.model_validate(course)
    return course


_TREATMENT_KEYS = {
    "id",
    "name",
    "kind",
    "icon",
    "words",
    "teachable",
    "whole_days",
    "unplanned",
    "typical_minutes",
    "limits",
    "variants",
    "course",
    "evidence",
    "sources",
    "segment",
}
