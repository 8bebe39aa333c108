"""Which pages the window has, in the order of the rail."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from PySide6.QtCore import QCoreApplication

from hospital_iep.ui.closed import ClosedPage
from hospital_iep.ui.finding import add_finders
from hospital_iep.ui.imports.drop import FileDrop
from hospital_iep.ui.names import KnownNames
from hospital_iep.ui.page import Page
from hospital_iep.ui.window import Window


def add_pages(window: Window) -> None:
    """Make all pages known to the window; each is loaded when it is first opened."""
    translate = QCoreApplication.translate
    _add(window, "today", translate("Rail", "Today"), "sun", "TodayPage")
    _add(window, "caseload", translate("Rail", "Caseload"), "users", "CaseloadPage")
    _add(window, "week", translate("Rail", "Week"), "calendar-days", "WeekPage")
    _add(window, "reentry", translate("Rail", "Re-entry"), "school", "ReentryPage")
    _add(window, "documents", translate("Rail", "Documents"), "files", "DocumentsPage")
    _add(window, "settings", translate("Rail", "Settings"), "settings", "SettingsPage", bottom=True)
    _add(window, "student", translate("Rail", "Pupil"), "user", "StudentPage", in_rail=False)
    _add(
        window,
        "imports",
        translate("Rail", "Import appointments"),
        "calendar-plus",
        "ImportPage",
        in_rail=False,
    )
    if window.has_page("imports"):
        FileDrop(window)
    KnownNames(window)
    add_finders(window)


def may_open(window: Window, room: str) -> bool:
    """Return whether the role of the person at the desk includes a page."""
    from hospital_iep.domain.rights import Act, Role, Subject, allowed  # noqa: PLC0415  (after the unlock)

    asked = {
        "today": (Act.READ, Subject.WEEK),
        "caseload": (Act.READ, Subject.STUDENT),
        "student": (Act.READ, Subject.STUDENT),
        "week": (Act.READ, Subject.WEEK),
        "reentry": (Act.READ, Subject.REENTRY),
        "documents": (Act.READ, Subject.DOCUMENT),
        "imports": (Act.WRITE, Subject.TREATMENT),
    }
    return room not in asked or allowed(Role(window.desk.database.person.role), *asked[room])


def _add(
    window: Window, room: str, words: str, icon: str, name: str, *, bottom: bool = False, in_rail: bool = True
) -> None:
    """Add the page of one room: the class ``name`` in ``hospital_iep.ui.<room>.page``.

    A person whose role does not include it finds the reason in its place.
    """
    module = f"hospital_iep.ui.{room}.page"
    if find_spec(f"hospital_iep.ui.{room}") is None or find_spec(module) is None:
        return

    def factory(owner: Window) -> Page:
        if not may_open(owner, room):
            return ClosedPage(owner, words)
        make: Callable[[Window], Page] = getattr(import_module(module), name)
        return make(owner)

    window.add_page(room, words, icon, factory, bottom=bottom, in_rail=in_rail)
