"""What every part of Settings is made of: cards with a title and an effect, and lists of records."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget
from sqlmodel import SQLModel

from hospital_iep.operations import records
from hospital_iep.operations.records import Record
from hospital_iep.ui.faults import NotDone
from hospital_iep.ui.forms import Field, Form, TextField
from hospital_iep.ui.limits import limited
from hospital_iep.ui.settings.fields import Spec
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import Button, Card, IconButton, label
from hospital_iep.ui.widgets.basics import line as thin_line
from hospital_iep.ui.widgets.flow import FlowLayout
from hospital_iep.ui.widgets.layouts import row

if TYPE_CHECKING:
    from hospital_iep.ui.desk import Desk
    from hospital_iep.ui.window import Window


_OTHER_END = {"start": "end", "end": "start", "works_from": "works_until", "works_until": "works_from"}


class AtLeast(QObject):
    """Keeps a field as wide as its value asks for, also when the text size changes; hints may widen it."""

    def __init__(self, widget: QWidget, width: int) -> None:
        super().__init__(widget)
        self._widget, self._width = widget, width
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._widget.setMinimumWidth(theme().px(self._width))


class SettingCard(Card):
    """One setting, or a few that belong together: a title, what it changes, and the fields."""

    def __init__(self, title: str, effect: str) -> None:
        super().__init__(gap=10)
        self.head(title)
        self.effect = label(effect, "hint", wrap=True)
        self.body.addWidget(self.effect)

    def answers(self, typed: str) -> bool:
        """Return whether all words typed stand somewhere on the card."""
        said = [each.text() for each in self.findChildren(QLabel)] + [
            each.text() for each in self.findChildren(Button)
        ]
        words = " ".join(said).casefold()
        return all(part in words for part in typed.casefold().split())


class Part(QWidget):
    """One part of Settings; ``cards`` are found by search, ``refresh`` reads again."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self.window_ = window
        self.desk = window.desk
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme().px(12))
        self.cards: list[SettingCard] = []
        self.forms: list[Form] = []

    def add(self, card: SettingCard) -> SettingCard:
        """Put another card on the part."""
        self.cards.append(card)
        self.body.addWidget(card)
        return card

    def refresh(self) -> None:
        """Show what the case file holds now."""

    def commit(self) -> None:
        """Write what is half-typed."""
        for form in self.forms:
            form.commit()


