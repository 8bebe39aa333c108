"""When an appointment is, in the words of the difference list: no other day and no old end is dropped."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest

from hospital_iep.exchange.compare import Difference, DifferenceKind, KnownAppointment
from hospital_iep.exchange.found import AppointmentFound
from hospital_iep.operations.comparing import ImportItem
from hospital_iep.ui.imports.model import Line, Wording, span_words

TODAY = date(2026, 11, 23)


def at(day, hour=0, minute=0, month=11, year=2026):
    return datetime(year, month, day, hour, minute)


@pytest.mark.parametrize(
    ("start", "end", "all_day", "words"),
    [
        (at(24, 9, 30), at(24, 10), False, "Tue 24 Nov, 09:30 to 10:00"),
        (at(24, 9, 30), at(24, 10, year=2036), False, "Tue 24 Nov, 09:30 to Mon 24 Nov 2036, 10:00"),
        (at(24, 22), at(25, 6), False, "Tue 24 Nov, 22:00 to Wed 25 Nov, 06:00"),
        (at(30), at(1, month=12), True, "Mon 30 Nov, all day"),
        (at(30), at(5, month=12), True, "Mon 30 Nov to Fri 4 Dec, all day"),
        (at(30), None, True, "Mon 30 Nov, all day"),
        (at(24, 9, 30), None, False, "Tue 24 Nov, 09:30"),
        (None, None, False, "no date"),
    ],
)
def test_another_end_day_is_named(start, end, all_day, words):
    assert span_words(start, end, TODAY, all_day=all_day) == words


@pytest.mark.parametrize(
    ("old", "new", "all_day", "words"),
    [
        ((at(24, 9), at(24, 10)), (at(24, 9), at(24, 12)), False, "09:00 to 12:00, before until 10:00"),
        ((at(24, 9), at(24, 10)), (at(24, 8), at(24, 12)), False, "08:00 to 12:00, before 09:00"),
        ((at(24, 9), at(25, 10)), (at(24, 9), at(24, 12)), False, "12:00, before until Wed 25 Nov, 10:00"),
        ((at(24), at(27)), (at(24), at(26)), True, "to Wed 25 Nov, all day, before until Thu 26 Nov"),
        ((at(24, 9), at(24, 10)), (at(25, 9), at(25, 10)), False, "Tue 24 Nov, 09:00 → Wed 25 Nov, 09:00 to"),
    ],
)
def test_where_only_the_end_moved_the_old_end_is_named(old, new, all_day, words):
    known = KnownAppointment("k", start=old[0], end=old[1], all_day=all_day)
    found = AppointmentFound(start=new[0], end=new[1], all_day=all_day)
    item = ImportItem(1, Difference(DifferenceKind.MOVED, known, found), None, (), "unknown", "", (), 0)
    wording = Wording(SimpleNamespace(), lambda: TODAY)
    assert words in wording.when(Line(item, ticked=True))
