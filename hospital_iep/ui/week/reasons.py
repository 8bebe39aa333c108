"""The scheduler's facts in words: over a forbidden place, for a need, and what would help."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from hospital_iep.operations.board import Standing
from hospital_iep.operations.child_time import UNKNOWN_KIND
from hospital_iep.scheduling.problem import Problem
from hospital_iep.ui.week.desk import Fact, Unlock
from hospital_iep.ui.week.speech import clock, day_name

_TELLING = (
    "appointment",
    "other-lesson",
    "energy",
    "pupil-hours",
    "teacher-hours",
    "isolation-order",
    "clearance",
    "only-teacher",
    "no-teacher",
    "may-not-leave",
    "keep-apart",
    "room-full",
    "pupil-break",
    "travel",
)
_ICONS = {
    "appointment": "stethoscope",
    "energy": "energy-1",
    "lesson-cap": "timer",
    "pupil-hours": "clock",
    "pupil-break": "bed",
    "pupil-day-full": "calendar",
    "need-day-full": "calendar",
    "other-lesson": "book-open",
    "teacher-hours": "clock",
    "teacher-full": "user",
    "only-teacher": "user",
    "no-teacher": "user",
    "clearance": "shield-alert",
    "travel": "footprints",
    "isolation-order": "shield",
    "room-full": "users",
    "may-not-leave": "bed",
    "keep-apart": "users",
    "lengths": "timer",
}

_MADE_IN = {
    "other-teacher": "services",
    "move-appointment": "treatment",
    "shorter-lesson": "services",
    "longer-lesson": "services",
    "more-lessons-a-day": "services",
    "group": "services",
}
BY_HAND = "It was fixed by hand or lies in the past."
BREAKS = "It breaks a rule where it is."
_TAKEN_BY = {
    "appointment": lambda: QCoreApplication.translate("Week", "treatment or other appointments"),
    "pupil-hours": lambda: QCoreApplication.translate("Week", "hours outside learning time"),
    "other-lesson": lambda: QCoreApplication.translate("Week", "other lessons"),
    "pupil-break": lambda: QCoreApplication.translate("Week", "breaks"),
    "teacher-hours": lambda: QCoreApplication.translate("Week", "the teacher\u2019s hours"),
    "teacher-full": lambda: QCoreApplication.translate("Week", "the teacher\u2019s other lessons"),
    "travel": lambda: QCoreApplication.translate("Week", "the teacher\u2019s way"),
    "energy": lambda: QCoreApplication.translate("Week", "rest"),
    "mode": lambda: QCoreApplication.translate("Week", "hours for other kinds of lessons"),
}


class FactWords:
    """Puts facts, as ``hospital-iep explain`` writes them, into the window's words.

    ``names`` says how students and teachers may be called now; ``kinds`` what each appointment is;
    ``sources`` where the energy windows of each student come from; ``closed`` that a room cannot be used, by
    the lesson that stands for it, and by each student whom nothing else keeps apart from others.
    """

    def __init__(
        self,
        names: Mapping[str, str],
        kinds: Mapping[str, str],
        sources: Mapping[tuple[str, int], str] | None = None,
        closed: Mapping[str, str] | None = None,
    ) -> None:
        self._names = names
        self._kinds = kinds
        self._sources = sources or {}
        self._closed = closed or {}

    def calling(self, names: Mapping[str, str]) -> "FactWords":
        """Return the same words with other names for the children."""
        return FactWords({**self._names, **names}, self._kinds, closed=self._closed)

    def _name(self, fact: Mapping[str, Any], key: str) -> str:
        known = fact.get(key)
        return self._names.get(known, known) if known else ""

    def _appointment(self, fact: Mapping[str, Any]) -> str:
        """Return what kind of appointment a fact speaks of; "" where it speaks of none."""
        kind = self._kinds.get(fact.get("appointment", ""), "")
        if kind == UNKNOWN_KIND:
            return QCoreApplication.translate("Week", "an appointment")
        return kind.replace("-", " ")

    def line(self, facts: Sequence[Mapping[str, Any]]) -> str:
        """Return the most telling of some facts in one line, for a forbidden place."""
        order = {code: number for number, code in enumerate(_TELLING)}
        best = min(facts, key=lambda fact: order.get(fact["code"], len(order)), default=None)
        return "" if best is None else self.say(best)

    def rows(self, facts: Sequence[Mapping[str, Any]]) -> tuple[Fact, ...]:
        """Return each fact with its icon; what says the same is said once."""
        said = {self.say(fact): _ICONS.get(fact["code"], "info") for fact in facts}
        return tuple(Fact(_sentence(text), icon) for text, icon in said.items())

    def say(self, fact: Mapping[str, Any]) -> str:
        """Return one fact."""
        room = self._closed.get(fact.get("lesson") or fact.get("student", ""))
        if room and fact["code"] == "keep-apart":
            return room
        values = {
            "pupil": self._name(fact, "student"),
            "teacher": self._name(fact, "teacher"),
            "minutes": fact.get("minutes", ""),
            "what": self._appointment(fact),
            "until": _until(fact),
            "source": self._sources.get((fact.get("student", ""), fact.get("window", -1)), ""),
        }
        return _words(fact, values).format(**values)

    def unlocks(self, found: Sequence[Mapping[str, Any]], subject: str) -> tuple[Unlock, ...]:
        """Return what would win minutes."""
        return tuple(
            Unlock(self._unlock(each, subject), int(each["minutes"]), _MADE_IN.get(each["change"], ""))
            for each in found
        )

    def why_here(self, found: Mapping[str, Any], pupils: str, start: datetime) -> list[str]:
        """Return why a lesson is where it is, in sentences, from what ``explain`` found."""
        translate = QCoreApplication.translate
        fixed = {
            BY_HAND: translate("Week", "It was put there by hand, or it is over."),
            BREAKS: translate("Week", "It stands where a rule does not allow it."),
        }
        if found["sentences"] and found["sentences"][0] in fixed:
            return [fixed[found["sentences"][0]]]
        when = f"{day_name(start.date())} {clock(start)}"
        said = [_beside_others(found["alternatives"]).format(when=when, pupils=pupils)]
        taken = [_TAKEN_BY[fact["code"]]() for fact in found["reasons"] if fact["code"] in _TAKEN_BY]
        if taken:
            words = translate("Week", "Hours with more energy are taken by {what}.")
            said.append(words.format(what=", ".join(dict.fromkeys(taken))))
        if any(fact.get("part") == "changed" for fact in found["reasons"]):
            said.append(translate("Week", "The family already knows this time."))
        return [text.replace("..", ".") for text in said]  # a name may end with a full stop

    def _unlock(self, found: Mapping[str, Any], subject: str) -> str:
        values = {
            "teacher": self._name(found, "teacher"),
            "pupil": self._name(found, "student"),
            "length": found.get("length", ""),
            "subject": subject,
            "what": self._appointment(found),
        }
        return _unlock_words(found).format(**values)


def sources_of(problem: Problem) -> dict[tuple[str, int], str]:
    """Return where each student's energy windows come from, by student and number of the window."""
    return {
        (student.id, window.number): window.source
        for student in problem.students
        for window in student.windows
        if window.source
    }


