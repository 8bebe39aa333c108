"""Forms that save themselves: no Save button, nothing required, "unknown yet" everywhere.

    form = Form(self.desk, place=f"levels/{student_id}")
    field = form.add("reading", TextField(self.tr("Reading")), save=self._save_reading)
    field.show_value("Grade 6")                        # says nothing
    field.unknown_asked.connect(...)                   # Ctrl+U; show_unknown(ask_by) shows it

A field is written when it is left or 800 ms after the last key. Until then each second of typing is kept as
half-typed text in the encrypted case file; after a crash or a lock it stands in the field again.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from hospital_iep.ui.desk import Desk
from hospital_iep.ui.faults import NotDone
from hospital_iep.ui.fields import Check, Fault, GrowingText, LineEdit
from hospital_iep.ui.theme import theme
from hospital_iep.ui.toast import announce
from hospital_iep.ui.widgets.basics import Button, Elided, Icon, Wrapped, label, set_look
from hospital_iep.ui.widgets.combo import SearchCombo
from hospital_iep.ui.widgets.dates import DateField, day_words
from hospital_iep.ui.widgets.layouts import AtTop
from hospital_iep.ui.widgets.segments import Segments

SAVED_AFTER_MS = 800
KEPT_AFTER_MS = 900  # so that a keystroke is in the case file within a second
ASK_WITHIN = timedelta(days=7)
_TYPED_IN = (QLineEdit, QPlainTextEdit)


class UnknownBox(QFrame):
    """Stands in a field's place: "Unknown yet, ask by Fri 27 Nov", and "Got it"."""

    got_it = Signal()
    date_changed = Signal(object)

    def __init__(self, name: str, today: Callable[[], date]) -> None:
        super().__init__()
        self._name = name
        self._today = today
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme().px(11), theme().px(2), theme().px(4), theme().px(2))
        layout.setSpacing(theme().px(8))
        layout.addWidget(Icon("circle-question-mark", "warn"))
        self._words = Elided()
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout.addWidget(self._words, 1)
        self.got = Button(self.tr("Got it"), self.got_it.emit, size="small")
        self.got.setAccessibleName(self.tr("{field}: got it").format(field=name))
        layout.addWidget(self.got)

    def say(self, ask_by: date | None) -> None:
        """Show until when somebody should ask."""
        words = short = self.tr("Unknown yet")
        if ask_by is not None:
            day = day_words(ask_by, self._today())
            words = self.tr("Unknown yet, ask by {day}").format(day=day)
            short = self.tr("Ask by {day}").format(day=day)
        self._words.say(words, short)
        self.got.setAccessibleDescription(words)
        self.setAccessibleName(f"{self._name}: {words}")


class NotNeededBox(QFrame):
    """Stands in a field's place: not needed, and why; it does not print."""

    needed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme().px(11), theme().px(2), theme().px(4), theme().px(2))
        layout.addWidget(Icon("circle-slash", "text2"))
        self._words = label("")
        layout.addWidget(self._words, 1)
        button = Button(self.tr("Needed after all"), self.needed.emit, size="small")
        button.setAccessibleDescription(name)
        layout.addWidget(button)

    def say(self, reason: str) -> None:
        """Show why it is not needed."""
        words = self.tr("Not needed: {reason}").format(reason=reason) if reason else self.tr("Not needed")
        self._words.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")


