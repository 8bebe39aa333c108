"""One window from the first start to the lock, driven by mouse and key; a picture of each step is kept."""

import os
from datetime import date, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QDialog, QLineEdit

from hospital_iep.domain.vocabulary import repeatable_ids
from hospital_iep.operations import planning, practice
from hospital_iep.scheduling.worker import run as plan_in_children
from hospital_iep.store.database import Database
from hospital_iep.store.vault import Cost
from hospital_iep.ui.application import Program
from hospital_iep.ui.desk import Desk
from hospital_iep.ui.keeping import forget_kept
from hospital_iep.ui.preferences import Preferences
from hospital_iep.ui.theme import ThemeChoice, theme

MONDAY = practice.PRACTICE_WEEK
CHEAP = Cost(8, 1, 1)
LONG = 60_000  # milliseconds that a slow machine may take for one step
STEPS_A_SECOND = 120  # of a search that is counted


def counted(problem, *, seconds, **more):
    """Plan by counting, not by the clock: a week is the same on a machine that is busy with other things."""
    return plan_in_children(problem, iterations=round(STEPS_A_SECOND * seconds), **more)


def alike(fill, *given):
    """Fill the practice hospital with the same keys each time: the planner takes children in their order."""
    with repeatable_ids(1):
        return fill(*given)


