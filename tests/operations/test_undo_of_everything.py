"""Every operation that can be taken back: do, undo, redo is exact. The lasting ones say why they last."""

import ast
import inspect
import pkgutil
from datetime import date, datetime, timedelta
from importlib import import_module

import pytest
from sqlmodel import select

from hospital_iep import operations
from hospital_iep.domain.catalogues import treatments
from hospital_iep.domain.disclosure import Audience, DocumentKind
from hospital_iep.domain.plan import GoalData, SectionKey, SectionState
from hospital_iep.domain.reentry import ReturnDayKind, ReturnState
from hospital_iep.domain.student import EmergencyStepData, HealthFactData, StudentData
from hospital_iep.domain.suggestion import Cell, Estimate, Suggestion
from hospital_iep.domain.team import TeamRole
from hospital_iep.domain.timetable import LessonState
from hospital_iep.domain.treatment import AppointmentData, IsolationKind, TreatmentCourseData
from hospital_iep.operations import (
    beginning,
    caseload,
    cover,
    documents,
    happening,
    imports,
    plan,
    practice,
    records,
    recurring,
    reentry,
    rooms,
    settings,
    student,
    today,
    treatment,
    ward_curves,
    ways_on,
    week,
)
from hospital_iep.store.database import Database
from hospital_iep.store.faults import NothingToUndo
from hospital_iep.store.tables import Goal, Plan
from tests.operations.conftest import ANA, CHEAP, PASSPHRASE
from tests.operations.planned import MONDAY, SUNDAY, plan_week
from tests.store.sample import dump

WRITING = {"WRITE", "ISSUE", "PUBLISH", "MANAGE"}
AT = datetime(2026, 11, 23, 9, 0)
A_DAY = timedelta(days=1)
LATER = date(2027, 2, 2)
GOALS = SectionKey.GOALS
CURVE = treatments()["transfusion"].segments
SUGGESTED = Suggestion(Estimate(Cell("base", "10"), 3.0, 3.8, 0.3, 6, 6), 4)
CALENDAR = practice.calendar(MONDAY)


WRITES = {"session.add", "session.delete", "records.add", "records.edit", "records.remove", "records.link"}


def writing_operations():
    """Return "module.function" of every public function of operations that writes, itself or by a helper."""
    found = set()
    for module in pkgutil.iter_modules(operations.__path__):
        loaded = import_module(f"hospital_iep.operations.{module.name}")
        functions = [
            node for node in ast.parse(inspect.getsource(loaded)).body if isinstance(node, ast.FunctionDef)
        ]
        private = {node.name for node in functions if node.name.startswith("_") and writes(node, set())}
        found |= {
            f"{module.name}.{node.name}"
            for node in functions
            if not node.name.startswith("_") and takes_session(node) and writes(node, private)
        }
    return found - READING


def takes_session(node):
    return bool(node.args.args) and node.args.args[0].arg == "session"


def writes(node, private):
    """Return whether a function asks for the right to write, or writes rows."""
    acts = {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}
    calls = {ast.unparse(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)}
    return bool(acts & WRITING or calls & (WRITES | private))


class Ward:
    """What the operations are tried on."""

    def __init__(self, ask, do, children):
        self.ask, self.do, self.child, self.other = ask, do, children[0], children[1]

    def lesson(self, number=0):
        return self.ask(week.lessons, MONDAY, SUNDAY)[number]

    def goal(self):
        query = select(Goal.id).join(Plan, Plan.id == Goal.plan_id).where(Plan.student_id == self.child)
        return self.ask(lambda session: session.exec(query).first())

    def course(self):
        return self.ask(records.listed, TreatmentCourseData, student_id=self.child)[0].id

    def steps(self):
        self.do(plan.add_step, self.child, EmergencyStepData(if_you_see="pale", do_this="lie down"))
        self.do(plan.add_step, self.child, EmergencyStepData(if_you_see="shaking", do_this="call"))
        return [row.id for row in self.ask(records.listed, EmergencyStepData, student_id=self.child)]

    def two_places(self):
        way = self.ask(settings.ways)[0]
        return way.from_id, way.to_id

    def room(self):
        return next(iter(self.ask(rooms.names)))

    def date(self):
        """Return a treatment of today."""
        self.do(happening.add_treatment, self.child, AT, "imaging")
        found = self.ask(happening.now_of, self.child, AT).treatments
        return next(block for block in found if block.kind == "imaging")

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


