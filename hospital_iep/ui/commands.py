"""Commands: everything a person can do by name, by key, or from the palette."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

DO, GO, FIND, MANUAL = "do", "go", "find", "manual"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do, with the words people look for it by.

    ``label`` is a verb with its object ("Plan this week"), ``detail`` what follows in grey,
    ``keys`` the shortcut in Qt's portable form ("Ctrl+Shift+P"), ``words`` further words to find
    it by, ``section`` one of DO, GO, FIND, MANUAL. ``help_only`` commands are keys that a widget
    handles itself; they are listed under Ctrl+/ and not offered in the palette.
    """

    label: str
    act: Callable[[], object]
    icon: str = "chevron-right"
    keys: str = ""
    detail: str = ""
    section: str = DO
    words: str = ""
    help_only: bool = False


class Provider(Protocol):
    """Answers what was typed into the palette with commands, best first."""

    def __call__(self, typed: str, *, roughly: bool = False) -> Iterable[Command]:
        """Return commands for ``typed``, ``roughly`` with slips of the keys; nothing may be kept of it."""
        ...


def section_title(section: str) -> str:
    """Return the heading over a group of commands."""
    titles = {
        DO: QCoreApplication.translate("Commands", "Do now"),
        GO: QCoreApplication.translate("Commands", "Go to"),
        FIND: QCoreApplication.translate("Commands", "Pupils"),
        MANUAL: QCoreApplication.translate("Commands", "Manual"),
    }
    return titles[section]


def answers(typed: str, said: str, *, roughly: bool = False) -> bool:
    """Return whether all words typed stand in ``said``; ``roughly`` forgives slips of the keys in each."""
    low = said.casefold()
    words = low.replace("-", " ").split() if roughly else []
    return all(
        word in low or any(_nearly(word, other) for other in words) for word in typed.casefold().split()
    )


def _nearly(typed: str, word: str) -> bool:
    """Return whether a word, or its beginning, was typed but for a slip: one from 4 letters, two from 8."""
    slips = len(typed) // 4 if len(typed) < 8 else 2
    if not slips:
        return False
    ends = {len(word), *(len(typed) + by for by in range(-slips, slips + 1))}
    return any(_slips(typed, word[:end]) <= slips for end in ends if 0 < end <= len(word))


def _slips(one: str, other: str) -> int:
    """Return how many letters are missing, too many, wrong or swapped with their neighbour."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        before, last = last, row
    return last[-1]


def fit(typed: str, command: Command) -> int:
    """Return how well a command answers what was typed: 0 not at all, higher is better."""
    wanted = typed.casefold().split()
    label = command.label.casefold()
    if not answers(typed, f"{command.label} {command.detail} {command.words}"):
        return 0
    joined = " ".join(wanted)
    if label.startswith(joined):
        return 5
    if f" {joined}" in label:
        return 4
    if joined in label:
        return 3
    return 2 if any(word in label for word in wanted) else 1


def spans(typed: str, label: str) -> list[tuple[int, int]]:
    """Return (start, length) of each part of a label that was typed, to be marked."""
    low, result = label.casefold(), []
    whole = typed.strip().casefold()
    for word in [whole] if whole and whole in low else whole.split():
        start = low.find(word)
        if start >= 0:
            result.append((start, len(word)))
    return sorted(result)


def key_caps(keys: str) -> list[str]:
    """Return the words on the keys of a shortcut: "Ctrl+K" gives ["Ctrl", "K"]."""
    text = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return [part for part in text.replace("++", "+Plus").split("+") if part]


class Commands(QObject):
    """The commands that hold now: the window's own, and those of the page in front."""

    changed = Signal()

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._standing: list[Command] = []
        self._page: Sequence[Command] = ()
        self._page_keys: list[QShortcut] = []
        self._providers: list[Provider] = []

    def add(self, *commands: Command) -> None:
        """Add commands that hold on every page; their keys work at once."""
        for command in commands:
            self._standing.append(command)
            self._bind(command)
        self.changed.emit()

    def add_provider(self, provider: Provider) -> None:
        """Ask ``provider`` too, whenever something is typed into the palette."""
        self._providers.append(provider)

    def set_page(self, commands: Sequence[Command]) -> None:
        """Replace the commands of the page in front."""
        for old in self._page_keys:
            old.setEnabled(False)
            old.deleteLater()
        taken = {command.keys for command in self._standing}
        self._page = tuple(commands)
        self._page_keys = [
            shortcut
            for command in commands
            if command.keys not in taken and (shortcut := self._bind(command)) is not None
        ]
        self.changed.emit()

    def _bind(self, command: Command) -> QShortcut | None:
        if not command.keys or command.help_only:
            return None
        shortcut = QShortcut(QKeySequence(command.keys), self._owner)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(lambda *_: command.act())
        return shortcut

    def listed(self) -> list[Command]:
        """Return all commands that hold now, those of the page first (for Ctrl+/)."""
        return [*self._page, *self._standing]

    def find(self, typed: str, limit: int = 9) -> list[Command]:
        """Return what answers the words typed, best first, in groups by section."""
        offered: dict[tuple[str, str], Command] = {}
        for command in self.listed():
            if not command.help_only:
                offered.setdefault(
                    (command.section, command.label), command
                )  # the page's before the program's
        own = list(offered.values())
        if not typed.strip():
            return _grouped(own[:limit])
        scored = [(fit(typed, command), command) for command in own]
        found = [command for score, command in sorted(scored, key=lambda pair: -pair[0]) if score]
        answered = [command for provider in self._providers for command in provider(typed)]
        if not found and not answered:
            found = [
                each
                for each in own
                if answers(typed, f"{each.label} {each.detail} {each.words}", roughly=True)
            ]
            answered = [each for provider in self._providers for each in provider(typed, roughly=True)]
        pupils = [command for command in answered if command.section == FIND]
        rest = [command for command in answered if command.section != FIND]
        return _grouped([*pupils[:limit], *found, *rest][: limit + 3])


def _grouped(commands: Sequence[Command]) -> list[Command]:
    """Put commands of one section together; the section of the best comes first."""
    sections = list(dict.fromkeys(command.section for command in commands))
    return [command for section in sections for command in commands if command.section == section]
