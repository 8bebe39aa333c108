"""Every operation that can be taken back: do, undo, redo is exact. The lasting ones say why they last."""

import ast
import inspect
import pkgutil
from datetime import date, datetime, timedelta
from importlib import import_module

import pytest
from sqlmodel import select

from hospital_iep import operations
from hospital_iep.domain.disclosure import Audience, DocumentKind
from hospital_iep.domain.plan import GoalData
from hospital_iep.domain.reentry import ReturnState
from hospital_iep.domain.student import StudentData
from hospital_iep.domain.team import TeamRole
from hospital_iep.domain.timetable import LessonState
from hospital_iep.domain.treatment import AppointmentData
from hospital_iep.operations import (
    beginning,
    caseload,
    documents,
    imports,
    practice,
    records,
    reentry,
    settings,
    today,
    week,
)
from hospital_iep.store.faults import NothingToUndo
from hospital_iep.store.tables import Goal, Plan
from tests.operations.planned import MONDAY, SUNDAY, plan_week
from tests.store.sample import dump

WRITING = {"WRITE", "ISSUE", "PUBLISH", "MANAGE"}
AT = datetime(2026, 11, 23, 9, 0)
LATER = date(2027, 2, 2)
CALENDAR = practice.calendar(MONDAY)


def writing_operations():
    """Return "module.function" of every public function of operations that asks for the right to write."""
    found = set()
    for module in pkgutil.iter_modules(operations.__path__):
        loaded = import_module(f"hospital_iep.operations.{module.name}")
        for node in ast.parse(inspect.getsource(loaded)).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_") or not node.args.args:
                continue
            acts = {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}
            calls = {ast.unparse(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)}
            writes = (
                acts & WRITING
                or calls & {"session.add", "session.delete"}
                or (module.name == "records" and "_row" in calls)
            )
            if node.args.args[0].arg == "session" and writes:
                found.add(f"{module.name}.{node.name}")
    return found - {"records.get"}  # reads by the same way as edit


class Ward:
    """What the operations are tried on."""

    def __init__(self, ask, do, children):
        self.ask, self.do, self.child, self.other = ask, do, children[0], children[1]

    def lesson(self, number=0):
        return self.ask(week.lessons, MONDAY, SUNDAY)[number]

    def goal(self):
        query = select(Goal.id).join(Plan, Plan.id == Goal.plan_id).where(Plan.student_id == self.child)
        return self.ask(lambda session: session.exec(query).first())

    def item(self):
        return self.ask(reentry.reentry, self.child, MONDAY).items[5].id

    def preview(self):
        file_format, found = imports.read(CALENDAR, "Europe/London", MONDAY)
        return self.ask(
            imports.preview, CALENDAR, file_format, found, source="ward", whole_file_for=self.child
        )

    def applying(self):
        shown = self.preview()
        return imports.apply, (CALENDAR, shown, [item.number for item in shown.items])

    def imported(self):
        shown = self.preview()
        return self.do(imports.apply, CALENDAR, shown, [item.number for item in shown.items])

    def appointment(self, *, in_tray=False):
        self.imported()
        rows = self.ask(records.listed, AppointmentData, student_id=self.child)
        if in_tray:
            self.do(records.link, AppointmentData, rows[0].id, student_id=None)
        return rows[0].id


def move(ward):
    row = ward.lesson(3)
    where = week.Where(
        row.teacher_id, row.place_id, row.data.start + timedelta(days=1), row.data.end + timedelta(days=1)
    )
    return week.move_lesson, (row.id, where)


def moves_of(ward):
    row = ward.lesson(2)
    old = week.Where(row.teacher_id, row.place_id, row.data.start, row.data.end)
    new = week.Where(
        row.teacher_id, row.place_id, row.data.start + timedelta(hours=24), row.data.end + timedelta(hours=24)
    )
    return [
        week.Move(1, row.id, row.need_ids, old, new, told=True),
        week.Move(2, ward.lesson(4).id, ward.lesson(4).need_ids, None, None, told=True),
        week.Move(3, None, row.need_ids, None, old, told=False),
    ]


def need_and_place(ward):
    row = ward.lesson(0)
    where = week.Where(
        row.teacher_id, row.place_id, row.data.start + timedelta(days=3), row.data.end + timedelta(days=3)
    )
    return week.add_lesson, (row.need_ids, where)


