"""A ward's own curves: of which treatments it has one, who agreed, and how many children follow it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from hospital_iep.domain.catalogues import treatment
from hospital_iep.domain.curve import CurveSegment, TreatmentTemplate, read_segment
from hospital_iep.domain.rights import Act, Subject
from hospital_iep.domain.treatment import WardCurveData
from hospital_iep.operations import records, student
from hospital_iep.operations.permission import require
from hospital_iep.store.tables import TreatmentCourse, WardCurve


@dataclass(frozen=True, slots=True)
class WardCurveRow:
    """A ward's own curve of one treatment."""

    template: TreatmentTemplate
    data: WardCurveData
    curve: tuple[CurveSegment, ...]


def listed(session: Session, place_id: UUID) -> list[WardCurveRow]:
    """Return the ward's own curves, by the treatment's name."""
    rows = records.listed(session, WardCurveData, place_id=place_id)
    found = [
        WardCurveRow(treatment(row.data.treatment), row.data, tuple(map(read_segment, row.data.curve)))
        for row in rows
        if row.data.curve
    ]
    return sorted(found, key=lambda row: row.template.name.casefold())


def keep(
    session: Session,
    place_id: UUID,
    kind: str,
    curve: Sequence[CurveSegment],
    agreed_with: str = "",
    agreed_on: date | None = None,
) -> None:
    """Give a ward its own curve of a treatment, in place of one it has; none takes it away.

    It counts for every child there without a curve of their own, from the next planning on. Who agreed on
    an earlier curve has not agreed on this one: it stands as not agreed until somebody does.
    """
    require(session, Act.WRITE, Subject.WARD)
    found = of_place(session, place_id, kind)
    plain = [each.as_mapping() for each in curve]
    if found is not None and found.curve == plain and not agreed_with:
        agreed_with, agreed_on = found.agreed_with, found.agreed_on
    data = WardCurveData(treatment=kind, curve=plain, agreed_with=agreed_with, agreed_on=agreed_on)
    if found is None:
        if curve:
            records.add(session, data, place_id=place_id)
    elif curve:
        records.edit(session, WardCurveData, found.id, data.model_dump())
    else:
        records.remove(session, WardCurveData, found.id)


def at_place(session: Session, place_id: UUID) -> dict[str, WardCurveData]:
    """Return a ward's own curves by the treatment (the caller asks for the right)."""
    rows = session.exec(select(WardCurve).where(WardCurve.place_id == place_id)).all()
    return {
        row.treatment: WardCurveData.model_validate(row, from_attributes=True) for row in rows if row.curve
    }


def of_place(session: Session, place_id: UUID | None, kind: str) -> WardCurve | None:
    """Return a ward's own curve of a treatment; one without steps counts for nothing."""
    query = select(WardCurve).where(WardCurve.place_id == place_id, WardCurve.treatment == kind)
    return next((row for row in session.exec(query).all() if row.curve), None)


def count_following(session: Session, place_id: UUID, kind: str) -> int:
    """Return how many children of a ward have a treatment and no curve of their own."""
    require(session, Act.READ, Subject.WARD)
    return len(following(session, place_id, kind))


def following(session: Session, place_id: UUID, kind: str) -> set[UUID]:
    """Return the children of a ward who have a treatment and no curve of their own (the caller asks)."""
    query = select(TreatmentCourse).where(TreatmentCourse.treatment == kind)
    keys = {row.student_id for row in session.exec(query).all() if not row.curve}
    return {key for key in keys if student.place_of(session, key) == place_id}
