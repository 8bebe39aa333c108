"""A second process on the same problem: it searches a part of a large week, or bounds a small one.

When the bound of a week of few teachers rises no more, it is free: it then searches the whole week, too, by
other chances. For a small one both processes try beginnings made of what students wished for at the bound's
prices.
"""

from collections import defaultdict, deque
from collections.abc import Callable
from multiprocessing.connection import Connection
from random import Random
from typing import Any

from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.ground import Ground
from hospital_iep.scheduling.improve import COLD
from hospital_iep.scheduling.lesson import Placed
from hospital_iep.scheduling.problem import Problem
from hospital_iep.scheduling.quick import WARM, improver, usable
from hospital_iep.scheduling.ruin import Part
from hospital_iep.scheduling.week import Week
from hospital_iep.scheduling.wishes import Wish, search

LARGE = 6
"""From this many teachers on, both processes search; below, the second one proves the bound."""

TEACHERS_OF_PART = 10

LEAD, LEAD_WARM = 0.4, 20.0
"""Share of the time, at most, in which the whole week is searched before it is split, and how warm."""

SECONDS_OF_LEAD = 0.008
"""For each student: by then what the first week left undone is mostly done."""

SECONDS_OF_ROUND = 0.6
"""For each part, about: short rounds let teachers of other parts exchange soon."""

PARTS_WARM = 30.0
"""How warm the search of parts begins: hotter, and what the lead won would be lost."""

SMALL = 60
"""Up to so many needs both processes begin weeks with wishes; a larger week is better searched as one."""

CAUGHT = 0.4
"""Share of the time after which one search of a small week is left for many."""

SEARCHED = 0.6
"""Share of the time in which both search a large week; then one of them proves the bound."""

SECONDS_OF_PROOF = 10.0
"""A shorter search of a large week lets the second process prove no bound."""

OFTEN, SELDOM = 0.3, 20.0
"""A better week is told so many seconds after the last one, and after so many times what telling took."""

WISHES = 100
"""So many last wishes are kept: the first ones, at prices that say little, are forgotten."""

FREE = "free"
"""What the second process says when its bound rises no more."""

SETTLED = 2
"""It rises no more when so many times shorter moves brought next to nothing."""

BESIDE_WARM = 30.0
"""It then searches at least so warm: as cold as the first search is by then, it would find the same."""

Sent = tuple[int, int, int, int, int]
"""A lesson between processes: index of its way, teacher, start, end, isolation class."""


def pack(lesson: Placed) -> Sent:
    """Make a movable lesson small for the pipe."""
    return lesson.way.index, lesson.teacher, lesson.start, lesson.end, lesson.isolation