class RecordList(QWidget):
    """Records of one kind, each a row of fields that save themselves; add and remove are own steps.

    ``called`` says in words which record it is, for the button that removes it; else its first field does.
    """

    def __init__(
        self,
        desk: "Desk",
        kind: type[SQLModel],
        specs: Sequence[Spec],
        *,
        labels: tuple[str, str, str],
        new: Callable[[], SQLModel],
        called: Callable[[Any], str] | None = None,
        may_write: bool = True,
    ) -> None:
        super().__init__()
        self._called = called or (lambda data: specs[0].show(getattr(data, specs[0].name)))
        self.setObjectName(kind.__name__)  # each row below has its record's id: a way that outlasts a lock
        self._desk, self._kind, self._specs, self._new = desk, kind, specs, new
        self._changed, self._added, self._removed = labels  # names of the steps, for undo
        self._may_write = may_write
        self.keys: dict[str, Any] = {}
        self.rows: dict[UUID, dict[str, Field]] = {}
        self.forms: list[Form] = []
        self.removers: dict[UUID, IconButton] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme().px(8))
        self._holder = _holder()
        self._layout.addWidget(self._holder)
        self.empty = label(self.tr("None yet."), "quiet")
        self._layout.addWidget(self.empty)
        self.add_button = Button(self._added, self.add, icon="plus", size="small")
        line = row()
        line.addWidget(self.add_button)
        line.addStretch(1)
        self._layout.addLayout(line)
        self.add_button.setVisible(may_write)

    def refresh(self) -> None:
        """Show the records; rows that stay keep their fields, so that nobody loses the one they type in."""
        with self._desk.database.session() as session:
            found = records.listed(session, self._kind, **self.keys)
        is_new = {each.id for each in found} != set(self.rows)
        if is_new:
            self._build(sorted(found, key=_order))  # only then: no row jumps away under the hand
        for each in found:
            for spec in self._specs:
                field = self.rows[each.id][spec.name]
                field.show_value(spec.show(getattr(each.data, spec.name)))
                if isinstance(field.editor, QLineEdit) and not field.editor.hasFocus():
                    field.editor.setCursorPosition(0)  # a long value shows its beginning
            if each.id in self.removers:
                what = self._called(each.data)
                self.removers[each.id].rename(self.tr("{step}: {what}").format(step=self._removed, what=what))
        if is_new:
            for form in self.forms:
                form.put_back()
        self.empty.setVisible(not found)

    def _build(self, found: Sequence[Record[Any]]) -> None:
        for form in self.forms:
            form.commit()
        self.rows, self.forms, self.removers = {}, [], {}
        old, self._holder = self._holder, _holder()
        self._layout.replaceWidget(old, self._holder)
        old.hide()
        old.setParent(None)  # nothing typed is put back into rows that go
        old.deleteLater()
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        for number, each in enumerate(found):
            if number:
                column.addWidget(thin_line())
            column.addWidget(self._row(each))

    def _row(self, each: Record[Any]) -> QWidget:
        frame = QFrame()
        frame.setObjectName(str(each.id))
        flow = FlowLayout(frame, gap=12)
        form = Form(self._desk, f"settings/{self._kind.__name__}/{each.id}", frame)
        fields: dict[str, Field] = {}
        for spec in self._specs:
            field = spec.make()
            if isinstance(field, TextField):
                limited(field, self._kind, spec.name)
            AtLeast(field, spec.width)
            field.setEnabled(self._may_write)
            fields[spec.name] = form.add(spec.name, field, self._saver(each.id, spec))
            flow.addWidget(field)
        if self._may_write:
            remove = IconButton("trash-2", self._removed, lambda: self.remove(each.id))
            self.removers[each.id] = remove
            flow.addWidget(remove)
        self.rows[each.id] = fields
        self.forms.append(form)
        return frame

    def _saver(self, key: UUID, spec: Spec) -> Callable[[str], object]:
        def save(text: str) -> object:
            value = {spec.name: spec.read(text)}
            if spec.name == "name":
                self._refuse_twice(key, value["name"])
            other = _OTHER_END.get(spec.name, "")
            field = self.rows[key].get(other)
            if field is None:
                return self._desk.do(self._changed, records.edit, self._kind, key, value)
            kept = getattr(self._desk.read(records.get, self._kind, key).data, other)
            value[other] = kept
            if field.fault is not None:
                with suppress(ValueError):  # then it says so itself
                    value[other] = next(each for each in self._specs if each.name == other).read(field.text())
            self._refuse_reversed(value)
            done = self._desk.do(self._changed, records.edit, self._kind, key, value)
            if field.fault is not None:
                field.commit()  # what was refused beside the old time goes with the new one
            return done

        return save

    def _refuse_reversed(self, value: dict[str, Any]) -> None:
        if "works_from" in value:
            first, last = value["works_from"], value["works_until"]
            if first is not None and last is not None and last < first:
                raise NotDone(self.tr("It ends before it begins. Change the other day, or this one."))
        elif not value["start"] < value["end"]:
            raise NotDone(self.tr("It ends after it begins. Change the other time, or this one."))

    def _refuse_twice(self, key: UUID, name: str) -> None:
        """Refuse a name that another record of a list without days has: nobody could tell them apart."""
        if "start" in self.rows[key]:
            return
        with self._desk.database.session() as session:
            found: list[Record[Any]] = records.listed(session, self._kind, **self.keys)
        if any(each.id != key and each.data.name.casefold() == name.casefold() for each in found):
            raise NotDone(self.tr("There is one of that name already. Add something that tells them apart."))

    def add(self) -> None:
        """Add a record with the usual values; the focus goes into its first field."""
        key = self._desk.do(self._added, partial(records.add, **self.keys), self._new())
        self.refresh()
        first = self.rows.get(key, {}).get(self._specs[0].name)
        if first is not None:
            first.editor.setFocus()

    def remove(self, key: UUID) -> None:
        """Remove a record; undo brings it back."""
        self._desk.do(self._removed, records.remove, self._kind, key)
        self.refresh()


def _holder() -> QWidget:
    holder = QWidget()
    holder.setObjectName("rows")
    return holder


def _order(each: Record[Any]) -> tuple[Any, ...]:
    """Order rows by weekday and time where they have them, else by name."""
    data = each.data
    start = getattr(data, "start", None)
    name = str(getattr(data, "name", "")) if start is None else ""
    return (getattr(data, "weekday", 0), str(start or ""), name.casefold(), str(each.id))
