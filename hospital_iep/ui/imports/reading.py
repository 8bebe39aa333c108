"""Reading a file off the window's thread, as a job that can be cancelled."""

from collections.abc import Callable
from datetime import date
from threading import Event
from typing import Any

from hospital_iep.operations import imports
from hospital_iep.ui.background import Cancelled


def read_work(
    report: Callable[..., None], data: bytes, time_zone: str, today: date, stop: Event
) -> tuple[str, Any]:
    """Return the format of a file and what was found in it; ``stop`` ends it within a tenth of a second."""

    def progress(share: float) -> None:
        if not stop.is_set():
            report(share, "")

    try:
        return imports.read(data, time_zone, today, cancelled=stop.is_set, progress=progress)
    except Exception:
        if stop.is_set():
            raise Cancelled from None
        raise
