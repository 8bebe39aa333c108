"""In what one proposed week differs from another, in one sentence a teacher can choose by."""

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from hospital_iep.operations.planning import NOTICED, Difference, compare
from hospital_iep.ui.week.speech import duration

translate = QCoreApplication.translate


def differs(week: Mapping[str, Any], first: Mapping[str, Any]) -> str:
    """Return what a week gives and takes beside the first one."""
    said = ", ".join(_parts(compare(week, first)))
    if not said:
        return translate("Week", "Other hours, as good.")
    return translate("Week", "Other hours: {what}.").format(what=said)


def _parts(found: Difference) -> Iterator[str]:
    if found.tired < -NOTICED:
        yield translate("Week", "more lessons in good hours")
    elif found.tired > NOTICED:
        yield translate("Week", "fewer lessons in good hours")
    if found.teachers:
        fewer = translate("Week", "second teachers: {count} fewer")
        more = translate("Week", "second teachers: {count} more")
        yield (fewer if found.teachers < 0 else more).format(count=abs(found.teachers))
    if found.way:
        less, more = translate("Week", "{time} less on the way"), translate("Week", "{time} more on the way")
        yield (less if found.way < 0 else more).format(time=duration(abs(found.way)))
    if found.placed:
        more, less = translate("Week", "{time} more placed"), translate("Week", "{time} less placed")
        yield (more if found.placed > 0 else less).format(time=duration(abs(found.placed)))
