"""What was brought in from files: each import, and what the program learned from it."""

from typing import Any

from pydantic import AwareDatetime

from hospital_iep.domain.vocabulary import Data, ShareTier, instant, known, listing

T0 = ShareTier.T0


class ImportBatchData(Data):
    """One import of a file, kept so that it can be recognised, explained and undone."""

    source: str = known("", tier=T0, label="Source", max_length=80)
    file_format: str = known("", tier=T0, label="Kind of file", max_length=20)
    sha256: str = known("", tier=T0, label="Fingerprint", max_length=64)
    size: int = known(0, tier=T0, label="Size", ge=0, unit="bytes")
    imported_at: AwareDatetime | None = instant(None, tier=T0, label="Imported")
    imported_by: str = known("", tier=T0, label="By", max_length=120)
    added: int = known(0, tier=T0, label="New", ge=0)
    moved: int = known(0, tier=T0, label="Moved", ge=0)
    cancelled: int = known(0, tier=T0, label="Cancelled", ge=0)
    problems: list[dict[str, str]] = listing(tier=T0, label="What could not be read")
    before: list[dict[str, Any]] = listing(tier=T0, label="What it changed, as it was before")
    undone_at: AwareDatetime | None = instant(None, tier=T0, label="Taken back")


class LearnedWordData(Data):
    """A word that this hospital's calendars use for a kind of treatment, as a person said."""

    source: str = known("", tier=T0, label="Source", max_length=80)
    word: str = known("", tier=T0, label="Word", max_length=120)
    treatment: str = known("", tier=T0, label="Means", max_length=60)


class ColumnMappingData(Data):
    """What a column of a source's spreadsheets means, as a person said."""

    source: str = known("", tier=T0, label="Source", max_length=80)
    header: str = known("", tier=T0, label="Column", max_length=120)
    meaning: str = known("", tier=T0, label="Means", max_length=40)


class SettingData(Data):
    """One setting of the case file (its time zone, its ward, the look a person chose)."""

    name: str = known("", tier=T0, max_length=80)
    value: str = known("", tier=T0, max_length=4000)
