"""The program with a window: start, unlock, lock, and what happens when something goes wrong."""

import gc
import json
import logging
import signal
import sys
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from hospital_iep.paths import resource
from hospital_iep.ui import faults, icons, opening, upkeep
from hospital_iep.ui.background import Job, Worker
from hospital_iep.ui.idle import IdleWatch
from hospital_iep.ui.preferences import Preferences, data_folder, first_case_file, in_use
from hospital_iep.ui.pressing import EnterPresses
from hospital_iep.ui.staff import role_word
from hospital_iep.ui.theme import STYLE, STYLED, theme
from hospital_iep.ui.unlock import Kept, UnlockView
from hospital_iep.ui.widgets.focus import FocusRing

if TYPE_CHECKING:
    from hospital_iep.store.database import Database
    from hospital_iep.ui.firstrun import NewFile
    from hospital_iep.ui.window import Window

T = TypeVar("T")
TITLE = "Hospital IEP"
KEPT_AFTER_MS = 900
SIGNALS_HEARD_MS = 400
PLACE = "window"
log = logging.getLogger(__name__)


class Shell(QMainWindow):
    """The one native window: the unlock window, or the frame with its pages.

    Its title is always "Hospital IEP": never a name, a file or a date.
    """

    painted = Signal()
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.resize(1366, 768)
        self.setMinimumSize(480, 360)
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self.unlock = UnlockView()
        self.stack.addWidget(self.unlock)
        self._is_painted = False
        self.unlock.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            self.unlock.removeEventFilter(self)
            QTimer.singleShot(0, self.painted.emit)
        return False

    def attend(self) -> None:
        """Follow the keyboard: the first painting does not wait for it."""
        FocusRing(self.unlock)
        EnterPresses(self).listen()

    def show_frame(self, frame: QWidget) -> None:
        """Show the window's frame in place of the unlock window."""
        self.stack.addWidget(frame)
        self.stack.setCurrentWidget(frame)

    def cover(self) -> None:
        """Cover everything with the unlock window, at once."""
        for popup in QApplication.topLevelWidgets():
            if popup is not self and popup.isVisible():
                popup.hide()
        self.stack.setCurrentWidget(self.unlock)
        self.unlock.repaint()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)


