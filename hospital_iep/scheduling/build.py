"""A first valid week: groups, then the students who are hardest to place, each with the teachers chosen."""

from collections.abc import Callable
from random import Random

from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.caseload import Caseload
from hospital_iep.scheduling.ground import Ground
from hospital_iep.scheduling.insertion import Taste, fill
from hospital_iep.scheduling.week import Week

PLAIN = Taste(wander=0.0)


def build(week: Week, random: Random, budget: Budget, better: Callable[[], None] | None = None) -> None:
    """Fill a week that holds only fixed lessons; stops early, with what it has, when time is up.

    ``better`` is told about once a second how far it is.
    """
    ground = week.ground
    caseload = Caseload(ground, random)
    caseload.anneal(600 * len(caseload.covers), Budget(_share(budget), cancelled=budget.cancelled))
    for task in ground.tasks_of_groups:
        fill(week, [task], PLAIN, random)
        if budget.over:
            return
    order = sorted(range(len(ground.problem.students)), key=lambda s: (_elbow_room(ground, s), s))
    told = budget.elapsed()
    for s in order:
        for n, teacher in caseload.assignments(s):
            fill(week, [ground.tasks_of_needs[n]], PLAIN, random, frozenset({teacher}))
        if budget.over:
            return
        if better is not None and budget.elapsed() > told + 0.7:
            better()
            told = budget.elapsed()
    for s in order:
        cover = caseload.chosen[s]
        tasks = [ground.tasks_of_needs[n] for n in ground.problem.needs_of[s]]
        if cover is not None:
            fill(week, tasks, PLAIN, random, frozenset(cover.different))
        fill(week, tasks, PLAIN, random)
        if budget.over:
            return


def _share(budget: Budget) -> float | None:
    """Seconds for the caseload: a part of the whole, or no limit where iterations are counted."""
    return None if budget.iterations is not None else min(0.12 * (budget.seconds or 0.0), 20.0)


def _elbow_room(ground: Ground, s: int) -> float:
    """Free slots for each target minute of a student: few of them, and the student goes first."""
    target = ground.problem.targets[s]
    free = sum(
        option.free.bit_count()
        for way in ground.ways_of_student[s]
        for teacher in ground.teachers_for[way.index][:1]
        for option in ground.options(way, teacher)
    )
    return free / target if target else 0.0
