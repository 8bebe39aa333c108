"""Every step, taken back, leaves the case file as it was; done again, as it became."""

from uuid import UUID

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import select

from hospital_iep.store import audit, journal, keys, tables
from hospital_iep.store.database import Database, acting, now
from hospital_iep.store.faults import EditedSince, LeansOnIt, NothingToUndo, Stale
from tests.store.sample import CHEAP, OMAR, OTHER, PASSPHRASE, add_student, dump, remove, rename


def plan_with_goals(session, student_id):
    plan = tables.Plan.model_validate({"student_id": student_id})
    session.add(plan)
    goals = [tables.Goal.model_validate({"plan_id": plan.id, "behaviour": f"Goal {n}"}) for n in range(3)]
    session.add_all(goals)
    return [goal.id for goal in goals]


def rework(session, student_id):
    """Add, change and remove in one operation, some rows twice."""
    student = session.get(tables.Student, student_id)
    student.given_name = "Adele"
    session.flush()
    student.interests = "Volcanoes"
    student.best_times = [{"start": "09:00", "end": "10:30"}]
    passing = tables.Plan.model_validate({"student_id": student_id})
    session.add(passing)
    session.flush()
    session.delete(passing)
    kept = tables.Plan.model_validate({"student_id": student_id})
    session.add(kept)


def remove_one_by_one(session, student_id):
    """Remove a child's rows by hand, the parents first, as an operation may."""
    session.delete(session.get(tables.Student, student_id))
    for kind in (tables.Plan, tables.Goal):
        for row in session.exec(select(kind)).all():
            session.delete(row)


