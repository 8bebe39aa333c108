"""The unlock window: who, passphrase, and what staff should know; nothing about any child.

It opens before the tables are loaded, so it imports neither domain nor operations.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hospital_iep.ui.faults import sentence
from hospital_iep.ui.moments import clock, when
from hospital_iep.ui.restore_offer import RestoreOffer
from hospital_iep.ui.staff import role_word
from hospital_iep.ui.theme import theme
from hospital_iep.ui.unlock_picture import UnlockPicture
from hospital_iep.ui.widgets.announce import announce
from hospital_iep.ui.widgets.basics import Button, Icon, label, line, set_look
from hospital_iep.ui.widgets.chips import Chip
from hospital_iep.ui.widgets.layouts import centred, scrolling
from hospital_iep.ui.widgets.secret import SecretEdit

if TYPE_CHECKING:
    from hospital_iep.store.vault import Person
    from hospital_iep.ui.firstrun import FirstRun

COLUMN = 424
RECOVERY = "recovery key"  # as store.vault.RECOVERY: who opens with the printed key
FIRST_DELAY, LONGEST_DELAY = 1, 30  # seconds


@dataclass(frozen=True, slots=True)
class Kept:
    """What the window knows while locked: times and counts only."""

    locked_at: datetime | None = None
    open_texts: int = 0


class UnlockView(QWidget):
    """Who is working, passphrase, Unlock; the first run stands in its place until there is a file."""

    unlock_asked = Signal(object, str, str)  # case file (Path), who, passphrase
    restore_asked = Signal(object, str, str)  # the same, to restore the backup that is offered
    broken = Signal()  # the file does not open; ``met`` is the kind of fault
    create_asked = Signal(object)  # firstrun.NewFile
    file_chosen = Signal(object)  # Path
    practice_asked = Signal()
    manual_asked = Signal()
    begun = Signal(bool)  # the first run is over; True: with the ward routine

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.case_file: Path | None = None
        self.read_only = False
        self._person = ""
        self.met = ""  # the kind of fault that keeps the file from opening
        self._is_practice = False
        self._is_locked = False
        self._failures = 0  # in a row: each waits longer
        self._wrong = 0  # since it was last opened, by whomever
        self._wait = 0
        self._busy = False
        self._recovering = False
        self._wait_timer = QTimer(self)
        self._wait_timer.setInterval(1000)
        self._wait_timer.timeout.connect(self._count_down)
        self.picture = UnlockPicture()
        self.picture.manual_asked.connect(self.manual_asked)
        self.picture.practice_asked.connect(self.practice_asked)
        self._first_run: FirstRun | None = None
        self._able = True
        self._columns: list[QWidget] = []
        self.panes = QStackedWidget()
        self._add_pane(self._make_form())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the picture gives way instead
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        layout.addWidget(self.picture)
        layout.addWidget(self.panes, 1)
        self.show_kept(Kept())
        theme().changed.connect(self._fit)

    @property
    def first_run(self) -> "FirstRun":
        """The three steps; made when first asked for."""
        if self._first_run is None:
            from hospital_iep.ui.firstrun import FirstRun  # noqa: PLC0415

            self._first_run = FirstRun()
            self._first_run.create_asked.connect(self.create_asked)
            self._first_run.open_asked.connect(self.choose_file)
            self._first_run.existing_asked.connect(self.file_chosen)
            self._first_run.practice_asked.connect(self.practice_asked)
            self._first_run.begun.connect(self.begun)
            self._add_pane(self._first_run)
        return self._first_run

    def _add_pane(self, column: QWidget) -> None:
        self._columns.append(column)
        column.setMaximumWidth(theme().px(COLUMN))
        self.panes.addWidget(scrolling(centred(column)))

    def _make_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        chips = QHBoxLayout()
        self._locked = Chip("", "lock", "accent")
        self._texts = Chip("", "pencil")
        chips.addWidget(self._locked)
        chips.addWidget(self._texts)
        chips.addStretch(1)
        column.addLayout(chips)
        self._title = label("", "welcome", wrap=True)
        self._subtitle = label("", "quiet", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._subtitle)
        column.addSpacing(theme().px(12))
        self._who_label = label(self.tr("Who is working"), "label")
        column.addWidget(self._who_label)
        self.who = QComboBox()
        self.who.setAccessibleName(self.tr("Who is working"))
        self.who.setProperty("measure", "tall")
        self._who_label.setBuddy(self.who)
        column.addWidget(self.who)
        column.addSpacing(theme().px(8))
        column.addLayout(self._make_passphrase())
        self._caps = self._notice("triangle-alert", "warn")
        self._caps_words = label(self.tr("Caps Lock is on"), "warning")
        self._caps.addWidget(self._caps_words, 1)
        column.addLayout(self._caps)
        self._fault = self._notice("circle-alert", "danger")
        self._fault_words = label("", "fault", wrap=True)
        self._fault.addWidget(self._fault_words, 1)
        column.addLayout(self._fault)
        self._reading = Button(self.tr("Open for reading only"), self._ask_reading, icon="eye")
        self._reading.hide()
        column.addWidget(self._reading)
        self.offer = RestoreOffer(after=self._reading)
        self.offer.pressed.connect(self._ask_restore)
        column.addWidget(self.offer)
        column.addSpacing(theme().px(8))
        self.button = Button(self.tr("Unlock"), self._ask, icon="lock", kind="primary", size="bedside")
        self.button.setDefault(True)
        column.addWidget(self.button)
        column.addSpacing(theme().px(6))
        links = QHBoxLayout()
        self.other_person = Button(self.tr("Someone else"), self._someone_else, icon="user", kind="plain")
        self.other_file = Button(
            self.tr("Open another file"), self.choose_file, icon="file-lock", kind="plain"
        )
        links.addWidget(self.other_person)
        links.addStretch(1)
        links.addWidget(self.other_file)
        column.addLayout(links)
        column.addSpacing(theme().px(6))
        column.addWidget(line())
        self._backup = self._notice("hard-drive", "text2")
        self._backup_words = label("", "caption", wrap=True)
        self._backup.addWidget(self._backup_words, 1)
        self._opened = self._notice("shield-check", "text2")
        self._opened_words = label("", "caption", wrap=True)
        self._opened.addWidget(self._opened_words, 1)
        column.addLayout(self._backup)
        column.addLayout(self._opened)
        for notice in (self._caps, self._fault, self._backup, self._opened):
            _show(notice, shown=False)
        return form

    def _make_passphrase(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(theme().px(6))
        head = QHBoxLayout()
        self._secret_label = label(self.tr("Passphrase"), "label")
        head.addWidget(self._secret_label, 1)
        self.forgotten = Button(self.tr("Forgotten?"), self._toggle_recovery, kind="link")
        head.addWidget(self.forgotten)
        self.secret = SecretEdit("key-round")
        set_look(self.secret, "state", "")  # now, where it need not be dressed anew
        self.reveal = self.secret.reveal
        self.secret.setProperty("measure", "tall")
        self.secret.setAccessibleName(self.tr("Passphrase"))
        self._secret_label.setBuddy(self.secret)
        self.secret.installEventFilter(self)
        self.secret.returnPressed.connect(self._ask)
        self._explain = label("", "hint", wrap=True)
        self._explain.hide()
        box.addLayout(head)
        box.addWidget(self.secret)
        box.addWidget(self._explain)
        return box

    def _notice(self, icon: str, colour: str) -> QHBoxLayout:
        result = QHBoxLayout()
        result.setSpacing(theme().px(8))
        result.addWidget(Icon(icon, colour, 14))
        return result

    # What stands here

    def show_file(self, case_file: Path, person: str = "") -> bool:
        """Read who can open a case file; a fault is said in its place. True if it can be unlocked."""
        from hospital_iep.store.files import check_file  # noqa: PLC0415  (lazily: the first painting does
        from hospital_iep.store.vault import Vault  # noqa: PLC0415  not wait)

        self.case_file = case_file
        self._person = person
        self._is_practice = False
        self.panes.setCurrentIndex(0)
        self._forget_fault()
        self._say_what_to_do()
        self._show_wait()
        try:
            check_file(case_file)
            vault = Vault.read(case_file)
        except Exception as error:  # noqa: BLE001  (each becomes a sentence)
            self.met = type(error).__name__
            self.who.clear()
            self._allow(able=False)
            self._wrong = 0
            _show(self._opened, shown=False)
            self.say_fault(sentence(error))
            self.other_file.setFocus()
            self.broken.emit()
            return False
        self._list_people(vault.people, person)
        self._allow(able=True)
        self._wrong = len(vault.failures)
        self._show_wrong()
        self.secret.setFocus()
        return True

    def _list_people(self, people: "Iterable[Person]", chosen: str) -> None:
        self.who.clear()
        for each in people:
            self.who.addItem(f"{each.name}, {role_word(each.role)}", str(each.id))
            if chosen in {each.name, str(each.id)}:
                self.who.setCurrentIndex(self.who.count() - 1)

    def show_first_run(self) -> None:
        """Offer to make a case file: the three steps."""
        first_run = self.first_run
        self.panes.setCurrentIndex(1)
        first_run.start()

    def show_kept(self, kept: Kept) -> None:
        """Say when it was locked, and what open text is kept."""
        locked = kept.locked_at is not None
        self._locked.setVisible(locked)
        self._texts.setVisible(kept.open_texts > 0)
        words = []
        if kept.locked_at is not None:
            words.append(self.tr("Locked at {time}").format(time=clock(kept.locked_at)))
            self._locked.say(words[-1], "lock", "accent")
        if kept.open_texts:
            words.append(self.tr("Open texts kept: {count}").format(count=kept.open_texts))
            self._texts.say(words[-1], "pencil")
        self._title.setText(self.tr("Welcome back") if locked else self.tr("Unlock the case file"))
        self._is_locked = locked
        self._say_what_to_do()
        self.setAccessibleName(". ".join([self._title.text(), *words]))
        if words:
            announce(self, ". ".join(words))

    def _say_what_to_do(self) -> None:
        said = self.tr("Everything on this laptop stays encrypted until you do.")
        if self._is_locked:
            said = self.tr("Your screen opens where you left it.")
        if self._is_practice:
            said = self.tr("The practice hospital is invented, so it asks for no passphrase.")
        self._subtitle.setText(said)

    def show_backup(self, at: datetime | None, now: datetime) -> None:
        """Say how old the last verified backup is."""
        said = self.tr("File on this laptop. No verified backup yet.")
        if at is not None:
            said = self.tr("File on this laptop. Last verified backup: {when}.").format(when=when(at, now))
        self._backup_words.setText(said)
        _show(self._backup, shown=True)

    def _show_wrong(self) -> None:
        said = self.tr("Nobody tried to open it since it was locked.")
        if self._wrong:
            said = self.tr("Wrong attempts since it was last opened: {count}.").format(count=self._wrong)
        self._opened_words.setText(said)
        _show(self._opened, shown=True)

    def say_fault(self, text: str) -> None:
        """Say one sentence under the passphrase; empty takes it away."""
        self._fault_words.setText(text)
        _show(self._fault, shown=bool(text))
        set_look(self.secret, "state", "fault" if text else "")
        self.secret.setAccessibleDescription(text)
        if text:
            announce(self, text, assertive=True)

    # Asking and answers

    def _ask(self) -> None:
        if self._is_practice:
            self.practice_asked.emit()
            return
        if (
            not self._able and self.offer.stands
        ):  # Enter in the line: it leads to the button, and replaces nothing
            self.offer.button.setFocus()
        elif self._is_typed():
            self._forget_fault()
            self.set_busy(busy=True)
            self.unlock_asked.emit(self.case_file, self._who(), self.secret.text())

    def _ask_restore(self) -> None:
        if self._is_typed():
            self.say_fault("")
            self.set_busy(busy=True, restoring=True)
            self.restore_asked.emit(self.case_file, self._who(), self.secret.text())

    def _is_typed(self) -> bool:
        """Return whether it can be tried now; where only the passphrase is missing, ask for it."""
        if self.case_file is None or self._wait or self._busy:
            return False
        if not self.secret.text():
            first = self.tr("Type the passphrase first.")
            self.say_fault(self.tr("Type the recovery key first.") if self._recovering else first)
            self.secret.setFocus()
            return False
        return True

    def _who(self) -> str:
        return RECOVERY if self._recovering else str(self.who.currentData())

    def set_busy(self, *, busy: bool, restoring: bool = False) -> None:
        """Say what the pressed button does while the key is worked out."""
        self._busy = busy
        self._show_wait()
        if busy:
            self.button.setEnabled(False)
            self.button.setText(self._verb() if restoring else self.tr("Unlocking…"))
            self.offer.allow(able=False, busy=restoring)
        self.secret.setReadOnly(busy)

    def refused(self, text: str) -> None:
        """Say that it did not open; the next try waits longer each time."""
        self.set_busy(busy=False)
        self._failures += 1
        self._wrong += 1
        self._show_wrong()
        self._wait = min(FIRST_DELAY * 2 ** (self._failures - 1), LONGEST_DELAY)
        self.secret.selectAll()
        self.secret.setFocus()
        self.say_fault(text)
        self._show_wait()
        self._wait_timer.start()

    def stopped(self, text: str, met: str = "", *, offer_reading: bool = False) -> None:
        """Say what keeps the file from opening, where the passphrase is not to blame.

        ``met`` is the kind of fault; ``offer_reading`` shows the button that opens it without writing.
        """
        self.met = met
        self.set_busy(busy=False)
        self.say_fault(text)
        self._reading.setVisible(offer_reading)
        self.broken.emit()

    def offer_backup(self, words: str, people: "Iterable[Person]") -> None:
        """Offer a backup of the file; its people stand here where the file itself cannot name any."""
        if not self._able:
            self._list_people(people, self.who.currentData() or self._person)
            self.who.setEnabled(not self._recovering)
            for widget in (self.secret, self.forgotten, self.other_person):
                widget.setEnabled(True)
        self.offer.offer(words)
        self.secret.setFocus()

    def _forget_fault(self) -> None:
        self.met = ""
        self.say_fault("")
        self.offer.withdraw()

    def _ask_reading(self) -> None:
        self.read_only = True
        self._reading.hide()
        self._ask()

    def show_practice(self) -> None:
        """Stand for the practice hospital: nothing to unlock, one press opens it again."""
        self.case_file = None
        self.panes.setCurrentIndex(0)
        self.who.clear()
        self._allow(able=False)
        self._is_practice = True
        self._say_what_to_do()
        self._show_wait()
        self.button.setFocus()

    def opened(self) -> None:
        """Forget what was typed: it opened."""
        self._failures = 0
        self._wait = 0
        self._wait_timer.stop()
        self.set_busy(busy=False)
        self.read_only = False
        self._reading.hide()
        self.secret.clear()
        self._forget_fault()
        if self._recovering:
            self._toggle_recovery()

    def _count_down(self) -> None:
        self._wait = max(self._wait - 1, 0)
        if not self._wait:
            self._wait_timer.stop()
        self._show_wait()

    def _show_wait(self) -> None:
        self.button.setEnabled(not self._wait and (self._able or self._is_practice))
        waiting = self.tr("Try again in {seconds} s").format(seconds=self._wait)
        self.button.setText(waiting if self._wait else self._verb())
        self.offer.allow(able=not self._wait, busy=False)

    def _verb(self) -> str:
        return self.tr("Open the practice hospital") if self._is_practice else self.tr("Unlock")

    def _allow(self, *, able: bool) -> None:
        self._able = able
        for widget in (self.who, self.secret, self.button, self.forgotten, self.other_person):
            widget.setEnabled(able)
        self._show_wait()

    # Small things

    def choose_file(self) -> None:
        """Ask for another case file."""
        name, _filter = QFileDialog.getOpenFileName(
            self, self.tr("Open a case file"), "", self.tr("Case files (*.case);;All files (*)")
        )
        if name:
            self.file_chosen.emit(Path(name))

    def _someone_else(self) -> None:
        self.secret.clear()
        self.who.setFocus()
        self.who.showPopup()

    def _toggle_recovery(self) -> None:
        """Switch between passphrase and the printed recovery key."""
        self._recovering = not self._recovering
        name = self.tr("Recovery key") if self._recovering else self.tr("Passphrase")
        self._secret_label.setText(name)
        self.secret.setAccessibleName(name)
        self.secret.clear()
        self.who.setEnabled(not self._recovering)
        self.forgotten.setText(self.tr("Use the passphrase") if self._recovering else self.tr("Forgotten?"))
        self._explain.setText(
            self.tr(
                "The recovery sheet was printed when the case file was made: six groups of five characters."
                " Whoever keeps it can open the file and give you a new passphrase. Nobody else can."
            )
        )
        self._explain.setVisible(self._recovering)
        self.secret.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.secret and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            text = event.text()
            if text.isalpha():
                shifted = bool(event.modifiers() & event.modifiers().ShiftModifier)
                _show(self._caps, shown=text.isupper() != shifted and text.upper() != text.lower())
        return False

    def _fit(self) -> None:
        for column in self._columns:
            column.setMaximumWidth(theme().px(COLUMN))
        wide = self.width() * 100 >= 900 * theme().percent
        self.picture.setVisible(wide and self.height() >= self.picture.minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _show(layout: QHBoxLayout, *, shown: bool) -> None:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.setVisible(shown)