class Watch:
    """A clock that a journey turns."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def today(self) -> date:
        return self.now.date()

    def __call__(self) -> datetime:
        return self.now

    def aware(self) -> datetime:
        return self.now.astimezone()


class Journey:
    """A person at the program: presses what can be seen, types, waits, and keeps pictures."""

    def __init__(self, qtbot, program, pictures: Path, home: Path, watch: Watch) -> None:
        self.qtbot, self.program, self.pictures, self.home, self.watch = qtbot, program, pictures, home, watch
        self.steps = 0

    @property
    def window(self):
        return self.program.window

    @property
    def page(self):
        return self.window.page

    def picture(self, name: str) -> None:
        """Keep a picture of the window with the dialog over it, as a person sees it."""
        self.settle()
        self.steps += 1
        image = self.program.shell.grab()
        dialog = self.dialog()
        if dialog is not None:
            from PySide6.QtGui import QPainter

            painter = QPainter(image)
            middle = image.deviceIndependentSize().toSize()
            over = dialog.grab()
            painter.fillRect(image.rect(), Qt.GlobalColor.transparent)
            painter.drawPixmap(
                (middle.width() - dialog.width()) // 2, max((middle.height() - dialog.height()) // 2, 0), over
            )
            painter.end()
        image.save(str(self.pictures / f"{self.steps:02}-{name}.png"))

    def settle(self) -> None:
        for _ in range(5):
            QApplication.processEvents()

    def dialog(self):
        """Return the dialog in front, if there is one."""
        shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
        return shown[-1] if shown else None

    def until(self, condition) -> None:
        self.qtbot.waitUntil(condition, timeout=LONG)
        self.settle()

    # -- the mouse

    def click(self, widget) -> None:
        """Press a control with the mouse: it has to be there and to be possible."""
        self.settle()
        assert widget.isVisible(), widget
        assert widget.isEnabled(), getattr(widget, "text", lambda: widget)()
        middle = widget.rect().center()
        if isinstance(widget, QCheckBox):
            middle.setX(10)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle)
        self.settle()

    def button(self, words: str, root=None):
        """Return the shown button with these words, or whose name for a screen reader begins so."""
        where = root or self.dialog() or self.program.shell
        shown = [each for each in where.findChildren(QAbstractButton) if each.isVisible()]
        for match in (
            lambda each: each.text() == words,
            lambda each: each.accessibleName().startswith(words),
            lambda each: each.text().startswith(words),
        ):
            found = [each for each in shown if match(each)]
            if found:
                return found[0]
        raise AssertionError(f"no button {words!r} among {[each.text() for each in shown]}")

    def press(self, words: str, root=None) -> None:
        self.click(self.button(words, root))

    # -- the keyboard

    def type(self, text: str, *, into=None) -> None:
        """Type a text into a field, or into what has the focus."""
        if into is not None:
            into.setFocus()
        self.until(lambda: into is not None or QApplication.focusWidget() is not None)
        target = into or QApplication.focusWidget()
        for sign in text:  # QTest knows no key for a letter such as ê
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))
        self.settle()

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        self.settle()
        if self.dialog() is None and QApplication.activePopupWidget() is None:
            self.program.shell.activateWindow()
            self.settle()
        target = QApplication.focusWidget() or self.program.shell
        QTest.keyClick(target, key, modifier)
        self.settle()

    def shortcut(self, key, modifier=Qt.KeyboardModifier.ControlModifier) -> None:
        """Press a shortcut of the window."""
        self.settle()
        self.program.shell.activateWindow()
        self.settle()
        QTest.keyClick(QApplication.focusWidget() or self.program.shell, key, modifier)
        self.settle()

    def tab_to(self, widget) -> None:
        """Press Tab until a control has the focus: it has to be reachable so."""
        for _ in range(200):
            if widget.hasFocus():
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {widget.accessibleName() or widget}")

    def write(self, text: str) -> None:
        """Replace what stands in the field with the focus."""
        self.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(text)

    def find(self, words: str) -> None:
        """Go somewhere by the palette (Ctrl+K)."""
        self.shortcut(Qt.Key.Key_K)
        self.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        self.type(words)
        self.key(Qt.Key.Key_Return)
        self.settle()

    # -- the case file

    def unlock(self, passphrase: str) -> None:
        view = self.program.shell.unlock
        self.until(lambda: view.secret.isVisible() and view.secret.isEnabled())
        self.type(passphrase, into=view.secret)
        with self.qtbot.waitSignal(self.program.opened, timeout=LONG):
            self.key(Qt.Key.Key_Return)
        self.program.shell.activateWindow()
        self.settle()


@pytest.fixture
def watch(monkeypatch):
    """The Monday of the practice week, before the first lesson."""
    watch = Watch(datetime(MONDAY.year, MONDAY.month, MONDAY.day, 7, 0))
    monkeypatch.setattr(Desk.__init__, "__defaults__", (watch.today, watch, None))
    return watch


@pytest.fixture
def hospital(journey, monkeypatch):
    """Open the practice hospital on the Monday of its week; it is planned alike each time."""
    monkeypatch.setattr(practice, "fill", partial(alike, practice.fill))
    monkeypatch.setattr("hospital_iep.ui.application.date", SimpleNamespace(today=journey.watch.today))
    with journey.qtbot.waitSignal(journey.program.opened, timeout=LONG):
        journey.program.start(practice=True)
    journey.program.shell.activateWindow()
    journey.settle()
    return journey


@pytest.fixture
def journey(qtbot, tmp_path, monkeypatch, watch, request):
    """Start the program in a home of its own, with cheap keys and counted searches."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("TMPDIR", str(home))
    monkeypatch.setattr("tempfile.tempdir", str(home))
    monkeypatch.setitem(Database.create.__func__.__kwdefaults__, "cost", CHEAP)
    for make in (Database.create, Database.open):
        monkeypatch.setitem(make.__func__.__kwdefaults__, "clock", watch.aware)
    monkeypatch.setattr(planning.worker, "run", counted)
    kept = os.environ.get("HOSPITAL_IEP_PICTURES")
    pictures = Path(kept) / request.node.name if kept else tmp_path / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    theme().apply(ThemeChoice.LIGHT, 100, glove_targets=False)
    forget_kept()  # of other tests: a person starts the program anew
    program = Program(Preferences())
    program.shell.resize(1366, 768)
    yield Journey(qtbot, program, pictures, home, watch)
    for other in QApplication.topLevelWidgets():
        if other is not program.shell and other.isVisible():
            other.close()
    program.close()
    program.shell.close()
    program.shell.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme().apply(ThemeChoice.LIGHT, 100, glove_targets=False)
