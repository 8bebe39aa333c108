"""Reading and comparing a file off the window's thread: values in, values out, each step can be cancelled."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from os import SEEK_END
from typing import BinaryIO
from uuid import UUID

from hospital_iep.exchange.answers import Answers
from hospital_iep.exchange.found import Found
from hospital_iep.exchange.questions import asks_something
from hospital_iep.exchange.read import Cancelled as ReadingCancelled
from hospital_iep.exchange.reading import Reading
from hospital_iep.operations import imports
from hospital_iep.operations.comparing import Preview, Standing, differences
from hospital_iep.ui.background import Cancelled

LARGEST = 20_000_000  # bytes; the reader says so in words, it is only not read for nothing
Report = Callable[..., None]


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file as it was read: its bytes, what it says, and its appointments where nothing must be asked."""

    data: bytes
    sha256: str
    reading: Reading
    found: Found | None


def read_work(report: Report, file: BinaryIO, time_zone: str, today: date) -> FileRead:
    """Read an open file; it is stopped within a tenth of a second."""
    share = 0.0

    def progress(done: float) -> None:
        nonlocal share
        share = done
        report(done)

    def stopped() -> bool:
        report(share or -1.0)  # raises where the person asked to stop
        return False

    with file:
        data, size = file.read(LARGEST + 1), file.seek(0, SEEK_END)
    try:
        reading = imports.look_into(data, time_zone, today, cancelled=stopped, progress=progress, size=size)
    except ReadingCancelled:
        raise Cancelled from None
    found = None if asks_something(reading) else imports.appointments(reading, time_zone, today)
    return FileRead(data, hashlib.sha256(data).hexdigest(), reading, found)


def found_work(report: Report, reading: Reading, time_zone: str, today: date, answers: Answers) -> Found:
    """Return the appointments of a file by what was answered about it."""
    report(-1.0)
    return imports.appointments(reading, time_zone, today, answers)


def compare_work(
    report: Report, case: Standing, read: FileRead, found: Found, whole_file_for: UUID | None
) -> Preview:
    """Compare a file with what the case file had when it was last read."""
    return differences(
        case,
        read.reading.format.value,
        found,
        sha256=read.sha256,
        size=len(read.data),
        whole_file_for=whole_file_for,
        progress=report,
    )
