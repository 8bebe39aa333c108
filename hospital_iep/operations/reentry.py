"""Back to school: the checklist against the return date, the graded return, what is ready and late."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from hospital_iep.domain.catalogues import WEEKDAYS, ReturnScheme, ReturnStep, checklists, return_schemes
from hospital_iep.domain.reentry import (
    Anchor,
    ChecklistItemData,
    GradedReturnData,
    GradedReturnDayData,
    ItemState,
    ReentryPlanData,
    ReturnDayKind,
    ReturnState,
)
from hospital_iep.domain.rights import Act, Subject
from hospital_iep.domain.team import TeamRole
from hospital_iep.operations import settings
from hospital_iep.operations.child_time import child_times
from hospital_iep.operations.permission import require
from hospital_iep.store.tables import (
    ChecklistItem,
    GradedReturn,
    GradedReturnDay,
    HomeSchool,
    ReentryPlan,
    Student,
)

CYCLE_DAYS = 21
LONGEST_CLOSED_WEEKS = 52  # a return that waits longer for its school than a year is planned anew


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A checklist item as timeline and list show it."""

    id: UUID
    data: ChecklistItemData
    late: bool
    in_holiday: bool


@dataclass(frozen=True, slots=True)
class SlideRow:
    """What moving the return date does to one item."""

    id: UUID
    short: str
    old: date | None
    new: date | None
    in_holiday: bool
    stays: bool


@dataclass(frozen=True, slots=True)
class Holiday:
    """A school holiday."""

    first: date
    last: date
    name: str


@dataclass(frozen=True, slots=True)
class ReentryRow:
    """A child's re-entry as its page shows it; on ``closed`` days, between its days, the school is shut."""

    plan_id: UUID
    data: ReentryPlanData
    items: tuple[ItemRow, ...]
    scheme: GradedReturnData | None
    days: tuple[GradedReturnDayData, ...]
    closed: tuple[date, ...]
    holidays: tuple[Holiday, ...]
    done: int
    late: int
    school: str


def start(
    session: Session,
    student_id: UUID,
    *,
    overlays: Sequence[str] = (),
    scheme: str = "A",
    return_on: date | None = None,
    state: ReturnState = ReturnState.UNKNOWN,
) -> UUID:
    """Fill a child's re-entry plan from the catalogue: core checklist, overlays, graded return."""
    require(session, Act.WRITE, Subject.REENTRY, student_id)
    plan = _plan(session, student_id)
    plan.overlays, plan.return_on, plan.return_state = list(overlays), return_on, state
    child = session.get_one(Student, student_id)
    position = len(session.exec(select(ChecklistItem.id).where(ChecklistItem.plan_id == plan.id)).all())
    for name in ("core", *overlays):
        for template in checklists()[name].item:
            for data in template.items():
                data.slide(_anchor_day(child, plan, data.anchor))
                item = ChecklistItem.model_validate(data, update={"plan_id": plan.id, "position": position})
                session.add(item)
                position += 1
    session.flush()
    set_scheme(session, student_id, scheme)
    return plan.id


def _plan(session: Session, student_id: UUID) -> ReentryPlan:
    plan = session.exec(select(ReentryPlan).where(ReentryPlan.student_id == student_id)).first()
    if plan is None:
        plan = ReentryPlan(student_id=student_id)
        session.add(plan)
        session.flush()
    return plan


def _anchor_day(child: Student, plan: ReentryPlan, anchor: Anchor) -> date | None:
    if anchor is Anchor.RETURN:
        return plan.return_on
    if anchor is Anchor.ADMISSION:
        return child.admitted_on
    if anchor is Anchor.DISCHARGE:
        return child.discharged_on or child.expected_discharge_on
    return None


