"""Who may teach an isolated child: the clearance decides; the private reason stays with the teacher."""

import json
from datetime import datetime

from sqlmodel import select

from hospital_iep.domain.team import TeacherData
from hospital_iep.domain.treatment import IsolationData, IsolationKind
from hospital_iep.operations import caseload, problem, records
from hospital_iep.scheduling.plan import plan
from hospital_iep.scheduling.planning_file import read_problem
from hospital_iep.store.tables import Need, Teacher
from tests.operations.planned import MONDAY, START, SUNDAY

SECRET = "expecting a child in spring"


def clear(do, clearances):
    """Give every teacher these clearances, and a private restriction."""

    def each(session):
        for key in session.exec(select(Teacher.id)).all():
            records.edit(session, TeacherData, key, {"clearances": clearances, "restrictions": SECRET})

    do(each)


def taught(ask, child):
    """Minutes that a child gets in a planned week, and the planning file's text."""
    case = ask(problem.build, MONDAY, SUNDAY, now=START)
    text = json.dumps(case.problem)
    mine = {name for name, need in case.names.needs.items() if need in ask(needs_of, child)}
    lessons = plan(read_problem(text), iterations=20).lessons
    return sum(lesson.minutes for lesson in lessons if mine & set(lesson.needs)), text


def needs_of(session, child):
    return set(session.exec(select(Need.id).where(Need.student_id == child)).all())


def test_only_a_cleared_teacher_is_planned_for_an_isolated_child(ask, do):
    child = next(row.id for row in ask(caseload.students) if row.called == "Leo")
    airborne = IsolationData(kind=IsolationKind.AIRBORNE, start=datetime.combine(MONDAY, START.time()))
    do(records.add, airborne, student_id=child)
    clear(do, ["contact"])
    minutes, text = taught(ask, child)
    assert minutes == 0
    assert SECRET not in text
    clear(do, ["contact", "airborne"])
    minutes, text = taught(ask, child)
    assert minutes > 0
    assert SECRET not in text