OPERATIONS = {
    "remove one by one": remove_one_by_one,
    "add": lambda session, ada: add_student(session, "Bea"),
    "change": lambda session, ada: rename(session, ada, "Adele"),
    "remove with all that belongs to it": remove,
    "rework": rework,
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_undo_is_exact(database, ada, name):
    database.perform("Plan", plan_with_goals, ada)
    before = dump(database)
    _, changes = database.perform(name, OPERATIONS[name], ada)
    after = dump(database)
    assert before != after
    undone = database.undo()
    assert dump(database) == before
    assert undone.ids("student") == changes.ids("student")
    database.redo()
    assert dump(database) == after
    database.undo()
    assert dump(database) == before


def test_a_removal_tells_of_every_row_that_went_along(database, ada):
    goals, _ = database.perform("Plan", plan_with_goals, ada)
    _, changes = database.perform("Remove", remove, ada)
    assert changes.ids("goal") == set(goals)
    assert changes.ids("student") == {ada}
    assert changes.tables == {"student", "plan", "goal"}


def test_a_link_that_is_only_cleared_comes_back(database):
    def school_and_pupil(session):
        school = tables.HomeSchool.model_validate({"name": "Invented Primary"})
        pupil = tables.Student.model_validate({"given_name": "Cy", "school_id": school.id})
        session.add_all([pupil, school])
        return school.id, pupil.id

    (school, pupil), _ = database.perform("Add", school_and_pupil)
    before = dump(database)
    _, changes = database.perform(
        "Close the school", lambda session: session.delete(session.get(tables.HomeSchool, school))
    )
    assert changes.ids("student") == {pupil}
    with database.session() as session:
        assert session.get(tables.Student, pupil).school_id is None
    database.undo()
    assert dump(database) == before


def test_many_steps_go_all_the_way_back_and_forth(database):
    states = [dump(database)]
    keys = []
    for number in range(30):
        if number % 3 == 2:
            database.perform(f"Step {number}", rename, keys[number // 4], f"Name {number}")
        elif number % 7 == 6:
            database.perform(f"Step {number}", remove, keys.pop())
        else:
            keys.append(database.perform(f"Step {number}", add_student, f"Child {number}")[0])
        states.append(dump(database))
    for state in reversed(states[:-1]):
        database.undo()
        assert dump(database) == state
    with pytest.raises(NothingToUndo):
        database.undo()
    for state in states[1:]:
        database.redo()
        assert dump(database) == state


def test_the_version_of_a_row_rises_with_each_write(database, ada):
    database.perform("Rename", rename, ada, "Adele")
    with database.session() as session:
        assert session.get(tables.Student, ada).row_version == 2


def test_an_operation_that_changes_nothing_is_no_step(database, ada):
    _, changes = database.perform("Rename", rename, ada, "Ada")
    assert not changes
    assert database.undo_label == "Add student"


def test_a_new_step_ends_what_could_be_done_again(database, ada):
    database.perform("Rename", rename, ada, "Adele")
    database.undo()
    assert (database.undo_label, database.redo_label) == ("Add student", "Rename")
    database.perform("Rename again", rename, ada, "Adina")
    assert database.redo_label is None


def test_only_the_last_two_hundred_steps_are_kept(database, ada):
    for number in range(205):
        database.perform(f"Step {number}", rename, ada, f"Name {number}")
    steps = database.steps()
    assert len(steps) == journal.STEPS_KEPT == 200
    assert (steps[0].label, steps[-1].label) == ("Step 5", "Step 204")
    with database.session() as session:
        (left,) = session.connection().exec_driver_sql("SELECT count(*) FROM journal_row").one()
    assert left == 200


def test_steps_and_drafts_outlive_closing(database, ada, path):
    database.perform("Rename", rename, ada, "Adele")
    database.undo()
    database.save_draft("student/notes", "half a sen")
    database.save_draft("student/notes", "half a sentence")
    database.save_draft("student/other", "given up")
    database.clear_draft("student/other")
    before = dump(database)
    database.close()
    with Database.open(path, "Ruth Example", PASSPHRASE) as again:
        assert dump(again) == before
        assert again.drafts() == {"student/notes": "half a sentence"}
        assert (again.undo_label, again.redo_label) == ("Add student", "Rename")
        assert again.redo().ids("student") == {ada}


# --- other people -----------------------------------------------------------------------------------


@pytest.fixture
def as_omar(database, path):
    """Close the file and open it as somebody else."""
    keys.add_person(database, OMAR, OTHER, cost=CHEAP)
    opened = []

    def switch():
        database.close()
        opened.append(Database.open(path, OMAR.id, OTHER))
        return opened[-1]

    yield switch
    for each in opened:
        each.close()


def test_each_person_takes_back_their_own_steps(database, ada, as_omar, path):
    omars = as_omar()
    assert omars.undo_label is None
    omars.perform("Add another", add_student, "Bea")
    omars.undo()
    omars.redo()
    omars.close()
    with Database.open(path, "Ruth Example", PASSPHRASE) as ruths:
        assert ruths.undo().ids("student") == {ada}


def test_what_another_has_edited_since_is_not_taken_back(database, ada, as_omar, path):
    database.perform("Rename", rename, ada, "Adele")
    omars = as_omar()
    omars.perform("Correct the name", rename, ada, "Adelheid")
    omars.close()
    with Database.open(path, "Ruth Example", PASSPHRASE) as ruths:
        before = dump(ruths, but=())
        with pytest.raises(EditedSince) as refused:
            ruths.undo()
        assert refused.value.sentence == (
            "“Rename” cannot be taken back: Omar Sample has since changed the same entry."
        )
        assert dump(ruths, but=()) == before
        assert ruths.undo_label == "Rename"


def test_what_another_has_added_to_is_not_taken_away(database, ada, as_omar, path):
    omars = as_omar()
    goals, _ = omars.perform("Plan", plan_with_goals, ada)
    omars.close()
    with Database.open(path, "Ruth Example", PASSPHRASE) as ruths:
        with pytest.raises(LeansOnIt):
            ruths.undo()
        with ruths.session() as session:
            assert session.get(tables.Goal, goals[0]) is not None


# --- what stays -------------------------------------------------------------------------------------


def publish(session):
    row = tables.Publication.model_validate({"published_by": "Ruth Example"})
    session.add(row)
    return row.id


def test_lasting_rows_are_told_but_not_undone(database, ada):
    def issue(session):
        key = publish(session)
        rename(session, ada, "Adele")
        return key

    key, changes = database.perform("Issue", issue)
    assert changes.ids("publication") == {key}
    undone = database.undo()
    assert undone.tables == {"student"}
    with database.session() as session:
        assert session.get(tables.Publication, key) is not None
        assert session.get(tables.Student, ada).given_name == "Ada"


def test_a_step_of_lasting_rows_only_is_no_step(database, ada):
    database.perform("Publish", publish)
    assert database.undo_label == "Add student"


def test_an_operation_can_declare_itself_lasting(database, ada):
    def hand_on(session):
        journal.lasting(session)
        rename(session, ada, "Adele")

    _, changes = database.perform("Hand on", hand_on)
    assert changes.ids("student") == {ada}
    assert database.undo_label == "Add student"


def test_a_purge_leaves_no_step_with_the_removed_values(database, ada):
    def purge(session):
        journal.forget(session)
        remove(session, ada)

    database.perform("Rename", rename, ada, "Zanzibara")
    database.perform("Purge", purge)
    assert database.undo_label is None
    assert not any("Zanzibara" in line for line in dump(database, but=()))


# --- nothing goes past the journal ------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        update(tables.Student).values(given_name="All"),
        delete(tables.Student),
        text("UPDATE student SET given_name = 'All'"),
        text("  delete from student"),
        text("DROP TABLE student"),
        tables.Student.__table__.delete(),
    ],
    ids=str,
)
def test_writing_past_the_journal_is_refused(database, ada, statement):
    before = dump(database, but=())
    with pytest.raises(RuntimeError, match="undone"):
        database.perform("Bulk", lambda session: session.execute(statement))
    with pytest.raises(RuntimeError, match="undone"):
        database.perform("Bulk", lambda session: session.connection().execute(statement))
    assert dump(database, but=()) == before


def test_a_reading_session_cannot_write(database, ada):
    def write():
        with database.session() as session:
            rename(session, ada, "Adele")
            session.flush()

    with pytest.raises(RuntimeError, match="undone"):
        write()


def test_a_fault_in_an_operation_changes_nothing(database, ada):
    def half(session):
        rename(session, ada, "Adele")
        session.flush()
        raise ZeroDivisionError

    before, revision = dump(database, but=()), database.revision
    with pytest.raises(ZeroDivisionError):
        database.perform("Half", half)
    assert dump(database, but=()) == before
    assert database.revision == revision


def test_a_torn_link_is_noticed_at_the_end_and_changes_nothing(database, ada):
    before = dump(database, but=())
    with pytest.raises(IntegrityError) as fault:
        database.perform("Plan", plan_with_goals, UUID(int=77))
    assert UUID(int=77).hex not in str(fault.value)
    assert dump(database, but=()) == before
    database.perform("Rename", rename, ada, "Adele")


def test_operations_do_not_nest(database, ada):
    def outer(session):
        database.perform("Inner", rename, ada, "Adele")

    with pytest.raises(RuntimeError, match="inside another"):
        database.perform("Outer", outer)
    database.perform("Rename", rename, ada, "Adele")


def test_reading_while_writing_sees_the_state_before(database, ada):
    with database.session() as session:
        session.get(tables.Student, ada)
        database.perform("Rename", rename, ada, "Adele")
        assert session.connection().execute(text("SELECT given_name FROM student")).scalar_one() == "Ada"
    with database.session() as session:
        assert session.get(tables.Student, ada).given_name == "Adele"


def test_work_on_an_outdated_reading_is_refused(database, ada):
    seen = database.revision
    with database.unchanged_since(seen):
        database.perform("Rename", rename, ada, "Adele")
    with pytest.raises(Stale), database.unchanged_since(seen):
        database.perform("Remove", remove, ada)
    assert database.undo_label == "Rename"


# --- what is written along --------------------------------------------------------------------------


def test_an_edit_is_audited_by_names_without_values(database, ada):
    database.perform("Rename", rename, ada, "Quintessa")
    entry = database.audit_entries(subject_id=ada)[0]
    assert (entry.kind, entry.person_name) == ("edited", "Ruth Example")
    assert entry.detail == {
        "operation": "rename",
        "rows": [["student", ada.hex, "changed", ["given_name"]]],
    }
    assert "Quintessa" not in str(database.audit_entries())


def test_an_operation_knows_who_and_when_and_adds_to_the_audit(database, ada, clock):
    def look(session):
        audit.note(session, audit.Kind.SEEN, ada)
        return acting(session).name, now(session)

    (name, at), changes = database.perform("Look", look)
    assert not changes
    assert name == "Ruth Example"
    assert at < clock()
    assert database.audit_entries(kind="seen")[0].subject_id == ada


def test_the_audit_cannot_be_rewritten(database, ada):
    with database.session() as session:
        connection = session.connection().connection.driver_connection
        connection.execute("PRAGMA query_only = OFF")
        for statement in ("UPDATE audit_entry SET kind = 'seen'", "DELETE FROM audit_entry"):
            with pytest.raises(Exception, match="append-only"):
                connection.execute(statement)


def test_the_label_of_a_lost_file_is_plain(database):
    with database.session() as session, pytest.raises(OperationalError):
        session.execute(text("SELECT * FROM nowhere"))