def reentry(session: Session, student_id: UUID, today: date) -> ReentryRow | None:
    """Return a child's re-entry, ``None`` where it was not begun."""
    require(session, Act.READ, Subject.REENTRY, student_id)
    plan = session.exec(select(ReentryPlan).where(ReentryPlan.student_id == student_id)).first()
    if plan is None:
        return None
    child = session.get_one(Student, student_id)
    school = session.get(HomeSchool, child.school_id) if child.school_id else None
    holidays = holidays_of(school)
    rows = session.exec(select(ChecklistItem).where(ChecklistItem.plan_id == plan.id)).all()
    items = [
        ItemRow(
            row.id,
            ChecklistItemData.model_validate(row, from_attributes=True),
            row.is_late(today),
            in_holiday(row.due_on, holidays),
        )
        for row in sorted(rows, key=lambda row: (row.position, str(row.id)))
    ]
    scheme = session.exec(select(GradedReturn).where(GradedReturn.plan_id == plan.id)).first()
    days: list[GradedReturnDayData] = []
    if scheme is not None:
        found = session.exec(
            select(GradedReturnDay).where(GradedReturnDay.graded_return_id == scheme.id)
        ).all()
        days = [GradedReturnDayData.model_validate(day, from_attributes=True) for day in found]
        days.sort(key=lambda day: str(day.on))
    return ReentryRow(
        plan_id=plan.id,
        data=ReentryPlanData.model_validate(plan, from_attributes=True),
        items=tuple(items),
        scheme=GradedReturnData.model_validate(scheme, from_attributes=True) if scheme else None,
        days=tuple(day for day in days if not in_holiday(day.on, holidays)),
        closed=_closed(session, plan.return_on, days, holidays),
        holidays=tuple(holidays),
        done=sum(item.data.state is ItemState.DONE for item in items),
        late=sum(item.late for item in items),
        school=school.name if school else "",
    )


def _closed(
    session: Session,
    return_on: date | None,
    days: Sequence[GradedReturnDayData],
    holidays: Sequence[Holiday],
) -> tuple[date, ...]:
    """Return the school days from the return to the last day laid out on which the school is shut."""
    dated = [day.on for day in days if day.on is not None]
    if not dated or not holidays:
        return ()
    dated.append(return_on or dated[0])
    weekdays = settings.school_day(session).weekdays
    between = (min(dated) + timedelta(days=number) for number in range((max(dated) - min(dated)).days + 1))
    return tuple(day for day in between if day.weekday() in weekdays and in_holiday(day, holidays))


def holidays_of(school: HomeSchool | None) -> list[Holiday]:
    """Return a school's holidays in order."""
    if school is None:
        return []
    found = [
        Holiday(date.fromisoformat(each["first"]), date.fromisoformat(each["last"]), each.get("name", ""))
        for each in school.holidays
        if each.get("first") and each.get("last")
    ]
    return sorted(found, key=lambda each: each.first)


def in_holiday(day: date | None, holidays: Sequence[Holiday]) -> bool:
    """Return whether a day lies in a school holiday."""
    return day is not None and any(each.first <= day <= each.last for each in holidays)


# ---- ticking ---------------------------------------------------------------------------------------


def _item(session: Session, item_id: UUID) -> ChecklistItem:
    item = session.get_one(ChecklistItem, item_id)
    plan = session.get_one(ReentryPlan, item.plan_id)
    require(session, Act.WRITE, Subject.REENTRY, plan.student_id)
    return item


def tick(session: Session, item_id: UUID, on: date) -> None:
    """Mark an item done."""
    who = require(session, Act.WRITE, Subject.REENTRY)
    _item(session, item_id).tick(on, who.name)


def untick(session: Session, item_id: UUID) -> None:
    """Mark an item open again."""
    _item(session, item_id).untick()


def not_needed(session: Session, item_id: UUID, reason: str) -> None:
    """Say that an item is not needed, and why."""
    item = _item(session, item_id)
    item.state, item.reason = ItemState.NOT_NEEDED, reason


def set_due(session: Session, item_id: UUID, due_on: date | None) -> None:
    """Set an item's date by hand; it no longer slides with the return date."""
    item = _item(session, item_id)
    item.due_on, item.date_fixed = due_on, due_on is not None


def edit_item(
    session: Session, item_id: UUID, *, owner: TeamRole | None, owner_name: str, due_on: date | None
) -> None:
    """Say who sees to an item and until when; a date set by hand no longer slides."""
    item = _item(session, item_id)
    item.owner, item.owner_name = owner, owner_name
    if due_on != item.due_on:
        item.due_on, item.date_fixed = due_on, due_on is not None


def add_item(session: Session, student_id: UUID, action: str, owner: TeamRole, due_on: date | None) -> UUID:
    """Add an item of one's own."""
    require(session, Act.WRITE, Subject.REENTRY, student_id)
    plan = _plan(session, student_id)
    count = len(session.exec(select(ChecklistItem.id).where(ChecklistItem.plan_id == plan.id)).all())
    item = ChecklistItem(
        plan_id=plan.id,
        position=count,
        action=action,
        owner=owner,
        due_on=due_on,
        date_fixed=due_on is not None,
    )
    session.add(item)
    return item.id


# ---- the return date -------------------------------------------------------------------------------


