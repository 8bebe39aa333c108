"""How many letters a line takes: as many as its record holds; what did not fit is said."""

from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from sqlmodel import SQLModel

from hospital_iep.ui.forms import TextField
from hospital_iep.ui.toast import announce

Line = TypeVar("Line", bound=TextField)


def longest(kind: type[SQLModel], name: str) -> int | None:
    """Return how many letters a field of a record holds, or None where nobody counts."""
    facts = kind.model_fields[name].metadata
    return next((int(each.max_length) for each in facts if getattr(each, "max_length", None)), None)


def limited(field: Line, kind: type[SQLModel], name: str, hint: str = "") -> Line:
    """Let a line take no more letters than the record's field holds, and say it when some were cut."""
    most = longest(kind, name)
    if most is None:
        return field
    words = QCoreApplication.translate("Limits", "Only the first {number} letters fit. The rest was cut.")
    sentence = words.format(number=most)

    def tell(is_cut: bool) -> None:
        field.set_hint(sentence if is_cut else hint)
        if is_cut:
            announce(field, f"{field.name}: {sentence}")

    field.line.most = most
    field.line.shortened.connect(tell)
    return field
