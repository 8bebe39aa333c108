"""The step of the lower bound that takes longest, in C where it was compiled."""

import ctypes
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hospital_iep.scheduling.quick_library import library
from hospital_iep.scheduling.walks import Counts, Numbers

NUMBERS = ("rows", "slots", "stops", "shortest", "lengths")


class Table(NamedTuple):
    """What each row of a table uses, the sums of prices, and the longest lesson from each slot."""

    times: Counts
    stop: Counts
    around: Counts
    share: Numbers
    student_end: Numbers
    student_start: Numbers
    teacher_end: Numbers
    teacher_start: Numbers
    longest: NDArray[np.uint8]


class COffers(ctypes.Structure):
    """``Offers`` of compiled/offers.h."""

    _fields_ = tuple((name, ctypes.c_int32) for name in NUMBERS) + tuple(
        (name, ctypes.c_void_p) for name in Table._fields
    )


def cheapest_starts(table: Table, lengths: range, best: Numbers, start: Counts) -> bool:
    """Find the cheapest start of each length in each row; no where it was not compiled.

    ``best`` comes filled with the price of what cannot be.
    """
    there = library()
    if there is None or there.quick_offers_size() != ctypes.sizeof(COffers):
        return False
    rows, slots = table.longest.shape
    kept = [np.ascontiguousarray(each) for each in table]
    c = COffers(rows, slots, table.teacher_end.shape[1], lengths.start, len(lengths))
    for name, each in zip(Table._fields, kept, strict=True):
        setattr(c, name, each.ctypes.data)
    there.quick_offers(ctypes.byref(c), ctypes.c_void_p(best.ctypes.data), ctypes.c_void_p(start.ctypes.data))
    return True