def closed_words(standing: Standing) -> dict[str, str]:
    """Return what is said of each room that cannot be used, for ``FactWords``."""
    places = {key: name for name, key in standing.case.names.places.items()}
    said = {}
    for lesson, span in standing.case.closed.items():
        words = QCoreApplication.translate("Week", "{room} cannot be used then ({reason})")
        plain = QCoreApplication.translate("Week", "{room} cannot be used then")
        said[lesson] = (words if span.reason else plain).format(
            room=places[span.place_id], reason=span.reason
        )
    if not said:
        return {}
    alone = [pupil.id for pupil in standing.problem.students if len(pupil.keep_apart) == 1]
    return {**dict.fromkeys(alone, "; ".join(dict.fromkeys(said.values()))), **said}


def _beside_others(others: Sequence[Mapping[str, Any]]) -> str:
    """Return how a lesson's time compares with the best other one."""
    translate = QCoreApplication.translate
    if not others:
        return translate("Week", "{when} is the only time left for this lesson of {pupils}.")
    best = min(int(each["cost_difference"]) for each in others)
    if best < 0:
        return translate("Week", "Another time would now be better for this lesson of {pupils}.")
    if best == 0:
        return translate("Week", "{when} is as good as any other time that is free for {pupils}.")
    return translate("Week", "{when} is the best time that is free for this lesson of {pupils}.")


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _until(fact: Mapping[str, Any]) -> str:
    span = fact.get("span")
    if not span:
        return ""
    text = span["end"] if isinstance(span, Mapping) else span[1]
    moment = datetime.fromisoformat(text)
    until = QCoreApplication.translate("Week", "until {time}").format(time=clock(moment))
    return f"{day_name(moment.date())} {until}"


