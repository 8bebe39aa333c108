"""How long a search may go on: by the clock, or by a count that gives equal results for equal input."""

import time
from collections.abc import Callable


class Cancelled(Exception):
    """The person asked to stop."""


def never() -> bool:
    """Answer the question whether to stop with no."""
    return False


class Budget:
    """Seconds from now, or a number of iterations; ``cancelled`` is asked at every look."""

    def __init__(
        self,
        seconds: float | None = None,
        iterations: int | None = None,
        cancelled: Callable[[], bool] = never,
    ) -> None:
        self.begun = time.perf_counter()
        self.seconds = seconds
        self.iterations = iterations
        self.cancelled = cancelled
        self.spent = 0

    @property
    def limited(self) -> bool:
        """Whether there is a limit, of time or of iterations."""
        return self.seconds is not None or self.iterations is not None

    def elapsed(self) -> float:
        """Seconds since the start."""
        return time.perf_counter() - self.begun

    def progress(self) -> float:
        """How much of the budget is used: from 0, over at 1. Cancelling uses up all of it."""
        if self.cancelled():
            return 1.0
        if self.iterations is not None:
            return self.spent / self.iterations if self.iterations else 1.0
        if self.seconds is None:
            return 0.0
        return self.elapsed() / self.seconds if self.seconds > 0 else 1.0

    @property
    def late(self) -> bool:
        """Whether the clock or the person says to stop, whatever the count of iterations."""
        return self.cancelled() or (self.seconds is not None and self.elapsed() >= self.seconds)

    @property
    def over(self) -> bool:
        """Whether the search must end."""
        return self.progress() >= 1.0

    def left(self) -> float:
        """Seconds that are left; for a count of iterations as good as endless."""
        return 1e9 if self.seconds is None else max(0.0, self.seconds - self.elapsed())

    def share(self, part: float) -> "Budget":
        """Allow a part of what is left of the seconds, or of the iterations."""
        if self.iterations is not None:
            return Budget(iterations=int(part * (self.iterations - self.spent)), cancelled=self.cancelled)
        return Budget(None if self.seconds is None else part * self.left(), cancelled=self.cancelled)
