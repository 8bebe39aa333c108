"""The practice hospital's week: its days, and a plan of it."""

import json
from datetime import datetime, timedelta

from hospital_iep.operations import practice
from hospital_iep.scheduling.plan import plan
from hospital_iep.scheduling.planning_file import write_timetable

MONDAY, SUNDAY = practice.PRACTICE_WEEK, practice.PRACTICE_WEEK + timedelta(days=6)
BEFORE = datetime.combine(MONDAY, datetime.min.time()) - timedelta(hours=8)
TUESDAY = datetime.combine(MONDAY, datetime.min.time()) + timedelta(days=1, hours=7)


def planned(problem, iterations=60, seed=1):
    return json.loads(write_timetable(problem, plan(problem, iterations=iterations, seed=seed)))