class Field(QWidget):
    """A label above, something to fill in, a hint or a fault below.

    ``committed`` carries the text once it is left or rests; ``typed`` comes with every key.
    """

    committed = Signal(str)
    typed = Signal(str)
    fault_changed = Signal()  # also where the fault comes into view, or goes out of it
    unknown_asked = Signal(object)  # the day to ask by
    got_it = Signal()
    needed = Signal()

    def __init__(
        self,
        name: str,
        hint: str = "",
        note: str = "",
        check: Check | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self.name = name
        self._check = check
        self._today = today
        self._hint_text = hint
        self._written = ""
        self._fault: Fault | None = None
        self._veil: Callable[[str], str] = str
        self._veiled = False
        self._layout = AtTop(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme().px(5))
        self._head = QHBoxLayout()
        self._head.setSpacing(theme().px(8))
        self._label = label(name, "label")
        self._head.addWidget(self._label)
        if note:
            self._head.addWidget(label(note, "caption"))
        self._head.addStretch(1)
        self._layout.addLayout(self._head)
        self._unknown = UnknownBox(name, today)
        self._unknown.got_it.connect(self._on_got_it)
        self._unknown.hide()
        self._not_needed = NotNeededBox(name)
        self._not_needed.needed.connect(self.needed)
        self._not_needed.hide()
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme().px(6))
        self._fault_icon = Icon("triangle-alert", "danger", 14)
        self._hint = Wrapped(hint, "hint")
        self._fix = Button("", self._take_fix, kind="link")
        below.addWidget(self._fault_icon, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._hint)
        below.addWidget(self._fix, 0, Qt.AlignmentFlag.AlignTop)
        below.addStretch(1)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SAVED_AFTER_MS)
        self._rest.timeout.connect(self._on_rest)
        unknown = QShortcut(QKeySequence("Ctrl+U"), self)
        unknown.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        unknown.activated.connect(self.ask_unknown)

    def _finish(self, editor: QWidget, read: Callable[[], str], write: Callable[[str], object]) -> None:
        """Put the editor into its place; called by each kind of field at the end of its making."""
        self.editor = editor
        self._read = read
        self._write = write
        editor.setAccessibleName(self.name)
        self._label.setBuddy(editor)
        self.setFocusProxy(editor)
        for widget in (editor, self._unknown, self._not_needed, self._below):
            self._layout.addWidget(widget)
        self._show_below()

    @property
    def framed(self) -> QWidget:
        """What has the frame that a fault makes red."""
        return self.editor

    def label_width(self) -> int:
        """Return how much of the line above the editor the label takes."""
        return self._head.minimumSize().width()

    def label_height(self) -> int:
        """Return how high the line above the editor is."""
        return self._head.sizeHint().height()

    def text(self) -> str:
        """Return what the field holds; also while names in it are shown as initials."""
        return self._written if self._veiled else self._read()

    # Values

    def show_value(self, text: str) -> None:
        """Show what the case file holds; leaves alone what is being typed."""
        if self.is_half_typed:
            return
        self._written = text
        if self.editor.hasFocus() and not self._veiled:
            self._write(text)  # where somebody types nothing is covered
        else:
            self._show_written()
        self._judge()

    @property
    def draft(self) -> str:
        """What stands half-typed there, for ``put_back``."""
        return self.text()

    def put_back(self, text: str) -> None:
        """Show half-typed text again, as if it had just been typed."""
        self._let_type(on=True)
        self._write(text)
        self._judge()
        self._rest.start()
        self.typed.emit(text)

    def hide_names(self, veil: Callable[[str], str]) -> None:
        """Show what ``veil`` makes of a text; one that names somebody is read so, and not typed in."""
        self._veil = veil
        if isinstance(self.editor, _TYPED_IN) and not self.is_half_typed:
            self._show_written()

    def _show_written(self) -> None:
        shown = self._veil(self._written) if isinstance(self.editor, _TYPED_IN) else self._written
        self._let_type(on=shown == self._written)
        self._write(shown)

    def _let_type(self, *, on: bool) -> None:
        if self._veiled == on and isinstance(self.editor, _TYPED_IN):
            self._veiled = not on
            self.editor.setReadOnly(not on)
            self._show_below()

    @property
    def is_half_typed(self) -> bool:
        """Whether what stands there has not been taken over."""
        return self.text() != self._written

    @property
    def fault(self) -> Fault | None:
        """What is wrong with what stands there."""
        return self._fault

    def commit(self) -> None:
        """Take over what stands there, unless it is wrong; then it stays as half-typed text."""
        self._rest.stop()
        self._judge()
        if self._fault is None and self.is_half_typed and not self._is_put_off:
            self._written = self.text()
            self.committed.emit(self._written)
        if not self.editor.hasFocus() and not self.is_half_typed:
            self.hide_names(self._veil)  # of a name that was just typed

    def not_written(self, sentence: str) -> None:
        """Say under the field that it could not be written; the text stays as half-typed."""
        if self._veiled:
            self.put_back(self._written)
        self._written = "\0"  # equals nothing typed: leaving the field tries again
        self._set_fault(Fault(sentence))

    def _on_typed(self, *_: object) -> None:
        if self._fault is not None:
            self._set_fault(None)
        self._rest.start()
        self.typed.emit(self.text())

    def _on_rest(self) -> None:
        """Write after a pause, but judge only on leaving: never while typing."""
        if self._check is None or self._check(self.text()) is None:
            self.commit()

    def _judge(self) -> None:
        fault = self._check(self.text()) if self._check and not self._is_put_off else None
        if fault != self._fault:
            self._set_fault(fault)
            if fault is not None:
                announce(self, f"{self.name}: {fault.sentence}")

    def _set_fault(self, fault: Fault | None) -> None:
        self._fault = fault
        self._show_below()
        self.fault_changed.emit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._fault is not None:
            self.fault_changed.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._fault is not None:
            self.fault_changed.emit()

    def _take_fix(self) -> None:
        if self._fault is not None:
            self._write(self._fault.fix)
            self.commit()

    def set_hint(self, hint: str) -> None:
        """Show another hint below."""
        self._hint_text = hint
        self._show_below()

    def add_to_head(self, *widgets: QWidget) -> None:
        """Put links at the right of the label ("Last plan", "Text bank")."""
        for widget in widgets:
            self._head.addWidget(widget)

    def _show_below(self) -> None:
        fault = self._fault
        hint = self.tr("Names are hidden. F9 shows and edits them.") if self._veiled else self._hint_text
        self._fault_icon.setVisible(fault is not None)
        self._hint.setText(fault.sentence if fault else hint)
        set_look(self._hint, "role", "fault" if fault else "hint")
        self._fix.setText(fault.fix_words if fault else "")
        self._fix.setVisible(fault is not None and bool(fault.fix_words))
        self._below.setVisible(bool(fault or hint))
        set_look(self.framed, "state", "fault" if fault else "")
        self.editor.setAccessibleDescription(fault.sentence if fault else hint)

    # Unknown yet, not needed

    def ask_unknown(self) -> None:
        """Say that this is not known yet (Ctrl+U); in a week somebody should have asked."""
        self.unknown_asked.emit(self._today() + ASK_WITHIN)

    def show_unknown(self, ask_by: date | None) -> None:
        """Show that it is not known yet."""
        had_focus = self.editor.hasFocus()
        self.editor.hide()
        self._unknown.say(ask_by)
        self._unknown.show()
        self._judge()
        if had_focus:
            self._unknown.got.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_known(self) -> None:
        """Show the field itself again."""
        self._unknown.hide()
        self._not_needed.hide()
        self.editor.show()

    def show_not_needed(self, reason: str) -> None:
        """Show that it is not needed, and why."""
        self.editor.hide()
        self._not_needed.say(reason)
        self._not_needed.show()
        self._judge()

    @property
    def _is_put_off(self) -> bool:
        """Whether it is said to be unknown, or not needed: what stands in the editor waits, unseen."""
        return not (self._unknown.isHidden() and self._not_needed.isHidden())

    def _on_got_it(self) -> None:
        self.show_known()
        self._judge()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.got_it.emit()


