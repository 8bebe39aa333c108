"""The field's ready-made knowledge: treatments, accommodations, checklists, schemes, lengths, reasons.

The texts are seeds written for this program; clinical and legal ones are typical only: check with the team.
Each function returns one catalogue, read and checked once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from types import MappingProxyType
from typing import Any

from hospital_iep.domain.accommodation import TeachingPlace
from hospital_iep.domain.catalogue_file import CatalogueError, load, records, unique
from hospital_iep.domain.curve import (
    DisplayKind,
    Evidence,
    TreatmentTemplate,
    read_segment,
)
from hospital_iep.domain.jurisdiction import RulePack
from hospital_iep.domain.reentry import Anchor, ChecklistItemData
from hospital_iep.domain.team import TeamRole
from hospital_iep.domain.treatment import RoutineKind, TreatmentCourseData, WardRoutineData
from hospital_iep.domain.vocabulary import ShareTier

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


@dataclass(frozen=True, slots=True)
class AccommodationCategory:
    """A group of accommodations; ``edfi`` is Ed-Fi's accommodation descriptor."""

    letter: str
    id: str
    name: str
    edfi: str


@dataclass(frozen=True, slots=True)
class AccommodationTemplate:
    """One accommodation to choose: what to do, in words that carry no reason.

    ``child`` says it to the child. ``answers`` are the side effects it helps with and are read by nurse
    and named lead only. ``exam``: "ok", "ask" (the exam board) or "changes" (what a test measures).
    ``who``: "teacher", "school" or "nurse". ``pnp`` is the 1EdTech name where there is one.
    """

    code: str
    text: str
    child: str
    answers: tuple[str, ...]
    places: tuple[TeachingPlace, ...]
    exam: str
    who: str
    pnp: str = ""
    tier: ShareTier = ShareTier.T1

    @property
    def category(self) -> AccommodationCategory:
        """The group it stands in, as its code says."""
        return next(each for each in accommodation_categories() if each.letter == self.code[0])


@dataclass(frozen=True, slots=True)
class SideEffect:
    """A side effect or condition, and the codes of the accommodations it suggests."""

    id: str
    name: str
    codes: tuple[str, ...]


@cache
def accommodation_categories() -> tuple[AccommodationCategory, ...]:
    """Return the groups of accommodations in the order of the catalogue."""
    return records(AccommodationCategory, load("accommodations")["category"], "accommodations.toml: category")


@cache
def accommodations() -> Mapping[str, AccommodationTemplate]:
    """Return the accommodations by code."""
    where = "accommodations.toml: accommodation"
    found = records(AccommodationTemplate, load("accommodations")["accommodation"], where)
    unique([each.code for each in found], where)
    return MappingProxyType({each.code: each for each in found})


@cache
def side_effects() -> Mapping[str, SideEffect]:
    """Return what suggests accommodations, by id; every code it names is in the catalogue."""
    where = "accommodations.toml: suggestion"
    found = records(SideEffect, load("accommodations")["suggestion"], where)
    unique([each.id for each in found], where)
    for each in found:
        for code in each.codes:
            if code not in accommodations():
                raise CatalogueError(f"{where}: {each.id} names {code}, which is no accommodation")
    return MappingProxyType({each.id: each for each in found})


def suggested(side_effect_ids: tuple[str, ...]) -> list[AccommodationTemplate]:
    """Return the accommodations that side effects suggest, each once, in the order of the catalogue."""
    codes = {code for key in side_effect_ids for code in side_effects()[key].codes}
    return [each for each in accommodations().values() if each.code in codes]