def what_moves(session: Session, student_id: UUID, return_on: date | None) -> list[SlideRow]:
    """Return every item's date before and after the return date moves; nothing is written."""
    require(session, Act.READ, Subject.REENTRY, student_id)
    plan = _plan(session, student_id)
    child = session.get_one(Student, student_id)
    school = session.get(HomeSchool, child.school_id) if child.school_id else None
    holidays = holidays_of(school)
    moved = []
    rows = session.exec(select(ChecklistItem).where(ChecklistItem.plan_id == plan.id)).all()
    for row in sorted(rows, key=lambda row: (row.position, str(row.id))):
        if row.anchor is not Anchor.RETURN or row.offset_days is None:
            continue
        after = ChecklistItemData.model_validate(row, from_attributes=True)
        after.slide(return_on)
        moved.append(
            SlideRow(
                row.id,
                row.short or row.action,
                row.due_on,
                after.due_on,
                in_holiday(after.due_on, holidays),
                stays=row.due_on == after.due_on,
            )
        )
    return moved


def move_return(session: Session, student_id: UUID, return_on: date | None, state: ReturnState) -> int:
    """Move the return date; every open date that hangs on it slides along, and the graded return too.

    Returns how many dates slid. A date is never promised: ``state`` says how sure it is.
    """
    require(session, Act.WRITE, Subject.REENTRY, student_id)
    plan = _plan(session, student_id)
    before = plan.return_on
    plan.return_on = return_on
    plan.return_state = state if return_on else ReturnState.UNKNOWN
    count = 0
    for row in session.exec(select(ChecklistItem).where(ChecklistItem.plan_id == plan.id)).all():
        if row.anchor is Anchor.RETURN:
            due = row.due_on
            row.slide(return_on)
            count += row.due_on != due
    scheme = session.exec(select(GradedReturn).where(GradedReturn.plan_id == plan.id)).first()
    if scheme is not None and before != return_on:
        set_scheme(session, student_id, scheme.scheme)
    return count


# ---- the graded return -----------------------------------------------------------------------------


def set_scheme(session: Session, student_id: UUID, scheme: str) -> None:
    """Choose a scheme of graded return and lay its days out from the return date on days of school."""
    require(session, Act.WRITE, Subject.REENTRY, student_id)
    plan = _plan(session, student_id)
    template = return_schemes()[scheme]
    graded = session.exec(select(GradedReturn).where(GradedReturn.plan_id == plan.id)).first()
    if graded is None:
        graded = GradedReturn(plan_id=plan.id)
        session.add(graded)
        session.flush()
    graded.scheme, graded.step_up, graded.step_down = scheme, template.step_up, template.step_down
    for old in session.exec(
        select(GradedReturnDay).where(GradedReturnDay.graded_return_id == graded.id)
    ).all():
        session.delete(old)
    graded.review_on = graded.ends_on = None
    if plan.return_on is None:
        return
    child = session.get_one(Student, student_id)
    school = session.get(HomeSchool, child.school_id) if child.school_id else None
    weekdays = settings.school_day(session).weekdays
    taken = _on_school_days(template, plan.return_on, weekdays, holidays_of(school))
    graded.review_on = _moved(plan.return_on + timedelta(days=14), taken)
    weeks = timedelta(weeks=template.ends_after_weeks)
    graded.ends_on = _moved(plan.return_on + weeks - timedelta(days=1), taken)
    treated = _treatment_days(session, student_id, taken.values())
    for planned, day in taken.items():
        kind, hours = _of_day(template, plan.return_on, planned, treated=day in treated)
        session.add(GradedReturnDay(graded_return_id=graded.id, on=day, kind=kind, hours=hours))


def edit_scheme(
    session: Session,
    student_id: UUID,
    scheme: str,
    *,
    step_up: str,
    step_down: str,
    review_on: date | None,
    ends_on: date | None,
) -> None:
    """Choose a scheme and say in one's own words when to step up, when down, and when it ends."""
    require(session, Act.WRITE, Subject.REENTRY, student_id)
    plan = _plan(session, student_id)
    graded = session.exec(select(GradedReturn).where(GradedReturn.plan_id == plan.id)).first()
    if graded is None or graded.scheme != scheme:
        set_scheme(session, student_id, scheme)
        graded = session.exec(select(GradedReturn).where(GradedReturn.plan_id == plan.id)).one()
    graded.step_up, graded.step_down = step_up, step_down
    graded.review_on, graded.ends_on = review_on, ends_on


