"""The lesson log: what was taught, and what was missed and why."""

from enum import StrEnum

from pydantic import NaiveDatetime

from hospital_iep.domain.vocabulary import Data, ShareTier, choice, known, wall_time

T1, TD = ShareTier.T1, ShareTier.TD


class AttendanceEvent(StrEnum):
    """Whether the child was taught; CEDS Attendance Event Type (23594)."""

    TAUGHT = "taught"
    NOT_NOW = "not-now"


class AttendanceData(Data):
    """One child in one lesson, afterwards.

    ``reason_code`` is one of the cancellation reasons of the catalogue ("MED-SLEEP"); minutes are
    those taught, not those planned.
    """

    event: AttendanceEvent = choice(AttendanceEvent, AttendanceEvent.TAUGHT, tier=TD, label="What happened")
    start: NaiveDatetime | None = wall_time(None, tier=TD, label="From")
    minutes: int = known(
        0, tier=TD, label="Taught", ceds="Attendance Event Duration Minutes (25003)", ge=0, unit="minutes"
    )
    reason_code: str = known("", tier=TD, label="Why not", max_length=20)
    make_up_owed: bool | None = known(None, tier=TD, label="To be made up")
    mode: str = known("", tier=TD, label="How", max_length=20)
    subject: str = known("", tier=TD, label="Subject", max_length=60)
    topic: str = known("", tier=T1, label="Topic", max_length=200)
    adult_present: str = known("", tier=TD, label="Adult present", max_length=120)
    note: str = known("", tier=T1, label="Note", max_length=1000)