@dataclass(frozen=True, slots=True)
class ChecklistTemplateItem:
    """One item of a re-entry checklist; without an anchor it has no date by rule."""

    code: str
    action: str
    short: str
    owner: TeamRole
    evidence: str
    tier: ShareTier
    mandatory: bool
    also: tuple[TeamRole, ...] = ()
    anchor: Anchor | None = None
    offset_days: int | None = None
    repeat_days: tuple[int, ...] = ()

    def items(self) -> list[ChecklistItemData]:
        """Return the item for a child's plan, once for each of its dates; the dates follow the anchor."""
        offsets = [self.offset_days, *self.repeat_days]
        return [
            ChecklistItemData(
                code=self.code,
                action=self.action,
                short=self.short,
                owner=self.owner,
                anchor=self.anchor or Anchor.RETURN,
                offset_days=offset,
                evidence=self.evidence,
                share_tier=self.tier,
                mandatory=self.mandatory,
            )
            for offset in offsets
        ]


@dataclass(frozen=True, slots=True)
class Checklist:
    """The core checklist, or the overlay of a condition."""

    id: str
    name: str
    condition: str
    sources: tuple[str, ...]
    item: tuple[ChecklistTemplateItem, ...]


@cache
def checklists() -> Mapping[str, Checklist]:
    """Return the re-entry checklists by id: "core" first, then the overlays."""
    where = "checklists.toml: checklist"
    found = records(Checklist, load("checklists")["checklist"], where)
    unique([each.id for each in found], where)
    unique([item.code for each in found for item in each.item], where)
    return MappingProxyType({each.id: each for each in found})


@dataclass(frozen=True, slots=True)
class ReturnStep:
    """One step of a graded return; ``hours`` ``None`` means the full school day.

    Steps go by week after the return, by day of a treatment cycle (``from_day`` to ``to_day``), or hold
    ``on`` treatment days and the days between.
    """

    note: str = ""
    week: int | None = None
    days: tuple[str, ...] = ()
    hours: float | None = None
    from_day: int | None = None
    to_day: int | None = None
    place: str = "school"
    on: str = ""


@dataclass(frozen=True, slots=True)
class ReturnScheme:
    """A scheme by which hours at school grow, with its criteria and its end."""

    id: str
    name: str
    suits: str
    basis: str
    step: tuple[ReturnStep, ...]
    step_up: str
    step_down: str
    ends_after_weeks: int
    source: str = ""
    by_stages: bool = False
    by_cycle_days: bool = False
    by_treatment_days: bool = False

    @property
    def follows_treatment(self) -> bool:
        """Whether its days hang on the treatment and not on the weeks at school."""
        return self.by_cycle_days or self.by_treatment_days


@cache
def return_schemes() -> Mapping[str, ReturnScheme]:
    """Return the schemes of graded return by letter."""
    found = records(ReturnScheme, load("graded-returns")["scheme"], "graded-returns.toml: scheme")
    return MappingProxyType({each.id: each for each in found})


@cache
def paper_texts() -> frozenset[str]:
    """Return the texts that papers print: each has its translation, and what people typed is none of them."""
    chosen = accommodations().values()
    schemes = return_schemes().values()
    return frozenset(
        {
            *(each.text for each in chosen),
            *(answer for each in chosen for answer in each.answers),
            *(each.name for each in side_effects().values()),
            *(item.short for each in checklists().values() for item in each.item),
            *(rule for each in schemes for rule in (each.step_up, each.step_down)),
        }
    )


@dataclass(frozen=True, slots=True)
class FollowUpCadence:
    """On which days after the return one asks how it goes; ``then`` says how it goes on."""

    condition: str
    days: tuple[int, ...]
    then: str
    last_day: int | None = None


@cache
def follow_up() -> Mapping[str, FollowUpCadence]:
    """Return the cadences by condition; "all" holds for every child, the others add to it."""
    found = records(FollowUpCadence, load("follow-up")["cadence"], "follow-up.toml: cadence")
    return MappingProxyType({each.condition: each for each in found})


@cache
def jurisdictions() -> Mapping[str, RulePack]:
    """Return the rule packs by code."""
    where = "jurisdictions.toml: pack"
    found = records(RulePack, load("jurisdictions")["pack"], where)
    unique([each.code for each in found], where)
    return MappingProxyType({each.code: each for each in found})