def a_week_on(ward):
    """The place of a lesson a week later."""
    row, by = ward.lesson(), timedelta(weeks=1)
    return week.Where(row.teacher_id, row.place_id, row.data.start + by, row.data.end + by)


UNDOABLE = {
    "records.add": lambda w: (records.add, (StudentData(given_name="New"),)),
    "records.edit": lambda w: (records.edit, (GoalData, w.goal(), {"ends_on": "2027-03-01"})),
    "records.link": lambda w: (records.link, (GoalData, w.goal()), {"position": 7}),
    "records.remove": lambda w: (records.remove, (GoalData, w.goal())),
    "settings.set_value": lambda w: (settings.set_value, ("day_start", "07:45")),
    "settings.set_way": lambda w: (settings.set_way, (*w.two_places(), 17)),
    "settings.use_routine": lambda w: (settings.use_routine, (w.two_places()[0], "childrens-ward")),
    "caseload.add_student": lambda w: (caseload.add_student, (StudentData(given_name="Kim"),)),
    "caseload.remove_student": lambda w: (caseload.remove_student, (w.child,)),
    "week.accept": lambda w: (week.accept, (moves_of(w),)),
    "week.add_lesson": need_and_place,
    "week.move_lesson": move,
    "week.pin": lambda w: (week.pin, (w.lesson().id,), {"on": True}),
    "week.take_out": lambda w: (week.take_out, (w.lesson().id,)),
    "cover.away": lambda w: (cover.away, (w.lesson().teacher_id, MONDAY, "ill")),
    "rooms.close": lambda w: (rooms.close, (w.room(), AT, AT + timedelta(hours=2), "painters")),
    "rooms.open_again": lambda w: (rooms.open_again, (w.do(rooms.close, w.room(), AT, AT + A_DAY),)),
    "happening.feels": lambda w: (happening.feels, (w.child, AT), {"better": True}),
    "happening.isolate": lambda w: (happening.isolate, (w.child, AT, IsolationKind.CONTACT)),
    "happening.end_isolation": lambda w: (
        w.do(happening.isolate, w.child, AT, IsolationKind.CONTACT),
        (happening.end_isolation, (w.child, AT + A_DAY)))[1],
    "happening.add_treatment": lambda w: (happening.add_treatment, (w.child, AT, "imaging")),
    "happening.move_treatment": lambda w: (happening.move_treatment, (w.child, w.date(), AT + A_DAY)),
    "happening.cancel_treatment": lambda w: (happening.cancel_treatment, (w.child, w.date())),
    "recurring.repeat": lambda w: (recurring.repeat, (w.lesson().need_ids, [a_week_on(w)])),
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
    "reentry.edit_item": lambda w: (
        reentry.edit_item, (w.item(),), {"owner": TeamRole.PARENT, "owner_name": "Pat", "due_on": LATER}),
    "reentry.edit_scheme": lambda w: (
        reentry.edit_scheme, (w.child, "A"),
        {"step_up": "better", "step_down": "worse", "review_on": LATER, "ends_on": LATER}),
    "reentry.set_day": lambda w: (reentry.set_day, (w.child, LATER, ReturnDayKind.ONLINE, 1.0)),
    "plan.set_state": lambda w: (plan.set_state, (w.child, GOALS, SectionState.NOT_NEEDED, "short stay")),
    "plan.begin": lambda w: (
        w.do(plan.set_state, w.child, GOALS, SectionState.NOT_STARTED), (plan.begin, (w.child, GOALS)))[1],
    "plan.write": lambda w: (plan.write, (w.child, GOALS, GoalData, w.goal(), {"method": "quiz"}, MONDAY)),
    "plan.write_by": lambda w: (
        plan.write_by, (w.child, SectionKey.ABOUT, "place", MONDAY, student.move_to, "Otter ward", AT)),
    "plan.add": lambda w: (plan.add, (w.child, GOALS, HealthFactData(text="x"), {"student_id": w.child})),
    "plan.add_step": lambda w: (plan.add_step, (w.child, EmergencyStepData(if_you_see="pale"))),
    "plan.put_in_order": lambda w: (plan.put_in_order, (EmergencyStepData, w.steps()[::-1])),
    "plan.take_out": lambda w: (plan.take_out, (w.child, GoalData, w.goal())),
    "plan.ask": lambda w: (plan.ask, (w.child, "interests", LATER, SectionKey.ABOUT)),
    "plan.answer": lambda w: (
        w.do(plan.ask, w.child, "interests", LATER), (plan.answer, (w.child, "interests", MONDAY)))[1],
    "plan.set_level": lambda w: (plan.set_level, (w.child, "Art", "Draws whales", MONDAY)),
    "plan.set_voice": lambda w: (plan.set_voice, (w.child, "I like", "Quiet", MONDAY)),
    "plan.choose": lambda w: (plan.choose, (w.child, "P10", MONDAY)),
    "plan.own_entry": lambda w: (plan.own_entry, (w.child, "A green pen", MONDAY)),
    "plan.see_sign": lambda w: (plan.see_sign, (w.child, "nausea", MONDAY)),
    "plan.unsee_sign": lambda w: (
        w.do(plan.see_sign, w.child, "nausea", MONDAY), (plan.unsee_sign, (w.child, "nausea")))[1],
    "student.enter": lambda w: (
        student.enter, (StudentData(given_name="Io"),),
        {"place": "New ward", "school": "New school", "unknown": ["birth_date"], "ask_by": LATER}),
    "student.move_to": lambda w: (student.move_to, (w.child, "Otter ward", AT)),
    "student.go_home": lambda w: (student.go_home, (w.child, AT)),
    "student.set_bed": lambda w: (student.set_bed, (w.child, "77")),
    "student.set_school": lambda w: (student.set_school, (w.child, "Another school")),
    "today.add_note": lambda w: (today.add_note, (w.child, "slept well", AT)),
    "today.check_visit": lambda w: (today.check_visit, (w.lesson().id, AT, 1)),
    "treatment.add_course": lambda w: (
        treatment.add_course, (w.child, TreatmentCourseData(treatment="transfusion", starts_on=MONDAY))),
    "treatment.replace_course": lambda w: (
        treatment.replace_course, (w.course(), TreatmentCourseData(treatment="apheresis", starts_on=MONDAY))),
    "treatment.set_curve": lambda w: (treatment.set_curve, (w.course(), CURVE, "Dr Quill")),
    "treatment.set_ward_curve": lambda w: (
        treatment.set_ward_curve, (w.course(), CURVE, "Dr Quill", MONDAY)),
    "treatment.accept": lambda w: (treatment.accept, (w.child, SUGGESTED)),
    "treatment.change_appointment": lambda w: (
        treatment.change_appointment, (w.appointment(), {"before_minutes": 25}, "sedation")),
    "ward_curves.keep": lambda w: (
        ward_curves.keep, (w.two_places()[0], "transfusion", CURVE, "Dr Quill", MONDAY)),
    "ways_on.take": lambda w: (
        ways_on.take, (w.lesson().id, ways_on.Way(ways_on.WayKind.MAKE_UP, 20), "MED-SLEEP", AT)),
}  # fmt: skip

# Read through the same private functions as others write.
READING = {"reentry.what_moves"}
# Enters what an empty case file begins with, by code that is proved on an empty case file below.
ONCE = {
    "beginning.begin": "on an empty case file",
}
LASTING = {
    "documents.issue": "a disclosure was made: it is on record for good",
    "documents.mark_mistake": "a note on what was sent, on record for good",
    "feeds.given_out": "a calendar file left: it is on record for good",
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
    listed = set(UNDOABLE) | set(LASTING) | set(TELLING) | set(ONCE)
    assert writing_operations() - listed == set()
    for name in listed:
        module, function = name.split(".")
        assert callable(getattr(import_module(f"hospital_iep.operations.{module}"), function))


def test_a_new_case_file_begins_once(tmp_path):
    path = tmp_path / "new.case"
    with Database.create(path, ANA, PASSPHRASE, cost=CHEAP)[0] as database:
        before = dump(database)
        database.perform("Begin", beginning.begin, "Europe/Berlin", "Ward", "childrens-ward")
        begun = dump(database)
        database.undo()
        assert dump(database) == before
        database.redo()
        assert dump(database) == begun
        database.perform("Begin", beginning.begin, "UTC", "Another", "")
        assert dump(database) == begun


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
