"""Where the focus is on the page, by a name that outlives the widgets, which every change makes anew."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QWidget


def of_focus(window: QWidget) -> str:
    """Return the spot of what has the focus, or of what it lies in; "" where there is none."""
    at = QApplication.focusWidget()
    while at is not None and at is not window:
        if at.property("spot"):
            return str(at.property("spot"))
        at = at.parentWidget()
    return ""


def put_back(spot: str, parts: Sequence[QWidget], otherwise: QWidget | None) -> None:
    """Put the focus on what stands where it was; else on the row of the same visit."""
    if not spot:
        return
    found = {
        str(each.property("spot")): each
        for part in parts
        for each in part.findChildren(QWidget)
        if each.property("spot")
    }
    at = found.get(spot) or found.get(f"{spot.partition(':')[0]}:row") or otherwise
    if at is not None:
        shown: QWidget | None = at
        while shown is not None and shown not in parts:
            shown.show()  # now: what is not shown yet takes no focus
            shown = shown.parentWidget()
        at.setFocus()
