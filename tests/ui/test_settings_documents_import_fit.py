"""Documents, Settings and Import: nothing is cut, small or at 200 % text, and everything has a name."""

import pytest
from PySide6.QtWidgets import QApplication

from hospital_iep.operations import practice
from hospital_iep.ui.documents.page import DocumentsPage
from hospital_iep.ui.imports.page import ImportPage
from hospital_iep.ui.preferences import Preferences, in_use
from hospital_iep.ui.settings.page import SettingsPage
from hospital_iep.ui.theme import ThemeChoice, theme
from tests.exchange.samples import calendar, event, workbook
from tests.operations.conftest import practice_file  # noqa: F401  (a fixture)
from tests.operations.test_import_choices import TWO_TIMES
from tests.ui.practice import MONDAY, practice_window
from tests.ui.test_accessibility_frame import unnamed
from tests.ui.test_import_questions import TABLE
from tests.ui.test_sizes_frame import cut, outside, scrolls_sideways

PAGES = {"documents": DocumentsPage, "settings": SettingsPage, "imports": ImportPage}
LOOKS = [(ThemeChoice.LIGHT, 100, (1093, 614)), (ThemeChoice.HIGH_CONTRAST, 200, (1366, 768))]


def states(qtbot, page, folder):
    """Bring a page into each of its states, one after the other."""
    if isinstance(page, SettingsPage):
        for key in page.buttons:
            page.show_part(key)
            yield key
        return
    yield "start"
    if isinstance(page, ImportPage):
        for name, data in (
            ("questions", workbook({"Plan": TABLE, "Old": TABLE[1:3]}, hidden=("Old",))),
            ("an unknown zone", calendar(event("DTSTART;TZID=Ward Time:20261126T100000"))),
            ("a fault", b"no appointment at all"),
            ("a conflict", TWO_TIMES),
            ("review", practice.calendar(MONDAY)),
        ):
            file = folder / "file"
            file.write_bytes(data)
            page.open_file(file)
            yield "busy"
            qtbot.waitUntil(lambda: page.job is None, timeout=60_000)
            yield name
        page.apply()
        yield "applied, with a tray"


@pytest.mark.parametrize("look_at", LOOKS, ids=["small", "large text"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_and_all_is_named(name, look_at, qtbot, look, monkeypatch, practice_file, tmp_path):  # noqa: F811
    choice, percent, size = look_at
    monkeypatch.setattr(in_use, "preferences", Preferences())
    theme().apply(choice, percent, glove_targets=False)
    with practice_window(practice_file[0], tmp_path, name, PAGES[name]) as window:
        window.resize(*size)
        for state in states(qtbot, window.page, tmp_path):
            QApplication.processEvents()
            QApplication.processEvents()
            page = window.page
            side = page.side_panel()
            if side is not None and side.isVisible():
                assert cut(side) == [], state
                assert outside(side) == [], state
            assert cut(page) == [], state
            assert outside(page) == [], state
            assert scrolls_sideways(page) == [], state
            assert unnamed(page) == [], state
