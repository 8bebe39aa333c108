"""A first valid week: groups, then the students who are hardest to place, each with the teachers chosen."""

from collections import defaultdict
from collections.abc import Callable
from random import Random

from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.caseload import Caseload
from hospital_iep.scheduling.ground import Ground
from hospital_iep.scheduling.insertion import Task, Taste, fill
from hospital_iep.scheduling.week import Week

PLAIN = Taste()

SECONDS_OF_CASELOAD = 6e-6
"""What choosing the caseload takes for each need and teacher, about."""

FEW = 3
"""Teachers tried first, and again as many, where there is no time to choose a caseload."""


def build(week: Week, random: Random, budget: Budget, better: Callable[[], None] | None = None) -> None:
    """Fill a week that holds only fixed lessons; stops early, with what it has, when time is up.

    ``better`` is told about once a second how far it is.
    """
    pairs = len(week.problem.needs) * len(week.problem.teachers)
    if budget.seconds is not None and pairs * SECONDS_OF_CASELOAD > 0.4 * budget.left():
        build_coarsely(week, random, Budget(0.75 * budget.left(), cancelled=budget.cancelled))
    else:
        _build_by_caseload(week, random, budget, better)


def _build_by_caseload(week: Week, random: Random, budget: Budget, better: Callable[[], None] | None) -> None:
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


def build_coarsely(week: Week, random: Random, budget: Budget) -> None:
    """Place what the time allows: ward by ward, each need with those who teach there already, or a few more.

    A hospital of thousands within seconds gets some week at least, and everyone's first needs before others'.
    """
    ground, problem = week.ground, week.problem
    home = [student.stays[0].place if student.stays else -1 for student in problem.students]
    order = sorted(range(len(problem.students)), key=lambda s: (home[s], s))
    near: dict[int, list[int]] = defaultdict(list)
    for turn in range(max(map(len, problem.needs_of), default=0)):
        for s in order:
            if budget.over:
                return
            if turn < len(problem.needs_of[s]):
                task = ground.tasks_of_needs[problem.needs_of[s][turn]]
                _place_near(week, task, near[home[s]], random)


def _place_near(week: Week, task: Task, near: list[int], random: Random) -> None:
    """Give a need lessons by one of the teachers last seen on the ward; else by one of a few others."""
    able = sorted({t for way in task for t in week.ground.teachers_for[way.index]})
    for some in ([t for t in near if t in able], random.sample(able, min(FEW, len(able)))):
        added = fill(week, [task], PLAIN, random, frozenset(some)) if some else []
        if added:
            last = added[-1].teacher
            near[:] = [last, *(t for t in near if t != last)][:FEW]
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
