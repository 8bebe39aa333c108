"""In the lower bound: a round that can give a student everything does so for one price.

Most students have one teacher, and what a round gives them then stands or falls together: if all of it is
on one day, that day must hold it. Were each need sold by itself, a round could give one of them on one day
and the rest on another, each by halves, and a student would be taught more on a day than is allowed.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hospital_iep.scheduling.bound_offers import NEVER, Offers
from hospital_iep.scheduling.walks import Counts, Numbers


class Whole(NamedTuple):
    """Everything for a student: cells and their slots, the set of one teacher, the cost beside its price.

    ``limit`` is how many slots the student may have on a day.
    """

    cells: list[int]
    amounts: list[int]
    set: int
    left: float
    limit: int


@dataclass(slots=True)
class Wholes:
    """Students of a table whom a round can give everything.

    ``cells`` and ``amounts`` are what that is, ``sets`` the student's set of that one teacher, ``round`` who
    gives it; ``left`` is what it costs beside its price, ``too_few`` the sets of days that cannot hold it.
    """

    cells: Counts
    amounts: Counts
    sets: Counts
    round: Counts
    left: Numbers
    too_few: NDArray[np.bool_]

    def costs(self, of_cells: Numbers) -> Numbers:
        """Tell what everything costs by set of days, from what each number of slots costs of each cell."""
        nothing = np.zeros((*of_cells.shape[:2], 1))
        costs = np.concatenate((of_cells, nothing), axis=2)[:, self.amounts, self.cells].sum(axis=2)
        return np.where(self.too_few[-len(costs) :], NEVER, np.minimum(costs, NEVER))

    def saved(self, costs: Numbers, price: Numbers, of_cells: Numbers) -> Numbers:
        """Tell how much better everything is for its price than what each cell would give by itself."""
        apart = np.hstack((of_cells, np.zeros((len(of_cells), 1))))[:, self.cells].sum(axis=2)
        saved: Numbers = np.minimum(costs - price - apart, 0.0)
        return saved

    def give(self, slots: Counts, chosen: NDArray[np.bool_]) -> Counts:
        """Put everything in place of what the cells of those chosen gave."""
        given = np.append(slots, 0)
        given[self.cells[chosen]] = self.amounts[chosen]
        return given[:-1]

    def without(self, slots: Counts, chosen: NDArray[np.bool_]) -> Counts:
        """Leave what is not sold as everything."""
        rest = np.append(slots, 0)
        rest[self.cells[chosen]] = 0
        return rest[:-1]


def gathered(found: list[Whole], offers: Offers, possible: NDArray[np.bool_]) -> Wholes:
    """Put all wholes of a table together; ``possible`` tells which sums of slots there are by cell."""
    wide = max((len(whole.cells) for whole in found), default=1)
    cells = np.full((len(found), wide), len(offers.cells))
    amounts = np.zeros((len(found), wide), dtype=np.int64)
    for i, whole in enumerate(found):
        cells[i, : len(whole.cells)], amounts[i, : len(whole.cells)] = whole.cells, whole.amounts
    days = np.array([[i.bit_count()] for i in range(1 << offers.days if found else 1)])
    too_few = days * np.array([whole.limit for whole in found]) < amounts.sum(axis=1)
    able = np.append(possible, np.ones((len(possible), 1), dtype=bool), axis=1)[amounts, cells].all(axis=1)
    left = np.where(able & ~too_few[-1], [whole.left for whole in found], NEVER)
    of_round = np.append(offers.round, -1)[cells[:, 0]]
    return Wholes(
        cells, amounts, np.array([whole.set for whole in found], dtype=np.int64), of_round, left, too_few
    )
