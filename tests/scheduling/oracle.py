"""The best timetable of a small problem, proven: an exact model for CP-SAT (OR-Tools, in the tests only).

Every lesson that could stand alone is one yes-or-no; a teacher's day is a path through (where the last visit
was, how long ago), so that ways, set-up and screen lessons between two visits count as the contract says.
Candidates and rules come from `bruteforce`, the second reading; nothing here knows the product.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any

from ortools.sat.python import cp_model

from tests.scheduling.bruteforce import DAY, INFECTIOUS, Lesson, Week, alone, broken_by, cost_of
from tests.scheduling.filler import fixed_lessons, numbered, raw
from tests.scheduling.instances import Calendar


class NotModelled(Exception):
    """The problem has fixed lessons that break rules, or is too large to be enumerated."""


@dataclass(frozen=True)
class Answer:
    """What is proven: the cost found, a bound below every cost, and whether they meet."""

    cost: int
    bound: int
    closed: bool
    timetable: dict[str, Any]


def best(
    problem: dict[str, Any],
    seconds: float,
    *,
    most: int = 40_000,
    workers: int = 1,
    hint: dict[str, Any] | None = None,
) -> Answer:
    """The cheapest timetable that keeps every rule, or the best of the given seconds."""
    return _Model(problem, most).solve(seconds, workers, hint)


class _Model:
    def __init__(self, problem: dict[str, Any], most: int) -> None:
        self.week, self.most = Week(problem), most
        self.cal = Calendar(problem["horizon"]["start"])
        self.model = cp_model.CpModel()
        fixed = fixed_lessons(problem)
        self.fixed = [Lesson(self.week, given) for given in fixed]
        self._legal_history()
        self.candidates: list[tuple[Lesson, dict[str, Any]]] = list(zip(self.fixed, fixed, strict=True))
        for names in [[need] for need in self.week.needs] + [
            list(group["needs"]) for group in self.week.groups.values()
        ]:
            self._enumerate(names)
        self.pick = [self.model.new_bool_var("") for _ in self.candidates]
        self.lessons = [lesson for lesson, _ in self.candidates]
        self.number = {lesson.key: number for number, lesson in enumerate(self.lessons)}
        for lesson in self.fixed:
            self.model.add(self.pick[self.number[lesson.key]] == 1)
        self.cost: list[Any] = []
        self._pupils()
        self._teachers()
        self._rooms()
        self._sums()
        self._count()

    def _legal_history(self) -> None:
        """Fixed lessons that keep the rules are candidates like others; other histories are not modelled."""
        week = self.week
        kept, now = week.fixed, week.now
        week.fixed, week.now = set(), None
        fine = not broken_by(week, sorted(self.fixed, key=lambda x: (x.start, x.end)))
        week.fixed, week.now = kept, now
        if not fine:
            raise NotModelled

    def _enumerate(self, names: list[str]) -> None:
        week, grid = self.week, self.week.grid
        group = week.groups.get(frozenset(names)) if len(names) > 1 else None
        limits = (group or week.students[week.pupil(names[0])])["lesson_minutes"]
        target = min(
            [week.needs[name]["target_minutes"] for name in names]
            + ([group["target_minutes"]] if group else [])
        )
        kept = {lesson.key for lesson in self.fixed}
        now, fixed = week.now, week.fixed
        for teacher, place in product(week.teachers, week.places):
            for start in range(0, week.length, grid):
                shortest = -(-limits["min"] // grid) * grid
                for length in range(shortest, min(limits["max"], target) + 1, grid):
                    given = raw(names, teacher, place, self.cal.at(0, start), self.cal.at(0, start + length))
                    lesson = Lesson(week, given)
                    if lesson.key in kept:
                        continue
                    wrong = alone(week, lesson)
                    if not wrong:
                        self.candidates.append((lesson, given))
                    elif wrong & {2, 3, 5, 9, 11} and 4 not in wrong:
                        break  # a longer one touches the same and more
        week.now, week.fixed = now, fixed
        if len(self.candidates) > self.most:
            raise NotModelled

    def _pupils(self) -> None:
        """One lesson at a time with the break behind it, which does not reach over midnight."""
        grid = self.week.grid
        slots: dict[tuple[str, int], list[int]] = defaultdict(list)
        for number, lesson in enumerate(self.lessons):
            for pupil in self.week.pupils(lesson):
                rest = self.week.students[pupil].get("min_break_minutes", 0)
                last = min(lesson.end + rest, (lesson.day + 1) * DAY)
                for slot in range(lesson.start // grid, -(-last // grid)):
                    slots[pupil, slot].append(number)
        for numbers in slots.values():
            self._one_of(numbers)

    def _one_of(self, numbers: list[int]) -> None:
        if len(numbers) > 1:
            self.model.add_at_most_one([self.pick[number] for number in numbers])

    def _teachers(self) -> None:
        days: dict[tuple[str, int], list[int]] = defaultdict(list)
        for number, lesson in enumerate(self.lessons):
            days[lesson.teacher, lesson.day].append(number)
        for numbers in days.values():
            self._teacher_slots(numbers)
            self._path(numbers)
            self._protective_first(numbers)

    def _teacher_slots(self, numbers: list[int]) -> None:
        slots: dict[int, list[int]] = defaultdict(list)
        for number in numbers:
            for slot in range(
                self.lessons[number].start // self.week.grid, self.lessons[number].end // self.week.grid
            ):
                slots[slot].append(number)
        for here in slots.values():
            self._one_of(here)

    def _isolated(self, lesson: Lesson) -> bool:
        return any(self.week.isolation(pupil, lesson) for pupil in self.week.pupils(lesson))

    def _path(self, numbers: list[int]) -> None:
        """The teacher's day as one unit of flow from state to state; costs of the way lie on its arcs."""
        week, grid = self.week, self.week.grid
        screens = [n for n in numbers if week.remote(self.lessons[n])]
        visits = [n for n in numbers if not week.remote(self.lessons[n])]
        sick = {week.pupils(self.lessons[n]) for n in visits if self._isolated(self.lessons[n])}

        def sort_of(number: int) -> tuple[Any, ...]:
            lesson = self.lessons[number]
            pupils = week.pupils(lesson)
            return lesson.place, self._isolated(lesson), pupils if pupils in sick else None

        sorts = sorted({sort_of(n) for n in visits}, key=str)
        gaps = {}
        for one, two in product(sorts, sorts):
            minutes = week.way(one[0], two[0])
            if one[2] is None or one[2] != two[2]:
                minutes += week.setup * (one[1] + two[1])
            gaps[one, two] = minutes
        if not any(gaps.values()):
            return
        longest = {one: max(-(-gaps[one, two] // grid) for two in sorts) for one in sorts}
        longest[None] = 0
        starting: dict[int, dict[Any, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number in visits:
            starting[self.lessons[number].start // grid][sort_of(number)].append(number)
        screens_at: dict[int, list[int]] = defaultdict(list)
        for number in screens:
            screens_at[self.lessons[number].start // grid].append(number)
        first = min(self.lessons[n].start for n in numbers) // grid
        last = max(self.lessons[n].end for n in numbers) // grid
        into: dict[Any, list[Any]] = defaultdict(list)
        into[None, 0, first].append(1)
        for slot in range(first, last + 1):
            arriving: dict[Any, list[Any]] = defaultdict(list)
            shares: dict[int, list[Any]] = defaultdict(list)
            for sort in [None, *sorts]:
                for waited in range(longest[sort] + 1):
                    entering = into.pop((sort, waited, slot), [])
                    if not entering:
                        continue
                    leaving = []
                    if slot == last:
                        continue
                    wait = self.model.new_bool_var("")
                    into[sort, min(waited + 1, longest[sort]), slot + 1].append(wait)
                    leaving.append(wait)
                    for two in starting[slot]:
                        gap = 0 if sort is None else gaps[sort, two]
                        if waited * grid >= gap:
                            go = self.model.new_bool_var("")
                            arriving[two].append(go)
                            leaving.append(go)
                            if sort is not None and week.way(sort[0], two[0]):
                                self.cost.append(week.weights["travel"] * week.way(sort[0], two[0]) * go)
                    for number in screens_at[slot]:
                        part = self.model.new_bool_var("")
                        shares[number].append(part)
                        leaving.append(part)
                        into[sort, waited, self.lessons[number].end // grid].append(part)
                    self.model.add(sum(leaving) == sum(entering))
            for number in screens_at[slot]:
                self.model.add(sum(shares[number]) == self.pick[number])
            for two, here in starting[slot].items():
                self.model.add(sum(arriving[two]) == sum(self.pick[n] for n in here))
                for number in here:
                    into[two, 0, self.lessons[number].end // grid].append(self.pick[number])

    def _protective_first(self, numbers: list[int]) -> None:
        week = self.week
        infectious: dict[str, list[int]] = defaultdict(list)
        protected: dict[str, list[int]] = defaultdict(list)
        for number in numbers:
            for pupil in week.pupils(self.lessons[number]):
                kinds = week.isolation(pupil, self.lessons[number])
                if kinds & INFECTIOUS:
                    infectious[pupil].append(number)
                if "protective" in kinds:
                    protected[pupil].append(number)
        for ill, frail in product(infectious, protected):
            if ill == frail:
                continue
            times = sorted({self.lessons[n].start for n in infectious[ill] + protected[frail]})
            seen = {time: self.model.new_bool_var("") for time in times}
            for one, two in pairwise(times):
                self.model.add_implication(seen[one], seen[two])
            for number in infectious[ill]:
                self.model.add_implication(self.pick[number], seen[self.lessons[number].start])
            for number in protected[frail]:
                self.model.add_implication(self.pick[number], ~seen[self.lessons[number].start])

    def _rooms(self) -> None:
        week, grid = self.week, self.week.grid
        rooms: dict[tuple[str, int], list[int]] = defaultdict(list)
        for number, lesson in enumerate(self.lessons):
            if week.places[lesson.place]["kind"] == "classroom":
                for slot in range(lesson.start // grid, lesson.end // grid):
                    rooms[lesson.place, slot].append(number)
        labels = {label for student in week.students.values() for label in student.get("keep_apart", [])}
        for (place, _), here in rooms.items():
            most = week.places[place].get("capacity")
            if most is not None:
                self.model.add(sum(len(self.lessons[n].needs) * self.pick[n] for n in here) <= most)
            for label in labels:
                with_it = [
                    n
                    for n in here
                    if any(
                        label in week.students[p].get("keep_apart", []) for p in week.pupils(self.lessons[n])
                    )
                ]
                self._one_of(with_it)

    def _sums(self) -> None:
        week = self.week
        total: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
        limit: dict[tuple[Any, ...], int] = {}

        def add(number: int, key: tuple[Any, ...], much: int, most: int | None) -> None:
            if most is not None:
                total[key].append(much * self.pick[number])
                limit[key] = most

        for number, lesson in enumerate(self.lessons):
            add(
                number,
                ("teacher", lesson.teacher, lesson.day),
                len(lesson),
                week.teachers[lesson.teacher].get("max_minutes_per_day"),
            )
            for need in lesson.needs:
                wish, pupil = week.needs[need], week.pupil(need)
                add(
                    number,
                    ("pupil", pupil, lesson.day),
                    len(lesson),
                    week.students[pupil].get("max_minutes_per_day"),
                )
                add(number, ("need", need, lesson.day), len(lesson), wish.get("max_minutes_per_day"))
                add(number, ("lessons", need, lesson.day), 1, wish.get("max_lessons_per_day", 1))
                add(number, ("target", need), len(lesson), wish["target_minutes"])
            if len(lesson.needs) > 1:
                group = week.groups[lesson.needs]
                add(number, ("group", lesson.needs, lesson.day), 1, group.get("max_lessons_per_day", 1))
                add(number, ("group target", lesson.needs), len(lesson), group["target_minutes"])
        for key, terms in total.items():
            self.model.add(sum(terms) <= limit[key])

    def _count(self) -> None:
        week, weights = self.week, self.week.weights
        given: dict[str, list[Any]] = defaultdict(list)
        by_teacher: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, lesson in enumerate(self.lessons):
            tired = sum(4 - week.level(p, minute) for p in week.pupils(lesson) for minute in lesson.minutes)
            self.cost.append(weights["energy"] * tired * self.pick[number])
            for need in lesson.needs:
                given[need].append(len(lesson) * self.pick[number])
                by_teacher[week.pupil(need), lesson.teacher].append(number)
        short: dict[str, list[Any]] = defaultdict(list)
        asked: dict[str, int] = defaultdict(int)
        for need, wish in week.needs.items():
            missing = wish["target_minutes"] - sum(given[need])
            short[wish["student"]].append(missing)
            asked[wish["student"]] += wish["target_minutes"]
            self.cost.append(weights["below_target"] * missing)
            if wish.get("minimum_minutes", 0):
                below = self.model.new_int_var(0, wish["minimum_minutes"], "")
                self.model.add(below >= wish["minimum_minutes"] - sum(given[need]))
                self.cost.append(weights["below_minimum"] * below)
        for pupil, parts in short.items():
            if asked[pupil]:
                lengths = {len(self.lessons[n]) for t in week.teachers for n in by_teacher[pupil, t]}
                self._uneven(asked[pupil], sum(parts), _left(asked[pupil], lengths))
            seen = []
            for teacher in week.teachers:
                if by_teacher[pupil, teacher]:
                    taught = self.model.new_bool_var("")
                    seen.append(taught)
                    for number in by_teacher[pupil, teacher]:
                        self.model.add_implication(self.pick[number], taught)
            if len(seen) > 1:
                extra = self.model.new_int_var(0, len(seen), "")
                self.model.add(extra >= sum(seen) - 1)
                self.cost.append(weights["extra_teachers"] * extra)
        for key in week.published:
            if week.now is None or key[3] >= week.now:
                kept = self.pick[self.number[key]] if key in self.number else 0
                self.cost.append(weights["changed"] * (1 - kept))

    def _uneven(self, asked: int, short: Any, reachable: list[int]) -> None:
        """Table of the cost for minutes missing; only what lessons can leave missing counts for the bound."""
        table = [(100 * missing // asked) ** 2 // 100 for missing in range(asked + 1)]
        missing = self.model.new_int_var_from_domain(cp_model.Domain.from_values(reachable), "")
        uneven = self.model.new_int_var(0, max(table), "")
        self.model.add(missing == short)
        self.model.add_element(missing, table, uneven)
        self.cost.append(self.week.weights["uneven"] * uneven)
        for here, there in _below(reachable, table):  # lines under the curve help the bound
            self.model.add(
                (there - here) * (uneven - table[here]) >= (table[there] - table[here]) * (missing - here)
            )

    def solve(self, seconds: float, workers: int, hint: dict[str, Any] | None) -> Answer:
        self.model.minimize(sum(self.cost))
        if hint is not None:
            keys = {lesson.key for lesson in self.week.lessons(hint)}
            for number, lesson in enumerate(self.lessons):
                self.model.add_hint(self.pick[number], lesson.key in keys)
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = seconds
        solver.parameters.num_workers = workers
        solver.parameters.random_seed = 1
        solver.parameters.linearization_level = 2
        solver.parameters.add_lp_constraints_lazily = False
        solver.parameters.cp_model_probing_level = 0
        status = solver.solve(self.model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            raise NotModelled
        chosen = [n for n, literal in enumerate(self.pick) if solver.boolean_value(literal)]
        lessons = [self.lessons[n] for n in chosen]
        cost = cost_of(self.week, sorted(lessons, key=lambda x: (x.start, x.end)))
        counted = round(solver.objective_value)
        if cost > counted or (status == cp_model.OPTIMAL and cost != counted):
            raise AssertionError("the model counts other costs than the second reading")
        bound = -int(-solver.best_objective_bound // 1) if status != cp_model.OPTIMAL else cost
        return Answer(
            cost,
            min(bound, cost),
            status == cp_model.OPTIMAL,
            numbered([self.candidates[n][1] for n in chosen]),
        )


def _left(asked: int, lengths: Iterable[int]) -> list[int]:
    """What can be missing of the minutes asked for, where lessons have these lengths."""
    given = {0}
    for minutes in range(1, asked + 1):
        if any(minutes - length in given for length in lengths):
            given.add(minutes)
    return sorted(asked - minutes for minutes in given)


def _below(places: list[int], table: list[int]) -> Iterator[tuple[int, int]]:
    """The pairs of neighbouring corners of the lower hull of a curve over some places."""
    corners: list[int] = []
    for place in places:
        while len(corners) > 1 and (table[corners[-1]] - table[corners[-2]]) * (place - corners[-2]) >= (
            table[place] - table[corners[-2]]
        ) * (corners[-1] - corners[-2]):
            corners.pop()
        corners.append(place)
    return pairwise(corners)