@dataclass(frozen=True, slots=True)
class CancellationReason:
    """Why a lesson was not given; ``say`` is how child and family read it, ``silent`` stops all reminders.

    ``make_up``: "yes", "no", or "rules" (as the jurisdiction says). ``lasts_minutes``: how long the child is
    usually not asked again that day; 0 where it was not for the child's sake.
    """

    code: str
    name: str
    say: str
    icon: str
    attributable_to: str
    make_up: str
    silent: bool = False
    lasts_minutes: int = 0


@cache
def cancellation_reasons() -> Mapping[str, CancellationReason]:
    """Return the reasons by code."""
    where = "cancellation-reasons.toml: reason"
    found = records(CancellationReason, load("cancellation-reasons")["reason"], where)
    return MappingProxyType({each.code: each for each in found})


@dataclass(frozen=True, slots=True)
class GoalStem:
    """The beginning of a goal, with {…} to be filled in; ``steady``: only for days with energy."""

    id: str
    subject: str
    grades: str
    text: str
    steady: bool = False


@cache
def goal_stems() -> tuple[GoalStem, ...]:
    """Return the goal stems, by subject and grades."""
    return records(GoalStem, load("goal-stems")["stem"], "goal-stems.toml: stem")


@dataclass(frozen=True, slots=True)
class AgeLength:
    """The usual shortest and longest lesson of an age; ages from the first up to, not with, the last."""

    name: str
    ages: tuple[int, ...]
    grades: tuple[str, ...]
    years: tuple[str, ...]
    minutes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class UsualTime:
    """Minutes that something around a lesson takes."""

    what: str
    minutes: int
    isolation: bool = False


@cache
def lesson_lengths() -> tuple[AgeLength, ...]:
    """Return the usual lengths of lessons by age, the youngest first."""
    return records(AgeLength, load("lesson-lengths")["age"], "lesson-lengths.toml: age")


def lesson_length(birth_date: date, on: date) -> tuple[int, int] | None:
    """Return the usual shortest and longest lesson for a child's age; ``None`` outside school age."""
    years = on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))
    for each in lesson_lengths():
        if each.ages[0] <= years < each.ages[1]:
            return each.minutes[0], each.minutes[1]
    return None


@cache
def level_lengths() -> Mapping[int, int]:
    """Return the longest lesson by energy level, where the level caps it."""
    return MappingProxyType({each["level"]: each["minutes"] for each in load("lesson-lengths")["level"]})


@cache
def usual_times() -> tuple[UsualTime, ...]:
    """Return the minutes for washing, dressing, walking, asking, setting up and logging."""
    return records(UsualTime, load("lesson-lengths")["time"], "lesson-lengths.toml: time")


def isolation_minutes(kind: str) -> int:
    """Return the usual minutes for dressing and undressing in an isolation; 0 where none are known."""
    return next((each.minutes for each in usual_times() if each.isolation and each.what == kind), 0)


@dataclass(frozen=True, slots=True)
class RoutineEvent:
    """Something in a ward's day; ``level`` as in ``WardRoutineData``."""

    name: str
    kind: RoutineKind
    start: str
    end: str
    level: int | None = None
    weekdays: tuple[int, ...] = ()

    def data(self) -> WardRoutineData:
        """Return it as a ward's own, to be edited."""
        return WardRoutineData(
            name=self.name,
            kind=self.kind,
            weekdays=list(self.weekdays),
            start=time.fromisoformat(self.start),
            end=time.fromisoformat(self.end),
            level=self.level,
        )


@dataclass(frozen=True, slots=True)
class RoutineTemplate:
    """A ward's day to start from."""

    id: str
    name: str
    event: tuple[RoutineEvent, ...]
    sources: tuple[str, ...] = ()


@cache
def ward_routines() -> Mapping[str, RoutineTemplate]:
    """Return the ward routines by id."""
    found = records(RoutineTemplate, load("ward-routines")["routine"], "ward-routines.toml: routine")
    return MappingProxyType({each.id: each for each in found})
