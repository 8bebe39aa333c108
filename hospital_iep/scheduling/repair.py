"""A published week after medicine has moved: change as little as possible, and say what more would bring.

A repair never starts from nothing. Published lessons stay where they still may; what broke is placed again; then
a short search looks for a better week while every change costs what it costs a family.
"""

from dataclasses import dataclass
from random import Random

from hospital_iep.scheduling.insertion import Taste, fill
from hospital_iep.scheduling.problem import Lesson
from hospital_iep.scheduling.week import Week
from hospital_iep.scheduling.weeks import put

PLAIN = Taste(wander=0.0)


def smallest(week: Week, random: Random) -> list[Lesson]:
    """Keep what may stay of the published lessons, place again what broke; return what broke."""
    problem, ground = week.problem, week.ground
    wanted = [lesson for lesson in problem.published if lesson.key in problem.promised]
    broken = put(week, wanted)
    needs = sorted({problem.need_index[n] for u in broken for n in u.needs if n in problem.need_index})
    students = sorted({problem.needs[n].student for n in needs})
    groups = [task for task in ground.tasks_of_groups if any(n in needs for n in task[0].needs)]
    fill(week, groups, PLAIN, random)
    fill(week, [ground.tasks_of_needs[n] for n in needs], PLAIN, random)
    fill(week, [ground.tasks_of_needs[n] for s in students for n in problem.needs_of[s]], PLAIN, random)
    return broken
