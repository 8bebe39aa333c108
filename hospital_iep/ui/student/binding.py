"""Fields of a form bound to fields of a record: shown, written by themselves, asked for when unknown."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from sqlmodel import SQLModel
from typing_extensions import override

from hospital_iep.domain.plan import SectionKey
from hospital_iep.operations import plan
from hospital_iep.ui.birth import BirthField
from hospital_iep.ui.desk import Desk
from hospital_iep.ui.fields import Check, within
from hospital_iep.ui.forms import ChoiceField, DayField, Field, Form, LongTextField, TextField
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button

Save = Callable[[str], object]


class UnknownLink(QObject):
    """Says "Unknown yet" at the end of an empty label, for the mouse; by key it is Ctrl+U."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._field = field
        self._words = self.tr("Unknown yet")
        self._link = Button(self._words, field.ask_unknown, kind="link", hint=self.tr("Ctrl+U"))
        self._link.setParent(field)
        self._link.setAccessibleName(self.tr("{field}: unknown yet").format(field=field.name))
        self._link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._link.setStyleSheet(f"font-size: {theme().px(12)}px; padding: 0 2px;")
        field.installEventFilter(self)
        field.typed.connect(lambda _text: self.show())
        field.committed.connect(lambda _text: self.show())
        field.unknown_asked.connect(lambda _by: self._link.hide())
        field.got_it.connect(self.show)
        self.show()

    def show(self) -> None:
        """Show the link while the field is empty and asks for something."""
        empty = not self._field.text().strip() and not self._field.editor.isHidden()
        self._link.setVisible(empty)
        if empty:
            self._place()

    def _place(self) -> None:
        """Stand at the label's height; a sign stands for the words where the label leaves no room."""
        room = self._field.width() - self._field.label_width() - theme().px(8)
        self._link.setText(self._words)
        if self._link.sizeHint().width() > room:
            self._link.setText("?")
        size, tall = self._link.sizeHint(), self._field.label_height()
        mirrored = self._field.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 0 if mirrored else self._field.width() - size.width()
        height = max(theme().px(22), 24)
        self._link.setGeometry(left, min((tall - height) // 2 + 1, 0), size.width(), height)
        self._link.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show} and not self._link.isHidden():
            self._place()
        return False


def offer_unknown(field: Field) -> None:
    """Offer "Unknown yet" beside an empty field."""
    field.setProperty("unknown_link", UnknownLink(field))


def show_value(field: Field, text: str) -> None:
    """Show what the case file holds, without moving the cursor where it stands there already."""
    if field.text() != text or text == "":
        field.show_value(text)
    if isinstance(field.editor, QLineEdit) and not field.is_half_typed:
        field.editor.setModified(False)
    if isinstance(field.editor, QPlainTextEdit) and not field.is_half_typed:
        field.editor.document().setModified(False)
    link = field.property("unknown_link")
    if isinstance(link, UnknownLink):
        link.show()


class Bound(NamedTuple):
    """One field and the record's field it shows."""

    field: Field
    name: str
    shown: Callable[[Any], str]


class Binding(QObject):
    """Binds the fields of one form to fields of records; each is written by itself as one undo step."""

    def __init__(
        self,
        desk: Desk,
        form: Form,
        student_id: UUID,
        section: SectionKey | None,
        kind: type[SQLModel],
        record_id: UUID,
        prefix: str = "",
    ) -> None:
        super().__init__(form)
        self._desk = desk
        self._form = form
        self._student_id = student_id
        self._section = section
        self._kind = kind
        self._record_id = record_id
        self._prefix = prefix
        self.bound: dict[str, Bound] = {}

    # Kinds of fields

    def text(
        self,
        name: str,
        label: str,
        hint: str = "",
        note: str = "",
        *,
        lines: int = 0,
        unknown: bool = True,
    ) -> Field:
        """Add a text: one line, or free text of at least so many lines."""
        field: Field
        if lines:
            field = LongTextField(label, hint, note, lines, self._desk.today)
        else:
            line = TextField(label, hint, note, None, self._desk.today)
            line.line.setMaxLength(self._longest(name))
            field = line
        return self._add(name, field, str, str.strip, unknown=unknown)

    def number(
        self,
        name: str,
        label: str,
        least: int,
        most: int,
        hint: str = "",
        note: str = "",
        *,
        check: Check | None = None,
        needed: bool = False,
    ) -> Field:
        """Add a whole number; empty means not known, unless it is ``needed`` (then the old one stays)."""
        sentence = self.tr("Enter {least} to {most}.").format(least=least, most=most)
        bounds = within(least, most, sentence, self.tr("Use {value}"))
        checks = (bounds, check) if check else (bounds,)

        def judge(typed: str) -> Any:
            return next((fault for one in checks if (fault := one(typed))), None)

        field = TextField(label, hint, note, judge, self._desk.today)
        return self._add(name, field, _plain, _whole, unknown=not needed, needed=needed)

    def day(self, name: str, label: str, hint: str = "", *, unknown: bool = True) -> Field:
        """Add a day."""
        field = DayField(label, hint, "", self._desk.today)
        return self._add(name, field, _iso, _day, unknown=unknown)

    def birth(self, name: str, label: str, hint: str = "") -> Field:
        """Add a day of birth."""
        return self._add(name, BirthField(label, hint, today=self._desk.today), _iso, _day, unknown=True)

    def choice(
        self, name: str, label: str, choices: Mapping[str, str], hint: str = "", *, segments: bool = False
    ) -> Field:
        """Add one of several; the key "" stands for not known."""
        field = ChoiceField(label, choices, hint, segments=segments, today=self._desk.today)
        return self._add(name, field, _value, lambda text: text or None, unknown=False)

    def level(self, name: str, label: str, choices: Mapping[str, str], hint: str = "") -> Field:
        """Add an energy level, chosen by its words."""
        field = ChoiceField(label, choices, hint, today=self._desk.today)
        return self._add(name, field, _plain, _whole, unknown=False)

    def words(self, name: str, label: str, hint: str = "") -> Field:
        """Add a list of words with commas between them."""
        field = TextField(label, hint, "", None, self._desk.today)
        return self._add(name, field, ", ".join, _listed, unknown=False)

    def yes_no(self, name: str, label: str, hint: str = "") -> Field:
        """Add a question with yes, no, and not known yet."""
        choices = {"yes": self.tr("Yes"), "no": self.tr("No"), "": self.tr("Not known")}
        field = ChoiceField(label, choices, hint, segments=True, today=self._desk.today)
        return self._add(name, field, _yes, _yes_no, unknown=False)

    def _longest(self, name: str) -> int:
        for fact in self._kind.model_fields[name].metadata:
            longest = getattr(fact, "max_length", None)
            if longest:
                return int(longest)
        return 32767

    def _add(
        self,
        name: str,
        field: Field,
        shown: Callable[[Any], str],
        read: Callable[[str], Any],
        *,
        unknown: bool,
        needed: bool = False,
    ) -> Field:
        self.bound[name] = Bound(field, name, shown)

        def save(text: str) -> None:
            if needed and not text.strip():
                return
            self.write(name, field.name, read(text))

        self._form.add(f"{self._prefix}{name}", field, save)
        if unknown:
            offer_unknown(field)
            field.unknown_asked.connect(lambda by: self._ask(name, field, by))
            field.got_it.connect(lambda: self._got_it(name, field))
        return field

    # Writing

    def write(self, name: str, label: str, value: Any) -> None:
        """Write one field as one step that is named after it."""
        self._desk.do(
            self.tr("Changed {field}").format(field=label),
            plan.write,
            self._student_id,
            self._section,
            self._kind,
            self._record_id,
            {name: value},
            self._desk.today(),
        )

    def _ask(self, name: str, field: Field, by: date) -> None:
        words = self.tr("Unknown yet: {field}").format(field=field.name)
        self._desk.do(words, plan.ask, self._student_id, name, by, self._section)

    def _got_it(self, name: str, field: Field) -> None:
        words = self.tr("Got it: {field}").format(field=field.name)
        self._desk.do(words, plan.answer, self._student_id, name, self._desk.today())

    def show(self, data: SQLModel, asked: Mapping[str, date | None]) -> None:
        """Show a record's values, and which of them are still to be asked for."""
        for name, (field, _, shown) in self.bound.items():
            show_value(field, shown(getattr(data, name)))
            empty = not field.text().strip()
            if name in asked and empty:
                field.show_unknown(asked[name])
            elif field.editor.isHidden():
                field.show_known()
            show_value(field, field.text())


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


def _whole(text: str) -> int | None:
    return int(text) if text.strip() else None


def _listed(text: str) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def _iso(value: date | None) -> str:
    return value.isoformat() if value else ""


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _value(value: Any) -> str:
    return "" if value is None else str(getattr(value, "value", value))


def _yes(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


def _yes_no(text: str) -> bool | None:
    return {"yes": True, "no": False}.get(text)
