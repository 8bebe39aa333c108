"""The base of every page in the window."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hospital_iep.ui.commands import Command
from hospital_iep.ui.widgets.layouts import column, hold, row, scrolling

__all__ = ["Page", "column", "hold", "row", "scrolling"]

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window


class Page(QWidget):
    """One page of the window: what stands between header and status line.

    A page is made when it is first opened, with the window as its only argument, and finds
    there all it needs: ``window.desk``, ``.worker``, ``.commands``, ``.privacy``, ``.toasts``.
    Set ``title``; override the rest as needed. The docstring of ``hospital_iep.ui`` shows one.
    """

    title_changed = Signal()
    title = ""
    panel_width = 320  # of the side panel, with its margins
    help_page = "index"  # file name in resources/help, without .md, for F1

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window_ = window
        self.desk = window.desk
        self.privacy = window.privacy
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    @property
    def in_front(self) -> bool:
        """Whether a change is to be shown at once; a page that comes or goes shows it when it is entered."""
        return self.isVisible() and self.window_.page is self

    def scope(self) -> QWidget | None:
        """Return what stands beside the title in the header (date, person picker, state)."""
        return None

    def side_panel(self) -> QWidget | None:
        """Return the panel at the right edge; below 1280 px it becomes a drawer (F7)."""
        return None

    def back(self) -> tuple[str, str] | None:
        """Return (page key, words) of the way back, shown left of the title."""
        return None

    def commands(self) -> Sequence[Command]:
        """Return what can be done here, with keys; read each time the page comes to the front."""
        return ()

    def enter(self, **target: Any) -> None:
        """Come to the front; ``target`` says what to show (``student_id=…``), empty for as it was."""

    def leave(self) -> None:
        """Go to the back, or be locked: write what is half-typed."""

    def place(self) -> dict[str, Any]:
        """Return the ``target`` that opens this page as it is now (plain values), for after a lock."""
        return {}

    def first_focus(self) -> QWidget | None:
        """Return where the focus belongs when the page opens."""
        return None