class TextField(Field):
    """One line."""

    def __init__(
        self,
        name: str,
        hint: str = "",
        note: str = "",
        check: Check | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(name, hint, note, check, today)
        self.line = LineEdit()
        self.line.textEdited.connect(self._on_typed)
        self.line.left.connect(self.commit)
        self._finish(self.line, self.line.text, self._put)

    def _put(self, text: str) -> None:
        self.line.setText(text)
        if not self.line.hasFocus():
            self.line.setCursorPosition(0)  # of a long line the beginning is in sight


class LongTextField(Field):
    """Free text of up to 12 lines before it scrolls."""

    def __init__(
        self,
        name: str,
        hint: str = "",
        note: str = "",
        lines: int = 2,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(name, hint, note, None, today)
        self.box = GrowingText(lines)
        self._quiet = False
        self.box.textChanged.connect(self._changed)
        self.box.left.connect(self.commit)
        self._finish(self.box, self.box.toPlainText, self._put)

    def _changed(self) -> None:
        if not self._quiet:
            self._on_typed()

    def _put(self, text: str) -> None:
        if text != self.box.toPlainText():
            self._quiet = True
            self.box.setPlainText(text)
            self._quiet = False


class ChoiceField(Field):
    """One of several: segments for up to five, a list with search above; ``committed`` carries the key."""

    def __init__(
        self,
        name: str,
        choices: Mapping[str, str],
        hint: str = "",
        note: str = "",
        *,
        segments: bool = False,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(name, hint, note, None, today)
        self.choice: Segments | SearchCombo
        self.choice = Segments(name, choices) if segments else SearchCombo(name, choices)
        self.choice.chosen.connect(lambda _key: self.commit())
        if isinstance(self.choice, SearchCombo):
            self.choice.unsettled.connect(self.not_written)
        self._finish(self.choice, lambda: self.choice.value, self.choice.choose)
        self._written = self.text()  # segments begin with their first choice; nobody typed that


class DayField(Field):
    """A day, typed freely; ``committed`` carries it as YYYY-MM-DD, or empty."""

    def __init__(
        self,
        name: str,
        hint: str = "",
        note: str = "",
        today: Callable[[], date] = date.today,
        anchor: Callable[[], date | None] = lambda: None,
        example: str = "",
    ) -> None:
        super().__init__(name, hint, note, None, today)
        self.day = DateField(name, None, today, anchor)
        self._example = example
        if example:
            self.day.field.setPlaceholderText(example)
        self.day.changed.connect(lambda _day: self.commit())
        self.day.field.editingFinished.connect(self._on_left)
        self.day.field.textEdited.connect(self._on_typed)
        self._check = self._check_day
        self._finish(self.day, self._day, self._put)

    @property
    @override
    def is_half_typed(self) -> bool:
        return super().is_half_typed or not self.day.is_taken

    @property
    @override
    def framed(self) -> QWidget:
        return self.day.field

    @property
    @override
    def draft(self) -> str:
        return self.day.typed()

    @override
    def put_back(self, text: str) -> None:
        self.day.field.setText(text)
        self._judge()
        self.typed.emit(self.text())

    @override
    def commit(self) -> None:
        self.day.take()
        super().commit()

    @override
    def _on_rest(self) -> None:
        """Wait until it is left: "f" is not yet meant to be a Friday."""

    def _on_left(self) -> None:
        if not self.day.is_understood or not self.is_half_typed:
            self._judge()  # else it was tried just now, and says itself what became of it

    def _check_day(self, _typed: str) -> Fault | None:
        if self.day.is_understood:
            return None
        if self._example:
            return Fault(self.tr("This is no day. Type it as {example}.").format(example=self._example))
        return Fault(self.tr("This is no day. Type “fri”, “+14” or “27 Nov”."))

    def _day(self) -> str:
        return self.day.value.isoformat() if self.day.value else ""

    def _put(self, text: str) -> None:
        self.day.show_value(date.fromisoformat(text) if text else None)


class Form(QObject):
    """Fields of one record: writes each by itself, and keeps what is half-typed."""

    def __init__(
        self, desk: Desk, place: str, parent: QObject | None = None, *, veil: Callable[[str], str] = str
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._veil = veil
        self._place = place
        self._fields: dict[str, Field] = {}
        self._waiting: set[str] = set()
        self._kept = desk.drafts(place)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_AFTER_MS)
        self._timer.timeout.connect(self.keep)

    @property
    def fields(self) -> Sequence[Field]:
        """The fields in their order."""
        return tuple(self._fields.values())

    def add(self, key: str, field: Field, save: Callable[[str], object]) -> Field:
        """Add a field; ``save`` is called with its text and writes it (``desk.do``)."""
        self._fields[key] = field
        field.setObjectName(key)
        field.hide_names(self._veil)
        field.typed.connect(lambda _text: self._note(key))
        field.committed.connect(lambda text: self._save(key, text, save))
        field.fault_changed.connect(self._desk.tell_again)
        return field

    @property
    def is_in_red(self) -> bool:
        """Whether a field that can be seen holds what cannot be written."""
        return any(field.fault is not None and field.isVisible() for field in self._fields.values())

    def put_back(self) -> None:
        """Show what was half-typed before a lock or a crash; call it after the values are shown."""
        for key, text in self._kept.items():
            if key in self._fields and text != self._fields[key].draft:
                self._fields[key].put_back(text)
        self._kept = {}

    def commit(self) -> None:
        """Write all that can be written, and keep the rest (a page calls it in ``leave``)."""
        for field in self._fields.values():
            field.commit()
        self._waiting |= {key for key, field in self._fields.items() if field.is_half_typed}
        self.keep()

    def keep(self) -> None:
        """Keep half-typed text in the case file."""
        self._timer.stop()
        for key in sorted(self._waiting):
            if self._fields[key].is_half_typed:
                self._desk.keep_draft(self._place, key, self._fields[key].draft)
            else:
                self._desk.forget_draft(self._place, key)
        self._waiting.clear()

    def _note(self, key: str) -> None:
        self._waiting.add(key)
        if not self._timer.isActive():
            self._timer.start()

    def _save(self, key: str, text: str, save: Callable[[str], object]) -> None:
        try:
            save(text)
        except NotDone as fault:
            self._fields[key].not_written(str(fault))
            self._note(key)
            return
        self._waiting.discard(key)
        self._desk.forget_draft(self._place, key)
