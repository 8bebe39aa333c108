"""Explanations in sentences that a ward nurse understands.

English only: the window puts the same facts into the words of its language.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hospital_iep.scheduling.facts import Fact
from hospital_iep.scheduling.problem import Problem
from hospital_iep.scheduling.rules import Code

PARTS = {
    "below_minimum": "another lesson would fall below its minimum",
    "below_target": "another subject would get less",
    "energy": "the lesson would fall into hours when {who} is tired",
    "extra_teachers": "{who} would have to get used to one more teacher",
    "travel": "a teacher would have a longer way",
    "changed": "a lesson that the family already knows would change",
    "uneven": "the gap between the children would grow",
}


def ended_once(sentences: Iterable[str]) -> tuple[str, ...]:
    """End each sentence with one full stop, also after a name that has its own (Ann B.)."""
    return tuple(text[:-1] if text.endswith("..") else text for text in sentences if text)


class Words:
    """The sentences about one need; ``names`` says what ids are called."""

    def __init__(self, problem: Problem, n: int, short: int, names: Mapping[str, str] | None = None) -> None:
        self.problem, self.need, self.short = problem, problem.needs[n], short
        self.names = names or {}
        self.student = problem.students[self.need.student]
        self.who = self.name(self.student.id)
        self.subject = self.need.subject

    def name(self, key: str) -> str:
        """Say what an id is called."""
        return self.names.get(key, key)

    def _short(self) -> str:
        return f"{self.who} is {self.short} minutes short of {self.subject}"

    def impossible(self, unlock: Sequence[dict[str, Any]]) -> tuple[str, ...]:
        """Say that no lessons of the allowed lengths make the target."""
        low, high, most = self.student.shortest, self.student.longest, self.need.lessons_per_day
        lengths = f"lessons of {low} minutes" if low == high else f"lessons of {low} to {high} minutes"
        often = "one a day" if most == 1 else f"at most {most} a day"
        said = (
            f"{self.need.target} minutes cannot be put together from {lengths}, {often}, in {self._days()}."
        )
        return ended_once((f"{self._short()}.", said, *self._help(unlock)))

    def _days(self) -> str:
        return "one day" if self.problem.days == 1 else f"{self.problem.days} days"

    def no_room(self, facts: Iterable[Fact], unlock: Sequence[dict[str, Any]]) -> tuple[str, ...]:
        """Say why there is no room, what is the child's first, then what is the teachers'."""
        by_code: dict[Code, list[Fact]] = {}
        for fact in facts:
            by_code.setdefault(fact.code, []).append(fact)
        pupil = self._join(self._pupil(by_code))
        teacher = self._join(self._teachers(by_code))
        opening = f"{self._short()}, and with every other lesson where it is there is no room for more."
        return ended_once((opening, pupil, teacher, *self._help(unlock)))

    def _join(self, clauses: Iterable[str]) -> str:
        said = [clause for clause in clauses if clause]
        if not said:
            return ""
        text = "; ".join(said)
        return (text if text.startswith(self.who) else text[0].upper() + text[1:]) + "."

    def _pupil(self, by_code: Mapping[Code, list[Fact]]) -> Iterable[str]:
        who = self.who
        taken = [*self._kinds(by_code.get(Code.APPOINTMENT, ()))]
        if any(fact.teacher is None for fact in by_code.get(Code.OTHER_LESSON, ())):
            taken.append("other lessons")
        if taken:
            yield f"{who} has {_list(taken)}"
        if Code.PUPIL_HOURS in by_code:
            yield (
                f"outside those times {who} is not free for learning"
                if taken
                else (f"{who} is free for learning only at certain hours")
            )
        if Code.ENERGY in by_code:
            why = [source for source in self._sources(by_code[Code.ENERGY]) if source]
            yield f"{who} is too tired for {self.subject}" + (
                f" at times ({_list(why)})" if why else " at times"
            )
        for fact in by_code.get(Code.PUPIL_BREAK, ()):
            yield f"{who} needs {fact.minutes} minutes of rest between lessons"
        for fact in by_code.get(Code.PUPIL_DAY_FULL, ()):
            yield f"{who} may have at most {fact.minutes} minutes of lessons a day"
        if Code.NEED_DAY_FULL in by_code:
            yield self._a_day()
        for fact in by_code.get(Code.LENGTHS, ()):
            least = "shorter" if fact.part == "shortest" else "longer"
            yield f"no lesson may be {least} than {fact.minutes} minutes"
        for fact in by_code.get(Code.LESSON_CAP, ()):
            yield f"at times only lessons of up to {fact.minutes} minutes are allowed"
        yield from self._places(by_code)

    def _a_day(self) -> str:
        most, minutes = self.need.lessons_per_day, self.need.max_per_day
        often = f"one {self.subject} lesson" if most == 1 else f"{most} {self.subject} lessons"
        return f"there may be {often} a day" + ("" if minutes is None else f", {minutes} minutes at most")

    def _places(self, by_code: Mapping[Code, list[Fact]]) -> Iterable[str]:
        who = self.who
        if Code.MODE in by_code:
            yield f"some hours do not allow this kind of lesson for {who}"
        if Code.MAY_NOT_LEAVE in by_code:
            yield f"{who} may not leave the room"
        if Code.ROOM_FULL in by_code:
            yield "the classroom is full"
        if Code.KEEP_APART in by_code:
            yield f"{who} must be kept apart from a child in the classroom"

    def _teachers(self, by_code: Mapping[Code, list[Fact]]) -> Iterable[str]:
        for fact in by_code.get(Code.ONLY_TEACHER, ()):
            if fact.teacher is not None:
                yield f"only {self.name(fact.teacher)} can teach {self.subject} to {self.who}"
        if Code.NO_TEACHER in by_code:
            yield f"nobody may teach {self.subject} to {self.who}"
        full = [fact.teacher for fact in by_code.get(Code.TEACHER_FULL, ())]
        if any(teacher is None for teacher in full):
            yield f"all teachers of {self.subject} are taken when {self.who} could learn"
        elif full:
            named = [self.name(teacher) for teacher in full if teacher is not None]
            yield f"{_list(named)} {'is' if len(named) == 1 else 'are'} taken when {self.who} could learn"
        for code, words in _TEACHER_WORDS.items():
            named = [self.name(f.teacher) for f in by_code.get(code, ()) if f.teacher is not None]
            if named:
                yield f"{_list(named)} {words[len(named) > 1]}"

    def _kinds(self, facts: Iterable[Fact]) -> Iterable[str]:
        kinds = {a.id: a.kind or a.id for a in self.student.appointments}
        for fact in facts:
            yield (kinds.get(fact.appointment or "") or "appointments").replace("-", " ")

    def _sources(self, facts: Iterable[Fact]) -> Iterable[str]:
        for fact in facts:
            if fact.window is not None:
                yield self.student.windows[fact.window].source.replace("-", " ")

    def costs_more(self, facts: Iterable[Fact], minutes: int) -> tuple[str, ...]:
        """Say what more minutes would cost elsewhere."""
        parts = [PARTS[fact.part].format(who=self.who) for fact in facts if fact.part in PARTS]
        why = f": {_list(parts)}" if parts else ""
        return ended_once((f"{self._short()}.", f"{minutes} minutes more would fit, but at a price{why}."))

    def _help(self, unlock: Sequence[dict[str, Any]]) -> tuple[str, ...]:
        said = [f"{self._change(found)} ({found['minutes']} minutes more)" for found in unlock[:3]]
        return (f"What would help: {'; or '.join(said)}.",) if said else ()

    def _change(self, found: dict[str, Any]) -> str:
        change = found["change"]
        who = self.name(found.get("teacher") or found.get("student") or "")
        if change == "other-teacher":
            return f"{who} teaching {self.subject}" if who else f"another teacher of {self.subject}"
        if change == "move-appointment":
            return f"another time for {self._appointment(found['appointment'])}"
        if change == "longer-day":
            return f"an hour more of {who}" if "teacher" in found else f"30 minutes more a day for {who}"
        if change in ("shorter-lesson", "longer-lesson"):
            word = "short" if change == "shorter-lesson" else "long"
            return f"lessons as {word} as {found['length']} minutes"
        if change == "more-lessons-a-day":
            return f"one more {self.subject} lesson a day"
        return f"joining lesson {found['lesson']}" if change == "group" else "accepting the cost"

    def _appointment(self, name: str) -> str:
        for appointment in self.student.appointments:
            if appointment.id == name:
                start = self.problem.moment(max(0, appointment.start))
                return f"{(appointment.kind or name).replace('-', ' ')} on {start:%A}"
        return name


_TEACHER_WORDS = {
    Code.TEACHER_HOURS: ("does not work at the other hours", "do not work at the other hours"),
    Code.OTHER_LESSON: ("is teaching others", "are teaching others"),
    Code.TRAVEL: (
        "needs time for the way and for gown and gloves",
        "need time for the way and for gown and gloves",
    ),
    Code.CLEARANCE: ("is not cleared for airborne isolation", "are not cleared for airborne isolation"),
    Code.ISOLATION_ORDER: (
        "must see children in protective isolation before children with infections",
        "must see children in protective isolation before children with infections",
    ),
}


def _list(words: Sequence[str]) -> str:
    unique = list(dict.fromkeys(words))
    return unique[0] if len(unique) == 1 else ", ".join(unique[:-1]) + " and " + unique[-1]
