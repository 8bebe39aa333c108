"""Consent: who may be told what, until when, and what the child says to it.

Sources: 45 CFR 164.508(c) (authorization), 34 CFR 99.30 (consent to disclose education records).
"""

from datetime import date
from enum import StrEnum

from hospital_iep.domain.vocabulary import Data, ShareTier, choice, known, listing

T0 = ShareTier.T0


class ConsentKind(StrEnum):
    """The legal form of a consent."""

    HIPAA = "hipaa"
    FERPA = "ferpa"
    TWO_WAY = "two-way"
    GDPR = "gdpr"
    PHOTO = "photo"
    OTHER = "other"


class SignatureMode(StrEnum):
    """How a consent was signed."""

    PAPER = "paper"
    DRAWN = "drawn"
    TYPED = "typed"


class ConsentData(Data):
    """One signed consent.

    ``audiences`` names who may receive ("teacher", "nurse", "district", "family", "classmates");
    ``items`` the single T3 items agreed to; ``exclusions`` what must stay out even so.
    """

    kind: ConsentKind | None = choice(ConsentKind, tier=T0, label="Form")
    discloser: str = known("", tier=T0, label="Who may tell", max_length=200)
    recipient: str = known("", tier=T0, label="Who may be told", max_length=200)
    audiences: list[str] = listing(tier=T0, label="Readers covered")
    items: list[str] = listing(tier=T0, label="Single items agreed")
    exclusions: list[str] = listing(tier=T0, label="Must stay out")
    purpose: str = known("", tier=T0, label="Purpose", max_length=300)
    signed_on: date | None = known(None, tier=T0, label="Signed", ceds="Authorization Date (24706)")
    starts_on: date | None = known(None, tier=T0, label="From")
    expires_on: date | None = known(None, tier=T0, label="Until")
    expiry_event: str = known("", tier=T0, label="Or until", max_length=120)
    signer: str = known("", tier=T0, label="Signed by", max_length=120)
    relationship: str = known("", tier=T0, label="Relationship to the child", max_length=60)
    signature: SignatureMode | None = choice(SignatureMode, tier=T0, label="Signed how")
    copy_given: bool | None = known(None, tier=T0, label="Copy given")
    child_assent: bool | None = known(None, tier=T0, label="The child agrees")
    revoked_on: date | None = known(None, tier=T0, label="Revoked")
    revoked_by: str = known("", tier=T0, label="Revoked by", max_length=120)

    def is_valid_on(self, day: date) -> bool:
        """Return whether the consent is signed, has begun, and is neither expired nor revoked."""
        begun = self.starts_on or self.signed_on
        return (
            self.signed_on is not None
            and begun is not None
            and begun <= day
            and (self.expires_on is None or day <= self.expires_on)
            and (self.revoked_on is None or day < self.revoked_on)
        )

    def covers(self, audience: str, day: date) -> bool:
        """Return whether the consent lets an audience be told on a day."""
        return self.is_valid_on(day) and audience in self.audiences