def _words(fact: Mapping[str, Any], values: Mapping[str, Any]) -> str:
    """Return the sentence of a code, with gaps."""
    translate = QCoreApplication.translate
    until = bool(values["until"])
    texts = {
        "appointment": translate("Week", "touches {what} or the rest after it, {until}")
        if until and values["what"]
        else translate("Week", "touches a treatment or the rest after it"),
        "energy": translate("Week", "{pupil} has too little energy left then ({source}), {until}")
        if until and values["source"]
        else translate("Week", "{pupil} is too tired then, {until}")
        if until
        else translate("Week", "{pupil} is too tired then"),
        "lesson-cap": translate("Week", "only lessons of up to {minutes} min then ({source})")
        if values["source"]
        else translate("Week", "only lessons of up to {minutes} min then"),
        "mode": translate("Week", "this kind of lesson is not possible then ({source})")
        if values["source"]
        else translate("Week", "this kind of lesson is not possible then"),
        "pupil-hours": translate("Week", "outside the hours for lessons"),
        "pupil-break": translate("Week", "{pupil} needs {minutes} min of rest between lessons"),
        "pupil-day-full": translate("Week", "{pupil} has enough lessons that day"),
        "need-day-full": translate("Week", "enough of this subject that day"),
        "other-lesson": translate("Week", "there is another lesson then"),
        "teacher-hours": translate("Week", "{teacher} does not work then"),
        "teacher-full": translate("Week", "{teacher} has no more time that day")
        if values["teacher"]
        else translate("Week", "all teachers of it are taken"),
        "only-teacher": translate("Week", "only {teacher} can teach this")
        if values["teacher"]
        else translate("Week", "other teachers may not teach this"),
        "no-teacher": translate("Week", "nobody may teach this"),
        "clearance": translate("Week", "{teacher} is not cleared for airborne isolation"),
        "travel": translate("Week", "{teacher} needs time for the way, and for gown and gloves"),
        "isolation-order": translate("Week", "children in protective isolation are seen first"),
        "room-full": translate("Week", "the classroom is full"),
        "may-not-leave": translate("Week", "{pupil} may not leave the room"),
        "keep-apart": translate("Week", "{pupil} is kept apart from another child there"),
        "group-member": translate("Week", "another child of the group is not free"),
        "lengths": translate("Week", "this length is not possible"),
        "cost": translate("Week", "another lesson would have to give way"),
    }
    return texts.get(fact["code"], translate("Week", "not possible there"))


def _unlock_words(found: Mapping[str, Any]) -> str:
    translate = QCoreApplication.translate
    change = str(found["change"])
    texts = {
        "other-teacher": translate("Week", "{teacher} teaching {subject}")
        if found.get("teacher")
        else translate("Week", "Another teacher of {subject}"),
        "move-appointment": translate("Week", "Another time for {what}"),
        "longer-day": translate("Week", "An hour more of {teacher}")
        if found.get("teacher")
        else translate("Week", "30 minutes more a day for {pupil}"),
        "shorter-lesson": translate("Week", "Lessons as short as {length} min"),
        "longer-lesson": translate("Week", "Lessons as long as {length} min"),
        "more-lessons-a-day": translate("Week", "One more {subject} lesson a day"),
        "group": translate("Week", "Joining another child\u2019s {subject} lesson"),
        "accept-cost": translate("Week", "Letting another lesson give way"),
    }
    return texts.get(change, change)
