"""A child's plan as it is written: its sections, what is still to be asked, and what is chosen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, SQLModel, select

from hospital_iep.domain.accommodation import AccommodationData
from hospital_iep.domain.catalogues import SideEffect, accommodations, side_effects
from hospital_iep.domain.plan import (
    PlanSectionData,
    PlanState,
    PresentLevelData,
    SectionKey,
    SectionState,
)
from hospital_iep.domain.rights import Act, Subject
from hospital_iep.domain.student import EmergencyStepData, HealthFactData, HealthFactKind, VoiceData
from hospital_iep.operations import records, student
from hospital_iep.operations.permission import require
from hospital_iep.operations.records import Record
from hospital_iep.store.tables import (
    EmergencyStep,
    OpenQuestion,
    Plan,
    PlanSection,
    PlanVersion,
    PresentLevel,
    ReentryPlan,
    TreatmentCourse,
    Voice,
)

SETTLED = (SectionState.COMPLETE, SectionState.NOT_NEEDED)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A child's plan with the state of each section."""

    id: UUID
    version: int
    state: PlanState
    sections: Mapping[SectionKey, PlanSectionData]

    @property
    def settled(self) -> int:
        """How many sections are complete or not needed."""
        return sum(each.state in SETTLED for each in self.sections.values())


def plan_of(session: Session, student_id: UUID) -> PlanRow:
    """Return a child's present plan."""
    require(session, Act.READ, Subject.PLAN, student_id)
    plan = _plan(session, student_id)
    versions = session.exec(select(PlanVersion).where(PlanVersion.plan_id == plan.id)).all()
    newest = max(versions, key=lambda each: each.number, default=None)
    rows = session.exec(select(PlanSection).where(PlanSection.plan_id == plan.id)).all()
    known = {row.key: PlanSectionData.model_validate(row, from_attributes=True) for row in rows}
    return PlanRow(
        plan.id,
        newest.number if newest else 1,
        newest.state if newest else PlanState.DRAFT,
        {key: known.get(key, PlanSectionData(key=key)) for key in SectionKey},
    )


def _plan(session: Session, student_id: UUID) -> Plan:
    plans = session.exec(select(Plan).where(Plan.student_id == student_id)).all()
    return max(plans, key=lambda plan: (str(plan.starts_on or ""), str(plan.id)))


def _section(session: Session, student_id: UUID, key: SectionKey) -> PlanSection:
    plan = _plan(session, student_id)
    query = select(PlanSection).where(PlanSection.plan_id == plan.id, PlanSection.key == key)
    row = session.exec(query).first()
    if row is None:
        row = PlanSection(plan_id=plan.id, key=key)
        session.add(row)
    return row


def set_state(
    session: Session, student_id: UUID, key: SectionKey, state: SectionState, reason: str = ""
) -> None:
    """Mark a section complete, not needed (with its reason), or open again."""
    require(session, Act.WRITE, Subject.PLAN, student_id)
    row = _section(session, student_id, key)
    row.state, row.reason = state, reason


def begin(session: Session, student_id: UUID, key: SectionKey | None) -> None:
    """Let a section that was not started count as begun."""
    if key is None:
        return
    row = _section(session, student_id, key)
    if row.state in (SectionState.NOT_STARTED, SectionState.UNKNOWN_YET):
        row.state = SectionState.IN_PROGRESS


# ---- writing ---------------------------------------------------------------------------------------


def write(
    session: Session,
    student_id: UUID,
    key: SectionKey | None,
    kind: type[SQLModel],
    record_id: UUID,
    values: Mapping[str, Any],
    today: date | None = None,
) -> None:
    """Change fields of a record from a section's form; what was asked for counts as answered."""
    records.edit(session, kind, record_id, values)
    begin(session, student_id, key)
    for name, value in values.items():
        if value not in ("", None, []):
            answer(session, student_id, name, today)


def add(
    session: Session, student_id: UUID, key: SectionKey | None, data: SQLModel, parents: Mapping[str, Any]
) -> UUID:
    """Add a record under its parents from a section's form."""
    made = records.add(session, data, **parents)
    begin(session, student_id, key)
    return made


def write_by(
    session: Session,
    student_id: UUID,
    key: SectionKey,
    field: str,
    on: date,
    act: Callable[..., object],
    *args: Any,
) -> None:
    """Write a section's field by the operation it has; the section is begun, and what was asked answered."""
    act(session, student_id, *args)
    begin(session, student_id, key)
    answer(session, student_id, field, on)


def take_out(session: Session, student_id: UUID, kind: type[SQLModel], record_id: UUID) -> None:
    """Remove a record from a section's form."""
    require(session, Act.WRITE, Subject.PLAN, student_id)
    records.remove(session, kind, record_id)


def add_step(session: Session, student_id: UUID, data: EmergencyStepData) -> UUID:
    """Add a step to a child's emergency page, below the others."""
    require(session, Act.WRITE, Subject.STUDENT, student_id)
    rows = session.exec(select(EmergencyStep).where(EmergencyStep.student_id == student_id)).all()
    position = max((row.position for row in rows), default=-1) + 1
    return add(session, student_id, SectionKey.ABOUT, data, {"student_id": student_id, "position": position})


def put_in_order(session: Session, kind: type[SQLModel], record_ids: Sequence[UUID]) -> None:
    """Give records the order in which they are named, as one step."""
    for position, record_id in enumerate(record_ids):
        records.link(session, kind, record_id, position=position)


