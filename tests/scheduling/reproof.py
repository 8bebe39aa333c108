"""Proves an explanation again, minute by minute: no with these facts, yes without any one of them.

Written from the contract's words and the second reading alone. Each place a lesson could have is given
the set of things that stand in its way; the facts of an explanation are looked up in those sets.
"""

from collections import defaultdict
from typing import Any

from tests.scheduling.bruteforce import DAY, Lesson, Week, _pair, _rounds
from tests.scheduling.filler import raw
from tests.scheduling.instances import Calendar

ANYBODY = "anybody at all"
Thing = tuple[Any, ...]


class Reproof:
    """One unmet need of one timetable."""

    def __init__(self, problem: dict[str, Any], timetable: dict[str, Any], need: str) -> None:
        self.week = week = Week(problem)
        self.cal = Calendar(problem["horizon"]["start"])
        self.need, self.wish = need, week.needs[need]
        self.pupil = self.wish["student"]
        self.student = week.students[self.pupil]
        lessons = week.lessons(timetable)
        own = [x for x in lessons if x.needs == {need} and x.key not in week.fixed]
        self.rest = [x for x in lessons if x not in own]
        self.has = sum(len(x) for x in own)
        base = sum(len(x) for x in self.rest if need in x.needs)
        self.goal = self.wish["target_minutes"] - base
        self.able = [t for t, teacher in week.teachers.items() if self._may(t, teacher)]
        self.mine = {t: [x for x in self.rest if x.teacher == t] for t in week.teachers}
        self.candidates = list(self._enumerate())

    def _may(self, name: str, teacher: dict[str, Any]) -> bool:
        allowed = self.wish.get("teachers")
        return self.wish["subject"] in teacher["subjects"] and (allowed is None or name in allowed)

    def _places(self) -> list[tuple[str, str]]:
        week, found = self.week, []
        wanted = self.wish.get("mode", "bedside")
        wanted = {wanted} if isinstance(wanted, str) else set(wanted)
        own = self.student["place"]
        own = {own} if isinstance(own, str) else {stay["place"] for stay in own}
        for name, place in week.places.items():
            if place["kind"] == "remote":
                if "remote" in wanted and not any(mode == "remote" for _, mode in found):
                    found.append((name, "remote"))
                continue
            if "bedside" in wanted and name in own:
                found.append((name, "bedside"))
            if "classroom" in wanted and place["kind"] == "classroom":
                found.append((name, "classroom"))
        return found

    def _enumerate(self):
        """Every lesson on the grid with what stands in its way; things without which it could be."""
        week, grid = self.week, self.week.grid
        for place, mode in self._places():
            for start in range(0, week.length, grid):
                if week.now is not None and start < week.now:
                    continue
                for length in range(grid, self.goal + 1, grid):
                    if start // DAY != (start + length - 1) // DAY:
                        break
                    given = raw(
                        [self.need],
                        self.able[0] if self.able else next(iter(week.teachers), ""),
                        place,
                        self.cal.at(0, start),
                        self.cal.at(0, start + length),
                    )
                    lesson = Lesson(week, given)
                    things = self._pupil_things(lesson, mode)
                    if things is None:
                        break  # no longer one can be here either
                    yield lesson, ANYBODY, frozenset(things | {("only",)})
                    for teacher in self.able:
                        other = Lesson(week, {**given, "teacher": teacher})
                        yield other, teacher, frozenset(things | self._teacher_things(other, teacher))

    def _pupil_things(self, lesson: Lesson, mode: str) -> set[Thing] | None:
        week, student, things = self.week, self.student, set()
        if not week.within(student["available"], lesson):
            things.add(("pupil-hours",))
        for appointment in student.get("appointments", []):
            first = week.minute(appointment["start"]) - appointment.get("before_minutes", 0)
            last = week.minute(appointment["end"]) + appointment.get("after_minutes", 0)
            if first < lesson.end and lesson.start < last:
                things.add(("appointment", appointment.get("kind") or appointment["id"]))
        energy = student.get("energy") or {}
        least = max(1, self.wish["requires_level"])
        windows = week.spans(energy.get("windows", []))
        for minute in lesson.minutes:
            over = [span for first, last, span in windows if first <= minute < last]
            things |= {("energy", span.get("source", "")) for span in over if span["level"] < least}
            if not over and energy.get("base", 3) < least:
                things.add(("energy", None))
        for span in week.touching(energy.get("windows", []), lesson):
            if span.get("max_lesson_minutes") and len(lesson) > span["max_lesson_minutes"]:
                things.add(("lesson-cap",))
            if span.get("modes") is not None and mode not in span["modes"]:
                things.add(("mode",))
        limits = student["lesson_minutes"]
        if len(lesson) < limits["min"]:
            things.add(("lengths", "shortest"))
        if len(lesson) > limits["max"]:
            things.add(("lengths", "longest"))
        home = week.at_home(self.pupil, lesson)
        if mode == "bedside" and not home:
            return None
        if (
            mode == "classroom"
            and not home
            and (
                not student.get("can_leave_room", False)
                or week.touching(student.get("isolation", []), lesson)
            )
        ):
            things.add(("may-not-leave",))
        rest = student.get("min_break_minutes", 0)
        for other in self.rest:
            if self.pupil in week.pupils(other):
                if other.start < lesson.end and lesson.start < other.end:
                    things |= {("other-lesson", None), ("pupil-break",)} if rest else {("other-lesson", None)}
                elif (
                    other.day == lesson.day
                    and other.start < lesson.end + rest
                    and lesson.start < other.end + rest
                ):
                    things.add(("pupil-break",))
        self._room_things(lesson, things)
        return things

    def _room_things(self, lesson: Lesson, things: set[Thing]) -> None:
        week, place = self.week, self.week.places[lesson.place]
        if place["kind"] != "classroom":
            return
        labels = set(self.student.get("keep_apart", []))
        here = [
            x for x in self.rest if x.place == lesson.place and x.start < lesson.end and lesson.start < x.end
        ]
        for minute in lesson.minutes:
            inside = [p for x in here if x.start <= minute < x.end for p in week.pupils(x)]
            if place.get("capacity") is not None and len(inside) + 1 > place["capacity"]:
                things.add(("room-full",))
            if any(labels & set(week.students[p].get("keep_apart", [])) for p in inside if p != self.pupil):
                things.add(("keep-apart",))

    def _teacher_things(self, lesson: Lesson, name: str) -> set[Thing]:
        week, teacher, things = self.week, self.week.teachers[name], set()
        if not week.within(teacher["available"], lesson) or week.touching(teacher.get("busy", []), lesson):
            things.add(("teacher-hours", name))
        if "airborne" in week.isolation(self.pupil, lesson) and "airborne" not in teacher.get(
            "clearances", []
        ):
            things.add(("clearance", name))
        others = self.mine[name]
        for x in others:
            orders = (
                [(x, lesson), (lesson, x)]
                if x.start < lesson.end and lesson.start < x.end
                else [tuple(sorted((lesson, x), key=lambda y: y.start))]
            )
            if any(8 in _pair(week, *order) for order in orders):  # at the same time is not before
                things.add(("isolation-order", name))
        if any(x.start < lesson.end and lesson.start < x.end for x in others):
            things.add(("other-lesson", name))
        else:
            today = sorted(
                [*(x for x in others if x.day == lesson.day), lesson], key=lambda x: (x.start, x.end)
            )
            if _rounds(week, today):
                things.add(("travel", name))
        return things

    # The question

    def more(self, kept: set[Thing]) -> bool:
        """Whether the need can get more than it has where these things hold."""
        by_day: dict[int, list[tuple[Lesson, str]]] = defaultdict(list)
        for lesson, teacher, things in self.candidates:
            if not things & kept:
                by_day[lesson.day].append((lesson, teacher))
        reached = {0}
        for day, candidates in by_day.items():
            totals = self._totals(day, candidates, kept)
            reached |= {a + b for a in reached for b in totals if a + b <= self.goal}
        return max(reached) > self.has

    def _totals(self, day: int, candidates: list[tuple[Lesson, str]], kept: set[Thing]) -> set[int]:
        week, student = self.week, self.student
        here = [x for x in self.rest if x.day == day]
        pupils = sum(len(x) for x in here if self.pupil in week.pupils(x))
        mine = [x for x in here if self.need in x.needs]
        most, often = self.goal, 99
        if student.get("max_minutes_per_day") is not None and ("pupil-day-full",) in kept:
            most = min(most, student["max_minutes_per_day"] - pupils)
        if ("need-day-full",) in kept:
            often = self.wish.get("max_lessons_per_day", 1) - len(mine)
            if self.wish.get("max_minutes_per_day") is not None:
                most = min(most, self.wish["max_minutes_per_day"] - sum(len(x) for x in mine))
        left = {}
        for name, teacher in week.teachers.items():
            if teacher.get("max_minutes_per_day") is not None and ("teacher-full", name) in kept:
                left[name] = teacher["max_minutes_per_day"] - sum(len(x) for x in here if x.teacher == name)
        fit = [c for c in candidates if len(c[0]) <= min(most, left.get(c[1], most))]
        rest = student.get("min_break_minutes", 0) if ("pupil-break",) in kept else 0
        fit.sort(key=lambda c: c[0].end)  # what ends first leaves the most room
        totals: set[int] = set()
        if often >= 1:
            totals |= {len(lesson) for lesson, _ in fit}
        if often >= 2:
            totals |= self._several(fit, min(often, 12), most, left, rest, kept)
        return totals

    def _several(self, fit, often, most, left, rest, kept) -> set[int]:
        week = self.week
        short = min((len(lesson) for lesson, _ in fit), default=0)
        if not short or 2 * short > most:
            return set()
        front = {
            (len(lesson), (teacher,)): (lesson.end, ((lesson, teacher),)) for lesson, teacher in reversed(fit)
        }
        totals: set[int] = set()
        for _ in range(often - 1):
            longer: dict[Any, Any] = {}
            for (total, _), (end, chosen) in front.items():
                seen = set()
                for lesson, teacher in fit:
                    then = total + len(lesson)
                    if (
                        lesson.start < end + rest
                        or then > most
                        or (len(lesson), teacher, lesson.place) in seen
                    ):
                        continue
                    used = sum(len(x) for x, t in chosen if t == teacher) + len(lesson)
                    if used > left.get(teacher, most):
                        continue
                    if teacher != ANYBODY and ("travel", teacher) in kept:
                        round_ = [x for x, t in chosen if t == teacher] + [lesson]
                        if len(round_) > 1 and _rounds(
                            week,
                            sorted(
                                [*(y for y in self.mine[teacher] if y.day == lesson.day), *round_],
                                key=lambda y: (y.start, y.end),
                            ),
                        ):
                            continue
                    seen.add((len(lesson), teacher, lesson.place))
                    key = (then, tuple(sorted([*(t for _, t in chosen), teacher])))
                    if key not in longer or lesson.end < longer[key][0]:
                        longer[key] = (lesson.end, (*chosen, (lesson, teacher)))
            totals |= {key[0] for key in longer}
            front = longer
            if not front:
                break
        return totals

    # Facts as the file has them

    def things_of(self, fact: dict[str, Any]) -> set[Thing]:
        """What one fact of an explanation stands for."""
        code = fact["code"]
        teacher_codes = {
            "teacher-hours",
            "other-lesson",
            "teacher-full",
            "travel",
            "clearance",
            "isolation-order",
        }
        if code == "appointment":
            kind = next(
                a.get("kind") or a["id"]
                for a in self.student["appointments"]
                if a["id"] == fact["appointment"]
            )
            return {(code, kind)}
        if code == "energy":
            window = fact.get("window")
            return {
                (
                    code,
                    None if window is None else self.student["energy"]["windows"][window].get("source", ""),
                )
            }
        if code == "lengths":
            return {(code, fact["part"])} if "part" in fact else set()
        if code in ("only-teacher", "no-teacher"):
            return {("only",)}
        if code == "other-lesson" and "teacher" not in fact:
            return {(code, None)}
        if code == "teacher-full" and len(self.able) > 2:
            named = [fact["teacher"]] if "teacher" in fact else self.able
            return {(one, name) for one in teacher_codes for name in named}
        if code in teacher_codes:
            return {(code, fact["teacher"])}
        return {(code,)}

    def everything(self) -> set[Thing]:
        """All things at once."""
        found = {thing for _, _, things in self.candidates for thing in things}
        return (
            found
            | {("pupil-day-full",), ("need-day-full",), ("pupil-break",)}
            | {(code, t) for t in self.able for code in ("teacher-full", "travel")}
        )
