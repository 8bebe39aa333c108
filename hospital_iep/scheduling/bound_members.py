"""In the lower bound: the members of a group have its lessons at the same time.

Each member chooses for itself when it has them, and what one has at a slot that the others have not is paid
for. These prices of a slot come to nothing over the members of a group, so nobody pays for what all have.
"""

import numpy as np
from numpy.typing import NDArray

from hospital_iep.scheduling.lesson import Way
from hospital_iep.scheduling.walks import Counts, Numbers


class Members:
    """Whose prices the lessons of rows pay: those of a student's day, and for a group its members' as well.

    ``times`` numbers these sums of prices; a member is a student in a group's lessons by a teacher on a day.
    """

    def __init__(self) -> None:
        self.known: dict[tuple[int, int, int], int] = {}
        self.meetings: dict[tuple[int, int, int], int] = {}
        self.members: list[tuple[int, int]] = []

    def times(self, student_day: int, way: Way, teacher: int, day: int) -> int:
        """Give the number of what a row's lessons pay to the student and to the group."""
        if len(way.needs) == 1:
            return self.known.setdefault((student_day, -1, -1), len(self.known))
        key = student_day, way.index, teacher
        if key not in self.known:
            meeting = self.meetings.setdefault((way.index, teacher, day), len(self.meetings))
            self.members.append((len(self.known), meeting))
            self.known[key] = len(self.known)
        return self.known[key]

    def close(self) -> None:
        """Make the tables, once all rows are known."""
        self.student_days: Counts = np.array([key[0] for key in self.known], dtype=np.int64)
        times, meetings = np.array(self.members, dtype=np.int64).reshape(-1, 2).T
        self.of_times = np.full(len(self.known), -1, dtype=np.int64)
        self.of_times[times] = np.arange(len(times))
        self.meeting = meetings
        self.many = np.bincount(meetings, minlength=len(self.meetings))

    def add(self, of_days: Numbers, prices: Numbers) -> Numbers:
        """Sum up what each of ``times`` pays: what its student's day does, and what its member does."""
        sums = of_days[self.student_days]
        if len(prices):
            grouped = self.of_times >= 0
            sums[grouped] += prices[self.of_times[grouped]]
        return sums

    def apart(self, used: Numbers) -> Numbers:
        """Tell how much more each member uses than the members of its group do on the average."""
        return used - self._summed(used)[self.meeting] / self.many[self.meeting, None]

    def balanced(self, prices: Numbers) -> Numbers:
        """Let prices come to nothing over the members of a group: the last one has what the others lack."""
        if len(prices):
            last: NDArray[np.int64] = np.zeros(len(self.many), dtype=np.int64)
            last[self.meeting] = np.arange(len(prices))
            prices = prices.copy()
            prices[last] = 0.0
            prices[last] = -self._summed(prices)
        return prices

    def _summed(self, numbers: Numbers) -> Numbers:
        sums = np.zeros((len(self.many), numbers.shape[1]))
        np.add.at(sums, self.meeting, numbers)
        return sums
