"""The child: who they are, where they are, and what holds for every lesson with them."""

from datetime import date
from enum import StrEnum
from unicodedata import bidirectional

from hospital_iep.domain.vocabulary import Data, ShareTier, choice, known, listing

T0, T1, T2, TD = ShareTier.T0, ShareTier.T1, ShareTier.T2, ShareTier.TD


class CareSetting(StrEnum):
    """Where the child is cared for while away from school."""

    INPATIENT = "inpatient"
    DAY_CASE = "day-case"
    OUTPATIENT = "outpatient"
    HOMEBOUND = "homebound"


class StudentData(Data):
    """A child or young person on the caseload.

    Every field may be unknown: an empty text or ``None`` means "not known", never "none" or 0.
    ``code`` is what printed pages carry instead of a name.
    """

    code: str = known("", tier=TD, label="Code", max_length=20)
    given_name: str = known("", tier=T1, label="First name", ceds="First Name (00115)", max_length=75)
    family_name: str = known("", tier=T1, label="Family name", ceds="Last or Surname (00172)", max_length=75)
    preferred_name: str = known("", tier=T1, label="Likes to be called", max_length=75)
    pronouns: str = known("", tier=T1, label="Pronouns", max_length=40)
    birth_date: date | None = known(None, tier=TD, label="Date of birth", ceds="Birthdate (00033)")
    grade: str = known("", tier=TD, label="Grade", ceds="Grade Level When Assessed (00125)", max_length=20)
    student_identifier: str = known(
        "", tier=TD, label="School's student number", ceds="Student Identifier (01071)", max_length=60
    )
    hospital_number: str = known("", tier=T0, label="Hospital number", max_length=60)
    home_language: str = known(
        "", tier=T1, label="Home language", ceds="ISO 639-2 Language Code (00317)", max_length=40
    )
    interpreter_needed: bool | None = known(None, tier=T1, label="Interpreter needed")
    setting: CareSetting | None = choice(CareSetting, tier=TD, label="Cared for as")
    consultant: str = known("", tier=T2, label="Physician in charge", max_length=120)
    jurisdiction: str = known("", tier=TD, label="Rules of", max_length=20)
    admitted_on: date | None = known(None, tier=TD, label="Admitted")
    expected_discharge_on: date | None = known(None, tier=T2, label="Expected to leave hospital")
    discharged_on: date | None = known(None, tier=TD, label="Left hospital")
    statutory_plan: str = known("", tier=T1, label="Plan at school (IEP, 504, EHCP …)", max_length=60)
    interests: str = known("", tier=T1, label="Enjoys", max_length=1000)
    best_times: list[dict[str, str]] = listing(
        tier=T1, label="Best times of day", help="Spans of wall-clock time: start, end, level"
    )
    energy_base: int = known(3, tier=T1, label="Usual energy", ge=0, le=4, unit="level 0 to 4")
    lesson_minutes_min: int = known(15, tier=T1, label="Shortest useful lesson", ge=1, le=240, unit="minutes")
    lesson_minutes_max: int = known(30, tier=T1, label="Longest lesson", ge=1, le=240, unit="minutes")
    min_break_minutes: int = known(10, tier=T1, label="Rest between lessons", ge=0, le=480, unit="minutes")
    max_minutes_per_day: int | None = known(
        None, tier=T1, label="Most teaching in a day", ge=0, le=720, unit="minutes"
    )
    can_leave_room: bool | None = known(None, tier=T1, label="May leave the room")
    safety_line: str = known(
        "",
        tier=T1,
        label="Always remember",
        help="One line of what to do, without the reason",
        max_length=200,
    )
    keep_apart: list[str] = listing(tier=T0, label="Never together with others marked")
    safeguarding: str = known("", tier=T0, label="Safeguarding", max_length=2000)
    remembered_silently: bool = known(default=False, tier=T0, label="No reminders, prints or countdowns")

    @property
    def first_name(self) -> str:
        """The first name the child goes by; empty where none is known."""
        return self.preferred_name or self.given_name

    @property
    def called(self) -> str:
        """The name the child goes by; the code where no first name is known."""
        return self.first_name or self.code

    @property
    def short_name(self) -> str:
        """First name and the family name's initial ("Leo M."), as rows show it.

        A script that runs from right to left gets no full stop: beside other words it would change sides.
        """
        letter = self.family_name[:1]
        stop = "" if letter and bidirectional(letter) in {"R", "AL"} else "."
        initial = f" {letter}{stop}" if letter else ""
        return (self.first_name + initial).strip() or self.code

    @property
    def initials(self) -> str:
        """What stands for the name in the corridor ("LM")."""
        letters = self.first_name[:1] + self.family_name[:1]
        return letters.upper() or self.code

    @property
    def full_name(self) -> str:
        """The name as the school writes it."""
        return f"{self.given_name} {self.family_name}".strip() or self.code


class HomeSchoolData(Data):
    """The school the child goes back to, and its named lead."""

    name: str = known("", tier=T1, label="School", ceds="Name of Institution (00191)", max_length=120)
    address: str = known("", tier=TD, label="Address", max_length=300)
    phone: str = known("", tier=T1, label="Phone", max_length=40)
    district: str = known("", tier=TD, label="District", max_length=120)
    lead_name: str = known("", tier=T1, label="Named lead", max_length=120)
    lead_email: str = known("", tier=T1, label="Named lead's e-mail", max_length=120)
    nurse_name: str = known("", tier=T1, label="School nurse", max_length=120)
    nurse_phone: str = known("", tier=T1, label="School nurse's phone", max_length=40)
    holidays: list[dict[str, str]] = listing(
        tier=TD, label="School holidays", help="Spans: first, last, name"
    )


class HealthFactKind(StrEnum):
    """What sort of health fact this is."""

    DIAGNOSIS = "diagnosis"
    MEDICINE = "medicine"
    DEVICE = "device"
    ALLERGY = "allergy"
    RESTRICTION = "restriction"
    SIDE_EFFECT = "side-effect"


class HealthFactData(Data):
    """One fact about the child's health, with who said so and when; never read by class teachers."""

    kind: HealthFactKind | None = choice(HealthFactKind, tier=T2, label="Kind")
    text: str = known("", tier=T2, label="What", max_length=500)
    source: str = known("", tier=T2, label="Said by", max_length=120)
    observed_on: date | None = known(None, tier=T2, label="On")


class EmergencyStepData(Data):
    """One line of the emergency page: if you see this, do that (no diagnosis)."""

    if_you_see: str = known("", tier=T1, label="If you see", max_length=200)
    do_this: str = known("", tier=T1, label="Do this", max_length=300)
    call: str = known("", tier=T1, label="Call", max_length=120)
    agreed_with: str = known("", tier=T1, label="Agreed with", max_length=120)


class VoiceData(Data):
    """Something the child says about themselves, in their own words."""

    prompt: str = known("", tier=T1, label="Prompt", max_length=80)
    text: str = known("", tier=T1, label="In their own words", max_length=500)
    told_on: date | None = known(None, tier=T1, label="Told on")
    may_be_shared: bool | None = known(None, tier=T0, label="The child agrees to share this")


class OpenQuestionData(Data):
    """Something not known yet: whom to ask, by when. It feeds "Needs you"."""

    subject_table: str = known("", tier=T0, max_length=40)
    subject_field: str = known("", tier=T0, max_length=60)
    ask_whom: str = known("", tier=T0, label="Ask", max_length=120)
    ask_by: date | None = known(None, tier=T0, label="Ask by")
    answered_on: date | None = known(None, tier=T0, label="Answered")