def set_day(session: Session, student_id: UUID, on: date, kind: ReturnDayKind, hours: float | None) -> None:
    """Say what one day of the graded return holds; ``hours`` ``None`` is the full school day."""
    require(session, Act.WRITE, Subject.REENTRY, student_id)
    plan = _plan(session, student_id)
    graded = session.exec(select(GradedReturn).where(GradedReturn.plan_id == plan.id)).one()
    days = select(GradedReturnDay).where(
        GradedReturnDay.graded_return_id == graded.id, GradedReturnDay.on == on
    )
    day = session.exec(days).first()
    if day is None:
        session.add(GradedReturnDay(graded_return_id=graded.id, on=on, kind=kind, hours=hours))
    else:
        day.kind, day.hours = kind, hours


def _days(first: date, weeks: int) -> list[date]:
    monday = first - timedelta(days=first.weekday())
    return [monday + timedelta(days=number) for number in range(7 * weeks)]


def _on_school_days(
    template: ReturnScheme, return_on: date, weekdays: Collection[int], holidays: Sequence[Holiday]
) -> dict[date, date]:
    """Return the day on which each planned day is taken: where the school is shut, the steps wait for it.

    A scheme that follows the treatment does not wait: its days in the holidays fall away.
    """
    weeks = template.ends_after_weeks
    planned = [day for day in _days(return_on, weeks) if day.weekday() in weekdays]
    if template.follows_treatment:
        return {day: day for day in planned if not in_holiday(day, holidays)}
    school_days = (
        day
        for day in _days(return_on, weeks + LONGEST_CLOSED_WEEKS)
        if day.weekday() in weekdays and (day < return_on or not in_holiday(day, holidays))
    )
    return dict(zip(planned, school_days, strict=False))


def _moved(day: date, taken: Mapping[date, date]) -> date:
    """Return a day moved as far as the last planned day up to it."""
    last = max((planned for planned in taken if planned <= day), default=None)
    return day if last is None else day + (taken[last] - last)


def _treatment_days(session: Session, student_id: UUID, days: Collection[date]) -> set[date]:
    if not days:
        return set()
    times = child_times(session, [student_id], min(days), max(days))
    heavy = {"dialysis", "infusion", "procedure"}
    return {block.start.date() for block in times[student_id].blocks if block.display.value in heavy}


def _of_day(
    template: ReturnScheme, return_on: date, day: date, *, treated: bool
) -> tuple[ReturnDayKind, float | None]:
    """Return what a day of the graded return holds; before the return there is nothing."""
    if day < return_on:
        return ReturnDayKind.NONE, None
    if treated:
        step = next((each for each in template.step if each.on.startswith("treatment")), None)
        return ReturnDayKind.TREATMENT, step.hours if step else None
    if template.by_treatment_days:
        return ReturnDayKind.SCHOOL, None
    if template.by_cycle_days:
        return _of_cycle_day(template, (day - return_on).days % CYCLE_DAYS + 1)
    week = ((day - (return_on - timedelta(days=return_on.weekday()))).days // 7) + 1
    reached = [each.week for each in template.step if each.week is not None and each.week <= week]
    if not reached:
        return ReturnDayKind.SCHOOL, None
    for step in template.step:
        if step.week == max(reached) and WEEKDAYS[day.weekday()] in step.days:
            return _kind(step)
    return ReturnDayKind.NONE, None


def _of_cycle_day(template: ReturnScheme, number: int) -> tuple[ReturnDayKind, float | None]:
    for step in template.step:
        if step.from_day is not None and step.to_day is not None and step.from_day <= number <= step.to_day:
            return _kind(step)
    return ReturnDayKind.NONE, None


def _kind(step: ReturnStep) -> tuple[ReturnDayKind, float | None]:
    kinds = {"school": ReturnDayKind.SCHOOL, "home": ReturnDayKind.HOME, "online": ReturnDayKind.ONLINE}
    return kinds.get(step.place, ReturnDayKind.SCHOOL), step.hours


def due_between(session: Session, first: date, last: date) -> dict[UUID, list[ItemRow]]:
    """Return open items due in some days, by child."""
    require(session, Act.READ, Subject.REENTRY)
    plans = {plan.id: plan.student_id for plan in session.exec(select(ReentryPlan)).all()}
    found: dict[UUID, list[ItemRow]] = {}
    query = select(ChecklistItem).where(col(ChecklistItem.due_on) >= first, col(ChecklistItem.due_on) <= last)
    for row in session.exec(query).all():
        if row.state is ItemState.OPEN:
            data = ChecklistItemData.model_validate(row, from_attributes=True)
            found.setdefault(plans[row.plan_id], []).append(
                ItemRow(row.id, data, late=False, in_holiday=False)
            )
    return found
