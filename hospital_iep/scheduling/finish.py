"""The last hand on a week: every single improvement made, claims and unmet needs written."""

from random import Random

from hospital_iep.scheduling import anew, explain
from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.check import cost_of, delivered_minutes, stand
from hospital_iep.scheduling.insertion import EXACT, fill
from hospital_iep.scheduling.problem import Lesson, Problem
from hospital_iep.scheduling.timetable import Timetable, numbered
from hospital_iep.scheduling.week import Week


def finish(week: Week, random: Random, budget: Budget) -> None:
    """Make every change for the better that one insertion, or one need placed anew, can make."""
    ground = week.ground
    tasks = [*ground.tasks_of_groups, *ground.tasks_of_needs]
    changed = True
    while changed and not budget.over:
        changed = False
        for task in tasks:
            if not budget.over:
                changed |= bool(fill(week, [task], EXACT, random))
        for n, need in enumerate(week.problem.needs):
            if week.need_minutes[n] < need.target and not budget.over:
                changed |= anew.improve_alone(week, n)


def written(week: Week, bound: int | None, seed: int, seconds: float | None, budget: Budget) -> Timetable:
    """Make the timetable of a week, with its claims and what is unmet."""
    lessons, counts, cost = week.as_lessons(), week.parts(), week.cost
    claims = {
        "status": "optimal" if bound == cost else "feasible",
        "cost": cost,
        "costs": counts,
        "bound": bound,
    }
    unmet = explain.unmet_in(week, budget)
    return Timetable(lessons, claims, tuple(entry.as_json() for entry in unmet), seed, seconds)


def unfinished(
    problem: Problem, lessons: tuple[Lesson, ...], bound: int | None, seed: int, seconds: float | None
) -> Timetable:
    """Make the timetable of lessons whose search was broken off, with no time to examine what is unmet."""
    standing = stand(problem, lessons)
    counts, cost = cost_of(problem, standing, Timetable(lessons))
    claims = {"status": "feasible", "cost": cost, "costs": counts, "bound": bound}
    delivered = delivered_minutes(problem, standing)
    unmet = tuple(
        explain.unexamined(need.id, need.target - delivered[n]).as_json()
        for n, need in enumerate(problem.needs)
        if delivered[n] < need.target
    )
    return Timetable(numbered(lessons), claims, unmet, seed, seconds)
