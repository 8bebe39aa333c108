"""How the child gets on: data points for goals, and the work that travels to and from school."""

from datetime import date
from enum import StrEnum

from hospital_iep.domain.vocabulary import Data, ShareTier, choice, known

T1, T2 = ShareTier.T1, ShareTier.T2


class ProgressEntryData(Data):
    """One observation for a goal.

    ``not_tried_medical`` keeps a point out of the trend: the child was not able to try.
    ``clinical_state`` ("two days after infusion") lets a dip be read fairly.
    """

    observed_on: date | None = known(None, tier=T1, label="On")
    value: float | None = known(None, tier=T1, label="Value")
    attempts: int | None = known(None, tier=T1, label="Attempts", ceds="Attempts Count (24673)", ge=0)
    successes: int | None = known(None, tier=T1, label="Successes", ceds="Success Count (24675)", ge=0)
    prompt_level: str = known("", tier=T1, label="Help given", max_length=60)
    note: str = known("", tier=T1, label="Note", max_length=1000)
    not_tried_medical: bool = known(default=False, tier=T1, label="Not tried, medical")
    clinical_state: str = known("", tier=T2, label="How the child was", max_length=120)


class WorkWeight(StrEnum):
    """How much a piece of school work matters."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"
    EXCUSED = "excused"


class WorkItemData(Data):
    """A piece of work between home school and hospital: asked for, received, done, sent back."""

    subject: str = known("", tier=T1, label="Subject", max_length=60)
    title: str = known("", tier=T1, label="Work", max_length=200)
    weight: WorkWeight = choice(WorkWeight, WorkWeight.SHOULD, tier=T1, label="Weight")
    asked_on: date | None = known(None, tier=T1, label="Asked for")
    received_on: date | None = known(None, tier=T1, label="Received")
    done_on: date | None = known(None, tier=T1, label="Done")
    sent_on: date | None = known(None, tier=T1, label="Sent back")
    school_teacher: str = known("", tier=T1, label="School teacher", max_length=120)
