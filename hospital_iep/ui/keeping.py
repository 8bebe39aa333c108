"""What was filled in in a dialog that is left or locked before its end, until it is opened again."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hospital_iep.ui import remember

_kept: dict[str, dict[str, str]] = {}


class Keeper(QObject):
    """Keeps what was typed into one dialog, also where the focus has left it, and what was chosen with it.

    ``key`` says what it belongs to. Call ``begin`` when the dialog is first shown, and ``keep`` when it is
    left without its end.
    """

    def __init__(self, dialog: QWidget, key: Callable[[], str]) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self.key = key
        self._begun: tuple[dict[str, str], dict[str, str]] | None = None

    def begin(self) -> None:
        """Put back what was kept; what differs from now on from how the dialog was made is kept again."""
        self._begun = remember.texts(self._dialog), remember.choices(self._dialog)
        remember.put_back(self._dialog, _kept.pop(self.key(), {}))

    def typed(self) -> dict[str, str]:
        """Return what was typed, and with it what was chosen; nothing where nothing was typed."""
        if self._begun is None:
            return {}
        texts, choices = self._begun
        typed = _differing(remember.texts(self._dialog), texts)
        return typed | _differing(remember.choices(self._dialog), choices) if typed else {}

    def keep(self) -> None:
        """Keep it until the dialog is opened again."""
        if typed := self.typed():
            _kept[self.key()] = typed

    @property
    def is_open(self) -> bool:
        """Whether the dialog can be seen."""
        return self._dialog.isVisible()


def _differing(now: dict[str, str], begun: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in now.items() if text != begun.get(path, "")}


def forget_kept() -> None:
    """Forget what closed dialogs kept (at lock)."""
    _kept.clear()


def kept_texts(window: QWidget) -> dict[str, dict[str, str]]:
    """Return what stands half-typed in open and in closed dialogs of a window."""
    opened = {each.key(): each.typed() for each in window.findChildren(Keeper) if each.is_open}
    return _kept | {key: typed for key, typed in opened.items() if typed}


def put_kept(texts: dict[str, dict[str, str]]) -> None:
    """Let dialogs find, when they are opened, what was half-typed before a lock."""
    _kept.update(texts)
