"""Planning problems from a seed that visit the corners of the contract, tiny to large."""

import random
from typing import Any

from tests.scheduling.instances import DAY, INFECTIOUS, SUBJECTS, Calendar, Problem, five


def random_problem(seed: int, scale: str = "small") -> Problem:
    """A problem from anywhere in the contract; `scale` is tiny (the oracle closes it), small, or large."""
    return _Corners(random.Random(f"corners {seed} {scale}"), scale).build()


class _Corners:
    """Draws one problem; each part reads what the earlier ones drew."""

    def __init__(self, rng: random.Random, scale: str) -> None:
        self.rng, self.scale = rng, scale
        self.tiny = scale == "tiny"
        self.grid = (
            rng.choice([5, 5, 5, 10, 15, 20, 30]) if not self.tiny else rng.choice([5, 10, 15, 15, 20, 30])
        )
        self.days = rng.choice([1, 2, 3]) if self.tiny else rng.choice([1, 1, 2, 3, 5, 5, 5, 7, 8, 14])
        if not self.tiny and rng.random() < 0.02:
            self.days = rng.choice([28, 56])
        # some horizons hold the night on which the clocks change
        self.zone, start = rng.choice(
            [
                ("America/Chicago", "2026-11-23"),
                ("America/Chicago", "2026-10-30"),
                ("Europe/Berlin", "2026-03-27"),
                ("Asia/Tokyo", "2027-02-26"),
                ("UTC", "2026-12-28"),
            ]
        )
        self.cal = Calendar(start)
        self.lessons: list[dict[str, Any]] = []

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def tick(self, first: int, last: int) -> int:
        """A minute between two, mostly on the grid, for hospitals do not keep to grids."""
        minute = self.rng.randrange(first, last)
        return minute if self.chance(0.15) else minute // self.grid * self.grid

    def span(self, first: int = 420, last: int = 1080, longest: int = 240, **more: Any) -> dict[str, Any]:
        day, start = self.rng.randrange(self.days), self.tick(first, last)
        length = max(5, self.tick(10, longest))
        return self.cal.span(day, start, start + length, **more)

    def build(self) -> Problem:
        rng, days = self.rng, self.days
        teachers = 1 if self.tiny else rng.randrange(1, 5) if self.scale == "small" else rng.randrange(4, 9)
        pupils = (
            rng.randrange(1, 5)
            if self.tiny
            else rng.randrange(1, 11)
            if self.scale == "small"
            else rng.randrange(15, 50)
        )
        if not self.tiny and self.chance(0.03):
            teachers = 0
        self.places = self._places()
        self.subjects = [name for name, _ in rng.sample(SUBJECTS, rng.randrange(2, 5))]
        self.teachers = [self._teacher(number) for number in range(teachers)]
        self.students = [self._student(number) for number in range(pupils)]
        self.needs = [need for student in self.students for need in self._needs(student)]
        self.groups = self._groups() if self.chance(0.4) else []
        problem: Problem = {
            "format": "hospital-iep.planning-problem/1",
            "timezone": self.zone,
            "horizon": {"start": self.cal.at(0, 0), "end": self.cal.at(days, 0)},
            "grid_minutes": self.grid,
            "places": self.places,
            "teachers": self.teachers,
            "students": self.students,
            "needs": self.needs,
        }
        self._maybe(problem, "travel_minutes", self._travel(), 0.8)
        self._maybe(problem, "isolation_setup_minutes", rng.choice([0, 5, 5, 7, 10, 20]), 0.7)
        self._maybe(problem, "groups", self.groups, 1.0 if self.groups else 0.3)
        if self.chance(0.15):
            problem["weights"] = {
                name: rng.choice([0, 1, 3, 50, 400])
                for name in rng.sample(
                    [
                        "below_minimum",
                        "below_target",
                        "energy",
                        "extra_teachers",
                        "travel",
                        "changed",
                        "uneven",
                    ],
                    rng.randrange(1, 4),
                )
            }
        if problem.get("grid_minutes") == 5 and self.chance(0.3):
            del problem["grid_minutes"]
        self._history(problem)
        if self.chance(0.1):
            problem["note_of_another_program"] = {"kept": True}
        return problem

    def _maybe(self, problem: Problem, key: str, value: Any, share: float) -> None:
        if self.chance(share):
            problem[key] = value

    def _places(self) -> list[dict[str, Any]]:
        rng = self.rng
        places: list[dict[str, Any]] = [
            {"id": f"ward-{n + 1}", "kind": "ward"} for n in range(rng.randrange(1, 4))
        ]
        places += [
            {"id": f"classroom-{n + 1}", "kind": "classroom", "capacity": rng.choice([None, 0, 1, 2, 3, 6])}
            for n in range(rng.choice([0, 1, 1, 2]))
        ]
        places += [{"id": f"home-{n + 1}", "kind": "home"} for n in range(rng.choice([0, 0, 1, 2]))]
        places += [{"id": f"screen-{n + 1}", "kind": "remote"} for n in range(rng.choice([0, 1, 1, 2]))]
        if self.chance(0.2):
            places[0]["capacity"] = 1
        rng.shuffle(places)
        return places

    def _ids(self, *kinds: str) -> list[str]:
        return [place["id"] for place in self.places if place["kind"] in kinds]

    def _travel(self) -> list[dict[str, Any]]:
        rng = self.rng
        pairs = []
        for number, a in enumerate(self.places):
            for b in self.places[number + 1 :]:
                if self.chance(0.75):
                    far = "home" in (a["kind"], b["kind"])
                    one, two = rng.sample([a["id"], b["id"]], 2)
                    pairs.append(
                        {
                            "from": one,
                            "to": two,
                            "minutes": rng.choice([15, 25, 40] if far else [0, 3, 5, 5, 10]),
                        }
                    )
        return pairs

    def _hours(self, share: float, first: int, last: int) -> list[dict[str, Any]]:
        spans = []
        for day in range(self.days):
            if not self.chance(share):
                continue
            start, end = self.tick(first, first + 90), self.tick(last - 90, last)
            noon = self.tick(690, 760)
            if self.chance(0.5):
                gap = self.rng.choice([0, 30, 30])  # touching spans join
                spans += [self.cal.span(day, start, noon), self.cal.span(day, noon + gap, end)]
            else:
                spans.append(self.cal.span(day, start, end))
        if self.chance(0.05):
            spans = [
                self.cal.span(0, 0, DAY * self.days)
            ]  # all night: lessons may end at midnight, not cross it
        self.rng.shuffle(spans)
        return spans

    def _teacher(self, number: int) -> dict[str, Any]:
        rng = self.rng
        teacher: dict[str, Any] = {
            "id": f"teacher-{number + 1}",
            "subjects": sorted(
                self.subjects
                if self.tiny
                else rng.sample(self.subjects, rng.randrange(1, len(self.subjects) + 1))
            ),
            "available": self._hours(0.9, 450, 990),
        }
        self._maybe(teacher, "busy", [self.span(longest=90) for _ in range(rng.randrange(3))], 0.6)
        self._maybe(teacher, "max_minutes_per_day", rng.choice([0, 60, 100, 150, 240, 240, 300]), 0.4)
        self._maybe(teacher, "clearances", rng.choice([[], ["airborne"], ["airborne", "contact"]]), 0.6)
        return teacher

    def _student(self, number: int) -> dict[str, Any]:
        rng = self.rng
        low = self.rng.choice([1, 10, 15, 15, 20])
        student: dict[str, Any] = {
            "id": f"student-{number + 1}",
            "place": self._own_place(),
            "available": self._hours(0.9, 450, 1080),
            "lesson_minutes": {"min": low, "max": low + rng.choice([0, 10, 20, 30, 45])},
        }
        if self.chance(0.8):
            student["appointments"] = [
                self._appointment(n) for n in range(rng.randrange(1 + min(self.days * 2, 8)))
            ]
        if self.chance(0.8):
            student["energy"] = {
                "base": rng.choice([0, 1, 2, *[3] * 9, 4]),
                "windows": [self._window() for _ in range(rng.randrange(6))],
            }
            if student["energy"]["base"] == 3 and self.chance(0.5):
                del student["energy"]["base"]
        if self.chance(0.45):
            student["isolation"] = [self._isolation() for _ in range(rng.choice([1, 1, 2]))]
        self._maybe(student, "min_break_minutes", rng.choice([0, 5, 10, 17, 30]), 0.6)
        self._maybe(student, "max_minutes_per_day", rng.choice([0, 30, 45, 60, 60, 90, 90, 120, 120]), 0.5)
        self._maybe(student, "can_leave_room", self.chance(0.7), 0.8)
        self._maybe(student, "keep_apart", rng.sample(["germ-A", "germ-B"], rng.randrange(1, 3)), 0.25)
        return student

    def _own_place(self) -> Any:
        rng = self.rng
        rooms = self._ids("ward", "home") if self.chance(0.95) else self._ids("ward", "home", "classroom")
        if self.chance(0.75) or len(rooms) < 2:
            return rng.choice(rooms)
        one, two = rng.sample(rooms, 2)
        minute = self.tick(60, DAY * self.days - 60)
        away = rng.choice([0, 0, 45])  # on the way a child has no place of its own
        return [
            {**self.cal.span(0, 0, minute), "place": one},
            {**self.cal.span(0, minute + away, DAY * self.days), "place": two},
        ]

    def _appointment(self, number: int) -> dict[str, Any]:
        appointment = {
            "id": f"a{number + 1}",
            "kind": self.rng.choice(["imaging", "meal", "chemotherapy", "physiotherapy"]),
            **self.span(longest=150),
        }
        self._maybe(appointment, "before_minutes", self.rng.choice([0, 5, 15, 12]), 0.5)
        self._maybe(appointment, "after_minutes", self.rng.choice([0, 10, 30, 7]), 0.5)
        return appointment

    def _window(self) -> dict[str, Any]:
        rng = self.rng
        window = self.span(level=rng.choice([0, 1, 1, 2, 2, 2, 3, 4]), source="invented", longest=360)
        self._maybe(window, "max_lesson_minutes", rng.choice([5, 15, 20, 30]), 0.25)
        self._maybe(
            window, "modes", rng.sample(["bedside", "remote", "classroom", "group"], rng.randrange(4)), 0.2
        )
        if self.chance(0.2):
            window["max_lesson_minutes"] = None
        return window

    def _isolation(self) -> dict[str, Any]:
        kind = self.rng.choice([*INFECTIOUS, "protective", "protective"])
        if self.chance(0.4):
            return {**self.cal.span(0, 0, DAY * self.days), "kind": kind}
        start = self.tick(0, DAY * self.days - 60)  # starts or ends in the middle of a day
        return {**self.cal.span(0, start, start + self.tick(60, 3 * DAY)), "kind": kind}

    def _needs(self, student: dict[str, Any]) -> list[dict[str, Any]]:
        rng, needs = self.rng, []
        low, high = student["lesson_minutes"]["min"], student["lesson_minutes"]["max"]
        for subject in rng.sample(
            self.subjects, rng.randrange(1, min(3 if self.tiny else 4, len(self.subjects) + 1))
        ):
            target = self._target(low, high)
            need = {
                "id": f"{student['id']}-{subject}",
                "student": student["id"],
                "subject": subject,
                "requires_level": rng.choice([1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4]),
                "target_minutes": target,
            }
            self._maybe(need, "minimum_minutes", rng.choice([0, target // 2, target]), 0.7)
            self._maybe(need, "max_minutes_per_day", rng.choice([high, high * 2, 45]), 0.5)
            self._maybe(need, "max_lessons_per_day", rng.choice([0, 1, 1, 2, 2, 2, 3]), 0.4)
            if self.chance(0.5):
                modes = rng.sample(["bedside", "bedside", "classroom", "remote"], rng.randrange(1, 4))
                modes = list(dict.fromkeys(modes))
                need["mode"] = modes[0] if len(modes) == 1 and self.chance(0.5) else modes
            if self.chance(0.2):
                chosen = rng.sample([t["id"] for t in self.teachers], rng.randrange(len(self.teachers) + 1))
                need["teachers"] = None if self.chance(0.2) else chosen
            needs.append(need)
        return needs

    def _target(self, low: int, high: int) -> int:
        """Minutes that lessons on the grid can make, mostly; some that they cannot."""
        lengths = range(-(-low // self.grid) * self.grid, high + 1, self.grid)
        if not lengths or self.chance(0.12):
            return max(0, five(self.rng.uniform(0.5, 2.5) * max(low, high))) if self.chance(0.7) else 0
        most = min(self.days, 4)
        return self.rng.randint(1, most) * self.rng.choice(lengths)

    def _groups(self) -> list[dict[str, Any]]:
        rng, groups, seen = self.rng, [], set()
        for subject in self.subjects:
            pool = [need for need in self.needs if need["subject"] == subject or self.chance(0.05)]
            pool = list({need["student"]: need for need in pool}.values())
            for _ in range(2):
                if len(pool) < 2:
                    continue
                members = rng.sample(pool, rng.randrange(2, min(4, len(pool)) + 1))
                names = frozenset(need["id"] for need in members)
                if names in seen:
                    continue
                seen.add(names)
                low = rng.choice([10, 15, 20, 30])
                group = {
                    "id": f"group-{len(groups) + 1}",
                    "needs": [need["id"] for need in members],
                    "place": rng.choice([place["id"] for place in self.places]),
                    "lesson_minutes": {"min": low, "max": low + rng.choice([0, 15, 30])},
                    "target_minutes": rng.choice([30, 45, 60, 90]),
                }
                self._maybe(group, "max_lessons_per_day", rng.choice([1, 2]), 0.4)
                groups.append(group)
        return groups

    def _history(self, problem: Problem) -> None:
        """What is already published, what is pinned, and how far the week has gone."""
        rng = self.rng
        if not self.chance(0.5) or not self.teachers or not self.needs:
            return
        now = self.tick(420, DAY * self.days - 420) if self.chance(0.6) else None
        if now is not None:
            problem["now"] = self.cal.at(0, now)
        published, locked = [], []
        for _ in range(rng.randrange(1, 8 if not self.tiny else 4)):
            lesson = self._some_lesson()
            if lesson is None:
                continue
            kept = {key: value for key, value in lesson.items() if not key.startswith("_")}
            if self.chance(0.3):
                locked.append(kept)
            if self.chance(0.8) or kept not in locked:
                published.append(kept)
            self.lessons.append(lesson)
        late = max(now or 0, DAY * self.days - 300)
        if self.chance(0.4):  # a lesson of somebody who has left
            published.append(
                {
                    "needs": [rng.choice(["gone-need", self.needs[0]["id"]])],
                    "teacher": rng.choice(["gone-teacher"]),
                    "place": rng.choice(["gone-place", self.places[0]["id"]]),
                    **self.cal.span(0, late, late + 30),
                }
            )
        self._maybe(problem, "published_lessons", published, 1.0 if published else 0.2)
        self._maybe(problem, "locked_lessons", locked, 1.0 if locked else 0.2)

    def _some_lesson(self) -> dict[str, Any] | None:
        """A lesson that may break rules (medicine moved over it), but never stands on another fixed one."""
        rng = self.rng
        group = rng.choice(self.groups) if self.groups and self.chance(0.25) else None
        need = rng.choice(self.needs)
        names = group["needs"] if group else [need["id"]]
        owner = {n["id"]: n["student"] for n in self.needs}
        pupils = {owner[name] for name in names}
        if group:
            place = group["place"]
        else:
            own = next(s["place"] for s in self.students if s["id"] == need["student"])
            place = own if isinstance(own, str) and self.chance(0.8) else rng.choice(self.places)["id"]
        able = [t["id"] for t in self.teachers if need["subject"] in t["subjects"]] or [
            self.teachers[0]["id"]
        ]
        teacher = rng.choice(able)
        day = rng.randrange(self.days)
        start = rng.randrange(480, 960) // self.grid * self.grid
        length = max(1, round(rng.choice([15, 20, 30, 45]) / self.grid)) * self.grid
        if self.chance(0.1):
            start += 2
        for other in self.lessons:
            if (
                other["_day"] == day
                and start < other["_to"] + 45
                and other["_from"] < start + length + 45
                and (other["teacher"] == teacher or pupils & other["_pupils"])
            ):
                return None
        return {
            "needs": list(names),
            "teacher": teacher,
            "place": place,
            **self.cal.span(day, start, start + length),
            "_day": day,
            "_from": start,
            "_to": start + length,
            "_pupils": pupils,
        }
