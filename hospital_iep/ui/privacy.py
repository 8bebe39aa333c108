"""Names at the bedside: full, or initials only, for every page at once."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from hospital_iep.ui.hearing import Hearing


def initials(name: str) -> str:
    """Return up to two capitals of a name: "Leo Marsh" gives "LM", "Leo" gives "L"."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    ends = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0].upper() for word in ends)


class Veil:
    """Writes initials where a text names somebody; made once for many names and many texts.

    ``names`` gives the initials of each full name. A name counts as it is written and in capitals, whole and
    by its parts, but not a particle ("de la Cruz"). Scripts without capitals also write names inside words.
    """

    def __init__(self, names: Mapping[str, str] = MappingProxyType({})) -> None:
        phrases: dict[str, str] = {}
        self._words: dict[str, str] = {}
        for name, short in names.items():
            parts = [name, *name.split()]
            for part in filter(_is_a_name, [*parts, *(part.upper() for part in parts)]):
                if _has_case(part) and _WORD.fullmatch(part):
                    self._words.setdefault(part, short)
                else:
                    phrases.setdefault(part, short)
        self._phrases = sorted(phrases.items(), key=lambda each: -len(each[0]))

    def __call__(self, text: str) -> str:
        """Return a text with initials in the place of names."""
        for phrase, short in self._phrases:
            if phrase in text:
                ends = r"(?<!\w){}(?!\w)" if _has_case(phrase) else "{}"
                text = short.join(re.split(ends.format(re.escape(phrase)), text))
        return _WORD.sub(lambda found: self._words.get(found[0], found[0]), text)


_WORD = re.compile(r"\w+")


def _has_case(text: str) -> bool:
    return text != text.swapcase()


def _is_a_name(part: str) -> bool:
    return len(part) > 1 and not (_has_case(part) and part.islower())


class Privacy(QObject):
    """Says how to write a child's name now.

    Pages write no child's name without asking ``name``; they connect ``changed`` and write
    again. The choice is kept for each screen (``scope`` is a page key, or a page key and a room).
    """

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: dict[str, bool] = {"today": True}
        self._scope = ""
        self._peeking: str | None = None
        self._on = False
        self.veil: Callable[[], Veil] = Veil  # over the names that the case file knows

    @property
    def on(self) -> bool:
        """Whether names are initials now."""
        return self._on

    @property
    def scope(self) -> str:
        """The screen whose choice holds."""
        return self._scope

    @property
    def choices(self) -> dict[str, bool]:
        """What was chosen for each screen, to be kept with the preferences."""
        return dict(self._choices)

    def restore(self, choices: dict[str, bool]) -> None:
        """Take over kept choices."""
        self._choices |= choices
        self._set(self._choices.get(self._scope, False))

    def enter(self, scope: str) -> None:
        """Take over the choice of a screen that comes to the front."""
        self._scope = scope
        self._set(self._choices.get(scope, False))

    def toggle(self) -> None:
        """Switch between names and initials on this screen (F9)."""
        self.set(on=not self._on)

    def set(self, *, on: bool) -> None:
        """Choose for this screen."""
        self._choices[self._scope] = on
        self._set(on)

    def _set(self, on: bool) -> None:
        if on != self._on:
            self._on = on
            self._peeking = None
            self.changed.emit(on)

    def name(self, full: str, short: str = "", key: str = "") -> str:
        """Return what may be shown: the full name, or the initials in privacy mode.

        ``short`` are the child's own initials where the case file has them; ``key`` names the
        child whose name is being peeked at while Alt is held.
        """
        if not self._on or (key and key == self._peeking):
            return full
        return short or initials(full)

    def text(self, full: str, folded: str = "") -> str:
        """Return free text, or what stands in its place while notes are folded."""
        return folded if self._on else full

    def in_text(self, text: str) -> str:
        """Return what somebody typed, in privacy mode with initials for the names the case file knows."""
        return self.veil()(text) if self._on and text else text

    def peek(self, key: str | None) -> None:
        """Show one child's name while Alt is held; ``None`` ends it."""
        if key != self._peeking and (self._on or key is None):
            self._peeking = key
            self.changed.emit(self._on)


class Peek(Hearing):
    """Shows one name while Alt is held over, or with the focus in, a widget of one child.

    A widget takes part by the property ``peek``: the key it gives to ``Privacy.name``.
    """

    def __init__(self, privacy: Privacy, parent: QObject) -> None:
        super().__init__(parent)
        self._privacy = privacy
        self.listen()
        QApplication.instance().applicationStateChanged.connect(self._end)  # type: ignore[union-attr]

    def stop(self) -> None:
        """Listen no more."""
        self.stop_listening()
        QApplication.instance().applicationStateChanged.disconnect(self._end)  # type: ignore[union-attr]

    def _end(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self._privacy.peek(None)

    @override
    def heard(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt and self._privacy.on:
            if event.type() == QEvent.Type.KeyPress:
                self._privacy.peek(_peek_key())
            elif event.type() == QEvent.Type.KeyRelease:
                self._privacy.peek(None)
        return False


def _peek_key() -> str | None:
    """Return the child under the pointer, or in the focused row or field."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for start in (app.widgetAt(QCursor.pos()), app.focusWidget()):
        widget = start
        while widget is not None:
            key = widget.property("peek")
            if key:
                return str(key)
            widget = widget.parentWidget()
    return None