UNDOABLE = {
    "beginning.begin": lambda w: (beginning.begin, ("UTC", "Ward", "childrens-ward")),
    "records.add": lambda w: (records.add, (StudentData(given_name="New"),)),
    "records.edit": lambda w: (records.edit, (GoalData, w.goal(), {"ends_on": "2027-03-01"})),
    "records.link": lambda w: (records.link, (GoalData, w.goal()), {"position": 7}),
    "records.remove": lambda w: (records.remove, (GoalData, w.goal())),
    "settings.set_value": lambda w: (settings.set_value, ("day_start", "07:45")),
    "caseload.add_student": lambda w: (caseload.add_student, (StudentData(given_name="Kim"),)),
    "caseload.remove_student": lambda w: (caseload.remove_student, (w.child,)),
    "week.accept": lambda w: (week.accept, (moves_of(w),)),
    "week.add_lesson": need_and_place,
    "week.move_lesson": move,
    "week.pin": lambda w: (week.pin, (w.lesson().id,), {"on": True}),
    "week.take_out": lambda w: (week.take_out, (w.lesson().id,)),
    "today.check_energy": lambda w: (today.check_energy, (w.child, AT, 2)),
    "today.start_lesson": lambda w: (today.start_lesson, (w.lesson().id, AT)),
    "today.finish_lesson": lambda w: (today.finish_lesson, (w.lesson().id, AT), {"level_after": 3}),
    "today.log_lesson": lambda w: (today.log_lesson, (w.lesson().id,), {"minutes": 10}),
    "today.not_now": lambda w: (today.not_now, (w.lesson().id, "MED-SLEEP", AT)),
    "today.reopen": lambda w: (w.do(today.log_lesson, w.lesson().id), (today.reopen, (w.lesson().id,)))[1],
    "reentry.start": lambda w: (reentry.start, (w.child,), {"return_on": date(2027, 1, 5)}),
    "reentry.tick": lambda w: (reentry.tick, (w.item(), MONDAY)),
    "reentry.untick": lambda w: (w.do(reentry.tick, w.item(), MONDAY), (reentry.untick, (w.item(),)))[1],
    "reentry.not_needed": lambda w: (reentry.not_needed, (w.item(), "no siblings")),
    "reentry.set_due": lambda w: (reentry.set_due, (w.item(), date(2027, 2, 1))),
    "reentry.add_item": lambda w: (reentry.add_item, (w.child, "Lift key", TeamRole.SCHOOL_LEAD, MONDAY)),
    "reentry.move_return": lambda w: (reentry.move_return, (w.child, LATER, ReturnState.PROJECTED)),
    "reentry.set_scheme": lambda w: (reentry.set_scheme, (w.child, "B")),
    "imports.apply": lambda w: w.applying(),
    "imports.take_back": lambda w: (imports.take_back, (w.imported(),)),
    "imports.give_to": lambda w: (imports.give_to, ([w.appointment(in_tray=True)], w.other)),
    "imports.call_it": lambda w: (imports.call_it, (w.appointment(), "sedation")),
}  # fmt: skip

LASTING = {
    "documents.issue": "a disclosure was made: it is on record for good",
    "documents.mark_mistake": "a note on what was sent, on record for good",
}
TELLING = {"week.publish": "its effect can be taken back; that it was told stays on record"}


def prepare(case, ward):
    operation, arguments, *options = UNDOABLE[case](ward)
    return operation, arguments, options[0] if options else {}


@pytest.fixture
def ward(ask, do, children):
    return Ward(ask, do, children)


@pytest.mark.planned
@pytest.mark.parametrize("case", UNDOABLE)
def test_do_undo_redo_is_exact(case, ward, database):
    operation, arguments, options = prepare(case, ward)
    before = dump(database)
    database.perform(case, operation, *arguments, **options)
    after = dump(database)
    assert after != before
    database.undo()
    assert dump(database) == before
    database.redo()
    assert dump(database) == after


def test_every_operation_is_in_a_list():
    listed = set(UNDOABLE) | set(LASTING) | set(TELLING)
    assert writing_operations() - listed == set()
    assert listed - writing_operations() == set()


def test_publishing_can_be_taken_back_but_stays_told(ask, do, database):
    plan_week(ask, do, iterations=1, publish=False)
    before = ask(lambda session: {row.id: row.state for row in week.lessons_between(session, MONDAY, SUNDAY)})
    database.perform("Publish", week.publish, MONDAY, SUNDAY)
    assert ask(week.unpublished, MONDAY, SUNDAY) == []
    database.undo()
    after = ask(lambda session: {row.id: row.state for row in week.lessons_between(session, MONDAY, SUNDAY)})
    assert after == before
    assert set(after.values()) == {LessonState.DRAFT}
    assert ask(week.last_publication, MONDAY) is not None


def test_issuing_cannot_be_taken_back(ask, database, children):
    label = database.undo_label
    draft = ask(documents.prepare, DocumentKind.EMERGENCY, children[0], Audience.FAMILY, today=MONDAY)
    key, _changes = database.perform("Issue", documents.issue, draft, b"pages", "pdf")
    assert database.undo_label == label
    assert ask(documents.issued, children[0])[0].id == key
    database.perform("Mistake", documents.mark_mistake, key)
    assert database.undo_label == label
    assert ask(documents.issued, children[0])[0].sent_by_mistake
    database.undo()
    assert ask(documents.issued, children[0])[0].id == key
    with pytest.raises(NothingToUndo):
        database.undo()


def test_the_enumeration_sees_what_writes():
    assert {"records.add", "week.publish", "documents.issue"} <= writing_operations()
    assert "caseload.caseload" not in writing_operations()
