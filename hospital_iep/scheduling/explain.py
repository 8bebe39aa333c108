"""Why a need is not met in full: each need below its target with its verdict."""

from dataclasses import dataclass, field
from typing import Any

from hospital_iep.scheduling.anew import Arrangement, apply, arrangements, own_lessons
from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.facts import Fact
from hospital_iep.scheduling.ground import Ground
from hospital_iep.scheduling.problem import Problem
from hospital_iep.scheduling.rules import Code
from hospital_iep.scheduling.timetable import Timetable
from hospital_iep.scheduling.week import Week
from hospital_iep.scheduling.weeks import standing_week


@dataclass(frozen=True)
class Unmet:
    """One need below its target: how much, why, and what would help."""

    need: str
    minutes_short: int
    verdict: str
    reasons: tuple[Fact, ...] = ()
    unlock: tuple[dict[str, Any], ...] = ()
    sentences: tuple[str, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """Write the entry as the timetable file has it."""
        return {
            "need": self.need,
            "minutes_short": self.minutes_short,
            "verdict": self.verdict,
            "reasons": [fact.as_json() for fact in self.reasons],
            "unlock": list(self.unlock),
            "sentences": list(self.sentences),
        }


def unmet(problem: Problem, timetable: Timetable) -> list[Unmet]:
    """Explain every need that is below its target in this timetable."""
    return unmet_in(standing_week(Ground(problem), timetable.lessons))


def unmet_in(week: Week, budget: Budget | None = None) -> list[Unmet]:
    """Explain every need that is below its target in a week; reasons only as long as the budget lasts."""
    short = [n for n, need in enumerate(week.problem.needs) if week.need_minutes[n] < need.target]
    return [_explain(week, n, budget) for n in short]


def _explain(week: Week, n: int, budget: Budget | None) -> Unmet:
    need = week.problem.needs[n]
    short = need.target - week.need_minutes[n]
    if budget is not None and budget.cancelled():
        return unexamined(need.id, short)
    if not lengths_reach(week, n):
        fact = Fact(code=Code.LENGTHS, student=week.problem.students[need.student].id, minutes=need.target)
        return Unmet(need.id, short, "impossible-lengths", (fact,))
    if budget is not None and budget.over:
        return unexamined(need.id, short)
    more = arrangements(week, n)
    if more:
        return Unmet(need.id, short, "costs-more", tuple(_dearer(week, n, more[0])))
    return Unmet(need.id, short, "no-room")


def unexamined(need: str, short: int) -> Unmet:
    """Name an unmet need whose reasons there was no time to prove."""
    return Unmet(need, short, "no-room", sentences=("The plan was stopped before this was examined.",))


def _dearer(week: Week, n: int, more: Arrangement) -> list[Fact]:
    """Name the parts of the cost that grow, and by how many tenths."""
    before = week.parts()
    old = own_lessons(week, n)
    apply(week, n, more)
    after = week.parts()
    for lesson in more.lessons:
        week.remove(lesson)
    for lesson in old:
        week.add(lesson)
    weights = week.problem.weights
    grown = {part: weights[part] * (after[part] - before[part]) for part in weights}
    return [Fact(code=Code.COST, part=part, tenths=tenths) for part, tenths in grown.items() if tenths > 0]


def lengths_reach(week: Week, n: int) -> bool:
    """Whether some sum of lessons of allowed lengths on the days of the horizon is the target."""
    problem, need = week.problem, week.problem.needs[n]
    goal = need.target
    day = 1
    kinds = []
    for way in week.ground.ways_of_need[n]:
        lengths = [
            length
            for length in range(problem.grid, goal + 1, problem.grid)
            if way.shortest <= length <= way.longest
        ]
        kinds.append(lengths)
    lengths = sorted({length for each in kinds for length in each})
    most = min(goal, need.max_per_day if need.max_per_day is not None else goal)
    for _ in range(min(need.lessons_per_day, most // lengths[0] if lengths else 0)):
        for length in lengths:
            day |= day << length
        day &= (1 << (most + 1)) - 1
    reached = 1 << min(goal, sum(u.minutes for u in week.of_need[n] if u.fixed))
    for _ in range(problem.days):
        new, rest = reached, day
        while rest:
            low = rest & -rest
            new |= reached << (low.bit_length() - 1)
            rest ^= low
        reached = new & ((1 << (goal + 1)) - 1)
    return bool(reached >> goal & 1)