def unpack(ground: Ground, sent: Sent) -> Placed:
    """Make a lesson of what came through the pipe."""
    way, teacher, start, end, isolation = sent
    return Placed(start, end, ground.ways[way], teacher, start // 1440, isolation)


class Assistant:
    """The searching process's side of the second process."""

    def __init__(self, pipe: Connection) -> None:
        self.pipe = pipe
        self.is_gone = False
        self.proven: int | None = None
        self.found: tuple[int, list[Sent]] | None = None
        self.wishes: list[tuple[list[Sent], list[list[int]]]] = []
        self.is_free = False

    def _ask(self, kind: str, content: Any) -> None:
        """Give the second process something to do; it may have died, and is then done without."""
        try:
            self.pipe.send((kind, content))
        except OSError:
            self.is_gone = True

    def _ready(self, seconds: float = 0.0) -> bool:
        """Whether an answer is there, or none will ever come."""
        try:
            return self.is_gone or self.pipe.poll(seconds)
        except OSError:
            return True

    def _answer(self) -> Any:
        """Wait for what was asked; None where the second process has died."""
        if not self.is_gone:
            try:
                return self.pipe.recv()
            except (EOFError, OSError):
                self.is_gone = True
        return None

    def search(self, week: Week, budget: Budget, warm: float | None, better: Callable[[], None]) -> None:
        """Search together until the budget is over; the search in C needs no help with a large week."""
        few = len(week.problem.teachers) < LARGE
        if few or usable(week.ground) or budget.left() < 1.5:
            self._search_alone(week, budget, warm, better)
        else:
            self._search_in_rounds(week, budget, warm, better)

    def _search_alone(
        self, week: Week, budget: Budget, warm: float | None, better: Callable[[], None]
    ) -> None:
        self._ask_for_bound(week, budget)
        random = Random(week.cost)  # noqa: S311 - chance for a search
        share = CAUGHT if len(week.problem.needs) <= SMALL and not self.is_gone else 1.0
        warmth = WARM if warm is None else warm

        def told() -> None:
            better()
            if self.is_free:
                self.is_free = False
                heat = max(min(BESIDE_WARM, warmth), warmth * (COLD / warmth) ** budget.progress())
                self._ask("beside", ([pack(u) for u in week.movable()], budget.left(), heat))
            self._ask("cost", week.cost)

        search_in_turns(week, random, budget.share(share), warm, told, self._is_proven)
        if share < 1.0 and not self._is_proven(week.cost):
            if self.wishes:
                self._search_wishes(week, random, budget, better)
            else:
                search_in_turns(week, random, budget, warm, told, self._is_proven)
        if self.found is not None and self.found[0] < week.cost:
            replace(week, self.found[1])
            better()

    def _search_wishes(self, week: Week, random: Random, budget: Budget, better: Callable[[], None]) -> None:
        """Begin weeks with the wishes that came in; take over one that is better."""
        ground = week.ground

        def found(other: Week) -> None:
            if other.cost < week.cost:
                replace(week, [pack(u) for u in other.movable()])
                better()

        limit = budget.share(1.0)
        limit.cancelled = lambda: budget.cancelled() or self._is_proven(week.cost)
        wishes = [Wish([unpack(ground, each) for each in sent], prices) for sent, prices in self.wishes]
        search(ground, wishes, random, limit, found, self.proven or 0)

    def _ask_for_bound(self, week: Week, budget: Budget) -> None:
        seconds = budget.left()
        if seconds > 0.3:
            self._ask("bound", (week.cost, seconds * 0.98 - 0.05))

    def _is_proven(self, cost: int) -> bool:
        """Whether a bound came in and no week can cost less than this, or than one that came in."""
        while not self.is_gone and self._ready():
            answer = self._answer()
            if isinstance(answer, int):
                self.proven = max(answer, self.proven or 0)
            elif isinstance(answer, list):
                self.wishes = answer
            elif answer == FREE:
                self.is_free = True
            elif answer is not None:
                self.found = answer
        if self.found is not None:
            cost = min(cost, self.found[0])
        return self.proven is not None and cost <= self.proven

    def _search_in_rounds(
        self, week: Week, budget: Budget, warm: float | None, better: Callable[[], None]
    ) -> None:
        """Split the teachers anew each round; each process searches its parts of the week.

        Before that one process searches the whole: what a first week leaves undone needs all teachers.
        """
        random = Random(len(week.problem.students))  # noqa: S311 - chance for a search
        warm = PARTS_WARM if warm is None else min(warm, PARTS_WARM)
        self._lead(week, random, budget, min(warm, LEAD_WARM), better)
        teachers = len(week.problem.teachers)
        count = max(2, round(teachers / TEACHERS_OF_PART))
        count += count % 2
        total = budget.left()
        proves = total > SECONDS_OF_PROOF
        if proves:
            total *= SEARCHED
        rounds = max(2, int(total / (SECONDS_OF_ROUND * count)))
        for i in range(rounds):
            share = min(total / rounds, budget.left())
            if budget.over or share < 0.15 or self.is_gone:
                break
            heat = [max(COLD, warm * (COLD / warm) ** ((i + j) / rounds)) for j in (0, 1)]
            parts = split(week, count, random)
            each = (share - 0.02) / (count // 2)
            self._round(week, parts, each, heat, budget, i)
            better()
        if proves:
            self._ask_for_bound(week, budget)
        if budget.left() > 0.05:
            search_in_turns(week, random, budget, warm if self.is_gone else COLD, better, self._is_proven)

    def _lead(
        self, week: Week, random: Random, budget: Budget, warm: float, better: Callable[[], None]
    ) -> None:
        """Search the whole week for a short time."""
        seconds = min(LEAD * budget.left(), SECONDS_OF_LEAD * len(week.problem.students))
        lead = improver(week, random)
        lead.run(Budget(seconds, cancelled=budget.cancelled), warm, warm)
        lead.finish()
        better()

    def _round(
        self,
        week: Week,
        parts: list[tuple[list[int], list[int]]],
        seconds: float,
        heat: list[float],
        budget: Budget,
        seed: int,
    ) -> None:
        half = len(parts) // 2
        standing = [pack(u) for u in week.movable()]
        self._ask("search", (standing, parts[:half], seconds, heat, seed))
        for students, teachers in parts[half:]:
            search_part(week, students, teachers, Budget(seconds, cancelled=budget.cancelled), heat, seed)
        own = {s for students, _ in parts[:half] for s in students}
        while not self._ready(0.02):
            if budget.cancelled():
                return
        found = self._answer()
        if found is not None:
            merge(week, found, own)

    def bound(self) -> int | None:
        """Give the best bound that came in."""
        self._is_proven(0)
        return self.proven


def replace(week: Week, lessons: list[Sent]) -> None:
    """Put a whole week's lessons in place of those that stand."""
    for lesson in week.movable():
        week.remove(lesson)
    for each in lessons:
        week.add(unpack(week.ground, each))


def not_proven(_: int) -> bool:
    """Answer the question whether a cost is proven to be the least with no."""
    return False


def search_in_turns(
    week: Week,
    random: Random,
    budget: Budget,
    warm: float | None,
    better: Callable[[], None],
    proven: Callable[[int], bool] = not_proven,
) -> None:
    """Search the whole week; tell of a better one at most a few times a second.

    The search ends early when its best cost is proven to be the least.
    """
    searching = improver(week, random)
    limit = Budget(budget.seconds, cancelled=lambda: budget.cancelled() or proven(searching.best_cost))
    limit.begun = budget.begun
    waiting = [budget.elapsed() + OFTEN]

    def note(_: int) -> None:
        begun = budget.elapsed()
        if begun > waiting[0]:
            searching.show()
            better()
            waiting[0] = budget.elapsed() + max(OFTEN, SELDOM * (budget.elapsed() - begun))

    searching.run(limit, warm, COLD, note)
    searching.finish()


def search_part(
    week: Week,
    students: list[int],
    teachers: list[int],
    budget: Budget,
    heat: list[float],
    seed: int,
    classrooms: bool = True,
) -> None:
    """Search a part of the week; the rest stays. Only one process may change what is in a classroom."""
    part = Part(week, frozenset(students), frozenset(teachers), classrooms)
    search = improver(week, Random(seed), part)  # noqa: S311 - chance for a search
    search.run(budget, heat[0], heat[1])
    search.finish()


def merge(week: Week, sent: list[Sent], students: set[int]) -> None:
    """Take over what the other process found for these students, unless the week is worse for it."""
    mine, cost = week.movable(), week.cost
    for lesson in mine:
        if all(s in students for s in lesson.way.students):
            week.remove(lesson)
    for each in sent:
        lesson = unpack(week.ground, each)
        if all(s in students for s in lesson.way.students) and week.allows(lesson):
            week.add(lesson)
    if not week.ground.rounds_are_short:
        for lesson in week.unsettled(week.movable()):
            week.remove(lesson)
    if week.cost > cost:
        for lesson in week.movable():
            week.remove(lesson)
        for lesson in mine:
            week.add(lesson)


def split(week: Week, count: int, random: Random) -> list[tuple[list[int], list[int]]]:
    """Split into parts of linked teachers, each with the students whom they teach most."""
    problem = week.problem
    link: dict[tuple[int, int], int] = defaultdict(int)
    wards: list[dict[int, int]] = [defaultdict(int) for _ in problem.teachers]
    for s, student in enumerate(problem.students):
        known = list(week.teachers_of[s])
        for t in known:
            wards[t][student.stays[0].place if student.stays else -1] += 1
        for a in known:
            for b in known:
                link[a, b] += 3
    everyone = range(len(problem.teachers))
    for a in everyone:
        for b in everyone:
            link[a, b] += sum(min(n, wards[b].get(ward, 0)) for ward, n in wards[a].items())
    sets = _linked(list(everyone), link, -(-len(problem.teachers) // count), random)
    sets += [[] for _ in range(count - len(sets))]
    part_of = {t: i for i, teachers in enumerate(sets) for t in teachers}
    students: list[list[int]] = [[] for _ in sets]
    for s in range(len(problem.students)):
        lessons = [0] * len(sets)
        for t, count in week.teachers_of[s].items():
            lessons[part_of[t]] += count
        students[max(range(len(sets)), key=lambda part: lessons[part] + random.random())].append(s)
    return list(zip(students, sets, strict=True))


def _linked(left: list[int], link: dict[tuple[int, int], int], size: int, random: Random) -> list[list[int]]:
    """Gather teachers who share students and wards, one after the other for each set.

    In turns, so that those whom everybody shares are not all in the first set.
    """
    random.shuffle(left)
    sets = [[left.pop()] for _ in range(-(-len(left) // size))]
    while left:
        for chosen in sets:
            if left and len(chosen) < size:
                ranks = {
                    t: sum(link[c, t] for c in chosen) * (0.5 + random.random()) + random.random()
                    for t in left
                }
                nearest = max(left, key=ranks.__getitem__)
                left.remove(nearest)
                chosen.append(nearest)
    return sets


def serve(inbox: Connection, pipe: Connection) -> None:
    """Take the problem, then do what the searching process asks for until it is gone.

    A cost that comes after its bound was proven is of no more use.
    """
    try:
        problem: Problem = inbox.recv()
    except (EOFError, OSError):
        return
    if len(problem.teachers) < LARGE:
        _load_prover()
    ground = Ground(problem)
    while True:
        try:
            kind, content = pipe.recv()
            if kind == "bound":
                _prove(ground, content, pipe)
            elif kind == "search":
                pipe.send(_search(ground, content))
            elif kind == "beside":
                search_beside(ground, content, pipe)
        except (EOFError, OSError):
            return


def _load_prover() -> None:
    """Load what proves, and numpy with it: here only, for it takes the time of a small week's first steps."""
    import hospital_iep.scheduling.bound  # noqa: F401


def _prove(ground: Ground, content: tuple[int, float], pipe: Connection) -> None:
    """Send each bound as it is proven, a few a second, and the best at last: none waits for the end.

    What is left of the time is for a small week's wishes: better weeks are sent as they are found.
    """
    from hospital_iep.scheduling.bound import lower_bound

    cost, seconds = content
    budget = Budget(seconds)
    told = [0.0]

    def known() -> int:
        """Take the costs that came in: nothing else is asked while a bound is proven."""
        nonlocal cost
        while pipe.poll():
            cost = min(cost, pipe.recv()[1])
        return cost

    def better(bound: int) -> None:
        if budget.elapsed() > told[0] + 0.1 or bound == cost:
            told[0] = budget.elapsed()
            pipe.send(bound)

    if len(ground.problem.needs) > SMALL:
        settled = SETTLED if len(ground.problem.teachers) < LARGE else None
        pipe.send(lower_bound(ground, cost, budget, better, known=known, settled=settled))
        if settled is not None:
            pipe.send(FREE)
        return
    wishes: deque[Wish] = deque(maxlen=WISHES)
    bound = lower_bound(ground, cost, budget, better, wishes, known)
    pipe.send(bound)
    random = Random(cost)  # noqa: S311 - chance for a search

    def found(week: Week) -> None:
        pipe.send((week.cost, [pack(u) for u in week.movable()]))

    if wishes and bound < cost:
        pipe.send([([pack(u) for u in wish.lessons], wish.prices) for wish in wishes])
        search(ground, wishes, random, budget, found, bound)


def _search(ground: Ground, content: Any) -> list[Sent]:
    standing, parts, seconds, heat, seed = content
    week = Week(ground)
    for each in standing:
        week.add(unpack(ground, each))
    for students, teachers in parts:
        search_part(week, students, teachers, Budget(seconds), heat, seed, classrooms=False)
    return [pack(u) for u in week.movable()]


def search_beside(ground: Ground, content: tuple[list[Sent], float, float], pipe: Connection) -> None:
    """Search the whole week as well, by other chances; send it if it comes out better than it was."""
    standing, seconds, warm = content
    week = Week(ground)
    for each in standing:
        week.add(unpack(ground, each))
    cost = week.cost

    def unasked() -> bool:
        """Read what costs come in, which would fill the pipe."""
        while pipe.poll():
            pipe.recv()
        return False

    searching = improver(week, Random(cost))  # noqa: S311 - chance for a search
    searching.run(Budget(seconds * 0.98 - 0.05, cancelled=unasked), warm)
    searching.finish()
    if week.cost < cost:
        pipe.send((week.cost, [pack(u) for u in week.movable()]))
