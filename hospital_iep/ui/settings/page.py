"""The settings' page: the parts a role may see, one at a time, or what answers a search from all of them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QWidget
from typing_extensions import override

from hospital_iep.domain.rights import Act, Role, Subject, allowed
from hospital_iep.ui.commands import Command
from hospital_iep.ui.page import Page, column, scrolling
from hospital_iep.ui.settings.file import FilePart
from hospital_iep.ui.settings.look import AboutPart, LookPart, PracticePart
from hospital_iep.ui.settings.parts import Part
from hospital_iep.ui.settings.people import PeoplePart
from hospital_iep.ui.settings.ward import WardPart
from hospital_iep.ui.student.find import FindField
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.announce import announce
from hospital_iep.ui.widgets.basics import Button
from hospital_iep.ui.widgets.empty import EmptyState
from hospital_iep.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from hospital_iep.ui.window import Window

MOST_WIDTH = 1040


class SettingsPage(Page):
    """Everything that can be set, by role."""

    help_page = "settings"

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.title = self.tr("Settings")
        self._makers: dict[str, Callable[[], Part]] = {}
        self.parts: dict[str, Part] = {}
        self.buttons: dict[str, Button] = {}
        self.key = ""
        self._group = QButtonGroup(self)
        self.field = FindField(self.tr("Find a setting"))
        self.field.textChanged.connect(self.search)
        self._bar = QWidget()
        self._flow = FlowLayout(self._bar)
        self._flow.addWidget(self.field)
        self._add_parts()
        inner = QWidget()
        self._column = column(inner, 0, 12)
        self.nothing = EmptyState(self.tr("No setting answers this."), icon="search")
        self.nothing.hide()
        self._column.addWidget(self.nothing)
        self._column.addStretch(1)
        self._area = scrolling(inner)
        self._inner = inner
        page = column(self, 16, 12)
        page.addWidget(self._bar)
        page.addWidget(self._area, 1)
        self.desk.changed.connect(self._on_changed)
        theme().changed.connect(self._fit)

    def _add_parts(self) -> None:
        tr, window = self.tr, self.window_
        role = Role(self.desk.database.person.role)
        may_write = allowed(role, Act.WRITE, Subject.WARD)
        if allowed(role, Act.READ, Subject.WARD):
            self._add("ward", tr("Ward"), "building-2", lambda: WardPart(window, may_write=may_write))
        self._add(
            "people",
            tr("People"),
            "users",
            lambda: PeoplePart(window, may_read=allowed(role, Act.READ, Subject.WARD), may_write=may_write),
        )
        self._add(
            "file",
            tr("File and backup"),
            "database",
            lambda: FilePart(
                window,
                may_manage=allowed(role, Act.MANAGE, Subject.BACKUP) or self._alone(),
                may_audit=allowed(role, Act.READ, Subject.AUDIT),
            ),
        )
        self._add("look", tr("Look and access"), "palette", lambda: LookPart(window, may_write=may_write))
        self._add("practice", tr("Practice data"), "flask-conical", lambda: PracticePart(window))
        self._add("about", tr("About and licences"), "info", lambda: AboutPart(window))

    def _alone(self) -> bool:
        """Return whether nobody in this file looks after backups: then everybody may."""
        roles = [Role(person.role) for person in self.desk.database.vault.people]
        return not any(allowed(role, Act.MANAGE, Subject.BACKUP) for role in roles)

    def _add(self, key: str, words: str, icon: str, make: Callable[[], Part]) -> None:
        button = Button(words, lambda: self.show_part(key), icon=icon)
        button.setCheckable(True)
        self._group.addButton(button)
        self.buttons[key] = button
        self._makers[key] = make
        self._flow.addWidget(button)

    # The frame asks

    @override
    def enter(self, **target: Any) -> None:
        wanted = str(target.get("part", ""))
        key = wanted if wanted in self._makers else self.key or next(iter(self._makers))
        self.show_part(key)
        ward, part = target.get("routine_of"), self.part(key)
        if ward and isinstance(part, WardPart):
            self._bring(part.show_routine_of(str(ward)))
        button = getattr(self.part(key), str(target.get("press", "")), None)
        if isinstance(button, Button) and not button.isHidden():  # one a role has not says why beside it
            button.setFocus()
            button.click()

    def _bring(self, widget: QWidget) -> None:
        """Give something further below the focus, in sight, once the page is at the front."""

        def bring() -> None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(widget)

        QTimer.singleShot(0, self, bring)

    @override
    def leave(self) -> None:
        for part in self.parts.values():
            part.commit()

    @override
    def place(self) -> dict[str, Any]:
        return {"part": self.key} if self.key else {}

    @override
    def first_focus(self) -> QWidget | None:
        return self.field

    @override
    def commands(self) -> Sequence[Command]:
        tr = self.tr
        found = [Command(tr("Find a setting"), self.field.setFocus, "search", "Ctrl+F")]
        for key, button in self.buttons.items():
            words = tr("Settings: {part}").format(part=button.text())
            found.append(Command(words, lambda key=key: self.show_part(key), "settings"))  # type: ignore[misc]
        if self.window_.has_page("imports"):
            imports = tr("Import appointments from a file")
            found.append(Command(imports, lambda: self.window_.open("imports"), "calendar-plus"))
        return found

    def _on_changed(self, _changes: object) -> None:
        if self.isVisible() and self.key:
            self._shown_parts_again()

    def _shown_parts_again(self) -> None:
        for part in self.parts.values():
            if part.isVisibleTo(self):
                part.refresh()

    # Showing

    def part(self, key: str) -> Part:
        """Return a part, made now if need be."""
        if key not in self.parts:
            part = self._makers[key]()
            part.hide()
            self.parts[key] = part
            self._column.insertWidget(self._column.count() - 2, part)
        return self.parts[key]

    def show_part(self, key: str) -> None:
        """Show one part, and end a search."""
        self.key = key
        if self.field.text():
            self.field.clear()  # shows the part
            return
        self.buttons[key].setChecked(True)
        chosen = self.part(key)
        chosen.refresh()
        for each in self.parts.values():
            for card in each.cards:
                card.show()
            each.setVisible(each is chosen)
        self.nothing.hide()
        self._area.verticalScrollBar().setValue(0)
        self._fit()

    def search(self, typed: str) -> None:
        """Show the settings of all parts that answer what was typed."""
        if not typed.strip():
            self.show_part(self.key or next(iter(self._makers)))
            return
        self._group.setExclusive(False)
        for button in self.buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)
        found = 0
        for key in self._makers:
            part = self.part(key)
            part.refresh()
            hits = [card for card in part.cards if card.answers(typed)]
            for card in part.cards:
                card.setVisible(card in hits)
            part.setVisible(bool(hits))
            found += len(hits)
        self.nothing.setVisible(not found)
        words = self.tr("1 setting") if found == 1 else self.tr("{number} settings")
        announce(self, words.format(number=found))

    def _fit(self) -> None:
        self._inner.setMaximumWidth(theme().px(MOST_WIDTH))
