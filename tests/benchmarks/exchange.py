"""How the preview of a large calendar grows, and what reading in a process of its own costs.

A calendar of n appointments (each in a zone, with the lines that hospital programs write) is read in the
guarded process, put through the rules for odd files, and compared with a case file that has all of them
already. Shown are seconds, the ratio to ten times fewer appointments (10 would be linear), the share of the
whole that the library for content lines alone would take, and the largest memory of the readers.

Run: ``python -m tests.benchmarks.exchange [appointments]``
"""

import resource
import sys
from datetime import UTC, datetime
from time import perf_counter

from icalendar import Calendar

from hospital_iep.exchange.appointments import Horizon, as_appointments
from hospital_iep.exchange.compare import DifferenceKind, KnownAppointment, compare
from hospital_iep.exchange.read import read_file

START, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 7, 1, tzinfo=UTC)
HORIZON = Horizon(datetime(2026, 1, 1), datetime(2027, 6, 30))


def calendar(many: int) -> bytes:
    """Return a calendar of this many appointments, spread over a year."""
    events = [
        "\r\n".join(
            [
                "BEGIN:VEVENT",
                f"UID:{n}@sunhill.example",
                "DTSTAMP:20260101T080000Z",
                "LAST-MODIFIED:20260101T080000Z",
                f"DTSTART;TZID=Europe/Berlin:2026{n % 12 + 1:02}{n % 28 + 1:02}T{n % 9 + 8:02}{n % 60:02}00",
                "DURATION:PT45M",
                f"SUMMARY:Appointment {n}",
                "LOCATION:Room 3",
                "DESCRIPTION:Please come a quarter of an hour early\\, and bring the letter with you.",
                "STATUS:CONFIRMED",
                "SEQUENCE:1",
                "TRANSP:OPAQUE",
                "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
                "END:VEVENT",
            ]
        )
        for n in range(many)
    ]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR", ""]).encode()


def preview(data: bytes) -> float:
    """Return the seconds of one whole preview; it must find every appointment unchanged."""
    begin = perf_counter()
    found = as_appointments(read_file(data, start=START, end=END), "Europe/Berlin", HORIZON).appointments
    read = perf_counter() - begin
    known = [
        KnownAppointment(
            str(n), one.uid, one.recurrence_id, one.sequence, one.stamp, one.last_modified, one.start,
            one.end,
            title=one.title, place=one.place,
        )
        for n, one in enumerate(found)
    ]  # fmt: skip
    begin = perf_counter()
    result = compare(known, found)
    assert len(result.of(DifferenceKind.UNCHANGED)) == len(found)
    return read + perf_counter() - begin


def main() -> None:
    """Print the table."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    nothing = preview(calendar(1))
    small, large = preview(calendar(many // 10)), preview(calendar(many))
    begin = perf_counter()
    Calendar.from_ical(calendar(many))
    library = perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"starting the process   {nothing:8.2f} s")
    print(f"{many // 10:>7} appointments   {small:8.2f} s")
    growth = (large - nothing) / (small - nothing)
    print(f"{many:>7} appointments   {large:8.2f} s   {growth:5.1f} times as much")
    print(f"the library alone      {library:8.2f} s   {library / large:5.2f} of the preview")
    print(f"largest reader         {peak:8.0f} MiB")


if __name__ == "__main__":
    main()
