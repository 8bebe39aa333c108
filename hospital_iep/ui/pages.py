"""Which pages the window has, in the order of the rail."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from PySide6.QtCore import QCoreApplication

from hospital_iep.ui.finding import add_finders
from hospital_iep.ui.imports.drop import FileDrop
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
    add_finders(window)


def _add(
    window: Window, room: str, words: str, icon: str, name: str, *, bottom: bool = False, in_rail: bool = True
) -> None:
    """Add the page of one room: the class ``name`` in ``hospital_iep.ui.<room>.page``."""
    module = f"hospital_iep.ui.{room}.page"
    if find_spec(f"hospital_iep.ui.{room}") is None or find_spec(module) is None:
        return

    def factory(owner: Window) -> Page:
        make: Callable[[Window], Page] = getattr(import_module(module), name)
        return make(owner)

    window.add_page(room, words, icon, factory, bottom=bottom, in_rail=in_rail)
