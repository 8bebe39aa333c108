"""Weeks that begin with wishes: what every student chose alone at the prices of a lower bound.

Near the best prices few wishes clash. Those that fit together are put in place and the rest is filled up,
first as if the teachers' minutes had their prices, so that nobody takes for little what another needs, then
at what they truly cost. Of the weeks that come out, the good ones are also crossed. Many short searches so
begun find what one long search of a small week never leaves its place for.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.finish import finish
from hospital_iep.scheduling.ground import Ground
from hospital_iep.scheduling.improve import COLD
from hospital_iep.scheduling.insertion import EXACT, fill
from hospital_iep.scheduling.lesson import Placed
from hospital_iep.scheduling.problem import DAY
from hospital_iep.scheduling.quick import improver, usable
from hospital_iep.scheduling.week import Week

AT_PRICES = (8, 25, 80)
"""Steps for each need of a search at prices: by chance, for short ones try more and long ones try harder."""

AT_COST, QUICK = (1, 3, 8, 25), 10
"""Steps for each need of a search at true cost; in C so many times more: a week takes longer to begin."""

WARMTHS = (3.0, 10.0, 10.0, 30.0)

KEPT = 20
"""So many good weeks are kept to be crossed."""

CROSSED = 0.4
"""How often two good weeks are crossed, when there are enough of them."""


class Wish(NamedTuple):
    """What all students chose, and by day what the minutes from its start to each slot were sold for."""

    lessons: list[Placed]
    prices: list[list[int]]


class Good(NamedTuple):
    """A good week."""

    cost: int
    lessons: list[Placed]

    def same(self, other: "Good") -> bool:
        """Whether the lessons are the same."""
        return self.cost == other.cost and self.places() == other.places()

    def places(self) -> set[tuple[int, int, int, int]]:
        """Tell the lessons' ways, teachers and times."""
        return {(u.way.index, u.teacher, u.start, u.end) for u in self.lessons}


def search(
    ground: Ground,
    wishes: Sequence[Wish],
    random: Random,
    budget: Budget,
    better: Callable[[Week], None],
    least: int,
) -> None:
    """Make weeks of wishes until the budget is over or one costs no more than ``least``; tell the better.

    An iteration is one week.
    """
    good: list[Good] = []
    more = QUICK if usable(ground) else 1
    while not budget.over and not (good and good[0].cost <= least):
        budget.spent += 1
        if len(good) >= KEPT // 3 and random.random() < CROSSED:
            week = _crossed(ground, random.sample(good, 2), random)
        else:
            week = _wished(ground, random.choice(wishes), random, budget)
        _improve(week, random, more * random.choice(AT_COST), budget)
        finish(week, random, budget)
        found = Good(week.cost, week.movable())
        if not good or found.cost < good[0].cost:
            better(week)
        if not any(map(found.same, good)):
            good = sorted([*good, found], key=lambda each: each.cost)[:KEPT]


def _improve(week: Week, random: Random, steps_a_need: int, budget: Budget) -> None:
    search = improver(week, random)
    steps = steps_a_need * len(week.problem.needs)
    limit = Budget(iterations=steps, cancelled=lambda: budget.over)
    search.run(limit, random.choice(WARMTHS), COLD)
    search.finish()


def _wished(ground: Ground, wish: Wish, random: Random, budget: Budget) -> Week:
    """Make a week at the wish's prices; half of the time only its prices count."""
    lessons = wish.lessons if random.random() < 0.5 else []
    dear = _begun(ground.dearer(wish.prices), random.sample(lessons, len(lessons)), random)
    _improve(dear, random, random.choice(AT_PRICES), budget)
    week = Week(ground)
    for lesson in dear.movable():
        week.add(lesson)
    return week


def _begun(ground: Ground, lessons: Sequence[Placed], random: Random) -> Week:
    """Put in place what fits of these lessons, the first first, and fill the rest in an order of chance."""
    week = Week(ground)
    for lesson in lessons:
        if week.allows(lesson):
            week.add(lesson)
    tasks = [*ground.tasks_of_groups, *ground.tasks_of_needs]
    random.shuffle(tasks)
    fill(week, tasks, EXACT, random)
    return week


def _crossed(ground: Ground, parents: Sequence[Good], random: Random) -> Week:
    """Take a day or its later part of one week, or one student's lessons, and the rest of the other."""
    one, other = parents
    if random.random() < 0.3:
        student = random.randrange(len(ground.problem.students))
        first = [u for u in one.lessons if student in u.way.students]
    else:
        day = random.randrange(ground.problem.days)
        from_then = random.choice((0, random.randrange(DAY)))
        first = [u for u in one.lessons if u.day == day and u.start % DAY >= from_then]
    return _begun(ground, first + random.sample(other.lessons, len(other.lessons)), random)
