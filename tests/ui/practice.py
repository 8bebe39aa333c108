"""The practice hospital in a real window, for the pages of this folder."""

from contextlib import contextmanager
from datetime import date, datetime

from PySide6.QtWidgets import QApplication

from hospital_iep.ui.background import Worker
from hospital_iep.ui.desk import Desk
from hospital_iep.ui.window import Window
from tests.operations.conftest import copied

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 0)


@contextmanager
def practice_window(path, folder, key, factory):
    """Open a window with one page over a copy of a case file; all is closed again afterwards."""
    with copied(path, folder) as database:
        worker = Worker()
        window = Window(Desk(database, lambda: MONDAY, lambda: NOW), worker, "Ana Ruizplay, coordinator")
        window.add_page(key, key, "settings", factory)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        window.open(key)
        QApplication.processEvents()
        yield window
        worker.close()
        window.toasts.clear()
        window.close_all()
        QApplication.processEvents()
        assert database.open_sessions == 0
