"""The window over a copy of the planned practice hospital, on the Tuesday of its week."""

from contextlib import contextmanager
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from hospital_iep.operations import caseload
from hospital_iep.ui.background import Worker
from hospital_iep.ui.desk import Desk
from hospital_iep.ui.pages import add_pages
from hospital_iep.ui.widgets.chips import Chip
from hospital_iep.ui.window import Window
from tests.operations.conftest import copied

TUESDAY = date(2026, 11, 24)


class Watch:
    """A clock that a test turns."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def today(self) -> date:
        return self.now.date()

    def __call__(self) -> datetime:
        return self.now


@contextmanager
def window_over(database, today, now, who):
    """Open a window with all pages over an open case file; all is closed again afterwards."""
    worker = Worker()
    window = Window(Desk(database, today, now), worker, who)
    add_pages(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    yield window
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            other.close()
    worker.close()
    window.toasts.clear()
    window.close_all()
    settle()
    assert database.open_sessions == 0


@contextmanager
def practice_at(path, folder, now):
    """Open a window with all pages over a copy of a case file, with a watch that the test turns."""
    watch = Watch(now)
    with (
        copied(path, folder) as database,
        window_over(database, watch.today, watch, "Ana Ruizplay, coordinator") as window,
    ):
        window.watch = watch
        yield window


def settle():
    """Let everything that was asked for be laid out and shown."""
    for _ in range(6):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def child(window, initials):
    """Return the row of a child of the practice hospital."""
    rows = window.desk.read(caseload.students)
    return next(row for row in rows if row.initials == initials)


def click(qtbot, button):
    """Press a button as a person does."""
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def button(root, name):
    """Return the one shown button whose words or name begin so."""
    found = [
        each
        for each in root.findChildren(QAbstractButton)
        if each.isVisible() and (each.text() == name or each.accessibleName().startswith(name))
    ]
    assert found, f"no button {name}"
    return found[0]


def all_words(root):
    """Return everything that is written or said in a window."""
    said = []
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if hasattr(widget, "text") and callable(widget.text) and not isinstance(widget, Chip):
            said.append(str(widget.text()))
    return "\n".join(said)