def ask(
    session: Session, student_id: UUID, field: str, ask_by: date | None, key: SectionKey | None = None
) -> None:
    """Say that a field is not known yet, and until when somebody should have asked."""
    require(session, Act.WRITE, Subject.STUDENT, student_id)
    for row in _asked(session, student_id, field):
        row.ask_by, row.answered_on = ask_by, None
        return
    session.add(
        OpenQuestion(student_id=student_id, subject_table="student", subject_field=field, ask_by=ask_by)
    )
    if key is not None:
        section = _section(session, student_id, key)
        if section.state is SectionState.NOT_STARTED:
            section.state = SectionState.UNKNOWN_YET


def answer(session: Session, student_id: UUID, field: str, on: date | None) -> None:
    """Say that what was asked for is known now; nothing happens where nothing was asked."""
    for row in _asked(session, student_id, field):
        session.delete(row) if on is None else setattr(row, "answered_on", on)


def _asked(session: Session, student_id: UUID, field: str) -> list[OpenQuestion]:
    query = select(OpenQuestion).where(
        OpenQuestion.student_id == student_id, OpenQuestion.subject_field == field
    )
    return [row for row in session.exec(query).all() if row.answered_on is None]


# ---- present levels, voice, transport --------------------------------------------------------------


def levels(session: Session, student_id: UUID) -> dict[str, Record[PresentLevelData]]:
    """Return the present levels by area."""
    rows = records.listed(session, PresentLevelData, plan_id=_plan(session, student_id).id)
    return {row.data.area: row for row in rows}


def set_level(session: Session, student_id: UUID, area: str, text: str, today: date) -> None:
    """Write what the child can do now in one area; it is dated today. No text takes the area out."""
    require(session, Act.WRITE, Subject.PLAN, student_id)
    plan = _plan(session, student_id)
    query = select(PresentLevel).where(PresentLevel.plan_id == plan.id)
    rows = session.exec(query).all()
    row = next((each for each in rows if each.area == area), None)
    if row is None:
        if text:
            position = max((each.position for each in rows), default=-1) + 1
            data = PresentLevelData(area=area, text=text, observed_on=today)
            records.add(session, data, plan_id=plan.id, position=position)
    elif text:
        row.text, row.observed_on = text, today
    else:
        session.delete(row)
    begin(session, student_id, SectionKey.PRESENT_LEVELS)
    answer(session, student_id, area, today)


def set_voice(session: Session, student_id: UUID, prompt: str, text: str, today: date) -> None:
    """Write what the child says to a prompt, in their own words; no text takes it out."""
    require(session, Act.WRITE, Subject.STUDENT, student_id)
    rows = session.exec(select(Voice).where(Voice.student_id == student_id)).all()
    row = next((each for each in rows if each.prompt == prompt), None)
    if row is None:
        if text:
            position = max((each.position for each in rows), default=-1) + 1
            data = VoiceData(prompt=prompt, text=text, told_on=today)
            records.add(session, data, student_id=student_id, position=position)
    elif text:
        row.text, row.told_on, row.may_be_shared = text, today, None  # new words need a new yes
    else:
        session.delete(row)
    begin(session, student_id, SectionKey.VOICE)


def reentry_plan(session: Session, student_id: UUID) -> UUID:
    """Return the key of a child's re-entry plan, where the way to school is written."""
    require(session, Act.READ, Subject.REENTRY, student_id)
    return session.exec(select(ReentryPlan.id).where(ReentryPlan.student_id == student_id)).one()


# ---- accommodations --------------------------------------------------------------------------------


def chosen(session: Session, student_id: UUID) -> list[Record[AccommodationData]]:
    """Return the accommodations chosen for a child, in their order."""
    return records.listed(session, AccommodationData, student_id=student_id)


def choose(session: Session, student_id: UUID, code: str, today: date, because: str = "") -> UUID:
    """Choose an accommodation of the catalogue for a child, with its usual places."""
    entry = accommodations()[code]
    rows = chosen(session, student_id)
    same = next((row.id for row in rows if row.data.code == code), None)
    if same is not None:
        return same
    data = AccommodationData(
        code=code,
        text=entry.text,
        because=because or ", ".join(entry.answers),
        places=[str(place) for place in entry.places],
        who_implements=entry.who,
        starts_on=today,
    )
    parents = {"student_id": student_id, "position": len(rows)}
    return add(session, student_id, SectionKey.ACCOMMODATIONS, data, parents)


def own_entry(session: Session, student_id: UUID, text: str, today: date) -> UUID:
    """Add an accommodation in one's own words."""
    data = AccommodationData(text=text, places=["bed", "home", "school"], starts_on=today)
    parents = {"student_id": student_id, "position": len(chosen(session, student_id))}
    return add(session, student_id, SectionKey.ACCOMMODATIONS, data, parents)


def signs(session: Session, student_id: UUID) -> list[SideEffect]:
    """Return what speaks for accommodations: side effects that were ticked, and courses of treatment."""
    seen = set(student.side_effects_seen(session, student_id))
    query = select(TreatmentCourse.treatment).where(TreatmentCourse.student_id == student_id)
    seen |= set(session.exec(query).all())
    return [each for each in side_effects().values() if each.id in seen]


def see_sign(session: Session, student_id: UUID, sign: str, today: date) -> None:
    """Tick a side effect that somebody sees; it suggests accommodations and goes to the nurse's copy only."""
    if sign not in student.side_effects_seen(session, student_id):
        data = HealthFactData(kind=HealthFactKind.SIDE_EFFECT, text=sign, observed_on=today)
        records.add(session, data, student_id=student_id)


def unsee_sign(session: Session, student_id: UUID, sign: str) -> None:
    """Take a ticked side effect back."""
    fact = student.side_effects_seen(session, student_id).get(sign)
    if fact is not None:
        records.remove(session, HealthFactData, fact)
