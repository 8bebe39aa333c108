"""Where a lesson of the case file may be put by hand, and why not elsewhere."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from hospital_iep.operations import board
from hospital_iep.ui.week.contents import lane_id, lane_person
from hospital_iep.ui.week.items import BoardItem
from hospital_iep.ui.week.moving import LegalSpan
from hospital_iep.ui.week.reasons import FactWords

translate = QCoreApplication.translate


class CasePlacement:
    """The scheduler's rules for a lesson in the hand; the problem is read when the first is taken up."""

    def __init__(
        self,
        facts: board.BoardFacts,
        stand: Callable[[], board.Standing],
        words: Callable[[board.Standing], FactWords],
    ) -> None:
        self._facts = facts
        self._stand = stand
        self._words = words

    def _teacher(self, lane: str) -> UUID | None:
        """Return the teacher whose lane it is; None in a pupil's lane."""
        person = lane_person(lane)
        return person if person in self._facts.teachers else None

    def legal_spans(self, item: BoardItem) -> Sequence[LegalSpan]:
        """Return where the lesson may lie, in the lanes of its people."""
        standing, key = self._stand(), UUID(item.id)
        if key not in standing.lessons:
            return ()
        row = next(each for each in self._facts.lessons if each.id == key)
        length, grid = item.end - item.start, timedelta(minutes=standing.problem.grid)
        return [
            LegalSpan(lane_id(person, start.date()), start, end - grid + length)
            for start, end in standing.allowed(key)
            for person in (row.teacher_id, row.place_id, *row.student_ids)
        ]

    def reason_at(self, item: BoardItem, lane: str, start: datetime, end: datetime) -> str:
        """Return why the lesson may not lie there, in one line; "" where it may."""
        standing, key = self._stand(), UUID(item.id)
        row = next((each for each in self._facts.lessons if each.id == key), None)
        if row is None or key not in standing.lessons:
            return translate("Week", "this lesson can no longer be moved")
        teacher = self._teacher(lane)
        if teacher is None and lane_person(lane) not in (row.place_id, *row.student_ids):
            return translate("Week", "this is another child\u2019s time")
        broken = standing.forbids(key, teacher, start, end)
        return self._words(standing).line([fact.as_json() for _, fact in broken]) if broken else ""
