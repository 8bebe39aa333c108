"""A planned and told week of the practice hospital, for tests that need lessons."""

import json
from datetime import date, datetime, timedelta

from hospital_iep.operations import problem, week
from hospital_iep.scheduling.plan import plan
from hospital_iep.scheduling.planning_file import read_problem, write_timetable

MONDAY = date(2026, 11, 23)
SUNDAY = MONDAY + timedelta(days=6)
START = datetime(2026, 11, 23, 8)


def plan_week(ask, do, *, iterations=30, now=START, publish=True):
    """Plan the practice week and accept it whole; return the planning case and the timetable."""
    case = ask(problem.build, MONDAY, SUNDAY, now=now)
    value = read_problem(json.dumps(case.problem))
    timetable = json.loads(write_timetable(value, plan(value, iterations=iterations)))
    do(week.accept, ask(week.compare, case, timetable))
    if publish:
        do(week.publish, MONDAY, SUNDAY)
    return case, timetable
