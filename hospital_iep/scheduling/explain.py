"""Why a need is not met in full: each need below its target with verdict, proven facts, and what would help.

Asked is always: with every other lesson where it is, and this need's own individual lessons placed anew, can
it get more than now? Where it cannot, facts are dropped by halves as long as the answer stays no; what is
left is minimal, and that is proven again by asking once more without each fact.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hospital_iep.scheduling.anew import Arrangement, apply, arrangements, own_lessons
from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.explain_lengths import reachable
from hospital_iep.scheduling.explain_lesson import explain_lesson
from hospital_iep.scheduling.explain_reach import Question
from hospital_iep.scheduling.explain_unlock import length_unlocks, unlocks
from hospital_iep.scheduling.explain_words import Words
from hospital_iep.scheduling.facts import Fact
from hospital_iep.scheduling.ground import Ground
from hospital_iep.scheduling.problem import Problem
from hospital_iep.scheduling.reading import without_collecting
from hospital_iep.scheduling.rules import Code
from hospital_iep.scheduling.timetable import Timetable
from hospital_iep.scheduling.week import Week
from hospital_iep.scheduling.weeks import standing_week

__all__ = ["Unmet", "explain_lesson", "explain_needs", "minimal_facts", "unmet", "unmet_in"]

IMPOSSIBLE, NO_ROOM, COSTS_MORE = "impossible-lengths", "no-room", "costs-more"

_DROPPED_FIRST = (
    Code.TRAVEL, Code.ISOLATION_ORDER, Code.CLEARANCE, Code.KEEP_APART, Code.ROOM_FULL, Code.MODE,
    Code.LESSON_CAP, Code.PUPIL_BREAK, Code.TEACHER_HOURS, Code.OTHER_LESSON, Code.TEACHER_FULL, Code.ENERGY,
    Code.APPOINTMENT, Code.PUPIL_HOURS, Code.MAY_NOT_LEAVE, Code.ONLY_TEACHER, Code.NO_TEACHER, Code.LENGTHS,
    Code.PUPIL_DAY_FULL, Code.NEED_DAY_FULL,
)  # fmt: skip
"""What a person would rather not hear is tried to be left out first."""


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


@without_collecting()
def explain_needs(
    problem: Problem, timetable: Timetable, need: str | None = None, names: Mapping[str, str] | None = None
) -> list[dict[str, Any]]:
    """Explain each need below its target, or only the one named, as the timetable file has it.

    ``names`` says what the sentences shall call the ids of students, teachers and places.
    """
    week = standing_week(Ground(problem), timetable.lessons)
    short = [n for n in _short(week) if need is None or problem.needs[n].id == need]
    return [explain_one(week, n, None, names).as_json() for n in short]


def unmet(problem: Problem, timetable: Timetable, names: Mapping[str, str] | None = None) -> list[Unmet]:
    """Explain every need that is below its target in this timetable."""
    return unmet_in(standing_week(Ground(problem), timetable.lessons), names=names)


def unexamined(need: str, short: int) -> Unmet:
    """Name an unmet need whose reasons there was no time to prove."""
    return Unmet(need, short, NO_ROOM, sentences=("The plan was stopped before this was examined.",))


@without_collecting()
def unmet_in(week: Week, budget: Budget | None = None, names: Mapping[str, str] | None = None) -> list[Unmet]:
    """Explain every need that is below its target in a week.

    When the budget is over, the rest is not examined: no reasons are named that were not proven.
    """
    return [explain_one(week, n, budget, names) for n in _short(week)]


def _short(week: Week) -> Iterator[int]:
    for n, need in enumerate(week.problem.needs):
        if week.need_minutes[n] < need.target:
            yield n


def explain_one(
    week: Week, n: int, budget: Budget | None = None, names: Mapping[str, str] | None = None
) -> Unmet:
    """Explain one need that is below its target; the week is the same afterwards."""
    problem, need = week.problem, week.problem.needs[n]
    short = need.target - week.need_minutes[n]
    if budget is not None and budget.over:
        return unexamined(need.id, short)
    words = Words(problem, n, short, names)
    fixed = sum(u.minutes for u in week.of_need[n] if u.fixed)
    if not reachable(problem, n, fixed):
        fact = Fact(code=Code.LENGTHS, student=problem.students[need.student].id, minutes=need.target)
        ways_on = length_unlocks(problem, n, fixed, short)
        return Unmet(need.id, short, IMPOSSIBLE, (fact,), ways_on, words.impossible(ways_on))
    question = Question(week, n)
    kept = minimal_facts(question)
    more = [] if kept is not None else arrangements(week, n)
    if kept is None and more:
        return _dearer(week, n, more, words)
    if kept is None:
        kept = question.everything
    facts = facts_of(question, kept)
    ways_on = unlocks(question, kept)
    return Unmet(need.id, short, NO_ROOM, facts, ways_on, words.no_room(facts, ways_on))


def facts_of(question: Question, kept: int) -> tuple[Fact, ...]:
    """Name the kept facts, those that come closest to the child first."""
    facts = [fact for i, fact in enumerate(question.facts) if kept >> i & 1]
    if not facts:
        facts = [Fact(code=Code.LENGTHS, student=question.student.id, minutes=question.need.target)]
    return tuple(sorted(facts, key=lambda fact: -_DROPPED_FIRST.index(fact.code)))


def minimal_facts(question: Question) -> int | None:
    """Find facts that forbid more minutes and of which none can be left out; None where more is possible."""
    kept = question.everything
    if question.can_more(kept):
        return None
    order = sorted(range(len(question.facts)), key=lambda i: _DROPPED_FIRST.index(question.facts[i].code))
    return _proven(question, _drop(question, kept, [1 << i for i in order]))


def _drop(question: Question, kept: int, block: list[int]) -> int:
    """Leave out as much of the block as the answer allows, by halves."""
    without = kept & ~sum(block)
    if not question.can_more(without):
        return without
    if len(block) == 1:
        return kept
    half = len(block) // 2
    return _drop(question, _drop(question, kept, block[:half]), block[half:])


def _proven(question: Question, kept: int) -> int:
    """Ask once more without each fact; leave out what was not needed after all."""
    for i in range(len(question.facts)):
        if kept >> i & 1 and not question.can_more(kept & ~(1 << i)):
            kept &= ~(1 << i)
    return kept


def _dearer(week: Week, n: int, more: list[Arrangement], words: Words) -> Unmet:
    """More is possible, but the cost would grow: name the parts that grow, and by how many tenths."""
    need, cheapest = week.problem.needs[n], more[0]
    old = own_lessons(week, n)
    days = {(u.teacher, u.day) for u in (*old, *cheapest.lessons)}
    before = week.parts_of(n, days)
    apply(week, n, cheapest)
    after = week.parts_of(n, days)
    for lesson in cheapest.lessons:
        week.remove(lesson)
    for lesson in old:
        week.add(lesson)
    weights = week.problem.weights
    grown = {part: weights[part] * (after[part] - before[part]) for part in weights}
    facts = tuple(
        Fact(code=Code.COST, part=part, tenths=tenths) for part, tenths in grown.items() if tenths > 0
    )
    unlock = ({"change": "accept-cost", "minutes": cheapest.more, "tenths": cheapest.change},)
    short = need.target - week.need_minutes[n]
    return Unmet(need.id, short, COSTS_MORE, facts, unlock, words.costs_more(facts, cheapest.more))