class Program(QObject):
    """Start to end of one run: which case file is open, and for whom."""

    opened = Signal()
    locked = Signal()

    def __init__(self, preferences: Preferences, worker: Worker | None = None) -> None:
        super().__init__()
        self.preferences = preferences
        in_use.preferences = preferences
        self._now = datetime.now
        self.worker = worker or Worker(self)
        self.database: Database | None = None
        self.window: Window | None = None
        self._made: Database | None = None
        self._unsaved_place = ""  # only where it could not be written at lock
        self._kept_place = ""
        self._locked_with_fault = False
        self._copied = ""
        theme().prepare(preferences.text_percent, preferences.family)
        self.shell = Shell()
        preferences.apply_look()  # once, when all widgets stand: each is dressed only once
        self.idle = IdleWatch(self)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEPT_AFTER_MS)
        self._keeping.timeout.connect(self.keep_place)
        self._connect()

    def _connect(self) -> None:
        view = self.shell.unlock
        view.unlock_asked.connect(self._unlock)
        view.create_asked.connect(self._create)
        view.file_chosen.connect(self.choose_file)
        view.practice_asked.connect(self.open_practice)
        view.manual_asked.connect(self._show_manual)
        view.begun.connect(self._begin)
        QShortcut(QKeySequence("F1"), view).activated.connect(self._show_manual)
        QApplication.clipboard().dataChanged.connect(self._note_copy)
        self.shell.painted.connect(self._preload)
        self.shell.closing.connect(self.close)
        self.idle.tick.connect(self._show_time_to_lock)
        self.idle.warned.connect(self._warn)
        self.idle.expired.connect(self.lock)
        self.idle.typed.connect(self._on_key)
        in_use.changed.connect(self._take_over)

    # Start

    def start(self, case_file: Path | None = None, *, practice: bool = False) -> None:
        """Show the unlock window for a case file, the last one, or the first run."""
        if practice:
            self.shell.painted.connect(self.open_practice)
        kept = self.preferences
        last = Path(kept.case_file) if kept.case_file else first_case_file()
        is_known = last.exists() or (
            kept.case_file and kept.backup_folder
        )  # gone, but its backups may be there
        chosen = case_file or (last if is_known else None)
        if chosen is not None:
            self.shell.unlock.show_file(chosen, self.preferences.last_person)
        elif practice:
            self.shell.unlock.set_busy(busy=True)
        else:
            self.shell.unlock.show_first_run()
        self.shell.show()

    def _preload(self) -> None:
        from hospital_iep.ui.restoring import Restoring  # noqa: PLC0415

        self.shell.attend()
        self.shell.setWindowIcon(icons.icon("bed-single", "accent"))
        self.worker.start(opening.preload)
        restoring = Restoring(self.shell.unlock, self.worker)
        restoring.restored.connect(self._open_restored)
        restoring.look()

    def choose_file(self, case_file: Path) -> None:
        """Turn the unlock window to another case file."""
        self.shell.unlock.show_file(case_file, self.preferences.last_person)

    def _unlock(self, path: Path, who: str, passphrase: str) -> None:
        read_only = self.shell.unlock.read_only
        job = self.worker.start(opening.open_file, opening.Request(path, who, passphrase, read_only))
        job.succeeded.connect(self._open)
        job.failed.connect(self._not_opened)

    def _not_opened(self, error: Exception) -> None:
        view, kind = self.shell.unlock, type(error).__name__
        if kind in {"WrongPassphrase", "MistypedRecoveryKey"}:
            view.refused(faults.sentence(error))
        else:
            view.stopped(faults.sentence(error), kind, offer_reading=kind in {"ReadOnly", "NetworkFolder"})

    def open_practice(self) -> None:
        """Open the practice hospital: invented from end to end, so it asks for no passphrase."""
        self.shell.unlock.set_busy(busy=True)
        job = self.worker.start(opening.open_practice, data_folder() / "practice", date.today())  # noqa: DTZ011
        job.succeeded.connect(self._open)
        job.failed.connect(self._not_opened)

    def _to_practice(self) -> None:
        """Close this case file and open the practice hospital: the two are never open together."""
        self.lock()
        self.open_practice()

    def _create(self, new: "NewFile") -> None:
        job: Job = self.worker.start(opening.make_file, new)
        job.succeeded.connect(self._on_made)
        job.failed.connect(self._on_not_made)

    def _on_not_made(self, error: Exception) -> None:
        told = faults.sentence(error)
        if isinstance(error, FileNotFoundError | NotADirectoryError | FileExistsError):
            told = self.tr("This folder cannot be reached. Go back and choose another one.")
        exists = type(error).__name__ == "AlreadyThere"
        self.shell.unlock.first_run.could_not_make(told, exists=exists)

    def _on_made(self, made: "tuple[Database, str]") -> None:
        self._made, recovery_key = made
        self._remember(self._made)  # whoever closes the window now unlocks it the next time
        self.shell.unlock.first_run.show_recovery_key(recovery_key)

    def _begin(self, with_routine: bool) -> None:
        if self._made is not None:
            database, self._made = self._made, None
            self._open(database)
            if with_routine and self.window is not None and self.window.has_page("settings"):
                self.window.open("settings", part="ward")

    # Open

    def _open(self, database: "Database") -> None:
        from hospital_iep.ui.desk import Desk  # noqa: PLC0415  (after the first painting)
        from hospital_iep.ui.pages import add_pages  # noqa: PLC0415
        from hospital_iep.ui.window import Window  # noqa: PLC0415

        self.database = database
        self.shell.unlock.opened()
        person = database.person
        desk = Desk(database)
        who = f"{person.name}, {role_word(person.role)}"
        window = Window(desk, self.worker, who, practice=database.practice)
        window.lock_asked.connect(self.lock)
        window.practice_asked.connect(self._to_practice)
        window.privacy.restore(self.preferences.privacy)
        add_pages(window)
        self.window = window
        self._remember(database)
        window.status.show_backup(upkeep.last_backup(database), self._now())
        self._upkeep = upkeep.Upkeep(window)
        self.shell.show_frame(window)
        self._return_to_place()
        if self._locked_with_fault:
            self._locked_with_fault = False
            told = self.tr("Locking met a fault of the program. Please look whether all you typed is here.")
            window.toasts.say(told, is_fault=True)
        self.idle.start(self.preferences.idle_minutes)
        self.opened.emit()

    def _open_restored(self, database: "Database", told: str) -> None:
        self._open(database)
        if self.window is not None:
            self.window.toasts.say(told)

    def _remember(self, database: "Database") -> None:
        """Offer this case file, and the person, at the next start."""
        if not database.practice:
            self.preferences.case_file = str(database.path)
            self.preferences.last_person = database.person.name
            self.preferences.save()

    def _take_over(self) -> None:
        """Follow what was chosen under Settings."""
        if self.window is not None:
            self.idle.stop()
            self.idle.start(self.preferences.idle_minutes)

    # The place where somebody worked, with what was half-typed, over a lock or a crash

    def _on_key(self) -> None:
        if self.window is not None and not self._keeping.isActive():
            self._keeping.start()

    def keep_place(self) -> None:
        """Keep page, focus and half-typed text in the case file (within a second of each key)."""
        place = self._place()
        if place and place != self._kept_place and self.window is not None:
            self.window.desk.keep_draft(PLACE, "place", place)
            self._kept_place = place

    def _place(self) -> str:
        from hospital_iep.ui import keeping, remember  # noqa: PLC0415  (forms come after the first painting)

        window = self.window
        if window is None or window.page is None:
            return ""
        focus = QApplication.focusWidget()
        inside = focus is not None and window.page.isAncestorOf(focus)
        place: dict[str, Any] = {
            "key": window.key,
            "target": window.page.place(),
            "texts": remember.half_typed(window.page),
            "dialogs": keeping.kept_texts(window),
            "focus": remember.path_of(focus, window.page) if inside and focus is not None else "",
        }
        return json.dumps(place)

    def _return_to_place(self) -> None:
        from hospital_iep.ui import keeping, remember  # noqa: PLC0415  (forms come after the first painting)

        window = self.window
        assert window is not None
        kept = self._unsaved_place or window.desk.drafts(PLACE).get("place", "")
        self._unsaved_place = ""
        self._kept_place = kept
        place: dict[str, Any] = json.loads(kept) if kept else {}
        if not window.has_page(place.get("key", "")):
            window.open_first()
            return
        keeping.put_kept(place["dialogs"])
        page = window.open(place["key"], **place["target"])
        remember.put_back(page, place["texts"])
        at = remember.find(page, place["focus"]) if place["focus"] else None
        if at is not None:
            at.setFocus()

    # Lock and end

    def lock(self) -> None:
        """Cover everything, keep what is half-typed, close the case file and forget the key."""
        if self.window is None or self.database is None:
            return
        self.idle.stop()
        self._keeping.stop()
        window, database = self.window, self.database
        place = self._tried(self._place, "")  # before the focus goes
        backup = self._tried(lambda: upkeep.last_backup(database), None)
        self.shell.cover()
        self._tried(window.desk.settle, None)
        self._tried(self._clear_clipboard, None)
        texts = self._tried(lambda: self._write_before_lock(window, place), 0)
        self.preferences.privacy = window.privacy.choices
        self.window = None
        self.database = None
        self._tried(lambda: self._let_go(window), None)
        self._tried(database.close, None)
        QTimer.singleShot(0, gc.collect)  # what held on to itself goes too, when the window is gone
        view = self.shell.unlock
        if not database.practice:
            view.show_file(database.path, database.person.name)
        else:
            view.show_practice()
        view.show_kept(Kept(self._now(), texts))
        if backup is not None:
            view.show_backup(backup, self._now())
        self.locked.emit()

    def _tried(self, work: Callable[[], T], instead: T) -> T:
        """Do one step of locking: whatever it meets, the case file is closed; it is told after unlock."""
        try:
            return work()
        except faults.NotDone:
            return instead  # it was said, and what was typed stays half-typed
        except Exception as error:  # noqa: BLE001  (no fault may keep the key in memory)
            log.error("fault at lock: %s", faults.place(error))
            self._locked_with_fault = True
            return instead

    def _let_go(self, window: "Window") -> None:
        """Close the window for good, with all that works for it."""
        from hospital_iep.ui import keeping  # noqa: PLC0415  (forms come after the first painting)

        keeping.forget_kept()
        self.worker.drop()
        self._upkeep.stop()
        window.toasts.clear()
        self.shell.stack.removeWidget(window)
        window.close_all()

    def _note_copy(self) -> None:
        """Remember what was copied here, so that the lock takes only our own text away."""
        if (
            self.window is not None
            and QApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        ):
            self._copied = QApplication.clipboard().text()

    def _clear_clipboard(self) -> None:
        clipboard = QApplication.clipboard()
        if clipboard.ownsClipboard() or (self._copied and clipboard.text() == self._copied):
            clipboard.clear()
        self._copied = ""

    def _write_before_lock(self, window: "Window", place: str) -> int:
        """Let the page write; keep what it could not. Return how many texts are kept."""
        if window.page is not None:
            self._tried(window.page.leave, None)
            place = self._tried(partial(self._without_saved, place), place)
        if place:
            window.desk.keep_draft(PLACE, "place", place)
            if window.desk.state.kind == "not saved":
                self._unsaved_place = place  # the disk does not take it: better in memory than lost
        kept = json.loads(place) if place else {"texts": {}, "dialogs": {}}
        return len(kept["texts"]) + len(kept["dialogs"])

    def _without_saved(self, place: str) -> str:
        """Return the place with only those texts that the page has not written meanwhile."""
        from hospital_iep.ui import remember  # noqa: PLC0415  (forms come after the first painting)

        window = self.window
        if not place or window is None or window.page is None:
            return place
        kept = json.loads(place)
        kept["texts"] = remember.half_typed(window.page)
        return json.dumps(kept)

    def close(self) -> None:
        """End the program; everything half-typed is kept as at a lock."""
        self.lock()
        if self._made is not None:
            self._made.close()
            self._made = None
        self.preferences.save()
        self.worker.close()

    def _show_time_to_lock(self, seconds: int) -> None:
        if self.window is not None:
            self.window.status.show_time_to_lock(seconds)

    def _warn(self) -> None:
        if self.window is not None:
            self.window.toasts.say(
                self.tr("Locks in 30 seconds. Press a key to stay. Your text is kept."), is_fault=True
            )

    def _show_manual(self) -> None:
        from hospital_iep.ui.manual import Manual  # noqa: PLC0415

        manual = Manual(self.shell)
        manual.turn_to("unlock")
        manual.show()

    # Faults

    def on_fault(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take what nobody caught: a refusal becomes a message, a fault a calm dialog. Logs no values."""
        if isinstance(error, faults.NotDone):
            if self.window is not None:
                self.window.toasts.say(str(error), is_fault=True)
            return
        if issubclass(kind, KeyboardInterrupt):
            self.shell.close()
            return
        where = faults.place(error.with_traceback(trace))
        log.error("fault: %s", where)
        from hospital_iep.ui.calm import FaultDialog  # noqa: PLC0415

        FaultDialog(self.shell, where).open()


def loses_none() -> bool:
    """Return whether this PySide6 loses a reference to None with each call (6.12.0 on CPython 3.11 does)."""
    probe = QObject()
    before = sys.getrefcount(None)
    for _ in range(500):
        probe.setObjectName("probe")
    return before - sys.getrefcount(None) > 250


def make_application(language: str = "") -> QApplication:
    """Return the application object with its translations."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([*sys.argv[:1], "-style", STYLE])
        app.setProperty(STYLED, STYLE)
    app.setApplicationName("hospital-iep")
    app.setApplicationDisplayName("")  # some desktops would add it to the title
    locale = QLocale(language) if language else QLocale()
    own, qt = QTranslator(app), QTranslator(app)
    if own.load(locale, "window", "_", str(resource("i18n"))):
        app.installTranslator(own)
    if qt.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qt)
    if locale.textDirection() != app.layoutDirection():
        app.setLayoutDirection(locale.textDirection())
    return app


def end_on_signals(shell: Shell) -> QTimer:
    """Close the window, with everything half-typed kept, when the system or a terminal ends the program.

    Returns the timer that lets Python hear a signal: while Qt waits, no line of Python runs.
    """
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: shell.close())
    timer = QTimer(shell)
    timer.timeout.connect(lambda: None)
    timer.start(SIGNALS_HEARD_MS)
    return timer


def run_window(casefile: Path | None = None, *, practice: bool = False) -> int:
    """Open the window and stay until it is closed; return the exit status."""
    preferences = Preferences.load()
    app = make_application(preferences.language)
    if loses_none():
        sys.stderr.write("This version of PySide6 damages the program; install 6.11.3.\n")
        return 2
    program = Program(preferences)
    sys.excepthook = program.on_fault
    listening = end_on_signals(program.shell)
    program.start(casefile, practice=practice)
    status = app.exec()
    listening.stop()
    return status
